"""Overlapping spans counted per pair of codes, beside an interval tree (NCLS) and an inequality join (DuckDB)."""

from __future__ import annotations

import time

import duckdb
import numpy as np
import pandas as pd
from measure import Row, side_by_side
from ncls import NCLS
from numpy.typing import NDArray

import tematik as tk

Ints = NDArray[np.int64]
CODES = 100
LENGTH = 60_000
PER_SOURCE = 500


def workload(n: int, seed: int = 1) -> tuple[Ints, Ints, Ints, Ints]:
    """Sources of 60,000 characters with 500 codings each, log-normal lengths of mean 200, codes with weights 1/rank."""
    rng = np.random.default_rng(seed)
    source = np.repeat(np.arange((n + PER_SOURCE - 1) // PER_SOURCE), PER_SOURCE)[:n].astype(np.int64)
    begin = rng.integers(0, LENGTH, n)
    length = rng.lognormal(np.log(200) - 0.8**2 / 2, 0.8, n).astype(np.int64).clip(1)
    end = np.minimum(begin + length, LENGTH)
    weights = 1 / np.arange(1, CODES + 1)
    code = rng.choice(CODES, n, p=weights / weights.sum()).astype(np.int64)
    order = rng.permutation(n)
    return source[order], begin[order], end[order], code[order]


def by_tematik(source: Ints, begin: Ints, end: Ints, code: Ints) -> Ints:
    return tk.metrics.overlap_counts(source, begin, end, code, CODES, threads=1)


def to_counts(row: Ints, column: Ints) -> Ints:
    """Ordered pairs, each pair of different rows twice, to counts of unordered pairs."""
    ordered = np.bincount(row * CODES + column, minlength=CODES * CODES).reshape(CODES, CODES)
    ordered[np.diag_indices(CODES)] //= 2
    return ordered.astype(np.int64)


def by_ncls(source: Ints, begin: Ints, end: Ints, code: Ints) -> Ints:
    """A nested containment list over one axis on which sources lie behind each other."""
    offset = source * (LENGTH + 1)
    starts, ends, ids = offset + begin, offset + end, np.arange(len(code))
    left, right = NCLS(starts, ends, ids).all_overlaps_both(starts, ends, ids)
    keep = left != right
    return to_counts(code[left[keep]], code[right[keep]])


def by_duckdb(source: Ints, begin: Ints, end: Ints, code: Ints) -> Ints:
    """An inequality join of the same axis, grouped by pairs of codes; a row meeting itself is taken off."""
    offset = source * (LENGTH + 1)
    frame = pd.DataFrame({"b": offset + begin, "e": offset + end, "c": code})
    with duckdb.connect() as con:
        con.execute("SET threads = 1")
        con.register("t", frame)
        found = con.execute(
            "SELECT x.c, y.c, count(*) FROM t x JOIN t y ON x.b < y.e AND y.b < x.e GROUP BY 1, 2"
        ).fetchnumpy()
    ordered = np.zeros((CODES, CODES), dtype=np.int64)
    keys = list(found)
    ordered[np.asarray(found[keys[0]]), np.asarray(found[keys[1]])] = np.asarray(found[keys[2]])
    diagonal = np.diag_indices(CODES)
    ordered[diagonal] = (ordered[diagonal] - np.bincount(code, minlength=CODES)) // 2
    return ordered


def bulk_add(n: int = 10_000_000) -> float:
    """Seconds to add n codings from NumPy arrays to a study."""
    study = tk.Study("bulk")
    for number in range(1000):
        study.add_source(f"s{number}")
    for number in range(CODES):
        study.add_code(f"c{number}")
    rng = np.random.default_rng(1)
    source, code = rng.integers(0, 1000, n), rng.integers(0, CODES, n)
    begin = rng.integers(0, LENGTH, n)
    start = time.perf_counter()
    study.add_codings({"source": source, "begin": begin, "end": begin + 100, "code": code})
    return time.perf_counter() - start


def rows(sizes: list[int]) -> list[Row]:
    out = []
    for n in sizes:
        columns = workload(n)
        peers = {"ncls": lambda c=columns: by_ncls(*c), "duckdb": lambda c=columns: by_duckdb(*c)}
        out.append(side_by_side("overlap", f"{n} codings", lambda c=columns: by_tematik(*c), peers, np.array_equal))
    return out
