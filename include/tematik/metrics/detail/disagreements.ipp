#pragma once

// Included at the end of disagreements.hpp.

#include <tematik/metrics/disagreements.hpp>

namespace tematik {

inline std::vector<std::pair<std::size_t, std::size_t>> heaviest_matching(
    const std::vector<std::vector<double>>& weights) {
  // Hungarian method on costs -weight; a square table, filled up with weight 0, so that nobody has to be matched.
  std::size_t n = weights.size();
  for (const auto& row : weights) n = std::max(n, row.size());
  const auto cost = [&](std::size_t i, std::size_t j) {
    return i < weights.size() && j < weights[i].size() ? -weights[i][j] : 0.0;
  };
  std::vector<double> u(n + 1), v(n + 1);
  std::vector<std::size_t> row_of(n + 1, 0), way(n + 1, 0);  // numbers from 1; 0: nothing
  for (std::size_t i = 1; i <= n; ++i) {
    std::vector<double> least(n + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(n + 1);
    std::size_t column = 0;
    row_of[0] = i;
    do {
      used[column] = true;
      const std::size_t row = row_of[column];
      double delta = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t j = 1; j <= n; ++j) {
        if (used[j]) continue;
        const double left = cost(row - 1, j - 1) - u[row] - v[j];
        if (left < least[j]) {
          least[j] = left;
          way[j] = column;
        }
        if (least[j] < delta) {
          delta = least[j];
          next = j;
        }
      }
      for (std::size_t j = 0; j <= n; ++j) {
        if (used[j]) {
          u[row_of[j]] += delta;
          v[j] -= delta;
        } else {
          least[j] -= delta;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    while (column != 0) {
      row_of[column] = row_of[way[column]];
      column = way[column];
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t j = 1; j <= n; ++j) {
    if (cost(row_of[j] - 1, j - 1) < 0) out.emplace_back(row_of[j] - 1, j - 1);
  }
  std::sort(out.begin(), out.end());
  return out;
}

namespace detail {

/// Who stands above whom.
class CodeAncestry {
 public:
  explicit CodeAncestry(const std::vector<std::vector<std::uint32_t>>& parents) : parents_(&parents) {
    above_.resize(parents.size());
    std::vector<int> state(parents.size());
    for (std::size_t c = 0; c < parents.size(); ++c) visit(c, state);
  }
  [[nodiscard]] bool is_above(std::uint32_t high, std::uint32_t low) const {
    return low < above_.size() && std::binary_search(above_[low].begin(), above_[low].end(), high);
  }
  [[nodiscard]] DisagreementKind kind(std::uint32_t a, std::uint32_t b) const {
    if (is_above(a, b) || is_above(b, a)) return DisagreementKind::parent_child;
    if (a < parents_->size() && b < parents_->size()) {
      for (const auto parent : (*parents_)[a]) {
        const auto& others = (*parents_)[b];
        if (std::find(others.begin(), others.end(), parent) != others.end()) return DisagreementKind::sibling;
      }
    }
    return DisagreementKind::cross_theme;
  }

 private:
  void visit(std::size_t code, std::vector<int>& state) {  // NOLINT(misc-no-recursion): a codebook is not deep
    if (state[code] == 2) return;
    if (state[code] == 1) throw UsageError("parents", cat("code ", code, " is its own ancestor"), "parents");
    state[code] = 1;
    for (const auto parent : (*parents_)[code]) {
      above_[code].push_back(parent);
      if (parent >= above_.size()) continue;
      visit(parent, state);
      above_[code].insert(above_[code].end(), above_[parent].begin(), above_[parent].end());
    }
    std::sort(above_[code].begin(), above_[code].end());
    above_[code].erase(std::unique(above_[code].begin(), above_[code].end()), above_[code].end());
    state[code] = 2;
  }

  const std::vector<std::vector<std::uint32_t>>* parents_;
  std::vector<std::vector<std::uint32_t>> above_;
};

[[nodiscard]] inline std::uint32_t shared_characters(Span a, Span b) noexcept {
  const auto begin = std::max(a.begin, b.begin);
  const auto end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

[[nodiscard]] inline double iou(Span a, Span b) noexcept {
  const auto shared = shared_characters(a, b);
  return static_cast<double>(shared) / static_cast<double>((a.end - a.begin) + (b.end - b.begin) - shared);
}

/// Matches units of two coders by weight, one group of units that are linked with one another at a time.
/// `weight(i, j)`: 0 where they do not belong together. Units are sorted by begin.
template <class Weight>
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> match_units(const std::vector<CoderSpan>& a,
                                                                           const std::vector<CoderSpan>& b,
                                                                           Weight&& weight) {
  std::vector<std::size_t> group(a.size() + b.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  const auto root = [&](std::size_t x) {
    while (group[x] != x) x = group[x] = group[group[x]];
    return x;
  };
  std::size_t start = 0;
  std::uint32_t longest = 0;
  for (const auto& unit : b) longest = std::max(longest, unit.span.end - unit.span.begin);
  for (std::size_t i = 0; i < a.size(); ++i) {
    while (start < b.size() && b[start].span.begin + std::uint64_t{longest} <= a[i].span.begin) ++start;
    for (std::size_t j = start; j < b.size() && b[j].span.begin < a[i].span.end; ++j) {
      if (weight(i, j) > 0) group[root(i)] = root(a.size() + j);
    }
  }
  std::vector<std::vector<std::size_t>> rows(group.size()), columns(group.size());
  for (std::size_t i = 0; i < a.size(); ++i) rows[root(i)].push_back(i);
  for (std::size_t j = 0; j < b.size(); ++j) columns[root(a.size() + j)].push_back(j);
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t g = 0; g < group.size(); ++g) {
    if (rows[g].empty() || columns[g].empty()) continue;
    std::vector<std::vector<double>> weights(rows[g].size(), std::vector<double>(columns[g].size()));
    for (std::size_t i = 0; i < rows[g].size(); ++i) {
      for (std::size_t j = 0; j < columns[g].size(); ++j) weights[i][j] = weight(rows[g][i], columns[g][j]);
    }
    for (const auto& [i, j] : heaviest_matching(weights)) out.emplace_back(rows[g][i], columns[g][j]);
  }
  return out;
}

/// One stretch that both coders looked at.
class StretchComparison {
 public:
  StretchComparison(const ContinuumStretch& stretch, std::uint32_t first, const CodeAncestry& tree,
                    const DisagreementOptions& options)
      : tree_(&tree), options_(&options) {
    for (const auto& unit : stretch.units) units_[unit.coder == first ? 0 : 1].push_back(unit);
    for (std::size_t g = 0; g < 2; ++g) {
      std::vector<std::vector<Span>> spans;
      for (const auto& unit : units_[g]) {
        if (unit.code >= spans.size()) spans.resize(unit.code + std::size_t{1});
        spans[unit.code].push_back(unit.span);
      }
      for (const auto& of_code : spans) marked_[g].push_back(SpanSet::from_spans(of_code));
      state_[g].assign(units_[g].size(), State::open);
    }
  }

  template <class Emit>
  void run(Emit&& emit) {
    const auto& [a, b] = units_;
    const auto same = [&](std::size_t i, std::size_t j) {
      return a[i].code == b[j].code ? iou(a[i].span, b[j].span) : 0.0;
    };
    for (const auto& [i, j] : match_units(a, b, same)) {
      state_[0][i] = state_[1][j] = State::matched;
      const bool equal = a[i].span == b[j].span;
      emit(equal ? DisagreementKind::match : DisagreementKind::boundary, &a[i], &b[j],
           one_sided(a[i].code, SpanSet::from_spans({a[i].span, b[j].span})));
    }
    for (std::size_t g = 0; g < 2; ++g) {
      for (std::size_t i = 0; i < units_[g].size(); ++i) {
        if (state_[g][i] != State::open || !meets_matched(g, units_[g][i])) continue;
        state_[g][i] = State::done;
        alone(g, i, DisagreementKind::split_merge, emit);
      }
    }
    const auto other = [&](std::size_t i, std::size_t j) {
      if (state_[0][i] != State::open || state_[1][j] != State::open || a[i].code == b[j].code) return 0.0;
      const double share = iou(a[i].span, b[j].span);
      return share >= options_->threshold ? share : 0.0;
    };
    const auto pairs = match_units(a, b, other);
    for (const auto& [i, j] : pairs) {
      state_[0][i] = state_[1][j] = State::done;
      emit(tree_->kind(a[i].code, b[j].code), &a[i], &b[j], SpanSet::from_spans({a[i].span, b[j].span}).measure());
    }
    const bool named = options_->first_is_reference;
    const std::array<DisagreementKind, 2> rest{named ? DisagreementKind::missed : DisagreementKind::only_first,
                                               named ? DisagreementKind::extra : DisagreementKind::only_second};
    for (std::size_t g = 0; g < 2; ++g) {
      for (std::size_t i = 0; i < units_[g].size(); ++i) {
        if (state_[g][i] == State::open) alone(g, i, rest[g], emit);
      }
    }
  }

 private:
  enum class State : std::uint8_t { open, matched, done };

  /// Characters of a place that one of the two gave a code and the other did not.
  [[nodiscard]] std::uint32_t one_sided(std::uint32_t code, const SpanSet& place) const {
    const auto of = [&](std::size_t g) { return code < marked_[g].size() ? marked_[g][code] : SpanSet(); };
    return intersect(place, symmetric_difference(of(0), of(1))).measure();
  }
  [[nodiscard]] bool meets_matched(std::size_t g, const CoderSpan& unit) const {
    const auto& others = units_[1 - g];
    for (std::size_t j = 0; j < others.size() && others[j].span.begin < unit.span.end; ++j) {
      if (state_[1 - g][j] == State::matched && others[j].code == unit.code &&
          shared_characters(others[j].span, unit.span) > 0)
        return true;
    }
    return false;
  }
  template <class Emit>
  void alone(std::size_t g, std::size_t i, DisagreementKind kind, Emit&& emit) const {
    const auto& unit = units_[g][i];
    const std::uint32_t size = one_sided(unit.code, SpanSet::from_spans({unit.span}));
    emit(kind, g == 0 ? &unit : nullptr, g == 0 ? nullptr : &unit, size);
  }

  const CodeAncestry* tree_;
  const DisagreementOptions* options_;
  std::array<std::vector<CoderSpan>, 2> units_;
  std::array<std::vector<SpanSet>, 2> marked_;  // by code
  std::array<std::vector<State>, 2> state_;
};

}  // namespace detail

inline std::vector<Disagreement> disagreements(const Continuum& continuum, std::size_t first, std::size_t second,
                                               const DisagreementOptions& options) {
  if (!(options.threshold > 0 && options.threshold <= 1)) {
    throw UsageError("threshold", "threshold must lie above 0 and up to 1", "threshold",
                     std::to_string(options.threshold));
  }
  const std::array<std::size_t, 2> coders{first, second};
  const Continuum pair = continuum.selected(coders);
  const detail::CodeAncestry tree(options.parents);
  std::vector<Disagreement> out;
  for (std::size_t s = 0; s < pair.sources(); ++s) {
    const std::size_t from = out.size();
    const Disagreement row{.source = s, .coder_1 = first, .coder_2 = second};
    for (const auto& stretch : pair.stretches(s)) {
      if (stretch.coders.size() < 2) {
        Disagreement gap = row;
        gap.kind = DisagreementKind::not_covered;
        (stretch.coders.front() == 0 ? gap.span_1 : gap.span_2) = stretch.place;
        gap.characters = stretch.place.end - stretch.place.begin;
        out.push_back(std::move(gap));
        continue;
      }
      detail::StretchComparison(stretch, 0, tree, options)
          .run([&](DisagreementKind kind, const CoderSpan* a, const CoderSpan* b, std::uint32_t characters) {
            Disagreement found = row;
            found.kind = kind;
            if (a) found.code_1 = a->code, found.span_1 = a->span;
            if (b) found.code_2 = b->code, found.span_2 = b->span;
            found.characters = characters;
            out.push_back(std::move(found));
          });
    }
    const auto key = [](const Disagreement& d) {
      const Span place = d.span_1 ? *d.span_1 : *d.span_2;
      return std::tuple(place.begin, d.span_1 ? 0 : 1, place.end, d.code_1.value_or(0), d.code_2.value_or(0), d.kind);
    };
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
  }
  return out;
}

inline Table DisagreementList::table() const {
  std::vector<std::string> source, first, second, kind;
  std::vector<std::int64_t> characters;
  for (const auto& row : rows) {
    source.push_back(sources.at(row.source));
    first.push_back(coders.at(row.coder_1));
    second.push_back(coders.at(row.coder_2));
    kind.emplace_back(to_string(row.kind));
    characters.push_back(row.characters);
  }
  Table out;
  out.add("source", std::move(source)).add("coder_1", std::move(first)).add("coder_2", std::move(second));
  out.add("kind", std::move(kind)).add("characters", std::move(characters));
  const auto side = [&](std::string number, auto code_of, auto span_of) {
    std::vector<std::string> code;
    std::vector<std::int64_t> begin, end;
    std::vector<std::uint8_t> has_code, has_span;
    for (const auto& row : rows) {
      const std::optional<std::uint32_t> c = row.*code_of;
      const std::optional<Span> s = row.*span_of;
      has_code.push_back(c ? 1 : 0);
      has_span.push_back(s ? 1 : 0);
      code.push_back(c ? codes.at(*c) : std::string());
      begin.push_back(s ? std::int64_t{s->begin} : 0);
      end.push_back(s ? std::int64_t{s->end} : 0);
    }
    out.add("code_" + number, std::move(code), std::move(has_code));
    out.add("begin_" + number, std::move(begin), has_span).add("end_" + number, std::move(end), has_span);
  };
  side("1", &Disagreement::code_1, &Disagreement::span_1);
  side("2", &Disagreement::code_2, &Disagreement::span_2);
  return out;
}

}  // namespace tematik
