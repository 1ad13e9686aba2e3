#pragma once

// The fixtures of the specification as studies: F1, F2, F3 (co-occurrence), T1 (agreement), F15 (saturation).

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>

#include "../catch.hpp"

namespace studies {

using namespace tematik;

/// The code (`code()`) of the error that a call throws; "" if it throws none of that type.
template <class E, class Call>
std::string thrown(Call&& call) {
  try {
    std::forward<Call>(call)();
  } catch (const E& error) {
    return error.code();
  }
  return {};
}

template <class List>
bool has_warning(const List& warnings, std::string_view code) {
  for (const auto& warning : warnings) {
    if (warning.code == code) return true;
  }
  return false;
}

/// A text of so many characters whose lines are [0,10) [10,20) … with their line ends.
inline Text ten_per_line(std::uint32_t length) {
  std::string out;
  for (std::uint32_t i = 0; i < length; ++i) out += i % 10 == 9 ? '\n' : 'x';
  return Text(out);
}

/// The stored segmentation [0,10) [10,20) … of a source of this length.
inline StoredSegmentation tens(std::string name, std::uint32_t length) {
  StoredSegmentation out{.name = std::move(name)};
  for (std::uint32_t at = 0; at < length; at += 10) out.units.push_back({.span = {at, std::min(at + 10, length)}});
  return out;
}

struct Entry {
  std::string code;
  std::uint32_t begin;
  std::uint32_t end;
};

inline void code_all(Study& study, SourceId source, CoderId coder, const std::vector<Entry>& entries) {
  for (const auto& entry : entries) {
    study.add_coding(
        {.source = source, .span = {entry.begin, entry.end}, .code = study.code(entry.code), .coder = coder});
  }
}

inline SourceId add_source(Study& study, std::string name, std::uint32_t length) {
  return study.add_source(
      {.name = std::move(name), .text = ten_per_line(length), .segmentations = {tens("ten", length)}});
}

/// P = {A, B}, Q = {C}; P and Q are never on a segment themselves.
inline void add_tree(Study& study) {
  const auto p = study.add_code({.name = "P", .codable = false});
  study.add_code({.name = "A", .parents = {p}});
  study.add_code({.name = "B", .parents = {p}});
  const auto q = study.add_code({.name = "Q", .codable = false});
  study.add_code({.name = "C", .parents = {q}});
}

inline Study f1() {
  Study study("F1");
  add_tree(study);
  const auto u = study.add_coder({.name = "u"});
  const auto s = add_source(study, "source 1", 30);
  code_all(study, s, u, {{"A", 0, 10}, {"A", 8, 20}, {"A", 4, 9}, {"B", 5, 15}, {"B", 20, 30}, {"C", 10, 12}});
  return study;
}

inline Study f2() {
  Study study = f1();
  const auto v = study.add_coder({.name = "v"});
  code_all(study, study.source("source 1"), v, {{"A", 2, 9}, {"B", 6, 14}, {"C", 18, 24}});
  return study;
}

inline Study f3() {
  Study study = f1();
  const auto u = study.coder("u");
  const auto s1 = study.source("source 1");
  const auto s2 = add_source(study, "source 2", 24);
  const auto s3 = add_source(study, "source 3", 10);
  const auto s4 = add_source(study, "source 4", 10);
  code_all(study, s2, u, {{"A", 0, 5}, {"B", 5, 9}, {"C", 12, 15}, {"B", 13, 20}});
  code_all(study, s3, u, {{"A", 2, 6}});
  study.add_case({.name = "p", .sources = {s1}, .spans = {{.source = s2, .span = {10, 24}}}});
  study.add_case({.name = "q", .spans = {{.source = s2, .span = {0, 10}}}});
  study.add_case({.name = "r", .sources = {s3}});
  study.add_case({.name = "t", .sources = {s4}});
  return study;
}

/// Three sources of age 30, missing, 50, one coding each.
inline Study ages() {
  Study study("ages");
  study.add_code({.name = "A"});
  const auto u = study.add_coder({.name = "u"});
  const auto age = study.add_attribute({.name = "age", .of = ObjectKind::source, .type = ValueType::integer});
  for (const int value : {30, 0, 50}) {
    const auto s = add_source(study, "aged " + std::to_string(value), 10);
    if (value > 0) study.set_value(ObjectRef(s), age, AttributeValue(std::int64_t{value}));
    code_all(study, s, u, {{"A", 0, 5}});
  }
  return study;
}

/// `recorded`: every coder has coverage where present; else only Q in s3, the rest is inferred from codings.
inline Study t1(bool recorded = false) {
  Study study("T1");
  study.set_approach(Approach::coding_reliability);
  for (const char* name : {"a", "b", "c"}) study.add_code({.name = name});
  study.add_theme({.name = "X", .members = {{.code = study.code("a")}, {.code = study.code("b")}}});
  study.add_theme({.name = "Y", .members = {{.code = study.code("c")}}});
  const auto p = study.add_coder({.name = "P"});
  const auto q = study.add_coder({.name = "Q"});
  const auto r = study.add_coder({.name = "R"});
  const auto s1 = add_source(study, "s1", 40);
  const auto s2 = add_source(study, "s2", 30);
  const auto s3 = add_source(study, "s3", 20);
  code_all(study, s1, p, {{"a", 0, 10}, {"b", 15, 25}});
  code_all(study, s1, q, {{"a", 2, 10}, {"b", 15, 22}, {"c", 30, 36}});
  code_all(study, s1, r, {{"a", 0, 8}, {"b", 16, 25}});
  code_all(study, s2, p, {{"a", 5, 15}, {"c", 20, 28}});
  code_all(study, s2, q, {{"a", 5, 12}, {"c", 20, 28}});
  code_all(study, s3, p, {{"b", 0, 6}});
  code_all(study, s3, r, {{"b", 2, 6}});
  study.add_coverage({.coder = q, .source = s3});
  if (recorded) {
    for (const auto s : {s1, s2, s3}) study.add_coverage({.coder = p, .source = s});
    for (const auto s : {s1, s2}) study.add_coverage({.coder = q, .source = s});
    for (const auto s : {s1, s3}) study.add_coverage({.coder = r, .source = s});
  }
  return study;
}

inline const std::vector<std::string_view>& f15_rows() {
  static const std::vector<std::string_view> rows{
      "100000000011110000", "000000000000001111", "011100000000001000", "000110000000000000", "000010001000000110",
      "010000100000001000", "000100100001000010", "100000010000100000", "100000001000001100", "000000011000000000",
      "100001000000000100", "100000000000001001", "100000010100000001", "011000000000001010", "000101000010000000"};
  return rows;
}

/// 15 sources "i1" … "i15" of ten characters; every code of a unit lies on the whole source.
inline Study f15() {
  Study study("F15");
  study.set_approach(Approach::codebook);
  for (int c = 1; c <= 18; ++c) study.add_code({.name = "c" + std::to_string(c)});
  const auto u = study.add_coder({.name = "u"});
  for (std::size_t i = 0; i < f15_rows().size(); ++i) {
    const auto s = add_source(study, "i" + std::to_string(i + 1), 10);
    for (std::size_t c = 0; c < 18; ++c) {
      if (f15_rows()[i][c] == '1') code_all(study, s, u, {{"c" + std::to_string(c + 1), 0, 10}});
    }
  }
  return study;
}

}  // namespace studies
