#pragma once

// Names, labels and the tree of codes: bodies of `Study`, included by study.hpp.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <tematik/model/detail/study_words.hpp>
#include <tematik/model/study.hpp>
#include <tematik/support/nearest.hpp>
#include <tematik/text/nfc.hpp>

namespace tematik {

namespace detail {

template <class Id>
[[nodiscard]] std::string with_id(const std::string& words, Id id) {
  return (words.empty() ? std::string() : words + ' ') + cat('[', row(id), ']');
}
/// Once more behind it if another object is called just that.
template <class Id, class Record>
[[nodiscard]] std::string with_id(const Rows<Id, Record>& rows, const std::string& words, Id id) {
  std::string out = with_id(words, id);
  while (!rows.find(out).empty()) out = with_id(out, id);
  return out;
}

}  // namespace detail

template <class Id, class Record>
Id Study::find(const Rows<Id, Record>& rows, std::string_view kind, std::string_view name) const {
  const auto& exact = rows.find(name);
  if (exact.size() == 1) return exact.front();
  if (exact.size() > 1) {
    std::string labels;
    for (const Id id : exact) labels += (labels.empty() ? "\"" : ", \"") + label(id) + '"';
    throw LookupError(detail::cat(kind, "_ambiguous"),
                      detail::cat(exact.size(), " objects of kind ", kind, " share the name \"", name,
                                  "\"; use one of the labels ", labels),
                      std::string(kind), std::string(name));
  }
  std::vector<std::string> known;
  for (const auto& [id, record] : rows) {
    // Labels beyond the plain name hold a path or an id: only then is it worth building them.
    if (name.find(" > ") != std::string_view::npos || name.ends_with(']')) {
      if (label(id) == name) return id;
    }
    known.push_back(record.name);
  }
  if (kind == "case") known.clear();  // names of participants stand in no message
  throw LookupError(detail::cat(kind, "_unknown"),
                    detail::cat("the study has no ", kind, " \"", name, "\"", did_you_mean(name, known)),
                    std::string(kind), std::string(name));
}

inline SourceId Study::source(std::string_view name) const { return find(sources_, "source", name); }
inline CodeId Study::code(std::string_view name) const { return find(codes_, "code", name); }
inline CoderId Study::coder(std::string_view name) const { return find(coders_, "coder", name); }
inline CaseId Study::case_(std::string_view name) const { return find(cases_, "case", name); }
inline ThemeId Study::theme(std::string_view name) const { return find(themes_, "theme", name); }
inline FactorId Study::factor(std::string_view name) const { return find(factors_, "factor", name); }
inline ClaimId Study::claim(std::string_view name) const { return find(claims_, "claim", name); }

inline AttributeId Study::attribute(ObjectKind of, std::string_view name) const {
  std::vector<std::string> known;
  for (const auto& [id, attribute] : attributes_) {
    if (attribute.of != of) continue;
    if (detail::same_name(attribute.name, name)) return id;
    known.push_back(attribute.name);
  }
  throw LookupError("attribute_unknown",
                    detail::cat("no attribute \"", name, "\" of kind ", to_string(of), did_you_mean(name, known)),
                    "attribute", std::string(name));
}

inline std::string Study::path(CodeId id) const {
  std::string out = codes_[id].name;
  for (CodeId at = id; !codes_[at].parents.empty();) {
    at = codes_[at].parents.front();
    out = codes_[at].name + " > " + out;
  }
  return out;
}

inline std::string Study::label(CodeId id) const {
  const std::string& name = codes_[id].name;
  const auto& same_name = codes_.find(name);
  if (same_name.size() == 1 && !name.empty()) return name;
  const std::string own = path(id);
  const auto same_path =
      std::count_if(same_name.begin(), same_name.end(), [&](CodeId c) { return detail::same_name(path(c), own); });
  // The path of a root is its bare name, which others share: only an id tells it apart. So it is with a path that is
  // the name of another code, or that looks as if it had an id.
  const bool path_is_enough = same_path == 1 && own != name && !own.ends_with(']') && codes_.find(own).empty();
  return path_is_enough ? own : detail::with_id(codes_, own, id);
}

namespace detail {

template <class Id, class Record>
[[nodiscard]] std::string plain_label(const Rows<Id, Record>& rows, Id id) {
  const std::string& name = rows[id].name;
  return rows.find(name).size() == 1 && !name.empty() ? name : with_id(rows, name, id);
}

}  // namespace detail

inline std::string Study::label(SourceId id) const { return detail::plain_label(sources_, id); }
inline std::string Study::label(CoderId id) const { return detail::plain_label(coders_, id); }
inline std::string Study::label(CaseId id) const { return detail::plain_label(cases_, id); }
inline std::string Study::label(ThemeId id) const { return detail::plain_label(themes_, id); }
inline std::string Study::label(FactorId id) const { return detail::plain_label(factors_, id); }
inline std::string Study::label(ClaimId id) const { return detail::plain_label(claims_, id); }

inline std::string Study::label(ObjectRef object) const {
  switch (object.kind) {
    case ObjectKind::source:
      return label(static_cast<SourceId>(object.row));
    case ObjectKind::code:
      return label(static_cast<CodeId>(object.row));
    case ObjectKind::coder:
      return label(static_cast<CoderId>(object.row));
    case ObjectKind::case_:
      return label(static_cast<CaseId>(object.row));
    case ObjectKind::theme:
      return label(static_cast<ThemeId>(object.row));
    case ObjectKind::factor:
      return label(static_cast<FactorId>(object.row));
    case ObjectKind::claim:
      return label(static_cast<ClaimId>(object.row));
    default:
      return detail::cat(to_string(object.kind), " [", object.row, ']');
  }
}

inline std::vector<CodeId> Study::codebook_order() const {
  std::vector<std::vector<CodeId>> children(codes_.end_row());
  std::vector<CodeId> stack;
  for (const auto& [id, code] : codes_) {
    if (code.parents.empty()) {
      stack.push_back(id);
    } else {
      children[row(code.parents.front())].push_back(id);
    }
  }
  std::reverse(stack.begin(), stack.end());
  std::vector<CodeId> order;
  order.reserve(codes_.size());
  while (!stack.empty()) {
    const CodeId id = stack.back();
    stack.pop_back();
    order.push_back(id);
    const auto& below = children[row(id)];
    stack.insert(stack.end(), below.rbegin(), below.rend());
  }
  return order;
}

inline std::vector<CodeId> Study::children(CodeId id) const {
  codes_.require(id);
  std::vector<CodeId> out;
  for (const auto& [child, code] : codes_) {
    if (std::find(code.parents.begin(), code.parents.end(), id) != code.parents.end()) out.push_back(child);
  }
  return out;
}

inline std::vector<CodeId> Study::descendants(CodeId id) const {
  codes_.require(id);
  std::vector<std::vector<CodeId>> children(codes_.end_row());
  for (const auto& [child, code] : codes_) {
    for (const CodeId parent : code.parents) children[row(parent)].push_back(child);
  }
  std::vector<bool> below(codes_.end_row());
  std::vector<CodeId> stack{id};
  while (!stack.empty()) {
    const CodeId at = stack.back();
    stack.pop_back();
    if (below[row(at)]) continue;
    below[row(at)] = true;
    stack.insert(stack.end(), children[row(at)].begin(), children[row(at)].end());
  }
  std::vector<CodeId> out;
  for (const CodeId code : codebook_order()) {
    if (below[row(code)]) out.push_back(code);
  }
  return out;
}

inline std::vector<CodeId> Study::ancestors(CodeId id) const {
  std::vector<CodeId> out{id};
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const CodeId parent : codes_[out[i]].parents) {
      if (std::find(out.begin(), out.end(), parent) == out.end()) out.push_back(parent);
    }
  }
  return out;
}

inline std::vector<CodeId> Study::codes_of(ThemeId id, bool nested) const {
  themes_.require(id);
  std::vector<ThemeId> included{id};
  for (std::size_t i = 0; nested && i < included.size(); ++i) {
    for (const auto& [child, theme] : themes_) {
      const bool is_below = std::find(theme.parents.begin(), theme.parents.end(), included[i]) != theme.parents.end();
      if (is_below && std::find(included.begin(), included.end(), child) == included.end()) included.push_back(child);
    }
  }
  std::vector<CodeId> out;
  for (const ThemeId theme : included) {
    for (const auto& member : themes_[theme].members) {
      if (std::find(out.begin(), out.end(), member.code) == out.end()) out.push_back(member.code);
    }
  }
  return out;
}

}  // namespace tematik
