#include <tematik/model/rows.hpp>

#include <tematik/model/ids.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct Named {
  std::string name = {};
  int number = 0;
};
struct Nameless {
  int number = 0;
};

using Ids = std::vector<CodeId>;

Ids ids_of(const Rows<CodeId, Named>& rows) {
  Ids out;
  for (const auto& [id, record] : rows) out.push_back(id);
  return out;
}

}  // namespace

TEST_CASE("rows are ids and gaps stay", "[model][rows]") {
  Rows<CodeId, Named> rows("thing");
  CHECK(rows.empty());
  CHECK(rows.begin() == rows.end());
  const CodeId a = rows.add({"a", 1});
  const CodeId b = rows.add({"b", 2});
  const CodeId c = rows.add({"c", 3});
  CHECK(ids_of(rows) == Ids{a, b, c});
  rows.remove(a);
  CHECK(ids_of(rows) == Ids{b, c});
  rows.remove(c);
  CHECK(ids_of(rows) == Ids{b});
  CHECK(rows.size() == 1);
  CHECK(rows.end_row() == 3);
  CHECK_FALSE(rows.contains(a));
  CHECK(rows.contains(b));
  CHECK_FALSE(rows.contains(CodeId{3}));
  CHECK(row(rows.add({"d", 4})) == 3);
  CHECK(rows[CodeId{3}].number == 4);
}

TEST_CASE("records are found by name, also after a change", "[model][rows]") {
  Rows<CodeId, Named> rows("thing");
  const CodeId a = rows.add({"x", 1});
  const CodeId b = rows.add({"x", 2});
  CHECK(rows.find("x") == Ids{a, b});
  CHECK(rows.find("y").empty());
  rows.set(a, {"y", 3});
  CHECK(rows.find("x") == Ids{b});
  CHECK(rows.find("y") == Ids{a});
  rows.set(a, {"x", 4});
  CHECK(rows.find("x") == Ids{a, b});  // in order of rows, not of changes
  rows.set(b, {"x", 5});
  CHECK(rows.find("x") == Ids{a, b});
  rows.remove(a);
  CHECK(rows.find("x") == Ids{b});
  rows.remove(b);
  CHECK(rows.find("x").empty());
}

TEST_CASE("names that look alike are alike", "[model][rows]") {
  Rows<CodeId, Named> rows("thing");
  const CodeId a = rows.add({"e\xCC\x81", 1});
  CHECK(rows.find("\xC3\xA9") == Ids{a});
  rows.set(a, {"\xC3\xA9", 2});
  CHECK(rows.find("e\xCC\x81") == Ids{a});
  CHECK(rows[a].name == "\xC3\xA9");  // as written
}

TEST_CASE("for_each visits what is there", "[model][rows]") {
  Rows<CodeId, Nameless> rows("thing");
  rows.add({1});
  rows.add({2});
  rows.add({3});
  rows.remove(CodeId{1});
  int sum = 0;
  rows.for_each([&](CodeId id, Nameless& record) { sum += record.number + static_cast<int>(row(id)); });
  CHECK(sum == 1 + 3 + 2);
}

TEST_CASE("an id that leads nowhere is a lookup error", "[model][rows]") {
  Rows<CodeId, Nameless> rows("coverage record");
  rows.add({1});
  rows.remove(CodeId{0});
  const auto removed = refusal([&] { (void)rows[CodeId{0}]; });
  CHECK(removed.kind == "lookup");
  CHECK(removed.code == "coverage_record_unknown");
  CHECK(removed.sentence == "coverage record [0] was removed from the study");
  CHECK(removed.where == "coverage record [0]");
  const auto never = refusal([&] { rows.set(CodeId{7}, {}); });
  CHECK(never.sentence == "no coverage record with id 7; the study has 0");
  CHECK(refusal([&] { rows.remove(CodeId{0}); }).code == "coverage_record_unknown");
  CHECK(rows.size() == 0);
}
