#pragma once

/// @file
/// @brief Claims: the sentences of the researcher, with what they rest on and what stands against them.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/model/relations.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

enum class ClaimKind : std::uint8_t { descriptive, associative, causal };

template <>
struct EnumNames<ClaimKind> {
  static constexpr std::string_view what = "kind of claim";
  static constexpr std::array<std::pair<ClaimKind, std::string_view>, 3> names{{
      {ClaimKind::descriptive, "descriptive"},
      {ClaimKind::associative, "associative"},
      {ClaimKind::causal, "causal"},
  }};
};

/// To whom a claim is meant to apply beyond those studied.
enum class Generalisation : std::uint8_t { none, transfer, statistical };

template <>
struct EnumNames<Generalisation> {
  static constexpr std::string_view what = "generalisation";
  static constexpr std::array<std::pair<Generalisation, std::string_view>, 3> names{{
      {Generalisation::none, "none"},
      {Generalisation::transfer, "transfer"},
      {Generalisation::statistical, "statistical"},
  }};
};

/// What a claim rests on: an object of the study (theme, relation, claim, memo) or a passage.
struct Evidence {
  std::optional<ObjectRef> object = {};
  std::optional<Passage> passage = {};
  std::optional<CoderId> coder = {};
  bool against = false;  ///< counter-evidence
  std::string note = {};
};

/// Who asserts a claim, and where.
struct Saying {
  CaseId case_ = {};
  std::optional<Passage> passage = {};
};

/// A claim in one or both languages. Fields that only the researcher fills stay empty until then.
struct Claim {
  std::string name = {};     ///< short label
  std::string text_id = {};  ///< the sentence in Indonesian
  std::string text_en = {};  ///< the sentence in English
  ClaimKind kind = ClaimKind::descriptive;
  Generalisation generalisation = Generalisation::none;
  Asserter asserter = Asserter::unknown;
  std::string scope = {};
  std::string implication = {};      ///< X => Y over conditions
  std::vector<ObjectRef> from = {};  ///< codes, themes or factors it starts from (several: together)
  std::vector<ObjectRef> to = {};
  std::vector<Evidence> evidence = {};
  std::vector<Saying> says = {};
  std::optional<CoderId> author = {};
  std::string date = {};
  std::string uid = {};
};

}  // namespace tematik
