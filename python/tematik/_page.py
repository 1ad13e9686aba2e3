"""The parts of the report: for each what was read, its figures as tables and charts, and what is missing."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from tematik import _core
from tematik._charts import (
    Groups,
    agreement_chart,
    agreement_order,
    cooccurrence_caption,
    cooccurrence_table_html,
    number,
    saturation_chart,
    svg,
    word,
    words,
)
from tematik._csv import csv_lines
from tematik._page_parts import (
    Grid,
    Group,
    Head,
    Quotes,
    markup,
    missing_block,
    note_block,
    text_block,
    title_block,
)

#: What `sections` may name, in the order of the page. What is not shown, methods and references always stand.
SECTIONS = ("study", "sources", "codebook", "agreement", "saturation", "themes", "cooccurrence")
_GROUPS = {
    "asked": ("study",),
    "who": ("sources",),
    "coded": ("codebook", "agreement"),
    "enough": ("saturation",),
    "found": ("themes", "cooccurrence"),
}
#: Rows of the table of pairs at most; codes up to which one triangle is drawn, and upright.
_MOST_PAIRS, _MOST_CODES, _UPRIGHT_CODES = 200, 40, 22


#: Columns of the codebook that a researcher wrote.
_PROSE = ("definition", "when", "when_not")


def data_url(kind: str, data: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data.encode()).decode()}"


class Page:
    """Collects the parts of one page in one language."""

    def __init__(self, study: _core.Study, language: str, asked: Sequence[str], by_name: bool) -> None:
        self.study, self.language, self.asked, self.by_name = study, language, asked, by_name
        self.words = words(language)
        self.figure = partial(number, language=language)
        self.results: dict[str, Any] = {}
        self.sources = study.sources
        self.cases = study.cases
        self.coders = study.coders
        self.codes = study.codes
        self.themes = study.themes
        prose = [study.description]
        prose += [text for column in _PROSE for text in self.codes.column(column)]
        prose += [text for column in ("central_idea", "description") for text in self.themes.column(column)]
        self.quotes = Quotes(study, prose)

    def say(self, part: str, key: str, **values: object) -> str:
        return self.words[part][key].format(**values)

    def dash(self, value: object) -> str:
        return "–" if value is None or value == "" else str(value)

    def status(self, row: dict[str, Any]) -> str:
        """A value, or why there is none."""
        return self.figure(row["value"]) if row["status"] == "ok" else word(self.language, "status", row["status"])

    def interval(self, lo: float | None, hi: float | None) -> str:
        if lo is None or hi is None:
            return "–"
        return self.say("page", "from_to", lo=self.figure(lo), hi=self.figure(hi))

    def grid(
        self, part: str, caption: str, heads: Sequence[Head], rows: list[list[Any]], file: str, **csv: Any
    ) -> dict[str, Any]:
        """A table with heads in the words of a part; the CSV holds `columns` and `values`, or the same."""
        columns = csv.get("columns", [head.word for head in heads])
        text = csv_lines(columns, csv.get("values", rows), spreadsheet_safe=True)
        heads = [Head(self.words[part].get(h.word, h.word), h.text, h.long) for h in heads]
        href = data_url("text/csv", text)
        return {"kind": "grid", "grid": Grid(caption, heads, rows, file, href, csv.get("bold", set()))}

    def left_out(self, steps: dict[str, int]) -> str:
        """What a figure did not read, from the steps of its method record."""
        lost = dict(steps)
        lost["sources_uncoded"] = (
            steps["sources_in_study"]
            - steps["sources_coded"]
            - steps["memo_sources"]
            - steps["sources_without_consent"]
        )
        if "sources_with_two_coders" in steps:
            lost["sources_one_coder"] = steps["sources_coded"] - steps["sources_with_two_coders"]
        lost["codings_other_layer"] = steps["codings_in_study"] - steps["codings_of_layer"]
        lost["codings_filtered"] = steps["codings_of_layer"] - steps["codings_of_codes_and_filter"]
        keys = [key for key in self.words["left"] if lost.get(key, 0) > 0]
        if not keys:
            return self.say("left", "nothing")
        return self.say("left", "head", list=", ".join(self.say("left", key, n=lost[key]) for key in keys))

    def reflexive(self, name: str) -> dict[str, Any] | None:
        """Under a reflexive approach agreement and saturation are shown on request only."""
        if self.study.approach != "reflexive" or self.by_name:
            return None
        return missing_block(self.say(name, "reflexive"), f'tk.report(study, path, sections=["{name}"])')

    # ---- the parts, each a list of blocks ----

    def part_study(self) -> list[dict[str, Any]]:
        study, blocks = self.study, []
        description = self.quotes.without(study.description)
        if description:
            blocks += [text_block(line) for line in description.splitlines() if line.strip()]
        else:
            blocks.append(missing_block(self.say("study", "no_description"), 'study.description = "…"'))
        approach = word(self.language, "approach", study.approach)
        blocks.append(text_block(self.say("study", "approach", approach=approach)))
        if study.approach == "undeclared":
            call = 'study.approach = "reflexive" | "codebook" | "coding_reliability"'
            blocks.append(missing_block(self.say("study", "declare"), call))
        return blocks

    def _fields(self) -> dict[tuple[str, str], str]:
        """Attributes of a source that stand in for an empty field of it, as they do in other tools' files."""
        values = self.study.values
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

    def part_sources(self) -> list[dict[str, Any]]:
        table, attributes = self.sources, self._fields()

        def column(name: str) -> list[Any]:
            return [
                value if value is not None else attributes.get((f"source:{label}", name))
                for label, value in zip(self.study.source_labels, table.column(name), strict=True)
            ]

        blocks = []
        if len(table) == 0:
            blocks.append(missing_block(self.say("sources", "none"), "study.add_source(name, text)"))
        else:
            names = ("kind", "technique", "date", "language", "characters", "codings")
            rows = zip(self.study.source_labels, *(column(n) for n in names), strict=True)
            heads = [Head("source", True), *(Head(n, n not in ("characters", "codings")) for n in names)]
            values = [list(row) for row in rows]
            shown = [[row[0], *map(self.dash, row[1:])] for row in values]
            caption = self.say("sources", "caption", n=len(table))
            blocks += [
                title_block(self.say("sources", "title")),
                self.grid("sources", caption, heads, shown, "sources", columns=["source", *names], values=values),
            ]
        if len(self.cases) == 0:
            blocks.append(missing_block(self.say("sources", "no_cases"), "study.add_case(name, sources)"))
            return blocks
        roles: dict[str, int] = {}
        for name, role in zip(self.study.case_labels, self.cases.column("role"), strict=True):
            key = self.dash(role or attributes.get((f"case:{name}", "role")))
            roles[key] = roles.get(key, 0) + 1
        rows_of_roles: list[list[Any]] = [[role, n] for role, n in roles.items()]
        caption = self.say("sources", "by_role", n=len(self.cases))
        blocks += [
            title_block(self.say("sources", "by_role_title")),
            self.grid("sources", caption, [Head("role", True), Head("cases")], rows_of_roles, "cases"),
        ]
        return blocks

    def part_codebook(self) -> list[dict[str, Any]]:
        table = self.codes
        if len(table) == 0:
            call = "study.add_code(name, definition=…, when=…)"
            return [missing_block(self.say("codebook", "none"), call), *self._coders()]
        names = [n for n in (*_PROSE, "themes", "codings") if any(v is not None for v in table.column(n))]
        shown_as = {"when": "use", "when_not": "use_not", "themes": "theme"}
        columns: dict[str, list[Any]] = {
            n: [*map(self.quotes.without, table.column(n))] if n in _PROSE else table.column(n) for n in names
        }
        heads = [Head("code", True)]
        heads += [Head(shown_as.get(n, n), n != "codings", n not in ("codings", "themes")) for n in names]
        values = [list(row) for row in zip(table.column("label"), *columns.values(), strict=True)]
        shown = [[row[0], *map(self.dash, row[1:])] for row in values]
        bold = {i for i, codable in enumerate(table.column("codable")) if codable is False}
        caption = self.say(
            "codebook", "caption", codes=len(table) - len(bold), categories=len(bold), codings=len(self.study)
        )
        if self.quotes.left_out:
            caption += " " + self.say("quotes", "left_out", n=self.quotes.left_out)
        csv = {"columns": ["code", *names], "values": values, "bold": bold}
        return [
            title_block(self.say("codebook", "title")),
            self.grid("codebook", caption, heads, shown, "codebook", **csv),
            *self._coders(),
        ]

    def _coders(self) -> list[dict[str, Any]]:
        if len(self.coders) == 0:
            return [missing_block(self.say("codebook", "no_coders"), "study.add_coder(name)")]
        coverage = self.study.coverage
        looked: dict[str, set[str]] = {}
        for coder, source, state in zip(*(coverage.column(n) for n in ("coder", "source", "state")), strict=True):
            if state != "assigned":
                looked.setdefault(coder, set()).add(source)
        heads = [Head("coder", True), Head("codings")]
        rows: list[list[Any]] = [
            [n, self.dash(c)] for n, c in zip(self.coders.column("name"), self.coders.column("codings"), strict=True)
        ]
        if looked:
            heads.append(Head("looked"))
            rows = [[*row, len(looked.get(row[0], ()))] for row in rows]
        blocks = [
            title_block(self.say("codebook", "coders_title")),
            self.grid("codebook", self.say("codebook", "coders", n=len(self.study)), heads, rows, "coders"),
        ]
        if not looked:
            blocks.append(missing_block(self.say("codebook", "no_coverage"), "study.add_coverage(coder, source)"))
        return blocks

    def part_agreement(self) -> list[dict[str, Any]]:
        if refused := self.reflexive("agreement"):
            return [refused]
        result = _core.agreement(self.study, scope="code")
        if len(result.coders) < 2 or len(result) == 0:
            call = "study.add_coding(source, begin, end, code, coder=…)"
            return [missing_block(self.say("agreement", "none"), call)]
        self.results["agreement"] = result
        table = result.table()
        options = result.method["options"]
        unit, level = word(self.language, "unit", result.unit), f"{100 * options['confidence']:g}"
        metric = word(self.language, "metric", result.metric)
        whole = _core.agreement(self.study, metric=result.metric).table()
        names = ("value", "status", "lo", "hi", "n_pairable", "flags")
        study = {"name": self.say("agreement", "study"), **{name: whole.column(name)[0] for name in names}}
        order = agreement_order(result)
        pairable, flags = table.column("n_pairable"), table.column("flags")
        for row in order:
            row.update(n_pairable=pairable[row["place"]], flags=flags[row["place"]])
        own = [(row["flags"] or "").split() for row in (*order, study)]
        shared = [flag for flag in own[0] if all(flag in others for others in own)]
        rows = []
        for row, its in zip((*order, study), own, strict=True):
            remarks = ", ".join(word(self.language, "flag", flag) for flag in its if flag not in shared)
            rows.append(
                [
                    row["name"],
                    self.status(row),
                    self.interval(row["lo"], row["hi"]),
                    self.dash(row["n_pairable"]),
                    remarks,
                ]
            )
        heads = [
            Head("code", True), Head("value"), Head(self.say("agreement", "interval", level=level)),
            Head(self.say("agreement", "pairable", unit=unit)), Head("remarks", True),
        ]  # fmt: skip
        if not any(row[-1] for row in rows):
            heads, rows = heads[:-1], [row[:-1] for row in rows]
        said = self.say("agreement", "table")
        if shared:
            said += " " + self.say("agreement", "every", list=", ".join(word(self.language, "flag", f) for f in shared))
        csv = {"columns": table.columns, "values": zip(*(table.column(n) for n in table.columns), strict=True)}
        grid = self.grid("agreement", said, heads, rows, "agreement", bold={len(rows) - 1}, **csv)
        caption = self.say("agreement", "caption", metric=metric, unit=unit, level=level, n=result.n_clusters)
        caption = caption[:1].upper() + caption[1:]
        overall = study["value"] if study["status"] == "ok" else None
        valued = [row for row in order if row["value"] is not None]
        ends = [f"{row['name']} {self.figure(row['value'])}" for row in valued] or ["–"]
        alt = self.say("agreement", "alt", highest=ends[0], lowest=ends[-1], without=len(order) - len(valued))
        picture = svg(agreement_chart(result, overall, self.language))
        caption = f"{caption} {self.left_out(result.method['steps'])}"
        blocks = self.picture("agreement", picture, caption, alt, grid)
        if self.study.approach == "coding_reliability":
            blocks += self._side(result, unit, level)
        return blocks

    def _side(self, alpha: _core.Agreement, unit: str, level: str) -> list[dict[str, Any]]:
        """Under an approach of coding reliability no coefficient stands alone."""
        kappa = "cohen_kappa" if len(alpha.coders) == 2 else "fleiss_kappa"
        by_code: dict[str, list[str]] = {}
        metrics = ("percent", kappa, "krippendorff_alpha", "gwet_ac1")
        for metric in metrics:
            table = _core.agreement(self.study, metric=metric, scope="code").table()
            columns = [table.column(n) for n in ("code", "value", "status", "lo", "hi")]
            for code, value, status, lo, hi in zip(*columns, strict=True):
                cell = self.status({"value": value, "status": status})
                by_code.setdefault(code, []).append(cell if lo is None else f"{cell} ({self.interval(lo, hi)})")
        heads = [Head("code", True), *(Head(word(self.language, "metric", m)) for m in metrics)]
        caption = self.say("agreement", "side", unit=unit, level=level)
        rows: list[list[Any]] = [[code, *cells] for code, cells in by_code.items()]
        return [
            title_block(self.say("agreement", "side_title")),
            self.grid("agreement", caption, heads, rows, "coefficients"),
        ]

    def part_saturation(self) -> list[dict[str, Any]]:
        if refused := self.reflexive("saturation"):
            return [refused]
        result = _core.saturation(self.study)
        if result.status != "ok":
            return [missing_block(self.say("saturation", "none"), "study.add_coding(source, begin, end, code)")]
        self.results["saturation"] = result
        unit = word(self.language, "unit", result.unit)
        order = word(self.language, "order", result.order)
        table, curve = result.table(), result.curve()
        mean, lo, hi = ([*curve.column(n)][1:] for n in ("mean", "lo", "hi"))
        names = ("position", "unit", "codes", "new", "cumulative")
        values = [list(row) for row in zip(*(table.column(n) for n in names), mean, lo, hi, strict=True)]
        rows = [
            [str(row[0]), *map(str, row[1:5]), self.figure(row[5]), self.interval(row[6], row[7])] for row in values
        ]
        heads = [Head("position", True), Head("unit", True), *(Head(n) for n in (*names[2:], "mean", "band"))]
        csv = {"columns": [*names, "mean", "lo", "hi"], "values": values}
        grid = self.grid("saturation", self.say("saturation", "table"), heads, rows, "saturation", **csv)
        guest = result.guest()
        stop = {"base": guest.base, "run": guest.run, "stop": guest.stop}
        rule = self.say("saturation", "guest_none" if guest.stop is None else "guest", **stop)
        number_of = {"n": len(result.units), "unit": unit, "codes": len(result.codes)}
        steps = ", ".join(map(str, [0, *result.cumulative]))
        alt = self.say("saturation", "alt", steps=steps, bars=", ".join(map(str, result.new)), rule=rule, **number_of)
        caption = self.say("saturation", "caption", order=order, **number_of)
        caption = f"{caption} {rule}. {self.left_out(result.method['steps'])}"
        blocks = self.picture("saturation", svg(saturation_chart(result, self.language)), caption, alt, grid)
        return [*blocks, self._estimates(result)]

    def _estimates(self, result: _core.Saturation) -> dict[str, Any]:
        richness = result.richness()
        value, lo, hi, status = (richness.column(n)[0] for n in ("value", "lo", "hi", "status"))
        says = self.words["saturation"]
        remark = says["richness_says"] + ("" if status == "ok" else f"; {word(self.language, 'status', status)}")
        at_least = self.figure(value, digits=0) if value is not None else word(self.language, "status", status)
        rows: list[list[Any]] = [
            [says["richness"], at_least, self.interval(lo, hi), remark],
            [says["coverage"], self.figure(float(result.coverage())), "–", says["coverage_says"]],
            [says["expected"], self.figure(float(result.expected_new())), "–", says["expected_says"]],
        ]
        heads = [Head("estimate", True), Head("value"), Head(self.say("agreement", "interval", level=95))]
        heads.append(Head("says", long=True))
        return self.grid("saturation", says["estimates"], heads, rows, "estimates")

    def part_themes(self) -> list[dict[str, Any]]:
        table = self.themes
        if len(table) == 0:
            return [missing_block(self.say("themes", "none"), "study.add_theme(name, codes)")]
        ideas = [
            self.quotes.without(idea) or self.quotes.without(text)
            for idea, text in zip(table.column("central_idea"), table.column("description"), strict=True)
        ]
        rows = [[*map(self.dash, row)] for row in zip(table.column("name"), ideas, table.column("codes"), strict=True)]
        heads = [Head("theme", True), Head("idea", long=True), Head("codes", long=True)]
        caption = self.say("themes", "caption", n=len(table))
        return [title_block(self.say("themes", "title")), self.grid("themes", caption, heads, rows, "themes")]

    def _groups(self, labels: list[str]) -> Groups:
        """Rows by the first theme of each code, themes in their order; codes without a theme at the end."""
        first = {
            label: (themes or "").split("; ")[0]
            for label, themes in zip(self.codes.column("label"), self.codes.column("themes"), strict=True)
        }
        names = list(dict.fromkeys(name for name in self.study.theme_labels if name in first.values()))
        if not names:
            return [("", range(len(labels)))]
        by_theme = [(name, [i for i, label in enumerate(labels) if first.get(label) == name]) for name in names]
        rest = [i for i, label in enumerate(labels) if first.get(label) not in names]
        return [*by_theme, (self.say("themes", "without"), rest)]

    def part_cooccurrence(self) -> list[dict[str, Any]]:
        result = _core.cooccurrence(self.study, unit="sentence")
        if result.status != "ok":
            return [missing_block(self.say("cooccurrence", "none"), "study.add_coding(source, begin, end, code)")]
        self.results["cooccurrence"] = result
        say = self.words["cooccurrence"]
        groups = self._groups(result.labels)
        jaccard = result.association("jaccard").table()
        names = ("row", "column", "n_ij", "n_i", "n_j", "n", "jaccard", "status")
        place = {label: i for i, label in enumerate(result.labels)}
        pairs = [row for row in zip(*(jaccard.column(n) for n in names), strict=True) if place[row[0]] < place[row[1]]]
        met = sorted((row for row in pairs if row[2] > 0), key=lambda row: -row[2])
        rows = [[*map(str, row[:6]), self.status({"value": row[6], "status": row[7]})] for row in met[:_MOST_PAIRS]]
        heads = [Head("row", True), Head("column", True)]
        heads += [Head(n) for n in ("both", "first", "second", "n", "jaccard")]
        caption = say["no_pair"]
        if met:
            caption = self.say("cooccurrence", "pairs", shown=len(rows), met=len(met), never=len(pairs) - len(met))
        grid = self.grid("cooccurrence", caption, heads, rows, "cooccurrence", columns=names, values=pairs)
        text = f"{cooccurrence_caption(result, self.language)} {self.left_out(result.method['steps'])}"
        draw = partial(cooccurrence_table_html, language=self.language, caption=text)
        if len(result.labels) <= _MOST_CODES:
            html, widest = draw(result, groups), len(result.labels)
        else:
            level = _core.cooccurrence(self.study, unit="sentence", level="theme")
            between = f"{say['themes']}. {text}"
            triangles = [draw(level, caption=between)] if len(groups) > 1 else []
            triangles += [draw(result, [group]) for group in groups if len(group[1]) > 0]
            html, widest = "".join(triangles), max(len(members) for _, members in groups)
            text = self.say("cooccurrence", "many", n=len(result.labels))
        figure = {
            "kind": "figure", "title": say["title"], "how": say["how"], "html": markup(html),
            "grid": grid["grid"],
            "wide": widest > _UPRIGHT_CODES,
            "caption": text if len(result.labels) > _MOST_CODES else "",
        }  # fmt: skip
        return [title_block(say["title"]), figure]

    def picture(self, part: str, text: str, caption: str, alt: str, grid: dict[str, Any]) -> list[dict[str, Any]]:
        size = re.search(r'width="(\d+)" height="(\d+)"', text)
        width, height = size.groups() if size else ("640", "400")
        title = self.say(part, "title")
        figure = {
            "kind": "figure", "title": title, "how": self.say(part, "how"), "caption": caption, "alt": alt,
            "grid": grid["grid"], "image": data_url("image/svg+xml", text), "width": width, "height": height,
        }  # fmt: skip
        return [title_block(title), figure]

    # ---- what always stands ----

    def absent(self) -> Group:
        say = partial(self.say, "absent", version=_core.__version__)
        kinds = {"relations": "add_relation", "claims": "add_claim"}
        terms = []
        for key in ("questions", "versions", "triangulation", "relations", "claims", "checklists"):
            count = len(getattr(self.study, key)) if key in kinds else 0
            call = kinds.get(key, "")
            if count:
                text = say("recorded", n=count)
            else:  # a place that a call can fill names it
                text = say("none", call=f"study.{call}(…)") if call and hasattr(self.study, call) else say("not_yet")
            terms.append((say(key), text))
        blocks = [note_block(say("intro")), {"kind": "terms", "terms": terms}]
        return Group("absent", self.say("groups", "absent"), blocks)

    def limits(self) -> Group:
        warnings = {w.code: w.text(self.language) for result in self.results.values() for w in result.warnings}
        items = [{"code": code, "text": text} for code, text in sorted(warnings.items())]
        losses = self.study.import_report.losses if self.study.import_report is not None else 0
        left = [self.say("sections", name) for name in SECTIONS if name not in self.asked]
        notes = [self.say("limits", "always"), self.say("limits", "text")]
        notes += [self.say("limits", "losses", n=losses)] if losses else []
        notes += [self.say("limits", "sections", list=", ".join(left))] if left else []
        blocks = [{"kind": "list", "items": [*items, *({"text": note} for note in notes)]}]
        return Group("limits", self.say("groups", "limits"), blocks)

    def methods(self) -> list[Group]:
        say = partial(self.say, "methods")
        blocks: list[dict[str, Any]] = []
        records, rows, cited = {}, [], {}
        for name, result in self.results.items():
            method = records[name] = json.loads(result._method(self.study.sha256()))
            sentences = [str(result.report(self.language)), self.left_out(method["steps"])]
            if method["options"].get("ci") == "cluster":
                sentences.append(say("interval", n=method["options"]["n_boot"], seed=method["seed"]))
            blocks.append(text_block(" ".join(sentences)))
            cited.update(dict.fromkeys(method["citations"]))
            steps = method["steps"]
            rows.append(
                [self.say("sections", name), word(self.language, "unit", method["unit"]),
                 self.dash(method["n"]),
                 f"{steps['sources_read']} / {steps['sources_in_study']}",
                 f"{steps['codings_of_codes_and_filter']} / {steps['codings_in_study']}",
                 self.dash(method["seed"])]
            )  # fmt: skip
        if not blocks:
            blocks.append(note_block(say("none")))
        else:
            heads = [
                Head("figure", True),
                Head("unit", True),
                *(Head(n) for n in ("n", "sources", "codings", "seed")),
            ]
            blocks.append(self.grid("methods", say("caption"), heads, rows, "figures"))
            text = json.dumps(records, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
            blocks.append({"kind": "record", "href": data_url("application/json", text)})
        works = []
        for work in sorted(cited):
            name, _, doi = work.partition(", doi:")
            link = {"link": f"https://doi.org/{doi}", "link_text": f"doi:{doi}"} if doi else {}
            works.append({"text": name, **link})
        listed = {"kind": "list", "items": works} if works else note_block(say("no_references"))
        return [
            Group("methods", self.say("groups", "methods"), blocks),
            Group("references", self.say("groups", "references"), [listed]),
        ]

    def groups(self) -> list[Group]:
        out = []
        for name, parts in _GROUPS.items():
            blocks = [block for part in parts if part in self.asked for block in getattr(self, f"part_{part}")()]
            if blocks:
                out.append(Group(name, self.say("groups", name), blocks))
        return [*out, self.absent(), self.limits(), *self.methods()]

    def facts(self) -> list[tuple[str, str]]:
        study = self.study
        uncodable = sum(codable is False for codable in self.codes.column("codable"))
        counts = {
            "sources": len(self.sources), "cases": len(self.cases), "codes": len(self.codes) - uncodable,
            "themes": len(self.themes), "coders": len(self.coders), "codings": len(study),
        }  # fmt: skip
        language = study.language or self.say("page", "no_record")
        pairs = {"language": language, **counts, "version": _core.__version__}
        return [(self.say("facts", key), str(value)) for key, value in pairs.items()]
