#include "study_arguments.hpp"

// What the readers in Python (tables, surveys, docx) need: the readers of C++ on bytes, the count of losses, and the
// records that only files have.

#if TEMATIK_WITH_IO
#include <tematik/io/coding_table.hpp>
#include <tematik/io/transcript.hpp>

#include "../../src/loss_counter.hpp"
#endif

namespace tematik::python {

#if TEMATIK_WITH_IO

namespace {

using io::LossReport;
using ColumnNames = std::vector<std::pair<std::string, std::string>>;
using TurnWords = std::map<std::string, std::vector<std::string>>;

[[nodiscard]] TurnOptions turn_options(const TurnWords& words) {
  TurnOptions out;
  for (const auto& [name, values] : words) {
    if (name == "confirmed") {
      out.confirmed = values;
    } else if (name == "refused") {
      out.refused = values;
    } else if (name == "patterns") {
      out.patterns.clear();
      for (const auto& word : values) out.patterns.push_back(parse<SpeakerPattern>(word));
    } else {
      throw UsageError("turns", "option turns: known are patterns, confirmed, refused", "turns");
    }
  }
  return out;
}

/// The count of losses for a reader in Python: each object has its example from the beginning.
struct ReaderLosses {
  io::detail::LossCounter counter;
  std::vector<io::LossExample> objects = {};

  explicit ReaderLosses(std::int64_t examples) : counter(io::LossDirection::import_, examples) {}

