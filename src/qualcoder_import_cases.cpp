#include <algorithm>
#include <map>
#include <set>

#include <tematik/support/cat.hpp>

#include "qualcoder_importer.hpp"

namespace tematik::io::detail {

void QualcoderImporter::add_cases() {
  std::vector<std::pair<StoreLine, Case>> records;
  std::unordered_map<std::int64_t, std::size_t> index;
  each("cases", [&](const StoreLine& line) {
    index.emplace(line.key(), records.size());
    Case record{.name = text(line, "name"), .uid = uid(line)};
    if (record.name.empty()) note(line, LossReason::name_empty);
    records.emplace_back(line, std::move(record));
  });
  each("case_text", [&](const StoreLine& line) {
    const Item* item = item_of(line, "fid");
    const auto at = find(index, number(line, "caseid"));
    if (item == nullptr || !at) {
      mark(line, LossReason::ref_unresolved);
      return;
    }
    Case& record = records[*at].second;
    const SourceId source = source_of(*item);
    if (!view(line, "memo").empty()) note(line, LossReason::no_counterpart);
    if (is_all_of(line, *item)) {
      if (std::find(record.sources.begin(), record.sources.end(), source) == record.sources.end()) {
        record.sources.push_back(source);
      }
      return;
    }
    if (is_recording(*item) && !texts_[item->text].stored) {
      join(record, source, numbers(line, {.source = source, .kind = PlaceKind::time}, {"pos0", "pos1"}));
      return;
    }
    join(record, source, place(line, positions_of_.at(object(line)), {}, "pos0", "pos1"));
  });
  for (auto& [line, record] : records) {
    const CaseId id = study_.add_case(std::move(record));
    cases_.emplace(line.key(), id);
    add_memo(line, "memo", {id});
  }
}

void QualcoderImporter::add_attributes() {
  const auto kind_of = [](std::string_view word) -> std::optional<ObjectKind> {
    if (word == "case") return ObjectKind::case_;
    if (word == "file") return ObjectKind::source;
    return std::nullopt;
  };
  std::set<std::string_view> words;  // attributes with a value that is no number
  each("attribute", [&](const StoreLine& line) {
    const std::string_view value = view(line, "value");
    if (!value.empty() && !is_number(value)) words.insert(view(line, "name"));
  });
  std::map<std::string, ValueType, std::less<>> types;
  each("attribute_type", [&](const StoreLine& line) {
    const auto kind = kind_of(view(line, "caseorfile"));
    if (!kind) {
      mark(line, LossReason::no_counterpart);  // attributes of journals
      return;
    }
    const std::string name = text(line, "name");
    auto type = view(line, "valuetype") == "numeric" ? ValueType::real : ValueType::text;
    if (type == ValueType::real && words.contains(name)) {
      mark(line, LossReason::value_type);
      type = ValueType::text;
    }
    types.emplace(name, type);
    (void)attribute(*kind, name, type, text(line, "memo"), uid(line));
  });
  each("attribute", [&](const StoreLine& line) {
    const auto kind = kind_of(view(line, "attr_type"));
    if (!kind) {
      mark(line, LossReason::no_counterpart);
      return;
    }
    std::optional<ObjectRef> object;
    if (*kind == ObjectKind::case_) {
      if (const auto found = find(cases_, number(line, "id"))) object = *found;
    } else if (const Item* item = item_of(line, "id")) {
      object = source_of(*item);
    }
    if (!object) {
      mark(line, LossReason::ref_unresolved);
      return;
    }
    const std::string name = text(line, "name");
    const auto type = types.find(name);
    const AttributeId id = attribute(*kind, name, type == types.end() ? ValueType::text : type->second);
    std::string value = text(line, "value");
    set_value(line, *object, id, value.empty() ? std::nullopt : std::optional(std::move(value)));
  });
}

void QualcoderImporter::add_references() {
  std::map<std::int64_t, std::vector<SourceId>> sources;
  for (const Item& item : items_) {
    if (const auto id = number(item.line, "risid")) sources[*id].push_back(source_of(item));
  }
  each("ris", [&](const StoreLine& line) {
    const auto id = number(line, "risid");
    const auto found = id ? sources.find(*id) : sources.end();
    if (found == sources.end()) {
      mark(line, LossReason::ref_unresolved);
      return;
    }
    const AttributeId of =
        attribute(ObjectKind::source, tematik::detail::cat("ris.", text(line, "tag")), ValueType::text);
    for (const SourceId source : found->second) {
      std::string value = text(line, "value");
      const auto* before = study_.value(source, of);
      if (before != nullptr && *before) value = tematik::detail::cat(std::get<std::string>(**before), "; ", value);
      study_.set_value(source, of, AttributeValue(std::move(value)));
    }
  });
}

}  // namespace tematik::io::detail
