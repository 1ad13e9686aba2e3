#pragma once

/// @file
/// @brief What a query selects in a study: its places, and the codings, sources and cases that stand behind them.
///
/// - **Codings** are witnesses: codings on the selected places that match a leaf standing positively in the query. Of a and
///   b, a or b, one_of and kin: those of all parts; of a without b, and of a in a relation to b: those of a; of a
///   complement and of what meets any coded place: none. A query without a positive leaf has all codings on its places.
/// - **On a place** is a coding in segments if it has that span; in characters and units if it shares a character; in a
///   source if it is there; in a case if it belongs to it.
/// - **Sources and cases** are those of the places; a place belongs to a case as a coding does.
/// - **Complexity**: that of `evaluate_places`, and O(n log n) for the codings.
///
/// @code
/// auto found = tematik::select(study, tematik::code("A").cooccurs(tematik::code("B")));
/// for (const auto& place : found.elements) use(place.source, place.span);
/// @endcode

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// One place of a selection: a span of a source; in the domain `source` the whole source, in `case` a case.
struct SelectedPlace {
  SourceId source = {};
  Span span = {};
  std::optional<CaseId> case_ = {};

  friend bool operator==(const SelectedPlace&, const SelectedPlace&) = default;
};

/// Places in order (source, begin, end), codings in order (source, begin, end, code, coder, id).
struct Selection {
  std::vector<SelectedPlace> elements = {};
  std::vector<SpanSet> spans = {};  ///< their characters, by source row
  std::vector<CodingId> codings = {};
  std::vector<SourceId> sources = {};
  std::vector<CaseId> cases = {};
  std::int64_t n = 0;  ///< elements
  Domain domain = Domain::segments;
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;  ///< of the study that was read
};

/// @param scope  what is read: `where` and `layer`
/// @throws as `evaluate_places`
[[nodiscard]] Selection select(const Study& study, const Query& query, const Domain& domain = Domain::segments,
                               ReadScope scope = {});

/// One row per element: source, begin, end; of cases one column, case.
[[nodiscard]] Table selection_table(const Study& study, const Selection& selection);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Marks the codings that match a leaf standing positively in a query.
class Witnesses {
 public:
  explicit Witnesses(const Study& study) : study_(study), marked_(study.codings().end_row()) {}

  [[nodiscard]] bool any_leaf() const noexcept { return any_leaf_; }
  [[nodiscard]] bool marked(std::uint32_t coding) const { return marked_[coding]; }

  /// @param rows  the codings that leaves see
  void mark(const QueryNode& node, const std::vector<std::uint32_t>& rows) {
    switch (node.op) {
      case QueryOp::all:
        leaf(rows, [](std::uint32_t) { return true; });
        break;
      case QueryOp::codes:
      case QueryOp::theme: {
        const auto asked = codes_asked(study_, Query(node));
        leaf(rows, [&](std::uint32_t coding) { return asked[study_.codings().code()[coding]]; });
        break;
      }
      case QueryOp::select: {
        const FilterEvaluator keeps(study_, node.filter);
        leaf(rows, [&](std::uint32_t coding) { return keeps(coding) == Kleene::yes; });
        break;
      }
      case QueryOp::minus:
        mark(*node.parts[0], rows);
        break;
      case QueryOp::relates:  // what meets any coded place stands for none of them
        if (node.parts[0]->op != QueryOp::all) mark(*node.parts[0], rows);
        break;
      case QueryOp::where:
      case QueryOp::scope: {
        const FilterEvaluator keeps(study_, node.filter);
        std::vector<std::uint32_t> seen;
        for (const std::uint32_t coding : rows) {
          const bool stays = node.op == QueryOp::where
                                 ? keeps(coding) == Kleene::yes
                                 : keeps.may_hold(static_cast<SourceId>(study_.codings().source()[coding]));
          if (stays) seen.push_back(coding);
        }
        mark(*node.parts[0], seen);
        break;
      }
      case QueryOp::stored:
        mark(stored_query(study_, node.names.front()).node(), rows);
        break;
      case QueryOp::not_:
      case QueryOp::none:
      case QueryOp::spans:
      case QueryOp::units:
        break;
      default:
        for (const auto& part : node.parts) mark(*part, rows);
    }
  }

 private:
  template <class Keeps>
  void leaf(const std::vector<std::uint32_t>& rows, Keeps keeps) {
    any_leaf_ = true;
    for (const std::uint32_t coding : rows) {
      if (keeps(coding)) marked_[coding] = true;
    }
  }

  const Study& study_;
  std::vector<bool> marked_;
  bool any_leaf_ = false;
};

/// Whether codings lie on the places of a selection.
class SelectedCodings {
 public:
  SelectedCodings(const Study& study, const CasePlaces& cases, const Places& found, const Domain& domain)
      : codings_(study.codings()), cases_(cases), found_(found), kind_(domain.kind()) {
    if (kind_ != Domain::characters && kind_ != Domain::units_) return;
    for (const auto& places : found) sets_.push_back(SpanSet::from_spans(places));
  }
  [[nodiscard]] bool operator()(std::uint32_t coding) const {
    const std::uint32_t source = codings_.source()[coding];
    const bool has_span = (codings_.flags()[coding] & coding_flags::no_span) == 0;
    const Span span = has_span ? Span{codings_.begin()[coding], codings_.end()[coding]} : Span{};
    if (kind_ == Domain::source) return !found_[source].empty();
    if (kind_ == Domain::case_) {
      const auto& of = cases_.in(static_cast<SourceId>(source));
      return std::any_of(of.begin(), of.end(), [&](const CasePlace& place) {
        return !found_[row(place.case_)].empty() && place.holds(span);
      });
    }
    if (!has_span) return false;
    if (kind_ == Domain::segments) return std::binary_search(found_[source].begin(), found_[source].end(), span);
    return sets_[source].meets(span);
  }

