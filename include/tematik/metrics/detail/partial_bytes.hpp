#pragma once

/// @file
/// @brief Bytes of partial results and of the monitor: little-endian, a magic word, a kind, a version, a length.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik::detail {

/// a + b of counts. @throws InputError instead of passing 2^63
[[nodiscard]] inline std::int64_t add_partial_counts(std::int64_t a, std::int64_t b) {
  if (a > std::numeric_limits<std::int64_t>::max() - b) {
    throw InputError("partial_overflow", "the counts of both parts together pass 2^63; they cannot be merged");
  }
  return a + b;
}

/// Whether bytes are UTF-8: no stray, missing or overlong bytes, no surrogates, nothing past U+10FFFF.
[[nodiscard]] constexpr bool is_utf8_text(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    if (lead < 0x80) continue;
    const int more = lead >= 0xC2 && lead < 0xE0   ? 1
                     : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xF0 && lead < 0xF5 ? 3
                                                   : 0;
    if (more == 0) return false;
    std::uint32_t point = lead & (0x3FU >> more);
    for (int k = 0; k < more; ++k) {
      if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80) return false;
      point = point << 6U | (static_cast<unsigned char>(text[i++]) & 0x3FU);
    }
    if ((more == 2 && point < 0x800) || (more == 3 && (point < 0x10000 || point > 0x10FFFF))) return false;
    if (point >= 0xD800 && point <= 0xDFFF) return false;
  }
  return true;
}

inline void check_utf8_id(std::string_view id) {
  if (!is_utf8_text(id)) throw InputError("utf8", "an id of a partial result is no UTF-8 text", "id");
}

class ByteWriter {
 public:
  void number(std::uint64_t x, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i) out_ += static_cast<char>((x >> (8 * i)) & 0xFFU);
  }
  void u32(std::size_t x) {
    if (x > std::numeric_limits<std::uint32_t>::max()) {
      throw InputError("partial_size", cat("a list of ", x, " entries does not fit a partial"));
    }
    number(x, 4);
  }
  void count(std::int64_t x) { number(static_cast<std::uint64_t>(x), 8); }
  void real(double x) { number(std::bit_cast<std::uint64_t>(x), 8); }
  void text(std::string_view x) {
    u32(x.size());
    out_ += x;
  }
  /// magic, u16 kind, u16 version, u64 length, what was written.
  [[nodiscard]] std::string finish(std::string_view magic, std::uint16_t kind, std::uint16_t version) const {
    ByteWriter head;
    head.out_ = magic;
    head.number(kind, 2);
    head.number(version, 2);
    head.number(out_.size(), 8);
    return head.out_ + out_;
  }

 private:
  std::string out_ = {};
};

/// Reads what ByteWriter wrote. @throws InputError (byte number) for anything else
class ByteReader {
 public:
  ByteReader(std::string_view bytes, std::string_view magic, std::uint16_t kind, std::uint16_t version)
      : bytes_(bytes) {
    if (bytes.substr(0, magic.size()) != magic) fail(cat("expected the letters ", magic));
    at_ = magic.size();
    const auto found_kind = number(2);
    const auto found_version = number(2);
    if (found_kind != kind) fail(cat("expected kind ", kind, ", found ", found_kind));
    if (found_version != version) fail(cat("expected version ", version, ", found ", found_version));
    const auto length = number(8);
    if (length != bytes_.size() - at_) fail(cat("expected ", length, " bytes of content, found ", bytes_.size() - at_));
  }

  [[nodiscard]] std::uint64_t number(unsigned bytes) {
    if (bytes_.size() - at_ < bytes) fail("the bytes end too early");
    std::uint64_t x = 0;
    for (unsigned i = 0; i < bytes; ++i) x |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << (8 * i);
    return x;
  }
  /// The length of a list whose entries take at least so many bytes: never more than can follow.
  [[nodiscard]] std::size_t length(std::size_t entry) {
    const auto n = number(4);
    if (n > (bytes_.size() - at_) / entry) fail(cat("a list of ", n, " entries does not fit the bytes left"));
    return static_cast<std::size_t>(n);
  }
  [[nodiscard]] std::int64_t count() {
    const auto x = number(8);
    if (x > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) fail("a count passes 2^63");
    return static_cast<std::int64_t>(x);
  }
  [[nodiscard]] double real() { return std::bit_cast<double>(number(8)); }
  [[nodiscard]] std::string text() {
    const std::size_t n = length(1);
    std::string out(bytes_.substr(at_, n));
    if (!is_utf8_text(out)) fail("an id is no UTF-8 text");
    at_ += n;
    return out;
  }
  void end() const {
    if (at_ != bytes_.size()) fail("bytes are left over");
  }
  [[noreturn]] void fail(const std::string& what) const {
    throw InputError("partial_bytes", cat("these are no bytes of this kind: at byte ", at_, " ", what),
                     cat("byte ", at_));
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace tematik::detail
