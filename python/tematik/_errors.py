"""The tree of errors: what went wrong, where, and what was expected.

Each error also derives from the built-in one a user would catch: bad data and bad arguments are `ValueError`,
an unknown name is a `KeyError`, a failing file is an `OSError`.
"""

from __future__ import annotations


class Error(Exception):
    """Root of every error that tematik raises on purpose."""

    def __init__(self, code: str, sentence: str, where: str = "", detail: str = "") -> None:
        super().__init__(code, sentence, where, detail)
        self.code = code
        self.sentence = sentence
        self.where = where
        self.detail = detail

    def __str__(self) -> str:
        return self.sentence


class InputError(Error, ValueError):
    """Bad data: a file, a text, a record or an array breaks a rule."""


class UsageError(Error, ValueError):
    """Bad arguments: an option is unknown, out of range, or does not fit another option."""


class LookupError(Error, KeyError):
    """An unknown or ambiguous name; the sentence lists the nearest names or the candidates."""


class StorageError(Error, OSError):
    """The file system or a store failed: missing, busy, damaged, full, read-only."""


__all__ = ["Error", "InputError", "LookupError", "StorageError", "UsageError"]
