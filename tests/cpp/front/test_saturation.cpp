#include <tematik/saturation.hpp>

#include <array>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// F15: 15 units x 18 codes, units as dated sources added in reverse (demo study of the MIT package novelqualcodes).
Study f15(bool with_dates = true) {
  static constexpr std::array rows{
      "100000000011110000", "000000000000001111", "011100000000001000", "000110000000000000", "000010001000000110",
      "010000100000001000", "000100100001000010", "100000010000100000", "100000001000001100", "000000011000000000",
      "100001000000000100", "100000000000001001", "100000010100000001", "011000000000001010", "000101000010000000"};
  Study study("F15");
  std::vector<CodeId> codes;
  for (int j = 0; j < 18; ++j) codes.push_back(study.add_code({.name = "c" + std::to_string(j + 1)}));
  for (std::size_t i = rows.size(); i-- > 0;) {
    const std::string day = (i < 9 ? "0" : "") + std::to_string(i + 1);
    const auto s = study.add_source({.name = "u" + day,
                                     .text = Text("xxxxxx"),
                                     .technique = i < 8    ? "interview"
                                                  : i < 14 ? "group"
                                                           : "",
                                     .date = with_dates ? "2026-01-" + day : ""});
    for (std::size_t j = 0; j < 18; ++j) {
      if (rows[i][j] == '1') study.add_coding({.source = s, .span = {0, 5}, .code = codes[j]});
    }
  }
  return study;
}

using Numbers = std::vector<std::int64_t>;

auto near_to(double value) { return Catch::Matchers::WithinAbs(value, 1e-6); }

/// F15 with the themes X = codes 1-9 and Y = codes 10-17, c18 without a theme; A: units 1-8, B: 9-15.
Study f15_with_themes() {
  Study study = f15();
  std::vector<ThemeMember> x, y;
  for (const auto& [id, code] : study.codes()) {
    const auto j = row(id) + 1;
    if (j <= 9) x.push_back({id, 1});
    if (j > 9 && j < 18) y.push_back({id, 1});
  }
  study.add_theme({.name = "X", .members = x});
  study.add_theme({.name = "Y", .members = y});
  return study;
}

}  // namespace

