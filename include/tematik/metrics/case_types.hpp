#pragma once

/// @file
/// @brief Cases beside a claim "X implies Y": which support it, and which speak against it.

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// What a case says to "X implies Y".
enum class CaseType : std::uint8_t { typical, deviant_consistency, deviant_coverage, irrelevant, unclassified };

template <>
struct EnumNames<CaseType> {
  static constexpr std::string_view what = "type of case";
  static constexpr std::array<std::pair<CaseType, std::string_view>, 5> names{{
      {CaseType::typical, "typical"},
      {CaseType::deviant_consistency, "deviant_consistency"},
      {CaseType::deviant_coverage, "deviant_coverage"},
      {CaseType::irrelevant, "irrelevant"},
      {CaseType::unclassified, "unclassified"},
  }};
};

/// @brief Typical, deviant and irrelevant cases of "X implies Y".
///
/// - **Inputs**: memberships of the same cases in X and Y; NaN is missing. Unit: the case.
/// - **Definition**: in a set: membership above .5. Typical: in X and in Y; deviant_consistency: in X, not in Y;
///   deviant_coverage: not in X, in Y; irrelevant: in neither; unclassified: a value is missing.
/// - **Assumptions**: a deviant case does not refute; it asks for a memo.
/// - **Complexity**: O(n).
/// - **Literature**: Schneider & Rohlfing (2013), doi:10.1177/0049124113481341; Mays & Pope (2000),
///   doi:10.1136/bmj.320.7226.50
///
/// @code
/// const auto types = tematik::case_types(std::vector{1., 1., 0.}, std::vector{1., 0., 1.});
/// assert(types[1] == tematik::CaseType::deviant_consistency);
/// @endcode
/// @throws InputError for lengths that differ
[[nodiscard]] inline std::vector<CaseType> case_types(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) {
    throw InputError("memberships", detail::cat("x has ", x.size(), " cases, y has ", y.size()), "y");
  }
  std::vector<CaseType> out(x.size(), CaseType::unclassified);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    const bool in_x = x[i] > .5, in_y = y[i] > .5;
    out[i] = in_x ? (in_y ? CaseType::typical : CaseType::deviant_consistency)
                  : (in_y ? CaseType::deviant_coverage : CaseType::irrelevant);
  }
  return out;
}

}  // namespace tematik
