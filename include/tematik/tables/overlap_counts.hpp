#pragma once

/// @file
/// @brief Which codes meet how often: all meeting pairs of spans, counted per pair of codes.
///
/// - **Question**: in how many pairs of codings do code i and code j meet?
/// - **Inputs**: four columns of integers of any width, one row per coding, in any order: source, begin, end (half-open,
///   code points), code (0 … n_codes - 1).
/// - **Definition**: a pair is two different rows of one source that meet: `overlap` they share a character;
///   `touching` they share one or meet end to end; `near` at most `distance` characters lie between them;
///   `exact` they are equal. counts(i, j) = pairs of one row of i and one of j; counts(i, i) = unordered pairs of i.
/// - **Range**: 0 … n(n-1)/2. A count of pairs can exceed the number of codings of either code.
/// - **Complexity**: O(n log n + n·a), a = mean number of spans (or, past sixteen, of distinct codes) open at a time;
///   memory K² per thread and 12 bytes per row. Independent of the number of threads.
/// - **Method**: counting sort on source, bucket sort on begin, then one sweep: a compact array of open spans where few
///   are open, a counter per code where many are.
///
/// @code
/// const std::vector<int> source{0, 0, 0}, begin{0, 8, 10}, end{10, 20, 12}, code{0, 0, 1};
/// const auto counts = tematik::overlap_counts(source, begin, end, code, 2);   // counts(0, 0) == 1, counts(0, 1) == 1
/// @endcode

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/tables/detail/grouped_spans.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// When two spans of one source meet.
enum class Contact : std::uint8_t { overlap, touching, near, exact };

template <>
struct EnumNames<Contact> {
  static constexpr std::string_view what = "mode";
  static constexpr std::array<std::pair<Contact, std::string_view>, 4> names{{
      {Contact::overlap, "overlap"},
      {Contact::touching, "touching"},
      {Contact::near, "near"},
      {Contact::exact, "exact"},
  }};
};

struct OverlapOptions {
  Contact mode = Contact::overlap;
  std::int64_t distance = 0;  ///< of `near`, in characters
  int threads = 0;            ///< 0: TEMATIK_THREADS or all processors
  Progress progress = {};
};

