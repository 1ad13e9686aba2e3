#pragma once

// Walks every reference of every table of a study and names those that lead nowhere.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik::test {

class Consistency {
 public:
  explicit Consistency(const Study& study) : study_(study) {
    sizes();
    material();
    codings();
    cases();
    findings();
    design();
    history();
  }
  [[nodiscard]] const std::string& problems() const { return problems_; }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds) problems_ += what + '\n';
  }
  void exists(ObjectRef object, const std::string& where) {
    expect(study_.contains(object),
           where + " -> " + std::string(to_string(object.kind)) + ' ' + std::to_string(object.row));
  }
  void all_exist(const std::vector<ObjectRef>& objects, const std::string& where) {
    for (const ObjectRef object : objects) exists(object, where);
  }
  void fits(SourceId source, Span span, const std::string& where) {
    exists(source, where);
    if (!study_.contains(source)) return;
    const auto length = study_.sources()[source].length();
    expect(span.begin <= span.end && (!length || span.end <= *length), where + ": span outside the text");
  }
  template <class Id, class Record>
  void rows(const Rows<Id, Record>& table, const std::string& kind) {
    std::size_t alive = 0;
    for (const auto& [id, record] : table) {
      ++alive;
      expect(table.contains(id), kind + ": loop visits a gap");
      if constexpr (requires { record.name; }) {
        const auto& same = table.find(record.name);
        expect(std::find(same.begin(), same.end(), id) != same.end(), kind + ": not found by its name");
        expect(std::is_sorted(same.begin(), same.end()), kind + ": names out of order");
      }
    }
    expect(alive == table.size(), kind + ": size");
  }

  void sizes() {
    rows(study_.sources(), "source");
    rows(study_.segments(), "segment");
    rows(study_.codes(), "code");
    rows(study_.coders(), "coder");
    rows(study_.coverage(), "coverage");
    rows(study_.adjudications(), "adjudication");
    rows(study_.cases(), "case");
    rows(study_.consents(), "consent");
    rows(study_.attributes(), "attribute");
    rows(study_.themes(), "theme");
    rows(study_.factors(), "factor");
    rows(study_.relation_types(), "relation type");
    rows(study_.relations(), "relation");
    rows(study_.links(), "link");
    rows(study_.claims(), "claim");
    rows(study_.memos(), "memo");
    rows(study_.queries(), "query");
    rows(study_.sets(), "set");
    std::size_t alive = 0;
    for (std::size_t i = 0; i < study_.codings().end_row(); ++i) {
      alive += study_.codings().contains(static_cast<CodingId>(i)) ? 1U : 0U;
    }
    expect(alive == study_.codings().size(), "codings: size");
  }

  void material() {
    for (const auto& [id, segment] : study_.segments()) {
      exists(segment.source, "segment");
      if (!study_.contains(segment.source)) continue;
      if (segment.kind == PlaceKind::span) fits(segment.source, *segment.span, "segment");
      const auto& layers = study_.sources()[segment.source].more_layers;
      if (segment.kind == PlaceKind::layer) {
        expect(*segment.layer < layers.size(), "segment: no such layer");
        if (*segment.layer >= layers.size()) continue;
        const auto& text = layers[*segment.layer].text;
        expect(!text || segment.span->end <= text->size(), "segment: outside its layer");
      }
    }
    for (const auto& [id, coverage] : study_.coverage()) {
      exists(coverage.coder, "coverage");
      fits(coverage.source, coverage.span.value_or(Span{}), "coverage");
      if (coverage.code) exists(*coverage.code, "coverage");
    }
    std::set<std::string> labels;
    for (const auto& [id, code] : study_.codes()) {
      for (const CodeId parent : code.parents) {
        exists(parent, "parent");
        const auto above = study_.ancestors(parent);
        expect(std::find(above.begin(), above.end(), id) == above.end(), "code: cycle");
        expect(std::count(code.parents.begin(), code.parents.end(), parent) == 1, "code: parent twice");
      }
      if (code.counter) exists(*code.counter, "counter");
      expect(code.counter != id, "code: own counter");
      expect(labels.insert(study_.label(id)).second, "code: label twice");
      expect(study_.code(study_.label(id)) == id, "code: label leads elsewhere");
    }
    auto order = study_.codebook_order();
    expect(order.size() == study_.codes().size(), "codebook order: size");
    std::sort(order.begin(), order.end());
    expect(std::adjacent_find(order.begin(), order.end()) == order.end(), "codebook order: twice");
  }

  void codings() {
    const Codings& codings = study_.codings();
    for (std::size_t i = 0; i < codings.end_row(); ++i) {
      const auto id = static_cast<CodingId>(i);
      if (!codings.contains(id)) continue;
      const Coding coding = codings[id];
      exists(coding.code, "coding");
      const auto given = codings.given(i);
      expect(!given || (row(*given) < study_.codes().end_row() && *given != coding.code), "coding: first code");
      for (const auto& one : codings.doubles_of(id)) {
        expect(row(one.given) < study_.codes().end_row(), "double: code");
        expect(one.row < codings.end_row() && !codings.contains(static_cast<CodingId>(one.row)), "double: row");
      }
      if (study_.contains(coding.code)) expect(study_.codes()[coding.code].codable, "coding: of a category");
      exists(*coding.coder, "coding");
      fits(coding.source, coding.span, "coding");
      expect(!coding.span.empty() || coding.segment.has_value(), "coding: no place");
      if (!coding.segment) continue;
      exists(*coding.segment, "coding");
      if (!study_.contains(*coding.segment)) continue;
      const Segment& segment = study_.segments()[*coding.segment];
      expect(segment.source == coding.source, "coding: place in another source");
      const bool on_text = segment.kind == PlaceKind::span && !segment.span->empty();
      expect(coding.span == (on_text ? *segment.span : Span{}), "coding: span is not its place's");
    }
    for (const auto& [id, decision] : study_.adjudications()) {
      exists(decision.who, "adjudication");
      for (const CodingId coding : decision.decides) exists(coding, "adjudication decides");
      if (!decision.final_coding) continue;
      exists(*decision.final_coding, "adjudication final");
      if (!study_.contains(*decision.final_coding)) continue;
      expect(codings[*decision.final_coding].layer == CodingLayer::final_, "adjudication: layer");
    }
  }

  void cases() {
    for (const auto& [id, record] : study_.cases()) {
      for (const SourceId source : record.sources) exists(source, "case");
      for (const auto& passage : record.spans) fits(passage.source, passage.span, "case");
      for (const SegmentId segment : record.segments) exists(segment, "case");
      if (record.code) exists(*record.code, "case");
      if (record.code && study_.contains(*record.code)) expect(study_.codes()[*record.code].case_code, "case: code");
    }
    for (const auto& [id, consent] : study_.consents()) exists(consent.case_, "consent");
    for (const auto& [key, value] : study_.values()) {
      const auto& [attribute, object, wave] = key;
      exists(attribute, "value");
      if (study_.contains(attribute)) exists(ObjectRef(study_.attributes()[attribute].of, object), "value");
    }
  }

  void design() {
    rows(study_.frames(), "frame");
    rows(study_.criteria(), "criterion");
    rows(study_.guide(), "guide item");
    rows(study_.protocol(), "protocol item");
    rows(study_.waves(), "wave");
    rows(study_.recommendations(), "recommendation");
    rows(study_.codebook_versions(), "codebook version");
    rows(study_.check_rounds(), "check round");
    rows(study_.check_responses(), "check response");
    rows(study_.judgements(), "judgement");
    for (const auto& [id, frame] : study_.frames()) {
      for (const AttributeId attribute : frame.attributes) exists(attribute, "frame");
    }
    for (const auto& [id, item] : study_.guide()) {
      all_exist(item.serves, "guide item");
      for (const SourceId source : item.applied_in) exists(source, "guide item");
    }
    for (const auto& [id, item] : study_.protocol()) all_exist(item.evidence, "protocol item");
    for (const auto& [id, advice] : study_.recommendations()) {
      all_exist(advice.rests_on, "recommendation");
      if (advice.indicator) exists(*advice.indicator, "recommendation");
    }
    for (const auto& [id, version] : study_.codebook_versions()) {
      expect(*version.operations <= study_.operations().size(), "codebook version: operations");
    }
    for (const auto& [id, round] : study_.check_rounds()) {
      if (round.version) expect(study_.codebook_versions().contains(*round.version), "check round: version");
      for (const CaseId person : round.recipients) exists(person, "check round");
      for (const auto& statement : round.statements) {
        if (statement.about) exists(*statement.about, "check round");
      }
    }
    for (const auto& [id, response] : study_.check_responses()) {
      expect(study_.check_rounds().contains(response.round), "check response: round");
      exists(response.case_, "check response");
      all_exist(response.new_data, "check response");
      if (response.decided_by) exists(*response.decided_by, "check response");
    }
    for (const auto& [id, judgement] : study_.judgements()) {
      all_exist(judgement.on, "judgement");
      exists(judgement.author, "judgement");
    }
  }

  void findings() {
    for (const auto& [id, theme] : study_.themes()) {
      for (const auto& member : theme.members) {
        exists(member.code, "theme");
        const auto same = std::count_if(theme.members.begin(), theme.members.end(),
                                        [&](const ThemeMember& other) { return other.code == member.code; });
        expect(same == 1, "theme: code twice");
      }
      std::vector<ThemeId> above = theme.parents;
      for (std::size_t i = 0; i < above.size(); ++i) {
        exists(above[i], "theme parent");
        expect(above[i] != id, "theme: cycle");
        if (!study_.contains(above[i])) continue;
        for (const ThemeId next : study_.themes()[above[i]].parents) {
          if (std::find(above.begin(), above.end(), next) == above.end()) above.push_back(next);
        }
      }
    }
    for (const auto& [id, factor] : study_.factors()) {
      if (factor.stands_for) exists(*factor.stands_for, "factor");
    }
    for (const auto& [id, relation] : study_.relations()) {
      expect(!relation.causes.empty(), "relation: no cause");
      all_exist(relation.causes, "relation");
      exists(relation.effect, "relation");
      expect(study_.relation_types().find(relation.type).size() == 1, "relation: type");
    }
    for (const auto& [id, link] : study_.links()) {
      exists(link.relation, "link");
      fits(link.source, link.span.value_or(Span{}), "link");
      if (link.coder) exists(*link.coder, "link");
    }
    for (const auto& [id, claim] : study_.claims()) {
      all_exist(claim.from, "claim from");
      all_exist(claim.to, "claim to");
      for (const auto& evidence : claim.evidence) {
        expect(evidence.object || evidence.passage, "claim: empty evidence");
        if (evidence.object) exists(*evidence.object, "evidence");
        if (evidence.passage) fits(evidence.passage->source, evidence.passage->span, "evidence");
        if (evidence.coder) exists(*evidence.coder, "evidence");
      }
      for (const auto& saying : claim.says) {
        exists(saying.case_, "saying");
        if (saying.passage) fits(saying.passage->source, saying.passage->span, "saying");
      }
      if (claim.author) exists(*claim.author, "claim author");
    }
    for (const auto& [id, memo] : study_.memos()) {
      all_exist(memo.on, "memo");
      if (memo.author) exists(*memo.author, "memo author");
    }
    for (const auto& [id, set] : study_.sets()) all_exist(set.members, "set");
  }

  void history() {
    std::size_t earlier = 0;
    for (const auto& operation : study_.operations()) {
      const bool of_theme = operation.of.kind == ObjectKind::theme;
      expect(of_theme || operation.of.kind == ObjectKind::code, "operation: kind");
      expect(operation.of.row < (of_theme ? study_.themes().end_row() : study_.codes().end_row()), "operation: row");
      if (operation.author) exists(*operation.author, "operation author");
      expect(operation.codings_before >= earlier && operation.codings_before <= study_.codings().end_row(),
             "operation: codings before it");
      earlier = operation.codings_before;
    }
  }

  const Study& study_;
  std::string problems_;
};

/// Empty if every reference of the study leads somewhere; else one line per problem.
inline std::string check_consistent(const Study& study) { return Consistency(study).problems(); }

}  // namespace tematik::test
