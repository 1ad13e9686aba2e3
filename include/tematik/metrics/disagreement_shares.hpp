#pragma once

/// @file
/// @brief Which places make up the disagreement? D_o of alpha and u, and the disorder of gamma, place by place.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/gamma.hpp>
#include <tematik/metrics/segmented_texts.hpp>
#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/continuum.hpp>

namespace tematik {

/// A place and its part of the disagreement.
struct DisagreementShare {
  std::size_t source = 0;
  std::optional<std::uint32_t> code = {};  ///< of alpha: the decision was about this code
  Span place = {};                         ///< of gamma: from the first begin to the last end
  std::int64_t units = 0;                  ///< of gamma: coders' units in the unitary alignment
  double share = 0;
};

/// The largest share first, then in the order of the text; places without disagreement are left out.
struct DisagreementShares {
  std::vector<DisagreementShare> rows = {};
  double total = 0;  ///< D_o (delta_o of gamma): the sum of all shares
  std::vector<std::string> sources = {};
  std::vector<std::string> codes = {};
  MethodRecord record = {};

  /// One row per place: source, code, begin, end, units (of gamma), share.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const { return record; }
};

/// @brief Shares of D_o of nominal alpha on yes-no decisions, every (unit, code) one decision.
///
/// - **Inputs**: a continuum; `units` by source, nothing: characters, where a place is as long as nobody's decision
///   changes; `mark`: when a code counts for a unit.
/// - **Formula**: with r >= 2 coders who looked at a place of length l (a unit: 1) for the code, j of them said yes:
///   share = l 2 j (r - j)/(r - 1) / n.., n.. = sum of l r over all places and codes
/// - **Undefined**: never; without disagreement there is no row, and the total is 0.
/// - **Complexity**: per code that of `unitizing_shares()`, or units x coders.
/// - **Literature**: Krippendorff (1970), doi:10.1177/001316447003000105
///
/// @code
/// const std::vector<int> coder{0, 1}, begin{0, 5}, end{10, 10}, code{0, 0};
/// const auto s = tematik::alpha_shares(tematik::continuum_from({coder, begin, end, code}, {20}));
/// assert(s.rows.size() == 1 && s.rows[0].place == (tematik::Span{0, 5}) && s.total == 0.25);
/// @endcode
[[nodiscard]] DisagreementShares alpha_shares(const Continuum& continuum,
                                              const std::optional<std::vector<std::vector<Span>>>& units = {},
                                              const Membership& mark = {});

/// Shares of D_o of u (`unitizing_shares`) in the same form.
[[nodiscard]] DisagreementShares unitizing_alpha_shares(const Continuum& continuum,
                                                        const UnitizingOptions& options = {});

/// Shares of the disorder of gamma: one row per unitary alignment. Samples are not needed, and not drawn anew.
[[nodiscard]] DisagreementShares gamma_shares(const Continuum& continuum, GammaOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void sort_shares(DisagreementShares& out) {
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [](const DisagreementShare& a, const DisagreementShare& b) { return a.share > b.share; });
  for (const auto& row : out.rows) out.total += row.share;
}

}  // namespace detail

