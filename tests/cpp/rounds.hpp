#pragma once

// How many generated inputs a long test takes: all of them, or a fifth where sanitisers make each ten times as dear.

namespace rounds {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int share = 5;
#else
inline constexpr int share = 1;
#endif

template <class Number>
[[nodiscard]] constexpr Number of(Number all) {
  return all / share;
}

}  // namespace rounds
