#pragma once

/// @file
/// @brief What a position in a foreign file means: code points, UTF-16 units or bytes, and how a line end counts.
///
/// Programs count characters in different ways and do not say which. The resolver tries 18 counting rules on all
/// selections of a project at once and lets the stored quotations decide; without quotations, the default of the
/// program that wrote the file, unless another rule puts clearly more boundaries on word edges.
///
/// **Canonical text** T (`normalize_newlines`): byte-order mark stripped, CRLF and lone CR turned into LF. Spans are
/// half-open and count code points of T.
///
/// **A rule** is unit {code_point, utf16, utf8} x newline {stored: CRLF counts 2, a lone LF or CR 1; lf1: every line
/// end counts 1; crlf2: every line end counts 2, for text inside XML only, elsewhere as stored} x {no_bom; bom: the
/// mark counts 1, in utf8 3, if there is one}. A position beyond the text *overflows*; one inside a character or line
/// end *splits* it (begin snaps down, end up; both up in files of Taguette); one inside the mark is 0.
///
/// **Choice**: 1. most quotations equal to their span after white space is folded, then most that are equal character
/// by character; 2. of these, fewest overflows; 3. the default of the origin (ATLAS.ti: code_point/lf1/no_bom;
/// Taguette: utf8/stored/no_bom; others: code_point/stored/no_bom) if it is left, unless another rule has at least
/// max(3, ceil(n/10)) more boundaries at word edges; else most word edges, fewest splits, order of the rules. A
/// quotation of fewer than 4 characters is no evidence; one that ends in an ellipsis is compared as a beginning.
/// A text on which the same steps alone give at least 2 more quotations than the project's rule has its own rule.
///
/// **Complexity**: at most 18 passes over the texts that have selections, plus sorting their positions.
///
/// @code
/// const OffsetText text{.stored = "Guru hadir.\r\nSiswa bertanya.\r\nRapor naik."};
/// const OffsetSelection quote{.text = 0, .begin = 30, .end = 40, .name = "Rapor naik"};
/// const auto r = resolve_offsets({&text, 1}, {&quote, 1});    // r.rule.text() == "code_point/stored/no_bom"
/// assert(r.spans[0].begin == 28 && r.spans[0].end == 38);     // r.texts[0].status == OffsetStatus::verified
/// @endcode

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/io/offset_rule.hpp>

namespace tematik::io {

/// A text as its file stores it: UTF-8, with mark and line ends. Nothing: the text is missing.
struct OffsetText {
  std::optional<std::string_view> stored{};
  bool inline_content = false;  ///< it stood inside the XML, where CRLF has become LF
};

/// Two positions in a text as the file says them, and the quotation it keeps with them.
struct OffsetSelection {
  std::uint32_t text = 0;               ///< index of the text
  std::optional<std::int64_t> begin{};  ///< nothing: no usable number
  std::optional<std::int64_t> end{};
  std::string_view name{};  ///< quotation or label, UTF-8; may be empty
  bool evidence = true;     ///< false: only follows the rule (a sync point)
};

/// The answer for one selection.
struct OffsetSpan {
  std::int64_t begin = 0;  ///< code points of T; in states without a span the number as read (0 if it is none)
  std::int64_t end = 0;
  SpanState state = SpanState::ok;
  bool reversed = false;      ///< the file had them the other way round
  bool split = false;         ///< a position lay inside a character or line end
  bool name_matches = false;  ///< the name is the quotation (or, with an ellipsis, its beginning)
  bool mismatch = false;      ///< the name is a quotation under another rule, and none under this one

  friend bool operator==(const OffsetSpan&, const OffsetSpan&) = default;
};

/// The answer for one text.
struct OffsetTextResult {
  OffsetRule rule{};
  bool own_rule = false;  ///< not the project's
  OffsetStatus status = OffsetStatus::default_;
  std::int64_t selections = 0;            ///< selections on it that may be evidence
  std::int64_t checkable = 0;             ///< quotations that match under any rule
  std::int64_t matched = 0;               ///< of these, under the rule taken
  std::optional<OffsetRule> runner_up{};  ///< the best rule that gives other spans
  bool inclusive_end = false;             ///< all quotations are exactly one character longer than their spans

  friend bool operator==(const OffsetTextResult&, const OffsetTextResult&) = default;
};

/// The answer for a project.
struct OffsetResolution {
  OffsetRule rule{};
  std::vector<OffsetTextResult> texts;  ///< as the texts given
  std::vector<OffsetSpan> spans;        ///< as the selections given
};

/// Finds the counting rule and the spans.
/// @param texts       must be UTF-8
/// @param selections  in any order; `text` is an index into `texts`
/// @param origin      the program that wrote the file, as the file names it; "" if unknown
/// @param fixed       a rule set by hand: nothing is chosen, the status still says how well it fits
/// @throws UsageError if a selection names a text that is not there; InputError (`text_encoding`) for bad UTF-8
///   or U+0000
[[nodiscard]] OffsetResolution resolve_offsets(std::span<const OffsetText> texts,
                                               std::span<const OffsetSelection> selections,
                                               std::string_view origin = {},
                                               std::optional<OffsetRule> fixed = std::nullopt);

}  // namespace tematik::io
