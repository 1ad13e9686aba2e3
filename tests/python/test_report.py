"""The report and the command line: one page that loads nothing, files, exit codes, one JSON line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

import tematik as tk
from tematik._report import csv_text

FILE = str(resources.files("tematik") / "data" / "first_study.qdpx")


def cli(*arguments: str) -> tuple[int, dict[str, object], str]:
    done = subprocess.run([sys.executable, "-m", "tematik", *arguments], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    return done.returncode, json.loads(lines[0]) if len(lines) == 1 else {}, done.stderr


def test_the_page_is_whole_escaped_and_the_same_each_time(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    study.name = "</title><script>alert(1)</script> $a$ \\(b\\)"
    first = tk.report(study, tmp_path / "a.html").read_text(encoding="utf-8")
    second = tk.report(study, tmp_path / "b.html").read_text(encoding="utf-8")
    assert first == second
    assert "<script" not in first
    assert "$a$" not in first
    assert not re.search(r"\sstyle=", first)
    assert not re.search(r'(src|href)="(?!data:)', first)
    assert study.sha256() in first
    text = study.show_text("wawancara-P01")
    assert text is not None
    assert text[200:240] not in first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_the_page_speaks_indonesian(tmp_path: Path) -> None:
    page = tk.report(tk.datasets.first_study(), tmp_path / "id.html", language="id").read_text(encoding="utf-8")
    assert '<html lang="id">' in page
    assert "pengode" in page
    assert re.search(r"<td>0,\d\d</td>", page)
    with pytest.raises(tk.UsageError, match="known: en, id"):
        tk.report(tk.datasets.first_study(), tmp_path / "x.html", language="fr")


def test_a_study_without_anything_has_a_page_too(tmp_path: Path) -> None:
    assert "not reported" in tk.report(tk.Study("empty"), tmp_path / "e.html").read_text(encoding="utf-8")


def test_csv_quotes_and_guards() -> None:
    study = tk.Study("csv")
    study.add_source("s", "x" * 10)
    for name in ("=1+1", 'a "b", c'):
        study.add_code(name)
        study.add_coding("s", 0, 5, name)
    plain = csv_text(tk.cooccurrence(study).table())
    assert '=1+1,"a ""b"", c",1,1,1,\n' in plain
    assert "'=1+1" in csv_text(tk.cooccurrence(study).table(), spreadsheet_safe=True)


def test_summary_and_analyse(tmp_path: Path) -> None:
    code, record, _ = cli("summary", FILE)
    assert (code, record["status"]) == (0, "ok")
    assert record["counts"] == {"sources": 8, "cases": 5, "coders": 2, "codes": 21, "themes": 3, "codings": 219}
    code, record, _ = cli("analyse", FILE, "--out", str(tmp_path / "out"))
    assert code == 0
    names = ["agreement.csv", "cooccurrence.csv", "import.json", "method.json", "report.html", "saturation.csv"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == names
    again = cli("analyse", FILE, "--out", str(tmp_path / "again"))[1]
    assert again["outputs"] == record["outputs"]


def test_exit_codes(tmp_path: Path) -> None:
    broken = tmp_path / "broken.qde"
    broken.write_text("<Project>", encoding="utf-8")
    code, record, errors = cli("summary", str(broken))
    assert (code, record["status"]) == (3, "error")
    assert "broken.qde" in errors
    assert cli("summary", str(tmp_path / "nowhere.qdpx"))[0] == 4
    assert cli("analyse", FILE)[0] == 2
    assert cli("analyse", FILE, "--out", str(tmp_path / "x"), "--language", "fr")[0] == 2
