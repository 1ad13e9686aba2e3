"""Metrics on a continuum: the published fixtures, the forms a table may have, hostile input, threads and the lock."""

from __future__ import annotations

import doctest
import math
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tematik as tk

M = tk.metrics
CALLS = (
    "unitizing_alpha",
    "unitizing_alpha_per_code",
    "unitizing_shares",
    "span_f1",
    "gamma",
    "gamma_per_source",
    "gamma_cat",
    "gamma_k",
    "coder_pairs",
    "nvivo",
    "nvivo_mean",
    "dedoose",
    "dedoose_weights",
    "maxqda",
    "atlasti",
    "atlasti_domains",
)
# Alex, Paul and Suzan on 60 characters.
APS: dict[str, list[Any]] = {
    "coder": ["Alex"] * 6 + ["Paul"] * 4 + ["Suzan"] * 6,
    "begin": [2, 11, 24, 32, 36, 44, 2, 11, 19, 32, 2, 11, 21, 32, 36, 40],
    "end": [9, 17, 30, 36, 44, 60, 9, 17, 25, 44, 9, 17, 27, 36, 40, 44],
    "code": [1, 2, 5, 6, 6, 7, 1, 3, 5, 6, 1, 4, 5, 6, 6, 6],
}
T1_ROWS = [
    ("s1", "P", 0, 10, "a"),
    ("s1", "P", 15, 25, "b"),
    ("s1", "Q", 2, 10, "a"),
    ("s1", "Q", 15, 22, "b"),
    ("s1", "Q", 30, 36, "c"),
    ("s1", "R", 0, 8, "a"),
    ("s1", "R", 16, 25, "b"),
    ("s2", "P", 5, 15, "a"),
    ("s2", "P", 20, 28, "c"),
    ("s2", "Q", 5, 12, "a"),
    ("s2", "Q", 20, 28, "c"),
    ("s3", "P", 0, 6, "b"),
    ("s3", "R", 2, 6, "b"),
]
T1: dict[str, list[Any]] = {
    name: [row[i] for row in T1_ROWS] for i, name in enumerate(("source", "coder", "begin", "end", "code"))
}
T1_LENGTH = {"s1": 40, "s2": 30, "s3": 20}
# R did not look at s2; Q looked at s3 and coded nothing.
T1_REGIONS = {"coder": ["P", "Q", "R"] * 2 + ["P", "Q"], "source": ["s1"] * 3 + ["s3"] * 3 + ["s2"] * 2}
T1_ARGS: dict[str, Any] = {"continuum": T1, "length": T1_LENGTH, "regions": T1_REGIONS}
NEAR = 1e-6


def family(a: tk.metrics.UnitizingAlphaResult) -> list[float]:
    return [a.u.value, a.relevance.value, a.coding.value, a.coding.coverage]


# --- published figures ---------------------------------------------------------------------------------------------


def test_unitizing_on_alex_paul_and_suzan() -> None:
    a = M.unitizing_alpha(APS, 60)
    assert family(a) == pytest.approx([0.50967, 0.413226, 0.724082, 0.461111], abs=NEAR)
    assert (a.status, a.flags, a.value, float(a)) == ("ok", ["coverage_inferred"], a.u.value, a.u.value)
    assert a.value == pytest.approx(1 - a.observed / a.expected)
    assert math.isnan(a.u.se)
    assert a.codes == ["1", "2", "3", "4", "5", "6", "7"]
    assert [a.by_code[k].value for k in a.codes[:6]] == pytest.approx([1, 0, 0, 0, 1, 1])
    assert [a.by_code[k].coverage for k in a.codes] == pytest.approx([1, 1, 1, 1, 0.444444, 1, 0], abs=NEAR)
    assert a.by_code["7"].status == "no_pairable"
    assert [a.u.component, a.relevance.component, a.coding.component] == ["u", "|u", "cu"]
    assert len(a.table()) == 10
    assert a.method["function"] == "unitizing_alpha"
    for pair, expected in {
        ("Alex", "Paul"): [0.361610, 0.098148, 0.713031],
        ("Alex", "Suzan"): [0.437477, 0.231522, 0.732143],
        ("Paul", "Suzan"): [0.769307, 0.871079, 0.749803],
    }.items():
        assert family(M.unitizing_alpha(APS, 60, coders=pair))[:3] == pytest.approx(expected, abs=NEAR)


