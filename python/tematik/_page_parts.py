"""What the parts of the report are made of: tables, sentences, groups; and the guard against quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tematik import _core

#: A piece of the page as the template reads it; its "kind" says which.
Block = dict[str, Any]


@dataclass
class Head:
    """A column: its word, whether it holds text (at the left), whether the text is long."""

    word: str
    text: bool = False
    long: bool = False


@dataclass
class Grid:
    """A table of the page; the first cell of a row is its head. `href` holds the same numbers as CSV."""

    caption: str
    heads: list[Head]
    rows: list[list[Any]]
    file: str = ""
    href: str = ""
    bold: set[int] = field(default_factory=set)


@dataclass
class Group:
    """A part of the page with a heading of its own."""

    id: str
    title: str
    blocks: list[Block] = field(default_factory=list)


def text_block(text: str) -> Block:
    return {"kind": "text", "text": text}


def note_block(text: str) -> Block:
    return {"kind": "note", "text": text}


def title_block(text: str) -> Block:
    return {"kind": "title", "text": text}


def missing_block(sentence: str, call: str = "") -> Block:
    return {"kind": "missing", "sentence": sentence, "call": call}


def _runs(text: str, length: int = 4) -> Iterable[tuple[str, ...]]:
    spoken = re.findall(r"\w+", text.casefold())
    return (tuple(spoken[i : i + length]) for i in range(len(spoken) - length + 1))


class Quotes:
    """Keeps the words of participants out of what researchers wrote.

    A line goes if it holds three words or more in quotation marks, or four words in a row that stand in a
    source: a definition read from another tool's file often ends with an example.
    """

    _MARKED = re.compile(r"(?<!\w)[“”„\"«»‹›‘‚']\s*\w+(?:\W+\w+){2,}?[^“”„\"«»]*?[“”\"«»‹›’'](?!\w)")

    def __init__(self, study: _core.Study, texts: Iterable[str | None]) -> None:
        self.left_out = 0
        runs = {run for text in texts if text for run in _runs(text)}
        self._said: set[tuple[str, ...]] = set()
        for source in study.source_labels if runs else ():
            if text := study.show_text(source):
                self._said |= runs.intersection(_runs(text))

    def without(self, text: str | None) -> str | None:
        """The text without its quoting lines; None if nothing is left."""
        if not text:
            return None
        lines = text.splitlines()
        kept = [line for line in lines if not self._MARKED.search(line) and self._said.isdisjoint(_runs(line))]
        self.left_out += len(lines) - len(kept)
        return "\n".join(kept).strip() or None


def markup(html: str) -> Any:
    from markupsafe import Markup

    return Markup(html)
