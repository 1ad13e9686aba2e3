#pragma once

// The designed inputs of the worked example "SMP Kota" as a study: people, sources, links between questions and findings,
// and one coding per teacher and direction where the example has one. No text but fillers.

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tematik/query/filter.hpp>
#include <tematik/query/stored_queries.hpp>

namespace smp {

using namespace tematik;

struct Teacher {
  int school;
  const char* band;
  const char* rules;  ///< R M F D L P
  double exam;
  int pkg;
  const char* prior;
};

inline const std::array<Teacher, 18>& teachers() {
  static const std::array<Teacher, 18> all{{
      {1, "senior", "111111", 86.4, 93, "tinggi"},
      {1, "menengah", "111111", 83.1, 90, "tinggi"},
      {1, "pemula", "001110", 78.0, 77, "tinggi"},
      {2, "menengah", "111001", 79.2, 85, "sedang"},
      {2, "senior", "100000", 68.5, 82, "sedang"},
      {2, "pemula", "000000", 61.7, 66, "rendah"},
      {3, "menengah", "111111", 84.7, 92, "tinggi"},
      {3, "senior", "101110", 77.3, 80, "tinggi"},
      {3, "pemula", "010111", 70.8, 74, "sedang"},
      {4, "menengah", "111101", 80.5, 87, "sedang"},
      {4, "senior", "110000", 69.9, 81, "sedang"},
      {4, "pemula", "000100", 66.2, 70, "rendah"},
      {5, "menengah", "111011", 81.6, 88, "tinggi"},
      {5, "pemula", "000010", 64.4, 68, "rendah"},
      {5, "menengah", "101010", 72.1, 79, "sedang"},
      {6, "menengah", "111001", 71.4, 86, "rendah"},
      {6, "pemula", "001000", 65.3, 72, "rendah"},
      {6, "senior", "000000", 76.8, 78, "sedang"},
  }};
  return all;
}

inline std::string teacher_name(int number) { return (number < 10 ? "G0" : "G") + std::to_string(number); }
inline std::string pupil_name(int number) { return (number < 10 ? "W0" : "W") + std::to_string(number); }

using Set = std::set<int>;

/// The teachers whose rule at a place of "RMFDLP" is 1.
inline Set rule_set(char rule) {
  const std::size_t at = std::string("RMFDLP").find(rule);
  Set out;
  for (int g = 1; g <= 18; ++g) {
    if (teachers()[static_cast<std::size_t>(g - 1)].rules[at] == '1') out.insert(g);
  }
  return out;
}
inline Set without(Set set, const Set& gone) {
  for (const int g : gone) set.erase(g);
  return set;
}
inline Set with(Set set, const Set& more) {
  set.insert(more.begin(), more.end());
  return set;
}
inline Set everyone() {
  Set out;
  for (int g = 1; g <= 18; ++g) out.insert(g);
  return out;
}

struct Cell {
  Set positive;
  Set negative;
};

/// The sets of section 7 by finding (1 to 7) and technique (0 wawancara, 1 observasi, 2 dokumen).
inline std::optional<Cell> designed(int finding, int technique) {
  const Set all = everyone(), r = rule_set('R'), m = rule_set('M'), f = rule_set('F'), d = rule_set('D'),
            l = rule_set('L'), no_p = without(all, rule_set('P'));
  Set exam;
  for (int g = 1; g <= 18; ++g) {
    if (teachers()[static_cast<std::size_t>(g - 1)].exam >= 75) exam.insert(g);
  }
  const auto rest = [&](const Set& positive) { return Cell{positive, without(all, positive)}; };
  switch (finding * 10 + technique) {
    case 10:
      return Cell{without(all, {6, 14}), {6, 14}};
    case 11:
      return Cell{r, {3, 6, 9}};
    case 12:
      return rest(with(r, {3, 18}));
    case 20:
      return Cell{with(m, {3, 5, 8, 15, 18}), {6, 17}};
    case 21:
      return rest(m);
    case 22:
      return rest(without(all, {6, 14, 17}));
    case 30:
      return Cell{f, {11, 12}};
    case 31:
      return Cell{f, {5, 6, 18}};
    case 32:
      return Cell{{1, 2, 7, 13}, {}};
    case 40:
      return Cell{d, {4, 5, 11, 16, 17, 18}};
    case 42:
      return Cell{d, {6, 11, 14, 17}};
    case 50:
      return Cell{l, {4, 5, 6, 12, 16, 18}};
    case 51:
      return Cell{without(l, {14}), {5, 6, 11, 17, 18}};
    case 60:
      return Cell{with(no_p, {4, 9, 10, 16}), {1, 2, 7}};
    case 61:
      return Cell{{5, 6, 11, 12, 17, 18}, {1, 7}};
    case 62:
      return Cell{without(no_p, {3}), {1, 2, 7, 10, 13, 16}};
    case 70:
      return rest(without(all, {6, 14, 17}));
    case 71:
      return Cell{with(f, {9}), {5, 6, 12, 14}};
    case 72:
      return rest(exam);
    default:
      return std::nullopt;
  }
}

struct Kota {
  Study study{"SMP Kota", "id"};
  CoderId ani = study.add_coder({.name = "ani"});
  std::array<CodeId, 8> speaks_for{};
  std::array<CodeId, 8> against{};
  std::array<ThemeId, 8> themes{};

