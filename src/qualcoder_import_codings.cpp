#include "qualcoder_importer.hpp"

namespace tematik::io::detail {

std::optional<std::pair<CodeId, CoderId>> QualcoderImporter::coding_of(const StoreLine& line, const Item* item) {
  const auto code = find(codes_, number(line, "cid"));
  if (!code || item == nullptr) {
    mark(line, LossReason::ref_unresolved);
    return std::nullopt;
  }
  const CoderId by = coder(line, "owner");
  if (!options_.include_hidden && study_.coders()[by].hidden) {
    mark(line, LossReason::ui_state);
    return std::nullopt;
  }
  return std::pair(*code, by);
}

void QualcoderImporter::add_row(const StoreLine& line, const Item& item, const Place& place,
                                std::pair<CodeId, CoderId> parts) {
  const CodingId id = add_coding(line, source_of(item), place, parts.first, parts.second, time(line, "date"),
                                 number(line, "important").value_or(0) != 0);
  add_memo(line, "memo", {id});
}

void QualcoderImporter::add_texts() {
  each("code_text", [&](const StoreLine& line) {
    const Item* item = item_of(line, "fid");
    const auto parts = coding_of(line, item);
    if (!parts) return;
    if (number(line, "avid")) note(line, LossReason::no_counterpart);  // the interval that the editor linked with it
    const Place at = place(line, positions_of_.at(object(line)), {.text = view(line, "seltext")}, "pos0", "pos1");
    add_row(line, *item, at, *parts);
  });
}

void QualcoderImporter::add_boxes() {
  each("code_image", [&](const StoreLine& line) {
    const Item* item = item_of(line, "id");
    const auto parts = coding_of(line, item);
    if (!parts) return;
    Segment segment{.source = source_of(*item), .kind = PlaceKind::pixel};
    std::vector<std::string_view> columns{"x1", "y1", "width", "height"};
    if (!std::holds_alternative<std::monostate>(line["pdf_page"])) {
      segment.kind = PlaceKind::page;
      segment.provenance.emplace_back("box_origin", "top_left");
      columns.insert(columns.begin(), "pdf_page");
    }
    add_row(line, *item, numbers(line, std::move(segment), columns, true), *parts);
  });
}

void QualcoderImporter::add_intervals() {
  each("code_av", [&](const StoreLine& line) {
    const Item* item = item_of(line, "id");
    const auto parts = coding_of(line, item);
    if (!parts) return;
    Segment segment{.source = source_of(*item), .kind = PlaceKind::time};
    add_row(line, *item, numbers(line, std::move(segment), {"pos0", "pos1"}), *parts);
  });
}

void QualcoderImporter::add_annotations() {
  each("annotation", [&](const StoreLine& line) {
    const Item* item = item_of(line, "fid");
    if (item == nullptr) {
      mark(line, LossReason::ref_unresolved);
      return;
    }
    const Place at = place(line, positions_of_.at(object(line)), {}, "pos0", "pos1");
    add_memo(line, "memo", {record(source_of(*item), at)});
  });
}

}  // namespace tematik::io::detail
