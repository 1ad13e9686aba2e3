#pragma once

/// @file
/// @brief A query: a set of places, as a value. Combined with `&`, `|`, `~` and `-`, with relations between places, and
///         by
/// how many of several queries hold.
///
/// What a place is says the domain of the evaluation (`places.hpp`): a segment, or a run of characters. Relations give
/// back places of their left side; a place and its partner may be the same place unless `distinct` says otherwise.
///
/// @code
/// auto text = tematik::code("Feedback") & ~tematik::code("Fear");       // characters under one, not the other
/// auto met = tematik::cooccurrence(study, {.within = text});
/// auto soon = tematik::code("Question").precedes(tematik::code("Answer"), 2, "turn");
/// @endcode

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/domain.hpp>
#include <tematik/query/filter.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/text/allen.hpp>
#include <tematik/text/span_set.hpp>

namespace tematik {

/// What a node of a query stands for. `select`: the places of the codings that a filter keeps; `where`, `scope`: a
/// query whose leaves see the codings, or the sources, that a filter keeps. `on`: a query in a domain of its own.
enum class QueryOp : std::uint8_t {
  all,
  none,
  codes,
  theme,
  select,
  and_,
  or_,
  minus,
  not_,
  relates,
  at_least,
  at_most,
  exactly,
  where,
  scope,
  on,
  spans,
  units,
  stored,
};

template <>
struct EnumNames<QueryOp> {
  static constexpr std::string_view what = "query";
  static constexpr std::array<std::pair<QueryOp, std::string_view>, 19> names{{
      {QueryOp::all, "all"},         {QueryOp::none, "none"},         {QueryOp::codes, "codes"},
      {QueryOp::theme, "theme"},     {QueryOp::select, "select"},     {QueryOp::and_, "and"},
      {QueryOp::or_, "or"},          {QueryOp::minus, "minus"},       {QueryOp::not_, "not"},
      {QueryOp::relates, "relates"}, {QueryOp::at_least, "at_least"}, {QueryOp::at_most, "at_most"},
      {QueryOp::exactly, "exactly"}, {QueryOp::where, "where"},       {QueryOp::scope, "scope"},
      {QueryOp::on, "on"},           {QueryOp::spans, "spans"},       {QueryOp::units, "units"},
      {QueryOp::stored, "stored"},
  }};
};

/// One node: immutable, shared between the queries that hold it.
struct QueryNode {
  QueryOp op = QueryOp::all;
  std::vector<std::string> names = {};
  Filter filter = {};
  AllenMask mask = {};                        ///< of relates
  std::optional<std::int64_t> distance = {};  ///< of relates; empty: any
  Unit distance_unit = UnitRule::character;   ///< of relates
  std::int64_t number = 0;                    ///< of at_least, at_most, exactly
  std::vector<std::shared_ptr<const QueryNode>> parts = {};
  std::vector<std::int64_t> ids = {};  ///< of a stored query: what `names` were, by row
  Domain domain = Domain::segments;    ///< of on
  Unit unit = UnitRule::line;          ///< of units
  std::vector<SpanSet> sets = {};      ///< of spans: by name of a source
  bool nested = true;                  ///< of theme: with the themes below it
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

