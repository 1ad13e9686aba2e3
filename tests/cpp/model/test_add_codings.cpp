#include <tematik/model/codings.hpp>
#include <tematik/model/study.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "refusals.hpp"
#include "small_study.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

template <class T>
void check_width() {
  Small small;
  const std::vector<T> source{0, 0}, begin{0, 4}, end{3, 20}, code{0, 1}, coder{0, 0};
  const CodingId first =
      small.study.add_codings({.source = source, .begin = begin, .end = end, .code = code, .coder = coder});
  CHECK(row(first) == 0);
  CHECK(small.study.codings().size() == 2);
  const Coding second = small.study.codings()[CodingId{1}];
  CHECK(second.span == Span{4, 20});
  CHECK(second.code == small.b);
  CHECK(second.coder == small.ani);
  CHECK(check_consistent(small.study) == "");
}

}  // namespace

TEST_CASE("many codings from columns of every width", "[model][codings][bulk]") {
  check_width<std::int8_t>();
  check_width<std::uint8_t>();
  check_width<std::int16_t>();
  check_width<std::uint16_t>();
  check_width<std::int32_t>();
  check_width<std::uint32_t>();
  check_width<std::int64_t>();
  check_width<std::uint64_t>();
}

TEST_CASE("a bulk call without coders, on the final layer, or without rows", "[model][codings][bulk]") {
  Small small;
  const std::vector<int> source{0}, begin{1}, end{2}, code{1};
  small.study.add_codings({.source = source, .begin = begin, .end = end, .code = code}, CodingLayer::final_);
  const Coding read = small.study.codings()[CodingId{0}];
  CHECK(read.layer == CodingLayer::final_);
  CHECK(read.coder == small.study.coder("unknown"));
  const auto revision = small.study.revision();
  CHECK(row(small.study.add_codings({})) == 1);
  CHECK(small.study.revision() == revision + 1);
  CHECK(small.study.codings().size() == 1);
  CHECK(small.study.coders().size() == 2);
}

