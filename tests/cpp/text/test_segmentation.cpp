#include <tematik/text/segmentation.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "generate.hpp"
#include "show.hpp"

using tematik::Segmentation;
using tematik::Span;
using tematik::UnitRange;

namespace {

// Sorted, disjoint units with gaps and, now and then, without characters.
std::vector<Span> random_units(generate::Random& random, std::uint32_t length) {
  std::vector<Span> units;
  for (std::uint32_t at = random.below(3); at < length;) {
    const std::uint32_t end = std::min(length, at + random.below(4));
    units.push_back({at, end});
    at = end + random.below(3) + (end == at ? 1 : 0);
  }
  return units;
}

// F1 of the co-occurrence specification: codings by code, and three lines.
const std::vector<std::vector<Span>> fixture_spans{{{0, 10}, {8, 20}, {4, 9}}, {{5, 15}, {20, 30}}, {{10, 12}}};
const Segmentation f1_lines({{0, 10}, {10, 20}, {20, 30}});

// Unordered pairs of different codings of codes i and j that meet.
template <class Meets>
int pairs(std::size_t i, std::size_t j, Meets meets) {
  int count = 0;
  for (std::size_t a = 0; a < fixture_spans[i].size(); ++a) {
    for (std::size_t b = i == j ? a + 1 : 0; b < fixture_spans[j].size(); ++b) {
      count += static_cast<int>(meets(fixture_spans[i][a], fixture_spans[j][b]));
    }
  }
  return count;
}

// Order A-A, B-B, C-C, A-B, A-C, B-C.
template <class Meets>
std::vector<int> all_pairs(Meets meets) {
  return {pairs(0, 0, meets), pairs(1, 1, meets), pairs(2, 2, meets),
          pairs(0, 1, meets), pairs(0, 2, meets), pairs(1, 2, meets)};
}

}  // namespace

TEST_CASE("units are sorted and disjoint, or refused with their row") {
  CHECK_NOTHROW(Segmentation({{0, 3}, {3, 3}, {3, 5}, {9, 9}}));
  CHECK(Segmentation().empty());
  const auto refused = [](std::vector<Span> units) {
    try {
      const Segmentation made(std::move(units), "segmentation \"informant_turn\"");
    } catch (const tematik::InputError& error) {
      return error.code() + " " + error.where();
    }
    return std::string("no error");
  };
  CHECK(refused({{0, 3}, {2, 5}}) == "units_not_disjoint segmentation \"informant_turn\", row 1");
  CHECK(refused({{4, 6}, {0, 2}}) == "units_not_disjoint segmentation \"informant_turn\", row 1");
  CHECK(refused({{0, 1}, {4, 3}}) == "span_reversed segmentation \"informant_turn\", row 1");
}

TEST_CASE("index, range and distance against plain counting") {
  generate::Random random(generate::seed);
  constexpr std::uint32_t length = 20;
  for (int round = 0; round < 2000; ++round) {
    INFO("seed " << generate::seed << ", round " << round);
    const auto spans = random_units(random, length);
    const Segmentation units(spans);
    const auto index = [&](std::uint32_t p) {
      return std::count_if(spans.begin(), spans.end(), [p](Span u) { return u.begin <= p; }) - 1;
    };
    for (std::uint32_t p = 0; p <= length; ++p) CHECK(units.index_of(p) == index(p));

    const Span probe = generate::span(random, length);
    std::vector<std::size_t> hit;
    for (std::size_t u = 0; u < spans.size(); ++u) {
      bool any = false;
      for (std::uint32_t p = probe.begin; p < probe.end; ++p) any = any || spans[u].contains(p);
      if (any) hit.push_back(u);
    }
    const UnitRange range = units.touched(probe);
    if (hit.empty()) {
      CHECK(range.empty());
    } else {
      CHECK(range == UnitRange{hit.front(), hit.back() + 1});
      CHECK(units.without_empty().touched(probe).size() == hit.size());
    }

    const Span x = generate::span(random, length);
    const Span y = generate::span(random, length);
    if (x.empty() || y.empty()) continue;
    const bool share = std::max(x.begin, y.begin) < std::min(x.end, y.end);
    const std::int64_t expected = share               ? 0
                                  : x.begin < y.begin ? index(y.begin) - index(x.end - 1)
                                                      : index(x.begin) - index(y.end - 1);
    CHECK(units.distance(x, y) == expected);
    CHECK(unit_distance(units, y, x) == expected);
  }
}

