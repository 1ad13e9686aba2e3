#include <tematik/io/offset_resolver.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

#include <tematik/support/error.hpp>
#include <tematik/text/utf8.hpp>

#include "offset_names.hpp"
#include "offset_scan.hpp"
#include "utf.hpp"

namespace tematik::io {
namespace {

using detail::Boundary;
using detail::QuotedName;

struct Score {
  std::int64_t folded = 0;
  std::int64_t exact = 0;
  std::int64_t overflow = 0;
  std::int64_t words = 0;
  std::int64_t splits = 0;

  Score& operator+=(const Score& other) noexcept {
    folded += other.folded;
    exact += other.exact;
    overflow += other.overflow;
    words += other.words;
    splits += other.splits;
    return *this;
  }
};

/// One selection with two usable positions on a text that is there.
struct Item {
  std::size_t selection = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool evidence = false;  ///< counts in the choice of the rule
  QuotedName name{};
  bool checkable = false;  ///< the name matches under some rule
};

/// One text with its selections and what every rule makes of them.
struct Work {
  std::string_view stored;
  bool inline_content = false;
  CanonicalText canonical{};
  std::vector<Item> items{};
  std::vector<std::int64_t> positions{};  ///< ascending, each once
  std::array<std::uint8_t, 18> same{};    ///< first rule that counts alike
  std::array<std::uint8_t, 18> spans{};   ///< first rule that gives the same spans
  std::array<Score, 18> score{};
  std::int64_t counted = 0;
  std::int64_t checkable = 0;
};

class Placer {
 public:
  Placer(const Work& work, OffsetRule rule, bool both_up)
      : work_(work),
        places_(detail::map_positions(work.stored, work.inline_content, rule, work.positions)),
        both_up_(both_up) {}

  [[nodiscard]] Boundary low(const Item& item) const { return snapped(item.low, both_up_); }
  [[nodiscard]] Boundary high(const Item& item) const { return snapped(item.high, true); }

  [[nodiscard]] std::string_view quotation(const Boundary& begin, const Boundary& end) const {
    return std::string_view(work_.canonical.text).substr(begin.byte, end.byte - begin.byte);
  }

 private:
  [[nodiscard]] Boundary snapped(std::int64_t position, bool up) const {
    const auto at = std::lower_bound(work_.positions.begin(), work_.positions.end(), position);
    Boundary place = places_[static_cast<std::size_t>(at - work_.positions.begin())];
    if (place.split && up) {
      ++place.index;
      place.byte = detail::next_byte(work_.canonical.text, place.byte);
    }
    return place;
  }

