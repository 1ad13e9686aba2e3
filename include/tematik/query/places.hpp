#pragma once

/// @file
/// @brief Evaluation of queries: the places where they hold, on the study as it is now.
///
/// - **Domain** (`Domain`): in `segments` `&` needs one segment with both codes; in `characters` it is the stretch that
///   both share; in units, sources and cases it asks for both anywhere in one of them. A case holds a coding that shares
///   a character with its places. Relations between places need places with an order: not in `source` and `case`.
/// - **on**: the part is evaluated in its own domain and gives spans: of its units, of whole sources, of the places of
///   cases. In segments they are places as they are; in characters their runs; elsewhere what they share a character with.
/// - **Universe** of a complement: all coded segments in scope; in the other domains the places of the sources that count
///   as coded. `spans` and `units` have no places elsewhere either.
/// - **Stored queries** are read from the study; one that reaches itself is an error.
/// - **Left out**: codings without a span, except in the domain `source`, and in `case` where a whole source belongs to it.
/// - **Complexity**: each shared part of a query is evaluated once; O(n log n) per operator.
///
/// @code
/// // In segments: passages about A that no passage about B touches.
/// auto places = evaluate_places(study, code("A") - code("B").overlapping(), rows, universe, Domain::segments);
/// @endcode

#include <cstdint>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/domain.hpp>
#include <tematik/query/evaluate.hpp>
#include <tematik/query/query.hpp>
#include <tematik/query/segmentations.hpp>
#include <tematik/query/semijoin.hpp>
#include <tematik/query/stored_queries.hpp>

namespace tematik {

/// Places by source row, in order; in characters disjoint and apart, in segments and units distinct. In the domain
/// `source` one place [0,0) where the query holds; in the domain `case` the same by case row.
using Places = std::vector<std::vector<Span>>;

/// The places of a query.
/// @param rows  the coding rows that count (what the call reads)
/// @param universe  by source row: whether the source counts as coded; only there a complement has characters
/// @throws LookupError for unknown names and for what a stored query names and is gone; UsageError as `FilterEvaluator`,
///         for relations in `source` and `case`, and for stored queries in a circle; InputError for spans past a text
[[nodiscard]] Places evaluate_places(const Study& study, const Query& query, const std::vector<std::uint32_t>& rows,
                                     const std::vector<bool>& universe, Domain domain);

/// The places of a query in characters: maximal runs, by source row.
[[nodiscard]] std::vector<SpanSet> evaluate(const Study& study, const Query& query,
                                            const std::vector<std::uint32_t>& rows, const std::vector<bool>& universe);

}  // namespace tematik

#include <tematik/query/detail/places.ipp>
