// Agreement on labels, sets, counts and weights of a study; who did not look counted as "no"; blank units.

#include <tematik/agreement.hpp>
#include <tematik/metrics/fleiss_kappa.hpp>

#include "studies.hpp"

using namespace tematik;

namespace {

AgreementRow one_value_row(const Study& study, AgreementOptions options) {
  options.ci = IntervalMethod::none;
  return agreement(study, options).rows.front();
}

/// A tree top > a, b and a code z beside it; two coders on units of ten.
Study labelled_study() {
  Study study("labels");
  const auto top = study.add_code({.name = "top", .codable = false});
  study.add_code({.name = "a", .parents = {top}});
  study.add_code({.name = "b", .parents = {top}});
  study.add_code({.name = "z"});
  study.add_theme({.name = "T", .members = {{.code = study.code("a")}, {.code = study.code("z")}}});
  const auto p = study.add_coder({.name = "P"});
  const auto q = study.add_coder({.name = "Q"});
  const auto s = studies::add_source(study, "s", 40);
  studies::code_all(study, s, p, {{"a", 0, 10}, {"b", 10, 20}, {"a", 20, 30}});
  studies::code_all(study, s, q, {{"a", 0, 10}, {"a", 10, 20}, {"z", 20, 30}});
  return study;
}

}  // namespace

TEST_CASE("T1: sets of codes on characters, Jaccard", "[front][agreement]") {
  const Study study = studies::t1(true);
  AgreementOptions o{.coders = {"P", "Q"}, .values = ValueKind::set};
  const auto row = one_value_row(study, o);
  CHECK_THAT(row.figure.observed, Catch::Matchers::WithinAbs(.222222, 1e-6));
  CHECK_THAT(row.figure.expected, Catch::Matchers::WithinAbs(.625760, 1e-6));
  CHECK_THAT(row.figure.value, Catch::Matchers::WithinAbs(.644877, 1e-6));
  CHECK(row.coverage == 1);
  CHECK(row.figure.n_units == 90);
  // The same as the policy `sets` of the unitizing family.
  const auto policy =
      agreement(study, {.metric = Metric::unitizing_alpha, .coders = {"P", "Q"}, .overlap_policy = "sets"});
  REQUIRE(policy.rows.size() == 1);
  CHECK(policy.rows[0].component == "sets");
  CHECK(policy.rows[0].figure.value == row.figure.value);
  CHECK(policy.rows[0].figure.ci_method == "cluster");
  CHECK(policy.rows[0].figure.lo <= row.figure.value);
  CHECK(policy.report().find("tematik's own measure") != std::string::npos);
  CHECK(policy.method.json({}, {}).find("\"distance\":\"jaccard\"") != std::string::npos);
  o.distance = "masi";  // no place here has two codes
  CHECK(one_value_row(study, o).figure.value == row.figure.value);
  o.distance = "nominal";
  CHECK(one_value_row(study, o).figure.weights == "nominal");
  // Kupper and Hafner: by character as before, and by unit.
  const auto characters = one_value_row(study, {.metric = Metric::kupper_hafner, .coders = {"P", "Q"}});
  const auto as_sets =
      one_value_row(study, {.metric = Metric::kupper_hafner, .coders = {"P", "Q"}, .values = ValueKind::set});
  CHECK(characters.figure.value == as_sets.figure.value);
  const auto tens = one_value_row(study, {.metric = Metric::kupper_hafner, .unit = "ten", .coders = {"P", "Q"}});
  CHECK(tens.figure.n_pairable == 6);  // s1 a, b, b; s2 a, a, c: both with a code, and the same
  CHECK(tens.figure.observed == 1);
  // Holsti counts applications: P 6 + 1 (b of s3), Q 6 + 1 (c of s1), 6 alike.
  CHECK_THAT(
      one_value_row(study, {.metric = Metric::holsti, .unit = "ten", .coders = {"P", "Q"}, .values = ValueKind::set})
          .figure.value,
      Catch::Matchers::WithinAbs(12.0 / 14, 1e-12));
}

TEST_CASE("labels of an exclusive domain: units, none, ties and declared categories", "[front][agreement]") {
  const Study study = labelled_study();
  AgreementOptions o{.metric = Metric::fleiss_kappa, .unit = "ten", .values = ValueKind::label};
  // a/a b/a a/z -/-
  const auto row = one_value_row(study, o);
  CHECK(row.figure.n_units == 4);
  CHECK(row.figure.n_categories == 4);
  const auto by_hand = fleiss_kappa(ratings_from(Matrix<double>{{0, 1, 0, 3}, {0, 0, 2, 3}}));
  CHECK_THAT(row.figure.value, Catch::Matchers::WithinAbs(by_hand.value, 1e-12));
  CHECK_FALSE(row.figure.flags.has(Flag::label_tie));
  o.include_uncoded = false;
  CHECK(one_value_row(study, o).figure.n_units == 3);
  CHECK(one_value_row(study, o).coverage == .75);
  // What may be chosen decides q.
  AgreementOptions bp{.metric = Metric::brennan_prediger, .unit = "ten", .values = ValueKind::label};
  CHECK_THAT(one_value_row(study, bp).figure.expected, Catch::Matchers::WithinAbs(1.0 / 4, 1e-12));
  bp.categories = {"a", "b", "z", "top", "(none)"};
  CHECK_THROWS_AS(one_value_row(study, bp), UsageError);  // top is no code of the call
  bp.categories = {"a", "b", "z"};
  CHECK(one_value_row(study, bp).figure.n_categories == 4);
  // A domain by the tree, or a theme: other codes are not read.
  o = {.metric = Metric::percent, .unit = "ten", .values = ValueKind::label, .domain = "top"};
  CHECK_THAT(one_value_row(study, o).figure.value, Catch::Matchers::WithinAbs(2.0 / 4, 1e-12));  // a/a b/a a/- -/-
  o.domain = "T";
  CHECK_THAT(one_value_row(study, o).figure.value, Catch::Matchers::WithinAbs(2.0 / 4, 1e-12));  // a/a -/a a/z -/-
  o.domain = "a";
  CHECK_THROWS_AS(one_value_row(study, o), LookupError);
  o.domain = "nothing";
  CHECK_THROWS_AS(one_value_row(study, o), LookupError);
  // Distances: siblings are half apart; alpha takes them as they are, kappa one less them.
  const auto alpha = [&](AgreementOptions of) {
    of.metric = Metric::krippendorff_alpha;
    of.unit = "ten";
    of.values = ValueKind::label;
    return one_value_row(study, of).figure;
  };
  CHECK_THAT(alpha({.distance = "tree"}).observed, Catch::Matchers::WithinAbs((.5 + 1) / 4, 1e-12));
  CHECK_THAT(alpha({}).observed, Catch::Matchers::WithinAbs(2.0 / 4, 1e-12));
  const Matrix<double> third{{0, 1.0 / 3, 1}, {1.0 / 3, 0, 1}, {1, 1, 0}};
  CHECK_THAT(alpha({.distance_matrix = third}).observed, Catch::Matchers::WithinAbs((1.0 / 3 + 1) / 4, 1e-12));
  o = {.metric = Metric::cohen_kappa, .unit = "ten", .values = ValueKind::label, .distance = "tree"};
  const double tree = one_value_row(study, o).figure.observed;
  CHECK_THAT(tree, Catch::Matchers::WithinAbs(1 - (.5 + 1) / 4, 1e-12));
  o.distance = "";
  o.weight_matrix = Matrix<double>{{1, .5, 0}, {.5, 1, 0}, {0, 0, 1}};
  CHECK_THAT(one_value_row(study, o).figure.observed, Catch::Matchers::WithinAbs(tree, 1e-12));
  CHECK(alpha({.categories = {"z", "b", "a"}, .distance = "ordinal"}).status == Status::ok);
  CHECK_THROWS_AS(alpha({.distance = "ordinal"}), UsageError);  // no order is declared
}

TEST_CASE("labels: a tie is noted, an overlap noted or refused, for those concerned", "[front][agreement]") {
  Study study = labelled_study();
  const auto s = study.source("s");
  studies::code_all(study, s, study.coder("P"), {{"b", 30, 35}, {"a", 35, 40}});
  AgreementOptions o{.metric = Metric::percent, .unit = "ten", .values = ValueKind::label};
  CHECK(one_value_row(study, o).figure.flags.has(Flag::label_tie));
  studies::code_all(study, s, study.coder("Q"), {{"a", 22, 26}});  // under Q's own z
  const auto noted = one_value_row(study, o);
  CHECK(noted.figure.flags.has(Flag::overlap_conflict));
  CHECK(noted.figure.status == Status::ok);
  o.overlap_policy = "strict";
  CHECK(one_value_row(study, o).figure.status == Status::overlap_conflict);
  o.coders = {"P"};
  CHECK(one_value_row(study, o).figure.status == Status::single_coder);
  o = {.values = ValueKind::label};
  CHECK(one_value_row(study, o).figure.n_units == 40);  // characters
  o.overlap_policy = "declared";
  CHECK(one_value_row(study, o).figure.status == Status::ok);
  o.overlap_policy = "per_code";
  CHECK_THROWS_AS(one_value_row(study, o), UsageError);
}

TEST_CASE("counts and weights of codings", "[front][agreement]") {
  Study study("numbers");
  const auto a = study.add_code({.name = "a"});
  const auto p = study.add_coder({.name = "P"});
  const auto q = study.add_coder({.name = "Q"});
  const double weights[3][2] = {{1, 2}, {3, 3}, {5, 4}};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto s = studies::add_source(study, "s" + std::to_string(i), 20);
    study.add_coding({.source = s, .span = {0, 5}, .code = a, .coder = p, .weight = weights[i][0]});
    study.add_coding({.source = s, .span = {0, 5}, .code = a, .coder = q, .weight = weights[i][1]});
    if (i == 2) study.add_coding({.source = s, .span = {6, 9}, .code = a, .coder = q});
  }
  AgreementOptions o{.unit = UnitRule::source, .values = ValueKind::weight};
  const auto by_hand =
      krippendorff_alpha(ratings_from(Matrix<double>{{1, 3, 5}, {2, 3, 4}}), {.level = MeasurementLevel::interval});
  CHECK_THAT(one_value_row(study, o).figure.value, Catch::Matchers::WithinAbs(by_hand.value, 1e-12));
  CHECK(one_value_row(study, o).figure.weights == "interval");
  o.distance = "ratio";
  CHECK(one_value_row(study, o).figure.value != by_hand.value);
  o.distance = "";
  o.metric = Metric::lin_ccc;
  CHECK_THAT(one_value_row(study, o).figure.value,
             Catch::Matchers::WithinAbs(lin_ccc(ratings_from(Matrix<double>{{1, 3, 5}, {2, 3, 4}})).value, 1e-12));
  o = {.metric = Metric::percent, .unit = UnitRule::source, .values = ValueKind::count};
  CHECK_THAT(one_value_row(study, o).figure.value, Catch::Matchers::WithinAbs(2.0 / 3, 1e-12));  // 1 1, 1 1, 1 2
  o.metric = Metric::krippendorff_alpha;
  o.scope = {ScopeKey::code, ScopeKey::coder};
  CHECK(agreement(study, o).rows.size() == 2);
  o.scope = {ScopeKey::source};
  CHECK(agreement(study, o).rows[2].figure.observed == 1);  // 1 and 2
  o.scope = {ScopeKey::study};
  o.ci = IntervalMethod::kripp;
  o.n_boot = 100;
  const auto drawn = agreement(study, o).rows.front().figure;
  CHECK(drawn.ci_method == "kripp");
  o.metric = Metric::pooled_kappa;
  o.ci = IntervalMethod::cluster;
  CHECK(agreement(study, o).rows.front().figure.n_categories == 2);
}

TEST_CASE("T1: values in rows of parts, per coder, with intervals, the same with any number of threads",
          "[front][agreement]") {
  Study study = studies::t1(true);
  study.add_case({.name = "one", .sources = {study.source("s1")}});
  study.add_case({.name = "rest", .sources = {study.source("s2"), study.source("s3")}});
  AgreementOptions o{.metric = Metric::gwet_ac1,
                     .unit = "ten",
                     .scope = {ScopeKey::case_},
                     .values = ValueKind::label,
                     .ci = IntervalMethod::none};
  const auto cases = agreement(study, o);
  REQUIRE(cases.rows.size() == 2);
  CHECK(cases.rows[0].figure.n_categories == cases.rows[1].figure.n_categories);  // those of the whole call
  o.scope = {ScopeKey::coder};
  const auto coders = agreement(study, o);
  REQUIRE(coders.rows.size() == 3);
  CHECK_THAT(coders.rows[0].change,
             Catch::Matchers::WithinAbs(
                 coders.rows[0].without -
                     one_value_row(study, {.metric = Metric::gwet_ac1, .unit = "ten", .values = ValueKind::label})
                         .figure.value,
                 1e-12));
  o.scope = {ScopeKey::study};
  for (const IntervalMethod ci :
       {IntervalMethod::cluster, IntervalMethod::unit, IntervalMethod::jackknife, IntervalMethod::gwet}) {
    o.ci = ci;
    o.n_boot = 200;
    o.threads = 1;
    const auto first = agreement(study, o).rows.front().figure;
    o.threads = 8;
    const auto second = agreement(study, o).rows.front().figure;
    CHECK(first.ci_method == to_string(ci));
    CHECK(first.lo == second.lo);
    CHECK(first.lo <= first.value);
  }
  o.cluster = "case";
  o.ci = IntervalMethod::cluster;
  CHECK(agreement(study, o).method.n == 2);
}

TEST_CASE("values and distances that do not fit are refused in words", "[front][agreement]") {
  const Study study = studies::t1(true);
  const auto refused = [&](AgreementOptions o) { CHECK_THROWS_AS(agreement(study, o), UsageError); };
  refused({.metric = Metric::gamma, .values = ValueKind::label});
  refused({.metric = Metric::kupper_hafner, .values = ValueKind::label});
  refused({.metric = Metric::percent, .values = ValueKind::set});
  refused({.metric = Metric::icc, .values = ValueKind::label});
  refused({.metric = Metric::pooled_kappa, .coders = {"P", "Q"}, .values = ValueKind::label});
  refused({.scope = {ScopeKey::code}, .values = ValueKind::label});
  refused({.scope = {ScopeKey::theme}, .values = ValueKind::set});
  refused({.domain = "X"});
  refused({.codes = {"a"}, .values = ValueKind::label, .domain = "X"});
  refused({.categories = {"yes"}});
  refused({.include_uncoded = false});
  refused({.values = ValueKind::set, .distance = "interval"});
  refused({.values = ValueKind::count, .distance = "tree"});
  refused({.metric = Metric::holsti, .values = ValueKind::label, .distance = "tree"});
  refused({.values = ValueKind::label, .distance = "tree", .distance_matrix = Matrix<double>::Zero(3, 3)});
  refused({.values = ValueKind::label, .distance_matrix = Matrix<double>::Ones(3, 3)});
  refused({.distance_matrix = Matrix<double>::Zero(2, 2)});
  refused({.metric = Metric::unitizing_alpha, .distance_matrix = Matrix<double>::Zero(2, 2)});
  refused({.metric = Metric::holsti, .weight_matrix = Matrix<double>::Identity(2, 2)});
  const auto sets = agreement(study, {.values = ValueKind::set, .ci = IntervalMethod::none});
  CHECK_THROWS_AS(sets.shares(study), UsageError);
  // A matrix between codes, of the unitizing and the gamma family.
  const Matrix<double> near{{0, .5, 1}, {.5, 0, 1}, {1, 1, 0}};
  for (const Metric metric : {Metric::unitizing_alpha, Metric::gamma}) {
    AgreementOptions o{.metric = metric, .ci = IntervalMethod::none, .gamma = {.samples = 3}, .distance_matrix = near};
    CHECK(agreement(study, o).rows.front().figure.weights == "matrix");
  }
}

TEST_CASE("who did not look as \"no\", in every family", "[front][agreement]") {
  const Study study = studies::t1(true);
  for (const Metric metric :
       {Metric::krippendorff_alpha, Metric::unitizing_alpha, Metric::gamma, Metric::unitizing_alpha_1995}) {
    INFO(to_string(metric));
    AgreementOptions o{
        .metric = metric, .uncovered = Uncovered::no, .ci = IntervalMethod::none, .gamma = {.samples = 3}};
    const auto no = agreement(study, o).rows.front();
    CHECK(no.figure.status == Status::ok);
    CHECK(no.coverage == 1);
    CHECK(no.n_sources == 3);
    o.uncovered = Uncovered::missing;
    CHECK(agreement(study, o).rows.front().figure.value > no.figure.value);  // R is silent on s2 then
  }
}

TEST_CASE("units of nothing but white space are no units", "[front][agreement]") {
  Study study("blank");
  const auto a = study.add_code({.name = "a"});
  StoredSegmentation pieces{.name = "piece"};
  for (const Span x : {Span{0, 3}, Span{3, 8}, Span{8, 11}, Span{11, 15}}) pieces.units.push_back({.span = x});
  const auto s =
      study.add_source({.name = "s", .text = Text("one\n   \n\xC2\xA0\t\ntwo\n"), .segmentations = {pieces}});
  const auto p = study.add_coder({.name = "P"});
  const auto q = study.add_coder({.name = "Q"});
  study.add_coding({.source = s, .span = {0, 3}, .code = a, .coder = p});
  study.add_coverage({.coder = q, .source = s});
  AgreementOptions o{.metric = Metric::percent, .unit = "piece"};
  CHECK(one_value_row(study, o).figure.n_units == 2);
  CHECK(one_value_row(study, o).figure.value == .5);
  o.drop_blank = false;
  CHECK(one_value_row(study, o).figure.n_units == 4);
  o.unit = UnitRule::character;
  o.drop_blank = true;
  CHECK(one_value_row(study, o).figure.n_units == 15);
}

TEST_CASE("drift: the disagreement of each source in order of completion", "[front][agreement]") {
  Study study = studies::t1();
  const auto done = [&](const char* coder, const char* source, std::int64_t day) {
    study.add_coverage(
        {.coder = study.coder(coder), .source = study.source(source), .time = Timestamp{day * 86'400'000'000}});
  };
  done("P", "s1", 5), done("Q", "s1", 3), done("P", "s2", 1), done("Q", "s2", 2), done("P", "s3", 4),
      done("Q", "s3", 4);
  const auto found = agreement(study, {.codes = {"a"}, .coders = {"P", "Q"}, .ci = IntervalMethod::none});
  const auto drift = found.drift(study, {.mean = .05, .sigma = .1});
  CHECK(drift.sources == std::vector<std::string>{"s2", "s3", "s1"});
  REQUIRE(drift.points.size() == 3);
  CHECK_THAT(drift.points[0].x, Catch::Matchers::WithinAbs(3.0 / 30, 1e-12));
  CHECK(drift.points[1].x == 0);
  CHECK_THAT(drift.points[2].x, Catch::Matchers::WithinAbs(2.0 / 40, 1e-12));
  CHECK_THAT(drift.points[0].ewma, Catch::Matchers::WithinAbs(.2 * .1 + .8 * .05, 1e-12));
  CHECK(drift.table()["source"].as<std::string>().front() == "s2");
  CHECK(drift.method().json({}, {}).find("sources_without_time") != std::string::npos);
  CHECK(found.drift(study).status == Status::too_few_units);
  // Percent of the same decisions: the same disagreement. One coder against the others: here the other one.
  const auto percent = agreement(study, {.metric = Metric::percent, .codes = {"a"}, .coders = {"P", "Q"}});
  CHECK_THAT(percent.drift(study, {.mean = .05, .sigma = .1}, "P").points[0].x,
             Catch::Matchers::WithinAbs(3.0 / 30, 1e-12));
  CHECK_THROWS_AS(percent.drift(study, {}, "R"), LookupError);
  CHECK_THROWS_AS(percent.drift(study, {.lambda = 0}), UsageError);
  // R's time on s1 is not known, but P's is; nothing is known of s2 without P and Q.
  CHECK(agreement(study, {.ci = IntervalMethod::none}).drift(study, {.mean = 0, .sigma = 1}).n_undated == 0);
  const Study undated = studies::t1();
  const auto by_order = agreement(undated, {.ci = IntervalMethod::none}).drift(undated, {.mean = 0, .sigma = 1});
  CHECK(by_order.flags.has(Flag::order_is_insertion));
  CHECK(by_order.sources.front() == "s1");
  study.add_code({.name = "late"});
  CHECK_THROWS_AS(found.drift(study), UsageError);
}

TEST_CASE("planning from a study is that of its tables", "[front][agreement]") {
  const Study study = studies::t1(true);
  const PlanningOptions how{.half_width = .05, .n_boot = 200, .max_n = 64};
  const auto found =
      agreement(study, {.metric = Metric::percent, .codes = {"a"}, .coders = {"P", "Q"}, .ci = IntervalMethod::none});
  // Percent of s1, s2, s3: 38 of 40, 27 of 30, 20 of 20.
  const double agree[3] = {38, 27, 20}, length[3] = {40, 30, 20};
  const auto by_hand = plan_sources(
      3,
      [&](std::span<const std::int64_t> w) {
        double a = 0, n = 0;
        for (std::size_t s = 0; s < 3; ++s)
          a += static_cast<double>(w[s]) * agree[s], n += static_cast<double>(w[s]) * length[s];
        return a / n;
      },
      how);
  const auto sources = found.plan(study, how);
  CHECK(sources.status == by_hand.status);
  CHECK(sources.n == by_hand.n);
  CHECK_THAT(sources.half_width, Catch::Matchers::WithinAbs(by_hand.half_width, 1e-12));
  CHECK(sources.n_observed == 3);
  const auto units = found.plan(study, {.half_width = .05, .n_boot = 200}, true);
  CHECK(units.status == Status::ok);
  CHECK(units.n_observed == 90);
  CHECK(units.n > 60);  // 1.96^2 x .944 x .056 / .05^2 = 80
  CHECK(units.n < 110);
  for (const Metric metric :
       {Metric::unitizing_alpha, Metric::gamma, Metric::boundary_similarity, Metric::pooled_kappa}) {
    INFO(to_string(metric));
    const auto one =
        agreement(study, {.metric = metric, .coders = {"P", "Q"}, .ci = IntervalMethod::none, .gamma = {.samples = 3}});
    CHECK(one.plan(study, {.half_width = .2, .n_boot = 50, .max_n = 500}).n_observed == 3);
    CHECK_THROWS_AS(one.plan(study, how, true), UsageError);
  }
  const auto labels =
      agreement(study, {.metric = Metric::percent, .unit = "ten", .coders = {"P", "Q"}, .values = ValueKind::label});
  CHECK(labels.plan(study, {.half_width = .1, .n_boot = 100}, true).n_observed == 9);
  const auto nothing = agreement(study, {.metric = Metric::cohen_kappa, .codes = {"c"}, .coders = {"P", "R"}});
  CHECK(nothing.plan(study, how).status == Status::no_variation);
}
