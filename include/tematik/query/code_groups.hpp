#pragma once

/// @file
/// @brief Groups of a table: the sources, cases, coders, values of an attribute, or queries that a coding counts in.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/query/case_places.hpp>
#include <tematik/query/reading.hpp>

namespace tematik {

/// The text of a value: words as they are, numbers in their shortest form.
[[nodiscard]] inline std::string value_label(const AttributeValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return std::visit([](const auto& v) { return to_json(v); }, value);
}

/// What a coding of a group is cut to: nothing, or the places of the group in its source.
struct GroupOfCoding {
  std::uint32_t group = 0;
  const SpanSet* places = nullptr;  ///< null: the whole source
};

/// @brief Groups by what codings belong to.
///
/// - **by**: "" (one group "all"), "source", "case", "coder", or an attribute or field of one of them
///   ("source.technique", "case.age", "coder.role").
/// - **Order**: objects in their order in the study; values of an ordinal attribute in theirs, numbers ascending, words
///   by code point. What is missing is a group of its own, the last, "(missing)"; codings without a case are "(no
///   case)".
/// - **Universe**: coded sources, cases with a place in one, coders taking part. A group may have no coding.
class CodeGroups {
 public:
  /// @throws UsageError, LookupError for a word that is none of these
  CodeGroups(const Study& study, const Reading& reading, const std::string& by);
  /// Groups of queries: a coding counts where it shares a character with a place of the query.
  CodeGroups(const Study& study, std::vector<std::string> labels, std::vector<std::vector<SpanSet>> places);

  [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return labels_; }
  [[nodiscard]] std::size_t size() const noexcept { return labels_.size(); }
  /// The groups of a coding, each once; with the places of cases or queries.
  [[nodiscard]] std::vector<GroupOfCoding> of(std::uint32_t coding) const;
  /// The same of what nobody made as a coding. @throws UsageError for groups of coders
  [[nodiscard]] std::vector<GroupOfCoding> of(const MadeCoding& made) const;
  /// The group of an object of the kind that groups are made by; -1: none.
  [[nodiscard]] std::int64_t of_object(ObjectKind kind, std::uint32_t at) const {
    if (kind_ == ObjectKind::set) return labels_.empty() ? -1 : 0;
    return kind == kind_ && at < group_of_.size() ? group_of_[at] : -1;
  }
  /// What groups are made by: source, case, coder; set: one group of all; query: queries.
  [[nodiscard]] ObjectKind kind() const noexcept { return kind_; }
  /// Characters of the coded sources (or of their parts) of each group; -1 where a length is not known.
  [[nodiscard]] std::vector<std::int64_t> characters(const Reading& reading) const;

 private:
  [[nodiscard]] std::vector<GroupOfCoding> of_place(std::uint32_t source, bool has_span, Span span) const;
  void group_objects(const std::vector<std::uint32_t>& rows, const std::string& by);
  [[nodiscard]] std::string object_label(std::uint32_t at) const {
    return kind_ == ObjectKind::source  ? study_->label(static_cast<SourceId>(at))
           : kind_ == ObjectKind::case_ ? study_->label(static_cast<CaseId>(at))
                                        : study_->label(static_cast<CoderId>(at));
  }
  [[nodiscard]] ObjectRef object(std::uint32_t at) const {
    return kind_ == ObjectKind::source  ? ObjectRef(static_cast<SourceId>(at))
           : kind_ == ObjectKind::case_ ? ObjectRef(static_cast<CaseId>(at))
                                        : ObjectRef(static_cast<CoderId>(at));
  }

