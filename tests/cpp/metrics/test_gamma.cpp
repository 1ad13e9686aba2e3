#include <tematik/metrics/gamma.hpp>

#include <algorithm>
#include <set>

#include <tematik/metrics/cluster_bootstrap.hpp>

#include "../catch.hpp"
#include "continuum_data.hpp"
#include "rounds.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

using GammaSets = std::vector<std::vector<std::uint32_t>>;

std::vector<detail::GammaUnit> gamma_units(const Continuum& c) {
  std::vector<detail::GammaUnit> out;
  for (const auto& x : c.units(0)) {
    out.push_back({x.coder, x.code, static_cast<double>(x.span.begin), static_cast<double>(x.span.end)});
  }
  return out;
}

/// Every partition of the units, one after the other.
class GammaOracle {
 public:
  double disorder = 1e9;
  std::vector<GammaSets> optima;

  GammaOracle(const std::vector<detail::GammaUnit>& units, std::size_t m, detail::GammaCost cost)
      : units_(units), pairs_(static_cast<double>(m * (m - 1)) / 2), cost_(cost), used_(units.size()) {
    next(0);
  }

  /// The optimum of fewest sets, then of the smaller list at the first unit that differs.
  [[nodiscard]] GammaSets canonical() const {
    const auto before = [](const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
      std::size_t i = 0;
      while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
      return i < a.size() && (i == b.size() || a[i] < b[i]);
    };
    return *std::min_element(optima.begin(), optima.end(), [&](const GammaSets& a, const GammaSets& b) {
      if (a.size() != b.size()) return a.size() < b.size();
      for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i]) return before(a[i], b[i]);
      }
      return false;
    });
  }

 private:
  void next(double sum) {
    if (sum > disorder + 1e-9) return;
    const auto first = static_cast<std::size_t>(std::find(used_.begin(), used_.end(), false) - used_.begin());
    if (first == used_.size()) {
      if (sum < disorder - 1e-9) {
        disorder = sum;
        optima.clear();
      }
      optima.push_back(sets_);
      return;
    }
    std::vector<std::uint32_t> set{static_cast<std::uint32_t>(first)};
    used_[first] = true;
    extend(sum, set);
    used_[first] = false;
  }
  void extend(double sum, std::vector<std::uint32_t>& set) {
    double own = 0;
    for (std::size_t b = 1; b < set.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) own += cost_(units_[set[a]], units_[set[b]]) - 1;
    }
    sets_.push_back(set);
    next(sum + own / pairs_ + 1);
    sets_.pop_back();
    for (auto v = set.back() + 1; v < units_.size(); ++v) {
      if (used_[v] || std::any_of(set.begin(), set.end(), [&](auto u) { return units_[u].coder == units_[v].coder; }))
        continue;
      set.push_back(v);
      used_[v] = true;
      extend(sum, set);
      used_[v] = false;
      set.pop_back();
    }
  }

  const std::vector<detail::GammaUnit>& units_;
  double pairs_;
  detail::GammaCost cost_;
  std::vector<bool> used_;
  GammaSets sets_;
};

detail::GammaCost random_gamma_cost(data::Dice& dice) {
  const double weights[]{0, .5, 1, 2, 3};
  return {.alpha = weights[dice(5)], .beta = weights[1 + dice(4)]};
}

Continuum first_two(const Continuum& c) {
  const std::size_t pair[]{0, 1};
  return c.selected(pair);
}

}  // namespace

TEST_CASE("gamma: positional distances of the paper") {
  const auto d = [](double b, double e, double b2, double e2) {
    return detail::GammaCost::position({0, 0, b, e}, {1, 0, b2, e2});
  };
  CHECK_THAT(d(4, 14, 40, 44), WithinAbs(22.224490, 1e-6));
  CHECK_THAT(d(4, 14, 20, 25), WithinAbs(3.24, 1e-12));
  CHECK_THAT(d(4, 14, 14, 24), WithinAbs(1, 1e-12));
  CHECK_THAT(d(20, 30, 20, 25), WithinAbs(.111111, 1e-6));
  CHECK_THAT(d(20, 25, 14, 24), WithinAbs(.217778, 1e-6));
}

