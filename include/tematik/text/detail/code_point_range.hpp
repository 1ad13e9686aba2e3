#pragma once

/// @file
/// @brief The row of the tables of letters.
///
/// Written by python/tools/make_unicode_tables.py from the Unicode Character Database 14.0.0
/// (copyright Unicode, Inc., used under the Unicode License). Change the tool, not this file.

#include <cstdint>

// clang-format off
namespace tematik::detail {

/// first, first + stride, ..., last
struct CodePointRange {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t stride;
};

}  // namespace tematik::detail
