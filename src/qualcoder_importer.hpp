#pragma once

/// @file
/// @brief From the tables of a QualCoder project to a study: one class, its bodies in qualcoder_import*.cpp by subject.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "path_resolver.hpp"
#include "store_importer.hpp"

namespace tematik::io::detail {

class QualcoderImporter final : public StoreImporter {
 public:
  /// @param folder  that of the project, where its media lie
  QualcoderImporter(const StoreDocument& document, const ReadOptions& options, std::string name,
                    const std::filesystem::path& folder)
      : StoreImporter(document, options, Format::qualcoder, std::move(name)),
        resolver_(nullptr, folder, options.allow_absolute, {}) {}

  /// Runs once.
  [[nodiscard]] ReadResult run();

 private:
  /// `/images/x.png` lies in the project's folder, `images:/home/x.png` is linked.
  struct MediaPath {
    std::string_view medium{};  ///< images, audio, video, docs; empty: none that is known
    bool linked = false;
    std::string_view rest{};  ///< below the folder, or the whole path
  };
  /// A row of the table `source`, and what it becomes.
  struct Item {
    StoreLine line{};
    MediaPath path{};
    std::uint32_t text = 0;
    std::optional<std::size_t> transcript{};  ///< of a recording: the row that is its text
    bool is_transcript = false;
    bool has_pages = false;  ///< boxes on pages lie on it
  };

  // People and codes.
  void add_coders();
  void add_codes();

  // Sources.
  [[nodiscard]] static MediaPath media_path(std::string_view path);
  [[nodiscard]] static bool is_media(const Item& item) {
    return !item.path.medium.empty() && item.path.medium != "docs";
  }
  [[nodiscard]] static bool is_recording(const Item& item) {
    return item.path.medium == "audio" || item.path.medium == "video";
  }
  [[nodiscard]] const Item* item_of(const StoreLine& line, std::string_view column) {
    const auto at = find(index_, number(line, column));
    return at ? &items_[*at] : nullptr;
  }
  [[nodiscard]] SourceId source_of(const Item& item) const { return *texts_[item.text].source; }
  void collect_sources();
  void collect_positions();
  /// Of a recording or picture 0 to 0 is everything.
  [[nodiscard]] bool is_all_of(const StoreLine& line, const Item& item);
  void add_sources();
  /// A file beside the database comes along; a linked one only if that is allowed.
  void carry_media(const Item& item, const std::string& path);

  // Codings and memos on places.
  /// What a coding needs; nothing, with a remark, if the file lacks it.
  [[nodiscard]] std::optional<std::pair<CodeId, CoderId>> coding_of(const StoreLine& line, const Item* item);
  void add_row(const StoreLine& line, const Item& item, const Place& place, std::pair<CodeId, CoderId> parts);
  void add_texts();
  void add_boxes();
  void add_intervals();
  void add_annotations();

  // Cases and attributes.
  void add_cases();
  void add_attributes();
  /// Bibliographic records: what repeats stands in one value.
  void add_references();

  PathResolver resolver_;
  std::vector<Item> items_;
  Keys<std::size_t> index_;
  Keys<CodeId> codes_;
  Keys<CaseId> cases_;
  std::unordered_map<LossCounter::Object, std::uint32_t> positions_of_;
};

}  // namespace tematik::io::detail
