#include <tematik/metrics/span_f1.hpp>

#include <algorithm>

#include <tematik/metrics/cohen_kappa.hpp>

#include "../catch.hpp"
#include "continuum_data.hpp"
#include "rounds.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

Continuum p_and_q_of_t1() {
  const std::size_t pair[]{0, 1};
  return data::t1_continuum().selected(pair);
}

/// The largest matching by trying everything.
std::int64_t best_matching(const std::vector<Span>& a, std::vector<Span> b, std::size_t from, const SpanF1Options& o) {
  if (from == a.size()) return 0;
  auto best = best_matching(a, b, from + 1, o);
  for (std::size_t j = 0; j < b.size(); ++j) {
    const double both = shared(a[from], b[j]);
    const double la = a[from].length(), lb = b[j].length();
    const bool ok = o.match == SpanMatch::exact ? a[from] == b[j]
                    : o.match == SpanMatch::iou ? both > 0 && both / (la + lb - both) >= o.threshold
                                                : both > 0 && both / std::min(la, lb) >= o.threshold;
    if (!ok) continue;
    auto rest = b;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(j));
    best = std::max(best, 1 + best_matching(a, rest, from + 1, o));
  }
  return best;
}

}  // namespace

TEST_CASE("span_f1: T1, P against Q") {
  const auto c = p_and_q_of_t1();
  const auto f1 = [&](SpanMatch match, double threshold) {
    return span_f1(c, {.match = match, .threshold = threshold}).micro.value;
  };
  CHECK_THAT(f1(SpanMatch::exact, .5), WithinAbs(.2, 1e-12));
  CHECK_THAT(f1(SpanMatch::iou, .75), WithinAbs(.4, 1e-12));
  CHECK_THAT(f1(SpanMatch::iou, .5), WithinAbs(.8, 1e-12));
  CHECK_THAT(f1(SpanMatch::iou, .7), WithinAbs(.8, 1e-12));  // 7 of 10 characters are .7
  const auto characters = span_f1(c, {.match = SpanMatch::character});
  CHECK_THAT(characters.micro.value, WithinAbs(.75, 1e-12));
  CHECK_THAT(characters.by_code[0].value, WithinAbs(.857143, 1e-6));
  CHECK_THAT(characters.by_code[1].value, WithinAbs(.608696, 1e-6));
  CHECK_THAT(characters.by_code[2].value, WithinAbs(.727273, 1e-6));
  CHECK_THAT(characters.macro.value, WithinAbs(.731037, 1e-6));
  CHECK(characters.micro.n_pairable == 90);
  CHECK(characters.table().rows() == 5);
  CHECK(characters.method().unit == "character");
  const auto sources = span_f1_counts(c);
  REQUIRE(sources.size() == 3);
  CHECK(sources[1][2] == SpanF1Counts{1, 1, 1});
  const std::size_t turned[]{1, 0};
  CHECK(span_f1(c.selected(turned), {.match = SpanMatch::iou}).micro.value == f1(SpanMatch::iou, .5));
}

TEST_CASE("span_f1: matched spans equal the best of all matchings") {
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto c = data::random_continuum(dice, 2, dice(12), 2, dice.between(3, 30), 10);
    const double thresholds[]{.25, .5, .75, 1};
    const SpanF1Options options{static_cast<SpanMatch>(dice(3)), thresholds[dice(4)]};
    const auto counts = span_f1_counts(c, options)[0];
    for (std::size_t k = 0; k < 2; ++k) {
      std::vector<Span> a, b;
      for (const auto& x : c.units(0)) {
        if (x.code == k) (x.coder == 0 ? a : b).push_back(x.span);
      }
      CHECK(counts[k] == SpanF1Counts{best_matching(a, b, 0, options), static_cast<std::int64_t>(a.size()),
                                      static_cast<std::int64_t>(b.size())});
    }
  }
}

TEST_CASE("span_f1: a long chain is matched fully, where greedy takes half") {
  const auto n = rounds::of(std::uint32_t{20000});
  std::vector<std::uint32_t> coder, begin, end, code;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (const std::uint32_t g : {0U, 1U}) {
      coder.push_back(g);
      begin.push_back(10 * i + 5 * g);
      end.push_back(10 * i + 5 * g + 10);
      code.push_back(0);
    }
  }
  const auto c = continuum_from({coder, begin, end, code}, {10 * n + 5});
  CHECK(span_f1(c, {.match = SpanMatch::shorter, .threshold = .5}).micro.value == 1);
}

TEST_CASE("span_f1: kappa on characters tends to F1 as uncoded text grows") {
  const auto kappa = [](std::uint32_t padding) {
    auto s = data::t1()[0];
    s.length += padding;
    const std::size_t pair[]{0, 1};
    return cohen_kappa(character_patterns(s).ratings(1, pair)).value;
  };
  auto s1 = data::t1();
  s1.resize(1);
  const std::size_t pair[]{0, 1};
  const auto f1 =
      span_f1(Continuum(s1, {"P", "Q", "R"}, {"a", "b", "c"}).selected(pair), {.match = SpanMatch::character})
          .by_code[1]
          .value;
  CHECK(std::abs(kappa(1000) - f1) < std::abs(kappa(0) - f1));
  CHECK_THAT(kappa(10000000), WithinAbs(f1, 1e-5));
}

TEST_CASE("span_f1: statuses and options") {
  const ContinuumLabels labels{{"A", "B"}, {"x", "y"}};
  const auto looked = [](std::vector<ContinuumRegion> r) { return r; };
  const ContinuumRegion a{0, 0, {}, {}}, b{1, 0, {}, {}};
  const auto none = span_f1(continuum_from({}, {20}, looked({a, b}), labels));
  CHECK(none.micro.status == Status::no_data);
  CHECK(std::isnan(none.micro.value));
  CHECK(span_f1(continuum_from({}, {20}, looked({}), labels)).micro.status == Status::no_data);
  CHECK(span_f1(continuum_from({}, {20}, looked({a}), labels)).micro.status == Status::single_coder);
  CHECK(span_f1(continuum_from({}, {20}, looked({{0, 0, Span{0, 5}, {}}, {1, 0, Span{5, 9}, {}}}), labels))
            .micro.status == Status::no_pairable);
  const std::vector<int> coder{0}, begin{2}, end{9}, code{0};
  const auto one = span_f1(continuum_from({coder, begin, end, code}, {20}, looked({a, b}), labels));
  CHECK(one.micro.value == 0);
  CHECK(one.micro.status == Status::ok);
  CHECK(one.by_code[1].status == Status::no_data);
  CHECK(one.macro.value == 0);
  CHECK_THROWS_AS(span_f1(data::t1_continuum()), UsageError);
  CHECK_THROWS_AS(span_f1(p_and_q_of_t1(), {.threshold = 0}), UsageError);
  CHECK_THROWS_AS(span_f1(p_and_q_of_t1(), {.threshold = 1.1}), UsageError);
  CHECK_THROWS_AS(span_f1(std::vector<SpanF1Counts>(2), {}, {"one"}), UsageError);
}

TEST_CASE("span_f1: the example of its documentation") {
  const std::vector<int> coder{0, 1}, begin{0, 2}, end{10, 10}, code{0, 0};
  const auto c = continuum_from({coder, begin, end, code}, {40});
  CHECK(span_f1(c).micro.value == 0);
  CHECK(span_f1(c, {.match = SpanMatch::iou, .threshold = .75}).micro.value == 1);
}
