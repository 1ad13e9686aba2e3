"""Queries and filters as values, domains, stored queries as smart codes, and the coder rules of co-occurrence."""

from __future__ import annotations

import doctest
import itertools

import pytest
from test_cooccurrence import cells, f1, f2, f3, spans

import tematik as tk

A, B, C = tk.code("A"), tk.code("B"), tk.code("C")
q = tk.query


def test_f1_in_units_and_pinned_parts() -> None:
    study = f1()
    # Lines of F1 without their line ends: [0,9) [10,19) [20,29).
    assert spans(study, A & B, "line") == [(0, 9), (10, 19)]
    assert spans(study, A & B & C, "line") == [(10, 19)]
    assert spans(study, ~A, "line") == [(20, 29)]
    assert spans(study, q.units("line"), "line") == [(0, 9), (10, 19), (20, 29)]
    assert spans(study, C.within(B.on("line"))) == [(10, 12)]
    assert spans(study, A.within(q.units("line"))) == [(4, 9)]
    assert spans(study, A.on("line"), "characters") == [(0, 9), (10, 19)]
    here = q.spans({"source 1": [(9, 11), (11, 12)]})
    assert spans(study, here) == [(9, 12)]
    assert spans(study, here & B, "characters") == [(9, 12)]
    assert spans(study, A.cooccurs(here)) == [(0, 10), (8, 20)]
    assert spans(study, q.all().within(A.on("source"))) == spans(study, q.all())


def test_f3_in_sources_and_cases() -> None:
    study = f3()
    for name in ("source 1", "source 2", "source 3", "source 4"):
        study.add_case(f"case of {name}", sources=[name])

    def sources(query: tk.Query) -> list[str]:
        return list(study.select(query, "source").to_dict()["source"])

    assert sources(A & B) == ["source 1", "source 2"]
    assert sources(~B) == ["source 3"]  # source 4 is not coded: no evidence of absence
    assert study.select(A, "source").to_dict()["end"] == [30, 24, 10]
    assert study.select(~B, "case").to_dict() == {"case": ["case of source 3"]}
    assert study.select((~B).scope(q.case("case of source 1")), "case").to_dict() == {"case": []}
    with pytest.raises(tk.UsageError, match="no relation"):
        study.select(A.within(B), "source")
    with pytest.raises(tk.UsageError, match="overlap"):
        study.select(A, "overlap")


def test_created_weight_and_quantifier() -> None:
    study = tk.Study("times")
    study.add_code("A")
    study.add_source("s", text="x" * 20)
    study.add_coding("s", 0, 5, "A", weight=2.0, created="2026-01-05T08:00:00Z")
    study.add_coding("s", 5, 9, "A", weight=0.5, created="2026-01-06T08:00:00Z")
    study.add_coding("s", 9, 12, "A")

    def kept(where: q.Filter) -> list[tuple[int, int]]:
        return spans(study, q.select(where))

    first, second, third = (0, 5), (5, 9), (9, 12)
    day = "2026-01-06T08:00:00Z"
    assert kept(q.created(end=day)) == [first]
    assert kept(~q.created(end=day)) == [second]  # without a time: neither
    assert kept(q.created(day)) == [second]
    assert kept(q.weight() >= 2) == [first]
    assert kept(q.weight().is_missing() | (q.weight() < 1)) == [second, third]
    with pytest.raises(tk.UsageError, match="later"):
        q.created(day, day)
    with pytest.raises(tk.UsageError):
        q.created()
    with pytest.raises(tk.InputError, match="time"):
        q.created("yesterday")
    with pytest.raises(tk.UsageError, match="no number"):
        kept(q.weight() == "heavy")
    study.add_case("a", sources=["s"], role="pupil")
    study.add_case("b", sources=["s"], role="teacher")
    role, every = q.attr("case.role"), q.attr("case.role", quantifier="all")
    assert kept(role == "pupil") == [first, second, third]
    assert kept(every == "pupil") == []
    assert kept(every.isin(["pupil", "teacher"])) == [first, second, third]
    assert (every == "pupil") != (role == "pupil")
    with pytest.raises(tk.UsageError, match="cases"):
        q.attr("source.role", quantifier="all")


