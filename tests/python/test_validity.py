"""Sampling, triangulation, member checks, negative cases and traces from Python: the figures of the specification."""

from __future__ import annotations

import math

import pytest

import tematik as tk

#: school, band, rules R M F D L P, exam, prior of G01 to G18 in the worked example
TEACHERS = [
    (1, "senior", "111111", 86.4, "tinggi"),
    (1, "menengah", "111111", 83.1, "tinggi"),
    (1, "pemula", "001110", 78.0, "tinggi"),
    (2, "menengah", "111001", 79.2, "sedang"),
    (2, "senior", "100000", 68.5, "sedang"),
    (2, "pemula", "000000", 61.7, "rendah"),
    (3, "menengah", "111111", 84.7, "tinggi"),
    (3, "senior", "101110", 77.3, "tinggi"),
    (3, "pemula", "010111", 70.8, "sedang"),
    (4, "menengah", "111101", 80.5, "sedang"),
    (4, "senior", "110000", 69.9, "sedang"),
    (4, "pemula", "000100", 66.2, "rendah"),
    (5, "menengah", "111011", 81.6, "tinggi"),
    (5, "pemula", "000010", 64.4, "rendah"),
    (5, "menengah", "101010", 72.1, "sedang"),
    (6, "menengah", "111001", 71.4, "rendah"),
    (6, "pemula", "001000", 65.3, "rendah"),
    (6, "senior", "000000", 76.8, "sedang"),
]
TECHNIQUES = ["wawancara", "observasi", "dokumen"]
#: positive and negative teachers of T2, T4 in interviews, observations, documents (None: not applied)
M_SET = {1, 2, 4, 7, 9, 10, 11, 13, 16}
D_SET = {1, 2, 3, 7, 8, 9, 10, 12}
CELLS: dict[str, list[tuple[set[int], set[int]] | None]] = {
    "T2": [
        (M_SET | {3, 5, 8, 15, 18}, {6, 17}),
        (M_SET, set(range(1, 19)) - M_SET),
        (set(range(1, 19)) - {6, 14, 17}, {6, 14, 17}),
    ],
    "T4": [(D_SET, {4, 5, 11, 16, 17, 18}), None, (D_SET, {6, 11, 14, 17})],
}


def _teacher(number: int) -> str:
    return f"G{number:02}"


@pytest.fixture
def kota() -> tk.Study:
    study = tk.Study("SMP Kota", "id")
    study.approach = "codebook"
    study.add_coder("ani")
    sources = []
    for number, (school, band, rules, exam, prior) in enumerate(TEACHERS, start=1):
        own = [f"{technique}-{_teacher(number)}" for technique in TECHNIQUES]
        for technique, name in zip(TECHNIQUES, own, strict=True):
            study.add_source(name, "x" * 40, technique=technique)
            study.add_coverage("ani", name)
        sources.append(own)
        attributes: dict[str, object] = {
            "school": f"S{school}",
            "type": "swasta" if school in (3, 4, 6) else "negeri",
            "accreditation": "A" if school % 2 else "B",
            "band": band,
            "prior": prior,
            "exam": exam,
        }
        attributes |= {letter: rule == "1" for letter, rule in zip("RMFDLP", rules, strict=True)}
        study.add_case(_teacher(number), own, role="guru", attributes=attributes)
    for finding, cells in CELLS.items():
        study.add_code(f"{finding}_YA")
        study.add_code(f"{finding}_TIDAK")
        study.add_theme(finding, [f"{finding}_YA"], counter_codes=[f"{finding}_TIDAK"])
        for place, cell in enumerate(cells):
            if cell is None:
                continue
            asked = [n for n in range(1, 19) if not (finding == "T4" and place == 0 and n == 14)]
            study.add_guide_item(
                f"{finding}-{place}",
                "question" if place == 0 else "dimension",
                serves=[finding],
                applied_in=[sources[n - 1][place] for n in asked],
            )
            for code, numbers in zip((f"{finding}_YA", f"{finding}_TIDAK"), cell, strict=True):
                for number in numbers:
                    study.add_coding(sources[number - 1][place], 0, 5, code, "ani", layer="final")
    return study


