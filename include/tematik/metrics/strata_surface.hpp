#pragma once

/// @file
/// @brief How many codes so many units of each group hold on average: accumulation over several strata at once.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/accumulation.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct StrataOptions {
  std::vector<std::string> strata = {};  ///< names in the order wanted; empty: those of `groups`, as they come
  std::vector<std::vector<std::int64_t>> points = {};  ///< units per stratum; empty: the whole grid
  std::int64_t grid_limit = 100'000;                   ///< the largest grid; past it only the allocation's points
  std::int64_t var_budget = 5'000'000'000;             ///< operations that the exact variance may cost
};

/// One stratum.
struct Stratum {
  std::string name = {};
  Status status = Status::undefined;    ///< ok; undefined: no unit belongs to it
  std::int64_t units = 0;               ///< T_g
  std::int64_t codes = 0;               ///< codes held in it
  std::int64_t uniques = 0;             ///< codes held by one unit of all, which lies in it
  double next_yield = undefined_value;  ///< new codes that one more unit of it is expected to bring
};

/// The surface at one combination of units.
struct SurfacePoint {
  std::vector<std::int64_t> units = {};  ///< t_g per stratum
  double mean = undefined_value;
  double sd = undefined_value;      ///< NaN if `sd_status` of the result is not ok
  std::vector<double> yields = {};  ///< per stratum: mean with one unit more, minus mean; at T_g its `next_yield`
};

struct StrataSurfaceResult {
  Status status = Status::no_data;  ///< ok; bounded: the grid is too large, `points` are those of `allocation`; no_data
  Status sd_status = Status::no_data;  ///< ok; bounded: the variance would pass `var_budget`
  std::vector<Stratum> strata = {};
  std::vector<SurfacePoint> points = {};     ///< as asked; of the grid: the last stratum runs fastest
  std::vector<std::size_t> allocation = {};  ///< strata, one per unit: greedy on yield, from no unit to all (advice)
  std::int64_t codes = 0;                    ///< S
  std::int64_t shared = 0;                   ///< codes held in every stratum that has units
  StrataOptions options = {};

  /// One row per point: "units <stratum>" per stratum, mean, sd, and "yield <stratum>" per stratum.
  [[nodiscard]] Table table() const;
  /// One row per stratum: stratum, units, codes, uniques, next_yield, status.
  [[nodiscard]] Table strata_table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Mean and standard deviation of the number of codes in t_g random units of each stratum g, exactly.
///
/// - **Inputs**: incidence, T units x S codes, and for each unit the stratum it belongs to (technique, role, site): one
///   and only one.
/// - **Formula**: alpha^g_n(t) = C(T_g-n, t)/C(T_g, t); n_jg = units of g that hold code j
///   - mean S(t_1..t_G) = sum over j of (1 - product over g of alpha^g_{n_jg}(t_g))
///   - variance = sum over ordered pairs i, j of product over g of alpha^g_u(t_g), u = units of g that hold i or j, minus
///     the square of the mean number of missed codes
///   - yield of g: difference of the mean for one unit more; at T_g the expected yield of a further unit, (codes held
///     by one unit of all, which lies in g)/T_g
///   - allocation: each next unit from the stratum with the largest yield inside the range (ties: the first)
/// - **Range**: 0..S, never falling in any t_g; S at (T_1..T_G), with sd 0. With one stratum the plain curve.
/// - **Undefined**: T = 0 `no_data`; a stratum without units is `undefined` and takes t_g = 0 only.
/// - **Assumptions**: a reordering within the strata of *these* units; the allocation is advice in hindsight, and yields
///   at T_g assume that further units resemble those studied.
/// - **Complexity**: O(P G D) for P points, D = different columns by frequency per stratum; the variance O(C^2 T/64) once
///   and O(P G H), C = different columns, H = different union sizes.
/// - **Literature**: Colwell, Mao & Chang (2004), doi:10.1890/03-0557, whose curve this applies to several groups
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0}, {1, 1}, {0, 1}});
/// const auto s = tematik::strata_surface(inc, {"talk", "talk", "focus group"}, {.points = {{1, 0}, {1, 1}}});
/// assert(s.points[0].mean == 1.5 && s.points[1].mean == 2);
/// @endcode
/// @throws UsageError if groups are not one per unit, a group is not among `strata`, a stratum is named twice, or a point
///   does not lie in the range
[[nodiscard]] StrataSurfaceResult strata_surface(const Incidence& incidence, const std::vector<std::string>& groups,
                                                 const StrataOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Terms weight x product over strata of alpha^g_{n_g}(t_g), for any point.
class StrataTerms {
 public:
  StrataTerms(std::span<const std::int64_t> sizes, const std::map<std::vector<std::int64_t>, std::int64_t>& terms)
      : groups_(sizes.size()), alpha_(sizes.size()) {
    std::vector<std::map<std::int64_t, std::size_t>> begins(groups_);  // where the values of alpha^g_n begin
    for (const auto& [n, weight] : terms) {
      for (std::size_t g = 0; g < groups_; ++g) {
        const auto [found, fresh] = begins[g].emplace(n[g], alpha_[g].size());
        if (fresh) {
          std::vector<double> row(static_cast<std::size_t>(sizes[g]) + 1);
          add_misses(row, n[g], 1);
          alpha_[g].insert(alpha_[g].end(), row.begin(), row.end());
        }
        rows_.push_back(found->second);
      }
      weights_.push_back(static_cast<double>(weight));
    }
  }

  [[nodiscard]] double at(std::span<const std::int64_t> point) const {
    double sum = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      double product = weights_[i];
      for (std::size_t g = 0; g < groups_; ++g) {
        product *= alpha_[g][rows_[i * groups_ + g] + static_cast<std::size_t>(point[g])];
      }
      sum += product;
    }
    return sum;
  }

 private:
  std::size_t groups_;
  std::vector<std::vector<double>> alpha_;  // per stratum
  std::vector<std::size_t> rows_;           // per term and stratum
  std::vector<double> weights_;
};

