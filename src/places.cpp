#include "places.hpp"

#include <algorithm>
#include <vector>

#include <tematik/support/cat.hpp>

#include "utf.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

SegmentId RecordedPlaces::of(Study& study, Segment segment, std::string_view raw) {
  std::string key = cat(to_string(segment.kind), ' ', row(segment.source), ' ', segment.state, ' ', raw, ' ');
  if (segment.span) key += cat(segment.span->begin, '-', segment.span->end);
  for (const auto number : segment.numbers) key += cat(' ', number);
  key += cat(' ', segment.text);
  auto [found, is_new] = known_.try_emplace(std::move(key));
  if (is_new) found->second = study.add_segment(std::move(segment));
  return found->second;
}

LossOffsets offsets_line(std::string source, const OffsetTextResult& result) {
  LossOffsets line{.source = std::move(source),
                   .rule = result.rule.text(),
                   .status = std::string(to_string(result.status)),
                   .checkable = result.checkable,
                   .matched = result.matched,
                   .inclusive_end = result.inclusive_end};
  if (result.runner_up) line.runner_up = result.runner_up->text();
  return line;
}

ReadColour read_colour(std::string_view raw) {
  const auto hex = [](std::string_view digits) {
    return digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  };
  const auto upper = [](std::string text) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
  };
  std::string out;
  bool guessed = false;
  if (raw.starts_with('#') && hex(raw.substr(1))) {
    const std::string_view digits = raw.substr(1);
    if (digits.size() == 6) out = upper(std::string(raw));
    if (digits.size() == 3) out = upper({'#', digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]});
    if (digits.size() == 8) {  // alpha first or last: nobody says
      out = upper("#" + std::string(digits.substr(0, 6)));
      guessed = true;
    }
  } else if (starts_with_ascii_case(raw, "rgb(") && raw.ends_with(')')) {
    std::vector<int> parts(1);
    bool clean = true;
    for (const char c : raw.substr(4, raw.size() - 5)) {
      if (c == ',') {
        parts.push_back(0);
      } else if (c >= '0' && c <= '9' && parts.back() < 1000) {
        parts.back() = parts.back() * 10 + (c - '0');
      } else if (c != ' ') {
        clean = false;
      }
    }
    if (clean && parts.size() == 3 && std::all_of(parts.begin(), parts.end(), [](int part) { return part < 256; })) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out = "#";
      for (const int part : parts) {
        out += digits[static_cast<std::size_t>(part / 16)];
        out += digits[static_cast<std::size_t>(part % 16)];
      }
    }
  }
  return {.colour = std::move(out), .guessed = guessed};
}

}  // namespace tematik::io::detail
