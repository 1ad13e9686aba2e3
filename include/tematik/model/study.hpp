#pragma once

/// @file
/// @brief A study: what it holds, and the commands that change it. Every rule is checked here, at the boundary.
///
/// Objects are rows with typed ids; nothing points to anything. `add_<kind>` takes the record and returns the id,
/// `set_<kind>` replaces a record, `delete_<kind>` leaves a gap and removes what referred to it. A command that
/// throws has changed nothing. Each command raises `revision()`, by which results know whether they are current.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/attributes.hpp>
#include <tematik/model/cases.hpp>
#include <tematik/model/checks.hpp>
#include <tematik/model/claims.hpp>
#include <tematik/model/codebook.hpp>
#include <tematik/model/coders.hpp>
#include <tematik/model/codings.hpp>
#include <tematik/model/design.hpp>
#include <tematik/model/guides.hpp>
#include <tematik/model/interchange.hpp>
#include <tematik/model/memos.hpp>
#include <tematik/model/protocol.hpp>
#include <tematik/model/relations.hpp>
#include <tematik/model/rows.hpp>
#include <tematik/model/sampling_frame.hpp>
#include <tematik/model/sources.hpp>
#include <tematik/model/themes.hpp>

namespace tematik {

/// Who changed a code or a theme, when and why; goes into its history.
struct ChangeNote {
  std::optional<CoderId> author = {};
  std::optional<Timestamp> time = {};
  std::string reason = {};
  std::string cause = {};  ///< id of the check that led to it
};

/// The study as one value: copy it, compare figures on it, write it to a file.
class Study {
 public:
  Study() = default;
  explicit Study(std::string name, std::string language = {});

  // --- what the study says of itself ---------------------------------------------------------------------
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const std::string& language() const noexcept { return language_; }
  [[nodiscard]] const std::string& description() const noexcept { return description_; }
  [[nodiscard]] Approach approach() const noexcept { return approach_; }
  void set_name(std::string name);
  void set_language(std::string language);
  void set_description(std::string description);
  void set_approach(Approach approach);
  /// Raised by every command.
  [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }
  /// The hash of everything that figures read (`record_lines.hpp`), as 64 hex digits; seconds for a million codings.
  [[nodiscard]] std::string sha256() const;

  // --- tables: `study.codes()[id]`, `for (auto [id, code] : study.codes())`, `size()` ---------------------
  [[nodiscard]] const Rows<SourceId, Source>& sources() const noexcept { return sources_; }
  [[nodiscard]] const Rows<SegmentId, Segment>& segments() const noexcept { return segments_; }
  [[nodiscard]] const Rows<CodeId, Code>& codes() const noexcept { return codes_; }
  [[nodiscard]] const Rows<CoderId, Coder>& coders() const noexcept { return coders_; }
  [[nodiscard]] const Codings& codings() const noexcept { return codings_; }
  [[nodiscard]] const Rows<CoverageId, Coverage>& coverage() const noexcept { return coverage_; }
  [[nodiscard]] const Rows<AdjudicationId, Adjudication>& adjudications() const noexcept { return adjudications_; }
  [[nodiscard]] const Rows<CaseId, Case>& cases() const noexcept { return cases_; }
  [[nodiscard]] const Rows<ConsentId, Consent>& consents() const noexcept { return consents_; }
  [[nodiscard]] const Rows<AttributeId, Attribute>& attributes() const noexcept { return attributes_; }
  [[nodiscard]] const AttributeValues& values() const noexcept { return values_; }
  [[nodiscard]] const Rows<ThemeId, Theme>& themes() const noexcept { return themes_; }
  [[nodiscard]] const Rows<FactorId, Factor>& factors() const noexcept { return factors_; }
  [[nodiscard]] const Rows<RelationTypeId, RelationType>& relation_types() const noexcept { return relation_types_; }
  [[nodiscard]] const Rows<RelationId, Relation>& relations() const noexcept { return relations_; }
  [[nodiscard]] const Rows<LinkId, Link>& links() const noexcept { return links_; }
  [[nodiscard]] const Rows<ClaimId, Claim>& claims() const noexcept { return claims_; }
  [[nodiscard]] const Rows<MemoId, Memo>& memos() const noexcept { return memos_; }
  [[nodiscard]] const Rows<QueryId, StoredQuery>& queries() const noexcept { return queries_; }
  [[nodiscard]] const Rows<SetId, ObjectSet>& sets() const noexcept { return sets_; }
  [[nodiscard]] const Rows<DiagramId, Diagram>& diagrams() const noexcept { return diagrams_; }
  [[nodiscard]] const Rows<MemberId, Member>& members() const noexcept { return members_; }
  [[nodiscard]] const Rows<SamplingFrameId, SamplingFrame>& frames() const noexcept { return frames_; }
  [[nodiscard]] const Rows<CriterionId, Criterion>& criteria() const noexcept { return criteria_; }
  [[nodiscard]] const Rows<GuideItemId, GuideItem>& guide() const noexcept { return guide_; }
  [[nodiscard]] const Rows<ProtocolItemId, ProtocolItem>& protocol() const noexcept { return protocol_; }
  [[nodiscard]] const Rows<WaveId, Wave>& waves() const noexcept { return waves_; }
  [[nodiscard]] const Rows<RecommendationId, Recommendation>& recommendations() const noexcept { return advice_; }
  [[nodiscard]] const Rows<CodebookVersionId, CodebookVersion>& codebook_versions() const noexcept { return versions_; }
  [[nodiscard]] const Rows<CheckRoundId, CheckRound>& check_rounds() const noexcept { return rounds_; }
  [[nodiscard]] const Rows<CheckResponseId, CheckResponse>& check_responses() const noexcept { return responses_; }
  [[nodiscard]] const Rows<JudgementId, Judgement>& judgements() const noexcept { return judgements_; }
  /// Changes of the codebook and of themes, in order of the commands.
  [[nodiscard]] const std::vector<Operation>& operations() const noexcept { return operations_; }

