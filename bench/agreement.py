"""Krippendorff's alpha (nominal) of a table of ratings, beside `krippendorff`; then what no peer does, tematik alone.

Alone: 2,000 resamples of sources, and agreement of four coders on the characters of a thousand long sources.
"""

from __future__ import annotations

import krippendorff
import numpy as np
from measure import Row, median_seconds, side_by_side

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
        out.append(side_by_side("alpha", size, ours, {"krippendorff": peer}, lambda a, b: abs(a - b) < 1e-10))
    return [*out, *on_characters()]


def long_study(sources: int, length: int = 60_000, coders: int = 4, places: int = 60, codes: int = 20) -> tk.Study:
    """Every coder codes the same places, with ends that differ by a few characters and one code in five another."""
    rng = np.random.default_rng(5)
    study = tk.Study("long")
    for number in range(sources):
        study.add_source(f"s{number}", "x" * length)
    for number in range(coders):
        study.add_coder(f"u{number}")
    for number in range(codes):
        study.add_code(f"c{number}")
    n = sources * places
    source = np.repeat(np.arange(sources), places)
    begin, code = rng.integers(0, length - 400, n), rng.integers(0, codes, n)
    for coder in range(coders):
        first = begin + rng.integers(0, 10, n)
        other = np.where(rng.random(n) < 0.2, rng.integers(0, codes, n), code)
        last = first + rng.integers(100, 300, n)
        study.add_codings({"source": source, "begin": first, "end": last, "code": other, "coder": np.full(n, coder)})
    return study


def on_characters() -> list[Row]:
    study = long_study(1_000)
    size = f"{len(study.sources):,} sources x 60,000 characters, {len(study.codings):,} codings of 4 coders"
    out = []
    for job, options in (("alpha on characters", {"ci": "none"}), ("with 2,000 resamples", {"ci": "cluster"})):
        seconds = median_seconds(lambda o=options: tk.agreement(study, threads=1, **o), 3)
        out.append(Row(job, size, seconds))
        print(out[-1].text(), flush=True)
    return out
