"""The graph of a study in Python, and tables as Arrow streams."""

from __future__ import annotations

import json
from pathlib import Path

import nanoarrow
import networkx
import pandas
import polars
import pyarrow
import pytest

import tematik as tk


def test_to_networkx_holds_every_vertex_and_edge() -> None:
    study = tk.datasets.first_study()
    graph = study.graph()
    converted = graph.to_networkx()
    assert converted.number_of_nodes() == graph.n_vertices
    assert converted.number_of_edges() == graph.n_edges
    kinds = {kind for _, kind in converted.nodes(data="kind")}
    assert {"source", "segment", "code", "theme", "case", "coder"} <= kinds
    part = graph.only(["code", "theme"], ["part_of"]).to_networkx()
    assert networkx.is_directed_acyclic_graph(part)
    assert part.number_of_nodes() == len(study.codes) + len(study.themes)


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "dot", "json", "net", "csv"])
def test_write_is_whole_and_repeatable(tmp_path: Path, suffix: str) -> None:
    graph = tk.datasets.first_study().graph()
    losses = graph.write(tmp_path / f"a.{suffix}")
    graph.write(tmp_path / f"b.{suffix}")
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()
    assert losses.columns == ["reason", "of", "column", "count"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"a.{suffix}", f"b.{suffix}"]


def test_foreign_readers_find_the_same_graph(tmp_path: Path) -> None:
    graph = tk.datasets.first_study().graph()
    graph.write(tmp_path / "g.graphml")
    read = networkx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert (read.number_of_nodes(), read.number_of_edges()) == (graph.n_vertices, graph.n_edges)
    graph.write(tmp_path / "g.json")
    data = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    assert networkx.node_link_graph(data, edges="links").number_of_nodes() == graph.n_vertices


def test_an_unknown_ending_and_a_missing_folder(tmp_path: Path) -> None:
    graph = tk.Study("x").graph()
    with pytest.raises(tk.UsageError, match="graphml"):
        graph.write(tmp_path / "g.xyz")
    with pytest.raises(tk.StorageError, match="could not be written"):
        graph.write(tmp_path / "none" / "g.json")


def hostile() -> tk.Study:
    study = tk.Study("Demo")
    study.add_source("S", "0123456789")
    study.add_source("without text", None)
    for name in ["A", "<b>&", "😀 é", ""]:
        study.add_code(name or "(blank)")
    study.add_coding("S", 0, 3, "A", created="2026-01-05T08:30:00Z", weight=0.5)
    study.add_coding("S", 3, 5, "😀 é")
    return study


def test_arrow_streams_are_read_by_everyone() -> None:
    study = hostile()
    for table in (study.codings.table(), study.sources.table(), study.codes.table(), study.claims.table()):
        expected = table.to_dict()
        arrow = pyarrow.table(table)
        assert arrow.column_names == table.columns
        for name, kind in zip(table.columns, table.types, strict=True):
            values = arrow[name].cast(pyarrow.int64()) if kind == "timestamp" else arrow[name]
            assert values.to_pylist() == expected[name]
        assert polars.DataFrame(table).height == len(table)
        assert nanoarrow.ArrayStream(table).read_all() is not None
        assert pyarrow.schema(table) == arrow.schema


def test_results_are_arrow_streams_too() -> None:
    result = tk.cooccurrence(hostile(), unit="overlap")
    assert pyarrow.table(result).num_rows == len(result.table())
    assert pyarrow.table(result).to_pydict() == result.to_dict()
    assert isinstance(result.to_pandas(), pandas.DataFrame)


def test_unread_capsules_release_themselves_and_streams_are_fresh() -> None:
    table = hostile().codings.table()
    for _ in range(100):
        table.__arrow_c_stream__()
        table.__arrow_c_schema__()
    assert pyarrow.table(table) == pyarrow.table(table)


def test_arrays_outlive_the_table() -> None:
    column = pyarrow.table(hostile().codes.table())["name"]
    assert column.to_pylist() == ["A", "<b>&", "😀 é", "(blank)"]
