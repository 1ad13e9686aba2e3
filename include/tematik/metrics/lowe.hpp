#pragma once

/// @file
/// @brief The saturation index after Lowe et al.: three curves fitted to the codes seen, each free and held above S.

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/lowe_fit.hpp>
#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// The three curves, under the names the index is known by.
enum class LoweModel : std::uint8_t { is, iw, sw };

template <>
struct EnumNames<LoweModel> {
  static constexpr std::string_view what = "Lowe model";
  static constexpr std::array<std::pair<LoweModel, std::string_view>, 3> names{
      {{LoweModel::is, "is"}, {LoweModel::iw, "iw"}, {LoweModel::sw, "sw"}}};
};

/// Which fits are returned; every choice has all three models.
enum class LoweFits : std::uint8_t { both, free, constrained };

template <>
struct EnumNames<LoweFits> {
  static constexpr std::string_view what = "lowe";
  static constexpr std::array<std::pair<LoweFits, std::string_view>, 3> names{
      {{LoweFits::both, "both"}, {LoweFits::free, "free"}, {LoweFits::constrained, "constrained"}}};
};

struct LoweOptions {
  LoweFits lowe = LoweFits::both;
};

/// One fitted curve.
struct LoweFit {
  LoweModel model = LoweModel::is;
  bool constrained = false;         ///< a >= S
  double a = undefined_value;       ///< where the curve ends
  double beta = undefined_value;    ///< 0..1
  double sse = undefined_value;     ///< sum of squares of what the curve misses
  double index = undefined_value;   ///< 100 cum_T/floor(a); read all of them, never one alone
  Status status = Status::no_data;  ///< ok; limit: a grows without end, the index tends to 0; undefined
  std::string reason = {};          ///< below_observed: a < S, so the index may pass 100; unbounded; else ""
};

struct LoweResult {
  Status status = Status::no_data;         ///< ok, undefined, too_few_units, no_data
  std::string reason = {};                 ///< no_units, fewer_than_3_units, no_codes; else ""
  std::vector<LoweFit> fits = {};          ///< is, iw, sw free; then is, iw, sw constrained
  Status closed_status = Status::no_data;  ///< of the closed form of iw: ok, undefined
  double closed_a = undefined_value;       ///< iw through the first and the last point
  double closed_beta = undefined_value;
  std::int64_t units = 0;
  std::int64_t codes = 0;
  Flags flags = {};  ///< below_observed: one of the curves ends below the codes seen
  LoweOptions options = {};

  /// One row per fit: model, constrained, a, beta, sse, index, status, reason.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Three curves fitted by least squares to the codes seen after each unit, and the share of their end reached.
///
/// - **Inputs**: codes seen for the first time in each unit, or an incidence, in order of analysis.
/// - **Formula**: cum_n is fitted by
///   - is: a (1 - (1-beta)^n); iw: a beta n/(1 + beta(n-1)); sw: a (1 - G(1-beta+n)/(G(1-beta) G(1+n))), G = Gamma
///   - index = 100 cum_T/floor(a + 1e-9); constrained: the best fit with a >= S
///   - closed form of iw through the first and last point: a = (T-1) c_1 c_T/(T c_1 - c_T), beta = c_1/a
///   These are the equations that this project uses under these names. That they are those of the paper was not
///   confirmed: check its appendix before you cite them.
/// - **Range**: a > 0, beta in 0..1; a free index may pass 100.
/// - **Undefined**: T = 0 `no_data`; T < 3 `too_few_units`; no code `undefined`; a straight or logarithmic line fits as
///   well: `limit`, reason `unbounded`, without a; T c_1 <= c_T: no closed form; floor(a) = 0: no index.
/// - **Assumptions**: one curve holds from the first to the last unit. The three models often differ so much (33 to
///   106 % on one demo study) that the index is a choice of model: report all three with their sums of squares.
/// - **Complexity**: O(T) per trial, some 2,000 trials per fit.
/// - **Literature**: Lowe et al. (2018), doi:10.1177/1525822X17749386
///
/// @code
/// const std::vector<std::int64_t> new_codes{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0};
/// const auto l = tematik::lowe(new_codes);
/// assert(l.fits.size() == 6 && std::abs(l.fits[0].index - 105.88) < .01 && std::abs(l.fits[2].index - 33.33) < .01);
/// @endcode
/// @throws InputError if a count is negative
[[nodiscard]] LoweResult lowe(std::span<const std::int64_t> new_codes, LoweOptions options = {});
[[nodiscard]] inline LoweResult lowe(const Incidence& incidence, LoweOptions options = {}) {
  return lowe(incidence.new_counts(), options);
}

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline LoweFit lowe_fit(LoweModel model, bool constrained, const std::vector<double>& y) {
  std::vector<double> limit;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const auto n = static_cast<double>(i) + 1;
    limit.push_back(model == LoweModel::sw ? (limit.empty() ? 0 : limit.back()) + 1 / n : n);
  }
  const double seen = y.back();
  const double floor = constrained ? seen : 0;
  const LoweFitted got = model == LoweModel::is   ? fit_lowe(y, lowe_is, limit, floor)
                         : model == LoweModel::iw ? fit_lowe(y, lowe_iw, limit, floor)
                                                  : fit_lowe(y, lowe_sw, limit, floor);
  LoweFit out{.model = model, .constrained = constrained, .sse = got.sse};
  if (got.unbounded) {
    out.status = Status::limit;
    out.reason = "unbounded";
    return out;
  }
  out.a = got.a;
  out.beta = got.beta;
  const double whole = std::floor(got.a + 1e-9);
  out.status = whole >= 1 ? Status::ok : Status::undefined;
  if (whole >= 1) out.index = 100 * seen / whole;
  if (got.a < seen - 1e-9) out.reason = "below_observed";
  return out;
}

}  // namespace detail

