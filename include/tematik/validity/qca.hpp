#pragma once

/// @file
/// @brief Qualitative comparative analysis of a study's cases: which conditions, in which combinations, go with an
/// outcome.
///
/// @code
/// auto q = tematik::qca(study, {.outcome = {"HAS", tematik::attr("case.exam") >= 75},
///                               .conditions = {{"RPP", "R"}, {"MET", "M"}, {"UMP", "F"}},
///                               .expect = {{"RPP", tematik::Expectation::present}}});
/// for (const auto& model : q.models) print(model.text, model.fit.fit.cov_s.value);
/// @endcode

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/metrics/calibration.hpp>
#include <tematik/metrics/incl_sweep.hpp>
#include <tematik/metrics/model_fit.hpp>
#include <tematik/metrics/necessity.hpp>
#include <tematik/validity/case_values.hpp>

namespace tematik {

/// An attribute of cases calibrated by the direct method.
struct Calibrated {
  std::string attribute = {};
  Anchors anchors = {};
};

/// Where memberships in a set come from: an attribute that holds them (0..1, true and false), a predicate on attributes
/// of cases (unknown is missing), or a calibrated attribute.
using SetSource = std::variant<std::string, Filter, Calibrated>;

/// A set and its name in the formulas; without a source the attribute of that name.
struct NamedSet {
  std::string name = {};
  SetSource from = std::string();

  NamedSet() = default;
  NamedSet(const char* of) : name(of) {}
  NamedSet(std::string of) : name(std::move(of)) {}
  NamedSet(std::string of, SetSource source) : name(std::move(of)), from(std::move(source)) {}
};

struct QcaOptions {
  NamedSet outcome = {};
  std::vector<NamedSet> conditions = {};
  std::map<std::string, Expectation> expect = {};  ///< by name of a condition; a judgement, never filled in
  bool negate = false;                             ///< explain the absence of the outcome
  std::int64_t n_cut = 1;
  double incl_cut = .8;
  std::optional<std::string> wave = {};  ///< of attributes by wave; empty: the earliest
  bool carry = false;                    ///< a missing value of the wave: the last earlier one
  double necessity_cut = .9;
  std::int64_t max_models = 1000;
};

/// A case that a model does not explain; handled if a memo on it, with author and date, holds the text of the model.
struct DeviantCase {
  std::string name = {};
  CaseType type = CaseType::deviant_coverage;
  bool handled = false;
};

/// One of the tied models of one type.
struct QcaModel {
  SolutionType type = SolutionType::conservative;
  std::int64_t number = 1;  ///< among those of its type
  std::int64_t of = 1;
  std::string text = {};
  SolutionModel model = {};
  ModelFit fit = {};
  std::vector<DeviantCase> deviant = {};
};

struct Qca {
  Status status = Status::no_data;  ///< ok; truncated; no_variation: no models; no_data: no complete case
  Flags flags = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;  ///< of the study that was read
  QcaOptions options = {};
  TruthTable truth = {};                    ///< with the memberships, and the incomplete cases in `data.left_out`
  std::vector<std::string> unrelated = {};  ///< cases without a value in any of the sets
  std::vector<QcaSolution> solutions = {};  ///< conservative, intermediate, parsimonious
  std::vector<QcaModel> models = {};        ///< of all three types, every tie
  Necessity necessity = {};

  [[nodiscard]] const QcaSolution& solution(SolutionType type) const {
    return solutions[static_cast<std::size_t>(type)];
  }
  /// One row per model: type, model, of, text, incl_s, pri, cov_s, simplifying_assumptions, deviant_consistency,
  /// deviant_coverage, unhandled (names joined by a blank).
  [[nodiscard]] Table table() const;
  /// One row per model and term: type, model, term, incl_s, pri, cov_s, cov_u, cases.
  [[nodiscard]] Table terms() const;
  /// The solutions of one type at other thresholds (empty: where the truth table changes).
  [[nodiscard]] InclSweep sweep(SolutionType type, std::vector<double> cuts = {}) const;
  /// Methods, cautions and every model, in sentences.
  [[nodiscard]] std::string report(Language language = Language::en) const;
};

/// Truth table, three solution types with all ties, fit, necessity and deviant cases.
///
/// - **Unit of analysis**: the case. Cases whose participant refused consent to analysis are left out and counted; a case
///   with some values but not all is left out and listed; one without any value in these sets is `unrelated`.
/// - **Definition, formulas, ranges**: `truth_table`, `qca_solution`, `model_fit`, `necessity`, `case_types`.
/// - **Undefined**: `no_data` without a complete case in a combination; `no_variation` if the combinations seen have one
///   output; `truncated` if there are more than `max_models`.
/// - **Assumptions**: conditions, anchors, thresholds and expectations are decisions of the researcher. The share of
///   remainders is always reported. Models describe these cases.
/// - **Complexity**: O(2^k rows, up to 3^k implicants) and an exact search for minimal models; k at most 12.
/// - **Literature**: Ragin (1987), The Comparative Method; Ragin (2008), Redesigning Social Inquiry; Schneider & Wagemann
///   (2012), Set-Theoretic Methods for the Social Sciences; Schneider & Rohlfing (2013), doi:10.1177/0049124113481341
/// @throws UsageError for no or more than 12 conditions, wrong thresholds, predicates that ask about codings;
///         LookupError for unknown attributes, conditions of `expect` and waves; InputError for values that are no
///         memberships
[[nodiscard]] Qca qca(const Study& study, const QcaOptions& options);

}  // namespace tematik

#include <tematik/validity/detail/qca.ipp>
