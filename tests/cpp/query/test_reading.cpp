#include <tematik/query/reading.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

struct Small {
  Study study{"s"};
  SourceId s1, s2;
  CodeId a, b;
  CoderId u;
  Small() {
    s1 = study.add_source({.name = "s1", .text = Text(std::string(20, 'x'))});
    s2 = study.add_source({.name = "s2", .text = Text(std::string(20, 'x'))});
    a = study.add_code({.name = "A"});
    b = study.add_code({.name = "B"});
    u = study.add_coder({.name = "u"});
    add(s1, a);
    add(s1, b);
    add(s2, a);
  }
  void add(SourceId s, CodeId c, CodingLayer layer = CodingLayer::coder) {
    study.add_coding({.source = s, .span = {0, 5}, .code = c, .coder = u, .layer = layer});
  }
};

}  // namespace

TEST_CASE("final codings stand for their source, the others are read as they are", "[query][reading]") {
  Small small;
  CHECK(read_codings(small.study, {}).codings.size() == 3);
  small.add(small.s1, small.b, CodingLayer::final_);
  CHECK(read_codings(small.study, {}).codings == std::vector<std::uint32_t>{2, 3});
  CHECK(read_codings(small.study, {.layer = LayerChoice::coder}).codings.size() == 3);
  CHECK(read_codings(small.study, {.layer = LayerChoice::final_}).codings == std::vector<std::uint32_t>{3});
  CHECK(read_codings(small.study, {.keeps_coders_apart = true}).codings.size() == 3);
}

TEST_CASE("refused consent, memos, case codes and categories are not read", "[query][reading]") {
  Small small;
  const auto k = small.study.add_case({.name = "k", .sources = {small.s2}});
  small.study.add_consent({.case_ = k, .state = ConsentState::refused});
  const auto memo = small.study.add_source({.name = "memo", .text = Text("xxxxxx"), .kind = SourceKind::memo});
  small.add(memo, small.a);
  small.study.add_code({.name = "category", .codable = false});
  small.study.add_case({.name = "b", .code = small.b});  // B becomes a case code
  const auto read = read_codings(small.study, {});
  CHECK(read.codings == std::vector<std::uint32_t>{0});
  CHECK(read.codes == std::vector<CodeId>{small.a});
  REQUIRE(read.warnings.size() == 1);
  CHECK(read.warnings[0].code == "consent.excluded");
}

TEST_CASE("a coded source has a coding or coverage, a filter on sources shrinks the universe", "[query][reading]") {
  Small small;
  const auto empty = small.study.add_source({.name = "empty", .text = Text("x")});
  CHECK(read_codings(small.study, {}).coded == std::vector<bool>{true, true, false});
  small.study.add_coverage({.coder = small.u, .source = empty});
  CHECK(read_codings(small.study, {}).coded == std::vector<bool>{true, true, true});
  CHECK(read_codings(small.study, {.where = in_source("s2")}).in_universe == std::vector<bool>{false, true, false});
}

TEST_CASE("codes in the order given, each once", "[query][reading]") {
  const Small small;
  CHECK(read_codings(small.study, {.codes = {"B", "A"}}).codes == std::vector<CodeId>{small.b, small.a});
  CHECK_THROWS_AS(read_codings(small.study, {.codes = {"A", "A"}}), UsageError);
  CHECK_THROWS_AS(read_codings(small.study, {.codes = {"Z"}}), LookupError);
}

TEST_CASE("coverage counts where the filter lets its coder in", "[query][reading]") {
  Small small;
  const auto v = small.study.add_coder({.name = "v"});
  const auto empty = small.study.add_source({.name = "empty", .text = Text("x")});
  small.study.add_coverage({.coder = v, .source = empty});
  using Sources = std::vector<bool>;
  CHECK(read_codings(small.study, {}).coded == Sources{true, true, true});
  CHECK(read_codings(small.study, {.where = by_coder("u")}).coded == Sources{true, true, false});
  CHECK(read_codings(small.study, {.where = by_coder("v")}).coded == Sources{false, false, true});
  CHECK(read_codings(small.study, {.where = has_code({"A"})}).coded == Sources{true, true, true});
  CHECK(read_codings(small.study, {.where = by_coder("u") | in_source("empty")}).coded == Sources{true, true, true});
}

TEST_CASE("a source counts as coded by a coding of any code of a coder taking part", "[query][reading]") {
  Small small;
  const auto v = small.study.add_coder({.name = "v"});
  small.study.add_coding({.source = small.s2, .span = {0, 5}, .code = small.a, .coder = v});
  // B was never put on s2, but u, who used B, coded there.
  const auto read = read_codings(small.study, {.where = has_code({"B"})});
  CHECK(read.coded == std::vector<bool>{true, true});
  CHECK(read.takes_part == std::vector<bool>{true, false});
  CHECK(read.codings.size() == 1);
  CHECK(read_codings(small.study, {.where = by_coder("v")}).coded == std::vector<bool>{false, true});
}

TEST_CASE("cases of which no coding could pass are outside the universe", "[query][reading]") {
  Small small;
  small.study.add_case({.name = "p", .role = "pupil", .sources = {small.s1}});
  small.study.add_case({.name = "t", .role = "teacher", .sources = {small.s2}});
  small.study.add_case({.name = "x"});
  CHECK(read_codings(small.study, {}).excluded_cases.empty());
  const auto pupils = read_codings(small.study, {.where = attr("case.role") == "pupil"});
  CHECK(pupils.excluded_cases == std::vector<bool>{false, true, true});
  CHECK(pupils.in_universe == std::vector<bool>{true, false});
  CHECK(pupils.coded == std::vector<bool>{true, false});
  CHECK(read_codings(small.study, {.where = ~in_case("p")}).excluded_cases == std::vector<bool>{true, false, true});
}