  const Work& work_;
  std::vector<Boundary> places_;
  bool both_up_;
};

using StoredSpan = std::pair<std::int64_t, std::int64_t>;

/// Scores one rule on one text. `matches[i]` is set where a quotation that is evidence equals its span.
Score score_rule(const Work& work, const Placer& placer, std::vector<StoredSpan>& spans, std::vector<bool>& matches) {
  Score score;
  const std::string_view text = work.canonical.text;
  for (std::size_t i = 0; i < work.items.size(); ++i) {
    const Item& item = work.items[i];
    const Boundary begin = placer.low(item);
    const Boundary end = placer.high(item);
    const bool overflow = begin.overflow || end.overflow;
    spans[i] = overflow ? StoredSpan{-1, -1} : StoredSpan{begin.index, end.index};
    if (!item.evidence) continue;
    if (overflow) {
      ++score.overflow;
      continue;
    }
    if (item.name.evidence) {
      const auto quotation = placer.quotation(begin, end);
      if (detail::folded_match(quotation, item.name)) {
        matches[i] = true;
        ++score.folded;
        if (detail::exact_match(quotation, item.name)) ++score.exact;
      }
    }
    score.splits += (begin.split ? 1 : 0) + (end.split ? 1 : 0);
    score.words += (!begin.split && detail::begins_word(text, begin.byte) ? 1 : 0) +
                   (!end.split && detail::ends_word(text, end.byte) ? 1 : 0);
  }
  return score;
}

void score_all(Work& work, bool both_up) {
  const auto rules = offset_rules();
  std::vector<bool> checkable(work.items.size());
  std::array<std::vector<StoredSpan>, 18> spans;
  for (std::uint8_t r = 0; r < 18; ++r) {
    if (work.same[r] != r) {
      work.score[r] = work.score[work.same[r]];
      work.spans[r] = work.spans[work.same[r]];
      continue;
    }
    spans[r].resize(work.items.size());
    work.score[r] = score_rule(work, Placer(work, rules[r], both_up), spans[r], checkable);
    work.spans[r] = r;
    for (std::uint8_t k = 0; k < r; ++k) {
      if (work.same[k] == k && spans[k] == spans[r]) {
        work.spans[r] = work.spans[k];
        break;
      }
    }
  }
  work.checkable = std::count(checkable.begin(), checkable.end(), true);
  for (std::size_t i = 0; i < work.items.size(); ++i) work.items[i].checkable = checkable[i];
}

/// Steps 1 to 3.
std::size_t choose(const std::array<Score, 18>& score, std::int64_t counted, OffsetRule usual) {
  const auto rules = offset_rules();
  const auto evidence = [&](std::size_t r) { return std::pair(score[r].folded, score[r].exact); };
  std::vector<std::size_t> left(18);
  std::iota(left.begin(), left.end(), std::size_t{0});
  auto best = evidence(0);
  for (const auto r : left) best = std::max(best, evidence(r));
  std::erase_if(left, [&](std::size_t r) { return evidence(r) != best; });
  std::int64_t fewest = score[left.front()].overflow;
  for (const auto r : left) fewest = std::min(fewest, score[r].overflow);
  std::erase_if(left, [&](std::size_t r) { return score[r].overflow != fewest; });

  const auto better = [&](std::size_t a, std::size_t b) {
    return std::tuple(-score[a].words, score[a].splits, a) < std::tuple(-score[b].words, score[b].splits, b);
  };
  const std::size_t top = *std::min_element(left.begin(), left.end(), better);
  const auto at = std::find_if(left.begin(), left.end(), [&](std::size_t r) { return rules[r] == usual; });
  if (at == left.end()) return top;
  const std::int64_t margin = std::max<std::int64_t>(3, (counted + 9) / 10);
  return score[top].words - score[*at].words >= margin ? top : *at;
}

OffsetTextResult judge(const Work& work, std::size_t rule) {
  const auto rules = offset_rules();
  OffsetTextResult result;
  result.rule = rules[rule];
  result.checkable = work.checkable;
  result.matched = work.score[rule].folded;
  const bool alike =
      std::all_of(work.spans.begin(), work.spans.end(), [&](std::uint8_t s) { return s == work.spans[0]; });
  if (result.checkable > 0) {
    result.status = result.matched == result.checkable ? OffsetStatus::verified
                    : result.matched > 0               ? OffsetStatus::partial
                                                       : OffsetStatus::conflict;
  } else {
    result.status = alike ? OffsetStatus::single : OffsetStatus::default_;
  }
  std::optional<std::size_t> next;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (work.spans[r] == work.spans[rule]) continue;
    const auto rank = [&](std::size_t i) { return std::pair(work.score[i].folded, work.score[i].words); };
    if (!next || rank(r) > rank(*next)) next = r;
  }
  if (next) result.runner_up = rules[*next];
  return result;
}

/// The spans under the rule taken, and whether quotations hint at an inclusive end.
void place(const Work& work, OffsetTextResult& result, bool both_up, std::vector<OffsetSpan>& out) {
  const Placer placer(work, result.rule, both_up);
  bool longer = false;
  for (const Item& item : work.items) {
    OffsetSpan& span = out[item.selection];
    const Boundary begin = placer.low(item);
    const Boundary end = placer.high(item);
    if (begin.overflow || end.overflow) {
      span.state = SpanState::out_of_range;
      span.begin = item.low;
      span.end = item.high;
      span.mismatch = item.checkable;
      continue;
    }
    span.begin = begin.index;
    span.end = end.index;
    span.split = begin.split || end.split;
    span.state = begin.index == end.index ? SpanState::point : SpanState::ok;
    if (item.name.fold.empty()) continue;
    span.name_matches = detail::folded_match(placer.quotation(begin, end), item.name);
    span.mismatch = item.checkable && !span.name_matches;
    if (item.evidence && item.name.evidence && !item.name.prefix && !span.name_matches) {
      Boundary further = end;
      further.byte = detail::next_byte(work.canonical.text, end.byte);
      longer = longer || (further.byte > end.byte && detail::folded_match(placer.quotation(begin, further), item.name));
    }
  }
  result.inclusive_end = longer && result.matched == 0;
}

}  // namespace

