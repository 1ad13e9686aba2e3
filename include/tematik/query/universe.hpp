#pragma once

/// @file
/// @brief Which sources and units count towards N.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/query/query.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/json.hpp>
#include <tematik/text/span_set.hpp>

namespace tematik {

/// Which sources and units count towards N: `coded` sources; `all`; `nonempty` units, that hold a row (no 2x2 table then);
/// or places given by hand: what lies outside them is then not counted.
class Universe {
 public:
  enum Word : std::uint8_t { coded, all, nonempty, places_ };

  Universe(Word word = coded) noexcept : word_(word) {}
  Universe(std::string_view word) {
    for (const auto& [value, known] : words) {
      if (known == word) {
        word_ = value;
        return;
      }
    }
    throw UsageError(
        "universe",
        detail::cat("unknown universe \"", word, "\"; known: coded, all, nonempty, or places by name of a source"),
        "universe", std::string(word));
  }
  Universe(const char* word) : Universe(std::string_view(word)) {}
  /// Places by name of a source.
  Universe(std::vector<std::pair<std::string, SpanSet>> places) : word_(places_), given_(std::move(places)) {}

  [[nodiscard]] Word word() const noexcept { return word_; }
  [[nodiscard]] std::string name() const {
    for (const auto& [value, known] : words) {
      if (value == word_) return std::string(known);
    }
    return "places";
  }
  [[nodiscard]] const std::vector<std::pair<std::string, SpanSet>>& places() const noexcept { return given_; }
  friend bool operator==(const Universe&, const Universe&) = default;

 private:
  static constexpr std::array<std::pair<Word, std::string_view>, 3> words{
      {{coded, "coded"}, {all, "all"}, {nonempty, "nonempty"}}};
  Word word_ = coded;
  std::vector<std::pair<std::string, SpanSet>> given_ = {};
};

/// A word, or the places as `spans` writes them.
[[nodiscard]] inline std::string to_json(const Universe& universe) {
  return universe.word() == Universe::places_ ? spans(universe.places()).text() : json_string(universe.name());
}

/// Cuts what is read to the places of a universe that was given by hand: they become the scope of the call.
/// @return by source row: the sources that have some
/// @throws LookupError for an unknown source; InputError for a span past the end of one
[[nodiscard]] std::vector<bool> cut_to_places(const Study& study, const Universe& universe, Reading& reading);

// ---------------------------------------------------------------------------------------------------------

inline std::vector<bool> cut_to_places(const Study& study, const Universe& universe, Reading& reading) {
  std::vector<bool> out(reading.in_universe.size());
  std::vector<SpanSet> sets(out.size());
  std::vector<bool> whole(out.size());
  for (const auto& [name, set] : universe.places()) {
    const SourceId id = study.source(name);
    const auto length = study.sources()[id].length();
    if (length && set.hull().end > *length) {
      throw InputError("span_end",
                       detail::cat("universe: source \"", name, "\" has ", *length, " characters, and a span ends at ",
                                   set.hull().end),
                       name);
    }
    if (!reading.in_universe[row(id)]) continue;
    sets[row(id)] = unite(sets[row(id)], set);
    out[row(id)] = !sets[row(id)].empty();
    whole[row(id)] = length && sets[row(id)].measure() == *length;
  }
  if (reading.within) {
    for (std::size_t s = 0; s < sets.size(); ++s) sets[s] = intersect(sets[s], (*reading.within)[s]);
    whole.assign(whole.size(), false);
  }
  reading.within = std::move(sets);
  reading.within_whole = std::move(whole);
  return out;
}

}  // namespace tematik
