#pragma once

/// @file
/// @brief Evaluation of filters on codings, on the study as it is now. Queries: `places.hpp`.

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/filter.hpp>

namespace tematik {

/// Truth with a third value: a comparison with something missing is unknown.
enum class Kleene : std::uint8_t { no, unknown, yes };

[[nodiscard]] constexpr Kleene operator&(Kleene a, Kleene b) noexcept { return std::min(a, b); }
[[nodiscard]] constexpr Kleene operator|(Kleene a, Kleene b) noexcept { return std::max(a, b); }
[[nodiscard]] constexpr Kleene operator~(Kleene a) noexcept { return static_cast<Kleene>(2 - static_cast<int>(a)); }

/// The value of "source.technique", "case.age" or the like for one object: its own field or an attribute.
/// Empty: missing or no record. @throws LookupError for an unknown attribute
[[nodiscard]] std::optional<AttributeValue> attribute_value(const Study& study, std::string_view name,
                                                            ObjectRef object);
/// The kind of object that an attribute name begins with. @throws UsageError
[[nodiscard]] ObjectKind attribute_kind(std::string_view name);

/// A filter with its names looked up once; then a coding is a short walk.
class FilterEvaluator {
 public:
  /// @throws LookupError for unknown names, UsageError for comparisons of unlike types
  FilterEvaluator(const Study& study, const Filter& filter) : study_(study), root_(compile(filter.node())) {}

  [[nodiscard]] Kleene operator()(std::size_t coding_row) const { return evaluate(*root_, coding_row); }
  /// Whether some coding of this source could pass, whatever its code, coder, layer and place: what the filter asks
  /// about the source is known, and which cases lie in it.
  [[nodiscard]] bool may_hold(SourceId source) const { return could_be_yes({.source = source}); }
  /// Whether some coding of this source by this coder could pass.
  [[nodiscard]] bool may_hold(SourceId source, CoderId coder) const {
    return could_be_yes({.source = source, .coder = coder});
  }
  /// Whether some coding of this source that belongs to this case, cut to its places, could pass.
  [[nodiscard]] bool may_hold(SourceId source, CaseId of) const { return could_be_yes({.source = source, .of = of}); }
  /// Whether the filter asks about cases at all.
  [[nodiscard]] bool asks_cases() const noexcept { return places_.has_value(); }
  /// Where the cases lie, if the filter asks about them; else nullptr.
  [[nodiscard]] const CasePlaces* case_places() const noexcept { return places_ ? &*places_ : nullptr; }
  /// A comparison of a filter with the value of an attribute; missing is unknown. @throws UsageError for unlike types
  [[nodiscard]] static Kleene compare(const FilterNode& node, const std::optional<AttributeValue>& value);

 private:
  struct Compiled {
    FilterOp op = FilterOp::all;
    ObjectKind by = ObjectKind::source;  // which row `verdicts` is indexed by
    bool is_leaf = false;
    bool every_case = false;  // of several cases: all must pass, not any
    std::vector<Kleene> verdicts = {};
    std::vector<std::unique_ptr<Compiled>> parts = {};
    std::uint8_t flag = 0;
    bool flag_set = false;
    FilterNode asked = {};  // of created and weight
  };
  [[nodiscard]] std::unique_ptr<Compiled> compile(const FilterNode& node);
  [[nodiscard]] Kleene evaluate(const Compiled& node, std::size_t coding_row) const;
  /// What is known of a coding: where, and perhaps by whom or of which case.
  struct Known {
    SourceId source = {};
    std::optional<CoderId> coder = {};
    std::optional<CaseId> of = {};
  };
  [[nodiscard]] bool could_be_yes(const Known& known) const { return (possible(*root_, known) & 4U) != 0; }
  [[nodiscard]] unsigned possible(const Compiled& node, const Known& known) const;
  [[nodiscard]] unsigned possible_leaf(const Compiled& node, const Known& known) const;
  [[nodiscard]] Kleene of_cases(const Compiled& node, std::size_t coding_row) const;

