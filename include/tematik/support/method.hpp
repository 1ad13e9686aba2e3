#pragma once

/// @file
/// @brief How a result was made: enough to write the methods section and to run the call again.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/support/json.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/version.hpp>

namespace tematik {

/// The method record of a result. It holds rule names, numbers and ids, never the text of a source.
struct MethodRecord {
  std::string function = {};                                     ///< e.g. "cooccurrence"
  std::vector<std::pair<std::string, JsonText>> options = {};    ///< every option, defaults included
  std::string unit = {};                                         ///< unit of analysis
  std::optional<std::int64_t> n = {};                            ///< N, where the rule has one
  std::optional<std::uint64_t> seed = {};                        ///< only where randomness was used
  std::vector<std::pair<std::string, std::int64_t>> steps = {};  ///< what each step kept or left out
  std::vector<std::string> citations = {};                       ///< "Guest, Namey & Chen 2020, doi:…"

  template <class T>
  void option(std::string name, const T& value) {
    options.emplace_back(std::move(name), JsonText{to_json(value)});
  }
  void step(std::string name, std::int64_t count) { steps.emplace_back(std::move(name), count); }

  /// The record as canonical JSON; `study_sha256` is empty when the result was made from plain arrays.
  [[nodiscard]] std::string json(const std::vector<Warning>& warnings = {},
                                 const std::optional<std::string>& study_sha256 = {}) const {
    JsonObject options_json;
    for (const auto& [name, value] : options) options_json.add(name, value);
    JsonObject steps_json;
    for (const auto& [name, count] : steps) steps_json.add(name, count);
    std::vector<JsonText> warnings_json;
    for (const auto& warning : warnings) {
      warnings_json.push_back(
          JsonObject().add("code", warning.code).add("objects", warning.objects).add("text", warning.text()).json());
    }
    return JsonObject()
        .add("tematik", version)
        .add("function", function)
        .add("options", options_json.json())
        .add("unit", unit)
        .add("n", n)
        .add("seed", seed)
        .add("steps", steps_json.json())
        .add("citations", citations)
        .add("warnings", warnings_json)
        .add("input", JsonObject().add("study_sha256", study_sha256).json())
        .str();
  }
};

}  // namespace tematik
