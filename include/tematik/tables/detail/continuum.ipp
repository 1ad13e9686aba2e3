#pragma once

// Included at the end of continuum.hpp.

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include <tematik/tables/continuum.hpp>

namespace tematik {
namespace detail {

[[nodiscard]] inline auto unit_key(const CoderSpan& x) noexcept {
  return std::tuple(x.span.begin, x.coder, x.span.end, x.code);
}
[[nodiscard]] inline bool unit_before(const CoderSpan& a, const CoderSpan& b) noexcept {
  return unit_key(a) < unit_key(b);
}
[[nodiscard]] inline bool same_unit(const CoderSpan& a, const CoderSpan& b) noexcept {
  return unit_key(a) == unit_key(b);
}

/// Canonical order, each unit once; how many were dropped.
inline std::size_t canonical_units(std::vector<CoderSpan>& units) {
  const auto size = units.size();
  std::sort(units.begin(), units.end(), unit_before);
  units.erase(std::unique(units.begin(), units.end(), same_unit), units.end());
  return size - units.size();
}

/// Old number -> new number; unlisted ones get the number of entries listed.
[[nodiscard]] inline std::vector<std::uint32_t> new_numbers(std::span<const std::size_t> wanted, std::size_t known,
                                                            std::string_view what) {
  const auto none = static_cast<std::uint32_t>(wanted.size());
  std::vector<std::uint32_t> out(known, none);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] >= known || out[wanted[i]] != none) {
      throw UsageError(std::string(what),
                       cat("expected different numbers of ", what, " below ", known, ", found ", wanted[i]),
                       std::string(what));
    }
    out[wanted[i]] = static_cast<std::uint32_t>(i);
  }
  return out;
}

}  // namespace detail

inline bool operator==(const ContinuumStretch& a, const ContinuumStretch& b) {
  return a.place == b.place && a.coders == b.coders && a.units.size() == b.units.size() &&
         std::equal(a.units.begin(), a.units.end(), b.units.begin(), detail::same_unit);
}

inline Continuum::Continuum(std::vector<CoderSource> sources, std::vector<std::string> coders,
                            std::vector<std::string> codes, bool coverage_inferred)
    : sources_(std::move(sources)),
      coders_(std::move(coders)),
      codes_(std::move(codes)),
      coverage_inferred_(coverage_inferred) {
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    auto& source = sources_[s];
    if (source.regions.size() != coders_.size() || source.codes != codes_.size()) {
      throw UsageError("labels",
                       detail::cat("source ", s, ": ", source.regions.size(), " coders and ", source.codes,
                                   " codes got ", coders_.size(), " and ", codes_.size(), " labels"),
                       "labels");
    }
    std::vector<SpanSet> general;
    try {
      general = detail::general_regions(source);
    } catch (const InputError& error) {
      throw InputError(error.code(), detail::cat("source ", s, ", ", error.what()),
                       detail::cat("source ", s, ", ", error.where()), error.detail());
    }
    // Own units stay inside whatever codes are selected later.
    for (std::size_t g = 0; g < general.size(); ++g) {
      if (source.regions[g].kind == RegionKind::intervals) source.regions[g].intervals = general[g].runs();
    }
  }
  sort_units();
}

inline void Continuum::sort_units() {
  for (auto& source : sources_) repeated_ += static_cast<std::int64_t>(detail::canonical_units(source.spans));
}

inline const CoderSource& Continuum::at(std::size_t source) const {
  if (source >= sources_.size()) {
    throw UsageError("source", detail::cat("source ", source, " is none of ", sources_.size()), "source");
  }
  return sources_[source];
}

inline SpanSet Continuum::looked(std::size_t source, std::size_t coder) const {
  const auto& s = at(source);
  if (coder >= coders_.size()) {
    throw UsageError("coder", detail::cat("coder ", coder, " is none of ", coders_.size()), "coder");
  }
  const auto& region = s.regions[coder];
  if (s.length == 0) return {};
  if (region.kind == RegionKind::whole) return SpanSet::from_spans({{0, s.length}});
  const auto general = SpanSet::from_spans(region.intervals);
  // For every code: what was looked at for it, own units included. Where all codes meet, the coder looked.
  std::vector<std::vector<Span>> by_code(codes_.size());
  const auto take = [&](const CoderSpan& x) {
    if (x.coder == coder) by_code[x.code].push_back(x.span);
  };
  for (const auto& x : s.code_regions) take(x);
  if (region.kind == RegionKind::none) {
    for (const auto& x : s.spans) take(x);
  }
  SpanSet every = general;
  for (std::size_t c = 0; c < by_code.size(); ++c) {
    const auto one = unite(general, SpanSet::from_spans(by_code[c]));
    every = c == 0 ? one : intersect(every, one);
    if (every == general) break;
  }
  return every;
}

