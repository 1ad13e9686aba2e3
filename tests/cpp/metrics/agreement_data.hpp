#pragma once

// Published tables of ratings, and studies of three coders, for the tests of agreement.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/philox.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/coder_sweep.hpp>
#include <tematik/tables/ratings.hpp>

namespace data {

using namespace tematik;

/// One string per coder, one digit per unit, "." missing.
inline Matrix<double> digits(const std::vector<std::string_view>& coders) {
  Matrix<double> out(coders.size(), coders.empty() ? 0 : coders.front().size());
  for (Eigen::Index g = 0; g < out.rows(); ++g) {
    for (Eigen::Index i = 0; i < out.cols(); ++i) {
      const char c = coders[static_cast<std::size_t>(g)][static_cast<std::size_t>(i)];
      out(g, i) = c == '.' ? undefined_value : c - '0';
    }
  }
  return out;
}

/// One string per unit, one digit per coder.
inline Matrix<double> units(const std::vector<std::string_view>& rows) { return digits(rows).transpose(); }

inline Matrix<double> d1_matrix() { return digits({"123321412...", "1233224125.3", ".3332342251.", "12332441251."}); }
inline Ratings d1() { return ratings_from(d1_matrix(), {"A", "B", "C", "D"}); }
/// D1': the single value of unit 12 belongs to C.
inline Ratings d1_prime() {
  return ratings_from(digits({"123321412...", "1233224125..", ".33323422513", "12332441251."}), {"A", "B", "C", "D"});
}

inline std::vector<std::string_view> d3_rows() {
  return {"444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555",
          "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555",
          "555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555"};
}
inline Ratings d3() { return ratings_from(units(d3_rows())); }
inline Ratings d3_first15() {
  auto rows = d3_rows();
  rows.resize(15);
  return ratings_from(units(rows));
}

/// The table of two coders; categories 1, 2, … declared.
inline Ratings table(const std::vector<std::vector<std::int64_t>>& cells) {
  std::vector<std::string> names;
  std::vector<double> values;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    names.push_back(std::to_string(k + 1));
    values.push_back(static_cast<double>(k + 1));
  }
  Ratings out({"first", "second"}, names, values);
  for (std::size_t k = 0; k < cells.size(); ++k) {
    for (std::size_t l = 0; l < cells.size(); ++l) {
      const std::int32_t row[]{static_cast<std::int32_t>(k), static_cast<std::int32_t>(l)};
      out.add(row, cells[k][l]);
    }
  }
  return out;
}
inline Ratings d4a() { return table({{25, 12, 3}, {13, 2, 15}, {12, 16, 2}}); }
inline Ratings d4b() { return table({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}); }
inline Ratings d5a() { return table({{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}); }
inline Ratings d5b() { return table({{40, 6, 4, 15}, {4, 25, 1, 5}, {4, 2, 21, 9}, {17, 13, 12, 45}}); }
inline Ratings d6a() { return table({{20, 10}, {20, 50}}); }
inline Ratings d6b() { return table({{46, 0, 0}, {6, 32, 6}, {0, 0, 10}}); }
inline Ratings d7() { return table({{22, 2, 2, 0}, {5, 7, 14, 0}, {0, 2, 36, 0}, {0, 1, 17, 10}}); }
inline Ratings d11() { return ratings_from(digits({"1100000000", "0110010100"})); }

/// T1: coders P, Q, R; codes a, b, c; three sources.
inline std::vector<CoderSource> t1() {
  const CodedRegion whole{RegionKind::whole};
  const CodedRegion none{};
  return {{.length = 40,
           .codes = 3,
           .regions = {whole, whole, whole},
           .spans = {{0, 0, {0, 10}},
                     {0, 1, {15, 25}},
                     {1, 0, {2, 10}},
                     {1, 1, {15, 22}},
                     {1, 2, {30, 36}},
                     {2, 0, {0, 8}},
                     {2, 1, {16, 25}}}},
          {.length = 30,
           .codes = 3,
           .regions = {whole, whole, none},
           .spans = {{0, 0, {5, 15}}, {0, 2, {20, 28}}, {1, 0, {5, 12}}, {1, 2, {20, 28}}}},
          {.length = 20, .codes = 3, .regions = {whole, whole, whole}, .spans = {{0, 1, {0, 6}}, {2, 1, {2, 6}}}}};
}
/// T1 with its themes: 0 = X = {a, b}, 1 = Y = {c}.
inline std::vector<CoderSource> t1_themes() {
  auto sources = t1();
  for (auto& source : sources) {
    source.codes = 2;
    for (auto& x : source.spans) x.code = x.code == 2 ? 1 : 0;
  }
  return sources;
}
inline std::vector<PatternTable> per_source(const std::vector<CoderSource>& sources) {
  std::vector<PatternTable> out;
  for (const auto& source : sources) out.push_back(character_patterns(source));
  return out;
}
inline PatternTable sum(const std::vector<PatternTable>& tables) {
  PatternTable out(tables.front().coders(), tables.front().codes());
  for (const auto& table : tables) out += table;
  return out;
}

/// Small whole numbers from a seed, the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : stream_(seed, RandomPurpose::scenario, 0) {}
  std::uint32_t operator()(std::uint32_t n) { return stream_.draw(n); }
  std::uint32_t between(std::uint32_t low, std::uint32_t high) { return low + stream_.draw(high - low + 1); }

 private:
  RandomStream stream_;
};

/// m coders x n units of values 1..q with gaps.
inline Matrix<double> random_ratings(Dice& dice, std::uint32_t m, std::uint32_t n, std::uint32_t q,
                                     std::uint32_t gaps) {
  Matrix<double> out(m, n);
  for (Eigen::Index i = 0; i < out.cols(); ++i) {
    const auto usual = dice(q);
    for (Eigen::Index g = 0; g < out.rows(); ++g) {
      const auto value = dice(3) > 0 ? usual : dice(q);
      out(g, i) = dice(10) < gaps ? undefined_value : 1.0 + value;
    }
  }
  return out;
}

}  // namespace data
