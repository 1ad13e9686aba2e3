#include <charconv>
#include <cmath>
#include <utility>

#include <tematik/support/cat.hpp>

#include "blanks.hpp"
#include "refi_importer.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

std::optional<ValueType> type_of_word(FileText word) {
  word = trimmed(word);
  if (word == "Text") return ValueType::text;
  if (word == "Boolean") return ValueType::boolean;
  if (word == "Integer") return ValueType::integer;
  if (word == "Float") return ValueType::real;
  if (word == "Date") return ValueType::date;
  if (word == "DateTime") return ValueType::datetime;
  return std::nullopt;
}

ValueType type_of_element(Kind kind) {
  switch (kind) {
    case Kind::boolean_value:
      return ValueType::boolean;
    case Kind::integer_value:
      return ValueType::integer;
    case Kind::float_value:
      return ValueType::real;
    case Kind::date_value:
      return ValueType::date;
    case Kind::date_time_value:
      return ValueType::datetime;
    default:
      return ValueType::text;
  }
}

/// No value element, or an empty one of a type that has no empty value.
bool is_missing(const RefiValue& value) {
  return value.type == Kind::other || (value.type != Kind::text_value && trimmed(value.value).empty());
}

/// The value under a type; empty if the text is none of that type.
std::optional<AttributeValue> parse_value(FileText raw, ValueType type) {
  const FileText text = trimmed(raw);
  switch (type) {
    case ValueType::text:
      return std::string(raw);
    case ValueType::boolean:
      if (text == "true" || text == "1") return true;
      if (text == "false" || text == "0") return false;
      return std::nullopt;
    case ValueType::integer: {
      std::int64_t number = 0;
      const FileText digits = text.starts_with('+') ? text.substr(1) : text;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
      return number;
    }
    case ValueType::real: {
      double number = 0;
      const FileText digits = text.starts_with('+') ? text.substr(1) : text;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size() ||
          !std::isfinite(number)) {
        return std::nullopt;
      }
      return number;
    }
    case ValueType::date:
    case ValueType::datetime:
      if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
      return std::string(text);
  }
  return std::nullopt;
}

}  // namespace

void RefiImporter::add_variables() {
  for (const auto& variable : document_.variables) {
    Variable out{.variable = &variable, .uid = uid("variable", variable.row, variable.guid)};
    const auto type = type_of_word(variable.type);
    if (!type) mark(variable.row, LossReason::value_type);
    if (variable.name.empty()) note(variable.row, LossReason::name_empty);
    out.declared = out.type = type.value_or(ValueType::text);
    if (const auto key = guid_key(variable.guid); !key.empty()) variable_index_.emplace(key, variables_.size());
    variables_.push_back(std::move(out));
  }
  // A variable with a value that is none of its type is text in the study.
  std::vector<bool> of_source(variables_.size());
  std::vector<bool> of_case(variables_.size());
  const auto check = [&](const std::vector<RefiValue>& values, std::vector<bool>& used) {
    for (const auto& value : values) {
      const auto found =
          value.variable ? variable_index_.find(guid_key(value.variable->target)) : variable_index_.end();
      if (found == variable_index_.end()) continue;
      used[found->second] = true;
      if (is_missing(value)) continue;
      Variable& variable = variables_[found->second];
      if (!parse_value(value.value, variable.type)) variable.type = ValueType::text;
    }
  };
  for (const auto& source : document_.sources) {
    check(source.values, of_source);
    for (const auto& text : source.texts) check(text.values, of_source);
  }
  for (const auto& text : document_.notes) check(text.values, of_source);
  for (const auto& record : document_.cases) check(record.values, source_of_nameless(record) ? of_source : of_case);
  for (const auto& variable : variables_) {
    if (variable.type != variable.declared) mark(variable.variable->row, LossReason::value_type);
  }
  for (std::size_t i = 0; i < variables_.size(); ++i) {  // in the order of the file, whatever bears the values
    if (of_source[i]) (void)attribute_of(variables_[i], ObjectKind::source);
    if (of_case[i] || !of_source[i]) (void)attribute_of(variables_[i], ObjectKind::case_);  // none: one of cases
  }

  for (std::size_t i = 0; i < document_.sources.size(); ++i) {
    add_values(document_.sources[i].values, source_ids_[i]);
    for (const auto& text : document_.sources[i].texts) add_values(text.values, source_ids_[i]);
    if (!document_.sources[i].values.empty()) dialect_.insert(16);
  }
  for (const auto& text : document_.notes) {
    const TextItem& item = item_of(text);
    if (item.source) add_values(text.values, *item.source);
  }
}

