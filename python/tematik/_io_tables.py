"""Coding tables in workbooks and Parquet, coded segments of MAXQDA: made ready for the one reader of coding tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tematik import _core
from tematik._errors import InputError, UsageError
from tematik._io_archive import FileRead
from tematik._io_sheets import Rows, Sheet, other_sheets, table_bytes

Progress = Callable[[int, int], bool | None] | bool | None

#: Columns of MAXQDA's list of coded segments in their order, with their English and German headings.
MAXQDA: dict[str, tuple[str, ...]] = {
    "colour": ("color", "colour", "farbe"),
    "comment": ("comment", "kommentar"),
    "group": ("document group", "dokumentgruppe"),
    "document": ("document name", "dokumentname"),
    "code": ("code",),
    "begin": ("begin", "beginning", "anfang"),
    "end": ("end", "ende"),
    "weight": ("weight", "weight score", "gewicht"),
    "segment": ("segment", "coded segment", "codiertes segment"),
    "size": ("size", "area", "fläche", "größe"),
    "share": ("area %", "coverage %", "fläche %", "abdeckungsgrad %"),
    "author": ("author", "created by", "modified by", "autor", "erstellt von"),
    "created": ("created", "creation date", "erstellt", "erstellt am", "erstelldatum"),
}
_NEEDED = ("document", "code", "segment")
_TAKEN = {
    "document": "source",
    "code": "code",
    "segment": "text",
    "weight": "weight",
    "author": "coder",
    "created": "created",
    "comment": "memo",
}
_LEFT = ("colour", "begin", "end", "size", "share")
_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})(?:[ T](\d\d?:\d\d(?::\d\d)?))?")


def read_table(
    file: FileRead,
    sheet: Sheet,
    columns: Mapping[str, str],
    spreadsheet_safe: bool,
    examples: int,
    progress: Progress,
    rows: Rows | None = None,
) -> _core.Study:
    """A sheet as a coding table or unit table; `rows`: what was made of it."""
    study, report = _core._read_table(
        table_bytes(sheet.rows if rows is None else rows),
        file.name,
        sheet.format,
        file.sha256,
        file.bytes,
        list(columns.items()),
        spreadsheet_safe,
        examples,
        progress=progress,
    )
    losses = _core._LossCounter(examples)
    other_sheets(sheet.others, losses)
    study.import_report = losses.extend(report)
    return study


def maxqda_columns(head: list[str], columns: Mapping[str, str] | None = None) -> dict[str, int]:
    """Where the columns of a list of coded segments are, by its headings; empty: it is none."""
    found: dict[str, int] = {}
    own = {heading.strip().casefold(): word for heading, word in (columns or {}).items()}
    if wrong := sorted(set(own.values()) - set(MAXQDA)):
        raise UsageError("columns", f"option columns: {wrong[0]!r} is none of {', '.join(MAXQDA)}", "columns")
    for place, heading in enumerate(head):
        word = heading.strip().casefold()
        for name, headings in MAXQDA.items():
            if own.get(word) == name or (word in headings and word not in own):
                found.setdefault(name, place)
    return found if all(name in found for name in _NEEDED) else {}


def is_maxqda(head: list[str]) -> bool:
    """Headings that only MAXQDA writes: a coding table has `source`."""
    words = {heading.strip().casefold() for heading in head}
    return "source" not in words and bool(maxqda_columns(head))


def read_maxqda(
    file: FileRead, sheet: Sheet, columns: Mapping[str, str], examples: int, progress: Progress
) -> _core.Study:
    """Coded segments. Their documents are not in the file: each segment is a quotation, unverified."""
    rows = sheet.rows
    head = rows[0] if rows else []
    places = maxqda_columns(head, columns)
    body = rows[1:]
    if not places:
        if max((len(row) for row in rows), default=0) > len(MAXQDA) or len(head) < len(MAXQDA) - 2:
            sentence = f"{file.name}, row 1: expected the headings of MAXQDA's coded segments"
            raise InputError("table_columns", sentence, f"{file.name}, row 1")
        places = {name: place for place, name in enumerate(MAXQDA)}
        if _number(_cell(head, places["begin"])):
            body, head = rows, list(MAXQDA)  # no headings at all
    table = [[*_TAKEN.values(), "code_id", *(f"{name} (MAXQDA)" for name in _LEFT if name in places)]]
    table += [_row(row, places) for row in body]
    study = read_table(file, sheet, {}, False, examples, progress, table)
    return _groups(study, body, places, head, examples)


def _row(row: list[str], places: Mapping[str, int]) -> list[str]:
    if not row:
        return []
    cells = {name: _cell(row, place) for name, place in places.items()}
    names = [name.strip() for name in cells["code"].split("\\")]
    code, code_id = " > ".join(names), ""
    if any(" > " in name for name in names) or (len(names) > 1 and not all(names)):
        code, code_id = names[-1], cells["code"]  # a name that looks like a path
    cells["created"] = _time(cells.get("created", ""))
    taken = [code if name == "code" else cells.get(name, "") for name in _TAKEN]
    return [*taken, code_id, *(cells[name] for name in _LEFT if name in places)]


def _cell(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.0+)?", text.strip()))


def _time(text: str) -> str:
    """30.11.2017 20:55:14 as 2017-11-30T20:55:14; what is no such time stays, and the reader reports it."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return text
    day, month, year, clock = found.groups()
    date = f"{year}-{int(month):02}-{int(day):02}"
    if not clock:
        return date
    hour, _, rest = clock.partition(":")
    return f"{date}T{int(hour):02}:{rest if ':' in rest else rest + ':00'}"


def _groups(study: _core.Study, body: Rows, places: Mapping[str, int], head: list[str], examples: int) -> _core.Study:
    """Document groups become sets of their sources."""
    if "group" not in places:
        return study
    losses = _core._LossCounter(examples)
    heading = _cell(head, places["group"])
    losses.add("column", heading, f"column {places['group'] + 1}")
    groups: dict[str, dict[str, None]] = {}
    known = {source.name for source in study.sources}
    for row in body:
        group, document = _cell(row, places["group"]), _cell(row, places["document"])
        if group and document in known:
            groups.setdefault(group, {})[document] = None
    for group, documents in groups.items():
        losses.add("document group", group)
        _core._add_set(study, group, list(documents))
    study.import_report = losses.extend(study.import_report)
    return study
