#pragma once

// Spans of codes, grouped by source and sorted by begin: the first two steps of every sweep.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>

namespace tematik::detail {

struct SpanOfCode {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t code = 0;
};

[[noreturn]] inline void bad_row(std::size_t row, std::string_view column, std::string_view rule) {
  throw InputError("row", cat("row ", row, ", column \"", column, "\": ", rule), cat("row ", row));
}

inline void check_length(const IntColumn& column, std::string_view name, std::size_t rows, std::string_view first) {
  if (column.size() != rows) {
    throw InputError("column_length",
                     cat("column \"", name, "\" has ", column.size(), " rows, \"", first, "\" has ", rows),
                     std::string(name));
  }
}

/// Rows `from`, from + 1, … of a column as 32 bits, with their range checked; `largest` is included.
inline void read_u32(const IntColumn& column, std::string_view name, std::uint64_t largest, std::size_t from,
                     std::span<std::uint32_t> out) {
  column.visit([&](auto values) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      const auto value = values[from + i];
      if (std::cmp_less(value, 0) || std::cmp_greater(value, largest)) {
        bad_row(from + i, name, cat("expected a number from 0 to ", largest, ", found ", value));
      }
      out[i] = static_cast<std::uint32_t>(value);
    }
  });
}

[[nodiscard]] inline std::vector<std::uint32_t> read_u32(const IntColumn& column, std::string_view name,
                                                         std::uint64_t largest) {
  std::vector<std::uint32_t> out(column.size());
  read_u32(column, name, largest, 0, out);
  return out;
}

/// Several columns are read a stretch at a time, into memory that stays in the cache.
inline constexpr std::size_t rows_at_once = 2048;

/// Group numbers 0, 1, … for the values of a column, in ascending order of the values. Any integers are accepted.
class GroupNumbers {
 public:
  explicit GroupNumbers(const IntColumn& column) : column_(column) {
    column.visit([&](auto values) {
      using T = typename decltype(values)::value_type;
      if (values.empty()) return;
      T least = values[0];
      T most = values[0];
      for (const T value : values) {
        least = std::min(least, value);
        most = std::max(most, value);
      }
      low_ = key(least);
      const std::uint64_t range = key(most) - low_;
      if (range <= 4 * static_cast<std::uint64_t>(values.size()) + 1024) {
        groups_ = range + 1;  // ids that lie close together: their own values are the groups, gaps are empty groups
        return;
      }
      distinct_.reserve(values.size());
      for (const T value : values) distinct_.push_back(key(value));
      std::sort(distinct_.begin(), distinct_.end());
      distinct_.erase(std::unique(distinct_.begin(), distinct_.end()), distinct_.end());
      groups_ = distinct_.size();
    });
  }

  [[nodiscard]] std::size_t groups() const noexcept { return groups_; }
  void read(std::size_t from, std::span<std::uint32_t> out) const {
    column_.visit([&](auto values) {
      if (distinct_.empty()) {
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint32_t>(key(values[from + i]) - low_);
        return;
      }
      for (std::size_t i = 0; i < out.size(); ++i) {
        const auto found = std::lower_bound(distinct_.begin(), distinct_.end(), key(values[from + i]));
        out[i] = static_cast<std::uint32_t>(found - distinct_.begin());
      }
    });
  }

 private:
  /// Unsigned, in the order of the values.
  template <class T>
  [[nodiscard]] static std::uint64_t key(T value) noexcept {
    return static_cast<std::uint64_t>(value) + (std::is_signed_v<T> ? std::uint64_t{1} << 63U : 0);
  }

  IntColumn column_;
  std::uint64_t low_ = 0;
  std::size_t groups_ = 0;
  std::vector<std::uint64_t> distinct_;  // where values lie far apart
};

[[nodiscard]] inline std::pair<std::vector<std::uint32_t>, std::size_t> dense_groups(const IntColumn& column) {
  const GroupNumbers numbers(column);
  std::vector<std::uint32_t> out(column.size());
  numbers.read(0, out);
  return {std::move(out), numbers.groups()};
}

