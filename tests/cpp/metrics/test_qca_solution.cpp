#include <tematik/metrics/qca_solution.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"
#include "../rounds.hpp"
#include "qca_tables.hpp"

using namespace tematik;

using Texts = std::vector<std::string>;

TEST_CASE("qca_solution: Lipset's crisp data") {
  const auto t = truth_table(qca_tables::lipset());
  CHECK(qca_solution(t, SolutionType::conservative).texts() == Texts{"DEV*~URB*LIT*STB + DEV*LIT*IND*STB"});
  CHECK(qca_solution(t, SolutionType::parsimonious).texts() == Texts{"DEV*STB"});
  const SolutionOptions present{.expect = std::vector<Expectation>(5, Expectation::present)};
  const auto middle = qca_solution(t, SolutionType::intermediate, present);
  CHECK(middle.texts() == Texts{"DEV*LIT*STB"});
  CHECK(middle.easy.size() == 1);  // 11101
  CHECK(qca_solution(t, SolutionType::parsimonious).models[0].assumptions.size() == 5);
}

TEST_CASE("qca_solution: the teachers, three tied parsimonious models") {
  const auto t = truth_table(qca_tables::teachers());
  const auto whole = qca_solution(t, SolutionType::conservative);
  CHECK(whole.texts() == Texts{"RPP*MET*UMP*ORT + RPP*MET*UMP*LIN + ~MET*UMP*ORT*LIN"});
  CHECK(whole.models[0].assumptions.empty());
  const SolutionOptions present{.expect = std::vector<Expectation>(5, Expectation::present)};
  const auto middle = qca_solution(t, SolutionType::intermediate, present);
  CHECK(middle.texts() == Texts{"UMP*ORT*LIN + RPP*MET*UMP*ORT + RPP*MET*UMP*LIN"});
  REQUIRE(middle.easy.size() == 1);
  CHECK(row_text(middle.easy[0], 5) == "01111");
  CHECK(middle.models[0].assumptions == middle.easy);
  const auto brief = qca_solution(t, SolutionType::parsimonious);
  CHECK(brief.texts() == Texts{"UMP*ORT + RPP*MET*LIN", "UMP*ORT + MET*UMP*LIN", "UMP*ORT + MET*~ORT*LIN"});
  CHECK(brief.models[0].assumptions.size() == 6);
  CHECK(brief.models[1].assumptions.size() == 5);
  CHECK(brief.models[2].assumptions.size() == 7);
  CHECK(brief.table().rows() == 3);
  CHECK(brief.chart().rows() == brief.primes.size());
  CHECK(brief.chart().columns().size() == 1 + 5);
  CHECK(qca_solution(t, SolutionType::intermediate).texts() == whole.texts());  // nothing expected
  CHECK(qca_solution(t, SolutionType::parsimonious, {.max_models = 2}).status == Status::truncated);
}

TEST_CASE("qca_solution: no variation, and wrong expectations") {
  const auto same = truth_table(qca_tables::of_rows({"10", "11"}, {1, 1}, {1, 1}, {"A", "B"}, "Y"));
  for (const auto type : {SolutionType::conservative, SolutionType::intermediate, SolutionType::parsimonious}) {
    CHECK(qca_solution(same, type).status == Status::no_variation);
    CHECK(qca_solution(same, type).models.empty());
    CHECK(qca_solution(truth_table(set_memberships(Matrix<double>(0, 1), {})), type).status == Status::no_variation);
  }
  CHECK_THROWS_AS(qca_solution(same, SolutionType::intermediate, {.expect = {Expectation::present}}), UsageError);
}

namespace {

/// "1" if some model of `b` covers all that a model of `a` covers.
[[nodiscard]] bool inside_some(const std::vector<Term>& a, const QcaSolution& b, std::uint32_t rows) {
  return std::any_of(b.models.begin(), b.models.end(), [&](const SolutionModel& model) {
    for (std::uint32_t row = 0; row < rows; ++row) {
      const auto covers = [row](const std::vector<Term>& terms) {
        return std::any_of(terms.begin(), terms.end(), [row](const Term& t) { return t.covers(row); });
      };
      if (covers(a) && !covers(model.terms)) return false;
    }
    return true;
  });
}

}  // namespace

TEST_CASE("qca_solution: generated tables, the three types lie inside each other and assume only what was not seen") {
  int with_easy = 0, tied = 0;
  for (std::uint64_t seed = 0; seed < rounds::of(1500U); ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 25);
    const std::size_t k = 2 + random.draw(3);
    std::vector<std::string> rows, names;
    std::vector<int> n;
    std::vector<double> y;
    for (std::uint32_t row = 0; row < (1U << k); ++row) {
      if (random.draw(2) == 0) continue;
      rows.push_back(row_text(row, k));
      n.push_back(1);
      y.push_back(random.draw(2));
    }
    if (rows.empty()) continue;
    SolutionOptions options;
    for (std::size_t j = 0; j < k; ++j) {
      names.push_back(std::string(1, static_cast<char>('A' + j)));
      options.expect.push_back(static_cast<Expectation>(random.draw(3)));
    }
    const auto t = truth_table(qca_tables::of_rows(rows, n, y, names, "Y"));
    const auto whole = qca_solution(t, SolutionType::conservative, options);
    const auto middle = qca_solution(t, SolutionType::intermediate, options);
    const auto brief = qca_solution(t, SolutionType::parsimonious, options);
    if (whole.status == Status::no_variation) continue;
    with_easy += middle.easy.empty() ? 0 : 1;
    tied += brief.models.size() > 1 ? 1 : 0;
    REQUIRE_FALSE(middle.models.empty());
    const auto absent = t.combinations(RowOut::absent);
    for (const auto* solution : {&whole, &middle, &brief}) {
      for (const auto& model : solution->models) {
        for (const std::uint32_t row : t.combinations(RowOut::present)) {
          const auto covers = [row](const Term& term) { return term.covers(row); };
          if (std::none_of(model.terms.begin(), model.terms.end(), covers)) FAIL("a row is not covered");
        }
        for (const std::uint32_t row : absent) {
          const auto covers = [row](const Term& term) { return term.covers(row); };
          if (std::any_of(model.terms.begin(), model.terms.end(), covers)) FAIL("a row is covered");
        }
      }
    }
    for (const auto& model : middle.models) {
      for (const std::uint32_t row : model.assumptions) {
        if (std::find(middle.easy.begin(), middle.easy.end(), row) == middle.easy.end()) FAIL("no easy one");
      }
    }
    if (middle.easy.empty()) CHECK(middle.texts() == whole.texts());
    const auto rows_in_all = static_cast<std::uint32_t>(1U << k);
    if (whole.models.size() == 1 && brief.models.size() == 1) {
      // With one model each, an easy counterfactual lies inside the parsimonious model.
      for (const auto& model : middle.models) CHECK(inside_some(model.terms, brief, rows_in_all));
    }
  }
  CHECK(with_easy > 20);
  CHECK(tied > 20);
}
