#pragma once

/// @file
/// @brief The one catalogue of warnings and methods sentences, English and Indonesian.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/support/enum_names.hpp>

namespace tematik {

/// The languages of warnings, methods paragraphs and reports.
enum class Language : std::uint8_t { en, id };

template <>
struct EnumNames<Language> {
  static constexpr std::string_view what = "language";
  static constexpr std::array<std::pair<Language, std::string_view>, 2> names{
      {{Language::en, "en"}, {Language::id, "id"}}};
};

/// One sentence in both languages; `{0}`, `{1}`, … stand for values.
struct Message {
  std::string_view code;
  std::string_view en;
  std::string_view id;
};

/// The sentence of a code with its values filled in; an unknown code is returned as it is.
[[nodiscard]] std::string message(std::string_view code, Language language,
                                  const std::vector<std::string>& values = {});

/// A remark about the study that travels with a result: what it is about, and the sentence of its code.
struct Warning {
  std::string code = {};
  std::vector<std::string> objects = {};
  std::vector<std::string> values = {};

  [[nodiscard]] std::string text(Language language = Language::en) const { return message(code, language, values); }
  friend bool operator==(const Warning&, const Warning&) = default;
};

}  // namespace tematik

#include <tematik/support/detail/messages.ipp>
