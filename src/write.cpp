#include <tematik/io/write.hpp>

#include <limits>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/sha256.hpp>

#include "atomic_file.hpp"
#include "coding_table.hpp"
#include "csv_text.hpp"
#include "refi_write.hpp"
#include "sniff.hpp"

namespace tematik::io {
namespace {

using tematik::detail::cat;

[[noreturn]] void cannot_write(const std::string& name, std::string_view what) {
  throw UsageError(
      "format_not_written",
      cat(name, ": ", what,
          " is not written by this version; written are projects and codebooks of REFI-QDA (.qdpx, .qde, .qdc) "
          "and coding tables (.csv, .tsv)"),
      name, std::string(what));
}

/// What is made: a table, or one of the forms of REFI-QDA.
struct Target {
  Format format = Format::csv;
  detail::RefiForm form = detail::RefiForm::archive;
};

Target target_of(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const std::string suffix = detail::suffix_of(name);
  for (const Format format : {Format::csv, Format::tsv}) {
    if (suffix == to_string(format)) return {.format = format};
  }
  if (suffix == "qdpx") return {.format = Format::refi_qda_project};
  if (suffix == "qde") return {.format = Format::refi_qda_project, .form = detail::RefiForm::loose};
  if (suffix == "qdc") return {.format = Format::refi_qda_codebook, .form = detail::RefiForm::codebook};
  cannot_write(name, suffix.empty() ? "a file without a suffix" : cat("the format of .", suffix));
}

/// Reads the table again: it must hold the rows that were meant, and its cells must write the same bytes.
void validate(const detail::ExportedTable& table, const std::string& name, char delimiter) {
  constexpr auto any = std::numeric_limits<std::int64_t>::max();
  const Limits limits{.xml_nodes = any, .xml_attribute_bytes = any};
  std::string again;
  again.reserve(table.bytes.size());
  std::size_t rows = 0;
  try {
    const auto read = detail::read_csv(table.bytes, name, delimiter, limits, false);
    for (const auto& row : read.rows) {
      for (std::size_t i = 0; i < row.size; ++i) {
        if (i > 0) again += delimiter;
        detail::append_csv_cell(again, read.cell(row, i), false, delimiter);
      }
      again += "\r\n";
    }
    rows = read.rows.size();
  } catch (const InputError& error) {
    throw StorageError("write_invalid", cat("the table made for ", name, " cannot be read again: ", error.what()),
                       name);
  }
  if (rows != table.rows + 1 || again != table.bytes) {
    throw StorageError("write_invalid",
                       cat("the table made for ", name, " does not read back as it was meant; nothing was written"),
                       name);
  }
}

detail::WrittenFile made_table(const Study& study, Format format, const WriteOptions& options,
                               const std::string& name) {
  const char delimiter = format == Format::tsv ? '\t' : ',';
  auto table = detail::export_coding_table(study, options, delimiter);
  if (options.validate) validate(table, name, delimiter);
  return {.bytes = std::move(table.bytes), .report = std::move(table.report)};
}

detail::WrittenFile made(const Study& study, const Target& target, const WriteOptions& options,
                         const std::string& name) {
  const bool table = target.format == Format::csv || target.format == Format::tsv;
  auto out =
      table ? made_table(study, target.format, options, name) : detail::write_refi(study, target.form, options, name);
  out.report.input = {
      .name = name, .sha256 = to_hex(sha256(out.bytes)), .bytes = static_cast<std::int64_t>(out.bytes.size())};
  std::int64_t dropped = 0;
  for (const auto& total : out.report.totals) dropped += total.dropped;
  if (options.loss_policy == LossPolicy::error && dropped > 0) {
    throw StorageError("write_loss_refused",
                       cat(name, " was not written: ", dropped,
                           " objects have no place in it, and the option loss_policy is \"error\""),
                       name, out.report.to_json());
  }
  return out;
}

/// A file name for the report where the caller gave none.
std::string usual_name(Format format) {
  if (format == Format::refi_qda_project) return "project.qdpx";
  if (format == Format::refi_qda_codebook) return "codebook.qdc";
  return cat("table.", to_string(format));
}

}  // namespace

LossReport write(const Study& study, const std::filesystem::path& target, const WriteOptions& options) {
  auto file = made(study, target_of(target), options, target.filename().string());
  detail::write_atomically(target, file.bytes);
  return std::move(file.report);
}

LossReport write(const Study& study, std::string& bytes, Format format, const WriteOptions& options,
                 const std::string& name) {
  const std::string called = name.empty() ? usual_name(format) : name;
  Target target{.format = format};
  switch (format) {
    case Format::csv:
    case Format::tsv:
      break;
    case Format::refi_qda_project:
      if (detail::suffix_of(called) == "qde") target.form = detail::RefiForm::loose;
      break;
    case Format::refi_qda_codebook:
      target.form = detail::RefiForm::codebook;
      break;
    default:
      cannot_write(called, cat("the format ", to_string(format)));
  }
  auto file = made(study, target, options, called);
  bytes = std::move(file.bytes);
  return std::move(file.report);
}

}  // namespace tematik::io
