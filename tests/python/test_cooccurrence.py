"""Co-occurrence, frequencies, configurations and queries from Python: the fixtures F1 to F7, threads, hostile input."""

from __future__ import annotations

import doctest
import itertools
import math

import numpy as np
import pytest

import tematik as tk

NAN = math.nan
F1 = [("A", 0, 10), ("A", 8, 20), ("A", 4, 9), ("B", 5, 15), ("B", 20, 30), ("C", 10, 12)]


def lines(length: int) -> str:
    return "".join("\n" if i % 10 == 9 else "x" for i in range(length))


def f1() -> tk.Study:
    study = tk.Study("F1")
    study.add_code("P", codable=False)
    study.add_code("A", parent="P")
    study.add_code("B", parent="P")
    study.add_code("Q", codable=False)
    study.add_code("C", parent="Q")
    study.add_coder("u")
    study.add_source("source 1", text=lines(30))
    for code, begin, end in F1:
        study.add_coding("source 1", begin, end, code, "u")
    return study


def f2() -> tk.Study:
    study = f1()
    study.add_coder("v")
    for code, begin, end in (("A", 2, 9), ("B", 6, 14), ("C", 18, 24)):
        study.add_coding("source 1", begin, end, code, "v")
    return study


def f3() -> tk.Study:
    study = f1()
    for name, length in (("source 2", 24), ("source 3", 10), ("source 4", 10)):
        study.add_source(name, text=lines(length))
    for code, begin, end in (("A", 0, 5), ("B", 5, 9), ("C", 12, 15), ("B", 13, 20)):
        study.add_coding("source 2", begin, end, code, "u")
    study.add_coding("source 3", 2, 6, "A", "u")
    return study


def f3_with_cases() -> tk.Study:
    """Cases p, q, r and t: source 1 and the end of source 2, the begin of source 2, source 3, source 4."""
    study = f3()
    study.add_case("p", sources=["source 1"], spans={"source 2": [(10, 24)]})
    study.add_case("q", spans={"source 2": [(0, 10)]})
    study.add_case("r", sources=["source 3"])
    study.add_case("t", sources=["source 4"])
    return study


def cells(met: tk.Cooccurrence) -> list[int]:
    """A-A, B-B, C-C, A-B, A-C, B-C."""
    pairs = (("A", "A"), ("B", "B"), ("C", "C"), ("A", "B"), ("A", "C"), ("B", "C"))
    return [int(met(a, b)) for a, b in pairs]


def spans(study: tk.Study, query: tk.Query, domain: str = "segments") -> list[tuple[int, int]]:
    places = study.select(query, domain).to_dict()
    return list(zip(places["begin"], places["end"], strict=True))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"same_code": "keep"}, [3, 0, 0, 3, 1, 1]),
        ({"unit": "touching", "same_code": "keep"}, [3, 0, 0, 4, 2, 1]),
        ({"unit": "near", "distance": 2, "same_code": "keep"}, [3, 0, 0, 4, 3, 1]),
        ({"unit": "near", "distance": 8, "same_code": "keep"}, [3, 1, 0, 4, 3, 2]),
        ({}, [0, 0, 0, 1, 1, 1]),
        ({"unit": "touching"}, [0, 0, 0, 2, 1, 1]),
        ({"count": "pair_characters"}, [8, 0, 0, 16, 2, 2]),
        ({"count": "characters"}, [20, 20, 2, 10, 2, 2]),
        ({"unit": "line"}, [2, 3, 1, 2, 1, 1]),
    ],
)
def test_f1(options: dict[str, object], expected: list[int]) -> None:
    assert cells(tk.cooccurrence(f1(), **options)) == expected  # type: ignore[arg-type]


def test_f2_coders_pooled() -> None:
    study = f2()
    assert cells(tk.cooccurrence(study, same_code="keep")) == [6, 1, 0, 8, 2, 3]
    assert cells(tk.cooccurrence(study)) == [0, 0, 0, 1, 2, 2]
    assert cells(tk.cooccurrence(study, count="characters")) == [20, 20, 8, 10, 4, 6]
    assert cells(tk.cooccurrence(study, unit="line")) == [2, 3, 2, 2, 1, 2]


