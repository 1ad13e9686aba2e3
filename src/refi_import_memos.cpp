#include <algorithm>
#include <utility>

#include "refi_importer.hpp"

namespace tematik::io::detail {

void RefiImporter::attach(const std::vector<RefiReference>& notes, ObjectRef object) {
  for (const auto& reference : notes) {
    const auto note = note_index_.find(guid_key(reference.target));
    if (note == note_index_.end()) {
      mark(reference.row, LossReason::ref_unresolved);
      continue;
    }
    auto& on = memo_on_[note->second];
    if (std::find(on.begin(), on.end(), object) == on.end()) on.push_back(object);
  }
}

void RefiImporter::attach_late(const std::vector<RefiReference>& notes, ObjectRef object) {
  for (const auto& reference : notes) {
    if (const auto memo = find(memos_, reference.target)) {
      late_memo_on_[memo->row].push_back(object);
    } else {
      mark(reference.row, LossReason::ref_unresolved);
    }
  }
}

void RefiImporter::index_notes() {
  for (std::size_t i = 0; i < document_.notes.size(); ++i) {
    if (const auto key = guid_key(document_.notes[i].guid); !key.empty()) note_index_.emplace(key, i);
  }
}

void RefiImporter::add_memos() {
  std::set<std::size_t> on_project;
  for (const auto& reference : document_.project_notes) {
    const auto note = note_index_.find(guid_key(reference.target));
    if (note == note_index_.end()) {
      mark(reference.row, LossReason::ref_unresolved);
    } else {
      on_project.insert(note->second);
    }
  }
  std::vector<MemoId> ids;
  for (std::size_t i = 0; i < document_.notes.size(); ++i) {
    const RefiText& text = document_.notes[i];
    const TextItem& item = item_of(text);
    Memo memo{.name = std::string(text.name), .on = std::move(memo_on_[i]), .uid = uid("note", text.row, text.guid)};
    if (item.stored) memo.text = normalize_newlines(*item.stored).text;
    memo.author = coder_of(text.by.creating_user, text.row);
    memo.date = text.by.created;
    check_time(text.row, text.by.created);
    const auto keep = [&](const char* name, FileText value) {
      if (!value.empty()) memo.provenance.emplace_back(name, value);
    };
    keep("plainTextPath", text.plain_path);
    keep("richTextPath", text.rich_path);
    keep("modifyingUser", text.by.modifying_user);
    keep("modifiedDateTime", text.by.modified);
    if (text.description) keep("description", *text.description);
    if (on_project.contains(i)) memo.provenance.emplace_back("on", "project");
    ids.push_back(study_.add_memo(std::move(memo)));
    if (const auto key = guid_key(text.guid); !key.empty()) memos_.emplace(key, ids.back());
  }
  for (std::size_t i = 0; i < ids.size(); ++i) attach_late(document_.notes[i].notes, ids[i]);
}

void RefiImporter::attach_all() {
  for (const auto& [row, objects] : late_memo_on_) {
    Memo memo = study_.memos()[static_cast<MemoId>(row)];
    for (const ObjectRef object : objects) {
      if (std::find(memo.on.begin(), memo.on.end(), object) == memo.on.end()) memo.on.push_back(object);
    }
    study_.set_memo(static_cast<MemoId>(row), std::move(memo));
  }
}

}  // namespace tematik::io::detail
