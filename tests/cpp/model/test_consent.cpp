#include <tematik/model/consent.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"

using namespace tematik;

namespace {

constexpr auto granted = ConsentState::granted;
constexpr auto no_record = ConsentState::no_record;

/// One source of 40 characters.
struct Field {
  Study study{"field"};
  SourceId source = study.add_source({.name = "P01", .text = Text(std::string(40, 'x'))});
  SourceId other = study.add_source({.name = "P02"});

  CaseId person(Case record) { return study.add_case(std::move(record)); }
  void record(CaseId who, ConsentState state, std::string date = {}, std::string expiry = {}, bool guardian = false,
              ConsentScope scope = ConsentScope::quote) {
    study.add_consent({.case_ = who,
                       .scope = scope,
                       .state = state,
                       .guardian = guardian,
                       .date = std::move(date),
                       .expiry = std::move(expiry)});
  }
  ConsentState quote(std::optional<Span> span = {}, std::string_view today = {}) const {
    return allows(study, source, span, ConsentScope::quote, today);
  }
};

}  // namespace

TEST_CASE("A granted on characters 0 to 10, B without record on 10 to 20", "[model][consent]") {
  Field f;
  const CaseId a = f.person({.name = "A", .sources = {f.source}, .spans = {{f.source, {0, 10}}}});
  f.person({.name = "B", .sources = {f.source}, .spans = {{f.source, {10, 20}}}});
  f.record(a, granted);
  CHECK(f.quote(Span{0, 10}) == granted);
  CHECK(f.quote(Span{5, 15}) == no_record);
  CHECK(f.quote(Span{10, 20}) == no_record);
  CHECK(f.quote(Span{25, 30}) == granted);                                          // nobody's words
  CHECK(f.quote() == no_record);                                                    // the whole source
  CHECK(allows(f.study, f.source, Span{0, 10}, ConsentScope::share) == no_record);  // another scope
}

TEST_CASE("a source without participants is granted", "[model][consent]") {
  Field f;
  f.record(f.person({.name = "A", .sources = {f.other}}), ConsentState::refused);
  CHECK(f.quote() == granted);
  CHECK(allows(f.study, f.other, {}, ConsentScope::quote) == ConsentState::refused);
}

TEST_CASE("the latest record counts, of one day the later one", "[model][consent]") {
  Field f;
  const CaseId a = f.person({.name = "A"});
  const auto now = [&] { return consent_of(f.study, a, ConsentScope::quote); };
  CHECK(now() == no_record);
  f.record(a, granted, "2026-03-01");
  f.record(a, ConsentState::refused, "2026-02-01");
  CHECK(now() == granted);
  f.record(a, ConsentState::refused, "2026-03-01");
  CHECK(now() == ConsentState::refused);
  f.record(a, granted);  // without a date it is older than all that have one
  CHECK(now() == ConsentState::refused);
  f.record(a, no_record, "2026-04-01");
  CHECK(now() == no_record);
}

TEST_CASE("past its expiry a record is no record", "[model][consent]") {
  Field f;
  const CaseId a = f.person({.name = "A"});
  f.record(a, ConsentState::refused, "2025-01-01");
  f.record(a, granted, "2026-01-01", "2026-12-31");
  const auto on = [&](std::string_view day) { return consent_of(f.study, a, ConsentScope::quote, day); };
  CHECK(on("2026-12-31") == granted);
  CHECK(on("2027-01-01") == no_record);  // and not the older refusal
  CHECK(on("") == granted);
}

TEST_CASE("a minor needs the own consent and the guardian's", "[model][consent]") {
  const auto state = [](ConsentState own, ConsentState guardian) {
    Field f;
    const CaseId a = f.person({.name = "A", .minor = true});
    f.record(a, own, "", "", false);
    f.record(a, guardian, "", "", true);
    return consent_of(f.study, a, ConsentScope::quote);
  };
  CHECK(state(granted, granted) == granted);
  CHECK(state(granted, no_record) == no_record);
  CHECK(state(no_record, granted) == no_record);
  CHECK(state(granted, ConsentState::refused) == ConsentState::refused);
  CHECK(state(ConsentState::refused, granted) == ConsentState::refused);
  CHECK(state(no_record, ConsentState::refused) == ConsentState::refused);
  Field f;
  const CaseId adult = f.person({.name = "B"});
  f.record(adult, granted);
  f.record(adult, ConsentState::refused, "", "", true);  // of an adult nobody asks the guardian
  CHECK(consent_of(f.study, adult, ConsentScope::quote) == granted);
}

TEST_CASE("of several participants the worst answer counts", "[model][consent]") {
  Field f;
  f.record(f.person({.name = "A", .sources = {f.source}}), granted);
  CHECK(f.quote() == granted);
  const CaseId b = f.person({.name = "B", .sources = {f.source}});
  CHECK(f.quote() == no_record);
  CHECK(f.quote(Span{0, 1}) == no_record);  // nobody knows where B speaks
  f.record(f.person({.name = "C", .sources = {f.source}}), ConsentState::refused);
  CHECK(f.quote() == ConsentState::refused);
  f.record(b, granted);
  CHECK(f.quote() == ConsentState::refused);
}

TEST_CASE("turns tell where a participant speaks", "[model][consent]") {
  Field f;
  Source source = f.study.sources()[f.source];
  source.segmentations = {
      {.name = "turn",
       .units = {
           {.span = {0, 10}, .speaker = "Guru"}, {.span = {10, 20}, .speaker = "\xC3\x89ka"}, {.span = {20, 30}}}}};
  f.study.set_source(f.source, source);
  const CaseId guru = f.person({.name = "K1", .sources = {f.source}, .speakers = {"Guru"}});
  f.person({.name = "E\xCC\x81ka"});  // by the own name, however it was typed
  f.record(guru, granted);
  CHECK(f.quote(Span{0, 10}) == granted);
  CHECK(f.quote(Span{9, 11}) == no_record);
  CHECK(f.quote(Span{20, 30}) == granted);
}

TEST_CASE("recorded places and the case code tell it too", "[model][consent]") {
  Field f;
  const SegmentId span = f.study.add_segment({.source = f.source, .span = Span{0, 5}});
  const SegmentId page = f.study.add_segment({.source = f.other, .kind = PlaceKind::page, .numbers = {1, 0, 0, 9, 9}});
  f.record(f.person({.name = "A", .segments = {span, page}}), ConsentState::refused);
  CHECK(f.quote(Span{4, 6}) == ConsentState::refused);
  CHECK(f.quote(Span{5, 6}) == granted);
  CHECK(allows(f.study, f.other, Span{0, 1}, ConsentScope::quote) ==
        ConsentState::refused);  // a page may hold any span

  const CodeId code = f.study.add_code({.name = "Kasus B"});
  const CodingId coding = f.study.add_coding({.source = f.source, .span = {10, 20}, .code = code});
  f.person({.name = "B", .code = code});
  CHECK(f.quote(Span{15, 25}) == no_record);
  CHECK(f.quote(Span{20, 25}) == granted);
  f.study.delete_coding(coding);
  CHECK(f.quote(Span{15, 25}) == granted);
  const SegmentId whole = f.study.add_segment({.source = f.source, .kind = PlaceKind::source});
  f.study.add_coding({.source = f.source, .code = code, .segment = whole});
  CHECK(f.quote(Span{15, 25}) == no_record);
}
