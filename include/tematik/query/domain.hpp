#pragma once

/// @file
/// @brief What a place of a query is: a coded segment, a run of characters, a unit, a source or a case.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <tematik/query/unit.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>

namespace tematik {

/// The domain in which a query is evaluated.
///
/// - `segments`: a distinct (source, begin, end) that somebody coded.
/// - `characters`: a maximal run of characters.
/// - `Domain("line")`, `"turn"`, the name of a stored segmentation: its units; a code lies in a unit if it shares a
///   character with it.
/// - `source`, `case`: a whole source or case, if anything coded in it fits.
class Domain {
 public:
  enum Word : std::uint8_t { segments, characters, source, case_, units_ };

  Domain(Word word = segments) noexcept : word_(word) {}
  /// @throws UsageError for a unit that cuts no source: contact rules, window
  Domain(const Unit& unit) : word_(units_), unit_(unit) {
    for (const auto& [word, rule] : same_as) {
      if (unit.is(rule)) word_ = word;
    }
    if (unit.is_contact() || unit.is(UnitRule::window)) {
      throw UsageError("domain",
                       detail::cat("a query has no places of \"", unit.word(),
                                   "\"; use segments, characters, source, case, word, line, sentence, paragraph, turn "
                                   "or the name of a stored segmentation"),
                       "domain", unit.word());
    }
    if (word_ != units_) unit_ = UnitRule::character;
  }
  Domain(UnitRule rule) : Domain(Unit(rule)) {}
  Domain(std::string_view name)
      : Domain(name == "segments"     ? Unit(UnitRule::segment)
               : name == "characters" ? Unit("character")
                                      : Unit(name)) {}
  Domain(const char* name) : Domain(std::string_view(name)) {}
  Domain(const std::string& name) : Domain(std::string_view(name)) {}

  [[nodiscard]] Word kind() const noexcept { return word_; }
  /// Of kind `units_`: which.
  [[nodiscard]] const Unit& unit() const noexcept { return unit_; }
  [[nodiscard]] std::string word() const {
    switch (word_) {
      case segments:
        return "segments";
      case characters:
        return "characters";
      case source:
        return "source";
      case case_:
        return "case";
      case units_:
        break;
    }
    return unit_.word();
  }
  friend bool operator==(const Domain&, const Domain&) = default;

 private:
  static constexpr std::array<std::pair<Word, UnitRule>, 4> same_as{{{segments, UnitRule::segment},
                                                                     {characters, UnitRule::character},
                                                                     {source, UnitRule::source},
                                                                     {case_, UnitRule::case_}}};
  Word word_ = segments;
  Unit unit_ = UnitRule::character;
};

[[nodiscard]] inline std::string to_json(const Domain& domain) { return json_string(domain.word()); }

}  // namespace tematik
