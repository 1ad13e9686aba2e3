"""Reading REFI-QDA files: the shipped study, the published annexes, refusals."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import tematik as tk


def conformance(name: str) -> Path:
    folder = os.environ.get("TEMATIK_CONFORMANCE_DIR")
    if folder is None:
        pytest.skip("TEMATIK_CONFORMANCE_DIR is not set")
    return Path(folder) / name


def test_the_shipped_study() -> None:
    study = tk.datasets.first_study()
    assert (len(study.source_labels), len(study.case_labels), len(study.coder_labels)) == (8, 5, 2)
    assert len(study) == 219
    assert len(study.theme_labels) == 3
    assert study.import_report.losses == 0
    assert "Umpan balik" in study.name
    assert tk.cooccurrence(study, unit="sentence").n == 211
    seen = tk.saturation(study)
    assert (seen.order, seen.new.tolist()) == ("collected", [6, 4, 3, 1, 1, 0, 0, 1])
    interviews = tk.query.attr("source.technique") == "interview"
    assert tk.cooccurrence(study, unit="source", where=interviews).n == 5


@pytest.mark.parametrize(
    ("name", "sources", "codes", "coders", "codings"),
    [
        ("A2_simple_project.qde", 12, 14, 3, 14),
        ("TestProject.qdpx", 12, 14, 3, 14),
        ("A3_complex_project.qde", 16, 19, 64, 66),
    ],
)
def test_the_published_annexes(name: str, sources: int, codes: int, coders: int, codings: int) -> None:
    study = tk.read(conformance(name))
    found = (len(study.source_labels), len(study.code_labels), len(study.coder_labels), len(study))
    assert found == (sources, codes, coders, codings)
    assert "member_missing" in study.import_report.to_json()


def test_refusals_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(tk.StorageError, match="nowhere"):
        tk.read(tmp_path / "nowhere.qdpx")
    broken = tmp_path / "broken.qde"
    broken.write_text("<Project><a></Project>", encoding="utf-8")
    with pytest.raises(tk.InputError, match=r"broken\.qde"):
        tk.read(broken)
    assert broken.read_text(encoding="utf-8") == "<Project><a></Project>"
