#include <algorithm>
#include <pugixml.hpp>

#include <tematik/support/cat.hpp>

#include "refi_check.hpp"
#include "refi_document.hpp"
#include "refi_exporter.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::string_view theme_line = "[tematik:theme]";

bool ends_in_theme_line(std::string_view description) {
  const std::size_t line = description.find_last_not_of(" \r\n");
  return line != std::string_view::npos && description.substr(0, line + 1).ends_with(theme_line);
}

}  // namespace

void RefiExporter::write_sets() {
  const bool codebook = form_ == RefiForm::codebook;
  const bool with_themes = options_.theme_as == ThemeAs::set && study_.themes().size() > 0;
  const auto only_codes = [](const ObjectSet& set) {
    return std::all_of(set.members.begin(), set.members.end(),
                       [](ObjectRef member) { return member.kind == ObjectKind::code; });
  };
  bool any = false;
  const auto begin = [&] {
    if (!any) open(Kind::sets);
    any = true;
  };
  for (const auto& [id, set] : study_.sets()) {
    if (codebook && !only_codes(set)) continue;
    begin();
    write_set(guids_.at(id), set.name, set.description, set.members);
    replaced(Item::set, row(id));
    if (ends_in_theme_line(set.description)) change(Item::set, row(id), LossReason::marker_used);
  }
  for (const auto& [id, theme] : study_.themes()) {
    if (!with_themes) continue;
    begin();
    std::vector<ObjectRef> members;
    for (const auto& member : theme.members) members.emplace_back(member.code);
    write_set(guids_.at(id), theme.name,
              theme.description.empty() ? std::string(theme_line) : cat(theme.description, '\n', theme_line), members);
    replaced(Item::theme, row(id));
    change(Item::theme, row(id), LossReason::marker_used);
  }
  if (any) xml_.close();
}

void RefiExporter::write_set(const std::string& guid, const std::string& name, std::string description,
                             const std::vector<ObjectRef>& members) {
  open(Kind::set);
  xml_.attribute("guid", guid);
  xml_.attribute("name", name);
  if (!description.empty()) xml_.text("Description", description);
  for (const auto& [of, kind] :
       {std::pair{ObjectKind::code, Kind::member_code}, std::pair{ObjectKind::source, Kind::member_source},
        std::pair{ObjectKind::memo, Kind::member_note}}) {
    for (const ObjectRef member : members) {
      const std::string target = member.kind == of ? written_guid(member) : std::string();
      if (target.empty()) continue;
      if (form_ == RefiForm::codebook) {
        open(kind);
        xml_.attribute("guid", target);  // the schema of codebooks calls it so
        xml_.close();
      } else {
        reference(kind, target);
      }
    }
  }
  xml_.close();
}

void RefiExporter::write_diagrams() {
  bool any = false;
  for (const auto& [id, diagram] : study_.diagrams()) {
    pugi::xml_document content;
    const bool read = diagram.format == "refi-qda-graph" &&
                      content.load_buffer(diagram.content.data(), diagram.content.size()).status == pugi::status_ok;
    if (!read) {
      drop(Item::diagram, row(id));
      continue;
    }
    if (!any) open(Kind::graphs);
    any = true;
    open(Kind::graph);
    xml_.attribute("guid", guids_.at(id));
    xml_.optional("name", diagram.name);
    bool part_lost = false;
    std::map<std::string, std::string> vertices;
    for (const Kind kind : {Kind::vertex, Kind::edge}) {
      for (const auto part : content.document_element().children(kind_name(kind).data())) {
        std::vector<std::pair<std::string_view, std::string>> out;
        bool whole = true;
        for (const auto& rule : rule_of(kind, false).attributes) {
          std::string value = part.attribute(rule.name.data()).value();
          if (rule.name == "guid") {
            const std::string word = kind == Kind::vertex ? "vertex" : "edge";
            const std::string key = guid_key(value);
            const std::string uid = value.empty() || is_guid(value) ? value : cat("raw:", value);
            value = guid(word, uid, cat(guids_.at(id), '/', word, '/', guid_times_.size()));
            if (kind == Kind::vertex) vertices.emplace(key, value);
          } else if (rule.name == "sourceVertex" || rule.name == "targetVertex") {
            const auto found = vertices.find(guid_key(value));
            value = found == vertices.end() ? std::string() : found->second;
          } else if (!value.empty() && !fits_type(value, rule.type)) {
            part_lost = true;
            value.clear();
          } else if (rule.type == Type::guid && !value.empty()) {
            value = guid_key(value);
          }
          whole = whole && (!value.empty() || !rule.required);
          if (!value.empty()) out.emplace_back(rule.name, std::move(value));
        }
        if (!whole) {
          part_lost = true;
          continue;
        }
        open(kind);
        for (const auto& [name, value] : out) xml_.attribute(name, value);
        xml_.close();
      }
    }
    xml_.close();
    replaced(Item::diagram, row(id));
    detail(Item::diagram, row(id), part_lost);
  }
  if (any) xml_.close();
}

}  // namespace tematik::io::detail
