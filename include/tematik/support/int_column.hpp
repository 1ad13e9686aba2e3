#pragma once

/// @file
/// @brief A view of a column of whole numbers of any width, so that callers' arrays are read where they lie.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace tematik {

/// A contiguous column of integers: 8 to 64 bits, signed or not. Holds no data and keeps nothing alive.
class IntColumn {
 public:
  IntColumn() = default;

  template <std::integral T>
  IntColumn(const T* data, std::size_t size) noexcept
      : data_(data), size_(size), bytes_(sizeof(T)), is_signed_(std::is_signed_v<T>) {}
  template <std::integral T, std::size_t N>
  IntColumn(std::span<T, N> column) noexcept : IntColumn(column.data(), column.size()) {}
  template <class Container>
    requires(requires(const Container& c) { c.size(); } &&
             std::integral<std::remove_cvref_t<decltype(*std::declval<const Container&>().data())>>)
  IntColumn(const Container& column) noexcept : IntColumn(column.data(), column.size()) {}

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

  /// Calls `work` with a `std::span<const T>` of the real element type.
  template <class Work>
  decltype(auto) visit(Work&& work) const {
    switch (bytes_) {
      case 1:
        return is_signed_ ? work(as<std::int8_t>()) : work(as<std::uint8_t>());
      case 2:
        return is_signed_ ? work(as<std::int16_t>()) : work(as<std::uint16_t>());
      case 4:
        return is_signed_ ? work(as<std::int32_t>()) : work(as<std::uint32_t>());
      default:
        return is_signed_ ? work(as<std::int64_t>()) : work(as<std::uint64_t>());
    }
  }

  /// One element; a number past 2^63 - 1 reads as that (no valid id or offset is so large).
  [[nodiscard]] std::int64_t operator[](std::size_t row) const {
    return visit([row](auto column) -> std::int64_t {
      using T = typename decltype(column)::value_type;
      if constexpr (std::is_same_v<T, std::uint64_t>) {
        constexpr auto most = static_cast<std::uint64_t>(INT64_MAX);
        return static_cast<std::int64_t>(column[row] > most ? most : column[row]);
      } else {
        return static_cast<std::int64_t>(column[row]);
      }
    });
  }

 private:
  template <class T>
  [[nodiscard]] std::span<const T> as() const noexcept {
    return {static_cast<const T*>(data_), size_};
  }

  const void* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t bytes_ = sizeof(std::int64_t);
  bool is_signed_ = true;
};

}  // namespace tematik
