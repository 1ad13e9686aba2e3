#pragma once

// Commands that make one object of several: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

namespace detail {

/// The ids in their order, each once.
template <class Id>
[[nodiscard]] std::vector<Id> each_once(std::span<const Id> ids) {
  std::vector<Id> out;
  for (const Id id : ids) {
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  }
  return out;
}

/// By row of recorded places the first record of the same place: two records on one place are one segment.
[[nodiscard]] inline std::vector<std::uint32_t> first_records(const Rows<SegmentId, Segment>& segments) {
  using Place =
      std::tuple<SourceId, PlaceKind, std::optional<Span>, std::optional<std::uint32_t>, std::vector<std::int64_t>>;
  std::map<Place, std::uint32_t> first;
  std::vector<std::uint32_t> out(segments.end_row());
  for (const auto& [id, s] : segments) {
    const auto own = static_cast<std::uint32_t>(id);
    out[row(id)] = first.try_emplace({s.source, s.kind, s.span, s.layer, s.numbers}, own).first->second;
  }
  return out;
}

}  // namespace detail

/// Of the given codings, which a merge brought together, those that say the same twice go: same place, code, coder,
/// layer, polarity and pass. The oldest stays, important if one of them was; what referred to the others refers to it.
inline void Study::drop_doubles(const std::vector<std::size_t>& rows) {
  struct Said {
    std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint16_t, std::uint8_t> what;
    std::string pass;
    std::uint32_t row;
    bool same(const Said& other) const { return what == other.what && pass == other.pass; }
    bool operator<(const Said& other) const {
      return std::tie(what, pass, row) < std::tie(other.what, other.pass, other.row);
    }
  };
  constexpr auto kept_flags = static_cast<std::uint8_t>(~coding_flags::important);
  const auto places = detail::first_records(segments_);
  std::vector<Said> said;
  said.reserve(rows.size());
  for (const std::size_t i : rows) {
    const std::uint8_t flags = codings_.flags()[i];
    const std::uint32_t begin = codings_.begin()[i];
    const std::uint32_t place = (flags & coding_flags::no_span) != 0 ? places[begin] : begin;
    said.push_back({{codings_.source()[i], place, codings_.end()[i], codings_.code()[i], codings_.coder()[i],
                     static_cast<std::uint8_t>(flags & kept_flags)},
                    codings_[static_cast<CodingId>(i)].pass,
                    static_cast<std::uint32_t>(i)});
  }
  std::sort(said.begin(), said.end());
  std::vector<std::uint32_t> kept(codings_.end_row());
  for (std::uint32_t i = 0; i < kept.size(); ++i) kept[i] = i;
  for (std::size_t i = 1; i < said.size(); ++i) {
    if (said[i].same(said[i - 1])) kept[said[i].row] = kept[said[i - 1].row];
  }
  const auto target = [&kept](std::uint32_t coding) { return kept[coding]; };
  redirect(ObjectKind::coding, target);
  adjudications_.for_each([&](AdjudicationId, Adjudication& record) {
    std::vector<CodingId> decides;
    for (const CodingId id : record.decides) decides.push_back(static_cast<CodingId>(kept[row(id)]));
    record.decides = detail::each_once<CodingId>(decides);
    if (record.final_coding) record.final_coding = static_cast<CodingId>(kept[row(*record.final_coding)]);
  });
  codings_.take_doubles(kept);
  for (const auto& coding : said) {
    if (kept[coding.row] == coding.row) continue;
    if ((codings_.flags()[coding.row] & coding_flags::important) != 0) {
      const auto id = static_cast<CodingId>(kept[coding.row]);
      Coding stays = codings_[id];
      stays.important = true;
      codings_.set(id, stays);
    }
    codings_.remove(static_cast<CodingId>(coding.row));
  }
}