def test_quota_iqv_coverage_and_aliasing_on_plain_numbers() -> None:
    q = tk.metrics.quota({"first": 3, "second": 4, "third": 2}, {"first": 3, "second": 3, "third": 3})
    assert (q.filled, q.wanted, q.excess, q.short) == (8, 9, 1, {"third": 1})
    assert float(q) == pytest.approx(8 / 9)
    empty = tk.metrics.quota({"a": 1}, {})
    assert empty.status == "undefined"
    assert math.isnan(empty.fill)
    assert float(tk.metrics.iqv([6, 7, 5])) == pytest.approx(107 / 108)
    assert [float(tk.metrics.iqv(c)) for c in ([6, 6, 0], [9, 0], [5, 5])] == [0.75, 0.0, 1.0]
    assert tk.metrics.iqv([3]).status == "undefined"
    with pytest.raises(tk.InputError):
        tk.metrics.iqv([-1, 2])
    cover = tk.metrics.cross_coverage([[0, 0], [1, 1], [-1, 0]], [2, 2], impossible=[[0, 1]])
    assert (cover.filled, cover.possible, cover.empty, cover.n_missing) == (2, 3, [[1, 0]], 1)
    full, nested, level = (
        tk.metrics.aliasing([0, 0, 1, 2], [5, 5, 3, 4]),
        tk.metrics.aliasing([0, 1, 2, 2], [0, 0, 1, 1]),
        tk.metrics.aliasing([0, 0, 1, 1, 1], [0, 0, 0, 1, 1]),
    )
    assert [a.kind for r in (full, nested, level) for a in r.aliases] == ["full", "nested", "level", "level"]
    assert tk.metrics.aliasing([0, 0], [0, 1]).status == "no_variation"
    assert tk.validity.quota is tk.metrics.quota


def test_sampling_of_the_worked_example(kota: tk.Study) -> None:
    bands, types = ("pemula", "menengah", "senior"), ("negeri", "swasta")
    for kind in types:
        for band in bands:
            rule = (tk.query.attr("case.type") == kind) & (tk.query.attr("case.band") == band)
            kota.add_query(f"{kind} {band}", rule)
            kota.add_criterion(f"{kind} {band}", f"{kind} {band}")
    kota.add_frame(
        "sel",
        ["type", "band"],
        [((kind, band), 3) for kind in types for band in bands],
        kind="purposive",
        strategies=["maximum_variation"],
        role="guru",
    )
    kota.add_frame("prior", ["prior"], [(["rendah"], 6), (["sedang"], 6), (["tinggi"], 6)])
    kota.add_frame("silang", ["type", "band", "prior"])
    s = tk.sampling(kota, role="guru")
    cells, prior, cross = s.frames
    assert (cells.quota.filled, cells.quota.wanted, cells.quota.excess) == (17, 18, 1)
    assert cells.quota.short == {"negeri × senior": 1}
    assert prior.quota.short == {"rendah": 1}
    assert cross.quota.status == "undefined"
    assert (cross.coverage.filled, cross.coverage.possible) == (13, 18)
    assert set(cross.empty) == {
        "negeri × pemula × sedang",
        "negeri × menengah × rendah",
        "negeri × senior × rendah",
        "swasta × pemula × tinggi",
        "swasta × senior × rendah",
    }
    iqv = {a.name: float(a.iqv) for a in s.attributes}
    assert iqv["prior"] == pytest.approx(107 / 108)
    assert all(len(reason.met) == 1 for reason in s.inclusion)

    def side(name: str, level: str) -> str:
        return f"{name}={level}" if level else name

    names = ["school", "type", "accreditation", "band", *"RMFDLP", "prior"]
    aliases = tk.sampling(kota, attributes=names).aliases
    found = {f"{a.kind} {side(a.bound, a.bound_level)} > {side(a.to, a.to_level)}" for a in aliases}
    assert len(found) == len(aliases)
    assert found == {
        "full accreditation > L",
        "nested school > type",
        "nested school > accreditation",
        "nested school > L",
        "level prior=tinggi > accreditation=A",
        "level prior=tinggi > L=true",
        "level prior=tinggi > F=true",
        "level band=menengah > R=true",
        "level band=menengah > F=true",
        "level band=pemula > R=false",
        "level P=true > M=true",
        "level M=false > P=false",
        "level school=S1 > F=true",
        "level school=S1 > D=true",
        "level school=S1 > prior=tinggi",
        "level school=S3 > D=true",
        "level school=S2 > D=false",
        "level school=S5 > D=false",
        "level school=S6 > D=false",
    }
    assert s.method["function"] == "sampling"
    assert s.method["input"]["study_sha256"] == kota.sha256()
    assert len(s.to_dict()["cell"]) == 6 + 3 + 18
    kota.add_case("G19", role="guru", attributes={"type": "negeri"})
    warnings = {w.code: w for w in tk.sampling(kota, role="guru").warnings}
    assert len(warnings["sampling.no_reason"].objects) == 1
    with pytest.raises(tk.LookupError):
        tk.sampling(kota, role="gruu")


