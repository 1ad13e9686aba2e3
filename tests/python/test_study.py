"""A study in Python: building it, errors, front doors, display."""

from __future__ import annotations

import pickle

import pytest

import tematik as tk


@pytest.fixture
def f1() -> tk.Study:
    study = tk.Study("F1", language="id")
    study.add_source("s1", "abcdefghi\njklmnopqr\nstuvwxyza\n", technique="interview", date="2026-01-05")
    for name in "ABC":
        study.add_code(name)
    study.add_coder("u")
    for begin, end, code in [(0, 10, "A"), (8, 20, "A"), (4, 9, "A"), (5, 15, "B"), (20, 30, "B"), (10, 12, "C")]:
        study.add_coding("s1", begin, end, code, "u")
    return study


def test_the_three_code_fixture(f1: tk.Study) -> None:
    keep = tk.cooccurrence(f1, same_code="keep")
    assert keep.counts.tolist() == [[3, 3, 1], [3, 0, 1], [1, 1, 0]]
    assert (keep.totals.tolist(), keep.n, keep.labels) == ([3, 2, 1], None, ["A", "B", "C"])
    assert tk.cooccurrence(f1).totals.tolist() == [1, 2, 1]
    characters = tk.cooccurrence(f1, count="characters")
    assert characters.counts.tolist() == [[20, 10, 2], [10, 20, 2], [2, 2, 2]]
    assert characters.n == 30
    lines = tk.cooccurrence(f1, unit="line")
    assert lines("A", "B") == 2
    assert lines.n == 3
    jaccard = characters.association("jaccard")
    assert jaccard("A", "B") == pytest.approx(1 / 3)
    assert keep.association("jaccard").status[0, 1] == "out_of_range"


def test_every_result_says_how_it_was_made(f1: tk.Study) -> None:
    method = tk.cooccurrence(f1, unit="line", where=tk.query.coder("u")).method
    assert method["function"] == "cooccurrence"
    assert method["options"]["unit"] == "line"
    assert method["options"]["where"] == ["coder", "u"]
    assert method["steps"]["codings_in_study"] == 6
    assert "gate.saturation.undeclared" in [w.code for w in tk.saturation(f1).warnings]


def test_errors_name_the_object_and_the_rule(f1: tk.Study) -> None:
    with pytest.raises(tk.InputError, match=r"ends past the text, which has 30"):
        f1.add_coding("s1", 1, 31, "A")
    with pytest.raises(tk.InputError, match="at least one character"):
        f1.add_coding("s1", 3, 3, "A")
    with pytest.raises(tk.InputError, match="found -1"):
        f1.add_coding("s1", -1, 3, "A")
    with pytest.raises(KeyError, match="did you mean"):
        f1.add_coding("s11", 1, 3, "A")
    with pytest.raises(tk.UsageError, match="pairs"):
        tk.cooccurrence(f1, unit="overlap", count="units")
    assert len(f1) == 6


def test_errors_can_be_pickled() -> None:
    error = pickle.loads(pickle.dumps(tk.InputError("code", "A sentence.", "row 3", "7")))
    assert (str(error), error.code, error.where, error.detail) == ("A sentence.", "code", "row 3", "7")


def test_filters_and_queries(f1: tk.Study) -> None:
    f1.add_source("s2", "x" * 10, technique="document")
    f1.add_coding("s2", 0, 5, "A", "u")
    interviews = tk.query.attr("source.technique") == "interview"
    assert tk.cooccurrence(f1, unit="source").n == 2
    assert tk.cooccurrence(f1, unit="source", where=interviews).n == 1
    assert tk.cooccurrence(f1, count="characters", within=tk.code("A") & tk.code("B")).n == 10
    with pytest.raises(tk.UsageError, match="and, or, not"):
        bool(tk.code("A"))


