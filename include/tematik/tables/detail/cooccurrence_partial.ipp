#pragma once

// Included at the end of cooccurrence_partial.hpp.

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/tables/cooccurrence_partial.hpp>

namespace tematik {

inline CooccurrencePartial CooccurrencePartial::empty(std::string rules, PartialShape shape) {
  CooccurrencePartial out;
  out.rules_ = checked(std::move(rules));
  out.shape_ = shape;
  return out;
}

namespace detail {

/// Checks that no source is in both, then joins the sorted lists. @throws UsageError
inline void join_sources(std::vector<std::string>& to, const std::vector<std::string>& more) {
  std::vector<std::string> out;
  out.reserve(to.size() + more.size());
  std::merge(to.begin(), to.end(), more.begin(), more.end(), std::back_inserter(out));
  if (const auto twice = std::adjacent_find(out.begin(), out.end()); twice != out.end()) {
    throw UsageError("partial_source", cat("source ", *twice, " is in both partial results: each is counted once"),
                     *twice);
  }
  to = std::move(out);
}

}  // namespace detail

inline void CooccurrencePartial::add_source(std::string id) {
  detail::join_sources(sources_, {checked(std::move(id))});
}

inline void CooccurrencePartial::add_column_total(const std::string& column, std::uint64_t total) {
  if (shape_ != PartialShape::directed) throw_shape("add_column_total");
  if (total > 0) add_to(column_totals_, checked(column), total);
}

inline void CooccurrencePartial::add(const std::string& row, const std::string& column, std::uint64_t count) {
  refuse_keyed("add");
  if (count == 0) return;
  const bool swap = shape_ == PartialShape::symmetric && column < row;
  auto& sum = counts_[swap ? Pair(checked(column), checked(row)) : Pair(checked(row), checked(column))];
  sum = detail::add_exactly(sum, count);
}

inline void CooccurrencePartial::add_key(const std::string& key) {
  if (shape_ != PartialShape::keyed) throw_shape("add_key");
  keys_.insert(checked(key));
}

inline void CooccurrencePartial::add_keyed(const std::string& row, const std::string& column, const std::string& key) {
  add_key(key);
  keyed_.emplace(checked(std::min(row, column)), checked(std::max(row, column)), key);
}

inline void CooccurrencePartial::add_table(const std::vector<std::string>& sources, const CooccurrenceTable& table) {
  if (shape_ != PartialShape::symmetric) throw_shape("add_table");
  CooccurrencePartial more = empty(rules_);
  for (const auto& source : sources) more.add_source(source);
  more.add_units(static_cast<std::uint64_t>(table.n.value_or(0)));
  const auto& labels = table.labels();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    more.add_total(labels[i], static_cast<std::uint64_t>(table.totals[i]));
    for (std::size_t j = i; j < labels.size(); ++j) {
      more.add(labels[i], labels[j], static_cast<std::uint64_t>(table.counts(i, j)));
    }
  }
  *this += more;
}

inline CooccurrencePartial& CooccurrencePartial::operator+=(const CooccurrencePartial& other) {
  if (rules_ != other.rules_ || shape_ != other.shape_) {
    throw UsageError("partial_rules",
                     rules_ != other.rules_ ? "partial results made by different rules cannot be added"
                                            : "partial results of different shapes cannot be added",
                     "rules");
  }
  CooccurrencePartial sum = *this;
  detail::join_sources(sum.sources_, other.sources_);
  sum.n_ = detail::add_exactly(sum.n_, other.n_);
  for (const auto& [id, total] : other.row_totals_) add_to(sum.row_totals_, id, total);
  for (const auto& [id, total] : other.column_totals_) add_to(sum.column_totals_, id, total);
  for (const auto& [pair, count] : other.counts_) {
    auto& to = sum.counts_[pair];
    to = detail::add_exactly(to, count);
  }
  sum.keys_.insert(other.keys_.begin(), other.keys_.end());
  sum.keyed_.insert(other.keyed_.begin(), other.keyed_.end());
  *this = std::move(sum);
  return *this;
}

