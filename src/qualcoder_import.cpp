#include "formats.hpp"
#include "qualcoder_importer.hpp"
#include "stores.hpp"
#include "utf.hpp"

namespace tematik::io::detail {

ReadResult QualcoderImporter::run() {
  std::string origin = "QualCoder";
  each("project", [&](const StoreLine& line) {
    if (std::string memo = text(line, "memo"); !memo.empty()) study_.set_description(std::move(memo));
    if (std::string about = text(line, "about"); !about.empty()) origin = std::move(about);
  });
  add_coders();
  add_codes();
  collect_sources();
  collect_positions();
  resolve("QualCoder");
  add_sources();
  add_texts();
  add_boxes();
  add_intervals();
  add_annotations();
  each("journal", [&](const StoreLine& line) { add_memo(line, "jentry", {}, text(line, "name")); });
  add_cases();
  add_attributes();
  add_references();
  return finished(std::move(origin));
}

void QualcoderImporter::add_coders() {
  each("coder_names", [&](const StoreLine& line) {
    const std::string name = text(line, "name");
    if (name.empty()) note(line, LossReason::name_empty);
    const CoderId id = coder_named(name);
    if (number(line, "visibility").value_or(1) != 0) return;
    Coder record = study_.coders()[id];
    record.hidden = true;
    study_.set_coder(id, std::move(record));
  });
}

void QualcoderImporter::add_codes() {
  std::vector<StoreLine> lines;
  std::unordered_map<std::int64_t, std::size_t> categories;
  std::unordered_map<std::int64_t, std::size_t> codes;
  each("code_cat", [&](const StoreLine& line) {
    categories.emplace(line.key(), lines.size());
    lines.push_back(line);
  });
  const std::size_t first_code = lines.size();
  each("code_name", [&](const StoreLine& line) {
    codes.emplace(line.key(), lines.size());
    lines.push_back(line);
  });
  std::vector<std::optional<std::size_t>> parents;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto above = i < first_code ? number(lines[i], "supercatid") : number(lines[i], "supercid");
    auto parent = find(i < first_code ? categories : codes, above);
    if (i >= first_code && !parent) {
      if (!above) above = number(lines[i], "catid");
      parent = find(categories, number(lines[i], "catid"));
    }
    if (above && !parent) note(lines[i], LossReason::ref_unresolved);
    parents.push_back(parent);
  }
  std::vector<CodeId> ids(lines.size());
  add_tree(lines, parents, [&](std::size_t i, std::optional<std::size_t> parent) {
    const StoreLine& line = lines[i];
    Code record{.name = text(line, "name"), .uid = uid(line)};
    if (record.name.empty()) note(line, LossReason::name_empty);
    if (parent) record.parents = {ids[*parent]};
    record.definition = text(line, "memo");
    record.codable = i >= first_code;
    record.category = !record.codable;
    set_colour(line, "color", record);
    keep(record.provenance, line, "owner");
    keep(record.provenance, line, "date");
    ids[i] = study_.add_code(std::move(record));
  });
  for (const auto& [key, at] : codes) codes_.emplace(key, ids[at]);
}

ReadResult import_qualcoder(Input& input, const ReadOptions& options) {
  const StoreDocument document = read_store(input, qualcoder_rules(), Format::qualcoder, options);
  std::filesystem::path folder;
  std::string name = stem_of(input.name());
  if (!input.path().empty()) {
    std::error_code error;
    folder = std::filesystem::absolute(input.path(), error).lexically_normal().parent_path();
    if (ascii_lower(input.name()) == "data.qda") {
      name = folder.filename().string();
      if (ascii_lower(name).ends_with(".qda")) name.resize(name.size() - 4);
    }
  }
  return QualcoderImporter(document, options, std::move(name), folder).run();
}

}  // namespace tematik::io::detail
