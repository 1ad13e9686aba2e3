#pragma once

/// @file
/// @brief The units of an incidence in the making, and the sources and cases that they are made of.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/text/span_set.hpp>

namespace tematik {

/// A unit that the caller puts together: sources and cases, segments and codings of a text.
struct UnitSet {
  std::string label = {};
  std::vector<ObjectRef> members = {};

  friend bool operator==(const UnitSet&, const UnitSet&) = default;
};

/// The words of a unit: one, or the two of a pair such as "case x source.wave".
[[nodiscard]] inline std::vector<std::string> unit_words(const Unit& unit) {
  const std::string word = unit.word();
  const auto cross = word.find(" x ");
  if (cross == std::string::npos) return {word};
  return {word.substr(0, cross), word.substr(cross + 3)};
}

}  // namespace tematik

namespace tematik::detail {

/// A unit in the making: its label, whether a source of it is coded, its first date and its first coding.
struct UnitDraft {
  std::string label = {};
  bool coded = false;
  bool all_dated = true;
  std::string date = {};  // earliest
  std::optional<Timestamp> first_coding = {};
  std::vector<std::uint32_t> rows = {};
  std::vector<std::uint64_t> pairs = {};                             // rows that meet: (first << 32) | second
  std::vector<std::pair<std::uint64_t, std::uint32_t>> claims = {};  // the same by coder; (row << 32) | row is a code
  std::vector<std::uint32_t> coders = {};                            // who has a coding in the unit
  std::size_t compact_at = 1024;

  /// Keeps each element once, from time to time: many pairs of codings say the same.
  template <class T>
  void add_once(std::vector<T>& to, T value) {
    to.push_back(value);
    if (to.size() < compact_at) return;
    each_once(to);
    compact_at = 2 * to.size() + 1024;
  }
  template <class T>
  static void each_once(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }
  void hold(std::uint32_t a, std::uint32_t b) {
    if (a == b) {
      rows.push_back(a);
    } else {
      add_once(pairs, std::uint64_t{std::min(a, b)} << 32 | std::max(a, b));
    }
  }
  void claim(std::uint32_t a, std::uint32_t b, std::uint32_t coder) {
    add_once(claims, std::pair{std::uint64_t{std::min(a, b)} << 32 | std::max(a, b), coder});
  }
  /// Of what coders claim, holds what everyone, or more than half of the coders of the unit, claims.
  void settle(bool everyone) {
    each_once(claims);
    each_once(coders);
    for (std::size_t i = 0; i < claims.size();) {
      const std::uint64_t key = claims[i].first;
      std::size_t who = 0;
      for (; i < claims.size() && claims[i].first == key; ++i) ++who;
      if (everyone ? who < coders.size() : 2 * who <= coders.size()) continue;
      hold(static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key));
    }
  }
};

/// One way to part sources: values in order, and where in each source they lie.
struct UnitPart {
  struct Place {
    std::uint32_t value = 0;
    bool whole = false;
    SpanSet spans = {};
    [[nodiscard]] bool holds(Span span) const noexcept { return whole || (!span.empty() && spans.meets(span)); }
  };
  std::vector<std::string> labels = {};
  std::vector<std::vector<Place>> in = {};                  // by source row; a value may have several places in one
  std::map<CaseId, std::vector<std::uint32_t>> cases = {};  // values of cases
  bool is_by_case = false;

