#include <tematik/text/turns.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generate.hpp"
#include "show.hpp"

using tematik::Segmentation;
using tematik::Span;
using tematik::SpeakerLabel;
using tematik::SpeakerPattern;
using tematik::Text;
using tematik::Turn;
using tematik::TurnList;
using tematik::TurnOptions;

namespace {

// "speaker|label|text", with "@ms" behind the speaker where a time is known.
using Rows = std::vector<std::string>;

Rows rows(const std::string& utf8, const TurnOptions& options = {}) {
  const Text text(utf8);
  Rows out;
  for (const Turn& turn : tematik::turns(text, options).turns) {
    std::string row = turn.speaker;
    if (turn.start_ms) row += "@" + std::to_string(*turn.start_ms);
    row += "|";
    row += text.slice(turn.label);
    row += "|";
    row += text.slice(turn.span);
    out.push_back(row);
  }
  return out;
}

std::vector<std::string> accepted(const std::string& utf8, const TurnOptions& options = {}) {
  std::vector<std::string> out;
  for (const SpeakerLabel& label : tematik::turns(Text(utf8), options).labels) {
    if (label.accepted) out.push_back(label.name);
  }
  return out;
}

// The same label on two lines, so that it occurs twice.
std::string twice(const std::string& label) { return label + " satu\n" + label + " dua\n"; }

}  // namespace

TEST_CASE("labels, spans without label and final line end") {
  const Text text("Ani: Apa kabar?\nBudi: Baik.\nAni: Syukurlah.\nBudi: Ya.\n");
  const TurnList list = tematik::turns(text);
  REQUIRE(list.turns.size() == 4);
  CHECK(list.turns[0] == Turn{"Ani", {0, 4}, {5, 15}, std::nullopt, std::nullopt});
  CHECK(list.turns[1] == Turn{"Budi", {16, 21}, {22, 27}, std::nullopt, std::nullopt});
  CHECK(list.turns[3].span == Span{50, 53});
  CHECK(list.labels == std::vector<SpeakerLabel>{{"Ani", 2, true}, {"Budi", 2, true}});
  CHECK(list.segmentation() == Segmentation({{5, 15}, {22, 27}, {33, 43}, {50, 53}}));
}

TEST_CASE("positions count code points") {
  const Text text("Éva: 😀 ya\nÉva: tidak");
  const TurnList list = tematik::turns(text);
  REQUIRE(list.turns.size() == 2);
  CHECK(list.turns[0] == Turn{"Éva", {0, 4}, {5, 9}, std::nullopt, std::nullopt});
  CHECK(list.turns[1] == Turn{"Éva", {10, 14}, {15, 20}, std::nullopt, std::nullopt});
}

TEST_CASE("a turn goes on to the next label, over lines and blank lines") {
  CHECK(rows("Ani: satu\ndua\n\n  tiga  \n\nBudi: empat\nAni:\nlima\nBudi:   \n") ==
        Rows{"Ani|Ani:|satu\ndua\n\n  tiga", "Budi|Budi:|empat", "Ani|Ani:|lima", "Budi|Budi:|"});
  CHECK(rows("Judul\n\nAni: satu\nAni: dua") == Rows{"Ani|Ani:|satu", "Ani|Ani:|dua"});  // the heading is in no turn
  const Text text("Ani: a\nAni:  \nAni:");
  const TurnList list = tematik::turns(text);
  CHECK(list.segmentation() == Segmentation({{5, 6}, {11, 11}, {18, 18}}));  // nothing said: behind the label
}

TEST_CASE("every way of writing a label") {
  CHECK(rows(twice("P1:")) == Rows{"P1|P1:|satu", "P1|P1:|dua"});
  CHECK(rows(twice("#Ani#")) == Rows{"Ani|#Ani#|satu", "Ani|#Ani#|dua"});
  CHECK(rows(twice("@Ani")) == Rows{"Ani|@Ani|satu", "Ani|@Ani|dua"});
  CHECK(rows(twice("@Ibu Ani:")) == Rows{"Ibu Ani|@Ibu Ani:|satu", "Ibu Ani|@Ibu Ani:|dua"});
  CHECK(rows(twice("[Ani]")) == Rows{"Ani|[Ani]|satu", "Ani|[Ani]|dua"});
  CHECK(rows(twice("{Ani}")) == Rows{"Ani|{Ani}|satu", "Ani|{Ani}|dua"});
  CHECK(rows(twice("[Ani]:")) == Rows{"Ani|[Ani]:|satu", "Ani|[Ani]:|dua"});
  CHECK(rows(twice("#Ani#:")) == Rows{"Ani|#Ani#:|satu", "Ani|#Ani#:|dua"});
  CHECK(rows("  \u00A0 Ani : satu\nAni: dua") == Rows{"Ani|Ani :|satu", "Ani|Ani:|dua"});  // blanks around a name
  CHECK(rows("Ani:satu\nAni:dua") == Rows{"Ani|Ani:|satu", "Ani|Ani:|dua"});
  CHECK(rows("@Ani satu: dua\n@Ani") == Rows{});  // to the colon: another name, once each
}

