#include <tematik/validity/triangulate.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "smp_kota.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

using TriangulatedWords = std::vector<std::string>;
const TriangulatedWords techniques{"wawancara", "observasi", "dokumen"};

/// The teachers whose cell of a finding and key is in a state, as their numbers.
std::string teachers_in(const Triangulation& t, const std::string& finding, const std::string& key, CellState state) {
  std::string out;
  for (const auto& group : t.groups) {
    if (t.state(finding, group, key) == state) out += (out.empty() ? "" : " ") + group;
  }
  return out;
}

/// A pupil, a head and a parent say what the example has them say of T4.
void add_other_roles(smp::Kota& kota) {
  const auto at = smp::Kota::answer_of(4);
  const auto code = [&](const std::string& who, bool positive) {
    kota.code(kota.study.source("wawancara-" + who), 4, positive, at);
  };
  for (const char* who : {"S1", "O1", "K1", "O2", "S3", "O3", "K3", "O4", "K4"}) code(who, true);
  for (const char* who : {"S2", "S4", "O5", "K5"}) code(who, false);
}

}  // namespace

TEST_CASE("triangulation by technique: the convergence matrix of the worked example", "[validity][triangulate]") {
  const smp::Kota kota;
  const Triangulation t = triangulate(kota.study, {.role = "guru", .wave = "1", .keys = techniques});
  CHECK(t.status == Status::ok);
  CHECK(t.groups.size() == 18);
  const ConvergenceMatrix m = t.convergence();
  std::string verdicts;
  for (const auto& entry : m.entries) verdicts += std::string(to_string(*entry.verdict)) + ' ';
  CHECK(verdicts == "PA AG PA DS AG DS AG PA PA SL PA SL AG SL SL PA DS PA AG DS DS ");
  CHECK(m.agreement == 5);
  CHECK(m.partial == 7);
  CHECK(m.silence == 4);
  CHECK(m.dissonance == 5);
  CHECK_THAT(m.full.value, WithinAbs(5.0 / 17, 1e-15));
  CHECK(m.at_least_partial.count == 12);
  CHECK(m.entry("T4", "wawancara", "observasi")->reason == "not_applied");
  CHECK(m.entry("T5", "observasi", "dokumen")->reason == "not_applied");
  const auto counts = t.counts();
  const auto pair = [&](int finding, std::size_t key) {
    const DataSetCounts& of = counts[static_cast<std::size_t>(finding - 1)].second[key];
    return std::pair(of.positive, of.negative);
  };
  CHECK(pair(7, 1) == std::pair<std::int64_t, std::int64_t>(12, 4));
  CHECK(pair(6, 1) == std::pair<std::int64_t, std::int64_t>(6, 2));
  CHECK(pair(4, 2) == std::pair<std::int64_t, std::int64_t>(8, 4));
  CHECK(counts[3].second[1].not_applied == 18);
  CHECK(counts[4].second[2].not_applied == 18);
}

TEST_CASE("triangulation: silent and not asked are told apart", "[validity][triangulate]") {
  const smp::Kota kota;
  const Triangulation t = triangulate(kota.study, {.role = "guru", .wave = "1", .keys = techniques});
  const auto silent = [&](const char* finding) { return teachers_in(t, finding, "wawancara", CellState::silent); };
  const auto not_asked = [&](const char* finding) {
    return teachers_in(t, finding, "wawancara", CellState::not_applied);
  };
  CHECK(silent("T3") == "G05 G06 G09 G18");
  CHECK(not_asked("T3") == "G14");
  CHECK(silent("T4") == "G06 G13 G15");
  CHECK(not_asked("T4") == "G14");
  CHECK(silent("T2") == "G12 G14");
  CHECK(silent("T5") == "G10 G11 G17");
  CHECK(silent("T6") == "G13");
  CHECK(silent("T1").empty());
  CHECK(silent("T7").empty());
  for (const char* finding : {"T1", "T2", "T5", "T6", "T7"}) CHECK(not_asked(finding).empty());
}

