#pragma once

/// @file
/// @brief Krippendorff's bootstrap of alpha from pairs of values. For comparison with other programs only.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/coincidences.hpp>
#include <tematik/metrics/detail/binomial_draw.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/resample_interval.hpp>
#include <tematik/metrics/unit_bootstrap.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// kripp: draws from the coincidences; kripp_pairs: a pair for each place of a pair in a unit.
enum class PairBootstrap : std::uint8_t { kripp, kripp_pairs };

template <>
struct EnumNames<PairBootstrap> {
  static constexpr std::string_view what = "pair bootstrap";
  static constexpr std::array<std::pair<PairBootstrap, std::string_view>, 2> names{
      {{PairBootstrap::kripp, "kripp"}, {PairBootstrap::kripp_pairs, "kripp_pairs"}}};
};

struct KrippendorffBootstrapOptions {
  PairBootstrap method = PairBootstrap::kripp;
  KrippendorffOptions alpha = {};  ///< level or distance; the rest does not enter
  std::int64_t n_boot = 2000;      ///< resamples, 1 up to 2^32 - 1
  double confidence = 0.95;
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
};

/// `n`: pairs drawn in each resample (M).
struct KrippendorffBootstrapResult : ResampleInterval {
  std::int64_t n_cells = 0;  ///< Q: coincidences that are not zero
  PairBootstrap pairs = PairBootstrap::kripp;

  /// q(alpha_min): share of the resamples with alpha below a smallest acceptable value.
  [[nodiscard]] double below(double alpha_min) const noexcept;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Distribution of alpha by drawing pairs of values.
///
/// - **Inputs**: ratings, as `krippendorff_alpha()`.
/// - **Formula**: D_e stays that of the data
///   - `kripp`: p_ck = o_ck/n; M = min(25 Q, (m-1) n/2 rounded, halves up), Q = cells of o that are not zero, m =
///     coders; alpha = 1 - (sum of delta^2 over M draws)/(M D_e); below -1 becomes -1; if the diagonal has one cell,
///     every alpha of 1 becomes 0, else the first round(B sum of p_cc^M) of them do
///   - `kripp_pairs`: for each of the m_u(m_u-1)/2 places of every unit one of all observed pairs;
///     alpha = 1 - sum of 2 delta^2/((m_u-1) n D_e), m_u of the place; below -1 is dropped
/// - **Range**: -1..1.
/// - **Undefined**: the status of alpha, if it has none itself.
/// - **Assumptions**: all pairs are independent, those of one unit and one source too. They are not: the interval is
///   far too narrow for text, and with the cap 25 Q its width stops shrinking as data grow. Name the method where it is
///   shown.
/// - **Complexity**: O(B x cells), not O(B x M).
/// - **Literature**: Hayes & Krippendorff (2007), doi:10.1080/19312450709336664
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{1, 1, 0, 0}, {1, 0, 0, 0}});
/// const auto ci = tematik::krippendorff_bootstrap(r);
/// assert(ci.n == 4 && ci.n_cells == 4 && ci.below(2) == 1);
/// @endcode
/// @throws UsageError as `krippendorff_alpha()`, or if n_boot or confidence is out of range; Error `cancelled`
[[nodiscard]] KrippendorffBootstrapResult krippendorff_bootstrap(const Ratings& ratings,
                                                                 const KrippendorffBootstrapOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Pairs observed inside units, as (delta^2, how many), and the places by m_u; an array entry per distinct pair.
struct ObservedPairs {
  std::vector<double> delta2 = {}, weight = {};
  std::vector<std::pair<std::int64_t, std::int64_t>> places = {};  // (m_u, pairs in units of that size)

  ObservedPairs(const Ratings& ratings, const AlphaDistance& delta) {
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> cells;
    std::map<std::int64_t, std::int64_t> by_size;
    for_each_pattern(ratings, [&](const RowTally& unit, std::int64_t count) {
      if (unit.total() < 2) return;
      by_size[unit.total()] += count * unit.total() * (unit.total() - 1) / 2;
      const auto values = unit.cells();
      for (std::size_t a = 0; a < values.size(); ++a) {
        cells[{values[a].category, values[a].category}] += count * values[a].coders * (values[a].coders - 1) / 2;
        for (std::size_t b = 0; b < a; ++b)
          cells[std::minmax(values[a].category, values[b].category)] += count * values[a].coders * values[b].coders;
      }
    });
    for (const auto& [cell, count] : cells) {
      delta2.push_back(delta(cell.first, cell.second));
      weight.push_back(static_cast<double>(count));
    }
    places.assign(by_size.begin(), by_size.end());
  }
};

[[nodiscard]] inline std::uint64_t pair_stream(std::uint32_t replicate) noexcept {
  return (std::uint64_t{1} << 56U) | replicate;  // use 1: order high = 2^24
}

}  // namespace detail

