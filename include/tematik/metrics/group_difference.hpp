#pragma once

/// @file
/// @brief Two groups of cases beside each other: the tendency, and every case and stratum that goes against it.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/group_figures.hpp>
#include <tematik/metrics/permutation_test.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// One value per case.
struct GroupedValues {
  std::vector<double> values = {};          ///< NaN: missing
  std::vector<std::uint8_t> in_first = {};  ///< 1: of group 1, else of group 2
  std::vector<std::string> cases = {};
  std::vector<std::int64_t> strata = {};         ///< place in `stratum_labels`, -1: missing; empty: none
  std::vector<std::string> stratum_labels = {};  ///< of the sites
};

/// The difference inside one stratum.
struct StratumDifference {
  std::string label = {};
  std::int64_t n1 = 0, n2 = 0;
  Figure mean1 = {}, mean2 = {};
  Figure difference = {};  ///< `too_few_units` where one group is empty
  bool against = false;    ///< the sign is the other one than that of the overall difference
};

/// A pair of cases that goes against the tendency.
struct ExceptionPair {
  std::string first = {};   ///< the case of group 1
  std::string second = {};  ///< the case of group 2
  double value1 = 0, value2 = 0;
  bool same_stratum = false;
};

struct GroupDifference {
  Status status = Status::too_few_units;  ///< ok; too_few_units: a group has no value
  GroupSummary first = {}, second = {};
  Figure difference = {};  ///< of means, group 1 - group 2
  CliffsDelta cliff = {};
  Figure hedges_g = {};
  PermutationResult permutation = {};
  PermutationResult within = {};  ///< inside strata; `no_data` without strata
  Figure icc = {};                ///< ICC(1) over the strata; `no_data` without strata
  std::vector<StratumDifference> strata = {};
  std::vector<ExceptionPair> exceptions = {};

  /// One row per group: group, n, n_missing, mean, sd, median.
  [[nodiscard]] Table groups() const;
  /// One row: the figures of the difference.
  [[nodiscard]] Table table() const;
  [[nodiscard]] Table strata_table() const;
  [[nodiscard]] Table exceptions_table() const;
};

/// @brief The difference of two groups of cases, overall and per stratum, with its exceptions.
///
/// - **Inputs**: `GroupedValues`. Unit: the case. A missing stratum is a stratum of its own, "(missing)", and no site of
///   the ICC.
/// - **Formula**: `group_summary`, `cliffs_delta`, `hedges_g`, `permutation_test`, `site_icc`; exceptions: pairs with
///   a < b when D > 0, a > b when D < 0 (ties are none; D = 0: no tendency, so none); strata whose difference has the
///   other sign
/// - **Undefined**: `too_few_units` if a group has no value.
/// - **Assumptions**: what the two groups differ in besides is not taken out: look at strata and rival attributes.
/// - **Complexity**: O(n1 n2) and that of the tests.
/// @throws InputError for lengths that differ; UsageError as `permutation_test`
[[nodiscard]] GroupDifference group_difference(const GroupedValues& data, const PermutationOptions& options = {});

}  // namespace tematik

#include <tematik/metrics/detail/group_difference.ipp>
