"""Build the example study "Umpan balik dan motivasi" as a REFI-QDA project.

    python make_first_study.py [out.qdpx]   write the project
    python make_first_study.py --check      compare the packaged file with the data
    python make_first_study.py --expected   rewrite expected.json from the packaged file

The study is invented. Its texts lie in `sources/`, the codebook in `codebook.toml`, the
codings in `codings.tsv`, all else in `study.toml`. Nothing depends on chance or on a clock,
so every run gives the same bytes. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import tomllib
import uuid
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
DEFAULT_OUT = HERE.parent.parent / "python" / "tematik" / "data" / "first_study.qdpx"
EXPECTED = HERE / "expected.json"

NAMESPACE = "urn:QDA-XML:project:1.0"
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
THEME_MARKER = "[tematik:theme]"
NAME_LIMIT = 100  # a selection's name quotes at most this many characters

Toml = dict[str, Any]


class StudyError(Exception):
    """The data of the study contradict each other."""


def require(condition: bool, message: str) -> None:
    if not condition:
        raise StudyError(message)


# --- data -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Coding:
    source: str
    begin: int
    end: int
    code: str
    coder: str


@dataclass
class Study:
    meta: Toml
    categories: list[Toml]
    texts: dict[str, str]
    codings: list[Coding] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.meta["name"])

    def codes(self) -> Iterator[Toml]:
        for category in self.categories:
            yield from category["code"]

    def guid(self, kind: str, key: str) -> str:
        """UUIDv5 of `<kind>:<key>` in the namespace of this study."""
        library = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tematik:interchange")
        return str(uuid.uuid5(uuid.uuid5(library, self.name), f"{kind}:{key}"))


def locate(text: str, phrase: str, where: str, begin: int = 0, end: int | None = None) -> int:
    """Start of the phrase, which must occur exactly once in text[begin:end]."""
    end = len(text) if end is None else end
    hit = text.find(phrase, begin, end)
    require(hit >= 0, f"{where}: phrase not found: {phrase!r}")
    require(text.find(phrase, hit + 1, end) < 0, f"{where}: phrase found twice: {phrase!r}")
    return hit


LABEL = re.compile(r"(?:[A-Z][a-z]+|P\d\d): ")
SENTENCE_END = re.compile(r"[.!?…]+[”\u2019\"')]*(?=\s+[^\sa-z]|\s*$)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of each line, without speaker labels.

    Enough for these texts, which were written without abbreviations.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\n")
        label = LABEL.match(body)
        begin = label.end() if label else 0
        while begin < len(body):
            mark = SENTENCE_END.search(body, begin)
            end = mark.end() if mark else len(body)
            yield start + begin, start + end
            begin = end
            while begin < len(body) and body[begin].isspace():
                begin += 1
        start += len(line)


def widen(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span widened to the sentences that it touches."""
    touched = [(b, e) for b, e in sentences(text) if b < end and begin < e]
    return min(begin, touched[0][0]), max(end, touched[-1][1])


def read_codings(study: Study) -> list[Coding]:
    """Ani's codings as written down, Budi's as the declared edits of them.

    same: equal; sentence: widened to whole sentences; trim: shortened to `value`;
    omit: left out; code: the same span under the code `value`; add: Budi only.
    """
    by_name = {str(code["name"]): str(code["id"]) for code in study.codes()}
    codings: list[Coding] = []
    path = HERE / "codings.tsv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
        for number, row in enumerate(rows, start=2):
            where = f"codings.tsv:{number}"
            source, edit, value = row["source"], row["budi"], row["value"] or ""
            require(source in study.texts, f"{where}: unknown source {source}")
            require(row["code"] in by_name, f"{where}: unknown code {row['code']}")
            require((edit in {"trim", "code"}) == bool(value), f"{where}: value and edit disagree")
            text, code = study.texts[source], by_name[row["code"]]
            phrase = row["phrase"].replace("\\n", "\n")
            begin = locate(text, phrase, where)
            end = begin + len(phrase)
            if edit != "add":
                codings.append(Coding(source, begin, end, code, "ani"))
            if edit == "omit":
                continue
            if edit == "sentence":
                wide = widen(text, begin, end)
                require(wide != (begin, end), f"{where}: already whole sentences")
                begin, end = wide
            elif edit == "trim":
                require(len(value) < len(phrase), f"{where}: trimmed phrase is not shorter")
                begin = locate(text, value, where, begin, end)
                end = begin + len(value)
            elif edit == "code":
                require(value in by_name, f"{where}: unknown code {value}")
                code = by_name[value]
            else:
                require(edit in {"same", "add"}, f"{where}: unknown edit {edit}")
            codings.append(Coding(source, begin, end, code, "budi"))
    require(len(set(codings)) == len(codings), "codings.tsv: a coding occurs twice")
    return codings