TEST_CASE("gamma: Alex, Paul and Suzan, alpha 3, the canonical one of three alignments") {
  const auto g = gamma(data::aps(), {.alpha = 3});
  CHECK(g.status == Status::ok);
  CHECK_THAT(g.observed, WithinAbs(1537.0 / 1600, 1e-12));
  CHECK(g.n_optima == 3);
  CHECK(g.has_ties);
  CHECK_FALSE(g.optima_at_least);
  REQUIRE(g.alignment.size() == 6);
  const auto& last = g.alignment.back().units;  // Suzan 6[40,44) with Alex 7[44,60)
  REQUIRE(last.size() == 2);
  CHECK(last[0].span == Span{40, 44});
  CHECK(last[1].span == Span{44, 60});
  CHECK(g.alignment.back().disorder == 2);  // saves exactly nothing
  double shares = 0;
  for (const auto& x : g.alignment) shares += x.share;
  CHECK_THAT(shares, WithinAbs(g.observed, 1e-12));
  CHECK(g.alignment_table().rows() == 6);

  REQUIRE(g.samples.size() == 30);
  CHECK_THAT(g.samples[0], WithinAbs(1.786216, 1e-6));
  CHECK_THAT(g.samples[1], WithinAbs(1.850767, 1e-6));
  CHECK_THAT(g.samples[2], WithinAbs(1.710839, 1e-6));
  CHECK_THAT(g.expected, WithinAbs(1.809148, 1e-6));
  CHECK_THAT(g.cv, WithinAbs(.061372, 1e-6));
  CHECK_THAT(g.value, WithinAbs(.469018, 1e-6));
  CHECK_THAT(g.monte_carlo_se, WithinAbs(.960625 / 1.809148 * .061372 / std::sqrt(30.0), 1e-6));
  CHECK(g.lower == g.value);
  CHECK(g.method().seed == 0);

  const auto precise = gamma(data::aps(), {.alpha = 3, .precision = .02});
  CHECK(precise.n_samples == 37);
  CHECK_THAT(precise.value, WithinAbs(.467969, 1e-6));
  CHECK(precise.cv == g.cv);
  CHECK(gamma(data::aps(), {.alpha = 3, .precision = .5}).n_samples == 30);
}

TEST_CASE("gamma: coders and pivots of the first samples") {
  const auto stretch = data::aps().stretches(0).at(0);
  const detail::GammaStretch real(stretch, false);
  CHECK(real.mean_length == 109.0 / 16);
  const std::vector<std::vector<std::pair<unsigned, unsigned>>> wanted{
      {{0, 6}, {0, 38}, {2, 46}}, {{2, 40}, {1, 19}, {2, 11}}, {{2, 50}, {0, 2}, {1, 21}}};
  for (std::uint64_t j = 0; j < wanted.size(); ++j) {
    RandomStream stream(0, RandomPurpose::agreement, std::uint64_t{2} << 56U | j);
    const auto pivots = detail::draw_pivots(stream, 3, real.width, real.mean_length);
    for (std::size_t i = 0; i < 3; ++i) CHECK(std::pair(pivots[i].coder, pivots[i].pivot) == wanted[j][i]);
  }
}

TEST_CASE("gamma: pivots are those that a list of admissible numbers gives") {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto coders = dice.between(2, 6), width = dice.between(1, 60);
    const double apart = dice.between(1, 40) / 2.0;
    RandomStream one(seed, RandomPurpose::agreement, 1), two(seed, RandomPurpose::agreement, 1);
    const auto pivots = detail::draw_pivots(one, coders, width, apart);
    std::vector<std::uint32_t> earlier;
    for (const auto& x : pivots) {
      CHECK(x.coder == two.draw(coders));
      std::vector<std::uint32_t> admissible;
      for (std::uint32_t p = 0; p < width; ++p) {
        const bool ok = std::all_of(earlier.begin(), earlier.end(), [&](std::uint32_t q) {
          const auto d = p > q ? p - q : q - p;
          return std::min(d, width - d) >= apart;
        });
        if (ok) admissible.push_back(p);
      }
      if (admissible.empty()) {
        CHECK(x.pivot == two.draw(width));
      } else {
        CHECK(x.pivot == admissible[two.draw(static_cast<std::uint32_t>(admissible.size()))]);
      }
      earlier.push_back(x.pivot);
    }
  }
}

