#include <tematik/query/query_text.hpp>

#include <tematik/support/philox.hpp>

#include "../front/studies.hpp"

using namespace tematik;
using studies::thrown;

namespace {

/// Filters and queries of every kind, drawn.
struct DrawnQueries {
  RandomStream random;

  std::uint32_t draw(std::uint32_t n) { return random.draw(n); }
  std::string name() { return draw(3) == 0 ? "A \"quoted\"\n\x01" : draw(2) == 0 ? "B" : "ü"; }
  AttributeValue value() {
    switch (draw(4)) {
      case 0:
        return std::string("word");
      case 1:
        return draw(2) == 0;
      case 2:
        return static_cast<std::int64_t>(draw(100)) - 50;
      default:
        return 0.25 + draw(9);
    }
  }
  Filter filter(int depth) {
    const Timestamp day{.micros = 1'700'000'000'000'000 + draw(1000)};
    switch (draw(depth > 0 ? 13 : 10)) {
      case 0:
        return Filter();
      case 1:
        return has_code({name(), name()});
      case 2:
        return by_coder(name());
      case 3:
        return in_source(name()) & in_case(name());
      case 4:
        return in_layer(draw(2) == 0 ? CodingLayer::coder : CodingLayer::final_);
      case 5:
        return has_polarity(draw(2) == 0 ? Polarity::positive : Polarity::negative);
      case 6:
        return created(day, draw(2) == 0 ? std::optional<Timestamp>() : Timestamp{.micros = day.micros + 5});
      case 7:
        return weight().compare(static_cast<FilterOp>(draw(7) + static_cast<unsigned>(FilterOp::equal)), {value()});
      case 8:
        return attr("case.age", draw(2) == 0 ? Quantifier::all : Quantifier::any).isin({value(), value()});
      case 9:
        return attr("source.role").is_missing();
      case 10:
        return ~filter(depth - 1);
      case 11:
        return filter(depth - 1) | filter(depth - 1);
      default:
        return filter(depth - 1) & filter(depth - 1);
    }
  }
  Query query(int depth) {
    switch (draw(depth > 0 ? 18 : 8)) {
      case 0:
        return all();
      case 1:
        return none();
      case 2:
        return codes({name(), name()});
      case 3:
        return theme(name(), draw(2) == 0);
      case 4:
        return select(filter(2));
      case 5:
        return spans({{name(), SpanSet::from_spans({{1, 3}, {7, 9}})}, {"other", SpanSet()}});
      case 6:
        return units(draw(2) == 0 ? Unit("line") : Unit("own \"unit\""));
      case 7:
        return stored(name());
      case 8:
        return query(depth - 1) & query(depth - 1);
      case 9:
        return query(depth - 1) | query(depth - 1);
      case 10:
        return query(depth - 1) - query(depth - 1);
      case 11:
        return ~query(depth - 1);
      case 12:
        return query(depth - 1).relates(query(depth - 1), AllenMask::from_bits(draw(0x2000)), draw(5), "turn");
      case 13:
        return query(depth - 1).within(query(depth - 1), draw(2) == 0);
      case 14:
        return Query::counted(draw(2) == 0 ? QueryOp::at_least : QueryOp::exactly, 1 + draw(2),
                              {query(depth - 1), query(depth - 1)});
      case 15:
        return query(depth - 1).where(filter(2));
      case 16:
        return at_most(1, {query(depth - 1).scope(filter(1))});
      default:
        return query(depth - 1).on(draw(2) == 0 ? Domain("case") : Domain("own \"unit\""));
    }
  }
};

}  // namespace

TEST_CASE("read(write(q)) is q, byte for byte", "[query][query_text]") {
  std::size_t long_ones = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    DrawnQueries drawn{RandomStream(seed, RandomPurpose::scenario, 11)};
    const Query query = drawn.query(4);
    const std::string text = write_query(query);
    INFO("seed " << seed << " " << text);
    REQUIRE(read_query(text) == query);
    REQUIRE(write_query(read_query(text)) == text);
    const Filter filter = drawn.filter(4);
    REQUIRE(read_filter(write_filter(filter)) == filter);
    long_ones += text.size() > 200 ? 1 : 0;
  }
  CHECK(long_ones > 200);
}

