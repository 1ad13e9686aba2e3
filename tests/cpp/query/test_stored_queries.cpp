#include <tematik/query/stored_queries.hpp>

#include <tematik/query/reading.hpp>

#include "../front/studies.hpp"

using namespace tematik;
using studies::thrown;

namespace {

std::vector<Span> stored_places_of(const Study& study, const Query& query, const Domain& domain = Domain::segments) {
  return places_read(study, query, {}, domain)[0];
}

}  // namespace

TEST_CASE("a stored query is evaluated on the study as it is", "[query][stored_queries]") {
  Study study = studies::f1();
  store_query(study, "alone", code("B") - code("A").overlapping(), "B without A");
  CHECK(study.queries().size() == 1);
  CHECK(study.queries()[study.queries().find("alone").front()].note == "B without A");
  CHECK(stored_places_of(study, stored("alone")) == std::vector<Span>{{20, 30}});
  CHECK(stored_places_of(study, stored("alone"), Domain::characters) ==
        stored_places_of(study, code("B") - code("A").overlapping(), Domain::characters));
  study.add_coding(
      {.source = study.source("source 1"), .span = {22, 23}, .code = study.code("A"), .coder = study.coder("u")});
  CHECK(stored_places_of(study, stored("alone")).empty());
  CHECK(has_stored_query(study, "alone"));
  CHECK_FALSE(has_stored_query(study, "none"));
  CHECK(thrown<InputError>([&] { store_query(study, "alone", all()); }) == "query_twice");
}

TEST_CASE("stored queries stand for their places in other queries", "[query][stored_queries]") {
  Study study = studies::f2();
  store_query(study, "a", code("A"));
  store_query(study, "not c", stored("a") - code("C").overlapping());
  store_filter(study, "of v", by_coder("v"));
  CHECK(stored_filter(study, "of v").text() == R"(["coder",[1,"v"]])");
  CHECK(stored_places_of(study, stored("not c")) == stored_places_of(study, code("A") - code("C").overlapping()));
  CHECK(stored_places_of(study, stored("of v")) == std::vector<Span>{{2, 9}, {6, 14}, {18, 24}});
  CHECK(stored_places_of(study, stored("a").where(by_coder("v"))) == std::vector<Span>{{2, 9}});
  CHECK(stored_places_of(study, (stored("a") | stored("a")) & stored("a")).size() == 4);
  CHECK(thrown<InputError>([&] { (void)stored_filter(study, "a"); }) == "query_text");
}

TEST_CASE("codes may be renamed, and what is gone is named with its query", "[query][stored_queries]") {
  Study study = studies::f1();
  const auto age = study.add_attribute({.name = "age", .of = ObjectKind::source, .type = ValueType::integer});
  study.set_value(study.source("source 1"), age, std::int64_t{50});
  store_query(study, "smart", code("A").where(attr("source.age") > 40));
  store_query(study, "outer", stored("smart"));
  Code a = study.codes()[study.code("A")];
  a.name = "Renamed";
  study.set_code(study.code("A"), a);
  CHECK(stored_places_of(study, stored("outer")) == std::vector<Span>{{0, 10}, {4, 9}, {8, 20}});
  study.delete_code(study.code("Renamed"));
  try {
    (void)stored_places_of(study, stored("outer"));
    FAIL("no error");
  } catch (const LookupError& error) {
    const std::string sentence = error.what();
    CHECK(error.code() == "name_removed");
    CHECK(sentence.find("\"smart\"") != std::string::npos);
    CHECK(sentence.find("\"A\"") != std::string::npos);
  }
}

TEST_CASE("a query that asks for itself is refused", "[query][stored_queries]") {
  Study study = studies::f1();
  CHECK(thrown<UsageError>([&] { store_query(study, "x", ~stored("x")); }) == "query_cycle");
  CHECK(thrown<LookupError>([&] { store_query(study, "x", stored("y")); }) == "query_unknown");
  store_query(study, "y", code("A"));
  const auto y = study.queries().find("y").front();
  store_query(study, "x", stored("y"));
  study.delete_query(y);
  CHECK(thrown<UsageError>([&] { store_query(study, "y", stored("x") & code("B")); }) == "query_cycle");
}

TEST_CASE("a circle that came with a file is found when it is evaluated", "[query][stored_queries]") {
  Study study = studies::f1();
  study.add_query({.name = "x", .text = write_query(stored("y") & code("A"))});
  study.add_query({.name = "y", .text = write_query(~stored("x"))});
  study.add_query({.name = "words", .text = "select * from codings"});
  CHECK(thrown<UsageError>([&] { (void)stored_places_of(study, stored("x")); }) == "query_cycle");
  CHECK(thrown<UsageError>([&] { store_query(study, "z", stored("y")); }) == "query_cycle");
  CHECK(thrown<InputError>([&] { (void)stored_places_of(study, stored("words")); }) == "query_text");
  CHECK(thrown<LookupError>([&] { (void)stored_places_of(study, stored("nothing")); }) == "query_unknown");
}
