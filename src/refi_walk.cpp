#include "refi_walk.hpp"

#include <algorithm>
#include <charconv>

#include "blanks.hpp"

namespace tematik::io::detail {
namespace {

constexpr std::string_view family = "urn:QDA-XML:";

/// Namespaces whose attributes say nothing about the project.
bool technical(std::string_view prefix, std::string_view name) noexcept {
  return prefix == "xmlns" || name == "xmlns" || prefix == "xsi" || prefix == "xml";
}

/// The namespace of an element, looked up along its ancestors.
std::string_view resolved(pugi::xml_node element) {
  const std::string_view prefix = prefix_of(element.name());
  const std::string declared = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (auto at = element; at; at = at.parent()) {
    if (const auto attribute = at.attribute(declared.c_str())) return attribute.value();
  }
  return {};
}

/// A choice of value elements counts as one place in the order, and so do the sources.
std::size_t order_of(const KindRule& rule, std::size_t at) noexcept {
  const Kind kind = rule.children[at].kind;
  if (is_source(kind)) return 0;
  if (kind >= Kind::text_value && kind <= Kind::date_time_value) return 1;
  return at;
}

/// Children that may stand once only, and whose repetition would make the object ambiguous.
bool strictly_single(Kind kind) noexcept {
  switch (kind) {
    case Kind::description:
    case Kind::plain_text_content:
    case Kind::variable_ref:
      return true;
    default:
      return kind >= Kind::text_value && kind <= Kind::date_time_value;
  }
}

}  // namespace

Row RefiWalk::root(pugi::xml_node node, Kind kind) {
  open_scope(node);
  root_space_ = namespace_of(prefix_of(node.name()));
  const Row row = add(kind, no_row, node);
  const std::string_view expected = kind == Kind::project ? project_namespace : codebook_namespace;
  bool variant = root_space_ != expected;
  for (const auto attribute : node.attributes()) {  // a schemaLocation of another version
    if (local_name(attribute.name()) != "schemaLocation") continue;
    const std::string_view location = attribute.value();
    if (location.find(family) != std::string_view::npos && location.find(expected) == std::string_view::npos)
      variant = true;
  }
  if (variant) {
    remark(row, LossReason::namespace_variant);
    document_.dialect.insert(1);
  }
  const std::size_t colon =
      root_space_.starts_with(family) ? root_space_.find(':', family.size()) : std::string_view::npos;
  if (colon != std::string_view::npos) document_.version = root_space_.substr(colon + 1);
  return row;
}

void RefiWalk::open_scope(pugi::xml_node node) {
  for (const auto attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "xmlns") scopes_.emplace_back("", attribute.value());
    if (prefix_of(name) == "xmlns") scopes_.emplace_back(local_name(name), attribute.value());
  }
}

std::string_view RefiWalk::namespace_of(std::string_view prefix) const {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    if (scope->first == prefix) return scope->second;
  }
  return {};
}

RefiWalk::Seen RefiWalk::begin(Row row) const {
  Seen seen;
  seen.rule = rule_of(document_.rows[row].kind, document_.codebook_file);
  seen.times.resize(seen.rule.children.size());
  return seen;
}

void RefiWalk::finish(Row row, const Seen& seen) {
  if (!seen.in_order) remark(row, LossReason::element_order);
  if (seen.stray) document_.remarks.push_back({.row = row, .reason = LossReason::not_in_schema, .note = true});
  if (!seen.in_order || (!seen.any && is_wrapper(document_.rows[row].kind))) document_.dialect.insert(18);
}

void RefiWalk::stray_text(Row, pugi::xml_node child, Seen& seen) {
  if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) return;
  if (std::string_view(child.value()).find_first_not_of(blanks) != std::string_view::npos) seen.stray = true;
}

Kind RefiWalk::place(Row row, pugi::xml_node child, Seen& seen) {
  const std::string_view space = namespace_of(prefix_of(child.name()));
  if (!space.empty() && !space.starts_with(family)) {
    skip(row, child, LossReason::foreign_namespace);
    return Kind::other;
  }
  const Kind kind = kind_of(local_name(child.name()));
  const auto found = std::find_if(seen.rule.children.begin(), seen.rule.children.end(),
                                  [&](const ChildRule& rule) { return rule.kind == kind; });
  const auto at = static_cast<std::size_t>(found - seen.rule.children.begin());
  const bool twice = found != seen.rule.children.end() && seen.times[at] > 0 &&
                     (strictly_single(kind) || (kind == Kind::code_ref && document_.rows[row].kind == Kind::coding));
  if (kind == Kind::other || found == seen.rule.children.end() || twice) {
    skip(row, child, LossReason::not_in_schema);
    return Kind::other;
  }
  seen.any = true;
  if (seen.times[at] == 0) seen.times[at] = 1;
  const std::size_t order = order_of(seen.rule, at);
  if (order < seen.furthest) seen.in_order = false;
  seen.furthest = std::max(seen.furthest, order);
  return kind;
}

