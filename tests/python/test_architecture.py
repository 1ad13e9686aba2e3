"""The arrows between the rooms of include/tematik/, read from the #include lines."""

import itertools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Room -> rooms it may include. A change here is a change of the architecture.
ARROWS = {
    "support": set(),
    "text": {"support"},
    "model": {"text", "support"},
    "query": {"model", "text", "support"},
    "tables": {"query", "model", "text", "support"},
    "metrics": {"tables", "support"},
    "graph": {"metrics", "tables", "query", "model", "text", "support"},
    "validity": {"graph", "metrics", "tables", "query", "model", "text", "support"},
    "io": {"tables", "model", "text", "support"},
    # a header beside the rooms: a question asked of a whole study
    "front door": {"metrics", "tables", "query", "model", "text", "support"},
    "tematik.hpp": {
        "front door", "validity", "graph", "metrics", "tables", "query", "model", "text", "support",
    },
    "version.hpp": set(),
}  # fmt: skip
WITHOUT_EIGEN = {"support", "text", "model", "query", "version.hpp"}
NEVER_IN_A_HEADER = re.compile(r"(pugixml|zip|sqlite3|nlohmann/|rapidjson/|pybind11/|Python\.h|catch2/)")
LONGEST_HEADER = 400


def headers(root: Path) -> list[Path]:
    return sorted((root / "include" / "tematik").rglob("*.[hi]pp"))


def room_of(name: str) -> str:
    """The room of `tematik/<name>`, as it stands in an #include line without its first folder."""
    parts = name.split("/")
    if len(parts) > 1:
        return parts[0]
    return name if name in ("tematik.hpp", "version.hpp") else "front door"


