#pragma once

/// @file
/// @brief The units of an incidence in the making, and the sources and cases that they are made of.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/unit.hpp>

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

class UnitDrafts {
 public:
  UnitDrafts(const Study& study, const Unit& unit) : study_(study), units_of_source_(study.sources().end_row()) {
    if (unit.is(UnitRule::source)) {
      for (const auto& [id, source] : study.sources()) put(id, study.label(id));
    } else if (unit.is(UnitRule::case_)) {
      places_.emplace(study);
      for (const auto& [id, record] : study.cases()) {
        unit_of_label_.try_emplace(study.label(id), drafts.size());
        drafts.push_back({.label = study.label(id)});
        unit_of_case_.emplace(id, drafts.size() - 1);
      }
      for (const auto& [id, source] : study.sources()) {
        for (const auto& place : places_->in(id)) units_of_source_[row(id)].push_back(unit_of_case_.at(place.case_));
      }
    } else {
      by_attribute(unit.word());
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& of(SourceId source) const { return units_of_source_[row(source)]; }
  /// Whether a coding at this place is in a unit of its source (a case may hold only a part of it).
  [[nodiscard]] bool holds(std::size_t unit, SourceId source, Span span) const {
    if (!places_) return true;
    for (const auto& place : places_->in(source)) {
      const auto found = unit_of_case_.find(place.case_);  // none: a case without a value of the attribute
      if (found != unit_of_case_.end() && found->second == unit && place.holds(span)) return true;
    }
    return false;
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
  void put(SourceId source, const std::string& label) {
    const auto [place, is_new] = unit_of_label_.try_emplace(label, drafts.size());
    if (is_new) drafts.push_back({.label = label});
    units_of_source_[row(source)].push_back(place->second);
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
  void by_attribute(const std::string& name) {
    const ObjectKind kind = attribute_kind(name);
    if (kind == ObjectKind::coder) {
      throw UsageError("unit",
                       cat("unit \"", name, "\": a unit is a source, a case or a value of one of their attributes"),
                       "unit", name);
    }
    if (kind == ObjectKind::source) {
      for (const auto& [id, source] : study_.sources()) {
        if (const auto value = attribute_value(study_, name, ObjectRef(id))) put(id, word(*value));
      }
      return;
    }
    places_.emplace(study_);
    for (const auto& [id, record] : study_.cases()) {
      const auto value = attribute_value(study_, name, ObjectRef(id));
      if (!value) continue;
      const auto [place, is_new] = unit_of_label_.try_emplace(word(*value), drafts.size());
      if (is_new) drafts.push_back({.label = word(*value)});
      unit_of_case_.emplace(id, place->second);
    }
    for (const auto& [id, source] : study_.sources()) {
      auto& units = units_of_source_[row(id)];
      for (const auto& place : places_->in(id)) {
        const auto unit = unit_of_case_.find(place.case_);
        if (unit != unit_of_case_.end() && std::find(units.begin(), units.end(), unit->second) == units.end()) {
          units.push_back(unit->second);
        }
      }
    }
  }

  const Study& study_;
  std::optional<CasePlaces> places_;
  std::map<std::string, std::size_t> unit_of_label_;
  std::map<CaseId, std::size_t> unit_of_case_;
  std::vector<std::vector<std::size_t>> units_of_source_;
};

}  // namespace tematik::detail
