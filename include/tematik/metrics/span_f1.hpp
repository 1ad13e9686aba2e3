#pragma once

/// @file
/// @brief F1 of two coders' spans: how many of their units match, and how much of their text.

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

namespace tematik {

/// When two spans of one code match. exact: same begin and end; iou: shared characters / characters of either >=
/// threshold; shorter: shared characters / characters of the shorter >= threshold; character: no spans, characters.
enum class SpanMatch : std::uint8_t { exact, iou, shorter, character };

template <>
struct EnumNames<SpanMatch> {
  static constexpr std::string_view what = "span match";
  static constexpr std::array<std::pair<SpanMatch, std::string_view>, 4> names{{
      {SpanMatch::exact, "exact"},
      {SpanMatch::iou, "iou"},
      {SpanMatch::shorter, "shorter"},
      {SpanMatch::character, "character"},
  }};
};

struct SpanF1Options {
  SpanMatch match = SpanMatch::exact;
  double threshold = 0.5;  ///< of iou and shorter, in (0, 1]
};

/// What both coders used of one code; sums over sources.
struct SpanF1Counts {
  std::int64_t matched = 0;
  std::int64_t first = 0;
  std::int64_t second = 0;

  SpanF1Counts& operator+=(const SpanF1Counts& other) {
    matched += other.matched;
    first += other.first;
    second += other.second;
    return *this;
  }
  /// 2 matched/(first + second); NaN if neither used the code.
  [[nodiscard]] double f1() const noexcept {
    return first + second == 0 ? undefined_value
                               : 2 * static_cast<double>(matched) / static_cast<double>(first + second);
  }
  friend bool operator==(const SpanF1Counts&, const SpanF1Counts&) = default;
};

struct SpanF1Result {
  AgreementValue micro = {};  ///< over all codes together; n_units: spans (characters) of both
  AgreementValue macro = {};  ///< mean over the codes that either used
  std::vector<AgreementValue> by_code = {};
  std::vector<SpanF1Counts> counts = {};  ///< per code
  std::vector<std::string> codes = {};
  SpanF1Options options = {};

  /// One row per code, then micro and macro: component, code, value, status, matched, first, second.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// Counts per source and code, for sums and resamples. A stretch that only one of the two looked at is left out.
[[nodiscard]] std::vector<std::vector<SpanF1Counts>> span_f1_counts(const Continuum& continuum,
                                                                    const SpanF1Options& options = {});

/// @brief Span F1 of two coders.
///
/// - **Inputs**: a continuum of exactly two coders (`Continuum::selected`). Unit: the span; by characters the union of
///   a coder's spans of a code.
/// - **Formula**: per code F1 = 2 matched/(N_1 + N_2); matched: pairs of a one-to-one matching of spans that match, as
///   many as there can be (not greedy). micro: sums over codes; macro: mean over codes that either used.
/// - **Range**: 0..1, no correction for chance; symmetric, neither coder is the truth. As uncoded text grows, kappa on
///   characters tends to F1 on characters.
/// - **Undefined**: `no_data` where neither coder has a span; `single_coder`, `no_pairable` as in `unitizing_alpha`.
/// - **Complexity**: O(S log S + candidate pairs x spans) per stretch and code at worst.
/// - **Literature**: Hripcsak & Rothschild (2005), doi:10.1197/jamia.M1733
///
/// @code
/// const std::vector<int> coder{0, 1}, begin{0, 2}, end{10, 10}, code{0, 0};
/// const auto c = tematik::continuum_from({coder, begin, end, code}, {40});
/// assert(tematik::span_f1(c).micro.value == 0);
/// assert(tematik::span_f1(c, {.match = tematik::SpanMatch::iou, .threshold = 0.75}).micro.value == 1);
/// @endcode
/// @throws UsageError if there are not two coders or the threshold is out of range
[[nodiscard]] SpanF1Result span_f1(const Continuum& continuum, const SpanF1Options& options = {});

/// The same from counts per code. `codes`: their names; empty: numbers.
[[nodiscard]] SpanF1Result span_f1(const std::vector<SpanF1Counts>& counts, const SpanF1Options& options = {},
                                   std::vector<std::string> codes = {});

}  // namespace tematik

#include <tematik/metrics/detail/span_f1.ipp>