/// Spans in one block of memory, one group per source (counting sort; within a group in order of rows).
class GroupedSpans {
 public:
  /// @throws InputError naming the row
  GroupedSpans(const IntColumn& source, const IntColumn& begin, const IntColumn& end, const IntColumn& code,
               std::size_t n_codes) {
    const std::size_t rows = source.size();
    check_length(begin, "begin", rows, "source");
    check_length(end, "end", rows, "source");
    check_length(code, "code", rows, "source");
    if (rows > 0 && n_codes == 0) bad_row(0, "code", "n_codes is 0, so no code can stand here");
    constexpr std::uint64_t u32 = std::numeric_limits<std::uint32_t>::max();
    if (n_codes > u32) throw UsageError("n_codes", "n_codes must be below 4,294,967,296", "n_codes");
    const GroupNumbers groups(source);
    std::array<std::uint32_t, rows_at_once> group{}, begins{}, ends{}, codes{};
    first_.assign(groups.groups() + 1, 0);
    for (std::size_t from = 0; from < rows; from += rows_at_once) {
      const std::size_t n = std::min(rows_at_once, rows - from);
      groups.read(from, std::span(group).first(n));
      for (std::size_t i = 0; i < n; ++i) ++first_[group[i] + 1];
    }
    for (std::size_t g = 0; g < groups.groups(); ++g) first_[g + 1] += first_[g];
    spans_.resize(rows);
    auto next = first_;
    for (std::size_t from = 0; from < rows; from += rows_at_once) {
      const std::size_t n = std::min(rows_at_once, rows - from);
      groups.read(from, std::span(group).first(n));
      read_u32(begin, "begin", u32, from, std::span(begins).first(n));
      read_u32(end, "end", u32, from, std::span(ends).first(n));
      read_u32(code, "code", n_codes - 1, from, std::span(codes).first(n));
      for (std::size_t i = 0; i < n; ++i) {
        if (begins[i] >= ends[i]) {
          bad_row(from + i, "end", cat("expected begin < end, found [", begins[i], ", ", ends[i], ')'));
        }
        spans_[next[group[i]]++] = {begins[i], ends[i], codes[i]};
      }
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return first_.empty() ? 0 : first_.size() - 1; }
  [[nodiscard]] std::span<SpanOfCode> group(std::size_t g) noexcept {
    return {spans_.data() + first_[g], first_[g + 1] - first_[g]};
  }

  /// Ranges of groups of about equal work: several per thread, fewer when each needs much memory of its own.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> chunks(unsigned threads,
                                                                        std::size_t bytes_per_chunk) const {
    constexpr std::size_t budget = std::size_t{256} << 20U;
    const std::size_t by_memory = std::max<std::size_t>(1, budget / std::max<std::size_t>(1, bytes_per_chunk));
    const std::size_t wanted =
        threads == 1 ? 1 : std::max<std::size_t>(threads, std::min<std::size_t>(8 * threads, by_memory));
    std::vector<std::pair<std::size_t, std::size_t>> out;
    std::size_t begin = 0;
    for (std::size_t c = 1; c <= wanted && begin < size(); ++c) {
      const std::size_t goal = spans_.size() * c / wanted;
      std::size_t end = begin;
      while (end < size() && (first_[end] < goal || c == wanted)) ++end;
      if (end > begin) out.emplace_back(begin, end);
      begin = end;
    }
    return out;
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<SpanOfCode> spans_;
};

/// Sorts spans by begin: as many buckets as spans, then insertion within what is nearly sorted.
class BucketSort {
 public:
  std::span<const SpanOfCode> operator()(std::span<SpanOfCode> spans) {
    const std::size_t n = spans.size();
    const auto before = [](const SpanOfCode& a, const SpanOfCode& b) { return a.begin < b.begin; };
    if (std::is_sorted(spans.begin(), spans.end(), before)) return spans;
    if (n < 24) {
      insertion(spans);
      return spans;
    }
    const auto [least, most] = std::minmax_element(spans.begin(), spans.end(), before);
    const std::uint32_t low = least->begin;
    // Below n: (range - 1)(n / range) = n - n/range, and n/range is no less than 2^-32. A product, as divisions are slow.
    const double scale = static_cast<double>(n) / (static_cast<double>(most->begin - low) + 1);
    count_.assign(n + 1, 0);
    const auto bucket = [&](const SpanOfCode& span) {
      return static_cast<std::size_t>(static_cast<std::int64_t>(static_cast<double>(span.begin - low) * scale));
    };
    for (const auto& span : spans) ++count_[bucket(span) + 1];
    std::uint32_t fullest = 0;
    for (const std::uint32_t size : count_) fullest = std::max(fullest, size);
    if (fullest > 64) {  // many spans begin at nearly one place: insertion would be quadratic
      std::stable_sort(spans.begin(), spans.end(), before);
      return spans;
    }
    for (std::size_t b = 0; b < n; ++b) count_[b + 1] += count_[b];
    sorted_.resize(n);
    for (const auto& span : spans) sorted_[count_[bucket(span)]++] = span;
    insertion(sorted_);
    return sorted_;
  }

 private:
  static void insertion(std::span<SpanOfCode> spans) {
    for (std::size_t i = 1; i < spans.size(); ++i) {
      const SpanOfCode span = spans[i];
      std::size_t j = i;
      for (; j > 0 && spans[j - 1].begin > span.begin; --j) spans[j] = spans[j - 1];
      spans[j] = span;
    }
  }

  std::vector<std::uint32_t> count_;
  std::vector<SpanOfCode> sorted_;
};

}  // namespace tematik::detail
