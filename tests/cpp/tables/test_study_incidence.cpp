#include <tematik/tables/study_incidence.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// Three sources added out of order of their dates, one without codings; two cases, one with a site.
struct Small {
  Study study{"i"};
  Small() {
    const auto u = study.add_coder({.name = "u"});
    std::vector<CodeId> codes;
    for (const char* name : {"A", "B", "C"}) codes.push_back(study.add_code({.name = name}));
    const auto add = [&](const char* name, const char* date, std::vector<int> held) {
      const auto s =
          study.add_source({.name = name, .text = Text(std::string(20, 'x')), .technique = "interview", .date = date});
      for (const int code : held) {
        const auto begin = static_cast<std::uint32_t>(code * 5);
        study.add_coding(
            {.source = s, .span = {begin, begin + 4}, .code = codes[static_cast<std::size_t>(code)], .coder = u});
      }
      return s;
    };
    const auto late = add("late", "2026-03", {0, 1, 2});
    const auto early = add("early", "2026-01", {0});
    add("uncoded", "2026-02", {});
    const auto site = study.add_attribute({.name = "site", .of = ObjectKind::case_});
    const auto k = study.add_case({.name = "k", .sources = {early}, .spans = {{late, {0, 5}}}});
    study.add_case({.name = "no site", .spans = {{late, {5, 20}}}});
    study.set_value(k, site, std::string("kota"));
  }
};

std::vector<std::int64_t> new_codes(const StudyIncidence& read) { return read.incidence.new_counts(); }
using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("sources by date, as added, as listed", "[tables][study_incidence]") {
  const Small small;
  const auto collected = incidence(small.study);
  CHECK(collected.incidence.unit_labels == std::vector<std::string>{"early", "late"});
  CHECK(new_codes(collected) == Numbers{1, 2});
  CHECK(collected.uncoded_units == 1);
  CHECK(new_codes(incidence(small.study, {.order = Order::source})) == Numbers{3, 0});
  CHECK(new_codes(incidence(small.study, {.order = Order(std::vector<std::string>{"early", "late"})})) ==
        Numbers{1, 2});
  CHECK_THROWS_AS(incidence(small.study, {.order = Order(std::vector<std::string>{"early"})}), UsageError);
  CHECK_THROWS_AS(incidence(small.study, {.order = Order::coded}), UsageError);
  const auto once = incidence(small.study, {.order = Order::random(4)});
  CHECK(once.incidence == incidence(small.study, {.order = Order::random(4)}).incidence);
}

TEST_CASE("cases and values of attributes as units", "[tables][study_incidence]") {
  const Small small;
  const auto cases = incidence(small.study, {.unit = UnitRule::case_});
  CHECK(cases.incidence.unit_labels == std::vector<std::string>{"k", "no site"});
  CHECK(cases.incidence.unit_counts() == Numbers{1, 2});  // k: A in both; no site: B and C of the rest
  const auto sites = incidence(small.study, {.unit = "case.site"});
  CHECK(sites.incidence.unit_labels == std::vector<std::string>{"kota"});
  CHECK(sites.incidence.unit_counts() == Numbers{1});  // nothing of the case without a site
  CHECK(incidence(small.study, {.unit = "source.technique"}).incidence.unit_counts() == Numbers{3});
  CHECK_THROWS_AS(incidence(small.study, {.unit = UnitRule::sentence}), UsageError);
  CHECK_THROWS_AS(incidence(small.study, {.unit = "case.nothing"}), LookupError);
}

TEST_CASE("columns that few units hold, and empty units", "[tables][study_incidence]") {
  const Small small;
  CHECK(incidence(small.study, {.min_units = 2}).incidence.code_labels == std::vector<std::string>{"A"});
  CHECK(incidence(small.study, {.min_units = 2}).flags.has(Flag::retrospective));
  CHECK_THROWS_AS(incidence(small.study, {.min_units = 0}), UsageError);
  const auto only_b = incidence(small.study, {.codes = {"B"}});
  CHECK(only_b.empty_units == 1);
  CHECK(only_b.incidence.units() == 2);
  CHECK(incidence(small.study, {.skip_empty = true, .codes = {"B"}}).incidence.units() == 1);
}
