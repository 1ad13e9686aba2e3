#include <tematik/io/write_words.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("the words of writing options, both ways", "[io][write_words]") {
  CHECK(parse<io::WriteProfile>("standard") == io::WriteProfile::standard);
  CHECK(parse<io::WriteProfile>("maxqda") == io::WriteProfile::maxqda);
  CHECK(parse<io::ThemeAs>("parent_code") == io::ThemeAs::parent_code);
  CHECK(to_string(io::ThemeAs::set) == "set");
  CHECK(to_string(io::ThemeAs::drop) == "drop");
  CHECK(parse<io::LossPolicy>("error") == io::LossPolicy::error);
  CHECK(to_string(io::LossPolicy::report) == "report");
  CHECK(parse<io::Compression>("store") == io::Compression::store);
  CHECK(to_string(io::Compression::deflate) == "deflate");
  CHECK_THROWS_AS(parse<io::LossPolicy>("raise"), UsageError);
}