def test_f3_sources_and_frequencies() -> None:
    study = f3()
    assert cells(tk.cooccurrence(study, unit="source"))[3:] == [2, 2, 2]
    characters = tk.cooccurrence(study, count="characters")
    assert (characters.totals.tolist(), characters.n) == ([29, 31, 5], 64)
    f = tk.frequencies(study, by="source")
    assert f.counts.tolist() == [[3, 1, 1], [2, 2, 0], [1, 1, 0]]
    assert f.groups == ["source 1", "source 2", "source 3"]
    assert f.share("column")("A", "source 1") == 0.5
    assert f.per(10)("A", "source 3") == 1.0
    assert f.crosstab().status == "no_table"
    assert f.method["function"] == "frequencies"
    assert f.method["input"]["study_sha256"] == study.sha256()
    assert "{" not in f.report()


def test_configurations() -> None:
    sets = tk.configurations(f1())
    assert dict(zip(map("".join, sets.sets), sets.units.tolist(), strict=True)) == {"A": 10, "B": 10, "AB": 8, "ABC": 2}
    all_lines = tk.configurations(f3(), unit="line", universe="all")
    assert (all_lines.n, int(all_lines.units.sum())) == (8, 8)
    held = dict(zip(map("".join, all_lines.sets), all_lines.units.tolist(), strict=True))
    assert held == {"AB": 2, "ABC": 1, "B": 1, "BC": 1, "A": 1, "": 2}
    parents = tk.configurations(f1(), unit="line", dimensions=["P"])
    assert sorted(map("".join, parents.sets)) == ["P: B", "P: conflict"]
    assert "{" not in sets.report("id")


def test_f1_queries_in_characters() -> None:
    study = f1()
    a, b, c = tk.code("A"), tk.code("B"), tk.code("C")
    at_least, one_of = tk.query.at_least, tk.query.one_of
    expected: list[tuple[tk.Query, list[tuple[int, int]]]] = [
        (a & b, [(5, 15)]),
        (a | c, [(0, 20)]),
        (a & ~b, [(0, 5), (15, 20)]),
        (~a, [(20, 30)]),
        (one_of(a, b, c), [(0, 5), (15, 30)]),
        (at_least(2, [a, b, c]), [(5, 15)]),
        (at_least(3, [a, b, c]), [(10, 12)]),
        (tk.query.at_most(1, [a, b, c]), [(0, 5), (15, 30)]),
        (tk.query.exactly(2, [a, b, c]), [(5, 10), (12, 15)]),
    ]
    for query, places in expected:
        assert spans(study, query, "characters") == places


def test_f1_queries_in_segments() -> None:
    study = f1()
    a, b, c = tk.code("A"), tk.code("B"), tk.code("C")
    every = [(0, 10), (4, 9), (8, 20)]
    expected: list[tuple[tk.Query, list[tuple[int, int]]]] = [
        (a & b, []),
        (b & ~a.overlapping(), [(20, 30)]),
        (a & ~c.overlapping(), [(0, 10), (4, 9)]),
        (c.within(a), [(10, 12)]),
        (a.within(b), []),
        (a.encloses(c), [(8, 20)]),
        (a.overlaps(b), [(0, 10), (4, 9)]),
        (a.overlapped_by(b), [(8, 20)]),
        (a.relates(b, ["o"]), [(0, 10), (4, 9)]),
        (a.relates(b, 0x400), [(8, 20)]),
        (a.precedes(b), every),
        (a.precedes(b, 0), [(8, 20)]),
        (a.precedes(c, 2), [(0, 10), (4, 9)]),
        (c.precedes(b, 2), []),
        (b.follows(c), [(20, 30)]),
        (a.near(c, 0), [(0, 10), (8, 20)]),
        (a.near(c, 2), every),
        (a.near(c, 0, "line"), [(8, 20)]),
        (a.within(a, strict=True), [(4, 9)]),
        (c.cooccurs(c, distinct=True), []),
        (c.nearby(0), [(0, 10), (5, 15), (8, 20), (10, 12)]),
        (tk.query.all().where(tk.query.has_code(["C"])), [(10, 12)]),
        (tk.query.none(), []),
    ]
    for query, places in expected:
        assert spans(study, query) == places
    assert spans(f3(), (~tk.code("A")).scope(tk.query.source("source 2"))) == [(5, 9), (12, 15), (13, 20)]


