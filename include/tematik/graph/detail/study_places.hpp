#pragma once

// The distinct places of a study: what becomes a vertex of kind `segment`. Included by study_vertices.hpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik::detail {

/// Positions among the segments: first all spans by (source, begin, end), then all other places by (source,
/// kind, layer, span, numbers). Equal places are one, whoever names them: codings, segment records, links,
/// evidence, sayings. A position as it was read without numbers equals no other.
class StudyPlaces {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  struct SpanPlace {
    std::uint32_t source;
    std::uint32_t begin;
    std::uint32_t end;
    friend auto operator<=>(const SpanPlace&, const SpanPlace&) = default;
  };
  struct OtherPlace {
    std::uint32_t source = 0;
    PlaceKind kind = PlaceKind::source;
    std::uint32_t layer = 0;
    Span span = {};
    std::vector<std::int64_t> numbers = {};
    std::uint32_t record = none;  ///< the first segment record on it

    [[nodiscard]] auto key() const noexcept {
      using Key =
          std::tuple<std::uint32_t, PlaceKind, std::uint32_t, Span, const std::vector<std::int64_t>&, std::uint32_t>;
      const bool alone = kind == PlaceKind::raw && numbers.empty();
      return Key(source, kind, layer, span, numbers, alone ? record : 0);
    }
  };

  explicit StudyPlaces(const Study& study);

  [[nodiscard]] std::size_t size() const noexcept { return spans_.size() + others_.size(); }
  [[nodiscard]] std::uint32_t source(std::uint32_t at) const noexcept {
    return at < spans_.size() ? spans_[at].source : other(at).source;
  }
  /// Empty where the place is no span on the first text.
  [[nodiscard]] std::optional<Span> span(std::uint32_t at) const noexcept {
    if (at >= spans_.size()) return {};
    return Span{spans_[at].begin, spans_[at].end};
  }
  [[nodiscard]] const OtherPlace& other(std::uint32_t at) const noexcept { return others_[at - spans_.size()]; }

  /// `none` where the study has no such place.
  [[nodiscard]] std::uint32_t find(const Passage& passage) const noexcept;
  [[nodiscard]] std::uint32_t find_whole(SourceId source) const noexcept;
  [[nodiscard]] std::uint32_t find(SegmentId record) const noexcept {
    return row(record) < of_record_.size() ? of_record_[row(record)] : none;
  }
  /// The place of each coding by row; `none` for removed rows. Kept only while a graph is built.
  [[nodiscard]] std::vector<std::uint32_t> of_codings(const Study& study) const;

  /// The id that is made for a place, e.g. "segment-3-120-188".
  [[nodiscard]] std::string made_id(std::uint32_t at) const;
  /// Where in its source a place lies, e.g. "[120, 188)" or "[source]".
  [[nodiscard]] std::string where(std::uint32_t at) const;

 private:
  [[nodiscard]] std::uint32_t find_other(const OtherPlace& place) const noexcept;

  std::vector<SpanPlace> spans_;
  std::vector<OtherPlace> others_;
  std::vector<std::uint32_t> of_record_;
};

[[nodiscard]] inline StudyPlaces::OtherPlace whole_source(SourceId source) {
  return {.source = static_cast<std::uint32_t>(source), .kind = PlaceKind::source};
}

[[nodiscard]] inline StudyPlaces::OtherPlace other_place(SegmentId id, const Segment& segment) {
  StudyPlaces::OtherPlace place = whole_source(segment.source);
  place.record = static_cast<std::uint32_t>(id);
  if (segment.kind == PlaceKind::source) return place;
  place.kind = segment.kind;
  place.layer = segment.layer.value_or(0);
  place.span = segment.span.value_or(Span{});
  place.numbers = segment.numbers;
  return place;
}