  /// Places of this query that stand in a relation of the mask to some place of `b`, at most so far from it.
  /// @throws UsageError for a distance below 0 and for a distance unit without order
  [[nodiscard]] Query relates(const Query& b, AllenMask mask, std::optional<std::int64_t> distance = {},
                              const Unit& distance_unit = UnitRule::character) const;
  /// Places inside a place of `b`; `strict`: not equal to it.
  [[nodiscard]] Query within(const Query& b, bool strict = false) const {
    return relates(b, strict ? masks::strictly_within : masks::within);
  }
  /// Places around a place of `b`; `strict`: not equal to it.
  [[nodiscard]] Query encloses(const Query& b, bool strict = false) const {
    return relates(b, strict ? inverse(masks::strictly_within) : masks::encloses);
  }
  /// Places that begin before a place of `b` and end inside it.
  [[nodiscard]] Query overlaps(const Query& b) const { return relates(b, masks::overlaps); }
  /// Places that begin inside a place of `b` and end after it.
  [[nodiscard]] Query overlapped_by(const Query& b) const { return relates(b, masks::overlapped_by); }
  /// Places that share a character with a place of `b`; `distinct`: with another place than itself.
  [[nodiscard]] Query cooccurs(const Query& b, bool distinct = false) const {
    return relates(b, without_equal(masks::shared, distinct));
  }
  /// Places that end before a place of `b` begins, at most so far from it.
  [[nodiscard]] Query precedes(const Query& b, std::optional<std::int64_t> distance = {},
                               const Unit& distance_unit = UnitRule::character) const {
    return relates(b, masks::precedes, distance, distance_unit);
  }
  /// Places that begin after a place of `b` has ended, at most so far from it.
  [[nodiscard]] Query follows(const Query& b, std::optional<std::int64_t> distance = {},
                              const Unit& distance_unit = UnitRule::character) const {
    return relates(b, masks::follows, distance, distance_unit);
  }
  /// Places at most so far from a place of `b`: in characters, those that lie between; 0 for places that share or
  /// touch.
  [[nodiscard]] Query near(const Query& b, std::int64_t distance, const Unit& distance_unit = UnitRule::character,
                           bool distinct = false) const {
    return relates(b, without_equal(masks::all, distinct), distance, distance_unit);
  }
  /// Every coded place that shares a character with a place of this query.
  [[nodiscard]] Query overlapping() const { return Query().cooccurs(*this); }
  /// Every coded place at most so far from a place of this query.
  [[nodiscard]] Query nearby(std::int64_t distance, const Unit& distance_unit = UnitRule::character) const {
    return Query().near(*this, distance, distance_unit);
  }
  /// The query read on the codings that the filter keeps. The universe of a complement stays what it is.
  [[nodiscard]] Query where(const Filter& filter) const {
    return Query(QueryNode{.op = QueryOp::where, .filter = filter, .parts = {node_}});
  }
  /// The query read in the sources of which a coding could satisfy the filter, and its universe too.
  [[nodiscard]] Query scope(const Filter& filter) const {
    return Query(QueryNode{.op = QueryOp::scope, .filter = filter, .parts = {node_}});
  }

  /// The query evaluated in a domain of its own; what stands around it sees the spans of its places.
  [[nodiscard]] Query on(const Domain& domain) const {
    return Query(QueryNode{.op = QueryOp::on, .parts = {node_}, .domain = domain});
  }

  /// How many of several queries hold: `one_of` and kin. @throws UsageError if x lies outside 1..k
  [[nodiscard]] static Query counted(QueryOp op, std::int64_t x, const std::vector<Query>& queries);

  friend Query operator&(const Query& a, const Query& b) { return join(QueryOp::and_, a, b); }
  friend Query operator|(const Query& a, const Query& b) { return join(QueryOp::or_, a, b); }
  friend Query operator-(const Query& a, const Query& b) { return join(QueryOp::minus, a, b); }
  friend Query operator~(const Query& a) { return Query(QueryNode{.op = QueryOp::not_, .parts = {a.node_}}); }
  friend bool operator==(const Query& a, const Query& b) { return a.node_ == b.node_ || a.text() == b.text(); }

