#include <tematik/io/transcript.hpp>

#include <string>
#include <vector>

#include <tematik/support/philox.hpp>
#include <tematik/support/sha256.hpp>

#include "../../../src/transcript_cues.hpp"
#include "../catch.hpp"
#include "rounds.hpp"

using namespace tematik;

namespace {

const std::string fixture_vtt =
    "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Bu Ani>Selamat pagi.\n\n00:03.500 --> 00:05.000\n<v Bu Ani>Siapa "
    "piket?\n\n00:05.200 --> 00:06.000\n<v Budi>Saya &amp; Citra.\n";

struct SeenTranscript {
  Source source{};
  io::LossReport report{};

  [[nodiscard]] std::string text() const { return std::string(source.text->str()); }
  /// One unit a line: speaker, words, times.
  [[nodiscard]] std::string turns() const {
    std::string out;
    if (source.segmentations.empty()) return out;
    for (const auto& unit : source.segmentations.front().units) {
      const auto ms = [](const auto& t) { return t ? std::to_string(*t) : std::string("?"); };
      out += unit.speaker + '|' + std::string(source.text->slice(unit.span)) + '|' + ms(unit.start_ms) + '-' +
             ms(unit.end_ms) + '\n';
    }
    return out;
  }
};

SeenTranscript transcript_read(std::string_view bytes, std::string_view name, const io::ReadOptions& options = {}) {
  auto [study, report] = io::read(bytes, name, options);
  CHECK(study.sources().size() == 1);
  CHECK(study.codings().empty());
  CHECK(study.coverage().empty());
  for (const auto& t : report.totals) {
    CHECK(t.in == t.kept + t.changed + t.guessed + t.merged + t.unverified + t.dropped);
  }
  return {study.sources()[SourceId{0}], std::move(report)};
}

SeenTranscript vtt_read(std::string_view body, const io::ReadOptions& options = {}) {
  return transcript_read("WEBVTT\n\n" + std::string(body), "a.vtt", options);
}

std::string transcript_error(std::string_view bytes, std::string_view name, const io::ReadOptions& options = {}) {
  try {
    static_cast<void>(io::read(bytes, name, options));
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find(name) != std::string::npos);
    return error.code();
  }
  return {};
}

std::string utf16_bytes(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFFU);
    const char high = static_cast<char>(c >> 8U);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

using TranscriptReason = io::LossReason;
using TranscriptAction = io::LossAction;

}  // namespace

TEST_CASE("the fixture of WebVTT", "[io][transcript]") {
  const auto [study, report] = io::read(fixture_vtt, "kelas 7.vtt");
  CHECK(study.name() == "kelas 7");
  const Source& source = study.sources()[study.source("kelas 7")];
  CHECK(source.text->size() == 41);
  REQUIRE(source.segmentations.size() == 1);
  CHECK(source.segmentations.front().name == "turn");
  CHECK(source.segmentations.front().units ==
        std::vector<SegmentationUnit>{{.span = {0, 26}, .speaker = "Bu Ani", .start_ms = 1000, .end_ms = 5000},
                                      {.span = {27, 40}, .speaker = "Budi", .start_ms = 5200, .end_ms = 6000}});
  CHECK(source.sync_points == std::vector<SyncPoint>{{.position = 0, .time_ms = 1000},
                                                     {.position = 14, .time_ms = 3500},
                                                     {.position = 27, .time_ms = 5200}});
  CHECK(source.provenance ==
        std::vector<std::pair<std::string, std::string>>{{"file", "kelas 7.vtt"}, {"sha256", sha256_hex(fixture_vtt)}});
  CHECK(report.format == "vtt");
  CHECK(report.total("cue").in == 3);
  CHECK(report.total("cue").kept == 3);
  CHECK(report.losses() == 0);
  const auto single = transcript_read(fixture_vtt, "a.vtt", {.join_speakers = false});
  CHECK(single.text() == source.text->str());
  CHECK(single.turns() ==
        "Bu Ani|Selamat pagi.|1000-3500\nBu Ani|Siapa piket?|3500-5000\nBudi|Saya & Citra.|5200-6000\n");
}

