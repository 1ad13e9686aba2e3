#pragma once

/// @file
/// @brief The stores of other programs that are SQLite databases: what each knows of its tables, and its reader.

#include <span>

#include <tematik/io/inspect.hpp>
#include <tematik/io/read.hpp>

#include "input.hpp"
#include "store_document.hpp"

namespace tematik::io::detail {

[[nodiscard]] std::span<const StoreRule> qualcoder_rules();
[[nodiscard]] std::span<const StoreRule> rqda_rules();
[[nodiscard]] std::span<const StoreRule> taguette_rules();

[[nodiscard]] ReadResult import_qualcoder(Input& input, const ReadOptions& options);
[[nodiscard]] ReadResult import_rqda(Input& input, const ReadOptions& options);
[[nodiscard]] ReadResult import_taguette(Input& input, const ReadOptions& options);

/// Is it the format of a store that is read here?
[[nodiscard]] constexpr bool is_store(Format format) noexcept {
  return format == Format::qualcoder || format == Format::rqda || format == Format::taguette;
}

/// Rows by table, version and program of a store.
[[nodiscard]] Inspection inspect_store(Input& input, Format format, const Limits& limits);

}  // namespace tematik::io::detail
