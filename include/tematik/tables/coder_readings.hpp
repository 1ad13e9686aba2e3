#pragma once

/// @file
/// @brief What a call reads, with the coders kept apart: of one coder, of two side by side, or what several agree on.
///
/// - **of_coder**: the codings of one coder; its coded sources are those that this coder coded or looked at.
/// - **of_two_coders**: the codings of u in the rows of the table and those of v in as many rows behind them, so that a
///   cell (i, k + j) holds what of u in row i meets what of v in row j. Coded sources: those of both.
/// - **consensus**: a code covers the characters that at least m coders gave it; its maximal runs count as codings.
///   Codings without a span agree on no character and are left out.
/// - Stored queries pool their coders: with coders kept apart they are refused.
/// - **Complexity**: O(n) for a coder; O(n log n) for the consensus.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/reading.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/tables/source_counts.hpp>

namespace tematik {

/// Whose codings meet: anybody's, the same coder's, different coders', or those that several agree on.
enum class CoderRule : std::uint8_t { pooled, within, across, consensus };

template <>
struct EnumNames<CoderRule> {
  static constexpr std::string_view what = "coder_rule";
  static constexpr std::array<std::pair<CoderRule, std::string_view>, 4> names{{{CoderRule::pooled, "pooled"},
                                                                                {CoderRule::within, "within"},
                                                                                {CoderRule::across, "across"},
                                                                                {CoderRule::consensus, "consensus"}}};
};

/// The coders that take part, by row, ascending.
[[nodiscard]] inline std::vector<std::uint32_t> coders_taking_part(const Reading& reading) {
  std::vector<std::uint32_t> out;
  for (std::size_t coder = 0; coder < reading.takes_part.size(); ++coder) {
    if (reading.takes_part[coder]) out.push_back(static_cast<std::uint32_t>(coder));
  }
  return out;
}

/// @throws UsageError if a stored query is among the codes
[[nodiscard]] Reading of_coder(const Study& study, const Reading& reading, std::uint32_t coder);

/// Two coders side by side: `rows` gets as many rows behind its own, with the same labels.
/// @param only_both  leave out codings in sources that not both coded
/// @throws UsageError if a stored query is among the codes
[[nodiscard]] Reading of_two_coders(const Study& study, const Reading& reading, std::uint32_t u, std::uint32_t v,
                                    bool only_both, CodeRows& rows);

/// @param coders  m, 1 or more
[[nodiscard]] Reading consensus(const Study& study, Reading reading, std::int64_t coders);

/// Counts of strata (source, coder) added up by source, in order of the sources.
[[nodiscard]] std::vector<SourceCounts> merge_strata(const std::vector<SourceCounts>& strata,
                                                     const std::vector<std::uint32_t>& source);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void refuse_stored_queries(const Reading& reading) {
  if (reading.smart.empty()) return;
  throw UsageError("coder_rule",
                   cat("codes: the stored query \"", reading.smart.front().name,
                       "\" pools its coders; with coders kept apart name codes only"),
                   "coder_rule", reading.smart.front().name);
}

[[nodiscard]] inline std::vector<std::uint32_t> codings_of_coder(const Study& study, const Reading& reading,
                                                                 std::uint32_t coder) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t coding : reading.codings) {
    if (study.codings().coder()[coding] == coder) out.push_back(coding);
  }
  return out;
}

}  // namespace detail

inline Reading of_coder(const Study& study, const Reading& reading, std::uint32_t coder) {
  detail::refuse_stored_queries(reading);
  Reading out = reading;
  out.codings = detail::codings_of_coder(study, reading, coder);
  for (std::size_t source = 0; source < out.coded.size(); ++source) {
    out.coded[source] = reading.coders_at.test(source, coder);
  }
  return out;
}

