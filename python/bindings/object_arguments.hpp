#pragma once

// Objects of any kind as Python gives them, for commands whose arguments may be of several kinds.

#include <algorithm>
#include <initializer_list>

#include "study_arguments.hpp"

namespace tematik::python {

/// An object whose kind is not known from the call, among the kinds that the call takes.
[[nodiscard]] inline ObjectRef object_of(const Study& s, const AnyObject& given,
                                         std::initializer_list<ObjectKind> kinds) {
  const Name& name = given.name;
  const auto by_kind = [&](ObjectKind kind) -> ObjectRef {
    switch (kind) {
      case ObjectKind::source:
        return source_of(s, name);
      case ObjectKind::code:
        return code_of(s, name);
      case ObjectKind::coder:
        return coder_of(s, name);
      case ObjectKind::case_:
        return case_of(s, name);
      case ObjectKind::theme:
        return theme_of(s, name);
      case ObjectKind::factor:
        return factor_of(s, name);
      case ObjectKind::claim:
        return claim_of(s, name);
      case ObjectKind::segment:
        return resolve_id<SegmentId>(name, "segment");
      case ObjectKind::coding:
        return resolve_id<CodingId>(name, "coding");
      case ObjectKind::relation:
        return resolve_id<RelationId>(name, "relation");
      case ObjectKind::memo:
        return resolve_id<MemoId>(name, "memo");
      case ObjectKind::attribute:
        return resolve<AttributeId>(name, "attribute", [&](const std::string& words) {
          for (const ObjectKind of : {ObjectKind::source, ObjectKind::coder}) {
            for (const auto& [id, attribute] : s.attributes()) {
              if (attribute.of == of && attribute.name == words) return id;
            }
          }
          return s.attribute(ObjectKind::case_, words);
        });
      default:
        throw UsageError("object_kind", detail::cat("a ", to_string(kind), " cannot be given here"),
                         std::string(to_string(kind)));
    }
  };
  std::string known;
  for (const ObjectKind kind : kinds) known += (known.empty() ? "" : ", ") + std::string(to_string(kind));
  if (!name.kind.empty()) {
    const ObjectKind kind = parse<ObjectKind>(name.kind);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
      throw UsageError("object_kind", detail::cat("expected one of ", known, "; found a ", name.kind), name.kind);
    }
    return by_kind(kind);
  }
  std::optional<ObjectRef> found;
  std::string sentence;
  for (const ObjectKind kind : kinds) {
    if (kind == ObjectKind::segment || kind == ObjectKind::coding || kind == ObjectKind::relation ||
        kind == ObjectKind::memo) {
      continue;  // they have no names
    }
    try {
      const ObjectRef object = by_kind(kind);
      if (found) {
        throw UsageError("name_of_two_kinds",
                         detail::cat("a ", to_string(found->kind), " and a ", to_string(kind),
                                     " have this name; give the kind too: (\"", to_string(kind), "\", name)"));
      }
      found = object;
    } catch (const LookupError& error) {
      if (std::string_view(error.code()).ends_with("_ambiguous")) throw;
      if (sentence.empty()) sentence = error.what();
    }
  }
  if (!found) throw LookupError("object_unknown", detail::cat("none of ", known, " has this name: ", sentence), "name");
  return *found;
}

inline constexpr auto parts_of_relations = {ObjectKind::code, ObjectKind::theme, ObjectKind::factor};
inline constexpr auto anything = {ObjectKind::source,   ObjectKind::segment, ObjectKind::code,  ObjectKind::coder,
                                  ObjectKind::coding,   ObjectKind::case_,   ObjectKind::theme, ObjectKind::factor,
                                  ObjectKind::relation, ObjectKind::claim,   ObjectKind::memo};

[[nodiscard]] inline std::vector<ObjectRef> objects_of(const Study& s, const std::vector<AnyObject>& given,
                                                       std::initializer_list<ObjectKind> kinds) {
  std::vector<ObjectRef> out;
  for (const auto& object : given) out.push_back(object_of(s, object, kinds));
  return out;
}

}  // namespace tematik::python
