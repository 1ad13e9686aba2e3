#include <tematik/metrics/agreement_figures.hpp>

#include "../front/studies.hpp"

using namespace tematik;

namespace {

const AgreementIntervalOptions no_interval_here{.method = IntervalMethod::none};

}  // namespace

TEST_CASE("agreement figures: decisions, spans and sets of T1", "[metrics][agreement]") {
  const Study study = studies::t1();
  const auto data = study_ratings(study, {});
  const auto whole = agreement_scopes(study, data, {ScopeKey::study}).front();
  const std::vector<std::size_t> clusters{0, 1, 2};
  const auto alpha = agreement_figures(data, whole, clusters, {.interval = no_interval_here});
  REQUIRE(alpha.size() == 1);
  CHECK(alpha[0].value.status == Status::ok);
  CHECK(alpha[0].value.ci_method == "none");
  CHECK(std::isnan(alpha[0].value.lo));
  CHECK(alpha[0].coverage == 1);  // two of the coders looked everywhere

  const auto spans = study_continuum(study, {.coders = {"P", "Q"}});
  const auto pair = agreement_scopes(study, spans.study, {ScopeKey::study}).front();
  const auto family =
      agreement_figures(spans, pair, clusters, {.metric = Metric::unitizing_alpha, .interval = {.n_boot = 100}});
  REQUIRE(family.size() == 6);
  CHECK_THAT(family[0].value.value, Catch::Matchers::WithinAbs(.651291, 1e-6));
  CHECK_THAT(family[1].value.value, Catch::Matchers::WithinAbs(.560583, 1e-6));
  CHECK(family[2].value.value == 1);
  CHECK_THAT(family[2].coverage, Catch::Matchers::WithinAbs(.333333, 1e-6));
  CHECK(family[3].component == "(k)u");
  CHECK(family[3].code == "a");
  CHECK(family[0].value.ci_method == "cluster");
  CHECK(family[0].value.lo <= family[0].value.value);
  const auto f1 = agreement_figures(spans, pair, clusters, {.metric = Metric::span_f1, .interval = no_interval_here});
  REQUIRE(f1.size() == 2);
  CHECK_THAT(f1[0].value.value, Catch::Matchers::WithinAbs(2.0 / 10, 1e-12));  // c of s2, of 5 and 5 spans
}

TEST_CASE("agreement figures: Kupper and Hafner by character equals a walk over the text", "[metrics][agreement]") {
  const Study study = studies::t1();
  const auto spans = study_continuum(study, {.coders = {"P", "Q"}});
  const auto scope = agreement_scopes(study, spans.study, {ScopeKey::study}).front();
  double shared = 0, smaller = 0, n = 0;
  for (std::size_t s = 0; s < 3; ++s) {
    for (std::uint32_t p = 0; p < spans.continuum.length(s); ++p) {
      std::vector<std::vector<std::uint32_t>> sets(2);
      for (const auto& unit : spans.continuum.units(s)) {
        if (unit.span.begin <= p && p < unit.span.end) sets[unit.coder].push_back(unit.code);
      }
      if (sets[0].empty() || sets[1].empty()) continue;
      ++n;
      shared += sets[0] == sets[1] ? 1 : 0;  // at most one code at a place here
      smaller += 1.0 / 3;
    }
  }
  const auto found = agreement_figures(spans, scope, std::vector<std::size_t>{0, 1, 2},
                                       {.metric = Metric::kupper_hafner, .interval = no_interval_here});
  REQUIRE(found.size() == 1);
  CHECK(found[0].value.n_pairable == static_cast<std::int64_t>(n));
  CHECK_THAT(found[0].value.observed, Catch::Matchers::WithinAbs(shared / n, 1e-12));
  CHECK_THAT(found[0].value.expected, Catch::Matchers::WithinAbs(smaller / n, 1e-12));
}

TEST_CASE("agreement figures: a coder and what is left without", "[metrics][agreement]") {
  const Study study = studies::t1();
  const auto data = study_ratings(study, {.codes = {"a"}});
  const std::vector<std::size_t> clusters{0, 1, 2};
  const AgreementFigureOptions alpha{.interval = no_interval_here};
  const auto rows = agreement_scopes(study, data, {ScopeKey::coder});
  const auto q = agreement_figures(data, rows[1], clusters, alpha).front();
  const auto all = agreement_figures(data, agreement_scopes(study, data, {ScopeKey::study}).front(), clusters, alpha);
  const auto pr = agreement_figures(data, agreement_scopes(study, data, {ScopeKey::coder_pair})[1], clusters, alpha);
  CHECK(q.without == pr.front().value.value);
  CHECK(q.change == q.without - all.front().value.value);
  // Pairs of Q: with P 15, 5, 0, 70; with R 6, 2, 2, 50 (both, only the other, only Q, neither).
  Ratings pairs({"Q", "others"}, {"no", "yes"}, {0, 1});
  pairs.add(std::array{1, 1}, 21), pairs.add(std::array{0, 1}, 7), pairs.add(std::array{1, 0}, 2);
  pairs.add(std::array{0, 0}, 120);
  CHECK_THAT(q.value.value, Catch::Matchers::WithinAbs(krippendorff_alpha(pairs).value, 1e-12));
  const auto kappa =
      agreement_figures(data, rows[1], clusters, {.metric = Metric::cohen_kappa, .interval = no_interval_here});
  CHECK(kappa.front().value.status == Status::ok);
  CHECK(!std::isnan(kappa.front().without));
  CHECK(std::isnan(kappa.front().change));  // there is no Cohen's kappa of three
}

TEST_CASE("agreement figures: pooled kappa of T1", "[metrics][agreement]") {
  const Study study = studies::t1();
  const auto data = study_ratings(study, {.coders = {"P", "Q"}});
  const auto scope = agreement_scopes(study, data, {ScopeKey::study}).front();
  const auto found = agreement_figures(data, scope, std::vector<std::size_t>{0, 1, 2},
                                       {.metric = Metric::pooled_kappa, .interval = {.n_boot = 50}});
  CHECK_THAT(found.front().value.value, Catch::Matchers::WithinAbs(.707412, 1e-6));
  CHECK(found.front().value.ci_method == "cluster");
  CHECK(found.front().n_boot == 50);
}
