#pragma once

/// @file
/// @brief New codes per batch of units, and per quarter of the units.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tematik/metrics/detail/new_codes.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/method.hpp>
#include <tematik/support/status.hpp>
#include <tematik/support/table.hpp>
#include <tematik/tables/incidence.hpp>

namespace tematik {

struct BatchesOptions {
  std::int64_t width = 6;                        ///< units in a batch, at least 1
  std::optional<std::int64_t> denominator = {};  ///< codes that shares refer to, at least 1; empty: all codes seen
  std::vector<std::int64_t> edits = {};          ///< changes of the codebook after each unit; empty: not recorded
};

struct QuartilesOptions {
  std::int64_t blocks = 4;  ///< at least 1
};

/// New codes per block of units; element b of each vector belongs to block b + 1.
struct BatchesResult {
  Status status = Status::no_data;      ///< ok; undefined: no code; too_few_units: fewer units than blocks; no_data
  std::string reason = {};              ///< no_units, fewer_units_than_blocks, no_codes; else ""
  std::vector<std::int64_t> ends = {};  ///< last unit (from 1) of each block
  std::vector<std::int64_t> new_codes = {};  ///< codes first seen in the block
  std::vector<std::int64_t> cumulative = {};
  std::vector<double> share = {};        ///< cumulative / denominator
  std::vector<std::int64_t> edits = {};  ///< changes of the codebook in the block; empty: not recorded
  bool short_last = false;               ///< the last batch has fewer units than the others
  std::int64_t denominator = 0;          ///< print it beside every share
  std::optional<std::int64_t> last_new_position = {};
  Flags flags = {};              ///< retrospective: shares refer to the final codebook
  std::string rule = "batches";  ///< or "quartiles"
  std::int64_t width = 0;        ///< of a batch; 0 for quartiles

  /// One row per block: block, first, last, new, cumulative, share, denominator, and edits where recorded.
  [[nodiscard]] Table table() const;
  [[nodiscard]] MethodRecord method() const;
};

/// @brief New codes per batch of `width` units, with cumulative shares and changes of the codebook.
///
/// - **Inputs**: codes seen for the first time in each unit, or an incidence. Unit: whatever was coded one after
///   another, in order of analysis.
/// - **Formula**: batch b holds units (b-1)w+1..min(bw, T); share = codes seen up to its end / denominator.
/// - **Denominator**: all codes seen, unless `denominator` is given. One study can be quoted as 70 % or 92 % with
///   different codebooks below the line, so it is part of the result. With a smaller one a share may pass 1.
/// - **Undefined**: T = 0 `no_data`; no code and no denominator: `undefined`, shares NaN. A last batch with fewer units
///   is kept and marked (`short_last`).
/// - **Assumptions**: the order is the real one. Shares of the final codebook are known with hindsight only.
/// - **Complexity**: O(T).
/// - **Literature**: Guest, Bunce & Johnson (2006), doi:10.1177/1525822X05279903
///
/// @code
/// const std::vector<std::int64_t> new_codes{5, 3, 0, 1, 1};
/// const auto b = tematik::batches(new_codes, {.width = 2});
/// assert(b.new_codes == (std::vector<std::int64_t>{8, 1, 1}) && b.share[0] == .8 && b.short_last);
/// @endcode
/// @throws UsageError if width or denominator is below 1, or edits are not one per unit; InputError if a count is
/// negative
[[nodiscard]] BatchesResult batches(std::span<const std::int64_t> new_codes, const BatchesOptions& options = {});
[[nodiscard]] inline BatchesResult batches(const Incidence& incidence, const BatchesOptions& options = {}) {
  return batches(incidence.new_counts(), options);
}

/// @brief New codes per quarter of the units: block q of 4 ends at unit floor(q T/4).
///
/// Inputs, range and assumptions as `batches`. `too_few_units` if T is below the number of blocks.
/// - **Literature**: Turner-Bowker et al. (2018), Value in Health 21(7), 839
///
/// @code
/// const std::vector<std::int64_t> new_codes{5, 3, 0, 1, 1};
/// assert(tematik::quartiles(new_codes).new_codes == (std::vector<std::int64_t>{5, 3, 0, 2}));
/// @endcode
/// @throws UsageError if blocks is below 1; InputError if a count is negative
[[nodiscard]] BatchesResult quartiles(std::span<const std::int64_t> new_codes, QuartilesOptions options = {});
[[nodiscard]] inline BatchesResult quartiles(const Incidence& incidence, QuartilesOptions options = {}) {
  return quartiles(incidence.new_counts(), options);
}

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// Fills the blocks that end at `out.ends`.
inline void fill_blocks(BatchesResult& out, const NewCodes& seen, std::optional<std::int64_t> denominator) {
  out.denominator = denominator.value_or(seen.total());
  out.flags.set(Flag::retrospective, !denominator);
  out.status = out.denominator > 0 ? Status::ok : Status::undefined;
  if (out.denominator == 0) out.reason = "no_codes";
  std::int64_t before = 0;
  for (const auto end : out.ends) {
    out.new_codes.push_back(seen.to(end) - before);
    before = seen.to(end);
    out.cumulative.push_back(before);
    out.share.push_back(out.denominator > 0 ? static_cast<double>(before) / static_cast<double>(out.denominator)
                                            : undefined_value);
  }
}

}  // namespace detail

