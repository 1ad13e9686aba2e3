"""Saturation: the fixtures of its page as far as Python reaches them."""

from __future__ import annotations

import doctest
import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import tematik as tk
from tematik import metrics as tm

ROWS = """
    100000000011110000 000000000000001111 011100000000001000 000110000000000000 000010001000000110
    010000100000001000 000100100001000010 100000010000100000 100000001000001100 000000011000000000
    100001000000000100 100000000000001001 100000010100000001 011000000000001010 000101000010000000
"""
#: demo study of the MIT package novelqualcodes: 15 units x 18 codes
F15 = np.array([[int(c) for c in row] for row in ROWS.split()])
T8 = F15[:8][:, F15[:8].any(axis=0)]
Z4 = [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]]
NEW = [5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0]
#: codes by the number of units that hold them, data set BCI of the R package vegan
BCI_PAIRS = """
    1x21 2x19 3x10 4x5 5x6 6x3 7x5 8x7 9x6 10x5 11x3 12x6 13x4 14x4 15x2 16x5 17x4 18x8 19x5 20x2 21x3 22x3
    23x4 24x1 25x2 26x3 27x4 28x4 30x3 31x5 32x4 33x2 34x2 35x4 36x2 37x3 38x2 39x3 40x2 41x2 42x1 43x3 44x3
    45x4 46x4 47x3 48x7 49x5 50x7
"""
BCI = {int(k): int(n) for k, n in (pair.split("x") for pair in BCI_PAIRS.split())}


def six(value: float) -> Any:
    return pytest.approx(value, abs=1e-6)


def bci() -> np.ndarray[Any, Any]:
    """Any incidence with the frequencies of BCI: what depends on them alone is the same."""
    held = [k for k, n in BCI.items() for _ in range(n)]
    return np.array([[unit < k for k in held] for unit in range(50)])


def f15_study() -> tk.Study:
    study = tk.Study("F15")
    study.approach = "coding_reliability"
    for j in range(18):
        study.add_code(f"c{j + 1}")
    for i, row in enumerate(F15):
        technique = "interview" if i < 8 else "group"
        study.add_source(f"u{i + 1:02d}", "xxxxxx", date=f"2026-01-{i + 1:02d}", technique=technique)
        for j in np.flatnonzero(row):
            study.add_coding(f"u{i + 1:02d}", 0, 5, f"c{j + 1}")
    study.add_theme("X", [f"c{j}" for j in range(1, 10)])
    study.add_theme("Y", [f"c{j}" for j in range(10, 19)])
    return study


def test_incidence() -> None:
    table = tm.incidence_from(F15)
    assert table.held_by.tolist() == [6, 3, 2, 4, 2, 2, 2, 3, 3, 1, 2, 2, 2, 1, 6, 4, 4, 3]
    assert table.new.tolist() == NEW
    assert table.cumulative.tolist() == np.cumsum(NEW).tolist()
    assert table.uniques.tolist() == [1, *[0] * 11, 1, 0, 0]
    assert table.frequencies.tolist() == [0, 2, 7, 4, 3, 0, 2, *[0] * 9]
    assert (table.to_numpy() == F15).all()
    labelled = tm.incidence_from([[2, 0]], ["a"], ["x", "y"])
    assert (labelled.units, labelled.codes) == (["a"], ["x", "y"])
    for wrong in ([1, 0], [["a"]], [[[1]]], [[1, -1]], [[math.nan]], None):
        with pytest.raises(tk.InputError):
            tm.incidence_from(wrong)
    with pytest.raises(tk.UsageError):
        tm.incidence_from([[1]], ["a", "b"])


@pytest.mark.parametrize(
    "same", [F15.astype(bool), F15.astype(float) * 3, np.asfortranarray(F15), F15.tolist(), tm.incidence_from(F15)]
)
def test_whatever_numpy_reads_is_an_incidence(same: Any) -> None:
    assert tm.coverage(same).value == six(0.974359)
    assert tm.francis(same, min_units=2).stop == 14
    assert tm.batches(same).new.tolist() == [15, 2, 1]


def test_a_data_frame_keeps_its_labels() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(F15, index=[f"u{i}" for i in range(15)], columns=[f"c{j}" for j in range(18)])
    table = tm.incidence_from(frame)
    assert (table.units[0], table.codes[17]) == ("u0", "c17")
    assert tm.incidence_from(frame, code_ids=["x"] * 18).codes[0] == "x"
    assert tm.guest(frame).stop == tm.guest(table).stop == 8
    with pytest.raises(tk.InputError, match="one length"):
        tm.richness([[1], [0, 1]])
    for dtype in ("Int64", "boolean", "category", "object"):
        nullable = tm.incidence_from(frame.astype(dtype))
        assert (nullable.to_numpy() == F15).all()
        assert nullable.units == table.units
    with pytest.raises(tk.InputError, match=r'column 0 \("index"\).*frame.set_index\("index"\)'):
        tm.incidence_from(frame.reset_index())
    missing = frame.astype("Int64")
    missing.iloc[2, 3] = pandas.NA
    with pytest.raises(tk.InputError, match=r'row 2, column 3 \("c3"\); a missing value is not 0'):
        tm.incidence_from(missing)
    with pytest.raises(tk.InputError, match="row 0, column 1"):
        tm.incidence_from(frame.astype(float).where(frame > 0))


def test_other_forms_of_a_table() -> None:
    table = tm.incidence_from(F15, code_ids=[f"c{j}" for j in range(18)])
    assert (np.asarray(table) == F15).all()
    assert np.array(table, dtype=bool).dtype == bool
    assert tm.incidence_from(table, [f"u{i}" for i in range(15)]).units[14] == "u14"
    with pytest.raises(tk.UsageError):
        tm.incidence_from(table, ["a"])
    assert tm.coverage(F15.astype(object)).value == six(0.974359)
    assert tm.coverage(np.ma.array(F15)).value == six(0.974359)
    with pytest.raises(tk.InputError, match="masked"):
        tm.coverage(np.ma.array(F15, mask=F15 == 0))
    for wrong, found in (
        (F15.astype(str), "found text"),
        (F15[0], "found 1 dimension"),
        (F15.astype(complex), "complex128"),
        ([[1, "yes"]], "found text"),
        ([[1, None]], "a missing value is not 0"),
        (-F15, "row 0, column 0"),
    ):
        with pytest.raises(tk.InputError, match=found):
            tm.incidence_from(wrong)
    sparse = pytest.importorskip("scipy.sparse")
    assert (tm.incidence_from(sparse.csr_matrix(F15)).to_numpy() == F15).all()


def test_counts_of_new_codes_in_other_forms() -> None:
    assert tm.guest([float(n) for n in NEW]).stop == 8  # sums of a data frame
    assert tm.francis(np.array(NEW, dtype=float), stop=2).stop == 15
    for wrong in ([5, 0.5], [math.nan], [True, False], ["5"]):
        with pytest.raises(tk.InputError):
            tm.guest(wrong)
    assert [s.rule for s in tm.permute_accumulation(F15, n=1, rules="guest(5,2,0)").stops] == ["guest(5,2,0)"]
    assert [s.name for s in tm.strata_surface(F15, [1] * 8 + [2] * 7, [[4, 4]]).strata] == ["1", "2"]
    monitor = tk.SaturationMonitor()
    for row in (F15[0].astype(bool), [True, False]):
        with pytest.raises(tk.UsageError, match="flatnonzero"):
            monitor.push(row)
    assert monitor.state.units == 0
    assert monitor.push(np.flatnonzero(F15[0])).codes == 5


