#pragma once

/// @file
/// @brief Which sets of codes occur together, as a whole: every distinct set, in how many units and sources.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/detail/grouped_spans.hpp>
#include <tematik/tables/incidence.hpp>
#include <tematik/tables/labelled_matrix.hpp>

namespace tematik {

/// A parent and its children: per unit one child, none, or a conflict of two and more.
struct CodeDimension {
  std::string label = {};
  std::vector<std::uint32_t> children = {};  ///< codes
};

struct ConfigurationOptions {
  std::optional<std::int64_t> max_size = {};   ///< largest set that is listed; empty: all
  std::int64_t min_support = 1;                ///< least support of a set that is listed
  std::vector<std::string> labels = {};        ///< of codes; empty: "0", "1", …
  std::vector<CodeDimension> dimensions = {};  ///< not empty: sets of values of dimensions instead of sets of codes
};

/// One set: its members ascending, places in `CodeConfigurations::labels`.
struct CodeConfiguration {
  std::vector<std::uint32_t> members = {};
  std::int64_t units = 0;    ///< units (or characters) with exactly this set
  std::int64_t sources = 0;  ///< sources of these units
  std::int64_t support = 0;  ///< units whose set includes this one

  friend bool operator==(const CodeConfiguration&, const CodeConfiguration&) = default;
};

/// Sets by number of units, then by size, then by members. The empty set is one of them.
struct CodeConfigurations {
  Status status = Status::no_data;  ///< ok; no_data: no unit
  std::vector<CodeConfiguration> sets = {};
  std::vector<std::string> labels = {};  ///< of members: codes; with dimensions "parent: child", "parent: conflict"
  std::int64_t n = 0;                    ///< units: those of `sets` and `units_left_out` add up to it
  std::int64_t sources = 0;
  std::int64_t sets_left_out = 0;  ///< by max_size and min_support
  std::int64_t units_left_out = 0;
  bool counts_characters = false;
  ConfigurationOptions options = {};

