#include <algorithm>
#include <charconv>
#include <tuple>

#include <tematik/support/cat.hpp>
#include <tematik/text/utf8.hpp>

#include "offset_names.hpp"
#include "refi_check.hpp"
#include "refi_document.hpp"
#include "refi_exporter.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

bool is_recording(SourceKind kind) { return kind == SourceKind::audio || kind == SourceKind::video; }

/// The first 100 code points with an ellipsis, or the text as it is.
std::string cut_quotation(std::string_view text) {
  std::size_t at = 0;
  for (int i = 0; i < 100 && at < text.size(); ++i) at += sequence_length(text[at]);
  return at < text.size() ? cat(text.substr(0, at), "\xE2\x80\xA6") : std::string(text);
}

}  // namespace

bool RefiExporter::has_layer(const Source& source, std::size_t layer) const {
  if (layer == 0) return true;
  return is_recording(source.kind) && layer <= source.more_layers.size();
}

const std::optional<Text>& RefiExporter::text_of_layer(const Source& source, std::size_t layer) const {
  return layer == 0 ? source.text : source.more_layers[layer - 1].text;
}

std::optional<RefiExporter::Place> RefiExporter::text_place(SourceId id, std::size_t layer, Span span) const {
  const Source& source = study_.sources()[id];
  if (!has_layer(source, layer)) return std::nullopt;
  Place place{.layer = layer, .span = span};
  if (is_recording(source.kind)) place.kind = Kind::transcript_selection;
  place.key = {span.begin, span.end};
  place.positions = {std::to_string(span.begin), std::to_string(span.end)};
  return place;
}

std::optional<RefiExporter::Place> RefiExporter::raw_place(const Segment& segment) const {
  const Source& source = study_.sources()[segment.source];
  Place place;
  std::vector<std::string_view> names;
  const std::string_view layer = provenance_of(segment.provenance, "layer");
  if (!layer.empty()) {
    std::size_t at = 0;
    const auto read = std::from_chars(layer.data(), layer.data() + layer.size(), at);
    if (read.ec != std::errc{} || !has_layer(source, at + 1)) return std::nullopt;
    place.layer = at + 1;
  }
  const bool clip = !provenance_of(segment.provenance, "fromSyncPoint").empty() ||
                    !provenance_of(segment.provenance, "toSyncPoint").empty();
  if (is_recording(source.kind) && clip) {
    place.kind = Kind::transcript_selection;
    return place;
  }
  if (segment.numbers.size() == 2 && !is_recording(source.kind)) {
    place.key = segment.numbers;
    for (const auto number : segment.numbers) place.positions.push_back(std::to_string(number));
    return place;
  }
  if (!provenance_of(segment.provenance, "startPosition").empty()) {
    if (is_recording(source.kind)) return std::nullopt;
    names = {"startPosition", "endPosition"};
  } else if (source.kind == SourceKind::pdf) {
    place.kind = Kind::pdf_selection;
    names = {"page", "firstX", "firstY", "secondX", "secondY"};
  } else if (source.kind == SourceKind::picture) {
    place.kind = Kind::picture_selection;
    names = {"firstX", "firstY", "secondX", "secondY"};
  } else if (is_recording(source.kind)) {
    place.kind = source.kind == SourceKind::audio ? Kind::audio_selection : Kind::video_selection;
    names = {"begin", "end"};
  }
  for (const auto name : names) {
    const std::string_view raw = provenance_of(segment.provenance, name);
    if (!is_xsd_integer(raw)) return std::nullopt;
    place.positions.emplace_back(raw);
  }
  return names.empty() ? std::nullopt : std::optional(place);
}

