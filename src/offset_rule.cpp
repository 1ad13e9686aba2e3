#include <tematik/io/offset_rule.hpp>

#include <tematik/support/error.hpp>

#include "utf.hpp"

namespace tematik::io {

std::string OffsetRule::text() const {
  return std::string(to_string(unit)) + '/' + std::string(to_string(newline)) + (bom ? "/bom" : "/no_bom");
}

OffsetRule OffsetRule::from_text(std::string_view text) {
  OffsetRule rule;
  const std::size_t first = text.find('/');
  if (first != std::string_view::npos) {
    const std::size_t second = text.find('/', first + 1);
    const std::string_view bom = second == std::string_view::npos ? "no_bom" : text.substr(second + 1);
    if (bom == "bom" || bom == "no_bom") {
      rule.unit = parse<RuleUnit>(text.substr(0, first));
      rule.newline =
          parse<RuleNewline>(text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1));
      rule.bom = bom == "bom";
      return rule;
    }
  }
  throw UsageError("unknown_word",
                   "unknown offset rule \"" + std::string(text) + "\"; a rule is unit/newline/bom with unit " +
                       known_words<RuleUnit>() + ", newline " + known_words<RuleNewline>() + ", bom no_bom or bom",
                   "offset_rule", std::string(text));
}

OffsetRule OffsetRule::default_of(std::string_view origin) noexcept {
  if (detail::starts_with_ascii_case(origin, "atlas.ti")) return {.newline = RuleNewline::lf1};
  if (detail::starts_with_ascii_case(origin, "taguette")) return {.unit = RuleUnit::utf8};
  return {};
}

}  // namespace tematik::io
