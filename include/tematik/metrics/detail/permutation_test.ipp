#pragma once

#include <limits>
#include <map>

#include <tematik/metrics/permutation_test.hpp>
#include <tematik/support/cat.hpp>

namespace tematik {

namespace detail {

/// Values as whole numbers, so that sums are exact.
struct ScaledValues {
  std::vector<std::int64_t> values = {};
  std::int64_t slack = 0;  ///< by how much n times a sum may be off; 0 for decimals
};

[[nodiscard]] inline ScaledValues scaled_values(const std::vector<double>& values) {
  double largest = 0;
  for (const double x : values) largest = std::max(largest, std::abs(x));
  const auto n = static_cast<double>(values.size());
  const double room = 2e18 / (n * n);  // n times a sum of n values stays below 2^62
  ScaledValues out;
  double scale = 1;
  for (int digits = 0; digits <= 9; ++digits, scale *= 10) {
    if (largest * scale > std::min(room, 9e15)) break;
    const auto is_whole = [scale](double x) { return std::round(x * scale) / scale == x; };
    if (!std::all_of(values.begin(), values.end(), is_whole)) continue;
    for (const double x : values) out.values.push_back(static_cast<std::int64_t>(std::round(x * scale)));
    return out;
  }
  const double fine = std::min(room, 9e15) / largest;
  for (const double x : values) out.values.push_back(static_cast<std::int64_t>(std::round(x * fine)));
  out.slack = 2 * static_cast<std::int64_t>(values.size() * values.size());
  return out;
}

/// C(n, k), or `limit` + 1 where it is larger.
[[nodiscard]] inline std::int64_t binomial_up_to(std::int64_t n, std::int64_t k, std::int64_t limit) {
  k = std::min(k, n - k);
  std::int64_t out = 1;
  for (std::int64_t i = 1; i <= k; ++i) {
    if (out > std::numeric_limits<std::int64_t>::max() / (n - k + i)) return limit + 1;
    out = out * (n - k + i) / i;
    if (out > limit) return limit + 1;
  }
  return out;
}

/// One stratum: its values, and how many of them are drawn. Of the two groups the smaller one is drawn.
struct PermutedStratum {
  std::vector<std::int64_t> values = {};
  std::size_t first = 0;  ///< cases of group 1
  std::int64_t total = 0;
  [[nodiscard]] bool swapped() const noexcept { return first > values.size() - first; }
  [[nodiscard]] std::size_t drawn() const noexcept { return std::min(first, values.size() - first); }
};

/// Whether a sum of group 1 is as large as the observed, in n S1 - n1 T.
struct PermutationJudge {
  std::int64_t n = 0, first = 0, total = 0, observed = 0, slack = 0;

  [[nodiscard]] std::int64_t shift(std::int64_t sum) const noexcept { return n * sum - first * total; }
  void count(std::int64_t sum, std::int64_t& two_sided, std::int64_t& one_sided) const noexcept {
    const std::int64_t here = shift(sum);
    two_sided += std::abs(here) >= std::abs(observed) - slack ? 1 : 0;
    one_sided += here >= observed - slack ? 1 : 0;
  }
};

/// All assignments, stratum by stratum.
class AllAssignments {
 public:
  AllAssignments(const std::vector<PermutedStratum>& strata, const PermutationJudge& judge, PermutationResult& out,
                 std::int64_t expected)
      : strata_(strata), judge_(judge), out_(out), expected_(expected) {}
  void run() { stratum(0, 0); }

 private:
  void stratum(std::size_t at, std::int64_t sum) {
    if (at == strata_.size()) {
      judge_.count(sum, out_.hits_two_sided, out_.hits_one_sided);
      if ((++out_.assignments & 0xFFFFF) == 0 && out_.options.progress &&
          !out_.options.progress(out_.assignments, expected_)) {
        throw Error("cancelled", "the computation was stopped by its progress callback");
      }
      return;
    }
    draw(at, 0, strata_[at].drawn(), 0, sum);
  }
  void draw(std::size_t at, std::size_t from, std::size_t left, std::int64_t drawn, std::int64_t sum) {
    const PermutedStratum& here = strata_[at];
    if (left == 0) {
      stratum(at + 1, sum + (here.swapped() ? here.total - drawn : drawn));
      return;
    }
    for (std::size_t i = from; i + left <= here.values.size(); ++i) {
      draw(at, i + 1, left - 1, drawn + here.values[i], sum);
    }
  }

