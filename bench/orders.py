"""Random orders of the saturation engine (curve, histograms, rules), beside vegan's `specaccum` where R has it.

The exact mean curve is compared first; vegan's random orders give the curve alone, tematik's the stops of rules too.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from measure import DifferentResult, Row, median_seconds

import tematik as tk

N, N_VEGAN = 200_000, 500
VEGAN = """
suppressMessages(library(vegan)); a <- commandArgs(TRUE)
x <- as.matrix(read.csv(a[1], header = FALSE)); n <- as.integer(a[2])
cat(format(specaccum(x, "exact")$richness, digits = 15), "\\n")
s <- system.time(specaccum(x, "random", permutations = n)); cat(s[["elapsed"]], "\\n")
"""


def by_vegan(table: np.ndarray) -> tuple[np.ndarray, float] | None:
    """The exact curve and the seconds of N_VEGAN orders; None where there is no R with vegan."""
    program = shutil.which("Rscript")
    if not program or subprocess.run([program, "-e", "library(vegan)"], capture_output=True).returncode != 0:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        np.savetxt(file, table, fmt="%d", delimiter=",")
        done = subprocess.run(
            [program, "-e", VEGAN, str(file), str(N_VEGAN)], capture_output=True, text=True, check=True
        )
    lines = done.stdout.strip().splitlines()
    return np.array(lines[0].split(), dtype=float), float(lines[1])


def rows() -> list[Row]:
    out = []
    for units, codes in ((50, 225), (60, 1000), (200, 250)):
        rng = np.random.default_rng(4)
        table = np.zeros((units, codes), dtype=np.int64)
        for code in range(codes):
            table[rng.choice(units, size=1 + rng.integers(0, units - 10), replace=False), code] = 1
        seconds = median_seconds(lambda x=table: tk.metrics.permute_accumulation(x, n=N, seed=1, threads=1), 3)
        row = Row("orders", f"{N} orders of {units} x {codes}", seconds)
        line = (
            f"{'orders':<18}{f'{units} x {codes}, default rules':>26}: {N / seconds:,.0f} orders per second, one thread"
        )
        vegan = by_vegan(table)
        if vegan:
            curve = tk.metrics.accumulation(table).mean[1:]
            if not np.allclose(curve, vegan[0], rtol=1e-9):
                raise DifferentResult("orders: vegan's exact curve is another one; nothing is timed")
            row.peers["vegan"] = vegan[1] / N_VEGAN * N
            line += f"   vegan {N_VEGAN / vegan[1]:,.0f} ({row.peers['vegan'] / seconds:,.0f} x)"
        row.note = f"{N / seconds:,.0f} orders a second"
        print(line, flush=True)
        out.append(row)
    return [*out, exact_curve()]


def exact_curve(units: int = 10_000, codes: int = 1_000) -> Row:
    """The exact mean curve of many units, from their frequencies; tematik alone."""
    rng = np.random.default_rng(6)
    table = (rng.random((units, codes)) < rng.random(codes) * 0.01).astype(np.uint8)
    incidence = tk.metrics.incidence_from(table)
    seconds = median_seconds(lambda: tk.metrics.accumulation(incidence, variance="unconditional"))
    row = Row("exact curve", f"{units:,} units x {codes:,} codes", seconds)
    print(row.text(), flush=True)
    return row
