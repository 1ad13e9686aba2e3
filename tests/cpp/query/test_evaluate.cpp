#include <tematik/query/evaluate.hpp>

#include <tematik/query/filter.hpp>
#include <tematik/support/philox.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

/// Three sources of age 30, missing and 50, one coding each; the third has a second coder.
struct Ages {
  Study study{"ages"};
  std::vector<SourceId> sources;
  Ages() {
    const auto age = study.add_attribute({.name = "age", .of = ObjectKind::source, .type = ValueType::integer});
    const auto a = study.add_code({.name = "A"});
    for (const char* name : {"Ani", "Budi"}) study.add_coder({.name = name});
    for (const int years : {30, 0, 50}) {
      sources.push_back(study.add_source({.name = "s" + std::to_string(years), .text = Text(std::string(20, 'x'))}));
      if (years == 0) {
        study.set_value(sources.back(), age, std::nullopt);
      } else {
        study.set_value(sources.back(), age, std::int64_t{years});
      }
      study.add_coding({.source = sources.back(), .span = {0, 10}, .code = a, .coder = study.coder("Ani")});
    }
    study.add_coding({.source = sources.back(), .span = {5, 15}, .code = a, .coder = study.coder("Budi")});
  }
  [[nodiscard]] int kept(const Filter& filter) const {
    const FilterEvaluator keeps(study, filter);
    int n = 0;
    for (std::size_t i = 0; i < 3; ++i) n += keeps(i) == Kleene::yes ? 1 : 0;
    return n;
  }
};

}  // namespace

TEST_CASE("a comparison with a missing value is unknown, and so is its negation", "[query][evaluate]") {
  const Ages ages;
  const auto old = attr("source.age") > 40;
  CHECK(ages.kept(old) == 1);
  CHECK(ages.kept(~old) == 1);
  CHECK(ages.kept(old | ~old) == 2);
  CHECK(ages.kept(attr("source.age").is_missing()) == 1);
  CHECK(ages.kept(~attr("source.age").is_missing()) == 2);
  CHECK(ages.kept(attr("source.age").isin({std::int64_t{30}, std::int64_t{50}})) == 2);
  CHECK(ages.kept(attr("source.age").between(std::int64_t{30}, std::int64_t{50})) == 2);
}

TEST_CASE("Kleene's tables", "[query][evaluate]") {
  using enum Kleene;
  CHECK((unknown & no) == no);
  CHECK((unknown & yes) == unknown);
  CHECK((unknown | yes) == yes);
  CHECK((unknown | no) == unknown);
  CHECK(~unknown == unknown);
  CHECK(~yes == no);
}

TEST_CASE("which sources could hold a kept coding", "[query][evaluate]") {
  const Ages ages;
  const auto may = [&](const Filter& filter) {
    const FilterEvaluator keeps(ages.study, filter);
    std::vector<bool> out;
    for (const SourceId source : ages.sources) out.push_back(keeps.may_hold(source));
    return out;
  };
  const auto old = attr("source.age") > 40;
  CHECK(may(old) == std::vector<bool>{false, false, true});
  CHECK(may(~old) == std::vector<bool>{true, false, false});
  CHECK(may(old & by_coder("Ani")) == std::vector<bool>{false, false, true});
  CHECK(may(old | by_coder("Ani")) == std::vector<bool>{true, true, true});
}

TEST_CASE("unlike types and unknown names are errors", "[query][evaluate]") {
  const Ages ages;
  CHECK_THROWS_AS(FilterEvaluator(ages.study, attr("source.age") == "old"), UsageError);
  CHECK_THROWS_AS(FilterEvaluator(ages.study, attr("age") == 3), UsageError);
  CHECK_THROWS_AS(FilterEvaluator(ages.study, attr("source.ag") == 3), LookupError);
  CHECK_THROWS_AS(FilterEvaluator(ages.study, by_coder("Citra")), LookupError);
}

