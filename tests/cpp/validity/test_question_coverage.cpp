#include <tematik/validity/question_coverage.hpp>

#include "../catch.hpp"
#include "smp_kota.hpp"

using namespace tematik;

TEST_CASE("question coverage of the worked example", "[validity][question_coverage]") {
  smp::Kota kota;
  const auto q = question_coverage(kota.study);
  CHECK(q.status == Status::ok);
  const auto& [asked, answered] = q.by_role.at("guru");
  CHECK(asked.count == 124);
  CHECK(asked.of == 126);
  CHECK(answered.count == 124);
  CHECK(answered.of == 124);
  const auto& [pupils_asked, pupils_answered] = q.by_role.at("siswa");
  CHECK(pupils_asked.count == 168);
  CHECK(pupils_asked.of == 168);
  CHECK(pupils_answered.count == 42);
  CHECK(pupils_answered.of == 168);
  const auto teachers = question_coverage(kota.study, {.role = "guru"});
  CHECK(teachers.participants.size() == 18);
  CHECK(teachers.states[2][13] == QuestionState::not_asked);  // Q3, G14
  CHECK(teachers.states[3][13] == QuestionState::not_asked);
  CHECK(teachers.states[4][13] == QuestionState::answered);
  CHECK(teachers.table().rows() == 126);

  GuideItem only_pupils = kota.study.guide()[static_cast<GuideItemId>(0)];
  only_pupils.roles = {"siswa"};
  kota.study.set_guide_item(static_cast<GuideItemId>(0), only_pupils);
  CHECK(question_coverage(kota.study, {.role = "guru"}).states[0][0] == QuestionState::not_planned);
}

TEST_CASE("question coverage: the off-guide share, and nothing to ask", "[validity][question_coverage]") {
  smp::Kota kota;
  const auto before = question_coverage(kota.study).off_guide;
  CHECK(before.of > 0);
  CHECK(before.count == 0);  // G14 says nothing of T3 and T4
  kota.code(kota.study.source("wawancara-G01"), 1, true, smp::Kota::answer_of(8));
  const auto after = question_coverage(kota.study).off_guide;
  CHECK(after.count == 1);
  CHECK(after.of == before.of + 1);
  const auto none = question_coverage(Study("none"));
  CHECK(none.status == Status::not_done);
  CHECK(none.asked.status == Status::undefined);
  CHECK(none.off_guide.status == Status::undefined);
}
