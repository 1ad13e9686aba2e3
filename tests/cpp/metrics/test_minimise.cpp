#include <tematik/metrics/minimise.hpp>

#include <map>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"
#include "../rounds.hpp"

using namespace tematik;

namespace {

/// All smallest subsets of the prime implicants that cover everything, tried by size.
[[nodiscard]] std::vector<std::vector<Term>> covers_by_trial(const std::vector<Term>& primes,
                                                             const std::vector<std::uint32_t>& on) {
  std::vector<std::vector<Term>> out;
  if (on.empty()) return out;
  for (std::size_t size = 1; size <= primes.size() && out.empty(); ++size) {
    std::vector<std::size_t> pick(size);
    for (std::size_t i = 0; i < size; ++i) pick[i] = i;
    for (;;) {
      const bool covers = std::all_of(on.begin(), on.end(), [&](std::uint32_t row) {
        return std::any_of(pick.begin(), pick.end(), [&](std::size_t p) { return primes[p].covers(row); });
      });
      if (covers) {
        auto& model = out.emplace_back();
        for (const std::size_t p : pick) model.push_back(primes[p]);
      }
      std::size_t at = size;
      while (at > 0 && pick[at - 1] == primes.size() - size + at - 1) --at;
      if (at == 0) break;
      ++pick[at - 1];
      for (std::size_t i = at; i < size; ++i) pick[i] = pick[i - 1] + 1;
    }
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return prints_before(a, b); });
  return out;
}

struct OneFunction {
  std::vector<std::uint32_t> on, dont_care;
};

/// Digits to the base 3 as kinds of combinations.
[[nodiscard]] OneFunction function_of(std::uint64_t number, std::uint32_t k) {
  OneFunction out;
  for (std::uint32_t row = 0; row < (1U << k); ++row, number /= 3) {
    if (number % 3 == 1) out.on.push_back(row);
    if (number % 3 == 2) out.dont_care.push_back(row);
  }
  return out;
}

[[nodiscard]] std::size_t check_models(const OneFunction& f, std::uint32_t k) {
  const auto found = minimise(k, f.on, f.dont_care);
  const auto expected = covers_by_trial(found.primes, f.on);
  if (found.models != expected) FAIL("k " << k << ", " << found.models.size() << " models");
  if ((found.status == Status::ok) == f.on.empty()) FAIL("status");
  for (const auto& model : found.models) {
    for (std::uint32_t row = 0; row < (1U << k); ++row) {
      const bool covered = std::any_of(model.begin(), model.end(), [&](const Term& t) { return t.covers(row); });
      const bool on = std::find(f.on.begin(), f.on.end(), row) != f.on.end();
      const bool open = std::find(f.dont_care.begin(), f.dont_care.end(), row) != f.dont_care.end();
      if ((on && !covered) || (covered && !on && !open)) FAIL("a model covers the wrong rows");
    }
  }
  return found.models.size();
}

}  // namespace

TEST_CASE("minimise: every function of up to three conditions with every set of don't-cares") {
  std::size_t tied = 0;
  for (std::uint32_t k = 1; k <= 3; ++k) {
    std::uint64_t functions = 1;
    for (std::uint32_t row = 0; row < (1U << k); ++row) functions *= 3;
    for (std::uint64_t number = 0; number < functions; ++number) {
      tied += check_models(function_of(number, k), k) > 1 ? 1 : 0;
    }
  }
  CHECK(tied > 100);  // functions with several minimal models were met
}

TEST_CASE("minimise: functions of four conditions, all without don't-cares in steps, and random ones with") {
  for (std::uint32_t bits = 0; bits < 65536; bits += rounds::share * 7) {
    OneFunction f;
    for (std::uint32_t row = 0; row < 16; ++row) {
      if (((bits >> row) & 1U) != 0) f.on.push_back(row);
    }
    static_cast<void>(check_models(f, 4));
  }
  for (std::uint64_t seed = 0; seed < rounds::of(2000U); ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 23);
    static_cast<void>(check_models(function_of(random.draw(43046721), 4), 4));
  }
}

TEST_CASE("minimise: the cyclic chart has two models, as text and as a table") {
  const std::vector<std::uint32_t> on{1, 2, 3, 4, 5, 6}, none;  // all but 000 and 111
  const auto m = minimise(3, on, none, {.conditions = {"A", "B", "C"}});
  CHECK(m.texts() == std::vector<std::string>{"A*~B + ~A*C + B*~C", "A*~C + ~A*B + ~B*C"});
  CHECK(m.primes.size() == 6);
  CHECK(m.chart().rows() == 6);
  CHECK(m.chart().columns() == 6);
  for (std::size_t p = 0; p < 6; ++p) CHECK(m.chart().count(p) == 2);
  CHECK(m.table()["literals"].as<std::int64_t>() == std::vector<std::int64_t>{6, 6});
  CHECK(m.method().function == "minimise");
}

TEST_CASE("minimise: limits are told, and what is listed is minimal") {
  const std::vector<std::uint32_t> on{1, 2, 3, 4, 5, 6}, none, one{0};
  const auto first = minimise(3, on, none, {.max_models = 1});
  CHECK(first.status == Status::truncated);
  REQUIRE(first.models.size() == 1);
  CHECK(first.models[0].size() == 3);
  CHECK(minimise(3, on, none, {.max_models = 2}).status == Status::ok);
  const auto early = minimise(3, on, none, {.max_steps = 1});
  CHECK(early.status == Status::truncated);
  CHECK(early.models.empty());
  CHECK(minimise(3, none, on).status == Status::no_data);
  CHECK_THROWS_AS(minimise(3, on, none, {.max_models = 0}), UsageError);
  CHECK_THROWS_AS(minimise(3, on, none, {.conditions = {"A"}}), UsageError);
  CHECK(minimise(0, one, none).texts() == std::vector<std::string>{"1"});
}

TEST_CASE("minimise: twelve conditions and forty cases end soon") {
  std::size_t most = 0;
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 24);
    std::map<std::uint32_t, bool> seen;
    while (seen.size() < 40) seen.emplace(random.draw(4096), random.draw(2) == 1);
    std::vector<std::uint32_t> on, dont_care;
    for (std::uint32_t row = 0; row < 4096; ++row) {
      const auto found = seen.find(row);
      if (found == seen.end()) dont_care.push_back(row);
      if (found != seen.end() && found->second) on.push_back(row);
    }
    const auto m = minimise(12, on, dont_care, {.max_steps = 20'000});
    for (const auto& model : m.models) most = std::max(most, model.size());
    CHECK((m.status == Status::ok || m.status == Status::truncated));
  }
  CHECK(most < 12);
}
