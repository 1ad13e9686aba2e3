#pragma once

// The bodies of <tematik/tables/coder_sweep.hpp>.

#include <tematik/tables/coder_sweep.hpp>

namespace tematik {

inline PatternTable::PatternTable(std::size_t coders, std::size_t codes) : coders_(coders), patterns_(codes) {
  if (coders > 64) {
    throw UsageError("too_many_coders",
                     detail::cat("one request compares at most 64 coders, not ", coders, "; choose some of them"),
                     "coders");
  }
}

inline const std::vector<CoderPattern>& PatternTable::patterns(std::size_t code) const {
  if (code < codes()) return patterns_[code];
  throw UsageError("code", detail::cat("expected a code number below ", codes(), ", found ", code), "code");
}

inline PatternTable& PatternTable::operator+=(const PatternTable& other) {
  if (coders_ != other.coders_ || codes() != other.codes()) {
    throw UsageError("patterns_differ", "only patterns of the same coders and codes can be added");
  }
  for (std::size_t c = 0; c < codes(); ++c) {
    const auto add = other.patterns_[c];  // `other` may be *this
    patterns_[c].insert(patterns_[c].end(), add.begin(), add.end());
    detail::merge_patterns(patterns_[c]);
  }
  length_ += other.length_;
  return *this;
}

inline CoderPair PatternTable::pair(std::size_t code, std::size_t first, std::size_t second) const {
  if (first >= coders_ || second >= coders_ || first == second) {
    throw UsageError("coders", detail::cat("expected two different coder numbers below ", coders_), "coders");
  }
  CoderPair out;
  const std::uint64_t a = detail::coder_bit(first);
  const std::uint64_t b = detail::coder_bit(second);
  for (const auto& p : patterns(code)) {
    if ((p.present & a) == 0 || (p.present & b) == 0) continue;
    const bool in_a = (p.coded & a) != 0;
    const bool in_b = (p.coded & b) != 0;
    (in_a ? in_b ? out.both : out.only_first : in_b ? out.only_second : out.neither) += p.length;
  }
  return out;
}

inline std::int64_t PatternTable::pairable(std::size_t code, std::span<const std::size_t> coders) const {
  std::uint64_t chosen = 0;
  for (const auto g : coders) chosen |= g < coders_ ? detail::coder_bit(g) : 0;
  std::int64_t sum = 0;
  for (const auto& p : patterns(code)) sum += std::popcount(p.present & chosen) >= 2 ? p.length : 0;
  return sum;
}

inline Ratings PatternTable::ratings(std::size_t code, std::span<const std::size_t> coders,
                                     std::vector<std::string> labels) const {
  const bool named = !labels.empty();
  if (named && labels.size() != coders.size()) {
    throw UsageError("labels", detail::cat(coders.size(), " coders got ", labels.size(), " labels"), "labels");
  }
  for (const auto g : coders) {
    if (g >= coders_)
      throw UsageError("coders", detail::cat("expected coder numbers below ", coders_, ", found ", g), "coders");
    if (!named) labels.push_back(std::to_string(g));
  }
  Ratings out(std::move(labels), {"no", "yes"}, {0, 1});
  std::vector<std::int32_t> row(coders.size());
  for (const auto& p : patterns(code)) {
    bool any = false;
    for (std::size_t i = 0; i < coders.size(); ++i) {
      const auto bit = detail::coder_bit(coders[i]);
      const bool present = (p.present & bit) != 0;
      any = any || present;
      row[i] = !present ? Ratings::missing : (p.coded & bit) != 0 ? 1 : 0;
    }
    if (any) out.add(row, p.length);
  }
  return out.compacted();
}

inline PatternTable character_patterns(const CoderSource& source) {
  const std::size_t m = source.regions.size();
  PatternTable out(m, source.codes);
  out.length_ = source.length;

  // Who looked where, whatever the code: stretches that cover the source.
  struct Stretch {
    std::uint32_t begin, end;
    std::uint64_t present;
  };
  std::vector<Stretch> general;
  std::vector<detail::CoderEvent> events;
  const auto regions = detail::general_regions(source);
  for (std::size_t g = 0; g < m; ++g) {
    for (const auto run : regions[g].runs()) {
      events.push_back({run.begin, static_cast<std::uint32_t>(g), 0, 1});
      events.push_back({run.end, static_cast<std::uint32_t>(g), 0, -1});
    }
  }
  detail::PresentLengths lengths;
  std::uint32_t covered_to = 0;
  const auto append = [&](std::uint32_t begin, std::uint32_t end, std::uint64_t present) {
    if (begin == end) return;
    general.push_back({begin, end, present});
    lengths.add(present, end - begin);
  };
  detail::sweep_events(events, m, [&](std::uint32_t begin, std::uint32_t end, std::uint64_t, std::uint64_t looked) {
    append(covered_to, begin, 0);
    append(begin, end, looked);
    covered_to = end;
  });
  append(covered_to, source.length, 0);

  const detail::RowsByCode spans(source.spans, source.codes);
  const detail::RowsByCode code_regions(source.code_regions, source.codes);
  for (std::size_t c = 0; c < source.codes; ++c) {
    auto& patterns = out.patterns_[c];
    events.clear();
    for (const auto row : spans.of(c)) {
      const auto& x = source.spans[row];
      events.push_back({x.span.begin, x.coder, 1, 0});
      events.push_back({x.span.end, x.coder, -1, 0});
    }
    for (const auto row : code_regions.of(c)) {
      const auto& x = source.code_regions[row];
      events.push_back({x.span.begin, x.coder, 0, 1});
      events.push_back({x.span.end, x.coder, 0, -1});
    }
    auto at = general.begin();
    detail::sweep_events(
        events, m, [&](std::uint32_t begin, std::uint32_t end, std::uint64_t coded, std::uint64_t looked) {
          at = std::partition_point(at, general.end(), [&](const Stretch& s) { return s.end <= begin; });
          for (auto s = at; s != general.end() && s->begin < end; ++s) {
            const std::int64_t length = std::min(s->end, end) - std::max(s->begin, begin);
            patterns.push_back({s->present | coded | looked, coded, length});
            lengths.visit(s->present, length);
          }
        });
    lengths.take_rest(patterns);
    detail::merge_patterns(patterns);
  }
  return out;
}

namespace detail {

/// Finds the units that a span shares characters with, in units of any order that may overlap.
class UnitFinder {
 public:
  explicit UnitFinder(std::span<const Span> units) : units_(units), order_(units.size()), last_end_(units.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return units_[a] < units_[b]; });
    for (std::size_t i = 0; i < order_.size(); ++i) {
      last_end_[i] = std::max(i == 0 ? 0 : last_end_[i - 1], units_[order_[i]].end);
    }
  }
  template <class Work>
  void for_each(Span span, Work&& work) const {
    const auto first =
        std::partition_point(last_end_.begin(), last_end_.end(), [&](auto end) { return end <= span.begin; });
    for (auto i = static_cast<std::size_t>(first - last_end_.begin()); i < order_.size(); ++i) {
      if (units_[order_[i]].begin >= span.end) break;
      if (units_[order_[i]].end > span.begin) work(order_[i]);
    }
  }

