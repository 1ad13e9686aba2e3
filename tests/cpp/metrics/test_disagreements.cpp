#include <tematik/metrics/disagreements.hpp>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

struct DisagreementRowsOfOne {
  std::vector<int> coder, begin, end, code;
  void add(int g, int b, int e, int c) { coder.push_back(g), begin.push_back(b), end.push_back(e), code.push_back(c); }
  [[nodiscard]] Continuum continuum(std::int64_t length) const {
    return continuum_from({coder, begin, end, code}, {length}, std::vector<ContinuumRegion>{{.coder = 0}, {.coder = 1}},
                          {.coders = {"P", "Q"}, .codes = {"a", "b", "c", "d"}});
  }
};

std::vector<DisagreementKind> kinds_of(const std::vector<Disagreement>& rows) {
  std::vector<DisagreementKind> out;
  for (const auto& row : rows) out.push_back(row.kind);
  return out;
}

double heaviest_by_trying(const std::vector<std::vector<double>>& w, std::size_t row, std::vector<bool>& taken) {
  if (row == w.size()) return 0;
  double best = heaviest_by_trying(w, row + 1, taken);
  for (std::size_t j = 0; j < w[row].size(); ++j) {
    if (taken[j]) continue;
    taken[j] = true;
    best = std::max(best, w[row][j] + heaviest_by_trying(w, row + 1, taken));
    taken[j] = false;
  }
  return best;
}

}  // namespace

TEST_CASE("disagreements: the example of T1 adds up to 20 characters", "[metrics][agreement]") {
  const std::vector<int> source{0, 0, 1, 1, 2, 0, 0, 0, 1, 1}, coder{0, 0, 0, 0, 0, 1, 1, 1, 1, 1},
      begin{0, 15, 5, 20, 0, 2, 15, 30, 5, 20}, end{10, 25, 15, 28, 6, 10, 22, 36, 12, 28},
      code{0, 1, 0, 2, 1, 0, 1, 2, 0, 2};
  std::vector<ContinuumRegion> regions;
  for (std::uint32_t g = 0; g < 2; ++g) {
    for (std::uint32_t s = 0; s < 3; ++s) regions.push_back({.coder = g, .source = s});
  }
  const auto c = continuum_from({coder, begin, end, code, source}, {40, 30, 20}, regions);
  const auto rows = disagreements(c, 0, 1);
  using enum DisagreementKind;
  CHECK(kinds_of(rows) == std::vector{boundary, boundary, only_second, boundary, match, only_first});
  std::vector<std::int64_t> characters;
  for (const auto& row : rows) characters.push_back(row.characters);
  CHECK(characters == std::vector<std::int64_t>{2, 3, 6, 3, 0, 6});
  const auto named = disagreements(c, 0, 1, {.first_is_reference = true});
  CHECK(named[2].kind == extra);
  CHECK(named[5].kind == missed);
  CHECK(disagreements(c, 1, 0)[2].kind == only_first);
}

TEST_CASE("disagreements: every kind", "[metrics][agreement]") {
  using enum DisagreementKind;
  const DisagreementOptions tree{.parents = {{4}, {4}, {0}, {}}};  // a, b below 4; c below a; d alone
  const auto of = [&](std::initializer_list<std::array<int, 4>> spans) {
    DisagreementRowsOfOne rows;
    for (const auto& x : spans) rows.add(x[0], x[1], x[2], x[3]);
    return disagreements(rows.continuum(40), 0, 1, tree);
  };
  CHECK(kinds_of(of({{0, 0, 10, 0}, {1, 0, 10, 2}})) == std::vector{parent_child});
  CHECK(kinds_of(of({{0, 0, 10, 0}, {1, 0, 10, 1}})) == std::vector{sibling});
  CHECK(kinds_of(of({{0, 0, 10, 0}, {1, 0, 10, 3}})) == std::vector{cross_theme});
  CHECK(of({{0, 0, 10, 0}, {1, 2, 12, 3}}).front().characters == 12);
  CHECK(kinds_of(of({{0, 0, 10, 0}, {1, 0, 4, 3}})) == std::vector{only_first, only_second});  // IoU .4
  // Split: one span against two; what both marked in the end is no disagreement.
  const auto split = of({{0, 0, 10, 0}, {1, 0, 6, 0}, {1, 6, 9, 0}});
  CHECK(kinds_of(split) == std::vector{boundary, split_merge});
  CHECK(split[0].span_2 == Span{0, 6});
  CHECK(split[0].characters == 1);
  CHECK(split[1].characters == 0);
  CHECK(of({}).empty());
}

TEST_CASE("disagreements: who did not look does not disagree", "[metrics][agreement]") {
  const std::vector<int> coder{0, 0}, begin{0, 20}, end{10, 30}, code{0, 0};
  const auto c = continuum_from({coder, begin, end, code}, {40},
                                std::vector<ContinuumRegion>{{.coder = 0}, {.coder = 1, .span = Span{0, 25}}});
  const auto rows = disagreements(c, 0, 1);
  using enum DisagreementKind;
  CHECK(kinds_of(rows) == std::vector{only_first, only_first, not_covered});
  CHECK(rows[1].characters == 5);
  CHECK(rows[2].span_1 == Span{25, 40});
  CHECK(rows[2].characters == 15);
}

