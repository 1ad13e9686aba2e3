#pragma once

// Figures in sentences: three decimals, in Indonesian with a comma.

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include <tematik/support/figure.hpp>
#include <tematik/support/messages.hpp>

namespace tematik::detail {

[[nodiscard]] inline std::string figure_text(double value, Language language) {
  if (std::isnan(value)) return "–";
  std::array<char, 48> digits{};
  std::snprintf(digits.data(), digits.size(), "%.3f", value);
  std::string out(digits.data());
  if (const auto point = out.find('.'); point != std::string::npos && language == Language::id) out[point] = ',';
  return out;
}

[[nodiscard]] inline std::string words_joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? std::string() : std::string(between)) + word;
  return out;
}

}  // namespace tematik::detail
