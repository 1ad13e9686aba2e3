#pragma once

/// @file
/// @brief Krippendorff's first alpha for unitizing (1995, 2004), for comparison with older reports only.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/coder_sweep.hpp>

namespace tematik {

struct UnitizingAlpha1995Options {
  NoVariation no_variation = NoVariation::nan;
};

/// The figure over all codes, and one per code.
struct UnitizingAlpha1995Result : AgreementValue {
  std::vector<AgreementValue> codes = {};  ///< by code number
};

/// @brief alpha_U of 1995/2004: disagreement in where units of one code begin and end.
///
/// - **Inputs**: per source its length, the coders' spans per code and who looked (`CoderSource`): in a source those
///   coders take part whose region is `whole` or who have a span; sources with fewer than two are left out. A coder's
///   overlapping spans of a code are united; spans that touch stay two units.
/// - **Formula**: per code and source, L its length, m coders, sections = units and gaps of a coder;
///   D_o = sum over coders i != j, sections g of i, h of j of d(g, h)/(m(m-1)L^2), d = (b_g - b_h)^2 + (e_g - e_h)^2 of
///   two units that intersect, l^2 of a unit wholly inside the other's gap, else 0;
///   D_e = (2/L) sum over units g of [(N-1)(2l^3 - 3l^2 + l)/3 + l^2 sum over gaps h, l_h >= l, of (l_h - l + 1)]
///   / (mL(mL-1) - sum over units of l(l-1)), N = units of the code by all coders; alpha = 1 - D_o/D_e, over all codes
///   and sources 1 - sum D_o/sum D_e
/// - **Range**: up to 1; 0 is chance.
/// - **Undefined**: `no_data` (nobody looked), `single_coder`, `no_pairable` (no source with two coders),
///   `no_variation` (no unit of the code; the option chooses NaN, 1 or 0).
/// - **Assumptions**: known oddities: a shifted match can score better than an exact one, and two codings without a
///   common character can give 1. For new work take the family of 2016 (`unitizing_alpha`). `observed`, `expected`:
///   D_o and D_e summed over sources.
/// - **Complexity**: O(m^2 S log S) per code, S sections.
/// - **Literature**: Krippendorff (1995), doi:10.2307/271061; Krippendorff (2004), doi:10.1007/s11135-004-8107-7
///
/// @code
/// const tematik::CodedRegion whole{tematik::RegionKind::whole};
/// const tematik::CoderSource s{
///     .length = 10, .codes = 1, .regions = {whole, whole}, .spans = {{0, 0, {1, 9}}, {1, 0, {1, 9}}}};
/// assert(tematik::unitizing_alpha_1995(std::span(&s, 1)).value == 1);
/// @endcode
/// @throws UsageError if sources have different coders or codes, or a coder looked at a part of a source only;
///         InputError for spans that are none
[[nodiscard]] UnitizingAlpha1995Result unitizing_alpha_1995(std::span<const CoderSource> sources,
                                                            const UnitizingAlpha1995Options& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Spans of one coder and code: sorted, overlaps united, touching ones kept apart.
[[nodiscard]] inline std::vector<Span> united_units(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (const Span x : spans) {
    if (!out.empty() && x.begin < out.back().end)
      out.back().end = std::max(out.back().end, x.end);
    else
      out.push_back(x);
  }
  return out;
}

/// The sum of d(g, h) over units g of one coder and sections h of another, and over units h inside gaps of the first.
[[nodiscard]] inline double section_differences(const std::vector<Span>& a, const std::vector<Span>& b) {
  const auto square = [](double x) { return x * x; };
  double sum = 0;
  std::size_t from = 0;
  for (const Span x : a) {
    while (from < b.size() && b[from].end <= x.begin) ++from;
    bool alone = true;
    for (std::size_t j = from; j < b.size() && b[j].begin < x.end; ++j) {
      alone = false;
      sum += square(static_cast<double>(x.begin) - static_cast<double>(b[j].begin)) +
             square(static_cast<double>(x.end) - static_cast<double>(b[j].end));
    }
    if (alone) sum += square(static_cast<double>(x.length()));
  }
  from = 0;
  for (const Span y : b) {
    while (from < a.size() && a[from].end <= y.begin) ++from;
    if (from == a.size() || a[from].begin >= y.end) sum += square(static_cast<double>(y.length()));
  }
  return sum;
}

/// D_o and D_e of one code in one source.
[[nodiscard]] inline std::pair<double, double> unitizing_1995(const std::vector<std::vector<Span>>& coders,
                                                              std::uint32_t text) {
  const auto m = static_cast<double>(coders.size());
  const auto length = static_cast<double>(text);
  double observed = 0;
  double units = 0, taken = 0;
  std::vector<double> gaps;
  for (std::size_t i = 0; i < coders.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) observed += 2 * section_differences(coders[i], coders[j]);
    std::uint32_t at = 0;
    for (const Span x : coders[i]) {
      units += 1;
      taken += static_cast<double>(x.length()) * (static_cast<double>(x.length()) - 1);
      if (x.begin > at) gaps.push_back(static_cast<double>(x.begin - at));
      at = x.end;
    }
    if (text > at) gaps.push_back(static_cast<double>(text - at));
  }
  if (units == 0) return {0, 0};
  std::sort(gaps.begin(), gaps.end(), std::greater<>());
  std::vector<double> sums{0};  // of the longest gaps
  for (const double gap : gaps) sums.push_back(sums.back() + gap);
  double expected = 0;
  for (const auto& spans : coders) {
    for (const Span x : spans) {
      const auto l = static_cast<double>(x.length());
      const auto longer = std::upper_bound(gaps.begin(), gaps.end(), l, std::greater<>()) - gaps.begin();
      const double room = sums[static_cast<std::size_t>(longer)] - static_cast<double>(longer) * (l - 1);
      expected += (units - 1) * (2 * l * l * l - 3 * l * l + l) / 3 + l * l * room;
    }
  }
  const double all = m * length;
  return {observed / (m * (m - 1) * length * length), 2 / length * expected / (all * (all - 1) - taken)};
}

}  // namespace detail

