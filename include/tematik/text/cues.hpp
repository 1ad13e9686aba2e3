#pragma once

/// @file
/// @brief A transcript that came as timed cues (subtitles): its text, its turns and its points in time.
///
/// - **Inputs**: cues in order of time: speaker, text of one or several lines, begin and end in
///   milliseconds, which may be unknown.
/// - **Text**: the texts of the cues, each followed by one LF. Speakers are not in the text.
/// - **Turn**: consecutive cues of one speaker (`join_speakers`, the default), or each cue; cues without a
///   speaker one each. It begins with its first cue and ends with the end of its last, without the final
///   LF; its time runs from the first known start to the latest end.
/// - **Sync points**: the begin of each cue in the text and in time, if its time is known.
/// - **Undefined**: no cues give an empty text. A cue without text keeps its line, and its turn is empty.
/// - **Complexity**: O(n).
///
/// @code
/// const std::vector<Cue> cues{{"Ani", "Selamat pagi.", 0, 2500}, {"Ani", "Apa kabar?", 2500, 4000}};
/// const CueTranscript made = join_cues(cues);
/// assert(made.text.str() == "Selamat pagi.\nApa kabar?\n" && (made.turns[0].span == Span{0, 24}));
/// @endcode

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/text/span.hpp>
#include <tematik/text/text.hpp>
#include <tematik/text/turns.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// One cue, as a reader of subtitles found it.
struct Cue {
  std::string speaker = {};  ///< empty: not known
  std::string text = {};
  std::optional<std::int64_t> start_ms = {};  ///< empty: not known
  std::optional<std::int64_t> end_ms = {};
};

/// A position of a text and its moment in the recording.
struct TimePoint {
  std::uint32_t position = 0;
  std::int64_t ms = 0;

  friend bool operator==(const TimePoint&, const TimePoint&) = default;
};

struct CueTranscript {
  Text text;
  std::vector<Turn> turns;
  std::vector<TimePoint> points;  ///< one per cue with a known start
};

/// Joins cues into one text with turns.
/// @throws InputError `text_encoding` if a cue's text is no UTF-8
[[nodiscard]] CueTranscript join_cues(std::span<const Cue> cues, bool join_speakers = true,
                                      std::string_view where = "transcript");

// --- bodies ------------------------------------------------------------------------------------------------

inline CueTranscript join_cues(std::span<const Cue> cues, bool join_speakers, std::string_view where) {
  CueTranscript out;
  std::string text;
  std::uint32_t position = 0;
  for (const Cue& cue : cues) {
    const Span span{position, position + static_cast<std::uint32_t>(count_code_points(cue.text))};
    text += cue.text;
    text += '\n';
    position = span.end + 1;
    if (cue.start_ms) out.points.push_back({span.begin, *cue.start_ms});
    const bool goes_on =
        join_speakers && !cue.speaker.empty() && !out.turns.empty() && out.turns.back().speaker == cue.speaker;
    if (goes_on) {
      Turn& turn = out.turns.back();
      turn.span.end = span.end;
      if (!turn.start_ms) turn.start_ms = cue.start_ms;
      turn.end_ms = std::max(turn.end_ms, cue.end_ms);  // unknown is less than any time
    } else {
      out.turns.push_back({cue.speaker, {span.begin, span.begin}, span, cue.start_ms, cue.end_ms});
    }
  }
  out.text = Text(std::move(text), where);
  return out;
}

}  // namespace tematik