std::optional<RefiExporter::Place> RefiExporter::place_of(const Segment& segment) const {
  const Source& source = study_.sources()[segment.source];
  std::optional<Place> place;
  Kind kind = Kind::other;
  switch (segment.kind) {
    case PlaceKind::span:
      place = text_place(segment.source, 0, segment.span.value_or(Span{}));
      break;
    case PlaceKind::layer:
      place = text_place(segment.source, std::size_t{1} + *segment.layer, segment.span.value_or(Span{}));
      break;
    case PlaceKind::raw:
      place = raw_place(segment);
      break;
    case PlaceKind::page:
      if (source.kind == SourceKind::pdf && provenance_of(segment.provenance, "box_origin").empty()) {
        kind = Kind::pdf_selection;
      }
      break;
    case PlaceKind::pixel:
      if (source.kind == SourceKind::picture) kind = Kind::picture_selection;
      break;
    case PlaceKind::time:
      if (source.kind == SourceKind::audio) kind = Kind::audio_selection;
      if (source.kind == SourceKind::video) kind = Kind::video_selection;
      break;
    case PlaceKind::source:
      break;
  }
  if (kind != Kind::other) {
    place = Place{.kind = kind, .key = segment.numbers};
    for (const auto number : segment.numbers) place->positions.push_back(std::to_string(number));
  }
  const std::size_t numbers = kind == Kind::pdf_selection ? 5 : kind == Kind::picture_selection ? 4 : 2;
  if (kind != Kind::other && segment.numbers.size() != numbers) return std::nullopt;
  const bool box = segment.kind == PlaceKind::span && !segment.second_uid.empty() &&
                   segment.second_numbers.size() == 5 && source.kind == SourceKind::pdf &&
                   provenance_of(segment.provenance, "box_origin").empty();
  if (place && box) place->twin = true;
  return place;
}

void RefiExporter::name_place(Place& place, SourceId id) {
  const Source& source = study_.sources()[id];
  std::string quotation;
  if (place.span && !place.span->empty() && place.layer <= source.more_layers.size()) {
    if (const auto& text = text_of_layer(source, place.layer)) {
      const std::string_view whole = text->slice(*place.span);
      quotation = cut_quotation(whole);
      if (!folded_match(whole, quoted_name(quotation))) quotation.clear();  // only blanks: no name tells them
    }
  }
  if (!place.record) {
    place.name = quotation;
    return;
  }
  const Segment& segment = study_.segments()[*place.record];
  place.name = segment.label;
  if (!segment.label.empty()) return;
  place.name = quotation;
  if (!quotation.empty() || segment.text.empty()) return;
  place.name = cut_quotation(segment.text);
  if (place.kind != Kind::pdf_selection && !place.twin)
    change(Item::segment, row(*place.record), LossReason::no_counterpart);
}

void RefiExporter::choose_places() {
  for (const auto& [id, segment] : study_.segments()) {
    if (refused(segment.source)) {
      drop(Item::segment, row(id), LossReason::consent);
      continue;
    }
    if (segment.kind == PlaceKind::source) {
      detail(Item::segment, row(id), !segment.label.empty());
      continue;
    }
    auto place = place_of(segment);
    if (!place) {
      const bool top_left = !provenance_of(segment.provenance, "box_origin").empty();
      drop(Item::segment, row(id), top_left ? LossReason::page_height_unknown : LossReason::no_counterpart);
      continue;
    }
    place->record = id;
    place->guid = guids_.at(id);
    placed_.insert(id);
    const bool second_lost =
        !segment.second_numbers.empty() && !place->twin && place->kind != Kind::transcript_selection;
    const bool excerpt_lost = !segment.text.empty() && place->kind != Kind::pdf_selection && !place->twin;
    detail(Item::segment, row(id), second_lost || (excerpt_lost && !segment.label.empty()));
    name_place(*place, segment.source);
    places_[row(segment.source)].push_back(std::move(*place));
  }
}