TEST_CASE("patterns are selectable") {
  const std::string utf8 = twice("Ani:") + twice("[tertawa]") + twice("#Budi#") + twice("@Cici") + twice("{Dodi}");
  CHECK(accepted(utf8) == std::vector<std::string>{"Ani", "tertawa", "Budi", "Cici", "Dodi"});
  CHECK(accepted(utf8, {.patterns = {SpeakerPattern::colon}}) == std::vector<std::string>{"Ani"});
  CHECK(accepted(utf8, {.patterns = {SpeakerPattern::bracket}}) == std::vector<std::string>{"tertawa"});
  CHECK(accepted(utf8, {.patterns = {SpeakerPattern::hash}}) == std::vector<std::string>{"Budi"});
  CHECK(accepted(utf8, {.patterns = {SpeakerPattern::at}}) == std::vector<std::string>{"Cici"});
  CHECK(accepted(utf8, {.patterns = {SpeakerPattern::brace}}) == std::vector<std::string>{"Dodi"});
  CHECK(rows(utf8, {.patterns = {}}).empty());
  CHECK(tematik::parse<SpeakerPattern>("bracket") == SpeakerPattern::bracket);
}

TEST_CASE("a label has a letter, at most 40 characters, no // behind its colon") {
  CHECK(accepted(twice("12:")).empty());
  CHECK(accepted(twice("[12]")).empty());
  CHECK(accepted(twice("...:")).empty());
  CHECK(accepted(twice(":")).empty());
  CHECK(accepted(twice("##")).empty());
  CHECK(accepted(twice("[]")).empty());
  CHECK(accepted(twice("@")).empty());
  CHECK(accepted(twice("[Ani")).empty());
  const std::string forty = std::string(38, 'x') + "é字";
  CHECK(accepted(twice(forty + ":")) == std::vector<std::string>{forty});
  CHECK(accepted(twice("[" + forty + "]")) == std::vector<std::string>{forty});
  CHECK(accepted(twice("x" + forty + ":")).empty());
  CHECK(accepted(twice("[x" + forty + "]")).empty());
  CHECK(accepted(twice("   " + forty + "   :")) == std::vector<std::string>{forty});
  CHECK(accepted("http://a\nhttp://b\n").empty());
  CHECK(accepted("[Ani]://a\n[Ani]://b\n").empty());
  CHECK(accepted("@http://a\n@http://b\n").empty());
  CHECK(accepted("a: //\na: //\n") == std::vector<std::string>{"a"});  // the blank makes it no address
}

TEST_CASE("a label occurs twice, or is confirmed, a refused one never counts") {
  const std::string utf8 = "Ani: satu\nBudi: dua\nAni: tiga\nCatatan: a\nCatatan: b";
  CHECK(rows(utf8) == Rows{"Ani|Ani:|satu\nBudi: dua", "Ani|Ani:|tiga", "Catatan|Catatan:|a", "Catatan|Catatan:|b"});
  const auto labels = tematik::turns(Text(utf8), {.confirmed = {"Budi", "Cici"}, .refused = {"Catatan"}}).labels;
  CHECK(labels == std::vector<SpeakerLabel>{{"Ani", 2, true}, {"Budi", 1, true}, {"Catatan", 2, false}});
  CHECK(rows(utf8, {.confirmed = {"Budi"}, .refused = {"Catatan"}}) ==
        Rows{"Ani|Ani:|satu", "Budi|Budi:|dua", "Ani|Ani:|tiga\nCatatan: a\nCatatan: b"});
  CHECK(rows(utf8, {.confirmed = {"Catatan"}, .refused = {"Catatan"}}).size() == 2);
  CHECK(accepted("Ani: a\nani: b").empty());                                      // compared as written
  CHECK(accepted("Ani: a [Ani] b\n[Ani] c") == std::vector<std::string>{"Ani"});  // one name, two ways
}

TEST_CASE("times at the beginning of a line") {
  CHECK(rows("[00:01:02] Ani: satu\n[00:01:05.5]Ani: dua") ==
        Rows{"Ani@62000|[00:01:02] Ani:|satu", "Ani@65500|[00:01:05.5]Ani:|dua"});
  CHECK(rows("[00:01] satu\n[00:02] dua") == Rows{"@1000|[00:01]|satu", "@2000|[00:02]|dua"});
  CHECK(rows("[00:01]\nAni: satu\n\n[00:02]\n\nAni: dua") ==
        Rows{"Ani@1000|[00:01]\nAni:|satu", "Ani@2000|[00:02]\n\nAni:|dua"});
  CHECK(rows("[00:01]\nsatu\nAni: dua\nAni: tiga") == Rows{"@1000|[00:01]|satu", "Ani|Ani:|dua", "Ani|Ani:|tiga"});
  CHECK(rows("[00:01]\n[00:02] Ani: dua\nAni: tiga") ==
        Rows{"@1000|[00:01]|", "Ani@2000|[00:02] Ani:|dua", "Ani|Ani:|tiga"});
  CHECK(rows("[00:01] Ani: satu") == Rows{"@1000|[00:01]|Ani: satu"});  // the label occurs once
  CHECK(rows("satu [00:01] dua") == Rows{});
  CHECK(rows("[00:01] Ani: a\n[00:02] Ani: b", {.patterns = {SpeakerPattern::colon}}) == Rows{});
}

