#include <tematik/metrics/unit_values.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;

namespace {

constexpr CodedRegion all_of_it{RegionKind::whole};

/// Two coders, three codes, thirty characters, units of ten.
struct Valued {
  CoderSource source{.length = 30, .codes = 3, .regions = {all_of_it, all_of_it}};
  std::vector<Span> tens{{0, 10}, {10, 20}, {20, 30}};

  [[nodiscard]] UnitValues read(const UnitValueOptions& o, bool units = true,
                                std::vector<WeightedSpan> weighted = {}) const {
    const Continuum c({source}, {"P", "Q"}, {"a", "b", "c"});
    return unit_values(c, units ? std::vector<std::vector<Span>>(1, tens) : std::vector<std::vector<Span>>(),
                       {std::move(weighted)}, o);
  }
};

/// "word word xcount" of every pattern, sorted.
std::vector<std::string> patterns_of(const Ratings& r) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < r.rows(); ++i) {
    std::string line;
    for (const auto cell : r.row(i))
      line += (cell == Ratings::missing ? std::string(".") : r.categories()[static_cast<std::size_t>(cell)]) + ' ';
    out.push_back(line + 'x' + std::to_string(r.count(i)));
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Words = std::vector<std::string>;

/// What a coder says of characters [begin, end), one at a time.
struct SlowReader {
  const CoderSource& source;
  const std::vector<WeightedSpan>& weighted;

  [[nodiscard]] bool covers(std::uint32_t coder, std::uint32_t code, std::uint32_t at) const {
    return std::any_of(source.spans.begin(), source.spans.end(), [&](const CoderSpan& x) {
      return x.coder == coder && x.code == code && x.span.begin <= at && at < x.span.end;
    });
  }
  [[nodiscard]] bool looked(std::uint32_t coder, std::uint32_t at) const {
    const auto& region = source.regions[coder];
    if (region.kind == RegionKind::whole) return true;
    for (const auto x : region.intervals) {
      if (x.begin <= at && at < x.end) return true;
    }
    for (std::uint32_t c = 0; region.kind != RegionKind::none && c < source.codes; ++c) {
      if (covers(coder, c, at)) return true;
    }
    return false;
  }
  [[nodiscard]] std::string value(ValueKind kind, std::uint32_t coder, std::uint32_t code, Span unit) const {
    std::uint32_t seen = 0;
    std::vector<std::uint32_t> covered(source.codes);
    for (std::uint32_t at = unit.begin; at < unit.end; ++at) {
      seen += looked(coder, at) ? 1 : 0;
      for (std::uint32_t c = 0; c < source.codes; ++c) covered[c] += covers(coder, c, at) ? 1 : 0;
    }
    if (2 * seen < unit.length()) return ".";
    if (kind == ValueKind::label) {
      const auto most = std::max_element(covered.begin(), covered.end());
      return *most == 0 ? "(none)" : std::string(1, static_cast<char>('a' + (most - covered.begin())));
    }
    if (kind == ValueKind::set) {
      std::string out = "{";
      for (std::uint32_t c = 0; c < source.codes; ++c) {
        if (covered[c] > 0) out += (out.size() > 1 ? ", " : "") + std::string(1, static_cast<char>('a' + c));
      }
      return out + "}";
    }
    std::set<Span> spans;
    for (const auto& x : source.spans) {
      if (x.coder == coder && x.code == code && x.span.begin < unit.end && unit.begin < x.span.end)
        spans.insert(x.span);
    }
    if (kind == ValueKind::count) return std::to_string(spans.size());
    double sum = 0, length = 0;
    for (std::uint32_t at = unit.begin; at < unit.end; ++at) {
      for (const auto& x : weighted) {
        if (x.coder != coder || x.code != code || x.span.begin > at || x.span.end <= at) continue;
        sum += x.weight;
        length += 1;
      }
    }
    return length > 0 ? json_number(sum / length) : ".";
  }
};

}  // namespace

