#pragma once

// What units of different coders cost and save together: the candidates of an alignment.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <tuple>
#include <vector>

namespace tematik::detail {

/// Everything here is in units of Delta, the cost of a unit that stays alone: Delta = 1.
inline constexpr double gamma_tolerance = 1e-9;

/// A unit of one stretch; coders are numbers from 0 among those who looked.
struct GammaUnit {
  std::uint32_t coder = 0;
  std::uint32_t code = 0;
  double begin = 0;
  double end = 0;

  [[nodiscard]] double length() const noexcept { return end - begin; }
  [[nodiscard]] auto key() const noexcept { return std::tuple(begin, coder, end, code); }
};

/// d = alpha d_pos + beta d_cat.
struct GammaCost {
  double alpha = 1;
  double beta = 1;
  const double* distance = nullptr;  ///< q x q in [0,1]; none: nominal
  std::size_t q = 0;

  [[nodiscard]] static double position(const GammaUnit& u, const GammaUnit& v) noexcept {
    const double x = (std::abs(u.begin - v.begin) + std::abs(u.end - v.end)) / (u.length() + v.length());
    return x * x;
  }
  [[nodiscard]] double category(const GammaUnit& u, const GammaUnit& v) const noexcept {
    return distance != nullptr ? distance[u.code * q + v.code] : (u.code == v.code ? 0.0 : 1.0);
  }
  [[nodiscard]] double operator()(const GammaUnit& u, const GammaUnit& v) const noexcept {
    return alpha * position(u, v) + beta * category(u, v);
  }
};

/// How the search works; everything but `ties` and the budgets leaves the result as it is.
struct GammaSearch {
  bool ties = true;        ///< count optima and take the canonical one; else any of least disorder
  bool sets = true;        ///< say what is aligned with what; else, without ties, only the disorder
  bool window = true;      ///< leave out tuples with a unit that is better alone
  bool domination = true;  ///< drop tuples that do better in parts
  bool components = true;  ///< solve what no tuple links apart
  bool prices = true;      ///< bound and delete by prices
  bool assignment = true;  ///< two coders: assignment where there are too many states
  bool only_assignment = false;
  std::size_t max_states = 20000;
  std::size_t max_tuples = 1000000;
};

/// Tuples of two units or more, of different coders, each ascending; in order of their first unit.
struct GammaTuples {
  std::vector<std::uint32_t> members = {};
  std::vector<std::size_t> start = {0};
  std::vector<double> saving = {};

  [[nodiscard]] std::size_t size() const noexcept { return saving.size(); }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t t) const noexcept {
    return {members.data() + start[t], start[t + 1] - start[t]};
  }
  void reserve(std::size_t tuples, std::size_t units) {
    members.reserve(units);
    start.reserve(tuples + 1);
    saving.reserve(tuples);
  }
  void add(std::span<const std::uint32_t> units, double s) {
    for (const auto u : units) members.push_back(u);
    start.push_back(members.size());
    saving.push_back(s);
  }
};

/// The tuples that may be worth keeping, of units in canonical order.
class GammaCandidates {
 public:
  GammaCandidates(std::span<const GammaUnit> units, std::size_t coders, const GammaCost& cost,
                  const GammaSearch& search)
      : units_(units),
        m_(coders),
        pairs_(static_cast<double>(coders * (coders - 1)) / 2),
        cost_(cost),
        search_(search) {
    limit_ = pairs_ + static_cast<double>(m_) - 1 + gamma_tolerance;
    if (!search_.window) limit_ = std::numeric_limits<double>::infinity();
    find_pairs();
    taken_.resize(m_);
    for (std::uint32_t u = 0; u < units_.size() && complete_; ++u) {
      tuple_.assign(1, u);
      sums_.assign(1, 0.0);
      distances_.clear();
      taken_[units_[u].coder] = 1;
      grow(first_[u], 0);
      taken_[units_[u].coder] = 0;
    }
  }

  [[nodiscard]] const GammaTuples& tuples() const noexcept { return out_; }
  /// False: the budget of tuples ran out.
  [[nodiscard]] bool is_complete() const noexcept { return complete_; }

  /// An upper bound of the saving of all units that needs pairs only.
  [[nodiscard]] double loose_bound() const {
    double sum = 0;
    std::vector<double> best(units_.size() * m_);
    for (std::uint32_t u = 0; u < units_.size(); ++u) {
      for (auto i = first_[u]; i < first_[u + 1]; ++i) {
        const auto v = near_[i];
        const double gain = 1 - gap_[i];
        auto& a = best[u * m_ + units_[v].coder];
        auto& b = best[v * m_ + units_[u].coder];
        a = std::max(a, gain);
        b = std::max(b, gain);
      }
    }
    const auto m = static_cast<double>(m_);
    for (std::size_t u = 0; u < units_.size(); ++u) {
      double gains = 0;
      for (std::size_t g = 0; g < m_; ++g) gains += best[u * m_ + g];
      sum += (m - 1) / m + gains / (2 * pairs_);
    }
    return sum;
  }

