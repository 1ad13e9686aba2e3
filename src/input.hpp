#pragma once

/// @file
/// @brief The bytes of a file or of a memory buffer, read in pieces: a large archive is never held in memory.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <tematik/io/loss_report.hpp>

namespace tematik::io::detail {

/// Something to read from. Reading beyond the end gives fewer bytes, never an error.
class Input {
 public:
  virtual ~Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  [[nodiscard]] const std::string& name() const noexcept { return name_; }  ///< file name without folders
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  /// Where the file lies; empty for a buffer.
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  /// Copies up to `length` bytes from `offset` to `to`; returns how many. @throws StorageError if the disk fails
  virtual std::size_t read(std::uint64_t offset, char* to, std::size_t length) = 0;

  /// Up to `length` bytes from `offset` as text.
  [[nodiscard]] std::string bytes(std::uint64_t offset, std::uint64_t length);
  /// Everything. @throws InputError `limit_member_bytes` above `limit` bytes
  [[nodiscard]] std::string all(std::int64_t limit);
  /// Name, size and SHA-256, for the report.
  [[nodiscard]] LossInput described();

 protected:
  Input(std::string name, std::uint64_t size, std::filesystem::path path = {})
      : name_(std::move(name)), size_(size), path_(std::move(path)) {}

 private:
  std::string name_;
  std::uint64_t size_;
  std::filesystem::path path_;
};

/// A file. @throws StorageError `file_not_found`
[[nodiscard]] std::unique_ptr<Input> file_input(const std::filesystem::path& path);

/// A buffer, which must live as long as the input.
[[nodiscard]] std::unique_ptr<Input> memory_input(std::string_view bytes, std::string name);

}  // namespace tematik::io::detail
