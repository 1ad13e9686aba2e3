#pragma once

/// @file
/// @brief The words of a text: for words in context, word distances and search; never a stored code.
///
/// - **Unit**: half-open spans of letters, marks and digits, after Unicode Standard Annex #29 with these
///   tailorings:
///   - a single hyphen (`-`, U+2010, U+2011) between two letters joins them: `anak-anak`, `guru-nya` are
///     one word, `ke-2` is two
///   - a single apostrophe (`'`, U+2019) between two letters joins them: `Jum'at`, `don't`
///   - a single `.` or `,` between two digits joins them: `3.5`, `1.000,50`
///   - letters and digits that follow each other are one word: `P1`, `SMP3`
///   - soft hyphen, zero width joiner and non-joiner (U+00AD, U+200D, U+200C) inside a word belong to it
/// - A mark counts as a letter if it follows one; a mark on nothing is a word of its own.
/// - **Undefined**: a text without letters and digits has no words.
/// - **Assumptions**: scripts without blanks between words (Han, Thai, Javanese) give one long word per
///   run.
/// - **Complexity**: O(n).
/// - **Literature**: Unicode Standard Annex #29, Unicode Text Segmentation.
///
/// @code
/// const Text text("Anak-anak bertanya; guru menjawab 3.5 kali.");
/// assert(words(text).size() == 6 && text.slice(words(text)[0]) == "Anak-anak");
/// @endcode

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <tematik/text/letters.hpp>
#include <tematik/text/segmentation.hpp>
#include <tematik/text/span.hpp>
#include <tematik/text/text.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// The words of a text.
[[nodiscard]] Segmentation words(const Text& text);

// --- bodies ------------------------------------------------------------------------------------------------

namespace detail {

/// What a character does in a word.
enum class WordPart : std::uint8_t { none, letter, digit, joins_letters, joins_digits, silent };

[[nodiscard]] constexpr WordPart word_part(char32_t c) noexcept {
  if (is_letter(c) || is_mark(c)) return WordPart::letter;
  if (is_digit(c)) return WordPart::digit;
  if (c == U'-' || c == U'\'' || c == U'\u2010' || c == U'\u2011' || c == U'\u2019') return WordPart::joins_letters;
  if (c == U'.' || c == U',') return WordPart::joins_digits;
  if (c == U'\u00AD' || c == U'\u200C' || c == U'\u200D') return WordPart::silent;
  return WordPart::none;
}

}  // namespace detail

inline Segmentation words(const Text& text) {
  using detail::WordPart;
  std::vector<Span> units;
  WordPart last = WordPart::none;   // the last letter or digit of the open word; none: no word is open
  WordPart joint = WordPart::none;  // a joiner behind it, which counts only if the right thing follows
  std::uint32_t p = 0;
  for (std::size_t at = 0; at < text.str().size(); ++p) {
    const WordPart part = detail::word_part(decode_next(text.str(), at));
    if (part == WordPart::letter || part == WordPart::digit) {
      const bool joined = (joint == WordPart::joins_letters && last == WordPart::letter && part == WordPart::letter) ||
                          (joint == WordPart::joins_digits && last == WordPart::digit && part == WordPart::digit);
      if (last != WordPart::none && (joint == WordPart::none || joined)) {
        units.back().end = p + 1;
      } else {
        units.push_back({p, p + 1});
      }
      last = part;
      joint = WordPart::none;
    } else if (part == WordPart::silent && last != WordPart::none && joint == WordPart::none) {
      // inside a word if the word goes on, else dropped with what follows
    } else if ((part == WordPart::joins_letters || part == WordPart::joins_digits) && joint == WordPart::none) {
      joint = part;
    } else {
      last = WordPart::none;
      joint = WordPart::none;
    }
  }
  return Segmentation(std::move(units));
}

}  // namespace tematik
