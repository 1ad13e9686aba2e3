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

TEST_CASE("T1: the interval draws sources, scope gives rows", "[front][agreement]") {
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
  CHECK_THROWS_AS(agreement(t.study, {.coders = {"X"}}), LookupError);
  CHECK(agreement(t.study).warnings.front().code == "gate.agreement.undeclared");
}

TEST_CASE("T1: every coefficient that a study can give", "[front][agreement]") {
  const T1 t;
  for (const auto& [metric, word] : EnumNames<Metric>::names) {
    const AgreementOptions options{.metric = metric, .codes = {"a"}, .coders = {"P", "Q"}, .n_boot = 50};
    const auto input = traits_of(metric).input;
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

TEST_CASE("T1: rows per case are those of a study of its places alone", "[front][agreement]") {
  T1 t;
  const auto s1 = t.study.source("s1");
  t.study.add_case({.name = "whole", .sources = {t.study.source("s2"), t.study.source("s3")}});
  t.study.add_case({.name = "piece", .spans = {{s1, {5, 20}}}});
  t.study.add_case({.name = "nowhere"});
  const auto found = agreement(
      t.study,
      {.metric = Metric::cohen_kappa, .scope = {ScopeKey::case_}, .codes = {"a"}, .coders = {"P", "Q"}, .n_boot = 50});
  REQUIRE(found.rows.size() == 3);
  CHECK(found.rows[0].case_ == "whole");
  // s2 and s3: both 7, only P 3, neither 20 + 20.
  const double chance = (10.0 * 7 + 40 * 43) / 2500;
  CHECK_THAT(found.rows[0].figure.value, Catch::Matchers::WithinAbs((47 / 50.0 - chance) / (1 - chance), 1e-12));
  CHECK(found.rows[0].n_sources == 2);
  CHECK(found.rows[0].coverage == 1);
  // [5, 20) of s1: both a on [5, 10), else neither.
  CHECK(found.rows[1].figure.value == 1);
  CHECK(found.rows[1].figure.n_units == 15);
  CHECK(found.rows[1].coverage == 1);
  CHECK(found.rows[1].figure.ci_method == "unit");  // a single source
  CHECK(found.rows[2].figure.status == Status::no_data);
  const auto of_case = found.table();
  CHECK(of_case["case"].values.index() == of_case["status"].values.index());
  // Spans: the same as `within` places of the same extent.
  const auto u = agreement(t.study, {.metric = Metric::unitizing_alpha,
                                     .scope = {ScopeKey::case_, ScopeKey::code},
                                     .coders = {"P", "Q"},
                                     .ci = IntervalMethod::none});
  CHECK(u.rows.size() == 27);
  CHECK(u.rows[9].case_ == "piece");
  CHECK(u.rows[9].figure.value == 1);
  CHECK(u.rows[9].coverage == 1);
  CHECK_THROWS_AS(agreement(t.study, {.unit = "verse", .scope = {ScopeKey::case_}}), LookupError);
}

TEST_CASE("T1: rows per batch and window", "[front][agreement]") {
  T1 t;
  const auto add = [&](const char* coder, const char* source, std::int64_t day, const char* batch) {
    t.study.add_coverage({.coder = t.study.coder(coder),
                          .source = t.study.source(source),
                          .time = Timestamp{day * 86'400'000'000},
                          .batch = batch});
  };
  add("P", "s1", 0, "one"), add("Q", "s1", 0, "one"), add("P", "s2", 1, "one");
  add("Q", "s2", 2, "two"), add("P", "s3", 3, "two"), add("Q", "s3", 4, "two");
  AgreementOptions options{.metric = Metric::cohen_kappa,
                           .scope = {ScopeKey::batch},
                           .codes = {"a"},
                           .coders = {"P", "Q"},
                           .ci = IntervalMethod::none};
  const auto batches = agreement(t.study, options);
  REQUIRE(batches.rows.size() == 2);
  CHECK(batches.rows[0].batch == "one");
  CHECK(batches.rows[0].n_sources == 1);  // s2 was coded in different batches
  const double chance = (10.0 * 8 + 30 * 32) / 1600;
  CHECK_THAT(batches.rows[0].figure.value, Catch::Matchers::WithinAbs((38 / 40.0 - chance) / (1 - chance), 1e-12));
  CHECK_THAT(batches.rows[0].coverage, Catch::Matchers::WithinAbs(40.0 / 70, 1e-12));
  CHECK(batches.rows[1].figure.status == Status::no_variation);  // s3: nobody gave a
  options.scope = {ScopeKey::window, ScopeKey::coder_pair};
  options.window = {.width = 2, .step = 1};
  const auto windows = agreement(t.study, options);
  REQUIRE(windows.rows.size() == 2);
  CHECK(windows.rows[0].window == "1-2");
  CHECK(windows.rows[0].coder_1 == "P");
  const auto kappa = agreement(t.study, {.metric = Metric::cohen_kappa,
                                         .codes = {"a"},
                                         .coders = {"P", "Q"},
                                         .within = code("a"),
                                         .ci = IntervalMethod::none});
  CHECK(kappa.rows.front().figure.n_units == 20);
  CHECK(kappa.rows.front().coverage == 1);  // of what is in scope
  CHECK(windows.method.json({}, {}).find("\"window_width\":2") != std::string::npos);
  options.window.width = 0;
  CHECK_THROWS_AS(agreement(t.study, options), UsageError);
  options.scope = {ScopeKey::batch, ScopeKey::window};
  CHECK_THROWS_AS(agreement(t.study, options), UsageError);
}

TEST_CASE("T1: the gamma family of a study is that of its continuum", "[front][agreement][gamma]") {
  const T1 t;
  const Continuum c = study_continuum(t.study).continuum;
  const AgreementOptions asked{.metric = Metric::gamma, .n_boot = 200, .seed = 3, .gamma = {.alpha = 3, .samples = 12}};
  const GammaOptions same{.alpha = 3, .samples = 12, .seed = 3};
  const auto found = agreement(t.study, asked);
  REQUIRE(found.rows.size() == 1);
  const auto& row = found.rows.front();
  const auto direct = gamma(c, same);
  CHECK(row.figure.metric == "gamma");
  CHECK(row.figure.value == direct.value);
  CHECK(row.figure.observed == direct.observed);
  CHECK(row.monte_carlo_se == direct.monte_carlo_se);
  CHECK(row.n_boot == 200);
  CHECK_THAT(row.coverage, Catch::Matchers::WithinAbs(1, 1e-12));
  // The interval is the bootstrap of the totals of the sources.
  const auto boot = cluster_bootstrap(3, [&](std::span<const std::int64_t> w) { return gamma_of(direct.sources, w); },
                                      {.n_boot = 200, .seed = 3});
  CHECK(row.figure.lo == boot.lo);
  CHECK(row.figure.hi == boot.hi);
  CHECK(row.figure.flags.has(Flag::few_clusters));

  AgreementOptions cat = asked;
  cat.metric = Metric::gamma_cat;
  const auto by_cat = gamma_cat(c, same);
  const auto cat_row = agreement(t.study, cat).rows.front();
  CHECK(cat_row.figure.status == by_cat.status);
  CHECK(std::isnan(cat_row.figure.value) == std::isnan(by_cat.value));
  if (by_cat.status == Status::ok) CHECK(cat_row.figure.value == by_cat.value);
  cat.metric = Metric::gamma_k;
  const auto k = agreement(t.study, cat);
  const auto by_k = gamma_k(c, same);
  REQUIRE(k.rows.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(k.rows[i].code == by_k.codes[i]);
    CHECK(k.rows[i].figure.status == by_k.by_code[i].status);
    if (by_k.by_code[i].status == Status::ok) CHECK(k.rows[i].figure.value == by_k.by_code[i].value);
  }
  // The spec's T1: delta_o of P and Q, per source.
  AgreementOptions pq = asked;
  pq.coders = {"P", "Q"};
  pq.ci = IntervalMethod::none;
  CHECK_THAT(agreement(t.study, pq).rows.front().figure.observed, Catch::Matchers::WithinAbs(.444778, six_digits));
  pq.scope = {ScopeKey::source};
  const auto sources = agreement(t.study, pq);
  CHECK_THAT(sources.rows[0].figure.observed, Catch::Matchers::WithinAbs(.452185, six_digits));
  CHECK_THAT(sources.rows[1].figure.observed, Catch::Matchers::WithinAbs(.046713, six_digits));
  CHECK_THAT(sources.rows[2].figure.observed, Catch::Matchers::WithinAbs(2, six_digits));
  pq.scope = {ScopeKey::code};
  CHECK(agreement(t.study, pq).rows.size() == 3);
  pq.scope = {ScopeKey::study};
  pq.gamma.sources = GammaSources::concatenate;
  CHECK(agreement(t.study, pq).rows.front().figure.value ==
        gamma(c.selected(std::vector<std::size_t>{0, 1}),
              {.alpha = 3, .sources = GammaSources::concatenate, .samples = 12, .seed = 3})
            .value);
  pq.gamma.samples = 0;
  CHECK_THROWS_AS(agreement(t.study, pq), UsageError);
  CHECK(found.method.citations.size() == 1);
  CHECK(found.report().find("12 samples (shuffle, seed 3)") != std::string::npos);
  CHECK(found.report(Language::id).find("12 sampel") != std::string::npos);
}

TEST_CASE("T1: codes near in the tree weigh less", "[front][agreement][gamma]") {
  Study study("tree");
  const auto top = study.add_code({.name = "top", .codable = false});
  const auto a = study.add_code({.name = "a", .parents = {top}});
  const auto b = study.add_code({.name = "b", .parents = {top}});
  const auto s = study.add_source({.name = "s", .text = Text(std::string(40, 'x'))});
  const auto p = study.add_coder({.name = "P"});
  const auto q = study.add_coder({.name = "Q"});
  study.add_coding({.source = s, .span = {0, 10}, .code = a, .coder = p});
  study.add_coding({.source = s, .span = {0, 10}, .code = b, .coder = q});
  study.add_coding({.source = s, .span = {20, 30}, .code = a, .coder = p});
  study.add_coding({.source = s, .span = {20, 30}, .code = a, .coder = q});
  const auto observed = [&](const char* distance, Metric metric) {
    return agreement(study, {.metric = metric, .distance = distance, .ci = IntervalMethod::none})
        .rows[0]
        .figure.observed;
  };
  CHECK_THAT(observed("nominal", Metric::gamma), Catch::Matchers::WithinAbs(.5, 1e-12));  // one pair apart by 1, of 2
  CHECK_THAT(observed("tree", Metric::gamma), Catch::Matchers::WithinAbs(.25, 1e-12));
  CHECK(agreement(study, {.metric = Metric::unitizing_alpha, .distance = "tree"}).rows[2].figure.observed ==
        agreement(study, {.metric = Metric::unitizing_alpha}).rows[2].figure.observed / 2);
  CHECK_THROWS_AS(observed("square", Metric::gamma), UsageError);
  CHECK_THROWS_AS(observed("tree", Metric::krippendorff_alpha), UsageError);
}

TEST_CASE("T1: boundaries between units and characters", "[front][agreement]") {
  const T1 t;
  AgreementOptions options{.metric = Metric::boundary_similarity,
                           .unit = "ten",
                           .codes = {"a", "b"},
                           .coders = {"P", "Q"},
                           .ci = IntervalMethod::none};
  // Sets per unit of ten. s1: P a | b | b | -, Q a | b | b | -; s2: P a | a | -, Q a | a | -; s3: P b | -, Q - | -.
  const auto b = agreement(t.study, options);
  CHECK_THAT(b.rows.front().figure.value, Catch::Matchers::WithinAbs(3.0 / 4, 1e-12));
  CHECK(b.rows.front().figure.n_pairable == 3 + 2 + 1);
  CHECK(b.rows.front().coverage == 1);
  options.metric = Metric::segmentation_similarity;
  CHECK_THAT(agreement(t.study, options).rows.front().figure.value, Catch::Matchers::WithinAbs(5.0 / 6, 1e-12));
  options.metric = Metric::window_diff;  // s1: k 2 of 4 units, s2: k 2 of 3, s3: none fits
  const auto w = agreement(t.study, options);
  CHECK(w.rows.front().figure.value == 0);
  CHECK(w.rows.front().figure.n_pairable == 2 + 1);
  CHECK(w.rows.front().coder_1 == "P");
  CHECK(w.method.json({}, {}).find("\"reference\":\"P\"") != std::string::npos);
  // Characters: P and Q of s1, code a: [0, 10) and [2, 10).
  options.unit = UnitRule::character;
  options.codes = {"a"};
  options.scope = {ScopeKey::source};
  options.metric = Metric::boundary_similarity;
  const auto characters = agreement(t.study, options);
  CHECK_THAT(characters.rows[0].figure.value, Catch::Matchers::WithinAbs(1.0 / 2, 1e-12));  // 10 of 2 and 10
  CHECK(characters.rows[2].figure.status == Status::no_variation);
  options.metric = Metric::p_k;
  options.coders = {};
  CHECK_THROWS_AS(agreement(t.study, options), UsageError);
  options.scope = {ScopeKey::coder_pair};
  options.codes = {};
  const auto pairs = agreement(t.study, options);
  REQUIRE(pairs.rows.size() == 3);
  CHECK(pairs.rows[2].coder_1 == "Q");
  CHECK(pairs.rows[2].figure.status == Status::ok);
  const auto refused = [&](AgreementOptions wrong) { CHECK_THROWS_AS(agreement(t.study, wrong), UsageError); };
  refused({.metric = Metric::p_k, .unit = UnitRule::segment});
  refused({.metric = Metric::boundary_similarity, .unit = UnitRule::source});
  refused({.metric = Metric::boundary_similarity, .scope = {ScopeKey::coder}});
  refused({.metric = Metric::boundary_similarity, .ci = IntervalMethod::unit});
  CHECK_THROWS_AS(agreement(t.study, {.metric = Metric::boundary_similarity, .unit = "verse"}), LookupError);
}

TEST_CASE("Krippendorff's continuum of 2004 as a study", "[front][agreement]") {
  Study study("K2004");
  const auto s = study.add_source({.name = "s", .text = Text(std::string(300, 'x'))});
  const auto c = study.add_code({.name = "c"});
  const auto k = study.add_code({.name = "k"});
  const auto i = study.add_coder({.name = "i"});
  const auto j = study.add_coder({.name = "j"});
  const auto add = [&](CoderId coder, CodeId code, std::uint32_t begin, std::uint32_t end) {
    study.add_coding({.source = s, .span = {begin - 150, end - 150}, .code = code, .coder = coder});
  };
  add(i, c, 225, 295), add(i, c, 370, 400), add(j, c, 220, 300), add(j, c, 355, 375), add(j, c, 400, 420);
  for (const auto coder : {i, j}) add(coder, k, 180, 240), add(coder, k, 300, 350);
  AgreementOptions options{.metric = Metric::unitizing_alpha_1995};
  const auto found = agreement(study, options);
  CHECK_THAT(found.rows.front().figure.value, Catch::Matchers::WithinAbs(.858665, six_digits));
  CHECK(found.rows.front().figure.ci_method == "none");  // a single source
  CHECK(found.report().find("1995") != std::string::npos);
  options.scope = {ScopeKey::code};
  const auto codes = agreement(study, options);
  CHECK_THAT(codes.rows[0].figure.value, Catch::Matchers::WithinAbs(.728599, six_digits));
  CHECK(codes.rows[1].figure.value == 1);
}

TEST_CASE("T1: shares of the disagreement add up to the row's D_o, codes against codes", "[front][agreement]") {
  T1 t;
  std::vector<AgreementOptions> asked(5, {.ci = IntervalMethod::none});
  asked[1].unit = "ten";
  asked[2].metric = Metric::unitizing_alpha;
  asked[3].metric = Metric::gamma;
  asked[3].gamma.samples = 4;
  asked[4].uncovered = Uncovered::no;
  for (const auto& options : asked) {
    const auto found = agreement(t.study, options);
    const auto shares = found.shares(t.study);
    INFO(to_string(options.metric));
    CHECK(shares.total > 0);
    CHECK_THAT(shares.total, Catch::Matchers::WithinAbs(found.rows.front().figure.observed, 1e-12));
    CHECK(shares.sources == std::vector<std::string>{"s1", "s2", "s3"});
  }
  const auto kappa =
      agreement(t.study, {.metric = Metric::cohen_kappa, .coders = {"P", "Q"}, .ci = IntervalMethod::none});
  CHECK_THROWS_AS(kappa.shares(t.study), UsageError);
  const auto confusion = kappa.confusion(t.study);
  CHECK(confusion.lengths("c", "(none)") == 6);
  CHECK(confusion.lengths("a", "a") == 30);
  t.study.add_code({.name = "d"});
  CHECK_THROWS_AS(kappa.confusion(t.study), UsageError);
}

TEST_CASE("agreement: the paragraph says how the interval was made and where the coefficient is defined") {
  const T1 t;
  AgreementOptions o{.metric = Metric::krippendorff_alpha, .n_boot = 200, .confidence = .9, .seed = 5};
  const auto says = [&](std::string_view part, Language language = Language::en) {
    return agreement(t.study, o).report(language).find(part) != std::string::npos;
  };
  CHECK(says("Intervals of 90 % come from 200 draws of whole sources with replacement (seed 5)"));
  CHECK(says("Defined in: Krippendorff 1970, doi:10.1177/001316447003000105; Hayes & Krippendorff 2007"));
  CHECK(says("Interval 90 % berasal dari 200 penarikan sumber utuh", Language::id));
  o.ci = IntervalMethod::unit;
  CHECK(says("200 draws of units with replacement"));
  o.ci = IntervalMethod::kripp_pairs;
  CHECK(says("draws of pairs of values after Krippendorff"));
  o.ci = IntervalMethod::jackknife;
  CHECK(says("leaving out one source at a time"));
  o.ci = IntervalMethod::gwet;
  o.metric = Metric::gwet_ac1;
  CHECK(says("the variance formula of the coefficient"));
  o.ci = IntervalMethod::none;
  CHECK(says("No interval is given. Defined in: Gwet 2008"));
  o.metric = Metric::percent;
  CHECK_FALSE(says("Defined in"));
}

TEST_CASE("T1: cases are drawn as whole clusters, cut out of their sources", "[front][agreement]") {
  T1 t;
  t.study.add_case({.name = "one", .sources = {t.study.source("s1"), t.study.source("s2")}});
  AgreementOptions o{.metric = Metric::cohen_kappa, .codes = {"a"}, .coders = {"P", "Q"}, .cluster = "case"};
  const auto found = agreement(t.study, o);
  const auto& row = found.rows.front();
  CHECK_THAT(row.figure.value, Catch::Matchers::WithinAbs(14.0 / 17, 1e-12));
  CHECK(found.method.n == 2);  // s1 with s2, and s3 alone
  // Draws: both (14/17), the case twice (15 5 0 50 of 70), s3 twice (undefined).
  const double chance = (20.0 * 15 + 50 * 55) / 4900;
  const double twice = (65.0 / 70 - chance) / (1 - chance);
  const auto boot = cluster_bootstrap(2, [&](std::span<const std::int64_t> w) {
    return w[0] == 0 ? undefined_value : w[1] == 0 ? twice : 14.0 / 17;
  });
  CHECK_THAT(row.figure.lo, Catch::Matchers::WithinAbs(boot.lo, 1e-12));
  CHECK_THAT(row.figure.se, Catch::Matchers::WithinAbs(boot.se, 1e-12));
  CHECK(row.n_undefined == boot.n_undefined);
  CHECK(row.n_sources == 3);
  CHECK(found.report().find("draws of whole cases") != std::string::npos);
  CHECK(found.report().find("(2 cases, or sources without one") != std::string::npos);
  // The same value for every metric, whatever is drawn; places of cases cut spans only where they meet.
  for (const auto& [metric, word] : EnumNames<Metric>::names) {
    AgreementOptions one{.metric = metric, .coders = {"P", "Q"}, .n_boot = 20, .gamma = {.samples = 3}};
    const auto by_source = agreement(t.study, one);
    one.cluster = "case";
    const auto by_case = agreement(t.study, one);
    INFO(word);
    REQUIRE(by_case.rows.size() == by_source.rows.size());
    for (std::size_t i = 0; i < by_case.rows.size(); ++i) {
      const double a = by_case.rows[i].figure.value, b = by_source.rows[i].figure.value;
      CHECK(((std::isnan(a) && std::isnan(b)) || a == b));
    }
  }
  o.ci = IntervalMethod::jackknife;
  CHECK(agreement(t.study, o).report().find("leaving out one case") != std::string::npos);
  // Two cases in one source: two clusters of it, and the rest on its own.
  t.study.add_case({.name = "two", .spans = {{t.study.source("s3"), {0, 5}}}});
  t.study.add_case({.name = "three", .spans = {{t.study.source("s3"), {10, 18}}}});
  o.ci = IntervalMethod::cluster;
  const auto cut = agreement(t.study, o);
  CHECK(cut.method.n == 4);
  CHECK_THAT(cut.rows.front().figure.value, Catch::Matchers::WithinAbs(14.0 / 17, 1e-12));
  CHECK(cut.rows.front().n_sources == 3);
  CHECK(cut.rows.front().coverage == 1);
  o.scope = {ScopeKey::source};
  CHECK(agreement(t.study, o).rows.size() == 3);
  // A case that overlaps two others joins them.
  t.study.add_case({.name = "four", .spans = {{t.study.source("s3"), {4, 12}}}});
  o.scope = {ScopeKey::study};
  CHECK(agreement(t.study, o).method.n == 2);
  o.cluster = "coder";
  CHECK_THROWS_AS(agreement(t.study, o), UsageError);
}
