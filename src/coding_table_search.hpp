#pragma once

/// @file
/// @brief Finding a quotation in a text, white space folded on both sides.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/text/text.hpp>

namespace tematik::io::detail {

/// A text made ready for searching: its folded form, and where each character of it stands.
class QuotationSearch {
 public:
  explicit QuotationSearch(const Text& text);

  struct Hit {
    Span span{};
    bool several = false;  ///< it stands there more than once; the span is the first place
  };
  /// The place of a quotation; nothing if it is not there or is only white space. Letters compare as they are.
  [[nodiscard]] std::optional<Hit> find(std::string_view quotation) const;

 private:
  std::string folded_;
  std::vector<std::uint32_t> code_point_;  ///< of each byte of `folded_`
};

}  // namespace tematik::io::detail