inline KrippendorffBootstrapResult krippendorff_bootstrap(const Ratings& ratings,
                                                          const KrippendorffBootstrapOptions& options) {
  detail::check_resampling(options.n_boot, options.confidence);
  KrippendorffOptions plain = options.alpha;
  plain.variance = false;
  const auto alpha = krippendorff_alpha(ratings, plain);
  KrippendorffBootstrapResult out;
  out.pairs = options.method;
  out.n_boot = options.n_boot;
  out.confidence = options.confidence;
  out.seed = options.seed;
  out.status = alpha.status;
  if (alpha.status != Status::ok) return out;

  const auto table = coincidences(ratings);
  const detail::AlphaDistance delta(ratings, options.alpha, table.n_c);
  const auto n = static_cast<double>(table.n);
  out.n_cells = table.nonzero();
  out.values.assign(static_cast<std::size_t>(options.n_boot), undefined_value);

  if (options.method == PairBootstrap::kripp_pairs) {
    const detail::ObservedPairs pairs(ratings, delta);
    for (const auto& [size, count] : pairs.places) out.n += count;
    detail::fill_resamples(out.values, options.threads, options.progress, [&](std::uint32_t replicate) {
      RandomStream stream(options.seed, RandomPurpose::agreement, detail::pair_stream(replicate));
      double sum = 0;
      for (const auto& [size, count] : pairs.places) {
        const auto drawn = detail::multinomial_draw(stream, count, pairs.weight);
        double distance = 0;
        for (std::size_t i = 0; i < drawn.size(); ++i) distance += static_cast<double>(drawn[i]) * pairs.delta2[i];
        sum += 2 * distance / static_cast<double>(size - 1);
      }
      const double value = 1 - sum / (n * alpha.expected);
      return std::optional<double>(value < -1 ? undefined_value : value);
    });
  } else {
    const std::int64_t half = (static_cast<std::int64_t>(alpha.n_coders) - 1) * table.n;
    out.n = std::min(25 * out.n_cells, half / 2 + half % 2);
    std::vector<double> weight, delta2;
    double all_alike = 0;
    std::int64_t diagonal = 0;
    for (const auto& cell : table.cells) {
      const bool same = cell.c == cell.k;
      weight.push_back(same ? cell.o : 2 * cell.o);
      delta2.push_back(delta(cell.c, cell.k));
      if (!same) continue;
      ++diagonal;
      all_alike += std::pow(cell.o / n, static_cast<double>(out.n));
    }
    const double scale = static_cast<double>(out.n) * alpha.expected;
    detail::fill_resamples(out.values, options.threads, options.progress, [&](std::uint32_t replicate) {
      RandomStream stream(options.seed, RandomPurpose::agreement, detail::pair_stream(replicate));
      const auto drawn = detail::multinomial_draw(stream, out.n, weight);
      double sum = 0;
      for (std::size_t i = 0; i < drawn.size(); ++i) sum += static_cast<double>(drawn[i]) * delta2[i];
      return std::optional<double>(std::max(-1.0, 1 - sum / scale));
    });
    double to_zero = std::floor(static_cast<double>(options.n_boot) * all_alike + 0.5);
    if (diagonal == 1) to_zero = static_cast<double>(options.n_boot);
    for (auto& value : out.values) {
      if (value != 1 || to_zero < 1) continue;
      value = 0;
      to_zero -= 1;
    }
  }
  detail::summarise_resamples(out, out.values, options.confidence);
  out.flags.set(Flag::ci_undefined_resamples, out.n_undefined * 20 > out.n_boot);
  return out;
}

inline double KrippendorffBootstrapResult::below(double alpha_min) const noexcept {
  if (status != Status::ok) return undefined_value;
  const auto under = std::count_if(values.begin(), values.end(), [&](double v) { return v < alpha_min; });
  return static_cast<double>(under) / static_cast<double>(n_boot - n_undefined);
}

inline MethodRecord KrippendorffBootstrapResult::method() const {
  MethodRecord out{.function = "krippendorff_bootstrap", .n = n, .seed = seed};
  out.option("method", pairs);
  out.option("n_boot", n_boot);
  out.option("confidence", confidence);
  out.step("undefined_resamples", n_undefined);
  return out;
}

}  // namespace tematik
