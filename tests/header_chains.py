"""Writes the units that show, few at a time, that every public header compiles alone.

Usage: header_chains.py INCLUDE_FOLDER OUT_FOLDER        prints the units, one a line

A unit includes a chain of headers, each of which reaches the one before it by its own includes. So the first is
compiled with nothing before it, and the next ones with nothing that they would not have included themselves: all of
them are shown to compile alone, and what they share is compiled once. The chains are as few as there can be: a path
cover by matching each header to one that reaches it, heavy headers first.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r"^#include <(tematik/[^>]+)>", re.MULTILINE)


def includes_of(folder: Path) -> dict[str, list[str]]:
    files = [path for path in folder.rglob("*.[hi]pp") if path.is_file()]
    return {path.relative_to(folder).as_posix(): INCLUDE.findall(path.read_text(encoding="utf-8")) for path in files}


def reached(includes: dict[str, list[str]], header: str) -> set[str]:
    found: set[str] = set()
    waiting = [header]
    while waiting:
        for other in includes.get(waiting.pop(), []):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def chains(includes: dict[str, list[str]]) -> list[list[str]]:
    headers = sorted(name for name in includes if name.endswith(".hpp") and "/detail/" not in name)
    reach = {name: reached(includes, name) for name in headers}
    above = {
        name: [other for other in headers if name in reach[other] and other not in reach[name]] for name in headers
    }
    before: dict[str, str] = {}  # header -> the one that stands before it in its chain

    def place(name: str, tried: set[str]) -> bool:
        for other in above[name]:
            if other in tried:
                continue
            tried.add(other)
            if other not in before or place(before[other], tried):
                before[other] = name
                return True
        return False

    for name in sorted(headers, key=lambda name: (-len(reach[name]), name)):
        place(name, set())
    out = []
    for last in sorted(set(headers) - set(before.values())):
        chain = [last]
        while chain[-1] in before:
            chain.append(before[chain[-1]])
        out.append(chain[::-1])
    return out


def main() -> None:
    include, folder = Path(sys.argv[1]), Path(sys.argv[2])
    files = [path for path in include.rglob("*.[hi]pp") if path.is_file()]
    includes = {
        path.relative_to(include).as_posix(): INCLUDE.findall(path.read_text(encoding="utf-8")) for path in files
    }
    folder.mkdir(parents=True, exist_ok=True)
    units = {}
    for chain in chains(includes):
        name = chain[-1].removeprefix("tematik/").removesuffix(".hpp").replace("/", "_")
        units[folder / f"{name}.cpp"] = "".join(f"#include <{header}>\n" for header in chain)
    for old in set(folder.glob("*.cpp")) - set(units):
        old.unlink()
    for path, text in units.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    print("\n".join(sorted(path.as_posix() for path in units)))


if __name__ == "__main__":
    main()
