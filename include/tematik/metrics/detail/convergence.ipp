#pragma once

// Included at the end of convergence.hpp.

#include <tematik/metrics/convergence.hpp>

namespace tematik {

inline TriangulationClass triangulation_class(std::span<const CellState> cells) {
  std::int64_t speaking = 0;
  std::optional<CellState> first;
  bool equal = true;
  for (const CellState cell : cells) {
    if (!speaks(cell)) continue;
    ++speaking;
    if (!first) first = cell;
    equal = equal && cell == *first;
  }
  if (speaking == 0) return TriangulationClass::diam;
  if (speaking == 1) return TriangulationClass::spesifik;
  return equal ? TriangulationClass::sama : TriangulationClass::berbeda;
}

inline std::optional<CellState> finding_direction(const DataSetCounts& counts, const ConvergenceOptions& options) {
  const std::int64_t speaking = counts.speaking();
  if (speaking == 0) return {};
  if (options.positive.reached_by(counts.positive, speaking)) return CellState::positive;
  const auto& low = options.negative;
  return low.denominator * counts.positive <= low.numerator * speaking ? CellState::negative : CellState::both;
}

inline Prominence finding_prominence(const DataSetCounts& counts, std::int64_t n, const ConvergenceOptions& options) {
  if (options.high.reached_by(counts.positive, n)) return Prominence::tinggi;
  return options.middle.reached_by(counts.positive, n) ? Prominence::sedang : Prominence::rendah;
}

namespace detail {

inline void check_convergence(const std::vector<FindingCounts>& counts, const std::vector<std::string>& data_sets,
                              std::int64_t n, const ConvergenceOptions& options) {
  if (data_sets.size() < 2) {
    throw InputError("data_sets", cat("convergence: needs at least two data sets, found ", data_sets.size()),
                     "data_sets");
  }
  for (const auto& [finding, sets] : counts) {
    if (sets.size() != data_sets.size()) {
      throw InputError("data_sets",
                       cat("convergence: finding \"", finding, "\" has counts of ", sets.size(), " of ",
                           data_sets.size(), " data sets"),
                       "counts", finding);
    }
    for (const auto& of : sets) {
      const std::int64_t lowest =
          std::min({of.positive, of.negative, of.mixed, of.silent, of.not_applied, of.uncovered});
      const std::int64_t total = of.speaking() + of.silent + of.not_applied + of.uncovered;
      if (lowest < 0 || total != n) {
        throw InputError("counts",
                         cat("convergence: the cases of finding \"", finding, "\" are 0 or more and add up to ", n,
                             "; found ", total),
                         "counts", finding);
      }
    }
  }
  for (const Fraction f : {options.positive, options.negative, options.high, options.middle}) {
    if (f.denominator > 0 && f.numerator >= 0 && f.numerator <= f.denominator) continue;
    throw UsageError("threshold",
                     cat("convergence: a threshold is a share from 0 to 1, found ", f.numerator, "/", f.denominator),
                     "options");
  }
  const auto below = [](Fraction a, Fraction b) { return a.numerator * b.denominator < b.numerator * a.denominator; };
  if (!below(options.negative, options.positive) || !below(options.middle, options.high)) {
    throw UsageError("threshold", "convergence: the lower threshold lies below the upper one", "options");
  }
}

[[nodiscard]] inline std::string_view silence_reason(const DataSetCounts& absent) {
  if (absent.silent > 0) return "applied_silent";
  return absent.uncovered > 0 ? "uncovered" : "not_applied";
}

inline void judge_entry(ConvergenceEntry& entry, const DataSetCounts& a, const DataSetCounts& b, std::int64_t n,
                        const ConvergenceOptions& options) {
  entry.prominence = finding_prominence(a, n, options) == finding_prominence(b, n, options);
  if (options.basis == ConvergenceBasis::direction_counts) {
    entry.judged_meaning.reset();
    entry.meaning = finding_direction(a, options) == finding_direction(b, options);
  } else if (entry.judged_meaning) {
    entry.meaning = entry.judged_meaning->agrees;
  }
  std::optional<bool> x = entry.meaning, y = entry.prominence;
  if (options.reading == ConvergenceReading::b) {
    if (entry.judged_examples) entry.examples = entry.judged_examples->agrees;
    if (x) x = *x && *entry.prominence;
    y = entry.examples;
  } else {
    entry.judged_examples.reset();
  }
  if (!x || !y) {
    entry.status = Status::judgement_missing;
    return;
  }
  entry.verdict = *x && *y ? Convergence::agreement : *x || *y ? Convergence::partial : Convergence::dissonance;
}

[[nodiscard]] inline ConvergenceShare convergence_share(std::int64_t count, std::int64_t of, std::int64_t missing) {
  ConvergenceShare out{.count = count, .of = of};
  if (missing > 0) {
    out.status = Status::judgement_missing;
  } else if (of > 0) {
    out.status = Status::ok;
    out.value = static_cast<double>(count) / static_cast<double>(of);
  }
  return out;
}

}  // namespace detail

inline ConvergenceMatrix convergence_matrix(std::vector<FindingCounts> counts, std::vector<std::string> data_sets,
                                            std::int64_t n, const ConvergenceOptions& options,
                                            const std::vector<JudgedPair>& judged) {
  detail::check_convergence(counts, data_sets, n, options);
  ConvergenceMatrix out{.options = options, .n = n, .data_sets = std::move(data_sets)};
  for (auto& [finding, sets] : counts) {
    out.findings.push_back(finding);
    out.counts.push_back(std::move(sets));
  }
  for (std::size_t f = 0; f < out.findings.size(); ++f) {
    for (std::size_t a = 0; a < out.data_sets.size(); ++a) {
      for (std::size_t b = a + 1; b < out.data_sets.size(); ++b) {
        const DataSetCounts &of_a = out.counts[f][a], &of_b = out.counts[f][b];
        const bool has_a = of_a.speaking() > 0, has_b = of_b.speaking() > 0;
        if (!has_a && !has_b) continue;
        ConvergenceEntry entry{.finding = f, .first = a, .second = b};
        if (has_a != has_b) {
          entry.verdict = Convergence::silence;
          entry.reason = detail::silence_reason(has_a ? of_b : of_a);
        } else {
          for (const auto& pair : judged) {
            const bool same =
                pair.finding == f && ((pair.first == a && pair.second == b) || (pair.first == b && pair.second == a));
            if (!same) continue;
            if (pair.meaning) entry.judged_meaning = pair.meaning;
            if (pair.examples) entry.judged_examples = pair.examples;
          }
          detail::judge_entry(entry, of_a, of_b, n, options);
        }
        out.entries.push_back(std::move(entry));
      }
    }
  }
  for (const auto& entry : out.entries) {
    out.agreement += entry.verdict == Convergence::agreement ? 1 : 0;
    out.partial += entry.verdict == Convergence::partial ? 1 : 0;
    out.silence += entry.verdict == Convergence::silence ? 1 : 0;
    out.dissonance += entry.verdict == Convergence::dissonance ? 1 : 0;
    out.missing += entry.verdict ? 0 : 1;
  }
  const std::int64_t judged_entries = out.agreement + out.partial + out.dissonance;
  out.full = detail::convergence_share(out.agreement, judged_entries, out.missing);
  out.at_least_partial = detail::convergence_share(out.agreement + out.partial, judged_entries, out.missing);
  if (out.missing > 0) {
    out.warnings.push_back({.code = "convergence.judgement_missing", .values = {std::to_string(out.missing)}});
  }
  return out;
}

inline ConvergenceAgreement convergence_agreement(const ConvergenceMatrix& a, const ConvergenceMatrix& b) {
  const bool alike = a.findings == b.findings && a.data_sets == b.data_sets && a.options.reading == b.options.reading &&
                     a.options.basis == b.options.basis;
  if (!alike) {
    throw UsageError("convergence_other",
                     "convergence: two matrices are compared on the same findings and data sets, in one reading and on "
                     "one basis",
                     "other");
  }
  ConvergenceAgreement out{.findings = a.findings, .data_sets = a.data_sets};
  const auto key = [](const ConvergenceEntry& e) { return std::tuple(e.finding, e.first, e.second); };
  for (const auto& entry : a.entries) {
    const auto other = std::find_if(b.entries.begin(), b.entries.end(),
                                    [&](const ConvergenceEntry& e) { return key(e) == key(entry); });
    if (other == b.entries.end() || !entry.verdict || !other->verdict) {
      ++out.not_compared;
      continue;
    }
    ++out.compared;
    if (entry.verdict == other->verdict) {
      ++out.same;
    } else {
      out.differing.emplace_back(entry, *other);
    }
  }
  if (out.compared == 0) return out;
  out.status = Status::ok;
  out.value = static_cast<double>(out.same) / static_cast<double>(out.compared);
  return out;
}

}  // namespace tematik