TEST_CASE("triangulation: uncovered is neither silent nor not asked", "[validity][triangulate]") {
  Study s("u");
  const auto yes = s.add_code({.name = "Y"});
  const auto theme = s.add_theme({.name = "T", .members = {{yes}}});
  const auto ani = s.add_coder({.name = "ani"});
  std::vector<SourceId> sources;
  for (const char* name : {"a", "b", "c", "d"}) {
    sources.push_back(s.add_source({.name = name, .text = Text(std::string(20, 'x')), .technique = "wawancara"}));
    s.add_case({.name = name, .role = "guru", .sources = {sources.back()}});
  }
  s.add_guide_item({.name = "Q", .serves = {theme}, .applied_in = {sources[0], sources[1], sources[2]}});
  s.add_coding({.source = sources[0], .span = {0, 5}, .code = yes, .coder = ani});
  s.add_coverage({.coder = ani, .source = sources[1]});
  s.add_coverage({.coder = ani, .source = sources[3]});
  const auto t = triangulate(s);
  CHECK(t.state("T", "a", "wawancara") == CellState::positive);
  CHECK(t.state("T", "b", "wawancara") == CellState::silent);
  CHECK(t.state("T", "c", "wawancara") == CellState::uncovered);    // asked, nobody looked
  CHECK(t.state("T", "d", "wawancara") == CellState::not_applied);  // looked at, never asked
  CHECK(t.of("T", "c").verdict == TriangulationClass::diam);
  s.delete_guide_item(static_cast<GuideItemId>(0));  // nothing serves it: whoever did not speak was not asked
  const auto without = triangulate(s);
  CHECK(without.state("T", "b", "wawancara") == CellState::not_applied);
  REQUIRE(without.warnings.size() == 1);
  CHECK(without.warnings[0].code == "triangulation.nothing_serves");
  s.add_consent({.case_ = s.case_("a"), .state = ConsentState::refused});
  CHECK(triangulate(s).groups == TriangulatedWords{"b", "c", "d"});
  const auto waves = triangulate(s, {.by = TriangulateBy::wave});  // nothing says which wave a source is of
  CHECK(waves.status == Status::no_data);
  REQUIRE(waves.warnings.size() > 1);  // the first: consent
  CHECK(waves.warnings[1].text() == "3 sources have no wave and take no part: nothing says where they belong.");
}

TEST_CASE("triangulation of sources: each school's class follows from its cells", "[validity][triangulate]") {
  smp::Kota kota;
  add_other_roles(kota);
  const Triangulation t = triangulate(kota.study, {.by = TriangulateBy::role,
                                                   .per = "school",
                                                   .themes = {"T4"},
                                                   .keys = {"guru", "siswa", "orang tua", "kepala sekolah"}});
  std::string cells, classes;
  for (const auto& one : t.cases) {
    for (const auto& cell : one.cells) cells += speaks(cell.state) ? std::string(to_string(cell.state)) : "·";
    cells += ' ';
    classes += std::string(to_string(one.verdict)) + ' ';
    for (const auto& cell : one.cells) CHECK(cell.state != CellState::not_applied);
  }
  CHECK(cells == "++++ --+· ++++ ±-++ -·-- -··· ");
  CHECK(classes == "sama berbeda sama berbeda sama spesifik ");
  CHECK(t.of("T4", "S4").cells[0].units.positive == 4);  // G10 and G12, each by interview and document
  CHECK(t.of("T4", "S4").cells[0].units.negative == 2);
  CHECK(t.open().size() == 2);
  CHECK(t.classes_table()["class"].as<std::string>()[1] == "berbeda");
  CHECK(t.classes_table()["judgement"].is_missing(0));
  CHECK_THROWS_AS(t.convergence(), UsageError);
}

TEST_CASE("triangulation over time and by coder", "[validity][triangulate]") {
  smp::Kota kota;
  Study& s = kota.study;
  for (const auto& [who, finding] : {std::pair{"G05", 3}, std::pair{"G11", 3}, std::pair{"G15", 2}}) {
    kota.code(s.source("observasi-" + std::string(who) + "-2"), finding, true, 50);
  }
  const auto time = triangulate(s, {.by = TriangulateBy::wave, .role = "guru", .themes = {"T2", "T3"}});
  CHECK(time.keys == TriangulatedWords{"1", "2"});
  CHECK(time.of("T3", "G05").verdict == TriangulationClass::berbeda);  // observed - in wave 1, + in wave 2
  CHECK(time.state("T3", "G05", "1") == CellState::negative);
  CHECK(time.state("T3", "G05", "2") == CellState::positive);
  CHECK(time.of("T3", "G11").verdict == TriangulationClass::berbeda);  // says no, later does it
  CHECK(time.state("T3", "G06", "2") == CellState::silent);
  CHECK(time.state("T3", "G01", "2") == CellState::not_applied);  // not followed
  CHECK(time.of("T3", "G01").verdict == TriangulationClass::spesifik);

  const auto budi = s.add_coder({.name = "budi"});
  const auto source = s.source("wawancara-G01");
  const auto at = smp::Kota::answer_of(1);
  s.add_coding({.source = source, .span = {at, at + 5}, .code = s.code("T1_YA"), .coder = kota.ani});
  s.add_coding({.source = source, .span = {at, at + 5}, .code = s.code("T1_TIDAK"), .coder = budi});
  const auto coder = triangulate(s, {.by = TriangulateBy::coder, .role = "guru", .themes = {"T1", "T2"}});
  CHECK(coder.keys == TriangulatedWords{"ani", "budi"});
  CHECK(coder.of("T1", "G01").verdict == TriangulationClass::berbeda);
  CHECK(coder.state("T1", "G01", "ani") == CellState::positive);
  CHECK(coder.state("T1", "G01", "budi") == CellState::negative);
  CHECK(coder.state("T1", "G02", "ani") == CellState::silent);
  CHECK(coder.state("T1", "G02", "budi") == CellState::uncovered);  // asked; budi did not look
}