def one(a: int, b: int, c: int, d: int, measure: str) -> tuple[float, str]:
    result = tk.metrics.association(np.array([[a + b, a], [a, a + c]]), [a + b, a + c], a + b + c + d, measure)
    return float(result.values[0, 1]), str(result.status[0, 1])


@pytest.mark.parametrize(
    ("measure", "first", "second"),
    [
        ("jaccard", 0.5, 0.1875),
        ("npmi", 0.618991, 0.468155),
        ("phi", 0.595137, 0.295565),
        ("kappa", 0.593771, 0.284141),
        ("yule_y", 0.672379, 0.593147),
        ("odds_ratio", 26.0571, 15.3333),
        ("log_odds_ratio", 3.26029, 2.73003),
        ("adjusted_residual", 5.95137, 4.17992),
        ("chi2", 35.4188, 17.4717),
        ("g2", 28.6341, 8.47428),
    ],
)
def test_f4(measure: str, first: float, second: float) -> None:
    assert one(12, 5, 7, 76, measure)[0] == pytest.approx(first, rel=1e-5)
    assert one(3, 9, 4, 184, measure)[0] == pytest.approx(second, rel=1e-5)


def test_f4_fisher_and_crosstab() -> None:
    fisher = tk.metrics.fisher_exact
    assert float(fisher(12, 17, 19, 100)) == pytest.approx(2.01074e-7, rel=1e-5)
    assert float(fisher(3, 12, 7, 200, alternative="less")) == pytest.approx(0.999758, rel=1e-5)
    assert float(fisher(3, 12, 7, 200, mid_p=True)) == pytest.approx(0.00267005, rel=1e-5)
    assert fisher(0, 0, 7, 100).status == "zero_total"
    x = tk.metrics.crosstab([[12, 5], [7, 76]])
    assert (x.v, x.chi2) == (pytest.approx(0.595137, rel=1e-5), pytest.approx(35.4188, rel=1e-5))


def test_f5_strata() -> None:
    t = tk.metrics.stratified_test([5, 2, 4], [8, 6, 5], [7, 5, 7], [20, 30, 12])
    assert t.expected == pytest.approx(6.71667, rel=1e-5)
    assert t.variance == pytest.approx(2.61249, rel=1e-5)
    assert t.p == pytest.approx(0.00986025, rel=1e-5)
    assert t.chi2_corrected == pytest.approx(5.47892, rel=1e-5)
    assert (t.log_odds_ratio, t.se) == (pytest.approx(1.70634, rel=1e-5), pytest.approx(0.648166, rel=1e-5))
    two = tk.metrics.stratified_test([5, 2, 4], [8, 6, 5], [7, 5, 7], [20, 30, 12], alternative="two_sided")
    assert two.p == pytest.approx(0.0124716, rel=1e-5)


def f5() -> tk.Study:
    """Three sources of one-line units: a with both codes, b with i only, c with j only, d with none."""
    study = tk.Study("F5")
    for code in "ij":
        study.add_code(code)
    study.add_coder("u")
    for number, (a, b, c, d) in enumerate([(5, 3, 2, 10), (2, 4, 3, 21), (4, 1, 3, 4)]):
        study.add_source(f"s{number}", text="x\n" * (a + b + c + d))
        for line, codes in enumerate(["ij"] * a + ["i"] * b + ["j"] * c):
            for code in codes:
                study.add_coding(f"s{number}", 2 * line, 2 * line + 1, code, "u")
    return study


