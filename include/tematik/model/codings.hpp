#pragma once

/// @file
/// @brief Codings as columns: a code on a place of a source by a coder, 19 bytes each.
///
/// Core columns: source, begin, end, code (32 bits each), coder (16), flags (8). What few codings have (time,
/// weight, pass, codebook version, ids of files) lies in side columns that exist only if some row has it. Columns
/// grow by an eighth, so that spare capacity never doubles what a study holds.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/int_column.hpp>
#include <tematik/support/time.hpp>

namespace tematik {

/// Whose coding it is: a coder's own, or the final one after adjudication.
enum class CodingLayer : std::uint8_t { coder, final_ };

template <>
struct EnumNames<CodingLayer> {
  static constexpr std::string_view what = "coding layer";
  static constexpr std::array<std::pair<CodingLayer, std::string_view>, 2> names{
      {{CodingLayer::coder, "coder"}, {CodingLayer::final_, "final"}}};
};

/// Whether the passage speaks for the code or against it.
enum class Polarity : std::uint8_t { positive, negative };

template <>
struct EnumNames<Polarity> {
  static constexpr std::string_view what = "polarity";
  static constexpr std::array<std::pair<Polarity, std::string_view>, 2> names{
      {{Polarity::positive, "+"}, {Polarity::negative, "-"}}};
};

/// One coding as a record: what `add_coding` takes and a row reads as.
struct Coding {
  SourceId source = {};
  Span span = {};
  CodeId code = {};
  std::optional<CoderId> coder = {};  ///< empty in a call: the coder "unknown"
  CodingLayer layer = CodingLayer::coder;
  Polarity polarity = Polarity::positive;
  bool important = false;
  std::optional<SegmentId> segment = {};  ///< the recorded place it lies on; needed where there is no span
  std::optional<double> weight = {};
  std::optional<Timestamp> created = {};
  std::string pass = {};
  std::optional<std::uint32_t> version = {};  ///< of the codebook
  std::string uid = {};
};

/// Columns of many codings for a bulk call; ids are rows. `coder` empty: the coder "unknown".
struct CodingColumns {
  IntColumn source = {};
  IntColumn begin = {};
  IntColumn end = {};
  IntColumn code = {};
  IntColumn coder = {};
};

/// Bits of the flags column.
namespace coding_flags {
inline constexpr std::uint8_t final_layer = 1;
inline constexpr std::uint8_t negative = 2;
inline constexpr std::uint8_t important = 4;
inline constexpr std::uint8_t no_span = 8;    ///< `begin` is the row of a recorded place, `end` is 0
inline constexpr std::uint8_t removed = 128;  ///< a gap: no loop, table or count sees it
}  // namespace coding_flags

/// The codings of a study. Rows are ids; removed rows stay as gaps with the bit `removed`.
class Codings {
 public:
  /// Codings that are not removed.
  [[nodiscard]] std::size_t size() const noexcept { return alive_; }
  [[nodiscard]] bool empty() const noexcept { return alive_ == 0; }
  [[nodiscard]] std::size_t end_row() const noexcept { return source_.size(); }
  [[nodiscard]] bool contains(CodingId id) const noexcept {
    return row(id) < end_row() && (flags_[row(id)] & coding_flags::removed) == 0;
  }
  [[nodiscard]] Coding operator[](CodingId id) const;
  /// The recorded place of a coding, if it lies on one.
  [[nodiscard]] std::optional<SegmentId> segment_of(CodingId id) const {
    const std::size_t at = row(id);
    return (flags_[at] & coding_flags::no_span) != 0 ? std::optional(static_cast<SegmentId>(begin_[at]))
                                                     : segment_.get(at);
  }

  /// Side columns of one row: empty if nothing was written down.
  [[nodiscard]] std::optional<Timestamp> created(std::size_t at) const { return created_.get(at); }
  [[nodiscard]] std::optional<double> weight(std::size_t at) const { return weight_.get(at); }

  // Whole columns, gaps included.
  [[nodiscard]] std::span<const std::uint32_t> source() const noexcept { return source_; }
  [[nodiscard]] std::span<const std::uint32_t> begin() const noexcept { return begin_; }
  [[nodiscard]] std::span<const std::uint32_t> end() const noexcept { return end_; }
  [[nodiscard]] std::span<const std::uint32_t> code() const noexcept { return code_; }
  [[nodiscard]] std::span<const std::uint16_t> coder() const noexcept { return coder_; }
  [[nodiscard]] std::span<const std::uint8_t> flags() const noexcept { return flags_; }

  /// Bytes of the core columns, spare capacity included.
  [[nodiscard]] std::size_t memory() const noexcept {
    return (source_.capacity() + begin_.capacity() + end_.capacity() + code_.capacity()) * sizeof(std::uint32_t) +
           coder_.capacity() * sizeof(std::uint16_t) + flags_.capacity();
  }

  // Changes: the study checks, then calls these.
  CodingId add(const Coding& coding);
  /// Appends the columns as they are, with one flags value for all rows; `truncate` takes such rows back.
  void append(const CodingColumns& columns, std::uint16_t default_coder, std::uint8_t flags);
  void truncate(std::size_t rows);
  void remove(CodingId id);
  void set_source(std::size_t at, SourceId source) { source_[at] = static_cast<std::uint32_t>(source); }
  void set_code(std::size_t at, CodeId code) { code_[at] = static_cast<std::uint32_t>(code); }
  void set(CodingId id, const Coding& coding) { write(row(id), coding); }

