#pragma once

/// @file
/// @brief What a writer of graphs is told, and what it tells: columns to write, losses by reason.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct GraphWriteOptions {
  /// Columns of nodes and edges to write; empty: all. Ids, ends, labels (in every language), weight, count, E,
  /// z, p, evidence, kind, sign and status are always written, where the graph has them.
  std::vector<std::string> columns = {};
  /// Only edge CSV: put `'` before text that a spreadsheet would run as a formula. Counted as a loss.
  bool spreadsheet_safe = false;
};

/// Why something is not in the file as it is in the graph.
enum class GraphLossReason : std::uint8_t {
  code_points,  ///< characters that the format forbids, or bytes that are no UTF-8, were dropped
  not_finite,   ///< an infinite number was left out
  quotes,       ///< `"` became `'`
  line_breaks,  ///< a line break became a blank
  column,       ///< the format has no place for the column; counted in values
  node,         ///< a node without edges is not in a list of edges
  guarded,      ///< `'` was put before a text
};

template <>
struct EnumNames<GraphLossReason> {
  static constexpr std::string_view what = "reason of a loss";
  static constexpr std::array<std::pair<GraphLossReason, std::string_view>, 7> names{{
      {GraphLossReason::code_points, "code_points"},
      {GraphLossReason::not_finite, "not_finite"},
      {GraphLossReason::quotes, "quotes"},
      {GraphLossReason::line_breaks, "line_breaks"},
      {GraphLossReason::column, "column"},
      {GraphLossReason::node, "node"},
      {GraphLossReason::guarded, "guarded"},
  }};
};

/// One kind of loss in one column. `of` is "nodes" or "edges".
struct GraphLoss {
  GraphLossReason reason = GraphLossReason::code_points;
  std::string of = {};
  std::string column = {};
  std::int64_t count = 0;

  friend bool operator==(const GraphLoss&, const GraphLoss&) = default;
};

/// Every loss of one file, in the order in which it was met first. A file without losses reads back equal.
struct GraphLosses {
  std::vector<GraphLoss> entries = {};

  [[nodiscard]] std::int64_t total() const noexcept {
    std::int64_t sum = 0;
    for (const auto& entry : entries) sum += entry.count;
    return sum;
  }
  [[nodiscard]] std::int64_t count(GraphLossReason reason) const noexcept {
    std::int64_t sum = 0;
    for (const auto& entry : entries) sum += entry.reason == reason ? entry.count : 0;
    return sum;
  }
  void add(GraphLossReason reason, std::string_view of, std::string_view column, std::int64_t count = 1) {
    if (count == 0) return;
    for (auto& entry : entries) {
      if (entry.reason == reason && entry.of == of && entry.column == column) {
        entry.count += count;
        return;
      }
    }
    entries.push_back({reason, std::string(of), std::string(column), count});
  }
  /// One row per entry: reason, of, column, count.
  [[nodiscard]] Table table() const {
    std::vector<std::string> reasons;
    std::vector<std::string> ofs;
    std::vector<std::string> columns;
    std::vector<std::int64_t> counts;
    for (const auto& entry : entries) {
      reasons.emplace_back(to_string(entry.reason));
      ofs.push_back(entry.of);
      columns.push_back(entry.column);
      counts.push_back(entry.count);
    }
    Table out;
    out.add("reason", std::move(reasons)).add("of", std::move(ofs)).add("column", std::move(columns));
    return out.add("count", std::move(counts));
  }
  friend bool operator==(const GraphLosses&, const GraphLosses&) = default;
};

}  // namespace tematik
