#pragma once

/// @file
/// @brief Typed relations between codes, themes and factors, each with who asserts it and where it was said.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// A named node of a causal map, with the code or theme it stands for, if any.
struct Factor {
  std::string name = {};
  std::optional<ObjectRef> stands_for = {};
  std::string stage = {};  ///< in a theory of change: input, activity, output, outcome
  std::string uid = {};
};

/// The rules of a kind of relation. `causes` and its kinds are never transitive.
struct RelationType {
  std::string name = {};
  bool symmetric = false;
  bool transitive = false;
  int sign = 0;  ///< +1 promotes, -1 barrier, 0 none
  std::string inverse = {};
  std::vector<std::string> excludes = {};
};

/// How a relation points.
enum class Direction : std::uint8_t { one_way, associative, bidirectional };

template <>
struct EnumNames<Direction> {
  static constexpr std::string_view what = "direction";
  static constexpr std::array<std::pair<Direction, std::string_view>, 3> names{
      {{Direction::one_way, "one_way"},
       {Direction::associative, "associative"},
       {Direction::bidirectional, "bidirectional"}}};
};

/// Who says that a relation or claim holds. `unknown` only from imports: such a relation enters no figure.
enum class Asserter : std::uint8_t { unknown, participant, researcher, literature };

template <>
struct EnumNames<Asserter> {
  static constexpr std::string_view what = "asserter";
  static constexpr std::array<std::pair<Asserter, std::string_view>, 4> names{{
      {Asserter::unknown, "unknown"},
      {Asserter::participant, "participant"},
      {Asserter::researcher, "researcher"},
      {Asserter::literature, "literature"},
  }};
};

/// A relation: one cause, or several that act together, and one effect.
struct Relation {
  std::vector<ObjectRef> causes = {};  ///< codes, themes or factors (an imported link: any object)
  ObjectRef effect = {};
  std::string type = {};  ///< name of a relation type
  Direction direction = Direction::one_way;
  int sign = 0;  ///< +1, -1, or 0 for none
  Asserter asserter = Asserter::unknown;
  std::string map = "study";  ///< maps are reported side by side, never pooled
  std::string note = {};
  std::string uid = {};
  std::vector<std::pair<std::string, std::string>> provenance = {};
};

/// One piece of evidence of a relation: where it was said, for or against.
struct Link {
  RelationId relation = {};
  SourceId source = {};
  std::optional<Span> span = {};  ///< empty: somewhere in the source
  std::optional<CoderId> coder = {};
  int sign = 0;          ///< the sign asserted here; 0: that of the relation
  bool against = false;  ///< counter-evidence
};

}  // namespace tematik
