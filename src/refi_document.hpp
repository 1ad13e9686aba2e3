#pragma once

/// @file
/// @brief A REFI-QDA file as it is: every element of the schema as a plain record, everything else counted.
///
/// Reading is tolerant (interchange page, 8): elements are known by their local names, their order does not matter,
/// GUIDs may be any text. Nothing is interpreted here; references are texts, positions are numbers as read.
/// Texts point into the parsed file, which the document owns.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/io/limits.hpp>
#include <tematik/io/loss_report.hpp>

#include "refi_schema.hpp"
#include "xml_reader.hpp"

namespace tematik::io::detail {

/// An element of the file: index into `RefiDocument::rows`, which stand in document order.
using Row = std::uint32_t;
inline constexpr Row no_row = UINT32_MAX;

using FileText = std::string_view;  ///< text of the file, owned by the document

/// xsd:integer: the text, and its value if it is one that fits.
struct RefiInteger {
  FileText raw{};
  std::optional<std::int64_t> value{};
};

/// Who made and changed it, and when; "" where the file does not say.
struct RefiAuthorship {
  FileText creating_user{}, created{}, modifying_user{}, modified{};
};

/// A reference by GUID. `odd_form`: given as another attribute or as text of the element.
struct RefiReference {
  Row row = no_row;
  Kind kind = Kind::other;
  FileText target{};
  bool odd_form = false;
};

struct RefiCoding {
  Row row = no_row;
  FileText guid{}, creating_user{}, created{};
  std::optional<RefiReference> code{};
  std::vector<RefiReference> notes{};
};

struct RefiValue {
  Row row = no_row;
  std::optional<RefiReference> variable{};
  Kind type = Kind::other;  ///< text_value, ...; `other`: no value, which means missing
  Row value_row = no_row;
  FileText value{};
};

struct RefiText;

/// All six kinds of selection. Which positions it has depends on the kind.
struct RefiSelection {
  Row row = no_row;
  Kind kind = Kind::other;
  FileText guid{}, name{};
  RefiInteger begin{}, end{};  ///< startPosition, endPosition; begin, end in ms
  RefiInteger page{}, first_x{}, first_y{}, second_x{}, second_y{};
  FileText from_sync{}, to_sync{};
  RefiAuthorship by{};
  std::optional<FileText> description{};
  std::vector<RefiText> representations{};  ///< of a PDFSelection; one in valid files
  std::vector<RefiCoding> codings{};
  std::vector<RefiReference> notes{};
};

struct RefiSyncPoint {
  Row row = no_row;
  FileText guid{};
  RefiInteger time{}, position{};
};

/// TextSource, Note, Representation, TextDescription, Transcript.
struct RefiText {
  Row row = no_row;
  Kind kind = Kind::other;
  FileText guid{}, name{}, rich_path{}, plain_path{};
  RefiAuthorship by{};
  std::optional<FileText> description{};
  std::optional<FileText> content{};  ///< PlainTextContent; "" is a known, empty text
  std::vector<RefiSelection> selections{};
  std::vector<RefiSyncPoint> sync_points{};
  std::vector<RefiCoding> codings{};
  std::vector<RefiReference> notes{};
  std::vector<RefiValue> values{};
};

/// One of the five source kinds. A TextSource is its own first text.
struct RefiSource {
  Row row = no_row;
  Kind kind = Kind::other;
  FileText guid{}, name{}, path{}, current_path{};
  RefiAuthorship by{};
  std::optional<FileText> description{};
  std::vector<RefiText>
      texts{};  ///< of a TextSource the source itself; else Transcripts, Representation, TextDescription
  std::vector<RefiSelection> selections{};
  std::vector<RefiCoding> codings{};
  std::vector<RefiReference> notes{};
  std::vector<RefiValue> values{};
};

struct RefiUser {
  Row row = no_row;
  FileText guid{}, name{}, id{};
};

struct RefiCode {
  Row row = no_row;
  std::optional<std::size_t> parent{};  ///< index of the code above it
  FileText guid{}, name{}, codable{}, color{};
  std::optional<FileText> description{};
  std::vector<RefiReference> notes{};
};

struct RefiVariable {
  Row row = no_row;
  FileText guid{}, name{}, type{};
  std::optional<FileText> description{};
};

struct RefiCase {
  Row row = no_row;
  FileText guid{}, name{};
  std::optional<FileText> description{};
  std::vector<RefiReference> codes{}, sources{}, selections{};
  std::vector<RefiValue> values{};
};

struct RefiLink {
  Row row = no_row;
  FileText guid{}, name{}, direction{}, color{}, origin{}, target{};
  std::vector<RefiReference> notes{};
};

struct RefiSet {
  Row row = no_row;
  FileText guid{}, name{};
  std::optional<FileText> description{};
  std::vector<RefiReference> members{};  ///< MemberCode, MemberSource and MemberNote as they stand
};

/// Vertices and edges of a diagram, with all attributes as they stand.
struct RefiMark {
  Row row = no_row;
  Kind kind = Kind::other;
  FileText guid{}, represented{}, source_vertex{}, target_vertex{};
};

struct RefiGraph {
  Row row = no_row;
  FileText guid{}, name{};
  std::vector<RefiMark> marks{};
};

/// One element of the file.
struct RefiRow {
  Kind kind = Kind::other;
  Row parent = no_row;
  pugi::xml_node node{};
  bool skipped = false;  ///< not in a place where the schema has it
};

/// An attribute outside the schema.
struct RefiExtra {
  Row owner = no_row;
  FileText name{}, value{};
  bool foreign = false;  ///< in a namespace of its own
};

/// What stage one already knows about an element.
struct RefiRemark {
  Row row = no_row;
  LossReason reason = LossReason::not_in_schema;
  bool note = false;  ///< without effect, whatever the reason's action
};

struct RefiDocument {
  std::unique_ptr<XmlFile> xml{};
  std::deque<std::string> kept{};  ///< texts put together from several pieces
  bool codebook_file = false;
  std::string version{};  ///< of the namespace, "1.0"; "" without one
  Row root = no_row;
  FileText name{}, origin{}, base_path{}, creating_user{}, created{}, modifying_user{}, modified{};
  std::optional<FileText> description{};
  std::vector<RefiReference> project_notes{};
  std::vector<RefiUser> users{};
  std::vector<RefiCode> codes{};  ///< document order, parents first
  std::vector<RefiVariable> variables{};
  std::vector<RefiCase> cases{};
  std::vector<RefiSource> sources{};
  std::vector<RefiText> notes{};
  std::vector<RefiLink> links{};
  std::vector<RefiSet> sets{};
  std::vector<RefiGraph> graphs{};

  std::vector<RefiRow> rows{};
  std::vector<RefiExtra> extras{};
  std::vector<RefiRemark> remarks{};
  std::set<int> dialect{};  ///< R numbers met

  /// Elements of each kind, misplaced ones included.
  [[nodiscard]] std::array<std::int64_t, kind_count> counts() const;
  /// Id and place of an element, for examples of the report.
  [[nodiscard]] LossExample example(Row row) const;
};

/// Reads a project or a codebook.
/// @param where  file or member, for error sentences
/// @throws InputError `schema_unusable` if the root is neither or no child of it can be read; see also xml_check.hpp
[[nodiscard]] RefiDocument read_refi(std::string bytes, std::string_view where, const Limits& limits);

/// A GUID for comparing: lower case, without braces and outer blanks.
[[nodiscard]] std::string guid_key(std::string_view guid);

}  // namespace tematik::io::detail
