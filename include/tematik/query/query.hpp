#pragma once

/// @file
/// @brief A query: a set of places, as a value. Combined with `&`, `|`, `~` and `-` in characters.
///
/// @code
/// auto text = tematik::code("Feedback") & ~tematik::code("Fear");       // characters under one, not the other
/// auto met = tematik::cooccurrence(study, {.within = text});
/// @endcode

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/filter.hpp>

namespace tematik {

/// What a node of a query stands for. `select`: the places of the codings that a filter keeps.
enum class QueryOp : std::uint8_t { all, none, codes, theme, select, and_, or_, minus, not_ };

template <>
struct EnumNames<QueryOp> {
  static constexpr std::string_view what = "query";
  static constexpr std::array<std::pair<QueryOp, std::string_view>, 9> names{{
      {QueryOp::all, "all"},
      {QueryOp::none, "none"},
      {QueryOp::codes, "codes"},
      {QueryOp::theme, "theme"},
      {QueryOp::select, "select"},
      {QueryOp::and_, "and"},
      {QueryOp::or_, "or"},
      {QueryOp::minus, "minus"},
      {QueryOp::not_, "not"},
  }};
};

/// One node: immutable, shared between the queries that hold it.
struct QueryNode {
  QueryOp op = QueryOp::all;
  std::vector<std::string> names = {};
  Filter filter = {};
  std::vector<std::shared_ptr<const QueryNode>> parts = {};
};

/// A query. Default: all coded places.
class Query {
 public:
  Query() : node_(std::make_shared<const QueryNode>()) {}
  explicit Query(QueryNode node) : node_(std::make_shared<const QueryNode>(std::move(node))) {}
  /// The places of the codings that the filter keeps.
  Query(const Filter& filter) : Query(QueryNode{.op = QueryOp::select, .filter = filter}) {}

  [[nodiscard]] const QueryNode& node() const noexcept { return *node_; }
  /// Canonical text: equal queries have equal texts.
  [[nodiscard]] std::string text() const;

  friend Query operator&(const Query& a, const Query& b) { return join(QueryOp::and_, a, b); }
  friend Query operator|(const Query& a, const Query& b) { return join(QueryOp::or_, a, b); }
  friend Query operator-(const Query& a, const Query& b) { return join(QueryOp::minus, a, b); }
  friend Query operator~(const Query& a) { return Query(QueryNode{.op = QueryOp::not_, .parts = {a.node_}}); }
  friend bool operator==(const Query& a, const Query& b) { return a.node_ == b.node_ || a.text() == b.text(); }

 private:
  static Query join(QueryOp op, const Query& a, const Query& b) {
    return Query(QueryNode{.op = op, .parts = {a.node_, b.node_}});
  }
  std::shared_ptr<const QueryNode> node_;
};

/// Where a code lies.
[[nodiscard]] inline Query code(std::string name) {
  return Query(QueryNode{.op = QueryOp::codes, .names = {std::move(name)}});
}
/// Where any of the codes lies.
[[nodiscard]] inline Query codes(std::vector<std::string> names) {
  return Query(QueryNode{.op = QueryOp::codes, .names = std::move(names)});
}
/// Where a code of the theme, or of a theme below it, lies.
[[nodiscard]] inline Query theme(std::string name) {
  return Query(QueryNode{.op = QueryOp::theme, .names = {std::move(name)}});
}
/// The places of the codings that a filter keeps.
[[nodiscard]] inline Query select(const Filter& filter) { return Query(filter); }

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline std::string query_text(const QueryNode& node) {
  std::string out = "[" + tematik::to_json(node.op);
  for (const auto& name : node.names) out += ',' + json_string(name);
  if (node.op == QueryOp::select) out += ',' + node.filter.text();
  for (const auto& part : node.parts) out += ',' + query_text(*part);
  return out + ']';
}

}  // namespace detail

inline std::string Query::text() const { return detail::query_text(*node_); }
[[nodiscard]] inline std::string to_json(const Query& query) { return query.text(); }

}  // namespace tematik
