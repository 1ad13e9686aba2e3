#include <tematik/support/json.hpp>

#include <bit>
#include <cstdlib>
#include <limits>

#include <tematik/support/philox.hpp>
#include <tematik/support/sha256.hpp>
#include <tematik/support/status.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("json: the number table of RFC 8785") {
  const std::vector<std::pair<std::uint64_t, std::string>> table{
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"},
  };
  for (const auto& [bits, text] : table) CHECK(json_number(std::bit_cast<double>(bits)) == text);
  CHECK(json_number(1.0) == "1");
  CHECK(json_number(1e20) == "100000000000000000000");
  CHECK(json_number(1e21) == "1e+21");
  CHECK(json_number(1e-6) == "0.000001");
  CHECK(json_number(1e-7) == "1e-7");
  CHECK(json_number(86.4) == "86.4");
  CHECK(json_number(.1) == "0.1");
}

TEST_CASE("json: numbers read back equal") {
  RandomStream stream(11, RandomPurpose::scenario, 0);
  for (int i = 0; i < 20000; ++i) {
    const auto bits = (std::uint64_t{stream.word()} << 32U) | stream.word();
    const auto number = std::bit_cast<double>(bits);
    if (!std::isfinite(number)) continue;
    CAPTURE(bits);
    CHECK(std::strtod(json_number(number).c_str(), nullptr) == number);
  }
}

TEST_CASE("json: NaN and infinities cannot be stored, as values they are null") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(json_number(nan), InputError);
  CHECK_THROWS_AS(json_number(-infinity), InputError);
  CHECK(to_json(nan) == "null");
  CHECK(to_json(std::vector<double>{1.5, infinity}) == "[1.5,null]");
}

TEST_CASE("json: strings") {
  CHECK(json_string("") == "\"\"");
  CHECK(json_string("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(json_string("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(json_string(std::string_view("\0\x01\x1f\x7f", 4)) == std::string(R"("\u0000\u0001\u001f)") + "\x7f\"");
  CHECK(json_string("\xF0\x9F\x98\x80 \xE2\x80\xA8") == "\"\xF0\x9F\x98\x80 \xE2\x80\xA8\"");
}

TEST_CASE("json: values") {
  CHECK(to_json(true) == "true");
  CHECK(to_json(std::int64_t{-5}) == "-5");
  CHECK(to_json(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(to_json("text") == "\"text\"");
  CHECK(to_json(std::string("text")) == "\"text\"");
  CHECK(to_json(Status::no_data) == "\"no_data\"");
  CHECK(to_json(std::optional<int>()) == "null");
  CHECK(to_json(std::optional<std::string>("a")) == "\"a\"");
  CHECK(to_json(std::vector<std::string>{}) == "[]");
  CHECK(to_json(std::vector<std::vector<int>>{{1}, {}, {2, 3}}) == "[[1],[],[2,3]]");
  CHECK(to_json(std::vector<std::optional<int>>{1, std::nullopt}) == "[1,null]");
  CHECK(to_json(JsonText{"{}"}) == "{}");
}

TEST_CASE("json: objects are sorted by code point, not by UTF-16 unit") {
  // U+FF5E sorts before U+1F600 by code point; their UTF-16 units are the other way round.
  const auto object = JsonObject().add("\xF0\x9F\x98\x80", 1).add("\xEF\xBD\x9E", 2).add("b", 3).add("", 4).add("B", 5);
  CHECK(object.str() == "{\"\":4,\"B\":5,\"b\":3,\"\xEF\xBD\x9E\":2,\"\xF0\x9F\x98\x80\":1}");
  CHECK(JsonObject().str() == "{}");
  CHECK(JsonObject().empty());
  CHECK(JsonObject().add_if("a", std::optional<int>()).str() == "{}");
  CHECK(JsonObject().add_if("a", std::optional<int>(7)).str() == "{\"a\":7}");
  CHECK(JsonObject().add("x", JsonObject().add("y", true).json()).str() == R"({"x":{"y":true}})");
}

TEST_CASE("json: the record lines of the product page") {
  const auto line = [](std::string_view kind, std::string_view id, const JsonObject& fields) {
    return to_json(std::vector<JsonText>{{to_json(kind)}, {to_json(id)}, fields.json()});
  };
  const std::vector<std::string> lines{
      line("attribute", "a1",
           JsonObject().add("type", "float").add("scale", "numeric").add("of", "case").add("name", "nilai")),
      line("case", "k7", JsonObject().add("sources", std::vector<std::string>{"s1"}).add("name", "Siti")),
      line("code", "c1", JsonObject().add("name", "Dukungan").add("codable", true)),
      line("code", "c2",
           JsonObject()
               .add("name", "Umpan \"balik\"")
               .add("codable", true)
               .add("parents", std::vector<std::string>{"c1"})),
      line("coder", "k1", JsonObject().add("name", "Ani")),
      line("coding", "",
           JsonObject()
               .add("begin", 16)
               .add("end", 36)
               .add("code", "c2")
               .add("coder", "k1")
               .add("source", "s1")
               .add("created", "2026-01-05T08:30:00.000000Z")
               .add("layer", "coder")
               .add("polarity", "+")
               .add("weight", .5)),
      line("coding", "",
           JsonObject()
               .add("code", "c1")
               .add("coder", "k1")
               .add("layer", "coder")
               .add("polarity", "-")
               .add("source", "s1")
               .add("segment", std::string("#").append(sha256_hex(
                                   line("segment", "", JsonObject().add("kind", "source").add("source", "s1")))))),
      line("layer", "l1",
           JsonObject()
               .add("chars", 44)
               .add("source", "s1")
               .add("sha256", sha256_hex("Bu guru memberi umpan balik.\nKelas \xF0\x9F\x98\x80 ramai.\n"))),
      line("memo", "m1",
           JsonObject()
               .add("kind", "note")
               .add("text", "a\tb\n")
               .add("on",
                    std::vector<std::vector<std::string>>{
                        {"coding", "#fd2e39f9d9b7155aa843c3eac4217dfe8d93a0957680e1be959eecd4243c4d79"}})),
      line("segment", "", JsonObject().add("kind", "source").add("source", "s1")),
      line("source", "s1",
           JsonObject().add("kind", "text").add("layers", std::vector<std::string>{"l1"}).add("name", "P01")),
      line("study", "", JsonObject().add("name", "Demo").add("language", "id")),
      line("value", "",
           JsonObject().add("attribute", "a1").add("of", std::vector<std::string>{"case", "k7"}).add("value", 86.4)),
      line("value", "",
           JsonObject().add("attribute", "a1").add("of", std::vector<std::string>{"case", "k7"}).add("wave", "2"))};
  CHECK(std::string("#").append(sha256_hex(lines[5])) ==
        "#fd2e39f9d9b7155aa843c3eac4217dfe8d93a0957680e1be959eecd4243c4d79");
  CHECK(lines[6].find("#81874b92a8e1b961781e800bc373cd8124c64473c578b76ed616435450acf5d1") != std::string::npos);
  auto sorted = lines;
  std::sort(sorted.begin(), sorted.end());
  std::string all;
  for (const auto& text : sorted) all += text + "\n";
  CHECK(sha256_hex(all) == "1fe0dd53284bfbb351144dc487e710e3d05bf12c5941b19c0cd17ea3511ecd51");
}
