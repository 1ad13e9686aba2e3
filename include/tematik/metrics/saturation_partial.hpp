#pragma once

/// @file
/// @brief Saturation counted in parts: values that merge to the figures of the whole, bytes included.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/partial_bytes.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/cooccurrence_table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// What the ordered partial tells in the end; what every ordered rule reads.
struct FirstSeen {
  Status status = Status::no_data;           ///< ok; no_data without units
  std::int64_t units = 0;                    ///< T
  std::vector<std::string> codes = {};       ///< by position, then by id
  std::vector<std::int64_t> first = {};      ///< position from 1, as `Incidence::first_positions`
  std::vector<std::int64_t> new_codes = {};  ///< new_i, i = 1..T

  /// One row per code: code, first.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const { return {.function = "SaturationPartial", .n = units}; }
};

/// @brief Ordered partial: the first position of each code and the number of units.
///
/// - **Inputs**: units with their source, their position from 0, and the ids of their codes. A source lies in one part
///   only. `rules` is the canonical JSON of all options that define the figure.
/// - **Definition**: state (T, code -> smallest position)
///   - `+=`: positions were given before splitting; T adds, positions take the minimum: associative and commutative
///   - `append`: positions of each part start at 0; those of the right part move up by T of the left: associative, not
///     commutative
///   - `finish`: new_i = codes whose position is i; exactly `Incidence::new_counts` of the whole
/// - **Undefined**: no unit: `no_data`.
/// - **Complexity**: O(log S) per code; merging O(S log S).
///
/// @code
/// tematik::SaturationPartial a, b;
/// a.add("s1", 0, std::vector<std::string>{"x"});
/// b.add("s2", 1, std::vector<std::string>{"x", "y"});
/// b += a;
/// assert((b.finish().new_codes == std::vector<std::int64_t>{1, 1}));
/// @endcode
class SaturationPartial {
 public:
  /// @throws InputError if rules are no UTF-8
  explicit SaturationPartial(std::string rules = "{}") : rules_(std::move(rules)) { check(rules_); }

  [[nodiscard]] bool empty() const noexcept { return units_ == 0; }
  [[nodiscard]] std::int64_t units() const noexcept { return units_; }
  /// Adds a unit, each unit once; a source may have several.
  /// @throws UsageError if position is negative; InputError if an id is no UTF-8
  void add(const std::string& source, std::int64_t position, std::span<const std::string> codes);
  /// @throws UsageError `merge_other` if rules differ, `merge_overlap` if a source is in both; nothing changes then
  SaturationPartial& operator+=(const SaturationPartial& other);
  /// @throws as `+=`; UsageError `partial_incomplete` if a part has a position past its own units
  SaturationPartial& append(const SaturationPartial& right);
  /// @throws UsageError `partial_incomplete` if a position is T or larger: parts are missing; InputError past 10^8 units
  [[nodiscard]] FirstSeen finish() const;

  /// Kind 4 of the partials: "TMKP", u16 4, u16 version 1, u64 length; str rules, ids sources, u64 T, u32 k, k x (str
  /// code, u64 position); little-endian, str = u32 length and UTF-8, ids = u32 n and n x str, all lists ascending.
  [[nodiscard]] std::string to_bytes() const;
  /// @throws InputError if these are no such bytes
  [[nodiscard]] static SaturationPartial from_bytes(std::string_view bytes);

  friend bool operator==(const SaturationPartial&, const SaturationPartial&) = default;

 private:
  static constexpr detail::PartialFrame frame{.kind = 4, .version = 1, .zero_in_ids = true};
  static void check(std::string_view id) { detail::check_partial_id(id, frame.zero_in_ids); }
  SaturationPartial& merge(const SaturationPartial& other, std::int64_t shift);
  void check_complete() const;

  std::string rules_;
  std::set<std::string> sources_ = {};
  std::int64_t units_ = 0;
  std::map<std::string, std::int64_t> first_ = {};
};

/// What counts of units and pairs tell: all that needs neither an order nor the holder of a code.
struct UnorderedSaturation {
  Status status = Status::no_data;   ///< ok; no_data without units
  FrequencyCounts frequencies = {};  ///< for `coverage`, `expected_new`, and `richness` without u_i
  std::vector<double> mean = {};     ///< of `accumulation`, t = 0..T
  std::vector<double> sd = {};

