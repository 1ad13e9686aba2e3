#include <tematik/io/loss_words.hpp>

#include "../catch.hpp"

using namespace tematik::io;

TEST_CASE("every word of a loss report reads back", "[io][loss]") {
  for (const auto& [reason, word] : tematik::EnumNames<LossReason>::names) {
    CHECK(tematik::parse<LossReason>(word) == reason);
  }
  CHECK(tematik::EnumNames<LossReason>::names.size() == 47);
  CHECK(tematik::to_string(LossAction::unverified) == "unverified");
  CHECK(tematik::to_string(LossDirection::import_) == "import");
}

TEST_CASE("actions follow from reasons and the direction", "[io][loss]") {
  CHECK(import_action(LossReason::twin_anchor) == LossAction::merged);
  CHECK(import_action(LossReason::media_external) == LossAction::unverified);
  CHECK(import_action(LossReason::ref_unresolved) == LossAction::dropped);
  CHECK(import_action(LossReason::color_guessed) == LossAction::guessed);
  CHECK(import_action(LossReason::coder_unknown) == LossAction::changed);
  CHECK(import_action(LossReason::memo_via_link) == LossAction::note);
  CHECK(export_action(LossReason::page_height_unknown) == LossAction::dropped);
  CHECK(export_action(LossReason::marker_used) == LossAction::changed);
  CHECK(export_action(LossReason::consent) == LossAction::note);
  CHECK(LossAction::dropped < LossAction::merged);
  CHECK(LossAction::guessed < LossAction::changed);
}
