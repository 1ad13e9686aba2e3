#include "xml_check.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/utf8.hpp>

#include "blanks.hpp"
#include "character_reference.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool starts_name(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

bool in_name(char c) noexcept { return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

class Checker {
 public:
  Checker(std::string_view xml, std::string_view where, const Limits& limits)
      : xml_(xml), where_(where), limits_(limits) {}

  void run() {
    while (at_ < xml_.size()) {
      if (xml_[at_] == '<') {
        markup();
      } else {
        text();
      }
    }
    if (!open_.empty()) malformed(cat("the element ", open_.back(), " is never closed"));
    if (!root_seen_) malformed("there is no element");
  }

 private:
  [[noreturn]] void fail(const char* code, std::string_view what) const {
    const auto line = 1 + std::count(xml_.begin(), xml_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    throw InputError(code, cat(where_, ", line ", line, ": ", what), cat(where_, ':', line), std::to_string(at_));
  }
  [[noreturn]] void malformed(std::string_view what) const {
    fail("xml_malformed", cat("not well-formed XML: ", what));
  }

  void node() {
    if (++nodes_ > limits_.xml_nodes) {
      fail("limit_nodes", cat("more than ", limits_.xml_nodes, " elements, attributes and texts (option limits)"));
    }
  }

  void skip_to(std::string_view end, std::string_view what) {
    const std::size_t found = xml_.find(end, at_);
    if (found == std::string_view::npos) malformed(cat("a ", what, " has no end"));
    at_ = found + end.size();
  }

  void skip_blanks() { at_ = std::min(xml_.find_first_not_of(blanks, at_), xml_.size()); }

  std::string_view name() {
    const std::size_t begin = at_;
    if (at_ < xml_.size() && starts_name(xml_[at_])) {
      while (at_ < xml_.size() && in_name(xml_[at_])) ++at_;
    }
    if (at_ == begin) malformed("a name was expected");
    return xml_.substr(begin, at_ - begin);
  }

  /// `&...;` at `at_`, which moves behind it.
  void reference() {
    const std::size_t end = xml_.find(';', at_);
    if (end == std::string_view::npos || end - at_ > 12) malformed("an & must begin an entity such as &amp;");
    const std::string_view entity = xml_.substr(at_ + 1, end - at_ - 1);
    if (entity.starts_with('#')) {
      // XML has no capital X
      const auto value = entity.starts_with("#X") ? std::nullopt : character_reference(entity.substr(1));
      if (!value) malformed("a character reference is not a number");
      if (*value == 0) malformed("a character reference names no character");
    } else if (entity != "amp" && entity != "lt" && entity != "gt" && entity != "quot" && entity != "apos") {
      malformed("an entity other than amp, lt, gt, quot and apos is not defined");
    }
    at_ = end + 1;
  }

  void text() {
    const std::size_t begin = at_;
    if (!open_.empty()) node();
    while (at_ < xml_.size() && xml_[at_] != '<') {
      if (xml_[at_] == '&') {
        if (open_.empty()) malformed("text outside the root element");
        reference();
      } else {
        ++at_;
      }
    }
    if (open_.empty() && xml_.substr(begin, at_ - begin).find_first_not_of(blanks) != std::string_view::npos) {
      at_ = begin;
      malformed("text outside the root element");
    }
  }

  void markup() {
    const std::string_view rest = xml_.substr(at_);
    if (rest.starts_with("<!--")) {
      at_ += 4;
      skip_to("-->", "comment");
    } else if (rest.starts_with("<![CDATA[")) {
      if (open_.empty()) malformed("text outside the root element");
      node();
      at_ += 9;
      skip_to("]]>", "CDATA section");
    } else if (rest.starts_with("<!")) {
      fail("xml_dtd_forbidden", "a document type definition (<!DOCTYPE) is not read: it can load other files");
    } else if (rest.starts_with("<?")) {
      skip_to("?>", "processing instruction");
    } else if (rest.starts_with("</")) {
      end_tag();
    } else {
      start_tag();
    }
  }

  void end_tag() {
    at_ += 2;
    const std::string_view closed = name();
    skip_blanks();
    if (at_ >= xml_.size() || xml_[at_] != '>') malformed(cat("the end tag of ", closed, " is broken"));
    if (open_.empty() || open_.back() != closed) malformed(cat("the element ", closed, " is closed but not open"));
    open_.pop_back();
    ++at_;
  }

  void start_tag() {
    if (open_.empty() && root_seen_) malformed("there are two root elements");
    root_seen_ = true;
    ++at_;
    const std::string_view element = name();
    node();
    attributes_.clear();
    while (true) {
      const bool apart = at_ < xml_.size() && is_blank(xml_[at_]);
      skip_blanks();
      if (at_ >= xml_.size()) malformed(cat("the element ", element, " is cut off"));
      if (xml_[at_] == '>' || xml_[at_] == '/') break;
      if (!apart) malformed(cat("an attribute of ", element, " must stand apart"));
      attribute(element);
    }
    std::sort(attributes_.begin(), attributes_.end());
    const auto twice = std::adjacent_find(attributes_.begin(), attributes_.end());
    if (twice != attributes_.end()) malformed(cat("the element ", element, " has the attribute ", *twice, " twice"));
    if (xml_[at_] == '/') {
      if (!xml_.substr(at_).starts_with("/>")) malformed(cat("the element ", element, " is broken"));
      at_ += 2;
      return;
    }
    ++at_;
    open_.push_back(element);
    if (static_cast<std::int64_t>(open_.size()) > limits_.xml_depth) {
      fail("limit_depth", cat("elements are nested more than ", limits_.xml_depth, " deep (option limits)"));
    }
  }

  void attribute(std::string_view element) {
    attributes_.push_back(name());
    node();
    skip_blanks();
    if (at_ >= xml_.size() || xml_[at_] != '=') malformed(cat("an attribute of ", element, " has no value"));
    ++at_;
    skip_blanks();
    if (at_ >= xml_.size() || (xml_[at_] != '"' && xml_[at_] != '\'')) {
      malformed(cat("the value of an attribute of ", element, " is not in quotes"));
    }
    const char quote = xml_[at_++];
    const std::size_t begin = at_;
    while (at_ < xml_.size() && xml_[at_] != quote) {
      if (xml_[at_] == '<') malformed(cat("an attribute of ", element, " contains <"));
      if (xml_[at_] == '&') {
        reference();
      } else {
        ++at_;
      }
    }
    if (at_ >= xml_.size()) malformed(cat("an attribute of ", element, " has no end"));
    if (static_cast<std::int64_t>(at_ - begin) > limits_.xml_attribute_bytes) {
      fail("limit_attribute",
           cat("an attribute of ", element, " has more than ", limits_.xml_attribute_bytes, " bytes (option limits)"));
    }
    ++at_;
  }

  std::string_view xml_;
  std::string_view where_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::int64_t nodes_ = 0;
  bool root_seen_ = false;
  std::vector<std::string_view> open_;
  std::vector<std::string_view> attributes_;
};

}  // namespace

void check_xml(std::string_view xml, std::string_view where, const Limits& limits) {
  if (const auto problem = find_utf8_problem(xml)) {
    const auto line = 1 + std::count(xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(problem->byte), '\n');
    throw InputError("xml_encoding",
                     cat(where, ", line ", line, ": expected XML in UTF-8 (or UTF-16 with a byte-order mark); byte ",
                         problem->byte, " cannot be decoded"),
                     cat(where, ':', line), std::to_string(problem->byte));
  }
  Checker(xml, where, limits).run();
}

}  // namespace tematik::io::detail