def test_missing_is_not_no(f1: tk.Study) -> None:
    for name, age in (("s2", 30), ("s3", None), ("s4", 50)):
        f1.add_source(name, "x" * 10, attributes={"age": age} if age else {"age": None})
        f1.add_coding(name, 0, 5, "A", "u")
    old = tk.query.attr("source.age") > 40
    read = [tk.cooccurrence(f1, unit="source", where=w).n for w in (old, ~old, old | ~old)]
    assert read == [1, 1, 2]


def test_saturation_by_date() -> None:
    study = tk.Study("order")
    study.add_coder("u")
    for code in "ABC":
        study.add_code(code)
    for name, date, codes in (("late", "2026-03", "ABC"), ("early", "2026-01", "A"), ("middle", "2026-02", "AB")):
        study.add_source(name, "x" * 10, date=date)
        for code in codes:
            study.add_coding(name, 0, 5, code, "u")
    seen = tk.saturation(study)
    assert seen.units == ["early", "middle", "late"]
    assert seen.new.tolist() == [1, 1, 1]
    assert tk.saturation(study, order="source").new.tolist() == [3, 0, 0]
    assert seen.guest().status == "too_few_units"
    assert "tematik" in seen.report(language="id")


def test_agreement_has_rows_with_status() -> None:
    study = tk.Study("two")
    study.add_code("A")
    for name, spans in (("P", [(0, 10)]), ("Q", [(2, 10)])):
        study.add_coder(name)
        study.add_source(f"own {name}", "x" * 40) if name == "P" else None
        for begin, end in spans:
            study.add_coding("own P", begin, end, "A", name)
    table = tk.agreement(study, metric="cohen_kappa", scope=["code", "coder_pair"]).to_dict()
    assert table["code"] == ["A"]
    assert table["status"] == ["ok"]
    assert table["value"][0] == pytest.approx((38 / 40 - (10 * 8 + 30 * 32) / 1600) / (1 - (10 * 8 + 30 * 32) / 1600))
    assert table["ci_method"] == ["unit"]  # one source: nothing to draw sources from
    assert "ci_fallback_unit" in table["flags"][0]


def test_display_escapes_and_shows_no_text(f1: tk.Study) -> None:
    f1.add_code("<b>$x$</b>\\(y\\)")
    html = tk.cooccurrence(f1, unit="line")._repr_html_()  # type: ignore[attr-defined]
    assert "<b>" not in html
    assert "$x" not in html
    assert "\\(" not in html
    assert "abcdefghi" not in html + repr(f1)
    assert "20 of" not in html


def test_frames(f1: tk.Study) -> None:
    frame = tk.cooccurrence(f1, unit="line").to_pandas()  # type: ignore[attr-defined]
    assert list(frame.columns) == ["row", "column", "n_ij", "n_i", "n_j", "n"]
    assert frame["n"].tolist() == [3] * 6
    pairs = tk.cooccurrence(f1).to_pandas()  # type: ignore[attr-defined]
    assert pairs["n"].isna().all()


def test_merge_and_delete_keep_the_rest(f1: tk.Study) -> None:
    f1.add_theme("T", ["A", "B"])
    f1.merge_codes(["B"], "A")
    assert f1.code_labels == ["A", "C"]
    assert len(f1) == 6
    f1.delete_source("s1")
    assert len(f1) == 0
    assert tk.cooccurrence(f1).status == "no_data"


def test_bulk_codings_are_all_or_none(f1: tk.Study) -> None:
    columns = {"source": [0, 0], "begin": [0, 5], "end": [3, 9], "code": [1, 2], "coder": [0, 0]}
    assert f1.add_codings(columns) == 6  # type: ignore[attr-defined]
    assert len(f1) == 8
    with pytest.raises(tk.InputError, match="row 1"):
        f1.add_codings(columns | {"end": [3, 5]})  # type: ignore[attr-defined]
    with pytest.raises(tk.InputError, match="no source with id 7"):
        f1.add_codings(columns | {"source": [0, 7]})  # type: ignore[attr-defined]
    assert len(f1) == 8
