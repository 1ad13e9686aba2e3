#include <tematik/support/uuid.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("uuid: version 5, known answers") {
  CHECK(uuid5(uuid_namespace_dns, "www.example.com") == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  const auto tematik_space = uuid5(uuid_namespace_url, "urn:tematik:interchange");
  CHECK(tematik_space == "c4ba74f7-27f7-5c96-8ddd-f5ff8b7a48d1");
  const auto study = uuid5(tematik_space, "demo");
  CHECK(study == "34987b91-87d5-52be-bae2-2abea27ca2bf");
  CHECK(uuid5(study, "code:raw:c001") == "0fd8301d-db6b-5957-8acd-46c15ddf4fe2");
}

TEST_CASE("uuid: any bytes are a name, the case of the namespace does not matter") {
  CHECK(uuid5(uuid_namespace_dns, "").size() == 36);
  CHECK(uuid5(uuid_namespace_dns, std::string_view("a\0b", 3)) != uuid5(uuid_namespace_dns, "a"));
  CHECK(uuid5("6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "x") == uuid5(uuid_namespace_dns, "x"));
}

TEST_CASE("uuid: a namespace that is none") {
  for (const std::string_view bad :
       {"", "demo", "6ba7b810-9dad-11d1-80b4-00c04fd430c", "6ba7b810-9dad-11d1-80b4-00c04fd430c8x",
        "6ba7b8109dad-11d1-80b4-00c04fd430c8", "zba7b810-9dad-11d1-80b4-00c04fd430c8"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(uuid5(bad, "x"), UsageError);
  }
}
