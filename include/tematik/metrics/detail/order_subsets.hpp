#pragma once

/// @file
/// @brief All T! orders counted exactly without visiting them: a sum over the subsets of units.
///
/// After t units an order has passed through one subset of t units, and how many codes it has seen depends on that
/// subset alone. A rule remembers a few more numbers (its base, the last counts); orders through one subset with one
/// memory have one future. So the sum runs over (subset, memory), O(2^T T states), and counts orders as whole numbers
/// (20! < 2^63).

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/order_histograms.hpp>
#include <tematik/metrics/detail/order_rules.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik::detail {

class OrderSubsets {
 public:
  static constexpr std::size_t most_units = 20;
  static constexpr std::uint64_t most_states = std::uint64_t{1} << 24U;  // of one rule's memory

  OrderSubsets(const BitMatrix& bits, std::int64_t codes)
      : units_(bits.rows()), width_(static_cast<std::uint64_t>(codes) + 1), codes_(std::size_t{1} << units_) {
    factorial_[0] = 1;
    for (std::size_t i = 1; i <= most_units; ++i) factorial_[i] = factorial_[i - 1] * static_cast<std::int64_t>(i);
    // Unions of the lower and of the upper half of the units; any subset is one of each.
    const std::size_t low = units_ / 2;
    const auto lower = unions(bits, 0, low);
    const auto upper = unions(bits, low, units_);
    const std::size_t words = bits.words();
    for (std::size_t set = 0; set < codes_.size(); ++set) {
      const std::uint64_t* const a = lower.data() + words * (set & ((std::size_t{1} << low) - 1));
      const std::uint64_t* const b = upper.data() + words * (set >> low);
      std::uint32_t count = 0;
      for (std::size_t w = 0; w < words; ++w) count += static_cast<std::uint32_t>(std::popcount(a[w] | b[w]));
      codes_[set] = count;
    }
    by_size_.resize(units_ + 1);
    for (std::size_t set = 0; set < codes_.size(); ++set) by_size_[size_of(set)].push_back(set);
  }

  /// Fills histograms of the right sizes. @throws UsageError `not_available` if a rule remembers too much
  void count(OrderHistograms& h, const std::vector<PreparedRule>& rules) const {
    h.orders = factorial_[units_];
    for (std::size_t set = 1; set < codes_.size(); ++set) {
      const std::size_t t = size_of(set);
      h.cumulative[(t - 1) * width_ + codes_[set]] += factorial_[t] * factorial_[units_ - t];
      for (std::size_t rest = set; rest != 0; rest &= rest - 1) {
        const std::size_t before = set ^ (rest & (~rest + 1));
        if (codes_[before] < codes_[set]) h.with_new[t - 1] += factorial_[t - 1] * factorial_[units_ - t];
      }
    }
    const auto add = [&](std::uint64_t area, std::size_t, std::size_t set, std::int64_t) { return area + codes_[set]; };
    for (const auto& [area, orders] : last_states(width_ * units_, add)) {
      h.areas.emplace_back(static_cast<std::int64_t>(area), orders);
    }
    std::sort(h.areas.begin(), h.areas.end());
    for (std::size_t r = 0; r < rules.size(); ++r) count_rule(h.stops[r], rules[r]);
  }

 private:
  using States = std::vector<std::pair<std::uint64_t, std::int64_t>>;  // memory, orders
  static constexpr std::uint64_t stopped = ~std::uint64_t{0};

  [[nodiscard]] static std::size_t size_of(std::size_t set) noexcept {
    return static_cast<std::size_t>(std::popcount(set));
  }

  [[nodiscard]] static std::vector<std::uint64_t> unions(const BitMatrix& bits, std::size_t begin, std::size_t end) {
    const std::size_t words = bits.words();
    std::vector<std::uint64_t> out(words << (end - begin));
    for (std::size_t set = 1; set < std::size_t{1} << (end - begin); ++set) {
      const auto row = bits.row(begin + static_cast<std::size_t>(std::countr_zero(set)));
      for (std::size_t w = 0; w < words; ++w) out[set * words + w] = out[(set & (set - 1)) * words + w] | row[w];
    }
    return out;
  }

