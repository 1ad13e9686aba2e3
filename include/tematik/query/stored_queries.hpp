#pragma once

/// @file
/// @brief Queries and filters kept in a study under a name: smart codes and named rules.
///
/// A stored query is evaluated on the study as it is when it is asked for: `stored("name")` in other queries, and its
/// name among the `codes` of a table, where it supplies its maximal runs, coders pooled. It refers to ids, so codes may
/// be renamed; one that was removed is a `LookupError` that names the query.
///
/// @code
/// store_query(study, "help", code("Feedback") & ~code("Fear"));
/// auto met = cooccurrence(study, {.unit = UnitRule::line, .codes = {"Motivation", "help"}});
/// @endcode

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/evaluate.hpp>
#include <tematik/query/query_text.hpp>
#include <tematik/support/nearest.hpp>

namespace tematik {

/// Keeps a query under a name. To change it, delete it (`delete_query`) and store it anew.
/// @throws InputError if the name is taken; LookupError for unknown names; UsageError if it would ask for itself
QueryId store_query(Study& study, std::string name, const Query& query, std::string note = {});
/// Keeps a filter as a named rule; `stored(name)` are the places of the codings that it keeps.
QueryId store_filter(Study& study, std::string name, const Filter& filter, std::string note = {});

/// The query of this name as it was stored; of a filter the places of what it keeps. @throws LookupError, InputError
[[nodiscard]] Query stored_query(const Study& study, std::string_view name);
/// The filter of this name. @throws LookupError for an unknown name, InputError for a query
[[nodiscard]] Filter stored_filter(const Study& study, std::string_view name);
[[nodiscard]] inline bool has_stored_query(const Study& study, std::string_view name) {
  return !study.queries().find(name).empty();
}

/// By code row: whether a query asks about the code, stored queries in it followed; `all()` and filters on anything but
/// codes ask about every code. @throws LookupError for unknown names; UsageError for stored queries in a circle
[[nodiscard]] std::vector<bool> codes_asked(const Study& study, const Query& query);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline const StoredQuery& stored_record(const Study& study, std::string_view name) {
  const auto& found = study.queries().find(name);
  if (!found.empty()) return study.queries()[found.front()];
  std::vector<std::string> known;
  for (const auto& [id, record] : study.queries()) known.push_back(record.name);
  throw LookupError("query_unknown", cat("the study has no stored query \"", name, "\"", did_you_mean(name, known)),
                    "query", std::string(name));
}

/// Follows the stored queries that a query asks for; `open`: those that led there.
inline void check_stored(const Study& study, const QueryNode& node, std::vector<std::string>& open) {
  for (const auto& part : node.parts) check_stored(study, *part, open);
  if (node.op != QueryOp::stored) return;
  const std::string& name = node.names.front();
  if (std::find(open.begin(), open.end(), name) != open.end()) {
    throw UsageError("query_cycle", cat("the stored query \"", name, "\" asks for itself"), "stored", name);
  }
  open.push_back(name);
  check_stored(study, stored_query(study, name).node(), open);
  open.pop_back();
}

/// Marks the codes that a filter names. @return whether it names any
inline bool mark_codes(const Study& study, const FilterNode& node, std::vector<bool>& marked) {
  bool names_any = false;
  for (const auto& part : node.parts) names_any = mark_codes(study, *part, marked) || names_any;
  if (node.op != FilterOp::has_code) return names_any;
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    const CodeId id =
        bound_id(study.codes(), node.names, node.ids, i, [&](const std::string& name) { return study.code(name); });
    marked[row(id)] = true;
  }
  return true;
}

inline void mark_codes(const Study& study, const QueryNode& node, std::vector<bool>& marked) {
  for (const auto& part : node.parts) mark_codes(study, *part, marked);
  switch (node.op) {
    case QueryOp::all:
      marked.assign(marked.size(), true);
      break;
    case QueryOp::select:
      if (!mark_codes(study, node.filter.node(), marked)) marked.assign(marked.size(), true);
      break;
    case QueryOp::codes:
      for (std::size_t i = 0; i < node.names.size(); ++i) {
        const CodeId id =
            bound_id(study.codes(), node.names, node.ids, i, [&](const std::string& name) { return study.code(name); });
        marked[row(id)] = true;
      }
      break;
    case QueryOp::theme: {
      const ThemeId id =
          bound_id(study.themes(), node.names, node.ids, 0, [&](const std::string& name) { return study.theme(name); });
      for (const CodeId code : study.codes_of(id, node.nested)) marked[row(code)] = true;
      break;
    }
    case QueryOp::stored:
      mark_codes(study, stored_query(study, node.names.front()).node(), marked);
      break;
    default:
      break;
  }
}

}  // namespace detail

inline std::vector<bool> codes_asked(const Study& study, const Query& query) {
  std::vector<std::string> open;
  detail::check_stored(study, query.node(), open);
  std::vector<bool> out(study.codes().end_row());
  detail::mark_codes(study, query.node(), out);
  return out;
}

inline Query stored_query(const Study& study, std::string_view name) {
  return read_query(detail::stored_record(study, name).text);
}

inline Filter stored_filter(const Study& study, std::string_view name) {
  return read_filter(detail::stored_record(study, name).text);
}

inline QueryId store_query(Study& study, std::string name, const Query& query, std::string note) {
  std::vector<std::string> open{name};
  detail::check_stored(study, query.node(), open);
  std::string text = write_query(bind_names(study, query));
  (void)read_query(text);  // what cannot be read again is not kept
  return study.add_query({.name = std::move(name), .note = std::move(note), .text = std::move(text)});
}

inline QueryId store_filter(Study& study, std::string name, const Filter& filter, std::string note) {
  std::string text = write_filter(bind_names(study, filter));
  (void)read_filter(text);
  return study.add_query({.name = std::move(name), .note = std::move(note), .text = std::move(text)});
}

}  // namespace tematik
