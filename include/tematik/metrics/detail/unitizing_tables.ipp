#pragma once

// Included at the end of unitizing_alpha.hpp: from a continuum to sums.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {
namespace detail {

/// The units of one coder as a partition: disjoint, by begin.
struct CoderPartition {
  std::vector<CoderSpan> units = {};
  std::vector<std::int64_t> before = {0};  ///< characters marked before unit i
  std::int64_t conflict = 0;

  [[nodiscard]] std::int64_t marked() const { return before.back(); }
  /// Marked characters in [0, position).
  [[nodiscard]] std::int64_t marked_until(std::uint32_t position) const {
    const auto at =
        std::partition_point(units.begin(), units.end(), [&](const CoderSpan& x) { return x.span.begin < position; });
    if (at == units.begin()) return 0;
    const auto last = static_cast<std::size_t>(at - units.begin()) - 1;
    return before[last] + (std::min(position, units[last].span.end) - units[last].span.begin);
  }
};

[[nodiscard]] inline CoderPartition partition_units(std::vector<CoderSpan> units, OverlapOrder order) {
  std::sort(units.begin(), units.end(), [](const CoderSpan& a, const CoderSpan& b) {
    return std::tuple(a.code, a.span) < std::tuple(b.code, b.span);
  });
  std::vector<CoderSpan> merged;
  for (const auto& x : units) {
    if (!merged.empty() && merged.back().code == x.code && x.span.begin < merged.back().span.end)
      merged.back().span.end = std::max(merged.back().span.end, x.span.end);
    else
      merged.push_back(x);
  }
  // Place in `merged` after this sort = rank: the lowest rank at a character has it.
  const auto key = [order](const CoderSpan& x) {
    const std::int64_t shortness = -std::int64_t{x.span.length()};
    switch (order) {
      case OverlapOrder::first:
        return std::tuple(std::int64_t{x.span.begin}, shortness, std::int64_t{x.code});
      case OverlapOrder::declared:
        return std::tuple(std::int64_t{x.code}, std::int64_t{x.span.begin}, std::int64_t{0});
      default:
        return std::tuple(shortness, std::int64_t{x.span.begin}, std::int64_t{x.code});
    }
  };
  std::sort(merged.begin(), merged.end(), [&](const CoderSpan& a, const CoderSpan& b) { return key(a) < key(b); });
  std::vector<std::pair<std::uint32_t, std::size_t>> events;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    events.emplace_back(merged[i].span.begin, i);
    events.emplace_back(merged[i].span.end, i);
  }
  std::sort(events.begin(), events.end());
  CoderPartition out;
  std::set<std::size_t> active;
  std::size_t owner = merged.size();
  for (std::size_t i = 0; i < events.size();) {
    const auto position = events[i].first;
    for (; i < events.size() && events[i].first == position; ++i) {
      if (!active.erase(events[i].second)) active.insert(events[i].second);
    }
    if (active.empty()) {
      owner = merged.size();
      continue;
    }
    const auto next = events[i].first;
    if (active.size() > 1) out.conflict += next - position;
    if (*active.begin() == owner) {
      out.units.back().span.end = next;
    } else {
      owner = *active.begin();
      out.units.push_back({merged[owner].coder, merged[owner].code, {position, next}});
    }
  }
  for (const auto& x : out.units) out.before.push_back(out.before.back() + x.span.length());
  return out;
}

/// How many coders gave which value; the gap is the number past the last code.
using ValueTally = std::map<std::uint32_t, std::int64_t>;

[[nodiscard]] inline std::vector<CoderPartition> partitions_of(const ContinuumStretch& stretch, OverlapOrder order) {
  std::vector<std::vector<CoderSpan>> units(stretch.coders.size());
  for (const auto& x : stretch.units) {
    const auto at = std::lower_bound(stretch.coders.begin(), stretch.coders.end(), x.coder);
    units[static_cast<std::size_t>(at - stretch.coders.begin())].push_back(x);
  }
  std::vector<CoderPartition> out;
  for (auto& own : units) out.push_back(partition_units(std::move(own), order));
  return out;
}

