#include <tematik/support/status.hpp>

#include <cmath>
#include <set>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("status: words of statuses and flags, each once, in the order of the enumeration") {
  std::set<std::string_view> words;
  std::size_t place = 0;
  for (const auto& [status, word] : EnumNames<Status>::names) {
    CHECK(static_cast<std::size_t>(status) == place++);
    CHECK(words.insert(word).second);
    CHECK(parse<Status>(word) == status);
  }
  place = 0;
  words.clear();
  for (const auto& [flag, word] : EnumNames<Flag>::names) {
    CHECK(static_cast<std::size_t>(flag) == place++);
    CHECK(words.insert(word).second);
    CHECK(parse<Flag>(word) == flag);
  }
  CHECK(place <= 32);  // they live in 32 bits
}

TEST_CASE("status: sets of flags") {
  Flags flags;
  CHECK(flags.words().empty());
  flags.set(Flag::no_uniques);
  flags.set(Flag::order_is_insertion);
  CHECK(flags.has(Flag::no_uniques));
  CHECK(flags.words() == std::vector<std::string>{"order_is_insertion", "no_uniques"});
  Flags other;
  other.set(Flag::few_clusters);
  other |= flags;
  CHECK(other.words().size() == 3);
  other.set(Flag::few_clusters, false);
  CHECK(other == flags);
  CHECK(std::isnan(undefined_value));
}
