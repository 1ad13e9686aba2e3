#include <algorithm>

#include "refi_exporter.hpp"

namespace tematik::io::detail {

void RefiExporter::add_objects() {
  const auto add = [&](Item item, std::size_t at) {
    counted_.push_back({.item = item, .row = at});
    objects_.emplace(std::pair{item, at}, counter_.add(kinds_[static_cast<std::size_t>(item)], true));
  };
  const auto all = [&](Item item, const auto& rows) {
    for (const auto& [id, record] : rows) add(item, row(id));
  };
  const Codings& codings = study_.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    if (codings.contains(static_cast<CodingId>(i))) add(Item::coding, i);
  }
  all(Item::source, study_.sources());
  all(Item::code, study_.codes());
  all(Item::coder, study_.coders());
  all(Item::case_, study_.cases());
  all(Item::segment, study_.segments());
  all(Item::memo, study_.memos());
  all(Item::coverage, study_.coverage());
  all(Item::adjudication, study_.adjudications());
  all(Item::consent, study_.consents());
  all(Item::attribute, study_.attributes());
  for (std::size_t i = 0; i < study_.values().size(); ++i) add(Item::value, i);
  all(Item::theme, study_.themes());
  all(Item::factor, study_.factors());
  all(Item::relation, study_.relations());
  all(Item::link, study_.links());
  all(Item::claim, study_.claims());
  all(Item::query, study_.queries());
  all(Item::set, study_.sets());
  all(Item::diagram, study_.diagrams());
  all(Item::member, study_.members());
}

void RefiExporter::drop(Item item, std::size_t at, LossReason reason) {
  counter_.mark(object(item, at), LossAction::dropped, reason);
}

void RefiExporter::change(Item item, std::size_t at, LossReason reason) {
  counter_.mark(object(item, at), LossAction::changed, reason);
}

void RefiExporter::lost(Item item, std::size_t at, LossReason reason) {
  counted_.push_back({.item = item, .row = at});
  counter_.mark(counter_.add(details_[static_cast<std::size_t>(item)], true), LossAction::dropped, reason);
}

void RefiExporter::detail(Item item, std::size_t at, bool has_detail) {
  if (has_detail) lost(item, at);
}

void RefiExporter::replaced(Item item, std::size_t at) {
  if (xml_.take_replaced()) change(item, at, LossReason::char_not_allowed);
}

LossExample RefiExporter::describe(Object object) const {
  const Counted& counted = counted_[object];
  return example_of(study_, counted.item, counted.row);
}

void RefiExporter::count_material() {
  const bool codebook = form_ == RefiForm::codebook;
  for (const auto& [id, source] : study_.sources()) {
    const std::size_t at = row(id);
    const LossReason reason = refused(id) ? LossReason::consent : LossReason::no_counterpart;
    const bool gone = refused(id) || codebook;
    const auto text = [&](std::size_t layer) {
      counted_.push_back({.item = Item::text, .row = at});
      const Object object = counter_.add(kinds_[static_cast<std::size_t>(Item::text)], true);
      if (gone || !has_layer(source, layer)) counter_.mark(object, LossAction::dropped, reason);
      const auto& words_of = text_of_layer(source, layer);
      if (words_of && words_of->str().find('\r') != std::string::npos)
        counter_.mark(object, LossAction::changed, LossReason::encoding_changed);
    };
    if (gone) drop(Item::source, at, reason);
    if (source.text) text(0);
    for (std::size_t i = 0; i < source.more_layers.size(); ++i) text(i + 1);
    const bool own_sync = source.kind != SourceKind::audio && source.kind != SourceKind::video;
    const bool more = !source.technique.empty() || !source.date.empty() || !source.wave.empty() ||
                      !source.language.empty() || !source.role.empty() || !source.paragraph.empty() ||
                      !source.segmentations.empty() || (own_sync && !source.sync_points.empty());
    if (more || (codebook && !source.description.empty())) lost(Item::source, at, reason);
  }
  for (const auto& [id, code] : study_.codes()) {
    detail(Item::code, row(id),
           code.parents.size() > 1 || !code.label.empty() || !code.short_definition.empty() || !code.when.empty() ||
               !code.when_not.empty() || !code.example.empty() || code.origin != CodeOrigin::unknown || code.counter ||
               (codebook && code.case_code));
  }
  for (const auto& [id, coder] : study_.coders()) {
    detail(Item::coder, row(id), coder.system || coder.hidden || (codebook && !coder.initials.empty()));
  }
  for (const auto& [id, attribute] : study_.attributes()) {
    const bool scale_lost = attribute.scale == Scale::ordinal ||
                            (attribute.scale == Scale::numeric) !=
                                (attribute.type == ValueType::integer || attribute.type == ValueType::real);
    detail(Item::attribute, row(id),
           scale_lost || !attribute.levels.empty() || !attribute.unit.empty() || !attribute.provenance.empty());
  }
  for (const auto& [id, member] : study_.members()) {
    if (!carried_.contains(member.path)) drop(Item::member, row(id));
  }
}

