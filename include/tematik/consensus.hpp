#pragma once

/// @file
/// @brief Front door: what coders agree on, what must be talked about, and the decisions written into the study.
///
/// @code
/// auto found = tematik::consensus(study, {.codes = {"Dukungan"}});
/// for (std::size_t i : found.queue()) talk_about(found.items[i]);
/// tematik::adjudicate(study, found, {.coder = "Ana", .decisions = {{.item = 3, .accept = true}}});
/// auto after = tematik::agreement(study, {.coders = {"P", "final"}, .scope = {ScopeKey::coder_pair}});
/// @endcode

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <tematik/consensus_options.hpp>
#include <tematik/metrics/consensus.hpp>
#include <tematik/metrics/gamma.hpp>
#include <tematik/model/study.hpp>
#include <tematik/query/quoted_places.hpp>
#include <tematik/query/reading.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/messages.hpp>
#include <tematik/support/method.hpp>
#include <tematik/tables/study_continuum.hpp>

namespace tematik {

/// A stretch, or a set of aligned units, with its decision.
struct StudyConsensusItem {
  SourceId source = {};
  Span span = {};
  std::optional<CodeId> code = {};  ///< nothing: aligned units whose codes tie
  Decision decision = Decision::queue;
  std::vector<std::string> coded = {};   ///< who gave the code
  std::vector<std::string> looked = {};  ///< who looked at some of it
  std::vector<CodingId> decides = {};    ///< the codings that the decision is about
};

struct StudyConsensus {
  std::vector<StudyConsensusItem> items = {};  ///< by source, code, place; of gamma by source and place
  Status status = Status::no_data;             ///< ok; no_data: nobody coded anything
  Flags flags = {};                            ///< coverage_inferred; ties: other alignments are as good
  std::vector<Warning> warnings = {};
  MethodRecord method = {};
  std::uint64_t revision = 0;
  std::vector<std::string> coders = {};
  StudyConsensusOptions options = {};

