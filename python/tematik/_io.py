"""Reading files: the study, with a report of what could not be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import resources

from tematik import _core


def read(
    path: str | os.PathLike[str],
    *,
    base_dir: str | os.PathLike[str] = "",
    allow_absolute: bool = False,
    study_id: str = "",
    examples: int = 5,
    progress: Callable[[int, int], bool | None] | None = None,
) -> _core.Study:
    """Reads a REFI-QDA project or codebook (.qdpx, .qde, .qdc).

    Parameters
    ----------
    path : path of the file; it is never changed
    base_dir : where files named ``relative:///`` may lie; empty: none is looked for
    allow_absolute : whether files named ``absolute:///`` may be opened
    study_id : id of the study for GUIDs made on export; empty: its name
    examples : ids per entry of the report; 0: none

    Returns
    -------
    Study
        Its ``import_report`` says what became of every element of the file.

    Raises
    ------
    StorageError
        There is no such file.
    InputError
        The file is damaged, hostile, or of a kind that is not read.
    """
    study, report = _core._read(os.fspath(path), os.fspath(base_dir), allow_absolute, study_id, examples, progress)
    study.import_report = report
    return study


def first_study() -> _core.Study:
    """The small invented study that is shipped with the package."""
    with resources.as_file(resources.files("tematik") / "data" / "first_study.qdpx") as path:
        return read(path)
