"""The committed stubs are those of the compiled part, and the package passes mypy in its strict mode."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_stubs_are_current(tmp_path: Path) -> None:
    tool = ROOT / "python" / "tools" / "make_stubs.py"
    subprocess.run([sys.executable, str(tool), str(tmp_path)], check=True)
    made = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "tematik" / "_core").glob("*.pyi")}
    kept = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "python" / "tematik" / "_core").glob("*.pyi")}
    assert made.keys() == kept.keys() == {"__init__.pyi", "metrics.pyi"}
    for name, text in made.items():
        assert text == kept[name], f"{name}: run python python/tools/make_stubs.py"


def test_mypy_strict() -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "python/tematik"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout
