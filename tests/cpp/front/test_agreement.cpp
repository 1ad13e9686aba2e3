#include <tematik/agreement.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

constexpr double six_digits = 1e-6;  // the fixtures are printed with six digits

/// T1: three sources, three coders, sentences of ten characters; Q looked at s3 and found nothing, R never saw s2.
struct T1 {
  Study study{"T1"};
  T1() {
    const auto p = study.add_coder({.name = "P"});
    const auto q = study.add_coder({.name = "Q"});
    const auto r = study.add_coder({.name = "R"});
    const auto a = study.add_code({.name = "a"});
    const auto b = study.add_code({.name = "b"});
    const auto c = study.add_code({.name = "c"});
    std::vector<SourceId> s;
    for (const std::uint32_t length : {40U, 30U, 20U}) {
      StoredSegmentation tens{.name = "ten"};
      for (std::uint32_t at = 0; at < length; at += 10) tens.units.push_back({.span = {at, at + 10}});
      s.push_back(study.add_source({.name = "s" + std::to_string(s.size() + 1),
                                    .text = Text(std::string(length, 'x')),
                                    .segmentations = {tens}}));
    }
    const auto add = [&](CoderId coder, std::size_t source, CodeId code, Span span) {
      study.add_coding({.source = s[source], .span = span, .code = code, .coder = coder});
    };
    add(p, 0, a, {0, 10});
    add(p, 0, b, {15, 25});
    add(p, 1, a, {5, 15});
    add(p, 1, c, {20, 28});
    add(p, 2, b, {0, 6});
    add(q, 0, a, {2, 10});
    add(q, 0, b, {15, 22});
    add(q, 0, c, {30, 36});
    add(q, 1, a, {5, 12});
    add(q, 1, c, {20, 28});
    add(r, 0, a, {0, 8});
    add(r, 0, b, {16, 25});
    add(r, 2, b, {2, 6});
    study.add_coverage({.coder = q, .source = s[2]});
  }
  [[nodiscard]] AgreementRow one(AgreementOptions options) const {
    options.ci = IntervalMethod::none;
    return agreement(study, options).rows.front();
  }
};

}  // namespace

TEST_CASE("T1: kappa of pairs of coders, per character", "[front][agreement]") {
  const T1 t;
  const auto kappa = [&](const char* code, const char* first, const char* second) {
    return t.one({.metric = Metric::cohen_kappa, .codes = {code}, .coders = {first, second}}).figure;
  };
  CHECK_THAT(kappa("a", "P", "Q").value, Catch::Matchers::WithinAbs(14.0 / 17, six_digits));
  CHECK_THAT(kappa("b", "P", "Q").value, Catch::Matchers::WithinAbs(.561213, six_digits));
  CHECK_THAT(kappa("c", "P", "Q").value, Catch::Matchers::WithinAbs(.692483, six_digits));
  CHECK_THAT(kappa("a", "P", "R").value, Catch::Matchers::WithinAbs(.869565, six_digits));
  CHECK_THAT(kappa("b", "P", "R").value, Catch::Matchers::WithinAbs(.864048, six_digits));
  CHECK(kappa("c", "P", "R").status == Status::no_variation);
  CHECK(kappa("c", "P", "R").observed == 1);
  CHECK_THAT(kappa("a", "Q", "R").value, Catch::Matchers::WithinAbs(.711538, six_digits));
  CHECK_THAT(kappa("b", "Q", "R").value, Catch::Matchers::WithinAbs(.528487, six_digits));
  CHECK(kappa("c", "Q", "R").value == 0);
  CHECK(kappa("c", "Q", "R").status == Status::ok);
}

TEST_CASE("T1: alpha of three coders, and units of ten characters", "[front][agreement]") {
  const T1 t;
  const auto alpha = [&](const char* code) { return t.one({.codes = {code}}).figure.value; };
  CHECK_THAT(alpha("a"), Catch::Matchers::WithinAbs(.802503, six_digits));
  CHECK_THAT(alpha("b"), Catch::Matchers::WithinAbs(.674564, six_digits));
  CHECK_THAT(alpha("c"), Catch::Matchers::WithinAbs(.701001, six_digits));
  const auto in_tens = [&](const Membership& membership) {
    return t
        .one({.metric = Metric::cohen_kappa,
              .unit = "ten",
              .codes = {"a"},
              .coders = {"P", "Q"},
              .membership = membership})
        .figure.value;
  };
  CHECK_THAT(in_tens(Membership::any), Catch::Matchers::WithinAbs(1, six_digits));
  CHECK_THAT(in_tens(Membership::share(.5)), Catch::Matchers::WithinAbs(.727273, six_digits));
  CHECK_THAT(in_tens(Membership::full), Catch::Matchers::WithinAbs(0, six_digits));
}

TEST_CASE("T1: the interval draws sources; scope gives rows", "[front][agreement]") {
  const T1 t;
  const auto row =
      agreement(t.study, {.metric = Metric::cohen_kappa, .codes = {"a"}, .coders = {"P", "Q"}}).rows.front();
  CHECK_THAT(row.figure.se, Catch::Matchers::WithinAbs(.033344, six_digits));
  CHECK_THAT(row.figure.lo, Catch::Matchers::WithinAbs(.756757, six_digits));
  CHECK_THAT(row.figure.hi, Catch::Matchers::WithinAbs(.875, six_digits));
  CHECK(row.figure.flags.has(Flag::few_clusters));
  const auto again =
      agreement(t.study, {.metric = Metric::cohen_kappa, .codes = {"a"}, .coders = {"P", "Q"}, .threads = 7});
  CHECK(again.rows.front().figure.lo == row.figure.lo);
  CHECK(agreement(t.study, {.scope = {ScopeKey::code, ScopeKey::coder_pair}, .ci = IntervalMethod::none}).rows.size() ==
        9);
  CHECK_THROWS_AS(agreement(t.study, {.values = ValueKind::label}), UsageError);
  CHECK_THROWS_AS(agreement(t.study, {.coders = {"X"}}), LookupError);
  CHECK(agreement(t.study).warnings.front().code == "gate.agreement.undeclared");
}

TEST_CASE("T1: every coefficient that a study can give", "[front][agreement]") {
  const T1 t;
  for (const auto& [metric, word] : EnumNames<Metric>::names) {
    const AgreementOptions options{.metric = metric, .codes = {"a"}, .coders = {"P", "Q"}, .n_boot = 50};
    const auto input = traits_of(metric).input;
    const bool is_later =
        input == MetricInput::boundaries || word.substr(0, 5) == "gamma" || metric == Metric::unitizing_alpha_1995;
    if (is_later) {
      CHECK_THROWS_AS(agreement(t.study, options), UsageError);
      continue;
    }
    const auto found = agreement(t.study, options);
    INFO(word);
    CHECK(found.rows.front().figure.metric ==
          (input == MetricInput::continuum ? found.rows.front().figure.metric : word));
    CHECK(found.method.json({}, {}).find(word) != std::string::npos);
    CHECK(found.table().rows() == found.rows.size());
    if (found.rows.front().figure.status == Status::ok) CHECK(found.rows.front().figure.ci_method == "cluster");
  }
  const auto of = [&](Metric metric, std::vector<CodeRef> codes) {
    return t.one({.metric = metric, .codes = std::move(codes), .coders = {"P", "Q"}}).figure.value;
  };
  CHECK_THAT(of(Metric::pooled_kappa, {}), Catch::Matchers::WithinAbs(.707412, six_digits));
  CHECK_THAT(of(Metric::lin_ccc, {"a"}), Catch::Matchers::WithinAbs(14.0 / 17, six_digits));  // 0 and 1: kappa
  CHECK(of(Metric::holsti, {"a"}) == 85.0 / 90);
}

TEST_CASE("T1: the unitizing family, theirs and per code", "[front][agreement]") {
  const T1 t;
  const auto found = agreement(t.study, {.metric = Metric::unitizing_alpha, .ci = IntervalMethod::none});
  REQUIRE(found.rows.size() == 6);
  CHECK(found.rows[0].component == "u");
  CHECK_THAT(found.rows[0].figure.value, Catch::Matchers::WithinAbs(.686707, six_digits));
  CHECK_THAT(found.rows[1].figure.value, Catch::Matchers::WithinAbs(.613376, six_digits));
  CHECK_THAT(found.rows[2].coverage, Catch::Matchers::WithinAbs(.325, six_digits));
  const auto s1 = agreement(t.study, {.metric = Metric::unitizing_alpha,
                                      .scope = {ScopeKey::source},
                                      .coders = {"P", "Q"},
                                      .ci = IntervalMethod::none});
  CHECK_THAT(s1.rows[0].figure.value, Catch::Matchers::WithinAbs(.609149, six_digits));
  CHECK_THAT(s1.rows[1].figure.value, Catch::Matchers::WithinAbs(.483021, six_digits));
  const auto per_code =
      agreement(t.study, {.metric = Metric::unitizing_alpha, .overlap_policy = "per_code", .ci = IntervalMethod::none});
  CHECK(per_code.rows.size() == 9);  // three components of three codes
  CHECK(per_code.rows.front().code == "a");
}

TEST_CASE("T1: intervals of every kind", "[front][agreement]") {
  const T1 t;
  const auto by = [&](IntervalMethod ci, std::vector<ScopeKey> scope = {ScopeKey::study}) {
    return agreement(t.study, {.scope = std::move(scope), .codes = {"a"}, .ci = ci, .n_boot = 100}).rows.front().figure;
  };
  CHECK(by(IntervalMethod::unit).ci_method == "unit");
  CHECK(by(IntervalMethod::unit).flags.has(Flag::not_independent));
  CHECK(by(IntervalMethod::jackknife).ci_method == "jackknife");
  CHECK(!by(IntervalMethod::jackknife).flags.has(Flag::not_independent));
  CHECK(by(IntervalMethod::kripp).ci_method == "kripp");
  CHECK(by(IntervalMethod::kripp_pairs).ci_method == "kripp_pairs");
  const auto s1 = by(IntervalMethod::cluster, {ScopeKey::source});
  CHECK(s1.ci_method == "unit");
  CHECK(s1.flags.has(Flag::ci_fallback_unit));
  const auto refused = [&](AgreementOptions options) { CHECK_THROWS_AS(agreement(t.study, options), UsageError); };
  refused({.metric = Metric::holsti, .ci = IntervalMethod::gwet});
  refused({.metric = Metric::percent, .ci = IntervalMethod::kripp});
  refused({.metric = Metric::unitizing_alpha, .ci = IntervalMethod::unit});
  refused({.metric = Metric::unitizing_alpha, .unit = UnitRule::sentence});
  refused({.metric = Metric::unitizing_alpha, .scope = {ScopeKey::coder}});
  refused({.metric = Metric::unitizing_alpha, .overlap_policy = "widest"});
  refused({.overlap_policy = "longest"});
  refused({.metric = Metric::holsti, .weights = AgreementWeights::linear});
  refused({.scope = {ScopeKey::code, ScopeKey::theme}});
  refused({.scope = {ScopeKey::coder, ScopeKey::coder_pair}});
  refused({.metric = Metric::cohen_kappa});  // three coders
}

TEST_CASE("T1: rows per theme and per coder", "[front][agreement]") {
  T1 t;
  t.study.add_theme({.name = "X", .members = {{.code = t.study.code("a")}, {.code = t.study.code("b")}}});
  t.study.add_theme({.name = "Y", .members = {{.code = t.study.code("c")}}});
  const auto themes = agreement(
      t.study,
      {.metric = Metric::cohen_kappa, .scope = {ScopeKey::theme}, .coders = {"P", "Q"}, .ci = IntervalMethod::none});
  REQUIRE(themes.rows.size() == 2);
  CHECK(themes.rows[0].theme == "X");
  CHECK_THAT(themes.rows[0].figure.value, Catch::Matchers::WithinAbs(.653465, six_digits));
  const auto coders = agreement(t.study, {.scope = {ScopeKey::coder}, .ci = IntervalMethod::none});
  REQUIRE(coders.rows.size() == 3);
  CHECK(coders.rows[2].coder == "R");
  CHECK(coders.table()["without"].values.index() == coders.table()["value"].values.index());
}

TEST_CASE("T1: the disagreements of P and Q add up to 20 characters", "[front][agreement]") {
  T1 t;
  const auto found = agreement(t.study, {.coders = {"P", "Q"}, .ci = IntervalMethod::none});
  const auto list = found.disagreements(t.study);
  std::int64_t sum = 0;
  for (const auto& row : list.rows) sum += row.characters;
  CHECK(sum == 20);
  CHECK(list.rows.size() == 5);
  const auto full = found.disagreements(t.study, {.reference = "Q", .matches = true});
  REQUIRE(full.rows.size() == 6);
  CHECK(full.rows[0].passage() == Span{0, 10});
  CHECK(full.table()["coder_1"].values == decltype(full.table()["coder_1"].values)(std::vector<std::string>(6, "Q")));
  CHECK(std::count_if(full.rows.begin(), full.rows.end(),
                      [](const auto& row) { return row.kind == DisagreementKind::missed; }) == 1);
  CHECK_THROWS_AS(found.disagreements(t.study, {.reference = "nobody"}), LookupError);
  // Three coders: R never looked at s2, which is a gap and not a disagreement.
  const auto three = agreement(t.study, {.ci = IntervalMethod::none}).disagreements(t.study);
  CHECK(std::count_if(three.rows.begin(), three.rows.end(),
                      [](const auto& row) { return row.kind == DisagreementKind::not_covered; }) == 2);
  t.study.add_code({.name = "d"});
  CHECK_THROWS_AS(found.disagreements(t.study), UsageError);
}