  explicit UnitPart(const Study& study) : in(study.sources().end_row()) {}
  [[nodiscard]] bool holds(std::uint32_t value, SourceId source, Span span) const {
    const auto& places = in[row(source)];
    return std::any_of(places.begin(), places.end(),
                       [&](const Place& place) { return place.value == value && place.holds(span); });
  }
  /// The values in a source, each once, in order.
  [[nodiscard]] std::vector<std::uint32_t> values(SourceId source) const {
    std::vector<std::uint32_t> out;
    for (const auto& place : in[row(source)]) out.push_back(place.value);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  /// Puts the values of cases where the cases lie.
  void place_cases(const Study& study) {
    is_by_case = true;
    const CasePlaces places(study);
    for (const auto& [id, source] : study.sources()) {
      for (const auto& place : places.in(id)) {
        const auto found = cases.find(place.case_);
        if (found == cases.end()) continue;
        for (const std::uint32_t value : found->second) in[row(id)].push_back({value, place.whole, place.spans});
      }
    }
  }
};

class UnitDrafts {
 public:
  UnitDrafts(const Study& study, const Unit& unit, const std::vector<UnitSet>& sets = {})
      : study_(study), units_of_source_(study.sources().end_row()) {
    if (!sets.empty()) {
      parts_.push_back(part_of_sets(sets));
    } else {
      for (const auto& word : unit_words(unit)) parts_.push_back(part_of(word));
      if (parts_.size() == 2 && parts_[0].is_by_case && parts_[1].is_by_case) parts_ = {both_of_each_case()};
    }
    if (parts_.size() == 1) {
      for (std::uint32_t value = 0; value < parts_[0].labels.size(); ++value) put({value, 0});
    } else {
      std::set<Values> met;
      for (const auto& [id, source] : study_.sources()) for_each_values(id, [&](Values values) { met.insert(values); });
      for (const Values& values : met) put(values);
    }
    for (const auto& [id, source] : study_.sources()) {
      for_each_values(id, [&](Values values) { units_of_source_[row(id)].push_back(unit_of_.at(values)); });
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& of(SourceId source) const { return units_of_source_[row(source)]; }
  /// Whether a coding at this place is in a unit of its source (a case may hold only a part of it).
  [[nodiscard]] bool holds(std::size_t unit, SourceId source, Span span) const {
    if (!parts_[0].holds(values_[unit].first, source, span)) return false;
    return parts_.size() == 1 || parts_[1].holds(values_[unit].second, source, span);
  }
  /// Calls `work(unit)` for the units that a coding is in.
  template <class Work>
  void for_each_holding(std::uint32_t coding, Work&& work) {
    const Codings& codings = study_.codings();
    const auto source = static_cast<SourceId>(codings.source()[coding]);
    const bool has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
    const Span span = has_span ? Span{codings.begin()[coding], codings.end()[coding]} : Span{};
    for (const std::size_t u : of(source)) {
      if (holds(u, source, span)) work(drafts[u]);
    }
  }
  std::vector<UnitDraft> drafts = {};

 private:
  using Values = std::pair<std::uint32_t, std::uint32_t>;

  void put(Values values) {
    unit_of_.emplace(values, drafts.size());
    values_.push_back(values);
    std::string label = parts_[0].labels[values.first];
    if (parts_.size() == 2) label += " x " + parts_[1].labels[values.second];
    drafts.push_back({.label = std::move(label)});
  }
  /// Calls `work` for the units that lie in a source.
  template <class Work>
  void for_each_values(SourceId source, Work&& work) const {
    for (const std::uint32_t first : parts_[0].values(source)) {
      if (parts_.size() == 1) {
        work(Values{first, 0});
      } else {
        for (const std::uint32_t second : parts_[1].values(source)) work(Values{first, second});
      }
    }
  }
  [[nodiscard]] static std::string word(const AttributeValue& value) {
    return std::visit(
        [](const auto& v) -> std::string {
          using T = std::decay_t<decltype(v)>;
          if constexpr (std::is_same_v<T, std::string>)
            return v;
          else
            return to_json(v);
        },
        value);
  }
  [[nodiscard]] UnitPart part_of(const std::string& name) const {
    UnitPart out(study_);
    std::map<std::string, std::uint32_t> known;
    const auto value_for = [&](const std::string& label) {
      const auto [at, is_new] = known.try_emplace(label, static_cast<std::uint32_t>(out.labels.size()));
      if (is_new) out.labels.push_back(label);
      return at->second;
    };
    if (name == to_string(UnitRule::source)) {
      for (const auto& [id, source] : study_.sources()) {
        out.in[row(id)].push_back({.value = value_for(study_.label(id)), .whole = true});
      }
      return out;
    }
    if (name == to_string(UnitRule::case_)) {
      for (const auto& [id, record] : study_.cases()) out.cases[id].push_back(value_for(study_.label(id)));
      out.place_cases(study_);
      return out;
    }
    const ObjectKind kind = attribute_kind(name);
    if (kind == ObjectKind::coder) {
      throw UsageError("unit",
                       cat("unit \"", name, "\": a unit is a source, a case or a value of one of their attributes"),
                       "unit", name);
    }
    if (kind == ObjectKind::source) {
      for (const auto& [id, source] : study_.sources()) {
        const auto value = attribute_value(study_, name, ObjectRef(id));
        if (value) out.in[row(id)].push_back({.value = value_for(word(*value)), .whole = true});
      }
      return out;
    }
    for (const auto& [id, record] : study_.cases()) {
      if (const auto value = attribute_value(study_, name, ObjectRef(id))) {
        out.cases[id].push_back(value_for(word(*value)));
      }
    }
    out.place_cases(study_);
    return out;
  }
  /// Two values of cases are a pair where one case has both.
  [[nodiscard]] UnitPart both_of_each_case() const {
    UnitPart out(study_);
    std::set<Values> met;
    const auto values_of = [&](auto&& work) {
      for (const auto& [id, firsts] : parts_[0].cases) {
        const auto seconds = parts_[1].cases.find(id);
        if (seconds != parts_[1].cases.end()) work(id, Values{firsts.front(), seconds->second.front()});
      }
    };
    values_of([&](CaseId, Values values) { met.insert(values); });
    std::map<Values, std::uint32_t> value_of;
    for (const Values& values : met) {
      value_of.emplace(values, static_cast<std::uint32_t>(out.labels.size()));
      out.labels.push_back(parts_[0].labels[values.first] + " x " + parts_[1].labels[values.second]);
    }
    values_of([&](CaseId id, Values values) { out.cases[id].push_back(value_of.at(values)); });
    out.place_cases(study_);
    return out;
  }
  [[nodiscard]] UnitPart part_of_sets(const std::vector<UnitSet>& sets) const {
    UnitPart out(study_);
    for (const auto& set : sets) {
      if (std::find(out.labels.begin(), out.labels.end(), set.label) != out.labels.end()) {
        throw UsageError("unit", cat("unit: two sets have the label \"", set.label, '"'), "unit", set.label);
      }
      const auto value = static_cast<std::uint32_t>(out.labels.size());
      out.labels.push_back(set.label);
      for (const ObjectRef member : set.members) add_member(out, value, set.label, member);
    }
    const bool has_cases = !out.cases.empty();
    if (has_cases) out.place_cases(study_);
    return out;
  }
  void add_member(UnitPart& out, std::uint32_t value, const std::string& label, ObjectRef member) const {
    const auto put_span = [&](SourceId source, Span span) {
      out.in[row(source)].push_back({.value = value, .spans = SpanSet::from_spans({span})});
    };
    if (!study_.contains(member)) {
      throw LookupError("unit_member",
                        cat("unit \"", label, "\": no ", to_string(member.kind), " with id ", member.row));
    }
    if (member.kind == ObjectKind::source) {
      out.in[member.row].push_back({.value = value, .whole = true});
    } else if (member.kind == ObjectKind::case_) {
      out.cases[static_cast<CaseId>(member.row)].push_back(value);
    } else if (member.kind == ObjectKind::coding && !study_.codings()[static_cast<CodingId>(member.row)].span.empty()) {
      const Coding coding = study_.codings()[static_cast<CodingId>(member.row)];
      put_span(coding.source, coding.span);
    } else if (member.kind == ObjectKind::segment && study_.segments()[static_cast<SegmentId>(member.row)].span &&
               study_.segments()[static_cast<SegmentId>(member.row)].kind == PlaceKind::span) {
      const Segment& segment = study_.segments()[static_cast<SegmentId>(member.row)];
      put_span(segment.source, *segment.span);
    } else {
      throw UsageError(
          "unit",
          cat("unit \"", label, "\": a set holds sources, cases, and segments or codings with a span; found ",
              to_string(member.kind), " [", member.row, ']'),
          "unit", label);
    }
  }

  const Study& study_;
  std::vector<UnitPart> parts_;
  std::map<Values, std::size_t> unit_of_;
  std::vector<Values> values_;  // by unit
  std::vector<std::vector<std::size_t>> units_of_source_;
};

}  // namespace tematik::detail
