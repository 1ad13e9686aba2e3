#pragma once

/// @file
/// @brief The codes that codings were given when they were made, in order of time, beside what they are now.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/query/rows_of_codes.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/tables/detail/unit_drafts.hpp>

namespace tematik::detail {

/// A row of the table that a coding was given, and when: a time, or where times are missing the row of the coding.
struct GivenRow {
  std::uint32_t row = 0;
  std::int64_t when = 0;
};

/// Codings and merges in order of time (of the commands, unless every coding says when it was made). A coding counts
/// as the code it was given; a code that others were merged into goes on as what they were, if it was new itself.
class CodesAsGiven {
 public:
  CodesAsGiven(const Study& study, const std::vector<std::uint32_t>& codings, const std::vector<CodeId>& codes,
               Level level, Unassigned unassigned)
      : study_(study) {
    collect(codings);
    replay();
    make_rows(codes, level, unassigned);
  }

  [[nodiscard]] bool timed() const noexcept { return timed_; }
  [[nodiscard]] const CodeRows& rows() const noexcept { return rows_; }
  [[nodiscard]] std::span<const GivenRow> of(std::uint32_t coding) const {
    return std::span(given_).subspan(first_[coding], first_[coding + 1] - first_[coding]);
  }

 private:
  struct Giving {
    std::uint32_t coding = 0;  // as it is now
    CodeId code = {};
    std::uint32_t row = 0;  // of the coding that was given the code
    std::optional<Timestamp> created = {};
    std::uint32_t column = 0;
  };
  struct Column {
    CodeId code = {};    // the code that goes on
    CodeId coding = {};  // what a coding of it is now
    CodeId now = {};     // what the code has become
  };

  void collect(const std::vector<std::uint32_t>& read) {
    const Codings& codings = study_.codings();
    first_.assign(codings.end_row() + 1, 0);
    for (const std::uint32_t i : read) {
      const auto id = static_cast<CodingId>(i);
      const auto now = static_cast<CodeId>(codings.code()[i]);
      givings_.push_back(
          {.coding = i, .code = codings.given(i).value_or(now), .row = i, .created = codings.created(i)});
      for (const auto& one : codings.doubles_of(id)) {
        givings_.push_back({.coding = i, .code = one.given, .row = one.row, .created = one.created});
      }
    }
    for (const auto& operation : study_.operations()) {
      if (operation.of.kind != ObjectKind::code) continue;
      const auto code = static_cast<CodeId>(operation.of.row);
      if (operation.op == OperationKind::merge) merges_.push_back(&operation);
      if (operation.op == OperationKind::merge || operation.op == OperationKind::remove) gone_[code] = operation.before;
    }
    timed_ = std::all_of(givings_.begin(), givings_.end(), [](const Giving& one) { return one.created.has_value(); });
  }
  /// When a merge was; one without a time lies behind the codings that were there when it came.
  [[nodiscard]] std::int64_t when(const Operation& merge) const {
    if (!timed_) return static_cast<std::int64_t>(merge.codings_before);
    if (merge.time) return merge.time->micros;
    std::int64_t last = INT64_MIN;
    for (const auto& giving : givings_) {
      if (giving.row < merge.codings_before) last = std::max(last, giving.created->micros);
    }
    return last;
  }

