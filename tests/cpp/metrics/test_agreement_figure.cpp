#include <tematik/metrics/agreement_figure.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("agreement figure: sums over sources, and their interval", "[metrics][agreement]") {
  // The mean of numbers, each source a pair (sum, count).
  using Sum = std::pair<double, double>;
  const std::vector<Sum> tables{{1, 1}, {4, 2}, {9, 3}};
  AgreementScope scope;
  scope.sources = {0, 2};
  const std::vector<std::size_t> clusters{0, 2};
  const auto figures = detail::summed_figures(
      tables, Sum{}, scope, clusters, {.n_boot = 100},
      [](Sum& sum, const Sum& one, std::int64_t weight) {
        sum.first += one.first * static_cast<double>(weight);
        sum.second += one.second * static_cast<double>(weight);
      },
      [](const Sum& sum) {
        AgreementFigure out;
        out.value.value = sum.first / sum.second;
        out.value.status = Status::ok;
        return std::vector{out};
      });
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].value.value == 10.0 / 4);
  CHECK(figures[0].value.ci_method == "cluster");
  CHECK(figures[0].value.lo == 1);
  CHECK(figures[0].value.hi == 3);
  CHECK(figures[0].n_boot == 100);
  AgreementFigure undefined;
  CHECK(!detail::wants_interval(undefined, {}));
}

TEST_CASE("agreement figure: distances of some codes", "[metrics][agreement]") {
  Matrix<double> d(3, 3);
  d << 0, 1, 2, 1, 0, 3, 2, 3, 0;
  const auto two = detail::distance_of_codes(d, {2, 0});
  CHECK(two.rows() == 2);
  CHECK(two(0, 1) == 2);
  CHECK(two(1, 1) == 0);
  CHECK(detail::distance_of_codes({}, {0, 1}).size() == 0);
}
