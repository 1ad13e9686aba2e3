#include "store_document.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>

#include "blanks.hpp"

namespace tematik::io::detail {
namespace {

using tematik::detail::cat;

std::vector<std::string_view> listed_names(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) out.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

[[noreturn]] void fail_store_schema(const SqliteStore& store, Format format, std::string_view what) {
  const std::string& name = store.described().name;
  throw InputError("sqlite_schema",
                   cat(name, " lacks ", what, ", which a store of the format ", to_string(format),
                       " has as an ordinary table; it may be of another program or damaged"),
                   name, std::string(what));
}

StoreTable read_store_table(SqliteStore& store, const StoreRule& rule, Format format) {
  StoreTable out{.name = std::string(rule.table), .drop = rule.drop};
  auto there = store.columns(out.name);
  const auto has = [&](std::string_view column) {
    return std::find(there.begin(), there.end(), column) != there.end();
  };
  for (const auto column : listed_names(rule.needed)) {
    if (!has(column)) fail_store_schema(store, format, cat("the column ", rule.table, '.', column));
    out.columns.emplace_back(column);
  }
  for (const auto column : listed_names(rule.more)) {
    if (has(column)) out.columns.emplace_back(column);
  }
  if (std::find(out.columns.begin(), out.columns.end(), rule.key) != out.columns.end()) out.key = rule.key;
  const auto known = listed_names(rule.known);
  for (auto& column : there) {
    if (rule.drop || std::find(out.columns.begin(), out.columns.end(), column) != out.columns.end() ||
        std::find(known.begin(), known.end(), column) != known.end()) {
      continue;
    }
    out.unknown.push_back(std::move(column));
  }
  out.rows = store.rows(out.name, out.columns);
  return out;
}

}  // namespace

std::optional<std::int64_t> whole_number(const StoreValue& value, bool& other) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* number = std::get_if<double>(&value)) {
    constexpr double largest = 9007199254740992.0;  // 2^53
    if (std::trunc(*number) == *number && std::abs(*number) <= largest) return static_cast<std::int64_t>(*number);
    return std::nullopt;
  }
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return std::nullopt;
  const std::string_view digits = trimmed(*text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  other = true;
  return number;
}

const StoreValue& StoreLine::operator[](std::string_view column) const {
  static const StoreValue none;
  const auto found = std::find(table->columns.begin(), table->columns.end(), column);
  if (found == table->columns.end()) return none;
  return table->rows[row].values[static_cast<std::size_t>(found - table->columns.begin())];
}

bool StoreLine::has(std::string_view column) const {
  return std::find(table->columns.begin(), table->columns.end(), column) != table->columns.end();
}

std::int64_t StoreLine::key() const {
  bool other = false;
  if (!table->key.empty()) {
    if (const auto number = whole_number((*this)[table->key], other)) return *number;
  }
  return table->rows[row].number;
}

std::string StoreLine::id() const { return cat(table->name, '/', key()); }

const StoreTable& StoreDocument::table(std::string_view name) const {
  static const StoreTable none;
  for (const auto& table : tables) {
    if (table.name == name) return table;
  }
  return none;
}

StoreDocument read_store(Input& input, std::span<const StoreRule> rules, Format format, const ReadOptions& options) {
  std::function<bool()> go_on;
  if (options.progress) go_on = [&options] { return options.progress(0, store_steps); };
  SqliteStore store(input, options.limits, std::move(go_on));
  StoreDocument out{.input = store.described()};
  std::set<std::string, std::less<>> ruled;
  for (const auto& rule : rules) {
    ruled.emplace(rule.table);
    if (store.tables().contains(std::string(rule.table))) {
      out.tables.push_back(read_store_table(store, rule, format));
    } else if (rule.required) {
      fail_store_schema(store, format, cat("the table ", rule.table));
    }
  }
  for (const auto& name : store.tables()) {
    if (ruled.contains(name)) continue;
    out.tables.push_back({.name = name, .rows = store.rows(name, {}), .drop = LossReason::not_in_schema});
  }
  return out;
}

}  // namespace tematik::io::detail
