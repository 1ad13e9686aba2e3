#pragma once

/// @file
/// @brief From a coding table to a study: one class, its bodies in coding_table_import*.cpp by subject.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/io/read.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/time.hpp>

#include "coding_table.hpp"
#include "coding_table_codes.hpp"
#include "coding_table_search.hpp"
#include "loss_counter.hpp"
#include "numbers.hpp"
#include "places.hpp"

namespace tematik::io::detail {

/// A position: digits, perhaps with `.0` behind, as programs write a column that has empty cells.
[[nodiscard]] std::optional<std::uint64_t> read_position(std::string_view cell);

class TableImporter {
 public:
  /// @param table  must outlive the importer, as must the options
  TableImporter(const CodingTable& table, Study study, const ReadOptions& options);

  /// Runs once.
  [[nodiscard]] ReadResult run(LossInput input);

 private:
  /// Where a row lies: a span, a recorded place, or both (a span with the quotation that could not be checked).
  struct Place {
    std::optional<Span> span{};
    std::optional<SegmentId> segment{};
    bool whole = false;

    /// Coder coverage can say "here".
    [[nodiscard]] bool coverable() const noexcept { return whole || span.has_value(); }
  };

  /// Objects by cell, so that equal cells are looked up once, and those of the study before by label.
  template <class Id>
  struct Names {
    std::unordered_map<std::string_view, Id> cells{};
    std::unordered_map<std::string, Id> labels{};

    template <class Record>
    void know(const Study& study, const Rows<Id, Record>& rows) {
      for (const auto& [id, record] : rows) labels.emplace(study.label(id), id);
    }
  };

  struct SourceCases {
    std::vector<std::pair<std::size_t, Place>> places{};  ///< place among the cases, where
    std::optional<std::size_t> only{};
    bool mixed = false;  ///< several cases, or rows without one
  };

  struct Searched {
    std::unique_ptr<QuotationSearch> text{};
    std::unordered_map<std::string_view, std::optional<QuotationSearch::Hit>> hits{};
  };

  // Bookkeeping and rows (coding_table_import.cpp).
  void count();
  void count_columns();
  [[nodiscard]] LossExample describe(LossCounter::Object object) const;
  void step(std::size_t done) const;
  void mark(LossReason reason) { counter_.mark(object_, reason); }
  void mark(LossAction action, LossReason reason) { counter_.mark(object_, action, reason); }
  void note(LossCounter::Object object, LossReason reason) { counter_.mark(object, LossAction::note, reason); }
  [[nodiscard]] std::string_view cell(Column column) const { return table_.cell(*row_, column); }
  [[noreturn]] void fail(Column column, std::string_view code, std::string_view sentence) const;
  void add_row(const TableCodes& codes);
  /// Nothing: the table says nothing about it.
  [[nodiscard]] std::optional<bool> applied() const;
  [[nodiscard]] std::optional<Timestamp> time();
  [[nodiscard]] std::optional<double> number();

  // Sources, coders, places, cases (coding_table_import_sources.cpp).
  /// The object of a name or label; made by `add` if there is none.
  template <class Id, class Record, class Add>
  Id named(Names<Id>& known, const Rows<Id, Record>& rows, Column column, Add add);
  SourceId source();
  CoderId coder();
  /// A recorded place, one for all rows that say the same.
  SegmentId record(Segment segment, std::string_view raw_begin = {}, std::string_view raw_end = {});
  Place whole(SourceId source);
  Place quotation(SourceId source);
  Place as_read(SourceId source, std::string_view state, std::vector<std::int64_t> numbers = {});
  Place place(SourceId source);
  [[nodiscard]] bool agrees(SourceId source, Span span, std::string_view text) const;
  /// A quotation alone.
  Place search(SourceId source);
  ObjectRef place_of_memo(SourceId source, const Place& at);
  void add_case(SourceId source, const Place& at);
  void add_cases();

  const CodingTable& table_;
  Study study_;
  const ReadOptions& options_;
  LossCounter counter_;
  LossCounter::Kind column_kind_, row_kind_, record_kind_, coder_kind_;
  LossCounter::Object first_row_ = 0;
  const CsvRow* row_ = nullptr;
  LossCounter::Object object_ = 0;

  Names<SourceId> sources_;
  Names<CoderId> coders_;
  Names<CaseId> cases_;
  std::optional<CoderId> unknown_;
  RecordedPlaces segments_;
  std::map<SourceId, Searched> searches_;
  std::set<std::tuple<std::size_t, std::size_t, std::uint32_t, std::uint32_t, std::size_t>> covered_;
  std::map<SourceId, SourceCases> source_cases_;
  std::unordered_map<std::string_view, std::size_t> case_index_;
  std::vector<const CsvRow*> case_rows_;
};

}  // namespace tematik::io::detail
