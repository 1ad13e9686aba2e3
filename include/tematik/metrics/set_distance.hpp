#pragma once

/// @file
/// @brief Units with several codes at once: sets as values, and how far two sets are apart.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/labelled_matrix.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// The codes that one coder gave one unit, as numbers; nothing: the coder did not look; empty: looked, no code.
using LabelSet = std::optional<std::vector<std::uint32_t>>;

/// Ratings whose categories are sets of codes: category k of `ratings` is `sets[k]`.
struct SetRatings {
  Ratings ratings = {};
  std::vector<std::vector<std::uint32_t>> sets = {};  ///< distinct, each ascending, in lexicographic order
  std::size_t n_codes = 0;                            ///< declared, else the number of codes found
};

/// Named distances of sets; formulas at `set_distance()`.
enum class SetDistance : std::uint8_t { jaccard, dice, masi, masi_product, set_1minusM };

template <>
struct EnumNames<SetDistance> {
  static constexpr std::string_view what = "distance of sets";
  static constexpr std::array<std::pair<SetDistance, std::string_view>, 5> names{{
      {SetDistance::jaccard, "jaccard"},
      {SetDistance::dice, "dice"},
      {SetDistance::masi, "masi"},
      {SetDistance::masi_product, "masi_product"},
      {SetDistance::set_1minusM, "set_1minusM"},
  }};
};

/// @brief Sets of codes, coders x units, as a table of ratings.
///
/// @param n_codes       declared number of codes (0, 1, ...); 0: the codes found
/// @param coder_labels  empty: "0", "1", ...
/// @throws InputError (coder and unit from 0) if coders have different numbers of units or a code is not declared;
///         UsageError for a wrong number of labels
/// **Complexity**: O(values x log of distinct sets).
[[nodiscard]] SetRatings set_ratings(const std::vector<std::vector<LabelSet>>& coders_by_units, std::size_t n_codes = 0,
                                     std::vector<std::string> coder_labels = {});

/// @brief Distance of every two sets, for `KrippendorffOptions::distance` (taken as it is, not squared).
///
/// - **Inputs**: distinct sets of codes, each ascending (`SetRatings::sets`).
/// - **Formula**: J = |A and B| / |A or B|; M = 1 equal, 2/3 one contains the other, 1/3 crossing, 0 disjoint
///   - jaccard 1 - J; dice 1 - 2|A and B|/(|A| + |B|); masi 1 - J M; two empty sets 0, one empty set 1
///   - for comparison with other programs: masi_product (1 - J)(1 - M) and set_1minusM 1 - M, both with M = 2/3
///     between an empty set and another
/// - **Range**: 0..1, symmetric, 0 on the diagonal. Some programs round M to .67 and .33.
/// - **Complexity**: O(sets^2 x codes in a set).
/// - **Literature**: Passonneau (2006), LREC; Artstein & Poesio (2008), doi:10.1162/coli.07-034-R2
///
/// @code
/// const auto d = tematik::set_distance({{0}, {0, 1}}, tematik::SetDistance::jaccard);
/// assert(d(0, 1) == 0.5);
/// @endcode
[[nodiscard]] Matrix<double> set_distance(const std::vector<std::vector<std::uint32_t>>& sets, SetDistance name);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// |A and B| of two ascending lists.
[[nodiscard]] inline std::int64_t common_codes(const std::vector<std::uint32_t>& a,
                                               const std::vector<std::uint32_t>& b) {
  std::int64_t n = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++n, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return n;
}

[[nodiscard]] inline double distance_of_sets(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                                             SetDistance name) {
  const auto both = static_cast<double>(common_codes(a, b));
  const auto size_a = static_cast<double>(a.size());
  const auto size_b = static_cast<double>(b.size());
  const double either = size_a + size_b - both;
  if (either == 0) return 0;
  const double j = both / either;
  double m = both == 0 ? 0 : 1.0 / 3;
  if (both == either)
    m = 1;
  else if (both == std::min(size_a, size_b))
    m = 2.0 / 3;  // an empty set is part of every set
  switch (name) {
    case SetDistance::jaccard:
      return 1 - j;
    case SetDistance::dice:
      return 1 - 2 * both / (size_a + size_b);
    case SetDistance::masi:
      return 1 - j * m;
    case SetDistance::masi_product:
      return (1 - j) * (1 - m);
    case SetDistance::set_1minusM:
      break;
  }
  return 1 - m;
}

}  // namespace detail

inline SetRatings set_ratings(const std::vector<std::vector<LabelSet>>& coders_by_units, std::size_t n_codes,
                              std::vector<std::string> coder_labels) {
  const std::size_t m = coders_by_units.size();
  const std::size_t n = m == 0 ? 0 : coders_by_units.front().size();
  if (coder_labels.empty()) coder_labels = number_labels(m);
  if (coder_labels.size() != m) {
    throw UsageError("labels", detail::cat(m, " coders got ", coder_labels.size(), " labels"), "labels");
  }
  std::map<std::vector<std::uint32_t>, std::int32_t> known;
  std::set<std::uint32_t> codes;
  std::vector<std::vector<std::vector<std::uint32_t>>> clean(m);
  for (std::size_t g = 0; g < m; ++g) {
    if (coders_by_units[g].size() != n) {
      throw InputError("ragged", detail::cat("coder ", g, " has ", coders_by_units[g].size(), " units; expected ", n),
                       detail::cat("coder ", g));
    }
    for (std::size_t i = 0; i < n; ++i) {
      auto set = coders_by_units[g][i].value_or(std::vector<std::uint32_t>());
      std::sort(set.begin(), set.end());
      set.erase(std::unique(set.begin(), set.end()), set.end());
      if (n_codes > 0 && !set.empty() && set.back() >= n_codes) {
        throw InputError("code_range",
                         detail::cat("coder ", g, ", unit ", i, ": code ", set.back(), " is none of ", n_codes),
                         detail::cat("coder ", g, ", unit ", i));
      }
      codes.insert(set.begin(), set.end());
      if (coders_by_units[g][i]) known.try_emplace(set, 0);
      clean[g].push_back(std::move(set));
    }
  }
  SetRatings out{.n_codes = n_codes > 0 ? n_codes : codes.size()};
  std::vector<std::string> names;
  for (auto& [set, place] : known) {
    place = static_cast<std::int32_t>(out.sets.size());
    out.sets.push_back(set);
    std::string name = "{";
    for (const auto code : set) name += (name.size() > 1 ? " " : "") + std::to_string(code);
    names.push_back(name + "}");
  }
  out.ratings = Ratings(std::move(coder_labels), std::move(names), {}, false);
  std::vector<std::int32_t> row(m);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t g = 0; g < m; ++g) row[g] = coders_by_units[g][i] ? known.at(clean[g][i]) : Ratings::missing;
    out.ratings.add(row);
  }
  return out;
}

inline Matrix<double> set_distance(const std::vector<std::vector<std::uint32_t>>& sets, SetDistance name) {
  const auto q = static_cast<Eigen::Index>(sets.size());
  Matrix<double> out = Matrix<double>::Zero(q, q);
  for (Eigen::Index k = 0; k < q; ++k) {
    for (Eigen::Index l = 0; l < k; ++l) {
      out(k, l) = out(l, k) =
          detail::distance_of_sets(sets[static_cast<std::size_t>(k)], sets[static_cast<std::size_t>(l)], name);
    }
  }
  return out;
}

}  // namespace tematik
