#include <tematik/support/bit_matrix.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("bit_matrix: word borders") {
  for (const std::size_t columns : {0U, 1U, 63U, 64U, 65U, 127U, 128U, 129U}) {
    CAPTURE(columns);
    BitMatrix bits(3, columns);
    CHECK(bits.rows() == 3);
    CHECK(bits.columns() == columns);
    CHECK(bits.words() == (columns + 63) / 64);
    for (std::size_t j = 0; j < columns; j += 2) bits.set(1, j);
    for (std::size_t j = 0; j < columns; ++j) {
      CHECK(bits.test(1, j) == (j % 2 == 0));
      CHECK_FALSE(bits.test(0, j));
      CHECK_FALSE(bits.test(2, j));
    }
    CHECK(bits.count(1) == static_cast<std::int64_t>((columns + 1) / 2));
    CHECK(bits.count(0) == 0);
    for (std::size_t j = 0; j < columns; ++j) bits.set(2, j);
    CHECK(bits.count(2) == static_cast<std::int64_t>(columns));  // nothing past the last column
    CHECK(bits.row(2).size() == bits.words());
  }
}

TEST_CASE("bit_matrix: equality, empty") {
  BitMatrix a(2, 70), b(2, 70);
  CHECK(a == b);
  a.set(1, 69);
  CHECK_FALSE(a == b);
  b.set(1, 69);
  b.set(1, 69);  // twice is once
  CHECK(a == b);
  CHECK_FALSE(BitMatrix(0, 3) == BitMatrix(3, 0));
  CHECK(BitMatrix().rows() == 0);
}
