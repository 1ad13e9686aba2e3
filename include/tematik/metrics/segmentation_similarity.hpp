#pragma once

/// @file
/// @brief Do coders cut a text at the same places? Boundary edit distance, B, S, and B beyond chance.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

/// One text of `units` units as several coders cut it. Boundary p (1 .. units - 1) stands before unit p.
struct SegmentedText {
  std::int64_t units = 0;
  /// Per coder the boundaries, ascending; nothing: the coder did not look.
  std::vector<std::optional<std::vector<std::int64_t>>> boundaries = {};
};

/// Boundaries from the numbers of units per segment: 2, 8, 2, 1 gives 2, 10, 12. @throws InputError for a mass below 1
[[nodiscard]] std::vector<std::int64_t> boundaries_of_masses(std::span<const std::int64_t> masses);

/// What turns one set of boundaries into another. Texts and pairs of coders add up.
struct BoundaryEdits {
  std::int64_t matches = 0;
  std::int64_t additions = 0;       ///< boundaries without a partner
  std::int64_t transpositions = 0;  ///< pairs of boundaries a little apart
  std::int64_t span = 0;            ///< sum of their distances
  std::int64_t places = 0;          ///< possible places of a boundary

  BoundaryEdits& operator+=(const BoundaryEdits& other) noexcept;
  friend bool operator==(const BoundaryEdits&, const BoundaryEdits&) = default;
};

/// @brief Boundary edit distance of two coders.
///
/// Common boundaries are matches; of the rest, pairs at distance <= n_t - 1 are transpositions (shortest first, then
/// leftmost, no boundary twice); what remains are additions. O(boundaries x n_t) and a sort.
/// @throws InputError if boundaries are not ascending places 1 .. units - 1; UsageError if n_t < 1
[[nodiscard]] BoundaryEdits boundary_edits(std::span<const std::int64_t> first, std::span<const std::int64_t> second,
                                           std::int64_t units, std::int64_t n_t = 2);

struct SegmentationOptions {
  std::int64_t n_t = 2;  ///< a transposition spans at most n_t - 1 places; 1: none
};

struct SegmentationSimilarity {
  AgreementValue boundary = {};      ///< B
  AgreementValue segmentation = {};  ///< S
  AgreementValue pi = {};            ///< B beyond chance, one habit for all coders
  AgreementValue kappa = {};         ///< B beyond chance, each coder's own habit
  BoundaryEdits edits = {};          ///< summed over pairs and texts

  std::int64_t n_t = 2;

  /// One row per figure.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Boundary similarity B, segmentation similarity S, and B corrected for chance.
///
/// - **Inputs**: texts with the boundaries of the same coders; in each text those take part who looked. Unit: a place
///   between two units (sentences, for example).
/// - **Formula**: with a additions, T transpositions of weight w = distance/n_t, M matches, pb = units - 1, all summed
///   over pairs of coders and texts: B = 1 - (a + sum w)/(a + T + M), S = 1 - (a + sum w)/sum pb;
///   P_j = boundaries of j / places of j; pi = (B - e)/(1 - e) with e = (mean P)^2, kappa with e = mean over pairs of
///   P_i P_j
/// - **Range**: B and S 0..1; pi and kappa up to 1, 0 is chance.
/// - **Undefined**: `no_data` (no text of two units that a coder looked at), `single_coder`, `no_pairable` (no text
///   with two coders), `no_variation` (no boundary at all; pi and kappa also if everybody cuts at every place).
/// - **Assumptions**: S is high wherever boundaries are rare; prefer B. There is no formula for se: resample texts.
/// - **Complexity**: O(pairs of coders x boundaries).
/// - **Literature**: Fournier (2013), ACL P13-1167
///
/// @code
/// const tematik::SegmentedText t{.units = 10, .boundaries = {{{3, 7}}, {{3, 8}}}};
/// const auto s = tematik::segmentation_similarity(std::span(&t, 1));
/// assert(s.boundary.value == 0.75);                             // one match, one transposition over one place
/// @endcode
/// @throws InputError (text and coder from 0) for boundaries that are none; UsageError for n_t below 1 or texts with
///         different numbers of coders
[[nodiscard]] SegmentationSimilarity segmentation_similarity(std::span<const SegmentedText> texts,
                                                             const SegmentationOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

inline void check_boundaries(std::span<const std::int64_t> boundaries, std::int64_t units, std::string_view where) {
  std::int64_t before = 0;
  for (const auto p : boundaries) {
    if (p <= before || p >= units) {
      throw InputError(
          "boundary",
          cat(where, ": expected ascending boundaries from 1 to ", units - 1, ", found ", p, " after ", before),
          std::string(where));
    }
    before = p;
  }
}

}  // namespace detail

inline std::vector<std::int64_t> boundaries_of_masses(std::span<const std::int64_t> masses) {
  std::vector<std::int64_t> out;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < masses.size(); ++i) {
    if (masses[i] < 1) {
      throw InputError("mass", detail::cat("segment ", i, ": expected 1 unit or more, found ", masses[i]),
                       detail::cat("segment ", i));
    }
    sum += masses[i];
    if (i + 1 < masses.size()) out.push_back(sum);
  }
  return out;
}