void RefiExporter::count_findings() {
  const auto all = [&](Item item, const auto& rows) {
    for (const auto& [id, record] : rows) drop(item, row(id));
  };
  for (const auto& [id, record] : study_.coverage()) {
    drop(Item::coverage, row(id), refused(record.source) ? LossReason::consent : LossReason::no_counterpart);
  }
  all(Item::adjudication, study_.adjudications());
  all(Item::consent, study_.consents());
  all(Item::factor, study_.factors());
  all(Item::link, study_.links());
  all(Item::claim, study_.claims());
  all(Item::query, study_.queries());
  for (const auto& [id, theme] : study_.themes()) {
    bool more =
        !theme.parents.empty() || !theme.label.empty() || !theme.central_idea.empty() || !theme.questions.empty();
    for (const auto& member : theme.members) more = more || member.sign != 1;
    if (options_.theme_as == ThemeAs::drop) drop(Item::theme, row(id));
    if (options_.theme_as == ThemeAs::parent_code) {
      change(Item::theme, row(id), LossReason::no_counterpart);
      more = more || below_[row(id)].size() != theme.members.size();
    }
    detail(Item::theme, row(id), more);
  }
  const bool codebook = form_ == RefiForm::codebook;
  for (const auto& [id, set] : study_.sets()) {
    const bool codes = std::all_of(set.members.begin(), set.members.end(),
                                   [](ObjectRef member) { return member.kind == ObjectKind::code; });
    if (codebook && !codes) {
      drop(Item::set, row(id));
      continue;
    }
    detail(Item::set, row(id), std::any_of(set.members.begin(), set.members.end(), [&](ObjectRef member) {
             const bool kind = member.kind == ObjectKind::code || member.kind == ObjectKind::source ||
                               member.kind == ObjectKind::memo;
             return !kind || written_guid(member).empty();
           }));
  }
  if (codebook) {
    all(Item::coder, study_.coders());
    all(Item::case_, study_.cases());
    all(Item::segment, study_.segments());
    all(Item::memo, study_.memos());
    all(Item::attribute, study_.attributes());
    all(Item::relation, study_.relations());
    all(Item::diagram, study_.diagrams());
    for (std::size_t i = 0; i < study_.values().size(); ++i) drop(Item::value, i);
    for (std::size_t i = 0; i < study_.codings().end_row(); ++i) {
      if (study_.codings().contains(static_cast<CodingId>(i))) drop(Item::coding, i);
    }
  }
  for (std::size_t i = 0; i < study_.operations().size(); ++i) {
    const Operation& step = study_.operations()[i];
    const bool told = step.op != OperationKind::add || step.author || step.time || !step.reason.empty();
    if (!told) continue;
    counted_.push_back({.item = Item::operation, .row = i});
    counter_.mark(counter_.add(kinds_[static_cast<std::size_t>(Item::operation)], true), LossAction::dropped,
                  LossReason::no_counterpart);
  }
  for_each_design_record(study_, [&](Item item, std::size_t at) {
    counted_.push_back({.item = item, .row = at});
    counter_.mark(counter_.add(kinds_[static_cast<std::size_t>(item)], true), LossAction::dropped,
                  LossReason::no_counterpart);
  });
  detail(Item::study, 0,
         !study_.language().empty() || study_.approach() != Approach::undeclared ||
             (codebook && !study_.description().empty()));
}

}  // namespace tematik::io::detail