def test_guest() -> None:
    for base in (4, 5, 6):
        for threshold in (0.05, 0):
            assert tm.guest(NEW, base, threshold=threshold).stop == 8
    rule = tm.guest(NEW)
    assert rule.ratios.round(4).tolist() == [
        0.1538, 0.0769, 0.0769, 0.0769, 0, 0.0769, 0.0769, 0.0769, 0.0769, 0,
    ]  # fmt: skip
    assert rule.codes_after_stop == 2
    published = tm.guest([37, 0, 0, 0, 4, 3, 1, 0])
    assert published.stop == 6
    assert published.ratios.tolist()[:3] == [six(0.189189), six(0.108108), six(0.027027)]


def test_francis() -> None:
    none = tm.francis(NEW)
    assert (none.status, none.stop, none.tail_run) == ("not_reached", None, 2)
    assert tm.francis(NEW, stop=2).stop == 15
    assert tm.francis(NEW, init=5, stop=2).stop == 10
    shared = tm.francis(F15, min_units=2)
    assert (shared.stop, shared.codes, shared.flags) == (14, 16, ["retrospective"])
    assert tm.francis([1, 2]).status == "too_few_units"
    for wrong in ({"init": 0}, {"stop": 0}, {"min_units": 2}):
        with pytest.raises(tk.UsageError):
            tm.francis(NEW, **wrong)


def test_batches_and_quartiles() -> None:
    six_each = tm.batches(NEW)
    assert six_each.new.tolist() == [15, 2, 1]
    assert six_each.share.tolist() == [six(0.833333), six(0.944444), 1]
    assert six_each.short_last
    assert six_each.denominator == 18
    published = tm.batches([80, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0], denominator=109)
    assert published.share[1] == six(100 / 109)
    quarters = tm.quartiles(NEW)
    assert quarters.ends.tolist() == [3, 7, 11, 15]
    assert quarters.new.tolist() == [12, 3, 2, 1]
    assert tm.quartiles([1, 2, 3]).status == "too_few_units"
    with pytest.raises(tk.UsageError):
        tm.batches(NEW, width=0)


def test_empty_units_merged_codes_and_themes() -> None:
    assert tm.guest(tm.incidence_from(np.insert(F15, 4, np.zeros((2, 18), int), axis=0)).new).stop == 4
    merged = np.delete(F15, 2, axis=1)
    merged[:, 0] = F15[:, 0] | F15[:, 2]
    new = tm.incidence_from(merged).new
    assert new.tolist() == [5, 4, 2, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0]
    assert tm.guest(new).stop == 8
    assert (tm.coverage(merged).value, tm.richness(merged).value) == (six(0.973077), six(17.133333))
    triples = F15.reshape(15, 6, 3).any(axis=2)
    rolled = tm.incidence_from(triples)
    assert rolled.held_by.tolist() == [9, 6, 7, 4, 8, 8]
    assert rolled.new.tolist() == [3, 1, 1, 0, 1, *[0] * 10]
    assert (tm.guest(rolled.new).stop, tm.coverage(triples).value) == (5, 1)


def test_rules_with_hindsight() -> None:
    for share, stop in ((0.9, 11), (0.8, 6), (0.95, 13)):
        near = tm.near_saturation(NEW, share)
        assert (near.stop, near.true_position) == (stop, 13)
    assert tm.novelty(F15).duplicates.tolist() == [0, 0, 1, 1, 3, 2, 4, 2, 4, 2, 2, 3, 3, 4, 3]
    assert math.isnan(tm.novelty([[0, 0], [1, 1]]).novel_share[0])
    salient = tm.salient(F15)
    assert len(salient.codes) == 9
    assert salient.stop == 8
    assert salient.covered[:8].tolist() == [1, 5, 7, 7, 8, 8, 8, 9]


def test_curve() -> None:
    curve = tm.accumulation(F15)
    mean = [
        3.466667, 6.295238, 8.608791, 10.506227, 12.066267, 13.351049, 14.409324, 15.279254, 15.990809, 16.567766,
        17.029304, 17.391209, 17.666667, 17.866667, 18,
    ]  # fmt: skip
    sd = [
        0.805536, 1.145790, 1.347660, 1.455870, 1.496785, 1.486953, 1.436338, 1.350886, 1.234662, 1.091388, 0.925356,
        0.741790, 0.546272, 0.339935, 0,
    ]  # fmt: skip
    assert curve.mean.tolist() == [0, *(six(v) for v in mean)]
    assert curve.sd.tolist() == [0, *(six(v) for v in sd)]
    eight = tm.accumulation(T8)
    mean = [3.625, 6.678571, 9.214286, 11.285714, 12.946429, 14.25, 15.25, 16]
    sd = [0.856957, 1.226306, 1.423204, 1.455461, 1.328528, 1.056443, 0.661438, 0]
    assert eight.mean.tolist() == [0, *(six(v) for v in mean)]
    assert eight.sd.tolist() == [0, *(six(v) for v in sd)]
    assert tm.accumulation(T8, extrapolate_to=16).mean[16] == six(18.024746)
    other = tm.accumulation(F15, "unconditional", extrapolate_to=40)
    assert [other.sd[t] for t in (1, 5, 10, 15)] == [six(0.410803), six(0.830285), six(0.629560), six(0.512615)]
    assert other.mean[20] == six(18.231550)
    assert other.mean[30] == six(18.266058)
    assert "beyond_double" in other.flags
    plots = tm.accumulation(bci(), extrapolate_to=100).mean
    for t, value in (
        (1, 90.78),
        (2, 121.609796),
        (3, 139.045867),
        (5, 159.236344),
        (10, 182.560444),
        (25, 208.169590),
        (40, 220.035497),
        (49, 224.58),
        (55, 226.886006),
        (100, 234.517795),
    ):
        assert plots[t] == six(value)
    sd = tm.accumulation(bci(), "unconditional").sd
    for t, value in ((1, 5.069753), (10, 4.980386), (25, 3.815046), (49, 3.285296), (50, 3.290279)):
        assert sd[t] == six(value)
    assert tm.accumulation(F15, var_budget=0).sd_status == "bounded"
    assert curve.column("mean") == curve.table().column("mean") == curve.mean.tolist()
    with pytest.raises(ValueError, match="read-only"):
        curve.mean[0] = 1


