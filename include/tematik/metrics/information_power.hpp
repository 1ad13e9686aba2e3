#pragma once

/// @file
/// @brief Planning: five questions on how much each participant can tell, with answers and reasons; no score.

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// The answer to one question and why.
struct InformationAnswer {
  std::string answer = {};  ///< one of the two poles of the question; empty: not answered
  std::string reason = {};
};

struct InformationPowerOptions {
  InformationAnswer aim = {};          ///< narrow or broad
  InformationAnswer specificity = {};  ///< of the sample for the aim: dense or sparse
  InformationAnswer theory = {};       ///< established theory is applied or not_applied
  InformationAnswer dialogue = {};     ///< between researcher and participant: strong or weak
  InformationAnswer analysis = {};     ///< strategy: case or cross_case
};

/// A question, its poles (fewer participants may do towards the first, more are needed towards the second), its answer.
struct InformationItem {
  std::string_view item = {};
  std::array<std::string_view, 2> poles = {};
  InformationAnswer given = {};
};

struct InformationPowerResult {
  Status status = Status::no_data;  ///< ok: at least one answer; no_data: none
  std::vector<InformationItem> items = {};

  /// One row per question: item, fewer, more (the poles), answer, reason.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Information power: the answers to five questions with two poles each, to print beside numbers of planning.
///
/// - **Inputs**: an answer and a reason per question, as far as there are any.
/// - **Definition**: the more a sample can tell for the study, the fewer participants it takes; towards the first pole of
///   each question fewer may do. The model names no number and no score, and none is made here: five poles neither add
///   up nor weigh the same.
/// - **Undefined**: nothing answered `no_data`.
/// - **Assumptions**: answers are judgements, made before data and looked at again during the study.
/// - **Complexity**: O(1).
/// - **Literature**: Malterud, Siersma & Guassora (2016), doi:10.1177/1049732315617444
///
/// @code
/// const auto power = tematik::information_power({.aim = {"narrow", "one question"}, .dialogue = {"strong", ""}});
/// assert(power.items[0].given.answer == "narrow" && power.items[1].given.answer.empty());
/// @endcode
/// @throws UsageError if an answer is not one of the two poles, or a reason stands without an answer
[[nodiscard]] InformationPowerResult information_power(const InformationPowerOptions& options);

// ---------------------------------------------------------------------------------------------------------

inline InformationPowerResult information_power(const InformationPowerOptions& options) {
  InformationPowerResult out;
  out.items = {{"aim", {"narrow", "broad"}, options.aim},
               {"specificity", {"dense", "sparse"}, options.specificity},
               {"theory", {"applied", "not_applied"}, options.theory},
               {"dialogue", {"strong", "weak"}, options.dialogue},
               {"analysis", {"case", "cross_case"}, options.analysis}};
  for (const auto& [item, poles, given] : out.items) {
    if (given.answer.empty() && given.reason.empty()) continue;
    if (given.answer != poles[0] && given.answer != poles[1]) {
      const std::string found =
          given.answer.empty() ? std::string("a reason without an answer") : detail::cat('"', given.answer, '"');
      throw UsageError("information_power",
                       detail::cat(item, ": expected \"", poles[0], "\" or \"", poles[1], "\", found ", found),
                       std::string(item), given.answer);
    }
    out.status = Status::ok;
  }
  return out;
}

inline Table InformationPowerResult::table() const {
  std::vector<std::string> names, fewer, more, answers, reasons;
  for (const auto& [item, poles, given] : items) {
    names.emplace_back(item);
    fewer.emplace_back(poles[0]);
    more.emplace_back(poles[1]);
    answers.push_back(given.answer);
    reasons.push_back(given.reason);
  }
  Table out;
  out.add("item", std::move(names)).add("fewer", std::move(fewer)).add("more", std::move(more));
  out.add("answer", std::move(answers)).add("reason", std::move(reasons));
  return out;
}

inline MethodRecord InformationPowerResult::method() const {
  MethodRecord out{.function = "information_power",
                   .citations = {"Malterud, Siersma & Guassora 2016, doi:10.1177/1049732315617444"}};
  for (const auto& [item, poles, given] : items) {
    out.option(std::string(item), given.answer);
    out.option(std::string(item) + "_reason", given.reason);
  }
  return out;
}

}  // namespace tematik
