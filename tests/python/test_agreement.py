"""Agreement from Python: published data sets, the study T1, every status, hostile input."""

from __future__ import annotations

import doctest
import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tematik as tk

M = tk.metrics
NAN = math.nan
Table = list[list[Any]]


def coders(text: str) -> Table:
    """One line per coder, one character per unit; a point is a missing value."""
    return [[NAN if c == "." else int(c) for c in line] for line in text.split()]


def units(text: str) -> Table:
    """One word per unit, one character per coder."""
    return [[int(word[g]) for word in text.split()] for g in range(len(text.split()[0]))]


def contingency(cells: list[list[int]]) -> Table:
    pairs = [(i, j) for i, row in enumerate(cells) for j, n in enumerate(row) for _ in range(n)]
    return [[i for i, _ in pairs], [j for _, j in pairs]]


D1 = coders("123321412... 1233224125.3 .3332342251. 12332441251.")
D1C = coders("123321412... 1233224125.. .33323422513 12332441251.")  # the last value is C's
D3 = units(
    "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 "
    "333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"
)
D4A = contingency([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
D4B = contingency([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
D5A = contingency([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
D5B = contingency([[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]])
D6A = contingency([[20, 10], [20, 50]])
D6B = contingency([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
D7 = contingency([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]])
D9 = [[set("ABC") & set(text) for text in side.split()] for side in ("- A A A AB AB ABC C C", "- - A B A AC ABC AC AC")]
D11 = units("10 11 01 00 00 01 00 01 00 00")
NUMBERS = [[1, 3, 4, 2], [2, 3, 5, 2], [4, 4, 6, 5]]


def near(value: float, digits: float = 1e-6) -> Any:
    return pytest.approx(value, abs=digits)


@pytest.mark.parametrize(
    ("weights", "level", "expected"),
    [
        ("identity", "nominal", (0.77544, 0.76117, 0.74342, 0.76282, 0.77273)),
        ("quadratic", "interval", (0.91400, 0.86494, 0.84911, 0.85771, 0.90152)),
        ("linear", None, (0.85874, 0.81794, None, 0.81378, 0.84848)),
        ("ratio", "ratio", (0.85737, 0.82134, 0.79740, 0.81197, 0.84024)),
        ("circular", "circular", (0.83020, 0.80720, 0.78998, 0.80535, 0.82355)),
        ("bipolar", "bipolar", (0.90037, 0.85307, 0.83499, 0.84487, 0.88815)),
        ("radical", None, (0.81981, 0.78992, None, 0.78834, 0.81263)),
        ("ordinal_gwet", None, (0.89894, 0.85021, None, 0.84366, 0.88636)),
    ],
)
def test_the_grid_of_d1(weights: str, level: str | None, expected: tuple[float | None, ...]) -> None:
    found: list[float | None] = [
        M.gwet_ac1(D1, weights).value,
        M.fleiss_kappa(D1, weights).value,
        M.krippendorff_alpha(D1, level).value if level else None,
        M.conger_kappa(D1C, weights).value,
        M.brennan_prediger(D1, weights).value,
    ]
    for value, wanted in zip(found, expected, strict=True):
        assert value == (None if wanted is None else near(wanted, 6e-6))


def test_standard_errors_of_d1() -> None:
    assert M.percent(D1).value == near(0.818182)
    assert M.percent(D1).se == near(0.12561, 6e-6)
    assert M.gwet_ac1(D1).se == near(0.14295, 6e-6)
    assert M.gwet_ac1(D1).lo == near(0.461, 6e-4)
    assert M.gwet_ac1(D1).hi == 1
    assert M.fleiss_kappa(D1).se == near(0.15302, 6e-6)
    assert M.krippendorff_alpha(D1).se == near(0.14548, 6e-6)
    assert M.conger_kappa(D1C).se == near(0.14917, 6e-6)
    assert M.conger_kappa(D1).value == near(0.762067)
    assert M.brennan_prediger(D1).se == near(0.14472, 6e-6)
    light = M.light_kappa(D1)
    assert light.value == near(0.700163)
    assert light.n_pairs == 6


def test_d3_of_six_coders() -> None:
    fleiss = M.fleiss_kappa(D3)
    assert fleiss.value == near(0.430245)
    assert fleiss.observed == near(0.555556)
    assert fleiss.null_se == near(0.024374)
    assert fleiss.category_kappa.tolist() == near([0.244755, 0.244755, 0.52, 0.471127, 0.566118])  # type: ignore[comparison-overlap]
    assert M.krippendorff_alpha(D3).value == near(0.433410)
    assert M.gwet_ac1(D3).value == near(0.447885)
    assert M.brennan_prediger(D3).se == near(0.055123)
    first = [row[:15] for row in D3]
    assert M.gwet_ac1(first).se == near(0.0841876, 1e-7)
    assert M.krippendorff_alpha(first).se == near(0.0811929, 1e-7)


def test_the_tables_of_two_coders() -> None:
    assert M.brennan_prediger(D4B).value == near(0.55)
    assert M.scott_pi(D4B).value == near(0.487179)
    kappa = M.cohen_kappa(D4B)
    assert (kappa.value, kappa.null_se, kappa.kappa_max) == (near(0.491525), near(0.0519789), near(0.830508))
    assert M.cohen_kappa(D4B, "linear").value == near(0.473684)
    assert M.cohen_kappa(D4B, "quadratic").value == near(0.454545)
    assert M.cohen_kappa(D4A).value == near(-0.092308)
    assert M.gwet_ac1(D4A).value == near(-0.04797, 6e-6)
    assert M.krippendorff_alpha(D4B).value == near(0.488462)
    assert M.percent(D5A, divisor="n").se == near(0.0312890)
    assert M.gwet_ac1(D5A, divisor="n").se == near(0.0432175)
    assert M.brennan_prediger(D5A, divisor="n").se == near(0.0469335)
    assert M.cohen_kappa(D5B).value == near(0.4315008)
    assert M.bangdiwala_b(D5A).value == near(0.805960)
    assert M.bangdiwala_b(D5A).se == near(0.054495)
    assert M.bangdiwala_b(D5B).value == near(0.343890)
    pabak = M.pabak(D6A)
    assert (pabak.value, pabak.prevalence_index, pabak.bias_index) == (near(0.4), near(-0.3), near(-0.1))
    rogot = M.rogot_goldberg(D6A)
    assert (rogot.value, rogot.a2) == (near(0.678571), near(0.670330))
    assert M.krippendorff_alpha(D6B).value == near(0.800535)
    half = [[0, 1, 0.5], [1, 0, 0.5], [0.5, 0.5, 0]]
    assert M.krippendorff_alpha(D6B, distance=half).value == near(0.815551)
    assert M.cohen_kappa(D6B, 1 - np.array(half)).value == near(0.816327)
    assert M.cohen_kappa(D7).value == near(0.493006)
    assert M.cohen_kappa(D7, "quadratic").value == near(0.783822)
    assert M.fleiss_kappa(D7).category_kappa.tolist() == near([0.781, 0.247, 0.402, 0.435], 6e-4)  # type: ignore[comparison-overlap]
    assert M.krippendorff_alpha(D11).value == near(0.0952, 6e-5)


def test_sets_of_codes_d9() -> None:
    for word, value in {
        "jaccard": 0.315620,
        "masi": 0.273081,
        "dice": 0.360215,
        "masi_product": 0.252947,
        "set_1minusM": 0.186170,
    }.items():
        assert M.krippendorff_alpha(D9, distance=word).value == near(value)
    found = M.kupper_hafner(D9, categories=["A", "B", "C"])
    assert (found.observed, found.expected, found.value) == (near(0.571429), near(0.476190), near(0.181818))
    assert (found.n_pairable, found.n_dropped) == (7, 2)
    assert M.holsti([[{"a", "b"}, {"c"}], [["b"], ["d"]]]).value == 2 * 1 / (3 + 2)


def test_holsti_and_numbers() -> None:
    alike = [["x"] * 40 + ["y"] * 20 + [None] * 10, ["x"] * 40 + [None] * 20 + ["z"] * 10]
    assert M.holsti(alike).value == near(0.727273)
    forms = {"1,1": 0.305019, "2,1": 0.411765, "3,1": 0.763636, "1,k": 0.568345, "2,k": 0.677419, "3,k": 0.906475}
    for form, value in forms.items():
        assert M.icc(NUMBERS, form).value == near(value)
    assert (M.icc(NUMBERS, "1,1").lo, M.icc(NUMBERS, "1,1").hi) == (near(-0.235713), near(0.915929))
    assert (M.icc(NUMBERS, "3,k").lo, M.icc(NUMBERS, "3,k").hi) == (near(0.382846), near(0.993653))
    ccc = M.lin_ccc(NUMBERS[:2])
    assert (ccc.value, ccc.se_z, ccc.lo, ccc.hi) == (near(0.833333), near(0.618249), near(-0.012797), near(0.984018))
    assert M.lin_ccc([NUMBERS[0], NUMBERS[2]]).value == near(0.178571)
    tables = [
        [[1] * (both + a) + [0] * (1000 - both - a), [1] * both + [0] * a + [1] * b + [0] * (1000 - both - a - b)]
        for both, a, b in ((50, 75, 75), (200, 20, 30))
    ]
    pooled = M.pooled_kappa(tables)
    assert (pooled.value, pooled.mean_kappa, pooled.n_codes) == (near(0.647608), near(0.585469), 2)


def test_segmentation() -> None:
    one = M.segmentation_similarity([[[2, 8, 2, 1], [2, 1, 7, 2, 1]]])
    assert (one.boundary.value, one.segmentation.value) == (near(0.75), near(0.916667))
    assert (one.pi.value, one.kappa.value) == (near(0.726755), near(0.727273))
    assert M.window_diff([2, 8, 2, 1], [2, 1, 7, 2, 1]).value == near(2 / 11)
    assert M.p_k([2, 8, 2, 1], [2, 1, 7, 2, 1]).value == near(1 / 11)
    two = M.segmentation_similarity([[[3, 4, 3], [3, 5, 2]]])
    assert (two.segmentation.value, two.pi.value, two.kappa.value) == (near(0.944444), near(0.737013), near(0.737013))
    assert M.boundary_similarity([[[3, 4, 3], [3, 5, 2], None]]).value == 0.75
    assert M.segmentation_similarity([[[5], [5]]]).status == "no_variation"
    with pytest.raises(tk.InputError, match="text 0, coder 1"):
        M.segmentation_similarity([[[5], [4]]])


def test_alpha_u_of_1995() -> None:
    rows = {
        "coder": list("iiiijjjkkkk"),
        "code": list("cckkccccckk"),
        "begin": [225, 370, 180, 300, 220, 355, 400, 225, 370, 180, 300],
        "end": [295, 400, 240, 350, 300, 375, 420, 295, 400, 240, 350],
    }
    two = {name: column[:7] for name, column in rows.items()}
    two["coder"] += ["j", "j"]
    two["code"] += ["k", "k"]
    two["begin"] += [180, 300]
    two["end"] += [240, 350]
    shifted = {**two, "begin": [b - 150 for b in two["begin"]], "end": [e - 150 for e in two["end"]]}
    found = M.unitizing_alpha_1995(shifted, 300)
    assert found.value == near(0.858665)
    assert found.codes[0].value == near(0.728599)
    assert found.codes[1].value == 1
    odd = {"coder": list("abbb"), "begin": [1, 2, 4, 6], "end": [9, 3, 5, 7], "code": ["x"] * 4}
    assert M.unitizing_alpha_1995(odd, 10).value == near(-0.700346)


def test_drift_and_planning_and_unit_draws() -> None:
    drift = M.agreement_drift([0.1, 0.1, 0.3], mean=0.1, sigma=0.05)
    assert drift.ewma.tolist() == near([0.1, 0.1, 0.14])  # type: ignore[comparison-overlap]
    assert M.agreement_drift([0.1, 0.2]).status == "too_few_units"
    assert len(drift.table()) == 3
    plan = M.plan_units(D6A, "percent", half_width=0.1, n_boot=400)
    assert plan.status == "ok"
    assert 55 < plan.n < 110  # 1.96^2 x .7 x .3 / .01 = 81
    sources = [[[0, 1, 0, 1], [0, 1, 0, 0]], [[0, 0, 1, 1], [0, 0, 1, 1]], [[1, 1, 0, 0], [1, 0, 0, 0]]]
    assert M.plan_sources(sources, "percent", categories=[0, 1], n_boot=200).n >= 2
    assert M.plan_sources([], "percent").status == "too_few_units"
    first = M.unit_bootstrap(D1, n_boot=4000, seed=1)
    assert first.lo == near(0.415, 0.025)
    assert first.values.tolist() == M.unit_bootstrap(D1, n_boot=4000, seed=1, threads=3).values.tolist()
    with pytest.raises(tk.UsageError, match="does not read ratings"):
        M.unit_bootstrap(D1, "gamma")


def t1() -> tk.Study:
    """Three sources, three coders; Q looked at s3 and found nothing, R never saw s2."""
    study = tk.Study("T1")
    for name in "abc":
        study.add_code(name)
    for name in "PQR":
        study.add_coder(name)
    study.add_theme("X", codes=["a", "b"])
    study.add_theme("Y", codes=["c"])
    for name, length in (("s1", 40), ("s2", 30), ("s3", 20)):
        study.add_source(name, "".join("\n" if i % 10 == 9 else "x" for i in range(length)))
    for coder, source, code, begin, end in (
        ("P", "s1", "a", 0, 10), ("P", "s1", "b", 15, 25), ("P", "s2", "a", 5, 15), ("P", "s2", "c", 20, 28),
        ("P", "s3", "b", 0, 6), ("Q", "s1", "a", 2, 10), ("Q", "s1", "b", 15, 22), ("Q", "s1", "c", 30, 36),
        ("Q", "s2", "a", 5, 12), ("Q", "s2", "c", 20, 28), ("R", "s1", "a", 0, 8), ("R", "s1", "b", 16, 25),
        ("R", "s3", "b", 2, 6),
    ):  # fmt: skip
        study.add_coding(source, begin, end, code, coder)
    for coder, looked in (("P", "s1 s2 s3"), ("Q", "s1 s2 s3"), ("R", "s1 s3")):
        for source in looked.split():
            study.add_coverage(coder, source)
    return study


def figure(study: tk.Study, **options: Any) -> dict[str, Any]:
    """The first row of a call without an interval."""
    table = tk.agreement(study, **{"ci": "none", **options}).table()
    return {name: table.column(name)[0] for name in table.columns}


@pytest.mark.parametrize(
    ("pair", "code", "expected"),
    [
        ("PQ", "a", 14 / 17), ("PQ", "b", 0.561213), ("PQ", "c", 0.692483), ("PR", "a", 0.869565),
        ("PR", "b", 0.864048), ("QR", "a", 0.711538), ("QR", "b", 0.528487), ("QR", "c", 0),
    ],
)  # fmt: skip
def test_t1_kappa(pair: str, code: str, expected: float) -> None:
    row = figure(t1(), metric="cohen_kappa", codes=[code], coders=list(pair))
    assert (row["status"], row["value"]) == ("ok", near(expected))


def test_t1_other_figures() -> None:
    study = t1()
    pq: dict[str, Any] = {"coders": ["P", "Q"]}
    assert figure(study, metric="pooled_kappa", **pq)["value"] == near(0.707412)
    assert figure(study, metric="cohen_kappa", scope="theme", **pq)["value"] == near(0.653465)
    assert figure(study, codes=["a"])["value"] == near(0.802503)
    assert figure(study, codes=["a"])["observed"] == near(0.058333)
    for membership, value in (("any", 1), ("full", 0)):  # lines end before their line break: no half ones here
        row = figure(study, metric="cohen_kappa", unit="line", codes=["a"], membership=membership, **pq)
        assert row["value"] == near(value)
    family = tk.agreement(study, metric="unitizing_alpha", ci="none", **pq).table()
    assert family.column("component")[:3] == ["u", "|u", "cu"]
    assert family.column("value")[:3] == [near(0.651291), near(0.560583), 1]
    whole = tk.agreement(study, metric="unitizing_alpha", ci="none").table()
    assert whole.column("value")[:2] == [near(0.686707), near(0.613376)]
    assert whole.column("coverage")[2] == near(0.325)


def test_t1_the_distribution_of_the_cluster_bootstrap() -> None:
    """27 equally likely resamples of three sources, one of them without a figure."""
    tables = {"s1": (8, 2, 0, 30), "s2": (7, 3, 0, 20), "s3": (0, 0, 0, 20)}
    values = []
    for drawn in itertools.product(tables, repeat=3):
        both, first, second, neither = (sum(tables[s][k] for s in drawn) for k in range(4))
        n = both + first + second + neither
        chance = ((both + first) * (both + second) + (neither + first) * (neither + second)) / n**2
        if chance < 1:
            values.append(((both + neither) / n - chance) / (1 - chance))
    assert len(values) == 26
    row = figure(t1(), metric="cohen_kappa", codes=["a"], coders=["P", "Q"], ci="cluster", n_boot=4000)
    assert row["se"] == near(float(np.std(values)), 1e-3)
    assert (row["lo"], row["hi"]) == (near(0.756757), near(0.875))
    assert row["n_undefined"] == pytest.approx(4000 / 27, rel=0.3)
    assert "few_clusters" in row["flags"]


def test_t1_disagreements() -> None:
    study = t1()
    found = tk.agreement(study, coders=["P", "Q"], ci="none")
    listed = found.disagreements()
    assert listed.characters == 20
    assert listed.counts == {"boundary": 3, "only_first": 1, "only_second": 1}
    assert len(found.disagreements(matches=True)) == 6
    assert "text" not in listed.table().columns
    assert found.disagreements(text=True).table().column("text")[0] == "xxxxxxxxx\n"
    named = found.disagreements(reference="P").counts
    assert (named["missed"], named["extra"]) == (1, 1)
    gaps = tk.agreement(study, ci="none").disagreements().to_dict()
    assert gaps["source"][gaps["kind"].index("not_covered")] == "s2"
    with pytest.raises(tk.UsageError, match="threshold"):
        found.disagreements(threshold=0)
    with pytest.raises(tk.LookupError):
        found.disagreements(reference="nobody")
    study.add_code("d")
    with pytest.raises(tk.UsageError, match="changed"):
        found.disagreements()


def test_t1_consensus() -> None:
    rows = [
        ("P", "s1", "a", 0, 10), ("P", "s1", "b", 15, 25), ("P", "s2", "a", 5, 15), ("P", "s2", "c", 20, 28),
        ("P", "s3", "b", 0, 6), ("Q", "s1", "a", 2, 10), ("Q", "s1", "b", 15, 22), ("Q", "s1", "c", 30, 36),
        ("Q", "s2", "a", 5, 12), ("Q", "s2", "c", 20, 28), ("R", "s1", "a", 0, 8), ("R", "s1", "b", 16, 25),
        ("R", "s3", "b", 2, 6),
    ]  # fmt: skip
    names = ("coder", "source", "code", "begin", "end")
    continuum = {name: [row[k] for row in rows] for k, name in enumerate(names)}
    regions = {"coder": list("PQRPQPQR"), "source": ["s1"] * 3 + ["s2"] * 2 + ["s3"] * 3}
    found = M.consensus(continuum, {"s1": 40, "s2": 30, "s3": 20}, regions=regions).table()
    listed = set(zip(*(found.column(n) for n in ("code", "source", "begin", "end", "decision")), strict=True))
    assert listed == {
        ("a", "s1", 0, 10, "coded"), ("a", "s2", 5, 12, "coded"), ("a", "s2", 12, 15, "queue"),
        ("b", "s1", 15, 25, "coded"), ("b", "s3", 2, 6, "coded"), ("c", "s2", 20, 28, "coded"),
        ("b", "s3", 0, 2, "rejected"), ("c", "s1", 30, 36, "rejected"),
    }  # fmt: skip


def test_t1_rows_and_intervals() -> None:
    study = t1()
    assert len(tk.agreement(study, scope=["code", "coder_pair"], ci="none")) == 9
    rows = tk.agreement(study, scope="coder", ci="none").to_dict()
    assert rows["coder"] == ["P", "Q", "R"]
    whole = figure(study)["value"]
    for without, change in zip(rows["without"], rows["change"], strict=True):
        assert change == near(without - whole, 1e-12)
    for ci in ("unit", "gwet", "jackknife", "kripp", "kripp_pairs"):
        row = figure(study, codes=["a"], ci=ci, n_boot=200)
        assert row["ci_method"] == ci
        assert row["lo"] < row["value"]
        assert ("not_independent" in row["flags"]) == (ci != "jackknife")
    alone = figure(study, scope="source", codes=["a"], n_boot=200, ci="cluster")
    assert alone["ci_method"] == "unit"
    assert "ci_fallback_unit" in alone["flags"]
    one, many = (tk.agreement(study, threads=n, n_boot=300).to_dict() for n in (1, 8))
    assert str(one) == str(many)


def test_every_status_has_a_cause() -> None:
    assert M.percent([[1, 2], [1, 1]]).status == "ok"
    same = M.krippendorff_alpha([[1, 1], [1, 1]])
    assert (same.status, same.observed) == ("no_variation", 0)
    assert math.isnan(same.value)
    assert M.cohen_kappa([[0, 0], [0, 0]], categories=[0, 1], no_variation="one").value == 1
    assert M.krippendorff_alpha([[1, NAN], [NAN, 2]]).status == "no_pairable"
    assert M.krippendorff_alpha([[1, 2], [NAN, NAN]]).status == "single_coder"
    assert M.gwet_ac1([[1, 1], [1, 1]]).status == "single_category"
    assert M.krippendorff_alpha([[-1, 1], [1, 1]], "ratio").status == "undefined"
    assert M.rogot_goldberg([[0, 0], [0, 1]]).status == "undefined"
    assert M.krippendorff_alpha([[NAN], [NAN]]).status == "no_data"
    assert M.icc([[1, NAN], [2, 3]]).status == "too_few_units"
    study = t1()
    assert figure(study, metric="cohen_kappa", codes=["c"], coders=["P", "R"])["status"] == "no_variation"
    study.add_coding("s1", 5, 12, "b", "P")  # over P's own a
    strict = figure(study, metric="unitizing_alpha", overlap_policy="strict")
    assert strict["status"] == "overlap_conflict"
    assert figure(study, metric="unitizing_alpha", overlap_policy="longest")["status"] == "ok"
    assert tk.agreement(tk.Study("empty"), scope="code").status == "no_data"


def test_t1_per_case() -> None:
    study = t1()
    study.add_case("both", ["s2", "s3"])
    study.add_case("first", ["s1"])
    rows = tk.agreement(study, "cohen_kappa", scope="case", codes=["a"], coders=["P", "Q"], ci="none").to_dict()
    assert rows["case"] == ["both", "first"]
    chance = (10 * 7 + 40 * 43) / 50**2  # s2 and s3: both 7, only P 3, neither 40
    assert rows["value"][0] == near((47 / 50 - chance) / (1 - chance))
    whole = tk.agreement(study, "cohen_kappa", scope="source", codes=["a"], coders=["P", "Q"], ci="none").to_dict()
    assert rows["value"][1] == whole["value"][0]
    assert rows["n_sources"] == [2, 1]
    assert rows["coverage"] == [1, 1]


def test_t1_per_batch_and_window() -> None:
    study = t1()
    for coder, source, day, batch in (
        ("P", "s1", 1, "one"), ("Q", "s1", 1, "one"), ("P", "s2", 2, "one"), ("Q", "s2", 3, "two"),
        ("P", "s3", 4, "two"), ("Q", "s3", 5, "two"),
    ):  # fmt: skip
        study.add_coverage(coder, source, time=f"2026-01-0{day}T08:30:00Z", batch=batch)
    asked: dict[str, Any] = {"metric": "cohen_kappa", "codes": ["a"], "coders": ["P", "Q"], "ci": "none"}
    batches = tk.agreement(study, scope="batch", **asked).to_dict()
    assert batches["batch"] == ["one", "two"]
    assert batches["n_sources"] == [1, 1]  # s2 lies in two batches
    chance = (10 * 8 + 30 * 32) / 40**2
    assert batches["value"][0] == near((38 / 40 - chance) / (1 - chance))
    windows = tk.agreement(study, scope="window", window_width=2, window_step=1, **asked)
    assert windows.to_dict()["window"] == ["1-2", "2-3"]
    assert windows.to_dict()["value"][0] == near(14 / 17, 0.05)
    assert "windows of 2 sources" in windows.report()
    days = tk.agreement(study, scope="window", window_width=3, window_in="days", **asked).to_dict()
    assert days["window"] == ["2026-01-01/2026-01-03", "2026-01-04/2026-01-06"]
    assert days["n_sources"] == [2, 1]


def test_t1_gamma_from_a_study() -> None:
    study = t1()
    asked: dict[str, Any] = {"coders": ["P", "Q"], "alpha": 3, "samples": 8, "seed": 2, "ci": "none"}
    whole = tk.agreement(study, "gamma", **asked)
    row = whole.to_dict()
    assert row["observed"][0] == near(0.444778)
    sources = tk.agreement(study, "gamma", scope="source", **asked).to_dict()
    assert sources["observed"] == [near(0.452185), near(0.046713), near(2)]
    continuum = {
        "source": ["s1", "s1", "s2", "s2", "s3", "s1", "s1", "s1", "s2", "s2"], "coder": list("PPPPPQQQQQ"),
        "code": list("abacbabcac"), "begin": [0, 15, 5, 20, 0, 2, 15, 30, 5, 20],
        "end": [10, 25, 15, 28, 6, 10, 22, 36, 12, 28],
    }  # fmt: skip
    lengths = {"s1": 40, "s2": 30, "s3": 20}
    regions = {"coder": ["P"] * 3 + ["Q"] * 3, "source": ["s1", "s2", "s3"] * 2}
    plain = M.gamma(continuum, lengths, regions=regions, alpha=3, samples=8, seed=2)
    assert row["value"][0] == near(plain.value, 1e-12)
    assert row["monte_carlo_se"][0] == near(plain.monte_carlo_se, 1e-12)
    assert tk.agreement(study, "gamma_k", **asked).to_dict()["code"] == ["a", "b", "c"]
    assert "8 samples" in whole.report()
    assert "doi:10.1162/COLI_a_00227" in str(whole.method)
    assert tk.agreement(study, "gamma", distance="tree", **asked).to_dict()["observed"][0] == near(0.444778)
    one, many = (tk.agreement(study, "gamma_cat", samples=5, n_boot=100, threads=n).to_dict() for n in (1, 4))
    assert str(one) == str(many)


def test_t1_boundaries_and_alpha_of_1995() -> None:
    study = t1()
    asked: dict[str, Any] = {"codes": ["a", "b"], "coders": ["P", "Q"], "ci": "none", "unit": "line"}
    assert figure(study, metric="boundary_similarity", **asked)["value"] == near(3 / 4)
    assert figure(study, metric="segmentation_similarity", **asked)["value"] == near(5 / 6)
    row = figure(study, metric="window_diff", **asked)
    assert (row["value"], row["coder_1"], row["coder_2"]) == (0, "P", "Q")
    assert figure(study, metric="p_k", **{**asked, "coders": ["Q", "P"]})["coder_1"] == "Q"
    a = figure(study, metric="boundary_similarity", scope="source", codes=["a"], coders=["P", "Q"])
    assert a["value"] == 0.5  # [0, 10) and [2, 10): one boundary of two in common
    old = figure(study, metric="unitizing_alpha_1995", scope="source", codes=["c"], coders=["P", "Q"])
    assert old["status"] == "ok"
    rows = tk.agreement(study, "unitizing_alpha_1995", scope="source", codes=["c"], coders=["P", "Q"], ci="none")
    assert rows.to_dict()["value"][1] == 1  # the same [20, 28)


def test_t1_shares_and_confusion() -> None:
    study = t1()
    asked: list[dict[str, Any]] = [
        {}, {"unit": "line"}, {"metric": "unitizing_alpha"}, {"metric": "gamma", "samples": 3}, {"uncovered": "no"},
    ]  # fmt: skip
    for options in asked:
        result = tk.agreement(study, ci="none", **options)
        shares = result.shares()
        assert shares.total == near(result.to_dict()["observed"][0], 1e-9)
        listed = shares.to_dict()["share"]
        assert listed == sorted(listed, reverse=True)
    assert "text" in tk.agreement(study, ci="none").shares(text=True).to_dict()
    with pytest.raises(tk.UsageError, match="krippendorff_alpha"):
        tk.agreement(study, "percent", ci="none").shares()
    confusion = tk.agreement(study, coders=["P", "Q"], ci="none").confusion()
    assert confusion.labels == ["a", "b", "c", "(none)"]
    assert confusion.lengths.tolist() == [[30, 0, 0, 5], [0, 14, 0, 9], [0, 0, 16, 6], [5, 9, 6, 80]]
    assert confusion.counts[0, 0] == 2
    assert confusion.pairable == 90
    assert len(confusion.table()) == 7
    result = tk.agreement(study, ci="none")
    study.add_code("d")
    for call in (result.shares, result.confusion):
        with pytest.raises(tk.UsageError):
            call()


def test_t1_consensus_written_into_the_study() -> None:
    study = t1()
    study.add_coder("Ana")
    found = tk.consensus(study, coders=["P", "Q", "R"])
    table = found.table()
    listed = set(zip(*(table.column(n) for n in ("code", "source", "begin", "end", "decision")), strict=True))
    assert listed == {
        ("a", "s1", 0, 10, "coded"), ("a", "s2", 5, 12, "coded"), ("a", "s2", 12, 15, "queue"),
        ("b", "s1", 15, 25, "coded"), ("b", "s3", 2, 6, "coded"), ("c", "s2", 20, 28, "coded"),
        ("b", "s3", 0, 2, "rejected"), ("c", "s1", 30, 36, "rejected"),
    }  # fmt: skip
    assert found.counts == {"coded": 5, "queue": 1, "rejected": 2}
    asked: dict[str, Any] = {"metric": "cohen_kappa", "codes": ["a"]}
    before = figure(study, coders=["P", "Q"], **asked)["value"]
    with pytest.raises(tk.UsageError):
        study.adjudicate(found, "Ana", decisions={99: True})
    done = study.adjudicate(found, "Ana", when="2026-01-05T08:30:00Z", decisions={found.queue[0]: True})
    assert done == {"coded": 6, "rejected": 2, "left": 0, "skipped": 0}
    assert study.codings.column("layer").count("final") == 6
    assert figure(study, coders=["P", "Q"], **asked)["value"] == before == near(14 / 17)
    assert figure(study, coders=["P", "final"], **asked)["value"] == 1
    assert figure(study, coders=["Q", "final"], **asked)["value"] == near(14 / 17)
    with pytest.raises(tk.UsageError, match="changed"):
        study.adjudicate(found, "Ana")
    again = study.adjudicate(tk.consensus(study, coders=["P", "Q", "R"]), "Ana", decisions={found.queue[0]: True})
    assert (again["coded"], again["skipped"]) == (0, 8)
    assert len(tk.consensus(study, coders=["P", "Q", "R"], by="gamma")) > 0


def test_t1_sets_labels_and_cases() -> None:
    study = t1()
    row = figure(study, coders=["P", "Q"], values="set")
    assert (row["observed"], row["expected"], row["value"]) == (near(0.222222), near(0.625760), near(0.644877))
    policy = figure(study, metric="unitizing_alpha", overlap_policy="sets", coders=["P", "Q"])
    assert (policy["component"], policy["value"]) == ("sets", row["value"])
    labels = figure(study, metric="percent", coders=["P", "Q"], values="label", unit="line")
    assert labels["value"] == near(7 / 9)
    near_codes = [[0, 0.5, 1], [0.5, 0, 1], [1, 1, 0]]
    assert figure(study, values="label", distance=near_codes)["status"] == "ok"
    assert figure(study, metric="fleiss_kappa", values="label", weights=np.eye(3))["status"] == "ok"
    assert figure(study, metric="percent", values="count", unit="source", categories=[0, 1, 2])["status"] == "ok"
    assert figure(study, values="label", domain="X", coders=["P", "Q"])["status"] == "ok"
    study.add_case("one", ["s1", "s2"])
    cases = tk.agreement(study, "cohen_kappa", codes=["a"], coders=["P", "Q"], cluster="case", n_boot=50)
    assert cases.n_clusters == 2
    assert "whole cases" in cases.report()


def test_t1_drift_and_planning() -> None:
    study = t1()
    result = tk.agreement(study, codes=["a"], coders=["P", "Q"], ci="none")
    drift = result.drift(mean=0.05, sigma=0.1)
    assert drift.table().column("x") == [near(2 / 40), near(3 / 30), 0]
    assert drift.flags == ["order_is_insertion"]
    plan = tk.agreement(study, "percent", codes=["a"], coders=["P", "Q"], ci="none").plan(half_width=0.05, of="units")
    assert plan.status == "ok"
    assert plan.n_observed == 90
    with pytest.raises(tk.UsageError, match="sources"):
        result.plan(of="pages")


def test_passes_are_coders_of_their_own() -> None:
    study = tk.Study("passes")
    study.add_code("a")
    study.add_coder("P")
    study.add_source("s", "x" * 40)
    study.add_coding("s", 0, 10, "a", "P", pass_="1")
    study.add_coding("s", 0, 8, "a", "P", pass_="2")
    study.add_coverage("P", "s")
    result = tk.agreement(study, "percent", ci="none")
    assert result.coders == ["P, pass 1", "P, pass 2"]
    assert result.table().column("value") == [near(38 / 40)]


def test_ratings_as_users_have_them() -> None:
    pd = pytest.importorskip("pandas")
    expected = near(0.743421)
    frame = pd.DataFrame(D1, index=list("ABCD"))
    words = frame.map(lambda x: None if pd.isna(x) else "abcde"[int(x) - 1])
    ordered = pd.CategoricalDtype(list("abcdef"), ordered=True)
    for ratings in (
        frame, frame.astype("Int64"), frame.astype(object), frame.astype("Int64").astype(object), words,
        words.where(words.notna(), np.nan), words.astype("string"), words.T.astype(ordered).T,
        words.T.apply(lambda column: column.astype("category")).T, np.ma.masked_invalid(frame.to_numpy(float)),
        dict(zip("ABCD", D1, strict=True)), [frame.loc[name] for name in "ABCD"],
    ):  # fmt: skip
        assert M.krippendorff_alpha(ratings).value == expected
    assert M.krippendorff_alpha(words.T.astype(ordered).T, "ordinal").value == near(0.815388)
    assert M.percent([[1, pd.NA, 2], [1, 2, 2]]).n_pairable == 2
    assert M.percent([["a", pd.NaT, "b"], ["a", "b", "b"]]).n_pairable == 2
    assert M.percent([["a", np.float32("nan")], ["a", "b"]]).n_pairable == 1
    masked = np.ma.masked_array([[1, 9, 2], [1, 2, 2]], mask=[[0, 1, 0], [0, 0, 0]])
    assert M.percent(masked).n_pairable == 2
    assert M.brennan_prediger(frame, categories=np.arange(1, 7)).n_categories == 6
    assert M.krippendorff_alpha(pd.DataFrame(D9), distance="jaccard").value == near(0.315620)
    with pytest.raises(tk.InputError, match="long table"):
        M.percent(pd.DataFrame({"coder": ["A"], "unit": [1], "code": ["x"]}))


def test_two_who_use_one_value_each() -> None:
    kappa = M.cohen_kappa([[0, 0, 0], [1, 1, 1]])
    assert (kappa.value, kappa.status) == (0, "ok")
    assert M.krippendorff_alpha([[0, 0, 0, 1], [0, 0, 0, 0]]).value == 0


def test_declared_categories() -> None:
    ratings = [["yes", "no"], ["yes", "yes"]]
    assert M.brennan_prediger(ratings).value == 0
    declared = M.brennan_prediger(ratings, categories=["no", "yes", "unclear", "other"])
    assert (declared.n_categories, declared.value) == (4, near((0.5 - 0.25) / 0.75))
    with pytest.raises(tk.InputError, match="coder 0, unit 1"):
        M.percent([[1, 2], [1, 1]], categories=[1, 3])
    with pytest.raises(tk.UsageError, match="twice"):
        M.percent(ratings, categories=["no", "no", "yes"])
    with pytest.raises(tk.UsageError, match="both"):
        M.percent(ratings, categories=[1, 2])
    with pytest.raises(tk.UsageError):
        M.percent(ratings, categories=[])


@pytest.mark.parametrize(
    "call",
    [
        lambda: M.cohen_kappa([[1], [1], [1]]),
        lambda: M.percent([1, 2, 3]),
        lambda: M.percent([[1, 2], [1]]),
        lambda: M.percent([[1, math.inf], [1, 1]]),
        lambda: M.percent([[1, 2], [1, 2]], "heavy"),
        lambda: M.percent([[1, 2], [1, 2]], [[1, 0]]),
        lambda: M.percent([[1, 2], [1, 2]], confidence=1),
        lambda: M.kupper_hafner([["ab"], ["a"]]),
        lambda: M.kupper_hafner([[{"a"}], [{"b"}]], categories=["a"]),
        lambda: M.krippendorff_alpha([["a", "b"], ["a", "a"]], "interval"),
        lambda: M.icc([["a"], ["b"]]),
        lambda: M.icc(NUMBERS, "4,1"),
        lambda: M.agreement_drift([0.1], lambda_=0),
        lambda: M.window_diff([3], []),
        lambda: M.plan_units(D1, half_width=0),
        lambda: M.consensus({"coder": ["A"], "begin": [0], "end": [50], "code": ["x"]}, 10),
    ],
)
def test_bad_input_is_refused_in_words(call: Any) -> None:
    with pytest.raises((tk.InputError, tk.UsageError)) as error:
        call()
    assert len(str(error.value)) > 15


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"metric": "cohen_kappa"}, "fleiss_kappa"),
        ({"metric": "gamma", "distance": "far"}, "tree"),
        ({"metric": "gamma", "unit": "line"}, "character"),
        ({"metric": "gamma", "samples": 0}, "samples"),
        ({"metric": "p_k"}, "coder_pair"),
        ({"metric": "boundary_similarity", "unit": "source"}, "sentence"),
        ({"metric": "boundary_similarity", "scope": "coder"}, "coder_pair"),
        ({"distance": "tree"}, "nominal"),
        ({"values": "label", "scope": "code"}, "scope"),
        ({"values": "set", "metric": "percent"}, "holsti"),
        ({"cluster": "coder"}, "case"),
        ({"scope": ["batch", "window"]}, "not both"),
        ({"scope": "window", "window_width": 0}, "window_width"),
        ({"metric": "kappa"}, "known"),
        ({"metric": "holsti", "ci": "gwet"}, "cluster"),
        ({"metric": "percent", "ci": "kripp"}, "jackknife"),
        ({"metric": "unitizing_alpha", "unit": "sentence"}, "character"),
        ({"metric": "span_f1", "scope": "coder"}, "coder_pair"),
        ({"scope": ["code", "theme"]}, "not both"),
        ({"scope": []}, "scope"),
        ({"overlap_policy": "longest"}, "unitizing_alpha"),
        ({"metric": "holsti", "weights": "linear"}, "gwet_ac1"),
        ({"n_boot": 0}, "n_boot"),
    ],
)
def test_options_that_do_not_fit_name_those_that_do(options: dict[str, Any], word: str) -> None:
    with pytest.raises(tk.UsageError, match=word):
        tk.agreement(t1(), **options)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=40))
def test_alpha_of_two_coders_is_pi_with_a_small_addition(pairs: list[tuple[int, int]]) -> None:
    ratings = [[a for a, _ in pairs], [b for _, b in pairs]]
    pi = M.scott_pi(ratings)
    alpha = M.krippendorff_alpha(ratings)
    assert (pi.status == "ok") == (alpha.status == "ok")
    if pi.status == "ok":
        assert alpha.value == near(pi.value + (1 - pi.value) / (2 * len(pairs)), 1e-12)


DOCUMENTED = (
    "agreement_drift bangdiwala_b boundary_similarity brennan_prediger cohen_kappa conger_kappa consensus fleiss_kappa "
    "gwet_ac1 holsti icc krippendorff_alpha kupper_hafner light_kappa lin_ccc p_k pabak percent "
    "plan_sources plan_units pooled_kappa rogot_goldberg scott_pi segmentation_similarity unit_bootstrap "
    "unitizing_alpha_1995 window_diff"
)


@pytest.mark.parametrize("name", DOCUMENTED.split())
def test_the_examples_in_the_docstrings(name: str) -> None:
    member = getattr(M, name)
    for part in ("Parameters", "Returns", "References", "Examples"):
        assert f"\n{part}\n---" in member.__doc__
    test = doctest.DocTestParser().get_doctest(member.__doc__, {"tk": tk}, name, None, None)
    assert test.examples
    outcome = doctest.DocTestRunner().run(test)
    assert (outcome.failed, outcome.attempted) == (0, len(test.examples))


@pytest.mark.parametrize(
    "member",
    [
        tk.agreement,
        tk.Agreement.disagreements,
        tk.Agreement.shares,
        tk.Agreement.confusion,
        tk.Agreement.drift,
        tk.Agreement.plan,
        tk.consensus,
    ],
)
def test_the_examples_of_the_front_door(member: Any) -> None:
    test = doctest.DocTestParser().get_doctest(member.__doc__, {"tk": tk}, "front", None, None)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0
