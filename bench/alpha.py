"""Krippendorff's alpha (nominal) of a table of ratings, beside `krippendorff`."""

from __future__ import annotations

import krippendorff
import numpy as np
from measure import Row, side_by_side

import tematik as tk


def rows() -> list[Row]:
    rng = np.random.default_rng(3)
    out = []
    for coders, units, codes in ((3, 2_000, 20), (3, 20_000, 200)):
        truth = rng.integers(0, codes, units)
        noise = rng.integers(0, codes, (coders, units))
        ratings = np.where(rng.random((coders, units)) < 0.8, truth, noise).astype(float)
        ratings[rng.random((coders, units)) < 0.1] = np.nan

        def ours(table: object = ratings) -> float:
            return float(tk.metrics.krippendorff_alpha(table))

        def peer(table: object = ratings) -> float:
            return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))

        size = f"{coders} x {units} x {codes}"
        out.append(side_by_side("alpha", size, ours, {"krippendorff": peer}, lambda a, b: abs(a - b) < 1e-10, 3))
    return out
