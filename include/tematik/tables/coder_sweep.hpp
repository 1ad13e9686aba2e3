#pragma once

/// @file
/// @brief Who coded what, where several coders looked: one sweep over a source, whose tables add up over sources.
///
/// Between two neighbouring boundaries (of spans and of what the coders looked at) nothing changes, so characters are
/// never visited one by one. **Not looked at is not no**: outside a coder's coded region the coder is missing; inside
/// it, absence of a code is "no". A coder's own spans are always inside: for their own code, and for every code if the
/// coder looked at the source in general (`RegionKind` other than `none`).

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/unit.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/ratings.hpp>
#include <tematik/text/span.hpp>
#include <tematik/text/span_set.hpp>

namespace tematik {

/// A span of one coder and one code: a coding, or a stretch that was looked at for this code only.
struct CoderSpan {
  std::uint32_t coder = 0;
  std::uint32_t code = 0;
  Span span = {};
};

enum class RegionKind : std::uint8_t { none, whole, intervals };

/// What a coder looked at in a source, whatever the code.
struct CodedRegion {
  RegionKind kind = RegionKind::none;
  std::vector<Span> intervals = {};  ///< of kind `intervals`
};

/// One source as plain columns; coders and codes are numbers from 0.
struct CoderSource {
  std::uint32_t length = 0;  ///< characters of the text
  std::size_t codes = 0;
  std::vector<CodedRegion> regions = {};     ///< one per coder, at most 64
  std::vector<CoderSpan> spans = {};         ///< codings, any order, duplicates and overlaps allowed
  std::vector<CoderSpan> code_regions = {};  ///< looked at for one code only
};

/// A set of coders who were present, the subset of them who coded, and how much text (or how many units) shows that.
struct CoderPattern {
  std::uint64_t present = 0;  ///< bit g: coder g looked
  std::uint64_t coded = 0;    ///< bit g: coder g said yes
  std::int64_t length = 0;
  friend bool operator==(const CoderPattern&, const CoderPattern&) = default;
};

/// The 2 x 2 table of two coders and one code, over what both looked at.
struct CoderPair {
  std::int64_t both = 0, only_first = 0, only_second = 0, neither = 0;
  friend bool operator==(const CoderPair&, const CoderPair&) = default;
};

/// Per code the patterns of a source or of several: tables of disjoint text add up (`+=`).
class PatternTable {
 public:
  PatternTable() = default;
  /// @throws UsageError for more than 64 coders
  PatternTable(std::size_t coders, std::size_t codes);

  [[nodiscard]] std::size_t coders() const noexcept { return coders_; }
  [[nodiscard]] std::size_t codes() const noexcept { return patterns_.size(); }
  /// All characters (or units), looked at or not.
  [[nodiscard]] std::int64_t length() const noexcept { return length_; }
  /// The patterns of a code, sorted by (present, coded), none of length 0, none without a coder.
  /// @throws UsageError for a code that is none
  [[nodiscard]] const std::vector<CoderPattern>& patterns(std::size_t code) const;
  [[nodiscard]] CoderPair pair(std::size_t code, std::size_t first, std::size_t second) const;
  /// Length where at least two of the coders looked.
  [[nodiscard]] std::int64_t pairable(std::size_t code, std::span<const std::size_t> coders) const;
  /// One code as ratings "no", "yes" of some coders. `labels`: theirs; empty: their numbers.
  /// @throws UsageError for a code or coder that is none
  [[nodiscard]] Ratings ratings(std::size_t code, std::span<const std::size_t> coders,
                                std::vector<std::string> labels = {}) const;

  /// @throws UsageError if coders or codes differ
  PatternTable& operator+=(const PatternTable& other);
  friend bool operator==(const PatternTable&, const PatternTable&) = default;

 private:
  friend PatternTable character_patterns(const CoderSource& source);
  friend PatternTable unit_patterns(const CoderSource& source, std::span<const Span> units,
                                    const Membership& membership);

  std::size_t coders_ = 0;
  std::int64_t length_ = 0;
  std::vector<std::vector<CoderPattern>> patterns_;
};

/// The pattern of every code over the characters of one source.
///
/// Equals the table that an array (character -> coder -> missing, no, yes) gives per code. The stretches where nobody
/// coded are counted by subtraction, never visited.
/// @throws UsageError for more than 64 coders; InputError `invalid_span` (table and row) if begin >= end or end > length,
///         `coder_range`, `code_range` for a number that is none
/// **Complexity**: O(S log S + sum over stretches of a code of its coders), S = spans and intervals.
[[nodiscard]] PatternTable character_patterns(const CoderSource& source);

/// The pattern of every code over units of one source (sentences, turns, distinct coded spans; overlaps allowed).
///
/// `membership` is judged on the union of a coder's spans of a code. A coder who is missing on more than half of a unit is missing on the unit. Units without a character are left out.
/// @throws as `character_patterns`; InputError (unit number) for a unit that ends past the text
/// **Complexity**: O(S log S + units x coders + touched units x log S).
[[nodiscard]] PatternTable unit_patterns(const CoderSource& source, std::span<const Span> units,
                                         const Membership& membership = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr std::uint64_t coder_bit(std::size_t coder) noexcept { return std::uint64_t{1} << coder; }

inline void check_coder_spans(std::span<const CoderSpan> rows, const CoderSource& source, std::string_view what) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto& x = rows[row];
    const auto where = cat(what, " ", row);
    if (x.span.begin >= x.span.end || x.span.end > source.length) {
      throw InputError(
          "invalid_span",
          cat(where, ": expected begin < end <= ", source.length, ", found [", x.span.begin, ",", x.span.end, ")"),
          where);
    }
    if (x.coder >= source.regions.size()) {
      throw InputError("coder_range", cat(where, ": coder ", x.coder, " is none of ", source.regions.size()), where);
    }
    if (x.code >= source.codes) {
      throw InputError("code_range", cat(where, ": code ", x.code, " is none of ", source.codes), where);
    }
  }
}

