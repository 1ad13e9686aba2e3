#include "input.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/sha256.hpp>

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

class FileInput final : public Input {
 public:
  FileInput(const std::filesystem::path& path, std::uint64_t size)
      : Input(path.filename().string(), size, path), stream_(path, std::ios::binary) {
    if (!stream_) {
      throw StorageError("file_not_found",
                         cat("cannot open ", path.filename().string(),
                             " for reading: check that "
                             "the file is there and that you may read it"),
                         path.string());
    }
  }

  std::size_t read(std::uint64_t offset, char* to, std::size_t length) override {
    if (offset >= size()) return 0;
    length = static_cast<std::size_t>(std::min<std::uint64_t>(length, size() - offset));
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>(offset));
    stream_.read(to, static_cast<std::streamsize>(length));
    if (stream_.bad()) throw StorageError("file_not_found", cat("reading ", name(), " failed"), name());
    return static_cast<std::size_t>(stream_.gcount());
  }

 private:
  std::ifstream stream_;
};

class MemoryInput final : public Input {
 public:
  MemoryInput(std::string_view bytes, std::string name) : Input(std::move(name), bytes.size()), bytes_(bytes) {}

  std::size_t read(std::uint64_t offset, char* to, std::size_t length) override {
    if (offset >= bytes_.size()) return 0;
    const auto piece = bytes_.substr(static_cast<std::size_t>(offset), length);
    std::memcpy(to, piece.data(), piece.size());
    return piece.size();
  }

 private:
  std::string_view bytes_;
};

}  // namespace

std::string Input::bytes(std::uint64_t offset, std::uint64_t length) {
  std::string out;
  if (offset < size()) out.resize(static_cast<std::size_t>(std::min(length, size() - offset)));
  out.resize(out.empty() ? 0 : read(offset, out.data(), out.size()));
  return out;
}

std::string Input::all(std::int64_t limit) {
  if (size() > static_cast<std::uint64_t>(limit)) {
    throw InputError("limit_member_bytes",
                     cat(name(), " has ", size(), " bytes; at most ", limit, " are read (option limits)"), name(),
                     std::to_string(size()));
  }
  return bytes(0, size());
}

LossInput Input::described() {
  Sha256 hash;
  std::string piece(std::size_t{1} << 20U, '\0');
  for (std::uint64_t at = 0; at < size();) {
    const std::size_t got = read(at, piece.data(), piece.size());
    if (got == 0) break;  // the file became shorter meanwhile
    hash.update(std::string_view(piece).substr(0, got));
    at += got;
  }
  return {.name = name(), .sha256 = to_hex(hash.finish()), .bytes = static_cast<std::int64_t>(size())};
}

std::unique_ptr<Input> file_input(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    throw StorageError("file_not_found",
                       cat(path.filename().string(), error || !std::filesystem::exists(path, error)
                                                         ? " was not found; check the name and the folder"
                                                         : " is not a file"),
                       path.string());
  }
  const auto size = std::filesystem::file_size(path, error);
  if (error)
    throw StorageError("file_not_found", cat("the size of ", path.filename().string(), " is unknown"), path.string());
  return std::make_unique<FileInput>(path, size);
}

std::unique_ptr<Input> memory_input(std::string_view bytes, std::string name) {
  return std::make_unique<MemoryInput>(bytes, std::move(name));
}

}  // namespace tematik::io::detail
