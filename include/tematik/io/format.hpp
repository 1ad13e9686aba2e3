#pragma once

/// @file
/// @brief The formats that tematik tells apart, by their words.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

namespace tematik::io {

enum class Format : std::uint8_t {
  auto_,              ///< found out from the content; the suffix decides only where the content cannot
  refi_qda_project,   ///< `.qdpx`, `.qde`
  refi_qda_codebook,  ///< `.qdc`
  tematik,            ///< `.tematik`, tematik's own store
  qualcoder,          ///< a folder `*.qda`, or its `data.qda`
  taguette,           ///< `.sqlite3`
  rqda,               ///< `.rqda`
  qc,                 ///< a folder with `qualitative_coding.sqlite3`
  docx,
  xlsx,
  parquet,
  csv,  ///< a coding table
  tsv,
  vtt,
  srt,
  txt,
};

}  // namespace tematik::io

namespace tematik {

template <>
struct EnumNames<io::Format> {
  static constexpr std::string_view what = "format";
  static constexpr std::array<std::pair<io::Format, std::string_view>, 16> names{{
      {io::Format::auto_, "auto"},
      {io::Format::refi_qda_project, "refi-qda-project"},
      {io::Format::refi_qda_codebook, "refi-qda-codebook"},
      {io::Format::tematik, "tematik"},
      {io::Format::qualcoder, "qualcoder"},
      {io::Format::taguette, "taguette"},
      {io::Format::rqda, "rqda"},
      {io::Format::qc, "qc"},
      {io::Format::docx, "docx"},
      {io::Format::xlsx, "xlsx"},
      {io::Format::parquet, "parquet"},
      {io::Format::csv, "csv"},
      {io::Format::tsv, "tsv"},
      {io::Format::vtt, "vtt"},
      {io::Format::srt, "srt"},
      {io::Format::txt, "txt"},
  }};
};

}  // namespace tematik
