#pragma once

/// @file
/// @brief What most coders agree on, what must be talked about, and what was put aside: the rules, without the records.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/coder_sweep.hpp>

namespace tematik {

enum class Decision : std::uint8_t { coded, queue, rejected };

template <>
struct EnumNames<Decision> {
  static constexpr std::string_view what = "decision";
  static constexpr std::array<std::pair<Decision, std::string_view>, 3> names{
      {{Decision::coded, "coded"}, {Decision::queue, "queue"}, {Decision::rejected, "rejected"}}};
};

struct ConsensusOptions {
  double threshold = 0.5;  ///< coded above this share of coders, rejected below 1 - it; .5 up to 1, 1 excluded
};

/// A stretch of one code with one decision; neighbouring stretches of equal decision are one.
struct ConsensusItem {
  std::uint32_t code = 0;
  Span span = {};
  Decision decision = Decision::queue;
  std::uint64_t coded = 0;   ///< bit g: coder g coded some of it
  std::uint64_t looked = 0;  ///< bit g: coder g looked at some of it
  friend bool operator==(const ConsensusItem&, const ConsensusItem&) = default;
};

/// @brief Majority decision per code and stretch of one source.
///
/// - **Inputs**: one source, at most 64 coders (`CoderSource`); who did not look has no vote.
/// - **Rule**: where r coders looked and j >= 1 of them coded: `coded` if r >= 2 and j/r > threshold, `rejected` if r
///   >= 2 and j/r < 1 - threshold, else `queue` (also where a single coder looked)
/// - **Order**: by code, then place. **Undefined**: never; a source that nobody coded gives no item.
/// - **Assumptions**: every coder's vote counts the same. A queue is for people to decide.
/// - **Complexity**: O(codes x regions + S log S), S spans.
///
/// @code
/// const tematik::CodedRegion whole{tematik::RegionKind::whole};
/// const tematik::CoderSource s{
///     .length = 30, .codes = 1, .regions = {whole, whole}, .spans = {{0, 0, {5, 15}}, {1, 0, {5, 12}}}};
/// const auto items = tematik::consensus(s);                     // [5, 12) coded, [12, 15) queue
/// assert(items.size() == 2 && items[1].decision == tematik::Decision::queue);
/// @endcode
/// @throws UsageError for a threshold out of range or more than 64 coders; InputError as `character_patterns()`
[[nodiscard]] std::vector<ConsensusItem> consensus(const CoderSource& source, const ConsensusOptions& options = {});

/// A unit of one coder inside a unitary alignment.
struct AlignedUnit {
  std::uint32_t code = 0;
  Span span = {};
};

/// What a unitary alignment agrees on.
struct UnitConsensus {
  Span span = {};                          ///< median begin, median end (even count: the lower median)
  std::optional<std::uint32_t> code = {};  ///< the code of most; nothing: a tie, for the queue
};

/// Median boundaries and majority code of units that were aligned with one another.
/// @throws UsageError without a unit
[[nodiscard]] UnitConsensus unit_consensus(std::span<const AlignedUnit> units);

// ---------------------------------------------------------------------------------------------------------

inline std::vector<ConsensusItem> consensus(const CoderSource& source, const ConsensusOptions& options) {
  if (!(options.threshold >= 0.5 && options.threshold < 1)) {
    throw UsageError("threshold", "threshold must be at least .5 and below 1", "threshold",
                     std::to_string(options.threshold));
  }
  const std::size_t m = source.regions.size();
  if (m > 64) throw UsageError("coders", detail::cat("at most 64 coders, found ", m), "coders");
  const auto regions = detail::general_regions(source);
  const detail::RowsByCode spans(source.spans, source.codes);
  const detail::RowsByCode code_regions(source.code_regions, source.codes);
  std::vector<ConsensusItem> out;
  for (std::size_t code = 0; code < source.codes; ++code) {
    std::vector<detail::CoderEvent> events;
    const auto enter = [&](Span x, std::size_t coder, std::int32_t coded) {
      const auto g = static_cast<std::uint32_t>(coder);
      events.push_back({x.begin, g, coded, 1});
      events.push_back({x.end, g, -coded, -1});
    };
    for (const auto row : spans.of(code)) enter(source.spans[row].span, source.spans[row].coder, 1);
    if (events.empty()) continue;
    for (const auto row : code_regions.of(code))
      enter(source.code_regions[row].span, source.code_regions[row].coder, 0);
    for (std::size_t g = 0; g < m; ++g) {
      for (const Span run : regions[g].runs()) enter(run, g, 0);
    }
    const std::size_t first = out.size();
    detail::sweep_events(events, m,
                         [&](std::uint32_t begin, std::uint32_t end, std::uint64_t coded, std::uint64_t looked) {
                           if (coded == 0) return;
                           const auto j = static_cast<double>(std::popcount(coded));
                           const auto r = static_cast<double>(std::popcount(looked));
                           Decision decision = Decision::queue;
                           if (r >= 2 && j > options.threshold * r) decision = Decision::coded;
                           if (r >= 2 && j < (1 - options.threshold) * r) decision = Decision::rejected;
                           if (out.size() > first && out.back().span.end == begin && out.back().decision == decision) {
                             out.back().span.end = end;
                             out.back().coded |= coded;
                             out.back().looked |= looked;
                           } else {
                             out.push_back({static_cast<std::uint32_t>(code), {begin, end}, decision, coded, looked});
                           }
                         });
  }
  return out;
}

inline UnitConsensus unit_consensus(std::span<const AlignedUnit> units) {
  if (units.empty()) throw UsageError("no_units", "an alignment has one unit or more, found none", "units");
  std::vector<std::uint32_t> begins, ends, codes;
  for (const auto& unit : units) {
    begins.push_back(unit.span.begin);
    ends.push_back(unit.span.end);
    codes.push_back(unit.code);
  }
  for (auto* list : {&begins, &ends, &codes}) std::sort(list->begin(), list->end());
  UnitConsensus out;
  const std::size_t middle = (units.size() - 1) / 2;
  out.span = {begins[middle], ends[middle]};
  std::ptrdiff_t most = 0;
  for (auto at = codes.begin(); at != codes.end();) {
    const auto next = std::upper_bound(at, codes.end(), *at);
    if (next - at > most) {
      most = next - at;
      out.code = *at;
    } else if (next - at == most) {
      out.code.reset();
    }
    at = next;
  }
  return out;
}

}  // namespace tematik