inline BoundaryEdits& BoundaryEdits::operator+=(const BoundaryEdits& other) noexcept {
  matches += other.matches;
  additions += other.additions;
  transpositions += other.transpositions;
  span += other.span;
  places += other.places;
  return *this;
}

inline BoundaryEdits boundary_edits(std::span<const std::int64_t> first, std::span<const std::int64_t> second,
                                    std::int64_t units, std::int64_t n_t) {
  if (n_t < 1) throw UsageError("n_t", detail::cat("n_t must be 1 or more, not ", n_t), "n_t");
  detail::check_boundaries(first, units, "first coder");
  detail::check_boundaries(second, units, "second coder");
  BoundaryEdits out{.places = std::max<std::int64_t>(0, units - 1)};
  std::vector<std::int64_t> a, b;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(a));
  std::set_difference(second.begin(), second.end(), first.begin(), first.end(), std::back_inserter(b));
  out.matches = static_cast<std::int64_t>(first.size() - a.size());
  std::vector<std::array<std::int64_t, 4>> near;  // distance, leftmost place, number in a, number in b
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (auto j = std::lower_bound(b.begin(), b.end(), a[i] - n_t + 1); j != b.end() && *j - a[i] < n_t; ++j) {
      near.push_back({std::abs(*j - a[i]), std::min(*j, a[i]), static_cast<std::int64_t>(i), j - b.begin()});
    }
  }
  std::sort(near.begin(), near.end());
  std::vector<bool> used_a(a.size()), used_b(b.size());
  for (const auto& [distance, left, i, j] : near) {
    const auto x = static_cast<std::size_t>(i);
    const auto y = static_cast<std::size_t>(j);
    if (used_a[x] || used_b[y]) continue;
    used_a[x] = used_b[y] = true;
    ++out.transpositions;
    out.span += distance;
  }
  out.additions = static_cast<std::int64_t>(a.size() + b.size()) - 2 * out.transpositions;
  return out;
}

