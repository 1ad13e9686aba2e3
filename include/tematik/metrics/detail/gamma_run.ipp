#pragma once

// Included at the end of gamma.hpp: aligns the data and the samples.

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <tematik/metrics/detail/gamma_alignment.hpp>
#include <tematik/metrics/detail/gamma_samples.hpp>
#include <tematik/metrics/gamma.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {
namespace detail {

inline void check_gamma_options(const GammaOptions& o, std::size_t q) {
  const auto require = [](bool ok, const char* name, const char* range) {
    if (!ok) throw UsageError(name, cat(name, " must be ", range), name);
  };
  require(std::isfinite(o.alpha) && o.alpha >= 0, "alpha", "0 or more and finite");
  require(std::isfinite(o.beta) && o.beta >= 0, "beta", "0 or more and finite");
  require(o.alpha + o.beta > 0, "alpha", "more than 0 where beta is 0");
  require(std::isfinite(o.delta) && o.delta > 0, "delta", "more than 0 and finite");
  require(o.samples >= 1 && o.samples <= 0xFFFFFFFF, "samples", "between 1 and 4294967295");
  require(!o.precision || (*o.precision > 0 && *o.precision < 1), "precision", "between 0 and 1");
  require(o.max_states >= 1, "max_states", "1 or more");
  require(o.max_tuples >= 1, "max_tuples", "1 or more");
  const auto& d = o.distance;
  if (d.size() == 0) return;
  bool fits = d.rows() == d.cols() && static_cast<std::size_t>(d.rows()) == q && d.allFinite() && d.minCoeff() >= 0 &&
              d.maxCoeff() <= 1 && d.isApprox(d.transpose(), 0);
  for (Eigen::Index k = 0; fits && k < d.rows(); ++k) fits = d(k, k) == 0;
  if (!fits) {
    throw UsageError(
        "distance",
        cat("the distance must be a symmetric ", q, " x ", q, " matrix of numbers from 0 to 1, with 0 on the diagonal"),
        "distance");
  }
}

/// Which sums over pairs are wanted: none (0), all pairs (1), or per code too (1 + q).
class GammaRun {
 public:
  GammaRun(const Continuum& continuum, std::vector<std::size_t> sources, const GammaOptions& options,
           std::size_t entries)
      : continuum_(continuum), sources_(std::move(sources)), options_(options), entries_(entries) {
    cost_.alpha = options.alpha;
    cost_.beta = options.beta;
    cost_.q = continuum.codes().size();
    if (options.distance.size() != 0) cost_.distance = options.distance.data();
    std::set<std::uint32_t> coders;
    for (const auto s : sources_) {
      auto& own = stretches_.emplace_back();
      for (const auto& stretch : continuum.stretches(s)) {
        coders.insert(stretch.coders.begin(), stretch.coders.end());
        if (stretch.coders.size() < 2) continue;
        any_pair_ = true;
        if (!stretch.units.empty()) own.emplace_back(stretch, options.bounds == GammaBounds::hull);
      }
    }
    n_coders_ = coders.size();
  }

  [[nodiscard]] GammaResult result() {
    GammaResult out;
    out.metric = "gamma";
    out.options = options_;
    out.options.progress = {};
    out.no_variation = options_.no_variation;
    out.weights = options_.distance.size() != 0 ? "matrix" : "nominal";
    out.n_coders = n_coders_;
    out.n_categories = continuum_.codes().size();
    out.flags.set(Flag::coverage_inferred, continuum_.is_coverage_inferred());
    for (const auto s : sources_) out.n_units += static_cast<std::int64_t>(continuum_.units(s).size());
    for (const auto& own : stretches_) {
      for (const auto& stretch : own) out.n_pairable += static_cast<std::int64_t>(stretch.units.size());
    }
    if (n_coders_ < 2)
      out.status = n_coders_ == 0 ? Status::no_data : Status::single_coder;
    else
      out.status = any_pair_ ? Status::ok : Status::no_pairable;
    if (out.status != Status::ok) return out;
    out.sources.resize(sources_.size());
    if (out.n_pairable == 0) return nothing(out);
    align(out);
    sample(out, 0, options_.samples);
    out.cv = variation(out.samples);
    if (options_.precision && std::isfinite(out.cv)) {
      const double wanted = std::ceil(std::pow(1.96 * out.cv / *options_.precision, 2));
      if (wanted > static_cast<double>(options_.samples)) {
        sample(out, options_.samples, static_cast<std::int64_t>(std::min(wanted, 4294967295.0)));
      }
    }
    finish(out);
    return out;
  }

