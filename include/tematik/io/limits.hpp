#pragma once

/// @file
/// @brief How much a reader takes in before it stops: every file is treated as if a stranger had made it.
///
/// Passing a limit throws `InputError` with the code named beside the member; nothing is read halfway into a study.
/// The defaults are far above real projects; raise a single one when a real project needs it.

#include <cstdint>

namespace tematik::io {

/// Limits of one reading, in bytes unless said otherwise.
struct Limits {
  std::int64_t members = 100'000;              ///< files in an archive: `limit_members`
  std::int64_t member_bytes = 2'147'483'647;   ///< one file of an archive, unpacked; a database: `limit_member_bytes`
  std::int64_t text_bytes = 268'435'456;       ///< one text, 256 MiB: `limit_member_bytes`
  std::int64_t xml_bytes = 536'870'912;        ///< one XML file, 512 MiB: `limit_member_bytes`
  std::int64_t total_bytes = 8'589'934'592;    ///< all unpacked bytes of a reading, 8 GiB: `limit_total_bytes`
  std::int64_t ratio = 200;                    ///< unpacked to packed size of one file: `limit_ratio`
  std::int64_t ratio_from_bytes = 16'777'216;  ///< a smaller file (16 MiB) has no limit of its ratio
  std::int64_t xml_depth = 512;                ///< elements inside elements: `limit_depth`
  std::int64_t xml_nodes = 20'000'000;         ///< elements, attributes and texts; values of a database: `limit_nodes`
  std::int64_t xml_attribute_bytes = 16'777'216;  ///< one attribute, 16 MiB: `limit_attribute`

  friend bool operator==(const Limits&, const Limits&) = default;
};

}  // namespace tematik::io
