#include <tematik/metrics/program_profiles.hpp>

#include <tematik/metrics/cohen_kappa.hpp>

#include "../catch.hpp"
#include "continuum_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

TEST_CASE("program_profiles: NVivo") {
  for (const CoderPair x : {CoderPair{50, 75, 75, 800}, CoderPair{50, 150, 0, 800}}) {
    const auto n = nvivo(x);
    CHECK(n.status == Status::ok);
    CHECK_THAT(n.observed, WithinAbs(.85, 1e-12));
  }
  CHECK_THAT(nvivo({50, 75, 75, 800}).value, WithinAbs(.314286, 1e-6));
  CHECK_THAT(nvivo({200, 20, 30, 750}).value, WithinAbs(.856651, 1e-6));
  CHECK(nvivo({}).status == Status::no_data);
  CHECK(nvivo({0, 0, 0, 9}).status == Status::no_variation);
  CHECK(nvivo({9, 0, 0, 0}, NoVariation::one).value == 1);
  CHECK(nvivo({0, 4, 0, 0}).value == 0);

  // It is Cohen's kappa of T1, and a mean over its files.
  const auto tables = data::per_source(data::t1());
  const auto all = data::sum(tables);
  CHECK_THAT(nvivo(all.pair(0, 0, 1)).value, WithinAbs(14.0 / 17, 1e-12));
  std::vector<CoderPair> files;
  for (const auto& t : tables) files.push_back(t.pair(0, 0, 1));
  const auto equal = nvivo_mean(files, FileWeighting::equal), length = nvivo_mean(files, FileWeighting::length);
  const double k1 = nvivo(files[0]).value, k2 = nvivo(files[1]).value;  // file 3 has no variation
  CHECK_THAT(equal.value, WithinAbs((k1 + k2) / 2, 1e-12));
  CHECK_THAT(length.value, WithinAbs((40 * k1 + 30 * k2) / 70, 1e-12));
  CHECK_THAT(length.observed, WithinAbs(85.0 / 90, 1e-12));
  CHECK_THAT(equal.observed, WithinAbs((38.0 / 40 + 27.0 / 30 + 1) / 3, 1e-12));
  CHECK(nvivo_mean({}, FileWeighting::equal).status == Status::no_data);
  CHECK(nvivo_mean(std::vector<CoderPair>{{0, 0, 0, 9}}, FileWeighting::equal).status == Status::no_variation);

  // Groups: a group codes what any member codes.
  const std::size_t p[]{0}, q[]{1}, pr[]{0, 2}, past[]{3};
  CHECK(group_pair(all, 0, p, q) == all.pair(0, 0, 1));
  const auto grouped = group_pair(all, 1, pr, q);  // P and R mark b s1 [15,25), s3 [0,6)
  CHECK(grouped == CoderPair{7, 9, 0, 74});
  CHECK_THROWS_AS(group_pair(all, 0, p, past), UsageError);
  CHECK_THROWS_AS(group_pair(all, 0, {}, q), UsageError);
}

TEST_CASE("program_profiles: Dedoose") {
  const std::vector<CoderPair> codes{{50, 75, 75, 800}, {200, 20, 30, 750}};
  const auto d = dedoose(codes);
  CHECK_THAT(d.by_code[0].value, WithinAbs(.314286, 1e-6));
  CHECK_THAT(d.by_code[1].value, WithinAbs(.856651, 1e-6));
  CHECK_THAT(d.pooled.value, WithinAbs(.647608, 1e-6));
  const auto all = data::sum(data::per_source(data::t1()));
  const std::vector<CoderPair> t1{all.pair(0, 0, 1), all.pair(1, 0, 1), all.pair(2, 0, 1)};
  CHECK_THAT(dedoose(t1).pooled.value, WithinAbs(.707412, 1e-6));
  const std::vector<CoderPair> flat{{0, 0, 0, 10}, {50, 75, 75, 800}};
  CHECK(dedoose(flat).by_code[0].status == Status::no_variation);
  CHECK(dedoose(flat).pooled.status == Status::ok);  // defined where a code's kappa is not
  CHECK(dedoose(std::vector<CoderPair>{{0, 0, 0, 10}}).pooled.status == Status::no_variation);
  CHECK(dedoose({}).pooled.status == Status::no_data);

  const std::vector<double> x{1, 2, 3, 4, undefined_value}, y{2, 4, 6, 8, 1}, z{1, 0, 0, 1, 5}, same{3, 3, 3, 3, 3};
  CHECK_THAT(dedoose_weights(x, y).value, WithinAbs(1, 1e-12));
  CHECK_THAT(dedoose_weights(x, z).value, WithinAbs(0, 1e-12));
  CHECK(dedoose_weights(x, y).n_units == 4);
  CHECK(dedoose_weights(x, same).status == Status::no_variation);
  CHECK(dedoose_weights({}, {}).status == Status::no_data);
  const std::vector<double> one{1}, gap{undefined_value};
  CHECK(dedoose_weights(one, one).status == Status::too_few_units);
  CHECK(dedoose_weights(one, gap).status == Status::no_pairable);
  CHECK_THROWS_AS(dedoose_weights(x, one), InputError);
}