def test_coverage_and_the_next_unit() -> None:
    assert float(tm.coverage(F15)) == six(0.974359)
    assert tm.coverage(F15).turing == six(0.961538)
    for t, value in ((5, 0.629390), (10, 0.866864), (20, 0.996623), (30, 0.999941)):
        assert tm.coverage(F15, t).value == six(value)
    assert tm.expected_new(F15).value == six(0.088889)
    assert tm.coverage(T8).turing == six(0.793103)
    assert tm.coverage(bci()).turing == six(0.995373)
    assert tm.coverage(T8).value == six(0.844828)
    assert tm.expected_new(T8).value == six(0.5625)
    assert (tm.coverage(Z4).value, tm.expected_new(Z4).value) == (six(0.678571), 0.5625)
    assert tm.coverage(bci()).value == six(0.995538)
    assert tm.expected_new(bci()).value == six(0.405042)
    curve = tm.accumulation(F15).mean
    for t in range(15):
        assert curve[t + 1] - curve[t] == pytest.approx(52 / 15 * (1 - tm.coverage(F15, t).value), abs=1e-12)
    assert tm.coverage([[1], [1]]).reason == "no_uniques"
    assert tm.coverage([[1]]).status == "too_few_units"
    assert math.isnan(tm.coverage(np.zeros((3, 2))).value)
    with pytest.raises(tk.UsageError):
        tm.coverage(F15, t=-1)


def test_units_for() -> None:
    assert tm.units_for_coverage(F15, 0.99).further == six(2.322292)
    within = tm.units_for_coverage(F15, 0.85)
    assert (within.units, within.reason) == (10, "within")
    assert tm.coverage(F15, t=9).value == six(0.833570)
    assert tm.units_for_share(F15, 0.99).further == six(0.933092)
    for g, further in ((0.9, 0.727714), (0.95, 3.137135), (0.99, 8.731637)):
        assert tm.units_for_share(T8, g).further == six(further)
    assert [tm.units_for_share(bci(), g).further for g in (0.9, 0.95, 0.99)] == [0, 0, six(43.322178)]
    for wrong in (0, 1, -1, math.nan):
        with pytest.raises(tk.UsageError):
            tm.units_for_share(F15, wrong)


ESTIMATES = [
    ("F15", "chao2", 18.266667, 0.647339, 18.017510, 22.061108),
    ("F15", "chao2_bc", 18.116667, 0.423563, 18.004795, 20.838549),
    ("F15", "ichao2", 18.266667, None, None, None),
    ("F15", "jackknife1", 19.866667, 1.271919, None, None),
    ("F15", "bootstrap", 19.699062, 1.338781, None, None),
    ("F15", "ice", 18.473911, 0.914399, None, None),
    ("T8", "chao2", 18.25, 2.519566, 16.384440, 29.168491),
    ("T8", "chao2_bc", 17.640625, 2.026398, 16.248715, 26.822231),
    ("F15", "jackknife2", 15.966667, None, None, None),
    ("T8", "ichao2", 18.25, None, None, None),
    ("T8", "jackknife1", 21.25, 1.75, None, None),
    ("T8", "jackknife2", 21.25, None, None, None),
    ("T8", "bootstrap", 18.832293, 1.777282, None, None),
    ("T8", "ice", 18.938776, None, None, None),
    ("BCI", "chao2", 236.373158, 6.543610, 228.987513, 257.438441),
    ("BCI", "chao2_bc", 235.29, 6.042261, 228.540946, 254.902768),
    ("BCI", "ichao2", 237.677648, None, None, None),
    ("BCI", "jackknife1", 245.58, None, None, None),
    ("BCI", "jackknife2", 247.872245, None, None, None),
    ("BCI", "bootstrap", 235.686168, None, None, None),
    ("BCI", "ice", 239.490091, 6.313405, None, None),
    ("Z4", "chao2", 6.25, 3.312759, 4.274264, 22.458498),
    ("Z4", "chao2_bc", 6.25, 3.312759, 4.274264, 22.458498),
]


@pytest.mark.parametrize(("data", "estimator", "value", "se", "lo", "hi"), ESTIMATES)
def test_richness(
    data: str, estimator: str, value: float, se: float | None, lo: float | None, hi: float | None
) -> None:
    table = {"F15": F15, "T8": T8, "BCI": bci(), "Z4": np.array(Z4)}[data]
    got = tm.richness(table, estimator)
    assert float(got) == six(value)
    if se is not None:
        assert got.se == six(se)
    if lo is not None:
        assert (got.lo, got.hi) == (six(lo), six(hi or 0))


def test_jackknife_reads_who_holds_the_uniques() -> None:
    plots = bci()
    plots[:, : BCI[1]] = False
    holders = [unit for unit in range(15) for _ in range(2 if unit < 6 else 1)]  # as in BCI: squares add up to 33
    plots[holders, range(BCI[1])] = True
    assert (np.array(tm.incidence_from(plots).uniques) ** 2).sum() == 33
    assert tm.richness(plots, "jackknife1").se == six(4.867895)
    assert tm.richness(plots, "jackknife1", jack_se="vegan").se == six(5.650522)


def test_richness_of_other_forms() -> None:
    below = tm.richness(F15, "jackknife2")
    assert (below.value, below.flags) == (six(15.966667), ["below_observed"])
    assert tm.richness(F15, "jackknife2", jack_se="delta").se == six(2.996691)
    assert tm.richness(F15, "jackknife1", jack_se="delta").se == six(1.899708)
    assert tm.richness(F15, "jackknife1", jack_se="vegan").se == six(1.319933)
    assert tm.accumulation(F15, "vegan").sd[5] == six(1.167093)
    assert tm.richness(F15, "ice", ice="estimates").value == six(18.72)
    assert tm.richness(T8, "ice", ice="estimates").value == six(20.173913)
    table = tm.richness(F15, ["chao2", "chao2_bc"])
    assert [row.value for row in table.rows] == [six(18.266667), six(18.116667)]
    assert (len(table), table[1].used) == (2, "chao2_bc")
    segments = [0, 1, 1, 4, 2, 5, 2, 4, 1, 2]
    assert tm.richness(segments, "chao1_bc").value == six(9.75)
    assert tm.richness(segments, "chao1_bc").se == six(1.423848)
    bc, classic = tm.richness(segments, "chao1_bc"), tm.richness(segments, "chao1")
    assert (bc.lo, bc.hi) == (six(9.066562), six(17.450716))
    assert (classic.value, classic.se) == (six(10.5), six(2.291288))
    assert (classic.lo, classic.hi) == (six(9.174624), six(21.884811))
    assert tm.richness([12, 3, 2, 1], "ace").value == six(4.6)
    assert tm.richness([12, 3, 6, 1, 10], "ace").value == six(5.627497)
    assert tm.richness(np.ones((3, 2))).status == "degenerate"
    for wrong in ({"estimator": "chao"}, {"confidence": 1.0}, {"estimator": "ice", "cut": 0}):
        with pytest.raises(tk.UsageError):
            tm.richness(F15, **wrong)


def test_hill() -> None:
    for table, observed, rarefied, asymptotic in (
        (F15, (18, 16.082058, 14.537634), (12.066267, 11.011815, 9.983122), (18.266667, 18.802189, 18.833831)),
        (T8, (16, 14.757101, 13.786885), (12.946429, 12.010036, 11.115937), (18.25, 19.946980, 22.996094)),
        (
            bci(),
            (225, 157.600175, 136.064781),
            (159.236344, 137.588143, 124.644383),
            (236.373158, 160.355147, 137.464226),
        ),
    ):
        got = tm.hill(table, t=5, n_boot=0)
        for q in (0, 1, 2):
            assert got.value("observed", q) == six(observed[q])
            assert got.value("rarefied", q) == six(rarefied[q])
            assert got.value("asymptotic", q) == six(asymptotic[q])
    assert tm.hill(F15, 1, n_boot=0).value("observed", 1) == six(16.082058)
    assert tm.hill(F15, n_boot=0).flags == ["order_violated"]
    one, seven = (tm.hill(F15, n_boot=200, seed=1, threads=n).to_dict() for n in (1, 7))  # type: ignore[attr-defined]
    assert repr(one) == repr(seven)