/// The index of each unit's stratum; fills `strata`.
[[nodiscard]] inline std::vector<std::size_t> strata_of(const std::vector<std::string>& groups, std::size_t units,
                                                        const std::vector<std::string>& names,
                                                        std::vector<Stratum>& strata) {
  if (groups.size() != units) {
    throw UsageError("groups", cat("expected one group per unit, ", units, ", found ", groups.size()), "groups");
  }
  std::map<std::string, std::size_t> index;
  const auto declare = [&](const std::string& name) {
    strata.push_back({.name = name});
    return index.emplace(name, strata.size() - 1).second;
  };
  for (const auto& name : names) {
    if (!declare(name)) throw UsageError("strata", cat("stratum \"", name, "\" is named twice"), "strata", name);
  }
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < units; ++i) {
    if (names.empty() && !index.contains(groups[i])) declare(groups[i]);
    const auto found = index.find(groups[i]);
    if (found == index.end()) {
      throw UsageError("groups", cat("unit ", i + 1, " belongs to \"", groups[i], "\", which is not among the strata"),
                       cat("unit ", i + 1), groups[i]);
    }
    out.push_back(found->second);
    auto& stratum = strata[found->second];
    ++stratum.units;
    stratum.status = Status::ok;
  }
  return out;
}

}  // namespace detail

