#pragma once

// Published continua, and generated ones, for the tests of unitizing, span F1 and gamma.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <tematik/tables/continuum.hpp>

#include "agreement_data.hpp"

namespace data {

/// Alex, Paul and Suzan on 60 characters; codes 1..7 are numbers 0..6.
inline Continuum aps() {
  const std::vector<int> coder{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
  const std::vector<int> begin{2, 11, 24, 32, 36, 44, 2, 11, 19, 32, 2, 11, 21, 32, 36, 40};
  const std::vector<int> end{9, 17, 30, 36, 44, 60, 9, 17, 25, 44, 9, 17, 27, 36, 40, 44};
  const std::vector<int> code{0, 1, 4, 5, 5, 6, 0, 2, 4, 5, 0, 3, 4, 5, 5, 5};
  return continuum_from({coder, begin, end, code}, {60}, {},
                        {{"Alex", "Paul", "Suzan"}, {"1", "2", "3", "4", "5", "6", "7"}});
}

inline Continuum t1_continuum() { return Continuum(t1(), {"P", "Q", "R"}, {"a", "b", "c"}); }

/// Some units of m coders on one source, everybody looked at all of it.
inline Continuum random_continuum(Dice& dice, std::uint32_t m, std::uint32_t units, std::uint32_t q,
                                  std::uint32_t length, std::uint32_t longest) {
  CoderSource s{.length = length, .codes = q, .regions = std::vector<CodedRegion>(m, {RegionKind::whole, {}})};
  for (std::uint32_t i = 0; i < units; ++i) {
    const auto begin = dice(length);
    s.spans.push_back({dice(m), dice(q), {begin, dice.between(begin + 1, std::min(length, begin + longest))}});
  }
  return Continuum({s}, number_labels(m), number_labels(q));
}

}  // namespace data
