#pragma once

/// @file
/// @brief Evaluation of queries: the places where they hold, on the study as it is now.
///
/// - **Domain**: `segments` – a place is a distinct (source, begin, end) that somebody coded; `&` needs one segment
///   with both codes. `characters` – a place is a maximal run of characters; `&` is the stretch that both share.
/// - **Universe** of a complement: all coded segments in scope; in characters the text of the sources that count as
///   coded.
/// - **Left out**: codings without a span.
/// - **Complexity**: each shared part of a query is evaluated once; O(n log n) per operator.
///
/// @code
/// // In segments: passages about A that no passage about B touches.
/// auto places = evaluate_places(study, code("A") - code("B").overlapping(), rows, universe, Domain::segments);
/// @endcode

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/evaluate.hpp>
#include <tematik/query/query.hpp>
#include <tematik/query/segmentations.hpp>
#include <tematik/query/semijoin.hpp>

namespace tematik {

/// What a place is.
enum class Domain : std::uint8_t { segments, characters };

template <>
struct EnumNames<Domain> {
  static constexpr std::string_view what = "domain";
  static constexpr std::array<std::pair<Domain, std::string_view>, 2> names{
      {{Domain::segments, "segments"}, {Domain::characters, "characters"}}};
};

/// Places by source row, in order; in characters disjoint and apart, in segments distinct.
using Places = std::vector<std::vector<Span>>;

/// The places of a query.
/// @param rows  the coding rows that count (what the call reads)
/// @param universe  by source row: whether the source counts as coded; only there a complement has characters
/// @throws LookupError for unknown names, UsageError as `FilterEvaluator`
[[nodiscard]] Places evaluate_places(const Study& study, const Query& query, const std::vector<std::uint32_t>& rows,
                                     const std::vector<bool>& universe, Domain domain);

/// The places of a query in characters: maximal runs, by source row.
[[nodiscard]] std::vector<SpanSet> evaluate(const Study& study, const Query& query,
                                            const std::vector<std::uint32_t>& rows, const std::vector<bool>& universe);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

class QueryEvaluator {
 public:
  QueryEvaluator(const Study& study, const std::vector<std::uint32_t>& rows, std::vector<bool> universe, Domain domain)
      : study_(study), leaf_rows_(rows), rows_(rows), universe_(std::move(universe)), domain_(domain) {}

  [[nodiscard]] const Places& operator()(const QueryNode& node) {
    const auto found = done_.find(&node);
    if (found != done_.end()) return found->second;
    Places out = compute(node);
    return done_.insert_or_assign(&node, std::move(out)).first->second;
  }

 private:
  [[nodiscard]] Places compute(const QueryNode& node) {
    switch (node.op) {
      case QueryOp::none:
        return Places(universe_.size());
      case QueryOp::all:
        return leaf(leaf_rows_, [](std::size_t) { return true; });
      case QueryOp::codes: {
        std::vector<CodeId> ids;
        for (const auto& name : node.names) ids.push_back(study_.code(name));
        return leaf_of(ids);
      }
      case QueryOp::theme:
        return leaf_of(study_.codes_of(study_.theme(node.names.front())));
      case QueryOp::select: {
        const FilterEvaluator keeps(study_, node.filter);
        return leaf(leaf_rows_, [&](std::size_t coding) { return keeps(coding) == Kleene::yes; });
      }
      case QueryOp::not_:
        return difference(universe_places(), (*this)(*node.parts[0]));
      case QueryOp::and_:
        return counted(node, 2);
      case QueryOp::or_:
        return counted(node, 1);
      case QueryOp::minus:
        return difference((*this)(*node.parts[0]), (*this)(*node.parts[1]));
      case QueryOp::at_least:
        return counted(node, node.number);
      case QueryOp::at_most:
        return difference(universe_places(), counted(node, node.number + 1));
      case QueryOp::exactly:
        return difference(counted(node, node.number), counted(node, node.number + 1));
      case QueryOp::relates:
        return related(node);
      case QueryOp::where:
      case QueryOp::scope:
        return restricted(node);
    }
    return Places(universe_.size());
  }

  [[nodiscard]] Places leaf_of(const std::vector<CodeId>& ids) const {
    std::vector<bool> wanted(study_.codes().end_row());
    for (const CodeId id : ids) wanted[row(id)] = true;
    return leaf(leaf_rows_, [&](std::size_t coding) { return wanted[study_.codings().code()[coding]]; });
  }
  template <class Keeps>
  [[nodiscard]] Places leaf(const std::vector<std::uint32_t>& rows, Keeps keeps) const {
    const Codings& codings = study_.codings();
    Places out(universe_.size());
    for (const std::uint32_t coding : rows) {
      const bool has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
      if (has_span && keeps(coding)) {
        out[codings.source()[coding]].push_back({codings.begin()[coding], codings.end()[coding]});
      }
    }
    for (auto& spans : out) {
      if (domain_ == Domain::characters) {
        spans = SpanSet::from_spans(spans).runs();
      } else {
        std::sort(spans.begin(), spans.end());
        spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
      }
    }
    return out;
  }

