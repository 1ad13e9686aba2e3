#pragma once

/// @file
/// @brief How well one set is a subset of another: consistency, coverage, PRI and relevance of necessity.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/figure.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// The four figures of a set X and an outcome Y; each 0..1, or NaN `undefined`.
struct SetFit {
  Figure incl_s = {};  ///< consistency of sufficiency: how far X lies in Y
  Figure cov_s = {};   ///< coverage of Y by X; the same figure is inclN, the consistency of necessity of X
  Figure pri = {};     ///< proportional reduction in inconsistency
  Figure ron = {};     ///< relevance of necessity
  std::int64_t n = 0;

  [[nodiscard]] Figure incl_n() const noexcept { return cov_s; }
  /// One row: n, incl_s, cov_s, pri, ron.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Consistency and coverage of a set of cases X for an outcome Y.
///
/// - **Inputs**: memberships of the same cases, 0..1; crisp sets are 0 and 1. Unit: the case.
/// - **Formula**: inclS = Σmin(x,y)/Σx; covS = inclN = Σmin(x,y)/Σy;
///   PRI = (Σmin(x,y) - Σmin(x,y,1-y))/(Σx - Σmin(x,y,1-y)); RoN = Σ(1-x)/Σ(1-min(x,y))
/// - **Range**: 0..1.
/// - **Undefined**: a denominator of 0 (no case in X, none in Y, all in both): NaN `undefined`.
/// - **Assumptions**: none about a population: the figures describe the cases at hand, and high consistency of a term
///   that holds for few cases says little.
/// - **Complexity**: O(n).
/// - **Literature**: Ragin (2008), Redesigning Social Inquiry; Schneider & Wagemann (2012), Set-Theoretic Methods for
///   the Social Sciences; Duşa (2019), QCA with R
///
/// @code
/// const auto f = tematik::set_fit(std::vector{.2, .7, .9}, std::vector{.3, .6, .8});
/// assert(std::abs(f.incl_s.value - .8889) < 5e-4 && std::abs(f.pri.value - .8) < 5e-4);
/// @endcode
/// @throws InputError for lengths that differ or a value outside 0..1, NaN included
[[nodiscard]] SetFit set_fit(std::span<const double> x, std::span<const double> y);

// ---------------------------------------------------------------------------------------------------------

inline SetFit set_fit(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) {
    throw InputError("memberships", detail::cat("x has ", x.size(), " cases, y has ", y.size()), "y");
  }
  double sum_x = 0, sum_y = 0, both = 0, contrary = 0, outside = 0, outside_both = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!(x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1)) {
      throw InputError("membership", detail::cat("case ", i, ": expected memberships from 0 to 1"),
                       detail::cat("case ", i));
    }
    const double in_both = std::min(x[i], y[i]);
    sum_x += x[i];
    sum_y += y[i];
    both += in_both;
    contrary += std::min(in_both, 1 - y[i]);
    outside += 1 - x[i];
    outside_both += 1 - in_both;
  }
  SetFit out;
  out.n = static_cast<std::int64_t>(x.size());
  out.incl_s = ratio(both, sum_x);
  out.cov_s = ratio(both, sum_y);
  out.pri = ratio(both - contrary, sum_x - contrary);
  out.ron = ratio(outside, outside_both);
  return out;
}

inline Table SetFit::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{x}; };
  Table out;
  out.add("n", one(n)).add("incl_s", one(incl_s.value)).add("cov_s", one(cov_s.value)).add("pri", one(pri.value));
  return out.add("ron", one(ron.value));
}

inline MethodRecord SetFit::method() const {
  return {.function = "set_fit", .unit = "case", .n = n, .citations = {"Ragin 2008", "Schneider & Wagemann 2012"}};
}

}  // namespace tematik
