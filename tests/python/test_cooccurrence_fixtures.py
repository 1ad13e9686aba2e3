"""The fixtures of co-occurrence in full: F1 to F5 as the specification gives them, and threads that change no byte."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest
from test_cooccurrence import cells, f1, f2, f3, f3_with_cases, lines, spans

import tematik as tk

CONTACT = ("overlap", "touching", "near", "exact")


@pytest.mark.parametrize(
    ("options", "totals"),
    [
        ({"same_code": "keep"}, [3, 2, 1]),
        ({}, [1, 2, 1]),
        ({"count": "pair_characters"}, [27, 20, 2]),
        ({"count": "characters"}, [20, 20, 2]),
        ({"unit": "line"}, [2, 3, 1]),
    ],
)
def test_f1_totals(options: dict[str, object], totals: list[int]) -> None:
    assert tk.cooccurrence(f1(), **options).totals.tolist() == totals  # type: ignore[arg-type]


def test_f1_universe_and_ratios() -> None:
    study = f1()
    characters = tk.cooccurrence(study, count="characters")
    assert (characters.n, tk.cooccurrence(study, unit="line").n) == (30, 3)
    shares = characters.association("jaccard").values
    assert [shares[0, 1], shares[0, 2], shares[1, 2]] == pytest.approx([1 / 3, 0.1, 0.1])
    pairs = tk.cooccurrence(study, same_code="keep").association("jaccard")
    assert [pairs.values[0, 1], pairs.values[0, 2], pairs.values[1, 2]] == pytest.approx([1.5, 1 / 3, 0.5])
    assert pairs.status[0, 1] == "out_of_range"
    for distance, met in ((0, 4), (10, 5), (11, 6)):
        near = tk.cooccurrence(study, unit="near", distance=distance, same_code="keep")
        assert near("A", "B") == met


@pytest.mark.parametrize(
    ("membership", "expected"),
    [
        ("any", [2, 3, 1, 2, 1, 1]),
        (0.5, [2, 2, 0, 1, 0, 0]),
        ("majority", [2, 2, 0, 1, 0, 0]),
        ("full", [2, 1, 0, 0, 0, 0]),
        ("begins", [1, 2, 1, 1, 0, 0]),
    ],
)
def test_f1_membership(membership: str | float, expected: list[int]) -> None:
    # Line ends are no characters of a line: [0,9) [10,19) [20,29), so of the first one B covers four ninths only.
    assert cells(tk.cooccurrence(f1(), unit="line", membership=membership)) == expected


def test_f1_levels() -> None:
    kept = tk.cooccurrence(f1(), level="parent", same_code="keep")
    assert (kept("P", "P"), kept("P", "Q")) == (6, 2)
    runs = tk.cooccurrence(f1(), level="parent")
    assert (runs("P", "Q"), runs.totals.tolist()) == (1, [1, 1])


def test_f1_three_sources_of_different_age() -> None:
    study = tk.Study("ages")
    study.add_code("A")
    for name, age in (("s30", 30), ("missing", None), ("s50", 50)):
        study.add_source(name, text="x" * 10, attributes={} if age is None else {"age": age})
        study.add_coding(name, 0, 5, "A")
    old = tk.query.attr("source.age") > 40

    def kept(where: tk.query.Filter) -> int:
        return int(tk.frequencies(study, where=where).total)

    assert [kept(old), kept(~old), kept(old | ~old)] == [1, 1, 2]


def test_f1_more_queries_in_segments() -> None:
    study = f1()
    a, b, c = tk.code("A"), tk.code("B"), tk.code("C")
    expected: list[tuple[tk.Query, list[tuple[int, int]]]] = [
        (c.within(b), [(10, 12)]),
        (b.encloses(c), [(5, 15)]),
        (b.overlaps(a), [(5, 15)]),
        (a.precedes(c), [(0, 10), (4, 9)]),
        (a.precedes(c, 0), [(0, 10)]),
        (c.precedes(b), [(10, 12)]),
        (c.precedes(b, 8), [(10, 12)]),
        (b.follows(a), [(20, 30)]),
        (a.encloses(a, strict=True), [(0, 10)]),
    ]
    for query, places in expected:
        assert spans(study, query) == places


def test_f2_pooled_near_and_totals() -> None:
    study = f2()
    near = tk.cooccurrence(study, unit="near", distance=2, same_code="keep")
    assert cells(near) == [6, 1, 0, 9, 5, 3]
    assert tk.cooccurrence(study, same_code="keep").totals.tolist() == [4, 3, 2]
    assert tk.cooccurrence(study).totals.tolist() == [1, 2, 2]
    assert (tk.cooccurrence(study, count="characters").n, tk.cooccurrence(study, unit="line").n) == (30, 3)


@pytest.mark.parametrize(
    ("unit", "distance", "keep", "union"),
    [
        ("overlap", 0, [3, 1, 2], [1, 1, 2]),
        ("touching", 0, [5, 2, 2], [3, 1, 2]),
        ("near", 3, [5, 3, 3], [3, 1, 3]),
    ],
)
def test_f3_contact(unit: str, distance: int, keep: list[int], union: list[int]) -> None:
    study = f3()
    assert cells(tk.cooccurrence(study, unit=unit, distance=distance, same_code="keep"))[3:] == keep
    assert cells(tk.cooccurrence(study, unit=unit, distance=distance))[3:] == union


@pytest.mark.parametrize(
    ("options", "met", "totals", "coded", "every"),
    [
        ({"unit": "source"}, [2, 2, 2], [3, 2, 2], 3, 4),
        ({"count": "characters"}, [10, 2, 4], [29, 31, 5], 64, 74),
        ({"unit": "line"}, [3, 1, 2], [4, 5, 2], 7, 8),
    ],
)
def test_f3_universe(options: dict[str, object], met: list[int], totals: list[int], coded: int, every: int) -> None:
    study = f3()
    for universe, n in (("coded", coded), ("all", every)):
        table = tk.cooccurrence(study, universe=universe, **options)  # type: ignore[arg-type]
        assert cells(table)[3:] == met
        assert (table.totals.tolist(), table.n) == (totals, n)


LINES: dict[str, object] = {"unit": "near", "distance_unit": "line", "same_code": "keep"}


def test_f1_distances_in_lines() -> None:
    study = f1()
    assert cells(tk.cooccurrence(study, distance=1, **LINES)) == [3, 1, 0, 4, 3, 2]  # type: ignore[arg-type]
    assert cells(tk.cooccurrence(study, distance=0, **LINES))[3:] == [3, 1, 1]  # type: ignore[arg-type]
    assert tk.cooccurrence(study, distance=2, **LINES)("A", "B") == 6  # type: ignore[arg-type]


def test_f1_codings_in_both_directions() -> None:
    met = tk.cooccurrence(f1(), count="codings", same_code="keep")
    assert met.counts.tolist() == [[3, 3, 1], [1, 0, 1], [1, 1, 0]]
    assert (met.totals.tolist(), met.column_totals.tolist(), met.directed) == ([3, 2, 1], [3, 2, 1], True)
    assert met.top(2).column("n_ij") == [3, 1]
    witnesses = f1().select(tk.code("A").cooccurs(tk.code("B"))).codings
    assert len(witnesses) == met("A", "B")


@pytest.mark.parametrize(
    ("word", "row", "column", "pairs"),
    [
        ("o", "A", "A", 2),
        ("oi", "A", "A", 2),
        ("di", "A", "A", 1),
        ("o", "A", "B", 2),
        ("oi", "A", "B", 1),
        ("m", "A", "B", 1),
        ("<", "A", "B", 2),
        ("mi", "B", "A", 1),
        (">", "B", "A", 2),
        ("m", "A", "C", 1),
        ("di", "A", "C", 1),
        ("<", "A", "C", 1),
        ("d", "C", "A", 1),
        ("di", "B", "C", 1),
        (">", "B", "C", 1),
        ("<", "B", "B", 1),
    ],
)
def test_f1_relations(word: str, row: str, column: str, pairs: int) -> None:
    met = tk.cooccurrence(f1(), unit="relation", mask=[word], distance=30, same_code="keep")
    assert met(row, column) == pairs


def test_f1_masks() -> None:
    study = f1()
    shared = tk.cooccurrence(study, unit="relation", mask=0x7FC, same_code="keep")
    assert (cells(shared), shared.directed) == ([3, 0, 0, 3, 1, 1], False)
    before = tk.cooccurrence(study, unit="relation", mask=["<", "m"], distance=0, same_code="keep")
    assert (before("A", "C"), before("C", "A"), before.directed) == (1, 0, True)
    assert before.quotations("A", "C").to_dict()["begin"] == [0]
    assert before.method["options"]["mask"] == ["<", "m"]
    for options in ({"unit": "relation"}, {"mask": ["o"]}, {"unit": "relation", "mask": [">"]}):
        with pytest.raises(tk.UsageError):
            tk.cooccurrence(study, **options)  # type: ignore[arg-type]
    with pytest.raises(tk.UsageError, match="known"):
        tk.cooccurrence(study, unit="relation", mask=["beside"])


def test_f1_thresholds() -> None:
    def met(**options: object) -> list[int]:
        return cells(tk.cooccurrence(f1(), same_code="keep", **options))[3:]  # type: ignore[arg-type]

    assert met(min_shared=2) == [3, 1, 1]
    assert met(min_shared=5) == [2, 0, 0]
    assert met(min_share=0.8) == [1, 1, 1]
    with pytest.raises(tk.UsageError, match="min_shared"):
        met(min_shared=0)


def test_windows_of_two_lines() -> None:
    one = tk.cooccurrence(f1(), unit="window")
    assert (cells(one), one.n) == ([2] * 6, 2)
    assert "not_independent" in one.test().flags
    met = tk.cooccurrence(f3(), unit="window", base="line", window=2, step=1)
    assert (cells(met)[3:], met.totals.tolist(), met.n) == ([3, 3, 4], [4, 4, 4], 5)
    sets = tk.configurations(f1(), unit="window")
    assert (["".join(s) for s in sets.sets], sets.units.tolist()) == (["ABC"], [2])
    with pytest.raises(tk.UsageError, match="window"):
        tk.cooccurrence(f1(), unit="window", window=0)


def test_f2_coders() -> None:
    met = tk.cooccurrence(f2(), count="coders")
    assert (cells(met)[3:], met.totals.tolist(), met.n) == ([2, 1, 1], [2, 2, 2], 2)
    assert met.method["options"]["count"] == "coders"


@pytest.mark.parametrize(
    ("unit", "count", "met"),
    [
        ("overlap", "sources", [1, 1, 2]),
        ("touching", "sources", [2, 1, 2]),
        ("overlap", "cases", [1, 1, 1]),
        ("touching", "cases", [2, 1, 1]),
    ],
)
def test_f3_sources_and_cases(unit: str, count: str, met: list[int]) -> None:
    table = tk.cooccurrence(f3_with_cases(), unit=unit, count=count, same_code="keep")
    assert (cells(table)[3:], table.n, table.is_table) == (met, 3, False)
    assert table.totals.tolist() == ([3, 2, 2] if count == "sources" else [3, 2, 1])


def test_f3_unit_case() -> None:
    study = f3_with_cases()
    coded, every = (tk.cooccurrence(study, unit="case", universe=which) for which in ("coded", "all"))
    assert cells(coded)[3:] == cells(every)[3:] == [2, 1, 1]
    assert (coded.totals.tolist(), coded.n, every.n) == ([3, 2, 1], 3, 4)
    same = tk.cooccurrence(study, unit="case", count="cases")
    assert (same.counts.tolist(), same.is_table) == (coded.counts.tolist(), True)


def test_f1_the_tree() -> None:
    study, q = f1(), tk.query
    assert q.down(study, "P") == ["P", "A", "B"]
    assert q.down(study, "P", include_self=False) == ["A", "B"]
    assert q.up(study, "A") == ["A", "P"]
    assert (q.siblings(study, "A"), q.siblings(study, "P")) == (["B"], ["Q"])
    assert (q.children(study, "P"), q.parents(study, "A"), q.at_level(study, 1)) == (["A", "B"], ["P"], ["P", "Q"])
    assert q.down(study, study.codes["Q"].id) == ["Q", "C"]
    with pytest.raises(tk.LookupError):
        q.down(study, "Z")
    with pytest.raises(tk.UsageError, match="roots"):
        q.at_level(study, 0)


def test_selection() -> None:
    study = f3_with_cases()
    found = study.select(tk.code("C"))
    assert (found.n, len(found)) == (2, 2)
    assert found.spans == {"source 1": [(10, 12)], "source 2": [(12, 15)]}
    assert (found.sources, found.cases) == (["source 1", "source 2"], ["p"])
    assert found.column("begin") == found.elements.column("begin") == [10, 12]
    assert found.codings == [5, 8]
    assert found.method["function"] == "select"
    assert found.method["input"]["study_sha256"] == study.sha256()
    assert study.select(~tk.code("A"), "case").cases == []
    assert study.select(tk.code("A") & tk.code("B"), "case").cases == ["p", "q"]
    assert study.select(~tk.code("A")).codings == [3, 5, 4, 7, 8, 9]  # no positive part: all on the places


def test_columns_and_queries_as_rows() -> None:
    study = f3()
    square = tk.cooccurrence(study, count="characters")
    met = tk.cooccurrence(
        study, count="characters", codes=["C", "A"], columns=["B", ("A or C", tk.code("A") | tk.code("C"))]
    )
    assert (met.labels, met.column_labels) == (["C", "A"], ["B", "A or C"])
    assert met.counts.shape == (2, 2)
    assert met("A", "B") == square("A", "B")
    assert (met.totals.tolist(), met.column_totals.tolist()) == ([5, 29], [31, 32])
    assert met.structural[:, 1].tolist() == [1, 1]
    assert met.association("jaccard").values.shape == (2, 2)
    assert len(met.to_dict()["row"]) == 4
    with pytest.raises(tk.UsageError, match="columns"):
        met.test()
    study.add_theme("T", codes=["A", "C"])
    theme = tk.cooccurrence(study, count="characters", codes=["B", "T", tk.code("C")])
    assert (theme.labels[:2], theme("T", "B")) == (["B", "T"], 12)


def test_a_directed_table_is_shown_whole() -> None:
    met = tk.cooccurrence(f1(), count="codings", same_code="keep")
    assert str(met.chart()).count("<td") == 9 + 3  # cells, and totals of rows
    table = tk.cooccurrence(f1(), codes=["A", "B"], columns=["C"])
    assert str(table.chart()).count("<td") == 2 + 2


def test_universes() -> None:
    study = f3()
    tens = tk.cooccurrence(study, unit="line", universe="nonempty")
    assert (tens.n, tens.is_table) == (6, False)
    places = {"source 1": [(5, 15), (20, 30)], "source 4": [(0, 4)]}
    inside = tk.cooccurrence(study, count="characters", universe=places)
    assert (inside.n, inside.totals.tolist()) == (24, [10, 20, 2])
    assert tk.configurations(study, universe=places).n == 24
    with pytest.raises(tk.InputError, match="universe"):
        tk.cooccurrence(study, universe={"source 1": [(5, 2)]})
    with pytest.raises(tk.UsageError, match="known"):
        tk.cooccurrence(study, universe="some")


def test_groups() -> None:
    study = f3_with_cases()
    met = tk.cooccurrence(study, unit="line", by="source")
    assert (met.groups, met.additive) == (["source 1", "source 2", "source 3"], True)
    parts = [met.of_group(name) for name in met.groups]
    assert np.sum([part.counts for part in parts], axis=0).tolist() == met.total.counts.tolist()
    assert sum(part.n or 0 for part in parts) == met.n
    assert parts[1].test().n == parts[1].shift_test().n == 3
    assert parts[0].quotations("A", "C").to_dict()["source"] == ["source 1"]
    cases = tk.cooccurrence(study, count="characters", by="case")
    assert (cases.groups, cases.additive) == (["p", "q", "r"], False)
    assert (cases.of_group("p").n, cases.of_group("q")("A", "A")) == (44, 5)
    coders = tk.cooccurrence(f2(), same_code="keep", by="coder")
    assert cells(coders.of_group("v")) == [0, 0, 0, 1, 0, 0]
    with pytest.raises(tk.LookupError):
        met.of_group("source 4")
    with pytest.raises(tk.UsageError, match="no group"):
        tk.cooccurrence(study, by="colour")


def test_the_shift_test_inside_places_and_by_coder() -> None:
    inside = tk.cooccurrence(f1(), count="characters", within=tk.code("B")).shift_test()
    assert (inside.n, inside.expected[0, 2]) == (20, pytest.approx(1.0))
    apart = tk.cooccurrence(f2(), count="characters", coder_rule="within").shift_test()
    assert (apart.n, int(apart.counts[0, 1])) == (60, 13)


F4 = {
    "jaccard": (0.5, 0.1875),
    "dice": (0.666667, 0.315789),
    "ochiai": (0.667698, 0.327327),
    "cosine": (0.667698, 0.327327),
    "overlap_coefficient": (0.705882, 0.428571),
    "confidence": (0.705882, 0.25),
    "support": (0.12, 0.015),
    "lift": (3.71517, 7.14286),
    "pmi": (1.31242, 1.96611),
    "npmi": (0.618991, 0.468155),
    "phi": (0.595137, 0.295565),
    "kappa": (0.593771, 0.284141),
    "simple_matching": (0.88, 0.935),
    "yule_q": (0.926082, 0.877551),
    "yule_y": (0.672379, 0.593147),
    "odds_ratio": (26.0571, 15.3333),
    "log_odds_ratio": (3.26029, 2.73003),
    "pearson_residual": (4.87976, 3.98103),
    "adjusted_residual": (5.95137, 4.17992),
    "t_score": (2.53168, 1.48956),
    "chi2": (35.4188, 17.4717),
    "chi2_yates": (31.4953, 11.3559),
    "g2": (28.6341, 8.47428),
}


def table_of(a: int, b: int, c: int, d: int, measure: str) -> tk.metrics.AssociationResult:
    return tk.metrics.association([[a + b, a], [a, a + c]], [a + b, a + c], a + b + c + d, measure)


@pytest.mark.parametrize("measure", F4)
def test_f4_every_measure(measure: str) -> None:
    first, second = F4[measure]
    assert table_of(12, 5, 7, 76, measure).values[0, 1] == pytest.approx(first, rel=1e-5)
    assert table_of(3, 9, 4, 184, measure).values[0, 1] == pytest.approx(second, rel=1e-5)


def test_f4_other_direction_intervals_and_p() -> None:
    assert table_of(12, 5, 7, 76, "confidence").values[1, 0] == pytest.approx(0.631579, rel=1e-5)
    assert table_of(3, 9, 4, 184, "confidence").values[1, 0] == pytest.approx(0.428571, rel=1e-5)
    for cells_of, se, lo, hi in (
        ((12, 5, 7, 76), 0.662834, 7.10758, 95.5282),
        ((3, 9, 4, 184), 0.836588, 2.97531, 79.0208),
    ):
        ratio = table_of(*cells_of, "odds_ratio")
        assert table_of(*cells_of, "log_odds_ratio").se[0, 1] == pytest.approx(se, rel=1e-5)
        assert (ratio.lo[0, 1], ratio.hi[0, 1]) == (pytest.approx(lo, rel=1e-5), pytest.approx(hi, rel=1e-5))
    tails = {"chi2": (2.65911e-9, 2.91618e-5), "chi2_yates": (1.99926e-8, 7.52080e-4), "g2": (8.74268e-8, 3.60202e-3)}
    for measure, (first, second) in tails.items():
        assert table_of(12, 5, 7, 76, measure).p[0, 1] == pytest.approx(first, rel=1e-5)
        assert table_of(3, 9, 4, 184, measure).p[0, 1] == pytest.approx(second, rel=1e-5)


@pytest.mark.parametrize(
    ("cell", "options", "first", "second"),
    [
        ("greater", {}, 2.01074e-7, 0.00509771),
        ("two-sided", {"alternative": "two_sided"}, 2.01074e-7, 0.00509771),
        ("less", {"alternative": "less"}, 1.0, 0.999758),
        ("mid-p", {"mid_p": True}, 1.04006e-7, 0.00267005),
    ],
)
def test_f4_fisher(cell: str, options: dict[str, object], first: float, second: float) -> None:
    fisher = tk.metrics.fisher_exact
    assert float(fisher(12, 17, 19, 100, **options)) == pytest.approx(first, rel=1e-5), cell  # type: ignore[arg-type]
    assert float(fisher(3, 12, 7, 200, **options)) == pytest.approx(second, rel=1e-5), cell  # type: ignore[arg-type]


def test_f4_an_empty_cell() -> None:
    expected = {"phi": -0.0629406, "kappa": -0.0619469, "chi2": 0.396152, "chi2_yates": 0.0, "g2": 0.745201}
    expected |= {"log_odds_ratio": 0.0702043, "yule_q": -1.0, "yule_y": -1.0, "npmi": -1.0}
    for measure, value in expected.items():
        assert table_of(0, 5, 7, 88, measure).values[0, 1] == pytest.approx(value, rel=1e-5), measure
    assert table_of(0, 5, 7, 88, "log_odds_ratio").se[0, 1] == pytest.approx(1.52527, rel=1e-5)
    assert table_of(0, 5, 7, 88, "log_odds_ratio").status[0, 1] == "corrected"
    assert float(tk.metrics.fisher_exact(0, 5, 7, 100, alternative="less")) == pytest.approx(0.690304, rel=1e-5)
    assert float(tk.metrics.fisher_exact(0, 5, 7, 100, alternative="two_sided")) == pytest.approx(1.0)


def test_f5_tails_and_the_table_without_sources() -> None:
    strata = ([5, 2, 4], [8, 6, 5], [7, 5, 7], [20, 30, 12])
    stratified = tk.metrics.stratified_test
    assert stratified(*strata, alternative="less").p == pytest.approx(0.998389, rel=1e-5)
    assert stratified(*strata, mid_p=True).p == pytest.approx(0.00573568, rel=1e-5)
    t = stratified(*strata)
    # P(>= 11) and P(<= 11) both hold p(11).
    assert t.p + stratified(*strata, alternative="less").p - 1 == pytest.approx(0.00824914, rel=1e-4)
    assert t.z == pytest.approx(2.65005, rel=1e-5)
    assert t.z**2 == pytest.approx(7.02279, rel=1e-5)
    assert math.exp(t.log_odds_ratio) == pytest.approx(5.50877, rel=1e-5)
    assert [math.exp(t.lo), math.exp(t.hi)] == pytest.approx([1.54645, 19.6234], rel=1e-5)
    assert table_of(11, 8, 8, 35, "adjusted_residual").values[0, 1] == pytest.approx(3.0937, rel=1e-5)
    ignoring = tk.metrics.fisher_exact(11, 19, 19, 62, alternative="two_sided")
    assert float(ignoring) == pytest.approx(0.00316699, rel=1e-5)


def drawn(seed: int) -> tk.Study:
    """Eight sources, three coders, cases, turns by lines, nested and touching spans."""
    draw = random.Random(seed)
    study = tk.Study("drawn")
    for code in "ABCDE":
        study.add_code(code)
    for coder in "uvw":
        study.add_coder(coder)
    for number in range(8):
        length = draw.randrange(20, 90)
        name = f"source {number}"
        study.add_source(name, text=lines(length))
        study.add_case(f"case {number}", sources=[name])
        for _ in range(draw.randrange(12, 40)):
            begin = draw.randrange(length)
            study.add_coding(name, begin, draw.randrange(begin, length) + 1, draw.choice("ABCDE"), draw.choice("uvw"))
    return study


RULES: list[dict[str, object]] = [
    *({"unit": unit, "same_code": same} for unit in CONTACT[:3] for same in ("union", "keep")),
    {"unit": "exact", "same_code": "distinct"},
    {"unit": "exact", "same_code": "keep"},
    {"unit": "near", "distance": 7},
    {"count": "characters"},
    {"count": "pair_characters"},
    *({"unit": unit} for unit in ("word", "line", "sentence", "paragraph", "segment", "source", "case")),
    *({"unit": "line", "membership": how} for how in (0.5, "majority", "full", "begins")),
    *({"count": count} for count in ("codings", "sources", "cases", "coders")),
    *({"unit": "line", "count": count} for count in ("pairs", "codings", "cases")),
    {"unit": "near", "distance": 1, "distance_unit": "line"},
    {"unit": "relation", "mask": ["o", "m"]},
    {"unit": "window", "window": 3},
    {"min_shared": 2, "same_code": "keep"},
]


def every_byte(met: tk.Cooccurrence) -> list[object]:
    table = met.table()
    return [
        met.counts.tobytes(),
        met.totals.tobytes(),
        met.n,
        met.labels,
        met.to_dict(),
        met.method["options"],
        met.method["steps"],
        table.rows if hasattr(table, "rows") else None,
        met.association("jaccard").values.tobytes(),
    ]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_threads_give_the_same_bytes_for_every_rule(rule: dict[str, object]) -> None:
    study = drawn(5)
    one, two, seven = (tk.cooccurrence(study, threads=threads, **rule) for threads in (1, 2, 7))  # type: ignore[arg-type]
    assert int(one.counts.sum()) > 0 or rule["unit"] == "exact"
    assert every_byte(one) == every_byte(two) == every_byte(seven)
    if one.is_table:
        for made in (two, seven):
            assert one.test(threads=1).p.tobytes() == made.test(threads=2).p.tobytes()
            assert one.interval("phi", 40, threads=1).lo.tobytes() == made.interval("phi", 40, threads=2).lo.tobytes()


@pytest.mark.parametrize(("mode", "distance"), [("overlap", 0), ("touching", 0), ("near", 9), ("exact", 0)])
def test_threads_give_the_same_bytes_on_arrays(mode: str, distance: int) -> None:
    numbers = np.random.default_rng(3)
    source = numbers.integers(0, 40, 5000)
    begin = numbers.integers(0, 900, 5000)
    end = begin + numbers.integers(1, 90, 5000)
    code = numbers.integers(0, 17, 5000)
    found = {
        tk.metrics.overlap_counts(source, begin, end, code, 17, mode=mode, distance=distance, threads=threads).tobytes()
        for threads in (1, 2, 3, 8)
    }
    assert len(found) == 1


def test_the_order_of_codings_changes_no_count() -> None:
    rows = [("A", 0, 10), ("A", 8, 20), ("B", 5, 15), ("B", 20, 30), ("C", 10, 12)]
    results = set()
    for order in itertools.permutations(rows):
        study = tk.Study("order")
        for code in "ABC":
            study.add_code(code)
        study.add_source("s", text=lines(30))
        for code, begin, end in order:
            study.add_coding("s", begin, end, code)
        results.add(tk.cooccurrence(study, same_code="keep").counts.tobytes())
    assert len(results) == 1
