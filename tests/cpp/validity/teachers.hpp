#pragma once

// The eighteen teachers of the worked example as a study: attributes of cases, marks by wave.

#include <string>
#include <vector>

#include <tematik/model/study.hpp>

namespace teachers_study {

struct Teacher {
  std::string school, rmfdl;
  double exam = 0;
  std::int64_t pkg = 0;
  std::string prior;
};

inline const std::vector<Teacher> rows{
    {"S1", "11111", 86.4, 93, "tinggi"}, {"S1", "11111", 83.1, 90, "tinggi"}, {"S1", "00111", 78.0, 77, "tinggi"},
    {"S2", "11100", 79.2, 85, "sedang"}, {"S2", "10000", 68.5, 82, "sedang"}, {"S2", "00000", 61.7, 66, "rendah"},
    {"S3", "11111", 84.7, 92, "tinggi"}, {"S3", "10111", 77.3, 80, "tinggi"}, {"S3", "01011", 70.8, 74, "sedang"},
    {"S4", "11110", 80.5, 87, "sedang"}, {"S4", "11000", 69.9, 81, "sedang"}, {"S4", "00010", 66.2, 70, "rendah"},
    {"S5", "11101", 81.6, 88, "tinggi"}, {"S5", "00001", 64.4, 68, "rendah"}, {"S5", "10101", 72.1, 79, "sedang"},
    {"S6", "11100", 71.4, 86, "rendah"}, {"S6", "00100", 65.3, 72, "rendah"}, {"S6", "00000", 76.8, 78, "sedang"}};

/// With the marks, F and M of wave 2 for the six who were followed; two pupils without any of these values.
[[nodiscard]] inline tematik::Study make() {
  using namespace tematik;
  Study study("SMP Kota", "id");
  const auto attribute = [&](std::string name, ValueType type, Scale scale, std::vector<std::string> levels = {}) {
    return study.add_attribute(
        {.name = std::move(name), .of = ObjectKind::case_, .type = type, .scale = scale, .levels = std::move(levels)});
  };
  std::vector<AttributeId> practice;
  for (const char* name : {"R", "M", "F", "D", "L"}) {
    practice.push_back(attribute(name, ValueType::integer, Scale::numeric));
  }
  const auto exam = attribute("exam", ValueType::real, Scale::numeric);
  const auto pkg = attribute("pkg", ValueType::integer, Scale::numeric);
  const auto prior = attribute("prior", ValueType::text, Scale::ordinal, {"rendah", "sedang", "tinggi"});
  const auto school = attribute("school", ValueType::text, Scale::nominal);
  std::vector<CaseId> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto id = study.add_case({.name = (i < 9 ? "G0" : "G") + std::to_string(i + 1), .role = "guru"});
    ids.push_back(id);
    for (std::size_t j = 0; j < 5; ++j) {
      study.set_value(id, practice[j], std::int64_t{rows[i].rmfdl[j] == '1'});
    }
    study.set_value(id, exam, rows[i].exam, "1");
    study.set_value(id, pkg, rows[i].pkg);
    study.set_value(id, prior, rows[i].prior);
    study.set_value(id, school, rows[i].school);
  }
  const std::vector<std::pair<std::size_t, double>> followed{{5, 72.0},  {6, 62.4},  {11, 76.1},
                                                             {14, 64.9}, {15, 76.4}, {17, 66.0}};
  for (const auto& [number, mark] : followed) study.set_value(ids[number - 1], exam, mark, "2");
  study.set_value(ids[4], practice[2], std::int64_t{1}, "2");
  study.set_value(ids[10], practice[2], std::int64_t{1}, "2");
  study.set_value(ids[14], practice[1], std::int64_t{1}, "2");
  study.add_case({.name = "W01", .role = "siswa"});
  study.add_case({.name = "W02", .role = "siswa"});
  return study;
}

}  // namespace teachers_study
