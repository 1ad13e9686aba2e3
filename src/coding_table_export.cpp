#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <tematik/model/consent.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>

#include "coding_table_exporter.hpp"
#include "csv_text.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::size_t lines_per_step = 8192;  ///< between two calls of `progress`
constexpr std::uint8_t coder_bit = 1;
constexpr std::uint8_t final_bit = 2;

/// A time as its cell; empty if it lies outside the years that the form has.
std::string time_cell(const std::optional<Timestamp>& time) {
  if (!time) return {};
  std::string out = to_string(*time);
  return read_timestamp(out) == *time ? out : std::string();
}

using CoverageKey = std::tuple<std::size_t, std::size_t, std::uint32_t, std::uint32_t, std::size_t>;

CoverageKey key_of(std::size_t coder, std::size_t source, Span span, std::size_t code) {
  return {coder, source, span.begin, span.end, code};
}

}  // namespace

TableExporter::TableExporter(const Study& study, const WriteOptions& options, char delimiter)
    : study_(study),
      options_(options),
      delimiter_(delimiter),
      counter_(LossDirection::export_, options.examples),
      coding_objects_(study.codings().end_row(), LossCounter::none),
      coverage_objects_(study.coverage().end_row(), LossCounter::none),
      gates_(study.sources().end_row()),
      layers_(study.sources().end_row()),
      source_used_(study.sources().end_row()),
      code_used_(study.codes().end_row()),
      code_in_path_(study.codes().end_row()),
      coder_used_(study.coders().end_row()),
      case_used_(study.cases().end_row()),
      segment_used_(study.segments().end_row()),
      code_ids_(study.codes().end_row()) {
  for (const std::string_view word : record_words) {
    kinds_.push_back(counter_.kind(word));
    details_.push_back(counter_.kind(cat(word, "_detail")));
  }
}

ExportedTable TableExporter::run() {
  ask_consent();
  const CaseMembers members(study_);
  choose_codings(members);
  choose_coverage(members);
  name_all();
  count_memos();
  ExportedTable out;
  out.bytes = written();
  out.rows = lines_.size();
  count_material();
  count_findings();
  out.report.format = to_string(delimiter_ == '\t' ? Format::tsv : Format::csv);
  out.report.origin = "tematik";
  counter_.finish(out.report, [this](Object object) { return describe(object); });
  return out;
}

void TableExporter::ask_consent() {
  // No day is asked for, as the clock would change the bytes: a refusal counts even past its expiry.
  for (const auto& [id, source] : study_.sources()) {
    Gate& gate = gates_[row(id)];
    for (const ConsentScope scope : {ConsentScope::analyse, ConsentScope::share}) {
      const ConsentState state = allows(study_, id, {}, scope);
      if (state == ConsentState::refused) gate = Gate::refused;
      if (state == ConsentState::no_record && gate == Gate::open) gate = Gate::unrecorded;
    }
  }
}

bool TableExporter::writable(const Coding& coding, std::string_view& text) const {
  if (!coding.segment) return true;
  const Segment& place = study_.segments()[*coding.segment];
  const bool known = study_.sources()[coding.source].text.has_value();
  switch (place.kind) {
    case PlaceKind::source:
      return true;
    case PlaceKind::span:
      if (!known) text = place.text;
      return true;
    default:
      text = place.text;
      return !text.empty();
  }
}

std::optional<LossReason> TableExporter::refusal(const Coding& coding) const {
  if (gates_[row(coding.source)] == Gate::refused) return LossReason::consent;
  const std::uint8_t layers = layers_[row(coding.source)];
  const bool other_layer = layers == (coder_bit | final_bit) && coding.layer != options_.layer;
  const bool outside =
      study_.sources()[coding.source].kind == SourceKind::memo || study_.codes()[coding.code].case_code;
  std::string_view text;
  if (other_layer || outside || !writable(coding, text)) return LossReason::no_counterpart;
  return std::nullopt;
}

void TableExporter::use(SourceId source, CodeId code, CoderId coder) {
  source_used_[row(source)] = true;
  code_used_[row(code)] = true;
  coder_used_[row(coder)] = true;
}

