"""Filters on codings and queries on places."""

from tematik._core import (
    Filter,
    Query,
    attr,
    case,
    code,
    coder,
    codes,
    has_code,
    layer,
    polarity,
    select,
    source,
    theme,
)

__all__ = [
    "Filter",
    "Query",
    "attr",
    "case",
    "code",
    "coder",
    "codes",
    "has_code",
    "layer",
    "polarity",
    "select",
    "source",
    "theme",
]
