#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/time.hpp>

#include "blanks.hpp"
#include "formats.hpp"
#include "refi_importer.hpp"
#include "utf.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

RefiImporter::RefiImporter(const RefiDocument& document, RefiContainer& container, const ReadOptions& options,
                           std::string stem)
    : document_(document),
      container_(container),
      options_(options),
      stem_(std::move(stem)),
      resolver_(container.archive.get(), options.base_dir, options.allow_absolute,
                document.name.empty() ? std::vector{stem_} : std::vector{stem_, std::string(document.name)}),
      counter_(LossDirection::import_, options.examples),
      dialect_(document.dialect),
      qualcoder_(starts_with_ascii_case(document.origin, "qualcoder")) {
  dialect_.insert(container.dialect.begin(), container.dialect.end());
}

ReadResult RefiImporter::run(LossInput input) {
  study_ = Study(document_.codebook_file || document_.name.empty() ? stem_ : std::string(document_.name));
  if (document_.description) study_.set_description(std::string(*document_.description));
  count_elements();
  step(1);
  collect_texts();
  step(2);
  resolve_positions();
  step(3);
  add_users();
  add_codes();
  index_notes();
  for (std::size_t i = 0; i < document_.codes.size(); ++i) attach(document_.codes[i].notes, code_ids_[i]);
  step(4);
  add_sources();
  add_places();
  step(5);
  add_variables();
  add_cases();
  add_memos();
  add_sets();
  add_links();
  add_diagrams();
  attach_all();
  report_offsets();
  step(6);

  report_.format = to_string(document_.codebook_file ? Format::refi_qda_codebook : Format::refi_qda_project);
  report_.origin = document_.origin;
  report_.input = std::move(input);
  for (const int number : dialect_) report_.dialect.push_back("R" + std::to_string(number));
  counter_.finish(report_, [this](LossCounter::Object object) { return describe(object); });
  return {.study = std::move(study_), .report = std::move(report_)};
}

void RefiImporter::step(std::int64_t done) {
  if (options_.progress && !options_.progress(done, 6)) {
    throw Error("cancelled", cat("reading ", container_.where, " was cancelled"), container_.where);
  }
}

void RefiImporter::count_elements() {
  std::vector<LossCounter::Kind> kinds(kind_count);
  for (std::size_t i = 0; i + 1 < kind_count; ++i) kinds[i] = counter_.kind(kind_name(static_cast<Kind>(i)));
  const auto member = counter_.kind("member");
  const auto attribute = counter_.kind("attribute");
  kinds.back() = counter_.kind("element");
  for (const auto& row : document_.rows) {
    const bool own = has_guid(row.kind) || row.kind == Kind::other;
    counter_.add(kinds[static_cast<std::size_t>(row.kind)], own, row.parent == no_row ? LossCounter::none : row.parent);
  }
  for (const auto& remark : document_.remarks) {
    if (remark.note) {
      note(remark.row, remark.reason);
    } else {
      mark(remark.row, remark.reason);
    }
  }
  // Members: the distinct paths in document order, whatever becomes of their owners.
  first_member_ = static_cast<LossCounter::Object>(counter_.size());
  for (Row row = 0; row < document_.rows.size(); ++row) {
    const auto& element = document_.rows[row];
    if (element.skipped) continue;
    for (const auto& rule : rule_of(element.kind, document_.codebook_file).attributes) {
      if (rule.name != "path" && rule.name != "plainTextPath" && rule.name != "richTextPath") continue;
      const std::string_view path = element.node.attribute(rule.name.data()).value();
      if (path.empty() || paths_.contains(path)) continue;
      auto& item = paths_[std::string(path)];
      item.object = counter_.add(member, true);
      item.resolved = resolver_.resolve(path);
      members_.emplace_back(path, row);
    }
  }
  first_extra_ = static_cast<LossCounter::Object>(counter_.size());
  for (const auto& extra : document_.extras) {
    counter_.mark(counter_.add(attribute, true),
                  extra.foreign ? LossReason::foreign_namespace : LossReason::not_in_schema);
  }
}

LossExample RefiImporter::describe(LossCounter::Object object) const {
  if (object < first_member_) {
    auto out = document_.example(object);
    out.id = guid_key(out.id);
    return out;
  }
  if (object < first_extra_) {
    const auto& [path, owner] = members_[object - first_member_];
    return {.id = path, .where = document_.example(owner).where};
  }
  const auto& extra = document_.extras[object - first_extra_];
  auto out = document_.example(extra.owner);
  return {.id = guid_key(out.id), .where = cat(out.where, "/@", extra.name)};
}

void RefiImporter::drop(Row row, LossReason reason) {
  // What lies below goes with it, whether or not it has an id of its own.
  mark(row, reason);
  for (Row below = row + 1; below < document_.rows.size(); ++below) {
    Row above = document_.rows[below].parent;
    while (above != no_row && above > row) above = document_.rows[above].parent;
    if (above != row) break;
    mark(below, reason);
  }
}

std::string RefiImporter::uid(std::string_view kind, Row row, FileText guid) {
  const std::string key = guid_key(guid);
  if (key.empty()) return {};
  const int times = ++uids_[cat(kind, ':', key)];
  if (times > 1) {
    mark(row, LossReason::guid_duplicate);
    dialect_.insert(9);
    return cat("raw:", key, '~', times);
  }
  if (is_guid(guid)) return key;
  return cat("raw:", trimmed(guid));
}

std::optional<ObjectRef> RefiImporter::find(const GuidTable& table, FileText guid) const {
  const auto found = table.find(guid_key(guid));
  if (found == table.end()) return std::nullopt;
  return found->second;
}

void RefiImporter::check_time(Row row, FileText time) {
  if (time.empty()) return;
  const auto read = read_timestamp(time);
  if (read && !read->zone_known) {
    note(row, LossReason::date_no_zone);
    dialect_.insert(21);
  }
}

ReadResult import_refi(Input& input, const ReadOptions& options) {
  auto described = input.described();
  auto container = open_refi(input, options.limits);
  const auto document = read_refi(std::move(container.xml), container.where, options.limits);
  RefiImporter importer(document, container, options, stem_of(input.name()));
  return importer.run(std::move(described));
}

}  // namespace tematik::io::detail
