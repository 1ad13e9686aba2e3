#include <tematik/metrics/unitizing_alpha.hpp>

#include <algorithm>
#include <map>

#include <tematik/metrics/cluster_bootstrap.hpp>

#include "../catch.hpp"
#include "continuum_data.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

Continuum pair_of(const Continuum& c, std::size_t first, std::size_t second) {
  const std::size_t pair[]{first, second};
  return c.selected(pair);
}

void check_family(const UnitizingAlphaResult& a, double u, double relevance, double coding, double coverage) {
  CHECK_THAT(a.u.value, WithinAbs(u, 1e-6));
  CHECK_THAT(a.relevance.value, WithinAbs(relevance, 1e-6));
  CHECK_THAT(a.coding.value, WithinAbs(coding, 1e-6));
  CHECK_THAT(a.coding.coverage, WithinAbs(coverage, 1e-6));
}

/// The family from an array of values and an array of unit numbers per coder, character by character.
struct UnitizingOracle {
  double u, relevance, coding;
  std::vector<double> by_code;

  /// value[i][p]: code or q; unit[i][p]: number of the unit at p.
  UnitizingOracle(const std::vector<std::vector<std::size_t>>& value, const std::vector<std::vector<int>>& unit,
                  std::size_t q) {
    const std::size_t m = value.size(), length = value[0].size();
    std::vector<std::vector<double>> l(q + 1, std::vector<double>(q + 1));
    std::vector<double> s(q + 1), t(q + 1);
    for (std::size_t i = 0; i < m; ++i) {
      std::map<int, std::vector<std::size_t>> places;
      for (std::size_t p = 0; p < length; ++p) {
        for (std::size_t j = 0; j < m; ++j) {
          if (j != i) l[value[i][p]][value[j][p]] += 1.0 / static_cast<double>(m - 1);
        }
        if (value[i][p] == q)
          s[q] += 1;
        else
          places[unit[i][p]].push_back(p);
      }
      for (const auto& [number, at] : places) {
        const auto c = value[i][at.front()];
        s[c] += static_cast<double>(at.size() * at.size());
        for (std::size_t j = 0; j < m; ++j) {
          const auto inside = std::count_if(at.begin(), at.end(), [&](std::size_t p) { return value[j][p] != q; });
          if (j != i) t[c] += static_cast<double>(inside * inside) / static_cast<double>(m - 1);
        }
      }
    }
    const auto figure = [](const std::vector<std::vector<double>>& table, const std::vector<double>& squares,
                           std::size_t values, auto different) {
      double all = 0, square = 0;
      std::vector<double> margin(values);
      for (std::size_t c = 0; c < values; ++c) {
        square += squares[c];
        for (std::size_t k = 0; k < values; ++k) {
          margin[c] += table[c][k];
          all += table[c][k];
        }
      }
      double o = 0, e = 0;
      for (std::size_t c = 0; c < values; ++c) {
        for (std::size_t k = 0; k < values; ++k) {
          if (!different(c, k)) continue;
          o += table[c][k];
          e += (margin[c] * margin[k] - (c == k ? squares[c] : 0)) / (all - square / all);
        }
      }
      return std::pair(o, e);
    };
    const auto ratio = [](auto x) { return 1 - x.first / x.second; };
    u = ratio(figure(l, s, q + 1, [](auto c, auto k) { return c != k; }));
    relevance = ratio(figure(l, s, q + 1, [q](auto c, auto k) { return c == q && k != q; }));
    coding = ratio(figure(l, t, q, [](auto c, auto k) { return c != k; }));
    for (std::size_t k = 0; k < q; ++k) {
      const auto wrong = figure(l, t, q, [k](auto a, auto b) { return b == k && a != k; });
      const auto any = figure(l, t, q, [k](auto, auto b) { return b == k; });
      by_code.push_back(1 - wrong.first / any.first / (wrong.second / any.second));
    }
  }
};

