"""Tables as comma-separated values (RFC 4180, LF)."""

from __future__ import annotations

from collections.abc import Iterable

from tematik import _core


def csv_cell(value: object, spreadsheet_safe: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    text = str(value)
    if spreadsheet_safe and isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r", "'"):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def csv_lines(columns: Iterable[str], rows: Iterable[Iterable[object]], spreadsheet_safe: bool) -> str:
    lines = [columns, *rows]
    return "".join(",".join(csv_cell(value, spreadsheet_safe) for value in line) + "\n" for line in lines)


def csv_text(table: _core.Table, spreadsheet_safe: bool = False) -> str:
    """RFC 4180 with LF; missing cells are empty. `spreadsheet_safe` guards what a spreadsheet would run."""
    rows = zip(*(table.column(n) for n in table.columns), strict=True)
    return csv_lines(table.columns, rows, spreadsheet_safe)
