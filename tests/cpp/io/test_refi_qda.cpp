#include <tematik/io/refi_qda.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("GUIDs made for ids that are none", "[io][refi]") {
  CHECK(io::foreign_guid("demo", "code", "raw:c001") == "0fd8301d-db6b-5957-8acd-46c15ddf4fe2");
  CHECK(io::foreign_guid("demo", "source", "s1") == "3c2f87f5-d1d3-5514-a92d-0e76e7b00b97");
  CHECK(io::foreign_guid("demo", "code", "c2") == "95659951-e4d7-500e-bcc3-06072dbb4feb");
}