inline std::vector<std::string> CooccurrencePartial::row_ids() const {
  std::set<std::string> ids;
  for (const auto& [id, total] : row_totals_) ids.insert(id);
  for (const auto& [pair, count] : counts_) {
    ids.insert(pair.first);
    if (shape_ == PartialShape::symmetric) ids.insert(pair.second);
  }
  for (const auto& [row, column, key] : keyed_) ids.insert({row, column});
  return {ids.begin(), ids.end()};
}

inline std::vector<std::string> CooccurrencePartial::column_ids() const {
  std::set<std::string> ids;
  for (const auto& [id, total] : column_totals_) ids.insert(id);
  for (const auto& [pair, count] : counts_) ids.insert(pair.second);
  return {ids.begin(), ids.end()};
}

namespace detail {

/// A count as a signed number. @throws InputError past 2^63 - 1
[[nodiscard]] inline std::int64_t signed_count(std::uint64_t count) {
  if (count > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    throw InputError("partial_overflow", "a count passes 9,223,372,036,854,775,807");
  }
  return static_cast<std::int64_t>(count);
}

[[nodiscard]] inline std::uint32_t id_place(const std::vector<std::string>& ids, const std::string& id) {
  return static_cast<std::uint32_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
}

}  // namespace detail

inline CooccurrenceTable CooccurrencePartial::finish(bool is_table) const {
  if (shape_ == PartialShape::directed) throw_shape("finish");
  const auto ids = row_ids();
  const auto k = static_cast<Eigen::Index>(ids.size());
  Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(k, k);
  CooccurrenceTable out;
  out.totals.assign(ids.size(), 0);
  for (const auto& [id, total] : row_totals_) out.totals[detail::id_place(ids, id)] = detail::signed_count(total);
  for (const auto& [pair, count] : counts_) {
    const auto i = detail::id_place(ids, pair.first), j = detail::id_place(ids, pair.second);
    counts(i, j) = counts(j, i) = detail::signed_count(count);
  }
  for (const auto& [row, column, key] : keyed_) {
    const auto i = detail::id_place(ids, row), j = detail::id_place(ids, column);
    ++counts(i, j);
    if (i == j) {
      ++out.totals[i];
    } else {
      ++counts(j, i);
    }
  }
  out.counts = LabelledMatrix<std::int64_t>(std::move(counts), ids);
  if (n() > 0) out.n = detail::signed_count(n());
  out.is_table = is_table;
  out.structural = Matrix<std::uint8_t>::Zero(k, k);
  return out;
}

inline CooccurrencePartial::Directed CooccurrencePartial::finish_directed() const {
  if (shape_ != PartialShape::directed) throw_shape("finish_directed");
  const auto rows = row_ids(), columns = column_ids();
  Directed out;
  out.n = n_;
  Matrix<std::int64_t> counts =
      Matrix<std::int64_t>::Zero(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(columns.size()));
  for (const auto& [pair, count] : counts_) {
    counts(detail::id_place(rows, pair.first), detail::id_place(columns, pair.second)) = detail::signed_count(count);
  }
  out.row_totals.assign(rows.size(), 0);
  out.column_totals.assign(columns.size(), 0);
  for (const auto& [id, total] : row_totals_) out.row_totals[detail::id_place(rows, id)] = detail::signed_count(total);
  for (const auto& [id, total] : column_totals_) {
    out.column_totals[detail::id_place(columns, id)] = detail::signed_count(total);
  }
  out.counts = LabelledMatrix<std::int64_t>(std::move(counts), rows, columns);
  return out;
}

