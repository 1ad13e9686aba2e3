#include <algorithm>

#include "coding_table_exporter.hpp"

namespace tematik::io::detail {

TableExporter::Object TableExporter::add(Kind kind, std::size_t row) {
  items_.push_back({.kind = kind, .row = static_cast<std::uint32_t>(row)});
  return counter_.add(kinds_[static_cast<std::size_t>(kind)], true);
}

void TableExporter::drop(Object object, LossReason reason) { counter_.mark(object, LossAction::dropped, reason); }

void TableExporter::lost(Kind kind, std::size_t row, LossReason reason) {
  items_.push_back({.kind = kind, .detail = true, .row = static_cast<std::uint32_t>(row)});
  drop(counter_.add(details_[static_cast<std::size_t>(kind)], true), reason);
}

void TableExporter::detail(Kind kind, std::size_t row, bool has_detail) {
  if (has_detail) lost(kind, row);
}

LossExample TableExporter::describe(Object object) const {
  const Item& item = items_[object];
  return example_of(study_, item.kind, item.row);
}

void TableExporter::count_memos() {
  std::vector<std::size_t> shown(study_.memos().end_row());
  std::vector<bool> written(study_.codings().end_row());
  for (const Line& line : lines_) {
    if (!line.absent) written[line.row] = true;
  }
  for (const auto& [id, memo] : study_.memos()) {
    for (const ObjectRef object : memo.on) {
      const bool fits = object.kind == ObjectKind::coding && written[object.row] && !memo.text.empty();
      if (fits && memos_.emplace(object.row, memo.text).second) ++shown[row(id)];
    }
  }
  for (const auto& [id, memo] : study_.memos()) {
    const Object object = add(Kind::memo, row(id));
    if (shown[row(id)] == 0) {
      drop(object);
    } else if (shown[row(id)] < memo.on.size() || memo.on.size() > 1) {  // one memo on two codings becomes two
      counter_.mark(object, LossAction::changed, LossReason::no_counterpart);
    }
    detail(Kind::memo, row(id), !memo.name.empty() || memo.kind != MemoKind::note || memo.author || !memo.date.empty());
  }
}

void TableExporter::count_material() {
  for (const auto& [id, source] : study_.sources()) {
    const Gate gate = gates_[row(id)];
    const LossReason reason = gate == Gate::refused ? LossReason::consent : LossReason::no_counterpart;
    const Object object = add(Kind::source, row(id));
    if (!source_used_[row(id)]) drop(object, reason);
    if (source_used_[row(id)] && source_names_[row(id)].label) counter_.mark(object, LossReason::name_disambiguated);
    if (gate == Gate::unrecorded) counter_.mark(object, LossAction::note, LossReason::consent);
    const bool more = source.kind != SourceKind::text || !source.technique.empty() || !source.date.empty() ||
                      !source.wave.empty() || !source.language.empty() || !source.role.empty() ||
                      !source.description.empty() || !source.paragraph.empty() || !source.segmentations.empty() ||
                      !source.sync_points.empty();
    if (more) lost(Kind::source, row(id), reason);
    if (source.text) drop(add(Kind::text, row(id)), reason);
    for (std::size_t i = 0; i < source.more_layers.size(); ++i) drop(add(Kind::text, row(id)), reason);
  }
  for (const auto& [id, code] : study_.codes()) {
    const std::size_t at = row(id);
    const Object object = add(Kind::code, at);
    if (!code_used_[at] && !code_in_path_[at]) drop(object);
    if (code_used_[at] && code_names_[at].label) counter_.mark(object, LossReason::name_disambiguated);
    detail(Kind::code, at,
           code.parents.size() > 1 || !code.label.empty() || !code.definition.empty() ||
               !code.short_definition.empty() || !code.when.empty() || !code.when_not.empty() ||
               !code.example.empty() || !code.colour.empty() || !code.codable || code.category ||
               code.origin != CodeOrigin::unknown || code.counter || code.case_code);
  }
  for (const auto& [id, coder] : study_.coders()) {
    const Object object = add(Kind::coder, row(id));
    if (!coder_used_[row(id)]) drop(object);
    if (coder_used_[row(id)] && coder_names_[row(id)].label) counter_.mark(object, LossReason::name_disambiguated);
    detail(Kind::coder, row(id), !coder.initials.empty() || coder.system || coder.hidden);
  }
  for (const auto& [id, record] : study_.cases()) {
    const Object object = add(Kind::case_, row(id));
    if (!case_used_[row(id)]) drop(object);
    if (case_used_[row(id)] && case_names_[row(id)].label) counter_.mark(object, LossReason::name_disambiguated);
    detail(Kind::case_, row(id),
           !record.role.empty() || record.minor || !record.description.empty() || !record.spans.empty() ||
               !record.speakers.empty() || !record.segments.empty() || record.code);
  }
  for (const auto& [id, segment] : study_.segments()) {
    const Object object = add(Kind::segment, row(id));
    const bool refused = gates_[row(segment.source)] == Gate::refused;
    if (!segment_used_[row(id)]) drop(object, refused ? LossReason::consent : LossReason::no_counterpart);
    const bool numbers_lost =
        segment.kind != PlaceKind::span && segment.kind != PlaceKind::source &&
        (segment.kind != PlaceKind::raw || !segment.numbers.empty() || segment.state == "invalid");
    if (numbers_lost) counter_.mark(object, LossAction::changed, LossReason::no_counterpart);
    detail(Kind::segment, row(id), !segment.label.empty() || !segment.second_numbers.empty());
  }
}

void TableExporter::count_findings() {
  const auto all = [&](Kind kind, const auto& rows) {
    for (const auto& [id, record] : rows) drop(add(kind, row(id)));
  };
  all(Kind::adjudication, study_.adjudications());
  all(Kind::consent, study_.consents());
  all(Kind::attribute, study_.attributes());
  for (std::size_t i = 0; i < study_.values().size(); ++i) drop(add(Kind::value, i));
  all(Kind::theme, study_.themes());
  all(Kind::factor, study_.factors());
  all(Kind::relation, study_.relations());
  all(Kind::link, study_.links());
  all(Kind::claim, study_.claims());
  all(Kind::query, study_.queries());
  all(Kind::set, study_.sets());
  all(Kind::diagram, study_.diagrams());
  all(Kind::member, study_.members());
  for (std::size_t i = 0; i < study_.operations().size(); ++i) {
    const Operation& step = study_.operations()[i];
    const bool told = step.op != OperationKind::add || step.author || step.time || !step.reason.empty();
    if (told) drop(add(Kind::operation, i));
  }
  for_each_design_record(study_, [&](Kind kind, std::size_t at) { drop(add(kind, at)); });
  detail(Kind::study, 0,
         !study_.language().empty() || !study_.description().empty() || study_.approach() != Approach::undeclared);
}

}  // namespace tematik::io::detail