def test_orders_of_f15() -> None:
    rules = ["guest", "guest(4,3)", "francis(10,3)", "true", "near(0.9)"]
    orders = tm.permute_accumulation(F15, seed=1, rules=rules)
    guest = orders.stops[0]
    assert guest.rule == "guest(4,2,0.05)"
    assert guest.counts.tolist() == [
        264, 0, 0, 0, 235, 483, 822, 1181, 1562, 1665, 1526, 1149, 749, 364, 0, 0,
    ]  # fmt: skip
    assert orders.counts[4, 8:18].tolist() == [22, 266, 1232, 2102, 2571, 2015, 1286, 410, 73, 23]
    assert orders.area == 219
    assert orders.area_mean * 10_000 == pytest.approx(2_044_867)
    assert orders.counts.sum() == 15 * 10_000


def test_exact_orders() -> None:
    rules = ["guest", "guest(4,3)", "francis(10,3)", "true", "near(0.9)"]
    exact = tm.permute_accumulation(F15, resample="subset_dp", rules=rules)
    guest, three, francis, true, near = exact.stops
    shares = [0.021245, 0.047533, 0.084291, 0.123882, 0.155728, 0.167680, 0.152576, 0.115269, 0.071462, 0.035884]
    assert [guest.share(s) for s in range(4, 14)] == [six(v) for v in shares]
    assert guest.never == six(0.024449)
    assert [guest.quantile(q) for q in (0.05, 0.5, 0.95)] == [5, 9, 12]
    assert [guest.degree_quantile(q) for q in (0.05, 0.5, 0.95)] == [six(13 / 18), six(17 / 18), 1]
    assert (three.never, three.quantile(0.5)) == (six(0.228822), 10)
    assert [francis.share(n) for n in (13, 14, 15, 0)] == [six(0.309357), six(0.171329), six(0.171429), six(0.347885)]
    assert (true.mean, near.mean) == (six(12.179065), six(10.197092))
    assert (exact.area_sd, exact.area_at_or_above) == (six(10.472551), six(0.093861))
    for t, band in ((5, (9, 12, 15)), (8, (13, 15, 18)), (10, (14, 17, 18))):
        assert (exact.lo[t], exact.median[t], exact.hi[t]) == band
    assert exact.mean.tolist() == [pytest.approx(v, abs=1e-9) for v in tm.accumulation(F15).mean]
    assert exact.new_share[1:].tolist() == [pytest.approx(v, abs=1e-9) for v in tm.chance_new(F15).chance]


def test_all_orders_of_t8() -> None:
    every = tm.permute_accumulation(T8, resample="exhaustive", rules=["guest", "true"], joint=True)
    assert every.orders == 40_320
    assert every.stops[0].counts.tolist() == [35_856, 0, 0, 0, 384, 1200, 2880, 0, 0]
    assert (every.area_mean, every.area_sd, every.area) == (six(89.25), six(5.749689), 99)
    assert round(every.area_at_or_above * 40_320) == 2051
    assert sum(every.joint_table(0, 1).column("orders")) == 40_320
    chance = [1, 1, 0.982143, 0.95, 0.892857, 0.809524, 0.714286, 0.625]
    assert tm.chance_new(T8).chance.tolist() == [six(v) for v in chance]
    assert every.new_share[1:].tolist() == [six(v) for v in chance]
    chance = [
        1, 1, 0.978755, 0.933333, 0.868332, 0.790276, 0.705250, 0.618124, 0.532490, 0.450849, 0.374825, 0.305311,
        0.242491, 0.185714, 0.133333,
    ]  # fmt: skip
    assert tm.chance_new(F15).chance.tolist() == [six(v) for v in chance]


def test_bootstrap_fires_early_and_says_so() -> None:
    drawn = tm.permute_accumulation(F15, n=20_000, seed=1, resample="bootstrap")
    assert "bootstrap_bias" in drawn.flags
    assert "bootstrap_bias" not in tm.permute_accumulation(F15, n=10).flags
    guest = drawn.stops[0]
    assert [guest.quantile(q) for q in (0.05, 0.5, 0.95)] == [4, 7, 11]
    assert guest.never == pytest.approx(0.006, abs=4 * math.sqrt(0.006 / 20_000))


def test_the_same_figures_for_any_number_of_threads() -> None:
    def bytes_of(threads: int | None) -> str:
        orders = tm.permute_accumulation(F15, n=3000, seed=5, rules=["guest", "true"], joint=True, threads=threads)
        others = tm.order_diagnostics(F15, n=500, threads=threads)
        steps = tm.minimal_information(F15, state_budget=0, runs=500, threads=threads)
        tables = [orders.table(), orders.stop_table(), orders.joint_table(0, 1), others.stop_table(), steps.table()]
        return repr([[table.column(name) for name in table.columns] for table in tables])

    first = bytes_of(1)
    assert bytes_of(2) == first
    assert bytes_of(7) == first
    assert bytes_of(None) == first


def test_rules_are_read_as_they_are_printed() -> None:
    texts = ["guest(5,3,0)", "francis(8,2)", "near(0.8)", "true"]
    assert [s.rule for s in tm.permute_accumulation(F15, n=1, rules=texts).stops] == texts
    for wrong in ("", "guess", "guest(4", "guest(4,x)", "guest(1,2,3,4)", "guest(4.5)", "true(1)", "near(0.9)x", "(4)"):
        with pytest.raises(tk.UsageError):
            tm.permute_accumulation(F15, n=1, rules=[wrong])
    for options in ({"n": 0}, {"confidence": 0.0}, {"resample": "exhaustive"}, {"rules": ["guest(0)"]}):
        with pytest.raises(tk.UsageError):
            tm.permute_accumulation(F15, **options)
    with pytest.raises(tk.UsageError):
        tm.permute_accumulation(F15, n=5).joint_table(0, 1)


def test_a_progress_callback_may_stop() -> None:
    calls: list[tuple[int, int]] = []
    tm.permute_accumulation(F15, n=5000, progress=lambda done, total: calls.append((done, total)))
    assert calls
    assert calls[-1][0] == calls[-1][1]
    with pytest.raises(tk.Error, match="stopped on request"):
        tm.permute_accumulation(F15, n=1_000_000_000, progress=lambda done, total: False)


