#include <tematik/metrics/segmentation_similarity.hpp>

#include <set>

#include "../catch.hpp"
#include "agreement_data.hpp"

using namespace tematik;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

using SegmentMasses = std::vector<std::int64_t>;

SegmentedText text_of_masses(const std::vector<SegmentMasses>& coders) {
  SegmentedText out;
  for (const auto& masses : coders) {
    out.units = 0;
    for (const auto mass : masses) out.units += mass;
    out.boundaries.emplace_back(boundaries_of_masses(masses));
  }
  return out;
}

SegmentationSimilarity similarity_of_text(const SegmentedText& text, std::int64_t n_t = 2) {
  return segmentation_similarity(std::span(&text, 1), {.n_t = n_t});
}

/// Hearst's text as seven coders cut it.
SegmentedText hearst_coders() {
  return text_of_masses({{2, 3, 3, 1, 3, 6, 3},
                         {2, 8, 2, 4, 2, 3},
                         {2, 1, 2, 3, 1, 3, 1, 3, 2, 2, 1},
                         {2, 1, 4, 1, 1, 3, 1, 4, 3, 1},
                         {3, 2, 4, 3, 5, 4},
                         {2, 3, 4, 2, 2, 5, 3},
                         {2, 3, 2, 2, 3, 1, 3, 2, 3}});
}

}  // namespace

TEST_CASE("segmentation_similarity: one boundary more, one boundary moved") {
  const auto more = similarity_of_text(text_of_masses({{2, 8, 2, 1}, {2, 1, 7, 2, 1}}));
  CHECK(more.edits == BoundaryEdits{.matches = 3, .additions = 1, .places = 12});
  CHECK_THAT(more.boundary.value, WithinAbs(.75, 1e-12));
  CHECK_THAT(more.segmentation.value, WithinAbs(.916667, 1e-6));
  CHECK_THAT(more.pi.value, WithinAbs(.726755, 1e-6));
  CHECK_THAT(more.kappa.value, WithinAbs(.727273, 1e-6));
  const auto moved = similarity_of_text(text_of_masses({{3, 4, 3}, {3, 5, 2}}));
  CHECK(moved.edits == BoundaryEdits{.matches = 1, .transpositions = 1, .span = 1, .places = 9});
  CHECK_THAT(moved.boundary.value, WithinAbs(.75, 1e-12));
  CHECK_THAT(moved.segmentation.value, WithinAbs(.944444, 1e-6));
  CHECK_THAT(moved.pi.value, WithinAbs(.737013, 1e-6));
  CHECK_THAT(moved.kappa.value, WithinAbs(.737013, 1e-6));
  CHECK(moved.table().rows() == 4);
  CHECK_THAT(moved.method().json(), ContainsSubstring("\"n_t\":2"));
}

TEST_CASE("segmentation_similarity: edits against a search that takes one shortest, leftmost pair after another") {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    data::Dice dice(seed);
    const auto units = static_cast<std::int64_t>(dice.between(1, 25));
    const auto n_t = static_cast<std::int64_t>(dice.between(1, 5));
    std::set<std::int64_t> a, b;
    for (std::int64_t p = 1; p < units; ++p) {
      if (dice(3) == 0) a.insert(p);
      if (dice(3) == 0) b.insert(p);
    }
    const std::vector<std::int64_t> first(a.begin(), a.end()), second(b.begin(), b.end());
    BoundaryEdits naive{.places = units - 1};
    for (const auto p : first) {
      if (b.count(p) == 0) continue;
      ++naive.matches;
      a.erase(p);
      b.erase(p);
    }
    for (std::int64_t distance = 1; distance < n_t; ++distance) {
      for (std::int64_t left = 1; left < units; ++left) {
        for (auto* from : {&a, &b}) {
          auto* to = from == &a ? &b : &a;
          if (from->count(left) == 0 || to->count(left + distance) == 0) continue;
          from->erase(left);
          to->erase(left + distance);
          ++naive.transpositions;
          naive.span += distance;
        }
      }
    }
    naive.additions = static_cast<std::int64_t>(a.size() + b.size());
    CHECK(boundary_edits(first, second, units, n_t) == naive);
    CHECK(boundary_edits(second, first, units, n_t) == naive);
  }
}

