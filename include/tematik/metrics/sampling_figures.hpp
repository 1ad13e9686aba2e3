#pragma once

/// @file
/// @brief How well the cases found fill what was wanted: quota, evenness, empty cells, and attributes that say the same.
///
/// All counts are of cases; comparisons are of integers.
///
/// @code
/// auto q = quota({{"first", 3}, {"second", 4}, {"third", 2}}, {{"first", 3}, {"second", 3}, {"third", 3}});
/// assert(q.filled == 8 && q.wanted == 9 && q.excess == 1 && q.short_.at("third") == 1);
/// @endcode

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct QuotaResult {
  Status status = Status::undefined;  ///< ok; undefined: no target above 0
  double fill = undefined_value;      ///< filled / wanted, 0 to 1
  std::int64_t filled = 0;
  std::int64_t wanted = 0;
  std::int64_t excess = 0;
  std::map<std::string, std::int64_t> short_ = {};  ///< by cell: how many are missing, where any are

  /// cell, short: the cells that are short.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Fill = sum of min(n, t) / sum of t over cells; excess = sum of max(0, n - t); short where t - n > 0.
///
/// A cell without a count has 0, one without a target has target 0: what is there beyond it is excess. The overfilled
/// never make up for the short. O(cells).
/// - **Literature**: Patton (2002), Qualitative research and evaluation methods; Palinkas et al. (2015),
///   doi:10.1007/s10488-013-0528-y
/// @throws InputError for a negative number
[[nodiscard]] QuotaResult quota(const std::map<std::string, std::int64_t>& counts,
                                const std::map<std::string, std::int64_t>& targets);

struct IqvResult {
  Status status = Status::undefined;  ///< ok; undefined: fewer than two categories, or no case
  double value = undefined_value;     ///< 0: all in one category; 1: even
  std::int64_t n = 0;
  std::int64_t categories = 0;

  /// value, status, n, categories: one row.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Index of qualitative variation: k/(k-1) * (1 - sum of p²) over k declared categories, empty ones included.
///
/// Missing values are no category: leave them out and say how many. O(k).
/// - **Literature**: Mueller & Schuessler (1961), Statistical reasoning in sociology
/// @throws InputError for a negative count
[[nodiscard]] IqvResult iqv(std::span<const std::int64_t> counts);

struct CrossCoverageResult {
  Status status = Status::undefined;  ///< ok; undefined: no possible cell
  double share = undefined_value;     ///< filled / possible
  std::int64_t filled = 0;
  std::int64_t possible = 0;                                 ///< all combinations but those declared impossible
  std::vector<std::vector<std::int64_t>> empty = {};         ///< levels of each empty cell, in order
  std::vector<std::vector<std::int64_t>> contradicted = {};  ///< declared impossible, and yet there is a case
  std::int64_t n_missing = 0;                                ///< rows with a missing value, left out

  /// cell: the empty ones, levels joined with " × ".
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Which combinations of levels occur. `rows`: of each case its level of each attribute, -1 missing; `levels`: how many
/// each attribute has. Cells declared impossible leave both numbers. O(cases + cells).
/// - **Literature**: Ritchie & Lewis (2003), Qualitative research practice
/// @throws InputError for a level out of range or rows of unequal length; UsageError for more than a million cells
[[nodiscard]] CrossCoverageResult cross_coverage(const std::vector<std::vector<std::int64_t>>& rows,
                                                 const std::vector<std::int64_t>& levels,
                                                 const std::vector<std::vector<std::int64_t>>& impossible = {});

/// How one attribute is bound to another.
enum class AliasKind : std::uint8_t { full, nested, level };

template <>
struct EnumNames<AliasKind> {
  static constexpr std::string_view what = "kind of alias";
  static constexpr std::array<std::pair<AliasKind, std::string_view>, 3> names{
      {{AliasKind::full, "full"}, {AliasKind::nested, "nested"}, {AliasKind::level, "level"}}};
};

/// One binding: of a to b, or of b to a (`reversed`). The levels are those of the attribute that is bound and of the
/// other; -1 for full and nested.
struct Alias {
  AliasKind kind = AliasKind::full;
  bool reversed = false;
  std::int64_t level = -1;
  std::int64_t within = -1;

  friend bool operator==(const Alias&, const Alias&) = default;
};

struct AliasingResult {
  Status status = Status::no_variation;  ///< ok; no_variation: one of the two is constant
  std::int64_t n = 0;                    ///< cases with both values
  std::int64_t n_missing = 0;
  std::vector<Alias> aliases = {};

  /// kind, bound ("a" or "b"), level, within (missing but of kind level)
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Whether a comparison on one attribute is one on the other too.
///
/// *full*: each level of a with one level of b and the reverse; *nested*: each level of one with one level of the other;
/// *level*: one level, of at least two cases, within one level of the other. Of a pair only the strongest kind is given.
/// Cases with a missing value are left out. O(n + levels²). @throws InputError for columns of unequal length
[[nodiscard]] AliasingResult aliasing(std::span<const std::int64_t> a, std::span<const std::int64_t> b);

}  // namespace tematik

#include <tematik/metrics/detail/sampling_figures.ipp>  // IWYU pragma: export