/// What each coder looked at whatever the code, own spans included. Checks the whole input.
[[nodiscard]] inline std::vector<SpanSet> general_regions(const CoderSource& source) {
  check_coder_spans(source.spans, source, "span");
  check_coder_spans(source.code_regions, source, "code region");
  std::vector<std::vector<Span>> spans(source.regions.size());
  for (std::size_t g = 0; g < spans.size(); ++g) {
    const auto& region = source.regions[g];
    if (region.kind == RegionKind::whole && source.length > 0) spans[g].push_back({0, source.length});
    if (region.kind != RegionKind::intervals) continue;
    for (std::size_t i = 0; i < region.intervals.size(); ++i) {
      const Span x = region.intervals[i];
      if (x.begin >= x.end || x.end > source.length) {
        const auto where = cat("region of coder ", g, ", interval ", i);
        throw InputError("invalid_span",
                         cat(where, ": expected begin < end <= ", source.length, ", found [", x.begin, ",", x.end, ")"),
                         where);
      }
      spans[g].push_back(x);
    }
  }
  for (const auto& x : source.spans) {
    if (source.regions[x.coder].kind == RegionKind::intervals) spans[x.coder].push_back(x.span);
  }
  std::vector<SpanSet> out;
  out.reserve(spans.size());
  for (const auto& s : spans) out.push_back(SpanSet::from_spans(s));
  return out;
}

/// Row numbers in stable order of code: rows of code c are [first[c], first[c + 1]).
struct RowsByCode {
  std::vector<std::size_t> rows, first;

  RowsByCode(std::span<const CoderSpan> spans, std::size_t codes) : rows(spans.size()), first(codes + 1) {
    for (const auto& x : spans) ++first[x.code + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    auto next = first;
    for (std::size_t row = 0; row < spans.size(); ++row) rows[next[spans[row].code]++] = row;
  }
  [[nodiscard]] std::span<const std::size_t> of(std::size_t code) const {
    return {rows.data() + first[code], first[code + 1] - first[code]};
  }
};

/// Sorts patterns, adds up equal ones, drops those without length or coder.
inline void merge_patterns(std::vector<CoderPattern>& patterns) {
  std::sort(patterns.begin(), patterns.end(), [](const CoderPattern& a, const CoderPattern& b) {
    return std::tie(a.present, a.coded) < std::tie(b.present, b.coded);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (kept > 0 && patterns[kept - 1].present == patterns[i].present &&
        patterns[kept - 1].coded == patterns[i].coded) {
      patterns[kept - 1].length += patterns[i].length;
    } else if (patterns[i].present != 0 && patterns[i].length > 0) {
      patterns[kept++] = patterns[i];
    }
  }
  patterns.resize(kept);
}

/// Length per set of coders who looked in general, and what of it a code has visited.
class PresentLengths {
 public:
  void add(std::uint64_t present, std::int64_t length) { total_[present].first += length; }
  void visit(std::uint64_t present, std::int64_t length) { total_[present].second += length; }
  /// The rest of every set becomes an all-no pattern; what was visited is forgotten.
  void take_rest(std::vector<CoderPattern>& out) {
    for (auto& [present, lengths] : total_) {
      out.push_back({present, 0, lengths.first - lengths.second});
      lengths.second = 0;
    }
  }

 private:
  std::map<std::uint64_t, std::pair<std::int64_t, std::int64_t>> total_;
};

/// A boundary of a set that one coder enters or leaves.
struct CoderEvent {
  std::uint32_t position;
  std::uint32_t coder;
  std::int32_t coded;   // +1, -1, or 0
  std::int32_t looked;  // likewise
};

/// Calls `stretch(begin, end, coded, looked)` between neighbouring events where a coder is inside; sorts the events.
template <class Stretch>
void sweep_events(std::vector<CoderEvent>& events, std::size_t coders, Stretch&& stretch) {
  std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.position < b.position; });
  std::vector<std::int32_t> coded_depth(coders), looked_depth(coders);
  std::uint64_t coded = 0, looked = 0;
  std::uint32_t from = 0;
  const auto step = [](std::uint64_t& set, std::int32_t& depth, std::int32_t change, std::size_t coder) {
    depth += change;
    set = depth > 0 ? set | coder_bit(coder) : set & ~coder_bit(coder);
  };
  for (const auto& event : events) {
    if (event.position > from && (coded | looked) != 0) stretch(from, event.position, coded, looked);
    from = event.position;
    step(coded, coded_depth[event.coder], event.coded, event.coder);
    step(looked, looked_depth[event.coder], event.looked, event.coder);
  }
}

}  // namespace detail
}  // namespace tematik

#include <tematik/tables/detail/coder_sweep.ipp>
