#pragma once

/// @file
/// @brief Cases: the participants and other units of comparison, with their consent.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// A case. Its members are whole sources, spans, speakers of turns, and all that its case code covers.
struct Case {
  std::string name = {};
  std::string role = {};
  bool minor = false;  ///< under age: needs a guardian's consent too
  std::vector<SourceId> sources = {};
  std::vector<Passage> spans = {};
  std::vector<std::string> speakers = {};
  std::vector<SegmentId> segments = {};
  std::optional<CodeId> code = {};  ///< its case code
  std::string description = {};
  std::string uid = {};
};

/// What a participant may allow.
enum class ConsentScope : std::uint8_t { analyse, quote, quote_pseudonymised, share, archive };

template <>
struct EnumNames<ConsentScope> {
  static constexpr std::string_view what = "scope of consent";
  static constexpr std::array<std::pair<ConsentScope, std::string_view>, 5> names{{
      {ConsentScope::analyse, "analyse"},
      {ConsentScope::quote, "quote"},
      {ConsentScope::quote_pseudonymised, "quote_pseudonymised"},
      {ConsentScope::share, "share"},
      {ConsentScope::archive, "archive"},
  }};
};

/// What was said. No record is not consent, and not refusal.
enum class ConsentState : std::uint8_t { no_record, granted, refused };

template <>
struct EnumNames<ConsentState> {
  static constexpr std::string_view what = "state of consent";
  static constexpr std::array<std::pair<ConsentState, std::string_view>, 3> names{{
      {ConsentState::no_record, "no_record"},
      {ConsentState::granted, "granted"},
      {ConsentState::refused, "refused"},
  }};
};

/// One record of consent; the latest per case, scope and guardian counts.
struct Consent {
  CaseId case_ = {};
  ConsentScope scope = ConsentScope::analyse;
  ConsentState state = ConsentState::granted;
  bool guardian = false;
  std::string date = {};  ///< YYYY-MM-DD
  std::string evidence = {};
  std::string expiry = {};  ///< after this date the record counts as no record
};

}  // namespace tematik
