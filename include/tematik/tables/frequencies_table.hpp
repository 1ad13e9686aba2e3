#pragma once

/// @file
/// @brief How often each code occurs in each group: counts, shares, rates per thousand characters, coded share.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/detail/grouped_spans.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// What a cell of a frequency table counts.
enum class Frequency : std::uint8_t { codings, segments, sources, cases, characters };

template <>
struct EnumNames<Frequency> {
  static constexpr std::string_view what = "count";
  static constexpr std::array<std::pair<Frequency, std::string_view>, 5> names{{
      {Frequency::codings, "codings"},
      {Frequency::segments, "segments"},
      {Frequency::sources, "sources"},
      {Frequency::cases, "cases"},
      {Frequency::characters, "characters"},
  }};
};

/// What a share is a share of.
enum class ShareOf : std::uint8_t { row, column, total };

template <>
struct EnumNames<ShareOf> {
  static constexpr std::string_view what = "share";
  static constexpr std::array<std::pair<ShareOf, std::string_view>, 3> names{
      {{ShareOf::row, "row"}, {ShareOf::column, "column"}, {ShareOf::total, "total"}}};
};

/// Figures made from a frequency table, cell by cell.
struct FrequencyFigures {
  LabelledMatrix<double> values = {};
  LabelledMatrix<Status> status = {};  ///< ok; zero_total: the divisor is 0; no_universe: the divisor is not known
  std::string figure = {};             ///< e.g. "share_row"
  double per = 1;                      ///< characters that a rate refers to

  /// Long form, one row per cell: row, group, `<figure>`, status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Counts of rows (codes, themes, queries) by group (or by other queries).
struct FrequenciesTable {
  LabelledMatrix<std::int64_t> counts = {};
  std::vector<std::int64_t> row_totals = {};        ///< counted over all groups, not summed: groups may overlap
  std::vector<std::int64_t> column_totals = {};     ///< counted over all rows
  std::int64_t total = 0;                           ///< counted over everything
  std::vector<std::int64_t> group_characters = {};  ///< characters of the coded sources of each group; empty: not known
  Frequency count = Frequency::codings;
  bool additive = true;  ///< whether nothing is counted in two groups
  Status status = Status::no_data;