  /// Numbers of the items that people must decide.
  [[nodiscard]] std::vector<std::size_t> queue() const;
  /// One row per item: item, source, begin, end, code, decision, votes, looked, coders.
  [[nodiscard]] Table table(const Study& study) const;
  [[nodiscard]] std::string report(Language language = Language::en) const;
};

/// @brief What coders agree on, and what they do not.
///
/// - **majority**: per code and stretch of text, of r coders who looked j gave the code: coded if j/r > threshold,
///   rejected if j/r < 1 - threshold, else an item of the queue (also where a single coder looked).
/// - **gamma**: per set of aligned units the lower medians of begins and ends, and the code most of them have; j is the
///   number of units with that code. Codes that tie go to the queue.
/// - **Who looked where**: as in `agreement`; who did not look has no vote. Final codings are not read.
/// - **Undefined**: `no_data`. **Complexity**: O(codes x S log S) per source, or that of `gamma()`.
/// @throws UsageError for a threshold out of range; LookupError for unknown names
[[nodiscard]] StudyConsensus consensus(const Study& study, const StudyConsensusOptions& options = {});

struct AdjudicationReport {
  std::int64_t coded = 0;
  std::int64_t rejected = 0;
  std::int64_t left = 0;     ///< still in the queue
  std::int64_t skipped = 0;  ///< the same final coding, or the same rejection, stood there already
  std::vector<AdjudicationId> adjudications = {};
};

/// Writes the decisions: for each item a record (who, when, why, about which codings) and, unless it is rejected, a
/// coding of the layer `final`. The coders' own codings stay, so that figures before (`agreement`) and after (each
/// coder with "final") can be made again. All is checked first; items of the queue without a decision are left.
/// @throws UsageError if the study has changed since, for an item that is none or stands twice, or a tie accepted
///         without a code; LookupError for a coder that is none; InputError for a place outside the text
AdjudicationReport adjudicate(Study& study, const StudyConsensus& found, const AdjudicationOptions& options);

// ---------------------------------------------------------------------------------------------------------

namespace detail {

/// The codings of a call by source, with the column of who made them.
class CodingsByCoder {
 public:
  CodingsByCoder(const Study& study, const CoderSources& from, const std::vector<std::string>& coders)
      : codings_(&study.codings()), by_source_(study.sources().end_row()) {
    std::map<std::pair<std::uint16_t, std::string>, std::size_t> column;
    const auto at = [&](const std::string& name) {
      return static_cast<std::size_t>(std::find(coders.begin(), coders.end(), name) - coders.begin());
    };
    for (const std::uint32_t coding : from.reading.codings) {
      const auto coder = codings_->coder()[coding];
      const std::string pass(codings_->pass(coding));
      const auto [known, is_new] = column.try_emplace({coder, pass}, coders.size());
      if (is_new) {
        const std::string name = study.label(static_cast<CoderId>(coder));
        known->second = std::min(at(cat(name, ", pass ", pass)), at(name));
      }
      const bool has_span = (codings_->flags()[coding] & coding_flags::no_span) == 0;
      if (known->second < coders.size() && has_span)
        by_source_[codings_->source()[coding]].emplace_back(coding, known->second);
    }
  }
  /// Adds those that gave this code to some of this place. @param coder  one of the columns; nothing: any
  void find(std::vector<CodingId>& out, SourceId source, CodeId code, Span place,
            std::optional<std::size_t> coder = {}) const {
    for (const auto& [coding, column] : by_source_[row(source)]) {
      const Span span{codings_->begin()[coding], codings_->end()[coding]};
      const bool meets = span.begin < place.end && place.begin < span.end;
      const auto id = static_cast<CodingId>(coding);
      if (codings_->code()[coding] != row(code) || !meets || (coder && *coder != column)) continue;
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
  }

 private:
  const Codings* codings_;
  std::vector<std::vector<std::pair<std::uint32_t, std::size_t>>> by_source_;
};

[[nodiscard]] inline Decision decided(std::size_t votes, std::size_t looked, bool has_code, double threshold) {
  const auto j = static_cast<double>(votes);
  const auto r = static_cast<double>(looked);
  if (looked < 2 || !has_code) return Decision::queue;
  if (j > threshold * r) return Decision::coded;
  return j < (1 - threshold) * r ? Decision::rejected : Decision::queue;
}

inline void majority_items(StudyConsensus& out, const CoderSources& from, const std::vector<CodeId>& codes,
                           const CodingsByCoder& codings) {
  const auto names = [&](std::uint64_t bits) {
    std::vector<std::string> list;
    for (std::size_t g = 0; g < out.coders.size(); ++g) {
      if ((bits >> g & 1U) != 0) list.push_back(out.coders[g]);
    }
    return list;
  };
  for (std::size_t s = 0; s < from.ids.size(); ++s) {
    for (const auto& found : consensus(from.sources[s], ConsensusOptions{.threshold = out.options.threshold})) {
      StudyConsensusItem item{.source = from.ids[s],
                              .span = found.span,
                              .code = codes[found.code],
                              .decision = found.decision,
                              .coded = names(found.coded),
                              .looked = names(found.looked)};
      codings.find(item.decides, item.source, *item.code, item.span);
      out.items.push_back(std::move(item));
    }
  }
}

inline void gamma_items(StudyConsensus& out, const CoderSources& from, const Continuum& continuum,
                        const std::vector<CodeId>& codes, const CodingsByCoder& codings) {
  GammaOptions options = out.options.gamma;
  options.samples = 1;  // only the alignment is wanted
  options.precision = {};
  options.sources = GammaSources::pooled;
  const GammaResult found = gamma(continuum, options);
  out.flags.set(Flag::ties, found.has_ties);
  for (const auto& unitary : found.alignment) {
    std::vector<AlignedUnit> units;
    for (const auto& x : unitary.units) units.push_back({x.code, x.span});
    const UnitConsensus agreed = unit_consensus(units);
    StudyConsensusItem item{.source = from.ids[unitary.source], .span = agreed.span};
    if (agreed.code) item.code = codes[*agreed.code];
    std::vector<bool> looked(out.coders.size());
    for (const auto& x : unitary.units) {
      looked[x.coder] = true;
      if (!agreed.code || x.code == *agreed.code) item.coded.push_back(out.coders[x.coder]);
      codings.find(item.decides, item.source, codes[x.code], x.span, x.coder);
    }
    for (std::size_t g = 0; g < looked.size(); ++g) {
      if (looked[g] || continuum.looked(unitary.source, g).meets(item.span)) item.looked.push_back(out.coders[g]);
    }
    item.decision = decided(item.coded.size(), item.looked.size(), agreed.code.has_value(), out.options.threshold);
    out.items.push_back(std::move(item));
  }
}

[[nodiscard]] inline MethodRecord consensus_method(const StudyConsensus& result, const CoderSources& from) {
  const StudyConsensusOptions& o = result.options;
  MethodRecord method{.function = "consensus",
                      .unit = o.by == ConsensusBy::gamma ? "coding" : "character",
                      .n = static_cast<std::int64_t>(result.items.size())};
  method.option("by", o.by);
  method.option("threshold", o.threshold);
  method.option("coders", result.coders);
  method.option("where", JsonText{o.where.text()});
  method.option("within", o.within ? JsonText{o.within->text()} : JsonText{"null"});
  if (o.by == ConsensusBy::gamma) {
    method.option("alpha", o.gamma.alpha);
    method.option("beta", o.gamma.beta);
    method.option("max_states", o.gamma.max_states);
    method.option("max_tuples", o.gamma.max_tuples);
    method.citations.emplace_back("Mathet, Widlocher & Metivier 2015, doi:10.1162/COLI_a_00227");
  }
  for (const auto& [name, number] : from.reading.steps) method.step(name, number);
  method.step("codings_without_span", from.codings_without_span);
  return method;
}

/// Checks what people said. @return  by item: what is said of it, or nothing
[[nodiscard]] inline std::vector<const ItemDecision*> check_decisions(const Study& study, const StudyConsensus& found,
                                                                      const AdjudicationOptions& o) {
  std::vector<const ItemDecision*> out(found.items.size(), nullptr);
  for (const auto& said : o.decisions) {
    const std::string where = cat("item ", said.item);
    if (said.item >= out.size())
      throw UsageError("item", cat(where, " is none of the ", out.size(), " of this consensus"), "decisions");
    if (out[said.item] != nullptr) throw UsageError("item", cat(where, " is decided twice"), "decisions");
    const auto& item = found.items[said.item];
    if (said.accept && !item.code && !said.code)
      throw UsageError("item", cat(where, ": its codes tie; say which one it is to be"), "decisions");
    if (said.code) study.codes().require(*said.code);
    if (said.span) {
      const auto length = study.sources()[item.source].length();
      if (said.span->empty() || (length && said.span->end > *length)) {
        throw InputError("invalid_span",
                         cat(where, ": expected begin < end <= ", length.value_or(0), ", found [", said.span->begin,
                             ",", said.span->end, ")"),
                         where);
      }
    }
    out[said.item] = &said;
  }
  return out;
}

}  // namespace detail

inline StudyConsensus consensus(const Study& study, const StudyConsensusOptions& o) {
  if (!(o.threshold >= 0.5 && o.threshold < 1))
    throw UsageError("threshold", "threshold must be at least .5 and below 1", "threshold");
  const StudyRatingsOptions reading{.codes = o.codes, .coders = o.coders, .where = o.where, .within = o.within};
  const CoderSources from = coder_sources(study, reading);
  StudyConsensus out;
  out.options = o;
  out.options.gamma.progress = {};
  out.coders = from.coder_labels;
  out.revision = study.revision();
  out.warnings = from.reading.warnings;
  out.flags.set(Flag::coverage_inferred, from.coverage_inferred);
  if (from.coverage_inferred) out.warnings.push_back({.code = "agreement.coverage_inferred"});
  std::vector<CodeId> codes;
  for (const auto& object : from.rows.objects) codes.push_back(static_cast<CodeId>(object.row));
  const detail::CodingsByCoder codings(study, from, out.coders);
  if (o.by == ConsensusBy::majority) {
    detail::majority_items(out, from, codes, codings);
  } else {
    detail::gamma_items(out, from, study_continuum(study, from, reading).continuum, codes, codings);
  }
  if (!out.items.empty()) out.status = Status::ok;
  out.method = detail::consensus_method(out, from);
  return out;
}

inline std::vector<std::size_t> StudyConsensus::queue() const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].decision == Decision::queue) out.push_back(i);
  }
  return out;
}