def test_unitizing_on_two_coders_and_eighty_characters() -> None:
    units = {
        "coder": [0, 0, 0, 1, 1, 1],
        "begin": [0, 20, 50, 0, 20, 52],
        "end": [10, 40, 60, 12, 35, 60],
        "code": list("abaaca"),
    }
    a = M.unitizing_alpha(units, 80)
    assert family(a) == pytest.approx([0.545226, 0.783982, 0.376872, 0.4125], abs=NEAR)
    assert {k: (v.value, v.coverage) for k, v in a.by_code.items()} == {
        "a": pytest.approx((1, 0.9)),
        "b": pytest.approx((0, 0.75)),
        "c": pytest.approx((0, 1)),
    }


def test_unitizing_on_t1_where_a_coder_did_not_look_everywhere() -> None:
    pq = M.unitizing_alpha(**T1_ARGS, coders=["P", "Q"])
    assert family(pq) == pytest.approx([0.651291, 0.560583, 1, 0.333333], abs=NEAR)
    every = M.unitizing_alpha(**T1_ARGS)
    assert family(every) == pytest.approx([0.686707, 0.613376, 1, 0.325], abs=NEAR)
    assert every.flags == []
    s1 = {name: column[:7] for name, column in T1.items()}
    assert family(M.unitizing_alpha(s1, 40, coders=["P", "Q"])) == pytest.approx(
        [0.609149, 0.483021, 1, 0.375], abs=NEAR
    )
    shares = M.unitizing_shares(**T1_ARGS).to_dict()
    assert sum(shares["share"]) == pytest.approx(every.observed)
    assert shares["share"] == sorted(shares["share"], reverse=True)
    assert set(shares["source"]) <= {"s1", "s2", "s3"}


def test_overlapping_units_of_one_coder() -> None:
    units = {
        "coder": ["A", "A", "A", "B"],
        "begin": [0, 4, 12, 0],
        "end": [10, 20, 16, 10],
        "code": ["x", "y", "z", "x"],
    }
    a = M.unitizing_alpha(units, 30)
    assert (a.conflict_length, a.status) == (10, "ok")
    assert "overlap_conflict" in a.flags
    strict = M.unitizing_alpha(units, 30, strict=True)
    assert strict.status == "overlap_conflict"
    assert math.isnan(strict.value)
    first = M.unitizing_alpha(units, 30, order="first")
    assert first.value != a.value
    assert first.method["options"]["overlap_order"] == "first"
    alone = M.unitizing_alpha_per_code(units, 30)
    assert list(alone) == ["x", "y", "z"]
    assert alone["x"].value == 1
    assert alone["y"].observed == pytest.approx(16 / 30)


def test_gamma_on_alex_paul_and_suzan() -> None:
    g = M.gamma(APS, 60, alpha=3)
    assert g.status == "ok"
    assert g.observed == pytest.approx(1537 / 1600, abs=1e-12)
    assert (g.n_optima, g.has_ties, g.optima_at_least) == (3, True, False)
    assert g.flags == ["coverage_inferred", "ties"]
    # The coders and pivots of the first three samples for seed 0 give these disorders.
    assert g.samples[:3].tolist() == pytest.approx([1.786216, 1.850767, 1.710839], abs=NEAR)
    assert (g.expected, g.cv, g.value) == pytest.approx((1.809148, 0.061372, 0.469018), abs=NEAR)
    assert g.monte_carlo_se == pytest.approx(0.960625 / 1.809148 * 0.061372 / math.sqrt(30), abs=NEAR)
    assert (g.lower, g.upper) == (g.value, g.value)
    rows = g.alignment.to_dict()
    assert len(g.alignment) == 16
    assert rows["alignment"][-1] == 5
    fields = [rows[name] for name in ("alignment", "coder", "begin", "end", "code")]
    last = [row[1:] for row in zip(*fields, strict=True) if row[0] == 5]
    assert last == [("Suzan", 40, 44, "6"), ("Alex", 44, 60, "7")]
    shares = dict(zip(rows["alignment"], rows["share"], strict=True))
    assert sum(shares.values()) == pytest.approx(g.observed)
    precise = M.gamma(APS, 60, alpha=3, precision=0.02)
    assert (precise.n_samples, len(precise.samples)) == (37, 37)
    assert precise.value == pytest.approx(0.467969, abs=NEAR)
    assert g.method["seed"] == 0
    assert g.method["options"]["alpha"] == 3
    assert M.gamma(APS, 60, alpha=3, seed=1).samples.tolist() != g.samples.tolist()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"bounds": "hull", "pivot_distance": "half"}, 0.452),
        ({"bounds": "hull"}, 0.459),
        ({}, 0.467),
        ({"sampler": "statistical"}, 0.422),
    ],
)
def test_the_samplers_of_gamma(options: dict[str, Any], expected: float) -> None:
    assert M.gamma(APS, 60, alpha=3, samples=3000, **options).value == pytest.approx(expected, abs=0.006)


