#include <tematik/io/write.hpp>

#include <limits>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/sha256.hpp>

#include "atomic_file.hpp"
#include "coding_table.hpp"
#include "csv_text.hpp"
#include "sniff.hpp"

namespace tematik::io {
namespace {

using tematik::detail::cat;

[[noreturn]] void cannot_write(const std::string& name, std::string_view what) {
  throw UsageError("format_not_written",
                   cat(name, ": ", what, " is not written by this version; written so far: coding tables (.csv, .tsv)"),
                   name, std::string(what));
}

Format format_of(const std::filesystem::path& target) {
  const std::string name = target.filename().string();
  const std::string suffix = detail::suffix_of(name);
  for (const Format format : {Format::csv, Format::tsv}) {
    if (suffix == to_string(format)) return format;
  }
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

detail::ExportedTable made(const Study& study, Format format, const WriteOptions& options, const std::string& name) {
  if (format != Format::csv && format != Format::tsv) cannot_write(name, cat("the format ", to_string(format)));
  const char delimiter = format == Format::tsv ? '\t' : ',';
  auto table = detail::export_coding_table(study, options, delimiter);
  if (options.validate) validate(table, name, delimiter);
  table.report.input = {
      .name = name, .sha256 = to_hex(sha256(table.bytes)), .bytes = static_cast<std::int64_t>(table.bytes.size())};
  std::int64_t dropped = 0;
  for (const auto& total : table.report.totals) dropped += total.dropped;
  if (options.loss_policy == LossPolicy::error && dropped > 0) {
    throw StorageError("write_loss_refused",
                       cat(name, " was not written: ", dropped,
                           " objects have no place in it, and the option loss_policy is \"error\""),
                       name, table.report.to_json());
  }
  return table;
}

}  // namespace

LossReport write(const Study& study, const std::filesystem::path& target, const WriteOptions& options) {
  auto table = made(study, format_of(target), options, target.filename().string());
  detail::write_atomically(target, table.bytes);
  return std::move(table.report);
}

LossReport write(const Study& study, std::string& bytes, Format format, const WriteOptions& options,
                 const std::string& name) {
  auto table = made(study, format, options, name.empty() ? cat("table.", to_string(format)) : name);
  bytes = std::move(table.bytes);
  return std::move(table.report);
}

}  // namespace tematik::io
