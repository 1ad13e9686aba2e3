#pragma once

/// @file
/// @brief Stopping rules on one running count of codes: what the order engine asks of every order.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/status.hpp>

namespace tematik {

/// guest: base, run, threshold; francis: base (its first sample), run (its stopping criterion); near: share; true_: none.
enum class OrderRuleKind : std::uint8_t { guest, francis, near, true_ };

template <>
struct EnumNames<OrderRuleKind> {
  static constexpr std::string_view what = "order rule";
  static constexpr std::array<std::pair<OrderRuleKind, std::string_view>, 4> names{{{OrderRuleKind::guest, "guest"},
                                                                                    {OrderRuleKind::francis, "francis"},
                                                                                    {OrderRuleKind::near, "near"},
                                                                                    {OrderRuleKind::true_, "true"}}};
};

/// A rule that every order is asked. Its stop is s of Guest, N of Francis, the position of near and true saturation.
struct OrderRule {
  OrderRuleKind kind = OrderRuleKind::guest;
  std::int64_t base = 4;    ///< guest: units in the base; francis: units of the first sample
  std::int64_t run = 2;     ///< guest: units in a run; francis: units without a new code
  double threshold = 0.05;  ///< guest: largest ratio that stops
  double share = 0.9;       ///< near: share of the codes that is enough

  /// "guest(4,2,0.05)", "francis(10,3)", "near(0.9)", "true".
  [[nodiscard]] std::string label() const;
  friend bool operator==(const OrderRule&, const OrderRule&) = default;
};

[[nodiscard]] inline OrderRule guest_rule(std::int64_t base = 4, std::int64_t run = 2, double threshold = 0.05) {
  return {.kind = OrderRuleKind::guest, .base = base, .run = run, .threshold = threshold};
}
[[nodiscard]] inline OrderRule francis_rule(std::int64_t init = 10, std::int64_t stop = 3) {
  return {.kind = OrderRuleKind::francis, .base = init, .run = stop};
}
[[nodiscard]] inline OrderRule near_rule(double share = 0.9) { return {.kind = OrderRuleKind::near, .share = share}; }
[[nodiscard]] inline OrderRule true_rule() { return {.kind = OrderRuleKind::true_}; }

// ---------------------------------------------------------------------------------------------------------

inline std::string OrderRule::label() const {
  const std::string word(to_string(kind));
  switch (kind) {
    case OrderRuleKind::guest:
      return detail::cat(word, "(", base, ",", run, ",", json_number(threshold), ")");
    case OrderRuleKind::francis:
      return detail::cat(word, "(", base, ",", run, ")");
    case OrderRuleKind::near:
      return detail::cat(word, "(", json_number(share), ")");
    case OrderRuleKind::true_:
      break;
  }
  return word;
}

namespace detail {

/// @throws UsageError if base or run < 1, threshold is negative or not finite, share is not in (0, 1]
inline void check_order_rule(const OrderRule& rule) {
  const bool counts = rule.kind == OrderRuleKind::guest || rule.kind == OrderRuleKind::francis;
  if (counts && (rule.base < 1 || rule.run < 1)) {
    throw UsageError("order_rule", cat("base and run must be 1 or more, not ", rule.base, " and ", rule.run), "rules");
  }
  if (rule.kind == OrderRuleKind::guest && !(std::isfinite(rule.threshold) && rule.threshold >= 0)) {
    throw UsageError("order_rule", "threshold must be a finite number, 0 or more", "rules");
  }
  if (rule.kind == OrderRuleKind::near && !(rule.share > 0 && rule.share <= 1)) {
    throw UsageError("order_rule", "share must be above 0 and at most 1", "rules");
  }
}

/// A rule made ready for T units and S codes: comparisons of whole numbers only.
class PreparedRule {
 public:
  /// Where a rule stops in one order; position 0: nowhere.
  struct Stop {
    std::size_t position = 0;
    bool undefined = false;  // guest: the base brought nothing
  };

  PreparedRule(const OrderRule& rule, std::size_t units, std::int64_t codes) : rule_(rule), units_(units) {
    check_order_rule(rule);
    const auto size = static_cast<std::int64_t>(units);
    if (rule.kind == OrderRuleKind::guest || rule.kind == OrderRuleKind::francis) {
      if (rule.run > size || rule.base > size - rule.run) {
        status_ = Status::too_few_units;
        return;
      }
      base_ = static_cast<std::size_t>(rule.base);
      run_ = static_cast<std::size_t>(rule.run);
    } else if (codes == 0) {
      status_ = Status::undefined;
      return;
    }
    if (rule.kind == OrderRuleKind::guest) {
      for (std::int64_t base = 0; base <= codes; ++base) {
        const auto b = static_cast<double>(base);
        const double most = std::floor(rule.threshold * b + 1e-12 * std::max(1.0, b));
        most_.push_back(static_cast<std::uint32_t>(std::min(most, static_cast<double>(codes))));
      }
    } else if (rule.kind != OrderRuleKind::francis) {
      const double wanted =
          rule.kind == OrderRuleKind::true_ ? static_cast<double>(codes) : rule.share * static_cast<double>(codes);
      enough_ = static_cast<std::uint32_t>(std::max(1.0, std::ceil(wanted - 1e-9)));
    }
  }

  [[nodiscard]] Status status() const noexcept { return status_; }
  [[nodiscard]] const OrderRule& rule() const noexcept { return rule_; }
  [[nodiscard]] std::size_t base() const noexcept { return base_; }
  [[nodiscard]] std::size_t run() const noexcept { return run_; }
  /// guest: the largest number of codes in a run that stops, after a base of so many codes.
  [[nodiscard]] std::uint32_t most(std::uint32_t base) const noexcept { return most_[base]; }
  /// near, true: the number of codes that is enough.
  [[nodiscard]] std::uint32_t enough() const noexcept { return enough_; }

  /// cumulative[t] = codes in the first t units, t = 0..T.
  [[nodiscard]] Stop stop(std::span<const std::uint32_t> cumulative) const noexcept {
    if (status_ != Status::ok) return {};
    const std::uint32_t* const c = cumulative.data();
    switch (rule_.kind) {
      case OrderRuleKind::guest: {
        if (c[base_] == 0) return {0, true};
        const std::uint32_t most = most_[c[base_]];
        for (std::size_t s = base_; s + run_ <= units_; ++s) {
          if (c[s + run_] - c[s] <= most) return {s, false};
        }
        return {};
      }
      case OrderRuleKind::francis:
        for (std::size_t n = base_ + run_; n <= units_; ++n) {
          if (c[n] == c[n - run_]) return {n, false};
        }
        return {};
      case OrderRuleKind::near:
      case OrderRuleKind::true_: {
        const auto* const found = std::lower_bound(c + 1, c + units_ + 1, enough_);  // counts never fall
        return {found == c + units_ + 1 ? 0 : static_cast<std::size_t>(found - c), false};
      }
    }
    return {};
  }

 private:
  OrderRule rule_;
  std::size_t units_ = 0;
  std::size_t base_ = 0;
  std::size_t run_ = 0;
  std::uint32_t enough_ = 0;
  std::vector<std::uint32_t> most_ = {};
  Status status_ = Status::ok;
};

}  // namespace detail
}  // namespace tematik