std::optional<CaseId> TableExporter::case_of(const Coding& coding, const CaseMembers& members, Object object) {
  const auto cases = members.of(coding);
  if (cases.empty()) return std::nullopt;
  if (cases.size() > 1) counter_.mark(object, LossAction::changed, LossReason::no_counterpart);
  case_used_[row(cases.front())] = true;
  return cases.front();
}

void TableExporter::choose_codings(const CaseMembers& members) {
  const Codings& codings = study_.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::removed) != 0) continue;
    layers_[codings.source()[i]] |= (flags & coding_flags::final_layer) != 0 ? final_bit : coder_bit;
  }
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const auto id = static_cast<CodingId>(i);
    if (!codings.contains(id)) continue;
    const Coding coding = codings[id];
    const Object object = add(Kind::coding, i);
    coding_objects_[i] = object;
    const bool has_detail = coding.layer == CodingLayer::final_ || coding.polarity == Polarity::negative ||
                            coding.important || !coding.pass.empty() || coding.version;
    const auto reason = refusal(coding);
    if (reason) {
      drop(object, *reason);
      if (has_detail) lost(Kind::coding, i, *reason);
      continue;
    }
    if (has_detail) detail(Kind::coding, i, true);
    Line line{.row = static_cast<std::uint32_t>(i)};
    static_cast<void>(writable(coding, line.text));
    line.case_ = case_of(coding, members, object);
    if (coding.created && time_cell(coding.created).empty()) counter_.mark(object, LossReason::value_type);
    if (coding.segment) segment_used_[row(*coding.segment)] = true;
    use(coding.source, coding.code, *coding.coder);
    lines_.push_back(line);
  }
}

void TableExporter::choose_coverage(const CaseMembers& members) {
  // With the column `value` every row claims that the coder looked there; so every coding must be covered.
  std::set<CoverageKey> covered;
  const auto usable = [&](const Coverage& record) {
    return gates_[row(record.source)] != Gate::refused && record.code && record.pass.empty() && record.batch.empty() &&
           record.state == CoverageState::completed && study_.sources()[record.source].kind != SourceKind::memo &&
           !study_.codes()[*record.code].case_code && (!record.span || !record.span->empty());
  };
  const auto key = [](const Coverage& record) {
    return key_of(row(record.coder), row(record.source), record.span.value_or(Span{}), row(*record.code));
  };
  for (const auto& [id, record] : study_.coverage()) {
    if (usable(record)) covered.insert(key(record));
  }
  has_value_ = !covered.empty();
  std::set<CoverageKey> coded;
  for (const Line& line : lines_) {
    const Coding coding = study_.codings()[static_cast<CodingId>(line.row)];
    const bool whole = coding.segment && study_.segments()[*coding.segment].kind == PlaceKind::source;
    if (coding.span.empty() && !whole) continue;
    const auto place = key_of(row(*coding.coder), row(coding.source), coding.span, row(coding.code));
    has_value_ = has_value_ && covered.contains(place);
    coded.insert(place);
  }
  for (const auto& [id, record] : study_.coverage()) {
    const Object object = add(Kind::coverage, row(id));
    coverage_objects_[row(id)] = object;
    const bool refused = gates_[row(record.source)] == Gate::refused;
    if (!has_value_ || !usable(record)) {
      drop(object, refused ? LossReason::consent : LossReason::no_counterpart);
      continue;
    }
    const bool absent = coded.insert(key(record)).second;  // one row per place, however often it was recorded
    if (absent) {
      Line line{.row = static_cast<std::uint32_t>(row(id)), .absent = true};
      line.case_ = case_of({.source = record.source, .span = record.span.value_or(Span{})}, members, object);
      lines_.push_back(line);
      use(record.source, *record.code, record.coder);
    }
    const bool unwritten = record.time && (!absent || time_cell(record.time).empty());
    if (unwritten) counter_.mark(object, LossAction::changed, LossReason::no_counterpart);
  }
}