TEST_CASE("which sources, coders and cases could hold a kept coding: cases", "[query][evaluate]") {
  // s1 is Ani's as a whole; in s2 Ani and Budi speak; s3 is nobody's.
  Study study("roles");
  const auto text = [&](const char* name) {
    return study.add_source({.name = name, .text = Text(std::string(20, 'x'))});
  };
  const auto s1 = text("s1"), s2 = text("s2"), s3 = text("s3");
  const auto ani =
      study.add_case({.name = "Ani", .role = "pupil", .sources = {s1}, .spans = {{.source = s2, .span = {0, 10}}}});
  const auto budi = study.add_case({.name = "Budi", .role = "teacher", .spans = {{.source = s2, .span = {10, 20}}}});
  const auto u = study.add_coder({.name = "u"}), v = study.add_coder({.name = "v"});
  using Sources = std::vector<bool>;
  const auto sources = [&](const Filter& filter) {
    const FilterEvaluator keeps(study, filter);
    return Sources{keeps.may_hold(s1), keeps.may_hold(s2), keeps.may_hold(s3)};
  };
  CHECK(sources(attr("case.role") == "pupil") == Sources{true, true, false});
  CHECK(sources(attr("case.role") == "teacher") == Sources{false, true, false});
  CHECK(sources(~(attr("case.role") == "teacher")) == Sources{true, true, false});  // without a case it is unknown
  CHECK(sources(in_case("Budi")) == Sources{false, true, false});
  CHECK(sources(~in_case("Ani")) == Sources{false, true, true});
  CHECK(sources(~in_case("Budi")) == Sources{true, true, true});
  CHECK(sources(attr("case.role") == "nobody") == Sources{false, false, false});
  CHECK(sources((attr("case.role") == "teacher") & in_source("s1")) == Sources{false, false, false});
  const FilterEvaluator pupils(study, attr("case.role") == "pupil");
  CHECK(pupils.may_hold(s2, ani));
  CHECK_FALSE(pupils.may_hold(s2, budi));
  const FilterEvaluator by_u(study, by_coder("u") | in_source("s3"));
  CHECK(by_u.may_hold(s1, u));
  CHECK_FALSE(by_u.may_hold(s1, v));
  CHECK(by_u.may_hold(s3, v));
  CHECK(FilterEvaluator(study, by_coder("v")).may_hold(s1));  // somebody could
  CHECK_FALSE(FilterEvaluator(study, by_coder("v") & ~by_coder("v")).may_hold(s1, v));
}

TEST_CASE("no source is left out that holds a kept coding", "[query][evaluate]") {
  std::size_t left_out = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 1);
    Study study("drawn");
    const auto code = study.add_code({.name = "A"});
    for (const char* name : {"u", "v"}) study.add_coder({.name = name});
    std::vector<SourceId> sources;
    for (const char* name : {"s0", "s1", "s2"}) {
      sources.push_back(study.add_source({.name = name, .text = Text(std::string(10, 'x'))}));
    }
    for (const char* name : {"c0", "c1", "c2"}) {
      Case one{.name = name, .role = random.draw(2) == 0 ? std::string("pupil") : std::string()};
      if (random.draw(2) == 0) one.sources.push_back(sources[random.draw(3)]);
      const std::uint32_t begin = random.draw(9);
      one.spans.push_back({.source = sources[random.draw(3)], .span = {begin, begin + 1 + random.draw(10 - begin)}});
      study.add_case(std::move(one));
    }
    for (int i = 0; i < 6; ++i) {
      const std::uint32_t begin = random.draw(9);
      study.add_coding({.source = sources[random.draw(3)],
                        .span = {begin, begin + 1 + random.draw(10 - begin)},
                        .code = code,
                        .coder = static_cast<CoderId>(random.draw(2))});
    }
    const auto leaf = [&]() -> Filter {
      switch (random.draw(5)) {
        case 0:
          return by_coder("u");
        case 1:
          return in_source("s1");
        case 2:
          return in_case("c1");
        case 3:
          return attr("case.role") == "pupil";
        default:
          return attr("case.name") == "c0";
      }
    };
    Filter filter = leaf();
    for (int i = 0; i < 3; ++i) {
      if (random.draw(3) == 0) filter = ~filter;
      filter = random.draw(2) == 0 ? (filter & leaf()) : (filter | leaf());
    }
    INFO("seed " << seed << " " << filter.text());
    const FilterEvaluator keeps(study, filter);
    for (std::size_t i = 0; i < 6; ++i) {
      const auto source = static_cast<SourceId>(study.codings().source()[i]);
      const auto coder = static_cast<CoderId>(study.codings().coder()[i]);
      if (keeps(i) == Kleene::yes) REQUIRE((keeps.may_hold(source) && keeps.may_hold(source, coder)));
      left_out += keeps.may_hold(source) ? 0 : 1;
    }
  }
  CHECK(left_out > 100);
}

