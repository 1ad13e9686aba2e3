#include "zip_writer.hpp"

#include <zip.h>

#include <cstdint>
#include <memory>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik::io::detail {
namespace {

[[noreturn]] void cannot_zip(zip_t* archive, const std::string& name) {
  const std::string why = archive == nullptr ? "no memory" : zip_strerror(archive);
  throw StorageError("write_io", tematik::detail::cat("the archive could not be made (", name, "): ", why), name, why);
}

}  // namespace

std::string zipped(const std::vector<ZipOutput>& members, Compression compression) {
  constexpr zip_uint16_t first_day = 0x21;  // 1980-01-01 in the form of the format
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> target(zip_source_buffer_create(nullptr, 0, 0, nullptr),
                                                                      zip_source_free);
  if (!target) cannot_zip(nullptr, "archive");
  zip_source_keep(target.get());  // one for the archive, one for reading it afterwards
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr),
                                                   zip_discard);
  if (!archive) {
    zip_source_free(target.get());
    cannot_zip(nullptr, "archive");
  }
  for (const auto& member : members) {
    zip_source_t* bytes = zip_source_buffer(archive.get(), member.bytes.data(), member.bytes.size(), 0);
    if (bytes == nullptr) cannot_zip(archive.get(), member.name);
    const zip_int64_t index = zip_file_add(archive.get(), member.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(bytes);
      cannot_zip(archive.get(), member.name);
    }
    const auto at = static_cast<zip_uint64_t>(index);
    const bool pack = member.text && compression == Compression::deflate;
    const bool failed =
        zip_set_file_compression(archive.get(), at, pack ? ZIP_CM_DEFLATE : ZIP_CM_STORE, pack ? 6 : 0) != 0 ||
        zip_file_set_dostime(archive.get(), at, 0, first_day, 0) != 0 ||
        zip_file_set_external_attributes(archive.get(), at, 0, ZIP_OPSYS_UNIX, 0100600U << 16U) != 0;
    if (failed) cannot_zip(archive.get(), member.name);
  }
  if (zip_close(archive.get()) != 0) cannot_zip(archive.get(), "archive");
  static_cast<void>(archive.release());

  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(target.get(), &stat) != 0 || zip_source_open(target.get()) != 0) cannot_zip(nullptr, "archive");
  std::string out(static_cast<std::size_t>(stat.size), '\0');
  std::size_t filled = 0;
  while (filled < out.size()) {
    const zip_int64_t got = zip_source_read(target.get(), out.data() + filled, out.size() - filled);
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  zip_source_close(target.get());
  if (filled != out.size()) cannot_zip(nullptr, "archive");
  return out;
}

}  // namespace tematik::io::detail
