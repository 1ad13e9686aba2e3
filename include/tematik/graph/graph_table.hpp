#pragma once

/// @file
/// @brief Any graph as two tables, nodes and edges: what file formats and other graph libraries are fed from.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/table.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik {

/// - **nodes**: `id` (text, each once), `label` (text), then any columns.
/// - **edges**: `id` (whole numbers), `source` and `target` (ids of nodes), then any columns. In order of ids.
/// - A missing value is no attribute at all, in every format.
struct GraphTable {
  bool directed = true;
  bool multigraph = true;  ///< two edges may join the same nodes
  Table nodes = {};
  Table edges = {};
};

/// Ids in one cell: joined by ";", with "\" before each ";" and "\" of an id.
[[nodiscard]] std::string join_ids(const std::vector<std::string>& ids);

/// Refuses tables that are no graph. O(V + E).
/// @throws InputError `graph_table` if a column is absent or of another type; `graph_node_id` if an id is
/// empty, met twice, or no clean text (invalid UTF-8, control characters, U+FFFE, U+FFFF); `graph_end` if an
/// end is no node
void check_graph_table(const GraphTable& table);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Text that every format can hold as it stands: valid UTF-8 without controls, U+FFFE and U+FFFF.
[[nodiscard]] inline bool is_clean_text(std::string_view text) noexcept {
  if (find_utf8_problem(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    if (c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF) return false;
  }
  return true;
}

inline void require_column(const Table& table, std::string_view what, std::string_view name, ColumnType type) {
  for (const auto& column : table.columns()) {
    if (column.name != name) continue;
    const bool complete = std::find(column.valid.begin(), column.valid.end(), 0) == column.valid.end();
    if (column.type == type && complete) return;
  }
  throw InputError("graph_table",
                   cat("the table of ", what, " needs a complete column \"", name, "\" of type ", to_string(type)),
                   std::string(what), std::string(name));
}

}  // namespace detail

inline std::string join_ids(const std::vector<std::string>& ids) {
  std::string out;
  for (const auto& id : ids) {
    if (&id != &ids.front()) out += ';';
    for (const char c : id) {
      if (c == ';' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

inline void check_graph_table(const GraphTable& table) {
  detail::require_column(table.nodes, "nodes", "id", ColumnType::utf8);
  detail::require_column(table.nodes, "nodes", "label", ColumnType::utf8);
  detail::require_column(table.edges, "edges", "id", ColumnType::int64);
  detail::require_column(table.edges, "edges", "source", ColumnType::utf8);
  detail::require_column(table.edges, "edges", "target", ColumnType::utf8);
  const auto& ids = table.nodes["id"].as<std::string>();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i].empty() || !detail::is_clean_text(ids[i])) {
      throw InputError("graph_node_id", detail::cat("node ", i, ": an id is text without control characters"),
                       detail::cat("node ", i));
    }
  }
  std::unordered_set<std::string_view> known;
  known.reserve(ids.size());
  for (const auto& id : ids) {
    if (known.insert(id).second) continue;
    throw InputError("graph_node_id", detail::cat("two nodes have the id \"", id, '"'), id);
  }
  for (const std::string_view end : {"source", "target"}) {
    const auto& column = table.edges[end].as<std::string>();
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (known.contains(column[i])) continue;
      throw InputError("graph_end", detail::cat("edge ", i, ": its ", end, " is no node of the graph"),
                       detail::cat("edge ", i), column[i]);
    }
  }
}

}  // namespace tematik
