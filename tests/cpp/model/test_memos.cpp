#include <tematik/model/memos.hpp>

#include <tematik/model/study.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

TEST_CASE("memos are about anything, or about nothing", "[model][memos]") {
  Study study;
  const CodeId a = study.add_code({.name = "A"});
  const CoderId ani = study.add_coder({.name = "Ani"});
  const MemoId free = study.add_memo({.text = "bebas"});
  const MemoId memo = study.add_memo(
      {.name = "Judul", .text = "rahasia", .kind = MemoKind::reflexive, .on = {a, ani, free}, .author = ani});
  CHECK(study.memos()[memo].on.size() == 3);
  CHECK(study.memos()[free].kind == MemoKind::note);
  study.set_memo(memo, {.text = "lain", .on = {memo}});  // about itself: odd, not wrong
  CHECK(study.memos()[memo].on == std::vector<ObjectRef>{memo});
  study.delete_memo(free);
  study.delete_memo(memo);
  CHECK(study.memos().empty());
  CHECK(check_consistent(study) == "");
}

TEST_CASE("what memos refuse, without their words", "[model][memos]") {
  Study study;
  const MemoId memo = study.add_memo({.text = "m"});
  for (const bool set : {false, true}) {
    const auto say = [&](Memo record) {
      return refused(study, [&](Study& s) { set ? s.set_memo(memo, record) : static_cast<void>(s.add_memo(record)); });
    };
    auto refusal = say({.name = "Rahasia", .text = "rahasia", .on = {CodeId{4}}});
    CHECK(refusal.kind == "lookup");
    CHECK(refusal.sentence == "memo: the study has no code with id 4");
    refusal = say({.text = "rahasia", .author = CoderId{4}});
    CHECK(refusal.sentence == "author of a memo: the study has no coder with id 4");
    refusal = say({.text = "rahasia \xff"});
    CHECK(refusal.code == "text_encoding");
    CHECK(refusal.sentence.find("rahasia") == std::string::npos);
  }
  CHECK(refused(study, [](Study& s) { s.set_memo(MemoId{5}, {}); }).code == "memo_unknown");
  CHECK(refused(study, [](Study& s) { s.delete_memo(MemoId{5}); }).code == "memo_unknown");
}
