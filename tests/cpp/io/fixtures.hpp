#pragma once

// Archives made by hand, so that tests can lie in every field, and packed ones made by libzip.

#include <zip.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/support/error.hpp>

namespace fixtures {

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
  }
  return ~crc;
}

/// A stored member; the optional fields are what the directory claims instead of the truth.
struct Member {
  std::string name;
  std::string bytes;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t mode = 0100644;
  std::optional<std::uint32_t> crc = {};
  std::optional<std::uint32_t> size = {};
  std::optional<std::uint32_t> offset = {};
};

inline void put(std::string& out, std::uint32_t value, int width) {
  for (int i = 0; i < width; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

inline std::string stored_zip(const std::vector<Member>& members) {
  std::string out;
  std::string directory;
  for (const auto& member : members) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    const auto packed = static_cast<std::uint32_t>(member.bytes.size());
    const auto crc = member.crc.value_or(crc32(member.bytes));
    const auto size = member.size.value_or(packed);
    const auto common = [&](std::string& to) {
      put(to, 20, 2);
      put(to, member.flags, 2);
      put(to, member.method, 2);
      put(to, 0, 4);  // time and date
      put(to, crc, 4);
      put(to, packed, 4);
      put(to, size, 4);
      put(to, static_cast<std::uint32_t>(member.name.size()), 2);
      put(to, 0, 2);  // extra field
    };
    put(out, 0x04034b50U, 4);
    common(out);
    out += member.name + member.bytes;
    put(directory, 0x02014b50U, 4);
    put(directory, 0x0314U, 2);  // made on a Unix system
    common(directory);
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // internal attributes
    put(directory, member.mode << 16U, 4);
    put(directory, member.offset.value_or(offset), 4);
    directory += member.name;
  }
  const auto at = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, 0x06054b50U, 4);
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, at, 4);
  put(out, 0, 2);
  return out;
}

/// Packed by libzip.
inline std::string deflated_zip(const std::vector<Member>& members) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& member : members) {
    zip_source_t* source = zip_source_buffer(zip, member.bytes.data(), member.bytes.size(), 0);
    zip_file_add(zip, member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  }
  zip_close(zip);
  zip_stat_t stat;
  zip_stat_init(&stat);
  zip_source_stat(target, &stat);
  std::string out(static_cast<std::size_t>(stat.size), '\0');
  zip_source_open(target);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return out;
}

/// The code of the tematik::Error that a call throws, "" if it throws none.
template <class Call>
std::string error_code(Call&& call) {
  try {
    call();
  } catch (const tematik::Error& error) {
    return error.code();
  }
  return {};
}

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The folder of reference files, if the run was given one.
inline std::optional<std::filesystem::path> conformance_dir() {
  const char* dir = std::getenv("TEMATIK_CONFORMANCE_DIR");
  if (dir == nullptr || *dir == '\0') return std::nullopt;
  return std::filesystem::path(dir);
}

/// A folder of the test's own, removed at the end.
class TempDir {
 public:
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "tematik-test-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TempDir() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    const auto path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace fixtures