def test_gamma_cat_and_gamma_k() -> None:
    cat = M.gamma_cat(APS, 60, alpha=3, samples=3000)
    assert cat.observed == pytest.approx(900 / 3763)
    assert cat.value == pytest.approx(0.748, abs=0.01)
    assert (cat.n_samples + cat.n_undefined, cat.gamma.n_samples) == (3000, 3000)
    weighted = M.gamma_cat(APS, 60, alpha=3, samples=3000, bounds="hull", pivot_distance="half", weight_alpha=True)
    assert weighted.observed == pytest.approx(450 / 1607)
    assert weighted.value == pytest.approx(0.691, abs=0.01)
    assert weighted.method["function"] == "gamma_cat"
    assert weighted.method["options"]["weight_alpha"] is True
    k = M.gamma_k(APS, 60, alpha=3)
    assert [k.by_code[c].observed for c in "123456"] == pytest.approx([0, 1, 1, 1, 0, 0])
    assert k.by_code["7"].status == "undefined"
    assert math.isnan(k.by_code["7"].value)
    assert k.gamma.value == pytest.approx(0.469018, abs=NEAR)
    assert k.table().column("code") == k.codes


def test_gamma_on_t1() -> None:
    g = M.gamma(**T1_ARGS, coders=["P", "Q"], alpha=3)
    assert g.observed == pytest.approx(0.444778, abs=NEAR)
    totals = g.sources.to_dict()
    each = [d / n for d, n in zip(totals["disorder"], totals["size"], strict=True)]
    assert each == pytest.approx([0.452185, 0.046713, 2], abs=NEAR)
    alone = M.gamma_per_source(**T1_ARGS, coders=["P", "Q"], alpha=3)
    assert list(alone) == totals["source"] == ["s1", "s2", "s3"]
    assert [x.observed for x in alone.values()] == pytest.approx(each)
    assert alone["s2"].sources.column("source") == ["s2"]
    assert set(alone["s3"].alignment.column("source")) == {"s3"}
    joined = M.gamma(**T1_ARGS, coders=["P", "Q"], alpha=3, sources="concatenate")
    assert joined.observed == pytest.approx(g.observed)
    assert joined.value != g.value
    assert set(joined.alignment.column("source")) == {"all"}


def test_span_f1_on_t1() -> None:
    def f1(**options: Any) -> tk.metrics.SpanF1Result:
        return M.span_f1(**T1_ARGS, coders=["P", "Q"], **options)

    assert float(f1()) == pytest.approx(0.2)
    assert float(f1(match="iou", threshold=0.75)) == pytest.approx(0.4)
    assert float(f1(match="iou")) == pytest.approx(0.8)
    characters = f1(match="character")
    assert characters.micro.value == pytest.approx(0.75)
    assert characters.macro.value == pytest.approx(0.731037, abs=NEAR)
    assert [characters.by_code[k].value for k in "abc"] == pytest.approx([0.857143, 0.608696, 0.727273], abs=NEAR)
    assert characters.table().column("component") == ["code"] * 3 + ["micro", "macro"]
    with pytest.raises(tk.UsageError, match="two coders, found 3"):
        M.span_f1(**T1_ARGS)


