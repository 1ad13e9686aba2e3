#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <tematik/text/turns.hpp>
#include <tematik/text/utf8.hpp>

#include "character_reference.hpp"
#include "offset_names.hpp"
#include "transcript_cues.hpp"
#include "utf.hpp"

namespace tematik::io::detail {
namespace {

constexpr std::size_t longest_cue_entity = 10;

[[nodiscard]] bool is_line_end(char32_t c) noexcept { return c == U'\n' || c == U'\r'; }

/// The character of `&...;` at the beginning of `text`, and the bytes that it takes; 0: it is none.
std::pair<char32_t, std::size_t> entity(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 6> named{
      {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"nbsp", U'\u00A0'}, {"lrm", U'\u200E'}, {"rlm", U'\u200F'}}};
  const std::size_t end = text.substr(0, longest_cue_entity + 2).find(';');
  if (end == std::string_view::npos) return {0, 0};
  const std::string_view name = text.substr(1, end - 1);
  for (const auto& [word, c] : named) {
    if (name == word) return {c, end + 1};
  }
  if (!name.starts_with('#')) return {0, 0};
  const char32_t value = character_reference(name.substr(1)).value_or(0);
  if (value == 0) return {0, 0};
  return {is_line_end(value) ? U' ' : value, end + 1};
}

std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    const auto [c, bytes] = entity(text);
    if (bytes == 0) {
      out += '&';
    } else {
      append_utf8(out, c);
    }
    text.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
  return out;
}

/// Lines without white space around them, joined by a blank.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = tematik::detail::trim_white_space(text.substr(at, end - at));
    if (!line.empty()) {
      if (!out.empty()) out += ' ';
      out += line;
    }
    at = end + 1;
  }
  return out;
}

/// A tag between `<` and `>`: its name in lower case, and what stands behind name and classes.
struct Tag {
  std::string name{};
  std::string_view annotation{};
  bool closing = false;
};

Tag tag_of(std::string_view inner) {
  Tag out;
  out.closing = inner.starts_with('/');
  if (out.closing) inner.remove_prefix(1);
  const std::size_t end = std::min(inner.find_first_of(" \t\n./"), inner.size());
  out.name = ascii_lower(inner.substr(0, end));
  const std::size_t space = inner.find_first_of(" \t\n", end);
  if (space != std::string_view::npos) out.annotation = inner.substr(space);
  return out;
}

[[nodiscard]] bool is_known(const Tag& tag) {
  static constexpr std::array<std::string_view, 9> words{"c", "i", "b", "u", "ruby", "rt", "lang", "font", "s"};
  if (std::find(words.begin(), words.end(), tag.name) != words.end()) return true;
  // A time inside the cue.
  return !tag.closing && tag.annotation.empty() && tag.name.find(':') != std::string::npos &&
         tag.name.find_first_not_of("0123456789:") == std::string::npos;
}

}  // namespace

CueMarkup read_cue_markup(std::string_view payload) {
  CueMarkup out;
  out.pieces.emplace_back();
  const auto begin_piece = [&](bool voice, std::string speaker) {
    out.pieces.push_back({.voice = voice, .speaker = std::move(speaker)});
  };
  std::string plain;  // of the piece, without tags
  const auto end_piece = [&] {
    out.pieces.back().text = one_line(decoded(plain));
    plain.clear();
  };
  while (!payload.empty()) {
    const std::size_t at = std::min(payload.find('<'), payload.size());
    plain += payload.substr(0, at);
    payload.remove_prefix(at);
    if (payload.empty()) break;
    const std::size_t stop = payload.find_first_of("<>", 1);
    const bool closed = stop != std::string_view::npos && payload[stop] == '>';
    const Tag tag = closed ? tag_of(payload.substr(1, stop - 1)) : Tag{};
    if (closed && tag.name == "v") {
      out.voices = true;
      end_piece();
      begin_piece(!tag.closing, tag.closing ? std::string() : folded(decoded(tag.annotation)));
    } else if (closed && is_known(tag)) {
      out.tags = true;
    } else {  // a sign, or words somebody put between such signs
      plain += payload.substr(0, closed ? stop + 1 : 1);
    }
    payload.remove_prefix(closed ? stop + 1 : 1);
  }
  end_piece();
  const auto empty = [](const CuePiece& piece) { return piece.text.empty(); };
  if (std::all_of(out.pieces.begin(), out.pieces.end(), empty)) {
    const auto voice = std::find_if(out.pieces.begin(), out.pieces.end(), [](const auto& p) { return p.voice; });
    CuePiece kept = voice == out.pieces.end() ? CuePiece{} : *voice;
    out.pieces.assign(1, std::move(kept));
  } else {
    std::erase_if(out.pieces, empty);
  }
  return out;
}

}  // namespace tematik::io::detail
