#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/time.hpp>

#include "coding_table.hpp"
#include "coding_table_codes.hpp"
#include "coding_table_search.hpp"
#include "loss_counter.hpp"
#include "offset_names.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::int64_t rows_per_step = 8192;  ///< between two calls of `progress`
constexpr std::uint64_t largest_position = std::numeric_limits<std::uint32_t>::max() - 1;

/// A position: digits, perhaps with `.0` behind, as programs write a column that has empty cells.
std::optional<std::uint64_t> read_position(std::string_view cell) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end == cell.data()) return std::nullopt;
  std::string_view rest = cell.substr(static_cast<std::size_t>(end - cell.data()));
  if (rest.starts_with('.') && rest.size() > 1) {
    rest.remove_prefix(1);
    if (rest.find_first_not_of('0') == std::string_view::npos) rest = {};
  }
  if (!rest.empty() || value > largest_position) return std::nullopt;
  return value;
}

std::optional<double> read_number(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// Where a row lies: a span, a recorded place, or both (a span with the quotation that could not be checked).
struct Place {
  std::optional<Span> span{};
  std::optional<SegmentId> segment{};
  bool whole = false;

  /// Coder coverage can say "here".
  [[nodiscard]] bool coverable() const noexcept { return whole || span.has_value(); }
};

class Importer {
 public:
  Importer(const CodingTable& table, Study study, const ReadOptions& options)
      : table_(table),
        study_(std::move(study)),
        options_(options),
        counter_(LossDirection::import_, options.examples),
        column_kind_(counter_.kind("column")),
        row_kind_(counter_.kind("row")),
        coder_kind_(counter_.kind("coder")) {
    sources_.know(study_, study_.sources());
    coders_.know(study_, study_.coders());
    cases_.know(study_, study_.cases());
  }

  ReadResult run(LossInput input) {
    count();
    const TableCodes codes(table_, study_);
    for (std::size_t i = 0; i < table_.size(); ++i) {
      if (static_cast<std::int64_t>(i) % rows_per_step == 0) step(i);
      row_ = &table_.row(i);
      object_ = first_row_ + static_cast<LossCounter::Object>(i);
      add_row(codes);
    }
    add_cases();
    step(table_.size());
    LossReport report;
    report.format = to_string(table_.csv.delimiter == '\t' && !table_.csv.guessed ? Format::tsv : Format::csv);
    report.input = std::move(input);
    counter_.finish(report, [this](LossCounter::Object object) { return describe(object); });
    return {.study = std::move(study_), .report = std::move(report)};
  }

 private:
  // --- bookkeeping ----------------------------------------------------------------------------------------
  void count() {
    const auto table = counter_.add(counter_.kind("table"), true);
    if (table_.csv.guessed) note(table, LossReason::delimiter_guessed);
    if (table_.csv.from_utf16) counter_.mark(table, LossReason::encoding_changed);
    std::vector<bool> known(table_.csv.rows.front().size);
    for (const auto& place : table_.place) {
      if (place) known[*place] = true;
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
      const auto column = counter_.add(column_kind_, true);
      if (!known[i]) counter_.mark(column, LossReason::not_in_schema);
    }
    first_row_ = static_cast<LossCounter::Object>(counter_.size());
    for (std::size_t i = 0; i < table_.size(); ++i) counter_.add(row_kind_, true);
  }

  LossExample describe(LossCounter::Object object) const {
    if (object == 0) {
      const char delimiter = table_.csv.delimiter;
      return {
          .id = {},
          .where = cat("delimiter ", delimiter == '\t' ? std::string_view("TAB") : std::string_view(&delimiter, 1))};
    }
    if (object < first_row_) {
      const CsvRow& header = table_.csv.rows.front();
      return {.id = std::string(table_.csv.cell(header, object - 1)), .where = cat("column ", object)};
    }
    return {.id = {}, .where = cat("row ", table_.row(object - first_row_).number)};
  }

  void step(std::size_t done) const {
    if (options_.progress &&
        !options_.progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(table_.size()))) {
      throw Error("cancelled", cat("reading ", table_.name, " was cancelled"), table_.name);
    }
  }

  void mark(LossReason reason) { counter_.mark(object_, reason); }
  void mark(LossAction action, LossReason reason) { counter_.mark(object_, action, reason); }
  void note(LossCounter::Object object, LossReason reason) { counter_.mark(object, LossAction::note, reason); }

  [[nodiscard]] std::string_view cell(Column column) const { return table_.cell(*row_, column); }

  [[noreturn]] void fail(Column column, std::string_view code, std::string_view sentence) const {
    const std::string where =
        cat(table_.name, ", row ", row_->number, ", column ", *table_.place[static_cast<std::size_t>(column)] + 1);
    throw InputError(std::string(code), cat(where, " (", to_string(column), "): ", sentence), where);
  }

  // --- who and where --------------------------------------------------------------------------------------
  /// Objects by cell, so that equal cells are looked up once, and those of the study before by label.
  template <class Id>
  struct Names {
    std::unordered_map<std::string_view, Id> cells{};
    std::unordered_map<std::string, Id> labels{};

    template <class Record>
    void know(const Study& study, const Rows<Id, Record>& rows) {
      for (const auto& [id, record] : rows) labels.emplace(study.label(id), id);
    }
  };

  /// The object of a name or label; made by `add` if there is none.
  template <class Id, class Record, class Add>
  Id named(Names<Id>& known, const Rows<Id, Record>& rows, Column column, Add add) {
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

  SourceId source() {
    if (cell(Column::source).empty()) note(object_, LossReason::name_empty);
    return named(sources_, study_.sources(), Column::source,
                 [&](std::string name) { return study_.add_source({.name = std::move(name)}); });
  }

  CoderId coder() {
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

  /// A recorded place, one for all rows that say the same.
  SegmentId record(Segment segment, std::string_view raw_begin = {}, std::string_view raw_end = {}) {
    std::string key =
        cat(to_string(segment.kind), ' ', row(segment.source), ' ', segment.state, ' ', raw_begin, ' ', raw_end, ' ');
    if (segment.span) key += cat(segment.span->begin, '-', segment.span->end);
    key += cat(' ', segment.text);
    auto [found, is_new] = segments_.try_emplace(std::move(key));
    if (is_new) found->second = study_.add_segment(std::move(segment));
    return found->second;
  }

  Place whole(SourceId source) {
    return {.segment = record({.source = source, .kind = PlaceKind::source}), .whole = true};
  }

  Place quotation(SourceId source) {
    Segment segment{.source = source, .kind = PlaceKind::raw, .text = std::string(cell(Column::text))};
    segment.state = "unverified";
    return {.segment = record(std::move(segment))};
  }

  Place as_read(SourceId source, std::string_view state, std::vector<std::int64_t> numbers = {}) {
    Segment segment{.source = source, .kind = PlaceKind::raw, .numbers = std::move(numbers)};
    segment.text = cell(Column::text);
    segment.state = state;
    for (const Column column : {Column::begin, Column::end}) {
      const std::string_view raw = cell(column);
      if (!raw.empty()) segment.provenance.emplace_back(to_string(column), raw);
    }
    return {.segment = record(std::move(segment), cell(Column::begin), cell(Column::end))};
  }

  Place place(SourceId source) {
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

  [[nodiscard]] bool agrees(SourceId source, Span span, std::string_view text) const {
    const QuotedName name = quoted_name(text);
    return name.fold.empty() || folded_match(study_.sources()[source].text->slice(span), name);
  }

  /// A quotation alone.
  Place search(SourceId source) {
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

  // --- a row ----------------------------------------------------------------------------------------------
  /// Nothing: the table says nothing about it.
  [[nodiscard]] std::optional<bool> applied() const {
    if (!table_.has(Column::value)) return true;
    const std::string_view value = cell(Column::value);
    if (value.empty()) return std::nullopt;
    const auto number = read_position(value);
    if (!number || *number > 1) fail(Column::value, "table_cell", "expected 1 (applied) or 0 (judged absent)");
    return *number == 1;
  }

  void add_row(const TableCodes& codes) {
    const auto code = codes.of(*row_);
    const auto is_applied = code ? applied() : std::nullopt;
    if (!code || !is_applied) {
      mark(LossAction::dropped, LossReason::value_missing);
      return;
    }
    if (*is_applied && !study_.codes()[*code].codable) {
      fail(table_.has(Column::code) ? Column::code : Column::code_id, "code_not_codable",
           "the code is a category of the codebook (codable = false); code with one of the codes below it");
    }
    const SourceId in = source();
    const Place at = place(in);
    const CoderId by = coder();
    const auto created = time();
    const auto weight = number();
    ObjectRef about;
    if (*is_applied) {
      Coding coding{.source = in, .code = *code, .coder = by, .segment = at.segment, .weight = weight};
      if (at.span) coding.span = *at.span;
      coding.created = created;
      about = study_.add_coding(std::move(coding));
    } else {
      if (!at.coverable()) {  // "not here" needs a here
        mark(LossReason::no_counterpart);
        return;
      }
      if (weight) mark(LossReason::value_type);
    }
    if (table_.has(Column::value) && at.coverable()) {
      const Span span = at.span.value_or(Span{});
      if (covered_.emplace(row(by), row(in), span.begin, span.end, row(*code)).second) {
        Coverage coverage{.coder = by, .source = in, .span = at.span, .code = *code};
        if (!*is_applied) coverage.time = created;
        study_.add_coverage(std::move(coverage));
      }
    }
    if (!cell(Column::memo).empty()) {
      if (!*is_applied) about = place_of_memo(in, at);
      study_.add_memo({.text = std::string(cell(Column::memo)), .on = {about}});
    }
    add_case(in, at);
  }

  ObjectRef place_of_memo(SourceId source, const Place& at) {
    if (at.segment) return *at.segment;
    if (!at.span) return source;
    return record({.source = source, .kind = PlaceKind::span, .span = at.span});
  }

  std::optional<Timestamp> time() {
    const std::string_view text = cell(Column::created);
    if (text.empty()) return std::nullopt;
    const auto out = read_timestamp(text);
    if (!out) {
      mark(LossReason::value_type);
    } else if (!out->zone_known) {
      note(object_, LossReason::date_no_zone);
    }
    return out;
  }

  std::optional<double> number() {
    const std::string_view text = cell(Column::weight);
    if (text.empty()) return std::nullopt;
    const auto out = read_number(text);
    if (!out) mark(LossReason::value_type);
    return out;
  }

  // --- cases ----------------------------------------------------------------------------------------------
  struct SourceCases {
    std::vector<std::pair<std::size_t, Place>> places{};  ///< place among the cases, where
    std::optional<std::size_t> only{};
    bool mixed = false;  ///< several cases, or rows without one
  };

  void add_case(SourceId source, const Place& at) {
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

  void add_cases() {
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

  /// Adds what is not there. Both lists are free of doubles, so only old members are compared.
  template <class T>
  static void merge(std::vector<T>& into, const std::vector<T>& more) {
    const auto old = static_cast<std::ptrdiff_t>(into.size());
    for (const T& item : more) {
      if (std::find(into.begin(), into.begin() + old, item) == into.begin() + old) into.push_back(item);
    }
  }

  struct Searched {
    std::unique_ptr<QuotationSearch> text{};
    std::unordered_map<std::string_view, std::optional<QuotationSearch::Hit>> hits{};
  };

  const CodingTable& table_;
  Study study_;
  const ReadOptions& options_;
  LossCounter counter_;
  LossCounter::Kind column_kind_, row_kind_, coder_kind_;
  LossCounter::Object first_row_ = 0;
  const CsvRow* row_ = nullptr;
  LossCounter::Object object_ = 0;

  Names<SourceId> sources_;
  Names<CoderId> coders_;
  Names<CaseId> cases_;
  std::optional<CoderId> unknown_;
  std::unordered_map<std::string, SegmentId> segments_;
  std::map<SourceId, Searched> searches_;
  std::set<std::tuple<std::size_t, std::size_t, std::uint32_t, std::uint32_t, std::size_t>> covered_;
  std::map<SourceId, SourceCases> source_cases_;
  std::unordered_map<std::string_view, std::size_t> case_index_;
  std::vector<const CsvRow*> case_rows_;
};

}  // namespace

ReadResult import_coding_table(const CodingTable& table, Study study, const ReadOptions& options, LossInput input) {
  return Importer(table, std::move(study), options).run(std::move(input));
}

}  // namespace tematik::io::detail