 private:
  [[nodiscard]] static AllenMask without_equal(AllenMask mask, bool distinct) {
    return distinct ? mask & ~AllenMask(Allen::equal) : mask;
  }
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
/// Where a code of the theme, or with `nested` of a theme below it, lies.
[[nodiscard]] inline Query theme(std::string name, bool nested = true) {
  return Query(QueryNode{.op = QueryOp::theme, .names = {std::move(name)}, .nested = nested});
}
/// The places of the codings that a filter keeps.
[[nodiscard]] inline Query select(const Filter& filter) { return Query(filter); }
/// Every coded place.
[[nodiscard]] inline Query all() { return Query(); }
/// No place.
[[nodiscard]] inline Query none() { return Query(QueryNode{.op = QueryOp::none}); }
/// Places given by hand, by name of the source. Only sources that count as coded have places.
[[nodiscard]] Query spans(const std::vector<std::pair<std::string, SpanSet>>& places);
/// The units of a segmentation: lines, sentences, turns …, in the sources that count as coded.
/// @throws UsageError for what cuts no source into units
[[nodiscard]] Query units(const Unit& unit);
/// The places of a query that is stored in the study under this name, as the study is when it is evaluated.
[[nodiscard]] inline Query stored(std::string name) {
  return Query(QueryNode{.op = QueryOp::stored, .names = {std::move(name)}});
}
/// Where at least x of the queries hold.
[[nodiscard]] inline Query at_least(std::int64_t x, const std::vector<Query>& queries) {
  return Query::counted(QueryOp::at_least, x, queries);
}
/// Where at most x of the queries hold, none included: judged over the universe, as `~` is.
[[nodiscard]] inline Query at_most(std::int64_t x, const std::vector<Query>& queries) {
  return Query::counted(QueryOp::at_most, x, queries);
}
/// Where exactly x of the queries hold.
[[nodiscard]] inline Query exactly(std::int64_t x, const std::vector<Query>& queries) {
  return Query::counted(QueryOp::exactly, x, queries);
}
/// Where exactly one of the queries holds.
[[nodiscard]] inline Query one_of(const std::vector<Query>& queries) { return exactly(1, queries); }

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline std::string query_text(const QueryNode& node) {
  std::string out = "[" + tematik::to_json(node.op);
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    if (node.op != QueryOp::spans) {
      out += ',' + bound_text(node.names[i], node.ids, i);
      continue;
    }
    out += ",[" + bound_text(node.names[i], node.ids, i) + ",[";
    for (std::size_t k = 0; k < node.sets[i].runs().size(); ++k) {
      const Span run = node.sets[i].runs()[k];
      out += (k > 0 ? ",[" : "[") + std::to_string(run.begin) + ',' + std::to_string(run.end) + ']';
    }
    out += "]]";
  }
  if (node.op == QueryOp::theme && !node.nested) out += ",false";
  if (node.op == QueryOp::units) out += ',' + tematik::to_json(node.unit);
  if (node.op == QueryOp::on) out += ',' + tematik::to_json(node.domain);
  const bool has_filter = node.op == QueryOp::select || node.op == QueryOp::where || node.op == QueryOp::scope;
  if (has_filter) out += ',' + node.filter.text();
  if (node.op == QueryOp::relates) {
    out += ',' + std::to_string(node.mask.bits()) + ',' + (node.distance ? std::to_string(*node.distance) : "null") +
           ',' + tematik::to_json(node.distance_unit);
  }
  if (node.number > 0) out += ',' + std::to_string(node.number);
  for (const auto& part : node.parts) out += ',' + query_text(*part);
  return out + ']';
}

/// Whether a unit is a segmentation of sources, computed or stored.
[[nodiscard]] inline bool cuts_sources(const Unit& unit) {
  return !unit.rule() || unit.is(UnitRule::word) || unit.is(UnitRule::line) || unit.is(UnitRule::sentence) ||
         unit.is(UnitRule::paragraph) || unit.is(UnitRule::turn);
}

}  // namespace detail

inline Query spans(const std::vector<std::pair<std::string, SpanSet>>& places) {
  QueryNode node{.op = QueryOp::spans};
  for (const auto& [source, set] : places) {
    if (std::find(node.names.begin(), node.names.end(), source) != node.names.end()) {
      throw UsageError("spans", detail::cat("spans: source \"", source, "\" is named twice"), "spans", source);
    }
    node.names.push_back(source);
    node.sets.push_back(set);
  }
  return Query(std::move(node));
}

inline Query units(const Unit& unit) {
  if (!detail::cuts_sources(unit)) {
    throw UsageError("unit",
                     detail::cat("units: \"", unit.word(), "\" does not cut a source into units; use word, line, ",
                                 "sentence, paragraph, turn or the name of a stored segmentation"),
                     "unit", unit.word());
  }
  return Query(QueryNode{.op = QueryOp::units, .unit = unit});
}

inline Query Query::relates(const Query& b, AllenMask mask, std::optional<std::int64_t> distance,
                            const Unit& distance_unit) const {
  if (distance && *distance < 0) {
    throw UsageError("distance_negative", detail::cat("distance must be 0 or more, found ", *distance), "distance",
                     std::to_string(*distance));
  }
  if (!distance_unit.is(UnitRule::character) && !detail::cuts_sources(distance_unit)) {
    throw UsageError("distance_unit",
                     detail::cat("a distance cannot be counted in \"", distance_unit.word(),
                                 "\"; use character, word, line, sentence, paragraph, turn or a stored segmentation"),
                     "distance_unit", distance_unit.word());
  }
  return Query(QueryNode{.op = QueryOp::relates,
                         .mask = mask,
                         .distance = distance,
                         .distance_unit = distance ? distance_unit : Unit(UnitRule::character),
                         .parts = {node_, b.node_}});
}

inline Query Query::counted(QueryOp op, std::int64_t x, const std::vector<Query>& queries) {
  if (x < 1 || std::cmp_greater(x, queries.size())) {
    throw UsageError("query_number",
                     detail::cat(to_string(op), ": of ", queries.size(), " queries, a number from 1 to ",
                                 queries.size(), " can hold; found ", x),
                     "x", std::to_string(x));
  }
  QueryNode node{.op = op, .number = x};
  for (const auto& query : queries) node.parts.push_back(query.node_);
  return Query(std::move(node));
}

inline std::string Query::text() const { return detail::query_text(*node_); }
[[nodiscard]] inline std::string to_json(const Query& query) { return query.text(); }

}  // namespace tematik