def test_coder_pairs_of_t1() -> None:
    p = M.coder_pairs(T1, T1_LENGTH, ["P"], ["Q"], regions=T1_REGIONS)
    assert [p.pair("a", s) for s in p.sources] == [[8, 2, 0, 30], [7, 3, 0, 20], [0, 0, 0, 20]]
    assert [p.pair(k) for k in p.codes] == [[15, 5, 0, 70], [7, 9, 0, 74], [8, 0, 6, 76]]
    assert M.nvivo(p.pair("a")).value == pytest.approx(14 / 17)
    assert float(M.dedoose([p.pair(k) for k in p.codes])) == pytest.approx(0.707412, abs=NEAR)
    # R did not look at s2.
    pr = M.coder_pairs(T1, T1_LENGTH, ["P"], ["R"], regions=T1_REGIONS)
    assert [pr.pair(k) for k in "abc"] == [[8, 2, 0, 50], [13, 3, 0, 44], [0, 0, 0, 60]]
    grouped = M.coder_pairs(T1, T1_LENGTH, ["P", "R"], ["Q"], regions=T1_REGIONS)
    assert grouped.pair("b") == [7, 9, 0, 74]
    assert len(p.table()) == 9
    with pytest.raises(tk.UsageError, match=r"\"P\" is in the first group too"):
        M.coder_pairs(T1, T1_LENGTH, ["P"], ["Q", "P"])
    with pytest.raises(tk.LookupError, match='no "Z"'):
        M.coder_pairs(T1, T1_LENGTH, ["Z"], ["Q"])


def test_the_programs() -> None:
    for pair in ([50, 75, 75, 800], [50, 150, 0, 800]):
        assert M.nvivo(pair).observed == pytest.approx(0.85)
    assert M.nvivo([50, 75, 75, 800]).value == pytest.approx(0.314286, abs=NEAR)
    assert M.nvivo([0, 0, 0, 9]).status == "no_variation"
    assert M.nvivo([9, 0, 0, 0], no_variation="one").value == 1
    assert M.nvivo([0, 0, 0, 0]).status == "no_data"
    files = [[8, 2, 0, 30], [7, 3, 0, 20], [0, 0, 0, 20]]
    k1, k2 = (M.nvivo(f).value for f in files[:2])
    assert M.nvivo_mean(files).value == pytest.approx((k1 + k2) / 2)
    assert M.nvivo_mean(files, "length").value == pytest.approx((40 * k1 + 30 * k2) / 70)
    d = M.dedoose([[50, 75, 75, 800], [200, 20, 30, 750]])
    assert [x.value for x in d.by_code] == pytest.approx([0.314286, 0.856651], abs=NEAR)
    assert d.value == d.pooled.value == pytest.approx(0.647608, abs=NEAR)
    assert d.table().column("code") == ["0", "1", "pooled"]
    assert M.dedoose([]).status == "no_data"
    assert M.dedoose_weights([1, 2, 3, 4, math.nan], [2, 4, 6, 8, 1]).value == pytest.approx(1)
    assert M.dedoose_weights(np.array([1.0]), np.array([2.0])).status == "too_few_units"
    a = M.atlasti([1, 1, 3, 5])  # D11
    assert (a.percent.value, a.holsti.value) == pytest.approx((0.6, 1 / 3))
    assert (a.alpha.observed, a.alpha.expected) == pytest.approx((0.4, 0.442105), abs=NEAR)
    assert a.alpha.value == pytest.approx(0.0952, abs=5e-5)
    assert a.table().column("figure") == ["percent", "holsti", "alpha"]
    domains = M.atlasti_domains(APS, 60, {"all": range(1, 8), "one": ["1"]})
    assert domains["all"].value == pytest.approx(0.724082, abs=NEAR)
    assert domains["one"].status == "no_variation"
    presence = M.maxqda(**T1_ARGS, coders=["P", "Q"], mode="presence")
    assert presence.table().to_dict() == {"code": ["a", "b", "c"], "agreed": [3, 2, 2], "total": [3, 3, 3]}
    segments = M.maxqda(**T1_ARGS, coders=["P", "Q"], threshold=0.75)
    assert segments.table().column("agreed") == [2, 0, 2]
    assert (segments.value, segments.kappa.value) == pytest.approx((0.4, 0.1))
    assert segments.method["options"] == {"mode": "segments", "threshold": 0.75}


# --- the forms of a table ------------------------------------------------------------------------------------------


def forms() -> dict[str, Callable[[dict[str, list[Any]]], Any]]:
    def frame(t: dict[str, list[Any]]) -> Any:
        return pytest.importorskip("pandas").DataFrame(t)

    def arrays(t: dict[str, list[Any]]) -> Any:
        return {name: np.array(column) for name, column in t.items()}

    def nullable(t: dict[str, list[Any]]) -> Any:
        return frame(t).convert_dtypes()

    return {"arrays": arrays, "frame": frame, "nullable": nullable}


