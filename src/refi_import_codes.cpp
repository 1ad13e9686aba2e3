#include <algorithm>
#include <utility>

#include <tematik/support/cat.hpp>

#include "blanks.hpp"
#include "code_paths.hpp"
#include "places.hpp"
#include "refi_importer.hpp"
#include "utf.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

namespace {
constexpr int deepest_path = 64;  ///< levels that a name such as `A::b::c` may make
}

void RefiImporter::add_users() {
  for (const auto& user : document_.users) {
    Coder coder{
        .name = std::string(user.name), .initials = std::string(user.id), .uid = uid("user", user.row, user.guid)};
    if (coder.name.empty()) {
      coder.name = user.id.empty() ? std::string(user.guid) : std::string(user.id);
      note(user.row, LossReason::name_empty);
    }
    const CoderId id = study_.add_coder(std::move(coder));
    if (const auto key = guid_key(user.guid); !key.empty()) users_.emplace(key, id);
  }
}

std::optional<CoderId> RefiImporter::coder_of(FileText guid, Row row) {
  const std::string key = guid_key(guid);
  if (key.empty()) return std::nullopt;
  if (const auto found = users_.find(key); found != users_.end()) return static_cast<CoderId>(found->second.row);
  // Somebody whom the file names by GUID and does not list: still one person.
  dialect_.insert(20);
  note(row, LossReason::ref_unresolved);
  const CoderId id = study_.add_coder({.name = key, .uid = is_guid(guid) ? key : cat("raw:", key)});
  users_.emplace(key, id);
  counter_.made(counter_.kind(kind_name(Kind::user)), LossReason::coder_unknown, {.id = key, .where = {}});
  return id;
}

CoderId RefiImporter::unknown_coder() {
  if (!unknown_) {
    const auto& named = study_.coders().find("unknown");
    const bool there =
        std::any_of(named.begin(), named.end(), [&](CoderId id) { return study_.coders()[id].uid.empty(); });
    unknown_ = there ? named.front() : study_.add_coder({.name = "unknown"});
    if (!there) {
      counter_.made(counter_.kind(kind_name(Kind::user)), LossReason::coder_unknown, {.id = "unknown", .where = {}});
    }
  }
  return *unknown_;
}

std::string RefiImporter::read_colour(Row row, FileText colour,
                                      std::vector<std::pair<std::string, std::string>>& provenance) {
  const std::string_view raw = trimmed(colour);
  if (raw.empty()) return {};
  auto [out, guessed] = io::detail::read_colour(raw);
  if (out != raw) provenance.emplace_back("color", raw);
  if (guessed || out.empty()) {
    mark(row, LossReason::color_guessed);
    dialect_.insert(14);
  } else if (!raw.starts_with('#') || raw.size() != 7) {
    dialect_.insert(14);
  }
  return out;
}

void RefiImporter::add_codes() {
  // A category that carries codings all the same must be codable in the study.
  std::set<std::string> coded;
  const auto use = [&](const std::vector<RefiCoding>& codings) {
    for (const auto& coding : codings) {
      if (coding.code) coded.insert(guid_key(coding.code->target));
    }
  };
  const auto use_selections = [&](const std::vector<RefiSelection>& selections) {
    for (const auto& selection : selections) use(selection.codings);
  };
  for (const auto& source : document_.sources) {
    use(source.codings);
    use_selections(source.selections);
    for (const auto& text : source.texts) {
      use(text.codings);
      use_selections(text.selections);
    }
  }
  for (const auto& text : document_.notes) {
    use(text.codings);
    use_selections(text.selections);
  }

  code_ids_.resize(document_.codes.size());
  std::map<std::string, int> names;
  const auto add = [&](std::size_t at, std::string name, std::vector<CodeId> parents) {
    const RefiCode& code = document_.codes[at];
    Code record{.name = std::move(name), .parents = std::move(parents)};
    if (code.name.empty()) note(code.row, LossReason::name_empty);
    if (++names[record.name] > 1) dialect_.insert(13);
    record.definition = code.description.value_or(FileText{});
    record.category = code.codable == "false" || code.codable == "0";
    record.codable = !record.category || coded.contains(guid_key(code.guid));
    if (record.category && record.codable) note(code.row, LossReason::value_type);
    record.colour = read_colour(code.row, code.color, record.provenance);
    record.uid = uid("code", code.row, code.guid);
    code_ids_[at] = study_.add_code(std::move(record));
    if (const auto key = guid_key(code.guid); !key.empty()) codes_.emplace(key, code_ids_[at]);
  };

  std::vector<std::optional<std::string_view>> flat;
  for (const auto& code : document_.codes) {
    flat.push_back(code.parent ? std::nullopt : std::optional<std::string_view>(code.name));
  }
  add_by_paths(
      flat, options_.split_code_prefix,
      [&](std::size_t at, std::string name, std::vector<CodeId> parents, bool split) {
        const RefiCode& code = document_.codes[at];
        if (split) counter_.mark(code.row, LossAction::changed, LossReason::name_disambiguated);
        if (code.parent) {
          add(at, std::string(code.name), {code_ids_[*code.parent]});
        } else {
          add(at, std::move(name), std::move(parents));
        }
        return code_ids_[at];
      },
      [&](std::string_view path, std::string name, std::vector<CodeId> parents) {
        counter_.made(counter_.kind(kind_name(Kind::code)), LossReason::name_disambiguated,
                      {.id = std::string(path), .where = {}});
        return study_.add_code(
            {.name = std::move(name), .parents = std::move(parents), .codable = false, .category = true});
      });
}

}  // namespace tematik::io::detail
