#pragma once

/// @file
/// @brief Exact permutation test of the difference of two means, over all cases or inside strata.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <tematik/support/figure.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct PermutationOptions {
  std::int64_t max_exact = 10'000'000;  ///< more assignments than this: n_perm random ones
  std::int64_t n_perm = 9999;
  std::uint64_t seed = 0;
  int threads = 0;
  Progress progress = {};
};

struct PermutationResult {
  Status status = Status::too_few_units;  ///< ok; too_few_units: a group has no value
  double difference = undefined_value;    ///< D = mean of group 1 - mean of group 2
  double p_two_sided = undefined_value;
  double p_one_sided = undefined_value;  ///< of D >= the observed
  std::int64_t hits_two_sided = 0;       ///< assignments with |D| at least the observed
  std::int64_t hits_one_sided = 0;
  std::int64_t assignments = 0;  ///< looked at: all, or n_perm
  bool exact = true;
  PermutationOptions options = {};

  /// One row: difference, p_two_sided, p_one_sided, hits_two_sided, hits_one_sided, assignments, exact.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief How many assignments of the cases to two groups of these sizes give a difference at least as large.
///
/// - **Inputs**: values, and whether a case is of group 1; with `strata` the group is permuted inside each stratum only,
///   and D is still the overall difference. NaN is left out. Unit: the case.
/// - **Formula**: p = share of all assignments with |D| >= |D observed| (one-sided: D >= D observed); ties count. Above
///   `max_exact` assignments (b + 1)/(B + 1) over B = `n_perm` random ones.
/// - **Exactness**: values that are decimals are compared as whole numbers, so that ties are ties; others to about 12
///   digits.
/// - **Range**: 0..1; the smallest p is 1/assignments.
/// - **Undefined**: `too_few_units` if a group has no value.
/// - **Assumptions**: cases are exchangeable, as under random assignment. Of a sample that is not random p describes how
///   unusual the split is among these cases; it is no statement about others.
/// - **Complexity**: O(assignments). Draws: `RandomStream(seed, validity, r)`, Fisher-Yates stratum by stratum.
/// - **Literature**: Pitman (1937), doi:10.2307/2984124; Phipson & Smyth (2010), doi:10.2202/1544-6115.1585
///
/// @code
/// const auto p = tematik::permutation_test(std::vector{3., 4., 5., 1., 2., 4.}, {1, 1, 1, 0, 0, 0});
/// assert(p.hits_two_sided == 6 && p.assignments == 20);
/// @endcode
/// @throws InputError for lengths that differ or infinite values; UsageError for max_exact or n_perm below 1
[[nodiscard]] PermutationResult permutation_test(std::span<const double> values,
                                                 const std::vector<std::uint8_t>& in_first,
                                                 const std::vector<std::int64_t>& strata = {},
                                                 const PermutationOptions& options = {});

}  // namespace tematik

#include <tematik/metrics/detail/permutation_test.ipp>
