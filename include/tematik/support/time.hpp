#pragma once

/// @file
/// @brief Times and dates as files write them: ISO 8601, read strictly, written one way.

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

namespace tematik {

/// Microseconds since 1970-01-01T00:00:00. `zone_known` false: the clock of an unknown place.
struct Timestamp {
  std::int64_t micros = 0;
  bool zone_known = true;

  friend constexpr bool operator==(Timestamp, Timestamp) = default;
  friend constexpr auto operator<=>(Timestamp, Timestamp) = default;
};

/// Reads `YYYY-MM-DDThh:mm[:ss[.f…]][Z|±hh:mm]` (a blank may stand for T). Empty if the text is no such time.
[[nodiscard]] std::optional<Timestamp> read_timestamp(std::string_view text);
/// Writes `YYYY-MM-DDThh:mm:ss.ffffff` in UTC with `Z`; without `Z` if the zone is unknown.
[[nodiscard]] std::string to_string(Timestamp time);
/// Whether a text is a date as studies give it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, on the calendar.
[[nodiscard]] bool is_date(std::string_view text);

/// A time or a sentence that says what was expected. @throws InputError
[[nodiscard]] inline Timestamp parse_timestamp(std::string_view text, std::string_view where) {
  if (const auto time = read_timestamp(text)) return *time;
  throw InputError("time", detail::cat(where, ": expected a time such as 2026-01-05T08:30:00Z, found \"", text, "\""),
                   std::string(where), std::string(text));
}

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Reads exactly `digits` digits at `text[at]`.
[[nodiscard]] inline std::optional<int> read_digits(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return {};
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return {};
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

[[nodiscard]] inline std::optional<std::chrono::sys_days> read_day(std::string_view text) {
  const auto year = read_digits(text, 0, 4);
  const auto month = read_digits(text, 5, 2);
  const auto day = read_digits(text, 8, 2);
  if (!year || !month || !day || text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return {};
  return std::chrono::sys_days(date);
}

}  // namespace detail

inline std::optional<Timestamp> read_timestamp(std::string_view text) {
  const auto day = detail::read_day(text);
  const auto hour = detail::read_digits(text, 11, 2);
  const auto minute = detail::read_digits(text, 14, 2);
  if (!day || !hour || !minute || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return {};
  std::size_t at = 16;
  int second = 0;
  std::int64_t micros = 0;
  if (at < text.size() && text[at] == ':') {
    const auto value = detail::read_digits(text, at + 1, 2);
    if (!value) return {};
    second = *value;
    at += 3;
    if (at < text.size() && text[at] == '.') {
      std::int64_t unit = 100'000;
      const std::size_t first = ++at;
      for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        micros += (text[at] - '0') * unit;
        unit /= 10;
      }
      if (at == first) return {};
    }
  }
  const bool is_midnight = *minute == 0 && second == 0 && micros == 0;  // 24:00 ends a day, 24:01 is none
  if (*hour > 24 || (*hour == 24 && !is_midnight) || *minute > 59 || second > 60) return {};
  std::int64_t offset_minutes = 0;
  bool zone_known = false;
  if (at < text.size()) {
    zone_known = true;
    if (text[at] == 'Z') {
      ++at;
    } else if (text[at] == '+' || text[at] == '-') {
      const auto zone_hour = detail::read_digits(text, at + 1, 2);
      const auto zone_minute = detail::read_digits(text, at + 4, 2);
      if (!zone_hour || !zone_minute || text[at + 3] != ':' || *zone_hour > 23 || *zone_minute > 59) return {};
      offset_minutes = (std::int64_t{*zone_hour} * 60 + *zone_minute) * (text[at] == '-' ? -1 : 1);
      at += 6;
    }
    if (at != text.size()) return {};
  }
  const std::int64_t days = day->time_since_epoch().count();
  const std::int64_t seconds = ((days * 24 + *hour) * 60 + *minute - offset_minutes) * 60 + second;
  return Timestamp{seconds * 1'000'000 + micros, zone_known};
}

inline std::string to_string(Timestamp time) {
  using namespace std::chrono;
  const sys_time<microseconds> point{microseconds(time.micros)};
  const auto day = floor<days>(point);
  const year_month_day date{day};
  const hh_mm_ss clock{point - day};
  std::string out;
  const auto digits = [&out](std::int64_t value, std::size_t width) {
    const std::string text = std::to_string(value);
    out.append(width > text.size() ? width - text.size() : 0, '0');
    out += text;
  };
  digits(static_cast<int>(date.year()), 4);
  out += '-';
  digits(static_cast<unsigned>(date.month()), 2);
  out += '-';
  digits(static_cast<unsigned>(date.day()), 2);
  out += 'T';
  digits(clock.hours().count(), 2);
  out += ':';
  digits(clock.minutes().count(), 2);
  out += ':';
  digits(clock.seconds().count(), 2);
  out += '.';
  digits(clock.subseconds().count(), 6);
  if (time.zone_known) out += 'Z';
  return out;
}

inline bool is_date(std::string_view text) {
  if (text.size() == 4) return detail::read_digits(text, 0, 4).has_value();
  if (text.size() == 7) return detail::read_day(std::string(text) + "-01").has_value();
  return text.size() == 10 && detail::read_day(text).has_value();
}

}  // namespace tematik
