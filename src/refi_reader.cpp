#include <array>
#include <optional>
#include <string>
#include <utility>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "refi_document.hpp"
#include "refi_walk.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;
using Node = pugi::xml_node;

class Reader {
 public:
  explicit Reader(RefiDocument& document) : document_(document), walk_(document) {}

  void project(Node node) {
    document_.root = walk_.root(node, Kind::project);
    document_.name = attribute(node, "name");
    document_.origin = attribute(node, "origin");
    document_.base_path = attribute(node, "basePath");
    document_.creating_user = attribute(node, "creatingUserGUID");
    document_.created = attribute(node, "creationDateTime");
    document_.modifying_user = attribute(node, "modifyingUserGUID");
    document_.modified = attribute(node, "modifiedDateTime");
    walk_.children(document_.root, [&](Kind kind, Row row, Node) {
      switch (kind) {
        case Kind::users:
          users(row);
          break;
        case Kind::code_book:
          code_book(row);
          break;
        case Kind::variables:
          variables(row);
          break;
        case Kind::cases:
          cases(row);
          break;
        case Kind::sources:
          sources(row);
          break;
        case Kind::notes:
          walk_.children(row, [&](Kind inner, Row at, Node) { document_.notes.push_back(text(inner, at)); });
          break;
        case Kind::links:
          links(row);
          break;
        case Kind::sets:
          sets(row);
          break;
        case Kind::graphs:
          graphs(row);
          break;
        case Kind::description:
          document_.description = walk_.leaf_text(row);
          break;
        default:
          document_.project_notes.push_back(reference(kind, row));
          break;
      }
    });
  }

  void codebook(Node node) {
    document_.codebook_file = true;
    document_.root = walk_.root(node, Kind::code_book);
    document_.origin = attribute(node, "origin");
    code_book(document_.root);
  }

 private:
  static FileText attribute(Node node, const char* name) { return RefiWalk::attribute(node, name); }
  [[nodiscard]] Node node_of(Row row) const { return document_.rows[row].node; }

  RefiReference reference(Kind kind, Row row) {
    const Node node = node_of(row);
    RefiReference out{.row = row, .kind = kind, .target = attribute(node, "targetGUID")};
    const bool codebook_member = document_.codebook_file && kind == Kind::member_code;
    if (codebook_member && node.attribute("guid")) {
      out.target = attribute(node, "guid");
    } else if (!node.attribute("targetGUID")) {
      out.odd_form = true;
      if (node.attribute("guid")) {
        out.target = attribute(node, "guid");
      } else {
        out.target = walk_.leaf_text(row);
        document_.dialect.insert(15);
        return out;
      }
      document_.dialect.insert(15);
    }
    walk_.leaf(row);
    return out;
  }

  static RefiAuthorship authorship(Node node) {
    return {.creating_user = attribute(node, "creatingUser"),
            .created = attribute(node, "creationDateTime"),
            .modifying_user = attribute(node, "modifyingUser"),
            .modified = attribute(node, "modifiedDateTime")};
  }

  void users(Row users) {
    walk_.children(users, [&](Kind, Row row, Node node) {
      document_.users.push_back({row, attribute(node, "guid"), attribute(node, "name"), attribute(node, "id")});
      walk_.leaf(row);
    });
  }

  void code_book(Row book) {
    walk_.children(book, [&](Kind kind, Row row, Node) {
      if (kind == Kind::sets) {
        sets(row);
      } else {
        walk_.children(row, [&](Kind, Row code_row, Node node) { code(code_row, node, std::nullopt); });
      }
    });
  }

  void code(Row row, Node node, std::optional<std::size_t> parent) {
    const std::size_t at = document_.codes.size();
    document_.codes.push_back({.row = row,
                               .parent = parent,
                               .guid = attribute(node, "guid"),
                               .name = attribute(node, "name"),
                               .codable = attribute(node, "isCodable"),
                               .color = attribute(node, "color")});
    walk_.children(row, [&](Kind kind, Row inner, Node inner_node) {
      if (kind == Kind::code) {
        code(inner, inner_node, at);
      } else if (kind == Kind::description) {
        document_.codes[at].description = walk_.leaf_text(inner);
      } else {
        document_.codes[at].notes.push_back(reference(kind, inner));
      }
    });
  }

  void variables(Row variables) {
    walk_.children(variables, [&](Kind, Row row, Node node) {
      RefiVariable out{.row = row,
                       .guid = attribute(node, "guid"),
                       .name = attribute(node, "name"),
                       .type = attribute(node, "typeOfVariable")};
      walk_.children(row, [&](Kind, Row inner, Node) { out.description = walk_.leaf_text(inner); });
      document_.variables.push_back(std::move(out));
    });
  }

