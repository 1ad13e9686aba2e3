#pragma once

// Incidences with known figures. F15 is the demo study of the MIT-licensed package novelqualcodes.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/philox.hpp>
#include <tematik/tables/incidence.hpp>

namespace data {

using namespace tematik;

inline Matrix<int> bits(const std::vector<std::string_view>& rows) {
  Matrix<int> out(rows.size(), rows.empty() ? 0 : rows.front().size());
  for (Eigen::Index i = 0; i < out.rows(); ++i) {
    for (Eigen::Index j = 0; j < out.cols(); ++j) {
      out(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] == '1' ? 1 : 0;
    }
  }
  return out;
}

inline Matrix<int> f15_matrix() {
  return bits({"100000000011110000", "000000000000001111", "011100000000001000", "000110000000000000",
               "000010001000000110", "010000100000001000", "000100100001000010", "100000010000100000",
               "100000001000001100", "000000011000000000", "100001000000000100", "100000000000001001",
               "100000010100000001", "011000000000001010", "000101000010000000"});
}
inline Incidence f15() { return incidence_from(f15_matrix()); }
/// The first 8 rows of F15 without the two columns that become empty.
inline Incidence t8() {
  const Matrix<int> rows = f15_matrix().topRows(8);
  Matrix<int> out(8, 0);
  for (Eigen::Index j = 0; j < rows.cols(); ++j) {
    if (rows.col(j).sum() == 0) continue;
    out.conservativeResize(8, out.cols() + 1);
    out.col(out.cols() - 1) = rows.col(j);
  }
  return incidence_from(out);
}
inline Incidence z4() { return incidence_from(bits({"1001", "0101", "0011", "0001"})); }

/// Tree species in 50 plots (data set BCI of the R package vegan): how many species occur in how many plots.
inline FrequencyCounts bci() {
  FrequencyCounts out{.units = 50, .codes = std::vector<std::int64_t>(51)};
  for (const auto& [plots, species] : std::vector<std::pair<int, int>>{
           {1, 21}, {2, 19}, {3, 10}, {4, 5},  {5, 6},  {6, 3},  {7, 5},  {8, 7},  {9, 6},  {10, 5},
           {11, 3}, {12, 6}, {13, 4}, {14, 4}, {15, 2}, {16, 5}, {17, 4}, {18, 8}, {19, 5}, {20, 2},
           {21, 3}, {22, 3}, {23, 4}, {24, 1}, {25, 2}, {26, 3}, {27, 4}, {28, 4}, {30, 3}, {31, 5},
           {32, 4}, {33, 2}, {34, 2}, {35, 4}, {36, 2}, {37, 3}, {38, 2}, {39, 3}, {40, 2}, {41, 2},
           {42, 1}, {43, 3}, {44, 3}, {45, 4}, {46, 4}, {47, 3}, {48, 7}, {49, 5}, {50, 7}}) {
    out.codes[static_cast<std::size_t>(plots)] = species;
  }
  return out;
}

/// T units x S codes, each cell 1 with chance 1/odds.
inline Incidence random_incidence(std::uint64_t seed, int units, int codes, std::uint32_t odds) {
  RandomStream stream(seed, RandomPurpose::scenario, 1);
  Matrix<int> out(units, codes);
  for (Eigen::Index i = 0; i < out.rows(); ++i) {
    for (Eigen::Index j = 0; j < out.cols(); ++j) out(i, j) = stream.draw(odds) == 0 ? 1 : 0;
  }
  return incidence_from(out);
}

}  // namespace data
