"""Gamma with 30 samples of chance, beside `pygamma-agreement` where that ends within a minute or so.

The observed disorder is the same optimum to 1e-6; gamma differs by the noise of two samplers.
"""

from __future__ import annotations

import contextlib
import logging
import os
import random
import sys
from collections.abc import Iterator

import numpy as np
from measure import Row, side_by_side
from pyannote.core import Segment
from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum

import tematik as tk

SAMPLES = 30


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """The peer's solver writes to the terminal past Python's sys.stdout."""
    logging.disable(logging.WARNING)
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
        logging.disable(logging.NOTSET)


def units(coders: str, places_of_each: int) -> tuple[dict[str, list[object]], int]:
    """The same places seen by every coder with a shift of up to six characters, one code in five another one."""
    rng = np.random.default_rng(7)
    length = places_of_each * 60
    places = np.sort(rng.choice(length - 60, places_of_each, replace=False))
    out: dict[str, list[object]] = {"coder": [], "begin": [], "end": [], "code": []}
    for coder in coders:
        for place in places.tolist():
            begin = max(0, place + int(rng.integers(-6, 7)))
            end = min(length, begin + int(rng.integers(20, 40)))
            code = "wxyz"[int(rng.integers(0, 4)) if rng.random() < 0.2 else place % 4]
            for column, value in zip(out.values(), (coder, begin, end, code), strict=True):
                column.append(value)
    return out, length


def row(coders: str, places: int, with_peer: bool) -> Row:
    table, length = units(coders, places)

    def ours() -> tuple[float, float]:
        result = tk.metrics.gamma(table, length, samples=SAMPLES, seed=1, threads=1)
        return result.observed, float(result)

    def peer() -> tuple[float, float]:
        random.seed(1)
        np.random.seed(1)  # what the peer draws from
        with silent():
            result = continuum.compute_gamma(dissimilarity, n_samples=SAMPLES, precision_level=None)
        return result.best_alignment.disorder, result.gamma

    def same(a: tuple[float, float], b: tuple[float, float]) -> bool:
        return abs(a[0] - b[0]) < 1e-6 and abs(a[1] - b[1]) < 0.02

    continuum = Continuum()
    for coder, begin, end, code in zip(*table.values(), strict=True):
        continuum.add(coder, Segment(begin, end), code)
    dissimilarity = CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1)
    peers = {"pygamma-agreement": peer} if with_peer else {}
    return side_by_side("gamma", f"{len(coders)} x {places:,}, {SAMPLES} samples", ours, peers, same)


def rows() -> list[Row]:
    return [row("ABC", 124, True), row("ABC", 500, False), row("AB", 5_000, False)]
