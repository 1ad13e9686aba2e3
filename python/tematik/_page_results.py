"""Sections on what came out, each with its figure: agreement, saturation, themes, co-occurrence."""

from __future__ import annotations

from functools import partial
from typing import Any

from tematik import _core
from tematik._charts import agreement_chart, agreement_order, saturation_chart, svg
from tematik._heat import Groups, cooccurrence_caption, cooccurrence_table_html
from tematik._page_frame import Page
from tematik._page_parts import Block, Head, markup, missing_block, title_block
from tematik._words import word

#: Rows of the table of pairs at most; codes up to which one triangle is drawn, and upright.
_MOST_PAIRS, _MOST_CODES, _UPRIGHT_CODES = 200, 40, 22


def agreement_section(page: Page) -> list[Block]:
    if refused := page.reflexive("agreement"):
        return [refused]
    result = _core.agreement(page.study, scope="code")
    if len(result.coders) < 2 or len(result) == 0:
        call = "study.add_coding(source, begin, end, code, coder=…)"
        return [missing_block(page.say("agreement", "none"), call)]
    page.results["agreement"] = result
    table = result.table()
    options = result.method["options"]
    unit, level = word(page.language, "unit", result.unit), f"{100 * options['confidence']:g}"
    metric = word(page.language, "metric", result.metric)
    whole = _core.agreement(page.study, metric=result.metric).table()
    names = ("value", "status", "lo", "hi", "n_pairable", "flags")
    study = {"name": page.say("agreement", "study"), **{name: whole.column(name)[0] for name in names}}
    order = agreement_order(result)
    pairable, flags = table.column("n_pairable"), table.column("flags")
    for row in order:
        row.update(n_pairable=pairable[row["place"]], flags=flags[row["place"]])
    own = [(row["flags"] or "").split() for row in (*order, study)]
    shared = [flag for flag in own[0] if all(flag in others for others in own)]
    rows = []
    for row, its in zip((*order, study), own, strict=True):
        remarks = ", ".join(word(page.language, "flag", flag) for flag in its if flag not in shared)
        rows.append(
            [
                row["name"],
                page.status(row),
                page.interval(row["lo"], row["hi"]),
                page.dash(row["n_pairable"]),
                remarks,
            ]
        )
    heads = [
        Head("code", True), Head("value"), Head(page.say("agreement", "interval", level=level)),
        Head(page.say("agreement", "pairable", unit=unit)), Head("remarks", True),
    ]  # fmt: skip
    if not any(row[-1] for row in rows):
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    said = page.say("agreement", "table")
    if shared:
        said += " " + page.say("agreement", "every", list=", ".join(word(page.language, "flag", f) for f in shared))
    csv = {"columns": table.columns, "values": zip(*(table.column(n) for n in table.columns), strict=True)}
    grid = page.grid("agreement", said, heads, rows, "agreement", bold={len(rows) - 1}, **csv)
    caption = page.say("agreement", "caption", metric=metric, unit=unit, level=level, n=result.n_clusters)
    caption = caption[:1].upper() + caption[1:]
    overall = study["value"] if study["status"] == "ok" else None
    valued = [row for row in order if row["value"] is not None]
    ends = [f"{row['name']} {page.figure(row['value'])}" for row in valued] or ["–"]
    alt = page.say("agreement", "alt", highest=ends[0], lowest=ends[-1], without=len(order) - len(valued))
    picture = svg(agreement_chart(result, overall, page.language))
    caption = f"{caption} {page.left_out(result.method['steps'])}"
    blocks = page.picture("agreement", picture, caption, alt, grid)
    if page.study.approach == "coding_reliability":
        blocks += _side(page, result, unit, level)
    return blocks


