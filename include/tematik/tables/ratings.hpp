#pragma once

/// @file
/// @brief Who gave which value to how many units: the one table that unit-based agreement reads.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// Response patterns with multiplicity.
///
/// A row is one pattern: for each coder the number of a category, or `missing`. Its count is the number of units that
/// show the pattern (characters, where the unit is a character). Nothing is sized by units: a million equal units are
/// one row. Tables of the same coders and categories add up (`+=`), so a study is the sum of its sources.
class Ratings {
 public:
  static constexpr std::int32_t missing = -1;

  Ratings() = default;
  /// An empty table. `values`: the categories as numbers, or empty if they are mere names. `declared`: the categories
  /// were given, in their order; otherwise they are those found.
  /// @throws UsageError if a category is named twice or `values` has another length
  Ratings(std::vector<std::string> coders, std::vector<std::string> categories, std::vector<double> values = {},
          bool declared = true);

  [[nodiscard]] const std::vector<std::string>& coders() const noexcept { return coders_; }
  [[nodiscard]] const std::vector<std::string>& categories() const noexcept { return categories_; }
  [[nodiscard]] const std::vector<double>& values() const noexcept { return values_; }
  /// Every category is a number (so it is where there is none).
  [[nodiscard]] bool is_numeric() const noexcept { return values_.size() == categories_.size(); }
  [[nodiscard]] bool is_declared() const noexcept { return declared_; }

  /// Number of rows (patterns; equal ones may stand in several rows, see `compacted()`).
  [[nodiscard]] std::size_t rows() const noexcept { return counts_.size(); }
  [[nodiscard]] std::span<const std::int32_t> row(std::size_t i) const noexcept {
    return {cells_.data() + i * coders_.size(), coders_.size()};
  }
  [[nodiscard]] std::int64_t count(std::size_t i) const noexcept { return counts_[i]; }
  /// The number of units: the sum of the counts.
  [[nodiscard]] std::int64_t units() const noexcept;

  /// Adds a pattern. @throws InputError if it has another length, an unknown category or a negative count
  void add(std::span<const std::int32_t> row, std::int64_t count = 1);
  /// Adds units one after the other, a pattern each: coders() cells per unit. @throws InputError as `add`
  void add_units(std::vector<std::int32_t> cells);

  /// The units of both. @throws UsageError if coders or categories differ
  Ratings& operator+=(const Ratings& other);
  /// Every count times `weight` (0 or more): a source drawn `weight` times.
  Ratings& operator*=(std::int64_t weight);

  /// Some of the coders, in the order given. @throws UsageError for a number that is none or stands twice
  [[nodiscard]] Ratings selected(std::span<const std::size_t> coders) const;
  /// The same units, each pattern once, sorted, without empty rows.
  [[nodiscard]] Ratings compacted() const;

  /// An exclusive domain was violated and the policy is `strict`: every coefficient then says `overlap_conflict`.
  bool conflict = false;

  /// One row per pattern: a column per coder (category, or missing), count.
  [[nodiscard]] Table table() const;

  friend bool operator==(const Ratings&, const Ratings&) = default;

 private:
  friend class ClusteredRatings;

  std::vector<std::string> coders_;
  std::vector<std::string> categories_;
  std::vector<double> values_;
  bool declared_ = true;
  std::vector<std::int32_t> cells_;
  std::vector<std::int64_t> counts_;
};

/// The ratings of several sources with their patterns stored once, for resampling: a weighted sum costs
/// O(non-zero counts), however long the texts are.
class ClusteredRatings {
 public:
  /// @throws UsageError if there is no cluster, or coders or categories differ between them
  explicit ClusteredRatings(std::span<const Ratings> clusters);

  [[nodiscard]] std::size_t clusters() const noexcept { return entries_.size(); }
  /// Sum of weight times cluster. Patterns that no drawn cluster shows stay as rows with count 0; coefficients skip
  /// them. @throws UsageError if there is not one weight per cluster
  [[nodiscard]] Ratings weighted(std::span<const std::int64_t> weights) const;

 private:
  Ratings patterns_;
  std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> entries_;  // per cluster: (row, count)
};

