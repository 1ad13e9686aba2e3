#pragma once

/// @file
/// @brief Who speaks where? Speaker labels and times of a transcript that came as plain text.
///
/// The text stays as it is; labels are recorded as spans, and a turn is what lies between two labels.
///
/// - **Inputs**: a text; which ways of writing a label are looked for; names that are confirmed or refused.
/// - **Label**: stands where a line begins (white space and a time `[00:01:02]` may stand before it), holds
///   a letter, has at most 40 characters, no `//` behind its colon, and its name occurs as a label at least
///   twice or is confirmed. Names are compared as they are written. A colon behind `#Name#`, `@Name`,
///   `[Name]`, `{Name}` belongs to the label. `@Name` goes to the colon if the line has one within reach,
///   else to the first white space.
/// - **Turn**: from behind the label to the next label or time, without white space around it, so without
///   the final line end; empty, behind its label, if nothing was said. A time without a label begins a turn
///   without a speaker. Text before the first label (a heading) is in no turn. A time on a line of its own
///   belongs to the label on the next line that is not blank.
/// - **Times**: `[h:mm:ss]` or `[mm:ss]`, with or without `.` or `,` and one to three digits, in
///   milliseconds.
/// - **Undefined**: a text without labels and times has no turns.
/// - **Assumptions**: a remark such as `[laughs]` that begins two lines looks like a speaker, and so does
///   "Note:". That is why `labels` lists every candidate with its count: a person looks at it before the
///   turns are taken.
/// - **Complexity**: O(n).
///
/// @code
/// const Text text("Ani: Apa kabar?\nBudi: Baik.\nAni: Syukurlah.\nBudi: Ya.\n");
/// const TurnList list = turns(text);
/// assert(list.turns.size() == 4 && list.turns[1].speaker == "Budi");
/// assert((list.turns[1].label == Span{16, 21} && list.turns[1].span == Span{22, 27}));
/// @endcode

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/text/detail/lines.hpp>
#include <tematik/text/letters.hpp>
#include <tematik/text/segmentation.hpp>
#include <tematik/text/span.hpp>
#include <tematik/text/text.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// The ways of writing whose turn it is.
enum class SpeakerPattern : std::uint8_t {
  colon,    ///< `Name:`, `P1:`
  time,     ///< `[00:01:02]`, before a label or alone
  hash,     ///< `#Name#`
  at,       ///< `@Name`
  bracket,  ///< `[Name]`
  brace,    ///< `{Name}`
};

template <>
struct EnumNames<SpeakerPattern> {
  static constexpr std::string_view what = "speaker pattern";
  static constexpr std::array<std::pair<SpeakerPattern, std::string_view>, 6> names{{
      {SpeakerPattern::colon, "colon"},
      {SpeakerPattern::time, "time"},
      {SpeakerPattern::hash, "hash"},
      {SpeakerPattern::at, "at"},
      {SpeakerPattern::bracket, "bracket"},
      {SpeakerPattern::brace, "brace"},
  }};
};

/// What is taken for a label.
struct TurnOptions {
  std::vector<SpeakerPattern> patterns = {SpeakerPattern::colon, SpeakerPattern::time,    SpeakerPattern::hash,
                                          SpeakerPattern::at,    SpeakerPattern::bracket, SpeakerPattern::brace};
  std::vector<std::string> confirmed = {};  ///< speakers, though their label occurs once
  std::vector<std::string> refused = {};    ///< no speakers, however often they occur
};

/// One turn of one speaker.
struct Turn {
  std::string speaker = {};                   ///< empty: not known
  Span label = {};                            ///< time and label, without white space behind; empty if there is none
  Span span = {};                             ///< what was said
  std::optional<std::int64_t> start_ms = {};  ///< milliseconds from the beginning of the recording
  std::optional<std::int64_t> end_ms = {};

  friend bool operator==(const Turn&, const Turn&) = default;
};

/// A name that looks like a speaker.
struct SpeakerLabel {
  std::string name = {};
  std::int64_t occurrences = 0;
  bool accepted = false;

  friend bool operator==(const SpeakerLabel&, const SpeakerLabel&) = default;
};

/// The turns that are proposed, and all candidates in the order in which they first occur.
struct TurnList {
  std::vector<Turn> turns;
  std::vector<SpeakerLabel> labels;

  /// The spans of the turns.
  [[nodiscard]] Segmentation segmentation() const;
};

