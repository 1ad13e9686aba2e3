#pragma once

/// @file
/// @brief The text of an HTML fragment, as Taguette counts its positions.

#include <string>
#include <string_view>

namespace tematik::io::detail {

struct HtmlText {
  std::string text{};
  bool unknown_entity = false;  ///< a reference by a name that is not decoded stands there as it was written
};

/// All text nodes: tags and comments removed; `&amp; &lt; &gt; &quot; &apos; &nbsp;` and references by number decoded;
/// CRLF turned into LF; white space before the first tag dropped, all other kept. Whatever stands there, there is a
/// text: a tag that never ends runs to the end. One pass.
[[nodiscard]] HtmlText html_text(std::string_view html);

}  // namespace tematik::io::detail
