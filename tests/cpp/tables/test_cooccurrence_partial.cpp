#include <tematik/tables/cooccurrence_partial.hpp>

#include <algorithm>

#include <tematik/support/philox.hpp>
#include <tematik/tables/unit_counts.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string hex_of(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4U];
    out += "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

/// Two words of ids in an order that is not that of their numbers.
std::string id_of(std::uint32_t code) { return std::string(code % 2 == 0 ? "k\xC3\xA9" : "k") + std::to_string(code); }

/// The partial of one source from its units: each a set of codes as bits.
CooccurrencePartial from_units(const std::string& source, const std::vector<std::uint32_t>& units,
                               std::uint32_t codes) {
  auto out = CooccurrencePartial::empty("{\"unit\":\"line\"}");
  out.add_source(source);
  out.add_units(units.size());
  for (const std::uint32_t unit : units) {
    for (std::uint32_t i = 0; i < codes; ++i) {
      if (((unit >> i) & 1U) == 0) continue;
      out.add_total(id_of(i), 1);
      for (std::uint32_t j = i; j < codes; ++j) {
        if (((unit >> j) & 1U) != 0) out.add(id_of(i), id_of(j), 1);
      }
    }
  }
  return out;
}

CooccurrencePartial partial_fixture() {
  auto out = CooccurrencePartial::empty("{}");
  out.add_source("s1");
  out.add_units(3);
  out.add_total("a", 2);
  out.add_total("\xC3\xA9", 1);
  out.add("a", "a", 2);
  out.add("\xC3\xA9", "a", 1);  // either order
  out.add("\xC3\xA9", "\xC3\xA9", 1);
  return out;
}

}  // namespace

TEST_CASE("cooccurrence_partial: the bytes of the fixture", "[tables][cooccurrence_partial]") {
  const std::string expected =
      "544d4b50020001006c00000000000000020000007b7d01000000020000007331000300000000000000020000000100000061020000000000"
      "00"
      "0002000000c3a901000000000000000300000000000000000000000200000000000000000000000100000001000000000000000100000001"
      "0000"
      "000100000000000000";
  const auto part = partial_fixture();
  CHECK(hex_of(part.to_bytes()) == expected);
  const auto read = CooccurrencePartial::from_bytes(part.to_bytes());
  CHECK(read == part);
  CHECK(read.to_bytes() == part.to_bytes());
  const auto table = read.finish(true);
  CHECK(table.n == 3);
  CHECK(table.is_table);
  CHECK(table.totals == std::vector<std::int64_t>{2, 1});
  CHECK(table.counts("a", "\xC3\xA9") == 1);
  CHECK(table.counts("\xC3\xA9", "a") == 1);
}

TEST_CASE("cooccurrence_partial: any split, order and tree of merges gives the bytes of one pass",
          "[tables][cooccurrence_partial]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 24);
    const std::uint32_t sources = 1 + random.draw(7), codes = 1 + random.draw(5);
    std::vector<CooccurrencePartial> parts;
    std::vector<std::uint32_t> unit, code;
    std::uint32_t n_units = 0;
    for (std::uint32_t s = 0; s < sources; ++s) {
      std::vector<std::uint32_t> units(random.draw(6));
      for (auto& u : units) {
        u = random.draw(1U << codes);
        for (std::uint32_t c = 0; c < codes; ++c) {
          if (((u >> c) & 1U) != 0) unit.push_back(n_units), code.push_back(c);
        }
        ++n_units;
      }
      parts.push_back(from_units("s" + std::to_string(s), units, codes));
    }
    auto one_pass = CooccurrencePartial::empty("{\"unit\":\"line\"}");
    for (const auto& part : parts) one_pass += part;
    while (parts.size() > 1) {  // a random tree, over the bytes
      const std::size_t a = random.draw(static_cast<std::uint32_t>(parts.size()));
      auto first = CooccurrencePartial::from_bytes(parts[a].to_bytes());
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(a));
      const std::size_t b = random.draw(static_cast<std::uint32_t>(parts.size()));
      first += parts[b];
      parts[b] = first;
    }
    INFO("seed " << seed);
    CHECK(parts.front().to_bytes() == one_pass.to_bytes());
    auto neutral = CooccurrencePartial::empty("{\"unit\":\"line\"}");
    neutral += one_pass;
    CHECK(neutral == one_pass);
    const auto counts = unit_counts(unit, code, n_units, codes);
    const auto table = one_pass.finish(true);
    CHECK(table.n.value_or(0) == static_cast<std::int64_t>(n_units));
    for (std::uint32_t i = 0; i < codes; ++i) {
      const auto& labels = table.labels();
      CHECK(std::is_sorted(labels.begin(), labels.end()));
      const bool used = std::find(labels.begin(), labels.end(), id_of(i)) != labels.end();
      CHECK(used == (counts(i, i) > 0));
      for (std::uint32_t j = 0; j < codes && used; ++j) {
        if (counts(j, j) > 0) CHECK(table.counts(id_of(i), id_of(j)) == counts(i, j));
      }
    }
    // the same through a table
    CooccurrenceTable as_table;
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < codes; ++i) ids.push_back(id_of(i)), as_table.totals.push_back(counts(i, i));
    as_table.counts = LabelledMatrix<std::int64_t>(counts, ids);
    as_table.n = n_units;
    auto from_table = CooccurrencePartial::empty("{\"unit\":\"line\"}");
    from_table.add_table(one_pass.sources(), as_table);
    CHECK(from_table.to_bytes() == one_pass.to_bytes());
  }
}

