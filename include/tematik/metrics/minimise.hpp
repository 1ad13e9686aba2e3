#pragma once

/// @file
/// @brief Boolean minimisation: every smallest set of prime implicants that covers all rows with the outcome.

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <tematik/metrics/prime_implicants.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct MinimiseOptions {
  std::int64_t max_models = 1000;            ///< more tied models: `truncated`
  std::int64_t max_steps = 20'000'000;       ///< of the search; more: `truncated`
  std::vector<std::string> conditions = {};  ///< names; empty: "0", "1", …
};

/// All minimal models; a model is a list of terms in order of printing, and so are the models.
struct Minimised {
  Status status = Status::no_data;  ///< ok; truncated: there may be more models; no_data: no row has the outcome
  std::vector<std::vector<Term>> models = {};
  std::vector<Term> primes = {};         ///< the prime implicants they are chosen from
  std::vector<std::uint32_t> rows = {};  ///< the combinations to be covered, ascending
  std::vector<std::string> conditions = {};
  MinimiseOptions options = {};

  /// The models as text, "A*~B + C".
  [[nodiscard]] std::vector<std::string> texts() const;
  /// The implicant chart: prime implicants x combinations, true where one covers the other.
  [[nodiscard]] BitMatrix chart() const;
  /// One row per model: model, terms, literals.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief The minimal sums of products of a Boolean function with don't-cares: all of them.
///
/// - **Inputs**: as `prime_implicants`.
/// - **Definition**: minimal = fewest prime implicants that together cover `on` (Petrick's problem). Ties are all
///   returned: a choice among them is the researcher's.
/// - **Range**: at least one model unless `on` is empty; every model covers `on`, and nothing but `on` and `dont_care`.
/// - **Undefined**: `no_data` if `on` is empty; `truncated` if a limit was reached: the models that are listed are
///   minimal, but may not be all (or none was proved within max_steps).
/// - **Assumptions**: a don't-care that a model covers is a simplifying assumption.
/// - **Complexity**: that of `prime_implicants`, and a search by branch and bound, exponential at worst.
/// - **Literature**: Petrick (1956), A direct determination of the irredundant forms of a Boolean function; Duşa (2019),
///   QCA with R
///
/// @code
/// const std::vector<std::uint32_t> on{1, 2}, none;
/// const auto m = tematik::minimise(2, on, none, {.conditions = {"A", "B"}});
/// assert(m.texts().front() == "A*~B + ~A*B");
/// @endcode
/// @throws as `prime_implicants`; UsageError for limits below 1
[[nodiscard]] Minimised minimise(std::size_t conditions, std::span<const std::uint32_t> on,
                                 std::span<const std::uint32_t> dont_care, const MinimiseOptions& options = {});

}  // namespace tematik

#include <tematik/metrics/detail/minimise.ipp>