def test_values_are_printed_compared_hashed_and_read_again() -> None:
    queries = [
        A & ~B.overlapping(),
        A.on("line") - q.units("turn"),
        q.spans({"s": [(0, 4), (8, 9)]}),
        q.stored("smart"),
        q.theme("T", nested=False),
        q.at_least(2, [A, B, C]).scope(q.attr("case.age", quantifier="all") > 40),
        A.near(B, 3, "own unit").where(q.created("2026-01-05T08:00:00Z") & (q.weight() > 1.5)),
    ]
    for query in queries:
        again = tk.query.Query.from_json(query.to_json())
        assert again == query
        assert hash(again) == hash(query)
        assert repr(again) == repr(query)
        assert again.to_json() == query.to_json()
    for one, other in itertools.combinations(queries, 2):
        assert one != other
    rule = q.coder("u") | q.polarity("-")
    assert q.Filter.from_json(rule.to_json()) == rule
    assert tk.query.Query.from_json(rule.to_json()) == q.select(rule)
    assert A.to_json() == '{"query":["codes","A"],"version":1}'
    for text in ("", "[]", '{"query":["codes","A"]}', '{"query":["cods"],"version":1}'):
        with pytest.raises(tk.InputError):
            tk.query.Query.from_json(text)
    with pytest.raises(tk.InputError, match="newer"):
        tk.query.Query.from_json('{"query":["all"],"version":9}')


def test_stored_queries_are_smart_codes() -> None:
    study = f3()
    study.add_query("A or C", A | C, note="together")
    study.queries.add("alone", B - A)
    assert len(study.queries) == 2
    assert study.queries["A or C"].note == "together"
    assert study.stored_query("alone") == tk.query.Query.from_json(study.queries["alone"].text)
    assert spans(study, q.stored("A or C")) == spans(study, A | C)
    met = tk.cooccurrence(study, count="characters", codes=["alone", "B", "A or C"])
    assert met.labels == ["B", "alone", "A or C"]  # stored queries stand behind the codes
    assert met.totals.tolist() == [31, 21, 32]
    assert met("B", "A or C") == 12
    assert met.association("jaccard").status[0, 1] == "structural"
    counted = tk.frequencies(study, by="source", codes=["A", "alone"])
    assert counted("alone", "source 2") == 2
    assert counted.quotations("alone", "source 1").to_dict()["coder"] == [""]
    assert tk.configurations(study, codes=["alone", "A or C"]).n == 64
    study.set_code("B", name="renamed")
    assert tk.cooccurrence(study, codes=["alone", "A"]).totals.tolist() == [3, 3]
    with pytest.raises(tk.UsageError, match="stored query"):
        tk.saturation(study, codes=["alone"])
    study.delete_code("renamed")
    with pytest.raises(tk.LookupError, match="alone"):
        study.select(q.stored("alone"))
    study.delete_query("alone")
    with pytest.raises(tk.LookupError):
        study.stored_query("alone")


def test_stored_rules_and_circles() -> None:
    study = f2()
    study.add_query("of v", q.coder("v"))
    assert spans(study, q.stored("of v")) == [(2, 9), (6, 14), (18, 24)]
    assert cells(tk.cooccurrence(study, where=study.stored_filter("of v"), same_code="keep")) == [0, 0, 0, 1, 0, 0]
    with pytest.raises(tk.UsageError, match="itself"):
        study.add_query("round", ~q.stored("round"))
    with pytest.raises(tk.LookupError, match="of v"):
        study.add_query("x", q.stored("of w"))
    with pytest.raises(tk.LookupError):
        study.add_query("x", tk.code("Z"))
    with pytest.raises(tk.UsageError, match="add_code"):
        study.codes.add("x", A)
    with pytest.raises(tk.InputError, match="exists"):
        study.add_query("of v", A)


@pytest.mark.parametrize(
    ("options", "expected", "totals", "n"),
    [
        ({"same_code": "keep"}, [3, 0, 0, 4, 1, 1], [4, 3, 2], None),
        ({}, [0, 0, 0, 2, 1, 1], [2, 3, 2], None),
        ({"unit": "near", "distance": 2, "same_code": "keep"}, [3, 0, 0, 5, 3, 1], [4, 3, 2], None),
        ({"count": "characters"}, [27, 28, 8, 13, 2, 2], [27, 28, 8], 60),
        ({"unit": "line"}, [3, 5, 3, 3, 1, 2], [3, 5, 3], 6),
    ],
)
def test_f2_within_coders(options: dict[str, object], expected: list[int], totals: list[int], n: int | None) -> None:
    met = tk.cooccurrence(f2(), coder_rule="within", **options)  # type: ignore[arg-type]
    assert cells(met) == expected
    assert (met.totals.tolist(), met.n) == (totals, n)


