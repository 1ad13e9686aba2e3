#include <tematik/model/sampling_frame.hpp>

#include <tematik/model/record_tables.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "consistency.hpp"
#include "lines_of.hpp"
#include "refusals.hpp"

using namespace tematik;
using namespace tematik::test;

namespace {

struct FrameStudy {
  Study study{"frames"};
  AttributeId type = study.add_attribute({.name = "type", .of = ObjectKind::case_});
  AttributeId band = study.add_attribute({.name = "band", .of = ObjectKind::case_});
  AttributeId medium = study.add_attribute({.name = "medium", .of = ObjectKind::source});
  SamplingFrameId frame = study.add_frame({.name = "cells",
                                           .kind = SamplingKind::purposive,
                                           .strategies = {SamplingStrategy::maximum_variation},
                                           .attributes = {type, band},
                                           .cells = {{{"negeri", "senior"}, 3}, {{"swasta", "senior"}, {}, true}}});
};

}  // namespace

TEST_CASE("sampling frames: what they refuse", "[model][design]") {
  FrameStudy f;
  const auto code = [&](SamplingFrame frame) {
    const auto add = refused(f.study, [&](Study& s) { s.add_frame(frame); });
    const auto set = refused(f.study, [&](Study& s) { s.set_frame(f.frame, frame); });
    CHECK(add.code == set.code);
    return add.code;
  };
  CHECK(code({.name = "x"}) == "frame_attributes");
  CHECK(code({.name = "x", .attributes = {f.medium}}) == "frame_attributes");
  CHECK(code({.name = "x", .attributes = {f.type, f.type}}) == "frame_attributes");
  CHECK(code({.name = "x", .attributes = {AttributeId{9}}}) == "attribute_unknown");
  CHECK(code({.name = "x", .attributes = {f.type}, .cells = {{{"a", "b"}, 1}}}) == "frame_cell");
  CHECK(code({.name = "x", .attributes = {f.type}, .cells = {{{"a"}, 1}, {{"a"}, 2}}}) == "frame_cell_twice");
  CHECK(code({.name = "x", .attributes = {f.type}, .cells = {{{"a"}, -1}}}) == "frame_target");
  CHECK(code({.name = "x", .attributes = {f.type}, .cells = {{{"a"}, 1, true}}}) == "frame_target");
  CHECK(code({.attributes = {f.type}}) == "sampling_frame_name");
  CHECK(refused(f.study, [&](Study& s) { s.add_frame({.name = "cells", .attributes = {f.type}}); }).code ==
        "sampling_frame_twice");
  CHECK(refused(f.study, [](Study& s) { s.set_frame(SamplingFrameId{7}, {}); }).code == "sampling_frame_unknown");
  CHECK(refused(f.study, [](Study& s) { s.delete_frame(SamplingFrameId{7}); }).code == "sampling_frame_unknown");
  CHECK(refused(f.study, [](Study& s) { s.add_criterion({.name = "c", .rule = "nowhere"}); }).code == "query_unknown");
}

TEST_CASE("sampling frames: lines, tables, and the loss of an attribute", "[model][design]") {
  FrameStudy f;
  CHECK(
      only_line(f.study, "sampling_frame") ==
      R"(["sampling_frame","sampling_frame-0",{"attributes":["attribute-0","attribute-1"],"cells":[{"impossible":true,)"
      R"("levels":["swasta","senior"]},{"levels":["negeri","senior"],"target":3}],"kind":"purposive","name":"cells",)"
      R"("strategies":["maximum_variation"]}])");
  const Table table = frame_table(f.study);
  CHECK(table["cells"].as<std::string>().front() == "negeri; senior: 3 | swasta; senior: impossible");
  CHECK(table["attributes"].as<std::string>().front() == "type; band");
  f.study.add_query({.name = "rule", .text = "x"});
  const auto criterion = f.study.add_criterion({.name = "c", .rule = "rule"});
  CHECK(criterion_table(f.study)["rule"].as<std::string>().front() == "rule");
  f.study.set_criterion(criterion, {.name = "c2", .rule = "rule"});
  CHECK(f.study.criteria()[criterion].name == "c2");
  CHECK(f.study.criteria().find("c").empty());
  f.study.delete_criterion(criterion);
  CHECK(f.study.criteria().empty());
  f.study.delete_attribute(f.band);
  CHECK(f.study.frames().empty());
  CHECK(Consistency(f.study).problems().empty());
  CHECK(parse<SamplingKind>("probability") == SamplingKind::probability);
}
