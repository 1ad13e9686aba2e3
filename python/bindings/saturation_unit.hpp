#pragma once

// The unit of saturation as Python gives it: a word, a pair of words, or sets of objects.

#include <string>
#include <utility>
#include <vector>

#include <tematik/tables/study_incidence.hpp>

#include "object_arguments.hpp"

namespace tematik::python {

/// The unit of saturation as Python gives it: a word, a pair of words, or labels with the objects of each unit.
struct SaturationUnit {
  Unit unit = UnitRule::source;
  std::vector<std::pair<std::string, std::vector<AnyObject>>> sets = {};
  bool is_sets = false;
};

}  // namespace tematik::python

namespace PYBIND11_NAMESPACE {
namespace detail {

template <>
class type_caster<tematik::python::SaturationUnit> {
 public:
  PYBIND11_TYPE_CASTER(tematik::python::SaturationUnit,
                       const_name("str | tuple[str, str] | collections.abc.Mapping[str, collections.abc.Sequence[str | "
                                  "Record | tuple[str, str | int]]]"));
  bool load(handle from, bool convert) {
    if (isinstance<py::str>(from)) {
      value.unit = tematik::Unit(from.cast<std::string>());
      return true;
    }
    if (isinstance<py::tuple>(from)) {
      const auto pair = from.cast<py::tuple>();
      if (pair.size() != 2 || !isinstance<py::str>(pair[0]) || !isinstance<py::str>(pair[1])) return false;
      value.unit = tematik::Unit(pair[0].cast<std::string>() + " x " + pair[1].cast<std::string>());
      return true;
    }
    if (!isinstance<py::dict>(from)) return false;
    value.is_sets = true;
    for (const auto& [label, members] : from.cast<py::dict>()) {
      if (!isinstance<py::str>(label) || isinstance<py::str>(members) || !isinstance<py::iterable>(members))
        return false;
      auto& set = value.sets.emplace_back(label.cast<std::string>(), std::vector<tematik::python::AnyObject>());
      for (const py::handle member : reinterpret_borrow<py::iterable>(members)) {
        make_caster<tematik::python::AnyObject> object;
        if (!object.load(member, convert)) return false;
        set.second.push_back(cast_op<tematik::python::AnyObject&>(object));
      }
    }
    return true;
  }
  static handle cast(const tematik::python::SaturationUnit& unit, return_value_policy, handle) {
    return py::str(unit.unit.word()).release();
  }
};

}  // namespace detail
}  // namespace PYBIND11_NAMESPACE

namespace tematik::python {

/// The sets with their objects found in the study.
[[nodiscard]] inline std::vector<UnitSet> saturation_sets(const Study& study, const SaturationUnit& given) {
  if (given.is_sets && given.sets.empty()) {
    throw UsageError("unit", "unit: no set is given; a unit is a label with the objects that belong to it", "unit");
  }
  std::vector<UnitSet> out;
  for (const auto& [label, members] : given.sets) {
    auto& set = out.emplace_back();
    set.label = label;
    for (const auto& member : members) {
      set.members.push_back(
          object_of(study, member, {ObjectKind::source, ObjectKind::case_, ObjectKind::segment, ObjectKind::coding}));
    }
  }
  return out;
}

}  // namespace tematik::python
