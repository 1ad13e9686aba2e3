#pragma once

/// @file
/// @brief Gamma: agreement on where units lie and what they are, over the best alignment of the coders' units.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/parallel.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/continuum.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// How chance is drawn. shuffle: real coders, their units moved together around the text; statistical: units with the
/// numbers, gaps, lengths and codes of the data, drawn one by one.
enum class GammaSampler : std::uint8_t { shuffle, statistical };

template <>
struct EnumNames<GammaSampler> {
  static constexpr std::string_view what = "sampler";
  static constexpr std::array<std::pair<GammaSampler, std::string_view>, 2> names{
      {{GammaSampler::shuffle, "shuffle"}, {GammaSampler::statistical, "statistical"}}};
};

/// Where units are moved: the whole text, or from the first begin of a unit to the last end.
enum class GammaBounds : std::uint8_t { source, hull };

template <>
struct EnumNames<GammaBounds> {
  static constexpr std::string_view what = "bounds";
  static constexpr std::array<std::pair<GammaBounds, std::string_view>, 2> names{
      {{GammaBounds::source, "source"}, {GammaBounds::hull, "hull"}}};
};

/// How far apart the moves of a sample are: the mean length of a unit, or half of it (the authors' program).
enum class PivotDistance : std::uint8_t { full, half };

template <>
struct EnumNames<PivotDistance> {
  static constexpr std::string_view what = "pivot distance";
  static constexpr std::array<std::pair<PivotDistance, std::string_view>, 2> names{
      {{PivotDistance::full, "full"}, {PivotDistance::half, "half"}}};
};

/// Several sources as one figure: disorders and sizes added up, or texts put one behind the other.
enum class GammaSources : std::uint8_t { pooled, concatenate };

template <>
struct EnumNames<GammaSources> {
  static constexpr std::string_view what = "treatment of sources";
  static constexpr std::array<std::pair<GammaSources, std::string_view>, 2> names{
      {{GammaSources::pooled, "pooled"}, {GammaSources::concatenate, "concatenate"}}};
};

struct GammaOptions {
  double alpha = 1;              ///< weight of position, 0 or more
  double beta = 1;               ///< weight of the code, 0 or more
  double delta = 1;              ///< disorder of a unit that stays alone; scales delta_o and delta_e, not gamma
  Matrix<double> distance = {};  ///< q x q between codes, in [0, 1], 0 on the diagonal; empty: nominal
  GammaSampler sampler = GammaSampler::shuffle;
  GammaBounds bounds = GammaBounds::source;
  PivotDistance pivot_distance = PivotDistance::full;
  GammaSources sources = GammaSources::pooled;
  std::int64_t samples = 30;
  std::optional<double> precision = {};  ///< e.g. .01, .02, .05: samples are added once to reach it
  std::uint64_t seed = 0;
  std::int64_t max_states = 20000;  ///< budget of the search: states at one unit
  std::int64_t max_tuples =
      1000000;  ///< budget of the search: candidate sets of units in one stretch (8 times as many looked at)
  bool weight_alpha = false;  ///< gamma-cat and gamma-k as in the authors' program: alpha enters the weight
  bool count_empty = false;   ///< they count delta^2 per unit left without a partner, as one other program does
  NoVariation no_variation = NoVariation::nan;
  int threads = 0;  ///< 0: all; the result is the same for any number
  Progress progress = {};
};

/// A unitary alignment: units of different coders that stand for the same thing, or one unit alone.
struct GammaUnitary {
  std::size_t source = 0;
  std::vector<CoderSpan> units = {};  ///< in canonical order
  double disorder = 0;
  double share = 0;  ///< of delta_o: shares add up to it
};

/// Sums over pairs of aligned units, for gamma-cat (all pairs) and gamma-k (pairs touching a code).
struct GammaPairSums {
  double different = 0;  ///< sum of weight times distance of the codes
  double weight = 0;
};

/// What a source adds to the figures, in units of delta: enough to draw sources anew without aligning again.
struct GammaSourceTotals {
  double disorder = 0, lower = 0;  ///< of the best alignment found, and the least there can be
  double size = 0;                 ///< units per coder
  std::vector<double> sample_disorder = {}, sample_lower = {}, sample_size = {};
  std::vector<GammaPairSums> pairs = {};         ///< all pairs, then per code; empty for `gamma`
  std::vector<GammaPairSums> sample_pairs = {};  ///< as many per sample
};

struct GammaResult : AgreementValue {  ///< observed: delta_o; expected: delta_e
  double lower = undefined_value;      ///< bounds of gamma; equal to it unless status is `bounded`
  double upper = undefined_value;
  double observed_lower = undefined_value;  ///< least delta_o there can be
  double expected_lower = undefined_value;
  double monte_carlo_se = undefined_value;  ///< of gamma: (delta_o/delta_e) cv/sqrt(n_samples)
  double cv = undefined_value;              ///< SD (divisor n-1)/mean of the disorders of the first samples
  std::int64_t n_samples = 0;
  std::int64_t n_optima = 0;                 ///< alignments of this disorder, counted up to 1000; 0: unknown
  bool optima_at_least = false;              ///< there may be more than `n_optima`
  bool has_ties = false;                     ///< more than one optimal alignment
  std::vector<GammaUnitary> alignment = {};  ///< the canonical one, by source and first unit
  std::vector<double> samples = {};          ///< delta of every sample, in order
  std::vector<GammaSourceTotals> sources = {};
  GammaOptions options = {};

