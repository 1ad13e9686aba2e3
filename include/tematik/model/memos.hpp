#pragma once

/// @file
/// @brief Memos: what the researcher writes about objects of the study, or freely.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

enum class MemoKind : std::uint8_t { note, analytic, methodological, reflexive };

template <>
struct EnumNames<MemoKind> {
  static constexpr std::string_view what = "kind of memo";
  static constexpr std::array<std::pair<MemoKind, std::string_view>, 4> names{{
      {MemoKind::note, "note"},
      {MemoKind::analytic, "analytic"},
      {MemoKind::methodological, "methodological"},
      {MemoKind::reflexive, "reflexive"},
  }};
};

/// A memo about any objects, or about none. A memo on a passage is on its segment record.
struct Memo {
  std::string name = {};  ///< title
  std::string text = {};
  MemoKind kind = MemoKind::note;
  std::vector<ObjectRef> on = {};
  std::optional<CoderId> author = {};
  std::string date = {};
  std::string uid = {};
  std::vector<std::pair<std::string, std::string>> provenance = {};
};

}  // namespace tematik
