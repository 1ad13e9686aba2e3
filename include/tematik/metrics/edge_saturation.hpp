#pragma once

/// @file
/// @brief Saturation of relations: pairs of codes that one unit holds take the place of codes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/richness.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/edge_incidence.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// Codes and their edges side by side.
struct EdgeSaturationResult {
  Status status = Status::no_data;  ///< ok; no_data without units
  std::string reason = {};          ///< no_units, no_edges (no unit holds two codes); else ""
  Incidence edges = {};             ///< units x edges
  FrequencyCounts frequencies = {};
  CoverageResult coverage = {};  ///< each with its own status
  ExpectedNewResult expected_new = {};
  RichnessResult chao2 = {};
  RichnessResult chao2_bc = {};
  std::vector<double> mean = {};             ///< mean curve, element t belongs to t units, t = 0..T
  std::vector<std::int64_t> new_edges = {};  ///< edges first held at each position, in order of analysis
  std::int64_t codes = 0;                    ///< S of the codes
  CoverageResult code_coverage = {};         ///< show it beside `coverage`
  ExpectedNewResult code_expected_new = {};
  bool given = false;         ///< the edges came from the caller, not from "a unit holds both codes"
  std::string kind = "unit";  ///< what an edge is, in a word: "unit" a unit holds both codes, or the caller's

  /// Two rows, codes and edges: what, observed, mentions, turing, coverage, expected_new, status.
  [[nodiscard]] Table table() const;
  /// One row per t = 1..T: t, new, cumulative, mean.
  [[nodiscard]] Table curve_table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief How far relations between codes are from being all seen, beside the same figures for codes.
///
/// - **Inputs**: incidence, T units x S codes, in order of analysis. Other edges (both codes within one segment or on
///   overlapping spans; code and case, code and theme) come as an incidence of their own, units x edges.
/// - **Formula**: edges take the place of codes in `mean_accumulation`, `coverage`, `expected_new`, `richness` (chao2 and
///   chao2_bc) and the first appearances.
/// - **Range**: 0..S(S-1)/2 edges.
/// - **Undefined**: T = 0 `no_data`; no unit with two codes: `ok` with reason `no_edges`, and every figure says its own
///   status.
/// - **Assumptions**: those of each figure; but the edges of one unit are dependent by construction (c codes at once
///   make c(c-1)/2 edges), so that intervals are too narrow: they are not printed here.
/// - **Complexity**: O(sum over units of squared code counts) and O(D T), D = distinct edge frequencies.
/// - **Literature**: Chao & Jost (2012), doi:10.1890/11-1952.1, applied to edges
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 1, 0}, {1, 1, 1}});
/// const auto e = tematik::edge_saturation(inc);          // {0,1}, then {0,2} and {1,2}
/// assert(e.new_edges[0] == 1 && e.new_edges[1] == 2 && e.frequencies.q(2) == 1);
/// @endcode
[[nodiscard]] EdgeSaturationResult edge_saturation(const Incidence& incidence);

/// The same for edges that the caller counted: pairs on one segment or on overlapping spans, code and case, code and
/// theme. @param kind  what they are, for the method record
/// @throws UsageError if both do not have the same number of units
[[nodiscard]] EdgeSaturationResult edge_saturation(const Incidence& codes, const Incidence& edges,
                                                   std::string kind = "given");

// ---------------------------------------------------------------------------------------------------------

inline EdgeSaturationResult edge_saturation(const Incidence& incidence) {
  auto out = edge_saturation(incidence, edge_incidence(incidence).incidence);
  out.given = false;
  out.kind = "unit";
  return out;
}

inline EdgeSaturationResult edge_saturation(const Incidence& codes, const Incidence& edges, std::string kind) {
  if (codes.units() != edges.units()) {
    throw UsageError("edges",
                     detail::cat("codes are there for ", codes.units(), " units, edges for ", edges.units(),
                                 "; give both for the same units"),
                     "edges");
  }
  EdgeSaturationResult out;
  out.given = true;
  out.kind = std::move(kind);
  out.edges = edges;
  out.frequencies = edges.frequencies();
  const auto of_codes = codes.frequencies();
  out.codes = of_codes.observed();
  out.coverage = coverage(out.frequencies);
  out.expected_new = expected_new(out.frequencies);
  out.chao2 = richness(out.frequencies, {.estimator = RichnessEstimator::chao2});
  out.chao2_bc = richness(out.frequencies, {.estimator = RichnessEstimator::chao2_bc});
  out.code_coverage = coverage(of_codes);
  out.code_expected_new = expected_new(of_codes);
  if (codes.units() == 0) {
    out.reason = "no_units";
    return out;
  }
  out.status = Status::ok;
  if (out.frequencies.observed() == 0) out.reason = "no_edges";
  out.mean = mean_accumulation(out.frequencies);
  out.new_edges = edges.new_counts();
  return out;
}

inline Table EdgeSaturationResult::table() const {
  const auto& of_codes = code_coverage;
  Table out;
  out.add("what", std::vector<std::string>{"codes", "edges"})
      .add("observed", std::vector<std::int64_t>{codes, frequencies.observed()})
      .add("mentions", std::vector<std::int64_t>{of_codes.mentions, coverage.mentions})
      .add("turing", std::vector<double>{of_codes.turing, coverage.turing})
      .add("coverage", std::vector<double>{of_codes.value, coverage.value})
      .add("expected_new", std::vector<double>{code_expected_new.value, expected_new.value});
  std::vector<std::string> statuses{std::string(to_string(of_codes.status)), std::string(to_string(coverage.status))};
  out.add("status", std::move(statuses));
  return out;
}

inline Table EdgeSaturationResult::curve_table() const {
  std::vector<std::int64_t> positions, cumulative;
  std::vector<double> means;
  for (std::size_t i = 0; i < new_edges.size(); ++i) {
    positions.push_back(static_cast<std::int64_t>(i) + 1);
    cumulative.push_back(new_edges[i] + (i > 0 ? cumulative.back() : 0));
    means.push_back(mean[i + 1]);
  }
  Table out;
  out.add("t", std::move(positions)).add("new", new_edges).add("cumulative", std::move(cumulative));
  out.add("mean", std::move(means));
  return out;
}

inline MethodRecord EdgeSaturationResult::method() const {
  MethodRecord out{.function = "edge_saturation",
                   .n = frequencies.units,
                   .citations = {"Chao & Jost 2012, doi:10.1890/11-1952.1", "Chao 1987, doi:10.2307/2531532"}};
  out.option("edges", kind);
  return out;
}

}  // namespace tematik
