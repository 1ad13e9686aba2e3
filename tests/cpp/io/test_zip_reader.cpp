#include "../../../src/zip_reader.hpp"

#include <random>
#include <string>

#include "../catch.hpp"
#include "fixtures.hpp"

namespace {

using namespace tematik::io;
using namespace tematik::io::detail;
using fixtures::error_code;

std::string read_one(const std::string& bytes, std::string_view name, const Limits& limits = {}) {
  const auto input = memory_input(bytes, "x.qdpx");
  ZipReader zip(*input, limits);
  const auto member = zip.find(name);
  if (!member) throw tematik::InputError("no_member", "no such member");
  return zip.read(*member, limits.member_bytes);
}

std::string code_of(const std::string& bytes, std::string_view name, const Limits& limits = {}) {
  return error_code([&] { (void)read_one(bytes, name, limits); });
}

}  // namespace

TEST_CASE("members are found whatever the case of their names", "[io][zip]") {
  const std::string text = "Kelas 😀 ramai.";
  for (const auto& zip : {fixtures::stored_zip({{"Sources/A.TXT", text}, {"project.qde", "<x/>"}}),
                          fixtures::deflated_zip({{"Sources/A.TXT", text}, {"project.qde", "<x/>"}})}) {
    CHECK(read_one(zip, "sources/a.txt") == text);
    CHECK(read_one(zip, "SOURCES\\a.txt") == text);
    CHECK(read_one(zip, "PROJECT.QDE") == "<x/>");
  }
  // An accent as a letter of its own, as macOS stores names, is the same name.
  CHECK(read_one(fixtures::stored_zip({{"e\xCC\x81.txt", "1", 0x800}}), "\xC3\xA9.TXT") == "1");
}

TEST_CASE("a file is read in pieces like a buffer", "[io][zip]") {
  const fixtures::TempDir dir;
  const auto path = dir.write("x.qdpx", fixtures::deflated_zip({{"project.qde", std::string(300'000, 'a')}}));
  const auto input = file_input(path);
  ZipReader zip(*input, {});
  CHECK(zip.read(*zip.find("project.qde"), 1'000'000).size() == 300'000);
  CHECK(input->described().name == "x.qdpx");
  CHECK(input->described().sha256.size() == 64);
  CHECK(error_code([&] { (void)file_input(dir.path() / "none.qdpx"); }) == "file_not_found");
  CHECK(error_code([&] { (void)file_input(dir.path()); }) == "file_not_found");
}

TEST_CASE("names that leave the archive are ignored and told", "[io][zip]") {
  const auto bytes = fixtures::stored_zip({{"../x.txt", "1"},
                                           {"/etc/x", "2"},
                                           {"C:\\x", "3"},
                                           {std::string("a\0b", 3), "4"},
                                           {"a\nb", "5"},
                                           {"sources/../../y", "6"},
                                           {"link", "target", 0, 0, 0120777},
                                           {"sources/", ""},
                                           {"sources/..a.txt", "7"}});
  const auto input = memory_input(bytes, "x.qdpx");
  const ZipReader zip(*input, {});
  CHECK(zip.ignored().size() == 7);
  REQUIRE(zip.members().size() == 1);
  CHECK(zip.members()[0].name == "sources/..a.txt");
  CHECK_FALSE(zip.find("../x.txt"));
  CHECK_FALSE(zip.find("link"));
}

TEST_CASE("hostile archives are refused, each with its code", "[io][zip]") {
  SECTION("a bomb by ratio") {
    const auto bomb = fixtures::deflated_zip({{"project.qde", std::string(20U << 20U, '\0')}});
    CHECK(bomb.size() < 100'000);
    CHECK(code_of(bomb, "project.qde") == "limit_ratio");
    CHECK(code_of(bomb, "project.qde", Limits{.ratio = 2000}).empty());
  }
  SECTION("too many, too large, too much together") {
    const auto two = fixtures::stored_zip({{"a", "123"}, {"b", "123"}});
    CHECK(code_of(two, "a", Limits{.members = 1}) == "limit_members");
    CHECK(code_of(two, "a", Limits{.member_bytes = 2}) == "limit_member_bytes");
    const auto input = memory_input(two, "x");
    ZipReader zip(*input, Limits{.total_bytes = 5});
    CHECK(zip.read(0, 10) == "123");
    CHECK(error_code([&] { (void)zip.read(1, 10); }) == "limit_total_bytes");
  }
  SECTION("encrypted, packed in another way") {
    CHECK(code_of(fixtures::stored_zip({{"project.qde", "x", 1}}), "project.qde") == "zip_encrypted");
    CHECK(code_of(fixtures::stored_zip({{"project.qde", "x", 0, 12}}), "project.qde") == "zip_method");
  }
  SECTION("a wrong checksum") {
    CHECK(code_of(fixtures::stored_zip({{"a", "abc", 0, 0, 0100644, 7U}}), "a") == "zip_crc");
  }
  SECTION("a size that is not the true one") {
    const std::vector<fixtures::Member> members{{"a", "abcdef"}};
    auto bytes = fixtures::deflated_zip({{"a", std::string(1000, 'a')}});
    const auto at = bytes.find("PK\x01\x02");
    bytes[at + 24] = static_cast<char>(0xE0);  // 992 instead of 1000 in the directory
    const auto code = code_of(bytes, "a");
    CHECK((code == "zip_size_mismatch" || code == "zip_corrupt" || code == "zip_crc"));
    CHECK(code_of(fixtures::stored_zip({{"a", "abc", 0, 0, 0100644, {}, 2U}}), "a") != "");
  }
  SECTION("members on top of each other") {
    const auto bytes = fixtures::stored_zip({{"a", "abc"}, {"b", "abc", 0, 0, 0100644, {}, {}, 0U}});
    CHECK(code_of(bytes, "a") == "zip_overlap");
  }
  SECTION("cut off, empty, no archive") {
    const auto bytes = fixtures::stored_zip({{"a", "abc"}});
    CHECK(code_of(bytes.substr(0, bytes.size() - 5), "a") == "zip_corrupt");
    CHECK(code_of("", "a") == "zip_corrupt");
    CHECK(code_of("PK\x03\x04", "a") == "zip_corrupt");
    CHECK(code_of(fixtures::stored_zip({}), "a") == "no_member");
  }
}

TEST_CASE("damaged archives throw tematik's errors and nothing else", "[io][zip][robust]") {
  std::mt19937 random(20260105);
  const std::string text(3000, 'x');
  const std::vector<std::string> good{
      fixtures::stored_zip({{"project.qde", "<Project/>"}, {"sources/a.txt", text}}),
      fixtures::deflated_zip({{"project.qde", "<Project/>"}, {"sources/a.txt", text + "y" + text}})};
  for (int run = 0; run < 2000; ++run) {
    std::string bytes = good[static_cast<std::size_t>(run) % 2];
    if (run % 4 < 2) {
      bytes.resize(random() % bytes.size());
    } else {
      for (unsigned flips = 0; flips < 1 + random() % 8; ++flips) {
        bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFFU);
      }
    }
    try {
      const auto input = memory_input(bytes, "x.qdpx");
      ZipReader zip(*input, Limits{.member_bytes = 1 << 20, .total_bytes = 1 << 22});
      for (std::size_t m = 0; m < zip.members().size(); ++m) (void)zip.read(m, 1 << 20);
    } catch (const tematik::Error&) {
    }
  }
  SUCCEED("no crash in 2,000 runs");
}
