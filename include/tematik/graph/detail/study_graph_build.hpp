#pragma once

// From the tables of a study to edges, kind by kind, each kind in order of rows. Included by study_graph.hpp.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/graph/detail/study_edges.hpp>
#include <tematik/graph/detail/study_vertices.hpp>
#include <tematik/query/case_places.hpp>

namespace tematik::detail {

class StudyGraphBuilder {
 public:
  explicit StudyGraphBuilder(const Study& study);

  [[nodiscard]] CompressedGraph graph() {
    return {vertices->counts(), std::move(from_), std::move(to_), std::move(kind_)};
  }

  std::shared_ptr<const StudyVertices> vertices;
  StudyEdges edges;
  std::size_t left_out = 0;  ///< references to what is no vertex

 private:
  using At = std::uint32_t;
  struct EvidenceEdge {
    At from;
    At to;
    EvidenceFacts facts;
  };

  [[nodiscard]] At at(VertexKind kind, std::uint32_t position) const noexcept {
    return first_[static_cast<std::size_t>(kind)] + position;
  }
  /// The vertex of an object, a coding being its segment; counts what has none.
  [[nodiscard]] std::optional<At> vertex(ObjectRef object);
  void add(EdgeKind kind, At from, At to) {
    from_.push_back(from);
    to_.push_back(to);
    kind_.push_back(kind);
  }
  template <class T>
  void begin(EdgeColumn<T>& column) const {
    column.first = kind_.size();
  }

  [[nodiscard]] std::vector<std::pair<std::uint32_t, CaseId>> named_members() const;

  void add_in_source();
  void add_belongs_to();
  void add_codes();
  void add_part_of();
  void add_made_by();
  void add_about();
  void add_evidence();
  void add_says();
  void add_claim_ends();
  void add_rests_on();

