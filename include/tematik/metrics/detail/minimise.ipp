#pragma once

// Minimum covers of a chart, all of them: depth by depth, on the item that fewest sets can still cover.

#include <tematik/metrics/minimise.hpp>

namespace tematik {

namespace detail {

/// All covers of least size. Sets are rows of the chart, items its columns.
class MinimumCovers {
 public:
  MinimumCovers(const BitMatrix& chart, std::int64_t max_covers, std::int64_t max_steps)
      : chart_(chart), max_covers_(max_covers), max_steps_(max_steps), covering_(chart.columns()) {
    for (std::size_t set = 0; set < chart.rows(); ++set) {
      for (std::size_t item = 0; item < chart.columns(); ++item) {
        if (chart.test(set, item)) covering_[item].push_back(static_cast<std::uint32_t>(set));
      }
    }
    banned_.assign(chart.rows(), 0);
    hits_.assign(chart.columns(), 0);
  }

  /// False if a limit was reached.
  bool run(std::vector<std::vector<std::uint32_t>>& covers) {
    for (std::size_t depth = std::max<std::size_t>(1, bound()); depth <= chart_.rows() && complete_; ++depth) {
      search(depth, covers);
      if (!covers.empty()) break;
    }
    return complete_;
  }

 private:
  [[nodiscard]] std::size_t open_sets(std::size_t item) const {
    std::size_t n = 0;
    for (const std::uint32_t set : covering_[item]) n += banned_[set] == 0 ? 1 : 0;
    return n;
  }

  /// Items still to be covered of which no set covers two: so many sets are needed at least.
  [[nodiscard]] std::size_t bound() const {
    std::vector<std::uint8_t> reached(chart_.columns());
    std::size_t n = 0;
    for (std::size_t item = 0; item < chart_.columns(); ++item) {
      if (hits_[item] > 0 || reached[item] != 0) continue;
      ++n;
      for (const std::uint32_t set : covering_[item]) {
        if (banned_[set] != 0) continue;
        for (std::size_t other = item; other < chart_.columns(); ++other) {
          if (chart_.test(set, other)) reached[other] = 1;
        }
      }
    }
    return n;
  }

  void take(std::uint32_t set, int by) {
    for (std::size_t item = 0; item < chart_.columns(); ++item) {
      if (chart_.test(set, item)) hits_[item] += by;
    }
  }

  void search(std::size_t left, std::vector<std::vector<std::uint32_t>>& covers) {
    if (!complete_ || ++steps_ > max_steps_) {
      complete_ = false;
      return;
    }
    std::size_t hardest = chart_.columns();
    std::size_t fewest = 0;
    for (std::size_t item = 0; item < chart_.columns(); ++item) {
      if (hits_[item] > 0) continue;
      const std::size_t n = open_sets(item);
      if (hardest == chart_.columns() || n < fewest) {
        hardest = item;
        fewest = n;
      }
    }
    if (hardest == chart_.columns()) {
      if (std::cmp_equal(covers.size(), max_covers_)) {
        complete_ = false;
      } else {
        covers.push_back(chosen_);
      }
      return;
    }
    if (fewest == 0 || bound() > left) return;
    std::vector<std::uint32_t> tried;
    for (const std::uint32_t set : covering_[hardest]) {
      if (banned_[set] != 0) continue;
      chosen_.push_back(set);
      take(set, 1);
      search(left - 1, covers);
      take(set, -1);
      chosen_.pop_back();
      banned_[set] = 1;  // covers with this set are all found
      tried.push_back(set);
      if (!complete_) break;
    }
    for (const std::uint32_t set : tried) banned_[set] = 0;
  }

  const BitMatrix& chart_;
  std::int64_t max_covers_;
  std::int64_t max_steps_;
  std::vector<std::vector<std::uint32_t>> covering_;  // by item: the sets that cover it
  std::vector<std::uint8_t> banned_;                  // by set
  std::vector<int> hits_;                             // by item: chosen sets that cover it
  std::vector<std::uint32_t> chosen_;
  std::int64_t steps_ = 0;
  bool complete_ = true;
};

}  // namespace detail

inline BitMatrix Minimised::chart() const {
  BitMatrix out(primes.size(), rows.size());
  for (std::size_t p = 0; p < primes.size(); ++p) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (primes[p].covers(rows[r])) out.set(p, r);
    }
  }
  return out;
}

inline Minimised minimise(std::size_t k, std::span<const std::uint32_t> on, std::span<const std::uint32_t> dont_care,
                          const MinimiseOptions& options) {
  if (options.max_models < 1 || options.max_steps < 1) {
    throw UsageError("max_models", "max_models and max_steps must be 1 or more", "max_models");
  }
  Minimised out;
  out.options = options;
  out.conditions = options.conditions.empty() ? number_labels(k) : options.conditions;
  if (out.conditions.size() != k) {
    throw UsageError("conditions", detail::cat(k, " conditions got ", out.conditions.size(), " names"), "conditions");
  }
  out.primes = prime_implicants(k, on, dont_care);
  out.rows.assign(on.begin(), on.end());
  std::sort(out.rows.begin(), out.rows.end());
  out.rows.erase(std::unique(out.rows.begin(), out.rows.end()), out.rows.end());
  if (out.rows.empty()) return out;
  const BitMatrix chart = out.chart();
  std::vector<std::vector<std::uint32_t>> covers;
  const bool complete = detail::MinimumCovers(chart, options.max_models, options.max_steps).run(covers);
  out.status = complete ? Status::ok : Status::truncated;
  for (auto& cover : covers) {
    std::sort(cover.begin(), cover.end());  // primes are in order of printing
    auto& model = out.models.emplace_back();
    for (const std::uint32_t p : cover) model.push_back(out.primes[p]);
  }
  std::sort(out.models.begin(), out.models.end(), [](const auto& a, const auto& b) { return prints_before(a, b); });
  return out;
}

inline std::vector<std::string> Minimised::texts() const {
  std::vector<std::string> out;
  for (const auto& model : models) out.push_back(solution_text(model, conditions));
  return out;
}

inline Table Minimised::table() const {
  std::vector<std::int64_t> terms, literals;
  for (const auto& model : models) {
    terms.push_back(static_cast<std::int64_t>(model.size()));
    std::int64_t sum = 0;
    for (const Term& term : model) sum += term.literals();
    literals.push_back(sum);
  }
  Table out;
  return out.add("model", texts()).add("terms", std::move(terms)).add("literals", std::move(literals));
}

inline MethodRecord Minimised::method() const {
  MethodRecord out{.function = "minimise", .unit = "combination", .n = static_cast<std::int64_t>(rows.size())};
  out.option("max_models", options.max_models);
  out.option("max_steps", options.max_steps);
  out.option("conditions", conditions);
  out.step("prime_implicants", static_cast<std::int64_t>(primes.size()));
  out.step("models", static_cast<std::int64_t>(models.size()));
  out.citations = {"Quine 1952, doi:10.2307/2308219", "McCluskey 1956, doi:10.1002/j.1538-7305.1956.tb03835.x",
                   "Petrick 1956"};
  return out;
}

}  // namespace tematik
