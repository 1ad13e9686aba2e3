#pragma once

/// @file
/// @brief Two groups of cases beside each other on an outcome: the tendency with its exceptions, under every rule of
/// banding, and beside rival attributes.
///
/// @code
/// auto c = tematik::compare(study, {.outcome = "exam", .rule = {"high", tematik::attr("case.pkg") >= 76},
///                                   .strata = "school"});
/// for (const auto& pair : c.exceptions) print(pair.first, pair.second, pair.same_stratum);
/// auto rules = tematik::rule_sensitivity(study, {.outcome = "exam"});   // every named rule on cases
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/group_difference.hpp>
#include <tematik/validity/case_values.hpp>

namespace tematik {

/// A named predicate on attributes of cases: one that is stored in the study, or one given here.
struct CaseRule {
  std::string name = {};
  std::optional<Filter> predicate = {};  ///< empty: the stored rule of that name

  CaseRule() = default;
  CaseRule(const char* stored) : name(stored) {}
  CaseRule(std::string stored) : name(std::move(stored)) {}
  CaseRule(Filter filter) : name(filter.text()), predicate(std::move(filter)) {}
  CaseRule(std::string of, Filter filter) : name(std::move(of)), predicate(std::move(filter)) {}
};

struct CompareOptions {
  std::string outcome = {};              ///< a numeric attribute of cases
  CaseRule rule = {};                    ///< group 1 meets it
  std::string strata = {};               ///< an attribute of cases, such as their site; empty: none
  std::optional<std::string> wave = {};  ///< of attributes by wave; empty: the earliest
  std::int64_t max_exact = 10'000'000;
  std::int64_t n_perm = 9999;
  std::uint64_t seed = 0;
  int threads = 0;
  Progress progress = {};
  bool probability_sample = false;  ///< the cases were drawn with known chances; else every p is labelled descriptive
};

struct Comparison : GroupDifference {
  Flags flags = {};
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;  ///< of the study that was read
  CompareOptions options = {};
  std::vector<std::string> unclassified = {};  ///< cases with an outcome for which the rule is unknown

  /// "descriptive", or "probability sample": stands beside every p.
  [[nodiscard]] std::string label(Language language = Language::en) const;
  /// One row: rule, the figures of `GroupDifference::table`, p_label.
  [[nodiscard]] Table table() const;
  /// Methods, figures and exceptions, in sentences.
  [[nodiscard]] std::string report(Language language = Language::en) const;
};

/// The same comparison under several rules.
struct Comparisons {
  std::vector<Comparison> rows = {};
  std::vector<Warning> warnings = {};  ///< of any row, each once
  MethodRecord method = {};
  std::uint64_t revision = 0;

  /// One row per rule.
  [[nodiscard]] Table table() const;
};

/// Cases that meet a rule beside those that do not.
///
/// - **Unit of analysis**: the case. Cases whose participant refused consent to analysis are left out and counted. A case
///   for which the rule is unknown is in neither group, and listed if it has an outcome.
/// - **Definition, formulas, ranges, what is undefined**: `group_difference`.
/// - **Assumptions**: groups that were not assigned at random differ in more than the rule: look at strata, at
///   `rival_attributes` and at what is aliased with the rule. A difference is no effect.
/// - **Complexity**: that of `group_difference`.
/// - **Literature**: Cliff (1993), doi:10.1037/0033-2909.114.3.494; Hedges (1981), doi:10.3102/10769986006002107; Pitman
///   (1937), doi:10.2307/2984124
/// @throws LookupError for unknown attributes, rules and waves; InputError for an outcome that is no number; UsageError
///         for a rule that asks about codings
[[nodiscard]] Comparison compare(const Study& study, const CompareOptions& options);

/// The comparison under each rule: those given, or every named rule of the study that asks about cases only. The rule of
/// `options` is not read. @throws UsageError if there is no rule
[[nodiscard]] Comparisons rule_sensitivity(const Study& study, const CompareOptions& options,
                                           const std::vector<CaseRule>& rules = {});

/// The comparison on other attributes of cases: each of their values against the rest ("prior = high"; of a boolean
/// attribute only "true"). Without `attributes`: all that are not numeric, the strata among them. Every rule of these
/// cuts the same cases in another way: what it tells apart may be what the rule of interest tells apart too.
/// @throws UsageError if there is no such attribute; LookupError for unknown ones
[[nodiscard]] Comparisons rival_attributes(const Study& study, const CompareOptions& options,
                                           const std::vector<std::string>& attributes = {});

}  // namespace tematik

#include <tematik/validity/detail/compare.ipp>
