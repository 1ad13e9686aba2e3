#pragma once

/// @file
/// @brief The tree of codes: who stands below, above and beside a code, each once, also where codes have several parents.
///
/// Lists are in the order of the codebook, `up` and `parents` nearest first.
///
/// @code
/// auto q = tematik::codes(tematik::labels_of(study, tematik::down(study, study.code("Fear"))));
/// @endcode

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

/// The code and all below it.
[[nodiscard]] std::vector<CodeId> down(const Study& study, CodeId code, bool include_self = true);
/// The code and all above it, through every parent.
[[nodiscard]] std::vector<CodeId> up(const Study& study, CodeId code, bool include_self = true);
/// The other children of the code's parents; of a root the other roots.
[[nodiscard]] std::vector<CodeId> siblings(const Study& study, CodeId code, bool include_self = false);
[[nodiscard]] std::vector<CodeId> children(const Study& study, CodeId code, bool include_self = false);
[[nodiscard]] std::vector<CodeId> parents(const Study& study, CodeId code, bool include_self = false);
/// The codes at a depth along some chain of parents; roots are at 1. @throws UsageError if level < 1
[[nodiscard]] std::vector<CodeId> at_level(const Study& study, int level);
/// Labels, as queries take them.
[[nodiscard]] std::vector<std::string> labels_of(const Study& study, const std::vector<CodeId>& codes);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The list with or without a code; where it is added it stands first.
[[nodiscard]] inline std::vector<CodeId> with_code(std::vector<CodeId> list, CodeId code, bool include_self) {
  std::erase(list, code);
  if (include_self) list.insert(list.begin(), code);
  return list;
}

/// The codes marked, in the order of the codebook.
[[nodiscard]] inline std::vector<CodeId> in_order(const Study& study, const std::vector<bool>& marked) {
  std::vector<CodeId> out;
  for (const CodeId code : study.codebook_order()) {
    if (marked[row(code)]) out.push_back(code);
  }
  return out;
}

}  // namespace detail

inline std::vector<CodeId> down(const Study& study, CodeId code, bool include_self) {
  return detail::with_code(study.descendants(code), code, include_self);
}

inline std::vector<CodeId> up(const Study& study, CodeId code, bool include_self) {
  study.codes().require(code);
  return detail::with_code(study.ancestors(code), code, include_self);
}

inline std::vector<CodeId> siblings(const Study& study, CodeId code, bool include_self) {
  study.codes().require(code);
  const auto& of = study.codes()[code].parents;
  std::vector<bool> marked(study.codes().end_row());
  for (const auto& [id, record] : study.codes()) {
    const auto shares = [&](CodeId parent) { return std::find(of.begin(), of.end(), parent) != of.end(); };
    marked[row(id)] =
        of.empty() ? record.parents.empty() : std::any_of(record.parents.begin(), record.parents.end(), shares);
  }
  return detail::with_code(detail::in_order(study, marked), code, include_self);
}

inline std::vector<CodeId> children(const Study& study, CodeId code, bool include_self) {
  study.codes().require(code);
  std::vector<bool> marked(study.codes().end_row());
  for (const CodeId child : study.children(code)) marked[row(child)] = true;
  return detail::with_code(detail::in_order(study, marked), code, include_self);
}

inline std::vector<CodeId> parents(const Study& study, CodeId code, bool include_self) {
  study.codes().require(code);
  return detail::with_code(study.codes()[code].parents, code, include_self);
}

inline std::vector<CodeId> at_level(const Study& study, int level) {
  if (level < 1) throw UsageError("level", detail::cat("level: roots are at 1, found ", level), "level");
  std::vector<bool> here(study.codes().end_row());
  for (const auto& [id, record] : study.codes()) here[row(id)] = record.parents.empty();
  for (int depth = 1; depth < level; ++depth) {
    std::vector<bool> below(here.size());
    for (const auto& [id, record] : study.codes()) {
      below[row(id)] =
          std::any_of(record.parents.begin(), record.parents.end(), [&](CodeId parent) { return here[row(parent)]; });
    }
    if (below == here || std::find(below.begin(), below.end(), true) == below.end()) return {};
    here = std::move(below);
  }
  return detail::in_order(study, here);
}

inline std::vector<std::string> labels_of(const Study& study, const std::vector<CodeId>& codes) {
  std::vector<std::string> out;
  for (const CodeId code : codes) out.push_back(study.label(code));
  return out;
}

}  // namespace tematik