  // --- names: an exact name, or the label that tells equal names apart ------------------------------------
  // @throws LookupError: unknown (with the nearest names) or shared by several (with their labels)
  [[nodiscard]] SourceId source(std::string_view name) const;
  [[nodiscard]] CodeId code(std::string_view name) const;
  [[nodiscard]] CoderId coder(std::string_view name) const;
  [[nodiscard]] CaseId case_(std::string_view name) const;
  [[nodiscard]] ThemeId theme(std::string_view name) const;
  [[nodiscard]] FactorId factor(std::string_view name) const;
  [[nodiscard]] ClaimId claim(std::string_view name) const;
  /// An attribute of sources, cases or coders by its name.
  [[nodiscard]] AttributeId attribute(ObjectKind of, std::string_view name) const;

  /// The label of a code: its name; where two share it the path joined by " > "; where that is not enough, with " [id]" behind.
  [[nodiscard]] std::string label(CodeId id) const;
  [[nodiscard]] std::string label(SourceId id) const;
  [[nodiscard]] std::string label(CoderId id) const;
  [[nodiscard]] std::string label(CaseId id) const;
  [[nodiscard]] std::string label(ThemeId id) const;
  [[nodiscard]] std::string label(FactorId id) const;
  [[nodiscard]] std::string label(ClaimId id) const;
  /// The label of any object, e.g. "Umpan balik"; "coding [17]" for what has no name.
  [[nodiscard]] std::string label(ObjectRef object) const;
  /// Names from the root to the code along first parents, joined by " > ".
  [[nodiscard]] std::string path(CodeId id) const;

  // --- the tree of codes ----------------------------------------------------------------------------------
  /// Codes in the order of the codebook: the tree of first parents, depth first, in order of rows.
  [[nodiscard]] std::vector<CodeId> codebook_order() const;
  [[nodiscard]] std::vector<CodeId> children(CodeId id) const;
  /// The code and all below it, each once, in order of the codebook.
  [[nodiscard]] std::vector<CodeId> descendants(CodeId id) const;
  /// The code and all above it (through every parent), each once, nearest first.
  [[nodiscard]] std::vector<CodeId> ancestors(CodeId id) const;
  /// The codes of a theme and of the themes below it, each once.
  [[nodiscard]] std::vector<CodeId> codes_of(ThemeId id, bool nested = true) const;

