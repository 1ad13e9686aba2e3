#pragma once

/// @file
/// @brief Coding tables, schema `tematik.codings/1`: one row per coding, in CSV (`.csv`) or with tabs (`.tsv`).
///
/// | column | holds |
/// | --- | --- |
/// | `source` | name of the source; needed |
/// | `code` | name of the code, or its path from the root, joined by ` > ` |
/// | `code_id` | id of the code; `code` is then its own name, taken whole. One of the two is needed |
/// | `begin`, `end` | code points of the source's text, half-open, the first is 0 |
/// | `text` | the quotation: alone, or beside the positions, which it checks |
/// | `coder` | empty: the coder "unknown", which is added (`coder_unknown`) |
/// | `created` | a time such as 2026-01-05T08:30:00Z |
/// | `memo` | a memo on the coding; of a code judged absent, on the place |
/// | `case` | name of a case |
/// | `weight` | a number |
/// | `value` | 1 applied, 0 judged absent; no row: no record |
///
/// **Form**: RFC 4180 (doi:10.17487/RFC4180), UTF-8 with or without a mark, UTF-16 with one. In `.csv` the delimiter is
/// the one of `,` `;` TAB that is most frequent in the header outside quotes (`delimiter_guessed`). The option
/// `columns` gives headings of the file their names here. Headings compare without case and outer blanks; a column that
/// is none of these is dropped (`not_in_schema`). Cells are taken as they are; whole numbers may end in `.0`.
///
/// **Places**: numbers in a source whose text is known are spans, compared with `text` after white space is folded
/// (`text_mismatch`). `text` alone is searched there: one hit is the span, of several the first (`text_ambiguous`).
/// In a source whose text is not known numbers and quotation stay as they are, unverified (`text_missing`). No
/// number and no text: the whole source. begin > end is turned (`range_reversed`), begin = end is a point
/// (`range_empty`), beyond the text there is no span (`offset_out_of_range`), what is no position is kept as it was
/// (`integer_out_of_range`).
///
/// **`value`**: with this column each row is also coder coverage of its code on its span; without it nobody is said to
/// have looked anywhere. A row with an empty cell here is dropped (`value_missing`), as is one without a code.
///
/// **`case`**: if all rows of a source name one case, the source is its member; otherwise the places of its rows are.
///
/// **Codes**: a name without ` > ` is the code of this name, a path makes the codes it needs. A name that could mean
/// two codes is refused (`code_path_ambiguous`): give its path or a `code_id`.
///
/// **Unit table**: the columns `unit`, perhaps `coder`, and one per code, headed by its name or path; no column
/// `source` or `code`. A unit is a whole source. 1 is a coding, 0 judged absent, both also coder coverage of the code; a
/// blank cell is no record. One row per unit and coder.
///
/// **Writing** (`io::write`): codings with a span, on a whole source, or with a quotation alone. A quotation is written
/// only where there is no text to find it in. A code that its path does not tell apart gets a `code_id` and loses its
/// place in the tree (`name_disambiguated`). Cases come from all their places; a coding of two cases shows the first.
/// `value` is written if every coding is covered, as otherwise the table would claim coverage that is not there.
/// Codings with a case code, of memo sources, and on places without text or span stay out.
///
/// **Complexity**: linear in bytes, plus a search of the text per distinct quotation.
///
/// @code
/// auto [study, report] = tematik::io::read("source,begin,end,code\nP01,0,5,Hadir\n", "codings.csv");
/// assert(study.codings().size() == 1 && report.total("row").unverified == 1);  // no text to compare with
/// @endcode

#include <filesystem>
#include <string_view>

#include <tematik/io/read.hpp>
#include <tematik/model/study.hpp>

namespace tematik::io {

/// Adds the codings of a table to a study whose sources, codes, coders and cases it names; what is not there yet is
/// added. The texts of the study's sources check positions and are searched for quotations.
/// @return the study with the codings; `into` is untouched if this throws
/// @throws as `read`; InputError `table_columns`, `table_cell`, `code_path_ambiguous`, which name row and column
[[nodiscard]] ReadResult read_codings(const std::filesystem::path& path, Study into, const ReadOptions& options = {});

/// The same for bytes in memory. @param name  file name: `.tsv` means tabs
[[nodiscard]] ReadResult read_codings(std::string_view bytes, std::string_view name, Study into,
                                      const ReadOptions& options = {});

}  // namespace tematik::io
