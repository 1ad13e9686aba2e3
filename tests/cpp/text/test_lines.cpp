#include <tematik/text/lines.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "generate.hpp"
#include "show.hpp"

using tematik::ParagraphRule;
using tematik::Segmentation;
using tematik::Span;
using tematik::Text;

namespace {

Segmentation lines_of(const std::string& utf8) { return tematik::lines(Text(utf8)); }
Segmentation paragraphs_of(const std::string& utf8, ParagraphRule rule = ParagraphRule::block) {
  return tematik::paragraphs(Text(utf8), rule);
}

// Lines by splitting the decoded text, then trimming each.
std::vector<Span> split(const std::u32string& text) {
  std::vector<Span> out;
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t to = text.find(U'\n', from);
    if (to == std::u32string::npos) to = text.size();
    std::size_t b = from;
    std::size_t e = to;
    while (e > b && tematik::is_white_space(text[e - 1])) --e;
    while (b < e && tematik::is_white_space(text[b])) ++b;
    out.push_back({static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(e)});
    from = to + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("fixture: lines and paragraphs") {
  const std::string fixture = "Satu dua.\nTiga!\n\nEmpat";
  CHECK(lines_of(fixture) == Segmentation({{0, 9}, {10, 15}, {16, 16}, {17, 22}}));
  CHECK(paragraphs_of(fixture) == Segmentation({{0, 15}, {17, 22}}));
  CHECK(paragraphs_of(fixture, ParagraphRule::line) == Segmentation({{0, 9}, {10, 15}, {17, 22}}));
}

TEST_CASE("lines at the edges of a text") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("\n") == Segmentation({{0, 0}}));
  CHECK(lines_of("\n\n") == Segmentation({{0, 0}, {1, 1}}));
  CHECK(lines_of("a") == Segmentation({{0, 1}}));
  CHECK(lines_of("a\n") == Segmentation({{0, 1}}));
  CHECK(lines_of("a\n\n") == Segmentation({{0, 1}, {2, 2}}));
  CHECK(lines_of("\na") == Segmentation({{0, 0}, {1, 2}}));
}

TEST_CASE("white space around a unit is not in it, inside it stays") {
  CHECK(lines_of("  a b \t\n") == Segmentation({{2, 5}}));
  CHECK(lines_of("\u00A0a\u3000\n") == Segmentation({{1, 2}}));
  CHECK(lines_of("   \nb") == Segmentation({{0, 0}, {4, 5}}));
  CHECK(paragraphs_of("  a \n b  \n  \nc") == Segmentation({{2, 7}, {13, 14}}));
  CHECK(lines_of("a\rb") == Segmentation({{0, 3}}));      // CR is no line end in a stored text
  CHECK(lines_of("a\u2028b") == Segmentation({{0, 3}}));  // nor is a line separator
  CHECK(lines_of("é😀\n字") == Segmentation({{0, 2}, {3, 4}}));
}

TEST_CASE("texts without characters have no paragraphs") {
  CHECK(paragraphs_of("").empty());
  CHECK(paragraphs_of("\n\n\n").empty());
  CHECK(paragraphs_of(" \n\t\n\u00A0").empty());
  CHECK(paragraphs_of("\n\na\n\n\n\nb\n\n") == Segmentation({{2, 3}, {7, 8}}));
}

TEST_CASE("lines and paragraphs against splitting") {
  generate::Random random(generate::seed);
  const std::vector<std::string> alphabet{"a", "é", "😀", " ", "\t", "\n", "\n", "\u2028", "\r"};
  for (int round = 0; round < 3000; ++round) {
    INFO("seed " << generate::seed << ", round " << round);
    const Text text(generate::text(random, alphabet, random.below(25)));
    const auto expected = split(tematik::to_code_points(text.str()));
    REQUIRE(tematik::lines(text).units() == expected);

    std::vector<Span> single;
    std::vector<Span> block;
    bool open = false;
    for (const Span line : expected) {
      if (!line.empty()) {
        single.push_back(line);
        if (open) {
          block.back().end = line.end;
        } else {
          block.push_back(line);
        }
      }
      open = !line.empty();
    }
    CHECK(tematik::paragraphs(text, ParagraphRule::line).units() == single);
    CHECK(tematik::paragraphs(text).units() == block);
  }
}

TEST_CASE("a million lines, and a line of a megabyte") {
  CHECK(lines_of(std::string(1000000, '\n')).size() == 1000000);
  CHECK(lines_of(std::string(1000000, 'x')) == Segmentation({{0, 1000000}}));
  CHECK(lines_of(std::string(1000000, ' ')) == Segmentation({{0, 0}}));
}
