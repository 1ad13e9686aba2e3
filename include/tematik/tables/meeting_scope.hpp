#pragma once

/// @file
/// @brief What a call of `cooccurrence` reads: codings, rows and columns, universe, and each group of `by` for itself.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/code_groups.hpp>
#include <tematik/query/rows_of_codes.hpp>
#include <tematik/query/universe.hpp>
#include <tematik/tables/coder_readings.hpp>
#include <tematik/tables/meeting_counts.hpp>

namespace tematik {

/// Options of a call that say what is read, and whose codings meet; of `cooccurrence` under the same names.
struct MeetingScopeOptions {
  Count count = Count::pairs;
  Filter where = {};
  std::optional<Query> within = {};
  LayerChoice layer = LayerChoice::auto_;
  std::vector<CodeRef> codes = {};    ///< rows; empty: all codable codes
  std::vector<CodeRef> columns = {};  ///< empty: the rows
  Level level = Level::code;
  Unassigned unassigned = Unassigned::keep;
  Universe universe = Universe::coded;
  std::string by = {};
  CoderRule coder_rule = CoderRule::pooled;
  std::vector<std::string> across = {};
  std::optional<std::int64_t> consensus = {};
};

/// The codings of a call with the rows that they count in. Rows and columns of the table are chosen among these; without
/// `columns` both are all of them.
struct MeetingScope {
  Reading reading = {};
  CodeRows rows = {};
  std::vector<std::uint32_t> row_of = {};     ///< of each row of the table
  std::vector<std::uint32_t> column_of = {};  ///< of each column
  std::vector<bool> places = {};              ///< of a universe of places: the sources that have some; else empty

