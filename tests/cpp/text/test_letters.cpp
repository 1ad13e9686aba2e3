#include <tematik/text/letters.hpp>

#include <string>
#include <vector>

#include "show.hpp"

using namespace tematik;

TEST_CASE("classes of characters") {
  struct Row {
    char32_t c;
    bool letter, mark, digit, upper, lower;
  };
  const std::vector<Row> rows{
      {U'a', true, false, false, false, true},
      {U'Z', true, false, false, true, false},
      {U'7', false, false, true, false, false},
      {U'-', false, false, false, false, false},
      {U'@', false, false, false, false, false},
      {U'[', false, false, false, false, false},
      {U'`', false, false, false, false, false},
      {U'{', false, false, false, false, false},
      {U'\u00AA', true, false, false, false, false},  // feminine ordinal: a letter without case
      {U'\u00B5', true, false, false, false, true},   // micro
      {U'À', true, false, false, true, false},
      {U'×', false, false, false, false, false},
      {U'ß', true, false, false, false, true},
      {U'÷', false, false, false, false, false},
      {U'Ā', true, false, false, true, false},
      {U'ā', true, false, false, false, true},
      {U'\u01C5', true, false, false, true, false},   // title case counts as upper
      {U'\u01BB', true, false, false, false, false},  // a Latin letter without case
      {U'Ω', true, false, false, true, false},
      {U'ς', true, false, false, false, true},
      {U'Ж', true, false, false, true, false},
      {U'ж', true, false, false, false, true},
      {U'\u1E9E', true, false, false, true, false},
      {U'ạ', true, false, false, false, true},
      {U'\u0301', false, true, false, false, false},
      {U'\u0903', false, true, false, false, false},
      {U'\u20DD', false, true, false, false, false},
      {U'字', true, false, false, false, false},
      {U'ع', true, false, false, false, false},
      {U'\uA984', true, false, false, false, false},  // Javanese
      {U'\u0663', false, false, true, false, false},  // Arabic-Indic three
      {U'\uFF15', false, false, true, false, false},
      {U'½', false, false, false, false, false},
      {U'²', false, false, false, false, false},
      {U'\u2160', false, false, false, false, false},  // number letter
      {U'\U00010400', true, false, false, true, false},
      {U'\U0001D7D8', false, false, true, false, false},
      {U'\U0001D400', true, false, false, true, false},
      {U'😀', false, false, false, false, false},
      {U'\U00020000', true, false, false, false, false},
      {U'\U0002A6DF', true, false, false, false, false},
      {U'\u0378', false, false, false, false, false},  // unassigned
      {U'\U0010FFFF', false, false, false, false, false},
  };
  for (const Row& row : rows) {
    INFO("U+" << std::hex << static_cast<unsigned>(row.c));
    CHECK(is_letter(row.c) == row.letter);
    CHECK(is_mark(row.c) == row.mark);
    CHECK(is_digit(row.c) == row.digit);
    CHECK(is_upper(row.c) == row.upper);
    CHECK(is_lower(row.c) == row.lower);
  }
}

TEST_CASE("classes exclude each other, case is a property of letters, sizes are those of Unicode 14") {
  int letters = 0, marks = 0, digits = 0, upper = 0, lower = 0, folded = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    letters += is_letter(c);
    marks += is_mark(c);
    digits += is_digit(c);
    upper += is_upper(c);
    lower += is_lower(c);
    folded += fold_case(c) != c;
    if (is_letter(c) + is_mark(c) + is_digit(c) > 1 || is_upper(c) + is_lower(c) > is_letter(c) ||
        fold_case(fold_case(c)) != fold_case(c)) {
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
  }
  CHECK(letters == 131756);
  CHECK(marks == 2408);
  CHECK(digits == 660);
  CHECK(upper == 1862);
  CHECK(lower == 2227);
  CHECK(folded == 1454);
}

TEST_CASE("simple case folding") {
  const std::vector<std::pair<char32_t, char32_t>> rows{{U'A', U'a'},
                                                        {U'z', U'z'},
                                                        {U'À', U'à'},
                                                        {U'×', U'×'},
                                                        {U'Ÿ', U'ÿ'},
                                                        {U'Ā', U'ā'},
                                                        {U'ā', U'ā'},
                                                        {U'\u00B5', U'\u03BC'},
                                                        {U'\u017F', U's'},
                                                        {U'\u1E9E', U'ß'},
                                                        {U'ß', U'ß'},
                                                        {U'\u0130', U'\u0130'},
                                                        {U'ı', U'ı'},
                                                        {U'Σ', U'σ'},
                                                        {U'ς', U'σ'},
                                                        {U'\u01C4', U'\u01C6'},
                                                        {U'\u01C5', U'\u01C6'},
                                                        {U'Ж', U'ж'},
                                                        {U'Ё', U'ё'},
                                                        {U'\u2126', U'ω'},
                                                        {U'\u212A', U'k'},
                                                        {U'\u1F88', U'\u1F80'},
                                                        {U'\u13A0', U'\u13A0'},
                                                        {U'\uAB70', U'\u13A0'},
                                                        {U'\U00010400', U'\U00010428'},
                                                        {U'字', U'字'}};
  for (const auto& [from, to] : rows) {
    INFO("U+" << std::hex << static_cast<unsigned>(from));
    CHECK((fold_case(from) == to));
  }
}

TEST_CASE("names are folded") {
  CHECK(fold_case("SITI Éva ΣΊΣΥΦΟΣ Straße") == fold_case("siti éva σίσυφος STRAßE"));
  CHECK(fold_case("") == "");
  CHECK(fold_case("Jum'at-7") == "jum'at-7");
  CHECK_FALSE(fold_case("É") == fold_case("e\u0301"));  // folding does not compose
  CHECK_THROWS_AS(fold_case("a\xFF"), tematik::InputError);
}
