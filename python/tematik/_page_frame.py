"""What every section of the report is written with: its words, figures, tables, pictures, and what was not read."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from tematik import _core
from tematik._csv import csv_lines
from tematik._page_parts import Block, Grid, Head, Quotes, missing_block, title_block
from tematik._words import number, word, words

#: Columns of the codebook that a researcher wrote.
PROSE = ("definition", "when", "when_not")


def data_url(kind: str, data: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data.encode()).decode()}"


class Page:
    """What the sections of one page in one language read and are written with."""

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
        prose += [text for column in PROSE for text in self.codes.column(column)]
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
    ) -> Block:
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

    def reflexive(self, name: str) -> Block | None:
        """Under a reflexive approach agreement and saturation are shown on request only."""
        if self.study.approach != "reflexive" or self.by_name:
            return None
        return missing_block(self.say(name, "reflexive"), f'tk.report(study, path, sections=["{name}"])')

    def picture(self, part: str, text: str, caption: str, alt: str, grid: Block) -> list[Block]:
        """A chart as an image with its title, reading, alternative text and numbers."""
        size = re.search(r'width="(\d+)" height="(\d+)"', text)
        width, height = size.groups() if size else ("640", "400")
        title = self.say(part, "title")
        figure = {
            "kind": "figure", "title": title, "how": self.say(part, "how"), "caption": caption, "alt": alt,
            "grid": grid["grid"], "image": data_url("image/svg+xml", text), "width": width, "height": height,
        }  # fmt: skip
        return [title_block(title), figure]
