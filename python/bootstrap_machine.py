"""What `bootstrap.py` asks of the machine: programs, libraries, Python's headers; missing ones are installed
with apt by root, and else named in one block that says how to install them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MISTAKE = re.compile(r"\berror\b|^FAILED:|undefined reference", re.IGNORECASE)  # in the output of compilers and pip
OFFLINE = os.environ.get("TEMATIK_OFFLINE") == "1"


class Stop(Exception):
    """A sentence for the person at the keyboard; ends the run with exit code 1."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(command: Sequence[str | Path], what: str, *, quiet: bool = False) -> None:
    """Runs a command in the checkout. Quiet: its output is shown only if it fails.

    What stops carries the lines that name the mistake, so that they stand at the end of a long log too.
    """
    words = [str(word) for word in command]
    sys.stdout.flush()
    output: list[str] = []
    running = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    assert running.stdout is not None
    for line in running.stdout:
        output.append(line)
        if not quiet:
            print(line, end="", flush=True)
    code = running.wait()
    if code != 0:
        if quiet:
            say("".join(output[-40:]).rstrip())
        named = [line for line in output if MISTAKE.search(line)][:20]
        raise Stop(f"{''.join(named)}{what} failed with exit code {code}: {' '.join(words[:6])} …")


@dataclass(frozen=True)
class Need:
    """A capability, what it is for, and the Debian packages that bring it."""

    what: str
    why: str
    packages: tuple[str, ...]


COMPILER = Need("a C++20 compiler (g++ >= 12 or clang >= 16)", "compiles the core", ("g++",))
CMAKE = Need("CMake >= 3.25", "configures the build", ("cmake",))
MAKE = Need("make", "lets CMake probe the libraries", ("make",))
PKG_CONFIG = Need("pkg-config", "finds the ZIP library", ("pkg-config",))
PYTHON_VENV = Need("Python's venv and ensurepip", "make the folder .venv", ("python3-venv",))
PYTHON_HEADERS = Need("Python.h of this python3", "compiles the Python extension", ("python3-dev",))
LIBRARIES = {  # by Debian package; whether one is missing is for cmake/tematik-find-deps.cmake to say
    "libeigen3-dev": Need("Eigen >= 3.4", "matrices", ("libeigen3-dev",)),
    "libboost-dev": Need("Boost >= 1.74 headers", "graphs", ("libboost-dev",)),
    "libsqlite3-dev": Need("SQLite >= 3.37", "stores studies", ("libsqlite3-dev",)),
    "libpugixml-dev": Need("pugixml", "reads REFI-QDA files", ("libpugixml-dev",)),
    "libzip-dev": Need("libzip or minizip", "reads REFI-QDA files", ("libzip-dev",)),
}
TEST_LIBRARIES = {
    "catch2": Need("Catch2 2.13 or 3", "runs the C++ tests", ("catch2",)),
}
PROGRAMS = {  # goal -> programs it needs beside a build
    "lint": {
        "clang-format-16": Need("clang-format-16", "checks the layout of C++", ("clang-format-16",)),
        "clang-tidy-16": Need("clang-tidy-16", "looks for mistakes in C++", ("clang-tidy-16",)),
        "clang++-16": Need("clang++-16", "the second compiler", ("clang-16",)),
    },
    "docs": {"doxygen": Need("Doxygen", "reads the C++ comments", ("doxygen",))},
    "check": {
        "chromium": Need("Chromium", "browser tests", ("chromium",)),
        "java": Need("Java >= 17", "Spark tests", ("default-jre-headless",)),
    },
}


def says(command: Sequence[str], text: str = "") -> str | None:
    """The output of a command, or None if it fails or does not exist."""
    try:
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def compiler() -> str | None:
    """The first compiler that is new enough: $CXX, else the usual names."""
    program = """
        #include <compare>
        #include <concepts>
        #include <stop_token>
        #if defined __clang__ ? __clang_major__ < 16 : __GNUC__ < 12
        #error too old
        #endif
    """
    own = os.environ.get("CXX")
    for name in [own] if own else ["c++", "g++", "clang++", "clang++-16"]:
        if shutil.which(name) and says([name, "-std=c++20", "-fsyntax-only", "-x", "c++", "-"], program) is not None:
            return name
    return None


