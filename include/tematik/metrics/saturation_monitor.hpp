#pragma once

/// @file
/// @brief Saturation while units come in: push one, read where the study stands.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/metrics/coverage.hpp>
#include <tematik/metrics/guest.hpp>
#include <tematik/metrics/richness.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/partial_bytes.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>

namespace tematik {

struct MonitorOptions {
  GuestOptions guest = {};
  std::int64_t francis_init = 10;  ///< units before a run counts
  std::int64_t francis_stop = 3;   ///< units without a new code that stop
  double delta = 0.05;             ///< the alarm's largest expected yield of the next unit
};

/// Where the study stands after so many units.
struct MonitorState {
  Status status = Status::no_data;  ///< of the estimates: ok, too_few_units, undefined, no_data
  std::string reason = {};          ///< no_uniques, single_unique; else ""
  Flags flags = {};
  std::int64_t units = 0;       ///< N
  std::int64_t new_codes = 0;   ///< of the last unit
  std::int64_t codes = 0;       ///< S
  std::int64_t mentions = 0;    ///< U
  std::int64_t uniques = 0;     ///< Q1
  std::int64_t duplicates = 0;  ///< Q2
  double coverage = undefined_value;
  double expected_new = undefined_value;
  RichnessResult chao2_bc = {};
  double share_with_unique = undefined_value;  ///< units that hold a code of their own; NaN without units
  Status guest_status = Status::no_data;       ///< as `guest` on the units so far
  std::optional<std::int64_t> guest_stop = {};
  std::int64_t francis_run = 0;  ///< units in a row without a new code, at the end
  std::optional<std::int64_t> francis_stop = {};
  bool alarm = false;                  ///< Guest has stopped and the next unit is expected to bring at most delta codes
  std::vector<Warning> warnings = {};  ///< saturation.sequential_looks with the alarm: print it

  /// One row with every field.
  [[nodiscard]] Table table() const;
};

/// @brief Saturation figures of a growing list of units, each in time of its own codes.
///
/// - **Inputs**: the codes of each unit as it is coded, by stable ids; a repeated code counts once. Unit: whatever is
///   coded one after another.
/// - **Definition**: after N pushes every figure equals the same call on the incidence of the first N units: `coverage`,
///   `expected_new`, `richness` (chao2_bc), `guest`, Francis' rule with (init, stop), the share of units with a unique
///   code (the chance that unit N would have brought something new, had the same units come in random order)
/// - **Undefined**: as those calls; `no_data` before the first push.
/// - **Assumptions**: as those calls. Looking after every unit makes an early stop more likely than the rules say for one
///   look at the end; the alarm is an occasion to think, no verdict. Guest's stop does not go away when codes follow.
/// - **Complexity**: `push` O(codes of the unit) expected; memory O(S + N).
/// - **Literature**: those of the calls
///
/// @code
/// tematik::SaturationMonitor monitor;
/// monitor.push(std::vector<std::string>{"support", "cost"});
/// const auto now = monitor.push(std::vector<std::string>{"support"});
/// assert(now.units == 2 && now.codes == 2 && now.new_codes == 0 && now.uniques == 1);
/// @endcode
class SaturationMonitor {
 public:
  /// @throws UsageError as `guest`; if francis_init or francis_stop < 1, delta is negative or not finite
  explicit SaturationMonitor(MonitorOptions options = {});

  /// Adds a unit; an empty list is a unit that was coded and holds no code.
  MonitorState push(std::span<const std::string> codes);
  /// The same with numbers for ids; number 3 and id "3" are one code.
  MonitorState push(std::span<const std::uint32_t> codes);
  [[nodiscard]] MonitorState state() const;

  [[nodiscard]] const MonitorOptions& options() const noexcept { return options_; }
  /// New codes of each unit so far.
  [[nodiscard]] std::vector<std::int64_t> new_codes() const;
  /// Codes by frequency, as of an incidence of these units.
  [[nodiscard]] FrequencyCounts frequencies() const;
  [[nodiscard]] MethodRecord method() const;

