#include <tematik/metrics/code_confusion.hpp>

#include <numeric>

#include "../catch.hpp"
#include "continuum_data.hpp"

using namespace tematik;

TEST_CASE("code confusion: the cells of APS are those of the unitizing tables", "[metrics][agreement]") {
  const auto aps = data::aps();
  const auto found = code_confusion(aps);
  REQUIRE(found.labels().back() == "(none)");
  const auto tables = unitizing_tables(aps);
  double cells = 0;
  for (const auto& cell : tables[0].cells) {
    CHECK_THAT(found.lengths(cell.first, cell.second), Catch::Matchers::WithinAbs(cell.length, 1e-12));
    CHECK_THAT(found.lengths(cell.second, cell.first), Catch::Matchers::WithinAbs(cell.length, 1e-12));
    cells += cell.length * (cell.first == cell.second ? 1 : 2);
  }
  CHECK_THAT(found.lengths.values().sum(), Catch::Matchers::WithinAbs(cells, 1e-9));
  CHECK_THAT(cells, Catch::Matchers::WithinAbs(3 * 60, 1e-9));  // m times length
  CHECK(found.pairable == 60);
}

TEST_CASE("code confusion: equals a walk over characters, on generated continua", "[metrics][agreement]") {
  data::Dice dice(17);
  for (int round = 0; round < 40; ++round) {
    const std::uint32_t m = 2 + dice(3);
    const std::uint32_t q = 3;
    const std::uint32_t length = 50;
    // No overlap within a coder, so that every character has one value.
    std::vector<std::vector<std::uint32_t>> value(m, std::vector<std::uint32_t>(length, q));
    CoderSource source{.length = length, .codes = q, .regions = std::vector<CodedRegion>(m, {RegionKind::whole, {}})};
    for (std::uint32_t g = 0; g < m; ++g) {
      for (std::uint32_t at = dice(6); at < length;) {
        const auto end = std::min(length, at + 1 + dice(9));
        const auto code = dice(q);
        source.spans.push_back({g, code, {at, end}});
        std::fill(value[g].begin() + at, value[g].begin() + end, code);
        at = end + dice(6);
      }
    }
    const auto found = code_confusion(Continuum({source}, number_labels(m), number_labels(q)));
    Matrix<double> lengths = Matrix<double>::Zero(q + 1, q + 1);
    Matrix<std::int64_t> counts = Matrix<std::int64_t>::Zero(q + 1, q + 1);
    std::vector<std::int64_t> before;
    for (std::uint32_t p = 0; p < length; ++p) {
      std::vector<std::int64_t> tally(q + 1);
      for (std::uint32_t g = 0; g < m; ++g) ++tally[value[g][p]];
      for (std::uint32_t g = 0; g < m; ++g) {
        for (std::uint32_t h = 0; h < m; ++h) {
          if (g != h) lengths(value[g][p], value[h][p]) += 1.0 / (m - 1);
        }
      }
      for (std::uint32_t c = 0; c <= q; ++c) {
        for (std::uint32_t k = 0; k <= q; ++k) {
          const bool occurs = c == k ? tally[c] > 1 : tally[c] > 0 && tally[k] > 0;
          if (occurs && tally != before) ++counts(c, k);
        }
      }
      before = tally;
    }
    CHECK(found.lengths.values().isApprox(lengths, 1e-12));
    CHECK(found.counts.values() == counts);
    CHECK(found.conflict_length == 0);
    const auto table = found.table();
    CHECK(table.rows() > 0);
  }
}

TEST_CASE("code confusion: T1 and what is undefined", "[metrics][agreement]") {
  const auto found = code_confusion(data::t1_continuum().selected(std::vector<std::size_t>{0, 1}));
  CHECK(found.status == Status::ok);
  CHECK(found.lengths("a", "a") == 2 * 15);  // both P and Q
  CHECK(found.lengths("a", "(none)") == 5);  // only P
  CHECK(found.lengths("c", "(none)") == 6);  // only Q
  CHECK(found.lengths("b", "b") == 2 * 7);
  CHECK(found.counts("a", "a") == 2);
  CHECK(found.counts("a", "b") == 0);
  CHECK(found.method().json({}, {}).find("code_confusion") != std::string::npos);
  const std::vector<int> none;
  const auto of = [&](std::vector<ContinuumRegion> regions) {
    return code_confusion(continuum_from({none, none, none, none}, {30}, regions, {{"P", "Q"}, {"x"}})).status;
  };
  CHECK(of({}) == Status::no_data);
  CHECK(of({{.coder = 0}}) == Status::single_coder);
  CHECK(of({{.coder = 0, .span = Span{0, 10}}, {.coder = 1, .span = Span{10, 30}}}) == Status::no_pairable);
}