TEST_CASE("text between units counts as the unit before it") {
  const Segmentation units({{2, 5}, {8, 10}});
  CHECK(units.index_of(0) == -1);
  CHECK(units.index_of(2) == 0);
  CHECK(units.index_of(6) == 0);
  CHECK(units.index_of(8) == 1);
  CHECK(units.distance({2, 3}, {5, 7}) == 0);
  CHECK(units.distance({0, 1}, {8, 9}) == 2);
  CHECK(units.touched({5, 8}).empty());
  CHECK(units.touched({0, 20}) == UnitRange{0, 2});
  CHECK(units.touched({3, 3}).empty());
}

TEST_CASE("empty units count in distances and are never touched alone") {
  const Segmentation lines({{0, 5}, {6, 6}, {7, 9}});
  CHECK(lines.distance({0, 2}, {7, 8}) == 2);
  CHECK(lines.touched({5, 7}).empty());
  CHECK(lines.touched({4, 7}) == UnitRange{0, 1});
  CHECK(lines.touched({6, 8}) == UnitRange{2, 3});
  CHECK(lines.touched({0, 9}) == UnitRange{0, 3});
  CHECK(lines.without_empty() == Segmentation({{0, 5}, {7, 9}}));
  CHECK(Segmentation({{0, 0}, {1, 1}}).touched({0, 2}).empty());
}

TEST_CASE("F1: pairs of codings that meet, by characters and by lines") {
  using Counts = std::vector<int>;
  CHECK(all_pairs([](Span x, Span y) { return shared(x, y) > 0; }) == Counts{3, 0, 0, 3, 1, 1});
  CHECK(all_pairs([](Span x, Span y) { return near(x, y, 0); }) == Counts{3, 0, 0, 4, 2, 1});
  CHECK(all_pairs([](Span x, Span y) { return near(x, y, 2); }) == Counts{3, 0, 0, 4, 3, 1});
  CHECK(all_pairs([](Span x, Span y) { return near(x, y, 8); }) == Counts{3, 1, 0, 4, 3, 2});
  CHECK(all_pairs([](Span x, Span y) { return f1_lines.distance(x, y) <= 1; }) == Counts{3, 1, 0, 4, 3, 2});
  CHECK(pairs(0, 1, [](Span x, Span y) { return near(x, y, 10); }) == 5);
  CHECK(pairs(0, 1, [](Span x, Span y) { return near(x, y, 11); }) == 6);
  const auto lines_0 = all_pairs([](Span x, Span y) { return f1_lines.distance(x, y) <= 0; });
  CHECK(Counts{lines_0[3], lines_0[4], lines_0[5]} == Counts{3, 1, 1});
  CHECK(pairs(0, 1, [](Span x, Span y) { return f1_lines.distance(x, y) <= 2; }) == 6);
}

TEST_CASE("F1: codes per line") {
  std::vector<std::string> members(f1_lines.size());
  std::vector<std::string> begins(f1_lines.size());
  for (std::size_t code = 0; code < fixture_spans.size(); ++code) {
    const char name = "ABC"[code];
    for (std::size_t line = 0; line < f1_lines.size(); ++line) {
      bool any = false;
      bool begin = false;
      for (const Span coding : fixture_spans[code]) {
        const UnitRange range = f1_lines.touched(coding);
        any = any || (range.first <= line && line < range.last);
        begin = begin || f1_lines.index_of(coding.begin) == static_cast<std::int64_t>(line);
      }
      if (any) members[line] += name;
      if (begin) begins[line] += name;
    }
  }
  CHECK(members == std::vector<std::string>{"AB", "ABC", "B"});
  CHECK(begins == std::vector<std::string>{"AB", "C", "B"});
}
