"""Prepares this machine and runs a goal of the Makefile: python3 python/bootstrap.py <goal>.

Standard library of Python 3.11 only: on a bare Debian 12 there is no compiler, no pip and no venv yet. Every
step is skipped when it is satisfied. With TEMATIK_OFFLINE=1 any need of apt or pip is an error.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.dont_write_bytecode = True  # a run that stops for a missing package writes no file

from bootstrap_machine import OFFLINE, ROOT, Stop, prepare_machine, run, say, says  # noqa: E402
from bootstrap_suites import Suite, closing_table, run_suite  # noqa: E402

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "tematik.json"
BUILD = ROOT / "build"
CONSTRAINTS = ROOT / "python" / "constraints-3.11.txt"
BENCH_PEERS = ROOT / "bench" / "requirements.txt"
TEST_EXTRAS = ("dev", "cli", "io", "arrow", "frames", "report", "text", "graph", "jupyter")
BUILD_TOOLS = ["scikit-build-core>=1.0", "pybind11>=3.0,<4", "pybind11-stubgen", "ninja"]


def prepare_venv(extras: list[str], peers: bool) -> None:
    """Makes .venv hold the build tools, the extras and, for benchmarks, the peers of bench/requirements.txt."""
    pyproject = (ROOT / "pyproject.toml").read_bytes()
    digest = hashlib.sha256(pyproject + CONSTRAINTS.read_bytes() + BENCH_PEERS.read_bytes()).hexdigest()
    place = {"python": sys.version, "project": str(ROOT)}
    stamp: dict[str, Any] = {}
    if STAMP.exists() and says([str(PYTHON), "-c", "import pip"]) is not None:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    same_place = all(stamp.get(key) == value for key, value in place.items())
    held = set(stamp["holds"]) if same_place else set()
    wanted = {*extras, *(["bench/requirements.txt"] if peers else [])}
    if same_place and stamp.get("sha256") == digest and wanted <= held:
        return
    if OFFLINE:
        raise Stop("tematik: .venv is not complete, and TEMATIK_OFFLINE=1 forbids to install packages.")
    if not same_place:
        say("tematik: creating .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        python = getattr(sys, "_base_executable", sys.executable)  # this one may be of the .venv just removed
        run([python, "-m", "venv", VENV], "creating .venv", quiet=True)
    wanted |= held
    say(f"tematik: installing Python packages ({', '.join(sorted(wanted))})")
    import tomllib  # here, so that an older Python reaches the sentence in main()

    project = tomllib.loads(pyproject.decode())["project"]
    words: list[str | Path] = [*BUILD_TOOLS, *project["dependencies"]]
    for name in sorted(wanted):
        words += ["-r", name] if name.endswith(".txt") else project["optional-dependencies"][name]
    if sys.version_info[:2] == (3, 11):
        words += ["-c", CONSTRAINTS]
    STAMP.unlink(missing_ok=True)  # half an installation is none
    run([PYTHON, "-m", "pip", "install", *words], "pip install", quiet=True)
    stamp = {**place, "sha256": digest, "holds": sorted(wanted)}
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def jobs() -> int:
    """One per CPU, but no more than memory allows: a heavy unit takes up to 1.5 GiB."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(len(os.sched_getaffinity(0)), int(memory / (1.5 * 2**30))))


def prepare_build() -> None:
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"  # ninja lies there
    os.environ["CMAKE_BUILD_PARALLEL_LEVEL"] = str(jobs())
    os.environ["TEMATIK_SYSTEM_DEPS"] = "1"
    if shutil.which("ccache"):
        os.environ.setdefault("CMAKE_CXX_COMPILER_LAUNCHER", "ccache")
    for cache in BUILD.glob("*/CMakeCache.txt"):
        home = re.search(r"^CMAKE_HOME_DIRECTORY:INTERNAL=(.*)", cache.read_text(encoding="utf-8"), re.MULTILINE)
        if home and Path(home[1]) != ROOT:  # the checkout has moved since
            shutil.rmtree(cache.parent)


def install_package() -> None:
    say("tematik: building the Python package (minutes the first time, seconds after that)")
    pip_install = [str(PYTHON), "-m", "pip", "install"]
    command = [*pip_install, "--no-build-isolation", "--no-deps", "--no-index", "-e", "."]
    run(command, "building the Python package", quiet=True)


def build_preset(preset: str, *targets: str) -> None:
    say(f"tematik: building preset {preset}")
    configure = ["cmake", "--preset", preset, f"-DPython3_EXECUTABLE={PYTHON}"]
    run(configure, f"configuring preset {preset}", quiet=True)
    build = ["cmake", "--build", f"build/{preset}", "--parallel", str(jobs())]
    if targets:
        build += ["--target", *targets]
    run(build, f"building preset {preset}")


