#pragma once

/// @file
/// @brief Comparing the name of a selection with the quotation it stands for.

#include <cstddef>
#include <string>
#include <string_view>

namespace tematik::io::detail {

/// White space trimmed and every run of it turned into one blank.
[[nodiscard]] std::string folded(std::string_view text);

/// A name made ready for comparing.
struct QuotedName {
  std::string_view raw{};  ///< as the file has it, without a final ellipsis
  std::string fold{};      ///< the same, folded
  bool prefix = false;     ///< it ended in an ellipsis
  bool evidence = false;   ///< at least 4 folded code points
};
[[nodiscard]] QuotedName quoted_name(std::string_view name);

/// The quotation equals the name (begins with it, if it had an ellipsis) after folding both.
[[nodiscard]] bool folded_match(std::string_view quotation, const QuotedName& name);

/// The same with only TAB, CR and LF turned into blanks.
[[nodiscard]] bool exact_match(std::string_view quotation, const QuotedName& name);

}  // namespace tematik::io::detail