@pytest.mark.parametrize("form", ["arrays", "frame", "nullable"])
def test_a_table_may_be_a_frame(form: str) -> None:
    made = forms()[form]
    expected = M.unitizing_alpha(**T1_ARGS)
    found = M.unitizing_alpha(made(T1), T1_LENGTH, regions=made(T1_REGIONS))
    assert found.to_dict() == expected.to_dict()


def test_a_table_may_be_the_table_of_a_result() -> None:
    table = M.gamma(APS, 60, alpha=3).alignment
    assert isinstance(table, tk.Table)
    assert family(M.unitizing_alpha(table, 60)) == family(M.unitizing_alpha(APS, 60))


units = st.lists(
    st.tuples(st.sampled_from("st"), st.integers(0, 2), st.integers(0, 12), st.integers(1, 8), st.integers(0, 3)),
    max_size=12,
)


@given(units, st.randoms(use_true_random=False))
def test_order_of_rows_names_and_widths_change_nothing(rows: list[tuple[Any, ...]], random: Any) -> None:
    def table(rows: list[tuple[Any, ...]], coder: Callable[[int], Any], dtype: str | None) -> dict[str, Any]:
        t: dict[str, Any] = {
            "source": [r[0] for r in rows],
            "coder": [coder(r[1]) for r in rows],
            "begin": [r[2] for r in rows],
            "end": [r[2] + r[3] for r in rows],
            "code": [r[4] for r in rows],
        }
        return t if dtype is None else {**t, **{k: np.array(t[k], dtype=dtype) for k in ("begin", "end", "code")}}

    length = {"s": 20, "t": 21}
    expected = M.unitizing_alpha(table(rows, int, None), length).to_dict()
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert M.unitizing_alpha(table(shuffled, int, "uint8"), length).to_dict() == expected
    assert M.unitizing_alpha(table(shuffled, "abc".__getitem__, "int16"), length).to_dict() == expected
    g = M.gamma(table(rows, int, None), length, samples=3)
    again = M.gamma(table(shuffled, "abc".__getitem__, "int64"), length, samples=3)
    assert again.samples.tolist() == g.samples.tolist()


@given(units)
def test_observed_disagreement_equals_a_count_of_characters(rows: list[tuple[Any, ...]]) -> None:
    """One code, both coders looked everywhere: D_o is the share of characters on which they differ."""
    marked = np.zeros((2, 2, 20), dtype=bool)
    for s, c, b, n, _ in rows:
        marked["st".index(s), c % 2, b : b + n] = True
    table = {
        "source": [r[0] for r in rows],
        "coder": [r[1] % 2 for r in rows],
        "begin": [r[2] for r in rows],
        "end": [r[2] + r[3] for r in rows],
        "code": ["x"] * len(rows),
    }
    regions = {"coder": [0, 1, 0, 1], "source": ["s", "s", "t", "t"]}
    a = M.unitizing_alpha(table, {"s": 20, "t": 20}, regions=regions)
    differs = int((marked[:, 0] != marked[:, 1]).sum())
    if a.status == "ok":
        assert a.observed == pytest.approx(differs / 40)
    else:
        assert a.status == "no_variation"
        assert marked.all() or not marked.any()
    p = M.coder_pairs(table, {"s": 20, "t": 20}, [0], [1], regions=regions, codes=["x"])
    both, first = int((marked[:, 0] & marked[:, 1]).sum()), int((marked[:, 0] & ~marked[:, 1]).sum())
    assert p.pair("x") == [both, first, differs - first, 40 - both - differs]


def test_codes_and_coders_select_and_order() -> None:
    a = M.unitizing_alpha(APS, 60, codes=[6, 1])
    assert a.codes == ["6", "1"]
    with_unused = M.unitizing_alpha(APS, 60, codes=[1, 2, 3, 4, 5, 6, 7, "unused"])
    assert with_unused.codes[-1] == "unused"
    assert with_unused.value == M.unitizing_alpha(APS, 60).value
    distance = 1 - np.eye(7)
    assert M.gamma(APS, 60, distance=distance).value == M.gamma(APS, 60).value
    near = distance.copy()
    near[1:4, 1:4] = 0
    assert M.gamma(APS, 60, distance=near).observed < M.gamma(APS, 60).observed
    assert M.unitizing_alpha(APS, 60, distance=near).coding.value > M.unitizing_alpha(APS, 60).coding.value


