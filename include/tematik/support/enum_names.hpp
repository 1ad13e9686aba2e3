#pragma once

/// @file
/// @brief The words of an enumeration, once, beside it.
///
/// Specialise `EnumNames<E>` with `what` (what the enumeration is called in a sentence) and `names` (member and
/// word pairs). `to_string`, `parse`, method records and the Python binding all read that one table.

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/support/error.hpp>

namespace tematik {

template <class E>
struct EnumNames;  // specialised beside each enumeration

template <class E>
concept NamedEnum = requires {
  EnumNames<E>::what;
  EnumNames<E>::names;
};

/// The word of a member, e.g. `to_string(UnitRule::overlap) == "overlap"`.
template <NamedEnum E>
[[nodiscard]] constexpr std::string_view to_string(E member) noexcept {
  for (const auto& [value, word] : EnumNames<E>::names) {
    if (value == member) return word;
  }
  return "?";
}

/// The known words, joined by commas: for error messages.
template <NamedEnum E>
[[nodiscard]] std::string known_words() {
  std::string out;
  for (const auto& [value, word] : EnumNames<E>::names) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

/// The member of a word. @throws UsageError naming the known words.
template <NamedEnum E>
[[nodiscard]] E parse(std::string_view word) {
  for (const auto& [value, known] : EnumNames<E>::names) {
    if (known == word) return value;
  }
  throw UsageError(
      "unknown_word",
      "unknown " + std::string(EnumNames<E>::what) + " \"" + std::string(word) + "\"; known: " + known_words<E>(),
      std::string(EnumNames<E>::what), std::string(word));
}

}  // namespace tematik
