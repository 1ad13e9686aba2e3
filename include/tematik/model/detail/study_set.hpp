#pragma once

// Commands that replace a record: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/model/study.hpp>

namespace tematik {

/// What lies on the source must still lie inside its new texts.
inline void Study::check_places(SourceId id, const Source& source) const {
  const auto fail = [&](Span span, std::string_view what, std::uint32_t length) {
    throw InputError("span_out_of_text",
                     detail::cat("source \"", source.name, "\": the new text has ", length, " code points, but a ",
                                 what, " lies on [", span.begin, ", ", span.end, ')'),
                     detail::cat("source [", row(id), ']'));
  };
  for (const auto& [segment_id, segment] : segments_) {
    if (segment.source != id || segment.kind != PlaceKind::layer) continue;
    if (*segment.layer >= source.more_layers.size()) {
      throw InputError("segment_layer",
                       detail::cat("source \"", source.name, "\": the recorded place [", row(segment_id),
                                   "] lies on further text layer ", *segment.layer, ", of which the new source has ",
                                   source.more_layers.size()),
                       detail::cat("source [", row(id), ']'));
    }
    const auto& text = source.more_layers[*segment.layer].text;
    if (text && segment.span->end > text->size()) fail(*segment.span, "recorded place", text->size());
  }
  if (!source.text) return;
  const std::uint32_t length = source.text->size();
  const auto check_one = [&](SourceId in, const std::optional<Span>& span, std::string_view what) {
    if (in == id && span && span->end > length) fail(*span, what, length);
  };
  const auto check_passage = [&](const std::optional<Passage>& passage, std::string_view what) {
    if (passage) check_one(passage->source, passage->span, what);
  };
  for (std::size_t i = 0; i < codings_.end_row(); ++i) {
    if ((codings_.flags()[i] & (coding_flags::removed | coding_flags::no_span)) != 0) continue;
    check_one(static_cast<SourceId>(codings_.source()[i]), Span{codings_.begin()[i], codings_.end()[i]}, "coding");
  }
  for (const auto& [segment_id, segment] : segments_) {
    if (segment.kind == PlaceKind::span) check_one(segment.source, segment.span, "recorded place");
  }
  for (const auto& [coverage_id, coverage] : coverage_) {
    check_one(coverage.source, coverage.span, "coder coverage record");
  }
  for (const auto& [link_id, link] : links_) check_one(link.source, link.span, "link");
  for (const auto& [case_id, record] : cases_) {
    for (const auto& passage : record.spans) check_passage(passage, "span of a case");
  }
  for (const auto& [claim_id, claim] : claims_) {
    for (const auto& evidence : claim.evidence) check_passage(evidence.passage, "passage of a claim");
    for (const auto& saying : claim.says) check_passage(saying.passage, "passage of a claim");
  }
}

inline void Study::set_source(SourceId id, Source source) {
  sources_.require(id);
  check(source, detail::cat("source \"", source.name, '"'));
  check_places(id, source);
  sources_.set(id, std::move(source));
  ++revision_;
}

inline void Study::set_code(CodeId id, Code code, const ChangeNote& note) {
  codes_.require(id);
  check(code, id);
  check(note);
  check_case_code(id, code);
  if (!code.codable) {
    for (std::size_t i = 0; i < codings_.end_row(); ++i) {
      if (codings_.code()[i] == row(id) && (codings_.flags()[i] & coding_flags::removed) == 0) {
        throw InputError("code_not_codable", detail::cat("code \"", code.name,
                                                         "\" has codings and cannot become a "
                                                         "category; merge or delete them first"));
      }
    }
  }
  const Code& old = codes_[id];
  if (old.name != code.name) log(OperationKind::rename, id, note, old.name, code.name);
  if (old.definition != code.definition) log(OperationKind::redefine, id, note, old.definition, code.definition);
  if (old.parents != code.parents) {
    log(OperationKind::move, id, note, old.parents.empty() ? std::string() : label(old.parents.front()),
        code.parents.empty() ? std::string() : label(code.parents.front()));
  }
  codes_.set(id, std::move(code));
  ++revision_;
}

inline void Study::set_coder(CoderId id, Coder coder) {
  coders_.require(id);
  check(coder);
  coders_.set(id, std::move(coder));
  ++revision_;
}

inline void Study::set_case(CaseId id, Case record) {
  cases_.require(id);
  check(record);
  mark_case_code(record);
  cases_.set(id, std::move(record));
  ++revision_;
}

inline void Study::set_theme(ThemeId id, Theme theme, const ChangeNote& note) {
  themes_.require(id);
  check(theme, id);
  check(note);
  const Theme& old = themes_[id];
  if (old.name != theme.name) log(OperationKind::rename, id, note, old.name, theme.name);
  if (old.central_idea != theme.central_idea) {
    log(OperationKind::redefine, id, note, old.central_idea, theme.central_idea);
  }
  for (const auto& member : old.members) {
    if (std::find(theme.members.begin(), theme.members.end(), member) == theme.members.end()) {
      log(OperationKind::move, id, note, label(member.code), {}, {ObjectRef(member.code)});
    }
  }
  for (const auto& member : theme.members) {
    if (std::find(old.members.begin(), old.members.end(), member) == old.members.end()) {
      log(OperationKind::move, id, note, {}, label(member.code), {ObjectRef(member.code)});
    }
  }
  themes_.set(id, std::move(theme));
  ++revision_;
}

inline void Study::set_factor(FactorId id, Factor factor) {
  factors_.require(id);
  check(factor);
  factors_.set(id, std::move(factor));
  ++revision_;
}

inline void Study::set_relation(RelationId id, Relation relation) {
  relations_.require(id);
  check(relation);
  add_type_if_new(relation.type);
  relations_.set(id, std::move(relation));
  ++revision_;
}

inline void Study::set_claim(ClaimId id, Claim claim) {
  claims_.require(id);
  check(claim);
  claims_.set(id, std::move(claim));
  ++revision_;
}

inline void Study::set_memo(MemoId id, Memo memo) {
  memos_.require(id);
  check(memo);
  memos_.set(id, std::move(memo));
  ++revision_;
}

inline void Study::set_coding(CodingId id, Coding coding) {
  const Coding old = codings_[id];
  coding = checked(std::move(coding));
  if (coding.layer != CodingLayer::final_) {
    for (const auto& [adjudication, record] : adjudications_) {
      if (record.final_coding != id) continue;
      throw InputError("adjudication_layer",
                       detail::cat("coding [", row(id), "] is the decision of adjudication [", row(adjudication),
                                   "] and stays on the layer \"final\""),
                       detail::cat("coding [", row(id), ']'));
    }
  }
  if (!coding.coder) coding.coder = old.coder;
  codings_.set(id, coding);
  ++revision_;
}

}  // namespace tematik