  void replay() {
    // time, place among the commands, a merge before the codings that came after it
    using Key = std::tuple<std::int64_t, std::size_t, int, std::size_t>;
    std::vector<Key> events;
    for (std::size_t i = 0; i < givings_.size(); ++i) events.emplace_back(when(givings_[i]), givings_[i].row, 1, i);
    for (std::size_t i = 0; i < merges_.size(); ++i) {
      events.emplace_back(when(*merges_[i]), merges_[i]->codings_before, 0, i);
    }
    std::sort(events.begin(), events.end());
    std::map<CodeId, std::uint32_t> column_of;
    for (const auto& [time, place, is_giving, i] : events) {
      if (is_giving != 0) {
        Giving& giving = givings_[i];
        const auto next = static_cast<std::uint32_t>(columns_.size());
        const auto [at, is_new] = column_of.try_emplace(giving.code, next);
        if (is_new) {
          const auto is_now = static_cast<CodeId>(study_.codings().code()[giving.coding]);
          columns_.push_back({.code = giving.code, .coding = is_now});
        }
        giving.column = at->second;
        continue;
      }
      const auto from = column_of.find(static_cast<CodeId>(merges_[i]->of.row));
      const auto into = static_cast<CodeId>(merges_[i]->into.front().row);
      if (from == column_of.end() || !column_of.try_emplace(into, from->second).second) continue;
      columns_[from->second].code = into;
    }
  }
  [[nodiscard]] std::int64_t when(const Giving& giving) const {
    return timed_ ? giving.created->micros : std::int64_t{giving.row};
  }

  /// What a code has become: itself, or where the merges lead.
  [[nodiscard]] CodeId now(const Column& column) const {
    CodeId code = column.code;
    for (const Operation* merge : merges_) {
      if (merge->of.row == row(code)) code = static_cast<CodeId>(merge->into.front().row);
    }
    return study_.codes().contains(code) ? code : column.coding;  // of a code that was removed a part may have stayed
  }

  void make_rows(const std::vector<CodeId>& codes, Level level, Unassigned unassigned) {
    std::vector<CodeId> all = codes;
    for (auto& column : columns_) {
      column.now = now(column);
      if (std::find(all.begin(), all.end(), column.now) == all.end()) all.push_back(column.now);
    }
    std::vector<std::vector<std::uint32_t>> rows_of_column(columns_.size());
    if (!level.is(Level::code)) {
      rows_ = rows_of_codes(study_, all, level, unassigned);
      for (std::size_t c = 0; c < columns_.size(); ++c) rows_of_column[c] = rows_.of_code[row(columns_[c].now)];
    } else {
      rows_.of_code.resize(study_.codes().end_row());
      std::set<std::string> taken;
      const auto add = [&](CodeId code, CodeId is_now) {
        const auto gone = gone_.find(code);
        std::string label = gone == gone_.end() ? study_.label(code) : gone->second;
        if (taken.contains(label)) label += cat(" [", row(code), ']');
        taken.insert(label);
        rows_.of_code[row(is_now)].push_back(static_cast<std::uint32_t>(rows_.size()));
        rows_.labels.push_back(std::move(label));
        rows_.objects.emplace_back(code);
      };
      for (const CodeId code : all) {  // the code itself first, then what was merged into it
        bool has_own = false;
        for (const bool own : {true, false}) {
          for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (columns_[c].now != code || (columns_[c].code == code) != own) continue;
            has_own = true;
            rows_of_column[c] = {static_cast<std::uint32_t>(rows_.size())};
            add(columns_[c].code, code);
          }
        }
        if (!has_own) add(code, code);  // never given
      }
    }
    for (const auto& giving : givings_) {
      first_[giving.coding + 1] += rows_of_column[giving.column].size();
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    given_.resize(first_.back());
    auto next = first_;
    for (const auto& giving : givings_) {
      for (const std::uint32_t r : rows_of_column[giving.column]) given_[next[giving.coding]++] = {r, when(giving)};
    }
  }