/// Calls `work(span, tally)` for every part of the stretch in which no coder's value changes.
template <class Work>
void for_each_constant_part(const ContinuumStretch& stretch, const std::vector<CoderPartition>& coders,
                            std::uint32_t gap, const Work& work) {
  struct Event {
    std::uint32_t position;
    std::size_t coder;
    std::uint32_t value;
  };
  std::vector<Event> events;
  for (std::size_t i = 0; i < coders.size(); ++i) {
    const auto& own = coders[i].units;
    for (std::size_t g = 0; g < own.size(); ++g) {
      events.push_back({own[g].span.begin, i, own[g].code});
      const bool touches = g + 1 < own.size() && own[g + 1].span.begin == own[g].span.end;
      if (!touches) events.push_back({own[g].span.end, i, gap});
    }
  }
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.position < b.position; });
  ValueTally tally{{gap, static_cast<std::int64_t>(coders.size())}};
  std::vector<std::uint32_t> value(coders.size(), gap);
  auto from = stretch.place.begin;
  const auto close = [&](std::uint32_t to) {
    if (to > from) work(Span{from, to}, std::as_const(tally));
    from = to;
  };
  for (const auto& event : events) {
    close(event.position);
    auto& old = value[event.coder];
    if (--tally[old] == 0) tally.erase(old);
    old = event.value;
    ++tally[old];
  }
  close(stretch.place.end);
}

/// Adds one stretch that two coders or more looked at.
inline void add_stretch(UnitizingTable& out, const ContinuumStretch& stretch, OverlapOrder order) {
  const auto gap = static_cast<std::uint32_t>(out.codes());
  const std::size_t m = stretch.coders.size();
  const std::int64_t length = stretch.place.length();
  const auto coders = partitions_of(stretch, order);
  out.pairable += length;
  for (std::size_t i = 0; i < m; ++i) {
    const auto& own = coders[i];
    out.conflict_length += own.conflict;
    out.n_units += static_cast<std::int64_t>(own.units.size());
    out.margin[gap] += length - own.marked();
    out.squares[gap] += static_cast<double>(length - own.marked());
    for (const auto& x : own.units) {
      const auto l = static_cast<double>(x.span.length());
      out.margin[x.code] += x.span.length();
      out.squares[x.code] += l * l;
      double shared = 0;
      for (std::size_t j = 0; j < m; ++j) {
        if (j == i) continue;
        const auto inside =
            static_cast<double>(coders[j].marked_until(x.span.end) - coders[j].marked_until(x.span.begin));
        shared += inside * inside;
      }
      out.shared_squares[x.code] += shared / static_cast<double>(m - 1);
    }
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> sums;
  for_each_constant_part(stretch, coders, gap, [&](Span part, const ValueTally& tally) {
    const std::int64_t l = part.length();
    for (auto a = tally.begin(); a != tally.end(); ++a) {
      if (a->second > 1) sums[{a->first, a->first}] += l * a->second * (a->second - 1);
      for (auto b = std::next(a); b != tally.end(); ++b) sums[{a->first, b->first}] += l * a->second * b->second;
    }
  });
  UnitizingTable cells;
  cells.margin.resize(out.margin.size());
  cells.squares.resize(out.squares.size());
  cells.shared_squares.resize(out.shared_squares.size());
  cells.coder_length.resize(out.coder_length.size());
  for (const auto& [pair, sum] : sums) {
    cells.cells.push_back({pair.first, pair.second, static_cast<double>(sum) / static_cast<double>(m - 1)});
  }
  out.add(cells);
}

}  // namespace detail