 private:
  [[nodiscard]] GammaResult nothing(GammaResult& out) const {
    out.status = Status::no_variation;
    if (out.no_variation != NoVariation::nan) out.value = out.no_variation == NoVariation::one ? 1 : 0;
    return out;
  }

  [[nodiscard]] GammaAlignment solve(std::span<const GammaUnit> units, std::size_t coders, bool sets) const {
    GammaSearch search;
    search.ties = search.sets = sets;
    search.max_states = static_cast<std::size_t>(options_.max_states);
    search.max_tuples = static_cast<std::size_t>(options_.max_tuples);
    return GammaSolver(units, coders, cost_, search).solve();
  }

  void align(GammaResult& out) const {
    out.n_optima = 1;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      auto& totals = out.sources[i];
      totals.pairs.resize(entries_);
      for (const auto& stretch : stretches_[i]) {
        const auto best = solve(stretch.units, stretch.coders, true);
        totals.disorder += best.disorder;
        totals.lower += best.lower;
        totals.size += stretch.size();
        add_pairs(totals.pairs, stretch.units, stretch.coders, best);
        out.n_optima = std::min(gamma_most_optima, out.n_optima * best.optima);
        out.optima_at_least = out.optima_at_least || best.many;
        for (std::size_t k = 0; k < best.sets.size(); ++k) {
          GammaUnitary unitary{.source = sources_[i], .disorder = best.disorders[k] * options_.delta};
          for (const auto u : best.sets[k]) unitary.units.push_back(stretch.spans[u]);
          out.alignment.push_back(std::move(unitary));
        }
      }
    }
    out.has_ties = out.n_optima > 1;
    out.flags.set(Flag::ties, out.has_ties);
    out.optima_at_least = out.optima_at_least && out.n_optima > 0;
  }

