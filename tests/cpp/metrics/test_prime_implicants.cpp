#include <tematik/metrics/prime_implicants.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// All terms of k conditions, tried one by one.
[[nodiscard]] std::vector<Term> primes_by_definition(std::uint32_t k, const std::vector<int>& kinds) {
  const auto is_implicant = [&](const Term& t) {
    for (std::uint32_t row = 0; row < kinds.size(); ++row) {
      if (t.covers(row) && kinds[row] == 0) return false;
    }
    return true;
  };
  std::vector<Term> out;
  for (std::uint32_t care = 0; care < (1U << k); ++care) {
    for (std::uint32_t value = 0; value < (1U << k); ++value) {
      const Term t{care, value};
      if ((value & ~care) != 0 || !is_implicant(t)) continue;
      bool prime = true, wanted = false;
      for (std::uint32_t bit = 1; bit < (1U << k); bit <<= 1U) {
        if ((care & bit) != 0 && is_implicant({care & ~bit, value & ~bit})) prime = false;
      }
      for (std::uint32_t row = 0; row < kinds.size(); ++row) wanted = wanted || (t.covers(row) && kinds[row] == 1);
      if (prime && wanted) out.push_back(t);
    }
  }
  std::sort(out.begin(), out.end(), [](const Term& a, const Term& b) { return prints_before(a, b); });
  return out;
}

void check_primes(std::uint32_t k, const std::vector<int>& kinds) {
  std::vector<std::uint32_t> on, dont_care;
  for (std::uint32_t row = 0; row < kinds.size(); ++row) {
    if (kinds[row] == 1) on.push_back(row);
    if (kinds[row] == 2) dont_care.push_back(row);
  }
  if (prime_implicants(k, on, dont_care) != primes_by_definition(k, kinds)) FAIL("k " << k);
}

}  // namespace

TEST_CASE("prime_implicants: every function of up to three conditions with every set of don't-cares") {
  int functions = 0;
  for (std::uint32_t k = 1; k <= 3; ++k) {
    std::vector<int> kinds(std::size_t{1} << k, 0);
    for (bool more = true; more;) {
      check_primes(k, kinds);
      ++functions;
      more = false;
      for (int& kind : kinds) {
        if (++kind < 3) {
          more = true;
          break;
        }
        kind = 0;
      }
    }
  }
  CHECK(functions == 9 + 81 + 6561);
}

TEST_CASE("prime_implicants: random functions of four to six conditions") {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 22);
    const std::uint32_t k = 4 + random.draw(3);
    std::vector<int> kinds(std::size_t{1} << k);
    for (int& kind : kinds) kind = static_cast<int>(random.draw(3));
    check_primes(k, kinds);
  }
}

TEST_CASE("prime_implicants: ends") {
  const std::vector<std::uint32_t> none, all{0, 1}, one{0}, beyond{2};
  CHECK(prime_implicants(1, none, none).empty());
  CHECK(prime_implicants(1, none, one).empty());
  CHECK(prime_implicants(1, all, none) == std::vector<Term>{Term{}});
  CHECK(prime_implicants(0, one, none) == std::vector<Term>{Term{}});
  CHECK_THROWS_AS(prime_implicants(1, beyond, none), InputError);
  CHECK_THROWS_AS(prime_implicants(1, one, one), InputError);
  CHECK_THROWS_AS(prime_implicants(13, one, none), UsageError);
  CHECK(prime_implicants(12, one, none).size() == 1);
}
