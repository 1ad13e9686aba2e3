#include <array>
#include <charconv>
#include <cmath>

#include "refi_check.hpp"
#include "refi_exporter.hpp"

namespace tematik::io::detail {
namespace {

std::string_view word_of(ValueType type) {
  switch (type) {
    case ValueType::boolean:
      return "Boolean";
    case ValueType::integer:
      return "Integer";
    case ValueType::real:
      return "Float";
    case ValueType::date:
      return "Date";
    case ValueType::datetime:
      return "DateTime";
    case ValueType::text:
      break;
  }
  return "Text";
}

Kind value_element(ValueType type) {
  switch (type) {
    case ValueType::boolean:
      return Kind::boolean_value;
    case ValueType::integer:
      return Kind::integer_value;
    case ValueType::real:
      return Kind::float_value;
    case ValueType::date:
      return Kind::date_value;
    case ValueType::datetime:
      return Kind::date_time_value;
    case ValueType::text:
      break;
  }
  return Kind::text_value;
}

bool no_number(const std::optional<AttributeValue>& value) {
  const double* number = value ? std::get_if<double>(&*value) : nullptr;
  return number != nullptr && !std::isfinite(*number);
}

/// The text of a value: no exponents, as the schema has none.
std::string value_text(const AttributeValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  std::array<char, 400> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), std::get<double>(value), std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

}  // namespace

void RefiExporter::choose_types() {
  for (const auto& [id, attribute] : study_.attributes()) {
    types_[row(id)] = attribute.type;
    if (attribute.of == ObjectKind::coder) drop(Item::attribute, row(id));
  }
  std::vector<bool> used(types_.size());
  std::size_t index = 0;
  for (auto at = study_.values().begin(); at != study_.values().end(); ++at, ++index) {
    const auto& [id, object, wave] = at->first;
    const Attribute& attribute = study_.attributes()[id];
    const bool closed = attribute.of == ObjectKind::source  ? refused(static_cast<SourceId>(object))
                        : attribute.of == ObjectKind::case_ ? static_cast<bool>(case_refused_[object])
                                                            : false;
    if (closed || attribute.of == ObjectKind::coder || !wave.empty()) {
      drop(Item::value, index, closed ? LossReason::consent : LossReason::no_counterpart);
      continue;
    }
    used[row(id)] = true;
    values_[ObjectRef(attribute.of, object)].push_back(at);
    if (no_number(at->second)) change(Item::value, index, LossReason::value_missing);
    const auto* text = at->second ? std::get_if<std::string>(&*at->second) : nullptr;
    if (text == nullptr) continue;
    const bool bad = (attribute.type == ValueType::date && !is_xsd_date(*text)) ||
                     (attribute.type == ValueType::datetime && !is_xsd_date_time(*text));
    if (bad) types_[row(id)] = ValueType::text;
  }
  for (const auto& [id, attribute] : study_.attributes()) {
    if (attribute.of == ObjectKind::coder) continue;
    if (types_[row(id)] != attribute.type) change(Item::attribute, row(id), LossReason::value_type);
    if (attribute.of == ObjectKind::source && !used[row(id)]) {  // nothing says that it is one of sources
      change(Item::attribute, row(id), LossReason::no_counterpart);
    }
  }
}

void RefiExporter::write_variables() {
  bool any = false;
  for (const auto& [id, attribute] : study_.attributes()) {
    if (attribute.of == ObjectKind::coder) continue;
    if (!any) open(Kind::variables);
    any = true;
    open(Kind::variable);
    xml_.attribute("guid", guids_.at(id));
    xml_.attribute("name", attribute.name);
    xml_.attribute("typeOfVariable", word_of(types_[row(id)]));
    if (!attribute.description.empty()) xml_.text("Description", attribute.description);
    xml_.close();
    replaced(Item::attribute, row(id));
  }
  if (any) xml_.close();
}

void RefiExporter::write_values(ObjectRef object) {
  const auto found = values_.find(object);
  if (found == values_.end()) return;
  for (const auto& at : found->second) {
    const AttributeId attribute = std::get<0>(at->first);
    open(Kind::variable_value);
    reference(Kind::variable_ref, guids_.at(attribute));
    if (at->second && !no_number(at->second)) {
      xml_.text(kind_name(value_element(types_[row(attribute)])), value_text(*at->second));
    }
    xml_.close();
  }
}

void RefiExporter::write_cases() {
  bool any = false;
  for (const auto& [id, record] : study_.cases()) {
    if (case_refused_[row(id)]) {
      drop(Item::case_, row(id), LossReason::consent);
      continue;
    }
    if (!any) open(Kind::cases);
    any = true;
    open(Kind::case_);
    xml_.attribute("guid", guids_.at(id));
    xml_.optional("name", record.name);
    if (!record.description.empty()) xml_.text("Description", record.description);
    if (record.code) reference(Kind::code_ref, guids_.at(*record.code));
    write_values(id);
    bool member_lost = false;
    for (const SourceId source : record.sources) {
      const std::string guid = written_guid(source);
      if (guid.empty() || study_.sources()[source].kind == SourceKind::memo) {
        member_lost = true;
      } else {
        reference(Kind::source_ref, guid);
      }
    }
    for (const SegmentId segment : record.segments) {
      const bool whole = study_.segments()[segment].kind == PlaceKind::source;
      const std::string guid = whole ? std::string() : written_guid(segment);
      if (guid.empty()) {
        member_lost = true;
      } else {
        reference(Kind::selection_ref, guid);
      }
    }
    xml_.close();
    replaced(Item::case_, row(id));
    const bool nameless = record.name.empty() && record.sources.size() == 1 && !record.code &&
                          record.segments.empty() && record.description.empty();
    if (nameless) change(Item::case_, row(id), LossReason::case_to_source_attributes);
    detail(Item::case_, row(id),
           member_lost || !record.role.empty() || record.minor || !record.spans.empty() || !record.speakers.empty());
  }
  if (any) xml_.close();
}

}  // namespace tematik::io::detail
