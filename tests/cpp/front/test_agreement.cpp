#include <tematik/agreement.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

constexpr double six_digits = 1e-6;  // the fixtures are printed with six digits

/// T1: three sources, three coders, sentences of ten characters; Q looked at s3 and found nothing, R never saw s2.
struct T1 {
  Study study{"T1"};
  T1() {
    const auto p = study.add_coder({.name = "P"});
    const auto q = study.add_coder({.name = "Q"});
    const auto r = study.add_coder({.name = "R"});
    const auto a = study.add_code({.name = "a"});
    const auto b = study.add_code({.name = "b"});
    const auto c = study.add_code({.name = "c"});
    std::vector<SourceId> s;
    for (const std::uint32_t length : {40U, 30U, 20U}) {
      StoredSegmentation tens{.name = "ten"};
      for (std::uint32_t at = 0; at < length; at += 10) tens.units.push_back({.span = {at, at + 10}});
      s.push_back(study.add_source({.name = "s" + std::to_string(s.size() + 1),
                                    .text = Text(std::string(length, 'x')),
                                    .segmentations = {tens}}));
    }
    const auto add = [&](CoderId coder, std::size_t source, CodeId code, Span span) {
      study.add_coding({.source = s[source], .span = span, .code = code, .coder = coder});
    };
    add(p, 0, a, {0, 10});
    add(p, 0, b, {15, 25});
    add(p, 1, a, {5, 15});
    add(p, 1, c, {20, 28});
    add(p, 2, b, {0, 6});
    add(q, 0, a, {2, 10});
    add(q, 0, b, {15, 22});
    add(q, 0, c, {30, 36});
    add(q, 1, a, {5, 12});
    add(q, 1, c, {20, 28});
    add(r, 0, a, {0, 8});
    add(r, 0, b, {16, 25});
    add(r, 2, b, {2, 6});
    study.add_coverage({.coder = q, .source = s[2]});
  }
  [[nodiscard]] AgreementRow one(AgreementOptions options) const {
    options.ci = IntervalMethod::none;
    return agreement(study, options).rows.front();
  }
};

}  // namespace

TEST_CASE("T1: kappa of pairs of coders, per character", "[front][agreement]") {
  const T1 t;
  const auto kappa = [&](const char* code, const char* first, const char* second) {
    return t.one({.metric = Metric::cohen_kappa, .codes = {code}, .coders = {first, second}}).figure;
  };
  CHECK_THAT(kappa("a", "P", "Q").value, Catch::Matchers::WithinAbs(14.0 / 17, six_digits));
  CHECK_THAT(kappa("b", "P", "Q").value, Catch::Matchers::WithinAbs(.561213, six_digits));
  CHECK_THAT(kappa("c", "P", "Q").value, Catch::Matchers::WithinAbs(.692483, six_digits));
  CHECK_THAT(kappa("a", "P", "R").value, Catch::Matchers::WithinAbs(.869565, six_digits));
  CHECK_THAT(kappa("b", "P", "R").value, Catch::Matchers::WithinAbs(.864048, six_digits));
  CHECK(kappa("c", "P", "R").status == Status::no_variation);
  CHECK(kappa("c", "P", "R").observed == 1);
  CHECK_THAT(kappa("a", "Q", "R").value, Catch::Matchers::WithinAbs(.711538, six_digits));
  CHECK_THAT(kappa("b", "Q", "R").value, Catch::Matchers::WithinAbs(.528487, six_digits));
  CHECK(kappa("c", "Q", "R").value == 0);
  CHECK(kappa("c", "Q", "R").status == Status::ok);
}

TEST_CASE("T1: alpha of three coders, and units of ten characters", "[front][agreement]") {
  const T1 t;
  const auto alpha = [&](const char* code) { return t.one({.codes = {code}}).figure.value; };
  CHECK_THAT(alpha("a"), Catch::Matchers::WithinAbs(.802503, six_digits));
  CHECK_THAT(alpha("b"), Catch::Matchers::WithinAbs(.674564, six_digits));
  CHECK_THAT(alpha("c"), Catch::Matchers::WithinAbs(.701001, six_digits));
  const auto in_tens = [&](const Membership& membership) {
    return t
        .one({.metric = Metric::cohen_kappa,
              .unit = "ten",
              .codes = {"a"},
              .coders = {"P", "Q"},
              .membership = membership})
        .figure.value;
  };
  CHECK_THAT(in_tens(Membership::any), Catch::Matchers::WithinAbs(1, six_digits));
  CHECK_THAT(in_tens(Membership::share(.5)), Catch::Matchers::WithinAbs(.727273, six_digits));
  CHECK_THAT(in_tens(Membership::full), Catch::Matchers::WithinAbs(0, six_digits));
}

TEST_CASE("T1: the interval draws sources; scope gives rows", "[front][agreement]") {
  const T1 t;
  const auto row =
      agreement(t.study, {.metric = Metric::cohen_kappa, .codes = {"a"}, .coders = {"P", "Q"}}).rows.front();
  CHECK_THAT(row.figure.se, Catch::Matchers::WithinAbs(.033344, six_digits));
  CHECK_THAT(row.figure.lo, Catch::Matchers::WithinAbs(.756757, six_digits));
  CHECK_THAT(row.figure.hi, Catch::Matchers::WithinAbs(.875, six_digits));
  CHECK(row.figure.flags.has(Flag::few_clusters));
  const auto again =
      agreement(t.study, {.metric = Metric::cohen_kappa, .codes = {"a"}, .coders = {"P", "Q"}, .threads = 7});
  CHECK(again.rows.front().figure.lo == row.figure.lo);
  CHECK(agreement(t.study, {.scope = {ScopeKey::code, ScopeKey::coder_pair}, .ci = IntervalMethod::none}).rows.size() ==
        9);
  CHECK_THROWS_AS(agreement(t.study, {.values = ValueKind::label}), UsageError);
  CHECK_THROWS_AS(agreement(t.study, {.coders = {"X"}}), LookupError);
  CHECK(agreement(t.study).warnings.front().code == "gate.agreement.undeclared");
}