  void cases(Row cases) {
    walk_.children(cases, [&](Kind, Row row, Node node) {
      RefiCase out{.row = row, .guid = attribute(node, "guid"), .name = attribute(node, "name")};
      walk_.children(row, [&](Kind kind, Row inner, Node) {
        switch (kind) {
          case Kind::description:
            out.description = walk_.leaf_text(inner);
            break;
          case Kind::code_ref:
            out.codes.push_back(reference(kind, inner));
            break;
          case Kind::source_ref:
            out.sources.push_back(reference(kind, inner));
            break;
          case Kind::selection_ref:
            out.selections.push_back(reference(kind, inner));
            break;
          default:
            out.values.push_back(value(inner));
            break;
        }
      });
      document_.cases.push_back(std::move(out));
    });
  }

  RefiValue value(Row row) {
    RefiValue out{.row = row};
    walk_.children(row, [&](Kind kind, Row inner, Node) {
      if (kind == Kind::variable_ref) {
        out.variable = reference(kind, inner);
        return;
      }
      const FileText text = walk_.leaf_text(inner);
      if (out.type != Kind::other) {  // at most one value is legal
        document_.remarks.push_back({.row = inner, .reason = LossReason::not_in_schema});
        return;
      }
      out.type = kind;
      out.value_row = inner;
      out.value = text;
    });
    return out;
  }

  RefiCoding coding(Row row) {
    const Node node = node_of(row);
    RefiCoding out{.row = row,
                   .guid = attribute(node, "guid"),
                   .creating_user = attribute(node, "creatingUser"),
                   .created = attribute(node, "creationDateTime")};
    walk_.children(row, [&](Kind kind, Row inner, Node) {
      if (kind == Kind::code_ref) {
        out.code = reference(kind, inner);
      } else {
        out.notes.push_back(reference(kind, inner));
      }
    });
    return out;
  }

  RefiSelection selection(Kind kind, Row row) {
    const Node node = node_of(row);
    RefiSelection out{.row = row,
                      .kind = kind,
                      .guid = attribute(node, "guid"),
                      .name = attribute(node, "name"),
                      .by = authorship(node)};
    const bool text = kind == Kind::plain_text_selection;
    out.begin = RefiWalk::integer(node, text ? "startPosition" : "begin");
    out.end = RefiWalk::integer(node, text ? "endPosition" : "end");
    out.page = RefiWalk::integer(node, "page");
    out.first_x = RefiWalk::integer(node, "firstX");
    out.first_y = RefiWalk::integer(node, "firstY");
    out.second_x = RefiWalk::integer(node, "secondX");
    out.second_y = RefiWalk::integer(node, "secondY");
    out.from_sync = attribute(node, "fromSyncPoint");
    out.to_sync = attribute(node, "toSyncPoint");
    walk_.children(row, [&](Kind inner, Row at, Node) {
      switch (inner) {
        case Kind::description:
          out.description = walk_.leaf_text(at);
          break;
        case Kind::representation:
          out.representations.push_back(this->text(inner, at));
          break;
        case Kind::coding:
          out.codings.push_back(coding(at));
          break;
        default:
          out.notes.push_back(reference(inner, at));
          break;
      }
    });
    return out;
  }

  /// What a text and a source of another kind both carry: codings, notes, values, selections.
  template <class Bearer>
  void mark(Bearer& bearer, Kind kind, Row row) {
    switch (kind) {
      case Kind::coding:
        bearer.codings.push_back(coding(row));
        break;
      case Kind::note_ref:
        bearer.notes.push_back(reference(kind, row));
        break;
      case Kind::variable_value:
        bearer.values.push_back(value(row));
        break;
      default:
        bearer.selections.push_back(selection(kind, row));
        break;
    }
  }

  RefiText text(Kind kind, Row row) {
    const Node node = node_of(row);
    RefiText out{.row = row,
                 .kind = kind,
                 .guid = attribute(node, "guid"),
                 .name = attribute(node, "name"),
                 .rich_path = attribute(node, "richTextPath"),
                 .plain_path = attribute(node, "plainTextPath"),
                 .by = authorship(node)};
    walk_.children(row, [&](Kind inner, Row at, Node inner_node) {
      switch (inner) {
        case Kind::description:
          out.description = walk_.leaf_text(at);
          break;
        case Kind::plain_text_content:
          out.content = walk_.leaf_text(at);
          break;
        case Kind::sync_point:
          out.sync_points.push_back({at, attribute(inner_node, "guid"), RefiWalk::integer(inner_node, "timeStamp"),
                                     RefiWalk::integer(inner_node, "position")});
          walk_.leaf(at);
          break;
        default:
          mark(out, inner, at);
          break;
      }
    });
    return out;
  }

