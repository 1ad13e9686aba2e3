#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tematik::detail {

/// Numbers as places in a table, where all of them are whole and near each other, as codes usually are.
///
/// `places`: value - low + 1, and 0 for NaN. Gaps come at random, so loops over values have no branch on them.
struct WholeNumbers {
  std::int64_t low = 0;
  std::size_t size = 0;  ///< of the range; 0: some value is a fraction, infinite or far from the others
  std::vector<std::int32_t> places = {};

  [[nodiscard]] double value(std::size_t place) const noexcept {
    return static_cast<double>(low + static_cast<std::int64_t>(place) - 1);
  }
};

[[nodiscard]] inline WholeNumbers whole_numbers(std::span<const double> values) {
  constexpr double limit = 1e9;
  constexpr std::int32_t none = -2'000'000'000;
  std::vector<std::int32_t> numbers(values.size());
  std::int64_t fractions = 0;  // and values that are infinite or huge
  std::int32_t low = -none;
  std::int32_t high = none;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double v = values[i];
    const double near = std::abs(v) <= limit ? v : none;
    const auto number = static_cast<std::int32_t>(near);
    numbers[i] = number;
    fractions += static_cast<double>(number) < v || static_cast<double>(number) > v;  // neither, for NaN
    low = std::min(low, number == none ? low : number);
    high = std::max(high, number);
  }
  if (fractions > 0 || low > high || high - low >= 1024 + 4 * static_cast<std::int64_t>(values.size())) return {};
  for (auto& number : numbers) number = number == none ? 0 : number - low + 1;
  return {low, static_cast<std::size_t>(high - low) + 1, std::move(numbers)};
}

/// The numbers of the values found (ascending), and of each cell the number of its value: -1 for NaN.
struct FoundCategories {
  std::vector<double> values = {};
  std::vector<std::int32_t> cells = {};
};

/// O(n) for whole numbers near each other, else O(n log n).
[[nodiscard]] inline FoundCategories found_categories(std::span<const double> values) {
  FoundCategories out;
  if (auto whole = whole_numbers(values); whole.size > 0) {
    std::vector<std::int32_t> numbers(whole.size + 1);
    for (const auto place : whole.places) numbers[static_cast<std::size_t>(place)] = 1;
    numbers[0] = -1;
    for (std::size_t place = 1; place < numbers.size(); ++place) {
      if (numbers[place] == 0) continue;
      numbers[place] = static_cast<std::int32_t>(out.values.size());
      out.values.push_back(whole.value(place));
    }
    out.cells = std::move(whole.places);
    for (auto& cell : out.cells) cell = numbers[static_cast<std::size_t>(cell)];
    return out;
  }
  for (const double v : values) {
    if (!std::isnan(v)) out.values.push_back(v);
  }
  std::sort(out.values.begin(), out.values.end());
  out.values.erase(std::unique(out.values.begin(), out.values.end()), out.values.end());
  out.cells.reserve(values.size());
  for (const double v : values) {
    const auto found = std::lower_bound(out.values.begin(), out.values.end(), v);
    out.cells.push_back(std::isnan(v) ? -1 : static_cast<std::int32_t>(found - out.values.begin()));
  }
  return out;
}

}  // namespace tematik::detail