TEST_CASE("F15 as a study: new codes, Guest, curve, richness, coverage", "[front][saturation]") {
  const auto seen = saturation(f15());
  CHECK(seen.order == "collected");
  CHECK(seen.new_codes == Numbers{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
  CHECK(seen.cumulative.back() == 18);
  for (const std::int64_t base : {4, 5, 6}) CHECK(seen.guest({.base = base}).stop == 8);
  CHECK(seen.guest().codes_after_stop == 2);
  CHECK(seen.guest({.run = 3}).status == Status::not_reached);
  constexpr double six_digits = 1e-6;
  CHECK_THAT(seen.curve().mean[5], Catch::Matchers::WithinAbs(12.066267, six_digits));
  CHECK_THAT(seen.curve().sd[5], Catch::Matchers::WithinAbs(1.496785, six_digits));
  CHECK_THAT(seen.richness().value, Catch::Matchers::WithinAbs(18.116667, six_digits));
  CHECK_THAT(seen.coverage().value, Catch::Matchers::WithinAbs(.974359, six_digits));
  CHECK_THAT(seen.expected_new().value, Catch::Matchers::WithinAbs(.088889, six_digits));
}

TEST_CASE("without dates the order of adding is used, and said", "[front][saturation]") {
  const auto seen = saturation(f15(false));
  CHECK(seen.order == "source");
  CHECK(seen.flags.has(Flag::order_is_insertion));
  CHECK(seen.incidence.unit_labels.front() == "u15");
}

TEST_CASE("the approach of the study travels with the figure, and changes no number", "[front][saturation]") {
  Study study = f15();
  CHECK(saturation(study).warnings.front().code == "gate.saturation.undeclared");
  study.set_approach(Approach::reflexive);
  const auto reflexive = saturation(study);
  CHECK(reflexive.warnings.front().code == "gate.saturation.reflexive");
  CHECK(reflexive.guest().stop == 8);
  CHECK(reflexive.method.json().find("10.1080/13645579.2018.1454643") != std::string::npos);
  CHECK(reflexive.report().cautions.front().text().find("Sim et al. 2018") != std::string::npos);
  CHECK(reflexive.report().text.find("would have fired at 8+2") != std::string::npos);
  study.set_approach(Approach::coding_reliability);
  CHECK(saturation(study).warnings.empty());
  CHECK(saturation(study).report().text.find("would have") == std::string::npos);
}

TEST_CASE("scope, and a study without data", "[front][saturation]") {
  const Study study = f15();
  CHECK(saturation(study, {.codes = {"c6"}}).cumulative.back() == 1);
  CHECK(saturation(study, {.where = in_source("u01")}).incidence.units() == 1);
  CHECK(saturation(Study("empty")).status == Status::no_data);
}

TEST_CASE("every figure of section 14 is the free function on the incidence", "[front][saturation]") {
  const auto seen = saturation(f15());
  CHECK(seen.francis({.init = 10, .stop = 2}).stop == 15);
  CHECK(seen.francis({.min_units = 2}).stop == 14);
  CHECK(seen.batches().new_codes == Numbers{15, 2, 1});
  CHECK(seen.quartiles().new_codes == Numbers{12, 3, 2, 1});
  CHECK(seen.near_saturation().stop == 11);
  CHECK(seen.novelty().duplicates == Numbers{0, 0, 1, 1, 3, 2, 4, 2, 4, 2, 2, 3, 3, 4, 3});
  CHECK(seen.salient().stop == 8);
  CHECK_THAT(seen.curve({.extrapolate_to = 20}).mean[20], near_to(18.231550));
  CHECK_THAT(seen.curve({.variance = CurveVariance::unconditional}).sd[15], near_to(.512615));
  CHECK_THAT(seen.coverage({.t = 5}).value, near_to(.629390));
  CHECK_THAT(seen.units_for_coverage(.99).further, near_to(2.322292));
  CHECK_THAT(seen.units_for_share(.99).further, near_to(.933092));
  const auto table = seen.richness({RichnessEstimator::chao2, RichnessEstimator::jackknife1});
  CHECK_THAT(table.rows[1].se, near_to(1.271919));
  CHECK_THAT(seen.hill({.n_boot = 0}).value(HillKind::asymptotic, 1), near_to(18.802189));
  CHECK(seen.permute({.n = 10, .seed = 1}).histograms.orders == 10);
  CHECK(seen.first_appearance().first[5] == 11);
  CHECK_THAT(seen.chance_new().chance[14], near_to(.133333));
  CHECK_THAT(seen.diagnostics({.n = 10}).codes[5].z, Catch::Matchers::WithinAbs(1.6670, 1e-4));
  CHECK(seen.lowe().fits.size() == 6);
  CHECK_THAT(seen.edges().coverage.value, near_to(.415175));
  std::vector<std::string> groups(15, "B");
  for (std::size_t i = 0; i < 8; ++i) groups[i] = "A";
  CHECK_THAT(seen.strata(groups, {.points = {{4, 4}}}).points[0].mean, near_to(15.242857));
}

TEST_CASE("strata by an attribute of the units", "[front][saturation]") {
  Study study = f15();
  const auto seen = saturation(study);
  const auto strata = seen.strata(study, "source.technique", {.points = {{4, 4, 0}, {8, 3, 0}, {8, 6, 1}}});
  REQUIRE(strata.strata.size() == 3);
  CHECK(strata.strata[0].name == "interview");
  CHECK(strata.strata[0].codes == 16);
  CHECK(strata.strata[2].name == "(missing)");
  CHECK(strata.points[2].mean == 18);
  CHECK_THROWS_AS(seen.strata(study, "case.role"), UsageError);
  CHECK_THROWS_AS(saturation(study, {.unit = "source.technique"}).strata(study, "source.technique"), UsageError);
  study.add_code({.name = "later"});
  CHECK_THROWS_AS(seen.strata(study, "source.technique"), UsageError);
}

TEST_CASE("figures by theme, and a theme of what stands in none", "[front][saturation]") {
  Study study = f15_with_themes();
  const auto by_theme = saturation(study).by_theme();
  REQUIRE(by_theme.rows.size() == 2);
  CHECK(by_theme.rows[0].theme == "X");
  CHECK(by_theme.rows[0].guest.stop == 8);
  CHECK(by_theme.rows[0].coverage.value == 1);
  CHECK(by_theme.rows[0].last_new_position == 11);
  CHECK(by_theme.rows[1].new_codes[12] == 1);
  CHECK(by_theme.rows[1].frequencies.observed() == 8);
  const auto kept = saturation(study, {.unassigned = Unassigned::keep}).by_theme();
  REQUIRE(kept.rows.size() == 3);
  CHECK(kept.rows[2].theme == "(no theme)");
  CHECK(kept.rows[2].frequencies.mentions() == 3);
  const auto one = saturation(study, {.codes = {"c18"}}).by_theme();
  CHECK(one.rows.empty());
  CHECK(one.status == Status::no_data);
  // A code in two themes counts in each, at the level of themes too.
  study.add_theme({.name = "Z", .members = {{study.code("c1"), 1}}});
  const auto themes = saturation(study, {.level = Level::theme}).by_theme();
  REQUIRE(themes.rows.size() == 3);
  CHECK(themes.rows[2].frequencies.mentions() == 6);
  CHECK(themes.rows[0].frequencies.observed() == 1);
  CHECK(saturation(study).by_theme().rows[2].frequencies.mentions() == 6);
}

TEST_CASE("pairs of codes as columns arrive long after the codes", "[front][saturation]") {
  const Study study = f15_with_themes();
  const auto codes = saturation(study);
  const auto pairs = saturation(study, {.edges = EdgeRule::unit});
  CHECK(pairs.incidence.codes() == 55);
  CHECK(pairs.new_codes == Numbers{10, 6, 6, 1, 5, 2, 6, 2, 4, 1, 2, 1, 4, 2, 3});
  CHECK_THAT(pairs.coverage().value, near_to(.415175));
  CHECK(pairs.warnings.back().code == "saturation.edges_dependent");
  CHECK(pairs.edges().codes == 18);
  CHECK(pairs.edges().new_edges == codes.edges().new_edges);
  CHECK(pairs.edges().code_coverage.value == codes.coverage().value);
  CHECK(pairs.report().text.find("55 pairs of codes") != std::string::npos);
  // A pair belongs to a theme that holds both codes; c1 and c6 of X never meet c18.
  std::int64_t inside = 0;
  for (const auto& row : pairs.by_theme().rows) inside += row.frequencies.observed();
  std::int64_t expected = 0;
  for (const auto& label : pairs.incidence.code_labels) {
    const auto plus = label.find(" + ");
    const int a = std::stoi(label.substr(1, plus - 1));
    const int b = std::stoi(label.substr(plus + 4));
    expected += (a <= 9 && b <= 9) || (a > 9 && a < 18 && b > 9 && b < 18) ? 1 : 0;
  }
  CHECK(inside == expected);
  CHECK(expected > 0);
}

TEST_CASE("pairs on one segment and on overlapping spans, codes that enough coders hold", "[front][saturation]") {
  Study study = f15_with_themes();
  const auto unit = saturation(study, {.edges = EdgeRule::unit});
  for (const auto rule : {EdgeRule::segment, EdgeRule::overlap}) {  // every code of a unit lies on one span
    const auto same = saturation(study, {.edges = rule});
    CHECK(same.incidence == unit.incidence);
    CHECK(same.edges().kind == to_string(rule));
    CHECK(same.edges().code_coverage.value == unit.edges().code_coverage.value);
    CHECK(same.by_theme().rows[0].frequencies.observed() == unit.by_theme().rows[0].frequencies.observed());
    CHECK(same.warnings.back().code == "saturation.edges_dependent");
    CHECK(same.method.json().find("\"codings_without_span\"") != std::string::npos);
  }
  // A second coder of u01 shares the passage of c1 only: it meets c11 to c14 of the first one by overlap.
  const auto second = study.add_coder({.name = "second"});
  study.add_coding({.source = study.source("u01"), .span = {4, 6}, .code = study.code("c18"), .coder = second});
  CHECK(saturation(study, {.edges = EdgeRule::segment}).incidence.codes() == 55);
  CHECK(saturation(study, {.edges = EdgeRule::overlap}).new_codes[0] == 15);
  const auto majority = saturation(study, {.coder_rule = UnitCoderRule::majority});
  CHECK(majority.new_codes[0] == 0);        // two coders of u01 share no code
  CHECK(majority.cumulative.back() == 17);  // one code is in u01 only
  CHECK(majority.method.json().find("\"coder_rule\":\"majority\"") != std::string::npos);
  study.add_coding({.source = study.source("u01"), .span = {0, 5}, .code = study.code("c1"), .coder = second});
  CHECK(saturation(study, {.coder_rule = UnitCoderRule::all}).new_codes[0] == 1);
}

TEST_CASE("the report bundles the default figures with their cautions", "[front][saturation]") {
  Study study = f15_with_themes();
  study.set_approach(Approach::coding_reliability);
  const auto seen = saturation(study);
  const auto report = seen.report(Language::en, {.seed = 1});
  const auto table = report.table();
  REQUIRE(table.rows() == 16);
  CHECK_THAT(std::get<std::vector<double>>(table["sd"].values)[5], near_to(1.496785));
  CHECK(std::get<std::vector<std::int64_t>>(table["lo"].values)[5] == 9);
  CHECK(std::get<std::vector<std::int64_t>>(table["hi"].values)[5] == 15);
  CHECK(std::get<std::vector<std::int64_t>>(table["observed"].values)[15] == 18);
  CHECK(report.orders.stops[0].counts.stop[0] == 264);
  CHECK(report.orders.stops[0].counts.stop[9] == 1665);
  CHECK(report.themes.rows.size() == 2);
  for (const auto* part : {"fired at 8+2", "new after that: 2", "seed 1", "2.64 % of the orders never stop", "0.97",
                           "at least about 18.12"}) {
    INFO(report.text);
    CHECK(report.text.find(part) != std::string::npos);
  }
  std::vector<std::string> codes;
  for (const auto& caution : report.cautions) codes.push_back(caution.code);
  CHECK(codes == std::vector<std::string>{"saturation.codes_after_stop", "saturation.bands", "saturation.lower_bound",
                                          "saturation.not_measured"});
  CHECK(seen.report(Language::id).text.find("tidak pernah berhenti") != std::string::npos);
  CHECK(seen.report(Language::en, {.seed = 1, .threads = 1}).text == report.text);
  CHECK(report.method.json().find("\"guest_base\":4") != std::string::npos);
}

TEST_CASE("the report of a study without data, of one unit, of units without codes", "[front][saturation]") {
  const auto none = saturation(Study("empty")).report();
  CHECK(none.table().rows() == 0);
  CHECK_FALSE(none.text.empty());
  Study study = f15();
  const auto one = saturation(study, {.where = in_source("u01")}).report();
  CHECK(one.coverage.status == Status::too_few_units);
  CHECK(one.text.find("too_few_units") != std::string::npos);
  CHECK(one.text.find("nan") == std::string::npos);
  CHECK(one.table().rows() == 2);
  const auto few = saturation(study, {.codes = {"c6"}}).report();
  CHECK(few.text.find("nan") == std::string::npos);
  CHECK(few.text.find("undefined") != std::string::npos);
}

TEST_CASE("the codebook as coded, beside that of today", "[front][saturation]") {
  Study study = f15_with_themes();
  const auto same = saturation(study, {.codebook = CodebookTime::as_coded});
  CHECK(same.new_codes == saturation(study).new_codes);  // nothing was merged or coded again
  CHECK(same.gap == Numbers(15, 0));
  CHECK(same.warnings.back().code == "saturation.no_coding_times");
  study.merge_codes(std::vector{study.code("c3")}, study.code("c1"));
  const auto now = saturation(study);
  CHECK(now.new_codes == Numbers{5, 4, 2, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
  CHECK(now.gap.empty());
  CHECK(now.table().columns().size() == 5);
  const auto then = saturation(study, {.codebook = CodebookTime::as_coded});
  CHECK(then.new_codes == Numbers{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
  CHECK(then.current == now.cumulative);
  CHECK(then.gap == Numbers{0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
  CHECK(then.warnings.back().code == "saturation.codebook_gap");
  CHECK(then.warnings.back().values == std::vector<std::string>{"-1", "3", "-1"});
  CHECK(then.table().columns().size() == 7);
  CHECK(then.method.json().find("\"codebook\":\"as_coded\"") != std::string::npos);
  CHECK(then.method.json().find("\"found_again_by_recoding\"") != std::string::npos);
  CHECK(then.by_theme().rows[0].frequencies.observed() == 9);
  CHECK(now.by_theme().rows[0].frequencies.observed() == 8);
  CHECK(then.report().text.find("as they were coded") != std::string::npos);
  CHECK(now.report().text.find("as they were coded") == std::string::npos);
  const auto pairs = saturation(study, {.codebook = CodebookTime::as_coded, .edges = EdgeRule::unit});
  CHECK(pairs.cumulative.back() == 55);
  CHECK(pairs.current == saturation(study, {.edges = EdgeRule::unit}).cumulative);
}

TEST_CASE("units of the study call: cases, groups, waves, pairs, sets of the caller", "[front][saturation]") {
  Study study = f15();
  const auto group = study.add_attribute({.name = "group", .of = ObjectKind::case_});
  const Study before = study;
  for (const auto& [id, source] : before.sources()) {
    const auto person = study.add_case({.name = "case of " + source.name, .sources = {id}});
    study.set_value(person, group, std::string(source.name < "u09" ? "first" : "second"));
    Source record = source;
    record.wave = source.name < "u05" ? "1" : "2";
    study.set_source(id, record);
  }
  CHECK(saturation(study, {.unit = UnitRule::case_}).new_codes == saturation(study).new_codes);
  for (const char* unit : {"case.group", "source.wave", "source.technique"}) {
    const auto seen = saturation(study, {.unit = unit});
    INFO(unit);
    CHECK(seen.incidence.units() == 2);
    CHECK(seen.cumulative == Numbers{std::string(unit) == "source.wave" ? 13 : 16, 18});
  }
  const auto pairs = saturation(study, {.unit = "case.group x source.wave"});
  CHECK(pairs.incidence.unit_labels == std::vector<std::string>{"first x 1", "first x 2", "second x 2"});
  CHECK(pairs.cumulative == Numbers{13, 16, 18});
  CHECK(pairs.method.json().find("\"unit\":\"case.group x source.wave\"") != std::string::npos);
  std::vector<UnitSet> sets(2);
  for (const auto& [id, source] : study.sources()) {
    sets[source.name < "u09" ? 0 : 1].members.emplace_back(id);
  }
  sets[0].label = "early";
  sets[1].label = "late";
  const auto given = saturation(study, {.sets = sets});
  CHECK(given.unit == "given");
  CHECK(given.cumulative == Numbers{16, 18});
  CHECK(given.incidence.unit_labels == std::vector<std::string>{"early", "late"});
}