  void sources(Row sources) {
    walk_.children(sources, [&](Kind kind, Row row, Node node) {
      if (kind == Kind::text_source) {
        RefiText own = text(kind, row);
        RefiSource out{.row = row, .kind = kind, .guid = own.guid, .name = own.name, .by = own.by};
        std::swap(out.description, own.description);
        std::swap(out.codings, own.codings);
        std::swap(out.notes, own.notes);
        std::swap(out.values, own.values);
        out.texts.push_back(std::move(own));
        document_.sources.push_back(std::move(out));
        return;
      }
      RefiSource out{.row = row,
                     .kind = kind,
                     .guid = attribute(node, "guid"),
                     .name = attribute(node, "name"),
                     .path = attribute(node, "path"),
                     .current_path = attribute(node, "currentPath"),
                     .by = authorship(node)};
      walk_.children(row, [&](Kind inner, Row at, Node) {
        switch (inner) {
          case Kind::description:
            out.description = walk_.leaf_text(at);
            break;
          case Kind::text_description:
          case Kind::representation:
          case Kind::transcript:
            out.texts.push_back(text(inner, at));
            break;
          default:
            mark(out, inner, at);
            break;
        }
      });
      document_.sources.push_back(std::move(out));
    });
  }

  void links(Row links) {
    walk_.children(links, [&](Kind, Row row, Node node) {
      RefiLink out{.row = row,
                   .guid = attribute(node, "guid"),
                   .name = attribute(node, "name"),
                   .direction = attribute(node, "direction"),
                   .color = attribute(node, "color"),
                   .origin = attribute(node, "originGUID"),
                   .target = attribute(node, "targetGUID")};
      walk_.children(row, [&](Kind kind, Row inner, Node) { out.notes.push_back(reference(kind, inner)); });
      document_.links.push_back(std::move(out));
    });
  }

  void sets(Row sets) {
    walk_.children(sets, [&](Kind, Row row, Node node) {
      RefiSet out{.row = row, .guid = attribute(node, "guid"), .name = attribute(node, "name")};
      walk_.children(row, [&](Kind kind, Row inner, Node) {
        if (kind == Kind::description) {
          out.description = walk_.leaf_text(inner);
        } else {
          out.members.push_back(reference(kind, inner));
        }
      });
      document_.sets.push_back(std::move(out));
    });
  }

  void graphs(Row graphs) {
    walk_.children(graphs, [&](Kind, Row row, Node node) {
      RefiGraph out{.row = row, .guid = attribute(node, "guid"), .name = attribute(node, "name")};
      walk_.children(row, [&](Kind kind, Row inner, Node mark) {
        out.marks.push_back({inner, kind, attribute(mark, "guid"), attribute(mark, "representedGUID"),
                             attribute(mark, "sourceVertex"), attribute(mark, "targetVertex")});
        walk_.leaf(inner);
      });
      document_.graphs.push_back(std::move(out));
    });
  }

  RefiDocument& document_;
  RefiWalk walk_;
};

bool has_elements(Node node) {
  for (const auto child : node.children()) {
    if (child.type() == pugi::node_element) return true;
  }
  return false;
}

}  // namespace

RefiDocument read_refi(std::string bytes, std::string_view where, const Limits& limits) {
  RefiDocument document;
  document.xml = read_xml(std::move(bytes), where, limits);
  const Node root = document.xml->root();
  const Kind kind = kind_of(local_name(root.name()));
  if (document.xml->bom) document.dialect.insert(7);
  Reader reader(document);
  if (kind == Kind::project) {
    reader.project(root);
  } else if (kind == Kind::code_book) {
    reader.codebook(root);
  } else {
    throw InputError(
        "schema_unusable",
        cat(where, ": expected a root element Project or CodeBook of REFI-QDA, found ", local_name(root.name())),
        std::string(where));
  }
  bool usable = !has_elements(root);
  for (const auto& row : document.rows) usable = usable || (row.parent == document.root && !row.skipped);
  if (!usable) {
    throw InputError("schema_unusable",
                     cat(where,
                         ": nothing in it follows the REFI-QDA schema; the file may be a "
                         "private format under the same suffix. Export a REFI-QDA project"),
                     std::string(where));
  }
  return document;
}

}  // namespace tematik::io::detail
