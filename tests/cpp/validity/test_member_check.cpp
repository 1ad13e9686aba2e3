#include <tematik/validity/member_check.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "smp_kota.hpp"

using namespace tematik;
using Catch::Matchers::WithinAbs;

namespace {

using CheckedWords = std::vector<std::string>;

/// The round of section 10: who answered what to which theme, and what was made of it.
struct KotaRound : smp::Kota {
  CodeId parents = study.add_code({.name = "ORTU_TIDAK_TERLIBAT"});
  CodeId lecture = study.add_code({.name = "CERAMAH_DOMINAN", .definition = "lecture"});
  CodeId training = study.add_code({.name = "PELATIHAN_KURANG", .definition = "missing"});
  CodebookVersionId v3 = study.add_codebook_version({.name = "v3"});
  CheckRoundId round = {};
  std::uint32_t renamed = 0, redefined = 0, relevance = 0;

  KotaRound() {
    std::vector<CheckStatement> statements;
    for (std::size_t t = 1; t <= 7; ++t) statements.push_back({"T" + std::to_string(t), "", themes[t]});
    std::vector<CaseId> recipients;
    for (const char* who : {"G01", "G04", "G05", "G08", "G11", "G14", "G16", "G18", "W05", "W13", "O5", "K4"}) {
      recipients.push_back(study.case_(who));
    }
    round = study.add_check_round(
        {.name = "MC1", .version = v3, .statements = statements, .recipients = recipients, .sent = "2025-05-01"});
    const ChangeNote note{.reason = "member check", .cause = "MC1"};
    const auto change = [&](CodeId id, auto&& edit) {
      const auto at = static_cast<std::uint32_t>(study.operations().size());
      Code code = study.codes()[id];
      edit(code);
      study.set_code(id, code, note);
      return at;
    };
    renamed = change(parents, [](Code& c) { c.name = "ORTU_BELUM_DILIBATKAN"; });
    redefined = change(lecture, [](Code& c) { c.definition = "lecture, in large classes"; });
    relevance = change(training, [](Code& c) { c.definition = "missing or irrelevant"; });
    answers();
  }

 private:
  void answers() {
    using Who = std::set<std::string>;
    struct Said {
      const char* theme;
      Who partly;
      Who no;
    };
    const std::vector<Said> said{{"T1", {"G16"}, {}},
                                 {"T2", {"G04", "G11", "K4"}, {"G05", "G18"}},
                                 {"T3", {"G05"}, {}},
                                 {"T4", {"G11", "K4"}, {"G05", "G18", "O5"}},
                                 {"T5", {"G04", "G16"}, {}},
                                 {"T6", {"G01"}, {"G16"}},
                                 {"T7", {"G05", "G16", "W05"}, {}}};
    for (const auto& [theme, partly, no] : said) {
      for (const char* who : {"G01", "G04", "G05", "G08", "G11", "G16", "G18", "W05", "O5", "K4"}) {
        CheckResponse response{.round = round, .case_ = study.case_(who), .statement = theme};
        if (partly.contains(who)) response.answer = Answer::sebagian;
        if (no.contains(who)) response.answer = Answer::tidak;
        const bool is_open = std::string(theme) == "T7" && std::string(who) != "G05";
        if (response.answer != Answer::setuju && !is_open) {
          const std::string of = theme;
          response.disposition = of == "T2" || of == "T4" || of == "T6" ? Disposition::changed : Disposition::kept;
          if (response.disposition == Disposition::kept) response.reason = "reason";
          if (of == "T2") response.operations = {redefined};
          if (of == "T4") response.operations = {renamed};
          if (of == "T6") response.operations = {relevance};
          response.decided_by = ani;
          response.decided = "2025-06-01";
        }
        study.add_check_response(response);
      }
    }
  }
};

}  // namespace

