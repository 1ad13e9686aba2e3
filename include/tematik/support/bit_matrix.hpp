#pragma once

/// @file
/// @brief A table of bits, row by row in 64-bit words: which unit holds which code.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tematik {

/// `rows` x `columns` bits; a row is `words()` words, the bits past the last column are always 0.
class BitMatrix {
 public:
  BitMatrix() = default;
  BitMatrix(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), words_((columns + 63) / 64), bits_(rows * words_) {}

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] std::size_t words() const noexcept { return words_; }

  [[nodiscard]] bool test(std::size_t row, std::size_t column) const noexcept {
    return ((bits_[row * words_ + column / 64] >> (column % 64)) & 1U) != 0;
  }
  void set(std::size_t row, std::size_t column) noexcept {
    bits_[row * words_ + column / 64] |= std::uint64_t{1} << (column % 64);
  }

  [[nodiscard]] std::span<const std::uint64_t> row(std::size_t row) const noexcept {
    return {bits_.data() + row * words_, words_};
  }

  /// The number of bits set in a row.
  [[nodiscard]] std::int64_t count(std::size_t row) const noexcept {
    std::int64_t n = 0;
    for (const auto word : this->row(row)) n += std::popcount(word);
    return n;
  }

  friend bool operator==(const BitMatrix&, const BitMatrix&) = default;

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::size_t words_ = 0;
  std::vector<std::uint64_t> bits_;
};

}  // namespace tematik
