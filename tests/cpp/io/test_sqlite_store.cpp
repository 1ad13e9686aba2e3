#include <fstream>
#include <string>
#include <variant>

#include <tematik/support/sha256.hpp>

#include "../../../src/sniff.hpp"
#include "../../../src/sqlite_copy.hpp"
#include "../../../src/sqlite_store.hpp"
#include "../catch.hpp"
#include "stores.hpp"

namespace {

std::string sqlite_row_name(const tematik::io::detail::StoreRow& row) {
  return std::get<std::string>(row.values.at(0));
}

std::string sqlite_read_code(std::string_view bytes) {
  return fixtures::error_code([&] {
    const auto input = tematik::io::detail::memory_input(bytes, "x");
    tematik::io::detail::SqliteStore store(*input, {});
    for (const auto& table : store.tables()) (void)store.rows(table, store.columns(table));
  });
}

std::size_t private_folders() {
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("tematik-") && !name.starts_with("tematik-test-")) ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("rows that are only in the write-ahead log are seen, and nothing is touched", "[io][sqlite]") {
  const fixtures::TempDir dir;
  const auto path = dir.path() / "project" / "data.db";
  std::filesystem::create_directories(path.parent_path());
  const stores::Database writer(path);
  writer.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t(name); INSERT INTO t VALUES('a');");
  REQUIRE(std::filesystem::file_size(path.string() + "-wal") > 0);
  CHECK(fixtures::slurp(path).find("CREATE TABLE") == std::string::npos);  // the database itself knows of no table
  const auto before = stores::listing(dir.path());
  const auto hash = tematik::sha256_hex(fixtures::slurp(path));
  const auto folders = private_folders();
  {
    const auto input = tematik::io::detail::file_input(path);
    tematik::io::detail::SqliteStore store(*input, {});
    REQUIRE(store.tables().contains("t"));
    const auto rows = store.rows("t", store.columns("t"));
    REQUIRE(rows.size() == 1);
    CHECK(sqlite_row_name(rows.front()) == "a");
    CHECK(store.described().name == "data.db");
    CHECK(store.described().sha256 == hash);
    CHECK(private_folders() == folders + 1);
  }
  CHECK(private_folders() == folders);
  CHECK(stores::listing(dir.path()) == before);
  CHECK(tematik::sha256_hex(fixtures::slurp(path)) == hash);
  writer.run("INSERT INTO t VALUES('b');");  // the writer was not locked out
}

TEST_CASE("a hot journal is rolled back in the copy alone", "[io][sqlite]") {
  const fixtures::TempDir dir;
  const auto live = stores::file(dir.path() / "live.db", "CREATE TABLE t(name); INSERT INTO t VALUES('kept');");
  const auto crashed = dir.path() / "crashed" / "x.db";
  std::filesystem::create_directories(crashed.parent_path());
  {
    // A transaction that spilled into the file and never ended.
    const stores::Database writer(live);
    writer.run("PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN; UPDATE t SET name='lost';");
    writer.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000) "
        "INSERT INTO t SELECT hex(randomblob(200)) FROM n;");
    std::filesystem::copy_file(live, crashed);
    std::filesystem::copy_file(live.string() + "-journal", crashed.string() + "-journal");
  }
  const auto before = fixtures::slurp(crashed);
  REQUIRE(std::filesystem::file_size(crashed.string() + "-journal") > 0);
  const auto input = tematik::io::detail::file_input(crashed);
  tematik::io::detail::SqliteStore store(*input, {});
  const auto rows = store.rows("t", {"name"});
  REQUIRE(rows.size() == 1);
  CHECK(sqlite_row_name(rows.front()) == "kept");
  CHECK(fixtures::slurp(crashed) == before);
}