inline StrataSurfaceResult strata_surface(const Incidence& incidence, const std::vector<std::string>& groups,
                                          const StrataOptions& options) {
  StrataSurfaceResult out;
  out.options = options;
  const auto stratum_of = detail::strata_of(groups, incidence.units(), options.strata, out.strata);
  const std::size_t count = out.strata.size();
  std::vector<std::int64_t> sizes;
  for (const auto& stratum : out.strata) sizes.push_back(stratum.units);
  for (const auto& point : options.points) {
    bool fits = point.size() == count;
    for (std::size_t g = 0; fits && g < count; ++g) fits = point[g] >= 0 && point[g] <= sizes[g];
    if (!fits) {
      throw UsageError("points",
                       detail::cat("a point names for each of the ", count,
                                   " strata a number of units, from 0 to as many as the stratum has"),
                       "points");
    }
  }
  if (incidence.units() == 0) return out;

  // Codes by how many units of each stratum hold them.
  const detail::DistinctColumns distinct(incidence);
  const std::size_t words = distinct.columns.words();
  BitMatrix members(count, incidence.units());
  for (std::size_t i = 0; i < stratum_of.size(); ++i) members.set(stratum_of[i], i);
  using Profile = std::vector<std::int64_t>;
  const auto profile = [&](std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    Profile n(count);
    for (std::size_t g = 0; g < count; ++g) {
      const auto in = members.row(g);
      for (std::size_t w = 0; w < words; ++w) n[g] += std::popcount((a[w] | b[w]) & in[w]);
    }
    return n;
  };
  std::map<Profile, std::int64_t> singles;
  for (std::size_t c = 0; c < distinct.rows.size(); ++c) {
    const auto column = distinct.columns.row(distinct.rows[c]);
    const Profile n = profile(column, column);
    singles[n] += distinct.codes[c];
    out.codes += distinct.codes[c];
    std::int64_t all = 0;
    bool everywhere = true;
    for (std::size_t g = 0; g < count; ++g) {
      all += n[g];
      out.strata[g].codes += n[g] > 0 ? distinct.codes[c] : 0;
      everywhere = everywhere && (n[g] > 0 || sizes[g] == 0);
    }
    out.shared += everywhere ? distinct.codes[c] : 0;
    for (std::size_t g = 0; all == 1 && g < count; ++g) out.strata[g].uniques += n[g] * distinct.codes[c];
  }
  for (auto& stratum : out.strata) {
    if (stratum.units > 0) {
      stratum.next_yield = static_cast<double>(stratum.uniques) / static_cast<double>(stratum.units);
    }
  }
  const detail::StrataTerms missed(sizes, singles);
  const auto all = static_cast<double>(out.codes);
  const auto yields = [&](Profile point, double mean) {
    std::vector<double> gains;
    for (std::size_t g = 0; g < count; ++g) {
      if (point[g] == sizes[g]) {
        gains.push_back(out.strata[g].next_yield);
        continue;
      }
      ++point[g];
      gains.push_back(std::max(0.0, all - missed.at(point) - mean));
      --point[g];
    }
    return gains;
  };

  Profile at(count);
  std::vector<Profile> path{at};
  for (std::size_t unit = 0; unit < incidence.units(); ++unit) {
    const auto gains = yields(at, all - missed.at(at));
    std::size_t best = count;
    for (std::size_t g = 0; g < count; ++g) {
      // Equal within rounding is a tie, and the first stratum wins it.
      if (at[g] < sizes[g] && (best == count || gains[g] > gains[best] + 1e-12 * std::max(1.0, all))) best = g;
    }
    out.allocation.push_back(best);
    ++at[best];
    path.push_back(at);
  }

  out.status = Status::ok;
  std::vector<Profile> points = options.points;
  if (points.empty()) {
    std::int64_t cells = 1;
    for (const auto size : sizes) {
      cells =
          cells > std::numeric_limits<std::int64_t>::max() / (size + 1) ? options.grid_limit + 1 : cells * (size + 1);
      if (cells > options.grid_limit) break;
    }
    if (cells > options.grid_limit) {
      out.status = Status::bounded;
      points = path;
    } else {
      Profile point(count);
      for (std::int64_t cell = 0; cell < cells; ++cell) {
        std::int64_t rest = cell;
        for (std::size_t g = count; g > 0; --g) {
          point[g - 1] = rest % (sizes[g - 1] + 1);
          rest /= sizes[g - 1] + 1;
        }
        points.push_back(point);
      }
    }
  }

  // Pairs of columns by the size of their union in each stratum; the terms then cost once per point.
  const auto different = static_cast<double>(distinct.rows.size());
  const auto budget = static_cast<double>(options.var_budget);
  std::map<Profile, std::int64_t> pairs;
  out.sd_status = Status::bounded;
  if (different * different / 2 * static_cast<double>(words * count) <= budget) {
    for (std::size_t a = 0; a < distinct.rows.size(); ++a) {
      const auto x = distinct.columns.row(distinct.rows[a]);
      for (std::size_t b = 0; b <= a; ++b) {
        const auto y = distinct.columns.row(distinct.rows[b]);
        pairs[profile(x, y)] += (a == b ? 1 : 2) * distinct.codes[a] * distinct.codes[b];
      }
    }
    const auto terms = static_cast<double>(pairs.size() * count);
    if (terms * static_cast<double>(points.size()) <= budget) out.sd_status = Status::ok;
  }
  const detail::StrataTerms squares(sizes, out.sd_status == Status::ok ? pairs : std::map<Profile, std::int64_t>{});
  for (auto& point : points) {
    SurfacePoint result{.units = point};
    const double misses = missed.at(point);
    result.mean = all - misses;
    result.yields = yields(point, result.mean);
    if (out.sd_status == Status::ok) {
      const bool certain = point == sizes || std::all_of(point.begin(), point.end(), [](auto t) { return t == 0; });
      result.sd = certain ? 0 : std::sqrt(std::max(0.0, squares.at(point) - misses * misses));
    }
    out.points.push_back(std::move(result));
  }
  return out;
}

inline Table StrataSurfaceResult::table() const {
  Table out;
  std::vector<double> means, sds;
  for (const auto& point : points) {
    means.push_back(point.mean);
    sds.push_back(point.sd);
  }
  for (std::size_t g = 0; g < strata.size(); ++g) {
    std::vector<std::int64_t> units;
    for (const auto& point : points) units.push_back(point.units[g]);
    out.add("units " + strata[g].name, std::move(units));
  }
  out.add("mean", std::move(means)).add("sd", std::move(sds));
  for (std::size_t g = 0; g < strata.size(); ++g) {
    std::vector<double> yields;
    for (const auto& point : points) yields.push_back(point.yields[g]);
    out.add("yield " + strata[g].name, std::move(yields));
  }
  return out;
}

inline Table StrataSurfaceResult::strata_table() const {
  std::vector<std::string> names, statuses;
  std::vector<std::int64_t> units, held, unique;
  std::vector<double> next;
  for (const auto& stratum : strata) {
    names.push_back(stratum.name);
    units.push_back(stratum.units);
    held.push_back(stratum.codes);
    unique.push_back(stratum.uniques);
    next.push_back(stratum.next_yield);
    statuses.emplace_back(to_string(stratum.status));
  }
  Table out;
  out.add("stratum", std::move(names)).add("units", std::move(units)).add("codes", std::move(held));
  out.add("uniques", std::move(unique)).add("next_yield", std::move(next)).add("status", std::move(statuses));
  return out;
}

inline MethodRecord StrataSurfaceResult::method() const {
  std::int64_t units = 0;
  for (const auto& stratum : strata) units += stratum.units;
  MethodRecord out{
      .function = "strata_surface", .n = units, .citations = {"Colwell, Mao & Chang 2004, doi:10.1890/03-0557"}};
  out.option("strata", options.strata);
  out.option("points", options.points);
  out.option("grid_limit", options.grid_limit);
  out.option("var_budget", options.var_budget);
  return out;
}

}  // namespace tematik
