#include <algorithm>

#include "refi_check.hpp"
#include "refi_exporter.hpp"

namespace tematik::io::detail {

void RefiExporter::choose_theme_parents() {
  if (options_.theme_as != ThemeAs::parent_code) return;
  std::vector<int> themes_of(study_.codes().end_row());
  for (const auto& [id, theme] : study_.themes()) {
    for (const auto& member : theme.members) ++themes_of[row(member.code)];
  }
  for (const auto& [id, theme] : study_.themes()) {
    for (const auto& member : theme.members) {
      const bool free = themes_of[row(member.code)] == 1 && study_.codes()[member.code].parents.empty();
      if (!free) continue;
      below_[row(id)].push_back(member.code);
      moved_[row(member.code)] = true;
    }
  }
}

void RefiExporter::write_users() {
  if (study_.coders().size() == 0) return;
  open(Kind::users);
  for (const auto& [id, coder] : study_.coders()) {
    open(Kind::user);
    xml_.attribute("guid", guids_.at(id));
    xml_.optional("name", coder.name);
    xml_.optional("id", coder.initials);
    xml_.close();
    replaced(Item::coder, row(id));
  }
  xml_.close();
}

void RefiExporter::write_codes() {
  const bool as_codes = options_.theme_as == ThemeAs::parent_code;
  if (study_.codes().size() == 0 && (!as_codes || study_.themes().size() == 0)) return;
  if (form_ != RefiForm::codebook) open(Kind::code_book);
  open(Kind::codes);
  for (const CodeId id : study_.codebook_order()) {
    if (study_.codes()[id].parents.empty() && !moved_[row(id)]) write_code(id);
  }
  for (const auto& [id, theme] : study_.themes()) {
    if (as_codes) write_theme_code(id);
  }
  xml_.close();
  if (form_ != RefiForm::codebook) xml_.close();
}

void RefiExporter::write_code(CodeId id) {
  const Code& code = study_.codes()[id];
  open(Kind::code);
  xml_.attribute("guid", guids_.at(id));
  xml_.attribute("name", code.name);
  xml_.attribute("isCodable", code.codable && !code.category ? "true" : "false");
  if (is_rgb(code.colour)) {
    xml_.attribute("color", code.colour);
  } else if (!code.colour.empty()) {
    change(Item::code, row(id), LossReason::value_type);
  }
  if (!code.codable && !code.category) change(Item::code, row(id), LossReason::value_type);
  if (!code.definition.empty()) xml_.text("Description", code.definition);
  replaced(Item::code, row(id));
  if (form_ != RefiForm::codebook) note_refs(id);
  for (const CodeId child : study_.children(id)) {
    if (study_.codes()[child].parents.front() == id) write_code(child);
  }
  xml_.close();
}

void RefiExporter::write_theme_code(ThemeId id) {
  const Theme& theme = study_.themes()[id];
  open(Kind::code);
  xml_.attribute("guid", guids_.at(id));
  xml_.attribute("name", theme.name);
  xml_.attribute("isCodable", "false");
  if (!theme.description.empty()) xml_.text("Description", theme.description);
  replaced(Item::theme, row(id));
  for (const CodeId code : below_[row(id)]) write_code(code);
  xml_.close();
}

}  // namespace tematik::io::detail
