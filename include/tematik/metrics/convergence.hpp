#pragma once

/// @file
/// @brief Do data sets agree on a finding? Classes of cells, and the convergence coding matrix in two readings.
///
/// The arithmetic only: whether two statements mean the same, and whether their examples are alike, is judged by people.
/// Where a judgement is needed and missing the entry is `judgement_missing`, never agreement.
///
/// @code
/// auto m = convergence_matrix({{"T1", {{.positive = 16, .negative = 2}, {.positive = 13, .negative = 5}}}},
///                             {"interview", "document"}, 18);
/// assert(m.entries[0].verdict == Convergence::agreement);
/// @endcode

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// What a case says of a finding in one data set. The last three are silence of three kinds, and none of them is "no":
/// asked and nothing coded; nobody asked; asked, but nobody looked.
enum class CellState : std::uint8_t { positive, negative, both, silent, not_applied, uncovered };

template <>
struct EnumNames<CellState> {
  static constexpr std::string_view what = "state of a cell";
  static constexpr std::array<std::pair<CellState, std::string_view>, 6> names{{
      {CellState::positive, "+"},
      {CellState::negative, "-"},
      {CellState::both, "±"},
      {CellState::silent, "silent"},
      {CellState::not_applied, "not_applied"},
      {CellState::uncovered, "uncovered"},
  }};
};

[[nodiscard]] constexpr bool speaks(CellState state) noexcept { return state <= CellState::both; }

/// same, different, specific (one speaks), silent (none does).
enum class TriangulationClass : std::uint8_t { sama, berbeda, spesifik, diam };

template <>
struct EnumNames<TriangulationClass> {
  static constexpr std::string_view what = "class of a triangulation";
  static constexpr std::array<std::pair<TriangulationClass, std::string_view>, 4> names{{
      {TriangulationClass::sama, "sama"},
      {TriangulationClass::berbeda, "berbeda"},
      {TriangulationClass::spesifik, "spesifik"},
      {TriangulationClass::diam, "diam"},
  }};
};

/// The class of one case's cells: over those that speak sama (two or more, all equal), berbeda (two or more, not all
/// equal), spesifik (one), diam (none). Nothing is averaged. O(cells).
/// - **Literature**: Denzin (1978), The research act; Patton (1999), Health Services Research 34(5); Carter et al. (2014),
///   doi:10.1188/14.ONF.545-547; Sugiyono, Metode penelitian
[[nodiscard]] TriangulationClass triangulation_class(std::span<const CellState> cells);

/// A share as whole numbers, so that comparisons of counts stay comparisons of integers.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  /// count >= numerator/denominator of `of`
  [[nodiscard]] constexpr bool reached_by(std::int64_t count, std::int64_t of) const noexcept {
    return denominator * count >= numerator * of;
  }
  friend constexpr bool operator==(Fraction, Fraction) = default;
};
[[nodiscard]] inline std::string to_json(Fraction f) { return detail::cat('[', f.numerator, ',', f.denominator, ']'); }

/// high, middle, low.
enum class Prominence : std::uint8_t { tinggi, sedang, rendah };

template <>
struct EnumNames<Prominence> {
  static constexpr std::string_view what = "prominence";
  static constexpr std::array<std::pair<Prominence, std::string_view>, 3> names{
      {{Prominence::tinggi, "tinggi"}, {Prominence::sedang, "sedang"}, {Prominence::rendah, "rendah"}}};
};

enum class Convergence : std::uint8_t { agreement, partial, silence, dissonance };

template <>
struct EnumNames<Convergence> {
  static constexpr std::string_view what = "convergence";
  static constexpr std::array<std::pair<Convergence, std::string_view>, 4> names{{
      {Convergence::agreement, "AG"},
      {Convergence::partial, "PA"},
      {Convergence::silence, "SL"},
      {Convergence::dissonance, "DS"},
  }};
};

/// What is compared. A: meaning, and prominence. B: meaning and prominence together, and coverage with specific examples
/// (judged). One matrix holds one reading.
enum class ConvergenceReading : std::uint8_t { a, b };

template <>
struct EnumNames<ConvergenceReading> {
  static constexpr std::string_view what = "reading";
  static constexpr std::array<std::pair<ConvergenceReading, std::string_view>, 2> names{
      {{ConvergenceReading::a, "A"}, {ConvergenceReading::b, "B"}}};
};

/// Where meaning comes from: the directions of the counts, or judgements.
enum class ConvergenceBasis : std::uint8_t { direction_counts, judged };

template <>
struct EnumNames<ConvergenceBasis> {
  static constexpr std::string_view what = "basis";
  static constexpr std::array<std::pair<ConvergenceBasis, std::string_view>, 2> names{
      {{ConvergenceBasis::direction_counts, "direction_counts"}, {ConvergenceBasis::judged, "judged"}}};
};

/// The cases of one data set on one finding.
struct DataSetCounts {
  std::int64_t positive = 0;
  std::int64_t negative = 0;
  std::int64_t mixed = 0;
  std::int64_t silent = 0;
  std::int64_t not_applied = 0;
  std::int64_t uncovered = 0;

  [[nodiscard]] constexpr std::int64_t speaking() const noexcept { return positive + negative + mixed; }
  friend constexpr bool operator==(const DataSetCounts&, const DataSetCounts&) = default;
};

/// A judgement on a pair of data sets, with who made it and when.
struct PairJudgement {
  bool agrees = false;
  std::string author = {};
  std::string date = {};
};
/// The judgements on one finding and a pair of data sets, by their places.
struct JudgedPair {
  std::size_t finding = 0;
  std::size_t first = 0;
  std::size_t second = 0;
  std::optional<PairJudgement> meaning = {};
  std::optional<PairJudgement> examples = {};
};