  /// Little-endian: "TMKM", u16 1, u16 version 1, u64 length; u64 base, u64 run, f64 threshold, u64 francis_init,
  /// u64 francis_stop, f64 delta; u32 N, N x u32 new codes; u32 k, k x (u32 length, id, u64 units that hold it), as the
  /// codes came.
  [[nodiscard]] std::string to_bytes() const;
  /// @throws InputError if these are no such bytes
  [[nodiscard]] static SaturationMonitor from_bytes(std::string_view bytes);

 private:
  static constexpr detail::PartialFrame frame{.magic = "TMKM", .kind = 1, .version = 1, .zero_in_ids = true};
  struct Code {
    std::string id = {};
    std::int64_t held_by = 0;
    std::int64_t first = 0;  // unit from 0; the holder while held_by is 1
    std::int64_t last = -1;
  };

  void hold(const std::string& id, std::int64_t unit);
  void close_unit();

  MonitorOptions options_;
  std::vector<Code> codes_ = {};
  std::unordered_map<std::string, std::size_t> index_ = {};
  std::vector<std::int64_t> seen_ = {0};       // codes after each unit
  std::vector<std::int64_t> uniques_of_ = {};  // u_i
  std::int64_t mentions_ = 0;
  std::int64_t uniques_ = 0;
  std::int64_t duplicates_ = 0;
  std::int64_t units_with_unique_ = 0;
  std::optional<std::int64_t> guest_stop_ = {};
  std::int64_t francis_run_ = 0;
  std::optional<std::int64_t> francis_stop_ = {};
};

// ---------------------------------------------------------------------------------------------------------

inline SaturationMonitor::SaturationMonitor(MonitorOptions options) : options_(options) {
  static_cast<void>(guest(std::span<const std::int64_t>{}, options.guest));
  if (options.francis_init < 1 || options.francis_stop < 1) {
    throw UsageError("monitor_options",
                     detail::cat("francis_init and francis_stop must be 1 or more, not ", options.francis_init, " and ",
                                 options.francis_stop),
                     options.francis_init < 1 ? "francis_init" : "francis_stop");
  }
  if (!(std::isfinite(options.delta) && options.delta >= 0)) {
    throw UsageError("monitor_options", "delta must be a finite number, 0 or more", "delta");
  }
}

inline void SaturationMonitor::hold(const std::string& id, std::int64_t unit) {
  const auto [found, fresh] = index_.try_emplace(id, codes_.size());
  if (fresh) codes_.push_back({.id = id, .first = unit});
  Code& code = codes_[found->second];
  if (code.last == unit) return;
  code.last = unit;
  ++mentions_;
  ++code.held_by;
  if (code.held_by == 1) {
    ++uniques_;
    if (++uniques_of_[static_cast<std::size_t>(unit)] == 1) ++units_with_unique_;
  } else if (code.held_by == 2) {
    --uniques_;
    ++duplicates_;
    if (--uniques_of_[static_cast<std::size_t>(code.first)] == 0) --units_with_unique_;
  } else if (code.held_by == 3) {
    --duplicates_;
  }
}

inline void SaturationMonitor::close_unit() {
  seen_.push_back(static_cast<std::int64_t>(codes_.size()));
  const auto n = static_cast<std::int64_t>(seen_.size()) - 1;
  const auto at = [&](std::int64_t position) { return seen_[static_cast<std::size_t>(position)]; };
  const auto& g = options_.guest;
  if (!guest_stop_ && g.run <= n && g.base <= n - g.run) {
    const auto base = static_cast<double>(at(g.base));
    const auto gain = static_cast<double>(at(n) - at(n - g.run));
    if (base > 0 && gain <= g.threshold * base + 1e-12 * std::max(1.0, base)) guest_stop_ = n - g.run;
  }
  francis_run_ = at(n) == at(n - 1) ? francis_run_ + 1 : 0;
  if (!francis_stop_ && francis_run_ >= options_.francis_stop && n - options_.francis_stop >= options_.francis_init) {
    francis_stop_ = n;
  }
}

inline MonitorState SaturationMonitor::push(std::span<const std::string> codes) {
  const auto unit = static_cast<std::int64_t>(uniques_of_.size());
  uniques_of_.push_back(0);
  for (const auto& id : codes) hold(id, unit);
  close_unit();
  return state();
}

inline MonitorState SaturationMonitor::push(std::span<const std::uint32_t> codes) {
  const auto unit = static_cast<std::int64_t>(uniques_of_.size());
  uniques_of_.push_back(0);
  for (const auto number : codes) hold(std::to_string(number), unit);
  close_unit();
  return state();
}

inline MonitorState SaturationMonitor::state() const {
  MonitorState out;
  out.units = static_cast<std::int64_t>(seen_.size()) - 1;
  out.codes = static_cast<std::int64_t>(codes_.size());
  out.mentions = mentions_;
  out.uniques = uniques_;
  out.duplicates = duplicates_;
  out.guest_stop = guest_stop_;
  out.francis_run = francis_run_;
  out.francis_stop = francis_stop_;
  // The estimators below read Q1, Q2 and S only: codes of three and more units may stand as one.
  const FrequencyCounts f{.units = out.units, .codes = {0, uniques_, duplicates_, out.codes - uniques_ - duplicates_}};
  const auto next = expected_new(f);
  out.status = next.status;
  out.reason = next.reason;
  out.expected_new = next.value;
  out.flags = next.flags;
  out.chao2_bc = richness(f, {.estimator = RichnessEstimator::chao2_bc});
  out.flags |= out.chao2_bc.flags;
  if (out.status == Status::ok) {
    out.coverage = 1 - static_cast<double>(uniques_) / static_cast<double>(mentions_) * detail::unseen_ratio(f);
  }
  if (out.units == 0) return out;
  out.new_codes = seen_.back() - seen_[seen_.size() - 2];
  out.share_with_unique = static_cast<double>(units_with_unique_) / static_cast<double>(out.units);
  const auto& g = options_.guest;
  if (g.run > out.units || g.base > out.units - g.run) {
    out.guest_status = Status::too_few_units;
  } else if (seen_[static_cast<std::size_t>(g.base)] == 0) {
    out.guest_status = Status::undefined;
  } else {
    out.guest_status = guest_stop_ ? Status::ok : Status::not_reached;
  }
  out.alarm = guest_stop_ && out.status == Status::ok && out.expected_new <= options_.delta;
  out.flags.set(Flag::sequential_looks, out.alarm);
  if (out.alarm) out.warnings.push_back({.code = "saturation.sequential_looks"});
  return out;
}

inline std::vector<std::int64_t> SaturationMonitor::new_codes() const {
  std::vector<std::int64_t> out;
  for (std::size_t i = 1; i < seen_.size(); ++i) out.push_back(seen_[i] - seen_[i - 1]);
  return out;
}

inline FrequencyCounts SaturationMonitor::frequencies() const {
  std::vector<std::int64_t> held;
  for (const auto& code : codes_) held.push_back(code.held_by);
  return frequency_counts(static_cast<std::int64_t>(seen_.size()) - 1, held);
}

inline std::string SaturationMonitor::to_bytes() const {
  detail::PartialWriter out;
  out.count(options_.guest.base);
  out.count(options_.guest.run);
  out.real(options_.guest.threshold);
  out.count(options_.francis_init);
  out.count(options_.francis_stop);
  out.real(options_.delta);
  out.u32(uniques_of_.size());
  for (std::size_t i = 1; i < seen_.size(); ++i) out.u32(static_cast<std::uint64_t>(seen_[i] - seen_[i - 1]));
  out.u32(codes_.size());
  for (const auto& code : codes_) {
    out.text(code.id);
    out.count(code.held_by);
  }
  return out.framed(frame);
}

inline SaturationMonitor SaturationMonitor::from_bytes(std::string_view bytes) {
  detail::PartialReader in(bytes, frame);
  MonitorOptions options;
  options.guest.base = in.count();
  options.guest.run = in.count();
  options.guest.threshold = in.real();
  options.francis_init = in.count();
  options.francis_stop = in.count();
  options.delta = in.real();
  const auto make = [&] {
    try {
      return SaturationMonitor(options);
    } catch (const UsageError& error) {
      in.fail(error.what());
    }
  };
  SaturationMonitor out = make();
  std::vector<std::size_t> fresh(in.length(4));
  for (auto& number : fresh) number = in.u32();
  const auto units = static_cast<std::int64_t>(fresh.size());
  const std::size_t size = in.length(12);
  for (std::size_t i = 0; i < fresh.size(); ++i) {  // codes stand as they came, so that this tells their first unit
    const auto unit = static_cast<std::int64_t>(i);
    out.uniques_of_.push_back(0);
    for (std::size_t k = 0; k < fresh[i]; ++k) {
      if (out.codes_.size() == size) in.fail("fewer codes stand there than the units brought");
      const std::string id = in.text();
      if (out.index_.contains(id)) in.fail("a code stands there twice");
      const std::int64_t held_by = in.count();
      if (held_by < 1 || held_by > units - unit) in.fail("a code is held by more units than can hold it, or by none");
      out.hold(id, unit);
      out.mentions_ += held_by - 1;  // as if later units had held it: which ones, nothing asks
      Code& code = out.codes_.back();
      code.held_by = held_by;
      if (held_by == 1) continue;
      --out.uniques_;
      out.duplicates_ += held_by == 2 ? 1 : 0;
      if (--out.uniques_of_[i] == 0) --out.units_with_unique_;
    }
    out.close_unit();
  }
  if (out.codes_.size() != size) in.fail("more codes stand there than the units brought");
  in.end();
  return out;
}

inline Table MonitorState::table() const {
  const auto one = [](auto x) { return std::vector<decltype(x)>{std::move(x)}; };
  const auto flag = [](bool x) { return std::vector<std::uint8_t>{static_cast<std::uint8_t>(x)}; };
  const auto word = [&](Status x) { return one(std::string(to_string(x))); };
  Table out;
  out.add("units", one(units)).add("new", one(new_codes)).add("codes", one(codes)).add("mentions", one(mentions));
  out.add("uniques", one(uniques)).add("duplicates", one(duplicates)).add("coverage", one(coverage));
  out.add("expected_new", one(expected_new)).add("chao2_bc", one(chao2_bc.value));
  out.add("share_with_unique", one(share_with_unique)).add("status", word(status));
  out.add("guest", one(guest_stop.value_or(0)), flag(guest_stop.has_value())).add("guest_status", word(guest_status));
  out.add("francis", one(francis_stop.value_or(0)), flag(francis_stop.has_value()))
      .add("francis_run", one(francis_run));
  out.add_booleans("alarm", flag(alarm));
  return out;
}

inline MethodRecord SaturationMonitor::method() const {
  MethodRecord out{.function = "SaturationMonitor",
                   .n = static_cast<std::int64_t>(uniques_of_.size()),
                   .citations = {"Guest, Namey & Chen 2020, doi:10.1371/journal.pone.0232076",
                                 "Francis et al. 2010, doi:10.1080/08870440903194015",
                                 "Chao & Jost 2012, doi:10.1890/11-1952.1", "Chao 1987, doi:10.2307/2531532"}};
  out.option("base", options_.guest.base);
  out.option("run", options_.guest.run);
  out.option("threshold", options_.guest.threshold);
  out.option("francis_init", options_.francis_init);
  out.option("francis_stop", options_.francis_stop);
  out.option("delta", options_.delta);
  return out;
}

}  // namespace tematik