def test_nothing_declared_is_not_done() -> None:
    study = tk.Study("empty")
    s = tk.sampling(study)
    assert (s.status, s.frames_status, s.inclusion_status) == ("no_data", "not_done", "not_done")
    assert tk.triangulate(study).status == "no_data"
    assert tk.member_check(study).status == "not_done"
    assert tk.validity.negative_cases(study).status == "not_done"
    trace = tk.validity.trace_completeness(study)
    assert trace.status == "not_applicable"
    assert math.isnan(float(trace))
    assert len(study.judgements) == 0


def test_triangulation_classes_and_the_convergence_matrix_on_plain_numbers() -> None:
    of = tk.metrics.triangulation_class
    assert of(["+", "+", "silent", "silent"]) == "sama"
    assert of(["+", "-", "silent", "+"]) == "berbeda"
    assert of(["±", "±"]) == "sama"
    assert of(["±", "+"]) == "berbeda"
    assert of(["not_applied", "+", "uncovered"]) == "spesifik"
    assert of(["silent"] * 4) == "diam"

    def counts(positive: int, negative: int) -> list[int]:
        return [positive, negative, 0, 18 - positive - negative, 0, 0]

    absent = [0, 0, 0, 0, 18, 0]
    rows = [
        ("T1", [counts(16, 2), counts(11, 3), counts(13, 5)]),
        ("T2", [counts(14, 2), counts(9, 9), counts(15, 3)]),
        ("T3", [counts(11, 2), counts(11, 3), counts(4, 0)]),
        ("T4", [counts(8, 6), absent, counts(8, 4)]),
        ("T5", [counts(9, 6), counts(8, 5), absent]),
        ("T6", [counts(14, 3), counts(6, 2), counts(9, 6)]),
        ("T7", [counts(15, 3), counts(12, 4), counts(9, 9)]),
    ]
    m = tk.metrics.convergence_matrix(rows, TECHNIQUES, 18)
    assert m.counts == {"AG": 5, "PA": 7, "SL": 4, "DS": 5, "judgement_missing": 0}
    assert (m.full.count, m.full.of, m.at_least_partial.count) == (5, 17, 12)
    assert m.table().column("verdict")[:5] == ["DS"] * 5
    entry = m.entry("T4", "observasi", "wawancara")
    assert entry is not None
    assert (entry.verdict, entry.reason) == ("SL", "not_applied")
    assert m.method["options"]["positive"] == [2, 3]

    b = tk.metrics.convergence_matrix(rows, TECHNIQUES, 18, reading="B")
    assert b.counts["judgement_missing"] == 17
    assert b.full.status == "judgement_missing"
    assert math.isnan(b.full.value)
    said = [(0, 0, 2, "examples", True, "ani", "2025-02-01")]
    judged = tk.metrics.convergence_matrix(rows, TECHNIQUES, 18, reading="B", judged=said)
    assert judged.counts["AG"] == 1
    with pytest.raises(tk.InputError, match="author"):
        tk.metrics.convergence_matrix(rows, TECHNIQUES, 18, judged=[(0, 0, 2, "examples", True, "", "2025")])
    with pytest.raises(tk.UsageError):
        m.compare(b)


def test_triangulation_tells_silent_from_not_asked(kota: tk.Study) -> None:
    t = tk.triangulate(kota, "technique", role="guru", keys=TECHNIQUES)
    assert t.n == 18
    m = t.convergence()
    assert [str(e.verdict) for e in m.entries] == ["DS", "AG", "DS", "SL", "PA", "SL"]
    silent = [g for g in t.groups if t.state("T4", g, "wawancara") == "silent"]
    assert silent == ["G06", "G13", "G15"]
    assert [g for g in t.groups if t.state("T4", g, "wawancara") == "not_applied"] == ["G14"]
    assert {t.state("T4", g, "observasi") for g in t.groups} == {"not_applied"}
    assert t.class_of("T2", "G05") == "berbeda"
    assert ("T2", "G05") in t.open
    with pytest.raises(tk.LookupError):
        tk.triangulate(kota, keys=["kuesioner"])
    with pytest.raises(tk.UsageError):
        tk.triangulate(kota, "codebook")
    school = tk.triangulate(kota, per="school", themes=["T4"])
    assert school.groups == ["S1", "S2", "S3", "S4", "S5", "S6"]
    with pytest.raises(tk.UsageError, match="technique"):
        tk.triangulate(kota, "wave").convergence()