/// Ratings from numbers, coders x units; NaN is a missing value.
///
/// @param coder_labels  empty: "0", "1", …
/// @param categories    declared values in their order; empty: the values found, ascending, those of singly coded
///                      units included
/// @throws InputError (coder and unit from 0) for an infinite value or one that is not declared
[[nodiscard]] Ratings ratings_from(const Matrix<double>& coders_by_units, std::vector<std::string> coder_labels = {},
                                   std::vector<double> categories = {});

/// Ratings from words, coders x units; an empty optional is a missing value. Categories found are sorted as bytes.
/// @throws InputError if coders have different numbers of units or a word is not declared
[[nodiscard]] Ratings ratings_from(const std::vector<std::vector<std::optional<std::string>>>& coders_by_units,
                                   std::vector<std::string> coder_labels = {},
                                   std::vector<std::string> categories = {});

// ---------------------------------------------------------------------------------------------------------

inline Ratings::Ratings(std::vector<std::string> coders, std::vector<std::string> categories,
                        std::vector<double> values, bool declared)
    : coders_(std::move(coders)), categories_(std::move(categories)), values_(std::move(values)), declared_(declared) {
  auto sorted = categories_;
  std::sort(sorted.begin(), sorted.end());
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end()) {
    throw UsageError("category_twice", detail::cat("category \"", *twice, "\" is declared twice"), "categories",
                     *twice);
  }
  if (!values_.empty() && values_.size() != categories_.size()) {
    throw UsageError("category_values", detail::cat(categories_.size(), " categories got ", values_.size(), " values"),
                     "categories");
  }
}

inline std::int64_t Ratings::units() const noexcept {
  std::int64_t sum = 0;
  for (const auto count : counts_) sum += count;
  return sum;
}

inline void Ratings::add(std::span<const std::int32_t> row, std::int64_t count) {
  const auto q = static_cast<std::int64_t>(categories_.size());
  const bool known = std::all_of(row.begin(), row.end(), [q](auto cell) { return cell >= missing && cell < q; });
  if (row.size() != coders_.size() || !known || count < 0) {
    throw InputError("rating",
                     detail::cat("row ", rows(), ": expected ", coders_.size(), " category numbers from 0 to ", q - 1,
                                 " (-1: missing) and a count of 0 or more"),
                     detail::cat("row ", rows()));
  }
  cells_.insert(cells_.end(), row.begin(), row.end());
  counts_.push_back(count);
}

inline void Ratings::add_units(std::vector<std::int32_t> cells) {
  const std::size_t m = coders_.size();
  if (m == 0 ? !cells.empty() : cells.size() % m != 0) {
    throw InputError("rating", detail::cat(cells.size(), " cells are no whole number of units of ", m, " coders"));
  }
  const auto q = static_cast<std::uint32_t>(categories_.size());
  bool known = true;
  for (const auto cell : cells) known &= static_cast<std::uint32_t>(cell) + 1 <= q;  // missing becomes 0
  if (!known) {                                                                      // `add` says which one
    Ratings tried = *this;
    for (std::size_t at = 0; at < cells.size(); at += m) tried.add(std::span(cells).subspan(at, m));
  }
  if (cells_.empty()) {
    cells_ = std::move(cells);
  } else {
    cells_.insert(cells_.end(), cells.begin(), cells.end());
  }
  counts_.resize(m == 0 ? 0 : cells_.size() / m, 1);
}

inline Ratings& Ratings::operator+=(const Ratings& other) {
  if (coders_ != other.coders_ || categories_ != other.categories_ || values_ != other.values_) {
    throw UsageError("ratings_differ", "only ratings of the same coders and categories can be added");
  }
  const auto other_cells = other.cells_;  // `other` may be *this
  const auto other_counts = other.counts_;
  cells_.insert(cells_.end(), other_cells.begin(), other_cells.end());
  counts_.insert(counts_.end(), other_counts.begin(), other_counts.end());
  conflict = conflict || other.conflict;
  return *this;
}

inline Ratings& Ratings::operator*=(std::int64_t weight) {
  if (weight < 0) throw UsageError("weight", detail::cat("a weight must be 0 or more, not ", weight), "weight");
  for (auto& count : counts_) count *= weight;
  return *this;
}