TEST_CASE("an attribute stands in for an empty field", "[query][evaluate]") {
  Study study("s");
  const auto s = study.add_source({.name = "s"});
  const auto own = study.add_source({.name = "own", .technique = "document"});
  const auto technique = study.add_attribute({.name = "technique", .of = ObjectKind::source});
  study.set_value(s, technique, std::string("interview"));
  study.set_value(own, technique, std::string("interview"));
  CHECK(attribute_value(study, "source.technique", s) == AttributeValue("interview"));
  CHECK(attribute_value(study, "source.technique", own) == AttributeValue("document"));
  CHECK_FALSE(attribute_value(study, "source.wave", s));
}

TEST_CASE("when a coding was made, and its weight", "[query][evaluate]") {
  Study study("times");
  const auto s = study.add_source({.name = "s", .text = Text(std::string(20, 'x'))});
  const auto code = study.add_code({.name = "A"});
  const auto time = [](const char* text) { return parse_timestamp(text, "test"); };
  study.add_coding({.source = s, .span = {0, 5}, .code = code, .weight = 2, .created = time("2026-01-05T08:00:00Z")});
  study.add_coding({.source = s, .span = {5, 9}, .code = code, .weight = .5, .created = time("2026-01-06T08:00:00Z")});
  study.add_coding({.source = s, .span = {9, 12}, .code = code});
  using Kept = std::vector<Kleene>;
  const auto verdicts = [&](const Filter& filter) {
    const FilterEvaluator keeps(study, filter);
    CHECK(keeps.may_hold(s));
    return Kept{keeps(0), keeps(1), keeps(2)};
  };
  using enum Kleene;
  const auto day = time("2026-01-06T08:00:00Z");
  CHECK(verdicts(created({}, day)) == Kept{yes, no, unknown});  // the end is not included
  CHECK(verdicts(created(day, {})) == Kept{no, yes, unknown});
  CHECK(verdicts(created(time("2026-01-05T10:00:00+02:00"), day)) == Kept{yes, no, unknown});
  CHECK(verdicts(~created(day, {})) == Kept{yes, no, unknown});
  CHECK(verdicts(weight() >= 2) == Kept{yes, no, unknown});
  CHECK(verdicts(weight() == .5) == Kept{no, yes, unknown});
  CHECK(verdicts(weight().between(std::int64_t{0}, 1.5)) == Kept{no, yes, unknown});
  CHECK(verdicts(weight().is_missing()) == Kept{no, no, yes});
  CHECK(verdicts((weight() > 1) | weight().is_missing()) == Kept{yes, no, yes});
  CHECK_THROWS_AS(FilterEvaluator(study, weight() == "heavy"), UsageError);
  CHECK_THROWS_AS(created({}, {}), UsageError);
  CHECK_THROWS_AS(created(day, day), UsageError);
}

TEST_CASE("several cases: any of them, or all", "[query][evaluate]") {
  Study study("several");
  const auto s = study.add_source({.name = "s", .text = Text(std::string(30, 'x'))});
  const auto code = study.add_code({.name = "A"});
  study.add_case({.name = "a", .role = "pupil", .spans = {{.source = s, .span = {0, 20}}}});
  study.add_case({.name = "b", .role = "teacher", .spans = {{.source = s, .span = {10, 20}}}});
  study.add_case({.name = "c", .spans = {{.source = s, .span = {18, 20}}}});
  for (const Span span : {Span{0, 5}, Span{8, 12}, Span{15, 20}, Span{25, 30}}) {
    study.add_coding({.source = s, .span = span, .code = code});
  }
  using Kept = std::vector<Kleene>;
  const auto verdicts = [&](const Filter& filter) {
    const FilterEvaluator keeps(study, filter);
    return Kept{keeps(0), keeps(1), keeps(2), keeps(3)};
  };
  using enum Kleene;
  const auto all_of = attr("case.role", Quantifier::all);
  CHECK(verdicts(attr("case.role") == "pupil") == Kept{yes, yes, yes, unknown});
  CHECK(verdicts(all_of == "pupil") == Kept{yes, no, no, unknown});
  CHECK(verdicts(all_of.isin({std::string("pupil"), std::string("teacher")})) == Kept{yes, yes, unknown, unknown});
  CHECK(verdicts(all_of.is_missing()) == Kept{no, no, no, unknown});
  CHECK_FALSE((all_of == "pupil") == (attr("case.role") == "pupil"));
  CHECK((all_of == "pupil").text() == R"(["==",["case.role","all"],"pupil"])");
  CHECK_THROWS_AS(attr("source.role", Quantifier::all), UsageError);
  CHECK(FilterEvaluator(study, all_of == "pupil").may_hold(s));
  CHECK(FilterEvaluator(study, all_of == "teacher").may_hold(s));
  CHECK_FALSE(FilterEvaluator(study, all_of == "nobody").may_hold(s));
}
