#include <tematik/support/error.hpp>

#include "../catch.hpp"

using namespace tematik;

TEMPLATE_TEST_CASE("error: one tree with code, sentence, place and detail", "", InputError, UsageError, LookupError,
                   StorageError) {
  try {
    throw TestType("code", "a sentence", "row 3", "7");
  } catch (const Error& error) {
    CHECK(error.code() == "code");
    CHECK(std::string(error.what()) == "a sentence");
    CHECK(error.where() == "row 3");
    CHECK(error.detail() == "7");
  }
  const TestType bare("code", "a sentence");
  CHECK(bare.where().empty());
  CHECK(bare.detail().empty());
  static_assert(std::is_base_of_v<std::runtime_error, TestType>);
}

TEST_CASE("error: the branches do not catch each other") {
  CHECK_THROWS_AS([] { throw InputError("a", "b"); }(), InputError);
  bool caught = false;
  try {
    try {
      throw InputError("a", "b");
    } catch (const UsageError&) {
      FAIL("wrong branch");
    }
  } catch (const Error&) {
    caught = true;
  }
  CHECK(caught);
}
