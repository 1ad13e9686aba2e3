#pragma once

// What the vertices of a study's graph are: ids, labels and facts, by kind and position. Included by
// study_graph.hpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <tematik/graph/compressed_graph.hpp>
#include <tematik/graph/detail/study_places.hpp>
#include <tematik/graph/graph_table.hpp>
#include <tematik/model/study.hpp>

namespace tematik::detail {

/// What is known of a vertex that is no segment. Names chosen by researchers, never words of participants.
struct VertexFacts {
  ObjectKind record = ObjectKind::source;
  std::uint32_t row = 0;
  std::string id = {};
  std::string label = {};
  std::string type = {};  ///< kind of source, memo or claim; type of a relation; stage of a factor
  std::string role = {};
  std::string date = {};
  std::string asserter = {};
  std::string direction = {};
  std::string map = {};
  std::string text_id = {};
  std::string text_en = {};
  std::optional<int> sign = {};
  std::optional<ObjectRef> stands_for = {};
};

/// The id of a file is used as it stands unless it is empty, no clean text, or reads like an id made here.
[[nodiscard]] inline bool is_usable_id(std::string_view uid) {
  if (uid.empty() || !is_clean_text(uid)) return false;
  for (const auto& [kind, word] : EnumNames<ObjectKind>::names) {
    const bool made = uid.size() > word.size() + 1 && uid.starts_with(word) && uid[word.size()] == '-' &&
                      uid[word.size() + 1] >= '0' && uid[word.size() + 1] <= '9';
    if (made) return false;
  }
  return true;
}

class StudyVertices {
 public:
  explicit StudyVertices(const Study& study);

  [[nodiscard]] const StudyPlaces& places() const noexcept { return places_; }
  [[nodiscard]] VertexCounts counts() const noexcept;

