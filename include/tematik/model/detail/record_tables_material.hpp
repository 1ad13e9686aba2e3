#pragma once

// Sources, cases, coders, codings and what was recorded about them as tables: bodies for record_tables.hpp.

#include <charconv>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include <tematik/model/detail/table_columns.hpp>
#include <tematik/model/record_tables.hpp>
#include <tematik/support/json.hpp>

namespace tematik {

inline Table source_table(const Study& study) {
  const auto& sources = study.sources();
  const auto codings = detail::codings_per(study.codings(), study.codings().source(), sources.end_row());
  Table table;
  detail::ids_column(sources, table);
  detail::words_column(sources, table, "name", &Source::name);
  detail::words_column(sources, table, "kind", [](SourceId, const Source& s) { return to_string(s.kind); });
  detail::words_column(sources, table, "technique", &Source::technique);
  detail::words_column(sources, table, "date", &Source::date);
  detail::words_column(sources, table, "wave", &Source::wave);
  detail::words_column(sources, table, "language", &Source::language);
  detail::words_column(sources, table, "role", &Source::role);
  detail::ints_column(sources, table, "characters", [](SourceId, const Source& s) { return s.length(); });
  detail::ints_column(sources, table, "text_layers", [](SourceId, const Source& s) {
    return static_cast<std::int64_t>(s.more_layers.size()) + (s.text || !s.more_layers.empty() ? 1 : 0);
  });
  detail::words_column(sources, table, "segmentations", [](SourceId, const Source& s) {
    return detail::joined(s.segmentations, [](const StoredSegmentation& one) { return one.name; });
  });
  detail::ints_column(sources, table, "codings", [&](SourceId id, const Source&) { return codings[row(id)]; });
  detail::words_column(sources, table, "description", &Source::description);
  return table;
}

inline Table case_table(const Study& study) {
  const auto& cases = study.cases();
  const auto sources = detail::labels(study, study.sources());
  Table table;
  detail::ids_column(cases, table);
  detail::words_column(cases, table, "name", &Case::name);
  detail::words_column(cases, table, "role", &Case::role);
  detail::flags_column(cases, table, "minor", &Case::minor);
  detail::words_column(cases, table, "sources", [&](CaseId, const Case& c) {
    return detail::joined(c.sources, [&](SourceId id) { return sources[row(id)]; });
  });
  detail::ints_column(cases, table, "spans",
                      [](CaseId, const Case& c) { return static_cast<std::int64_t>(c.spans.size()); });
  detail::words_column(cases, table, "code",
                       [&](CaseId, const Case& c) { return c.code ? study.label(*c.code) : std::string(); });
  detail::words_column(cases, table, "description", &Case::description);
  return table;
}

inline Table consent_table(const Study& study) {
  const auto& consents = study.consents();
  Table table;
  detail::ids_column(consents, table);
  detail::words_column(consents, table, "case", [&](ConsentId, const Consent& c) { return study.label(c.case_); });
  detail::words_column(consents, table, "scope", [](ConsentId, const Consent& c) { return to_string(c.scope); });
  detail::words_column(consents, table, "state", [](ConsentId, const Consent& c) { return to_string(c.state); });
  detail::flags_column(consents, table, "guardian", &Consent::guardian);
  detail::words_column(consents, table, "date", &Consent::date);
  detail::words_column(consents, table, "evidence", &Consent::evidence);
  detail::words_column(consents, table, "expiry", &Consent::expiry);
  return table;
}

inline Table coder_table(const Study& study) {
  const auto& coders = study.coders();
  const auto codings = detail::codings_per(study.codings(), study.codings().coder(), coders.end_row());
  Table table;
  detail::ids_column(coders, table);
  detail::words_column(coders, table, "name", &Coder::name);
  detail::words_column(coders, table, "initials", &Coder::initials);
  detail::flags_column(coders, table, "system", &Coder::system);
  detail::flags_column(coders, table, "hidden", &Coder::hidden);
  detail::ints_column(coders, table, "codings", [&](CoderId id, const Coder&) { return codings[row(id)]; });
  return table;
}

inline Table coding_table(const Study& study) {
  const Codings& codings = study.codings();
  const auto sources = detail::labels(study, study.sources());
  const auto codes = detail::labels(study, study.codes());
  const auto coders = detail::labels(study, study.coders());
  detail::IntCells ids;
  detail::IntCells begin;
  detail::IntCells end;
  detail::IntCells created;
  detail::IntCells segment;
  detail::WordCells source;
  detail::WordCells code;
  detail::WordCells coder;
  detail::WordCells layer;
  detail::WordCells polarity;
  detail::WordCells pass;
  detail::BoolCells important;
  std::vector<double> weight;
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const auto id = static_cast<CodingId>(i);
    if (!codings.contains(id)) continue;
    const Coding coding = codings[id];
    const bool has_span = !coding.span.empty();
    ids.add(static_cast<std::int64_t>(i));
    source.add(sources[row(coding.source)]);
    begin.add(has_span ? std::optional(coding.span.begin) : std::nullopt);
    end.add(has_span ? std::optional(coding.span.end) : std::nullopt);
    code.add(codes[row(coding.code)]);
    coder.add(coders[row(*coding.coder)]);
    layer.add(to_string(coding.layer));
    polarity.add(to_string(coding.polarity));
    important.add(coding.important);
    weight.push_back(coding.weight.value_or(std::numeric_limits<double>::quiet_NaN()));
    created.add(coding.created);
    pass.add(coding.pass);
    segment.add(coding.segment);
  }
  Table table;
  ids.into(table, "id");
  source.into(table, "source");
  begin.into(table, "begin");
  end.into(table, "end");
  code.into(table, "code");
  coder.into(table, "coder");
  layer.into(table, "layer");
  polarity.into(table, "polarity");
  important.into(table, "important");
  table.add("weight", std::move(weight));
  created.into_times(table, "created");
  pass.into(table, "pass");
  segment.into(table, "segment");
  return table;
}

