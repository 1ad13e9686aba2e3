#pragma once

/// @file
/// @brief Rows of agreement: a figure, the part of the study it speaks of, and all of them as one table.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_planning.hpp>
#include <tematik/metrics/agreement_value.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// One figure with the part of the study it speaks of; empty keys were not asked for.
struct AgreementRow {
  std::string source = {};
  std::string code = {};
  std::string theme = {};
  std::string coder = {};  ///< this coder against each of the others
  std::string coder_1 = {};
  std::string coder_2 = {};
  std::string component = {};  ///< of unitizing_alpha (u, |u, cu, (k)u) and span_f1 (micro, macro)
  AgreementValue figure = {};  ///< read `figure.status` first
  std::int64_t n_sources = 0;  ///< sources with two or more coders of the row
  std::int64_t n_boot = 0;
  std::int64_t n_undefined = 0;
  double coverage = undefined_value;  ///< pairable share of all text (or units) in scope
  double without = undefined_value;   ///< of key `coder`: the figure of all others, without this coder
  double change = undefined_value;    ///< `without` less the figure of all
  std::string case_ = {};
  std::string batch = {};
  std::string window = {};         ///< "1-10": sources in order of completion; or two days
  double lower = undefined_value;  ///< of status `bounded`: the exact figure lies between these
  double upper = undefined_value;
  double monte_carlo_se = undefined_value;  ///< of gamma, from its samples
  std::optional<AgreementPlan> plan = {};   ///< of `Agreement::plan`
};

/// One row per figure; keys that no row has are left out. @param of_coders  with `without` and `change`
[[nodiscard]] Table agreement_table(const std::vector<AgreementRow>& rows, std::string_view metric,
                                    bool of_coders = false);

// ---------------------------------------------------------------------------------------------------------

inline Table agreement_table(const std::vector<AgreementRow>& rows, std::string_view metric, bool of_coders) {
  const auto column = [&rows](auto of) {
    std::vector<decltype(of(rows.front()))> out;
    for (const auto& row : rows) out.push_back(of(row));
    return out;
  };
  Table out;
  const auto key = [&](std::string name, std::string AgreementRow::*of) {
    auto words = column([of](const AgreementRow& r) { return r.*of; });
    if (std::any_of(words.begin(), words.end(), [](const auto& word) { return !word.empty(); }))
      out.add(std::move(name), std::move(words));
  };
  const auto number = [&](std::string name, double AgreementValue::*of) {
    out.add(std::move(name), column([of](const AgreementRow& r) { return r.figure.*of; }));
  };
  key("case", &AgreementRow::case_);
  key("batch", &AgreementRow::batch);
  key("window", &AgreementRow::window);
  key("source", &AgreementRow::source);
  key("code", &AgreementRow::code);
  key("theme", &AgreementRow::theme);
  key("coder", &AgreementRow::coder);
  key("coder_1", &AgreementRow::coder_1);
  key("coder_2", &AgreementRow::coder_2);
  out.add("metric", std::vector<std::string>(rows.size(), std::string(metric)));
  key("component", &AgreementRow::component);
  number("value", &AgreementValue::value);
  out.add("status", column([](const AgreementRow& r) { return std::string(to_string(r.figure.status)); }));
  number("lo", &AgreementValue::lo);
  number("hi", &AgreementValue::hi);
  number("observed", &AgreementValue::observed);
  number("expected", &AgreementValue::expected);
  out.add("coverage", column([](const AgreementRow& r) { return r.coverage; }));
  number("se", &AgreementValue::se);
  out.add("ci_method", column([](const AgreementRow& r) { return std::string(r.figure.ci_method); }));
  out.add("n_units", column([](const AgreementRow& r) { return r.figure.n_units; }));
  out.add("n_pairable", column([](const AgreementRow& r) { return r.figure.n_pairable; }));
  out.add("n_coders", column([](const AgreementRow& r) { return static_cast<std::int64_t>(r.figure.n_coders); }));
  out.add("n_sources", column([](const AgreementRow& r) { return r.n_sources; }));
  out.add("n_boot", column([](const AgreementRow& r) { return r.n_boot; }));
  out.add("n_undefined", column([](const AgreementRow& r) { return r.n_undefined; }));
  const auto if_any = [&](std::string name, double AgreementRow::*of) {
    auto numbers = column([of](const AgreementRow& r) { return r.*of; });
    if (std::any_of(numbers.begin(), numbers.end(), [](double x) { return !std::isnan(x); }))
      out.add(std::move(name), std::move(numbers));
  };
  if_any("lower", &AgreementRow::lower);
  if_any("upper", &AgreementRow::upper);
  if_any("monte_carlo_se", &AgreementRow::monte_carlo_se);
  if (of_coders) {
    out.add("without", column([](const AgreementRow& r) { return r.without; }));
    out.add("change", column([](const AgreementRow& r) { return r.change; }));
  }
  out.add("flags", column([](const AgreementRow& r) {
            std::string words;
            for (const auto& word : r.figure.flags.words()) words += (words.empty() ? "" : " ") + word;
            return words;
          }));
  return out;
}

}  // namespace tematik