def new_enough_cmake() -> bool:
    found = re.search(r"version (\d+)\.(\d+)", says(["cmake", "--version"]) or "")
    return found is not None and (int(found[1]), int(found[2])) >= (3, 25)


def missing_libraries(cxx: str, tests: bool) -> set[str]:
    """Debian packages of the libraries that CMake does not find, asked with the very file the build uses."""
    lines = [
        "cmake_minimum_required(VERSION 3.25)",
        "project(probe LANGUAGES CXX)",
        f'include("{(ROOT / "cmake" / "tematik-find-deps.cmake").as_posix()}")',
        "tematik_find_core_deps(core)",
        "tematik_find_io_deps(auto zip io)",
        'message(STATUS "${core} ${io}")',
    ]
    if tests:
        lines += [
            "find_package(Catch2 QUIET)",
            "if(NOT Catch2_FOUND)",
            'message(STATUS "(Debian: catch2)")',
            "endif()",
        ]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "CMakeLists.txt").write_text("\n".join(lines), encoding="utf-8")
        output = says(["cmake", "-S", folder, "-B", f"{folder}/build", f"-DCMAKE_CXX_COMPILER={cxx}"])
    if output is None:
        raise Stop("CMake cannot compile a small program here: please look at `cmake --version` and `c++ --version`.")
    return set(re.findall(r"Debian: ([a-z0-9+.-]+)", output))


def missing(goal: str) -> list[Need]:
    needs = []
    cxx = compiler()
    has_cmake, has_pkg_config = new_enough_cmake(), shutil.which("pkg-config") is not None
    has_make = shutil.which("make") is not None or shutil.which("ninja") is not None
    for there, need in (
        (cxx, COMPILER), (has_cmake, CMAKE), (has_make, MAKE), (has_pkg_config, PKG_CONFIG),
        (says([sys.executable, "-c", "import venv, ensurepip"]) is not None, PYTHON_VENV),
        (Path(python_include(), "Python.h").exists(), PYTHON_HEADERS),
    ):  # fmt: skip
        if not there:
            needs.append(need)
    tests = goal in ("test", "check", "lint")
    libraries = LIBRARIES | (TEST_LIBRARIES if tests else {})
    if cxx and has_cmake and has_make:
        absent = missing_libraries(cxx, tests)
        if not has_pkg_config:
            absent.add("libzip-dev")  # only pkg-config knows
        needs += [need for package, need in libraries.items() if package in absent]
    else:  # apt passes over what is there
        unknown = "(cannot be looked for yet)"
        needs += [Need(f"{need.what} {unknown}", need.why, need.packages) for need in libraries.values()]
    needs += [need for program, need in PROGRAMS.get(goal, {}).items() if shutil.which(program) is None]
    return needs


def python_include() -> str:
    code = "import sysconfig; print(sysconfig.get_path('include'))"
    return (says([sys.executable, "-c", code]) or "").strip()


def prepare_machine(goal: str) -> None:
    needs = missing(goal)
    packages = [package for need in needs for package in need.packages]
    apt = shutil.which("apt-get")
    if needs and apt and os.geteuid() == 0 and not OFFLINE:
        say(f"tematik: installing with apt: {' '.join(packages)}")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        run([apt, "update"], "apt-get update", quiet=True)
        run([apt, "install", "-y", "--no-install-recommends", *packages], "apt-get install", quiet=True)
        needs = missing(goal)
    if needs:
        width = max(len(need.what) for need in needs)
        lines = ["tematik cannot be built yet. This machine lacks:", ""]
        lines += [f"  {need.what:<{width}}  {need.why}" for need in needs]
        if apt:
            line = " ".join(package for need in needs for package in need.packages)
            lines += ["", "To install it:", "", f"  sudo apt-get install -y --no-install-recommends {line}"]
        else:
            lines += ["", "Please install it with the package manager of this system."]
        if OFFLINE:
            lines += ["", "(TEMATIK_OFFLINE=1 forbids doing that here.)"]
        lines += ["", f"Then run `make {goal}` again. Nothing has been changed."]
        raise Stop("\n".join(lines))
    if not os.environ.get("CXX") and (name := compiler()) not in (None, "c++"):
        os.environ["CXX"] = str(name)
