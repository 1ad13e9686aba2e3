#pragma once

// The best set of disjoint tuples of one component: units from left to right, states = units already used to the right.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/gamma_prices.hpp>

namespace tematik::detail {

/// Tuples taken in one component.
struct GammaPacking {
  double saving = 0;
  double bound = 0;                     ///< no packing saves more
  std::int64_t optima = 0;              ///< packings with this saving, capped; 0: not counted
  bool many = false;                    ///< at least `optima`
  std::vector<std::size_t> taken = {};  ///< tuples, by their first unit
};

inline constexpr std::int64_t gamma_most_optima = 1000;

/// Dynamic programme over units. With ties: fewest unitary alignments among optima, then the canonical one.
class GammaStates {
 public:
  /// `prices`: feasible ones. `incumbent`: a saving that can be reached.
  GammaStates(const GammaComponent& component, std::span<const double> prices, double incumbent, bool ties)
      : tuples_(component.tuples),
        n_(component.units.size()),
        prices_(prices),
        worst_(incumbent - gamma_tolerance),
        ties_(ties),
        right_(n_ + 1) {
    for (std::size_t u = n_; u > 0; --u) right_[u - 1] = right_[u] + prices_[u - 1];
    std::size_t reach = 0;
    for (std::size_t t = 0; t < tuples_.size(); ++t) {
      reach = std::max<std::size_t>(reach, tuples_[t].back() - tuples_[t].front());
    }
    words_ = reach / 64 + 1;
    order_.resize(tuples_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return before(tuples_[a], tuples_[b]); });
    begin_.assign(n_ + 1, 0);
    for (std::size_t t = 0; t < tuples_.size(); ++t) ++begin_[tuples_[t].front() + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  }

  /// False: more than `limit` states at one unit (or 10,000 limit choices in all), and `beam` did not allow to drop
  /// the worst of them.
  [[nodiscard]] bool run(std::size_t limit, bool beam) {
    steps_.clear();
    first_step_.assign(1, 0);
    dropped_ = -std::numeric_limits<double>::infinity();
    std::size_t work = 0;  // choices tried
    now_.clear();
    now_.keys.assign(words_, 0);
    now_.states.push_back({0, 0, 0, 1, 0});
    for (std::size_t u = 0; u < n_; ++u) {
      work += now_.states.size() * (begin_[u + 1] - begin_[u] + 1);
      if (!beam && work > limit * 10000) return false;
      advance(u);
      std::size_t room = limit;  // fewer states where each has many choices
      if (beam && u + 1 < n_)
        room = std::clamp<std::size_t>(limit * 200 / (begin_[u + 2] - begin_[u + 1] + 1), 1, limit);
      if (next_.states.size() > room) {
        if (!beam) return false;
        cut(u + 1, room);
      }
      if (ties_) rank();
      for (const auto& state : next_.states) steps_.push_back(state.from);
      first_step_.push_back(steps_.size());
      std::swap(now_, next_);
    }
    return true;
  }

  /// Nothing: all that was worth more than the incumbent was dropped.
  [[nodiscard]] bool has_result() const noexcept { return !now_.states.empty(); }
  /// Best bound of the states that were dropped for want of room.
  [[nodiscard]] double dropped() const noexcept { return dropped_; }
  [[nodiscard]] GammaPacking result() const {
    const auto& last = now_.states.front();
    GammaPacking out{.saving = last.value, .bound = last.value, .optima = last.optima};
    out.many = last.optima >= gamma_most_optima;
    std::size_t at = 0;
    for (std::size_t u = n_; u > 0; --u) {
      const auto& step = steps_[first_step_[u - 1] + at];
      if (step.tuple != none) out.taken.push_back(step.tuple);
      at = step.state;
    }
    std::reverse(out.taken.begin(), out.taken.end());
    return out;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  struct Step {
    std::uint32_t state = 0;
    std::uint32_t tuple = none;
  };
  struct State {
    double value = 0;         // saved so far
    double used = 0;          // prices of the used units to the right
    std::int64_t joined = 0;  // units less unitary alignments
    std::int64_t optima = 1;
    std::uint64_t rank = 0;  // order of the path among equals; while a unit is worked on: (rank before, choice)
    Step from = {};
  };
  struct Layer {
    std::vector<std::uint64_t> keys;  // words_ per state; bit j: the unit j places to the right is used
    std::vector<State> states;
    void clear() {
      keys.clear();
      states.clear();
    }
  };

  /// Canonical order of choices at one unit: by list of units, a longer list before its own beginning.
  [[nodiscard]] static bool before(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end()) return false;
    return y == b.end() || *x < *y;
  }

