#include <tematik/agreement.hpp>
#include <tematik/consensus.hpp>

#include "studies.hpp"

using namespace tematik;

namespace {

/// "code source [begin, end) decision" of every item, in order.
std::vector<std::string> consensus_words(const Study& study, const StudyConsensus& found) {
  std::vector<std::string> out;
  for (const auto& item : found.items) {
    out.push_back(detail::cat(item.code ? study.label(*item.code) : std::string("?"), ' ', study.label(item.source),
                              " [", item.span.begin, ",", item.span.end, ") ", to_string(item.decision)));
  }
  return out;
}

std::vector<std::string> final_codings(const Study& study) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < study.codings().end_row(); ++i) {
    if ((study.codings().flags()[i] & coding_flags::final_layer) == 0) continue;
    const Coding c = study.codings()[static_cast<CodingId>(i)];
    out.push_back(detail::cat(study.label(c.code), ' ', study.label(c.source), " [", c.span.begin, ",", c.span.end,
                              ") ", study.label(*c.coder)));
  }
  return out;
}

}  // namespace

TEST_CASE("T1: what most coders agree on, the queue, and what is put aside", "[front][consensus]") {
  const Study study = studies::t1(true);
  const auto found = consensus(study);
  CHECK(found.status == Status::ok);
  CHECK(consensus_words(study, found) == std::vector<std::string>{"a s1 [0,10) coded", "b s1 [15,25) coded",
                                                                  "c s1 [30,36) rejected", "a s2 [5,12) coded",
                                                                  "a s2 [12,15) queue", "c s2 [20,28) coded",
                                                                  "b s3 [0,2) rejected", "b s3 [2,6) coded"});
  CHECK(found.queue() == std::vector<std::size_t>{4});
  CHECK(found.items[4].coded == std::vector<std::string>{"P"});
  CHECK(found.items[4].looked == std::vector<std::string>{"P", "Q"});
  CHECK(found.items[0].decides.size() == 3);
  CHECK(found.items[2].decides.size() == 1);
  CHECK(found.table(study).rows() == 8);
  CHECK(found.report() == "The codings of 3 coders were brought together with tematik " + std::string(version) +
                              ": where more than 0.5 of those who looked gave a code, the stretch was coded (5), where "
                              "fewer than 1 - 0.5 did, rejected (2); 1 stretches were left for discussion.");
  CHECK(found.report(Language::id).find("didiskusikan") != std::string::npos);
  CHECK(found.method.json({}, {}).find("\"threshold\":0.5") != std::string::npos);
  CHECK(consensus(study, {.codes = {"c"}, .coders = {"P", "Q"}}).queue().size() == 1);
  CHECK(consensus(study, {.threshold = .7}).queue().size() > 1);
  CHECK_THROWS_AS(consensus(study, {.threshold = .4}), UsageError);
  CHECK_THROWS_AS(consensus(study, {.coders = {"nobody"}}), LookupError);
  CHECK(consensus(Study("empty")).status == Status::no_data);
}

TEST_CASE("T1: decisions are records and final codings, and figures before and after can be made",
          "[front][consensus]") {
  Study study = studies::t1(true);
  const auto r = study.add_coder({.name = "Ana"});
  const AgreementOptions between{.codes = {"a"}, .coders = {"P", "Q", "R"}, .ci = IntervalMethod::none};
  const double before = agreement(study, between).rows.front().figure.value;
  const auto found = consensus(study, {.coders = {"P", "Q", "R"}});
  AdjudicationOptions said{
      .coder = "Ana", .when = Timestamp{1'000'000}, .decisions = {{.item = 4, .why = "same turn"}}};
  const auto done = adjudicate(study, found, said);
  CHECK(done.coded == 6);
  CHECK(done.rejected == 2);
  CHECK(done.left == 0);
  CHECK(done.adjudications.size() == 8);
  CHECK(final_codings(study) == std::vector<std::string>{"a s1 [0,10) Ana", "b s1 [15,25) Ana", "a s2 [5,12) Ana",
                                                         "a s2 [12,15) Ana", "c s2 [20,28) Ana", "b s3 [2,6) Ana"});
  const auto& queued = study.adjudications()[done.adjudications[4]];
  CHECK(queued.why == "same turn");
  CHECK(queued.who == r);
  CHECK(queued.when == Timestamp{1'000'000});
  CHECK(queued.decides.size() == 1);  // P's a [5, 15)
  CHECK(queued.final_coding);
  CHECK(study.adjudications()[done.adjudications[0]].why == "consensus by majority, threshold 0.5");
  CHECK_FALSE(study.adjudications()[done.adjudications[2]].final_coding);  // c of s1
  // The coders' own codings stay; each coder against what was decided.
  CHECK(agreement(study, between).rows.front().figure.value == before);
  const auto after = agreement(study, {.metric = Metric::cohen_kappa,
                                       .scope = {ScopeKey::coder_pair},
                                       .codes = {"a"},
                                       .coders = {"P", "Q", "final"},
                                       .ci = IntervalMethod::none});
  REQUIRE(after.rows.size() == 3);
  CHECK(after.rows[0].coder_2 == "Q");
  CHECK_THAT(after.rows[0].figure.value, Catch::Matchers::WithinAbs(14.0 / 17, 1e-12));
  CHECK(after.rows[1].coder_2 == "final");
  CHECK(after.rows[1].figure.value == 1);  // P's a is what was decided
  CHECK_THAT(after.rows[2].figure.value, Catch::Matchers::WithinAbs(14.0 / 17, 1e-12));
  CHECK(after.rows[1].coverage == 1);
  // Once more: nothing is written twice.
  const auto again = adjudicate(study, consensus(study, {.coders = {"P", "Q", "R"}}), said);
  CHECK(again.coded == 0);
  CHECK(again.rejected == 0);
  CHECK(again.skipped == 8);
}

