#include <algorithm>
#include <utility>

#include <tematik/text/utf8.hpp>

#include "offset_names.hpp"
#include "places.hpp"
#include "refi_importer.hpp"

namespace tematik::io::detail {
namespace {

void keep_raw(Segment& segment, std::string name, FileText value) {
  if (!value.empty()) segment.provenance.emplace_back(std::move(name), value);
}

/// A position that is no number stays as it was read.
void make_invalid(const RefiSelection& selection, Segment& segment) {
  segment.kind = PlaceKind::raw;
  segment.state = "invalid";
  segment.span.reset();
  segment.layer.reset();
  segment.numbers.clear();
  const bool text = selection.kind == Kind::plain_text_selection;
  keep_raw(segment, text ? "startPosition" : "begin", selection.begin.raw);
  keep_raw(segment, text ? "endPosition" : "end", selection.end.raw);
  keep_raw(segment, "page", selection.page.raw);
  keep_raw(segment, "firstX", selection.first_x.raw);
  keep_raw(segment, "firstY", selection.first_y.raw);
  keep_raw(segment, "secondX", selection.second_x.raw);
  keep_raw(segment, "secondY", selection.second_y.raw);
}

}  // namespace

void RefiImporter::find_twins() {
  for (const auto& source : document_.sources) {
    if (source.kind != Kind::pdf_source) continue;
    std::unordered_map<std::string, const RefiSelection*> boxes;
    for (const auto& box : source.selections) {
      if (const auto key = guid_key(box.guid); !key.empty()) boxes.emplace(key, &box);
    }
    for (const auto& text : source.texts) {
      for (const auto& selection : text.selections) {
        const auto box = boxes.find(guid_key(selection.guid));
        if (box == boxes.end() || twins_.contains(box->second)) continue;
        twins_[box->second] = {.selection = &selection, .text = &item_of(text)};
        twin_texts_.insert(&selection);
        dialect_.insert(9);
      }
    }
  }
}

void RefiImporter::add_places() {
  find_twins();
  for (std::size_t i = 0; i < document_.sources.size(); ++i) {
    const RefiSource& source = document_.sources[i];
    std::vector<const RefiCoding*> whole;
    for (const auto& coding : source.codings) whole.push_back(&coding);
    for (const auto& selection : source.selections) add_place(selection, source_ids_[i], nullptr);
    for (const auto& text : source.texts) {
      for (const auto& selection : text.selections) add_place(selection, source_ids_[i], &item_of(text));
      for (const auto& coding : text.codings) whole.push_back(&coding);
    }
    add_whole_source(whole, source_ids_[i]);
  }
  for (const auto& text : document_.notes) {
    const TextItem* item = &item_of(text);
    if (qualcoder_ && !text.selections.empty()) {
      const auto target = note_target(text);
      for (const auto& selection : text.selections) {
        if (target) add_place(selection, *texts_[*target].source, &texts_[*target]);
      }
    } else {
      for (const auto& selection : text.selections) add_place(selection, *item->source, item);
    }
    std::vector<const RefiCoding*> whole;
    for (const auto& coding : text.codings) whole.push_back(&coding);
    if (item->source) add_whole_source(whole, *item->source);
  }
}

void RefiImporter::place_text(const RefiSelection& selection, const TextItem& text, Segment& segment) {
  const OffsetSpan& span = resolution_.spans[selection_index_.at(&selection)];
  if (!text.stored) mark(selection.row, text.missing);
  if (span.mismatch) mark(selection.row, LossReason::text_mismatch);
  if (!span.name_matches) segment.label = selection.name;
  settle(span, text.layer, segment, [&](LossReason reason) { mark(selection.row, reason); });
  if (span.state == SpanState::invalid) make_invalid(selection, segment);
  if (segment.span) return;
  if (text.layer) keep_raw(segment, "layer", std::to_string(*text.layer));
}

void RefiImporter::place_clip(const RefiSelection& selection, const TextItem& text, Segment& segment) {
  const auto point = [&](FileText guid) -> const RefiSyncPoint* {
    if (guid.empty()) return nullptr;
    const auto found = sync_points_.find(guid_key(guid));
    if (found != sync_points_.end()) return found->second;
    note(selection.row, LossReason::ref_unresolved);
    return nullptr;
  };
  const RefiSyncPoint* from = point(selection.from_sync);
  const RefiSyncPoint* to = point(selection.to_sync);
  keep_raw(segment, "fromSyncPoint", guid_key(selection.from_sync));
  keep_raw(segment, "toSyncPoint", guid_key(selection.to_sync));
  OffsetSpan span = resolution_.spans[selection_index_.at(&selection)];
  if (!span.name_matches) segment.label = selection.name;
  std::optional<std::int64_t> begin_ms = from != nullptr ? from->time.value : std::nullopt;
  std::optional<std::int64_t> end_ms = to != nullptr ? to->time.value : std::nullopt;
  if (begin_ms && end_ms && *begin_ms > *end_ms) std::swap(begin_ms, end_ms);
  if (span.reversed) mark(selection.row, LossReason::range_reversed);
  if (span.split) mark(selection.row, LossReason::offset_split);

  // A missing end is open at that end.
  bool placed = span.state == SpanState::ok || span.state == SpanState::point || span.state == SpanState::unverified;
  if (selection.from_sync.empty()) span.begin = 0;
  if (placed && selection.to_sync.empty()) {
    if (text.stored) {
      span.end = static_cast<std::int64_t>(count_code_points(normalize_newlines(*text.stored).text));
    } else {
      placed = false;
    }
  }
  if (placed) {
    if (span.state != SpanState::unverified) span.state = span.begin == span.end ? SpanState::point : SpanState::ok;
    settle({.begin = span.begin, .end = span.end, .state = span.state}, text.layer, segment, [](LossReason) {});
    if (begin_ms && end_ms) segment.second_numbers = {*begin_ms, *end_ms};
    return;
  }
  if (span.state == SpanState::out_of_range) mark(selection.row, LossReason::offset_out_of_range);
  if (begin_ms && end_ms) {
    segment.kind = PlaceKind::time;
    segment.numbers = {*begin_ms, *end_ms};
  } else {
    segment.kind = PlaceKind::raw;
    segment.state = span.state == SpanState::out_of_range ? "out_of_range" : "invalid";
    for (const auto& number : {begin_ms, end_ms}) {
      if (number) segment.numbers.push_back(*number);
    }
  }
}

void RefiImporter::place_box(const RefiSelection& selection, Segment& segment) {
  const bool page = selection.kind == Kind::pdf_selection;
  segment.label = selection.name;
  const auto& x1 = selection.first_x.value;
  const auto& y1 = selection.first_y.value;
  const auto& x2 = selection.second_x.value;
  const auto& y2 = selection.second_y.value;
  if (!x1 || !y1 || !x2 || !y2 || (page && !selection.page.value)) {
    mark(selection.row, LossReason::integer_out_of_range);
    make_invalid(selection, segment);
    return;
  }
  if (*x1 > *x2 || *y1 > *y2) mark(selection.row, LossReason::box_normalised);
  segment.kind = page ? PlaceKind::page : PlaceKind::pixel;
  if (page) segment.numbers.push_back(*selection.page.value);
  for (const auto number : {std::min(*x1, *x2), std::min(*y1, *y2), std::max(*x1, *x2), std::max(*y1, *y2)}) {
    segment.numbers.push_back(number);
  }
  if (page && qualcoder_) segment.provenance.emplace_back("box_origin", "top_left");
}

void RefiImporter::place_time(const RefiSelection& selection, Segment& segment) {
  segment.label = selection.name;
  auto begin = selection.begin.value;
  auto end = selection.end.value;
  if (!begin || !end || *begin < 0 || *end < 0) {
    mark(selection.row, LossReason::integer_out_of_range);
    make_invalid(selection, segment);
    return;
  }
  if (*begin > *end) {
    mark(selection.row, LossReason::range_reversed);
    std::swap(begin, end);
  }
  if (*begin == *end) note(selection.row, LossReason::range_empty);
  segment.kind = PlaceKind::time;
  segment.numbers = {*begin, *end};
}

void RefiImporter::add_excerpt(const RefiSelection& selection, Segment& segment) {
  if (selection.representations.empty()) return;
  const RefiText& excerpt = selection.representations.front();
  const TextItem& item = item_of(excerpt);
  keep_raw(segment, "excerpt.guid", excerpt.guid);
  keep_raw(segment, "excerpt.name", excerpt.name);
  keep_raw(segment, "excerpt.plainTextPath", excerpt.plain_path);
  if (item.stored) segment.text = normalize_newlines(*item.stored).text;
  if (!segment.text.empty() && folded_match(segment.text, quoted_name(segment.label))) segment.label.clear();
  for (const auto& other : selection.representations) {
    if (&other != &excerpt) drop(other.row, LossReason::no_counterpart);
    for (const auto& inner : other.selections) drop(inner.row, LossReason::no_counterpart);
    for (const auto& value : other.values) drop(value.row, LossReason::no_counterpart);
  }
}

}  // namespace tematik::io::detail
