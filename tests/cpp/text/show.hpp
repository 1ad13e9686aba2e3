#pragma once

// Catch2, and how it shows a span when a check fails. Every test of this room includes this header: a program
// in which one file knew it and another did not would break the one-definition rule.

#include <string>

#include <tematik/text/span.hpp>

#include "../catch.hpp"

namespace Catch {
template <>
struct StringMaker<tematik::Span> {
  static std::string convert(const tematik::Span& span) {
    return "[" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
  }
};
}  // namespace Catch
