#include <tematik/query/evaluate.hpp>

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

TEST_CASE("queries by characters; a complement only where somebody coded", "[query][evaluate]") {
  Ages ages;
  const auto b = ages.study.add_code({.name = "B"});
  ages.study.add_coding({.source = ages.sources[0], .span = {5, 15}, .code = b, .coder = ages.study.coder("Ani")});
  const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
  const std::vector<bool> universe{true, true, false};
  const auto runs = [&](const Query& query, std::size_t source) {
    return evaluate(ages.study, query, rows, universe)[source].runs();
  };
  CHECK(runs(code("A") & code("B"), 0) == std::vector<Span>{{5, 10}});
  CHECK(runs(code("A") | code("B"), 0) == std::vector<Span>{{0, 15}});
  CHECK(runs(code("A") - code("B"), 0) == std::vector<Span>{{0, 5}});
  CHECK(runs(~code("A"), 0) == std::vector<Span>{{10, 20}});
  CHECK(runs(~code("B"), 1) == std::vector<Span>{{0, 20}});
  CHECK(runs(~code("A"), 2).empty());
  CHECK(runs(select(by_coder("Budi")), 2) == std::vector<Span>{{5, 15}});
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