def test_order_diagnostics() -> None:
    order = tm.order_diagnostics(F15, n=2000, seed=1)
    z = order.table().column("z")
    assert (z[5], z[13]) == (pytest.approx(1.6670, abs=1e-4), pytest.approx(-1.6202, abs=1e-4))
    assert order.area_mean == six(204.495238)
    units = order.unit_table()
    assert (units.column("codes")[0], units.column("coverage_change")[0]) == (17, six(-0.048118))
    assert (units.column("codes")[12], units.column("coverage_change")[12]) == (17, six(0.016904))
    stops = order.stop_table()
    assert stops.column("rule") == ["guest(4,2,0.05)", "francis(10,3)", "near(0.9)", "true"]
    assert stops.column("stop") == [8, None, 11, 13]
    first = tm.first_appearance(F15)
    assert first.first.tolist() == [1, 3, 3, 3, 4, 11, 6, 8, 5, 13, 1, 1, 1, 1, 2, 2, 2, 2]
    assert (first.mean[13], first.sd[13] ** 2) == (8, six(18.666667))
    assert (tm.accumulation_area(T8).value, tm.accumulation_area(T8).expected) == (99, six(89.25))


def test_themes() -> None:
    themes = tm.theme_saturation(F15, {"X": range(9), "Y": range(9, 18)})
    x, y = themes.rows
    assert (x.coverage.value, x.coverage.reason, x.expected_new.value, x.chao2_bc.value) == (1, "no_uniques", 0, 9)
    assert x.new.tolist() == [1, 0, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0]
    assert (x.guest.stop, x.last_new_position) == (8, 11)
    assert (y.coverage.value, y.expected_new.value, y.chao2_bc.value) == (six(0.934118), six(0.109804), six(9.233333))
    assert (y.guest.stop, y.guest.codes_after_stop, y.last_new_position) == (4, 1, 13)
    assert (x.francis.stop, y.francis.status, y.francis.tail_run) == (14, "not_reached", 2)
    labelled = tm.incidence_from([[1, 0]], [], ["a", "b"])
    assert tm.theme_saturation(labelled, {"T": ["b", 0]}).table().column("observed") == [1]
    for wrong in ({"X": [18]}, {"X": [-1]}, {"X": [1, 1]}, {"X": ["nothing"]}, [0, 1]):
        with pytest.raises((tk.UsageError, tk.LookupError)):
            tm.theme_saturation(F15, wrong)


def test_edges() -> None:
    edges = tm.edge_saturation(F15)
    assert len(edges.edges.codes) == 55
    assert edges.new.tolist() == [10, 6, 6, 1, 5, 2, 6, 2, 4, 1, 2, 1, 4, 2, 3]
    assert (edges.chao2.value, edges.chao2_bc.value) == (six(123.6), six(116.815385))
    assert (edges.coverage.turing, edges.coverage.value) == (six(0.391304), six(0.415175))
    assert (edges.expected_new.value, edges.code_coverage.value) == (six(2.690196), six(0.974359))
    assert [edges.mean[t] for t in (1, 5, 10)] == [six(4.6), six(21.593407), six(39.835165)]
    own = tm.edge_saturation(F15, edges.edges)
    assert own.coverage.value == edges.coverage.value
    with pytest.raises(tk.UsageError):
        tm.edge_saturation(F15, F15[:3])


def test_strata() -> None:
    groups = ["A"] * 8 + ["B"] * 7
    surface = tm.strata_surface(F15, groups, [[4, 0], [0, 4], [4, 4], [8, 3], [4, 7], [8, 7]])
    means = [11.285714, 9.685714, 15.242857, 17.142857, 16.642857, 18]
    assert [p.mean for p in surface.points] == [six(v) for v in means]
    assert surface.points[2].sd == six(1.372395)
    assert surface.points[2].yields.tolist() == [six(0.822959), six(0.597279)]
    assert [s.next_yield for s in surface.strata] == [six(0.125), six(0.142857)]
    assert ([s.codes for s in surface.strata], surface.shared) == ([16, 13], 11)
    assert len(tm.strata_surface(F15, groups).points) == 9 * 8
    for wrong in (groups[:3], [*groups[:14], "C"]):
        with pytest.raises(tk.UsageError):
            tm.strata_surface(F15, wrong, strata=["A", "B"])


def test_planning() -> None:
    for r, p, n in (
        (0.1, 0.8, 16),
        (0.1, 0.9, 22),
        (0.1, 0.95, 29),
        (0.1, 0.99, 44),
        (0.05, 0.8, 32),
        (0.05, 0.99, 90),
    ):
        assert tm.galvin(prevalence=r, power=p).units == n
    assert tm.galvin(power=0.95, units=12).prevalence == six(0.220922)
    table = {
        0.05: (32, 59, 85, 134, 249), 0.1: (16, 29, 42, 66, 124), 0.2: (8, 14, 21, 33, 61),
        0.3: (5, 9, 14, 21, 40), 0.5: (3, 5, 8, 12, 24),
    }  # fmt: skip
    for prevalence, units in table.items():
        assert tuple(tm.fugard_potts(prevalence, m).units for m in (1, 2, 3, 5, 10)) == units
    assert tm.fugard_potts(0.25, 2, 0.9).units == 15
    assert tm.fugard_potts(0.06, 5, units=200).power == six(0.993623)
    assert tm.fugard_potts(0.1, 2, units=28).power == six(0.784846)
    assert tm.fugard_potts(0.1, 2, units=29).power == six(0.801128)
    for k, p, n in ((10, 0.1, 51), (50, 0.1, 66), (100, 0.1, 72), (10, 0.3, 15), (50, 0.3, 20), (100, 0.3, 22)):
        assert tm.random_chance([p] * k).units == n
    assert [tm.random_chance([p] * 100).units for p in (0.05, 0.5)] == [148, 11]
    assert tm.random_chance([0.05, 0.1, 0.2, 0.4]).units == 60
    never = tm.random_chance([0, 0.5])
    assert (never.status, never.impossible.tolist()) == ("never", [0])
    both = tm.random_chance([[0.5, 0], [0, 0.5]], quotas=[1, 1])
    assert both.allocation.sum() == both.units
    for call in (
        lambda: tm.galvin(prevalence=0.1),
        lambda: tm.fugard_potts(1.0),
        lambda: tm.random_chance([0.5], chance=1.0),
        lambda: tm.random_chance([2.0]),
        lambda: tm.random_chance(0.5),
        lambda: tm.random_chance([0.5], quotas=[1, 2]),
    ):
        with pytest.raises((tk.UsageError, tk.InputError)):
            call()


def test_information() -> None:
    steps = tm.minimal_information(F15)
    exact = [0.010110, 0.064170, 0.218350, 0.344313, 0.251070, 0.092574, 0.017786, 0.001610, 0.000018]
    assert steps.exact
    assert steps.steps.tolist() == list(range(6, 15))
    assert steps.probability.tolist() == [six(v) for v in exact]
    assert steps.mean == six(9.119084)
    most = tm.maximal_information(F15, ties="range")
    assert most.greedy.tolist() == [1, 2, 3, 5, 13, 6, 11]
    assert most.gains.tolist() == [5, 4, 3, 2, 2, 1, 1]
    assert (most.fewest, most.most, most.optimum, most.covers) == (6, 8, 6, 7)
    assert F15[most.cover - 1].any(axis=0).all()