def test_f5_from_a_study() -> None:
    met = tk.cooccurrence(f5(), unit="line")
    tests = met.test()
    assert tests.p[0, 1] == pytest.approx(0.00986025, rel=1e-5)
    assert tests.z[0, 1] == pytest.approx(2.65005, rel=1e-5)
    assert tests.p_adjusted[0, 1] == tests.p[0, 1]
    assert (tests.family, tests.strata, tests.n) == (1, 3, 62)
    assert math.exp(tests.log_odds_ratio[0, 1]) == pytest.approx(5.50877, rel=1e-5)
    ci = met.interval("jaccard", confidence=0.95)
    assert (ci.exhaustive, ci.too_few_sources) == (True, True)
    assert (ci.values[0, 1], ci.lo[0, 1], ci.hi[0, 1]) == pytest.approx((0.407407, 0.222222, 0.5), rel=1e-5)
    assert (ci.mean[0, 1], ci.se[0, 1]) == (pytest.approx(0.407237, rel=1e-5), pytest.approx(0.07581, rel=1e-4))


def test_f6_circular_shift() -> None:
    i = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0]
    j = [1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0]
    source = [1] * 10 + [2] * 8
    t = tk.metrics.circular_shift_test(i, j, source)
    assert (t.n_ij, t.expected, t.p) == (5, pytest.approx(2.725), pytest.approx(0.15))
    assert t.variance == pytest.approx(2.54937, rel=1e-5)
    assert (t.few_arrangements, t.smallest_p) == (True, pytest.approx(0.05))
    study = tk.Study("F6")
    for code in "ij":
        study.add_code(code)
    study.add_coder("u")
    for name, first, last in (("s1", 0, 10), ("s2", 10, 18)):
        study.add_source(name, text="x" * (last - first))
        for code, column in (("i", i[first:last]), ("j", j[first:last])):
            for at, held in enumerate(column):
                if held:
                    study.add_coding(name, at, at + 1, code, "u")
    shifted = tk.cooccurrence(study, count="characters").shift_test()
    assert shifted.p[0, 1] == pytest.approx(0.15)
    within = tk.cooccurrence(study, count="characters").test()
    assert within.p[0, 1] == pytest.approx(0.0442177, rel=1e-5)
    assert "not_independent" in within.flags


def test_f7_adjusted_p() -> None:
    p = [0.003, 0.012, 0.02, 0.04, 0.2, NAN]
    bh = tk.metrics.adjust_p(p)
    assert bh.family == 5
    assert bh.values[:5] == pytest.approx([0.015, 0.03, 0.0333333, 0.05, 0.2], rel=1e-5)
    assert math.isnan(bh.values[5])
    by = tk.metrics.adjust_p(p, "by")
    assert by.values[:5] == pytest.approx([0.03425, 0.0685, 0.0761111, 0.114167, 0.456667], rel=1e-5)


def test_counts_of_pairs_have_no_test() -> None:
    tests = tk.cooccurrence(f1(), same_code="keep").test()
    assert tests.status == "no_data"
    assert {tests.pair_status[i, j] for i, j in itertools.permutations(range(3), 2)} == {"no_table"}
    with pytest.raises(tk.UsageError, match="keep_sources"):
        tk.cooccurrence(f1(), unit="line", keep_sources=False).test(progress=lambda done, total: None)


def test_quotations_and_consent() -> None:
    study = f1()
    met = tk.cooccurrence(study, same_code="keep")
    assert met.quotations("A", "B").to_dict() == {
        "source": ["source 1"] * 3,
        "begin": [5, 5, 8],
        "end": [9, 10, 15],
        "coder": ["u"] * 3,
    }
    assert met.quotations("A", "B", text=True).column("text") == ["xxxx", "xxxx\n", "x\nxxxxx"]
    assert tk.frequencies(study, by="source").quotations("C", "source 1").column("begin") == [10]
    study.add_case("Ani", sources=["source 1"])
    study.add_consent("Ani", "quote", "refused")
    with pytest.raises(tk.UsageError, match="changed"):
        met.quotations("A", "B")
    refused = tk.cooccurrence(study, same_code="keep").quotations("A", "B", text=True)
    assert refused.column("text") == [None, None, None]
    with pytest.raises(tk.UsageError, match="changed"):
        met.shift_test()


