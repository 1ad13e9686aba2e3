#pragma once

// What every coefficient must do on tables without an answer.

#include <cmath>

#include <tematik/metrics/agreement_value.hpp>

#include "../catch.hpp"
#include "agreement_data.hpp"

namespace check {

using namespace tematik;

/// `figure(ratings)` on empty, single-coder and gap-only tables, and on a conflict.
template <class Figure>
void statuses(Figure&& figure, std::size_t coders) {
  const auto make = [&](std::vector<std::vector<std::int32_t>> rows) {
    std::vector<std::string> names;
    for (std::size_t g = 0; g < coders; ++g) names.push_back(std::to_string(g));
    Ratings out(names, {"1", "2"}, {1, 2});
    for (auto& row : rows) {
      row.resize(coders, Ratings::missing);
      out.add(row, 1);
    }
    return out;
  };
  const auto expect = [&](const Ratings& ratings, Status status) {
    const auto a = figure(ratings);
    CHECK(a.status == status);
    CHECK(std::isnan(a.value));
    CHECK(std::isnan(a.se));
    CHECK(std::isnan(a.lo));
    CHECK(a.table().rows() == 1);
  };
  constexpr auto gap = Ratings::missing;
  expect(make({}), Status::no_data);
  expect(make({{gap, gap}}), Status::no_data);
  expect(make({{0, gap}, {1, gap}}), Status::single_coder);
  expect(make({{0, gap}, {gap, 1}}), Status::no_pairable);
  auto conflict = make({{0, 1}, {1, 1}});
  conflict.conflict = true;
  expect(conflict, Status::overlap_conflict);
  auto nothing = make({});
  nothing.conflict = true;
  expect(nothing, Status::no_data);  // comes first
  auto zero = make({{0, 1}});
  zero *= 0;
  expect(zero, Status::no_data);
}

/// On small generated tables every one of `figures(ratings)`, a list, is a value inside its interval, or a status.
/// @param coders  the most, from 2; @param categories  the most, from 1
template <class Figures>
void value_or_status(Figures&& figures, std::uint32_t coders, std::uint32_t categories) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto r = ratings_from(data::random_ratings(dice, coders == 2 ? 2 : dice.between(2, coders),
                                                     dice.between(1, 5), dice.between(1, categories), dice(9)));
    for (const auto& a : figures(r)) {
      CAPTURE(to_string(a.status));
      CHECK(std::isnan(a.value) == (a.status != Status::ok));
      CHECK_FALSE(std::isinf(a.value));
      CHECK_FALSE(a.value > 1 + 1e-12);
      if (std::isnan(a.lo)) continue;
      CHECK(a.lo <= a.value + 1e-12);
      CHECK(a.value <= a.hi + 1e-12);
      CHECK_FALSE(std::isinf(a.lo));
    }
  }
}

inline void figure(const AgreementValue& a, double value, double se, double tolerance = 1e-6) {
  CAPTURE(a.metric, a.weights);
  CHECK(a.status == Status::ok);
  CHECK_THAT(a.value, Catch::Matchers::WithinAbs(value, tolerance));
  if (!std::isnan(se)) CHECK_THAT(a.se, Catch::Matchers::WithinAbs(se, tolerance));
}

}  // namespace check
