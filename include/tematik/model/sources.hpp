#pragma once

/// @file
/// @brief Sources: the interviews, observations, documents and recordings of a study, with their texts.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/text/text.hpp>

namespace tematik {

/// The medium of a source. A memo that carries codings is a source of kind `memo`, outside every count.
enum class SourceKind : std::uint8_t { text, picture, pdf, audio, video, memo };

template <>
struct EnumNames<SourceKind> {
  static constexpr std::string_view what = "kind of source";
  static constexpr std::array<std::pair<SourceKind, std::string_view>, 6> names{{
      {SourceKind::text, "text"},
      {SourceKind::picture, "picture"},
      {SourceKind::pdf, "pdf"},
      {SourceKind::audio, "audio"},
      {SourceKind::video, "video"},
      {SourceKind::memo, "memo"},
  }};
};

/// What a further text of a source is.
enum class TextLayerKind : std::uint8_t { text, transcript, representation, description };

template <>
struct EnumNames<TextLayerKind> {
  static constexpr std::string_view what = "kind of text layer";
  static constexpr std::array<std::pair<TextLayerKind, std::string_view>, 4> names{{
      {TextLayerKind::text, "text"},
      {TextLayerKind::transcript, "transcript"},
      {TextLayerKind::representation, "representation"},
      {TextLayerKind::description, "description"},
  }};
};

/// A place where text and recording meet: a code point and a time in milliseconds; either may be unknown.
struct SyncPoint {
  std::string uid = {};
  std::optional<std::int64_t> position = {};
  std::optional<std::int64_t> time_ms = {};

  friend bool operator==(const SyncPoint&, const SyncPoint&) = default;
};

/// One text of a source. Spans of codings lie on the first layer of their source.
struct TextLayer {
  std::string uid = {};
  std::string name = {};
  TextLayerKind kind = TextLayerKind::text;
  std::optional<Text> text = {};  ///< empty: not known, spans are then unchecked
  std::vector<SyncPoint> sync_points = {};
  bool bom = false;                 ///< the file began with a byte order mark (not part of the text)
  Newline newline = Newline::none;  ///< line ends of the file; the text has LF only
};

/// One unit of a stored segmentation: a turn, a scene, an item.
struct SegmentationUnit {
  Span span = {};
  std::string label = {};
  std::string speaker = {};
  std::string question = {};  ///< id of the guide question asked or answered here
  std::optional<std::int64_t> start_ms = {};
  std::optional<std::int64_t> end_ms = {};

  friend bool operator==(const SegmentationUnit&, const SegmentationUnit&) = default;
};

/// A stored segmentation of a source: sorted, disjoint units under a name ("turn", or an own name).
/// Lines, paragraphs and sentences are computed, never stored.
struct StoredSegmentation {
  std::string name = {};
  std::vector<SegmentationUnit> units = {};

  friend bool operator==(const StoredSegmentation&, const StoredSegmentation&) = default;
};

/// A source. `text` is the first text layer; what other tools hold beside it lies in `more_layers`.
struct Source {
  std::string name = {};
  std::optional<Text> text = {};  ///< empty: not known; `Text("")`: known and empty
  SourceKind kind = SourceKind::text;
  std::string technique = {};  ///< interview, observation, document, questionnaire, own word
  std::string date = {};       ///< of collection: YYYY, YYYY-MM or YYYY-MM-DD
  std::string wave = {};
  std::string language = {};  ///< a tag such as "id" or "en"
  std::string role = {};      ///< of who speaks or wrote it
  std::string description = {};
  std::string paragraph = {};  ///< "line": each non-blank line is a paragraph of its own
  std::vector<StoredSegmentation> segmentations = {};
  std::vector<TextLayer> more_layers = {};
  bool bom = false;
  Newline newline = Newline::none;
  std::vector<SyncPoint> sync_points = {};
  std::string uid = {};       ///< text id in files; empty: given when written
  std::string text_uid = {};  ///< text id of the first layer, if it has one of its own
  std::vector<std::pair<std::string, std::string>> provenance = {};  ///< paths and raw values of the file read

  /// Code points of the text; empty if the text is not known.
  [[nodiscard]] std::optional<std::uint32_t> length() const {
    if (!text) return {};
    return static_cast<std::uint32_t>(text->size());
  }
};

/// Where a coding lies when it has no span on the first text.
enum class PlaceKind : std::uint8_t {
  span,    ///< a span on the first text, recorded for its label or as a memo's anchor
  layer,   ///< a span on a further text layer
  source,  ///< the whole source
  page,    ///< a box on a page: page, x1, y1, x2, y2 in points from the bottom left
  pixel,   ///< a box in a picture: x1, y1, x2, y2 in pixels from the top left
  time,    ///< an interval: begin, end in milliseconds
  raw,     ///< a position kept as it was read
};

template <>
struct EnumNames<PlaceKind> {
  static constexpr std::string_view what = "kind of place";
  static constexpr std::array<std::pair<PlaceKind, std::string_view>, 7> names{{
      {PlaceKind::span, "span"},
      {PlaceKind::layer, "layer"},
      {PlaceKind::source, "source"},
      {PlaceKind::page, "page"},
      {PlaceKind::pixel, "pixel"},
      {PlaceKind::time, "time"},
      {PlaceKind::raw, "raw"},
  }};
};

/// A recorded place in a source, for codings without a span, for anchors of memos and links, for labels.
/// Two records on one place are one segment in every count.
struct Segment {
  SourceId source = {};
  PlaceKind kind = PlaceKind::span;
  std::optional<Span> span = {};            ///< of kinds `span` and `layer`
  std::optional<std::uint32_t> layer = {};  ///< place in `more_layers`, of kind `layer`
  std::vector<std::int64_t> numbers = {};   ///< as the kind says; as read for `raw`
  std::string label = {};
  std::string text = {};   ///< excerpt that the file held for it
  std::string state = {};  ///< "", "out_of_range", "invalid", "unverified", "point"
  std::string uid = {};
  std::string second_uid = {};                    ///< of the second anchor of one segment
  std::vector<std::int64_t> second_numbers = {};  ///< that anchor's position
  std::vector<std::pair<std::string, std::string>> provenance = {};
};

}  // namespace tematik