  /// Whether `crosstab` may read the counts: sources or cases, each in one group.
  [[nodiscard]] bool is_table() const noexcept {
    return additive && (count == Frequency::sources || count == Frequency::cases);
  }
  /// counts over the total of their row, of their column, or of everything.
  [[nodiscard]] FrequencyFigures share(ShareOf of) const;
  /// counts per so many characters of the group's coded sources.
  [[nodiscard]] FrequencyFigures per(double characters = 1000) const;
  /// Characters under the row over characters of the group's coded sources. @throws UsageError unless characters are counted
  [[nodiscard]] FrequencyFigures coded_share() const;
  /// Long form, one row per cell: row, group, count, row_total, column_total, total.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// What the cells are called and what rates refer to.
struct FrequenciesOptions {
  Frequency count = Frequency::codings;
  std::vector<std::int64_t> group_characters = {};  ///< one per group; empty: no rates
  std::vector<std::string> row_labels = {};         ///< empty: "0", "1", …
  std::vector<std::string> group_labels = {};
};

/// @brief Counts how many codings (segments, sources, cases) each row has in each group.
///
/// - **Inputs**: columns, one row per (thing counted, row, group) in any order: `key`, the number of the coding, segment,
///   source or case; `row`, 0 … n_rows - 1; `group`, 0 … n_groups - 1. A thing in several rows or groups stands several
///   times; doubles count once. A source without any code enters nothing: it is not evidence of absence.
/// - **Definition**: counts(i, g) = different keys with row i in group g; row totals = different keys with row i; column
///   totals = different keys in group g; total = different keys.
/// - **Range**: 0 … number of keys. Shares 0..1; rows of one column can sum to more than 1, since a key may have several
///   rows.
/// - **Undefined** (NaN): a divisor of 0: `zero_total`; rates without `group_characters`: `no_universe`.
/// - **Complexity**: O(n log n).
///
/// @code
/// const std::vector<int> source{0, 0, 1, 1}, code{0, 1, 0, 0}, group{0, 0, 1, 1};
/// const auto f = tematik::frequencies_table(source, code, group, 2, 2, {.count = tematik::Frequency::sources});
/// assert(f.counts(0, 1) == 1 && f.row_totals[0] == 2 && f.is_table());
/// @endcode
/// @throws InputError naming the row; UsageError if labels or group_characters do not fit, or for count `characters`
[[nodiscard]] FrequenciesTable frequencies_table(const IntColumn& key, const IntColumn& row, const IntColumn& group,
                                                 std::size_t n_rows, std::size_t n_groups,
                                                 FrequenciesOptions options = {});

/// @brief Counts the characters under each row in each group, spans of one row in one source united.
///
/// Columns, one row per (span, row, group): source, begin, end, row, group. A span in several groups stands several times.
/// Totals are united too: characters under two rows count once in a column total.
/// @throws InputError naming the row; UsageError if labels or group_characters do not fit
[[nodiscard]] FrequenciesTable character_frequencies(const IntColumn& source, const IntColumn& begin,
                                                     const IntColumn& end, const IntColumn& row, const IntColumn& group,
                                                     std::size_t n_rows, std::size_t n_groups,
                                                     FrequenciesOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Row and group of each entry, checked.
struct FrequencyCells {
  std::vector<std::uint32_t> row, group;

  FrequencyCells(const IntColumn& rows, const IntColumn& groups, std::size_t n_rows, std::size_t n_groups) {
    if (!rows.empty() && n_rows == 0) bad_row(0, "row", "n_rows is 0, so no row can stand here");
    if (!groups.empty() && n_groups == 0) bad_row(0, "group", "n_groups is 0, so no group can stand here");
    row = read_u32(rows, "row", n_rows - 1);
    group = read_u32(groups, "group", n_groups - 1);
  }
};

/// Fills counts and totals from `measure(label_of_entry, n_labels)`, which counts what is different under each label.
template <class Measure>
[[nodiscard]] FrequenciesTable fill_frequencies(const FrequencyCells& cells, std::size_t n_rows, std::size_t n_groups,
                                                FrequenciesOptions options, Measure&& measure) {
  if (!options.group_characters.empty() && options.group_characters.size() != n_groups) {
    throw UsageError(
        "group_characters",
        cat("group_characters has ", options.group_characters.size(), " entries for ", n_groups, " groups"),
        "group_characters");
  }
  for (std::size_t g = 0; g < options.group_characters.size(); ++g) {
    if (options.group_characters[g] < 0) bad_row(g, "group_characters", "expected 0 or more");
  }
  FrequenciesTable out;
  const auto by_cell =
      measure([&](std::size_t i) { return cells.row[i] * n_groups + cells.group[i]; }, n_rows * n_groups);
  Matrix<std::int64_t> counts(static_cast<Eigen::Index>(n_rows), static_cast<Eigen::Index>(n_groups));
  std::copy(by_cell.begin(), by_cell.end(), counts.data());
  out.row_totals = measure([&](std::size_t i) { return std::size_t{cells.row[i]}; }, n_rows);
  out.column_totals = measure([&](std::size_t i) { return std::size_t{cells.group[i]}; }, n_groups);
  out.total = measure([](std::size_t) { return std::size_t{0}; }, 1)[0];
  std::int64_t sum = 0;
  for (const auto in_group : out.column_totals) sum += in_group;
  out.additive = sum == out.total;
  if (options.row_labels.empty()) options.row_labels = number_labels(n_rows);
  if (options.group_labels.empty()) options.group_labels = number_labels(n_groups);
  out.counts =
      LabelledMatrix<std::int64_t>(std::move(counts), std::move(options.row_labels), std::move(options.group_labels));
  out.group_characters = std::move(options.group_characters);
  out.count = options.count;
  if (!cells.row.empty()) out.status = Status::ok;
  return out;
}

}  // namespace detail

inline FrequenciesTable frequencies_table(const IntColumn& key, const IntColumn& row, const IntColumn& group,
                                          std::size_t n_rows, std::size_t n_groups, FrequenciesOptions options) {
  detail::check_length(row, "row", key.size(), "key");
  detail::check_length(group, "group", key.size(), "key");
  if (options.count == Frequency::characters) {
    throw UsageError("count", "characters are counted from spans: use character_frequencies", "count", "characters");
  }
  const detail::FrequencyCells cells(row, group, n_rows, n_groups);
  const auto keys = detail::dense_groups(key).first;
  std::vector<std::pair<std::size_t, std::uint32_t>> entries(keys.size());
  return detail::fill_frequencies(cells, n_rows, n_groups, std::move(options), [&](auto&& label, std::size_t n_labels) {
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = {label(i), keys[i]};
    std::sort(entries.begin(), entries.end());
    std::vector<std::int64_t> out(n_labels);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i == 0 || entries[i] != entries[i - 1]) ++out[entries[i].first];
    }
    return out;
  });
}

