#include <tematik/io/inspect.hpp>

#include <system_error>

#include "refi_container.hpp"
#include "refi_document.hpp"
#include "sniff.hpp"
#include "stores.hpp"

namespace tematik::io {

std::int64_t Inspection::count(std::string_view element) const noexcept {
  for (const auto& [name, n] : counts) {
    if (name == element) return n;
  }
  return 0;
}

namespace {

Inspection look(detail::Input& input, const Limits& limits) {
  Inspection out{.format = detail::sniff(input, limits)};
  if (detail::is_store(out.format)) return detail::inspect_store(input, out.format, limits);
  if (out.format != Format::refi_qda_project && out.format != Format::refi_qda_codebook) return out;
  auto container = detail::open_refi(input, limits);
  const auto document = detail::read_refi(std::move(container.xml), container.where, limits);
  out.format = document.codebook_file ? Format::refi_qda_codebook : Format::refi_qda_project;
  out.version = document.version;
  out.origin = document.origin;
  auto dialect = container.dialect;
  dialect.insert(document.dialect.begin(), document.dialect.end());
  for (const int number : dialect) out.dialect.push_back("R" + std::to_string(number));
  const auto counts = document.counts();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) out.counts.emplace_back(detail::kind_name(static_cast<detail::Kind>(i)), counts[i]);
  }
  if (!document.extras.empty()) {
    out.counts.emplace_back("attribute", static_cast<std::int64_t>(document.extras.size()));
  }
  return out;
}

}  // namespace

Inspection inspect(const std::filesystem::path& path, const Limits& limits) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    const Format format = detail::sniff_folder(path);
    if (format != Format::qualcoder) return {.format = format};
    return detail::inspect_store(*detail::file_input(path / "data.qda"), format, limits);
  }
  const auto input = detail::file_input(path);
  return look(*input, limits);
}

Inspection inspect(std::string_view bytes, std::string_view name, const Limits& limits) {
  const auto input = detail::memory_input(bytes, std::string(name));
  return look(*input, limits);
}

}  // namespace tematik::io
