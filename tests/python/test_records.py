"""Record tables, commands on every kind of object, and the errors of wrong arguments."""

from __future__ import annotations

import pickle

import pytest

import tematik as tk


@pytest.fixture
def study() -> tk.Study:
    s = tk.Study("Demo", language="id")
    s.add_source("P01", "Guru sabar. Ibu membantu belajar.", technique="interview", attributes={"age": 12})
    s.add_source("D01", None, kind="text")
    s.add_code("Dukungan", definition="help of any kind")
    s.add_code("Guru", parent="Dukungan")
    s.add_code("Motivasi")
    s.add_coder("Ani")
    s.add_case("Budi", sources=["P01"], role="pupil")
    s.add_theme("Bantuan", codes=["Dukungan", "Guru"])
    s.add_coding("P01", 0, 11, "Guru", "Ani", created="2026-01-05T08:30:00Z")
    s.add_coding("P01", 12, 33, "Dukungan")
    return s


def test_tables_have_len_iterate_lookup_and_columns(study: tk.Study) -> None:
    assert len(study.codes) == 3
    assert [code.name for code in study.codes] == ["Dukungan", "Guru", "Motivasi"]
    code = study.codes["Guru"]
    assert (code.object_kind, code.id, code.path, code.parents) == ("code", 1, "Dukungan > Guru", "Dukungan")
    assert study.codes[1] == code
    assert hash(study.codes[1]) == hash(code)
    assert "Guru" in study.codes
    assert "Gurru" not in study.codes
    assert study.codes.to_pandas()["name"].tolist() == ["Dukungan", "Guru", "Motivasi"]
    assert study.codings[0].created is not None
    assert study.codings[1].created is None
    assert study.sources["D01"].characters is None
    assert study.values.column("value") == ["12"]
    with pytest.raises(AttributeError, match="a code has no"):
        _ = code.nothing


def test_an_unknown_name_says_the_nearest(study: tk.Study) -> None:
    with pytest.raises(tk.LookupError, match="Motivasi"):
        _ = study.codes["Motivas"]
    with pytest.raises(tk.LookupError, match="no code with id 99"):
        _ = study.codes[99]
    with pytest.raises(tk.LookupError, match="coding has no name"):
        _ = study.codings["x"]


def test_a_record_stands_for_its_object(study: tk.Study) -> None:
    study.add_coding(study.sources["P01"], 0, 4, study.codes["Motivasi"], study.coders["Ani"])
    assert len(study.codings) == 3
    with pytest.raises(tk.UsageError, match="expected a code, found the record of a source"):
        study.add_coding("P01", 0, 4, study.sources["P01"])


def test_records_say_nothing_of_people(study: tk.Study) -> None:
    assert repr(study.cases["Budi"]) == "<case 0>"
    assert "Budi" not in repr(study.cases)
    assert "sabar" not in str(study.sources.table().to_dict())


def test_memos_factors_relations_claims(study: tk.Study) -> None:
    memo = study.add_memo("words", title="first", kind="analytic", on=["Guru", ("theme", "Bantuan")], author="Ani")
    assert study.memos[memo].on == "Guru; Bantuan"
    assert "words" not in str(study.memos.table().to_dict())
    assert study.show_memo(memo) == "words"
    study.set_memo(memo, kind="reflexive")
    assert study.memos[memo].kind == "reflexive"

    factor = study.add_factor("motivation", stands_for="Motivasi", stage="outcome")
    relation = study.add_relation(["Bantuan"], "motivation", sign=1, asserter="participant")
    study.add_link(relation, "P01", 12, 33, coder="Ani")
    assert study.relations[relation].effect == "motivation"
    assert len(study.links) == 1
    with pytest.raises(tk.UsageError, match="begin and end, or neither"):
        study.add_link(relation, "P01", 3)

    claim = study.add_claim(
        "support", text_en="Support motivates.", kind="causal", from_=["Bantuan"], to=["motivation"],
        evidence=[("P01", 12, 33), ("relation", relation)], counter_evidence=["Motivasi"], says=["Budi"],
    )  # fmt: skip
    assert study.claims[claim].text_en == "Support motivates."
    study.set_claim("support", kind="associative")
    assert study.claims.column("kind") == ["associative"]
    study.delete_factor(factor)
    assert len(study.relations) == 0


def test_a_name_of_two_kinds_is_asked_about(study: tk.Study) -> None:
    study.add_factor("Motivasi")
    with pytest.raises(tk.UsageError, match="give the kind too"):
        study.add_relation(["Motivasi"], "Guru")
    study.add_relation([("factor", "Motivasi")], "Guru")
    with pytest.raises(tk.LookupError, match="none of code, theme, factor"):
        study.add_relation(["Motivas"], "Guru")


