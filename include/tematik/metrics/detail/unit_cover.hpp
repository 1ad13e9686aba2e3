#pragma once

/// @file
/// @brief Covers of all codes by units: greedy, smallest, and how many smallest there are.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <tematik/tables/incidence.hpp>

namespace tematik::detail {

class UnitCover {
 public:
  using Set = std::vector<std::uint64_t>;

  explicit UnitCover(const Incidence& incidence) : incidence_(&incidence), all_(incidence.bits.words()) {
    holders_.resize(incidence.codes());
    for (std::size_t i = 0; i < incidence.units(); ++i) {
      for_each_bit(incidence.bits.row(i), [&](std::size_t j) {
        all_[j / 64] |= std::uint64_t{1} << (j % 64);
        holders_[j].push_back(i);
      });
    }
    forbidden_.resize(incidence.units());
  }

  /// (unit, codes it adds), a tie to the lowest unit.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::int64_t>> greedy() const {
    std::vector<std::pair<std::size_t, std::int64_t>> out;
    Set left = all_;
    while (true) {
      std::size_t best = 0;
      std::int64_t most = 0;
      for (std::size_t i = 0; i < incidence_->units(); ++i) {
        const std::int64_t adds = gain(i, left);
        if (adds > most) {
          best = i;
          most = adds;
        }
      }
      if (most == 0) return out;
      out.emplace_back(best, most);
      left = without(left, best);
    }
  }

  /// Fewest and most greedy steps over all ties; empty past the budget.
  [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> greedy_range(std::int64_t budget) const {
    std::set<Set> layer{all_};
    std::optional<std::int64_t> fewest;
    std::vector<std::int64_t> gains(incidence_->units());
    for (std::int64_t steps = 0;; ++steps) {
      budget -= static_cast<std::int64_t>(layer.size());
      std::set<Set> next;
      bool ends = false;
      for (const auto& left : layer) {
        if (static_cast<std::int64_t>(next.size()) > budget) return {};
        std::int64_t most = 0;
        for (std::size_t i = 0; i < gains.size(); ++i) {
          gains[i] = gain(i, left);
          most = std::max(most, gains[i]);
        }
        ends = ends || most == 0;
        for (std::size_t i = 0; most > 0 && i < gains.size(); ++i) {
          if (gains[i] == most) next.insert(without(left, i));
        }
      }
      if (ends && !fewest) fewest = steps;
      if (next.empty()) return std::pair{*fewest, steps};
      layer = std::move(next);
    }
  }

  /// Finds a smallest cover, at most as large as `start` (positions from 1). False: the budget did not prove it.
  [[nodiscard]] bool find_optimum(const std::vector<std::int64_t>& start, std::int64_t budget) {
    best_ = start;
    std::sort(best_.begin(), best_.end());
    budget_ = budget;
    counting_ = false;
    visit(all_);
    return budget_ >= 0;
  }

  /// How many covers have the size of the best; makes `cover()` the first of them. Empty past the budget.
  [[nodiscard]] std::optional<std::int64_t> count_covers(std::int64_t budget) {
    budget_ = budget;
    counting_ = true;
    covers_ = 0;
    visit(all_);
    return budget_ >= 0 ? std::optional<std::int64_t>(covers_) : std::nullopt;
  }

  /// Positions from 1, rising.
  [[nodiscard]] const std::vector<std::int64_t>& cover() const noexcept { return best_; }

  [[nodiscard]] std::int64_t root_bound() const { return bound(all_); }

 private:
  [[nodiscard]] std::int64_t gain(std::size_t unit, const Set& left) const {
    const auto row = incidence_->bits.row(unit);
    std::int64_t sum = 0;
    for (std::size_t w = 0; w < left.size(); ++w) sum += std::popcount(row[w] & left[w]);
    return sum;
  }

  [[nodiscard]] Set without(Set left, std::size_t unit) const {
    const auto row = incidence_->bits.row(unit);
    for (std::size_t w = 0; w < left.size(); ++w) left[w] &= ~row[w];
    return left;
  }

  /// Units that are needed at least for the codes left.
  [[nodiscard]] std::int64_t bound(const Set& left) const {
    std::int64_t codes = 0;
    for (const auto word : left) codes += std::popcount(word);
    std::int64_t most = 0;
    for (std::size_t i = 0; i < incidence_->units(); ++i) {
      if (forbidden_[i] == 0) most = std::max(most, gain(i, left));
    }
    if (codes == 0) return 0;
    return most == 0 ? static_cast<std::int64_t>(incidence_->units()) + 1 : (codes + most - 1) / most;
  }

  void visit(const Set& left) {
    if (--budget_ < 0) return;
    const auto chosen = static_cast<std::int64_t>(chosen_.size());
    const auto best = static_cast<std::int64_t>(best_.size());
    const std::int64_t need = chosen + bound(left);
    if (counting_ ? need > best : need >= best) return;
    std::size_t code = holders_.size();
    std::size_t fewest = 0;
    for_each_bit(left, [&](std::size_t j) {
      std::size_t free = 0;
      for (const auto i : holders_[j]) free += forbidden_[i] == 0 ? 1U : 0U;
      if (code == holders_.size() || free < fewest) {
        code = j;
        fewest = free;
      }
    });
    if (code == holders_.size()) {  // every code is held
      auto cover = chosen_;
      std::sort(cover.begin(), cover.end());
      if (!counting_ || covers_ == 0 || cover < best_) best_ = std::move(cover);
      if (counting_) ++covers_;
      return;
    }
    // a cover is met once: in the branch of the first of its units that holds this code
    std::vector<std::size_t> tried;
    for (const auto i : holders_[code]) {
      if (forbidden_[i] != 0) continue;
      chosen_.push_back(static_cast<std::int64_t>(i) + 1);
      ++forbidden_[i];
      visit(without(left, i));
      chosen_.pop_back();
      tried.push_back(i);
    }
    for (const auto i : tried) --forbidden_[i];
  }

  const Incidence* incidence_;
  Set all_;
  std::vector<std::vector<std::size_t>> holders_;
  std::vector<int> forbidden_;
  std::vector<std::int64_t> chosen_;
  std::vector<std::int64_t> best_;
  std::int64_t budget_ = 0;
  std::int64_t covers_ = 0;
  bool counting_ = false;
};

}  // namespace tematik::detail
