#pragma once

/// @file
/// @brief Does agreement slip while coding goes on? EWMA and CUSUM charts of disagreement, source by source.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

struct DriftOptions {
  double lambda = 0.2;               ///< weight of the newest source, above 0 up to 1
  double limit = 3;                  ///< L: half-width of the EWMA limits in standard errors
  double slack = 0.5;                ///< of CUSUM, in sigma
  double decision = 5;               ///< CUSUM alarm above this many sigma
  std::optional<double> mean = {};   ///< mu0; nothing: mean of the baseline
  std::optional<double> sigma = {};  ///< nothing: standard deviation of the baseline
  std::int64_t baseline = 10;        ///< first sources that say what is usual, 2 or more
};

/// One source of the chart.
struct DriftPoint {
  double x = undefined_value;
  double ewma = undefined_value;
  double lower = undefined_value;  ///< EWMA limits at this source
  double upper = undefined_value;
  double cusum = undefined_value;
  bool ewma_alarm = false;  ///< EWMA above or below its limits
  bool cusum_alarm = false;
};

struct AgreementDrift {
  Status status = Status::no_data;  ///< ok; no_data; too_few_units (short baseline); no_variation (sigma 0: no alarms)
  double mean = undefined_value;    ///< mu0
  double sigma = undefined_value;
  Flags flags = {};            ///< order_is_insertion: of a study without times
  std::int64_t n = 0;          ///< sources with a figure
  std::int64_t n_missing = 0;  ///< sources without
  std::optional<std::size_t> first_ewma_alarm = {};
  std::optional<std::size_t> first_cusum_alarm = {};
  std::vector<DriftPoint> points = {};    ///< one per source, in order
  std::vector<std::string> sources = {};  ///< their labels, of a study; empty: numbers
  std::int64_t n_undated = 0;  ///< sources of a study that were left out because nobody knows when they were done
  DriftOptions options = {};

