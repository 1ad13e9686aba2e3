#include <tematik/io/limits.hpp>

#include "../catch.hpp"

TEST_CASE("the default limits are those of the documentation", "[io]") {
  const tematik::io::Limits limits;
  CHECK(limits.members == 100'000);
  CHECK(limits.member_bytes == (std::int64_t{1} << 31) - 1);
  CHECK(limits.text_bytes == std::int64_t{256} << 20);
  CHECK(limits.xml_bytes == std::int64_t{512} << 20);
  CHECK(limits.total_bytes == std::int64_t{8} << 30);
  CHECK(limits.ratio == 200);
  CHECK(limits.ratio_from_bytes == std::int64_t{16} << 20);
  CHECK(limits.xml_depth == 512);
  CHECK(limits.xml_nodes == 20'000'000);
  CHECK(limits.xml_attribute_bytes == std::int64_t{16} << 20);
  CHECK(tematik::io::Limits{.ratio = 10}.ratio == 10);
}
