#pragma once

// What the best alignment of a small component saves, when nobody asks for the alignment: a sample of chance.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <tematik/metrics/detail/gamma_prices.hpp>

namespace tematik::detail {

/// The dynamic programme of GammaStates without paths: a state is a key, a value and prices, and few of them are looked
/// through one by one. Kept between components for its memory.
class GammaSaving {
 public:
  static constexpr std::size_t most_states = 48;

  /// The most that disjoint tuples save; `incumbent`: a saving that can be reached. Nothing: more than `limit` states at
  /// one unit (48 at most: they are looked through), or a tuple of units 64 places apart.
  [[nodiscard]] std::optional<double> operator()(const GammaComponent& component, double incumbent, std::size_t limit) {
    const auto& tuples = component.tuples;
    const std::size_t n = component.units.size();
    if (!read(tuples, n)) return {};
    const double worst = incumbent - gamma_tolerance;
    const std::size_t room = std::min(limit, most_states);
    now_.assign(1, {});
    std::size_t t = 0;
    for (std::size_t u = 0; u < n; ++u) {
      std::size_t end = t;
      while (end < tuples.size() && tuples[end].front() == u) ++end;
      next_.clear();
      const double left = right_[u + 1];
      for (const auto& s : now_) {
        if ((s.key & 1U) != 0) {
          put({s.key >> 1U, s.value, s.used - price_[u]}, left, worst);
          continue;
        }
        for (std::size_t i = t; i < end; ++i) {
          if ((s.key & masks_[i]) != 0) continue;
          put({(s.key | masks_[i]) >> 1U, s.value + tuples.saving[i], s.used + others_[i]}, left, worst);
        }
        put({s.key >> 1U, s.value, s.used}, left, worst);
        if (next_.size() > room) return {};
      }
      std::swap(now_, next_);
      t = end;
    }
    return now_.empty() ? incumbent : std::max(incumbent, now_.front().value);
  }

 private:
  struct State {
    std::uint64_t key = 0;  // bit j: the unit j places to the right is used
    double value = 0;       // saved so far
    double used = 0;        // prices of the used units to the right
  };

  /// Prices: the largest share of a unit's tuples, so that those of a tuple add up to what it saves or more.
  [[nodiscard]] bool read(const GammaTuples& tuples, std::size_t n) {
    price_.assign(n, 0.0);
    masks_.assign(tuples.size(), 0);
    others_.assign(tuples.size(), 0.0);
    for (std::size_t t = 0; t < tuples.size(); ++t) {
      const auto tuple = tuples[t];
      if (tuple.back() - tuple.front() > 63) return false;
      const double share = tuples.saving[t] / static_cast<double>(tuple.size());
      for (const auto u : tuple) price_[u] = std::max(price_[u], share);
      for (const auto u : tuple.subspan(1)) masks_[t] |= std::uint64_t{1} << (u - tuple.front());
    }
    for (std::size_t t = 0; t < tuples.size(); ++t) {
      for (const auto u : tuples[t].subspan(1)) others_[t] += price_[u];
    }
    right_.assign(n + 1, 0.0);
    for (std::size_t u = n; u > 0; --u) right_[u - 1] = right_[u] + price_[u - 1];
    return true;
  }

  void put(const State& state, double left, double worst) {
    if (state.value + left - state.used < worst) return;
    for (auto& known : next_) {
      if (known.key != state.key) continue;
      known.value = std::max(known.value, state.value);
      return;
    }
    next_.push_back(state);
  }

  std::vector<State> now_, next_;
  std::vector<double> price_, right_, others_;
  std::vector<std::uint64_t> masks_;
};

}  // namespace tematik::detail
