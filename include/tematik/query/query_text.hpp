#pragma once

/// @file
/// @brief Queries and filters as versioned canonical JSON, and back.
///
/// - **Form**: `{"query":[…],"version":1}` or `{"filter":[…],"version":1}`; inside, a list per node: its word, what it
///   asks, its parts (`Query::text()`). `read_query(write_query(q)) == q`, and the texts are equal byte for byte.
/// - **Ids**: `bind_names` puts the ids of a study beside names, so that a text outlives a renaming: `[3,"A"]`.
///
/// @code
/// const auto q = tematik::code("A") & ~tematik::code("B");
/// assert(tematik::read_query(tematik::write_query(q)) == q);
/// @endcode

#include <string>
#include <string_view>

#include <tematik/query/query.hpp>

namespace tematik {

[[nodiscard]] std::string write_query(const Query& query);
[[nodiscard]] std::string write_filter(const Filter& filter);

/// A query; the text of a filter gives the places of the codings that it keeps.
/// @throws InputError `query_text` (what was expected, and where), `query_version` for a newer form; UsageError for
///         numbers that no query can have
[[nodiscard]] Query read_query(std::string_view text);
/// @throws as `read_query`; InputError for the text of a query
[[nodiscard]] Filter read_filter(std::string_view text);
/// Whether a text is that of a filter.
[[nodiscard]] bool is_filter_text(std::string_view text) noexcept;

/// The same with the ids of what is named: codes, themes, coders, sources, cases, attributes. Segmentations and stored
/// queries keep their names. @throws LookupError for unknown names
[[nodiscard]] Query bind_names(const Study& study, const Query& query);
[[nodiscard]] Filter bind_names(const Study& study, const Filter& filter);

}  // namespace tematik

#include <tematik/query/detail/query_text.ipp>
