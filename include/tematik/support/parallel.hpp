#pragma once

/// @file
/// @brief Work cut into numbered chunks, done by several threads, reduced in order: same bytes for any number.
///
/// A chunk writes only to its own place; the caller reduces the places in order. Only the calling thread meets
/// the outside world: it waits, calls `progress` about ten times a second and stops everything when that says no.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <tematik/support/error.hpp>

namespace tematik {

/// Called with (done, total) from the calling thread while work goes on; `false` stops the work.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// The number of threads a call uses: `requested`, else the variable TEMATIK_THREADS, else the processors.
[[nodiscard]] inline unsigned thread_count(int requested) {
  if (requested < 0) {
    throw UsageError("threads", "threads must be 1 or more (0: all processors)", "threads", std::to_string(requested));
  }
#ifdef TEMATIK_SINGLE_THREADED
  return 1;
#else
  if (requested > 0) return static_cast<unsigned>(requested);
  if (const char* variable = std::getenv("TEMATIK_THREADS"); variable != nullptr) {
    const long value = std::strtol(variable, nullptr, 10);
    if (value > 0) return static_cast<unsigned>(value);
  }
  const unsigned processors = std::thread::hardware_concurrency();
  return processors == 0 ? 1 : processors;
#endif
}

/// Runs `work(chunk)` for chunk = 0 … chunks-1.
///
/// The exception of the lowest chunk that threw is thrown again here. @throws Error `cancelled` if `progress`
/// said no; chunks that had begun are finished, the others never run.
template <class Work>
void parallel_chunks(std::size_t chunks, int threads, Work&& work, const Progress& progress = {}) {
  const auto total = static_cast<std::int64_t>(chunks);
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> done{0};
  std::atomic<bool> stop{false};
  std::vector<std::exception_ptr> errors(chunks);

  const auto run = [&] {
    for (;;) {
      if (stop.load()) return;
      const std::size_t chunk = next.fetch_add(1);
      if (chunk >= chunks) return;
      try {
        work(chunk);
      } catch (...) {
        errors[chunk] = std::current_exception();
        stop = true;
      }
      done.fetch_add(1);
    }
  };
  const auto report = [&] { return !progress || progress(static_cast<std::int64_t>(done.load()), total); };

  const std::size_t workers = std::min<std::size_t>(thread_count(threads), chunks);
  bool cancelled = false;
  if (workers <= 1) {
    // One thread: the caller works itself and looks up between chunks, at most ten times a second.
    auto last = std::chrono::steady_clock::now();
    for (std::size_t chunk = 0; chunk < chunks && !cancelled; ++chunk) {
      work(chunk);
      done.fetch_add(1);
      const auto now = std::chrono::steady_clock::now();
      if (progress && now - last >= std::chrono::milliseconds(100)) {
        last = now;
        cancelled = !report();
      }
    }
  } else {
#ifndef TEMATIK_SINGLE_THREADED
    std::mutex mutex;
    std::condition_variable finished;
    std::size_t running = workers;
    std::vector<std::jthread> pool;
    pool.reserve(workers);
    try {
      for (std::size_t i = 0; i < workers; ++i) {
        pool.emplace_back([&] {
          run();
          const std::lock_guard lock(mutex);
          if (--running == 0) finished.notify_one();
        });
      }
    } catch (...) {  // the system gives no more threads: stop those that run, then say so
      stop = true;
      throw;
    }
    std::unique_lock lock(mutex);
    while (!finished.wait_for(lock, std::chrono::milliseconds(100), [&] { return running == 0; })) {
      lock.unlock();
      bool go_on = false;
      try {
        go_on = report();
      } catch (...) {
        stop = true;
        throw;
      }
      if (!go_on) {
        cancelled = true;
        stop = true;
      }
      lock.lock();
    }
#endif
  }
  for (const auto& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  if (cancelled) throw Error("cancelled", "stopped on request; nothing was changed");
  if (progress) static_cast<void>(progress(total, total));
}

}  // namespace tematik