AttributeId RefiImporter::attribute_of(Variable& variable, ObjectKind kind) {
  auto& own = kind == ObjectKind::case_ ? variable.of_case : variable.of_source;
  if (own) return *own;
  const auto& other = kind == ObjectKind::case_ ? variable.of_source : variable.of_case;
  Attribute record{.name = std::string(variable.variable->name), .of = kind, .type = variable.type};
  if (record.type == ValueType::integer || record.type == ValueType::real) record.scale = Scale::numeric;
  record.description = variable.variable->description.value_or(FileText{});
  record.uid = other && !variable.uid.empty() ? cat("raw:", variable.uid, "~2") : variable.uid;
  const auto taken = [&](const std::string& name) {
    for (const auto id : study_.attributes().find(name)) {
      if (study_.attributes()[id].of == kind && study_.attributes()[id].name == name) return true;
    }
    return false;
  };
  if (taken(record.name)) {
    note(variable.variable->row, LossReason::name_disambiguated);
    const std::string name = record.name;
    for (int i = 2; taken(record.name); ++i) record.name = cat(name, " [", i, ']');
  }
  own = study_.add_attribute(std::move(record));
  return *own;
}

void RefiImporter::add_values(const std::vector<RefiValue>& values, ObjectRef object) {
  for (const auto& value : values) {
    const auto found = value.variable ? variable_index_.find(guid_key(value.variable->target)) : variable_index_.end();
    if (found == variable_index_.end()) {
      drop(value.row, LossReason::ref_unresolved);
      continue;
    }
    Variable& variable = variables_[found->second];
    const AttributeId attribute = attribute_of(variable, object.kind);
    if (study_.value(object, attribute) != nullptr) {  // a second value of one variable: there is no place for it
      drop(value.row, LossReason::no_counterpart);
      continue;
    }
    if (is_missing(value)) {
      note(value.row, LossReason::value_missing);
      study_.set_value(object, attribute, std::nullopt);
      continue;
    }
    if (type_of_element(value.type) != variable.type && variable.type == variable.declared) {
      mark(value.row, LossReason::value_type);
    }
    study_.set_value(object, attribute, parse_value(value.value, variable.type));
  }
}

std::optional<ObjectRef> RefiImporter::source_of_nameless(const RefiCase& record) const {
  const bool bare = record.name.empty() && record.sources.size() == 1 && record.codes.empty() &&
                    record.selections.empty() && (!record.description || record.description->empty());
  return bare ? find(sources_, record.sources.front().target) : std::nullopt;
}

void RefiImporter::add_cases() {
  for (const auto& record : document_.cases) {
    const auto only_source = source_of_nameless(record);
    if (only_source) {  // R16: no case of its own, but the way in which some programs write attributes of a source
      mark(record.row, LossReason::case_to_source_attributes);
      dialect_.insert(16);
      add_values(record.values, *only_source);
      continue;
    }
    Case out{.name = std::string(record.name), .uid = uid("case", record.row, record.guid)};
    if (record.name.empty()) note(record.row, LossReason::name_empty);
    out.description = record.description.value_or(FileText{});
    for (const auto& reference : record.sources) {
      const auto source = find(sources_, reference.target);
      if (!source) {
        mark(reference.row, LossReason::ref_unresolved);
      } else {
        out.sources.push_back(static_cast<SourceId>(source->row));
      }
    }
    for (const auto& reference : record.selections) {
      const auto place = find(selections_, reference.target);
      if (!place) {
        mark(reference.row, LossReason::ref_unresolved);
      } else {
        out.segments.push_back(static_cast<SegmentId>(place->row));
      }
    }
    std::optional<ObjectRef> code;
    for (const auto& reference : record.codes) {
      const auto found = find(codes_, reference.target);
      if (!found) {
        mark(reference.row, LossReason::ref_unresolved);
      } else if (code) {
        mark(reference.row, LossReason::no_counterpart);  // the study knows one code per case
      } else {
        code = found;
      }
    }
    if (!code) {
      code = find(codes_, record.guid);
      if (code) {
        dialect_.insert(9);
        if (options_.case_codes == CaseCodes::membership) mark(record.row, LossReason::case_from_code);
      }
    }
    if (code && options_.case_codes == CaseCodes::membership) out.code = static_cast<CodeId>(code->row);
    const CaseId id = study_.add_case(std::move(out));
    if (const auto key = guid_key(record.guid); !key.empty()) cases_.emplace(key, id);
    add_values(record.values, id);
  }
}

}  // namespace tematik::io::detail
