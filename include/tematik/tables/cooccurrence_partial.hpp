#pragma once

/// @file
/// @brief Co-occurrence counts of some sources, that add up exactly to those of all: merged, stored, sent.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/partial_bytes.hpp>
#include <tematik/tables/cooccurrence_table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// What a partial holds: pairs in either order; row and column told apart; or keys (cases, coders) instead of counts.
enum class PartialShape : std::uint8_t { symmetric, directed, keyed };

template <>
struct EnumNames<PartialShape> {
  static constexpr std::string_view what = "shape of a partial";
  static constexpr std::array<std::pair<PartialShape, std::string_view>, 3> names{
      {{PartialShape::symmetric, "symmetric"}, {PartialShape::directed, "directed"}, {PartialShape::keyed, "keyed"}}};
};

/// @brief A partial result of `cooccurrence`: counts, totals and N of whole sources, by the ids of rows.
///
/// - **Inputs**: whole sources; no source is in two partials. Ids are UTF-8 text, so that partials of different machines
///   agree. `rules` is the canonical JSON of every option that defines the figures.
/// - **Merge** (`+=`): counts, totals and N add; keys (cases, coders), which may lie in several sources, unite. Associative
///   and commutative, `empty` is neutral; the bytes do not depend on the order.
/// - **Bytes**: little-endian, "TMKP", u16 kind 2, u16 version 1, u64 length, payload: str rules, ids sources, u8 shape,
///   u64 N; then rows with totals (directed: columns with totals too) and ascending (row, column, count), or keyed: ids of
///   keys, ids of rows, ascending (row, column, key), (i, i, key) carrying the totals. Symmetric and keyed: column >= row.
///   Zero counts are left out, and ids without a count.
/// - **Complexity**: O(entries log entries).
///
/// @code
/// auto part = tematik::CooccurrencePartial::empty("{}");
/// part.add_source("s1");
/// part.add_units(3);
/// part.add("a", "a", 2), part.add_total("a", 2);
/// assert(tematik::CooccurrencePartial::from_bytes(part.to_bytes()) == part);
/// @endcode
class CooccurrencePartial {
 public:
  static constexpr std::uint16_t kind = 2;
  static constexpr std::uint16_t version = 1;

  /// Without sources. @throws InputError if `rules` is no UTF-8
  [[nodiscard]] static CooccurrencePartial empty(std::string rules, PartialShape shape = PartialShape::symmetric);

  /// One more source. @throws UsageError if it is there already
  void add_source(std::string id);
  /// N of the sources added; keyed partials count their keys instead. @throws UsageError
  void add_units(std::uint64_t units) {
    refuse_keyed("add_units");
    n_ = detail::add_exactly(n_, units);
  }
  /// Marginal of a row, of symmetric partials of a row and column. @throws UsageError for keyed partials
  void add_total(const std::string& row, std::uint64_t total) {
    refuse_keyed("add_total");
    if (total > 0) add_to(row_totals_, checked(row), total);
  }
  /// Marginal of a column. @throws UsageError unless directed
  void add_column_total(const std::string& column, std::uint64_t total);
  /// Meetings of row and column; (i, i) as the counting rule defines it. @throws UsageError for keyed partials
  void add(const std::string& row, const std::string& column, std::uint64_t count);
  /// A case or coder of the universe. @throws UsageError unless keyed
  void add_key(const std::string& key);
  /// Row and column meet in this case or for this coder; row = column: the row occurs there. @throws UsageError unless keyed
  void add_keyed(const std::string& row, const std::string& column, const std::string& key);
  /// Counts, totals and N of a square table whose labels are ids, with the sources it was made of.
  void add_table(const std::vector<std::string>& sources, const CooccurrenceTable& table);

  /// @throws UsageError for other rules, another shape, a source in both; nothing has changed then
  CooccurrencePartial& operator+=(const CooccurrencePartial& other);

  /// Counts, totals and N of the sources merged, labels the ids in ascending order. N = 0 is none.
  /// @param is_table  whether the counting rule makes 2x2 tables
  /// @throws UsageError if directed: see `finish_directed`
  [[nodiscard]] CooccurrenceTable finish(bool is_table = false) const;
  /// Counts and totals of rows and columns of a directed partial.
  struct Directed {
    LabelledMatrix<std::int64_t> counts = {};
    std::vector<std::int64_t> row_totals = {};
    std::vector<std::int64_t> column_totals = {};
    std::uint64_t n = 0;
  };
  /// @throws UsageError unless directed
  [[nodiscard]] Directed finish_directed() const;

  [[nodiscard]] std::string to_bytes() const;
  /// @throws InputError for another kind or version, a wrong length, anything that `to_bytes` would not have written
  [[nodiscard]] static CooccurrencePartial from_bytes(std::string_view bytes);

  [[nodiscard]] const std::string& rules() const noexcept { return rules_; }
  [[nodiscard]] const std::vector<std::string>& sources() const noexcept { return sources_; }
  [[nodiscard]] PartialShape shape() const noexcept { return shape_; }
  [[nodiscard]] std::uint64_t n() const noexcept { return shape_ == PartialShape::keyed ? keys_.size() : n_; }
  friend bool operator==(const CooccurrencePartial&, const CooccurrencePartial&) = default;

 private:
  static constexpr detail::PartialFrame frame{.kind = kind, .version = version};
  using Totals = std::map<std::string, std::uint64_t>;
  using Pair = std::pair<std::string, std::string>;

  static void add_to(Totals& totals, const std::string& id, std::uint64_t more) {
    auto& total = totals[id];
    total = detail::add_exactly(total, more);
  }
  [[nodiscard]] static std::string checked(std::string id) {
    detail::check_partial_id(id);
    return id;
  }
  void refuse_keyed(std::string_view call) const {
    if (shape_ == PartialShape::keyed) throw_shape(call);
  }
  [[noreturn]] void throw_shape(std::string_view call) const {
    throw UsageError("partial_shape", detail::cat(call, " does not go with a ", to_string(shape_), " partial"),
                     "shape");
  }
  [[nodiscard]] std::vector<std::string> row_ids() const;
  [[nodiscard]] std::vector<std::string> column_ids() const;

  std::string rules_;
  std::vector<std::string> sources_;  // ascending
  PartialShape shape_ = PartialShape::symmetric;
  std::uint64_t n_ = 0;
  Totals row_totals_, column_totals_;
  std::map<Pair, std::uint64_t> counts_;
  std::set<std::string> keys_;
  std::set<std::tuple<std::string, std::string, std::string>> keyed_;
};

}  // namespace tematik

#include <tematik/tables/detail/cooccurrence_partial.ipp>
