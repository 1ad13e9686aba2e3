#pragma once

// What a triangulation reads, and by which keys: included by triangulate.ipp.

#include <tematik/validity/triangulate.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/validity/detail/case_columns.hpp>

namespace tematik::detail {

/// What the call reads: cases in their groups, sources, and the keys of a case in a source.
class TriangulationScope {
 public:
  TriangulationScope(const Study& study, const TriangulateOptions& options)
      : study_(study), options_(options), places_(study) {
    ReadScope scope{.where = options.where, .layer = options.layer};
    scope.keeps_coders_apart = options.by == TriangulateBy::coder;
    reading_ = read_codings(study, scope);
    keep_cases();
    keep_sources();
    find_themes();
    find_keys();
  }
  [[nodiscard]] const Reading& reading() const noexcept { return reading_; }
  [[nodiscard]] const std::vector<ThemeId>& themes() const noexcept { return themes_; }
  [[nodiscard]] const std::vector<std::string>& keys() const noexcept { return keys_; }
  [[nodiscard]] const std::vector<std::string>& groups() const noexcept { return groups_; }
  [[nodiscard]] const std::vector<std::int64_t>& group_of_case() const noexcept { return group_of_case_; }
  [[nodiscard]] const std::vector<CaseId>& cases() const noexcept { return cases_; }
  [[nodiscard]] const std::vector<bool>& sources() const noexcept { return keeps_source_; }
  [[nodiscard]] const CasePlaces& places() const noexcept { return places_; }
  [[nodiscard]] std::int64_t refused() const noexcept { return refused_; }
  [[nodiscard]] std::int64_t without_group() const noexcept { return without_group_; }
  [[nodiscard]] std::int64_t without_key() const noexcept { return without_key_; }

  /// The key of a case in a source, -1: none. By coder: of that coder.
  [[nodiscard]] std::int64_t key(SourceId source, CaseId person, std::uint32_t coder = 0) const {
    if (options_.by == TriangulateBy::coder) return place(study_.label(static_cast<CoderId>(coder)));
    return place(key_words(source, person));
  }
  /// Whether a place of a case is part of what the call reads.
  [[nodiscard]] bool keeps(SourceId source, const CasePlace& at) const {
    if (group_of_case_[row(at.case_)] < 0) return false;
    return options_.role.empty() || role_of(source, at.case_) == options_.role;
  }

 private:
  [[nodiscard]] const std::string& role_of(SourceId source, CaseId person) const {
    const std::string& own = study_.sources()[source].role;
    return own.empty() ? study_.cases()[person].role : own;
  }
  [[nodiscard]] const std::string& key_words(SourceId source, CaseId person) const {
    if (options_.by == TriangulateBy::role) return role_of(source, person);
    const Source& record = study_.sources()[source];
    return options_.by == TriangulateBy::technique ? record.technique : record.wave;
  }
  [[nodiscard]] std::int64_t place(const std::string& words) const {
    const auto found = std::find(keys_.begin(), keys_.end(), words);
    return words.empty() || found == keys_.end() ? -1 : found - keys_.begin();
  }

  void keep_cases() {
    const KeptCases kept = kept_cases(study_, options_.role);
    refused_ = kept.refused;
    cases_ = kept.ids;
    group_of_case_.assign(study_.cases().end_row(), -1);
    if (options_.per == "case") {
      for (const CaseId id : cases_) {
        group_of_case_[row(id)] = static_cast<std::int64_t>(groups_.size());
        groups_.push_back(study_.label(id));
      }
      return;
    }
    if (options_.per != "role") static_cast<void>(study_.attribute(ObjectKind::case_, options_.per));
    const LevelColumn column = level_column(study_, cases_, options_.per);
    std::vector<bool> used(column.levels.size());
    for (const std::int64_t level : column.of_case) {
      if (level >= 0) used[static_cast<std::size_t>(level)] = true;
    }
    std::vector<std::int64_t> group(column.levels.size(), -1);
    for (std::size_t level = 0; level < used.size(); ++level) {
      if (!used[level]) continue;
      group[level] = static_cast<std::int64_t>(groups_.size());
      groups_.push_back(column.levels[level]);
    }
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const std::int64_t level = column.of_case[i];
      if (level >= 0) group_of_case_[row(cases_[i])] = group[static_cast<std::size_t>(level)];
      without_group_ += level < 0 ? 1 : 0;
    }
  }
  void keep_sources() {
    keeps_source_ = reading_.in_universe;
    if (options_.wave.empty()) return;
    std::vector<std::string> waves;
    for (const auto& [id, source] : study_.sources()) {
      if (source.wave != options_.wave) keeps_source_[row(id)] = false;
      if (!source.wave.empty()) waves.push_back(source.wave);
    }
    if (std::find(waves.begin(), waves.end(), options_.wave) == waves.end()) {
      throw LookupError("wave_unknown",
                        cat("no source is of the wave \"", options_.wave, '"', did_you_mean(options_.wave, waves)),
                        "wave", options_.wave);
    }
  }
  void find_themes() {
    for (const auto& name : options_.themes) themes_.push_back(study_.theme(name));
    if (!options_.themes.empty()) return;
    for (const auto& [id, theme] : study_.themes()) themes_.push_back(id);
  }
  void find_keys() {
    std::set<std::string> found;
    for (const auto& [id, source] : study_.sources()) {
      if (!keeps_source_[row(id)]) continue;
      if (options_.by == TriangulateBy::coder) {
        for (std::size_t coder = 0; coder < reading_.coders_at.columns(); ++coder) {
          if (reading_.coders_at.test(row(id), coder)) found.insert(study_.label(static_cast<CoderId>(coder)));
        }
        continue;
      }
      bool has_key = false;
      for (const auto& at : places_.in(id)) {
        if (!keeps(id, at)) continue;
        const std::string& words = key_words(id, at.case_);
        if (words.empty()) continue;
        found.insert(words);
        has_key = true;
      }
      without_key_ += has_key || places_.in(id).empty() ? 0 : 1;
    }
    if (options_.keys.empty()) {
      keys_.assign(found.begin(), found.end());
      return;
    }
    for (const auto& name : options_.keys) {
      if (!found.contains(name)) {
        throw LookupError("key_unknown",
                          cat("nothing that is read has the ", to_string(options_.by), " \"", name, '"',
                              did_you_mean(name, std::vector<std::string>(found.begin(), found.end()))),
                          "keys", name);
      }
      if (std::find(keys_.begin(), keys_.end(), name) != keys_.end()) {
        throw UsageError("keys_twice", cat("keys: \"", name, "\" is named twice"), "keys", name);
      }
      keys_.push_back(name);
    }
  }

  const Study& study_;
  const TriangulateOptions& options_;
  CasePlaces places_;
  Reading reading_ = {};
  std::vector<CaseId> cases_ = {};
  std::vector<std::string> groups_ = {};
  std::vector<std::int64_t> group_of_case_ = {};
  std::vector<bool> keeps_source_ = {};
  std::vector<ThemeId> themes_ = {};
  std::vector<std::string> keys_ = {};
  std::int64_t refused_ = 0, without_group_ = 0, without_key_ = 0;
};

}  // namespace tematik::detail
