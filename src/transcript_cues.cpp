#include "transcript_cues.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "blanks.hpp"

namespace tematik::io::detail {
namespace {

constexpr std::string_view arrow = "-->";

[[nodiscard]] bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

[[nodiscard]] bool only_digits(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// `h:mm:ss.mmm` or `mm:ss,mmm` at the beginning of `text`, which moves behind it.
std::optional<std::int64_t> take_time(std::string_view& text) {
  std::size_t at = 0;
  const auto number = [&](std::size_t least, std::size_t most) -> std::optional<std::int64_t> {
    std::int64_t value = 0;
    const std::size_t from = at;
    while (at < text.size() && at - from < most && is_digit(text[at])) value = value * 10 + (text[at++] - '0');
    return at - from < least ? std::nullopt : std::optional(value);
  };
  const auto take = [&](char c) { return at < text.size() && text[at] == c && (++at, true); };
  std::int64_t hours = 0;
  auto minutes = number(1, 6);
  if (!minutes || !take(':')) return std::nullopt;
  auto seconds = number(2, 2);
  if (seconds && take(':')) {
    hours = *minutes;
    minutes = seconds;
    seconds = number(2, 2);
    if (*minutes > 59) return std::nullopt;
  }
  if (!seconds || *seconds > 59) return std::nullopt;
  std::int64_t ms = 0;
  if (take('.') || take(',')) {
    const std::size_t from = at;
    const auto fraction = number(1, 3);
    if (!fraction) return std::nullopt;
    ms = *fraction * (at - from == 1 ? 100 : at - from == 2 ? 10 : 1);
  }
  if (at < text.size() && is_digit(text[at])) return std::nullopt;
  text.remove_prefix(at);
  return ((hours * 60 + *minutes) * 60 + *seconds) * 1000 + ms;
}

/// A line with an arrow as the times of a cue; nothing if it is none.
std::optional<FileCue> cue_times(std::string_view line) {
  FileCue out;
  line = trimmed(line);
  out.start_ms = take_time(line);
  line = trimmed(line);
  if (!out.start_ms || !line.starts_with(arrow)) return std::nullopt;
  line = trimmed(line.substr(arrow.size()));
  out.end_ms = take_time(line);
  if (!out.end_ms || (!line.empty() && blanks.find(line.front()) == std::string_view::npos)) return std::nullopt;
  out.settings = !trimmed(line).empty();
  return out;
}

class CueReader {
 public:
  CueReader(std::string_view text, bool vtt) : vtt_(vtt) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines_.push_back(text.substr(at, end - at));
      at = end + 1;
    }
  }

  CueFile run() {
    if (vtt_) {  // WEBVTT and what stands with it
      while (at_ < lines_.size() && !blank(at_) && (at_ == 0 || !has_arrow(at_))) ++at_;
    }
    while (at_ < lines_.size()) {
      if (blank(at_)) {
        ++at_;
      } else if (vtt_ && note(lines_[at_])) {
        block();
      } else if (has_arrow(at_)) {
        cue(false);
      } else if (at_ + 1 < lines_.size() && has_arrow(at_ + 1)) {
        const bool named = vtt_ || !only_digits(trimmed(lines_[at_]));
        ++at_;
        cue(named);
      } else {
        block();
      }
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool blank(std::size_t i) const { return trimmed(lines_[i]).empty(); }
  [[nodiscard]] bool has_arrow(std::size_t i) const { return lines_[i].find(arrow) != std::string_view::npos; }

  [[nodiscard]] static bool note(std::string_view line) {
    return line == "NOTE" || line.starts_with("NOTE ") || line.starts_with("NOTE\t");
  }

  void cue(bool named) {
    auto found = cue_times(lines_[at_]);
    FileCue cue = found ? std::move(*found) : FileCue{};
    cue.line = static_cast<std::int64_t>(at_) + 1;
    cue.id = named;
    for (++at_; at_ < lines_.size() && !blank(at_) && !(has_arrow(at_) && cue_times(lines_[at_])); ++at_) {
      // A number above the times of the next cue, where the blank line between them is missing.
      const bool next = !vtt_ && only_digits(trimmed(lines_[at_])) && at_ + 1 < lines_.size() && has_arrow(at_ + 1) &&
                        cue_times(lines_[at_ + 1]);
      if (next) break;
      add_line(cue, lines_[at_]);
    }
    out_.cues.push_back(std::move(cue));
  }

  static void add_line(FileCue& cue, std::string_view line) {
    if (!cue.payload.empty()) cue.payload += '\n';
    cue.payload += line;
  }

  /// Lines up to a blank one that begin no cue.
  void block() {
    const std::size_t first = at_;
    const auto head = trimmed(lines_[first]);
    std::string_view kind = "block";
    if (vtt_ && note(lines_[first])) kind = "NOTE";
    if (vtt_ && out_.cues.empty() && head == "STYLE") kind = "STYLE";
    if (vtt_ && out_.cues.empty() && head == "REGION") kind = "REGION";
    while (at_ < lines_.size() && !blank(at_) && !(has_arrow(at_) && cue_times(lines_[at_]))) ++at_;
    if (!vtt_ && at_ - first == 1 && only_digits(head)) return;  // the number of a cue, a blank line below it
    if (!vtt_ && !out_.cues.empty()) {
      for (std::size_t i = first; i < at_; ++i) add_line(out_.cues.back(), lines_[i]);
      out_.cues.back().rejoined = true;
      return;
    }
    out_.others.push_back({kind, static_cast<std::int64_t>(first) + 1});
  }

  bool vtt_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  CueFile out_;
};

}  // namespace

CueFile read_cue_file(std::string_view text, bool vtt) { return CueReader(text, vtt).run(); }

}  // namespace tematik::io::detail
