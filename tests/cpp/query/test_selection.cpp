#include <tematik/query/selection.hpp>

#include <algorithm>
#include <tematik/cooccurrence.hpp>
#include <tematik/query/stored_queries.hpp>
#include <tematik/support/philox.hpp>

#include "../front/studies.hpp"

using namespace tematik;

namespace {

using CodingNumbers = std::vector<std::size_t>;

CodingNumbers witnesses(const Study& study, const Query& query, const Domain& domain = Domain::segments) {
  CodingNumbers out;
  for (const CodingId id : select(study, query, domain).codings) out.push_back(row(id));
  return out;
}

}  // namespace

TEST_CASE("F1: elements, characters and witnesses", "[query][selection]") {
  const Study study = studies::f1();  // codings 0 to 5: A[0,10) A[8,20) A[4,9) B[5,15) B[20,30) C[10,12)
  const Query a = code("A"), b = code("B"), c = code("C");
  const auto found = select(study, a.overlaps(b));
  REQUIRE(found.n == 2);
  CHECK(found.elements[0].span == Span{0, 10});
  CHECK(found.elements[1].span == Span{4, 9});
  CHECK(found.spans[0] == SpanSet::from_spans({{0, 10}}));
  CHECK(found.codings.size() == 2);
  CHECK(found.sources.size() == 1);
  CHECK(found.cases.empty());
  CHECK(found.method.n == 2);
  CHECK(selection_table(study, found).rows() == 2);
  CHECK(witnesses(study, a.overlaps(b)) == CodingNumbers{0, 2});
  CHECK(witnesses(study, a | c) == CodingNumbers{0, 2, 1, 5});
  CHECK(witnesses(study, b - a.overlapping()) == CodingNumbers{4});
  CHECK(witnesses(study, ~a) == CodingNumbers{3, 5, 4});              // no positive leaf: all on the places
  CHECK(witnesses(study, c.nearby(0)) == CodingNumbers{0, 3, 1, 5});  // likewise
  CHECK(witnesses(study, a & b, Domain::characters) == CodingNumbers{0, 2, 3, 1});
  CHECK(witnesses(study, a - b, Domain::characters) == CodingNumbers{0, 2, 1});
  CHECK(witnesses(study, one_of({a, b}), Domain::characters) == CodingNumbers{0, 2, 1, 4});
  CHECK(witnesses(study, a & c, Domain(UnitRule::line)) == CodingNumbers{1, 5});
  CHECK(witnesses(study, a & b, Domain::source) == CodingNumbers{0, 2, 3, 1, 4});
  CHECK(witnesses(study, none()).empty());
  CHECK(witnesses(study, units(UnitRule::line) & a, Domain(UnitRule::line)) == CodingNumbers{0, 2, 1});
  CHECK(witnesses(study, a.where(has_code({"B"}))).empty());
  CHECK(witnesses(study, select(has_code({"C"}))) == CodingNumbers{5});
  CHECK(witnesses(study, all()).size() == 6);
}

TEST_CASE("F3: sources and cases of a selection", "[query][selection]") {
  Study study = studies::f3();
  const auto labels = [&](const auto& ids) {
    std::vector<std::string> out;
    for (const auto id : ids) out.push_back(study.label(id));
    return out;
  };
  using Labels = std::vector<std::string>;
  const auto c = select(study, code("C"));
  CHECK(labels(c.sources) == Labels{"source 1", "source 2"});
  CHECK(labels(c.cases) == Labels{"p"});
  CHECK(labels(select(study, code("A")).cases) == Labels{"p", "q", "r"});
  const auto cases = select(study, code("A") & code("B"), Domain::case_);
  CHECK(labels(cases.cases) == Labels{"p", "q"});
  CHECK(labels(cases.sources) == Labels{"source 1", "source 2"});
  CHECK(cases.spans[1] == SpanSet::from_spans({{0, 24}}));
  CHECK(cases.codings.size() == 8);
  CHECK(cases.elements.front().case_ == study.case_("p"));
  const auto sources = select(study, ~code("C"), Domain::source);
  CHECK(labels(sources.sources) == Labels{"source 3"});  // source 4 is not coded
  CHECK(sources.spans[2] == SpanSet::from_spans({{0, 10}}));
  CHECK(select(study, code("A"), Domain::segments, {.where = in_source("source 3")}).n == 1);
  store_query(study, "smart", code("C").within(code("B")));
  CHECK(witnesses(study, stored("smart")) == CodingNumbers{5});
}

TEST_CASE("witnesses of A that meet B number the codings of their cell", "[query][selection]") {
  std::size_t met = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(seed, RandomPurpose::scenario, 33);
    Study study("drawn");
    for (const char* name : {"A", "B"}) study.add_code({.name = name});
    for (const char* name : {"u", "v"}) study.add_coder({.name = name});
    for (const char* name : {"s", "t"}) study.add_source({.name = name, .text = Text(std::string(14, 'x'))});
    for (std::uint32_t i = random.draw(14); i > 0; --i) {
      const std::uint32_t begin = random.draw(14);
      study.add_coding({.source = static_cast<SourceId>(random.draw(2)),
                        .span = {begin, begin + 1 + random.draw(std::min<std::uint32_t>(5, 14 - begin))},
                        .code = static_cast<CodeId>(random.draw(2)),
                        .coder = static_cast<CoderId>(random.draw(2))});
    }
    const auto table = cooccurrence(study, {.count = Count::codings, .same_code = SameCode::keep});
    for (const auto& [x, y] : {std::pair{"A", "B"}, {"B", "A"}}) {
      INFO("seed " << seed);
      const auto found = select(study, code(x).cooccurs(code(y)));
      REQUIRE(std::cmp_equal(found.codings.size(), table.counts(x, y)));
      met += found.codings.size();
    }
  }
  CHECK(met > 100);
}
