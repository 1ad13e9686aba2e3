#pragma once

/// @file
/// @brief One text under the counting rules: where positions fall, and what the places look like.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/io/offset_rule.hpp>

namespace tematik::io::detail {

/// What a text has that could make two rules differ on it.
struct TextTraits {
  bool bom = false;
  bool crlf = false;
  bool line_ends = false;
  bool non_ascii = false;
  bool astral = false;
  bool inline_content = false;
};
[[nodiscard]] TextTraits text_traits(std::string_view stored, bool inline_content) noexcept;

/// For each of the 18 rules the first rule that counts this text in the same way.
[[nodiscard]] std::array<std::uint8_t, 18> first_equal_rule(const TextTraits& traits) noexcept;

/// Where a position falls in the canonical text.
struct Boundary {
  std::int64_t index = 0;  ///< code points before it; of a split: before the character it splits
  std::size_t byte = 0;    ///< the same in bytes of the canonical text
  bool split = false;
  bool overflow = false;
};

/// Where ascending positions fall under a rule. O(text + positions).
[[nodiscard]] std::vector<Boundary> map_positions(std::string_view stored, bool inline_content, OffsetRule rule,
                                                  const std::vector<std::int64_t>& positions);

/// Is the byte offset of `text` the begin (end) of a word, and not inside one?
[[nodiscard]] bool begins_word(std::string_view text, std::size_t byte) noexcept;
[[nodiscard]] bool ends_word(std::string_view text, std::size_t byte) noexcept;

/// The byte offset behind the character at `byte`.
[[nodiscard]] std::size_t next_byte(std::string_view text, std::size_t byte) noexcept;

}  // namespace tematik::io::detail