inline AdjudicationReport adjudicate(Study& study, const StudyConsensus& found, const AdjudicationOptions& o) {
  require_revision(study, found.revision);
  const CoderId who = study.coder(o.coder);
  const auto said = detail::check_decisions(study, found, o);
  const std::string rule = o.why.empty() ? detail::cat("consensus by ", to_string(found.options.by), ", threshold ",
                                                       json_number(found.options.threshold))
                                         : o.why;
  using Final = std::tuple<SourceId, CodeId, Span>;
  std::set<Final> there;
  const Codings& codings = study.codings();
  for (std::size_t i = 0; i < codings.end_row(); ++i) {
    const std::uint8_t flags = codings.flags()[i];
    if ((flags & coding_flags::final_layer) == 0 || (flags & (coding_flags::removed | coding_flags::no_span)) != 0)
      continue;
    there.emplace(static_cast<SourceId>(codings.source()[i]), static_cast<CodeId>(codings.code()[i]),
                  Span{codings.begin()[i], codings.end()[i]});
  }
  std::set<std::vector<CodingId>> rejected;
  for (const auto& [id, record] : study.adjudications()) {
    if (!record.final_coding) rejected.insert(record.decides);
  }
  AdjudicationReport out;
  for (std::size_t i = 0; i < found.items.size(); ++i) {
    const StudyConsensusItem& item = found.items[i];
    const ItemDecision* own = said[i];
    if (own == nullptr && item.decision == Decision::queue) {
      ++out.left;
      continue;
    }
    Adjudication record{.decides = item.decides,
                        .who = who,
                        .when = o.when,
                        .why = own != nullptr && !own->why.empty() ? own->why
                               : own != nullptr                    ? o.why
                                                                   : rule};
    const bool accept = own != nullptr ? own->accept : item.decision == Decision::coded;
    if (accept) {
      const CodeId code = own != nullptr && own->code ? *own->code : *item.code;
      const Span span = own != nullptr && own->span ? *own->span : item.span;
      if (!there.emplace(item.source, code, span).second) {
        ++out.skipped;
        continue;
      }
      record.final_coding = study.add_coding({.source = item.source,
                                              .span = span,
                                              .code = code,
                                              .coder = who,
                                              .layer = CodingLayer::final_,
                                              .created = o.when});
      ++out.coded;
    } else {
      if (rejected.count(record.decides) != 0) {
        ++out.skipped;
        continue;
      }
      ++out.rejected;
    }
    out.adjudications.push_back(study.add_adjudication(std::move(record)));
  }
  return out;
}