  const Study* study_;
  ObjectKind kind_ = ObjectKind::set;  // set: one group of all; query: queries
  std::vector<std::string> labels_;
  std::vector<std::int64_t> group_of_;        // by object row
  std::int64_t without_ = -1;                 // of cases: the group of codings without one
  std::vector<std::vector<SpanSet>> places_;  // of cases and queries: by group and source
  std::vector<std::vector<bool>> whole_;      // of cases: by group and source
};

// ---------------------------------------------------------------------------------------------------------

inline CodeGroups::CodeGroups(const Study& study, std::vector<std::string> labels,
                              std::vector<std::vector<SpanSet>> places)
    : study_(&study), kind_(ObjectKind::query), labels_(std::move(labels)), places_(std::move(places)) {}

inline void CodeGroups::group_objects(const std::vector<std::uint32_t>& rows, const std::string& by) {
  if (by.find('.') == std::string::npos) {
    for (const std::uint32_t at : rows) {
      group_of_[at] = static_cast<std::int64_t>(labels_.size());
      labels_.push_back(object_label(at));
    }
    return;
  }
  std::vector<std::string> levels;
  for (const auto& [id, attribute] : study_->attributes()) {
    if (attribute.of == kind_ && by.substr(by.find('.') + 1) == attribute.name) levels = attribute.levels;
  }
  // Level, then number, then word.
  using Key = std::tuple<std::size_t, double, std::string>;
  std::map<Key, std::vector<std::uint32_t>> groups;
  std::vector<std::uint32_t> missing;
  for (const std::uint32_t at : rows) {
    const auto value = attribute_value(*study_, by, object(at));
    if (!value) {
      missing.push_back(at);
      continue;
    }
    const std::string label = value_label(*value);
    const auto* whole = std::get_if<std::int64_t>(&*value);
    const auto* real = std::get_if<double>(&*value);
    const auto level = static_cast<std::size_t>(std::find(levels.begin(), levels.end(), label) - levels.begin());
    groups[{level, whole != nullptr ? static_cast<double>(*whole) : real != nullptr ? *real : 0, label}].push_back(at);
  }
  const auto open = [&](const std::string& label, const std::vector<std::uint32_t>& members) {
    for (const std::uint32_t at : members) group_of_[at] = static_cast<std::int64_t>(labels_.size());
    labels_.push_back(label);
  };
  for (const auto& [key, members] : groups) open(std::get<2>(key), members);
  if (!missing.empty()) open("(missing)", missing);
}

inline CodeGroups::CodeGroups(const Study& study, const Reading& reading, const std::string& by) : study_(&study) {
  if (by.empty()) {
    labels_ = {"all"};
    return;
  }
  if (by != "source" && by != "case" && by != "coder" && by.find('.') == std::string::npos) {
    throw UsageError("by",
                     detail::cat("by: \"", by, "\" is no group; use source, case, coder, or an attribute such as ",
                                 "source.technique or case.age"),
                     "by", by);
  }
  kind_ = attribute_kind(by);
  std::vector<std::uint32_t> rows;
  if (kind_ == ObjectKind::source) {
    group_of_.assign(study.sources().end_row(), -1);
    for (const auto& [id, record] : study.sources()) {
      if (reading.coded[row(id)]) rows.push_back(static_cast<std::uint32_t>(id));
    }
  } else if (kind_ == ObjectKind::coder) {
    group_of_.assign(study.coders().end_row(), -1);
    for (const auto& [id, record] : study.coders()) {
      if (reading.takes_part[row(id)]) rows.push_back(static_cast<std::uint32_t>(id));
    }
  } else {
    group_of_.assign(study.cases().end_row(), -1);
    const CasePlaces places(study);
    std::vector<bool> has_place(study.cases().end_row());
    for (const auto& [id, source] : study.sources()) {
      if (!reading.coded[row(id)]) continue;
      for (const auto& place : places.in(id)) has_place[row(place.case_)] = true;
    }
    for (const auto& [id, record] : study.cases()) {
      const bool excluded = !reading.excluded_cases.empty() && reading.excluded_cases[row(id)];
      if (has_place[row(id)] && !excluded) rows.push_back(static_cast<std::uint32_t>(id));
    }
    group_objects(rows, by);
    places_.assign(labels_.size(), std::vector<SpanSet>(study.sources().end_row()));
    whole_.assign(labels_.size(), std::vector<bool>(study.sources().end_row()));
    for (const auto& [id, source] : study.sources()) {
      for (const auto& place : places.in(id)) {
        const std::int64_t group = group_of_[row(place.case_)];
        if (group < 0) continue;
        const auto g = static_cast<std::size_t>(group);
        if (place.whole) whole_[g][row(id)] = true;
        places_[g][row(id)] = unite(places_[g][row(id)], place.spans);
      }
    }
    without_ = static_cast<std::int64_t>(labels_.size());
    const auto is_without = [&](const auto& coding) {
      const auto groups = of(coding);
      return groups.size() == 1 && groups[0].group == static_cast<std::uint32_t>(without_);
    };
    if (std::any_of(reading.codings.begin(), reading.codings.end(), is_without) ||
        std::any_of(reading.made.begin(), reading.made.end(), is_without)) {
      labels_.emplace_back("(no case)");
    } else {
      without_ = -1;
    }
    return;
  }
  group_objects(rows, by);
}

inline std::vector<GroupOfCoding> CodeGroups::of(std::uint32_t coding) const {
  const Codings& codings = study_->codings();
  if (kind_ == ObjectKind::coder) {
    const std::int64_t group = group_of_[codings.coder()[coding]];
    if (group < 0) return {};
    return {{static_cast<std::uint32_t>(group), nullptr}};
  }
  const bool has_span = (codings.flags()[coding] & coding_flags::no_span) == 0;
  const Span span = has_span ? Span{codings.begin()[coding], codings.end()[coding]} : Span{};
  return of_place(codings.source()[coding], has_span, span);
}

inline std::vector<GroupOfCoding> CodeGroups::of(const MadeCoding& made) const {
  if (kind_ == ObjectKind::coder) {
    throw UsageError("by", "by: a stored query pools all coders, so it has no groups of coders", "by");
  }
  return of_place(made.source, !made.span.empty(), made.span);
}

inline std::vector<GroupOfCoding> CodeGroups::of_place(std::uint32_t source, bool has_span, Span span) const {
  const auto one = [](std::int64_t group) {
    return group < 0 ? std::vector<GroupOfCoding>{}
                     : std::vector<GroupOfCoding>{{static_cast<std::uint32_t>(group), nullptr}};
  };
  if (kind_ == ObjectKind::set) return one(0);
  if (kind_ == ObjectKind::source) return one(group_of_[source]);
  std::vector<GroupOfCoding> out;
  for (std::size_t g = 0; g < places_.size(); ++g) {
    const SpanSet& places = places_[g][source];
    if (!whole_.empty() && whole_[g][source]) {
      out.push_back({static_cast<std::uint32_t>(g), nullptr});
    } else if (has_span && places.meets(span)) {
      out.push_back({static_cast<std::uint32_t>(g), &places});
    }
  }
  return out.empty() ? one(without_) : out;
}

inline std::vector<std::int64_t> CodeGroups::characters(const Reading& reading) const {
  std::vector<std::int64_t> out(labels_.size());
  const Codings& codings = study_->codings();
  std::vector<std::vector<bool>> coders;  // by group and source, of groups of coders
  if (kind_ == ObjectKind::coder) {
    coders.assign(labels_.size(), std::vector<bool>(reading.coded.size()));
    const auto looked = [&](std::size_t coder, std::size_t source) {
      if (group_of_[coder] >= 0) coders[static_cast<std::size_t>(group_of_[coder])][source] = true;
    };
    for (const std::uint32_t coding : reading.codings) looked(codings.coder()[coding], codings.source()[coding]);
    for (const auto& [id, record] : study_->coverage()) looked(row(record.coder), row(record.source));
  }
  for (const auto& [id, source] : study_->sources()) {
    const std::size_t s = row(id);
    if (!reading.coded[s]) continue;
    const auto length = source.length();
    const SpanSet text = length ? SpanSet::from_spans({{0, *length}}) : SpanSet();
    const SpanSet scope = reading.within ? intersect((*reading.within)[s], text) : text;
    SpanSet of_cases;
    for (std::size_t g = 0; g < labels_.size(); ++g) {
      SpanSet part;
      bool reaches = false;  // beyond what spans say: the whole source
      if (kind_ == ObjectKind::set) {
        reaches = true;
      } else if (kind_ == ObjectKind::source) {
        reaches = group_of_[s] == static_cast<std::int64_t>(g);
      } else if (kind_ == ObjectKind::coder) {
        reaches = coders[g][s];
      } else if (std::cmp_equal(g, without_)) {
        part = subtract(text, of_cases);
      } else {
        reaches = !whole_.empty() && whole_[g][s];
        part = places_[g][s];
      }
      if (reaches) part = text;
      of_cases = unite(of_cases, part);
      if (out[g] >= 0) out[g] += intersect(scope, part).measure();
      if (reaches && !length) out[g] = -1;
    }
  }
  return out;
}

}  // namespace tematik