TEST_CASE("program_profiles: MAXQDA") {
  const std::size_t pair[]{0, 1};
  const auto c = data::t1_continuum().selected(pair);
  using Counts = std::vector<MaxqdaCount>;
  const auto presence = maxqda(c, {.mode = MaxqdaMode::presence});
  CHECK(presence.by_code == Counts{{3, 3}, {2, 3}, {2, 3}});  // b differs in s3, c in s1
  CHECK_THAT(presence.percent.value, WithinAbs(7.0 / 9, 1e-12));
  CHECK(presence.kappa.status == Status::undefined);
  const auto frequency = maxqda(c, {.mode = MaxqdaMode::frequency});
  CHECK(frequency.by_code == presence.by_code);
  const auto segments = maxqda(c, {.threshold = .75});
  CHECK(segments.by_code == Counts{{2, 4}, {0, 3}, {2, 3}});
  CHECK_THAT(segments.percent.value, WithinAbs(.4, 1e-12));
  CHECK_THAT(segments.kappa.value, WithinAbs((.4 - 1.0 / 3) / (2.0 / 3), 1e-12));
  CHECK(maxqda(c).by_code == Counts{{0, 4}, {0, 3}, {2, 3}});
  // Two spans of one coder may agree with one of the other.
  const std::vector<int> coder{0, 1, 1}, begin{0, 0, 1}, end{10, 10, 10}, code{0, 0, 0};
  const auto twice = maxqda(continuum_from({coder, begin, end, code}, {20}));
  CHECK(twice.by_code == Counts{{3, 3}});
  CHECK(twice.kappa.status == Status::single_category);
  CHECK(maxqda(continuum_from({coder, begin, end, code}, {20}), {.mode = MaxqdaMode::frequency}).by_code ==
        Counts{{0, 1}});
  CHECK(maxqda(continuum_from({}, {9}, std::vector<ContinuumRegion>{}, {{"A", "B"}, {"x"}})).percent.status ==
        Status::no_data);
  CHECK_THROWS_AS(maxqda(data::t1_continuum()), UsageError);
  CHECK_THROWS_AS(maxqda(c, {.threshold = 0}), UsageError);
}

TEST_CASE("program_profiles: ATLAS.ti") {
  const auto a = atlasti({1, 1, 3, 5});  // D11
  CHECK_THAT(a.percent.value, WithinAbs(.6, 1e-12));
  CHECK_THAT(a.alpha.value, WithinAbs(.0952, 5e-5));
  CHECK_THAT(a.alpha.observed, WithinAbs(.4, 1e-12));
  CHECK_THAT(a.alpha.expected, WithinAbs(.442105, 1e-6));
  CHECK_THAT(a.holsti.value, WithinAbs(2.0 / 6, 1e-12));
  CHECK(atlasti({0, 0, 0, 5}).holsti.status == Status::undefined);
  CHECK(atlasti({0, 0, 0, 5}).alpha.status == Status::no_variation);
  CHECK(atlasti({}).percent.status == Status::no_data);
  CHECK(atlasti({}).alpha.status == Status::no_data);
  const auto c = data::aps();
  const auto domains = atlasti_domains(c, {{0, 1, 2, 3, 4, 5, 6}, {0}});
  REQUIRE(domains.size() == 2);
  CHECK_THAT(domains[0].value, WithinAbs(.724082, 1e-6));
  CHECK(domains[1].status == Status::no_variation);
}
