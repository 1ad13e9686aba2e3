#include <tematik/io/offset_resolver.hpp>
#include <tematik/io/offset_rule.hpp>

#include <set>

#include <tematik/support/error.hpp>

#include "../catch.hpp"

using namespace tematik::io;

TEST_CASE("18 rules, unit outermost, byte-order mark innermost", "[io][offsets]") {
  const auto rules = offset_rules();
  CHECK(rules[0].text() == "code_point/stored/no_bom");
  CHECK(rules[1].text() == "code_point/stored/bom");
  CHECK(rules[2].text() == "code_point/lf1/no_bom");
  CHECK(rules[17].text() == "utf8/crlf2/bom");
  std::set<std::string> words;
  for (const auto& rule : rules) {
    CHECK(OffsetRule::from_text(rule.text()) == rule);
    words.insert(rule.text());
  }
  CHECK(words.size() == 18);
}

TEST_CASE("rules by word", "[io][offsets]") {
  CHECK(OffsetRule::from_text("utf16/stored") == OffsetRule{.unit = RuleUnit::utf16});
  for (const char* bad : {"", "utf16", "utf32/stored", "utf8/lf", "utf8/lf1/maybe", "utf8/lf1/bom/x", "/", "//"}) {
    INFO(bad);
    CHECK_THROWS_AS(OffsetRule::from_text(bad), tematik::UsageError);
  }
}

TEST_CASE("defaults by origin", "[io][offsets]") {
  CHECK(OffsetRule::default_of("ATLAS.ti 8.4.0 573 , macOS").text() == "code_point/lf1/no_bom");
  CHECK(OffsetRule::default_of("atlas.ti").text() == "code_point/lf1/no_bom");
  CHECK(OffsetRule::default_of("Taguette 1.4").text() == "utf8/stored/no_bom");
  for (const char* other : {"", "NVivo", "QualCoder", "MAXQDA", "ATLAS"}) {
    CHECK(OffsetRule::default_of(other).text() == "code_point/stored/no_bom");
  }
}