def test_regions_for_a_stretch_and_for_one_code() -> None:
    t = {"coder": ["A", "B"], "begin": [0, 0], "end": [10, 10], "code": ["x", "x"]}
    part = {"coder": ["A", "B"], "begin": [0, 0], "end": [40, 20]}
    p = M.coder_pairs(t, 40, ["A"], ["B"], regions=part)
    assert p.pair("x") == [10, 0, 0, 10]
    one_code = {"coder": ["A", "B"], "code": [None, "x"]}
    q = M.coder_pairs(t, 40, ["A"], ["B"], regions=one_code, codes=["x", "y"])
    assert q.pair("x") == [10, 0, 0, 30]
    assert q.pair("y") == [0, 0, 0, 0]


# --- statuses ------------------------------------------------------------------------------------------------------

EMPTY: dict[str, list[Any]] = {"coder": [], "begin": [], "end": [], "code": []}


def test_statuses() -> None:
    two = {"coder": ["A", "B"]}
    assert M.unitizing_alpha(EMPTY, 20).status == "no_data"
    assert M.gamma(EMPTY, 0).status == "no_data"
    assert M.unitizing_alpha(EMPTY, 20, regions={"coder": ["A"]}).status == "single_coder"
    assert M.unitizing_alpha(EMPTY, 20, regions=two, codes=["x"]).status == "no_variation"
    assert M.gamma(EMPTY, 20, regions=two).status == "no_variation"
    assert M.gamma(EMPTY, 20, regions=two, no_variation="one").value == 1
    apart = {"coder": ["A", "B"], "begin": [0, 10], "end": [10, 20]}
    assert M.gamma(EMPTY, 20, regions=apart).status == "no_pairable"
    assert M.span_f1(EMPTY, 20, regions=two, codes=["x"]).status == "no_data"
    assert M.gamma_k(EMPTY, 20, regions=two, codes=["x"]).by_code["x"].status == "no_variation"
    assert len(M.gamma(EMPTY, 20).alignment) == 0
    assert M.gamma(EMPTY, 20).sources.column("source") == []
    rows = np.random.default_rng(5)
    begin = rows.integers(0, 100, 60)
    many = {
        "coder": rows.integers(0, 4, 60),
        "begin": begin,
        "end": begin + rows.integers(1, 30, 60),
        "code": rows.integers(0, 3, 60),
    }
    exact = M.gamma(many, 130, samples=5)
    few = M.gamma(many, 130, samples=5, max_states=2)
    assert (exact.status, few.status) == ("ok", "bounded")
    assert few.lower <= exact.value <= few.upper


# --- hostile input -------------------------------------------------------------------------------------------------


def changed(name: str, row: int, value: Any) -> dict[str, list[Any]]:
    return {**T1, name: [value if i == row else x for i, x in enumerate(T1[name])]}


@pytest.mark.parametrize(
    ("name", "row", "value", "says"),
    [
        ("coder", 3, None, 'column "coder", row 3: expected a name or a whole number, found NoneType'),
        ("coder", 4, math.nan, 'column "coder", row 4: expected a name or a whole number, found float'),
        ("code", 0, "", 'column "code", row 0: expected a name'),
        ("code", 0, "\ud800", 'column "code", row 0: expected a name'),
        ("code", 12, True, 'column "code", row 12: expected a name or a whole number, found bool'),
        ("code", 1, b"x", 'column "code", row 1: expected a name or a whole number, found bytes'),
        ("begin", 2, 2.5, 'column "begin", row 2: expected a whole number, found float'),
        ("begin", 2, "2", 'column "begin", row 2: expected a whole number, found str'),
        ("begin", 2, 10**30, 'column "begin", row 2: expected a whole number'),
        ("begin", 2, -1, r'column "begin", row 2: expected 0 <= begin < end <= 40, found \[-1,10\)'),
        ("begin", 2, 10, r'column "begin", row 2: .* found \[10,10\)'),
        ("end", 8, 31, r'column "end", row 8: expected 0 <= begin < end <= 30, found \[20,31\)'),
        ("source", 5, "s9", 'column "source", row 5: length says nothing of source "s9"'),
    ],
)
def test_a_bad_cell_is_named(name: str, row: int, value: Any, says: str) -> None:
    for call in (M.unitizing_alpha, M.gamma, M.gamma_k, M.unitizing_shares):
        with pytest.raises(tk.InputError, match=says):
            call(changed(name, row, value), T1_LENGTH)


