#include <tematik/support/enum_names.hpp>

#include <cstdint>

#include "../catch.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {
enum class Fruit : std::uint8_t { apple, pear };
}

template <>
struct tematik::EnumNames<Fruit> {
  static constexpr std::string_view what = "fruit";
  static constexpr std::array<std::pair<Fruit, std::string_view>, 3> names{
      {{Fruit::apple, "apple"}, {Fruit::pear, "pear"}, {Fruit::pear, "nashi"}}};
};

TEST_CASE("enum_names: words and members") {
  static_assert(tematik::NamedEnum<Fruit>);
  static_assert(!tematik::NamedEnum<int>);
  static_assert(tematik::to_string(Fruit::pear) == "pear");  // the first word is written
  CHECK(tematik::parse<Fruit>("nashi") == Fruit::pear);
  CHECK(tematik::known_words<Fruit>() == "apple, pear, nashi");
  CHECK(tematik::to_string(static_cast<Fruit>(9)) == "?");
}

TEST_CASE("enum_names: an unknown word is answered with the known ones") {
  try {
    static_cast<void>(tematik::parse<Fruit>("Apple"));
    FAIL("nothing thrown");
  } catch (const tematik::UsageError& error) {
    CHECK(error.code() == "unknown_word");
    CHECK(error.where() == "fruit");
    CHECK(error.detail() == "Apple");
    CHECK_THAT(error.what(), ContainsSubstring("\"Apple\"") && ContainsSubstring("apple, pear, nashi"));
  }
}
