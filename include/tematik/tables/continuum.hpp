#pragma once

/// @file
/// @brief A continuum: who marked which stretches of a text with which code, and who looked where.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tematik/support/int_column.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/coder_sweep.hpp>
#include <tematik/tables/ratings.hpp>
#include <tematik/text/span.hpp>
#include <tematik/text/span_set.hpp>

namespace tematik {

/// Columns of equal length, one row per unit (a coding). Coders, codes and sources are numbers from 0.
struct ContinuumColumns {
  IntColumn coder = {};
  IntColumn begin = {};
  IntColumn end = {};
  IntColumn code = {};
  IntColumn source = {};  ///< empty: everything lies in source 0
};

/// What a coder looked at: a stretch of a source or all of it, for every code or for one.
struct ContinuumRegion {
  std::uint32_t coder = 0;
  std::uint32_t source = 0;
  std::optional<Span> span = {};           ///< nothing: the whole source
  std::optional<std::uint32_t> code = {};  ///< nothing: every code
};

/// Names of coders and codes; an empty list: as many numbers as the rows need.
struct ContinuumLabels {
  std::vector<std::string> coders = {};
  std::vector<std::string> codes = {};
};

/// A part of a source that the same coders looked at from begin to end, with their units, cut to it.
struct ContinuumStretch {
  Span place = {};
  std::vector<std::uint32_t> coders = {};  ///< ascending, at least one
  std::vector<CoderSpan> units = {};       ///< by begin, coder, end, code; each once; positions of the source

  friend bool operator==(const ContinuumStretch& a, const ContinuumStretch& b);
};

/// Sets of codes as values over elementary stretches of text, one table of ratings per source.
struct ContinuumSets {
  std::vector<Ratings> sources = {};                  ///< counts are characters; category k is `sets[k]`
  std::vector<std::vector<std::uint32_t>> sets = {};  ///< distinct, each ascending, in lexicographic order
};

/// @brief Units of several coders on the texts of several sources, checked once.
///
/// - **Units**: half-open spans in code points; identical spans of one coder and code count once (`repeated()`). Units
///   of one coder may overlap.
/// - **Not looked at is not no.** Each coder has a coded region per source. A coder's own unit is always inside. A
///   coder who looked for some codes only is inside where all codes of this continuum were looked for: select codes
///   (`of_codes`) before asking. Units outside the coder's region take no part.
/// - **Stretches**: where the set of coders who looked changes, a source is cut, units too; each stretch then counts as
///   a source of its own.
/// - **Order**: units stand in canonical order: source, begin, coder, end, code.
class Continuum {
 public:
  Continuum() = default;
  /// Sources as the sweep takes them; here without its limit of 64 coders.
  /// @throws InputError as `character_patterns`, with the source; UsageError if a source has other numbers of coders or
  ///         codes than there are labels
  Continuum(std::vector<CoderSource> sources, std::vector<std::string> coders, std::vector<std::string> codes,
            bool coverage_inferred = false);

  [[nodiscard]] std::size_t sources() const noexcept { return sources_.size(); }
  [[nodiscard]] const std::vector<std::string>& coders() const noexcept { return coders_; }
  [[nodiscard]] const std::vector<std::string>& codes() const noexcept { return codes_; }
  /// Characters of a source. @throws UsageError for a source that is none (so do all that take one)
  [[nodiscard]] std::uint32_t length(std::size_t source) const { return at(source).length; }
  /// The units of a source in canonical order, also those outside their coder's region.
  [[nodiscard]] std::span<const CoderSpan> units(std::size_t source) const { return at(source).spans; }
  /// Where a coder looked for every code. @throws UsageError for a coder that is none
  [[nodiscard]] SpanSet looked(std::size_t source, std::size_t coder) const;
  /// The parts of a source that somebody looked at, in order. O(units log units + boundaries x coders).
  [[nodiscard]] std::vector<ContinuumStretch> stretches(std::size_t source) const;

  /// Nobody said who looked where: a coder with a unit in a source was taken to have looked at all of it.
  [[nodiscard]] bool is_coverage_inferred() const noexcept { return coverage_inferred_; }
  /// Rows that repeated a span of the same coder and code, and were dropped.
  [[nodiscard]] std::int64_t repeated() const noexcept { return repeated_; }

  /// Some of the coders, in the order given. @throws UsageError for a number that is none or stands twice
  [[nodiscard]] Continuum selected(std::span<const std::size_t> coders) const;
  /// Some of the codes, in the order given, and what was looked at for them. @throws UsageError likewise
  [[nodiscard]] Continuum of_codes(std::span<const std::size_t> codes) const;
  /// All sources one behind the other as a single one. @throws UsageError past 2^32 - 1 characters
  [[nodiscard]] Continuum concatenated() const;

  /// One row per unit: source, coder, begin, end, code.
  [[nodiscard]] Table table() const;

 private:
  [[nodiscard]] const CoderSource& at(std::size_t source) const;
  void sort_units();

  std::vector<CoderSource> sources_ = {};
  std::vector<std::string> coders_ = {};
  std::vector<std::string> codes_ = {};
  std::int64_t repeated_ = 0;
  bool coverage_inferred_ = false;
};

/// @brief A continuum from plain columns.
///
/// Without `regions` a coder with a unit in a source is taken to have looked at the whole source and at nothing of the
/// others (`is_coverage_inferred`); with them (an empty list too) nothing is inferred.
///
/// @code
/// const std::vector<int> coder{0, 1}, begin{0, 2}, end{10, 10}, code{0, 0};
/// const auto c = tematik::continuum_from({coder, begin, end, code}, {40});
/// assert(c.units(0).size() == 2 && c.stretches(0).size() == 1);
/// @endcode
/// @param lengths  characters of each source
/// @throws InputError (`column_length`, or row and what was expected: `invalid_span`, `coder_range`, `code_range`,
///         `source_range`); UsageError for a length that is none
[[nodiscard]] Continuum continuum_from(const ContinuumColumns& columns, const std::vector<std::int64_t>& lengths,
                                       const std::optional<std::vector<ContinuumRegion>>& regions = {},
                                       ContinuumLabels labels = {});

/// @brief Per source the set of codes that each coder gave, over stretches in which no set changes.
///
/// For `krippendorff_alpha` with a distance of sets: an alpha in characters of tematik's own, for texts whose units
/// overlap. A coder who did not look is missing; one who looked and coded nothing gave the empty set.
/// **Complexity**: O(S log S + boundaries x coders x codes at a place).
[[nodiscard]] ContinuumSets continuum_sets(const Continuum& continuum);

}  // namespace tematik

#include <tematik/tables/detail/continuum.ipp>
#include <tematik/tables/detail/continuum_sets.ipp>
