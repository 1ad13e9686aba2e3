#pragma once

/// @file
/// @brief The truth table: which combinations of conditions were seen, in which cases, and whether they lead to the
/// outcome.

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/boolean_term.hpp>
#include <tematik/metrics/set_fit.hpp>

namespace tematik {

struct TruthTableOptions {
  std::int64_t n_cut = 1;  ///< fewer cases than this: the row is a remainder
  double incl_cut = .8;    ///< consistency from which a row leads to the outcome
  bool negate = false;     ///< about the absence of the outcome
};

/// What a row says.
enum class RowOut : std::uint8_t { absent, present, remainder };

template <>
struct EnumNames<RowOut> {
  static constexpr std::string_view what = "output of a row";
  static constexpr std::array<std::pair<RowOut, std::string_view>, 3> names{
      {{RowOut::absent, "0"}, {RowOut::present, "1"}, {RowOut::remainder, "remainder"}}};
};

/// A combination that some case belongs to.
struct TruthRow {
  std::uint32_t row = 0;  ///< bit i: condition i is present
  RowOut out = RowOut::remainder;
  std::int64_t n = 0;          ///< cases that belong to it by more than .5
  Figure incl = {};            ///< inclS of the row, over all cases
  Figure pri = {};             ///< its PRI
  bool contradictory = false;  ///< crisp sets: its cases differ in the outcome
  std::vector<std::string> cases = {};
};

/// The rows that were seen, those with the first condition present first, and what they were made from.
struct TruthTable {
  Status status = Status::no_data;  ///< ok; no_data: no case belongs to a row
  std::vector<TruthRow> rows = {};
  std::vector<std::string> ambiguous = {};  ///< cases with a membership of exactly .5: in no row
  bool crisp = true;
  TruthTableOptions options = {};
  SetMemberships data = {};

