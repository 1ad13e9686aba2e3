#pragma once

/// @file
/// @brief Which sources, codes and coders a row of agreement sums, and the decisions behind it.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/ratings.hpp>
#include <tematik/tables/study_parts.hpp>
#include <tematik/tables/study_ratings.hpp>

namespace tematik {

/// What gets a row of its own; several keys combine. `theme`: codes rolled up to their themes. `coder`: a coder against
/// each of the others. `case_`, `batch`, `window`: parts of the study, see `study_parts.hpp`.
enum class ScopeKey : std::uint8_t { study, source, code, theme, coder_pair, coder, case_, batch, window };

template <>
struct EnumNames<ScopeKey> {
  static constexpr std::string_view what = "scope";
  static constexpr std::array<std::pair<ScopeKey, std::string_view>, 9> names{{{ScopeKey::study, "study"},
                                                                               {ScopeKey::source, "source"},
                                                                               {ScopeKey::code, "code"},
                                                                               {ScopeKey::theme, "theme"},
                                                                               {ScopeKey::coder_pair, "coder_pair"},
                                                                               {ScopeKey::coder, "coder"},
                                                                               {ScopeKey::case_, "case"},
                                                                               {ScopeKey::batch, "batch"},
                                                                               {ScopeKey::window, "window"}}};
};

/// One row of a call: its keys (empty: not asked for) and what it sums, by number in the tables of the study.
struct AgreementScope {
  std::string source = {};
  std::string code = {};
  std::string theme = {};
  std::string coder_1 = {};
  std::string coder_2 = {};
  std::string coder = {};
  std::vector<std::size_t> sources = {};
  std::vector<std::size_t> codes = {};
  std::vector<std::size_t> coders = {};
  std::optional<std::size_t> lead = {};  ///< of key `coder`
  std::vector<std::size_t> group = {};   ///< by source of the tables: equal numbers are drawn together; empty: alone
};

/// Sources as they are drawn: those of one group together, in order of their first.
[[nodiscard]] std::vector<std::vector<std::size_t>> drawn_groups(const AgreementScope& scope,
                                                                 std::span<const std::size_t> sources);

/// Is the key asked for?
[[nodiscard]] inline bool has_key(const std::vector<ScopeKey>& keys, ScopeKey key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// The rows of a call on a study or a part of it: source first, then code or theme, then coders; each in the order of
/// the tables.
[[nodiscard]] std::vector<AgreementScope> agreement_scopes(const Study& study, const StudyRatings& data,
                                                           const std::vector<ScopeKey>& keys);

/// The codes of an exclusive domain: those below a code (and it, if it can be given), or those of a theme.
/// @throws LookupError if nothing of that name has codes
[[nodiscard]] std::vector<CodeRef> domain_codes(const Study& study, const std::string& name);

/// The parts that rows are made of; `is_whole`: a single one, all of the study.
struct AgreementParts {
  std::vector<StudyPart> parts = {};
  std::int64_t left_out = 0;  ///< work (source and coder) in no batch or window
  bool is_whole = false;
};

/// Cases, batches, windows, or each case with each batch or window; without such a key the whole study.
/// @throws UsageError as `window_parts()`
[[nodiscard]] AgreementParts agreement_parts(const Study& study, const CoderSources& sources,
                                             const std::vector<ScopeKey>& keys, const WindowRule& rule = {});

/// The pair tables of one coder with each of the others, added up: two columns, the coder and "others".
///
/// Units that the coder did not rate, or nobody else did, drop out of every pair and so out of the sum.
/// @throws UsageError for a coder that is none
[[nodiscard]] Ratings against_others(const Ratings& ratings, std::size_t coder);

/// The yes-no decisions of a scope in one source, summed over its codes, or (`code`) of one of them.
[[nodiscard]] Ratings scope_ratings(const StudyRatings& data, const AgreementScope& scope, std::size_t source,
                                    std::optional<std::size_t> code = {});

// ---------------------------------------------------------------------------------------------------------

inline std::vector<AgreementScope> agreement_scopes(const Study& study, const StudyRatings& data,
                                                    const std::vector<ScopeKey>& keys) {
  const auto all = [](std::size_t n) {
    std::vector<std::size_t> out(n);
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
  };
  std::vector<AgreementScope> scopes{
      {.sources = all(data.sources.size()), .codes = all(data.rows.size()), .coders = all(data.coders.size())}};
  for (std::size_t s = 0; s < data.sources.size(); ++s) {
    if (data.sources[s].group) scopes.front().group.push_back(*data.sources[s].group);
  }
  const auto split = [&](std::size_t n, auto change) {
    std::vector<AgreementScope> out;
    for (const auto& scope : scopes) {
      for (std::size_t i = 0; i < n; ++i) {
        out.push_back(scope);
        change(out.back(), i);
      }
    }
    scopes = std::move(out);
  };
  if (has_key(keys, ScopeKey::source)) {
    std::vector<std::vector<std::size_t>> of_source;  // parts of a source stand side by side
    for (std::size_t s = 0; s < data.sources.size(); ++s) {
      if (s == 0 || data.sources[s].source != data.sources[s - 1].source) of_source.emplace_back();
      of_source.back().push_back(s);
    }
    split(of_source.size(), [&](AgreementScope& scope, std::size_t i) {
      scope.sources = of_source[i];
      scope.source = study.label(data.sources[of_source[i].front()].source);
    });
  }
  if (has_key(keys, ScopeKey::code) || has_key(keys, ScopeKey::theme)) {
    split(data.rows.size(), [&](AgreementScope& scope, std::size_t i) {
      scope.codes = {i};
      (has_key(keys, ScopeKey::theme) ? scope.theme : scope.code) = data.rows.labels[i];
    });
  }
  if (has_key(keys, ScopeKey::coder)) {
    split(data.coders.size(), [&](AgreementScope& scope, std::size_t i) {
      scope.lead = i;
      scope.coder = data.coder_labels[i];
    });
  }
  if (has_key(keys, ScopeKey::coder_pair)) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t g = 0; g < data.coders.size(); ++g) {
      for (std::size_t h = g + 1; h < data.coders.size(); ++h) pairs.emplace_back(g, h);
    }
    split(pairs.size(), [&](AgreementScope& scope, std::size_t i) {
      scope.coders = {pairs[i].first, pairs[i].second};
      scope.coder_1 = data.coder_labels[pairs[i].first];
      scope.coder_2 = data.coder_labels[pairs[i].second];
    });
  }
  return scopes;
}