 private:
  const Codings& codings_;
  const CasePlaces& cases_;
  const Places& found_;
  Domain::Word kind_;
  std::vector<SpanSet> sets_;
};

/// Elements, characters, sources and cases of what was found.
inline void fill_places(const Study& study, const CasePlaces& cases, const Places& found,
                        const std::vector<bool>& universe, Selection& out) {
  std::vector<bool> of_case(study.cases().end_row());
  out.spans.resize(study.sources().end_row());
  if (out.domain.kind() == Domain::case_) {
    for (const auto& [id, record] : study.cases()) {
      if (found[row(id)].empty()) continue;
      out.elements.push_back({.case_ = id});
      of_case[row(id)] = true;
    }
  }
  for (const auto& [id, source] : study.sources()) {
    const Span whole{0, source.length().value_or(0)};
    const auto& of = cases.in(id);
    std::vector<Span> spans;
    bool is_selected = false;
    if (out.domain.kind() == Domain::case_) {
      for (const auto& place : of) {
        if (!universe[row(id)] || !of_case[row(place.case_)]) continue;
        is_selected = true;
        if (place.whole) spans.push_back(whole);
        spans.insert(spans.end(), place.spans.runs().begin(), place.spans.runs().end());
      }
    } else {
      for (const Span place : found[row(id)]) {
        is_selected = true;
        spans.push_back(out.domain.kind() == Domain::source ? whole : place);
        out.elements.push_back({.source = id, .span = spans.back()});
      }
    }
    if (!is_selected) continue;
    out.sources.push_back(id);
    out.spans[row(id)] = SpanSet::from_spans(spans);
    for (const auto& place : of) {
      const bool belongs =
          place.whole || out.domain.kind() == Domain::source || !intersect(place.spans, out.spans[row(id)]).empty();
      if (belongs && out.domain.kind() != Domain::case_) of_case[row(place.case_)] = true;
    }
  }
  for (const auto& [id, record] : study.cases()) {
    if (of_case[row(id)]) out.cases.push_back(id);
  }
  out.n = static_cast<std::int64_t>(out.elements.size());
}

}  // namespace detail

inline Selection select(const Study& study, const Query& query, const Domain& domain, ReadScope scope) {
  scope.within = {};
  scope.codes.clear();
  for (const auto& [id, code] : study.codes()) scope.codes.emplace_back(id);  // a query may name any code
  const Reading reading = read_codings(study, scope);
  const Places found = evaluate_places(study, query, reading.codings, reading.coded, domain);
  const CasePlaces cases(study);
  Selection out{.domain = domain, .warnings = reading.warnings, .revision = study.revision()};
  detail::fill_places(study, cases, found, reading.coded, out);

  detail::Witnesses witnesses(study);
  witnesses.mark(query.node(), reading.codings);
  const detail::SelectedCodings is_on(study, cases, found, domain);
  for (const std::uint32_t coding : reading.codings) {
    if ((!witnesses.any_leaf() || witnesses.marked(coding)) && is_on(coding)) {
      out.codings.push_back(static_cast<CodingId>(coding));
    }
  }
  const Codings& codings = study.codings();
  const auto key = [&](CodingId id) {
    const std::size_t i = row(id);
    const bool has_span = (codings.flags()[i] & coding_flags::no_span) == 0;
    return std::tuple(codings.source()[i], has_span ? codings.begin()[i] : 0U, has_span ? codings.end()[i] : 0U,
                      codings.code()[i], codings.coder()[i], i);
  };
  std::sort(out.codings.begin(), out.codings.end(), [&](CodingId a, CodingId b) { return key(a) < key(b); });

  out.method.function = "select";
  out.method.unit = domain.word();
  out.method.option("query", JsonText{query.text()});
  out.method.option("where", JsonText{scope.where.text()});
  out.method.option("layer", scope.layer);
  for (const auto& [name, number] : reading.steps) out.method.step(name, number);
  out.method.step("codings_selected", static_cast<std::int64_t>(out.codings.size()));
  out.method.n = out.n;
  return out;
}

inline Table selection_table(const Study& study, const Selection& selection) {
  Table out;
  if (selection.domain.kind() == Domain::case_) {
    std::vector<std::string> cases;
    for (const auto& element : selection.elements) cases.push_back(study.label(*element.case_));
    out.add("case", std::move(cases));
    return out;
  }
  std::vector<std::string> sources;
  std::vector<std::int64_t> begins, ends;
  for (const auto& element : selection.elements) {
    sources.push_back(study.label(element.source));
    begins.push_back(element.span.begin);
    ends.push_back(element.span.end);
  }
  out.add("source", std::move(sources)).add("begin", std::move(begins)).add("end", std::move(ends));
  return out;
}

}  // namespace tematik