TEST_CASE("gamma: expected disorder under the samplers, 3000 samples") {
  const auto value = [](GammaBounds bounds, PivotDistance distance, GammaSampler sampler = GammaSampler::shuffle) {
    return gamma(data::aps(),
                 {.alpha = 3, .sampler = sampler, .bounds = bounds, .pivot_distance = distance, .samples = 3000})
        .value;
  };
  CHECK_THAT(value(GammaBounds::hull, PivotDistance::half), WithinAbs(.452, .006));
  CHECK_THAT(value(GammaBounds::hull, PivotDistance::full), WithinAbs(.459, .006));
  CHECK_THAT(value(GammaBounds::source, PivotDistance::full), WithinAbs(.467, .006));
  CHECK_THAT(value(GammaBounds::source, PivotDistance::full, GammaSampler::statistical), WithinAbs(.422, .006));
}

TEST_CASE("gamma: gamma-cat and gamma-k of Alex, Paul and Suzan") {
  const auto cat = [](GammaBounds bounds, PivotDistance distance, bool weight_alpha) {
    return gamma_cat(
        data::aps(),
        {.alpha = 3, .bounds = bounds, .pivot_distance = distance, .samples = 3000, .weight_alpha = weight_alpha});
  };
  const auto full = cat(GammaBounds::source, PivotDistance::full, false);
  CHECK_THAT(full.observed, WithinAbs(900.0 / 3763, 1e-9));
  CHECK_THAT(full.expected, WithinAbs(.949, .01));
  CHECK_THAT(full.value, WithinAbs(.748, .01));
  const auto half = cat(GammaBounds::hull, PivotDistance::half, false);
  CHECK_THAT(half.expected, WithinAbs(.877, .01));
  CHECK_THAT(half.value, WithinAbs(.727, .01));
  const auto weighted = cat(GammaBounds::hull, PivotDistance::half, true);
  CHECK_THAT(weighted.observed, WithinAbs(450.0 / 1607, 1e-9));
  CHECK_THAT(weighted.expected, WithinAbs(.906, .01));
  CHECK_THAT(weighted.value, WithinAbs(.691, .01));

  const auto k = gamma_k(data::aps(), {.alpha = 3});
  const double observed[]{0, 1, 1, 1, 0, 0};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(k.by_code[i].status == Status::ok);
    CHECK_THAT(k.by_code[i].observed, WithinAbs(observed[i], 1e-12));
  }
  CHECK(k.by_code[6].status == Status::undefined);
  CHECK(std::isnan(k.by_code[6].value));
  CHECK(k.table().rows() == 7);
  CHECK_THAT(k.gamma.value, WithinAbs(.469018, 1e-6));
  // Two unitary alignments of two units among three coders: four units face a coder without one.
  for (const double delta : {1.0, 2.0}) {
    const auto counted = gamma_cat(data::aps(), {.alpha = 3, .delta = delta, .count_empty = true});
    const auto& sums = counted.gamma.sources[0].pairs[0];
    CHECK_THAT(counted.observed, WithinAbs(900.0 / 3763 + 4 * delta * delta / sums.weight, 1e-9));
  }
}

TEST_CASE("gamma: T1, disorder per source and pooled") {
  const auto c = first_two(data::t1_continuum());
  const auto g = gamma(c, {.alpha = 3});
  REQUIRE(g.sources.size() == 3);
  CHECK_THAT(g.sources[0].disorder / g.sources[0].size, WithinAbs(.452185, 1e-6));
  CHECK_THAT(g.sources[1].disorder / g.sources[1].size, WithinAbs(.046713, 1e-6));
  CHECK_THAT(g.sources[2].disorder / g.sources[2].size, WithinAbs(2, 1e-12));
  CHECK_THAT(g.observed, WithinAbs(.444778, 1e-6));
  const auto each = gamma_per_source(c, {.alpha = 3});
  REQUIRE(each.size() == 3);
  CHECK_THAT(each[1].observed, WithinAbs(.046713, 1e-6));
  CHECK(each[2].sources[0].sample_disorder == g.sources[2].sample_disorder);  // the stream of source 2
  const std::vector<std::int64_t> once{1, 1, 1}, second{0, 1, 0}, wrong{1};
  CHECK_THAT(gamma_of(g.sources, once), WithinAbs(g.value, 1e-12));
  CHECK_THAT(gamma_of(g.sources, second), WithinAbs(each[1].value, 1e-12));
  CHECK(std::isnan(gamma_of(g.sources, std::vector<std::int64_t>{0, 0, 0})));
  CHECK_THROWS_AS(gamma_of(g.sources, wrong), UsageError);
  const auto ci = cluster_bootstrap(3, [&](std::span<const std::int64_t> w) { return gamma_of(g.sources, w); });
  CHECK(ci.status == Status::ok);
  CHECK(ci.lo <= g.value);
  CHECK(g.value <= ci.hi);
  const auto one = gamma(c, {.alpha = 3, .sources = GammaSources::concatenate});
  CHECK_THAT(one.observed, WithinAbs(g.observed, 1e-9));  // nothing aligns across these sources
  CHECK(one.sources.size() == 1);
  CHECK(one.value != g.value);
  const auto cat = gamma_cat(c, {.alpha = 3});
  CHECK_THAT(gamma_cat_of(cat.gamma.sources, once), WithinAbs(cat.value, 1e-12));
  // A coder who looked nowhere changes nothing, and R is missing in s2 only.
  CHECK(gamma(data::t1_continuum(), {.alpha = 3}).n_coders == 3);
}