TEST_CASE("subtitles of SubRip", "[io][transcript]") {
  const auto seen = transcript_read(
      "1\r\n00:00:00,000 --> 00:00:02,500\r\n<i>Selamat</i>\r\npagi.\r\n\r\n"
      "2\r\n00:00:02,500 --> 00:00:04,000 X1:40 X2:600\r\nApa kabar?\r\n\r\n3\r\n00:00:04.5 --> 00:00:06\r\nBaik "
      "😀\r\n",
      "film.srt");
  CHECK(seen.text() == "Selamat pagi.\nApa kabar?\nBaik 😀\n");
  CHECK(seen.turns() == "|Selamat pagi.|0-2500\n|Apa kabar?|2500-4000\n|Baik 😀|4500-6000\n");
  CHECK(seen.report.total("cue").kept == 3);
  CHECK(seen.report.count(TranscriptAction::note, "cue", TranscriptReason::ui_state) == 2);
  CHECK(seen.report.count(TranscriptAction::note, "cue", TranscriptReason::no_counterpart) == 0);
  CHECK_FALSE(seen.source.bom);
  CHECK(transcript_read("", "kosong.srt").text().empty());
  CHECK(transcript_read("\n\n7\n\n", "kosong.srt").report.total("cue").in == 0);
}

TEST_CASE("lines of SubRip that are out of order", "[io][transcript]") {
  // Blank lines everywhere, as a wrong conversion of line ends leaves them; no blank line between cues; words first.
  const auto spread =
      transcript_read("1\n\n00:01,000 --> 00:02,000\n\nSatu\n\ndua.\n\n2\n\n00:02,000 --> 00:03,000\n\nTiga.", "a.srt");
  CHECK(spread.turns() == "|Satu dua.|1000-2000\n|Tiga.|2000-3000\n");
  CHECK(spread.report.count(TranscriptAction::note, "cue", TranscriptReason::element_order) == 2);
  const auto dense =
      transcript_read("1\n00:01,000 --> 00:02,000\nKelas\n7\n2\n00:02,000 --> 00:03,000\nDua.\n", "a.srt");
  CHECK(dense.turns() == "|Kelas 7|1000-2000\n|Dua.|2000-3000\n");
  const auto early = transcript_read("Judul\n\n1\n00:01,000 --> 00:02,000\na --> b\n", "a.srt");
  CHECK(early.text() == "a --> b\n");
  CHECK(early.report.count(TranscriptAction::dropped, "block", TranscriptReason::not_in_schema) == 1);
}

TEST_CASE("what is no cue in WebVTT is left out and counted", "[io][transcript]") {
  const auto seen = transcript_read(
      "\xEF\xBB\xBFWEBVTT - Kelas\nKind: captions\n\nNOTE satu --> dua\ntiga\n\nSTYLE\n::cue {color: red}\n\n"
      "REGION\nid:a\n\npembuka\n00:01.000 --> 00:02.000 align:start\nHalo.\n\nlepas\n\nSTYLE\n\nNOTE\n\n"
      "00:02.000-->00:03.000\nDua.\n",
      "a.vtt");
  CHECK(seen.turns() == "|Halo.|1000-2000\n|Dua.|2000-3000\n");
  CHECK(seen.report.total("NOTE").dropped == 2);
  CHECK(seen.report.total("STYLE").dropped == 1);
  CHECK(seen.report.total("REGION").dropped == 1);
  CHECK(seen.report.total("block").dropped == 2);  // "lepas"; STYLE behind a cue is none
  CHECK(seen.report.count(TranscriptAction::note, "cue", TranscriptReason::ui_state) == 1);
  CHECK(seen.report.count(TranscriptAction::note, "cue", TranscriptReason::no_counterpart) == 1);
  CHECK(seen.report.losses() == 6);
  CHECK_FALSE(seen.source.bom);  // the text is not that of the file
  const auto immediately = transcript_read("WEBVTT\n00:01.000 --> 00:02.000\nHalo.\n", "a.vtt");
  CHECK(immediately.text() == "Halo.\n");
}

