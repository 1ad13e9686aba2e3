#include "loss_counter.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

namespace tematik::io::detail {
namespace {

struct Verdict {
  bool decided = false;
  LossAction action = LossAction::note;
  LossReason reason = LossReason::no_counterpart;
};

std::int64_t& field(LossTotal& total, LossAction action) {
  switch (action) {
    case LossAction::dropped:
      return total.dropped;
    case LossAction::merged:
      return total.merged;
    case LossAction::unverified:
      return total.unverified;
    case LossAction::guessed:
      return total.guessed;
    case LossAction::changed:
      return total.changed;
    case LossAction::added:
      return total.added;
    case LossAction::note:
      break;
  }
  return total.kept;
}

}  // namespace

LossCounter::Kind LossCounter::kind(std::string_view element) {
  const auto found = std::find(kinds_.begin(), kinds_.end(), element);
  if (found != kinds_.end()) return static_cast<Kind>(found - kinds_.begin());
  kinds_.emplace_back(element);
  return static_cast<Kind>(kinds_.size() - 1);
}

LossCounter::Object LossCounter::add(Kind kind, bool has_id, Object parent) {
  assert(kind < kinds_.size() && (parent == none || parent < objects_.size()));
  objects_.push_back({.parent = parent, .kind = kind, .has_id = has_id});
  return static_cast<Object>(objects_.size() - 1);
}

void LossCounter::mark(Object object, LossReason reason) {
  mark(object, direction_ == LossDirection::import_ ? import_action(reason) : export_action(reason), reason);
}

void LossCounter::mark(Object object, LossAction action, LossReason reason) {
  assert(object < objects_.size() && action != LossAction::added);
  remarks_.push_back({.object = object, .action = action, .reason = reason});
}

void LossCounter::made(Kind kind, LossReason reason, LossExample example) {
  made_.push_back({.kind = kind, .reason = reason, .example = std::move(example)});
}

void LossCounter::finish(LossReport& report, const std::function<LossExample(Object)>& describe) const {
  std::vector<LossTotal> totals(kinds_.size());
  std::map<std::tuple<LossAction, Kind, LossReason>, LossEntry> entries;
  const auto entry = [&](LossAction action, Kind kind, LossReason reason) -> LossEntry& {
    auto& found = entries[{action, kind, reason}];
    if (found.count == 0) found = {.action = action, .element = kinds_[kind], .reason = reason};
    ++found.count;
    return found;
  };
  const auto more_examples = [&](const LossEntry& found) {
    return static_cast<std::int64_t>(found.examples.size()) < examples_;
  };

  std::vector<Remark> remarks = remarks_;
  std::stable_sort(remarks.begin(), remarks.end(), [](const auto& a, const auto& b) { return a.object < b.object; });
  std::vector<Verdict> verdicts(objects_.size());
  std::size_t next = 0;
  for (Object object = 0; object < objects_.size(); ++object) {
    const Item& item = objects_[object];
    const auto show = [&](LossEntry& found) {
      if (more_examples(found)) found.examples.push_back(describe(object));
    };
    const std::size_t first = next;
    while (next < remarks.size() && remarks[next].object == object) ++next;
    Verdict& verdict = verdicts[object];
    for (std::size_t i = first; i < next; ++i) {
      if (remarks[i].action == LossAction::note) continue;
      if (!verdict.decided || remarks[i].action < verdict.action) {
        verdict = {.decided = true, .action = remarks[i].action, .reason = remarks[i].reason};
      }
    }
    if (!verdict.decided && !item.has_id && item.parent != none) verdict = verdicts[item.parent];

    LossTotal& total = totals[item.kind];
    ++total.in;
    ++(verdict.decided ? field(total, verdict.action) : total.kept);
    if (verdict.decided) show(entry(verdict.action, item.kind, verdict.reason));
    std::vector<LossReason> said;  // one note per reason, and none for the reason that decided
    if (verdict.decided) said.push_back(verdict.reason);
    for (std::size_t i = first; i < next; ++i) {
      if (std::find(said.begin(), said.end(), remarks[i].reason) != said.end()) continue;
      said.push_back(remarks[i].reason);
      show(entry(LossAction::note, item.kind, remarks[i].reason));
    }
  }
  for (const auto& made : made_) {
    ++totals[made.kind].added;
    auto& found = entry(LossAction::added, made.kind, made.reason);
    if (more_examples(found)) found.examples.push_back(made.example);
  }

  report.direction = direction_;
  report.totals.clear();
  report.entries.clear();
  for (std::size_t i = 0; i < totals.size(); ++i) {
    LossTotal& t = totals[i];
    t.element = kinds_[i];
    t.out = t.kept + t.changed + t.guessed + t.unverified + t.added;
    assert(t.in == t.kept + t.changed + t.guessed + t.merged + t.unverified + t.dropped);
    if (t.in > 0 || t.added > 0) report.totals.push_back(std::move(t));
  }
  for (auto& [key, found] : entries) report.entries.push_back(std::move(found));
}

}  // namespace tematik::io::detail
