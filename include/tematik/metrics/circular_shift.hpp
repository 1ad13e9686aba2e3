#pragma once

/// @file
/// @brief Do two codes meet more often than chance, if each keeps its runs? Exact, by shifting one round its source.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/summed_null.hpp>
#include <tematik/metrics/exact_distribution.hpp>
#include <tematik/metrics/stratified_hypergeometric.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// Units begin … end - 1 of one source.
struct UnitRun {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// Two codes in one source: its units (or characters), and the runs of each code, disjoint.
struct ShiftSource {
  std::int64_t units = 0;
  std::vector<UnitRun> i = {};
  std::vector<UnitRun> j = {};
};

struct CircularShiftOptions {
  Alternative alternative = Alternative::greater;
  std::optional<bool> exact =
      {};              ///< empty: exact if E < 5 or the summed support is at most 10^6, else the normal tail
  bool mid_p = false;  ///< of the exact tail; one-sided only
};

struct CircularShiftResult {
  Status status = Status::no_data;  ///< ok; zero_total; no_variation; no_data: no source has a unit
  std::int64_t n_ij = 0;
  std::int64_t n_i = 0;
  std::int64_t n_j = 0;
  std::int64_t n = 0;
  std::int64_t sources = 0;  ///< sources with a unit
  double expected = undefined_value;
  double variance = undefined_value;
  double z = undefined_value;
  double p = undefined_value;
  bool is_exact = false;
  bool few_arrangements = false;        ///< fewer than 1000 arrangements: read `smallest_p` beside p
  double smallest_p = undefined_value;  ///< with few arrangements: the smallest p-value that one of them could have
  CircularShiftOptions options = {};