TEST_CASE("tags, nested, open and unknown", "[io][transcript]") {
  const auto text = [](const std::string& payload) {
    return vtt_read("00:01.000 --> 00:02.000\n" + payload + "\n").turns();
  };
  CHECK(text("<c.kuning.besar>A<i>b</i></c> <ruby>漢<rt>kan</rt></ruby> <lang en-GB>x</lang>") ==
        "|Ab 漢kan x|1000-2000\n");
  CHECK(text("<i><b>A</i>") == "|A|1000-2000\n");
  CHECK(text("A <00:00:01.500>b <tidak jelas> c") == "|A b <tidak jelas> c|1000-2000\n");
  CHECK(text("3 < 4 dan 5 > 4 <v Ani") == "|3 < 4 dan 5 > 4 <v Ani|1000-2000\n");
  CHECK(text("<v.keras.lagi  Bu  Ani >Hai.</v>") == "Bu Ani|Hai.|1000-2000\n");
  CHECK(text("<v A &amp; B>Hai <b>semua</b>.</v> (tawa)") == "A & B|Hai semua.|1000-2000\n|(tawa)|1000-2000\n");
  CHECK(text("- \n<v Ani>Satu\ndua.\n<v Budi>Tiga.") ==
        "|-|1000-2000\nAni|Satu dua.|1000-2000\nBudi|Tiga.|1000-2000\n");
  CHECK(text("<v Ani><v Budi></v>") == "Ani||1000-2000\n");
  CHECK(text("<v>Hai.") == "|Hai.|1000-2000\n");
  CHECK(text("<V Ani>Hai.") == "Ani|Hai.|1000-2000\n");
  CHECK(text("") == "||1000-2000\n");
  CHECK(text("<<<i>>>") == "|<<>>|1000-2000\n");
}

TEST_CASE("entities are decoded once, behind the tags", "[io][transcript]") {
  const auto text = [](const std::string& payload) { return vtt_read("00:01.000 --> 00:02.000\n" + payload).text(); };
  CHECK(text("&lt;i&gt; &amp;lt; &#233;&#xE9;&#X1F600; a&nbsp;b &lrm;x") ==
        "<i> &lt; \xC3\xA9\xC3\xA9\xF0\x9F\x98\x80 a\xC2\xA0"
        "b \xE2\x80\x8Ex\n");
  CHECK(text("&#0; &#xD800; &#1114112; &#x; &#; &copy; & &amp &#99999999999999999999;") ==
        "&#0; &#xD800; &#1114112; &#x; &#; &copy; & &amp &#99999999999999999999;\n");
  CHECK(text("a&#10;b&#13;c") == "a b c\n");  // a line end in a text that has one per piece
}

TEST_CASE("a label is a speaker where no voice is named", "[io][transcript]") {
  const std::string body =
      "00:01.000 --> 00:02.000\nBu Ani: Hai.\n\n00:02.000 --> 00:03.000\nBudi: Ya.\n\n00:03.000 --> 00:04.000\n"
      "Bu Ani:\nJam 08:30.\n\n00:04.000 --> 00:05.000\n[Musik] Bu Ani: x\n\n00:05.000 --> 00:06.000\nhttp://x\n";
  const auto seen = vtt_read(body);
  CHECK(seen.turns() ==
        "Bu Ani|Hai.|1000-2000\n|Budi: Ya.|2000-3000\nBu Ani|Jam 08:30.|3000-4000\n|[Musik] Bu Ani: x|4000-5000\n"
        "|http://x|5000-6000\n");
  io::ReadOptions options;
  options.turns.confirmed = {"Budi"};
  options.turns.refused = {"Bu Ani"};
  CHECK(vtt_read(body, options).turns().starts_with("|Bu Ani: Hai.|1000-2000\nBudi|Ya.|2000-3000\n"));
  options.turns.patterns = {SpeakerPattern::hash};
  CHECK(vtt_read(body, options).turns().find("Budi|") == std::string::npos);
  const auto voiced = vtt_read("00:01.000 --> 00:02.000\nAni: a\n\n00:02.000 --> 00:03.000\nAni: <v Budi>b\n");
  CHECK(voiced.turns() == "|Ani: a|1000-2000\n|Ani:|2000-3000\nBudi|b|2000-3000\n");

  const auto proposed = io::preview_turns("WEBVTT\n\n" + body, "a.vtt");
  REQUIRE(proposed.labels.size() == 3);
  CHECK(proposed.labels[0] == SpeakerLabel{"Bu Ani", 2, true});
  CHECK(proposed.labels[1] == SpeakerLabel{"Budi", 1, false});
  CHECK(proposed.labels[2] == SpeakerLabel{"[Musik] Bu Ani", 1, false});
  CHECK(proposed.turns.size() == 5);
  CHECK(io::preview_turns(fixture_vtt, "a.vtt").labels ==
        std::vector<SpeakerLabel>{{"Bu Ani", 2, true}, {"Budi", 1, true}});
}

