#include <tematik/metrics/boolean_term.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"
#include "qca_tables.hpp"

using namespace tematik;

TEST_CASE("boolean_term: what a term covers and how it is printed") {
  const std::vector<std::string> names{"A", "B", "C"};
  const Term t{.care = 0b101, .value = 0b001};
  CHECK(term_text(t, names) == "A*~C");
  CHECK(t.literals() == 2);
  CHECK(t.covers(0b001));
  CHECK(t.covers(0b011));
  CHECK_FALSE(t.covers(0b101));
  CHECK(t.has_all_of({.care = 0b001, .value = 0b001}));
  CHECK_FALSE(t.has_all_of({.care = 0b001, .value = 0}));
  CHECK_FALSE(t.has_all_of({.care = 0b010, .value = 0}));
  CHECK(term_text(Term{}, names) == "1");
  CHECK(solution_text({}, names) == "0");
  CHECK(row_text(0b011, 3) == "110");
}

TEST_CASE("boolean_term: order of printing, literals first, then present before negated before absent") {
  const std::vector<std::string> names{"A", "B"};
  std::vector<Term> terms;
  for (std::uint32_t care = 0; care < 4; ++care) {
    for (std::uint32_t value = 0; value < 4; ++value) {
      if ((value & ~care) == 0) terms.push_back({care, value});
    }
  }
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return prints_before(a, b); });
  std::vector<std::string> texts;
  for (const Term& term : terms) texts.push_back(term_text(term, names));
  CHECK(texts == std::vector<std::string>{"1", "A", "~A", "B", "~B", "A*B", "A*~B", "~A*B", "~A*~B"});
  CHECK_FALSE(prints_before(terms[3], terms[3]));
  CHECK(prints_before(std::vector<Term>{terms[1], terms[3]}, std::vector<Term>{terms[1], terms[5]}));
}

TEST_CASE("boolean_term: membership is the least literal, and of a sum the largest term") {
  Matrix<double> x(1, 2);
  x << .7, .4;
  const auto data = set_memberships(x, {1});
  CHECK(membership(data, 0, {.care = 3, .value = 3}) == .4);
  CHECK(membership(data, 0, {.care = 3, .value = 1}) == .6);
  CHECK(membership(data, 0, {}) == 1);
  const std::vector<Term> sum{{.care = 1, .value = 0}, {.care = 2, .value = 2}};
  CHECK(memberships(data, sum)[0] == .4);
  CHECK(memberships(data, {})[0] == 0);
}

TEST_CASE("boolean_term: a printed solution is read back") {
  const std::vector<std::string> names{"A", "B", "C"};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 26);
    std::vector<Term> terms(1 + random.draw(3));
    for (Term& term : terms) {
      term.care = random.draw(8);
      term.value = random.draw(8) & term.care;
    }
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return prints_before(a, b); });
    CHECK(solution_terms(solution_text(terms, names), names) == terms);
  }
  CHECK(solution_terms(" ~ B *A+C ", names) == std::vector<Term>{{.care = 4, .value = 4}, {.care = 3, .value = 1}});
  for (const char* wrong : {"", "A**B", "A+", "*A", "A*~A", "~"}) {
    CHECK_THROWS_AS(solution_terms(wrong, names), InputError);
  }
  CHECK_THROWS_AS(solution_terms("A*D", names), LookupError);
}