TEST_CASE("gamma: the search equals every partition of up to 8 units, with reductions on and off") {
  std::size_t ties = 0;
  for (std::uint64_t seed = 0; seed < rounds::of(std::uint64_t{1500}); ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto m = dice.between(2, 4);
    const auto units = gamma_units(data::random_continuum(dice, m, dice.between(1, 8), dice.between(1, 3),
                                                          dice.between(4, 30), dice.between(2, 8)));
    const auto cost = random_gamma_cost(dice);
    const GammaOracle oracle(units, m, cost);
    ties += oracle.optima.size() > 1 ? 1 : 0;
    const auto solve = [&](const detail::GammaSearch& search) {
      return detail::GammaSolver(units, m, cost, search).solve();
    };
    for (const auto& search :
         {detail::GammaSearch{}, detail::GammaSearch{.window = false}, detail::GammaSearch{.domination = false},
          detail::GammaSearch{.components = false}, detail::GammaSearch{.prices = false},
          detail::GammaSearch{.window = false, .domination = false, .components = false, .prices = false}}) {
      const auto a = solve(search);
      CHECK_THAT(a.disorder, WithinAbs(oracle.disorder, 1e-9));
      CHECK(a.lower == a.disorder);
      CHECK(a.optima == static_cast<std::int64_t>(oracle.optima.size()));
      CHECK(a.sets == oracle.canonical());
    }
    CHECK_THAT(solve({.ties = false}).disorder, WithinAbs(oracle.disorder, 1e-9));
    CHECK_THAT(solve({.ties = false, .sets = false}).disorder, WithinAbs(oracle.disorder, 1e-9));
    if (m == 2) {
      const auto a = solve({.only_assignment = true});
      CHECK_THAT(a.disorder, WithinAbs(oracle.disorder, 1e-9));
      CHECK(a.many == (oracle.optima.size() > 1));
      CHECK(a.sets.size() == oracle.canonical().size());
    }
    for (const auto& tight :
         {detail::GammaSearch{.assignment = false, .max_states = 1}, detail::GammaSearch{.max_tuples = 2}}) {
      const auto a = solve(tight);
      CHECK(a.disorder >= oracle.disorder - 1e-9);
      CHECK(a.lower <= oracle.disorder + 1e-9);
    }
  }
  CHECK(ties > rounds::of(std::size_t{100}));
}

TEST_CASE("gamma: more units, stacked: prices and assignment change nothing") {
  std::size_t bounded = 0;
  for (std::uint64_t seed = 0; seed < rounds::of(std::uint64_t{150}); ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed + 100);
    const auto m = dice.between(2, 4);
    const auto units = gamma_units(
        data::random_continuum(dice, m, dice.between(14, 40), 3, dice.between(30, 200), dice.between(6, 30)));
    const detail::GammaCost cost{.alpha = 1.0 + dice(3)};
    const auto solve = [&](const detail::GammaSearch& search) {
      return detail::GammaSolver(units, m, cost, search).solve();
    };
    const auto plain = solve({.prices = false, .assignment = false, .max_states = 4000});
    if (plain.optima == 0) continue;
    const auto priced = solve({});
    CHECK_THAT(priced.disorder, WithinAbs(plain.disorder, 1e-9));
    CHECK(priced.sets == plain.sets);
    CHECK(priced.optima == plain.optima);
    CHECK_THAT(solve({.ties = false}).disorder, WithinAbs(plain.disorder, 1e-9));
    const auto value = solve({.ties = false, .sets = false});
    CHECK_THAT(value.disorder, WithinAbs(plain.disorder, 1e-9));
    CHECK_THAT(value.lower, WithinAbs(plain.lower, 1e-9));
    if (m == 2) {
      const auto a = solve({.only_assignment = true});
      CHECK_THAT(a.disorder, WithinAbs(plain.disorder, 1e-9));
      CHECK(a.many == (plain.optima > 1));
    }
    const auto tight = solve({.assignment = false, .max_states = 2});
    CHECK(tight.disorder >= plain.disorder - 1e-9);
    CHECK(tight.lower <= plain.disorder + 1e-9);
    bounded += tight.lower < tight.disorder ? 1 : 0;
  }
  CHECK(bounded > rounds::of(std::size_t{5}));
}

