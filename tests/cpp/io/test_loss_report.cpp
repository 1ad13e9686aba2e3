#include <tematik/io/loss_report.hpp>

#include <string>

#include "../../../src/loss_counter.hpp"
#include "../catch.hpp"

namespace {

using namespace tematik::io;
using tematik::io::detail::LossCounter;

/// A project of one source with a selection, its description, two codings; counted by hand.
LossReport sample(std::int64_t examples = 5) {
  LossCounter counter(LossDirection::import_, examples);
  const auto source = counter.kind("TextSource");
  const auto selection = counter.kind("PlainTextSelection");
  const auto coding = counter.kind("Coding");
  const auto description = counter.kind("Description");
  const auto user = counter.kind("User");
  const auto s = counter.add(source, true);
  const auto g = counter.add(selection, true, s);
  const auto d = counter.add(description, false, g);
  (void)d;
  const auto a = counter.add(coding, true, g);
  const auto b = counter.add(coding, true, g);
  counter.mark(g, LossReason::range_reversed);
  counter.mark(g, LossReason::member_missing);
  counter.mark(g, LossReason::member_missing);
  counter.mark(a, LossReason::coder_unknown);
  counter.mark(b, LossReason::coder_unknown);
  counter.mark(b, LossReason::twin_anchor);
  counter.mark(s, LossReason::date_no_zone);
  counter.made(user, LossReason::coder_unknown, {.id = "unknown"});
  LossReport report;
  report.format = "refi-qda-project";
  report.origin = "Test";
  report.dialect = {"R9"};
  report.input = {.name = "x.qde", .sha256 = "00", .bytes = 7};
  counter.finish(report, [](LossCounter::Object object) {
    return LossExample{.id = "id" + std::to_string(object), .where = "/Project[1]"};
  });
  report.offsets.push_back({.source = "s", .rule = "code_point/stored/no_bom", .status = "default"});
  return report;
}

}  // namespace

TEST_CASE("an object counts once, under its most severe action", "[io][loss]") {
  const auto report = sample();
  const auto coding = report.total("Coding");
  CHECK(coding.in == 2);
  CHECK(coding.changed == 1);
  CHECK(coding.merged == 1);
  CHECK(coding.out == 1);
  const auto selection = report.total("PlainTextSelection");
  CHECK(selection.unverified == 1);
  CHECK(selection.changed == 0);
  CHECK(selection.out == 1);
  CHECK(report.total("TextSource").kept == 1);
  CHECK(report.total("User").in == 0);
  CHECK(report.total("User").added == 1);
  CHECK(report.total("User").out == 1);
  CHECK(report.total("Link") == LossTotal{.element = "Link"});
}

TEST_CASE("a part without an id shares the action of its parent", "[io][loss]") {
  const auto report = sample();
  CHECK(report.total("Description").unverified == 1);
  CHECK(report.count(LossAction::unverified, "Description", LossReason::member_missing) == 1);
  CHECK(report.losses() == 2);
}

TEST_CASE("entries: the deciding remark, others as notes, each once", "[io][loss]") {
  const auto report = sample();
  CHECK(report.count(LossAction::unverified, "PlainTextSelection", LossReason::member_missing) == 1);
  CHECK(report.count(LossAction::note, "PlainTextSelection", LossReason::range_reversed) == 1);
  CHECK(report.count(LossAction::merged, "Coding", LossReason::twin_anchor) == 1);
  CHECK(report.count(LossAction::note, "Coding", LossReason::coder_unknown) == 1);
  CHECK(report.count(LossAction::changed, "Coding", LossReason::coder_unknown) == 1);
  CHECK(report.count(LossAction::note, "TextSource", LossReason::date_no_zone) == 1);
  CHECK(report.count(LossAction::added, "User", LossReason::coder_unknown) == 1);
  std::int64_t counted = 0;
  for (const auto& entry : report.entries) counted += entry.action == LossAction::note ? 0 : entry.count;
  std::int64_t acted = 0;
  for (const auto& t : report.totals) acted += t.changed + t.guessed + t.merged + t.unverified + t.dropped + t.added;
  CHECK(counted == acted);
  CHECK(report.entries.front().action == LossAction::merged);
  CHECK(sample(0).entries.front().examples.empty());
  CHECK(sample(1).entries.front().examples.front().id == "id4");
}

TEST_CASE("the report as text", "[io][loss]") {
  const auto report = sample();
  const std::string json = report.to_json();
  CHECK(json.starts_with(
      "{\"dialect\":[\"R9\"],\"direction\":\"import\",\"entries\":[{\"action\":\"merged\",\"count\":1,"
      "\"element\":\"Coding\",\"examples\":[{\"id\":\"id4\",\"where\":\"/Project[1]\"}],\"reason\":\"twin_anchor\"}"));
  CHECK(json.find("\"input\":{\"bytes\":7,\"name\":\"x.qde\",\"sha256\":\"00\"}") != std::string::npos);
  CHECK(json.find("\"runner_up\":null") != std::string::npos);
  CHECK(json.find("\"schema\":\"tematik.loss/1\"") != std::string::npos);
  CHECK(json == sample().to_json());

  const std::string csv = report.to_csv();
  CHECK(csv.starts_with(
      "action,element,reason,count,example_ids,example_places\r\nmerged,Coding,twin_anchor,1,id4,/Project[1]\r\n"));
  LossReport hostile;
  hostile.entries.push_back({.element = "a,\"b\"", .count = 1, .examples = {{.id = "=cmd", .where = "x"}}});
  CHECK(hostile.to_csv().find("note,\"a,\"\"b\"\"\",no_counterpart,1,=cmd,x\r\n") != std::string::npos);
  CHECK(hostile.to_csv(true).find(",'=cmd,") != std::string::npos);

  const std::string page = report.to_markdown();
  CHECK(page.find("Lost (dropped or unverified): 2") != std::string::npos);
  CHECK(page.find("| Coding | 2 | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 1 |") != std::string::npos);
  hostile.entries[0].element = "<script>|";
  CHECK(hostile.to_markdown().find("\\<script>\\|") != std::string::npos);
}
