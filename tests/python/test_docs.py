"""The documentation: every citation is in the index of methods, every header has a page, every page names real ones."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

import tematik

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
METRICS = ROOT / "include" / "tematik" / "metrics"


@pytest.fixture
def docs(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(str(DOCS))
    names = ("methods_index", "site_pages", "doxygen_xml")
    yield {name: importlib.import_module(name) for name in names}
    for name in names:
        sys.modules.pop(name, None)


def test_every_metric_with_literature_is_in_the_index(docs: dict[str, ModuleType]) -> None:
    found = docs["methods_index"].methods(ROOT / "include")
    counted = {
        f"tematik/metrics/{path.name}": lines
        for path in METRICS.glob("*.hpp")
        if (lines := len(re.findall(r"^\s*///.*\*\*Literature\*\*", path.read_text(encoding="utf-8"), re.MULTILINE)))
    }
    assert len(counted) > 50
    in_index = [method.header for method in found]
    assert {header: in_index.count(header) for header in counted} == counted
    assert all(method.name and method.citation for method in found if method.header.startswith("tematik/metrics/"))
    page = docs["site_pages"].methods_page(ROOT / "include")
    assert [header for header in counted if header.removeprefix("tematik/") not in page] == []


def test_a_citation_ends_where_the_next_item_begins(docs: dict[str, ModuleType], tmp_path: Path) -> None:
    header = tmp_path / "a.hpp"
    header.write_text(
        "/// @brief One.\n"
        "/// - **Literature**: Doe (2001), doi:10.1000/a(1)b_2; Roe\n"
        "///   (2002), arXiv:2101.00001. Draws: Philox.\n"
        "/// - **Complexity**: O(1).\n"
        "template <class T>\n"
        "[[nodiscard]] inline Result<T> one(T x);\n"
        "/// No citation.\n"
        "int two();\n"
        "/// **Literature**: Poe (2003)\n"
        "/// @throws Error always\n"
        "struct Three {};\n",
        encoding="utf-8",
    )
    index = docs["methods_index"]
    found = index.methods_of(header, "a.hpp")
    assert [(m.name, m.citation) for m in found] == [
        ("one", "Doe (2001), doi:10.1000/a(1)b_2; Roe (2002), arXiv:2101.00001."),
        ("Three", "Poe (2003)"),
    ]
    assert index.citation_markdown(found[0].citation) == (
        "Doe (2001), [doi:10.1000/a(1)b\\_2](https://doi.org/10.1000/a%281%29b_2); "
        "Roe (2002), [arXiv:2101.00001](https://arxiv.org/abs/2101.00001)."
    )


def test_every_public_header_and_name_has_a_page(docs: dict[str, ModuleType], tmp_path: Path) -> None:
    (tmp_path / "include").symlink_to(ROOT / "include")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    out = tmp_path / "docs" / "generated"
    out.mkdir(parents=True)
    (out / "old.md").write_text("of a header that is gone", encoding="utf-8")
    docs["site_pages"].make(tmp_path, out)
    pages = "\n".join(path.read_text(encoding="utf-8") for path in out.rglob("*.md"))
    public = [p for p in (ROOT / "include").rglob("*.hpp") if "detail" not in p.parts]
    missing = [p for p in public if f"#include <{p.relative_to(ROOT / 'include').as_posix()}>" not in pages]
    assert missing == []
    assert not (out / "old.md").exists()
    for module in (tematik, tematik.metrics, tematik.query):
        for name in module.__all__:
            if name != "__version__" and not isinstance(getattr(module, name), ModuleType):
                assert re.search(rf":: tematik(\.\w+)?\.{name}\n", pages), name


def test_families_name_headers_that_exist(docs: dict[str, ModuleType]) -> None:
    named = [stem for stems in docs["site_pages"].FAMILIES.values() for stem in stems.split()]
    assert len(named) == len(set(named))
    assert [stem for stem in named if not (METRICS / f"{stem}.hpp").exists()] == []


def test_pages_link_headers_that_exist(docs: dict[str, ModuleType]) -> None:
    del docs
    wrong = []
    for page in DOCS.rglob("*.md"):
        if "generated" in page.relative_to(DOCS).parts:
            continue
        for room, stem in re.findall(r"generated/cpp/(\w+)/(\w+)\.md", page.read_text(encoding="utf-8")):
            path = ROOT / "include" / "tematik" / ("" if room == "front" else room) / f"{stem}.hpp"
            if not path.exists():
                wrong.append(f"{page.name}: {room}/{stem}")
    assert wrong == []


def test_functions_move_to_the_xml_of_their_header(docs: dict[str, ModuleType], tmp_path: Path) -> None:
    xml = tmp_path / "xml"
    xml.mkdir()
    (xml / "a_8hpp.xml").write_text(
        '<doxygen><compounddef kind="file"><compoundname>a.hpp</compoundname>'
        "<innerclass>tematik::EnumNames&lt; A &gt;</innerclass><innerclass>tematik::A</innerclass>"
        "<innernamespace>tematik</innernamespace><briefdescription/><location file='r/a.hpp'/>"
        "</compounddef></doxygen>",
        encoding="utf-8",
    )
    (xml / "namespacetematik.xml").write_text(
        '<doxygen><compounddef kind="namespace"><compoundname>tematik</compoundname><sectiondef kind="func">'
        "<memberdef kind='function'><name>one</name><location file='r/a.hpp'/><parameterlist kind='exception'>"
        "<parameteritem><parameternamelist><parametername>A</parametername><parametername>B</parametername>"
        "</parameternamelist><parameterdescription>why</parameterdescription></parameteritem></parameterlist></memberdef>"
        "<memberdef kind='function'><name>elsewhere</name><location file='r/b.hpp'/></memberdef>"
        "</sectiondef></compounddef></doxygen>",
        encoding="utf-8",
    )
    docs["doxygen_xml"].by_header(xml, tmp_path / "out")
    text = (tmp_path / "out" / "a_8hpp.xml").read_text(encoding="utf-8")
    compound = ElementTree.fromstring(text).find("compounddef")
    assert compound is not None
    assert [name.text for name in compound.iter("name")] == ["tematik::one"]
    assert [inner.text for inner in compound.iter("innerclass")] == ["tematik::A"]
    assert compound.find("innernamespace") is None
    assert [[n.text for n in item.iter("parametername")] for item in compound.iter("parameteritem")] == [["A"], ["B"]]
    assert "elsewhere" not in text
