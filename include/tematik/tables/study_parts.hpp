#pragma once

/// @file
/// @brief The parts of a study that agreement is asked of: cases, batches of work, windows over time.
///
/// Batches and windows hold the work of a coder on a source as a whole, never single spans, so that "no" decisions stay
/// with their source. Finished is the latest completed coder coverage with a time, else the latest coding made there.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/coder_sources.hpp>

namespace tematik {

/// What windows count in: sources in order of completion, or days (UTC).
enum class WindowIn : std::uint8_t { sources, days };

template <>
struct EnumNames<WindowIn> {
  static constexpr std::string_view what = "window in";
  static constexpr std::array<std::pair<WindowIn, std::string_view>, 2> names{
      {{WindowIn::sources, "sources"}, {WindowIn::days, "days"}}};
};

struct WindowRule {
  std::int64_t width = 10;          ///< sources or days in a window
  std::int64_t step = 0;            ///< from one window to the next; 0: the width, no overlap
  WindowIn in = WindowIn::sources;  ///< a source stands where the last of its coders finished
};

/// Parts, and how much work (source and coder) has no place in any of them.
struct StudyParts {
  std::vector<StudyPart> parts = {};
  std::int64_t left_out = 0;
};

/// One part per case, in their order: whole sources, or the case's places in them. Cases left out of analysis: none.
[[nodiscard]] StudyParts case_parts(const Study& study, const CoderSources& sources);

/// What is drawn when cases are: the same sources, cut where groups of cases meet, with `group` set.
///
/// Cases that share a character are drawn together. What of a source belongs to no case is drawn with its case if it has
/// one only, else on its own; so is a source without a case.
[[nodiscard]] CoderSources case_clusters(const Study& study, const CoderSources& sources);

/// The sources that two or more coders of a call looked at, in order of completion (when the last of these coders had
/// finished; equal times in order of the study), and those whose time nobody knows behind them.
[[nodiscard]] std::vector<std::pair<SourceId, std::optional<Timestamp>>> completion_order(const Study& study,
                                                                                          const CoderSources& sources);

/// One part per batch label of coder coverage, in order of first appearance; of several records of a coder on a source
/// the latest with a label.
[[nodiscard]] StudyParts batch_parts(const Study& study, const CoderSources& sources);

/// Windows from the first completion until the last one is inside; the last may hold fewer. Named "1-10" (sources) or
/// "2026-01-05/2026-01-14" (days, the last one included).
/// @throws UsageError if width or step is out of range
[[nodiscard]] StudyParts window_parts(const Study& study, const CoderSources& sources, const WindowRule& rule);

// ---------------------------------------------------------------------------------------------------------

inline StudyParts case_parts(const Study& study, const CoderSources& sources) {
  StudyParts out;
  std::map<CaseId, std::size_t> number;
  const auto& excluded = sources.reading.excluded_cases;
  for (const auto& [id, record] : study.cases()) {
    if (!excluded.empty() && excluded[row(id)]) continue;
    number.emplace(id, out.parts.size());
    out.parts.push_back({.case_ = study.label(id),
                         .sources = std::vector<bool>(study.sources().end_row()),
                         .places = std::vector<std::optional<SpanSet>>(study.sources().end_row())});
  }
  const CasePlaces places(study);
  for (const SourceId source : sources.ids) {
    for (const auto& place : places.in(source)) {
      const auto at = number.find(place.case_);
      if (at == number.end()) continue;
      auto& part = out.parts[at->second];
      part.sources[row(source)] = true;
      if (!place.whole) part.places[row(source)] = place.spans;
    }
  }
  return out;
}

inline CoderSources case_clusters(const Study& study, const CoderSources& sources) {
  const auto cases = case_parts(study, sources).parts;
  std::vector<std::size_t> root(cases.size());
  for (std::size_t k = 0; k < root.size(); ++k) root[k] = k;
  const auto find = [&](std::size_t k) {
    while (root[k] != k) k = root[k];
    return k;
  };
  const auto in = [&](std::size_t k, std::size_t i) {  // characters of a case in a source
    const std::size_t s = row(sources.ids[i]);
    if (!cases[k].sources[s]) return SpanSet();
    const std::uint32_t length = sources.sources[i].length;
    return cases[k].places[s] ? *cases[k].places[s] : SpanSet::from_spans({{0, length}});
  };
  for (std::size_t i = 0; i < sources.ids.size(); ++i) {
    std::vector<std::pair<std::size_t, SpanSet>> here;
    for (std::size_t k = 0; k < cases.size(); ++k) {
      SpanSet own = in(k, i);
      for (const auto& [other, places] : here) {
        if (!intersect(own, places).empty()) root[find(k)] = find(other);
      }
      if (!own.empty()) here.emplace_back(k, std::move(own));
    }
  }
  CoderSources out = sources;
  out.ids.clear(), out.sources.clear(), out.present.clear(), out.places.clear(), out.weighted.clear();
  std::size_t next = cases.size();
  const auto add = [&](std::size_t i, const SpanSet* cut, std::size_t group) {
    CoderSource source = sources.sources[i];
    auto weighted = sources.weighted[i];
    auto places = sources.places[i];
    if (cut != nullptr) {
      detail::clip(source, *cut);
      detail::clip(weighted, *cut);
      places = places ? intersect(*places, *cut) : *cut;
    }
    out.ids.push_back(sources.ids[i]);
    out.sources.push_back(std::move(source));
    out.present.push_back(sources.present[i]);
    out.places.push_back(std::move(places));
    out.weighted.push_back(std::move(weighted));
    out.group.push_back(group);
  };
  for (std::size_t i = 0; i < sources.ids.size(); ++i) {
    std::map<std::size_t, SpanSet> groups;
    SpanSet all;
    for (std::size_t k = 0; k < cases.size(); ++k) {
      const SpanSet own = in(k, i);
      if (own.empty()) continue;
      auto& place = groups[find(k)];
      place = unite(place, own);
      all = unite(all, own);
    }
    if (groups.size() < 2) {
      add(i, nullptr, groups.empty() ? next++ : groups.begin()->first);
      continue;
    }
    for (const auto& [group, place] : groups) add(i, &place, group);
    const SpanSet rest = all.complement(sources.sources[i].length);
    if (!rest.empty()) add(i, &rest, next++);
  }
  return out;
}

namespace detail {

/// By source and coder row of those asked for.
template <class T>
using WorkTable = std::map<std::pair<std::size_t, std::size_t>, T>;

/// Calls `work(source number, source row, coder row)` for what coders of the request looked at.
template <class Work>
void for_each_work(const CoderSources& sources, Work&& work) {
  for (std::size_t i = 0; i < sources.ids.size(); ++i) {
    for (std::size_t g = 0; g < sources.coders.size(); ++g) {
      if (sources.present[i][g] && sources.final_coder != g) work(i, row(sources.ids[i]), row(sources.coders[g]));
    }
  }
}

[[nodiscard]] inline StudyPart part_of_work(const Study& study) {
  return {.work =
              std::vector<std::vector<bool>>(study.sources().end_row(), std::vector<bool>(study.coders().end_row()))};
}

/// When each coder finished each source.
[[nodiscard]] inline WorkTable<Timestamp> completion_times(const Study& study) {
  WorkTable<Timestamp> out, made;
  const auto latest = [](WorkTable<Timestamp>& table, std::size_t source, std::size_t coder, Timestamp time) {
    const auto [at, is_new] = table.try_emplace({source, coder}, time);
    if (!is_new) at->second = std::max(at->second, time);
  };
  for (const auto& [id, record] : study.coverage()) {
    if (record.time && record.state == CoverageState::completed)
      latest(out, row(record.source), row(record.coder), *record.time);
  }
  const Codings& codings = study.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    if ((codings.flags()[i] & (coding_flags::removed | coding_flags::final_layer)) != 0) continue;
    if (const auto time = codings[static_cast<CodingId>(i)].created)
      latest(made, codings.source()[i], codings.coder()[i], *time);
  }
  out.merge(made);  // keeps what is there
  return out;
}

[[nodiscard]] inline std::int64_t day_of(Timestamp time) {
  return std::chrono::floor<std::chrono::days>(std::chrono::microseconds(time.micros)).count();
}

[[nodiscard]] inline std::string day_word(std::int64_t day) {
  return to_string(Timestamp{day * 86'400'000'000}).substr(0, 10);
}

}  // namespace detail

inline std::vector<std::pair<SourceId, std::optional<Timestamp>>> completion_order(const Study& study,
                                                                                   const CoderSources& sources) {
  const auto times = detail::completion_times(study);
  std::map<std::size_t, std::optional<Timestamp>> last;
  std::map<std::size_t, int> coders;
  detail::for_each_work(sources, [&](std::size_t, std::size_t source, std::size_t coder) {
    ++coders[source];
    const auto at = times.find({source, coder});
    auto& time = last[source];
    if (at != times.end()) time = time ? std::max(*time, at->second) : at->second;
  });
  std::vector<std::pair<SourceId, std::optional<Timestamp>>> out;
  for (const auto& [source, time] : last) {
    if (coders[source] >= 2) out.emplace_back(static_cast<SourceId>(source), time);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second && (!b.second || *a.second < *b.second); });
  return out;
}

inline StudyParts batch_parts(const Study& study, const CoderSources& sources) {
  StudyParts out;
  std::map<std::string, std::size_t> number;
  detail::WorkTable<std::pair<std::optional<Timestamp>, std::size_t>> batch;
  for (const auto& [id, record] : study.coverage()) {
    if (record.batch.empty()) continue;
    const auto label = number.try_emplace(record.batch, out.parts.size());
    if (label.second) {
      out.parts.push_back(detail::part_of_work(study));
      out.parts.back().batch = record.batch;
    }
    const std::pair entry{record.time, label.first->second};
    const auto [at, is_new] = batch.try_emplace({row(record.source), row(record.coder)}, entry);
    if (!is_new && entry.first >= at->second.first) at->second = entry;
  }
  detail::for_each_work(sources, [&](std::size_t, std::size_t source, std::size_t coder) {
    const auto at = batch.find({source, coder});
    if (at == batch.end())
      ++out.left_out;
    else
      out.parts[at->second.second].work[source][coder] = true;
  });
  return out;
}

inline StudyParts window_parts(const Study& study, const CoderSources& sources, const WindowRule& rule) {
  const auto check = [](std::int64_t number, std::int64_t least, const char* name) {
    if (number < least || number > 1'000'000)
      throw UsageError("window", detail::cat(name, " must lie between ", least, " and 1000000, not ", number), name);
  };
  check(rule.width, 1, "window_width");
  check(rule.step, 0, "window_step");
  const std::int64_t step = rule.step == 0 ? rule.width : rule.step;
  const auto times = detail::completion_times(study);
  struct Work {
    std::int64_t place;  // of the window's scale
    std::size_t source, coder;
  };
  std::vector<Work> all;
  StudyParts out;
  std::map<std::size_t, Timestamp> finished;  // by source row
  detail::for_each_work(sources, [&](std::size_t, std::size_t source, std::size_t coder) {
    const auto at = times.find({source, coder});
    if (at != times.end()) {
      auto& last = finished.try_emplace(source, at->second).first->second;
      last = std::max(last, at->second);
      all.push_back({detail::day_of(at->second), source, coder});
    } else if (rule.in == WindowIn::days) {
      ++out.left_out;
    }
  });
  if (rule.in == WindowIn::sources) {
    std::vector<std::pair<Timestamp, std::size_t>> order;
    for (const auto& [source, time] : finished) order.emplace_back(time, source);
    std::sort(order.begin(), order.end());
    std::map<std::size_t, std::int64_t> place;
    for (const auto& entry : order) place.emplace(entry.second, static_cast<std::int64_t>(place.size()));
    all.clear();
    detail::for_each_work(sources, [&](std::size_t, std::size_t source, std::size_t coder) {
      const auto at = place.find(source);
      if (at == place.end())
        ++out.left_out;
      else
        all.push_back({at->second, source, coder});
    });
  }
  if (all.empty()) return out;
  const auto [low, high] =
      std::minmax_element(all.begin(), all.end(), [](const Work& a, const Work& b) { return a.place < b.place; });
  const std::int64_t first = low->place;
  const std::int64_t last = high->place;
  for (std::int64_t begin = first;; begin += step) {
    const std::int64_t end = begin + rule.width;
    StudyPart part = detail::part_of_work(study);
    bool any = false;
    for (const auto& work : all) {
      if (work.place < begin || work.place >= end) continue;
      part.work[work.source][work.coder] = any = true;
    }
    part.window = rule.in == WindowIn::sources ? detail::cat(begin + 1, "-", std::min(end, last + 1))
                                               : detail::cat(detail::day_word(begin), "/", detail::day_word(end - 1));
    if (any) out.parts.push_back(std::move(part));
    if (end > last) break;
  }
  return out;
}

}  // namespace tematik