/// Counts meeting pairs per pair of codes.
/// @return a symmetric n_codes x n_codes matrix
/// @throws InputError naming the row: begin >= end, a code outside 0 … n_codes - 1, a negative number, unequal
///         lengths; UsageError if `distance` is negative
[[nodiscard]] Matrix<std::int64_t> overlap_counts(const IntColumn& source, const IntColumn& begin, const IntColumn& end,
                                                  const IntColumn& code, std::size_t n_codes,
                                                  const OverlapOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Pairs of one source, spans in order of begin, added to `pairs`: each once, in either order of its codes.
class ContactSweep {
 public:
  ContactSweep(Contact mode, std::int64_t distance, std::size_t n_codes)
      : mode_(mode),
        slack_(mode == Contact::touching ? 1
               : mode == Contact::near   ? static_cast<std::uint64_t>(distance) + 1
                                         : 0),
        pairs_(n_codes * n_codes),
        n_codes_(n_codes) {}

  void operator()(std::span<const SpanOfCode> spans) {
    if (spans.size() < 2) return;
    if (mode_ != Contact::exact && mean_open(spans) > most_open) {
      counter_sweep(spans);
    } else {
      pair_sweep(spans);
    }
  }
  [[nodiscard]] const std::vector<std::int64_t>& pairs() const noexcept { return pairs_; }

 private:
  static constexpr std::uint64_t most_open = 16;  // measured: past that, counters per code win over listing spans

  /// A span is open at `begin` while end + slack > begin (slack 0 overlap, 1 touching, n + 1 near).
  [[nodiscard]] std::uint64_t closes(const SpanOfCode& span) const noexcept { return span.end + slack_; }

  [[nodiscard]] std::uint64_t mean_open(std::span<const SpanOfCode> spans) const noexcept {
    std::uint64_t total = 0;
    for (const auto& span : spans) total += closes(span) - span.begin;
    return total / (std::uint64_t{spans.back().begin} - spans.front().begin + 1);
  }

  /// A span meets those that begin after it and before it closes; they follow it in the order of begins.
  void pair_sweep(std::span<const SpanOfCode> spans) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const SpanOfCode span = spans[i];
      std::int64_t* const row = pairs_.data() + std::size_t{span.code} * n_codes_;
      const std::uint64_t limit = mode_ == Contact::exact ? std::uint64_t{span.begin} + 1 : closes(span);
      for (std::size_t j = i + 1; j < spans.size() && spans[j].begin < limit; ++j) {
        row[spans[j].code] += mode_ != Contact::exact || spans[j].end == span.end ? 1 : 0;
      }
    }
  }

  void counter_sweep(std::span<const SpanOfCode> spans) {
    ends_.clear();
    for (const auto& span : spans) ends_.emplace_back(closes(span), span.code);
    std::sort(ends_.begin(), ends_.end());
    open_of_code_.assign(n_codes_, 0);
    place_of_code_.resize(n_codes_);
    open_codes_.clear();
    std::size_t next_end = 0;
    for (const auto& span : spans) {
      for (; next_end < ends_.size() && ends_[next_end].first <= span.begin; ++next_end) {
        const std::uint32_t code = ends_[next_end].second;
        if (--open_of_code_[code] > 0) continue;
        open_codes_[place_of_code_[code]] = open_codes_.back();
        place_of_code_[open_codes_.back()] = place_of_code_[code];
        open_codes_.pop_back();
      }
      std::int64_t* const row = pairs_.data() + std::size_t{span.code} * n_codes_;
      for (const std::uint32_t code : open_codes_) row[code] += open_of_code_[code];
      if (open_of_code_[span.code]++ == 0) {
        place_of_code_[span.code] = open_codes_.size();
        open_codes_.push_back(span.code);
      }
    }
  }

  Contact mode_;
  std::uint64_t slack_;
  std::vector<std::int64_t> pairs_;
  std::size_t n_codes_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> ends_;
  std::vector<std::int64_t> open_of_code_;
  std::vector<std::size_t> place_of_code_;
  std::vector<std::uint32_t> open_codes_;
};

}  // namespace detail

inline Matrix<std::int64_t> overlap_counts(const IntColumn& source, const IntColumn& begin, const IntColumn& end,
                                           const IntColumn& code, std::size_t n_codes, const OverlapOptions& options) {
  if (options.distance < 0) {
    throw UsageError("distance", detail::cat("distance must be 0 or more, found ", options.distance), "distance");
  }
  detail::GroupedSpans grouped(source, begin, end, code, n_codes);
  const std::size_t k = n_codes;
  Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(k));
  const auto chunks = grouped.chunks(thread_count(options.threads), k * k * sizeof(std::int64_t));
  std::vector<std::vector<std::int64_t>> partial(chunks.size());
  parallel_chunks(
      chunks.size(), options.threads,
      [&](std::size_t chunk) {
        detail::ContactSweep sweep(options.mode, options.distance, k);
        detail::BucketSort sort;
        for (std::size_t group = chunks[chunk].first; group < chunks[chunk].second; ++group) {
          sweep(sort(grouped.group(group)));
        }
        partial[chunk] = sweep.pairs();
      },
      options.progress);
  for (const auto& pairs : partial) {
    for (std::size_t i = 0; i < k; ++i) {
      for (std::size_t j = 0; j < k; ++j) {
        const std::int64_t n = pairs[i * k + j];
        if (n == 0) continue;
        counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) += n;
        if (i != j) counts(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) += n;
      }
    }
  }
  return counts;
}

}  // namespace tematik
