#include <tematik/frequencies.hpp>

#include "studies.hpp"

using namespace tematik;
using studies::thrown;
using Numbers = std::vector<std::int64_t>;

namespace {

Numbers row_of(const Frequencies& f, const std::string& label) {
  Numbers out;
  for (const auto& group : f.counts.columns()) out.push_back(f.counts(label, group));
  return out;
}

/// F3 with techniques, roles and a second coder.
Study described() {
  Study study = studies::f3();
  const auto technique = [&](const char* name, const char* word) {
    Source source = study.sources()[study.source(name)];
    source.technique = word;
    study.set_source(study.source(name), std::move(source));
  };
  technique("source 1", "interview");
  technique("source 2", "observation");
  technique("source 3", "interview");
  return study;
}

}  // namespace

TEST_CASE("F3: codings by source", "[frequencies]") {
  const Study study = studies::f3();
  const auto f = frequencies(study, {.by = "source"});
  CHECK(f.counts.columns() == std::vector<std::string>{"source 1", "source 2", "source 3"});
  CHECK(row_of(f, "A") == Numbers{3, 1, 1});
  CHECK(row_of(f, "B") == Numbers{2, 2, 0});
  CHECK(row_of(f, "C") == Numbers{1, 1, 0});
  CHECK(f.row_totals == Numbers{5, 4, 2});
  CHECK(f.column_totals == Numbers{6, 4, 1});
  CHECK(f.total == 11);
  CHECK(f.additive);
  CHECK(f.group_characters == Numbers{30, 24, 10});
  CHECK(f.status == Status::ok);
  CHECK(f.method.function == "frequencies");
  CHECK(f.per(10).values("A", "source 3") == 1);
  CHECK(f.share(ShareOf::column).values("A", "source 1") == 0.5);
  CHECK(f.crosstab().status == Status::no_table);
  CHECK_FALSE(f.report().empty());
}

TEST_CASE("F3: other counts", "[frequencies]") {
  const Study study = studies::f3();
  const auto characters = frequencies(study, {.by = "source", .count = Frequency::characters});
  CHECK(row_of(characters, "A") == Numbers{20, 5, 4});
  CHECK(characters.row_totals == Numbers{29, 31, 5});
  CHECK(characters.coded_share().values("B", "source 1") == 20.0 / 30);
  const auto all = frequencies(study, {.count = Frequency::characters});
  CHECK(all.group_characters == Numbers{64});
  CHECK(row_of(all, "C") == Numbers{5});
  CHECK(row_of(frequencies(study, {.count = Frequency::sources}), "A") == Numbers{3});
  CHECK(row_of(frequencies(study, {.count = Frequency::segments}), "A") == Numbers{5});
  CHECK(frequencies(studies::f2(), {.count = Frequency::segments}).total == 9);
  CHECK(row_of(frequencies(study, {.count = Frequency::cases}), "B") == Numbers{2});
}

TEST_CASE("groups of cases may overlap and cut characters to their places", "[frequencies]") {
  const Study study = studies::f3();
  const auto f = frequencies(study, {.by = "case"});
  CHECK(f.counts.columns() == std::vector<std::string>{"p", "q", "r"});  // t has no coded source
  CHECK(row_of(f, "A") == Numbers{3, 1, 1});
  CHECK(row_of(f, "B") == Numbers{3, 1, 0});
  CHECK(f.group_characters == Numbers{44, 10, 10});
  const auto characters = frequencies(study, {.by = "case", .count = Frequency::characters});
  CHECK(row_of(characters, "B") == Numbers{27, 4, 0});
  const auto cases = frequencies(study, {.by = "case", .count = Frequency::cases});
  CHECK(row_of(cases, "B") == Numbers{1, 1, 0});
  CHECK(cases.one_group_each);
}

TEST_CASE("values of an attribute as groups, missing is a group of its own", "[frequencies]") {
  const Study ages = studies::ages();
  const auto f = frequencies(ages, {.by = "source.age"});
  CHECK(f.counts.columns() == std::vector<std::string>{"30", "50", "(missing)"});
  CHECK(row_of(f, "A") == Numbers{1, 1, 1});
  const Study study = described();
  const auto sources = frequencies(study, {.by = "source.technique", .count = Frequency::sources});
  CHECK(sources.counts.columns() == std::vector<std::string>{"interview", "observation"});
  CHECK(row_of(sources, "A") == Numbers{2, 1});
  CHECK(row_of(sources, "B") == Numbers{1, 1});
  CHECK(sources.column_totals == Numbers{2, 1});
  const auto x = sources.crosstab({.n_perm = 99});
  CHECK(x.p_method == "permutation");
  CHECK(x.n == 7);
  CHECK(sources.crosstab({.n_perm = 99, .threads = 1}).p == sources.crosstab({.n_perm = 99, .threads = 7}).p);
}

