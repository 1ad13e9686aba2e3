#pragma once

// The bodies of <tematik/tables/meeting_counts.hpp>.

#include <tematik/tables/detail/meeters.ipp>
#include <tematik/tables/meeting_counts.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tematik {

inline MeetingCounts& MeetingCounts::operator+=(const MeetingCounts& other) {
  counts += other.counts;
  for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += other.totals[i];
  if (other.n) n = n.value_or(0) + *other.n;
  by_source.insert(by_source.end(), other.by_source.begin(), other.by_source.end());
  sources.insert(sources.end(), other.sources.begin(), other.sources.end());
  spans += other.spans;
  spans_joined += other.spans_joined;
  without_span += other.without_span;
  outside_within += other.outside_within;
  sources_without_units += other.sources_without_units;
  return *this;
}

namespace detail {

/// Pairs by the counters that know no coding, only rows: spans of one source, or of a source and a coder.
[[nodiscard]] inline Matrix<std::int64_t> counted_pairs(const Meeters& m, const MeetingRule& rule, std::size_t rows,
                                                        bool own) {
  SpanColumns at = m.places;
  if (own) {  // of one coder only
    std::uint32_t coders = 0;
    for (const std::uint32_t coder : m.coder) coders = std::max(coders, coder + 1);
    for (std::size_t k = 0; k < at.size(); ++k) at.source[k] = at.source[k] * coders + m.coder[m.coding[k]];
  }
  const auto count = [&](const SpanColumns& spans, Contact mode, std::int64_t distance) {
    return overlap_counts(spans.source, spans.begin, spans.end, spans.row, rows,
                          {.mode = mode, .distance = distance, .threads = rule.threads, .progress = rule.progress});
  };
  const std::int64_t distance = m.test.limit().value_or(0);
  if (!m.axis) return count(at, parse<Contact>(to_string(m.test.rule)), distance);
  // On the axis of units [first, last] spans are n apart where n - 1 units lie between: none for the same unit.
  SpanColumns of_units, without_units;
  for (std::size_t k = 0; k < at.size(); ++k) {
    if (m.axis->known[k]) {
      of_units.add(at.source[k], {m.axis->first[k], m.axis->last[k] + 1}, at.row[k]);
    } else {
      without_units.add(at.source[k], {at.begin[k], at.end[k]}, at.row[k]);
    }
  }
  return count(of_units, distance == 0 ? Contact::overlap : Contact::near, std::max<std::int64_t>(distance - 1, 0)) +
         count(without_units, Contact::overlap, 0);
}

[[nodiscard]] inline Matrix<std::int64_t> pair_counts(const Meeters& m, const MeetingRule& rule, std::size_t rows) {
  if (m.test.is_plain() && !m.several) {
    Matrix<std::int64_t> out = counted_pairs(m, rule, rows, false);
    if (!m.coder.empty()) out -= counted_pairs(m, rule, rows, true);
    return out;
  }
  const auto k = static_cast<Eigen::Index>(rows);
  Matrix<std::int64_t> out = Matrix<std::int64_t>::Zero(k, k);
  for_each_pair(m, [&](std::uint32_t a, std::uint32_t b, bool forward, bool backward) {
    const std::uint32_t i = m.codings.row[a], j = m.codings.row[b];
    if (forward || i == j) ++out(i, j);
    if (backward && i != j) ++out(j, i);
  });
  return out;
}

/// Characters that codings of a pair share, over the pairs that meet.
[[nodiscard]] inline Matrix<std::int64_t> shared_characters(const Meeters& m, std::size_t rows) {
  if (m.test.is_plain() && m.test.rule == UnitRule::overlap) {
    return character_counts(m.places.source, m.places.begin, m.places.end, m.places.row, rows, CharacterCount::pairs);
  }
  const auto k = static_cast<Eigen::Index>(rows);
  Matrix<std::int64_t> out = Matrix<std::int64_t>::Zero(k, k);
  for_each_pair(m, [&](std::uint32_t a, std::uint32_t b, bool, bool) {
    const std::uint32_t i = m.codings.row[a], j = m.codings.row[b];
    const std::int64_t both = shared({m.codings.begin[a], m.codings.end[a]}, {m.codings.begin[b], m.codings.end[b]});
    out(i, j) += both;
    if (i != j) out(j, i) += both;
  });
  return out;
}

/// Keys, each once; doubles are dropped from time to time.
template <class Key>
class DistinctKeys {
 public:
  void add(const Key& key) {
    if (keys_.size() == keys_.capacity() && keys_.size() > 2 * kept_) drop_doubles();
    keys_.push_back(key);
  }
  [[nodiscard]] const std::vector<Key>& list() {
    drop_doubles();
    return keys_;
  }

