"""Random orders per second of the saturation engine: curve, histograms and the rules. R's vegan is no Python peer."""

from __future__ import annotations

import numpy as np
from measure import Row, median_seconds

import tematik as tk


def rows() -> list[Row]:
    rng = np.random.default_rng(4)
    table = np.zeros((50, 225), dtype=np.int64)
    for code in range(225):
        table[rng.choice(50, size=1 + rng.integers(0, 40), replace=False), code] = 1
    n = 200_000
    seconds = median_seconds(lambda: tk.metrics.permute_accumulation(table, n=n, seed=1, threads=1), 3)
    print(f"{'orders':<18}{'50 x 225, default rules':>26}: {n / seconds:,.0f} orders per second, one thread")
    return [Row("orders", f"{n} orders of 50 x 225", seconds)]
