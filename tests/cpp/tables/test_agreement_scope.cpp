#include <tematik/tables/agreement_scope.hpp>

#include "../front/studies.hpp"

using namespace tematik;

TEST_CASE("agreement scope: keys multiply", "[tables][agreement]") {
  const Study study = studies::t1();
  const StudyRatings data = study_ratings(study, {});
  CHECK(agreement_scopes(study, data, {ScopeKey::study}).size() == 1);
  CHECK(agreement_scopes(study, data, {ScopeKey::source, ScopeKey::code, ScopeKey::coder_pair}).size() == 27);
  const auto coders = agreement_scopes(study, data, {ScopeKey::coder});
  REQUIRE(coders.size() == 3);
  CHECK(coders[1].coder == "Q");
  CHECK(coders[1].lead == 1);
  CHECK(coders[1].coders.size() == 3);
  const auto last = agreement_scopes(study, data, {ScopeKey::coder_pair}).back();
  CHECK(last.coder_1 == "Q");
  CHECK(last.coder_2 == "R");
  CHECK(last.sources.size() == 3);
  const auto scopes = agreement_scopes(study, data, {ScopeKey::code, ScopeKey::source});
  const Ratings a1 = scope_ratings(data, scopes[0], 0);
  CHECK(scopes[0].source == "s1");
  CHECK(scopes[0].code == "a");
  CHECK(a1.units() == 40);
  const auto whole = agreement_scopes(study, data, {ScopeKey::study}).front();
  CHECK(scope_ratings(data, whole, 0).units() == 120);
  CHECK(scope_ratings(data, whole, 0, 0) == a1);
}

TEST_CASE("agreement scope: a coder against the others is the sum of the pairs", "[tables][agreement]") {
  Ratings r({"P", "Q", "R"}, {"no", "yes"}, {0, 1});
  r.add(std::array{1, 1, 0}, 5);
  r.add(std::array{0, Ratings::missing, 1}, 2);
  r.add(std::array{Ratings::missing, 0, 0}, 9);
  Ratings expected({"P", "others"}, {"no", "yes"}, {0, 1});
  expected.add(std::array{0, 1}, 2);
  expected.add(std::array{1, 0}, 5);
  expected.add(std::array{1, 1}, 5);
  CHECK(against_others(r, 0) == expected);
  CHECK(against_others(r, 1).units() == 5 + 5 + 9);
  CHECK_THROWS_AS(against_others(r, 3), UsageError);
  for (const auto& [key, word] : EnumNames<ScopeKey>::names) CHECK(parse<ScopeKey>(word) == key);
}
