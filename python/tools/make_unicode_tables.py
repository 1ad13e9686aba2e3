#!/usr/bin/env python3
"""Writes the Unicode tables of include/tematik/text/detail from Python's unicodedata.

    python3 python/tools/make_unicode_tables.py           write the tables
    python3 python/tools/make_unicode_tables.py --check   fail if a table differs from what would be written

The tables carry the Unicode version of the Python that wrote them; another Python may write another version.
"""

import sys
import unicodedata as ud
from pathlib import Path

DETAIL = Path(__file__).resolve().parents[2] / "include" / "tematik" / "text" / "detail"
WIDTH = 112
CODE_POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
HANGUL = range(0xAC00, 0xD7A4)


def runs(members):
    """(first, last, 1) of maximal runs of neighbouring code points."""
    out = []
    for c in members:
        if out and c == out[-1][1] + 1:
            out[-1] = (out[-1][0], c, 1)
        else:
            out.append((c, c, 1))
    return out


def strided(members):
    """(first, last, stride) with stride 1 or 2; every member lies in one run and runs do not interleave."""
    out = []
    for c in members:
        if out:
            first, last, stride = out[-1]
            if c - last == stride or (first == last and c - last == 2):
                out[-1] = (first, c, c - last)
                continue
        out.append((c, c, 1))
    return out


def simple_fold(c):
    """Simple case folding (statuses C and S of CaseFolding.txt), from the full folding that Python knows."""
    char = chr(c)
    folded = char.casefold()
    if len(folded) != 1:
        folded = char.lower()
    return ord(folded) if len(folded) == 1 else c


def fold_rows():
    rows = []
    for c in CODE_POINTS:
        delta = simple_fold(c) - c
        if delta == 0:
            continue
        if rows:
            first, last, stride, d = rows[-1]
            if d == delta and (c - last == stride or (first == last and c - last == 2)):
                rows[-1] = (first, c, c - last, d)
                continue
        rows.append((c, c, 1, delta))
    return rows


def decompositions():
    """Canonical mappings of one step: code point -> one or two code points, without Hangul syllables."""
    out = {}
    for c in CODE_POINTS:
        mapping = ud.decomposition(chr(c))
        if mapping and not mapping.startswith("<") and c not in HANGUL:
            out[c] = tuple(int(part, 16) for part in mapping.split())
    return out


def composes(c):
    """Is a pair put together again? Not if it is excluded, or begins with a non-starter."""
    return ud.normalize("NFC", ud.normalize("NFD", chr(c))) == chr(c)


def combining_rows():
    rows = []
    for c in CODE_POINTS:
        ccc = ud.combining(chr(c))
        if ccc == 0:
            continue
        if rows and rows[-1][1] == c - 1 and rows[-1][2] == ccc:
            rows[-1] = (rows[-1][0], c, ccc)
        else:
            rows.append((c, c, ccc))
    return rows


def in_category(*wanted):
    return [c for c in CODE_POINTS if ud.category(chr(c)) in wanted or ud.category(chr(c))[0] in wanted]


def number(value):
    return str(value) if -64 < value < 64 else f"0x{value:X}" if value >= 0 else f"-0x{-value:X}"


def array(kind, name, rows):
    lines = [""]
    for row in rows:
        cell = "{" + ", ".join(number(value) for value in row) + "},"
        if len(lines[-1]) + len(cell) + 1 > WIDTH:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "    ") + cell
    body = "\n".join(lines)
    return f"inline constexpr std::array<{kind}, {len(rows)}> {name}{{{{\n{body}\n}}}};\n"


def header(brief, includes, *parts):
    return (
        "#pragma once\n\n/// @file\n"
        f"/// @brief {brief}\n///\n"
        "/// Written by python/tools/make_unicode_tables.py from the Unicode Character Database "
        f"{ud.unidata_version}\n"
        "/// (copyright Unicode, Inc., used under the Unicode License). Change the tool, not this file.\n\n"
        + "".join(f"#include <{name}>\n" for name in includes)
        + "\n// clang-format off\nnamespace tematik::detail {\n\n"
        + "\n".join(parts)
        + "\n}  // namespace tematik::detail\n"
    )


def tables():
    range_type = (
        "/// first, first + stride, ..., last\n"
        "struct CodePointRange {\n  std::uint32_t first;\n  std::uint32_t last;\n  std::uint32_t stride;\n};\n"
    )
    ranges = ["array", "cstdint", "tematik/text/detail/code_point_range.hpp"]
    mapping = decompositions()
    pairs = [(c, *to, int(composes(c))) for c, to in mapping.items() if len(to) == 2]
    singles = [(c, *to) for c, to in mapping.items() if len(to) == 1]
    return {
        "code_point_range.hpp": header("The row of the tables of letters.", ["cstdint"], range_type),
        "letter_ranges.hpp": header(
            "Letters (L), marks (M) and decimal digits (Nd).",
            ranges,
            array("CodePointRange", "letter_ranges", runs(in_category("L"))),
            array("CodePointRange", "mark_ranges", runs(in_category("M"))),
            array("CodePointRange", "digit_ranges", runs(in_category("Nd"))),
        ),
        "case_ranges.hpp": header(
            "Upper case (Lu, Lt) and lower case (Ll).",
            ranges,
            array("CodePointRange", "upper_ranges", strided(in_category("Lu", "Lt"))),
            array("CodePointRange", "lower_ranges", strided(in_category("Ll"))),
        ),
        "case_folding.hpp": header(
            "Simple case folding: code points of a range move by `delta`.",
            ["array", "cstdint"],
            "/// first, first + stride, ..., last\n"
            "struct FoldRange {\n  std::uint32_t first;\n  std::uint32_t last;\n  std::uint32_t stride;\n"
            "  std::int32_t delta;\n};\n",
            array("FoldRange", "fold_ranges", fold_rows()),
        ),
        "combining_classes.hpp": header(
            "Canonical combining classes that are not 0.",
            ["array", "cstdint"],
            "struct CombiningRange {\n  std::uint32_t first;\n  std::uint32_t last;\n  std::uint32_t ccc;\n};\n",
            array("CombiningRange", "combining_ranges", combining_rows()),
        ),
        "canonical_pairs.hpp": header(
            "Canonical decompositions into two code points; `composes` is 0 where NFC leaves them apart.",
            ["array", "cstdint"],
            "struct CanonicalPair {\n  std::uint32_t whole;\n  std::uint32_t first;\n  std::uint32_t second;\n"
            "  std::uint32_t composes;\n};\n",
            array("CanonicalPair", "canonical_pairs", pairs),
        ),
        "canonical_singles.hpp": header(
            "Canonical decompositions into one code point.",
            ["array", "cstdint"],
            "struct CanonicalSingle {\n  std::uint32_t whole;\n  std::uint32_t target;\n};\n",
            array("CanonicalSingle", "canonical_singles", singles),
        ),
    }


def main():
    check = sys.argv[1:] == ["--check"]
    stale = []
    for name, text in tables().items():
        path = DETAIL / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.exit("differ from what the tool writes: " + ", ".join(stale))


if __name__ == "__main__":
    main()