  [[nodiscard]] const std::vector<std::string>& conditions() const noexcept { return data.conditions.columns(); }
  /// "HAS" or "~HAS".
  [[nodiscard]] std::string outcome_text() const { return (options.negate ? "~" : "") + data.outcome_name; }
  /// The outcome that is explained, by case.
  [[nodiscard]] std::vector<double> outcome() const;
  /// 2^k.
  [[nodiscard]] std::int64_t possible() const noexcept { return std::int64_t{1} << data.size(); }
  /// Combinations with this output, ascending; remainders are those that were not seen often enough.
  [[nodiscard]] std::vector<std::uint32_t> combinations(RowOut out) const;
  [[nodiscard]] std::int64_t remainders() const {
    return static_cast<std::int64_t>(combinations(RowOut::remainder).size());
  }
  /// Share of the 2^k combinations that are remainders.
  [[nodiscard]] double remainder_share() const {
    return static_cast<double>(remainders()) / static_cast<double>(possible());
  }
  /// One row per combination seen: row, out, n, incl, pri, contradictory, cases (joined by a blank).
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Cases sorted into the 2^k combinations of conditions.
///
/// - **Inputs**: memberships of complete cases. Unit: the case.
/// - **Definition**: a case belongs to the combination in which its membership is above .5; one with a membership of
///   exactly .5 belongs to none and is listed. Of n >= n_cut cases: OUT 1 if inclS of the combination >= incl_cut, else
///   0; of fewer: remainder. Crisp, 0 < inclS < 1: contradictory, a flag beside whatever OUT is. A difference of
///   1e-9 counts as equal.
/// - **Range**: at most 2^k rows; OUT 0 rows, contradictory ones too, are no remainders.
/// - **Undefined**: `no_data` without a case in a row.
/// - **Assumptions**: n_cut and incl_cut are decisions: report them, and what other thresholds give (`incl_sweep`).
/// - **Complexity**: O(rows seen x cases x k).
/// - **Literature**: Ragin (1987), The Comparative Method; Ragin (2008), Redesigning Social Inquiry, ch. 7; Duşa (2019),
///   QCA with R
///
/// @code
/// const auto t = tematik::truth_table(tematik::set_memberships(x, y), {.incl_cut = .8});
/// for (const auto& row : t.rows) print(tematik::row_text(row.row, t.data.size()), row.n, row.incl.value);
/// @endcode
/// @throws UsageError for no condition or more than 12, n_cut below 1, incl_cut outside 0..1
[[nodiscard]] TruthTable truth_table(SetMemberships data, const TruthTableOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// More conditions make more combinations (4096) than cases could fill.
inline constexpr std::size_t most_conditions = 12;

/// a >= b where sums of memberships differ in their last digits.
[[nodiscard]] constexpr bool reaches(double a, double b) noexcept { return a >= b - 1e-9; }

[[nodiscard]] inline Term whole_row(std::uint32_t row, std::size_t conditions) {
  return {.care = (std::uint32_t{1} << conditions) - 1, .value = row};
}

}  // namespace detail

inline std::vector<double> TruthTable::outcome() const {
  std::vector<double> out = data.outcome;
  if (options.negate) {
    for (double& y : out) y = 1 - y;
  }
  return out;
}

inline std::vector<std::uint32_t> TruthTable::combinations(RowOut wanted) const {
  std::vector<RowOut> outs(static_cast<std::size_t>(possible()), RowOut::remainder);
  for (const TruthRow& row : rows) outs[row.row] = row.out;
  std::vector<std::uint32_t> found;
  for (std::uint32_t row = 0; row < outs.size(); ++row) {
    if (outs[row] == wanted) found.push_back(row);
  }
  return found;
}

inline TruthTable truth_table(SetMemberships data, const TruthTableOptions& options) {
  const std::size_t k = data.size();
  if (k == 0 || k > detail::most_conditions) {
    throw UsageError("conditions",
                     detail::cat("conditions: expected 1 to ", detail::most_conditions, ", found ", k,
                                 "; join related conditions into one set, or ask two questions"),
                     "conditions", std::to_string(k));
  }
  if (options.n_cut < 1) {
    throw UsageError("n_cut", detail::cat("n_cut must be 1 or more, found ", options.n_cut), "n_cut");
  }
  if (!(options.incl_cut >= 0 && options.incl_cut <= 1)) {
    throw UsageError("incl_cut", detail::cat("incl_cut must lie in 0..1, found ", std::to_string(options.incl_cut)),
                     "incl_cut");
  }
  TruthTable out;
  out.options = options;
  out.crisp = data.crisp();
  out.data = std::move(data);
  std::map<std::string, TruthRow, std::greater<>> rows;  // by their digits: present first
  for (std::size_t i = 0; i < out.data.cases(); ++i) {
    std::uint32_t row = 0;
    bool between = false;
    for (std::size_t j = 0; j < k; ++j) {
      const double x = out.data.at(i, j);
      between = between || x == .5;
      if (x > .5) row |= std::uint32_t{1} << j;
    }
    const std::string& name = out.data.conditions.rows()[i];
    if (between) {
      out.ambiguous.push_back(name);
      continue;
    }
    TruthRow& found = rows[row_text(row, k)];
    found.row = row;
    ++found.n;
    found.cases.push_back(name);
  }
  const std::vector<double> y = out.outcome();
  for (auto& [digits, row] : rows) {
    const Term term = detail::whole_row(row.row, k);
    const SetFit fit = set_fit(memberships(out.data, std::span(&term, 1)), y);
    row.incl = fit.incl_s;
    row.pri = fit.pri;
    row.contradictory = out.crisp && row.incl.value > 0 && row.incl.value < 1;
    if (row.n >= options.n_cut) {
      row.out = detail::reaches(row.incl.value, options.incl_cut) ? RowOut::present : RowOut::absent;
    }
    out.rows.push_back(std::move(row));
  }
  if (!out.rows.empty()) out.status = Status::ok;
  return out;
}

inline Table TruthTable::table() const {
  std::vector<std::string> row, outs, cases;
  std::vector<std::int64_t> n;
  std::vector<double> incl, pri;
  std::vector<std::uint8_t> contradictory;
  for (const TruthRow& one : rows) {
    row.push_back(row_text(one.row, data.size()));
    outs.emplace_back(to_string(one.out));
    n.push_back(one.n);
    incl.push_back(one.incl.value);
    pri.push_back(one.pri.value);
    contradictory.push_back(one.contradictory ? 1 : 0);
    std::string& names = cases.emplace_back();
    for (const auto& name : one.cases) names += (names.empty() ? "" : " ") + name;
  }
  Table out;
  out.add("row", std::move(row)).add("out", std::move(outs)).add("n", std::move(n));
  out.add("incl", std::move(incl)).add("pri", std::move(pri)).add_booleans("contradictory", std::move(contradictory));
  return out.add("cases", std::move(cases));
}

inline MethodRecord TruthTable::method() const {
  MethodRecord out{.function = "truth_table", .unit = "case", .n = static_cast<std::int64_t>(data.cases())};
  out.option("n_cut", options.n_cut);
  out.option("incl_cut", options.incl_cut);
  out.option("negate", options.negate);
  out.option("conditions", conditions());
  out.step("cases_left_out", static_cast<std::int64_t>(data.left_out.size()));
  out.step("cases_without_row", static_cast<std::int64_t>(ambiguous.size()));
  out.step("remainders", remainders());
  out.citations = {"Ragin 1987", "Ragin 2008"};
  return out;
}

}  // namespace tematik