inline FrequenciesTable character_frequencies(const IntColumn& source, const IntColumn& begin, const IntColumn& end,
                                              const IntColumn& row, const IntColumn& group, std::size_t n_rows,
                                              std::size_t n_groups, FrequenciesOptions options) {
  for (const auto& [column, name] :
       {std::pair<const IntColumn&, std::string_view>{begin, "begin"}, {end, "end"}, {row, "row"}, {group, "group"}}) {
    detail::check_length(column, name, source.size(), "source");
  }
  const detail::FrequencyCells cells(row, group, n_rows, n_groups);
  const auto sources = detail::dense_groups(source).first;
  const auto begins = detail::read_u32(begin, "begin", 0xFFFFFFFF), ends = detail::read_u32(end, "end", 0xFFFFFFFF);
  for (std::size_t i = 0; i < begins.size(); ++i) {
    if (begins[i] >= ends[i]) {
      detail::bad_row(i, "end", detail::cat("expected begin < end, found [", begins[i], ", ", ends[i], ')'));
    }
  }
  options.count = Frequency::characters;
  std::vector<std::tuple<std::size_t, std::uint32_t, std::uint32_t, std::uint32_t>> entries(begins.size());
  return detail::fill_frequencies(cells, n_rows, n_groups, std::move(options), [&](auto&& label, std::size_t n_labels) {
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = {label(i), sources[i], begins[i], ends[i]};
    std::sort(entries.begin(), entries.end());
    std::vector<std::int64_t> out(n_labels);
    std::uint32_t covered = 0;  // up to where the source is counted under this label
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& [of, in, b, e] = entries[i];
      const bool is_new = i == 0 || of != std::get<0>(entries[i - 1]) || in != std::get<1>(entries[i - 1]);
      const std::uint32_t from = is_new ? b : std::max(b, covered);
      if (e > from) out[of] += e - from;
      covered = is_new ? e : std::max(covered, e);
    }
    return out;
  });
}

