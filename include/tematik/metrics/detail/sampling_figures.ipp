#pragma once

// Included at the end of sampling_figures.hpp.

#include <tematik/metrics/sampling_figures.hpp>

namespace tematik {

namespace detail {

inline void check_count(std::int64_t count, std::string_view what) {
  if (count < 0)
    throw InputError("count_negative", cat(what, ": a count is 0 or more, found ", count), std::string(what));
}

}  // namespace detail

inline QuotaResult quota(const std::map<std::string, std::int64_t>& counts,
                         const std::map<std::string, std::int64_t>& targets) {
  QuotaResult out;
  for (const auto& [cell, count] : counts) {
    detail::check_count(count, "quota");
    const auto target = targets.find(cell);
    out.excess += std::max<std::int64_t>(0, count - (target == targets.end() ? 0 : target->second));
  }
  for (const auto& [cell, target] : targets) {
    detail::check_count(target, "quota");
    const auto count = counts.find(cell);
    const std::int64_t found = count == counts.end() ? 0 : count->second;
    out.wanted += target;
    out.filled += std::min(found, target);
    if (target > found) out.short_.emplace(cell, target - found);
  }
  if (out.wanted == 0) return out;
  out.status = Status::ok;
  out.fill = static_cast<double>(out.filled) / static_cast<double>(out.wanted);
  return out;
}

inline IqvResult iqv(std::span<const std::int64_t> counts) {
  IqvResult out{.categories = static_cast<std::int64_t>(counts.size())};
  double squares = 0;
  for (const std::int64_t count : counts) {
    detail::check_count(count, "iqv");
    out.n += count;
    squares += static_cast<double>(count) * static_cast<double>(count);
  }
  if (out.categories < 2 || out.n == 0) return out;
  const auto n = static_cast<double>(out.n), k = static_cast<double>(out.categories);
  out.status = Status::ok;
  out.value = k * (n * n - squares) / ((k - 1) * n * n);
  return out;
}

inline CrossCoverageResult cross_coverage(const std::vector<std::vector<std::int64_t>>& rows,
                                          const std::vector<std::int64_t>& levels,
                                          const std::vector<std::vector<std::int64_t>>& impossible) {
  CrossCoverageResult out;
  std::int64_t cells = levels.empty() ? 0 : 1;
  for (const std::int64_t level : levels) {
    detail::check_count(level, "cross_coverage");
    cells *= level;
    if (cells > 1'000'000) throw UsageError("cells", "cross_coverage: more than a million cells", "levels");
  }
  const auto checked = [&](const std::vector<std::int64_t>& cell) {
    bool whole = cell.size() == levels.size();
    for (std::size_t i = 0; whole && i < cell.size(); ++i) whole = cell[i] >= -1 && cell[i] < levels[i];
    if (!whole) throw InputError("level", "cross_coverage: a row names a level that its attribute does not have");
    return std::find(cell.begin(), cell.end(), -1) == cell.end();
  };
  std::set<std::vector<std::int64_t>> found, excluded;
  for (const auto& cell : impossible) {
    if (checked(cell)) excluded.insert(cell);
  }
  for (const auto& row : rows) {
    if (checked(row)) {
      found.insert(row);
    } else {
      ++out.n_missing;
    }
  }
  std::vector<std::int64_t> cell(levels.size(), 0);
  for (std::int64_t i = 0; i < cells; ++i) {
    const bool occurs = found.contains(cell);
    if (excluded.contains(cell)) {
      if (occurs) out.contradicted.push_back(cell);
    } else {
      ++out.possible;
      out.filled += occurs ? 1 : 0;
      if (!occurs) out.empty.push_back(cell);
    }
    for (std::size_t at = levels.size(); at-- > 0;) {  // the last attribute turns first
      if (++cell[at] < levels[at]) break;
      cell[at] = 0;
    }
  }
  if (out.possible == 0) return out;
  out.status = Status::ok;
  out.share = static_cast<double>(out.filled) / static_cast<double>(out.possible);
  return out;
}

inline AliasingResult aliasing(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
  if (a.size() != b.size()) {
    throw InputError("column_length", detail::cat("aliasing: columns of ", a.size(), " and ", b.size(), " cases"));
  }
  AliasingResult out;
  struct Met {
    std::set<std::int64_t> others = {};
    std::int64_t n = 0;
  };
  std::map<std::int64_t, Met> of_a, of_b;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] < 0 || b[i] < 0) {
      ++out.n_missing;
      continue;
    }
    ++out.n;
    of_a[a[i]].others.insert(b[i]);
    ++of_a[a[i]].n;
    of_b[b[i]].others.insert(a[i]);
    ++of_b[b[i]].n;
  }
  if (of_a.size() < 2 || of_b.size() < 2) return out;
  out.status = Status::ok;
  const auto bound = [](const std::map<std::int64_t, Met>& of) {
    return std::all_of(of.begin(), of.end(), [](const auto& level) { return level.second.others.size() == 1; });
  };
  const bool a_in_b = bound(of_a), b_in_a = bound(of_b);
  if (a_in_b || b_in_a) {
    out.aliases.push_back({.kind = a_in_b && b_in_a ? AliasKind::full : AliasKind::nested, .reversed = !a_in_b});
    return out;
  }
  for (const bool reversed : {false, true}) {
    for (const auto& [level, met] : reversed ? of_b : of_a) {
      if (met.n < 2 || met.others.size() != 1) continue;
      out.aliases.push_back({AliasKind::level, reversed, level, *met.others.begin()});
    }
  }
  return out;
}

