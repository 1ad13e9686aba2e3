#pragma once

// Included at the end of triangulate.hpp.

#include <tematik/validity/triangulate.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <tematik/model/record_lines.hpp>
#include <tematik/validity/detail/triangulation_scope.ipp>

namespace tematik {

namespace detail {

/// The signed codes of a finding: by code row its sign, 0 where it is none of it. The theme's own sign comes first.
[[nodiscard]] inline std::vector<int> signs_of(const Study& study, ThemeId id) {
  std::vector<int> out(study.codes().end_row(), 0);
  std::vector<ThemeId> included{id};
  for (std::size_t i = 0; i < included.size(); ++i) {
    for (const auto& member : study.themes()[included[i]].members) {
      if (out[row(member.code)] == 0) out[row(member.code)] = member.sign;
    }
    for (const auto& [child, theme] : study.themes()) {
      const bool below = std::find(theme.parents.begin(), theme.parents.end(), included[i]) != theme.parents.end();
      if (below && std::find(included.begin(), included.end(), child) == included.end()) included.push_back(child);
    }
  }
  return out;
}

/// By source row, whether an item that serves the theme was applied in it.
[[nodiscard]] inline std::vector<bool> applied_sources(const Study& study, ThemeId finding, bool& serves) {
  std::vector<bool> out(study.sources().end_row());
  std::set<std::string> questions;
  for (const auto& [id, item] : study.guide()) {
    if (std::find(item.serves.begin(), item.serves.end(), ObjectRef(finding)) == item.serves.end()) continue;
    serves = true;
    if (item.kind == GuideItemKind::question) questions.insert(nfc(item.name));
    for (const SourceId source : item.applied_in) out[row(source)] = true;
  }
  for (const auto& [id, source] : study.sources()) {
    for (const auto& segmentation : source.segmentations) {
      for (const auto& unit : segmentation.units) {
        if (!unit.question.empty() && questions.contains(nfc(unit.question))) out[row(id)] = true;
      }
    }
  }
  return out;
}

/// What a unit (a case within a technique, under a key) holds.
struct TriangulatedUnit {
  bool positive = false;
  bool negative = false;
  bool applied = false;
  bool covered = false;

