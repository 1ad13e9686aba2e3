#include "coding_table_cases.hpp"

#include <algorithm>
#include <map>

namespace tematik::io::detail {

CaseMembers::CaseMembers(const Study& study)
    : by_source_(study.sources().end_row()), by_segment_(study.segments().end_row()) {
  const Codings& codings = study.codings();
  std::map<std::size_t, std::vector<std::size_t>> of_case_code;  // row of the code -> rows of its codings
  for (const auto& [id, record] : study.cases()) {
    if (record.code) of_case_code[row(*record.code)];
  }
  for (std::size_t i = 0; !of_case_code.empty() && i < codings.end_row(); ++i) {
    if (!codings.contains(static_cast<CodingId>(i))) continue;
    if (const auto found = of_case_code.find(codings.code()[i]); found != of_case_code.end())
      found->second.push_back(i);
  }
  for (const auto& [id, record] : study.cases()) {
    struct Places {
      bool whole = false;
      std::vector<Span> spans{};
    };
    std::map<std::size_t, Places> places;
    const auto add_segment = [&, id = id](SegmentId segment_id) {
      const Segment& segment = study.segments()[segment_id];
      Places& here = places[row(segment.source)];
      if (segment.kind == PlaceKind::source) here.whole = true;
      if (segment.kind == PlaceKind::span) here.spans.push_back(*segment.span);
      by_segment_[row(segment_id)].push_back(id);
    };
    for (const SourceId source : record.sources) places[row(source)].whole = true;
    for (const auto& passage : record.spans) places[row(passage.source)].spans.push_back(passage.span);
    for (const SegmentId segment : record.segments) add_segment(segment);
    if (record.code) {
      for (const std::size_t i : of_case_code[row(*record.code)]) {
        if ((codings.flags()[i] & coding_flags::no_span) != 0) {
          add_segment(static_cast<SegmentId>(codings.begin()[i]));
        } else {
          places[codings.source()[i]].spans.push_back({codings.begin()[i], codings.end()[i]});
        }
      }
    }
    for (std::size_t i = 0; !record.speakers.empty() && i < study.sources().end_row(); ++i) {
      const auto source = static_cast<SourceId>(i);
      if (!study.sources().contains(source)) continue;
      for (const auto& segmentation : study.sources()[source].segmentations) {
        for (const auto& unit : segmentation.units) {
          const auto& speakers = record.speakers;
          if (std::find(speakers.begin(), speakers.end(), unit.speaker) != speakers.end()) {
            places[i].spans.push_back(unit.span);
          }
        }
      }
    }
    for (const auto& [source, here] : places) {
      by_source_[source].push_back({.case_ = id, .whole = here.whole, .spans = SpanSet::from_spans(here.spans)});
    }
  }
}

std::vector<CaseId> CaseMembers::of(const Coding& coding) const {
  std::vector<CaseId> out;
  for (const Here& here : by_source_[row(coding.source)]) {
    bool member = here.whole || (!coding.span.empty() && here.spans.meets(coding.span));
    if (!member && coding.segment) {
      const auto& of_segment = by_segment_[row(*coding.segment)];
      member = std::find(of_segment.begin(), of_segment.end(), here.case_) != of_segment.end();
    }
    if (member) out.push_back(here.case_);
  }
  return out;
}

}  // namespace tematik::io::detail
