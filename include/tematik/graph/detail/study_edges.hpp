#pragma once

// What is known of the edges of a study's graph, in columns by edge id. Included by study_graph.hpp.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tematik/support/time.hpp>

namespace tematik::detail {

inline constexpr std::uint32_t no_row = std::numeric_limits<std::uint32_t>::max();

/// A time in eight bytes: microseconds and whether the zone is known; the smallest number is "no time".
class PackedTime {
 public:
  PackedTime() = default;
  explicit PackedTime(const std::optional<Timestamp>& time) noexcept {
    if (time) value_ = time->micros * 2 + (time->zone_known ? 1 : 0);
  }
  [[nodiscard]] std::optional<Timestamp> get() const noexcept {
    if (value_ == missing) return {};
    return Timestamp{value_ >> 1, (value_ & 1) != 0};
  }
  /// Known times by clock, then missing ones.
  [[nodiscard]] bool before(PackedTime other) const noexcept {
    return value_ != missing && (other.value_ == missing || value_ < other.value_);
  }

 private:
  static constexpr std::int64_t missing = std::numeric_limits<std::int64_t>::min();
  std::int64_t value_ = missing;
};

/// Values of the edges of one kind, or of kinds that follow each other: edge ids run kind by kind, so a column
/// is a first id and values.
template <class T>
struct EdgeColumn {
  std::size_t first = 0;
  std::vector<T> values = {};

  [[nodiscard]] const T* find(std::size_t edge) const noexcept {
    return edge >= first && edge - first < values.size() ? &values[edge - first] : nullptr;
  }
  /// The column of a smaller graph, whose edges are the old ones in this (rising) list.
  [[nodiscard]] EdgeColumn select(std::span<const std::uint32_t> old_edges) const {
    EdgeColumn out;
    for (std::size_t id = 0; id < old_edges.size(); ++id) {
      const T* value = find(old_edges[id]);
      if (value == nullptr) continue;
      if (out.values.empty()) out.first = id;
      out.values.push_back(*value);
    }
    return out;
  }
};

/// What an edge of evidence carries besides its ends.
struct EvidenceFacts {
  std::optional<std::uint16_t> coder = {};
  std::int8_t sign = 0;  ///< asserted by the link; 0: none of its own
  bool against = false;
  std::uint32_t coding = no_row;
  std::string note = {};
};

struct StudyEdges {
  std::vector<std::string> role_words = {};
  EdgeColumn<std::uint32_t> role = {};          ///< belongs_to: number of a word
  EdgeColumn<std::uint32_t> coding = {};        ///< codes: row
  EdgeColumn<std::uint16_t> coder = {};         ///< codes
  EdgeColumn<std::uint8_t> flags = {};          ///< codes: `coding_flags`
  EdgeColumn<double> weight = {};               ///< codes, if any has one; NaN: missing
  EdgeColumn<PackedTime> coded = {};            ///< codes, if any has one
  EdgeColumn<std::string> coding_uid = {};      ///< codes, if any has one
  EdgeColumn<std::int8_t> sign = {};            ///< part_of: of a code in a theme; 0: none
  EdgeColumn<PackedTime> made = {};             ///< made_by
  EdgeColumn<std::uint32_t> about_coding = {};  ///< about: the coding meant, if one
  EdgeColumn<EvidenceFacts> evidence = {};      ///< supports, contradicts
  EdgeColumn<std::uint32_t> said_at = {};       ///< says: position of the segment
  EdgeColumn<EvidenceFacts> rests = {};         ///< rests_on

  [[nodiscard]] StudyEdges select(std::span<const std::uint32_t> old_edges) const {
    StudyEdges out{.role_words = role_words};
    out.role = role.select(old_edges);
    out.coding = coding.select(old_edges);
    out.coder = coder.select(old_edges);
    out.flags = flags.select(old_edges);
    out.weight = weight.select(old_edges);
    out.coded = coded.select(old_edges);
    out.coding_uid = coding_uid.select(old_edges);
    out.sign = sign.select(old_edges);
    out.made = made.select(old_edges);
    out.about_coding = about_coding.select(old_edges);
    out.evidence = evidence.select(old_edges);
    out.said_at = said_at.select(old_edges);
    out.rests = rests.select(old_edges);
    return out;
  }
};

}  // namespace tematik::detail