TEST_CASE("disagreements: the heaviest matching equals trying all", "[metrics][agreement]") {
  RandomStream random(11, RandomPurpose::agreement, 0);
  for (int round = 0; round < 400; ++round) {
    const std::size_t rows = random.draw(6), columns = random.draw(6);
    std::vector<std::vector<double>> w(rows, std::vector<double>(columns));
    for (auto& row : w) {
      for (auto& x : row) x = random.draw(3) == 0 ? 0 : static_cast<double>(random.draw(9)) / 8;
    }
    std::vector<bool> taken(columns);
    const double best = heaviest_by_trying(w, 0, taken);
    double found = 0;
    std::vector<bool> row_taken(rows), column_taken(columns);
    for (const auto& [i, j] : heaviest_matching(w)) {
      REQUIRE((!row_taken[i] && !column_taken[j] && w[i][j] > 0));
      row_taken[i] = column_taken[j] = true;
      found += w[i][j];
    }
    CHECK_THAT(found, Catch::Matchers::WithinAbs(best, 1e-12));
  }
}

TEST_CASE("disagreements: random codings are matched best and counted by character", "[metrics][agreement]") {
  RandomStream random(12, RandomPurpose::agreement, 0);
  for (int round = 0; round < 200; ++round) {
    // One code per coder and place, spans of a coder disjoint: characters of the rows are those on which they differ.
    DisagreementRowsOfOne rows;
    std::vector<std::vector<Span>> spans(2);
    std::vector<std::vector<bool>> marked(2, std::vector<bool>(60));
    for (int g = 0; g < 2; ++g) {
      for (std::uint32_t at = random.draw(6); at < 55;) {
        const std::uint32_t end = at + 1 + random.draw(5);
        rows.add(g, static_cast<int>(at), static_cast<int>(end), 0);
        spans[static_cast<std::size_t>(g)].push_back({at, end});
        for (auto p = at; p < end; ++p) marked[static_cast<std::size_t>(g)][p] = true;
        at = end + random.draw(5);
      }
    }
    std::int64_t differ = 0;
    for (std::size_t p = 0; p < 60; ++p) differ += marked[0][p] != marked[1][p] ? 1 : 0;
    const auto found = disagreements(rows.continuum(60), 0, 1);
    std::int64_t characters = 0;
    std::size_t seen = 0;
    double sum = 0;
    for (const auto& row : found) {
      const bool pair = row.span_1 && row.span_2;
      if (!pair) CHECK(row.kind != DisagreementKind::match);
      characters += row.characters;
      seen += pair ? 2 : 1;
      if (!pair) continue;
      const auto shared = static_cast<double>(std::min(row.span_1->end, row.span_2->end) -
                                              std::max(row.span_1->begin, row.span_2->begin));
      sum += shared / (static_cast<double>(row.span_1->end - row.span_1->begin) +
                       static_cast<double>(row.span_2->end - row.span_2->begin) - shared);
    }
    CHECK(seen == spans[0].size() + spans[1].size());
    CHECK(characters == differ);
    // Along a line a best matching never crosses, so a table over prefixes finds it.
    std::vector<std::vector<double>> best(spans[0].size() + 1, std::vector<double>(spans[1].size() + 1));
    for (std::size_t i = 1; i < best.size(); ++i) {
      for (std::size_t j = 1; j < best[i].size(); ++j) {
        const Span a = spans[0][i - 1], b = spans[1][j - 1];
        const double lo = std::max(a.begin, b.begin), hi = std::min(a.end, b.end);
        const double shared = std::max(0.0, hi - lo);
        const double share = shared / (double(a.end - a.begin) + double(b.end - b.begin) - shared);
        best[i][j] = std::max({best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + share});
      }
    }
    CHECK_THAT(sum, Catch::Matchers::WithinAbs(best.back().back(), 1e-12));
  }
}

TEST_CASE("disagreements: bad input", "[metrics][agreement]") {
  DisagreementRowsOfOne rows;
  rows.add(0, 0, 5, 0);
  const auto c = rows.continuum(10);
  CHECK_THROWS_AS(disagreements(c, 0, 0), UsageError);
  CHECK_THROWS_AS(disagreements(c, 0, 2), UsageError);
  CHECK_THROWS_AS(disagreements(c, 0, 1, {.threshold = 0}), UsageError);
  CHECK_THROWS_AS(disagreements(c, 0, 1, {.parents = {{1}, {0}}}), UsageError);
  CHECK(heaviest_matching({}).empty());
  const DisagreementList list{
      .rows = disagreements(c, 0, 1), .sources = {"s"}, .coders = c.coders(), .codes = c.codes()};
  CHECK(list.table().rows() == 1);
  CHECK(list.table()["code_2"].is_missing(0));
}
