#include <tematik/io/read_words.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("the words of reading options, both ways", "[io][read_words]") {
  CHECK(parse<io::CaseCodes>("membership") == io::CaseCodes::membership);
  CHECK(parse<io::ReadThemes>("by_marker") == io::ReadThemes::by_marker);
  CHECK(to_string(io::Comments::coding) == "coding");
  CHECK(to_string(io::Changes::original) == "original");
  CHECK_THROWS_AS(parse<io::ReadNewline>("crlf"), UsageError);
}
