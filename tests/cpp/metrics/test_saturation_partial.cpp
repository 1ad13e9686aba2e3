#include <tematik/metrics/saturation_partial.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <tematik/support/cat.hpp>
#include <tematik/tables/cooccurrence_partial.hpp>

#include "../catch.hpp"
#include "saturation_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<std::string> codes_in_unit(const Incidence& inc, std::size_t unit) {
  std::vector<std::string> out;
  for (std::size_t j = 0; j < inc.codes(); ++j) {
    if (inc.bits.test(unit, j)) out.push_back(detail::cat("c", j));
  }
  return out;
}

/// Units first..last-1, each its own source; positions from `zero`.
SaturationPartial part_of(const Incidence& inc, std::size_t first, std::size_t last, std::size_t zero = 0) {
  SaturationPartial out("{\"unit\":\"source\"}");
  for (std::size_t i = first; i < last; ++i) {
    out.add(detail::cat("s", i), static_cast<std::int64_t>(i - zero), codes_in_unit(inc, i));
  }
  return out;
}

CooccurrencePartial pairs_of(const Incidence& inc, std::size_t first, std::size_t last) {
  auto out = CooccurrencePartial::empty("{\"unit\":\"source\"}");
  for (std::size_t i = first; i < last; ++i) {
    out.add_source(detail::cat("s", i));
    out.add_units(1);
    const auto codes = codes_in_unit(inc, i);
    for (const auto& a : codes) {
      out.add_total(a, 1);
      for (const auto& b : codes) {
        if (a < b) out.add(a, b, 1);
      }
    }
  }
  return out;
}

std::string hex_of(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += "0123456789abcdef"[byte >> 4U];
    out += "0123456789abcdef"[byte & 15U];
  }
  return out;
}

}  // namespace

TEST_CASE("saturation_partial: the bytes of kind 4") {
  SaturationPartial partial;
  partial.add("s1", 0, std::vector<std::string>{"a"});
  partial.add("s1", 1, std::vector<std::string>{});
  partial.add("s1", 2, std::vector<std::string>{"a", "\xc3\xa9"});
  const auto bytes = partial.to_bytes();
  CHECK(
      hex_of(bytes) ==
      "544d4b50040001003700000000000000020000007b7d01000000020000007331030000000000000002000000010000006100000000000000"
      "0002000000c3a90200000000000000");
  CHECK(SaturationPartial::from_bytes(bytes) == partial);
}

TEST_CASE("saturation_partial: any split and any order of merging gives the whole") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto inc = seed == 0 ? data::f15() : data::random_incidence(seed, 3 + static_cast<int>(seed % 9), 40, 6);
    const std::size_t units = inc.units();
    const auto whole = part_of(inc, 0, units);
    const auto done = whole.finish();
    CHECK(done.status == Status::ok);
    CHECK(done.new_codes == inc.new_counts());
    const auto first = inc.first_positions();
    CHECK(done.codes.size() == static_cast<std::size_t>(inc.frequencies().observed()));
    CHECK(std::is_sorted(done.first.begin(), done.first.end()));
    for (std::size_t k = 0; k < done.codes.size(); ++k) {
      CHECK(first[static_cast<std::size_t>(std::stoi(done.codes[k].substr(1)))] == done.first[k]);
    }
    for (std::size_t m = 0; m <= units; ++m) {
      auto left = part_of(inc, 0, m);
      left += part_of(inc, m, units);
      CHECK(left.to_bytes() == whole.to_bytes());
      auto right = part_of(inc, m, units);
      right += part_of(inc, 0, m);  // positions were fixed before: commutative
      CHECK(right == whole);
      auto joined = part_of(inc, 0, m);
      joined.append(part_of(inc, m, units, m));
      CHECK(joined == whole);
      for (std::size_t l = 0; l <= m; ++l) {
        auto a = part_of(inc, 0, l);  // (a b) c = a (b c)
        a.append(part_of(inc, l, m, l)).append(part_of(inc, m, units, m));
        auto bc = part_of(inc, l, m, l);
        bc.append(part_of(inc, m, units, m));
        auto b = part_of(inc, 0, l);
        b.append(bc);
        CHECK(a == whole);
        CHECK(b == whole);
      }
    }
  }
  // Not commutative: the right part first is another study.
  auto turned = part_of(data::f15(), 8, 15, 8);
  turned.append(part_of(data::f15(), 0, 8));
  CHECK(turned.finish().new_codes != data::f15().new_counts());
}

