#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <tematik/support/cat.hpp>

#include "coding_table_importer.hpp"
#include "offset_names.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

/// Adds what is not there. Both lists are free of doubles, so only old members are compared.
template <class T>
void merge(std::vector<T>& into, const std::vector<T>& more) {
  const auto old = static_cast<std::ptrdiff_t>(into.size());
  for (const T& item : more) {
    if (std::find(into.begin(), into.begin() + old, item) == into.begin() + old) into.push_back(item);
  }
}

}  // namespace

template <class Id, class Record, class Add>
Id TableImporter::named(Names<Id>& known, const Rows<Id, Record>& rows, Column column, Add add) {
  const std::string_view name = cell(column);
  if (const auto found = known.cells.find(name); found != known.cells.end()) return found->second;
  const auto& same = rows.find(name);
  std::optional<Id> id;
  if (same.size() == 1) id = same.front();
  if (same.size() > 1) {
    fail(column, "table_cell",
         cat(same.size(), " objects of the study share this name; use their labels (a name with its [id])"));
  }
  if (const auto label = known.labels.find(std::string(name)); !id && label != known.labels.end()) id = label->second;
  if (!id) id = add(std::string(name));
  known.cells.emplace(name, *id);
  return *id;
}

SourceId TableImporter::source() {
  if (cell(Column::source).empty()) note(object_, LossReason::name_empty);
  return named(sources_, study_.sources(), Column::source,
               [&](std::string name) { return study_.add_source({.name = std::move(name)}); });
}

CoderId TableImporter::coder() {
  if (!cell(Column::coder).empty()) {
    return named(coders_, study_.coders(), Column::coder,
                 [&](std::string name) { return study_.add_coder({.name = std::move(name)}); });
  }
  mark(LossReason::coder_unknown);
  if (!unknown_) {
    const auto& found = study_.coders().find("unknown");
    if (!found.empty()) {
      unknown_ = found.front();
    } else {
      unknown_ = study_.add_coder({.name = "unknown"});
      counter_.made(coder_kind_, LossReason::coder_unknown, {.id = "unknown", .where = {}});
    }
  }
  return *unknown_;
}

SegmentId TableImporter::record(Segment segment, std::string_view raw_begin, std::string_view raw_end) {
  return segments_.of(study_, std::move(segment), cat(raw_begin, ' ', raw_end));
}

TableImporter::Place TableImporter::whole(SourceId source) {
  return {.segment = record({.source = source, .kind = PlaceKind::source}), .whole = true};
}

TableImporter::Place TableImporter::quotation(SourceId source) {
  Segment segment{.source = source, .kind = PlaceKind::raw, .text = std::string(cell(Column::text))};
  segment.state = "unverified";
  return {.segment = record(std::move(segment))};
}

TableImporter::Place TableImporter::as_read(SourceId source, std::string_view state,
                                            std::vector<std::int64_t> numbers) {
  Segment segment{.source = source, .kind = PlaceKind::raw, .numbers = std::move(numbers)};
  segment.text = cell(Column::text);
  segment.state = state;
  for (const Column column : {Column::begin, Column::end}) {
    const std::string_view raw = cell(column);
    if (!raw.empty()) segment.provenance.emplace_back(to_string(column), raw);
  }
  return {.segment = record(std::move(segment), cell(Column::begin), cell(Column::end))};
}

