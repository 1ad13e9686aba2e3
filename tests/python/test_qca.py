"""Qualitative comparative analysis: the fixtures of the specification and the worked example, every number."""

from __future__ import annotations

import doctest
import itertools
import math

import pytest
from teachers import TEACHERS, make_study

import tematik as tk

m = tk.metrics
NAMES = ["RPP", "MET", "UMP", "ORT", "LIN"]
CONDITIONS = dict(zip(NAMES, "RMFDL", strict=True))
HAS = {"HAS": tk.query.attr("case.exam") >= 75}
PRESENT = dict.fromkeys(NAMES, "present")
CONSERVATIVE = "RPP*MET*UMP*ORT + RPP*MET*UMP*LIN + ~MET*UMP*ORT*LIN"
INTERMEDIATE = "UMP*ORT*LIN + RPP*MET*UMP*ORT + RPP*MET*UMP*LIN"
PARSIMONIOUS = ["UMP*ORT + RPP*MET*LIN", "UMP*ORT + MET*UMP*LIN", "UMP*ORT + MET*~ORT*LIN"]
LIPSET = {
    "11111": (4, 1), "10101": (2, 1), "10111": (2, 1), "00000": (3, 0), "00001": (2, 0), "00100": (2, 0),
    "00101": (1, 0), "10110": (1, 0), "11110": (1, 0),
}  # fmt: skip


def teachers_table(**options: object) -> m.TruthTable:
    rows = [[int(digit) for digit in practice] for _, practice, _, _, _ in TEACHERS.values()]
    outcome = [int(mark >= 75) for _, _, mark, _, _ in TEACHERS.values()]
    return m.truth_table(rows, outcome, names=NAMES, cases=list(TEACHERS), outcome_name="HAS", **options)


def test_fit_of_fuzzy_sets() -> None:
    fit = m.set_fit([0.2, 0.7, 0.9], [0.3, 0.6, 0.8])
    assert fit.incl_s == pytest.approx(0.8889, abs=5e-4)
    assert fit.cov_s == fit.incl_n == pytest.approx(0.9412, abs=5e-4)
    assert fit.pri == pytest.approx(0.8, abs=5e-4)
    assert fit.ron == pytest.approx(0.8571, abs=5e-4)
    none = m.set_fit([0, 0], [1, 0])
    assert math.isnan(none.incl_s)
    assert none.status == {"incl_s": "undefined", "cov_s": "ok", "pri": "undefined", "ron": "ok"}
    with pytest.raises(tk.InputError, match="0 to 1"):
        m.set_fit([2], [1])


def test_calibration() -> None:
    got = m.calibrate([86.4, 78.0, 70.8, 61.7, 65, 75, math.nan], 65, 75, 85)
    assert got[:6].tolist() == pytest.approx([0.966, 0.708, 0.225, 0.020, 0.05, 0.5], abs=5e-4)
    assert math.isnan(got[6])
    reversed_ = m.calibrate([-86.4], -65, -75, -85)
    assert reversed_[0] == pytest.approx(got[0])
    with pytest.raises(tk.InputError, match="reversed"):
        m.calibrate([1.0], 75, 65, 85)


def test_lipset() -> None:
    rows = [[int(digit) for digit in row] for row, (n, _) in LIPSET.items() for _ in range(n)]
    outcome = [y for n, y in LIPSET.values() for _ in range(n)]
    names = ["DEV", "URB", "LIT", "IND", "STB"]
    table = m.truth_table(rows, outcome, names=names, outcome_name="SURV")
    assert table.remainders == 23
    assert table.solution("conservative").models == ["DEV*~URB*LIT*STB + DEV*LIT*IND*STB"]
    assert table.solution("parsimonious").models == ["DEV*STB"]
    assert table.solution("intermediate", expect=dict.fromkeys(names, "present")).models == ["DEV*LIT*STB"]
    assert table.solution("intermediate").models == table.solution("conservative").models


