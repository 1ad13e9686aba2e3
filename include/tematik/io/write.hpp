#pragma once

/// @file
/// @brief Writes a study to a file of another program, and says what that file cannot hold.
///
/// The suffix says the format: projects of REFI-QDA (`.qdpx`; `.qde` holds the texts itself and no other files),
/// codebooks (`.qdc`), see refi_qda.hpp; coding tables (`.csv`, `.tsv`), see coding_table.hpp.
///
/// **Atomic**: the file is made beside the target under another name, put on the disk and renamed. After an error the
/// old file is untouched and nothing else is left behind. Mode 0600: it may hold participants' words.
///
/// **Consent** (model/consent.hpp): a source with a participant who refused `analyse` or `share` is left out with all
/// that lies on it (dropped, reason `consent`). One without record goes out, with a note for the same reason: no
/// record is neither consent nor refusal. A refusal counts even past its expiry.
///
/// **Report**: one total per kind of record of the study. What a record holds beyond what the format carries is
/// counted under `<kind>_detail`. Ids, provenance and paths are not counted.
///
/// **Determinism**: the same study and options give the same bytes.
///
/// @code
/// const auto report = tematik::io::write(study, "study.qdpx");
/// std::cout << report.to_markdown();
/// @endcode

#include <cstdint>
#include <filesystem>
#include <string>

#include <tematik/io/format.hpp>
#include <tematik/io/loss_report.hpp>
#include <tematik/io/write_words.hpp>
#include <tematik/model/codings.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/parallel.hpp>

namespace tematik::io {

/// Options of `write`. Those of a format not at hand are ignored.
struct WriteOptions {
  WriteProfile profile = WriteProfile::standard;
  ThemeAs theme_as = ThemeAs::set;
  CodingLayer layer = CodingLayer::coder;  ///< of a source with both coding layers, the one that is written
  LossPolicy loss_policy = LossPolicy::report;
  bool validate = true;  ///< read the bytes again and compare before they become a file
  Compression compression = Compression::deflate;
  bool spreadsheet_safe = false;  ///< one more `'` before text cells of a table that begin with = + - @ TAB CR '
  std::int64_t examples = 5;      ///< ids per entry of the report; 0: none
  Progress progress = {};         ///< rows or steps done, and in all; `false` stops with Error `cancelled`
};

/// Writes a file; its suffix says the format. One that is there already is replaced.
/// @throws UsageError `format_not_written`; StorageError `write_io`, `write_invalid` (a codebook without
///   codes), `limit_member_bytes`, or `write_loss_refused` (the report as JSON is in `detail()`); Error `cancelled`
LossReport write(const Study& study, const std::filesystem::path& target, const WriteOptions& options = {});

/// Writes into memory: `bytes` is replaced. @param name  file name for the report; a project of a name `*.qde` is a
///   loose one, else an archive
LossReport write(const Study& study, std::string& bytes, Format format, const WriteOptions& options = {},
                 const std::string& name = {});

}  // namespace tematik::io
