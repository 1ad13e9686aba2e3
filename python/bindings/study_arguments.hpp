#pragma once

// How Python names the objects of a study, and the guard that keeps commands and computations apart.

#include <initializer_list>
#include <map>
#include <variant>

#include <tematik/model/study.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

using StudyClass = py::class_<Study>;

void bind_study_commands(StudyClass& study);
void bind_study_findings(StudyClass& study);
void bind_study_design(StudyClass& study);
void bind_study_checks(StudyClass& study);
void bind_records(py::module_& m, StudyClass& study);
void bind_graph(py::module_& m, StudyClass& study);
void bind_select(py::module_& m, StudyClass& study);
void bind_consensus(py::module_& m, StudyClass& study);

/// A row of a study's table, read-only. Shares the table it came from; the study may have changed since.
struct Record {
  std::string kind = {};  ///< word of an ObjectKind, or "link", "coverage", "consent", "value"
  std::int64_t id = 0;
  std::shared_ptr<const Table> table = {};
  std::size_t row = 0;
};

/// An object as Python gives it: a name (or label), an id, or a record.
struct Name {
  std::variant<std::int64_t, std::string> given = std::int64_t{0};
  std::string kind = {};  ///< of a record; else empty
};

/// A name where the kind is not known from the call: a record, a name, or a pair (kind, name).
struct AnyObject {
  Name name = {};
};

/// An object given by Python as an id, by name (or label), or as a record.
template <class Id, class Find>
[[nodiscard]] Id resolve(const Name& name, std::string_view kind, Find find) {
  if (!name.kind.empty() && name.kind != kind) {
    throw UsageError("record_kind", detail::cat("expected a ", kind, ", found the record of a ", name.kind),
                     std::string(kind));
  }
  if (const auto* text = std::get_if<std::string>(&name.given)) return find(*text);
  const std::int64_t id = std::get<std::int64_t>(name.given);
  if (id < 0 || id > static_cast<std::int64_t>(std::numeric_limits<std::underlying_type_t<Id>>::max())) {
    throw LookupError(detail::cat(kind, "_unknown"), detail::cat("no ", kind, " with id ", id), std::string(kind));
  }
  return static_cast<Id>(id);
}

/// For objects without names: an id or a record.
template <class Id>
[[nodiscard]] Id resolve_id(const Name& name, std::string_view kind) {
  return resolve<Id>(name, kind, [&](const std::string&) -> Id {
    throw LookupError(detail::cat(kind, "_unknown"), detail::cat("a ", kind, " has no name: give its id or its record"),
                      std::string(kind));
  });
}

[[nodiscard]] inline SourceId source_of(const Study& s, const Name& n) {
  return resolve<SourceId>(n, "source", [&](const std::string& t) { return s.source(t); });
}
[[nodiscard]] inline CodeId code_of(const Study& s, const Name& n) {
  return resolve<CodeId>(n, "code", [&](const std::string& t) { return s.code(t); });
}
[[nodiscard]] inline CoderId coder_of(const Study& s, const Name& n) {
  return resolve<CoderId>(n, "coder", [&](const std::string& t) { return s.coder(t); });
}
[[nodiscard]] inline CaseId case_of(const Study& s, const Name& n) {
  return resolve<CaseId>(n, "case", [&](const std::string& t) { return s.case_(t); });
}
[[nodiscard]] inline ThemeId theme_of(const Study& s, const Name& n) {
  return resolve<ThemeId>(n, "theme", [&](const std::string& t) { return s.theme(t); });
}
[[nodiscard]] inline FactorId factor_of(const Study& s, const Name& n) {
  return resolve<FactorId>(n, "factor", [&](const std::string& t) { return s.factor(t); });
}
[[nodiscard]] inline ClaimId claim_of(const Study& s, const Name& n) {
  return resolve<ClaimId>(n, "claim", [&](const std::string& t) { return s.claim(t); });
}

/// A record of the study design by its name, which is unique, its id or its record.
template <class Id, class Row>
[[nodiscard]] Id design_of(const Rows<Id, Row>& rows, const Name& name, std::string_view kind) {
  return resolve<Id>(name, kind, [&](const std::string& words) -> Id {
    if (const auto& found = rows.find(words); !found.empty()) return found.front();
    std::vector<std::string> known;
    for (const auto& [id, record] : rows) known.push_back(record.name);
    throw LookupError(detail::cat(kind, "_unknown"),
                      detail::cat("the study has no ", kind, " \"", words, "\"", did_you_mean(words, known)),
                      std::string(kind), words);
  });
}

