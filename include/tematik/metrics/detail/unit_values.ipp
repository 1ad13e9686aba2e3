#pragma once

// Included at the end of unit_values.hpp.

#include <tematik/metrics/unit_values.hpp>

namespace tematik {
namespace detail {

/// One unit with the value of every coder; NaN: none.
struct ValueRow {
  std::vector<double> values = {};
  std::int64_t count = 1;
};

/// Rows of one source before categories are known.
class ValueReader {
 public:
  ValueReader(const UnitValueOptions& options, const std::vector<std::string>& codes,
              std::map<std::vector<std::uint32_t>, std::size_t>& sets)
      : o_(options), sets_(&sets) {
    for (const auto& code : codes) {
      const auto declared = std::find(o_.categories.begin(), o_.categories.end(), code);
      rank_.emplace_back(declared - o_.categories.begin(), static_cast<std::ptrdiff_t>(rank_.size()));
    }
  }

  /// @param on_characters  `units` are then stretches, counted by their length
  [[nodiscard]] std::vector<ValueRow> read(const Continuum& continuum, std::size_t source, std::vector<Span> units,
                                           bool on_characters, std::span<const WeightedSpan> weighted,
                                           std::vector<bool>& tied, std::vector<bool>& conflict) {
    const std::size_t m = continuum.coders().size();
    std::vector<SpanSet> looked;
    for (std::size_t g = 0; g < m; ++g) looked.push_back(continuum.looked(source, g));
    const auto given = continuum.units(source);
    std::vector<CoderSpan> spans(given.begin(), given.end());
    if (o_.values == ValueKind::label) spans = exclusive(spans, m, on_characters, conflict);
    if (on_characters) units = stretches(spans, looked, continuum.length(source));
    std::erase_if(units, [](Span x) { return x.empty(); });

    std::vector<Touch> touches;
    const UnitFinder finder(units);
    const auto touch = [&](const CoderSpan& x, double weight) {
      finder.for_each(x.span, [&](std::size_t u) { touches.push_back({u, x.coder, x.code, x.span, weight}); });
    };
    if (o_.values == ValueKind::weight) {
      for (const auto& x : weighted) touch({x.coder, x.code, x.span}, x.weight);
    } else {
      for (const auto& x : spans) touch(x, 1);
    }
    std::sort(touches.begin(), touches.end(), [](const Touch& a, const Touch& b) {
      return std::tie(a.unit, a.coder, a.code, a.span, a.weight) < std::tie(b.unit, b.coder, b.code, b.span, b.weight);
    });

    std::vector<ValueRow> out;
    auto at = touches.cbegin();
    for (std::size_t u = 0; u < units.size(); ++u) {
      ValueRow row{std::vector<double>(m, undefined_value), on_characters ? units[u].length() : 1};
      bool any = false;
      for (std::size_t g = 0; g < m; ++g) {
        const auto first = at;
        while (at != touches.cend() && at->unit == u && at->coder == g) ++at;
        if (!is_present(looked[g], units[u])) continue;
        bool is_tied = false;
        row.values[g] = value({first, at}, units[u], continuum.codes().size(), is_tied);
        if (is_tied) tied[g] = true;
        any = any || !std::isnan(row.values[g]);
      }
      if (any) out.push_back(std::move(row));
    }
    return out;
  }

 private:
  struct Touch {
    std::size_t unit;
    std::uint32_t coder, code;
    Span span;
    double weight;
  };
  using Touches = std::span<const Touch>;

  /// The units of an exclusive domain: on characters a partition; notes who overlaps.
  [[nodiscard]] std::vector<CoderSpan> exclusive(const std::vector<CoderSpan>& spans, std::size_t coders,
                                                 bool on_characters, std::vector<bool>& conflict) const {
    std::vector<CoderSpan> out;
    for (std::size_t g = 0; g < coders; ++g) {
      std::vector<CoderSpan> own;
      std::copy_if(spans.begin(), spans.end(), std::back_inserter(own), [&](const auto& x) { return x.coder == g; });
      const CoderPartition partition = partition_units(std::move(own), o_.order);
      if (partition.conflict > 0) conflict[g] = true;
      out.insert(out.end(), partition.units.begin(), partition.units.end());
    }
    return on_characters ? out : spans;
  }

