#include "../../../src/atomic_file.hpp"

#include <sys/resource.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <tematik/support/error.hpp>

#include "../catch.hpp"

namespace {

namespace atomic_fs = std::filesystem;

/// An empty folder, gone at the end.
class AtomicFolder {
 public:
  AtomicFolder() {
    std::string name = (atomic_fs::temp_directory_path() / "tematik-atomic-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  AtomicFolder(const AtomicFolder&) = delete;
  AtomicFolder& operator=(const AtomicFolder&) = delete;
  ~AtomicFolder() { atomic_fs::remove_all(path_); }
  [[nodiscard]] const atomic_fs::path& path() const { return path_; }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(atomic_fs::directory_iterator(path_), atomic_fs::directory_iterator());
  }

 private:
  atomic_fs::path path_;
};

std::string atomic_content(const atomic_fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string atomic_error(const atomic_fs::path& path, std::string_view bytes) {
  try {
    tematik::io::detail::write_atomically(path, bytes);
  } catch (const tematik::StorageError& error) {
    return error.code();
  }
  return {};
}

}  // namespace

TEST_CASE("a file is written, replaced, and for its owner alone", "[io][atomic_file]") {
  const AtomicFolder folder;
  const auto target = folder.path() / "t.csv";
  tematik::io::detail::write_atomically(target, "one");
  CHECK(atomic_content(target) == "one");
  atomic_fs::permissions(target, atomic_fs::perms(0644));
  tematik::io::detail::write_atomically(target, std::string("two\0", 4));
  CHECK(atomic_content(target) == std::string("two\0", 4));
  CHECK(atomic_fs::status(target).permissions() == atomic_fs::perms(0600));
  CHECK(folder.files() == 1);
  tematik::io::detail::write_atomically(target, "");
  CHECK(atomic_fs::file_size(target) == 0);
}

TEST_CASE("a link is followed", "[io][atomic_file]") {
  const AtomicFolder folder;
  tematik::io::detail::write_atomically(folder.path() / "real.csv", "old");
  atomic_fs::create_symlink("real.csv", folder.path() / "link.csv");
  tematik::io::detail::write_atomically(folder.path() / "link.csv", "new");
  CHECK(atomic_fs::is_symlink(folder.path() / "link.csv"));
  CHECK(atomic_content(folder.path() / "real.csv") == "new");
  CHECK(folder.files() == 2);
}

TEST_CASE("an error leaves the old file and nothing else", "[io][atomic_file]") {
  const AtomicFolder folder;
  const auto target = folder.path() / "t.csv";
  CHECK(atomic_error(folder.path() / "no" / "t.csv", "x") == "write_io");
  CHECK(atomic_error(folder.path(), "x") == "write_io");
  CHECK(folder.files() == 0);
  tematik::io::detail::write_atomically(target, "old");
  // A disk that is full after ten bytes.
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  rlimit small = before;
  small.rlim_cur = 10;
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string code = atomic_error(target, std::string(100, 'x'));
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  CHECK(code == "write_io");
  CHECK(atomic_content(target) == "old");
  CHECK(folder.files() == 1);
}
