#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/time.hpp>

#include "refi_importer.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

std::optional<Coding> RefiImporter::coding_of(const RefiCoding& coding, const RefiAuthorship* by) {
  const auto code = coding.code ? find(codes_, coding.code->target) : std::nullopt;
  if (!code) {
    drop(coding.row, LossReason::ref_unresolved);
    return std::nullopt;
  }
  Coding out{.code = static_cast<CodeId>(code->row), .uid = uid("coding", coding.row, coding.guid)};
  out.coder = coder_of(coding.creating_user, coding.row);
  if (!out.coder && by != nullptr) {
    out.coder = coder_of(by->creating_user, coding.row);
    if (out.coder) mark(coding.row, LossReason::coder_from_selection);
  }
  if (!out.coder) {
    out.coder = unknown_coder();
    mark(coding.row, LossReason::coder_unknown);
    if (document_.users.empty()) dialect_.insert(20);
  }
  out.created = read_timestamp(coding.created);
  if (!coding.created.empty() && !out.created) mark(coding.row, LossReason::value_type);
  check_time(coding.row, coding.created);
  return out;
}

void RefiImporter::describe_place(const std::optional<FileText>& description, SegmentId place) {
  if (!description || description->empty()) return;
  Memo memo{.text = std::string(*description), .on = {place}};
  memo.provenance.emplace_back("form", "description");  // it stood in the selection, not as a note
  study_.add_memo(std::move(memo));
}

void RefiImporter::add_place(const RefiSelection& selection, SourceId source, const TextItem* text) {
  if (homeless_.contains(&selection) || twin_texts_.contains(&selection)) return;
  Segment segment{.source = source};
  segment.uid = uid("selection", selection.row, selection.guid);
  const auto twin = twins_.find(&selection);
  switch (selection.kind) {
    case Kind::plain_text_selection:
      place_text(selection, *text, segment);
      break;
    case Kind::transcript_selection:
      place_clip(selection, *text, segment);
      break;
    case Kind::audio_selection:
    case Kind::video_selection:
      place_time(selection, segment);
      break;
    default:
      place_box(selection, segment);
      break;
  }
  if (twin != twins_.end()) {  // the span in the text carries the codings, the box stays beside it
    Segment in_text{.source = source};
    place_text(*twin->second.selection, *twin->second.text, in_text);
    if (in_text.span) {
      std::swap(segment.kind, in_text.kind);
      std::swap(segment.numbers, in_text.numbers);
      segment.span = in_text.span;
      segment.layer = in_text.layer;
      segment.state = in_text.state;
    }
    segment.second_numbers = in_text.numbers;
    segment.second_uid = segment.uid;
    segment.label = in_text.label;
    for (auto& entry : in_text.provenance) segment.provenance.push_back(std::move(entry));
    mark(twin->second.selection->row, LossReason::twin_anchor);
  }
  add_excerpt(selection, segment);
  for (const auto& [name, value] :
       {std::pair{"creatingUser", selection.by.creating_user}, std::pair{"creationDateTime", selection.by.created},
        std::pair{"modifyingUser", selection.by.modifying_user},
        std::pair{"modifiedDateTime", selection.by.modified}}) {
    if (!value.empty()) segment.provenance.emplace_back(name, value);
  }
  check_time(selection.row, selection.by.created);

  // Codings first: those of a pair that say the same become one, and the place remembers the second GUID.
  std::vector<std::pair<Coding, std::vector<const RefiCoding*>>> codings;
  const auto collect = [&](const std::vector<RefiCoding>& list, const RefiAuthorship& by, bool of_twin) {
    const std::size_t own = codings.size();
    for (const auto& coding : list) {
      auto record = coding_of(coding, &by);
      if (!record) continue;
      std::size_t at = codings.size();
      for (std::size_t i = 0; of_twin && i < own && at == codings.size(); ++i) {
        const auto& [other, files] = codings[i];
        if (files.size() == 1 && other.code == record->code && other.coder == record->coder) at = i;
      }
      if (at < codings.size()) {
        mark(coding.row, LossReason::twin_anchor);
        segment.provenance.emplace_back("twin_coding", cat(codings[at].first.uid, '=', record->uid));
        codings[at].second.push_back(&coding);
      } else {
        codings.emplace_back(std::move(*record), std::vector{&coding});
      }
    }
  };
  collect(selection.codings, selection.by, false);
  for (const auto& excerpt : selection.representations) {
    if (&excerpt == &selection.representations.front()) collect(excerpt.codings, selection.by, false);
  }
  if (twin != twins_.end()) collect(twin->second.selection->codings, twin->second.selection->by, true);

  const SegmentId place = study_.add_segment(std::move(segment));
  if (const auto key = guid_key(selection.guid); !key.empty()) selections_.emplace(key, place);
  for (auto& [record, files] : codings) {
    record.source = source;
    record.segment = place;
    const CodingId id = study_.add_coding(std::move(record));
    for (const auto* file : files) attach(file->notes, id);
  }
  attach(selection.notes, place);
  describe_place(selection.description, place);
  for (const auto& excerpt : selection.representations) attach(excerpt.notes, place);
  if (twin != twins_.end()) {
    attach(twin->second.selection->notes, place);
    if (twin->second.selection->description != selection.description) {
      describe_place(twin->second.selection->description, place);
    }
  }
}

void RefiImporter::add_whole_source(const std::vector<const RefiCoding*>& codings, SourceId source) {
  std::optional<SegmentId> place;
  for (const auto* coding : codings) {
    auto record = coding_of(*coding, nullptr);
    if (!record) continue;
    if (!place) place = study_.add_segment({.source = source, .kind = PlaceKind::source});
    record->source = source;
    record->segment = place;
    attach(coding->notes, study_.add_coding(std::move(*record)));
  }
}

}  // namespace tematik::io::detail
