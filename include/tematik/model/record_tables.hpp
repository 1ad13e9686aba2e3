#pragma once

/// @file
/// @brief The tables of a study for people: a row per record, names instead of ids, no words of participants.
///
/// - **Columns**: `id` (the row that is the id) first, then what the record says; objects by their labels, several
///   joined by "; ". Numbers are int64 or float64, times are timestamps, words are text.
/// - **Missing** is missing, never "" or 0. In the value table a stored "missing" is a row without a value; what was
///   never written down has no row.
/// - **Left out**: texts of sources, excerpts of recorded places, examples of codes, speakers, comments on checks; the text of memos
///   unless it is asked for (it is the researcher's, but may quote).
/// - **Complexity**: linear in the rows; a label is made once per source, code, coder.
///
/// @code
/// Study study("Demo");
/// study.add_code({.name = "Dukungan"});
/// assert(code_table(study)["name"].as<std::string>().front() == "Dukungan");
/// @endcode

#include <tematik/model/study.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// id, name, kind, technique, date, wave, language, role, characters (missing without a text), text_layers,
/// segmentations, codings, description
[[nodiscard]] Table source_table(const Study& study);
/// id, name, role, minor, sources, spans, code, description
[[nodiscard]] Table case_table(const Study& study);
/// id, case, scope, state, guardian, date, evidence, expiry
[[nodiscard]] Table consent_table(const Study& study);
/// id, name, initials, system, hidden, codings
[[nodiscard]] Table coder_table(const Study& study);
/// In order of the codebook: id, label, name, path, parents, codable, category, case_code, origin, definition,
/// short_definition, when, when_not, colour, counter, themes, codings
[[nodiscard]] Table code_table(const Study& study);
/// id, name, codes (counter-codes with " (-)" behind), parents, label, central_idea, questions, description
[[nodiscard]] Table theme_table(const Study& study);
/// id, source, begin, end (missing without a span), code, coder, layer, polarity, important, weight, created,
/// pass, segment
[[nodiscard]] Table coding_table(const Study& study);
/// id, source, kind, begin, end, layer, numbers, label, state
[[nodiscard]] Table segment_table(const Study& study);
/// id, coder, source, begin, end, code, pass, state, time, batch
[[nodiscard]] Table coverage_table(const Study& study);
/// id, title, kind, on, author, date; with `text` also text
[[nodiscard]] Table memo_table(const Study& study, bool text = false);
/// id, name, stands_for, stage
[[nodiscard]] Table factor_table(const Study& study);
/// id, causes, effect, type, direction, sign, asserter, map, links, note
[[nodiscard]] Table relation_table(const Study& study);
/// id, relation, causes, effect, source, begin, end, coder, sign, against
[[nodiscard]] Table link_table(const Study& study);
/// id, name, text_id, text_en, kind, generalisation, asserter, scope, implication, from, to, evidence,
/// counter_evidence, author, date
[[nodiscard]] Table claim_table(const Study& study);
/// id, name, of, type, scale, levels, unit, provenance, description, values
[[nodiscard]] Table attribute_table(const Study& study);
/// id (place in the table), attribute, of, object, wave, value (as text), number
[[nodiscard]] Table value_table(const Study& study);
/// id, name, note, text
[[nodiscard]] Table query_table(const Study& study);
/// id, name, members, description
[[nodiscard]] Table set_table(const Study& study);
/// id, name, kind, strategies, role, attributes, cells, stop, note
[[nodiscard]] Table frame_table(const Study& study);
/// id, name, rule, text
[[nodiscard]] Table criterion_table(const Study& study);
/// id, name, kind, version, text, probes, serves, roles, applied_in
[[nodiscard]] Table guide_table(const Study& study);
/// id, name, stage, text, status, reason, evidence, planned_n, added_after_freeze
[[nodiscard]] Table protocol_table(const Study& study);
/// id, name, label, begins, ends, note
[[nodiscard]] Table wave_table(const Study& study);
/// id, name, text_id, text_en, addressees, actors, rests_on, indicator, indicator_wave, threshold
[[nodiscard]] Table recommendation_table(const Study& study);
/// id, name, operations, date, note
[[nodiscard]] Table codebook_version_table(const Study& study);
/// id, name, kind, version, statements, recipients, sent, closed, note, responses
[[nodiscard]] Table check_round_table(const Study& study);
/// id, round, case, statement, answer, date, disposition, reason, operations, new_data, decided_by, decided; no comment
[[nodiscard]] Table check_response_table(const Study& study);
/// id, field, on, keys, value, author, date, reason
[[nodiscard]] Table judgement_table(const Study& study);

}  // namespace tematik

#include <tematik/model/detail/record_tables_design.hpp>    // IWYU pragma: export
#include <tematik/model/detail/record_tables_findings.hpp>  // IWYU pragma: export
#include <tematik/model/detail/record_tables_material.hpp>  // IWYU pragma: export
