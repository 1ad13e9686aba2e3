#include "refi_check.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <tematik/support/cat.hpp>
#include <tematik/support/time.hpp>

#include "xml_reader.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// A date without its zone.
std::string_view without_xsd_zone(std::string_view text) {
  if (text.ends_with('Z')) return text.substr(0, text.size() - 1);
  if (text.size() > 6 && text[text.size() - 3] == ':' && (text[text.size() - 6] == '+' || text[text.size() - 6] == '-'))
    return text.substr(0, text.size() - 6);
  return text;
}

class SchemaCheck {
 public:
  explicit SchemaCheck(bool codebook_file) : codebook_file_(codebook_file) {}

  void element(pugi::xml_node node, Kind kind) {
    const KindRule rule = rule_of(kind, codebook_file_);
    attributes(node, kind, rule);
    std::size_t place = 0;
    std::vector<int> seen(rule.children.size());
    for (const auto child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      const Kind below = kind_of(child.name());
      std::size_t at = place;
      if (kind == Kind::sources) at = 0;  // any mix
      while (at < rule.children.size() && rule.children[at].kind != below) ++at;
      if (at == rule.children.size()) {
        say(cat(kind_name(kind), ": ", child.name(), " is not expected there"));
        continue;
      }
      place = at;
      const bool many = rule.children[at].times == Times::any || rule.children[at].times == Times::some;
      if (++seen[at] > 1 && !many) say(cat(kind_name(kind), ": more than one ", child.name()));
      element(child, below);
    }
    int all = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      all += seen[i];
      const bool needed = rule.children[i].times == Times::one || rule.children[i].times == Times::some;
      if (needed && seen[i] == 0) say(cat(kind_name(kind), ": no ", kind_name(rule.children[i].kind)));
    }
    if (kind == Kind::sources && all == 0) say("Sources: empty");
  }

  [[nodiscard]] std::vector<std::string> take() { return std::move(said_); }

 private:
  void attributes(pugi::xml_node node, Kind kind, const KindRule& rule) {
    for (const auto attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns" || name.find(':') != std::string_view::npos) continue;
      const auto known =
          std::find_if(rule.attributes.begin(), rule.attributes.end(), [&](const auto& a) { return a.name == name; });
      if (known == rule.attributes.end()) {
        say(cat(kind_name(kind), "/@", name, " is not expected there"));
      } else if (!fits_type(attribute.value(), known->type)) {
        say(cat(kind_name(kind), "/@", name, " has a value that is not of its type"));
      }
    }
    for (const auto& known : rule.attributes) {
      if (known.required && !node.attribute(known.name.data())) {
        say(cat(kind_name(kind), ": no attribute ", known.name));
      }
    }
  }

  void say(std::string what) {
    if (said_.size() < 20) said_.push_back(std::move(what));
  }

  bool codebook_file_;
  std::vector<std::string> said_;
};

}  // namespace

bool fits_type(std::string_view text, Type type) {
  switch (type) {
    case Type::text:
      return true;
    case Type::guid:
      return is_guid(text);
    case Type::integer:
      return is_xsd_integer(text);
    case Type::date_time:
      return is_xsd_date_time(text);
    case Type::boolean:
      return is_one_of(text, std::array<std::string_view, 4>{"true", "false", "1", "0"});
    case Type::rgb:
      return is_rgb(text);
    case Type::direction:
      return is_one_of(text, std::array<std::string_view, 3>{"Associative", "OneWay", "Bidirectional"});
    case Type::line_style:
      return is_one_of(text, std::array<std::string_view, 3>{"dotted", "dashed", "solid"});
    case Type::shape:
      return is_one_of(text, std::array<std::string_view, 10>{"Person", "Oval", "Rectangle", "RoundedRectangle", "Star",
                                                              "LeftTriangle", "RightTriangle", "UpTriangle",
                                                              "DownTriangle", "Note"});
    case Type::variable_type:
      return is_one_of(text,
                       std::array<std::string_view, 6>{"Text", "Boolean", "Integer", "Float", "Date", "DateTime"});
  }
  return false;
}

bool is_xsd_date_time(std::string_view text) {
  if (text.size() < 19 || text[10] != 'T' || text[16] != ':') return false;
  return read_timestamp(text).has_value();
}

bool is_xsd_date(std::string_view text) {
  const std::string_view day = without_xsd_zone(text);
  if (day.size() != 10 || !is_date(day) || day.starts_with("0000")) return false;
  return day.size() == text.size() || read_timestamp(cat(day, "T00:00:00", text.substr(day.size()))).has_value();
}

bool is_xsd_integer(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_rgb(std::string_view text) {
  return (text.size() == 4 || text.size() == 7) && text.starts_with('#') &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

std::vector<std::string> check_refi(std::string_view bytes, bool codebook_file) {
  constexpr auto any = std::numeric_limits<std::int64_t>::max();
  const Limits limits{.xml_nodes = any, .xml_attribute_bytes = any};
  const auto file = read_xml(std::string(bytes), "the file made", limits);
  const Kind root = codebook_file ? Kind::code_book : Kind::project;
  SchemaCheck check(codebook_file);
  if (kind_of(file->root().name()) != root) return {cat("the root is not ", kind_name(root))};
  check.element(file->root(), root);
  return check.take();
}

}  // namespace tematik::io::detail