inline void Study::merge_codes(std::span<const CodeId> codes, CodeId into, const ChangeNote& note) {
  codes_.require(into);
  check(note);
  if (!codes_[into].codable) {
    throw InputError("code_not_codable", detail::cat("merge_codes: \"", label(into), "\" is a category"));
  }
  const auto merged = detail::each_once(codes);
  const auto above = ancestors(into);
  for (const CodeId code : merged) {
    codes_.require(code);
    if (code == into) {
      throw UsageError("merge_into_itself", detail::cat("merge_codes: \"", label(into), "\" cannot merge into itself"));
    }
    if (std::find(above.begin(), above.end(), code) != above.end()) {
      throw UsageError("merge_ancestor", detail::cat("merge_codes: \"", label(code), "\" lies above \"", label(into),
                                                     "\"; move \"", label(into), "\" out of it first"));
    }
    if (codes_[code].case_code != codes_[into].case_code) {
      throw UsageError("merge_case_code", detail::cat("merge_codes: of \"", label(code), "\" and \"", label(into),
                                                      "\" one marks the passages of a case, the other does not"));
    }
  }
  for (const CodeId code : merged) {
    redirect(ObjectRef(code), ObjectRef(into));
    themes_.for_each([&](ThemeId, Theme& theme) {
      const auto has_into = std::any_of(theme.members.begin(), theme.members.end(),
                                        [&](const ThemeMember& member) { return member.code == into; });
      if (has_into) {
        std::erase_if(theme.members, [&](const ThemeMember& member) { return member.code == code; });
      } else {
        for (auto& member : theme.members) {
          if (member.code == code) member.code = into;
        }
      }
    });
    codes_.for_each([&](CodeId id, Code& other) {
      const bool has_into = std::find(other.parents.begin(), other.parents.end(), into) != other.parents.end();
      if (has_into) {
        std::erase(other.parents, code);
      } else {
        std::replace(other.parents.begin(), other.parents.end(), code, into);
      }
      if (other.counter == code) other.counter = into;
      if (other.counter == id) other.counter.reset();  // a code and its counter-code became one
    });
    cases_.for_each([&](CaseId, Case& record) {
      if (record.code == code) record.code = into;
    });
    coverage_.for_each([&](CoverageId, Coverage& coverage) {
      if (coverage.code == code) coverage.code = into;
    });
    log(OperationKind::merge, code, note, codes_[code].name, codes_[into].name, {ObjectRef(into)});
    codes_.remove(code);
  }
  std::vector<bool> moves(codes_.end_row());
  for (const CodeId code : merged) moves[row(code)] = true;
  std::vector<std::size_t> together;
  for (std::size_t i = 0; i < codings_.end_row(); ++i) {
    if ((codings_.flags()[i] & coding_flags::removed) != 0) continue;
    if (moves[codings_.code()[i]]) codings_.set_code(i, into);
    if (codings_.code()[i] == row(into)) together.push_back(i);
  }
  drop_doubles(together);
  ++revision_;
}

inline CodeId Study::split_code(CodeId from, Code into, std::span<const CodingId> codings, const ChangeNote& note) {
  codes_.require(from);
  check(note);
  if (into.parents.empty()) into.parents = codes_[from].parents;
  check(into, std::nullopt);
  if (!into.codable) {
    throw InputError("code_not_codable",
                     detail::cat("split_code: \"", into.name, "\" is a category, it takes no codings"));
  }
  for (const CodingId coding : codings) {
    const std::size_t i = row(coding);
    if (i >= codings_.end_row() || (codings_.flags()[i] & coding_flags::removed) != 0) {
      throw LookupError("coding_unknown", detail::cat("split_code: no coding with id ", i));
    }
    if (codings_.code()[i] != row(from)) {
      throw UsageError("split_other_code", detail::cat("split_code: coding ", i, " is not of \"", label(from), '"'));
    }
  }
  const std::string name = into.name;
  const CodeId part = codes_.add(std::move(into));
  for (const CodingId coding : codings) codings_.set_code(row(coding), part);
  themes_.for_each([&](ThemeId, Theme& theme) {
    const auto old = std::find_if(theme.members.begin(), theme.members.end(),
                                  [&](const ThemeMember& member) { return member.code == from; });
    if (old != theme.members.end()) theme.members.push_back({part, old->sign});
  });
  log(OperationKind::split, from, note, codes_[from].name, name, {ObjectRef(part)});
  ++revision_;
  return part;
}

