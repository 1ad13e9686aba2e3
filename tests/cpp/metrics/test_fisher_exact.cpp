#include <tematik/metrics/fisher_exact.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinRel;

namespace {

double fisher_p(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d, FisherOptions options = {}) {
  return fisher_exact(a, a + b, a + c, a + b + c + d, options).p;
}

}  // namespace

TEST_CASE("fisher_exact: F4") {
  constexpr auto two = Alternative::two_sided;
  constexpr auto less = Alternative::less;
  CHECK_THAT(fisher_p(12, 5, 7, 76), WithinRel(2.01074e-7, 1e-5));
  CHECK_THAT(fisher_p(12, 5, 7, 76, {.alternative = two}), WithinRel(2.01074e-7, 1e-5));
  CHECK_THAT(fisher_p(12, 5, 7, 76, {.alternative = less}), WithinRel(1.0, 1e-5));
  CHECK_THAT(fisher_p(12, 5, 7, 76, {.mid_p = true}), WithinRel(1.04006e-7, 1e-5));
  CHECK_THAT(fisher_p(3, 9, 4, 184), WithinRel(.00509771, 1e-5));
  CHECK_THAT(fisher_p(3, 9, 4, 184, {.alternative = two}), WithinRel(.00509771, 1e-5));
  CHECK_THAT(fisher_p(3, 9, 4, 184, {.alternative = less}), WithinRel(.999758, 1e-5));
  CHECK_THAT(fisher_p(3, 9, 4, 184, {.mid_p = true}), WithinRel(.00267005, 1e-5));
  CHECK_THAT(fisher_p(0, 5, 7, 88, {.alternative = less}), WithinRel(.690304, 1e-5));
  CHECK_THAT(fisher_p(0, 5, 7, 88, {.alternative = two}), WithinRel(1.0, 1e-12));
}

TEST_CASE("fisher_exact: F5 without its sources") {
  CHECK_THAT(fisher_p(11, 8, 8, 35, {.alternative = Alternative::two_sided}), WithinRel(.00316699, 1e-5));
}

TEST_CASE("fisher_exact: unused codes, codes everywhere, no table") {
  CHECK(fisher_exact(0, 0, 3, 9).status == Status::zero_total);
  CHECK(std::isnan(fisher_exact(0, 3, 0, 9).p));
  CHECK(fisher_exact(3, 9, 3, 9).status == Status::full_total);
  CHECK(fisher_exact(3, 9, 3, 9).p == 1);
  CHECK(fisher_exact(0, 0, 0, 0).status == Status::no_data);
  CHECK_THROWS_AS(fisher_exact(4, 3, 5, 9), InputError);
  CHECK_THROWS_AS(fisher_exact(0, 6, 6, 9), InputError);
  CHECK_THROWS_AS(fisher_exact(-1, 6, 6, 9), InputError);
  CHECK_THROWS_AS(fisher_exact(1, 12, 1, 9), InputError);
  CHECK_THROWS_WITH(fisher_exact(4, 3, 5, 9), ContainsSubstring("n_ij 4"));
  CHECK_THROWS_AS(fisher_exact(1, 2, 3, 9, {.alternative = Alternative::two_sided, .mid_p = true}), UsageError);
  const auto f = fisher_exact(12, 17, 19, 100);
  CHECK(f.table().rows() == 1);
  CHECK(f.method().n == 100);
}
