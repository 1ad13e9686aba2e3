#pragma once

/// @file
/// @brief REFI-QDA projects (`.qdpx`, `.qde`) and codebooks (`.qdc`): what becomes of each element.
///
/// Reference: REFI-QDA standard, 25 September 2019, schemas of 18 March 2019, qdasoftware.org; background
/// doi:10.17169/fqs-21.2.3439. Read by `io::read`, written by `io::write`; `io::inspect` counts without reading.
///
/// | element | in the study |
/// | --- | --- |
/// | TextSource, PictureSource, PDFSource, AudioSource, VideoSource | source; description; times and paths as provenance |
/// | Transcript, Representation, TextDescription | the source's first text, later ones as further text layers |
/// | Representation of a PDFSelection | excerpt of the recorded place (`Segment::text`) |
/// | selections | recorded place: span of a text, page box, pixel box, interval in ms; its Description is a memo on it |
/// | Coding on a source | coding on the place "whole source" |
/// | Coding; User | coding; coder. No user known: the selection's, else the coder "unknown" |
/// | Code | code; isCodable="false": category; Description: definition |
/// | Case with CodeRef, or with the GUID of a code | case with a case code (option `case_codes`) |
/// | Variable, VariableValue | attribute of cases or of sources, or of both; no value element: stored missing |
/// | Note, NoteRef | memo on what refers to it; a Note with selections or codings is also a source of kind memo |
/// | Link | relation: name = type, asserter unknown; with a Note at one end also a memo on the other end |
/// | Set | set; theme if the last line of its Description is `[tematik:theme]` |
/// | Graph, Vertex, Edge | diagram, kept as it is |
///
/// **Ids**: a GUID becomes the `uid` of the object, lower case and without braces; an id that is no GUID, and the
/// second object with a GUID, get `raw:<id>` and `raw:<guid>~2`. Writing keeps GUIDs and gives all else one of its own
/// (`foreign_guid`), the same each time; the study id is the name of the study.
///
/// **Writing** goes the table backwards. Texts lie in `sources/` as UTF-8 with LF, positions count their code points;
/// a coding without a recorded place shares a selection with those on the same span; a selection is named by its label,
/// else by its first 100 characters. A memo on a case, set, theme or coder becomes a Link named `memo`. Files that came
/// with a study go out as they are. Not written, and reported: weights, polarity, layers beyond the one chosen, coder
/// coverage, adjudications, claims, the study design, factors, evidence of relations, consent, queries, history,
/// further parents of a code, when to use it, signs and nesting of themes, values of waves and of coders, roles and
/// speakers of cases, segmentations, technique, date, wave and language of a source. What is made is checked against
/// the schema.
///
/// **Places without a usable span** are kept with a state: `point` (no characters), `out_of_range`, `invalid` (no
/// number), `unverified` (the text is missing: numbers taken as code points). Their codings count per source.
/// A transcript selection has its span, and its interval in ms in `second_numbers`; a selection that stands both on a
/// page and in its text under one GUID (ATLAS.ti) is one place: span, and the page box in `second_numbers`.
///
/// **Not in the study**: who made the project and when, its base path; names outside the schema, which are counted.

#include <string>
#include <string_view>

namespace tematik::io {

/// The GUID of an object whose id is none: UUIDv5 (RFC 9562) of `<kind>:<id>` in the namespace of the study, which is
/// the UUIDv5 of the study id in tematik's. The same study gives the same GUIDs on every machine.
/// @param kind  user code variable case source layer selection coding note link set graph vertex edge syncpoint
[[nodiscard]] std::string foreign_guid(std::string_view study_id, std::string_view kind, std::string_view id);

}  // namespace tematik::io
