#pragma once

/// @file
/// @brief Why a figure is or is not there: one status per value, any number of flags beside it.

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>

namespace tematik {

/// Why a value is there (`ok` and a few that qualify it) or is not (then it is NaN or empty, never 0).
enum class Status : std::uint8_t {
  ok,                 ///< computed
  no_data,            ///< nothing was selected
  too_few_units,      ///< fewer units than the rule needs
  undefined,          ///< a denominator is 0, or a value lies outside the domain of the formula
  no_variation,       ///< everybody used one value: nothing can be expected by chance
  no_pairable,        ///< no unit has two values
  single_coder,       ///< fewer than two coders in scope
  single_category,    ///< fewer than two categories where their number enters the formula
  not_reached,        ///< the rule never fired: a finding, not an error
  zero_total,         ///< a code of the pair was never used: it was not assessed
  full_total,         ///< a code of the pair is in every unit
  zero_cell,          ///< a cell of the table is 0 where its logarithm or inverse is needed
  limit,              ///< the limit value of the formula
  out_of_range,       ///< the value lies outside the range of the measure (pair counts can do that)
  no_universe,        ///< the measure needs N and the counting rule has none
  no_table,           ///< the counts are no 2x2 table
  structural,         ///< the two rows share codings by construction
  corrected,          ///< a continuity correction was added
  small_expected,     ///< an expected cell is below 5
  degenerate,         ///< the estimate equals its bound, without an interval
  bounded,            ///< an exact search stopped at its budget; bounds are given
  overlap_conflict,   ///< an exclusive domain is violated
  never,              ///< cannot happen, whatever the number of units
  not_identified,     ///< several models fit equally well
  refused,            ///< what the figure is about was not recorded, and nothing else stands in for it
  not_done,           ///< the check was not done: print it as such
  not_applicable,     ///< there is nothing that the figure could be about
  judgement_missing,  ///< waits for what only a researcher can say
  truncated,          ///< a limit was reached: what is listed holds, but there may be more
};

template <>
struct EnumNames<Status> {
  static constexpr std::string_view what = "status";
  static constexpr std::array<std::pair<Status, std::string_view>, 29> names{{
      {Status::ok, "ok"},
      {Status::no_data, "no_data"},
      {Status::too_few_units, "too_few_units"},
      {Status::undefined, "undefined"},
      {Status::no_variation, "no_variation"},
      {Status::no_pairable, "no_pairable"},
      {Status::single_coder, "single_coder"},
      {Status::single_category, "single_category"},
      {Status::not_reached, "not_reached"},
      {Status::zero_total, "zero_total"},
      {Status::full_total, "full_total"},
      {Status::zero_cell, "zero_cell"},
      {Status::limit, "limit"},
      {Status::out_of_range, "out_of_range"},
      {Status::no_universe, "no_universe"},
      {Status::no_table, "no_table"},
      {Status::structural, "structural"},
      {Status::corrected, "corrected"},
      {Status::small_expected, "small_expected"},
      {Status::degenerate, "degenerate"},
      {Status::bounded, "bounded"},
      {Status::overlap_conflict, "overlap_conflict"},
      {Status::never, "never"},
      {Status::not_identified, "not_identified"},
      {Status::refused, "refused"},
      {Status::not_done, "not_done"},
      {Status::not_applicable, "not_applicable"},
      {Status::judgement_missing, "judgement_missing"},
      {Status::truncated, "truncated"},
  }};
};

/// A remark about a value or a result; several may hold.
enum class Flag : std::uint8_t {
  order_is_insertion,      ///< no dates: units stand in the order in which they were added
  retrospective,           ///< the reference is the final codebook
  coverage_inferred,       ///< who looked where was inferred from codings
  low_coverage,            ///< less than `min_coverage` of the text has two coders
  positives_only,          ///< the unit exists only where somebody coded
  label_tie,               ///< two codes cover a unit equally; declared order decided
  high_prevalence,         ///< one category dominates
  unused_categories,       ///< a declared category was never used
  few_clusters,            ///< fewer than ten sources to resample
  ci_fallback_unit,        ///< one source only: units were resampled
  ci_undefined_resamples,  ///< more than 5 % of the resamples have no value
  not_independent,         ///< the interval treats characters as independent
  missing_pairs,           ///< a pair of coders shares no unit
  no_uniques,              ///< no code was held by one unit only
  optimistic,              ///< the estimate rests on a single unique code and may flatter
  lower_bound,             ///< the estimate is a lower bound: print "at least"
  invalid_pairs_dropped,   ///< pairs of coders without a figure were left out of a mean
  below_observed,          ///< the estimate lies below the number of codes seen
  sequential_looks,        ///< a rule was looked at after every unit, which makes an early stop more likely
  bootstrap_bias,          ///< units drawn twice bring nothing new: the rule fires early
  beyond_double,           ///< extrapolated to more than twice the units there are
  order_violated,          ///< figures that should fall with the order of diversity do not
  ties,                    ///< several alignments are equally good
  overlap_conflict,        ///< a coder put several codes of an exclusive set on one place
};

template <>
struct EnumNames<Flag> {
  static constexpr std::string_view what = "flag";
  static constexpr std::array<std::pair<Flag, std::string_view>, 24> names{{
      {Flag::order_is_insertion, "order_is_insertion"},
      {Flag::retrospective, "retrospective"},
      {Flag::coverage_inferred, "coverage_inferred"},
      {Flag::low_coverage, "low_coverage"},
      {Flag::positives_only, "positives_only"},
      {Flag::label_tie, "label_tie"},
      {Flag::high_prevalence, "high_prevalence"},
      {Flag::unused_categories, "unused_categories"},
      {Flag::few_clusters, "few_clusters"},
      {Flag::ci_fallback_unit, "ci_fallback_unit"},
      {Flag::ci_undefined_resamples, "ci_undefined_resamples"},
      {Flag::not_independent, "not_independent"},
      {Flag::missing_pairs, "missing_pairs"},
      {Flag::no_uniques, "no_uniques"},
      {Flag::optimistic, "optimistic"},
      {Flag::lower_bound, "lower_bound"},
      {Flag::invalid_pairs_dropped, "invalid_pairs_dropped"},
      {Flag::below_observed, "below_observed"},
      {Flag::sequential_looks, "sequential_looks"},
      {Flag::bootstrap_bias, "bootstrap_bias"},
      {Flag::beyond_double, "beyond_double"},
      {Flag::order_violated, "order_violated"},
      {Flag::ties, "ties"},
      {Flag::overlap_conflict, "overlap_conflict"},
  }};
};

/// A set of flags, in the order of the enumeration.
class Flags {
 public:
  constexpr void set(Flag flag, bool on = true) noexcept {
    const auto bit = std::uint32_t{1} << static_cast<unsigned>(flag);
    bits_ = on ? bits_ | bit : bits_ & ~bit;
  }
  [[nodiscard]] constexpr bool has(Flag flag) const noexcept {
    return ((bits_ >> static_cast<unsigned>(flag)) & 1U) != 0;
  }
  constexpr Flags& operator|=(Flags other) noexcept {
    bits_ |= other.bits_;
    return *this;
  }
  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const auto& [flag, word] : EnumNames<Flag>::names) {
      if (has(flag)) out.emplace_back(word);
    }
    return out;
  }
  friend constexpr bool operator==(Flags, Flags) = default;

 private:
  std::uint32_t bits_ = 0;
};

/// The value of an undefined figure.
inline constexpr double undefined_value = std::numeric_limits<double>::quiet_NaN();

}  // namespace tematik
