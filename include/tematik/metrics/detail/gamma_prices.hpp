#pragma once

// A component of the packing problem: units, the tuples that link them, prices that bound the saving.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/gamma_tuples.hpp>

namespace tematik::detail {

/// Units numbered from 0 in canonical order; the tuples use these numbers.
struct GammaComponent {
  std::vector<std::uint32_t> units = {};  ///< their numbers in the stretch
  GammaTuples tuples = {};
};

/// Groups the units that tuples link, in order of their first unit; units in no tuple are left out.
/// `names[u]`: number in the stretch; `split` false: everything in one group.
[[nodiscard]] inline std::vector<GammaComponent> gamma_components(const GammaTuples& tuples,
                                                                  std::span<const std::uint32_t> names, bool split) {
  std::vector<std::uint32_t> root(names.size());
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&](std::uint32_t u) {
    while (root[u] != u) u = root[u] = root[root[u]];
    return u;
  };
  const auto join = [&](std::uint32_t u, std::uint32_t v) {
    u = find(u), v = find(v);
    root[std::max(u, v)] = std::min(u, v);
  };
  std::vector<bool> linked(names.size());
  for (std::size_t t = 0; t < tuples.size(); ++t) {
    for (const auto u : tuples[t]) {
      linked[u] = true;
      join(tuples[t].front(), u);
    }
    if (!split) join(tuples[0].front(), tuples[t].front());
  }
  std::vector<GammaComponent> out;
  std::vector<std::uint32_t> group(names.size()), place(names.size());
  for (std::uint32_t u = 0; u < names.size(); ++u) {
    if (!linked[u]) continue;
    const auto r = find(u);
    if (r == u) {
      group[u] = static_cast<std::uint32_t>(out.size());
      out.emplace_back();
    }
    group[u] = group[r];
    auto& units = out[group[u]].units;
    place[u] = static_cast<std::uint32_t>(units.size());
    units.push_back(names[u]);
  }
  std::vector<std::pair<std::size_t, std::size_t>> sizes(out.size());  // tuples, and units in them
  for (std::size_t t = 0; t < tuples.size(); ++t) {
    auto& [count, members] = sizes[group[tuples[t].front()]];
    ++count;
    members += tuples[t].size();
  }
  for (std::size_t g = 0; g < out.size(); ++g) out[g].tuples.reserve(sizes[g].first, sizes[g].second);
  std::vector<std::uint32_t> members;
  for (std::size_t t = 0; t < tuples.size(); ++t) {
    members.clear();
    for (const auto u : tuples[t]) members.push_back(place[u]);
    out[group[tuples[t].front()]].tuples.add(members, tuples.saving[t]);
  }
  return out;
}

/// Prices lambda >= 0 of units with lambda(t) >= s_t for every tuple: their sum bounds the saving of any alignment.
class GammaPrices {
 public:
  /// `warm`: prices to start from, by number in the stretch; empty: the largest share of a unit's tuples.
  GammaPrices(const GammaComponent& component, std::span<const double> warm)
      : tuples_(component.tuples),
        first_of_(component.units.size() + 1),
        of_unit_(tuples_.members.size()),
        price_(component.units.size()) {
    for (const auto u : tuples_.members) ++first_of_[u + 1];
    std::partial_sum(first_of_.begin(), first_of_.end(), first_of_.begin());
    auto next = first_of_;
    for (std::size_t t = 0; t < tuples_.size(); ++t) {
      const double share = tuples_.saving[t] / static_cast<double>(tuples_[t].size());
      for (const auto u : tuples_[t]) {
        of_unit_[next[u]++] = static_cast<std::uint32_t>(t);
        price_[u] = std::max(price_[u], share);
      }
    }
    if (!warm.empty()) {
      for (std::size_t u = 0; u < price_.size(); ++u) price_[u] = warm[component.units[u]];
    }
    repair();
  }

  [[nodiscard]] const std::vector<double>& prices() const noexcept { return price_; }
  [[nodiscard]] double bound() const { return std::accumulate(price_.begin(), price_.end(), 0.0); }
  [[nodiscard]] double of(std::size_t t) const {
    double sum = 0;
    for (const auto u : tuples_[t]) sum += price_[u];
    return sum;
  }

  /// Subgradient steps on sum of lambda + sum of max(0, s_t - lambda(t)); keeps the best prices, made feasible.
  void improve(int steps, double incumbent) {
    auto best = price_;
    double best_bound = bound();
    auto lambda = price_;
    double best_value = std::numeric_limits<double>::infinity();
    double scale = 1;
    int since = 0;
    std::vector<double> slope(lambda.size());
    for (int step = 0; step < steps && best_bound > incumbent + gamma_tolerance; ++step) {
      std::fill(slope.begin(), slope.end(), 1.0);
      double value = std::accumulate(lambda.begin(), lambda.end(), 0.0);
      for (std::size_t t = 0; t < tuples_.size(); ++t) {
        double missing = tuples_.saving[t];
        for (const auto u : tuples_[t]) missing -= lambda[u];
        if (missing <= 0) continue;
        value += missing;
        for (const auto u : tuples_[t]) slope[u] -= 1;
      }
      if (value < best_value - gamma_tolerance) {
        best_value = value;
        since = 0;
      } else if (++since == 8) {
        scale /= 2;
        since = 0;
      }
      double norm = 0;
      for (std::size_t u = 0; u < lambda.size(); ++u) {
        if (lambda[u] == 0 && slope[u] > 0) slope[u] = 0;
        norm += slope[u] * slope[u];
      }
      const bool last = norm == 0 || step + 1 == steps;
      if (since == 0 || last) {  // worth a look: repaired, does it bound better?
        price_ = lambda;
        repair();
        if (const double b = bound(); b < best_bound) {
          best_bound = b;
          best = price_;
        }
      }
      if (last) break;
      const double length = scale * std::max(value - incumbent, gamma_tolerance) / norm;
      for (std::size_t u = 0; u < lambda.size(); ++u) lambda[u] = std::max(0.0, lambda[u] - length * slope[u]);
    }
    price_ = std::move(best);
  }

 private:
  void repair() {
    for (std::size_t t = 0; t < tuples_.size(); ++t) {
      const double missing = tuples_.saving[t] - of(t);
      if (missing <= 0) continue;
      for (const auto u : tuples_[t]) price_[u] += missing / static_cast<double>(tuples_[t].size());
    }
    lower();
  }
  /// Every price down to what its tuples need, one after the other.
  void lower() {
    for (std::size_t u = 0; u < price_.size(); ++u) {
      double need = 0;
      for (std::size_t i = first_of_[u]; i < first_of_[u + 1]; ++i) {
        const auto t = of_unit_[i];
        need = std::max(need, tuples_.saving[t] - of(t) + price_[u]);
      }
      price_[u] = std::min(price_[u], need);
    }
  }

  const GammaTuples& tuples_;
  std::vector<std::size_t> first_of_;
  std::vector<std::uint32_t> of_unit_;  // tuples of unit u, from first_of_[u] on
  std::vector<double> price_;
};

}  // namespace tematik::detail