TEST_CASE("gamma: bounded figures hold the exact one") {
  data::Dice dice(5);
  const auto c = data::random_continuum(dice, 4, 60, 3, 120, 30);
  const auto exact = gamma(c, {.samples = 5});
  REQUIRE(exact.status == Status::ok);
  const auto few = gamma(c, {.samples = 5, .max_states = 2});
  CHECK(few.status == Status::bounded);
  CHECK(few.lower <= exact.value);
  CHECK(exact.value <= few.upper);
  CHECK(few.observed_lower <= exact.observed + 1e-9);
  CHECK(exact.observed <= few.observed + 1e-9);
  CHECK(few.n_optima == 0);
  CHECK_FALSE(few.has_ties);
  const auto tuples = gamma(c, {.samples = 5, .max_tuples = 20});
  CHECK(tuples.status == Status::bounded);
  CHECK(tuples.lower <= exact.value);
  CHECK(exact.value <= tuples.upper);
}

TEST_CASE("gamma: invariances") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto c = data::random_continuum(dice, 3, 12, 3, 80, 15);
    const GammaOptions options{.alpha = 3, .samples = 4};
    const auto g = gamma(c, options);
    for (const double delta : {.5, 7.0}) {
      const auto other = gamma(c, {.alpha = 3, .delta = delta, .samples = 4});
      CHECK_THAT(other.value, WithinAbs(g.value, 1e-12));
      CHECK_THAT(other.observed, WithinAbs(delta * g.observed, 1e-9));
      REQUIRE(other.alignment.size() == g.alignment.size());
      for (std::size_t i = 0; i < g.alignment.size(); ++i) {
        CHECK(std::equal(g.alignment[i].units.begin(), g.alignment[i].units.end(), other.alignment[i].units.begin(),
                         other.alignment[i].units.end(), detail::same_unit));
      }
    }
    const std::size_t order[]{2, 0, 1};
    CHECK_THAT(gamma(c.selected(order), options).observed, WithinAbs(g.observed, 1e-9));
    CHECK_THAT(gamma(c.of_codes(order), options).observed, WithinAbs(g.observed, 1e-9));
    CHECK(gamma(c.of_codes(order), options).expected == g.expected);
    const auto eight = gamma(c, {.alpha = 3, .samples = 4, .threads = 8});
    CHECK(eight.samples == g.samples);
    CHECK(eight.value == g.value);
    // The same units later in a longer text: what is observed stays.
    CoderSource shifted{.length = 100, .codes = 3, .regions = std::vector<CodedRegion>(3, {RegionKind::whole, {}})};
    for (const auto& x : c.units(0)) shifted.spans.push_back({x.coder, x.code, {x.span.begin + 9, x.span.end + 9}});
    CHECK(gamma(Continuum({shifted}, c.coders(), c.codes()), options).observed == g.observed);
  }
  const std::vector<int> coder{0, 0, 1, 1}, begin{2, 20, 2, 20}, end{8, 30, 8, 30}, code{0, 1, 0, 1};
  const auto identical = continuum_from({coder, begin, end, code}, {40});
  CHECK(gamma(identical).value == 1);
  CHECK(gamma(identical).observed == 0);
  CHECK(gamma_cat(identical).value == 1);
}

TEST_CASE("gamma: a distance between codes") {
  const auto c = data::aps();
  Matrix<double> nominal = Matrix<double>::Ones(7, 7);
  nominal.diagonal().setZero();
  CHECK(gamma(c, {.distance = nominal}).value == gamma(c).value);
  const Matrix<double> zero = Matrix<double>::Zero(7, 7);
  CHECK(gamma(c, {.distance = zero}).observed < gamma(c).observed);
  CHECK(gamma_cat(c, {.distance = zero}).status == Status::no_variation);
  const Matrix<double> twice = 2 * nominal;
  CHECK_THROWS_AS(gamma(c, {.distance = twice}), UsageError);
  nominal(0, 1) = .5;
  CHECK_THROWS_AS(gamma(c, {.distance = nominal}), UsageError);
}

