#pragma once

// Included at the end of gamma.hpp: the calls, and figures from totals.

#include <cmath>

#include <tematik/metrics/gamma.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {
namespace detail {

/// Observed and expected of gamma-cat (entry 0) or gamma-k.
struct GammaCategorySums {
  double observed = undefined_value;
  double expected = undefined_value;
  std::int64_t n_samples = 0;
  std::int64_t n_undefined = 0;

  template <class Weight>
  GammaCategorySums(std::span<const GammaSourceTotals> sources, std::size_t entry, const Weight& weight) {
    GammaPairSums sum;
    std::size_t samples = 0;
    for (std::size_t s = 0; s < sources.size(); ++s) {
      if (entry >= sources[s].pairs.size()) continue;
      samples = sources[s].sample_size.size();
      add(sum, sources[s].pairs[entry], weight(s));
    }
    if (sum.weight > 0) observed = sum.different / sum.weight;
    double total = 0;
    for (std::size_t j = 0; j < samples; ++j) {
      sum = {};
      for (std::size_t s = 0; s < sources.size(); ++s) {
        if (entry >= sources[s].pairs.size()) continue;
        add(sum, sources[s].sample_pairs[j * sources[s].pairs.size() + entry], weight(s));
      }
      if (sum.weight > 0) {
        total += sum.different / sum.weight;
        ++n_samples;
      } else {
        ++n_undefined;
      }
    }
    if (n_samples > 0) expected = total / static_cast<double>(n_samples);
  }

 private:
  static void add(GammaPairSums& sum, const GammaPairSums& other, double weight) {
    sum.different += weight * other.different;
    sum.weight += weight * other.weight;
  }
};

[[nodiscard]] inline GammaCategoryValue gamma_category(const GammaResult& gamma, std::size_t entry,
                                                       std::string_view metric) {
  GammaCategoryValue out;
  static_cast<AgreementValue&>(out) = gamma;
  out.metric = metric;
  out.code = entry == 0 ? 0 : entry - 1;
  out.value = out.observed = out.expected = undefined_value;
  if (out.status == Status::no_variation) {  // no unit at all
    if (out.no_variation != NoVariation::nan && gamma.n_pairable == 0) out.value = gamma.value;
    if (gamma.n_pairable == 0) return out;
  } else if (out.status != Status::ok && out.status != Status::bounded) {
    return out;
  }
  const GammaCategorySums sums(gamma.sources, entry, [](std::size_t) { return 1.0; });
  out.observed = sums.observed;
  out.expected = sums.expected;
  out.n_samples = sums.n_samples;
  out.n_undefined = sums.n_undefined;
  if (std::isnan(out.observed) || std::isnan(out.expected)) {
    out.status = Status::undefined;
  } else if (out.expected == 0) {
    out.status = Status::no_variation;
    if (out.no_variation != NoVariation::nan) out.value = out.no_variation == NoVariation::one ? 1 : 0;
  } else {
    if (out.status == Status::no_variation) out.status = Status::ok;
    out.value = 1 - out.observed / out.expected;
  }
  return out;
}

inline void check_gamma_weights(std::span<const GammaSourceTotals> sources, std::span<const std::int64_t> weights) {
  if (weights.size() == sources.size()) return;
  throw UsageError("weights", cat(sources.size(), " sources got ", weights.size(), " weights"), "weights");
}

}  // namespace detail

inline GammaResult gamma(const Continuum& continuum, const GammaOptions& options) {
  return detail::run_gamma(continuum, options, 0);
}

inline std::vector<GammaResult> gamma_per_source(const Continuum& continuum, const GammaOptions& options) {
  detail::check_gamma_options(options, continuum.codes().size());
  std::vector<GammaResult> out;
  for (std::size_t s = 0; s < continuum.sources(); ++s) {
    out.push_back(detail::GammaRun(continuum, {s}, options, 0).result());
  }
  return out;
}

inline GammaCatResult gamma_cat(const Continuum& continuum, const GammaOptions& options) {
  GammaCatResult out;
  out.gamma = detail::run_gamma(continuum, options, 1);
  static_cast<GammaCategoryValue&>(out) = detail::gamma_category(out.gamma, 0, "gamma_cat");
  return out;
}

