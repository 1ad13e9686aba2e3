#pragma once

/// @file
/// @brief Ranges of orders, counted by several threads.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/order_histograms.hpp>
#include <tematik/metrics/detail/order_kernel.hpp>
#include <tematik/metrics/detail/order_rules.hpp>
#include <tematik/metrics/detail/order_subsets.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/sha256.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik::detail {

/// T!, T <= 20.
[[nodiscard]] inline std::int64_t order_count(std::size_t units) {
  std::int64_t out = 1;
  for (std::size_t i = 2; i <= units; ++i) out *= static_cast<std::int64_t>(i);
  return out;
}

[[nodiscard]] inline std::string incidence_hash(const BitMatrix& bits) {
  std::string bytes;
  const auto put = [&](std::uint64_t x) {
    for (unsigned i = 0; i < 64; i += 8) bytes += static_cast<char>((x >> i) & 0xffU);
  };
  put(bits.rows());
  put(bits.columns());
  for (std::size_t i = 0; i < bits.rows(); ++i) {
    for (const auto word : bits.row(i)) put(word);
  }
  return sha256_hex(bytes);
}

/// Order `index` of 0..T-1 in the order of a dictionary.
[[nodiscard]] inline std::vector<std::uint32_t> order_at(std::size_t units, std::int64_t index) {
  std::vector<std::uint32_t> left(units), out;
  std::iota(left.begin(), left.end(), 0U);
  for (std::size_t i = units; i > 0; --i) {
    const std::int64_t rest = order_count(i - 1);
    const auto place = left.begin() + index / rest;
    out.push_back(*place);
    left.erase(place);
    index %= rest;
  }
  return out;
}

/// Counts orders [first, last) into histograms that name resample, seed, rules and joint_tables. Options are checked.
[[nodiscard]] inline OrderHistograms count_orders(const Incidence& incidence, OrderHistograms out, std::int64_t first,
                                                  std::int64_t last, int threads = 1, const Progress& progress = {},
                                                  OrderPath path = best_order_path()) {
  out.data = incidence_hash(incidence.bits);
  out.units = static_cast<std::int64_t>(incidence.units());
  out.codes = incidence.frequencies().observed();
  if (out.resample == Resample::exhaustive || out.resample == Resample::subset_dp) out.seed = 0;  // nothing is drawn
  size_histograms(out);
  const std::size_t units = incidence.units();
  if (units == 0 || last <= first) return out;
  out.ranges = {{first, last}};
  std::vector<PreparedRule> rules;
  for (const auto& rule : out.rules) rules.emplace_back(rule, units, out.codes);
  if (out.resample == Resample::subset_dp) {
    OrderSubsets(incidence.bits, out.codes).count(out, rules);
    return out;
  }
  const std::int64_t step = std::max<std::int64_t>(1024, (last - first) / 1'000'000);  // a chunk costs memory
  const OrderRows rows(incidence.bits);
  std::mutex mutex;
  const auto work = [&](std::size_t chunk) {
    OrderHistograms part{.rules = out.rules, .joint_tables = out.joint_tables, .units = out.units, .codes = out.codes};
    size_histograms(part);
    OrderCounter counter(rows, out.seed, path);
    std::vector<std::uint32_t> cumulative(units + 1);
    std::vector<std::size_t> where(rules.size());
    std::vector<std::int64_t> areas;
    const std::int64_t begin = first + static_cast<std::int64_t>(chunk) * step;
    const std::int64_t end = last - begin > step ? begin + step : last;
    areas.reserve(static_cast<std::size_t>(end - begin));
    if (out.resample == Resample::exhaustive) {
      auto order = order_at(units, begin);
      for (std::int64_t i = begin; i < end; ++i) {
        counter.count(order, cumulative.data());
        areas.push_back(add_order(part, cumulative, rules, where));
        std::next_permutation(order.begin(), order.end());
      }
    } else {
      for (std::int64_t i = begin; i < end; ++i) {
        counter.count(counter.draw(static_cast<std::uint64_t>(i), out.resample == Resample::bootstrap),
                      cumulative.data());
        areas.push_back(add_order(part, cumulative, rules, where));
      }
    }
    part.areas = counted(areas);
    const std::lock_guard lock(mutex);  // sums of whole numbers: any order of chunks gives the same
    add_histograms(out, part);
  };
  parallel_chunks(static_cast<std::size_t>((last - first - 1) / step + 1), threads, work, progress);
  return out;
}

}  // namespace tematik::detail
