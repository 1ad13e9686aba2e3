"""REFI-QDA files: reading and writing the shipped study and the published annexes, refusals."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

import tematik as tk


def conformance(name: str) -> Path:
    folder = os.environ.get("TEMATIK_CONFORMANCE_DIR")
    if folder is None:
        pytest.skip("TEMATIK_CONFORMANCE_DIR is not set")
    return Path(folder) / name


def test_the_shipped_study() -> None:
    study = tk.datasets.first_study()
    assert (len(study.source_labels), len(study.case_labels), len(study.coder_labels)) == (8, 5, 2)
    assert len(study) == 219
    assert len(study.theme_labels) == 3
    assert study.import_report.losses == 0
    assert "Umpan balik" in study.name
    assert tk.cooccurrence(study, unit="sentence").n == 211
    seen = tk.saturation(study)
    assert (seen.order, seen.new.tolist()) == ("collected", [6, 4, 3, 1, 1, 0, 0, 1])
    interviews = tk.query.attr("source.technique") == "interview"
    assert tk.cooccurrence(study, unit="source", where=interviews).n == 5


@pytest.mark.parametrize(
    ("name", "sources", "codes", "coders", "codings"),
    [
        ("A2_simple_project.qde", 12, 14, 3, 14),
        ("TestProject.qdpx", 12, 14, 3, 14),
        ("A3_complex_project.qde", 16, 19, 64, 66),
    ],
)
def test_the_published_annexes(name: str, sources: int, codes: int, coders: int, codings: int) -> None:
    study = tk.read(conformance(name))
    found = (len(study.source_labels), len(study.code_labels), len(study.coder_labels), len(study))
    assert found == (sources, codes, coders, codings)
    assert "member_missing" in study.import_report.to_json()


def test_refusals_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(tk.StorageError, match="nowhere"):
        tk.read(tmp_path / "nowhere.qdpx")
    broken = tmp_path / "broken.qde"
    broken.write_text("<Project><a></Project>", encoding="utf-8")
    with pytest.raises(tk.InputError, match=r"broken\.qde"):
        tk.read(broken)
    assert broken.read_text(encoding="utf-8") == "<Project><a></Project>"


def code_rows(study: tk.Study) -> list[tuple[str, str, str, bool]]:
    return [(code.name, code.definition, code.colour, code.codable) for code in study.codes]


@pytest.mark.parametrize("name", ["study.qdpx", "study.qde"])
def test_a_written_project_reads_back(tmp_path: Path, name: str) -> None:
    study = tk.datasets.first_study()
    path = tmp_path / name
    report = tk.write(study, path)
    first = path.read_bytes()
    tk.write(study, path)
    assert path.read_bytes() == first
    assert '"direction":"export"' in report.to_json().replace(" ", "")
    again = tk.read(path)
    assert again.name == study.name
    assert len(again) == len(study)
    assert code_rows(again) == code_rows(study)
    assert again.source_labels == study.source_labels
    assert again.case_labels == study.case_labels
    assert again.theme_labels == study.theme_labels
    assert again.import_report.losses == 0
    before, after = (tk.cooccurrence(s, unit="sentence").to_pandas() for s in (study, again))
    assert before.equals(after)
    assert sorted(item.name for item in tmp_path.iterdir()) == [name]


def test_members_of_a_written_archive(tmp_path: Path) -> None:
    study = tk.Study("demo")
    source = study.add_source("P01", text="Guru \U0001f600 hadir.\n")
    study.add_coding(source, 0, 6, study.add_code("A"))
    path = tmp_path / "x.qdpx"
    tk.write(study, path, compression="store")
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        assert infos[0].filename == "project.qde"
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
        assert all(info.compress_type == zipfile.ZIP_STORED and not info.extra for info in infos)
        assert archive.read(infos[1]).decode() == "Guru \U0001f600 hadir.\n"
        assert 'endPosition="6"' in archive.read(infos[0]).decode()
    tk.write(study, path, profile="maxqda")
    with zipfile.ZipFile(path) as archive:
        assert archive.read(archive.infolist()[1]).endswith(b".\r\n")


def test_a_codebook_is_written(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    path = tmp_path / "x.qdc"
    report = tk.write(study, path)
    assert report.losses > len(study)
    assert code_rows(tk.read(path)) == code_rows(study)
    with pytest.raises(tk.StorageError) as empty:
        tk.write(tk.Study("empty"), tmp_path / "empty.qdc")
    assert empty.value.code == "write_invalid"
    with pytest.raises(tk.StorageError) as lossy:
        tk.write(study, path.with_name("y.qdc"), loss_policy="error")
    assert lossy.value.code == "write_loss_refused"
    assert [item.name for item in tmp_path.iterdir()] == ["x.qdc"]


@pytest.mark.parametrize("name", ["A2_simple_project.qde", "A3_complex_project.qde", "TestProject.qdpx"])
def test_annexes_are_valid_when_written(tmp_path: Path, name: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(conformance("Project.xsd")))
    study = tk.read(conformance(name))
    tk.write(study, tmp_path / "x.qde")
    document = etree.parse(tmp_path / "x.qde")
    assert schema.validate(document), schema.error_log
    assert len(tk.read(tmp_path / "x.qde")) == len(study)