def test_judgements_are_required_inputs_with_author_and_date(kota: tk.Study) -> None:
    with pytest.raises(tk.InputError):
        kota.add_judgement("examples", [("theme", "T2")], "agree", "ani", "")
    with pytest.raises(tk.InputError):
        kota.add_judgement("examples", [("theme", "T2")], "perhaps", "ani", "2025-02")
    fresh = tk.triangulate(kota, role="guru", keys=TECHNIQUES)
    assert fresh.convergence("B").counts["judgement_missing"] == 4
    assert fresh.convergence(basis="judged").counts["judgement_missing"] == 4
    kota.add_judgement("examples", [("theme", "T2")], "agree", "ani", "2025-02", keys=["dokumen", "wawancara"])
    kota.add_judgement("discrepancy", [("theme", "T2"), ("case", "G05")], "check", "ani", "2025-02")
    judged = tk.triangulate(kota, role="guru", keys=TECHNIQUES)
    entry = judged.convergence("B").entry("T2", "wawancara", "dokumen")
    assert entry is not None
    assert entry.verdict == "AG"
    assert entry.judged_examples is not None
    assert (entry.judged_examples.author, entry.judged_examples.date) == ("ani", "2025-02")
    assert len(judged.open) == len(fresh.open) - 1
    assert judged.convergence("B").compare(judged.convergence("B")).value == 1
    with pytest.raises(tk.LookupError):
        judged.convergence(author="budi")


def test_member_check_of_the_specification() -> None:
    study = tk.Study("spec")
    study.approach = "reflexive"
    study.add_coder("ani")
    study.add_code("A")
    study.add_theme("T", ["A"])
    for name in "abcd":
        study.add_case(name, speakers=[name], role="guru")
    study.add_case("school")
    study.add_codebook_version("v1")
    with pytest.raises(tk.InputError, match="participant"):
        study.add_check_round("R", [("1", "")], ["a", "school"])
    with pytest.raises(tk.InputError, match="participant"):
        study.add_check_round("R", [("1", "")], ["a", "nobody"])
    study.add_check_round("R", [("1", "first"), ("2", "")], list("abcd"), version="v1", about={"1": ("theme", "T")})
    operation = study.operation_count
    study.set_code("A", name="B", reason="member check")
    decided = {"decided_by": "ani", "decided": "2025-01-02"}
    study.add_check_response("R", "a", "1", "setuju")
    study.add_check_response("R", "b", "1", "setuju")
    study.add_check_response("R", "c", "1", "tidak", disposition="changed", operations=[operation], **decided)
    study.add_check_response("R", "a", "2", "setuju")
    study.add_check_response("R", "b", "2", "sebagian", disposition="kept", reason="why", **decided)
    study.add_check_response("R", "c", "2", "sebagian", comment="rahasia", disposition="kept", **decided)
    with pytest.raises(tk.InputError, match="who made it"):
        study.add_check_response("R", "d", "2", "tidak", disposition="kept", reason="why")
    check = tk.member_check(study)
    assert check.gate == "note"
    (r,) = check.rounds
    assert (r.response.count, r.response.of) == (3, 4)
    assert (r.by_role["guru"].count, r.no_reply) == (3, ["d"])
    assert (r.overall.agree.count, r.overall.agree.of, r.overall.at_least_partly.count) == (3, 6, 5)
    assert (r.closed_loop.count, r.closed_loop.of) == (2, 3)
    assert [(i.who, i.statement) for i in r.open] == [("c", "2")]
    assert [(d.before, d.after, d.responses) for d in r.diff] == [("A", "B", 1)]
    assert r.statements[0].about == "T"
    assert check.items_table().column("open") == [True, False, False]
    assert "rahasia" not in str(check.to_dict()) + str(study.check_responses.to_dict())
    assert {w.code for w in check.warnings} == {"member_check.no_reply", "member_check.open"}
    assert float(tk.metrics.answer_rates(51, 13, 6).agree) == pytest.approx(0.729, abs=5e-4)
    assert float(tk.metrics.answer_rates(51, 13, 6).at_least_partly) == pytest.approx(0.914, abs=5e-4)