 private:
  void drop_doubles() {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    kept_ = keys_.size();
  }
  std::vector<Key> keys_;
  std::size_t kept_ = 0;
};

/// Codings of i that meet a coding of j.
[[nodiscard]] inline Matrix<std::int64_t> coding_counts(const Meeters& m, std::size_t rows) {
  DistinctKeys<std::pair<std::uint32_t, std::uint32_t>> met;  // coding, row
  for_each_pair(m, [&](std::uint32_t a, std::uint32_t b, bool forward, bool backward) {
    const std::uint32_t i = m.codings.row[a], j = m.codings.row[b];
    if (forward || i == j) met.add({a, j});
    if (backward || i == j) met.add({b, i});
  });
  const auto k = static_cast<Eigen::Index>(rows);
  Matrix<std::int64_t> out = Matrix<std::int64_t>::Zero(k, k);
  for (const auto& [coding, row] : met.list()) ++out(m.codings.row[coding], row);
  return out;
}

/// The sources or cases (`keys` of each coding, ascending) in which rows meet; on the diagonal those of a row.
inline void count_keys(const Meeters& m, const std::vector<std::vector<std::uint32_t>>& keys, MeetingCounts& out) {
  DistinctKeys<std::array<std::uint32_t, 3>> met;  // row, row, key
  for_each_pair(m, [&](std::uint32_t a, std::uint32_t b, bool forward, bool backward) {
    const std::uint32_t i = m.codings.row[a], j = m.codings.row[b];
    if (i == j) return;
    for (const std::uint32_t key : keys[a]) {
      if (!std::binary_search(keys[b].begin(), keys[b].end(), key)) continue;
      if (forward) met.add({i, j, key});
      if (backward) met.add({j, i, key});
    }
  });
  for (std::size_t a = 0; a < keys.size(); ++a) {
    for (const std::uint32_t key : keys[a]) met.add({m.codings.row[a], m.codings.row[a], key});
  }
  for (const auto& [i, j, key] : met.list()) ++out.counts(i, j);
}

/// By coding the sources or cases of the universe that it belongs to, ascending; and how many there are.
[[nodiscard]] inline std::pair<std::vector<std::vector<std::uint32_t>>, std::int64_t> keys_of_codings(
    const Study& study, const Reading& reading, const SpanColumns& codings, Count count,
    const std::vector<bool>& universe) {
  std::vector<std::vector<std::uint32_t>> keys(codings.size());
  SpanColumns entries = codings;
  for (std::size_t i = 0; i < entries.size(); ++i) entries.row[i] = static_cast<std::uint32_t>(i);
  const UnitCut cut{.unit = count == Count::cases ? UnitRule::case_ : UnitRule::source};
  const UnitColumns units = unit_columns(study, reading, entries, cut, universe, nullptr);
  for (std::size_t k = 0; k < units.unit.size(); ++k) keys[units.row[k]].push_back(units.unit[k]);
  for (auto& of : keys) std::sort(of.begin(), of.end());
  return {std::move(keys), static_cast<std::int64_t>(units.n_units)};
}

/// Counts per source without the sources that have no unit.
inline void keep_sources(MeetingCounts& out, std::vector<SourceCounts> sources) {
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (sources[s].n == 0) continue;
    out.by_source.push_back(std::move(sources[s]));
    out.sources.push_back(static_cast<std::uint32_t>(s));
  }
}

inline void take_diagonal(MeetingCounts& out) {
  for (std::size_t i = 0; i < out.totals.size(); ++i) {
    out.totals[i] = out.counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i));
  }
}

/// How many of the numbers are there.
[[nodiscard]] inline std::int64_t distinct_numbers(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return std::unique(numbers.begin(), numbers.end()) - numbers.begin();
}

inline void count_characters(const Study& study, const Reading& reading, const SpanColumns& spans,
                             const MeetingRule& rule, const std::vector<bool>& universe, MeetingCounts& out) {
  const std::size_t k = out.totals.size();
  out.counts = character_counts(spans.source, spans.begin, spans.end, spans.row, k, CharacterCount::distinct);
  take_diagonal(out);
  std::vector<std::int64_t> lengths(universe.size());
  std::int64_t characters = 0;
  for (const auto& [id, source] : study.sources()) {
    if (!universe[row(id)]) continue;
    lengths[row(id)] = reading.within ? (*reading.within)[row(id)].measure() : source.length().value_or(0);
    characters += lengths[row(id)];
  }
  if (rule.only_held) {
    const std::vector<std::uint32_t> any(spans.size());  // all spans as one row
    out.n = spans.size() == 0 ? 0 : character_counts(spans.source, spans.begin, spans.end, any, 1)(0, 0);
    return;
  }
  out.n = characters;
  if (!rule.keep_sources) return;
  keep_sources(out, source_character_counts(spans.source, spans.begin, spans.end, spans.row, lengths, k));
}