 private:
  /// A column that stays empty until a row has a value.
  template <class T>
  struct SideColumn {
    std::vector<T> values = {};
    void put(std::size_t at, const T& value, std::size_t rows) {
      if (values.size() < rows && (value != T{} || !values.empty())) values.resize(rows);
      if (at < values.size()) values[at] = value;
    }
    [[nodiscard]] T get(std::size_t at) const { return at < values.size() ? values[at] : T{}; }
  };

  /// Calls `change` on every core column.
  template <class Change>
  void for_each_column(Change&& change) {
    change(source_);
    change(begin_);
    change(end_);
    change(code_);
    change(coder_);
    change(flags_);
  }
  void write(std::size_t at, const Coding& coding);
  void resize(std::size_t rows);

  std::vector<std::uint32_t> source_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> end_;
  std::vector<std::uint32_t> code_;
  std::vector<std::uint16_t> coder_;
  std::vector<std::uint8_t> flags_;
  SideColumn<std::optional<SegmentId>> segment_;
  SideColumn<std::optional<Timestamp>> created_;
  SideColumn<std::optional<double>> weight_;
  SideColumn<std::string> pass_;
  SideColumn<std::optional<std::uint32_t>> version_;
  SideColumn<std::string> uid_;
  std::size_t alive_ = 0;
};

// ---------------------------------------------------------------------------------------------------------

inline Coding Codings::operator[](CodingId id) const {
  if (!contains(id)) {
    throw LookupError("coding_unknown",
                      row(id) < end_row() ? detail::cat("coding [", row(id), "] was removed from the study")
                                          : detail::cat("no coding with id ", row(id), "; the study has ", alive_),
                      detail::cat("coding [", row(id), "]"));
  }
  const std::size_t at = row(id);
  const std::uint8_t flags = flags_[at];
  const bool has_span = (flags & coding_flags::no_span) == 0;
  return Coding{
      .source = static_cast<SourceId>(source_[at]),
      .span = has_span ? Span{begin_[at], end_[at]} : Span{},
      .code = static_cast<CodeId>(code_[at]),
      .coder = static_cast<CoderId>(coder_[at]),
      .layer = (flags & coding_flags::final_layer) != 0 ? CodingLayer::final_ : CodingLayer::coder,
      .polarity = (flags & coding_flags::negative) != 0 ? Polarity::negative : Polarity::positive,
      .important = (flags & coding_flags::important) != 0,
      .segment = segment_of(id),
      .weight = weight_.get(at),
      .created = created_.get(at),
      .pass = pass_.get(at),
      .version = version_.get(at),
      .uid = uid_.get(at),
  };
}

inline void Codings::resize(std::size_t rows) {
  // All memory first: if there is none, no column has changed.
  for_each_column([rows](auto& column) {
    if (column.capacity() < rows) column.reserve(rows + rows / 8);
  });
  for_each_column([rows](auto& column) { column.resize(rows); });
}

inline void Codings::write(std::size_t at, const Coding& coding) {
  std::uint8_t flags = 0;
  if (coding.layer == CodingLayer::final_) flags |= coding_flags::final_layer;
  if (coding.polarity == Polarity::negative) flags |= coding_flags::negative;
  if (coding.important) flags |= coding_flags::important;
  const bool no_span = coding.segment && coding.span.empty();
  if (no_span) flags |= coding_flags::no_span;
  source_[at] = static_cast<std::uint32_t>(coding.source);
  begin_[at] = no_span ? static_cast<std::uint32_t>(*coding.segment) : coding.span.begin;
  end_[at] = no_span ? 0 : coding.span.end;
  code_[at] = static_cast<std::uint32_t>(coding.code);
  coder_[at] = static_cast<std::uint16_t>(coding.coder.value_or(CoderId{}));
  flags_[at] = flags;
  segment_.put(at, no_span ? std::nullopt : coding.segment, end_row());
  created_.put(at, coding.created, end_row());
  weight_.put(at, coding.weight, end_row());
  pass_.put(at, coding.pass, end_row());
  version_.put(at, coding.version, end_row());
  uid_.put(at, coding.uid, end_row());
}

inline CodingId Codings::add(const Coding& coding) {
  const std::size_t at = end_row();
  resize(at + 1);
  write(at, coding);
  ++alive_;
  return static_cast<CodingId>(at);
}

inline void Codings::append(const CodingColumns& columns, std::uint16_t default_coder, std::uint8_t flags) {
  const std::size_t first = end_row();
  const std::size_t count = columns.source.size();
  resize(first + count);
  const auto copy = [first](const IntColumn& from, auto& to) {
    from.visit([&](auto values) {
      using T = typename std::decay_t<decltype(to)>::value_type;
      for (std::size_t i = 0; i < values.size(); ++i) to[first + i] = static_cast<T>(values[i]);
    });
  };
  copy(columns.source, source_);
  copy(columns.begin, begin_);
  copy(columns.end, end_);
  copy(columns.code, code_);
  if (columns.coder.empty()) {
    for (std::size_t i = first; i < end_row(); ++i) coder_[i] = default_coder;
  } else {
    copy(columns.coder, coder_);
  }
  for (std::size_t i = first; i < end_row(); ++i) flags_[i] = flags;
  alive_ += count;
}

inline void Codings::truncate(std::size_t rows) {
  alive_ -= end_row() - rows;
  for_each_column([rows](auto& column) { column.resize(rows); });
}

inline void Codings::remove(CodingId id) {
  const std::size_t at = row(id);
  segment_.put(at, {}, segment_.values.size());
  created_.put(at, {}, created_.values.size());
  weight_.put(at, {}, weight_.values.size());
  pass_.put(at, {}, pass_.values.size());
  version_.put(at, {}, version_.values.size());
  uid_.put(at, {}, uid_.values.size());
  flags_[at] |= coding_flags::removed;
  --alive_;
}

}  // namespace tematik