inline StudyPlaces::StudyPlaces(const Study& study) : of_record_(study.segments().end_row(), none) {
  const Codings& codings = study.codings();
  spans_.reserve(codings.size() + study.segments().size());
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    // A coding without a span lies on a segment record, which is read below.
    if ((codings.flags()[i] & (coding_flags::removed | coding_flags::no_span)) != 0) continue;
    spans_.push_back({codings.source()[i], codings.begin()[i], codings.end()[i]});
  }
  const auto add = [&](const Passage& passage) {
    spans_.push_back({static_cast<std::uint32_t>(passage.source), passage.span.begin, passage.span.end});
  };
  for (const auto& [id, segment] : study.segments()) {
    if (segment.kind == PlaceKind::span) {
      add({segment.source, *segment.span});
    } else {
      others_.push_back(other_place(id, segment));
    }
  }
  for (const auto& [id, link] : study.links()) {
    if (link.span) {
      add({link.source, *link.span});
    } else {
      others_.push_back(whole_source(link.source));
    }
  }
  for (const auto& [id, claim] : study.claims()) {
    for (const auto& evidence : claim.evidence) {
      if (evidence.passage) add(*evidence.passage);
      if (evidence.object && evidence.object->kind == ObjectKind::source) {
        others_.push_back(whole_source(static_cast<SourceId>(evidence.object->row)));
      }
    }
    for (const auto& saying : claim.says) {
      if (saying.passage) add(*saying.passage);
    }
  }
  std::sort(spans_.begin(), spans_.end());
  spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
  spans_.shrink_to_fit();
  // Records come before places without one, so the first of equal places is the one with the lowest record.
  std::sort(others_.begin(), others_.end(), [](const OtherPlace& a, const OtherPlace& b) {
    const auto order = a.key() <=> b.key();
    return order < 0 || (order == 0 && a.record < b.record);
  });
  others_.erase(std::unique(others_.begin(), others_.end(),
                            [](const OtherPlace& a, const OtherPlace& b) { return a.key() == b.key(); }),
                others_.end());
  for (const auto& [id, segment] : study.segments()) {
    of_record_[row(id)] = segment.kind == PlaceKind::span ? find(Passage{segment.source, *segment.span})
                                                          : find_other(other_place(id, segment));
  }
}

inline std::uint32_t StudyPlaces::find(const Passage& passage) const noexcept {
  const SpanPlace place{static_cast<std::uint32_t>(passage.source), passage.span.begin, passage.span.end};
  const auto found = std::lower_bound(spans_.begin(), spans_.end(), place);
  return found != spans_.end() && *found == place ? static_cast<std::uint32_t>(found - spans_.begin()) : none;
}

inline std::uint32_t StudyPlaces::find_other(const OtherPlace& place) const noexcept {
  const auto found = std::lower_bound(others_.begin(), others_.end(), place,
                                      [](const OtherPlace& a, const OtherPlace& b) { return a.key() < b.key(); });
  if (found == others_.end() || found->key() != place.key()) return none;
  return static_cast<std::uint32_t>(spans_.size() + static_cast<std::size_t>(found - others_.begin()));
}

inline std::uint32_t StudyPlaces::find_whole(SourceId source) const noexcept {
  return find_other(whole_source(source));
}

inline std::vector<std::uint32_t> StudyPlaces::of_codings(const Study& study) const {
  const Codings& codings = study.codings();
  std::vector<std::uint32_t> out(codings.end_row(), none);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::removed) != 0) continue;
    out[i] = (flags & coding_flags::no_span) != 0
                 ? find(static_cast<SegmentId>(codings.begin()[i]))
                 : find(Passage{static_cast<SourceId>(codings.source()[i]), {codings.begin()[i], codings.end()[i]}});
  }
  return out;
}

inline std::string StudyPlaces::made_id(std::uint32_t at) const {
  std::string out = cat("segment-", source(at));
  if (const auto place = span(at)) return cat(out, '-', place->begin, '-', place->end);
  if (other(at).kind == PlaceKind::source) return out + "-source";
  return cat(out, "-place-", other(at).record);
}

inline std::string StudyPlaces::where(std::uint32_t at) const {
  if (const auto place = span(at)) return cat('[', place->begin, ", ", place->end, ')');
  const OtherPlace& place = other(at);
  std::string out = cat('[', to_string(place.kind));
  if (place.kind == PlaceKind::layer)
    return cat(out, ' ', place.layer, ": ", place.span.begin, ", ", place.span.end, ')');
  for (const std::int64_t number : place.numbers) out += ' ' + std::to_string(number);
  return out + ']';
}

}  // namespace tematik::detail
