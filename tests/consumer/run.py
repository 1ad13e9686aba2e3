"""Builds and runs the foreign project of this folder: run.py <from> <build folder of tematik> --compiler c++.

build-tree and subdirectory: tematik as a developer has it. installed and pkg-config: an install tree, after it
has moved to a path with a blank and an accent. wheel: the package's wheel, unpacked as in site-packages.
"""

import argparse
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORDS = ["-O0", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}\nfailed with exit code {done.returncode}")
    return done.stdout


def version() -> str:
    text = (ROOT / "include" / "tematik" / "version.hpp").read_text(encoding="utf-8")
    return ".".join(re.findall(r"TEMATIK_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", text))


def greets(program: Path) -> None:
    output = run(program)
    print(output, end="")
    if not output.startswith(f"tematik {version()}"):
        raise SystemExit(f"{program} said {output!r}")


def configure(work: Path, compiler: str, *definitions: str) -> list[str | Path]:
    flags = f"-DCMAKE_CXX_FLAGS={' '.join(WORDS)}"
    return ["cmake", "-S", HERE, "-B", work, f"-DCMAKE_CXX_COMPILER={compiler}", flags, *definitions]


def build(work: Path, compiler: str, part: str, *definitions: str) -> None:
    """part: core, which must do without io, or io, which brings core with it."""
    run(*configure(work, compiler, f"-DWITH_IO={'ON' if part == 'io' else 'OFF'}", *definitions))
    run("cmake", "--build", work, "--target", f"consumer_{part}")
    greets(work / f"consumer_{part}")


def lacks_io(work: Path, compiler: str, prefix: Path) -> None:
    """Asking for a component that was not installed says so by name."""
    command = configure(work, compiler, "-DWITH_IO=ON", f"-DCMAKE_PREFIX_PATH={prefix}")
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    sentence = " ".join(done.stderr.split())  # CMake wraps lines
    if done.returncode == 0 or "component io of tematik was not installed" not in sentence:
        raise SystemExit(f"asking for a missing component must fail and name it, but CMake said:\n{done.stderr}")


def install(build_dir: Path, prefix: Path, *components: str) -> None:
    for component in components:
        run("cmake", "--install", build_dir, "--prefix", prefix, "--component", component)


def moved(prefix: Path) -> Path:
    elsewhere = prefix.parent / f"moved é {prefix.name}"
    shutil.move(prefix, elsewhere)
    return elsewhere


def from_build_tree(work: Path, build_dir: Path, compiler: str, parts: list[str]) -> None:
    for part in parts:
        build(work / part, compiler, part, f"-DCMAKE_PREFIX_PATH={build_dir}")


def from_installed(work: Path, build_dir: Path, compiler: str, parts: list[str]) -> None:
    for part in parts:
        install(build_dir, work / f"with {part}", *parts[: parts.index(part) + 1])
        prefix = moved(work / f"with {part}")
        if part == "core":
            lacks_io(work / "no-io", compiler, prefix)
        build(work / part, compiler, part, f"-DCMAKE_PREFIX_PATH={prefix}")


def from_pkg_config(work: Path, build_dir: Path, compiler: str, parts: list[str]) -> None:
    install(build_dir, work / "all", *parts)
    folder = next(moved(work / "all").rglob("tematik.pc")).parent
    os.environ["PKG_CONFIG_PATH"] = f"{folder}{os.pathsep}{os.environ.get('PKG_CONFIG_PATH', '')}"
    for part in parts:
        package = "tematik-io" if part == "io" else "tematik"
        # Escaped for a shell, byte by byte: so read as bytes, unescaped, and only then as a path.
        output = subprocess.run(["pkg-config", "--cflags", "--libs", package], capture_output=True, check=True)
        words = [os.fsdecode(word.encode("latin-1")) for word in shlex.split(output.stdout.decode("latin-1"))]
        run(compiler, "-std=c++20", *WORDS, HERE / f"{part}.cpp", *words, "-o", work / part)
        greets(work / part)


def from_subdirectory(work: Path, build_dir: Path, compiler: str, parts: list[str]) -> None:
    # without io, which would be compiled once more
    build(work / "core", compiler, "core", f"-DTEMATIK_SOURCE={ROOT}", "-DTEMATIK_BUILD_IO=OFF")


def from_wheel(work: Path, build_dir: Path, compiler: str, parts: list[str]) -> None:
    if not all(importlib.util.find_spec(name) for name in ("pip", "scikit_build_core", "pybind11", "numpy")):
        print(f"skipped: {sys.executable} has no scikit-build-core and pybind11 to make a wheel offline")
        return
    wheel = [sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--no-index"]
    run(*wheel, "--wheel-dir", work, ROOT, TEMATIK_SYSTEM_DEPS="1")
    with zipfile.ZipFile(next(work.glob("*.whl"))) as archive:
        archive.extractall(work / "site-packages")
    lacks_io(work / "no-io", compiler, work / "site-packages")
    build(work / "core", compiler, "core", f"-DCMAKE_PREFIX_PATH={work / 'site-packages'}")


ORIGINS = {
    "build-tree": from_build_tree,
    "installed": from_installed,
    "pkg-config": from_pkg_config,
    "subdirectory": from_subdirectory,
    "wheel": from_wheel,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("origin", choices=ORIGINS)
    parser.add_argument("build_dir", type=Path)
    parser.add_argument("--compiler", required=True)
    options = parser.parse_args()
    has_io = (options.build_dir / "lib" / "cmake" / "tematik" / "tematik-io-targets.cmake").exists()
    work = options.build_dir / "consumer" / options.origin
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    ORIGINS[options.origin](work, options.build_dir, options.compiler, ["core", "io"] if has_io else ["core"])


main()
