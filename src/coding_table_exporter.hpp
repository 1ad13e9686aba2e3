#pragma once

/// @file
/// @brief From a study to a coding table: one class, its bodies in coding_table_export*.cpp by subject.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tematik/io/write.hpp>
#include <tematik/model/study.hpp>

#include "coding_table.hpp"
#include "coding_table_cases.hpp"
#include "loss_counter.hpp"
#include "record_kind.hpp"

namespace tematik::io::detail {

class TableExporter {
 public:
  TableExporter(const Study& study, const WriteOptions& options, char delimiter);

  /// Runs once.
  [[nodiscard]] ExportedTable run();

 private:
  using Object = LossCounter::Object;
  using Kind = RecordKind;

  /// A row of the table: a coding, or a code judged absent.
  struct Line {
    std::uint32_t row = 0;  ///< of the coding, or of the coverage
    bool absent = false;
    std::optional<CaseId> case_{};
    std::string_view text{};  ///< quotation to be written
  };
  struct Named {
    std::string cell{};
    bool label = false;  ///< not the name itself
  };

  // Counting.
  Object add(Kind kind, std::size_t row);
  void lost(Kind kind, std::size_t row, LossReason reason = LossReason::no_counterpart);
  void drop(Object object, LossReason reason = LossReason::no_counterpart);
  /// What the record holds beyond its columns.
  void detail(Kind kind, std::size_t row, bool has_detail);
  [[nodiscard]] LossExample describe(Object object) const;
  void count_material();
  void count_findings();
  void count_memos();

  // What goes out.
  void ask_consent();
  void choose_codings(const CaseMembers& members);
  [[nodiscard]] std::optional<LossReason> refusal(const Coding& coding) const;
  /// Whether a place can be written; the quotation to write with it.
  [[nodiscard]] bool writable(const Coding& coding, std::string_view& text) const;
  void choose_coverage(const CaseMembers& members);
  [[nodiscard]] std::optional<CaseId> case_of(const Coding& coding, const CaseMembers& members, Object object);
  void use(SourceId source, CodeId code, CoderId coder);

  // Names (coding_table_export_names.cpp).
  void name_all();
  void name_codes();
  template <class Id, class Record>
  void name(const Rows<Id, Record>& rows, std::vector<Named>& names) const;

  // Bytes.
  [[nodiscard]] std::string written();
  void append_line(std::string& out, const Line& line, const std::vector<bool>& columns);
  [[nodiscard]] std::vector<bool> needed_columns() const;
  void step(std::size_t done) const;

  const Study& study_;
  const WriteOptions& options_;
  char delimiter_;
  LossCounter counter_;
  std::vector<LossCounter::Kind> kinds_, details_;
  struct Item {
    Kind kind = Kind::coding;
    bool detail = false;
    std::uint32_t row = 0;
  };
  std::vector<Item> items_;
  std::vector<Object> coding_objects_;  ///< by row of the coding
  std::vector<Object> coverage_objects_;

  enum class Gate : std::uint8_t { open, unrecorded, refused };
  std::vector<Gate> gates_;           ///< by source
  std::vector<std::uint8_t> layers_;  ///< by source: bit 1 coder, bit 2 final
  std::vector<bool> source_used_, code_used_, code_in_path_, coder_used_, case_used_, segment_used_;
  std::vector<Line> lines_;
  bool has_value_ = false;
  std::vector<Named> source_names_, code_names_, coder_names_, case_names_;
  std::vector<std::string> code_ids_;                          ///< by code; empty: its path is enough
  std::unordered_map<std::uint32_t, std::string_view> memos_;  ///< by row of the coding
};

}  // namespace tematik::io::detail
