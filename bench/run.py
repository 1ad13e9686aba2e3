"""tematik beside its peers: same arrays, same machine, one run; results are compared, then timed.

Usage: python bench/run.py [codings ...]      (default: 100000 1000000)
"""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import alpha
import gamma
import orders
import overlap
import units
from measure import DifferentResult, save

import tematik as tk

OUT = Path(__file__).resolve().parent.parent / "build" / "bench" / "bench.json"


def main() -> int:
    sizes = [int(word) for word in sys.argv[1:]] or [100_000, 1_000_000]
    about = {name: version(name) for name in ("ncls", "duckdb", "scipy", "krippendorff", "pygamma-agreement", "numpy")}
    about = {"tematik": tk.__version__, **about, "python": platform.python_version(), "machine": platform.machine()}
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    print(f"NumPy in, NumPy out, one thread, medians; load of the machine at the start: {os.getloadavg()[0]:.1f}")
    try:
        rows = [*overlap.rows(sizes), *units.rows(sizes), *alpha.rows(), *gamma.rows(), *orders.rows()]
    except DifferentResult as error:
        print(error)
        return 1
    seconds = overlap.bulk_add()
    print(f"{'bulk add':<18}{'10000000 codings':>26}: tematik {seconds * 1000:9.2f} ms from NumPy arrays into a study")
    save(rows, about, OUT)
    print(f"Table as JSON: {OUT.relative_to(OUT.parent.parent.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