inline GammaKResult gamma_k(const Continuum& continuum, const GammaOptions& options) {
  GammaKResult out;
  out.codes = continuum.codes();
  out.gamma = detail::run_gamma(continuum, options, 1 + continuum.codes().size());
  for (std::size_t k = 0; k < out.codes.size(); ++k) {
    out.by_code.push_back(detail::gamma_category(out.gamma, 1 + k, "gamma_k"));
  }
  return out;
}

inline double gamma_of(std::span<const GammaSourceTotals> sources, std::span<const std::int64_t> weights) {
  detail::check_gamma_weights(sources, weights);
  double disorder = 0, size = 0;
  std::vector<double> sample_disorder, sample_size;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const auto w = static_cast<double>(weights[s]);
    disorder += w * sources[s].disorder;
    size += w * sources[s].size;
    sample_disorder.resize(sources[s].sample_disorder.size());
    sample_size.resize(sample_disorder.size());
    for (std::size_t j = 0; j < sample_size.size(); ++j) {
      sample_disorder[j] += w * sources[s].sample_disorder[j];
      sample_size[j] += w * sources[s].sample_size[j];
    }
  }
  if (size == 0 || sample_size.empty()) return undefined_value;
  double expected = 0;
  for (std::size_t j = 0; j < sample_size.size(); ++j) expected += sample_disorder[j] / sample_size[j];
  expected /= static_cast<double>(sample_size.size());
  return expected == 0 ? undefined_value : 1 - disorder / size / expected;
}

inline double gamma_cat_of(std::span<const GammaSourceTotals> sources, std::span<const std::int64_t> weights,
                           std::size_t entry) {
  detail::check_gamma_weights(sources, weights);
  const detail::GammaCategorySums sums(sources, entry, [&](std::size_t s) { return static_cast<double>(weights[s]); });
  return sums.expected == 0 ? undefined_value : 1 - sums.observed / sums.expected;
}

inline Table GammaResult::alignment_table() const {
  std::vector<std::int64_t> source, units;
  std::vector<double> disorder, share;
  for (const auto& x : alignment) {
    source.push_back(static_cast<std::int64_t>(x.source));
    units.push_back(static_cast<std::int64_t>(x.units.size()));
    disorder.push_back(x.disorder);
    share.push_back(x.share);
  }
  Table out;
  out.add("source", std::move(source))
      .add("units", std::move(units))
      .add("disorder", std::move(disorder))
      .add("share", std::move(share));
  return out;
}

inline MethodRecord GammaResult::method() const {
  MethodRecord out{.function = "gamma", .unit = "coding", .n = n_pairable, .seed = options.seed};
  out.option("alpha", options.alpha);
  out.option("beta", options.beta);
  out.option("delta", options.delta);
  out.option("distance", weights);
  out.option("sampler", options.sampler);
  out.option("bounds", options.bounds);
  out.option("pivot_distance", options.pivot_distance);
  out.option("sources", options.sources);
  out.option("samples", options.samples);
  out.option("precision", options.precision);
  out.option("max_states", options.max_states);
  out.option("max_tuples", options.max_tuples);
  out.option("weight_alpha", options.weight_alpha);
  out.option("count_empty", options.count_empty);
  out.option("no_variation", options.no_variation);
  out.step("samples", n_samples);
  out.step("optimal_alignments", n_optima);
  out.citations.emplace_back("Mathet, Widlocher & Metivier 2015, doi:10.1162/COLI_a_00227");
  return out;
}

inline Table GammaKResult::table() const {
  std::vector<std::string> status;
  std::vector<double> value, observed, expected;
  for (const auto& x : by_code) {
    value.push_back(x.value);
    status.emplace_back(to_string(x.status));
    observed.push_back(x.observed);
    expected.push_back(x.expected);
  }
  Table out;
  out.add("code", codes)
      .add("value", std::move(value))
      .add("status", std::move(status))
      .add("observed", std::move(observed))
      .add("expected", std::move(expected));
  return out;
}

}  // namespace tematik
