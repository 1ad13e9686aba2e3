#pragma once

// Included at the end of span_f1.hpp.

#include <algorithm>
#include <utility>

#include <tematik/metrics/detail/span_matching.hpp>
#include <tematik/metrics/span_f1.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {
namespace detail {

inline void require_two_coders(std::string_view metric, const Continuum& continuum) {
  if (continuum.coders().size() == 2) return;
  throw UsageError("two_coders",
                   cat(metric, " compares two coders, found ", continuum.coders().size(), "; ask per pair of coders"),
                   "coders");
}

[[nodiscard]] inline bool spans_match(Span x, Span y, const SpanF1Options& options) {
  const auto both = static_cast<double>(shared(x, y));
  const auto a = static_cast<double>(x.length()), b = static_cast<double>(y.length());
  constexpr double slack = 1e-12;  // .7 of 10 characters is 7
  switch (options.match) {
    case SpanMatch::iou:
      return both >= options.threshold * (a + b - both) - slack;
    case SpanMatch::shorter:
      return both >= options.threshold * std::min(a, b) - slack;
    default:
      return x == y;
  }
}

[[nodiscard]] inline AgreementValue f1_value(const SpanF1Counts& counts, const AgreementValue& begun) {
  auto out = begun;
  out.n_units = counts.first + counts.second;
  if (out.status != Status::ok) return out;
  out.value = out.observed = counts.f1();
  if (out.n_units == 0) out.status = Status::no_data;
  return out;
}

}  // namespace detail

inline std::vector<std::vector<SpanF1Counts>> span_f1_counts(const Continuum& continuum, const SpanF1Options& options) {
  detail::require_two_coders("span_f1", continuum);
  if (!(options.threshold > 0 && options.threshold <= 1)) {
    throw UsageError("threshold", "threshold must lie above 0 and up to 1", "threshold",
                     std::to_string(options.threshold));
  }
  const std::size_t q = continuum.codes().size();
  std::vector<std::vector<SpanF1Counts>> out(continuum.sources(), std::vector<SpanF1Counts>(q));
  for (std::size_t s = 0; s < out.size(); ++s) {
    for (const auto& stretch : continuum.stretches(s)) {
      if (stretch.coders.size() < 2) continue;
      std::vector<std::vector<Span>> first(q), second(q);
      for (const auto& x : stretch.units) (x.coder == 0 ? first : second)[x.code].push_back(x.span);
      for (std::size_t k = 0; k < q; ++k) {
        SpanF1Counts counts;
        if (options.match == SpanMatch::character) {
          const auto a = SpanSet::from_spans(first[k]), b = SpanSet::from_spans(second[k]);
          counts = {intersect(a, b).measure(), a.measure(), b.measure()};
        } else {
          counts = {detail::matched_spans(first[k], second[k],
                                          [&](Span x, Span y) { return detail::spans_match(x, y, options); }),
                    static_cast<std::int64_t>(first[k].size()), static_cast<std::int64_t>(second[k].size())};
        }
        out[s][k] += counts;
      }
    }
  }
  return out;
}

inline SpanF1Result span_f1(const std::vector<SpanF1Counts>& counts, const SpanF1Options& options,
                            std::vector<std::string> codes) {
  if (codes.empty()) codes = number_labels(counts.size());
  if (codes.size() != counts.size()) {
    throw UsageError("labels", detail::cat(counts.size(), " codes got ", codes.size(), " labels"), "labels");
  }
  SpanF1Result out;
  out.counts = counts;
  out.codes = std::move(codes);
  out.options = options;
  AgreementValue begun;
  begun.metric = "span_f1";
  begun.status = Status::ok;
  begun.n_coders = 2;
  begun.n_categories = counts.size();
  begun.weights = to_string(options.match);
  SpanF1Counts sum;
  double total = 0, used = 0;
  for (const auto& x : counts) {
    sum += x;
    out.by_code.push_back(detail::f1_value(x, begun));
    if (out.by_code.back().status != Status::ok) continue;
    total += out.by_code.back().value;
    used += 1;
  }
  out.micro = detail::f1_value(sum, begun);
  out.macro = out.micro;
  if (used > 0) out.macro.value = out.macro.observed = total / used;
  return out;
}

inline SpanF1Result span_f1(const Continuum& continuum, const SpanF1Options& options) {
  std::vector<SpanF1Counts> sum(continuum.codes().size());
  for (const auto& source : span_f1_counts(continuum, options)) {
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += source[k];
  }
  auto out = span_f1(sum, options, continuum.codes());
  std::array<bool, 2> looked{};
  std::int64_t pairable = 0;
  for (std::size_t s = 0; s < continuum.sources(); ++s) {
    for (const auto& stretch : continuum.stretches(s)) {
      for (const auto g : stretch.coders) looked[g] = true;
      if (stretch.coders.size() == 2) pairable += stretch.place.length();
    }
  }
  const auto n = static_cast<std::size_t>(looked[0]) + static_cast<std::size_t>(looked[1]);
  const auto finish = [&](AgreementValue& x) {
    x.n_coders = n;
    x.n_pairable = pairable;
    x.flags.set(Flag::coverage_inferred, continuum.is_coverage_inferred());
    if (pairable == 0 && n > 0) x.status = n < 2 ? Status::single_coder : Status::no_pairable;
  };
  finish(out.micro);
  finish(out.macro);
  for (auto& x : out.by_code) finish(x);
  return out;
}

inline Table SpanF1Result::table() const {
  std::vector<std::string> component, code, status;
  std::vector<std::uint8_t> has_code;
  std::vector<double> value;
  std::vector<std::int64_t> matched, first, second;
  const auto row = [&](std::string_view name, std::string_view label, const AgreementValue& x, const SpanF1Counts& n) {
    component.emplace_back(name);
    code.emplace_back(label);
    has_code.push_back(name == "code" ? 1 : 0);
    value.push_back(x.value);
    status.emplace_back(to_string(x.status));
    matched.push_back(n.matched);
    first.push_back(n.first);
    second.push_back(n.second);
  };
  SpanF1Counts sum;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    row("code", codes[k], by_code[k], counts[k]);
    sum += counts[k];
  }
  row("micro", "", micro, sum);
  row("macro", "", macro, sum);
  Table out;
  out.add("component", std::move(component))
      .add("code", std::move(code), std::move(has_code))
      .add("value", std::move(value))
      .add("status", std::move(status))
      .add("matched", std::move(matched))
      .add("first", std::move(first))
      .add("second", std::move(second));
  return out;
}

inline MethodRecord SpanF1Result::method() const {
  MethodRecord out{.function = "span_f1",
                   .unit = options.match == SpanMatch::character ? "character" : "coding",
                   .n = micro.n_units};
  out.option("match", options.match);
  out.option("threshold", options.threshold);
  out.citations.emplace_back("Hripcsak & Rothschild 2005, doi:10.1197/jamia.M1733");
  return out;
}

}  // namespace tematik
