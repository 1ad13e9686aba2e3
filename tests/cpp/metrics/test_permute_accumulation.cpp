#include <tematik/metrics/permute_accumulation.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/guest.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

using Counts = std::vector<std::int64_t>;

/// Counts of positions first..last of a stop distribution.
Counts stops_from(const OrderStops& stops, std::size_t first, std::size_t last) {
  return {stops.counts.stop.begin() + static_cast<std::ptrdiff_t>(first),
          stops.counts.stop.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

void check_shares(const OrderStops& stops, std::size_t first, const std::vector<double>& expected) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK_THAT(stops.share(first + i), WithinAbs(expected[i], 5.1e-7));
  }
}

/// The running count of an order by sets of booleans.
Counts running_count(const Incidence& inc, const std::vector<std::size_t>& order) {
  std::vector<bool> seen(inc.codes());
  Counts out{0};
  for (const auto unit : order) {
    for (std::size_t j = 0; j < inc.codes(); ++j) seen[j] = seen[j] || inc.bits.test(unit, j);
    out.push_back(std::count(seen.begin(), seen.end(), true));
  }
  return out;
}

/// The stop of a rule, straight from its definition.
std::size_t plain_stop(const OrderRule& rule, const Counts& cum, std::int64_t codes) {
  const auto units = static_cast<std::int64_t>(cum.size()) - 1;
  const auto at = [&](std::int64_t t) { return cum[static_cast<std::size_t>(t)]; };
  if (rule.kind == OrderRuleKind::guest) {
    Counts fresh;
    for (std::int64_t t = 1; t <= units; ++t) fresh.push_back(at(t) - at(t - 1));
    const auto g = guest(fresh, {.base = rule.base, .run = rule.run, .threshold = rule.threshold});
    return static_cast<std::size_t>(g.stop.value_or(0));
  }
  for (std::int64_t t = 1; t <= units; ++t) {
    bool stops = false;
    if (rule.kind == OrderRuleKind::francis) {
      stops = t >= rule.base + rule.run;
      for (std::int64_t i = 0; stops && i < rule.run; ++i) stops = at(t - i) == at(t - i - 1);
    } else if (codes > 0) {
      const double share = rule.kind == OrderRuleKind::near ? rule.share : 1;
      stops = static_cast<double>(at(t)) >= share * static_cast<double>(codes) - 1e-9;
    }
    if (stops) return static_cast<std::size_t>(t);
  }
  return 0;
}

const std::vector<OrderRule> many_rules{
    guest_rule(), guest_rule(2, 1), guest_rule(3, 3, 0.2), guest_rule(1, 2, 1.5), francis_rule(3, 2),
    near_rule(),  near_rule(0.5),   true_rule(),           francis_rule(10, 3),   guest_rule(1, 4, 0.1)};

}  // namespace

