#pragma once

// Included at the end of sampling.hpp.

#include <tematik/validity/sampling.hpp>

namespace tematik {

namespace detail {

[[nodiscard]] inline std::string cell_label(const std::vector<std::string>& levels) {
  std::string out;
  for (const auto& level : levels) out += (out.empty() ? "" : " × ") + level;
  return out;
}

[[nodiscard]] inline SampledFrame sampled_frame(const Study& study, const SamplingFrame& frame, std::string_view role,
                                                const std::map<std::string, std::vector<std::string>>& declared_levels,
                                                std::vector<LevelColumn>& columns) {
  SampledFrame out{.name = frame.name};
  const auto cases = kept_cases(study, role.empty() ? std::string_view(frame.role) : role).ids;
  std::vector<std::int64_t> sizes;
  for (std::size_t i = 0; i < frame.attributes.size(); ++i) {
    out.attributes.push_back(study.attributes()[frame.attributes[i]].name);
    const auto wanted = declared_levels.find(out.attributes.back());
    columns.push_back(level_column(study, cases, out.attributes.back(),
                                   wanted == declared_levels.end() ? std::vector<std::string>() : wanted->second));
    sizes.push_back(static_cast<std::int64_t>(columns.back().levels.size()));
  }
  std::vector<std::vector<std::int64_t>> rows(cases.size()), impossible;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (const auto& column : columns) rows[i].push_back(column.of_case[i]);
  }
  const auto place = [&](const FrameCell& cell) {
    std::vector<std::int64_t> at;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto& levels = columns[i].levels;
      at.push_back(std::find(levels.begin(), levels.end(), cell.levels[i]) - levels.begin());
    }
    return at;
  };
  for (const auto& cell : frame.cells) {
    if (cell.impossible) impossible.push_back(place(cell));
  }
  out.coverage = cross_coverage(rows, sizes, impossible);
  const auto label = [&](const std::vector<std::int64_t>& at) {
    std::vector<std::string> levels;
    for (std::size_t i = 0; i < at.size(); ++i) levels.push_back(columns[i].levels[static_cast<std::size_t>(at[i])]);
    return levels;
  };
  for (const auto& at : out.coverage.empty) out.empty.push_back(cell_label(label(at)));

  std::map<std::vector<std::int64_t>, std::int64_t> counts;
  for (const auto& row : rows) {
    if (std::find(row.begin(), row.end(), -1) != row.end()) continue;
    ++counts[row];
    ++out.n;
  }
  std::map<std::string, std::int64_t> found, wanted;
  std::int64_t cells = 1;
  for (const std::int64_t size : sizes) cells *= size;
  std::vector<std::int64_t> at(sizes.size(), 0);
  for (std::int64_t i = 0; i < cells; ++i) {
    SampledCell cell{.levels = label(at)};
    if (const auto count = counts.find(at); count != counts.end()) cell.count = count->second;
    for (const auto& declared : frame.cells) {
      if (declared.levels != cell.levels) continue;
      cell.target = declared.target;
      cell.impossible = declared.impossible;
    }
    found[cell_label(cell.levels)] = cell.count;
    if (cell.target) wanted[cell_label(cell.levels)] = *cell.target;
    out.cells.push_back(std::move(cell));
    for (std::size_t turn = sizes.size(); turn-- > 0;) {
      if (++at[turn] < sizes[turn]) break;
      at[turn] = 0;
    }
  }
  out.quota = quota(found, wanted);
  return out;
}

/// The attributes that are looked at: those named, else all of cases that have categories.
[[nodiscard]] inline std::vector<std::string> sampled_attributes(const Study& study, const SamplingOptions& options) {
  for (const auto& name : options.attributes) {
    if (name != "role") static_cast<void>(study.attribute(ObjectKind::case_, name));
  }
  if (!options.attributes.empty()) return options.attributes;
  std::vector<std::string> out;
  for (const auto& [id, attribute] : study.attributes()) {
    if (attribute.of == ObjectKind::case_ && attribute.scale != Scale::numeric) out.push_back(attribute.name);
  }
  return out;
}

[[nodiscard]] inline std::vector<InclusionReasons> inclusion_reasons(const Study& study,
                                                                     const std::vector<CaseId>& cases) {
  std::vector<InclusionReasons> out;
  for (const CaseId id : cases) out.push_back({.case_ = id, .label = study.label(id)});
  for (const auto& [id, criterion] : study.criteria()) {
    const CaseRule rule(study, stored_filter(study, criterion.rule), "criterion \"" + criterion.name + '"');
    for (auto& reasons : out) {
      const Kleene verdict = rule(reasons.case_);
      if (verdict == Kleene::yes) reasons.met.push_back(criterion.name);
      if (verdict == Kleene::unknown) reasons.unknown.push_back(criterion.name);
    }
  }
  return out;
}

}  // namespace detail