def includes(path: Path) -> list[tuple[int, str, str]]:
    """(line, bracket, name) of each #include line."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line):
            found.append((number, match[1], match[2]))
    return found


def forbidden(room: str, bracket: str, name: str) -> str | None:
    """Why a file of `room` may not include `name`; None if it may."""
    if name.startswith("tematik/"):
        target = room_of(name.removeprefix("tematik/"))
        if target not in ARROWS:
            return f"{target} is no room of the architecture"
        inside = target == room and (room != "front door" or name.endswith("_options.hpp"))
        if not inside and target != "version.hpp" and target not in ARROWS[room]:
            return f"{room} may not include {target}"
        if "/detail/" in name and target != room:
            return f"detail of {target} is used outside it"
    elif bracket == '"':
        return "headers are included as <tematik/room/file.hpp>"
    elif name.startswith(("Eigen/", "unsupported/Eigen")) and room in WITHOUT_EIGEN:
        return "Eigen enters with tables/"
    elif name.startswith("boost/graph/") and room != "graph":
        return "Boost.Graph enters with graph/"
    elif NEVER_IN_A_HEADER.match(name):
        return "no such type belongs in a public header"
    return None


def broken_arrows(root: Path) -> list[str]:
    found = []
    for path in headers(root):
        room = room_of(path.relative_to(root / "include" / "tematik").as_posix())
        if room not in ARROWS:
            found.append(f"{path.relative_to(root)}: {room} is no room of the architecture")
            continue
        for line, bracket, name in includes(path):
            if reason := forbidden(room, bracket, name):
                found.append(f"{path.relative_to(root)}:{line}: {name}: {reason}")
    for path in sorted((root / "src").glob("*.[chi]pp")):  # the compiled part of io/, with own headers beside it
        for line, _, name in includes(path):
            if name.startswith("tematik/") and (reason := forbidden("io", "<", name)):
                found.append(f"{path.relative_to(root)}:{line}: {name}: {reason}")
    return found


def reached_from(root: Path, name: str, seen: set[str]) -> set[str]:
    if name not in seen and (root / "include" / name).exists():
        seen.add(name)
        for _, _, other in includes(root / "include" / name):
            reached_from(root, other, seen)
    return seen


def test_only_the_arrows_of_the_architecture() -> None:
    assert headers(ROOT)
    assert broken_arrows(ROOT) == []


def test_the_one_header_reaches_every_room_but_io() -> None:
    public = {
        path.relative_to(ROOT / "include").as_posix()
        for path in headers(ROOT)
        if path.suffix == ".hpp" and "detail" not in path.parts
    }
    wanted = {name for name in public if not name.startswith("tematik/io/")}
    assert sorted(wanted - reached_from(ROOT, "tematik/tematik.hpp", set())) == []


def test_headers_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in headers(ROOT)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= LONGEST_HEADER
    }
    assert long == {}


def without_mirror_test(root: Path) -> list[str]:
    missing = []
    for path in headers(root):
        name = path.relative_to(root / "include" / "tematik").as_posix()
        room = room_of(name)
        if "detail" in path.parts or room in ("tematik.hpp", "version.hpp"):
            continue
        folder = "front" if room == "front door" else room
        if not (root / "tests" / "cpp" / folder / f"test_{path.stem}.cpp").exists():
            missing.append(name)
    return missing


def test_every_header_has_a_mirror_test() -> None:
    assert without_mirror_test(ROOT) == []


@pytest.mark.parametrize(
    ("path", "line", "reason"),
    [
        ("include/tematik/text/a.hpp", "#include <tematik/model/study.hpp>", "text may not include model"),
        (
            "include/tematik/metrics/a.hpp",
            "#include <tematik/model/study.hpp>",
            "metrics may not include model",
        ),
        ("include/tematik/tables/a.hpp", "#include <tematik/agreement.hpp>", "may not include front door"),
        ("include/tematik/support/a.hpp", "#include <tematik/tematik.hpp>", "may not include tematik.hpp"),
        (
            "include/tematik/agreement.hpp",
            "#include <tematik/graph/ena.hpp>",
            "front door may not include graph",
        ),
        ("include/tematik/saturation.hpp", "#include <tematik/agreement.hpp>", "may not include front door"),
        ("include/tematik/tematik.hpp", "#include <tematik/io/read.hpp>", "may not include io"),
        ("include/tematik/tematik.hpp", "#include <tematik/agreement.hpp>", None),
        ("include/tematik/model/a.hpp", "#include <tematik/text/detail/x.hpp>", "detail of text"),
        ("include/tematik/text/a.hpp", "#include <tematik/text/detail/x.hpp>", None),
        ("include/tematik/text/a.hpp", '  #  include "span.hpp"', "included as"),
        ("include/tematik/query/a.hpp", "#include <Eigen/Core>", "Eigen enters"),
        ("include/tematik/tables/a.hpp", "#include <Eigen/Core>", None),
        ("include/tematik/validity/a.hpp", "#include <boost/graph/graph_traits.hpp>", "Boost.Graph enters"),
        ("include/tematik/graph/a.hpp", "#include <boost/graph/graph_traits.hpp>", None),
        ("include/tematik/io/a.hpp", "#include <pugixml.hpp>", "public header"),
        ("include/tematik/tools/a.hpp", "#include <vector>", "no room"),
        ("include/tematik/model/a.hpp", "#include <tematik/tools/a.hpp>", "no room"),
        ("src/a.cpp", "#include <tematik/metrics/guest.hpp>", "io may not include metrics"),
        ("src/a.cpp", "#include <tematik/tables/ratings.hpp>", None),
        ("src/a.cpp", "#include <pugixml.hpp>", None),
        ("include/tematik/text/a.hpp", "#include <tematik/version.hpp>", None),
    ],
)
def test_the_check_sees_what_it_must(tmp_path: Path, path: str, line: str, reason: str | None) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(f"#pragma once\n{line}\n", encoding="utf-8")
    broken = broken_arrows(tmp_path)
    if reason is None:
        assert broken == []
    else:
        assert len(broken) == 1
        assert reason in broken[0]


def test_ctest_finds_every_cpp_test_by_its_name() -> None:
    """CMake's lists cut a name at ";" and join names from an open bracket on: such a test would never run."""
    found = 0
    for file in sorted((ROOT / "tests" / "cpp").rglob("*.cpp")):
        for name in re.findall(r'TEST_CASE\("((?:[^"\\]|\\.)*)"', file.read_text(encoding="utf-8")):
            found += 1
            assert ";" not in name, (file.name, name)
            assert name.count("[") == name.count("]"), (file.name, name)
    assert found > 1000


def test_header_chains_hold_every_public_header_after_what_it_includes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tests"))
    import header_chains  # type: ignore[import-not-found]

    includes = header_chains.includes_of(ROOT / "include")
    chains = header_chains.chains(includes)
    held = [header for chain in chains for header in chain]
    assert sorted(held) == sorted(name for name in includes if name.endswith(".hpp") and "/detail/" not in name)
    for chain in chains:
        for before, after in itertools.pairwise(chain):
            assert before in header_chains.reached(includes, after)
    small = {
        "tematik/a.hpp": [],
        "tematik/b.hpp": ["tematik/a.hpp"],
        "tematik/c.hpp": ["tematik/b.hpp"],
        "tematik/d.hpp": [],
    }
    assert header_chains.chains(small) == [
        ["tematik/a.hpp", "tematik/b.hpp", "tematik/c.hpp"],
        ["tematik/d.hpp"],
    ]