  const Study& study_;
  std::optional<CasePlaces> places_;
  std::unique_ptr<Compiled> root_;
};

// ---------------------------------------------------------------------------------------------------------

inline ObjectKind attribute_kind(std::string_view name) {
  const std::string_view kind = name.substr(0, name.find('.'));
  if (kind == "source") return ObjectKind::source;
  if (kind == "case") return ObjectKind::case_;
  if (kind == "coder") return ObjectKind::coder;
  throw UsageError("attribute_name",
                   detail::cat("an attribute is named source.<name>, case.<name> or coder.<name>; "
                               "found \"",
                               name, '"'),
                   "attribute", std::string(name));
}

inline std::optional<AttributeValue> attribute_value(const Study& study, std::string_view name, ObjectRef object) {
  const auto dot = name.find('.');
  const std::string_view field = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  const std::string* own = nullptr;  // the object's own field of that name
  if (object.kind == ObjectKind::source) {
    const Source& source = study.sources()[static_cast<SourceId>(object.row)];
    if (field == "kind") return std::string(to_string(source.kind));
    if (field == "name") return source.name;
    own = field == "technique"  ? &source.technique
          : field == "date"     ? &source.date
          : field == "wave"     ? &source.wave
          : field == "language" ? &source.language
          : field == "role"     ? &source.role
                                : nullptr;
  } else if (object.kind == ObjectKind::case_) {
    const Case& record = study.cases()[static_cast<CaseId>(object.row)];
    if (field == "name") return record.name;
    own = field == "role" ? &record.role : nullptr;
  } else if (field == "name") {
    return study.coders()[static_cast<CoderId>(object.row)].name;
  }
  if (own != nullptr && !own->empty()) return *own;
  // Other tools' files know such fields as variables, so an attribute of that name stands in for an empty field.
  for (const auto& [id, attribute] : study.attributes()) {
    if (attribute.of != object.kind || attribute.name != field) continue;
    const auto* value = study.value(object, id);
    return value == nullptr ? std::nullopt : *value;
  }
  if (own != nullptr) return {};
  const auto* value = study.value(object, study.attribute(object.kind, field));
  return value == nullptr ? std::nullopt : *value;
}

namespace detail {

/// The object that a name stands for, or in what a study stores its id. @throws LookupError
template <class Id, class Record, class Lookup>
[[nodiscard]] Id bound_id(const Rows<Id, Record>& table, const std::vector<std::string>& names,
                          const std::vector<std::int64_t>& ids, std::size_t i, Lookup lookup) {
  if (ids.empty()) return lookup(names[i]);
  const auto id = static_cast<Id>(ids[i]);
  if (std::cmp_less(ids[i], table.end_row()) && ids[i] >= 0 && table.contains(id)) return id;
  const std::string name = std::is_same_v<Id, CaseId> ? "the case" : '"' + names[i] + '"';  // no names of participants
  throw LookupError("name_removed", cat(name, " [", ids[i], "] was removed from the study"), name);
}

/// The name that the attribute of a stored filter has by now.
[[nodiscard]] inline std::string bound_attribute(const Study& study, const FilterNode& node) {
  if (node.attribute.empty() || node.ids.empty()) return node.attribute;
  const auto id =
      bound_id(study.attributes(), {node.attribute}, node.ids, 0, [](const auto&) { return AttributeId{}; });
  return node.attribute.substr(0, node.attribute.find('.') + 1) + study.attributes()[id].name;
}

}  // namespace detail

inline Kleene FilterEvaluator::compare(const FilterNode& node, const std::optional<AttributeValue>& value) {
  const auto truth = [](bool b) { return b ? Kleene::yes : Kleene::no; };
  if (node.op == FilterOp::is_missing) return truth(!value.has_value());
  if (!value) return Kleene::unknown;
  const auto order = [&](const AttributeValue& wanted) -> std::partial_ordering {
    const auto number = [](const AttributeValue& v) -> std::optional<double> {
      if (const auto* i = std::get_if<std::int64_t>(&v)) return static_cast<double>(*i);
      if (const auto* d = std::get_if<double>(&v)) return *d;
      return {};
    };
    const auto a = number(*value);
    const auto b = number(wanted);
    if (a && b) return *a <=> *b;
    if (value->index() != wanted.index()) {
      throw UsageError("filter_type",
                       detail::cat("attr(\"", node.attribute, "\"): compared with a value of another type"),
                       node.attribute);
    }
    if (const auto* words = std::get_if<std::string>(&*value)) return *words <=> std::get<std::string>(wanted);
    return std::get<bool>(*value) <=> std::get<bool>(wanted);
  };
  bool result = false;
  for (const auto& wanted : node.values) {
    const auto o = order(wanted);
    switch (node.op) {
      case FilterOp::equal:
      case FilterOp::is_in:
        result = result || o == 0;
        break;
      case FilterOp::not_equal:
        result = o != 0;
        break;
      case FilterOp::less:
        result = o < 0;
        break;
      case FilterOp::at_most:
        result = o <= 0;
        break;
      case FilterOp::more:
        result = o > 0;
        break;
      case FilterOp::at_least:
        result = o >= 0;
        break;
      default:
        break;
    }
  }
  return truth(result);
}

inline std::unique_ptr<FilterEvaluator::Compiled> FilterEvaluator::compile(const FilterNode& node) {
  auto out = std::make_unique<Compiled>();
  out->op = node.op;
  const auto mark = [&](ObjectKind by, const auto& table, auto lookup) {
    out->is_leaf = true;
    out->by = by;
    out->verdicts.assign(table.end_row(), Kleene::no);
    for (std::size_t i = 0; i < node.names.size(); ++i) {
      out->verdicts[row(detail::bound_id(table, node.names, node.ids, i, lookup))] = Kleene::yes;
    }
  };
  out->every_case = node.quantifier == Quantifier::all;
  const std::string attribute = detail::bound_attribute(study_, node);
  const auto judge = [&](const auto& table, ObjectKind by) {
    out->is_leaf = true;
    out->by = by;
    out->verdicts.assign(table.end_row(), Kleene::unknown);
    for (const auto& [id, record] : table) {
      out->verdicts[row(id)] = compare(node, attribute_value(study_, attribute, ObjectRef(id)));
    }
  };
  switch (node.op) {
    case FilterOp::all:
      break;
    case FilterOp::has_code:
      mark(ObjectKind::code, study_.codes(), [&](const auto& name) { return study_.code(name); });
      break;
    case FilterOp::coder:
      mark(ObjectKind::coder, study_.coders(), [&](const auto& name) { return study_.coder(name); });
      break;
    case FilterOp::source:
      mark(ObjectKind::source, study_.sources(), [&](const auto& name) { return study_.source(name); });
      break;
    case FilterOp::case_:
      mark(ObjectKind::case_, study_.cases(), [&](const auto& name) { return study_.case_(name); });
      break;
    case FilterOp::layer:
      out->flag = coding_flags::final_layer;
      out->flag_set = node.layer == CodingLayer::final_;
      break;
    case FilterOp::polarity:
      out->flag = coding_flags::negative;
      out->flag_set = node.polarity == Polarity::negative;
      break;
    case FilterOp::and_:
    case FilterOp::or_:
    case FilterOp::not_:
      for (const auto& part : node.parts) out->parts.push_back(compile(*part));
      break;
    case FilterOp::created:
      out->asked = node;
      break;
    default:
      if (node.attribute == "coding.weight") {
        out->asked = node;
        for (const auto& value : node.values) {
          if (std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value)) continue;
          throw UsageError("filter_type", "weight(): compared with a value that is no number", "weight");
        }
        break;
      }
      switch (attribute_kind(attribute)) {
        case ObjectKind::case_:
          judge(study_.cases(), ObjectKind::case_);
          break;
        case ObjectKind::coder:
          judge(study_.coders(), ObjectKind::coder);
          break;
        default:
          judge(study_.sources(), ObjectKind::source);
          break;
      }
  }
  if (out->is_leaf && out->by == ObjectKind::case_ && !places_) places_.emplace(study_);
  return out;
}

