#pragma once

/// @file
/// @brief Codings as columns: a code on a place of a source by a coder, 19 bytes each.
///
/// Core columns: source, begin, end, code (32 bits each), coder (16), flags (8). What few codings have (time,
/// weight, pass, codebook version, ids of files) lies in side columns that exist only if some row has it. Columns
/// grow by an eighth, so that spare capacity never doubles what a study holds. Where a merge or a split of codes gave a
/// coding another code, one more side column keeps the code it was given first.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// A coding that a merge dropped because another says the same: what it had been given, for whoever reads the past.
struct DroppedDouble {
  CodingId stays = {};    ///< the coding that stands for it
  std::uint32_t row = 0;  ///< of the coding that went
  CodeId given = {};      ///< the code it was given first, which may be gone too
  std::optional<Timestamp> created = {};
  friend bool operator==(const DroppedDouble&, const DroppedDouble&) = default;
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
  /// The code a coding was given first, where a merge or a split gave it another since. It may be gone.
  [[nodiscard]] std::optional<CodeId> given(std::size_t at) const { return given_.get(at); }
  /// The dropped codings that one stands for, in order of their rows.
  [[nodiscard]] std::span<const DroppedDouble> doubles_of(CodingId id) const;
  [[nodiscard]] bool has_passes() const noexcept { return !pass_.values.empty(); }
  /// Which pass of its coder a coding was made in; empty: nothing was written down.
  [[nodiscard]] std::string_view pass(std::size_t at) const {
    return at < pass_.values.size() ? std::string_view(pass_.values[at]) : std::string_view();
  }

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
  /// Another code by a merge or a split: the first one stays written down.
  void set_code(std::size_t at, CodeId code) {
    const CodeId first = given_.get(at).value_or(static_cast<CodeId>(code_[at]));
    given_.put(at, first == code ? std::nullopt : std::optional(first), end_row());
    code_[at] = static_cast<std::uint32_t>(code);
  }
  /// `kept[row]` stands for every coding from now on; most stand for themselves. The others are then removed.
  void take_doubles(const std::vector<std::uint32_t>& kept);
  /// A coding with another code by hand has been given that one.
  void set(CodingId id, const Coding& coding) {
    if (code_[row(id)] != static_cast<std::uint32_t>(coding.code)) {
      given_.put(row(id), std::nullopt, given_.values.size());
      std::erase_if(doubles_, [id](const DroppedDouble& one) { return one.stays == id; });
    }
    write(row(id), coding);
  }

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
  SideColumn<std::optional<CodeId>> given_;
  std::vector<DroppedDouble> doubles_;  // by `stays`, then row; a coding that went later may still be named
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

inline std::span<const DroppedDouble> Codings::doubles_of(CodingId id) const {
  const auto lies_before = [](const DroppedDouble& one, CodingId stays) { return one.stays < stays; };
  const auto begin = std::lower_bound(doubles_.begin(), doubles_.end(), id, lies_before);
  auto end = begin;
  while (end != doubles_.end() && end->stays == id) ++end;
  return {begin, end};
}

inline void Codings::take_doubles(const std::vector<std::uint32_t>& kept) {
  const std::size_t before = doubles_.size();
  bool moved = false;
  for (auto& one : doubles_) {
    const auto stays = static_cast<CodingId>(kept[row(one.stays)]);
    moved = moved || stays != one.stays;
    one.stays = stays;
  }
  const auto first_code = [this](std::size_t at) { return given_.get(at).value_or(static_cast<CodeId>(code_[at])); };
  for (std::uint32_t gone = 0; gone < kept.size(); ++gone) {
    const std::uint32_t stays = kept[gone];
    if (stays == gone) continue;
    const auto time = created_.get(gone);
    const bool is_older = time && (!created_.get(stays) || *time < *created_.get(stays));
    if (first_code(gone) == first_code(stays) && !is_older) continue;  // it says nothing more
    doubles_.push_back({static_cast<CodingId>(stays), gone, first_code(gone), time});
  }
  if (!moved && doubles_.size() == before) return;
  std::sort(doubles_.begin(), doubles_.end(), [](const DroppedDouble& a, const DroppedDouble& b) {
    return a.stays != b.stays ? a.stays < b.stays : a.row < b.row;
  });
}

inline void Codings::remove(CodingId id) {
  const std::size_t at = row(id);
  segment_.put(at, {}, segment_.values.size());
  created_.put(at, {}, created_.values.size());
  weight_.put(at, {}, weight_.values.size());
  pass_.put(at, {}, pass_.values.size());
  version_.put(at, {}, version_.values.size());
  uid_.put(at, {}, uid_.values.size());
  given_.put(at, {}, given_.values.size());
  flags_[at] |= coding_flags::removed;
  --alive_;
}

}  // namespace tematik
