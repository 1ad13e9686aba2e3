"""Two groups of cases: the fixtures of the specification and the worked example, every number."""

from __future__ import annotations

import doctest
import math

import pytest
from teachers import make_study

import tematik as tk

m = tk.metrics
attr = tk.query.attr
A, B = [3, 4, 5], [1, 2, 4]
HIGH = {"R*M*F": (attr("case.R") == 1) & (attr("case.M") == 1) & (attr("case.F") == 1)}


def two_of_three() -> tk.Filter:
    r, f, v = (attr(f"case.{letter}") == 1 for letter in "RMF")
    return (r & f) | (r & v) | (f & v)


def test_two_small_groups() -> None:
    a, b = m.group_summary(A), m.group_summary(B)
    assert (a.mean, a.sd, b.median) == (4, 1, 2)
    assert b.mean == pytest.approx(2.3333, abs=5e-4)
    assert b.sd == pytest.approx(1.5275, abs=5e-4)
    assert m.hedges_g(A, B) == pytest.approx(1.0328, abs=5e-4)
    delta = m.cliffs_delta(A, B)
    assert (delta.greater, delta.less, delta.pairs, delta.status) == (7, 1, 9, "ok")
    assert float(delta) == pytest.approx(0.6667, abs=5e-4)
    p = m.permutation_test(A + B, [True] * 3 + [False] * 3)
    assert (p.hits_two_sided, p.hits_one_sided, p.assignments, p.exact) == (6, 3, 20, True)
    assert (p.p_two_sided, p.p_one_sided) == (6 / 20, 3 / 20)
    within = m.permutation_test([5, 3, 4, 2, 1], [True, False, True, False, False], [0, 0, 1, 1, 1])
    assert within.p_one_sided == pytest.approx(1 / 6)
    assert m.site_icc([1, 2, 4, 5, 7, 9], [0, 0, 1, 1, 2, 2]) == pytest.approx(0.9098, abs=5e-4)


def test_what_is_undefined() -> None:
    assert m.group_summary([math.nan]).n_missing == 1
    assert math.isnan(m.group_summary([2]).sd)
    assert m.cliffs_delta([], [1]).status == "too_few_units"
    assert math.isnan(m.hedges_g([1], [2]))
    assert math.isnan(m.site_icc([1, 2], [0, 0]))
    assert m.permutation_test([1, 2], [True, True]).status == "too_few_units"
    with pytest.raises(tk.InputError):
        m.permutation_test([1, 2], [True])


def test_random_assignments_are_the_same_for_any_number_of_threads() -> None:
    values = [i * i % 17 for i in range(40)]
    first = [i % 2 == 0 for i in range(40)]
    results = [m.permutation_test(values, first, threads=threads) for threads in (1, 2, 7)]
    assert not results[0].exact
    assert results[0].p_two_sided == (results[0].hits_two_sided + 1) / 10000
    assert len({result.hits_two_sided for result in results}) == 1
    assert m.permutation_test(values, first, seed=1).hits_two_sided != results[0].hits_two_sided