struct ConvergenceOptions {
  ConvergenceReading reading = ConvergenceReading::a;
  ConvergenceBasis basis = ConvergenceBasis::direction_counts;
  Fraction positive = {2, 3};  ///< direction + from here on, of the cases that speak
  Fraction negative = {1, 3};  ///< direction - up to here
  Fraction high = {2, 3};      ///< prominence tinggi from here on, of all cases
  Fraction middle = {1, 3};    ///< sedang from here on
};

/// Direction over the cases that speak; nothing where none does.
[[nodiscard]] std::optional<CellState> finding_direction(const DataSetCounts& counts,
                                                         const ConvergenceOptions& options = {});
/// Prominence: positive cases over all n.
[[nodiscard]] Prominence finding_prominence(const DataSetCounts& counts, std::int64_t n,
                                            const ConvergenceOptions& options = {});

struct ConvergenceEntry {
  std::size_t finding = 0;
  std::size_t first = 0;
  std::size_t second = 0;
  Status status = Status::ok;  ///< ok; judgement_missing: no verdict
  std::optional<Convergence> verdict = {};
  std::string reason = {};           ///< of silence: applied_silent, uncovered, not_applied (of the absent set)
  std::optional<bool> meaning = {};  ///< do they say the same
  std::optional<bool> prominence = {};
  std::optional<bool> examples = {};  ///< judged; of reading B
  std::optional<PairJudgement> judged_meaning = {};
  std::optional<PairJudgement> judged_examples = {};
};

/// A share of the entries that are no silence.
struct ConvergenceShare {
  Status status = Status::undefined;  ///< ok; undefined: no such entry; judgement_missing: an entry has no verdict yet
  double value = undefined_value;
  std::int64_t count = 0;
  std::int64_t of = 0;
};

struct ConvergenceMatrix {
  ConvergenceOptions options = {};
  std::int64_t n = 0;
  std::vector<std::string> findings = {};
  std::vector<std::string> data_sets = {};
  std::vector<std::vector<DataSetCounts>> counts = {};  ///< finding x data set
  std::vector<ConvergenceEntry> entries = {};  ///< by finding, then pair; a pair where both are absent has none
  std::int64_t agreement = 0, partial = 0, silence = 0, dissonance = 0, missing = 0;
  ConvergenceShare full = {};              ///< AG / (AG + PA + DS)
  ConvergenceShare at_least_partial = {};  ///< (AG + PA) / (AG + PA + DS)
  std::vector<Warning> warnings = {};

  [[nodiscard]] const ConvergenceEntry* entry(std::string_view finding, std::string_view a, std::string_view b) const;
  /// Reading and basis, as they stand above the matrix.
  [[nodiscard]] std::string heading() const;
  /// DS first: finding, first, second, verdict, status, reason, meaning, prominence, examples, author, date
  [[nodiscard]] Table table() const;
  /// finding, data_set, positive, negative, mixed, silent, not_applied, uncovered, direction, prominence
  [[nodiscard]] Table counts_table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// The counts of a finding, one per data set.
using FindingCounts = std::pair<std::string, std::vector<DataSetCounts>>;

/// The convergence coding matrix.
///
/// - **Definition**: per finding and pair of data sets, exactly one present (somebody speaks): SL; none: no entry; both:
///   two elements are compared, AG both agree, PA one, DS neither. Which two, says the reading.
/// - **Direction**: + if pos >= 2/3 of cov = pos + neg + mixed, - if pos <= 1/3 of it, else both. **Prominence**: tinggi
///   if pos >= 2/3 of n, sedang from 1/3, else rendah. Whole numbers are compared.
/// - **Undefined**: shares without an entry that is no silence; `judgement_missing` while one has no verdict.
/// - **Not measured**: truth. Data sets can agree on what is wrong.
/// - **Complexity**: O(findings x pairs).
/// - **Literature**: Farmer et al. (2006), doi:10.1177/1049732305285708; reading A: Squires et al. (2015),
///   doi:10.1186/s13012-015-0325-y
/// @throws InputError for negative counts, counts that do not add up to n or fewer than two data sets; UsageError for a
/// threshold that is no share
[[nodiscard]] ConvergenceMatrix convergence_matrix(std::vector<FindingCounts> counts,
                                                   std::vector<std::string> data_sets, std::int64_t n,
                                                   const ConvergenceOptions& options = {},
                                                   const std::vector<JudgedPair>& judged = {});

/// Two researchers' matrices: how many entries have the same verdict, and which differ.
struct ConvergenceAgreement {
  Status status = Status::undefined;  ///< ok; undefined: no entry has a verdict in both
  double value = undefined_value;
  std::int64_t same = 0;
  std::int64_t compared = 0;
  std::int64_t not_compared = 0;  ///< without a verdict in one of them
  std::vector<std::pair<ConvergenceEntry, ConvergenceEntry>> differing = {};
  std::vector<std::string> findings = {};
  std::vector<std::string> data_sets = {};

  /// finding, first, second, verdict, other
  [[nodiscard]] Table table() const;
};
/// @throws UsageError for matrices of other findings, data sets, readings or bases
[[nodiscard]] ConvergenceAgreement convergence_agreement(const ConvergenceMatrix& a, const ConvergenceMatrix& b);

}  // namespace tematik

#include <tematik/metrics/detail/convergence.ipp>         // IWYU pragma: export
#include <tematik/metrics/detail/convergence_tables.ipp>  // IWYU pragma: export
