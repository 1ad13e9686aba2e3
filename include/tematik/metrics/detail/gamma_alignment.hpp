#pragma once

// The alignment of least disorder of one stretch.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/gamma_assignment.hpp>
#include <tematik/metrics/detail/gamma_prices.hpp>
#include <tematik/metrics/detail/gamma_saving.hpp>
#include <tematik/metrics/detail/gamma_states.hpp>
#include <tematik/metrics/detail/gamma_tuples.hpp>

namespace tematik::detail {

struct GammaAlignment {
  std::vector<std::vector<std::uint32_t>> sets = {};  ///< all units, single ones too, by first unit; none unless asked
  std::vector<double> disorders = {};                 ///< of each set
  double disorder = 0;                                ///< their sum
  double lower = 0;                                   ///< no alignment has less
  std::int64_t optima = 0;                            ///< capped; 0: not counted or unknown
  bool many = false;                                  ///< at least `optima`
};

class GammaSolver {
 public:
  /// `units` in canonical order, `coders` >= 2.
  GammaSolver(std::span<const GammaUnit> units, std::size_t coders, const GammaCost& cost, const GammaSearch& search)
      : units_(units), m_(coders), cost_(cost), search_(search) {}

  [[nodiscard]] GammaAlignment solve() {
    const GammaCandidates candidates(units_, m_, cost_, search_);
    std::vector<std::uint32_t> names(units_.size());
    std::iota(names.begin(), names.end(), 0U);
    for (const auto& component : gamma_components(candidates.tuples(), names, search_.components)) {
      warm_.clear();
      solve(component, 0);
    }
    if (!candidates.is_complete()) {
      bound_ = std::max(saving_, candidates.loose_bound());
      optima_ = 0;
      many_ = false;
    }
    return assemble();
  }

 private:
  static constexpr int most_splits = 4;
  static constexpr std::size_t few_states = 200;

  void solve(const GammaComponent& component, int depth) {
    const auto& tuples = component.tuples;
    if (search_.only_assignment && m_ == 2) return take(component, assign(component));
    if (tuples.size() == 1 && search_.components) return take(component, lone(tuples.saving[0]));
    if (takes_saving(component)) return;
    GammaPrices prices(component, warm_);
    GammaPacking best = greedy(tuples, [&](std::size_t t) { return tuples.saving[t]; });
    if (search_.prices && component.units.size() > 12) {
      if (dynamic(component, prices, best, std::min(few_states, search_.max_states))) return;
      better(best,
             greedy(tuples, [&](std::size_t t) { return tuples.saving[t] / static_cast<double>(tuples[t].size()); }));
      prices.improve(depth == 0 ? 300 : 50, best.saving);
      better(best, greedy(tuples, [&](std::size_t t) { return tuples.saving[t] - prices.of(t); }));
      if (!is_settled(best, prices)) {
        GammaStates quick(component, prices.prices(), best.saving, false);
        if (quick.run(few_states, true) && quick.has_result()) better(best, quick.result());
      }
      if (is_settled(best, prices) && !search_.ties) return take(component, finished(best));
      if (depth < most_splits && split(component, prices, best.saving, depth)) return;
    }
    if (dynamic(component, prices, best, search_.max_states)) return;
    if (search_.prices && depth <= most_splits) {
      prices.improve(1000, best.saving);
      if (split(component, prices, best.saving, most_splits)) return;
      if (dynamic(component, prices, best, search_.max_states)) return;
    }
    if (m_ == 2 && search_.assignment) return take(component, assign(component));
    GammaStates beam(component, prices.prices(), best.saving, search_.ties);
    static_cast<void>(beam.run(search_.max_states, true));
    if (beam.has_result()) better(best, beam.result());
    best.bound = std::max(best.saving, std::min(beam.dropped(), prices.bound()));
    if (best.bound <= best.saving + gamma_tolerance) best.bound = best.saving;
    best.optima = 0;
    best.many = false;
    take(component, std::move(best));
  }

  /// Only the saving is wanted, and it was found with few states.
  [[nodiscard]] bool takes_saving(const GammaComponent& component) {
    constexpr std::size_t few_units = 8;  // not worth a first guess
    if (search_.ties || search_.sets || !search_.prices) return false;
    const auto& tuples = component.tuples;
    const double reached = component.units.size() <= few_units
                               ? 0
                               : greedy(tuples, [&](std::size_t t) { return tuples.saving[t]; }).saving;
    const auto saving = saving_of_(component, reached, search_.max_states);
    if (!saving) return false;
    saving_ += *saving;
    bound_ += *saving;
    return true;
  }

  [[nodiscard]] bool dynamic(const GammaComponent& component, const GammaPrices& prices, const GammaPacking& best,
                             std::size_t limit) {
    GammaStates states(component, prices.prices(), search_.prices ? best.saving : -1.0, search_.ties);
    if (!states.run(limit, false)) return false;
    take(component, states.has_result() ? states.result() : best);
    return true;
  }