def test_threads_change_nothing() -> None:
    study = f5()
    results = []
    for threads in (1, 2, 7):
        met = tk.cooccurrence(study, unit="line", threads=threads)
        ci = met.interval("phi", 50, seed=3, threads=threads)
        tests = met.test(threads=threads)
        shuffle = tk.metrics.block_shuffle_test([1, 0] * 20, [0, 1, 1, 0] * 10, [0] * 40, n_perm=99, threads=threads)
        x = tk.metrics.crosstab([[3, 1, 2], [1, 4, 2]], n_perm=99, threads=threads)
        results.append((met.counts.tobytes(), ci.lo.tobytes(), ci.hi.tobytes(), tests.p.tobytes(), shuffle.p, x.p))
    assert results[0] == results[1] == results[2]


def test_tables_of_results() -> None:
    met = tk.cooccurrence(f5(), unit="line")
    assert met.test().to_dict()["row"] == ["i"]
    assert set(met.interval("phi").to_dict()) >= {"row", "column", "phi", "lo", "hi"}
    assert len(tk.configurations(f1()).to_pandas()) == 4
    assert tk.metrics.correspondence_analysis([[3, 1], [1, 3]]).inertia.tolist() == pytest.approx([0.25])


def test_hostile_input() -> None:
    study = f1()
    with pytest.raises(tk.UsageError, match="1 to 2"):
        tk.query.at_least(3, [tk.code("A"), tk.code("B")])
    with pytest.raises(tk.UsageError):
        tk.query.one_of("A", "B")
    with pytest.raises(tk.UsageError, match="0 or more"):
        tk.code("A").near(tk.code("B"), -1)
    with pytest.raises(tk.UsageError, match="13 bits"):
        tk.code("A").relates(tk.code("B"), -1)
    with pytest.raises(tk.UsageError, match="known"):
        tk.code("A").relates(tk.code("B"), ["beside"])
    with pytest.raises(tk.LookupError):
        study.select(tk.code("Z").within(tk.code("A")))
    with pytest.raises(tk.UsageError, match="no group"):
        tk.frequencies(study, by="colour")
    with pytest.raises(tk.UsageError, match="dictionary"):
        tk.frequencies(study, columns=[tk.code("A")])
    with pytest.raises(tk.UsageError):
        tk.configurations(study, unit="near")
    with pytest.raises(tk.LookupError):
        tk.cooccurrence(study).quotations("A", "Z")
    with pytest.raises(tk.InputError, match="p-value 1"):
        tk.metrics.adjust_p([0.1, 2.0])
    with pytest.raises(tk.InputError, match="2x2"):
        tk.metrics.fisher_exact(9, 3, 4, 10)
    with pytest.raises(tk.InputError, match="whole numbers"):
        tk.metrics.crosstab([[0.5, 1.0], [1.0, 2.0]])
    with pytest.raises(tk.UsageError, match="per stratum"):
        tk.metrics.stratified_test([1], [1, 2], [1], [3])
    with pytest.raises(tk.UsageError, match="words"):
        tk.code("A").relates(tk.code("B"), 0.5)
    with pytest.raises(tk.UsageError, match="known"):
        tk.metrics.document_similarity([[1, 0]], "alike")


def test_the_examples_in_the_docstrings() -> None:
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    names = "adjust_p fisher_exact stratified_test circular_shift_test block_shuffle_test crosstab"
    names += " correspondence_analysis document_similarity code_configurations"
    documented = [(getattr(tk.metrics, name), name) for name in names.split()]
    documented += [(tk.frequencies, "frequencies"), (tk.configurations, "configurations")]
    documented += [(tk.cooccurrence, "cooccurrence"), (tk.Study.select, "select"), (tk.query.down, "down")]
    documented += [(getattr(tk.Cooccurrence, name), name) for name in ("test", "shift_test", "interval")]
    for member, name in documented:
        for example in finder.find(member, name, globs={"tk": tk}):
            runner.run(example)
    assert runner.summarize().attempted >= len(documented)
    assert runner.summarize().failed == 0
