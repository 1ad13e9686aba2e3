#pragma once

// The codebook, themes, relations, claims, memos and carried records as tables: bodies for record_tables.hpp.

#include <string>
#include <vector>

#include <tematik/model/detail/table_columns.hpp>
#include <tematik/model/record_tables.hpp>

namespace tematik {

inline Table code_table(const Study& study) {
  const auto labels = detail::labels(study, study.codes());
  const auto codings = detail::codings_per(study.codings(), study.codings().code(), study.codes().end_row());
  std::vector<std::string> themes(study.codes().end_row());
  for (const auto& [id, theme] : study.themes()) {
    for (const auto& member : theme.members) {
      auto& of_code = themes[row(member.code)];
      of_code += (of_code.empty() ? "" : "; ") + study.label(id);
    }
  }
  const auto order = study.codebook_order();
  Table table;
  const auto words = [&](std::string name, auto make) {
    detail::WordCells cells;
    for (const CodeId id : order) cells.add(make(id, study.codes()[id]));
    cells.into(table, std::move(name));
  };
  const auto flags = [&](std::string name, bool Code::*member) {
    detail::BoolCells cells;
    for (const CodeId id : order) cells.add(study.codes()[id].*member);
    cells.into(table, std::move(name));
  };
  const auto ints = [&](std::string name, auto make) {
    detail::IntCells cells;
    for (const CodeId id : order) cells.add(make(id));
    cells.into(table, std::move(name));
  };
  ints("id", [](CodeId id) { return static_cast<std::int64_t>(id); });
  words("label", [&](CodeId id, const Code&) { return labels[row(id)]; });
  words("name", [](CodeId, const Code& code) { return code.name; });
  words("path", [&](CodeId id, const Code&) { return study.path(id); });
  words("parents", [&](CodeId, const Code& code) {
    return detail::joined(code.parents, [&](CodeId parent) { return labels[row(parent)]; });
  });
  flags("codable", &Code::codable);
  flags("category", &Code::category);
  flags("case_code", &Code::case_code);
  words("origin", [](CodeId, const Code& code) {
    return code.origin == CodeOrigin::unknown ? std::string_view() : to_string(code.origin);
  });
  words("definition", [](CodeId, const Code& code) { return code.definition; });
  words("short_definition", [](CodeId, const Code& code) { return code.short_definition; });
  words("when", [](CodeId, const Code& code) { return code.when; });
  words("when_not", [](CodeId, const Code& code) { return code.when_not; });
  words("colour", [](CodeId, const Code& code) { return code.colour; });
  words("counter", [&](CodeId, const Code& code) { return code.counter ? labels[row(*code.counter)] : std::string(); });
  words("themes", [&](CodeId id, const Code&) { return themes[row(id)]; });
  ints("codings", [&](CodeId id) { return codings[row(id)]; });
  return table;
}

inline Table theme_table(const Study& study) {
  const auto& themes = study.themes();
  const auto codes = detail::labels(study, study.codes());
  Table table;
  detail::ids_column(themes, table);
  detail::words_column(themes, table, "name", &Theme::name);
  detail::words_column(themes, table, "codes", [&](ThemeId, const Theme& t) {
    return detail::joined(t.members, [&](const ThemeMember& member) {
      return codes[row(member.code)] + (member.sign < 0 ? " (-)" : "");
    });
  });
  detail::words_column(themes, table, "parents", [&](ThemeId, const Theme& t) {
    return detail::joined(t.parents, [&](ThemeId parent) { return study.label(parent); });
  });
  detail::words_column(themes, table, "label", &Theme::label);
  detail::words_column(themes, table, "central_idea", &Theme::central_idea);
  detail::words_column(themes, table, "questions", [](ThemeId, const Theme& t) { return detail::joined(t.questions); });
  detail::words_column(themes, table, "description", &Theme::description);
  return table;
}

inline Table memo_table(const Study& study, bool text) {
  const auto& memos = study.memos();
  Table table;
  detail::ids_column(memos, table);
  detail::words_column(memos, table, "title", &Memo::name);
  detail::words_column(memos, table, "kind", [](MemoId, const Memo& m) { return to_string(m.kind); });
  detail::words_column(memos, table, "on", [&](MemoId, const Memo& m) { return detail::joined(study, m.on); });
  detail::words_column(memos, table, "author",
                       [&](MemoId, const Memo& m) { return m.author ? study.label(*m.author) : std::string(); });
  detail::words_column(memos, table, "date", &Memo::date);
  if (text) {
    detail::WordCells cells;
    for (const auto& [id, memo] : memos) cells.add_as_is(memo.text);
    cells.into(table, "text");
  }
  return table;
}

inline Table factor_table(const Study& study) {
  const auto& factors = study.factors();
  Table table;
  detail::ids_column(factors, table);
  detail::words_column(factors, table, "name", &Factor::name);
  detail::words_column(factors, table, "stands_for", [&](FactorId, const Factor& f) {
    return f.stands_for ? study.label(*f.stands_for) : std::string();
  });
  detail::words_column(factors, table, "stage", &Factor::stage);
  return table;
}

inline Table relation_table(const Study& study) {
  const auto& relations = study.relations();
  std::vector<std::int64_t> links(relations.end_row());
  for (const auto& [id, link] : study.links()) ++links[row(link.relation)];
  Table table;
  detail::ids_column(relations, table);
  detail::words_column(relations, table, "causes",
                       [&](RelationId, const Relation& r) { return detail::joined(study, r.causes); });
  detail::words_column(relations, table, "effect",
                       [&](RelationId, const Relation& r) { return study.label(r.effect); });
  detail::words_column(relations, table, "type", &Relation::type);
  detail::words_column(relations, table, "direction",
                       [](RelationId, const Relation& r) { return to_string(r.direction); });
  detail::ints_column(relations, table, "sign", [](RelationId, const Relation& r) { return r.sign; });
  detail::words_column(relations, table, "asserter", [](RelationId, const Relation& r) {
    return r.asserter == Asserter::unknown ? std::string_view() : to_string(r.asserter);
  });
  detail::words_column(relations, table, "map", &Relation::map);
  detail::ints_column(relations, table, "links", [&](RelationId id, const Relation&) { return links[row(id)]; });
  detail::words_column(relations, table, "note", &Relation::note);
  return table;
}

inline Table link_table(const Study& study) {
  const auto& links = study.links();
  const auto sources = detail::labels(study, study.sources());
  const auto relation_of = [&](const Link& link) -> const Relation& { return study.relations()[link.relation]; };
  Table table;
  detail::ids_column(links, table);
  detail::ints_column(links, table, "relation",
                      [](LinkId, const Link& l) { return static_cast<std::int64_t>(l.relation); });
  detail::words_column(links, table, "causes",
                       [&](LinkId, const Link& l) { return detail::joined(study, relation_of(l).causes); });
  detail::words_column(links, table, "effect",
                       [&](LinkId, const Link& l) { return study.label(relation_of(l).effect); });
  detail::words_column(links, table, "source", [&](LinkId, const Link& l) { return sources[row(l.source)]; });
  detail::span_columns(links, table, &Link::span);
  detail::words_column(links, table, "coder",
                       [&](LinkId, const Link& l) { return l.coder ? study.label(*l.coder) : std::string(); });
  detail::ints_column(links, table, "sign",
                      [&](LinkId, const Link& l) { return l.sign != 0 ? l.sign : relation_of(l).sign; });
  detail::flags_column(links, table, "against", &Link::against);
  return table;
}

inline Table claim_table(const Study& study) {
  const auto& claims = study.claims();
  const auto evidence = [&](bool against) {
    return [&study, against](ClaimId, const Claim& c) {
      std::string out;
      for (const auto& one : c.evidence) {
        if (one.against != against) continue;
        out += out.empty() ? "" : "; ";
        out += one.object ? study.label(*one.object)
                          : detail::cat(study.label(one.passage->source), " [", one.passage->span.begin, ", ",
                                        one.passage->span.end, ')');
      }
      return out;
    };
  };
  Table table;
  detail::ids_column(claims, table);
  detail::words_column(claims, table, "name", &Claim::name);
  detail::words_column(claims, table, "text_id", &Claim::text_id);
  detail::words_column(claims, table, "text_en", &Claim::text_en);
  detail::words_column(claims, table, "kind", [](ClaimId, const Claim& c) { return to_string(c.kind); });
  detail::words_column(claims, table, "generalisation",
                       [](ClaimId, const Claim& c) { return to_string(c.generalisation); });
  detail::words_column(claims, table, "asserter", [](ClaimId, const Claim& c) {
    return c.asserter == Asserter::unknown ? std::string_view() : to_string(c.asserter);
  });
  detail::words_column(claims, table, "scope", &Claim::scope);
  detail::words_column(claims, table, "implication", &Claim::implication);
  detail::words_column(claims, table, "from", [&](ClaimId, const Claim& c) { return detail::joined(study, c.from); });
  detail::words_column(claims, table, "to", [&](ClaimId, const Claim& c) { return detail::joined(study, c.to); });
  detail::words_column(claims, table, "evidence", evidence(false));
  detail::words_column(claims, table, "counter_evidence", evidence(true));
  detail::words_column(claims, table, "author",
                       [&](ClaimId, const Claim& c) { return c.author ? study.label(*c.author) : std::string(); });
  detail::words_column(claims, table, "date", &Claim::date);
  return table;
}

inline Table query_table(const Study& study) {
  Table table;
  detail::ids_column(study.queries(), table);
  detail::words_column(study.queries(), table, "name", &StoredQuery::name);
  detail::words_column(study.queries(), table, "note", &StoredQuery::note);
  detail::words_column(study.queries(), table, "text", &StoredQuery::text);
  return table;
}

inline Table set_table(const Study& study) {
  Table table;
  detail::ids_column(study.sets(), table);
  detail::words_column(study.sets(), table, "name", &ObjectSet::name);
  detail::words_column(study.sets(), table, "members",
                       [&](SetId, const ObjectSet& s) { return detail::joined(study, s.members); });
  detail::words_column(study.sets(), table, "description", &ObjectSet::description);
  return table;
}

}  // namespace tematik
