"""Projects of QualCoder, Taguette and RQDA: made by the sqlite3 of Python, read by the core."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import tematik as tk

TEXT = "Kelas \U0001f600 ramai.\nGuru tanya."


def database(path: Path, script: str, **rows: list[tuple[Any, ...]]) -> Path:
    """A database on disk, closed before anything reads it: one process opens a file through one SQLite alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        for table, values in rows.items():
            marks = ", ".join("?" for _ in values[0])
            connection.executemany(f"INSERT INTO {table} VALUES({marks})", values)
        connection.commit()
    return path


def counts(path: Path) -> dict[str, int]:
    """Rows of every table, counted by another SQLite than that of the core."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {n.lower(): connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}


def totals(study: tk.Study) -> dict[str, dict[str, int]]:
    report = json.loads(study.import_report.to_json())
    found = {total["element"]: total for total in report["totals"]}
    for t in found.values():
        assert t["in"] == sum(t[k] for k in ("kept", "changed", "guessed", "merged", "unverified", "dropped"))
        assert t["out"] == sum(t[k] for k in ("kept", "changed", "guessed", "unverified", "added"))
    return found


def every_row_is_counted(study: tk.Study, path: Path) -> None:
    found = totals(study)
    for table, n in counts(path).items():
        assert (table, found.get(table, {"in": 0})["in"]) == (table, n)


def spans(study: tk.Study) -> list[tuple[str, Any, Any, str, str]]:
    return [(c.source, c.begin, c.end, c.code, c.coder) for c in study.codings]


def values(study: tk.Study) -> set[tuple[str, str, str | None]]:
    return {(v.attribute, v.object, v.value) for v in study.values}


QUALCODER = """
CREATE TABLE project(databaseversion text, date text, memo text, about text);
CREATE TABLE source(id integer primary key, name text, fulltext text, mediapath text, memo text, owner text,
  date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_cat(catid integer primary key, name text, owner text, date text, memo text, supercatid integer);
CREATE TABLE code_name(cid integer primary key, name text, memo text, catid integer, owner text, date text,
  color text);
CREATE TABLE code_text(ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer,
  pos1 integer, owner text, date text, memo text, avid integer, important integer);
CREATE TABLE cases(caseid integer primary key, name text, memo text, owner text, date text);
CREATE TABLE case_text(id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text,
  date text, memo text);
CREATE TABLE attribute_type(name text primary key, date text, owner text, memo text, caseOrFile text,
  valuetype text);
CREATE TABLE attribute(attrid integer primary key, name text, attr_type text, value text, id integer, date text,
  owner text);
CREATE TABLE journal(jid integer primary key, name text, jentry text, date text, owner text);
CREATE TABLE coder_names(name text, visibility integer default 1);
CREATE TABLE stored_sql(title text, description text, grouper text, ssql text);
"""


def qualcoder(path: Path, shift: int = 0) -> Path:
    day = "2026-01-05 08:30:00"
    return database(
        path, QUALCODER,
        project=[("v12", day, "Tentang kelas.", "QualCoder 3.6")],
        source=[(1, "P01", TEXT, None, "Catatan sumber", "ani", day, None, None),
                (2, "foto.png", None, "/images/foto.png", "", "ani", day, None, None)],
        code_cat=[(1, "Kelas", "ani", day, "", None)],
        code_name=[(3, "Suasana", "Arti", 1, "ani", day, "#ff0000"), (4, "Guru", "", None, "ani", day, "")],
        code_text=[(1, 3, 1, "ramai", 8 + shift, 13 + shift, "ani", day, "Memo koding", None, 1),
                   (2, 4, 1, "Guru", 15 + shift, 19 + shift, "budi", day, "", None, None),
                   (3, 99, 1, "Guru", 15 + shift, 19 + shift, "budi", day, "", None, None)],
        cases=[(1, "Ani", "", "ani", day)],
        case_text=[(1, 1, 1, 0, 26, "ani", day, "")],
        attribute_type=[("Umur", day, "ani", "", "case", "numeric"), ("Jenis", day, "ani", "", "file", "character")],
        attribute=[(1, "Umur", "case", "12", 1, day, "ani"), (2, "Jenis", "file", "", 1, day, "ani")],
        journal=[(1, "Jurnal", "Isi jurnal.", day, "ani")],
        coder_names=[("ani", 1), ("budi", 0)],
        stored_sql=[("a", "", "", "select 1")],
    )  # fmt: skip


@pytest.mark.parametrize(("shift", "rule"), [(0, "code_point/stored/no_bom"), (1, "utf16/stored/no_bom")])
def test_qualcoder(tmp_path: Path, shift: int, rule: str) -> None:
    path = qualcoder(tmp_path / "Kelas 7.qda" / "data.qda", shift)
    (path.parent / "images").mkdir()
    (path.parent / "images" / "foto.png").write_bytes(b"PNG")
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
    listing = sorted(tmp_path.rglob("*"))
    for where in (path.parent, path, str(path.parent) + "/"):
        study = tk.read(where)
        assert study.name == "Kelas 7"
        assert spans(study) == [("P01", 8, 13, "Suasana", "ani"), ("P01", 15, 19, "Guru", "budi")]
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert sorted(tmp_path.rglob("*")) == listing
    assert study.show_text("P01") == TEXT
    assert [c.important for c in study.codings] == [True, False]
    assert study.codes["Suasana"].path == "Kelas > Suasana"
    assert study.codes["Suasana"].definition == "Arti"
    assert [(c.name, c.hidden) for c in study.coders] == [("ani", False), ("budi", True)]
    assert study.cases["Ani"].sources == "P01"
    assert values(study) == {("Umur", "Ani", "12"), ("Jenis", "P01", None)}
    memos = {study.show_memo(memo) for memo in study.memos}
    assert memos == {"Catatan sumber", "Memo koding", "Isi jurnal."}
    every_row_is_counted(study, path)
    report = json.loads(study.import_report.to_json())
    assert (report["format"], report["origin"]) == ("qualcoder", "QualCoder 3.6")
    assert [(o["rule"], o["status"]) for o in report["offsets"]] == [(rule, "verified")]
    assert study.import_report.losses == 2  # a coding of no code, a saved query
    assert totals(study)["member"]["kept"] == 1


def test_options_of_qualcoder(tmp_path: Path) -> None:
    path = qualcoder(tmp_path / "a.qda" / "data.qda", shift=1)
    shown = tk.read(path, include_hidden=False)
    assert spans(shown) == [("P01", 8, 13, "Suasana", "ani")]
    assert totals(shown)["code_text"]["dropped"] == 2
    by_hand = tk.read(path, offset_rule="code_point/stored")
    assert [c[1:3] for c in spans(by_hand)] == [(9, 14), (16, 20)]
    assert totals(by_hand)["code_text"]["unverified"] == 2
    with pytest.raises(tk.UsageError, match="offset rule"):
        tk.read(path, offset_rule="letters")


def test_a_qualcoder_project_becomes_refi_qda(tmp_path: Path) -> None:
    study = tk.read(qualcoder(tmp_path / "a.qda" / "data.qda"))
    tk.write(study, tmp_path / "x.qdpx")
    again = tk.read(tmp_path / "x.qdpx")
    assert spans(again) == spans(study)
    assert again.show_text("P01") == TEXT


def test_rqda(tmp_path: Path) -> None:
    path = database(
        tmp_path / "kelas.rqda",
        """
        CREATE TABLE source(name text, id integer, file text, memo text, owner text, date text, status integer);
        CREATE TABLE freecode(name text, memo text, owner text, date text, id integer, status integer, color text);
        CREATE TABLE coding(cid integer, fid integer, seltext text, selfirst real, selend real, status integer,
          owner text, date text, memo text);
        CREATE TABLE codecat(name text, catid integer, memo text, status integer);
        CREATE TABLE treecode(cid integer, catid integer, status integer);
        CREATE TABLE cases(name text, memo text, id integer, status integer);
        CREATE TABLE caselinkage(caseid integer, fid integer, selfirst real, selend real, status integer);
        CREATE TABLE attributes(name text, status integer, class text);
        CREATE TABLE caseAttr(variable text, value text, caseID integer, status integer);
        CREATE TABLE journal(name text, journal text, date text, owner text, status integer);
        """,
        source=[("P01", 1, TEXT, "", "rqda", "Mon Jan 05 08:30:00 2026", 1), ("P02", 2, "Lama.", "", "", "", 0)],
        freecode=[("Suasana", "Arti", "rqda", "", 1, 1, ""), ("Buang", "", "rqda", "", 2, 0, "")],
        coding=[(1, 1, "ramai", 8.0, 13.0, 1, "ani", "Mon Jan 05 08:30:00 2026", "Memo koding"),
                (1, 1, "ramai", 8.0, 13.0, -1, "ani", "", ""), (2, 1, "ramai", 8.0, 13.0, 1, "ani", "", ""),
                (1, 1, "Guru", 16.0, 20.0, 1, "budi", "", ""), (1, 2, "Lama", 0.0, 4.0, 1, "budi", "", "")],
        codecat=[("Kelas", 1, "", 1)],
        treecode=[(1, 1, 1), (2, 1, 1)],
        cases=[("Ani", "", 1, 1), ("Budi", "", 2, 0)],
        caselinkage=[(1, 1, 0.0, 26.0, 1), (2, 1, 0.0, 5.0, 1)],
        attributes=[("Kelas", 1, "character")],
        caseAttr=[("Kelas", "7A", 1, 0), ("Kelas", "7B", 1, 1)],
        journal=[("Jurnal", "Isi jurnal.", "", "rqda", 1), ("x", "y", "", "", 0)],
    )  # fmt: skip
    study = tk.read(path)
    assert study.name == "kelas"
    assert spans(study) == [("P01", 8, 13, "Suasana", "ani"), ("P01", 15, 19, "Suasana", "budi")]
    assert study.codings[0].created is not None
    assert study.cases["Ani"].sources == "P01"
    assert len(study.cases) == 1
    assert values(study) == {("Kelas", "Ani", "7B")}
    assert [s.name for s in study.sets] == ["Kelas"]
    assert {study.show_memo(memo) for memo in study.memos} == {"Memo koding", "Isi jurnal."}
    every_row_is_counted(study, path)
    reasons = {(e["action"], e["element"], e["reason"]): e["count"]
               for e in json.loads(study.import_report.to_json())["entries"]}  # fmt: skip
    assert reasons["dropped", "coding", "deleted_in_source"] == 1
    assert reasons["dropped", "coding", "parent_deleted"] == 2
    assert reasons["guessed", "coding", "offset_repaired"] == 1
    assert reasons["dropped", "caseattr", "deleted_in_source"] == 1


TAGUETTE = """
CREATE TABLE users(login VARCHAR(30) PRIMARY KEY, hashed_password VARCHAR(192), email VARCHAR(256));
CREATE TABLE projects(id INTEGER PRIMARY KEY, name VARCHAR(50), description TEXT, created DATETIME);
CREATE TABLE documents(id INTEGER PRIMARY KEY, name VARCHAR(50), description TEXT, filename VARCHAR(200),
  project_id INTEGER, text_direction VARCHAR(13), contents TEXT);
CREATE TABLE tags(id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR(200), description TEXT);
CREATE TABLE highlights(id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER,
  snippet TEXT);
CREATE TABLE highlight_tags(highlight_id INTEGER, tag_id INTEGER, PRIMARY KEY(highlight_id, tag_id));
CREATE TABLE commands(id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR(30), project_id INTEGER,
  document_id INTEGER, payload TEXT);
"""


def taguette(path: Path, **more: list[tuple[Any, ...]]) -> Path:
    html = "<p>Bu guru: “Ayo!” \U0001f600</p>\n<p>Murid &amp; <em>wali</em> hadir.</p>"

    def command(**payload: Any) -> str:
        return json.dumps({"type": "highlight_add", **payload})

    day = "2026-01-05 08:30:00.000000"
    return database(
        path, TAGUETTE,
        users=[("ani", "secret", "ani@example.org"), ("budi", "secret", None)],
        projects=[(1, "Kelas", "Tentang kelas.", day), *more.get("projects", [])],
        documents=[(1, "P01", "", "p01.html", 1, "LEFT_TO_RIGHT", html)],
        tags=[(1, 1, "orang", "Siapa"), (2, 1, "orang.wali", "")],
        highlights=[(1, 1, 12, 16, "Ayo!"), (2, 1, 33, 43, "<em>wali</em> hadir"), (3, 1, 21, 44, "")],
        highlight_tags=[(1, 1), (1, 2), (2, 2)],
        commands=[(1, day, "ani", 1, 1, command(highlight_id=1, tags=[1])),
                  (2, day, "budi", 1, 1, command(highlight_id=1, tags=[1, 2]))],
    )  # fmt: skip


def test_taguette(tmp_path: Path) -> None:
    path = taguette(tmp_path / "kelas.sqlite3")
    study = tk.read(path)
    assert (study.name, len(study.codes)) == ("Kelas", 2)
    assert spans(study) == [
        ("P01", 10, 14, "orang", "ani"),
        ("P01", 10, 14, "orang.wali", "budi"),
        ("P01", 26, 36, "orang.wali", "unknown"),
    ]
    text = study.show_text("P01")
    assert text is not None
    assert (len(text), len(text.encode()), text[10:14], text[26:36]) == (37, 44, "Ayo!", "wali hadir")
    assert [(s.begin, s.end) for s in study.segments] == [(17, 37)]  # no tags; 21 is inside a character
    assert "secret" not in study.import_report.to_json()
    every_row_is_counted(study, path)
    tree = tk.read(path, tag_separator=".")
    assert tree.codes["wali"].path == "orang > wali"


def test_several_projects_need_a_name(tmp_path: Path) -> None:
    path = taguette(tmp_path / "x.sqlite3", projects=[(2, "Rumah", "", "")])
    with pytest.raises(tk.InputError, match="several projects") as several:
        tk.read(path)
    assert several.value.code == "project_ambiguous"
    assert len(tk.read(path, project="Kelas")) == 3
    assert len(tk.read(path, project="2")) == 0
    with pytest.raises(tk.UsageError, match="no project"):
        tk.read(path, project="Sekolah")


WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA wal_autocheckpoint=0")
connection.execute("UPDATE code_name SET name = 'Ramai' WHERE cid = 3")
connection.commit()
print("written", flush=True)
sys.stdin.read()
"""


def test_rows_in_the_write_ahead_log_of_another_program_are_read(tmp_path: Path) -> None:
    path = qualcoder(tmp_path / "a.qda" / "data.qda")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        names = sorted(p.name for p in path.parent.iterdir())
        assert "data.qda-wal" in names
        assert spans(tk.read(path.parent))[0][3] == "Ramai"
        assert sorted(p.name for p in path.parent.iterdir()) == names
        writer.communicate()
    assert writer.returncode == 0


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda p: p.write_bytes(b"SQLite format 3\x00" + b"x" * 2000), "sqlite_corrupt"),
        (lambda p: database(p, "CREATE TABLE source(id); CREATE TABLE code_name(cid); CREATE TABLE code_text(cid)"),
         "sqlite_schema"),
        (lambda p: database(p, "CREATE TABLE x(id)"), "format_unknown"),
    ],
)  # fmt: skip
def test_refusals_name_the_database(tmp_path: Path, make: Callable[[Path], Any], code: str) -> None:
    path = tmp_path / "broken.qda"
    make(path)
    before = path.read_bytes()
    with pytest.raises(tk.InputError, match=r"broken\.qda") as refused:
        tk.read(path)
    assert refused.value.code == code
    assert path.read_bytes() == before
