#pragma once

/// @file
/// @brief New codes per unit, checked and summed: what the ordered rules start from.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik::detail {

/// The running sums of new codes per unit.
struct NewCodes {
  std::vector<std::int64_t> sums = {0};                ///< sums[i]: codes seen in the first i units
  std::optional<std::int64_t> last_new_position = {};  ///< last unit (from 1) with a new code

  /// @throws InputError if a count is negative
  explicit NewCodes(std::span<const std::int64_t> new_codes) {
    sums.reserve(new_codes.size() + 1);
    for (std::size_t i = 0; i < new_codes.size(); ++i) {
      if (new_codes[i] < 0) {
        throw InputError("negative_count", cat("unit ", i + 1, " has ", new_codes[i], " new codes; expected 0 or more"),
                         cat("unit ", i + 1));
      }
      sums.push_back(sums.back() + new_codes[i]);
      if (new_codes[i] > 0) last_new_position = static_cast<std::int64_t>(i) + 1;
    }
  }

  [[nodiscard]] std::int64_t units() const noexcept { return static_cast<std::int64_t>(sums.size()) - 1; }
  [[nodiscard]] std::int64_t total() const noexcept { return sums.back(); }
  [[nodiscard]] std::int64_t to(std::int64_t position) const { return sums[static_cast<std::size_t>(position)]; }
  [[nodiscard]] std::int64_t after(std::int64_t position) const { return total() - to(position); }
  /// Share of all codes seen in the first units.
  [[nodiscard]] double degree(std::int64_t position) const {
    return static_cast<double>(to(position)) / static_cast<double>(total());
  }
};

/// @throws UsageError if a count among the options is below 1
inline void at_least_1(std::int64_t value, const char* code, const char* name) {
  if (value < 1) throw UsageError(code, cat(name, " must be 1 or more, not ", value), name, std::to_string(value));
}

/// @throws UsageError if a share among the options does not lie above 0 and up to 1
inline void positive_share(double value, const char* code, const char* name) {
  if (!(value > 0 && value <= 1)) {
    throw UsageError(code, cat(name, " must lie above 0 and at most at 1"), name, std::to_string(value));
  }
}

/// @throws UsageError if a value among the options does not lie strictly between 0 and 1
inline void inside_unit(double value, const char* code, const char* name) {
  if (!(value > 0 && value < 1)) {
    throw UsageError(code, cat(name, " must lie between 0 and 1"), name, std::to_string(value));
  }
}

}  // namespace tematik::detail
