#pragma once

// Included at the end of sampling.hpp.

#include <tematik/validity/sampling.hpp>

namespace tematik {

namespace detail {

[[nodiscard]] inline std::string joined_list(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

}  // namespace detail

inline std::vector<AliasedAttributes> Sampling::aliases_of(std::string_view attribute) const {
  std::vector<AliasedAttributes> out;
  for (const auto& alias : aliases) {
    if (alias.bound == attribute || (alias.kind == AliasKind::full && alias.to == attribute)) out.push_back(alias);
  }
  return out;
}

inline Table Sampling::table() const {
  std::vector<std::string> frame, cell;
  std::vector<std::int64_t> count, target, missing, excess;
  std::vector<std::uint8_t> has_target, impossible;
  for (const auto& one : frames) {
    for (const auto& of : one.cells) {
      frame.push_back(one.name);
      cell.push_back(detail::cell_label(of.levels));
      count.push_back(of.count);
      target.push_back(of.target.value_or(0));
      has_target.push_back(of.target ? 1 : 0);
      missing.push_back(std::max<std::int64_t>(0, of.target.value_or(0) - of.count));
      excess.push_back(std::max<std::int64_t>(0, of.count - of.target.value_or(0)));
      impossible.push_back(of.impossible ? 1 : 0);
    }
  }
  Table out;
  out.add("frame", std::move(frame)).add("cell", std::move(cell)).add("count", std::move(count));
  out.add("target", std::move(target), std::move(has_target));
  out.add("short", std::move(missing)).add("excess", std::move(excess));
  return out.add_booleans("impossible", std::move(impossible));
}

inline Table Sampling::frames_table() const {
  std::vector<std::string> frame, status, empty;
  std::vector<std::int64_t> in_cells, filled, wanted, excess, cells_filled, possible, missing;
  std::vector<double> fill, coverage;
  for (const auto& one : frames) {
    frame.push_back(one.name);
    in_cells.push_back(one.n);
    fill.push_back(one.quota.fill);
    status.emplace_back(to_string(one.quota.status));
    filled.push_back(one.quota.filled);
    wanted.push_back(one.quota.wanted);
    excess.push_back(one.quota.excess);
    cells_filled.push_back(one.coverage.filled);
    possible.push_back(one.coverage.possible);
    coverage.push_back(one.coverage.share);
    empty.push_back(detail::joined_list(one.empty));
    missing.push_back(one.coverage.n_missing);
  }
  Table out;
  out.add("frame", std::move(frame)).add("n", std::move(in_cells)).add("fill", std::move(fill));
  out.add("status", std::move(status)).add("filled", std::move(filled)).add("wanted", std::move(wanted));
  out.add("excess", std::move(excess)).add("cells_filled", std::move(cells_filled));
  out.add("cells_possible", std::move(possible)).add("coverage", std::move(coverage));
  return out.add("empty", std::move(empty)).add("n_missing", std::move(missing));
}

inline Table Sampling::attributes_table() const {
  std::vector<std::string> name, status;
  std::vector<std::int64_t> categories, cases, missing;
  std::vector<double> value;
  std::vector<std::uint8_t> declared;
  for (const auto& one : attributes) {
    name.push_back(one.name);
    categories.push_back(one.iqv.categories);
    cases.push_back(one.iqv.n);
    missing.push_back(one.n_missing);
    value.push_back(one.iqv.value);
    status.emplace_back(to_string(one.iqv.status));
    declared.push_back(one.declared ? 1 : 0);
  }
  Table out;
  out.add("attribute", std::move(name)).add("categories", std::move(categories)).add("n", std::move(cases));
  out.add("n_missing", std::move(missing)).add("iqv", std::move(value)).add("status", std::move(status));
  return out.add_booleans("declared", std::move(declared));
}

inline Table Sampling::aliases_table() const {
  std::vector<std::string> kind, bound, bound_level, to, to_level;
  std::vector<std::uint8_t> is_level;
  for (const auto& alias : aliases) {
    kind.emplace_back(to_string(alias.kind));
    bound.push_back(alias.bound);
    bound_level.push_back(alias.bound_level);
    to.push_back(alias.to);
    to_level.push_back(alias.to_level);
    is_level.push_back(alias.kind == AliasKind::level ? 1 : 0);
  }
  Table out;
  out.add("kind", std::move(kind)).add("bound", std::move(bound)).add("bound_level", std::move(bound_level), is_level);
  return out.add("to", std::move(to)).add("to_level", std::move(to_level), is_level);
}

inline Table Sampling::inclusion_table() const {
  std::vector<std::string> label, met, unknown;
  for (const auto& reasons : inclusion) {
    label.push_back(reasons.label);
    met.push_back(detail::joined_list(reasons.met));
    unknown.push_back(detail::joined_list(reasons.unknown));
  }
  Table out;
  return out.add("case", std::move(label)).add("met", std::move(met)).add("unknown", std::move(unknown));
}

}  // namespace tematik