inline Sampling sampling(const Study& study, const SamplingOptions& options) {
  Sampling out;
  out.options = options;
  out.revision = study.revision();
  const auto kept = detail::kept_cases(study, options.role);
  out.n = static_cast<std::int64_t>(kept.ids.size());
  if (out.n > 0) out.status = Status::ok;

  std::vector<std::string> undeclared;
  const auto note_undeclared = [&](const detail::LevelColumn& column) {
    if (column.declared || std::find(undeclared.begin(), undeclared.end(), column.name) != undeclared.end()) return;
    undeclared.push_back(column.name);
  };
  for (const auto& name : options.frames) {
    if (!study.frames().find(name).empty()) continue;
    std::vector<std::string> known;
    for (const auto& [id, frame] : study.frames()) known.push_back(frame.name);
    throw LookupError("frame_unknown",
                      detail::cat("the study has no sampling frame \"", name, '"', did_you_mean(name, known)), "frames",
                      name);
  }
  std::map<std::string, std::vector<std::string>> wanted_levels;  // what frames declare of an attribute
  for (const auto& [id, frame] : study.frames()) {
    for (const auto& cell : frame.cells) {
      for (std::size_t i = 0; i < cell.levels.size(); ++i) {
        auto& levels = wanted_levels[study.attributes()[frame.attributes[i]].name];
        if (std::find(levels.begin(), levels.end(), cell.levels[i]) == levels.end()) levels.push_back(cell.levels[i]);
      }
    }
  }
  for (const auto& [id, frame] : study.frames()) {
    const auto& names = options.frames;
    if (!names.empty() && std::find(names.begin(), names.end(), frame.name) == names.end()) continue;
    std::vector<detail::LevelColumn> columns;
    out.frames.push_back(detail::sampled_frame(study, frame, options.role, wanted_levels, columns));
    for (const auto& column : columns) note_undeclared(column);
    out.frames_status = Status::ok;
  }

  std::vector<detail::LevelColumn> columns;
  for (const auto& name : detail::sampled_attributes(study, options)) {
    columns.push_back(detail::level_column(study, kept.ids, name, wanted_levels[name]));
    const auto& column = columns.back();
    note_undeclared(column);
    SampledAttribute one{.name = name, .levels = column.levels, .declared = column.declared};
    one.counts.assign(column.levels.size(), 0);
    for (const std::int64_t level : column.of_case) {
      level < 0 ? ++one.n_missing : ++one.counts[static_cast<std::size_t>(level)];
    }
    one.iqv = iqv(one.counts);
    out.attributes.push_back(std::move(one));
    out.attributes_status = Status::ok;
  }
  std::int64_t pairs = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t j = i + 1; j < columns.size(); ++j) {
      ++pairs;
      for (const auto& alias : aliasing(columns[i].of_case, columns[j].of_case).aliases) {
        const auto& bound = alias.reversed ? columns[j] : columns[i];
        const auto& to = alias.reversed ? columns[i] : columns[j];
        AliasedAttributes named{.kind = alias.kind, .bound = bound.name, .to = to.name};
        if (alias.kind == AliasKind::level) {
          named.bound_level = bound.levels[static_cast<std::size_t>(alias.level)];
          named.to_level = to.levels[static_cast<std::size_t>(alias.within)];
        }
        out.aliases.push_back(std::move(named));
      }
    }
  }

  if (!study.criteria().empty()) {
    out.inclusion_status = Status::ok;
    out.inclusion = detail::inclusion_reasons(study, kept.ids);
    Warning without{.code = "sampling.no_reason"};
    for (const auto& reasons : out.inclusion) {
      if (reasons.met.empty()) without.objects.push_back(text_id(study, reasons.case_));
    }
    without.values = {std::to_string(without.objects.size())};
    if (!without.objects.empty()) out.warnings.push_back(std::move(without));
  }
  if (!undeclared.empty()) {
    std::string names;
    for (const auto& name : undeclared) names += (names.empty() ? "" : ", ") + name;
    out.warnings.push_back({.code = "sampling.categories_observed", .values = {names}});
  }

  MethodRecord& method = out.method;
  method.function = "sampling";
  method.unit = "case";
  method.n = out.n;
  method.option("frames", options.frames);
  method.option("attributes", options.attributes);
  method.option("role", options.role);
  method.step("cases_in_study", static_cast<std::int64_t>(study.cases().size()));
  method.step("cases_without_consent", kept.refused);
  method.step("cases_read", out.n);
  method.step("frames", static_cast<std::int64_t>(out.frames.size()));
  method.step("criteria", static_cast<std::int64_t>(study.criteria().size()));
  method.step("pairs_of_attributes", pairs);
  method.citations = {"Patton 2002, Qualitative research and evaluation methods",
                      "Palinkas et al. 2015, doi:10.1007/s10488-013-0528-y"};
  return out;
}

}  // namespace tematik