def test_f2_across_coders() -> None:
    study = f2()
    for options, rows in (
        ({"same_code": "keep"}, [[3, 3, 1], [1, 1, 1], [0, 1, 0]]),
        ({}, [[1, 1, 1], [1, 1, 1], [0, 1, 0]]),
        ({"count": "characters"}, [[7, 8, 2], [4, 8, 4], [0, 2, 0]]),
    ):
        met = tk.cooccurrence(study, coder_rule="across", across=("u", "v"), **options)  # type: ignore[arg-type]
        assert met.counts.tolist() == rows
        assert met.directed
        assert len(met.to_dict()["row"]) == 9
        back = tk.cooccurrence(study, coder_rule="across", across=("v", "u"), **options)  # type: ignore[arg-type]
        assert back.counts.tolist() == met.counts.T.tolist()
        assert back.totals.tolist() == met.column_totals.tolist()
    for unit in ("overlap", "touching", "near", "exact"):
        pooled, within, across = (
            tk.cooccurrence(study, unit=unit, distance=3, same_code="keep", coder_rule=rule)
            for rule in ("pooled", "within", "across")
        )
        assert (pooled.counts == within.counts + across.counts).all()
    assert tk.cooccurrence(study, coder_rule="across").quotations("A", "C").to_dict()["coder"] == ["u, v"]


def test_f2_consensus_of_two() -> None:
    study = f2()
    pairs = tk.cooccurrence(study, coder_rule="consensus", consensus=2)
    assert (cells(pairs), pairs.totals.tolist()) == ([0, 0, 0, 1, 0, 0], [1, 1, 0])
    characters = tk.cooccurrence(study, count="characters", coder_rule="consensus", consensus=2)
    assert (cells(characters), characters.n) == ([7, 8, 0, 3, 0, 0], 30)
    assert characters.method["options"]["consensus"] == 2
    anybody = tk.cooccurrence(study, count="characters", coder_rule="consensus", consensus=1)
    assert cells(anybody) == cells(tk.cooccurrence(study, count="characters"))


def test_coder_rules_that_fit_nothing() -> None:
    study = f2()
    for options in (
        {"coder_rule": "consensus"},
        {"coder_rule": "consensus", "consensus": 0},
        {"consensus": 2},
        {"across": ("u", "v")},
        {"coder_rule": "across", "across": ("u", "u")},
        {"coder_rule": "across", "unit": "line"},
        {"coder_rule": "across", "count": "pair_characters", "across": ("u", "v")},
    ):
        with pytest.raises(tk.UsageError):
            tk.cooccurrence(study, **options)  # type: ignore[arg-type]
    with pytest.raises(tk.LookupError):
        tk.cooccurrence(study, coder_rule="across", across=("u", "nobody"))
    with pytest.raises(tk.UsageError):
        tk.cooccurrence(study, coder_rule="across", across=("u", "v")).test()
    study.add_query("smart", A)
    with pytest.raises(tk.UsageError, match="pools"):
        tk.cooccurrence(study, coder_rule="within", codes=["smart"])


@pytest.mark.parametrize(
    "options",
    [
        {"coder_rule": "within"},
        {"coder_rule": "within", "count": "characters"},
        {"coder_rule": "within", "unit": "line"},
        {"coder_rule": "across"},
        {"coder_rule": "across", "across": ("u", "v"), "unit": "line"},
        {"coder_rule": "consensus", "consensus": 2},
    ],
    ids=str,
)
def test_threads_change_no_byte_of_a_coder_rule(options: dict[str, object]) -> None:
    study = f2()
    one, two = (tk.cooccurrence(study, threads=threads, **options) for threads in (1, 2))  # type: ignore[arg-type]
    assert one.counts.tobytes() == two.counts.tobytes()
    assert one.to_dict() == two.to_dict()


def test_the_examples_of_queries() -> None:
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    for member, name in ((q.created, "created"), (tk.Study.add_query, "add_query")):
        for example in finder.find(member, name, globs={"tk": tk}):
            runner.run(example)
    assert runner.summarize().attempted >= 4
    assert runner.summarize().failed == 0
