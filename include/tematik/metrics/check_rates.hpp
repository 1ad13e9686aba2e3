#pragma once

/// @file
/// @brief Rates of a member check on plain counts, and which cases an implication holds for.
///
/// @code
/// auto r = answer_rates({.setuju = 3, .sebagian = 2, .tidak = 1});
/// assert(r.agree.count == 3 && r.at_least_partly.count == 5 && r.agree.of == 6);
/// @endcode

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/status.hpp>

namespace tematik {

/// A share with its two counts.
struct CountShare {
  Status status = Status::undefined;  ///< ok; where nothing is there to count, what the caller says
  double value = undefined_value;
  std::int64_t count = 0;
  std::int64_t of = 0;
};

/// count / of; without anything to count the status is `empty`. @throws InputError unless 0 <= count <= of
[[nodiscard]] inline CountShare count_share(std::int64_t count, std::int64_t of, Status empty = Status::undefined) {
  if (count < 0 || count > of) {
    throw InputError("share", detail::cat("a share is of 0 up to all: found ", count, " of ", of), "count_share");
  }
  CountShare out{.status = empty, .count = count, .of = of};
  if (of == 0) return out;
  out.status = Status::ok;
  out.value = static_cast<double>(count) / static_cast<double>(of);
  return out;
}

/// Answers: agree, partly, no. Who did not answer is in none of them.
struct AnswerCounts {
  std::int64_t setuju = 0;
  std::int64_t sebagian = 0;
  std::int64_t tidak = 0;

  [[nodiscard]] constexpr std::int64_t total() const noexcept { return setuju + sebagian + tidak; }
  friend constexpr bool operator==(const AnswerCounts&, const AnswerCounts&) = default;
};

struct AnswerRates {
  AnswerCounts counts = {};
  CountShare agree = {};            ///< setuju / responses
  CountShare at_least_partly = {};  ///< (setuju + sebagian) / responses
};

/// Agreement over the responses that came back; no reply is not agreement and not disagreement. `undefined` without any.
/// - **Literature**: Birt et al. (2016), doi:10.1177/1049732316654870; Lincoln & Guba (1985), Naturalistic inquiry
/// @throws InputError for negative counts
[[nodiscard]] inline AnswerRates answer_rates(const AnswerCounts& counts) {
  if (counts.setuju < 0 || counts.sebagian < 0 || counts.tidak < 0) {
    throw InputError("count_negative", "answer_rates: a count is 0 or more", "answer_rates");
  }
  return {.counts = counts,
          .agree = count_share(counts.setuju, counts.total()),
          .at_least_partly = count_share(counts.setuju + counts.sebagian, counts.total())};
}

/// What a case is to X => Y.
enum class ImplicationClass : std::uint8_t {
  typical,              ///< X and Y
  deviant_consistency,  ///< X, not Y: speaks against the implication
  deviant_coverage,     ///< not X, Y: Y without what is said to bring it
  irrelevant,           ///< neither
  unclassified,         ///< a value is missing
};

template <>
struct EnumNames<ImplicationClass> {
  static constexpr std::string_view what = "class of a case";
  static constexpr std::array<std::pair<ImplicationClass, std::string_view>, 5> names{{
      {ImplicationClass::typical, "typical"},
      {ImplicationClass::deviant_consistency, "deviant_consistency"},
      {ImplicationClass::deviant_coverage, "deviant_coverage"},
      {ImplicationClass::irrelevant, "irrelevant"},
      {ImplicationClass::unclassified, "unclassified"},
  }};
};

/// The class of a case by its memberships in X and Y (0 to 1; nothing: missing); a member is who has more than .5.
/// - **Literature**: Mays & Pope (2000), BMJ 320; Schneider & Rohlfing (2013), doi:10.1177/0049124113481341
/// @throws InputError for a membership outside 0 to 1
[[nodiscard]] inline ImplicationClass implication_class(std::optional<double> x, std::optional<double> y) {
  for (const auto& membership : {x, y}) {
    if (!membership || (*membership >= 0 && *membership <= 1)) continue;
    throw InputError("membership", "a membership lies between 0 and 1", "implication_class");
  }
  if (!x || !y) return ImplicationClass::unclassified;
  if (*x > .5) return *y > .5 ? ImplicationClass::typical : ImplicationClass::deviant_consistency;
  return *y > .5 ? ImplicationClass::deviant_coverage : ImplicationClass::irrelevant;
}

}  // namespace tematik
