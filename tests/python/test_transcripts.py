"""Transcripts in plain text and subtitles, as Python reads them; what they hold is tested in C++."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tematik as tk

VTT = (
    "WEBVTT\n\n00:01.000 --> 00:03.500\n<v Bu Ani>Selamat pagi.\n\n00:03.500 --> 00:05.000\n<v Bu Ani>Siapa piket?\n\n"
    "00:05.200 --> 00:06.000\n<v Budi>Saya &amp; Citra.\n"
)


def test_subtitles(tmp_path: Path) -> None:
    path = tmp_path / "kelas.vtt"
    path.write_text(VTT, encoding="utf-8")
    study = tk.read(path)
    assert study.show_text("kelas") == "Selamat pagi.\nSiapa piket?\nSaya & Citra.\n"
    assert study.sources["kelas"].segmentations == "turn"
    assert study.import_report.losses == 0
    study.add_coding("kelas", 0, 12, study.add_code("Sapaan"))
    assert tk.cooccurrence(study, unit="turn").n == 2
    apart = tk.read(path, join_speakers=False)
    apart.add_coding("kelas", 0, 12, apart.add_code("Sapaan"))
    assert tk.cooccurrence(apart, unit="turn").n == 3


def test_preview_of_speakers(tmp_path: Path) -> None:
    path = tmp_path / "P01.txt"
    path.write_bytes("Ani: Apa kabar?\r\nBudi: Baik.\r\nAni: Ya.\r\n".encode("utf-16"))
    turns, labels = tk.preview_turns(path)
    assert (labels.column("name"), labels.column("occurrences")) == (["Ani", "Budi"], [2, 1])
    assert labels.column("accepted") == [True, False]
    assert turns.column("speaker") == ["Ani", "Ani"]
    turns, labels = tk.preview_turns(path, turns={"confirmed": ["Budi"]})
    assert turns.column("speaker") == ["Ani", "Budi", "Ani"]
    assert tk.preview_turns(path, turns={"refused": ["Ani"]}).turns.column("speaker") == []
    study = tk.read(path, turns={"confirmed": ["Budi"]})
    assert study.show_text("P01") == "Ani: Apa kabar?\nBudi: Baik.\nAni: Ya.\n"
    report = json.loads(study.import_report.to_json())
    assert [entry["reason"] for entry in report["entries"]] == ["encoding_changed"]
    with pytest.raises(tk.UsageError, match="patterns, confirmed, refused"):
        tk.read(path, turns={"speakers": ["Ani"]})
    with pytest.raises(tk.UsageError, match="speaker pattern"):
        tk.read(path, turns={"patterns": ["titik"]})


def test_refusals(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("00:01.000 --> 00:02.000\nHai\n", encoding="utf-8")
    with pytest.raises(tk.InputError) as caught:
        tk.read(path)
    assert caught.value.code == "format_unknown"
    path.write_bytes(b"WEBVTT\n\n00:01.000 --> 00:02.000\ncaf\xe9\n")
    with pytest.raises(tk.InputError, match="line 4") as caught:
        tk.read(path)
    assert caught.value.code == "text_encoding"
    with pytest.raises(tk.UsageError):
        tk.read(path, format="film")
