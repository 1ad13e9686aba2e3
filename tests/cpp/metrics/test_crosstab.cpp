#include <tematik/metrics/crosstab.hpp>

#include <algorithm>
#include <numeric>

#include <tematik/metrics/association.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Matrix<std::int64_t> crosstab_cells(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  Matrix<std::int64_t> out(2, 2);
  out << a, b, c, d;
  return out;
}

/// Sources of four kinds: held rows and group.
struct Sources {
  BitMatrix held;
  std::vector<int> group;
};

Sources generated_sources(std::uint64_t seed, std::uint32_t size, std::uint32_t rows, std::uint32_t groups,
                          bool one_row) {
  RandomStream random(seed, RandomPurpose::scenario, 19);
  Sources out{BitMatrix(size, rows), {}};
  for (std::uint32_t u = 0; u < size; ++u) {
    out.group.push_back(static_cast<int>(random.draw(groups)));
    if (one_row) {
      out.held.set(u, random.draw(rows));
    } else {
      for (std::uint32_t r = 0; r < rows; ++r) {
        if (random.draw(2) == 0) out.held.set(u, r);
      }
    }
  }
  return out;
}

double plain_chi2(const Matrix<std::int64_t>& counts) {
  double n = 0, sum = 0;
  std::vector<double> row(static_cast<std::size_t>(counts.rows())), column(static_cast<std::size_t>(counts.cols()));
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    for (Eigen::Index j = 0; j < counts.cols(); ++j) {
      const auto x = static_cast<double>(counts(i, j));
      n += x, row[static_cast<std::size_t>(i)] += x, column[static_cast<std::size_t>(j)] += x;
    }
  }
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    for (Eigen::Index j = 0; j < counts.cols(); ++j) {
      const double e = row[static_cast<std::size_t>(i)] * column[static_cast<std::size_t>(j)] / n;
      if (e > 0) sum += (static_cast<double>(counts(i, j)) - e) * (static_cast<double>(counts(i, j)) - e) / e;
    }
  }
  return sum;
}

