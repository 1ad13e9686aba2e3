#pragma once

/// @file
/// @brief Places in sources with who coded them: what lies behind a figure, as a table without the participants' words.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// A place and the coders whose codings lie behind it, in order of their ids.
struct QuotedPlace {
  SourceId source = {};
  Span span = {};
  std::vector<CoderId> coders = {};

  friend bool operator==(const QuotedPlace&, const QuotedPlace&) = default;
};

/// Places in order (source, begin, end), each once, with all its coders.
class QuotedPlaces {
 public:
  void add(std::uint32_t source, Span span, std::uint32_t coder) { coders_[{source, span}].insert(coder); }
  /// A place that nobody coded as such.
  void add(std::uint32_t source, Span span) { coders_[{source, span}]; }
  [[nodiscard]] std::vector<QuotedPlace> list() const {
    std::vector<QuotedPlace> out;
    for (const auto& [place, coders] : coders_) {
      auto& to = out.emplace_back(QuotedPlace{static_cast<SourceId>(place.first), place.second, {}});
      for (const std::uint32_t coder : coders) to.coders.push_back(static_cast<CoderId>(coder));
    }
    return out;
  }

 private:
  std::map<std::pair<std::uint32_t, Span>, std::set<std::uint32_t>> coders_;
};

/// One row per place: source, begin, end, coder (several joined by ", ").
[[nodiscard]] inline Table quoted_table(const Study& study, const std::vector<QuotedPlace>& places) {
  std::vector<std::string> sources, coders;
  std::vector<std::int64_t> begins, ends;
  for (const auto& place : places) {
    sources.push_back(study.label(place.source));
    begins.push_back(place.span.begin);
    ends.push_back(place.span.end);
    std::string names;
    for (const CoderId coder : place.coders) names += (names.empty() ? "" : ", ") + study.label(coder);
    coders.push_back(std::move(names));
  }
  Table out;
  out.add("source", std::move(sources)).add("begin", std::move(begins)).add("end", std::move(ends));
  out.add("coder", std::move(coders));
  return out;
}

/// A result is read together with the study it was made from. @throws UsageError if the study has changed since
inline void require_revision(const Study& study, std::uint64_t revision) {
  if (study.revision() == revision) return;
  throw UsageError("study_changed", "the study has changed since this result was made: make the result again", "study");
}

}  // namespace tematik