  const std::vector<PermutedStratum>& strata_;
  const PermutationJudge& judge_;
  PermutationResult& out_;
  std::int64_t expected_;
};

/// The sum of group 1 in one random assignment.
[[nodiscard]] inline std::int64_t random_sum(const std::vector<PermutedStratum>& strata, RandomStream& random) {
  std::int64_t sum = 0;
  for (const PermutedStratum& here : strata) {
    std::vector<std::int64_t> values = here.values;
    std::int64_t drawn = 0;
    for (std::size_t i = 0; i < here.drawn(); ++i) {
      std::swap(values[i], values[i + random.draw(static_cast<std::uint32_t>(values.size() - i))]);
      drawn += values[i];
    }
    sum += here.swapped() ? here.total - drawn : drawn;
  }
  return sum;
}

inline void random_assignments(const std::vector<PermutedStratum>& strata, const PermutationJudge& judge,
                               PermutationResult& out) {
  constexpr std::size_t chunk = 256;
  const auto n = static_cast<std::size_t>(out.options.n_perm);
  const std::size_t chunks = (n + chunk - 1) / chunk;
  std::vector<std::int64_t> two_sided(chunks), one_sided(chunks);
  parallel_chunks(
      chunks, out.options.threads,
      [&](std::size_t c) {
        for (std::size_t r = c * chunk; r < std::min(n, (c + 1) * chunk); ++r) {
          RandomStream random(out.options.seed, RandomPurpose::validity, r);
          judge.count(random_sum(strata, random), two_sided[c], one_sided[c]);
        }
      },
      out.options.progress);
  for (std::size_t c = 0; c < chunks; ++c) {
    out.hits_two_sided += two_sided[c];
    out.hits_one_sided += one_sided[c];
  }
  out.assignments = out.options.n_perm;
}

}  // namespace detail

inline PermutationResult permutation_test(std::span<const double> values, const std::vector<std::uint8_t>& in_first,
                                          const std::vector<std::int64_t>& strata, const PermutationOptions& options) {
  if (values.size() != in_first.size() || (!strata.empty() && strata.size() != values.size())) {
    throw InputError(
        "groups",
        detail::cat(values.size(), " values came with ", in_first.size(), " groups and ", strata.size(), " strata"),
        "groups");
  }
  if (options.max_exact < 1 || options.n_perm < 1) {
    throw UsageError("n_perm", "max_exact and n_perm must be 1 or more", "n_perm");
  }
  PermutationResult out;
  out.options = options;
  std::vector<double> known;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    if (std::isinf(values[i])) throw InputError("value", detail::cat("value ", i, " is infinite"), "values");
    known.push_back(values[i]);
    places.push_back(i);
  }
  const detail::ScaledValues scaled = detail::scaled_values(known);
  std::map<std::int64_t, detail::PermutedStratum> by_stratum;
  detail::PermutationJudge judge{.n = static_cast<std::int64_t>(known.size()), .slack = scaled.slack};
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < known.size(); ++k) {
    const std::int64_t x = scaled.values[k];
    const bool first = in_first[places[k]] != 0;
    detail::PermutedStratum& here = by_stratum[strata.empty() ? 0 : strata[places[k]]];
    here.values.push_back(x);
    here.first += first ? 1 : 0;
    here.total += x;
    judge.total += x;
    judge.first += first ? 1 : 0;
    sum += first ? x : 0;
  }
  if (judge.first == 0 || judge.first == judge.n) return out;
  judge.observed = judge.shift(sum);
  out.status = Status::ok;
  double in_group = 0, in_other = 0;
  for (std::size_t k = 0; k < known.size(); ++k) (in_first[places[k]] != 0 ? in_group : in_other) += known[k];
  out.difference = in_group / static_cast<double>(judge.first) - in_other / static_cast<double>(judge.n - judge.first);
  std::vector<detail::PermutedStratum> parts;
  std::int64_t all = 1;
  for (auto& [stratum, part] : by_stratum) {
    const std::int64_t ways = detail::binomial_up_to(static_cast<std::int64_t>(part.values.size()),
                                                     static_cast<std::int64_t>(part.first), options.max_exact);
    all = all > options.max_exact / ways ? options.max_exact + 1 : all * ways;
    parts.push_back(std::move(part));
  }
  out.exact = all <= options.max_exact;
  if (out.exact) {
    detail::AllAssignments(parts, judge, out, all).run();
    out.p_two_sided = static_cast<double>(out.hits_two_sided) / static_cast<double>(out.assignments);
    out.p_one_sided = static_cast<double>(out.hits_one_sided) / static_cast<double>(out.assignments);
  } else {
    detail::random_assignments(parts, judge, out);
    out.p_two_sided = static_cast<double>(out.hits_two_sided + 1) / static_cast<double>(out.assignments + 1);
    out.p_one_sided = static_cast<double>(out.hits_one_sided + 1) / static_cast<double>(out.assignments + 1);
  }
  return out;
}

inline Table PermutationResult::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{x}; };
  Table out;
  out.add("difference", one(difference)).add("p_two_sided", one(p_two_sided)).add("p_one_sided", one(p_one_sided));
  out.add("hits_two_sided", one(hits_two_sided)).add("hits_one_sided", one(hits_one_sided));
  out.add("assignments", one(assignments));
  return out.add_booleans("exact", {static_cast<std::uint8_t>(exact ? 1 : 0)});
}

inline MethodRecord PermutationResult::method() const {
  MethodRecord out{.function = "permutation_test", .unit = "case"};
  if (!exact) out.seed = options.seed;
  out.option("max_exact", options.max_exact);
  out.option("n_perm", options.n_perm);
  out.option("exact", exact);
  out.step("assignments", assignments);
  out.citations = {"Pitman 1937, doi:10.2307/2984124"};
  if (!exact) out.citations.emplace_back("Phipson & Smyth 2010, doi:10.2202/1544-6115.1585");
  return out;
}

}  // namespace tematik
