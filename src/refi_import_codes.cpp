#include <algorithm>
#include <utility>

#include <tematik/support/cat.hpp>

#include "blanks.hpp"
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
  const auto hex = [](std::string_view digits) {
    return digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  };
  const auto upper = [](std::string text) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
  };
  std::string out;
  bool guessed = false;
  if (raw.starts_with('#') && hex(raw.substr(1))) {
    const std::string_view digits = raw.substr(1);
    if (digits.size() == 6) out = upper(std::string(raw));
    if (digits.size() == 3) out = upper({'#', digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]});
    if (digits.size() == 8) {  // alpha first or last: nobody says
      out = upper("#" + std::string(digits.substr(0, 6)));
      guessed = true;
    }
  } else if (starts_with_ascii_case(raw, "rgb(") && raw.ends_with(')')) {
    std::vector<int> parts(1);
    bool clean = true;
    for (const char c : raw.substr(4, raw.size() - 5)) {
      if (c == ',') {
        parts.push_back(0);
      } else if (c >= '0' && c <= '9' && parts.back() < 1000) {
        parts.back() = parts.back() * 10 + (c - '0');
      } else if (c != ' ') {
        clean = false;
      }
    }
    if (clean && parts.size() == 3 && std::all_of(parts.begin(), parts.end(), [](int part) { return part < 256; })) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out = "#";
      for (const int part : parts) {
        out += digits[static_cast<std::size_t>(part / 16)];
        out += digits[static_cast<std::size_t>(part % 16)];
      }
    }
  }
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
  std::vector<bool> added(document_.codes.size());
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
    added[at] = true;
    if (const auto key = guid_key(code.guid); !key.empty()) codes_.emplace(key, code_ids_[at]);
  };

  // Codes named `A::b` lie below `A`, which may come later in the file, or not at all.
  const std::string& separator = options_.split_code_prefix;
  std::map<std::string, std::size_t, std::less<>> flat;
  if (!separator.empty()) {
    for (std::size_t at = 0; at < document_.codes.size(); ++at) {
      if (!document_.codes[at].parent) flat.emplace(document_.codes[at].name, at);
    }
  }
  std::map<std::string, CodeId, std::less<>> made;
  for (std::size_t at = 0; at < document_.codes.size(); ++at) {
    const RefiCode& code = document_.codes[at];
    if (added[at]) continue;
    if (code.parent) {
      add(at, std::string(code.name), {code_ids_[*code.parent]});
      continue;
    }
    std::vector<CodeId> above;
    std::size_t begin = 0;
    int levels = 0;
    for (std::size_t end = separator.empty() ? FileText::npos : code.name.find(separator);
         end != FileText::npos && end > begin && end + separator.size() < code.name.size() && ++levels <= deepest_path;
         end = code.name.find(separator, begin)) {
      const FileText path = code.name.substr(0, end);
      std::string step(code.name.substr(begin, end - begin));
      const auto own = flat.find(path);
      if (own != flat.end()) {
        if (!added[own->second]) add(own->second, std::move(step), above);
        above = {code_ids_[own->second]};
      } else if (const auto found = made.find(path); found != made.end()) {
        above = {found->second};
      } else {
        above = {study_.add_code({.name = std::move(step), .parents = above, .codable = false, .category = true})};
        made.emplace(path, above.front());
        counter_.made(counter_.kind(kind_name(Kind::code)), LossReason::name_disambiguated,
                      {.id = std::string(path), .where = {}});
      }
      begin = end + separator.size();
    }
    if (begin > 0) counter_.mark(code.row, LossAction::changed, LossReason::name_disambiguated);
    add(at, std::string(code.name.substr(begin)), std::move(above));
  }
}

}  // namespace tematik::io::detail
