"""Units that hold both of two codes, beside sparse products (SciPy, GraphBLAS) and a self-join (DuckDB)."""

from __future__ import annotations

import duckdb
import graphblas
import numpy as np
import pandas as pd
from measure import Row, side_by_side
from numpy.typing import NDArray
from scipy import sparse

import tematik as tk

Ints = NDArray[np.int64]
CODES = 100


def workload(n: int, seed: int = 2) -> tuple[Ints, Ints, int]:
    """n codings on n / 3 units; codes with weights 1/rank; the same code may mark a unit twice."""
    rng = np.random.default_rng(seed)
    n_units = n // 3
    weights = 1 / np.arange(1, CODES + 1)
    return rng.integers(0, n_units, n), rng.choice(CODES, n, p=weights / weights.sum()).astype(np.int64), n_units


def by_scipy(unit: Ints, code: Ints, n_units: int) -> Ints:
    table = sparse.csr_matrix((np.ones(len(unit), dtype=np.int64), (unit, code)), shape=(n_units, CODES))
    table.data[:] = 1
    return np.asarray((table.T @ table).todense())


def by_graphblas(unit: Ints, code: Ints, n_units: int) -> Ints:
    """SuiteSparse: a table built of the rows, the semiring that counts pairs, one thread."""
    graphblas.ss.config["nthreads"] = 1
    ones = np.ones(len(unit), dtype=np.int64)
    table = graphblas.Matrix.from_coo(unit, code, ones, nrows=n_units, ncols=CODES, dup_op=graphblas.binary.first)
    return np.asarray(table.T.mxm(table, graphblas.semiring.plus_pair).new(dtype="INT64").to_dense(fill_value=0))


def by_duckdb(unit: Ints, code: Ints, _n_units: int) -> Ints:
    frame = pd.DataFrame({"u": unit, "c": code})
    with duckdb.connect() as con:
        con.execute("SET threads = 1")
        con.register("t", frame)
        found = con.execute(
            "WITH d AS (SELECT DISTINCT u, c FROM t) "
            "SELECT x.c, y.c, count(*) FROM d x JOIN d y USING (u) GROUP BY 1, 2"
        ).fetchnumpy()
    out = np.zeros((CODES, CODES), dtype=np.int64)
    first, second, count = (np.asarray(column) for column in found.values())
    out[first, second] = count
    return out


def rows(sizes: list[int]) -> list[Row]:
    out = []
    for n in sizes:
        unit, code, n_units = workload(n)

        def ours(u: Ints = unit, c: Ints = code, k: int = n_units) -> Ints:
            return tk.metrics.unit_counts(u, c, k, CODES)

        peers = {
            "SciPy": lambda u=unit, c=code, k=n_units: by_scipy(u, c, k),
            "GraphBLAS": lambda u=unit, c=code, k=n_units: by_graphblas(u, c, k),
            "DuckDB": lambda u=unit, c=code, k=n_units: by_duckdb(u, c, k),
        }
        out.append(side_by_side("units", f"{n:,} codings", ours, peers, np.array_equal))
    return out
