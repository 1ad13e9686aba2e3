#pragma once

/// @file
/// @brief What a reader could not take in, or a writer could not put out: counted, with the reason and examples.
///
/// **Totals**: one row per element kind of the foreign format (schema element, table of a store, row of a sheet).
/// Every object of the input counts once, under its most severe action:
/// dropped > merged > unverified > guessed > changed > kept. At the end of every run this holds:
///
///     in  = kept + changed + guessed + merged + unverified + dropped
///     out = kept + changed + guessed + unverified + added
///
/// **Entries**: the same objects by (action, element, reason), each under the remark that decided. Further remarks
/// on an object that was counted already stand beside them with the action `note`, outside the totals.
///
/// The order is that of the foreign format's elements, then of the enumerations: the same input gives the same
/// report, byte for byte. Examples hold ids and places, never the text of a source.
///
/// @code
/// auto [study, report] = tematik::io::read("study.qdpx");
/// if (report.losses() > 0) std::cerr << report.to_markdown();
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/io/loss_words.hpp>

namespace tematik::io {

/// One object that an entry counts: its id in the foreign file ("" if it has none) and its place there.
struct LossExample {
  std::string id{};
  std::string where{};

  friend bool operator==(const LossExample&, const LossExample&) = default;
};

/// Objects of one kind with one action and one reason.
struct LossEntry {
  LossAction action = LossAction::note;
  std::string element{};
  LossReason reason = LossReason::no_counterpart;
  std::int64_t count = 0;
  std::vector<LossExample> examples{};  ///< the first ones, at most `examples` of the options

  friend bool operator==(const LossEntry&, const LossEntry&) = default;
};

/// What became of the objects of one kind.
struct LossTotal {
  std::string element{};
  std::int64_t in = 0;  ///< objects in the input, equal to an independent count of the file
  std::int64_t kept = 0;
  std::int64_t changed = 0;
  std::int64_t guessed = 0;
  std::int64_t merged = 0;
  std::int64_t unverified = 0;
  std::int64_t dropped = 0;
  std::int64_t added = 0;  ///< made by tematik, e.g. the coder "unknown"
  std::int64_t out = 0;    ///< objects in the result

  friend bool operator==(const LossTotal&, const LossTotal&) = default;
};

/// How the positions of one text were read (io/offset_resolver.hpp).
struct LossOffsets {
  std::string source{};                    ///< id of the source or text layer
  std::string rule{};                      ///< e.g. "code_point/stored/no_bom"
  std::string status{};                    ///< verified, partial, conflict, single, default
  std::int64_t checkable = 0;              ///< selections whose quotation matches under any rule
  std::int64_t matched = 0;                ///< of these, under the rule taken
  std::optional<std::string> runner_up{};  ///< the next best rule that gives other spans
  bool inclusive_end = false;              ///< every quotation is one character longer than its span: look closer

  friend bool operator==(const LossOffsets&, const LossOffsets&) = default;
};

/// The file that was read, or written.
struct LossInput {
  std::string name{};    ///< file name without folders
  std::string sha256{};  ///< 64 hex digits
  std::int64_t bytes = 0;

  friend bool operator==(const LossInput&, const LossInput&) = default;
};

/// The whole report.
struct LossReport {
  LossDirection direction = LossDirection::import_;
  std::string format{};                ///< the word of `Format`, e.g. "refi-qda-project"
  std::string origin{};                ///< the program that wrote the file, as it names itself
  std::vector<std::string> dialect{};  ///< R numbers of the vendor habits met ("R2"), for information
  LossInput input{};
  std::vector<LossTotal> totals{};
  std::vector<LossEntry> entries{};
  std::vector<LossOffsets> offsets{};

  /// Objects lost: dropped + unverified, over all kinds.
  [[nodiscard]] std::int64_t losses() const noexcept;

  /// The total of one element kind; zeros if the input has none.
  [[nodiscard]] LossTotal total(std::string_view element) const;

  /// How many objects of one kind have an action for a reason.
  [[nodiscard]] std::int64_t count(LossAction action, std::string_view element, LossReason reason) const noexcept;

  /// Canonical JSON (support/json.hpp), schema `tematik.loss/1`.
  [[nodiscard]] std::string to_json() const;

  /// RFC 4180, one row per entry: action, element, reason, count, example ids, example places (joined by blanks).
  /// @param spreadsheet_safe  put `'` before cells that a spreadsheet would run as a formula
  [[nodiscard]] std::string to_csv(bool spreadsheet_safe = false) const;

  /// A page for people: what was read, what was lost and why.
  [[nodiscard]] std::string to_markdown() const;

  friend bool operator==(const LossReport&, const LossReport&) = default;
};

}  // namespace tematik::io