inline Table segment_table(const Study& study) {
  const auto& segments = study.segments();
  const auto sources = detail::labels(study, study.sources());
  Table table;
  detail::ids_column(segments, table);
  detail::words_column(segments, table, "source", [&](SegmentId, const Segment& s) { return sources[row(s.source)]; });
  detail::words_column(segments, table, "kind", [](SegmentId, const Segment& s) { return to_string(s.kind); });
  detail::span_columns(segments, table, &Segment::span);
  detail::ints_column(segments, table, "layer", [](SegmentId, const Segment& s) { return s.layer; });
  detail::words_column(segments, table, "numbers", [](SegmentId, const Segment& s) {
    return detail::joined(s.numbers, [](std::int64_t number) { return std::to_string(number); });
  });
  detail::words_column(segments, table, "label", &Segment::label);
  detail::words_column(segments, table, "state", &Segment::state);
  return table;
}

inline Table coverage_table(const Study& study) {
  const auto& coverage = study.coverage();
  const auto sources = detail::labels(study, study.sources());
  const auto codes = detail::labels(study, study.codes());
  const auto coders = detail::labels(study, study.coders());
  Table table;
  detail::ids_column(coverage, table);
  detail::words_column(coverage, table, "coder", [&](CoverageId, const Coverage& c) { return coders[row(c.coder)]; });
  detail::words_column(coverage, table, "source",
                       [&](CoverageId, const Coverage& c) { return sources[row(c.source)]; });
  detail::span_columns(coverage, table, &Coverage::span);
  detail::words_column(coverage, table, "code",
                       [&](CoverageId, const Coverage& c) { return c.code ? codes[row(*c.code)] : std::string(); });
  detail::words_column(coverage, table, "pass", &Coverage::pass);
  detail::words_column(coverage, table, "state", [](CoverageId, const Coverage& c) { return to_string(c.state); });
  detail::IntCells times;
  for (const auto& [id, record] : coverage) times.add(record.time);
  times.into_times(table, "time");
  detail::words_column(coverage, table, "batch", &Coverage::batch);
  return table;
}

inline Table attribute_table(const Study& study) {
  const auto& attributes = study.attributes();
  std::vector<std::int64_t> values(attributes.end_row());
  for (const auto& [key, value] : study.values()) ++values[row(std::get<0>(key))];
  Table table;
  detail::ids_column(attributes, table);
  detail::words_column(attributes, table, "name", &Attribute::name);
  detail::words_column(attributes, table, "of", [](AttributeId, const Attribute& a) { return to_string(a.of); });
  detail::words_column(attributes, table, "type", [](AttributeId, const Attribute& a) { return to_string(a.type); });
  detail::words_column(attributes, table, "scale", [](AttributeId, const Attribute& a) { return to_string(a.scale); });
  detail::words_column(attributes, table, "levels",
                       [](AttributeId, const Attribute& a) { return detail::joined(a.levels); });
  detail::words_column(attributes, table, "unit", &Attribute::unit);
  detail::words_column(attributes, table, "provenance", &Attribute::provenance);
  detail::words_column(attributes, table, "description", &Attribute::description);
  detail::ints_column(attributes, table, "values", [&](AttributeId id, const Attribute&) { return values[row(id)]; });
  return table;
}

inline Table value_table(const Study& study) {
  const auto sources = detail::labels(study, study.sources());
  const auto cases = detail::labels(study, study.cases());
  const auto coders = detail::labels(study, study.coders());
  detail::IntCells ids;
  detail::WordCells attribute;
  detail::WordCells of;
  detail::WordCells object;
  detail::WordCells wave;
  detail::WordCells text;
  std::vector<double> number;
  for (const auto& [key, value] : study.values()) {
    const auto& [attribute_id, object_row, value_wave] = key;
    const Attribute& definition = study.attributes()[attribute_id];
    const auto& labels = definition.of == ObjectKind::source  ? sources
                         : definition.of == ObjectKind::case_ ? cases
                                                              : coders;
    ids.add(static_cast<std::int64_t>(number.size()));
    attribute.add(definition.name);
    of.add(to_string(definition.of));
    object.add(labels[object_row]);
    wave.add(value_wave);
    number.push_back(std::numeric_limits<double>::quiet_NaN());
    if (!value) {
      text.add_missing();
    } else if (const auto* word = std::get_if<std::string>(&*value)) {
      text.add_as_is(*word);
    } else if (const auto* truth = std::get_if<bool>(&*value)) {
      text.add(*truth ? "true" : "false");
    } else if (const auto* whole = std::get_if<std::int64_t>(&*value)) {
      text.add(std::to_string(*whole));
      number.back() = static_cast<double>(*whole);
    } else {
      number.back() = std::get<double>(*value);
      text.add(json_number(number.back()));
    }
  }
  Table table;
  ids.into(table, "id");
  attribute.into(table, "attribute");
  of.into(table, "of");
  object.into(table, "object");
  wave.into(table, "wave");
  text.into(table, "value");
  table.add("number", std::move(number));
  return table;
}

}  // namespace tematik