TableImporter::Place TableImporter::place(SourceId source) {
  const std::string_view begin_cell = cell(Column::begin);
  const std::string_view end_cell = cell(Column::end);
  const std::string_view text = cell(Column::text);
  if (begin_cell.empty() && end_cell.empty()) return text.empty() ? whole(source) : search(source);
  const auto begin = read_position(begin_cell);
  const auto end = read_position(end_cell);
  if (!begin || !end) {
    const bool half = begin_cell.empty() || end_cell.empty();
    mark(LossAction::unverified, half ? LossReason::value_missing : LossReason::integer_out_of_range);
    return as_read(source, "invalid");
  }
  Span span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
  if (span.begin > span.end) {
    std::swap(span.begin, span.end);
    mark(LossReason::range_reversed);
  }
  const auto length = study_.sources()[source].length();
  if (length && span.end > *length) {
    mark(LossReason::offset_out_of_range);
    return as_read(source, "out_of_range", {span.begin, span.end});
  }
  if (!length) mark(LossReason::text_missing);
  if (span.begin == span.end) {
    note(object_, LossReason::range_empty);
    Segment segment{.source = source, .kind = PlaceKind::span, .span = span, .text = std::string(text)};
    segment.state = "point";
    return {.segment = record(std::move(segment))};
  }
  if (text.empty() || (length && agrees(source, span, text))) return {.span = span};
  if (length) mark(LossReason::text_mismatch);
  Segment segment{.source = source, .kind = PlaceKind::span, .span = span, .text = std::string(text)};
  segment.state = "unverified";
  return {.span = span, .segment = record(std::move(segment))};
}

bool TableImporter::agrees(SourceId source, Span span, std::string_view text) const {
  const QuotedName name = quoted_name(text);
  return name.fold.empty() || folded_match(study_.sources()[source].text->slice(span), name);
}

TableImporter::Place TableImporter::search(SourceId source) {
  const auto& text = study_.sources()[source].text;
  if (!text) {
    mark(LossReason::text_missing);
    return quotation(source);
  }
  auto& searched = searches_[source];
  if (!searched.text) searched.text = std::make_unique<QuotationSearch>(*text);
  const auto [found, is_new] = searched.hits.try_emplace(cell(Column::text));
  if (is_new) found->second = searched.text->find(cell(Column::text));
  const auto& hit = found->second;
  if (!hit) {
    mark(LossReason::text_mismatch);
    return quotation(source);
  }
  if (hit->several) mark(LossReason::text_ambiguous);
  return {.span = hit->span};
}

ObjectRef TableImporter::place_of_memo(SourceId source, const Place& at) {
  if (at.segment) return *at.segment;
  if (!at.span) return source;
  return record({.source = source, .kind = PlaceKind::span, .span = at.span});
}

void TableImporter::add_case(SourceId source, const Place& at) {
  if (!table_.has(Column::case_)) return;
  SourceCases& here = source_cases_[source];
  const std::string_view name = cell(Column::case_);
  if (name.empty()) {
    here.mixed = true;
    return;
  }
  const auto [found, is_new] = case_index_.try_emplace(name, case_rows_.size());
  if (is_new) case_rows_.push_back(row_);
  if (here.only && *here.only != found->second) here.mixed = true;
  here.only = found->second;
  here.places.emplace_back(found->second, at);
}

void TableImporter::add_cases() {
  struct Members {
    std::vector<SourceId> sources{};
    std::vector<Passage> spans{};
    std::vector<SegmentId> segments{};
  };
  std::vector<Members> members(case_rows_.size());
  for (const auto& [source, here] : source_cases_) {
    std::set<std::tuple<std::size_t, Span, std::size_t>> seen;
    for (const auto& [at, place] : here.places) {
      const std::size_t segment = place.span || !place.segment ? 0 : row(*place.segment) + 1;
      if (!seen.emplace(here.mixed ? at : 0, here.mixed ? place.span.value_or(Span{}) : Span{},
                        here.mixed ? segment : 0)
               .second) {
        continue;
      }
      if (!here.mixed) {
        members[at].sources.push_back(source);
      } else if (place.span) {
        members[at].spans.push_back({source, *place.span});
      } else {
        members[at].segments.push_back(*place.segment);
      }
    }
  }
  for (std::size_t i = 0; i < case_rows_.size(); ++i) {
    row_ = case_rows_[i];
    const CaseId id = named(cases_, study_.cases(), Column::case_,
                            [&](std::string name) { return study_.add_case({.name = std::move(name)}); });
    Case record = study_.cases()[id];
    merge(record.sources, members[i].sources);
    merge(record.spans, members[i].spans);
    merge(record.segments, members[i].segments);
    study_.set_case(id, std::move(record));
  }
}

}  // namespace tematik::io::detail
