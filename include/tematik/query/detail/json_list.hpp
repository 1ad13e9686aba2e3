#pragma once

// A reader of the little JSON that stored queries are written in: lists of lists, text, numbers, true, false, null.

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik::detail {

/// One value: nothing (null), text, true or false, a number, or a list.
struct JsonItem {
  std::variant<std::monostate, std::string, bool, std::int64_t, double, std::vector<JsonItem>> value = {};

  template <class T>
  [[nodiscard]] const T* as() const noexcept {
    return std::get_if<T>(&value);
  }
  [[nodiscard]] bool is_null() const noexcept { return std::holds_alternative<std::monostate>(value); }
};

class JsonListReader {
 public:
  explicit JsonListReader(std::string_view text) : text_(text) {}

  /// One value; nothing may follow it. @throws InputError `query_text`
  [[nodiscard]] JsonItem read() {
    JsonItem out = item(0);
    if (at_ != text_.size()) fail("nothing more");
    return out;
  }

 private:
  static constexpr int deepest = 1000;

  [[noreturn]] void fail(std::string_view expected) const {
    throw InputError("query_text", cat("stored query: expected ", expected, " at byte ", at_), "query",
                     std::to_string(at_));
  }
  [[nodiscard]] bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  [[nodiscard]] JsonItem item(int depth) {
    if (depth > deepest) fail("no deeper list");
    if (take("null")) return {};
    if (take("true")) return {true};
    if (take("false")) return {false};
    if (take("\"")) return {text()};
    if (!take("[")) return number();
    std::vector<JsonItem> list;
    if (take("]")) return {std::move(list)};
    do {
      list.push_back(item(depth + 1));
    } while (take(","));
    if (!take("]")) fail("] or ,");
    return {std::move(list)};
  }
  [[nodiscard]] JsonItem number() {
    std::size_t end = at_;
    while (end < text_.size() && std::string_view("+-.0123456789eE").find(text_[end]) != std::string_view::npos) ++end;
    const char* const first = text_.data() + at_;
    const char* const last = text_.data() + end;
    if (first == last) fail("a value");
    std::int64_t whole = 0;
    const auto [to, problem] = std::from_chars(first, last, whole);
    if (problem == std::errc() && to == last) {
      at_ = end;
      return {whole};
    }
    double real = 0;
    const auto [real_to, real_problem] = std::from_chars(first, last, real);
    if (real_problem != std::errc() || real_to != last) fail("a number");
    at_ = end;
    return {real};
  }
  [[nodiscard]] std::string text() {
    static constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    std::string out;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20U) fail("no control character");
      if (text_[at_] != '\\') {
        out += text_[at_++];
        continue;
      }
      ++at_;
      if (at_ == text_.size()) break;
      const auto known = letters.find(text_[at_]);
      if (known != std::string_view::npos) {
        out += meant[known];
        ++at_;
        continue;
      }
      // Canonical text escapes only control characters in this way.
      std::uint32_t code = 0;
      const std::string_view digits = text_.substr(at_ + 1, 4);
      const auto [to, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
      const bool is_ascii =
          text_[at_] == 'u' && digits.size() == 4 && problem == std::errc() && to == digits.data() + 4 && code < 0x80U;
      if (!is_ascii) fail("a known escape");
      out += static_cast<char>(code);
      at_ += 5;
    }
    if (!take("\"")) fail("the end of a text");
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace tematik::detail
