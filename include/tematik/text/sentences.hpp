#pragma once

/// @file
/// @brief Where does a sentence end? Sentences by one stated rule, the same for every reader of a study.
///
/// - **Inputs**: a text; the language tag of the source; the study's own abbreviations; its turns, if it
///   has any.
/// - **Unit**: half-open spans without white space around them. A sentence lies inside one paragraph, and
///   inside one turn where the source has turns: then text outside the turns (labels, headings) is in no
///   sentence.
/// - **Rule**, one pass. A run of `. ! ? ...` (also U+2026) with the closing quotes and brackets behind it
///   is a candidate if white space or the end follows. With x = the first character behind white space,
///   opening quotes and opening brackets, the first line that applies decides:
///   1. no x: the paragraph ends, and so does the sentence (what is left of it, a stray quote, stays with
///      it)
///   2. x is lower case: goes on
///   3. the run holds `!` or `?`: ends
///   4. more than one mark, or U+2026: ends if x is upper case
///   5. w = the word with its dot, back to white space or an opening quote or bracket:
///      - w a *title*: goes on; w one capital letter: goes on
///      - w a *number* word: goes on if x is a digit
///      - w in *either*: ends if x is upper case
///      - w one to three digits at the beginning of the sentence (a list number): goes on
///   6. ends
/// - **Undefined**: a text of nothing but white space has no sentences.
/// - **Assumptions**: sentences of languages that end them otherwise (Thai, `。`) are not found: their
///   paragraph is one. `the U.S. Senate` is split (x is upper case after a word of *either*), and so is a
///   spaced ellipsis `. . .`.
/// - **Complexity**: O(n).
///
/// @code
/// const Text text("Menurut Dr. Siti, nilai naik 3.5 persen. Lihat hlm. 12.");
/// assert(sentences(text, {.language = "id"}) == Segmentation({{0, 40}, {41, 55}}));
/// @endcode

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/text/abbreviations.hpp>
#include <tematik/text/letters.hpp>
#include <tematik/text/lines.hpp>
#include <tematik/text/segmentation.hpp>
#include <tematik/text/span.hpp>
#include <tematik/text/text.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// How the sentences of a source are found.
struct SentenceOptions {
  std::string_view language = {};                  ///< tag that picks the lists of abbreviations (`abbreviations`)
  const Abbreviations* own = nullptr;              ///< words of the study, beside those of the language
  ParagraphRule paragraph = ParagraphRule::block;  ///< what ends a paragraph
  const Segmentation* turns = nullptr;             ///< the turns of the source; none: sentences end with paragraphs
};

/// The sentences of a text.
[[nodiscard]] Segmentation sentences(const Text& text, const SentenceOptions& options = {});

// --- bodies ------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr bool is_end_mark(char32_t c) noexcept {
  return c == U'.' || c == U'!' || c == U'?' || c == U'\u2026';
}
[[nodiscard]] constexpr bool is_closer(char32_t c) noexcept {
  return std::u32string_view(U"\"'\u201D\u2019\u00BB\u203A)]}").find(c) != std::u32string_view::npos;
}
[[nodiscard]] constexpr bool is_opener(char32_t c) noexcept {
  return std::u32string_view(U"\"'\u201C\u2018\u00AB\u2039\u201E\u201A([{").find(c) != std::u32string_view::npos;
}

/// Finds the ends of sentences in one stretch (a paragraph, or its part in one turn).
class SentenceFinder {
 public:
  SentenceFinder(const SentenceOptions& options, std::vector<Span>& out)
      : known_(tematik::abbreviations(options.language)), own_(options.own), out_(out) {}

  /// @param base  code point at which the stretch begins
  void read(std::u32string_view stretch, std::uint32_t base);

 private:
  /// A run of end marks: [begin, end) with the quotes behind them, and what rules 3 and 4 ask of it.
  struct Run {
    std::size_t begin;
    std::size_t end;
    std::size_t marks;
    bool exclaims;  ///< holds `!` or `?`
    bool ellipsis;  ///< holds U+2026
  };