  /// One row per set: set (labels joined by " + "), size, units, sources, support.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief The distinct sets of codes of units.
///
/// - **Inputs**: `source_of_unit`, one entry per unit: its source (any number); (unit, code) in any order, doubles count
///   once. Unit: sentences, turns, sources, … - a unit without a code has the empty set.
/// - **Definition**: per distinct set the units that have exactly it, the sources of those units, and its support: the
///   units whose set includes it. With `dimensions` a member is the one child of a parent, or its conflict (two children
///   or more); a parent without a child in the unit gives no member; codes of no dimension are left out.
/// - **Range**: units and support 1 … N; over all sets, the empty one included, units add up to N.
/// - **Complexity**: O(n + U (log U) K/64 + D^2 K/64), U = units, D = distinct sets.
///
/// @code
/// const std::vector<int> source_of_unit{0, 0, 0}, unit{0, 0, 1}, code{0, 1, 0};
/// const auto c = tematik::code_configurations(source_of_unit, unit, code, 2);   // {0, 1} 1, {0} 1, {} 1
/// assert(c.sets.size() == 3 && c.n == 3);
/// @endcode
/// @throws InputError naming the row; UsageError for options that do not fit
[[nodiscard]] CodeConfigurations code_configurations(const IntColumn& source_of_unit, const IntColumn& unit,
                                                     const IntColumn& code, std::size_t n_codes,
                                                     ConfigurationOptions options = {});

/// @brief The same on characters: what is counted are the characters of the stretches between boundaries of spans.
///
/// Columns of spans: source (0 … lengths.size() - 1), begin, end, code; `lengths`, the characters of each source. Without
/// length a source has no characters. O(n log n + stretches K/64).
/// @throws InputError naming the row: a span past the end of its source, a number outside its range
[[nodiscard]] CodeConfigurations character_configurations(const IntColumn& source, const IntColumn& begin,
                                                          const IntColumn& end, const IntColumn& code,
                                                          const IntColumn& lengths, std::size_t n_codes,
                                                          ConfigurationOptions options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Places with a set of codes each: a source and what the place counts for.
struct CodedPlaces {
  BitMatrix bits;
  std::vector<std::int64_t> source;
  std::vector<std::int64_t> weight;
};

/// Values of dimensions in place of codes. A dimension has one column per child and a last one for conflicts.
[[nodiscard]] inline BitMatrix dimension_values(const BitMatrix& bits, const std::vector<CodeDimension>& dimensions,
                                                const std::vector<std::string>& code_labels,
                                                std::vector<std::string>& labels) {
  for (const auto& dimension : dimensions) {
    for (const std::uint32_t child : dimension.children) {
      if (child >= code_labels.size()) {
        throw UsageError("dimensions", cat("a dimension names code ", child, " of ", code_labels.size()), "dimensions");
      }
      labels.push_back(cat(dimension.label, ": ", code_labels[child]));
    }
    labels.push_back(cat(dimension.label, ": conflict"));
  }
  BitMatrix out(bits.rows(), labels.size());
  for (std::size_t u = 0; u < bits.rows(); ++u) {
    std::size_t first = 0;
    for (const auto& dimension : dimensions) {
      std::size_t held = 0, at = 0;
      for (std::size_t k = 0; k < dimension.children.size(); ++k) {
        if (!bits.test(u, dimension.children[k])) continue;
        ++held;
        at = k;
      }
      if (held > 0) out.set(u, first + (held == 1 ? at : dimension.children.size()));
      first += dimension.children.size() + 1;
    }
  }
  return out;
}

[[nodiscard]] inline CodeConfigurations configurations_of(CodedPlaces places, std::size_t n_codes,
                                                          ConfigurationOptions options) {
  if ((options.max_size && *options.max_size < 0) || options.min_support < 0) {
    throw UsageError("configurations", "max_size and min_support must be 0 or more",
                     options.min_support < 0 ? "min_support" : "max_size");
  }
  if (options.labels.empty()) options.labels = number_labels(n_codes);
  if (options.labels.size() != n_codes) {
    throw UsageError("labels", cat("expected ", n_codes, " labels, got ", options.labels.size()), "labels");
  }
  CodeConfigurations out;
  out.labels = options.labels;
  if (!options.dimensions.empty()) {
    out.labels.clear();
    places.bits = dimension_values(places.bits, options.dimensions, options.labels, out.labels);
  }
  std::vector<std::size_t> order(places.source.size());
  for (std::size_t u = 0; u < order.size(); ++u) order[u] = u;
  const auto before = [&](std::size_t a, std::size_t b) {
    const auto x = places.bits.row(a), y = places.bits.row(b);
    const auto [p, q] = std::mismatch(x.begin(), x.end(), y.begin());
    return p != x.end() ? *p < *q : places.source[a] < places.source[b];
  };
  std::sort(order.begin(), order.end(), before);
  std::vector<CodeConfiguration> sets;
  std::vector<std::size_t> example;  // a place with each set
  for (std::size_t k = 0; k < order.size(); ++k) {
    const auto here = places.bits.row(order[k]);
    const bool is_new = k == 0 || !std::equal(here.begin(), here.end(), places.bits.row(order[k - 1]).begin());
    if (is_new) {
      sets.emplace_back();
      example.push_back(order[k]);
      for_each_bit(here, [&](std::size_t code) { sets.back().members.push_back(static_cast<std::uint32_t>(code)); });
    }
    sets.back().units += places.weight[order[k]];
    if (is_new || places.source[order[k]] != places.source[order[k - 1]]) ++sets.back().sources;
    out.n += places.weight[order[k]];
  }
  for (std::size_t a = 0; a < sets.size(); ++a) {
    const auto inner = places.bits.row(example[a]);
    for (std::size_t b = 0; b < sets.size(); ++b) {
      const auto outer = places.bits.row(example[b]);
      bool includes = true;
      for (std::size_t w = 0; w < inner.size() && includes; ++w) includes = (inner[w] & ~outer[w]) == 0;
      if (includes) sets[a].support += sets[b].units;
    }
  }
  std::sort(sets.begin(), sets.end(), [](const CodeConfiguration& a, const CodeConfiguration& b) {
    if (a.units != b.units) return a.units > b.units;
    return a.members.size() != b.members.size() ? a.members.size() < b.members.size() : a.members < b.members;
  });
  std::sort(places.source.begin(), places.source.end());
  out.sources = std::unique(places.source.begin(), places.source.end()) - places.source.begin();
  for (auto& set : sets) {
    const bool listed = set.support >= options.min_support &&
                        (!options.max_size || std::cmp_less_equal(set.members.size(), *options.max_size));
    if (listed) {
      out.sets.push_back(std::move(set));
    } else {
      ++out.sets_left_out;
      out.units_left_out += set.units;
    }
  }
  if (out.n > 0) out.status = Status::ok;
  out.options = std::move(options);
  return out;
}

}  // namespace detail

inline CodeConfigurations code_configurations(const IntColumn& source_of_unit, const IntColumn& unit,
                                              const IntColumn& code, std::size_t n_codes,
                                              ConfigurationOptions options) {
  detail::check_length(code, "code", unit.size(), "unit");
  const std::size_t n_units = source_of_unit.size();
  if (!unit.empty() && n_units == 0) detail::bad_row(0, "unit", "there are no units, so none can stand here");
  if (!unit.empty() && n_codes == 0) detail::bad_row(0, "code", "n_codes is 0, so no code can stand here");
  const auto units = detail::read_u32(unit, "unit", n_units - 1);
  const auto codes = detail::read_u32(code, "code", n_codes - 1);
  detail::CodedPlaces places{BitMatrix(n_units, n_codes), {}, std::vector<std::int64_t>(n_units, 1)};
  for (std::size_t u = 0; u < n_units; ++u) places.source.push_back(source_of_unit[u]);
  for (std::size_t i = 0; i < units.size(); ++i) places.bits.set(units[i], codes[i]);
  return detail::configurations_of(std::move(places), n_codes, std::move(options));
}

inline CodeConfigurations character_configurations(const IntColumn& source, const IntColumn& begin,
                                                   const IntColumn& end, const IntColumn& code,
                                                   const IntColumn& lengths, std::size_t n_codes,
                                                   ConfigurationOptions options) {
  const detail::GroupedSpans checked(source, begin, end, code, n_codes);  // every row but its place in the source
  struct Boundary {
    std::int64_t source, at;
    std::uint32_t code;
    int step;
  };
  std::vector<Boundary> boundaries;
  for (std::size_t row = 0; row < source.size(); ++row) {
    const std::int64_t s = source[row];
    if (s < 0 || std::cmp_greater_equal(s, lengths.size()) || end[row] > lengths[static_cast<std::size_t>(s)]) {
      detail::bad_row(row, "end", "expected a source with a length, and an end inside it");
    }
    const auto c = static_cast<std::uint32_t>(code[row]);
    boundaries.push_back({s, begin[row], c, 1});
    boundaries.push_back({s, end[row], c, -1});
  }
  std::sort(boundaries.begin(), boundaries.end(),
            [](const Boundary& a, const Boundary& b) { return std::tie(a.source, a.at) < std::tie(b.source, b.at); });
  std::vector<std::vector<std::uint32_t>> sets;  // codes of each stretch
  detail::CodedPlaces places;
  std::vector<std::int64_t> open(n_codes);
  std::vector<std::uint32_t> open_codes;  // ascending
  std::size_t next = 0;
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    std::int64_t at = 0;
    const auto stretch_to = [&](std::int64_t to) {
      if (to > at) {
        sets.push_back(open_codes);
        places.source.push_back(static_cast<std::int64_t>(s));
        places.weight.push_back(to - at);
      }
      at = std::max(at, to);
    };
    for (; next < boundaries.size() && std::cmp_equal(boundaries[next].source, s); ++next) {
      const auto& boundary = boundaries[next];
      stretch_to(boundary.at);
      open[boundary.code] += boundary.step;
      const auto place = std::lower_bound(open_codes.begin(), open_codes.end(), boundary.code);
      const bool listed = place != open_codes.end() && *place == boundary.code;
      if (open[boundary.code] > 0 && !listed) open_codes.insert(place, boundary.code);
      if (open[boundary.code] <= 0 && listed) open_codes.erase(place);
    }
    stretch_to(lengths[s]);
  }
  places.bits = BitMatrix(sets.size(), n_codes);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (const std::uint32_t c : sets[i]) places.bits.set(i, c);
  }
  auto out = detail::configurations_of(std::move(places), n_codes, std::move(options));
  out.counts_characters = true;
  return out;
}

