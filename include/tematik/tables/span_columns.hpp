#pragma once

/// @file
/// @brief The codings of a call as columns of spans, one row per coding and table row it counts in.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/reading.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/int_column.hpp>

namespace tematik {

/// Columns of equal length. `coding` is the row in the study (`no_coding` of a span that nobody made so); it is empty once
/// spans have been joined. A coding without a span, where it counts, begins and ends at 0.
struct SpanColumns {
  static constexpr std::uint32_t no_coding = 0xFFFFFFFF;

  std::vector<std::uint32_t> source = {};
  std::vector<std::uint32_t> begin = {};
  std::vector<std::uint32_t> end = {};
  std::vector<std::uint32_t> row = {};
  std::vector<std::uint32_t> coding = {};
  std::int64_t without_span = 0;    ///< codings left out: they have no span
  std::int64_t outside_within = 0;  ///< codings left out by `within`

  [[nodiscard]] std::size_t size() const noexcept { return source.size(); }
  void add(std::uint32_t s, Span span, std::uint32_t r) {
    source.push_back(s);
    begin.push_back(span.begin);
    end.push_back(span.end);
    row.push_back(r);
  }
};

/// Whether spans of one row in one source are one coding: joined, kept, or equal ones dropped.
enum class SameCode : std::uint8_t { auto_, union_, keep, distinct };

template <>
struct EnumNames<SameCode> {
  static constexpr std::string_view what = "same_code";
  static constexpr std::array<std::pair<SameCode, std::string_view>, 4> names{{{SameCode::auto_, "auto"},
                                                                               {SameCode::union_, "union"},
                                                                               {SameCode::keep, "keep"},
                                                                               {SameCode::distinct, "distinct"}}};
};

/// What `within` does to a coding that reaches over its places: cut to them, or kept whole if it shares a character.
enum class WithinRule : std::uint8_t { clip, keep_whole };

/// The spans of the codings read; `spanless`: codings without a span count too, those outside `within` as everywhere not.
[[nodiscard]] inline SpanColumns span_columns(const Study& study, const Reading& reading, const CodeRows& rows,
                                              WithinRule rule, bool spanless = false) {
  const Codings& codings = study.codings();
  SpanColumns out;
  const auto put = [&](std::uint32_t coding, std::uint32_t source, std::uint32_t code, Span span) {
    for (const std::uint32_t row : rows.of_code[code]) {
      out.add(source, span, row);
      out.coding.push_back(coding);
    }
  };
  const auto add = [&](std::uint32_t coding, std::uint32_t source, std::uint32_t code, Span span) {
    if (!reading.within) return put(coding, source, code, span);
    const SpanSet& places = (*reading.within)[source];
    if (!places.meets(span)) {
      ++out.outside_within;
    } else if (rule == WithinRule::keep_whole) {
      put(coding, source, code, span);
    } else {
      const auto cut = intersect(places, SpanSet::from_spans({span}));
      for (const Span run : cut.runs()) put(coding, source, code, run);
    }
  };
  const auto add_spanless = [&](std::uint32_t coding, std::uint32_t source, std::uint32_t code) {
    if (!spanless) {
      ++out.without_span;
    } else if (reading.within && !reading.whole(source)) {
      ++out.outside_within;
    } else {
      put(coding, source, code, {});
    }
  };
  for (const std::uint32_t coding : reading.codings) {
    if ((codings.flags()[coding] & coding_flags::no_span) != 0) {
      add_spanless(coding, codings.source()[coding], codings.code()[coding]);
      continue;
    }
    add(coding, codings.source()[coding], codings.code()[coding], {codings.begin()[coding], codings.end()[coding]});
  }
  for (const MadeCoding& one : reading.made) {
    if (one.span.empty()) {
      add_spanless(SpanColumns::no_coding, one.source, one.code);
    } else {
      add(SpanColumns::no_coding, one.source, one.code, one.span);
    }
  }
  return out;
}

/// Per source and row the maximal runs: spans that share a character or touch become one ("same_code = union").
[[nodiscard]] inline SpanColumns maximal_runs(const SpanColumns& spans) {
  using Entry = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
  std::vector<Entry> entries;
  entries.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    entries.emplace_back(spans.source[i], spans.row[i], spans.begin[i], spans.end[i]);
  }
  std::sort(entries.begin(), entries.end());
  SpanColumns out;
  out.without_span = spans.without_span;
  out.outside_within = spans.outside_within;
  for (const auto& [source, row, begin, end] : entries) {
    const bool joins = begin < end && out.size() > 0 && out.source.back() == source && out.row.back() == row &&
                       out.begin.back() < out.end.back() && begin <= out.end.back();
    if (joins) {
      out.end.back() = std::max(out.end.back(), end);
    } else {
      out.add(source, {begin, end}, row);
    }
  }
  return out;
}

/// One row per distinct (source, span, row): doubles of several coders fall together ("same_code = distinct").
[[nodiscard]] inline SpanColumns distinct_spans(const SpanColumns& spans) {
  using Entry = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    entries.emplace_back(spans.source[i], spans.begin[i], spans.end[i], spans.row[i]);
  }
  std::sort(entries.begin(), entries.end());
  const auto doubles = [](const Entry& a, const Entry& b) { return a == b && std::get<1>(a) < std::get<2>(a); };
  entries.erase(std::unique(entries.begin(), entries.end(), doubles), entries.end());
  SpanColumns out;
  out.without_span = spans.without_span;
  out.outside_within = spans.outside_within;
  for (const auto& [source, begin, end, row] : entries) out.add(source, {begin, end}, row);
  return out;
}

/// Spans cut to `within`, in its own characters: what lies outside is taken out, and the rest stands end to end.
[[nodiscard]] inline SpanColumns spans_in_scope(const Reading& reading, SpanColumns spans) {
  if (!reading.within) return spans;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::uint32_t before = (*reading.within)[spans.source[i]].shared({0, spans.begin[i]});
    spans.end[i] = before + (spans.end[i] - spans.begin[i]);
    spans.begin[i] = before;
  }
  return spans;
}

}  // namespace tematik