def test_negative_cases_of_the_worked_example(kota: tk.Study) -> None:
    kota.add_query("HAS", tk.query.attr("case.exam") >= 75)
    kota.add_claim("K1", implication="R*M*F => HAS")
    kota.add_claim("K9", implication="F*D*L => HAS")
    for name in ("G16", "G18"):
        about = [("case", name), ("claim", "K1"), ("claim", "K9")]
        kota.add_memo("why", on=about, author="ani", date="2025-07-01")
    k1, k9 = tk.validity.negative_cases(kota, role="guru").claims
    assert k1.deviant_consistency == ["G16"]
    assert k1.deviant_coverage == ["G03", "G08", "G18"]
    assert k1.unhandled == ["G03", "G08"]
    assert k9.deviant_coverage == ["G04", "G10", "G13", "G18"]
    assert k9.unhandled == ["G04", "G10", "G13"]
    assert tk.metrics.implication_class(None, 1) == "unclassified"
    assert tk.metrics.implication_class(0.5, 0.6) == "deviant_coverage"
    kota.set_claim("K1", implication="R M F")
    with pytest.raises(tk.InputError):
        tk.validity.negative_cases(kota, role="guru")


def test_trace_completeness_names_the_missing_step(kota: tk.Study) -> None:
    kota.add_theme("bare")
    kota.add_claim("K1", evidence=[("theme", "T2")])
    kota.add_claim("G1")
    kota.add_claim("B1", evidence=[("theme", "bare")])
    kota.add_claim("P1", evidence=[("wawancara-G01", 3, 9)])
    trace = tk.validity.trace_completeness(kota)
    assert {c.label: c.missing for c in trace.claims} == {"K1": "none", "G1": "evidence", "B1": "code", "P1": "none"}
    assert float(trace) == 0.5
    assert trace.number_paths == "not_applicable"
    assert trace.to_dict()["missing"] == ["evidence", "code", None, None]


def test_design_records_have_commands_and_tables(kota: tk.Study) -> None:
    kota.add_protocol_item("P1", stage="data", status="planned", evidence=["wawancara-G01"], planned_n=18)
    kota.set_protocol_item("P1", status="changed", reason="groups")
    assert (kota.protocol["P1"].status, kota.protocol["P1"].planned_n) == ("changed", 18)
    kota.add_wave("1", begins="2025-01")
    with pytest.raises(tk.InputError):
        kota.add_wave("1")
    kota.add_recommendation("A1", text_en="Train.", actors=["guru"], rests_on=[("theme", "T2")])
    assert kota.recommendations["A1"].rests_on == "T2"
    assert kota.guide["T2-0"].serves == "T2"
    kota.delete_theme("T2")
    assert kota.guide["T2-0"].serves is None
    assert kota.recommendations["A1"].rests_on is None
    kota.add_turns("wawancara-G01", [(0, 10, "peneliti", "T4-0"), (10, 20, "G01", "T4-0")])
    before = kota.sha256()
    kota.delete_wave("1")
    assert kota.sha256() != before
    kota.add_codebook_version("v1")
    assert kota.codebook_versions["v1"].operations == kota.operation_count
    with pytest.raises(tk.LookupError, match="v1"):
        kota.delete_codebook_version("v2")
    kota.delete_codebook_version("v1")
    kota.delete_protocol_item("P1")
    kota.delete_recommendation("A1")
    kota.delete_guide_item("T2-0")
    assert (len(kota.protocol), len(kota.codebook_versions), len(kota.recommendations)) == (0, 0, 0)


def test_question_coverage_tells_asked_from_answered(kota: tk.Study) -> None:
    for name, answers in (("wawancara-G01", "G01"), ("wawancara-G02", "peneliti")):
        kota.add_turns(name, [(0, 10, "peneliti", "T4-0"), (10, 20, answers, "T4-0"), (20, 30, "G01", "")])
    q = tk.validity.question_coverage(kota, role="guru")
    columns = [q.table().column(name) for name in ("question", "participant", "state")]
    states = {(question, who): state for question, who, state in zip(*columns, strict=True)}
    assert states["T4-0", "G01"] == "answered"
    assert states["T4-0", "G02"] == "asked_unanswered"
    assert states["T4-0", "G03"] == "not_asked"
    assert (q.asked.count, q.asked.of, q.answered.count, q.answered.of) == (2, 36, 1, 2)
    kota.set_guide_item("T2-0", roles=["siswa"])
    assert tk.validity.question_coverage(kota, role="guru").by_role["guru"][0].of == 18
    assert tk.validity.question_coverage(tk.Study("empty")).asked.status == "undefined"


def test_a_study_without_techniques_says_so() -> None:
    found = tk.triangulate(tk.datasets.first_study())
    assert found.status == "no_data"
    assert str(found.warnings[0]) == (
        "8 sources have no technique and take no part: nothing says where they belong."
    )
