#pragma once

// Included at the end of negative_cases.hpp.

#include <tematik/validity/negative_cases.hpp>

#include <algorithm>
#include <map>
#include <optional>

#include <tematik/model/record_lines.hpp>
#include <tematik/validity/detail/case_columns.hpp>

namespace tematik {

namespace detail {

/// A side of an implication: terms of names, each perhaps negated.
struct ImplicationName {
  std::string name = {};
  bool negated = false;
};
using ImplicationSide = std::vector<std::vector<ImplicationName>>;

[[nodiscard]] inline std::string_view trimmed(std::string_view words) {
  const auto first = words.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return words.substr(first, words.find_last_not_of(" \t\n") - first + 1);
}

/// The parts between separators.
[[nodiscard]] inline std::vector<std::string_view> parts_of(std::string_view words, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0;;) {
    const auto to = words.find(separator, from);
    out.push_back(trimmed(words.substr(from, to == std::string_view::npos ? to : to - from)));
    if (to == std::string_view::npos) return out;
    from = to + 1;
  }
}

/// Both sides. @throws InputError
[[nodiscard]] inline std::array<ImplicationSide, 2> read_implication(const std::string& claim, std::string_view words) {
  const auto fail = [&](std::string_view rule) {
    throw InputError("implication", cat("claim \"", claim, "\": ", rule, "; expected e.g. A*~B => C"), "implication",
                     std::string(words));
  };
  std::string_view arrow = "=>";
  if (words.find(arrow) == std::string_view::npos) arrow = "⇒";
  const auto at = words.find(arrow);
  if (at == std::string_view::npos) fail("an implication has an arrow between its sides");
  const std::array<std::string_view, 2> texts{words.substr(0, at), words.substr(at + arrow.size())};
  std::array<ImplicationSide, 2> out;
  for (std::size_t side = 0; side < 2; ++side) {
    for (const auto term : parts_of(texts[side], '+')) {
      auto& names = out[side].emplace_back();
      for (auto name : parts_of(term, '*')) {
        const bool negated = name.starts_with('~');
        if (negated) name = trimmed(name.substr(1));
        if (name.empty()) fail("a name is missing");
        names.push_back({std::string(name), negated});
      }
    }
  }
  return out;
}

/// Memberships of the cases in what the names of implications mean; each name is looked up once.
class CaseMemberships {
 public:
  CaseMemberships(const Study& study, const std::vector<CaseId>& cases) : study_(study), cases_(cases) {}

  /// By case; nothing where a value is missing.
  [[nodiscard]] std::vector<std::optional<double>> of(const ImplicationSide& side) {
    std::vector<std::optional<double>> out(cases_.size(), 0.0);
    std::vector<bool> missing(cases_.size());
    for (const auto& term : side) {
      std::vector<double> least(cases_.size(), 1.0);
      for (const auto& name : term) {
        const auto& values = named(name.name);
        for (std::size_t i = 0; i < cases_.size(); ++i) {
          if (!values[i]) {
            missing[i] = true;
          } else {
            least[i] = std::min(least[i], name.negated ? 1 - *values[i] : *values[i]);
          }
        }
      }
      for (std::size_t i = 0; i < cases_.size(); ++i) out[i] = std::max(*out[i], least[i]);
    }
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      if (missing[i]) out[i].reset();
    }
    return out;
  }

 private:
  [[nodiscard]] const std::vector<std::optional<double>>& named(const std::string& name) {
    const auto known = values_.find(name);
    if (known != values_.end()) return known->second;
    auto& out = values_[name];
    if (has_stored_query(study_, name)) {
      const CaseRule rule(study_, stored_filter(study_, name), "rule \"" + name + '"');
      for (const CaseId id : cases_) {
        const Kleene verdict = rule(id);
        out.push_back(verdict == Kleene::unknown ? std::nullopt : std::optional(verdict == Kleene::yes ? 1.0 : 0.0));
      }
      return out;
    }
    const AttributeId attribute = study_.attribute(ObjectKind::case_, name);
    const ValueType type = study_.attributes()[attribute].type;
    if (type != ValueType::boolean && type != ValueType::integer && type != ValueType::real) {
      throw InputError("membership",
                       cat("\"", name, "\" is an attribute of type ", to_string(type),
                           ": an implication is over stored filters, truths and memberships"),
                       "implication", name);
    }
    for (const CaseId id : cases_) {
      const auto value = attribute_value(study_, "case." + name, ObjectRef(id));
      if (!value) {
        out.emplace_back();
      } else if (const auto* truth = std::get_if<bool>(&*value)) {
        out.emplace_back(*truth ? 1.0 : 0.0);
      } else {
        const auto* whole = std::get_if<std::int64_t>(&*value);
        const double membership = whole != nullptr ? static_cast<double>(*whole) : std::get<double>(*value);
        if (membership < 0 || membership > 1) {
          throw InputError("membership",
                           cat("attribute \"", name, "\" of case [", row(id), "]: a membership lies between 0 and 1"),
                           "implication", name);
        }
        out.emplace_back(membership);
      }
    }
    return out;
  }

