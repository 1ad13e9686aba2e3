#pragma once

/// @file
/// @brief A filter: a predicate on one coding, as a value that can be kept, combined, printed and compared.
///
/// `&`, `|` and `~` follow Kleene's three-valued logic: a comparison with a missing value is *unknown*, not-unknown
/// is unknown, and only *true* keeps a coding. Missing is not "no": ask `is_missing()`.
///
/// @code
/// auto pupils = tematik::attr("case.role") == "pupil" & tematik::by_coder("Ani");
/// auto met = tematik::cooccurrence(study, {.where = pupils});
/// @endcode
/// - **Literature**: Kleene (1952), Introduction to Metamathematics, § 64

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/time.hpp>

namespace tematik {

/// What a node of a filter asks.
enum class FilterOp : std::uint8_t {
  all,
  has_code,
  coder,
  source,
  case_,
  layer,
  polarity,
  equal,
  not_equal,
  less,
  at_most,
  more,
  at_least,
  is_in,
  is_missing,
  and_,
  or_,
  not_,
  created,
};

template <>
struct EnumNames<FilterOp> {
  static constexpr std::string_view what = "filter";
  static constexpr std::array<std::pair<FilterOp, std::string_view>, 19> names{{
      {FilterOp::all, "all"},
      {FilterOp::has_code, "has_code"},
      {FilterOp::coder, "coder"},
      {FilterOp::source, "source"},
      {FilterOp::case_, "case"},
      {FilterOp::layer, "layer"},
      {FilterOp::polarity, "polarity"},
      {FilterOp::equal, "=="},
      {FilterOp::not_equal, "!="},
      {FilterOp::less, "<"},
      {FilterOp::at_most, "<="},
      {FilterOp::more, ">"},
      {FilterOp::at_least, ">="},
      {FilterOp::is_in, "in"},
      {FilterOp::is_missing, "is_missing"},
      {FilterOp::and_, "and"},
      {FilterOp::or_, "or"},
      {FilterOp::not_, "not"},
      {FilterOp::created, "created"},
  }};
};

/// A coding of several cases: a test of `case.<attribute>` holds if it holds of any of them, or of all.
enum class Quantifier : std::uint8_t { any, all };

template <>
struct EnumNames<Quantifier> {
  static constexpr std::string_view what = "quantifier";
  static constexpr std::array<std::pair<Quantifier, std::string_view>, 2> names{
      {{Quantifier::any, "any"}, {Quantifier::all, "all"}}};
};

class Filter;

/// One node: immutable, shared between the filters that hold it.
struct FilterNode {
  FilterOp op = FilterOp::all;
  std::vector<std::string> names = {};  ///< of codes, coders, sources, cases
  std::string attribute = {};           ///< "source.technique", "case.age", "coder.role"
  std::vector<AttributeValue> values = {};
  CodingLayer layer = CodingLayer::coder;
  Polarity polarity = Polarity::positive;
  std::vector<std::shared_ptr<const FilterNode>> parts = {};
  std::vector<std::int64_t> ids = {};  ///< of a stored filter: what `names` or the attribute were, by row
  Quantifier quantifier = Quantifier::any;
  std::optional<Timestamp> from = {};   ///< of created; empty: no bound
  std::optional<Timestamp> until = {};  ///< of created, not included
};

/// A filter. Default: every coding passes.
class Filter {
 public:
  Filter() : node_(std::make_shared<const FilterNode>()) {}
  explicit Filter(FilterNode node) : node_(std::make_shared<const FilterNode>(std::move(node))) {}

  [[nodiscard]] const FilterNode& node() const noexcept { return *node_; }
  [[nodiscard]] bool is_all() const noexcept { return node_->op == FilterOp::all; }
  /// Canonical text: equal filters have equal texts.
  [[nodiscard]] std::string text() const;

  friend Filter operator&(const Filter& a, const Filter& b) {
    return Filter({.op = FilterOp::and_, .parts = {a.node_, b.node_}});
  }
  friend Filter operator|(const Filter& a, const Filter& b) {
    return Filter({.op = FilterOp::or_, .parts = {a.node_, b.node_}});
  }
  friend Filter operator~(const Filter& a) { return Filter({.op = FilterOp::not_, .parts = {a.node_}}); }
  friend bool operator==(const Filter& a, const Filter& b) { return a.node_ == b.node_ || a.text() == b.text(); }

 private:
  std::shared_ptr<const FilterNode> node_;
};

[[nodiscard]] inline Filter has_code(std::vector<std::string> names) {
  return Filter({.op = FilterOp::has_code, .names = std::move(names)});
}
[[nodiscard]] inline Filter by_coder(std::string name) {
  return Filter({.op = FilterOp::coder, .names = {std::move(name)}});
}
[[nodiscard]] inline Filter in_source(std::string name) {
  return Filter({.op = FilterOp::source, .names = {std::move(name)}});
}
[[nodiscard]] inline Filter in_case(std::string name) {
  return Filter({.op = FilterOp::case_, .names = {std::move(name)}});
}
[[nodiscard]] inline Filter in_layer(CodingLayer layer) { return Filter({.op = FilterOp::layer, .layer = layer}); }
[[nodiscard]] inline Filter has_polarity(Polarity polarity) {
  return Filter({.op = FilterOp::polarity, .polarity = polarity});
}

/// Codings made at `from` or later and before `until`; either may be open. A coding without a time is unknown. Times of
/// an unknown zone are read as UTC. @throws UsageError if both are open, or `from` is not before `until`
[[nodiscard]] Filter created(std::optional<Timestamp> from, std::optional<Timestamp> until);

/// An attribute to compare: `attr("case.age") > 40`. The first word is the kind of object (source, case, coder); of a
/// source also its fields technique, date, wave, language, role, kind, name; of a case role and name.
class AttributeTest {
 public:
  /// @throws UsageError for `all` with what is no attribute of cases
  explicit AttributeTest(std::string name, Quantifier quantifier = Quantifier::any)
      : name_(std::move(name)), quantifier_(quantifier) {
    if (quantifier_ == Quantifier::any || name_.starts_with("case.")) return;
    throw UsageError("quantifier", "quantifier \"all\" goes with attributes of cases: case.<name>", "quantifier",
                     name_);
  }

