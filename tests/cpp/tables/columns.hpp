#pragma once

// Columns of spans made from a seed, and the slow, plain way of counting them.

#include <cstdint>
#include <vector>

#include <tematik/support/philox.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace columns {

struct Columns {
  std::vector<std::int32_t> source, code;
  std::vector<std::uint32_t> begin, end;
};

/// Few sources, short spans close together: equal, touching, nested and staircase spans all occur.
inline Columns generated(std::uint64_t seed, std::uint32_t rows, std::uint32_t codes, std::uint32_t sources,
                         std::uint32_t room, std::uint32_t longest) {
  tematik::RandomStream random(seed, tematik::RandomPurpose::scenario, rows);
  Columns out;
  for (std::uint32_t i = 0; i < rows; ++i) {
    out.source.push_back(static_cast<std::int32_t>(random.draw(sources)));
    out.begin.push_back(random.draw(room));
    out.end.push_back(out.begin.back() + 1 + random.draw(longest));
    out.code.push_back(static_cast<std::int32_t>(random.draw(codes)));
  }
  return out;
}

/// Every pair of different rows of one source for which `meets(b1, e1, b2, e2)` says how much it counts.
template <class Meets>
tematik::Matrix<std::int64_t> by_double_loop(const Columns& c, std::uint32_t codes, Meets meets) {
  tematik::Matrix<std::int64_t> out = tematik::Matrix<std::int64_t>::Zero(codes, codes);
  for (std::size_t i = 0; i < c.source.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (c.source[i] != c.source[j]) continue;
      const std::int64_t n =
          meets(std::int64_t{c.begin[i]}, std::int64_t{c.end[i]}, std::int64_t{c.begin[j]}, std::int64_t{c.end[j]});
      out(c.code[i], c.code[j]) += n;
      if (c.code[i] != c.code[j]) out(c.code[j], c.code[i]) += n;
    }
  }
  return out;
}

}  // namespace columns