inline Kleene FilterEvaluator::of_cases(const Compiled& node, std::size_t at) const {
  const Codings& codings = study_.codings();
  const bool has_span = (codings.flags()[at] & coding_flags::no_span) == 0;
  const Span span = has_span ? Span{codings.begin()[at], codings.end()[at]} : Span{};
  const bool by_name = node.op == FilterOp::case_;
  Kleene verdict = by_name ? Kleene::no : Kleene::unknown;
  bool first = true;
  for (const auto& place : places_->in(static_cast<SourceId>(codings.source()[at]))) {
    if (!place.holds(span)) continue;
    const Kleene one = node.verdicts[row(place.case_)];
    verdict = first ? one : node.every_case ? (verdict & one) : (verdict | one);
    first = false;
  }
  return verdict;
}

inline Kleene FilterEvaluator::evaluate(const Compiled& node, std::size_t at) const {
  const Codings& codings = study_.codings();
  if (node.is_leaf) {
    switch (node.by) {
      case ObjectKind::code:
        return node.verdicts[codings.code()[at]];
      case ObjectKind::coder:
        return node.verdicts[codings.coder()[at]];
      case ObjectKind::case_:
        return of_cases(node, at);
      default:
        return node.verdicts[codings.source()[at]];
    }
  }
  switch (node.op) {
    case FilterOp::and_:
      return evaluate(*node.parts[0], at) & evaluate(*node.parts[1], at);
    case FilterOp::or_:
      return evaluate(*node.parts[0], at) | evaluate(*node.parts[1], at);
    case FilterOp::not_:
      return ~evaluate(*node.parts[0], at);
    case FilterOp::layer:
    case FilterOp::polarity:
      return ((codings.flags()[at] & node.flag) != 0) == node.flag_set ? Kleene::yes : Kleene::no;
    case FilterOp::all:
      return Kleene::yes;
    case FilterOp::created: {
      const auto time = codings.created(at);
      if (!time) return Kleene::unknown;
      const bool is_in = (!node.asked.from || node.asked.from->micros <= time->micros) &&
                         (!node.asked.until || time->micros < node.asked.until->micros);
      return is_in ? Kleene::yes : Kleene::no;
    }
    default: {
      const auto value = codings.weight(at);
      return compare(node.asked, value ? std::optional<AttributeValue>(*value) : std::nullopt);
    }
  }
}