TEST_CASE("a 2x2 table has V = |phi|", "[frequencies]") {
  Study study("2x2");
  study.add_code({.name = "A"});
  study.add_code({.name = "B"});
  const auto u = study.add_coder({.name = "u"});
  // 12 interviews with A, 5 with B; 7 observations with A, 76 with B: each source in one row and one group.
  const auto add = [&](int number, const char* technique, const char* code) {
    for (int i = 0; i < number; ++i) {
      const auto s = study.add_source({.name = std::string(technique) + code + std::to_string(i),
                                       .text = Text("xxxxxxxxxx"),
                                       .technique = technique});
      studies::code_all(study, s, u, {{code, 0, 5}});
    }
  };
  add(12, "interview", "A");
  add(7, "observation", "A");
  add(5, "interview", "B");
  add(76, "observation", "B");
  const auto x = frequencies(study, {.by = "source.technique", .count = Frequency::sources}).crosstab();
  CHECK_THAT(x.v, Catch::Matchers::WithinAbs(.595137, 1e-6));
  CHECK_THAT(x.chi2, Catch::Matchers::WithinAbs(35.4188, 1e-4));
  CHECK(x.p_method == "fisher");
  CHECK_THAT(x.p, Catch::Matchers::WithinRel(2.01074e-7, 1e-5));
}

TEST_CASE("groups of coders read the coder layer", "[frequencies]") {
  Study study = studies::f2();
  study.add_coding({.source = study.source("source 1"),
                    .span = {0, 3},
                    .code = study.code("A"),
                    .coder = study.coder("u"),
                    .layer = CodingLayer::final_});
  const auto f = frequencies(study, {.by = "coder"});
  CHECK(f.counts.columns() == std::vector<std::string>{"u", "v"});
  CHECK(row_of(f, "A") == Numbers{3, 1});
  CHECK(row_of(frequencies(study, {.by = "source"}), "A") == Numbers{1});
  CHECK(frequencies(study, {.by = "coder", .count = Frequency::sources}).crosstab().status == Status::no_table);
}

TEST_CASE("columns of queries: what shares a character with their places", "[frequencies]") {
  const Study study = studies::f1();
  const FrequencyOptions options{.columns = {{"in A", code("A")}, {"outside A", ~code("A")}}};
  const auto f = frequencies(study, options);
  CHECK(f.counts.columns() == std::vector<std::string>{"in A", "outside A"});
  CHECK(row_of(f, "B") == Numbers{1, 1});
  CHECK(row_of(f, "C") == Numbers{1, 0});
  CHECK(f.group_characters == Numbers{20, 10});
  auto cut = options;
  cut.count = Frequency::characters;
  CHECK(row_of(frequencies(study, cut), "B") == Numbers{10, 10});
  cut.by = "source";
  CHECK(thrown<UsageError>([&] { (void)frequencies(study, cut); }) == "columns");
}

TEST_CASE("the places behind a cell of frequencies", "[frequencies][quotations]") {
  Study study = studies::f3();
  const auto f = frequencies(study, {.by = "case", .count = Frequency::characters});
  const auto places = f.places(study, "B", "p");
  REQUIRE(places.size() == 3);
  CHECK(places[2].span == Span{13, 20});
  CHECK(f.quotations(study, "C", "q").rows() == 0);
  CHECK(thrown<LookupError>([&] { (void)f.places(study, "B", "nobody"); }) == "label_unknown");
  study.add_code({.name = "new"});
  CHECK(thrown<UsageError>([&] { (void)f.places(study, "B", "p"); }) == "study_changed");
}

TEST_CASE("frequencies: hostile input", "[frequencies]") {
  const Study study = studies::f1();
  CHECK(thrown<UsageError>([&] { (void)frequencies(study, {.by = "color"}); }) == "by");
  CHECK_THROWS_AS(frequencies(study, {.by = "source.color"}), LookupError);
  CHECK_THROWS_AS(frequencies(study, {.by = "theme.name"}), UsageError);
  const auto none = frequencies(Study("empty"), {.by = "source", .count = Frequency::sources});
  CHECK(none.status == Status::no_data);
  CHECK(none.crosstab().status == Status::no_data);
  CHECK(frequencies(Study("empty"), {.by = "case"}).counts.columns().empty());
}
