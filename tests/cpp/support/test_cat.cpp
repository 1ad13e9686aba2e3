#include <tematik/support/cat.hpp>

#include <cstdint>
#include <limits>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("cat: text, characters and whole numbers, joined") {
  CHECK(detail::cat() == "");
  CHECK(detail::cat("row ", 3, ": found \"", std::string("x"), '"') == "row 3: found \"x\"");
  CHECK(detail::cat(std::string_view("a\0b", 3), -1).size() == 5);
  CHECK(detail::cat(std::numeric_limits<std::int64_t>::min(), ' ', std::numeric_limits<std::uint64_t>::max()) ==
        "-9223372036854775808 18446744073709551615");
  CHECK(detail::cat(std::uint32_t{7}, std::int16_t{-8}) == "7-8");
}