  const Study& study_;
  std::array<At, vertex_kinds> first_ = {};
  std::vector<std::uint32_t> place_of_coding_;
  std::vector<EvidenceEdge> rests_on_;
  std::vector<At> from_;
  std::vector<At> to_;
  std::vector<EdgeKind> kind_;
};

inline StudyGraphBuilder::StudyGraphBuilder(const Study& study)
    : vertices(std::make_shared<const StudyVertices>(study)), study_(study) {
  const VertexCounts counts = vertices->counts();
  for (std::size_t k = 1; k < vertex_kinds; ++k) first_[k] = first_[k - 1] + static_cast<At>(counts[k - 1]);
  place_of_coding_ = vertices->places().of_codings(study);
  add_in_source();
  add_belongs_to();
  add_codes();
  add_part_of();
  add_made_by();
  add_about();
  add_evidence();
  add_says();
  add_claim_ends();
  add_rests_on();
}

inline std::optional<StudyGraphBuilder::At> StudyGraphBuilder::vertex(ObjectRef object) {
  if (object.kind == ObjectKind::coding) {
    if (object.row < place_of_coding_.size() && place_of_coding_[object.row] != StudyPlaces::none) {
      return at(VertexKind::segment, place_of_coding_[object.row]);
    }
  } else if (const auto found = vertices->find(object)) {
    return at(found->first, found->second);
  }
  ++left_out;
  return {};
}

inline void StudyGraphBuilder::add_in_source() {
  for (std::uint32_t s = 0; s < vertices->places().size(); ++s) {
    add(EdgeKind::in_source, at(VertexKind::segment, s), at(VertexKind::source, vertices->source_of_segment(s)));
  }
}

inline void StudyGraphBuilder::add_belongs_to() {
  begin(edges.role);
  const CasePlaces cases(study_);
  const auto add_case = [&](At member, CaseId id) {
    const std::string& role = study_.cases()[id].role;
    auto word = std::find(edges.role_words.begin(), edges.role_words.end(), role);
    if (word == edges.role_words.end()) word = edges.role_words.insert(word, role);
    edges.role.values.push_back(static_cast<std::uint32_t>(word - edges.role_words.begin()));
    add(EdgeKind::belongs_to, member, *vertex(ObjectRef(id)));
  };
  for (const auto& [id, source] : study_.sources()) {
    for (const auto& place : cases.in(id)) {
      if (place.whole) add_case(*vertex(ObjectRef(id)), place.case_);
    }
  }
  const StudyPlaces& places = vertices->places();
  const auto named = named_members();
  for (std::uint32_t s = 0; s < places.size(); ++s) {
    const Span span = places.span(s).value_or(Span{});
    const auto& here = cases.in(static_cast<SourceId>(places.source(s)));
    for (const auto& place : here) {
      const auto is_named = [&] { return std::binary_search(named.begin(), named.end(), std::pair(s, place.case_)); };
      if (!place.whole && (place.holds(span) || is_named())) add_case(at(VertexKind::segment, s), place.case_);
    }
    // A case without characters in this source is not among its cases there.
    auto member = std::lower_bound(named.begin(), named.end(), std::pair(s, CaseId{}));
    for (; member != named.end() && member->first == s; ++member) {
      const auto is_it = [&](const CasePlace& place) { return place.case_ == member->second; };
      if (std::none_of(here.begin(), here.end(), is_it)) add_case(at(VertexKind::segment, s), member->second);
    }
  }
}

/// Places without characters belong to a case only by name: as its segments, or by a coding with its case code.
inline std::vector<std::pair<std::uint32_t, CaseId>> StudyGraphBuilder::named_members() const {
  std::vector<std::pair<std::uint32_t, CaseId>> out;
  const auto add_place = [&](std::uint32_t place, CaseId id) {
    if (place != StudyPlaces::none && vertices->places().span(place).value_or(Span{}).empty())
      out.emplace_back(place, id);
  };
  const auto codes = study_.codings().code();
  for (const auto& [id, record] : study_.cases()) {
    for (const SegmentId segment : record.segments) add_place(vertices->places().find(segment), id);
    for (std::size_t i = 0; record.code && i < codes.size(); ++i) {
      if (codes[i] == row(*record.code)) add_place(place_of_coding_[i], id);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

inline void StudyGraphBuilder::add_codes() {
  const Codings& codings = study_.codings();
  begin(edges.coding);
  begin(edges.coder);
  begin(edges.flags);
  begin(edges.weight);
  begin(edges.coded);
  begin(edges.coding_uid);
  std::vector<double> weights;
  std::vector<PackedTime> times;
  std::vector<std::string> uids;
  bool has_weight = false;
  bool has_time = false;
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    if (place_of_coding_[i] == StudyPlaces::none) continue;
    const Coding coding = codings[static_cast<CodingId>(i)];
    add(EdgeKind::codes, at(VertexKind::segment, place_of_coding_[i]), *vertex(ObjectRef(coding.code)));
    edges.coding.values.push_back(static_cast<std::uint32_t>(i));
    edges.coder.values.push_back(codings.coder()[i]);
    edges.flags.values.push_back(codings.flags()[i]);
    weights.push_back(coding.weight.value_or(std::numeric_limits<double>::quiet_NaN()));
    times.emplace_back(coding.created);
    has_weight = has_weight || coding.weight.has_value();
    has_time = has_time || coding.created.has_value();
    if (is_usable_id(coding.uid)) {
      uids.resize(times.size());
      uids.back() = coding.uid;
    }
  }
  if (has_weight) edges.weight.values = std::move(weights);
  if (has_time) edges.coded.values = std::move(times);
  edges.coding_uid.values = std::move(uids);
}

inline void StudyGraphBuilder::add_part_of() {
  begin(edges.sign);
  const auto add_part = [&](ObjectRef part, ObjectRef whole, int sign) {
    const auto from = vertex(part);
    const auto to = vertex(whole);
    if (!from || !to) return;
    add(EdgeKind::part_of, *from, *to);
    edges.sign.values.push_back(static_cast<std::int8_t>(sign));
  };
  for (const auto& [id, code] : study_.codes()) {
    for (const CodeId parent : code.parents) add_part(id, parent, 0);
  }
  for (const auto& [id, theme] : study_.themes()) {
    for (const auto& member : theme.members) add_part(member.code, id, member.sign);
  }
  for (const auto& [id, theme] : study_.themes()) {
    for (const ThemeId parent : theme.parents) add_part(id, parent, 0);
  }
}

inline void StudyGraphBuilder::add_made_by() {
  begin(edges.made);
  const auto add_made = [&](At what, CoderId coder, PackedTime time) {
    const auto who = vertex(ObjectRef(coder));
    if (!who) return;
    add(EdgeKind::made_by, what, *who);
    edges.made.values.push_back(time);
  };
  struct Made {
    std::uint32_t place;
    std::uint16_t coder;
    PackedTime time;
  };
  std::vector<Made> made;  // one edge per segment and coder, with the first time known
  made.reserve(edges.coding.values.size());
  for (std::size_t i = 0; i < edges.coding.values.size(); ++i) {
    const PackedTime time = edges.coded.values.empty() ? PackedTime() : edges.coded.values[i];
    made.push_back({place_of_coding_[edges.coding.values[i]], edges.coder.values[i], time});
  }
  std::sort(made.begin(), made.end(), [](const Made& a, const Made& b) {
    if (a.place != b.place) return a.place < b.place;
    return a.coder != b.coder ? a.coder < b.coder : a.time.before(b.time);
  });
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (i > 0 && made[i].place == made[i - 1].place && made[i].coder == made[i - 1].coder) continue;
    add_made(at(VertexKind::segment, made[i].place), static_cast<CoderId>(made[i].coder), made[i].time);
  }
  for (const auto& [id, memo] : study_.memos()) {
    if (memo.author) add_made(*vertex(ObjectRef(id)), *memo.author, PackedTime(read_timestamp(memo.date)));
  }
  for (const auto& [id, claim] : study_.claims()) {
    if (claim.author) add_made(*vertex(ObjectRef(id)), *claim.author, PackedTime(read_timestamp(claim.date)));
  }
}

inline void StudyGraphBuilder::add_about() {
  begin(edges.about_coding);
  for (const auto& [id, memo] : study_.memos()) {
    for (const ObjectRef object : memo.on) {
      const auto to = vertex(object);
      if (!to) continue;
      add(EdgeKind::about, *vertex(ObjectRef(id)), *to);
      edges.about_coding.values.push_back(object.kind == ObjectKind::coding ? object.row : no_row);
    }
  }
}

inline void StudyGraphBuilder::add_evidence() {
  const StudyPlaces& places = vertices->places();
  const auto row_of = [](const std::optional<CoderId>& coder) {
    return coder ? std::optional(static_cast<std::uint16_t>(*coder)) : std::nullopt;
  };
  std::vector<EvidenceEdge> found;
  for (const auto& [id, link] : study_.links()) {
    const auto to = vertex(ObjectRef(link.relation));
    const std::uint32_t place = link.span ? places.find({link.source, *link.span}) : places.find_whole(link.source);
    if (!to) continue;
    found.push_back(
        {at(VertexKind::segment, place),
         *to,
         {.coder = row_of(link.coder), .sign = static_cast<std::int8_t>(link.sign), .against = link.against}});
  }
  for (const auto& [id, claim] : study_.claims()) {
    const At self = *vertex(ObjectRef(id));
    for (const auto& evidence : claim.evidence) {
      EvidenceFacts facts{.coder = row_of(evidence.coder), .against = evidence.against, .note = evidence.note};
      if (evidence.passage) found.push_back({at(VertexKind::segment, places.find(*evidence.passage)), self, facts});
      if (!evidence.object) continue;
      const ObjectRef object = *evidence.object;
      if (object.kind == ObjectKind::source) {
        const std::uint32_t place = places.find_whole(static_cast<SourceId>(object.row));
        found.push_back({at(VertexKind::segment, place), self, std::move(facts)});
        continue;
      }
      const auto other = vertex(object);
      if (!other) continue;
      const bool is_place = object.kind == ObjectKind::segment || object.kind == ObjectKind::coding;
      if (object.kind == ObjectKind::coding) facts.coding = object.row;
      if (is_place) {
        found.push_back({*other, self, std::move(facts)});
      } else {
        rests_on_.push_back({self, *other, std::move(facts)});
      }
    }
  }
  begin(edges.evidence);
  for (const bool against : {false, true}) {
    for (auto& edge : found) {
      if (edge.facts.against != against) continue;
      add(against ? EdgeKind::contradicts : EdgeKind::supports, edge.from, edge.to);
      edges.evidence.values.push_back(std::move(edge.facts));
    }
  }
}

inline void StudyGraphBuilder::add_says() {
  begin(edges.said_at);
  for (const auto& [id, claim] : study_.claims()) {
    for (const auto& saying : claim.says) {
      const auto who = vertex(ObjectRef(saying.case_));
      if (!who) continue;
      add(EdgeKind::says, *who, *vertex(ObjectRef(id)));
      edges.said_at.values.push_back(saying.passage ? vertices->places().find(*saying.passage) : no_row);
    }
  }
}

inline void StudyGraphBuilder::add_claim_ends() {
  const auto add_all = [&](EdgeKind kind, ObjectRef self, const std::vector<ObjectRef>& ends) {
    for (const ObjectRef object : ends) {
      if (const auto end = vertex(object)) add(kind, *vertex(self), *end);
    }
  };
  for (const auto& [id, relation] : study_.relations()) add_all(EdgeKind::claim_from, id, relation.causes);
  for (const auto& [id, claim] : study_.claims()) add_all(EdgeKind::claim_from, id, claim.from);
  for (const auto& [id, relation] : study_.relations()) add_all(EdgeKind::claim_to, id, {relation.effect});
  for (const auto& [id, claim] : study_.claims()) add_all(EdgeKind::claim_to, id, claim.to);
}

inline void StudyGraphBuilder::add_rests_on() {
  begin(edges.rests);
  for (auto& edge : rests_on_) {
    add(EdgeKind::rests_on, edge.from, edge.to);
    edges.rests.values.push_back(std::move(edge.facts));
  }
}

}  // namespace tematik::detail