TEST_CASE("a journal that names another file is refused", "[io][sqlite]") {
  const fixtures::TempDir dir;
  const auto path = stores::file(dir.path() / "x.db", "CREATE TABLE t(name);");
  dir.write("victim", "precious");
  dir.write("x.db-journal", std::string(600, 'x') + (dir.path() / "victim").string() +
                                std::string("\0\0\0\0\0\0\0\0", 8) + "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7");
  const auto input = tematik::io::detail::file_input(path);
  CHECK(fixtures::error_code([&] { const tematik::io::detail::SqliteStore store(*input, {}); }) == "sqlite_corrupt");
  CHECK(fixtures::slurp(dir.path() / "victim") == "precious");
}

TEST_CASE("a database that changes is tried three times", "[io][sqlite]") {
  const fixtures::TempDir dir;
  const auto path = stores::file(dir.path() / "x.db", "CREATE TABLE t(name);");
  int calls = 0;
  const auto always = [&] {
    ++calls;
    dir.write("x.db-wal", std::string(static_cast<std::size_t>(calls), 'x'));
  };
  CHECK(fixtures::error_code([&] { (void)tematik::io::detail::copy_sqlite(path, {}, always); }) == "source_changing");
  CHECK(calls == 3);
  calls = 0;
  const auto once = [&] {
    if (++calls == 1) std::ofstream(path, std::ios::binary | std::ios::app) << "x";
  };
  const auto copy = tematik::io::detail::copy_sqlite(path, {}, once);
  CHECK(calls == 2);
  CHECK(fixtures::slurp(copy.database) == fixtures::slurp(path));
  std::filesystem::remove(path);
  CHECK(fixtures::error_code([&] { (void)tematik::io::detail::copy_sqlite(path, {}); }) == "file_not_found");
}

TEST_CASE("behind a link the log beside the file itself counts", "[io][sqlite]") {
  const fixtures::TempDir dir;
  const auto path = dir.path() / "there" / "x.db";
  std::filesystem::create_directories(path.parent_path());
  const stores::Database writer(path);
  writer.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t(name); INSERT INTO t VALUES('a');");
  std::filesystem::create_symlink(path, dir.path() / "link.db");
  const auto input = tematik::io::detail::file_input(dir.path() / "link.db");
  tematik::io::detail::SqliteStore store(*input, {});
  CHECK(store.rows("t", {"name"}).size() == 1);
  CHECK(store.described().name == "link.db");
}