inline SegmentationSimilarity segmentation_similarity(std::span<const SegmentedText> texts,
                                                      const SegmentationOptions& options) {
  if (options.n_t < 1) throw UsageError("n_t", detail::cat("n_t must be 1 or more, not ", options.n_t), "n_t");
  SegmentationSimilarity out;
  out.n_t = options.n_t;
  const std::size_t m = texts.empty() ? 0 : texts.front().boundaries.size();
  std::vector<std::int64_t> cuts(m), places(m);
  std::int64_t units = 0;
  std::int64_t pairable = 0;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    const auto& text = texts[t];
    if (text.boundaries.size() != m) {
      throw UsageError(
          "coders",
          detail::cat("text ", t, ": expected the boundaries of ", m, " coders, found ", text.boundaries.size()),
          "texts");
    }
    const std::int64_t here = std::max<std::int64_t>(0, text.units - 1);
    std::int64_t present = 0;
    for (std::size_t g = 0; g < m; ++g) {
      if (!text.boundaries[g]) continue;
      detail::check_boundaries(*text.boundaries[g], text.units, detail::cat("text ", t, ", coder ", g));
      ++present;
      cuts[g] += static_cast<std::int64_t>(text.boundaries[g]->size());
      places[g] += here;
      for (std::size_t h = 0; h < g; ++h) {
        if (text.boundaries[h])
          out.edits += boundary_edits(*text.boundaries[h], *text.boundaries[g], text.units, options.n_t);
      }
    }
    if (present >= 1) units += here;
    if (present >= 2) pairable += here;
  }
  std::vector<double> share;
  for (std::size_t g = 0; g < m; ++g) {
    if (places[g] > 0) share.push_back(static_cast<double>(cuts[g]) / static_cast<double>(places[g]));
  }
  const std::int64_t edited = out.edits.additions + out.edits.transpositions + out.edits.matches;
  Status status = Status::ok;
  if (units == 0)
    status = Status::no_data;
  else if (share.size() < 2)
    status = Status::single_coder;
  else if (pairable == 0)
    status = Status::no_pairable;
  else if (edited == 0)
    status = Status::no_variation;
  const std::array<std::pair<AgreementValue*, std::string_view>, 4> figures{
      {{&out.boundary, "boundary_similarity"},
       {&out.segmentation, "segmentation_similarity"},
       {&out.pi, "boundary_pi"},
       {&out.kappa, "boundary_kappa"}}};
  for (const auto& [figure, metric] : figures) {
    figure->metric = metric;
    figure->status = status;
    figure->n_units = units;
    figure->n_pairable = pairable;
    figure->n_coders = share.size();
  }
  if (status != Status::ok) return out;
  const double cost =
      static_cast<double>(out.edits.additions) + static_cast<double>(out.edits.span) / static_cast<double>(options.n_t);
  out.boundary.observed = out.boundary.value = 1 - cost / static_cast<double>(edited);
  out.segmentation.observed = out.segmentation.value = 1 - cost / static_cast<double>(out.edits.places);
  double mean = 0, squares = 0;
  bool everywhere = true;
  const auto n = static_cast<double>(share.size());
  for (const double p : share) {
    mean += p / n;
    squares += p * p;
    everywhere = everywhere && p == 1;
  }
  detail::settle(out.pi, out.boundary.value, mean * mean, everywhere);
  detail::settle(out.kappa, out.boundary.value, (n * mean * n * mean - squares) / (n * (n - 1)), everywhere);
  return out;
}

inline Table SegmentationSimilarity::table() const {
  std::vector<std::string> metric, status;
  std::vector<double> value, observed, expected;
  std::vector<std::int64_t> n_units, n_pairable;
  for (const auto* figure : {&boundary, &segmentation, &pi, &kappa}) {
    metric.emplace_back(figure->metric);
    status.emplace_back(to_string(figure->status));
    value.push_back(figure->value);
    observed.push_back(figure->observed);
    expected.push_back(figure->expected);
    n_units.push_back(figure->n_units);
    n_pairable.push_back(figure->n_pairable);
  }
  Table out;
  out.add("metric", std::move(metric))
      .add("value", std::move(value))
      .add("status", std::move(status))
      .add("observed", std::move(observed))
      .add("expected", std::move(expected))
      .add("n_units", std::move(n_units))
      .add("n_pairable", std::move(n_pairable));
  return out;
}

inline MethodRecord SegmentationSimilarity::method() const {
  MethodRecord out{.function = "segmentation_similarity", .n = boundary.n_pairable};
  out.option("n_t", n_t);
  return out;
}

}  // namespace tematik
