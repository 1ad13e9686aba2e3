#pragma once

/// @file
/// @brief The declared approach of a study, and what each approach says about a kind of figure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/messages.hpp>

namespace tematik {

/// The approach the researchers declare. Nothing is inferred.
enum class Approach : std::uint8_t { undeclared, reflexive, codebook, coding_reliability };

template <>
struct EnumNames<Approach> {
  static constexpr std::string_view what = "approach";
  static constexpr std::array<std::pair<Approach, std::string_view>, 4> names{{
      {Approach::undeclared, "undeclared"},
      {Approach::reflexive, "reflexive"},
      {Approach::codebook, "codebook"},
      {Approach::coding_reliability, "coding_reliability"},
  }};
};

/// The kinds of figure that an approach has something to say about.
enum class GatedMetric : std::uint8_t { agreement, saturation, member_check, code_counts };

template <>
struct EnumNames<GatedMetric> {
  static constexpr std::string_view what = "gated metric";
  static constexpr std::array<std::pair<GatedMetric, std::string_view>, 4> names{{
      {GatedMetric::agreement, "agreement"},
      {GatedMetric::saturation, "saturation"},
      {GatedMetric::member_check, "member_check"},
      {GatedMetric::code_counts, "code_counts"},
  }};
};

/// How a figure stands to the declared approach. Only `warn` adds a warning; the figure is computed always.
enum class GateLevel : std::uint8_t { expected, ok, optional, validation, note, warn };

template <>
struct EnumNames<GateLevel> {
  static constexpr std::string_view what = "gate level";
  static constexpr std::array<std::pair<GateLevel, std::string_view>, 6> names{{
      {GateLevel::expected, "expected"},
      {GateLevel::ok, "ok"},
      {GateLevel::optional, "optional"},
      {GateLevel::validation, "validation"},
      {GateLevel::note, "note"},
      {GateLevel::warn, "warn"},
  }};
};

/// The level of a figure under an approach.
///
/// Agreement and saturation belong to other assumptions than reflexive thematic analysis.
/// - **Literature**: Braun & Clarke (2006), doi:10.1191/1478088706qp063oa; (2021), doi:10.1080/14780887.2020.1769238
[[nodiscard]] constexpr GateLevel gate(Approach approach, GatedMetric metric) noexcept {
  using enum GateLevel;
  //                                             undeclared reflexive codebook    coding_reliability
  constexpr GateLevel levels[4][4] = {/* agreement    */ {warn, warn, optional, expected},
                                      /* saturation   */ {warn, warn, optional, ok},
                                      /* member_check */ {warn, note, validation, validation},
                                      /* code_counts  */ {note, note, ok, ok}};
  return levels[static_cast<std::size_t>(metric)][static_cast<std::size_t>(approach)];
}

/// The warning that travels with a figure, if the approach calls for one: `gate.<metric>.<approach>`.
[[nodiscard]] inline std::optional<Warning> gate_warning(Approach approach, GatedMetric metric) {
  if (gate(approach, metric) != GateLevel::warn) return {};
  return Warning{.code = "gate." + std::string(to_string(metric)) + '.' + std::string(to_string(approach))};
}

}  // namespace tematik
