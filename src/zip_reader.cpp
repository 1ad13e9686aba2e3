#include "zip_reader.hpp"

#ifdef TEMATIK_WITH_MINIZIP
#error "tematik::io reads archives through libzip; configure with TEMATIK_ZIP=libzip"
#endif

#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/letters.hpp>
#include <tematik/text/nfc.hpp>

namespace tematik::io::detail {
/// libzip's view of an Input.
struct ZipWindow {
  Input* input = nullptr;
  zip_uint64_t at = 0;
  zip_error_t error{};
};

namespace {

using tematik::detail::cat;

/// The way names are compared: without case, and whether accents are composed or not.
std::string lookup_key(std::string_view name) {
  std::string slashes(name);
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  return fold_case(nfc(slashes));
}

zip_int64_t serve(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto* window = static_cast<ZipWindow*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      window->at = 0;
      return 0;
    case ZIP_SOURCE_READ: {
      std::size_t got = 0;
      try {
        got = window->input->read(window->at, static_cast<char*>(data), static_cast<std::size_t>(length));
      } catch (...) {  // no exception may pass through C
        zip_error_set(&window->error, ZIP_ER_READ, 0);
        return -1;
      }
      window->at += got;
      return static_cast<zip_int64_t>(got);
    }
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = window->input->size();
      stat->valid |= ZIP_STAT_SIZE;
      return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&window->error, data, length);
    case ZIP_SOURCE_FREE:
      return 0;
    case ZIP_SOURCE_SEEK: {
      const auto to = zip_source_seek_compute_offset(window->at, window->input->size(), data, length, &window->error);
      if (to < 0) return -1;
      window->at = static_cast<zip_uint64_t>(to);
      return 0;
    }
    case ZIP_SOURCE_TELL:
      return static_cast<zip_int64_t>(window->at);
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                            ZIP_SOURCE_SUPPORTS, -1);
    default:
      zip_error_set(&window->error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

[[noreturn]] void fail(const Input& input, const char* code, std::string_view member, std::string_view what) {
  throw InputError(code, cat(input.name(), ", member ", member, ": ", what), cat(input.name(), ':', member));
}

}  // namespace

struct ZipReader::Archive {
  ZipWindow window;
  zip_t* zip = nullptr;