  /// One row per t: t, mean, sd.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const {
    return {
        .function = "unordered_saturation",
        .n = frequencies.units,
        .citations = {"Colwell, Mao & Chang 2004, doi:10.1890/03-0557", "Colwell et al. 2012, doi:10.1093/jpe/rtr044"}};
  }
};

/// @brief Unordered partial: mean curve, exact spread and frequencies from how many units hold each code and each pair.
///
/// - **Inputs**: counts of units: totals n_j, cells n_jl, N = T units, as `CooccurrencePartial` (shape `symmetric`) adds
///   and stores them over disjoint sets of units, and its `finish()` hands out; diagonal cells are not read.
/// - **Formula**: that of `accumulation`: the units of two codes together number n_j + n_l - n_jl. Estimators that ask
///   which unit holds a unique code (u_i) need the incidence.
/// - **Undefined**: without units `no_data`.
/// - **Complexity**: O(S^2 + T^2).
/// - **Literature**: Colwell et al. (2012), doi:10.1093/jpe/rtr044
///
/// @throws UsageError if there are totals but no N (counts of pairs, not of units); InputError if counts are none of units
[[nodiscard]] UnorderedSaturation unordered_saturation(const CooccurrenceTable& counts);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void check_mergeable(const std::string& rules, const std::string& other_rules,
                            const std::set<std::string>& sources, const std::set<std::string>& others) {
  if (rules != other_rules) throw UsageError("merge_other", "parts merge only if they were counted by the same rules");
  for (const auto& source : others) {
    if (sources.contains(source)) {
      throw UsageError("merge_overlap", cat("source \"", source, "\" is in both parts; it would count twice"), source);
    }
  }
}

/// Results have an element per unit; a number that no study reaches is damage, not a request for memory.
inline void check_unit_number(std::int64_t units) {
  if (units > 100'000'000) throw InputError("partial_size", cat("expected at most 10^8 units, found ", units), "units");
}

}  // namespace detail

inline void SaturationPartial::add(const std::string& source, std::int64_t position,
                                   std::span<const std::string> codes) {
  if (position < 0) throw UsageError("position", detail::cat("a position is 0 or more, not ", position), "position");
  check(source);
  for (const auto& code : codes) check(code);
  sources_.insert(source);
  units_ = detail::add_exactly(units_, std::int64_t{1});
  for (const auto& code : codes) {
    const auto [found, fresh] = first_.try_emplace(code, position);
    if (!fresh) found->second = std::min(found->second, position);
  }
}

inline SaturationPartial& SaturationPartial::merge(const SaturationPartial& other, std::int64_t shift) {
  detail::check_mergeable(rules_, other.rules_, sources_, other.sources_);
  const std::int64_t units = detail::add_exactly(units_, other.units_);
  for (const auto& [code, position] : other.first_) static_cast<void>(detail::add_exactly(position, shift));
  units_ = units;
  sources_.insert(other.sources_.begin(), other.sources_.end());
  for (const auto& [code, position] : other.first_) {
    const auto [found, fresh] = first_.try_emplace(code, position + shift);
    if (!fresh) found->second = std::min(found->second, position + shift);
  }
  return *this;
}

inline SaturationPartial& SaturationPartial::operator+=(const SaturationPartial& other) { return merge(other, 0); }
inline SaturationPartial& SaturationPartial::append(const SaturationPartial& right) {
  check_complete();
  right.check_complete();
  return merge(right, units_);
}

inline void SaturationPartial::check_complete() const {
  for (const auto& [code, position] : first_) {
    if (position < units_) continue;
    throw UsageError("partial_incomplete",
                     detail::cat("a code first stands at position ", position, ", but there are only ", units_,
                                 " units; merge the missing parts first"),
                     detail::cat("position ", position));
  }
}