OffsetResolution resolve_offsets(std::span<const OffsetText> texts, std::span<const OffsetSelection> selections,
                                 std::string_view origin, std::optional<OffsetRule> fixed) {
  const auto rules = offset_rules();
  OffsetResolution out;
  out.texts.resize(texts.size());
  out.spans.resize(selections.size());
  std::vector<std::vector<std::size_t>> of_text(texts.size());
  for (std::size_t i = 0; i < selections.size(); ++i) {
    const auto text = selections[i].text;
    if (text >= texts.size()) {
      throw UsageError("offset_text", "a selection names a text that is not among the texts given", std::to_string(i),
                       std::to_string(text));
    }
    of_text[text].push_back(i);
  }

  const bool both_up = detail::starts_with_ascii_case(origin, "taguette");
  std::vector<Work> works;
  std::vector<std::size_t> work_text;
  std::array<Score, 18> score{};
  std::int64_t counted = 0;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    if (of_text[t].empty()) continue;
    Work work;
    if (texts[t].stored) {
      validate_utf8(*texts[t].stored, "text " + std::to_string(t));
      work.stored = *texts[t].stored;
      work.inline_content = texts[t].inline_content;
    }
    for (const std::size_t i : of_text[t]) {
      const OffsetSelection& selection = selections[i];
      OffsetSpan& span = out.spans[i];
      if (selection.evidence) ++out.texts[t].selections;
      span.begin = selection.begin.value_or(0);
      span.end = selection.end.value_or(0);
      if (span.begin > span.end && selection.begin && selection.end) {
        std::swap(span.begin, span.end);
        span.reversed = true;
      }
      if (!selection.begin || !selection.end || span.begin < 0 ||
          (!texts[t].stored && span.end >= std::int64_t{UINT32_MAX})) {
        span.state = SpanState::invalid;
      } else if (!texts[t].stored) {
        span.state = SpanState::unverified;
      } else {
        const bool evidence = selection.evidence && span.begin != span.end;
        work.items.push_back({.selection = i,
                              .low = span.begin,
                              .high = span.end,
                              .evidence = evidence,
                              .name = detail::quoted_name(selection.name)});
        work.positions.push_back(span.begin);
        work.positions.push_back(span.end);
        if (evidence) ++work.counted;
      }
    }
    if (!texts[t].stored) continue;
    std::sort(work.positions.begin(), work.positions.end());
    work.positions.erase(std::unique(work.positions.begin(), work.positions.end()), work.positions.end());
    work.canonical = normalize_newlines(std::string(work.stored));
    work.same = detail::first_equal_rule(detail::text_traits(work.stored, work.inline_content));
    score_all(work, both_up);
    for (std::size_t r = 0; r < rules.size(); ++r) score[r] += work.score[r];
    counted += work.counted;
    works.push_back(std::move(work));
    work_text.push_back(t);
  }

  const OffsetRule usual = OffsetRule::default_of(origin);
  const auto index_of = [&](OffsetRule rule) {
    return static_cast<std::size_t>(std::find(rules.begin(), rules.end(), rule) - rules.begin());
  };
  const std::size_t taken = fixed ? index_of(*fixed) : choose(score, counted, usual);
  out.rule = rules[taken];
  for (auto& result : out.texts) result.rule = out.rule;
  for (std::size_t w = 0; w < works.size(); ++w) {
    std::size_t rule = taken;
    if (!fixed) {
      const std::size_t own = choose(works[w].score, works[w].counted, usual);
      if (works[w].score[own].folded >= works[w].score[taken].folded + 2) rule = own;
    }
    OffsetTextResult& result = out.texts[work_text[w]];
    const std::int64_t count = result.selections;
    result = judge(works[w], rule);
    result.selections = count;
    result.own_rule = rule != taken;
    place(works[w], result, both_up, out.spans);
  }
  return out;
}

}  // namespace tematik::io
