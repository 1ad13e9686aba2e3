#pragma once

// What the binding units of saturation share: incidences and counts as Python gives them, and the form of a result.

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tematik/metrics/permute_accumulation.hpp>
#include <tematik/tables/incidence.hpp>

#include "tematik_pybind.hpp"

namespace tematik::python {

void bind_saturation_rules(py::module_& m);
void bind_saturation_fits(py::module_& m);
void bind_saturation_curves(py::module_& m);
void bind_saturation_estimates(py::module_& m);
void bind_saturation_parts(py::module_& m);
void bind_saturation_orders(py::module_& m);
void bind_saturation_planning(py::module_& m);
void bind_saturation_streams(py::module_& m);

/// An array as NumPy reads it. @throws InputError for rows of different lengths
[[nodiscard]] py::array saturation_array(const py::object& from);

/// Units x codes: an Incidence, or a table of numbers or truth values (NumPy, a pandas or polars data frame, a sparse
/// matrix, lists): 0 or False is "not held", above 0 or True "held". A data frame keeps its labels unless others are given.
[[nodiscard]] Incidence saturation_incidence(const py::object& from, std::vector<std::string> units = {},
                                             std::vector<std::string> codes = {});

/// New codes per unit: a list of whole numbers, or those of an incidence.
[[nodiscard]] std::vector<std::int64_t> saturation_new_codes(const py::object& from);

/// "guest(4,2,0.05)", "francis(10,3)", "near(0.9)" or "true", as results print them; what is left out keeps its default.
[[nodiscard]] inline OrderRule order_rule_of(const std::string& text) {
  const auto fail = [&]() -> OrderRule {
    throw UsageError("rules",
                     detail::cat("the rule \"", text,
                                 "\" is not known; expected guest(base,run,threshold), francis(init,stop), near(share) "
                                 "or true"),
                     "rules", text);
  };
  const auto open = text.find('(');
  if (open != std::string::npos && text.back() != ')') return fail();
  const std::string name = text.substr(0, open);
  std::vector<double> numbers;
  if (open != std::string::npos) {
    const char* at = text.data() + open + 1;
    const char* const end = text.data() + text.size() - 1;
    while (at < end) {
      while (at < end && *at == ' ') ++at;
      double number = 0;
      const auto [next, error] = std::from_chars(at, end, number);
      if (error != std::errc() || (next < end && *next != ',')) return fail();
      numbers.push_back(number);
      at = next < end ? next + 1 : end;
    }
  }
  const auto number = [&](std::size_t i, double otherwise) { return i < numbers.size() ? numbers[i] : otherwise; };
  const auto whole = [&](std::size_t i, double otherwise) {
    const double value = number(i, otherwise);
    if (!(value >= -1e15 && value <= 1e15) || value != std::floor(value)) fail();
    return static_cast<std::int64_t>(value);
  };
  if (name == "guest" && numbers.size() <= 3) return guest_rule(whole(0, 4), whole(1, 2), number(2, 0.05));
  if (name == "francis" && numbers.size() <= 2) return francis_rule(whole(0, 10), whole(1, 3));
  if (name == "near" && numbers.size() <= 1) return near_rule(number(0, 0.9));
  if (name == "true" && numbers.empty()) return true_rule();
  return fail();
}

[[nodiscard]] inline std::vector<OrderRule> order_rules_of(const std::vector<std::string>& texts) {
  std::vector<OrderRule> out;
  for (const auto& text : texts) out.push_back(order_rule_of(text));
  return out;
}

/// One rule or several, as text.
using OrderRuleTexts = std::variant<std::string, std::vector<std::string>>;

[[nodiscard]] inline std::vector<OrderRule> order_rules_of(const OrderRuleTexts& texts) {
  const auto* one = std::get_if<std::string>(&texts);
  return one != nullptr ? std::vector{order_rule_of(*one)} : order_rules_of(std::get<std::vector<std::string>>(texts));
}

/// The options of `permute`, of a study's saturation and of a table.
[[nodiscard]] inline PermuteOptions permute_options(std::int64_t n, std::uint64_t seed, const OrderRuleTexts& rules,
                                                    Resample resample, bool joint, double confidence,
                                                    std::optional<int> threads, const py::object& progress) {
  return {.n = n,
          .seed = seed,
          .rules = order_rules_of(rules),
          .resample = resample,
          .joint = joint,
          .confidence = confidence,
          .threads = threads.value_or(0),
          .progress = progress_of(progress)};
}

/// What every result has; `flags` and `reason` where the type has them.
template <class Result>
[[nodiscard]] py::class_<Result> saturation_result(py::module_& m, const char* name, const char* doc) {
  py::class_<Result> c(m, name, doc);
  c.def_readonly("status", &Result::status, "Read it first.").def("table", [](const Result& r) { return r.table(); });
  if constexpr (requires(const Result& r) { r.method(); }) {
    c.def_property_readonly("_method_json", [](const Result& r) { return r.method().json(); });
  }
  if constexpr (requires(const Result& r) { r.reason; }) {
    c.def_readonly("reason", &Result::reason, "Why the status is what it is; empty if nothing is to be said.");
  }
  if constexpr (requires(const Result& r) { r.flags; }) {
    c.def_property_readonly("flags", [](const Result& r) { return r.flags.words(); });
  }
  c.def("__repr__", [name = std::string(name)](const Result& r) {
    std::string text = detail::cat("<", name, " ", to_string(r.status));
    if constexpr (requires { r.stop.has_value(); }) {
      if (r.stop) text += detail::cat(", stop ", *r.stop);
    }
    if constexpr (requires { std::isnan(r.value); }) {
      if (!std::isnan(r.value)) text += detail::cat(", ", json_number(r.value));
    }
    return text + ">";
  });
  return c;
}

/// The figures every ordered rule has.
template <class Result>
void def_saturation_stop(py::class_<Result>& c) {
  c.def_readonly("stop", &Result::stop, "The unit after which the rule fires; None unless status is ok.")
      .def_readonly("codes_after_stop", &Result::codes_after_stop, "Codes first seen later.")
      .def_readonly("last_new_position", &Result::last_new_position, "The last unit (from 1) with a new code.")
      .def_readonly("degree", &Result::degree, "Share of all codes seen up to `stop`: it knows the final codebook.");
}

/// One number: `.value` and `float()`.
template <class Result>
void def_saturation_number(py::class_<Result>& c, const char* doc) {
  c.def_readonly("value", &Result::value, doc)
      .def("__float__", [](const Result& r) { return r.value; })
      .def(
          "__format__",
          [](const Result& r, const std::string& format) {
            return py::str(py::float_(r.value).attr("__format__")(format));
          },
          py::arg("format"));
}

/// A column of the result's table by name.
template <class Result>
void def_saturation_column(py::class_<Result>& c) {
  c.def(
      "column", [](const Result& r, const std::string& name) { return py::cast(r.table()).attr("column")(name); },
      py::arg("name"), "One column of the table as a list.");
}

}  // namespace tematik::python
