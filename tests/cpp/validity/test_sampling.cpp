#include <tematik/validity/sampling.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "smp_kota.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

using SampledWords = std::vector<std::string>;

smp::Kota sampled_kota() {
  smp::Kota kota;
  Study& s = kota.study;
  const auto id = [&](const char* name) { return s.attribute(ObjectKind::case_, name); };
  std::vector<FrameCell> cells;
  for (const char* type : {"negeri", "swasta"}) {
    for (const char* band : {"pemula", "menengah", "senior"}) {
      cells.push_back({{type, band}, 3});
      const std::string name = std::string(type) + ' ' + band;
      store_filter(s, name, (attr("case.type") == type) & (attr("case.band") == band));
      s.add_criterion({.name = name, .rule = name});
    }
  }
  s.add_frame({.name = "sel",
               .kind = SamplingKind::purposive,
               .strategies = {SamplingStrategy::maximum_variation},
               .role = "guru",
               .attributes = {id("type"), id("band")},
               .cells = cells});
  s.add_frame({.name = "prior",
               .role = "guru",
               .attributes = {id("prior")},
               .cells = {{{"rendah"}, 6}, {{"sedang"}, 6}, {{"tinggi"}, 6}}});
  s.add_frame({.name = "silang", .role = "guru", .attributes = {id("type"), id("band"), id("prior")}});
  return kota;
}

std::string alias_words(const AliasedAttributes& alias) {
  const auto side = [](const std::string& name, const std::string& level) {
    return level.empty() ? name : name + '=' + level;
  };
  return std::string(to_string(alias.kind)) + ' ' + side(alias.bound, alias.bound_level) + " > " +
         side(alias.to, alias.to_level);
}

}  // namespace

TEST_CASE("sampling of the worked example: matrix, evenness, empty cells", "[validity][sampling]") {
  const auto kota = sampled_kota();
  const Sampling s = sampling(kota.study, {.role = "guru"});
  CHECK(s.status == Status::ok);
  CHECK(s.n == 18);
  REQUIRE(s.frames.size() == 3);
  const SampledFrame& cells = s.frames[0];
  CHECK(cells.quota.filled == 17);
  CHECK(cells.quota.wanted == 18);
  CHECK_THAT(cells.quota.fill, WithinAbs(.944, 5e-4));
  CHECK(cells.quota.excess == 1);
  CHECK(cells.quota.short_ == std::map<std::string, std::int64_t>{{"negeri × senior", 1}});
  std::vector<std::int64_t> counts;
  for (const auto& cell : cells.cells) counts.push_back(cell.count);
  CHECK(counts == std::vector<std::int64_t>{3, 4, 2, 3, 3, 3});
  CHECK(s.frames[1].quota.filled == 17);
  CHECK(s.frames[1].quota.short_ == std::map<std::string, std::int64_t>{{"rendah", 1}});
  CHECK(s.frames[2].quota.status == Status::undefined);  // no target: no fill
  CHECK(s.frames[2].coverage.filled == 13);
  CHECK(s.frames[2].coverage.possible == 18);
  CHECK(s.frames[2].empty == SampledWords{"negeri × pemula × sedang", "negeri × menengah × rendah",
                                          "negeri × senior × rendah", "swasta × pemula × tinggi",
                                          "swasta × senior × rendah"});
  for (const auto& attribute : s.attributes) {
    if (attribute.name != "prior") continue;
    CHECK(attribute.counts == std::vector<std::int64_t>{5, 7, 6});
    CHECK_THAT(attribute.iqv.value, WithinAbs(107.0 / 108.0, 1e-15));
    CHECK(attribute.declared);
  }
  CHECK(s.frames_table()["fill"].is_missing(2));
  CHECK(s.table().rows() == 6 + 3 + 18);
}

