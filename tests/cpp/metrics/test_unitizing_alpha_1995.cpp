#include <tematik/metrics/unitizing_alpha_1995.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

const CodedRegion whole_1995{RegionKind::whole};

UnitizingAlpha1995Result alpha_1995(const std::vector<CoderSource>& sources) { return unitizing_alpha_1995(sources); }

/// The formulas section by section.
std::pair<double, double> sections_one_by_one(const CoderSource& s, std::uint32_t code) {
  struct Section {
    double b, e;
    bool valued;
  };
  std::vector<std::vector<Section>> coders(s.regions.size());
  for (std::uint32_t g = 0; g < coders.size(); ++g) {
    std::vector<Span> spans;
    for (const auto& x : s.spans) {
      if (x.coder == g && x.code == code) spans.push_back(x.span);
    }
    std::sort(spans.begin(), spans.end());
    double at = 0;
    for (const Span x : spans) {
      if (x.begin > at) coders[g].push_back({at, static_cast<double>(x.begin), false});
      coders[g].push_back({static_cast<double>(x.begin), static_cast<double>(x.end), true});
      at = x.end;
    }
    if (s.length > at) coders[g].push_back({at, static_cast<double>(s.length), false});
  }
  const auto m = static_cast<double>(coders.size());
  const double length = s.length;
  double observed = 0, units = 0, taken = 0, expected = 0;
  for (std::size_t i = 0; i < coders.size(); ++i) {
    for (const auto& g : coders[i]) {
      if (g.valued) units += 1, taken += (g.e - g.b) * (g.e - g.b - 1);
      for (std::size_t j = 0; j < coders.size(); ++j) {
        if (i == j) continue;
        for (const auto& h : coders[j]) {
          if (g.valued && h.valued && g.b < h.e && h.b < g.e)
            observed += (g.b - h.b) * (g.b - h.b) + (g.e - h.e) * (g.e - h.e);
          else if (g.valued && !h.valued && h.b <= g.b && g.e <= h.e)
            observed += (g.e - g.b) * (g.e - g.b);
          else if (!g.valued && h.valued && g.b <= h.b && h.e <= g.e)
            observed += (h.e - h.b) * (h.e - h.b);
        }
      }
    }
  }
  for (const auto& i : coders) {
    for (const auto& g : i) {
      if (!g.valued) continue;
      const double l = g.e - g.b;
      expected += (units - 1) * (2 * l * l * l - 3 * l * l + l) / 3;
      for (const auto& j : coders) {
        for (const auto& h : j) {
          if (!h.valued && h.e - h.b >= l) expected += l * l * (h.e - h.b - l + 1);
        }
      }
    }
  }
  return {observed / (m * (m - 1) * length * length), 2 / length * expected / (m * length * (m * length - 1) - taken)};
}

}  // namespace

TEST_CASE("unitizing_alpha_1995: the example of 2004, page 254") {
  // continuum [150, 450), moved to begin at 0; code 0 is c, code 1 is k
  const auto a = alpha_1995({{.length = 300,
                              .codes = 2,
                              .regions = {whole_1995, whole_1995},
                              .spans = {{0, 0, {75, 145}},
                                        {0, 0, {220, 250}},
                                        {0, 1, {30, 90}},
                                        {0, 1, {150, 200}},
                                        {1, 0, {70, 150}},
                                        {1, 0, {205, 225}},
                                        {1, 0, {250, 270}},
                                        {1, 1, {30, 90}},
                                        {1, 1, {150, 200}}}}});
  CHECK_THAT(a.codes[0].observed, WithinAbs(.014444, 1e-6));
  CHECK_THAT(a.codes[0].expected, WithinAbs(.053222, 1e-6));
  CHECK_THAT(a.codes[0].value, WithinAbs(.728599, 1e-6));
  CHECK(a.codes[1].value == 1);
  CHECK(a.status == Status::ok);
  CHECK_THAT(a.value, WithinAbs(.858665, 1e-6));
  CHECK(a.metric == "unitizing_alpha_1995");
}

TEST_CASE("unitizing_alpha_1995: one long unit against three short ones") {
  const auto a = alpha_1995({{.length = 10,
                              .codes = 1,
                              .regions = {whole_1995, whole_1995},
                              .spans = {{0, 0, {1, 9}}, {1, 0, {2, 3}}, {1, 0, {4, 5}}, {1, 0, {6, 7}}}}});
  CHECK_THAT(a.observed, WithinAbs(.91, 1e-12));
  CHECK_THAT(a.expected, WithinAbs(.535185, 1e-6));
  CHECK_THAT(a.value, WithinAbs(-.700346, 1e-6));
}