def test_information_power_has_answers_and_no_score() -> None:
    power = tm.information_power(
        aim=("narrow", "one question"), specificity="dense", theory="applied", dialogue="weak", analysis="cross_case"
    )
    assert power.status == "ok"
    assert power.column("item") == ["aim", "specificity", "theory", "dialogue", "analysis"]
    assert power.column("answer") == ["narrow", "dense", "applied", "weak", "cross_case"]
    assert power.column("reason") == ["one question", "", "", "", ""]
    assert not hasattr(power, "value")
    assert power.method["options"]["aim_reason"] == "one question"  # type: ignore[attr-defined]
    assert tm.information_power().status == "no_data"
    for wrong in ({"aim": "wide"}, {"aim": ("", "because")}, {"theory": "narrow"}):
        with pytest.raises(tk.UsageError):
            tm.information_power(**wrong)  # type: ignore[arg-type]


def test_fitted_curves() -> None:
    fits = tm.lowe(NEW)
    table = fits.table()
    assert [round(v, 2) for v in table.column("index")[:3]] == [105.88, 85.71, 33.33]
    assert [table.column(n)[0] for n in ("a", "beta", "sse")] == [six(17.429813), six(0.288409), six(4.424174)]
    for row, figures in enumerate(
        (
            (17.429813, 0.288409, 4.424174),
            (21.094702, 0.275724, 2.549255),
            (54.961681, 0.118831, 4.907672),
            (18, 0.265315, 5.848079),
        )
    ):
        assert tuple(table.column(name)[row] for name in ("a", "beta", "sse")) == pytest.approx(figures, abs=2e-6)
    assert table.column("index")[3] == pytest.approx(100)
    assert (fits.closed_a, fits.closed_beta) == (six(22.105263), six(0.226190))
    assert tm.its(F15).value == six(0.346154)
    assert tm.its(F15).slope == six(0.451429)
    assert tm.its([6, 4], [20, 20], merge_policy="by hand").method["options"]["merge_policy"] == "by hand"  # type: ignore[attr-defined]
    assert tm.weller_units(10, 0.5).units == 26
    assert (tm.michaelis_menten(F15).value, tm.michaelis_menten(F15).half) == (six(26.919037), six(6.432178))
    plots = tm.michaelis_menten(bci())
    assert (plots.value, plots.flags) == (six(223.690384), ["below_observed"])
    seen = np.zeros((9, 3), int)
    seen[1, 0] = seen[4, 1] = seen[8, 2] = 1
    assert tm.meaning_saturation(seen, ["a", "a", "a"]).stop == 9
    assert tm.meaning_saturation(np.zeros((3, 1)), ["a"]).status == "refused"


def test_a_monitor_follows_the_study() -> None:
    monitor = tk.SaturationMonitor()
    rows = {
        5: (14, 9, 5, 0.6293, 1.4087, 0.8, 18.8),
        8: (16, 6, 7, 0.8448, 0.5625, 0.625, 17.6406),
        10: (16, 4, 6, 0.9143, 0.3, 0.3, 16.7714),
        12: (17, 4, 7, 0.9260, 0.2529, 0.25, 17.6875),
        13: (18, 5, 5, 0.9048, 0.3297, 0.3077, 19.5385),
        15: (18, 2, 7, 0.9744, 0.0889, 0.1333, 18.1167),
    }
    for i, row in enumerate(F15, start=1):
        now = monitor.push([int(j) for j in np.flatnonzero(row)])
        whole = tm.richness(F15[:i])
        assert now.chao2_bc.value == whole.value or (math.isnan(now.chao2_bc.value) and math.isnan(whole.value))
        if i in rows:
            figures = (
                now.codes, now.uniques, now.duplicates, now.coverage, now.expected_new, now.share_with_unique,
                now.chao2_bc.value,
            )  # fmt: skip
            assert figures == tuple(pytest.approx(v, abs=5e-5) for v in rows[i])
        if i == 8:
            halfway = monitor.to_bytes()
    assert monitor.new.tolist() == NEW
    assert monitor.state.guest_stop == 8
    again = tk.SaturationMonitor.from_bytes(halfway)
    assert again.to_bytes() == halfway
    for row in F15[8:]:
        again.push([str(j) for j in np.flatnonzero(row)])  # number 3 and "3" are one code
    assert again.to_bytes() == monitor.to_bytes()
    assert again.state.table().column("coverage") == [monitor.state.coverage]
    loose = tk.SaturationMonitor(delta=10.0)
    for row in F15[:10]:
        loose.push(np.flatnonzero(row).tolist())
    assert loose.state.alarm
    assert [w.code for w in loose.state.warnings] == ["saturation.sequential_looks"]
    for wrong in (b"", halfway[:-1], b"TMKP" + halfway[4:], halfway + b"x"):
        with pytest.raises(tk.InputError):
            tk.SaturationMonitor.from_bytes(wrong)
    with pytest.raises(tk.UsageError):
        tk.SaturationMonitor(base=0)


def test_partials_merge_in_any_grouping() -> None:
    def part(rows: range) -> tk.SaturationPartial:
        out = tk.SaturationPartial()
        for i in rows:
            out.add(f"u{i}", i, [f"c{j}" for j in np.flatnonzero(F15[i])])
        return out

    a, b, c = part(range(5)), part(range(5, 9)), part(range(9, 15))
    left = part(range(5))
    left += b
    left += c
    b += c
    b += a
    assert left == b
    assert left.to_bytes() == b.to_bytes()
    assert left.finish().new.tolist() == NEW
    assert tk.SaturationPartial.from_bytes(left.to_bytes()) == left
    assert left != "something"
    behind = part(range(5))
    other = tk.SaturationPartial()
    for i in range(5, 15):
        other.add(f"u{i}", i - 5, [f"c{j}" for j in np.flatnonzero(F15[i])])
    behind.append(other)
    assert behind.finish().new.tolist() == NEW
    with pytest.raises(tk.UsageError):
        left += a
    with pytest.raises(tk.UsageError):
        c.finish()
    with pytest.raises(tk.InputError):
        tk.SaturationPartial.from_bytes(b"no bytes of ours")


