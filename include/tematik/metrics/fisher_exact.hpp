#pragma once

/// @file
/// @brief Fisher's exact test of one 2x2 table.

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <tematik/metrics/exact_distribution.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct FisherOptions {
  Alternative alternative = Alternative::greater;
  bool mid_p = false;  ///< the tail less half of the probability observed; one-sided only
};

struct FisherResult {
  Status status = Status::no_data;  ///< ok, full_total (p = 1), zero_total (NaN), no_data (N = 0)
  double p = undefined_value;
  std::int64_t a = 0, row = 0, column = 0, n = 0;  ///< what was read
  FisherOptions options = {};

  /// One row: n_ij, n_i, n_j, n, p, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief How probable so many meetings of two codes are if they fall on the units independently of each other.
///
/// - **Inputs**: a = units with both, n_i and n_j = units of each, N = units. Unit: sentences, sources, cases; a valid
///   2x2 table, so never counts of pairs.
/// - **Formula**: the tail of the hypergeometric distribution of a given n_i, n_j and N: `greater` P(A >= a), `less`
///   P(A <= a), `two_sided` the sum of the probabilities <= p(a)(1 + 1e-7), mid-p the one-sided tail - p(a)/2
/// - **Range**: 0..1.
/// - **Undefined**: n_i = 0 or n_j = 0: NaN `zero_total`; n_i = N or n_j = N: 1 `full_total`.
/// - **Assumptions**: units are exchangeable over the whole table. Sentences of one interview are not: prefer
///   `stratified_test`, which compares within sources.
/// - **Complexity**: O(min(n_i, n_j)).
/// - **Literature**: Fisher (1935), doi:10.2307/2342435
///
/// @code
/// const auto f = tematik::fisher_exact(12, 17, 19, 100);   // p = 2.01e-7
/// assert(f.status == tematik::Status::ok && f.p < 1e-6);
/// @endcode
/// @throws InputError if the counts are no 2x2 table; UsageError for mid-p of a two-sided test
[[nodiscard]] FisherResult fisher_exact(std::int64_t a, std::int64_t row, std::int64_t column, std::int64_t n,
                                        const FisherOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Whether a, n_i, n_j and N are the cells of a 2x2 table. @throws InputError with `where`
inline void check_two_by_two(std::int64_t a, std::int64_t row, std::int64_t column, std::int64_t n,
                             const std::string& where) {
  const bool fits = row >= 0 && column >= 0 && row <= n && column <= n && a >= 0 && a <= row && a <= column &&
                    n - row - column + a >= 0;
  if (fits) return;
  throw InputError("no_table",
                   cat(where, ": n_ij ", a, ", n_i ", row, ", n_j ", column, ", N ", n,
                       " is no 2x2 table; expected max(0, n_i + n_j - N) <= n_ij <= min(n_i, n_j)"),
                   where);
}

}  // namespace detail

inline FisherResult fisher_exact(std::int64_t a, std::int64_t row, std::int64_t column, std::int64_t n,
                                 const FisherOptions& options) {
  detail::check_two_by_two(a, row, column, n, "the table");
  FisherResult out{.a = a, .row = row, .column = column, .n = n, .options = options};
  const double p = hypergeometric(row, column, n).p_value(a, options.alternative, options.mid_p);
  if (n == 0) return out;
  if (row == 0 || column == 0) {
    out.status = Status::zero_total;
    return out;
  }
  const bool is_full = row == n || column == n;
  out.status = is_full ? Status::full_total : Status::ok;
  out.p = is_full ? 1 : p;
  return out;
}

inline Table FisherResult::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{std::move(x)}; };
  Table out;
  out.add("n_ij", one(a)).add("n_i", one(row)).add("n_j", one(column)).add("n", one(n)).add("p", one(p));
  out.add("status", one(std::string(to_string(status))));
  return out;
}

inline MethodRecord FisherResult::method() const {
  MethodRecord out{.function = "fisher_exact", .n = n, .citations = {"Fisher 1935, doi:10.2307/2342435"}};
  out.option("alternative", options.alternative);
  out.option("mid_p", options.mid_p);
  return out;
}

}  // namespace tematik
