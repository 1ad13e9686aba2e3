"""Checkable qualitative research: codings, co-occurrence, saturation, agreement."""

from tematik import _charts, _display, _graph, datasets, metrics, query
from tematik._core import (
    Agreement,
    Cooccurrence,
    Filter,
    Query,
    Record,
    Records,
    Saturation,
    Study,
    StudyGraph,
    Table,
    Warning,
    __version__,
    agreement,
    code,
    codes,
    cooccurrence,
    saturation,
    theme,
)
from tematik._errors import Error, InputError, LookupError, StorageError, UsageError
from tematik._io import read, write
from tematik._report import report

_display.attach()
_graph.attach()
_charts.attach()

__all__ = [
    "Agreement",
    "Cooccurrence",
    "Error",
    "Filter",
    "InputError",
    "LookupError",
    "Query",
    "Record",
    "Records",
    "Saturation",
    "StorageError",
    "Study",
    "StudyGraph",
    "Table",
    "UsageError",
    "Warning",
    "__version__",
    "agreement",
    "code",
    "codes",
    "cooccurrence",
    "datasets",
    "metrics",
    "query",
    "read",
    "report",
    "saturation",
    "theme",
    "write",
]