  // --- add ------------------------------------------------------------------------------------------------
  SourceId add_source(Source source);
  SegmentId add_segment(Segment segment);
  CodeId add_code(Code code, const ChangeNote& note = {});
  CoderId add_coder(Coder coder);
  CaseId add_case(Case record);
  ConsentId add_consent(Consent consent);
  ThemeId add_theme(Theme theme, const ChangeNote& note = {});
  FactorId add_factor(Factor factor);
  RelationTypeId add_relation_type(RelationType type);
  /// A type that is not known yet is added without properties.
  RelationId add_relation(Relation relation);
  LinkId add_link(Link link);
  ClaimId add_claim(Claim claim);
  MemoId add_memo(Memo memo);
  AttributeId add_attribute(Attribute attribute);
  CoverageId add_coverage(Coverage coverage);
  AdjudicationId add_adjudication(Adjudication adjudication);
  QueryId add_query(StoredQuery query);
  SetId add_set(ObjectSet set);
  DiagramId add_diagram(Diagram diagram);
  MemberId add_member(Member member);
  // The study design. Names of its records are unique. @throws InputError, LookupError (detail/study_design.hpp)
  SamplingFrameId add_frame(SamplingFrame frame);
  CriterionId add_criterion(Criterion criterion);
  GuideItemId add_guide_item(GuideItem item);
  ProtocolItemId add_protocol_item(ProtocolItem item);
  WaveId add_wave(Wave wave);
  RecommendationId add_recommendation(Recommendation recommendation);
  CodebookVersionId add_codebook_version(CodebookVersion version);
  CheckRoundId add_check_round(CheckRound round);
  CheckResponseId add_check_response(CheckResponse response);
  JudgementId add_judgement(Judgement judgement);

  /// One coding. @throws InputError (`span_empty`, `span_reversed`, `span_out_of_text`, `code_not_codable`),
  /// LookupError for unknown ids
  CodingId add_coding(Coding coding);
  /// Many codings at once: all rows or none; an error names the row. @return the first new id
  CodingId add_codings(const CodingColumns& columns, CodingLayer layer = CodingLayer::coder);

  /// Sets a value; an empty optional stores "missing", which is not the same as no record.
  void set_value(ObjectRef object, AttributeId attribute, std::optional<AttributeValue> value, std::string wave = {});
  /// Back to no record.
  void clear_value(ObjectRef object, AttributeId attribute, const std::string& wave = {});
  /// The record of a value: nullptr = no record; an empty optional = stored missing.
  [[nodiscard]] const std::optional<AttributeValue>* value(ObjectRef object, AttributeId attribute,
                                                           const std::string& wave = {}) const;

  // --- change ---------------------------------------------------------------------------------------------
  /// Replaces a source. A new text must still hold every span that lies on it.
  void set_source(SourceId id, Source source);
  void set_code(CodeId id, Code code, const ChangeNote& note = {});
  void set_coder(CoderId id, Coder coder);
  void set_case(CaseId id, Case record);
  void set_theme(ThemeId id, Theme theme, const ChangeNote& note = {});
  void set_factor(FactorId id, Factor factor);
  void set_relation(RelationId id, Relation relation);
  void set_claim(ClaimId id, Claim claim);
  void set_memo(MemoId id, Memo memo);
  void set_coding(CodingId id, Coding coding);
  void set_frame(SamplingFrameId id, SamplingFrame frame);
  void set_criterion(CriterionId id, Criterion criterion);
  void set_guide_item(GuideItemId id, GuideItem item);
  void set_protocol_item(ProtocolItemId id, ProtocolItem item);
  void set_wave(WaveId id, Wave wave);
  void set_recommendation(RecommendationId id, Recommendation recommendation);
  void set_codebook_version(CodebookVersionId id, CodebookVersion version);
  /// What was answered must still fit the round.
  void set_check_round(CheckRoundId id, CheckRound round);
  void set_check_response(CheckResponseId id, CheckResponse response);
  void set_judgement(JudgementId id, Judgement judgement);