/// Non-overlapping units per coder on `length` characters as arrays, and the continuum of the same units.
struct RandomPartition {
  std::vector<std::vector<std::size_t>> value;
  std::vector<std::vector<int>> unit;
  CoderSource source;

  RandomPartition(data::Dice& dice, std::uint32_t m, std::uint32_t q, std::uint32_t length)
      : value(m, std::vector<std::size_t>(length, q)),
        unit(m, std::vector<int>(length, -1)),
        source{.length = length, .codes = q, .regions = std::vector<CodedRegion>(m, {RegionKind::whole, {}})} {
    for (std::uint32_t i = 0; i < m; ++i) {
      int number = 0;
      for (std::uint32_t p = dice(4); p < length; ++number) {
        const auto end = std::min(length, p + dice.between(1, 8));
        const auto code = dice(q);
        source.spans.push_back({i, code, {p, end}});
        for (auto x = p; x < end; ++x) {
          value[i][x] = code;
          unit[i][x] = number;
        }
        // Two touching units of one code are told apart by their number; overlaps come in another test.
        p = end + dice(5);
      }
    }
  }
};

}  // namespace

TEST_CASE("unitizing_alpha: Alex, Paul and Suzan") {
  const auto c = data::aps();
  const auto a = unitizing_alpha(c);
  check_family(a, .50967, .413226, .724082, .461111);
  CHECK(a.u.status == Status::ok);
  CHECK(a.u.n_coders == 3);
  CHECK(a.u.n_units == 16);
  CHECK(a.u.n_pairable == 60);
  CHECK(a.u.coverage == 1);
  CHECK(a.u.flags.has(Flag::coverage_inferred));
  const double values[]{1, 0, 0, 0, 1, 1}, coverage[]{1, 1, 1, 1, .444444, 1};
  for (std::size_t k = 0; k < 6; ++k) {
    CAPTURE(k);
    CHECK(a.by_code[k].status == Status::ok);
    CHECK_THAT(a.by_code[k].value, WithinAbs(values[k], 1e-12));
    CHECK_THAT(a.by_code[k].coverage, WithinAbs(coverage[k], 1e-6));
  }
  CHECK(a.by_code[6].status == Status::no_pairable);
  CHECK(a.by_code[6].coverage == 0);
  check_family(unitizing_alpha(pair_of(c, 0, 1)), .361610, .098148, .713031,
               unitizing_alpha(pair_of(c, 0, 1)).coding.coverage);
  check_family(unitizing_alpha(pair_of(c, 0, 2)), .437477, .231522, .732143,
               unitizing_alpha(pair_of(c, 0, 2)).coding.coverage);
  check_family(unitizing_alpha(pair_of(c, 1, 2)), .769307, .871079, .749803,
               unitizing_alpha(pair_of(c, 1, 2)).coding.coverage);
  const auto tables = unitizing_tables(c);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].squares == std::vector<double>{147, 36, 36, 36, 108, 272, 256, 71});
  CHECK(tables[0].shared_squares == std::vector<double>{147, 36, 36, 36, 26, 272, 0});
  CHECK(a.table().rows() == 10);
  CHECK(a.method().function == "unitizing_alpha");
}

TEST_CASE("unitizing_alpha: two coders on 80 characters") {
  const std::vector<int> coder{0, 0, 0, 1, 1, 1}, begin{0, 20, 50, 0, 20, 52}, end{10, 40, 60, 12, 35, 60},
      code{0, 1, 0, 0, 2, 0};
  const auto a = unitizing_alpha(continuum_from({coder, begin, end, code}, {80}));
  check_family(a, .545226, .783982, .376872, .4125);
  const double values[]{1, 0, 0}, coverage[]{.9, .75, 1};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK_THAT(a.by_code[k].value, WithinAbs(values[k], 1e-12));
    CHECK_THAT(a.by_code[k].coverage, WithinAbs(coverage[k], 1e-12));
  }
}

