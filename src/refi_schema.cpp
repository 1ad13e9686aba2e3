#include "refi_schema.hpp"

#include <algorithm>
#include <cstddef>

#include "blanks.hpp"

namespace tematik::io::detail {
namespace {

constexpr std::array<std::string_view, kind_count> names{"Project",
                                                         "Users",
                                                         "User",
                                                         "CodeBook",
                                                         "Codes",
                                                         "Code",
                                                         "Variables",
                                                         "Variable",
                                                         "Cases",
                                                         "Case",
                                                         "Sources",
                                                         "TextSource",
                                                         "PictureSource",
                                                         "PDFSource",
                                                         "AudioSource",
                                                         "VideoSource",
                                                         "TextDescription",
                                                         "Representation",
                                                         "Transcript",
                                                         "SyncPoint",
                                                         "PlainTextSelection",
                                                         "PictureSelection",
                                                         "PDFSelection",
                                                         "AudioSelection",
                                                         "VideoSelection",
                                                         "TranscriptSelection",
                                                         "Coding",
                                                         "Notes",
                                                         "Note",
                                                         "Links",
                                                         "Link",
                                                         "Sets",
                                                         "Set",
                                                         "Graphs",
                                                         "Graph",
                                                         "Vertex",
                                                         "Edge",
                                                         "Description",
                                                         "PlainTextContent",
                                                         "CodeRef",
                                                         "NoteRef",
                                                         "SourceRef",
                                                         "SelectionRef",
                                                         "VariableRef",
                                                         "VariableValue",
                                                         "TextValue",
                                                         "BooleanValue",
                                                         "IntegerValue",
                                                         "FloatValue",
                                                         "DateValue",
                                                         "DateTimeValue",
                                                         "MemberCode",
                                                         "MemberSource",
                                                         "MemberNote",
                                                         "element"};

using enum Times;
constexpr ChildRule description{Kind::description, optional};
constexpr ChildRule codings{Kind::coding, any};
constexpr ChildRule note_refs{Kind::note_ref, any};
constexpr ChildRule values{Kind::variable_value, any};

constexpr std::array project_children{ChildRule{Kind::users, optional},
                                      ChildRule{Kind::code_book, optional},
                                      ChildRule{Kind::variables, optional},
                                      ChildRule{Kind::cases, optional},
                                      ChildRule{Kind::sources, optional},
                                      ChildRule{Kind::notes, optional},
                                      ChildRule{Kind::links, optional},
                                      ChildRule{Kind::sets, optional},
                                      ChildRule{Kind::graphs, optional},
                                      description,
                                      note_refs};
constexpr std::array users_children{ChildRule{Kind::user, some}};
constexpr std::array code_book_children{ChildRule{Kind::codes, one}};
constexpr std::array code_book_root_children{ChildRule{Kind::codes, one}, ChildRule{Kind::sets, optional}};
constexpr std::array codes_children{ChildRule{Kind::code, some}};
constexpr std::array code_children{description, note_refs, ChildRule{Kind::code, any}};
constexpr std::array code_root_children{description, ChildRule{Kind::code, any}};
constexpr std::array variables_children{ChildRule{Kind::variable, some}};
constexpr std::array variable_children{description};
constexpr std::array cases_children{ChildRule{Kind::case_, some}};
constexpr std::array case_children{description, ChildRule{Kind::code_ref, any}, values,
                                   ChildRule{Kind::source_ref, any}, ChildRule{Kind::selection_ref, any}};
constexpr std::array sources_children{ChildRule{Kind::text_source, any}, ChildRule{Kind::picture_source, any},
                                      ChildRule{Kind::pdf_source, any}, ChildRule{Kind::audio_source, any},
                                      ChildRule{Kind::video_source, any}};
constexpr std::array text_children{description,
                                   ChildRule{Kind::plain_text_content, optional},
                                   ChildRule{Kind::plain_text_selection, any},
                                   codings,
                                   note_refs,
                                   values};
constexpr std::array picture_children{description,
                                      ChildRule{Kind::text_description, optional},
                                      ChildRule{Kind::picture_selection, any},
                                      codings,
                                      note_refs,
                                      values};
constexpr std::array pdf_children{
    description, ChildRule{Kind::pdf_selection, any}, ChildRule{Kind::representation, optional}, codings, note_refs,
    values};
constexpr std::array audio_children{
    description, ChildRule{Kind::transcript, any}, ChildRule{Kind::audio_selection, any}, codings, note_refs, values};
constexpr std::array video_children{
    description, ChildRule{Kind::transcript, any}, ChildRule{Kind::video_selection, any}, codings, note_refs, values};
constexpr std::array transcript_children{description, ChildRule{Kind::plain_text_content, optional},
                                         ChildRule{Kind::sync_point, any}, ChildRule{Kind::transcript_selection, any},
                                         note_refs};
constexpr std::array selection_children{description, codings, note_refs};
constexpr std::array pdf_selection_children{description, ChildRule{Kind::representation, optional}, codings, note_refs};
constexpr std::array coding_children{ChildRule{Kind::code_ref, one}, note_refs};
constexpr std::array notes_children{ChildRule{Kind::note, some}};
constexpr std::array links_children{ChildRule{Kind::link, some}};
constexpr std::array link_children{note_refs};
constexpr std::array sets_children{ChildRule{Kind::set, some}};
constexpr std::array set_children{description, ChildRule{Kind::member_code, any}, ChildRule{Kind::member_source, any},
                                  ChildRule{Kind::member_note, any}};
constexpr std::array set_root_children{description, ChildRule{Kind::member_code, any}};
constexpr std::array graphs_children{ChildRule{Kind::graph, some}};
constexpr std::array graph_children{ChildRule{Kind::vertex, any}, ChildRule{Kind::edge, any}};
constexpr std::array value_children{ChildRule{Kind::variable_ref, one},        ChildRule{Kind::text_value, optional},
                                    ChildRule{Kind::boolean_value, optional},  ChildRule{Kind::integer_value, optional},
                                    ChildRule{Kind::float_value, optional},    ChildRule{Kind::date_value, optional},
                                    ChildRule{Kind::date_time_value, optional}};

constexpr AttributeRule guid{"guid", Type::guid, true};
constexpr AttributeRule name{"name", Type::text, false};
constexpr AttributeRule needed_name{"name", Type::text, true};
constexpr AttributeRule creator{"creatingUser", Type::guid, false};
constexpr AttributeRule created{"creationDateTime", Type::date_time, false};
constexpr AttributeRule modifier{"modifyingUser", Type::guid, false};
constexpr AttributeRule modified{"modifiedDateTime", Type::date_time, false};
constexpr AttributeRule color{"color", Type::rgb, false};
constexpr AttributeRule represented{"representedGUID", Type::guid, false};
constexpr AttributeRule integer(std::string_view what, bool required = true) { return {what, Type::integer, required}; }

constexpr std::array project_attributes{needed_name,
                                        AttributeRule{"origin", Type::text, false},
                                        AttributeRule{"creatingUserGUID", Type::guid, false},
                                        created,
                                        AttributeRule{"modifyingUserGUID", Type::guid, false},
                                        modified,
                                        AttributeRule{"basePath", Type::text, false}};
constexpr std::array code_book_root_attributes{AttributeRule{"origin", Type::text, false}};
constexpr std::array user_attributes{guid, name, AttributeRule{"id", Type::text, false}};
constexpr std::array code_attributes{guid, needed_name, AttributeRule{"isCodable", Type::boolean, true}, color};
constexpr std::array variable_attributes{guid, needed_name, AttributeRule{"typeOfVariable", Type::variable_type, true}};
constexpr std::array named_attributes{guid, name};
constexpr std::array set_attributes{guid, needed_name};
constexpr std::array text_attributes{guid,
                                     name,
                                     AttributeRule{"richTextPath", Type::text, false},
                                     AttributeRule{"plainTextPath", Type::text, false},
                                     creator,
                                     created,
                                     modifier,
                                     modified};
constexpr std::array media_attributes{guid,
                                      name,
                                      AttributeRule{"path", Type::text, false},
                                      AttributeRule{"currentPath", Type::text, false},
                                      creator,
                                      created,
                                      modifier,
                                      modified};
constexpr std::array plain_attributes{
    guid, name, integer("startPosition"), integer("endPosition"), creator, created, modifier, modified};
constexpr std::array picture_attributes{
    guid,    name,    integer("firstX"), integer("firstY"), integer("secondX"), integer("secondY"),
    creator, created, modifier,          modified};
constexpr std::array page_attributes{
    guid,    name,    integer("page"), integer("firstX"), integer("firstY"), integer("secondX"), integer("secondY"),
    creator, created, modifier,        modified};
constexpr std::array time_attributes{guid,    name,    integer("begin"), integer("end"),
                                     creator, created, modifier,         modified};
constexpr std::array clip_attributes{guid,
                                     name,
                                     AttributeRule{"fromSyncPoint", Type::guid, false},
                                     AttributeRule{"toSyncPoint", Type::guid, false},
                                     creator,
                                     created,
                                     modifier,
                                     modified};
constexpr std::array sync_attributes{guid, integer("timeStamp", false), integer("position", false)};
constexpr std::array coding_attributes{guid, creator, created};
constexpr std::array link_attributes{guid,
                                     name,
                                     AttributeRule{"direction", Type::direction, false},
                                     color,
                                     AttributeRule{"originGUID", Type::guid, false},
                                     AttributeRule{"targetGUID", Type::guid, false}};
constexpr std::array vertex_attributes{guid,
                                       represented,
                                       name,
                                       integer("firstX"),
                                       integer("firstY"),
                                       integer("secondX", false),
                                       integer("secondY", false),
                                       AttributeRule{"shape", Type::shape, false},
                                       color};
constexpr std::array edge_attributes{guid,
                                     represented,
                                     name,
                                     AttributeRule{"sourceVertex", Type::guid, true},
                                     AttributeRule{"targetVertex", Type::guid, true},
                                     color,
                                     AttributeRule{"direction", Type::direction, false},
                                     AttributeRule{"lineStyle", Type::line_style, false}};
constexpr std::array ref_attributes{AttributeRule{"targetGUID", Type::guid, true}};
constexpr std::array member_root_attributes{guid};

}  // namespace

std::string_view kind_name(Kind kind) noexcept { return names[static_cast<std::size_t>(kind)]; }

Kind kind_of(std::string_view local_name) noexcept {
  const auto found = std::find(names.begin(), names.end() - 1, local_name);
  return static_cast<Kind>(found - names.begin());
}

KindRule rule_of(Kind kind, bool codebook_file) noexcept {
  switch (kind) {
    case Kind::project:
      return {project_children, project_attributes};
    case Kind::users:
      return {users_children, {}};
    case Kind::user:
      return {{}, user_attributes};
    case Kind::code_book:
      if (codebook_file) return {code_book_root_children, code_book_root_attributes};
      return {code_book_children, {}};
    case Kind::codes:
      return {codes_children, {}};
    case Kind::code:
      if (codebook_file) return {code_root_children, code_attributes};
      return {code_children, code_attributes};
    case Kind::variables:
      return {variables_children, {}};
    case Kind::variable:
      return {variable_children, variable_attributes};
    case Kind::cases:
      return {cases_children, {}};
    case Kind::case_:
      return {case_children, named_attributes};
    case Kind::sources:
      return {sources_children, {}};
    case Kind::text_source:
    case Kind::note:
    case Kind::representation:
    case Kind::text_description:
      return {text_children, text_attributes};
    case Kind::picture_source:
      return {picture_children, media_attributes};
    case Kind::pdf_source:
      return {pdf_children, media_attributes};
    case Kind::audio_source:
      return {audio_children, media_attributes};
    case Kind::video_source:
      return {video_children, media_attributes};
    case Kind::transcript:
      return {transcript_children, text_attributes};
    case Kind::sync_point:
      return {{}, sync_attributes};
    case Kind::plain_text_selection:
      return {selection_children, plain_attributes};
    case Kind::picture_selection:
      return {selection_children, picture_attributes};
    case Kind::pdf_selection:
      return {pdf_selection_children, page_attributes};
    case Kind::audio_selection:
    case Kind::video_selection:
      return {selection_children, time_attributes};
    case Kind::transcript_selection:
      return {selection_children, clip_attributes};
    case Kind::coding:
      return {coding_children, coding_attributes};
    case Kind::notes:
      return {notes_children, {}};
    case Kind::links:
      return {links_children, {}};
    case Kind::link:
      return {link_children, link_attributes};
    case Kind::sets:
      return {sets_children, {}};
    case Kind::set:
      if (codebook_file) return {set_root_children, set_attributes};
      return {set_children, set_attributes};
    case Kind::graphs:
      return {graphs_children, {}};
    case Kind::graph:
      return {graph_children, named_attributes};
    case Kind::vertex:
      return {{}, vertex_attributes};
    case Kind::edge:
      return {{}, edge_attributes};
    case Kind::variable_value:
      return {value_children, {}};
    case Kind::member_code:
      if (codebook_file) return {{}, member_root_attributes};
      return {{}, ref_attributes};
    case Kind::code_ref:
    case Kind::note_ref:
    case Kind::source_ref:
    case Kind::selection_ref:
    case Kind::variable_ref:
    case Kind::member_source:
    case Kind::member_note:
      return {{}, ref_attributes};
    default:
      return {};
  }
}

bool is_wrapper(Kind kind) noexcept {
  switch (kind) {
    case Kind::users:
    case Kind::codes:
    case Kind::variables:
    case Kind::cases:
    case Kind::sources:
    case Kind::notes:
    case Kind::links:
    case Kind::sets:
    case Kind::graphs:
      return true;
    default:
      return false;
  }
}

bool has_guid(Kind kind) noexcept {
  const auto attributes = rule_of(kind, false).attributes;
  return !attributes.empty() && attributes.front().name == "guid";
}

bool is_source(Kind kind) noexcept { return kind >= Kind::text_source && kind <= Kind::video_source; }

bool is_selection(Kind kind) noexcept {
  return kind >= Kind::plain_text_selection && kind <= Kind::transcript_selection;
}

bool is_guid(std::string_view text) noexcept {
  text = trimmed(text);
  if (text.size() == 38 && text.front() == '{' && text.back() == '}') text = text.substr(1, 36);
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

}  // namespace tematik::io::detail
