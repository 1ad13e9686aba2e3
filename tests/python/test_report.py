"""The report and the command line: one page that loads nothing, files, exit codes, one JSON line."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import tematik as tk
from tematik import _report
from tematik._csv import csv_text
from tematik._page import SECTIONS

FILE = str(resources.files("tematik") / "data" / "first_study.qdpx")
HOSTILE = "</script><b>x</b>&<!-- $a$ \\(b\\) \"q\" 'r' \u202e end"
VOID = {"meta", "img", "br", "link", "input", "hr"}

for extra in ("jinja2", "altair", "vl_convert"):
    pytest.importorskip(extra, reason="the extra report is not installed")


class Page(HTMLParser):
    """A page as its elements: (name, attributes, text directly or deeper inside)."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[int] = []
        self.children: dict[int, list[int]] = {}
        self.faults: list[str] = []
        self.comments: list[str] = []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"not closed: {[self.elements[i][0] for i in self.open]}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"{tag} repeats an attribute")
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))
        place = len(self.elements) - 1
        for parent in self.open:
            self.children.setdefault(parent, []).append(place)
        if tag not in VOID:
            self.open.append(place)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.elements[self.open[-1]][0] != tag:
            self.faults.append(f"</{tag}> closes {[self.elements[i][0] for i in self.open[-1:]]}")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for place in self.open:
            self.elements[place][2].append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, *names: str) -> list[tuple[dict[str, str], str]]:
        return [(attrs, "".join(text)) for name, attrs, text in self.elements if name in names]

    def within(self, place: int, *names: str) -> list[int]:
        return [i for i in self.children.get(place, []) if self.elements[i][0] in names]

    def downloads(self) -> dict[str, list[list[str]]]:
        """The CSV files in the page by name."""
        found = {}
        for attrs, _ in self.all("a"):
            if attrs["href"].startswith("data:text/csv;base64,"):
                data = base64.b64decode(attrs["href"].partition(",")[2]).decode()
                found[attrs["download"]] = list(csv.reader(io.StringIO(data)))
        return found


def page_of(study: tk.Study, folder: Path, **options: Any) -> Page:
    return Page(tk.report(study, folder / "page.html", **options).read_text(encoding="utf-8"))


def hostile() -> tk.Study:
    """Every name that a page shows is an attack."""
    study = tk.Study(HOSTILE, HOSTILE)
    study.description = HOSTILE
    for coder in (HOSTILE, "other"):
        study.add_coder(coder)
    study.add_source(HOSTILE, "abc def. ghi.", technique=HOSTILE, language=HOSTILE)
    study.add_case(HOSTILE, [HOSTILE], role=HOSTILE)
    for code in (HOSTILE, f"{HOSTILE} 2"):
        study.add_code(code, definition=HOSTILE, when=HOSTILE, when_not=HOSTILE)
        for coder in (HOSTILE, "other"):
            study.add_coding(HOSTILE, 0, 5, code, coder=coder)
    study.add_theme(HOSTILE, [HOSTILE], central_idea=HOSTILE)
    return study


def studies() -> dict[str, tk.Study]:
    declared = tk.datasets.first_study()
    declared.approach = "coding_reliability"
    many = tk.Study("many codes")
    many.add_source("s", "One two three. Four five six. Seven eight.")
    for i in range(45):
        many.add_code(f"code {i}")
        many.add_coding("s", 0, 10 + i % 30, f"code {i}")
    many.add_theme("first", [f"code {i}" for i in range(20)])
    many.add_theme("second", [f"code {i}" for i in range(15, 40)])
    first, empty = tk.datasets.first_study(), tk.Study()
    return {"first": first, "declared": declared, "empty": empty, "hostile": hostile(), "many": many}


@pytest.fixture(scope="module", params=["first", "declared", "empty", "hostile", "many"])
def study(request: pytest.FixtureRequest) -> tk.Study:
    return studies()[request.param]


@pytest.fixture(scope="module", params=["en", "id"])
def page(request: pytest.FixtureRequest, study: tk.Study, tmp_path_factory: pytest.TempPathFactory) -> Page:
    return page_of(study, tmp_path_factory.mktemp("page"), language=request.param)


def test_the_policy_knows_the_one_style_sheet(page: Page) -> None:
    (sheet,) = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    (policy,) = [a["content"] for a, _ in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'", "style-src": f"'sha256-{digest}'", "img-src": "data:", "base-uri": "'none'",
        "form-action": "'none'",
    }  # fmt: skip
    assert "\r" not in sheet