TEST_CASE("consensus: what people say is checked before anything is written", "[front][consensus]") {
  Study study = studies::t1(true);
  study.add_coder({.name = "Ana"});
  const auto found = consensus(study);
  const auto rows = study.codings().end_row();
  const auto refused = [&](const AdjudicationOptions& said) { CHECK_THROWS_AS(adjudicate(study, found, said), Error); };
  refused({});
  refused({.coder = "nobody"});
  refused({.coder = "Ana", .decisions = {{.item = 8}}});
  refused({.coder = "Ana", .decisions = {{.item = 4}, {.item = 4}}});
  refused({.coder = "Ana", .decisions = {{.item = 4, .span = Span{20, 31}}}});
  refused({.coder = "Ana", .decisions = {{.item = 4, .code = static_cast<CodeId>(99)}}});
  CHECK(study.codings().end_row() == rows);
  CHECK(study.adjudications().size() == 0);
  // Another code, another place, and what the rule took is put aside.
  const auto done = adjudicate(
      study, found,
      {.coder = "Ana",
       .decisions = {{.item = 0, .accept = false}, {.item = 4, .code = study.code("b"), .span = Span{12, 20}}}});
  CHECK(done.coded == 5);
  CHECK(done.rejected == 3);
  CHECK(final_codings(study)[2] == "b s2 [12,20) Ana");
  CHECK_THROWS_AS(adjudicate(study, found, {.coder = "Ana"}), UsageError);  // the study has changed
}

TEST_CASE("consensus by gamma: median boundaries, the code of most, ties for the queue", "[front][consensus][gamma]") {
  Study study("aligned");
  const auto a = study.add_code({.name = "a"});
  const auto b = study.add_code({.name = "b"});
  const auto s = study.add_source({.name = "s", .text = Text(std::string(60, 'x'))});
  std::vector<CoderId> coders;
  for (const char* name : {"P", "Q", "R"}) {
    coders.push_back(study.add_coder({.name = name}));
    study.add_coverage({.coder = coders.back(), .source = s});
  }
  const auto add = [&](std::size_t g, CodeId code, std::uint32_t begin, std::uint32_t end) {
    study.add_coding({.source = s, .span = {begin, end}, .code = code, .coder = coders[g]});
  };
  add(0, a, 0, 10), add(1, a, 1, 12), add(2, b, 2, 11);  // median [1, 11), a by two of three
  add(0, a, 30, 40), add(1, b, 30, 40);                  // a tie
  add(2, b, 50, 55);                                     // one of three
  const auto found = consensus(study, {.by = ConsensusBy::gamma});
  CHECK(consensus_words(study, found) ==
        std::vector<std::string>{"a s [1,11) coded", "? s [30,40) queue", "b s [50,55) rejected"});
  CHECK(found.items[0].coded == std::vector<std::string>{"P", "Q"});
  CHECK(found.items[0].decides.size() == 3);
  CHECK(found.report().find("aligned") != std::string::npos);
  CHECK_THROWS_AS(adjudicate(study, found, {.coder = "P", .decisions = {{.item = 1}}}), UsageError);
  const auto done = adjudicate(study, found, {.coder = "P", .decisions = {{.item = 1, .code = b}}});
  CHECK(done.coded == 2);
  CHECK(final_codings(study) == std::vector<std::string>{"a s [1,11) P", "b s [30,40) P"});
}

TEST_CASE("passes of a coder are coders of their own", "[front][agreement]") {
  Study study("passes");
  const auto a = study.add_code({.name = "a"});
  const auto s = study.add_source({.name = "s", .text = Text(std::string(40, 'x'))});
  const auto p = study.add_coder({.name = "P"});
  study.add_coder({.name = "Q"});
  study.add_coding({.source = s, .span = {0, 10}, .code = a, .coder = p, .pass = "1"});
  study.add_coding({.source = s, .span = {0, 8}, .code = a, .coder = p, .pass = "2"});
  study.add_coverage({.coder = p, .source = s});
  const auto found = agreement(study, {.metric = Metric::cohen_kappa, .ci = IntervalMethod::none});
  CHECK(found.coders == std::vector<std::string>{"P, pass 1", "P, pass 2"});
  // both 8, only the first 2, neither 30
  const double chance = (10.0 * 8 + 30 * 32) / 1600;
  CHECK_THAT(found.rows.front().figure.value, Catch::Matchers::WithinAbs((38 / 40.0 - chance) / (1 - chance), 1e-12));
  CHECK(agreement(study, {.coders = {"P, pass 2"}, .ci = IntervalMethod::none}).coders.size() == 1);
  CHECK_THROWS_AS(agreement(study, {.coders = {"P, pass 3"}}), LookupError);
  CHECK(consensus(study).queue().size() == 1);  // [8, 10): one pass of two
  CHECK(consensus(study).items[0].decides.size() == 2);
}
