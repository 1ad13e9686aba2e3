#pragma once

/// @file
/// @brief Trace completeness: which claims have a path to data, and where the path of the others ends.
///
/// - **Path**: claim, theme, code, segment, source; or claim, relation, segment, source (a link of the relation). A code, a
///   coding, a recorded place or a passage named as evidence begins where it stands; another claim is followed.
/// - **Figure**: claims with a path / claims; `not_applicable` without a claim. Counter-evidence is no path.
/// - **Missing**: else the first missing step is named, of the evidence that came farthest.
/// - **Not counted**: paths through a result to an attribute; the study holds no results (`number_paths` not_applicable).
/// - **Reads**: sources without refused consent, no memo sources, codings in their layer (`reading.hpp`).
/// - **Literature**: Halpern (1983) in Lincoln & Guba (1985), Naturalistic inquiry; O'Cathain et al. (2010),
///   doi:10.1136/bmj.c4587
///
/// @code
/// auto t = tematik::trace_completeness(study);
/// for (const auto& claim : t.claims) if (!claim.complete) use(claim.label, to_string(claim.missing));
/// @endcode

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/check_rates.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// The steps of a path; of an incomplete one the first that is missing.
enum class TraceStep : std::uint8_t { evidence, finding, code, segment, source, none };

template <>
struct EnumNames<TraceStep> {
  static constexpr std::string_view what = "step of a trace";
  static constexpr std::array<std::pair<TraceStep, std::string_view>, 6> names{{
      {TraceStep::evidence, "evidence"},
      {TraceStep::finding, "finding"},
      {TraceStep::code, "code"},
      {TraceStep::segment, "segment"},
      {TraceStep::source, "source"},
      {TraceStep::none, "none"},
  }};
};

struct TracedClaim {
  ClaimId id = {};
  std::string label = {};
  bool complete = false;
  TraceStep missing = TraceStep::evidence;  ///< none if complete
  std::int64_t segments = 0;                ///< distinct places reached
  std::int64_t sources = 0;
};

struct TraceCompleteness {
  Status status = Status::not_applicable;  ///< of the figure: ok; not_applicable: no claim
  CountShare complete = {};
  Status number_paths = Status::not_applicable;
  std::vector<TracedClaim> claims = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;

  /// Incomplete claims first: claim, complete, missing (missing where complete), segments, sources
  [[nodiscard]] Table table() const;
};

/// The paths of every claim. O(claims x (codings + links)).
[[nodiscard]] TraceCompleteness trace_completeness(const Study& study);

}  // namespace tematik

#include <tematik/validity/detail/trace_completeness.ipp>  // IWYU pragma: export
