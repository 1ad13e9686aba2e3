#include <tematik/metrics/disagreement_shares.hpp>

#include <tematik/metrics/krippendorff_alpha.hpp>

#include "../catch.hpp"
#include "continuum_data.hpp"

using namespace tematik;

namespace {

/// Shares sorted, and their sum.
double checked_sum(const DisagreementShares& shares) {
  double sum = 0;
  for (std::size_t i = 0; i < shares.rows.size(); ++i) {
    CHECK(shares.rows[i].share > 0);
    if (i > 0) CHECK(shares.rows[i - 1].share >= shares.rows[i].share);
    sum += shares.rows[i].share;
  }
  CHECK(sum == shares.total);
  return sum;
}

/// D_o of alpha by the tables of decisions.
double observed_alpha(const CoderSource& source, const std::vector<Span>* units, const Membership& mark) {
  const auto table = units != nullptr ? unit_patterns(source, *units, mark) : character_patterns(source);
  std::vector<std::size_t> coders;
  for (std::size_t g = 0; g < source.regions.size(); ++g) coders.push_back(g);
  Ratings sum = table.ratings(0, coders);
  for (std::size_t c = 1; c < source.codes; ++c) sum += table.ratings(c, coders);
  return krippendorff_alpha(sum.compacted()).observed;
}

}  // namespace

TEST_CASE("disagreement shares: of alpha add up to its D_o, on generated sources", "[metrics][agreement]") {
  data::Dice dice(23);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t m = 2 + dice(3);
    const std::uint32_t length = 40 + dice(30);
    CoderSource source{.length = length, .codes = 3, .regions = std::vector<CodedRegion>(m)};
    for (std::uint32_t g = 0; g < m; ++g) {
      const auto from = dice(length / 2);
      source.regions[g] = dice(3) == 0 ? CodedRegion{RegionKind::intervals, {{from, dice.between(from + 1, length)}}}
                                       : CodedRegion{RegionKind::whole, {}};
    }
    for (int i = 0; i < 14; ++i) {
      const auto b = dice(length);
      source.spans.push_back({dice(m), dice(3), {b, dice.between(b + 1, std::min(length, b + 15))}});
    }
    if (round % 2 == 0) source.code_regions.push_back({0, 1, {0, length}});
    std::vector<Span> units;
    for (std::uint32_t at = 0; at < length; at += 7) units.push_back({at, std::min(length, at + 7)});
    const Continuum c({source}, number_labels(m), number_labels(3));
    CHECK_THAT(checked_sum(alpha_shares(c)), Catch::Matchers::WithinAbs(observed_alpha(source, nullptr, {}), 1e-12));
    for (const Membership& mark :
         {Membership(Membership::any), Membership(Membership::full), Membership(Membership::begins)}) {
      CHECK_THAT(checked_sum(alpha_shares(c, std::vector<std::vector<Span>>(1, units), mark)),
                 Catch::Matchers::WithinAbs(observed_alpha(source, &units, mark), 1e-12));
    }
  }
}

TEST_CASE("disagreement shares: of u and gamma add up", "[metrics][agreement]") {
  const auto aps = data::aps();
  CHECK_THAT(checked_sum(unitizing_alpha_shares(aps)),
             Catch::Matchers::WithinAbs(unitizing_alpha(aps).u.observed, 1e-12));
  const GammaOptions options{.alpha = 3, .samples = 3};
  const auto shares = gamma_shares(aps, options);
  CHECK_THAT(checked_sum(shares), Catch::Matchers::WithinAbs(1537.0 / 1600, 1e-12));  // delta_o of the spec
  CHECK(shares.rows.size() == 5);  // of six unitary alignments one has no disorder
  CHECK(shares.table()["units"].as<std::int64_t>().size() == 5);
  CHECK(alpha_shares(Continuum()).total == 0);
}

TEST_CASE("disagreement shares: T1, P and Q on code a", "[metrics][agreement]") {
  const auto pq = data::t1_continuum().selected(std::vector<std::size_t>{0, 1}).of_codes(std::vector<std::size_t>{0});
  const auto found = alpha_shares(pq);
  REQUIRE(found.rows.size() == 2);  // 3 characters of s2, 2 of s1, of 90
  CHECK(found.rows[0].source == 1);
  CHECK(found.rows[0].place == Span{12, 15});
  CHECK_THAT(found.rows[0].share, Catch::Matchers::WithinAbs(3.0 / 90, 1e-12));
  CHECK(found.rows[1].place == Span{0, 2});
  CHECK(found.table()["code"].as<std::string>() == std::vector<std::string>{"a", "a"});
}
