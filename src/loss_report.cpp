#include <tematik/io/loss_report.hpp>

#include <algorithm>

#include <tematik/support/json.hpp>

#include "csv_text.hpp"

namespace tematik::io {
namespace {

template <class T, class Member>
std::string joined(const std::vector<T>& items, Member member) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += ' ';
    out += item.*member;
  }
  return out;
}

template <class T, class F>
std::string json_list(const std::vector<T>& items, F&& to_text) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += to_text(item);
  }
  return out + ']';
}

std::string json_of(const LossExample& example) {
  return JsonObject().add("id", example.id).add("where", example.where).str();
}

std::string json_of(const LossEntry& entry) {
  return JsonObject()
      .add("action", entry.action)
      .add("element", entry.element)
      .add("reason", entry.reason)
      .add("count", entry.count)
      .add("examples", JsonText{json_list(entry.examples, [](const auto& e) { return json_of(e); })})
      .str();
}

std::string json_of(const LossTotal& total) {
  return JsonObject()
      .add("element", total.element)
      .add("in", total.in)
      .add("kept", total.kept)
      .add("changed", total.changed)
      .add("guessed", total.guessed)
      .add("merged", total.merged)
      .add("unverified", total.unverified)
      .add("dropped", total.dropped)
      .add("added", total.added)
      .add("out", total.out)
      .str();
}

std::string json_of(const LossOffsets& offsets) {
  JsonObject object;
  object.add("source", offsets.source)
      .add("rule", offsets.rule)
      .add("status", offsets.status)
      .add("checkable", offsets.checkable)
      .add("matched", offsets.matched)
      .add("runner_up", offsets.runner_up);
  if (offsets.inclusive_end) object.add("inclusive_end", true);
  return object.str();
}

/// Text inside a table cell of a Markdown page.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[' || c == '$') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
  }
  return out;
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const auto& text : cells) out += ' ' + text + " |";
  return out + '\n';
}

}  // namespace

std::int64_t LossReport::losses() const noexcept {
  std::int64_t sum = 0;
  for (const auto& total : totals) sum += total.dropped + total.unverified;
  return sum;
}

LossTotal LossReport::total(std::string_view element) const {
  const auto found = std::find_if(totals.begin(), totals.end(), [&](const auto& t) { return t.element == element; });
  return found == totals.end() ? LossTotal{.element = std::string(element)} : *found;
}

std::int64_t LossReport::count(LossAction action, std::string_view element, LossReason reason) const noexcept {
  std::int64_t sum = 0;
  for (const auto& entry : entries) {
    if (entry.action == action && entry.element == element && entry.reason == reason) sum += entry.count;
  }
  return sum;
}

std::string LossReport::to_json() const {
  return JsonObject()
      .add("schema", "tematik.loss/1")
      .add("direction", direction)
      .add("format", format)
      .add("origin", origin)
      .add("dialect", dialect)
      .add("input", JsonObject().add("name", input.name).add("sha256", input.sha256).add("bytes", input.bytes).json())
      .add("totals", JsonText{json_list(totals, [](const auto& t) { return json_of(t); })})
      .add("entries", JsonText{json_list(entries, [](const auto& e) { return json_of(e); })})
      .add("offsets", JsonText{json_list(offsets, [](const auto& o) { return json_of(o); })})
      .str();
}

std::string LossReport::to_csv(bool spreadsheet_safe) const {
  std::string out = "action,element,reason,count,example_ids,example_places\r\n";
  for (const auto& entry : entries) {
    const auto text = [&](std::string_view value, char end) {
      detail::append_csv_cell(out, value, spreadsheet_safe);
      out += end;
    };
    text(to_string(entry.action), ',');
    text(entry.element, ',');
    text(to_string(entry.reason), ',');
    out += std::to_string(entry.count) + ',';
    text(joined(entry.examples, &LossExample::id), ',');
    text(joined(entry.examples, &LossExample::where), '\r');
    out += '\n';
  }
  return out;
}

std::string LossReport::to_markdown() const {
  std::string out = direction == LossDirection::import_ ? "# What was read\n\n" : "# What was written\n\n";
  out += "- File: " + cell(input.name) + ", " + std::to_string(input.bytes) + " bytes, SHA-256 " + input.sha256 + '\n';
  out += "- Format: " + cell(format);
  if (!origin.empty()) out += ", written by " + cell(origin);
  out += '\n';
  if (!dialect.empty()) {
    out += "- Habits of that program:";
    for (const auto& habit : dialect) out += ' ' + cell(habit);
    out += '\n';
  }
  out += "- Lost (dropped or unverified): " + std::to_string(losses()) + "\n\n";
  out += row({"element", "in", "kept", "changed", "guessed", "merged", "unverified", "dropped", "added", "out"});
  out += row({"---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:"});
  for (const auto& t : totals) {
    out += row({cell(t.element), std::to_string(t.in), std::to_string(t.kept), std::to_string(t.changed),
                std::to_string(t.guessed), std::to_string(t.merged), std::to_string(t.unverified),
                std::to_string(t.dropped), std::to_string(t.added), std::to_string(t.out)});
  }
  if (!entries.empty()) {
    out += '\n' + row({"action", "element", "reason", "count", "for example"});
    out += row({"---", "---", "---", "---:", "---"});
    for (const auto& entry : entries) {
      std::string examples;
      for (const auto& example : entry.examples) {
        if (!examples.empty()) examples += "; ";
        examples += example.id.empty() ? example.where : example.id;
      }
      out += row({std::string(to_string(entry.action)), cell(entry.element), cell(to_string(entry.reason)),
                  std::to_string(entry.count), cell(examples)});
    }
  }
  if (!offsets.empty()) {
    out += '\n' + row({"text", "rule", "status", "checkable", "matched", "runner-up"});
    out += row({"---", "---", "---", "---:", "---:", "---"});
    for (const auto& o : offsets) {
      out += row({cell(o.source), cell(o.rule), cell(o.status), std::to_string(o.checkable), std::to_string(o.matched),
                  cell(o.runner_up.value_or(""))});
    }
  }
  return out;
}

}  // namespace tematik::io