inline BatchesResult batches(std::span<const std::int64_t> new_codes, const BatchesOptions& options) {
  detail::at_least_1(options.width, "batches_options", "width");
  if (options.denominator) detail::at_least_1(*options.denominator, "batches_options", "denominator");
  if (!options.edits.empty() && options.edits.size() != new_codes.size()) {
    throw UsageError(
        "batches_options",
        detail::cat("edits: expected one number per unit, ", new_codes.size(), ", found ", options.edits.size()),
        "edits");
  }
  const detail::NewCodes seen(new_codes);
  BatchesResult out;
  out.width = options.width;
  out.last_new_position = seen.last_new_position;
  if (seen.units() == 0) {
    out.reason = "no_units";
    return out;
  }
  for (std::int64_t end = 0; end < seen.units();) {
    const std::int64_t begin = end;
    end = options.width < seen.units() - end ? end + options.width : seen.units();
    out.short_last = end - begin < options.width;
    out.ends.push_back(end);
    if (options.edits.empty()) continue;
    std::int64_t sum = 0;
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) sum += options.edits[i];
    out.edits.push_back(sum);
  }
  detail::fill_blocks(out, seen, options.denominator);
  return out;
}

inline BatchesResult quartiles(std::span<const std::int64_t> new_codes, QuartilesOptions options) {
  detail::at_least_1(options.blocks, "quartiles_options", "blocks");
  const detail::NewCodes seen(new_codes);
  BatchesResult out;
  out.rule = "quartiles";
  out.last_new_position = seen.last_new_position;
  if (seen.units() == 0) {
    out.reason = "no_units";
    return out;
  }
  if (seen.units() < options.blocks) {
    out.status = Status::too_few_units;
    out.reason = "fewer_units_than_blocks";
    return out;
  }
  for (std::int64_t q = 1; q <= options.blocks; ++q) {  // floor(q T / blocks) without overflow
    const std::int64_t whole = seen.units() / options.blocks;
    const std::int64_t rest = seen.units() % options.blocks;
    out.ends.push_back(q * whole + q * rest / options.blocks);
  }
  detail::fill_blocks(out, seen, {});
  return out;
}

inline Table BatchesResult::table() const {
  std::vector<std::int64_t> block;
  std::vector<std::int64_t> first;
  for (std::size_t b = 0; b < ends.size(); ++b) {
    block.push_back(static_cast<std::int64_t>(b) + 1);
    first.push_back(b == 0 ? 1 : ends[b - 1] + 1);
  }
  Table out;
  out.add("block", std::move(block)).add("first", std::move(first)).add("last", ends).add("new", new_codes);
  out.add("cumulative", cumulative).add("share", share);
  out.add("denominator", std::vector<std::int64_t>(ends.size(), denominator));
  if (!edits.empty()) out.add("edits", edits);
  return out;
}

inline MethodRecord BatchesResult::method() const {
  MethodRecord out{.function = rule};
  if (!ends.empty()) out.n = ends.back();
  if (rule == "batches") {
    out.option("width", width);
    out.citations = {"Guest, Bunce & Johnson 2006, doi:10.1177/1525822X05279903"};
  } else {
    out.option("blocks", static_cast<std::int64_t>(ends.size()));
    out.citations = {"Turner-Bowker et al. 2018, Value in Health 21(7), 839"};
  }
  out.option("denominator", denominator);
  return out;
}

}  // namespace tematik
