#pragma once

#include <string>
#include <vector>

#include <tematik/model/record_lines.hpp>

namespace tematik::test {

using Strings = std::vector<std::string>;

/// The record lines of one kind.
inline Strings lines_of(const Study& study, const std::string& kind) {
  Strings out;
  for (const auto& line : record_lines(study)) {
    if (line.starts_with("[\"" + kind + "\",")) out.push_back(line);
  }
  return out;
}

/// The one line of a kind; where there are more or fewer, how many.
inline std::string only_line(const Study& study, const std::string& kind) {
  const auto lines = lines_of(study, kind);
  return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " lines";
}

}  // namespace tematik::test