def test_truth_table_of_the_teachers() -> None:
    table = teachers_table()
    got = table.to_dict()
    assert got["row"] == [
        "11111", "11110", "11101", "11100", "11000", "10111", "10101", "10000", "01011", "00111", "00100", "00010",
        "00001", "00000",
    ]  # fmt: skip
    assert got["incl"] == [1, 1, 1, 0.5, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0.5]
    assert got["out"] == ["1", "1", "1", "0", "0", "1", "0", "0", "0", "1", "0", "0", "0", "0"]
    assert [row for row, flag in zip(got["row"], got["contradictory"], strict=True) if flag] == ["11100", "00000"]
    assert got["cases"][0] == "G01 G02 G07"
    assert (table.remainders, table.remainder_share, table.n) == (18, 18 / 32, 18)
    brief = table.solution("parsimonious")
    assert brief.models == PARSIMONIOUS
    assert [len(rows) for rows in brief.simplifying_assumptions] == [6, 5, 7]
    assert brief.chart().columns[0] == "implicant"
    assert table.solution("intermediate", expect=PRESENT).easy_counterfactuals == ["01111"]
    assert table.solution("parsimonious", max_models=2).status == "truncated"
    claim = table.fit("RPP*MET*UMP")
    assert (claim.incl_s, claim.cov_s) == (pytest.approx(6 / 7), pytest.approx(6 / 9))
    assert claim.cases_of("deviant_consistency") == ["G16"]
    assert claim.cases_of("deviant_coverage") == ["G03", "G08", "G18"]
    combined = table.fit("UMP*ORT*LIN")
    assert (combined.incl_s, combined.cov_s) == (1, pytest.approx(5 / 9))
    assert combined.cases_of("deviant_coverage") == ["G04", "G10", "G13", "G18"]
    assert list(dict.fromkeys(table.sweep().to_dict()["rows"])) == [7, 5]
    with pytest.raises(tk.LookupError):
        table.fit("RPP*XYZ")
    with pytest.raises(tk.UsageError, match="incl_cut"):
        teachers_table(incl_cut=80)


def test_a_study_with_conditions_from_attributes() -> None:
    study = make_study()
    q = tk.qca(study, HAS, CONDITIONS, expect=PRESENT)
    assert q.status == "ok"
    assert q.unrelated == ["W01", "W02"]
    assert q.left_out == []
    assert [model.text for model in q.models] == [CONSERVATIVE, INTERMEDIATE, *PARSIMONIOUS]
    assert [len(model.simplifying_assumptions) for model in q.models] == [0, 1, 6, 5, 7]
    for model in q.models:
        assert model.fit.incl_s == 1
        assert model.fit.cov_s == pytest.approx(7 / 9)
        assert model.deviant == model.unhandled == ["G04", "G18"]
    terms = q.terms().to_pandas()
    middle = terms[terms["type"] == "intermediate"]
    assert middle["cov_s"].tolist() == pytest.approx([5 / 9, 4 / 9, 4 / 9])
    assert middle["cov_u"].tolist() == pytest.approx([2 / 9, 1 / 9, 1 / 9])
    necessity = q.necessity.to_pandas().set_index("condition")
    assert necessity.loc[NAMES, "incl_n"].tolist() == pytest.approx([0.778, 0.667, 0.889, 0.667, 0.667], abs=5e-4)
    assert necessity.loc[NAMES, "ron"].tolist() == pytest.approx([0.636, 0.750, 0.700, 0.833, 0.750], abs=5e-4)
    assert q.necessity.necessary == []
    assert q.solution("parsimonious").models == PARSIMONIOUS
    assert [warning.code for warning in q.warnings] == ["qca.remainders", "qca.contradictory"]
    assert "18 of 32" in q.report()
    assert "cakupan 0,778" in q.report("id")
    assert q.method["options"]["incl_cut"] == 0.8
    assert q.method["input"]["study_sha256"] == study.sha256()
    assert len(q.to_pandas()) == 5


