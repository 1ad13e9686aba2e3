#pragma once

// The history and the upkeep of references: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

inline void Study::log(OperationKind op, ObjectRef of, const ChangeNote& note, std::string before, std::string after,
                       std::vector<ObjectRef> into) {
  operations_.push_back({.op = op,
                         .of = of,
                         .into = std::move(into),
                         .before = std::move(before),
                         .after = std::move(after),
                         .author = note.author,
                         .time = note.time,
                         .reason = note.reason,
                         .cause = note.cause,
                         .codings_before = codings_.end_row()});
}

/// Calls `visit(std::vector<ObjectRef>&)` on every list of references and `visit(std::optional<ObjectRef>&)` on
/// every single one, so that forgetting and redirecting are each written once.
template <class Visit>
void Study::visit_references(Visit&& visit) {
  memos_.for_each([&](MemoId, Memo& memo) { visit(memo.on); });
  sets_.for_each([&](SetId, ObjectSet& set) { visit(set.members); });
  factors_.for_each([&](FactorId, Factor& factor) { visit(factor.stands_for); });
  claims_.for_each([&](ClaimId, Claim& claim) {
    visit(claim.from);
    visit(claim.to);
    for (auto& evidence : claim.evidence) visit(evidence.object);
    std::erase_if(claim.evidence, [](const Evidence& e) { return !e.object && !e.passage; });
  });
  guide_.for_each([&](GuideItemId, GuideItem& item) { visit(item.serves); });
  protocol_.for_each([&](ProtocolItemId, ProtocolItem& item) { visit(item.evidence); });
  advice_.for_each([&](RecommendationId, Recommendation& advice) {
    visit(advice.rests_on);
    visit(advice.indicator);
  });
  rounds_.for_each([&](CheckRoundId, CheckRound& round) {
    for (auto& statement : round.statements) visit(statement.about);
  });
  responses_.for_each([&](CheckResponseId, CheckResponse& response) { visit(response.new_data); });
  judgements_.for_each([&](JudgementId, Judgement& judgement) { visit(judgement.on); });
}

/// Takes out every reference to the objects of one kind whose rows are gone: `gone(row)`. Relations between them
/// go, and what referred to those relations.
template <class Gone>
void Study::forget(ObjectKind kind, const Gone& gone) {
  struct Eraser {
    ObjectKind kind;
    const Gone& gone;
    bool hits(ObjectRef object) const { return object.kind == kind && gone(object.row); }
    void operator()(std::vector<ObjectRef>& list) const {
      std::erase_if(list, [this](ObjectRef object) { return hits(object); });
    }
    void operator()(std::optional<ObjectRef>& one) const {
      if (one && hits(*one)) one.reset();
    }
  };
  const Eraser eraser{kind, gone};
  forget_in_design(kind, gone);
  visit_references(eraser);
  std::vector<RelationId> relations;
  for (const auto& [id, relation] : relations_) {
    const auto& causes = relation.causes;
    const auto hits = [&](ObjectRef object) { return eraser.hits(object); };
    if (hits(relation.effect) || std::any_of(causes.begin(), causes.end(), hits)) relations.push_back(id);
  }
  for (const RelationId id : relations) {
    if (relations_.contains(id)) delete_relation(id);  // one may have gone with another
  }
  if (kind != ObjectKind::source && kind != ObjectKind::case_ && kind != ObjectKind::coder) return;
  std::erase_if(values_, [&](const auto& entry) {
    const auto& [attribute, object_row, wave] = entry.first;
    return attributes_[attribute].of == kind && gone(object_row);
  });
}

inline void Study::forget(ObjectRef object) {
  forget(object.kind, [object](std::uint32_t gone) { return gone == object.row; });
}

/// Turns every reference to a row of one kind into one to `target(row)`; a list names nothing twice after it.
template <class Target>
void Study::redirect(ObjectKind kind, const Target& target) {
  struct Redirector {
    ObjectKind kind;
    const Target& target;
    ObjectRef to(ObjectRef object) const { return object.kind == kind ? ObjectRef(kind, target(object.row)) : object; }
    void operator()(std::vector<ObjectRef>& list) const {
      if (std::all_of(list.begin(), list.end(), [this](ObjectRef object) { return to(object) == object; })) return;
      std::vector<ObjectRef> out;
      for (const ObjectRef object : list) {
        if (std::find(out.begin(), out.end(), to(object)) == out.end()) out.push_back(to(object));
      }
      list = std::move(out);
    }
    void operator()(std::optional<ObjectRef>& one) const {
      if (one) one = to(*one);
    }
  };
  const Redirector redirector{kind, target};
  visit_references(redirector);
  relations_.for_each([&](RelationId, Relation& relation) {
    redirector(relation.causes);
    relation.effect = redirector.to(relation.effect);
  });
}

inline void Study::redirect(ObjectRef from, ObjectRef to) {
  redirect(from.kind, [from, to](std::uint32_t old) { return old == from.row ? to.row : old; });
}

}  // namespace tematik