  explicit Archive(Input& input) : window{.input = &input} {
    zip_error_init(&window.error);
    zip_error_t error;
    zip_error_init(&error);
    if (zip_source_t* source = zip_source_function_create(serve, &window, &error)) {
      zip = zip_open_from_source(source, ZIP_RDONLY, &error);
      if (zip == nullptr) zip_source_free(source);
    }
    zip_error_fini(&error);
  }
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
    zip_error_fini(&window.error);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
};

bool is_zip(Input& input) {
  const std::string head = input.bytes(0, 4);
  return head == std::string_view("PK\x03\x04", 4) || head == std::string_view("PK\x05\x06", 4);
}

ZipReader::ZipReader(Input& input, const Limits& limits)
    : input_(input), limits_(limits), entries_(zip_directory(input, limits)) {
  const auto disagree = [&] {
    throw InputError("zip_corrupt",
                     cat(input.name(),
                         " is a damaged archive: its directory can be read in two ways. Export it "
                         "again, or copy it anew"),
                     input.name());
  };
  if (entries_.empty()) return;
  archive_ = std::make_unique<Archive>(input);
  if (archive_->zip == nullptr || zip_get_num_entries(archive_->zip, 0) != static_cast<zip_int64_t>(entries_.size())) {
    disagree();
  }
  for (std::uint64_t i = 0; i < entries_.size(); ++i) {
    const ZipEntry& entry = entries_[i];
    zip_stat_t stat;
    zip_stat_init(&stat);
    const char* name = zip_get_name(archive_->zip, i, ZIP_FL_ENC_GUESS);
    if (zip_stat_index(archive_->zip, i, 0, &stat) != 0 || name == nullptr || stat.size != entry.size ||
        stat.comp_size != entry.packed) {
      disagree();
    }
    std::string why = unsafe_name(entry.raw_name);
    if (why.empty() && entry.symlink) why = "symbolic link";
    std::string text = name;
    if (why.empty() && find_utf8_problem(text)) why = "name that is no text";
    if (!why.empty()) {
      ignored_.push_back({.name = std::move(text), .why = std::move(why)});
      continue;
    }
    std::replace(text.begin(), text.end(), '\\', '/');
    if (text.ends_with('/')) {
      folders_.push_back(text.substr(0, text.size() - 1));
      continue;
    }
    by_name_.emplace(lookup_key(text), members_.size());
    members_.push_back({.name = std::move(text), .index = i, .size = entry.size});
  }
}

ZipReader::~ZipReader() = default;

std::optional<std::size_t> ZipReader::find(std::string_view name) const {
  if (find_utf8_problem(name)) return std::nullopt;
  const auto found = by_name_.find(lookup_key(name));
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

bool ZipReader::encrypted(std::size_t member) const { return entries_[members_[member].index].encrypted(); }

std::string ZipReader::read(std::size_t member, std::int64_t limit) {
  const ZipMember& wanted = members_[member];
  const ZipEntry& entry = entries_[wanted.index];
  const auto size = static_cast<std::int64_t>(std::min<std::uint64_t>(entry.size, INT64_MAX));
  const auto too_dense = [&](std::uint64_t bytes) {
    return bytes > static_cast<std::uint64_t>(limits_.ratio_from_bytes) &&
           bytes / static_cast<std::uint64_t>(std::max<std::int64_t>(limits_.ratio, 1)) >=
               std::max<std::uint64_t>(entry.packed, 1);
  };
  if (entry.encrypted())
    fail(input_, "zip_encrypted", wanted.name, "is encrypted; export the project without a password");
  if (entry.method != ZIP_CM_STORE && entry.method != ZIP_CM_DEFLATE) {
    fail(input_, "zip_method", wanted.name, "is packed by a method other than stored or deflate; pack it again");
  }
  if (too_dense(entry.size)) {
    fail(input_, "limit_ratio", wanted.name,
         cat("would grow from ", entry.packed, " to ", entry.size, " bytes; more than ", limits_.ratio,
             " to 1 is not unpacked (option limits)"));
  }
  limit = std::min(limit, limits_.member_bytes);
  if (size > limit) {
    fail(input_, "limit_member_bytes", wanted.name,
         cat("has ", size, " bytes; at most ", limit, " are read (option limits)"));
  }
  if (size > limits_.total_bytes - read_bytes_) {
    fail(input_, "limit_total_bytes", wanted.name,
         cat("the members read have more than ", limits_.total_bytes, " bytes together (option limits)"));
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive_->zip, wanted.index, 0),
                                                               zip_fclose);
  if (!file) fail(input_, "zip_corrupt", wanted.name, "cannot be unpacked; the archive is damaged");
  std::string out;
  out.reserve(static_cast<std::size_t>(std::min<std::int64_t>(size, limits_.ratio_from_bytes)));
  std::array<char, 1U << 16U> piece{};
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got == 0) break;
    if (got < 0) {
      const int error = zip_error_code_zip(zip_file_get_error(file.get()));
      if (error == ZIP_ER_CRC)
        fail(input_, "zip_crc", wanted.name, "does not match its checksum; the archive is damaged");
      if (error == ZIP_ER_INCONS) fail(input_, "zip_size_mismatch", wanted.name, "is not as long as the archive says");
      fail(input_, "zip_corrupt", wanted.name, "cannot be unpacked; the archive is damaged");
    }
    out.append(piece.data(), static_cast<std::size_t>(got));
    if (out.size() > entry.size) break;
    if (too_dense(out.size()))
      fail(input_, "limit_ratio", wanted.name, "grows beyond all measure while it is unpacked");
  }
  if (out.size() != entry.size) fail(input_, "zip_size_mismatch", wanted.name, "is not as long as the archive says");
  read_bytes_ += size;
  return out;
}

}  // namespace tematik::io::detail
