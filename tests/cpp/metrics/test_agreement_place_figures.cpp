#include <tematik/metrics/agreement_place_figures.hpp>

#include <numeric>

#include "../catch.hpp"
#include "continuum_data.hpp"

using namespace tematik;

namespace {

/// A continuum as if it had been read from a study, and the scope of all of it.
struct PlaceCase {
  StudyContinuum data = {};
  AgreementScope scope = {};
  explicit PlaceCase(Continuum c) {
    data.continuum = std::move(c);
    const auto number = [](std::size_t n) {
      std::vector<std::size_t> out(n);
      std::iota(out.begin(), out.end(), std::size_t{0});
      return out;
    };
    scope.sources = number(data.continuum.sources());
    scope.codes = number(data.continuum.codes().size());
    scope.coders = number(data.continuum.coders().size());
    for (const auto s : scope.sources)
      data.study.sources.push_back({.in_scope = static_cast<std::int64_t>(data.continuum.length(s))});
  }
  [[nodiscard]] std::vector<AgreementFigure> figures(AgreementFigureOptions o) const {
    return place_figures(data, data.continuum, scope, scope.sources, o);
  }
  [[nodiscard]] AgreementFigure first(Metric metric) const {
    return figures({.metric = metric, .interval = {.method = IntervalMethod::none}, .gamma = {.samples = 5}}).front();
  }
};

const auto place_metrics = {
    Metric::gamma, Metric::gamma_cat,   Metric::boundary_similarity, Metric::segmentation_similarity,
    Metric::p_k,   Metric::window_diff, Metric::unitizing_alpha_1995};

/// `sources` texts of two coders.
Continuum some_sources(std::uint64_t seed, std::uint32_t sources) {
  data::Dice dice(seed);
  std::vector<CoderSource> out;
  for (std::uint32_t s = 0; s < sources; ++s) {
    CoderSource one{.length = 40, .codes = 2, .regions = std::vector<CodedRegion>(2, {RegionKind::whole, {}})};
    for (std::uint32_t i = 0; i < 5; ++i) {
      const auto begin = dice(40);
      one.spans.push_back({dice(2), dice(2), {begin, dice.between(begin + 1, std::min(40U, begin + 12))}});
    }
    out.push_back(std::move(one));
  }
  return {std::move(out), {"P", "Q"}, {"x", "y"}};
}

}  // namespace

TEST_CASE("place figures: every status has a cause", "[metrics][agreement]") {
  const std::vector<int> none;
  const auto of = [&](std::vector<ContinuumRegion> regions) {
    return PlaceCase(continuum_from({none, none, none, none}, {30}, regions, {{"P", "Q"}, {"x"}}));
  };
  for (const Metric metric : place_metrics) {
    INFO(to_string(metric));
    CHECK(of({}).first(metric).value.status == Status::no_data);
    CHECK(of({{.coder = 0}}).first(metric).value.status == Status::single_coder);
    CHECK(of({{.coder = 0, .span = Span{0, 10}}, {.coder = 1, .span = Span{10, 30}}}).first(metric).value.status ==
          Status::no_pairable);
    const bool windows = metric == Metric::p_k || metric == Metric::window_diff;
    CHECK(of({{.coder = 0}, {.coder = 1}}).first(metric).value.status == (windows ? Status::ok : Status::no_variation));
    CHECK(of({{.coder = 0}, {.coder = 1, .span = Span{0, 15}}}).first(metric).coverage == 0.5);
  }
  const auto one = of({{.coder = 0}, {.coder = 1}})
                       .figures({.metric = Metric::boundary_similarity, .no_variation = NoVariation::one});
  CHECK(one.front().value.value == 1);
  CHECK_THROWS_AS(PlaceCase(data::aps()).first(Metric::p_k), UsageError);  // three coders
}

TEST_CASE("place figures: intervals equal a computation of every resample anew", "[metrics][agreement]") {
  const PlaceCase study(some_sources(5, 4));
  for (const Metric metric : {Metric::boundary_similarity, Metric::segmentation_similarity, Metric::p_k,
                              Metric::window_diff, Metric::unitizing_alpha_1995}) {
    INFO(to_string(metric));
    const auto found = study.figures({.metric = metric, .interval = {.n_boot = 60, .seed = 9}}).front();
    // The same draws; each computed from a continuum in which sources stand as often as they were drawn.
    std::vector<double> values;
    for (std::uint32_t b = 0; b < 60; ++b) {
      std::vector<CoderSource> drawn;
      const auto weights = cluster_weights(4, 9, b);
      for (std::size_t s = 0; s < 4; ++s) {
        for (std::int64_t k = 0; k < weights[s]; ++k) {
          const auto own = detail::stretches_as_sources(study.data.continuum, s);
          drawn.insert(drawn.end(), own.begin(), own.end());
        }
      }
      const auto figure = PlaceCase(Continuum(drawn, {"P", "Q"}, {"x", "y"})).first(metric);
      if (figure.value.status == Status::ok) values.push_back(figure.value.value);
    }
    std::sort(values.begin(), values.end());
    CHECK_THAT(found.value.lo, Catch::Matchers::WithinAbs(inverse_ecdf(values, .025), 1e-12));
    CHECK_THAT(found.value.hi, Catch::Matchers::WithinAbs(inverse_ecdf(values, .975), 1e-12));
    CHECK(found.n_undefined == 60 - static_cast<std::int64_t>(values.size()));
  }
}

TEST_CASE("place figures: gamma-k has a figure per code, a bounded gamma its bounds", "[metrics][agreement][gamma]") {
  const PlaceCase aps(data::aps());
  const auto k = aps.figures({.metric = Metric::gamma_k, .gamma = {.alpha = 3, .samples = 20}});
  REQUIRE(k.size() == 7);
  CHECK(k[1].code == "2");
  CHECK(k[0].value.observed == 0);  // section 10: gamma-k observed of APS, whichever alignment
  CHECK(k[1].value.observed == 1);
  CHECK(k[6].value.status == Status::undefined);
  const auto gamma_row = aps.first(Metric::gamma);
  CHECK(std::isnan(gamma_row.lower));
  CHECK(gamma_row.monte_carlo_se > 0);
  data::Dice dice(3);
  const PlaceCase dense(data::random_continuum(dice, 4, 40, 2, 60, 30));
  const auto bounded = dense
                           .figures({.metric = Metric::gamma,
                                     .interval = {.method = IntervalMethod::none},
                                     .gamma = {.samples = 2, .max_states = 1, .max_tuples = 50}})
                           .front();
  REQUIRE(bounded.value.status == Status::bounded);
  CHECK(bounded.lower <= bounded.value.value);
  CHECK(bounded.value.value <= bounded.upper);
}

TEST_CASE("place figures: alpha of 1995 where a coder looked at a part", "[metrics][agreement]") {
  const std::vector<int> coder{0, 1}, begin{2, 3}, end{8, 8}, code{0, 0};
  const std::vector<ContinuumRegion> regions{{.coder = 0}, {.coder = 1, .span = Span{0, 10}}};
  const PlaceCase partly(continuum_from({coder, begin, end, code}, {30}, regions));
  const PlaceCase cut(continuum_from({coder, begin, end, code}, {10}));
  CHECK(partly.first(Metric::unitizing_alpha_1995).value.value == cut.first(Metric::unitizing_alpha_1995).value.value);
}