TEST_CASE("times that are broken or turned keep the words", "[io][transcript]") {
  const auto seen = vtt_read(
      "00:xx.000 --> 00:02.000\n<v Ani>Satu.\n\n00:02.000 --> \n<v Ani>Dua.\n\n00:05.000 --> 00:04.000\n<v "
      "Ani>Tiga.\n\n"
      "00:61.000 --> 00:62.000\nEmpat.\n\n1:60:00.000 --> 2:00:00.000\nLima.\n\n"
      "99999999:00:00.000 --> 99999999:00:01.000\nEnam.\n\n100:00:00.000 --> 100:00:01.000\nTujuh.\n");
  CHECK(seen.turns() ==
        "Ani|Satu.\nDua.\nTiga.|4000-5000\n|Empat.|?-?\n|Lima.|?-?\n|Enam.|?-?\n|Tujuh.|360000000-360001000\n");
  CHECK(seen.report.count(TranscriptAction::changed, "cue", TranscriptReason::value_type) == 5);
  CHECK(seen.report.count(TranscriptAction::changed, "cue", TranscriptReason::range_reversed) == 1);
  CHECK(seen.source.sync_points.size() == 2);
  CHECK(seen.report.losses() == 0);
  for (const auto& entry : seen.report.entries) {
    if (entry.reason == TranscriptReason::range_reversed) CHECK(entry.examples.front().where == "line 9");
  }
}

TEST_CASE("plain text keeps its words, labels and times", "[io][transcript]") {
  const std::string bytes =
      "\xEF\xBB\xBFWawancara\r\n\r\n[00:00:01] Bu Ani: Apa kabar?\r\nP1: Baik 😀\r\n[00:05]\r\nBu Ani: Ya.\r\nP1: Oh.";
  const auto seen = transcript_read(bytes, "P 01.txt");
  CHECK(seen.text() == "Wawancara\n\n[00:00:01] Bu Ani: Apa kabar?\nP1: Baik 😀\n[00:05]\nBu Ani: Ya.\nP1: Oh.");
  CHECK(seen.source.name == "P 01");
  CHECK(seen.source.bom);
  CHECK(seen.source.newline == Newline::crlf);
  CHECK(seen.turns() == "Bu Ani|Apa kabar?|1000-?\nP1|Baik 😀|?-?\nBu Ani|Ya.|5000-?\nP1|Oh.|?-?\n");
  CHECK(seen.source.sync_points ==
        std::vector<SyncPoint>{{.position = 11, .time_ms = 1000}, {.position = 52, .time_ms = 5000}});
  CHECK(seen.report.format == "txt");
  CHECK(seen.report.total("txt").kept == 1);
  const auto plain = transcript_read("Tanpa nama: ya.\nTanpa \xE2\x80\xA8lain\n", "b.txt");
  CHECK(plain.source.segmentations.empty());
  CHECK(plain.source.newline == Newline::lf);
  const auto proposed = io::preview_turns("Tanpa nama: ya.\n", "b.txt");
  CHECK(proposed.turns.empty());
  CHECK(proposed.labels == std::vector<SpeakerLabel>{{"Tanpa nama", 1, false}});
  CHECK(transcript_read("", "kosong.txt").source.text->empty());
  CHECK(transcript_read("WEBVTT\n\n00:01.000 --> 00:02.000\nHai.\n", "salah.txt").report.format == "vtt");
}