TEST_CASE("saturation_partial: what does not merge") {
  const auto f15 = data::f15();
  auto left = part_of(f15, 0, 8);
  const auto before = left;
  CHECK_THROWS_WITH(left += part_of(f15, 7, 15), ContainsSubstring("\"s7\""));
  CHECK_THROWS_AS(left.append(part_of(f15, 7, 15, 7)), UsageError);
  CHECK_THROWS_AS(left += left, UsageError);
  CHECK_THROWS_WITH(left += SaturationPartial("{\"unit\":\"case\"}"), ContainsSubstring("same rules"));
  CHECK_THROWS_AS(left.append(part_of(f15, 8, 15)), UsageError);  // positions of the whole, not of the part
  CHECK_THROWS_AS(left.add("s99", -1, std::vector<std::string>{}), UsageError);
  CHECK_THROWS_AS(left.add("s99", 9, std::vector<std::string>{"\xff"}), InputError);
  CHECK(left == before);
  CHECK_THROWS_WITH(part_of(f15, 8, 15).finish(), ContainsSubstring("missing parts"));
  CHECK_THROWS_AS(SaturationPartial("\xc0"), InputError);
  const SaturationPartial none;
  CHECK(none.empty());
  CHECK(none.finish().status == Status::no_data);
  CHECK(SaturationPartial::from_bytes(none.to_bytes()) == none);
  CHECK(left.finish().table().rows() == 16);
  CHECK(left.finish().method().n == 8);
}

TEST_CASE("saturation_partial: damaged bytes are refused, never read past") {
  const auto bytes = part_of(data::t8(), 0, 8).to_bytes();
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    CHECK_THROWS_AS(SaturationPartial::from_bytes(bytes.substr(0, n)), InputError);
  }
  CHECK_THROWS_AS(SaturationPartial::from_bytes(bytes + '\0'), InputError);
  CHECK_THROWS_AS(SaturationPartial::from_bytes(pairs_of(data::t8(), 0, 8).to_bytes()), InputError);  // another kind
  int read = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char flip : {'\x01', '\x40', '\x80'}) {
      auto damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      try {
        const auto other = SaturationPartial::from_bytes(damaged);  // other ids or numbers, in a sound frame
        CHECK(other.to_bytes() == damaged);
        ++read;
        static_cast<void>(other.finish());
      } catch (const Error&) {
      }
    }
  }
  CHECK(read > 0);
}

TEST_CASE("saturation_partial: unordered counts give curve, spread and frequencies of the whole") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto inc = seed == 0 ? data::f15() : data::random_incidence(seed, 1 + static_cast<int>(seed % 9), 30, 3);
    const auto curve = accumulation(inc);
    for (std::size_t m = 0; m <= inc.units(); ++m) {
      auto part = pairs_of(inc, m, inc.units());
      part += pairs_of(inc, 0, m);
      const auto u = unordered_saturation(CooccurrencePartial::from_bytes(part.to_bytes()).finish(true));
      CHECK(u.status == Status::ok);
      CHECK(u.mean == curve.mean);
      REQUIRE(u.sd.size() == curve.sd.size());
      for (std::size_t t = 0; t < u.sd.size(); ++t) CHECK_THAT(u.sd[t], WithinAbs(curve.sd[t], 1e-12));
      CHECK(u.frequencies.mentions() == inc.frequencies().mentions());
      CHECK(u.frequencies.q(1) == inc.frequencies().q(1));
    }
  }
}

TEST_CASE("saturation_partial: counts that are none of units") {
  const auto table = [](std::int64_t both, std::optional<std::int64_t> n) {
    return CooccurrenceTable{
        .counts = LabelledMatrix<std::int64_t>(Matrix<std::int64_t>{{2, both}, {both, 3}}, {"a", "b"}),
        .totals = {2, 3},
        .n = n};
  };
  const auto u = unordered_saturation(table(1, 4));
  const std::vector<double> mean{0, 1.25, 2 - 1.0 / 6, 2, 2};
  REQUIRE(u.mean.size() == mean.size());
  for (std::size_t t = 0; t < mean.size(); ++t) CHECK_THAT(u.mean[t], WithinAbs(mean[t], 1e-12));
  CHECK(u.table().rows() == 5);
  CHECK(u.method().n == 4);
  CHECK_THROWS_AS(unordered_saturation(table(1, std::nullopt)), UsageError);
  CHECK_THROWS_AS(unordered_saturation(table(3, 4)), InputError);
  CHECK_THROWS_AS(unordered_saturation(table(0, 4)), InputError);  // 2 + 3 of 4 units must share one
  CHECK_THROWS_AS(unordered_saturation(table(1, 2)), InputError);
  CHECK_THROWS_AS(unordered_saturation(table(1, std::int64_t{1} << 60)), InputError);
  CHECK(unordered_saturation({}).status == Status::no_data);
}

TEST_CASE("saturation_partial: the example of its documentation") {
  SaturationPartial a, b;
  a.add("s1", 0, std::vector<std::string>{"x"});
  b.add("s2", 1, std::vector<std::string>{"x", "y"});
  b += a;
  CHECK(b.finish().new_codes == std::vector<std::int64_t>{1, 1});
}