  [[nodiscard]] CaseId person(const std::string& name) const { return study.case_(name); }

  /// A coding of a finding on [begin, begin + 5) of a source.
  void code(SourceId source, int finding, bool positive, std::uint32_t begin = 0) {
    const auto& codes = positive ? speaks_for : against;
    study.add_coding({.source = source,
                      .span = {begin, begin + 5},
                      .code = codes[static_cast<std::size_t>(finding)],
                      .coder = ani,
                      .layer = CodingLayer::final_});
  }
  /// Whoever is in a set of the example has one coding in the turn of the finding.
  Kota() {
    study.set_approach(Approach::codebook);
    for (int t = 1; t <= 7; ++t) {
      const auto at = static_cast<std::size_t>(t);
      speaks_for[at] = study.add_code({.name = "T" + std::to_string(t) + "_YA"});
      against[at] = study.add_code({.name = "T" + std::to_string(t) + "_TIDAK"});
      themes[at] =
          study.add_theme({.name = "T" + std::to_string(t), .members = {{speaks_for[at], 1}, {against[at], -1}}});
    }
    add_people();
    add_guide();
    add_teachers_codings();
    for (const auto& [id, source] : study.sources()) study.add_coverage({.coder = ani, .source = id});
  }
  /// Where the informant's turn of a question begins in an interview.
  static std::uint32_t answer_of(int question) { return static_cast<std::uint32_t>(question - 1) * 2 * turn + turn; }

 private:
  static constexpr std::uint32_t turn = 20;  // each turn has 20 characters, 16 turns

  SourceId interview(const std::string& name, const std::string& role, const std::vector<std::string>& speakers,
                     bool skips = false) {
    Source source{
        .name = name, .text = Text(std::string(16 * turn, 'x')), .technique = "wawancara", .wave = "1", .role = role};
    StoredSegmentation turns{.name = "turn"};
    for (std::uint32_t t = 1; t <= 8; ++t) {
      const bool on_guide = t <= 7 && !(skips && (t == 3 || t == 4));
      const std::string question = on_guide ? "Q" + std::to_string(t) : std::string();
      const std::uint32_t at = (t - 1) * 2 * turn;
      turns.units.push_back({.span = {at, at + turn}, .speaker = "peneliti", .question = question});
      turns.units.push_back(
          {.span = {at + turn, at + 2 * turn}, .speaker = speakers[(t - 1) % speakers.size()], .question = question});
    }
    source.segmentations = {std::move(turns)};
    return study.add_source(std::move(source));
  }
  SourceId other(const std::string& name, const std::string& technique, const std::string& wave) {
    return study.add_source(
        {.name = name, .text = Text(std::string(200, 'x')), .technique = technique, .wave = wave, .role = "guru"});
  }