TEST_CASE("permute_accumulation: F15, seed 1, orders 0 to 9999") {
  const auto p = permute_accumulation(data::f15(), {.seed = 1});
  CHECK(p.status == Status::ok);
  REQUIRE(p.stops.size() == 1);
  CHECK(stops_from(p.stops[0], 4, 13) == Counts{235, 483, 822, 1181, 1562, 1665, 1526, 1149, 749, 364});
  CHECK(p.stops[0].counts.stop[0] == 264);
  const auto at5 = p.histograms.cumulative.begin() + 4 * 19;
  CHECK(Counts(at5 + 8, at5 + 18) == Counts{22, 266, 1232, 2102, 2571, 2015, 1286, 410, 73, 23});
  std::int64_t areas = 0;
  for (const auto& [area, orders] : p.histograms.areas) areas += area * orders;
  CHECK(areas == 2'044'867);
  CHECK(p.area == 219);
  CHECK(p.histograms.orders == 10'000);
  CHECK(p.histograms.ranges == std::vector<std::pair<std::int64_t, std::int64_t>>{{0, 10'000}});
}

TEST_CASE("permute_accumulation: F15 over all 15! orders") {
  const auto p = permute_accumulation(data::f15(), {.rules = {guest_rule(), guest_rule(4, 2, 0), guest_rule(4, 3),
                                                              francis_rule(), near_rule(), true_rule()},
                                                    .resample = Resample::subset_dp});
  CHECK(p.histograms.orders == 1'307'674'368'000);
  const std::vector<double> guest42{.021245, .047533, .084291, .123882, .155728,
                                    .167680, .152576, .115269, .071462, .035884};
  for (const std::size_t r : {0U, 1U}) {  // threshold .05 and 0
    check_shares(p.stops[r], 4, guest42);
    CHECK_THAT(p.stops[r].never(), WithinAbs(.024449, 5.1e-7));
    CHECK(p.stops[r].quantile(.5) == 9);
    CHECK(p.stops[r].quantile(.05) == 5);
    CHECK(p.stops[r].quantile(.95) == 12);
    CHECK_THAT(p.stops[r].degree_quantile(.5), WithinAbs(17.0 / 18, 1e-12));
    CHECK_THAT(p.stops[r].degree_quantile(.05), WithinAbs(13.0 / 18, 1e-12));
    CHECK(p.stops[r].degree_quantile(.95) == 1);
  }
  CHECK_THAT(p.stops[2].never(), WithinAbs(.228822, 5.1e-7));
  CHECK(p.stops[2].quantile(.5) == 10);
  check_shares(p.stops[3], 13, {.309357, .171329, .171429});
  CHECK_THAT(p.stops[3].never(), WithinAbs(.347885, 5.1e-7));
  CHECK_THAT(p.stops[4].mean(), WithinAbs(10.197092, 5.1e-7));
  CHECK_THAT(p.stops[5].mean(), WithinAbs(12.179065, 5.1e-7));
  CHECK_THAT(p.area_mean, WithinAbs(204.495238, 5.1e-7));
  CHECK_THAT(p.area_sd, WithinAbs(10.472551, 5.1e-7));
  CHECK_THAT(p.area_at_or_above, WithinAbs(.093861, 5.1e-7));
  const auto band = [&](std::size_t t) -> Counts { return {p.lo[t], p.median[t], p.hi[t]}; };
  CHECK(band(5) == Counts{9, 12, 15});
  CHECK(band(8) == Counts{13, 15, 18});
  CHECK(band(10) == Counts{14, 17, 18});
  const std::vector<double> fresh{1,       1,       .978755, .933333, .868332, .790276, .705250, .618124,
                                  .532490, .450849, .374825, .305311, .242491, .185714, .133333};
  for (std::size_t i = 0; i < 15; ++i) CHECK_THAT(p.new_share[i + 1], WithinAbs(fresh[i], 5.1e-7));
  const auto exact = accumulation(data::f15());
  for (std::size_t t = 0; t <= 15; ++t) {
    CHECK_THAT(p.mean[t], WithinAbs(exact.mean[t], 1e-9));
    CHECK_THAT(p.sd[t], WithinAbs(exact.sd[t], 1e-6));
  }
  CHECK(p.flags.has(Flag::retrospective));
}

TEST_CASE("permute_accumulation: T8 over all 40,320 orders, one by one and over subsets") {
  PermuteOptions options{.rules = many_rules, .resample = Resample::exhaustive};
  const auto each = permute_accumulation(data::t8(), options);
  CHECK(each.histograms.orders == 40'320);
  CHECK(stops_from(each.stops[0], 4, 6) == Counts{384, 1200, 2880});
  CHECK(each.stops[0].counts.stop[0] == 35'856);
  const auto strict =
      permute_accumulation(data::t8(), {.rules = {guest_rule(4, 2, 0)}, .resample = Resample::exhaustive});
  CHECK(strict.stops[0].counts == each.stops[0].counts);
  CHECK_THAT(each.area_mean, WithinAbs(89.25, 1e-9));
  CHECK_THAT(each.area_sd, WithinAbs(5.749689, 5.1e-7));
  CHECK(each.area == 99);
  CHECK(each.area_at_or_above * 40'320 == 2'051);
  const std::vector<double> fresh{1, 1, .982143, .95, .892857, .809524, .714286, .625};
  for (std::size_t i = 0; i < 8; ++i) CHECK_THAT(each.new_share[i + 1], WithinAbs(fresh[i], 5.1e-7));
  options.resample = Resample::subset_dp;
  const auto subsets = permute_accumulation(data::t8(), options);
  CHECK(subsets.histograms.cumulative == each.histograms.cumulative);
  CHECK(subsets.histograms.with_new == each.histograms.with_new);
  CHECK(subsets.histograms.areas == each.histograms.areas);
  CHECK(subsets.histograms.stops == each.histograms.stops);
  const auto exact = accumulation(data::t8());
  for (std::size_t t = 0; t <= 8; ++t) {
    CHECK_THAT(each.mean[t], WithinAbs(exact.mean[t], 1e-12));
    CHECK_THAT(each.sd[t], WithinAbs(exact.sd[t], 1e-6));
  }
}

TEST_CASE("permute_accumulation: equals the definitions on every order of small tables") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const int units = 1 + static_cast<int>(seed % 6);
    const int codes = static_cast<int>(seed % 7) * (seed % 3 == 0 ? 20 : 1);
    CAPTURE(seed, units, codes);
    const auto inc = data::random_incidence(seed, units, codes, seed % 2 == 0 ? 3 : 8);
    PermuteOptions options{.rules = many_rules, .resample = Resample::exhaustive, .joint = true};
    const auto p = permute_accumulation(inc, options);
    const std::int64_t all = inc.frequencies().observed();
    OrderHistograms h = p.histograms;
    detail::size_histograms(h);
    Counts areas;
    std::vector<std::size_t> order(inc.units());
    std::iota(order.begin(), order.end(), std::size_t{0});
    do {
      const auto cum = running_count(inc, order);
      for (std::size_t t = 1; t < cum.size(); ++t) {
        ++h.cumulative[(t - 1) * static_cast<std::size_t>(all + 1) + static_cast<std::size_t>(cum[t])];
        h.with_new[t - 1] += cum[t] > cum[t - 1] ? 1 : 0;
      }
      areas.push_back(std::accumulate(cum.begin(), cum.end(), std::int64_t{0}));
      std::vector<std::size_t> where;
      for (std::size_t r = 0; r < many_rules.size(); ++r) {
        where.push_back(plain_stop(many_rules[r], cum, all));
        ++h.stops[r].stop[where[r]];
        if (where[r] > 0) ++h.stops[r].codes[static_cast<std::size_t>(cum[where[r]])];
        const auto& rule = many_rules[r];
        if (rule.kind == OrderRuleKind::guest && rule.base + rule.run <= units) {
          h.stops[r].undefined += cum[static_cast<std::size_t>(rule.base)] == 0 ? 1 : 0;
        }
      }
      std::size_t pair = 0;
      for (std::size_t a = 0; a < where.size(); ++a) {
        for (std::size_t b = a + 1; b < where.size(); ++b) ++h.joint[pair++][where[a] * (inc.units() + 1) + where[b]];
      }
    } while (std::next_permutation(order.begin(), order.end()));
    h.areas = detail::counted(areas);
    CHECK(h == p.histograms);
    options.resample = Resample::subset_dp;
    options.joint = false;
    const auto subsets = permute_accumulation(inc, options);
    CHECK(subsets.histograms.stops == h.stops);
    CHECK(subsets.histograms.areas == h.areas);
    CHECK(subsets.histograms.cumulative == h.cumulative);
    CHECK(subsets.histograms.with_new == h.with_new);
  }
}

TEST_CASE("permute_accumulation: the orders are those of the stream, on every path") {
  const detail::OrderRows rows(data::t8().bits);
  using Order = std::vector<std::uint32_t>;
  const std::vector<Order> known{
      {1, 0, 4, 2, 5, 3, 6, 7}, {3, 5, 4, 7, 2, 6, 1, 0}, {5, 4, 6, 2, 0, 1, 3, 7}, {3, 7, 2, 1, 0, 5, 6, 4}};
  for (const auto path : {detail::OrderPath::portable, detail::best_order_path()}) {
    detail::OrderCounter counter(rows, 1, path);
    for (std::size_t o = 0; o < known.size(); ++o) {
      const auto order = counter.draw(o, false);
      CHECK(Order(order.begin(), order.end()) == known[o]);
    }
  }
  for (const int units : {1, 2, 17, 64, 65, 200}) {
    const detail::OrderRows more(data::random_incidence(1, units, 3, 2).bits);
    for (const std::uint64_t seed : {0ULL, 0xfedcba9876543210ULL}) {
      detail::OrderCounter plain(more, seed, detail::OrderPath::portable);
      detail::OrderCounter fast(more, seed, detail::best_order_path());
      for (const std::uint64_t o : {0ULL, 5ULL, 0xffffffffULL, 0x100000000ULL, 0x7fffffffffffffffULL}) {
        for (const bool bootstrap : {false, true}) {
          const auto a = plain.draw(o, bootstrap);
          const auto b = fast.draw(o, bootstrap);
          CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end()));
          if (bootstrap) continue;
          const auto c =
              RandomStream(seed, RandomPurpose::permutation, o).permutation(static_cast<std::uint32_t>(units));
          CHECK(std::equal(a.begin(), a.end(), c.begin(), c.end()));
        }
      }
    }
  }
#if defined(__SSE2__)
  // A rejected word: none turns up by chance with few units, so ask for a number that rejects half of them.
  detail::FourBlocks four(7, RandomPurpose::permutation, 3);
  RandomStream one(7, RandomPurpose::permutation, 3);
  for (int i = 0; i < 200; ++i)
    CHECK(four.draw(0x80000001U, (0U - 0x80000001U) % 0x80000001U) == one.draw(0x80000001U));
#endif
}

TEST_CASE("permute_accumulation: equal counts on every path, for sizes around word borders") {
  for (const int units : {1, 5, 63, 64, 65}) {
    for (const int codes : {0, 1, 63, 64, 65, 127, 128, 129, 225, 256, 257, 384, 400, 512, 513, 600}) {
      CAPTURE(units, codes);
      const auto inc = data::random_incidence(static_cast<std::uint64_t>(units * 1000 + codes), units, codes, 6);
      const OrderHistograms call{.seed = 3, .rules = many_rules};
      const auto plain = detail::count_orders(inc, call, 0, 40, 1, {}, detail::OrderPath::portable);
      CHECK(plain == detail::count_orders(inc, call, 0, 40));
      std::vector<std::size_t> order;
      for (const auto i :
           RandomStream(3, RandomPurpose::permutation, 7).permutation(static_cast<std::uint32_t>(units))) {
        order.push_back(i);
      }
      const detail::OrderRows rows(inc.bits);
      for (const auto path : {detail::OrderPath::portable, detail::best_order_path()}) {
        detail::OrderCounter counter(rows, 3, path);
        std::vector<std::uint32_t> cum(inc.units() + 1);
        counter.count(counter.draw(7, false), cum.data());
        const auto expected = running_count(inc, order);
        CHECK(std::equal(cum.begin(), cum.end(), expected.begin(), expected.end()));
      }
    }
  }
}

TEST_CASE("permute_accumulation: threads, ranges and their sums give one result") {
  for (const auto resample : {Resample::permutation, Resample::bootstrap, Resample::exhaustive}) {
    const auto inc = resample == Resample::exhaustive ? data::t8() : data::random_incidence(5, 30, 90, 7);
    PermuteOptions options{
        .n = 5000, .seed = 9, .rules = many_rules, .resample = resample, .joint = true, .threads = 1};
    const std::int64_t all = resample == Resample::exhaustive ? 40'320 : 5000;
    const auto whole = order_histograms(inc, 0, all, options);
    for (const int threads : {2, 7}) {
      options.threads = threads;
      CHECK(order_histograms(inc, 0, all, options) == whole);
    }
    for (const std::int64_t m : {std::int64_t{1}, std::int64_t{1024}, std::int64_t{3333}, all - 1}) {
      auto right = order_histograms(inc, m, all, options);
      const auto left = order_histograms(inc, 0, m, options);
      CHECK_THROWS_AS(right += right, UsageError);
      right += left;
      CHECK(right == whole);
      CHECK_THROWS_AS(right += left, UsageError);
    }
    auto a = order_histograms(inc, 0, 10, options);
    const auto b = order_histograms(inc, 20, 30, options);
    const auto c = order_histograms(inc, 10, 20, options);
    auto left = a;
    left += b;
    CHECK(left.ranges.size() == 2);
    left += c;
    auto bc = b;
    bc += c;
    a += bc;
    CHECK(a == left);
    CHECK(a == order_histograms(inc, 0, 30, options));
    CHECK(finish_orders(inc, whole).mean == permute_accumulation(inc, options).mean);
    auto other = options;
    other.rules = {true_rule()};
    CHECK_THROWS_WITH(a += order_histograms(inc, 40, 50, other), ContainsSubstring("same data"));
    CHECK_THROWS_AS(finish_orders(data::f15(), whole), UsageError);
  }
}

TEST_CASE("permute_accumulation: drawn orders stay within four standard errors of the exact figures") {
  for (const auto& inc : {data::f15(), data::t8(), data::random_incidence(8, 40, 70, 9)}) {
    const auto p = permute_accumulation(inc, {.n = 4000, .seed = 2});
    const auto exact = accumulation(inc);
    for (std::size_t t = 0; t < exact.mean.size(); ++t) {
      CHECK_THAT(p.mean[t], WithinAbs(exact.mean[t], 4 * exact.sd[t] / std::sqrt(4000.0) + 1e-9));
      CHECK(p.lo[t] <= p.median[t]);
      CHECK(p.median[t] <= p.hi[t]);
    }
    const auto n = inc.held_by();
    double area = 0;
    for (const auto held : n) area += held > 0 ? static_cast<double>(held) / static_cast<double>(held + 1) : 0;
    area *= static_cast<double>(inc.units() + 1);
    CHECK_THAT(p.area_mean, WithinAbs(area, 4 * p.area_sd / std::sqrt(4000.0)));
  }
}

TEST_CASE("permute_accumulation: F15 with replacement fires early") {
  const auto p = permute_accumulation(data::f15(), {.n = 40'000, .seed = 4, .resample = Resample::bootstrap});
  CHECK(p.stops[0].quantile(.5) == 7);
  CHECK(p.stops[0].quantile(.05) == 4);
  CHECK(p.stops[0].quantile(.95) == 11);
  CHECK_THAT(p.stops[0].degree_quantile(.5), WithinAbs(14.0 / 18, 1e-12));
  CHECK_THAT(p.stops[0].never(), WithinAbs(.006, .0016));
  CHECK(p.mean.back() < 18);
}

TEST_CASE("permute_accumulation: invariances") {
  const auto inc = data::random_incidence(11, 12, 30, 5);
  const PermuteOptions options{.rules = {guest_rule(3, 2, 0)}, .resample = Resample::subset_dp};
  const auto p = permute_accumulation(inc, options);
  std::vector<std::size_t> turned(inc.units());
  std::iota(turned.rbegin(), turned.rend(), std::size_t{0});
  const auto q = permute_accumulation(inc.reordered(turned), options);
  CHECK(p.histograms.cumulative == q.histograms.cumulative);  // all orders: it does not matter which came first
  CHECK(p.histograms.stops == q.histograms.stops);
  Incidence twice{.bits = BitMatrix(inc.units(), 2 * inc.codes())};  // every column doubled, the second ones backwards
  for (std::size_t i = 0; i < inc.units(); ++i) {
    for (std::size_t j = 0; j < inc.codes(); ++j) {
      if (!inc.bits.test(i, j)) continue;
      twice.bits.set(i, j);
      twice.bits.set(i, 2 * inc.codes() - 1 - j);
    }
  }
  CHECK(permute_accumulation(twice, options).stops[0].counts.stop == p.stops[0].counts.stop);
}

TEST_CASE("permute_accumulation: degenerate tables") {
  const auto none = permute_accumulation(incidence_from(Matrix<int>(0, 4)));
  CHECK(none.status == Status::no_data);
  CHECK(none.mean.empty());
  CHECK(none.stops[0].status == Status::no_data);
  CHECK(std::isnan(none.stops[0].never()));
  CHECK_FALSE(none.stops[0].quantile(.5));
  for (const auto resample : {Resample::permutation, Resample::bootstrap, Resample::exhaustive, Resample::subset_dp}) {
    const PermuteOptions options{.n = 50, .rules = many_rules, .resample = resample};
    const auto zeros = permute_accumulation(incidence_from(Matrix<int>::Zero(9, 4).eval()), options);
    CHECK(zeros.status == Status::ok);
    CHECK(zeros.mean.back() == 0);
    CHECK(zeros.stops[0].status == Status::not_reached);
    CHECK(zeros.stops[0].counts.undefined == zeros.histograms.orders);
    CHECK(zeros.stops[4].never() == 0);  // francis: nothing new from the start
    CHECK(zeros.stops[5].status == Status::undefined);
    CHECK(zeros.stops[8].status == Status::too_few_units);
    const auto one = permute_accumulation(incidence_from(Matrix<int>::Ones(1, 4).eval()), options);
    CHECK(one.mean == std::vector<double>{0, 4});
    CHECK(one.stops[0].status == Status::too_few_units);
    CHECK(one.stops[7].quantile(.5) == 1);
  }
}

TEST_CASE("permute_accumulation: options, tables, method") {
  const auto f15 = data::f15();
  CHECK_THROWS_AS(permute_accumulation(f15, {.n = 0}), UsageError);
  CHECK_THROWS_AS(permute_accumulation(f15, {.confidence = 0}), UsageError);
  CHECK_THROWS_AS(permute_accumulation(f15, {.rules = {guest_rule(0)}}), UsageError);
  CHECK_THROWS_AS(permute_accumulation(f15, {.rules = {guest_rule(4, 2, -1)}}), UsageError);
  CHECK_THROWS_AS(permute_accumulation(f15, {.rules = {near_rule(0)}}), UsageError);
  CHECK_THROWS_AS(permute_accumulation(f15, {.rules = {francis_rule(10, 0)}}), UsageError);
  CHECK_THROWS_AS(permute_accumulation(f15, {.threads = -1}), UsageError);
  CHECK_THROWS_WITH(permute_accumulation(f15, {.resample = Resample::exhaustive}),
                    ContainsSubstring("at most 9 units"));
  CHECK_THROWS_AS(permute_accumulation(data::t8(), {.resample = Resample::subset_dp, .joint = true}), UsageError);
  CHECK_THROWS_AS(permute_accumulation(data::random_incidence(1, 21, 3, 2), {.resample = Resample::subset_dp}),
                  UsageError);
  CHECK_THROWS_WITH(permute_accumulation(data::random_incidence(1, 12, 200, 2),
                                         {.rules = {guest_rule(4, 6)}, .resample = Resample::subset_dp}),
                    ContainsSubstring("shorter run"));
  CHECK_THROWS_AS(order_histograms(f15, 5, 5), UsageError);
  CHECK_THROWS_AS(order_histograms(f15, -1, 5), UsageError);
  CHECK_THROWS_AS(order_histograms(f15, 0, std::int64_t{1} << 62), UsageError);
  CHECK_THROWS_AS(permute_accumulation(f15, {.n = std::int64_t{1} << 62}), UsageError);
  CHECK_THROWS_AS(order_histograms(data::t8(), 0, 40'321, {.resample = Resample::exhaustive}), UsageError);
  CHECK_THROWS_AS(order_histograms(data::t8(), 0, 9, {.resample = Resample::subset_dp}), UsageError);
  CHECK_THROWS_AS(
      permute_accumulation(f15, {.n = 100'000'000, .threads = 2, .progress = [](auto, auto) { return false; }}), Error);
  const auto p =
      permute_accumulation(f15, {.n = 500, .rules = {guest_rule(), francis_rule(), true_rule()}, .joint = true});
  CHECK(p.table().rows() == 16);
  const auto stops = p.stop_table();
  const auto& shares = stops["share"].as<double>();
  CHECK_THAT(std::accumulate(shares.begin(), shares.end(), 0.0), WithinAbs(3, 1e-12));
  const auto joint = p.joint_table(1, 2);
  const auto& orders = joint["orders"].as<std::int64_t>();
  CHECK(std::accumulate(orders.begin(), orders.end(), std::int64_t{0}) == 500);
  for (std::size_t i = 0; i < joint.rows(); ++i) {  // Francis stops only where all codes are in by N, or too early
    CHECK(joint["stop_a"].as<std::int64_t>()[i] != 1);
    CHECK(joint["stop_b"].as<std::int64_t>()[i] > 0);
  }
  CHECK_THROWS_AS(p.joint_table(2, 1), UsageError);
  CHECK_THROWS_AS(p.joint_table(0, 3), UsageError);
  CHECK_THAT(p.method().json(), ContainsSubstring("\"guest(4,2,0.05)\",\"francis(10,3)\",\"true\""));
  CHECK(p.method().seed == 0);
  CHECK(near_rule(.9).label() == "near(0.9)");
}

TEST_CASE("permute_accumulation: the example of its documentation") {
  const auto inc = incidence_from(Matrix<int>{{1, 0}, {1, 1}});
  const auto p = permute_accumulation(inc, {.resample = Resample::exhaustive});
  CHECK(p.mean[1] == 1.5);
  CHECK(p.lo[1] == 1);
  CHECK(p.hi[1] == 2);
  CHECK(p.histograms.orders == 2);
}