@pytest.mark.parametrize(
    ("table", "length", "regions", "error", "says"),
    [
        ([1, 2], 20, None, tk.InputError, "expected columns by name"),
        (None, 20, None, tk.InputError, "expected columns by name"),
        ({k: v for k, v in APS.items() if k != "code"}, 60, None, tk.InputError, 'no column "code"'),
        ({**APS, "end": [1]}, 60, None, tk.InputError, 'column "end": expected 16 rows as column "coder", found 1'),
        ({**APS, "code": "text"}, 60, None, tk.InputError, 'column "code": expected a sequence, found str'),
        ({**APS, "code": np.zeros((16, 2), int)}, 60, None, tk.InputError, 'column "code": expected a sequence'),
        ({**APS, "begin": np.zeros(16)}, 60, None, tk.InputError, 'column "begin", row 0: expected a whole number'),
        ({**APS, "begin": np.zeros(16, "M8[ns]")}, 60, None, tk.InputError, 'column "begin": expected a sequence'),
        (APS, 60.0, None, tk.UsageError, "length: expected the characters .* found float"),
        (APS, True, None, tk.UsageError, "length: expected the characters .* found bool"),
        (APS, -1, None, tk.UsageError, "whole number from 0 to 4294967295, found -1"),
        (APS, 2**32, None, tk.UsageError, "found 4294967296"),
        (APS, 10**40, None, tk.UsageError, "found int"),
        (APS, {"a": 60, "b": 3}, None, tk.InputError, 'no column "source", but length names 2 sources'),
        (APS, {"a": 60, None: 3}, None, tk.UsageError, "length, entry 1: expected the name of a source"),
        (APS, {"1": 60, 1: 3}, None, tk.UsageError, '"1" stands twice'),
        (T1, 40, None, tk.UsageError, "length is one number, but there are 3 sources"),
        (APS, 60, {"coder": ["Alex"], "begin": [0]}, tk.InputError, 'regions: there is no column "end"'),
        (APS, 60, {"coder": ["Alex"], "begin": [5], "end": [61]}, tk.InputError, "regions, column .*, row 0: expected"),
        (APS, 60, {"begin": [5], "end": [6]}, tk.InputError, 'regions: there is no column "coder"'),
        (T1, T1_LENGTH, {"coder": ["P"], "source": ["x"]}, tk.InputError, 'regions, column "source", row 0'),
    ],
)
def test_a_bad_table_is_named(table: Any, length: Any, regions: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        M.unitizing_alpha(table, length, regions=regions)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"coders": "Alex"}, "coders: expected a list"),
        ({"codes": [1, 1]}, 'codes: "1" stands twice'),
        ({"codes": []}, "codes: an empty list selects nothing"),
        ({"codes": [None]}, "codes, entry 0: expected a name"),
        ({"distance": "tree"}, 'distance: expected "nominal" or a square table'),
        ({"distance": [[0, 1], [1, 0]]}, "7 x 7"),
        ({"alpha": -1}, "alpha must be"),
        ({"alpha": math.nan}, "alpha must be"),
        ({"delta": 0}, "delta must be"),
        ({"samples": 0}, "samples must be"),
        ({"precision": 2}, "precision must be"),
        ({"threads": -1}, "threads must be"),
        ({"bounds": "page"}, "known: source"),
        ({"sampler": 3}, "the arguments do not fit"),
    ],
)
def test_bad_options_are_named(options: dict[str, Any], says: str) -> None:
    with pytest.raises(tk.UsageError, match=says):
        M.gamma(APS, 60, **options)


def test_bad_pairs_are_named() -> None:
    for pair in ([1, 2, 3], [1, 2, 3, -4], [2**60, 0, 0, 0]):
        with pytest.raises(tk.UsageError, match="expected four counts"):
            M.nvivo(pair)
    with pytest.raises(tk.UsageError, match="file 1: expected four counts"):
        M.nvivo_mean([[1, 2, 3, 4], [1]])
    with pytest.raises(tk.InputError, match="expected 2, found 1"):
        M.dedoose_weights([1, 2], [1])
    with pytest.raises(tk.LookupError, match='domain "d": the continuum has no "8"'):
        M.atlasti_domains(APS, 60, {"d": [8]})
    with pytest.raises(tk.UsageError, match="domains: expected a mapping"):
        M.atlasti_domains(APS, 60, [[1]])


