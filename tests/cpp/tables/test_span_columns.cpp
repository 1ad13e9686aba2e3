#include <tematik/tables/span_columns.hpp>

#include "../catch.hpp"

using namespace tematik;

namespace {

Study with_two_spans() {
  Study study("s");
  const auto s = study.add_source({.name = "s", .text = Text(std::string(30, 'x'))});
  const auto a = study.add_code({.name = "A"});
  const auto b = study.add_code({.name = "B"});
  for (const Span span : {Span{0, 10}, Span{8, 20}, Span{0, 10}})
    study.add_coding({.source = s, .span = span, .code = a});
  study.add_coding({.source = s, .span = {5, 15}, .code = b});
  const auto whole = study.add_segment({.source = s, .kind = PlaceKind::source});
  study.add_coding({.source = s, .code = a, .segment = whole});
  return study;
}

}  // namespace

TEST_CASE("spans of a call, joined or distinct", "[tables][span_columns]") {
  const Study study = with_two_spans();
  const auto reading = read_codings(study, {});
  const auto rows = rows_of_codes(study, reading.codes, Level::code);
  const auto spans = span_columns(study, reading, rows, WithinRule::clip);
  CHECK(spans.size() == 4);
  CHECK(spans.without_span == 1);
  const auto runs = maximal_runs(spans);
  CHECK(runs.begin == std::vector<std::uint32_t>{0, 5});
  CHECK(runs.end == std::vector<std::uint32_t>{20, 15});
  CHECK(distinct_spans(spans).size() == 3);
}

TEST_CASE("within cuts or keeps", "[tables][span_columns]") {
  const Study study = with_two_spans();
  const auto reading = read_codings(study, {.within = code("B")});
  const auto rows = rows_of_codes(study, reading.codes, Level::code);
  const auto cut = span_columns(study, reading, rows, WithinRule::clip);
  CHECK(cut.begin == std::vector<std::uint32_t>{5, 8, 5, 5});
  CHECK(cut.end == std::vector<std::uint32_t>{10, 15, 10, 15});
  CHECK(span_columns(study, reading, rows, WithinRule::keep_whole).begin == std::vector<std::uint32_t>{0, 8, 0, 5});
}
