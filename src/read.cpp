#include <tematik/io/read.hpp>

#include <system_error>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "coding_table.hpp"
#include "formats.hpp"
#include "sniff.hpp"
#include "stores.hpp"

namespace tematik::io {

using tematik::detail::cat;

namespace detail {

std::string stem_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace detail

namespace {

[[noreturn]] void cannot_read(const std::string& name, Format format) {
  const bool in_python = format == Format::docx || format == Format::xlsx || format == Format::parquet;
  throw UsageError(
      "format_not_read",
      cat(name, ": files of the format ", to_string(format), " are not read ",
          in_python ? "here but by the Python package" : "by this version",
          "; read here: REFI-QDA projects and codebooks, QualCoder, Taguette, RQDA, coding tables (csv, tsv), "
          "transcripts (txt, vtt, srt)"),
      name, std::string(to_string(format)));
}

ReadResult read_input(detail::Input& input, const ReadOptions& options) {
  const Format format = options.format == Format::auto_ ? detail::sniff(input, options.limits) : options.format;
  switch (format) {
    case Format::refi_qda_project:
    case Format::refi_qda_codebook:
      return detail::import_refi(input, options);
    case Format::csv:
    case Format::tsv:
      return detail::import_table(input, options);
    case Format::qualcoder:
      return detail::import_qualcoder(input, options);
    case Format::rqda:
      return detail::import_rqda(input, options);
    case Format::taguette:
      return detail::import_taguette(input, options);
    case Format::txt:
    case Format::vtt:
    case Format::srt:
      return detail::import_transcript(input, format, options);
    default:
      cannot_read(input.name(), format);
  }
}

}  // namespace

ReadResult read(const std::filesystem::path& path, const ReadOptions& options) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    const Format format = options.format == Format::auto_ ? detail::sniff_folder(path) : options.format;
    if (format != Format::qualcoder) cannot_read(path.filename().string(), format);
    return detail::import_qualcoder(*detail::file_input(path / "data.qda"), options);
  }
  const auto input = detail::file_input(path);
  return read_input(*input, options);
}

ReadResult read(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  const auto input = detail::memory_input(bytes, std::string(name));
  return read_input(*input, options);
}

}  // namespace tematik::io
