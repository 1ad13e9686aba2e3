#pragma once

/// @file
/// @brief Triangulation: do sources, techniques, waves or coders say the same of a finding, case by case?
///
/// - **Question**: per finding and case, what does each key say, and do those that speak agree?
/// - **Finding**: a theme with a sign for each of its codes; a coding counts sign x polarity.
/// - **Unit of analysis**: a case within a technique. It is positive (support only), negative (contradiction only), both,
///   *silent* (something that serves the finding was put to it, a coder looked, nothing was coded), *uncovered* (put to
///   it, but no coder looked) or *not applied* (nothing was put to it). None of the last three is "no".
/// - **Cell** of a key: + or - where all its units that speak agree, ± where they do not.
/// - **Class**: sama, berbeda, spesifik, diam (`triangulation_class`). Never averaged.
/// - **Judged by people**: what to do where keys differ, whether statements and examples are alike. The study holds these
///   as judgements with author and date; what is not judged is `judgement_missing`.
/// - **Literature**: Denzin (1978); Patton (1999); Carter et al. (2014), doi:10.1188/14.ONF.545-547
///
/// @code
/// auto t = tematik::triangulate(study, {.by = TriangulateBy::technique, .role = "guru", .wave = "1"});
/// auto matrix = t.convergence({.reading = ConvergenceReading::a});
/// @endcode

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/convergence.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// What is compared: sources (by role), techniques, time, investigators.
enum class TriangulateBy : std::uint8_t { role, technique, wave, coder };

template <>
struct EnumNames<TriangulateBy> {
  static constexpr std::string_view what = "key of a triangulation";
  static constexpr std::array<std::pair<TriangulateBy, std::string_view>, 4> names{{
      {TriangulateBy::role, "role"},
      {TriangulateBy::technique, "technique"},
      {TriangulateBy::wave, "wave"},
      {TriangulateBy::coder, "coder"},
  }};
};

struct TriangulateOptions {
  TriangulateBy by = TriangulateBy::technique;
  std::string role = {};                 ///< keeps these cases, and of these this material; empty: all
  std::string wave = {};                 ///< keeps these sources; empty: all
  std::string per = "case";              ///< or an attribute of cases that joins its people
  std::vector<std::string> themes = {};  ///< findings; empty: all themes
  std::vector<std::string> keys = {};    ///< which, in this order; empty: all there are, sorted
  Filter where = {};
  LayerChoice layer = LayerChoice::auto_;  ///< by coder: the coder layer
};

/// One key of one case: its state, and how many units are behind it.
struct TriangulatedCell {
  CellState state = CellState::not_applied;
  DataSetCounts units = {};
};

/// One finding of one case (or group of cases).
struct TriangulatedCase {
  std::size_t finding = 0;
  std::size_t group = 0;
  std::vector<TriangulatedCell> cells = {};  ///< by key
  TriangulationClass verdict = TriangulationClass::diam;
  std::optional<Judgement> judged = {};  ///< of a difference: discuss, check, accept_both
};

struct Triangulation {
  Status status = Status::no_data;  ///< ok; no_data: no finding, case or key is left
  std::vector<std::string> findings = {};
  std::vector<std::string> groups = {};  ///< cases, or values of the attribute
  std::vector<std::string> keys = {};
  std::vector<TriangulatedCase> cases = {};  ///< by finding, then group
  std::vector<JudgedPair> judged = {};       ///< of pairs of keys, the latest of all authors
  std::vector<std::pair<std::string, std::vector<JudgedPair>>> judged_by = {};  ///< the same by author
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;
  TriangulateOptions options = {};

  /// @throws LookupError for an unknown label
  [[nodiscard]] const TriangulatedCase& of(std::string_view finding, std::string_view group) const;
  [[nodiscard]] CellState state(std::string_view finding, std::string_view group, std::string_view key) const;
  /// Per finding and key, how many cases are in which state.
  [[nodiscard]] std::vector<FindingCounts> counts() const;
  /// Differences that wait for the researcher.
  [[nodiscard]] std::vector<const TriangulatedCase*> open() const;
  /// The convergence coding matrix; `author`: whose judgements (empty: the latest of anybody's).
  /// @throws UsageError but by technique; LookupError for an author without judgements
  [[nodiscard]] ConvergenceMatrix convergence(const ConvergenceOptions& with = {}, std::string_view author = {}) const;
  /// finding, case, key, state, positive, negative, both, silent, not_applied, uncovered (units)
  [[nodiscard]] Table table() const;
  /// Those that differ first: finding, case, class, status, judgement, judged (date)
  [[nodiscard]] Table classes_table() const;
  /// finding, key, positive, negative, both, silent, not_applied, uncovered (cases)
  [[nodiscard]] Table counts_table() const;
};

/// Triangulates the findings of a study.
///
/// - **Reads** what every call reads (`reading.hpp`), sources of the wave, cases of the role without refused consent.
///   A source without a technique (a wave, a role) is no part of that key and is counted as left out.
/// - **Role** of material: the source's, where it says one, else the case's.
/// - **Complexity**: O(findings x (codings x cases of a source + cases x keys)).
/// @throws LookupError for unknown roles, waves, themes, keys and attributes; UsageError for keys named twice
[[nodiscard]] Triangulation triangulate(const Study& study, const TriangulateOptions& options = {});

}  // namespace tematik

#include <tematik/validity/detail/triangulate.ipp>         // IWYU pragma: export
#include <tematik/validity/detail/triangulate_tables.ipp>  // IWYU pragma: export
