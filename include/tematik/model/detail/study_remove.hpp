#pragma once

// Commands that remove, with what referred to the object: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

/// Removes codings with their decisions (a rejection keeps what is left of it) and every reference to them.
inline void Study::drop_codings(const std::vector<std::size_t>& rows) {
  if (rows.empty()) return;
  std::vector<bool> gone(codings_.end_row());
  for (const std::size_t i : rows) {
    gone[i] = true;
    codings_.remove(static_cast<CodingId>(i));
  }
  std::vector<AdjudicationId> without_final;
  adjudications_.for_each([&](AdjudicationId id, Adjudication& record) {
    std::erase_if(record.decides, [&](CodingId coding) { return gone[row(coding)]; });
    if (record.final_coding && gone[row(*record.final_coding)]) without_final.push_back(id);
  });
  for (const AdjudicationId id : without_final) adjudications_.remove(id);
  forget(ObjectKind::coding, [&gone](std::uint32_t coding) { return coding < gone.size() && gone[coding]; });
}

inline void Study::delete_coding(CodingId id) {
  require(ObjectRef(id), "delete_coding");
  drop_codings({row(id)});
  ++revision_;
}

inline void Study::delete_segment(SegmentId id) {
  segments_.require(id);
  std::vector<std::size_t> without_place;
  for (std::size_t i = 0; i < codings_.end_row(); ++i) {
    if ((codings_.flags()[i] & coding_flags::removed) != 0) continue;
    const auto coding_id = static_cast<CodingId>(i);
    if (codings_.segment_of(coding_id) != id) continue;
    Coding coding = codings_[coding_id];
    if (coding.span.empty()) {
      without_place.push_back(i);
    } else {
      coding.segment.reset();
      codings_.set(coding_id, coding);
    }
  }
  drop_codings(without_place);
  cases_.for_each([&](CaseId, Case& record) { std::erase(record.segments, id); });
  forget(ObjectRef(id));
  segments_.remove(id);
  ++revision_;
}

inline void Study::delete_source(SourceId id) {
  sources_.require(id);
  std::vector<std::size_t> codings;
  for (std::size_t i = 0; i < codings_.end_row(); ++i) {
    if (codings_.source()[i] == row(id) && (codings_.flags()[i] & coding_flags::removed) == 0) codings.push_back(i);
  }
  drop_codings(codings);
  const auto rows_in = [id](const auto& table) {
    std::vector<std::decay_t<decltype((*table.begin()).id)>> out;
    for (const auto& [record_id, record] : table) {
      if (record.source == id) out.push_back(record_id);
    }
    return out;
  };
  std::vector<bool> places(segments_.end_row());
  for (const SegmentId segment : rows_in(segments_)) {
    places[row(segment)] = true;
    segments_.remove(segment);
  }
  forget(ObjectKind::segment, [&places](std::uint32_t segment) { return segment < places.size() && places[segment]; });
  for (const CoverageId coverage : rows_in(coverage_)) coverage_.remove(coverage);
  for (const LinkId link : rows_in(links_)) links_.remove(link);
  const auto is_here = [id](const Passage& passage) { return passage.source == id; };
  cases_.for_each([&](CaseId, Case& record) {
    std::erase(record.sources, id);
    std::erase_if(record.spans, is_here);
    std::erase_if(record.segments, [&](SegmentId segment) { return places[row(segment)]; });
  });
  claims_.for_each([&](ClaimId, Claim& claim) {
    for (auto& evidence : claim.evidence) {
      if (evidence.passage && is_here(*evidence.passage)) evidence.passage.reset();
    }
    std::erase_if(claim.evidence, [](const Evidence& e) { return !e.object && !e.passage; });
    for (auto& saying : claim.says) {
      if (saying.passage && is_here(*saying.passage)) saying.passage.reset();
    }
  });
  forget(ObjectRef(id));
  sources_.remove(id);
  ++revision_;
}

inline void Study::delete_code(CodeId id, const ChangeNote& note) {
  codes_.require(id);
  check(note);
  const Code old = codes_[id];
  std::vector<std::size_t> codings;
  for (std::size_t i = 0; i < codings_.end_row(); ++i) {
    if (codings_.code()[i] == row(id) && (codings_.flags()[i] & coding_flags::removed) == 0) codings.push_back(i);
  }
  drop_codings(codings);
  codes_.for_each([&](CodeId, Code& code) {
    const auto at = std::find(code.parents.begin(), code.parents.end(), id);
    if (at != code.parents.end()) {
      const auto place = code.parents.erase(at) - code.parents.begin();
      std::ptrdiff_t next = place;
      for (const CodeId parent : old.parents) {
        if (std::find(code.parents.begin(), code.parents.end(), parent) != code.parents.end()) continue;
        code.parents.insert(code.parents.begin() + next++, parent);
      }
    }
    if (code.counter == id) code.counter.reset();
  });
  themes_.for_each([&](ThemeId, Theme& theme) {
    std::erase_if(theme.members, [&](const ThemeMember& member) { return member.code == id; });
  });
  cases_.for_each([&](CaseId, Case& record) {
    if (record.code == id) record.code.reset();
  });
  std::vector<CoverageId> of_code;
  for (const auto& [coverage, record] : coverage_) {
    if (record.code == id) of_code.push_back(coverage);
  }
  for (const CoverageId coverage : of_code) coverage_.remove(coverage);
  forget(ObjectRef(id));
  log(OperationKind::remove, id, note, old.name);
  codes_.remove(id);
  ++revision_;
}

