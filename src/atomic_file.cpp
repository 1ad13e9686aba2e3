#include "atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <system_error>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

[[noreturn]] void fail(const std::filesystem::path& target, std::string_view step, int error) {
  throw StorageError("write_io",
                     cat(target.filename().string(), " was not written: ", step, " failed (",
                         std::generic_category().message(error), "); an older file of this name is untouched"),
                     target.string(), std::to_string(error));
}

/// A descriptor that is closed, and a name that is removed, whatever happens.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target) : target_(target) {
    std::string name = (target.parent_path() / ("." + target.filename().string().substr(0, 100) + ".XXXXXX")).string();
    descriptor_ = ::mkstemp(name.data());  // mode 0600
    if (descriptor_ < 0) fail(target_, "making a file in its folder", errno);
    name_ = std::move(name);
    static_cast<void>(::fcntl(descriptor_, F_SETFD, FD_CLOEXEC));
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!name_.empty()) ::unlink(name_.c_str());
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ::ssize_t done = ::write(descriptor_, bytes.data(), std::min<std::size_t>(bytes.size(), 1U << 30U));
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) fail(target_, "writing", errno);
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    if (::fsync(descriptor_) != 0) fail(target_, "writing to the disk", errno);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail(target_, "closing", errno);
  }

  void rename() {
    if (::rename(name_.c_str(), target_.c_str()) != 0) fail(target_, "renaming", errno);
    name_.clear();
  }

 private:
  const std::filesystem::path& target_;
  std::string name_;
  int descriptor_ = -1;
};

/// The name is on the disk only when its folder is. Some file systems cannot do that: then the name is there anyway.
void sync_folder(const std::filesystem::path& folder) noexcept {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

}  // namespace

void write_atomically(const std::filesystem::path& target, std::string_view bytes) {
  std::error_code error;
  std::filesystem::path place = target;
  if (std::filesystem::is_symlink(target, error)) {
    const auto real = std::filesystem::weakly_canonical(target, error);
    if (!error) place = real;
  }
  if (std::filesystem::is_directory(place, error)) fail(target, "writing", EISDIR);
  if (!place.has_filename()) fail(target, "writing", ENOENT);
  TemporaryFile file(place);
  file.write(bytes);
  file.rename();
  sync_folder(place.parent_path());
}

}  // namespace tematik::io::detail