TEST_CASE("encodings", "[io][transcript]") {
  for (const bool little : {true, false}) {
    const auto seen = transcript_read(utf16_bytes(u"\uFEFFAni: Ya \U0001F600\nAni: B", little), "a.txt");
    CHECK(seen.text() == "Ani: Ya 😀\nAni: B");
    CHECK(seen.source.bom);
    CHECK(seen.report.count(TranscriptAction::changed, "txt", TranscriptReason::encoding_changed) == 1);
    const auto vtt = transcript_read(utf16_bytes(u"\uFEFFWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHai", little), "a");
    CHECK(vtt.text() == "Hai\n");
  }
  CHECK(transcript_error("caf\xE9", "a.txt") == "text_encoding");
  CHECK(transcript_error(std::string("a\0b", 3), "a.txt") == "text_encoding");
  CHECK(transcript_error("\xED\xA0\x80", "a.srt") == "text_encoding");
  CHECK(transcript_error("\xFF\xFE\x41", "a.txt") == "text_encoding");
  CHECK(transcript_error(utf16_bytes(u"\uFEFF\xD800", true), "a.txt") == "text_encoding");
  CHECK(transcript_error(utf16_bytes(std::u16string_view(u"\uFEFFa\0b", 4), true), "a.srt") == "text_encoding");
}

TEST_CASE("refusals of transcripts", "[io][transcript]") {
  CHECK(transcript_error("00:01.000 --> 00:02.000\nHai\n", "a.vtt") == "format_unknown");
  CHECK(transcript_error("WEBVTTX\n", "a.vtt") == "format_unknown");
  CHECK(transcript_error("Hai\n", "a.txt", {.format = io::Format::vtt}) == "format_unknown");
  io::ReadOptions small;
  small.limits.text_bytes = 10;
  CHECK(transcript_error(fixture_vtt, "a.vtt", small) == "limit_member_bytes");
  CHECK(transcript_error(fixture_vtt, "a.vtt", {.progress = [](auto, auto) { return false; }}) == "cancelled");
  CHECK_THROWS_AS(io::preview_turns("source,code\n", "a.csv"), UsageError);
}

TEST_CASE("random subtitles are read whole, and no word of a cue is lost", "[io][transcript]") {
  const std::string face = "\xF0\x9F\x98\x80";
  const std::vector<std::string> parts{"\n",   "\n\n",    "-->",     "00:01.000 --> 00:02.000\n",
                                       "7\n",  "<v Ani>", "</v>",    "<i>",
                                       "<",    ">",       "&amp;",   "&",
                                       "NOTE", "Ani: ",   "STYLE\n", "x",
                                       "\t",   face,      " ",       "&#10;"};
  io::ReadOptions options;
  options.turns.patterns.clear();  // labels would take the face out of the text
  const auto faces = [&](std::string_view text) {
    std::int64_t n = 0;
    for (std::size_t at = text.find(face); at != std::string_view::npos; at = text.find(face, at + 1)) ++n;
    return n;
  };
  RandomStream random(7, RandomPurpose{}, 0);
  std::int64_t total = 0;
  for (int round = 0; round < rounds::of(2000); ++round) {
    std::string body = "WEBVTT\n\n00:00.000 --> 00:01.000\n";
    for (auto i = random.draw(30); i > 0; --i) body += parts[random.draw(static_cast<std::uint32_t>(parts.size()))];
    for (const bool vtt : {true, false}) {
      const auto file = io::detail::read_cue_file(body, vtt);
      std::int64_t wanted = 0;
      for (const auto& cue : file.cues) wanted += faces(cue.payload);
      const auto seen = transcript_read(body, vtt ? "a.vtt" : "a.srt", [&] {
        auto out = options;
        out.format = vtt ? io::Format::vtt : io::Format::srt;
        return out;
      }());
      CHECK(seen.report.total("cue").in == static_cast<std::int64_t>(file.cues.size()));
      CHECK(seen.report.total("cue").in == seen.report.total("cue").out);
      CHECK(faces(seen.text()) == wanted);
      total += wanted;
    }
  }
  CHECK(total > rounds::of(1000));
}