namespace detail {

/// counts over `divisor(row, group)`; below 0: not known.
template <class Divisor>
[[nodiscard]] FrequencyFigures divide_counts(const FrequenciesTable& table, std::string figure, double per,
                                             Divisor&& divisor) {
  const auto& counts = table.counts.values();
  Matrix<double> values = Matrix<double>::Constant(counts.rows(), counts.cols(), undefined_value);
  Matrix<Status> status = Matrix<Status>::Constant(counts.rows(), counts.cols(), Status::ok);
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    for (Eigen::Index g = 0; g < counts.cols(); ++g) {
      const std::int64_t over = divisor(static_cast<std::size_t>(i), static_cast<std::size_t>(g));
      if (over > 0) {
        values(i, g) = per * static_cast<double>(counts(i, g)) / static_cast<double>(over);
      } else {
        status(i, g) = over < 0 ? Status::no_universe : Status::zero_total;
      }
    }
  }
  FrequencyFigures out{.figure = std::move(figure), .per = per};
  out.values = LabelledMatrix<double>(std::move(values), table.counts.rows(), table.counts.columns());
  out.status = LabelledMatrix<Status>(std::move(status), table.counts.rows(), table.counts.columns());
  return out;
}

/// A column of a long table: `value(row, column)`, one entry per cell.
template <class Value>
[[nodiscard]] auto long_column(std::size_t rows, std::size_t columns, Value&& value) {
  std::vector<std::decay_t<decltype(value(std::size_t{0}, std::size_t{0}))>> out;
  out.reserve(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) out.push_back(value(i, j));
  }
  return out;
}

}  // namespace detail

inline FrequencyFigures FrequenciesTable::share(ShareOf of) const {
  return detail::divide_counts(*this, detail::cat("share_", to_string(of)), 1, [&](std::size_t i, std::size_t g) {
    return of == ShareOf::row ? row_totals[i] : of == ShareOf::column ? column_totals[g] : total;
  });
}

inline FrequencyFigures FrequenciesTable::per(double characters) const {
  if (!(characters > 0) || characters > 1e18) {
    throw UsageError("per", "the number of characters that a rate refers to must be above 0", "per");
  }
  return detail::divide_counts(*this, "per_characters", characters, [&](std::size_t, std::size_t g) {
    return group_characters.empty() ? std::int64_t{-1} : group_characters[g];
  });
}

inline FrequencyFigures FrequenciesTable::coded_share() const {
  if (count != Frequency::characters) {
    throw UsageError("count", detail::cat("the coded share needs counts of characters, not of ", to_string(count)),
                     "count", std::string(to_string(count)));
  }
  auto out = per(1);
  out.figure = "coded_share";
  return out;
}

inline Table FrequencyFigures::table() const {
  const auto column = [&](auto&& value) {
    return detail::long_column(values.rows().size(), values.columns().size(), value);
  };
  Table out;
  out.add("row", column([&](std::size_t i, std::size_t) { return values.rows()[i]; }));
  out.add("group", column([&](std::size_t, std::size_t g) { return values.columns()[g]; }));
  out.add(figure, column([&](std::size_t i, std::size_t g) { return values(i, g); }));
  out.add("status", column([&](std::size_t i, std::size_t g) { return std::string(to_string(status(i, g))); }));
  return out;
}

inline MethodRecord FrequencyFigures::method() const {
  MethodRecord out{.function = "frequencies"};
  out.option("figure", figure);
  out.option("per", per);
  return out;
}

inline Table FrequenciesTable::table() const {
  const auto column = [&](auto&& value) {
    return detail::long_column(counts.rows().size(), counts.columns().size(), value);
  };
  Table out;
  out.add("row", column([&](std::size_t i, std::size_t) { return counts.rows()[i]; }));
  out.add("group", column([&](std::size_t, std::size_t g) { return counts.columns()[g]; }));
  out.add("count", column([&](std::size_t i, std::size_t g) { return counts(i, g); }));
  out.add("row_total", column([&](std::size_t i, std::size_t) { return row_totals[i]; }));
  out.add("column_total", column([&](std::size_t, std::size_t g) { return column_totals[g]; }));
  out.add("total", column([&](std::size_t, std::size_t) { return total; }));
  return out;
}

inline MethodRecord FrequenciesTable::method() const {
  MethodRecord out{.function = "frequencies_table", .n = total};
  out.option("count", count);
  out.option("additive", additive);
  return out;
}

}  // namespace tematik