TEST_CASE("unitizing_alpha: T1, with a coder who did not look everywhere") {
  const auto c = data::t1_continuum();
  check_family(unitizing_alpha(pair_of(c, 0, 1)), .651291, .560583, 1, .333333);
  check_family(unitizing_alpha(c), .686707, .613376, 1, .325);
  auto s1 = data::t1();
  s1.resize(1);
  check_family(unitizing_alpha(pair_of(Continuum(s1, {"P", "Q", "R"}, {"a", "b", "c"}), 0, 1)), .609149, .483021, 1,
               .375);
  CHECK_FALSE(unitizing_alpha(c).u.flags.has(Flag::coverage_inferred));
  // A coder who looked nowhere changes nothing.
  auto more = data::t1();
  for (auto& s : more) s.regions.push_back({});
  const auto same = unitizing_alpha(Continuum(more, {"P", "Q", "R", "S"}, {"a", "b", "c"}));
  CHECK(same.u.value == unitizing_alpha(c).u.value);
  CHECK(same.u.n_coders == 3);
}

TEST_CASE("unitizing_alpha: equals an array of characters") {
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto m = dice.between(2, 4), q = dice.between(1, 4), length = dice.between(8, 60);
    const RandomPartition x(dice, m, q, length);
    const UnitizingOracle oracle(x.value, x.unit, q);
    const auto a = unitizing_alpha(Continuum({x.source}, number_labels(m), number_labels(q)));
    const auto same = [](const UnitizingValue& v, double wanted) {
      if (v.status == Status::ok)
        CHECK_THAT(v.value, WithinAbs(wanted, 1e-9));
      else
        CHECK((v.status == Status::no_variation || v.status == Status::no_pairable));
    };
    same(a.u, oracle.u);
    same(a.relevance, oracle.relevance);
    same(a.coding, oracle.coding);
    for (std::size_t k = 0; k < q; ++k) same(a.by_code[k], oracle.by_code[k]);
  }
}

TEST_CASE("unitizing_alpha: invariances") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const RandomPartition x(dice, 3, 3, 50), y(dice, 3, 3, 30);
    const Continuum c({x.source, y.source}, number_labels(3), number_labels(3));
    const auto a = unitizing_alpha(c);
    const auto same = [&](const Continuum& other) {
      const auto b = unitizing_alpha(other);
      CHECK(b.u.status == a.u.status);
      if (a.u.status == Status::ok) CHECK_THAT(b.u.value, WithinAbs(a.u.value, 1e-12));
      if (a.coding.status == Status::ok) CHECK_THAT(b.coding.value, WithinAbs(a.coding.value, 1e-12));
    };
    const std::size_t order[]{2, 0, 1};
    same(c.selected(order));
    same(c.of_codes(order));
    same(Continuum({y.source, x.source}, number_labels(3), number_labels(3)));
    // Shifting a whole source, and a text that nobody looked at, change nothing.
    auto shifted = x.source;
    shifted.length += 10;
    for (auto& span : shifted.spans) span.span = {span.span.begin + 7, span.span.end + 7};
    for (auto& region : shifted.regions) region = {RegionKind::intervals, {{7, 57}}};
    same(Continuum({shifted, y.source}, number_labels(3), number_labels(3)));
  }
  const std::vector<int> coder{0, 1}, begin{2, 2}, end{8, 8}, code{0, 0};
  const auto identical = unitizing_alpha(continuum_from({coder, begin, end, code}, {20}));
  CHECK(identical.u.value == 1);
  CHECK(identical.relevance.value == 1);
  CHECK(identical.coding.status == Status::no_variation);
}

