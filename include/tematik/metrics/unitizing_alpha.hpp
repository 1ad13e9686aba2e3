#pragma once

/// @file
/// @brief Krippendorff's family for unitizing: do coders mark the same stretches of text, with the same codes?

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/continuum.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// Which of a coder's overlapping units of different codes keeps the text they share.
enum class OverlapOrder : std::uint8_t { longest, first, declared };

template <>
struct EnumNames<OverlapOrder> {
  static constexpr std::string_view what = "order of overlapping units";
  static constexpr std::array<std::pair<OverlapOrder, std::string_view>, 3> names{{
      {OverlapOrder::longest, "longest"},
      {OverlapOrder::first, "first"},
      {OverlapOrder::declared, "declared"},
  }};
};

struct UnitizingOptions {
  OverlapOrder order = OverlapOrder::longest;  ///< longest, then earliest; earliest, then longest; lowest code first
  bool strict = false;                         ///< codes that overlap: status `overlap_conflict`
  Matrix<double> distance = {};                ///< q x q for cu and (k)u: symmetric, 0 on the diagonal; empty: nominal
  NoVariation no_variation = NoVariation::nan;
};

/// Length of text on which one coder gave `first` and another `second`, over ordered pairs of coders, each stretch
/// divided by its number of coders less one. The value q, past the last code, is the gap.
struct UnitizingCell {
  std::uint32_t first = 0;  ///< first <= second
  std::uint32_t second = 0;
  double length = 0;
};

/// What the family needs of one source or of several: a sum, so that sources can be drawn anew (`add` with a weight).
struct UnitizingTable {
  std::vector<UnitizingCell> cells = {};        ///< sorted, none of length 0
  std::vector<std::int64_t> margin = {};        ///< per code and for the gap: characters, over coders
  std::vector<double> squares = {};             ///< S: squared unit lengths; for the gap: its length
  std::vector<double> shared_squares = {};      ///< T, per code
  std::vector<std::int64_t> coder_length = {};  ///< characters that each coder looked at
  std::int64_t pairable = 0;                    ///< characters that two coders or more looked at
  std::int64_t text_length = 0;                 ///< all characters
  std::int64_t conflict_length = 0;             ///< characters to which one coder gave several codes, over coders
  std::int64_t n_units = 0;                     ///< units after overlaps were resolved, where two coders looked

  [[nodiscard]] std::size_t codes() const noexcept { return shared_squares.size(); }
  /// @throws UsageError if codes or coders differ
  void add(const UnitizingTable& other, std::int64_t weight = 1);
  UnitizingTable& operator+=(const UnitizingTable& other) { return add(other), *this; }
};

/// One figure of the family; `component`: u, |u, cu or (k)u.
struct UnitizingValue : AgreementValue {
  std::string_view component = {};
  std::size_t code = 0;               ///< of (k)u
  double coverage = undefined_value;  ///< u, |u: text that two coders looked at / text; cu, (k)u: see there
};

/// A part of a source in which no coder's value changes and not all agree. Shares add up to `observed` of u.
struct UnitizingShare {
  std::size_t source = 0;
  Span place = {};
  double share = 0;
};

struct UnitizingAlphaResult {
  UnitizingValue u = {};                     ///< cutting and coding together
  UnitizingValue relevance = {};             ///< |u: text against gap, whatever the code
  UnitizingValue coding = {};                ///< cu: codes where both coders marked something
  std::vector<UnitizingValue> by_code = {};  ///< (k)u, one per code
  std::vector<std::string> codes = {};
  std::int64_t conflict_length = 0;
  UnitizingOptions options = {};

