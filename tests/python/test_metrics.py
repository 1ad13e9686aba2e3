"""The metrics on plain arrays: published fixtures, oracles, hostile input."""

from __future__ import annotations

import doctest
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tematik as tk

NAN = math.nan
# Krippendorff's example of 4 coders and 12 units.
D1 = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]
F15 = [5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0]


@pytest.mark.parametrize(
    ("level", "expected"),
    [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)],
)
def test_krippendorff_on_the_published_example(level: str, expected: float) -> None:
    alpha = tk.metrics.krippendorff_alpha(D1, level=level)
    assert alpha.status == "ok"
    assert float(alpha) == pytest.approx(expected, abs=1e-6)


def test_words_and_none_are_ratings_too() -> None:
    words = [["a", "b", None], ["a", "c", "c"]]
    assert tk.metrics.percent(words).value == 0.5
    assert tk.metrics.percent(words).n_pairable == 2


def test_guest_on_the_demo_study() -> None:
    g = tk.metrics.guest(F15)
    assert (g.status, g.stop, g.run, g.codes_after_stop) == ("ok", 8, 2, 2)
    assert tk.metrics.guest(F15, run=3).status == "not_reached"
    assert tk.metrics.guest([1, 2]).status == "too_few_units"
    assert tk.metrics.guest([0, 0, 0, 0, 1, 0]).status == "undefined"
    assert g.method["options"] == {"base": 4, "run": 2, "threshold": 0.05}


SOURCE = [0] * 6
BEGIN = [0, 8, 4, 5, 20, 10]
END = [10, 20, 9, 15, 30, 12]
CODE = [0, 0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    ("options", "cells"),
    [
        ({}, [3, 3, 1, 0, 1, 0]),
        ({"mode": "touching"}, [3, 4, 2, 0, 1, 0]),
        ({"mode": "near", "distance": 2}, [3, 4, 3, 0, 1, 0]),
        ({"mode": "near", "distance": 8}, [3, 4, 3, 1, 2, 0]),
    ],
)
def test_the_three_code_fixture(options: dict[str, object], cells: list[int]) -> None:
    counts = tk.metrics.overlap_counts(SOURCE, BEGIN, END, CODE, 3, **options)  # type: ignore[arg-type]
    assert counts[np.triu_indices(3)].tolist() == cells
    assert (counts == counts.T).all()


rows = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 12), st.integers(1, 6), st.integers(0, 3)), max_size=14)


@given(rows, st.sampled_from(["int8", "uint16", "int32", "int64"]), st.sampled_from([1, 2, 7]))
def test_overlap_equals_a_double_loop(table: list[tuple[int, int, int, int]], dtype: str, threads: int) -> None:
    expected = np.zeros((4, 4), dtype=np.int64)
    for i, (s, b, n, c) in enumerate(table):
        for s2, b2, n2, c2 in table[:i]:
            if s == s2 and min(b + n, b2 + n2) > max(b, b2):
                expected[c, c2] += 1
                if c != c2:
                    expected[c2, c] += 1
    columns = [np.array([r[k] for r in table], dtype=dtype) for k in range(4)]
    counts = tk.metrics.overlap_counts(columns[0], columns[1], columns[1] + columns[2], columns[3], 4, threads=threads)
    assert counts.tolist() == expected.tolist()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 69)), max_size=40))
def test_unit_counts_equal_sets(pairs: list[tuple[int, int]]) -> None:
    units: list[set[int]] = [set() for _ in range(6)]
    for u, c in pairs:
        units[u].add(c)
    counts = tk.metrics.unit_counts([u for u, _ in pairs], [c for _, c in pairs], 6, 70)
    for i in (0, 1, 63, 64, 69):
        for j in (0, 1, 63, 64, 69):
            assert counts[i, j] == sum(i in held and j in held for held in units)


def test_bad_rows_are_named() -> None:
    with pytest.raises(tk.InputError, match="row 1"):
        tk.metrics.overlap_counts([0, 0], [0, 5], [3, 5], [0, 0], 1)
    with pytest.raises(tk.InputError, match="row 0"):
        tk.metrics.overlap_counts([0], [0], [3], [4], 4)
    with pytest.raises(tk.InputError, match="whole numbers"):
        tk.metrics.overlap_counts([0], [0.5], [3], [0], 1)
    with pytest.raises(tk.InputError, match="2 rows"):
        tk.metrics.overlap_counts([0], [0, 1], [3], [0], 1)
    with pytest.raises(tk.UsageError, match="known: overlap"):
        tk.metrics.overlap_counts([0], [0], [3], [0], 1, mode="meets")


def test_results_outlive_nothing_and_are_read_only() -> None:
    counts = tk.metrics.overlap_counts(SOURCE, BEGIN, END, CODE, 3)
    with pytest.raises(ValueError, match="read-only"):
        counts[0, 0] = 7


def test_ctrl_c_and_progress_reach_the_caller() -> None:
    calls: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        calls.append((done, total))
        return True

    tk.metrics.overlap_counts(SOURCE, BEGIN, END, CODE, 3, progress=stop)
    assert calls[-1][0] == calls[-1][1]


def test_the_examples_in_the_docstrings() -> None:
    finder = doctest.DocTestFinder()
    runner = doctest.DocTestRunner()
    for name in ("overlap_counts", "unit_counts", "guest", "krippendorff_alpha"):
        for example in finder.find(getattr(tk.metrics, name), name, globs={"tk": tk}):
            runner.run(example)
    assert runner.summarize().attempted >= 4
    assert runner.summarize().failed == 0