inline DisagreementShares alpha_shares(const Continuum& continuum,
                                       const std::optional<std::vector<std::vector<Span>>>& units,
                                       const Membership& mark) {
  DisagreementShares out{.codes = continuum.codes()};
  out.record = {.function = "alpha_shares", .unit = units ? "unit" : "character"};
  double n = 0;
  const auto add = [&](std::size_t source, std::size_t code, Span place, std::int64_t length, std::int64_t r,
                       std::int64_t yes) {
    n += static_cast<double>(length * r);
    if (yes == 0 || yes == r) return;
    const double share = static_cast<double>(length * 2 * yes * (r - yes)) / static_cast<double>(r - 1);
    out.rows.push_back({source, static_cast<std::uint32_t>(code), place, 0, share});
  };
  for (std::size_t c = 0; c < continuum.codes().size(); ++c) {
    const Continuum one = continuum.of_codes(std::vector{c});
    for (std::size_t s = 0; s < one.sources(); ++s) {
      if (units) {
        std::vector<Span> kept;
        for (const Span x : (*units)[s]) {
          if (!x.empty()) kept.push_back(x);
        }
        const auto given = detail::codes_of_units(one, s, kept, mark);
        for (std::size_t u = 0; u < kept.size(); ++u) {
          std::int64_t r = 0, yes = 0;
          for (const auto& codes : given[u]) {
            r += codes ? 1 : 0;
            yes += codes && !codes->empty() ? 1 : 0;
          }
          if (r >= 2) add(s, c, kept[u], 1, r, yes);
        }
        continue;
      }
      for (const auto& stretch : one.stretches(s)) {
        const auto r = static_cast<std::int64_t>(stretch.coders.size());
        if (r < 2) continue;
        // Touching spans of a coder are no boundary here.
        std::vector<detail::CoderPartition> coders(stretch.coders.size());
        std::vector<std::vector<Span>> spans(coders.size());
        const auto number = [&](std::uint32_t g) {
          return static_cast<std::size_t>(std::lower_bound(stretch.coders.begin(), stretch.coders.end(), g) -
                                          stretch.coders.begin());
        };
        for (const auto& x : stretch.units) spans[number(x.coder)].push_back(x.span);
        for (std::size_t g = 0; g < coders.size(); ++g) {
          const SpanSet given = SpanSet::from_spans(spans[g]);
          for (const Span run : given.runs()) coders[g].units.push_back({stretch.coders[g], 0, run});
        }
        detail::for_each_constant_part(stretch, coders, 1, [&](Span part, const detail::ValueTally& tally) {
          const auto yes = tally.find(0);
          add(s, c, part, part.length(), r, yes == tally.end() ? 0 : yes->second);
        });
      }
    }
  }
  for (auto& row : out.rows) row.share /= n;
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const DisagreementShare& a, const DisagreementShare& b) {
    return std::pair(a.source, a.place) < std::pair(b.source, b.place);
  });
  detail::sort_shares(out);
  return out;
}

inline DisagreementShares unitizing_alpha_shares(const Continuum& continuum, const UnitizingOptions& options) {
  DisagreementShares out{.codes = continuum.codes()};
  out.record = {.function = "unitizing_alpha_shares", .unit = "character"};
  for (const auto& x : unitizing_shares(continuum, options))
    out.rows.push_back({.source = x.source, .place = x.place, .share = x.share});
  detail::sort_shares(out);
  return out;
}

inline DisagreementShares gamma_shares(const Continuum& continuum, GammaOptions options) {
  DisagreementShares out{.codes = continuum.codes()};
  out.record = {.function = "gamma_shares", .unit = "coding"};
  options.samples = 1;
  options.precision = {};
  options.sources = GammaSources::pooled;
  for (const auto& unitary : gamma(continuum, options).alignment) {
    if (unitary.share <= 0) continue;
    Span place = unitary.units.front().span;
    for (const auto& x : unitary.units) place = {std::min(place.begin, x.span.begin), std::max(place.end, x.span.end)};
    out.rows.push_back({.source = unitary.source,
                        .place = place,
                        .units = static_cast<std::int64_t>(unitary.units.size()),
                        .share = unitary.share});
  }
  detail::sort_shares(out);
  return out;
}

inline Table DisagreementShares::table() const {
  std::vector<std::string> source, code;
  std::vector<std::int64_t> begin, end, units;
  std::vector<double> share;
  bool of_codes = false;
  bool of_units = false;
  for (const auto& row : rows) {
    source.push_back(row.source < sources.size() ? sources[row.source] : std::to_string(row.source));
    code.push_back(row.code ? codes[*row.code] : std::string());
    begin.push_back(row.place.begin);
    end.push_back(row.place.end);
    units.push_back(row.units);
    share.push_back(row.share);
    of_codes = of_codes || row.code;
    of_units = of_units || row.units > 0;
  }
  Table out;
  out.add("source", std::move(source));
  if (of_codes) out.add("code", std::move(code));
  out.add("begin", std::move(begin)).add("end", std::move(end));
  if (of_units) out.add("units", std::move(units));
  out.add("share", std::move(share));
  return out;
}

}  // namespace tematik