TEST_CASE("member check: the round of the specification", "[validity][member_check]") {
  Study s("spec");
  const auto ani = s.add_coder({.name = "ani"});
  const auto code = s.add_code({.name = "A"});
  std::vector<CaseId> people;
  for (const char* name : {"a", "b", "c", "d"}) {
    people.push_back(s.add_case({.name = name, .role = "guru", .speakers = {name}}));
  }
  const auto version = s.add_codebook_version({.name = "v1"});
  const auto round =
      s.add_check_round({.name = "R", .version = version, .statements = {{"1"}, {"2"}}, .recipients = people});
  s.set_code(code, {.name = "B"}, {.cause = "R"});
  const auto operation = static_cast<std::uint32_t>(s.operations().size() - 1);
  const auto says = [&](std::size_t who, const char* statement, Answer answer,
                        Disposition disposition = Disposition::none, std::string reason = {},
                        std::vector<std::uint32_t> operations = {}) {
    CheckResponse response{.round = round,
                           .case_ = people[who],
                           .statement = statement,
                           .answer = answer,
                           .disposition = disposition,
                           .reason = std::move(reason),
                           .operations = std::move(operations)};
    if (disposition != Disposition::none) {
      response.decided_by = ani;
      response.decided = "2025-01-02";
    }
    s.add_check_response(response);
  };
  says(0, "1", Answer::setuju);
  says(1, "1", Answer::setuju);
  says(2, "1", Answer::tidak, Disposition::changed, {}, {operation});
  says(0, "2", Answer::setuju);
  says(1, "2", Answer::sebagian, Disposition::kept, "why");
  says(2, "2", Answer::sebagian, Disposition::kept);  // without a reason: open
  const MemberCheck check = member_check(s);
  REQUIRE(check.rounds.size() == 1);
  const CheckedRound& r = check.rounds[0];
  CHECK(r.response.value == .75);
  CHECK(r.overall.agree.count == 3);
  CHECK(r.overall.agree.of == 6);
  CHECK(r.overall.at_least_partly.count == 5);
  CHECK(r.statements[0].rates.counts == AnswerCounts{2, 0, 1});
  CHECK(r.statements[1].rates.counts == AnswerCounts{1, 2, 0});
  CHECK(r.closed_loop.count == 2);
  CHECK(r.closed_loop.of == 3);
  REQUIRE(r.open.size() == 1);
  CHECK(r.open[0].who == "c");
  CHECK(r.no_reply == CheckedWords{"d"});
  CHECK(r.diff.size() == 1);
  CHECK(r.diff[0].before == "A");
  CHECK(r.diff[0].after == "B");
  CHECK(r.diff[0].responses == 1);
  CHECK(check.gate == GateLevel::warn);  // no approach is declared
  CHECK(check.warnings.size() == 3);     // gate, no reply, open
}

