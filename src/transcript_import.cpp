#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tematik/io/transcript.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/cues.hpp>

#include "formats.hpp"
#include "loss_counter.hpp"
#include "sniff.hpp"
#include "transcript_cues.hpp"
#include "utf.hpp"

namespace tematik::io {
namespace detail {
namespace {

using tematik::detail::cat;

/// A transcript between file and study.
struct Transcript {
  Format format = Format::txt;
  Text text{};
  TurnList list{};
  std::vector<SyncPoint> points{};
  bool bom = false;
  bool from_utf16 = false;
  Newline newline = Newline::none;
  CueFile file{};              ///< of subtitles
  std::vector<bool> tagged{};  ///< of each cue: it had tags beside `<v`
};

[[nodiscard]] bool is_transcript(Format format) {
  return format == Format::txt || format == Format::vtt || format == Format::srt;
}

void require_header(std::string_view text, const std::string& name) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line == "WEBVTT" || line.starts_with("WEBVTT ") || line.starts_with("WEBVTT\t")) return;
  throw InputError("format_unknown", cat(name, ", line 1: expected WEBVTT, as every WebVTT file begins"), name);
}

/// Pieces of one cue: places in a list, and the label at the cue's beginning, if it may have one.
struct LabelledPiece {
  std::size_t cue = 0;
  std::size_t bytes = 0;  ///< label and white space behind it
  std::string name{};
};

/// The pieces as cues, with speakers; fills `labels`.
std::vector<Cue> speak(const CueFile& file, const TurnOptions& options, Transcript& out) {
  TurnOptions colon = options;
  std::erase_if(colon.patterns, [](SpeakerPattern p) { return p != SpeakerPattern::colon; });
  std::vector<Cue> cues;
  std::vector<LabelledPiece> labelled;
  std::unordered_map<std::string, std::size_t> known;
  auto& labels = out.list.labels;
  const auto count = [&](const std::string& name, bool voice) {
    const auto [found, fresh] = known.try_emplace(name, labels.size());
    if (fresh) labels.push_back({.name = name});
    SpeakerLabel& label = labels[found->second];
    ++label.occurrences;
    label.accepted = label.accepted || voice;
  };
  for (const FileCue& cue : file.cues) {
    CueMarkup markup = read_cue_markup(cue.payload);
    out.tagged.push_back(markup.tags);
    for (CuePiece& piece : markup.pieces) {
      if (!piece.speaker.empty()) {
        count(piece.speaker, true);
      } else if (!markup.voices) {
        if (const auto label = tematik::detail::find_label(piece.text, colon)) {
          const std::string name(label->name);
          count(name, false);
          labelled.push_back({cues.size(), tematik::detail::skip_white_space(piece.text, label->bytes), name});
        }
      }
      cues.push_back({std::move(piece.speaker), std::move(piece.text), cue.start_ms, cue.end_ms});
    }
  }
  const auto listed = [](const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  for (auto& label : labels) {
    if (!label.accepted) {
      label.accepted =
          !listed(options.refused, label.name) && (label.occurrences >= 2 || listed(options.confirmed, label.name));
    }
  }
  for (auto& piece : labelled) {
    if (!labels[known.at(piece.name)].accepted || listed(options.refused, piece.name)) continue;
    Cue& cue = cues[piece.cue];
    cue.text.erase(0, piece.bytes);
    cue.speaker = std::move(piece.name);
  }
  return cues;
}

Transcript read_transcript(Input& input, Format format, const ReadOptions& options) {
  Transcript out{.format = format};
  auto plain = plain_text(input.all(options.limits.text_bytes), input.name(), "save the transcript in UTF-8");
  out.bom = plain.bom;
  out.from_utf16 = plain.from_utf16;
  auto canonical = normalize_newlines(std::move(plain.text));
  if (format == Format::txt) {
    out.newline = canonical.newline;
    out.text = Text(std::move(canonical.text), input.name());
    out.list = turns(out.text, options.turns);
    for (const Turn& turn : out.list.turns) {
      if (turn.start_ms) out.points.push_back({.position = turn.label.begin, .time_ms = turn.start_ms});
    }
    return out;
  }
  if (format == Format::vtt) require_header(canonical.text, input.name());
  out.file = read_cue_file(canonical.text, format == Format::vtt);
  for (FileCue& cue : out.file.cues) {
    if (cue.end_ms < cue.start_ms) {
      std::swap(cue.start_ms, cue.end_ms);
      cue.reversed = true;
    }
  }
  const auto cues = speak(out.file, options.turns, out);
  auto joined = join_cues(cues, options.join_speakers, input.name());
  out.text = std::move(joined.text);
  out.list.turns = std::move(joined.turns);
  for (const TimePoint& point : joined.points) out.points.push_back({.position = point.position, .time_ms = point.ms});
  return out;
}

LossReport account(const Transcript& transcript, LossInput input, const ReadOptions& options) {
  LossCounter counter(LossDirection::import_, options.examples);
  std::vector<std::int64_t> lines{1};
  const auto text = counter.add(counter.kind(to_string(transcript.format)), true);
  if (transcript.from_utf16) counter.mark(text, LossReason::encoding_changed);
  const auto cue_kind = counter.kind("cue");
  for (std::size_t i = 0; i < transcript.file.cues.size(); ++i) {
    const FileCue& cue = transcript.file.cues[i];
    const auto object = counter.add(cue_kind, true);
    lines.push_back(cue.line);
    if (!cue.start_ms) counter.mark(object, LossReason::value_type);
    if (cue.reversed) counter.mark(object, LossReason::range_reversed);
    if (cue.rejoined) counter.mark(object, LossReason::element_order);
    if (cue.id) counter.mark(object, LossAction::note, LossReason::no_counterpart);
    if (cue.settings || transcript.tagged[i]) counter.mark(object, LossAction::note, LossReason::ui_state);
  }
  for (const OtherBlock& block : transcript.file.others) {
    const auto object = counter.add(counter.kind(block.kind), true);
    lines.push_back(block.line);
    const bool look = block.kind == "STYLE" || block.kind == "REGION";
    counter.mark(object, look                   ? LossReason::ui_state
                         : block.kind == "NOTE" ? LossReason::no_counterpart
                                                : LossReason::not_in_schema);
  }
  LossReport report;
  report.format = to_string(transcript.format);
  report.input = std::move(input);
  counter.finish(
      report, [&](LossCounter::Object object) { return LossExample{.id = {}, .where = cat("line ", lines[object])}; });
  return report;
}

TurnList preview(Input& input, const ReadOptions& options) {
  const Format format = options.format == Format::auto_ ? sniff(input, options.limits) : options.format;
  if (!is_transcript(format)) {
    throw UsageError("format_not_read",
                     cat(input.name(), ": a transcript is txt, vtt or srt, this is ", to_string(format)), input.name(),
                     std::string(to_string(format)));
  }
  return read_transcript(input, format, options).list;
}

}  // namespace

ReadResult import_transcript(Input& input, Format format, const ReadOptions& options) {
  const auto step = [&](std::int64_t done) {
    if (options.progress && !options.progress(done, 2)) {
      throw Error("cancelled", cat("reading ", input.name(), " was cancelled"), input.name());
    }
  };
  step(0);
  auto described = input.described();
  Transcript transcript = read_transcript(input, format, options);
  step(1);
  Source source{.name = stem_of(input.name()), .text = std::move(transcript.text)};
  if (!transcript.list.turns.empty()) {
    StoredSegmentation segmentation{.name = "turn"};
    for (const Turn& turn : transcript.list.turns) {
      segmentation.units.push_back(
          {.span = turn.span, .speaker = turn.speaker, .start_ms = turn.start_ms, .end_ms = turn.end_ms});
    }
    source.segmentations.push_back(std::move(segmentation));
  }
  source.sync_points = std::move(transcript.points);
  source.bom = transcript.bom && format == Format::txt;  // the text of subtitles is not that of the file
  source.newline = transcript.newline;
  source.provenance = {{"file", described.name}, {"sha256", described.sha256}};
  ReadResult out{.study = Study(stem_of(input.name())), .report = account(transcript, std::move(described), options)};
  out.study.add_source(std::move(source));
  step(2);
  return out;
}

}  // namespace detail

TurnList preview_turns(const std::filesystem::path& path, const ReadOptions& options) {
  const auto input = detail::file_input(path);
  return detail::preview(*input, options);
}

TurnList preview_turns(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  const auto input = detail::memory_input(bytes, std::string(name));
  return detail::preview(*input, options);
}

}  // namespace tematik::io