std::vector<bool> TableExporter::needed_columns() const {
  std::vector<bool> out(column_count);
  const auto need = [&](Column column, bool needed = true) {
    if (needed) out[static_cast<std::size_t>(column)] = true;
  };
  for (const Column column : {Column::source, Column::code, Column::begin, Column::end, Column::coder}) need(column);
  need(Column::value, has_value_);
  need(Column::memo, !memos_.empty());
  for (const Line& line : lines_) {
    need(Column::text, !line.text.empty());
    need(Column::case_, line.case_.has_value());
    if (line.absent) {
      const Coverage& record = study_.coverage()[static_cast<CoverageId>(line.row)];
      need(Column::created, !time_cell(record.time).empty());
      need(Column::code_id, !code_ids_[row(*record.code)].empty());
    } else {
      const Coding coding = study_.codings()[static_cast<CodingId>(line.row)];
      need(Column::created, coding.created.has_value());
      need(Column::weight, coding.weight.has_value());
      need(Column::code_id, !code_ids_[row(coding.code)].empty());
    }
  }
  return out;
}

std::string TableExporter::written() {
  const auto columns = needed_columns();
  std::string out;
  for (std::size_t i = 0; i < column_count; ++i) {
    if (!columns[i]) continue;
    if (!out.empty()) out += delimiter_;
    out += to_string(static_cast<Column>(i));
  }
  out += "\r\n";
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (i % lines_per_step == 0) step(i);
    append_line(out, lines_[i], columns);
  }
  step(lines_.size());
  return out;
}

void TableExporter::append_line(std::string& out, const Line& line, const std::vector<bool>& columns) {
  Coding coding;
  if (line.absent) {
    const Coverage& record = study_.coverage()[static_cast<CoverageId>(line.row)];
    coding = {
        .source = record.source, .span = record.span.value_or(Span{}), .code = *record.code, .coder = record.coder};
    coding.created = record.time;
  } else {
    coding = study_.codings()[static_cast<CodingId>(line.row)];
  }
  std::optional<Span> span;
  if (!coding.span.empty()) span = coding.span;
  if (coding.segment && !span) {  // a point has no characters, and yet a position
    const Segment& place = study_.segments()[*coding.segment];
    if (place.kind == PlaceKind::span) span = place.span;
  }
  bool first = true;
  bool marked = false;
  const auto put = [&](Column column, std::string_view cell, bool text) {
    if (!columns[static_cast<std::size_t>(column)]) return;
    if (!first) out += delimiter_;
    first = false;
    marked = append_csv_cell(out, cell, text && options_.spreadsheet_safe, delimiter_) || marked;
  };
  const auto memo = line.absent ? memos_.end() : memos_.find(line.row);
  put(Column::source, source_names_[row(coding.source)].cell, true);
  put(Column::code, code_names_[row(coding.code)].cell, true);
  put(Column::code_id, code_ids_[row(coding.code)], true);
  put(Column::begin, span ? std::to_string(span->begin) : std::string(), false);
  put(Column::end, span ? std::to_string(span->end) : std::string(), false);
  put(Column::text, line.text, true);
  put(Column::coder, coder_names_[row(*coding.coder)].cell, true);
  put(Column::created, time_cell(coding.created), true);
  put(Column::memo, memo == memos_.end() ? std::string_view() : memo->second, true);
  put(Column::case_, line.case_ ? std::string_view(case_names_[row(*line.case_)].cell) : std::string_view(), true);
  put(Column::weight, coding.weight ? json_number(*coding.weight) : std::string(), false);
  put(Column::value, line.absent ? "0" : "1", false);
  out += "\r\n";
  if (marked) {
    counter_.mark(line.absent ? coverage_objects_[line.row] : coding_objects_[line.row], LossReason::char_not_allowed);
  }
}

void TableExporter::step(std::size_t done) const {
  if (options_.progress &&
      !options_.progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(lines_.size()))) {
    throw Error("cancelled", "writing the table was cancelled; nothing was changed");
  }
}

ExportedTable export_coding_table(const Study& study, const WriteOptions& options, char delimiter) {
  return TableExporter(study, options, delimiter).run();
}

}  // namespace tematik::io::detail