def _side(page: Page, alpha: _core.Agreement, unit: str, level: str) -> list[Block]:
    """Under an approach of coding reliability no coefficient stands alone."""
    kappa = "cohen_kappa" if len(alpha.coders) == 2 else "fleiss_kappa"
    by_code: dict[str, list[str]] = {}
    metrics = ("percent", kappa, "krippendorff_alpha", "gwet_ac1")
    for metric in metrics:
        table = _core.agreement(page.study, metric=metric, scope="code").table()
        columns = [table.column(n) for n in ("code", "value", "status", "lo", "hi")]
        for code, value, status, lo, hi in zip(*columns, strict=True):
            cell = page.status({"value": value, "status": status})
            by_code.setdefault(code, []).append(cell if lo is None else f"{cell} ({page.interval(lo, hi)})")
    heads = [Head("code", True), *(Head(word(page.language, "metric", m)) for m in metrics)]
    caption = page.say("agreement", "side", unit=unit, level=level)
    rows: list[list[Any]] = [[code, *cells] for code, cells in by_code.items()]
    return [
        title_block(page.say("agreement", "side_title")),
        page.grid("agreement", caption, heads, rows, "coefficients"),
    ]


def saturation_section(page: Page) -> list[Block]:
    if refused := page.reflexive("saturation"):
        return [refused]
    result = _core.saturation(page.study)
    if result.status != "ok":
        return [missing_block(page.say("saturation", "none"), "study.add_coding(source, begin, end, code)")]
    page.results["saturation"] = result
    unit = word(page.language, "unit", result.unit)
    order = word(page.language, "order", result.order)
    table, curve = result.table(), result.curve()
    mean, lo, hi = ([*curve.column(n)][1:] for n in ("mean", "lo", "hi"))
    names = ("position", "unit", "codes", "new", "cumulative")
    values = [list(row) for row in zip(*(table.column(n) for n in names), mean, lo, hi, strict=True)]
    rows = [[str(row[0]), *map(str, row[1:5]), page.figure(row[5]), page.interval(row[6], row[7])] for row in values]
    heads = [Head("position", True), Head("unit", True), *(Head(n) for n in (*names[2:], "mean", "band"))]
    csv = {"columns": [*names, "mean", "lo", "hi"], "values": values}
    grid = page.grid("saturation", page.say("saturation", "table"), heads, rows, "saturation", **csv)
    guest = result.guest()
    stop = {"base": guest.base, "run": guest.run, "stop": guest.stop}
    fired = "guest_reflexive" if result.approach == "reflexive" else "guest"
    rule = page.say("saturation", "guest_none" if guest.stop is None else fired, **stop)
    number_of = {"n": len(result.units), "unit": unit, "codes": len(result.codes)}
    steps = ", ".join(map(str, [0, *result.cumulative]))
    alt = page.say("saturation", "alt", steps=steps, bars=", ".join(map(str, result.new)), rule=rule, **number_of)
    caption = page.say("saturation", "caption", order=order, **number_of)
    caption = f"{caption} {rule}. {page.left_out(result.method['steps'])}"
    blocks = page.picture("saturation", svg(saturation_chart(result, page.language)), caption, alt, grid)
    return [*blocks, _estimates(page, result)]


def _estimates(page: Page, result: _core.Saturation) -> Block:
    richness = result.richness()
    value, lo, hi, status = (richness.column(n)[0] for n in ("value", "lo", "hi", "status"))
    says = page.words["saturation"]
    remark = says["richness_says"] + ("" if status == "ok" else f"; {word(page.language, 'status', status)}")
    at_least = page.figure(value, digits=0) if value is not None else word(page.language, "status", status)
    rows: list[list[Any]] = [
        [says["richness"], at_least, page.interval(lo, hi), remark],
        [says["coverage"], page.figure(float(result.coverage())), "–", says["coverage_says"]],
        [says["expected"], page.figure(float(result.expected_new())), "–", says["expected_says"]],
    ]
    heads = [Head("estimate", True), Head("value"), Head(page.say("agreement", "interval", level=95))]
    heads.append(Head("says", long=True))
    return page.grid("saturation", says["estimates"], heads, rows, "estimates")