  /// One row per source.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Control charts of a figure per source, in order of completion.
///
/// - **Inputs**: x_1, x_2, ...: disagreement (D_o) of each source in the order in which it was finished; NaN: no
///   figure, the charts stay where they are.
/// - **Formula**: EWMA z_t = lambda x_t + (1-lambda) z_(t-1), z_0 = mu0, limits
///   mu0 -+ L sigma sqrt(lambda/(2-lambda) (1 - (1-lambda)^(2t))); CUSUM C_t = max(0, C_(t-1) + x_t - mu0 - slack
///   sigma), C_0 = 0, alarm above decision x sigma; t counts sources with a figure. mu0 and sigma: given, else mean and
///   standard deviation (divisor n - 1) of the first `baseline` figures
/// - **Range**: EWMA that of x, CUSUM 0 and above. CUSUM watches for more disagreement only.
/// - **Undefined**: `no_data`; `too_few_units` (fewer figures than the baseline needs): no charts; `no_variation`
///   (sigma is 0): charts without alarms.
/// - **Assumptions**: sources alike in difficulty, figures independent, the baseline itself calm. An alarm says where
///   to look, not who is right.
/// - **Complexity**: O(sources).
/// - **Literature**: Page (1954), doi:10.1093/biomet/41.1-2.100; Roberts (1959), doi:10.1080/00401706.1959.10489860
///
/// @code
/// const std::vector<double> x{.1, .1, .3};
/// const auto d = tematik::agreement_drift(x, {.mean = .1, .sigma = .05});
/// assert(std::abs(d.points[2].ewma - .14) < 1e-12);
/// @endcode
/// @throws UsageError if an option is out of range
[[nodiscard]] AgreementDrift agreement_drift(std::span<const double> x, const DriftOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void check_drift(const DriftOptions& o) {
  const auto refuse = [](std::string_view option, std::string_view wanted, double found) {
    throw UsageError(std::string(option), cat(option, " must be ", wanted, ", not ", std::to_string(found)),
                     std::string(option));
  };
  if (!(o.lambda > 0 && o.lambda <= 1)) refuse("lambda", "above 0 and at most 1", o.lambda);
  if (!(o.limit > 0)) refuse("limit", "above 0", o.limit);
  if (!(o.slack >= 0)) refuse("slack", "0 or more", o.slack);
  if (!(o.decision > 0)) refuse("decision", "above 0", o.decision);
  if (o.mean && !std::isfinite(*o.mean)) refuse("mean", "a finite number", *o.mean);
  if (o.sigma && !(*o.sigma >= 0 && std::isfinite(*o.sigma))) refuse("sigma", "0 or more", *o.sigma);
  if (o.baseline < 2) refuse("baseline", "2 or more", static_cast<double>(o.baseline));
}

}  // namespace detail

inline AgreementDrift agreement_drift(std::span<const double> x, const DriftOptions& options) {
  detail::check_drift(options);
  AgreementDrift out;
  out.options = options;
  std::vector<double> base;
  for (const double value : x) {
    out.points.push_back({.x = value});
    if (std::isnan(value)) {
      ++out.n_missing;
      continue;
    }
    ++out.n;
    if (static_cast<std::int64_t>(base.size()) < options.baseline) base.push_back(value);
  }
  if (out.n == 0) return out;
  out.status = Status::too_few_units;
  if ((!options.mean || !options.sigma) && static_cast<std::int64_t>(base.size()) < options.baseline) return out;
  const bool flat = std::all_of(base.begin(), base.end(), [&](double v) { return v == base.front(); });
  const auto n = static_cast<double>(base.size());
  double mean = 0;
  for (const double value : base) mean += value / n;
  if (flat) mean = base.front();
  double squares = 0;
  for (const double value : base) squares += (value - mean) * (value - mean);
  out.mean = options.mean.value_or(mean);
  out.sigma = options.sigma.value_or(flat ? 0 : std::sqrt(squares / (n - 1)));
  out.status = out.sigma > 0 ? Status::ok : Status::no_variation;

  double z = out.mean;
  double c = 0;
  double rest = 1;  // (1 - lambda)^(2t)
  for (std::size_t i = 0; i < out.points.size(); ++i) {
    auto& point = out.points[i];
    if (!std::isnan(point.x)) {
      z = options.lambda * point.x + (1 - options.lambda) * z;
      c = std::max(0.0, c + point.x - out.mean - options.slack * out.sigma);
      rest *= (1 - options.lambda) * (1 - options.lambda);
    }
    const double reach = options.limit * out.sigma * std::sqrt(options.lambda / (2 - options.lambda) * (1 - rest));
    point.ewma = z;
    point.lower = out.mean - reach;
    point.upper = out.mean + reach;
    point.cusum = c;
    if (out.status != Status::ok || std::isnan(point.x)) continue;
    point.ewma_alarm = z > point.upper || z < point.lower;
    point.cusum_alarm = c > options.decision * out.sigma;
    if (point.ewma_alarm && !out.first_ewma_alarm) out.first_ewma_alarm = i;
    if (point.cusum_alarm && !out.first_cusum_alarm) out.first_cusum_alarm = i;
  }
  return out;
}

inline Table AgreementDrift::table() const {
  std::vector<std::int64_t> number;
  std::vector<double> x, ewma, lower, upper, cusum;
  std::vector<std::uint8_t> ewma_alarm, cusum_alarm;
  for (const auto& point : points) {
    number.push_back(static_cast<std::int64_t>(number.size()));
    x.push_back(point.x);
    ewma.push_back(point.ewma);
    lower.push_back(point.lower);
    upper.push_back(point.upper);
    cusum.push_back(point.cusum);
    ewma_alarm.push_back(point.ewma_alarm ? 1 : 0);
    cusum_alarm.push_back(point.cusum_alarm ? 1 : 0);
  }
  Table out;
  if (sources.size() == points.size() && !sources.empty())
    out.add("source", sources);
  else
    out.add("source", std::move(number));
  out.add("x", std::move(x))
      .add("ewma", std::move(ewma))
      .add("lower", std::move(lower))
      .add("upper", std::move(upper))
      .add("cusum", std::move(cusum))
      .add_booleans("ewma_alarm", std::move(ewma_alarm))
      .add_booleans("cusum_alarm", std::move(cusum_alarm));
  return out;
}

inline MethodRecord AgreementDrift::method() const {
  MethodRecord out{.function = "agreement_drift", .n = n};
  out.option("lambda", options.lambda);
  out.option("limit", options.limit);
  out.option("slack", options.slack);
  out.option("decision", options.decision);
  out.option("mean", options.mean);
  out.option("sigma", options.sigma);
  out.option("baseline", options.baseline);
  out.step("sources_without_figure", n_missing);
  if (!sources.empty()) out.step("sources_without_time", n_undated);
  return out;
}

}  // namespace tematik