def goal_test(everything: bool = False) -> None:
    floors = json.loads((ROOT / "tests" / "floor.json").read_text(encoding="utf-8"))
    broken = ""
    try:
        install_package()  # before ctest, which makes a wheel from the same build folder
    except Stop as stop:
        broken = str(stop)
        say(broken)

    def package_is_there() -> None:
        if broken:
            raise Stop(broken)

    def ctest(name: str, preset: str, tests: str, targets: list[str], floor: int) -> Suite:
        report = BUILD / preset / f"{tests}.xml"
        command = ["ctest", "--preset", tests, "--parallel", str(jobs()), "--output-junit", str(report)]
        return run_suite(name, lambda: build_preset(preset, *targets), command, report, floor)

    def pytest(name: str, options: list[str], floor: int) -> Suite:
        report = BUILD / "pytest.xml"
        command = [str(PYTHON), "-m", "pytest", f"--junitxml={report}", *options]
        return run_suite(name, package_is_there, command, report, floor)

    suites = [
        ctest("C++ builds", "builds", "builds", ["tematik_builds"], floors["builds"]),
        ctest("C++ tests, sanitized", "asan", "asan", ["tematik_room_tests"], floors["rooms"]),
        pytest("Python tests", [], floors["pytest"]),
    ]
    if everything:
        targets = ["tematik_room_tests", "all_verify_interface_header_sets"]  # headers of detail/ too
        suites.append(ctest("C++ tests, optimised", "dev", "rooms", targets, floors["rooms"]))
        suites.append(pytest("browser, crash, Spark", ["-m", "browser or crash or spark"], 1))
    closing_table(suites)


def goal_demo() -> None:
    install_package()
    run([PYTHON, "examples/demo.py"], "the demo")


def goal_bench() -> None:
    install_package()
    if list((ROOT / "bench").glob("*.cpp")):
        build_preset("release")
    run([PYTHON, "bench/run.py"], "the benchmark")


def goal_docs() -> None:
    install_package()
    build_preset("docs", "tematik_docs")
    words = ["-W", "--keep-going", "-d", "build/docs/doctrees", "docs", "build/docs/html"]
    run([PYTHON, "-m", "sphinx", *words], "the documentation")


def goal_lint() -> None:
    run(["cmake", "--preset", "tidy"], "configuring preset tidy", quiet=True)
    folders = ("include", "src", "python/bindings", "tests", "examples", "bench")
    files = (path for folder in folders for path in (ROOT / folder).rglob("*.[chi]pp"))
    units = [*sorted((ROOT / "src").glob("*.cpp")), BUILD / "tidy" / "tests" / "odr_a.cpp"]
    warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wno-sign-conversion", "-Werror"]
    eigen = (says(["pkg-config", "--cflags", "eigen3"]) or "").replace("-I", "-isystem").split()
    all_rooms = ["-include", "include/tematik/tematik.hpp", "-xc++", os.devnull]  # (a header has no main file)
    python = ["python", "tests", "examples", "bench", "docs"]
    checks: dict[str, list[str | Path]] = {
        "clang-format": ["clang-format-16", "--dry-run", "-Werror", *sorted(files)],
        "clang": ["clang++-16", "-std=c++20", "-fsyntax-only", *warnings, "-Iinclude", *eigen, *all_rooms],
        "clang-tidy": ["clang-tidy-16", "-p", "build/tidy", "--quiet", *units],
        "ruff check": [PYTHON, "-m", "ruff", "check", *python],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", *python],
        "mypy": [PYTHON, "-m", "mypy"],
    }
    failed = []
    for name, command in checks.items():
        try:
            run(command, name)
            say(f"tematik: {name}: nothing to say")
        except Stop:
            failed.append(name)
    if failed:
        raise Stop(f"tematik: lint found something: {', '.join(failed)}")


def goal_clean() -> None:
    shutil.rmtree(BUILD, ignore_errors=True)


@dataclass(frozen=True)
class Goal:
    action: Callable[[], None]
    extras: tuple[str, ...]
    peers: bool = False


GOALS = {
    "demo": Goal(goal_demo, ("report",)),
    "test": Goal(goal_test, TEST_EXTRAS),
    "bench": Goal(goal_bench, ("arrow", "frames"), peers=True),
    "lint": Goal(goal_lint, TEST_EXTRAS),
    "docs": Goal(goal_docs, (*TEST_EXTRAS, "docs")),
    "check": Goal(lambda: goal_test(everything=True), (*TEST_EXTRAS, "scale", "spark", "browser")),
}


def main() -> int:
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    try:
        if name == "clean":
            goal_clean()
            return 0
        if name not in GOALS:
            raise Stop(f"usage: python3 python/bootstrap.py {'|'.join([*GOALS, 'clean'])}")
        if sys.version_info < (3, 11):  # noqa: UP036
            raise Stop(f"tematik needs Python 3.11 or newer; this python3 is {sys.version.split()[0]}.")
        goal = GOALS[name]
        prepare_machine(name)
        prepare_venv(list(goal.extras), goal.peers)
        prepare_build()
        goal.action()
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
