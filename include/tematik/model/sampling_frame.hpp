#pragma once

/// @file
/// @brief The sampling frame: which kinds of cases were wanted, how many of each, and by which criteria.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// How cases came into the study, as the researchers declare it. Nothing is inferred.
enum class SamplingKind : std::uint8_t { undeclared, probability, purposive, convenience, census };

template <>
struct EnumNames<SamplingKind> {
  static constexpr std::string_view what = "kind of sampling";
  static constexpr std::array<std::pair<SamplingKind, std::string_view>, 5> names{{
      {SamplingKind::undeclared, "undeclared"},
      {SamplingKind::probability, "probability"},
      {SamplingKind::purposive, "purposive"},
      {SamplingKind::convenience, "convenience"},
      {SamplingKind::census, "census"},
  }};
};

/// Strategies of purposive sampling (Patton 2002; Palinkas et al. 2015, doi:10.1007/s10488-013-0528-y).
enum class SamplingStrategy : std::uint8_t {
  criterion,
  typical,
  homogeneous,
  snowball,
  extreme,
  maximum_variation,
  intensity,
  critical,
  stratified,
  theoretical,
};

template <>
struct EnumNames<SamplingStrategy> {
  static constexpr std::string_view what = "sampling strategy";
  static constexpr std::array<std::pair<SamplingStrategy, std::string_view>, 10> names{{
      {SamplingStrategy::criterion, "criterion"},
      {SamplingStrategy::typical, "typical"},
      {SamplingStrategy::homogeneous, "homogeneous"},
      {SamplingStrategy::snowball, "snowball"},
      {SamplingStrategy::extreme, "extreme"},
      {SamplingStrategy::maximum_variation, "maximum_variation"},
      {SamplingStrategy::intensity, "intensity"},
      {SamplingStrategy::critical, "critical"},
      {SamplingStrategy::stratified, "stratified"},
      {SamplingStrategy::theoretical, "theoretical"},
  }};
};

/// One cell of a frame: a level of each of its attributes, in words ("true", "3", "senior").
struct FrameCell {
  std::vector<std::string> levels = {};
  std::optional<std::int64_t> target = {};  ///< empty: none was set
  bool impossible = false;                  ///< cannot exist: leaves every count of cells

  friend bool operator==(const FrameCell&, const FrameCell&) = default;
};

/// A sampling matrix: attributes of cases that are crossed, with targets per cell. Cells that are not listed have no
/// target. A study may have several.
struct SamplingFrame {
  std::string name = {};  ///< unique
  SamplingKind kind = SamplingKind::undeclared;
  std::vector<SamplingStrategy> strategies = {};
  std::string role = {};  ///< of the cases that the frame is about; empty: all
  std::vector<AttributeId> attributes = {};
  std::vector<FrameCell> cells = {};
  std::string stop = {};  ///< when to stop, in the researcher's words
  std::string note = {};
  std::string uid = {};
};

/// A criterion of inclusion: a stored filter on attributes of cases.
struct Criterion {
  std::string name = {};  ///< unique
  std::string rule = {};  ///< name of a stored filter
  std::string text = {};
  std::string uid = {};
};

}  // namespace tematik
