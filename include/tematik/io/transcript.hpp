#pragma once

/// @file
/// @brief Transcripts: plain text with speaker labels (`.txt`), subtitles in WebVTT (`.vtt`) and SubRip (`.srt`).
///
/// `io::read` makes a study of one source, named after the file, with its segmentation `turn`. UTF-8 with or without a
/// mark, UTF-16 with one, else `text_encoding`. The file's name and SHA-256 are kept with the source.
///
/// - **txt**: the text is not changed (line ends become LF). Labels and times stay in it; a turn is what lies between
///   two of them (text/turns.hpp), and each time is a sync point.
/// - **vtt, srt**: the words of the cues. Header, NOTE, STYLE, REGION, cue ids and settings are left out and reported;
///   the known tags (`c i b u ruby rt lang font s` and times) are taken away, other text in `<` `>` stays; the
///   entities amp, lt, gt, nbsp, lrm, rlm and numbers are decoded. Hours are optional, `,` or `.` stands before
///   the milliseconds.
/// - **Speaker of a cue**: `<v Name>`; each `<v` begins a new piece with the cue's times, as does text behind `</v>`.
///   In a cue without `<v`, a label `Name:` at its beginning, by the rules of text/turns.hpp; it is taken out.
/// - **Text**: lines of a piece are joined by a blank, pieces by LF, with a final LF: it does not depend on turns.
/// - **Turns**: consecutive pieces of one speaker form one turn (`join_speakers`), pieces without a speaker one each.
///   The start of each cue is a sync point.
/// - **Damage**: a cue whose times cannot be read keeps its words without times (`value_type`); one that ends before it
///   begins is turned (`range_reversed`). In `.srt`, lines behind a blank line that begin no cue belong to the cue before
///   them (`element_order`); in `.vtt` such a block is dropped (`not_in_schema`).
/// - **Complexity**: O(bytes).
///
/// Labels are guesses: `preview_turns` shows every candidate with its count. `ReadOptions::turns` confirms or refuses.
///
/// @code
/// const auto seen = tematik::io::preview_turns("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ani>Hai.\n", "a.vtt");
/// assert(seen.labels.front().name == "Ani" && seen.turns.front().start_ms == 1000);
/// @endcode

#include <filesystem>
#include <string_view>

#include <tematik/io/read.hpp>
#include <tematik/text/turns.hpp>

namespace tematik::io {

/// The turns that `read` would store, and all names that look like speakers, in the order in which they first occur.
/// @throws as `read`; UsageError `format_not_read` if the file is no transcript
[[nodiscard]] TurnList preview_turns(const std::filesystem::path& path, const ReadOptions& options = {});

/// The same for bytes in memory. @param name  file name: its suffix may decide the format
[[nodiscard]] TurnList preview_turns(std::string_view bytes, std::string_view name, const ReadOptions& options = {});

}  // namespace tematik::io
