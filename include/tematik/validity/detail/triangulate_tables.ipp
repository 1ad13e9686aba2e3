#pragma once

// Included at the end of triangulate.hpp.

#include <tematik/validity/triangulate.hpp>

#include <algorithm>

#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

inline const TriangulatedCase& Triangulation::of(std::string_view finding, std::string_view group) const {
  return cases[label_index(findings, finding) * groups.size() + label_index(groups, group)];
}

inline CellState Triangulation::state(std::string_view finding, std::string_view group, std::string_view key) const {
  return of(finding, group).cells[label_index(keys, key)].state;
}

inline std::vector<const TriangulatedCase*> Triangulation::open() const {
  std::vector<const TriangulatedCase*> out;
  for (const auto& one : cases) {
    if (one.verdict == TriangulationClass::berbeda && !one.judged) out.push_back(&one);
  }
  return out;
}

namespace detail {

/// The six columns of counts by state.
struct StateColumns {
  std::array<std::vector<std::int64_t>, 6> numbers = {};
  void add(const DataSetCounts& of) {
    const std::array<std::int64_t, 6> row{of.positive, of.negative, of.mixed, of.silent, of.not_applied, of.uncovered};
    for (std::size_t i = 0; i < row.size(); ++i) numbers[i].push_back(row[i]);
  }
  void into(Table& table) {
    const std::array<const char*, 6> names{"positive", "negative", "both", "silent", "not_applied", "uncovered"};
    for (std::size_t i = 0; i < names.size(); ++i) table.add(names[i], std::move(numbers[i]));
  }
};

}  // namespace detail

inline std::vector<FindingCounts> Triangulation::counts() const {
  std::vector<FindingCounts> out;
  for (const auto& finding : findings) out.emplace_back(finding, std::vector<DataSetCounts>(keys.size()));
  for (const auto& one : cases) {
    for (std::size_t k = 0; k < keys.size(); ++k) {
      detail::count_state(out[one.finding].second[k], one.cells[k].state);
    }
  }
  return out;
}

inline ConvergenceMatrix Triangulation::convergence(const ConvergenceOptions& with, std::string_view author) const {
  if (options.by != TriangulateBy::technique) {
    throw UsageError("convergence_by", "convergence: data sets are techniques; triangulate by technique", "by");
  }
  const std::vector<JudgedPair>* own = &judged;
  if (!author.empty()) {
    own = nullptr;
    std::vector<std::string> known;
    for (const auto& [name, pairs] : judged_by) {
      if (name == author) own = &pairs;
      known.push_back(name);
    }
    if (own == nullptr) {
      throw LookupError(
          "author_unknown",
          detail::cat("convergence: \"", author, "\" has judged none of these pairs", did_you_mean(author, known)),
          "author", std::string(author));
    }
  }
  return convergence_matrix(counts(), keys, static_cast<std::int64_t>(groups.size()), with, *own);
}

inline Table Triangulation::table() const {
  std::vector<std::string> finding, group, key, state;
  detail::StateColumns columns;
  for (const auto& one : cases) {
    for (std::size_t k = 0; k < keys.size(); ++k) {
      finding.push_back(findings[one.finding]);
      group.push_back(groups[one.group]);
      key.push_back(keys[k]);
      state.emplace_back(to_string(one.cells[k].state));
      columns.add(one.cells[k].units);
    }
  }
  Table out;
  out.add("finding", std::move(finding)).add("case", std::move(group)).add("key", std::move(key));
  out.add("state", std::move(state));
  columns.into(out);
  return out;
}

inline Table Triangulation::classes_table() const {
  std::vector<const TriangulatedCase*> order;
  for (const auto& one : cases) order.push_back(&one);
  std::stable_partition(order.begin(), order.end(),
                        [](const TriangulatedCase* one) { return one->verdict == TriangulationClass::berbeda; });
  std::vector<std::string> finding, group, verdict, status, judgement, date;
  std::vector<std::uint8_t> has_judgement;
  for (const auto* one : order) {
    finding.push_back(findings[one->finding]);
    group.push_back(groups[one->group]);
    verdict.emplace_back(to_string(one->verdict));
    const bool waits = one->verdict == TriangulationClass::berbeda && !one->judged;
    status.emplace_back(to_string(waits ? Status::judgement_missing : Status::ok));
    judgement.push_back(one->judged ? one->judged->value : std::string());
    date.push_back(one->judged ? one->judged->date : std::string());
    has_judgement.push_back(one->judged ? 1 : 0);
  }
  Table out;
  out.add("finding", std::move(finding)).add("case", std::move(group)).add("class", std::move(verdict));
  out.add("status", std::move(status)).add("judgement", std::move(judgement), has_judgement);
  return out.add("judged", std::move(date), has_judgement);
}

inline Table Triangulation::counts_table() const {
  std::vector<std::string> finding, key;
  detail::StateColumns columns;
  for (const auto& [name, sets] : counts()) {
    for (std::size_t k = 0; k < keys.size(); ++k) {
      finding.push_back(name);
      key.push_back(keys[k]);
      columns.add(sets[k]);
    }
  }
  Table out;
  out.add("finding", std::move(finding)).add("key", std::move(key));
  columns.into(out);
  return out;
}

}  // namespace tematik