inline LoweResult lowe(std::span<const std::int64_t> new_codes, LoweOptions options) {
  const detail::NewCodes seen(new_codes);
  LoweResult out;
  out.options = options;
  out.units = seen.units();
  out.codes = seen.total();
  if (out.units == 0) {
    out.reason = "no_units";
    return out;
  }
  if (out.units < 3 || out.codes == 0) {
    out.status = out.units < 3 ? Status::too_few_units : Status::undefined;
    out.reason = out.units < 3 ? "fewer_than_3_units" : "no_codes";
    return out;
  }
  out.status = Status::ok;
  std::vector<double> y;
  for (std::int64_t i = 1; i <= out.units; ++i) y.push_back(static_cast<double>(seen.to(i)));
  for (const bool constrained : {false, true}) {
    if (options.lowe == (constrained ? LoweFits::free : LoweFits::constrained)) continue;
    for (const auto model : {LoweModel::is, LoweModel::iw, LoweModel::sw}) {
      out.fits.push_back(detail::lowe_fit(model, constrained, y));
      if (out.fits.back().reason != "below_observed") continue;
      out.flags.set(Flag::below_observed);
    }
  }
  const auto t = static_cast<double>(out.units);
  const double bend = t * y.front() - y.back();
  out.closed_status = bend > 0 ? Status::ok : Status::undefined;
  if (bend > 0) {
    out.closed_a = (t - 1) * y.front() * y.back() / bend;
    out.closed_beta = y.front() / out.closed_a;
  }
  return out;
}

inline Table LoweResult::table() const {
  std::vector<std::string> model, status, reason_column;
  std::vector<std::uint8_t> constrained;
  std::vector<double> a, beta, sse, index;
  for (const auto& fit : fits) {
    model.emplace_back(to_string(fit.model));
    constrained.push_back(fit.constrained ? 1 : 0);
    a.push_back(fit.a);
    beta.push_back(fit.beta);
    sse.push_back(fit.sse);
    index.push_back(fit.index);
    status.emplace_back(to_string(fit.status));
    reason_column.push_back(fit.reason);
  }
  Table out;
  out.add("model", std::move(model)).add_booleans("constrained", std::move(constrained));
  out.add("a", std::move(a)).add("beta", std::move(beta)).add("sse", std::move(sse)).add("index", std::move(index));
  out.add("status", std::move(status)).add("reason", std::move(reason_column));
  return out;
}

inline MethodRecord LoweResult::method() const {
  MethodRecord out{.function = "lowe", .n = units, .citations = {"Lowe et al. 2018, doi:10.1177/1525822X17749386"}};
  out.option("lowe", options.lowe);
  return out;
}

}  // namespace tematik