  void add_people() {
    const auto attribute = [&](const char* name, ValueType type = ValueType::text, Scale scale = Scale::nominal,
                               std::vector<std::string> levels = {}) {
      return study.add_attribute(
          {.name = name, .of = ObjectKind::case_, .type = type, .scale = scale, .levels = std::move(levels)});
    };
    const auto school = attribute("school"), type = attribute("type"), accreditation = attribute("accreditation");
    const auto band = attribute("band", ValueType::text, Scale::ordinal, {"pemula", "menengah", "senior"});
    std::array<AttributeId, 6> rules{};
    for (std::size_t i = 0; i < 6; ++i) {
      rules[i] = attribute(std::string(1, "RMFDLP"[i]).c_str(), ValueType::boolean);
    }
    const auto exam = attribute("exam", ValueType::real, Scale::numeric);
    const auto pkg = attribute("pkg", ValueType::integer, Scale::numeric);
    const auto prior = attribute("prior", ValueType::text, Scale::ordinal, {"rendah", "sedang", "tinggi"});

    std::map<int, SourceId> reports;
    for (int s = 1; s <= 6; ++s) reports[s] = other("laporan-S" + std::to_string(s), "dokumen", "1");
    for (int g = 1; g <= 18; ++g) {
      const Teacher& t = teachers()[static_cast<std::size_t>(g - 1)];
      const std::string name = teacher_name(g);
      std::vector<SourceId> own{interview("wawancara-" + name, "guru", {name}, g == 14),
                                other("observasi-" + name + "-1", "observasi", "1"),
                                other("rpp-" + name, "dokumen", "1"), other("pkg-" + name, "dokumen", "1")};
      if (Set{5, 6, 11, 14, 15, 17}.contains(g)) own.push_back(other("observasi-" + name + "-2", "observasi", "2"));
      const std::uint32_t line = static_cast<std::uint32_t>((g - 1) % 3) * 20;
      const CaseId id = study.add_case(
          {.name = name, .role = "guru", .sources = own, .spans = {{reports.at(t.school), {line, line + 20}}}});
      const bool is_private = t.school == 3 || t.school == 4 || t.school == 6, is_a = t.school % 2 == 1;
      study.set_value(id, school, "S" + std::to_string(t.school));
      study.set_value(id, type, is_private ? "swasta" : "negeri");
      study.set_value(id, accreditation, is_a ? "A" : "B");
      study.set_value(id, band, t.band);
      for (std::size_t i = 0; i < 6; ++i) study.set_value(id, rules[i], t.rules[i] == '1');
      study.set_value(id, exam, t.exam);
      study.set_value(id, pkg, std::int64_t{t.pkg});
      study.set_value(id, prior, t.prior);
    }
    for (int s = 1; s <= 6; ++s) {
      const std::string number = std::to_string(s);
      std::vector<std::string> pupils;
      for (int w = 4 * (s - 1) + 1; w <= 4 * s; ++w) pupils.push_back(pupil_name(w));
      interview("wawancara-S" + number, "siswa", pupils);
      for (const auto& pupil : pupils) {
        study.set_value(study.add_case({.name = pupil, .role = "siswa", .minor = true, .speakers = {pupil}}), school,
                        "S" + number);
      }
      for (const auto& [letter, role] : {std::pair{"O", "orang tua"}, std::pair{"K", "kepala sekolah"}}) {
        const std::string name = letter + number;
        const SourceId source = interview("wawancara-" + name, role, {name});
        study.set_value(study.add_case({.name = name, .role = role, .sources = {source}}), school, "S" + number);
      }
    }
  }

  void add_guide() {
    for (int t = 1; t <= 7; ++t) {
      study.add_guide_item({.name = "Q" + std::to_string(t),
                            .text = "?",
                            .serves = {themes[static_cast<std::size_t>(t)]},
                            .roles = {"guru", "siswa", "orang tua", "kepala sekolah"}});
    }
    const auto item = [&](const char* name, GuideItemKind kind, int finding, const std::string& prefix) {
      std::vector<SourceId> in;
      for (const auto& [id, source] : study.sources()) {
        if (source.name.starts_with(prefix)) in.push_back(id);
      }
      study.add_guide_item(
          {.name = name, .kind = kind, .serves = {themes[static_cast<std::size_t>(finding)]}, .applied_in = in});
    };
    for (const int t : {1, 2, 3, 5, 6, 7}) {
      item(("D" + std::to_string(t)).c_str(), GuideItemKind::dimension, t, "observasi-");
    }
    for (const int t : {1, 2, 3}) {
      item(("RPP" + std::to_string(t)).c_str(), GuideItemKind::document_item, t, "rpp-");
    }
    for (const int t : {4, 6}) item(("PKG" + std::to_string(t)).c_str(), GuideItemKind::document_item, t, "pkg-");
    item("NILAI7", GuideItemKind::document_item, 7, "laporan-");
  }

  void add_teachers_codings() {
    for (int t = 1; t <= 7; ++t) {
      for (int technique = 0; technique < 3; ++technique) {
        const auto cell = designed(t, technique);
        if (!cell) continue;
        for (const bool positive : {true, false}) {
          for (const int g : positive ? cell->positive : cell->negative) {
            const std::string name = teacher_name(g);
            std::uint32_t begin = answer_of(t);
            std::string source = "wawancara-" + name;
            if (technique == 1) source = "observasi-" + name + "-1";
            if (technique == 2) source = (t <= 3 ? "rpp-" : "pkg-") + name;
            if (technique > 0) begin = static_cast<std::uint32_t>(t) * 10;
            if (t == 7 && technique == 2) {
              source = "laporan-S" + std::to_string(teachers()[static_cast<std::size_t>(g - 1)].school);
              begin = static_cast<std::uint32_t>((g - 1) % 3) * 20;
            }
            code(study.source(source), t, positive, begin);
          }
        }
      }
    }
  }
};

}  // namespace smp
