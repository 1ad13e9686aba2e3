#pragma once

// Included at the end of trace_completeness.hpp.

#include <tematik/validity/trace_completeness.hpp>

#include <algorithm>
#include <set>
#include <tuple>

#include <tematik/query/reading.hpp>

namespace tematik {

namespace detail {

/// Follows the evidence of one claim.
class ClaimTrace {
 public:
  ClaimTrace(const Study& study, const Reading& reading, ClaimId claim) : study_(study), reading_(reading) {
    follow(claim);
  }
  [[nodiscard]] TraceStep missing() const noexcept { return missing_; }
  [[nodiscard]] std::size_t segments() const noexcept { return places_.size(); }
  [[nodiscard]] std::size_t sources() const {
    std::set<std::uint32_t> out;
    for (const auto& place : places_) out.insert(std::get<0>(place));
    return out.size();
  }

 private:
  void lacks(TraceStep step) { missing_ = std::max(missing_, step); }
  /// A place in a source; begin is the row of a recorded place where end is 0.
  void reach(SourceId source, std::uint32_t begin, std::uint32_t end) {
    if (!study_.sources().contains(source) || !reading_.in_universe[row(source)]) return lacks(TraceStep::source);
    places_.insert({static_cast<std::uint32_t>(source), begin, end});
    missing_ = TraceStep::none;
  }
  void follow(ClaimId claim) {
    if (!followed_.insert(claim).second) return;
    for (const auto& evidence : study_.claims()[claim].evidence) {
      if (evidence.against) continue;
      if (evidence.passage) reach(evidence.passage->source, evidence.passage->span.begin, evidence.passage->span.end);
      if (evidence.object) follow(*evidence.object);
    }
  }
  void follow(ObjectRef object) {
    switch (object.kind) {
      case ObjectKind::theme: {
        const auto codes = study_.codes_of(static_cast<ThemeId>(object.row));
        if (codes.empty()) return lacks(TraceStep::code);
        for (const CodeId code : codes) follow_code(code);
        return;
      }
      case ObjectKind::code:
        return follow_code(static_cast<CodeId>(object.row));
      case ObjectKind::coding:
        return follow_coding(object.row);
      case ObjectKind::segment:
        return reach(study_.segments()[static_cast<SegmentId>(object.row)].source, object.row, 0);
      case ObjectKind::relation: {
        lacks(TraceStep::segment);
        for (const auto& [id, link] : study_.links()) {
          const bool speaks_for = link.relation == static_cast<RelationId>(object.row) && !link.against;
          if (speaks_for) reach(link.source, link.span ? link.span->begin : 0, link.span ? link.span->end : 0);
        }
        return;
      }
      case ObjectKind::claim:
        return follow(static_cast<ClaimId>(object.row));
      default:
        return lacks(TraceStep::finding);
    }
  }
  void follow_code(CodeId code) {
    lacks(TraceStep::segment);
    for (const std::uint32_t coding : reading_.codings) {
      if (study_.codings().code()[coding] == row(code)) follow_coding(coding);
    }
  }
  void follow_coding(std::uint32_t coding) {
    const Codings& codings = study_.codings();
    reach(static_cast<SourceId>(codings.source()[coding]), codings.begin()[coding], codings.end()[coding]);
  }

  const Study& study_;
  const Reading& reading_;
  std::set<ClaimId> followed_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> places_;
  TraceStep missing_ = TraceStep::evidence;
};

}  // namespace detail

inline TraceCompleteness trace_completeness(const Study& study) {
  TraceCompleteness out;
  out.revision = study.revision();
  const Reading reading = read_codings(study, {});
  out.warnings = reading.warnings;
  std::int64_t complete = 0;
  for (const auto& [id, claim] : study.claims()) {
    const detail::ClaimTrace trace(study, reading, id);
    const bool is_complete = trace.missing() == TraceStep::none;
    out.claims.push_back({.id = id,
                          .label = study.label(id),
                          .complete = is_complete,
                          .missing = trace.missing(),
                          .segments = static_cast<std::int64_t>(trace.segments()),
                          .sources = static_cast<std::int64_t>(trace.sources())});
    complete += is_complete ? 1 : 0;
  }
  out.complete = count_share(complete, static_cast<std::int64_t>(out.claims.size()), Status::not_applicable);
  out.status = out.complete.status;
  MethodRecord& method = out.method;
  method.function = "trace_completeness";
  method.unit = "claim";
  method.n = out.complete.of;
  for (const auto& [name, number] : reading.steps) method.step(name, number);
  method.step("claims_with_a_path", complete);
  method.citations = {"Lincoln & Guba 1985, Naturalistic inquiry", "O'Cathain et al. 2010, doi:10.1136/bmj.c4587"};
  return out;
}

inline Table TraceCompleteness::table() const {
  std::vector<std::string> claim, missing;
  std::vector<std::uint8_t> complete, incomplete;
  std::vector<std::int64_t> segments, sources;
  for (const bool shown : {false, true}) {
    for (const auto& one : claims) {
      if (one.complete != shown) continue;
      claim.push_back(one.label);
      complete.push_back(shown ? 1 : 0);
      incomplete.push_back(shown ? 0 : 1);
      missing.emplace_back(to_string(one.missing));
      segments.push_back(one.segments);
      sources.push_back(one.sources);
    }
  }
  Table out;
  out.add("claim", std::move(claim)).add_booleans("complete", std::move(complete));
  out.add("missing", std::move(missing), std::move(incomplete)).add("segments", std::move(segments));
  return out.add("sources", std::move(sources));
}

}  // namespace tematik