def test_a_study_gives_the_same_figures() -> None:
    study = f15_study()
    seen = tk.saturation(study)
    assert seen.incidence.new.tolist() == seen.new.tolist() == NEW
    assert (seen.incidence.to_numpy().sum(axis=1) == F15.sum(axis=1)).all()
    assert seen.guest().stop == 8
    assert seen.francis(min_units=2).stop == 14
    assert seen.batches().new.tolist() == [15, 2, 1]
    assert seen.quartiles().new.tolist() == [12, 3, 2, 1]
    assert seen.near_saturation(share=0.8).stop == 6
    assert seen.novelty().novel.tolist() == NEW
    assert seen.salient().stop == 8
    assert seen.curve(extrapolate_to=20).mean[20] == six(18.231550)
    assert float(seen.coverage()) == seen.coverage().value == six(0.974359)
    assert seen.coverage(t=5).value == six(0.629390)
    assert seen.expected_new().value == six(0.088889)
    assert seen.units_for_coverage(0.99).further == six(2.322292)
    assert seen.units_for_share(0.99).further == six(0.933092)
    assert seen.richness().value == six(18.116667)
    assert [row.value for row in seen.richness(["chao2", "jackknife1"]).rows] == [six(18.266667), six(19.866667)]
    assert seen.hill(n_boot=0).value("asymptotic", 1) == six(18.802189)
    assert seen.permute(seed=1).stops[0].counts[0] == 264
    assert seen.diagnostics(n=100).table().column("code") == seen.codes
    assert seen.first_appearance().first[5] == 11
    assert seen.chance_new().chance[14] == six(0.133333)
    assert len(seen.lowe().table()) == 6
    assert seen.edges().coverage.value == six(0.415175)
    themes = seen.by_theme()
    assert [row.theme for row in themes.rows] == ["X", "Y"]
    assert [row.guest.stop for row in themes.rows] == [8, 4]
    by = seen.strata("source.technique", points=[[4, 4]])
    assert [s.name for s in by.strata] == ["interview", "group"]
    assert by.points[0].mean == six(15.242857)
    assert seen.strata(["A"] * 8 + ["B"] * 7, [[4, 4]]).points[0].sd == six(1.372395)
    pairs = tk.saturation(study, edges="unit")
    assert pairs.new.tolist() == seen.edges().new.tolist()
    assert "saturation.edges_dependent" in [w.code for w in pairs.warnings]
    drawn = tk.saturation(study, order="random(7)")
    assert drawn.units == tk.saturation(study, order="random(7)").units != tk.saturation(study, order="random").units
    assert drawn.method["seed"] == 7  # type: ignore[attr-defined]
    with pytest.raises(tk.UsageError, match="known: collected"):
        tk.saturation(study, order="random(x)")
    study.add_code("later")
    with pytest.raises(tk.UsageError):
        seen.strata("source.technique")


def held(seen: tk.Saturation) -> set[str]:
    cells = zip(*np.nonzero(seen.incidence.to_numpy()), strict=True)
    return {f"{seen.units[i]}: {seen.codes[j]}" for i, j in cells}


def coders_study() -> tk.Study:
    study = tk.Study("coders")
    for coder in "uvw":
        study.add_coder(coder)
    for code in "ABCD":
        study.add_code(code)
    for source in ("s", "t"):
        study.add_source(source, "x" * 30)
    for coder, source, begin, end, code in (
        ("u", "s", 0, 10, "A"), ("u", "s", 0, 10, "B"), ("u", "s", 12, 20, "C"),
        ("v", "s", 2, 9, "A"), ("v", "s", 8, 14, "B"), ("v", "t", 0, 5, "A"),
        ("w", "s", 9, 13, "D"), ("w", "t", 3, 8, "B"),
    ):  # fmt: skip
        study.add_coding(source, begin, end, code, coder=coder)
    return study


def test_relations_on_one_segment_and_on_overlapping_spans() -> None:
    study = f15_study()
    unit = tk.saturation(study, edges="unit")
    for rule in ("segment", "overlap"):  # every code of a unit lies on one span
        seen = tk.saturation(study, edges=rule)
        assert seen.new.tolist() == unit.new.tolist()
        assert seen.edges().coverage.value == six(0.415175)
        assert seen.method["options"]["edges"] == rule  # type: ignore[attr-defined]
    study = coders_study()
    assert held(tk.saturation(study, edges="segment")) == {"s: A + B"}
    overlap = {"s: A + B", "s: A + D", "s: B + C", "s: B + D", "s: C + D", "t: A + B"}
    assert held(tk.saturation(study, edges="overlap")) == overlap
    assert held(tk.saturation(study, edges="unit")) == overlap | {"s: A + C"}
    assert held(tk.saturation(study, edges="overlap", within=tk.code("C"))) == {"s: B + C", "s: B + D", "s: C + D"}
    assert held(tk.saturation(study, edges="overlap", coder_rule="majority")) == {"s: A + B"}


def test_the_kind_of_edges_is_recorded() -> None:
    study = f15_study()
    assert tk.saturation(study).edges().method["options"]["edges"] == "unit"  # type: ignore[attr-defined]
    for rule in ("segment", "overlap"):
        assert tk.saturation(study, edges=rule).edges().method["options"]["edges"] == rule  # type: ignore[attr-defined]
    edges = tm.edge_saturation(F15).edges
    assert tm.edge_saturation(F15, edges).method["options"]["edges"] == "given"  # type: ignore[attr-defined]
    assert tm.edge_saturation(F15, edges, kind="code_case").method["options"]["edges"] == "code_case"  # type: ignore[attr-defined]
    with pytest.raises(tk.UsageError, match="are given as"):
        tm.edge_saturation(F15, kind="overlap")


def test_cases_groups_waves_techniques_pairs_and_own_sets_are_units() -> None:
    study = f15_study()
    for i in range(15):
        study.set_source(f"u{i + 1:02d}", wave="1" if i < 4 else "2")
        study.add_case(f"p{i + 1:02d}", [f"u{i + 1:02d}"], attributes={"group": "first" if i < 8 else "second"})
    assert tk.saturation(study, "case").new.tolist() == NEW
    for unit, seen in (("source.wave", [13, 18]), ("source.technique", [16, 18]), ("case.group", [16, 18])):
        assert tk.saturation(study, unit).cumulative.tolist() == seen
    pair = tk.saturation(study, ("case.group", "source.wave"))
    assert pair.units == ["first x 1", "first x 2", "second x 2"]
    assert pair.cumulative.tolist() == [13, 16, 18]
    assert pair.unit == "case.group x source.wave"
    early = [f"u{i:02d}" for i in range(1, 9)]
    own = tk.saturation(study, {"early": early, "late": [("case", f"p{i:02d}") for i in range(9, 16)]})
    assert own.units == ["early", "late"]
    assert own.cumulative.tolist() == [16, 18]
    assert own.method["options"]["unit"] == own.unit == "given"  # type: ignore[attr-defined]
    passages = tk.saturation(study, {"one": [study.codings[0], study.sources["u02"]]})
    assert passages.cumulative.tolist() == [9]
    wrong: Any
    for wrong in (("case", "sentence"), {}, {"x": [("code", "c1")]}, {"x": ["u01"], "y": "u02"}, ("a", "b", "c"), 7):
        with pytest.raises(tk.UsageError):
            tk.saturation(study, wrong)
    with pytest.raises(tk.LookupError):
        tk.saturation(study, {"x": ["nowhere"]})


def test_the_codebook_as_coded() -> None:
    study = f15_study()
    assert tk.saturation(study).gap is None
    same = tk.saturation(study, codebook="as_coded")
    assert same.new.tolist() == NEW
    assert same.gap is not None
    assert not same.gap.any()
    assert [w.code for w in same.warnings] == ["saturation.no_coding_times"]
    study.merge_codes(["c3"], "c1", time="2026-03-01T08:00:00Z")
    now = tk.saturation(study)
    then = tk.saturation(study, codebook="as_coded")
    assert now.new.tolist() == [5, 4, 2, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0]
    assert then.new.tolist() == NEW
    assert then.current is not None
    assert then.gap is not None
    assert then.current.tolist() == now.cumulative.tolist()
    assert then.gap.tolist() == [0, 0, *[-1] * 13]
    assert then.table().column("gap") == then.gap.tolist()
    assert "saturation.codebook_gap" in [w.code for w in then.warnings]
    assert "as they were coded" in then.report().text
    assert "seperti saat dikode" in then.report("id").text
    assert then.codebook == "as_coded"


