#include <tematik/support/partial_bytes.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;
using namespace std::string_view_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr detail::PartialFrame partial_frame{.kind = 77, .version = 3};

/// One of everything that a partial can hold.
struct PartialHeld {
  std::uint8_t u8 = 0;
  std::uint32_t u32 = 0;
  std::uint64_t u64 = 0;
  std::int64_t count = 0;
  double real = 0;
  std::string text = {};
  std::vector<std::string> ids = {};
  std::uint32_t place = 0;  // in ids
  std::vector<std::uint64_t> list = {};
  friend bool operator==(const PartialHeld&, const PartialHeld&) = default;
};

std::string write_held(const PartialHeld& x) {
  detail::PartialWriter out;
  out.u8(x.u8), out.u32(x.u32), out.u64(x.u64), out.count(x.count), out.real(x.real), out.text(x.text);
  out.ids(std::set<std::string>(x.ids.begin(), x.ids.end()));
  out.u32(x.place);
  out.u32(x.list.size());
  for (const auto number : x.list) out.u64(number);
  return out.framed(partial_frame);
}

PartialHeld read_held(std::string_view bytes) {
  detail::PartialReader in(bytes, partial_frame);
  PartialHeld x;
  x.u8 = in.u8(), x.u32 = in.u32(), x.u64 = in.u64(), x.count = in.count(), x.real = in.real(), x.text = in.text();
  x.ids = in.ids();
  x.place = in.index(x.ids.size());
  x.list.resize(in.length(8));
  for (auto& number : x.list) number = in.u64();
  in.end();
  return x;
}

PartialHeld random_held(std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::scenario, 26);
  const auto wide = [&] { return std::uint64_t{random.draw(0xFFFFFFFFU)} << 32U | random.draw(0xFFFFFFFFU); };
  PartialHeld x{.u8 = static_cast<std::uint8_t>(random.draw(256)),
                .u32 = random.draw(0xFFFFFFFFU),
                .u64 = wide(),
                .count = static_cast<std::int64_t>(wide() >> 1U),
                .real = std::ldexp(static_cast<double>(random.draw(1000)) - 500, static_cast<int>(random.draw(100)))};
  for (std::uint32_t left = random.draw(6); left > 0; --left) x.text += random.draw(2) == 0 ? "k" : "\xC3\xA9";
  std::set<std::string> ids{"\xF0\x9F\x98\x80"};
  for (std::uint32_t left = random.draw(6); left > 0; --left) ids.insert("c" + std::to_string(random.draw(20)));
  x.ids.assign(ids.begin(), ids.end());
  x.place = random.draw(static_cast<std::uint32_t>(ids.size()));
  for (std::uint32_t left = random.draw(6); left > 0; --left) x.list.push_back(wide());
  return x;
}

/// A payload as it is, in a sound frame.
std::string framed_bytes(std::string_view payload) {
  detail::PartialWriter out;
  for (const char byte : payload) out.u8(static_cast<std::uint8_t>(byte));
  return out.framed(partial_frame);
}

}  // namespace

TEST_CASE("partial_bytes: the 47 bytes of the specification") {
  detail::PartialWriter out;
  out.u32(2);
  out.text("a"), out.u64(2);
  out.text("\xC3\xA9"), out.u64(1);
  CHECK(
      out.framed({.kind = 1, .version = 1}) ==
      "TMKP\x01\0\x01\0\x1f\0\0\0\0\0\0\0\x02\0\0\0\x01\0\0\0a\x02\0\0\0\0\0\0\0\x02\0\0\0\xC3\xA9\x01\0\0\0\0\0\0\0"sv);
}

TEST_CASE("partial_bytes: what is written is read, cut at any byte it is refused") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    INFO("seed " << seed);
    const auto held = random_held(seed);
    const auto bytes = write_held(held);
    CHECK(read_held(bytes) == held);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      CHECK_THROWS_AS(read_held(std::string_view(bytes).substr(0, size)), InputError);
      // The frame sound, the payload cut.
      if (size >= 16)
        CHECK_THROWS_AS(read_held(framed_bytes(std::string_view(bytes).substr(16, size - 16))), InputError);
    }
    CHECK_THROWS_WITH(read_held(bytes + "x"), ContainsSubstring("payload"));
    CHECK_THROWS_WITH(read_held(framed_bytes(bytes.substr(16) + "x")), ContainsSubstring("expected the end"));
  }
}

TEST_CASE("partial_bytes: numbers that are none keep their bits") {
  detail::PartialWriter out;
  out.real(-0.0), out.real(std::nan("")), out.real(-std::numeric_limits<double>::infinity());
  const auto bytes = out.framed(partial_frame);
  detail::PartialReader in(bytes, partial_frame);
  CHECK(std::signbit(in.real()));
  CHECK(std::isnan(in.real()));
  CHECK(in.real() == -std::numeric_limits<double>::infinity());
}