TEST_CASE("unitizing_alpha: overlapping units of one coder") {
  const auto make = [](std::vector<CoderSpan> spans) {
    return Continuum({{.length = 30,
                       .codes = 3,
                       .regions = std::vector<CodedRegion>(2, {RegionKind::whole, {}}),
                       .spans = std::move(spans)}},
                     {"A", "B"}, {"x", "y", "z"});
  };
  // x [0,10), y [4,20), z [12,16) of A
  const auto c = make({{0, 0, {0, 10}}, {0, 1, {4, 20}}, {0, 2, {12, 16}}, {1, 0, {0, 10}}});
  const auto margins = [&](OverlapOrder order) {
    const auto t = unitizing_tables(c, {.order = order});
    CHECK(t[0].conflict_length == 10);
    return std::pair(t[0].margin, t[0].squares);
  };
  using Long = std::vector<std::int64_t>;
  using Real = std::vector<double>;
  // longest: y keeps 16, x 4
  CHECK(margins(OverlapOrder::longest) == std::pair(Long{14, 16, 0, 30}, Real{116, 256, 0, 30}));
  // first: x 10, then y [10,20), z nothing
  CHECK(margins(OverlapOrder::first) == std::pair(Long{20, 10, 0, 30}, Real{200, 100, 0, 30}));
  // declared: the same here; with the codes turned z cuts y in two
  CHECK(margins(OverlapOrder::declared) == std::pair(Long{20, 10, 0, 30}, Real{200, 100, 0, 30}));
  const std::size_t turned[]{2, 1, 0};
  const auto cut = unitizing_tables(c.of_codes(turned), {.order = OverlapOrder::declared});
  CHECK(cut[0].margin == Long{4, 12, 14, 30});
  CHECK(cut[0].squares == Real{16, 64 + 16, 16 + 100, 30});
  CHECK(unitizing_alpha(c).u.status == Status::ok);
  CHECK(unitizing_alpha(c).conflict_length == 10);
  CHECK(unitizing_alpha(c, {.strict = true}).u.status == Status::overlap_conflict);
  CHECK(std::isnan(unitizing_alpha(c, {.strict = true}).u.value));
  // One code: overlapping units become one, touching ones stay two.
  const auto same = make({{0, 0, {0, 6}}, {0, 0, {4, 9}}, {0, 0, {9, 12}}, {1, 0, {0, 12}}});
  const auto t = unitizing_tables(same, {.strict = true});
  CHECK(t[0].conflict_length == 0);
  CHECK(t[0].n_units == 3);
  CHECK(t[0].squares[0] == 81 + 9 + 144);
  // Each code alone: nothing gives way.
  const auto alone = unitizing_alpha_per_code(c);
  REQUIRE(alone.size() == 3);
  CHECK(alone[0].u.value == 1);
  CHECK(alone[1].u.observed == 16.0 / 30);
  CHECK(alone[1].conflict_length == 0);
}

TEST_CASE("unitizing_alpha: resolved overlaps equal laying spans one by one") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const std::uint32_t length = dice.between(5, 40), q = 3;
    const auto c = data::random_continuum(dice, 2, dice(12), q, length, 12);
    for (const auto& [order, word] : EnumNames<OverlapOrder>::names) {
      CAPTURE(word);
      std::vector<std::int64_t> margin(q + 1);
      std::vector<double> squares(q + 1);
      std::int64_t conflict = 0;
      for (std::uint32_t g = 0; g < 2; ++g) {
        std::vector<int> users(length);
        std::vector<CoderSpan> laid;
        for (std::uint32_t code = 0; code < q; ++code) {
          std::vector<CoderSpan> own;
          for (const auto& x : c.units(0)) {
            if (x.coder == g && x.code == code) own.push_back(x);
          }
          for (bool again = true; again;) {
            again = false;
            for (std::size_t a = 0; a < own.size() && !again; ++a) {
              for (std::size_t b = 0; b < a && !again; ++b) {
                if (shared(own[a].span, own[b].span) == 0) continue;
                own[b].span = {std::min(own[a].span.begin, own[b].span.begin),
                               std::max(own[a].span.end, own[b].span.end)};
                own.erase(own.begin() + static_cast<std::ptrdiff_t>(a));
                again = true;
              }
            }
          }
          laid.insert(laid.end(), own.begin(), own.end());
        }
        const auto before = [order = order](const CoderSpan& a, const CoderSpan& b) {
          const auto al = a.span.length(), bl = b.span.length();
          if (order == OverlapOrder::longest && al != bl) return al > bl;
          if (order == OverlapOrder::declared && a.code != b.code) return a.code < b.code;
          if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
          if (order == OverlapOrder::first && al != bl) return al > bl;
          return a.code < b.code;
        };
        std::stable_sort(laid.begin(), laid.end(), before);
        std::vector<std::size_t> owner(length, laid.size());
        for (std::size_t i = 0; i < laid.size(); ++i) {
          for (auto p = laid[i].span.begin; p < laid[i].span.end; ++p) {
            ++users[p];
            if (owner[p] == laid.size()) owner[p] = i;
          }
        }
        for (std::uint32_t p = 0; p < length;) {
          auto end = p;
          while (end < length && owner[end] == owner[p]) ++end;
          const bool gap = owner[p] == laid.size();
          const auto value = gap ? q : laid[owner[p]].code;
          const double l = end - p;
          margin[value] += end - p;
          squares[value] += gap ? l : l * l;
          p = end;
        }
        conflict += std::count_if(users.begin(), users.end(), [](int n) { return n > 1; });
      }
      const auto t = unitizing_tables(c, {.order = order});
      CHECK(t[0].margin == margin);
      CHECK(t[0].squares == squares);
      CHECK(t[0].conflict_length == conflict);
    }
  }
}

