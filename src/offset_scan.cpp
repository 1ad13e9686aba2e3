#include "offset_scan.hpp"

#include <tematik/text/utf8.hpp>

#include "utf.hpp"

namespace tematik::io {

std::array<OffsetRule, 18> offset_rules() noexcept {
  std::array<OffsetRule, 18> rules{};
  std::size_t i = 0;
  for (const auto unit : {RuleUnit::code_point, RuleUnit::utf16, RuleUnit::utf8}) {
    for (const auto newline : {RuleNewline::stored, RuleNewline::lf1, RuleNewline::crlf2}) {
      for (const bool bom : {false, true}) rules[i++] = {.unit = unit, .newline = newline, .bom = bom};
    }
  }
  return rules;
}

}  // namespace tematik::io

namespace tematik::io::detail {
namespace {

char32_t character_at(std::string_view text, std::size_t byte) noexcept { return decode_next(text, byte); }

char32_t character_before(std::string_view text, std::size_t byte) noexcept {
  do {
    --byte;
  } while ((static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U);
  return character_at(text, byte);
}

bool inside_word(std::string_view text, std::size_t byte) noexcept {
  return byte > 0 && byte < text.size() && is_word(character_before(text, byte)) && is_word(character_at(text, byte));
}

std::int64_t width_of(char32_t c, RuleUnit unit) noexcept {
  switch (unit) {
    case RuleUnit::utf16:
      return c >= 0x10000U ? 2 : 1;
    case RuleUnit::utf8:
      return c < 0x80U ? 1 : c < 0x800U ? 2 : c < 0x10000U ? 3 : 4;
    case RuleUnit::code_point:
      break;
  }
  return 1;
}

std::int64_t width_of_line_end(bool crlf, RuleNewline newline, bool inline_content) noexcept {
  if (newline == RuleNewline::lf1) return 1;
  if (newline == RuleNewline::crlf2 && inline_content) return 2;
  return crlf ? 2 : 1;
}

}  // namespace

TextTraits text_traits(std::string_view stored, bool inline_content) noexcept {
  TextTraits traits{.inline_content = inline_content};
  traits.bom = stored.starts_with(utf8_bom);
  if (traits.bom) stored.remove_prefix(utf8_bom.size());
  char last = 0;
  for (const char c : stored) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' && last == '\r') traits.crlf = true;
    if (c == '\n' || c == '\r') traits.line_ends = true;
    if (byte >= 0x80U) traits.non_ascii = true;
    if (byte >= 0xF0U) traits.astral = true;
    last = c;
  }
  return traits;
}

std::array<std::uint8_t, 18> first_equal_rule(const TextTraits& traits) noexcept {
  const auto rules = offset_rules();
  const auto plain = [&](OffsetRule rule) {
    if (rule.unit == RuleUnit::utf16 && !traits.astral) rule.unit = RuleUnit::code_point;
    if (rule.unit == RuleUnit::utf8 && !traits.non_ascii && !(rule.bom && traits.bom)) {
      rule.unit = RuleUnit::code_point;
    }
    if (rule.newline == RuleNewline::lf1 && !traits.crlf) rule.newline = RuleNewline::stored;
    if (rule.newline == RuleNewline::crlf2 && (!traits.inline_content || !traits.line_ends)) {
      rule.newline = RuleNewline::stored;
    }
    if (!traits.bom) rule.bom = false;
    return rule;
  };
  std::array<std::uint8_t, 18> first{};
  for (std::uint8_t i = 0; i < 18; ++i) {
    first[i] = i;
    for (std::uint8_t k = 0; k < i; ++k) {
      if (plain(rules[k]) == plain(rules[i])) {
        first[i] = k;
        break;
      }
    }
  }
  return first;
}

std::vector<Boundary> map_positions(std::string_view stored, bool inline_content, OffsetRule rule,
                                    const std::vector<std::int64_t>& positions) {
  std::vector<Boundary> out;
  out.reserve(positions.size());
  std::int64_t sum = 0;  // width of all before `index`
  if (stored.starts_with(utf8_bom)) {
    stored.remove_prefix(utf8_bom.size());
    if (rule.bom) sum = rule.unit == RuleUnit::utf8 ? 3 : 1;
  }
  Boundary here;
  while (out.size() < positions.size() && positions[out.size()] <= sum) out.push_back(here);  // inside the mark: 0
  for (std::size_t i = 0; i < stored.size() && out.size() < positions.size();) {
    const std::size_t before = i;
    const char32_t c = decode_next(stored, i);
    std::int64_t width = 0;
    std::size_t bytes = i - before;
    if (c == U'\r' || c == U'\n') {
      const bool crlf = c == U'\r' && i < stored.size() && stored[i] == '\n';
      if (crlf) ++i;
      width = width_of_line_end(crlf, rule.newline, inline_content);
      bytes = 1;
    } else {
      width = width_of(c, rule.unit);
    }
    Boundary split = here;
    split.split = true;
    while (out.size() < positions.size() && positions[out.size()] < sum + width) out.push_back(split);
    sum += width;
    ++here.index;
    here.byte += bytes;
    while (out.size() < positions.size() && positions[out.size()] == sum) out.push_back(here);
  }
  Boundary beyond = here;
  beyond.overflow = true;
  out.resize(positions.size(), beyond);
  return out;
}

bool begins_word(std::string_view text, std::size_t byte) noexcept {
  return byte < text.size() && !is_white_space(character_at(text, byte)) && !inside_word(text, byte);
}

bool ends_word(std::string_view text, std::size_t byte) noexcept {
  return byte > 0 && !is_white_space(character_before(text, byte)) && !inside_word(text, byte);
}

std::size_t next_byte(std::string_view text, std::size_t byte) noexcept {
  if (byte < text.size()) (void)decode_next(text, byte);
  return byte;
}

}  // namespace tematik::io::detail