  /// One row per figure: component, code (of (k)u), value, status, observed, expected, coverage, ...
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// One table per source. A coder's overlapping units of one code become one, touching ones stay two; then units of
/// different codes are laid in the order of the options, each keeping what is still free, every piece left a unit.
/// For one code (`Continuum::of_codes`) that is its union against the gap.
/// **Complexity**: O(S log S + stretches of constant coding x coders + units x coders x log units).
[[nodiscard]] std::vector<UnitizingTable> unitizing_tables(const Continuum& continuum,
                                                           const UnitizingOptions& options = {});

/// @brief Krippendorff's u-alpha, |u-alpha, cu-alpha and (k)u-alpha.
///
/// - **Inputs**: a continuum, two coders or more. Each coder cuts each source into units with a code and gaps (value
///   phi). Stretches that fewer than two coders looked at are left out. Unit: the character; weight of a unit: its
///   length.
/// - **Formula**: sums over stretches s of L_s characters and m_s coders; i, j coders; l lengths
///   - l_ck = sum over s of (1/(m_s-1)) sum over i != j of the length of (c of i and k of j); l_c. margins, l.. = sum
///     m_s L_s
///   - S_c = sum of l^2 over units of c, S_phi = sum of l over gaps;
///     e_ck = (l_c. l_k. - [c=k]S_c) / (l.. - sum of S/l..)
///   - u = 1 - (l.. - sum l_cc)/(e.. - sum e_cc); |u = 1 - (l_phi. - l_phi,phi)/(e_phi. - e_phi,phi)
///   - l*: l without phi; T_c = sum over s of (1/(m_s-1)) sum over units g of c of i, over j != i, of
///     (marked length of j inside g)^2; e*_ck as e_ck with l*, T; cu = 1 - sum delta l*/sum delta e*;
///     coverage l*../l..
///   - (k)u = 1 - [(l*_k. - l*_kk)/l*_k.] / [(e*_k. - e*_kk)/e*_k.]; coverage l*_k./l_k.
///   - observed, expected: D_o, D_e; of u, |u and cu as shares of l.. (l*..)
/// - **Range**: up to 1; 0 is chance. cu is 1 whenever coders who both marked a text gave it the same code, however
///   little that is: read its coverage.
/// - **Undefined**: `no_data` (nobody looked), `overlap_conflict` (option `strict`), `single_coder`, `no_pairable` (no
///   text with two coders; cu, (k)u: none that two marked), `no_variation` (one value only; the option chooses NaN, 1
///   or 0).
/// - **Assumptions**: coders are interchangeable; the codes exclude each other. Characters are not independent: no
///   standard error, resample sources with `unitizing_tables` and `cluster_bootstrap`. Splitting a gap changes nothing,
///   splitting a unit does.
/// - **Literature**: Krippendorff, Mathet, Bouvry & Widlocher (2016), doi:10.1007/s11135-015-0266-1
///
/// @code
/// const std::vector<int> coder{0, 1}, begin{0, 5}, end{10, 10}, code{0, 0};
/// const auto c = tematik::continuum_from({coder, begin, end, code}, {20});
/// const auto a = tematik::unitizing_alpha(c);
/// assert(a.u.status == tematik::Status::ok && std::abs(a.u.observed - 0.25) < 1e-12);
/// assert(a.coding.status == tematik::Status::no_variation);
/// @endcode
/// @throws UsageError if the distance does not fit
[[nodiscard]] UnitizingAlphaResult unitizing_alpha(const Continuum& continuum, const UnitizingOptions& options = {});

/// The same from a sum of tables. `codes`: their names; empty: numbers.
[[nodiscard]] UnitizingAlphaResult unitizing_alpha(const UnitizingTable& table, const UnitizingOptions& options = {},
                                                   std::vector<std::string> codes = {});

/// Each code alone against everything else: no code gives way to another. One result per code of the continuum.
[[nodiscard]] std::vector<UnitizingAlphaResult> unitizing_alpha_per_code(const Continuum& continuum,
                                                                         const UnitizingOptions& options = {});

/// Where the disagreement of u lies: the largest share first, then in the order of the text.
[[nodiscard]] std::vector<UnitizingShare> unitizing_shares(const Continuum& continuum,
                                                           const UnitizingOptions& options = {});

}  // namespace tematik

#include <tematik/metrics/detail/unitizing_tables.ipp>
#include <tematik/metrics/detail/unitizing_values.ipp>
