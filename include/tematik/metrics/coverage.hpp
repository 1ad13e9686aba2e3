#pragma once

/// @file
/// @brief Sample coverage: the share of code mentions that the codes seen so far stand for, and the next unit's yield.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/unseen.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct CoverageOptions {
  std::optional<std::int64_t> t = {};  ///< coverage of t units, past T extrapolated; empty: of the T units there are
};

struct CoverageResult {
  double value = undefined_value;   ///< Chao-Jost coverage, of t units if t is given
  double turing = undefined_value;  ///< 1 - Q1/U, of the T units there are
  Status status = Status::no_data;
  std::string reason = {};  ///< no_uniques, single_unique; else ""
  Flags flags = {};
  std::int64_t units = 0;     ///< T
  std::int64_t mentions = 0;  ///< U
  CoverageOptions options = {};

  /// One row: t, value, turing, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// The number of new codes that one more unit is expected to bring.
struct ExpectedNewResult {
  double value = undefined_value;
  Status status = Status::no_data;
  std::string reason = {};
  Flags flags = {};
  std::int64_t units = 0;

  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Coverage of the sample (Turing; Chao & Jost): of all code mentions in further units, the share that belongs to
/// codes already seen.
///
/// - **Inputs**: incidence, or how many codes are held by how many units. Unit: whatever was coded one after another.
/// - **Formula**: T units, U = sum of k Q_k mentions; Turing 1 - Q1/U; Chao-Jost 1 - (Q1/U) A with
///   A = (T-1)Q1/((T-1)Q1 + 2Q2), or (T-1)(Q1-1)/((T-1)(Q1-1) + 2) if Q2 = 0, and 0 if Q1 = 0
///   - at t < T: 1 - sum over j of (n_j/U) C(T-n_j, t)/C(T-1, t); at t >= T: 1 - (Q1/U) A^(t-T+1)
/// - **Range**: 0..1, never falling in t.
/// - **Undefined**: T = 0 `no_data`; T = 1 `too_few_units`; U = 0 `undefined`. Q1 = 0 gives 1 with reason and flag
///   `no_uniques`; Q1 = 1, Q2 = 0 gives 1 with reason `single_unique` and flag `optimistic`.
/// - **Assumptions**: further units resemble those studied. It is a share of code *mentions*, not of codes.
/// - **Complexity**: O(T), at t < T O(D t).
/// - **Literature**: Chao & Jost (2012), doi:10.1890/11-1952.1; Good (1953), doi:10.1093/biomet/40.3-4.237
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
/// assert(std::abs(tematik::coverage(inc).value - (1 - 3.0 / 7 * 0.75)) < 1e-15);
/// @endcode
/// @throws UsageError if t is negative
[[nodiscard]] CoverageResult coverage(const FrequencyCounts& frequencies, CoverageOptions options = {});
[[nodiscard]] inline CoverageResult coverage(const Incidence& incidence, CoverageOptions options = {}) {
  return coverage(incidence.frequencies(), options);
}

/// @brief Expected new codes from the next unit: (U/T)(1 - coverage) = (Q1/T) A = S(T+1) - S(T).
///
/// - **Inputs, statuses, assumptions, literature**: those of `coverage()`. **Range**: 0..Q1/T.
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {0, 0, 0, 1}});
/// assert(tematik::expected_new(inc).value == 0.5625);
/// @endcode
[[nodiscard]] ExpectedNewResult expected_new(const FrequencyCounts& frequencies);
[[nodiscard]] inline ExpectedNewResult expected_new(const Incidence& incidence) {
  return expected_new(incidence.frequencies());
}

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Status, reason and flags that coverage and expected_new share.
template <class Result>
void begin_coverage(Result& out, const FrequencyCounts& f) {
  out.units = f.units;
  if (f.units == 0) return;
  out.status = f.units == 1 ? Status::too_few_units : f.mentions() == 0 ? Status::undefined : Status::ok;
  if (out.status != Status::ok) return;
  if (f.q(1) == 0) {
    out.reason = "no_uniques";
    out.flags.set(Flag::no_uniques);
  } else if (f.q(1) == 1 && f.q(2) == 0) {
    out.reason = "single_unique";
    out.flags.set(Flag::optimistic);
  }
}

}  // namespace detail

inline CoverageResult coverage(const FrequencyCounts& f, CoverageOptions options) {
  if (options.t && *options.t < 0) throw UsageError("t", detail::cat("t must be 0 or more, not ", *options.t), "t");
  CoverageResult out;
  out.options = options;
  out.mentions = f.mentions();
  detail::begin_coverage(out, f);
  if (out.status != Status::ok) return out;
  const auto u = static_cast<double>(out.mentions);
  const double unique = static_cast<double>(f.q(1)) / u;
  const std::int64_t t = options.t.value_or(f.units);
  out.turing = 1 - unique;
  if (t >= f.units) {
    out.value = 1 - unique * std::pow(detail::unseen_ratio(f), static_cast<double>(t - f.units + 1));
    return out;
  }
  double missed = 0;
  for (std::size_t k = 1; k < f.codes.size(); ++k) {
    if (f.codes[k] == 0) continue;
    double miss = 1;  // C(T-k, t)/C(T-1, t)
    for (std::int64_t i = 0; i < t; ++i) {
      miss *= static_cast<double>(f.units - static_cast<std::int64_t>(k) - i) / static_cast<double>(f.units - 1 - i);
      if (miss <= 0) break;
    }
    missed += static_cast<double>(f.codes[k]) * static_cast<double>(k) / u * std::max(0.0, miss);
  }
  out.value = 1 - missed;
  return out;
}

inline ExpectedNewResult expected_new(const FrequencyCounts& f) {
  ExpectedNewResult out;
  detail::begin_coverage(out, f);
  if (out.status == Status::ok) {
    out.value = static_cast<double>(f.q(1)) / static_cast<double>(f.units) * detail::unseen_ratio(f);
  }
  return out;
}

inline Table CoverageResult::table() const {
  Table out;
  out.add("t", std::vector<std::int64_t>{options.t.value_or(units)})
      .add("value", std::vector<double>{value})
      .add("turing", std::vector<double>{turing})
      .add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord CoverageResult::method() const {
  MethodRecord out{.function = "coverage", .n = units, .citations = {"Chao & Jost 2012, doi:10.1890/11-1952.1"}};
  out.option("t", options.t);
  return out;
}

inline Table ExpectedNewResult::table() const {
  Table out;
  out.add("value", std::vector<double>{value}).add("status", std::vector<std::string>{std::string(to_string(status))});
  return out;
}

inline MethodRecord ExpectedNewResult::method() const {
  return {.function = "expected_new", .n = units, .citations = {"Chao & Jost 2012, doi:10.1890/11-1952.1"}};
}

}  // namespace tematik
