#pragma once

/// @file
/// @brief The units of a source for a segmentation rule: computed (line, paragraph, sentence, word) or stored.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>
#include <tematik/query/unit.hpp>
#include <tematik/text/lines.hpp>
#include <tematik/text/sentences.hpp>
#include <tematik/text/turns.hpp>
#include <tematik/text/words.hpp>

namespace tematik {

/// The stored segmentation of a source by name; nullptr if the source has none of that name.
[[nodiscard]] inline const StoredSegmentation* stored_segmentation(const Source& source, std::string_view name) {
  const auto found = std::find_if(source.segmentations.begin(), source.segmentations.end(),
                                  [&](const StoredSegmentation& s) { return s.name == name; });
  return found == source.segmentations.end() ? nullptr : &*found;
}

/// The units of one source, units without characters left out. Empty optional: the source has no such units (its text
/// is not known, or it has no segmentation of that name).
[[nodiscard]] inline std::optional<Segmentation> units_of(const Study& study, SourceId id, const Unit& unit) {
  const Source& source = study.sources()[id];
  const auto stored = [&](std::string_view name) -> std::optional<Segmentation> {
    const StoredSegmentation* found = stored_segmentation(source, name);
    if (found == nullptr) return {};
    std::vector<Span> spans;
    for (const auto& entry : found->units) spans.push_back(entry.span);
    return Segmentation(std::move(spans)).without_empty();
  };
  if (!unit.rule()) return stored(unit.word());
  if (unit.is(UnitRule::turn)) return stored("turn");
  if (!source.text) return {};
  const ParagraphRule paragraph = source.paragraph == "line" ? ParagraphRule::line : ParagraphRule::block;
  switch (*unit.rule()) {
    case UnitRule::word:
      return words(*source.text);
    case UnitRule::line:
      return lines(*source.text).without_empty();
    case UnitRule::paragraph:
      return paragraphs(*source.text, paragraph);
    case UnitRule::sentence: {
      const auto turns = stored("turn");
      const std::string& language = source.language.empty() ? study.language() : source.language;
      return sentences(*source.text,
                       {.language = language, .paragraph = paragraph, .turns = turns ? &*turns : nullptr});
    }
    default:
      return {};
  }
}

/// Finds the turns of a transcript by its speaker labels and stores them as the segmentation "turn".
/// @return what was proposed, with every candidate label and its count: look at it before relying on the turns
/// @throws InputError if the text of the source is not known
inline TurnList store_turns(Study& study, SourceId id, const TurnOptions& options = {}) {
  Source source = study.sources()[id];
  if (!source.text) {
    throw InputError("text_unknown", detail::cat("source \"", study.label(id),
                                                 "\": its text is not known, so it has "
                                                 "no turns"));
  }
  TurnList found = turns(*source.text, options);
  StoredSegmentation segmentation{.name = "turn"};
  for (const Turn& turn : found.turns) {
    segmentation.units.push_back(
        {.span = turn.span, .speaker = turn.speaker, .start_ms = turn.start_ms, .end_ms = turn.end_ms});
  }
  std::erase_if(source.segmentations, [](const StoredSegmentation& s) { return s.name == "turn"; });
  source.segmentations.push_back(std::move(segmentation));
  study.set_source(id, std::move(source));
  return found;
}

}  // namespace tematik