inline std::vector<ContinuumStretch> Continuum::stretches(std::size_t source) const {
  const auto& s = at(source);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> events;  // position, coder who enters or leaves
  for (std::size_t g = 0; g < coders_.size(); ++g) {
    const auto set = looked(source, g);
    for (const Span run : set.runs()) {
      events.emplace_back(run.begin, static_cast<std::uint32_t>(g));
      events.emplace_back(run.end, static_cast<std::uint32_t>(g));
    }
  }
  std::sort(events.begin(), events.end());
  std::vector<ContinuumStretch> out;
  std::vector<bool> inside(coders_.size());
  for (std::size_t i = 0; i < events.size();) {
    const auto begin = events[i].first;
    for (; i < events.size() && events[i].first == begin; ++i) inside[events[i].second].flip();
    ContinuumStretch stretch;
    for (std::size_t g = 0; g < inside.size(); ++g) {
      if (inside[g]) stretch.coders.push_back(static_cast<std::uint32_t>(g));
    }
    if (stretch.coders.empty()) continue;
    stretch.place = {begin, events[i].first};
    out.push_back(std::move(stretch));
  }
  for (const auto& unit : s.spans) {
    auto at = std::partition_point(out.begin(), out.end(),
                                   [&](const ContinuumStretch& x) { return x.place.end <= unit.span.begin; });
    for (; at != out.end() && at->place.begin < unit.span.end; ++at) {
      if (!std::binary_search(at->coders.begin(), at->coders.end(), unit.coder)) continue;
      at->units.push_back({unit.coder,
                           unit.code,
                           {std::max(unit.span.begin, at->place.begin), std::min(unit.span.end, at->place.end)}});
    }
  }
  for (auto& stretch : out) detail::canonical_units(stretch.units);
  return out;
}

inline Continuum Continuum::selected(std::span<const std::size_t> coders) const {
  const auto place = detail::new_numbers(coders, coders_.size(), "coders");
  Continuum out = *this;
  out.coders_.clear();
  for (const auto g : coders) out.coders_.push_back(coders_[g]);
  const auto keep = [&](std::vector<CoderSpan>& rows) {
    std::erase_if(rows, [&](const CoderSpan& x) { return place[x.coder] == coders.size(); });
    for (auto& x : rows) x.coder = place[x.coder];
  };
  for (std::size_t s = 0; s < out.sources_.size(); ++s) {
    auto& source = out.sources_[s];
    keep(source.spans);
    keep(source.code_regions);
    source.regions.clear();
    for (const auto g : coders) source.regions.push_back(sources_[s].regions[g]);
  }
  out.sort_units();
  return out;
}

inline Continuum Continuum::of_codes(std::span<const std::size_t> codes) const {
  const auto place = detail::new_numbers(codes, codes_.size(), "codes");
  Continuum out = *this;
  out.codes_.clear();
  for (const auto c : codes) out.codes_.push_back(codes_[c]);
  const auto keep = [&](std::vector<CoderSpan>& rows) {
    std::erase_if(rows, [&](const CoderSpan& x) { return place[x.code] == codes.size(); });
    for (auto& x : rows) x.code = place[x.code];
  };
  for (auto& source : out.sources_) {
    keep(source.spans);
    keep(source.code_regions);
    source.codes = codes.size();
  }
  out.sort_units();
  return out;
}

inline Continuum Continuum::concatenated() const {
  std::uint64_t total = 0;
  for (const auto& s : sources_) total += s.length;
  if (total > std::numeric_limits<std::uint32_t>::max()) {
    throw UsageError("length", detail::cat("the sources have ", total, " characters; one may have 4294967295"),
                     "length");
  }
  Continuum out = *this;
  out.sources_.assign(1, CoderSource{.length = static_cast<std::uint32_t>(total), .codes = codes_.size()});
  auto& all = out.sources_.front();
  all.regions.resize(coders_.size());
  std::uint32_t shift = 0;
  const auto moved = [&](Span x) { return Span{x.begin + shift, x.end + shift}; };
  for (const auto& s : sources_) {
    for (const auto& x : s.spans) all.spans.push_back({x.coder, x.code, moved(x.span)});
    for (const auto& x : s.code_regions) all.code_regions.push_back({x.coder, x.code, moved(x.span)});
    for (std::size_t g = 0; g < coders_.size(); ++g) {
      auto& region = all.regions[g];
      if (s.regions[g].kind == RegionKind::none) {
        // Own units were inside for their own code only; keep them so.
        for (const auto& x : s.spans) {
          if (x.coder == g) all.code_regions.push_back({x.coder, x.code, moved(x.span)});
        }
        continue;
      }
      region.kind = RegionKind::intervals;
      if (s.regions[g].kind == RegionKind::whole && s.length > 0) region.intervals.push_back(moved({0, s.length}));
      for (const Span x : s.regions[g].intervals) region.intervals.push_back(moved(x));
    }
    shift += s.length;
  }
  out.sort_units();
  return out;
}

