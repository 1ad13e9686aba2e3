#pragma once

/// @file
/// @brief What can be asked of `consensus`, and what people say of its items.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/gamma.hpp>
#include <tematik/model/study.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/time.hpp>

namespace tematik {

/// What is decided on: characters, code by code; or the units that gamma aligned with one another.
enum class ConsensusBy : std::uint8_t { majority, gamma };

template <>
struct EnumNames<ConsensusBy> {
  static constexpr std::string_view what = "consensus by";
  static constexpr std::array<std::pair<ConsensusBy, std::string_view>, 2> names{
      {{ConsensusBy::majority, "majority"}, {ConsensusBy::gamma, "gamma"}}};
};

struct StudyConsensusOptions {
  std::vector<CodeRef> codes = {};       ///< empty: all codable ones
  std::vector<std::string> coders = {};  ///< as in `agreement`; at most 64
  Filter where = {};
  std::optional<Query> within = {};
  double threshold = 0.5;  ///< coded above this share of who looked, rejected below 1 - it; .5 up to 1, 1 excluded
  ConsensusBy by = ConsensusBy::majority;
  GammaOptions gamma = {};  ///< of by gamma: alpha, beta, distance and budgets
};

/// What people say of an item: of the queue, or instead of the rule.
struct ItemDecision {
  std::size_t item = 0;
  bool accept = true;
  std::optional<CodeId> code = {};  ///< instead of the item's code
  std::optional<Span> span = {};    ///< instead of its place
  std::string why = {};
};

struct AdjudicationOptions {
  std::string coder = {};  ///< who decides
  std::optional<Timestamp> when = {};
  std::string why = {};  ///< of items decided by the rule; empty: the rule
  std::vector<ItemDecision> decisions = {};
};

}  // namespace tematik