def load() -> Study:
    meta = tomllib.loads((HERE / "study.toml").read_text(encoding="utf-8"))
    book = tomllib.loads((HERE / "codebook.toml").read_text(encoding="utf-8"))
    texts: dict[str, str] = {}
    for source in meta["source"]:
        raw = (HERE / "sources" / f"{source['id']}.txt").read_bytes()
        # A checkout may have turned line ends; the study has LF only.
        texts[source["id"]] = raw.decode("utf-8").replace("\r\n", "\n")
    study = Study(meta, book["category"], texts)
    for code in study.codes():
        found = sum(text.count(code["example"]) for text in texts.values())
        require(found == 1, f"example of {code['name']}: found {found} times")
    study.codings = read_codings(study)
    return study


# --- XML ------------------------------------------------------------------------------


def escape(text: str, *, attribute: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace("\r", "&#13;")
    if attribute:
        text = text.replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return text


class Xml:
    """Writes indented XML; attributes without a value are left out."""

    def __init__(self) -> None:
        self.lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self.stack: list[str] = []

    def _tag(self, name: str, attributes: dict[str, str]) -> str:
        return name + "".join(f' {key}="{escape(value, attribute=True)}"' for key, value in attributes.items() if value)

    def _line(self, text: str) -> None:
        self.lines.append("  " * len(self.stack) + text)

    def open(self, name: str, /, **attributes: str) -> None:
        self._line(f"<{self._tag(name, attributes)}>")
        self.stack.append(name)

    def close(self) -> None:
        name = self.stack.pop()
        self._line(f"</{name}>")

    def empty(self, name: str, /, **attributes: str) -> None:
        self._line(f"<{self._tag(name, attributes)}/>")

    def text(self, name: str, text: str) -> None:
        self._line(f"<{name}>{escape(text)}</{name}>")

    def result(self) -> str:
        require(not self.stack, "XML element left open")
        return "\n".join(self.lines) + "\n"


def write_codebook(xml: Xml, study: Study) -> None:
    notes: dict[str, list[str]] = {}
    for note in study.meta["note"]:
        if "code" in note.get("on", {}):
            notes.setdefault(note["on"]["code"], []).append(note["id"])
    xml.open("CodeBook")
    xml.open("Codes")
    for category in study.categories:
        xml.open(
            "Code",
            guid=study.guid("code", category["id"]),
            name=category["name"],
            isCodable="false",
            color=category["color"],
        )
        xml.text("Description", category["description"])
        for code in category["code"]:
            xml.open(
                "Code",
                guid=study.guid("code", code["id"]),
                name=code["name"],
                isCodable="true",
                color=code["color"],
            )
            xml.text(
                "Description",
                f"{code['definition']} ({code['gloss']})\n"
                f"Pakai jika (use when): {code['use']}\n"
                f"Jangan pakai jika (do not use when): {code['avoid']}\n"
                f"Contoh (example): “{code['example']}”",
            )
            for note in notes.get(code["id"], []):
                xml.empty("NoteRef", targetGUID=study.guid("note", note))
            xml.close()
        xml.close()
    xml.close()
    xml.close()


def write_value(xml: Xml, study: Study, variable: str, value: str | int) -> None:
    kinds = {entry["id"]: entry["type"] for entry in study.meta["variable"]}
    xml.open("VariableValue")
    xml.empty("VariableRef", targetGUID=study.guid("variable", variable))
    if value != "missing":
        xml.text(f"{kinds[variable]}Value", str(value))
    xml.close()


def write_cases(xml: Xml, study: Study) -> None:
    xml.open("Cases")
    for case in study.meta["case"]:
        xml.open("Case", guid=study.guid("case", case["id"]), name=case["id"])
        xml.text("Description", case["description"])
        for variable in ("role", "age"):
            write_value(xml, study, variable, case[variable])
        for source in case["sources"]:
            require(source in study.texts, f"case {case['id']}: unknown source {source}")
            xml.empty("SourceRef", targetGUID=study.guid("source", source))
        xml.close()
    xml.close()


def coding_times(study: Study, source: Toml) -> dict[Coding, str]:
    """Each coder works through a source in text order, one coding every three minutes."""
    times: dict[Coding, str] = {}
    for coder in study.meta["coder"]:
        own = [c for c in study.codings if (c.source, c.coder) == (source["id"], coder["id"])]
        moment = datetime.fromisoformat(f"{source['session'][coder['id']]}T{coder['start']}:00")
        for coding in sorted(own, key=lambda c: (c.begin, c.end, c.code)):
            times[coding] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            moment += timedelta(minutes=3)
    return times


def write_source(xml: Xml, study: Study, source: Toml) -> None:
    name = source["id"]
    text, guid = study.texts[name], study.guid("source", source["id"])
    times = coding_times(study, source)
    spans: dict[tuple[int, int], list[Coding]] = {}
    for coding in times:
        spans.setdefault((coding.begin, coding.end), []).append(coding)

    source_notes: list[str] = []
    span_notes: dict[tuple[int, int], list[str]] = {}
    for note in study.meta["note"]:
        target = note.get("on", {})
        if target.get("source") != name:
            continue
        if "phrase" in target:
            begin = locate(text, target["phrase"], f"note {note['id']}")
            span = (begin, begin + len(target["phrase"]))
            require(span in spans, f"note {note['id']}: not a coded span")
            span_notes.setdefault(span, []).append(note["id"])
        else:
            source_notes.append(note["id"])

    xml.open(
        "TextSource",
        guid=guid,
        name=name,
        plainTextPath=f"internal://{guid}.txt",
        creationDateTime=source["collected"],
    )
    xml.text("Description", source["description"])
    for begin, end in sorted(spans):
        quotation = text[begin:end]
        if len(quotation) > NAME_LIMIT:
            quotation = quotation[:NAME_LIMIT] + "…"
        xml.open(
            "PlainTextSelection",
            guid=study.guid("selection", f"{name}:{begin}-{end}"),
            name=quotation,
            startPosition=str(begin),
            endPosition=str(end),
        )
        keyed = {study.guid("coding", f"{name}:{begin}-{end}:{c.code}:{c.coder}"): c for c in spans[begin, end]}
        for coding_guid, coding in sorted(keyed.items()):
            xml.open(
                "Coding",
                guid=coding_guid,
                creatingUser=study.guid("user", coding.coder),
                creationDateTime=times[coding],
            )
            xml.empty("CodeRef", targetGUID=study.guid("code", coding.code))
            xml.close()
        for note in span_notes.get((begin, end), []):
            xml.empty("NoteRef", targetGUID=study.guid("note", note))
        xml.close()
    for note in source_notes:
        xml.empty("NoteRef", targetGUID=study.guid("note", note))
    for variable in ("technique", "language"):
        write_value(xml, study, variable, source[variable])
    write_value(xml, study, "date", source["collected"][:10])
    xml.close()


def project_xml(study: Study) -> str:
    xml, meta = Xml(), study.meta
    xml.open(
        "Project",
        **{
            "xmlns": NAMESPACE,
            "xmlns:xsi": SCHEMA_INSTANCE,
            "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
            "name": study.name,
            "origin": "tematik",
        },
    )
    xml.open("Users")
    for coder in meta["coder"]:
        xml.empty("User", guid=study.guid("user", coder["id"]), name=coder["name"])
    xml.close()

    write_codebook(xml, study)

    xml.open("Variables")
    for variable in meta["variable"]:
        xml.open(
            "Variable",
            guid=study.guid("variable", variable["id"]),
            name=variable["id"],
            typeOfVariable=variable["type"],
        )
        xml.text("Description", variable["description"])
        xml.close()
    xml.close()

    write_cases(xml, study)

    xml.open("Sources")
    for source in meta["source"]:
        write_source(xml, study, source)
    xml.close()

    xml.open("Notes")
    for note in meta["note"]:
        xml.open(
            "Note",
            guid=study.guid("note", note["id"]),
            name=note["name"],
            creatingUser=study.guid("user", note["coder"]),
            creationDateTime=note["written"],
        )
        xml.text("PlainTextContent", note["text"])
        xml.close()
    xml.close()

    xml.open("Links")
    for link in meta["link"]:
        xml.empty(
            "Link",
            guid=study.guid("link", link["id"]),
            name=link["name"],
            direction=link["direction"],
            originGUID=study.guid("code", link["origin"]),
            targetGUID=study.guid("code", link["target"]),
        )
    xml.close()

    xml.open("Sets")
    for theme in meta["theme"]:
        xml.open("Set", guid=study.guid("set", theme["id"]), name=theme["name"])
        xml.text("Description", f"{theme['description']}\n{THEME_MARKER}")
        for code in theme["codes"]:
            xml.empty("MemberCode", targetGUID=study.guid("code", code))
        xml.close()
    xml.close()

    xml.text("Description", meta["description"])
    xml.close()
    return xml.result()


# --- container ------------------------------------------------------------------------


def members(study: Study) -> dict[str, bytes]:
    files = {f"sources/{study.guid('source', name)}.txt": text.encode("utf-8") for name, text in study.texts.items()}
    return {"project.qde": project_xml(study).encode("utf-8"), **dict(sorted(files.items()))}


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            out.writestr(info, content)
    return buffer.getvalue()


# --- check: reads the written file again, without the code above -------------------------


class Parsed:
    """The parts of a written project that the check and expected.json look at."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive_file:
            self.infos = archive_file.infolist()
            self.files = {info.filename: archive_file.read(info) for info in self.infos}
        self.root = ElementTree.fromstring(self.files["project.qde"])

    def all(self, path: str, under: ElementTree.Element | None = None) -> list[ElementTree.Element]:
        start = self.root if under is None else under
        return start.findall("/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/")))

    def value(self, path: str, under: ElementTree.Element) -> str:
        found = self.all(path, under)
        return (found[0].text or "") if found else ""

    def text(self, source: ElementTree.Element) -> str:
        member = source.attrib["plainTextPath"].removeprefix("internal://")
        return self.files[f"sources/{member}"].decode("utf-8")

    def in_order(self) -> list[ElementTree.Element]:
        """Sources by the time at which they were collected."""
        return sorted(self.all("Sources/TextSource"), key=lambda s: s.attrib["creationDateTime"])

    def spans(self, source: ElementTree.Element) -> Iterator[tuple[int, int, ElementTree.Element, str]]:
        for selection in self.all("PlainTextSelection", source):
            begin = int(selection.attrib["startPosition"])
            end = int(selection.attrib["endPosition"])
            for coding in self.all("Coding", selection):
                code = self.all("CodeRef", coding)[0].attrib["targetGUID"]
                yield begin, end, coding, code


def descendants(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def table_of(parsed: Parsed, code: str, coders: list[str]) -> dict[str, int]:
    """2 x 2 table of one code over all characters of all sources."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for source in parsed.all("Sources/TextSource"):
        marked: dict[str, set[int]] = {coder: set() for coder in coders}
        for begin, end, coding, target in parsed.spans(source):
            if target == code:
                marked[coding.attrib["creatingUser"]].update(range(begin, end))
        first, second = (marked[coder] for coder in coders)
        for position in range(len(parsed.text(source))):
            counts[position in first, position in second] += 1
    return {
        "both": counts[True, True],
        "ani_only": counts[True, False],
        "budi_only": counts[False, True],
        "neither": counts[False, False],
    }


def kappa(table: dict[str, int]) -> float:
    a, b, c, d = (table[key] for key in ("both", "ani_only", "budi_only", "neither"))
    n = a + b + c + d
    chance = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    return ((a + d) / n - chance) / (1 - chance)


def figures(parsed: Parsed) -> Toml:
    """What a reader of the file should find."""
    root = parsed.root
    users = {user.attrib["guid"]: user.attrib["name"] for user in parsed.all("Users/User")}
    codes = {code.attrib["guid"]: code for code in descendants(root, "Code")}
    codable = {g: c.attrib["name"] for g, c in codes.items() if c.attrib["isCodable"] == "true"}
    codings = descendants(root, "Coding")
    by_user = Counter(coding.attrib["creatingUser"] for coding in codings)

    order: list[Toml] = []
    seen: set[str] = set()
    for source in parsed.in_order():
        spans = list(parsed.spans(source))
        here = {code for *_, code in spans}
        order.append(
            {
                "source": source.attrib["name"],
                "characters": len(parsed.text(source)),
                "selections": len(parsed.all("PlainTextSelection", source)),
                "codings": len(spans),
                "codes": len(here),
                "new_codes": len(here - seen),
            }
        )
        seen |= here

    per_code: Toml = {}
    for guid, name in codable.items():
        own = Counter(
            users[coding.attrib["creatingUser"]]
            for source in parsed.all("Sources/TextSource")
            for _, _, coding, code in parsed.spans(source)
            if code == guid
        )
        per_code[name] = {
            "codings": dict(sorted(own.items())),
            "characters": table_of(parsed, guid, list(users)),
        }

    return {
        "name": root.attrib["name"],
        "counts": {
            "sources": len(parsed.all("Sources/TextSource")),
            "cases": len(parsed.all("Cases/Case")),
            "coders": len(users),
            "variables": len(parsed.all("Variables/Variable")),
            "codes": len(codes),
            "codable_codes": len(codable),
            "themes": sum(
                parsed.value("Description", entry).splitlines()[-1] == THEME_MARKER for entry in parsed.all("Sets/Set")
            ),
            "selections": len(descendants(root, "PlainTextSelection")),
            "codings": len(codings),
            "notes": len(parsed.all("Notes/Note")),
            "links": len(parsed.all("Links/Link")),
            "characters": sum(row["characters"] for row in order),
        },
        "codings_per_coder": {name: by_user[guid] for guid, name in users.items()},
        "collection_order": order,
        "per_code": per_code,
    }


def check_container(parsed: Parsed) -> None:
    names = [info.filename for info in parsed.infos]
    require(names[0] == "project.qde", "project.qde is not the first member")
    require(names[1:] == sorted(names[1:]), "members are not sorted")
    for info in parsed.infos:
        require(info.date_time == (1980, 1, 1, 0, 0, 0), f"{info.filename}: time")
        require(not info.extra and not info.comment, f"{info.filename}: extra field or comment")
        content = parsed.files[info.filename]
        require(b"\r" not in content and not content.startswith(b"\xef\xbb\xbf"), info.filename)
        require(content.endswith(b"\n"), f"{info.filename}: no line end at the end")


def check_references(parsed: Parsed) -> None:
    guids = [node.attrib["guid"] for node in parsed.root.iter() if "guid" in node.attrib]
    require(len(set(guids)) == len(guids), "a guid occurs twice")
    kinds: dict[str, tuple[str, ...]] = {
        "CodeRef": ("Code",),
        "MemberCode": ("Code",),
        "NoteRef": ("Note",),
        "SourceRef": ("TextSource",),
        "VariableRef": ("Variable",),
    }
    for name, targets in kinds.items():
        known = {n.attrib["guid"] for kind in targets for n in descendants(parsed.root, kind)}
        for node in descendants(parsed.root, name):
            require(node.attrib["targetGUID"] in known, f"{name}: unknown target")
    codable = {n.attrib["guid"] for n in descendants(parsed.root, "Code") if n.attrib["isCodable"] == "true"}
    users = {n.attrib["guid"] for n in descendants(parsed.root, "User")}
    for coding in descendants(parsed.root, "Coding"):
        require(coding.attrib["creatingUser"] in users, "Coding: unknown user")
        target = parsed.all("CodeRef", coding)[0].attrib["targetGUID"]
        require(target in codable, "Coding: code is a category")
    for link in descendants(parsed.root, "Link"):
        require({link.attrib["originGUID"], link.attrib["targetGUID"]} <= codable, "Link: end")


def check_sources(parsed: Parsed) -> None:
    users = {n.attrib["guid"] for n in descendants(parsed.root, "User")}
    for source in parsed.all("Sources/TextSource"):
        name, text = source.attrib["name"], parsed.text(source)
        require(900 <= len(text) <= 2200, f"{name}: {len(text)} characters")
        require("\n\n" in text, f"{name}: one paragraph only")
        labels = Counter(re.findall(r"^([A-Z]\w+): ", text, flags=re.MULTILINE))
        require(all(n >= 2 for n in labels.values()), f"{name}: a label occurs once")
        seen: set[tuple[int, int]] = set()
        for selection in parsed.all("PlainTextSelection", source):
            begin = int(selection.attrib["startPosition"])
            end = int(selection.attrib["endPosition"])
            require(0 <= begin < end <= len(text), f"{name}: positions {begin}-{end}")
            require((begin, end) not in seen, f"{name}: span {begin}-{end} occurs twice")
            seen.add((begin, end))
            quotation = text[begin:end]
            require(quotation == quotation.strip(), f"{name}: white space at {begin}-{end}")
            label = selection.attrib["name"]
            full = quotation if len(quotation) <= NAME_LIMIT else quotation[:NAME_LIMIT] + "…"
            require(label == full, f"{name}: name of {begin}-{end}")
        coders = {coding.attrib["creatingUser"] for _, _, coding, _ in parsed.spans(source)}
        require(coders == users, f"{name}: not coded by everyone")
    everything = "".join(parsed.text(s) for s in parsed.all("Sources/TextSource"))
    for character in "“”\u2019éê—😀":
        require(character in everything, f"no {character} in the texts")
    require(everything.count("😀") == 1, "more than one emoji")


def check_shape(found: Toml) -> None:
    """The study stays what the guide says about it."""
    new = [row["new_codes"] for row in found["collection_order"]]
    require(sum(new) == found["counts"]["codable_codes"], "a code is never used")
    require(new[5:7] == [0, 0] and new[7] == 1, f"new codes by source: {new}")
    require(150 <= found["counts"]["codings"] <= 220, "number of codings")
    for name, row in found["per_code"].items():
        value = kappa(row["characters"])
        require(0.5 <= value <= 0.95, f"{name}: kappa {value:.3f}")


def check(path: Path) -> Toml:
    study = load()
    files = members(study)
    require(archive(files) == archive(members(load())), "two runs give different bytes")
    parsed = Parsed(path)
    # Members, not the archive: compressed bytes may differ between zlib versions.
    require(list(parsed.files.items()) == list(files.items()), f"{path.name} is out of date")
    check_container(parsed)
    check_references(parsed)
    check_sources(parsed)
    found = figures(parsed)
    check_shape(found)
    return found


def report(found: Toml) -> Iterable[str]:
    yield ", ".join(f"{value} {key}" for key, value in found["counts"].items())
    yield "codings: " + ", ".join(f"{k} {v}" for k, v in found["codings_per_coder"].items())
    yield "new codes: " + " ".join(str(row["new_codes"]) for row in found["collection_order"])
    for name, row in found["per_code"].items():
        yield f"  {name:24} {row['codings']}  kappa {kappa(row['characters']):.3f}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build the example study as a .qdpx file.")
    parser.add_argument("out", nargs="?", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--check", action="store_true", help="compare the file with the data")
    parser.add_argument("--expected", action="store_true", help="rewrite expected.json")
    options = parser.parse_args(arguments)
    try:
        if options.check or options.expected:
            found = check(options.out)
            if options.expected:
                content = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
                EXPECTED.write_text(content, encoding="utf-8", newline="\n")
            require(found == json.loads(EXPECTED.read_text(encoding="utf-8")), "expected.json")
            print("\n".join(report(found)))
        else:
            content_bytes = archive(members(load()))
            options.out.parent.mkdir(parents=True, exist_ok=True)
            options.out.write_bytes(content_bytes)
            print(f"{options.out.name}: {len(content_bytes)} bytes")
    except StudyError as error:
        print(f"first study: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
