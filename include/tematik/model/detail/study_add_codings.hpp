#pragma once

// Many codings in one command: the body of `Study::add_codings`, included by study.hpp.

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/study.hpp>

namespace tematik {

inline CodingId Study::add_codings(const CodingColumns& columns, CodingLayer layer) {
  const std::size_t count = columns.source.size();
  for (const auto& [name, column] : {std::pair{"begin", &columns.begin}, std::pair{"end", &columns.end},
                                     std::pair{"code", &columns.code}, std::pair{"coder", &columns.coder}}) {
    const bool may_be_absent = column == &columns.coder && column->empty();
    if (column->size() != count && !may_be_absent) {
      throw InputError(
          "column_length",
          detail::cat("add_codings: column \"", name, "\" has ", column->size(), " rows, \"source\" has ", count),
          name);
    }
  }
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  const std::size_t first = codings_.end_row();
  if (count > most - first) throw InputError("coding_limit", "a study holds at most 4,294,967,295 codings");

  const auto fail = [](std::size_t at, std::string_view column, std::string_view rule) {
    throw InputError("codings_row", detail::cat("add_codings, row ", at, ", column \"", column, "\": ", rule),
                     detail::cat("row ", at));
  };
  // Numbers that do not fit the column are found before anything is copied.
  const auto check_range = [&](const IntColumn& column, std::string_view name, std::uint64_t largest) {
    column.visit([&](auto values) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::cmp_less(values[i], 0) || std::cmp_greater(values[i], largest)) {
          fail(i, name, detail::cat("expected a number from 0 to ", largest, ", found ", values[i]));
        }
      }
    });
  };
  constexpr std::uint64_t u32 = std::numeric_limits<std::uint32_t>::max();
  check_range(columns.source, "source", u32);
  check_range(columns.begin, "begin", u32);
  check_range(columns.end, "end", u32);
  check_range(columns.code, "code", u32);
  check_range(columns.coder, "coder", std::numeric_limits<std::uint16_t>::max());

  constexpr std::uint64_t no_such = 0;  // limit + 1, so that a text of unknown length has 2^32
  std::vector<std::uint64_t> limits(sources_.end_row(), no_such);
  for (const auto& [id, source] : sources_) limits[row(id)] = std::uint64_t{source.length().value_or(u32)} + 1;
  std::vector<std::uint8_t> codable(codes_.end_row(), 2);  // 2: no such code
  for (const auto& [id, code] : codes_) codable[row(id)] = code.codable ? 1 : 0;

  // The coder "unknown" is added last: a call that throws leaves no gap in the table of coders.
  const bool by_unknown = columns.coder.empty() && count > 0;
  const auto& named_unknown = coders_.find("unknown");
  const bool adds_unknown = by_unknown && named_unknown.empty();
  if (adds_unknown) require_room_for_coder();
  const std::size_t unknown = by_unknown && !adds_unknown ? row(named_unknown.front()) : coders_.end_row();
  codings_.append(columns, static_cast<std::uint16_t>(unknown),
                  layer == CodingLayer::final_ ? coding_flags::final_layer : std::uint8_t{0});
  try {
    const auto source = codings_.source().subspan(first);
    const auto begin = codings_.begin().subspan(first);
    const auto end = codings_.end().subspan(first);
    const auto code = codings_.code().subspan(first);
    const auto coder = codings_.coder().subspan(first);
    for (std::size_t i = 0; i < count; ++i) {
      if (source[i] >= limits.size() || limits[source[i]] == no_such) {
        fail(i, "source", detail::cat("the study has no source with id ", source[i]));
      }
      if (code[i] >= codable.size() || codable[code[i]] == 2) {
        fail(i, "code", detail::cat("the study has no code with id ", code[i]));
      }
      if (codable[code[i]] == 0) fail(i, "code", detail::cat("code ", code[i], " is a category (codable = false)"));
      if (!by_unknown && !coders_.contains(static_cast<CoderId>(coder[i]))) {
        fail(i, "coder", detail::cat("the study has no coder with id ", coder[i]));
      }
      if (begin[i] >= end[i]) {
        fail(i, "end", detail::cat("a coding needs begin < end, found [", begin[i], ", ", end[i], ')'));
      }
      if (end[i] >= limits[source[i]]) {
        fail(i, "end",
             detail::cat("ends at ", end[i], ", past the text of source ", source[i], ", which has ",
                         limits[source[i]] - 1, " code points"));
      }
    }
  } catch (...) {
    codings_.truncate(first);
    throw;
  }
  if (adds_unknown) coders_.add({.name = "unknown"});
  ++revision_;
  return static_cast<CodingId>(first);
}

}  // namespace tematik
