#pragma once

/// @file
/// @brief The foreign document of a subtitle file: its cues as they stand there, and the blocks that are none.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tematik::io::detail {

/// One cue. Times are in milliseconds; both are empty if the line of times cannot be read.
struct FileCue {
  std::int64_t line = 0;  ///< of its times, the first line of the file is 1
  std::optional<std::int64_t> start_ms{};
  std::optional<std::int64_t> end_ms{};
  std::string payload{};  ///< lines joined by LF, with tags and entities
  bool id = false;        ///< it had a name (in SubRip: other than a number)
  bool settings = false;  ///< position, alignment
  bool reversed = false;  ///< it ended before it began; the times are turned
  bool rejoined = false;  ///< lines behind a blank line were added
};

/// What is no cue.
struct OtherBlock {
  std::string_view kind{};  ///< NOTE, STYLE, REGION or block, a literal
  std::int64_t line = 0;
};

struct CueFile {
  std::vector<FileCue> cues{};
  std::vector<OtherBlock> others{};
};

/// Takes a subtitle file apart. @param text  valid UTF-8 without a mark, line ends LF
[[nodiscard]] CueFile read_cue_file(std::string_view text, bool vtt);

/// Some words of a cue in one voice.
struct CuePiece {
  bool voice = false;     ///< begun by `<v`
  std::string speaker{};  ///< of the voice; empty: not named
  std::string text{};     ///< entities decoded, lines joined by a blank
};

struct CueMarkup {
  std::vector<CuePiece> pieces{};  ///< one or more; only a single one may be empty
  bool voices = false;             ///< a `<v` is among the tags
  bool tags = false;               ///< other tags were taken away
};

/// Tags and entities of a cue's payload.
[[nodiscard]] CueMarkup read_cue_markup(std::string_view payload);

}  // namespace tematik::io::detail
