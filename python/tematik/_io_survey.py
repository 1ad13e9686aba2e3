"""Exports of surveys (Qualtrics, LimeSurvey): a case per response, a source per answer in words, attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tematik import _core
from tematik._errors import InputError, UsageError
from tematik._io_archive import FileRead
from tematik._io_sheets import Rows, Sheet, other_sheets

ROLES = ("id", "text", "attribute")
_IDS = {"qualtrics": ("ResponseId", "ResponseID"), "limesurvey": ("id",)}
_QUALTRICS = '{"ImportId"'
_LIMESURVEY = frozenset(("submitdate", "lastpage", "startlanguage"))


def survey_kind(rows: Rows) -> str:
    """qualtrics or limesurvey, by what only they write; empty: neither."""
    if len(rows) > 2 and rows[2] and all(cell.replace(" ", "").startswith(_QUALTRICS) for cell in rows[2] if cell):
        return "qualtrics"
    head = set(rows[0]) if rows else set()
    return "limesurvey" if "id" in head and len(_LIMESURVEY & head) >= 2 else ""


def is_survey_map(columns: Mapping[str, str]) -> bool:
    words = set(columns.values())
    return bool(words & {"id", "attribute"}) and words <= set(ROLES)


@dataclass
class _Plan:
    """Which column is what."""

    head: list[str]
    labels: list[str]
    first: int  # row of the first response
    id: int
    texts: list[int]
    attributes: list[int]
    submitted: int | None = None


def _plan(file: FileRead, rows: Rows, kind: str, columns: Mapping[str, str]) -> _Plan:
    head = rows[0] if rows else []
    where = f"{file.name}, row 1"
    roles: dict[int, str] = {}
    for name, role in columns.items():
        places = [place for place, heading in enumerate(head) if heading.strip() == name.strip()]
        if role not in ROLES:
            raise UsageError("columns", f"option columns: {role!r} is none of {', '.join(ROLES)}", "columns")
        if len(places) != 1:
            found = "not there" if not places else f"there {len(places)} times"
            raise InputError(
                "table_columns", f"{where}: option columns names the heading {name!r}, which is {found}", where
            )
        roles[places[0]] = role
    ids = [place for place, role in roles.items() if role == "id"]
    if not ids:
        ids = [place for place, name in enumerate(head) if name in _IDS.get(kind, ()) and place not in roles][:1]
    if len(ids) != 1:
        raise InputError(
            "table_columns", f"{where}: expected one column of ids; option columns names it: {{...: 'id'}}", where
        )
    if not any(role != "id" for role in roles.values()):
        sentence = (
            f"{file.name}: name the columns to read, such as columns={{'Q1': 'attribute', 'Q2': 'text'}}; "
            f"all others are left out"
        )
        raise UsageError("columns", sentence, "columns")
    submitted = head.index("submitdate") if kind == "limesurvey" and "submitdate" in head else None
    return _Plan(
        head=head,
        labels=rows[1] if kind == "qualtrics" else [],
        first=3 if kind == "qualtrics" else 1,
        id=ids[0],
        texts=[place for place in sorted(roles) if roles[place] == "text"],
        attributes=[place for place in sorted(roles) if roles[place] == "attribute"],
        submitted=submitted,
    )


def _cell(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def read_survey(file: FileRead, sheet: Sheet, kind: str, columns: Mapping[str, str], examples: int) -> _core.Study:
    plan = _plan(file, sheet.rows, kind, columns)
    study = _core.Study(file.stem)
    losses = _core._LossCounter(examples)
    used = {plan.id, *plan.texts, *plan.attributes}
    if plan.submitted is not None:
        used.add(plan.submitted)
    for place, heading in enumerate(plan.head):
        column = losses.add("column", heading, f"column {place + 1}")
        if place not in used:
            losses.mark(column, "no_counterpart")
    for place in plan.attributes:
        _core._add_attribute(study, plan.head[place], "case", "text", _cell(plan.labels, place))
    if plan.submitted is not None:
        _core._add_attribute(study, "complete", "case", "boolean", "")
    _responses(study, file, sheet.rows, plan, losses)
    other_sheets(sheet.others, losses)
    study.import_report = losses.report(sheet.format, _origin(kind), file.name, file.sha256, file.bytes)
    return study


def _origin(kind: str) -> str:
    return {"qualtrics": "Qualtrics", "limesurvey": "LimeSurvey"}.get(kind, "")


def _responses(study: _core.Study, file: FileRead, rows: Rows, plan: _Plan, losses: _core._LossCounter) -> None:
    seen: dict[str, int] = {}
    provenance = [("file", file.name), ("sha256", file.sha256)]
    for number, row in enumerate(rows[plan.first :], start=plan.first + 1):
        if not any(row):
            continue
        response = losses.add("row", "", f"row {number}")
        name = _cell(row, plan.id)
        if not name.strip():
            losses.mark(response, "value_missing", "dropped")
            continue
        if name in seen:
            where = f"{file.name}, row {number}, column {plan.id + 1}"
            raise InputError("table_cell", f"{where} (id): it is that of row {seen[name]} already", where)
        seen[name] = number
        sources = []
        for place in plan.texts:
            if text := _cell(row, place):
                if not text.strip():
                    continue
                label = _cell(plan.labels, place)
                column = plan.head[place]
                sources.append(_core._add_text(study, f"{name}/{column}", text, "line", label, provenance, None))
        values: dict[str, str | bool | None] = {plan.head[p]: _cell(row, p) or None for p in plan.attributes}
        if plan.submitted is not None:
            values["complete"] = bool(_cell(row, plan.submitted).strip())
        study.add_case(name, sources, attributes=values)
