#pragma once

/// @file
/// @brief Attributes of sources, cases and coders: typed, with units; missing is a value of its own, never 0.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/enum_names.hpp>

namespace tematik {

/// The type of an attribute's values. Dates and times are text in ISO form.
enum class ValueType : std::uint8_t { text, boolean, integer, real, date, datetime };

template <>
struct EnumNames<ValueType> {
  static constexpr std::string_view what = "type of attribute";
  static constexpr std::array<std::pair<ValueType, std::string_view>, 6> names{{
      {ValueType::text, "text"},
      {ValueType::boolean, "boolean"},
      {ValueType::integer, "integer"},
      {ValueType::real, "float"},
      {ValueType::date, "date"},
      {ValueType::datetime, "datetime"},
  }};
};

/// The scale of an attribute: which comparisons make sense.
enum class Scale : std::uint8_t { nominal, ordinal, numeric };

template <>
struct EnumNames<Scale> {
  static constexpr std::string_view what = "scale";
  static constexpr std::array<std::pair<Scale, std::string_view>, 3> names{
      {{Scale::nominal, "nominal"}, {Scale::ordinal, "ordinal"}, {Scale::numeric, "numeric"}}};
};

/// The definition of an attribute; its name is unique among those of the same kind of object.
struct Attribute {
  std::string name = {};
  ObjectKind of = ObjectKind::source;  ///< source, case or coder
  ValueType type = ValueType::text;
  Scale scale = Scale::nominal;
  std::vector<std::string> levels = {};  ///< of an ordinal attribute, lowest first
  std::string unit = {};                 ///< "years", "points", …
  std::string provenance = {};
  std::string description = {};
  std::string uid = {};
};

/// A value: text (also dates), truth, whole number, real number.
using AttributeValue = std::variant<std::string, bool, std::int64_t, double>;

/// Values by (attribute, row of the object, wave; "" = none). An empty optional is a stored "missing"; no entry
/// at all means that nothing was written down.
using AttributeValues = std::map<std::tuple<AttributeId, std::uint32_t, std::string>, std::optional<AttributeValue>>;

}  // namespace tematik