def test_changes_keep_what_they_do_not_name(study: tk.Study) -> None:
    study.set_code("Guru", definition="teachers", reason="too wide")
    code = study.codes["Guru"]
    assert (code.definition, code.parents) == ("teachers", "Dukungan")
    study.set_code("Guru", parents=[])
    assert study.codes["Guru"].parents is None
    study.set_source("P01", wave="2")
    assert (study.sources["P01"].wave, study.sources["P01"].technique) == ("2", "interview")
    with pytest.raises(tk.InputError):
        study.set_source("P01", text="short")  # spans would lie outside
    study.set_case("Budi", role="teacher")
    study.set_theme("Bantuan", codes=["Guru"])
    assert study.themes["Bantuan"].codes == "Guru"
    study.set_coding(0, end=4)
    assert study.codings[0].end == 4
    study.set_value(study.cases["Budi"], "grade", 7)
    study.set_value(("case", "Budi"), "grade", None)
    assert study.values.column("value") == ["12", None]


def test_split_and_merge(study: tk.Study) -> None:
    part = study.split_code("Dukungan", "Orang tua", [1], reason="two meanings")
    assert study.codings[1].code == "Orang tua"
    assert "Orang tua" in study.themes["Bantuan"].codes
    study.merge_codes([part], "Dukungan")
    assert study.codings[1].code == "Dukungan"


def test_consent_is_recorded(study: tk.Study) -> None:
    study.add_consent("Budi", "analyse", "refused", date="2026-01-01")
    assert len(study.consents) == 1
    assert tk.cooccurrence(study, unit="source").n == 0


def test_wrong_arguments_do_not_repeat_the_text(study: tk.Study) -> None:
    with pytest.raises(tk.UsageError) as caught:
        study.add_source("P02", "secret words", 3, 4)  # type: ignore[call-arg, arg-type]
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None
    assert "Study.add_source" in str(caught.value)
    assert "kind: str" in str(caught.value)
    with pytest.raises(tk.UsageError, match=r"guest: the arguments"):
        tk.metrics.guest()  # type: ignore[call-arg]


def test_an_error_of_a_callback_stays_what_it_is() -> None:
    def broken(_done: int, _total: int) -> bool:
        raise TypeError("mine")

    with pytest.raises(TypeError, match="mine"):
        tk.metrics.overlap_counts([0, 0], [0, 1], [2, 3], [0, 1], 2, progress=broken)


def test_a_study_in_use_is_not_changed(study: tk.Study) -> None:
    def change(_done: int, _total: int) -> bool:
        study.add_code("Baru")
        return True

    with pytest.raises(tk.UsageError, match="being read by another call") as caught:
        tk.cooccurrence(study, progress=change)
    assert caught.value.code == "study_busy"
    study.add_code("Baru")  # afterwards it is


def test_the_method_knows_the_study(study: tk.Study) -> None:
    result = tk.cooccurrence(study, unit="source")
    assert result.method["input"]["study_sha256"] == study.sha256()
    later = tk.cooccurrence(study, unit="source")
    study.add_code("Baru")
    assert later.method["input"]["study_sha256"] is None  # the study has changed since
    assert result.method["input"]["study_sha256"] is not None  # first read before


def test_select_gives_places_and_text_on_demand(study: tk.Study) -> None:
    places = study.select(tk.code("Guru") | tk.code("Dukungan"))
    assert places.to_dict() == {"source": ["P01", "P01"], "begin": [0, 12], "end": [11, 33]}
    assert study.select(tk.code("Guru"), text=True).column("text") == ["Guru sabar."]
    study.add_consent("Budi", "quote", "refused")
    assert study.select(tk.code("Guru"), text=True).column("text") == [None]


def test_errors_pickle(study: tk.Study) -> None:
    with pytest.raises(tk.LookupError) as caught:
        _ = study.codes["x"]
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.code) == (tk.LookupError, str(caught.value), caught.value.code)


def test_bulk_codings_take_names_or_ids(study: tk.Study) -> None:
    rows = {"source": ["P01", "P01"], "begin": [0, 5], "end": [4, 10], "code": ["Guru", "Motivasi"]}
    first = study.add_codings(rows)
    assert [study.codings[first + i].code for i in range(2)] == ["Guru", "Motivasi"]
    assert study.codings[first].coder == "unknown"
    ids = {"source": [0], "begin": [0], "end": [4], "code": [1], "coder": ["Ani"]}
    row = study.add_codings(ids)
    assert study.codings[row].coder == "Ani"
    with pytest.raises(tk.LookupError, match="Motivasi"):
        study.add_codings({**rows, "code": ["Guru", "Motivas"]})
    with pytest.raises(tk.InputError, match="row 1"):
        study.add_codings({**rows, "end": [4, 5]})
    assert len(study.codings) == 5
