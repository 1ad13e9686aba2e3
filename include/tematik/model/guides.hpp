#pragma once

/// @file
/// @brief What was put to the cases: questions of interview guides, dimensions of observations, items of documents.

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// Which instrument an item belongs to.
enum class GuideItemKind : std::uint8_t { question, dimension, document_item };

template <>
struct EnumNames<GuideItemKind> {
  static constexpr std::string_view what = "kind of guide item";
  static constexpr std::array<std::pair<GuideItemKind, std::string_view>, 3> names{{
      {GuideItemKind::question, "question"},
      {GuideItemKind::dimension, "dimension"},
      {GuideItemKind::document_item, "document_item"},
  }};
};

/// One question, dimension or item. Where it was applied, silence about what it serves means something; where it was
/// not, nobody asked. A question is applied in a source where a unit of a stored segmentation bears its name; a
/// dimension or an item in the sources listed here, in which a question may be listed too.
struct GuideItem {
  std::string name = {};  ///< unique: the id that units of segmentations bear
  GuideItemKind kind = GuideItemKind::question;
  std::string version = {};
  std::string text = {};
  std::vector<std::string> probes = {};
  std::vector<ObjectRef> serves = {};   ///< the findings it is meant for: themes, relations, claims
  std::vector<std::string> roles = {};  ///< addressed; empty: every role
  std::vector<SourceId> applied_in = {};
  std::string uid = {};
};

}  // namespace tematik