  /// Runs `step(memory, subset before, subset) -> memory or stopped` over all orders; states of the full set.
  template <class Step>
  [[nodiscard]] States last_states(std::uint64_t space, Step&& step) const {
    if (space > most_states) {
      throw UsageError("not_available",
                       cat("subset_dp: a rule would have to remember up to ", space, " states; at most ", most_states,
                           " are possible; take a shorter run, or resample \"permutation\""),
                       "rules");
    }
    std::vector<std::int64_t> sum(space);
    std::vector<std::uint64_t> touched;
    std::vector<States> states(codes_.size());
    states[0] = {{0, 1}};
    for (std::size_t t = 1; t <= units_; ++t) {
      for (const std::size_t set : by_size_[t]) {
        for (std::size_t rest = set; rest != 0; rest &= rest - 1) {
          const std::size_t before = set ^ (rest & (~rest + 1));
          for (const auto& [memory, orders] : states[before]) {
            const std::uint64_t next = step(memory, before, set, orders);
            if (next == stopped) continue;
            if (sum[next] == 0) touched.push_back(next);
            sum[next] += orders;
          }
        }
        for (const auto memory : touched) states[set].emplace_back(memory, std::exchange(sum[memory], 0));
        touched.clear();
      }
      for (const std::size_t set : by_size_[t - 1]) States().swap(states[set]);
    }
    return states.back();
  }

  void count_rule(StopCounts& out, const PreparedRule& rule) const {
    out.stop[0] = factorial_[units_];
    if (rule.status() != Status::ok) return;
    const auto stop_at = [&](std::size_t position, std::uint64_t codes, std::size_t t, std::int64_t orders) {
      const std::int64_t all = orders * factorial_[units_ - t];
      out.stop[position] += all;
      out.stop[0] -= all;
      out.codes[codes] += all;
      return stopped;
    };
    const std::size_t base = rule.base();
    const std::size_t run = rule.run();
    switch (rule.rule().kind) {
      case OrderRuleKind::guest: {
        // Memory after t units: the base, then the counts of t-1, ..., t-run+1 units as digits, newest lowest.
        std::uint64_t top = 1;  // place of the oldest count
        for (std::size_t i = 1; i < run && top <= most_states; ++i) top *= width_;
        if (top > most_states) top = most_states;  // refused below
        const auto step = [&](std::uint64_t memory, std::size_t before, std::size_t set, std::int64_t orders) {
          const std::size_t t = size_of(set);
          if (t < base) return std::uint64_t{0};
          if (t == base) {
            if (codes_[set] == 0) {
              out.undefined += orders * factorial_[units_ - t];
              return stopped;
            }
            return std::uint64_t{codes_[set]};
          }
          const std::uint64_t first = memory % width_;
          std::uint64_t counts = memory / width_;
          if (t - base >= run) {
            const std::size_t s = t - run;
            const std::uint64_t then = run == 1 ? codes_[before] : s == base ? first : counts / (top / width_);
            if (codes_[set] - then <= rule.most(static_cast<std::uint32_t>(first))) {
              return stop_at(s, then, t, orders);
            }
          }
          if (run == 1) return first;
          counts = (counts % (top / width_)) * width_ + codes_[before];
          return first + width_ * counts;
        };
        static_cast<void>(last_states(width_ * top, step));
        return;
      }
      case OrderRuleKind::francis: {
        const auto step = [&](std::uint64_t tail, std::size_t before, std::size_t set, std::int64_t orders) {
          const std::size_t t = size_of(set);
          const std::uint64_t next = codes_[set] > codes_[before] ? 0 : std::min<std::uint64_t>(tail + 1, run);
          return next == run && t >= base + run ? stop_at(t, codes_[set], t, orders) : next;
        };
        static_cast<void>(last_states(run + 1, step));
        return;
      }
      case OrderRuleKind::near:
      case OrderRuleKind::true_: {
        const auto step = [&](std::uint64_t, std::size_t, std::size_t set, std::int64_t orders) {
          const std::size_t t = size_of(set);
          return codes_[set] >= rule.enough() ? stop_at(t, codes_[set], t, orders) : std::uint64_t{0};
        };
        static_cast<void>(last_states(1, step));
        return;
      }
    }
  }

  std::size_t units_;
  std::uint64_t width_;
  std::vector<std::uint32_t> codes_;               // codes in a subset
  std::vector<std::vector<std::size_t>> by_size_;  // subsets of t units
  std::array<std::int64_t, most_units + 1> factorial_{};
};

}  // namespace tematik::detail
