#pragma once

/// @file
/// @brief A walk over the lines of a text, with what lines, paragraphs and turns need of each.

#include <cstddef>
#include <cstdint>

#include <tematik/text/span.hpp>
#include <tematik/text/text.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik::detail {

/// One line: what lies between two LFs, without them.
struct Line {
  Span whole;             ///< with its white space
  Span trimmed;           ///< without white space around it; empty at `whole.begin` if there is nothing else
  std::size_t byte = 0;   ///< byte of `trimmed.begin`
  std::size_t bytes = 0;  ///< bytes of `trimmed`

  [[nodiscard]] bool blank() const noexcept { return trimmed.empty(); }
};

/// Calls visit(line) for every line in order; no line follows a final LF, an empty text has none. O(n).
template <class Visit>
void for_each_line(const Text& text, Visit visit) {
  const std::string& utf8 = text.str();
  std::uint32_t p = 0;  // code points
  for (std::size_t at = 0; at < utf8.size();) {
    Line line{{p, p}, {p, p}, at, 0};
    bool open = true;
    while (open && at < utf8.size()) {
      const std::size_t here = at;
      const char32_t c = decode_next(utf8, at);
      if (c == U'\n') {
        open = false;
      } else if (!is_white_space(c)) {
        if (line.blank()) {
          line.trimmed.begin = p;
          line.byte = here;
        }
        line.trimmed.end = p + 1;
        line.bytes = at - line.byte;
      }
      ++p;
    }
    line.whole.end = open ? p : p - 1;
    visit(line);
  }
}

}  // namespace tematik::detail