  [[nodiscard]] CellState state() const noexcept {
    if (positive || negative)
      return positive && negative ? CellState::both : positive ? CellState::positive : CellState::negative;
    if (!applied) return CellState::not_applied;
    return covered ? CellState::silent : CellState::uncovered;
  }
};

inline void count_state(DataSetCounts& counts, CellState state) {
  switch (state) {
    case CellState::positive:
      ++counts.positive;
      return;
    case CellState::negative:
      ++counts.negative;
      return;
    case CellState::both:
      ++counts.mixed;
      return;
    case CellState::silent:
      ++counts.silent;
      return;
    case CellState::not_applied:
      ++counts.not_applied;
      return;
    case CellState::uncovered:
      ++counts.uncovered;
      return;
  }
}

[[nodiscard]] inline CellState joined_state(const DataSetCounts& units) {
  if (units.speaking() > 0) {
    if (units.positive == units.speaking()) return CellState::positive;
    return units.negative == units.speaking() ? CellState::negative : CellState::both;
  }
  if (units.silent > 0) return CellState::silent;
  return units.uncovered > 0 ? CellState::uncovered : CellState::not_applied;
}

/// The units of one finding: (case, technique, key).
using TriangulatedUnits = std::map<std::tuple<std::uint32_t, std::string, std::int64_t>, TriangulatedUnit>;

[[nodiscard]] inline TriangulatedUnits units_of_finding(const Study& study, const TriangulationScope& scope,
                                                        const TriangulateOptions& options, ThemeId finding,
                                                        bool& serves) {
  TriangulatedUnits out;
  const Codings& codings = study.codings();
  const auto unit = [&](SourceId source, CaseId person, std::int64_t key) -> TriangulatedUnit& {
    return out[{static_cast<std::uint32_t>(person), study.sources()[source].technique, key}];
  };
  const std::vector<int> signs = signs_of(study, finding);
  for (const std::uint32_t coding : scope.reading().codings) {
    const int sign = signs[codings.code()[coding]];
    const auto source = static_cast<SourceId>(codings.source()[coding]);
    if (sign == 0 || !scope.sources()[row(source)]) continue;
    const std::uint8_t flags = codings.flags()[coding];
    const Span span =
        (flags & coding_flags::no_span) != 0 ? Span{} : Span{codings.begin()[coding], codings.end()[coding]};
    const bool supports = (sign > 0) == ((flags & coding_flags::negative) == 0);
    for (const auto& at : scope.places().in(source)) {
      if (!scope.keeps(source, at) || !at.holds(span)) continue;
      const std::int64_t key = scope.key(source, at.case_, codings.coder()[coding]);
      if (key < 0) continue;
      auto& of = unit(source, at.case_, key);
      (supports ? of.positive : of.negative) = true;
    }
  }
  const std::vector<bool> applied = applied_sources(study, finding, serves);
  for (const auto& [id, source] : study.sources()) {
    if (!applied[row(id)] || !scope.sources()[row(id)]) continue;
    for (const auto& at : scope.places().in(id)) {
      if (!scope.keeps(id, at)) continue;
      const auto mark = [&](std::int64_t key, bool covered) {
        if (key < 0) return;
        auto& of = unit(id, at.case_, key);
        of.applied = true;
        of.covered = of.covered || covered;
      };
      if (options.by != TriangulateBy::coder) {
        mark(scope.key(id, at.case_), scope.reading().coded[row(id)]);
        continue;
      }
      for (std::uint32_t coder = 0; coder < scope.reading().coders_at.columns(); ++coder) {
        if (study.coders().contains(static_cast<CoderId>(coder))) {
          mark(scope.key(id, at.case_, coder), scope.reading().coders_at.test(row(id), coder));
        }
      }
    }
  }
  return out;
}

/// The judgement on a difference: about the finding, and about the case or naming the group.
[[nodiscard]] inline std::optional<Judgement> judged_difference(const Study& study, ThemeId finding,
                                                                std::optional<CaseId> person,
                                                                const std::string& group) {
  std::optional<Judgement> out;
  for (const auto& [id, record] : study.judgements()) {
    const auto about = [&](ObjectRef object) {
      return std::find(record.on.begin(), record.on.end(), object) != record.on.end();
    };
    if (record.field != JudgementField::discrepancy || !about(finding)) continue;
    const bool here = (person && about(*person)) ||
                      (!person && std::find(record.keys.begin(), record.keys.end(), group) != record.keys.end());
    if (here && (!out || record.date >= out->date)) out = record;
  }
  return out;
}

/// The judgements on pairs of keys of each finding; of one author, or the latest of all.
[[nodiscard]] inline std::vector<JudgedPair> judged_pairs(const Study& study, const TriangulationScope& scope,
                                                          std::optional<CoderId> author) {
  std::vector<JudgedPair> out;
  const auto& keys = scope.keys();
  for (std::size_t f = 0; f < scope.themes().size(); ++f) {
    for (std::size_t a = 0; a < keys.size(); ++a) {
      for (std::size_t b = a + 1; b < keys.size(); ++b) {
        JudgedPair pair{.finding = f, .first = a, .second = b};
        for (const auto& [id, record] : study.judgements()) {
          const bool is_pair =
              record.keys == std::vector{keys[a], keys[b]} || record.keys == std::vector{keys[b], keys[a]};
          const bool here = is_pair && (!author || record.author == *author) &&
                            record.on == std::vector<ObjectRef>{scope.themes()[f]};
          auto& field = record.field == JudgementField::meaning ? pair.meaning : pair.examples;
          const bool is_field = record.field == JudgementField::meaning || record.field == JudgementField::examples;
          if (!here || !is_field || (field && record.date < field->date)) continue;
          field = PairJudgement{record.value == "agree", study.label(record.author), record.date};
        }
        if (pair.meaning || pair.examples) out.push_back(std::move(pair));
      }
    }
  }
  return out;
}

}  // namespace detail

inline Triangulation triangulate(const Study& study, const TriangulateOptions& options) {
  const detail::TriangulationScope scope(study, options);
  Triangulation out;
  out.options = options;
  out.revision = study.revision();
  out.warnings = scope.reading().warnings;
  out.keys = scope.keys();
  out.groups = scope.groups();
  Warning without{.code = "triangulation.nothing_serves"};
  std::int64_t different = 0, open = 0;
  for (std::size_t f = 0; f < scope.themes().size(); ++f) {
    const ThemeId theme = scope.themes()[f];
    out.findings.push_back(study.label(theme));
    bool serves = false;
    const auto units = detail::units_of_finding(study, scope, options, theme, serves);
    if (!serves) without.objects.push_back(text_id(study, theme));
    const std::size_t first = out.cases.size();
    for (std::size_t g = 0; g < out.groups.size(); ++g) {
      out.cases.push_back({.finding = f, .group = g, .cells = std::vector<TriangulatedCell>(out.keys.size())});
    }
    for (const auto& [at, unit] : units) {
      const auto& [person, technique, key] = at;
      const auto group = static_cast<std::size_t>(scope.group_of_case()[person]);
      detail::count_state(out.cases[first + group].cells[static_cast<std::size_t>(key)].units, unit.state());
    }
    for (std::size_t g = 0; g < out.groups.size(); ++g) {
      auto& one = out.cases[first + g];
      std::vector<CellState> states;
      for (auto& cell : one.cells) {
        cell.state = detail::joined_state(cell.units);
        states.push_back(cell.state);
      }
      one.verdict = triangulation_class(states);
      if (one.verdict != TriangulationClass::berbeda) continue;
      const bool per_case = options.per == "case";
      one.judged = detail::judged_difference(study, theme, per_case ? std::optional(scope.cases()[g]) : std::nullopt,
                                             out.groups[g]);
      ++different;
      open += one.judged ? 0 : 1;
    }
  }
  out.judged = detail::judged_pairs(study, scope, {});
  for (const auto& [id, coder] : study.coders()) {
    auto own = detail::judged_pairs(study, scope, id);
    if (!own.empty()) out.judged_by.emplace_back(study.label(id), std::move(own));
  }
  if (!out.cases.empty() && !out.keys.empty()) out.status = Status::ok;
  if (scope.without_key() > 0) {
    out.warnings.push_back({.code = "triangulation.without_key",
                            .values = {std::to_string(scope.without_key()), std::string(to_string(options.by))}});
  }
  without.values = {std::to_string(without.objects.size())};
  if (!without.objects.empty()) out.warnings.push_back(std::move(without));
  if (open > 0) out.warnings.push_back({.code = "triangulation.differs", .values = {std::to_string(open)}});

  MethodRecord& method = out.method;
  method.function = "triangulate";
  method.unit = options.per;
  method.n = static_cast<std::int64_t>(out.groups.size());
  method.option("by", options.by);
  method.option("role", options.role);
  method.option("wave", options.wave);
  method.option("per", options.per);
  method.option("themes", options.themes);
  method.option("keys", out.keys);
  method.option("where", JsonText{options.where.text()});
  method.option("layer", options.layer);
  for (const auto& [name, number] : scope.reading().steps) method.step(name, number);
  method.step("cases_without_consent", scope.refused());
  method.step("cases_kept", static_cast<std::int64_t>(scope.cases().size()));
  method.step("cases_without_group", scope.without_group());
  method.step("sources_without_key", scope.without_key());
  method.step("differences", different);
  method.step("differences_not_judged", open);
  method.citations = {"Denzin 1978, The research act", "Patton 1999, Health Services Research 34(5)",
                      "Carter et al. 2014, doi:10.1188/14.ONF.545-547"};
  return out;
}

}  // namespace tematik
