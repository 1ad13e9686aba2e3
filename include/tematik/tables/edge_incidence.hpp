#pragma once

/// @file
/// @brief Pairs of codes (edges) in the place of codes: which unit holds which pair, and which codings of a study meet.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// When a unit holds a pair of codes: `unit` both are in it, anywhere; `segment` both are on one of its segments (equal
/// spans of one source); `overlap` two of their spans share a character that belongs to the unit. An edge by segment is
/// one by overlap, and an edge by overlap is one by unit.
enum class EdgeRule : std::uint8_t { none, unit, segment, overlap };

template <>
struct EnumNames<EdgeRule> {
  static constexpr std::string_view what = "edges";
  static constexpr std::array<std::pair<EdgeRule, std::string_view>, 4> names{{{EdgeRule::none, "none"},
                                                                               {EdgeRule::unit, "unit"},
                                                                               {EdgeRule::segment, "segment"},
                                                                               {EdgeRule::overlap, "overlap"}}};
};

/// Pairs of codes as columns.
struct EdgeIncidence {
  Incidence incidence = {};  ///< units x edges that at least one unit holds; label "first + second"
  std::vector<std::pair<std::size_t, std::size_t>> edges = {};  ///< columns of the codes, first < second, ascending
};

/// An edge (columns of two codes, first < second) and the position of a unit that holds it.
using HeldEdge = std::pair<std::pair<std::size_t, std::size_t>, std::size_t>;

/// @brief The edges of an incidence: a unit holds the edge {a, b} if it holds both codes. O(sum of squared row counts).
[[nodiscard]] EdgeIncidence edge_incidence(const Incidence& incidence);

/// @brief The same for edges that the caller lists, in any order; repeats count once. O(n log n).
/// @param incidence  units x codes: labels and numbers of both
/// @throws UsageError if an edge names a column or a unit that is none, or its columns are not ascending
[[nodiscard]] EdgeIncidence edge_incidence(const Incidence& incidence, std::vector<HeldEdge> held);

// ---------------------------------------------------------------------------------------------------------

inline EdgeIncidence edge_incidence(const Incidence& incidence) {
  std::vector<HeldEdge> held;
  std::vector<std::size_t> codes;
  for (std::size_t i = 0; i < incidence.units(); ++i) {
    codes.clear();
    detail::for_each_bit(incidence.bits.row(i), [&](std::size_t j) { codes.push_back(j); });
    for (std::size_t a = 0; a < codes.size(); ++a) {
      for (std::size_t b = a + 1; b < codes.size(); ++b) held.push_back({{codes[a], codes[b]}, i});
    }
  }
  return edge_incidence(incidence, std::move(held));
}

inline EdgeIncidence edge_incidence(const Incidence& incidence, std::vector<HeldEdge> held) {
  std::sort(held.begin(), held.end());
  EdgeIncidence out;
  for (const auto& [edge, unit] : held) {
    if (edge.first >= edge.second || edge.second >= incidence.codes() || unit >= incidence.units()) {
      throw UsageError(
          "edges",
          detail::cat("an edge names two ascending columns of ", incidence.codes(), " and one unit of ",
                      incidence.units(), "; found columns ", edge.first, " and ", edge.second, ", unit ", unit),
          "edges");
    }
    if (out.edges.empty() || out.edges.back() != edge) out.edges.push_back(edge);
  }
  out.incidence.bits = BitMatrix(incidence.units(), out.edges.size());
  std::size_t column = 0;
  for (const auto& [edge, unit] : held) {
    if (out.edges[column] != edge) ++column;
    out.incidence.bits.set(unit, column);
  }
  out.incidence.unit_labels = incidence.unit_labels;
  const auto labels = incidence.code_labels.empty() ? number_labels(incidence.codes()) : incidence.code_labels;
  for (const auto& [a, b] : out.edges) out.incidence.code_labels.push_back(labels[a] + " + " + labels[b]);
  return out;
}

}  // namespace tematik
