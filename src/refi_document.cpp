#include "refi_document.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "blanks.hpp"
#include "utf.hpp"

namespace tematik::io::detail {

std::array<std::int64_t, kind_count> RefiDocument::counts() const {
  std::array<std::int64_t, kind_count> out{};
  for (const auto& row : rows) ++out[static_cast<std::size_t>(row.kind)];
  return out;
}

LossExample RefiDocument::example(Row row) const {
  LossExample out;
  const auto node = rows[row].node;
  for (const char* name : {"guid", "targetGUID"}) {
    if (const auto attribute = node.attribute(name)) {
      out.id = attribute.value();
      break;
    }
  }
  for (auto element = node; element && element.type() == pugi::node_element; element = element.parent()) {
    std::size_t before = 0;
    std::size_t after = 0;
    for (auto other = element.previous_sibling(element.name()); other; other = other.previous_sibling(element.name())) {
      ++before;
    }
    if (element.next_sibling(element.name())) ++after;
    std::string step = "/" + std::string(local_name(element.name()));
    if (before + after > 0) step += '[' + std::to_string(before + 1) + ']';
    out.where.insert(0, step);
  }
  return out;
}

std::string guid_key(std::string_view guid) {
  guid = trimmed(guid);
  if (guid.size() > 2 && guid.front() == '{' && guid.back() == '}') guid = guid.substr(1, guid.size() - 2);
  return ascii_lower(guid);
}

}  // namespace tematik::io::detail
