#include "utf.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik::io::detail {

std::optional<std::string> from_utf16(std::string_view bytes) {
  if (!has_utf16_bom(bytes) || bytes.size() % 2 != 0) return std::nullopt;
  const bool little = static_cast<unsigned char>(bytes[0]) == 0xFFU;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<char32_t>(static_cast<unsigned char>(bytes[i]));
    const auto b = static_cast<char32_t>(static_cast<unsigned char>(bytes[i + 1]));
    return little ? (b << 8U) | a : (a << 8U) | b;
  };
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t i = 2; i < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800U && c <= 0xDFFFU) {
      if (c >= 0xDC00U || i + 3 >= bytes.size()) return std::nullopt;
      const char32_t low = unit(i + 2);
      if (low < 0xDC00U || low > 0xDFFFU) return std::nullopt;
      c = 0x10000U + ((c - 0xD800U) << 10U) + (low - 0xDC00U);
      i += 2;
    }
    append_utf8(out, c);
  }
  return out;
}

DecodedText decode_text(std::string bytes) {
  if (has_utf16_bom(bytes)) {
    auto converted = from_utf16(bytes);
    if (!converted || converted->find('\0') != std::string::npos) return {};
    return {.text = std::string(utf8_bom) + *converted, .from_utf16 = true};
  }
  if (find_utf8_problem(bytes)) return {};
  return {.text = std::move(bytes)};
}

PlainText plain_text(std::string bytes, const std::string& name, std::string_view hint) {
  using tematik::detail::cat;
  PlainText out;
  if (has_utf16_bom(bytes)) {
    auto text = from_utf16(bytes);
    if (!text) throw InputError("text_encoding", cat(name, ": begins like UTF-16 and is none"), name);
    out.bom = out.from_utf16 = true;
    bytes = std::move(*text);
  } else if (bytes.starts_with(utf8_bom)) {
    out.bom = true;
    bytes.erase(0, utf8_bom.size());
  }
  if (const auto problem = find_utf8_problem(bytes)) {
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(problem->byte), '\n');
    const std::string where = cat(name, ", line ", line);
    throw InputError("text_encoding",
                     cat(where, ": expected UTF-8 without U+0000, found ",
                         problem->fault == Utf8Fault::zero ? "U+0000" : "other bytes", "; ", hint),
                     where, std::to_string(problem->byte));
  }
  out.text = std::move(bytes);
  return out;
}

}  // namespace tematik::io::detail