Row RefiWalk::add(Kind kind, Row parent, pugi::xml_node node) {
  const Row row = static_cast<Row>(document_.rows.size());
  document_.rows.push_back({.kind = kind, .parent = parent, .node = node});
  const std::string_view space = namespace_of(prefix_of(node.name()));
  if (parent != no_row && kind == Kind::code_book && space != root_space_) {  // a codebook of another version inside
    remark(row, LossReason::namespace_variant);
    document_.dialect.insert(1);
  }
  attributes(row);
  if (has_guid(kind) && !is_guid(node.attribute("guid").value())) {
    remark(row, LossReason::guid_invalid);
    document_.dialect.insert(19);
  }
  return row;
}

void RefiWalk::attributes(Row row) {
  const Kind kind = document_.rows[row].kind;
  const auto rules = rule_of(kind, document_.codebook_file).attributes;
  const bool member = kind == Kind::member_code || kind == Kind::member_source || kind == Kind::member_note;
  for (const auto attribute : document_.rows[row].node.attributes()) {
    const std::string_view name = attribute.name();
    const std::string_view prefix = prefix_of(name);
    if (technical(prefix, name)) continue;
    const bool known = std::any_of(rules.begin(), rules.end(), [&](const auto& rule) { return rule.name == name; });
    if (known || (member && (name == "guid" || name == "targetGUID"))) continue;
    const std::string_view space = prefix.empty() ? std::string_view{} : namespace_of(prefix);
    const bool foreign = !space.empty() && !space.starts_with(family);
    document_.extras.push_back({.owner = row, .name = name, .value = attribute.value(), .foreign = foreign});
    if (kind == Kind::set) document_.dialect.insert(15);
    if (kind == Kind::project) document_.dialect.insert(23);
  }
}

void RefiWalk::skip(Row parent, pugi::xml_node node, LossReason reason) {
  document_.dialect.insert(23);
  pugi::xml_node at = node;
  Row above = parent;
  while (true) {  // the whole subtree, without recursion
    const std::string_view space = resolved(at);
    const bool foreign = !space.empty() && !space.starts_with(family);
    const Kind kind = foreign ? Kind::other : kind_of(local_name(at.name()));
    const Row row = static_cast<Row>(document_.rows.size());
    document_.rows.push_back({.kind = kind, .parent = above, .node = at, .skipped = true});
    remark(row, foreign ? LossReason::foreign_namespace : reason);
    const auto first_element = [](pugi::xml_node from) {
      while (from && from.type() != pugi::node_element) from = from.next_sibling();
      return from;
    };
    if (const auto inner = first_element(at.first_child())) {
      at = inner;
      above = row;
      continue;
    }
    while (at != node) {
      if (const auto next = first_element(at.next_sibling())) {
        at = next;
        break;
      }
      at = at.parent();
      above = document_.rows[above].parent;
    }
    if (at == node) return;
  }
}

FileText RefiWalk::leaf_text(Row row) {
  const pugi::xml_node node = document_.rows[row].node;
  const auto first = node.first_child();
  leaf(row);
  if (!first) return {};
  if (!first.next_sibling() && first.type() == pugi::node_pcdata) return first.value();
  document_.kept.push_back(text_of(node));
  return document_.kept.back();
}

void RefiWalk::leaf(Row row) {
  for (const auto child : document_.rows[row].node.children()) {
    if (child.type() == pugi::node_element) {
      const std::size_t scope = scopes_.size();
      open_scope(child);
      skip(row, child, LossReason::not_in_schema);
      scopes_.resize(scope);
    }
  }
}

RefiInteger RefiWalk::integer(pugi::xml_node node, const char* name) {
  RefiInteger out{.raw = attribute(node, name)};
  std::string_view digits = trimmed(out.raw);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec == std::errc{} && result.ptr == digits.data() + digits.size()) out.value = value;
  return out;
}

}  // namespace tematik::io::detail
