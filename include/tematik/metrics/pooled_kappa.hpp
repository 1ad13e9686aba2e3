#pragma once

/// @file
/// @brief Pooled kappa: one kappa of two coders over many codes, defined where that of a single code is not.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/metrics/detail/two_coders.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// Pooled kappa and the codes it rests on.
struct PooledKappaResult : AgreementValue {
  std::int64_t n_codes = 0;             ///< codes with a unit that both rated
  std::int64_t n_dropped = 0;           ///< codes without
  double mean_kappa = undefined_value;  ///< for comparison: the mean over codes that have a kappa; not the pooled one
};

/// @brief Pooled kappa over codes.
///
/// - **Inputs**: one table of the same two coders per code (usually "no", "yes"). Unit: whatever was rated.
/// - **Formula**: (mean p_a - mean p_e)/(1 - mean p_e), means over codes, p_a and p_e those of `cohen_kappa()`
/// - **Range**: up to 1; 0 is chance. It is not the mean of the kappas (`mean_kappa`).
/// - **Undefined**: `no_data`, `overlap_conflict`, `single_coder`, `no_pairable`, `no_variation` (in every code both
///   use the same one value; the option chooses NaN, 1 or 0). A code without variation enters with p_a = p_e = 1.
/// - **Assumptions**: every code weighs the same, however rare it is. There is no formula for se: resample clusters.
/// - **Complexity**: O(patterns of all codes).
/// - **Literature**: De Vries et al. (2008), doi:10.1177/1525822X08317166
///
/// @code
/// tematik::Ratings a({"Ani", "Budi"}, {"no", "yes"}), b = a;
/// const std::int32_t yes_yes[]{1, 1}, yes_no[]{1, 0}, no_no[]{0, 0};
/// a.add(yes_yes, 15), a.add(yes_no, 5), a.add(no_no, 70);
/// b.add(no_no, 90);                                             // nobody used this code: no kappa of its own
/// const tematik::Ratings codes[]{a, b};
/// assert(std::abs(tematik::pooled_kappa(codes).value - 14.0 / 17) < 1e-12);
/// @endcode
/// @throws UsageError as `cohen_kappa()`
[[nodiscard]] PooledKappaResult pooled_kappa(std::span<const Ratings> codes, const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline PooledKappaResult pooled_kappa(std::span<const Ratings> codes, const CoefficientOptions& options) {
  auto out = detail::begin_agreement<PooledKappaResult>("pooled_kappa", Ratings(), options, false);
  out.weights = options.weight_matrix.size() != 0 ? std::string_view("matrix") : to_string(options.weights);
  CoefficientOptions plain = options;
  plain.no_variation = NoVariation::nan;
  plain.variance = false;
  double observed = 0, expected = 0, kappas = 0;
  std::int64_t with_kappa = 0;
  std::array<bool, 2> seen{};
  bool conflict = false;
  bool undefined = false;
  for (const auto& code : codes) {
    const auto kappa = cohen_kappa(code, plain);
    out.n_units += kappa.n_units;
    out.n_pairable += kappa.n_pairable;
    for (std::size_t i = 0; i < code.rows(); ++i) {
      for (std::size_t g = 0; g < 2; ++g)
        seen[g] = seen[g] || (code.count(i) > 0 && code.row(i)[g] != Ratings::missing);
    }
    out.n_categories = std::max(out.n_categories, kappa.n_categories);
    conflict = conflict || kappa.status == Status::overlap_conflict;
    undefined = undefined || kappa.status == Status::undefined;
    if (kappa.status != Status::ok && kappa.status != Status::no_variation) {
      ++out.n_dropped;
      continue;
    }
    ++out.n_codes;
    observed += kappa.observed;
    expected += kappa.expected;
    if (kappa.status != Status::ok) continue;
    ++with_kappa;
    kappas += kappa.value;
  }
  out.n_coders = (seen[0] ? 1U : 0U) + (seen[1] ? 1U : 0U);
  if (out.n_units == 0) return out;  // no_data
  if (conflict) {
    out.status = Status::overlap_conflict;
  } else if (out.n_codes > 0) {
    out.status = Status::ok;
    const auto n = static_cast<double>(out.n_codes);
    if (with_kappa > 0) out.mean_kappa = kappas / static_cast<double>(with_kappa);
    detail::settle(out, observed / n, expected / n, with_kappa == 0);
  } else if (out.n_coders < 2) {
    out.status = Status::single_coder;
  } else {
    out.status = undefined ? Status::undefined : Status::no_pairable;
  }
  return out;
}

}  // namespace tematik