  /// Codings of `codes` become codings of `into`, and keep which code they were given first (`codings().given`);
  /// doubles (same place, coder, layer, polarity, pass) are dropped, `codings().doubles_of` says what they were;
  /// themes, relations, memos, sets and cases refer to `into`; children move below it.
  void merge_codes(std::span<const CodeId> codes, CodeId into, const ChangeNote& note = {});
  /// A new code takes over the named codings of `from`; without parents it lies beside `from`. It joins the themes of
  /// `from`, which keep their material. Split in three: call twice.
  /// @throws UsageError `split_other_code` if a coding is not of `from`, and what `add_code` throws
  CodeId split_code(CodeId from, Code into, std::span<const CodingId> codings, const ChangeNote& note = {});
  /// Copies of one source become one. @throws UsageError if their texts differ (spans would lose their meaning)
  void merge_sources(std::span<const SourceId> sources, SourceId into);

  // --- remove: what referred to the object goes with it, or loses the reference ---------------------------
  /// With its codings, segments, coverage, links, memberships and values.
  void delete_source(SourceId id);
  /// With its codings; its children take its place below its parents.
  void delete_code(CodeId id, const ChangeNote& note = {});
  /// @throws UsageError while codings, coverage or decisions of this coder exist
  void delete_coder(CoderId id);
  void delete_case(CaseId id);
  void delete_theme(ThemeId id, const ChangeNote& note = {});
  void delete_coding(CodingId id);
  /// With the codings that have no other place.
  void delete_segment(SegmentId id);
  /// With the relations it takes part in.
  void delete_factor(FactorId id);
  /// With its links.
  void delete_relation(RelationId id);
  void delete_link(LinkId id);
  void delete_claim(ClaimId id);
  void delete_memo(MemoId id);
  /// With its values, and the sampling frames that cross it.
  void delete_attribute(AttributeId id);
  void delete_query(QueryId id);
  void delete_set(SetId id);
  void delete_frame(SamplingFrameId id);
  void delete_criterion(CriterionId id);
  void delete_guide_item(GuideItemId id);
  void delete_protocol_item(ProtocolItemId id);
  void delete_wave(WaveId id);
  void delete_recommendation(RecommendationId id);
  void delete_codebook_version(CodebookVersionId id);
  /// With its responses.
  void delete_check_round(CheckRoundId id);
  void delete_check_response(CheckResponseId id);
  void delete_judgement(JudgementId id);

  /// Whether an object exists and is not removed.
  [[nodiscard]] bool contains(ObjectRef object) const noexcept;

 private:
  // Checks (detail/study_checks.hpp): throw, change nothing.
  void check(const ChangeNote& note) const;
  void check(const Coder& coder) const;
  void check(const Factor& factor) const;
  void check_bearer(ObjectRef object, AttributeId attribute) const;
  void require_room_for_coder() const;
  void require(ObjectRef object, std::string_view role) const;
  void require(const Passage& passage, std::string_view role) const;
  void check_span(SourceId source, Span span, std::string_view where) const;
  void check(const Source& source, std::string_view where) const;
  void check(const Code& code, std::optional<CodeId> id) const;
  void check(const Theme& theme, std::optional<ThemeId> id) const;
  void check(const Case& record) const;
  void check_case_code(CodeId id, const Code& code) const;
  void check_places(SourceId id, const Source& source) const;
  void check(const Relation& relation) const;
  void check(const Claim& claim) const;
  void check(const Memo& memo) const;
  [[nodiscard]] Coding checked(Coding coding) const;
  void check(const SamplingFrame& frame) const;
  void check(const Criterion& criterion) const;
  void check(const GuideItem& item) const;
  void check(const ProtocolItem& item) const;
  void check(const Wave& wave) const;
  void check(const Recommendation& recommendation) const;
  void check(const CodebookVersion& version) const;
  void check(const CheckRound& round) const;
  void check(const CheckResponse& response, std::optional<CheckResponseId> id) const;
  void check(const Judgement& judgement) const;
  template <class Id, class Record>
  void check_unique(const Rows<Id, Record>& rows, std::string_view kind, const std::string& name,
                    std::optional<Id> id) const;
  // Commands on records of the study design whose names are unique (detail/study_design_commands.hpp).
  template <class Id, class Record>
  Id add_named(Rows<Id, Record>& rows, std::string_view kind, Record record);
  template <class Id, class Record>
  void set_named(Rows<Id, Record>& rows, std::string_view kind, Id id, Record record);
  template <class Id, class Record>
  void remove_row(Rows<Id, Record>& rows, Id id);
  // Upkeep (detail/study_add.hpp, study_references.hpp, study_merge.hpp, study_remove.hpp).
  CoderId unknown_coder();
  void mark_case_code(const Case& record);
  void add_type_if_new(const std::string& type);
  void log(OperationKind op, ObjectRef of, const ChangeNote& note, std::string before = {}, std::string after = {},
           std::vector<ObjectRef> into = {});
  void drop_codings(const std::vector<std::size_t>& rows);
  void drop_doubles(const std::vector<std::size_t>& rows);
  void forget(ObjectRef object);
  template <class Gone>
  void forget(ObjectKind kind, const Gone& gone);
  void forget_in_design(ObjectKind kind, const std::function<bool(std::uint32_t)>& gone);
  void redirect(ObjectRef from, ObjectRef to);
  template <class Target>
  void redirect(ObjectKind kind, const Target& target);
  template <class Visit>
  void visit_references(Visit&& visit);
  template <class Id, class Record>
  [[nodiscard]] Id find(const Rows<Id, Record>& rows, std::string_view kind, std::string_view name) const;

