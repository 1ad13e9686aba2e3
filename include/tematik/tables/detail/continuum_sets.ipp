#pragma once

// Included at the end of continuum.hpp.

#include <algorithm>
#include <map>
#include <utility>

#include <tematik/tables/continuum.hpp>

namespace tematik {

inline ContinuumSets continuum_sets(const Continuum& continuum) {
  struct Row {
    std::vector<std::int32_t> sets;
    std::int64_t length;
  };
  std::map<std::vector<std::uint32_t>, std::int32_t> known;  // numbered as found, then in order
  std::vector<std::vector<Row>> rows(continuum.sources());
  const std::size_t m = continuum.coders().size();
  struct Event {
    std::uint32_t position, coder, code;
    int change;
  };
  for (std::size_t s = 0; s < continuum.sources(); ++s) {
    for (const auto& stretch : continuum.stretches(s)) {
      std::vector<Event> events;
      for (const auto& x : stretch.units) {
        events.push_back({x.span.begin, x.coder, x.code, 1});
        events.push_back({x.span.end, x.coder, x.code, -1});
      }
      events.push_back({stretch.place.end, 0, 0, 0});
      std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.position < b.position; });
      std::vector<std::map<std::uint32_t, int>> depth(m);
      auto from = stretch.place.begin;
      for (const auto& event : events) {
        if (event.position > from) {
          Row row{std::vector<std::int32_t>(m, Ratings::missing), event.position - from};
          for (const auto g : stretch.coders) {
            std::vector<std::uint32_t> set;
            for (const auto& [code, n] : depth[g]) set.push_back(code);
            row.sets[g] = known.try_emplace(std::move(set), static_cast<std::int32_t>(known.size())).first->second;
          }
          rows[s].push_back(std::move(row));
          from = event.position;
        }
        if (event.change == 0) continue;
        if ((depth[event.coder][event.code] += event.change) == 0) depth[event.coder].erase(event.code);
      }
    }
  }
  ContinuumSets out;
  std::vector<std::int32_t> place(known.size());
  std::vector<std::string> names;
  for (const auto& [set, number] : known) {
    place[static_cast<std::size_t>(number)] = static_cast<std::int32_t>(out.sets.size());
    out.sets.push_back(set);
    std::string name = "{";
    for (const auto code : set) name += (name.size() > 1 ? " " : "") + std::to_string(code);
    names.push_back(name + "}");
  }
  for (auto& source : rows) {
    Ratings ratings(continuum.coders(), names, {}, false);
    for (auto& row : source) {
      for (auto& cell : row.sets) {
        if (cell != Ratings::missing) cell = place[static_cast<std::size_t>(cell)];
      }
      ratings.add(row.sets, row.length);
    }
    out.sources.push_back(ratings.compacted());
  }
  return out;
}

}  // namespace tematik
