"""Checkable qualitative research: codings, co-occurrence, saturation, agreement."""

from tematik import _charts, _display, _graph, datasets, metrics, query
from tematik._core import (
    Agreement,
    Configurations,
    Cooccurrence,
    Filter,
    Frequencies,
    Query,
    Record,
    Records,
    Saturation,
    Selection,
    Study,
    StudyGraph,
    Table,
    Warning,
    __version__,
    agreement,
    code,
    codes,
    configurations,
    cooccurrence,
    frequencies,
    saturation,
    theme,
)
from tematik._core.metrics import SaturationMonitor, SaturationPartial
from tematik._errors import Error, InputError, LookupError, StorageError, UsageError
from tematik._io import preview_turns, read, write
from tematik._report import report

_display.attach()
_graph.attach()
_charts.attach()

__all__ = [
    "Agreement",
    "Configurations",
    "Cooccurrence",
    "Error",
    "Filter",
    "Frequencies",
    "InputError",
    "LookupError",
    "Query",
    "Record",
    "Records",
    "Saturation",
    "SaturationMonitor",
    "SaturationPartial",
    "Selection",
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
    "configurations",
    "cooccurrence",
    "datasets",
    "frequencies",
    "metrics",
    "preview_turns",
    "query",
    "read",
    "report",
    "saturation",
    "theme",
    "write",
]