Matrix<std::int64_t> count_sources(const Sources& x, const std::vector<int>& group, Eigen::Index groups) {
  Matrix<std::int64_t> out = Matrix<std::int64_t>::Zero(static_cast<Eigen::Index>(x.held.columns()), groups);
  for (std::size_t u = 0; u < group.size(); ++u) {
    for (std::size_t r = 0; r < x.held.columns(); ++r) {
      if (x.held.test(u, r)) ++out(static_cast<Eigen::Index>(r), group[u]);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("crosstab: F4 as a table of 2x2") {
  const auto x = crosstab(crosstab_cells(12, 5, 7, 76));
  CHECK(x.status == Status::small_expected);  // 17 * 19/100 = 3.23
  CHECK_THAT(x.smallest_expected, WithinAbs(3.23, 1e-12));
  CHECK_THAT(x.chi2, WithinRel(35.4188, 1e-5));
  CHECK_THAT(x.g2, WithinRel(28.6341, 1e-5));
  CHECK_THAT(x.v, WithinRel(.595137, 1e-5));  // |phi|
  CHECK_THAT(x.residuals(0, 0), WithinRel(5.95137, 1e-5));
  CHECK_THAT(x.residuals(0, 1), WithinRel(-5.95137, 1e-5));
  CHECK_THAT(x.p, WithinRel(2.01074e-7, 1e-5));
  CHECK(x.p_method == "fisher");
  CHECK_FALSE(x.method().seed.has_value());
  const auto y = crosstab(crosstab_cells(3, 9, 4, 184));
  CHECK_THAT(y.v, WithinRel(.295565, 1e-5));
  CHECK_THAT(y.p, WithinRel(.00509771, 1e-5));
  const auto negative = crosstab(crosstab_cells(0, 5, 7, 88));
  CHECK_THAT(negative.v, WithinRel(.0629406, 1e-5));
  CHECK_THAT(negative.g2, WithinRel(.745201, 1e-5));
}

TEST_CASE("crosstab: every 2x2 has v = |phi|") {
  for (std::int64_t a = 0; a < 5; ++a) {
    for (std::int64_t b = 0; b < 4; ++b) {
      for (std::int64_t c = 0; c < 4; ++c) {
        for (std::int64_t d = 0; d < 4; ++d) {
          const auto x = crosstab(crosstab_cells(a, b, c, d));
          if (x.status == Status::no_variation || x.status == Status::no_data) {
            CHECK((a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0));
            CHECK(std::isnan(x.v));
            continue;
          }
          const Matrix<std::int64_t> met{{a}};
          const std::vector<std::int64_t> row{a + b}, column{a + c};
          const auto phi = association(met, row, column, a + b + c + d, true, Association::phi);
          CHECK_THAT(x.v, WithinAbs(std::abs(phi.values(0, 0)), 1e-12));
          CHECK_THAT(x.p,
                     WithinAbs(fisher_exact(a, a + b, a + c, a + b + c + d, {.alternative = Alternative::two_sided}).p,
                               1e-12));
        }
      }
    }
  }
}

TEST_CASE("crosstab: an empty row changes nothing") {
  Matrix<std::int64_t> counts(3, 2);
  counts << 12, 5, 0, 0, 7, 76;
  const auto x = crosstab(counts, {}, {"a", "b", "c"}, {"g", "h"});
  CHECK(x.rows == 2);
  CHECK(x.p_method == "fisher");
  CHECK_THAT(x.p, WithinRel(2.01074e-7, 1e-5));
  CHECK_THAT(x.v, WithinRel(.595137, 1e-5));
  CHECK(std::isnan(x.residuals("b", "g")));
  CHECK(x.expected("b", "g") == 0);
  CHECK(x.table().rows() == 6);
}

TEST_CASE("crosstab: the permutation p approaches that of all arrangements of labels") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const bool one_row = seed % 2 == 0;
    const auto x = generated_sources(seed, 8, 3, 3, one_row);
    const auto counts = count_sources(x, x.group, 3);
    const auto t = crosstab(x.held, x.group, 3, {.n_perm = 20'000, .seed = seed});
    CAPTURE(seed);
    CHECK(t.counts.values() == counts);
    CHECK_THAT(t.chi2, WithinAbs(plain_chi2(counts), 1e-9));
    REQUIRE(t.p_method == "permutation");
    auto labels = x.group;
    std::sort(labels.begin(), labels.end());
    double reached = 0, total = 0;
    do {
      total += 1;
      reached += plain_chi2(count_sources(x, labels, 3)) >= t.chi2 - 1e-9 ? 1 : 0;
    } while (std::next_permutation(labels.begin(), labels.end()));
    CHECK_THAT(t.p, WithinAbs(reached / total, .02));
    for (const int threads : {1, 2, 7}) {
      CHECK(crosstab(x.held, x.group, 3, {.n_perm = 20'000, .seed = seed, .threads = threads}).p == t.p);
    }
    if (one_row) CHECK(crosstab(counts, {.n_perm = 20'000, .seed = seed + 50}).p != 0);
    CHECK(t.method().seed == seed);
  }
}

TEST_CASE("crosstab: sources in several rows, in none, without a group") {
  BitMatrix held(5, 2);
  held.set(0, 0), held.set(0, 1), held.set(1, 0), held.set(2, 1), held.set(4, 1);
  const std::vector<int> group{0, 0, 1, 1, -1};
  const auto x = crosstab(held, group, 2, {.n_perm = 99});
  CHECK(x.counts(0, 0) == 2);
  CHECK(x.counts(1, 0) == 1);
  CHECK(x.counts(1, 1) == 1);
  CHECK(x.n == 4);
  CHECK(x.p_method == "permutation");  // source 0 is in two rows
  const auto none = crosstab(held, group, 2, {.n_perm = 0});
  CHECK(none.p_method == "none");
  CHECK(std::isnan(none.p));
}

TEST_CASE("crosstab: statuses and bad input") {
  CHECK(crosstab(crosstab_cells(0, 0, 0, 0)).status == Status::no_data);
  CHECK(crosstab(Matrix<std::int64_t>(0, 0)).status == Status::no_data);
  CHECK(crosstab(crosstab_cells(3, 4, 0, 0)).status == Status::no_variation);
  CHECK(crosstab(crosstab_cells(30, 40, 20, 60)).status == Status::ok);
  CHECK_THROWS_AS(crosstab(crosstab_cells(3, -4, 0, 0)), InputError);
  CHECK_THROWS_WITH(crosstab(crosstab_cells(3, -4, 0, 0)), ContainsSubstring("row 0, column 1"));
  CHECK_THROWS_AS(crosstab(crosstab_cells(1, 1, 1, 1), {.n_perm = -1}), UsageError);
  CHECK_THROWS_AS(crosstab(crosstab_cells(1, 1, 1, 1), {}, {"a"}), UsageError);
  const BitMatrix held(2, 2);
  const std::vector<int> wrong{0, 2}, shorter{0}, low{-2, 0};
  CHECK_THROWS_AS(crosstab(held, wrong, 2), InputError);
  CHECK_THROWS_AS(crosstab(held, low, 2), InputError);
  CHECK_THROWS_AS(crosstab(held, shorter, 2), UsageError);
}
