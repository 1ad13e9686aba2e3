#pragma once

// Included at the end of program_profiles.hpp.

#include <algorithm>
#include <cmath>

#include <tematik/metrics/detail/span_matching.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/program_profiles.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {
namespace detail {

[[nodiscard]] inline std::int64_t pair_total(const CoderPair& x) noexcept {
  return x.both + x.only_first + x.only_second + x.neither;
}

/// Observed and expected of a 2 x 2 table; value left to the caller.
[[nodiscard]] inline AgreementValue begin_profile(std::string_view metric, std::int64_t n, NoVariation no_variation) {
  AgreementValue out;
  out.metric = metric;
  out.status = n > 0 ? Status::ok : Status::no_data;
  out.n_units = out.n_pairable = n;
  out.n_coders = 2;
  out.n_categories = 2;
  out.no_variation = no_variation;
  return out;
}

[[nodiscard]] inline AgreementValue kappa_of_pair(std::string_view metric, const CoderPair& x,
                                                  NoVariation no_variation) {
  auto out = begin_profile(metric, pair_total(x), no_variation);
  if (out.status != Status::ok) return out;
  const auto n = static_cast<double>(out.n_units);
  const double a = static_cast<double>(x.both + x.only_first), b = static_cast<double>(x.both + x.only_second);
  const bool constant = (x.both == out.n_units) || (x.neither == out.n_units);
  settle(out, static_cast<double>(x.both + x.neither) / n, (a * b + (n - a) * (n - b)) / (n * n), constant);
  return out;
}

/// A ratio as a figure without chance.
[[nodiscard]] inline AgreementValue share_of(std::string_view metric, std::int64_t part, std::int64_t all,
                                             std::int64_t n) {
  auto out = begin_profile(metric, n, NoVariation::nan);
  if (out.status != Status::ok) return out;
  if (all == 0) {
    out.status = Status::undefined;
    return out;
  }
  out.value = out.observed = static_cast<double>(part) / static_cast<double>(all);
  out.expected = 0;
  return out;
}

}  // namespace detail

inline CoderPair group_pair(const PatternTable& table, std::size_t code, std::span<const std::size_t> first,
                            std::span<const std::size_t> second) {
  const auto bits = [&](std::span<const std::size_t> group) {
    std::uint64_t out = 0;
    for (const auto g : group) {
      if (g >= table.coders()) {
        throw UsageError("coders", detail::cat("coder ", g, " is none of ", table.coders()), "coders");
      }
      out |= detail::coder_bit(g);
    }
    if (out == 0) throw UsageError("coders", "a group needs a coder", "coders");
    return out;
  };
  const auto a = bits(first), b = bits(second);
  CoderPair out;
  for (const auto& x : table.patterns(code)) {
    if ((x.present & a) == 0 || (x.present & b) == 0) continue;
    const bool by_a = (x.coded & a) != 0, by_b = (x.coded & b) != 0;
    (by_a ? (by_b ? out.both : out.only_first) : (by_b ? out.only_second : out.neither)) += x.length;
  }
  return out;
}

inline AgreementValue nvivo(const CoderPair& pair, NoVariation no_variation) {
  return detail::kappa_of_pair("nvivo", pair, no_variation);
}

inline AgreementValue nvivo_mean(std::span<const CoderPair> files, FileWeighting weighting, NoVariation no_variation) {
  auto out = detail::begin_profile("nvivo", 0, no_variation);
  double kappa = 0, weights = 0, percent = 0, expected = 0, lengths = 0;
  for (const auto& file : files) {
    const auto x = nvivo(file, no_variation);
    if (x.status == Status::no_data) continue;
    out.n_units += x.n_units;
    const double w = weighting == FileWeighting::equal ? 1 : static_cast<double>(x.n_units);
    percent += w * x.observed;
    expected += w * x.expected;
    lengths += w;
    if (std::isnan(x.value)) continue;
    kappa += w * x.value;
    weights += w;
  }
  out.n_pairable = out.n_units;
  if (lengths == 0) return out;
  out.status = weights > 0 ? Status::ok : Status::no_variation;
  out.observed = percent / lengths;
  out.expected = expected / lengths;
  if (weights > 0) out.value = kappa / weights;
  return out;
}

inline DedooseResult dedoose(std::span<const CoderPair> codes, NoVariation no_variation) {
  DedooseResult out;
  double observed = 0, expected = 0, n = 0;
  std::int64_t events = 0;
  bool constant = true;
  for (const auto& x : codes) {
    out.by_code.push_back(detail::kappa_of_pair("dedoose", x, no_variation));
    const auto& k = out.by_code.back();
    if (k.status == Status::no_data) continue;
    observed += k.observed;
    expected += k.expected;
    constant = constant && k.status == Status::no_variation;
    events += k.n_units;
    n += 1;
  }
  out.pooled = detail::begin_profile("dedoose", events, no_variation);
  if (n > 0) detail::settle(out.pooled, observed / n, expected / n, constant);
  return out;
}