TEST_CASE("gamma: statuses and options") {
  const ContinuumLabels labels{{"A", "B"}, {"x"}};
  const auto whole = [](std::vector<std::uint32_t> coders) {
    std::vector<ContinuumRegion> out;
    for (const auto g : coders) out.push_back({g, 0, {}, {}});
    return out;
  };
  CHECK(gamma(continuum_from({}, {20}, {}, labels)).status == Status::no_data);
  CHECK(gamma(continuum_from({}, {20}, whole({0}), labels)).status == Status::single_coder);
  const auto empty = continuum_from({}, {20}, whole({0, 1}), labels);
  CHECK(gamma(empty).status == Status::no_variation);
  CHECK(std::isnan(gamma(empty).value));
  CHECK(gamma(empty, {.no_variation = NoVariation::one}).value == 1);
  CHECK(gamma_cat(empty).status == Status::no_variation);
  CHECK(gamma_k(empty).by_code[0].status == Status::no_variation);
  const std::vector<ContinuumRegion> apart{{0, 0, Span{0, 10}, {}}, {1, 0, Span{10, 20}, {}}};
  CHECK(gamma(continuum_from({}, {20}, apart, labels)).status == Status::no_pairable);
  CHECK(gamma_cat(continuum_from({}, {20}, apart, labels)).status == Status::no_pairable);
  // One coder marked nothing: that is an answer.
  const std::vector<int> coder{0}, begin{3}, end{9}, code{0};
  const auto half = gamma(continuum_from({coder, begin, end, code}, {20}, whole({0, 1}), labels));
  CHECK(half.status == Status::ok);
  CHECK(half.observed == 2);
  CHECK(gamma_cat(continuum_from({coder, begin, end, code}, {20}, whole({0, 1}), labels)).status == Status::undefined);
  // Position does not count, one code, as many units each: nothing can differ.
  const std::vector<int> two{0, 1}, from{0, 5}, to{5, 9}, x{0, 0};
  CHECK(gamma(continuum_from({two, from, to, x}, {20}), {.alpha = 0, .samples = 1}).observed == 0);

  const auto c = data::aps();
  CHECK_THROWS_WITH(gamma(c, {.alpha = -1}), ContainsSubstring("alpha"));
  CHECK_THROWS_AS(gamma(c, {.alpha = 0, .beta = 0}), UsageError);
  CHECK_THROWS_AS(gamma(c, {.delta = 0}), UsageError);
  CHECK_THROWS_AS(gamma(c, {.samples = 0}), UsageError);
  CHECK_THROWS_AS(gamma(c, {.precision = 0.0}), UsageError);
  CHECK_THROWS_AS(gamma(c, {.max_states = 0}), UsageError);
  CHECK(std::isnan(gamma(c, {.samples = 1}).cv));
  CHECK_THROWS_AS(gamma(c, {.samples = 50000, .threads = 1, .progress = [](auto, auto) { return false; }}), Error);
}

TEST_CASE("gamma: a stretch that not all looked at is a source of its own") {
  const std::vector<int> coder{0, 1, 2}, begin{2, 2, 4}, end{8, 16, 9}, code{0, 0, 0};
  const std::vector<ContinuumRegion> regions{{0, 0, {}, {}}, {1, 0, {}, {}}, {2, 0, Span{0, 10}, {}}};
  const auto g = gamma(continuum_from({coder, begin, end, code}, {20}, regions));
  // [0,10) with three coders and units [2,8) [2,10) [4,9); [10,20) with two and the rest of coder 1's unit.
  REQUIRE(g.alignment.size() == 2);
  CHECK(g.alignment[0].units.size() == 3);
  CHECK(g.alignment[1].units[0].span == Span{10, 16});
  CHECK(g.alignment[1].disorder == 1);
  CHECK_THAT(g.sources[0].size, WithinAbs(1.5, 1e-12));
}

TEST_CASE("gamma: the example of its documentation") {
  const std::vector<int> coder{0, 1, 1}, begin{0, 0, 20}, end{10, 10, 25}, code{0, 0, 1};
  const auto g = gamma(continuum_from({coder, begin, end, code}, {40}));
  CHECK(g.status == Status::ok);
  CHECK(g.alignment.size() == 2);
  CHECK(std::abs(g.observed - 1 / 1.5) < 1e-12);
}