  [[nodiscard]] Places universe_places() const {
    if (domain_ == Domain::segments) return leaf(rows_, [](std::size_t) { return true; });
    Places out(universe_.size());
    for (const auto& [id, source] : study_.sources()) {
      const auto length = source.length();
      if (universe_[row(id)] && length && *length > 0) out[row(id)].push_back({0, *length});
    }
    return out;
  }
  [[nodiscard]] Places difference(const Places& from, const Places& what) const {
    Places out(from.size());
    for (std::size_t source = 0; source < from.size(); ++source) {
      if (domain_ == Domain::characters) {
        out[source] = subtract(SpanSet::from_spans(from[source]), SpanSet::from_spans(what[source])).runs();
      } else {
        std::set_difference(from[source].begin(), from[source].end(), what[source].begin(), what[source].end(),
                            std::back_inserter(out[source]));
      }
    }
    return out;
  }
  /// Where at least x of the parts hold: one sweep with a counter.
  [[nodiscard]] Places counted(const QueryNode& node, std::int64_t x) {
    std::vector<const Places*> parts;
    for (const auto& part : node.parts) parts.push_back(&(*this)(*part));
    Places out(universe_.size());
    for (std::size_t source = 0; source < out.size(); ++source) {
      out[source] = domain_ == Domain::characters ? runs_held(parts, source, x) : spans_held(parts, source, x);
    }
    return out;
  }
  [[nodiscard]] static std::vector<Span> runs_held(const std::vector<const Places*>& parts, std::size_t source,
                                                   std::int64_t x) {
    std::vector<std::pair<std::uint32_t, int>> boundaries;
    for (const auto* part : parts) {
      for (const Span run : (*part)[source]) {
        boundaries.emplace_back(run.begin, 1);
        boundaries.emplace_back(run.end, -1);
      }
    }
    std::sort(boundaries.begin(), boundaries.end());
    std::vector<Span> held;
    std::int64_t open = 0;
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
      open += boundaries[i].second;
      const bool ends_here = i + 1 < boundaries.size() && boundaries[i + 1].first > boundaries[i].first;
      if (ends_here && open >= x) held.push_back({boundaries[i].first, boundaries[i + 1].first});
    }
    return SpanSet::from_spans(held).runs();
  }
  [[nodiscard]] static std::vector<Span> spans_held(const std::vector<const Places*>& parts, std::size_t source,
                                                    std::int64_t x) {
    std::vector<Span> every;
    for (const auto* part : parts) every.insert(every.end(), (*part)[source].begin(), (*part)[source].end());
    std::sort(every.begin(), every.end());
    std::vector<Span> held;
    for (std::size_t i = 0; i < every.size();) {
      std::size_t next = i;
      while (next < every.size() && every[next] == every[i]) ++next;
      if (std::cmp_greater_equal(next - i, x)) held.push_back(every[i]);
      i = next;
    }
    return held;
  }

  [[nodiscard]] Places related(const QueryNode& node) {
    const Places left = (*this)(*node.parts[0]);
    const Places& right = (*this)(*node.parts[1]);
    Places out(left.size());
    for (std::size_t source = 0; source < left.size(); ++source) {
      if (left[source].empty() || right[source].empty()) continue;
      if (!node.distance) {
        out[source] = semijoin(left[source], right[source], node.mask);
      } else if (node.distance_unit.is(UnitRule::character)) {
        out[source] = semijoin(left[source], right[source], node.mask,
                               [&](Span a, Span b) { return gap(a, b) <= *node.distance; });
      } else {
        const auto units = units_of(study_, static_cast<SourceId>(source), node.distance_unit);
        out[source] = semijoin(left[source], right[source], node.mask,
                               [&](Span a, Span b) { return units && units->distance(a, b) <= *node.distance; });
      }
    }
    return out;
  }

  [[nodiscard]] Places restricted(const QueryNode& node) const {
    const FilterEvaluator keeps(study_, node.filter);
    const bool is_scope = node.op == QueryOp::scope;
    std::vector<bool> universe = universe_;
    if (is_scope) {
      for (const auto& [id, source] : study_.sources()) universe[row(id)] = universe[row(id)] && keeps.may_hold(id);
    }
    const auto& source_of = study_.codings().source();
    const auto stays = [&](std::uint32_t coding) {
      return is_scope ? keeps.may_hold(static_cast<SourceId>(source_of[coding])) : keeps(coding) == Kleene::yes;
    };
    std::vector<std::uint32_t> leaf_rows, rows;
    std::copy_if(leaf_rows_.begin(), leaf_rows_.end(), std::back_inserter(leaf_rows), stays);
    if (is_scope) std::copy_if(rows_.begin(), rows_.end(), std::back_inserter(rows), stays);
    QueryEvaluator inner(study_, is_scope ? rows : rows_, std::move(universe), domain_);
    inner.leaf_rows_ = std::move(leaf_rows);
    return inner(*node.parts[0]);
  }

  const Study& study_;
  std::vector<std::uint32_t> leaf_rows_;  // what leaves see
  std::vector<std::uint32_t> rows_;       // the universe of segments
  std::vector<bool> universe_;
  Domain domain_;
  std::map<const QueryNode*, Places> done_;
};

}  // namespace detail

inline Places evaluate_places(const Study& study, const Query& query, const std::vector<std::uint32_t>& rows,
                              const std::vector<bool>& universe, Domain domain) {
  return detail::QueryEvaluator(study, rows, universe, domain)(query.node());
}

inline std::vector<SpanSet> evaluate(const Study& study, const Query& query, const std::vector<std::uint32_t>& rows,
                                     const std::vector<bool>& universe) {
  std::vector<SpanSet> out;
  for (const auto& runs : evaluate_places(study, query, rows, universe, Domain::characters)) {
    out.push_back(SpanSet::from_spans(runs));
  }
  return out;
}

}  // namespace tematik
