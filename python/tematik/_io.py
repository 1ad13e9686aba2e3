"""Reading and writing files: the study, with a report of what could not be read or written."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from typing import NamedTuple

from tematik import _core
from tematik._errors import UsageError
from tematik._io_archive import FileRead
from tematik._io_comments import read_docx
from tematik._io_sheets import Rows, Sheet, first_rows, read_sheet, text_rows
from tematik._io_survey import is_survey_map, read_survey, survey_kind
from tematik._io_tables import is_maxqda, read_maxqda, read_table


def _path(path: str | os.PathLike[str]) -> str:
    """A path as text, with ``~`` written out."""
    return os.path.expanduser(os.fspath(path))


class TurnPreview(NamedTuple):
    """The turns that `read` would store (no words of anybody), and every name that looks like a speaker."""

    turns: _core.Table
    labels: _core.Table


def preview_turns(
    path: str | os.PathLike[str],
    *,
    format: str = "auto",
    turns: Mapping[str, Sequence[str]] | None = None,
    join_speakers: bool = True,
) -> TurnPreview:
    """Shows who would be a speaker in a transcript (.txt, .vtt, .srt), before it is read.

    Parameters
    ----------
    path, format, turns, join_speakers : as in `read`

    Returns
    -------
    TurnPreview
        ``turns`` (speaker, begin, end, start_ms, end_ms) and ``labels`` (name, occurrences, accepted): a label is
        accepted if it occurs twice or is confirmed.
    """
    found = _core._preview_turns(_path(path), format, _turn_words(turns), join_speakers)
    return TurnPreview(*found)


def _turn_words(turns: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
    return {name: list(values) for name, values in (turns or {}).items()}


def read(
    path: str | os.PathLike[str],
    *,
    format: str = "auto",
    base_dir: str | os.PathLike[str] = "",
    allow_absolute: bool = False,
    study_id: str = "",
    offset_rule: str = "",
    project: str = "",
    include_hidden: bool = True,
    tag_separator: str = "",
    columns: Mapping[str, str] | None = None,
    turns: Mapping[str, Sequence[str]] | None = None,
    join_speakers: bool = True,
    comments: str = "memo",
    changes: str = "accepted",
    sheet: str | int | None = None,
    spreadsheet_safe: bool = False,
    examples: int = 5,
    progress: Callable[[int, int], bool | None] | bool | None = None,
) -> _core.Study:
    """Reads a file of another program; its content says what it is.

    - REFI-QDA projects and codebooks (.qdpx, .qde, .qdc); projects of QualCoder (the folder .qda, or its data.qda),
      Taguette (.sqlite3) and RQDA (.rqda). Of a database a private copy is opened.
    - Coding tables (.csv, .tsv, .xlsx, .xls, .parquet): one row per coding and the columns ``source``, ``code`` (a
      name, or a path joined by ``" > "``) or ``code_id``, ``begin`` and ``end`` (code points, half-open) or
      ``text``, and, as far as there are any, ``coder``, ``created``, ``memo``, ``case``, ``weight``, ``value``
      (1 applied, 0 judged absent). Unit tables: ``unit``, ``coder``, and one column per code with 1, 0 or nothing.
    - Coded segments of MAXQDA (.xls, .xlsx, .csv). Their documents are not in the file, so every place is unverified.
    - Surveys of Qualtrics and LimeSurvey (.csv, .tsv, .xlsx): name the columns to read.
    - Transcripts (.txt, .vtt, .srt, .docx): one source with its turns.

    Parameters
    ----------
    path : path of the file or project folder; it is never changed
    format : ``"auto"``, or what it is: ``"csv"``, ``"vtt"``, ``"maxqda"``, ``"qualtrics"``, ``"limesurvey"``,
        ``"survey"`` (any table with a row per response) ...
    base_dir : where files named ``relative:///``, and pictures of RQDA, may lie; empty: none is looked for
    allow_absolute : whether files named ``absolute:///``, or linked in QualCoder, may be opened
    study_id : id of the study for GUIDs made on export; empty: its name
    offset_rule : how positions count, such as ``"utf16/stored"``; empty: the stored quotations decide
    project : name or number of the project, where a file holds several (Taguette)
    include_hidden : whether codings of coders that are hidden in the program are read (QualCoder)
    tag_separator : such as ``"."``: tags named ``a.b`` lie below ``a`` (Taguette)
    columns : headings of a coding table and the columns they are: ``{"Kode": "code", "Dokumen": "source"}``; of a
        survey ``{"Q1": "attribute", "Q2": "text"}`` and, where it is not known, ``{"nomor": "id"}``
    turns : of a transcript, what is a speaker: ``{"confirmed": ["Ani"], "refused": ["Note"], "patterns": ["colon"]}``
    join_speakers : whether consecutive cues of one speaker are one turn
    comments : what comments of a docx become: ``"memo"``, or ``"coding"``: each line is a code
    changes : which state of a docx with tracked changes: ``"accepted"`` or ``"original"``
    sheet : name or number (from 0) of the sheet of a workbook; None: the first
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
    ImportError
        An extra is missing: ``pip install "tematik[io]"`` for workbooks, ``"tematik[arrow]"`` for Parquet.
    """
    place = _path(path)
    named = dict(columns or {})
    kind = format if format in ("maxqda", *_SURVEYS) else ""
    if format == "auto":
        kind = _kind_of_text(place, named)
    suffix = os.path.splitext(place)[1].lower()
    if kind and suffix not in (".xlsx", ".xls"):
        file = FileRead(place)
        rows = Sheet(text_rows(file), "tsv" if suffix == ".tsv" else "csv")
        return _read_rows(file, rows, kind, named, spreadsheet_safe, examples, progress)
    found = "xls" if _is_old_workbook(place) else ""
    if not found:
        try:
            study, report = _core._read(
                place,
                "auto" if kind else format,
                _path(base_dir),
                allow_absolute,
                study_id,
                offset_rule,
                project,
                include_hidden,
                tag_separator,
                list(named.items()),
                spreadsheet_safe,
                _turn_words(turns),
                join_speakers,
                examples,
                progress=progress,
            )
        except UsageError as error:
            if error.code != "format_not_read" or error.detail not in ("docx", "xlsx", "parquet"):
                raise
            found = error.detail
        else:
            study.import_report = report
            return study
    if found == "docx":
        return read_docx(place, comments=comments, changes=changes, turns=turns or {}, examples=examples)
    file = FileRead(place)
    return _read_rows(file, read_sheet(file, found, sheet), kind, named, spreadsheet_safe, examples, progress)


_SURVEYS = ("qualtrics", "limesurvey", "survey")


def _is_old_workbook(path: str) -> bool:
    """A workbook as before 2007."""
    try:
        with open(path, "rb") as file:
            return path.lower().endswith(".xls") and file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    except OSError:
        return False


def _kind_of_text(path: str, columns: Mapping[str, str]) -> str:
    """maxqda or a survey, if delimited text is one of them; else empty."""
    if not path.lower().endswith((".csv", ".tsv")) or not os.path.isfile(path):
        return ""
    return _kind_of_rows(first_rows(path), columns)


def _kind_of_rows(rows: Rows, columns: Mapping[str, str]) -> str:
    survey = survey_kind(rows)
    if survey or is_survey_map(columns):
        return survey or "survey"
    return "maxqda" if rows and not columns and is_maxqda(rows[0]) else ""


def _read_rows(
    file: FileRead,
    sheet: Sheet,
    kind: str,
    columns: Mapping[str, str],
    spreadsheet_safe: bool,
    examples: int,
    progress: Callable[[int, int], bool | None] | bool | None,
) -> _core.Study:
    kind = kind or _kind_of_rows(sheet.rows[:3], columns)
    if kind in _SURVEYS:
        return read_survey(file, sheet, kind, columns, examples)
    if kind == "maxqda":
        return read_maxqda(file, sheet, columns, examples, progress)
    return read_table(file, sheet, columns, spreadsheet_safe, examples, progress)


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
