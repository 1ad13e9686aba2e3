#pragma once

/// @file
/// @brief QualCoder projects, a folder `<name>.qda` with the database `data.qda`, versions 8 to 17: what becomes of each
/// table. Read by `io::read` (the folder or the database), not written.
///
/// | table | in the study |
/// | --- | --- |
/// | project | description (memo); the program's version stands in the report |
/// | source | source with its text; of a recording the linked transcript (`av_text_id`, or `<name>.transcribed`) |
/// | code_cat, code_name | category, code below its code or category; memo: definition. A cycle is cut (`cycle_cut`) |
/// | code_text | coding on a span; important ones are flagged; equal spans are one segment |
/// | code_image | coding on a pixel box, or on a page box measured from the top left (`pdf_page`) |
/// | code_av | coding on an interval in ms |
/// | annotation; journal | memo on a span; free memo |
/// | cases, case_text | case; from 0 to the length of the text: the whole source, else a passage of it |
/// | attribute_type, attribute | attribute of cases or sources. an empty value means missing |
/// | coder_names | coder; one that is hidden there is flagged, or left out (option `include_hidden`) |
/// | ris | attributes `ris.<tag>` of the sources that refer to them |
/// | memo columns | memos on source, case and coding |
///
/// **Positions** should be code points; many files hold UTF-16 units behind a character such as an emoji, because the
/// program's editor counts so. The stored quotations decide (offset_resolver.hpp); where one does not agree with its
/// span, the coding is kept as unverified (`text_mismatch`).
///
/// **Numbers**: an attribute is numeric if the program says so and every value parses; else it is text (`value_type`).
///
/// **Coders** are the names in `owner`. `AI Agent` and `📌 Speaker coding` are programs (`Coder::system`), outside
/// agreement unless named. No owner: the coder "unknown".
///
/// **Files** in the project's folder come along; linked ones only with `allow_absolute`.
///
/// **Not read**, and counted: graphs, saved SQL, attributes of journals, the state of windows and filters; tables and
/// columns that this version does not know.
///
/// **The database** is copied into a private folder with what lies beside it (`-wal`, `-journal`) and only the copy is
/// opened, for reading alone: nothing is locked or written there. Ids are `raw:<table>/<key>`.
///
/// **Errors**: InputError `sqlite_corrupt`, `sqlite_schema` (a table or column is missing), limits of limits.hpp;
/// StorageError `source_changing` (a program writes to it meanwhile)
///
/// @code
/// auto [study, report] = tematik::io::read("interviews.qda");
/// assert(report.total("code_text").in == report.total("code_text").kept);
/// @endcode

#include <tematik/io/read.hpp>
