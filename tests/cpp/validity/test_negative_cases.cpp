#include <tematik/validity/negative_cases.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "smp_kota.hpp"

using namespace tematik;

namespace {

using NegativeWords = std::vector<std::string>;

smp::Kota claimed_kota() {
  smp::Kota kota;
  store_filter(kota.study, "HAS", attr("case.exam") >= 75);
  kota.study.add_claim({.name = "K1", .implication = "R*M*F => HAS"});
  kota.study.add_claim({.name = "K9", .implication = "F * D * L ⇒ HAS"});
  kota.study.add_claim({.name = "K2"});
  return kota;
}

}  // namespace

TEST_CASE("negative cases of the worked example", "[validity][negative_cases]") {
  auto kota = claimed_kota();
  Study& s = kota.study;
  const auto before = negative_cases(s, {.role = "guru"});
  REQUIRE(before.claims.size() == 2);
  CHECK(before.claims[0].typical == NegativeWords{"G01", "G02", "G04", "G07", "G10", "G13"});
  CHECK(before.claims[0].deviant_consistency == NegativeWords{"G16"});
  CHECK(before.claims[0].deviant_coverage == NegativeWords{"G03", "G08", "G18"});
  CHECK(before.claims[0].irrelevant.size() == 8);
  CHECK(before.claims[0].unhandled == NegativeWords{"G03", "G08", "G16", "G18"});
  CHECK(before.claims[1].deviant_consistency.empty());
  CHECK(before.claims[1].deviant_coverage == NegativeWords{"G04", "G10", "G13", "G18"});
  REQUIRE(before.warnings.size() == 1);
  CHECK(before.warnings[0].values == NegativeWords{"8"});

  const auto k1 = s.claim("K1"), k9 = s.claim("K9");
  s.add_memo({.text = "few devices", .on = {s.case_("G16"), k1, k9}, .author = kota.ani, .date = "2025-07"});
  s.add_memo({.text = "selected class", .on = {s.case_("G18"), k1, k9}, .author = kota.ani, .date = "2025-07"});
  s.add_memo({.text = "undated", .on = {s.case_("G03"), k1}, .author = kota.ani});
  s.add_memo({.text = "not about the claim", .on = {s.case_("G08")}, .author = kota.ani, .date = "2025-07"});
  const auto after = negative_cases(s, {.role = "guru"});
  CHECK(after.claims[0].handled == NegativeWords{"G16", "G18"});
  CHECK(after.claims[0].unhandled == NegativeWords{"G03", "G08"});
  CHECK(after.claims[1].handled == NegativeWords{"G18"});
  CHECK(after.claims[1].unhandled == NegativeWords{"G04", "G10", "G13"});
  const Table table = after.table();
  CHECK(table["class"].as<std::string>().front() == "deviant_consistency");
  CHECK(table["handled"].is_missing(4));
  CHECK(negative_cases(s).claims[0].unclassified.size() == 36);  // pupils, parents, heads: no value
}

TEST_CASE("negative cases: negation, alternatives, memberships, and missing", "[validity][negative_cases]") {
  Study s("fuzzy");
  const auto x = s.add_attribute({.name = "x", .of = ObjectKind::case_, .type = ValueType::real});
  const auto y = s.add_attribute({.name = "y", .of = ObjectKind::case_, .type = ValueType::real});
  const auto z = s.add_attribute({.name = "z", .of = ObjectKind::case_, .type = ValueType::boolean});
  const auto words = s.add_attribute({.name = "words", .of = ObjectKind::case_});
  const auto person = [&](const char* name, std::optional<double> a, double b, bool c) {
    const auto id = s.add_case({.name = name});
    if (a) s.set_value(id, x, *a);
    s.set_value(id, y, b);
    s.set_value(id, z, c);
    s.set_value(id, words, "w");
    return id;
  };
  person("a", .9, .2, true);
  person("b", .5, .6, false);
  const auto c = person("c", {}, .8, true);
  const auto claim = s.add_claim({.name = "K", .implication = "x*z + ~y => y"});
  const auto of = [&] { return negative_cases(s).claims[0]; };
  CHECK(of().deviant_consistency == NegativeWords{"a"});
  CHECK(of().deviant_coverage == NegativeWords{"b"});
  CHECK(of().unclassified == NegativeWords{"c"});
  const auto restate = [&](std::string implication) {
    s.set_claim(claim, {.name = "K", .implication = std::move(implication)});
  };
  restate("x y");
  CHECK_THROWS_AS(negative_cases(s), InputError);
  restate("x* => y");
  CHECK_THROWS_AS(negative_cases(s), InputError);
  restate("words => y");
  CHECK_THROWS_AS(negative_cases(s), InputError);
  restate("w => y");
  CHECK_THROWS_AS(negative_cases(s), LookupError);
  restate("x => y");
  s.set_value(c, x, 1.5);
  CHECK_THROWS_AS(negative_cases(s), InputError);
  CHECK(negative_cases(Study("none")).status == Status::not_done);
  CHECK_THROWS_AS(negative_cases(s, {.claims = {"Q"}}), LookupError);
  restate("");
  CHECK(negative_cases(s).claims.empty());
  CHECK(negative_cases(s, {.claims = {"K"}}).claims[0].status == Status::not_done);
}
