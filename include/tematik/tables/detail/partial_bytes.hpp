#pragma once

// The bytes of partial results: little-endian numbers, strings and lists of ids in one frame.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/utf8.hpp>

namespace tematik::detail {

inline constexpr std::string_view partial_magic = "TMKP";
inline constexpr std::size_t partial_header = 16;

/// Collects a payload; `framed` puts magic, kind, version and length before it.
class PartialWriter {
 public:
  void u8(std::uint8_t number) { out_ += static_cast<char>(number); }
  void u16(std::uint16_t number) { put(number, 2); }
  void u32(std::uint64_t number) {
    if (number > 0xFFFFFFFF) throw InputError("partial_overflow", "a partial holds at most 4,294,967,295 of a kind");
    put(number, 4);
  }
  void u64(std::uint64_t number) { put(number, 8); }
  void str(std::string_view text) {
    u32(text.size());
    out_ += text;
  }
  /// A list of ids: anything that iterates over strings in ascending order.
  template <class Ids>
  void ids(const Ids& list) {
    u32(list.size());
    for (const auto& id : list) str(id);
  }
  [[nodiscard]] std::string framed(std::uint16_t kind, std::uint16_t version) const {
    PartialWriter frame;
    frame.out_ = partial_magic;
    frame.u16(kind);
    frame.u16(version);
    frame.u64(out_.size());
    return frame.out_ + out_;
  }

 private:
  void put(std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) out_ += static_cast<char>((number >> (8 * i)) & 0xFFU);
  }
  std::string out_;
};

/// Reads a frame of one kind and version. Every call throws `InputError` instead of reading past the end.
class PartialReader {
 public:
  PartialReader(std::string_view bytes, std::uint16_t kind, std::uint16_t version) : bytes_(bytes) {
    if (bytes.substr(0, 4) != partial_magic) bad("expected a partial, which begins with \"TMKP\"");
    at_ = 4;
    if (const auto found = number(2); found != kind) bad(cat("expected kind ", kind, ", found ", found));
    if (const auto found = number(2); found != version) {
      bad(cat("expected version ", version, ", found ", found, "; a newer tematik may have written it"));
    }
    const std::uint64_t length = number(8);
    if (length != bytes.size() - at_) {
      bad(cat("expected a payload of ", bytes.size() - at_, " bytes, found the length ", length));
    }
  }

  [[nodiscard]] std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  [[nodiscard]] std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  [[nodiscard]] std::uint64_t u64() { return number(8); }
  [[nodiscard]] std::string str() {
    const std::size_t size = u32();
    if (size > bytes_.size() - at_) bad(cat("expected a string of ", size, " bytes, found the end"));
    std::string out(bytes_.substr(at_, size));
    if (find_utf8_problem(out)) bad("expected UTF-8");
    at_ += size;
    return out;
  }
  /// The length of a list whose entries take at least `least` bytes each: checked before memory is taken.
  [[nodiscard]] std::uint32_t count(std::size_t least) {
    const std::uint32_t size = u32();
    if (size > (bytes_.size() - at_) / least) bad(cat("expected ", size, " entries, found the end"));
    return size;
  }
  [[nodiscard]] std::vector<std::string> ids() {
    std::vector<std::string> out(count(4));
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = str();
      if (i > 0 && !(out[i - 1] < out[i])) bad("expected ids in ascending order, none of them twice");
    }
    return out;
  }
  [[nodiscard]] std::uint32_t index(std::size_t size) {
    const std::uint32_t place = u32();
    if (place >= size) bad(cat("expected a place below ", size, ", found ", place));
    return place;
  }
  void end() const {
    if (at_ != bytes_.size()) bad("expected the end");
  }
  [[noreturn]] void bad(const std::string& sentence) const {
    throw InputError("partial", cat("partial result, byte ", at_, ": ", sentence), cat("byte ", at_));
  }

 private:
  [[nodiscard]] std::uint64_t number(std::size_t size) {
    if (size > bytes_.size() - at_) bad("expected more bytes, found the end");
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < size; ++i) {
      out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_ + i])) << (8 * i);
    }
    at_ += size;
    return out;
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// a + b. @throws InputError instead of wrapping round
[[nodiscard]] inline std::uint64_t add_exactly(std::uint64_t a, std::uint64_t b) {
  if (a > ~std::uint64_t{0} - b) throw InputError("partial_overflow", "a count passes 18,446,744,073,709,551,615");
  return a + b;
}

/// Checks that no source is in both, then joins the sorted lists. @throws UsageError
inline void join_sources(std::vector<std::string>& to, const std::vector<std::string>& more) {
  std::vector<std::string> out;
  out.reserve(to.size() + more.size());
  std::merge(to.begin(), to.end(), more.begin(), more.end(), std::back_inserter(out));
  if (const auto twice = std::adjacent_find(out.begin(), out.end()); twice != out.end()) {
    throw UsageError("partial_source", cat("source ", *twice, " is in both partial results: each is counted once"),
                     *twice);
  }
  to = std::move(out);
}

}  // namespace tematik::detail
