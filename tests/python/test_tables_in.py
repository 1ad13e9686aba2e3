"""Tables that Python makes ready: coding tables in xlsx and Parquet, MAXQDA's coded segments, surveys."""

from __future__ import annotations

import csv
import datetime
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import tematik as tk

HEAD = ["source", "code", "begin", "end", "coder", "created", "memo", "weight", "value"]
BODY: list[list[Any]] = [
    ["P01", "Dukungan > Guru", 0, 5.0, "Ani", datetime.datetime(2026, 1, 5, 8, 30), "baris\nkedua", 0.5, 1],
    ["P01", "Dukungan", 6, 9, "Budi", None, 'kutip "ganda"\t;', None, True],
    ["007", "Dukungan", None, None, "Ani", None, None, None, 0],
]


def workbook(path: Path, *sheets: Sequence[Sequence[Any]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra io is not installed")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        page = book.create_sheet(f"Lembar {number + 1}")
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def csv_file(path: Path, rows: Sequence[Sequence[Any]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def report_of(study: tk.Study) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(study.import_report.to_json())
    for total in report["totals"]:
        parts = ("kept", "changed", "guessed", "merged", "unverified", "dropped")
        assert total["in"] == sum(total[name] for name in parts)
    return report


def totals(study: tk.Study) -> dict[str, dict[str, int]]:
    return {total["element"]: total for total in report_of(study)["totals"]}


def rows_of(study: tk.Study) -> list[tuple[Any, ...]]:
    return [(c.source, c.code, c.begin, c.end, c.coder, c.weight) for c in study.codings]


EXPECTED = [("P01", "Guru", 0, 5, "Ani", 0.5), ("P01", "Dukungan", 6, 9, "Budi", None)]


def check_table(study: tk.Study, format_: str, name: str) -> None:
    assert rows_of(study) == EXPECTED
    assert study.source_labels == ["P01", "007"]
    assert len(study.coverage) == 3
    assert study.show_memo(0) == "baris\nkedua"
    assert study.show_memo(1) == 'kutip "ganda"\t;'
    report = report_of(study)
    assert (report["format"], report["input"]["name"]) == (format_, name)
    assert len(report["input"]["sha256"]) == 64
    assert report["input"]["bytes"] > 0
    assert totals(study)["row"]["in"] == 3
    assert ("note", "date_no_zone") in {(entry["action"], entry["reason"]) for entry in report["entries"]}
    assert "delimiter_guessed" not in study.import_report.to_json()


def test_a_coding_table_in_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kode.xlsx", [HEAD, *BODY], [["catatan"]])
    study = tk.read(path)
    assert study.name == "kode"
    check_table(study, "xlsx", "kode.xlsx")
    assert totals(study)["sheet"]["dropped"] == 1
    assert tk.read(path, sheet=0).code_labels == study.code_labels
    with pytest.raises(tk.InputError, match=r"kode\.xlsx, row 1"):
        tk.read(path, sheet="Lembar 2")
    with pytest.raises(tk.UsageError, match="Lembar 1, Lembar 2"):
        tk.read(path, sheet="Lembar 3")
    renamed = workbook(tmp_path / "lain.xlsx", [["Dokumen", "Kode", "Warna"], ["P01", "A", "merah"], [], ["P02", "A"]])
    study = tk.read(renamed, columns={"Dokumen": "source", "Kode": "code"})
    assert study.source_labels == ["P01", "P02"]
    assert totals(study)["column"]["dropped"] == 1
    wrong = workbook(tmp_path / "salah.xlsx", [["source", "code", "value"], ["P01", "A", 1], [], ["P01", "A", 2]])
    with pytest.raises(tk.InputError, match=r"salah\.xlsx, row 4, column 3 \(value\)"):  # the row of the sheet
        tk.read(wrong)


def test_a_unit_table_in_a_workbook(tmp_path: Path) -> None:
    head = ["unit", "coder", "Dukungan", "Guru"]
    rows: list[list[Any]] = [head, ["P01", "Ani", 1, 0], ["P01", "Budi", 1, None], ["P02", "Ani", 0, 1]]
    study = tk.read(workbook(tmp_path / "unit.xlsx", rows))
    assert (len(study), len(study.coverage), study.code_labels) == (3, 5, ["Dukungan", "Guru"])
    assert totals(study)["cell"]["kept"] == 5
    again = tk.read(csv_file(tmp_path / "unit.csv", [["" if c is None else c for c in row] for row in rows]))
    assert again.sha256() == study.sha256()


def test_a_coding_table_in_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = dict(zip(HEAD, map(list, zip(*BODY, strict=True)), strict=True))
    columns["value"] = [1, 1, 0]
    path = tmp_path / "kode.parquet"
    parquet.write_table(pyarrow.table(columns), path)
    check_table(tk.read(path), "parquet", "kode.parquet")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(tk.InputError, match=r"kode\.parquet"):
        tk.read(path)


MAXQDA = [
    "Color", "Comment", "Document group", "Document name", "Code", "Beginning", "End", "Weight score", "Segment",
    "Area", "Coverage %", "Author", "Created",
]  # fmt: skip
SEGMENTS: list[list[Any]] = [
    ["●", "penting", "Guru", "P01", "Peran guru\\Umpan balik", 3.0, 3.0, 100.0, "memberi umpan", 13, 0.5, "Ani",
     "30.11.2017 20:55:14"],
    ["●", None, "Guru", "P02", "Peran guru", 1, 2, 0, "Ramai.", 6, 1.5, "Budi", datetime.datetime(2017, 12, 1, 7, 5)],
    ["●", None, None, "P02", "A > B\\C", 1, 2, 0, "Ya.", 3, 1.5, "Budi", "12/1/2017 7:05 AM"],
]  # fmt: skip


def check_segments(study: tk.Study) -> None:
    assert [(c.source, c.code, c.coder, c.weight) for c in study.codings] == [
        ("P01", "Umpan balik", "Ani", 100.0),
        ("P02", "Peran guru", "Budi", 0.0),
        ("P02", "C", "Budi", 0.0),
    ]
    assert study.segments.column("state") == ["unverified"] * 3
    assert study.show_memo(0) == "penting"
    # 2017-11-30T20:55:14 and 2017-12-01T07:05 in microseconds; the third is no time that is known.
    assert [coding.created for coding in study.codings] == [1_512_075_314_000_000, 1_512_111_900_000_000, None]
    found = totals(study)
    assert (found["row"]["in"], found["row"]["unverified"]) == (3, 3)
    assert found["document group"]["kept"] == 1
    names = {entry["examples"][0]["id"] for entry in report_of(study)["entries"] if entry["element"] == "column"}
    assert names == {"colour (MAXQDA)"}
    assert found["column"]["in"] == 1


def test_coded_segments_of_maxqda(tmp_path: Path) -> None:
    study = tk.read(workbook(tmp_path / "segmen.xlsx", [MAXQDA, *SEGMENTS]))
    check_segments(study)
    assert study.sets.column("name") == ["Guru"]
    german = ["Farbe", "Kommentar", "Dokumentgruppe", "Dokumentname", "Code", "Anfang", "Ende", "Gewicht", "Segment"]
    german += ["Fläche", "Abdeckungsgrad %", "Autor", "Erstellt am"]
    check_segments(tk.read(workbook(tmp_path / "segmente.xlsx", [german, *SEGMENTS])))
    unread = [f"Kolom {number}" for number in range(13)]
    path = workbook(tmp_path / "lain.xlsx", [unread, *SEGMENTS])
    check_segments(tk.read(path, format="maxqda"))
    check_segments(tk.read(workbook(tmp_path / "tanpa.xlsx", SEGMENTS), format="maxqda"))
    with pytest.raises(tk.InputError, match="row 1"):
        tk.read(path)
    short = [["Document group", "Document name", "Code", "Segment", "Created"], ["", "P01", "A\\B", "kata", "1.2.2026"]]
    study = tk.read(csv_file(tmp_path / "segmen.csv", short, ";", "utf-8-sig"))
    assert (study.code_labels, study.source_labels) == (["A", "B"], ["P01"])
    assert report_of(study)["format"] == "csv"
    with pytest.raises(tk.InputError, match="headings of MAXQDA"):
        tk.read(csv_file(tmp_path / "bukan.csv", [["a", "b"], ["c", "d"]]), format="maxqda")


QUALTRICS = [
    ["ResponseId", "Q1", "Q2"],
    ["Response ID", "Kelas", "Cerita"],
    ['{"ImportId":"_recordId"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2_TEXT"}'],
    ["R_1", "07", "Ramai."],
    ["R_2", "08", ""],
]


def check_survey(study: tk.Study) -> None:
    assert study.case_labels == ["R_1", "R_2"]
    assert study.source_labels == ["R_1/Q2"]
    assert study.sources[0].characters == 6
    assert study.sources[0].description == "Cerita"
    assert study.values.column("value") == ["07", "08"]
    assert study.cases["R_1"].sources == "R_1/Q2"
    assert report_of(study)["origin"] == "Qualtrics"
    assert study.import_report.losses == 0
    assert totals(study)["row"]["kept"] == 2


def test_a_survey_of_qualtrics(tmp_path: Path) -> None:
    columns = {"Q1": "attribute", "Q2": "text"}
    for name, delimiter, encoding in (("s.csv", ",", "utf-8"), ("s.tsv", "\t", "utf-16")):
        study = tk.read(csv_file(tmp_path / name, QUALTRICS, delimiter, encoding), columns=columns)
        check_survey(study)
    assert study.attributes.column("description") == ["Kelas"]
    check_survey(tk.read(workbook(tmp_path / "s.xlsx", QUALTRICS), columns=columns))
    address = ["IPAddress", "IP", '{"ImportId":"ip"}', "x", "x"]
    private = [[*row, cell] for row, cell in zip(QUALTRICS, address, strict=True)]
    path = csv_file(tmp_path / "p.csv", private)
    study = tk.read(path, columns=columns)
    assert study.attributes.column("name") == ["Q1"]
    assert totals(study)["column"]["dropped"] == 1
    assert "IPAddress" in tk.read(path, columns=columns | {"IPAddress": "attribute"}).attributes.column("name")
    with pytest.raises(tk.UsageError, match="name the columns"):
        tk.read(path)
    with pytest.raises(tk.InputError, match="'Q9', which is not there"):
        tk.read(path, columns={"Q9": "text"})
    with pytest.raises(tk.UsageError, match="id, text, attribute"):
        tk.read(path, columns={"Q1": "teks"})
    with pytest.raises(tk.InputError, match=r"row 6, column 1 \(id\): it is that of row 4"):
        tk.read(csv_file(path, [*QUALTRICS, ["R_1", "", ""]]), columns=columns)


def test_a_survey_of_limesurvey(tmp_path: Path) -> None:
    head = ["id", "submitdate", "lastpage", "startlanguage", "token", "Q1", "Q1[SQ001]", "Q1[other]"]
    first = ["1", "2026-01-05 08:30:00", "3", "id", "rahasia", "A1", "Satu\r\ndua", " "]
    rows = [head, first, ["2", "", "1", "id", "x"]]
    path = csv_file(tmp_path / "hasil.csv", rows, ";", "utf-8-sig")
    study = tk.read(path, columns={"Q1": "attribute", "Q1[SQ001]": "text", "Q1[other]": "text"})
    assert study.case_labels == ["1", "2"]
    assert study.source_labels == ["1/Q1[SQ001]"]
    assert study.show_text(0) == "Satu\ndua"
    assert "rahasia" not in "".join(str(value) for value in study.values.column("value"))
    values = dict(zip(zip(study.values.column("attribute"), study.values.column("object"), strict=True),
                      study.values.column("value"), strict=True))  # fmt: skip
    assert {key: str(value).lower() for key, value in values.items() if key[0] == "complete"} == {
        ("complete", "1"): "true",
        ("complete", "2"): "false",
    }
    assert totals(study)["column"]["dropped"] == 3
    asked = [["Respons", "Bagaimana kelasnya?"], ["1", "Ramai"], ["", "Sepi"], [], ["2", ""]]
    study = tk.read(csv_file(tmp_path / "teks.csv", asked), columns={"Respons": "id", "Bagaimana kelasnya?": "text"})
    assert (study.case_labels, study.source_labels) == (["1", "2"], ["1/Bagaimana kelasnya?"])
    assert totals(study)["row"]["dropped"] == 1


def refused(path: Path, **options: Any) -> str:
    with pytest.raises(tk.InputError) as caught:
        tk.read(path, **options)
    assert path.name in str(caught.value)
    return caught.value.code


def changed(path: Path, member: str, old: bytes, new: bytes) -> Path:
    """The workbook with other bytes in one of its files."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert old in members[member]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(old, new) if name == member else content)
    return path


def test_hostile_workbooks(tmp_path: Path) -> None:
    page = "xl/worksheets/sheet1.xml"
    rows = [["source", "code"], ["P01", "A"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    changed(path, page, b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet")
    assert refused(path) == "xml_dtd_forbidden"
    assert refused(changed(workbook(path, rows), page, b"</row>", b"</rov>")) == "xml_malformed"
    changed(workbook(path, rows), page, b"<sheetData>", b"<sheetData>" + b" " * 17 * 2**20)
    assert refused(path) == "limit_ratio"
    far = changed(workbook(path, rows), page, b'r="B2"', b'r="XFD2"')
    assert refused(far) == "table_columns"  # more cells than headings
    far = changed(workbook(path, rows), page, b'r="2"', b'r="100000"')
    assert len(tk.read(far)) == 1
    assert refused(workbook(path, [])) == "table_columns"
    path.write_bytes(b"PK\x03\x04 bukan arsip")
    assert refused(path) in ("zip_corrupt", "format_unknown")
    old = tmp_path / "a.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    pytest.importorskip("python_calamine", reason="the extra io is not installed")
    assert refused(old) == "table_columns"


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["source", "code"], ["P01", "A"]])
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r"tematik\[io\]"):
        tk.read(path)