TEST_CASE("segmentation_similarity: Hearst, seven coders") {
  const auto h = hearst_coders();
  const auto all = similarity_of_text(h);
  REQUIRE(all.boundary.status == Status::ok);
  CHECK(all.edits.places == 21 * 20);  // pairs x places
  CHECK(all.boundary.value < all.segmentation.value);
  CHECK(all.pi.value < all.boundary.value);
  CHECK(all.pi.value <= all.kappa.value);
  CHECK(all.boundary.n_coders == 7);
  // the sum over pairs, each on its own
  BoundaryEdits sum;
  for (std::size_t g = 0; g < 7; ++g) {
    for (std::size_t i = 0; i < g; ++i) sum += boundary_edits(*h.boundaries[i], *h.boundaries[g], 21);
  }
  CHECK(all.edits == sum);
  auto turned = h;  // coders in another order; the text read backwards
  std::reverse(turned.boundaries.begin(), turned.boundaries.end());
  CHECK(similarity_of_text(turned).boundary.value == all.boundary.value);
  CHECK_THAT(similarity_of_text(turned).kappa.value, WithinAbs(all.kappa.value, 1e-12));
  // a wider reach can only turn additions into cheaper transpositions
  CHECK(similarity_of_text(h, 4).segmentation.value >= similarity_of_text(h, 1).segmentation.value);
  CHECK(similarity_of_text(h, 1).edits.transpositions == 0);
}

TEST_CASE("segmentation_similarity: texts add up, absent coders, equal cuts") {
  const auto a = text_of_masses({{2, 8, 2, 1}, {2, 1, 7, 2, 1}});
  const auto b = text_of_masses({{3, 4, 3}, {3, 5, 2}});
  const std::vector<SegmentedText> both{a, b};
  const auto sum = segmentation_similarity(both);
  CHECK_THAT(sum.boundary.value, WithinAbs(1 - 1.5 / 6, 1e-12));
  CHECK_THAT(sum.segmentation.value, WithinAbs(1 - 1.5 / 21, 1e-12));
  const double p = 5 / 21.0, q = 6 / 21.0;
  CHECK_THAT(sum.kappa.expected, WithinAbs(p * q, 1e-12));
  CHECK_THAT(sum.pi.expected, WithinAbs((p + q) * (p + q) / 4, 1e-12));
  std::vector<SegmentedText> third = both;
  for (auto& text : third) text.boundaries.emplace_back();  // a coder who never looked changes nothing
  CHECK(segmentation_similarity(third).pi.value == sum.pi.value);
  CHECK(segmentation_similarity(third).boundary.n_coders == 2);
  const auto same = similarity_of_text(text_of_masses({{2, 3}, {2, 3}}));
  CHECK(same.boundary.value == 1);
  CHECK(same.pi.value == 1);
}

TEST_CASE("segmentation_similarity: statuses and bad input") {
  const auto none = similarity_of_text(text_of_masses({{5}, {5}}));
  CHECK(none.boundary.status == Status::no_variation);
  CHECK(none.segmentation.status == Status::no_variation);
  CHECK(std::isnan(none.boundary.value));
  const auto everywhere = similarity_of_text(text_of_masses({{1, 1, 1}, {1, 1, 1}}));
  CHECK(everywhere.boundary.value == 1);
  CHECK(everywhere.pi.status == Status::no_variation);
  CHECK(std::isnan(everywhere.kappa.value));
  CHECK(segmentation_similarity({}).boundary.status == Status::no_data);
  CHECK(similarity_of_text({.units = 1, .boundaries = {{{}}, {{}}}}).boundary.status == Status::no_data);
  CHECK(similarity_of_text({.units = 5, .boundaries = {{{2}}, {}}}).boundary.status == Status::single_coder);
  const std::vector<SegmentedText> apart{{.units = 5, .boundaries = {{{2}}, {}}},
                                         {.units = 5, .boundaries = {{}, {{2}}}}};
  CHECK(segmentation_similarity(apart).boundary.status == Status::no_pairable);
  CHECK_THROWS_WITH(similarity_of_text({.units = 5, .boundaries = {{{2}}, {{3, 3}}}}),
                    ContainsSubstring("text 0, coder 1"));
  CHECK_THROWS_AS(similarity_of_text({.units = 5, .boundaries = {{{5}}}}), InputError);
  CHECK_THROWS_AS(similarity_of_text({.units = 5, .boundaries = {{{0}}}}), InputError);
  CHECK_THROWS_AS(similarity_of_text(hearst_coders(), 0), UsageError);
  CHECK_THROWS_AS(boundary_edits({}, {}, 3, 0), UsageError);
  const std::vector<SegmentedText> uneven{{.units = 5, .boundaries = {{}}}, {.units = 5}};
  CHECK_THROWS_AS(segmentation_similarity(uneven), UsageError);
  CHECK_THROWS_AS(boundaries_of_masses(SegmentMasses{2, 0}), InputError);
  CHECK(boundaries_of_masses(SegmentMasses{}).empty());
}

TEST_CASE("segmentation_similarity: the example of its documentation") {
  const SegmentedText t{.units = 10, .boundaries = {{{3, 7}}, {{3, 8}}}};
  CHECK(segmentation_similarity(std::span(&t, 1)).boundary.value == 0.75);
  CHECK(boundaries_of_masses(SegmentMasses{2, 8, 2, 1}) == SegmentMasses{2, 10, 12});
}