/// Proposes the turns of a transcript.
[[nodiscard]] TurnList turns(const Text& text, const TurnOptions& options = {});

/// The milliseconds of `[00:01:02]` at the beginning of some text, and how many bytes it takes; nothing: no
/// time.
struct TimeMark {
  std::int64_t ms = 0;
  std::size_t bytes = 0;
};
[[nodiscard]] std::optional<TimeMark> read_time_mark(std::string_view text) noexcept;

// --- bodies ------------------------------------------------------------------------------------------------

namespace detail {

/// A label at the beginning of a line: its name, and the bytes that the label takes.
struct LabelMark {
  std::string_view name;
  std::size_t bytes = 0;
};

/// The head of a line that is not blank: a time, a label, both or none.
struct LineHead {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Span line;                       ///< without white space around it
  std::optional<std::int64_t> ms;  ///< of the time
  Span time;                       ///< the time; empty if there is none
  std::size_t label = none;        ///< index of the name in the list of labels
  std::uint32_t time_rest = 0;     ///< where the text behind the time begins
  std::uint32_t label_end = 0;     ///< end of the label
  std::uint32_t label_rest = 0;    ///< where the text behind the label begins
};

/// First byte at or after `at` that begins no white space.
[[nodiscard]] inline std::size_t skip_white_space(std::string_view utf8, std::size_t at) noexcept {
  while (at < utf8.size()) {
    std::size_t next = at;
    if (!is_white_space(decode_next(utf8, next))) break;
    at = next;
  }
  return at;
}

[[nodiscard]] inline std::string_view trim_white_space(std::string_view utf8) noexcept {
  utf8.remove_prefix(skip_white_space(utf8, 0));
  std::size_t end = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    if (!is_white_space(decode_next(utf8, at))) end = at;
  }
  return utf8.substr(0, end);
}

/// A letter, and at most 40 characters. Stops at the 41st.
[[nodiscard]] inline bool is_speaker_name(std::string_view name) noexcept {
  bool letter = false;
  std::size_t length = 0;
  for (std::size_t at = 0; at < name.size();) {
    if (++length > 40) return false;
    if (is_letter(decode_next(name, at))) letter = true;
  }
  return letter;
}

/// The label that ends at the byte `close` of a line, `skip` bytes behind its beginning; its colon is
/// included.
[[nodiscard]] inline std::optional<LabelMark> label_to(std::string_view line, std::size_t skip,
                                                       std::size_t close) noexcept {
  if (close == std::string_view::npos) return std::nullopt;
  std::size_t end = close + 1;
  if (end < line.size() && line[close] != ':' && line[end] == ':') ++end;
  if (line[end - 1] == ':' && line.substr(end).starts_with("//")) return std::nullopt;
  const std::string_view name = trim_white_space(line.substr(skip, close - skip));
  if (!is_speaker_name(name)) return std::nullopt;
  return LabelMark{name, end};
}

/// The label of `@Name`: to the colon, else to the first white space.
[[nodiscard]] inline std::optional<LabelMark> at_label(std::string_view line) noexcept {
  if (const auto found = label_to(line, 1, line.find(':'))) return found;
  std::size_t end = 1;
  for (std::size_t next = 1; next < line.size(); end = next) {
    if (line[next] == ':' || is_white_space(decode_next(line, next))) break;
  }
  const std::string_view name = line.substr(1, end - 1);
  return is_speaker_name(name) && (end == line.size() || line[end] != ':') ? std::optional(LabelMark{name, end})
                                                                           : std::nullopt;
}

[[nodiscard]] inline std::optional<LabelMark> find_label(std::string_view line, const TurnOptions& options) noexcept {
  const auto on = [&](SpeakerPattern p) {
    return std::find(options.patterns.begin(), options.patterns.end(), p) != options.patterns.end();
  };
  if (line.empty()) return std::nullopt;
  std::optional<LabelMark> found;
  if (line[0] == '#' && on(SpeakerPattern::hash)) found = label_to(line, 1, line.find('#', 1));
  if (line[0] == '[' && on(SpeakerPattern::bracket)) found = label_to(line, 1, line.find(']', 1));
  if (line[0] == '{' && on(SpeakerPattern::brace)) found = label_to(line, 1, line.find('}', 1));
  if (line[0] == '@' && on(SpeakerPattern::at)) found = at_label(line);
  if (!found && on(SpeakerPattern::colon)) found = label_to(line, 0, line.find(':'));
  return found;
}

}  // namespace detail

