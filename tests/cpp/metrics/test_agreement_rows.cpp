#include <tematik/metrics/agreement_rows.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("agreement rows: keys that no row has are no columns", "[metrics][agreement]") {
  std::vector<AgreementRow> rows(2);
  rows[0].code = "a";
  rows[1].figure.flags.set(Flag::few_clusters);
  rows[1].figure.flags.set(Flag::label_tie);
  const Table table = agreement_table(rows, "percent");
  CHECK(table.rows() == 2);
  CHECK(table["code"].as<std::string>() == std::vector<std::string>{"a", ""});
  CHECK(table["flags"].as<std::string>()[1] == "label_tie few_clusters");
  const auto has = [](const Table& of, const char* name) {
    return std::any_of(of.columns().begin(), of.columns().end(), [&](const auto& c) { return c.name == name; });
  };
  CHECK_FALSE(has(table, "source"));
  CHECK_FALSE(has(table, "upper"));
  CHECK_FALSE(has(table, "change"));
  CHECK(has(agreement_table(rows, "percent", true), "change"));
  rows[0].upper = 1;
  CHECK(has(agreement_table(rows, "percent"), "upper"));
}
