// Consensus of coders and its adjudication; drift and planning of an agreement.

#include <tematik/consensus.hpp>

#include "agreement_arguments.hpp"
#include "study_arguments.hpp"

namespace tematik::python {

const Study& study_of_agreement(const py::object& self) {
  if (!py::hasattr(self, "_study")) {
    throw UsageError("study_unknown", "this result does not know its study: make it with tk.agreement", "study");
  }
  return self.attr("_study").cast<const Study&>();
}

namespace {

/// A consensus with its table, which knows the labels of the study it was made of.
struct ListedConsensus {
  StudyConsensus found = {};
  Table items = {};
};

/// What people say of items: a bool, a code, or a mapping with code, begin, end, accept and why.
[[nodiscard]] std::vector<ItemDecision> item_decisions(const Study& study,
                                                       const std::map<std::int64_t, py::object>& decisions,
                                                       const StudyConsensus& found) {
  std::vector<ItemDecision> out;
  for (const auto& [item, said] : decisions) {
    if (item < 0 || item >= static_cast<std::int64_t>(found.items.size())) {
      throw UsageError(
          "item", tematik::detail::cat("item ", item, " is none of the ", found.items.size(), " of this consensus"),
          "decisions");
    }
    ItemDecision one{.item = static_cast<std::size_t>(item)};
    if (py::isinstance<py::bool_>(said)) {
      one.accept = said.cast<bool>();
    } else if (!py::isinstance<py::dict>(said)) {
      one.code = code_of(study, said.cast<Name>());
    } else {
      const py::dict words = said.cast<py::dict>();
      for (const auto& [key, value] : words) {
        const auto word = py::str(key).cast<std::string>();
        if (word == "code") {
          one.code = code_of(study, value.cast<Name>());
        } else if (word == "accept") {
          one.accept = value.cast<bool>();
        } else if (word == "why") {
          one.why = value.cast<std::string>();
        } else if (word == "begin" || word == "end") {
          if (!one.span) one.span = found.items[one.item].span;
          (word == "begin" ? one.span->begin : one.span->end) = value.cast<std::uint32_t>();
        } else {
          throw UsageError("decisions",
                           "a decision is True, False, a code, or a mapping of code, begin, end, accept, why",
                           "decisions");
        }
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

void bind_drift_and_plan(py::class_<Agreement>& result) {
  result
      .def(
          "drift",
          [](const py::object& self, const std::optional<std::string>& coder, double lambda, double limit, double slack,
             double decision, std::optional<double> mean, std::optional<double> sigma, std::int64_t baseline) {
            const auto& agreement = self.cast<const Agreement&>();
            const Study& study = study_of_agreement(self);
            const Computing computing(study);
            return agreement.drift(study,
                                   {.lambda = lambda,
                                    .limit = limit,
                                    .slack = slack,
                                    .decision = decision,
                                    .mean = mean,
                                    .sigma = sigma,
                                    .baseline = baseline},
                                   coder.value_or(""));
          },
          py::kw_only(), py::arg("coder") = py::none(), py::arg("lambda_") = 0.2, py::arg("limit") = 3.0,
          py::arg("slack") = 0.5, py::arg("decision") = 5.0, py::arg("mean") = py::none(),
          py::arg("sigma") = py::none(), py::arg("baseline") = 10,
          R"(Does agreement slip while coding goes on? Charts of the disagreement of each source in order of completion.

The disagreement is D_o, or 1 - p_a, or 1 - the figure. A source is complete when the last coder of the call finished it
(coder coverage with a time, else the latest coding); sources without a time are left out, and if none has one they stand
in order of the study (flag ``order_is_insertion``).

Parameters
----------
coder : str, optional
    This coder against each of the others.
lambda_, limit, slack, decision, mean, sigma, baseline
    As in ``tk.metrics.agreement_drift``.

Returns
-------
AgreementDrift

Examples
--------
>>> study = tk.datasets.first_study()
>>> drift = tk.agreement(study, ci="none").drift(mean=0.1, sigma=0.05)
>>> drift.table().columns[:3]
['source', 'x', 'ewma']
)")
      .def(
          "plan",
          [](const py::object& self, double half_width, const std::string& of, double confidence, std::int64_t n_boot,
             std::int64_t max_n, std::uint64_t seed, std::optional<int> threads, const py::object& progress) {
            if (of != "sources" && of != "units") throw UsageError("of", "of is \"sources\" or \"units\"", "of", of);
            const auto& agreement = self.cast<const Agreement&>();
            const Study& study = study_of_agreement(self);
            const PlanningOptions how{.half_width = half_width,
                                      .confidence = confidence,
                                      .n_boot = n_boot,
                                      .max_n = max_n,
                                      .seed = seed,
                                      .threads = threads.value_or(0),
                                      .progress = progress_of(progress)};
            const Computing computing(study);
            return agreement.plan(study, how, of == "units");
          },
          py::kw_only(), py::arg("half_width") = 0.1, py::arg("of") = "sources", py::arg("confidence") = 0.95,
          py::arg("n_boot") = 2000, py::arg("max_n") = 100000, py::arg("seed") = 0, py::arg("threads") = py::none(),
          py::arg("progress") = py::none(),
          R"(How many sources, or units, two coders must see for an interval of some half-width, of the whole call.

Parameters
----------
half_width : float
    Half of the width that is wanted.
of : {"sources", "units"}
    What is drawn: whole sources (cases with ``cluster="case"``), or units of a metric that reads units. Neighbouring
    characters are not independent: plan sources.
confidence, n_boot, max_n, seed, threads, progress
    As in ``tk.metrics.plan_sources``.

Returns
-------
AgreementPlan

Examples
--------
>>> study = tk.datasets.first_study()
>>> plan = tk.agreement(study, ci="none").plan(half_width=0.2, n_boot=100, max_n=200)
>>> plan.n_observed > 1
True
)");
}

void bind_consensus(py::module_& m, StudyClass& study) {
  using C = ListedConsensus;
  py::class_<C>(m, "Consensus", "What coders agree on, what must be talked about, and what was put aside.",
                py::dynamic_attr())
      .def("__len__", [](const C& c) { return c.found.items.size(); })
      .def_property_readonly("status", [](const C& c) { return c.found.status; })
      .def_property_readonly("flags", [](const C& c) { return c.found.flags.words(); })
      .def_property_readonly("warnings", [](const C& c) { return c.found.warnings; })
      .def_property_readonly("coders", [](const C& c) { return c.found.coders; })
      .def_property_readonly(
          "queue", [](const C& c) { return c.found.queue(); }, "Numbers of the items that people must decide.")
      .def_property_readonly(
          "counts",
          [](const C& c) {
            std::map<std::string, std::int64_t> out;
            for (const auto& item : c.found.items) ++out[std::string(to_string(item.decision))];
            return out;
          },
          "Items by decision.")
      .def(
          "table", [](const C& c) { return c.items; },
          "One row per item: item, source, begin, end, code, decision, ...")
      .def(
          "report", [](const C& c, Language language) { return c.found.report(language); }, py::arg("language") = "en",
          "The sentence for the methods section.")
      .def(
          "_method",
          [](const C& c, const std::optional<std::string>& hash) {
            return c.found.method.json(c.found.warnings, hash);
          },
          py::arg("study_sha256"))
      .def("__repr__", [](const C& c) {
        return tematik::detail::cat("<Consensus ", c.found.items.size(), " items, ", c.found.queue().size(),
                                    " in the queue>");
      });
  m.def(
      "consensus",
      [](const Study& s, std::vector<CodeRef> codes, std::vector<std::string> coders, std::optional<Filter> where,
         std::optional<Query> within, double threshold, ConsensusBy by, double alpha, double beta) {
        const StudyConsensusOptions options{.codes = std::move(codes),
                                            .coders = std::move(coders),
                                            .where = where.value_or(Filter()),
                                            .within = std::move(within),
                                            .threshold = threshold,
                                            .by = by,
                                            .gamma = {.alpha = alpha, .beta = beta}};
        const Computing computing(s);
        C out{.found = consensus(s, options)};
        out.items = out.found.table(s);
        return out;
      },
      py::arg("study"), py::kw_only(), py::arg("codes") = std::vector<std::string>(),
      py::arg("coders") = std::vector<std::string>(), py::arg("where") = py::none(), py::arg("within") = py::none(),
      py::arg("threshold") = 0.5, py::arg("by") = "majority", py::arg("alpha") = 1.0, py::arg("beta") = 1.0,
      R"(What coders agree on, and what they must talk about.

Parameters
----------
study : Study
codes, coders : list, optional
    Those that take part, as in ``tk.agreement``; at most 64 coders.
where, within : Filter, Query, optional
threshold : float
    Of r coders who looked j gave a code: coded if j/r is above it, rejected if j/r is below 1 - threshold, else an item
    of the queue (also where a single coder looked). From .5 up to 1, 1 excluded.
by : {"majority", "gamma"}
    majority: stretches of text, code by code. gamma: units that were aligned with one another, with the lower medians of
    their begins and ends and the code of most (a tie goes to the queue).
alpha, beta : float
    Of by="gamma", see ``tk.metrics.gamma``.

Returns
-------
Consensus
    ``.queue``, ``.counts``, ``.table()``; ``study.adjudicate`` writes it into the study.

References
----------
.. [1] Mathet, Widlocher & Metivier (2015), doi:10.1162/COLI_a_00227

Examples
--------
>>> study = tk.datasets.first_study()
>>> found = tk.consensus(study)
>>> sorted(found.counts) == sorted(set(found.table().column("decision")))
True
)");
  study.def(
      "adjudicate",
      command([](Study& s, const C& consensus, const Name& coder, const std::optional<std::string>& when,
                 std::string why, const std::optional<std::map<std::int64_t, py::object>>& decisions) {
        AdjudicationOptions options{.coder = s.label(coder_of(s, coder)), .why = std::move(why)};
        if (when) options.when = parse_timestamp(*when, "when");
        if (decisions) options.decisions = item_decisions(s, *decisions, consensus.found);
        const AdjudicationReport done = adjudicate(s, consensus.found, options);
        return std::map<std::string, std::int64_t>{
            {"coded", done.coded}, {"rejected", done.rejected}, {"left", done.left}, {"skipped", done.skipped}};
      }),
      py::arg("consensus"), py::arg("coder"), py::kw_only(), py::arg("when") = py::none(), py::arg("why") = "",
      py::arg("decisions") = py::none(),
      R"(Writes the decisions of a consensus: a record of each (who, when, why, about which codings) and final codings.

The coders' own codings stay, so that figures before (``tk.agreement(study)``) and after (each coder against "final",
``tk.agreement(study, coders=["P", "final"])``) can be made again.

Parameters
----------
consensus : Consensus
    Of this study, which must not have changed since.
coder : str
    Who decides.
when : str, optional
    A time such as 2026-01-05T08:30:00Z.
why : str
    Of what was decided by the rule; without it the rule is named.
decisions : dict, optional
    What people say of items, by number: True, False, a code, or a mapping of code, begin, end, accept and why. Items of
    the queue that are not named stay there.

Returns
-------
dict
    How many were coded, rejected, left in the queue, and skipped because they stood there already.
)");
}

}  // namespace tematik::python
