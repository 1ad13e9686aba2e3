#pragma once

/// @file
/// @brief Flat codes with names such as `A::b`, made a tree.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>

namespace tematik::io::detail {

/// Adds codes in their order; one named `A::b` lies below `A`, which may come later in the file, or not at all.
/// @param names      nothing: not flat, it is added with the parents that it has
/// @param separator  empty: names are taken whole
/// @param add   called once per code with its place, name, parents, and whether its name was split; returns the id
/// @param make  called with path, name and parents of a code that is not in the file; returns the id
template <class Add, class Make>
void add_by_paths(const std::vector<std::optional<std::string_view>>& names, std::string_view separator, Add&& add,
                  Make&& make) {
  constexpr int deepest = 64;  // levels that one name may make
  std::map<std::string_view, std::size_t> flat;
  for (std::size_t at = 0; at < names.size() && !separator.empty(); ++at) {
    if (names[at]) flat.emplace(*names[at], at);
  }
  std::vector<std::optional<CodeId>> added(names.size());
  std::map<std::string_view, CodeId> made;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (added[at]) continue;
    const std::string_view name = names[at].value_or(std::string_view());
    std::vector<CodeId> above;
    std::size_t begin = 0;
    int levels = 0;
    for (std::size_t end = separator.empty() ? name.npos : name.find(separator);
         end != name.npos && end > begin && end + separator.size() < name.size() && ++levels <= deepest;
         end = name.find(separator, begin)) {
      const std::string_view path = name.substr(0, end);
      std::string step(name.substr(begin, end - begin));
      const auto own = flat.find(path);
      if (own != flat.end()) {
        auto& id = added[own->second];
        if (!id) id = add(own->second, std::move(step), above, begin > 0);
        above = {*id};
      } else {
        auto [found, is_new] = made.try_emplace(path);
        if (is_new) found->second = make(path, std::move(step), above);
        above = {found->second};
      }
      begin = end + separator.size();
    }
    added[at] = add(at, std::string(name.substr(begin)), std::move(above), begin > 0);
  }
}

}  // namespace tematik::io::detail
