#pragma once

#include <numbers>

#include <boost/math/special_functions/erf.hpp>

namespace tematik::detail {

/// The two-sided quantile of the normal distribution: 1.959964 for a confidence of .95.
[[nodiscard]] inline double normal_quantile(double confidence) {
  return std::numbers::sqrt2 * boost::math::erf_inv(confidence);
}

}  // namespace tematik::detail