TEST_CASE("unitizing_alpha_1995: against the formulas section by section, on generated sources") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    CoderSource s{.length = dice.between(4, 60), .codes = 2};
    s.regions.assign(dice.between(2, 4), whole_1995);
    for (std::uint32_t g = 0; g < s.regions.size(); ++g) {
      for (std::uint32_t code = 0; code < 2; ++code) {
        for (std::uint32_t at = dice(6); at + 1 < s.length; at += dice(3)) {  // some touch
          const std::uint32_t end = std::min(s.length, at + dice.between(1, 9));
          s.spans.push_back({g, code, {at, end}});
          at = end;
        }
      }
    }
    const auto a = alpha_1995({s});
    double sum_o = 0, sum_e = 0;
    for (std::uint32_t code = 0; code < 2; ++code) {
      const auto [d_o, d_e] = sections_one_by_one(s, code);
      CHECK_THAT(a.codes[code].observed, WithinAbs(d_o, 1e-12));
      CHECK_THAT(a.codes[code].expected, WithinAbs(d_e, 1e-12));
      sum_o += d_o;
      sum_e += d_e;
    }
    CHECK_THAT(a.value, WithinAbs(1 - sum_o / sum_e, 1e-12));
    auto turned = s;
    std::reverse(turned.spans.begin(), turned.spans.end());
    CHECK(alpha_1995({turned}).value == a.value);
    CHECK_THAT(alpha_1995({s, s}).value, WithinAbs(a.value, 1e-12));
  }
}

TEST_CASE("unitizing_alpha_1995: overlaps are united, absent coders left out") {
  const CoderSource once{
      .length = 30, .codes = 1, .regions = {whole_1995, whole_1995}, .spans = {{0, 0, {3, 12}}, {1, 0, {5, 12}}}};
  auto twice = once;
  twice.spans = {{0, 0, {3, 9}}, {0, 0, {7, 12}}, {0, 0, {4, 5}}, {1, 0, {5, 12}}, {1, 0, {5, 12}}};
  CHECK(alpha_1995({twice}).value == alpha_1995({once}).value);
  auto third = once;
  third.regions.push_back({});
  CHECK(alpha_1995({third}).value == alpha_1995({once}).value);
  CHECK(alpha_1995({third}).n_coders == 2);
  auto touching = once;
  touching.spans = {{0, 0, {3, 8}}, {0, 0, {8, 12}}, {1, 0, {5, 12}}};
  CHECK(alpha_1995({touching}).value != alpha_1995({once}).value);
}

TEST_CASE("unitizing_alpha_1995: statuses and bad input") {
  CHECK(alpha_1995({}).status == Status::no_data);
  const auto status = [](CoderSource s) {
    s.length = 9;
    s.codes = 1;
    return alpha_1995({std::move(s)}).status;
  };
  CHECK(status({.regions = {{}, {}}}) == Status::no_data);
  CHECK(status({.regions = {whole_1995, {}}}) == Status::single_coder);
  CHECK(status({.regions = {whole_1995, whole_1995}}) == Status::no_variation);
  CHECK(std::isnan(alpha_1995({{.length = 9, .codes = 1, .regions = {whole_1995, whole_1995}}}).value));
  const std::vector<CoderSource> apart{{.length = 9, .codes = 1, .regions = {whole_1995, {}}},
                                       {.length = 9, .codes = 1, .regions = {{}, whole_1995}}};
  CHECK(alpha_1995(apart).status == Status::no_pairable);
  const std::vector<CoderSource> empty{{.length = 9, .codes = 1, .regions = {whole_1995, whole_1995}}};
  CHECK(unitizing_alpha_1995(empty, {.no_variation = NoVariation::one}).value == 1);
  CHECK_THROWS_WITH(status({.regions = {whole_1995, {RegionKind::intervals, {{0, 4}}}}}),
                    ContainsSubstring("source 0, coder 1"));
  CHECK_THROWS_AS(status({.regions = {whole_1995}, .spans = {{0, 0, {4, 10}}}}), InputError);
  CHECK_THROWS_AS(alpha_1995({{.codes = 1}, {.codes = 2}}), UsageError);
}

TEST_CASE("unitizing_alpha_1995: the example of its documentation") {
  const CoderSource s{
      .length = 10, .codes = 1, .regions = {whole_1995, whole_1995}, .spans = {{0, 0, {1, 9}}, {1, 0, {1, 9}}}};
  CHECK(unitizing_alpha_1995(std::span(&s, 1)).value == 1);
}
