"""Tables as rows of text: sheets of a workbook (xlsx, xls), Parquet files, delimited text."""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tematik import _core
from tematik._errors import InputError, UsageError
from tematik._io_archive import XML_NODES, FileRead, open_archive, xml_member

Rows = list[list[str]]


@dataclass
class Sheet:
    """Rows of text without empty cells at their ends; a row without cells stays, as rows are known by number."""

    rows: Rows
    format: str
    others: list[str] = field(default_factory=list)  # names of the sheets that were not read


def cell_text(value: Any) -> str:
    """A cell as text: whole numbers without a fraction, truth as 1 and 0, times as ISO 8601, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return str(value)


def _take(rows: Iterable[Iterable[Any]], name: str) -> Rows:
    out: Rows = []
    cells = 0
    for row in rows:
        texts = [cell_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        cells += len(texts) + 1
        if cells > XML_NODES:
            raise InputError("limit_nodes", f"{name}: more than {XML_NODES} cells", name)
        out.append(texts)
    while out and not out[-1]:
        out.pop()
    return out


def _chosen(names: list[str], sheet: str | int | None, name: str) -> str:
    if not names:
        raise InputError("table_columns", f"{name}: the workbook has no sheet with cells", name)
    if sheet is None:
        return names[0]
    if isinstance(sheet, int) and 0 <= sheet < len(names):
        return names[sheet]
    if sheet in names:
        return str(sheet)
    raise UsageError("sheet", f"{name}: there is no such sheet; it has {len(names)}: {', '.join(names)}", "sheet")


def read_sheet(file: FileRead, format_: str, sheet: str | int | None = None) -> Sheet:
    """A sheet of an xlsx or xls file, or a Parquet file."""
    if format_ == "parquet":
        return Sheet(_parquet(file), format_)
    if format_ == "xlsx":
        with open_archive(file.path) as archive:  # the limits, and no document type, before any library looks at it
            for member in archive.namelist():
                if member.lower().endswith((".xml", ".rels")):
                    xml_member(archive, member)
        return _openpyxl(file, sheet)
    return _calamine(file, format_, sheet)


def _openpyxl(file: FileRead, sheet: str | int | None) -> Sheet:
    try:
        import openpyxl
    except ImportError as error:
        raise ImportError('xlsx files need openpyxl: pip install "tematik[io]"') from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and rules for cells, which are not read
        try:
            book = openpyxl.load_workbook(file.path, read_only=True, data_only=True, keep_links=False)
        except Exception as error:
            raise InputError("xml_malformed", f"{file.name}: the workbook is damaged", file.name) from error
        try:
            names = [one.title for one in book.worksheets]
            wanted = _chosen(names, sheet, file.name)
            page = book[wanted]
            page.reset_dimensions()  # files of other programs name them wrongly
            return Sheet(
                _take(_damaged(page.iter_rows(values_only=True), file.name), file.name),
                "xlsx",
                [name for name in names if name != wanted],
            )
        finally:
            book.close()


def _damaged(rows: Iterator[Iterable[Any]], name: str) -> Iterator[Iterable[Any]]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except Exception as error:
            raise InputError("xml_malformed", f"{name}: the sheet is damaged", name) from error
        yield row


def _calamine(file: FileRead, format_: str, sheet: str | int | None) -> Sheet:
    try:
        import python_calamine
    except ImportError as error:
        raise ImportError('xls files need python-calamine: pip install "tematik[io]"') from error
    try:
        book = python_calamine.CalamineWorkbook.from_path(file.path)
        names = list(book.sheet_names)
        wanted = _chosen(names, sheet, file.name)
        rows = book.get_sheet_by_name(wanted).to_python(skip_empty_area=False)
    except (InputError, UsageError):
        raise
    except Exception as error:
        raise InputError("table_columns", f"{file.name}: the workbook is damaged or protected", file.name) from error
    return Sheet(_take(rows, file.name), format_, [name for name in names if name != wanted])


def _parquet(file: FileRead) -> Rows:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ImportError('Parquet files need pyarrow: pip install "tematik[arrow]"') from error
    try:
        book = pyarrow.parquet.ParquetFile(file.path)
        names = list(book.schema_arrow.names)
        if book.metadata.num_rows * max(len(names), 1) > XML_NODES * 10:
            raise InputError("limit_nodes", f"{file.name}: more than {XML_NODES * 10} cells", file.name)
        rows: Rows = [names]
        for batch in book.iter_batches():
            columns = [column.to_pylist() for column in batch.columns]
            rows.extend([cell_text(value) for value in row] for row in zip(*columns, strict=True))
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError("table_columns", f"{file.name}: the Parquet file is damaged", file.name) from error
    return rows


def table_bytes(rows: Rows) -> bytes:
    """Rows as a table with tabs, every cell in quotes: what the reader of coding tables takes without a guess."""
    width = next((len(row) for row in rows if row), 0)
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for row in rows:
        if row:
            writer.writerow(row + [""] * (width - len(row)))
        else:
            text.write("\n")  # no row, but it has a number
    return text.getvalue().encode("utf-8", "surrogatepass")


def first_rows(path: str) -> Rows:
    """The first three rows of a delimited file, to see what it is; the last may be cut off."""
    with open(path, "rb") as file:
        text = decoded(file.read(2**16), path, part=True)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return [row for row, _ in zip(rows, range(3), strict=False)]
    except csv.Error:
        return []


def text_rows(file: FileRead) -> Rows:
    """Rows of a delimited file with headings, for exports that are no coding tables."""
    text = decoded(file.limited(), file.name)
    delimiter = _delimiter(text)
    old = csv.field_size_limit(16 * 2**20)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        raise InputError(
            "table_columns", f"{file.name}: the quotes of the table do not fit together", file.name
        ) from error
    finally:
        csv.field_size_limit(old)


def _delimiter(text: str) -> str:
    """The most frequent sign of the first line outside quotes; a tie: the first of these."""
    first = re.split("[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    outside = "".join(first.split('"')[::2])
    return max(",;\t", key=outside.count)


def decoded(data: bytes, name: str, part: bool = False) -> str:
    """UTF-8 with or without a mark, UTF-16 with one. `part`: the end may be cut off anywhere."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding, "ignore" if part else "strict")
    except UnicodeDecodeError as error:
        sentence = f"{name}: expected UTF-8, or UTF-16 with a mark; save the table as CSV in UTF-8"
        raise InputError("text_encoding", sentence, name, str(error.start)) from error


def other_sheets(names: list[str], losses: _core._LossCounter) -> None:
    for name in names:
        losses.mark(losses.add("sheet", name), "no_counterpart")