[[nodiscard]] inline std::uint32_t position(std::int64_t value, std::string_view name) {
  if (value < 0 || value > static_cast<std::int64_t>(UINT32_MAX)) {
    throw InputError("position", detail::cat(name, ": expected a position from 0 to 4294967295, found ", value),
                     std::string(name));
  }
  return static_cast<std::uint32_t>(value);
}

/// Replaces a field where the call names one.
template <class T>
void replace(T& field, std::optional<T> given) {
  if (given) field = std::move(*given);
}

/// Computations under way per study. Only touched while Python's lock is held.
inline std::map<const Study*, int>& computations() {
  static std::map<const Study*, int> running;
  return running;
}

/// Marks a study as being read and gives up Python's lock for as long as it lives.
class Computing {
 public:
  explicit Computing(const Study& study) : study_(&study) {
    ++computations()[study_];
    unlocked_.emplace();
  }
  ~Computing() {
    unlocked_.reset();  // takes the lock again
    if (--computations()[study_] == 0) computations().erase(study_);
  }
  Computing(const Computing&) = delete;
  Computing& operator=(const Computing&) = delete;

 private:
  const Study* study_;
  std::optional<py::gil_scoped_release> unlocked_;
};

inline void require_idle(const Study& study) {
  if (!computations().contains(&study)) return;
  throw UsageError("study_busy",
                   "the study is being read by another call (another thread, or the call whose `progress` this is); "
                   "change it when that call has returned");
}

/// A command of the study as Python calls it: refused while a computation reads the study.
template <class F, class R, class... A>
[[nodiscard]] auto command_of(F f, R (F::*)(Study&, A...) const) {
  return [f](Study& study, A... arguments) -> R {
    require_idle(study);
    return f(study, std::forward<A>(arguments)...);
  };
}
template <class F>
[[nodiscard]] auto command(F f) {
  return command_of(f, &F::operator());
}

}  // namespace tematik::python

namespace PYBIND11_NAMESPACE {
namespace detail {

template <>
class type_caster<tematik::python::Name> {
 public:
  PYBIND11_TYPE_CASTER(tematik::python::Name, const_name("str | int | Record"));
  bool load(handle from, bool) {
    if (isinstance<py::str>(from)) {
      value = {from.cast<std::string>(), {}};
    } else if (isinstance<tematik::python::Record>(from)) {
      const auto& record = from.cast<const tematik::python::Record&>();
      value = {record.id, record.kind};
    } else if (!isinstance<py::bool_>(from) && PyIndex_Check(from.ptr()) != 0) {  // int, or a NumPy integer
      const auto index = reinterpret_steal<py::object>(PyNumber_Index(from.ptr()));
      if (!index) throw error_already_set();
      value = {index.cast<std::int64_t>(), {}};
    } else {
      return false;
    }
    return true;
  }
  static handle cast(const tematik::python::Name&, return_value_policy, handle) { return none().release(); }
};

template <>
class type_caster<tematik::python::AnyObject> {
 public:
  PYBIND11_TYPE_CASTER(tematik::python::AnyObject, const_name("str | Record | tuple[str, str | int]"));
  bool load(handle from, bool convert) {
    make_caster<tematik::python::Name> name;
    if (isinstance<py::tuple>(from) && py::len(from) == 2) {
      const auto pair = from.cast<py::tuple>();
      if (!isinstance<py::str>(pair[0]) || !name.load(pair[1], convert)) return false;
      value.name = cast_op<tematik::python::Name&>(name);
      value.name.kind = pair[0].cast<std::string>();
      return true;
    }
    if (!isinstance<py::str>(from) && !isinstance<tematik::python::Record>(from)) return false;
    if (!name.load(from, convert)) return false;
    value.name = cast_op<tematik::python::Name&>(name);
    return true;
  }
  static handle cast(const tematik::python::AnyObject&, return_value_policy, handle) { return none().release(); }
};

}  // namespace detail
}  // namespace PYBIND11_NAMESPACE
