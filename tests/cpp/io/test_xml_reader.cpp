#include "../../../src/xml_reader.hpp"

#include <random>
#include <string>

#include "../catch.hpp"
#include "fixtures.hpp"

namespace {

using namespace tematik::io;
using namespace tematik::io::detail;

std::string code_of_xml(const std::string& xml, const Limits& limits = {}) {
  return fixtures::error_code([&] { (void)read_xml(xml, "project.qde", limits); });
}

std::string text(const std::string& xml) { return text_of(read_xml(xml, "x", {})->root()); }

std::string utf16(std::string_view ascii, bool little) {
  std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : ascii) {
    if (little) out += c;
    out += '\0';
    if (!little) out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("text is read as XML means it", "[io][xml]") {
  CHECK(text("<a>x&lt;&#x1F600;&#13;\r\ny</a>") == "x<😀\r\ny");
  CHECK(text("<a>one<!-- c --> <![CDATA[<two>]]> three</a>") == "one <two> three");  // split, blank between
  CHECK(text("<a>  \n </a>") == "  \n ");
  CHECK(text("<?xml version='1.0'?><!-- c -->\n<a/>\n<!-- d -->").empty());
  const auto file = read_xml("<a b='1\r\n2&#10;3'/>", "x", {});
  CHECK(std::string(file->root().attribute("b").value()) == "1 2\n3");
  CHECK(local_name("q:Project") == "Project");
  CHECK(prefix_of("q:Project") == "q");
}

TEST_CASE("UTF-16 is converted, a mark is remembered", "[io][xml]") {
  for (const bool little : {true, false}) {
    const auto file = read_xml(utf16("<?xml version='1.0' encoding='UTF-16'?><a>b</a>", little), "x", {});
    CHECK(file->from_utf16);
    CHECK(text_of(file->root()) == "b");
  }
  CHECK(read_xml("\xEF\xBB\xBF<a/>", "x", {})->bom);
  CHECK(code_of_xml(utf16("<a/>", true).substr(0, 9)) == "xml_encoding");
  CHECK(code_of_xml("<a>\xE9</a>") == "xml_encoding");          // Latin-1
  CHECK(code_of_xml("<a>\xED\xA0\x80</a>") == "xml_encoding");  // half of a pair
  CHECK(code_of_xml(std::string("<a>\0</a>", 8)) == "xml_encoding");
}

TEST_CASE("what the parser would let pass is refused", "[io][xml]") {
  CHECK(code_of_xml("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hosts'>]><a>&x;</a>") == "xml_dtd_forbidden");
  CHECK(code_of_xml("<!doctype a><a/>") == "xml_dtd_forbidden");
  CHECK(code_of_xml("<a/><b/>") == "xml_malformed");
  CHECK(code_of_xml("<a x='1' y='2' x='3'/>") == "xml_malformed");
  for (const char* bad : {"",
                          "  ",
                          "text",
                          "<a>",
                          "<a></b>",
                          "</a>",
                          "<a><b></a></b>",
                          "<a x=1/>",
                          "<a x/>",
                          "<a x='1'y='2'/>",
                          "<a x='<'/>",
                          "<a>&nbsp;</a>",
                          "<a>& b</a>",
                          "<a>&#xD800;</a>",
                          "<a>&#0;</a>",
                          "<a>&#x110000;</a>",
                          "<a>&#;</a>",
                          "<a>&#12x;</a>",
                          "<a/>text",
                          "<a/>&amp;",
                          "<a><!-- </a>",
                          "<a><![CDATA[</a>",
                          "<1/>",
                          "<a",
                          "<a x='1",
                          "<?xml",
                          "< a/>",
                          "<a/ >",
                          "<![CDATA[x]]><a/>",
                          "<a/></a>"}) {
    INFO(bad);
    CHECK(code_of_xml(bad) == "xml_malformed");
  }
  try {
    (void)read_xml("<a>\n\n<b></a>", "project.qde", {});
    FAIL("not refused");
  } catch (const tematik::InputError& error) {
    CHECK(error.where() == "project.qde:3");
  }
}

TEST_CASE("limits of XML", "[io][xml]") {
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += "<Code>";
  for (int i = 0; i < 600; ++i) deep += "</Code>";
  CHECK(code_of_xml(deep) == "limit_depth");
  CHECK(code_of_xml(deep, Limits{.xml_depth = 600}).empty());
  CHECK(code_of_xml("<a><b/><c/></a>", Limits{.xml_nodes = 2}) == "limit_nodes");
  CHECK(code_of_xml("<a b='12345'/>", Limits{.xml_attribute_bytes = 4}) == "limit_attribute");
  std::string many = "<a";
  for (int i = 0; i < 20'000; ++i) many += " n" + std::to_string(i) + "='1'";
  CHECK(code_of_xml(many + "/>").empty());
}

TEST_CASE("damaged XML throws tematik's errors and nothing else", "[io][xml][robust]") {
  const std::string good =
      "<?xml version=\"1.0\"?><Project name=\"x\" xmlns:q='urn:q'><q:a b='&#65;'>t<![CDATA[c]]>\r\n<!-- d "
      "--></q:a></Project>";
  std::mt19937 random(20260105);
  for (int run = 0; run < 2000; ++run) {
    std::string xml = good;
    if (run % 2 == 0) xml.resize(random() % xml.size());
    for (unsigned i = 0; i < 1 + random() % 4 && !xml.empty(); ++i) {
      xml[random() % xml.size()] = static_cast<char>(random() & 0xFFU);
    }
    const auto code = code_of_xml(xml);
    CHECK((code.empty() || code.starts_with("xml_")));
  }
}
