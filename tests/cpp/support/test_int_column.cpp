#include <tematik/support/int_column.hpp>

#include <array>
#include <limits>
#include <vector>

#include "../catch.hpp"

using namespace tematik;

TEMPLATE_TEST_CASE("int_column: every width", "", std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t,
                   std::uint32_t, std::int64_t) {
  using T = TestType;
  const std::vector<T> data{0, 1, std::numeric_limits<T>::min(), std::numeric_limits<T>::max()};
  const IntColumn column(data);
  CHECK(column.size() == 4);
  for (std::size_t row = 0; row < data.size(); ++row) CHECK(column[row] == static_cast<std::int64_t>(data[row]));
  CHECK(column.visit([](auto values) { return sizeof(values[0]); }) == sizeof(T));
  const bool same = column.visit([&](auto values) { return static_cast<const void*>(values.data()) == data.data(); });
  CHECK(same);  // nothing was copied
}

TEST_CASE("int_column: 64 bits without sign are capped, other sources of data") {
  const std::vector<std::uint64_t> data{7, std::numeric_limits<std::uint64_t>::max(), std::uint64_t{1} << 63U};
  const IntColumn column(data);
  CHECK(column[0] == 7);
  CHECK(column[1] == std::numeric_limits<std::int64_t>::max());
  CHECK(column[2] == std::numeric_limits<std::int64_t>::max());
  const std::array<int, 2> array{4, -5};
  CHECK(IntColumn(array)[1] == -5);
  CHECK(IntColumn(std::span<const int>(array))[0] == 4);
  CHECK(IntColumn(array.data(), 1).size() == 1);
  CHECK(IntColumn().empty());
  CHECK(IntColumn(std::vector<int>{}).empty());
  const std::array<bool, 2> flags{true, false};
  CHECK(IntColumn(flags)[0] == 1);
}
