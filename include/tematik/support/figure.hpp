#pragma once

/// @file
/// @brief One figure with its status: NaN unless the status says that there is a value.

#include <tematik/support/status.hpp>

namespace tematik {

/// A value, or why there is none.
struct Figure {
  Status status = Status::undefined;
  double value = undefined_value;
};

/// A figure that is defined.
[[nodiscard]] constexpr Figure defined(double value) noexcept { return {Status::ok, value}; }

/// a/b; `undefined` where b is 0.
[[nodiscard]] constexpr Figure ratio(double a, double b) noexcept { return b == 0 ? Figure{} : defined(a / b); }

}  // namespace tematik
