"""Writes the type stubs of the compiled part, which are committed: `python python/tools/make_stubs.py [folder]`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

STUBS = Path(__file__).resolve().parent.parent / "tematik" / "_core"


def mended(line: str) -> str:
    """A line without blanks at its end; comparisons that give a filter differ from `object` on purpose."""
    if re.search(r"def __(eq|ne)__\(self: AttributeTest|def __(eq|ne)__\(.*-> Filter:", line):
        return line.rstrip() + "  # type: ignore[override]"
    if line.strip().startswith("__hash__: typing.ClassVar[None]"):
        return line.rstrip() + "  # type: ignore[assignment]"
    return line.rstrip()


def make(folder: Path) -> None:
    """Stubs of tematik._core in `folder`/tematik/_core."""
    command = [sys.executable, "-m", "pybind11_stubgen", "tematik._core", "-o", str(folder), "--exit-code"]
    environment = {**os.environ, "TEMATIK_UNGUARDED": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        sys.exit(done.stderr)
    for path in (folder / "tematik" / "_core").glob("*.pyi"):
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join(map(mended, lines)) + "\n", encoding="utf-8")


def main() -> None:
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else STUBS.parent.parent)


if __name__ == "__main__":
    main()
