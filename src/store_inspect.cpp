#include <tematik/support/error.hpp>

#include "stores.hpp"

namespace tematik::io::detail {
namespace {

std::span<const StoreRule> store_rules_of(Format format) {
  if (format == Format::qualcoder) return qualcoder_rules();
  return format == Format::rqda ? rqda_rules() : taguette_rules();
}

std::string first_store_text(const StoreDocument& document, std::string_view table, std::string_view column) {
  const StoreTable& rows = document.table(table);
  if (rows.rows.empty()) return {};
  const auto* text = std::get_if<std::string>(&StoreLine{&rows, 0}[column]);
  return text != nullptr ? *text : std::string();
}

}  // namespace

Inspection inspect_store(Input& input, Format format, const Limits& limits) {
  const StoreDocument document = read_store(input, store_rules_of(format), format, {.limits = limits});
  Inspection out{.format = format};
  out.version = first_store_text(document, "project", "databaseversion");
  if (format == Format::taguette) out.version = first_store_text(document, "alembic_version", "version_num");
  out.origin = format == Format::qualcoder ? "QualCoder" : format == Format::rqda ? "RQDA" : "Taguette";
  const std::string about = first_store_text(document, "project", "about");
  if (format == Format::qualcoder && !about.empty()) out.origin = about;
  for (const auto& table : document.tables) {
    if (!table.rows.empty()) out.counts.emplace_back(table.name, static_cast<std::int64_t>(table.rows.size()));
  }
  return out;
}

}  // namespace tematik::io::detail
