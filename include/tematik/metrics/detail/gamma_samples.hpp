#pragma once

// Continua drawn by chance from the units of one stretch.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/gamma_tuples.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/tables/continuum.hpp>

namespace tematik::detail {

/// A stretch that two coders or more looked at.
struct GammaStretch {
  std::size_t coders = 0;
  std::vector<GammaUnit> units = {};  ///< canonical order
  std::vector<CoderSpan> spans = {};  ///< of the units, in the continuum
  std::uint32_t origin = 0;           ///< begin of the stretch
  std::uint32_t low = 0;              ///< units are moved within [low, low + width)
  std::uint32_t width = 0;
  double mean_length = 0;

  GammaStretch(const ContinuumStretch& stretch, bool hull)
      : coders(stretch.coders.size()), spans(stretch.units), origin(stretch.place.begin) {
    double sum = 0;
    std::uint32_t high = 0;
    for (const auto& x : stretch.units) {
      const auto g = std::lower_bound(stretch.coders.begin(), stretch.coders.end(), x.coder) - stretch.coders.begin();
      units.push_back({static_cast<std::uint32_t>(g), x.code, double(x.span.begin), double(x.span.end)});
      sum += x.span.length();
      high = std::max(high, x.span.end);
    }
    if (units.empty()) return;
    mean_length = sum / static_cast<double>(units.size());
    low = hull ? spans.front().span.begin : stretch.place.begin;
    width = (hull ? high : stretch.place.end) - low;
  }
  /// Number of units per coder.
  [[nodiscard]] double size() const { return static_cast<double>(units.size()) / static_cast<double>(coders); }
};

inline void sort_gamma_units(std::vector<GammaUnit>& units) {
  std::sort(units.begin(), units.end(), [](const GammaUnit& a, const GammaUnit& b) { return a.key() < b.key(); });
}

/// A sampled coder of the shuffle: a real coder, moved around by a pivot.
struct GammaPivot {
  std::uint32_t coder = 0;
  std::uint32_t pivot = 0;
};

/// Draws a coder and a pivot for each sampled coder; pivots keep `distance` from each other around the circle.
[[nodiscard]] inline std::vector<GammaPivot> draw_pivots(RandomStream& stream, std::size_t coders, std::uint32_t width,
                                                         double distance) {
  std::vector<GammaPivot> out;
  // Positions nearer than `distance` to a pivot q: q - reach .. q + reach.
  const auto w = static_cast<std::int64_t>(width);
  const double steps = std::ceil(distance) - 1;
  const auto reach = static_cast<std::int64_t>(std::clamp(steps, -1.0, static_cast<double>(width)));
  std::vector<std::pair<std::int64_t, std::int64_t>> closed, merged;
  for (std::size_t i = 0; i < coders; ++i) {
    GammaPivot next{stream.draw(static_cast<std::uint32_t>(coders)), 0};
    closed.clear();
    for (const auto& x : out) {
      if (reach < 0) break;
      const std::int64_t begin = x.pivot - reach, end = x.pivot + reach + 1;
      if (end - begin >= w) {
        closed.assign(1, {0, w});
        break;
      }
      closed.emplace_back(std::max<std::int64_t>(begin, 0), std::min(end, w));
      if (begin < 0) closed.emplace_back(begin + w, w);
      if (end > w) closed.emplace_back(0, end - w);
    }
    std::sort(closed.begin(), closed.end());
    merged.clear();
    std::int64_t left = w;
    for (const auto& [begin, end] : closed) {
      const auto from = merged.empty() ? begin : std::max(begin, merged.back().second);
      if (from >= end) continue;
      merged.emplace_back(from, end);
      left -= end - from;
    }
    auto place = static_cast<std::int64_t>(stream.draw(static_cast<std::uint32_t>(left > 0 ? left : w)));
    if (left > 0) {
      for (const auto& [begin, end] : merged) {
        if (place >= begin) place += end - begin;
      }
    }
    next.pivot = static_cast<std::uint32_t>(place);
    out.push_back(next);
  }
  return out;
}

/// Every sampled coder is a real one whose units were moved around the circle of the bounds, lengths kept.
[[nodiscard]] inline std::vector<GammaUnit> shuffled_units(RandomStream& stream, const GammaStretch& real,
                                                           double distance) {
  std::vector<GammaUnit> out;
  while (out.empty()) {
    const auto pivots = draw_pivots(stream, real.coders, real.width, distance);
    for (std::size_t i = 0; i < pivots.size(); ++i) {
      for (const auto& u : real.units) {
        if (u.coder != pivots[i].coder) continue;
        const auto from = static_cast<std::uint64_t>(u.begin - real.low) + pivots[i].pivot;
        const double begin = real.low + static_cast<double>(from % real.width);
        out.push_back({static_cast<std::uint32_t>(i), u.code, begin, begin + u.length()});
      }
    }
  }
  sort_gamma_units(out);
  return out;
}

/// Mean and population standard deviation.
struct GammaNormal {
  double mean = 0;
  double sd = 0;

  explicit GammaNormal(const std::vector<double>& values) {
    if (values.empty()) return;
    const auto n = static_cast<double>(values.size());
    for (const double x : values) mean += x / n;
    for (const double x : values) sd += (x - mean) * (x - mean) / n;
    sd = std::sqrt(sd);
  }
  [[nodiscard]] double draw(RandomStream& stream) const {
    const double radius = std::sqrt(-2 * std::log(1 - stream.uniform()));
    return mean + sd * radius * std::cos(2 * std::numbers::pi * stream.uniform());
  }
};

/// What the sampler `statistical` needs of a stretch.
struct GammaStatistics {
  GammaNormal count, gap, length;
  std::vector<std::uint32_t> codes;  ///< of all units

  explicit GammaStatistics(const GammaStretch& real) : count(counts(real)), gap(gaps(real)), length(lengths(real)) {
    for (const auto& u : real.units) codes.push_back(u.code);
  }
  [[nodiscard]] std::vector<GammaUnit> draw(RandomStream& stream, const GammaStretch& real) const {
    std::vector<GammaUnit> out;
    for (std::uint32_t i = 0; i < real.coders; ++i) {
      const auto n = std::max(1.0, std::trunc(count.draw(stream)));
      double cursor = real.origin;
      for (double k = 0; k < n; ++k) {
        const double begin = cursor + gap.draw(stream);
        const double size = std::abs(length.draw(stream));
        const auto code = codes[stream.draw(static_cast<std::uint32_t>(codes.size()))];
        cursor = begin + size;
        out.push_back({i, code, begin, cursor});
      }
    }
    sort_gamma_units(out);
    return out;
  }

 private:
  [[nodiscard]] static std::vector<double> counts(const GammaStretch& real) {
    std::vector<double> out(real.coders);
    for (const auto& u : real.units) out[u.coder] += 1;
    return out;
  }
  [[nodiscard]] static std::vector<double> lengths(const GammaStretch& real) {
    std::vector<double> out;
    for (const auto& u : real.units) out.push_back(u.length());
    return out;
  }
  /// Between successive units of a coder (below 0 where they overlap), and before the first one if there is any.
  [[nodiscard]] static std::vector<double> gaps(const GammaStretch& real) {
    std::vector<double> out;
    for (std::uint32_t g = 0; g < real.coders; ++g) {
      double end = real.origin;
      bool is_first = true;
      for (const auto& u : real.units) {
        if (u.coder != g) continue;
        if (!is_first || u.begin > end) out.push_back(u.begin - end);
        is_first = false;
        end = u.end;
      }
    }
    return out;
  }
};

}  // namespace tematik::detail