inline AgreementValue dedoose_weights(std::span<const double> first, std::span<const double> second) {
  if (first.size() != second.size()) {
    throw InputError("column_length",
                     detail::cat("weights of the second coder: expected ", first.size(), ", found ", second.size()),
                     "second");
  }
  std::int64_t n = 0;
  double x_mean = 0, y_mean = 0;
  const auto each = [&](auto&& work) {
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (!std::isnan(first[i]) && !std::isnan(second[i])) work(first[i], second[i]);
    }
  };
  each([&](double x, double y) { ++n, x_mean += x, y_mean += y; });
  auto out = detail::begin_profile("dedoose_weights", n, NoVariation::nan);
  out.n_categories = 0;
  out.status =
      n == 0 ? (first.empty() ? Status::no_data : Status::no_pairable) : (n < 2 ? Status::too_few_units : Status::ok);
  if (out.status != Status::ok) return out;
  x_mean /= static_cast<double>(n), y_mean /= static_cast<double>(n);
  double xx = 0, yy = 0, xy = 0;
  bool x_varies = false, y_varies = false;
  double x_first = undefined_value, y_first = undefined_value;
  each([&](double x, double y) {
    if (std::isnan(x_first)) x_first = x, y_first = y;
    x_varies = x_varies || x != x_first;
    y_varies = y_varies || y != y_first;
    xx += (x - x_mean) * (x - x_mean);
    yy += (y - y_mean) * (y - y_mean);
    xy += (x - x_mean) * (y - y_mean);
  });
  if (!x_varies || !y_varies)
    out.status = Status::no_variation;
  else
    out.value = xy / std::sqrt(xx) / std::sqrt(yy);
  return out;
}

inline MaxqdaResult maxqda(const Continuum& continuum, const MaxqdaOptions& options) {
  if (continuum.coders().size() != 2) {
    throw UsageError(
        "two_coders",
        detail::cat("maxqda compares two coders, found ", continuum.coders().size(), "; ask per pair of coders"),
        "coders");
  }
  if (!(options.threshold > 0 && options.threshold <= 1)) {
    throw UsageError("threshold", "threshold must lie above 0 and up to 1", "threshold",
                     std::to_string(options.threshold));
  }
  const std::size_t q = continuum.codes().size();
  MaxqdaResult out;
  out.by_code.resize(q);
  const auto overlap = [&](Span x, Span y) {
    const auto both = static_cast<double>(shared(x, y));
    return both > 0 && both >= options.threshold * (static_cast<double>(x.length()) + y.length() - both) - 1e-12;
  };
  for (std::size_t s = 0; s < continuum.sources(); ++s) {
    std::vector<std::array<std::vector<Span>, 2>> spans(q);
    bool looked = false;
    for (const auto& stretch : continuum.stretches(s)) {
      if (stretch.coders.size() < 2) continue;
      looked = true;
      for (const auto& x : stretch.units) spans[x.code][x.coder].push_back(x.span);
    }
    if (!looked) continue;
    for (std::size_t k = 0; k < q; ++k) {
      const auto& [a, b] = spans[k];
      auto& count = out.by_code[k];
      if (options.mode == MaxqdaMode::segments) {
        const auto agreed = [&](const std::vector<Span>& own, const std::vector<Span>& others) {
          return std::count_if(own.begin(), own.end(), [&](Span x) {
            return std::any_of(others.begin(), others.end(), [&](Span y) { return overlap(x, y); });
          });
        };
        count.agreed += agreed(a, b) + agreed(b, a);
        count.total += static_cast<std::int64_t>(a.size() + b.size());
      } else {
        const bool same = options.mode == MaxqdaMode::presence ? a.empty() == b.empty() : a.size() == b.size();
        count.agreed += same ? 1 : 0;
        ++count.total;
      }
    }
  }
  MaxqdaCount sum;
  for (const auto& x : out.by_code) {
    sum.agreed += x.agreed;
    sum.total += x.total;
  }
  out.percent = detail::share_of("maxqda", sum.agreed, sum.total, sum.total);
  out.percent.n_categories = q;
  out.kappa = out.percent;
  out.kappa.value = undefined_value;
  if (out.kappa.status != Status::ok) return out;
  out.kappa.expected = 1 / static_cast<double>(q);
  if (options.mode != MaxqdaMode::segments)
    out.kappa.status = Status::undefined;
  else if (q < 2)
    out.kappa.status = Status::single_category;
  else
    out.kappa.value = (out.kappa.observed - out.kappa.expected) / (1 - out.kappa.expected);
  return out;
}

inline AtlastiResult atlasti(const CoderPair& pair, NoVariation no_variation) {
  AtlastiResult out;
  const auto n = detail::pair_total(pair);
  out.percent = detail::share_of("atlasti_percent", pair.both + pair.neither, n, n);
  out.holsti = detail::share_of("atlasti_holsti", 2 * pair.both, 2 * pair.both + pair.only_first + pair.only_second, n);
  Ratings ratings({"first", "second"}, {"no", "yes"}, {0, 1});
  const auto add = [&](std::int32_t a, std::int32_t b, std::int64_t count) {
    const std::int32_t row[]{a, b};
    if (count > 0) ratings.add(row, count);
  };
  add(1, 1, pair.both);
  add(1, 0, pair.only_first);
  add(0, 1, pair.only_second);
  add(0, 0, pair.neither);
  out.alpha = krippendorff_alpha(ratings, {.no_variation = no_variation, .variance = false});
  return out;
}

inline std::vector<UnitizingValue> atlasti_domains(const Continuum& continuum,
                                                   const std::vector<std::vector<std::size_t>>& domains,
                                                   const UnitizingOptions& options) {
  std::vector<UnitizingValue> out;
  for (const auto& domain : domains) out.push_back(unitizing_alpha(continuum.of_codes(domain), options).coding);
  return out;
}

}  // namespace tematik
