#pragma once

// Included at the end of convergence.hpp.

#include <tematik/metrics/convergence.hpp>

namespace tematik {

inline const ConvergenceEntry* ConvergenceMatrix::entry(std::string_view finding, std::string_view a,
                                                        std::string_view b) const {
  for (const auto& one : entries) {
    const std::string &first = data_sets[one.first], &second = data_sets[one.second];
    if (findings[one.finding] == finding && ((first == a && second == b) || (first == b && second == a))) return &one;
  }
  return nullptr;
}

inline std::string ConvergenceMatrix::heading() const {
  return detail::cat("reading ", to_string(options.reading), ", basis ", to_string(options.basis), ", N = ", n);
}

namespace detail {

/// Truth in three values, for columns of truth that may be missing.
struct MaybeColumn {
  std::vector<std::uint8_t> values = {};
  std::vector<std::uint8_t> valid = {};
  void add(const std::optional<bool>& value) {
    values.push_back(value.value_or(false) ? 1 : 0);
    valid.push_back(value ? 1 : 0);
  }
};

}  // namespace detail

inline Table ConvergenceMatrix::table() const {
  std::vector<const ConvergenceEntry*> order;
  for (const auto& one : entries) order.push_back(&one);
  std::stable_partition(order.begin(), order.end(),
                        [](const ConvergenceEntry* one) { return one->verdict == Convergence::dissonance; });
  std::vector<std::string> finding, first, second, verdict, status, reason, author, date;
  std::vector<std::uint8_t> has_verdict, has_author;
  detail::MaybeColumn meaning, prominence, examples;
  for (const auto* one : order) {
    finding.push_back(findings[one->finding]);
    first.push_back(data_sets[one->first]);
    second.push_back(data_sets[one->second]);
    verdict.emplace_back(one->verdict ? to_string(*one->verdict) : std::string_view());
    has_verdict.push_back(one->verdict ? 1 : 0);
    status.emplace_back(to_string(one->status));
    reason.push_back(one->reason);
    meaning.add(one->meaning);
    prominence.add(one->prominence);
    examples.add(one->examples);
    std::string who, when;
    for (const auto& judged : {one->judged_meaning, one->judged_examples}) {
      if (!judged) continue;
      if (who.find(judged->author) == std::string::npos) who += (who.empty() ? "" : "; ") + judged->author;
      when = std::max(when, judged->date);
    }
    has_author.push_back(who.empty() ? 0 : 1);
    author.push_back(std::move(who));
    date.push_back(std::move(when));
  }
  Table out;
  out.add("finding", std::move(finding)).add("first", std::move(first)).add("second", std::move(second));
  out.add("verdict", std::move(verdict), std::move(has_verdict)).add("status", std::move(status));
  out.add("reason", std::move(reason));
  out.add_booleans("meaning", std::move(meaning.values), std::move(meaning.valid));
  out.add_booleans("prominence", std::move(prominence.values), std::move(prominence.valid));
  out.add_booleans("examples", std::move(examples.values), std::move(examples.valid));
  return out.add("author", std::move(author), has_author).add("date", std::move(date), has_author);
}

inline Table ConvergenceMatrix::counts_table() const {
  std::vector<std::string> finding, set, direction, prominence;
  std::vector<std::uint8_t> present;
  std::array<std::vector<std::int64_t>, 6> numbers;
  for (std::size_t f = 0; f < findings.size(); ++f) {
    for (std::size_t s = 0; s < data_sets.size(); ++s) {
      const DataSetCounts& of = counts[f][s];
      finding.push_back(findings[f]);
      set.push_back(data_sets[s]);
      const std::array<std::int64_t, 6> row{of.positive, of.negative,    of.mixed,
                                            of.silent,   of.not_applied, of.uncovered};
      for (std::size_t i = 0; i < row.size(); ++i) numbers[i].push_back(row[i]);
      const auto points = finding_direction(of, options);
      present.push_back(points ? 1 : 0);
      direction.emplace_back(points ? to_string(*points) : std::string_view());
      prominence.emplace_back(points ? to_string(finding_prominence(of, n, options)) : std::string_view());
    }
  }
  Table out;
  out.add("finding", std::move(finding)).add("data_set", std::move(set));
  const std::array<const char*, 6> names{"positive", "negative", "mixed", "silent", "not_applied", "uncovered"};
  for (std::size_t i = 0; i < names.size(); ++i) out.add(names[i], std::move(numbers[i]));
  return out.add("direction", std::move(direction), present).add("prominence", std::move(prominence), present);
}

inline MethodRecord ConvergenceMatrix::method() const {
  MethodRecord out{.function = "convergence",
                   .unit = "case",
                   .n = n,
                   .citations = {"Farmer et al. 2006, doi:10.1177/1049732305285708",
                                 "Squires et al. 2015, doi:10.1186/s13012-015-0325-y"}};
  out.option("reading", options.reading);
  out.option("basis", options.basis);
  out.option("positive", options.positive);
  out.option("negative", options.negative);
  out.option("high", options.high);
  out.option("middle", options.middle);
  out.step("entries", static_cast<std::int64_t>(entries.size()));
  out.step("entries_not_judged", missing);
  return out;
}

inline Table ConvergenceAgreement::table() const {
  std::vector<std::string> finding, first, second, verdict, other;
  for (const auto& [one, two] : differing) {
    finding.push_back(findings[one.finding]);
    first.push_back(data_sets[one.first]);
    second.push_back(data_sets[one.second]);
    verdict.emplace_back(to_string(*one.verdict));
    other.emplace_back(to_string(*two.verdict));
  }
  Table out;
  out.add("finding", std::move(finding)).add("first", std::move(first)).add("second", std::move(second));
  return out.add("verdict", std::move(verdict)).add("other", std::move(other));
}

}  // namespace tematik
