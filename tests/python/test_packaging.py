"""One version everywhere; what is inside the wheel and the sdist."""

import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

import tematik

ROOT = Path(__file__).resolve().parents[2]


def run_build(*words: str) -> None:
    """Runs a build with what is installed here: it works without a network."""
    if not all(importlib.util.find_spec(name) for name in ("scikit_build_core", "pybind11")):
        pytest.skip("scikit-build-core and pybind11 are not installed: no wheel can be made offline")
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "TEMATIK_SYSTEM_DEPS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    run_build("-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder), ".")
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def header_version() -> str:
    text = (ROOT / "include" / "tematik" / "version.hpp").read_text(encoding="utf-8")
    numbers = ".".join(re.findall(r"#define TEMATIK_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", text))
    assert f'version = "{numbers}"' in text
    return numbers


def test_one_version() -> None:
    assert tematik.__version__ == header_version()
    assert importlib.metadata.version("tematik") == header_version()


def test_the_wheel_serves_python_and_cpp(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    package = ROOT / "python" / "tematik"
    for path in package.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".so":
            assert f"tematik/{path.relative_to(package).as_posix()}" in names
    assert "tematik/py.typed" in names
    assert any(name.startswith("tematik/_core") and name.endswith(".pyi") for name in names)
    assert any(re.fullmatch(r"tematik/_core\.[^/]*\.so", name) for name in names)
    for config in ("config", "config-version", "find-deps", "core-targets"):
        assert f"tematik/lib/cmake/tematik/tematik-{config}.cmake" in names
    for path in (ROOT / "include" / "tematik").rglob("*.[hi]pp"):
        name = path.relative_to(ROOT).as_posix()
        # not io: it is a compiled library, and no C++ library fits every compiler
        assert (f"tematik/{name}" in names) == (not name.startswith("include/tematik/io/"))


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = [name for name in wheel.namelist() if not re.match(r"tematik-[^/]*\.dist-info/", name)]
    assert all(name.startswith("tematik/") for name in names)
    foreign = re.compile(r"/tests?/|/test_|/bootstrap\w*\.py$|\.cpp$|\.a$|__pycache__|io-targets")
    assert [name for name in names if foreign.search(name)] == []


def test_the_wheel_names_no_path_of_this_machine(wheel: zipfile.ZipFile) -> None:
    for name in wheel.namelist():
        if name.endswith((".cmake", ".hpp", ".py", ".pyi", "METADATA")):
            assert str(ROOT) not in wheel.read(name).decode("utf-8"), name


def test_the_metadata(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = message_from_string(wheel.read(name).decode("utf-8"))
    assert metadata["Version"] == header_version()
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    base = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert base == ["numpy>=1.26"]


def test_the_sdist_can_be_built_from(tmp_path: Path) -> None:
    run_build("-c", f"from scikit_build_core.build import build_sdist; build_sdist({str(tmp_path)!r})")
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    wanted = {"CMakeLists.txt", "pyproject.toml", "LICENSE", "README.md", "src/CMakeLists.txt", "PKG-INFO"}
    for folder, pattern in (("include", "*.hpp"), ("python/bindings", "*"), ("cmake", "*"), ("src", "*")):
        wanted |= {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(pattern) if path.is_file()}
    assert wanted - names == set()
    assert [name for name in names if name.startswith(("build/", ".venv/", ".ci/"))] == []


def test_every_goal_installs_pinned_versions() -> None:
    """On 3.11 the goals install one solved set: no extra and no benchmark peer may be missing from it."""
    lines = (ROOT / "python" / "constraints-3.11.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.split("==")[0] for line in lines if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(word for extra in project["optional-dependencies"].values() for word in extra),
    ]
    peers = (ROOT / "bench" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted += [line for line in peers if line and not line.startswith("#")]
    names = {re.split(r"[<>=!\[; ]", word)[0].lower().replace("_", "-") for word in wanted}
    assert names - pinned == set()