  void add_pairs(std::span<GammaPairSums> out, std::span<const GammaUnit> units, std::size_t coders,
                 const GammaAlignment& alignment) const {
    if (out.empty()) return;
    const auto add = [&](std::size_t entry, double different, double weight) {
      if (entry >= out.size()) return;
      out[entry].different += different;
      out[entry].weight += weight;
    };
    for (const auto& set : alignment.sets) {
      const auto missing = static_cast<double>(coders - set.size());
      if (options_.count_empty) {
        const double cost = missing * options_.delta * options_.delta;
        for (const auto u : set) {
          add(0, cost, 0);
          add(1 + units[u].code, cost, 0);
        }
      }
      for (std::size_t b = 1; b < set.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) {
          const auto& x = units[set[a]];
          const auto& y = units[set[b]];
          const double position = GammaCost::position(x, y) * (options_.weight_alpha ? options_.alpha : 1);
          const double weight = std::max(0.0, 1 - position) / static_cast<double>(set.size() - 1);
          const double different = weight * cost_.category(x, y);
          add(0, different, weight);
          add(1 + x.code, different, weight);
          if (x.code != y.code) add(1 + y.code, different, weight);
        }
      }
    }
  }

  void sample(GammaResult& out, std::int64_t from, std::int64_t to) const {
    const auto end = static_cast<std::size_t>(to);
    for (auto& totals : out.sources) {
      totals.sample_disorder.resize(end);
      totals.sample_lower.resize(end);
      totals.sample_size.resize(end);
      totals.sample_pairs.resize(end * entries_);
    }
    std::vector<std::vector<GammaStatistics>> statistics;
    if (options_.sampler == GammaSampler::statistical) {
      for (const auto& own : stretches_) statistics.emplace_back(own.begin(), own.end());
    }
    const auto first = static_cast<std::size_t>(from);
    parallel_chunks(
        end - first, options_.threads,
        [&](std::size_t chunk) {
          const std::size_t j = first + chunk;
          for (std::size_t i = 0; i < sources_.size(); ++i) {
            const std::uint64_t use = (std::uint64_t{2} << 24U) + sources_[i];
            RandomStream stream(options_.seed, RandomPurpose::agreement, use << 32U | j);
            for (std::size_t k = 0; k < stretches_[i].size(); ++k) {
              const auto& real = stretches_[i][k];
              const double apart = real.mean_length / (options_.pivot_distance == PivotDistance::half ? 2 : 1);
              add_sample(
                  out.sources[i], j, real.coders,
                  statistics.empty() ? shuffled_units(stream, real, apart) : statistics[i][k].draw(stream, real));
            }
          }
        },
        options_.progress);
    for (std::size_t j = first; j < end; ++j) {
      double disorder = 0, size = 0;
      for (const auto& totals : out.sources) {
        disorder += totals.sample_disorder[j];
        size += totals.sample_size[j];
      }
      out.samples.push_back(disorder / size * options_.delta);
    }
  }

  void add_sample(GammaSourceTotals& totals, std::size_t j, std::size_t coders,
                  const std::vector<GammaUnit>& units) const {
    const auto best = solve(units, coders, entries_ > 0);
    totals.sample_disorder[j] += best.disorder;
    totals.sample_lower[j] += best.lower;
    totals.sample_size[j] += static_cast<double>(units.size()) / static_cast<double>(coders);
    add_pairs(std::span(totals.sample_pairs).subspan(j * entries_, entries_), units, coders, best);
  }

  [[nodiscard]] static double variation(const std::vector<double>& values) {
    if (values.size() < 2) return undefined_value;
    const auto n = static_cast<double>(values.size());
    double mean = 0, squares = 0;
    for (const double x : values) mean += x / n;
    for (const double x : values) squares += (x - mean) * (x - mean);
    return std::sqrt(squares / (n - 1)) / mean;
  }

  void finish(GammaResult& out) const {
    double disorder = 0, lower = 0, size = 0;
    for (const auto& totals : out.sources) {
      disorder += totals.disorder;
      lower += totals.lower;
      size += totals.size;
    }
    for (auto& unitary : out.alignment) unitary.share = unitary.disorder / size;
    out.observed = disorder / size * options_.delta;
    out.observed_lower = lower / size * options_.delta;
    const auto n = static_cast<double>(out.samples.size());
    out.n_samples = static_cast<std::int64_t>(out.samples.size());
    double expected = 0, expected_lower = 0;
    for (std::size_t j = 0; j < out.samples.size(); ++j) {
      double least = 0, units = 0;
      for (const auto& totals : out.sources) {
        least += totals.sample_lower[j];
        units += totals.sample_size[j];
      }
      expected += out.samples[j];
      expected_lower += least / units * options_.delta;
    }
    out.expected = expected / n;
    out.expected_lower = expected_lower / n;
    if (out.expected == 0) {
      static_cast<void>(nothing(out));
      return;
    }
    out.value = out.lower = out.upper = 1 - out.observed / out.expected;
    out.monte_carlo_se = out.observed / out.expected * out.cv / std::sqrt(n);
    if (lower < disorder || expected_lower < expected) {
      out.status = Status::bounded;
      out.upper = 1 - out.observed_lower / out.expected;
      out.lower =
          out.expected_lower > 0 ? 1 - out.observed / out.expected_lower : -std::numeric_limits<double>::infinity();
    }
  }

  const Continuum& continuum_;
  std::vector<std::size_t> sources_;
  GammaOptions options_;
  std::size_t entries_;
  GammaCost cost_;
  std::vector<std::vector<GammaStretch>> stretches_;
  std::size_t n_coders_ = 0;
  bool any_pair_ = false;
};

/// All sources as one figure. `entries`: see GammaRun.
[[nodiscard]] inline GammaResult run_gamma(const Continuum& continuum, const GammaOptions& options,
                                           std::size_t entries) {
  check_gamma_options(options, continuum.codes().size());
  const auto all = [](const Continuum& c) {
    std::vector<std::size_t> out(c.sources());
    for (std::size_t s = 0; s < out.size(); ++s) out[s] = s;
    return out;
  };
  if (options.sources == GammaSources::pooled) return GammaRun(continuum, all(continuum), options, entries).result();
  const auto one = continuum.concatenated();
  return GammaRun(one, all(one), options, entries).result();
}

}  // namespace detail
}  // namespace tematik
