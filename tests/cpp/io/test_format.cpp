#include <tematik/io/format.hpp>

#include "../catch.hpp"

TEST_CASE("formats have words that read back", "[io]") {
  using tematik::io::Format;
  for (const auto& [format, word] : tematik::EnumNames<Format>::names) {
    CHECK(tematik::parse<Format>(word) == format);
  }
  CHECK(tematik::to_string(Format::refi_qda_project) == "refi-qda-project");
}