inline Table StudyConsensus::table(const Study& study) const {
  std::vector<std::int64_t> number, begin, end, votes, looked;
  std::vector<std::string> source, code, decision, names;
  std::vector<std::uint8_t> has_code;
  for (const auto& item : items) {
    number.push_back(static_cast<std::int64_t>(number.size()));
    source.push_back(study.label(item.source));
    begin.push_back(item.span.begin);
    end.push_back(item.span.end);
    code.push_back(item.code ? study.label(*item.code) : std::string());
    has_code.push_back(item.code ? 1 : 0);
    decision.emplace_back(to_string(item.decision));
    votes.push_back(static_cast<std::int64_t>(item.coded.size()));
    looked.push_back(static_cast<std::int64_t>(item.looked.size()));
    std::string list;
    for (const auto& name : item.coded) list += (list.empty() ? "" : ", ") + name;
    names.push_back(std::move(list));
  }
  Table out;
  out.add("item", std::move(number)).add("source", std::move(source));
  out.add("begin", std::move(begin)).add("end", std::move(end));
  out.add("code", std::move(code), std::move(has_code)).add("decision", std::move(decision));
  out.add("votes", std::move(votes)).add("looked", std::move(looked)).add("coders", std::move(names));
  return out;
}

inline std::string StudyConsensus::report(Language language) const {
  std::int64_t n[3] = {0, 0, 0};
  for (const auto& item : items) ++n[static_cast<std::size_t>(item.decision)];
  const auto number = [&](Decision d) { return std::to_string(n[static_cast<std::size_t>(d)]); };
  return message(options.by == ConsensusBy::gamma ? "method.consensus.gamma" : "method.consensus", language,
                 {std::to_string(coders.size()), version, json_number(options.threshold), number(Decision::coded),
                  number(Decision::rejected), number(Decision::queue)});
}

}  // namespace tematik