  [[nodiscard]] Run read_run(std::u32string_view stretch, std::size_t begin) const noexcept;
  [[nodiscard]] bool ends(std::u32string_view stretch, std::size_t start, const Run& run, char32_t x) const;
  [[nodiscard]] bool listed(Abbreviations::Words Abbreviations::*words, std::string_view word) const {
    return (known_.*words).contains(word) || (own_ != nullptr && (own_->*words).contains(word));
  }

  const Abbreviations& known_;
  const Abbreviations* own_;
  std::vector<Span>& out_;
};

inline SentenceFinder::Run SentenceFinder::read_run(std::u32string_view stretch, std::size_t begin) const noexcept {
  Run run{begin, begin, 0, false, false};
  for (; run.end < stretch.size() && is_end_mark(stretch[run.end]); ++run.end) {
    ++run.marks;
    run.exclaims = run.exclaims || stretch[run.end] == U'!' || stretch[run.end] == U'?';
    run.ellipsis = run.ellipsis || stretch[run.end] == U'\u2026';
  }
  while (run.end < stretch.size() && is_closer(stretch[run.end])) ++run.end;
  return run;
}

inline bool SentenceFinder::ends(std::u32string_view stretch, std::size_t start, const Run& run, char32_t x) const {
  if (is_lower(x)) return false;
  if (run.exclaims) return true;
  if (run.marks > 1 || run.ellipsis) return is_upper(x);
  std::size_t from = run.begin;
  while (from > start && !is_white_space(stretch[from - 1]) && !is_opener(stretch[from - 1])) --from;
  const std::u32string_view letters = stretch.substr(from, run.begin - from);
  const std::string word = to_utf8(stretch.substr(from, run.begin + 1 - from));
  if (listed(&Abbreviations::title, word)) return false;
  if (letters.size() == 1 && is_upper(letters[0])) return false;
  if (listed(&Abbreviations::number, word)) return !is_digit(x);
  if (listed(&Abbreviations::either, word)) return is_upper(x);
  const bool list_number = from == start && !letters.empty() && letters.size() <= 3 &&
                           std::all_of(letters.begin(), letters.end(), [](char32_t c) { return is_digit(c); });
  return !list_number;
}

inline void SentenceFinder::read(std::u32string_view stretch, std::uint32_t base) {
  const auto put = [&](std::size_t begin, std::size_t end) {
    out_.push_back({base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)});
  };
  while (!stretch.empty() && is_white_space(stretch.back())) stretch.remove_suffix(1);
  const auto skip = [&](std::size_t at, auto skipped) {
    while (at < stretch.size() && skipped(stretch[at])) ++at;
    return at;
  };
  const auto blank = [](char32_t c) { return is_white_space(c); };
  const auto blank_or_opener = [](char32_t c) { return is_white_space(c) || is_opener(c); };
  std::size_t start = skip(0, blank);
  for (std::size_t at = start; at < stretch.size();) {
    if (!is_end_mark(stretch[at])) {
      ++at;
      continue;
    }
    const Run run = read_run(stretch, at);
    at = run.end;
    if (at < stretch.size() && !is_white_space(stretch[at])) continue;
    const std::size_t next = skip(at, blank_or_opener);
    if (next == stretch.size()) break;
    if (ends(stretch, start, run, stretch[next])) {
      put(start, at);
      start = at = skip(at, blank);
    }
  }
  if (start < stretch.size()) put(start, stretch.size());
}

}  // namespace detail

inline Segmentation sentences(const Text& text, const SentenceOptions& options) {
  std::vector<Span> units;
  detail::SentenceFinder finder(options, units);
  const Segmentation paragraphs = tematik::paragraphs(text, options.paragraph);
  const auto read = [&](Span stretch) { finder.read(to_code_points(text.slice(stretch)), stretch.begin); };
  if (options.turns == nullptr) {
    for (const Span paragraph : paragraphs) read(paragraph);
  } else {
    auto turn = options.turns->begin();
    for (const Span paragraph : paragraphs) {
      while (turn != options.turns->end() && turn->end <= paragraph.begin) ++turn;
      for (auto at = turn; at != options.turns->end() && at->begin < paragraph.end; ++at) {
        const Span stretch{std::max(paragraph.begin, at->begin), std::min(paragraph.end, at->end)};
        if (stretch.begin < stretch.end) read(stretch);
      }
    }
  }
  return Segmentation(std::move(units));
}

}  // namespace tematik