inline std::vector<std::vector<std::size_t>> drawn_groups(const AgreementScope& scope,
                                                          std::span<const std::size_t> sources) {
  std::vector<std::vector<std::size_t>> out;
  std::map<std::size_t, std::size_t> number;
  for (const std::size_t s : sources) {
    const bool alone = s >= scope.group.size();
    const std::size_t at = alone ? out.size() : number.try_emplace(scope.group[s], out.size()).first->second;
    if (at == out.size()) out.emplace_back();
    out[at].push_back(s);
  }
  return out;
}

inline std::vector<CodeRef> domain_codes(const Study& study, const std::string& name) {
  std::vector<CodeId> found;
  if (!study.codes().find(name).empty()) {
    const CodeId top = study.code(name);
    found = study.descendants(top);  // and itself
    if (found.size() == 1) found.clear();
  } else if (!study.themes().find(name).empty()) {
    found = study.codes_of(study.theme(name));
  }
  std::vector<CodeRef> out;
  for (const CodeId id : study.codebook_order()) {
    const Code& code = study.codes()[id];
    const bool counts = code.codable && !code.case_code;
    if (counts && std::find(found.begin(), found.end(), id) != found.end()) out.emplace_back(id);
  }
  if (out.empty())
    throw LookupError("domain_unknown",
                      detail::cat("domain: no theme and no code with codes below it is called \"", name, '"'), "domain",
                      name);
  return out;
}

inline AgreementParts agreement_parts(const Study& study, const CoderSources& sources,
                                      const std::vector<ScopeKey>& keys, const WindowRule& rule) {
  AgreementParts out{.parts = std::vector<StudyPart>(1)};
  const bool cases = has_key(keys, ScopeKey::case_);
  const bool batches = has_key(keys, ScopeKey::batch);
  out.is_whole = !cases && !batches && !has_key(keys, ScopeKey::window);
  if (cases) out.parts = case_parts(study, sources).parts;
  if (!batches && !has_key(keys, ScopeKey::window)) return out;
  const StudyParts times = batches ? batch_parts(study, sources) : window_parts(study, sources, rule);
  out.left_out = times.left_out;
  std::vector<StudyPart> combined;
  for (const auto& part : out.parts) {
    for (const auto& time : times.parts) {
      combined.push_back(part);
      combined.back().batch = time.batch;
      combined.back().window = time.window;
      combined.back().work = time.work;
    }
  }
  out.parts = std::move(combined);
  return out;
}

inline Ratings against_others(const Ratings& ratings, std::size_t coder) {
  if (coder >= ratings.coders().size()) throw UsageError("coder", "there is no such coder", "coder");
  Ratings out({ratings.coders()[coder], "others"}, ratings.categories(), ratings.values(), ratings.is_declared());
  out.conflict = ratings.conflict;
  for (std::size_t i = 0; i < ratings.rows(); ++i) {
    const auto row = ratings.row(i);
    if (row[coder] == Ratings::missing) continue;
    for (std::size_t h = 0; h < row.size(); ++h) {
      if (h != coder && row[h] != Ratings::missing) out.add(std::array{row[coder], row[h]}, ratings.count(i));
    }
  }
  return out.compacted();
}

inline Ratings scope_ratings(const StudyRatings& data, const AgreementScope& scope, std::size_t source,
                             std::optional<std::size_t> code) {
  std::vector<std::string> labels;
  for (const std::size_t g : scope.coders) labels.push_back(data.coder_labels[g]);
  Ratings out(labels, {"no", "yes"}, {0, 1});
  for (const std::size_t c : scope.codes) {
    if (!code || c == *code) out += data.sources[source].patterns.ratings(c, scope.coders, labels);
  }
  return out.compacted();
}

}  // namespace tematik