 private:
  void find_pairs() {
    double longest = 0;
    for (const auto& u : units_) longest = std::max(longest, u.length());
    const double reach = cost_.alpha > 0 ? std::sqrt(limit_ / cost_.alpha) : std::numeric_limits<double>::infinity();
    first_.assign(1, 0);
    for (std::uint32_t u = 0; u < units_.size(); ++u) {
      const double window = reach * (units_[u].length() + longest);
      for (std::uint32_t v = u + 1; v < units_.size(); ++v) {
        if (units_[v].begin - units_[u].begin > window) break;
        if (units_[v].coder == units_[u].coder) continue;
        const double d = cost_(units_[u], units_[v]);
        if (d > limit_) continue;
        near_.push_back(v);
        gap_.push_back(d);
      }
      first_.push_back(near_.size());
    }
  }

  /// Extends the tuple by units near its first one, listed from `from` on; `sum`: of all its distances.
  void grow(std::size_t from, double sum) {
    const auto u = tuple_.front();
    const std::size_t k = tuple_.size();
    for (auto i = from; i < first_[u + 1] && complete_; ++i) {
      const auto v = near_[i];
      if (taken_[units_[v].coder] != 0) continue;
      const std::size_t old = distances_.size();
      bool fits = true;
      double own = 0;
      for (std::size_t a = 0; a < k && fits; ++a) {
        const double d = a == 0 ? gap_[i] : cost_(units_[tuple_[a]], units_[v]);
        distances_.push_back(d);
        own += d;
        fits = sums_[a] + d <= limit_ && own <= limit_;
      }
      if (fits) {
        for (std::size_t a = 0; a < k; ++a) sums_[a] += distances_[old + a];
        sums_.push_back(own);
        tuple_.push_back(v);
        keep(sum + own);
        if (k + 1 < m_) {
          taken_[units_[v].coder] = 1;
          grow(i + 1, sum + own);
          taken_[units_[v].coder] = 0;
        }
        tuple_.pop_back();
        sums_.pop_back();
        for (std::size_t a = 0; a < k; ++a) sums_[a] -= distances_[old + a];
      }
      distances_.resize(old);
    }
  }

  [[nodiscard]] double saving_of(std::size_t k, double sum) const noexcept {
    const auto n = static_cast<double>(k);
    return n - 1 + (n * (n - 1) / 2 - sum) / pairs_;
  }

  void keep(double sum) {
    if (++seen_ > looks_per_tuple * search_.max_tuples) {
      complete_ = false;
      return;
    }
    const std::size_t k = tuple_.size();
    const double s = saving_of(k, sum);
    // Without ties a tuple that saves nothing, or as much in parts, is not needed.
    const double margin = search_.ties ? gamma_tolerance : -gamma_tolerance;
    if (search_.domination && s < -margin) return;
    if (search_.domination && k > 2 && is_dominated(s + margin)) return;
    if (out_.size() >= search_.max_tuples) {
      complete_ = false;
      return;
    }
    out_.add(tuple_, s);
  }

  /// Do parts of the tuple save more than `most`?
  [[nodiscard]] bool is_dominated(double most) {
    const std::size_t k = tuple_.size();
    if (k > 6) {  // parts of one unit only
      const double limit = pairs_ + static_cast<double>(k) - 1 + (search_.ties ? 1 : -1) * gamma_tolerance * pairs_;
      return std::any_of(sums_.begin(), sums_.end(), [&](double x) { return x > limit; });
    }
    // distances_ holds d(b, a) for a < b, row by row.
    const auto d = [&](std::size_t a, std::size_t b) { return distances_[b * (b - 1) / 2 + a]; };
    std::array<double, 64> sum{}, best{};
    const std::size_t all = (std::size_t{1} << k) - 1;
    for (std::size_t set = 1; set <= all; ++set) {
      const auto size = static_cast<std::size_t>(std::popcount(set));
      if (size < 2) continue;
      const auto high = static_cast<std::size_t>(std::bit_width(set)) - 1;
      const auto rest = set ^ (std::size_t{1} << high);
      sum[set] = sum[rest];
      for (std::size_t a = 0; a < high; ++a) {
        if ((rest >> a & 1U) != 0) sum[set] += d(a, high);
      }
      double most_here = set == all ? -std::numeric_limits<double>::infinity() : saving_of(size, sum[set]);
      for (auto part = (set - 1) & set; part > 0; part = (part - 1) & set) {
        if (part < (set ^ part)) break;  // each split once
        most_here = std::max(most_here, best[part] + best[set ^ part]);
      }
      best[set] = most_here;
    }
    return best[all] > most;
  }

  std::span<const GammaUnit> units_;
  std::size_t m_;
  double pairs_;
  GammaCost cost_;
  GammaSearch search_;
  double limit_ = 0;
  std::vector<std::size_t> first_;  // pairs of unit u are [first_[u], first_[u + 1])
  std::vector<std::uint32_t> near_;
  std::vector<double> gap_;
  std::vector<std::uint32_t> tuple_;
  std::vector<double> sums_, distances_;
  std::vector<std::uint8_t> taken_;
  static constexpr std::size_t looks_per_tuple = 8;
  GammaTuples out_;
  std::size_t seen_ = 0;  // tuples grown, kept or not
  bool complete_ = true;
};

}  // namespace tematik::detail
