#pragma once

/// @file
/// @brief Conservative, intermediate and parsimonious solutions of a truth table, each with all its tied models.

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/minimise.hpp>
#include <tematik/metrics/truth_table.hpp>

namespace tematik {

/// What a solution may assume of combinations that were not seen.
enum class SolutionType : std::uint8_t { conservative, intermediate, parsimonious };

template <>
struct EnumNames<SolutionType> {
  static constexpr std::string_view what = "type of solution";
  static constexpr std::array<std::pair<SolutionType, std::string_view>, 3> names{
      {{SolutionType::conservative, "conservative"},
       {SolutionType::intermediate, "intermediate"},
       {SolutionType::parsimonious, "parsimonious"}}};
};

/// How theory expects a condition to work towards the outcome; a judgement of the researcher.
enum class Expectation : std::uint8_t { none, present, absent };

template <>
struct EnumNames<Expectation> {
  static constexpr std::string_view what = "directional expectation";
  static constexpr std::array<std::pair<Expectation, std::string_view>, 3> names{
      {{Expectation::none, "none"}, {Expectation::present, "present"}, {Expectation::absent, "absent"}}};
};

/// One of the tied models.
struct SolutionModel {
  std::vector<Term> terms = {};                 ///< in order of printing
  std::vector<std::uint32_t> assumptions = {};  ///< remainders it covers: its simplifying assumptions
};

struct QcaSolution {
  Status status = Status::no_variation;  ///< ok, truncated; no_variation: every row has the same output
  SolutionType type = SolutionType::conservative;
  std::vector<SolutionModel> models = {};
  std::vector<Term> primes = {};         ///< prime implicants that the models were chosen from
  std::vector<std::uint32_t> rows = {};  ///< the combinations to be covered
  std::vector<std::uint32_t> easy = {};  ///< intermediate: remainders used as easy counterfactuals
  std::vector<std::string> conditions = {};

  [[nodiscard]] std::vector<std::string> texts() const;
  /// One row per prime implicant: implicant, and a boolean column per combination that it may cover.
  [[nodiscard]] Table chart() const;
  /// One row per model: type, model, terms, simplifying_assumptions.
  [[nodiscard]] Table table() const;
};

struct SolutionOptions {
  std::vector<Expectation> expect = {};  ///< by condition, of intermediate; empty: none
  std::int64_t max_models = 1000;
  std::int64_t max_steps = 20'000'000;
};

/// @brief The solutions of a truth table.
///
/// - **Definition**: *conservative*: `minimise` without remainders. *Parsimonious*: with all remainders as don't-cares.
///   *Intermediate*: for each conservative term c and each term p of a parsimonious model whose literals are all in c,
///   drop from c the literals that contradict the expectation and are not in p; the remainders that the results cover
///   are the easy counterfactuals; `minimise` with these. All distinct models over all pairs of a conservative and a
///   parsimonious model.
/// - **Range**: at least one model each; without an expectation intermediate = conservative.
/// - **Undefined**: `no_variation` if no row, or every row that is no remainder, has output 1: nothing tells the
///   combinations apart. `truncated`: a limit was reached.
/// - **Assumptions**: an expectation is a judgement, and a remainder that a model covers is assumed to have the outcome.
///   Which of several models to read is a judgement too.
/// - **Complexity**: that of `minimise`; intermediate once per distinct set of easy counterfactuals.
/// - **Literature**: Ragin (2008), Redesigning Social Inquiry, ch. 8-9; Schneider & Wagemann (2012), Set-Theoretic Methods
///   for the Social Sciences; Duşa (2019), QCA with R
/// @throws UsageError if `expect` is neither empty nor one per condition
[[nodiscard]] QcaSolution qca_solution(const TruthTable& table, SolutionType type, const SolutionOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The literals of c that may be dropped on the way to p.
[[nodiscard]] inline Term easy_term(const Term& c, const Term& p, const std::vector<Expectation>& expect) {
  Term out = c;
  for (std::size_t i = 0; i < expect.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    const bool present = (c.value & bit) != 0;
    const bool contradicts = expect[i] == (present ? Expectation::absent : Expectation::present);
    if ((c.care & bit) == 0 || !contradicts || (p.care & bit) != 0) continue;
    out.care &= ~bit;
    out.value &= ~bit;
  }
  return out;
}

/// The remainders that the terms cover.
[[nodiscard]] inline std::vector<std::uint32_t> covered(const std::vector<Term>& terms,
                                                        const std::vector<std::uint32_t>& remainders) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t row : remainders) {
    if (std::any_of(terms.begin(), terms.end(), [row](const Term& t) { return t.covers(row); })) out.push_back(row);
  }
  return out;
}

