#include "refi_container.hpp"

#include <algorithm>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "utf.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

std::size_t find_project(const ZipReader& archive, const std::string& name) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < archive.members().size(); ++i) {
    const std::string& member = archive.members()[i].name;
    if (member.find('/') == std::string::npos && ascii_lower(member).ends_with(".qde")) found.push_back(i);
  }
  if (found.empty()) {
    throw InputError("container_no_qde",
                     cat(name, " is an archive without a project: expected one file *.qde beside the folder sources/"),
                     name);
  }
  if (found.size() > 1) {
    throw InputError("container_ambiguous",
                     cat(name, " holds ", found.size(), " projects (*.qde) where one was expected; keep the right one"),
                     name, std::to_string(found.size()));
  }
  return found.front();
}

RefiContainer open_refi(Input& input, const Limits& limits) {
  RefiContainer out;
  if (!is_zip(input)) {
    out.where = input.name();
    out.xml = input.all(limits.xml_bytes);
    return out;
  }
  out.archive = std::make_unique<ZipReader>(input, limits);
  const std::size_t project = find_project(*out.archive, input.name());
  const std::string& member = out.archive->members()[project].name;
  out.where = cat(input.name(), ":", member);
  if (member != "project.qde") out.dialect.insert(3);
  const auto odd_folder = [](const std::string& name) {
    return starts_with_ascii_case(name, "sources") && !name.starts_with("sources");
  };
  const auto& folders = out.archive->folders();
  bool odd = std::any_of(folders.begin(), folders.end(), odd_folder);
  for (const auto& file : out.archive->members()) {
    odd = odd || (file.name.find('/') != std::string::npos && odd_folder(file.name));
  }
  if (odd) out.dialect.insert(2);
  out.xml = out.archive->read(project, limits.xml_bytes);
  return out;
}

}  // namespace tematik::io::detail
