"""The text of a docx: paragraphs, tables, comments and tracked changes, as they stand in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tematik._errors import InputError
from tematik._io_archive import FileRead, open_archive, xml_events, xml_member

_WORDS = ("wordprocessingml/2006/main", "wordprocessingml/main")
_PROPERTIES = frozenset(
    ("pPr", "rPr", "trPr", "tcPr", "tblPr", "tblPrEx", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "fldData")
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_GAINED = frozenset(("ins", "moveTo"))
_LOST = frozenset(("del", "moveFrom"))
_DROPPED = {
    "drawing": "image",
    "pict": "image",
    "object": "image",
    "oMath": "formula",
    "sym": "symbol",
    "altChunk": "altChunk",
}


@dataclass
class DocxComment:
    id: str
    author: str
    date: str
    text: str = ""
    para_id: str = ""  # of its last paragraph
    parent: str = ""  # id of the comment that it answers
    span: tuple[int, int] | None = None


@dataclass
class DocxText:
    """What the file says: the text, its comments, and how much of everything there is."""

    text: str = ""
    comments: list[DocxComment] = field(default_factory=list)
    paragraphs: int = 0
    kept_changes: int = 0
    skipped_changes: int = 0
    dropped: dict[str, int] = field(default_factory=dict)


def _local(tag: str) -> tuple[bool, str]:
    """Is it of WordprocessingML, and its name without the namespace."""
    space, _, name = tag.rpartition("}")
    return space.endswith(_WORDS), name


def _attribute(element: Element, name: str) -> str:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


class _Flow:
    """Takes events of a document, gives its text. Spans are code points."""

    def __init__(self, original: bool) -> None:
        self.omitted, self.shown = (_GAINED, _LOST) if original else (_LOST, _GAINED)
        self.parts: list[str] = []
        self.length = 0
        self.gap = ""  # between what stands and the next paragraph
        self.path: list[str] = []
        self.omitting = 0  # depth inside what is left out
        self.in_properties = 0
        self.cells: list[int] = []
        self.row_omitted: list[bool] = []
        self.mark_omitted = False
        self.spans: list[tuple[int, int]] = []
        self.begin = 0
        self.starts: dict[str, int] = {}
        self.ends: dict[str, int] = {}
        self.references: dict[str, int] = {}  # paragraph
        self.para_id = ""
        self.out = DocxText()

    def put(self, text: str) -> None:
        text = text.replace("\r", "\n")  # what the study would do, and shift what stands behind
        if not self.length:
            text = text.lstrip("\ufeff")
        self.parts.append(text)
        self.length += len(text)

    def start(self, element: Element) -> None:
        word, name = _local(element.tag)
        self.path.append(name)
        if word and name.startswith("comment"):
            self.comment(name, _attribute(element, "id"))
        if self.omitting:
            self.omitting += 1
        elif self.in_properties:
            self.in_properties += 1
            self.marks(name)
        elif name in _PROPERTIES and word:
            self.in_properties = 1
        elif (word and name in self.omitted) or name == "Fallback":
            self.omitting = 1
            self.out.skipped_changes += word
        elif name in _DROPPED:
            self.omitting = 1
            kind = _DROPPED[name]
            self.out.dropped[kind] = self.out.dropped.get(kind, 0) + 1
        elif word:
            self.words(name, element)

    def words(self, name: str, element: Element) -> None:
        if name == "p":
            self.put(self.gap)
            self.gap = ""
            self.begin = self.length
            self.mark_omitted = False
            self.para_id = _attribute(element, "paraId")
            self.out.paragraphs += 1
        elif name in self.shown:
            self.out.kept_changes += 1
        elif name == "tbl":
            self.cells.append(0)
            self.row_omitted.append(False)
        elif name == "tr" and self.cells:
            self.cells[-1] = 0
            self.row_omitted[-1] = False
        elif name == "tc" and self.cells:
            if self.row_omitted[-1]:
                self.omitting = 1
                return
            if self.cells[-1]:
                self.gap = "\t"
            self.cells[-1] += 1
        elif name in _CHARACTERS and self.path[-2:-1] == ["r"]:
            self.put(_CHARACTERS[name])

    def marks(self, name: str) -> None:
        """Tracked changes of a row or of the end of a paragraph."""
        if name not in ("ins", "del", "moveFrom", "moveTo"):
            return
        row = self.path[-2] == "trPr" and bool(self.row_omitted)
        end = self.path[-3:-1] == ["pPr", "rPr"]
        if not row and not end:
            return
        if name in self.omitted:
            self.out.skipped_changes += 1
            if row:
                self.row_omitted[-1] = True
            else:
                self.mark_omitted = True
        else:
            self.out.kept_changes += 1

    def comment(self, name: str, id_: str) -> None:
        if name == "commentRangeStart":
            self.starts.setdefault(id_, self.length + len(self.gap))
        elif name == "commentRangeEnd":
            self.ends.setdefault(id_, self.length)
        elif name == "commentReference":
            self.references.setdefault(id_, len(self.spans))

    def end(self, element: Element) -> None:
        word, name = _local(element.tag)
        self.path.pop()
        if self.omitting:
            self.omitting -= 1
        elif self.in_properties:
            self.in_properties -= 1
        elif word and name in ("t", "delText"):
            self.put(element.text or "")
        elif word and name == "p":
            self.spans.append((self.begin, self.length))
            self.gap = "" if self.mark_omitted else "\n"
        elif word and name == "tbl" and self.cells:
            self.cells.pop()
            self.row_omitted.pop()
        elif word and name == "tr" and self.spans:
            self.gap = "\n"

    def text(self) -> str:
        return "".join(self.parts)

    def span(self, id_: str) -> tuple[int, int] | None:
        """Where a comment lies: its range, else the paragraph of its sign."""
        begin, end = self.starts.get(id_), self.ends.get(id_)
        if begin is not None and end is not None and begin < end:
            return begin, end
        paragraph = self.references.get(id_)
        if paragraph is None or paragraph >= len(self.spans):
            return None if begin is None else (begin, begin)
        return self.spans[paragraph]


def _flow(data: bytes, where: str, original: bool) -> _Flow:
    flow = _Flow(original)
    for event, element in xml_events(data, where):
        if event == "start":
            flow.start(element)
        else:
            flow.end(element)
    return flow


def _comments(data: bytes, where: str) -> list[DocxComment]:
    found: list[DocxComment] = []
    flow: _Flow | None = None  # of the comment that is being read
    for event, element in xml_events(data, where):
        if flow is None:
            if event == "start" and _local(element.tag) == (True, "comment"):
                flow = _Flow(original=False)
                id_, author, date = (_attribute(element, key) for key in ("id", "author", "date"))
                found.append(DocxComment(id_, author, date))
        elif event == "start":
            flow.start(element)
        elif flow.path:
            flow.end(element)
        else:
            found[-1].text, found[-1].para_id = flow.text(), flow.para_id
            flow = None
    return found


def _answers(data: bytes, where: str, comments: list[DocxComment]) -> None:
    """Which comment answers which."""
    known = {comment.para_id: comment for comment in comments if comment.para_id}
    for event, element in xml_events(data, where):
        if event == "start" and element.tag.endswith("}commentEx"):
            answer = known.get(_attribute(element, "paraId"))
            parent = known.get(_attribute(element, "paraIdParent"))
            if answer is not None and parent is not None and answer is not parent:
                answer.parent = parent.id


def _count(data: bytes, where: str, name: str) -> int:
    """Notes of a kind, without the separators that Word puts among them."""
    return sum(
        event == "start" and _local(element.tag) == (True, name) and _attribute(element, "type") in ("", "normal")
        for event, element in xml_events(data, where)
    )


def parse_docx(file: FileRead, original: bool) -> DocxText:
    with open_archive(file.path) as archive:
        main = xml_member(archive, "word/document.xml")
        if main is None:
            raise InputError("format_unknown", f"{file.name}: expected a docx with word/document.xml", file.name)
        flow = _flow(main, f"{file.name}, word/document.xml", original)
        del main
        out = flow.out
        out.text = flow.text()
        for note in ("footnote", "endnote"):
            member = f"word/{note}s.xml"
            if (data := xml_member(archive, member)) is not None:
                out.dropped[note] = _count(data, f"{file.name}, {member}", note)
        for kind in ("header", "footer"):
            pattern = re.compile(rf"word/{kind}\d*\.xml")
            out.dropped[kind] = sum(bool(pattern.fullmatch(name)) for name in archive.NameToInfo)
        if (data := xml_member(archive, "word/comments.xml")) is not None:
            out.comments = _comments(data, f"{file.name}, word/comments.xml")
        if (data := xml_member(archive, "word/commentsExtended.xml")) is not None:
            _answers(data, f"{file.name}, word/commentsExtended.xml", out.comments)
    spans = {comment.id: flow.span(comment.id) for comment in out.comments}
    for comment in out.comments:
        own = comment.id in flow.starts or comment.id in flow.references
        comment.span = spans[comment.id] if own or not comment.parent else spans.get(comment.parent)
    return out