inline FirstSeen SaturationPartial::finish() const {
  FirstSeen out;
  out.units = units_;
  if (units_ == 0) return out;
  check_complete();
  detail::check_unit_number(units_);
  std::vector<std::pair<std::int64_t, std::string>> sorted;
  for (const auto& [code, position] : first_) {
    sorted.emplace_back(position, code);
  }
  std::sort(sorted.begin(), sorted.end());
  out.status = Status::ok;
  out.new_codes.assign(static_cast<std::size_t>(units_), 0);
  for (auto& [position, code] : sorted) {
    ++out.new_codes[static_cast<std::size_t>(position)];
    out.first.push_back(position + 1);
    out.codes.push_back(std::move(code));
  }
  return out;
}

inline std::string SaturationPartial::to_bytes() const {
  detail::PartialWriter out;
  out.text(rules_);
  out.ids(sources_);
  out.count(units_);
  out.u32(first_.size());
  for (const auto& [code, position] : first_) {
    out.text(code);
    out.count(position);
  }
  return out.framed(frame);
}

inline SaturationPartial SaturationPartial::from_bytes(std::string_view bytes) {
  detail::PartialReader in(bytes, frame);
  SaturationPartial out;
  out.rules_ = in.text();
  const auto sources = in.ids();
  out.sources_.insert(sources.begin(), sources.end());
  out.units_ = in.count();
  const std::size_t n = in.length(12);
  for (std::size_t i = 0; i < n; ++i) {
    std::string code = in.text();
    if (!out.first_.empty() && code <= out.first_.rbegin()->first) in.fail("codes do not ascend");
    out.first_.emplace_hint(out.first_.end(), std::move(code), in.count());
  }
  in.end();
  if (out.units_ == 0 && !(out.first_.empty() && out.sources_.empty())) in.fail("codes or sources without a unit");
  return out;
}

inline UnorderedSaturation unordered_saturation(const CooccurrenceTable& counts) {
  UnorderedSaturation out;
  if (!counts.n && !counts.totals.empty()) {
    throw UsageError("counts_of_units", "expected counts of units, with their number N; found counts without N");
  }
  if (counts.directed) {
    throw UsageError("counts_of_units", "expected counts of one kind of rows; found those of two coders");
  }
  const std::int64_t units = counts.n.value_or(0);
  const auto& n = counts.totals;
  detail::check_unit_number(units);
  out.frequencies = frequency_counts(units, n);
  if (units == 0) return out;
  out.status = Status::ok;
  out.mean = mean_accumulation(out.frequencies);
  auto sizes = out.frequencies.codes;  // ordered pairs of codes by how many units hold one of them
  sizes[0] = 0;
  for (std::size_t a = 0; a < n.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const std::int64_t both = counts.counts(a, b);
      const std::int64_t either = n[a] + n[b] - both;
      if (both < 0 || both > std::min(n[a], n[b]) || either > units) {
        throw InputError("counts_of_units",
                         detail::cat("codes ", b, " and ", a, ": ", n[b], " and ", n[a], " of ", units,
                                     " units cannot share ", both),
                         detail::cat("codes ", b, " and ", a));
      }
      if (n[a] > 0 && n[b] > 0) sizes[static_cast<std::size_t>(either)] += 2;
    }
  }
  std::vector<double> squares(sizes.size());
  for (std::size_t u = 1; u < sizes.size(); ++u) {
    if (sizes[u] > 0) detail::add_misses(squares, static_cast<std::int64_t>(u), static_cast<double>(sizes[u]));
  }
  const auto missed = detail::mean_missed(out.frequencies);
  for (std::size_t t = 0; t < missed.size(); ++t) {
    const bool is_end = t == 0 || t + 1 == missed.size();
    out.sd.push_back(is_end ? 0 : std::sqrt(std::max(0.0, squares[t] - missed[t] * missed[t])));
  }
  return out;
}

inline Table FirstSeen::table() const {
  Table out;
  out.add("code", codes).add("first", first);
  return out;
}

inline Table UnorderedSaturation::table() const {
  std::vector<std::int64_t> positions;
  for (std::size_t t = 0; t < mean.size(); ++t) positions.push_back(static_cast<std::int64_t>(t));
  Table out;
  out.add("t", std::move(positions)).add("mean", mean).add("sd", sd);
  return out;
}

}  // namespace tematik
