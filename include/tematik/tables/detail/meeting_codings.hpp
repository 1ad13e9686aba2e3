#pragma once

/// @file
/// @brief Which codings of a study meet on one segment or on overlapping spans.

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include <tematik/query/reading.hpp>
#include <tematik/tables/edge_incidence.hpp>

namespace tematik::detail {

/// Calls `work(coding, coding, shared span)` for all codings with a span that meet, each also with itself (a code may
/// stand in two rows); both lie in one source, and what they share reaches into `within`. O(n log n + pairs).
/// @return the codings without a span, which meet nothing
template <class Work>
std::int64_t for_each_meeting(const Study& study, const Reading& reading, EdgeRule rule, Work&& work) {
  const Codings& codings = study.codings();
  std::int64_t without_span = 0;
  std::vector<std::uint32_t> order;
  for (const std::uint32_t coding : reading.codings) {
    if ((codings.flags()[coding] & coding_flags::no_span) != 0) {
      ++without_span;
    } else {
      order.push_back(coding);
    }
  }
  const auto source = [&](std::uint32_t coding) { return std::uint32_t{codings.source()[coding]}; };
  const auto begin = [&](std::uint32_t coding) { return std::uint32_t{codings.begin()[coding]}; };
  const auto end = [&](std::uint32_t coding) { return std::uint32_t{codings.end()[coding]}; };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(source(a), begin(a), end(a), a) < std::tuple(source(b), begin(b), end(b), b);
  });
  std::vector<std::uint32_t> open;
  for (const std::uint32_t coding : order) {
    std::erase_if(open, [&](std::uint32_t other) {
      if (source(other) != source(coding)) return true;
      if (rule == EdgeRule::segment) return begin(other) != begin(coding) || end(other) != end(coding);
      return end(other) <= begin(coding);
    });
    open.push_back(coding);
    for (const std::uint32_t other : open) {
      const Span both{begin(coding), std::min(end(coding), end(other))};
      if (reading.within && !(*reading.within)[source(coding)].meets(both)) continue;
      work(other, coding, both);
    }
  }
  return without_span;
}

}  // namespace tematik::detail
