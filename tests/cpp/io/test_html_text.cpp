#include "../../../src/html_text.hpp"

#include <random>
#include <string>

#include <tematik/text/utf8.hpp>

#include "../../../src/taguette_log.hpp"
#include "../catch.hpp"

namespace {

using tematik::io::detail::html_text;
using tematik::io::detail::read_highlight_command;

std::string text_of_html(std::string_view html) { return html_text(html).text; }

}  // namespace

TEST_CASE("text nodes of HTML", "[io][html]") {
  const std::string fixture = "<p>Bu guru: “Ayo!” 😀</p>\n<p>Murid &amp; <em>wali</em> hadir.</p>";
  CHECK(text_of_html(fixture) == "Bu guru: “Ayo!” 😀\nMurid & wali hadir.");
  CHECK(text_of_html(fixture).size() == 44);
  CHECK(tematik::count_code_points(text_of_html(fixture)) == 37);
  CHECK(text_of_html(" <p> Ani</p>") == " Ani");
  CHECK(text_of_html("\n <!-- c -->\n<p>a</p>\r\n<p>b</p>\n") == "a\nb\n");
  CHECK(text_of_html("a<!-- x > y -->b<br/>c<img alt=\"1 > 0\" src='x>'>d") == "abcd");
  CHECK(text_of_html("<p title=it's>a</p> b's") == "a b's");
  CHECK(text_of_html("1 < 2 &amp;&amp; 3 > 2 <") == "1 < 2 && 3 > 2 <");
  CHECK(text_of_html("&lt;b&gt; &quot;&apos;&nbsp;&#65;&#x1F600;&#0;&#xD800;&#9999999999;") ==
        "<b> \"'\xC2\xA0"
        "A😀\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(text_of_html("&amp;lt;") == "&lt;");  // decoded once
  CHECK(text_of_html("a & b; &; &#; &#x; &#1a;") == "a & b; &; &#; &#x; &#1a;");
  CHECK(text_of_html("a<p") == "a");
  CHECK(text_of_html("a<!-- b") == "a");
  CHECK(text_of_html("") == "");
  CHECK(html_text("&eacute;").unknown_entity);
  CHECK(html_text("&eacute;").text == "&eacute;");
  CHECK_FALSE(html_text("a & b").unknown_entity);
}

TEST_CASE("any bytes of HTML give a text that is no longer", "[io][html]") {
  std::mt19937_64 random(7);
  const std::string alphabet = "<>/!-&#;xap\"'= \r\n1";
  for (int i = 0; i < 2000; ++i) {
    std::string html;
    for (std::uint64_t k = random() % 40; k > 0; --k) html += alphabet[random() % alphabet.size()];
    const auto out = text_of_html(html);
    CHECK(out.size() <= html.size());
    CHECK_FALSE(tematik::find_utf8_problem(out));
  }
}

TEST_CASE("commands of Taguette", "[io][html]") {
  const auto read = read_highlight_command(
      R"( {"type": "highlight_add", "x": [{"tags": [9]}, "a\"]}", null, -1.5e3], "highlight_id": 3, "tags": [1, 2]} )");
  REQUIRE(read);
  CHECK(read->highlight == 3);
  CHECK(read->adds);
  CHECK(read->tags == std::vector<std::int64_t>{1, 2});
  CHECK_FALSE(read_highlight_command(R"({"type":"highlight_delete","highlight_id":3})")->adds);
  CHECK(read_highlight_command(R"({"highlight_id":3,"tags":[]})")->tags.empty());
  CHECK_FALSE(read_highlight_command(R"({"type":"tag_add","tag_id":3})"));
  for (const char* bad :
       {"", "{", "[]", "3", R"({"highlight_id":3)", R"({"highlight_id":3} x)", R"({"highlight_id":"3"})",
        R"({"highlight_id":3.5})", R"({"highlight_id":3,"tags":[1,})", R"({highlight_id:3})"}) {
    CHECK_FALSE(read_highlight_command(bad));
  }
  const std::string deep = R"({"highlight_id":3,"x":)" + std::string(100000, '[');
  CHECK_FALSE(read_highlight_command(deep));
}