  [[nodiscard]] static std::vector<Span> stretches(const std::vector<CoderSpan>& spans,
                                                   const std::vector<SpanSet>& looked, std::uint32_t length) {
    std::vector<std::uint32_t> cuts{0, length};
    const auto add = [&](Span x) { cuts.insert(cuts.end(), {x.begin, x.end}); };
    for (const auto& x : spans) add(x.span);
    for (const auto& set : looked) {
      for (const Span run : set.runs()) add(run);
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<Span> out;
    for (std::size_t i = 1; i < cuts.size(); ++i) out.push_back({cuts[i - 1], cuts[i]});
    return out;
  }

  [[nodiscard]] bool concerns(Touches of_code, Span unit) const {
    if (o_.membership.word() == Membership::begins) {
      return std::any_of(of_code.begin(), of_code.end(),
                         [&](const Touch& x) { return unit.begin <= x.span.begin && x.span.begin < unit.end; });
    }
    return o_.membership.holds(covered(of_code, unit), unit.length());
  }
  [[nodiscard]] static std::uint32_t covered(Touches of_code, Span unit) {
    std::vector<Span> spans;
    for (const auto& x : of_code) spans.push_back(x.span);
    return SpanSet::from_spans(spans).shared(unit);
  }

  [[nodiscard]] double value(Touches given, Span unit, std::size_t none, bool& is_tied) {
    std::vector<std::uint32_t> codes;
    std::uint32_t most = 0;
    std::pair<std::ptrdiff_t, std::ptrdiff_t> best;  // rank of the label in declared order
    double label = o_.include_uncoded ? static_cast<double>(none) : undefined_value;
    std::int64_t count = 0;
    double sum = 0, shared = 0;
    for (auto at = given.begin(); at != given.end();) {
      const auto next = std::find_if(at, given.end(), [&](const Touch& x) { return x.code != at->code; });
      const Touches own(at, next);
      at = next;
      if (o_.values == ValueKind::count) {
        for (const auto& x : own) count += concerns({&x, 1}, unit) ? 1 : 0;
        continue;
      }
      if (!concerns(own, unit)) continue;
      codes.push_back(own.front().code);
      const std::uint32_t here = covered(own, unit);
      const auto rank = rank_[own.front().code];
      if (here == most) is_tied = true;
      if (here > most || (here == most && rank < best)) {
        if (here > most) is_tied = false;
        most = here;
        best = rank;
        label = own.front().code;
      }
      for (const auto& x : own) {
        const double part = std::min(x.span.end, unit.end) - std::max(x.span.begin, unit.begin);
        sum += part * x.weight;
        shared += part;
      }
    }
    switch (o_.values) {
      case ValueKind::count:
        return static_cast<double>(count);
      case ValueKind::weight:
        return shared > 0 ? sum / shared : undefined_value;
      case ValueKind::set:
        return static_cast<double>(sets_->try_emplace(std::move(codes), sets_->size()).first->second);
      default:
        return label;
    }
  }

  UnitValueOptions o_;
  std::vector<std::pair<std::ptrdiff_t, std::ptrdiff_t>> rank_;  // by code: place among the declared, then its own
  std::map<std::vector<std::uint32_t>, std::size_t>* sets_;
};

/// Values as categories: names, numbers (of count and weight), and the category of each value.
struct ValueCategories {
  std::vector<std::string> names = {};
  std::vector<double> numbers = {};
  std::map<double, std::int32_t> place = {};
  bool declared = false;
};

[[nodiscard]] inline ValueCategories value_categories(const std::set<double>& found, const Continuum& continuum,
                                                      const UnitValueOptions& o) {
  ValueCategories out;
  const bool is_label = o.values == ValueKind::label;
  const std::size_t none = continuum.codes().size();
  const auto name_of = [&](double value) {
    if (!is_label) return json_number(value);
    const auto code = static_cast<std::size_t>(value);
    return code < none ? continuum.codes()[code] : std::string(no_code_label);
  };
  const auto add = [&](double value) {
    if (!out.place.emplace(value, static_cast<std::int32_t>(out.names.size())).second)
      throw UsageError("category_twice", cat("category \"", name_of(value), "\" is declared twice"), "categories");
    out.names.push_back(name_of(value));
    if (!is_label) out.numbers.push_back(value);
  };
  out.declared = !o.categories.empty() || (is_label && o.all_codes);
  for (const auto& word : o.categories) {
    if (is_label) {
      const auto at = std::find(continuum.codes().begin(), continuum.codes().end(), word) - continuum.codes().begin();
      if (static_cast<std::size_t>(at) == none && word != no_code_label)
        throw UsageError("categories", cat("categories: \"", word, "\" is none of the codes asked for"), "categories",
                         word);
      add(static_cast<double>(at));
      continue;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(number))
      throw UsageError("categories", cat("categories: \"", word, "\" is no number"), "categories", word);
    add(number);
  }
  if (o.categories.empty() && is_label && o.all_codes) {
    for (std::size_t c = 0; c < none; ++c) add(static_cast<double>(c));
  }
  if (is_label && out.declared && o.include_uncoded && out.place.count(static_cast<double>(none)) == 0)
    add(static_cast<double>(none));
  for (const double value : found) {
    if (out.place.count(value) != 0) continue;
    if (out.declared)
      throw InputError("category_unknown", cat("the value \"", name_of(value), "\" was given but is not declared"),
                       "categories");
    add(value);
  }
  return out;
}

}  // namespace detail

inline UnitValues unit_values(const Continuum& continuum, const std::vector<std::vector<Span>>& units,
                              const std::vector<std::vector<WeightedSpan>>& weighted, const UnitValueOptions& o) {
  if (o.values == ValueKind::binary)
    throw UsageError("values", "binary values are read by the sweep; known here: label, set, count, weight", "values");
  const bool per_code = o.values == ValueKind::count || o.values == ValueKind::weight;
  const std::size_t n_sources = continuum.sources();
  const std::size_t m = continuum.coders().size();
  UnitValues out{.tied = std::vector<std::vector<bool>>(n_sources, std::vector<bool>(m)),
                 .conflict = std::vector<std::vector<bool>>(n_sources, std::vector<bool>(m))};
  std::map<std::vector<std::uint32_t>, std::size_t> sets;
  std::vector<std::vector<std::vector<detail::ValueRow>>> rows(per_code ? continuum.codes().size() : 1);
  std::set<double> found;
  if (o.values == ValueKind::label) {
    for (const std::size_t code : o.known) found.insert(static_cast<double>(code));
  }
  detail::ValueReader reader(o, continuum.codes(), sets);
  for (std::size_t t = 0; t < rows.size(); ++t) {
    const Continuum one = per_code ? continuum.of_codes(std::array{t}) : Continuum();
    for (std::size_t s = 0; s < n_sources; ++s) {
      std::vector<WeightedSpan> own;
      if (o.values == ValueKind::weight && s < weighted.size()) {
        for (const auto& x : weighted[s]) {
          if (x.code == t) own.push_back({x.coder, 0, x.span, x.weight});
        }
      }
      rows[t].push_back(reader.read(per_code ? one : continuum, s, units.empty() ? std::vector<Span>() : units[s],
                                    units.empty(), own, out.tied[s], out.conflict[s]));
      for (const auto& row : rows[t].back()) {
        for (const double value : row.values) {
          if (!std::isnan(value)) found.insert(value);
        }
      }
    }
  }
  detail::ValueCategories categories;
  if (o.values == ValueKind::set) {
    for (const auto& [set, number] : sets) {
      std::string name = "{";
      for (const auto code : set) name += (name.size() > 1 ? ", " : "") + continuum.codes()[code];
      categories.place.emplace(static_cast<double>(number), static_cast<std::int32_t>(out.sets.size()));
      out.sets.push_back(set);
      categories.names.push_back(name + "}");
    }
  } else {
    categories = detail::value_categories(found, continuum, o);
    out.codes.resize(o.values == ValueKind::label ? categories.names.size() : 0);
    for (const auto& [value, place] : categories.place) {
      if (!out.codes.empty()) out.codes[static_cast<std::size_t>(place)] = static_cast<std::size_t>(value);
    }
  }
  for (const auto& table : rows) {
    auto& sources = out.tables.emplace_back();
    for (const auto& source : table) {
      Ratings ratings(continuum.coders(), categories.names, categories.numbers, categories.declared);
      std::vector<std::int32_t> cells(m);
      for (const auto& row : source) {
        for (std::size_t g = 0; g < m; ++g)
          cells[g] = std::isnan(row.values[g]) ? Ratings::missing : categories.place.at(row.values[g]);
        ratings.add(cells, row.count);
      }
      sources.push_back(ratings.compacted());
    }
  }
  return out;
}

inline Ratings UnitValues::of(std::size_t table, std::size_t source, std::span<const std::size_t> coders,
                              bool strict) const {
  Ratings out = tables[table][source].selected(coders);
  out.conflict =
      strict && std::any_of(coders.begin(), coders.end(), [&](std::size_t g) { return conflict[source][g]; });
  return out.compacted();
}

}  // namespace tematik
