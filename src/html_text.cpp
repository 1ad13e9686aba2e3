#include "html_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <tematik/text/utf8.hpp>

#include "character_reference.hpp"

namespace tematik::io::detail {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> html_entities{
    {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}}};
constexpr std::size_t longest_entity = 32;

[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The place behind a tag or comment that begins at `at`; nothing if none does.
std::optional<std::size_t> behind_html_markup(std::string_view html, std::size_t at) {
  const std::string_view rest = html.substr(at + 1);
  if (rest.starts_with("!--")) {
    const std::size_t end = html.find("-->", at + 4);
    return end == std::string_view::npos ? html.size() : end + 3;
  }
  const bool closing = rest.size() > 1 && rest[0] == '/' && is_ascii_letter(rest[1]);
  const bool declared = rest.starts_with('!') || rest.starts_with('?');
  if (!closing && !declared && (rest.empty() || !is_ascii_letter(rest[0]))) return std::nullopt;
  char quote = '\0';
  char last = '\0';  // quotes count behind a = alone, as in a value
  for (std::size_t i = at + 1; i < html.size(); ++i) {
    const char c = html[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return i + 1;
    } else if ((c == '"' || c == '\'') && last == '=') {
      quote = c;
    }
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') last = c;
  }
  return html.size();
}

}  // namespace

HtmlText html_text(std::string_view html) {
  HtmlText out;
  out.text.reserve(html.size());
  bool begun = false;
  for (std::size_t at = 0; at < html.size();) {
    const char c = html[at];
    if (c == '<') {
      if (const auto behind = behind_html_markup(html, at)) {
        begun = begun || !html.substr(at).starts_with("<!");
        at = *behind;
        continue;
      }
    }
    if (!begun && (c == ' ' || (c >= '\t' && c <= '\r'))) {
      ++at;
      continue;
    }
    begun = true;
    if (c == '&') {
      const std::size_t end = html.substr(at, longest_entity).find(';');
      const std::string_view name = end == std::string_view::npos ? std::string_view() : html.substr(at + 1, end - 1);
      const auto known = std::find_if(html_entities.begin(), html_entities.end(),
                                      [&](const auto& pair) { return pair.first == name; });
      if (known != html_entities.end()) {
        out.text += known->second;
        at += end + 1;
        continue;
      }
      if (name.starts_with('#')) {
        if (const auto number = character_reference(name.substr(1))) {
          append_utf8(out.text, *number == 0 ? char32_t{0xFFFDU} : *number);
          at += end + 1;
          continue;
        }
      }
      if (!name.empty() && std::all_of(name.begin(), name.end(), is_ascii_letter)) out.unknown_entity = true;
    }
    if (c == '\r' && html.substr(at).starts_with("\r\n")) ++at;
    out.text += html[at++];
  }
  return out;
}

}  // namespace tematik::io::detail
