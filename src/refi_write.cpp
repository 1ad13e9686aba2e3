#include "refi_write.hpp"

#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "input.hpp"
#include "refi_check.hpp"
#include "zip_reader.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

[[noreturn]] void refi_is_invalid(const std::string& name, const std::string& why) {
  throw StorageError("write_invalid", cat(name, " was not written, as it would not be a valid REFI-QDA file: ", why),
                     name, why);
}

void require_valid(const std::string& xml, bool codebook, const std::string& name) {
  std::vector<std::string> faults;
  try {
    faults = check_refi(xml, codebook);
  } catch (const InputError& error) {
    refi_is_invalid(name, error.what());
  }
  if (!faults.empty()) refi_is_invalid(name, faults.front());
}

/// Every member must read back as it was put in.
void require_readable(const std::string& archive, const std::vector<ZipOutput>& members, const std::string& name) {
  constexpr std::int64_t any = INT64_MAX;
  const Limits limits{.members = any, .member_bytes = any, .total_bytes = any, .ratio = any};
  try {
    const auto input = memory_input(archive, name);
    ZipReader reader(*input, limits);
    bool same = reader.members().size() == members.size();
    for (std::size_t i = 0; same && i < members.size(); ++i) {
      same = reader.members()[i].name == members[i].name && reader.read(i, any) == members[i].bytes;
    }
    if (!same) refi_is_invalid(name, "a file in the archive does not read back as it was meant");
  } catch (const InputError& error) {
    refi_is_invalid(name, error.what());
  }
}

}  // namespace

WrittenFile write_refi(const Study& study, RefiForm form, const WriteOptions& options, const std::string& name) {
  if (form == RefiForm::codebook && study.codes().size() == 0) {
    refi_is_invalid(name, "a codebook needs at least one code, and the study has none");
  }
  auto made = RefiExporter(study, options, form).run();
  if (options.validate) require_valid(made.xml, form == RefiForm::codebook, name);
  WrittenFile out{.bytes = {}, .report = std::move(made.report)};
  if (form != RefiForm::archive) {
    out.bytes = std::move(made.xml);
    return out;
  }
  constexpr std::size_t largest = 2'147'483'647;  // the standard's limit of one file
  std::vector<ZipOutput> members;
  members.push_back({.name = "project.qde", .bytes = std::move(made.xml), .text = true});
  for (auto& file : made.files) members.push_back(std::move(file));
  for (const auto& member : members) {
    if (member.bytes.size() <= largest) continue;
    throw StorageError("limit_member_bytes",
                       cat(name, " was not written: ", member.name, " would hold ", member.bytes.size(),
                           " bytes, and the format allows ", largest),
                       name, member.name);
  }
  out.bytes = zipped(members, options.compression);
  if (options.validate) require_readable(out.bytes, members, name);
  return out;
}

}  // namespace tematik::io::detail