  const Study& study_;
  const std::vector<CaseId>& cases_;
  std::map<std::string, std::vector<std::optional<double>>> values_;
};

/// Whether a memo with author and date names both the case and the claim.
[[nodiscard]] inline bool has_memo(const Study& study, CaseId person, ClaimId claim) {
  for (const auto& [id, memo] : study.memos()) {
    const auto names = [&](ObjectRef object) {
      return std::find(memo.on.begin(), memo.on.end(), object) != memo.on.end();
    };
    if (memo.author && !memo.date.empty() && names(person) && names(claim)) return true;
  }
  return false;
}

[[nodiscard]] inline ClaimCases cases_of_claim(const Study& study, ClaimId id, const std::vector<CaseId>& cases,
                                               CaseMemberships& memberships) {
  const Claim& claim = study.claims()[id];
  ClaimCases out{.claim = study.label(id), .implication = claim.implication};
  if (claim.implication.empty()) return out;
  const auto sides = read_implication(out.claim, claim.implication);
  const auto x = memberships.of(sides[0]), y = memberships.of(sides[1]);
  out.status = Status::ok;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const ImplicationClass is = implication_class(x[i], y[i]);
    const std::string label = study.label(cases[i]);
    auto& list = is == ImplicationClass::typical               ? out.typical
                 : is == ImplicationClass::deviant_consistency ? out.deviant_consistency
                 : is == ImplicationClass::deviant_coverage    ? out.deviant_coverage
                 : is == ImplicationClass::irrelevant          ? out.irrelevant
                                                               : out.unclassified;
    list.push_back(label);
    if (is != ImplicationClass::deviant_consistency && is != ImplicationClass::deviant_coverage) continue;
    (has_memo(study, cases[i], id) ? out.handled : out.unhandled).push_back(label);
  }
  return out;
}

}  // namespace detail

inline NegativeCases negative_cases(const Study& study, const NegativeCasesOptions& options) {
  NegativeCases out;
  out.options = options;
  out.revision = study.revision();
  const auto kept = detail::kept_cases(study, options.role);
  detail::CaseMemberships memberships(study, kept.ids);
  std::vector<ClaimId> claims;
  for (const auto& name : options.claims) claims.push_back(study.claim(name));
  if (options.claims.empty()) {
    for (const auto& [id, claim] : study.claims()) {
      if (!claim.implication.empty()) claims.push_back(id);
    }
  }
  std::size_t unhandled = 0;
  Warning waiting{.code = "negative.unhandled"};
  for (const ClaimId id : claims) {
    out.claims.push_back(detail::cases_of_claim(study, id, kept.ids, memberships));
    const auto& one = out.claims.back();
    if (one.status == Status::ok) out.status = Status::ok;
    unhandled += one.unhandled.size();
    if (!one.unhandled.empty()) waiting.objects.push_back(text_id(study, id));
  }
  waiting.values = {std::to_string(unhandled)};
  if (unhandled > 0) out.warnings.push_back(std::move(waiting));
  MethodRecord& method = out.method;
  method.function = "negative_cases";
  method.unit = "case";
  method.n = static_cast<std::int64_t>(kept.ids.size());
  method.option("claims", options.claims);
  method.option("role", options.role);
  method.step("claims", static_cast<std::int64_t>(out.claims.size()));
  method.step("cases_without_consent", kept.refused);
  method.step("unhandled", static_cast<std::int64_t>(unhandled));
  method.citations = {"Mays & Pope 2000, BMJ 320", "Schneider & Rohlfing 2013, doi:10.1177/0049124113481341"};
  return out;
}

inline Table NegativeCases::table() const {
  std::vector<std::string> claim, label, is;
  std::vector<std::uint8_t> handled, deviant;
  for (const auto& one : claims) {
    const auto add = [&](const std::vector<std::string>& list, ImplicationClass of) {
      const bool deviates = of == ImplicationClass::deviant_consistency || of == ImplicationClass::deviant_coverage;
      for (const auto& name : list) {
        claim.push_back(one.claim);
        label.push_back(name);
        is.emplace_back(to_string(of));
        deviant.push_back(deviates ? 1 : 0);
        handled.push_back(std::find(one.handled.begin(), one.handled.end(), name) != one.handled.end() ? 1 : 0);
      }
    };
    add(one.deviant_consistency, ImplicationClass::deviant_consistency);
    add(one.deviant_coverage, ImplicationClass::deviant_coverage);
    add(one.unclassified, ImplicationClass::unclassified);
    add(one.typical, ImplicationClass::typical);
    add(one.irrelevant, ImplicationClass::irrelevant);
  }
  Table out;
  out.add("claim", std::move(claim)).add("case", std::move(label)).add("class", std::move(is));
  return out.add_booleans("handled", std::move(handled), std::move(deviant));
}

}  // namespace tematik
