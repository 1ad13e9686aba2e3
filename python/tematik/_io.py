"""Reading and writing files: the study, with a report of what could not be read or written."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import resources

from tematik import _core


def _path(path: str | os.PathLike[str]) -> str:
    """A path as text, with ``~`` written out."""
    return os.path.expanduser(os.fspath(path))


def read(
    path: str | os.PathLike[str],
    *,
    base_dir: str | os.PathLike[str] = "",
    allow_absolute: bool = False,
    study_id: str = "",
    offset_rule: str = "",
    project: str = "",
    include_hidden: bool = True,
    tag_separator: str = "",
    columns: Mapping[str, str] | None = None,
    spreadsheet_safe: bool = False,
    examples: int = 5,
    progress: Callable[[int, int], bool | None] | bool | None = None,
) -> _core.Study:
    """Reads a project of another program, or a coding table.

    REFI-QDA projects and codebooks (.qdpx, .qde, .qdc), projects of QualCoder (the folder .qda, or its data.qda),
    Taguette (.sqlite3) and RQDA (.rqda), coding tables (.csv, .tsv). Of a database a private copy is opened.

    A coding table has one row per coding and the columns ``source``, ``code`` (a name, or a path joined by
    ``" > "``) or ``code_id``, ``begin`` and ``end`` (code points, half-open) or ``text``, and, as far as there
    are any, ``coder``, ``created``, ``memo``, ``case``, ``weight``, ``value`` (1 applied, 0 judged absent).

    Parameters
    ----------
    path : path of the file or project folder; it is never changed
    base_dir : where files named ``relative:///``, and pictures of RQDA, may lie; empty: none is looked for
    allow_absolute : whether files named ``absolute:///``, or linked in QualCoder, may be opened
    study_id : id of the study for GUIDs made on export; empty: its name
    offset_rule : how positions count, such as ``"utf16/stored"``; empty: the stored quotations decide
    project : name or number of the project, where a file holds several (Taguette)
    include_hidden : whether codings of coders that are hidden in the program are read (QualCoder)
    tag_separator : such as ``"."``: tags named ``a.b`` lie below ``a`` (Taguette)
    columns : headings of a coding table and the columns they are: ``{"Kode": "code", "Dokumen": "source"}``
    spreadsheet_safe : take one ``'`` from the cells of a table that was written with this option
    examples : ids per entry of the report; 0: none
    progress : called with what is done and what there is in all; ``False`` stops; True: a bar of tqdm

    Returns
    -------
    Study
        Its ``import_report`` says what became of every element of the file.

    Raises
    ------
    StorageError
        There is no such file, or a program writes to it meanwhile.
    InputError
        The file is damaged, hostile, or of a kind that is not read; of a table it names row and column.
    """
    study, report = _core._read(
        _path(path),
        _path(base_dir),
        allow_absolute,
        study_id,
        offset_rule,
        project,
        include_hidden,
        tag_separator,
        list((columns or {}).items()),
        spreadsheet_safe,
        examples,
        progress=progress,
    )
    study.import_report = report
    return study


def write(
    study: _core.Study,
    path: str | os.PathLike[str],
    *,
    profile: str = "standard",
    theme_as: str = "set",
    layer: str = "coder",
    loss_policy: str = "report",
    validate: bool = True,
    compression: str = "deflate",
    spreadsheet_safe: bool = False,
    examples: int = 5,
    progress: Callable[[int, int], bool | None] | bool | None = None,
) -> _core.LossReport:
    """Writes a study to a file of another program: REFI-QDA (.qdpx, .qde, .qdc) or a coding table (.csv, .tsv).

    The file is made under another name and renamed: after an error an older one is untouched. Only its owner
    may read it. A source whose participants refused analysis or sharing is left out, and the report counts it.

    Parameters
    ----------
    study : what is written
    path : where; the suffix says the format
    profile : ``"standard"``: for any program; ``"maxqda"``: texts in a .qdpx end their lines with CRLF, which
        positions count as one
    theme_as : what a theme becomes in a format that has none: ``"set"``, ``"parent_code"`` or ``"drop"``
    layer : of a source with both coding layers, the one that is written: ``"coder"`` or ``"final"``
    loss_policy : ``"report"``, or ``"error"``: nothing is written if something would be left out
    validate : read the file again before it takes its name
    compression : of archives: ``"deflate"`` or ``"store"``
    spreadsheet_safe : one more ``'`` before text cells of a table that a spreadsheet would take for a formula
    examples : ids per entry of the report; 0: none
    progress : called with what is done and what there is in all; ``False`` stops; True: a bar of tqdm

    Returns
    -------
    LossReport
        What the file does not hold.

    Raises
    ------
    UsageError
        A format that is not written, or an option that is not known.
    StorageError
        The file cannot be written, or would not be valid (a codebook without codes); with ``loss_policy="error"``
        also if something would be left out (``write_loss_refused``, the report as JSON in ``detail``).
    """
    return _core._write(
        study,
        _path(path),
        profile,
        theme_as,
        layer,
        loss_policy,
        validate,
        compression,
        spreadsheet_safe,
        examples,
        progress=progress,
    )


def first_study() -> _core.Study:
    """The small invented study that is shipped with the package."""
    with resources.as_file(resources.files("tematik") / "data" / "first_study.qdpx") as path:
        return read(path)