inline void Study::merge_sources(std::span<const SourceId> sources, SourceId into) {
  sources_.require(into);
  const auto text_of = [&](SourceId id) {
    const auto& text = sources_[id].text;
    return text ? std::optional(std::string_view(text->str())) : std::nullopt;
  };
  const auto merged = detail::each_once(sources);
  for (const SourceId source : merged) {
    sources_.require(source);
    if (source == into) {
      throw UsageError("merge_into_itself",
                       detail::cat("merge_sources: \"", label(into), "\" cannot merge into itself"));
    }
    if (text_of(source) != text_of(into)) {
      throw UsageError("merge_text", detail::cat("merge_sources: \"", label(source), "\" and \"", label(into),
                                                 "\" have different texts; positions would lose their meaning"));
    }
    if (!sources_[source].more_layers.empty()) {
      throw UsageError("merge_layers", detail::cat("merge_sources: \"", label(source),
                                                   "\" has further text layers, which cannot be merged"));
    }
  }
  for (const SourceId source : merged) {
    const auto move = [&](SourceId& place) {
      if (place == source) place = into;
    };
    segments_.for_each([&](SegmentId, Segment& segment) { move(segment.source); });
    coverage_.for_each([&](CoverageId, Coverage& coverage) { move(coverage.source); });
    links_.for_each([&](LinkId, Link& link) { move(link.source); });
    cases_.for_each([&](CaseId, Case& record) {
      if (std::find(record.sources.begin(), record.sources.end(), into) != record.sources.end()) {
        std::erase(record.sources, source);
      }
      for (auto& place : record.sources) move(place);
      for (auto& passage : record.spans) move(passage.source);
    });
    claims_.for_each([&](ClaimId, Claim& claim) {
      for (auto& evidence : claim.evidence) {
        if (evidence.passage) move(evidence.passage->source);
      }
      for (auto& saying : claim.says) {
        if (saying.passage) move(saying.passage->source);
      }
    });
    guide_.for_each([&](GuideItemId, GuideItem& item) {
      if (std::find(item.applied_in.begin(), item.applied_in.end(), into) != item.applied_in.end()) {
        std::erase(item.applied_in, source);
      }
      for (auto& place : item.applied_in) move(place);
    });
    redirect(ObjectRef(source), ObjectRef(into));
    for (const auto& [attribute, definition] : attributes_) {
      if (definition.of != ObjectKind::source) continue;
      // What the kept source already says wins; what only the copy says is carried over.
      std::vector<std::pair<std::string, std::optional<AttributeValue>>> carried;
      const auto copy = static_cast<std::uint32_t>(source);
      for (auto at = values_.lower_bound({attribute, copy, std::string()});
           at != values_.end() && std::get<0>(at->first) == attribute && std::get<1>(at->first) == copy; ++at) {
        carried.emplace_back(std::get<2>(at->first), at->second);
      }
      for (auto& [wave, stored] : carried) {
        values_.try_emplace({attribute, static_cast<std::uint32_t>(into), wave}, std::move(stored));
      }
    }
    forget(ObjectRef(source));
    sources_.remove(source);
  }
  std::vector<bool> moves(sources_.end_row());
  for (const SourceId source : merged) moves[row(source)] = true;
  std::vector<std::size_t> together;
  for (std::size_t i = 0; i < codings_.end_row(); ++i) {
    if ((codings_.flags()[i] & coding_flags::removed) != 0) continue;
    if (moves[codings_.source()[i]]) codings_.set_source(i, into);
    if (codings_.source()[i] == row(into)) together.push_back(i);
  }
  drop_doubles(together);
  ++revision_;
}

}  // namespace tematik