TEST_CASE("unitizing_alpha: a sum of tables, resamples, an interval") {
  const auto c = pair_of(data::t1_continuum(), 0, 1);
  const auto tables = unitizing_tables(c);
  UnitizingTable sum;
  for (const auto& t : tables) sum += t;
  CHECK(unitizing_alpha(sum).u.value == unitizing_alpha(c).u.value);
  UnitizingTable twice, drawn;
  twice += tables[0];
  twice += tables[0];
  drawn.add(tables[0], 2);
  drawn.add(tables[1], 0);
  CHECK(unitizing_alpha(drawn).u.value == unitizing_alpha(twice).u.value);
  const auto ci = cluster_bootstrap(tables.size(), [&](std::span<const std::int64_t> w) {
    UnitizingTable t;
    for (std::size_t k = 0; k < w.size(); ++k) t.add(tables[k], w[k]);
    return unitizing_alpha(t).u.value;
  });
  CHECK(ci.status == Status::ok);
  CHECK(ci.lo <= .651291);
  CHECK(.651291 <= ci.hi);
  CHECK_THROWS_AS(sum.add(tables[0], -1), UsageError);
  CHECK_THROWS_AS(sum += unitizing_tables(data::aps())[0], UsageError);
}

TEST_CASE("unitizing_alpha: a distance between codes") {
  const auto c = data::aps();
  Matrix<double> nominal = Matrix<double>::Ones(7, 7);
  nominal.diagonal().setZero();
  const auto a = unitizing_alpha(c), b = unitizing_alpha(c, {.distance = nominal});
  CHECK_THAT(b.coding.value, WithinAbs(a.coding.value, 1e-12));
  CHECK(b.u.value == a.u.value);
  for (std::size_t k = 0; k < 6; ++k) CHECK_THAT(b.by_code[k].value, WithinAbs(a.by_code[k].value, 1e-12));
  auto near = nominal;
  near(1, 2) = near(2, 1) = near(1, 3) = near(3, 1) = near(2, 3) = near(3, 2) = 0;  // 2, 3 and 4 are one
  const auto lenient = unitizing_alpha(c, {.distance = near});
  CHECK(lenient.coding.value == 1);
  Matrix<double> zero = Matrix<double>::Zero(7, 7);
  CHECK(unitizing_alpha(c, {.distance = zero}).coding.status == Status::no_variation);
  near(0, 1) = 2;
  CHECK_THROWS_AS(unitizing_alpha(c, {.distance = near}), UsageError);
  CHECK_THROWS_AS(unitizing_alpha(c, {.distance = Matrix<double>::Zero(2, 2)}), UsageError);
  CHECK_THROWS_AS(unitizing_alpha(unitizing_tables(c)[0], {}, {"one"}), UsageError);
}

