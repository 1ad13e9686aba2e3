"""Parts that always stand at the end of the report: what is not recorded, limits, methods, references."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from tematik import _core
from tematik._page_frame import Page, data_url
from tematik._page_parts import Block, Group, Head, note_block, text_block
from tematik._words import word


def absent(page: Page) -> Group:
    """What a report may hold and this study does not, each with the call that would add it."""
    say = partial(page.say, "absent", version=_core.__version__)
    kinds = {"relations": "add_relation", "claims": "add_claim"}
    terms = []
    for key in ("questions", "versions", "triangulation", "relations", "claims", "checklists"):
        count = len(getattr(page.study, key)) if key in kinds else 0
        call = kinds.get(key, "")
        if count:
            text = say("recorded", n=count)
        else:  # a place that a call can fill names it
            text = say("none", call=f"study.{call}(…)") if call and hasattr(page.study, call) else say("not_yet")
        terms.append((say(key), text))
    blocks = [note_block(say("intro")), {"kind": "terms", "terms": terms}]
    return Group("absent", page.say("groups", "absent"), blocks)


def limits(page: Page, left: Iterable[str]) -> Group:
    """Warnings of the results, losses of the import, sections that were not asked for."""
    warnings = {w.code: w.text(page.language) for result in page.results.values() for w in result.warnings}
    items = [{"code": code, "text": text} for code, text in sorted(warnings.items())]
    losses = page.study.import_report.losses if page.study.import_report is not None else 0
    notes = [page.say("limits", "always"), page.say("limits", "text")]
    notes += [page.say("limits", "losses", n=losses)] if losses else []
    names = ", ".join(page.say("sections", name) for name in left)
    notes += [page.say("limits", "sections", list=names)] if names else []
    blocks = [{"kind": "list", "items": [*items, *({"text": note} for note in notes)]}]
    return Group("limits", page.say("groups", "limits"), blocks)


def methods(page: Page) -> list[Group]:
    """How each figure was made: sentences, N and seed as a table, the records, and the literature."""
    say = partial(page.say, "methods")
    blocks: list[Block] = []
    records, rows, cited = {}, [], {}
    for name, result in page.results.items():
        method = records[name] = json.loads(result._method(page.study.sha256()))
        sentences = [str(result.report(page.language)), page.left_out(method["steps"])]
        if method["options"].get("ci") == "cluster":
            sentences.append(say("interval", n=method["options"]["n_boot"], seed=method["seed"]))
        blocks.append(text_block(" ".join(sentences)))
        cited.update(dict.fromkeys(method["citations"]))
        steps = method["steps"]
        rows.append(
            [page.say("sections", name), word(page.language, "unit", method["unit"]),
             page.dash(method["n"]),
             f"{steps['sources_read']} / {steps['sources_in_study']}",
             f"{steps['codings_of_codes_and_filter']} / {steps['codings_in_study']}",
             page.dash(method["seed"])]
        )  # fmt: skip
    if not blocks:
        blocks.append(note_block(say("none")))
    else:
        heads = [
            Head("figure", True),
            Head("unit", True),
            *(Head(n) for n in ("n", "sources", "codings", "seed")),
        ]
        blocks.append(page.grid("methods", say("caption"), heads, rows, "figures"))
        text = json.dumps(records, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        blocks.append({"kind": "record", "href": data_url("application/json", text)})
    works = []
    for work in sorted(cited):
        name, _, doi = work.partition(", doi:")
        link = {"link": f"https://doi.org/{doi}", "link_text": f"doi:{doi}"} if doi else {}
        works.append({"text": name, **link})
    listed = {"kind": "list", "items": works} if works else note_block(say("no_references"))
    return [
        Group("methods", page.say("groups", "methods"), blocks),
        Group("references", page.say("groups", "references"), [listed]),
    ]