 private:
  std::span<const Span> units_;
  std::vector<std::size_t> order_;
  std::vector<std::uint32_t> last_end_;
};

/// A coder present on a unit: at least half of it was looked at.
[[nodiscard]] inline bool is_present(const SpanSet& region, Span unit) {
  return 2 * std::uint64_t{region.shared(unit)} >= unit.length();
}

}  // namespace detail

inline PatternTable unit_patterns(const CoderSource& source, std::span<const Span> units,
                                  const Membership& membership) {
  const std::size_t m = source.regions.size();
  PatternTable out(m, source.codes);
  const auto regions = detail::general_regions(source);
  std::vector<Span> kept;
  for (std::size_t u = 0; u < units.size(); ++u) {
    check_span(units[u], source.length, detail::cat("unit ", u));
    if (!units[u].empty()) kept.push_back(units[u]);
  }
  out.length_ = static_cast<std::int64_t>(kept.size());
  detail::PresentLengths lengths;
  std::vector<std::uint64_t> general(kept.size());
  for (std::size_t u = 0; u < kept.size(); ++u) {
    for (std::size_t g = 0; g < m; ++g) {
      if (detail::is_present(regions[g], kept[u])) general[u] |= detail::coder_bit(g);
    }
    lengths.add(general[u], 1);
  }

  const detail::UnitFinder finder(kept);
  const detail::RowsByCode spans(source.spans, source.codes);
  const detail::RowsByCode code_regions(source.code_regions, source.codes);
  for (std::size_t c = 0; c < source.codes; ++c) {
    std::map<std::uint32_t, std::pair<std::vector<Span>, std::vector<Span>>>
        by_coder;  // codings; looked at, codings too
    for (const auto row : spans.of(c)) {
      const auto& x = source.spans[row];
      by_coder[x.coder].first.push_back(x.span);
      by_coder[x.coder].second.push_back(x.span);
    }
    for (const auto row : code_regions.of(c))
      by_coder[source.code_regions[row].coder].second.push_back(source.code_regions[row].span);

    struct Touched {
      std::size_t unit;
      std::uint64_t present, coded;
    };
    std::vector<Touched> touched;
    for (const auto& [coder, both] : by_coder) {
      const auto bit = detail::coder_bit(coder);
      const auto coded = SpanSet::from_spans(both.first);
      const auto looked_extra = SpanSet::from_spans(both.second);
      const auto looked = unite(regions[coder], looked_extra);
      const auto touch = [&](std::size_t u, bool says_yes) {
        const bool present = detail::is_present(looked, kept[u]);
        touched.push_back({u, present ? bit : 0, present && says_yes ? bit : 0});
      };
      for (const auto run : looked_extra.runs()) {
        finder.for_each(run,
                        [&](std::size_t u) { touch(u, membership.holds(coded.shared(kept[u]), kept[u].length())); });
      }
      if (membership.word() != Membership::begins) continue;
      for (const auto span : both.first) {
        finder.for_each({span.begin, span.begin + 1}, [&](std::size_t u) { touch(u, true); });
      }
    }
    std::sort(touched.begin(), touched.end(), [](const auto& a, const auto& b) { return a.unit < b.unit; });
    auto& patterns = out.patterns_[c];
    for (std::size_t i = 0; i < touched.size();) {
      const std::size_t u = touched[i].unit;
      std::uint64_t present = general[u], coded = 0;
      for (; i < touched.size() && touched[i].unit == u; ++i) {
        present |= touched[i].present;
        coded |= touched[i].coded;
      }
      patterns.push_back({present, coded, 1});
      lengths.visit(general[u], 1);
    }
    lengths.take_rest(patterns);
    detail::merge_patterns(patterns);
  }
  return out;
}

}  // namespace tematik
