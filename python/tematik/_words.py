"""Words and figures of page and charts for people, in English and Indonesian."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from tematik._errors import UsageError


@cache
def _catalogue() -> dict[str, Any]:
    text = (resources.files("tematik") / "templates" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(language: str) -> dict[str, dict[str, str]]:
    """The words of page and charts in one language, by part and key."""
    if language not in ("en", "id"):
        raise UsageError("unknown_word", f'unknown language "{language}"; known: en, id', "language", language)
    return {part: {key: text[language] for key, text in keys.items()} for part, keys in _catalogue().items()}


def word(language: str, part: str, key: str) -> str:
    """The word for a name of the library; the name itself where the catalogue has none (own segmentations)."""
    return words(language)[part].get(key, key)


def number(value: float | int | None, language: str, digits: int = 2) -> str:
    """A figure for people: two digits, a decimal comma in Indonesian; a dash where there is no record."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, int):
        return str(value)
    text = f"{value:.{digits}f}"
    text = text.removeprefix("-") if float(text) == 0 else text
    text = text.replace("-", "−")
    return text.replace(".", ",") if language == "id" else text


def visible(text: str) -> str:
    """A name as a chart can hold it: controls and direction overrides as their numbers, line ends as blanks."""

    def one(char: str) -> str:
        code = ord(char)
        if char in "\n\t\r":
            return " "
        hidden = code < 32 or 0x7F <= code <= 0x9F or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
        return f"\\u{code:04x}" if hidden or code in (0xFFFE, 0xFFFF) else char

    return "".join(map(one, text))
