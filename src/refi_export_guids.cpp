#include <tematik/io/refi_qda.hpp>
#include <tematik/model/consent.hpp>
#include <tematik/support/cat.hpp>

#include "refi_document.hpp"
#include "refi_exporter.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

void RefiExporter::ask_consent() {
  // No day is asked for, as the clock would change the bytes: a refusal counts even past its expiry.
  for (const auto& [id, source] : study_.sources()) {
    bool unrecorded = false;
    for (const ConsentScope scope : {ConsentScope::analyse, ConsentScope::share}) {
      const ConsentState state = allows(study_, id, {}, scope);
      if (state == ConsentState::refused) refused_[row(id)] = true;
      unrecorded = unrecorded || state == ConsentState::no_record;
    }
    if (unrecorded && !refused_[row(id)] && form_ != RefiForm::codebook) {
      counter_.mark(object(Item::source, row(id)), LossAction::note, LossReason::consent);
    }
  }
  for (const auto& [id, record] : study_.cases()) {
    for (const ConsentScope scope : {ConsentScope::analyse, ConsentScope::share}) {
      if (consent_of(study_, id, scope) == ConsentState::refused) case_refused_[row(id)] = true;
    }
  }
}

std::string RefiExporter::guid(std::string_view kind, std::string_view uid, const std::string& instead,
                               std::optional<std::pair<Item, std::size_t>> object) {
  const auto mark = [&](LossReason reason) {
    if (object) change(object->first, object->second, reason);
  };
  const auto once = [&](std::string made) {  // within a kind each GUID stands once
    int times = ++guid_times_[cat(kind, ':', made)];
    if (times > 1 && !uid.empty()) mark(LossReason::guid_duplicate);
    const std::string first = made;
    while (times > 1) {
      made = foreign_guid(study_.name(), kind, cat("raw:", first, '~', times));
      times = ++guid_times_[cat(kind, ':', made)] > 1 ? times + 1 : 1;
    }
    return made;
  };
  if (is_guid(uid)) return once(guid_key(uid));
  if (uid.empty()) return once(foreign_guid(study_.name(), kind, instead));
  if (uid.starts_with("raw:")) {
    const std::size_t tilde = uid.rfind('~');
    const bool twice = tilde != std::string_view::npos && is_guid(uid.substr(4, tilde - 4));
    mark(twice ? LossReason::guid_duplicate : LossReason::guid_invalid);
  }
  return once(foreign_guid(study_.name(), kind, uid));
}

void RefiExporter::name_objects() {
  // Ids that are known come first: what has none must not take a GUID that somebody else brings along.
  const auto name_some = [&](const auto& rows, std::string_view kind, Item item, bool known) {
    for (const auto& [id, record] : rows) {
      if (record.uid.empty() == known) continue;
      guids_[ObjectRef(id)] = guid(kind, record.uid, cat('#', row(id)), std::pair{item, row(id)});
    }
  };
  const auto name = [&](const auto& rows, std::string_view kind, Item item) {
    name_some(rows, kind, item, true);
    name_some(rows, kind, item, false);
  };
  name(study_.coders(), "user", Item::coder);
  for (const auto& [id, coder] : study_.coders()) {
    const std::string_view uid = coder.uid;
    if (!uid.empty()) users_by_id_.emplace(guid_key(uid.starts_with("raw:") ? uid.substr(4) : uid), guids_.at(id));
  }
  name(study_.codes(), "code", Item::code);
  name(study_.attributes(), "variable", Item::attribute);
  name(study_.cases(), "case", Item::case_);
  name(study_.sources(), "source", Item::source);
  name(study_.segments(), "selection", Item::segment);
  const Codings& codings = study_.codings();
  for (const bool known : {true, false}) {
    for (std::size_t i = 0; i < codings.end_row(); ++i) {
      const auto id = static_cast<CodingId>(i);
      if (!codings.contains(id)) continue;
      const std::string uid = codings[id].uid;
      if (uid.empty() == known) continue;
      guids_[ObjectRef(id)] = guid("coding", uid, cat('#', i), std::pair{Item::coding, i});
    }
  }
  name(study_.memos(), "note", Item::memo);
  name(study_.relations(), "link", Item::relation);
  name(study_.sets(), "set", Item::set);
  const std::string_view kind_of_theme = options_.theme_as == ThemeAs::parent_code ? "code" : "set";
  for (const bool known : {true, false}) {
    for (const auto& [id, theme] : study_.themes()) {
      if (theme.uid.empty() == known) continue;
      guids_[ObjectRef(id)] = guid(kind_of_theme, theme.uid, cat("theme#", row(id)), std::pair{Item::theme, row(id)});
    }
  }
  name(study_.diagrams(), "graph", Item::diagram);
}

std::string RefiExporter::user_ref(std::string_view raw) const {
  if (raw.empty()) return {};
  const std::string key = guid_key(raw);
  const auto found = users_by_id_.find(key);
  if (found != users_by_id_.end()) return found->second;
  return is_guid(raw) ? key : std::string();
}

std::string RefiExporter::written_guid(ObjectRef object) const {
  if (!study_.contains(object)) return {};
  switch (object.kind) {
    case ObjectKind::segment: {
      const auto id = static_cast<SegmentId>(object.row);
      const Segment& segment = study_.segments()[id];
      if (segment.kind == PlaceKind::source) return written_guid(segment.source);
      if (!placed_.contains(id)) return {};
      break;
    }
    case ObjectKind::source: {
      const auto id = static_cast<SourceId>(object.row);
      if (refused(id)) return {};
      break;
    }
    case ObjectKind::case_:
      if (case_refused_[object.row]) return {};
      break;
    case ObjectKind::memo:
      if (not_a_note_.contains(static_cast<MemoId>(object.row))) return {};
      break;
    case ObjectKind::theme:
      if (options_.theme_as == ThemeAs::drop) return {};
      break;
    default:
      break;
  }
  const auto found = guids_.find(object);
  return found == guids_.end() ? std::string() : found->second;
}

}  // namespace tematik::io::detail
