#pragma once

/// @file
/// @brief What a rule counts in: a `Unit`, and small options that say how codes become rows and who is in a unit.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>

namespace tematik {

/// When two codings meet (the first five: contact rules), or what is counted in (the others).
enum class UnitRule : std::uint8_t {
  overlap,   ///< they share characters
  touching,  ///< they share characters or meet end to end
  near,      ///< at most a distance apart
  exact,     ///< equal spans
  relation,  ///< an Allen relation of a mask
  character,
  word,
  line,
  sentence,
  paragraph,
  turn,
  segment,  ///< one distinct place, however many codings lie on it
  source,
  case_,
  window,  ///< consecutive base units
};

template <>
struct EnumNames<UnitRule> {
  static constexpr std::string_view what = "unit";
  static constexpr std::array<std::pair<UnitRule, std::string_view>, 15> names{{
      {UnitRule::overlap, "overlap"},
      {UnitRule::touching, "touching"},
      {UnitRule::near, "near"},
      {UnitRule::exact, "exact"},
      {UnitRule::relation, "relation"},
      {UnitRule::character, "character"},
      {UnitRule::word, "word"},
      {UnitRule::line, "line"},
      {UnitRule::sentence, "sentence"},
      {UnitRule::paragraph, "paragraph"},
      {UnitRule::turn, "turn"},
      {UnitRule::segment, "segment"},
      {UnitRule::source, "source"},
      {UnitRule::case_, "case"},
      {UnitRule::window, "window"},
  }};
};

/// A unit: a rule, or the name of a segmentation stored in the study (`.unit = "informant_turn"`). A word that is a
/// rule is that rule.
class Unit {
 public:
  Unit(UnitRule rule) noexcept : rule_(rule) {}
  Unit(std::string_view name) {
    for (const auto& [rule, word] : EnumNames<UnitRule>::names) {
      if (word == name) rule_ = rule;
    }
    if (!rule_) name_ = name;
  }
  Unit(const char* name) : Unit(std::string_view(name)) {}
  Unit(const std::string& name) : Unit(std::string_view(name)) {}

  [[nodiscard]] bool is(UnitRule rule) const noexcept { return rule_ == rule; }
  /// Empty for a named segmentation.
  [[nodiscard]] std::optional<UnitRule> rule() const noexcept { return rule_; }
  [[nodiscard]] std::string word() const { return rule_ ? std::string(to_string(*rule_)) : name_; }
  /// Codings meet in pairs, without units between them.
  [[nodiscard]] bool is_contact() const noexcept { return rule_ && *rule_ <= UnitRule::relation; }

  friend bool operator==(const Unit&, const Unit&) = default;

 private:
  std::optional<UnitRule> rule_;
  std::string name_;
};

[[nodiscard]] inline std::string to_json(const Unit& unit) { return json_string(unit.word()); }

/// What a row is: `Level::code`, `parent`, `top`, `theme`, `subtree`, or a depth (roots are 1).
class Level {
 public:
  enum Word : std::int8_t { code = 0, parent = -1, top = -2, theme = -3, subtree = -4 };

  Level(Word word) noexcept : value_(word) {}
  /// @throws UsageError if depth < 1
  Level(int depth) : value_(depth) {
    if (depth < 1) throw UsageError("level", detail::cat("level: a depth is 1 or more, found ", depth), "level");
  }
  Level(std::string_view word) {
    for (const auto& [value, known] : words) {
      if (known == word) {
        value_ = value;
        return;
      }
    }
    throw UsageError("level",
                     detail::cat("unknown level \"", word,
                                 "\"; known: code, parent, top, theme, subtree, or "
                                 "a depth such as 2"),
                     "level", std::string(word));
  }
  Level(const char* word) : Level(std::string_view(word)) {}

  [[nodiscard]] bool is(Word word) const noexcept { return value_ == word; }
  /// The depth, or 0 for a word.
  [[nodiscard]] int depth() const noexcept { return value_ > 0 ? value_ : 0; }
  [[nodiscard]] std::string word() const {
    for (const auto& [value, known] : words) {
      if (value == value_) return std::string(known);
    }
    return std::to_string(value_);
  }
  friend bool operator==(Level, Level) = default;

 private:
  static constexpr std::array<std::pair<int, std::string_view>, 5> words{
      {{code, "code"}, {parent, "parent"}, {top, "top"}, {theme, "theme"}, {subtree, "subtree"}}};
  int value_ = code;
};

[[nodiscard]] inline std::string to_json(Level level) {
  return level.depth() > 0 ? std::to_string(level.depth()) : '"' + level.word() + '"';
}

/// When a code counts for a unit, judged on the union of its spans.
class Membership {
 public:
  enum Word : std::uint8_t { any, majority, full, begins, share_ };

  Membership(Word word = any) noexcept : word_(word) {}
  Membership(std::string_view word) {
    for (const auto& [value, known] : words) {
      if (known == word) {
        word_ = value;
        return;
      }
    }
    throw UsageError(
        "membership",
        detail::cat("unknown membership \"", word, "\"; known: any, majority, full, begins, or a share such as 0.5"),
        "membership", std::string(word));
  }
  Membership(const char* word) : Membership(std::string_view(word)) {}
  /// At least this share of the unit, in (0, 1].
  static Membership share(double p) {
    if (!(p > 0 && p <= 1)) {
      throw UsageError("membership", "membership: a share lies above 0 and is at most 1", "membership");
    }
    Membership out(share_);
    out.share_of_unit_ = p;
    return out;
  }

  [[nodiscard]] Word word() const noexcept { return word_; }
  /// Whether a code that covers `covered` of the `length` characters of a unit counts for it.
  [[nodiscard]] bool holds(std::uint32_t covered, std::uint32_t length) const noexcept {
    switch (word_) {
      case any:
        return covered > 0;
      case majority:
        return 2 * std::uint64_t{covered} > length;
      case full:
        return covered == length;
      case share_:
        // the product of a share and a length may lie a rounding above a whole number: .55 of 20 is 11
        return covered > 0 && covered >= share_of_unit_ * length * (1 - 1e-12);
      case begins:
        return false;  // not a matter of length
    }
    return false;
  }
  [[nodiscard]] std::string name() const {
    for (const auto& [value, known] : words) {
      if (value == word_) return std::string(known);
    }
    return "share";
  }
  [[nodiscard]] double share_of_unit() const noexcept { return share_of_unit_; }
  friend bool operator==(const Membership&, const Membership&) = default;

 private:
  static constexpr std::array<std::pair<Word, std::string_view>, 4> words{
      {{any, "any"}, {majority, "majority"}, {full, "full"}, {begins, "begins"}}};
  Word word_ = any;
  double share_of_unit_ = 0;
};

/// Codes without a theme: a row of their own, or left out and counted.
enum class Unassigned : std::uint8_t { keep, drop };

template <>
struct EnumNames<Unassigned> {
  static constexpr std::string_view what = "option unassigned";
  static constexpr std::array<std::pair<Unassigned, std::string_view>, 2> names{
      {{Unassigned::keep, "keep"}, {Unassigned::drop, "drop"}}};
};

}  // namespace tematik
