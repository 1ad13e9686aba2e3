#pragma once

/// @file
/// @brief The elements of REFI-QDA 1.0 as a table: names, children in order, attributes (interchange page, 6).
///
/// References: REFI-QDA standard, 25 September 2019, with the schemas of 18 March 2019 (qdasoftware.org).

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tematik::io::detail {

/// Every element name of the two schemas, in the order of a loss report. `other` is any name outside them.
enum class Kind : std::uint8_t {
  project,
  users,
  user,
  code_book,
  codes,
  code,
  variables,
  variable,
  cases,
  case_,
  sources,
  text_source,
  picture_source,
  pdf_source,
  audio_source,
  video_source,
  text_description,
  representation,
  transcript,
  sync_point,
  plain_text_selection,
  picture_selection,
  pdf_selection,
  audio_selection,
  video_selection,
  transcript_selection,
  coding,
  notes,
  note,
  links,
  link,
  sets,
  set,
  graphs,
  graph,
  vertex,
  edge,
  description,
  plain_text_content,
  code_ref,
  note_ref,
  source_ref,
  selection_ref,
  variable_ref,
  variable_value,
  text_value,
  boolean_value,
  integer_value,
  float_value,
  date_value,
  date_time_value,
  member_code,
  member_source,
  member_note,
  other,
};
inline constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::other) + 1;

/// The element's name; of `other` "element", as the loss report calls it.
[[nodiscard]] std::string_view kind_name(Kind kind) noexcept;
/// The kind of a local name; `other` if neither schema has it.
[[nodiscard]] Kind kind_of(std::string_view local_name) noexcept;

/// How often a child may stand.
enum class Times : std::uint8_t { optional, one, any, some };

struct ChildRule {
  Kind kind = Kind::other;
  Times times = Times::any;
};

/// The simple types of attributes.
enum class Type : std::uint8_t {
  text,
  guid,
  integer,
  date_time,
  boolean,
  rgb,
  direction,
  line_style,
  shape,
  variable_type
};

struct AttributeRule {
  std::string_view name;
  Type type = Type::text;
  bool required = false;
};

/// The children of an element in schema order, and its attributes in the order in which they are written.
struct KindRule {
  std::span<const ChildRule> children{};
  std::span<const AttributeRule> attributes{};
};

/// @param codebook_file  whether the root is a CodeBook (`.qdc`), whose elements differ in a few points
[[nodiscard]] KindRule rule_of(Kind kind, bool codebook_file) noexcept;

/// Is it a wrapper that must hold something (Users, Codes, ...)?
[[nodiscard]] bool is_wrapper(Kind kind) noexcept;

/// Does an element of the kind have a GUID of its own?
[[nodiscard]] bool has_guid(Kind kind) noexcept;

/// Is it a source, a selection?
[[nodiscard]] bool is_source(Kind kind) noexcept;
[[nodiscard]] bool is_selection(Kind kind) noexcept;

/// 8-4-4-4-12 hex digits, with or without braces; outer blanks are legal.
[[nodiscard]] bool is_guid(std::string_view text) noexcept;

inline constexpr std::string_view project_namespace = "urn:QDA-XML:project:1.0";
inline constexpr std::string_view codebook_namespace = "urn:QDA-XML:codebook:1.0";

}  // namespace tematik::io::detail
