#pragma once

// The bodies of <tematik/query/places.hpp>.

#include <tematik/query/detail/place_parts.ipp>
#include <tematik/query/places.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tematik {

namespace detail {

class QueryEvaluator {
 public:
  QueryEvaluator(const Study& study, const std::vector<std::uint32_t>& rows, std::vector<bool> universe, Domain domain)
      : study_(study),
        leaf_rows_(rows),
        rows_(rows),
        universe_(std::move(universe)),
        cases_(study.cases().end_row(), true),
        domain_(std::move(domain)),
        shared_(std::make_shared<SharedParts>()) {}

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
        return nowhere();
      case QueryOp::all:
        return leaf(leaf_rows_, [](std::size_t) { return true; });
      case QueryOp::codes: {
        std::vector<CodeId> ids;
        for (std::size_t i = 0; i < node.names.size(); ++i) {
          ids.push_back(bound_id(study_.codes(), node.names, node.ids, i,
                                 [&](const std::string& name) { return study_.code(name); }));
        }
        return leaf_of(ids);
      }
      case QueryOp::theme: {
        const ThemeId id = bound_id(study_.themes(), node.names, node.ids, 0,
                                    [&](const std::string& name) { return study_.theme(name); });
        return leaf_of(study_.codes_of(id, node.nested));
      }
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
      case QueryOp::on:
        return from_spans(places_of(node));
      case QueryOp::spans:
        return from_spans(given(node));
      case QueryOp::units:
        return from_spans(all_units(node.unit));
      case QueryOp::stored:
        return stored_places(node.names.front());
    }
    return nowhere();
  }

  [[nodiscard]] Places leaf_of(const std::vector<CodeId>& ids) const {
    std::vector<bool> wanted(study_.codes().end_row());
    for (const CodeId id : ids) wanted[row(id)] = true;
    return leaf(leaf_rows_, [&](std::size_t coding) { return wanted[study_.codings().code()[coding]]; });
  }
  /// The places of the codings that are kept.
  template <class Keeps>
  [[nodiscard]] Places leaf(const std::vector<std::uint32_t>& rows, Keeps keeps) const {
    const Codings& codings = study_.codings();
    Places spans(universe_.size());
    Places out = nowhere();
    for (const std::uint32_t coding : rows) {
      if (!keeps(coding)) continue;
      const std::uint32_t source = codings.source()[coding];
      const bool has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
      const Span span = has_span ? Span{codings.begin()[coding], codings.end()[coding]} : Span{};
      if (domain_.kind() == Domain::source) {
        out[source] = {Span{}};
      } else if (domain_.kind() == Domain::case_) {
        hold_cases(out, source, span);
      } else if (has_span) {
        spans[source].push_back(span);
      }
    }
    return has_marks() ? out : from_spans(std::move(spans));
  }
  /// The cases that a span of a source belongs to.
  void hold_cases(Places& out, std::uint32_t source, Span span) const {
    for (const auto& place : shared_->cases(study_).in(static_cast<SourceId>(source))) {
      if (cases_[row(place.case_)] && place.holds(span)) out[row(place.case_)] = {Span{}};
    }
  }
  /// Spans of any kind as places of the domain.
  [[nodiscard]] Places from_spans(Places spans) const {
    Places out = nowhere();
    for (std::size_t source = 0; source < spans.size(); ++source) {
      auto& of = spans[source];
      if (of.empty()) continue;
      std::sort(of.begin(), of.end());
      switch (domain_.kind()) {
        case Domain::segments:
          of.erase(std::unique(of.begin(), of.end()), of.end());
          out[source] = std::move(of);
          break;
        case Domain::characters:
          out[source] = SpanSet::from_spans(of).runs();
          break;
        case Domain::source:
          out[source] = {Span{}};
          break;
        case Domain::case_:
          for (const Span span : of) hold_cases(out, static_cast<std::uint32_t>(source), span);
          break;
        case Domain::units_: {
          const auto& units = shared_->units(study_, static_cast<SourceId>(source), domain_.unit());
          if (!units) break;
          std::size_t next = 0;
          const SpanSet runs = SpanSet::from_spans(of);
          for (const Span run : runs.runs()) {
            const UnitRange touched = units->touched(run);
            for (std::size_t u = std::max(next, touched.first); u < touched.last; ++u) {
              if (shared((*units)[u], run) == 0) continue;
              out[source].push_back((*units)[u]);
              next = u + 1;
            }
          }
        }
      }
    }
    return out;
  }
  /// What a part of a relation gives: of a pinned part the spans of its own places, else the places here.
  [[nodiscard]] Places places_of(const QueryNode& node) {
    if (node.op != QueryOp::on) return (*this)(node);
    QueryEvaluator inner = with_domain(node.domain);
    const Places& found = inner(*node.parts[0]);
    if (!inner.has_marks()) return found;
    Places out(universe_.size());
    for (const auto& [id, source] : study_.sources()) {
      const auto length = source.length();
      const Span whole{0, length.value_or(0)};
      if (inner.domain_.kind() == Domain::source) {
        if (!found[row(id)].empty() && !whole.empty()) out[row(id)].push_back(whole);
        continue;
      }
      if (!universe_[row(id)]) continue;
      for (const auto& place : shared_->cases(study_).in(id)) {
        if (found[row(place.case_)].empty()) continue;
        auto& to = out[row(id)];
        if (place.whole && !whole.empty()) to.push_back(whole);
        to.insert(to.end(), place.spans.runs().begin(), place.spans.runs().end());
      }
    }
    for (auto& of : out) {
      std::sort(of.begin(), of.end());
      of.erase(std::unique(of.begin(), of.end()), of.end());
    }
    return out;
  }
  /// Places given by hand.
  [[nodiscard]] Places given(const QueryNode& node) const {
    Places out(universe_.size());
    for (std::size_t i = 0; i < node.names.size(); ++i) {
      const SourceId id = bound_id(study_.sources(), node.names, node.ids, i,
                                   [&](const std::string& name) { return study_.source(name); });
      const auto length = study_.sources()[id].length();
      if (length && node.sets[i].hull().end > *length) {
        throw InputError("span_end",
                         cat("spans: source \"", study_.label(id), "\" has ", *length,
                             " characters, and a span ends at ", node.sets[i].hull().end),
                         study_.label(id));
      }
      if (universe_[row(id)]) out[row(id)] = node.sets[i].runs();
    }
    return out;
  }
  [[nodiscard]] Places all_units(const Unit& unit) const {
    Places out(universe_.size());
    for (const auto& [id, source] : study_.sources()) {
      if (!universe_[row(id)]) continue;
      if (const auto& units = shared_->units(study_, id, unit)) out[row(id)] = units->units();
    }
    return out;
  }
  [[nodiscard]] Places stored_places(const std::string& name) {
    auto& open = shared_->open;
    if (std::find(open.begin(), open.end(), name) != open.end()) {
      throw UsageError("query_cycle", cat("the stored query \"", name, "\" asks for itself"), "stored", name);
    }
    open.push_back(name);
    auto found = shared_->stored.find(name);
    if (found == shared_->stored.end()) found = shared_->stored.emplace(name, stored_query(study_, name)).first;
    try {
      Places out = (*this)(found->second.node());
      open.pop_back();
      return out;
    } catch (const LookupError& error) {
      throw LookupError(error.code(), cat("stored query \"", name, "\": ", error.what()), error.where(),
                        error.detail());
    }
  }

  [[nodiscard]] bool has_marks() const noexcept {
    return domain_.kind() == Domain::source || domain_.kind() == Domain::case_;
  }
  [[nodiscard]] Places nowhere() const {
    return Places(domain_.kind() == Domain::case_ ? cases_.size() : universe_.size());
  }
  /// The same codings and universe, in another domain.
  [[nodiscard]] QueryEvaluator with_domain(const Domain& domain) const {
    QueryEvaluator out(study_, rows_, universe_, domain);
    out.leaf_rows_ = leaf_rows_;
    out.cases_ = cases_;
    out.shared_ = shared_;
    return out;
  }

  [[nodiscard]] Places universe_places() const {
    if (domain_.kind() == Domain::segments) return leaf(rows_, [](std::size_t) { return true; });
    if (domain_.kind() == Domain::units_) return from_spans(all_units(domain_.unit()));
    Places out = nowhere();
    for (const auto& [id, source] : study_.sources()) {
      if (!universe_[row(id)]) continue;
      const auto length = source.length();
      if (domain_.kind() == Domain::source) {
        out[row(id)].push_back({});
      } else if (domain_.kind() == Domain::characters) {
        if (length && *length > 0) out[row(id)].push_back({0, *length});
      } else {
        for (const auto& place : shared_->cases(study_).in(id)) {
          if (cases_[row(place.case_)]) out[row(place.case_)] = {Span{}};
        }
      }
    }
    return out;
  }
  [[nodiscard]] Places difference(const Places& from, const Places& what) const {
    Places out(from.size());
    for (std::size_t source = 0; source < from.size(); ++source) {
      if (domain_.kind() == Domain::characters) {
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
    Places out = nowhere();
    for (std::size_t source = 0; source < out.size(); ++source) {
      out[source] = domain_.kind() == Domain::characters ? runs_held(parts, source, x) : spans_held(parts, source, x);
    }
    return out;
  }
  [[nodiscard]] Places related(const QueryNode& node) {
    if (has_marks()) {
      throw UsageError("query_domain",
                       cat("places of the domain \"", domain_.word(),
                           "\" stand in no relation: use &, | and -, or pin the relation with on(\"segments\")"),
                       "domain", domain_.word());
    }
    const Places left = places_of(*node.parts[0]);
    const Places right = places_of(*node.parts[1]);
    Places out(left.size());
    for (std::size_t source = 0; source < left.size(); ++source) {
      if (left[source].empty() || right[source].empty()) continue;
      if (!node.distance) {
        out[source] = semijoin(left[source], right[source], node.mask);
      } else if (node.distance_unit.is(UnitRule::character)) {
        out[source] = semijoin(left[source], right[source], node.mask,
                               [&](Span a, Span b) { return gap(a, b) <= *node.distance; });
      } else {
        const auto& units = shared_->units(study_, static_cast<SourceId>(source), node.distance_unit);
        out[source] = semijoin(left[source], right[source], node.mask,
                               [&](Span a, Span b) { return units && units->distance(a, b) <= *node.distance; });
      }
    }
    return from_spans(std::move(out));
  }

  [[nodiscard]] Places restricted(const QueryNode& node) const {
    const FilterEvaluator keeps(study_, node.filter);
    const bool is_scope = node.op == QueryOp::scope;
    std::vector<bool> universe = universe_;
    if (is_scope) {
      for (const auto& [id, source] : study_.sources()) universe[row(id)] = universe[row(id)] && keeps.may_hold(id);
    }
    std::vector<bool> cases = cases_;
    if (is_scope && keeps.asks_cases()) {
      cases.assign(cases_.size(), false);
      for (const auto& [id, source] : study_.sources()) {
        for (const auto& place : shared_->cases(study_).in(id)) {
          if (cases_[row(place.case_)] && keeps.may_hold(id, place.case_)) cases[row(place.case_)] = true;
        }
      }
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
    inner.cases_ = std::move(cases);
    inner.shared_ = shared_;
    return inner(*node.parts[0]);
  }

  const Study& study_;
  std::vector<std::uint32_t> leaf_rows_;  // what leaves see
  std::vector<std::uint32_t> rows_;       // the universe of segments
  std::vector<bool> universe_;            // by source
  std::vector<bool> cases_;               // by case: in scope
  Domain domain_;
  std::shared_ptr<SharedParts> shared_;
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
