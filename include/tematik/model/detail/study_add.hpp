#pragma once

// Commands that add: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/detail/study_words.hpp>
#include <tematik/model/study.hpp>

namespace tematik {

inline Study::Study(std::string name, std::string language) : name_(std::move(name)), language_(std::move(language)) {
  validate_utf8(name_, "name of the study");
  validate_utf8(language_, "language of the study");
}

inline void Study::set_name(std::string name) {
  validate_utf8(name, "name of the study");
  name_ = std::move(name);
  ++revision_;
}
inline void Study::set_language(std::string language) {
  validate_utf8(language, "language of the study");
  language_ = std::move(language);
  ++revision_;
}
inline void Study::set_description(std::string description) {
  validate_utf8(description, "description of the study");
  description_ = std::move(description);
  ++revision_;
}
inline void Study::set_approach(Approach approach) {
  approach_ = approach;
  ++revision_;
}

inline SourceId Study::add_source(Source source) {
  check(source, detail::cat("source \"", source.name, '"'));
  ++revision_;
  return sources_.add(std::move(source));
}

inline SegmentId Study::add_segment(Segment segment) {
  require(ObjectRef(segment.source), "recorded place");
  detail::check_words("recorded place", {segment.label, segment.text, segment.state, segment.uid, segment.second_uid});
  detail::check_words("recorded place", segment.provenance);
  const bool needs_span = segment.kind == PlaceKind::span || segment.kind == PlaceKind::layer;
  if (needs_span != segment.span.has_value()) {
    throw InputError("segment_span", detail::cat("a recorded place of kind ", to_string(segment.kind),
                                                 needs_span ? " needs a span" : " has no span"));
  }
  if (segment.kind == PlaceKind::span) check_span(segment.source, *segment.span, "recorded place");
  if (segment.kind == PlaceKind::layer) {
    const auto& layers = sources_[segment.source].more_layers;
    if (!segment.layer || *segment.layer >= layers.size()) {
      throw InputError("segment_layer", detail::cat("source \"", label(segment.source), "\" has ", layers.size(),
                                                    " further text layers; the recorded place names none of them"));
    }
    const auto& text = layers[*segment.layer].text;
    if (segment.span->begin > segment.span->end || (text && segment.span->end > text->size())) {
      throw InputError("span_out_of_text", detail::cat("recorded place: span [", segment.span->begin, ", ",
                                                       segment.span->end, ") does not fit its text layer"));
    }
  }
  ++revision_;
  return segments_.add(std::move(segment));
}

inline CodeId Study::add_code(Code code, const ChangeNote& note) {
  check(code, {});
  check(note);
  ++revision_;
  const std::string name = code.name;
  const CodeId id = codes_.add(std::move(code));
  log(OperationKind::add, id, note, {}, name);
  return id;
}

inline void Study::require_room_for_coder() const {
  if (coders_.end_row() > std::numeric_limits<std::uint16_t>::max()) {
    throw InputError("coder_limit", "a study holds at most 65,536 coders");
  }
}

inline CoderId Study::add_coder(Coder coder) {
  check(coder);
  require_room_for_coder();
  ++revision_;
  return coders_.add(std::move(coder));
}

inline void Study::mark_case_code(const Case& record) {
  if (!record.code) return;
  Code code = codes_[*record.code];
  code.case_code = true;
  codes_.set(*record.code, std::move(code));
}

inline CaseId Study::add_case(Case record) {
  check(record);
  ++revision_;
  mark_case_code(record);
  return cases_.add(std::move(record));
}

inline ConsentId Study::add_consent(Consent consent) {
  require(ObjectRef(consent.case_), "consent");
  detail::check_words("consent", {consent.evidence});
  for (const auto& date : {consent.date, consent.expiry}) {
    if (!date.empty() && (date.size() != 10 || !is_date(date))) {
      throw InputError("date", detail::cat("consent: expected a date such as 2026-01-31, found \"", date, '"'));
    }
  }
  ++revision_;
  return consents_.add(std::move(consent));
}

inline ThemeId Study::add_theme(Theme theme, const ChangeNote& note) {
  check(theme, {});
  check(note);
  ++revision_;
  const std::string name = theme.name;
  const ThemeId id = themes_.add(std::move(theme));
  log(OperationKind::add, id, note, {}, name);
  return id;
}

inline FactorId Study::add_factor(Factor factor) {
  check(factor);
  ++revision_;
  return factors_.add(std::move(factor));
}

inline RelationTypeId Study::add_relation_type(RelationType type) {
  detail::check_words("relation type", {type.name, type.inverse});
  detail::check_words("relation type", type.excludes);
  if (type.sign < -1 || type.sign > 1) {
    throw InputError("relation_sign",
                     detail::cat("relation type \"", type.name, "\": the sign is -1, 0 or +1, found ", type.sign));
  }
  if (!relation_types_.find(type.name).empty()) {
    throw InputError("relation_type_twice", detail::cat("the relation type \"", type.name, "\" exists already"));
  }
  ++revision_;
  return relation_types_.add(std::move(type));
}

inline void Study::add_type_if_new(const std::string& type) {
  if (relation_types_.find(type).empty()) relation_types_.add({.name = type});
}

inline RelationId Study::add_relation(Relation relation) {
  check(relation);
  ++revision_;
  add_type_if_new(relation.type);
  return relations_.add(std::move(relation));
}

inline LinkId Study::add_link(Link link) {
  require(ObjectRef(link.relation), "link");
  require(ObjectRef(link.source), "link");
  if (link.span) check_span(link.source, *link.span, "link");
  if (link.coder) require(ObjectRef(*link.coder), "link");
  if (link.sign < -1 || link.sign > 1) {
    throw InputError("link_sign", detail::cat("link: the sign is -1, 0 or +1, found ", link.sign), "link");
  }
  ++revision_;
  return links_.add(link);
}

inline ClaimId Study::add_claim(Claim claim) {
  check(claim);
  ++revision_;
  return claims_.add(std::move(claim));
}

inline MemoId Study::add_memo(Memo memo) {
  check(memo);
  ++revision_;
  return memos_.add(std::move(memo));
}

inline AttributeId Study::add_attribute(Attribute attribute) {
  if (attribute.of != ObjectKind::source && attribute.of != ObjectKind::case_ && attribute.of != ObjectKind::coder) {
    throw InputError("attribute_of", detail::cat("attribute \"", attribute.name,
                                                 "\": sources, cases and coders have attributes, objects of kind ",
                                                 to_string(attribute.of), " do not"));
  }
  detail::check_words("attribute",
                      {attribute.name, attribute.unit, attribute.provenance, attribute.description, attribute.uid});
  detail::check_words("attribute", attribute.levels);
  for (const auto& [id, other] : attributes_) {
    if (other.of == attribute.of && detail::same_name(other.name, attribute.name)) {
      throw InputError("attribute_twice", detail::cat("an attribute \"", attribute.name, "\" of kind ",
                                                      to_string(attribute.of), " exists already"));
    }
  }
  ++revision_;
  return attributes_.add(std::move(attribute));
}

inline CoverageId Study::add_coverage(Coverage coverage) {
  require(ObjectRef(coverage.coder), "coder coverage");
  require(ObjectRef(coverage.source), "coder coverage");
  if (coverage.span) check_span(coverage.source, *coverage.span, "coder coverage");
  if (coverage.code) require(ObjectRef(*coverage.code), "coder coverage");
  detail::check_words("coder coverage", {coverage.pass, coverage.batch});
  ++revision_;
  return coverage_.add(std::move(coverage));
}

inline AdjudicationId Study::add_adjudication(Adjudication adjudication) {
  require(ObjectRef(adjudication.who), "adjudication");
  detail::check_words("adjudication", {adjudication.why, adjudication.uid});
  for (const CodingId coding : adjudication.decides) require(ObjectRef(coding), "adjudication");
  if (adjudication.final_coding) {
    require(ObjectRef(*adjudication.final_coding), "adjudication");
    if (codings_[*adjudication.final_coding].layer != CodingLayer::final_) {
      throw InputError("adjudication_layer", detail::cat("adjudication: coding [", row(*adjudication.final_coding),
                                                         "] is not on the layer \"final\""));
    }
  }
  ++revision_;
  return adjudications_.add(std::move(adjudication));
}

inline QueryId Study::add_query(StoredQuery query) {
  detail::check_words("query", {query.name, query.note, query.text, query.uid});
  if (!queries_.find(query.name).empty()) {
    throw InputError("query_twice", detail::cat("a stored query \"", query.name, "\" exists already"));
  }
  ++revision_;
  return queries_.add(std::move(query));
}

inline SetId Study::add_set(ObjectSet set) {
  detail::check_words("set", {set.name, set.description, set.uid});
  detail::check_words("set", set.provenance);
  for (const ObjectRef object : set.members) require(object, detail::cat("set \"", set.name, '"'));
  ++revision_;
  return sets_.add(std::move(set));
}

inline DiagramId Study::add_diagram(Diagram diagram) {
  detail::check_words("diagram", {diagram.name, diagram.format, diagram.content, diagram.uid});
  ++revision_;
  return diagrams_.add(std::move(diagram));
}

inline MemberId Study::add_member(Member member) {
  detail::check_words("member", {member.path, member.sha256});  // its bytes are any
  ++revision_;
  return members_.add(std::move(member));
}

inline CoderId Study::unknown_coder() {
  const auto& found = coders_.find("unknown");
  if (!found.empty()) return found.front();
  require_room_for_coder();
  return coders_.add({.name = "unknown"});
}

inline CodingId Study::add_coding(Coding coding) {
  coding = checked(std::move(coding));
  if (!coding.coder) coding.coder = unknown_coder();
  ++revision_;
  return codings_.add(coding);
}

inline void Study::check_bearer(ObjectRef object, AttributeId attribute) const {
  const Attribute& definition = attributes_[attribute];
  const std::string role = detail::cat("attribute \"", definition.name, '"');
  require(object, role);
  if (object.kind != definition.of) {
    throw InputError(
        "attribute_of",
        detail::cat(role, " belongs to objects of kind ", to_string(definition.of), ", not ", to_string(object.kind)),
        role);
  }
}

inline void Study::set_value(ObjectRef object, AttributeId attribute, std::optional<AttributeValue> value,
                             std::string wave) {
  const Attribute& definition = attributes_[attribute];
  const std::string role = detail::cat("attribute \"", definition.name, '"');
  check_bearer(object, attribute);
  if (value && definition.type == ValueType::real && std::holds_alternative<std::int64_t>(*value)) {
    value = static_cast<double>(std::get<std::int64_t>(*value));
  }
  if (value) {
    const std::size_t wanted = definition.type == ValueType::boolean   ? 1
                               : definition.type == ValueType::integer ? 2
                               : definition.type == ValueType::real    ? 3
                                                                       : 0;
    const auto fail = [&](std::string_view code, std::string_view rule) {
      throw InputError(std::string(code), detail::cat(role, " of ", detail::named(*this, object), ": ", rule), role);
    };
    if (value->index() != wanted) {
      fail("value_type", detail::cat("expected a value of type ", to_string(definition.type)));
    }
    if (const auto* number = std::get_if<double>(&*value); number != nullptr && !std::isfinite(*number)) {
      fail("value_type", "expected a finite number (missing is stored as missing)");
    }
    if (const auto* word = std::get_if<std::string>(&*value)) {
      validate_utf8(*word, role);
      if (definition.type == ValueType::date && !is_date(*word)) {
        fail("value_type", "expected a date such as 2026, 2026-01 or 2026-01-31");
      }
      if (definition.type == ValueType::datetime && !read_timestamp(*word)) {
        fail("value_type", "expected a time such as 2026-01-31T08:30:00Z");
      }
      const auto& levels = definition.levels;
      if (definition.scale == Scale::ordinal && std::find(levels.begin(), levels.end(), *word) == levels.end()) {
        fail("value_level", detail::cat("the value is not one of the ", levels.size(), " declared levels"));
      }
    }
  }
  validate_utf8(wave, role);
  values_[{attribute, object.row, std::move(wave)}] = std::move(value);
  ++revision_;
}

inline void Study::clear_value(ObjectRef object, AttributeId attribute, const std::string& wave) {
  check_bearer(object, attribute);
  values_.erase({attribute, object.row, wave});
  ++revision_;
}

inline const std::optional<AttributeValue>* Study::value(ObjectRef object, AttributeId attribute,
                                                         const std::string& wave) const {
  if (attributes_[attribute].of != object.kind) return nullptr;
  const auto found = values_.find({attribute, object.row, wave});
  return found == values_.end() ? nullptr : &found->second;
}

}  // namespace tematik
