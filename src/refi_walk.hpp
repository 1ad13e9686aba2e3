#pragma once

/// @file
/// @brief Walking the elements of a REFI-QDA file: names, namespaces, order and multiplicity, each remark counted.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "refi_document.hpp"

namespace tematik::io::detail {

/// Adds rows to a document while the reader asks for children. Depth was checked when the XML was.
class RefiWalk {
 public:
  explicit RefiWalk(RefiDocument& document) : document_(document) {}

  /// The row of the root element.
  Row root(pugi::xml_node node, Kind kind);

  /// Calls `use(kind, row, node)` for every child that the schema has at this place, in document order. All others
  /// are counted as dropped, with everything in them.
  template <class Use>
  void children(Row row, Use&& use) {
    const pugi::xml_node node = document_.rows[row].node;
    Seen seen = begin(row);
    for (const auto child : node.children()) {
      if (child.type() != pugi::node_element) {
        stray_text(row, child, seen);
        continue;
      }
      const std::size_t scope = scopes_.size();
      open_scope(child);
      const Kind kind = place(row, child, seen);
      if (kind != Kind::other) {
        const Row added = add(kind, row, child);
        use(kind, added, child);
      }
      scopes_.resize(scope);
    }
    finish(row, seen);
  }

  /// A leaf: children, if any, are counted as dropped; its text.
  FileText leaf_text(Row row);
  void leaf(Row row);

  /// The value of an attribute, "" if it is not there.
  [[nodiscard]] static FileText attribute(pugi::xml_node node, const char* name) {
    return node.attribute(name).value();
  }
  [[nodiscard]] static RefiInteger integer(pugi::xml_node node, const char* name);

 private:
  struct Seen {
    KindRule rule{};
    std::vector<std::uint8_t> times{};  ///< per child rule
    std::size_t furthest = 0;           ///< place in the schema's order reached so far
    bool in_order = true;
    bool any = false;
    bool stray = false;
  };

  Seen begin(Row row) const;
  void finish(Row row, const Seen& seen);
  void stray_text(Row row, pugi::xml_node child, Seen& seen);
  Kind place(Row row, pugi::xml_node child, Seen& seen);
  Row add(Kind kind, Row parent, pugi::xml_node node);
  void attributes(Row row);
  void skip(Row parent, pugi::xml_node node, LossReason reason);
  void open_scope(pugi::xml_node node);
  [[nodiscard]] std::string_view namespace_of(std::string_view prefix) const;
  void remark(Row row, LossReason reason) { document_.remarks.push_back({.row = row, .reason = reason}); }

  RefiDocument& document_;
  std::vector<std::pair<std::string_view, std::string_view>> scopes_;  ///< prefix, namespace
  std::string_view root_space_{};
};

}  // namespace tematik::io::detail
