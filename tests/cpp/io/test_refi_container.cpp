#include "../../../src/refi_container.hpp"

#include <filesystem>
#include <string>

#include "../../../src/path_resolver.hpp"
#include "../catch.hpp"
#include "fixtures.hpp"

namespace {

using namespace tematik::io;
using namespace tematik::io::detail;

std::string code_of(const std::string& bytes) {
  return fixtures::error_code([&] {
    const auto input = memory_input(bytes, "x.qdpx");
    (void)open_refi(*input, {});
  });
}

}  // namespace

TEST_CASE("the project of an archive", "[io][refi][container]") {
  const auto open = [](const std::string& bytes) {
    const auto input = memory_input(bytes, "x.qdpx");
    auto container = open_refi(*input, {});
    return std::pair(container.xml, container.dialect);
  };
  CHECK(open(fixtures::stored_zip({{"project.qde", "<Project/>"}, {"sources/a.txt", "a"}})) ==
        std::pair(std::string("<Project/>"), std::set<int>{}));
  // R2 and R3: Sources/, Project.qde, the project's own name
  CHECK(open(fixtures::stored_zip({{"Project.qde", "x"}, {"Sources/", ""}})).second == std::set<int>{2, 3});
  CHECK(open(fixtures::stored_zip({{"Studi saya.QDE", "x"}, {"Sources/a.txt", "a"}})).second == std::set<int>{2, 3});
  CHECK(open("<Project/>").first == "<Project/>");
  CHECK(code_of(fixtures::stored_zip({{"sources/a.qde", "x"}})) == "container_no_qde");
  CHECK(code_of(fixtures::stored_zip({{"a.qde", "x"}, {"b.qde", "x"}})) == "container_ambiguous");
  CHECK(code_of(fixtures::stored_zip({{"project.qde", "x", 1}})) == "zip_encrypted");
}

TEST_CASE("paths inside the archive", "[io][refi][container]") {
  const auto bytes = fixtures::stored_zip(
      {{"project.qde", "x"}, {"Sources/Abc.TXT", "1"}, {"sources/a & b.txt", "2"}, {"loose.txt", "3"}});
  const auto input = memory_input(bytes, "x.qdpx");
  const ZipReader zip(*input, {});
  const PathResolver resolver(&zip, {}, false, {});
  const auto name = [&](std::string_view path) {
    const auto found = resolver.resolve(path);
    return found.member ? zip.members()[*found.member].name : std::string();
  };
  CHECK(name("internal://abc.txt") == "Sources/Abc.TXT");
  CHECK(resolver.resolve("internal://abc.txt").other_case);
  CHECK_FALSE(resolver.resolve("internal://abc.txt").guessed);
  CHECK(name("internal://a &amp; b.txt") == "sources/a & b.txt");
  CHECK(name("internal://a%20%26%20b.txt") == "sources/a & b.txt");
  CHECK(resolver.resolve("internal://a%20%26%20b.txt").guessed);
  CHECK(name("abc.txt") == "Sources/Abc.TXT");  // R4: no scheme
  CHECK(name("sources/abc.txt") == "Sources/Abc.TXT");
  CHECK(name("loose.txt") == "loose.txt");
  CHECK(name("absolute://E:/Data/abc.txt") == "Sources/Abc.TXT");
  CHECK(name("relative:///folder/abc.txt") == "Sources/Abc.TXT");
  CHECK(name("internal://C:\\x\\abc.txt") == "Sources/Abc.TXT");
  for (const char* guess : {"abc.txt", "absolute://E:/Data/abc.txt", "relative:///folder/abc.txt"}) {
    CHECK(resolver.resolve(guess).guessed);
  }
  for (const char* missing :
       {"internal://nope.txt", "internal://", "", "internal://../project.qde", "internal://%", "x%ff"}) {
    INFO(missing);
    CHECK_FALSE(resolver.resolve(missing).found());
  }
}

TEST_CASE("paths outside the archive", "[io][refi][container]") {
  const fixtures::TempDir dir;
  const fixtures::TempDir outside;
  dir.write("media/a.mp3", "1");
  dir.write("Proyek Media/b.mp3", "2");
  const auto secret = outside.write("secret.txt", "3");
  std::filesystem::create_symlink(secret, dir.path() / "link.txt");
  const PathResolver none(nullptr, {}, false, {});
  CHECK_FALSE(none.resolve("relative:///media/a.mp3").found());
  const PathResolver resolver(nullptr, dir.path(), false, {"Proyek"});
  CHECK(resolver.resolve("relative:///media/a.mp3").file.filename() == "a.mp3");
  CHECK(resolver.resolve("relative:///media/a.mp3").guessed);
  CHECK(resolver.resolve("internal://b.mp3").file.filename() == "b.mp3");
  CHECK_FALSE(resolver.resolve("relative:///media").found());
  for (const char* escape : {"relative:///../secret.txt", "relative:///link.txt", "relative:////etc/hosts"}) {
    INFO(escape);
    CHECK_FALSE(resolver.resolve(escape).found());
    CHECK(resolver.resolve(escape).escape);
  }
  const std::string absolute = "absolute://" + secret.string();
  CHECK_FALSE(resolver.resolve(absolute).found());
  CHECK(resolver.resolve(absolute).escape);
  CHECK(PathResolver(nullptr, dir.path(), true, {}).resolve(absolute).file == secret);
  CHECK_FALSE(PathResolver(nullptr, dir.path(), true, {}).resolve("absolute:////host/share/x").found());
}