inline Ratings Ratings::selected(std::span<const std::size_t> coders) const {
  std::vector<std::string> labels;
  std::vector<bool> taken(coders_.size());
  for (const auto coder : coders) {
    if (coder >= coders_.size() || taken[coder]) {
      throw UsageError("coders",
                       detail::cat("expected different coder numbers from 0 to ",
                                   static_cast<std::int64_t>(coders_.size()) - 1, ", found ", coder),
                       "coders");
    }
    taken[coder] = true;
    labels.push_back(coders_[coder]);
  }
  Ratings out(std::move(labels), categories_, values_, declared_);
  out.conflict = conflict;
  std::vector<std::int32_t> cells(coders.size());
  for (std::size_t i = 0; i < rows(); ++i) {
    for (std::size_t g = 0; g < coders.size(); ++g) cells[g] = row(i)[coders[g]];
    const bool empty = std::all_of(cells.begin(), cells.end(), [](auto cell) { return cell == missing; });
    if (!empty) out.add(cells, counts_[i]);
  }
  return out;
}

inline Ratings Ratings::compacted() const {
  std::vector<std::size_t> order(rows());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto less = [this](std::size_t a, std::size_t b) {
    return std::lexicographical_compare(row(a).begin(), row(a).end(), row(b).begin(), row(b).end());
  };
  std::sort(order.begin(), order.end(), less);
  Ratings out(coders_, categories_, values_, declared_);
  out.conflict = conflict;
  for (std::size_t i = 0; i < order.size();) {
    std::int64_t sum = 0;
    std::size_t next = i;
    for (; next < order.size() && !less(order[i], order[next]); ++next) sum += counts_[order[next]];
    if (sum > 0) out.add(row(order[i]), sum);
    i = next;
  }
  return out;
}

inline Table Ratings::table() const {
  Table out;
  for (std::size_t g = 0; g < coders_.size(); ++g) {
    std::vector<std::string> column(rows());
    std::vector<std::uint8_t> valid(rows(), 1);
    for (std::size_t i = 0; i < rows(); ++i) {
      const auto cell = row(i)[g];
      valid[i] = cell == missing ? 0 : 1;
      if (cell != missing) column[i] = categories_[static_cast<std::size_t>(cell)];
    }
    out.add("coder " + coders_[g], std::move(column), std::move(valid));
  }
  out.add("count", counts_);
  return out;
}

inline ClusteredRatings::ClusteredRatings(std::span<const Ratings> clusters) : entries_(clusters.size()) {
  if (clusters.empty()) throw UsageError("no_clusters", "there is no cluster to resample");
  const Ratings& first = clusters.front();
  Ratings all(first.coders_, first.categories_, first.values_, first.declared_);
  std::map<std::vector<std::int32_t>, std::size_t> known;
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    const Ratings cluster = clusters[k].compacted();
    if (cluster.coders_ != all.coders_ || cluster.categories_ != all.categories_ || cluster.values_ != all.values_) {
      throw UsageError("ratings_differ", "all clusters need the same coders and categories");
    }
    all.conflict = all.conflict || cluster.conflict;
    for (std::size_t i = 0; i < cluster.rows(); ++i) {
      const auto row = cluster.row(i);
      const auto [found, is_new] = known.try_emplace({row.begin(), row.end()}, all.rows());
      if (is_new) all.add(row, 0);
      entries_[k].emplace_back(found->second, cluster.count(i));
    }
  }
  patterns_ = std::move(all);
}

inline Ratings ClusteredRatings::weighted(std::span<const std::int64_t> weights) const {
  if (weights.size() != entries_.size()) {
    throw UsageError("weights", detail::cat(entries_.size(), " clusters got ", weights.size(), " weights"), "weights");
  }
  Ratings out = patterns_;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    if (weights[k] == 0) continue;
    for (const auto& [row, count] : entries_[k]) out.counts_[row] += weights[k] * count;
  }
  return out;
}

}  // namespace tematik

#include <tematik/tables/detail/ratings_from.ipp>
