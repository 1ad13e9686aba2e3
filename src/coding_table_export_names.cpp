#include <unordered_map>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/text/nfc.hpp>

#include "coding_table_codes.hpp"
#include "coding_table_exporter.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

template <class Id, class Record>
void TableExporter::name(const Rows<Id, Record>& rows, std::vector<Named>& names) const {
  names.resize(rows.end_row());
  for (const auto& [id, record] : rows) {
    names[row(id)].cell = study_.label(id);
    names[row(id)].label = names[row(id)].cell != record.name;
  }
}

void TableExporter::name_all() {
  name(study_.sources(), source_names_);
  name(study_.coders(), coder_names_);
  name(study_.cases(), case_names_);
  // An empty cell is a source without a name, as long as there is only one.
  for (const SourceId id : study_.sources().find("")) {
    if (study_.sources().find("").size() == 1) source_names_[row(id)] = {};
  }
  name_codes();
}

void TableExporter::name_codes() {
  // The codes that paths would make: those in rows, and what is above them.
  std::vector<bool> made(study_.codes().end_row());
  for (const auto& [id, code] : study_.codes()) {
    if (!code_used_[row(id)]) continue;
    for (CodeId at = id; !made[row(at)];) {
      made[row(at)] = true;
      const auto& parents = study_.codes()[at].parents;
      if (parents.empty()) break;
      at = parents.front();
    }
  }
  code_names_.resize(study_.codes().end_row());
  std::unordered_map<std::string, int> paths;        // path in NFC -> codes
  std::unordered_map<std::string, int> names_below;  // name in NFC -> codes below another
  for (const auto& [id, code] : study_.codes()) {
    if (!made[row(id)]) continue;
    code_names_[row(id)].cell = study_.path(id);
    ++paths[nfc(code_names_[row(id)].cell)];
    if (!code.parents.empty()) ++names_below[nfc(code.name)];
  }
  const auto tells_apart = [&](CodeId id) {
    std::vector<std::string> names;
    for (CodeId at = id;;) {
      const Code& code = study_.codes()[at];
      if (paths[nfc(code_names_[row(at)].cell)] > 1) return false;
      names.insert(names.begin(), code.name);
      if (code.name.empty()) return false;
      if (code.parents.empty()) break;
      at = code.parents.front();
    }
    if (names.size() == 1 && names_below.contains(nfc(names.front()))) return false;
    return split_path(code_names_[row(id)].cell) == names;
  };
  std::unordered_map<std::string, bool> taken;
  for (const auto& [id, code] : study_.codes()) {
    if (!code_used_[row(id)]) continue;
    if (tells_apart(id)) {
      for (CodeId at = id; !code_in_path_[row(at)];) {
        code_in_path_[row(at)] = true;
        const auto& parents = study_.codes()[at].parents;
        if (parents.empty()) break;
        at = parents.front();
      }
      continue;
    }
    std::string& code_id = code_ids_[row(id)];
    code_id = code_id_of(id, code);
    while (!taken.emplace(code_uid(code_id), true).second) code_id += '~';
    code_names_[row(id)] = {.cell = code.name, .label = !code.parents.empty()};  // its place in the tree is lost
  }
}

}  // namespace tematik::io::detail