inline void Study::delete_coder(CoderId id) {
  coders_.require(id);
  std::size_t uses = 0;
  for (std::size_t i = 0; i < codings_.end_row(); ++i) {
    uses += codings_.coder()[i] == row(id) && (codings_.flags()[i] & coding_flags::removed) == 0 ? 1U : 0U;
  }
  for (const auto& [coverage, record] : coverage_) uses += record.coder == id ? 1U : 0U;
  for (const auto& [adjudication, record] : adjudications_) uses += record.who == id ? 1U : 0U;
  for (const auto& [judgement, record] : judgements_) uses += record.author == id ? 1U : 0U;
  for (const auto& [response, record] : responses_) uses += record.decided_by == id ? 1U : 0U;
  if (uses > 0) {
    throw UsageError("coder_in_use", detail::cat("coder \"", label(id), "\" still has ", uses,
                                                 " codings, coverage records or decisions; delete those first"));
  }
  memos_.for_each([&](MemoId, Memo& memo) {
    if (memo.author == id) memo.author.reset();
  });
  claims_.for_each([&](ClaimId, Claim& claim) {
    if (claim.author == id) claim.author.reset();
    for (auto& evidence : claim.evidence) {
      if (evidence.coder == id) evidence.coder.reset();
    }
  });
  links_.for_each([&](LinkId, Link& link) {
    if (link.coder == id) link.coder.reset();
  });
  for (auto& operation : operations_) {
    if (operation.author == id) operation.author.reset();
  }
  forget(ObjectRef(id));
  coders_.remove(id);
  ++revision_;
}

inline void Study::delete_case(CaseId id) {
  cases_.require(id);
  claims_.for_each([&](ClaimId, Claim& claim) {
    std::erase_if(claim.says, [&](const Saying& saying) { return saying.case_ == id; });
  });
  std::vector<ConsentId> of_case;
  for (const auto& [consent, record] : consents_) {
    if (record.case_ == id) of_case.push_back(consent);
  }
  for (const ConsentId consent : of_case) consents_.remove(consent);
  forget(ObjectRef(id));
  cases_.remove(id);
  ++revision_;
}

inline void Study::delete_theme(ThemeId id, const ChangeNote& note) {
  themes_.require(id);
  check(note);
  themes_.for_each([&](ThemeId, Theme& theme) { std::erase(theme.parents, id); });
  forget(ObjectRef(id));
  log(OperationKind::remove, id, note, themes_[id].name);
  themes_.remove(id);
  ++revision_;
}

inline void Study::delete_factor(FactorId id) {
  factors_.require(id);
  forget(ObjectRef(id));
  factors_.remove(id);
  ++revision_;
}

inline void Study::delete_relation(RelationId id) {
  relations_.require(id);
  std::vector<LinkId> of_relation;
  for (const auto& [link, record] : links_) {
    if (record.relation == id) of_relation.push_back(link);
  }
  for (const LinkId link : of_relation) links_.remove(link);
  relations_.remove(id);  // first: relations may be about each other, even in a circle
  forget(ObjectRef(id));
  ++revision_;
}

inline void Study::delete_link(LinkId id) {
  links_.remove(id);
  ++revision_;
}

inline void Study::delete_claim(ClaimId id) {
  claims_.require(id);
  forget(ObjectRef(id));
  claims_.remove(id);
  ++revision_;
}

inline void Study::delete_memo(MemoId id) {
  memos_.require(id);
  forget(ObjectRef(id));
  memos_.remove(id);
  ++revision_;
}

inline void Study::delete_attribute(AttributeId id) {
  attributes_.require(id);
  forget(ObjectRef(id));
  std::erase_if(values_, [&](const auto& entry) { return std::get<0>(entry.first) == id; });
  attributes_.remove(id);
  ++revision_;
}

inline void Study::delete_query(QueryId id) {
  queries_.require(id);
  forget(ObjectRef(id));
  queries_.remove(id);
  ++revision_;
}

inline void Study::delete_set(SetId id) {
  sets_.require(id);
  forget(ObjectRef(id));
  sets_.remove(id);
  ++revision_;
}

}  // namespace tematik
