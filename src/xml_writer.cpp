#include "xml_writer.hpp"

#include <algorithm>
#include <utility>

#include <tematik/text/utf8.hpp>

namespace tematik::io::detail {
namespace {

bool allowed_in_xml(char32_t c) {
  if (c < 0x20) return c == U'\t' || c == U'\n' || c == U'\r';
  return c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::begin_child() {
  if (fresh_) out_ += ">\n";
  fresh_ = false;
  out_.append(2 * path_.size(), ' ');
}

void XmlWriter::open(std::string_view name) {
  begin_child();
  out_ += '<';
  out_ += name;
  path_.emplace_back(name);
  fresh_ = true;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append(value, true);
  out_ += '"';
}

void XmlWriter::attribute(std::string_view name, std::int64_t value) { attribute(name, std::to_string(value)); }

void XmlWriter::optional(std::string_view name, std::string_view value) {
  if (!value.empty()) attribute(name, value);
}

void XmlWriter::close() {
  const std::string name = std::move(path_.back());
  path_.pop_back();
  if (fresh_) {
    out_ += "/>\n";
  } else {
    out_.append(2 * path_.size(), ' ');
    out_ += "</";
    out_ += name;
    out_ += ">\n";
  }
  fresh_ = false;
}

void XmlWriter::text(std::string_view name, std::string_view text) {
  begin_child();
  out_ += '<';
  out_ += name;
  if (text.empty()) {
    out_ += "/>\n";
    return;
  }
  out_ += '>';
  append(text, false);
  out_ += "</";
  out_ += name;
  out_ += ">\n";
}

void XmlWriter::append(std::string_view text, bool attribute) {
  constexpr std::string_view instead = "\xEF\xBF\xBD";
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {  // a run of longer characters, checked one by one
      const auto problem = find_utf8_problem(text.substr(at, std::min(sequence_length(c), text.size() - at)));
      if (problem) {
        out_ += instead;
        replaced_ = true;
        ++at;
        continue;
      }
      const std::size_t from = at;
      if (allowed_in_xml(decode_next(text, at))) {
        out_ += text.substr(from, at - from);
      } else {
        out_ += instead;
        replaced_ = true;
      }
      continue;
    }
    ++at;
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '\r':
        out_ += "&#13;";
        break;
      case '"':
        out_ += attribute ? "&quot;" : "\"";
        break;
      case '\t':
        out_ += attribute ? "&#9;" : "\t";
        break;
      case '\n':
        out_ += attribute ? "&#10;" : "\n";
        break;
      default:
        if (allowed_in_xml(static_cast<unsigned char>(c))) {
          out_ += c;
        } else {
          out_ += instead;
          replaced_ = true;
        }
    }
  }
}

bool XmlWriter::take_replaced() { return std::exchange(replaced_, false); }

bool fits_xml(std::string_view text) {
  if (find_utf8_problem(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (!allowed_in_xml(decode_next(text, at))) return false;
  }
  return true;
}

}  // namespace tematik::io::detail
