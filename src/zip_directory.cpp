#include "zip_directory.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

constexpr std::uint32_t local_mark = 0x04034b50U;
constexpr std::uint32_t entry_mark = 0x02014b50U;
constexpr std::uint32_t end_mark = 0x06054b50U;
constexpr std::uint32_t end64_mark = 0x06064b50U;
constexpr std::uint32_t locator_mark = 0x07064b50U;
constexpr std::size_t end_size = 22;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t width) noexcept {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < width; ++i) {
    out |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return out;
}

[[noreturn]] void corrupt(const Input& input, std::string_view what) {
  throw InputError("zip_corrupt",
                   cat(input.name(), " is a damaged archive: ", what, ". Export it again, or copy it anew"),
                   input.name());
}

struct End {
  std::uint64_t entries = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
};

End find_end(Input& input) {
  const std::uint64_t tail_size = std::min<std::uint64_t>(input.size(), end_size + 65535);
  const std::uint64_t tail_at = input.size() - tail_size;
  const std::string tail = input.bytes(tail_at, tail_size);
  if (tail.size() < end_size) corrupt(input, "the end of the directory is missing");
  for (std::size_t at = tail.size() - end_size + 1; at-- > 0;) {
    if (number(tail, at, 4) != end_mark || at + end_size + number(tail, at + 20, 2) != tail.size()) continue;
    if (number(tail, at + 4, 2) != 0 || number(tail, at + 6, 2) != 0) corrupt(input, "it is split over several files");
    End end{number(tail, at + 10, 2), number(tail, at + 12, 4), number(tail, at + 16, 4)};
    const std::uint64_t place = tail_at + at;
    if (place < 20) return end;
    const std::string locator = input.bytes(place - 20, 20);
    if (locator.size() < 20 || number(locator, 0, 4) != locator_mark) return end;
    const std::string big = input.bytes(number(locator, 8, 8), 56);
    if (big.size() < 56 || number(big, 0, 4) != end64_mark) corrupt(input, "the end of the directory is missing");
    return {number(big, 32, 8), number(big, 40, 8), number(big, 48, 8)};
  }
  corrupt(input, "the end of the directory is missing");
}

/// The 64-bit sizes of an extra field, in the order in which they are needed.
void read_zip64(const Input& input, std::string_view extra, ZipEntry& entry) {
  for (std::size_t at = 0; at + 4 <= extra.size();) {
    const auto id = number(extra, at, 2);
    const auto length = static_cast<std::size_t>(number(extra, at + 2, 2));
    if (at + 4 + length > extra.size()) return;
    if (id == 1) {
      std::size_t from = at + 4;
      for (std::uint64_t* field : {&entry.size, &entry.packed, &entry.offset}) {
        if (*field != 0xFFFFFFFFU) continue;
        if (from + 8 > at + 4 + length) corrupt(input, "a large member has no size");
        *field = number(extra, from, 8);
        from += 8;
      }
      return;
    }
    at += 4 + length;
  }
}

void check_overlap(Input& input, const std::vector<ZipEntry>& entries, std::uint64_t directory) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> areas;
  areas.reserve(entries.size());
  for (const auto& entry : entries) {
    const std::string local = input.bytes(entry.offset, 30);
    if (local.size() < 30 || number(local, 0, 4) != local_mark)
      corrupt(input, "a member is not where the directory says");
    const std::uint64_t head = 30 + number(local, 26, 2) + number(local, 28, 2);
    if (entry.packed > input.size() || entry.offset + head + entry.packed > input.size()) {
      corrupt(input, "a member reaches beyond the end of the file");
    }
    areas.emplace_back(entry.offset, entry.offset + head + entry.packed);
  }
  std::sort(areas.begin(), areas.end());
  std::uint64_t reached = 0;
  for (const auto& [begin, end] : areas) {
    if (begin < reached || end > directory) {
      throw InputError("zip_overlap",
                       cat(input.name(),
                           " was not read: members of the archive lie on top of each other, which "
                           "no ordinary program writes"),
                       input.name());
    }
    reached = end;
  }
}

}  // namespace

std::vector<ZipEntry> zip_directory(Input& input, const Limits& limits) {
  const End end = find_end(input);
  if (end.entries > static_cast<std::uint64_t>(limits.members)) {
    throw InputError(
        "limit_members",
        cat(input.name(), " has ", end.entries, " members; at most ", limits.members, " are read (option limits)"),
        input.name(), std::to_string(end.entries));
  }
  if (end.offset > input.size() || end.size > input.size() - end.offset) {
    corrupt(input, "the directory lies beyond the end of the file");
  }
  const std::string directory = input.bytes(end.offset, end.size);
  std::vector<ZipEntry> entries;
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < end.entries; ++i) {
    if (at + 46 > directory.size() || number(directory, at, 4) != entry_mark)
      corrupt(input, "the directory is cut off");
    const auto name = static_cast<std::size_t>(number(directory, at + 28, 2));
    const auto extra = static_cast<std::size_t>(number(directory, at + 30, 2));
    const auto comment = static_cast<std::size_t>(number(directory, at + 32, 2));
    if (at + 46 + name + extra + comment > directory.size()) corrupt(input, "the directory is cut off");
    ZipEntry entry;
    entry.raw_name = directory.substr(at + 46, name);
    entry.flags = static_cast<std::uint16_t>(number(directory, at + 8, 2));
    entry.method = static_cast<std::uint16_t>(number(directory, at + 10, 2));
    entry.packed = number(directory, at + 20, 4);
    entry.size = number(directory, at + 24, 4);
    entry.offset = number(directory, at + 42, 4);
    const bool unix_made = number(directory, at + 5, 1) == 3;
    entry.symlink = unix_made && ((number(directory, at + 38, 4) >> 16U) & 0xF000U) == 0xA000U;
    read_zip64(input, std::string_view(directory).substr(at + 46 + name, extra), entry);
    if (entry.offset > input.size()) corrupt(input, "a member lies beyond the end of the file");
    entries.push_back(std::move(entry));
    at += 46 + name + extra + comment;
  }
  check_overlap(input, entries, end.offset);
  return entries;
}

std::string unsafe_name(const std::string& name) {
  if (name.empty()) return "empty name";
  if (name.front() == '/' || name.front() == '\\') return "absolute path";
  if (name.size() > 1 && name[1] == ':') return "drive letter";
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) return "control character";
  }
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", begin), name.size());
    if (std::string_view(name).substr(begin, end - begin) == "..") return "leaves the archive";
    begin = end + 1;
  }
  return {};
}

}  // namespace tematik::io::detail