inline Table CodeConfigurations::table() const {
  std::vector<std::string> words;
  std::vector<std::int64_t> size, units, of_sources, support;
  for (const auto& set : sets) {
    std::string word;
    for (const std::uint32_t member : set.members) word += (word.empty() ? "" : " + ") + labels[member];
    words.push_back(std::move(word));
    size.push_back(static_cast<std::int64_t>(set.members.size()));
    units.push_back(set.units);
    of_sources.push_back(set.sources);
    support.push_back(set.support);
  }
  Table out;
  out.add("set", std::move(words)).add("size", std::move(size));
  out.add(counts_characters ? "characters" : "units", std::move(units)).add("sources", std::move(of_sources));
  out.add("support", std::move(support));
  return out;
}

inline MethodRecord CodeConfigurations::method() const {
  MethodRecord out{.function = counts_characters ? "character_configurations" : "code_configurations", .n = n};
  out.option("max_size", options.max_size);
  out.option("min_support", options.min_support);
  std::vector<std::string> dimensions;
  for (const auto& dimension : options.dimensions) dimensions.push_back(dimension.label);
  out.option("dimensions", dimensions);
  out.step("sets_left_out", sets_left_out);
  out.step("units_left_out", units_left_out);
  return out;
}

}  // namespace tematik
