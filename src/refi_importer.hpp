#pragma once

/// @file
/// @brief From the foreign document of REFI-QDA to a study: one class, its bodies in refi_import_*.cpp by subject.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/io/offset_resolver.hpp>
#include <tematik/io/read.hpp>
#include <tematik/model/study.hpp>

#include "input.hpp"
#include "loss_counter.hpp"
#include "path_resolver.hpp"
#include "refi_container.hpp"
#include "refi_document.hpp"

namespace tematik::io::detail {

/// Objects by GUID: first come, first found.
using GuidTable = std::unordered_map<std::string, ObjectRef>;

class RefiImporter {
 public:
  /// @param document  must outlive the importer, as must the container
  RefiImporter(const RefiDocument& document, RefiContainer& container, const ReadOptions& options, std::string stem);

  /// Runs once.
  [[nodiscard]] ReadResult run(LossInput input);

 private:
  /// A text of the file with its bytes, if they were found.
  struct TextItem {
    const RefiText* text = nullptr;
    std::shared_ptr<const std::string> stored{};  ///< UTF-8 with mark and line ends
    bool inline_content = false;
    LossReason missing = LossReason::text_missing;  ///< why there are no bytes
    std::optional<SourceId> source{};
    std::optional<std::uint32_t> layer{};  ///< empty: the first text of its source
  };
  /// A path with what it led to.
  struct PathItem {
    ResolvedPath resolved{};
    LossCounter::Object object = LossCounter::none;
    std::shared_ptr<const std::string> text{};
    bool text_read = false;
    bool from_utf16 = false;
    bool carried = false;
    bool used = false;  ///< by an element before this one
  };
  /// A variable, and the attributes it became.
  struct Variable {
    const RefiVariable* variable = nullptr;
    std::string uid{};
    ValueType declared = ValueType::text;
    ValueType type = ValueType::text;
    std::optional<AttributeId> of_case{};
    std::optional<AttributeId> of_source{};
  };

  // Bookkeeping.
  void count_elements();
  void mark(Row row, LossReason reason) { counter_.mark(row, reason); }
  void note(Row row, LossReason reason) { counter_.mark(row, LossAction::note, reason); }
  void drop(Row row, LossReason reason);
  [[nodiscard]] LossExample describe(LossCounter::Object object) const;
  /// The id of an object in the study: its GUID in lower case, `raw:` and the text if it is none, `~2` for a double.
  std::string uid(std::string_view kind, Row row, FileText guid);
  void step(std::int64_t done);
  [[nodiscard]] std::optional<ObjectRef> find(const GuidTable& table, FileText guid) const;
  void check_time(Row row, FileText time);

  // People, codes (refi_import_codes.cpp).
  void add_users();
  std::optional<CoderId> coder_of(FileText guid, Row row);
  CoderId unknown_coder();
  void add_codes();
  [[nodiscard]] std::string read_colour(Row row, FileText colour,
                                        std::vector<std::pair<std::string, std::string>>& provenance);

  // Files and texts (refi_import_texts.cpp).
  PathItem& path_item(FileText path, bool media, Row owner);
  std::shared_ptr<const std::string> text_behind(PathItem& item);
  void carry(FileText path, bool media, Row owner);
  void collect_texts();
  void collect_text(const RefiText& text);
  void resolve_positions();
  void add_selection(const RefiSelection& selection, std::uint32_t text);
  void report_offsets();
  void find_note_targets();
  [[nodiscard]] std::optional<std::uint32_t> note_target(const RefiText& text) const;

