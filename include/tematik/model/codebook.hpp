#pragma once

/// @file
/// @brief The codebook: codes in a tree, with what each means and when to use it; the log of its changes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/time.hpp>

namespace tematik {

/// Where a code came from (MacQueen et al. 1998; DeCuir-Gunby et al. 2011, doi:10.1177/1525822X10388468).
enum class CodeOrigin : std::uint8_t { unknown, deductive, inductive, in_vivo };

template <>
struct EnumNames<CodeOrigin> {
  static constexpr std::string_view what = "origin of a code";
  static constexpr std::array<std::pair<CodeOrigin, std::string_view>, 4> names{{
      {CodeOrigin::unknown, "unknown"},
      {CodeOrigin::deductive, "deductive"},
      {CodeOrigin::inductive, "inductive"},
      {CodeOrigin::in_vivo, "in_vivo"},
  }};
};

/// A code. The first parent is its place in the tree; a cycle is refused.
struct Code {
  std::string name = {};
  std::vector<CodeId> parents = {};
  std::string label = {};  ///< a longer or translated name
  std::string definition = {};
  std::string short_definition = {};
  std::string when = {};  ///< when to use it
  std::string when_not = {};
  std::string example = {};
  std::string colour = {};  ///< "#RRGGBB", or empty
  bool codable = true;      ///< false: a category of the tree, never on a segment
  bool category = false;    ///< a folder of another tool
  CodeOrigin origin = CodeOrigin::unknown;
  std::optional<CodeId> counter = {};  ///< the code it stands against
  bool case_code = false;              ///< marks the passages of a case; left out of every analysis
  std::string uid = {};
  std::vector<std::pair<std::string, std::string>> provenance = {};
};

/// What happened to a code or a theme.
enum class OperationKind : std::uint8_t { add, rename, redefine, move, merge, split, remove };

template <>
struct EnumNames<OperationKind> {
  static constexpr std::string_view what = "codebook operation";
  static constexpr std::array<std::pair<OperationKind, std::string_view>, 7> names{{
      {OperationKind::add, "add"},
      {OperationKind::rename, "rename"},
      {OperationKind::redefine, "redefine"},
      {OperationKind::move, "move"},
      {OperationKind::merge, "merge"},
      {OperationKind::split, "split"},
      {OperationKind::remove, "remove"},
  }};
};

/// One change of the codebook or of a theme, in order. Author and time are known where the caller said them.
struct Operation {
  OperationKind op = OperationKind::add;
  ObjectRef of = {};                 ///< the code or theme
  std::vector<ObjectRef> into = {};  ///< what it became (merge, split), or the code that moved
  std::string before = {};
  std::string after = {};
  std::optional<CoderId> author = {};
  std::optional<Timestamp> time = {};
  std::string reason = {};
  std::string cause = {};          ///< id of the check that led to it
  std::size_t codings_before = 0;  ///< rows of codings when the command came: tells what was coded before it
};

}  // namespace tematik
