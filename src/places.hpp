#pragma once

/// @file
/// @brief What importers share about places: from a resolved pair of positions to a recorded place, one record for all
/// that say the same, and the report's line on how a text was counted.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <tematik/io/loss_report.hpp>
#include <tematik/io/offset_resolver.hpp>
#include <tematik/model/study.hpp>

namespace tematik::io::detail {

/// Writes a resolved pair of positions into a recorded place: a span (on a further text layer if there is one), or a
/// position as it was read. `mark` is called with the reason of every remark.
template <class Mark>
void settle(const OffsetSpan& span, std::optional<std::uint32_t> layer, Segment& segment, Mark&& mark) {
  if (span.reversed) mark(LossReason::range_reversed);
  if (span.split) mark(LossReason::offset_split);
  switch (span.state) {
    case SpanState::point:
      mark(LossReason::range_empty);
      break;
    case SpanState::ok:
    case SpanState::unverified:
      break;
    case SpanState::out_of_range:
      mark(LossReason::offset_out_of_range);
      segment.kind = PlaceKind::raw;
      segment.state = to_string(span.state);
      segment.numbers = {span.begin, span.end};
      return;
    case SpanState::invalid:
      mark(LossReason::integer_out_of_range);
      segment.kind = PlaceKind::raw;
      segment.state = to_string(span.state);
      return;
  }
  segment.kind = layer ? PlaceKind::layer : PlaceKind::span;
  segment.layer = layer;
  segment.span = Span{static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end)};
  if (span.state != SpanState::ok) segment.state = to_string(span.state);
}

/// Recorded places by what they say.
class RecordedPlaces {
 public:
  /// The place, added to the study if it is the first of its kind. @param raw  what else tells places apart
  SegmentId of(Study& study, Segment segment, std::string_view raw = {});

 private:
  std::unordered_map<std::string, SegmentId> known_;
};

/// The line of the report on one text.
[[nodiscard]] LossOffsets offsets_line(std::string source, const OffsetTextResult& result);

/// A colour as files write it.
struct ReadColour {
  std::string colour{};  ///< `#RRGGBB` in capitals; empty: not understood
  bool guessed = false;  ///< of 8 digits the first six were taken
};
/// Reads `#RGB`, `#RRGGBB`, eight digits and `rgb(r, g, b)`.
[[nodiscard]] ReadColour read_colour(std::string_view raw);

}  // namespace tematik::io::detail
