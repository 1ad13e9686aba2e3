#include <tematik/support/method.hpp>

#include <tematik/support/status.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("method: canonical JSON of a record") {
  MethodRecord record{.function = "guest", .unit = "source", .n = 15, .seed = 0, .citations = {"Guest 2020"}};
  record.option("run", 2);
  record.option("base", 4);
  record.option("threshold", .05);
  record.option("status", Status::ok);
  record.option("t", std::optional<int>());
  record.step("uncoded_units", 3);
  const auto json = record.json({{.code = "consent.excluded", .objects = {"s1"}, .values = {"1"}}}, "ab");
  CHECK_THAT(json, ContainsSubstring(R"("options":{"base":4,"run":2,"status":"ok","t":null,"threshold":0.05})"));
  CHECK_THAT(json, ContainsSubstring(R"("steps":{"uncoded_units":3})"));
  CHECK_THAT(json, ContainsSubstring(R"("seed":0)") && ContainsSubstring(R"("n":15)"));
  CHECK_THAT(json, ContainsSubstring(R"("input":{"study_sha256":"ab"})"));
  CHECK_THAT(json, ContainsSubstring(R"("warnings":[{"code":"consent.excluded","objects":["s1"],"text":"1 sources)"));
  CHECK_THAT(json, ContainsSubstring(std::string("\"tematik\":\"") + std::string(version) + "\""));
}

TEST_CASE("method: an empty record") {
  const auto json = MethodRecord{}.json();
  CHECK_THAT(json, ContainsSubstring(R"("n":null)") && ContainsSubstring(R"("seed":null)"));
  CHECK_THAT(json, ContainsSubstring(R"("input":{"study_sha256":null})") && ContainsSubstring(R"("citations":[])"));
}
