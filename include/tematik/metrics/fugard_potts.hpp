#pragma once

/// @file
/// @brief Planning: units until a theme of a given prevalence is met several times.

#include <algorithm>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct FugardPottsOptions {
  double prevalence = 0.1;                 ///< share of the population that could bring the theme, between 0 and 1
  std::int64_t mentions = 2;               ///< units that must bring it, at least 1
  double power = 0.8;                      ///< chance that they do, between 0 and 1; not read if `units` is given
  double mention = 1;                      ///< chance that a unit that could bring the theme does, above 0 and up to 1
  std::optional<std::int64_t> units = {};  ///< if given, the power of so many units is computed, at least 1
};

struct FugardPottsResult {
  Status status = Status::no_data;  ///< ok; out_of_range: more than 2^50 units
  std::int64_t units = 0;           ///< least n, or the n given
  double power = undefined_value;   ///< of these units
  FugardPottsOptions options = {};

  /// One row: prevalence, mention, mentions, units, power, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief The least number of units that bring a theme `mentions` times or more with the chance `power`; or the power.
///
/// - **Inputs**: prevalence of the theme, times it has to be met, power. Unit: whatever will be sampled.
/// - **Formula**: power(n) = P(X >= mentions), X binomial with n units and p = prevalence x mention; units = smallest n
///   with power(n) >= power (slack 1e-12).
/// - **Range**: n >= mentions. **Undefined**: `out_of_range` where n would pass 2^50.
/// - **Assumptions**: units are drawn at random and independently; the theme exists before the analysis and can be
///   counted, which is disputed for interpretive work. The prevalence is a guess made before there are data.
/// - **Complexity**: O(log n) evaluations of the incomplete beta function.
/// - **Literature**: Fugard & Potts (2015), doi:10.1080/13645579.2015.1005453; answers by Hammersley and by Emmel in the
///   same journal
///
/// @code
/// assert(tematik::fugard_potts({.prevalence = .1, .mentions = 2}).units == 29);   // power .801
/// assert(tematik::fugard_potts({.prevalence = .5, .mentions = 1, .units = 3}).power == .875);
/// @endcode
/// @throws UsageError if an option lies outside its range
[[nodiscard]] FugardPottsResult fugard_potts(FugardPottsOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// P(X >= least), X binomial.
[[nodiscard]] inline double binomial_at_least(std::int64_t units, double p, std::int64_t least) {
  if (least <= 0) return 1;
  if (least > units) return 0;
  if (p >= 1) return 1;
  using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
  return boost::math::ibeta(static_cast<double>(least), static_cast<double>(units - least + 1), p, Policy());
}

}  // namespace detail

inline FugardPottsResult fugard_potts(FugardPottsOptions options) {
  constexpr const char* code = "fugard_potts_options";
  constexpr std::int64_t most = std::int64_t{1} << 50;
  detail::inside_unit(options.prevalence, code, "prevalence");
  detail::inside_unit(options.power, code, "power");
  detail::positive_share(options.mention, code, "mention");
  detail::at_least_1(options.mentions, code, "mentions");
  if (options.units) detail::at_least_1(*options.units, code, "units");
  FugardPottsResult out;
  out.options = options;
  const double p = options.prevalence * options.mention;
  if (options.units.value_or(0) > most || options.mentions > most || p <= 0) {
    out.status = Status::out_of_range;
    return out;
  }
  const auto power_of = [&](std::int64_t n) { return detail::binomial_at_least(n, p, options.mentions); };
  out.status = Status::ok;
  if (options.units) {
    out.units = *options.units;
    out.power = power_of(out.units);
    return out;
  }
  const double wanted = options.power - 1e-12;
  std::int64_t below = options.mentions - 1;  // its power is 0
  std::int64_t enough = options.mentions;
  while (power_of(enough) < wanted) {
    below = enough;
    enough *= 2;
    if (enough > most) {
      out.status = Status::out_of_range;
      return out;
    }
  }
  while (enough - below > 1) {
    const std::int64_t middle = below + (enough - below) / 2;
    (power_of(middle) >= wanted ? enough : below) = middle;
  }
  out.units = enough;
  out.power = power_of(enough);
  return out;
}

inline Table FugardPottsResult::table() const {
  Table out;
  out.add("prevalence", std::vector<double>{options.prevalence}).add("mention", std::vector<double>{options.mention});
  out.add("mentions", std::vector<std::int64_t>{options.mentions});
  out.add("units", std::vector<std::int64_t>{units},
          std::vector<std::uint8_t>{static_cast<std::uint8_t>(status == Status::ok ? 1 : 0)});
  out.add("power", std::vector<double>{power});
  out.add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord FugardPottsResult::method() const {
  MethodRecord out{.function = "fugard_potts", .citations = {"Fugard & Potts 2015, doi:10.1080/13645579.2015.1005453"}};
  out.option("prevalence", options.prevalence);
  out.option("mentions", options.mentions);
  out.option("power", options.power);
  out.option("mention", options.mention);
  out.option("units", options.units);
  return out;
}

}  // namespace tematik