inline Reading of_two_coders(const Study& study, const Reading& reading, std::uint32_t u, std::uint32_t v,
                             bool only_both, CodeRows& rows) {
  detail::refuse_stored_queries(reading);
  Reading out = reading;
  for (std::size_t source = 0; source < out.coded.size(); ++source) {
    out.coded[source] = reading.coders_at.test(source, u) && reading.coders_at.test(source, v);
  }
  const Codings& codings = study.codings();
  const auto counts = [&](std::uint32_t coding) { return !only_both || out.coded[codings.source()[coding]]; };
  out.codings = detail::codings_of_coder(study, reading, u);
  std::erase_if(out.codings, [&](std::uint32_t coding) { return !counts(coding); });
  const std::size_t n_codes = rows.of_code.size();
  for (const std::uint32_t coding : detail::codings_of_coder(study, reading, v)) {
    if (!counts(coding)) continue;
    const bool has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
    out.made.push_back({.source = codings.source()[coding],
                        .span = has_span ? Span{codings.begin()[coding], codings.end()[coding]} : Span{},
                        .code = static_cast<std::uint32_t>(n_codes + codings.code()[coding]),
                        .coder = v});
  }
  const auto k = static_cast<std::uint32_t>(rows.size());
  for (std::size_t code = 0; code < n_codes; ++code) {
    auto behind = rows.of_code[code];
    for (auto& row : behind) row += k;
    rows.of_code.push_back(std::move(behind));
  }
  for (std::size_t i = 0; i < k; ++i) {
    rows.labels.push_back(std::string(rows.labels[i]));
    rows.objects.push_back(ObjectRef(rows.objects[i]));
  }
  return out;
}

inline Reading consensus(const Study& study, Reading reading, std::int64_t coders) {
  const Codings& codings = study.codings();
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // source, code, coder
  std::vector<std::pair<Key, Span>> spans;
  for (const std::uint32_t coding : reading.codings) {
    if ((codings.flags()[coding] & coding_flags::no_span) != 0) continue;
    spans.push_back({{codings.source()[coding], codings.code()[coding], codings.coder()[coding]},
                     {codings.begin()[coding], codings.end()[coding]}});
  }
  std::sort(spans.begin(), spans.end());
  std::vector<MadeCoding> made;
  for (std::size_t i = 0; i < spans.size();) {
    const auto [source, code, first] = spans[i].first;
    std::vector<std::pair<std::uint32_t, int>> boundaries;  // of the runs of each coder
    while (i < spans.size() && std::get<0>(spans[i].first) == source && std::get<1>(spans[i].first) == code) {
      const Key key = spans[i].first;
      std::vector<Span> of_coder;
      for (; i < spans.size() && spans[i].first == key; ++i) of_coder.push_back(spans[i].second);
      const SpanSet runs = SpanSet::from_spans(of_coder);
      for (const Span run : runs.runs()) {
        boundaries.emplace_back(run.begin, 1);
        boundaries.emplace_back(run.end, -1);
      }
    }
    std::sort(boundaries.begin(), boundaries.end());
    std::vector<Span> held;
    std::int64_t open = 0;
    for (std::size_t b = 0; b + 1 < boundaries.size(); ++b) {
      open += boundaries[b].second;
      if (open >= coders && boundaries[b].first < boundaries[b + 1].first) {
        held.push_back({boundaries[b].first, boundaries[b + 1].first});
      }
    }
    const SpanSet agreed = SpanSet::from_spans(held);
    for (const Span run : agreed.runs()) made.push_back({.source = source, .span = run, .code = code});
  }
  reading.codings.clear();
  reading.made.insert(reading.made.begin(), made.begin(), made.end());
  std::stable_sort(reading.made.begin(), reading.made.end(),
                   [](const MadeCoding& a, const MadeCoding& b) { return a.source < b.source; });
  return reading;
}

inline std::vector<SourceCounts> merge_strata(const std::vector<SourceCounts>& strata,
                                              const std::vector<std::uint32_t>& source) {
  std::vector<std::size_t> order(strata.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return source[a] < source[b]; });
  std::vector<SourceCounts> out;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    SourceCounts sum;
    for (; end < order.size() && source[order[end]] == source[order[i]]; ++end) {
      const auto& codes = strata[order[end]].codes;
      sum.codes.insert(sum.codes.end(), codes.begin(), codes.end());
      sum.n += strata[order[end]].n;
    }
    std::sort(sum.codes.begin(), sum.codes.end());
    sum.codes.erase(std::unique(sum.codes.begin(), sum.codes.end()), sum.codes.end());
    const std::size_t k = sum.codes.size();
    sum.counts.assign(k * k, 0);
    for (; i < end; ++i) {
      const SourceCounts& one = strata[order[i]];
      std::vector<std::size_t> at;
      for (const std::uint32_t code : one.codes) {
        at.push_back(
            static_cast<std::size_t>(std::lower_bound(sum.codes.begin(), sum.codes.end(), code) - sum.codes.begin()));
      }
      for (std::size_t a = 0; a < at.size(); ++a) {
        for (std::size_t b = 0; b < at.size(); ++b) sum.counts[at[a] * k + at[b]] += one.at(a, b);
      }
    }
    out.push_back(std::move(sum));
  }
  return out;
}

}  // namespace tematik
