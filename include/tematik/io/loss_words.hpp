#pragma once

/// @file
/// @brief The closed lists of a loss report: what happened to an object of a foreign file, and why.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

namespace tematik::io {

/// What happened to an object; an object counts once, under the most severe (the first here).
enum class LossAction : std::uint8_t {
  dropped,     ///< not in the result
  merged,      ///< joined with another object
  unverified,  ///< in the study, but its position or text could not be checked
  guessed,     ///< in the study, by a rule that may be wrong
  changed,     ///< in the result, not as the input said it
  added,       ///< made by tematik, not in the input
  note,        ///< a remark without effect, outside the totals
};

/// Why. `where` of an example says which object.
enum class LossReason : std::uint8_t {
  no_counterpart,
  not_in_schema,
  foreign_namespace,
  namespace_variant,
  element_order,
  member_missing,
  media_external,
  shared_file,
  path_guessed,
  text_missing,
  text_mismatch,
  text_ambiguous,
  delimiter_guessed,
  offset_rule,
  offset_out_of_range,
  offset_split,
  offset_repaired,
  range_reversed,
  range_empty,
  integer_out_of_range,
  box_normalised,
  page_height_unknown,
  guid_invalid,
  guid_duplicate,
  ref_unresolved,
  twin_anchor,
  member_ref_form,
  memo_via_link,
  marker_used,
  encoding_changed,
  char_not_allowed,
  color_guessed,
  coder_unknown,
  coder_from_selection,
  coder_from_log,
  value_type,
  value_missing,
  date_no_zone,
  case_from_code,
  case_to_source_attributes,
  consent,
  name_disambiguated,
  name_empty,
  deleted_in_source,
  parent_deleted,
  cycle_cut,
  ui_state,
};

/// Whether a file was read or written.
enum class LossDirection : std::uint8_t { import_, export_ };

/// The action that a reason has on import (on export: `export_action`).
[[nodiscard]] constexpr LossAction import_action(LossReason reason) noexcept;

/// The action that a reason has on export.
[[nodiscard]] constexpr LossAction export_action(LossReason reason) noexcept;

}  // namespace tematik::io

namespace tematik {

template <>
struct EnumNames<io::LossAction> {
  static constexpr std::string_view what = "action";
  static constexpr std::array<std::pair<io::LossAction, std::string_view>, 7> names{{
      {io::LossAction::dropped, "dropped"},
      {io::LossAction::merged, "merged"},
      {io::LossAction::unverified, "unverified"},
      {io::LossAction::guessed, "guessed"},
      {io::LossAction::changed, "changed"},
      {io::LossAction::added, "added"},
      {io::LossAction::note, "note"},
  }};
};

template <>
struct EnumNames<io::LossDirection> {
  static constexpr std::string_view what = "direction";
  static constexpr std::array<std::pair<io::LossDirection, std::string_view>, 2> names{{
      {io::LossDirection::import_, "import"},
      {io::LossDirection::export_, "export"},
  }};
};

template <>
struct EnumNames<io::LossReason> {
  using R = io::LossReason;
  static constexpr std::string_view what = "reason";
  static constexpr std::array<std::pair<R, std::string_view>, 47> names{{
      {R::no_counterpart, "no_counterpart"},
      {R::not_in_schema, "not_in_schema"},
      {R::foreign_namespace, "foreign_namespace"},
      {R::namespace_variant, "namespace_variant"},
      {R::element_order, "element_order"},
      {R::member_missing, "member_missing"},
      {R::media_external, "media_external"},
      {R::shared_file, "shared_file"},
      {R::path_guessed, "path_guessed"},
      {R::text_missing, "text_missing"},
      {R::text_mismatch, "text_mismatch"},
      {R::text_ambiguous, "text_ambiguous"},
      {R::delimiter_guessed, "delimiter_guessed"},
      {R::offset_rule, "offset_rule"},
      {R::offset_out_of_range, "offset_out_of_range"},
      {R::offset_split, "offset_split"},
      {R::offset_repaired, "offset_repaired"},
      {R::range_reversed, "range_reversed"},
      {R::range_empty, "range_empty"},
      {R::integer_out_of_range, "integer_out_of_range"},
      {R::box_normalised, "box_normalised"},
      {R::page_height_unknown, "page_height_unknown"},
      {R::guid_invalid, "guid_invalid"},
      {R::guid_duplicate, "guid_duplicate"},
      {R::ref_unresolved, "ref_unresolved"},
      {R::twin_anchor, "twin_anchor"},
      {R::member_ref_form, "member_ref_form"},
      {R::memo_via_link, "memo_via_link"},
      {R::marker_used, "marker_used"},
      {R::encoding_changed, "encoding_changed"},
      {R::char_not_allowed, "char_not_allowed"},
      {R::color_guessed, "color_guessed"},
      {R::coder_unknown, "coder_unknown"},
      {R::coder_from_selection, "coder_from_selection"},
      {R::coder_from_log, "coder_from_log"},
      {R::value_type, "value_type"},
      {R::value_missing, "value_missing"},
      {R::date_no_zone, "date_no_zone"},
      {R::case_from_code, "case_from_code"},
      {R::case_to_source_attributes, "case_to_source_attributes"},
      {R::consent, "consent"},
      {R::name_disambiguated, "name_disambiguated"},
      {R::name_empty, "name_empty"},
      {R::deleted_in_source, "deleted_in_source"},
      {R::parent_deleted, "parent_deleted"},
      {R::cycle_cut, "cycle_cut"},
      {R::ui_state, "ui_state"},
  }};
};

}  // namespace tematik

// ---------------------------------------------------------------------------------------------------------

constexpr tematik::io::LossAction tematik::io::import_action(LossReason reason) noexcept {
  using enum LossReason;
  switch (reason) {
    case no_counterpart:
    case not_in_schema:
    case foreign_namespace:
    case deleted_in_source:
    case parent_deleted:
    case ui_state:
    case ref_unresolved:
      return LossAction::dropped;
    case twin_anchor:
      return LossAction::merged;
    case member_missing:
    case media_external:
    case text_missing:
    case text_mismatch:
    case offset_out_of_range:
    case integer_out_of_range:
      return LossAction::unverified;
    case path_guessed:
    case text_ambiguous:
    case offset_repaired:
    case color_guessed:
    case coder_from_selection:
    case coder_from_log:
      return LossAction::guessed;
    case coder_unknown:
    case member_ref_form:
    case box_normalised:
    case range_reversed:
    case offset_split:
    case guid_invalid:
    case guid_duplicate:
    case encoding_changed:
    case value_type:
    case case_from_code:
    case case_to_source_attributes:
    case cycle_cut:
      return LossAction::changed;
    default:
      return LossAction::note;
  }
}

constexpr tematik::io::LossAction tematik::io::export_action(LossReason reason) noexcept {
  using enum LossReason;
  switch (reason) {
    case no_counterpart:
    case page_height_unknown:
      return LossAction::dropped;
    case char_not_allowed:
    case marker_used:
    case name_disambiguated:
    case value_type:
    case guid_invalid:
    case guid_duplicate:
      return LossAction::changed;
    default:
      return LossAction::note;
  }
}