def test_negated_outcome_waves_and_fuzzy_outcome() -> None:
    study = make_study()
    no = tk.qca(study, HAS, CONDITIONS, expect=dict.fromkeys(NAMES, "absent"), negate=True)
    assert no.truth.outcome == "~HAS"
    assert len(no.models) >= 3
    assert all(model.fit.incl_s == 1 for model in no.models)
    later = tk.qca(study, HAS, CONDITIONS, wave="2", carry=True).truth.to_pandas().set_index("row")
    assert later.loc["11100", "cases"] == "G04 G11 G16"
    assert later.loc["11100", "incl"] == pytest.approx(0.667, abs=5e-4)
    assert bool(later.loc["11100", "contradictory"])
    strict = tk.qca(study, HAS, CONDITIONS, wave="2")
    assert (strict.status, strict.models, len(strict.left_out)) == ("no_data", [], 18)
    with pytest.raises(tk.LookupError, match="wave"):
        tk.qca(study, HAS, CONDITIONS, wave="7")
    fuzzy = tk.qca(study, {"HAS": tk.Calibrated("exam", 65, 75, 85)}, CONDITIONS)
    assert not any(fuzzy.truth.to_dict()["contradictory"])


def test_memos_handle_deviant_cases_and_consent_is_kept() -> None:
    study = make_study()
    study.add_coder("ani")
    study.add_memo(f"Selected class: {INTERMEDIATE}", on=[("case", "G18")], author="ani", date="2026-03-01")
    model = tk.qca(study, HAS, CONDITIONS, expect=PRESENT).models[1]
    assert (model.deviant, model.unhandled) == (["G04", "G18"], ["G04"])
    study.add_consent("G01", "analyse", "refused")
    q = tk.qca(study, HAS, CONDITIONS)
    assert q.truth.n == 17
    assert q.warnings[0].code == "consent.excluded_cases"


def test_wrong_arguments() -> None:
    study = make_study()
    with pytest.raises(tk.InputError, match="calibrate"):
        tk.qca(study, "exam", ["R"])
    with pytest.raises(tk.UsageError, match="attribute"):
        tk.qca(study, {"HAS": 75}, ["R"])
    with pytest.raises(tk.UsageError, match="one set"):
        tk.qca(study, ["R", "M"], ["F"])
    with pytest.raises(tk.LookupError):
        tk.qca(study, HAS, ["R"], expect={"Q": "present"})
    with pytest.raises(tk.UsageError, match="expectation"):
        tk.qca(study, HAS, ["R"], expect={"R": "yes"})
    with pytest.raises(tk.UsageError, match="cases"):
        tk.qca(study, HAS, {"R": tk.query.coder("ani")})
    with pytest.raises(tk.UsageError, match="12"):
        tk.qca(study, HAS, [])
    assert tk.qca(study, HAS, ["R", "M"]).truth.conditions == ["R", "M"]


def test_every_function_of_two_conditions() -> None:
    rows = ["00", "01", "10", "11"]
    for kinds in itertools.product((0, 1, 2), repeat=4):
        on = [row for row, kind in zip(rows, kinds, strict=True) if kind == 1]
        free = [row for row, kind in zip(rows, kinds, strict=True) if kind == 2]
        models = m.minimise(on, free, names=["A", "B"]).models
        assert bool(models) == bool(on)
        for model in models:
            covered = {row for row in rows if any(holds(term, row) for term in model.split(" + "))}
            assert set(on) <= covered <= set(on) | set(free)


def holds(term: str, row: str) -> bool:
    state = {"A": row[0] == "1", "B": row[1] == "1"}
    return term == "1" or all(state[x.lstrip("~")] != x.startswith("~") for x in term.split("*"))


def test_minimise_refuses_what_is_no_combination() -> None:
    with pytest.raises(tk.InputError, match="digits"):
        m.minimise(["10", "1"])
    with pytest.raises(tk.InputError):
        m.minimise(["10"], ["10"])
    assert m.minimise([]).status == "no_data"
    assert m.case_types([1, 1, 0, 0, math.nan], [1, 0, 1, 0, 1]) == [
        "typical", "deviant_consistency", "deviant_coverage", "irrelevant", "unclassified",
    ]  # fmt: skip


def test_examples_of_the_docstrings() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    runner = doctest.DocTestRunner()
    functions = [tk.qca, m.set_fit, m.calibrate, m.case_types, m.minimise, m.truth_table, m.necessity]
    for function in functions:
        for test in finder.find(function, function.__name__, globs={"tk": tk}):
            assert test.examples
            runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