/// The sets of easy counterfactuals over all pairs of models, each once.
[[nodiscard]] inline std::vector<std::vector<std::uint32_t>> easy_counterfactuals(
    const Minimised& conservative, const Minimised& parsimonious, const std::vector<Expectation>& expect,
    const std::vector<std::uint32_t>& remainders) {
  std::set<std::vector<std::pair<std::uint32_t, std::uint32_t>>> all_results;  // few differ
  for (const auto& whole : conservative.models) {
    for (const auto& brief : parsimonious.models) {
      std::vector<std::pair<std::uint32_t, std::uint32_t>> results;
      for (const Term& c : whole) {
        for (const Term& p : brief) {
          if (!c.has_all_of(p)) continue;
          const Term result = easy_term(c, p, expect);
          results.emplace_back(result.care, result.value);
        }
      }
      std::sort(results.begin(), results.end());
      all_results.insert(std::move(results));
    }
  }
  std::vector<std::vector<std::uint32_t>> sets;
  for (const auto& results : all_results) {
    std::vector<Term> terms;
    for (const auto& [care, value] : results) terms.push_back({care, value});
    sets.push_back(covered(terms, remainders));
  }
  std::sort(sets.begin(), sets.end());
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  return sets;
}

}  // namespace detail

inline QcaSolution qca_solution(const TruthTable& table, SolutionType type, const SolutionOptions& options) {
  const std::size_t k = table.data.size();
  std::vector<Expectation> expect = options.expect;
  if (expect.empty()) expect.assign(k, Expectation::none);
  if (expect.size() != k) {
    throw UsageError("expect", detail::cat("expect: ", k, " conditions got ", expect.size(), " expectations"),
                     "expect");
  }
  QcaSolution out;
  out.type = type;
  out.conditions = table.conditions();
  out.rows = table.combinations(RowOut::present);
  if (out.rows.empty() || table.combinations(RowOut::absent).empty()) return out;
  const std::vector<std::uint32_t> remainders = table.combinations(RowOut::remainder);
  const MinimiseOptions limits{
      .max_models = options.max_models, .max_steps = options.max_steps, .conditions = out.conditions};
  out.status = Status::ok;
  std::vector<std::vector<Term>> models;
  const auto add = [&](const Minimised& found) {
    if (found.status == Status::truncated) out.status = Status::truncated;
    models.insert(models.end(), found.models.begin(), found.models.end());
    out.primes.insert(out.primes.end(), found.primes.begin(), found.primes.end());
  };
  if (type == SolutionType::parsimonious) {
    add(minimise(k, out.rows, remainders, limits));
  } else if (type == SolutionType::conservative) {
    add(minimise(k, out.rows, {}, limits));
  } else {
    const Minimised conservative = minimise(k, out.rows, {}, limits), brief = minimise(k, out.rows, remainders, limits);
    if (conservative.status == Status::truncated || brief.status == Status::truncated) out.status = Status::truncated;
    for (const auto& easy : detail::easy_counterfactuals(conservative, brief, expect, remainders)) {
      add(minimise(k, out.rows, easy, limits));
      out.easy.insert(out.easy.end(), easy.begin(), easy.end());
    }
    std::sort(out.easy.begin(), out.easy.end());
    out.easy.erase(std::unique(out.easy.begin(), out.easy.end()), out.easy.end());
  }
  const auto before = [](const auto& a, const auto& b) { return prints_before(a, b); };
  std::sort(models.begin(), models.end(), before);
  models.erase(std::unique(models.begin(), models.end()), models.end());
  std::sort(out.primes.begin(), out.primes.end(), before);
  out.primes.erase(std::unique(out.primes.begin(), out.primes.end()), out.primes.end());
  if (std::cmp_greater(models.size(), options.max_models)) {
    out.status = Status::truncated;
    models.resize(static_cast<std::size_t>(options.max_models));
  }
  for (auto& terms : models) {
    auto assumptions = detail::covered(terms, remainders);
    out.models.push_back({.terms = std::move(terms), .assumptions = std::move(assumptions)});
  }
  return out;
}

inline std::vector<std::string> QcaSolution::texts() const {
  std::vector<std::string> out;
  for (const auto& model : models) out.push_back(solution_text(model.terms, conditions));
  return out;
}

inline Table QcaSolution::chart() const {
  std::vector<std::string> names;
  for (const Term& prime : primes) names.push_back(term_text(prime, conditions));
  Table out;
  out.add("implicant", std::move(names));
  for (const std::uint32_t row : rows) {
    std::vector<std::uint8_t> covers;
    for (const Term& prime : primes) covers.push_back(prime.covers(row) ? 1 : 0);
    out.add_booleans(row_text(row, conditions.size()), std::move(covers));
  }
  return out;
}

inline Table QcaSolution::table() const {
  std::vector<std::int64_t> terms, assumptions;
  for (const auto& model : models) {
    terms.push_back(static_cast<std::int64_t>(model.terms.size()));
    assumptions.push_back(static_cast<std::int64_t>(model.assumptions.size()));
  }
  Table out;
  out.add("type", std::vector<std::string>(models.size(), std::string(to_string(type)))).add("model", texts());
  return out.add("terms", std::move(terms)).add("simplifying_assumptions", std::move(assumptions));
}

}  // namespace tematik
