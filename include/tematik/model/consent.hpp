#pragma once

/// @file
/// @brief The one gate through which figures and participants' words pass.
///
/// - **Question**: may this source, or this stretch of it, be used for this purpose?
/// - **Rule**: the latest record per case, scope and guardian counts; past its expiry it is no record; a minor
///   needs the guardian's consent beside the own one; of several participants the worst answer counts, for a span
///   only of those whose places (spans, turns, recorded places, passages of the case code) it touches. A place
///   without a span (a picture, a page) is touched by every span. A source without participants is granted.
/// - **No record** is not consent and not refusal. Figures need "not refused"; words leave only on "granted".

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

/// What one participant allows, on a day (`today`, YYYY-MM-DD; empty: expiry is not looked at).
[[nodiscard]] inline ConsentState consent_of(const Study& study, CaseId participant, ConsentScope scope,
                                             std::string_view today = {}) {
  const auto latest = [&](bool guardian) {
    const Consent* found = nullptr;
    for (const auto& [id, record] : study.consents()) {
      if (record.case_ != participant || record.scope != scope || record.guardian != guardian) continue;
      if (found == nullptr || record.date >= found->date) found = &record;
    }
    const bool expired = found != nullptr && !found->expiry.empty() && !today.empty() && today > found->expiry;
    return found == nullptr || expired ? ConsentState::no_record : found->state;
  };
  const ConsentState own = latest(false);
  if (!study.cases()[participant].minor) return own;
  const ConsentState guardian = latest(true);
  if (own == ConsentState::refused || guardian == ConsentState::refused) return ConsentState::refused;
  return own == ConsentState::granted && guardian == ConsentState::granted ? ConsentState::granted
                                                                           : ConsentState::no_record;
}

/// Whether a participant speaks in a stretch of a source (`span` empty: in the source at all).
[[nodiscard]] inline bool takes_part(const Study& study, const Case& participant, SourceId source,
                                     const std::optional<Span>& span) {
  const auto& sources = participant.sources;
  bool has_places = false;
  const auto touches = [&](Span place) {
    has_places = true;
    return !span || shared(place, *span) > 0;
  };
  const auto touches_any = [&] {
    has_places = true;
    return true;
  };
  for (const auto& passage : participant.spans) {
    if (passage.source == source && touches(passage.span)) return true;
  }
  const auto touches_record = [&](const Segment& record) {
    return record.kind != PlaceKind::span ? touches_any() : touches(*record.span);
  };
  for (const SegmentId id : participant.segments) {
    const Segment& record = study.segments()[id];
    if (record.source == source && touches_record(record)) return true;
  }
  if (participant.code) {
    const Codings& codings = study.codings();
    for (std::size_t i = 0; i < codings.end_row(); ++i) {
      const std::uint8_t flags = codings.flags()[i];
      if (codings.code()[i] != row(*participant.code) || codings.source()[i] != row(source)) continue;
      if ((flags & coding_flags::removed) != 0) continue;
      const bool hit = (flags & coding_flags::no_span) != 0
                           ? touches_record(study.segments()[static_cast<SegmentId>(codings.begin()[i])])
                           : touches(Span{codings.begin()[i], codings.end()[i]});
      if (hit) return true;
    }
  }
  for (const auto& segmentation : study.sources()[source].segmentations) {
    for (const auto& unit : segmentation.units) {
      const auto& speakers = participant.speakers;
      const auto is_speaker = [&unit](const std::string& name) { return detail::same_name(unit.speaker, name); };
      const bool speaks = !unit.speaker.empty() &&
                          (is_speaker(participant.name) || std::any_of(speakers.begin(), speakers.end(), is_speaker));
      if (speaks && touches(unit.span)) return true;
    }
  }
  // A participant of whom no place in the source is known may speak anywhere in it.
  return !has_places && std::find(sources.begin(), sources.end(), source) != sources.end();
}

/// What the participants of a source, or of a stretch of it, allow together: the worst answer counts.
[[nodiscard]] inline ConsentState allows(const Study& study, SourceId source, const std::optional<Span>& span,
                                         ConsentScope scope, std::string_view today = {}) {
  ConsentState worst = ConsentState::granted;
  for (const auto& [id, participant] : study.cases()) {
    if (!takes_part(study, participant, source, span)) continue;
    const ConsentState state = consent_of(study, id, scope, today);
    if (state == ConsentState::refused) return state;
    if (state == ConsentState::no_record) worst = state;
  }
  return worst;
}

}  // namespace tematik