  /// One row per unitary alignment: source, units, disorder, share.
  [[nodiscard]] Table alignment_table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// One figure on codes given the alignment; `code` only of gamma-k.
struct GammaCategoryValue : AgreementValue {
  std::size_t code = 0;
  std::int64_t n_samples = 0;
  std::int64_t n_undefined = 0;  ///< samples without an aligned pair, left out
};

struct GammaCatResult : GammaCategoryValue {
  GammaResult gamma = {};
};

struct GammaKResult {
  std::vector<GammaCategoryValue> by_code = {};
  std::vector<std::string> codes = {};
  GammaResult gamma = {};

  /// One row per code: code, value, status, observed, expected.
  [[nodiscard]] Table table() const;
};

/// @brief Gamma of Mathet, Widlocher & Metivier.
///
/// - **Inputs**: a continuum, two coders or more; units of one coder may overlap. Unit: the coder's unit, a span with a
///   code. Stretches that fewer than two coders looked at are left out.
/// - **Formula**: units u, v with begin b, end e, length l; m coders of the stretch, C = m(m-1)/2
///   - d_pos = ((|b_u-b_v| + |e_u-e_v|)/(l_u+l_v))^2 Delta; d_cat = dist(c_u,c_v) Delta; d = alpha d_pos + beta d_cat
///   - a unitary alignment takes at most one unit per coder; its disorder is the mean of d over all C pairs, a pair
///     with a missing unit costs Delta; an alignment parts all units into unitary alignments
///   - delta_o = least sum of disorders / (units/m), sums over sources in both; delta_e = its mean over samples
///   - gamma = 1 - delta_o/delta_e
/// - **Samples** (`shuffle`): each of m sampled coders is a real one drawn at random whose units all move by one whole
///   number around the text, moves at least a mean unit length apart where there is room. Sample j of source s reads
///   Philox (purpose 7, order low j, order high 2 * 2^24 + s): the same whatever the number of threads.
/// - **Range**: up to 1; 0 is chance. Free of `delta`.
/// - **Undefined**: `no_data` (nobody looked), `single_coder`, `no_pairable`, `no_variation` (no unit, or delta_e = 0;
///   the option chooses NaN, 1 or 0). `bounded`: the search stopped at its budget; value is that of the best alignment
///   found, lower and upper hold the exact gamma.
/// - **Ties**: of several optimal alignments the one of fewest unitary alignments is taken, then, at the first unit
///   where they differ, the smaller list of units. gamma is the same for all; gamma-cat and gamma-k may not be. Where
///   two coders' units had to be assigned (too many states), the last criterion is left open.
/// - **Assumptions**: coders are interchangeable; sources pooled is tematik's definition. `statistical` uses the
///   standard library's logarithm and cosine: last digits may differ between machines.
/// - **Complexity**: exact, exponential at worst, milliseconds for hundreds of units that mostly lie side by side.
/// - **Literature**: Mathet, Widlocher & Metivier (2015), doi:10.1162/COLI_a_00227
///
/// @code
/// const std::vector<int> coder{0, 1, 1}, begin{0, 0, 20}, end{10, 10, 25}, code{0, 0, 1};
/// const auto g = tematik::gamma(tematik::continuum_from({coder, begin, end, code}, {40}));
/// assert(g.status == tematik::Status::ok && g.alignment.size() == 2);
/// assert(std::abs(g.observed - 1 / 1.5) < 1e-12);  // one unit alone, 3 units of 2 coders
/// @endcode
/// @throws UsageError if an option is out of range or the distance does not fit; Error `cancelled` if `progress` says
///         no
[[nodiscard]] GammaResult gamma(const Continuum& continuum, const GammaOptions& options = {});

/// Gamma of every source alone, each with its own samples. `options.sources` does not enter.
[[nodiscard]] std::vector<GammaResult> gamma_per_source(const Continuum& continuum, const GammaOptions& options = {});

/// @brief Gamma-cat: do aligned units have the same code?
///
/// - **Formula**: over pairs of units in one unitary alignment of n_v units: sum of w dist / sum of w,
///   w = max(0, 1 - d_pos/Delta)/(n_v - 1); one less observed over the mean of the samples'. Units alone do not enter.
/// - **Undefined**: as gamma, and `undefined` where no pair is aligned (in the data or in any sample), `no_variation`
///   where samples never differ.
/// - **Literature**: Mathet (2017), doi:10.1162/COLI_a_00296
[[nodiscard]] GammaCatResult gamma_cat(const Continuum& continuum, const GammaOptions& options = {});

/// Gamma-k: gamma-cat of the pairs in which one unit at least has the code, per code.
[[nodiscard]] GammaKResult gamma_k(const Continuum& continuum, const GammaOptions& options = {});

/// Gamma of sources drawn `weights` times each, for `cluster_bootstrap`; NaN where undefined.
[[nodiscard]] double gamma_of(std::span<const GammaSourceTotals> sources, std::span<const std::int64_t> weights);
/// Gamma-cat likewise (`entry` 0), or gamma-k of code k (`entry` k + 1).
[[nodiscard]] double gamma_cat_of(std::span<const GammaSourceTotals> sources, std::span<const std::int64_t> weights,
                                  std::size_t entry = 0);

}  // namespace tematik

#include <tematik/metrics/detail/gamma_run.ipp>
#include <tematik/metrics/detail/gamma_values.ipp>
