#pragma once

#include <tematik/metrics/group_difference.hpp>

namespace tematik {

namespace detail {

/// Values by group, of those cases that `keep` lets in.
template <class Keep>
[[nodiscard]] std::array<std::vector<double>, 2> values_by_group(const GroupedValues& data, Keep&& keep) {
  std::array<std::vector<double>, 2> out;
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    if (keep(i)) out[data.in_first[i] != 0 ? 0 : 1].push_back(data.values[i]);
  }
  return out;
}

[[nodiscard]] inline Figure mean_difference(const GroupSummary& a, const GroupSummary& b) {
  if (a.n == 0 || b.n == 0) return {.status = Status::too_few_units};
  return defined(a.mean.value - b.mean.value);
}

/// The sign of the difference of two sums of decimals, rounding apart.
[[nodiscard]] inline int sign_of(const GroupSummary& a, const GroupSummary& b) {
  if (a.n == 0 || b.n == 0) return 0;
  const double apart = a.mean.value - b.mean.value;
  const double size = std::max(std::abs(a.mean.value), std::abs(b.mean.value));
  return std::abs(apart) <= 1e-12 * size ? 0 : apart > 0 ? 1 : -1;
}

inline void find_exceptions(const GroupedValues& data, int sign, GroupDifference& out) {
  if (sign == 0) return;
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    if (data.in_first[i] == 0) continue;
    for (std::size_t j = 0; j < data.values.size(); ++j) {
      if (data.in_first[j] != 0) continue;
      const double a = data.values[i], b = data.values[j];
      if (!(sign > 0 ? a < b : a > b)) continue;  // NaN is neither
      const bool same = !data.strata.empty() && data.strata[i] >= 0 && data.strata[i] == data.strata[j];
      out.exceptions.push_back({data.cases[i], data.cases[j], a, b, same});
    }
  }
}

inline void check_grouped(const GroupedValues& data) {
  const std::size_t n = data.values.size();
  if (data.in_first.size() != n || data.cases.size() != n || (!data.strata.empty() && data.strata.size() != n)) {
    throw InputError("groups",
                     cat(n, " values came with ", data.in_first.size(), " groups, ", data.cases.size(), " cases and ",
                         data.strata.size(), " strata"),
                     "groups");
  }
  for (const std::int64_t stratum : data.strata) {
    if (stratum < 0 || std::cmp_less(stratum, data.stratum_labels.size())) continue;
    throw InputError("strata", cat("stratum ", stratum, " has no label"), "strata");
  }
}

}  // namespace detail

inline GroupDifference group_difference(const GroupedValues& data, const PermutationOptions& options) {
  detail::check_grouped(data);
  GroupDifference out;
  const auto all = detail::values_by_group(data, [](std::size_t) { return true; });
  out.first = group_summary(all[0]);
  out.second = group_summary(all[1]);
  out.difference = detail::mean_difference(out.first, out.second);
  out.cliff = cliffs_delta(all[0], all[1]);
  out.hedges_g = tematik::hedges_g(all[0], all[1]);
  out.permutation = permutation_test(data.values, data.in_first, {}, options);
  out.status = out.difference.status;
  out.within.status = out.icc.status = Status::no_data;
  const int sign = detail::sign_of(out.first, out.second);
  detail::find_exceptions(data, sign, out);
  if (data.strata.empty()) return out;
  out.within = permutation_test(data.values, data.in_first, data.strata, options);
  out.icc = site_icc(data.values, data.strata);
  for (std::int64_t s = 0; std::cmp_less_equal(s, data.stratum_labels.size()); ++s) {
    const bool is_missing = std::cmp_equal(s, data.stratum_labels.size());
    const std::int64_t wanted = is_missing ? -1 : s;
    const auto here = detail::values_by_group(
        data, [&](std::size_t i) { return is_missing ? data.strata[i] < 0 : data.strata[i] == wanted; });
    if (here[0].empty() && here[1].empty()) continue;
    const GroupSummary a = group_summary(here[0]), b = group_summary(here[1]);
    const int own = detail::sign_of(a, b);
    out.strata.push_back({.label = is_missing ? "(missing)" : data.stratum_labels[static_cast<std::size_t>(s)],
                          .n1 = a.n,
                          .n2 = b.n,
                          .mean1 = a.mean,
                          .mean2 = b.mean,
                          .difference = detail::mean_difference(a, b),
                          .against = own * sign < 0});
  }
  return out;
}

inline Table GroupDifference::groups() const {
  std::vector<std::int64_t> group, n, n_missing;
  std::vector<double> mean, sd, median;
  for (const GroupSummary* one : {&first, &second}) {
    group.push_back(one == &first ? 1 : 2);
    n.push_back(one->n);
    n_missing.push_back(one->n_missing);
    mean.push_back(one->mean.value);
    sd.push_back(one->sd.value);
    median.push_back(one->median.value);
  }
  Table out;
  out.add("group", std::move(group)).add("n", std::move(n)).add("n_missing", std::move(n_missing));
  return out.add("mean", std::move(mean)).add("sd", std::move(sd)).add("median", std::move(median));
}

inline Table GroupDifference::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{x}; };
  Table out;
  out.add("n1", one(first.n)).add("n2", one(second.n));
  out.add("mean1", one(first.mean.value)).add("mean2", one(second.mean.value));
  out.add("difference", one(difference.value)).add("median1", one(first.median.value));
  out.add("median2", one(second.median.value)).add("cliffs_delta", one(cliff.delta.value));
  out.add("hedges_g", one(hedges_g.value)).add("p_two_sided", one(permutation.p_two_sided));
  out.add("p_one_sided", one(permutation.p_one_sided)).add("p_within_one_sided", one(within.p_one_sided));
  out.add("icc", one(icc.value)).add("exceptions", one(static_cast<std::int64_t>(exceptions.size())));
  return out.add("status", one(std::string(to_string(status))));
}

inline Table GroupDifference::strata_table() const {
  std::vector<std::string> label;
  std::vector<std::int64_t> n1, n2;
  std::vector<double> mean1, mean2, apart;
  std::vector<std::uint8_t> against;
  for (const StratumDifference& one : strata) {
    label.push_back(one.label);
    n1.push_back(one.n1);
    n2.push_back(one.n2);
    mean1.push_back(one.mean1.value);
    mean2.push_back(one.mean2.value);
    apart.push_back(one.difference.value);
    against.push_back(one.against ? 1 : 0);
  }
  Table out;
  out.add("stratum", std::move(label)).add("n1", std::move(n1)).add("n2", std::move(n2));
  out.add("mean1", std::move(mean1)).add("mean2", std::move(mean2)).add("difference", std::move(apart));
  return out.add_booleans("against", std::move(against));
}

inline Table GroupDifference::exceptions_table() const {
  std::vector<std::string> a, b;
  std::vector<double> x, y;
  std::vector<std::uint8_t> same;
  for (const ExceptionPair& one : exceptions) {
    a.push_back(one.first);
    b.push_back(one.second);
    x.push_back(one.value1);
    y.push_back(one.value2);
    same.push_back(one.same_stratum ? 1 : 0);
  }
  Table out;
  out.add("first", std::move(a)).add("second", std::move(b)).add("value1", std::move(x)).add("value2", std::move(y));
  return out.add_booleans("same_stratum", std::move(same));
}

}  // namespace tematik
