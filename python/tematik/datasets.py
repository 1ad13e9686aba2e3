"""Studies shipped with the package; all people and words in them are invented."""

from tematik._io import first_study

__all__ = ["first_study"]
