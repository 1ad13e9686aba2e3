#pragma once

/// @file
/// @brief The words of the options of `write`.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

namespace tematik::io {

/// For which program a file is meant.
enum class WriteProfile : std::uint8_t {
  standard,  ///< as the format's standard says, for any program
  maxqda,    ///< texts in an archive end their lines with CRLF, which positions count as one
};

/// What a theme becomes in a format that has none.
enum class ThemeAs : std::uint8_t {
  set,          ///< a set of its codes, with a line `[tematik:theme]` at the end of its description
  parent_code,  ///< a new code above its codes, which is not codable; only for codes with one theme
  drop,
};

/// What happens when the file cannot hold everything.
enum class LossPolicy : std::uint8_t {
  report,  ///< it is written, and the report says what it does not hold
  error,   ///< nothing is written: StorageError `write_loss_refused`
};

/// How the files in an archive are packed.
enum class Compression : std::uint8_t { deflate, store };

}  // namespace tematik::io

namespace tematik {

template <>
struct EnumNames<io::WriteProfile> {
  static constexpr std::string_view what = "profile";
  static constexpr std::array<std::pair<io::WriteProfile, std::string_view>, 2> names{
      {{io::WriteProfile::standard, "standard"}, {io::WriteProfile::maxqda, "maxqda"}}};
};

template <>
struct EnumNames<io::ThemeAs> {
  static constexpr std::string_view what = "theme_as";
  static constexpr std::array<std::pair<io::ThemeAs, std::string_view>, 3> names{
      {{io::ThemeAs::set, "set"}, {io::ThemeAs::parent_code, "parent_code"}, {io::ThemeAs::drop, "drop"}}};
};

template <>
struct EnumNames<io::LossPolicy> {
  static constexpr std::string_view what = "loss_policy";
  static constexpr std::array<std::pair<io::LossPolicy, std::string_view>, 2> names{
      {{io::LossPolicy::report, "report"}, {io::LossPolicy::error, "error"}}};
};

template <>
struct EnumNames<io::Compression> {
  static constexpr std::string_view what = "compression";
  static constexpr std::array<std::pair<io::Compression, std::string_view>, 2> names{
      {{io::Compression::deflate, "deflate"}, {io::Compression::store, "store"}}};
};

}  // namespace tematik
