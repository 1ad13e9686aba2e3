"""tematik beside its peers: same arrays, same machine, one run; results are compared, then timed.

Usage: python bench/run.py [codings ...]      (default: 10000 100000 1000000; the sizes of overlap and units)
"""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import agreement
import gamma
import orders
import overlap
import units
from measure import DifferentResult, Row, memory_available, save

import tematik as tk

GROWTH = (1_000_000, 10_000_000, 100_000_000)
OUT = Path(__file__).resolve().parent.parent / "build" / "bench" / "bench.json"


def main() -> int:
    sizes = [int(word) for word in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    peers = (Path(__file__).parent / "requirements.txt").read_text(encoding="utf-8").splitlines()
    about = {name: version(name) for name in (*(p for p in peers if not p.startswith("#")), "numpy")}
    about = {"tematik": tk.__version__, **about, "python": platform.python_version(), "machine": platform.machine()}
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    print(f"NumPy in, NumPy out, one thread, medians; load of the machine at the start: {os.getloadavg()[0]:.1f}")
    try:
        rows = [*overlap.rows(sizes), *units.rows(sizes), *agreement.rows(), *gamma.rows(), *orders.rows()]
        rows += [overlap.growth(n) for n in GROWTH if 150 * n < memory_available()]  # the workload itself is large
    except DifferentResult as error:
        print(error)
        return 1
    seconds = overlap.bulk_add()
    rows.append(Row("codings into a study", "10,000,000 from NumPy arrays", seconds))
    print(rows[-1].text())
    save(rows, about, OUT)
    print(f"Written: {OUT.relative_to(OUT.parent.parent.parent)} and performance.md beside it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