void RefiExporter::choose_codings() {
  const Codings& codings = study_.codings();
  constexpr std::uint8_t coder_bit = 1;
  constexpr std::uint8_t final_bit = 2;
  std::vector<std::uint8_t> layers(study_.sources().end_row());
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::removed) != 0) continue;
    layers[codings.source()[i]] |= (flags & coding_flags::final_layer) != 0 ? final_bit : coder_bit;
  }
  std::map<SegmentId, std::vector<CodingId>> on_record;
  std::map<std::tuple<SourceId, std::uint32_t, std::uint32_t>, std::vector<CodingId>> on_span;
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const auto id = static_cast<CodingId>(i);
    if (!codings.contains(id)) continue;
    const Coding coding = codings[id];
    const bool has_detail = coding.layer == CodingLayer::final_ || coding.polarity == Polarity::negative ||
                            coding.important || !coding.pass.empty() || coding.version || coding.weight;
    const bool other_layer = layers[row(coding.source)] == (coder_bit | final_bit) && coding.layer != options_.layer;
    bool writable = true;
    bool whole = false;
    if (coding.segment) {
      whole = study_.segments()[*coding.segment].kind == PlaceKind::source;
      writable = whole || placed_.contains(*coding.segment);
    }
    if (refused(coding.source) || other_layer || !writable) {
      const LossReason reason = refused(coding.source) ? LossReason::consent : LossReason::no_counterpart;
      drop(Item::coding, i, reason);
      if (has_detail) lost(Item::coding, i, reason);
      guids_.erase(ObjectRef(id));
      continue;
    }
    detail(Item::coding, i, has_detail);
    if (whole) {
      whole_[row(coding.source)].push_back(id);
    } else if (coding.segment) {
      on_record[*coding.segment].push_back(id);
    } else {
      on_span[{coding.source, coding.span.begin, coding.span.end}].push_back(id);
    }
  }
  for (auto& places : places_) {
    for (auto& place : places) {
      if (const auto found = on_record.find(*place.record); found != on_record.end()) place.codings = found->second;
    }
  }
  for (auto& [key, ids] : on_span) {
    const auto& [source, begin, end] = key;
    auto place = text_place(source, 0, Span{begin, end});
    place->guid = guid("selection", {}, cat(guids_.at(source), '/', begin, '-', end));
    place->codings = std::move(ids);
    name_place(*place, source);
    places_[row(source)].push_back(std::move(*place));
  }
  for (auto& places : places_) {
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
      return std::tie(a.layer, a.key, a.positions, a.guid) < std::tie(b.layer, b.key, b.positions, b.guid);
    });
  }
}

std::vector<RefiExporter::SyncOut> RefiExporter::sync_points(SourceId id, std::size_t layer) {
  const Source& source = study_.sources()[id];
  const auto& points = layer == 0 ? source.sync_points : source.more_layers[layer - 1].sync_points;
  std::vector<SyncOut> out;
  std::unordered_map<std::string, std::string> by_key;
  const std::string prefix = cat(guids_.at(id), '/', layer, '/');
  for (const auto& point : points) {
    out.push_back({.guid = guid("syncpoint", point.uid, cat(prefix, out.size())),
                   .position = point.position,
                   .time_ms = point.time_ms});
    const std::string_view uid = point.uid;
    if (!uid.empty()) by_key.emplace(guid_key(uid.starts_with("raw:") ? uid.substr(4) : uid), out.back().guid);
  }
  for (auto& place : places_[row(id)]) {
    if (place.kind != Kind::transcript_selection || place.layer != layer) continue;
    std::vector<std::int64_t> times;
    std::string from, to;
    if (place.record) {
      const Segment& segment = study_.segments()[*place.record];
      times = segment.second_numbers;
      const auto known = [&](std::string_view name) {
        const auto found = by_key.find(std::string(provenance_of(segment.provenance, name)));
        return found == by_key.end() ? std::string() : found->second;
      };
      from = known("fromSyncPoint");
      to = known("toSyncPoint");
    }
    if (!place.span || !from.empty() || !to.empty()) {
      place.from = from;
      place.to = to;
      if (from.empty() || to.empty()) place.name = place.record ? study_.segments()[*place.record].label : "";
      continue;
    }
    const auto point_at = [&](std::int64_t position, std::size_t end) {
      const std::optional<std::int64_t> time = times.size() == 2 ? std::optional(times[end]) : std::nullopt;
      for (const auto& point : out) {
        if (point.position == position && point.time_ms == time) return point.guid;
      }
      out.push_back({.guid = guid("syncpoint", {}, cat(prefix, '+', position, time ? cat('@', *time) : "")),
                     .position = position,
                     .time_ms = time});
      return out.back().guid;
    };
    place.from = point_at(place.span->begin, 0);
    place.to = point_at(place.span->end, 1);
  }
  return out;
}

}  // namespace tematik::io::detail