TEST_CASE("triangulation: judgements stay empty until somebody makes them", "[validity][triangulate]") {
  smp::Kota kota;
  Study& s = kota.study;
  const TriangulateOptions options{.role = "guru", .wave = "1", .keys = techniques};
  const auto fresh = triangulate(s, options);
  const ConvergenceOptions b{.reading = ConvergenceReading::b};
  const auto nothing = fresh.convergence(b);
  CHECK(nothing.missing == 17);  // every pair that is no silence waits
  CHECK(nothing.silence == 4);
  CHECK(nothing.full.status == Status::judgement_missing);
  CHECK(fresh.convergence({.basis = ConvergenceBasis::judged}).missing == 17);
  CHECK(s.judgements().empty());  // computing filled nothing
  CHECK(fresh.open().size() > 0);
  for (const auto& one : fresh.cases) CHECK_FALSE(one.judged.has_value());
  CHECK_THROWS_AS(fresh.convergence({}, "ani"), LookupError);

  const auto budi = s.add_coder({.name = "budi"});
  const auto judge = [&](CoderId author, std::string value, std::string date) {
    s.add_judgement({.field = JudgementField::examples,
                     .on = {s.theme("T1")},
                     .keys = {"dokumen", "wawancara"},
                     .value = std::move(value),
                     .author = author,
                     .date = std::move(date)});
  };
  judge(kota.ani, "agree", "2025-02-01");
  judge(budi, "disagree", "2025-03-01");
  s.add_judgement({.field = JudgementField::discrepancy,
                   .on = {s.theme("T2"), s.case_("G05")},
                   .value = "check",
                   .author = budi,
                   .date = "2025-03-01"});
  const auto judged = triangulate(s, options);
  CHECK(judged.convergence(b, "ani").entry("T1", "wawancara", "dokumen")->verdict == Convergence::agreement);
  CHECK(judged.convergence(b, "budi").entry("T1", "wawancara", "dokumen")->verdict == Convergence::partial);
  CHECK(judged.convergence(b).entry("T1", "wawancara", "dokumen")->judged_examples->author == "budi");  // the latest
  CHECK(judged.convergence(b).missing == 16);
  const auto two = convergence_agreement(judged.convergence(b, "ani"), judged.convergence(b, "budi"));
  CHECK(two.differing.size() == 1);
  CHECK(two.same == 4);  // the silences
  REQUIRE(judged.of("T2", "G05").verdict == TriangulationClass::berbeda);
  CHECK(judged.of("T2", "G05").judged->value == "check");
  CHECK(judged.open().size() + 1 == fresh.open().size());
}

TEST_CASE("triangulation: what it refuses, and an empty study", "[validity][triangulate]") {
  const smp::Kota kota;
  CHECK_THROWS_AS(triangulate(kota.study, {.role = "gruu"}), LookupError);
  CHECK_THROWS_AS(triangulate(kota.study, {.wave = "3"}), LookupError);
  CHECK_THROWS_AS(triangulate(kota.study, {.per = "town"}), LookupError);
  CHECK_THROWS_AS(triangulate(kota.study, {.themes = {"T9"}}), LookupError);
  CHECK_THROWS_AS(triangulate(kota.study, {.keys = {"kuesioner"}}), LookupError);
  CHECK_THROWS_AS(triangulate(kota.study, {.keys = {"dokumen", "dokumen"}}), UsageError);
  CHECK(triangulate(Study("empty")).status == Status::no_data);
}