  [[nodiscard]] std::uint32_t at(std::uint32_t object) const {
    if (object < objects.size()) return object;
    throw UsageError("object", "no such object of the file", "object");
  }
  void finish(LossReport& report) const {
    counter.finish(report, [this](io::detail::LossCounter::Object object) { return objects[object]; });
  }
};

[[nodiscard]] Table turns_table(const std::vector<Turn>& turns) {
  std::vector<std::string> speaker;
  std::vector<std::int64_t> begin, end, start_ms, end_ms;
  std::vector<std::uint8_t> known, start_known, end_known;
  for (const Turn& turn : turns) {
    speaker.push_back(turn.speaker);
    known.push_back(turn.speaker.empty() ? 0 : 1);
    begin.push_back(turn.span.begin);
    end.push_back(turn.span.end);
    start_ms.push_back(turn.start_ms.value_or(0));
    start_known.push_back(turn.start_ms ? 1 : 0);
    end_ms.push_back(turn.end_ms.value_or(0));
    end_known.push_back(turn.end_ms ? 1 : 0);
  }
  Table out;
  out.add("speaker", std::move(speaker), std::move(known))
      .add("begin", std::move(begin))
      .add("end", std::move(end))
      .add("start_ms", std::move(start_ms), std::move(start_known))
      .add("end_ms", std::move(end_ms), std::move(end_known));
  return out;
}

[[nodiscard]] Table labels_table(const std::vector<SpeakerLabel>& labels) {
  std::vector<std::string> name;
  std::vector<std::int64_t> occurrences;
  std::vector<std::uint8_t> accepted;
  for (const SpeakerLabel& label : labels) {
    name.push_back(label.name);
    occurrences.push_back(label.occurrences);
    accepted.push_back(label.accepted ? 1 : 0);
  }
  Table out;
  out.add("name", std::move(name))
      .add("occurrences", std::move(occurrences))
      .add_booleans("accepted", std::move(accepted));
  return out;
}

void bind_losses(py::module_& m) {
  py::class_<ReaderLosses>(m, "_LossCounter")
      .def(py::init<std::int64_t>(), py::arg("examples"))
      .def(
          "add",
          [](ReaderLosses& self, const std::string& kind, std::string id, std::string where) {
            const auto object = self.counter.add(self.counter.kind(kind), true);
            self.objects.push_back({.id = std::move(id), .where = std::move(where)});
            return object;
          },
          py::arg("kind"), py::arg("id") = "", py::arg("where") = "")
      .def(
          "mark",
          [](ReaderLosses& self, std::uint32_t object, io::LossReason reason, std::optional<io::LossAction> action) {
            if (action) {
              self.counter.mark(self.at(object), *action, reason);
            } else {
              self.counter.mark(self.at(object), reason);
            }
          },
          py::arg("object"), py::arg("reason"), py::arg("action") = py::none())
      .def(
          "made",
          [](ReaderLosses& self, const std::string& kind, io::LossReason reason, std::string id) {
            self.counter.made(self.counter.kind(kind), reason, {.id = std::move(id), .where = {}});
          },
          py::arg("kind"), py::arg("reason"), py::arg("id"))
      .def(
          "report",
          [](const ReaderLosses& self, std::string format, std::string origin, std::string name, std::string sha256,
             std::int64_t bytes) {
            LossReport report;
            report.format = std::move(format);
            report.origin = std::move(origin);
            report.input = {.name = std::move(name), .sha256 = std::move(sha256), .bytes = bytes};
            self.finish(report);
            return report;
          },
          py::arg("format"), py::arg("origin"), py::arg("name"), py::arg("sha256"), py::arg("bytes"))
      .def(
          "extend",
          [](const ReaderLosses& self, const LossReport& report) {
            LossReport more;
            self.finish(more);
            LossReport out = report;
            out.totals.insert(out.totals.end(), more.totals.begin(), more.totals.end());
            out.entries.insert(out.entries.end(), more.entries.begin(), more.entries.end());
            return out;
          },
          py::arg("report"));
}

void bind_records_of_files(py::module_& m) {
  m.def("_add_text",
        command([](Study& s, std::string name, std::string text, std::string paragraph, std::string description,
                   std::vector<std::pair<std::string, std::string>> provenance,
                   const std::optional<TurnWords>& turn_words) {
          auto canonical = normalize_newlines(std::move(text));
          Source source{.name = std::move(name),
                        .description = std::move(description),
                        .paragraph = std::move(paragraph),
                        .provenance = std::move(provenance)};
          source.text = Text(std::move(canonical.text), detail::cat("source \"", source.name, '"'));
          StoredSegmentation segmentation{.name = "turn"};
          if (turn_words) {
            for (const Turn& turn : turns(*source.text, turn_options(*turn_words)).turns) {
              segmentation.units.push_back(
                  {.span = turn.span, .speaker = turn.speaker, .start_ms = turn.start_ms, .end_ms = turn.end_ms});
              if (turn.start_ms) {
                source.sync_points.push_back({.position = turn.label.begin, .time_ms = turn.start_ms});
              }
            }
          }
          if (!segmentation.units.empty()) source.segmentations.push_back(std::move(segmentation));
          return row(s.add_source(std::move(source)));
        }),
        py::arg("study"), py::arg("name"), py::arg("text"), py::arg("paragraph"), py::arg("description"),
        py::arg("provenance"), py::arg("turns"));
  m.def("_add_segment", command([](Study& s, const Name& source, std::int64_t begin, std::int64_t end) {
          return row(s.add_segment({.source = source_of(s, source),
                                    .kind = PlaceKind::span,
                                    .span = Span{position(begin, "begin"), position(end, "end")}}));
        }),
        py::arg("study"), py::arg("source"), py::arg("begin"), py::arg("end"));
  m.def("_add_set", command([](Study& s, std::string name, const std::vector<Name>& sources) {
          ObjectSet set{.name = std::move(name)};
          for (const auto& source : sources) set.members.emplace_back(source_of(s, source));
          return row(s.add_set(std::move(set)));
        }),
        py::arg("study"), py::arg("name"), py::arg("sources"));
  m.def(
      "_add_attribute", command([](Study& s, std::string name, ObjectKind of, ValueType type, std::string description) {
        return row(
            s.add_attribute({.name = std::move(name), .of = of, .type = type, .description = std::move(description)}));
      }),
      py::arg("study"), py::arg("name"), py::arg("of"), py::arg("type"), py::arg("description"));
}

}  // namespace

void bind_readers(py::module_& m) {
  bind_losses(m);
  bind_records_of_files(m);
  m.def(
      "_read",
      [](const std::string& path, io::Format format, const std::string& base_dir, bool allow_absolute,
         const std::string& study_id, const std::string& offset_rule, const std::string& project, bool include_hidden,
         const std::string& tag_separator, ColumnNames columns, bool spreadsheet_safe, const TurnWords& turn_words,
         bool join_speakers, std::int64_t examples, const py::object& progress) {
        const auto rule = offset_rule.empty() ? std::nullopt : std::optional(io::OffsetRule::from_text(offset_rule));
        const io::ReadOptions options{.format = format,
                                      .base_dir = base_dir,
                                      .allow_absolute = allow_absolute,
                                      .offset_rule = rule,
                                      .project = project,
                                      .study_id = study_id,
                                      .include_hidden = include_hidden,
                                      .tag_separator = tag_separator,
                                      .columns = std::move(columns),
                                      .spreadsheet_safe = spreadsheet_safe,
                                      .examples = examples,
                                      .progress = progress_of(progress),
                                      .turns = turn_options(turn_words),
                                      .join_speakers = join_speakers};
        auto read = [&] {
          const py::gil_scoped_release release;
          return io::read(std::filesystem::path(path), options);
        }();
        return std::pair(std::move(read.study), std::move(read.report));
      },
      py::arg("path"), py::arg("format"), py::arg("base_dir"), py::arg("allow_absolute"), py::arg("study_id"),
      py::arg("offset_rule"), py::arg("project"), py::arg("include_hidden"), py::arg("tag_separator"),
      py::arg("columns"), py::arg("spreadsheet_safe"), py::arg("turns"), py::arg("join_speakers"), py::arg("examples"),
      py::arg("progress"));
  m.def(
      "_read_table",
      [](const py::bytes& bytes_of_table, const std::string& name, const std::string& format, std::string sha256,
         std::int64_t bytes, ColumnNames columns, bool spreadsheet_safe, std::int64_t examples,
         const py::object& progress) {
        const io::ReadOptions options{.format = io::Format::tsv,
                                      .columns = std::move(columns),
                                      .spreadsheet_safe = spreadsheet_safe,
                                      .examples = examples,
                                      .progress = progress_of(progress)};
        const std::string table = bytes_of_table;
        auto read = [&] {
          const py::gil_scoped_release release;
          return io::read(table, name, options);
        }();
        read.report.format = format;  // of the file that the table was taken from
        read.report.input = {.name = name, .sha256 = std::move(sha256), .bytes = bytes};
        return std::pair(std::move(read.study), std::move(read.report));
      },
      py::arg("table"), py::arg("name"), py::arg("format"), py::arg("sha256"), py::arg("bytes"), py::arg("columns"),
      py::arg("spreadsheet_safe"), py::arg("examples"), py::arg("progress"));
  m.def(
      "_preview_turns",
      [](const std::string& path, io::Format format, const TurnWords& turn_words, bool join_speakers) {
        const io::ReadOptions options{
            .format = format, .turns = turn_options(turn_words), .join_speakers = join_speakers};
        const TurnList found = [&] {
          const py::gil_scoped_release release;
          return io::preview_turns(std::filesystem::path(path), options);
        }();
        return std::pair(turns_table(found.turns), labels_table(found.labels));
      },
      py::arg("path"), py::arg("format"), py::arg("turns"), py::arg("join_speakers"));
}

#else

namespace {

[[noreturn]] void no_readers(const py::args&, const py::kwargs&) {
  throw UsageError("io_not_built", "this build of tematik has no readers: it was compiled with TEMATIK_BUILD_IO=OFF");
}

}  // namespace

void bind_readers(py::module_& m) {
  for (const char* name : {"_read", "_read_table", "_preview_turns", "_LossCounter"}) m.def(name, &no_readers);
}

#endif

}  // namespace tematik::python