TEST_CASE("sampling of the worked example: aliases are those of the page and no others", "[validity][sampling]") {
  const auto kota = sampled_kota();
  const Sampling s = sampling(
      kota.study, {.attributes = {"school", "type", "accreditation", "band", "R", "M", "F", "D", "L", "P", "prior"},
                   .role = "guru"});
  SampledWords found;
  for (const auto& alias : s.aliases) found.push_back(alias_words(alias));
  std::sort(found.begin(), found.end());
  SampledWords expected{
      "full accreditation > L",
      "nested school > type",
      "nested school > accreditation",
      "nested school > L",
      "level prior=tinggi > accreditation=A",
      "level prior=tinggi > L=true",
      "level prior=tinggi > F=true",
      "level band=menengah > R=true",
      "level band=menengah > F=true",
      "level band=pemula > R=false",
      "level P=true > M=true",
      "level M=false > P=false",
      "level school=S1 > F=true",
      "level school=S1 > D=true",
      "level school=S1 > prior=tinggi",
      "level school=S3 > D=true",
      "level school=S2 > D=false",
      "level school=S5 > D=false",
      "level school=S6 > D=false",
  };
  std::sort(expected.begin(), expected.end());
  CHECK(found == expected);
  CHECK(s.aliases_of("L").size() == 1);  // of the full pair, from the other side
  CHECK(s.aliases_of("prior").size() == 3);
  CHECK(s.aliases_table().rows() == expected.size());
}

TEST_CASE("sampling: each case has its reason, or is named", "[validity][sampling]") {
  auto kota = sampled_kota();
  Study& study = kota.study;
  const Sampling before = sampling(study, {.role = "guru"});
  CHECK(before.inclusion_status == Status::ok);
  for (const auto& reasons : before.inclusion) CHECK(reasons.met.size() == 1);
  CHECK(before.inclusion[3].met == SampledWords{"negeri menengah"});
  for (const auto& warning : before.warnings) CHECK(warning.code != "sampling.no_reason");

  const CaseId odd = study.add_case({.name = "G19", .role = "guru"});
  study.set_value(odd, study.attribute(ObjectKind::case_, "type"), "negeri");
  const Sampling after = sampling(study, {.role = "guru"});
  CHECK(after.inclusion.back().met.empty());
  CHECK(after.inclusion.back().unknown == SampledWords{"negeri pemula", "negeri menengah", "negeri senior"});
  CHECK(after.inclusion_table()["unknown"].as<std::string>().back() == "negeri pemula; negeri menengah; negeri senior");
  CHECK(after.frames[0].n == 18);
  CHECK(after.frames[0].coverage.n_missing == 1);
  const auto named = std::find_if(after.warnings.begin(), after.warnings.end(),
                                  [](const Warning& w) { return w.code == "sampling.no_reason"; });
  REQUIRE(named != after.warnings.end());
  CHECK(named->objects == SampledWords{"case-" + std::to_string(row(odd))});

  study.add_consent({.case_ = odd, .state = ConsentState::refused});
  CHECK(sampling(study, {.role = "guru"}).n == 18);
  CHECK_THROWS_AS(sampling(study, {.role = "gruu"}), LookupError);
  CHECK_THROWS_AS(sampling(study, {.frames = {"sell"}}), LookupError);
  CHECK_THROWS_AS(sampling(study, {.attributes = {"height"}}), LookupError);
  store_filter(study, "coded", has_code({"T1_YA"}));
  study.add_criterion({.name = "coded", .rule = "coded"});
  CHECK_THROWS_AS(sampling(study), UsageError);
}

TEST_CASE("sampling: what nobody declared is not done, and never passes", "[validity][sampling]") {
  Study study("empty");
  const Sampling nothing = sampling(study);
  CHECK(nothing.status == Status::no_data);
  CHECK(nothing.frames_status == Status::not_done);
  CHECK(nothing.attributes_status == Status::not_done);
  CHECK(nothing.inclusion_status == Status::not_done);
  CHECK(nothing.inclusion.empty());
  const auto colour = study.add_attribute({.name = "colour", .of = ObjectKind::case_});
  study.set_value(study.add_case({.name = "a"}), colour, "red");
  study.add_case({.name = "b"});
  const Sampling one = sampling(study);
  CHECK(one.attributes_status == Status::ok);
  CHECK_FALSE(one.attributes[0].declared);
  CHECK(one.attributes[0].n_missing == 1);
  CHECK(one.attributes[0].iqv.status == Status::undefined);
  REQUIRE(one.warnings.size() == 1);
  CHECK(one.warnings[0].code == "sampling.categories_observed");
  CHECK(one.inclusion_status == Status::not_done);
}
