#include <tematik/model/design.hpp>

#include <string>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("what an approach says about a figure", "[model][design]") {
  using enum Approach;
  using enum GatedMetric;
  using enum GateLevel;
  static_assert(gate(coding_reliability, agreement) == expected);
  static_assert(gate(Approach::codebook, agreement) == optional);
  static_assert(gate(reflexive, agreement) == warn);
  static_assert(gate(undeclared, agreement) == warn);

  static_assert(gate(coding_reliability, saturation) == ok);
  static_assert(gate(Approach::codebook, saturation) == optional);
  static_assert(gate(reflexive, saturation) == warn);
  static_assert(gate(undeclared, saturation) == warn);

  static_assert(gate(coding_reliability, member_check) == validation);
  static_assert(gate(Approach::codebook, member_check) == validation);
  static_assert(gate(reflexive, member_check) == note);
  static_assert(gate(undeclared, member_check) == warn);

  static_assert(gate(coding_reliability, code_counts) == ok);
  static_assert(gate(Approach::codebook, code_counts) == ok);
  static_assert(gate(reflexive, code_counts) == note);
  static_assert(gate(undeclared, code_counts) == note);
}

TEST_CASE("only warn adds a warning, and it has a sentence in both languages", "[model][design]") {
  int warnings = 0;
  for (const auto& [approach, word] : EnumNames<Approach>::names) {
    for (const auto& [metric, metric_word] : EnumNames<GatedMetric>::names) {
      const auto warning = gate_warning(approach, metric);
      INFO(word << ' ' << metric_word);
      CHECK(warning.has_value() == (gate(approach, metric) == GateLevel::warn));
      if (!warning) continue;
      ++warnings;
      CHECK(warning->code == "gate." + std::string(metric_word) + '.' + std::string(word));
      CHECK(warning->text(Language::en) != warning->code);
      CHECK(warning->text(Language::id) != warning->code);
    }
  }
  CHECK(warnings == 5);
}

TEST_CASE("the words of approaches", "[model][design]") {
  for (const auto& [approach, word] : EnumNames<Approach>::names) CHECK(parse<Approach>(word) == approach);
  CHECK_THROWS_AS(parse<Approach>("grounded"), UsageError);
}
