#pragma once

// Parts of the bodies of <tematik/tables/meeting_counts.hpp>.

#include <tematik/tables/meeting_counts.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tematik {

namespace detail {

/// The codings that are compared, each one row.
[[nodiscard]] inline SpanColumns meeting_spans(const Study& study, const Reading& reading, const CodeRows& rows,
                                               const MeetingRule& rule, MeetingCounts& out) {
  const bool spanless = rule.unit.is(UnitRule::source) || rule.unit.is(UnitRule::case_);
  SpanColumns spans = span_columns(
      study, reading, rows, rule.count == Count::characters ? WithinRule::clip : WithinRule::keep_whole, spanless);
  out.spans = static_cast<std::int64_t>(spans.size());
  out.without_span = spans.without_span;
  out.outside_within = spans.outside_within;
  if (rule.same_code == SameCode::union_ && rule.count != Count::pair_characters) spans = maximal_runs(spans);
  if (rule.same_code == SameCode::distinct) spans = distinct_spans(spans);
  out.spans_joined = static_cast<std::int64_t>(spans.size());
  return spans;
}

/// Codings as they are compared: on the characters of their sources, or on the units that they are in. There one coding
/// may stand in several places.
struct Meeters {
  SpanColumns codings = {};                // one row per coding: its source and table row
  SpanColumns places = {};                 // what is compared; `row` is the table row
  std::vector<std::uint32_t> coding = {};  // of each place
  std::optional<UnitAxis> axis = {};       // of distances in units
  MeetingTest test = {};
  bool several = false;                   // whether a coding has more than one place
  std::vector<std::uint32_t> coder = {};  // of each coding, where only those of different coders meet

  [[nodiscard]] bool may_meet(std::uint32_t a, std::uint32_t b) const {
    return a != b && (coder.empty() || coder[a] != coder[b]);
  }
};

/// The codings on the axis of the units of a segmentation rule.
inline void place_in_units(const Study& study, const Reading& reading, const MeetingRule& rule, Meeters& out,
                           MeetingCounts& counts) {
  SpanColumns entries = out.codings;
  for (std::size_t i = 0; i < entries.size(); ++i) entries.row[i] = static_cast<std::uint32_t>(i);
  std::vector<bool> used(study.sources().end_row());
  for (const std::uint32_t source : entries.source) used[source] = true;
  const UnitColumns units = unit_columns(study, reading, entries, rule.cut(), used, nullptr);
  counts.sources_without_units = units.sources_without_units;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> in;  // coding, unit
  for (std::size_t k = 0; k < units.unit.size(); ++k) in.emplace_back(units.row[k], units.unit[k]);
  std::sort(in.begin(), in.end());
  in.erase(std::unique(in.begin(), in.end()), in.end());
  const bool by_case = rule.unit.is(UnitRule::case_);
  for (std::size_t k = 0; k < in.size(); ++k) {
    const auto [coding, unit] = in[k];
    const bool same = k > 0 && in[k - 1].first == coding;
    if (same && in[k - 1].second + 1 == unit) {
      out.places.end.back() = unit + 1;
      continue;
    }
    out.several = out.several || same;
    out.places.add(by_case ? 0 : out.codings.source[coding], {unit, unit + 1}, out.codings.row[coding]);
    out.coding.push_back(coding);
  }
  out.test = {};  // they meet where they share a unit
}

[[nodiscard]] inline Meeters meeters(const Study& study, const Reading& reading, SpanColumns codings,
                                     const MeetingRule& rule, MeetingCounts& counts) {
  Meeters out{.codings = std::move(codings), .test = rule.test()};
  if (rule.unit.is(UnitRule::segment)) {
    out.test = {.rule = UnitRule::exact};
  } else if (!rule.unit.is_contact()) {
    place_in_units(study, reading, rule, out, counts);
    return out;
  }
  out.places = out.codings;
  for (std::size_t i = 0; i < out.places.size(); ++i) out.coding.push_back(static_cast<std::uint32_t>(i));
  if (out.test.limit() && !rule.distance_unit.is(UnitRule::character)) {
    out.axis = unit_axis(study, out.places, rule.distance_unit);
    counts.sources_without_units = out.axis->sources_without_units;
  }
  return out;
}

/// Whether two places of codings with several are the first that they share.
[[nodiscard]] inline bool is_first_shared(const std::vector<std::vector<Span>>& places, std::uint32_t a,
                                          std::uint32_t b, std::uint32_t at) {
  for (const Span x : places[a]) {
    for (const Span y : places[b]) {
      if (shared(x, y) > 0) return std::max(x.begin, y.begin) == at;
    }
  }
  return true;
}

/// Calls `work(a, b, forward, backward)` for every two codings that meet, once.
template <class Work>
void for_each_pair(const Meeters& m, Work&& work) {
  std::vector<std::vector<Span>> places;  // of each coding
  if (m.several) {
    places.resize(m.codings.size());
    for (std::size_t k = 0; k < m.places.size(); ++k) {
      places[m.coding[k]].push_back({m.places.begin[k], m.places.end[k]});
    }
  }
  for_each_meeting(m.places, m.axis ? &*m.axis : nullptr, m.test,
                   [&](std::size_t x, std::size_t y, bool forward, bool backward) {
                     const std::uint32_t a = m.coding[x], b = m.coding[y];
                     if (!m.may_meet(a, b)) return;
                     const bool again = m.several && !is_first_shared(places, a, b, m.places.begin[y]);
                     if (!again) work(a, b, forward, backward);
                   });
}

}  // namespace detail

}  // namespace tematik
