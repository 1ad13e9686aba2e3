#include <algorithm>

#include <tematik/support/cat.hpp>

#include "refi_check.hpp"
#include "refi_exporter.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

/// Can an object be told by a NoteRef of its own element?
bool carries_notes(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::source:
    case ObjectKind::segment:
    case ObjectKind::code:
    case ObjectKind::coding:
    case ObjectKind::memo:
    case ObjectKind::relation:
      return true;
    default:
      return false;
  }
}

bool is_linked_instead(ObjectKind kind) {
  return kind == ObjectKind::case_ || kind == ObjectKind::set || kind == ObjectKind::theme || kind == ObjectKind::coder;
}

}  // namespace

void RefiExporter::choose_memos() {
  // A Note and an object that a Link joins already: the link says it.
  std::set<std::pair<ObjectRef, ObjectRef>> joined;
  for (const auto& [id, relation] : study_.relations()) {
    if (relation.causes.size() != 1) continue;
    joined.insert({relation.causes.front(), relation.effect});
    joined.insert({relation.effect, relation.causes.front()});
  }
  for (const auto& [id, memo] : study_.memos()) {
    const bool may_describe = provenance_of(memo.provenance, "form") == "description" && memo.on.size() == 1 &&
                              memo.on.front().kind == ObjectKind::segment && !memo.text.empty();
    if (may_describe && memo.name.empty() && !memo.author && memo.date.empty()) {
      const auto place = static_cast<SegmentId>(memo.on.front().row);
      auto& texts = descriptions_[place];
      const bool paired = !study_.segments()[place].second_uid.empty();
      if (placed_.contains(place) && texts.size() < (paired ? 2U : 1U)) {
        texts.push_back(memo.text);
        not_a_note_.insert(id);
        detail(Item::memo, row(id), memo.kind != MemoKind::note);
        continue;
      }
    }
    const bool closed = !memo.on.empty() && std::all_of(memo.on.begin(), memo.on.end(), [&](ObjectRef object) {
      if (object.kind == ObjectKind::source) return static_cast<bool>(refused_[object.row]);
      if (object.kind == ObjectKind::case_) return static_cast<bool>(case_refused_[object.row]);
      if (object.kind == ObjectKind::segment) {
        return refused(study_.segments()[static_cast<SegmentId>(object.row)].source);
      }
      return object.kind == ObjectKind::coding && refused(study_.codings()[static_cast<CodingId>(object.row)].source);
    });
    if (closed) {
      drop(Item::memo, row(id), LossReason::consent);
      not_a_note_.insert(id);
    }
  }
  for (const auto& [id, memo] : study_.memos()) {
    if (not_a_note_.contains(id)) continue;
    bool unattached = false;
    for (const ObjectRef object : memo.on) {
      const std::string target = written_guid(object);
      if (target.empty()) {
        unattached = true;
        continue;
      }
      if (joined.contains({ObjectRef(id), object})) continue;
      if (carries_notes(object.kind)) {
        ObjectRef bearer = object;
        if (object.kind == ObjectKind::segment) {
          const Segment& segment = study_.segments()[static_cast<SegmentId>(object.row)];
          if (segment.kind == PlaceKind::source) bearer = segment.source;
        }
        notes_on_[bearer].push_back(guids_.at(id));
        if (bearer != object) change(Item::memo, row(id), LossReason::no_counterpart);
      } else if (is_linked_instead(object.kind)) {
        memo_links_.emplace_back(id, object);
        counter_.mark(this->object(Item::memo, row(id)), LossAction::changed, LossReason::memo_via_link);
      } else {
        unattached = true;
      }
    }
    const bool date_lost = !memo.date.empty() && !is_xsd_date_time(memo.date);
    detail(Item::memo, row(id), unattached || date_lost || memo.kind != MemoKind::note);
  }
}

void RefiExporter::write_notes() {
  std::map<std::string, SourceId> coded;  // notes that carry codings
  for (const auto& [id, source] : study_.sources()) {
    if (source.kind == SourceKind::memo && !refused(id)) coded.emplace(guids_.at(id), id);
  }
  bool any = false;
  const auto begin = [&] {
    if (!any) open(Kind::notes);
    any = true;
  };
  for (const auto& [id, memo] : study_.memos()) {
    if (not_a_note_.contains(id)) continue;
    begin();
    const auto source = coded.find(guids_.at(id));
    if (source == coded.end()) {
      write_note(id, std::nullopt);
    } else {
      write_note(id, source->second);
      coded.erase(source);
    }
  }
  for (const auto& [id, source] : study_.sources()) {
    if (!coded.contains(guids_.at(id)) || source.kind != SourceKind::memo) continue;
    begin();
    write_note(std::nullopt, id);
  }
  if (any) xml_.close();
}

