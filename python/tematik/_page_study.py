"""Sections on what was asked, who and what was read, and how it was coded: study, sources, codebook."""

from __future__ import annotations

from typing import Any

from tematik._page_frame import PROSE, Page
from tematik._page_parts import Block, Head, missing_block, text_block, title_block
from tematik._words import word


def study_section(page: Page) -> list[Block]:
    study, blocks = page.study, []
    description = page.quotes.without(study.description)
    if description:
        blocks += [text_block(line) for line in description.splitlines() if line.strip()]
    else:
        blocks.append(missing_block(page.say("study", "no_description"), 'study.description = "…"'))
    approach = word(page.language, "approach", study.approach)
    blocks.append(text_block(page.say("study", "approach", approach=approach)))
    if study.approach == "undeclared":
        call = 'study.approach = "reflexive" | "codebook" | "coding_reliability"'
        blocks.append(missing_block(page.say("study", "declare"), call))
    return blocks


def _fields(page: Page) -> dict[tuple[str, str], str]:
    """Attributes of a source that stand in for an empty field of it, as they do in other tools' files."""
    values = page.study.values
    rows = zip(
        values.column("of"),
        values.column("object"),
        values.column("attribute"),
        values.column("wave"),
        values.column("value"),
        strict=True,
    )
    return {
        (f"{kind}:{name}", attribute): text
        for kind, name, attribute, wave, text in rows
        if text is not None and not wave
    }


def sources_section(page: Page) -> list[Block]:
    table, attributes = page.sources, _fields(page)

    def column(name: str) -> list[Any]:
        return [
            value if value is not None else attributes.get((f"source:{label}", name))
            for label, value in zip(page.study.source_labels, table.column(name), strict=True)
        ]

    blocks = []
    if len(table) == 0:
        blocks.append(missing_block(page.say("sources", "none"), "study.add_source(name, text)"))
    else:
        names = ("kind", "technique", "date", "language", "characters", "codings")
        rows = zip(page.study.source_labels, *(column(n) for n in names), strict=True)
        heads = [Head("source", True), *(Head(n, n not in ("characters", "codings")) for n in names)]
        values = [list(row) for row in rows]
        shown = [[row[0], *map(page.dash, row[1:])] for row in values]
        caption = page.say("sources", "caption", n=len(table))
        blocks += [
            title_block(page.say("sources", "title")),
            page.grid("sources", caption, heads, shown, "sources", columns=["source", *names], values=values),
        ]
    if len(page.cases) == 0:
        blocks.append(missing_block(page.say("sources", "no_cases"), "study.add_case(name, sources)"))
        return blocks
    roles: dict[str, int] = {}
    for name, role in zip(page.study.case_labels, page.cases.column("role"), strict=True):
        key = page.dash(role or attributes.get((f"case:{name}", "role")))
        roles[key] = roles.get(key, 0) + 1
    rows_of_roles: list[list[Any]] = [[role, n] for role, n in roles.items()]
    caption = page.say("sources", "by_role", n=len(page.cases))
    blocks += [
        title_block(page.say("sources", "by_role_title")),
        page.grid("sources", caption, [Head("role", True), Head("cases")], rows_of_roles, "cases"),
    ]
    return blocks


def codebook_section(page: Page) -> list[Block]:
    table = page.codes
    if len(table) == 0:
        call = "study.add_code(name, definition=…, when=…)"
        return [missing_block(page.say("codebook", "none"), call), *_coders(page)]
    names = [n for n in (*PROSE, "themes", "codings") if any(v is not None for v in table.column(n))]
    shown_as = {"when": "use", "when_not": "use_not", "themes": "theme"}
    columns: dict[str, list[Any]] = {
        n: [*map(page.quotes.without, table.column(n))] if n in PROSE else table.column(n) for n in names
    }
    heads = [Head("code", True)]
    heads += [Head(shown_as.get(n, n), n != "codings", n not in ("codings", "themes")) for n in names]
    values = [list(row) for row in zip(table.column("label"), *columns.values(), strict=True)]
    shown = [[row[0], *map(page.dash, row[1:])] for row in values]
    bold = {i for i, codable in enumerate(table.column("codable")) if codable is False}
    caption = page.say(
        "codebook", "caption", codes=len(table) - len(bold), categories=len(bold), codings=len(page.study)
    )
    if page.quotes.left_out:
        caption += " " + page.say("quotes", "left_out", n=page.quotes.left_out)
    csv = {"columns": ["code", *names], "values": values, "bold": bold}
    return [
        title_block(page.say("codebook", "title")),
        page.grid("codebook", caption, heads, shown, "codebook", **csv),
        *_coders(page),
    ]


def _coders(page: Page) -> list[Block]:
    if len(page.coders) == 0:
        return [missing_block(page.say("codebook", "no_coders"), "study.add_coder(name)")]
    coverage = page.study.coverage
    looked: dict[str, set[str]] = {}
    for coder, source, state in zip(*(coverage.column(n) for n in ("coder", "source", "state")), strict=True):
        if state != "assigned":
            looked.setdefault(coder, set()).add(source)
    heads = [Head("coder", True), Head("codings")]
    rows: list[list[Any]] = [
        [n, page.dash(c)] for n, c in zip(page.coders.column("name"), page.coders.column("codings"), strict=True)
    ]
    if looked:
        heads.append(Head("looked"))
        rows = [[*row, len(looked.get(row[0], ()))] for row in rows]
    blocks = [
        title_block(page.say("codebook", "coders_title")),
        page.grid("codebook", page.say("codebook", "coders", n=len(page.study)), heads, rows, "coders"),
    ]
    if not looked:
        blocks.append(missing_block(page.say("codebook", "no_coverage"), "study.add_coverage(coder, source)"))
    return blocks
