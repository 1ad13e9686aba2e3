"""The graph of a study in Python: NetworkX, and files of other programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from tematik import _core
from tematik._files import write_whole

if TYPE_CHECKING:
    import networkx

    import tematik._core


def _rows(table: _core.Table) -> list[dict[str, Any]]:
    """The rows of a table; missing values are left out."""
    columns = [table.column(name) for name in table.columns]
    rows = zip(*columns, strict=True)
    return [{n: v for n, v in zip(table.columns, row, strict=True) if v is not None} for row in rows]


def attach() -> None:
    """Gives StudyGraph what Python adds."""

    def to_networkx(self: Any) -> networkx.MultiDiGraph[str]:
        """A NetworkX graph: nodes by stable ids, parallel edges by the ids of the edges, columns as attributes."""
        try:
            import networkx
        except ImportError as error:
            raise ImportError('networkx is not installed: pip install "tematik[graph]"') from error
        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for node in _rows(self.vertices()):
            graph.add_node(node.pop("id"), **node)
        for edge in _rows(self.edges()):
            graph.add_edge(edge.pop("source"), edge.pop("target"), edge.pop("id"), **edge)
        return graph

    def write(
        self: Any,
        path: str | os.PathLike[str],
        columns: list[str] | None = None,
        spreadsheet_safe: bool = False,
    ) -> tematik._core.Table:
        """Writes the graph; the ending names the format: .graphml .gexf .dot .gv .json .net .csv.

        Parameters
        ----------
        path : target; written whole or not at all
        columns : columns of nodes and edges to write; None: all
        spreadsheet_safe : only .csv: put ``'`` before text that a spreadsheet would run as a formula

        Returns
        -------
        Table
            What the format has no place for: reason, of (nodes or edges), column, count.
        """
        content, losses = self._text(os.fspath(path), columns or [], spreadsheet_safe)
        write_whole(path, content)
        table: tematik._core.Table = losses
        return table

    setattr(_core.StudyGraph, "to_networkx", to_networkx)  # noqa: B010
    setattr(_core.StudyGraph, "write", write)  # noqa: B010
