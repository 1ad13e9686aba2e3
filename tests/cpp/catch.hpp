#pragma once

// Catch2 3 and the single header of 2.13 (Debian 12) under one name. Use the matchers WithinAbs and WithinRel
// (never Approx) and ContainsSubstring, all in Catch::Matchers. 2.13 has no SKIP: write
// WARN("skipped: <reason>") and return; ctest then says skipped.

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
namespace Catch::Matchers {
inline auto ContainsSubstring(const std::string& part) { return Contains(part); }  // its name in version 3
}  // namespace Catch::Matchers
#endif