  /// Deletes what no packing as good as the incumbent can hold; solves the rest if that is less.
  [[nodiscard]] bool split(const GammaComponent& component, const GammaPrices& prices, double incumbent, int depth) {
    const auto& tuples = component.tuples;
    const double bound = prices.bound();
    GammaTuples kept;
    for (std::size_t t = 0; t < tuples.size(); ++t) {
      if (bound - prices.of(t) + tuples.saving[t] >= incumbent - gamma_tolerance) kept.add(tuples[t], tuples.saving[t]);
    }
    if (kept.size() == tuples.size()) return false;
    const auto parts = gamma_components(kept, component.units, search_.components);
    warm_.resize(units_.size());
    for (std::size_t u = 0; u < component.units.size(); ++u) warm_[component.units[u]] = prices.prices()[u];
    const auto warm = warm_;
    for (const auto& part : parts) {
      warm_ = warm;
      solve(part, depth + 1);
    }
    return true;
  }

  [[nodiscard]] static bool is_settled(const GammaPacking& best, const GammaPrices& prices) {
    return prices.bound() <= best.saving + gamma_tolerance;
  }
  [[nodiscard]] static GammaPacking finished(GammaPacking best) {
    best.bound = best.saving;
    return best;
  }
  static void better(GammaPacking& best, GammaPacking other) {
    if (other.saving > best.saving) best = std::move(other);
  }

  [[nodiscard]] GammaPacking lone(double saving) const {
    if (saving < -gamma_tolerance) return {.optima = 1};
    GammaPacking out{.saving = saving, .bound = saving, .optima = 1, .taken = {0}};
    if (search_.ties && saving <= gamma_tolerance) out.optima = 2;  // as good apart; together they are fewer
    return out;
  }

  template <class Key>
  [[nodiscard]] GammaPacking greedy(const GammaTuples& tuples, const Key& key) const {
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(tuples.size());
    for (std::size_t t = 0; t < tuples.size(); ++t) {
      if (tuples.saving[t] > 0) order.emplace_back(-key(t), t);
    }
    std::sort(order.begin(), order.end());
    std::vector<bool> used(units_.size());
    GammaPacking out;
    for (const auto& [negative, t] : order) {
      const auto tuple = tuples[t];
      if (std::any_of(tuple.begin(), tuple.end(), [&](std::uint32_t u) { return used[u]; })) continue;
      for (const auto u : tuple) used[u] = true;
      out.taken.push_back(t);
      out.saving += tuples.saving[t];
    }
    return out;
  }

  [[nodiscard]] GammaPacking assign(const GammaComponent& component) const {
    std::vector<bool> is_left;
    for (const auto u : component.units) is_left.push_back(units_[u].coder == 0);
    return GammaAssignment(component, is_left).result();
  }

  void take(const GammaComponent& component, GammaPacking packing) {
    for (const auto t : packing.taken) {
      if (!search_.sets) break;
      std::vector<std::uint32_t> set;
      for (const auto u : component.tuples[t]) set.push_back(component.units[u]);
      sets_.push_back(std::move(set));
    }
    saving_ += packing.saving;
    bound_ += packing.bound;
    many_ = many_ || packing.many;
    optima_ = std::min(gamma_most_optima, optima_ * packing.optima);
  }

  [[nodiscard]] GammaAlignment assemble() {
    if (!search_.sets) {
      const auto alone = static_cast<double>(units_.size());
      GammaAlignment out{.disorder = alone - saving_, .lower = alone - saving_};
      if (bound_ > saving_ + gamma_tolerance) out.lower = alone - bound_;
      return out;
    }
    std::vector<bool> used(units_.size());
    for (const auto& set : sets_) {
      for (const auto u : set) used[u] = true;
    }
    for (std::uint32_t u = 0; u < units_.size(); ++u) {
      if (!used[u]) sets_.push_back({u});
    }
    std::sort(sets_.begin(), sets_.end());
    GammaAlignment out;
    const auto pairs = static_cast<double>(m_ * (m_ - 1)) / 2;
    for (const auto& set : sets_) {
      double sum = 0;
      for (std::size_t b = 1; b < set.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) sum += cost_(units_[set[a]], units_[set[b]]);
      }
      const auto k = static_cast<double>(set.size());
      out.disorders.push_back((sum + pairs - k * (k - 1) / 2) / pairs);
      out.disorder += out.disorders.back();
    }
    out.lower = bound_ > saving_ + gamma_tolerance ? static_cast<double>(units_.size()) - bound_ : out.disorder;
    out.sets = std::move(sets_);
    if (search_.ties) {
      out.optima = optima_;
      out.many = optima_ > 0 && (many_ || optima_ >= gamma_most_optima);
    }
    return out;
  }

  std::span<const GammaUnit> units_;
  std::size_t m_;
  GammaCost cost_;
  GammaSearch search_;
  std::vector<std::vector<std::uint32_t>> sets_;
  GammaSaving saving_of_;
  std::vector<double> warm_;  // prices of the component that was split, by unit
  double saving_ = 0, bound_ = 0;
  std::int64_t optima_ = 1;
  bool many_ = false;
};

}  // namespace tematik::detail
