#include "coding_table_search.hpp"

#include <tematik/text/utf8.hpp>

#include "offset_names.hpp"

namespace tematik::io::detail {

QuotationSearch::QuotationSearch(const Text& text) {
  const std::string_view bytes = text.str();
  folded_.reserve(bytes.size());
  code_point_.reserve(bytes.size());
  bool blank = false;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < bytes.size(); ++at) {
    const std::size_t before = i;
    if (is_white_space(decode_next(bytes, i))) {
      blank = !folded_.empty();
      continue;
    }
    if (blank) {
      folded_ += ' ';
      code_point_.push_back(at);
    }
    blank = false;
    folded_ += bytes.substr(before, i - before);
    code_point_.resize(folded_.size(), at);
  }
}

std::optional<QuotationSearch::Hit> QuotationSearch::find(std::string_view quotation) const {
  const std::string wanted = folded(quotation);
  if (wanted.empty()) return std::nullopt;
  const std::size_t at = folded_.find(wanted);
  if (at == std::string::npos) return std::nullopt;
  const std::uint32_t begin = code_point_[at];
  const std::uint32_t end = code_point_[at + wanted.size() - 1] + 1;
  return Hit{.span = {begin, end}, .several = folded_.find(wanted, at + 1) != std::string::npos};
}

}  // namespace tematik::io::detail
