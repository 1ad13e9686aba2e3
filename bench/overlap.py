"""Overlapping spans counted per pair of codes, beside interval trees, sweeps of genomics and inequality joins."""

from __future__ import annotations

import time

import bioframe
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyranges
from measure import PeakMemory, Row, side_by_side
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


def by_bioframe(source: Ints, begin: Ints, end: Ints, code: Ints) -> Ints:
    """Its inner overlap join of the same axis; touching spans are none there either."""
    offset = source * (LENGTH + 1)
    frame = pd.DataFrame({"chrom": "axis", "start": offset + begin, "end": offset + end, "c": code})
    found = bioframe.overlap(frame, frame, how="inner", return_index=True)
    found = found[found["index"] != found["index_"]]
    return to_counts(found["c"].to_numpy(), found["c_"].to_numpy())


def by_pyranges(source: Ints, begin: Ints, end: Ints, code: Ints) -> Ints:
    offset = source * (LENGTH + 1)
    columns = {"Chromosome": "axis", "Start": offset + begin, "End": offset + end}
    frame = pyranges.PyRanges(pd.DataFrame({**columns, "c": code, "row": np.arange(len(code))}), int64=True)
    found = frame.join(frame).df
    found = found[found["row"] != found["row_b"]]
    return to_counts(found["c"].to_numpy(), found["c_b"].to_numpy())


def by_polars(source: Ints, begin: Ints, end: Ints, code: Ints) -> Ints:
    offset = source * (LENGTH + 1)
    frame = pl.DataFrame({"b": offset + begin, "e": offset + end, "c": code, "row": np.arange(len(code))})
    found = frame.join_where(frame, pl.col("b") < pl.col("e_right"), pl.col("b_right") < pl.col("e"))
    found = found.filter(pl.col("row") != pl.col("row_right"))
    return to_counts(found["c"].to_numpy(), found["c_right"].to_numpy())


def by_pandas(source: Ints, begin: Ints, end: Ints, code: Ints) -> Ints:
    """All pairs of a source, then those that overlap."""
    frame = pd.DataFrame({"s": source, "b": begin, "e": end, "c": code, "row": np.arange(len(code))})
    found = frame.merge(frame, on="s")
    found = found[(found["b_x"] < found["e_y"]) & (found["b_y"] < found["e_x"]) & (found["row_x"] != found["row_y"])]
    return to_counts(found["c_x"].to_numpy(), found["c_y"].to_numpy())


#: Up to how many codings a peer takes part: past that it needs minutes or all memory.
PEERS = {
    "NCLS": (by_ncls, 10_000_000),
    "DuckDB": (by_duckdb, 10_000_000),
    "bioframe": (by_bioframe, 1_000_000),
    "pyranges": (by_pyranges, 1_000_000),
    "polars": (by_polars, 100_000),
    "pandas": (by_pandas, 10_000),
}


def rows(sizes: list[int]) -> list[Row]:
    out = []
    for n in sizes:
        columns = workload(n)
        peers = {name: lambda c=columns, by=by: by(*c) for name, (by, most) in PEERS.items() if n <= most}
        out.append(side_by_side("overlap", f"{n:,} codings", lambda c=columns: by_tematik(*c), peers, np.array_equal))
    return out


def growth(n: int) -> Row:
    """tematik alone, columns of 32 bits: seconds of one call, and the memory it took beyond its input."""
    columns = tuple(column.astype(np.int32) for column in workload(n))
    with PeakMemory() as memory:
        start = time.perf_counter()
        by_tematik(*columns)
        seconds = time.perf_counter() - start
    note = f"{seconds / n * 1e9:.0f} ns a coding; {memory.bytes / 1e9:.2f} GB beyond the input"
    row = Row("overlap, growth", f"{n:,} codings", seconds, note=note)
    print(f"{row.text()}   {note}", flush=True)
    return row