inline Table QuotaResult::table() const {
  std::vector<std::string> cells;
  std::vector<std::int64_t> numbers;
  for (const auto& [cell, number] : short_) {
    cells.push_back(cell);
    numbers.push_back(number);
  }
  Table out;
  return out.add("cell", std::move(cells)).add("short", std::move(numbers));
}
inline MethodRecord QuotaResult::method() const {
  return {.function = "quota",
          .n = wanted,
          .citations = {"Patton 2002; Palinkas et al. 2015, doi:10.1007/s10488-013-0528-y"}};
}

inline Table IqvResult::table() const {
  Table out;
  out.add("value", std::vector{value}).add("status", std::vector{std::string(to_string(status))});
  return out.add("n", std::vector{n}).add("categories", std::vector{categories});
}
inline MethodRecord IqvResult::method() const {
  return {.function = "iqv", .n = n, .citations = {"Mueller & Schuessler 1961"}};
}

inline Table CrossCoverageResult::table() const {
  std::vector<std::string> cells;
  for (const auto& cell : empty) {
    auto& words = cells.emplace_back();
    for (const std::int64_t level : cell) words += (words.empty() ? "" : " × ") + std::to_string(level);
  }
  Table out;
  return out.add("cell", std::move(cells));
}
inline MethodRecord CrossCoverageResult::method() const {
  return {.function = "cross_coverage", .n = possible, .citations = {"Ritchie & Lewis 2003"}};
}

inline Table AliasingResult::table() const {
  std::vector<std::string> kind, bound;
  std::vector<std::int64_t> level, within;
  std::vector<std::uint8_t> is_level;
  for (const auto& alias : aliases) {
    kind.emplace_back(to_string(alias.kind));
    bound.emplace_back(alias.reversed ? "b" : "a");
    level.push_back(alias.level);
    within.push_back(alias.within);
    is_level.push_back(alias.kind == AliasKind::level ? 1 : 0);
  }
  Table out;
  out.add("kind", std::move(kind)).add("bound", std::move(bound)).add("level", std::move(level), is_level);
  return out.add("within", std::move(within), is_level);
}
inline MethodRecord AliasingResult::method() const { return {.function = "aliasing", .n = n}; }

}  // namespace tematik
