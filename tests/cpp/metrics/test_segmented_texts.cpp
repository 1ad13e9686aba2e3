#include <tematik/metrics/segmented_texts.hpp>

#include <set>

#include "../catch.hpp"
#include "continuum_data.hpp"

using namespace tematik;

namespace {

using CodeSetHere = std::optional<std::set<std::uint32_t>>;

/// What each coder gave a unit, by counting its characters one by one. [unit][coder]
std::vector<std::vector<CodeSetHere>> counted_codes(const Continuum& c, const std::vector<Span>& units,
                                                    const Membership& mark) {
  std::vector<std::vector<CodeSetHere>> out;
  for (const Span unit : units) {
    auto& here = out.emplace_back();
    for (std::size_t g = 0; g < c.coders().size(); ++g) {
      std::uint32_t seen = 0;
      const auto looked = c.looked(0, g);
      for (auto p = unit.begin; p < unit.end; ++p) seen += looked.contains(p) ? 1 : 0;
      here.emplace_back();
      if (2 * seen < unit.length()) continue;
      here.back().emplace();
      for (std::uint32_t code = 0; code < c.codes().size(); ++code) {
        std::set<std::uint32_t> covered;
        bool begins = false;
        for (const auto& x : c.units(0)) {
          if (x.coder != g || x.code != code) continue;
          for (auto p = std::max(x.span.begin, unit.begin); p < std::min(x.span.end, unit.end); ++p) covered.insert(p);
          begins = begins || (unit.begin <= x.span.begin && x.span.begin < unit.end);
        }
        const bool is_in = mark.word() == Membership::begins     ? begins
                           : mark.word() == Membership::full     ? covered.size() == unit.length()
                           : mark.word() == Membership::majority ? 2 * covered.size() > unit.length()
                                                                 : !covered.empty();
        if (is_in) here.back()->insert(code);
      }
    }
  }
  return out;
}

void check_texts_by_counting(const Continuum& c, const std::vector<Span>& units, const Membership& mark,
                             const std::vector<SegmentedText>& found) {
  const auto given = counted_codes(c, units, mark);
  std::size_t text = 0;
  for (std::size_t u = 0; u < units.size();) {
    std::size_t end = u + 1;
    const auto looked = [&](std::size_t v, std::size_t g) { return given[v][g].has_value(); };
    const auto same = [&](std::size_t v) {
      for (std::size_t g = 0; g < c.coders().size(); ++g) {
        if (looked(u, g) != looked(v, g)) return false;
      }
      return true;
    };
    while (end < units.size() && same(end)) ++end;
    bool any = false;
    for (std::size_t g = 0; g < c.coders().size(); ++g) any = any || looked(u, g);
    if (any) {
      REQUIRE(text < found.size());
      CHECK(found[text].units == static_cast<std::int64_t>(end - u));
      for (std::size_t g = 0; g < c.coders().size(); ++g) {
        REQUIRE(found[text].boundaries[g].has_value() == looked(u, g));
        if (!looked(u, g)) continue;
        std::vector<std::int64_t> expected;
        for (std::size_t v = u + 1; v < end; ++v) {
          if (*given[v][g] != *given[v - 1][g]) expected.push_back(static_cast<std::int64_t>(v - u));
        }
        CHECK(*found[text].boundaries[g] == expected);
      }
      ++text;
    }
    u = end;
  }
  CHECK(text == found.size());
}

}  // namespace

TEST_CASE("segmented texts: equal a walk over units, on generated continua", "[metrics][agreement]") {
  data::Dice dice(41);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t length = 30 + dice(40);
    const std::uint32_t m = 2 + dice(2);
    std::vector<ContinuumRegion> regions;
    std::vector<int> coder, begin, end, code;
    for (std::uint32_t g = 0; g < m; ++g) {
      const auto from = dice(length / 2);
      if (dice(3) == 0) {
        regions.push_back({.coder = g, .span = Span{from, dice.between(from + 1, length)}});
      } else {
        regions.push_back({.coder = g});
      }
    }
    for (std::uint32_t i = 0; i < 12; ++i) {
      const auto b = dice(length);
      coder.push_back(static_cast<int>(dice(m)));
      code.push_back(static_cast<int>(dice(3)));
      begin.push_back(static_cast<int>(b));
      end.push_back(static_cast<int>(dice.between(b + 1, std::min(length, b + 20))));
    }
    const auto c = continuum_from({coder, begin, end, code}, {length}, regions, {number_labels(m), number_labels(3)});
    std::vector<Span> units, characters;
    for (std::uint32_t at = 0; at < length;) {
      const auto next = std::min(length, at + 1 + dice(6));
      units.push_back({at, next});
      at = next + dice(2);
    }
    for (std::uint32_t p = 0; p < length; ++p) characters.push_back({p, p + 1});
    for (const Membership& rule : {Membership(Membership::any), Membership(Membership::majority),
                                   Membership(Membership::full), Membership(Membership::begins)}) {
      check_texts_by_counting(c, units, rule, segmented_texts(c, 0, std::span<const Span>(units), rule));
    }
    check_texts_by_counting(c, characters, {}, segmented_texts(c, 0));
  }
}

TEST_CASE("segmented texts: hostile input", "[metrics][agreement]") {
  const auto c = data::aps();
  const std::vector<Span> past{{0, 61}}, empty{{3, 3}};
  CHECK_THROWS_AS(segmented_texts(c, 0, std::span<const Span>(past)), InputError);
  CHECK_THROWS_AS(segmented_texts(c, 1), UsageError);
  CHECK(segmented_texts(c, 0, std::span<const Span>(empty)).empty());
  CHECK(segmented_texts(c, 0, std::span<const Span>()).empty());
  CHECK(segmented_texts(c, 0).front().units == 60);
}