TEST_CASE("partial_bytes: another frame is refused with the place") {
  const auto bytes = write_held(random_held(1));
  const auto with = [&](std::size_t at, char value) {
    auto out = bytes;
    out[at] = value;
    return out;
  };
  CHECK_THROWS_WITH(read_held(with(0, 'X')), ContainsSubstring("TMKP"));
  CHECK_THROWS_WITH(read_held(with(4, 1)), ContainsSubstring("expected kind 77, found 1"));
  CHECK_THROWS_WITH(read_held(with(6, 4)), ContainsSubstring("expected version 3, found 4"));
  CHECK_THROWS_AS(read_held(with(15, '\xFF')), InputError);  // the length nearly 2^64
  CHECK_THROWS_AS(detail::PartialReader(bytes, {.magic = "TMKM", .kind = 77, .version = 3}), InputError);
  try {
    read_held(with(4, 1));
    FAIL("not refused");
  } catch (const InputError& error) {
    CHECK(error.code() == "partial_bytes");
    CHECK(error.where() == "byte 6");
  }
}

TEST_CASE("partial_bytes: lengths that no bytes follow take no memory") {
  const auto refuses = [](std::string_view payload, auto read) {
    const auto bytes = framed_bytes(payload);
    detail::PartialReader in(bytes, partial_frame);
    CHECK_THROWS_AS(read(in), InputError);
  };
  const auto text = [](detail::PartialReader& in) { return in.text(); };
  const auto ids = [](detail::PartialReader& in) { return in.ids(); };
  for (const std::string_view payload :
       {"\xFF\xFF\xFF\xFF"sv, "\xFF\xFF\xFF\xFFxyz"sv, "\x04\0\0\0xyz"sv, "\x01\0\0"sv}) {
    refuses(payload, text);
    refuses(payload, ids);
  }
  refuses("\x02\0\0\0\0\0\0\0\0\0\0\0"sv, ids);        // "" twice
  refuses("\x02\0\0\0\x01\0\0\0b\x01\0\0\0a"sv, ids);  // descending
  refuses("\x01\0\0\0\xFF\xFF\xFF\xFF"sv, ids);        // the list fits, its id does not
  refuses("\x03\0\0\0"sv, [](auto& in) { return in.index(3); });
  refuses("\0\0\0\0"sv, [](auto& in) { return in.index(0); });
  refuses("\x02\0\0\0\0\0\0\0\0\0\0"sv, [](auto& in) { return in.length(4); });
  refuses("\0\0\0\0\0\0\0\x80"sv, [](auto& in) { return in.count(); });  // 2^63
  refuses(""sv, [](auto& in) { return in.u8(); });
  const auto bytes = framed_bytes("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"sv);
  CHECK(detail::PartialReader(bytes, partial_frame).count() == std::numeric_limits<std::int64_t>::max());
  CHECK_THROWS_AS(detail::PartialWriter().u32(std::uint64_t{1} << 32U), InputError);
}

TEST_CASE("partial_bytes: ids are UTF-8, U+0000 only where the frame allows it") {
  const auto reads = [](std::string_view id, bool zero_in_ids) {
    detail::PartialWriter out;
    out.text(id);
    const auto bytes = out.framed(partial_frame);
    auto frame = partial_frame;
    frame.zero_in_ids = zero_in_ids;
    try {
      const auto read = detail::PartialReader(bytes, frame).text();
      CHECK(read == id);
      detail::check_partial_id(id, zero_in_ids);
      return true;
    } catch (const InputError&) {
      CHECK_THROWS_AS(detail::check_partial_id(id, zero_in_ids), InputError);
      return false;
    }
  };
  for (const auto id : {""sv, "a"sv, "\xC2\x80"sv, "\xED\x9F\xBF"sv, "\xF4\x8F\xBF\xBF"sv}) {
    CHECK(reads(id, false));
    CHECK(reads(id, true));
  }
  for (const auto id : {"\0"sv, "a\0\0b"sv, "12345678\0"sv}) {
    CHECK_FALSE(reads(id, false));
    CHECK(reads(id, true));
  }
  for (const auto id : {"\x80"sv, "\xC1\xBF"sv, "\xC2"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv,
                        "\xF5\x80\x80\x80"sv, "a\xFF"sv, "\0\xFF"sv, "\0\0\xE2\x82"sv}) {
    CHECK_FALSE(reads(id, false));
    CHECK_FALSE(reads(id, true));
  }
}

TEST_CASE("partial_bytes: counts add up to the last number and no further") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr auto all = ~std::uint64_t{0};
  CHECK(detail::add_exactly(most - 1, std::int64_t{1}) == most);
  CHECK(detail::add_exactly(all, std::uint64_t{0}) == all);
  CHECK_THROWS_AS(detail::add_exactly(most, std::int64_t{1}), InputError);
  CHECK_THROWS_AS(detail::add_exactly(std::uint64_t{1}, all), InputError);
  CHECK_THROWS_WITH(detail::add_exactly(all, all), ContainsSubstring("18446744073709551615"));
}
