#pragma once

/// @file
/// @brief Coders, what they looked at (coder coverage), and decisions between them (adjudications).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/time.hpp>

namespace tematik {

/// A person, or a program, that codes.
struct Coder {
  std::string name = {};
  std::string initials = {};
  bool system = false;  ///< a program: takes part in agreement only when named
  bool hidden = false;
  std::string uid = {};
};

/// Whether a coder was asked to look at a stretch, or has finished it.
enum class CoverageState : std::uint8_t { assigned, completed };

template <>
struct EnumNames<CoverageState> {
  static constexpr std::string_view what = "state of coder coverage";
  static constexpr std::array<std::pair<CoverageState, std::string_view>, 2> names{
      {{CoverageState::assigned, "assigned"}, {CoverageState::completed, "completed"}}};
};

/// Coder coverage: who looked where, for which code. Without it a missing coding is not a "no".
struct Coverage {
  CoderId coder = {};
  SourceId source = {};
  std::optional<Span> span = {};    ///< empty: the whole source
  std::optional<CodeId> code = {};  ///< empty: all codes
  std::string pass = {};
  CoverageState state = CoverageState::completed;
  std::optional<Timestamp> time = {};
  std::string batch = {};
};

/// A decision between coders: the codings it decides on, and the final coding or a rejection.
struct Adjudication {
  std::optional<CodingId> final_coding = {};  ///< empty: rejected
  std::vector<CodingId> decides = {};
  CoderId who = {};
  std::optional<Timestamp> when = {};
  std::string why = {};
  std::string uid = {};
};

}  // namespace tematik