TEST_CASE("what is a time") {
  const auto ms = [](std::string_view text) {
    const auto mark = tematik::read_time_mark(text);
    return mark ? mark->ms : -1;
  };
  CHECK(ms("[00:01:02]") == 62000);
  CHECK(ms("[1:02:03] x") == 3723000);
  CHECK(ms("[100:00:00]") == 360000000);
  CHECK(ms("[90:05]") == 5405000);
  CHECK(ms("[00:01:02.3]") == 62300);
  CHECK(ms("[00:01:02,34]") == 62340);
  CHECK(ms("[00:01:02.345]") == 62345);
  CHECK(tematik::read_time_mark("[00:01:02.345]Ani")->bytes == 14);
  for (const char* text :
       {"", "[", "[]", "[00:01:02", "00:01:02]", "[00:61:00]", "[00:00:61]", "[00:60]", "[0:0:0]", "[00:01:02.]",
        "[00:01:02.3456]", "[1234:00]", "[00]", "[00:01:02:03]", "[a:01]", "[ 00:01]", "[00:1]"}) {
    INFO(text);
    CHECK(ms(text) == -1);
  }
}

TEST_CASE("texts without turns") {
  CHECK(rows("").empty());
  CHECK(rows("\n \n").empty());
  CHECK(rows("Satu dua.\nTiga!").empty());
  CHECK(tematik::turns(Text("")).segmentation().empty());
}

TEST_CASE("turns of any text are sorted, disjoint, trimmed, and begin behind their label") {
  generate::Random random(generate::seed);
  const std::vector<std::string> alphabet{"Ani",   "B",   ":",    ": ",  "\n", "\n", "\n\n", " ", "\t", "[00:01]",
                                          "[Ani]", "#B#", "@Ani", "{B}", "é",  "😀", "[",    "]", "//", "\u00A0"};
  std::size_t seen = 0;
  for (int round = 0; round < 12000; ++round) {
    INFO("seed " << generate::seed << ", round " << round);
    const Text text(generate::text(random, alphabet, random.below(40)));
    const TurnList list = tematik::turns(text);
    CHECK_NOTHROW(list.segmentation());
    const auto t = tematik::to_code_points(text.str());
    std::uint32_t reached = 0;
    for (const Turn& turn : list.turns) {
      ++seen;
      CHECK(turn.label.begin >= reached);
      CHECK(turn.label.begin < turn.label.end);
      CHECK(turn.span.begin >= turn.label.end);
      CHECK(turn.speaker.empty() <= turn.start_ms.has_value());
      for (const Span part : {turn.label, turn.span}) {
        if (part.empty()) continue;
        CHECK_FALSE(tematik::is_white_space(t[part.begin]));
        CHECK_FALSE(tematik::is_white_space(t[part.end - 1]));
      }
      // between label and text, and between text and the next label, lies white space only
      for (std::uint32_t p = turn.label.end; p < turn.span.begin; ++p) CHECK(tematik::is_white_space(t[p]));
      if (reached > 0) {
        for (std::uint32_t p = reached; p < turn.label.begin; ++p) CHECK(tematik::is_white_space(t[p]));
      }
      reached = turn.span.end;
      if (turn.speaker.empty()) continue;
      const auto known = std::find_if(list.labels.begin(), list.labels.end(),
                                      [&](const SpeakerLabel& label) { return label.name == turn.speaker; });
      REQUIRE(known != list.labels.end());
      CHECK(known->accepted);
    }
  }
  CHECK(seen > 5000);
}

TEST_CASE("a megabyte in one line, and a hundred thousand turns") {
  for (const std::string piece : {"x", " ", ":", "#", "@", "[", "[00:01]", "a: ", "Ani "}) {
    std::string utf8;
    while (utf8.size() < 1000000) utf8 += piece;
    INFO(piece);
    CHECK(tematik::turns(Text("@" + utf8)).turns.size() <= 1);
    CHECK(tematik::turns(Text(utf8)).turns.size() <= 1);
  }
  std::string many;
  for (int i = 0; i < 100000; ++i) many += i % 2 == 0 ? "Ani: satu\n" : "Budi: dua\n";
  CHECK(tematik::turns(Text(many)).turns.size() == 100000);
}
