#pragma once

// A seeded stream of commands, good and bad, on one study.

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik::test {

class RandomCommands {
 public:
  RandomCommands(Study& study, std::uint64_t seed) : study_(study), random_(seed) {}

  /// Runs one command; what it throws passes through. @return its name
  std::string step() {
    std::size_t at = draw(commands_.size());
    if (one_in(3)) {  // more that is added than is taken away
      while (!commands_[at].name.starts_with("add_")) at = draw(commands_.size());
    }
    last_ = commands_[at].name;
    commands_[at].run(*this);
    return last_;
  }
  [[nodiscard]] const std::string& last() const { return last_; }

 private:
  std::size_t draw(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random_() % n); }
  bool one_in(std::size_t n) { return draw(n) == 0; }
  template <class T>
  std::optional<T> maybe(T value) {
    return one_in(2) ? std::optional<T>(value) : std::nullopt;
  }

  /// An id of the table; now and then one that is removed or was never given.
  template <class Id, class Record>
  Id any(const Rows<Id, Record>& rows) {
    if (one_in(40)) return static_cast<Id>(draw(rows.end_row() + 2));
    std::size_t skip = draw(rows.size());
    for (const auto& [id, record] : rows) {
      if (skip-- == 0) return id;
    }
    return static_cast<Id>(rows.end_row());
  }
  CodingId any_coding() {
    const auto& codings = study_.codings();
    for (int tries = 0; tries < 20 && codings.end_row() > 0; ++tries) {
      const auto id = static_cast<CodingId>(draw(codings.end_row()));
      if (codings.contains(id)) return id;
    }
    return static_cast<CodingId>(codings.end_row());
  }
  ObjectRef any_object() {
    for (int tries = 0; tries < 10; ++tries) {
      if (const ObjectRef object = draw_object(); study_.contains(object)) return object;
    }
    return draw_object();
  }
  ObjectRef draw_object() {
    switch (draw(12)) {
      case 0:
        return any(study_.sources());
      case 1:
        return any(study_.segments());
      case 2:
        return any(study_.coders());
      case 3:
        return any_coding();
      case 4:
        return any(study_.cases());
      case 5:
        return any(study_.themes());
      case 6:
        return any(study_.factors());
      case 7:
        return any(study_.relations());
      case 8:
        return any(study_.claims());
      case 9:
        return any(study_.memos());
      case 10:
        return any(study_.sets());
      default:
        return any(study_.codes());
    }
  }
  template <class Make>
  std::vector<std::invoke_result_t<Make>> some(std::size_t most, Make make) {
    std::vector<std::invoke_result_t<Make>> out;
    for (std::size_t n = draw(most + 1); n > 0; --n) out.push_back(make());
    return out;
  }
  std::string name() { return std::string(1, static_cast<char>('a' + draw(5))) + (one_in(6) ? " [1]" : ""); }
  std::string word() { return one_in(2) ? std::string() : name(); }
  Span span() {
    const auto begin = static_cast<std::uint32_t>(draw(28));
    return {begin, begin + static_cast<std::uint32_t>(draw(5))};
  }
  Passage passage() { return {any(study_.sources()), span()}; }
  ChangeNote note() {
    return {.author = one_in(3) ? std::optional(any(study_.coders())) : std::nullopt, .reason = word()};
  }

  Source source() {
    Source out{.name = name()};
    if (!one_in(5)) out.text = Text(std::string(one_in(4) ? 24 : 30, 'x'));
    if (one_in(3)) out.more_layers.push_back({.text = Text(std::string(26 + draw(6), 'y'))});
    if (one_in(3)) {
      out.segmentations.push_back({.name = "turn", .units = {{.span = {0, 5}, .speaker = name()}, {.span = {5, 9}}}});
    }
    return out;
  }
  Segment segment() {
    Segment out{.source = any(study_.sources()), .kind = static_cast<PlaceKind>(draw(7)), .label = word()};
    if (out.kind == PlaceKind::span || out.kind == PlaceKind::layer) out.span = span();
    if (out.kind == PlaceKind::layer) out.layer = static_cast<std::uint32_t>(draw(2));
    if (out.kind == PlaceKind::time) out.numbers = {0, static_cast<std::int64_t>(draw(2))};
    return out;
  }
  Code code() {
    return {.name = name(),
            .parents = some(2, [this] { return any(study_.codes()); }),
            .definition = word(),
            .codable = !one_in(8),
            .counter = one_in(6) ? std::optional(any(study_.codes())) : std::nullopt};
  }
  Coding coding() {
    Coding out{.source = any(study_.sources()), .span = span(), .code = any(study_.codes())};
    if (one_in(3)) {
      out.segment = any(study_.segments());
      out.span = {};
      if (study_.contains(*out.segment)) out.source = study_.segments()[*out.segment].source;
    }
    if (!one_in(8)) out.coder = any(study_.coders());
    if (one_in(4)) out.layer = CodingLayer::final_;
    if (one_in(5)) out.polarity = Polarity::negative;
    out.important = one_in(6);
    if (one_in(4)) out.pass = "2";
    if (one_in(6)) out.weight = 0.5;
    return out;
  }
  Case case_record() {
    return {.name = name(),
            .sources = some(2, [this] { return any(study_.sources()); }),
            .spans = some(2, [this] { return passage(); }),
            .speakers = some(1, [this] { return name(); }),
            .segments = some(2, [this] { return any(study_.segments()); }),
            .code = one_in(3) ? std::optional(any(study_.codes())) : std::nullopt};
  }
  Theme theme() {
    return {.name = name(),
            .members = some(3,
                            [this] {
                              return ThemeMember{any(study_.codes()), one_in(4) ? -1 : 1};
                            }),
            .parents = some(1, [this] { return any(study_.themes()); }),
            .central_idea = word()};
  }
  Relation relation() {
    return {.causes = some(2, [this] { return any_object(); }), .effect = any_object(), .type = name()};
  }
  Claim claim() {
    Claim out{.name = name()};
    out.from = some(2, [this] { return any_object(); });
    out.to = some(1, [this] { return any_object(); });
    out.evidence = some(2, [this] {
      return Evidence{.object = maybe(any_object()), .passage = maybe(passage()), .coder = maybe(any(study_.coders()))};
    });
    out.says = some(1, [this] { return Saying{any(study_.cases()), maybe(passage())}; });
    out.author = maybe(any(study_.coders()));
    return out;
  }
  Memo memo() {
    return {.text = name(), .on = some(3, [this] { return any_object(); }), .author = maybe(any(study_.coders()))};
  }
  void value(bool set) {
    const AttributeId attribute = any(study_.attributes());
    ObjectRef object = any(study_.sources());
    if (study_.contains(attribute) && study_.attributes()[attribute].of == ObjectKind::case_)
      object = any(study_.cases());
    if (study_.contains(attribute) && study_.attributes()[attribute].of == ObjectKind::coder)
      object = any(study_.coders());
    const std::string wave = one_in(3) ? "2" : "";
    if (set) {
      study_.set_value(object, attribute, maybe(AttributeValue(name())), wave);
    } else {
      study_.clear_value(object, attribute, wave);
    }
  }
  void bulk() {
    std::vector<std::uint32_t> source;
    std::vector<std::int64_t> begin;
    std::vector<std::uint16_t> end;
    std::vector<std::uint8_t> code;
    for (int i = 0; i < 3; ++i) {
      const Span s = span();
      source.push_back(static_cast<std::uint32_t>(any(study_.sources())));
      begin.push_back(s.begin);
      end.push_back(static_cast<std::uint16_t>(s.end));
      code.push_back(static_cast<std::uint8_t>(any(study_.codes())));
    }
    study_.add_codings({.source = source, .begin = begin, .end = end, .code = code});
  }

  struct Command {
    std::string name;
    std::function<void(RandomCommands&)> run;
  };
  using R = RandomCommands;
  const std::vector<Command> commands_{
      {"add_source", [](R& r) { r.study_.add_source(r.source()); }},
      {"set_source", [](R& r) { r.study_.set_source(r.any(r.study_.sources()), r.source()); }},
      {"delete_source", [](R& r) { r.study_.delete_source(r.any(r.study_.sources())); }},
      {"merge_sources",
       [](R& r) {
         const auto sources = r.some(2, [&] { return r.any(r.study_.sources()); });
         r.study_.merge_sources(sources, r.any(r.study_.sources()));
       }},
      {"add_segment", [](R& r) { r.study_.add_segment(r.segment()); }},
      {"add_segment", [](R& r) { r.study_.add_segment(r.segment()); }},
      {"delete_segment", [](R& r) { r.study_.delete_segment(r.any(r.study_.segments())); }},
      {"add_code", [](R& r) { r.study_.add_code(r.code(), r.note()); }},
      {"add_code", [](R& r) { r.study_.add_code(r.code(), r.note()); }},
      {"set_code", [](R& r) { r.study_.set_code(r.any(r.study_.codes()), r.code(), r.note()); }},
      {"delete_code", [](R& r) { r.study_.delete_code(r.any(r.study_.codes()), r.note()); }},
      {"merge_codes",
       [](R& r) {
         const auto codes = r.some(2, [&] { return r.any(r.study_.codes()); });
         r.study_.merge_codes(codes, r.any(r.study_.codes()), r.note());
       }},
      {"add_coder", [](R& r) { r.study_.add_coder({.name = r.name()}); }},
      {"set_coder", [](R& r) { r.study_.set_coder(r.any(r.study_.coders()), {.name = r.name()}); }},
      {"delete_coder", [](R& r) { r.study_.delete_coder(r.any(r.study_.coders())); }},
      {"add_coding", [](R& r) { r.study_.add_coding(r.coding()); }},
      {"add_coding", [](R& r) { r.study_.add_coding(r.coding()); }},
      {"add_coding", [](R& r) { r.study_.add_coding(r.coding()); }},
      {"add_coding", [](R& r) { r.study_.add_coding(r.coding()); }},
      {"add_codings", [](R& r) { r.bulk(); }},
      {"set_coding", [](R& r) { r.study_.set_coding(r.any_coding(), r.coding()); }},
      {"delete_coding", [](R& r) { r.study_.delete_coding(r.any_coding()); }},
      {"add_coverage",
       [](R& r) {
         r.study_.add_coverage({.coder = r.any(r.study_.coders()),
                                .source = r.any(r.study_.sources()),
                                .span = r.maybe(r.span()),
                                .code = r.maybe(r.any(r.study_.codes()))});
       }},
      {"add_adjudication",
       [](R& r) {
         r.study_.add_adjudication({.final_coding = r.maybe(r.any_coding()),
                                    .decides = r.some(3, [&] { return r.any_coding(); }),
                                    .who = r.any(r.study_.coders())});
       }},
      {"add_case", [](R& r) { r.study_.add_case(r.case_record()); }},
      {"set_case", [](R& r) { r.study_.set_case(r.any(r.study_.cases()), r.case_record()); }},
      {"delete_case", [](R& r) { r.study_.delete_case(r.any(r.study_.cases())); }},
      {"add_consent", [](R& r) { r.study_.add_consent({.case_ = r.any(r.study_.cases())}); }},
      {"add_theme", [](R& r) { r.study_.add_theme(r.theme(), r.note()); }},
      {"set_theme", [](R& r) { r.study_.set_theme(r.any(r.study_.themes()), r.theme(), r.note()); }},
      {"delete_theme", [](R& r) { r.study_.delete_theme(r.any(r.study_.themes()), r.note()); }},
      {"add_factor", [](R& r) { r.study_.add_factor({.name = r.name(), .stands_for = r.maybe(r.any_object())}); }},
      {"set_factor",
       [](R& r) {
         r.study_.set_factor(r.any(r.study_.factors()), {.name = r.name(), .stands_for = r.maybe(r.any_object())});
       }},
      {"delete_factor", [](R& r) { r.study_.delete_factor(r.any(r.study_.factors())); }},
      {"add_relation", [](R& r) { r.study_.add_relation(r.relation()); }},
      {"add_relation", [](R& r) { r.study_.add_relation(r.relation()); }},
      {"set_relation", [](R& r) { r.study_.set_relation(r.any(r.study_.relations()), r.relation()); }},
      {"delete_relation", [](R& r) { r.study_.delete_relation(r.any(r.study_.relations())); }},
      {"add_link",
       [](R& r) {
         r.study_.add_link({.relation = r.any(r.study_.relations()),
                            .source = r.any(r.study_.sources()),
                            .span = r.maybe(r.span()),
                            .coder = r.maybe(r.any(r.study_.coders()))});
       }},
      {"delete_link", [](R& r) { r.study_.delete_link(r.any(r.study_.links())); }},
      {"add_claim", [](R& r) { r.study_.add_claim(r.claim()); }},
      {"set_claim", [](R& r) { r.study_.set_claim(r.any(r.study_.claims()), r.claim()); }},
      {"delete_claim", [](R& r) { r.study_.delete_claim(r.any(r.study_.claims())); }},
      {"add_memo", [](R& r) { r.study_.add_memo(r.memo()); }},
      {"set_memo", [](R& r) { r.study_.set_memo(r.any(r.study_.memos()), r.memo()); }},
      {"delete_memo", [](R& r) { r.study_.delete_memo(r.any(r.study_.memos())); }},
      {"add_attribute",
       [](R& r) {
         constexpr ObjectKind kinds[] = {ObjectKind::source, ObjectKind::case_, ObjectKind::coder, ObjectKind::memo};
         r.study_.add_attribute({.name = r.name(), .of = kinds[r.draw(4)]});
       }},
      {"delete_attribute", [](R& r) { r.study_.delete_attribute(r.any(r.study_.attributes())); }},
      {"set_value", [](R& r) { r.value(true); }},
      {"set_value", [](R& r) { r.value(true); }},
      {"clear_value", [](R& r) { r.value(false); }},
      {"add_query", [](R& r) { r.study_.add_query({.name = r.name(), .text = "true"}); }},
      {"delete_query", [](R& r) { r.study_.delete_query(r.any(r.study_.queries())); }},
      {"add_set",
       [](R& r) { r.study_.add_set({.name = r.name(), .members = r.some(4, [&] { return r.any_object(); })}); }},
      {"delete_set", [](R& r) { r.study_.delete_set(r.any(r.study_.sets())); }},
  };

  Study& study_;
  std::mt19937_64 random_;
  std::string last_;
};

}  // namespace tematik::test
