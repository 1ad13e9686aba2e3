#pragma once

/// @file
/// @brief Saturation theme by theme: the same figures on the codes of each theme alone.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/francis.hpp>
#include <tematik/metrics/guest.hpp>
#include <tematik/metrics/richness.hpp>
#include <tematik/support/bit_matrix.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

/// A theme as columns of an incidence; a code may stand in several themes.
struct ThemeColumns {
  std::string theme = {};
  std::vector<std::size_t> codes = {};  ///< columns from 0, each once
};

struct ThemeSaturationOptions {
  GuestOptions guest = {};
  bool own_units = false;  ///< T of a theme: only units that hold a code of it; else T is the study's
  FrancisOptions francis = {};
};

/// The figures of one theme; each carries its own status.
struct ThemeRow {
  std::string theme = {};
  std::int64_t units = 0;  ///< T
  FrequencyCounts frequencies = {};
  CoverageResult coverage = {};
  ExpectedNewResult expected_new = {};
  RichnessResult chao2_bc = {};
  GuestResult guest = {};  ///< positions count the units read: those of the study, or with `own_units` its own
  std::vector<std::int64_t> new_codes = {};
  std::optional<std::int64_t> last_new_position = {};
  Flags flags = {};            ///< those of the figures together
  FrancisResult francis = {};  ///< the rule per category
};

struct ThemeSaturationResult {
  Status status = Status::no_data;  ///< ok; no_data without units or without themes
  std::vector<ThemeRow> rows = {};  ///< one per theme, as given
  std::int64_t units = 0;           ///< T of the study
  ThemeSaturationOptions options = {};

  /// One row per theme: theme, units, observed, mentions, uniques, duplicates, coverage, expected_new, chao2_bc, guest,
  /// guest_status, codes_after_stop, last_new_position, flags (joined by blanks), francis, francis_status.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief Coverage, expected yield, lower bound and Guest's stop for the codes of each theme.
///
/// - **Inputs**: incidence, T units x S codes, in order of analysis; the columns of each theme.
/// - **Formula**: `coverage`, `expected_new`, `richness` (chao2_bc), `guest` and `francis` on the columns of the theme. T
///   stays the study's, since every unit could have spoken about it; `own_units` leaves out units without a code of the theme.
/// - **Range**: that of each figure.
/// - **Undefined**: T = 0 or no theme: `no_data`. Figures of a theme carry their own status; a theme without codes has
///   `undefined` coverage.
/// - **Assumptions**: those of each figure. A theme that stops early may still get a later code: read
///   `codes_after_stop`; several themes are looked at, so that one of them stops early by chance.
/// - **Complexity**: O(T S/64 + mentions) per theme.
/// - **Literature**: that of each figure; per category: Francis et al. (2010), doi:10.1080/08870440903194015
///
/// @code
/// const auto inc = tematik::incidence_from(tematik::Matrix<int>{{1, 0, 1}, {0, 1, 1}});
/// const auto t = tematik::theme_saturation(inc, {{"X", {0, 1}}, {"Y", {2}}});
/// assert(t.rows[0].frequencies.q(1) == 2 && t.rows[1].coverage.value == 1);
/// @endcode
/// @throws UsageError if a theme names a column that is not there, or one twice; as `guest` and `francis` for options
[[nodiscard]] ThemeSaturationResult theme_saturation(const Incidence& incidence,
                                                     const std::vector<ThemeColumns>& themes,
                                                     const ThemeSaturationOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Some columns of an incidence; optionally only the units that hold one of them.
[[nodiscard]] inline Incidence theme_columns(const Incidence& incidence, const ThemeColumns& theme, bool own_units) {
  std::vector<bool> taken(incidence.codes());
  for (const auto column : theme.codes) {
    if (column >= taken.size() || taken[column]) {
      throw UsageError("theme_columns",
                       cat("theme \"", theme.theme, "\" names column ", column,
                           column >= taken.size() ? cat("; the incidence has ", taken.size(), " columns, from 0")
                                                  : std::string(" twice")),
                       "themes", theme.theme);
    }
    taken[column] = true;
  }
  std::vector<std::size_t> units;
  for (std::size_t i = 0; i < incidence.units(); ++i) {
    bool holds = !own_units;
    for (std::size_t j = 0; !holds && j < theme.codes.size(); ++j) holds = incidence.bits.test(i, theme.codes[j]);
    if (holds) units.push_back(i);
  }
  Incidence out{.bits = BitMatrix(units.size(), theme.codes.size())};
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (std::size_t j = 0; j < theme.codes.size(); ++j) {
      if (incidence.bits.test(units[i], theme.codes[j])) out.bits.set(i, j);
    }
  }
  return out;
}

}  // namespace detail

