#pragma once

/// @file
/// @brief Where a coder's set of codes changes: boundaries, made from spans.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <tematik/metrics/segmentation_similarity.hpp>
#include <tematik/tables/coder_sweep.hpp>
#include <tematik/tables/continuum.hpp>

namespace tematik {

/// @brief The texts of one source for `segmentation_similarity`, `window_diff` and `p_k`.
///
/// - **Inputs**: a continuum, the number of a source, and its units in order, without overlap (sentences, for example);
///   nothing: every character is a unit.
/// - **Rule**: a boundary stands between neighbouring units on which a coder gave different sets of codes; a code is in
///   the set by `mark`, judged on the union of the coder's spans of it. Only changes are seen: two segments of equal
///   codes side by side are one.
/// - **Who looked**: a coder who did not look at half of a unit or more is missing on it. Where the set of coders who
///   looked changes, a text ends; each part is a text of its own. Parts that nobody looked at are left out.
/// - **Complexity**: O(S log S + units x coders), S spans.
///
/// @code
/// const std::vector<int> coder{0, 1}, begin{0, 0}, end{10, 12}, code{0, 0};
/// const auto c = tematik::continuum_from({coder, begin, end, code}, {30});
/// const auto texts = tematik::segmented_texts(c, 0);
/// assert(texts.size() == 1 && texts[0].boundaries[1] == std::vector<std::int64_t>{12});
/// @endcode
/// @throws UsageError for a source that is none; InputError for a unit that ends past the text
[[nodiscard]] std::vector<SegmentedText> segmented_texts(const Continuum& continuum, std::size_t source,
                                                         std::optional<std::span<const Span>> units = {},
                                                         const Membership& mark = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The spans of each coder and code.
[[nodiscard]] inline std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Span>> spans_by_coder_and_code(
    std::span<const CoderSpan> units) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Span>> out;
  for (const auto& x : units) out[{x.coder, x.code}].push_back(x.span);
  return out;
}

[[nodiscard]] inline std::vector<SegmentedText> character_texts(const Continuum& continuum, std::size_t source) {
  std::vector<SegmentedText> out;
  for (const auto& stretch : continuum.stretches(source)) {
    SegmentedText text{.units = stretch.place.length()};
    text.boundaries.resize(continuum.coders().size());
    for (const auto g : stretch.coders) text.boundaries[g].emplace();
    for (const auto& [key, spans] : spans_by_coder_and_code(stretch.units)) {
      auto& boundaries = *text.boundaries[key.first];
      const auto set = SpanSet::from_spans(spans);
      for (const Span run : set.runs()) {
        if (run.begin > stretch.place.begin) boundaries.push_back(run.begin - stretch.place.begin);
        if (run.end < stretch.place.end) boundaries.push_back(run.end - stretch.place.begin);
      }
    }
    for (auto& boundaries : text.boundaries) {
      if (!boundaries) continue;
      std::sort(boundaries->begin(), boundaries->end());
      boundaries->erase(std::unique(boundaries->begin(), boundaries->end()), boundaries->end());
    }
    out.push_back(std::move(text));
  }
  return out;
}

/// What each coder gave each unit: codes ascending, nothing where the coder is missing. [unit][coder]
using UnitCodes = std::vector<std::vector<std::optional<std::vector<std::uint32_t>>>>;

[[nodiscard]] inline UnitCodes codes_of_units(const Continuum& continuum, std::size_t source,
                                              std::span<const Span> units, const Membership& mark) {
  UnitCodes out(units.size());
  for (std::size_t u = 0; u < units.size(); ++u) {
    check_span(units[u], continuum.length(source), cat("unit ", u));
    out[u].resize(continuum.coders().size());
  }
  for (std::size_t g = 0; g < continuum.coders().size(); ++g) {
    const auto looked = continuum.looked(source, g);
    for (std::size_t u = 0; u < units.size(); ++u) {
      if (is_present(looked, units[u])) out[u][g].emplace();
    }
  }
  const UnitFinder finder(units);
  for (const auto& [key, spans] : spans_by_coder_and_code(continuum.units(source))) {
    const auto give = [&](std::size_t u) {
      auto& codes = out[u][key.first];
      if (codes && (codes->empty() || codes->back() != key.second)) codes->push_back(key.second);
    };
    if (mark.word() == Membership::begins) {
      for (const Span x : spans) finder.for_each({x.begin, x.begin + 1}, give);
      continue;
    }
    const auto set = SpanSet::from_spans(spans);
    for (const Span run : set.runs()) {
      finder.for_each(run, [&](std::size_t u) {
        if (mark.holds(set.shared(units[u]), units[u].length())) give(u);
      });
    }
  }
  return out;
}

}  // namespace detail

inline std::vector<SegmentedText> segmented_texts(const Continuum& continuum, std::size_t source,
                                                  std::optional<std::span<const Span>> units, const Membership& mark) {
  if (!units) return detail::character_texts(continuum, source);
  std::vector<Span> kept;
  for (const Span x : *units) {
    if (x.begin != x.end) kept.push_back(x);
  }
  const auto given = detail::codes_of_units(continuum, source, kept, mark);
  std::vector<SegmentedText> out;
  const auto same_coders = [&](std::size_t u, std::size_t v) {
    for (std::size_t g = 0; g < given[u].size(); ++g) {
      if (given[u][g].has_value() != given[v][g].has_value()) return false;
    }
    return true;
  };
  for (std::size_t u = 0; u < kept.size();) {
    SegmentedText text;
    text.boundaries.resize(continuum.coders().size());
    bool any = false;
    for (std::size_t g = 0; g < given[u].size(); ++g) {
      if (!given[u][g]) continue;
      text.boundaries[g].emplace();
      any = true;
    }
    const std::size_t first = u;
    for (; u < kept.size() && same_coders(first, u); ++u) {
      ++text.units;
      for (std::size_t g = 0; u > first && g < given[u].size(); ++g) {
        if (given[u][g] != given[u - 1][g]) text.boundaries[g]->push_back(text.units - 1);
      }
    }
    if (any) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace tematik
