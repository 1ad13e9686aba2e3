#pragma once

/// @file
/// @brief What was planned and what became of it; waves of data collection; recommendations and what they rest on.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// What became of a planned step. "Done" is said, never inferred.
enum class ProtocolStatus : std::uint8_t { planned, done, changed, dropped };

template <>
struct EnumNames<ProtocolStatus> {
  static constexpr std::string_view what = "status of a protocol item";
  static constexpr std::array<std::pair<ProtocolStatus, std::string_view>, 4> names{{
      {ProtocolStatus::planned, "planned"},
      {ProtocolStatus::done, "done"},
      {ProtocolStatus::changed, "changed"},
      {ProtocolStatus::dropped, "dropped"},
  }};
};

/// A step of the protocol: what was promised, and what shows that it was done.
struct ProtocolItem {
  std::string name = {};  ///< unique: its id
  std::string stage = {};
  std::string text = {};
  ProtocolStatus status = ProtocolStatus::planned;
  std::string reason = {};               ///< of a change, or of dropping it
  std::vector<ObjectRef> evidence = {};  ///< sources, memos and other objects that show it
  std::optional<std::int64_t> planned_n = {};
  bool added_after_freeze = false;
  std::string uid = {};
};

/// A wave of data collection; sources bear its name.
struct Wave {
  std::string name = {};  ///< unique: `Source::wave`, the wave of values
  std::string label = {};
  std::string begins = {};  ///< dates
  std::string ends = {};
  std::string note = {};
  std::string uid = {};
};

/// Advice: to whom, about whom, and what it rests on.
struct Recommendation {
  std::string name = {};  ///< unique
  std::string text_id = {};
  std::string text_en = {};
  std::vector<std::string> addressees = {};
  std::vector<std::string> actors = {};     ///< roles named as acting
  std::vector<ObjectRef> rests_on = {};     ///< themes, relations, claims
  std::optional<ObjectRef> indicator = {};  ///< a factor or an attribute
  std::string indicator_wave = {};
  std::optional<double> threshold = {};
  std::string uid = {};
};

}  // namespace tematik