inline ThemeSaturationResult theme_saturation(const Incidence& incidence, const std::vector<ThemeColumns>& themes,
                                              const ThemeSaturationOptions& options) {
  ThemeSaturationResult out;
  out.options = options;
  out.units = static_cast<std::int64_t>(incidence.units());
  static_cast<void>(guest(std::vector<std::int64_t>{}, options.guest));  // bad options are refused with any data
  static_cast<void>(francis(Incidence(), options.francis));
  for (const auto& theme : themes) {
    const Incidence part = detail::theme_columns(incidence, theme, options.own_units);
    ThemeRow row{.theme = theme.theme, .units = static_cast<std::int64_t>(part.units())};
    row.frequencies = part.frequencies();
    row.coverage = coverage(row.frequencies);
    row.expected_new = expected_new(row.frequencies);
    row.chao2_bc = richness(row.frequencies, {.estimator = RichnessEstimator::chao2_bc});
    row.new_codes = part.new_counts();
    row.guest = guest(row.new_codes, options.guest);
    row.francis = francis(part, options.francis);
    row.last_new_position = row.guest.last_new_position;
    row.flags |= row.coverage.flags;
    row.flags |= row.expected_new.flags;
    row.flags |= row.chao2_bc.flags;
    row.flags |= row.guest.flags;
    out.rows.push_back(std::move(row));
  }
  if (out.units > 0 && !themes.empty()) out.status = Status::ok;
  return out;
}

inline Table ThemeSaturationResult::table() const {
  std::vector<std::string> themes, statuses, flags, francis_statuses;
  std::vector<std::int64_t> francis_stops;
  std::vector<std::uint8_t> has_francis;
  std::vector<std::int64_t> counts, observed, mentions, uniques, duplicates, stops, after, last;
  std::vector<std::uint8_t> has_stop, has_last;
  std::vector<double> covered, expected, bounds;
  for (const auto& row : rows) {
    themes.push_back(row.theme);
    counts.push_back(row.units);
    observed.push_back(row.frequencies.observed());
    mentions.push_back(row.frequencies.mentions());
    uniques.push_back(row.frequencies.q(1));
    duplicates.push_back(row.frequencies.q(2));
    covered.push_back(row.coverage.value);
    expected.push_back(row.expected_new.value);
    bounds.push_back(row.chao2_bc.value);
    stops.push_back(row.guest.stop.value_or(0));
    has_stop.push_back(row.guest.stop ? 1 : 0);
    after.push_back(row.guest.codes_after_stop.value_or(0));
    statuses.emplace_back(to_string(row.guest.status));
    francis_stops.push_back(row.francis.stop.value_or(0));
    has_francis.push_back(row.francis.stop ? 1 : 0);
    francis_statuses.emplace_back(to_string(row.francis.status));
    last.push_back(row.last_new_position.value_or(0));
    has_last.push_back(row.last_new_position ? 1 : 0);
    std::string words;
    for (const auto& word : row.flags.words()) words += (words.empty() ? "" : " ") + word;
    flags.push_back(std::move(words));
  }
  Table out;
  out.add("theme", std::move(themes)).add("units", std::move(counts)).add("observed", std::move(observed));
  out.add("mentions", std::move(mentions)).add("uniques", std::move(uniques)).add("duplicates", std::move(duplicates));
  out.add("coverage", std::move(covered)).add("expected_new", std::move(expected)).add("chao2_bc", std::move(bounds));
  out.add("guest", std::move(stops), has_stop).add("guest_status", std::move(statuses));
  out.add("codes_after_stop", std::move(after), has_stop).add("last_new_position", std::move(last), has_last);
  out.add("flags", std::move(flags));
  out.add("francis", std::move(francis_stops), has_francis).add("francis_status", std::move(francis_statuses));
  return out;
}

inline MethodRecord ThemeSaturationResult::method() const {
  MethodRecord out{.function = "theme_saturation",
                   .n = units,
                   .citations = {"Chao & Jost 2012, doi:10.1890/11-1952.1", "Chao 1987, doi:10.2307/2531532",
                                 "Guest, Namey & Chen 2020, doi:10.1371/journal.pone.0232076",
                                 "Francis et al. 2010, doi:10.1080/08870440903194015"}};
  std::vector<std::string> names;
  for (const auto& row : rows) names.push_back(row.theme);
  out.option("themes", names);
  out.option("base", options.guest.base);
  out.option("run", options.guest.run);
  out.option("threshold", options.guest.threshold);
  out.option("own_units", options.own_units);
  out.option("francis_init", options.francis.init);
  out.option("francis_stop", options.francis.stop);
  out.option("francis_min_units", options.francis.min_units);
  return out;
}

}  // namespace tematik