inline Table Continuum::table() const {
  std::vector<std::int64_t> source, begin, end;
  std::vector<std::string> coder, code;
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    for (const auto& x : sources_[s].spans) {
      source.push_back(static_cast<std::int64_t>(s));
      coder.push_back(coders_[x.coder]);
      begin.push_back(x.span.begin);
      end.push_back(x.span.end);
      code.push_back(codes_[x.code]);
    }
  }
  Table out;
  out.add("source", std::move(source))
      .add("coder", std::move(coder))
      .add("begin", std::move(begin))
      .add("end", std::move(end))
      .add("code", std::move(code));
  return out;
}

inline Continuum continuum_from(const ContinuumColumns& columns, const std::vector<std::int64_t>& lengths,
                                const std::optional<std::vector<ContinuumRegion>>& regions, ContinuumLabels labels) {
  const auto n = columns.coder.size();
  const auto require_size = [n](const IntColumn& column, std::string_view name) {
    if (column.size() == n) return;
    throw InputError("column_length", detail::cat("column ", name, ": expected ", n, " rows, found ", column.size()),
                     std::string(name));
  };
  require_size(columns.begin, "begin");
  require_size(columns.end, "end");
  require_size(columns.code, "code");
  if (!columns.source.empty()) require_size(columns.source, "source");
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    if (lengths[s] < 0 || lengths[s] > most) {
      throw UsageError(
          "length", detail::cat("source ", s, ": a length lies between 0 and ", most, ", not ", lengths[s]), "lengths");
    }
  }
  // A number of coders or codes that nobody declared is the highest one found, and one.
  const auto declare = [&](std::vector<std::string>& names, const IntColumn& column, auto of_region) {
    if (!names.empty()) return;
    std::int64_t highest = -1;
    for (std::size_t i = 0; i < n; ++i) highest = std::max(highest, column[i]);
    if (regions) {
      for (const auto& r : *regions) highest = std::max(highest, of_region(r));
    }
    if (highest >= std::int64_t{1} << 24) {
      throw InputError("range", detail::cat("numbers of coders and codes start at 0; found ", highest), "columns");
    }
    names = number_labels(static_cast<std::size_t>(highest + 1));
  };
  declare(labels.coders, columns.coder, [](const ContinuumRegion& r) { return std::int64_t{r.coder}; });
  declare(labels.codes, columns.code,
          [](const ContinuumRegion& r) { return r.code ? std::int64_t{*r.code} : std::int64_t{-1}; });

  std::vector<CoderSource> sources(lengths.size());
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    sources[s].length = static_cast<std::uint32_t>(lengths[s]);
    sources[s].codes = labels.codes.size();
    sources[s].regions.resize(labels.coders.size());
  }
  const auto check = [](std::string_view code, std::string_view what, std::int64_t found, std::size_t known,
                        const std::string& where) {
    if (found >= 0 && static_cast<std::uint64_t>(found) < known) return;
    throw InputError(std::string(code), detail::cat(where, ": ", what, " ", found, " is none of ", known), where);
  };
  const auto check_span = [](std::int64_t b, std::int64_t e, std::int64_t length, const std::string& where) {
    if (0 <= b && b < e && e <= length) return;
    throw InputError("invalid_span",
                     detail::cat(where, ": expected 0 <= begin < end <= ", length, ", found [", b, ",", e, ")"), where);
  };
  for (std::size_t i = 0; i < n; ++i) {
    const auto where = detail::cat("row ", i);
    const auto s = columns.source.empty() ? 0 : columns.source[i];
    check("source_range", "source", s, lengths.size(), where);
    check("coder_range", "coder", columns.coder[i], labels.coders.size(), where);
    check("code_range", "code", columns.code[i], labels.codes.size(), where);
    check_span(columns.begin[i], columns.end[i], lengths[static_cast<std::size_t>(s)], where);
    auto& source = sources[static_cast<std::size_t>(s)];
    source.spans.push_back(
        {static_cast<std::uint32_t>(columns.coder[i]),
         static_cast<std::uint32_t>(columns.code[i]),
         {static_cast<std::uint32_t>(columns.begin[i]), static_cast<std::uint32_t>(columns.end[i])}});
    if (!regions) source.regions[source.spans.back().coder].kind = RegionKind::whole;
  }
  if (regions) {
    for (std::size_t i = 0; i < regions->size(); ++i) {
      const auto& r = (*regions)[i];
      const auto where = detail::cat("region ", i);
      check("source_range", "source", r.source, lengths.size(), where);
      check("coder_range", "coder", r.coder, labels.coders.size(), where);
      if (r.code) check("code_range", "code", *r.code, labels.codes.size(), where);
      auto& source = sources[r.source];
      const Span span = r.span.value_or(Span{0, source.length});
      if (r.span) check_span(span.begin, span.end, source.length, where);
      auto& region = source.regions[r.coder];
      if (r.code) {
        if (!span.empty()) source.code_regions.push_back({r.coder, *r.code, span});
      } else if (!r.span) {
        region = {RegionKind::whole, {}};
      } else if (region.kind != RegionKind::whole) {
        region.kind = RegionKind::intervals;
        region.intervals.push_back(span);
      }
    }
  }
  return Continuum(std::move(sources), std::move(labels.coders), std::move(labels.codes), !regions);
}

}  // namespace tematik