def test_the_teachers_of_the_worked_example() -> None:
    study = make_study()
    c = tk.compare(study, "exam", HIGH, strata="school")
    assert (c.status, c.first.n, c.second.n) == ("ok", 7, 11)
    assert (c.first.mean, c.second.mean) == (pytest.approx(80.986, abs=5e-4), pytest.approx(70.091, abs=5e-4))
    assert (c.first.sd, c.second.sd) == (pytest.approx(4.887, abs=5e-4), pytest.approx(5.546, abs=5e-4))
    assert (c.first.median, c.second.median) == (pytest.approx(81.6), pytest.approx(69.9))
    assert c.difference == pytest.approx(10.895, abs=5e-4)
    assert (c.cliffs_delta.greater, c.cliffs_delta.less) == (73, 4)
    assert float(c.cliffs_delta) == pytest.approx(0.8961, abs=5e-4)
    assert (c.permutation.hits_two_sided, c.permutation.assignments) == (34, 31824)
    assert c.permutation.p_two_sided == pytest.approx(0.00107, abs=5e-6)
    strata = c.strata().to_pandas()
    assert strata["stratum"].tolist() == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert strata["difference"].tolist() == pytest.approx([6.75, 14.10, 10.65, 12.45, 13.35, 0.35])
    assert not strata["against"].any()
    exceptions = c.exceptions().to_dict()
    assert exceptions["first"] == ["G16"] * 4
    assert exceptions["second"] == ["G03", "G08", "G15", "G18"]
    assert exceptions["same_stratum"] == [False, False, False, True]
    assert c.within.assignments == 3**6
    assert c.within.p_one_sided < 0.05
    assert (c.label(), c.label("id")) == ("descriptive", "deskriptif")
    assert c.to_dict()["p_label"] == ["descriptive"]
    assert [warning.code for warning in c.warnings] == ["compare.descriptive"]
    assert "G16 < G18" in c.report()
    assert "selisih 10,895" in c.report("id")
    assert c.groups().to_dict()["n"] == [7, 11]
    assert c.method["input"]["study_sha256"] == study.sha256()


def test_other_rules_and_the_rival() -> None:
    study = make_study()
    study.add_query("R*M*F", HIGH["R*M*F"])
    study.add_query("PKG", attr("case.pkg") >= 76)
    study.add_query("two of three", two_of_three())
    rules = tk.validity.rule_sensitivity(study, "exam", strata="school")
    table = rules.to_dict()
    assert table["rule"] == ["R*M*F", "PKG", "two of three"]
    assert list(zip(table["n1"], table["n2"], strict=True)) == [(7, 11), (13, 5), (10, 8)]
    assert rules.method["options"]["rules"] == table["rule"]
    assert tk.compare(study, "exam", "PKG").first.n == 13
    rivals = tk.validity.rival_attributes(study, "exam", ["prior"]).to_dict()
    sizes = dict(zip(rivals["rule"], zip(rivals["n1"], rivals["n2"], strict=True), strict=True))
    assert sizes["prior = tinggi"] == (6, 12)
    given = tk.validity.rule_sensitivity(study, "exam", {"mine": attr("case.D") == 1})
    assert (len(given), given.rows[0].rule) == (1, "mine")


def test_missing_values_waves_and_consent() -> None:
    study = make_study()
    later = tk.compare(study, "exam", attr("case.R") == 1, wave="2")
    assert (later.first.n, later.first.n_missing, later.second.n) == (3, 8, 3)
    assert later.within.status == "no_data"
    none = tk.compare(study, "exam", attr("case.R") == 7)
    assert none.status == "too_few_units"
    assert math.isnan(none.difference)
    study.set_value(("case", "G01"), "R", None)
    assert tk.compare(study, "exam", HIGH).unclassified == ["G01"]
    study.add_consent("G16", "analyse", "refused")
    c = tk.compare(study, "exam", HIGH)
    assert c.exceptions().to_dict()["first"] == []
    assert c.warnings[0].code == "consent.excluded_cases"


def test_wrong_arguments() -> None:
    study = make_study()
    with pytest.raises(tk.LookupError):
        tk.compare(study, "exm", HIGH)
    with pytest.raises(tk.InputError, match="words"):
        tk.compare(study, "prior", HIGH)
    with pytest.raises(tk.UsageError, match="rule"):
        tk.compare(study, "exam", 7)
    with pytest.raises(tk.LookupError):
        tk.compare(study, "exam", "no such rule")
    with pytest.raises(tk.UsageError, match="cases"):
        tk.compare(study, "exam", tk.query.coder("ani"))
    with pytest.raises(tk.UsageError, match="named rule"):
        tk.validity.rule_sensitivity(study, "exam")


def test_examples_of_the_docstrings() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    runner = doctest.DocTestRunner()
    for function in (tk.compare, m.group_summary, m.cliffs_delta, m.hedges_g, m.site_icc, m.permutation_test):
        for test in finder.find(function, function.__name__, globs={"tk": tk}):
            assert test.examples
            runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
