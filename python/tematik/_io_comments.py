"""From a docx to a study: one source, and its comments as memos or as codings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from tematik import _core
from tematik._errors import UsageError
from tematik._io_archive import FileRead
from tematik._io_docx import DocxComment, DocxText, parse_docx


def _time(text: str) -> datetime.datetime | None:
    """A time as Word writes it, such as 2026-01-05T08:30:00Z."""
    try:
        return datetime.datetime.fromisoformat(text) if text[10:11] == "T" else None
    except ValueError:
        return None


def read_docx(
    path: str,
    *,
    comments: str,
    changes: str,
    turns: Mapping[str, Sequence[str]],
    examples: int,
) -> _core.Study:
    for name, value, known in (
        ("comments", comments, ("memo", "coding")),
        ("changes", changes, ("accepted", "original")),
    ):
        if value not in known:
            raise UsageError(name, f"option {name}: known are {', '.join(known)}", name)
    file = FileRead(path)
    found = parse_docx(file, changes == "original")
    study = _core.Study(file.stem)
    losses = _core._LossCounter(examples)
    provenance = [("file", file.name), ("sha256", file.sha256)]
    words = {name: list(values) for name, values in turns.items()}
    source = _core._add_text(study, file.stem, found.text, "line", "", provenance, words)
    for number in range(found.paragraphs):
        losses.add("paragraph", "", f"paragraph {number + 1}")
    _Comments(study, source, losses, as_codings=comments == "coding").add(found.comments)
    _count(found, losses)
    study.import_report = losses.report("docx", "", file.name, file.sha256, file.bytes)
    return study


def _count(found: DocxText, losses: _core._LossCounter) -> None:
    for number in range(found.kept_changes + found.skipped_changes):
        change = losses.add("change")
        if number >= found.kept_changes:
            losses.mark(change, "deleted_in_source")
    for kind, count in found.dropped.items():
        for _ in range(count):
            losses.mark(losses.add(kind), "no_counterpart")


class _Comments:
    def __init__(self, study: _core.Study, source: int, losses: _core._LossCounter, as_codings: bool) -> None:
        self.study, self.source, self.losses, self.as_codings = study, source, losses, as_codings
        self.coders: dict[str, int] = {}
        self.codes: dict[str, int] = {}
        self.segments: dict[tuple[int, int], int] = {}

    def add(self, comments: Sequence[DocxComment]) -> None:
        for comment in comments:
            mark = self.losses.add("comment", comment.id, "word/comments.xml")
            coder = self.coder(comment.author, mark)
            time = _time(comment.date)
            if comment.date and time is None:
                self.losses.mark(mark, "value_type")
            if self.as_codings:
                self.codings(comment, mark, coder, time)
            else:
                self.memo(comment, mark, coder, time)

    def coder(self, name: str, mark: int) -> int:
        if not name:
            self.losses.mark(mark, "coder_unknown")
            name = "unknown"
            if name not in self.coders:
                self.losses.made("coder", "coder_unknown", name)
        if name not in self.coders:
            self.coders[name] = self.study.add_coder(name)
        return self.coders[name]

    def memo(self, comment: DocxComment, mark: int, coder: int, time: datetime.datetime | None) -> None:
        on: tuple[str, int] = ("source", self.source)
        if comment.span is None:
            self.losses.mark(mark, "ref_unresolved", "note")
        elif comment.span[0] == comment.span[1]:
            self.losses.mark(mark, "range_empty")
        else:
            if comment.span not in self.segments:
                self.segments[comment.span] = _core._add_segment(self.study, self.source, *comment.span)
            on = ("segment", self.segments[comment.span])
        self.study.add_memo(comment.text, on=[on], author=coder, date=time.date().isoformat() if time else "")

    def codings(self, comment: DocxComment, mark: int, coder: int, time: datetime.datetime | None) -> None:
        names = list(dict.fromkeys(name for line in comment.text.splitlines() if (name := line.strip())))
        if not names:
            self.losses.mark(mark, "value_missing", "dropped")
        elif comment.span is None:
            self.losses.mark(mark, "ref_unresolved")
        elif comment.span[0] == comment.span[1]:
            self.losses.mark(mark, "range_empty", "dropped")
        else:
            if time is not None and time.tzinfo is None:
                self.losses.mark(mark, "date_no_zone")
            for name in names:
                if name not in self.codes:
                    self.codes[name] = self.study.add_code(name)
                begin, end = comment.span
                self.study.add_coding(
                    self.source, begin, end, self.codes[name], coder, created=time.isoformat() if time else None
                )
