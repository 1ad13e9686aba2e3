#pragma once

/// @file
/// @brief Are two names the same? Unicode Normalization Form C, for comparing names.
///
/// A keyboard may write "é" as U+00E9, another as e + U+0301: names of codes, cases and speakers that look
/// alike are alike in NFC. **Texts of sources are never normalised**: their positions would move.
///
/// - **Inputs**: UTF-8.
/// - **Rule**: canonical decomposition, canonical ordering of marks, canonical composition (Unicode
///   Standard Annex #15), Hangul by arithmetic. Idempotent: nfc(nfc(x)) = nfc(x).
/// - **Complexity**: O(n), and O(m log m) for a run of m marks on one letter; a text below U+0300 is
///   returned as it is.
/// - **Literature**: Unicode Standard Annex #15, Unicode Normalization Forms.
///
/// @code
/// assert(nfc("e\xCC\x81") == "\xC3\xA9");
/// @endcode

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/text/detail/canonical_pairs.hpp>
#include <tematik/text/detail/canonical_singles.hpp>
#include <tematik/text/detail/combining_classes.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// @brief Normalization Form C.
/// @throws InputError `text_encoding` if the bytes are no UTF-8
[[nodiscard]] std::string nfc(std::string_view utf8);

// --- bodies ------------------------------------------------------------------------------------------------

namespace detail {

namespace hangul {
inline constexpr char32_t syllables = 0xAC00;
inline constexpr char32_t leads = 0x1100;
inline constexpr char32_t vowels = 0x1161;
inline constexpr char32_t tails = 0x11A7;  // one before the first tail: index 0 is "no tail"
inline constexpr char32_t lead_count = 19;
inline constexpr char32_t vowel_count = 21;
inline constexpr char32_t tail_count = 28;
}  // namespace hangul

/// The canonical combining class: 0 for what begins a character.
[[nodiscard]] constexpr std::uint32_t combining_class(char32_t c) noexcept {
  if (c < 0x300) return 0;
  const auto row = std::partition_point(combining_ranges.begin(), combining_ranges.end(),
                                        [c](const CombiningRange& r) { return r.last < c; });
  return row != combining_ranges.end() && row->first <= c ? row->ccc : 0;
}

/// Appends the full canonical decomposition of one code point.
inline void decompose(std::u32string& out, char32_t c) {
  if (c < 0xC0) {
    out += c;
    return;
  }
  if (c >= hangul::syllables && c < hangul::syllables + hangul::lead_count * hangul::vowel_count * hangul::tail_count) {
    const char32_t s = c - hangul::syllables;
    out.push_back(hangul::leads + s / (hangul::vowel_count * hangul::tail_count));
    out.push_back(hangul::vowels + s / hangul::tail_count % hangul::vowel_count);
    if (s % hangul::tail_count != 0) out.push_back(hangul::tails + s % hangul::tail_count);
    return;
  }
  const auto by_whole = [c](const auto& row) { return row.whole < c; };
  const auto pair = std::partition_point(canonical_pairs.begin(), canonical_pairs.end(), by_whole);
  if (pair != canonical_pairs.end() && pair->whole == c) {
    decompose(out, pair->first);  // at most three deep
    decompose(out, pair->second);
    return;
  }
  const auto single = std::partition_point(canonical_singles.begin(), canonical_singles.end(), by_whole);
  if (single != canonical_singles.end() && single->whole == c) {
    decompose(out, single->target);
    return;
  }
  out += c;
}

/// The pairs that compose, sorted by their parts.
[[nodiscard]] inline const std::vector<CanonicalPair>& composing_pairs() {
  static const std::vector<CanonicalPair> pairs = [] {
    std::vector<CanonicalPair> out;
    for (const auto& pair : canonical_pairs) {
      if (pair.composes != 0) out.push_back(pair);
    }
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return std::pair(a.first, a.second) < std::pair(b.first, b.second); });
    return out;
  }();
  return pairs;
}

/// The code point that the two make together, or 0.
[[nodiscard]] inline char32_t compose(char32_t first, char32_t second) {
  if (first - hangul::leads < hangul::lead_count && second - hangul::vowels < hangul::vowel_count) {
    return hangul::syllables +
           ((first - hangul::leads) * hangul::vowel_count + (second - hangul::vowels)) * hangul::tail_count;
  }
  const char32_t s = first - hangul::syllables;
  if (s < hangul::lead_count * hangul::vowel_count * hangul::tail_count && s % hangul::tail_count == 0 &&
      second > hangul::tails && second - hangul::tails < hangul::tail_count) {
    return first + (second - hangul::tails);
  }
  const auto& pairs = composing_pairs();
  const auto found = std::partition_point(pairs.begin(), pairs.end(), [&](const CanonicalPair& p) {
    return p.first < first || (p.first == first && p.second < second);
  });
  return found != pairs.end() && found->first == first && found->second == second ? char32_t{found->whole} : U'\0';
}

/// Sorts every run of marks by class; marks of one class keep their order.
inline void order_marks(std::u32string& text) {
  const auto is_starter = [](char32_t c) { return combining_class(c) == 0; };
  for (auto at = text.begin(); at != text.end();) {
    at = std::find_if_not(at, text.end(), is_starter);
    const auto end = std::find_if(at, text.end(), is_starter);
    std::stable_sort(at, end, [](char32_t a, char32_t b) { return combining_class(a) < combining_class(b); });
    at = end;
  }
}

/// Puts letters and marks together, in place; the text is decomposed and ordered.
inline void compose_all(std::u32string& text) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t write = 0;
  std::size_t starter = none;  // where the last starter was written
  std::uint32_t between = 0;   // class of the last mark written behind it
  for (const char32_t c : text) {
    const std::uint32_t ccc = combining_class(c);
    const bool adjacent = starter != none && starter + 1 == write;
    if (starter != none && (adjacent || between < ccc)) {
      if (const char32_t whole = compose(text[starter], c); whole != 0) {
        text[starter] = whole;
        continue;
      }
    }
    if (ccc == 0) {
      starter = write;
      between = 0;
    } else {
      between = ccc;
    }
    text[write++] = c;
  }
  text.resize(write);
}

}  // namespace detail

inline std::string nfc(std::string_view utf8) {
  validate_utf8(utf8, "name");
  // below U+0300 nothing decomposes that does not compose again, and nothing combines: lead bytes up to CB
  const bool simple =
      std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
  if (simple) return std::string(utf8);
  std::u32string text;
  text.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) detail::decompose(text, decode_next(utf8, at));
  detail::order_marks(text);
  detail::compose_all(text);
  return to_utf8(text);
}

}  // namespace tematik
