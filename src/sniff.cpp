#include "sniff.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "refi_container.hpp"
#include "utf.hpp"
#include "xml_reader.hpp"
#include "zip_reader.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

[[noreturn]] void unknown(const std::string& name, std::string_view hint) {
  throw InputError(
      "format_unknown",
      cat(name, ": the format is not known", hint,
          "; known are REFI-QDA (.qdpx, .qde, .qdc), QualCoder, "
          "Taguette, RQDA, coding tables (.csv, .xlsx, .parquet) and transcripts (.txt, .vtt, .srt, .docx)"),
      name);
}

[[noreturn]] void ambiguous(const std::string& name, const std::vector<Format>& formats) {
  std::string words;
  for (const auto format : formats) words += (words.empty() ? "" : ", ") + std::string(to_string(format));
  throw InputError("format_ambiguous",
                   cat(name, " can be read as several formats: ", words, "; name one (option format)"), name, words);
}

Format sniff_archive(Input& input, const Limits& limits) {
  const ZipReader zip(input, limits);
  std::vector<Format> found;
  const auto& members = zip.members();
  const bool project = std::any_of(members.begin(), members.end(), [](const auto& member) {
    return member.name.find('/') == std::string::npos && ascii_lower(member.name).ends_with(".qde");
  });
  if (project) found.push_back(Format::refi_qda_project);
  if (zip.find("word/document.xml")) found.push_back(Format::docx);
  if (std::any_of(members.begin(), members.end(), [](const auto& member) { return member.name.starts_with("xl/"); })) {
    found.push_back(Format::xlsx);
  }
  if (found.size() > 1) ambiguous(input.name(), found);
  if (found.empty() || found.front() == Format::refi_qda_project) (void)find_project(zip, input.name());
  return found.front();
}

/// The local name of the root element, "" if the text does not begin like XML.
std::string root_name(std::string_view head) {
  std::size_t at = 0;
  while (at < head.size()) {
    at = std::min(head.find_first_not_of(" \t\r\n", at), head.size());
    const std::string_view rest = head.substr(at);
    std::string_view end;
    if (rest.starts_with("<?")) end = "?>";
    if (rest.starts_with("<!--")) end = "-->";
    if (rest.starts_with("<!DOCTYPE")) end = ">";  // refused later, with its own sentence
    if (end.empty()) {
      if (!rest.starts_with("<")) return {};
      const std::size_t stop = std::min(rest.find_first_of(" \t\r\n/>", 1), rest.size());
      return std::string(local_name(rest.substr(1, stop - 1)));
    }
    const std::size_t found = head.find(end, at);
    if (found == std::string_view::npos) return {};
    at = found + end.size();
  }
  return {};
}

}  // namespace

std::string suffix_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : ascii_lower(std::string_view(name).substr(dot + 1));
}

Format sniff(Input& input, const Limits& limits) {
  if (is_zip(input)) return sniff_archive(input, limits);
  std::string head = input.bytes(0, 1U << 16U);
  if (head.starts_with(std::string_view("SQLite format 3\0", 16))) return sniff_sqlite(input, limits);
  if (head.starts_with("PAR1")) return Format::parquet;
  const std::string suffix = suffix_of(input.name());
  if (has_utf16_bom(head)) {
    if (head.size() % 2 != 0) head.pop_back();
    if (auto text = from_utf16(head)) head = std::move(*text);
  }
  std::string_view text = head;
  if (text.starts_with(utf8_bom)) text.remove_prefix(utf8_bom.size());
  if (text.starts_with("WEBVTT") &&
      (text.size() == 6 || std::string_view(" \t\r\n").find(text[6]) != std::string_view::npos)) {
    return Format::vtt;
  }
  const std::string root = root_name(text);
  if (root == "Project" || suffix == "qde") return Format::refi_qda_project;
  if (root == "CodeBook" || suffix == "qdc") return Format::refi_qda_codebook;
  for (const auto& [format, word] : EnumNames<Format>::names) {
    const bool by_suffix =
        format == Format::csv || format == Format::tsv || format == Format::srt || format == Format::txt;
    if (by_suffix && suffix == word) return format;
  }
  if (suffix == "qdpx") unknown(input.name(), ": a .qdpx is a ZIP archive and this is none");
  unknown(input.name(), root.empty() ? std::string() : cat(" (XML with the root element ", root, ')'));
}

Format sniff_folder(const std::filesystem::path& folder) {
  std::vector<Format> found;
  std::error_code error;
  if (std::filesystem::is_regular_file(folder / "data.qda", error)) found.push_back(Format::qualcoder);
  if (std::filesystem::is_regular_file(folder / "qualitative_coding.sqlite3", error)) found.push_back(Format::qc);
  const std::string name = folder.filename().string();
  if (found.size() > 1) ambiguous(name, found);
  if (found.empty()) unknown(name, ": a folder without data.qda");
  return found.front();
}

}  // namespace tematik::io::detail
