#pragma once

/// @file
/// @brief From a study to REFI-QDA: one class, its bodies in refi_export*.cpp by subject.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/io/write.hpp>
#include <tematik/model/study.hpp>

#include "loss_counter.hpp"
#include "record_kind.hpp"
#include "refi_schema.hpp"
#include "xml_writer.hpp"
#include "zip_writer.hpp"

namespace tematik::io::detail {

/// What is made of a study.
enum class RefiForm : std::uint8_t {
  archive,   ///< `.qdpx`
  loose,     ///< `.qde`: texts inside, no files
  codebook,  ///< `.qdc`
};

struct ExportedRefi {
  std::string xml{};
  std::vector<ZipOutput> files{};  ///< of the folder `sources/`, by name
  LossReport report{};
};

class RefiExporter {
 public:
  RefiExporter(const Study& study, const WriteOptions& options, RefiForm form);

  /// Runs once.
  [[nodiscard]] ExportedRefi run();

 private:
  using Object = LossCounter::Object;
  using Provenance = std::vector<std::pair<std::string, std::string>>;
  using Item = RecordKind;

  /// A selection to be written.
  struct Place {
    Kind kind = Kind::plain_text_selection;
    std::optional<SegmentId> record{};
    std::size_t layer = 0;  ///< 0: the first text, and what lies on no text
    std::vector<std::string> positions{};
    std::vector<std::int64_t> key{};  ///< the same as numbers, for the order
    std::optional<Span> span{};
    std::string guid{}, name{};
    std::string from{}, to{};  ///< sync points of a clip
    std::vector<CodingId> codings{};
    bool twin = false;  ///< of a page box: stands in the text once more
  };
  struct SyncOut {
    std::string guid{};
    std::optional<std::int64_t> position{}, time_ms{};
  };

  // Counting (refi_export_losses.cpp).
  void add_objects();
  [[nodiscard]] Object object(Item item, std::size_t row) const { return objects_.at({item, row}); }
  void drop(Item item, std::size_t row, LossReason reason = LossReason::no_counterpart);
  void change(Item item, std::size_t row, LossReason reason);
  void lost(Item item, std::size_t row, LossReason reason = LossReason::no_counterpart);
  void detail(Item item, std::size_t row, bool has_detail);
  void replaced(Item item, std::size_t row);
  [[nodiscard]] LossExample describe(Object object) const;
  void count_material();
  void count_findings();

  // What goes out (refi_export_places.cpp, refi_export_guids.cpp).
  void ask_consent();
  [[nodiscard]] bool refused(SourceId id) const { return refused_[row(id)]; }
  std::string guid(std::string_view kind, std::string_view uid, const std::string& instead,
                   std::optional<std::pair<Item, std::size_t>> object = {});
  void name_objects();
  [[nodiscard]] std::string user_ref(std::string_view raw) const;
  [[nodiscard]] std::string written_guid(ObjectRef object) const;
  void choose_places();
  void choose_codings();
  void choose_memos();
  [[nodiscard]] std::optional<Place> place_of(const Segment& segment) const;
  [[nodiscard]] std::optional<Place> raw_place(const Segment& segment) const;
  [[nodiscard]] std::optional<Place> text_place(SourceId source, std::size_t layer, Span span) const;
  [[nodiscard]] bool has_layer(const Source& source, std::size_t layer) const;
  [[nodiscard]] const std::optional<Text>& text_of_layer(const Source& source, std::size_t layer) const;
  void name_place(Place& place, SourceId source);
  [[nodiscard]] std::vector<SyncOut> sync_points(SourceId id, std::size_t layer);

  // Writing.
  void write_root();
  void open(Kind kind) { xml_.open(kind_name(kind)); }
  void reference(Kind kind, std::string_view guid);
  void authorship(const Provenance& provenance, std::string_view prefix = {});
  void note_refs(ObjectRef object);
  void write_users();
  void write_codes();
  void write_code(CodeId id);
  void write_theme_code(ThemeId id);
  void choose_theme_parents();
  void write_variables();
  void write_cases();
  void write_values(ObjectRef object);
  void choose_types();
  void write_sources();
  void write_source(SourceId id);
  void write_text(SourceId id, std::size_t layer, Kind kind);
  void write_text_body(SourceId id, std::size_t layer, std::string_view prefix);
  void write_places(SourceId id, Kind kind, std::size_t layer);
  void write_place(const Place& place, bool as_twin);
  void write_excerpt(const Place& place);
  void write_coding(CodingId id, std::string_view instead);
  void write_codings(std::vector<CodingId> ids);
  void write_notes();
  void write_note(std::optional<MemoId> memo, std::optional<SourceId> source);
  void write_links();
  void write_sets();
  void write_set(const std::string& guid, const std::string& name, std::string description,
                 const std::vector<ObjectRef>& members);
  void write_diagrams();
  std::string file_of(std::string_view guid, std::string_view suffix, std::string bytes, bool text);
  [[nodiscard]] std::string path_of(std::string_view raw, std::string_view guid);
  void step(std::int64_t done) const;

  const Study& study_;
  const WriteOptions& options_;
  RefiForm form_;
  XmlWriter xml_;
  LossCounter counter_;
  std::vector<LossCounter::Kind> kinds_, details_;
  struct Counted {
    Item item = Item::coding;
    std::size_t row = 0;
  };
  std::vector<Counted> counted_;
  std::map<std::pair<Item, std::size_t>, Object> objects_;

  std::unordered_map<std::string, int> guid_times_;
  std::unordered_map<std::string, std::string> users_by_id_;
  std::map<ObjectRef, std::string> guids_;
  std::vector<bool> refused_;                 ///< by source
  std::vector<bool> case_refused_;            ///< by case
  std::vector<std::vector<Place>> places_;    ///< by source
  std::vector<std::vector<CodingId>> whole_;  ///< codings on a whole source
  std::set<SegmentId> placed_;                ///< records that are written as selections
  std::map<ObjectRef, std::vector<std::string>> notes_on_;
  std::map<SegmentId, std::vector<std::string>> descriptions_;
  std::set<MemoId> not_a_note_;  ///< written as a Description, or left out
  std::vector<std::pair<MemoId, ObjectRef>> memo_links_;
  std::vector<std::vector<CodeId>> below_;  ///< codes below a theme that becomes a code
  std::vector<bool> moved_;                 ///< codes that lie below one
  std::vector<ValueType> types_;            ///< by attribute, as written
  std::map<ObjectRef, std::vector<AttributeValues::const_iterator>> values_;
  std::map<std::string, std::string> file_by_hash_;
  std::map<std::string, ZipOutput> files_;
  std::set<std::string> carried_;  ///< paths of members that are written
};

/// The value of a provenance entry; "" if there is none.
[[nodiscard]] std::string_view provenance_of(const std::vector<std::pair<std::string, std::string>>& provenance,
                                             std::string_view name);

}  // namespace tematik::io::detail
