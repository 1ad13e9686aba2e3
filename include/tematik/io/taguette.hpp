#pragma once

/// @file
/// @brief Taguette projects exported as SQLite (`.sqlite3`), and a server's own database: what becomes of each table.
/// Read by `io::read`, not written.
///
/// | table | in the study |
/// | --- | --- |
/// | projects | name and description. Several: the option `project` names one (`project_ambiguous`) |
/// | documents | source; its text is that of the HTML, see below |
/// | tags | code; description: definition. Flat, unless the option `tag_separator` makes `a.b` lie below `a` |
/// | highlights | recorded place, if it has no tag |
/// | highlight_tags | coding on the span of its highlight |
/// | commands | who coded, and when |
///
/// **Text**: tags and comments of the HTML are taken out, `&amp; &lt; &gt; &quot; &apos; &nbsp;` and references by
/// number decoded, others left as they are (note `char_not_allowed`); line feeds between blocks are kept, white space
/// before the first tag is not; CRLF is LF.
///
/// **Positions** are bytes of that text in UTF-8, half-open; one inside a character is moved up. The stored snippet
/// checks them (offset_resolver.hpp); the program does not renew it when a highlight is moved (`text_mismatch`).
///
/// **Coders** come from the log, as the tables have none: every change of a highlight logs all its tags again, so the
/// coder of a tag is who logged the highlight with it first, else who made the highlight (guessed, `coder_from_log`),
/// else "unknown". A project that was exported names everybody `admin`: one coder. Only a server's own database knows
/// more. Passwords and e-mail addresses are not read.
///
/// **Not read**, and counted: other projects of the file, members and their rights, users who coded nothing, commands
/// that are not about highlights.
///
/// **Opening** is that of qualcoder.hpp: a private copy, read-only. Ids are `raw:<table>/<id>`.
///
/// **Errors**: InputError `project_ambiguous`, `sqlite_corrupt`, `sqlite_schema`, limits of limits.hpp; UsageError
/// `project_unknown`; StorageError `source_changing`
///
/// @code
/// auto [study, report] = tematik::io::read("interviews.sqlite3", {.tag_separator = "."});
/// assert(report.offsets.front().rule == "utf8/stored/no_bom");
/// @endcode

#include <tematik/io/read.hpp>
