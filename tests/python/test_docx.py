"""Transcripts in docx: text, tables, tracked changes, comments, hostile files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from random import Random

import pytest

import tematik as tk

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def docx(path: Path, body: str, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{content}</w:{name}>")
    return path


def p(*runs: str, marks: str = "") -> str:
    properties = f"<w:pPr><w:rPr>{marks}</w:rPr></w:pPr>" if marks else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def comment(id_: str, *lines: str, author: str = "Ani", date: str = "2026-01-05T08:30:00Z", para: str = "") -> str:
    body = "".join(f'<w:p w14:paraId="{para}">{r(line)}</w:p>' for line in lines)
    return f'<w:comment w:id="{id_}" w:author="{author}" w:date="{date}">{body}</w:comment>'


def start(id_: str) -> str:
    return f'<w:commentRangeStart w:id="{id_}"/>'


def end(id_: str) -> str:
    return f'<w:commentRangeEnd w:id="{id_}"/><w:r><w:commentReference w:id="{id_}"/></w:r>'


def totals(study: tk.Study) -> dict[str, dict[str, int]]:
    report = json.loads(study.import_report.to_json())
    for total in report["totals"]:
        parts = ("kept", "changed", "guessed", "merged", "unverified", "dropped")
        assert total["in"] == sum(total[name] for name in parts)
    return {total["element"]: total for total in report["totals"]}


def reasons(study: tk.Study) -> set[tuple[str, str, str]]:
    report = json.loads(study.import_report.to_json())
    return {(entry["action"], entry["element"], entry["reason"]) for entry in report["entries"]}


def text_of(study: tk.Study) -> str | None:
    return study.show_text(study.source_labels[0])


def test_paragraphs_tables_and_characters(tmp_path: Path) -> None:
    cells = ["".join(f"<w:tc><w:tcPr/>{p(r(cell))}</w:tc>" for cell in row) for row in (("a", "b"), ("c", "d"))]
    table = "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    tabs = "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>"
    )
    body = (
        p(r("Wawancara &amp; catatan"))
        + p()
        + f"<w:p>{tabs}<w:r><w:t>satu</w:t><w:tab/><w:t>dua</w:t><w:br/><w:t>ti</w:t><w:softHyphen/><w:t>ga</w:t>"
        "<w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>"
        + table
        + p(field)
        + "<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>"
        + p("<w:hyperlink>", r("akhir \U0001f600"), "</w:hyperlink>")
        + "</w:sdtContent></w:sdt><w:sectPr/>"
    )
    study = tk.read(docx(tmp_path / "P 01.docx", body))
    assert text_of(study) == "Wawancara & catatan\n\nsatu\tdua\ntiga\u2011x\na\tb\nc\td\n7\nakhir \U0001f600"
    assert (study.name, study.source_labels) == ("P 01", ["P 01"])
    assert totals(study)["paragraph"]["kept"] == 9
    report = json.loads(study.import_report.to_json())
    assert (report["format"], report["input"]["name"]) == ("docx", "P 01.docx")
    assert study.import_report.losses == 0


def test_turns_of_a_docx(tmp_path: Path) -> None:
    lines = ["Judul", "Ani: Apa kabar?", "Budi: Baik.", "Ani: Syukur.", "Budi: Ya."]
    study = tk.read(docx(tmp_path / "a.docx", "".join(p(r(line)) for line in lines)))
    assert study.sources[0].segmentations == "turn"
    study.add_coding(0, 11, 21, study.add_code("Sapaan"))
    assert tk.cooccurrence(study, unit="turn").n == 4


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    box = f"<mc:AlternateContent><mc:Choice><w:drawing>{p(r('kotak'))}</w:drawing></mc:Choice>"
    box += f"<mc:Fallback><w:pict>{p(r('kotak'))}</w:pict></mc:Fallback></mc:AlternateContent>"
    body = p(r("A"), f"<w:r>{box}<w:footnoteReference w:id='2'/></w:r>", r("B"))
    notes = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{p(r("catatan"))}</w:footnote>'
    study = tk.read(docx(tmp_path / "a.docx", body, footnotes=notes, header1=p(r("kepala")), header2="", footer1=""))
    assert text_of(study) == "AB"
    found = totals(study)
    assert {kind: found[kind]["dropped"] for kind in found if kind != "paragraph"} == {
        "image": 1,
        "footnote": 1,
        "header": 2,
        "footer": 1,
    }
    assert study.import_report.losses == 5


def test_tracked_changes(tmp_path: Path) -> None:
    gained = "<w:ins w:id='1' w:author='x'>{}</w:ins>"
    lost = "<w:del w:id='2' w:author='x'><w:r><w:delText>{}</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom w:id='3'>{r('pindah ')}</w:moveFrom>", f"<w:moveTo w:id='4'>{r('pindah ')}</w:moveTo>"
    row = "<w:tr><w:trPr><w:{} w:id='5'/></w:trPr><w:tc>{}</w:tc></w:tr>"
    body = (
        p(r("Bu "), lost.format("guru"), gained.format(r("dosen")), r(" datang."))
        + p(moved[0], r("satu "), moved[1])
        + p(r("awal,"), marks="<w:del w:id='6'/>")
        + p(r(" akhir"))
        + p(r("sela"), marks="<w:ins w:id='7'/>")
        + p(gained.format(lost.format("ragu")), r("z"))
        + f"<w:tbl><w:tr><w:tc>{p(r('tetap'))}</w:tc></w:tr>{row.format('del', p(r('hapus')))}"
        + row.format("ins", p(r("baru")))
        + "</w:tbl>"
    )
    path = docx(tmp_path / "a.docx", body)
    study = tk.read(path)
    assert text_of(study) == "Bu dosen datang.\nsatu pindah \nawal, akhir\nsela\nz\ntetap\nbaru"
    found = totals(study)["change"]
    assert (found["in"], found["dropped"]) == (10, 5)
    assert ("dropped", "change", "deleted_in_source") in reasons(study)
    before = tk.read(path, changes="original")
    assert text_of(before) == "Bu guru datang.\npindah satu \nawal,\n akhir\nselaz\ntetap\nhapus"
    assert totals(before)["change"]["dropped"] == 5
    with pytest.raises(tk.UsageError, match="accepted, original"):
        tk.read(path, changes="semua")


def commented(path: Path) -> Path:
    body = (
        p(r("Guru "), start("0"), r("memberi"), start("1"), r(" umpan"), end("0"), r(" balik"), end("1"), r("."))
        + start("2")
        + p(r("Kelas "), end("2"), "<w:r><w:commentReference w:id='3'/></w:r>", r("ramai."))
        + p(start("4"), f"<w:del>{r('x')}</w:del>", end("4"))
    )
    comments = (
        comment("0", "Dukungan", " Umpan balik ", "", "Dukungan", para="0A")
        + comment("1", "Dukungan", author="Budi", date="2026-01-05T08:30:00")
        + comment("2", "Suasana", author="", date="kemarin")
        + comment("3", "Ramai")
        + comment("4", "Kosong")
        + comment("5", "Ya", para="0B", author="Budi")
        + comment("6", "Lepas")
    )
    answers = '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/><w15:commentEx w15:paraId="0C"/>'
    return docx(path, body, comments=comments, commentsExtended=answers)


def test_comments_as_memos(tmp_path: Path) -> None:
    study = tk.read(commented(tmp_path / "a.docx"))
    assert text_of(study) == "Guru memberi umpan balik.\nKelas ramai.\n"
    assert len(study.memos) == 7
    spans = list(zip(study.segments.column("begin"), study.segments.column("end"), strict=True))
    assert spans == [(5, 18), (12, 24), (26, 32), (26, 38)]  # the answer lies on the span of its comment
    assert study.coder_labels == ["Ani", "Budi", "unknown"]
    assert study.memos.column("date")[:3] == ["2026-01-05", "2026-01-05", None]
    assert study.show_memo(0) == "Dukungan\n Umpan balik \n\nDukungan"
    found = totals(study)
    assert (found["comment"]["in"], found["comment"]["dropped"], found["comment"]["changed"]) == (7, 0, 1)
    assert found["coder"]["added"] == 1
    assert ("note", "comment", "range_empty") in reasons(study)
    assert ("note", "comment", "ref_unresolved") in reasons(study)
    assert len(study) == 0


def test_comments_as_codings(tmp_path: Path) -> None:
    path = commented(tmp_path / "a.docx")
    study = tk.read(path, comments="coding")
    assert study.code_labels == ["Dukungan", "Umpan balik", "Suasana", "Ramai", "Ya"]
    rows = [(c.code, c.coder, c.begin, c.end) for c in study.codings]
    assert rows == [
        ("Dukungan", "Ani", 5, 18),
        ("Umpan balik", "Ani", 5, 18),
        ("Dukungan", "Budi", 12, 24),
        ("Suasana", "unknown", 26, 32),
        ("Ramai", "Ani", 26, 38),
        ("Ya", "Budi", 5, 18),
    ]
    found = totals(study)["comment"]
    assert (found["in"], found["dropped"]) == (7, 2)
    assert {("dropped", "comment", "range_empty"), ("dropped", "comment", "ref_unresolved")} <= reasons(study)
    assert ("note", "comment", "date_no_zone") in reasons(study)
    assert ("changed", "comment", "coder_unknown") in reasons(study)
    with pytest.raises(tk.UsageError, match="memo, coding"):
        tk.read(path, comments="kode")


def refused(path: Path) -> str:
    with pytest.raises(tk.InputError) as caught:
        tk.read(path)
    assert path.name in str(caught.value)
    return caught.value.code


def member(path: Path, content: bytes, name: str = "word/document.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def test_hostile_files(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    entity = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document {SPACES}>&a;</w:document>'
    assert refused(member(path, entity.encode())) == "xml_dtd_forbidden"
    assert refused(member(path, entity.encode("utf-16"))) == "xml_dtd_forbidden"
    assert refused(member(path, b"<w:document><w:p></w:document>")) == "xml_malformed"
    deep = "<w:tbl>" * 600 + "</w:tbl>" * 600
    assert refused(docx(path, deep)) == "limit_depth"
    assert refused(docx(path, p(r("a" * (20 * 2**20))))) == "limit_ratio"
    assert refused(member(path, b'<?xml version="1.0" encoding="xyz"?><a/>')) in ("xml_encoding", "xml_malformed")
    assert refused(docx(path, p(r("a")), comments="<w:comment>")) == "xml_malformed"
    docx(path, p(r("kata kata kata")))
    data = bytearray(path.read_bytes())
    begin = data.index(b"word/document.xml") + len("word/document.xml")
    data[begin + 8] ^= 0xFF
    path.write_bytes(data)
    assert refused(path) in ("zip_crc", "zip_corrupt", "xml_malformed")


def test_odd_but_harmless_files(tmp_path: Path) -> None:
    strict = docx(tmp_path / "a.docx", p(r("A\ufeff")))
    data = '<d xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:p><w:r><w:t>B&#13;C</w:t></w:r></w:p></d>'
    assert text_of(tk.read(strict)) == "A\ufeff"
    assert text_of(tk.read(member(strict, data.encode()))) == "B\nC"
    assert text_of(tk.read(member(strict, f"<w:document {SPACES}/>".encode("utf-16")))) == ""
    many = docx(tmp_path / "many.docx", "".join(p(r(str(i))) for i in range(20_000)))
    assert totals(tk.read(many))["paragraph"]["kept"] == 20_000


def random_tree(random: Random, depth: int) -> str:
    leaves = (
        "<w:t>a</w:t>",
        "<w:delText>b</w:delText>",
        "<w:tab/>",
        "<w:br/>",
        "<w:ins/>",
        "<w:del/>",
        start("1"),
        end("1"),
    )
    if depth == 0 or random.random() < 0.2:
        return random.choice(leaves)
    name = random.choice(("p", "tbl", "tr", "tc", "r", "ins", "del", "pPr", "rPr", "trPr", "drawing", "comment", "sdt"))
    return f"<w:{name}>{''.join(random_tree(random, depth - 1) for _ in range(random.randrange(4)))}</w:{name}>"


def test_elements_in_any_order(tmp_path: Path) -> None:
    random = Random(5)
    path = tmp_path / "a.docx"
    for number in range(100):
        notes = comment("1", "x", "y") + (random_tree(random, 4) if number % 2 else "")
        docx(path, "".join(random_tree(random, 5) for _ in range(4)), comments=notes)
        for comments, changes in (("memo", "accepted"), ("coding", "accepted"), ("memo", "original")):
            study = tk.read(path, comments=comments, changes=changes)
            length = len(text_of(study) or "")
            assert all(c.end <= length for c in study.codings)
            assert totals(study)["comment"]["in"] >= 1
