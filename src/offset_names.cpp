#include "offset_names.hpp"

#include <algorithm>

#include <tematik/text/utf8.hpp>

namespace tematik::io::detail {
namespace {

bool blank_equal(char a, char b) noexcept {
  const auto plain = [](char c) { return c == '\t' || c == '\r' || c == '\n' ? ' ' : c; };
  return plain(a) == plain(b);
}

/// Calls `emit(bytes)` with the pieces of the folded text; stops when it returns false.
template <class Emit>
bool fold_pieces(std::string_view text, Emit&& emit) {
  bool started = false;
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t before = i;
    if (is_white_space(decode_next(text, i))) {
      blank = started;
      continue;
    }
    if (blank && !emit(std::string_view(" "))) return false;
    blank = false;
    started = true;
    if (!emit(text.substr(before, i - before))) return false;
  }
  return true;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  fold_pieces(text, [&](std::string_view piece) {
    out += piece;
    return true;
  });
  return out;
}

QuotedName quoted_name(std::string_view name) {
  QuotedName out;
  out.raw = name;
  out.fold = folded(name);
  for (const std::string_view ellipsis : {std::string_view("\xE2\x80\xA6"), std::string_view("...")}) {
    if (!out.fold.ends_with(ellipsis)) continue;
    out.prefix = true;
    out.fold = folded(std::string_view(out.fold).substr(0, out.fold.size() - ellipsis.size()));
    const std::size_t at = name.rfind(ellipsis);
    out.raw = name.substr(0, at);
    break;
  }
  out.evidence = count_code_points(out.fold) >= 4;
  return out;
}

bool folded_match(std::string_view quotation, const QuotedName& name) {
  if (name.fold.empty()) return false;
  std::string_view left = name.fold;
  const bool ran_out = fold_pieces(quotation, [&](std::string_view piece) {
    if (left.empty() || !left.starts_with(piece)) return false;
    left.remove_prefix(piece.size());
    return true;
  });
  return left.empty() && (ran_out || name.prefix);
}

bool exact_match(std::string_view quotation, const QuotedName& name) {
  if (name.raw.empty() || quotation.size() < name.raw.size()) return false;
  if (!name.prefix && quotation.size() != name.raw.size()) return false;
  return std::equal(name.raw.begin(), name.raw.end(), quotation.begin(), blank_equal);
}

}  // namespace tematik::io::detail
