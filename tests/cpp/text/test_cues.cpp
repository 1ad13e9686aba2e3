#include <tematik/text/cues.hpp>

#include <optional>
#include <string>
#include <vector>

#include "show.hpp"

using tematik::Cue;
using tematik::join_cues;
using tematik::Span;
using tematik::TimePoint;
using tematik::Turn;

TEST_CASE("fixture: three cues, two turns") {
  const std::vector<Cue> cues{
      {"Ani", "Selamat pagi.", 0, 2500}, {"Ani", "Apa kabar?", 2500, 4000}, {"Budi", "Baik 😀", 4500, 6000}};
  const auto made = join_cues(cues);
  CHECK(made.text.str() == "Selamat pagi.\nApa kabar?\nBaik 😀\n");
  CHECK(made.text.size() == 32);
  CHECK(made.turns == std::vector<Turn>{{"Ani", {0, 0}, {0, 24}, 0, 4000}, {"Budi", {25, 25}, {25, 31}, 4500, 6000}});
  CHECK(made.points == std::vector<TimePoint>{{0, 0}, {14, 2500}, {25, 4500}});
  CHECK(made.text.slice(made.turns[1].span) == "Baik 😀");
}

TEST_CASE("the text does not depend on how turns are joined") {
  const std::vector<Cue> cues{
      {"Ani", "a", 0, 1}, {"Ani", "b", 1, 2}, {"", "c", 2, 3}, {"", "d", 3, 4}, {"Ani", "e", 4, 5}};
  const auto joined = join_cues(cues);
  const auto single = join_cues(cues, false);
  CHECK(joined.text == single.text);
  CHECK(joined.points == single.points);
  CHECK(single.turns.size() == 5);
  REQUIRE(joined.turns.size() == 4);  // cues without a speaker one each
  CHECK(joined.turns[0].span == Span{0, 3});
  CHECK(joined.turns[1].span == Span{4, 5});
  CHECK(joined.turns[3].span == Span{8, 9});
}

TEST_CASE("cues without text, overlapping cues, no cues") {
  const auto made = join_cues(std::vector<Cue>{{"Ani", "", 0, 9}, {"Ani", "x", 1, 2}, {"Budi", "", 3, 4}});
  CHECK(made.text.str() == "\nx\n\n");
  CHECK(made.turns == std::vector<Turn>{{"Ani", {0, 0}, {0, 2}, 0, 9}, {"Budi", {3, 3}, {3, 3}, 3, 4}});
  const auto none = join_cues({});
  CHECK(none.text.empty());
  CHECK(none.turns.empty());
}

TEST_CASE("times that are not known") {
  const auto made = join_cues(std::vector<Cue>{{"Ani", "a"}, {"Ani", "b", 5, {}}, {"Ani", "c", {}, 9}, {"Budi", "d"}});
  CHECK(made.turns == std::vector<Turn>{{"Ani", {0, 0}, {0, 5}, 5, 9}, {"Budi", {6, 6}, {6, 7}, {}, {}}});
  CHECK(made.points == std::vector<TimePoint>{{2, 5}});
}

TEST_CASE("a cue that is no UTF-8 is refused") {
  CHECK_THROWS_AS(join_cues(std::vector<Cue>{{"Ani", "\xFF", 0, 1}}, true, "film.vtt"), tematik::InputError);
}
