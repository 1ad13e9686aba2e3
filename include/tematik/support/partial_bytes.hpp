#pragma once

/// @file
/// @brief Bytes of partial results: little-endian, a magic word, a kind, a version, a length, then the payload.
///
/// Numbers are little-endian, a text is its length (u32) and its UTF-8 bytes, a list is its length (u32) and its entries.
/// The reader takes nothing on trust: no length is believed that does not fit the bytes left, so that no memory is taken
/// for it, and nothing is read past the end.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/utf8_problem.hpp>

namespace tematik::detail {

/// What stands before a payload, and which ids it may hold.
struct PartialFrame {
  std::string_view magic = "TMKP";
  std::uint16_t kind = 0;
  std::uint16_t version = 1;
  bool zero_in_ids = false;  ///< ids may hold U+0000; not written down
};

/// Whether bytes are UTF-8; U+0000 counts as such only if asked for.
[[nodiscard]] inline bool is_partial_text(std::string_view text, bool zero_in_ids) noexcept {
  auto problem = find_utf8_problem(text);
  while (problem && zero_in_ids && problem->fault == Utf8Fault::zero) {
    problem = find_utf8_problem(text, problem->byte + 1);
  }
  return !problem;
}

/// @throws InputError `utf8` for an id that is no UTF-8
inline void check_partial_id(std::string_view id, bool zero_in_ids = false) {
  if (!is_partial_text(id, zero_in_ids)) throw InputError("utf8", "an id of a partial result is no UTF-8 text", "id");
}

/// a + b of counts, none of them negative. @throws InputError `partial_overflow` instead of wrapping round
template <class Count>
[[nodiscard]] Count add_exactly(Count a, Count b) {
  constexpr Count most = std::numeric_limits<Count>::max();
  if (a > most - b) {
    throw InputError("partial_overflow",
                     cat("the counts of both parts together pass ", most, "; they cannot be merged"));
  }
  return static_cast<Count>(a + b);
}

/// Collects a payload; `framed` puts the frame before it.
class PartialWriter {
 public:
  void u8(std::uint8_t x) { number(x, 1); }
  /// @throws InputError `partial_size` past 32 bits
  void u32(std::uint64_t x) {
    if (x > std::numeric_limits<std::uint32_t>::max()) {
      throw InputError("partial_size", cat("a list of ", x, " entries does not fit a partial result"));
    }
    number(x, 4);
  }
  void u64(std::uint64_t x) { number(x, 8); }
  void count(std::int64_t x) { u64(static_cast<std::uint64_t>(x)); }
  void real(double x) { u64(std::bit_cast<std::uint64_t>(x)); }
  void text(std::string_view x) {
    u32(x.size());
    out_ += x;
  }
  /// A list of ids: anything that iterates over strings in ascending order.
  template <class Ids>
  void ids(const Ids& list) {
    u32(list.size());
    for (const auto& id : list) text(id);
  }
  /// magic, u16 kind, u16 version, u64 length, what was written.
  [[nodiscard]] std::string framed(const PartialFrame& frame) const {
    PartialWriter head;
    head.out_ = frame.magic;
    head.number(frame.kind, 2);
    head.number(frame.version, 2);
    head.u64(out_.size());
    return head.out_ + out_;
  }

 private:
  void number(std::uint64_t x, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i) out_ += static_cast<char>((x >> (8 * i)) & 0xFFU);
  }
  std::string out_ = {};
};

/// Reads what `PartialWriter` wrote under the same frame. @throws InputError `partial_bytes` (byte number) for anything else
class PartialReader {
 public:
  PartialReader(std::string_view bytes, const PartialFrame& frame) : bytes_(bytes), zero_in_ids_(frame.zero_in_ids) {
    if (!bytes.starts_with(frame.magic)) fail(cat("expected the letters ", frame.magic));
    at_ = frame.magic.size();
    if (const auto found = number(2); found != frame.kind) fail(cat("expected kind ", frame.kind, ", found ", found));
    if (const auto found = number(2); found != frame.version) {
      fail(cat("expected version ", frame.version, ", found ", found, "; a newer tematik may have written it"));
    }
    if (const auto length = number(8); length != left()) {
      fail(cat("expected a payload of ", left(), " bytes, found the length ", length));
    }
  }

  [[nodiscard]] std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  [[nodiscard]] std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  [[nodiscard]] std::uint64_t u64() { return number(8); }
  [[nodiscard]] std::int64_t count() {
    const auto x = u64();
    if (x > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) fail("found a count past 2^63");
    return static_cast<std::int64_t>(x);
  }
  [[nodiscard]] double real() { return std::bit_cast<double>(u64()); }
  [[nodiscard]] std::string text() {
    const std::size_t size = length(1);
    std::string out(bytes_.substr(at_, size));
    if (!is_partial_text(out, zero_in_ids_)) fail("expected UTF-8");
    at_ += size;
    return out;
  }
  /// The length of a list whose entries take at least so many bytes each: never more than can follow.
  [[nodiscard]] std::size_t length(std::size_t entry) {
    const std::size_t size = u32();
    if (size > left() / entry) fail(cat("expected ", size, " entries of ", entry, " bytes or more, found the end"));
    return size;
  }
  [[nodiscard]] std::vector<std::string> ids() {
    std::vector<std::string> out(length(4));
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = text();
      if (i > 0 && !(out[i - 1] < out[i])) fail("expected ids in ascending order, none of them twice");
    }
    return out;
  }
  /// A place in a list of so many.
  [[nodiscard]] std::uint32_t index(std::size_t size) {
    const std::uint32_t place = u32();
    if (place >= size) fail(cat("expected a place below ", size, ", found ", place));
    return place;
  }
  void end() const {
    if (left() > 0) fail("expected the end");
  }
  [[noreturn]] void fail(const std::string& sentence) const {
    throw InputError("partial_bytes", cat("partial result, byte ", at_, ": ", sentence), cat("byte ", at_));
  }

 private:
  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
  [[nodiscard]] std::uint64_t number(unsigned bytes) {
    if (left() < bytes) fail("expected more bytes, found the end");
    std::uint64_t x = 0;
    for (unsigned i = 0; i < bytes; ++i) x |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << (8 * i);
    return x;
  }
  std::string_view bytes_;
  bool zero_in_ids_ = false;
  std::size_t at_ = 0;
};

}  // namespace tematik::detail