  /// Labels of the table.
  [[nodiscard]] std::vector<std::string> labels(const std::vector<std::uint32_t>& of) const {
    std::vector<std::string> out;
    for (const std::uint32_t row : of) out.push_back(rows.labels[row]);
    return out;
  }
  /// The sources that count towards N, of all codings or of a part of them.
  [[nodiscard]] const std::vector<bool>& universe(const Universe& word, const Reading& part) const {
    return word == Universe::all ? part.in_universe : places.empty() ? part.coded : places;
  }
};

/// Reads a study for a call whose options fit each other. @throws UsageError, LookupError, InputError as `cooccurrence`
[[nodiscard]] MeetingScope meeting_scope(const Study& study, const MeetingScopeOptions& options);

/// One group of `by`: what of a scope belongs to it.
struct MeetingGroup {
  std::string label = {};
  MeetingScope scope = {};
};

/// The groups of `by`, in order. A group of cases is what lies in their places; groups of coders are what they coded.
[[nodiscard]] std::vector<MeetingGroup> meeting_groups(const Study& study, const MeetingScope& scope,
                                                       const MeetingScopeOptions& options);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline bool groups_coders(const std::string& by) { return by == "coder" || by.starts_with("coder."); }

/// Rows and columns together, each once; with nothing named as a row all codable codes are.
[[nodiscard]] inline std::vector<CodeRef> refs_read(const Study& study, const MeetingScopeOptions& o) {
  if (o.columns.empty()) return o.codes;
  std::vector<CodeRef> out = o.codes;
  if (out.empty()) {
    for (const CodeId id : study.codebook_order()) {
      const Code& code = study.codes()[id];
      if (code.codable && !code.case_code) out.emplace_back(id);
    }
  }
  std::vector<std::string> keys;
  for (const CodeRef& ref : out) keys.push_back(ref.key_in(study));
  std::vector<std::string> of_columns;
  for (const CodeRef& ref : o.columns) {
    std::string key = ref.key_in(study);
    if (std::find(of_columns.begin(), of_columns.end(), key) != of_columns.end()) {
      throw UsageError("codes_twice", cat("columns: the ", key.substr(0, key.find(' ')), " is named twice"), "columns");
    }
    of_columns.push_back(key);
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.push_back(std::move(key));
    out.push_back(ref);
  }
  return out;
}

/// The rows among all that the named codes, themes and queries count in, in their order.
[[nodiscard]] inline std::vector<std::uint32_t> rows_named(const Study& study, const MeetingScope& scope,
                                                           const std::vector<CodeRef>& refs) {
  std::vector<std::uint32_t> out;
  const auto add = [&](std::uint32_t at) {
    if (std::find(out.begin(), out.end(), at) == out.end()) out.push_back(at);
  };
  const Reading& reading = scope.reading;
  const CodeRows& rows = scope.rows;
  for (const CodeRef& ref : refs) {
    const std::string key = ref.key_in(study);
    std::size_t at = rows.of_codes;
    if (key.starts_with("code ")) {
      for (const std::uint32_t of_code : rows.of_code[row(ref.in(study))]) {
        if (of_code < rows.of_codes) add(of_code);
      }
    } else if (key.starts_with("theme ")) {
      at += static_cast<std::size_t>(std::find(reading.themes.begin(), reading.themes.end(), *ref.theme_in(study)) -
                                     reading.themes.begin());
      add(static_cast<std::uint32_t>(at));
    } else {
      const std::string name = key.substr(key.find(' ') + 1);
      at += reading.themes.size();
      while (rows.labels[at] != name) ++at;
      add(static_cast<std::uint32_t>(at));
    }
  }
  return out;
}

/// Keeps the codings that belong to a group, and the sources that a rule keeps.
template <class Keeps, class KeepsSource>
[[nodiscard]] MeetingScope part_of_scope(const MeetingScope& scope, Keeps keeps, KeepsSource keeps_source) {
  MeetingScope out = scope;
  std::erase_if(out.reading.codings, [&](std::uint32_t coding) { return !keeps(coding); });
  std::erase_if(out.reading.made, [&](const MadeCoding& made) { return !keeps(made); });
  for (std::size_t s = 0; s < out.reading.coded.size(); ++s) {
    if (keeps_source(s)) continue;
    out.reading.coded[s] = out.reading.in_universe[s] = false;
    if (!out.places.empty()) out.places[s] = false;
  }
  return out;
}

/// What lies in the places of a group of cases; codings of no case, the last group, in what no case has.
[[nodiscard]] inline MeetingScope scope_of_cases(const Study& study, const MeetingScope& scope,
                                                 const CodeGroups& groups, std::size_t g) {
  const auto in_group = [&](const auto& coding) {
    const auto of = groups.of(coding);
    return std::any_of(of.begin(), of.end(), [&](const GroupOfCoding& one) { return one.group == g; });
  };
  std::vector<bool> members(study.cases().end_row());
  for (const auto& [id, record] : study.cases()) {
    members[row(id)] = std::cmp_equal(groups.of_object(ObjectKind::case_, static_cast<std::uint32_t>(row(id))), g);
  }
  const bool without = std::find(members.begin(), members.end(), true) == members.end();
  const CasePlaces cases(study);
  std::vector<SpanSet> sets(study.sources().end_row());
  std::vector<bool> whole(study.sources().end_row());
  for (const auto& [id, source] : study.sources()) {
    const std::size_t s = row(id);
    const SpanSet text =
        SpanSet::from_spans({{0, source.length().value_or(std::numeric_limits<std::uint32_t>::max())}});
    bool all = without;
    SpanSet places;
    for (const auto& place : cases.in(id)) {
      if (!without && !members[row(place.case_)]) continue;
      places = unite(places, place.whole ? text : place.spans);
      all = without ? all && !place.whole : all || place.whole;
    }
    sets[s] = without ? subtract(text, places) : std::move(places);
    whole[s] = all;
    if (!scope.reading.within) continue;
    sets[s] = intersect(sets[s], (*scope.reading.within)[s]);
    whole[s] = all && scope.reading.whole(static_cast<std::uint32_t>(s));
  }
  MeetingScope out = part_of_scope(scope, in_group, [&](std::size_t s) { return !sets[s].empty() || whole[s]; });
  out.reading.within = std::move(sets);
  out.reading.within_whole = std::move(whole);
  if (out.reading.excluded_cases.empty()) out.reading.excluded_cases.assign(members.size(), false);
  for (std::size_t c = 0; c < members.size(); ++c) {
    out.reading.excluded_cases[c] = out.reading.excluded_cases[c] || !members[c];
  }
  return out;
}

}  // namespace detail

inline MeetingScope meeting_scope(const Study& study, const MeetingScopeOptions& o) {
  MeetingScope out;
  out.reading = read_codings(study, {.where = o.where,
                                     .within = o.within,
                                     .layer = o.layer,
                                     .codes = detail::refs_read(study, o),
                                     .keeps_coders_apart = o.coder_rule != CoderRule::pooled ||
                                                           o.count == Count::coders || detail::groups_coders(o.by),
                                     .takes_stored_queries = true});
  out.rows = rows_of_codes(study, out.reading, o.level, o.unassigned);
  if (o.universe.word() == Universe::places_) out.places = cut_to_places(study, o.universe, out.reading);
  for (std::uint32_t row = 0; row < out.rows.size(); ++row) out.row_of.push_back(row);
  out.column_of = out.row_of;
  if (!o.columns.empty()) {
    out.column_of = detail::rows_named(study, out, o.columns);
    std::vector<CodeRef> named = o.codes;
    if (named.empty()) {  // every codable code, as they were read
      for (const CodeId id : study.codebook_order()) {
        if (study.codes()[id].codable && !study.codes()[id].case_code) named.emplace_back(id);
      }
    }
    out.row_of = detail::rows_named(study, out, named);
  }
  return out;
}

