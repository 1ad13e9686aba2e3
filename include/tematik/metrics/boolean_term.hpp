#pragma once

/// @file
/// @brief Conjunctions of conditions and their negations, and how a solution made of them is printed.
///
/// A combination of k conditions is a number: bit i says whether condition i is present. A term fixes some of the
/// conditions and leaves the others open.

#include <algorithm>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/tables/set_memberships.hpp>

namespace tematik {

/// A conjunction of literals.
struct Term {
  std::uint32_t care = 0;   ///< bit i: condition i is in the term
  std::uint32_t value = 0;  ///< bit i: it is present (else negated); within `care`

  [[nodiscard]] constexpr int literals() const noexcept { return std::popcount(care); }
  [[nodiscard]] constexpr bool covers(std::uint32_t row) const noexcept { return (row & care) == value; }
  /// Whether every literal of `other` is in this term: it covers no row that `other` does not.
  [[nodiscard]] constexpr bool has_all_of(const Term& other) const noexcept {
    return (care & other.care) == other.care && (value & other.care) == other.value;
  }
  friend constexpr bool operator==(const Term&, const Term&) = default;
};

/// The order of printing: number of literals, then condition by condition, present before negated before absent.
[[nodiscard]] constexpr bool prints_before(const Term& a, const Term& b) noexcept {
  if (a.literals() != b.literals()) return a.literals() < b.literals();
  const std::uint32_t differ = (a.care ^ b.care) | (a.value ^ b.value);
  if (differ == 0) return false;
  const std::uint32_t bit = differ & (~differ + 1);  // the first condition in which they differ
  const auto rank = [bit](const Term& t) { return (t.value & bit) != 0 ? 0 : (t.care & bit) != 0 ? 1 : 2; };
  return rank(a) < rank(b);
}

/// The same for solutions, whose terms are in order: literals in all, then term by term.
[[nodiscard]] inline bool prints_before(const std::vector<Term>& a, const std::vector<Term>& b) {
  const auto literals = [](const std::vector<Term>& terms) {
    int sum = 0;
    for (const Term& term : terms) sum += term.literals();
    return sum;
  };
  if (a.size() != b.size()) return a.size() < b.size();
  if (literals(a) != literals(b)) return literals(a) < literals(b);
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Term& x, const Term& y) { return prints_before(x, y); });
}

/// "A*~B"; the term without literals is "1".
[[nodiscard]] inline std::string term_text(const Term& term, const std::vector<std::string>& conditions) {
  std::string out;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    if ((term.care & bit) == 0) continue;
    if (!out.empty()) out += '*';
    if ((term.value & bit) == 0) out += '~';
    out += conditions[i];
  }
  return out.empty() ? std::string("1") : out;
}

/// "A*~B + C"; without terms "0".
[[nodiscard]] inline std::string solution_text(std::span<const Term> terms,
                                               const std::vector<std::string>& conditions) {
  std::string out;
  for (const Term& term : terms) {
    if (!out.empty()) out += " + ";
    out += term_text(term, conditions);
  }
  return out.empty() ? std::string("0") : out;
}

/// The terms of a solution as it is printed, in order of printing; blanks are left out of account.
/// @throws InputError for an empty literal, or a condition both present and negated in one term; LookupError for a
/// condition that is not known
[[nodiscard]] std::vector<Term> solution_terms(std::string_view text, const std::vector<std::string>& conditions);

/// A combination as digits, condition by condition: "10110".
[[nodiscard]] inline std::string row_text(std::uint32_t row, std::size_t conditions) {
  std::string out;
  for (std::size_t i = 0; i < conditions; ++i) out += ((row >> i) & 1U) != 0 ? '1' : '0';
  return out;
}

/// How far a case belongs to a term: the least of its literals; 1 for the term without literals.
[[nodiscard]] inline double membership(const SetMemberships& data, std::size_t row, const Term& term) {
  double out = 1;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    if ((term.care & bit) == 0) continue;
    const double x = data.at(row, i);
    out = std::min(out, (term.value & bit) != 0 ? x : 1 - x);
  }
  return out;
}

/// How far each case belongs to a solution: the largest of its terms; 0 without terms.
[[nodiscard]] inline std::vector<double> memberships(const SetMemberships& data, std::span<const Term> terms) {
  std::vector<double> out(data.cases(), 0.0);
  for (std::size_t row = 0; row < out.size(); ++row) {
    for (const Term& term : terms) out[row] = std::max(out[row], membership(data, row, term));
  }
  return out;
}

inline std::vector<Term> solution_terms(std::string_view text, const std::vector<std::string>& conditions) {
  std::vector<Term> out(1);
  std::string word;
  bool negated = false;
  const auto close = [&] {
    if (word == "1" && !negated && std::find(conditions.begin(), conditions.end(), word) == conditions.end()) {
      word.clear();  // the term without literals
      return;
    }
    if (word.empty()) {
      throw InputError("solution", "a solution is written A*~B + C; found an empty literal", std::string(text));
    }
    const std::uint32_t bit = std::uint32_t{1} << label_index(conditions, word);
    Term& term = out.back();
    const bool present = (term.value & bit) != 0;
    if ((term.care & bit) != 0 && present == negated) {
      throw InputError("solution", detail::cat("\"", word, "\" is both present and negated in one term"), word);
    }
    term.care |= bit;
    if (!negated) term.value |= bit;
    word.clear();
    negated = false;
  };
  for (const char c : text) {
    if (c == ' ') continue;
    if (c == '~' && word.empty()) {
      negated = !negated;
    } else if (c == '*') {
      close();
    } else if (c == '+') {
      close();
      out.emplace_back();
    } else {
      word += c;
    }
  }
  close();
  std::sort(out.begin(), out.end(), [](const Term& a, const Term& b) { return prints_before(a, b); });
  return out;
}

}  // namespace tematik
