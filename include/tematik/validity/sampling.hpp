#pragma once

/// @file
/// @brief Sampling: what was wanted beside what was found, how even it is, what is aliased, and why each case is in.
///
/// - **Question**: which cells are short or empty; which comparisons cannot be told apart; who is in for no stated reason?
/// - **Unit of analysis**: the case (a participant or another unit of comparison), never the source.
/// - **Figures**: `quota`, `iqv`, `cross_coverage`, `aliasing` (`metrics/sampling_figures.hpp`) on the sampling frames,
///   criteria and attributes of the study.
/// - **Missing**: a case without a value enters no cell and is counted. A part that nobody declared is `not_done`.
/// - **Not measured**: whether the cases are good ones, and when to stop: the researcher says so.
/// - **Literature**: Palinkas et al. (2015), doi:10.1007/s10488-013-0528-y; Patton (2002); Ritchie & Lewis (2003)
///
/// @code
/// auto s = tematik::sampling(study, {.role = "guru"});
/// for (const auto& frame : s.frames) use(frame.quota.fill, frame.quota.short_, frame.coverage.empty);
/// @endcode

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/sampling_figures.hpp>
#include <tematik/model/record_lines.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/table.hpp>
#include <tematik/validity/detail/case_columns.hpp>

namespace tematik {

struct SamplingOptions {
  std::vector<std::string> frames = {};      ///< names; empty: all
  std::vector<std::string> attributes = {};  ///< for evenness and aliases; empty: all of cases that are not numeric
  std::string role = {};                     ///< keeps the cases of this role; empty: all
};

/// One cell of the sampling matrix.
struct SampledCell {
  std::vector<std::string> levels = {};
  std::int64_t count = 0;
  std::optional<std::int64_t> target = {};
  bool impossible = false;
};

struct SampledFrame {
  std::string name = {};
  std::vector<std::string> attributes = {};
  std::vector<SampledCell> cells = {};  ///< all combinations of levels
  QuotaResult quota = {};               ///< `short_` by the levels joined with " × "
  CrossCoverageResult coverage = {};
  std::vector<std::string> empty = {};  ///< labels of the empty cells
  std::int64_t n = 0;                   ///< cases in a cell
};

struct SampledAttribute {
  std::string name = {};
  std::vector<std::string> levels = {};
  std::vector<std::int64_t> counts = {};
  IqvResult iqv = {};
  std::int64_t n_missing = 0;
  bool declared = true;  ///< whether every category was declared
};

/// Two attributes, or levels of them, that cannot be told apart: a comparison on `bound` is one on `to` too.
struct AliasedAttributes {
  AliasKind kind = AliasKind::full;
  std::string bound = {};
  std::string bound_level = {};  ///< of kind level
  std::string to = {};
  std::string to_level = {};

  friend bool operator==(const AliasedAttributes&, const AliasedAttributes&) = default;
};

/// Why a case is in.
struct InclusionReasons {
  CaseId case_ = {};
  std::string label = {};
  std::vector<std::string> met = {};      ///< criteria
  std::vector<std::string> unknown = {};  ///< criteria that a missing value leaves open
};

struct Sampling {
  Status status = Status::no_data;              ///< ok; no_data: no case is left
  Status frames_status = Status::not_done;      ///< not_done: no frame was declared
  Status attributes_status = Status::not_done;  ///< not_done: no attribute
  Status inclusion_status = Status::not_done;   ///< not_done: no criterion was declared
  std::vector<SampledFrame> frames = {};
  std::vector<SampledAttribute> attributes = {};
  std::vector<AliasedAttributes> aliases = {};
  std::vector<InclusionReasons> inclusion = {};
  std::int64_t n = 0;  ///< cases
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;
  SamplingOptions options = {};

  /// The aliases of one attribute: to be named beside every comparison on it.
  [[nodiscard]] std::vector<AliasedAttributes> aliases_of(std::string_view attribute) const;
  /// The matrix: frame, cell, count, target (missing: none was set), short, excess, impossible.
  [[nodiscard]] Table table() const;
  /// frame, n, fill, status, filled, wanted, excess, cells_filled, cells_possible, coverage, empty, n_missing
  [[nodiscard]] Table frames_table() const;
  /// attribute, categories, n, n_missing, iqv, status, declared
  [[nodiscard]] Table attributes_table() const;
  /// kind, bound, bound_level, to, to_level
  [[nodiscard]] Table aliases_table() const;
  /// case, met, unknown
  [[nodiscard]] Table inclusion_table() const;
};

/// The sampling of a study. Linear in cases for each frame and pair of attributes.
/// @throws LookupError for unknown frames, attributes and roles; UsageError for a criterion that does not ask about cases
[[nodiscard]] Sampling sampling(const Study& study, const SamplingOptions& options = {});

}  // namespace tematik

#include <tematik/validity/detail/sampling.ipp>         // IWYU pragma: export
#include <tematik/validity/detail/sampling_tables.ipp>  // IWYU pragma: export