inline void count_units(const Study& study, const Reading& reading, const CodeRows& rows, const MeetingRule& rule,
                        const std::vector<bool>& universe, MeetingCounts& out) {
  const UnitColumns units = unit_columns(study, reading, rows, rule.cut(), universe);
  out.counts = unit_counts(units.unit, units.row, units.n_units, rows.size());
  take_diagonal(out);
  out.n = rule.only_held ? distinct_numbers(units.unit) : static_cast<std::int64_t>(units.n_units);
  out.without_span = units.without_span;
  out.outside_within = units.outside_within;
  out.sources_without_units = units.sources_without_units;
  if (rule.keep_sources && !rule.only_held) {
    const std::size_t clusters = std::max(universe.size(), units.n_units);
    keep_sources(out, source_counts(units.source_of_unit, units.unit, units.row, clusters, rows.size()));
  }
}

/// What counts pairs of codings, or the things in which some meet.
inline void count_meetings(const Study& study, const Reading& reading, const Meeters& m, const MeetingRule& rule,
                           const std::vector<bool>& universe, MeetingCounts& out) {
  const std::size_t k = out.totals.size();
  if (rule.count == Count::sources || rule.count == Count::cases) {
    const auto [keys, n] = keys_of_codings(study, reading, m.codings, rule.count, universe);
    count_keys(m, keys, out);
    take_diagonal(out);
    out.n = n;
    if (!rule.only_held) return;
    std::vector<std::uint32_t> held;
    for (const auto& of : keys) held.insert(held.end(), of.begin(), of.end());
    out.n = distinct_numbers(std::move(held));
    return;
  }
  out.counts = rule.count == Count::pairs     ? pair_counts(m, rule, k)
               : rule.count == Count::codings ? coding_counts(m, k)
                                              : shared_characters(m, k);
  for (std::size_t i = 0; i < m.codings.size(); ++i) {
    out.totals[m.codings.row[i]] += rule.count == Count::pair_characters ? m.codings.end[i] - m.codings.begin[i] : 1;
  }
}

/// Whether a count of sources or cases is one of units: those that hold both rows.
[[nodiscard]] inline bool counts_units(const MeetingRule& rule) {
  return rule.count == Count::units || (rule.count == Count::sources && rule.unit.is(UnitRule::source)) ||
         (rule.count == Count::cases && rule.unit.is(UnitRule::case_));
}

}  // namespace detail

inline MeetingCounts meeting_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                    const MeetingRule& rule, const std::vector<bool>& universe) {
  MeetingCounts out(rows.size());
  if (detail::counts_units(rule)) {
    detail::count_units(study, reading, rows, rule, universe, out);
    return out;
  }
  SpanColumns spans = detail::meeting_spans(study, reading, rows, rule, out);
  if (rule.count == Count::characters) {
    detail::count_characters(study, reading, spans, rule, universe, out);
    return out;
  }
  const auto m = detail::meeters(study, reading, std::move(spans), rule, out);
  detail::count_meetings(study, reading, m, rule, universe, out);
  return out;
}

inline MeetingCounts across_counts(const Study& study, const Reading& reading, const CodeRows& rows,
                                   const MeetingRule& rule) {
  MeetingCounts out(rows.size());
  SpanColumns all;
  std::vector<std::uint32_t> coder_of;
  for (const std::uint32_t coder : coders_taking_part(reading)) {
    MeetingCounts of(rows.size());
    const SpanColumns spans = detail::meeting_spans(study, of_coder(study, reading, coder), rows, rule, of);
    out += of;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      all.add(spans.source[i], {spans.begin[i], spans.end[i]}, spans.row[i]);
      coder_of.push_back(coder);
    }
  }
  auto m = detail::meeters(study, reading, std::move(all), rule, out);
  m.coder = std::move(coder_of);
  detail::count_meetings(study, reading, m, rule, {}, out);
  return out;
}

inline MeetingCounts coder_counts(const Study& study, const Reading& reading, const CodeRows& rows, MeetingRule rule) {
  const std::size_t k = rows.size();
  MeetingCounts out(k);
  rule.count = Count::pairs;  // whether there are any
  rule.keep_sources = false;
  const std::vector<bool> everywhere(study.sources().end_row(), true);
  std::int64_t held = 0, taking_part = 0;
  for (const std::uint32_t coder : coders_taking_part(reading)) {
    ++taking_part;
    MeetingCounts of = meeting_counts(study, of_coder(study, reading, coder), rows, rule, everywhere);
    held += std::any_of(of.totals.begin(), of.totals.end(), [](std::int64_t n) { return n > 0; }) ? 1 : 0;
    of.counts = of.counts.cwiseMin(std::int64_t{1});
    for (std::size_t i = 0; i < k; ++i) {
      const auto at = static_cast<Eigen::Index>(i);
      of.counts(at, at) = of.totals[i] = std::min<std::int64_t>(of.totals[i], 1);
    }
    out += of;
  }
  out.n = rule.only_held ? held : taking_part;
  return out;
}

}  // namespace tematik
