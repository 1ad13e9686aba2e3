#include <tematik/support/time.hpp>

#include "../catch.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;

namespace {
std::string again(std::string_view text) {
  const auto time = read_timestamp(text);
  return time ? to_string(*time) : "none";
}
}  // namespace

TEST_CASE("time: read and written one way") {
  CHECK(again("2026-01-05T08:30:00.000000Z") == "2026-01-05T08:30:00.000000Z");
  CHECK(again("2026-01-05 08:30") == "2026-01-05T08:30:00.000000");
  CHECK(again("2026-01-05T08:30:01.5+07:00") == "2026-01-05T01:30:01.500000Z");
  CHECK(again("2026-01-05T00:30:00-07:30") == "2026-01-05T08:00:00.000000Z");
  CHECK(again("2026-01-05T00:30:00.123456789Z") == "2026-01-05T00:30:00.123456Z");  // finer digits are cut
  CHECK(again("1969-12-31T23:59:59.999999Z") == "1969-12-31T23:59:59.999999Z");
  CHECK(read_timestamp("1970-01-01T00:00:00Z")->micros == 0);
  CHECK(read_timestamp("1969-12-31T23:59:59.999999Z")->micros == -1);
  CHECK(again("2024-02-29T12:00Z") == "2024-02-29T12:00:00.000000Z");
  CHECK(again("2026-01-05T24:00:00Z") == "2026-01-06T00:00:00.000000Z");
  CHECK(again("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00.000000Z");
}

TEST_CASE("time: what is no time") {
  for (const std::string_view bad : {"",
                                     "2026",
                                     "2026-01-05",
                                     "2026-01-05T",
                                     "2026-01-05T08",
                                     "2026-1-5T08:30",
                                     "2026-02-30T08:30",
                                     "2023-02-29T08:30",
                                     "2026-13-01T08:30",
                                     "2026-01-05T25:00",
                                     "2026-01-05T08:60",
                                     "2026-01-05T08:30:61",
                                     "2026-01-05T08:30:00.",
                                     "2026-01-05T08:30:00x",
                                     "2026-01-05T08:30:00Zx",
                                     "2026-01-05T08:30:00+7",
                                     "2026-01-05T08:30:00+0700",
                                     "2026-01-05X08:30",
                                     "2026-01-05T24:30:00Z",
                                     "2026-01-05T24:00:01Z",
                                     "2026-01-05T08:30:00+24:00",
                                     "2026-01-05T08:30:00+07:60",
                                     "x026-01-05T08:30"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_timestamp(bad));
  }
  CHECK_THROWS_WITH(parse_timestamp("soon", "row 3"), ContainsSubstring("row 3") && ContainsSubstring("\"soon\""));
  CHECK(parse_timestamp("2026-01-05T08:30", "row 3").zone_known == false);
}

TEST_CASE("time: dates as studies give them") {
  for (const std::string_view good : {"2026", "2026-01", "2026-12-31", "2024-02-29"}) CHECK(is_date(good));
  for (const std::string_view bad :
       {"", "26", "2026-", "2026-13", "2026-00", "2026-02-30", "2026-1-5", "20x6", "2026-01-05T08:30"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_date(bad));
  }
}