# --- threads, progress, the lock -----------------------------------------------------------------------------------


def crowd(n: int, coders: int) -> dict[str, Any]:
    rows = np.random.default_rng(1)
    begin = np.repeat(np.arange(n) * 20, coders) + rows.integers(0, 8, n * coders)
    return {
        "coder": np.tile(np.arange(coders), n),
        "begin": begin,
        "end": begin + rows.integers(3, 16, n * coders),
        "code": rows.integers(0, 5, n * coders),
    }


def test_threads_change_no_byte() -> None:
    t = crowd(40, 3)
    one = M.gamma_k(t, 1000, threads=1, precision=0.01)
    for threads in (2, 8):
        other = M.gamma_k(t, 1000, threads=threads, precision=0.01)
        assert other.to_dict() == one.to_dict()
        assert other.gamma.samples.tobytes() == one.gamma.samples.tobytes()
        assert other.gamma.alignment.to_dict() == one.gamma.alignment.to_dict()


@pytest.mark.parametrize("threads", [1, 2])
def test_progress_stops_and_errors_pass(threads: int) -> None:
    t = crowd(150, 3)
    calls: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        calls.append((done, total))
        return False

    with pytest.raises(tk.Error, match="stopped on request") as caught:
        M.gamma(t, 3100, samples=200000, threads=threads, progress=stop)
    assert caught.value.code == "cancelled"
    assert len(calls) == 1
    assert calls[0][1] == 200000

    def fail(done: int, total: int) -> bool:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        M.gamma(t, 3100, samples=200000, threads=threads, progress=fail)
    seen: list[tuple[int, int]] = []
    M.gamma(APS, 60, samples=7, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (7, 7)


@pytest.mark.parametrize("name", ["gamma", "unitizing_alpha", "span_f1"])
def test_other_threads_run_meanwhile(name: str) -> None:
    t = crowd(200 if name == "gamma" else 200_000, 2)
    options: dict[str, Any] = {"samples": 8000, "threads": 1} if name == "gamma" else {}
    began, ended = threading.Event(), threading.Event()
    worked: list[float] = []

    def work() -> None:
        began.set()
        start = time.perf_counter()
        getattr(M, name)(t, 4_000_100, **options)
        worked.append(time.perf_counter() - start)
        ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    began.wait()
    longest, last = 0.0, time.perf_counter()
    while not ended.is_set():
        time.sleep(0.0005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    thread.join()
    assert worked[0] > 0.05
    assert longest < 0.7 * worked[0]


# --- the face ------------------------------------------------------------------------------------------------------


def test_every_result_has_frames_and_a_method() -> None:
    results = [
        M.unitizing_alpha(APS, 60),
        M.gamma(APS, 60),
        M.gamma_cat(APS, 60),
        M.gamma_k(APS, 60),
        M.span_f1(APS, 60, coders=["Alex", "Paul"]),
        M.maxqda(APS, 60, coders=["Alex", "Paul"]),
        M.dedoose([[1, 2, 3, 4]]),
        M.atlasti([1, 2, 3, 4]),
        M.nvivo([1, 2, 3, 4]),
    ]
    for result in results:
        assert isinstance(result.to_dict(), dict)
        assert "<table" in result._repr_html_()  # type: ignore[attr-defined]
        assert result.method["tematik"] == tk.__version__  # type: ignore[attr-defined]
        assert result.method["function"]  # type: ignore[attr-defined]
        assert repr(result).startswith("<")
    with pytest.raises(ValueError, match="read-only"):
        results[1].samples[0] = 7  # type: ignore[union-attr]


def test_the_examples_in_the_docstrings() -> None:
    finder = doctest.DocTestFinder()
    runner = doctest.DocTestRunner()
    for name in CALLS:
        found = [e for e in finder.find(getattr(M, name), name, globs={"tk": tk}) if e.examples]
        assert found, name
        for example in found:
            runner.run(example)
    assert runner.summarize().failed == 0