  const Study& study_;
  std::vector<Giving> givings_;
  std::vector<const Operation*> merges_;
  std::map<CodeId, std::string> gone_;  // names of codes that are no more
  bool timed_ = false;
  std::vector<Column> columns_;
  CodeRows rows_;
  std::vector<std::size_t> first_;  // by row of codings, into `given_`
  std::vector<GivenRow> given_;
};

/// What later coding found in units that had been coded before: a cell does not count if its unit was begun before the
/// unit where the code was first given, and was given the code after that one.
class FoundAgain {
 public:
  explicit FoundAgain(std::size_t units) : begun_(units, never) {}
  [[nodiscard]] static std::uint64_t key(std::uint32_t a, std::uint32_t b) {
    return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
  }
  /// A row (`a` twice) or a pair of rows was given to a unit.
  void note(std::size_t unit, std::uint32_t a, std::uint32_t b, std::int64_t when) {
    const auto [at, is_new] = when_.try_emplace({key(a, b), unit}, when);
    if (!is_new) at->second = std::min(at->second, when);
    if (a == b) begun_[unit] = std::min(begun_[unit], when);
  }
  [[nodiscard]] std::int64_t when(std::size_t unit, std::uint32_t a, std::uint32_t b) const {
    const auto found = when_.find({key(a, b), unit});
    return found == when_.end() ? never : found->second;
  }
  /// Takes such cells out of the units. @return how many
  std::int64_t drop_rows(std::vector<UnitDraft>& drafts) const {
    std::int64_t dropped = 0;
    for (auto& unit : drafts) UnitDraft::each_once(unit.rows);
    const auto first = firsts(drafts, [](const UnitDraft& unit) { return keys_of(unit.rows); });
    for (std::size_t u = 0; u < drafts.size(); ++u) {
      dropped += static_cast<std::int64_t>(
          std::erase_if(drafts[u].rows, [&](std::uint32_t r) { return is_again(u, key(r, r), first); }));
    }
    return dropped;
  }
  /// The same for pairs; those of a row that does not count go with it.
  std::int64_t drop_pairs(std::vector<UnitDraft>& drafts) const {
    std::int64_t dropped = 0;
    for (auto& unit : drafts) {
      UnitDraft::each_once(unit.pairs);
      const auto has = [&](std::uint64_t r) {
        return std::binary_search(unit.rows.begin(), unit.rows.end(), static_cast<std::uint32_t>(r));
      };
      dropped += static_cast<std::int64_t>(
          std::erase_if(unit.pairs, [&](std::uint64_t pair) { return !has(pair >> 32) || !has(pair); }));
    }
    const auto first = firsts(drafts, [](const UnitDraft& unit) { return unit.pairs; });
    for (std::size_t u = 0; u < drafts.size(); ++u) {
      dropped += static_cast<std::int64_t>(
          std::erase_if(drafts[u].pairs, [&](std::uint64_t pair) { return is_again(u, pair, first); }));
    }
    return dropped;
  }

 private:
  static constexpr std::int64_t never = INT64_MAX;
  struct First {
    std::int64_t when = never;   // a code was first given
    std::int64_t begun = never;  // the coding of the unit where it was
  };
  using Firsts = std::map<std::uint64_t, First>;

  [[nodiscard]] static std::vector<std::uint64_t> keys_of(const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint64_t> out;
    for (const std::uint32_t r : rows) out.push_back(key(r, r));
    return out;
  }
  template <class Keys>
  [[nodiscard]] Firsts firsts(const std::vector<UnitDraft>& drafts, Keys&& keys) const {
    Firsts out;
    for (std::size_t u = 0; u < drafts.size(); ++u) {
      for (const std::uint64_t k : keys(drafts[u])) {
        First& first = out[k];
        const std::int64_t given = when_of(u, k);
        if (given < first.when) first = {given, begun_[u]};
        if (given == first.when) first.begun = std::min(first.begun, begun_[u]);
      }
    }
    return out;
  }
  [[nodiscard]] std::int64_t when_of(std::size_t unit, std::uint64_t k) const {
    return when(unit, static_cast<std::uint32_t>(k >> 32), static_cast<std::uint32_t>(k));
  }
  [[nodiscard]] bool is_again(std::size_t unit, std::uint64_t k, const Firsts& firsts) const {
    const First& first = firsts.at(k);
    return when_of(unit, k) > first.when && begun_[unit] < first.begun;
  }

  std::map<std::pair<std::uint64_t, std::size_t>, std::int64_t> when_;
  std::vector<std::int64_t> begun_;
};

}  // namespace tematik::detail