inline UnitizingAlpha1995Result unitizing_alpha_1995(std::span<const CoderSource> sources,
                                                     const UnitizingAlpha1995Options& options) {
  UnitizingAlpha1995Result out;
  const std::size_t m = sources.empty() ? 0 : sources.front().regions.size();
  const std::size_t n_codes = sources.empty() ? 0 : sources.front().codes;
  out.codes.resize(n_codes);
  std::vector<double> observed(n_codes), expected(n_codes);
  std::vector<bool> seen(m);
  std::int64_t looked = 0;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const auto& source = sources[s];
    if (source.regions.size() != m || source.codes != n_codes) {
      throw UsageError("sources",
                       detail::cat("source ", s, ": expected ", m, " coders and ", n_codes, " codes, found ",
                                   source.regions.size(), " and ", source.codes),
                       "sources");
    }
    detail::check_coder_spans(source.spans, source, "span");
    std::vector<bool> present(m);
    for (std::size_t g = 0; g < m; ++g) {
      if (source.regions[g].kind == RegionKind::intervals) {
        throw UsageError("region",
                         detail::cat("source ", s, ", coder ", g,
                                     ": unitizing_alpha_1995 needs coders who looked at the whole source; use "
                                     "unitizing_alpha"),
                         "sources");
      }
      present[g] = source.regions[g].kind == RegionKind::whole;
    }
    for (const auto& x : source.spans) present[x.coder] = true;
    const auto here = std::count(present.begin(), present.end(), true);
    if (source.length == 0 || here == 0) continue;
    looked += source.length;
    for (std::size_t g = 0; g < m; ++g) seen[g] = seen[g] || present[g];
    if (here < 2) continue;
    out.n_pairable += source.length;
    std::vector<std::vector<std::vector<Span>>> spans(n_codes, std::vector<std::vector<Span>>(m));
    for (const auto& x : source.spans) spans[x.code][x.coder].push_back(x.span);
    for (std::size_t code = 0; code < n_codes; ++code) {
      std::vector<std::vector<Span>> coders;
      for (std::size_t g = 0; g < m; ++g) {
        if (present[g]) coders.push_back(detail::united_units(std::move(spans[code][g])));
      }
      const auto [d_o, d_e] = detail::unitizing_1995(coders, source.length);
      observed[code] += d_o;
      expected[code] += d_e;
    }
  }
  out.n_units = looked;
  out.n_coders = static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
  Status status = Status::ok;
  if (looked == 0)
    status = Status::no_data;
  else if (out.n_coders < 2)
    status = Status::single_coder;
  else if (out.n_pairable == 0)
    status = Status::no_pairable;
  const auto settle = [&](AgreementValue& figure, double d_o, double d_e) {
    figure.metric = "unitizing_alpha_1995";
    figure.no_variation = options.no_variation;
    figure.n_units = out.n_units;
    figure.n_pairable = out.n_pairable;
    figure.n_coders = out.n_coders;
    figure.n_categories = n_codes;
    figure.weights = "unitizing";
    figure.status = status;
    if (status != Status::ok) return;
    figure.observed = d_o;
    figure.expected = d_e;
    if (d_e > 0) {
      figure.value = 1 - d_o / d_e;
      return;
    }
    figure.status = Status::no_variation;
    if (options.no_variation != NoVariation::nan) figure.value = options.no_variation == NoVariation::one ? 1 : 0;
  };
  double sum_o = 0, sum_e = 0;
  for (std::size_t code = 0; code < n_codes; ++code) {
    settle(out.codes[code], observed[code], expected[code]);
    sum_o += observed[code];
    sum_e += expected[code];
  }
  settle(out, sum_o, sum_e);
  return out;
}

}  // namespace tematik