inline void UnitizingTable::add(const UnitizingTable& other, std::int64_t weight) {
  if (codes() == 0 && margin.empty()) {  // an empty sum takes the shape of the first table
    margin.resize(other.margin.size());
    squares.resize(other.squares.size());
    shared_squares.resize(other.shared_squares.size());
    coder_length.resize(other.coder_length.size());
  }
  if (codes() != other.codes() || coder_length.size() != other.coder_length.size()) {
    throw UsageError("tables_differ", "only tables of the same codes and coders can be added");
  }
  if (weight < 0) throw UsageError("weight", detail::cat("a weight must be 0 or more, not ", weight), "weight");
  if (weight == 0) return;
  const auto w = static_cast<double>(weight);
  const auto sum = [&](auto& mine, const auto& theirs, auto factor) {
    for (std::size_t i = 0; i < mine.size(); ++i) mine[i] += factor * theirs[i];
  };
  sum(margin, other.margin, weight);
  sum(squares, other.squares, w);
  sum(shared_squares, other.shared_squares, w);
  sum(coder_length, other.coder_length, weight);
  pairable += weight * other.pairable;
  text_length += weight * other.text_length;
  conflict_length += weight * other.conflict_length;
  n_units += weight * other.n_units;
  const auto key = [](const UnitizingCell& x) { return std::pair(x.first, x.second); };
  std::vector<UnitizingCell> both;
  both.reserve(cells.size() + other.cells.size());
  auto a = cells.begin();
  for (const auto& b : other.cells) {
    for (; a != cells.end() && key(*a) < key(b); ++a) both.push_back(*a);
    if (a != cells.end() && key(*a) == key(b)) {
      both.push_back({b.first, b.second, a->length + w * b.length});
      ++a;
    } else {
      both.push_back({b.first, b.second, w * b.length});
    }
  }
  both.insert(both.end(), a, cells.end());
  cells = std::move(both);
}

inline std::vector<UnitizingTable> unitizing_tables(const Continuum& continuum, const UnitizingOptions& options) {
  const std::size_t q = continuum.codes().size();
  std::vector<UnitizingTable> out(continuum.sources());
  for (std::size_t s = 0; s < out.size(); ++s) {
    out[s].margin.resize(q + 1);
    out[s].squares.resize(q + 1);
    out[s].shared_squares.resize(q);
    out[s].coder_length.resize(continuum.coders().size());
    out[s].text_length = continuum.length(s);
    for (const auto& stretch : continuum.stretches(s)) {
      for (const auto g : stretch.coders) out[s].coder_length[g] += stretch.place.length();
      if (stretch.coders.size() > 1) detail::add_stretch(out[s], stretch, options.order);
    }
  }
  return out;
}

inline std::vector<UnitizingShare> unitizing_shares(const Continuum& continuum, const UnitizingOptions& options) {
  const auto gap = static_cast<std::uint32_t>(continuum.codes().size());
  std::vector<UnitizingShare> out;
  double total = 0;
  for (std::size_t s = 0; s < continuum.sources(); ++s) {
    for (const auto& stretch : continuum.stretches(s)) {
      const auto m = static_cast<std::int64_t>(stretch.coders.size());
      if (m < 2) continue;
      total += static_cast<double>(m * stretch.place.length());
      const auto coders = detail::partitions_of(stretch, options.order);
      detail::for_each_constant_part(stretch, coders, gap, [&](Span part, const detail::ValueTally& tally) {
        std::int64_t apart = m * m;  // ordered pairs of coders with different values
        for (const auto& [value, n] : tally) apart -= n * n;
        if (apart == 0) return;
        out.push_back({s, part, static_cast<double>(apart * part.length()) / static_cast<double>(m - 1)});
      });
    }
  }
  for (auto& x : out) x.share /= total;
  std::stable_sort(out.begin(), out.end(),
                   [](const UnitizingShare& a, const UnitizingShare& b) { return a.share > b.share; });
  return out;
}

}  // namespace tematik
