#include <tematik/support/parallel.hpp>

#include <cstdlib>

#include "../catch.hpp"

using namespace tematik;
using namespace std::chrono_literals;

namespace {

/// What a user does: places by chunk, reduced in order. Sums of reals show any change of order.
double ordered_sum(std::size_t chunks, int threads) {
  std::vector<double> places(chunks);
  parallel_chunks(chunks, threads, [&](std::size_t chunk) {
    for (int i = 1; i <= 50; ++i) places[chunk] += 1.0 / (static_cast<double>(chunk) * 50 + i);
  });
  double sum = 0;
  for (const double place : places) sum += place;
  return sum;
}

}  // namespace

TEST_CASE("parallel: the same bytes for 1, 2 and 7 threads") {
  for (const std::size_t chunks : {0U, 1U, 3U, 1000U}) {
    const double one = ordered_sum(chunks, 1);
    CHECK(ordered_sum(chunks, 2) == one);
    CHECK(ordered_sum(chunks, 7) == one);
    CHECK(ordered_sum(chunks, 0) == one);
  }
}

TEST_CASE("parallel: every chunk once") {
  for (const int threads : {1, 2, 7}) {
    std::vector<std::atomic<int>> times(500);
    parallel_chunks(times.size(), threads, [&](std::size_t chunk) { ++times[chunk]; });
    for (const auto& n : times) CHECK(n == 1);
  }
}

TEST_CASE("parallel: the exception of the lowest chunk") {
  for (const int threads : {1, 2, 7}) {
    for (int round = 0; round < 20; ++round) {
      try {
        parallel_chunks(100, threads, [&](std::size_t chunk) {
          if (chunk == 6) std::this_thread::sleep_for(2ms);  // a later one is thrown first
          if (chunk == 6 || chunk == 8 || chunk == 30) throw InputError("test", std::to_string(chunk));
        });
        FAIL("nothing thrown");
      } catch (const InputError& error) {
        CHECK(std::string(error.what()) == "6");
      }
    }
  }
}

TEST_CASE("parallel: progress is called from the calling thread and ends with all") {
  for (const int threads : {1, 2}) {
    const auto caller = std::this_thread::get_id();
    std::int64_t last = -1, calls = 0;
    parallel_chunks(
        6, threads, [](std::size_t) { std::this_thread::sleep_for(60ms); },
        [&](std::int64_t done, std::int64_t total) {
          CHECK(std::this_thread::get_id() == caller);
          CHECK(total == 6);
          CHECK(done >= last);
          last = done;
          ++calls;
          return true;
        });
    CHECK(last == 6);
    CHECK(calls >= 2);
  }
}

TEST_CASE("parallel: stopping on request") {
  for (const int threads : {1, 2}) {
    std::atomic<int> begun{0};
    try {
      parallel_chunks(
          1000, threads,
          [&](std::size_t) {
            ++begun;
            std::this_thread::sleep_for(20ms);
          },
          [](std::int64_t, std::int64_t) { return false; });
      FAIL("nothing thrown");
    } catch (const Error& error) {
      CHECK(error.code() == "cancelled");
    }
    CHECK(begun < 100);
  }
}

TEST_CASE("parallel: an exception of progress comes through") {
  for (const int threads : {1, 2}) {
    CHECK_THROWS_AS(parallel_chunks(
                        50, threads, [](std::size_t) { std::this_thread::sleep_for(20ms); },
                        [](std::int64_t, std::int64_t) -> bool { throw UsageError("stop", "stop"); }),
                    UsageError);
  }
}

TEST_CASE("parallel: number of threads") {
  CHECK(thread_count(3) >= 1);
  CHECK(thread_count(0) >= 1);
  CHECK_THROWS_AS(thread_count(-1), UsageError);
#ifndef TEMATIK_SINGLE_THREADED
  CHECK(thread_count(3) == 3);
#endif
}