TEST_CASE("member check: the round of the worked example", "[validity][member_check]") {
  const KotaRound kota;
  const MemberCheck check = member_check(kota.study);
  REQUIRE(check.rounds.size() == 1);
  const CheckedRound& r = check.rounds[0];
  CHECK(check.gate == GateLevel::validation);
  CHECK(r.response.count == 10);
  CHECK(r.response.of == 12);
  CHECK_THAT(r.response.value, WithinAbs(.833, 5e-4));
  CHECK(r.no_reply == CheckedWords{"G14", "W13"});
  std::string roles;
  for (const auto& [role, share] : r.by_role) {
    roles += role + ' ' + std::to_string(share.count) + '/' + std::to_string(share.of) + "; ";
  }
  CHECK(roles == "guru 7/8; kepala sekolah 1/1; orang tua 1/1; siswa 1/2; ");
  std::string answers;
  for (const auto& statement : r.statements) {
    const auto& counts = statement.rates.counts;
    answers += statement.about + ' ' + std::to_string(counts.setuju) + '/' + std::to_string(counts.sebagian) + '/' +
               std::to_string(counts.tidak) + "; ";
  }
  CHECK(answers == "T1 9/1/0; T2 5/3/2; T3 9/1/0; T4 5/2/3; T5 8/2/0; T6 8/1/1; T7 7/3/0; ");
  CHECK(r.overall.counts == AnswerCounts{51, 13, 6});
  CHECK_THAT(r.overall.agree.value, WithinAbs(.729, 5e-4));
  CHECK_THAT(r.overall.at_least_partly.value, WithinAbs(.914, 5e-4));
  CHECK(r.items.size() == 19);
  CHECK(r.changed == 12);
  CHECK(r.kept == 5);
  CHECK(r.new_data == 0);
  CHECK(r.closed_loop.count == 17);
  CHECK_THAT(r.closed_loop.value, WithinAbs(.895, 5e-4));
  REQUIRE(r.open.size() == 2);
  CHECK(r.open[0].who == "G16");
  CHECK(r.open[1].who == "W05");
  REQUIRE(r.diff.size() == 3);
  CHECK(r.diff[0].op == OperationKind::rename);
  CHECK(r.diff[0].before == "ORTU_TIDAK_TERLIBAT");
  CHECK(r.diff[0].name == "ORTU_BELUM_DILIBATKAN");
  CHECK(r.diff[0].responses == 5);
  CHECK(r.diff[1].responses == 5);
  CHECK(r.diff[2].responses == 2);
  CHECK(r.diff[2].cause == "MC1");
  CHECK(check.items_table()["open"].as<std::uint8_t>()[1] == 1);
  CHECK(check.table()["tidak"].as<std::int64_t>().back() == 6);
  CHECK(check.response_table().rows() == 5);
  CHECK(check.diff_table().rows() == 3);
}

TEST_CASE("member check: nothing that is missing passes", "[validity][member_check]") {
  CHECK(member_check(Study("none")).status == Status::not_done);
  CHECK(member_check(Study("none")).warnings.empty());
  KotaRound kota;
  Study& s = kota.study;
  CheckResponse early = s.check_responses()[static_cast<CheckResponseId>(0)];
  for (const auto& [id, response] : s.check_responses()) {
    if (response.disposition != Disposition::changed) continue;
    early = response;
    early.operations = {0};  // a change from before the version was sent is no answer
    s.set_check_response(id, early);
    break;
  }
  CHECK(member_check(s).rounds[0].open.size() == 3);
  early.disposition = Disposition::new_data;
  for (const auto& [id, response] : s.check_responses()) {
    if (response.operations != std::vector<std::uint32_t>{0}) continue;
    s.set_check_response(id, early);
    CHECK(member_check(s).rounds[0].open.size() == 3);  // new data, but none is named
    early.new_data = {s.source("wawancara-G01")};
    s.set_check_response(id, early);
    break;
  }
  CHECK(member_check(s).rounds[0].new_data == 1);
  s.delete_codebook_version(kota.v3);
  const auto no_version = member_check(s);
  CHECK(no_version.rounds[0].diff_status == Status::not_done);
  CHECK(no_version.rounds[0].diff.empty());
  CHECK(no_version.warnings.back().code == "member_check.version_unknown");
  const auto quiet = s.add_check_round({.name = "MC2", .statements = {{"x"}}, .recipients = {s.case_("G01")}});
  const auto second = member_check(s, {.rounds = {"MC2"}}).rounds[0];
  CHECK(second.response.value == 0);
  CHECK(second.overall.agree.status == Status::undefined);
  CHECK(second.closed_loop.status == Status::not_applicable);
  s.add_check_response({.round = quiet, .case_ = s.case_("G01"), .statement = "x"});
  s.add_consent({.case_ = s.case_("G01"), .state = ConsentState::refused});
  CHECK(member_check(s, {.rounds = {"MC2"}}).rounds[0].response.status == Status::undefined);
  CHECK_THROWS_AS(member_check(s, {.rounds = {"MC3"}}), LookupError);
}