inline std::vector<MeetingGroup> meeting_groups(const Study& study, const MeetingScope& scope,
                                                const MeetingScopeOptions& o) {
  const CodeGroups groups(study, scope.reading, o.by);
  const Codings& codings = study.codings();
  std::vector<MeetingGroup> out;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const auto is_of = [&](ObjectKind kind, std::uint32_t at) { return std::cmp_equal(groups.of_object(kind, at), g); };
    MeetingGroup group{.label = groups.labels()[g]};
    if (groups.kind() == ObjectKind::case_) {
      group.scope = detail::scope_of_cases(study, scope, groups, g);
    } else if (groups.kind() == ObjectKind::coder) {
      if (!scope.reading.smart.empty()) detail::refuse_stored_queries(scope.reading);
      const BitMatrix& at = scope.reading.coders_at;
      std::vector<bool> coded(at.rows());
      for (std::size_t s = 0; s < at.rows(); ++s) {
        for (std::uint32_t coder = 0; coder < at.columns(); ++coder) {
          if (is_of(ObjectKind::coder, coder) && at.test(s, coder)) coded[s] = true;
        }
      }
      group.scope = detail::part_of_scope(
          scope,
          [&](const auto& coding) {
            if constexpr (std::is_same_v<std::decay_t<decltype(coding)>, MadeCoding>) {
              return false;
            } else {
              return is_of(ObjectKind::coder, codings.coder()[coding]);
            }
          },
          [](std::size_t) { return true; });
      Reading& reading = group.scope.reading;
      for (std::size_t s = 0; s < coded.size(); ++s) reading.coded[s] = reading.coded[s] && coded[s];
      for (std::uint32_t coder = 0; coder < reading.takes_part.size(); ++coder) {
        reading.takes_part[coder] = reading.takes_part[coder] && is_of(ObjectKind::coder, coder);
      }
    } else {
      const auto in = [&](std::size_t source) { return is_of(ObjectKind::source, static_cast<std::uint32_t>(source)); };
      group.scope = detail::part_of_scope(
          scope,
          [&](const auto& coding) {
            if constexpr (std::is_same_v<std::decay_t<decltype(coding)>, MadeCoding>) {
              return in(coding.source);
            } else {
              return in(codings.source()[coding]);
            }
          },
          in);
    }
    out.push_back(std::move(group));
  }
  return out;
}

namespace detail {

[[nodiscard]] inline std::pair<std::uint32_t, std::uint32_t> two_coders(const Study& study,
                                                                        const MeetingScopeOptions& o) {
  const auto u = static_cast<std::uint32_t>(study.coder(o.across[0]));
  const auto v = static_cast<std::uint32_t>(study.coder(o.across[1]));
  if (u != v) return {u, v};
  throw UsageError("across", cat("across: coder \"", o.across[0], "\" is named twice"), "across", o.across[0]);
}

/// Codings and universe of two coders, side by side.
struct CodersApart {
  CodeRows rows;
  Reading reading;
  std::vector<bool> universe;

  CodersApart(const Study& study, const MeetingScope& scope, const MeetingScopeOptions& o, Count count)
      : rows(scope.rows) {
    const auto [u, v] = two_coders(study, o);
    const bool only_both = count != Count::pairs && count != Count::codings;
    reading = of_two_coders(study, scope.reading, u, v, only_both, rows);
    universe = reading.coded;
    for (std::size_t s = 0; s < scope.places.size(); ++s) universe[s] = universe[s] && scope.places[s];
  }
};

/// Whether a count has an N.
[[nodiscard]] constexpr bool count_has_n(Count count) noexcept {
  return count != Count::pairs && count != Count::codings && count != Count::pair_characters;
}

/// Counts by the coder rule; of two coders rows and columns stand behind each other.
[[nodiscard]] inline MeetingCounts counts_by_coders(const Study& study, const MeetingScope& scope,
                                                    const MeetingScopeOptions& o, const MeetingRule& rule) {
  const Reading& reading = scope.reading;
  const CodeRows& rows = scope.rows;
  if (rule.count == Count::coders) return coder_counts(study, reading, rows, rule);
  switch (o.coder_rule) {
    case CoderRule::pooled:
      break;
    case CoderRule::consensus:
      return meeting_counts(study, consensus(study, reading, *o.consensus), rows, rule,
                            scope.universe(o.universe, reading));
    case CoderRule::within: {
      MeetingCounts out(rows.size());
      if (count_has_n(rule.count)) out.n = 0;
      for (const std::uint32_t coder : coders_taking_part(reading)) {
        const Reading of = of_coder(study, reading, coder);
        out += meeting_counts(study, of, rows, rule, scope.universe(o.universe, of));
      }
      return out;
    }
    case CoderRule::across: {
      if (o.across.empty()) return across_counts(study, reading, rows, rule);
      const CodersApart two(study, scope, o, rule.count);
      return meeting_counts(study, two.reading, two.rows, rule, two.universe);
    }
  }
  return meeting_counts(study, reading, rows, rule, scope.universe(o.universe, reading));
}

}  // namespace detail
}  // namespace tematik
