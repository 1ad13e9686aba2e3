"""The index of methods: function, header and citation, read from the headers' `**Literature**` lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_LITERATURE = re.compile(r"^(?:- )?(?:\*\*)?Literature(?:\*\*)?:\s*(.*)$")
_NAME = re.compile(r"(?:\b(?:struct|class|enum class|concept)\s+(\w+))|(\w+)\s*\(")
_DOI = re.compile(r"doi:(10\.\d+/\S+?)(?=[.,;]?(?:\s|$))")
_ARXIV = re.compile(r"arXiv[: ](\d{4}\.\d{4,5})")
_DRAWS = re.compile(r"\s*Draws: .*$")  # which random numbers a test takes is no literature
_MARKUP = re.compile(r"([\\*_\[\]<>|`])")


@dataclass(frozen=True)
class Method:
    """One citation, and the declaration below it; of a comment on a whole file the name is empty."""

    header: str
    name: str
    citation: str


def brief(path: Path) -> str:
    """What a header says of itself, as one line of plain text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("/// @brief "):
            words = [line.removeprefix("/// @brief ")]
            for more in lines[number + 1 :]:
                if not more.startswith("/// ") or more.startswith("/// @"):
                    break
                words.append(more.removeprefix("/// ").strip())
            return " ".join(words)
    return ""


def _citations(block: list[str]) -> list[str]:
    """The texts behind `Literature:` in the lines of one comment; a text goes on to the next item or blank line."""
    found: list[str] = []
    inside = False
    for line in block:
        start = _LITERATURE.match(line.strip())
        if start:
            found.append(start[1])
        elif inside and line.strip() and not re.match(r"\s*(- |@)", line):
            found[-1] += f" {line.strip()}"
        inside = bool(start) or (inside and bool(line.strip()) and not re.match(r"\s*(- |@)", line))
    return found


def _declared(text: str) -> str:
    """The name of the first declaration of a piece of code."""
    text = re.sub(r"\[\[[^\]]*\]\]", " ", text)
    text = re.sub(r"^\s*template\s*<[^;{]*?>\s*(?:requires\s[^\n]*)?\n", " ", text)
    match = _NAME.search(text)
    return (match[1] or match[2]) if match else ""


def methods_of(path: Path, header: str) -> list[Method]:
    """The methods of one header, in its order."""
    found: list[Method] = []
    block: list[str] = []
    lines = [*path.read_text(encoding="utf-8").splitlines(), ""]
    for number, line in enumerate(lines):
        comment = re.match(r"\s*///(?!<) ?(.*)$", line)
        if comment:
            block.append(comment[1])
            continue
        if block:
            of_file = any(one.startswith("@file") for one in block)
            name = "" if of_file else _declared("\n".join(lines[number : number + 8]))
            found += [Method(header, name, _DRAWS.sub("", text)) for text in _citations(block)]
        block = []
    return found


def methods(include: Path) -> list[Method]:
    """Every method with a citation below `include`, public headers only, by header."""
    paths = (path for path in include.rglob("*.hpp") if "detail" not in path.parts)
    headers = sorted((path.relative_to(include).as_posix(), path) for path in paths)
    return [method for header, path in headers for method in methods_of(path, header)]


def citation_markdown(text: str) -> str:
    """A citation with its DOIs and arXiv numbers as links."""

    def link(label: str, address: str) -> str:
        return f"[{plain(label)}]({address})"

    out = ""
    end = 0
    for match in sorted([*_DOI.finditer(text), *_ARXIV.finditer(text)], key=lambda one: one.start()):
        host = "https://doi.org/" if match.re is _DOI else "https://arxiv.org/abs/"
        out += plain(text[end : match.start()]) + link(match[0], host + quote(match[1], safe="/"))
        end = match.end()
    return out + plain(text[end:])


def plain(text: str) -> str:
    """Text that Markdown shows as it is; what stands between backticks stays code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _MARKUP.sub(r"\\\1", text)
    return "`".join(part if i % 2 else _MARKUP.sub(r"\\\1", part) for i, part in enumerate(parts))


def table_markdown(found: list[Method], page: Callable[[str], str]) -> str:
    """A table of methods; `page` gives the address of a header's page."""
    rows = ["| function | definition | literature |", "| --- | --- | --- |"]
    for method in found:
        name = f"`{method.name}`" if method.name else "whole header"
        header = method.header.removeprefix("tematik/")
        rows.append(f"| {name} | [{header}]({page(method.header)}) | {citation_markdown(method.citation)} |")
    return "\n".join(rows) + "\n"