def test_a_code_found_again_in_early_units_is_late_as_coded() -> None:
    study = tk.Study("late")
    study.approach = "codebook"
    for name in ("u1", "u2", "u3"):
        study.add_source(name, "x" * 20, date=f"2026-01-0{name[1]}")
    for code in ("A", "late"):
        study.add_code(code)
    hours = iter(range(8, 20))
    for source, code in (("u1", "A"), ("u2", "A"), ("u3", "late"), ("u1", "late"), ("u2", "late")):
        study.add_coding(source, 0, 5, code, created=f"2026-02-01T{next(hours):02d}:00:00Z")
    assert tk.saturation(study).cumulative.tolist() == [2, 2, 2]
    then = tk.saturation(study, codebook="as_coded")
    assert then.cumulative.tolist() == [1, 1, 2]
    assert then.gap is not None
    assert then.gap.tolist() == [1, 1, 0]
    assert then.method["steps"]["found_again_by_recoding"] == 2  # type: ignore[attr-defined]
    part = study.split_code("A", "B", [study.codings[1]], time="2026-02-02T08:00:00Z")
    assert tk.saturation(study, codebook="as_coded").codes == ["A", "late"]
    study.add_coding("u3", 6, 9, part, created="2026-02-03T08:00:00Z")
    assert tk.saturation(study).new.tolist() == [2, 1, 0]
    assert tk.saturation(study, codebook="as_coded").new.tolist() == [1, 0, 2]


def test_under_a_reflexive_approach_the_caution_travels_with_table_chart_and_report() -> None:
    study = f15_study()
    study.approach = "reflexive"
    seen = tk.saturation(study)
    (caution,) = (w for w in seen.warnings if w.code == "gate.saturation.reflexive")
    for critique in ("10.1080/2159676X.2019.1704846", "10.1080/13645579.2018.1454643"):
        assert critique in caution.text()
        assert critique in caution.text("id")
    assert seen.approach == "reflexive"
    assert "10.1080/2159676X.2019.1704846" in seen._repr_html_()  # type: ignore[attr-defined]
    assert "gate.saturation.reflexive" in [w["code"] for w in seen.method["warnings"]]  # type: ignore[attr-defined]
    assert any("10.1080/13645579.2018.1454643" in text for text in seen.method["citations"])  # type: ignore[attr-defined]
    pytest.importorskip("altair")
    for language, fired in (("en", "would have fired at 8+2"), ("id", "akan terpenuhi pada 8+2")):
        drawn = json.dumps(seen.chart(language).to_dict(), ensure_ascii=False)  # type: ignore[attr-defined]
        assert fired in drawn
        assert "10.1080/13645579.2018.1454643" in drawn
    assert "would have" not in json.dumps(tk.saturation(f15_study()).chart().to_dict())  # type: ignore[attr-defined]
    report = seen.report()
    assert report.cautions[0].code == "gate.saturation.reflexive"
    assert "would have fired at 8+2" in report.text
    assert seen.guest().stop == tk.saturation(f15_study()).guest().stop
    assert "10.1080" not in tk.saturation(f15_study())._repr_html_()  # type: ignore[attr-defined]


def test_codes_that_enough_coders_hold() -> None:
    study = coders_study()
    assert held(tk.saturation(study, coder_rule="majority")) == {"s: A", "s: B"}
    everyone = tk.saturation(study, coder_rule="all")
    assert held(everyone) == set()
    assert "saturation.empty_units" in [w.code for w in everyone.warnings]
    some = tk.saturation(study, coder_rule="all", where=tk.query.coder("u") | tk.query.coder("v"))
    assert held(some) == {"s: A", "s: B", "t: A"}
    assert held(tk.saturation(study, coder_rule="all", codes=["A"])) == set()  # w used other codes, but looked
    study.add_coding("s", 12, 20, "C", coder="u", layer="final")
    assert held(tk.saturation(study)) == {"s: C", "t: A", "t: B"}
    assert held(tk.saturation(study, coder_rule="majority")) == {"s: A", "s: B"}


def test_the_report_of_a_study() -> None:
    study = f15_study()
    seen = tk.saturation(study)
    report = seen.report(seed=1)
    assert str(report) == report.text
    for part in ("fired at 8+2", "new after that: 2", "seed 1", "2.64 %", "0.97", "at least about 18.12"):
        assert part in report.text
    assert "tidak pernah berhenti" in seen.report("id").text
    assert report.table().column("sd")[5] == six(1.496785)
    assert (report.table().column("lo")[5], report.table().column("hi")[5]) == (9, 15)
    assert [c.code for c in report.cautions][-1] == "saturation.not_measured"
    assert (report.richness.value, report.coverage.value, report.guest.stop) == (six(18.116667), six(0.974359), 8)
    assert len(report.themes.rows) == 2
    study.approach = "reflexive"
    assert "would have fired at 8+2" in tk.saturation(study).report().text
    empty = tk.saturation(tk.Study("empty")).report()
    assert len(empty.table()) == 0
    assert "nan" not in empty.text


DOCUMENTED = """
    accumulation accumulation_area batches chance_new coverage edge_saturation expected_new first_appearance francis
    fugard_potts galvin hill incidence_from information_power its lowe maximal_information meaning_saturation
    michaelis_menten
    minimal_information near_saturation novelty order_diagnostics permute_accumulation quartiles random_chance
    richness
    salient strata_surface theme_saturation units_for_coverage units_for_share weller weller_units SaturationMonitor
    SaturationPartial
"""


@pytest.mark.parametrize("name", DOCUMENTED.split())
def test_every_metric_has_an_example_that_runs(name: str) -> None:
    member: Callable[..., Any] = getattr(tm, name)
    assert name in tm.__all__
    assert member.__doc__
    test = doctest.DocTestParser().get_doctest(member.__doc__, {"tk": tk}, name, None, None)
    assert test.examples
    outcome = doctest.DocTestRunner().run(test)
    assert outcome.failed == 0


def test_the_study_level_call_has_an_example_that_runs() -> None:
    assert tk.saturation.__doc__
    test = doctest.DocTestParser().get_doctest(tk.saturation.__doc__, {"tk": tk}, "saturation", None, None)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize(("units", "codes"), [(0, 0), (1, 0), (1, 1), (2, 3), (63, 64), (64, 65), (65, 2)])
@pytest.mark.parametrize("fill", [0, 1])
def test_no_data_is_no_error(units: int, codes: int, fill: int) -> None:
    table = np.full((units, codes), fill)
    for call in (
        tm.accumulation, tm.coverage, tm.expected_new, tm.richness, tm.novelty, tm.salient, tm.first_appearance,
        tm.edge_saturation, tm.chance_new, tm.lowe, tm.weller, tm.michaelis_menten, tm.francis, tm.batches,
        tm.quartiles,
        tm.near_saturation, tm.its, tm.minimal_information, tm.maximal_information,
    ):  # fmt: skip
        assert isinstance(call(table).status, str)
        assert len(call(table).table()) >= 0
    assert isinstance(tm.permute_accumulation(table, n=20).status, str)
    assert isinstance(tm.order_diagnostics(table, n=20).status, str)
    assert isinstance(tm.hill(table, n_boot=10).status, str)
