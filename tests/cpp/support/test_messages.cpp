#include <tematik/support/messages.hpp>

#include <algorithm>
#include <set>

#include "../catch.hpp"

using namespace tematik;

namespace {

std::multiset<char> slots(std::string_view text) {
  std::multiset<char> out;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') out.insert(text[i + 1]);
  }
  return out;
}

}  // namespace

TEST_CASE("messages: every sentence in both languages, with the same values, once") {
  std::set<std::string_view> codes;
  for (const auto& entry : messages) {
    CAPTURE(entry.code);
    CHECK_FALSE(entry.code.empty());
    CHECK(codes.insert(entry.code).second);
    CHECK_FALSE(entry.en.empty());
    CHECK_FALSE(entry.id.empty());
    CHECK(entry.en != entry.id);
    const auto english = slots(entry.en), indonesian = slots(entry.id);
    CHECK(std::set<char>(english.begin(), english.end()) == std::set<char>(indonesian.begin(), indonesian.end()));
    // numbered from 0 without a gap, digits only, every brace part of a slot
    char next = '0';
    for (const char slot : std::set<char>(english.begin(), english.end())) CHECK(slot == next++);
    CHECK(static_cast<std::size_t>(std::count(entry.en.begin(), entry.en.end(), '{')) == english.size());
    CHECK(static_cast<std::size_t>(std::count(entry.id.begin(), entry.id.end(), '{')) == indonesian.size());
    CHECK(std::string_view(".}").find(entry.en.back()) != std::string_view::npos);
    CHECK(entry.en.find("  ") == std::string_view::npos);
    CHECK(entry.id.find("  ") == std::string_view::npos);
  }
}

TEST_CASE("messages: values are filled in, not read again") {
  CHECK(message("consent.no_record", Language::en, {"3"}) ==
        "3 cases have no record of consent; no record is neither consent nor refusal.");
  CHECK(message("consent.no_record", Language::id, {"3"}).substr(0, 7) == "3 kasus");
  CHECK(message("consent.no_record", Language::en).substr(0, 1) == "?");
  CHECK(message("saturation.codes_after_stop", Language::en, {"{1}", "Guest"}) ==
        "New after the stop of the rule Guest: {1}.");
  CHECK(message("no.such.code", Language::id) == "no.such.code");
  const Warning warning{.code = "consent.excluded", .objects = {"s1"}, .values = {"1"}};
  CHECK(warning.text().substr(0, 9) == "1 sources");
  CHECK(warning.text(Language::id).substr(0, 8) == "1 sumber");
  CHECK(warning == Warning{warning});
  CHECK(parse<Language>("id") == Language::id);
}
