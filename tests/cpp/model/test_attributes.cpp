#include <tematik/model/attributes.hpp>

#include <tematik/model/study.hpp>

#include <limits>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

const std::string composed = "us\u00eda";
const std::string decomposed = "usi\u0301a";

struct Values {
  Study study{"values"};
  SourceId source = study.add_source({.name = "P01"});
  CaseId siti = study.add_case({.name = "Siti"});

  AttributeId of_cases(ValueType type, Scale scale = Scale::nominal, std::vector<std::string> levels = {}) {
    return study.add_attribute({.name = std::string(to_string(type)) + ' ' + std::to_string(study.attributes().size()),
                                .of = ObjectKind::case_,
                                .type = type,
                                .scale = scale,
                                .levels = std::move(levels)});
  }
  std::string refusal(AttributeId attribute, AttributeValue value) {
    return refused(study, [&](Study& s) { s.set_value(siti, attribute, value); }).code;
  }
  AttributeValue stored(AttributeId attribute) const { return **study.value(siti, attribute); }
};

}  // namespace

TEST_CASE("stored missing and no record are two things", "[model][attributes]") {
  Values v;
  const AttributeId usia = v.of_cases(ValueType::integer);
  CHECK(v.study.value(v.siti, usia) == nullptr);
  v.study.set_value(v.siti, usia, std::nullopt);
  REQUIRE(v.study.value(v.siti, usia) != nullptr);
  CHECK_FALSE(*v.study.value(v.siti, usia));
  v.study.set_value(v.siti, usia, std::int64_t{0});
  CHECK(v.stored(usia) == AttributeValue(std::int64_t{0}));
  v.study.clear_value(v.siti, usia);
  CHECK(v.study.value(v.siti, usia) == nullptr);
  const auto revision = v.study.revision();
  v.study.clear_value(v.siti, usia);  // nothing there: still a command
  CHECK(v.study.revision() == revision + 1);
}

TEST_CASE("waves keep values apart", "[model][attributes]") {
  Values v;
  const AttributeId nilai = v.of_cases(ValueType::real, Scale::numeric);
  v.study.set_value(v.siti, nilai, 80.5, "1");
  v.study.set_value(v.siti, nilai, 90.5, "2");
  CHECK(v.study.value(v.siti, nilai) == nullptr);
  CHECK(**v.study.value(v.siti, nilai, "2") == AttributeValue(90.5));
  v.study.clear_value(v.siti, nilai, "1");
  CHECK(v.study.values().size() == 1);
}

TEST_CASE("values have the type of their attribute", "[model][attributes]") {
  Values v;
  const std::int64_t whole = 3;
  const AttributeId text = v.of_cases(ValueType::text);
  const AttributeId truth = v.of_cases(ValueType::boolean);
  const AttributeId integer = v.of_cases(ValueType::integer);
  const AttributeId real = v.of_cases(ValueType::real);
  const AttributeId date = v.of_cases(ValueType::date);
  const AttributeId time = v.of_cases(ValueType::datetime);
  CHECK(v.refusal(text, std::string("guru")).empty());
  CHECK(v.refusal(text, std::string()).empty());  // an empty word is a value
  CHECK(v.refusal(text, whole) == "value_type");
  CHECK(v.refusal(text, true) == "value_type");
  CHECK(v.refusal(truth, false).empty());
  CHECK(v.refusal(truth, whole) == "value_type");
  CHECK(v.refusal(integer, whole).empty());
  CHECK(v.refusal(integer, 3.5) == "value_type");
  CHECK(v.refusal(real, 3.5).empty());
  CHECK(v.refusal(real, whole).empty());
  CHECK(v.stored(real) == AttributeValue(3.0));  // a whole number becomes a real one
  CHECK(v.refusal(real, std::string("3.5")) == "value_type");
  CHECK(v.refusal(real, std::numeric_limits<double>::quiet_NaN()) == "value_type");
  CHECK(v.refusal(real, -std::numeric_limits<double>::infinity()) == "value_type");
  CHECK(v.refusal(date, std::string("2026-01-31")).empty());
  CHECK(v.refusal(date, std::string("2026")).empty());
  CHECK(v.refusal(date, std::string("31 Januari")) == "value_type");
  CHECK(v.refusal(time, std::string("2026-01-31T08:30:00Z")).empty());
  CHECK(v.refusal(time, std::string("2026-01-31")) == "value_type");
  const auto sentence = refused(v.study, [&](Study& s) { s.set_value(v.siti, date, std::string("kemarin")); }).sentence;
  CHECK(sentence == "attribute \"date 4\" of case [0]: expected a date such as 2026, 2026-01 or 2026-01-31");
}