inline std::optional<TimeMark> read_time_mark(std::string_view text) noexcept {
  std::size_t at = 0;
  const auto take = [&](char c) { return at < text.size() && text[at] == c && (++at, true); };
  const auto digits = [&](std::size_t least, std::size_t most) -> std::optional<std::int64_t> {
    const std::size_t from = at;
    std::int64_t value = 0;
    while (at < text.size() && at - from < most && text[at] >= '0' && text[at] <= '9')
      value = value * 10 + (text[at++] - '0');
    return at - from < least ? std::nullopt : std::optional(value);
  };
  if (!take('[')) return std::nullopt;
  auto minutes = digits(1, 3);
  if (!minutes || !take(':')) return std::nullopt;
  auto seconds = digits(2, 2);
  std::int64_t hours = 0;
  if (seconds && take(':')) {
    hours = *minutes;
    minutes = seconds;
    seconds = digits(2, 2);
    if (*minutes > 59) return std::nullopt;
  }
  if (!seconds || *seconds > 59) return std::nullopt;
  std::int64_t ms = 0;
  if (take('.') || take(',')) {
    const std::size_t from = at;
    const auto fraction = digits(1, 3);
    if (!fraction) return std::nullopt;
    ms = *fraction * (at - from == 1 ? 100 : at - from == 2 ? 10 : 1);
  }
  if (!take(']')) return std::nullopt;
  return TimeMark{((hours * 60 + *minutes) * 60 + *seconds) * 1000 + ms, at};
}

inline TurnList turns(const Text& text, const TurnOptions& options) {
  using detail::LineHead;
  const auto listed = [](const auto& list, const auto& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  };
  const bool times = listed(options.patterns, SpeakerPattern::time);
  TurnList out;
  std::vector<LineHead> heads;
  std::unordered_map<std::string, std::size_t> known;
  detail::for_each_line(text, [&](const detail::Line& line) {
    if (line.blank()) return;
    const std::string_view utf8 = std::string_view(text.str()).substr(line.byte, line.bytes);
    const auto position = [&](std::size_t byte) {
      return line.trimmed.begin + static_cast<std::uint32_t>(count_code_points(utf8.substr(0, byte)));
    };
    LineHead head;
    head.line = line.trimmed;
    head.time = {head.line.begin, head.line.begin};
    std::size_t at = 0;
    if (const auto time = times ? read_time_mark(utf8) : std::nullopt) {
      at = detail::skip_white_space(utf8, time->bytes);
      head.ms = time->ms;
      head.time.end = position(time->bytes);
      head.time_rest = position(at);
    }
    if (const auto label = detail::find_label(utf8.substr(at), options)) {
      const auto [entry, fresh] = known.try_emplace(std::string(label->name), out.labels.size());
      if (fresh) out.labels.push_back({entry->first, 0, false});
      ++out.labels[entry->second].occurrences;
      head.label = entry->second;
      head.label_end = position(at + label->bytes);
      head.label_rest = position(detail::skip_white_space(utf8, at + label->bytes));
    }
    heads.push_back(head);
  });
  for (auto& label : out.labels) {
    label.accepted =
        !listed(options.refused, label.name) && (label.occurrences >= 2 || listed(options.confirmed, label.name));
  }
  for (const LineHead& head : heads) {
    std::uint32_t rest = head.line.begin;
    if (head.label != LineHead::none && out.labels[head.label].accepted) {
      rest = head.label_rest;
      const bool time_above =
          !head.ms && !out.turns.empty() && out.turns.back().speaker.empty() && out.turns.back().span.empty();
      if (!time_above) out.turns.push_back({{}, {head.time.begin, 0}, {}, head.ms, std::nullopt});
      Turn& turn = out.turns.back();
      turn.speaker = out.labels[head.label].name;
      turn.label.end = head.label_end;
      turn.span = {head.label_end, head.label_end};
    } else if (head.ms) {
      rest = head.time_rest;
      out.turns.push_back({{}, head.time, {head.time.end, head.time.end}, head.ms, std::nullopt});
    }
    if (out.turns.empty() || rest == head.line.end) continue;
    Span& span = out.turns.back().span;
    if (span.empty()) span.begin = rest;
    span.end = head.line.end;
  }
  return out;
}

inline Segmentation TurnList::segmentation() const {
  std::vector<Span> units;
  units.reserve(turns.size());
  for (const Turn& turn : turns) units.push_back(turn.span);
  return Segmentation(std::move(units), "turns");
}

}  // namespace tematik
