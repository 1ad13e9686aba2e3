#pragma once

/// @file
/// @brief Roll-up: which rows of a table a code counts in, at a level of the codebook.

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/query/unit.hpp>

namespace tematik {

/// The rows of a table and, by code row, those a coding counts in (several with several parents or themes).
struct CodeRows {
  std::vector<std::string> labels = {};
  std::vector<std::vector<std::uint32_t>> of_code = {};
  std::vector<ObjectRef> objects = {};                                   ///< the code or theme of each row
  std::vector<std::pair<std::uint32_t, std::uint32_t>> structural = {};  ///< pairs of rows (i < j) that share a code
  std::int64_t orphans = 0;                                              ///< codes without a theme
  bool has_unassigned_row = false;                                       ///< "(no theme)" is the last row of codes
  std::size_t of_codes = 0;  ///< rows of codes; those of themes and queries that a call names stand behind them

  [[nodiscard]] std::size_t size() const noexcept { return labels.size(); }
};

/// Rows at a level: `code` itself; `parent` (a root maps to itself); `top`; a depth d (roots are 1, deeper codes roll
/// up to it, others stay); `theme`; `subtree` (each row is a code with all below it).
[[nodiscard]] inline CodeRows rows_of_codes(const Study& study, const std::vector<CodeId>& codes, Level level,
                                            Unassigned unassigned = Unassigned::keep) {
  CodeRows out;
  out.of_code.resize(study.codes().end_row());
  std::vector<std::int64_t> row_of_code(study.codes().end_row(), -1);
  const auto put = [&](CodeId code, std::uint32_t at) {
    auto& rows = out.of_code[row(code)];
    if (std::find(rows.begin(), rows.end(), at) == rows.end()) rows.push_back(at);
  };
  const auto row_for = [&](CodeId target) {
    if (row_of_code[row(target)] < 0) {
      row_of_code[row(target)] = static_cast<std::int64_t>(out.labels.size());
      out.labels.push_back(study.label(target));
      out.objects.emplace_back(target);
    }
    return static_cast<std::uint32_t>(row_of_code[row(target)]);
  };
  const auto at_depth = [&](CodeId code, int depth) {
    // Every ancestor chain counts: the codes met when walking up until a root is `depth` levels away.
    std::vector<CodeId> targets;
    std::vector<std::vector<CodeId>> paths{{code}};
    while (!paths.empty()) {
      auto path = std::move(paths.back());
      paths.pop_back();
      const auto& parents = study.codes()[path.back()].parents;
      if (parents.empty()) {
        const auto length = static_cast<int>(path.size());
        const std::size_t index = length <= depth ? 0 : static_cast<std::size_t>(length - depth);
        if (std::find(targets.begin(), targets.end(), path[index]) == targets.end()) targets.push_back(path[index]);
      }
      for (const CodeId parent : parents) {
        auto longer = path;
        longer.push_back(parent);
        paths.push_back(std::move(longer));
      }
    }
    return targets;
  };

  if (level.is(Level::theme)) {
    std::vector<bool> has_theme(study.codes().end_row());
    for (const auto& [theme, record] : study.themes()) {
      const auto at = static_cast<std::uint32_t>(out.labels.size());
      out.labels.push_back(study.label(theme));
      out.objects.emplace_back(theme);
      for (const CodeId code : study.codes_of(theme)) {
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) continue;
        put(code, at);
        has_theme[row(code)] = true;
      }
    }
    const auto no_theme = static_cast<std::uint32_t>(out.labels.size());
    for (const CodeId code : codes) {
      if (has_theme[row(code)]) continue;
      ++out.orphans;
      if (unassigned == Unassigned::keep) put(code, no_theme);
    }
    if (out.orphans > 0 && unassigned == Unassigned::keep) {
      out.labels.emplace_back("(no theme)");
      out.objects.emplace_back();
      out.has_unassigned_row = true;
    }
  } else if (level.is(Level::subtree)) {
    for (const CodeId code : study.codebook_order()) {
      const auto below = study.descendants(code);
      const bool used = std::any_of(below.begin(), below.end(),
                                    [&](CodeId c) { return std::find(codes.begin(), codes.end(), c) != codes.end(); });
      if (!used) continue;
      const std::uint32_t at = row_for(code);
      for (const CodeId c : below) {
        if (std::find(codes.begin(), codes.end(), c) != codes.end()) put(c, at);
      }
    }
  } else {
    for (const CodeId code : codes) {
      const auto& parents = study.codes()[code].parents;
      if (level.is(Level::code) || (level.is(Level::parent) && parents.empty())) {
        put(code, row_for(code));
      } else if (level.is(Level::parent)) {
        for (const CodeId parent : parents) put(code, row_for(parent));
      } else {
        for (const CodeId target : at_depth(code, level.is(Level::top) ? 1 : level.depth())) put(code, row_for(target));
      }
    }
  }
  for (const CodeId code : codes) {
    const auto& rows = out.of_code[row(code)];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = i + 1; j < rows.size(); ++j) {
        out.structural.emplace_back(std::min(rows[i], rows[j]), std::max(rows[i], rows[j]));
      }
    }
  }
  std::sort(out.structural.begin(), out.structural.end());
  out.structural.erase(std::unique(out.structural.begin(), out.structural.end()), out.structural.end());
  return out;
}

/// The rows of what a call reads: its codes at a level, then its themes and its queries, each a row of its own. Rows that
/// share a code are structural: a theme or query and a row whose codes it asks about, and two of them that ask about one.
[[nodiscard]] inline CodeRows rows_of_codes(const Study& study, const Reading& reading, Level level,
                                            Unassigned unassigned = Unassigned::keep) {
  CodeRows out = rows_of_codes(study, reading.codes, level, unassigned);
  out.of_codes = out.size();
  const std::size_t n_codes = out.of_code.size();
  for (const ThemeId theme : reading.themes) {
    const auto at = static_cast<std::uint32_t>(out.size());
    out.labels.push_back(study.label(theme));
    out.objects.emplace_back(theme);
    for (const CodeId code : study.codes_of(theme)) {
      for (const std::uint32_t other : out.of_code[row(code)]) out.structural.emplace_back(other, at);
      out.of_code[row(code)].push_back(at);
    }
  }
  for (std::size_t k = 0; k < reading.smart.size(); ++k) {
    const SmartCode& smart = reading.smart[k];
    const auto at = static_cast<std::uint32_t>(out.size());
    out.labels.push_back(smart.name);
    out.objects.push_back(smart.id ? ObjectRef(*smart.id) : ObjectRef());
    out.of_code.push_back({at});
    for (std::size_t code = 0; code < n_codes; ++code) {
      if (!smart.codes[code]) continue;
      for (const std::uint32_t other : out.of_code[code]) out.structural.emplace_back(other, at);
      for (std::size_t l = 0; l < k; ++l) {
        if (reading.smart[l].codes[code]) out.structural.emplace_back(at - static_cast<std::uint32_t>(k - l), at);
      }
    }
  }
  std::sort(out.structural.begin(), out.structural.end());
  out.structural.erase(std::unique(out.structural.begin(), out.structural.end()), out.structural.end());
  return out;
}

}  // namespace tematik