  void advance(std::size_t u) {
    next_.clear();
    slots_.assign(64, none);
    masks_.assign((begin_[u + 1] - begin_[u]) * words_, 0);
    others_.assign(begin_[u + 1] - begin_[u], 0.0);
    for (std::size_t i = begin_[u]; i < begin_[u + 1]; ++i) {
      for (const auto v : tuples_[order_[i]].subspan(1)) {
        const std::size_t bit = v - u;
        masks_[(i - begin_[u]) * words_ + bit / 64] |= std::uint64_t{1} << (bit % 64);
        others_[i - begin_[u]] += prices_[v];
      }
    }
    key_.resize(words_);
    for (std::size_t s = 0; s < now_.states.size(); ++s) {
      const std::uint64_t* key = now_.keys.data() + s * words_;
      State state = now_.states[s];
      const std::uint64_t rank = state.rank << 32U;
      state.from = {static_cast<std::uint32_t>(s), none};
      if ((key[0] & 1U) != 0) {
        state.used -= prices_[u];
        state.rank = rank;
        put(u, state, key, nullptr);
        continue;
      }
      for (std::size_t i = begin_[u]; i < begin_[u + 1]; ++i) {
        const std::uint64_t* mask = masks_.data() + (i - begin_[u]) * words_;
        bool is_free = true;
        for (std::size_t w = 0; w < words_; ++w) is_free = is_free && (key[w] & mask[w]) == 0;
        if (!is_free) continue;
        const auto t = order_[i];
        State with = state;
        with.value += tuples_.saving[t];
        with.used += others_[i - begin_[u]];
        with.joined += static_cast<std::int64_t>(tuples_[t].size()) - 1;
        with.rank = rank | (i - begin_[u]);
        with.from.tuple = static_cast<std::uint32_t>(t);
        put(u, with, key, mask);
      }
      state.rank = rank | 0xFFFFFFFFU;
      put(u, state, key, nullptr);
    }
  }

  /// A state after unit u, kept if it is the best of its key and may still reach the incumbent.
  void put(std::size_t u, const State& state, const std::uint64_t* key, const std::uint64_t* mask) {
    if (state.value + right_[u + 1] - state.used < worst_) return;
    for (std::size_t w = 0; w < words_; ++w) key_[w] = mask != nullptr ? key[w] | mask[w] : key[w];
    for (std::size_t w = 0; w < words_; ++w) key_[w] = key_[w] >> 1U | (w + 1 < words_ ? key_[w + 1] << 63U : 0);
    if (next_.states.size() * 2 >= slots_.size()) grow();
    std::size_t slot = hash_of(key_.data()) & (slots_.size() - 1);
    for (; slots_[slot] != none; slot = (slot + 1) & (slots_.size() - 1)) {
      const std::uint64_t* known = next_.keys.data() + slots_[slot] * words_;
      if (known[0] != key_[0] || !std::equal(key_.begin() + 1, key_.end(), known + 1)) continue;
      merge(next_.states[slots_[slot]], state);
      return;
    }
    slots_[slot] = static_cast<std::uint32_t>(next_.states.size());
    next_.states.push_back(state);
    for (const auto word : key_) next_.keys.push_back(word);
  }

  void merge(State& old, const State& other) const {
    if (!ties_) {
      if (other.value > old.value) old = other;
      return;
    }
    if (other.value < old.value - gamma_tolerance) return;
    if (other.value > old.value + gamma_tolerance) {
      old = other;
      return;
    }
    const auto optima = std::min(gamma_most_optima, old.optima + other.optima);
    if (other.joined > old.joined || (other.joined == old.joined && other.rank < old.rank)) old = other;
    old.optima = optima;
  }

  [[nodiscard]] std::uint64_t hash_of(const std::uint64_t* key) const noexcept {
    std::uint64_t hash = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      hash = (hash ^ key[w]) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29U;
    }
    return hash;
  }

  void grow() {
    slots_.assign(slots_.size() * 2, none);
    for (std::size_t s = 0; s < next_.states.size(); ++s) {
      std::size_t slot = hash_of(next_.keys.data() + s * words_) & (slots_.size() - 1);
      while (slots_[slot] != none) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(s);
    }
  }

  /// Keeps the `limit` states of best bound.
  void cut(std::size_t u, std::size_t limit) {
    const auto bound = [&](std::size_t s) { return next_.states[s].value + right_[u] - next_.states[s].used; };
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t s = 0; s < next_.states.size(); ++s) order.emplace_back(-bound(s), s);
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(limit), order.end());
    dropped_ = std::max(dropped_, -order[limit].first);
    order.resize(limit);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    for (std::size_t i = 0; i < limit; ++i) {
      const auto s = order[i].second;
      next_.states[i] = next_.states[s];
      for (std::size_t w = 0; w < words_; ++w) next_.keys[i * words_ + w] = next_.keys[s * words_ + w];
    }
    next_.states.resize(limit);
    next_.keys.resize(limit * words_);
  }

  void rank() {
    std::vector<std::uint64_t> ranks;
    for (const auto& state : next_.states) ranks.push_back(state.rank);
    std::sort(ranks.begin(), ranks.end());
    for (auto& state : next_.states) {
      state.rank = static_cast<std::uint64_t>(std::lower_bound(ranks.begin(), ranks.end(), state.rank) - ranks.begin());
    }
  }

  const GammaTuples& tuples_;
  std::size_t n_;
  std::span<const double> prices_;
  double worst_;
  bool ties_;
  std::size_t words_ = 1;
  std::vector<double> right_;               // prices of the units from u on
  std::vector<std::size_t> order_, begin_;  // tuples in canonical order; those of unit u
  std::vector<Step> steps_;                 // of the states after unit u: from first_step_[u] on
  std::vector<std::size_t> first_step_;
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint64_t> key_, masks_;
  std::vector<double> others_;
  Layer now_, next_;
  double dropped_ = 0;
};

}  // namespace tematik::detail
