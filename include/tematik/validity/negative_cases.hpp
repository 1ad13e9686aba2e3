#pragma once

/// @file
/// @brief Negative cases: which cases speak against a claim's implication, and whether anybody has dealt with them.
///
/// - **Implication**: `X => Y`, each side names joined by `*` (and) and `+` (or), `~` before a name negates it:
///   `RPP*MET*UMP => HAS`. A name is a stored filter on cases, or a boolean attribute of cases, or a numeric one whose
///   values are memberships from 0 to 1. And is the least, or the greatest, not 1 - x; a member has more than .5.
/// - **Unit of analysis**: the case. Where a value is missing the case is *unclassified*.
/// - **Handled**: a memo about the case that names the claim too, with author and date. All others are listed.
/// - **Literature**: Mays & Pope (2000), BMJ 320; Schneider & Rohlfing (2013), doi:10.1177/0049124113481341
///
/// @code
/// auto n = tematik::negative_cases(study, {.role = "guru"});
/// for (const auto& claim : n.claims) use(claim.deviant_consistency, claim.unhandled);
/// @endcode

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/check_rates.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct NegativeCasesOptions {
  std::vector<std::string> claims = {};  ///< by name; empty: all with an implication
  std::string role = {};                 ///< keeps the cases of this role; empty: all
};

/// The cases of one implication, by labels.
struct ClaimCases {
  std::string claim = {};
  std::string implication = {};
  Status status = Status::not_done;  ///< ok; not_done: the claim states no implication
  std::vector<std::string> typical = {};
  std::vector<std::string> deviant_consistency = {};
  std::vector<std::string> deviant_coverage = {};
  std::vector<std::string> irrelevant = {};
  std::vector<std::string> unclassified = {};
  std::vector<std::string> handled = {};    ///< deviant cases with a memo
  std::vector<std::string> unhandled = {};  ///< deviant cases without one
};

struct NegativeCases {
  Status status = Status::not_done;  ///< ok; not_done: no claim states an implication
  std::vector<ClaimCases> claims = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;
  NegativeCasesOptions options = {};

  /// Deviant cases first: claim, case, class, handled (missing but of deviant ones)
  [[nodiscard]] Table table() const;
};

/// The cases behind every implication. O(claims x cases).
/// @throws LookupError for unknown claims, roles and names in an implication; InputError for an implication that cannot be
/// read or a membership outside 0 to 1
[[nodiscard]] NegativeCases negative_cases(const Study& study, const NegativeCasesOptions& options = {});

}  // namespace tematik

#include <tematik/validity/detail/negative_cases.ipp>  // IWYU pragma: export