  [[nodiscard]] Filter compare(FilterOp op, std::vector<AttributeValue> values) const {
    return Filter({.op = op, .attribute = name_, .values = std::move(values), .quantifier = quantifier_});
  }
  [[nodiscard]] Filter isin(std::vector<AttributeValue> values) const {
    return compare(FilterOp::is_in, std::move(values));
  }
  /// Both ends included.
  [[nodiscard]] Filter between(AttributeValue low, AttributeValue high) const {
    return compare(FilterOp::at_least, {std::move(low)}) & compare(FilterOp::at_most, {std::move(high)});
  }
  [[nodiscard]] Filter is_missing() const { return compare(FilterOp::is_missing, {}); }

  template <class T>
  friend Filter operator==(const AttributeTest& a, const T& b) {
    return a.compare(FilterOp::equal, {make_value(b)});
  }
  template <class T>
  friend Filter operator!=(const AttributeTest& a, const T& b) {
    return a.compare(FilterOp::not_equal, {make_value(b)});
  }
  template <class T>
  friend Filter operator<(const AttributeTest& a, const T& b) {
    return a.compare(FilterOp::less, {make_value(b)});
  }
  template <class T>
  friend Filter operator<=(const AttributeTest& a, const T& b) {
    return a.compare(FilterOp::at_most, {make_value(b)});
  }
  template <class T>
  friend Filter operator>(const AttributeTest& a, const T& b) {
    return a.compare(FilterOp::more, {make_value(b)});
  }
  template <class T>
  friend Filter operator>=(const AttributeTest& a, const T& b) {
    return a.compare(FilterOp::at_least, {make_value(b)});
  }

 private:
  template <class T>
  [[nodiscard]] static AttributeValue make_value(const T& value) {
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, AttributeValue>) {
      return value;
    } else if constexpr (std::integral<T>) {
      return static_cast<std::int64_t>(value);
    } else if constexpr (std::floating_point<T>) {
      return static_cast<double>(value);
    } else {
      return std::string(value);
    }
  }
  std::string name_;
  Quantifier quantifier_;
};

[[nodiscard]] inline AttributeTest attr(std::string name, Quantifier quantifier = Quantifier::any) {
  return AttributeTest(std::move(name), quantifier);
}
/// The weight of a coding, to compare: `weight() >= 2`. One that was not given is missing, not 1.
[[nodiscard]] inline AttributeTest weight() { return AttributeTest("coding.weight"); }

// ---------------------------------------------------------------------------------------------------------

[[nodiscard]] inline std::string to_json(const AttributeValue& value) {
  return std::visit([](const auto& v) { return to_json(v); }, value);
}

inline Filter created(std::optional<Timestamp> from, std::optional<Timestamp> until) {
  if ((!from && !until) || (from && until && from->micros >= until->micros)) {
    throw UsageError("created", "created: expected a time from which, a later time until which, or both", "created");
  }
  return Filter({.op = FilterOp::created, .from = from, .until = until});
}

namespace detail {

/// A name, or in what a study stores `[id, name]`.
[[nodiscard]] inline std::string bound_text(const std::string& name, const std::vector<std::int64_t>& ids,
                                            std::size_t i) {
  if (ids.empty()) return json_string(name);
  return '[' + std::to_string(ids[i]) + ',' + json_string(name) + ']';
}

[[nodiscard]] inline std::string filter_text(const FilterNode& node) {
  std::string out = "[" + tematik::to_json(node.op);
  for (std::size_t i = 0; i < node.names.size(); ++i) out += ',' + bound_text(node.names[i], node.ids, i);
  if (node.op == FilterOp::layer) out += ',' + tematik::to_json(node.layer);
  if (node.op == FilterOp::polarity) out += ',' + tematik::to_json(node.polarity);
  if (!node.attribute.empty()) {
    const std::string attribute = bound_text(node.attribute, node.ids, 0);
    const bool every = node.quantifier == Quantifier::all;
    out += every ? ",[" + attribute + ",\"all\"]" : ',' + attribute;
  }
  if (node.op == FilterOp::created) {
    for (const auto& end : {node.from, node.until}) out += end ? ',' + json_string(to_string(*end)) : ",null";
  }
  for (const auto& value : node.values) out += ',' + tematik::to_json(value);
  for (const auto& part : node.parts) out += ',' + filter_text(*part);
  return out + ']';
}

}  // namespace detail

inline std::string Filter::text() const { return detail::filter_text(*node_); }
[[nodiscard]] inline std::string to_json(const Filter& filter) { return filter.text(); }

}  // namespace tematik