TEST_CASE("cooccurrence_partial: keys unite, they do not add", "[tables][cooccurrence_partial]") {
  auto a = CooccurrencePartial::empty("{\"count\":\"cases\"}", PartialShape::keyed);
  auto b = a;
  a.add_source("s1"), b.add_source("s2");
  a.add_key("p"), a.add_key("q"), b.add_key("q");
  for (auto* part : {&a, &b}) {
    part->add_keyed("y", "y", "q");
    part->add_keyed("x", "x", "q");
    part->add_keyed("y", "x", "q");
  }
  a.add_keyed("x", "x", "p");
  auto ab = a, ba = b;
  ab += b, ba += a;
  CHECK(ab.to_bytes() == ba.to_bytes());
  CHECK(CooccurrencePartial::from_bytes(ab.to_bytes()) == ab);
  const auto table = ab.finish();
  CHECK(table.n == 2);
  CHECK(table.totals == std::vector<std::int64_t>{2, 1});
  CHECK(table.counts("x", "y") == 1);
  CHECK(table.counts("x", "x") == 2);
  CHECK_THROWS_AS(ab.add("x", "y", 1), UsageError);
  CHECK_THROWS_AS(ab.add_total("x", 1), UsageError);
  CHECK_THROWS_AS(ab.add_units(1), UsageError);
}

TEST_CASE("cooccurrence_partial: directed", "[tables][cooccurrence_partial]") {
  auto a = CooccurrencePartial::empty("{}", PartialShape::directed);
  a.add_source("s1");
  a.add("z", "a", 2), a.add("a", "z", 1);
  a.add_total("z", 4), a.add_column_total("a", 3), a.add_column_total("only", 1);
  const auto read = CooccurrencePartial::from_bytes(a.to_bytes());
  CHECK(read == a);
  const auto out = read.finish_directed();
  CHECK(out.counts("z", "a") == 2);
  CHECK(out.counts("a", "z") == 1);
  CHECK(out.counts("z", "only") == 0);
  CHECK(out.row_totals == std::vector<std::int64_t>{0, 4});
  CHECK(out.column_totals == std::vector<std::int64_t>{3, 1, 0});
  CHECK_THROWS_AS(a.finish(), UsageError);
  CHECK_THROWS_AS(a.add_key("k"), UsageError);
  CHECK_THROWS_AS(partial_fixture().finish_directed(), UsageError);
  CHECK_THROWS_AS(partial_fixture().add_column_total("a", 1), UsageError);
}

TEST_CASE("cooccurrence_partial: what may not be merged leaves everything as it was",
          "[tables][cooccurrence_partial]") {
  auto part = partial_fixture();
  const auto before = part;
  CHECK_THROWS_AS(part += before, UsageError);
  CHECK_THROWS_WITH(part += before, ContainsSubstring("source s1"));
  auto other = CooccurrencePartial::empty("{\"unit\":\"line\"}");
  CHECK_THROWS_AS(part += other, UsageError);
  CHECK_THROWS_AS(part += CooccurrencePartial::empty("{}", PartialShape::keyed), UsageError);
  CHECK_THROWS_AS(part.add_source("s1"), UsageError);
  auto full = CooccurrencePartial::empty("{}");
  full.add_source("s2");
  full.add("a", "a", ~std::uint64_t{0});
  CHECK_THROWS_AS(part += full, InputError);
  CHECK_THROWS_AS(full.finish(), InputError);  // past 2^63 - 1
  CHECK_THROWS_AS(full.add("a", "a", 1), InputError);
  CHECK_THROWS_AS(part.add("\xFF", "a", 1), InputError);
  CHECK(part == before);
}

TEST_CASE("cooccurrence_partial: hostile bytes", "[tables][cooccurrence_partial]") {
  const auto good = partial_fixture().to_bytes();
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK_THROWS_AS(CooccurrencePartial::from_bytes(good.substr(0, size)), InputError);
  }
  CHECK_THROWS_AS(CooccurrencePartial::from_bytes(good + "x"), InputError);
  CHECK_THROWS_WITH(CooccurrencePartial::from_bytes("TMKQ" + good.substr(4)), ContainsSubstring("TMKP"));
  const auto with = [&](std::size_t at, char value) {
    auto bytes = good;
    bytes[at] = value;
    return bytes;
  };
  CHECK_THROWS_WITH(CooccurrencePartial::from_bytes(with(4, 1)), ContainsSubstring("kind 2"));
  CHECK_THROWS_WITH(CooccurrencePartial::from_bytes(with(6, 2)), ContainsSubstring("version 1"));
  // Any other bytes: read whole and written back equal, or refused.
  const auto is_refused = [](const std::string& bytes) {
    try {
      const auto read = CooccurrencePartial::from_bytes(bytes);
      CHECK(read.to_bytes() == bytes);
      return false;
    } catch (const InputError&) {
      return true;
    }
  };
  int refused = 0, accepted = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const int value : {0, 1, 2, 3, 0x41, 0x7F, 0x80, 0xFF}) {
      ++(is_refused(with(at, static_cast<char>(value))) ? refused : accepted);
    }
  }
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 25);
    auto bytes = good;
    for (int change = 0; change < 4; ++change) {
      bytes[16 + random.draw(static_cast<std::uint32_t>(bytes.size() - 16))] = static_cast<char>(random.draw(256));
    }
    ++(is_refused(bytes) ? refused : accepted);
  }
  CHECK(refused > 0);
  CHECK(accepted > 0);
}