  /// Kind and position of an object; empty if it is no vertex (codings are edges).
  [[nodiscard]] std::optional<std::pair<VertexKind, std::uint32_t>> find(ObjectRef object) const noexcept;
  /// Facts of what is no segment.
  [[nodiscard]] const VertexFacts& facts(VertexKind kind, std::uint32_t at) const noexcept {
    return facts_[static_cast<std::size_t>(kind)][at];
  }
  [[nodiscard]] std::string id(VertexKind kind, std::uint32_t at) const;
  [[nodiscard]] std::string label(VertexKind kind, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t source_of_segment(std::uint32_t at) const noexcept {
    return find(ObjectRef(static_cast<SourceId>(places_.source(at))))->second;
  }

 private:
  StudyPlaces places_;
  std::array<std::vector<VertexFacts>, vertex_kinds> facts_;
  /// Position by row, for each kind of object that is a vertex.
  std::array<std::vector<std::uint32_t>, EnumNames<ObjectKind>::names.size()> positions_;
  std::vector<std::string> segment_uids_;  ///< by position; empty if no segment has one
};

[[nodiscard]] constexpr std::optional<VertexKind> vertex_kind_of(ObjectKind kind) noexcept {
  switch (kind) {
    case ObjectKind::source:
      return VertexKind::source;
    case ObjectKind::segment:
      return VertexKind::segment;
    case ObjectKind::code:
      return VertexKind::code;
    case ObjectKind::theme:
      return VertexKind::theme;
    case ObjectKind::case_:
      return VertexKind::case_;
    case ObjectKind::coder:
      return VertexKind::coder;
    case ObjectKind::memo:
      return VertexKind::memo;
    case ObjectKind::relation:
    case ObjectKind::claim:
      return VertexKind::claim;
    case ObjectKind::factor:
      return VertexKind::factor;
    default:
      return {};
  }
}

inline StudyVertices::StudyVertices(const Study& study) : places_(study) {
  std::unordered_set<std::string> taken;
  const auto pick = [&taken](const std::string& uid) { return is_usable_id(uid) && taken.insert(uid).second; };
  const auto add = [&](const auto& rows, ObjectKind record, auto describe) {
    auto& positions = positions_[static_cast<std::size_t>(record)];
    auto& facts = facts_[static_cast<std::size_t>(*vertex_kind_of(record))];
    positions.assign(rows.end_row(), StudyPlaces::none);
    for (const auto& [id, object] : rows) {
      VertexFacts about{.record = record, .row = static_cast<std::uint32_t>(id)};
      about.id = pick(object.uid) ? object.uid : cat(to_string(record), '-', row(id));
      if constexpr (requires { study.label(id); }) about.label = study.label(id);
      describe(id, object, about);
      positions[row(id)] = static_cast<std::uint32_t>(facts.size());
      facts.push_back(std::move(about));
    }
  };

  add(study.sources(), ObjectKind::source, [](SourceId, const Source& source, VertexFacts& about) {
    about.type = to_string(source.kind);
    about.role = source.role;
    about.date = source.date;
  });
  for (const auto& [id, segment] : study.segments()) {
    const std::uint32_t at = places_.find(id);
    const bool has_one = at < segment_uids_.size() && !segment_uids_[at].empty();
    if (has_one || !pick(segment.uid)) continue;
    segment_uids_.resize(places_.size());
    segment_uids_[at] = segment.uid;
  }
  add(study.codes(), ObjectKind::code, [](CodeId, const Code& code, VertexFacts& about) {
    about.type = code.case_code ? "case_code" : code.codable ? "" : "category";
  });
  add(study.themes(), ObjectKind::theme, [](ThemeId, const Theme&, VertexFacts&) {});
  add(study.cases(), ObjectKind::case_,
      [](CaseId, const Case& record, VertexFacts& about) { about.role = record.role; });
  add(study.coders(), ObjectKind::coder,
      [](CoderId, const Coder& coder, VertexFacts& about) { about.type = coder.system ? "system" : ""; });
  add(study.memos(), ObjectKind::memo, [&](MemoId id, const Memo& memo, VertexFacts& about) {
    about.label = memo.name;
    if (memo.name.empty() || study.memos().find(memo.name).size() > 1) {
      about.label = cat(memo.name.empty() ? std::string("memo") : memo.name, " [", row(id), ']');
    }
    about.type = to_string(memo.kind);
    about.date = memo.date;
  });
  add(study.relations(), ObjectKind::relation, [](RelationId id, const Relation& relation, VertexFacts& about) {
    about.label = cat(relation.type, " [", row(id), ']');
    about.type = relation.type;
    about.asserter = to_string(relation.asserter);
    about.direction = to_string(relation.direction);
    about.map = relation.map;
    about.sign = relation.sign;
  });
  add(study.claims(), ObjectKind::claim, [](ClaimId, const Claim& claim, VertexFacts& about) {
    about.type = to_string(claim.kind);
    about.asserter = to_string(claim.asserter);
    about.date = claim.date;
    about.text_id = claim.text_id;
    about.text_en = claim.text_en;
  });
  add(study.factors(), ObjectKind::factor, [](FactorId, const Factor& factor, VertexFacts& about) {
    about.type = factor.stage;
    about.stands_for = factor.stands_for;
  });
}

inline VertexCounts StudyVertices::counts() const noexcept {
  VertexCounts counts = {};
  for (std::size_t kind = 0; kind < vertex_kinds; ++kind) counts[kind] = facts_[kind].size();
  counts[static_cast<std::size_t>(VertexKind::segment)] = places_.size();
  return counts;
}

inline std::optional<std::pair<VertexKind, std::uint32_t>> StudyVertices::find(ObjectRef object) const noexcept {
  const auto kind = vertex_kind_of(object.kind);
  if (!kind) return {};
  const auto& positions = positions_[static_cast<std::size_t>(object.kind)];
  const std::uint32_t at = *kind == VertexKind::segment    ? places_.find(static_cast<SegmentId>(object.row))
                           : object.row < positions.size() ? positions[object.row]
                                                           : StudyPlaces::none;
  if (at == StudyPlaces::none) return {};
  return std::pair(*kind, at);
}

inline std::string StudyVertices::id(VertexKind kind, std::uint32_t at) const {
  if (kind != VertexKind::segment) return facts(kind, at).id;
  if (at < segment_uids_.size() && !segment_uids_[at].empty()) return segment_uids_[at];
  return places_.made_id(at);
}

inline std::string StudyVertices::label(VertexKind kind, std::uint32_t at) const {
  if (kind != VertexKind::segment) return facts(kind, at).label;
  return facts(VertexKind::source, source_of_segment(at)).label + ' ' + places_.where(at);
}

}  // namespace tematik::detail