TEST_CASE("a bulk call takes all rows or none and names the row", "[model][codings][bulk]") {
  Small small;
  small.study.add_source({.name = "weg"});
  small.study.delete_source(SourceId{1});
  small.study.add_source({.name = "rekaman"});  // text not known
  struct Bad {
    std::string code, sentence;
    std::vector<std::int64_t> source, begin, end, of, coder;
  };
  const std::int64_t huge = std::int64_t{1} << 40;
  const std::vector<Bad> rows{
      {"codings_row",
       "add_codings, row 1, column \"source\": the study has no source with id 1",
       {0, 1},
       {0, 0},
       {1, 1},
       {0, 0},
       {0, 0}},
      {"codings_row",
       "add_codings, row 1, column \"source\": the study has no source with id 7",
       {0, 7},
       {0, 0},
       {1, 1},
       {0, 0},
       {0, 0}},
      {"codings_row",
       "add_codings, row 0, column \"source\": expected a number from 0 to 4294967295, found -1",
       {-1, 0},
       {0, 0},
       {1, 1},
       {0, 0},
       {0, 0}},
      {"codings_row",
       "add_codings, row 1, column \"code\": the study has no code with id 3",
       {0, 0},
       {0, 0},
       {1, 1},
       {0, 3},
       {0, 0}},
      {"codings_row",
       "add_codings, row 1, column \"code\": code 2 is a category (codable = false)",
       {0, 0},
       {0, 0},
       {1, 1},
       {0, 2},
       {0, 0}},
      {"codings_row",
       "add_codings, row 1, column \"coder\": the study has no coder with id 4",
       {0, 0},
       {0, 0},
       {1, 1},
       {0, 0},
       {0, 4}},
      {"codings_row",
       "add_codings, row 1, column \"coder\": expected a number from 0 to 65535, found 65536",
       {0, 0},
       {0, 0},
       {1, 1},
       {0, 0},
       {0, 65536}},
      {"codings_row",
       "add_codings, row 1, column \"end\": a coding needs begin < end, found [3, 3)",
       {0, 0},
       {0, 3},
       {1, 3},
       {0, 0},
       {0, 0}},
      {"codings_row",
       "add_codings, row 1, column \"end\": a coding needs begin < end, found [4, 3)",
       {0, 0},
       {0, 4},
       {1, 3},
       {0, 0},
       {0, 0}},
      {"codings_row",
       "add_codings, row 1, column \"end\": ends at 21, past the text of source 0, which has 20 code points",
       {0, 0},
       {0, 3},
       {1, 21},
       {0, 0},
       {0, 0}},
      {"codings_row",
       "add_codings, row 1, column \"end\": expected a number from 0 to 4294967295, found 1099511627776",
       {0, 2},
       {0, 3},
       {1, huge},
       {0, 0},
       {0, 0}},
      {"column_length",
       "add_codings: column \"begin\" has 1 rows, \"source\" has 2",
       {0, 0},
       {0},
       {1, 1},
       {0, 0},
       {0, 0}},
      {"column_length",
       "add_codings: column \"code\" has 0 rows, \"source\" has 2",
       {0, 0},
       {0, 0},
       {1, 1},
       {},
       {0, 0}},
      {"column_length",
       "add_codings: column \"coder\" has 1 rows, \"source\" has 2",
       {0, 0},
       {0, 0},
       {1, 1},
       {0, 0},
       {0}},
  };
  for (const auto& bad : rows) {
    INFO(bad.sentence);
    const auto refusal = refused(small.study, [&](Study& study) {
      study.add_codings({.source = bad.source, .begin = bad.begin, .end = bad.end, .code = bad.of, .coder = bad.coder});
    });
    CHECK(refusal.kind == "input");
    CHECK(refusal.code == bad.code);
    CHECK(refusal.sentence == bad.sentence);
  }
  const std::vector<std::uint64_t> most{std::numeric_limits<std::uint64_t>::max()}, zero{0}, one{1};
  CHECK(refused(small.study, [&](Study& study) {
          study.add_codings({.source = zero, .begin = zero, .end = one, .code = most});
        }).code == "codings_row");

  SECTION("a refused call adds no coder unknown, not even as a gap") {
    const std::vector<int> source{0}, begin{5}, end{5}, code{0};
    CHECK(refused(small.study, [&](Study& study) {
            study.add_codings({.source = source, .begin = begin, .end = end, .code = code});
          }).code == "codings_row");
    CHECK(small.study.coders().end_row() == 1);
  }
  SECTION("a text that is not known has room up to the last position") {
    const std::vector<std::uint32_t> source{2}, begin{0}, end{std::numeric_limits<std::uint32_t>::max()}, code{0};
    small.study.add_codings({.source = source, .begin = begin, .end = end, .code = code});
    CHECK(small.study.codings().size() == 1);
  }
}

TEST_CASE("a study holds at most 65,536 coders", "[model][codings]") {
  Small small;
  for (int i = 1; i < 65536; ++i) small.study.add_coder({.name = "x"});
  CHECK(refused(small.study, [](Study& s) { s.add_coder({.name = "y"}); }).code == "coder_limit");
  const auto one = refused(small.study, [&](Study& s) {
    s.add_coding({.source = small.source, .span = {0, 1}, .code = small.a});
  });
  CHECK(one.code == "coder_limit");
  CHECK(one.sentence == "a study holds at most 65,536 coders");
  const std::vector<int> source{0}, begin{0}, end{1}, code{0};
  const auto many = refused(
      small.study, [&](Study& s) { s.add_codings({.source = source, .begin = begin, .end = end, .code = code}); });
  CHECK(many.code == "coder_limit");
}

TEST_CASE("a coding takes at most 24 bytes, spare capacity included", "[model][codings][memory]") {
  Small small;
  const Codings& codings = small.study.codings();
  const auto bytes = [&] { return static_cast<double>(codings.memory()) / static_cast<double>(codings.size()); };
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    small.code({i % 10, i % 10 + 5}, small.a);
    if (i > 1000 && bytes() > 24) {
      INFO("after " << i);
      REQUIRE(bytes() <= 24);
    }
  }
  CHECK(bytes() <= 24);
  const std::vector<std::uint32_t> source(30'000), begin(30'000), code(30'000);
  const std::vector<std::uint32_t> end(30'000, 3);
  small.study.add_codings({.source = source, .begin = begin, .end = end, .code = code});
  CHECK(codings.size() == 130'000);
  CHECK(bytes() <= 24);

  Small fresh;
  fresh.study.add_codings({.source = source, .begin = begin, .end = end, .code = code});
  CHECK(fresh.study.codings().memory() <= 24U * 30'000);
}