TEST_CASE("a read-only folder is read", "[io][sqlite]") {
  const fixtures::TempDir dir;
  const auto path = stores::file(dir.path() / "closed" / "x.db", "CREATE TABLE t(name); INSERT INTO t VALUES('a');");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  std::filesystem::permissions(path.parent_path(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  {
    const auto input = tematik::io::detail::file_input(path);
    tematik::io::detail::SqliteStore store(*input, {});
    CHECK(store.rows("t", {"name"}).size() == 1);
  }
  std::filesystem::permissions(path.parent_path(), std::filesystem::perms::owner_all);
}

TEST_CASE("only ordinary tables are seen, whatever the schema says", "[io][sqlite]") {
  const auto bytes = stores::image(
      "CREATE TABLE Names(Name, other); INSERT INTO Names VALUES('a', 1);"
      "CREATE VIEW v AS SELECT * FROM Names; CREATE VIRTUAL TABLE f USING fts5(x);"
      "CREATE TABLE \"odd \"\"name\"(x); INSERT INTO \"odd \"\"name\" VALUES(2);"
      "CREATE TABLE noid(k TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO noid VALUES('z', 1), ('a', 2);");
  const auto input = tematik::io::detail::memory_input(bytes, "x");
  tematik::io::detail::SqliteStore store(*input, {});
  CHECK(store.tables().contains("names"));
  CHECK(store.tables().contains("odd \"name"));
  CHECK_FALSE(store.tables().contains("v"));
  CHECK_FALSE(store.tables().contains("f"));
  CHECK(store.columns("names") == std::vector<std::string>{"name", "other"});
  CHECK(store.rows("odd \"name", {"x"}).size() == 1);
  const auto rows = store.rows("noid", {"k"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].number == 1);
  CHECK(sqlite_row_name(rows[0]) == "a");
}

TEST_CASE("values keep their types, and bytes that are no text become U+FFFD", "[io][sqlite]") {
  const auto bytes = stores::image(
      "CREATE TABLE t(x); INSERT INTO t VALUES(NULL), (7), (1.5), ('teks'), (x'00ff'), (CAST(x'41004280' AS TEXT));");
  const auto input = tematik::io::detail::memory_input(bytes, "x");
  tematik::io::detail::SqliteStore store(*input, {});
  const auto rows = store.rows("t", {"x"});
  REQUIRE(rows.size() == 6);
  CHECK(std::holds_alternative<std::monostate>(rows[0].values[0]));
  CHECK(std::get<std::int64_t>(rows[1].values[0]) == 7);
  CHECK(std::get<double>(rows[2].values[0]) == 1.5);
  CHECK(sqlite_row_name(rows[3]) == "teks");
  CHECK(std::get<tematik::io::detail::StoreBlob>(rows[4].values[0]).bytes == 2);
  CHECK(sqlite_row_name(rows[5]) ==
        "A\xEF\xBF\xBD"
        "B\xEF\xBF\xBD");
  CHECK(rows[5].repaired);
  CHECK_FALSE(rows[3].repaired);
}

TEST_CASE("damaged databases are refused with their name", "[io][sqlite]") {
  const auto whole = stores::image(
      "CREATE TABLE t(name); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<500)"
      "INSERT INTO t SELECT hex(zeroblob(100)) FROM n;");
  CHECK(sqlite_read_code(whole).empty());
  CHECK(sqlite_read_code(whole.substr(0, 1000)) == "sqlite_corrupt");
  CHECK(sqlite_read_code("SQLite format 3") == "sqlite_corrupt");
  CHECK(sqlite_read_code("").empty());  // an empty file is an empty database
  std::string torn = whole;
  for (std::size_t at = 4096 * 3; at + 8 < torn.size(); at += 4096)
    torn.replace(at, 8, "\xff\xff\xff\xff\xff\xff\xff\xff");
  CHECK(sqlite_read_code(torn) == "sqlite_corrupt");
  // Bytes are changed one by one: a refusal or rows, never a crash.
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x5a);
    const auto code = sqlite_read_code(changed);
    CHECK((code.empty() || code == "sqlite_corrupt" || code.starts_with("limit_")));
    if (!code.empty()) ++refused;
  }
  CHECK(refused > 0);
}

TEST_CASE("limits and cancelling", "[io][sqlite]") {
  const auto bytes = stores::image(
      "CREATE TABLE t(name); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<50000)"
      "INSERT INTO t SELECT 'abcdefghij' FROM n;");
  const auto code = [&](const tematik::io::Limits& limits, std::function<bool()> go_on = {}) {
    return fixtures::error_code([&] {
      const auto input = tematik::io::detail::memory_input(bytes, "x");
      tematik::io::detail::SqliteStore store(*input, limits, go_on);
      (void)store.rows("t", {"name"});
    });
  };
  CHECK(code({}).empty());
  CHECK(code({.member_bytes = 100}) == "limit_member_bytes");
  CHECK(code({.text_bytes = 5}) == "limit_member_bytes");
  CHECK(code({.total_bytes = 1000}) == "limit_total_bytes");
  CHECK(code({.xml_nodes = 1000}) == "limit_nodes");
  CHECK(code({}, [] { return false; }) == "cancelled");
  CHECK_THROWS_AS(
      [&] {
        const auto input = tematik::io::detail::memory_input(bytes, "x");
        tematik::io::detail::SqliteStore store(*input, {}, []() -> bool { throw std::domain_error("stop"); });
        (void)store.rows("t", {"name"});
      }(),
      std::domain_error);
}