TEST_CASE("an ordinal value is one of the declared levels", "[model][attributes]") {
  Values v;
  const AttributeId level = v.of_cases(ValueType::text, Scale::ordinal, {"rendah", "sedang", "tinggi"});
  CHECK(v.refusal(level, std::string("sedang")).empty());
  const auto refusal = refused(v.study, [&](Study& s) { s.set_value(v.siti, level, std::string("luar biasa")); });
  CHECK(refusal.code == "value_level");
  CHECK(refusal.sentence == "attribute \"text 0\" of case [0]: the value is not one of the 3 declared levels");
  v.study.set_value(v.siti, level, std::nullopt);
}

TEST_CASE("values belong to objects of the attribute's kind", "[model][attributes]") {
  Values v;
  const AttributeId of_source = v.study.add_attribute({.name = "tempat"});
  v.study.set_value(v.source, of_source, std::string("sekolah"));
  auto refusal = refused(v.study, [&](Study& s) { s.set_value(v.siti, of_source, std::string("x")); });
  CHECK(refusal.code == "attribute_of");
  CHECK(refusal.sentence == "attribute \"tempat\" belongs to objects of kind source, not case");
  // Row 0 of another table is another object: its value must not go.
  CHECK(refused(v.study, [&](Study& s) { s.clear_value(v.siti, of_source); }).code == "attribute_of");
  CHECK(v.study.value(v.siti, of_source) == nullptr);
  CHECK(v.study.value(v.source, of_source) != nullptr);
  CHECK(refused(v.study, [&](Study& s) { s.set_value(SourceId{7}, of_source, std::nullopt); }).code ==
        "source_unknown");
  CHECK(refused(v.study, [&](Study& s) { s.set_value(v.source, AttributeId{7}, std::nullopt); }).code ==
        "attribute_unknown");
  CHECK(refused(v.study, [&](Study& s) { s.clear_value(v.source, AttributeId{7}); }).code == "attribute_unknown");
}

TEST_CASE("an attribute's name is unique among those of one kind of object", "[model][attributes]") {
  Values v;
  const AttributeId a = v.study.add_attribute({.name = composed});
  const AttributeId b = v.study.add_attribute({.name = composed, .of = ObjectKind::case_});
  CHECK(v.study.attribute(ObjectKind::source, decomposed) == a);
  CHECK(v.study.attribute(ObjectKind::case_, composed) == b);
  auto refusal = refused(v.study, [](Study& s) { s.add_attribute({.name = decomposed}); });
  CHECK(refusal.code == "attribute_twice");
  says(refusal, "of kind source exists already");
  refusal = refused(v.study, [](Study& s) { s.add_attribute({.name = "x", .of = ObjectKind::code}); });
  CHECK(refusal.code == "attribute_of");
  CHECK(refusal.sentence == "attribute \"x\": sources, cases and coders have attributes, objects of kind code do not");
  refusal = ::tematik::test::refusal([&] { (void)v.study.attribute(ObjectKind::coder, "usia"); });
  CHECK(refusal.kind == "lookup");
  CHECK(refusal.code == "attribute_unknown");
  CHECK(refusal.sentence == "no attribute \"usia\" of kind coder");
}

TEST_CASE("deleting an attribute takes its values", "[model][attributes]") {
  Values v;
  const AttributeId a = v.of_cases(ValueType::integer);
  const AttributeId b = v.of_cases(ValueType::integer);
  v.study.set_value(v.siti, a, std::int64_t{1});
  v.study.set_value(v.siti, b, std::int64_t{2});
  const MemoId memo = v.study.add_memo({.text = "m", .on = {a, b}});
  v.study.delete_attribute(a);
  CHECK(v.study.values().size() == 1);
  CHECK(v.study.memos()[memo].on == std::vector<ObjectRef>{b});
  CHECK(check_consistent(v.study) == "");
  CHECK(refused(v.study, [&](Study& s) { s.delete_attribute(a); }).code == "attribute_unknown");
}
