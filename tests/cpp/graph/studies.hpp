#pragma once

// A small study with an edge of every kind, and random ones.

#include <random>
#include <string>

#include <tematik/model/study.hpp>

namespace studies {

using namespace tematik;

/// Fifty characters.
inline Text text() { return Text("01234567890123456789012345678901234567890123456789"); }

/// Every kind of vertex and edge. Rows are in the order of the lines.
inline Study every_edge() {
  Study study("Every edge");
  const auto interview = study.add_source({.name = "Wawancara", .text = text(), .date = "2026-01-04"});
  const auto notes = study.add_source({.name = "Catatan", .text = text()});
  const auto photo = study.add_source({.name = "Foto", .kind = SourceKind::picture});
  const auto ani = study.add_coder({.name = "Ani"});
  const auto budi = study.add_coder({.name = "Budi", .uid = "B-0001"});
  const auto a = study.add_code({.name = "A"});
  const auto b = study.add_code({.name = "B", .parents = {a}});
  const auto whole = study.add_theme({.name = "Whole"});
  const auto theme = study.add_theme({.name = "Theme", .members = {{a, 1}, {b, -1}}, .parents = {whole}});
  const auto named = study.add_segment({.source = interview, .span = Span{0, 10}, .uid = "place-of-file"});
  study.add_segment({.source = interview, .span = Span{0, 10}, .label = "an excerpt", .uid = "second-record"});
  const auto box = study.add_segment({.source = photo, .kind = PlaceKind::pixel, .numbers = {1, 2, 30, 40}});

  study.add_coding({.source = interview,
                    .span = {0, 10},
                    .code = a,
                    .coder = ani,
                    .weight = 2.5,
                    .created = Timestamp{1'000'000, true}});
  study.add_coding({.source = interview, .span = {0, 10}, .code = a, .coder = budi, .uid = "coding-of-file"});
  const auto against = study.add_coding({.source = interview,
                                         .span = {5, 20},
                                         .code = b,
                                         .coder = ani,
                                         .layer = CodingLayer::final_,
                                         .polarity = Polarity::negative});
  study.add_coding({.source = photo, .code = a, .coder = ani, .segment = box});
  study.add_coding({.source = notes, .span = {3, 8}, .code = b, .coder = budi});

  const auto sri = study.add_case({.name = "Ibu Sri", .role = "teacher", .sources = {interview}});
  study.add_case({.name = "Pak Joko", .role = "head", .spans = {{notes, {0, 5}}}, .segments = {box}});
  const auto age = study.add_attribute({.name = "age", .of = ObjectKind::case_, .type = ValueType::integer});
  study.add_memo({.name = "On A",
                  .text = "a memo",
                  .kind = MemoKind::analytic,
                  .on = {ObjectRef(a), ObjectRef(against), ObjectRef(named), ObjectRef(age)},
                  .author = ani,
                  .date = "2026-01-05"});
  const auto factor = study.add_factor({.name = "Semangat", .stands_for = ObjectRef(b), .stage = "outcome"});
  const auto relation = study.add_relation({.causes = {ObjectRef(a), ObjectRef(theme)},
                                            .effect = ObjectRef(factor),
                                            .type = "promotes",
                                            .sign = 1,
                                            .asserter = Asserter::participant});
  study.add_link({.relation = relation, .source = interview, .span = Span{30, 35}, .coder = ani});
  study.add_link({.relation = relation, .source = notes, .sign = -1, .against = true});
  study.add_claim({.name = "Claim",
                   .text_id = "Kalimat",
                   .text_en = "Sentence",
                   .kind = ClaimKind::causal,
                   .asserter = Asserter::researcher,
                   .from = {ObjectRef(a)},
                   .to = {ObjectRef(theme)},
                   .evidence = {{.passage = Passage{interview, {40, 45}}, .coder = budi, .note = "clear"},
                                {.object = ObjectRef(against), .against = true},
                                {.object = ObjectRef(photo)},
                                {.object = ObjectRef(theme)},
                                {.object = ObjectRef(relation), .against = true, .note = "weak"}},
                   .says = {{sri, Passage{interview, {0, 10}}}, {static_cast<CaseId>(1), {}}},
                   .author = budi,
                   .date = "2026"});
  return study;
}

/// A random study of codings, cases, themes, memos, links and removed rows.
inline Study random(std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(engine() % n); };
  const auto span = [&] {
    const std::uint32_t begin = below(49);
    return Span{begin, begin + 1 + below(49 - begin)};
  };
  Study study("Random");
  std::vector<SourceId> sources;
  std::vector<CoderId> coders;
  std::vector<CodeId> codes;
  for (std::uint32_t i = 0; i < 1 + below(4); ++i) sources.push_back(study.add_source({.name = "S", .text = text()}));
  for (std::uint32_t i = 0; i < 1 + below(3); ++i) coders.push_back(study.add_coder({.name = "P"}));
  for (std::uint32_t i = 0; i < 1 + below(5); ++i) {
    Code code{.name = "C" + std::to_string(i)};
    if (i > 0 && below(2) == 0) code.parents = {codes[below(i)]};
    codes.push_back(study.add_code(code));
  }
  const auto pick = [&](const auto& ids) { return ids[below(ids.size())]; };
  study.add_theme({.name = "T", .members = {{pick(codes), 1}}});
  const auto factor = study.add_factor({.name = "F"});
  const auto relation =
      study.add_relation({.causes = {ObjectRef(pick(codes))}, .effect = ObjectRef(factor), .type = "r"});
  std::vector<CodingId> codings;
  for (std::uint32_t i = 0; i < below(60); ++i) {
    codings.push_back(
        study.add_coding({.source = pick(sources), .span = span(), .code = pick(codes), .coder = pick(coders)}));
    if (below(5) == 0) study.add_segment({.source = pick(sources), .span = span()});
    if (below(7) == 0) study.add_case({.name = "K", .spans = {{pick(sources), span()}}});
    if (below(7) == 0) study.add_link({.relation = relation, .source = pick(sources), .span = span()});
    if (below(9) == 0) study.add_memo({.text = "m", .on = {ObjectRef(pick(codings))}, .author = pick(coders)});
  }
  for (const CodingId coding : codings) {
    if (below(4) == 0) study.delete_coding(coding);
  }
  return study;
}

}  // namespace studies
