"""Checkable qualitative research: codings, co-occurrence, saturation, agreement."""

from tematik import datasets, metrics, query
from tematik._core import (
    Agreement,
    Cooccurrence,
    Filter,
    Query,
    Saturation,
    Study,
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
from tematik._display import attach
from tematik._errors import Error, InputError, LookupError, StorageError, UsageError
from tematik._io import read
from tematik._report import report

attach()

__all__ = [
    "Agreement",
    "Cooccurrence",
    "Error",
    "Filter",
    "InputError",
    "LookupError",
    "Query",
    "Saturation",
    "StorageError",
    "Study",
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
]
