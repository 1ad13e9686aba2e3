#pragma once

/// @file
/// @brief The one version number; the build files and the Python package read it from here.

#define TEMATIK_VERSION_MAJOR 0
#define TEMATIK_VERSION_MINOR 1
#define TEMATIK_VERSION_PATCH 0

#ifdef __FAST_MATH__
#error "tematik needs IEEE arithmetic (undefined figures are NaN with a status): compile without -ffast-math"
#endif

namespace tematik {

/// The version of this library as text, for method records.
inline constexpr const char* version = "0.1.0";

}  // namespace tematik
