#pragma once

/// @file
/// @brief Checkpoints of a text: where its 64th, 128th, ... code point lies in bytes and UTF-16 units.
///
/// A checkpoint every 64 code points holds two 16-bit distances to its block; a block is 64 checkpoints
/// (4096 code points) and holds two 32-bit positions. From a code point to its checkpoint is two additions.
/// The way back is O(1) too: a block is at least 4096 bytes (and UTF-16 units) long, and the block of every
/// 4096th byte is kept. A byte lies in the block of the 4096th byte before it or in the next block, and its
/// checkpoint is found there in six halvings. First entries, all zero, are left out, so that n code points
/// cost at most 4n/64 + 16n/4096 bytes: 6.7 % of any text.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <tematik/text/utf8.hpp>

namespace tematik::detail {

/// A place in a text, in the three units.
struct TextPosition {
  std::uint32_t code_point = 0;
  std::uint32_t byte = 0;
  std::uint32_t utf16 = 0;
};

[[nodiscard]] constexpr std::uint32_t utf16_length(std::size_t utf8_length) noexcept {
  return utf8_length == 4 ? 2 : 1;
}

class OffsetTable {
 public:
  static constexpr std::uint32_t step = 64;     ///< code points per checkpoint
  static constexpr std::uint32_t block = 4096;  ///< code points per block

  OffsetTable() = default;
  /// Valid UTF-8 of `size` code points, below 4 GiB.
  OffsetTable(std::string_view utf8, std::size_t size);

  /// The last checkpoint at or before a code point.
  [[nodiscard]] TextPosition at_code_point(std::uint32_t code_point) const noexcept {
    return checkpoint(code_point / step);
  }
  /// The last checkpoint whose byte is at or before `byte`.
  [[nodiscard]] TextPosition at_byte(std::uint32_t byte) const noexcept {
    return before(byte, block_of_byte_, &TextPosition::byte);
  }
  /// The last checkpoint whose UTF-16 unit is at or before `utf16`.
  [[nodiscard]] TextPosition at_utf16(std::uint32_t utf16) const noexcept {
    return before(utf16, block_of_utf16_, &TextPosition::utf16);
  }
  /// UTF-16 units of the whole text.
  [[nodiscard]] std::uint32_t utf16_size() const noexcept { return utf16_size_; }
  /// Bytes of heap memory.
  [[nodiscard]] std::size_t bytes() const noexcept {
    return steps_.capacity() * sizeof(Step) + blocks_.capacity() * sizeof(Block) +
           (block_of_byte_.capacity() + block_of_utf16_.capacity()) * sizeof(std::uint32_t);
  }

 private:
  struct Step {
    std::uint16_t byte;   ///< from the block's first byte; below 4 x 4096
    std::uint16_t utf16;  ///< from the block's first unit; below 2 x 4096
  };
  struct Block {
    std::uint32_t byte;
    std::uint32_t utf16;
  };

  /// Checkpoint k, at code point 64k. Entry k - 1 of `steps_`, since checkpoint 0 is the beginning.
  [[nodiscard]] TextPosition checkpoint(std::uint32_t k) const noexcept {
    if (k == 0) return {};
    const std::uint32_t b = k / (block / step);
    const Block start = b == 0 ? Block{0, 0} : blocks_[b - 1];
    const Step offset = steps_[k - 1];
    return {k * step, start.byte + offset.byte, start.utf16 + offset.utf16};
  }
  [[nodiscard]] TextPosition before(std::uint32_t offset, const std::vector<std::uint32_t>& block_of,
                                    std::uint32_t TextPosition::*unit) const noexcept;

  std::vector<Step> steps_;
  std::vector<Block> blocks_;
  std::vector<std::uint32_t> block_of_byte_;   ///< entry i: the block that holds byte (i + 1) x 4096
  std::vector<std::uint32_t> block_of_utf16_;  ///< the same for UTF-16 units
  std::uint32_t utf16_size_ = 0;
};

// --- bodies ------------------------------------------------------------------------------------------------

inline OffsetTable::OffsetTable(std::string_view utf8, std::size_t size) {
  steps_.reserve(size / step);
  blocks_.reserve(size / block);
  block_of_byte_.reserve(utf8.size() / block);
  TextPosition at;
  Block start{0, 0};
  std::size_t i = 0;
  const auto note = [&] {  // called in front of every code point and at the end
    if (at.code_point == 0) return;
    if (at.code_point % block == 0) {
      start = {at.byte, at.utf16};
      blocks_.push_back(start);
    }
    if (at.code_point % step == 0) {
      steps_.push_back(
          {static_cast<std::uint16_t>(at.byte - start.byte), static_cast<std::uint16_t>(at.utf16 - start.utf16)});
    }
  };
  while (i < utf8.size()) {
    note();
    const std::size_t length = sequence_length(utf8[i]);
    i += length;
    ++at.code_point;
    at.byte += static_cast<std::uint32_t>(length);
    at.utf16 += utf16_length(length);
  }
  note();
  utf16_size_ = at.utf16;
  block_of_utf16_.reserve(utf16_size_ / block);
  const auto fill = [&](std::vector<std::uint32_t>& block_of, std::size_t total, std::uint32_t Block::*unit) {
    std::uint32_t b = 0;
    for (std::size_t offset = block; offset <= total; offset += block) {
      while (b < blocks_.size() && blocks_[b].*unit <= offset) ++b;
      block_of.push_back(b);
    }
  };
  fill(block_of_byte_, utf8.size(), &Block::byte);
  fill(block_of_utf16_, utf16_size_, &Block::utf16);
}

inline TextPosition OffsetTable::before(std::uint32_t offset, const std::vector<std::uint32_t>& block_of,
                                        std::uint32_t TextPosition::*unit) const noexcept {
  const std::uint32_t guess = offset / block;
  const std::uint32_t first_block = guess == 0 ? 0 : block_of[guess - 1];
  // the answer lies in this block or the next one; checkpoints low <= answer < high
  const auto checkpoints = static_cast<std::uint32_t>(steps_.size()) + 1;
  constexpr std::uint32_t per_block = block / step;
  std::uint32_t low = first_block * per_block;
  const std::uint32_t next = low + per_block;
  if (next < checkpoints && checkpoint(next).*unit <= offset) low = next;
  std::uint32_t high = std::min(low + per_block, checkpoints);
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (checkpoint(middle).*unit <= offset ? low : high) = middle;
  }
  return checkpoint(low);
}

}  // namespace tematik::detail
