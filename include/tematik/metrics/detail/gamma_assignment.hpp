#pragma once

// Two coders: the best matching of units by shortest augmenting paths, polynomial however many states there are.

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/gamma_prices.hpp>
#include <tematik/metrics/detail/gamma_states.hpp>

namespace tematik::detail {

/// Costs as pairs (disorder, unitary alignments): whole numbers, so that sums and comparisons are exact.
struct GammaPairCost {
  std::int64_t disorder = 0;
  std::int64_t alignments = 0;

  friend auto operator<=>(const GammaPairCost&, const GammaPairCost&) = default;
  friend GammaPairCost operator+(GammaPairCost a, GammaPairCost b) noexcept {
    return {a.disorder + b.disorder, a.alignments + b.alignments};
  }
  friend GammaPairCost operator-(GammaPairCost a, GammaPairCost b) noexcept {
    return {a.disorder - b.disorder, a.alignments - b.alignments};
  }
};

/// Every unit of the first coder gets a unit of the second or a column of its own (it stays alone).
class GammaAssignment {
 public:
  /// `is_left[u]`: unit u of the component is the first coder's.
  GammaAssignment(const GammaComponent& component, const std::vector<bool>& is_left) : tuples_(component.tuples) {
    place_.resize(is_left.size());
    for (std::size_t u = 0; u < is_left.size(); ++u) {
      auto& side = is_left[u] ? rows_ : columns_;
      place_[u] = side++;
    }
    edges_.resize(rows_);
    for (std::size_t t = 0; t < tuples_.size(); ++t) {
      const auto a = tuples_[t].front(), b = tuples_[t].back();
      const auto row = is_left[a] ? place_[a] : place_[b];
      const auto column = is_left[a] ? place_[b] : place_[a];
      edges_[row].push_back({column, {-std::llround(tuples_.saving[t] * unit), -1}, t});
    }
    for (std::size_t i = 0; i < rows_; ++i) edges_[i].push_back({columns_ + i, {}, alone});
    solve();
  }

  [[nodiscard]] GammaPacking result() const {
    GammaPacking out{.optima = 1};
    for (std::size_t i = 0; i < rows_; ++i) {
      const auto t = edges_[i][edge_of_[i]].tuple;
      if (t == alone) continue;
      out.taken.push_back(t);
      out.saving += tuples_.saving[t];
    }
    std::sort(out.taken.begin(), out.taken.end(),
              [&](std::size_t a, std::size_t b) { return tuples_[a].front() < tuples_[b].front(); });
    out.bound = out.saving;
    if (has_other_optimum()) {
      out.optima = 2;
      out.many = true;
    }
    return out;
  }

 private:
  static constexpr double unit = 0x1p40;
  static constexpr std::size_t alone = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t nobody = alone;
  struct Edge {
    std::size_t column;
    GammaPairCost cost;
    std::size_t tuple;
  };

  void solve() {
    const std::size_t all = columns_ + rows_;
    row_price_.resize(rows_);
    column_price_.resize(all);
    row_of_.assign(all, nobody);
    edge_of_.assign(rows_, 0);
    for (std::size_t i = 0; i < rows_; ++i) {
      row_price_[i] = edges_[i].front().cost;
      for (const auto& e : edges_[i]) row_price_[i] = std::min(row_price_[i], e.cost);
    }
    constexpr GammaPairCost far{std::numeric_limits<std::int64_t>::max() / 4, 0};
    std::vector<GammaPairCost> distance(all, far);
    std::vector<std::size_t> from_row(all), from_edge(all);
    std::vector<bool> done(all);
    std::vector<std::size_t> touched;
    for (std::size_t start = 0; start < rows_; ++start) {
      using Entry = std::tuple<GammaPairCost, std::size_t>;
      std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
      for (const auto j : touched) {
        distance[j] = far;
        done[j] = false;
      }
      touched.clear();
      GammaPairCost reached{};
      std::size_t row = start, end = nobody;
      std::vector<std::size_t> settled;
      for (;;) {
        for (std::size_t k = 0; k < edges_[row].size(); ++k) {
          const auto& e = edges_[row][k];
          if (done[e.column]) continue;
          const auto d = reached + (e.cost - row_price_[row] - column_price_[e.column]);
          if (!(d < distance[e.column])) continue;
          if (distance[e.column] == far) touched.push_back(e.column);
          distance[e.column] = d;
          from_row[e.column] = row;
          from_edge[e.column] = k;
          queue.emplace(d, e.column);
        }
        std::size_t j = nobody;
        while (j == nobody) {  // never empty: a row's own column is free
          const auto [d, column] = queue.top();
          queue.pop();
          if (!done[column] && d == distance[column]) j = column;
        }
        reached = distance[j];
        done[j] = true;
        if (row_of_[j] == nobody) {
          end = j;
          break;
        }
        settled.push_back(j);
        row = row_of_[j];
      }
      row_price_[start] = row_price_[start] + reached;
      for (const auto j : settled) {
        const auto change = reached - distance[j];
        column_price_[j] = column_price_[j] - change;
        row_price_[row_of_[j]] = row_price_[row_of_[j]] + change;
      }
      for (std::size_t j = end;;) {
        const auto i = from_row[j];
        const auto previous = i == start ? nobody : edges_[i][edge_of_[i]].column;
        row_of_[j] = i;
        edge_of_[i] = from_edge[j];
        if (i == start) break;
        j = previous;
      }
    }
  }

  /// Another matching of the same disorder: a cycle of tight edges, through the unmatched columns (node rows_) if need
  /// be.
  [[nodiscard]] bool has_other_optimum() const {
    const auto is_zero = [](const GammaPairCost& c) {
      return std::abs(static_cast<double>(c.disorder)) <= gamma_tolerance * unit;
    };
    std::vector<std::vector<std::size_t>> to(rows_ + 1);
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t k = 0; k < edges_[i].size(); ++k) {
        const auto& e = edges_[i][k];
        if (k == edge_of_[i] || !is_zero(e.cost - row_price_[i] - column_price_[e.column])) continue;
        to[i].push_back(row_of_[e.column] == nobody ? rows_ : row_of_[e.column]);
      }
      if (is_zero(column_price_[edges_[i][edge_of_[i]].column])) to[rows_].push_back(i);
    }
    std::vector<int> state(rows_ + 1);  // 1: on the path, 2: done
    for (std::size_t root = 0; root <= rows_; ++root) {
      if (state[root] != 0) continue;
      std::vector<std::pair<std::size_t, std::size_t>> path{{root, 0}};
      state[root] = 1;
      while (!path.empty()) {
        auto& [node, next] = path.back();
        if (next == to[node].size()) {
          state[node] = 2;
          path.pop_back();
          continue;
        }
        const auto other = to[node][next++];
        if (state[other] == 1) return true;
        if (state[other] == 2) continue;
        state[other] = 1;
        path.emplace_back(other, 0);
      }
    }
    return false;
  }

  const GammaTuples& tuples_;
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<std::size_t> place_;
  std::vector<std::vector<Edge>> edges_;
  std::vector<GammaPairCost> row_price_, column_price_;
  std::vector<std::size_t> row_of_, edge_of_;
};

}  // namespace tematik::detail
