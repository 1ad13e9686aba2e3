#include "taguette_log.hpp"

#include <charconv>
#include <string>

namespace tematik::io::detail {
namespace {

/// Walks JSON text. After a fault `ok()` is false and everything reads as empty.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : text_(text) {}

  [[nodiscard]] bool ok() const noexcept { return ok_; }
  [[nodiscard]] bool at_end() {
    skip_blanks();
    return at_ == text_.size();
  }
  [[nodiscard]] char next() {
    skip_blanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  /// Calls `visit(key)` for every member; it must take the value.
  template <class Visit>
  void object(Visit&& visit) {
    if (!take('{')) return;
    if (next() == '}') return skip_one();
    do {
      const std::string key = string();
      if (!take(':')) return;
      visit(key);
    } while (ok_ && next() == ',' && take(','));
    (void)take('}');
  }
  /// Calls `visit()` for every element; it must take the value.
  template <class Visit>
  void array(Visit&& visit) {
    if (!take('[')) return;
    if (next() == ']') return skip_one();
    do {
      visit();
    } while (ok_ && next() == ',' && take(','));
    (void)take(']');
  }
  /// A string; of its escapes the letter alone, as no word that is looked for has one.
  std::string string() {
    std::string out;
    if (!take('"')) return out;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
      if (at_ < text_.size()) out += text_[at_];
    }
    ok_ = ok_ && at_ < text_.size();
    if (ok_) ++at_;
    return out;
  }
  /// A whole number; nothing, and any other value passed over.
  std::optional<std::int64_t> number(int depth) {
    skip_blanks();
    std::int64_t value = 0;
    const char* begin = text_.data() + at_;
    const char* end = text_.data() + text_.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    const bool ends = stop == end || std::string_view(",]} \t\r\n").find(*stop) != std::string_view::npos;
    if (error != std::errc{} || !ends) {
      skip(depth);
      return std::nullopt;
    }
    at_ += static_cast<std::size_t>(stop - begin);
    return value;
  }
  /// Passes over a value.
  void skip(int depth) {
    ok_ = ok_ && depth < 64;
    if (!ok_) return;
    switch (next()) {
      case '{':
        object([&](const std::string&) { skip(depth + 1); });
        break;
      case '[':
        array([&] { skip(depth + 1); });
        break;
      case '"':
        (void)string();
        break;
      default: {
        const std::size_t first = at_;
        while (at_ < text_.size() && std::string_view(",]}: \t\r\n\"[{").find(text_[at_]) == std::string_view::npos) {
          ++at_;
        }
        ok_ = at_ > first;
      }
    }
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  void skip_one() { ++at_; }
  bool take(char c) {
    ok_ = ok_ && next() == c;
    if (ok_) ++at_;
    return ok_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace

std::optional<HighlightCommand> read_highlight_command(std::string_view json) {
  JsonWalk walk(json);
  HighlightCommand out;
  std::optional<std::int64_t> highlight;
  walk.object([&](const std::string& key) {
    if (key == "highlight_id") {
      highlight = walk.number(1);
    } else if (key == "type" && walk.next() == '"') {
      out.adds = walk.string() == "highlight_add";
    } else if (key == "tags" && walk.next() == '[') {
      walk.array([&] {
        if (const auto tag = walk.number(2)) out.tags.push_back(*tag);
      });
    } else {
      walk.skip(1);
    }
  });
  if (!walk.ok() || !walk.at_end() || !highlight) return std::nullopt;
  out.highlight = *highlight;
  return out;
}

}  // namespace tematik::io::detail
