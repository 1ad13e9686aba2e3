#include <charconv>
#include <limits>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "coding_table_importer.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::int64_t rows_per_step = 8192;  ///< between two calls of `progress`
constexpr std::uint64_t largest_position = std::numeric_limits<std::uint32_t>::max() - 1;

}  // namespace

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

TableImporter::TableImporter(const CodingTable& table, Study study, const ReadOptions& options)
    : table_(table),
      study_(std::move(study)),
      options_(options),
      counter_(LossDirection::import_, options.examples),
      column_kind_(counter_.kind("column")),
      row_kind_(counter_.kind("row")),
      record_kind_(table.wide ? counter_.kind("cell") : row_kind_),
      coder_kind_(counter_.kind("coder")) {
  sources_.know(study_, study_.sources());
  coders_.know(study_, study_.coders());
  cases_.know(study_, study_.cases());
}

ReadResult TableImporter::run(LossInput input) {
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

void TableImporter::count() {
  const auto table = counter_.add(counter_.kind("table"), true);
  if (table_.csv.guessed) note(table, LossReason::delimiter_guessed);
  if (table_.csv.from_utf16) counter_.mark(table, LossReason::encoding_changed);
  if (table_.wide) {
    for (const std::string_view heading : table_.wide->header) {
      const auto column = counter_.add(column_kind_, true);
      if (heading.empty()) counter_.mark(column, LossReason::not_in_schema);
    }
    for (const auto& [number, records] : table_.wide->rows) {
      const auto row = counter_.add(row_kind_, true);
      if (records == 0) note(row, LossReason::value_missing);
    }
  } else {
    count_columns();
  }
  first_row_ = static_cast<LossCounter::Object>(counter_.size());
  for (std::size_t i = 0; i < table_.size(); ++i) counter_.add(record_kind_, true);
}

void TableImporter::count_columns() {
  std::vector<bool> known(table_.csv.rows.front().size);
  for (const auto& place : table_.place) {
    if (place) known[*place] = true;
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto column = counter_.add(column_kind_, true);
    if (!known[i]) counter_.mark(column, LossReason::not_in_schema);
  }
}

LossExample TableImporter::describe(LossCounter::Object object) const {
  if (object == 0) {
    const char delimiter = table_.csv.delimiter;
    return {.id = {},
            .where = cat("delimiter ", delimiter == '\t' ? std::string_view("TAB") : std::string_view(&delimiter, 1))};
  }
  if (table_.wide) {
    const auto& wide = *table_.wide;
    const std::size_t columns = wide.header.size();
    if (object <= columns) return {.id = std::string(wide.header[object - 1]), .where = cat("column ", object)};
    if (object < first_row_) return {.id = {}, .where = cat("row ", wide.rows[object - 1 - columns].first)};
    const CsvRow& record = table_.row(object - first_row_);
    return {.id = {}, .where = cat("row ", record.number, ", column ", table_.file_column(record, Column::value))};
  }
  if (object < first_row_) {
    const CsvRow& header = table_.csv.rows.front();
    return {.id = std::string(table_.csv.cell(header, object - 1)), .where = cat("column ", object)};
  }
  return {.id = {}, .where = cat("row ", table_.row(object - first_row_).number)};
}

void TableImporter::step(std::size_t done) const {
  if (options_.progress &&
      !options_.progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(table_.size()))) {
    throw Error("cancelled", cat("reading ", table_.name, " was cancelled"), table_.name);
  }
}

void TableImporter::fail(Column column, std::string_view code, std::string_view sentence) const {
  const std::string where = cat(table_.name, ", row ", row_->number, ", column ", table_.file_column(*row_, column));
  throw InputError(std::string(code), cat(where, " (", to_string(column), "): ", sentence), where);
}

std::optional<bool> TableImporter::applied() const {
  if (!table_.has(Column::value)) return true;
  const std::string_view value = cell(Column::value);
  if (value.empty()) return std::nullopt;
  const auto number = read_position(value);
  if (!number || *number > 1) fail(Column::value, "table_cell", "expected 1 (applied) or 0 (judged absent)");
  return *number == 1;
}

void TableImporter::add_row(const TableCodes& codes) {
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

std::optional<Timestamp> TableImporter::time() {
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

std::optional<double> TableImporter::number() {
  const std::string_view text = cell(Column::weight);
  if (text.empty()) return std::nullopt;
  const auto out = read_number(text);
  if (!out) mark(LossReason::value_type);
  return out;
}

ReadResult import_coding_table(const CodingTable& table, Study study, const ReadOptions& options, LossInput input) {
  return TableImporter(table, std::move(study), options).run(std::move(input));
}

}  // namespace tematik::io::detail