  /// One row with every figure above.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Meetings s(k) of i with j rotated by k = 0 … units - 1. O(runs of i x runs of j + units).
/// @throws InputError for a run outside 0 … units or empty
[[nodiscard]] std::vector<std::int64_t> shifted_meetings(const ShiftSource& source);

/// @brief Whether two codes meet more than they would if one were moved along its sources, runs and gaps kept.
///
/// - **Inputs**: per source its units U_s in order and the runs of both codes. Units of equal length in meaning:
///   sentences, lines, or characters.
/// - **Null model**: in each source, independently, code j is rotated by k, uniform on 0..U_s - 1.
/// - **Formula**: s(k) = sum over t of i[t] j[(t - k) mod U_s] takes U_s equally likely values; their distributions are
///   convolved over sources, without simulation. E = sum n_is n_js/U_s, Var = sum of the population variances of s(k);
///   tails as at `ExactDistribution`
/// - **Range**: p 0..1.
/// - **Undefined**: a code that occurs nowhere: NaN `zero_total`; Var = 0: NaN `no_variation`.
/// - **Assumptions**: the place of a run within its source carries no meaning, and the end of a source meets its
///   beginning: a run may be cut there. With fewer than 1000 arrangements (product of U_s) p is coarse.
/// - **Complexity**: O(sum of r_is r_js + U_s), r = runs, and the convolution as at `stratified_test`.
/// - **Literature**: Walter et al. (2011), doi:10.1093/bioinformatics/btq717 (circular shifts, another field)
///
/// @code
/// const std::vector<int> i{1, 1, 0, 0, 0, 1, 1, 0, 0, 0}, j{1, 1, 1, 0, 0, 0, 1, 0, 0, 0}, source(10, 0);
/// const auto t = tematik::circular_shift_test(i, j, source);
/// assert(t.n_ij == 3 && t.few_arrangements);
/// @endcode
/// @throws InputError for runs that do not fit their source; UsageError for mid-p of a two-sided test
[[nodiscard]] CircularShiftResult circular_shift_test(std::span<const ShiftSource> sources,
                                                      const CircularShiftOptions& options = {});

/// The same from columns, one row per unit in order: whether it has i, whether it has j (0 or 1), its source.
/// @throws InputError (row from 0) for a value other than 0 and 1, a source outside 0 … 2^32 - 2, unequal lengths
[[nodiscard]] CircularShiftResult circular_shift_test(const IntColumn& i, const IntColumn& j, const IntColumn& source,
                                                      const CircularShiftOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline std::int64_t checked_length(const std::vector<UnitRun>& runs, std::int64_t units) {
  std::int64_t sum = 0, last = 0;
  for (const auto& run : runs) {
    if (run.begin < last || run.end <= run.begin || run.end > units) {
      throw InputError("run",
                       cat("run [", run.begin, ", ", run.end, ") of a source of ", units,
                           " units; expected disjoint runs in order, inside the source, none of them empty"),
                       cat('[', run.begin, ", ", run.end, ')'));
    }
    last = run.end;
    sum += run.end - run.begin;
  }
  return sum;
}

/// The units, codes and sources of three columns, as runs per source in order of their first unit.
[[nodiscard]] inline std::vector<ShiftSource> shift_sources(const IntColumn& i, const IntColumn& j,
                                                            const IntColumn& source) {
  if (i.size() != source.size() || j.size() != source.size()) {
    throw InputError(
        "column_length",
        cat("columns i, j and source need equal lengths, got ", i.size(), ", ", j.size(), " and ", source.size()),
        "source");
  }
  const auto bit = [](const IntColumn& column, std::size_t row, const char* name) {
    const std::int64_t value = column[row];
    if (value == 0 || value == 1) return value == 1;
    throw InputError("row", cat("row ", row, ", column \"", name, "\": expected 0 or 1, found ", value),
                     cat("row ", row));
  };
  std::vector<std::pair<std::int64_t, std::size_t>> keys(source.size());
  for (std::size_t row = 0; row < keys.size(); ++row) keys[row] = {source[row], row};
  std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<ShiftSource> out;
  const auto extend = [](std::vector<UnitRun>& runs, std::int64_t at) {
    if (!runs.empty() && runs.back().end == at) {
      ++runs.back().end;
    } else {
      runs.push_back({at, at + 1});
    }
  };
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (k == 0 || keys[k].first != keys[k - 1].first) out.emplace_back();
    ShiftSource& to = out.back();
    if (bit(i, keys[k].second, "i")) extend(to.i, to.units);
    if (bit(j, keys[k].second, "j")) extend(to.j, to.units);
    ++to.units;
  }
  return out;
}

}  // namespace detail

inline std::vector<std::int64_t> shifted_meetings(const ShiftSource& source) {
  static_cast<void>(detail::checked_length(source.i, source.units));
  static_cast<void>(detail::checked_length(source.j, source.units));
  const std::int64_t units = source.units;
  std::vector<std::int64_t> out(static_cast<std::size_t>(units));
  if (source.i.empty() || source.j.empty()) return out;
  // The count of meetings is piecewise linear in k: four corners per pair of runs, k from -units to units.
  std::vector<std::int64_t> corner(static_cast<std::size_t>(2 * units + 1));
  const auto at = [&](std::int64_t k) -> std::int64_t& { return corner[static_cast<std::size_t>(k + units)]; };
  for (const auto& x : source.i) {
    for (const auto& y : source.j) {
      ++at(x.begin - y.end);
      --at(x.begin - y.begin);
      --at(x.end - y.end);
      ++at(x.end - y.begin);
    }
  }
  std::int64_t slope = 0, value = 0;
  for (std::int64_t k = -units; k < units; ++k) {
    slope += at(k);
    value += slope;  // s(k + 1) before folding
    out[static_cast<std::size_t>((k + 1 + units) % units)] += value;
  }
  return out;
}

inline CircularShiftResult circular_shift_test(std::span<const ShiftSource> sources,
                                               const CircularShiftOptions& options) {
  detail::check_mid_p(options.mid_p, options.alternative);
  CircularShiftResult out;
  out.options = options;
  detail::SummedNull null;
  std::vector<ExactDistribution> parts;
  double arrangements = 1;
  for (const auto& source : sources) {
    const std::int64_t n_i = detail::checked_length(source.i, source.units);
    const std::int64_t n_j = detail::checked_length(source.j, source.units);
    if (source.units == 0) continue;
    ++out.sources;
    out.n += source.units, out.n_i += n_i, out.n_j += n_j;
    arrangements *= static_cast<double>(source.units);
    if (n_i == 0 || n_j == 0) continue;
    const auto meetings = shifted_meetings(source);
    out.n_ij += meetings.front();
    const auto [least, most] = std::minmax_element(meetings.begin(), meetings.end());
    std::vector<std::int64_t> times(static_cast<std::size_t>(*most - *least + 1));
    for (const auto s : meetings) ++times[static_cast<std::size_t>(s - *least)];
    ExactDistribution part{.lowest = *least, .probability = std::vector<double>(times.size())};
    const auto units = static_cast<double>(source.units);
    for (std::size_t x = 0; x < times.size(); ++x) part.probability[x] = static_cast<double>(times[x]) / units;
    null.expected += static_cast<double>(n_i) * static_cast<double>(n_j) / units;
    null.variance += times.size() > 1 ? part.variance() : 0;
    null.support += static_cast<std::int64_t>(times.size());
    parts.push_back(std::move(part));
  }
  if (out.n == 0) return out;
  out.few_arrangements = arrangements < 1000;
  out.expected = null.expected;
  out.variance = null.variance;
  out.status = out.n_i == 0 || out.n_j == 0 ? Status::zero_total
               : !(null.variance > 0)       ? Status::no_variation
                                            : Status::ok;
  if (out.status != Status::ok) return out;
  const auto test = detail::null_p(null, out.n_ij, options.alternative, options.exact, options.mid_p,
                                   out.few_arrangements, [&] { return std::move(parts); });
  out.z = test.z;
  out.p = test.p;
  out.is_exact = test.is_exact;
  out.smallest_p = test.smallest_p;
  return out;
}

inline CircularShiftResult circular_shift_test(const IntColumn& i, const IntColumn& j, const IntColumn& source,
                                               const CircularShiftOptions& options) {
  return circular_shift_test(detail::shift_sources(i, j, source), options);
}

inline Table CircularShiftResult::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{std::move(x)}; };
  Table out;
  out.add("n_ij", one(n_ij)).add("n_i", one(n_i)).add("n_j", one(n_j)).add("n", one(n)).add("sources", one(sources));
  out.add("expected", one(expected)).add("variance", one(variance)).add("z", one(z)).add("p", one(p));
  out.add("status", one(std::string(to_string(status)))).add("smallest_p", one(smallest_p));
  out.add_booleans("few_arrangements", {static_cast<std::uint8_t>(few_arrangements)});
  return out;
}

inline MethodRecord CircularShiftResult::method() const {
  MethodRecord out{.function = "circular_shift_test",
                   .n = n,
                   .citations = {"Walter et al. 2011, doi:10.1093/bioinformatics/btq717"}};
  out.option("alternative", options.alternative);
  out.option("exact", options.exact);
  out.option("is_exact", is_exact);
  out.option("mid_p", options.mid_p);
  out.step("sources", sources);
  return out;
}

}  // namespace tematik
