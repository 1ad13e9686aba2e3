#include <algorithm>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/sha256.hpp>

#include "refi_check.hpp"
#include "refi_exporter.hpp"
#include "utf.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

std::string_view provenance_of(const std::vector<std::pair<std::string, std::string>>& provenance,
                               std::string_view name) {
  for (const auto& [key, value] : provenance) {
    if (key == name) return value;
  }
  return {};
}

RefiExporter::RefiExporter(const Study& study, const WriteOptions& options, RefiForm form)
    : study_(study),
      options_(options),
      form_(form),
      counter_(LossDirection::export_, options.examples),
      refused_(study.sources().end_row()),
      case_refused_(study.cases().end_row()),
      places_(study.sources().end_row()),
      whole_(study.sources().end_row()),
      below_(study.themes().end_row()),
      moved_(study.codes().end_row()),
      types_(study.attributes().end_row()) {
  for (const std::string_view word : record_words) {
    kinds_.push_back(counter_.kind(word));
    details_.push_back(counter_.kind(cat(word, "_detail")));
  }
}

ExportedRefi RefiExporter::run() {
  add_objects();
  ask_consent();
  name_objects();
  choose_theme_parents();
  step(1);
  if (form_ != RefiForm::codebook) {
    choose_places();
    choose_codings();
    choose_memos();
    choose_types();
  }
  step(2);
  write_root();
  step(3);
  count_material();
  count_findings();
  ExportedRefi out;
  out.xml = xml_.take();
  for (auto& [name, file] : files_) out.files.push_back(std::move(file));
  out.report.format = to_string(form_ == RefiForm::codebook ? Format::refi_qda_codebook : Format::refi_qda_project);
  out.report.origin = "tematik";
  counter_.finish(out.report, [this](Object object) { return describe(object); });
  step(4);
  return out;
}

void RefiExporter::step(std::int64_t done) const {
  if (options_.progress && !options_.progress(done, 4)) {
    throw Error("cancelled", "writing the project was cancelled; nothing was changed");
  }
}

void RefiExporter::write_root() {
  const bool codebook = form_ == RefiForm::codebook;
  const std::string_view space = codebook ? codebook_namespace : project_namespace;
  const std::string_view word = codebook ? "Codebook" : "Project";
  open(codebook ? Kind::code_book : Kind::project);
  xml_.attribute("xmlns", space);
  xml_.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  xml_.attribute("xsi:schemaLocation",
                 cat(space, " http://schema.qdasoftware.org/versions/", word, "/v1.0/", word, ".xsd"));
  if (!codebook) xml_.attribute("name", study_.name());
  xml_.attribute("origin", "tematik");
  if (codebook) {
    write_codes();
    write_sets();
  } else {
    write_users();
    write_codes();
    write_variables();
    write_cases();
    write_sources();
    write_notes();
    write_links();
    write_sets();
    write_diagrams();
    if (!study_.description().empty()) xml_.text("Description", study_.description());
    for (const auto& [id, memo] : study_.memos()) {
      if (provenance_of(memo.provenance, "on") == "project") reference(Kind::note_ref, written_guid(id));
    }
  }
  xml_.close();
}

void RefiExporter::reference(Kind kind, std::string_view guid) {
  open(kind);
  xml_.attribute("targetGUID", guid);
  xml_.close();
}

void RefiExporter::authorship(const Provenance& provenance, std::string_view prefix) {
  for (const std::string_view name : {"creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"}) {
    const std::string_view raw = provenance_of(provenance, cat(prefix, name));
    if (name.ends_with("User")) {
      xml_.optional(name, user_ref(raw));
    } else if (is_xsd_date_time(raw)) {
      xml_.attribute(name, raw);
    }
  }
}

void RefiExporter::note_refs(ObjectRef object) {
  const auto found = notes_on_.find(object);
  if (found == notes_on_.end()) return;
  for (const auto& note : found->second) reference(Kind::note_ref, note);
}

std::string RefiExporter::file_of(std::string_view guid, std::string_view suffix, std::string bytes, bool text) {
  auto& name = file_by_hash_[cat(sha256_hex(bytes), suffix)];
  if (name.empty()) {  // equal files stand once
    name = cat(guid, suffix);
    for (int i = 2; files_.contains(name); ++i) name = cat(guid, '-', i, suffix);
    files_[name] = {.name = cat("sources/", name), .bytes = std::move(bytes), .text = text};
  }
  return cat("internal://", name);
}

std::string RefiExporter::path_of(std::string_view raw, std::string_view guid) {
  if (raw.empty() || form_ != RefiForm::archive) return std::string(raw);
  for (const auto& [id, member] : study_.members()) {
    if (member.path != raw) continue;
    carried_.insert(member.path);
    const std::size_t dot = raw.rfind('.');
    std::string suffix = dot == std::string_view::npos ? std::string() : ascii_lower(raw.substr(dot));
    const bool plain = suffix.size() > 1 && suffix.size() <= 9 &&
                       suffix.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789", 1) == std::string::npos;
    return file_of(guid, plain ? suffix : std::string(), member.bytes, suffix == ".txt");
  }
  return std::string(raw);
}

}  // namespace tematik::io::detail
