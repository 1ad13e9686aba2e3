#pragma once

/// @file
/// @brief Canonical JSON text: one spelling for one value, so that hashes and files can be compared.
///
/// UTF-8, keys sorted by code point, no blanks; escapes only `\" \\ \b \f \n \r \t`, other controls `\u00xx` in
/// lower case; whole numbers as digits; float64 in the shortest form that reads back equal, laid out as in
/// RFC 8785 (1.0 is `1`, -0 is `0`, 1e21 is `1e+21`). There is no JSON value type: builders make text.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// A JSON string with its quotes.
[[nodiscard]] std::string json_string(std::string_view text);

/// A float64 as RFC 8785 lays it out. @throws InputError for NaN and infinities, which JSON cannot hold.
[[nodiscard]] std::string json_number(double number);

/// Text that is JSON already.
struct JsonText {
  std::string text;
};

/// A value as JSON: booleans, numbers (NaN and infinities as `null`), text, words of enumerations, lists,
/// optional values (empty as `null`), JSON text as it is.
[[nodiscard]] inline std::string to_json(const JsonText& value) { return value.text; }
[[nodiscard]] inline std::string to_json(bool value) { return value ? "true" : "false"; }
template <std::integral T>
[[nodiscard]] std::string to_json(T value) {
  return std::to_string(value);
}
[[nodiscard]] inline std::string to_json(double value) { return std::isfinite(value) ? json_number(value) : "null"; }
[[nodiscard]] inline std::string to_json(std::string_view value) { return json_string(value); }
[[nodiscard]] inline std::string to_json(const std::string& value) { return json_string(value); }
[[nodiscard]] inline std::string to_json(const char* value) { return json_string(value); }
template <NamedEnum E>
[[nodiscard]] std::string to_json(E value) {
  return json_string(to_string(value));
}
template <class T>
[[nodiscard]] std::string to_json(const std::optional<T>& value);
template <class T>
[[nodiscard]] std::string to_json(const std::vector<T>& values);

/// Collects the members of an object; `str()` writes them sorted by key.
class JsonObject {
 public:
  template <class T>
  JsonObject& add(std::string key, const T& value) {
    members_.emplace_back(std::move(key), to_json(value));
    return *this;
  }
  /// Leaves the member out when there is no value (canonical records do not write `null`).
  template <class T>
  JsonObject& add_if(std::string key, const std::optional<T>& value) {
    if (value) add(std::move(key), *value);
    return *this;
  }
  [[nodiscard]] bool empty() const noexcept { return members_.empty(); }
  [[nodiscard]] JsonText json() const { return {str()}; }
  [[nodiscard]] std::string str() const;

 private:
  std::vector<std::pair<std::string, std::string>> members_;
};

// ---------------------------------------------------------------------------------------------------------

inline std::string json_string(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(text.size() + 2);
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20U) {
          out += "\\u00";
          out += digits[static_cast<unsigned char>(c) >> 4U];
          out += digits[static_cast<unsigned char>(c) & 15U];
        } else {
          out += c;
        }
    }
  }
  out += '"';
  return out;
}

inline std::string json_number(double number) {
  if (!std::isfinite(number)) {
    throw InputError("not_finite", "NaN and infinities cannot be stored as JSON");
  }
  if (number == 0) return "0";
  // Shortest digits and exponent from to_chars, then the layout of RFC 8785 (that of ECMAScript).
  std::array<char, 40> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number), std::chars_format::scientific).ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const auto e = text.find('e');
  std::string digits(text.substr(0, 1));
  if (e > 2) digits += text.substr(2, e - 2);
  int exponent = 0;
  const std::string_view power = text.substr(e + 1);
  std::from_chars(power.data() + (power.front() == '+' ? 1 : 0), power.data() + power.size(), exponent);
  const int point = exponent + 1;  // position of the decimal point, counted from the first digit
  const int n = static_cast<int>(digits.size());
  std::string out = number < 0 ? "-" : "";
  if (n <= point && point <= 21) {
    out += digits + std::string(static_cast<std::size_t>(point - n), '0');
  } else if (0 < point && point <= 21) {
    out += digits.substr(0, static_cast<std::size_t>(point)) + '.' + digits.substr(static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else {
    out += digits.substr(0, 1);
    if (n > 1) out += '.' + digits.substr(1);
    out += 'e';
    out += point - 1 < 0 ? '-' : '+';
    out += std::to_string(std::abs(point - 1));
  }
  return out;
}

template <class T>
std::string to_json(const std::optional<T>& value) {
  return value ? to_json(*value) : std::string("null");
}

template <class T>
std::string to_json(const std::vector<T>& values) {
  std::string out = "[";
  for (const auto& value : values) {
    if (out.size() > 1) out += ',';
    out += to_json(value);
  }
  return out + ']';
}

inline std::string JsonObject::str() const {
  auto sorted = members_;
  // Bytes of UTF-8 sort as code points do.
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string out = "{";
  for (const auto& [key, value] : sorted) {
    if (out.size() > 1) out += ',';
    out += json_string(key) + ':' + value;
  }
  return out + '}';
}

}  // namespace tematik
