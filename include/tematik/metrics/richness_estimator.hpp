#pragma once

/// @file
/// @brief The estimators of `richness`, their options, and what they hand out.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

enum class RichnessEstimator : std::uint8_t {
  chao2,
  chao2_bc,
  chao2_auto,  ///< chao2_bc if T < 20 or Q2 <= 1, else chao2 (a rule of this project)
  ichao2,
  jackknife1,
  jackknife2,
  bootstrap,
  ice,
  chao1,  ///< chao1, chao1_bc and ace read segment counts
  chao1_bc,
  ace,
};

template <>
struct EnumNames<RichnessEstimator> {
  static constexpr std::string_view what = "richness estimator";
  static constexpr std::array<std::pair<RichnessEstimator, std::string_view>, 11> names{
      {{RichnessEstimator::chao2, "chao2"},
       {RichnessEstimator::chao2_bc, "chao2_bc"},
       {RichnessEstimator::chao2_auto, "chao2_auto"},
       {RichnessEstimator::ichao2, "ichao2"},
       {RichnessEstimator::jackknife1, "jackknife1"},
       {RichnessEstimator::jackknife2, "jackknife2"},
       {RichnessEstimator::bootstrap, "bootstrap"},
       {RichnessEstimator::ice, "ice"},
       {RichnessEstimator::chao1, "chao1"},
       {RichnessEstimator::chao1_bc, "chao1_bc"},
       {RichnessEstimator::ace, "ace"}}};
};

/// Standard error of the jackknife: variance of the pseudo-values (first order only), or the delta method. `vegan`: what
/// the R package of that name prints (first order only), to compare with it: Q1/T stands there for Q1^2/T.
enum class JackSe : std::uint8_t { pseudo, delta, vegan };

template <>
struct EnumNames<JackSe> {
  static constexpr std::string_view what = "jack_se";
  static constexpr std::array<std::pair<JackSe, std::string_view>, 3> names{
      {{JackSe::pseudo, "pseudo"}, {JackSe::delta, "delta"}, {JackSe::vegan, "vegan"}}};
};

/// ICE as two programs write it.
enum class IceForm : std::uint8_t { spader, estimates };

template <>
struct EnumNames<IceForm> {
  static constexpr std::string_view what = "ice";
  static constexpr std::array<std::pair<IceForm, std::string_view>, 2> names{
      {{IceForm::spader, "spader"}, {IceForm::estimates, "estimates"}}};
};

struct RichnessOptions {
  RichnessEstimator estimator = RichnessEstimator::chao2_bc;
  double confidence = 0.95;
  JackSe jack_se = JackSe::pseudo;
  IceForm ice = IceForm::spader;
  std::int64_t cut = 10;                         ///< ICE, ACE: codes with at most so many units or segments are rare
  std::optional<bool> small_sample_factor = {};  ///< k of Chao's formulas; empty: on for units, off for segments
};

/// What frequencies do not tell; whatever is empty leaves the figures out that need it.
struct UnitDetail {
  std::optional<std::int64_t> unique_squares = {};    ///< sum of u_i^2, u_i = codes of unit i only
  std::optional<std::int64_t> infrequent_units = {};  ///< units that hold a code with at most `cut` units
  std::optional<double> bootstrap_variance = {};
};

/// Segments per code; 0: not seen.
struct SegmentCounts {
  std::vector<std::int64_t> codes = {};
};

struct RichnessResult {
  double value = undefined_value;  ///< flag lower_bound: print "at least"
  double se = undefined_value;
  double lo = undefined_value;
  double hi = undefined_value;
  Status status = Status::no_data;                       ///< ok, degenerate, undefined, too_few_units, no_data
  std::string reason = {};                               ///< below_observed, se_needs_incidence, se_needs_delta or ""
  Flags flags = {};                                      ///< lower_bound, no_uniques where Q1 = 0, below_observed
  std::int64_t observed = 0;                             ///< S
  std::int64_t units = 0;                                ///< T, or the number of segments
  RichnessEstimator used = RichnessEstimator::chao2_bc;  ///< what was computed: see chao2_auto, ichao2, ice
  RichnessOptions options = {};

  /// One row: estimator, value, se, lo, hi, observed, status, used.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Several estimates of one table.
struct RichnessTable {
  std::vector<RichnessResult> rows = {};

  /// One row per estimator, as `RichnessResult::table`.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The paper an estimator is cited by.
[[nodiscard]] constexpr std::string_view richness_citation(RichnessEstimator estimator) noexcept {
  using enum RichnessEstimator;
  switch (estimator) {
    case ichao2:
      return "Chiu et al. 2014, doi:10.1111/biom.12200";
    case jackknife1:
    case jackknife2:
      return "Burnham & Overton 1979, doi:10.2307/1936861";
    case bootstrap:
      return "Smith & van Belle 1984, Biometrics 40, 119-129";
    case ice:
    case ace:
      return "Lee & Chao 1994, Biometrics 50, 88-97";
    case chao1:
    case chao1_bc:
      return "Chao 1984, Scandinavian Journal of Statistics 11, 265-270";
    default:
      return "Chao 1987, doi:10.2307/2531532";
  }
}

}  // namespace detail

inline Table RichnessTable::table() const {
  const auto column = [this](auto&& get) {
    std::vector<std::decay_t<decltype(get(rows.front()))>> out;
    for (const auto& row : rows) out.push_back(get(row));
    return out;
  };
  using R = const RichnessResult&;
  Table out;
  out.add("estimator", column([](R r) { return std::string(to_string(r.options.estimator)); }))
      .add("value", column([](R r) { return r.value; }))
      .add("se", column([](R r) { return r.se; }))
      .add("lo", column([](R r) { return r.lo; }))
      .add("hi", column([](R r) { return r.hi; }))
      .add("observed", column([](R r) { return r.observed; }))
      .add("status", column([](R r) { return std::string(to_string(r.status)); }))
      .add("used", column([](R r) { return std::string(to_string(r.used)); }));
  return out;
}

inline Table RichnessResult::table() const { return RichnessTable{{*this}}.table(); }

inline MethodRecord RichnessTable::method() const {
  MethodRecord out{.function = "richness"};
  std::vector<RichnessEstimator> estimators;
  for (const auto& row : rows) {
    estimators.push_back(row.options.estimator);
    out.n = row.units;
    std::string citation(detail::richness_citation(row.used));
    if (std::find(out.citations.begin(), out.citations.end(), citation) == out.citations.end()) {
      out.citations.push_back(std::move(citation));
    }
  }
  if (estimators.size() == 1) {
    out.option("estimator", estimators.front());
  } else {
    out.option("estimators", estimators);
  }
  if (rows.empty()) return out;
  const RichnessOptions& options = rows.front().options;
  out.option("confidence", options.confidence);
  out.option("jack_se", options.jack_se);
  out.option("ice", options.ice);
  out.option("cut", options.cut);
  out.option("small_sample_factor", options.small_sample_factor);
  return out;
}

inline MethodRecord RichnessResult::method() const { return RichnessTable{{*this}}.method(); }

}  // namespace tematik
