#pragma once

// Parts of the bodies of <tematik/query/places.hpp>.

#include <tematik/query/places.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tematik::detail {

/// What all parts of an evaluation read: found once.
class SharedParts {
 public:
  std::map<std::string, Query> stored = {};
  std::vector<std::string> open = {};  ///< stored queries that are being evaluated

  [[nodiscard]] const CasePlaces& cases(const Study& study) {
    if (!cases_) cases_.emplace(study);
    return *cases_;
  }
  [[nodiscard]] const std::optional<Segmentation>& units(const Study& study, SourceId source, const Unit& unit) {
    const auto [found, is_new] = units_.try_emplace({unit.word(), row(source)});
    if (is_new) found->second = units_of(study, source, unit);
    return found->second;
  }

 private:
  std::optional<CasePlaces> cases_ = {};
  std::map<std::pair<std::string, std::size_t>, std::optional<Segmentation>> units_ = {};
};

/// Runs of characters where at least x of the parts hold: one sweep with a counter.
[[nodiscard]] inline std::vector<Span> runs_held(const std::vector<const Places*>& parts, std::size_t source,
                                                 std::int64_t x) {
  std::vector<std::pair<std::uint32_t, int>> boundaries;
  for (const auto* part : parts) {
    for (const Span run : (*part)[source]) {
      boundaries.emplace_back(run.begin, 1);
      boundaries.emplace_back(run.end, -1);
    }
  }
  std::sort(boundaries.begin(), boundaries.end());
  std::vector<Span> held;
  std::int64_t open = 0;
  for (std::size_t i = 0; i < boundaries.size(); ++i) {
    open += boundaries[i].second;
    const bool ends_here = i + 1 < boundaries.size() && boundaries[i + 1].first > boundaries[i].first;
    if (ends_here && open >= x) held.push_back({boundaries[i].first, boundaries[i + 1].first});
  }
  return SpanSet::from_spans(held).runs();
}
/// Places that at least x of the parts have.
[[nodiscard]] inline std::vector<Span> spans_held(const std::vector<const Places*>& parts, std::size_t source,
                                                  std::int64_t x) {
  std::vector<Span> every;
  for (const auto* part : parts) every.insert(every.end(), (*part)[source].begin(), (*part)[source].end());
  std::sort(every.begin(), every.end());
  std::vector<Span> held;
  for (std::size_t i = 0; i < every.size();) {
    std::size_t next = i;
    while (next < every.size() && every[next] == every[i]) ++next;
    if (std::cmp_greater_equal(next - i, x)) held.push_back(every[i]);
    i = next;
  }
  return held;
}

}  // namespace tematik::detail
