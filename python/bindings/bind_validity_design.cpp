#include "object_arguments.hpp"

namespace tematik::python {

namespace {

using DesignWords = std::optional<std::string>;
using DesignList = std::optional<std::vector<std::string>>;
using FrameTargets = std::vector<std::pair<std::vector<std::string>, std::optional<std::int64_t>>>;

constexpr auto design_findings = {ObjectKind::theme, ObjectKind::relation, ObjectKind::claim};
constexpr auto design_indicators = {ObjectKind::factor, ObjectKind::attribute};

[[nodiscard]] std::vector<FrameCell> frame_cells(const FrameTargets& targets,
                                                 const std::vector<std::vector<std::string>>& impossible) {
  std::vector<FrameCell> out;
  for (const auto& [levels, target] : targets) out.push_back({.levels = levels, .target = target});
  for (const auto& levels : impossible) out.push_back({.levels = levels, .impossible = true});
  return out;
}

[[nodiscard]] std::vector<AttributeId> frame_attributes(const Study& s, const std::vector<std::string>& names) {
  std::vector<AttributeId> out;
  for (const auto& name : names) out.push_back(s.attribute(ObjectKind::case_, name));
  return out;
}

[[nodiscard]] std::vector<SourceId> design_sources(const Study& s, const std::vector<Name>& names) {
  std::vector<SourceId> out;
  for (const auto& name : names) out.push_back(source_of(s, name));
  return out;
}

void bind_sampling_records(StudyClass& study) {
  study
      .def("add_frame",
           command([](Study& s, std::string name, const std::vector<std::string>& attributes,
                      const FrameTargets& targets, const std::vector<std::vector<std::string>>& impossible,
                      SamplingKind kind, std::vector<SamplingStrategy> strategies, std::string role, std::string stop,
                      std::string note) {
             return row(s.add_frame({.name = std::move(name),
                                     .kind = kind,
                                     .strategies = std::move(strategies),
                                     .role = std::move(role),
                                     .attributes = frame_attributes(s, attributes),
                                     .cells = frame_cells(targets, impossible),
                                     .stop = std::move(stop),
                                     .note = std::move(note)}));
           }),
           py::arg("name"), py::arg("attributes"), py::arg("targets") = py::list(), py::kw_only(),
           py::arg("impossible") = py::list(), py::arg("kind") = "undeclared", py::arg("strategies") = py::list(),
           py::arg("role") = "", py::arg("stop") = "", py::arg("note") = "",
           R"(Adds a sampling matrix and gives its id.

Parameters
----------
name : str
    Unique.
attributes : list of str
    Attributes of cases that are crossed.
targets : list of (levels, target)
    A level of each attribute, as words ("true", "3", "senior"), and how many cases were wanted; None: no target.
impossible : list of levels
    Cells that cannot exist.
kind : {"undeclared", "probability", "purposive", "convenience", "census"}
strategies : list of str
    criterion, typical, homogeneous, snowball, extreme, maximum_variation, intensity, critical, stratified, theoretical.
role : str
    Of the cases that the frame is about; "": all.
stop : str
    When to stop, in the researcher's words.
)")
      .def("set_frame",
           command([](Study& s, const Name& frame, DesignWords name, const DesignList& attributes,
                      const std::optional<FrameTargets>& targets,
                      const std::vector<std::vector<std::string>>& impossible, std::optional<SamplingKind> kind,
                      std::optional<std::vector<SamplingStrategy>> strategies, DesignWords role, DesignWords stop,
                      DesignWords note) {
             const auto id = design_of(s.frames(), frame, "frame");
             SamplingFrame record = s.frames()[id];
             replace(record.name, std::move(name));
             if (attributes) record.attributes = frame_attributes(s, *attributes);
             if (targets) record.cells = frame_cells(*targets, impossible);
             replace(record.kind, kind);
             replace(record.strategies, std::move(strategies));
             replace(record.role, std::move(role));
             replace(record.stop, std::move(stop));
             replace(record.note, std::move(note));
             s.set_frame(id, std::move(record));
           }),
           py::arg("frame"), py::kw_only(), py::arg("name") = py::none(), py::arg("attributes") = py::none(),
           py::arg("targets") = py::none(), py::arg("impossible") = py::list(), py::arg("kind") = py::none(),
           py::arg("strategies") = py::none(), py::arg("role") = py::none(), py::arg("stop") = py::none(),
           py::arg("note") = py::none(), "Changes the named fields of a frame; `targets` replaces all cells.")
      .def("delete_frame",
           command([](Study& s, const Name& frame) { s.delete_frame(design_of(s.frames(), frame, "frame")); }),
           py::arg("frame"))
      .def("add_criterion", command([](Study& s, std::string name, std::string rule, std::string text) {
             return row(s.add_criterion({.name = std::move(name), .rule = std::move(rule), .text = std::move(text)}));
           }),
           py::arg("name"), py::arg("rule"), py::kw_only(), py::arg("text") = "",
           "Adds a criterion of inclusion; `rule`: the name of a stored filter on attributes of cases.")
      .def("set_criterion",
           command([](Study& s, const Name& criterion, DesignWords name, DesignWords rule, DesignWords text) {
             const auto id = design_of(s.criteria(), criterion, "criterion");
             Criterion record = s.criteria()[id];
             replace(record.name, std::move(name));
             replace(record.rule, std::move(rule));
             replace(record.text, std::move(text));
             s.set_criterion(id, std::move(record));
           }),
           py::arg("criterion"), py::kw_only(), py::arg("name") = py::none(), py::arg("rule") = py::none(),
           py::arg("text") = py::none(), "Changes the named fields of a criterion.")
      .def("delete_criterion", command([](Study& s, const Name& criterion) {
             s.delete_criterion(design_of(s.criteria(), criterion, "criterion"));
           }),
           py::arg("criterion"));
}

void bind_guide_records(StudyClass& study) {
  study
      .def("add_guide_item",
           command([](Study& s, std::string name, GuideItemKind kind, const std::vector<AnyObject>& serves,
                      const std::vector<Name>& applied_in, std::vector<std::string> roles, std::string text,
                      std::vector<std::string> probes, std::string version) {
             return row(s.add_guide_item({.name = std::move(name),
                                          .kind = kind,
                                          .version = std::move(version),
                                          .text = std::move(text),
                                          .probes = std::move(probes),
                                          .serves = objects_of(s, serves, design_findings),
                                          .roles = std::move(roles),
                                          .applied_in = design_sources(s, applied_in)}));
           }),
           py::arg("name"), py::arg("kind") = "question", py::kw_only(), py::arg("serves") = py::list(),
           py::arg("applied_in") = py::list(), py::arg("roles") = py::list(), py::arg("text") = "",
           py::arg("probes") = py::list(), py::arg("version") = "",
           R"(Adds what was put to the cases: a question, a dimension of observation, an item of documents.

Parameters
----------
name : str
    Unique: the id that turns bear (`add_turns`).
kind : {"question", "dimension", "document_item"}
serves : list
    Themes, relations and claims that it is meant for.
applied_in : list of sources
    Where a dimension or an item was applied; a question is applied where a turn bears it.
roles : list of str
    Roles that it addresses; empty: every role.
)")
      .def("set_guide_item",
           command([](Study& s, const Name& item, DesignWords name, std::optional<GuideItemKind> kind,
                      const std::optional<std::vector<AnyObject>>& serves,
                      const std::optional<std::vector<Name>>& applied_in, DesignList roles, DesignWords text,
                      DesignList probes, DesignWords version) {
             const auto id = design_of(s.guide(), item, "guide_item");
             GuideItem record = s.guide()[id];
             replace(record.name, std::move(name));
             replace(record.kind, kind);
             if (serves) record.serves = objects_of(s, *serves, design_findings);
             if (applied_in) record.applied_in = design_sources(s, *applied_in);
             replace(record.roles, std::move(roles));
             replace(record.text, std::move(text));
             replace(record.probes, std::move(probes));
             replace(record.version, std::move(version));
             s.set_guide_item(id, std::move(record));
           }),
           py::arg("item"), py::kw_only(), py::arg("name") = py::none(), py::arg("kind") = py::none(),
           py::arg("serves") = py::none(), py::arg("applied_in") = py::none(), py::arg("roles") = py::none(),
           py::arg("text") = py::none(), py::arg("probes") = py::none(), py::arg("version") = py::none(),
           "Changes the named fields of a guide item.")
      .def("delete_guide_item",
           command([](Study& s, const Name& item) { s.delete_guide_item(design_of(s.guide(), item, "guide_item")); }),
           py::arg("item"))
      .def(
          "add_turns",
          command([](Study& s, const Name& source,
                     const std::vector<std::tuple<std::int64_t, std::int64_t, std::string, std::string>>& turns,
                     const std::string& name) {
            const SourceId id = source_of(s, source);
            Source record = s.sources()[id];
            StoredSegmentation turn{.name = name};
            for (const auto& [begin, end, speaker, question] : turns) {
              turn.units.push_back(
                  {.span = {position(begin, "begin"), position(end, "end")}, .speaker = speaker, .question = question});
            }
            std::erase_if(record.segmentations, [&](const StoredSegmentation& old) { return old.name == name; });
            record.segmentations.push_back(std::move(turn));
            s.set_source(id, std::move(record));
          }),
          py::arg("source"), py::arg("turns"), py::arg("name") = "turn",
          "Stores the turns of a source: (begin, end, speaker, question); question \"\": off-guide.");
}

void bind_protocol_records(StudyClass& study) {
  study
      .def("add_protocol_item",
           command([](Study& s, std::string name, std::string stage, std::string text, ProtocolStatus status,
                      std::string reason, const std::vector<AnyObject>& evidence, std::optional<std::int64_t> planned_n,
                      bool added_after_freeze) {
             return row(s.add_protocol_item({.name = std::move(name),
                                             .stage = std::move(stage),
                                             .text = std::move(text),
                                             .status = status,
                                             .reason = std::move(reason),
                                             .evidence = objects_of(s, evidence, anything),
                                             .planned_n = planned_n,
                                             .added_after_freeze = added_after_freeze}));
           }),
           py::arg("name"), py::kw_only(), py::arg("stage") = "", py::arg("text") = "", py::arg("status") = "planned",
           py::arg("reason") = "", py::arg("evidence") = py::list(), py::arg("planned_n") = py::none(),
           py::arg("added_after_freeze") = false,
           "Adds a step of the protocol: planned, done, changed or dropped; \"done\" is said, never inferred.")
      .def("set_protocol_item",
           command([](Study& s, const Name& item, DesignWords name, DesignWords stage, DesignWords text,
                      std::optional<ProtocolStatus> status, DesignWords reason,
                      const std::optional<std::vector<AnyObject>>& evidence, std::optional<std::int64_t> planned_n,
                      std::optional<bool> added_after_freeze) {
             const auto id = design_of(s.protocol(), item, "protocol_item");
             ProtocolItem record = s.protocol()[id];
             replace(record.name, std::move(name));
             replace(record.stage, std::move(stage));
             replace(record.text, std::move(text));
             replace(record.status, status);
             replace(record.reason, std::move(reason));
             if (evidence) record.evidence = objects_of(s, *evidence, anything);
             if (planned_n) record.planned_n = planned_n;
             replace(record.added_after_freeze, added_after_freeze);
             s.set_protocol_item(id, std::move(record));
           }),
           py::arg("item"), py::kw_only(), py::arg("name") = py::none(), py::arg("stage") = py::none(),
           py::arg("text") = py::none(), py::arg("status") = py::none(), py::arg("reason") = py::none(),
           py::arg("evidence") = py::none(), py::arg("planned_n") = py::none(),
           py::arg("added_after_freeze") = py::none(), "Changes the named fields of a protocol item.")
      .def("delete_protocol_item", command([](Study& s, const Name& item) {
             s.delete_protocol_item(design_of(s.protocol(), item, "protocol_item"));
           }),
           py::arg("item"))
      .def("add_wave",
           command([](Study& s, std::string name, std::string label, std::string begins, std::string ends,
                      std::string note) {
             return row(s.add_wave({.name = std::move(name),
                                    .label = std::move(label),
                                    .begins = std::move(begins),
                                    .ends = std::move(ends),
                                    .note = std::move(note)}));
           }),
           py::arg("name"), py::kw_only(), py::arg("label") = "", py::arg("begins") = "", py::arg("ends") = "",
           py::arg("note") = "", "Adds a wave of data collection; sources bear its name.")
      .def("set_wave",
           command([](Study& s, const Name& wave, DesignWords name, DesignWords label, DesignWords begins,
                      DesignWords ends, DesignWords note) {
             const auto id = design_of(s.waves(), wave, "wave");
             Wave record = s.waves()[id];
             replace(record.name, std::move(name));
             replace(record.label, std::move(label));
             replace(record.begins, std::move(begins));
             replace(record.ends, std::move(ends));
             replace(record.note, std::move(note));
             s.set_wave(id, std::move(record));
           }),
           py::arg("wave"), py::kw_only(), py::arg("name") = py::none(), py::arg("label") = py::none(),
           py::arg("begins") = py::none(), py::arg("ends") = py::none(), py::arg("note") = py::none(),
           "Changes the named fields of a wave.")
      .def("delete_wave",
           command([](Study& s, const Name& wave) { s.delete_wave(design_of(s.waves(), wave, "wave")); }),
           py::arg("wave"))
      .def("add_recommendation",
           command([](Study& s, std::string name, std::string text_id, std::string text_en,
                      std::vector<std::string> addressees, std::vector<std::string> actors,
                      const std::vector<AnyObject>& rests_on, const std::optional<AnyObject>& indicator,
                      std::string indicator_wave, std::optional<double> threshold) {
             Recommendation record{.name = std::move(name),
                                   .text_id = std::move(text_id),
                                   .text_en = std::move(text_en),
                                   .addressees = std::move(addressees),
                                   .actors = std::move(actors),
                                   .rests_on = objects_of(s, rests_on, design_findings),
                                   .indicator_wave = std::move(indicator_wave),
                                   .threshold = threshold};
             if (indicator) record.indicator = object_of(s, *indicator, design_indicators);
             return row(s.add_recommendation(std::move(record)));
           }),
           py::arg("name"), py::kw_only(), py::arg("text_id") = "", py::arg("text_en") = "",
           py::arg("addressees") = py::list(), py::arg("actors") = py::list(), py::arg("rests_on") = py::list(),
           py::arg("indicator") = py::none(), py::arg("indicator_wave") = "", py::arg("threshold") = py::none(),
           "Adds advice: to whom, which roles act, and the themes, relations and claims that it rests on.")
      .def("set_recommendation",
           command([](Study& s, const Name& recommendation, DesignWords name, DesignWords text_id, DesignWords text_en,
                      DesignList addressees, DesignList actors, const std::optional<std::vector<AnyObject>>& rests_on,
                      const std::optional<AnyObject>& indicator, DesignWords indicator_wave,
                      std::optional<double> threshold) {
             const auto id = design_of(s.recommendations(), recommendation, "recommendation");
             Recommendation record = s.recommendations()[id];
             replace(record.name, std::move(name));
             replace(record.text_id, std::move(text_id));
             replace(record.text_en, std::move(text_en));
             replace(record.addressees, std::move(addressees));
             replace(record.actors, std::move(actors));
             if (rests_on) record.rests_on = objects_of(s, *rests_on, design_findings);
             if (indicator) record.indicator = object_of(s, *indicator, design_indicators);
             replace(record.indicator_wave, std::move(indicator_wave));
             if (threshold) record.threshold = threshold;
             s.set_recommendation(id, std::move(record));
           }),
           py::arg("recommendation"), py::kw_only(), py::arg("name") = py::none(), py::arg("text_id") = py::none(),
           py::arg("text_en") = py::none(), py::arg("addressees") = py::none(), py::arg("actors") = py::none(),
           py::arg("rests_on") = py::none(), py::arg("indicator") = py::none(), py::arg("indicator_wave") = py::none(),
           py::arg("threshold") = py::none(), "Changes the named fields of a recommendation.")
      .def("delete_recommendation", command([](Study& s, const Name& recommendation) {
             s.delete_recommendation(design_of(s.recommendations(), recommendation, "recommendation"));
           }),
           py::arg("recommendation"));
}

}  // namespace

void bind_study_design(StudyClass& study) {
  bind_sampling_records(study);
  bind_guide_records(study);
  bind_protocol_records(study);
}

}  // namespace tematik::python
