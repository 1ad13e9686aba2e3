#pragma once

/// @file
/// @brief RQDA projects (`.rqda`): what becomes of each table. Read by `io::read`, not written.
///
/// | table | in the study |
/// | --- | --- |
/// | project | description (memo) |
/// | source; image | source with its text; picture |
/// | freecode | code; memo: definition |
/// | coding, coding2 | coding on a span |
/// | imageCoding | coding on a pixel box |
/// | codecat, treecode; filecat, treefile | sets of codes; sets of sources |
/// | cases, caselinkage | case; from 0 to the length of the text: the whole source, else a passage of it |
/// | attributes, caseAttr, fileAttr | attribute of cases or sources; numeric only if every value parses (`NA`: missing) |
/// | journal; annotation | free memo; memo on a point of the text |
/// | memo columns | memos on source, case and coding |
///
/// **Deleted rows** stay in such a file. Status 1 is live, in every table that has the column; all else is dropped
/// (`deleted_in_source`), and what needs a deleted row with it (`parent_deleted`). Files from before a table or column
/// existed are read without it.
///
/// **Positions** are code points, half-open, stored as numbers with a fraction. The stored quotation checks them: where
/// it agrees one character further left or right the span is moved (`offset_repaired`), else the coding is kept as
/// unverified (`text_mismatch`). See offset_resolver.hpp.
///
/// **Coders** are the names in `owner`; no owner: the coder "unknown". Pictures are looked for below `base_dir`.
///
/// **Opening** is that of qualcoder.hpp: a private copy, read-only. Ids are `raw:<table>/<id>`, of rows without an id
/// the rowid.
///
/// **Errors**: InputError `sqlite_corrupt`, `sqlite_schema`, limits of limits.hpp; StorageError `source_changing`
///
/// @code
/// auto [study, report] = tematik::io::read("interviews.rqda");
/// std::cout << report.count(io::LossAction::dropped, "coding", io::LossReason::deleted_in_source);
/// @endcode

#include <tematik/io/read.hpp>
