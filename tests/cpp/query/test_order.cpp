#include <tematik/query/order.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("orders by word, by list, by seed", "[query][order]") {
  CHECK(Order().word() == Order::collected);
  CHECK(Order("source").name() == "source");
  CHECK(Order(std::vector<std::string>{"b", "a"}).labels().front() == "b");
  CHECK(Order::random(7).seed() == 7);
  CHECK_FALSE(Order::random(7) == Order::random(8));
  CHECK(Order("random(7)") == Order::random(7));
  CHECK(Order("random") == Order::random(0));
  for (const char* wrong : {"alphabetical", "random(", "random()", "random(x)", "random(-1)", "random(1) ",
                            "random(1.5)", "random(99999999999999999999)"}) {
    CHECK_THROWS_AS(Order(wrong), UsageError);
  }
}
