#pragma once

// Included at the end of unitizing_alpha.hpp: from sums to figures.

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {
namespace detail {

/// delta of two codes.
class UnitizingDistance {
 public:
  UnitizingDistance(const Matrix<double>& matrix, std::size_t q) : matrix_(&matrix) {
    if (is_nominal()) return;
    bool fits = matrix.rows() == matrix.cols() && static_cast<std::size_t>(matrix.rows()) == q && matrix.allFinite() &&
                matrix.minCoeff() >= 0 && matrix.isApprox(matrix.transpose(), 0);
    for (Eigen::Index k = 0; fits && k < matrix.rows(); ++k) fits = matrix(k, k) == 0;
    if (!fits) {
      throw UsageError("distance",
                       cat("the distance must be a symmetric ", q, " x ", q,
                           " matrix of finite numbers, 0 or more, with 0 on the diagonal"),
                       "distance");
    }
  }
  [[nodiscard]] bool is_nominal() const { return matrix_->size() == 0; }
  [[nodiscard]] double operator()(std::size_t c, std::size_t k) const {
    if (c == k) return 0;
    return is_nominal() ? 1 : (*matrix_)(static_cast<Eigen::Index>(c), static_cast<Eigen::Index>(k));
  }

 private:
  const Matrix<double>* matrix_;
};

/// l* and e* per code.
struct UnitizingSums {
  std::vector<double> same = {};       ///< l_cc, the gap last
  std::vector<double> marked = {};     ///< l*_c.
  std::vector<double> different = {};  ///< sum over k of delta_ck l*_ck
  std::vector<double> expected = {};   ///< sum over k of delta_ck e*_ck
  std::vector<double> chance = {};     ///< e*_c.
  double total = 0;                    ///< l*..

  UnitizingSums(const UnitizingTable& table, const UnitizingDistance& delta)
      : same(table.codes() + 1),
        marked(table.codes()),
        different(table.codes()),
        expected(table.codes()),
        chance(table.codes()) {
    const std::size_t q = table.codes();
    for (const auto& x : table.cells) {
      if (x.first == x.second) same[x.first] += x.length;
      if (x.second >= q) continue;  // the gap
      marked[x.first] += x.length;
      if (x.first == x.second) continue;
      marked[x.second] += x.length;
      different[x.first] += delta(x.first, x.second) * x.length;
      different[x.second] += delta(x.first, x.second) * x.length;
    }
    double t = 0;
    for (std::size_t c = 0; c < q; ++c) {
      total += marked[c];
      t += table.shared_squares[c];
    }
    if (total == 0) return;
    const double divisor = total - t / total;
    for (std::size_t c = 0; c < q; ++c) {
      chance[c] = (marked[c] * total - table.shared_squares[c]) / divisor;
      double sum = 0;
      if (delta.is_nominal()) {
        sum = marked[c] * (total - marked[c]);
      } else {
        for (std::size_t k = 0; k < q; ++k) sum += delta(c, k) * marked[c] * marked[k];
      }
      expected[c] = sum / divisor;
    }
  }
};

/// What all figures of a table share, and their status as far as counts decide it.
[[nodiscard]] inline UnitizingValue begin_unitizing(const UnitizingTable& table, const UnitizingOptions& options,
                                                    std::string_view component) {
  UnitizingValue out;
  out.metric = "unitizing_alpha";
  out.component = component;
  out.no_variation = options.no_variation;
  out.n_units = table.n_units;
  out.n_pairable = table.pairable;
  out.n_categories = table.codes();
  out.weights = options.distance.size() != 0 ? "matrix" : "nominal";
  out.n_coders = static_cast<std::size_t>(
      std::count_if(table.coder_length.begin(), table.coder_length.end(), [](auto length) { return length > 0; }));
  if (table.text_length > 0) {
    out.coverage = static_cast<double>(table.pairable) / static_cast<double>(table.text_length);
  }
  if (out.n_coders == 0)
    out.status = Status::no_data;
  else if (options.strict && table.conflict_length > 0)
    out.status = Status::overlap_conflict;
  else if (out.n_coders < 2)
    out.status = Status::single_coder;
  else if (table.pairable == 0)
    out.status = Status::no_pairable;
  else
    out.status = Status::ok;
  out.flags.set(Flag::overlap_conflict, table.conflict_length > 0);
  return out;
}

inline void settle_unitizing(UnitizingValue& out, double observed, double expected, bool varies) {
  if (out.status != Status::ok) return;
  out.observed = observed;
  out.expected = expected;
  if (varies) {
    out.value = 1 - observed / expected;
    return;
  }
  out.status = Status::no_variation;
  out.expected = 0;
  if (out.no_variation != NoVariation::nan) out.value = out.no_variation == NoVariation::one ? 1 : 0;
}

}  // namespace detail

inline UnitizingAlphaResult unitizing_alpha(const UnitizingTable& table, const UnitizingOptions& options,
                                            std::vector<std::string> codes) {
  const std::size_t q = table.codes();
  if (codes.empty()) codes = number_labels(q);
  if (codes.size() != q) {
    throw UsageError("labels", detail::cat(q, " codes got ", codes.size(), " labels"), "labels");
  }
  const detail::UnitizingDistance delta(options.distance, q);
  UnitizingAlphaResult out;
  out.codes = std::move(codes);
  out.options = options;
  out.conflict_length = table.conflict_length;
  out.u = detail::begin_unitizing(table, options, "u");
  out.relevance = detail::begin_unitizing(table, options, "|u");
  out.coding = detail::begin_unitizing(table, options, "cu");
  const auto undecided = detail::begin_unitizing(table, options, "(k)u");
  out.by_code.assign(q, undecided);
  for (std::size_t k = 0; k < q; ++k) out.by_code[k].code = k;
  if (undecided.status != Status::ok) {
    out.coding.coverage = undefined_value;
    for (auto& x : out.by_code) x.coverage = undefined_value;
    return out;
  }

  const detail::UnitizingSums sums(table, delta);
  double total = 0, s = 0, same = 0, square = 0;
  std::size_t used = 0;
  for (std::size_t c = 0; c <= q; ++c) {
    const auto margin = static_cast<double>(table.margin[c]);
    total += margin;
    s += table.squares[c];
    same += sums.same[c];
    square += margin * margin;
    used += margin > 0 ? 1 : 0;
  }
  const double divisor = total - s / total;
  detail::settle_unitizing(out.u, (total - same) / total, (total - (square - s) / divisor) / total, used > 1);
  const auto gap = static_cast<double>(table.margin[q]);
  detail::settle_unitizing(out.relevance, (gap - sums.same[q]) / total, gap * (total - gap) / divisor / total,
                           gap > 0 && gap < total);

  out.coding.coverage = sums.total / total;
  if (sums.total == 0) out.coding.status = Status::no_pairable;
  double different = 0, expected = 0;
  for (std::size_t c = 0; c < q; ++c) {
    different += sums.different[c];
    expected += sums.expected[c];
  }
  detail::settle_unitizing(out.coding, different / sums.total, expected / sums.total, expected > 0);
  for (std::size_t k = 0; k < q; ++k) {
    auto& x = out.by_code[k];
    const auto margin = static_cast<double>(table.margin[k]);
    x.coverage = margin > 0 ? sums.marked[k] / margin : undefined_value;
    if (sums.marked[k] == 0) x.status = Status::no_pairable;
    detail::settle_unitizing(x, sums.different[k] / sums.marked[k], sums.expected[k] / sums.chance[k],
                             sums.expected[k] > 0);
  }
  return out;
}

inline UnitizingAlphaResult unitizing_alpha(const Continuum& continuum, const UnitizingOptions& options) {
  UnitizingTable sum;
  sum.margin.resize(continuum.codes().size() + 1);
  sum.squares.resize(sum.margin.size());
  sum.shared_squares.resize(continuum.codes().size());
  sum.coder_length.resize(continuum.coders().size());
  for (const auto& table : unitizing_tables(continuum, options)) sum += table;
  auto out = unitizing_alpha(sum, options, continuum.codes());
  for (auto* x : {&out.u, &out.relevance, &out.coding}) {
    x->flags.set(Flag::coverage_inferred, continuum.is_coverage_inferred());
  }
  for (auto& x : out.by_code) x.flags.set(Flag::coverage_inferred, continuum.is_coverage_inferred());
  return out;
}

inline std::vector<UnitizingAlphaResult> unitizing_alpha_per_code(const Continuum& continuum,
                                                                  const UnitizingOptions& options) {
  std::vector<UnitizingAlphaResult> out;
  auto one = options;
  one.distance = {};  // a single code has no distance
  for (std::size_t k = 0; k < continuum.codes().size(); ++k) {
    const std::size_t code[]{k};
    out.push_back(unitizing_alpha(continuum.of_codes(code), one));
  }
  return out;
}

inline Table UnitizingAlphaResult::table() const {
  std::vector<const UnitizingValue*> rows{&u, &relevance, &coding};
  for (const auto& x : by_code) rows.push_back(&x);
  std::vector<std::string> component, code, status, flags;
  std::vector<std::uint8_t> has_code;
  std::vector<double> value, observed, expected, coverage;
  std::vector<std::int64_t> n_units, n_pairable, n_coders;
  for (const auto* x : rows) {
    component.emplace_back(x->component);
    has_code.push_back(x->component == "(k)u" ? 1 : 0);
    code.push_back(has_code.back() != 0 ? codes[x->code] : "");
    value.push_back(x->value);
    status.emplace_back(to_string(x->status));
    std::string words;
    for (const auto& word : x->flags.words()) words += (words.empty() ? "" : " ") + word;
    flags.push_back(words);
    observed.push_back(x->observed);
    expected.push_back(x->expected);
    coverage.push_back(x->coverage);
    n_units.push_back(x->n_units);
    n_pairable.push_back(x->n_pairable);
    n_coders.push_back(static_cast<std::int64_t>(x->n_coders));
  }
  Table out;
  out.add("component", std::move(component))
      .add("code", std::move(code), std::move(has_code))
      .add("value", std::move(value))
      .add("status", std::move(status))
      .add("flags", std::move(flags))
      .add("observed", std::move(observed))
      .add("expected", std::move(expected))
      .add("coverage", std::move(coverage))
      .add("n_units", std::move(n_units))
      .add("n_pairable", std::move(n_pairable))
      .add("n_coders", std::move(n_coders));
  return out;
}

inline MethodRecord UnitizingAlphaResult::method() const {
  MethodRecord out{.function = "unitizing_alpha", .unit = "character", .n = u.n_pairable};
  out.option("overlap_order", options.order);
  out.option("strict", options.strict);
  out.option("distance", u.weights);
  out.option("no_variation", options.no_variation);
  out.step("conflict_length", conflict_length);
  out.citations.emplace_back("Krippendorff, Mathet, Bouvry & Widlocher 2016, doi:10.1007/s11135-015-0266-1");
  return out;
}

}  // namespace tematik
