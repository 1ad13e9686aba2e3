"""Frames and notebook display, attached to the compiled classes. Text is escaped; no source text is shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tematik import _core

if TYPE_CHECKING:
    import pandas

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
#: MathJax reads these after HTML decoding; alone in an element they are left as they are.
_MATH = {"$": "<span>$</span>", "\\": "<span>\\</span>"}
_MOST_ROWS = 20


def escape(text: str) -> str:
    """HTML text: markup escaped, controls and direction overrides shown, nothing left for MathJax."""
    out = []
    for char in text:
        number = ord(char)
        hidden = (number < 32 and char not in "\n\t") or 0x202A <= number <= 0x202E or 0x2066 <= number <= 0x2069
        if hidden:
            out.append(f"\\u{number:04x}".replace("\\", _MATH["\\"]))
        else:
            out.append(_ESCAPES.get(char) or _MATH.get(char) or char)
    return "".join(out)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}"
    return escape(str(value))


def table_html(table: _core.Table, note: str = "") -> str:
    """At most twenty rows of a table, with a footer that says how many there are."""
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    columns = [table.column(name) for name in table.columns]
    shown = min(len(table), _MOST_ROWS)
    body = "".join("<tr>" + "".join(f"<td>{_cell(c[i])}</td>" for c in columns) + "</tr>" for i in range(shown))
    footer = f"{shown} of {len(table)}" + (f" · {escape(note)}" if note else "")
    return (
        f'<table class="tex2jax_ignore mathjax_ignore"><thead><tr>{head}</tr></thead><tbody>{body}</tbody>'
        f'<tfoot><tr><td colspan="{max(1, len(columns))}">{footer}</td></tr></tfoot></table>'
    )


def to_dict(table: _core.Table) -> dict[str, list[Any]]:
    """The columns of a table by name; missing values are None."""
    return {name: table.column(name) for name in table.columns}


def to_pandas(table: _core.Table) -> pandas.DataFrame:
    """A data frame; whole numbers with gaps become nullable ones, missing text stays None."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError('pandas is not installed: pip install "tematik[frames]"') from error
    dtypes = {"int64": "Int64", "float64": "float64", "bool": "boolean", "utf8": "object", "timestamp": "Int64"}
    columns = {
        name: pandas.Series(table.column(name), dtype=dtypes[kind])
        for name, kind in zip(table.columns, table.types, strict=True)
    }
    return pandas.DataFrame(columns)


def _ids(study: Any, column: Any, kind: str) -> Any:
    """A column of names as a column of ids; whole numbers are left as they are."""
    import numpy

    if column is None or numpy.asarray(column).dtype.kind in "iu":
        return column
    names = [name if isinstance(name, str) else str(name) for name in column]
    known = {name: study._id(kind, name) for name in dict.fromkeys(names)}
    return numpy.fromiter((known[name] for name in names), dtype=numpy.int64, count=len(names))


def _result_classes() -> list[type]:
    """Compiled classes whose figures are a table."""
    members = [*vars(_core).values(), *vars(_core.metrics).values()]
    return [c for c in members if isinstance(c, type) and (c is _core.Table or hasattr(c, "table"))]


def attach() -> None:
    """Gives the compiled classes their frames and notebook display, and the study its bulk call."""

    def add_codings(self: Any, table: Any, layer: str = "coder") -> int:
        """Many codings at once: all rows or none.

        Parameters
        ----------
        table : columns by name (a data frame, a dict of sequences)
            source, begin, end, code and, if there is one, coder (else the coder ``unknown``). Whole numbers in
            source, code and coder are ids, text is a name; positions are code points, half-open.
        layer : {"coder", "final"}

        Returns
        -------
        int
            The id of the first; the others follow it.
        """
        columns = [table[name] for name in ("source", "begin", "end", "code")]
        columns.append(table["coder"] if "coder" in table else None)  # noqa: SIM401 (a data frame too)
        for place, kind in ((0, "source"), (3, "code"), (4, "coder")):
            columns[place] = _ids(self, columns[place], kind)
        first: int = self._add_codings(*columns, layer)
        return first

    setattr(_core.Study, "add_codings", add_codings)  # noqa: B010

    def table_of(result: Any) -> _core.Table:
        return result if isinstance(result, _core.Table) else result.table()

    def result_to_pandas(self: Any) -> pandas.DataFrame:
        """The figures as a data frame."""
        return to_pandas(table_of(self))

    def result_to_dict(self: Any) -> dict[str, list[Any]]:
        """The figures as columns by name."""
        return to_dict(table_of(self))

    def result_html(self: Any) -> str:
        note = "" if isinstance(self, _core.Table) else str(repr(self)).strip("<>")
        for warning in getattr(self, "warnings", ()):  # figures of a reflexive study do not stand without the caution
            if warning.code.startswith("gate.") and warning.code.endswith(".reflexive"):
                note += f" · {warning.text()}"
        return table_html(table_of(self), note)

    def result_stream(self: Any, requested_schema: object = None) -> object:
        """The figures as a stream of the Arrow C data interface."""
        return self.table().__arrow_c_stream__(requested_schema)

    def result_schema(self: Any) -> object:
        """The columns as a schema of the Arrow C data interface."""
        return self.table().__arrow_c_schema__()

    def result_method(self: Any) -> dict[str, Any]:
        """How the result was made; of a study also its hash (None if the study has changed since)."""
        if not hasattr(self, "_method"):
            return dict(json.loads(self._method_json))
        if not hasattr(self, "_record"):
            study = getattr(self, "_study", None)
            digest = study.sha256() if study is not None and study.revision == self._revision else None
            self._record = json.loads(self._method(digest))
        return dict(self._record)

    for cls in _result_classes():
        setattr(cls, "to_pandas", result_to_pandas)  # noqa: B010
        setattr(cls, "_repr_html_", result_html)  # noqa: B010
        if not hasattr(cls, "to_dict"):
            setattr(cls, "to_dict", result_to_dict)  # noqa: B010
        if cls is not _core.Table:
            setattr(cls, "__arrow_c_stream__", result_stream)  # noqa: B010
            setattr(cls, "__arrow_c_schema__", result_schema)  # noqa: B010
        if hasattr(cls, "_method") or hasattr(cls, "_method_json"):
            setattr(cls, "method", property(result_method))  # noqa: B010