def themes_section(page: Page) -> list[Block]:
    table = page.themes
    if len(table) == 0:
        return [missing_block(page.say("themes", "none"), "study.add_theme(name, codes)")]
    ideas = [
        page.quotes.without(idea) or page.quotes.without(text)
        for idea, text in zip(table.column("central_idea"), table.column("description"), strict=True)
    ]
    rows = [[*map(page.dash, row)] for row in zip(table.column("name"), ideas, table.column("codes"), strict=True)]
    heads = [Head("theme", True), Head("idea", long=True), Head("codes", long=True)]
    caption = page.say("themes", "caption", n=len(table))
    return [title_block(page.say("themes", "title")), page.grid("themes", caption, heads, rows, "themes")]


def _groups(page: Page, labels: list[str]) -> Groups:
    """Rows by the first theme of each code, themes in their order; codes without a theme at the end."""
    first = {
        label: (themes or "").split("; ")[0]
        for label, themes in zip(page.codes.column("label"), page.codes.column("themes"), strict=True)
    }
    names = list(dict.fromkeys(name for name in page.study.theme_labels if name in first.values()))
    if not names:
        return [("", range(len(labels)))]
    by_theme = [(name, [i for i, label in enumerate(labels) if first.get(label) == name]) for name in names]
    rest = [i for i, label in enumerate(labels) if first.get(label) not in names]
    return [*by_theme, (page.say("themes", "without"), rest)]


def cooccurrence_section(page: Page) -> list[Block]:
    result = _core.cooccurrence(page.study, unit="sentence")
    if result.status != "ok":
        return [missing_block(page.say("cooccurrence", "none"), "study.add_coding(source, begin, end, code)")]
    page.results["cooccurrence"] = result
    say = page.words["cooccurrence"]
    groups = _groups(page, result.labels)
    jaccard = result.association("jaccard").table()
    names = ("row", "column", "n_ij", "n_i", "n_j", "n", "jaccard", "status")
    place = {label: i for i, label in enumerate(result.labels)}
    pairs = [row for row in zip(*(jaccard.column(n) for n in names), strict=True) if place[row[0]] < place[row[1]]]
    met = sorted((row for row in pairs if row[2] > 0), key=lambda row: -row[2])
    rows = [[*map(str, row[:6]), page.status({"value": row[6], "status": row[7]})] for row in met[:_MOST_PAIRS]]
    heads = [Head("row", True), Head("column", True)]
    heads += [Head(n) for n in ("both", "first", "second", "n", "jaccard")]
    caption = say["no_pair"]
    if met:
        caption = page.say("cooccurrence", "pairs", shown=len(rows), met=len(met), never=len(pairs) - len(met))
    grid = page.grid("cooccurrence", caption, heads, rows, "cooccurrence", columns=names, values=pairs)
    text = f"{cooccurrence_caption(result, page.language)} {page.left_out(result.method['steps'])}"
    draw = partial(cooccurrence_table_html, language=page.language, caption=text)
    if len(result.labels) <= _MOST_CODES:
        html, widest = draw(result, groups), len(result.labels)
    else:
        level = _core.cooccurrence(page.study, unit="sentence", level="theme")
        between = f"{say['themes']}. {text}"
        triangles = [draw(level, caption=between)] if len(groups) > 1 else []
        triangles += [draw(result, [group]) for group in groups if len(group[1]) > 0]
        html, widest = "".join(triangles), max(len(members) for _, members in groups)
        text = page.say("cooccurrence", "many", n=len(result.labels))
    figure = {
        "kind": "figure", "title": say["title"], "how": say["how"], "html": markup(html),
        "grid": grid["grid"],
        "wide": widest > _UPRIGHT_CODES,
        "caption": text if len(result.labels) > _MOST_CODES else "",
    }  # fmt: skip
    return [title_block(say["title"]), figure]
