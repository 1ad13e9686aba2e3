#pragma once

/// @file
/// @brief The readers behind `io::read`, one per format.

#include <string>

#include <tematik/io/read.hpp>

#include "input.hpp"

namespace tematik::io::detail {

[[nodiscard]] ReadResult import_refi(Input& input, const ReadOptions& options);

/// @param format  txt, vtt or srt
[[nodiscard]] ReadResult import_transcript(Input& input, Format format, const ReadOptions& options);

/// The part of a file name before its last dot.
[[nodiscard]] std::string stem_of(const std::string& name);

}  // namespace tematik::io::detail