TEST_CASE("unit values: one label per unit, ties by declared order", "[metrics][agreement]") {
  Valued v;
  v.source.spans = {{0, 0, {0, 6}},   {0, 1, {6, 10}},  {1, 1, {0, 10}},    // a (6 of 10) and b
                    {0, 2, {10, 15}}, {0, 1, {15, 20}}, {1, 2, {12, 20}}};  // b and c tie; c
  const auto found = v.read({});
  REQUIRE(found.tables.size() == 1);
  CHECK(patterns_of(found.tables[0][0]) == Words{"(none) (none) x1", "a b x1", "b c x1"});
  CHECK(found.tied[0] == std::vector<bool>{true, false});
  CHECK_FALSE(found.conflict[0][0]);
  CHECK(found.codes == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK_FALSE(found.tables[0][0].is_declared());
  // Declared order decides the tie; what is not used is still a category.
  const auto declared = v.read({.categories = {"c", "b", "a"}});
  CHECK(patterns_of(declared.tables[0][0]) == Words{"(none) (none) x1", "a b x1", "c c x1"});
  CHECK(declared.tables[0][0].categories() == Words{"c", "b", "a", "(none)"});
  CHECK(declared.tables[0][0].is_declared());
  CHECK(patterns_of(v.read({.include_uncoded = false}).tables[0][0]) == Words{"a b x1", "b c x1"});
  CHECK(patterns_of(v.read({.membership = Membership::majority}).tables[0][0]) ==
        Words{"(none) (none) x1", "(none) c x1", "a b x1"});
  CHECK(v.read({.all_codes = true}).tables[0][0].is_declared());
  CHECK_THROWS_AS(v.read({.categories = {"a", "b"}}), InputError);  // c was given
  CHECK_THROWS_AS(v.read({.categories = {"a", "z"}}), UsageError);
  CHECK_THROWS_AS(v.read({.categories = {"a", "a"}}), UsageError);
  CHECK_THROWS_AS(v.read({.values = ValueKind::binary}), UsageError);
}

TEST_CASE("unit values: on characters the longest of overlapping codes has the text", "[metrics][agreement]") {
  Valued v;
  v.source.spans = {{0, 0, {0, 10}}, {0, 1, {8, 12}}, {1, 1, {5, 12}}};
  const auto found = v.read({}, false);
  CHECK(patterns_of(found.tables[0][0]) == Words{"(none) (none) x18", "a (none) x5", "a b x5", "b b x2"});
  CHECK(found.conflict[0] == std::vector<bool>{true, false});
  CHECK(patterns_of(v.read({.order = OverlapOrder::first}, false).tables[0][0])[2] == "a b x5");
  const auto strict = v.read({.strict = true}, false);
  const std::vector<std::size_t> both{0, 1}, one{1};
  CHECK(strict.of(0, 0, both, true).conflict);
  CHECK_FALSE(strict.of(0, 0, both, false).conflict);
  CHECK_FALSE(strict.of(0, 0, one, true).conflict);
}

TEST_CASE("unit values: sets, counts and weights", "[metrics][agreement]") {
  Valued v;
  v.source.spans = {{0, 0, {0, 6}}, {0, 0, {2, 8}}, {0, 0, {8, 12}}, {0, 1, {9, 11}}, {1, 0, {5, 15}}};
  const auto sets = v.read({.values = ValueKind::set});
  CHECK(patterns_of(sets.tables[0][0]) == Words{"{a, b} {a} x2", "{} {} x1"});
  CHECK(sets.sets == std::vector<std::vector<std::uint32_t>>{{}, {0}, {0, 1}});
  const auto counts = v.read({.values = ValueKind::count});
  REQUIRE(counts.tables.size() == 3);
  CHECK(patterns_of(counts.tables[0][0]) == Words{"0 0 x1", "1 1 x1", "3 1 x1"});
  CHECK(patterns_of(counts.tables[2][0]) == Words{"0 0 x3"});
  CHECK(counts.tables[0][0].values() == std::vector<double>{0, 1, 3});
  // Each span once: where it begins.
  CHECK(patterns_of(v.read({.values = ValueKind::count, .membership = Membership::begins}).tables[0][0]) ==
        Words{"0 0 x2", "3 1 x1"});
  CHECK(v.read({.values = ValueKind::count, .categories = {"0", "1", "2", "3"}}).tables[0][0].categories().size() == 4);
  CHECK_THROWS_AS(v.read({.values = ValueKind::count, .categories = {"0", "many"}}), UsageError);
  CHECK_THROWS_AS(v.read({.values = ValueKind::count, .categories = {"0", "1"}}), InputError);
  const auto weights =
      v.read({.values = ValueKind::weight}, true, {{0, 0, {0, 6}, 2}, {0, 0, {6, 8}, 4}, {1, 0, {5, 15}, 1}});
  CHECK(patterns_of(weights.tables[0][0]) == Words{". 1 x1", "2.5 1 x1"});  // (6 * 2 + 2 * 4) / 8
  CHECK(weights.tables[1][0].rows() == 0);
}

TEST_CASE("unit values equal a walk over the characters", "[metrics][agreement]") {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    CoderSource source{.length = dice.between(1, 40), .codes = 3, .regions = std::vector<CodedRegion>(2, all_of_it)};
    std::vector<WeightedSpan> weighted;
    const auto span = [&] {
      const auto begin = dice.between(0, source.length - 1);
      return Span{begin, dice.between(begin + 1, source.length)};
    };
    if (dice(3) == 0) source.regions[1] = {RegionKind::intervals, {span()}};
    for (std::uint32_t i = dice(9); i > 0; --i) {
      const CoderSpan x{static_cast<std::uint32_t>(dice(2)), static_cast<std::uint32_t>(dice(3)), span()};
      source.spans.push_back(x);
      weighted.push_back({x.coder, x.code, x.span, static_cast<double>(dice.between(1, 4))});
    }
    std::vector<Span> units;
    for (std::uint32_t at = 0; at < source.length; at = units.back().end)
      units.push_back({at, std::min(source.length, at + dice.between(1, 7))});
    const Continuum continuum({source}, {"P", "Q"}, {"a", "b", "c"});
    std::vector<Span> each;
    for (std::uint32_t at = 0; at < source.length; ++at) each.push_back({at, at + 1});
    const SlowReader slow{source, weighted};
    for (const ValueKind kind : {ValueKind::label, ValueKind::set, ValueKind::count, ValueKind::weight}) {
      CAPTURE(to_string(kind));
      for (const bool on_characters : {false, true}) {
        if (on_characters && (kind == ValueKind::label || kind == ValueKind::weight)) continue;  // order; stretches
        const auto found = unit_values(
            continuum, on_characters ? std::vector<std::vector<Span>>() : std::vector<std::vector<Span>>(1, units),
            {weighted}, {.values = kind});
        for (std::uint32_t c = 0; c < found.tables.size(); ++c) {
          std::map<std::string, std::int64_t> lines;
          for (const Span unit : on_characters ? each : units) {
            const auto p = slow.value(kind, 0, c, unit);
            const auto q = slow.value(kind, 1, c, unit);
            if (p != "." || q != ".") ++lines[p + ' ' + q + " x"];
          }
          Words expected;
          for (const auto& [line, n] : lines) expected.push_back(line + std::to_string(n));
          std::sort(expected.begin(), expected.end());
          CHECK(patterns_of(found.tables[c][0]) == expected);
        }
      }
    }
  }
}
