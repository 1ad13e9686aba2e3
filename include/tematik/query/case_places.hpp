#pragma once

/// @file
/// @brief Where the cases of a study lie: whole sources, spans, turns of their speakers, and what their code covers.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/text/span_set.hpp>

namespace tematik {

/// A case in one source.
struct CasePlace {
  CaseId case_ = {};
  bool whole = false;  ///< the whole source; `spans` is then empty
  SpanSet spans = {};

  /// Whether a coding at this place belongs to the case: it shares a character; without a span only with a whole source.
  [[nodiscard]] bool holds(Span span) const noexcept { return whole || (!span.empty() && spans.meets(span)); }
};

/// The places of all cases, by source row.
class CasePlaces {
 public:
  explicit CasePlaces(const Study& study) : by_source_(study.sources().end_row()) {
    for (const auto& [id, record] : study.cases()) add(study, id, record);
  }
  [[nodiscard]] const std::vector<CasePlace>& in(SourceId source) const { return by_source_[row(source)]; }

 private:
  void add(const Study& study, CaseId id, const Case& record) {
    std::vector<std::vector<Span>> spans(by_source_.size());
    std::vector<bool> whole(by_source_.size());
    for (const SourceId source : record.sources) whole[row(source)] = true;
    for (const auto& passage : record.spans) spans[row(passage.source)].push_back(passage.span);
    const auto add_segment = [&](SegmentId segment_id) {
      const Segment& segment = study.segments()[segment_id];
      if (segment.kind == PlaceKind::span && segment.span) spans[row(segment.source)].push_back(*segment.span);
      if (segment.kind == PlaceKind::source) whole[row(segment.source)] = true;
    };
    for (const SegmentId segment : record.segments) add_segment(segment);
    if (record.code) {
      const Codings& codings = study.codings();
      for (std::size_t i = 0; i < codings.end_row(); ++i) {
        const std::uint8_t flags = codings.flags()[i];
        if (codings.code()[i] != row(*record.code) || (flags & coding_flags::removed) != 0) continue;
        if ((flags & coding_flags::no_span) != 0) {
          add_segment(static_cast<SegmentId>(codings.begin()[i]));
        } else {
          spans[codings.source()[i]].push_back({codings.begin()[i], codings.end()[i]});
        }
      }
    }
    if (!record.speakers.empty()) {
      for (const auto& [source, data] : study.sources()) {
        for (const auto& segmentation : data.segmentations) {
          for (const auto& unit : segmentation.units) {
            const auto& speakers = record.speakers;
            if (std::find(speakers.begin(), speakers.end(), unit.speaker) != speakers.end()) {
              spans[row(source)].push_back(unit.span);
            }
          }
        }
      }
    }
    for (std::size_t source = 0; source < by_source_.size(); ++source) {
      if (whole[source]) {
        by_source_[source].push_back({.case_ = id, .whole = true});
      } else if (!spans[source].empty()) {
        by_source_[source].push_back({.case_ = id, .spans = SpanSet::from_spans(spans[source])});
      }
    }
  }

  std::vector<std::vector<CasePlace>> by_source_;
};

}  // namespace tematik
