"""Coding tables: read, written, and back."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest

import tematik as tk


def small_study() -> tk.Study:
    study = tk.Study("Demo")
    study.add_source("P01", "Bu guru 😀 memberi umpan balik.")
    study.add_source('Catatan, "lapangan"')
    study.add_code("Dukungan")
    study.add_code("=Guru", parent="Dukungan")
    study.add_coder("Ani")
    study.add_coding("P01", 3, 9, "=Guru", "Ani", weight=0.5)
    study.add_coding('Catatan, "lapangan"', 0, 4, "Dukungan", "Ani")
    return study


def totals(report: object) -> dict[str, dict[str, int]]:
    return {t["element"]: t for t in json.loads(report.to_json())["totals"]}  # type: ignore[attr-defined]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_study_goes_out_and_comes_back(tmp_path: Path) -> None:
    study = small_study()
    path = tmp_path / "codings.csv"
    report = tk.write(study, path)
    found = rows(path)  # another program reads the same
    assert [(r["source"], r["code"], r["begin"], r["end"], r["weight"]) for r in found] == [
        ("P01", "Dukungan > =Guru", "3", "9", "0.5"),
        ('Catatan, "lapangan"', "Dukungan", "0", "4", ""),
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["codings.csv"]
    assert totals(report)["coding"]["out"] == 2
    assert totals(report)["text"]["dropped"] == report.losses == 1
    back = tk.read(path)
    assert back.source_labels == study.source_labels
    assert back.code_labels == study.code_labels
    assert back.import_report.losses == 2  # a table has no texts to check the positions with
    assert totals(back.import_report)["row"]["in"] == len(found)
    again = tmp_path / "again.csv"
    tk.write(back, again)
    assert again.read_bytes() == path.read_bytes()


def test_formulas_are_guarded_on_request(tmp_path: Path) -> None:
    study = tk.Study()
    study.add_source("=1+1")
    study.add_code("'x")
    study.add_coding("=1+1", 0, 4, "'x", weight=-0.5)
    path = tmp_path / "safe.csv"
    tk.write(study, path, spreadsheet_safe=True)
    assert (rows(path)[0]["source"], rows(path)[0]["code"], rows(path)[0]["weight"]) == ("'=1+1", "''x", "-0.5")
    assert tk.read(path, spreadsheet_safe=True).source_labels == ["=1+1"]
    assert tk.read(path).source_labels == ["'=1+1"]


def test_headings_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "lain.csv"
    path.write_text("\ufeffDokumen;Kode;mulai;akhir;Warna\nP01;Guru > Bantuan;0;5.0;merah\n", encoding="utf-8")
    with pytest.raises(tk.InputError, match="row 1"):
        tk.read(path)
    names = {"Dokumen": "source", "Kode": "code", "mulai": "begin", "akhir": "end"}
    study = tk.read(path, columns=names)
    assert (study.name, study.source_labels, study.code_labels) == ("lain", ["P01"], ["Guru", "Bantuan"])
    report = json.loads(study.import_report.to_json())
    assert {(e["action"], e["reason"]) for e in report["entries"] if e["element"] != "row"} == {
        ("dropped", "not_in_schema"),
        ("note", "delimiter_guessed"),
        ("added", "coder_unknown"),
    }
    with pytest.raises(tk.UsageError, match="kode"):
        tk.read(path, columns={"Kode": "kode"})


def test_refusals_say_where(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("source,code,value\nP,A,1\nP,A,ya\n", encoding="utf-8")
    with pytest.raises(tk.InputError, match=r"t\.csv, row 3, column 3 \(value\)") as caught:
        tk.read(path)
    assert caught.value.code == "table_cell"
    study = small_study()
    with pytest.raises(tk.UsageError, match=r"\.csv") as refused:
        tk.write(study, tmp_path / "x.sav")
    assert refused.value.code == "format_not_written"
    with pytest.raises(tk.UsageError, match="known: report, error"):
        tk.write(study, tmp_path / "x.csv", loss_policy="raise")
    with pytest.raises(tk.StorageError) as lossy:
        tk.write(study, tmp_path / "x.csv", loss_policy="error")
    assert lossy.value.code == "write_loss_refused"
    assert json.loads(lossy.value.detail)["schema"] == "tematik.loss/1"
    with pytest.raises(tk.StorageError):
        tk.write(study, tmp_path / "no" / "x.csv")
    with pytest.raises(tk.Error, match="cancelled"):
        tk.write(study, tmp_path / "x.csv", progress=lambda done, total: False)
    assert [p.name for p in tmp_path.iterdir()] == ["t.csv"]


def test_the_home_folder_is_meant_by_its_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    tk.write(small_study(), "~/codings.tsv")
    assert (tmp_path / "codings.tsv").read_bytes().startswith(b"source\tcode\t")
    assert len(tk.read("~/codings.tsv")) == 2