/// The verdicts (bits no = 1, unknown = 2, yes = 4) that a leaf can give on the codings that are meant.
inline unsigned FilterEvaluator::possible_leaf(const Compiled& node, const Known& known) const {
  const auto bit = [](Kleene verdict) { return 1U << static_cast<unsigned>(verdict); };
  if (node.by == ObjectKind::source) return bit(node.verdicts[row(known.source)]);
  unsigned out = 0;
  if (node.by == ObjectKind::coder) {
    if (known.coder) return bit(node.verdicts[row(*known.coder)]);
    for (const auto& [id, record] : study_.coders()) out |= bit(node.verdicts[row(id)]);
    return out;
  }
  if (node.by != ObjectKind::case_) return 7;
  if (known.of) return bit(node.verdicts[row(*known.of)]);
  // A whole source belongs to its case whatever the coding; of the other cases any set can be met, or none.
  bool none_yet = true;
  for (const auto& place : places_->in(known.source)) {
    const Kleene one = node.verdicts[row(place.case_)];
    unsigned met = none_yet ? bit(one) : 0;
    for (const Kleene other : {Kleene::no, Kleene::unknown, Kleene::yes}) {
      if ((out & bit(other)) != 0) met |= bit(node.every_case ? (other & one) : (other | one));
    }
    out = place.whole ? met : (out | met);
    none_yet = none_yet && !place.whole;
  }
  if (none_yet) out |= bit(node.op == FilterOp::case_ ? Kleene::no : Kleene::unknown);
  return out;
}

/// The verdicts that the codings meant can get, each part judged for itself.
inline unsigned FilterEvaluator::possible(const Compiled& node, const Known& known) const {
  const auto bit = [](Kleene verdict) { return 1U << static_cast<unsigned>(verdict); };
  if (node.is_leaf) return possible_leaf(node, known);
  if (node.op == FilterOp::all) return bit(Kleene::yes);
  if (node.parts.empty()) return 7;
  const unsigned first = possible(*node.parts[0], known);
  const unsigned second = node.parts.size() > 1 ? possible(*node.parts[1], known) : bit(Kleene::yes);
  unsigned out = 0;
  for (const Kleene a : {Kleene::no, Kleene::unknown, Kleene::yes}) {
    for (const Kleene b : {Kleene::no, Kleene::unknown, Kleene::yes}) {
      if ((first & bit(a)) == 0 || (second & bit(b)) == 0) continue;
      out |= bit(node.op == FilterOp::and_ ? (a & b) : node.op == FilterOp::or_ ? (a | b) : ~a);
    }
  }
  return out;
}

}  // namespace tematik