  std::string name_;
  std::string language_;
  std::string description_;
  Approach approach_ = Approach::undeclared;
  std::uint64_t revision_ = 0;
  Rows<SourceId, Source> sources_{"source"};
  Rows<SegmentId, Segment> segments_{"segment"};
  Rows<CodeId, Code> codes_{"code"};
  Rows<CoderId, Coder> coders_{"coder"};
  Codings codings_;
  Rows<CoverageId, Coverage> coverage_{"coverage record"};
  Rows<AdjudicationId, Adjudication> adjudications_{"adjudication"};
  Rows<CaseId, Case> cases_{"case"};
  Rows<ConsentId, Consent> consents_{"consent record"};
  Rows<AttributeId, Attribute> attributes_{"attribute"};
  AttributeValues values_;
  Rows<ThemeId, Theme> themes_{"theme"};
  Rows<FactorId, Factor> factors_{"factor"};
  Rows<RelationTypeId, RelationType> relation_types_{"relation type"};
  Rows<RelationId, Relation> relations_{"relation"};
  Rows<LinkId, Link> links_{"link"};
  Rows<ClaimId, Claim> claims_{"claim"};
  Rows<MemoId, Memo> memos_{"memo"};
  Rows<QueryId, StoredQuery> queries_{"query"};
  Rows<SetId, ObjectSet> sets_{"set"};
  Rows<DiagramId, Diagram> diagrams_{"diagram"};
  Rows<MemberId, Member> members_{"member"};
  Rows<SamplingFrameId, SamplingFrame> frames_{"sampling frame"};
  Rows<CriterionId, Criterion> criteria_{"criterion"};
  Rows<GuideItemId, GuideItem> guide_{"guide item"};
  Rows<ProtocolItemId, ProtocolItem> protocol_{"protocol item"};
  Rows<WaveId, Wave> waves_{"wave"};
  Rows<RecommendationId, Recommendation> advice_{"recommendation"};
  Rows<CodebookVersionId, CodebookVersion> versions_{"codebook version"};
  Rows<CheckRoundId, CheckRound> rounds_{"check round"};
  Rows<CheckResponseId, CheckResponse> responses_{"check response"};
  Rows<JudgementId, Judgement> judgements_{"judgement"};
  std::vector<Operation> operations_;
};

}  // namespace tematik

#include <tematik/model/detail/study_add.hpp>              // IWYU pragma: export
#include <tematik/model/detail/study_add_codings.hpp>      // IWYU pragma: export
#include <tematik/model/detail/study_checks.hpp>           // IWYU pragma: export
#include <tematik/model/detail/study_design.hpp>           // IWYU pragma: export
#include <tematik/model/detail/study_design_commands.hpp>  // IWYU pragma: export
#include <tematik/model/detail/study_merge.hpp>            // IWYU pragma: export
#include <tematik/model/detail/study_names.hpp>            // IWYU pragma: export
#include <tematik/model/detail/study_references.hpp>       // IWYU pragma: export
#include <tematik/model/detail/study_remove.hpp>           // IWYU pragma: export
#include <tematik/model/detail/study_set.hpp>              // IWYU pragma: export
#include <tematik/model/record_lines.hpp>                  // IWYU pragma: export
