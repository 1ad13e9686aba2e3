#pragma once

/// @file
/// @brief Where two coders differ, span by span, and in which way.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
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
#include <tematik/tables/continuum.hpp>

namespace tematik {

/// What two coders made of one passage. `missed` and `extra` are `only_first` and `only_second` where the first coder
/// is the reference. `not_covered`: one of the two did not look, which is no disagreement.
enum class DisagreementKind : std::uint8_t {
  match,
  boundary,
  split_merge,
  parent_child,
  sibling,
  cross_theme,
  only_first,
  only_second,
  missed,
  extra,
  not_covered,
};

template <>
struct EnumNames<DisagreementKind> {
  static constexpr std::string_view what = "kind of disagreement";
  static constexpr std::array<std::pair<DisagreementKind, std::string_view>, 11> names{{
      {DisagreementKind::match, "match"},
      {DisagreementKind::boundary, "boundary"},
      {DisagreementKind::split_merge, "split_merge"},
      {DisagreementKind::parent_child, "parent_child"},
      {DisagreementKind::sibling, "sibling"},
      {DisagreementKind::cross_theme, "cross_theme"},
      {DisagreementKind::only_first, "only_first"},
      {DisagreementKind::only_second, "only_second"},
      {DisagreementKind::missed, "missed"},
      {DisagreementKind::extra, "extra"},
      {DisagreementKind::not_covered, "not_covered"},
  }};
};

struct DisagreementOptions {
  double threshold = 0.5;  ///< least IoU of spans of different codes to be taken as one passage, in (0, 1]
  /// Parents of every code by number; may go on past the codes of the continuum (categories). Empty: no tree.
  std::vector<std::vector<std::uint32_t>> parents = {};
  bool first_is_reference = false;  ///< names `missed` and `extra`
};

/// One passage of one source and pair of coders.
struct Disagreement {
  std::size_t source = 0;
  std::size_t coder_1 = 0;
  std::size_t coder_2 = 0;
  DisagreementKind kind = DisagreementKind::match;
  std::optional<std::uint32_t> code_1 = {};  ///< of the first coder; nothing: none, or not covered
  std::optional<Span> span_1 = {};
  std::optional<std::uint32_t> code_2 = {};
  std::optional<Span> span_2 = {};
  std::int64_t characters = 0;  ///< on which they differ here; of `not_covered` the length

  /// From the first begin to the last end of both spans.
  [[nodiscard]] Span passage() const noexcept {
    const Span a = span_1.value_or(span_2.value_or(Span{}));
    const Span b = span_2.value_or(a);
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
  }
  friend bool operator==(const Disagreement&, const Disagreement&) = default;
};

/// Disagreements with the names of everything.
struct DisagreementList {
  std::vector<Disagreement> rows = {};  ///< by pair of coders, source, place
  std::vector<std::string> sources = {};
  std::vector<std::string> coders = {};
  std::vector<std::string> codes = {};
  MethodRecord record = {};

  /// One row per passage: source, coder_1, coder_2, kind, characters, code_1, begin_1, end_1, code_2, begin_2, end_2.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const { return record; }
};

/// @brief Typed disagreements of two coders.
///
/// - **Inputs**: a continuum and the numbers of two coders. Compared is where both looked; spans are cut to it. Where
///   only one of the two looked stands a row `not_covered`.
/// - **Rule**, in this order, per stretch that both looked at:
///   1. spans of one code are matched one to one so that the sum of IoU (shared characters / characters of either) is
///      largest: equal bounds `match`, else `boundary`
///   2. a span left over that meets a matched span of the other coder with its code: `split_merge`
///   3. what remains is matched likewise with other codes, IoU of `threshold` or more: `parent_child` (one code is
///      above the other), `sibling` (a parent in common), `cross_theme`
///   4. the rest: `only_first`, `only_second` (`missed`, `extra` if the first coder is the reference)
/// - **Characters**: of one code, those of the row's spans that only one of the two gave that code anywhere; of two
///   codes, those of either span. Overlapping spans of one coder and code share characters, which then stand in several
///   rows.
/// - **Order**: source, place, first coder's span first. **Undefined**: never; no coding, no row.
/// - **Complexity**: O(S log S + n^3 of the spans of a code that overlap one another).
/// - **Literature**: the assignment: Kuhn (1955), doi:10.1002/nav.3800020109
///
/// @code
/// const std::vector<int> coder{0, 1}, begin{0, 2}, end{10, 10}, code{0, 0};
/// const auto rows = tematik::disagreements(tematik::continuum_from({coder, begin, end, code}, {40}), 0, 1);
/// assert(rows.size() == 1 && rows[0].kind == tematik::DisagreementKind::boundary && rows[0].characters == 2);
/// @endcode
/// @throws UsageError for coders that are none or one and the same, a threshold out of range, a cycle of parents
[[nodiscard]] std::vector<Disagreement> disagreements(const Continuum& continuum, std::size_t first, std::size_t second,
                                                      const DisagreementOptions& options = {});

/// Pairs (i, j) of the one-to-one matching with the largest sum of weights; pairs of weight 0 are never taken. Rows
/// ascending; of several best matchings always the same one. O(rows^2 x columns).
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> heaviest_matching(
    const std::vector<std::vector<double>>& weights);

}  // namespace tematik

#include <tematik/metrics/detail/disagreements.ipp>
