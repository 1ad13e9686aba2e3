#pragma once

/// @file
/// @brief A study as lines, one per record, and the hash of them: equal hashes mean equal figures.
///
/// - **Line**: canonical JSON (`json.hpp`) of `[kind, id, fields]`. Left out: what is missing (so also empty words
///   and an enumeration's "not said": origin and asserter `unknown`, approach `undeclared`, newline `none`,
///   sign 0), `false`, empty lists. Names are always written, values of attributes too (truth as 1 and 0). Lists are
///   sorted unless their order means something (parents, levels, layers, members of a set, numbers of a place).
/// - **Ids**: the record's `uid`; else `<kind>-<row>`; a coding or recorded place without one has the id "" and is
///   referred to by `"#"` and the SHA-256 of its own line; coverage, units, values, consent, links, relation types,
///   operations and members have none. An id of a kind that varies is `[kind, id]`.
/// - **Codings** say the code they were given first (`given`) and what merges took for their doubles (`doubles`: code,
///   time), where a merge or a split changed it: the figures of an earlier codebook read it.
/// - **Texts** stand as their SHA-256 and length: no words of a source are in a line.
/// - **Not hashed**: provenance, paths, bytes of members (their SHA-256 is), the order of addition, and that a code
///   or theme was added if nobody said by whom, when or why.
/// - **Hash**: SHA-256 over all lines sorted as bytes, equal ones kept, each followed by LF.
/// - **Complexity**: O(n log n); about two seconds and 300 MiB for a million codings.
///
/// @code
/// Study study("Demo", "id");
/// assert(record_lines(study).front() == R"(["study","",{"language":"id","name":"Demo"}])");
/// @endcode

#include <algorithm>
#include <string>
#include <vector>

#include <tematik/model/detail/record_parts.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/sha256.hpp>

namespace tematik {

/// The lines of all records, sorted as bytes.
[[nodiscard]] std::vector<std::string> record_lines(const Study& study);

/// The hash of a study, as 64 lower-case hex digits; also `study.sha256()`.
[[nodiscard]] std::string study_sha256(const Study& study);

/// The id of an object in lines, files and logs: its `uid`, else `<kind>-<row>`; of a coding or recorded place
/// without one `"#"` and the hash of its line. @throws LookupError if the object does not exist
[[nodiscard]] std::string text_id(const Study& study, ObjectRef object);

// ---------------------------------------------------------------------------------------------------------

inline std::vector<std::string> record_lines(const Study& study) {
  detail::RecordIds ids(study);
  ids.prepare();
  std::vector<std::string> lines;
  lines.reserve(study.codings().size() + study.values().size());
  detail::add_study_lines(lines, study, ids);
  detail::add_source_lines(lines, study, ids);
  detail::add_coding_lines(lines, study, ids);
  detail::add_case_lines(lines, study, ids);
  detail::add_finding_lines(lines, study, ids);
  detail::add_carried_lines(lines, study, ids);
  detail::add_design_lines(lines, study, ids);
  std::sort(lines.begin(), lines.end());
  return lines;
}

inline std::string study_sha256(const Study& study) {
  Sha256 hash;
  for (const auto& line : record_lines(study)) {
    hash.update(line);
    hash.update("\n");
  }
  return to_hex(hash.finish());
}

inline std::string text_id(const Study& study, ObjectRef object) {
  if (!study.contains(object)) {
    throw LookupError(detail::cat(to_string(object.kind), "_unknown"),
                      detail::cat("the study has no ", to_string(object.kind), " with id ", object.row), "text_id",
                      std::to_string(object.row));
  }
  return detail::RecordIds(study).of(object);
}

inline std::string Study::sha256() const { return study_sha256(*this); }

}  // namespace tematik

#include <tematik/model/detail/record_fields.hpp>         // IWYU pragma: export
#include <tematik/model/detail/record_fields_design.hpp>  // IWYU pragma: export
#include <tematik/model/detail/record_ids.hpp>            // IWYU pragma: export
