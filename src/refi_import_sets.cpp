#include <algorithm>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/xml_escaped.hpp>

#include "refi_importer.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::string_view marker = "[tematik:theme]";

/// The description without its last line, if that line is the marker of a theme.
std::optional<std::string> without_marker(std::string_view description) {
  while (description.ends_with('\n') || description.ends_with('\r') || description.ends_with(' ')) {
    description.remove_suffix(1);
  }
  const std::size_t line = description.rfind('\n');
  const std::string_view last = line == std::string_view::npos ? description : description.substr(line + 1);
  const std::size_t first = std::min(last.find_first_not_of(" \t"), last.size());
  if (last.substr(first) != marker) return std::nullopt;
  return std::string(line == std::string_view::npos ? std::string_view{} : description.substr(0, line));
}

/// Attributes outside the schema stand in document order.
constexpr auto by_owner = [](const auto& a, const auto& b) {
  const auto owner = [](const auto& item) {
    if constexpr (requires { item.owner; }) {
      return item.owner;
    } else {
      return item;
    }
  };
  return owner(a) < owner(b);
};

Direction direction_of(FileText word) {
  if (word == "OneWay") return Direction::one_way;
  if (word == "Bidirectional") return Direction::bidirectional;
  return Direction::associative;
}

}  // namespace

void RefiImporter::add_sets() {
  for (const auto& set : document_.sets) {
    for (const auto& member : set.members) {
      if (member.odd_form) mark(member.row, LossReason::member_ref_form);
    }
    if (options_.themes == ReadThemes::by_marker && set.description) {
      if (auto description = without_marker(*set.description)) {
        add_theme(set, std::move(*description));
        continue;
      }
    }
    ObjectSet out{.name = std::string(set.name), .uid = uid("set", set.row, set.guid)};
    if (set.name.empty()) note(set.row, LossReason::name_empty);
    out.description = set.description.value_or(FileText{});
    for (const auto& member : set.members) {
      const GuidTable& table = member.kind == Kind::member_code     ? codes_
                               : member.kind == Kind::member_source ? sources_
                                                                    : memos_;
      const auto object = find(table, member.target);
      if (object) {
        out.members.push_back(*object);
      } else {
        mark(member.row, LossReason::ref_unresolved);
      }
    }
    const auto [first, last] = std::equal_range(document_.extras.begin(), document_.extras.end(), set.row, by_owner);
    for (auto extra = first; extra != last; ++extra) out.provenance.emplace_back(extra->name, extra->value);
    if (options_.set_attributes) add_set_attributes(set, out.members);
    const SetId id = study_.add_set(std::move(out));
    if (const auto key = guid_key(set.guid); !key.empty()) sets_.emplace(key, id);
  }
}

void RefiImporter::add_theme(const RefiSet& set, std::string description) {
  Theme out{.name = std::string(set.name), .description = std::move(description), .uid = uid("set", set.row, set.guid)};
  note(set.row, LossReason::marker_used);
  for (const auto& member : set.members) {
    const auto code = member.kind == Kind::member_code ? find(codes_, member.target) : std::nullopt;
    if (member.kind != Kind::member_code) {
      mark(member.row, LossReason::no_counterpart);  // a theme holds codes
    } else if (!code) {
      mark(member.row, LossReason::ref_unresolved);
    } else {
      const auto id = static_cast<CodeId>(code->row);
      const bool twice =
          std::any_of(out.members.begin(), out.members.end(), [&](const auto& m) { return m.code == id; });
      if (twice) {
        mark(member.row, LossReason::no_counterpart);
      } else {
        out.members.push_back({.code = id});
      }
    }
  }
  const ThemeId id = study_.add_theme(std::move(out));
  if (const auto key = guid_key(set.guid); !key.empty()) sets_.emplace(key, id);
}

void RefiImporter::add_set_attributes(const RefiSet& set, const std::vector<ObjectRef>& members) {
  // "gender: male" on sources is an attribute `gender` with the value `male`.
  const std::size_t colon = set.name.find(": ");
  if (colon == 0 || colon == FileText::npos || colon + 2 >= set.name.size()) return;
  const std::string name(set.name.substr(0, colon));
  for (const ObjectRef object : members) {
    if (object.kind != ObjectKind::source) continue;
    std::optional<AttributeId> attribute;
    for (const auto id : study_.attributes().find(name)) {
      if (study_.attributes()[id].of == ObjectKind::source) attribute = id;
    }
    if (!attribute) attribute = study_.add_attribute({.name = name, .of = ObjectKind::source});
    const bool text = study_.attributes()[*attribute].type == ValueType::text;
    if (!text || study_.value(object, *attribute) != nullptr) {  // the first value stays
      note(set.row, LossReason::value_type);
      continue;
    }
    study_.set_value(object, *attribute, std::string(set.name.substr(colon + 2)));
  }
}

void RefiImporter::add_links() {
  const auto end = [&](FileText guid) -> std::optional<ObjectRef> {
    for (const GuidTable* table : {&memos_, &selections_, &codes_, &sources_, &cases_, &sets_, &users_}) {
      if (const auto object = find(*table, guid)) return object;
    }
    return std::nullopt;
  };
  for (const auto& link : document_.links) {
    const auto from = end(link.origin);
    const auto to = end(link.target);
    if (!from || !to) {
      drop(link.row, LossReason::ref_unresolved);
      continue;
    }
    Relation out{
        .causes = {*from}, .effect = *to, .type = std::string(link.name), .direction = direction_of(link.direction)};
    out.uid = uid("link", link.row, link.guid);
    if (out.type.empty()) {
      out.type = "link";
      out.provenance.emplace_back("name", "");
      note(link.row, LossReason::name_empty);
    }
    if (!link.direction.empty()) out.provenance.emplace_back("direction", link.direction);
    if (!link.color.empty()) out.provenance.emplace_back("color", link.color);
    const RelationId id = study_.add_relation(std::move(out));
    attach_late(link.notes, id);
    if ((from->kind == ObjectKind::memo) != (to->kind == ObjectKind::memo)) {
      const bool memo_first = from->kind == ObjectKind::memo;
      late_memo_on_[memo_first ? from->row : to->row].push_back(memo_first ? *to : *from);
      note(link.row, LossReason::memo_via_link);
    }
  }
}

void RefiImporter::add_diagrams() {
  for (const auto& graph : document_.graphs) {
    std::set<std::string> vertices;
    for (const auto& mark_ : graph.marks) {
      if (mark_.kind == Kind::vertex) vertices.insert(guid_key(mark_.guid));
    }
    Diagram out{
        .name = std::string(graph.name), .format = "refi-qda-graph", .uid = uid("graph", graph.row, graph.guid)};
    out.content = "<Graph>\n";
    for (const auto& part : graph.marks) {
      const bool edge = part.kind == Kind::edge;
      if (edge &&
          (!vertices.contains(guid_key(part.source_vertex)) || !vertices.contains(guid_key(part.target_vertex)))) {
        mark(part.row, LossReason::ref_unresolved);
        continue;
      }
      out.content += cat("  <", kind_name(part.kind));
      for (const auto& rule : rule_of(part.kind, false).attributes) {
        const auto attribute = document_.rows[part.row].node.attribute(rule.name.data());
        if (!attribute) continue;
        out.content += cat(' ', rule.name, "=\"");
        out.content += xml_escaped(attribute.value());
        out.content += '"';
      }
      out.content += "/>\n";
    }
    out.content += "</Graph>\n";
    study_.add_diagram(std::move(out));
  }
}

}  // namespace tematik::io::detail