def test_nothing_runs_and_nothing_is_loaded(page: Page) -> None:
    assert page.all("script", "link", "iframe", "object", "embed", "form", "svg", "base", "b") == []
    assert page.comments == []
    for name, attrs, _ in page.elements:
        assert not [a for a in attrs if a == "style" or a.startswith("on")], name
        for key in ("src", "href"):
            assert re.match(
                r"data:(image/svg\+xml|text/csv|application/json);base64,|#|https://doi\.org/",
                attrs.get(key, "#"),
            )


def test_elements_are_nested_and_ids_are_there(page: Page) -> None:
    assert page.faults == []
    ids = [attrs["id"] for _, attrs, _ in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs, _ in page.elements:
        assert attrs.get("aria-labelledby", ids[0]) in ids
        href = attrs.get("href", "")
        assert not href.startswith("#") or href[1:] in ids


def test_headings_stand_in_order(page: Page) -> None:
    levels = [int(name[1]) for name, _, _ in page.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert all(text.strip() for _, text in page.all("h1", "h2", "h3"))
    nav = next(i for i, e in enumerate(page.elements) if e[0] == "nav")
    links = ["".join(page.elements[i][2]) for i in page.within(nav, "a")]
    assert links == [text for _, text in page.all("h2")]


def test_tables_have_captions_heads_and_even_rows(page: Page) -> None:
    for place, (name, _, _) in enumerate(page.elements):
        if name != "table":
            continue
        (caption,) = page.within(place, "caption")
        assert "".join(page.elements[caption][2]).strip()
        assert all(page.elements[i][1].get("scope") in ("col", "row", "rowgroup") for i in page.within(place, "th"))
        widths = {
            sum(int(page.elements[i][1].get("colspan", 1)) for i in page.within(row, "th", "td"))
            for row in page.within(place, "tr")
        }
        assert len(widths) == 1


def test_scrolling_parts_are_reached_by_keyboard_and_named(page: Page) -> None:
    parts = [attrs for _, attrs, _ in page.elements if "scroll" in attrs.get("class", "").split()]
    for attrs in parts:
        assert (attrs["role"], attrs["tabindex"]) == ("region", "0")
        assert attrs["aria-label"]


def test_every_figure_has_title_caption_how_table_and_csv(page: Page) -> None:
    for place, (name, _, _) in enumerate(page.elements):
        if name != "figure":
            continue
        before = [n for n, _, _ in page.elements[:place] if re.fullmatch(r"h[1-6]|figure|table", n)]
        assert before[-1] == "h3"
        assert page.within(place, "figcaption") or page.within(place, "caption")
        assert ["read" in page.elements[i][1].get("class", "") for i in page.within(place, "p")] == [True]
        images = [page.elements[i][1] for i in page.within(place, "img")]
        assert all(len(i["alt"]) > 40 and i["width"].isdigit() and i["height"].isdigit() for i in images)
        assert len(images) + len(page.within(place, "table")) >= 1
        after = page.elements[place + 1 + len(page.children[place]) :]
        names = [n for n, a, _ in after if n in ("h2", "h3", "figure", "table") or "download" in a]
        assert names[:2] == ["table", "a"]


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    program = "import sys, tematik as tk; tk.report(tk.datasets.first_study(), sys.argv[1], language='id')"
    for seed in ("1", "2"):
        path = str(tmp_path / f"{seed}.html")
        subprocess.run([sys.executable, "-c", program, path], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1.html", "2.html"]


def test_hostile_names_appear_literally(tmp_path: Path) -> None:
    page = page_of(hostile(), tmp_path)
    seen = HOSTILE.replace("\u202e", "\\u202e")
    assert [text for _, text in page.all("h1")] == [seen]
    assert [text for _, text in page.all("title")] == [seen]
    assert "$a$" not in page.text
    assert "\\(b" not in page.text
    assert "<b>" not in page.text
    assert "\u202e" not in page.text
    assert page.downloads()["cooccurrence.csv"][1][0] == HOSTILE


def test_no_words_of_participants(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    text = page_of(study, tmp_path).text
    for source in study.source_labels:
        words = (study.show_text(source) or "").split()
        assert len(words) > 50
        for start in range(0, len(words) - 8):
            assert " ".join(words[start : start + 8]) not in text


def test_definitions_are_shown_without_their_quotations(tmp_path: Path) -> None:
    study = tk.Study("quotes")
    study.add_source("s", "Kami selalu belajar bersama di rumah nenek. Itu menyenangkan.")
    study.add_code("A", definition="Belajar bersama orang lain.\nMisalnya: selalu belajar bersama di rumah.")
    study.add_code("B", definition="Sukacita.\nContoh: “itu sangat menyenangkan sekali”", when='ada kata "senang"')
    study.add_coding("s", 0, 10, "A")
    page = page_of(study, tmp_path)
    rows = {row[0]: row for row in page.downloads()["codebook.csv"]}
    assert rows["A"][1] == "Belajar bersama orang lain."
    assert rows["B"][1:3] == ["Sukacita.", 'ada kata "senang"']
    assert "2 lines that quote or may quote" in page.text
    assert "nenek" not in page.text


def test_who_and_what(tmp_path: Path) -> None:
    page = page_of(tk.datasets.first_study(), tmp_path)
    sources = page.downloads()["sources.csv"]
    assert sources[0] == ["source", "kind", "technique", "date", "language", "characters", "codings"]
    assert sources[1] == ["wawancara-P01", "text", "interview", "2026-01-12", "id", "1738", "21"]
    assert ["teacher", "2"] in page.downloads()["cases.csv"]
    assert "16 codes in 5 categories" in page.text


def test_figures_are_those_of_the_results(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    files = page_of(study, tmp_path, language="id").downloads()
    table = tk.agreement(study, scope="code").table()
    assert files["agreement.csv"] == list(csv.reader(io.StringIO(csv_text(table))))
    seen = tk.saturation(study)
    assert [int(row[4]) for row in files["saturation.csv"][1:]] == seen.cumulative.tolist()
    assert [float(row[5]) for row in files["saturation.csv"][1:]] == seen.curve().column("mean")[1:]
    met = tk.cooccurrence(study, unit="sentence")
    assert len(files["cooccurrence.csv"]) == 1 + 16 * 15 / 2
    for row, column, n_ij, n_i, n_j, n, *_ in files["cooccurrence.csv"][1:]:
        assert int(n_ij) == met(row, column)
        assert (int(n_i), int(n_j), int(n)) == (met(row, row), met(column, column), met.n)


def test_the_page_speaks_indonesian(tmp_path: Path) -> None:
    page = page_of(tk.datasets.first_study(), tmp_path, language="id")
    assert [a["lang"] for a, _ in page.all("html")] == ["id"]
    text = "".join(t for _, t in page.all("main"))
    for word in ("pengode", "kejenuhan", "kesepakatan antarpengode", "tema", "sumber", "pengecekan anggota"):
        assert word in text
    assert re.search(r"<td>0,\d\d</td>", page.text)
    assert not re.search(r"<td>0\.\d\d</td>", page.text)
    with pytest.raises(tk.UsageError, match="known: en, id"):
        tk.report(tk.datasets.first_study(), tmp_path / "x.html", language="fr")


def test_empty_places_name_the_record_and_the_call(tmp_path: Path) -> None:
    text = re.sub(r"<[^>]*>", "", page_of(tk.Study(), tmp_path).text)
    for call in (
        "add_source",
        "add_case",
        "add_code",
        "add_coder",
        "add_coding",
        "add_theme",
        "description",
        "approach",
    ):
        assert f"study.{call}" in text
    assert "Agreement is not reported" in text
    assert "No figure was computed." in text
    one = tk.Study("one coder")
    one.add_source("s", "abc")
    one.add_code("A")
    one.add_coding("s", 0, 2, "A")
    assert "fewer than two coders" in page_of(one, tmp_path).text


def test_a_reflexive_study_shows_agreement_and_saturation_on_request(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    study.approach = "reflexive"
    page = page_of(study, tmp_path)
    assert not {"agreement.csv", "saturation.csv"} & set(page.downloads())
    assert "sections=[&quot;saturation&quot;]" in page.text
    asked = page_of(study, tmp_path, sections=["agreement", "saturation"])
    assert {"agreement.csv", "saturation.csv"} <= set(asked.downloads())
    assert "gate.agreement.reflexive" in asked.text
    assert "would have fired" in asked.text


def test_under_coding_reliability_no_coefficient_stands_alone(tmp_path: Path) -> None:
    study = studies()["declared"]
    (head, *rows) = page_of(study, tmp_path).downloads()["coefficients.csv"]
    assert head == ["code", "percent agreement", "Cohen's kappa", "Krippendorff's alpha", "Gwet's AC1"]
    kappa = tk.agreement(study, metric="cohen_kappa", scope="code").table()
    expected = [f"{v:.2f}" for v in kappa.column("value")]
    assert [row[2].split()[0] for row in rows] == expected


def test_sections_are_chosen_by_name(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    page = page_of(study, tmp_path, sections=["cooccurrence"])
    assert set(page.downloads()) == {"cooccurrence.csv", "figures.csv"}
    ids = [a["id"] for a, _ in page.all("section")]
    assert ids == ["found", "absent", "limits", "methods", "references"]
    assert "Left out of this page on request: study, sources and cases, codebook" in page.text
    for name in SECTIONS:
        assert page_of(study, tmp_path, sections=[name]).faults == []
    with pytest.raises(tk.UsageError, match="known: study, sources"):
        tk.report(study, tmp_path / "x.html", sections=["nothing"])
    with pytest.raises(tk.UsageError, match="a list of names"):
        tk.report(study, tmp_path / "x.html", sections="study")
    assert not (tmp_path / "x.html").exists()


def test_methods_name_every_figure_and_its_works(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    page = page_of(study, tmp_path)
    results = {
        "cooccurrence": tk.cooccurrence(study, unit="sentence"),
        "saturation": tk.saturation(study),
        "agreement": tk.agreement(study, scope="code"),
    }
    text = "".join(t for _, t in page.all("main"))
    (link,) = [a["href"] for a, _ in page.all("a") if a.get("download") == "method.json"]
    records = json.loads(base64.b64decode(link.partition(",")[2]))
    assert records == {name: json.loads(result._method(study.sha256())) for name, result in results.items()}
    for result in results.values():
        assert str(result.report("en")) in text
        for warning in result.warnings:
            assert f"{warning.code} {warning.text('en')}" in text
        for work in result.method["citations"]:
            assert f"https://doi.org/{work.partition(', doi:')[2]}" in [a["href"] for a, _ in page.all("a")]
    for word in ("Depth of meaning", "quality of the codes", "adequacy of the sample", "nobody was asked"):
        assert word in text
    assert study.sha256() in text


def test_what_was_left_out_is_counted(tmp_path: Path) -> None:
    study = tk.datasets.first_study()
    study.add_source("uncoded", "Nothing here.")
    study.add_coding("wawancara-P01", 0, 5, "Percaya diri", layer="final")
    text = page_of(study, tmp_path).text
    assert "Left out: 1 sources without a coding, " in text
    steps = tk.cooccurrence(study, unit="sentence").method["steps"]
    other = steps["codings_in_study"] - steps["codings_of_layer"]
    assert other > 0
    assert f"{other} codings of another layer" in text


def test_text_of_participants_is_refused(tmp_path: Path) -> None:
    for text in ("excerpts", "full"):
        with pytest.raises(tk.UsageError, match="not available yet") as caught:
            tk.report(tk.datasets.first_study(), tmp_path / "x.html", text=text)
        assert caught.value.code == "not_available"
    with pytest.raises(tk.UsageError, match='unknown text "some"'):
        tk.report(tk.datasets.first_study(), tmp_path / "x.html", text="some")
    assert list(tmp_path.iterdir()) == []


def test_a_page_too_large_names_its_largest_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_report, "_MOST_BYTES", 20_000)
    with pytest.raises(tk.UsageError, match=r"largest parts: (coded|found|enough) 0\.\d MB") as caught:
        tk.report(tk.datasets.first_study(), tmp_path / "x.html")
    assert caught.value.code == "report_size"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["jinja2", "altair", "vl_convert"])
def test_a_missing_extra_is_named(missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ImportError, match=rf'{missing}: pip install "tematik\[report\]"'):
        tk.report(tk.datasets.first_study(), tmp_path / "x.html")
    assert list(tmp_path.iterdir()) == []


def test_csv_quotes_and_guards() -> None:
    study = tk.Study("csv")
    study.add_source("s", "x" * 10)
    for name in ("=1+1", 'a "b", c'):
        study.add_code(name)
        study.add_coding("s", 0, 5, name)
    plain = csv_text(tk.cooccurrence(study).table())
    assert '=1+1,"a ""b"", c",1,1,1,\n' in plain
    assert "'=1+1" in csv_text(tk.cooccurrence(study).table(), spreadsheet_safe=True)


def test_csv_in_the_page_is_safe_for_spreadsheets(tmp_path: Path) -> None:
    study = tk.Study("csv")
    study.add_source("=s", "x" * 10)
    study.add_code("=1+1")
    study.add_coding("=s", 0, 5, "=1+1")
    for rows in page_of(study, tmp_path).downloads().values():
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def cli(*arguments: str) -> tuple[int, dict[str, object], str]:
    done = subprocess.run([sys.executable, "-m", "tematik", *arguments], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    return done.returncode, json.loads(lines[0]) if len(lines) == 1 else {}, done.stderr


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
