#pragma once

// What several bodies of `Study` ask of words; knows no study.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/text/nfc.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {
class Study;
}  // namespace tematik

namespace tematik::detail {

/// Refuses words that are no text; `where` names the record in the sentence.
inline void check_words(std::string_view where, std::initializer_list<std::string_view> words) {
  for (const auto word : words) validate_utf8(word, where);
}
inline void check_words(std::string_view where, const std::vector<std::string>& words) {
  for (const auto& word : words) validate_utf8(word, where);
}
inline void check_words(std::string_view where, const std::vector<std::pair<std::string, std::string>>& words) {
  for (const auto& [name, word] : words) check_words(where, {name, word});
}

/// Names are compared in NFC.
[[nodiscard]] inline bool same_name(std::string_view a, std::string_view b) { return a == b || nfc(a) == nfc(b); }

/// An object in a sentence; the body is with the checks.
[[nodiscard]] inline std::string named(const Study& study, ObjectRef object);

}  // namespace tematik::detail