  // Sources and places (refi_import_sources.cpp, refi_import_places.cpp, refi_import_codings.cpp).
  void add_sources();
  void add_source(const RefiSource& source);
  void add_text(Source& record, const RefiText& text, bool first);
  void find_twins();
  void add_places();
  void add_place(const RefiSelection& selection, SourceId source, const TextItem* text);
  [[nodiscard]] const TextItem& item_of(const RefiText& text) const { return texts_[text_index_.at(&text)]; }
  void place_text(const RefiSelection& selection, const TextItem& text, Segment& segment);
  void place_clip(const RefiSelection& selection, const TextItem& text, Segment& segment);
  void place_box(const RefiSelection& selection, Segment& segment);
  void place_time(const RefiSelection& selection, Segment& segment);
  void add_excerpt(const RefiSelection& selection, Segment& segment);
  void add_whole_source(const std::vector<const RefiCoding*>& codings, SourceId source);
  /// The coding as the study will have it, without its place; empty if its code is unknown.
  [[nodiscard]] std::optional<Coding> coding_of(const RefiCoding& coding, const RefiAuthorship* by);
  void describe_place(const std::optional<FileText>& description, SegmentId place);

  // Memos, cases, values, links, sets, diagrams (refi_import_memos.cpp, refi_import_cases.cpp, refi_import_sets.cpp).
  void add_memos();
  void index_notes();
  void attach(const std::vector<RefiReference>& notes, ObjectRef object);
  /// The same once the memos are in the study: for links, and notes on notes.
  void attach_late(const std::vector<RefiReference>& notes, ObjectRef object);
  void attach_all();
  void add_variables();
  void add_cases();
  /// R16: the source of a case that only carries attributes of it.
  [[nodiscard]] std::optional<ObjectRef> source_of_nameless(const RefiCase& record) const;
  void add_values(const std::vector<RefiValue>& values, ObjectRef object);
  AttributeId attribute_of(Variable& variable, ObjectKind kind);
  void add_sets();
  void add_theme(const RefiSet& set, std::string description);
  void add_set_attributes(const RefiSet& set, const std::vector<ObjectRef>& members);
  void add_links();
  void add_diagrams();

  const RefiDocument& document_;
  RefiContainer& container_;
  const ReadOptions& options_;
  std::string stem_;
  PathResolver resolver_;
  Study study_;
  LossReport report_;
  LossCounter counter_;
  std::set<int> dialect_;
  bool qualcoder_ = false;  ///< its notes may hold selections of the source's text (R17)

  std::unordered_map<std::string, int> uids_;
  GuidTable users_, codes_, cases_, sources_, selections_, memos_, sets_;
  std::optional<CoderId> unknown_;
  std::vector<CodeId> code_ids_;      ///< of the codes, in order
  std::vector<SourceId> source_ids_;  ///< of the sources, in order

  std::map<std::string, PathItem, std::less<>> paths_;
  std::vector<std::pair<std::string, Row>> members_;  ///< path and first owner, in order of the counter
  LossCounter::Object first_member_ = 0;
  LossCounter::Object first_extra_ = 0;
  std::vector<TextItem> texts_;
  std::unordered_map<const RefiText*, std::uint32_t> text_index_;
  std::vector<OffsetSelection> positions_;
  std::unordered_map<const RefiSelection*, std::uint32_t> selection_index_;
  std::unordered_map<const RefiSyncPoint*, std::uint32_t> sync_index_;
  std::unordered_map<std::string, const RefiSyncPoint*> sync_points_;
  std::unordered_map<std::string, std::optional<std::uint32_t>> note_targets_;  ///< empty: several sources
  OffsetResolution resolution_;
  std::set<const RefiSelection*> homeless_;  ///< selections of a note that belong to no source
  struct Twin {
    const RefiSelection* selection = nullptr;
    const TextItem* text = nullptr;
  };
  std::unordered_map<const RefiSelection*, Twin> twins_;  ///< of a page box: the selection in the text (R9)
  std::set<const RefiSelection*> twin_texts_;

  std::unordered_map<std::string, std::size_t> note_index_;
  std::unordered_map<std::size_t, std::vector<ObjectRef>> memo_on_;  ///< by place among the notes
  std::map<std::uint32_t, std::vector<ObjectRef>> late_memo_on_;     ///< by row of the memo
  std::vector<Variable> variables_;
  std::unordered_map<std::string, std::size_t> variable_index_;
};

}  // namespace tematik::io::detail
