#pragma once

/// @file
/// @brief Reads a study from a file of tematik or of another program, and says what could not be read.
///
/// What is read so far: REFI-QDA projects and codebooks (refi_qda.hpp), projects of QualCoder (qualcoder.hpp), Taguette
/// (taguette.hpp) and RQDA (rqda.hpp), coding tables (coding_table.hpp) and transcripts (transcript.hpp). No file is
/// changed; nothing is unpacked to disk but a private copy of a database, gone when it is read; nothing outside the file
/// or project folder is opened unless `base_dir` or `allow_absolute` says so. A file is read whole or not at all: no
/// partial study is returned.
///
/// **No record is not "no"**: other programs do not record what a coder looked at, so an import makes no coder
/// coverage, and a missing coding is never taken for a recorded "no" (a column `value` of a coding table is one).
///
/// @code
/// auto [study, report] = tematik::io::read("study.qdpx");
/// std::cout << report.to_markdown();
/// @endcode

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/io/format.hpp>
#include <tematik/io/limits.hpp>
#include <tematik/io/loss_report.hpp>
#include <tematik/io/offset_rule.hpp>
#include <tematik/io/read_words.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/text/turns.hpp>

namespace tematik::io {

/// Options of `read`. Those of a format not at hand are ignored.
struct ReadOptions {
  Format format = Format::auto_;  ///< read it as this
  Limits limits = {};
  std::filesystem::path base_dir = {};         ///< where `relative:///` files may lie; empty: none is looked for
  bool allow_absolute = false;                 ///< may `absolute:///` files be opened
  ReadNewline newline = ReadNewline::lf;       ///< line ends of texts in the study
  std::optional<OffsetRule> offset_rule = {};  ///< empty: the stored quotations decide (offset_resolver.hpp)
  CaseCodes case_codes = CaseCodes::membership;
  ReadThemes themes = ReadThemes::by_marker;
  std::string project = {};            ///< which one, where a file holds several (Taguette)
  std::string study_id = {};           ///< id of the study for GUIDs made on export; empty: its name
  bool include_hidden = true;          ///< coders that the program hides (QualCoder)
  bool set_attributes = false;         ///< sets named `name: value` also become attributes of their sources
  std::string split_code_prefix = {};  ///< e.g. "::": codes named `A::b` lie below `A`
  std::string tag_separator = {};      ///< e.g. ".": tags named `a.b` lie below `a` (Taguette)
  std::vector<std::pair<std::string, std::string>> columns = {};  ///< heading in the table, name that tematik knows
  Comments comments = Comments::memo;                             ///< what comments of a docx become (read in Python)
  Changes changes = Changes::accepted;  ///< which state of a docx with tracked changes (read in Python)
  bool spreadsheet_safe = false;        ///< take one `'` from cells of a table that was written so
  std::int64_t examples = 5;            ///< ids per entry of the report; 0: none
  Progress progress = {};               ///< steps done and in all; `false` stops with Error `cancelled`
  TurnOptions turns = {};               ///< what is a speaker in a transcript
  bool join_speakers = true;            ///< consecutive cues of one speaker are one turn
};

/// A study, and what became of everything in the file.
struct ReadResult {
  Study study{};
  LossReport report{};
};

/// Reads a file or project folder.
/// @throws StorageError `file_not_found`; InputError for what cannot be read (format.hpp, limits.hpp and the page of
///   the format name the codes); UsageError for an option or a format that cannot be used; Error `cancelled`
[[nodiscard]] ReadResult read(const std::filesystem::path& path, const ReadOptions& options = {});

/// Reads bytes in memory. @param name  file name: its suffix may decide the format, and the report shows it
[[nodiscard]] ReadResult read(std::string_view bytes, std::string_view name, const ReadOptions& options = {});

}  // namespace tematik::io