inline std::string CooccurrencePartial::to_bytes() const {
  detail::PartialWriter out;
  out.text(rules_);
  out.ids(sources_);
  out.u8(static_cast<std::uint8_t>(shape_));
  out.u64(n());
  const auto rows = row_ids();
  if (shape_ == PartialShape::keyed) {
    const std::vector<std::string> keys(keys_.begin(), keys_.end());
    out.ids(keys);
    out.ids(rows);
    out.u32(keyed_.size());
    for (const auto& [row, column, key] : keyed_) {
      out.u32(detail::id_place(rows, row));
      out.u32(detail::id_place(rows, column));
      out.u32(detail::id_place(keys, key));
    }
    return out.framed(frame);
  }
  const auto with_totals = [&](const std::vector<std::string>& ids, const Totals& totals) {
    out.u32(ids.size());
    for (const auto& id : ids) {
      const auto found = totals.find(id);
      out.text(id);
      out.u64(found == totals.end() ? 0 : found->second);
    }
  };
  const auto columns = shape_ == PartialShape::directed ? column_ids() : rows;
  with_totals(rows, row_totals_);
  if (shape_ == PartialShape::directed) with_totals(columns, column_totals_);
  out.u32(counts_.size());
  for (const auto& [pair, count] : counts_) {
    out.u32(detail::id_place(rows, pair.first));
    out.u32(detail::id_place(columns, pair.second));
    out.u64(count);
  }
  return out.framed(frame);
}

inline CooccurrencePartial CooccurrencePartial::from_bytes(std::string_view bytes) {
  detail::PartialReader in(bytes, frame);
  CooccurrencePartial out;
  out.rules_ = in.text();
  out.sources_ = in.ids();
  const std::uint8_t shape = in.u8();
  if (shape > 2) in.fail(detail::cat("expected a shape from 0 to 2, found ", shape));
  out.shape_ = static_cast<PartialShape>(shape);
  const std::uint64_t n = in.u64();
  const bool is_directed = out.shape_ == PartialShape::directed;
  if (out.shape_ == PartialShape::keyed) {
    const auto keys = in.ids(), rows = in.ids();
    if (n != keys.size()) in.fail(detail::cat("expected ", n, " keys, found ", keys.size()));
    out.keys_.insert(keys.begin(), keys.end());
    std::tuple<std::uint32_t, std::uint32_t, std::uint32_t> last{};
    for (std::size_t left = in.length(12), first = left; left > 0; --left) {
      const auto row = in.index(rows.size()), column = in.index(rows.size()), key = in.index(keys.size());
      const std::tuple here(row, column, key);
      if (column < row || (left != first && !(last < here)))
        in.fail("expected ascending entries, column not below row");
      last = here;
      out.keyed_.emplace_hint(out.keyed_.end(), rows[row], rows[column], keys[key]);
    }
    if (out.row_ids() != rows) in.fail("expected no row without an entry");
    in.end();
    return out;
  }
  out.n_ = n;
  const auto with_totals = [&](Totals& totals) {
    std::vector<std::string> ids(in.length(12));
    for (std::size_t i = 0; i < ids.size(); ++i) {
      ids[i] = in.text();
      if (i > 0 && !(ids[i - 1] < ids[i])) in.fail("expected ids in ascending order, none of them twice");
      if (const std::uint64_t total = in.u64(); total > 0) totals.emplace_hint(totals.end(), ids[i], total);
    }
    return ids;
  };
  const auto rows = with_totals(out.row_totals_);
  const auto columns = is_directed ? with_totals(out.column_totals_) : rows;
  std::pair<std::uint32_t, std::uint32_t> last{};
  for (std::size_t left = in.length(16), first = left; left > 0; --left) {
    const auto row = in.index(rows.size()), column = in.index(columns.size());
    const std::pair here(row, column);
    if ((!is_directed && column < row) || (left != first && !(last < here))) {
      in.fail("expected ascending entries, without direction the column not below the row");
    }
    last = here;
    const std::uint64_t count = in.u64();
    if (count == 0) in.fail("expected no count of 0");
    out.counts_.emplace_hint(out.counts_.end(), Pair(rows[row], columns[column]), count);
  }
  if (out.row_ids() != rows || (is_directed && out.column_ids() != columns)) in.fail("expected no id without a count");
  in.end();
  return out;
}
}  // namespace tematik
