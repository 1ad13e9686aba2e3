#pragma once

/// @file
/// @brief Themes: an acyclic cover of the codes; a code may serve several themes, with a sign in each.

#include <string>
#include <vector>

#include <tematik/model/ids.hpp>

namespace tematik {

/// A code in a theme: +1 speaks for it, -1 (a counter-code) against it.
struct ThemeMember {
  CodeId code = {};
  int sign = 1;

  friend bool operator==(const ThemeMember&, const ThemeMember&) = default;
};

/// A theme: its codes, the themes it belongs to, and its central idea in the researcher's words.
struct Theme {
  std::string name = {};
  std::vector<ThemeMember> members = {};
  std::vector<ThemeId> parents = {};
  std::string label = {};
  std::string central_idea = {};
  std::vector<std::string> questions = {};  ///< ids of the research questions it answers
  std::string description = {};
  std::string uid = {};
};

}  // namespace tematik