void RefiExporter::write_note(std::optional<MemoId> id, std::optional<SourceId> source_id) {
  const Memo* memo = id ? &study_.memos()[*id] : nullptr;
  const Source* source = source_id ? &study_.sources()[*source_id] : nullptr;
  const Provenance& provenance = memo != nullptr ? memo->provenance : source->provenance;
  const std::string guid = id ? guids_.at(*id) : guids_.at(*source_id);
  std::string text = memo != nullptr ? memo->text : std::string();
  bool known = memo != nullptr;
  if (source != nullptr && source->text) {
    text = source->text->str();
    known = true;
  }
  open(Kind::note);
  xml_.attribute("guid", guid);
  xml_.optional("name", memo != nullptr ? memo->name : source->name);
  xml_.optional("richTextPath", path_of(provenance_of(provenance, "richTextPath"), guid));
  const std::string_view path = provenance_of(provenance, memo != nullptr ? "plainTextPath" : "text.plainTextPath");
  const bool missing = text.empty() && !path.empty();
  const bool as_file = form_ == RefiForm::archive && !fits_xml(text);
  if (missing) {
    xml_.attribute("plainTextPath", path);
    if (id) counter_.mark(object(Item::memo, row(*id)), LossAction::note, LossReason::text_missing);
  } else if (as_file) {
    xml_.attribute("plainTextPath", file_of(guid, ".txt", text, true));
  }
  if (memo != nullptr) {
    if (memo->author) xml_.optional("creatingUser", written_guid(*memo->author));
    if (is_xsd_date_time(memo->date)) xml_.attribute("creationDateTime", memo->date);
    xml_.optional("modifyingUser", user_ref(provenance_of(provenance, "modifyingUser")));
    const std::string_view modified = provenance_of(provenance, "modifiedDateTime");
    if (is_xsd_date_time(modified)) xml_.attribute("modifiedDateTime", modified);
  } else {
    authorship(provenance);
  }
  const std::string_view description =
      memo != nullptr ? provenance_of(provenance, "description") : std::string_view(source->description);
  if (!description.empty()) xml_.text("Description", description);
  if (known && !missing && !as_file) xml_.text("PlainTextContent", text);
  if (text.find('\r') != std::string::npos && id) change(Item::memo, row(*id), LossReason::char_not_allowed);
  if (source_id) {
    write_places(*source_id, Kind::plain_text_selection, 0);
    write_codings(whole_[row(*source_id)]);
  }
  if (id) note_refs(*id);
  if (source_id) {
    note_refs(*source_id);
    write_values(*source_id);
  }
  xml_.close();
  if (id) {
    replaced(Item::memo, row(*id));
  } else {
    replaced(Item::source, row(*source_id));
  }
}

void RefiExporter::write_links() {
  bool any = false;
  const auto write = [&](const std::string& guid, std::string_view name, std::string_view direction,
                         std::string_view color, const std::string& from, const std::string& to) {
    if (!any) open(Kind::links);
    any = true;
    open(Kind::link);
    xml_.attribute("guid", guid);
    xml_.optional("name", name);
    xml_.optional("direction", direction);
    if (is_rgb(color)) xml_.attribute("color", color);
    xml_.attribute("originGUID", from);
    xml_.attribute("targetGUID", to);
  };
  for (const auto& [id, relation] : study_.relations()) {
    const auto end = [&](ObjectRef object) {
      const bool can = object.kind != ObjectKind::coding && object.kind != ObjectKind::relation &&
                       object.kind != ObjectKind::attribute && object.kind != ObjectKind::diagram;
      return can ? written_guid(object) : std::string();
    };
    const std::string from = relation.causes.size() == 1 ? end(relation.causes.front()) : std::string();
    const std::string to = end(relation.effect);
    const bool more = relation.sign != 0 || relation.asserter != Asserter::unknown || relation.map != "study" ||
                      !relation.note.empty();
    if (from.empty() || to.empty()) {
      drop(Item::relation, row(id));
      detail(Item::relation, row(id), more);
      continue;
    }
    bool nameless = false;
    for (const auto& [name, value] : relation.provenance) nameless = nameless || (name == "name" && value.empty());
    const std::string_view direction = relation.direction == Direction::one_way         ? "OneWay"
                                       : relation.direction == Direction::bidirectional ? "Bidirectional"
                                                                                        : "Associative";
    write(guids_.at(id), nameless && relation.type == "link" ? std::string_view() : std::string_view(relation.type),
          direction, provenance_of(relation.provenance, "color"), from, to);
    note_refs(id);
    xml_.close();
    replaced(Item::relation, row(id));
    detail(Item::relation, row(id), more);
  }
  for (const auto& [id, object] : memo_links_) {
    const std::string& from = guids_.at(id);
    const std::string to = written_guid(object);
    write(guid("link", {}, cat("memo/", from, '/', to)), "memo", "OneWay", {}, from, to);
    xml_.close();
  }
  if (any) xml_.close();
}

}  // namespace tematik::io::detail
