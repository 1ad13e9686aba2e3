#include <tematik/support/xml_escaped.hpp>

#include <string>

#include "../catch.hpp"

TEST_CASE("text for XML", "[support][xml]") {
  CHECK(tematik::xml_escaped("biasa \xC3\xA9 'x'") == "biasa \xC3\xA9 'x'");
  CHECK(tematik::xml_escaped("a < \"b\" > c & d") == "a &lt; &quot;b&quot; &gt; c &amp; d");
  CHECK(tematik::xml_escaped("\t\n\r") == "&#9;&#10;&#13;");
  CHECK(tematik::xml_escaped("&amp;") == "&amp;amp;");
  CHECK(tematik::xml_escaped("").empty());
}
