#pragma once

/// @file
/// @brief From the foreign document of an SQLite store to a study: what the importers of all stores share.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <tematik/io/offset_resolver.hpp>
#include <tematik/io/read.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/time.hpp>

#include "loss_counter.hpp"
#include "places.hpp"
#include "store_document.hpp"

namespace tematik::io::detail {

class StoreImporter {
 public:
  StoreImporter(const StoreImporter&) = delete;
  StoreImporter& operator=(const StoreImporter&) = delete;

 protected:
  using Provenance = std::vector<std::pair<std::string, std::string>>;
  template <class Id>
  using Keys = std::unordered_map<std::int64_t, Id>;

  /// A text of the store, and the source it becomes a text of.
  struct TextItem {
    StoreLine line{};
    std::optional<std::string> stored{};  ///< UTF-8 with mark and line ends; nothing: not known
    std::optional<SourceId> source{};
  };
  /// Where a row lies: a span, a recorded place, or both.
  struct Place {
    std::optional<Span> span{};
    std::optional<SegmentId> segment{};
  };
  /// A quotation that did not agree with its span may find another one.
  struct Quoted {
    std::string_view text{};
    bool may_shift = false;  ///< by one code point (RQDA)
  };

  /// @param document, options  must outlive the importer
  StoreImporter(const StoreDocument& document, const ReadOptions& options, Format format, std::string study_name);
  ~StoreImporter() = default;

  /// The end of the run. @param origin  the program, as the file names it
  [[nodiscard]] ReadResult finished(std::string origin);

  // Rows.
  template <class Visit>
  void each(std::string_view table, Visit&& visit) {
    const StoreTable& rows = document_.table(table);
    for (std::size_t i = 0; i < rows.rows.size(); ++i) visit(StoreLine{&rows, i});
  }
  [[nodiscard]] LossCounter::Object object(const StoreLine& line) const {
    return first_.at(line.table) + static_cast<LossCounter::Object>(line.row);
  }
  void mark(const StoreLine& line, LossReason reason) { counter_.mark(object(line), reason); }
  void note(const StoreLine& line, LossReason reason) { counter_.mark(object(line), LossAction::note, reason); }
  /// The text of a value; a number as its digits (`value_type`), what is no text as nothing.
  std::string text(const StoreLine& line, std::string_view column);
  /// The text itself, if it is one, for as long as the document lives.
  [[nodiscard]] static std::string_view view(const StoreLine& line, std::string_view column);
  std::optional<std::int64_t> number(const StoreLine& line, std::string_view column);
  void keep(Provenance& provenance, const StoreLine& line, std::string_view column);
  /// The id in the study: `raw:<table>/<key>`, with `~2` behind it for a second row of one key.
  std::string uid(const StoreLine& line);
  std::optional<Timestamp> time(const StoreLine& line, std::string_view column);
  template <class Id>
  [[nodiscard]] std::optional<Id> find(const Keys<Id>& keys, std::optional<std::int64_t> key) const {
    const auto found = key ? keys.find(*key) : keys.end();
    if (found == keys.end()) return std::nullopt;
    return found->second;
  }
  void step(std::int64_t done) const;

  // People.
  CoderId coder_named(const std::string& name);
  /// Who coded; nobody named: the coder "unknown".
  CoderId coder(const StoreLine& line, std::string_view column);
  CoderId unknown_coder(const StoreLine& line);
  std::optional<CoderId> author(const StoreLine& line, std::string_view column);

  // Texts and places.
  std::uint32_t add_text(const StoreLine& line, std::optional<std::string> stored);
  /// Takes part in finding out how positions count. @return its place among the positions
  std::uint32_t add_position(std::uint32_t text, const StoreLine& line, std::string_view begin, std::string_view end,
                             std::string_view quotation, bool evidence = true);
  void resolve(std::string_view origin);
  void set_text(Source& source, std::uint32_t text);
  /// Where a resolved position lies. @param begin, end  columns, kept as they are if they are no numbers
  Place place(const StoreLine& line, std::uint32_t position, const Quoted& quoted, std::string_view begin,
              std::string_view end);
  Place whole(SourceId source);
  /// From 0 to the end of a text that is known.
  [[nodiscard]] bool is_whole(const StoreLine& line, std::string_view begin, std::string_view end, std::uint32_t text);
  /// Four numbers of a box (of a page: five), or two of an interval; what is none is kept as it is.
  /// @param sizes  the last two are width and height
  Place numbers(const StoreLine& line, Segment segment, const std::vector<std::string_view>& columns,
                bool sizes = false);
  /// The record of a place, for a memo.
  SegmentId record(SourceId source, const Place& place);
  static void join(Case& record, SourceId source, const Place& place);

  // Records.
  /// Adds a tree, parents first; a cycle is cut where it closes (`cycle_cut`). @param add  called with the place of an
  ///   object and that of its parent
  void add_tree(const std::vector<StoreLine>& lines, const std::vector<std::optional<std::size_t>>& parents,
                const std::function<void(std::size_t, std::optional<std::size_t>)>& add);
  CodingId add_coding(const StoreLine& line, SourceId source, const Place& place, CodeId code, CoderId coder,
                      std::optional<Timestamp> created, bool important = false);
  void add_memo(const StoreLine& line, std::string_view column, std::vector<ObjectRef> on, std::string name = {});
  /// A file that comes along; one that is not there, or is too large, is counted for a reason.
  void carry(const StoreLine& line, const std::string& path, const std::filesystem::path& file, LossReason missing);
  void set_colour(const StoreLine& line, std::string_view column, Code& code);
  /// The attribute of a name, added if it is new.
  AttributeId attribute(ObjectKind of, const std::string& name, ValueType type, const std::string& description = {},
                        const std::string& uid = {});
  /// Sets a value, unless there is one already. @param value  nothing: stored as missing
  void set_value(const StoreLine& line, ObjectRef object, AttributeId attribute, std::optional<std::string> value);

  const StoreDocument& document_;
  const ReadOptions& options_;
  Format format_;
  Study study_;
  LossCounter counter_;
  std::unordered_map<const StoreTable*, LossCounter::Object> first_;
  std::vector<const StoreTable*> counted_;  ///< in order of their first objects
  LossCounter::Kind member_kind_ = 0;
  LossCounter::Object first_column_ = 0;
  std::vector<LossExample> columns_;  ///< objects behind the rows: columns outside the rules, then members

  std::vector<TextItem> texts_;
  std::vector<OffsetSelection> positions_;
  std::deque<std::string> quotations_;
  OffsetResolution resolution_;

 private:
  std::unordered_map<std::string, int> uids_;
  std::unordered_set<std::string> carried_;
  std::unordered_map<std::string, CoderId> coders_;
  std::optional<CoderId> unknown_;
  RecordedPlaces places_;
  std::string origin_for_offsets_{};
};

/// Blanks around it apart, a number.
[[nodiscard]] bool is_number(std::string_view value);

}  // namespace tematik::io::detail