TEST_CASE("unitizing_alpha: statuses") {
  const auto whole = [](std::vector<std::uint32_t> coders) {
    std::vector<ContinuumRegion> out;
    for (const auto g : coders) out.push_back({g, 0, {}, {}});
    return out;
  };
  const ContinuumLabels labels{{"A", "B"}, {"x"}};
  const auto status = [&](const Continuum& c) { return unitizing_alpha(c).u.status; };
  CHECK(status(continuum_from({}, {20}, {}, labels)) == Status::no_data);
  CHECK(status(continuum_from({}, {0}, whole({0, 1}), labels)) == Status::no_data);
  CHECK(status(continuum_from({}, {20}, whole({1}), labels)) == Status::single_coder);
  const auto empty = unitizing_alpha(continuum_from({}, {20}, whole({0, 1}), labels));
  CHECK(empty.u.status == Status::no_variation);
  CHECK(empty.relevance.status == Status::no_variation);
  CHECK(empty.coding.status == Status::no_pairable);
  CHECK(empty.u.observed == 0);
  CHECK(std::isnan(empty.u.value));
  const auto forced =
      unitizing_alpha(continuum_from({}, {20}, whole({0, 1}), labels), {.no_variation = NoVariation::one});
  CHECK(forced.u.value == 1);
  CHECK(forced.u.status == Status::no_variation);
  const std::vector<ContinuumRegion> apart{{0, 0, Span{0, 10}, {}}, {1, 0, Span{10, 20}, {}}};
  CHECK(status(continuum_from({}, {20}, apart, labels)) == Status::no_pairable);
  // All text marked by both with one code: no gap, one value.
  const std::vector<int> coder{0, 1}, begin{0, 0}, end{20, 20}, code{0, 0};
  const auto full = unitizing_alpha(continuum_from({coder, begin, end, code}, {20}));
  CHECK(full.u.status == Status::no_variation);
  CHECK(full.by_code[0].status == Status::no_variation);
  CHECK(full.by_code[0].coverage == 1);
}

TEST_CASE("unitizing_alpha: shares of the observed disagreement") {
  const auto c = data::t1_continuum();
  const auto shares = unitizing_shares(c);
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    sum += shares[i].share;
    if (i > 0) CHECK(shares[i].share <= shares[i - 1].share);
  }
  CHECK_THAT(sum, WithinAbs(unitizing_alpha(c).u.observed, 1e-12));
  // s1, P and Q, 80 coder-characters of 180: a 2 characters, b 3, c 6; s2 a 3; s3 b 6.
  const auto two = unitizing_shares(pair_of(c, 0, 1));
  REQUIRE(two.size() == 5);
  CHECK(two[0].place == Span{30, 36});
  CHECK_THAT(two[0].share, WithinAbs(6.0 / 90, 1e-12));
  CHECK(two[1].source == 2);
  CHECK(two[1].place == Span{0, 6});
  CHECK(two[4].place == Span{0, 2});
  CHECK(unitizing_shares(continuum_from({}, {9})).empty());
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    data::Dice dice(seed);
    const auto x = data::random_continuum(dice, dice.between(2, 4), dice(15), 3, 40, 12);
    double all = 0;
    for (const auto& share : unitizing_shares(x)) all += share.share;
    CHECK_THAT(all, WithinAbs(unitizing_alpha(x).u.observed, 1e-12));
  }
}

TEST_CASE("unitizing_alpha: the example of its documentation") {
  const std::vector<int> coder{0, 1}, begin{0, 5}, end{10, 10}, code{0, 0};
  const auto a = unitizing_alpha(continuum_from({coder, begin, end, code}, {20}));
  CHECK(a.u.status == Status::ok);
  CHECK_THAT(a.u.observed, WithinAbs(.25, 1e-12));
  CHECK(a.coding.status == Status::no_variation);
}
