#pragma once

// Generated inputs of the tests of this room. A test prints its seed with INFO, so that a failure can be
// repeated.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/text/span.hpp>

namespace generate {

inline constexpr std::uint64_t seed = 20230517;

class Random {
 public:
  explicit Random(std::uint64_t number) : engine_(number) {}
  /// 0, 1, ..., n - 1
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  template <class Range>
  const auto& pick(const Range& range) {
    return range[below(static_cast<std::uint32_t>(range.size()))];
  }

 private:
  std::mt19937_64 engine_;
};

/// A span in [0, length], empty ones too.
inline tematik::Span span(Random& random, std::uint32_t length) {
  const std::uint32_t a = random.below(length + 1);
  const std::uint32_t b = random.below(length + 1);
  return {std::min(a, b), std::max(a, b)};
}

/// `pieces` pieces in a row.
inline std::string text(Random& random, const std::vector<std::string>& alphabet, std::size_t pieces) {
  std::string out;
  for (std::size_t i = 0; i < pieces; ++i) out += random.pick(alphabet);
  return out;
}

/// Characters of one to four bytes, combining ones among them.
inline const std::vector<std::string> characters{"a", "b", " ",      "\n", "é",  "\u0301", "ж",
                                                 "…", "“", "\u2028", "字", "😀", "𝔸"};

}  // namespace generate