TEST_CASE("the form is canonical and has a version", "[query][query_text]") {
  CHECK(write_query(code("A")) == R"({"query":["codes","A"],"version":1})");
  CHECK(write_filter(by_coder("u")) == R"({"filter":["coder","u"],"version":1})");
  CHECK(read_query(write_filter(by_coder("u"))) == select(by_coder("u")));
  CHECK(is_filter_text(write_filter(Filter())));
  CHECK_FALSE(is_filter_text(write_query(all())));
}

TEST_CASE("texts that are no query say what was expected", "[query][query_text]") {
  const auto problem = [](std::string_view text) { return thrown<Error>([&] { (void)read_query(text); }); };
  CHECK(problem(R"({"query":["codes","A"],"version":2})") == "query_version");
  for (const char* text : {"",
                           "{}",
                           "[]",
                           R"({"query":,"version":1})",
                           R"({"query":[],"version":1})",
                           R"({"query":["cods"],"version":1})",
                           R"({"query":["codes",3],"version":1})",
                           R"({"query":["codes","A"]],"version":1})",
                           R"({"query":["codes","A],"version":1})",
                           R"({"query":["codes",[1,"A"],"B"],"version":1})",
                           R"({"query":["codes","A",[1,"B"]],"version":1})",
                           R"({"query":["not"],"version":1})",
                           R"({"query":["not",["all"],["all"]],"version":1})",
                           R"({"query":["relates",1.5,null,"line",["all"],["all"]],"version":1})",
                           R"({"query":["spans",["s",[[5,5]]]],"version":1})",
                           R"({"query":["spans",["s",[[-1,5]]]],"version":1})",
                           R"({"query":["theme","T",true],"version":1})",
                           R"({"query":["select",["created","now",null]],"version":1})",
                           R"({"query":["codes","\q"],"version":1})",
                           R"({"query":["codes","\u12"],"version":1})",
                           R"({"filter":["and",["all"]],"version":1})",
                           R"({"filter":["==",["case.age","any"],1],"version":1})"}) {
    INFO(text);
    CHECK(problem(text) == "query_text");
  }
  CHECK(problem(R"({"query":["at_least",3,["all"]],"version":1})") == "query_number");
  CHECK(problem(R"({"query":["relates",8192,null,"line",["all"],["all"]],"version":1})") != "");
  CHECK(problem(R"({"query":["on","overlap",["all"]],"version":1})") == "domain");
  CHECK(problem(R"({"query":["units","source"],"version":1})") == "unit");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += R"(["not",)";
  CHECK(problem(R"({"query":)" + deep + R"(,"version":1})") == "query_text");
  CHECK(thrown<InputError>([] { (void)read_filter(R"({"query":["all"],"version":1})"); }) == "query_text");
}

TEST_CASE("any change of a text is read or refused, never more", "[query][query_text]") {
  const std::string text = write_query(code("A").where(attr("case.age", Quantifier::all) > 1.5).on("line") |
                                       spans({{"s", SpanSet::from_spans({{1, 3}})}}));
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char with : {'"', '[', ']', ',', '0', 'a', '\\', '{'}) {
      std::string changed = text;
      changed[at] = with;
      try {
        const Query query = read_query(changed);
        CHECK(read_query(write_query(query)) == query);
      } catch (const Error&) {
        SUCCEED();
      }
    }
  }
}

TEST_CASE("names get the ids of a study", "[query][query_text]") {
  Study study = studies::f3();
  const auto age = study.add_attribute({.name = "age", .of = ObjectKind::case_, .type = ValueType::integer});
  const Query q = bind_names(study, code("B").where((attr("case.age") > 3) & attr("case.role").is_missing()));
  CHECK(q.text() == R"(["where",["and",[">",[)" + std::to_string(row(age)) +
                        R"(,"case.age"],3],["is_missing","case.role"]],["codes",[2,"B"]]])");
  CHECK(bind_names(study, q) == q);
  CHECK(read_query(write_query(q)) == q);
  CHECK(bind_names(study, has_code({"A"}) | in_case("q")).text() == R"(["or",["has_code",[1,"A"]],["case",[1,"q"]]])");
  CHECK(bind_names(study, stored("later").on("ten")) == stored("later").on("ten"));
  CHECK_THROWS_AS(bind_names(study, code("Z")), LookupError);
  CHECK_THROWS_AS(bind_names(study, attr("case.shoe") == 42), LookupError);
}
