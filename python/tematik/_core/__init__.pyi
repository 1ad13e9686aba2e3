"""
The compiled part of tematik.
"""
from __future__ import annotations
import altair
import collections.abc
import networkx
import numpy
import numpy.typing
import os
import pandas
import tematik._heat
import typing
from . import metrics
__all__: list[str] = ['Agreement', 'AliasedAttributes', 'AssociationIntervals', 'AttributeTest', 'Calibrated', 'CheckedItem', 'CheckedRound', 'CheckedStatement', 'ClaimCases', 'CodeConfusion', 'Comparison', 'Comparisons', 'Configurations', 'Consensus', 'Cooccurrence', 'DisagreementShares', 'Disagreements', 'Filter', 'Frequencies', 'FrequencyFigures', 'InclusionReasons', 'LossReport', 'MemberCheck', 'NegativeCases', 'PairTests', 'Qca', 'QcaModel', 'Query', 'QuestionCoverage', 'Record', 'Records', 'SampledAttribute', 'SampledCell', 'SampledFrame', 'Sampling', 'Saturation', 'SaturationReport', 'Selection', 'Study', 'StudyGraph', 'Table', 'TraceCompleteness', 'TracedClaim', 'Triangulation', 'VersionChange', 'Warning', 'agreement', 'all', 'at_least', 'at_level', 'at_most', 'attr', 'case', 'children', 'code', 'coder', 'codes', 'compare', 'configurations', 'consensus', 'cooccurrence', 'created', 'down', 'exactly', 'frequencies', 'has_code', 'layer', 'member_check', 'metrics', 'negative_cases', 'none', 'one_of', 'parents', 'polarity', 'qca', 'question_coverage', 'rival_attributes', 'rule_sensitivity', 'sampling', 'saturation', 'select', 'siblings', 'source', 'spans', 'stored', 'theme', 'trace_completeness', 'triangulate', 'units', 'up', 'weight']
class Warning:
    """
    A remark about the study that travels with a result.
    """
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    def text(self, language: str = 'en') -> str:
        """
        The sentence in English or Indonesian.
        """
    @property
    def code(self) -> str:
        ...
    @property
    def objects(self) -> list[str]:
        ...
class Table:
    """
    Named, typed columns of equal length; missing values are None.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The table as a fresh stream of the Arrow C data interface.
        """
    def __len__(self) -> int:
        ...
    def _repr_html_(self) -> str:
        ...
    def column(self, name: str) -> typing.Any:
        """
        One column as a list.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def columns(self) -> list[str]:
        """
        Names of the columns, in order.
        """
    @property
    def types(self) -> list[str]:
        """
        Types of the columns: int64, float64, bool, utf8 or timestamp.
        """
class Filter:
    """
    A predicate on one coding; combine with &, | and ~.
    """
    @staticmethod
    def from_json(text: str) -> Filter:
        """
        Reads what `to_json` wrote.
        """
    def __and__(self, arg0: Filter) -> Filter:
        ...
    def __bool__(self) -> bool:
        ...
    def __eq__(self, arg0: typing.Any) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __invert__(self) -> Filter:
        ...
    def __or__(self, arg0: Filter) -> Filter:
        ...
    def __repr__(self) -> str:
        ...
    def to_json(self) -> str:
        """
        Versioned canonical JSON.
        """
class AttributeTest:
    """
    An attribute to compare.
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, arg0: typing.Any) -> Filter:  # type: ignore[override]
        ...
    def __ge__(self, arg0: typing.Any) -> Filter:
        ...
    def __gt__(self, arg0: typing.Any) -> Filter:
        ...
    def __le__(self, arg0: typing.Any) -> Filter:
        ...
    def __lt__(self, arg0: typing.Any) -> Filter:
        ...
    def __ne__(self, arg0: typing.Any) -> Filter:  # type: ignore[override]
        ...
    def between(self, low: typing.Any, high: typing.Any) -> Filter:
        """
        Both ends included.
        """
    def is_missing(self) -> Filter:
        ...
    def isin(self, values: collections.abc.Sequence[typing.Any]) -> Filter:
        ...
class Query:
    """
    A set of places; combine with &, |, ~ and -.
    """
    @staticmethod
    def from_json(text: str) -> Query:
        """
        Reads what `to_json` wrote; of a filter, the places of the codings that it keeps.
        """
    def __and__(self, arg0: Query) -> Query:
        ...
    def __bool__(self) -> bool:
        ...
    def __eq__(self, arg0: typing.Any) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, filter: Filter) -> None:
        ...
    def __invert__(self) -> Query:
        ...
    def __or__(self, arg0: Query) -> Query:
        ...
    def __repr__(self) -> str:
        ...
    def __sub__(self, arg0: Query) -> Query:
        ...
    def cooccurs(self, other: Query, distinct: bool = False) -> Query:
        """
        Places that share a character with a place of the other; distinct: with another place than themselves.
        """
    def encloses(self, other: Query, strict: bool = False) -> Query:
        """
        Places of this query around a place of the other; strict: not equal to it.
        """
    def follows(self, other: Query, distance: typing.SupportsInt | typing.SupportsIndex | None = None, distance_unit: str = 'character') -> Query:
        """
        Places that begin after a place of the other has ended, at most so far from it.
        """
    def near(self, other: Query, distance: typing.SupportsInt | typing.SupportsIndex, distance_unit: str = 'character', distinct: bool = False) -> Query:
        """
        Places at most so far from a place of the other; places that share or touch are at 0 characters.
        """
    def nearby(self, distance: typing.SupportsInt | typing.SupportsIndex, distance_unit: str = 'character') -> Query:
        """
        Every coded place at most so far from a place of this query.
        """
    def on(self, domain: str) -> Query:
        """
        The query evaluated in a domain of its own ("line", "source", ...); what stands around it sees the spans of its places.
        """
    def overlapped_by(self, other: Query) -> Query:
        """
        Places that begin inside a place of the other and end after it.
        """
    def overlapping(self) -> Query:
        """
        Every coded place that shares a character with a place of this query.
        """
    def overlaps(self, other: Query) -> Query:
        """
        Places that begin before a place of the other and end inside it.
        """
    def precedes(self, other: Query, distance: typing.SupportsInt | typing.SupportsIndex | None = None, distance_unit: str = 'character') -> Query:
        """
        Places that end before a place of the other begins, at most so far from it.
        """
    def relates(self, other: Query, mask: typing.Any, distance: typing.SupportsInt | typing.SupportsIndex | None = None, distance_unit: str = 'character') -> Query:
        """
        Places in one of Allen's relations (a list such as ["o", "m"], or 13 bits) to a place of the other.
        """
    def scope(self, filter: Filter) -> Query:
        """
        The query read in the sources of which a coding could satisfy the filter.
        """
    def to_json(self) -> str:
        """
        Versioned canonical JSON.
        """
    def where(self, filter: Filter) -> Query:
        """
        The query read on the codings that the filter keeps.
        """
    def within(self, other: Query, strict: bool = False) -> Query:
        """
        Places of this query inside a place of the other; strict: not equal to it.
        """
class Study:
    """
    A study: sources, codebook, themes, cases and codings.
    """
    description: str
    language: str
    name: str
    def __init__(self, name: str = '', language: str = '') -> None:
        ...
    def __len__(self) -> int:
        """
        Number of codings.
        """
    def __repr__(self) -> str:
        ...
    def _add_codings(self, source: typing.Any, begin: typing.Any, end: typing.Any, code: typing.Any, coder: typing.Any, layer: str) -> int:
        ...
    def _id(self, kind: str, name: str | int | Record) -> int:
        ...
    def add_case(self, name: str, sources: collections.abc.Sequence[str | int | Record] = [], *, speakers: collections.abc.Sequence[str] = [], role: str = '', minor: bool = False, attributes: collections.abc.Mapping[str, typing.Any] = {}, spans: collections.abc.Mapping[str, collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex]]] = {}) -> int:
        ...
    def add_check_response(self, round: str | int | Record, case: str | int | Record, statement: str, answer: str, *, comment: str = '', date: str = '', disposition: str = 'none', reason: str = '', operations: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [], new_data: collections.abc.Sequence[str | Record | tuple[str, str | int]] = [], decided_by: str | int | Record | None = None, decided: str = '') -> int:
        """
        Adds a recipient's answer to a statement and gives its id.

        Parameters
        ----------
        round : a check round
        case : a recipient of it
        statement : str
        answer : {"setuju", "sebagian", "tidak"}
            Agree, partly, no.
        disposition : {"none", "changed", "kept", "new_data"}
            What was made of it; a judgement, so it needs `decided_by` and `decided`. It is open until there is a link: operations
            of a change, a reason for keeping, objects of new data.
        operations : list of int
            Places in the study's log of operations.
        decided_by : a coder
        decided : str
            Date.
        """
    def add_check_round(self, name: str, statements: collections.abc.Sequence[tuple[str, str]], recipients: collections.abc.Sequence[str | int | Record], *, kind: str = 'synthesised', version: str | int | Record | None = None, about: collections.abc.Mapping[str, str | Record | tuple[str, str | int]] = {}, sent: str = '', closed: str = '', note: str = '') -> int:
        """
        Adds a round of member checking and gives its id.

        Parameters
        ----------
        name : str
            Unique: what operations name as their cause.
        statements : list of (name, text)
        recipients : list of cases
            Participants: a case with a source, a span, a speaker or a case code. Anybody else is an InputError.
        kind : {"transcript", "interview", "focus_group", "synthesised"}
        version : a codebook version
            That was sent.
        about : dict
            The theme, relation or claim of a statement, by its name.
        """
    def add_claim(self, name: str, *, text_id: str = '', text_en: str = '', kind: str = 'descriptive', generalisation: str = 'none', asserter: str = 'unknown', scope: str = '', implication: str = '', from_: collections.abc.Sequence[str | Record | tuple[str, str | int]] = [], to: collections.abc.Sequence[str | Record | tuple[str, str | int]] = [], evidence: collections.abc.Sequence[tuple[str | int | Record, typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] | str | Record | tuple[str, str | int]] = [], counter_evidence: collections.abc.Sequence[tuple[str | int | Record, typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] | str | Record | tuple[str, str | int]] = [], says: collections.abc.Sequence[str | int | Record] = [], author: str | int | Record | None = None, date: str = '') -> int:
        """
        Adds a claim, a sentence of the researcher with its evidence, and gives its id.

        Parameters
        ----------
        name : str
            Short label.
        text_id, text_en : str
            The sentence in Indonesian and in English.
        kind : {"descriptive", "associative", "causal"}
        generalisation : {"none", "transfer", "statistical"}
        from_, to : list
            Codes, themes or factors that the claim starts from and leads to.
        evidence, counter_evidence : list
            Objects (names, records, pairs (kind, name or id)) or passages (source, begin, end).
        says : list
            Cases that say so. No record is not "no".
        author : a coder
        """
    def add_code(self, name: str, *, parent: str | int | Record | None = None, definition: str = '', when: str = '', when_not: str = '', example: str = '', colour: str = '', codable: bool = True) -> int:
        ...
    def add_codebook_version(self, name: str, *, date: str = '', note: str = '', operations: typing.SupportsInt | typing.SupportsIndex | None = None) -> int:
        """
        Names the codebook and themes as they are now (`operations`: as they were after so many operations).
        """
    def add_coder(self, name: str, *, system: bool = False) -> int:
        ...
    def add_coding(self, source: str | int | Record, begin: typing.SupportsInt | typing.SupportsIndex, end: typing.SupportsInt | typing.SupportsIndex, code: str | int | Record, coder: str | int | Record | None = None, *, layer: str = 'coder', polarity: str = '+', weight: typing.SupportsFloat | typing.SupportsIndex | None = None, created: str | None = None, pass_: str = '') -> int:
        """
        Puts a code on a span [begin, end) of a source, in code points; no coder: the coder `unknown`. `created`: a time such as 2026-01-05T08:30:00Z; `pass_`: which pass of the coder it was made in.
        """
    def add_codings(self, table: typing.Any, layer: str = 'coder') -> int:
        """
        Many codings at once: all rows or none.

                Parameters
                ----------
                table : columns by name (a data frame, a dict of sequences)
                    source, begin, end, code and, if there is one, coder (else the coder ``unknown``). Whole numbers in
                    source, code and coder are ids, text is a name; positions are code points, half-open.
                layer : {"coder", "final"}

                Returns
                -------
                int
                    The id of the first; the others follow it.

        """
    def add_consent(self, case: str | int | Record, scope: str, state: str, *, guardian: bool = False, date: str = '', evidence: str = '', expiry: str = '') -> int:
        """
        Records what a participant allows: scope analyse, quote, quote_pseudonymised, share or archive.
        """
    def add_coverage(self, coder: str | int | Record, source: str | int | Record, begin: typing.SupportsInt | typing.SupportsIndex | None = None, end: typing.SupportsInt | typing.SupportsIndex | None = None, code: str | int | Record | None = None, *, time: str | None = None, batch: str = '', assigned: bool = False, pass_: str = '') -> int:
        """
        A coder looked at a source, a stretch of it, or for one code only. `time`: when it was finished, such as 2026-01-05T08:30:00Z; `batch`: a label of the work; `assigned`: asked for, not finished.
        """
    def add_criterion(self, name: str, rule: str, *, text: str = '') -> int:
        """
        Adds a criterion of inclusion; `rule`: the name of a stored filter on attributes of cases.
        """
    def add_factor(self, name: str, *, stands_for: str | Record | tuple[str, str | int] | None = None, stage: str = '') -> int:
        """
        Adds a named node of a causal map; `stands_for`: the code or theme it is the factor of.
        """
    def add_frame(self, name: str, attributes: collections.abc.Sequence[str], targets: collections.abc.Sequence[tuple[collections.abc.Sequence[str], typing.SupportsInt | typing.SupportsIndex | None]] = [], *, impossible: collections.abc.Sequence[collections.abc.Sequence[str]] = [], kind: str = 'undeclared', strategies: collections.abc.Sequence[str] = [], role: str = '', stop: str = '', note: str = '') -> int:
        """
        Adds a sampling matrix and gives its id.

        Parameters
        ----------
        name : str
            Unique.
        attributes : list of str
            Attributes of cases that are crossed.
        targets : list of (levels, target)
            A level of each attribute, as words ("true", "3", "senior"), and how many cases were wanted; None: no target.
        impossible : list of levels
            Cells that cannot exist.
        kind : {"undeclared", "probability", "purposive", "convenience", "census"}
        strategies : list of str
            criterion, typical, homogeneous, snowball, extreme, maximum_variation, intensity, critical, stratified, theoretical.
        role : str
            Of the cases that the frame is about; "": all.
        stop : str
            When to stop, in the researcher's words.
        """
    def add_guide_item(self, name: str, kind: str = 'question', *, serves: collections.abc.Sequence[str | Record | tuple[str, str | int]] = [], applied_in: collections.abc.Sequence[str | int | Record] = [], roles: collections.abc.Sequence[str] = [], text: str = '', probes: collections.abc.Sequence[str] = [], version: str = '') -> int:
        """
        Adds what was put to the cases: a question, a dimension of observation, an item of documents.

        Parameters
        ----------
        name : str
            Unique: the id that turns bear (`add_turns`).
        kind : {"question", "dimension", "document_item"}
        serves : list
            Themes, relations and claims that it is meant for.
        applied_in : list of sources
            Where a dimension or an item was applied; a question is applied where a turn bears it.
        roles : list of str
            Roles that it addresses; empty: every role.
        """
    def add_judgement(self, field: str, on: collections.abc.Sequence[str | Record | tuple[str, str | int]], value: str, author: str | int | Record, date: str, *, keys: collections.abc.Sequence[str] = [], reason: str = '') -> int:
        """
        Adds what only a researcher can say, with author and date, and gives its id.

        Parameters
        ----------
        field : {"meaning", "examples", "discrepancy", "believed", "global_assessment", "relevance"}
        on : list
            What it is about: a theme, a case, ...
        value : str
            Of meaning and examples agree or disagree; of discrepancy discuss, check or accept_both; else words.
        author : a coder
        date : str
        keys : list of str
            The data sets compared (in any order), a school, a criterion.
        """
    def add_link(self, relation: str | int | Record, source: str | int | Record, begin: typing.SupportsInt | typing.SupportsIndex | None = None, end: typing.SupportsInt | typing.SupportsIndex | None = None, coder: str | int | Record | None = None, *, sign: typing.SupportsInt | typing.SupportsIndex = 0, against: bool = False) -> int:
        """
        Says where a relation is asserted (`against`: denied); without a span: somewhere in the source.
        """
    def add_memo(self, text: str, *, title: str = '', kind: str = 'note', on: collections.abc.Sequence[str | Record | tuple[str, str | int]] = [], author: str | int | Record | None = None, date: str = '') -> int:
        """
        Adds a memo and gives its id.

        Parameters
        ----------
        text : str
        title : str
        kind : {"note", "analytic", "methodological", "reflexive"}
        on : list
            What it is about: names, records, or pairs (kind, name or id). Empty: a free memo.
        author : a coder
        date : str
            YYYY, YYYY-MM or YYYY-MM-DD; "" is not known.
        """
    def add_protocol_item(self, name: str, *, stage: str = '', text: str = '', status: str = 'planned', reason: str = '', evidence: collections.abc.Sequence[str | Record | tuple[str, str | int]] = [], planned_n: typing.SupportsInt | typing.SupportsIndex | None = None, added_after_freeze: bool = False) -> int:
        """
        Adds a step of the protocol: planned, done, changed or dropped; "done" is said, never inferred.
        """
    def add_query(self, name: str, query: Query | Filter, note: str = '') -> int:
        """
        Keeps a query (or a filter, as a named rule) under a name: a smart code.

        It is evaluated on the study as it is when it is used: by `tk.query.stored(name)`, and by its name among the ``codes`` of
        `tk.cooccurrence`, `tk.frequencies` and `tk.configurations`, where it supplies its maximal runs, coders pooled. It refers
        to ids, so codes may be renamed.

        Parameters
        ----------
        name : str
        query : Query or Filter
        note : str

        Returns
        -------
        int
            Its id.

        Examples
        --------
        >>> study = tk.Study("s")
        >>> _ = study.add_code("A")
        >>> study.add_query("smart", ~tk.code("A"))
        0
        >>> study.stored_query("smart")
        Query(["not",["codes",[0,"A"]]])
        """
    def add_recommendation(self, name: str, *, text_id: str = '', text_en: str = '', addressees: collections.abc.Sequence[str] = [], actors: collections.abc.Sequence[str] = [], rests_on: collections.abc.Sequence[str | Record | tuple[str, str | int]] = [], indicator: str | Record | tuple[str, str | int] | None = None, indicator_wave: str = '', threshold: typing.SupportsFloat | typing.SupportsIndex | None = None) -> int:
        """
        Adds advice: to whom, which roles act, and the themes, relations and claims that it rests on.
        """
    def add_relation(self, causes: collections.abc.Sequence[str | Record | tuple[str, str | int]], effect: str | Record | tuple[str, str | int], type: str = 'causes', *, direction: str = 'one_way', sign: typing.SupportsInt | typing.SupportsIndex = 0, asserter: str = 'unknown', map: str = 'study', note: str = '') -> int:
        """
        Adds a relation and gives its id; where it is asserted is added with `add_link`.

        Parameters
        ----------
        causes : list
            Codes, themes or factors; several stand together (an AND).
        effect : a code, theme or factor
        type : str
            Name of a relation type; a new one is added without properties.
        direction : {"one_way", "associative", "bidirectional"}
        sign : int
            +1, -1, or 0 for none.
        asserter : {"unknown", "participant", "researcher", "literature"}
        map : str
            Maps are reported side by side, never pooled.
        """
    def add_source(self, name: str, text: str | None = None, *, kind: str = 'text', technique: str = '', date: str = '', language: str = '', attributes: collections.abc.Mapping[str, typing.Any] = {}) -> int:
        """
        Adds a source; text None: not known (spans are then unchecked), "": known and empty.
        """
    def add_theme(self, name: str, codes: collections.abc.Sequence[str | int | Record] = [], *, central_idea: str = '', counter_codes: collections.abc.Sequence[str | int | Record] = []) -> int:
        """
        Adds a theme; `counter_codes` are codes of it that speak against its finding (sign -1).
        """
    def add_turns(self, source: str | int | Record, turns: collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex, str, str]], name: str = 'turn') -> None:
        """
        Stores the turns of a source: (begin, end, speaker, question); question "": off-guide.
        """
    def add_wave(self, name: str, *, label: str = '', begins: str = '', ends: str = '', note: str = '') -> int:
        """
        Adds a wave of data collection; sources bear its name.
        """
    def adjudicate(self, consensus: Consensus, coder: str | int | Record, *, when: str | None = None, why: str = '', decisions: collections.abc.Mapping[typing.SupportsInt | typing.SupportsIndex, typing.Any] | None = None) -> dict[str, int]:
        """
        Writes the decisions of a consensus: a record of each (who, when, why, about which codings) and final codings.

        The coders' own codings stay, so that figures before (``tk.agreement(study)``) and after (each coder against "final",
        ``tk.agreement(study, coders=["P", "final"])``) can be made again.

        Parameters
        ----------
        consensus : Consensus
            Of this study, which must not have changed since.
        coder : str
            Who decides.
        when : str, optional
            A time such as 2026-01-05T08:30:00Z.
        why : str
            Of what was decided by the rule; without it the rule is named.
        decisions : dict, optional
            What people say of items, by number: True, False, a code, or a mapping of code, begin, end, accept and why. Items of
            the queue that are not named stay there.

        Returns
        -------
        dict
            How many were coded, rejected, left in the queue, and skipped because they stood there already.
        """
    def delete_case(self, case: str | int | Record) -> None:
        ...
    def delete_check_response(self, response: str | int | Record) -> None:
        ...
    def delete_check_round(self, round: str | int | Record) -> None:
        """
        Removes a round with its responses.
        """
    def delete_claim(self, claim: str | int | Record) -> None:
        ...
    def delete_code(self, code: str | int | Record) -> None:
        """
        Removes a code with its codings; its children take its place.
        """
    def delete_codebook_version(self, version: str | int | Record) -> None:
        ...
    def delete_coder(self, coder: str | int | Record) -> None:
        """
        Removes a coder without codings, coverage or decisions.
        """
    def delete_coding(self, id: str | int | Record) -> None:
        ...
    def delete_criterion(self, criterion: str | int | Record) -> None:
        ...
    def delete_factor(self, factor: str | int | Record) -> None:
        """
        Removes a factor with the relations it takes part in.
        """
    def delete_frame(self, frame: str | int | Record) -> None:
        ...
    def delete_guide_item(self, item: str | int | Record) -> None:
        ...
    def delete_judgement(self, judgement: str | int | Record) -> None:
        ...
    def delete_memo(self, memo: str | int | Record) -> None:
        ...
    def delete_protocol_item(self, item: str | int | Record) -> None:
        ...
    def delete_query(self, name: str) -> None:
        """
        Forgets a stored query.
        """
    def delete_recommendation(self, recommendation: str | int | Record) -> None:
        ...
    def delete_relation(self, relation: str | int | Record) -> None:
        """
        Removes a relation with its links.
        """
    def delete_source(self, source: str | int | Record) -> None:
        """
        Removes a source with its codings, coverage, links and values.
        """
    def delete_theme(self, theme: str | int | Record) -> None:
        ...
    def delete_wave(self, wave: str | int | Record) -> None:
        ...
    def find_turns(self, source: str | int | Record) -> tuple[int, list[tuple[str, int]]]:
        """
        Finds turns by speaker labels, stores them; gives their number and every candidate label.
        """
    def graph(self) -> StudyGraph:
        """
        The study as a graph: sources, segments, codes, themes, cases, coders, memos, relations and claims.
        """
    def merge_codes(self, codes: collections.abc.Sequence[str | int | Record], into: str | int | Record, *, reason: str = '', author: str | int | Record | None = None, time: str | None = None) -> None:
        """
        Codings of `codes` become codings of `into`; doubles are dropped; themes, relations and memos follow. Codings keep which code they were given first: `saturation(codebook="as_coded")` reads it. `author`: a coder; `time`: such as 2026-01-05T08:30:00Z.
        """
    def merge_sources(self, sources: collections.abc.Sequence[str | int | Record], into: str | int | Record) -> None:
        """
        Copies of one source become one; their texts must be equal.
        """
    def select(self, query: Query, domain: str = 'segments', *, where: Filter | None = None, layer: str = 'auto', text: bool = False) -> Selection:
        """
        The places of a query, one row each, in order of source, begin and end.

        Parameters
        ----------
        query : Query
        domain : {"segments", "characters", "source", "case"} or a unit
            What a place is: a distinct coded (source, begin, end), where ``a & b`` needs one segment with both; a maximal run
            of characters, where ``a & b`` is the shared stretch; or a source, a case or a unit (line, turn, a stored
            segmentation ...) with both anywhere in it. Cases have one column, ``case``.
        where : Filter
            Only codings that pass count.
        layer : {"auto", "coder", "final"}
        text : bool
            Also the words of each place, except where a participant refused to be quoted; they are the participants': keep
            them on your own screen.

        Returns
        -------
        Selection
            The places as a table, with ``.spans``, ``.codings`` (witnesses), ``.sources``, ``.cases``, ``.n`` and ``.method``.

        Examples
        --------
        >>> study = tk.datasets.first_study()
        >>> found = study.select(tk.query.all())
        >>> found.n == len(found.elements), len(found.codings) >= found.n
        (True, True)
        """
    def set_case(self, case: str | int | Record, *, name: str | None = None, role: str | None = None, minor: bool | None = None, sources: collections.abc.Sequence[str | int | Record] | None = None, speakers: collections.abc.Sequence[str] | None = None) -> None:
        """
        Changes the named fields of a case.
        """
    def set_check_response(self, response: str | int | Record, *, answer: str | None = None, comment: str | None = None, date: str | None = None, disposition: str | None = None, reason: str | None = None, operations: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] | None = None, new_data: collections.abc.Sequence[str | Record | tuple[str, str | int]] | None = None, decided_by: str | int | Record | None = None, decided: str | None = None) -> None:
        """
        Changes the named fields of a response.
        """
    def set_check_round(self, round: str | int | Record, *, name: str | None = None, statements: collections.abc.Sequence[tuple[str, str]] | None = None, recipients: collections.abc.Sequence[str | int | Record] | None = None, kind: str | None = None, version: str | int | Record | None = None, about: collections.abc.Mapping[str, str | Record | tuple[str, str | int]] = {}, sent: str | None = None, closed: str | None = None, note: str | None = None) -> None:
        """
        Changes the named fields of a round (`about` goes with `statements`); what was answered must still fit.
        """
    def set_claim(self, claim: str | int | Record, *, name: str | None = None, text_id: str | None = None, text_en: str | None = None, kind: str | None = None, generalisation: str | None = None, asserter: str | None = None, scope: str | None = None, implication: str | None = None, date: str | None = None) -> None:
        """
        Changes the named fields of a claim.
        """
    def set_code(self, code: str | int | Record, *, name: str | None = None, parents: collections.abc.Sequence[str | int | Record] | None = None, definition: str | None = None, when: str | None = None, when_not: str | None = None, example: str | None = None, colour: str | None = None, codable: bool | None = None, reason: str = '') -> None:
        """
        Changes the named fields of a code (`parents` []: a root); the change goes into its history.
        """
    def set_codebook_version(self, version: str | int | Record, *, name: str | None = None, date: str | None = None, note: str | None = None) -> None:
        """
        Changes the named fields of a codebook version.
        """
    def set_coder(self, coder: str | int | Record, *, name: str | None = None, initials: str | None = None, system: bool | None = None) -> None:
        """
        Changes the named fields of a coder.
        """
    def set_coding(self, coding: str | int | Record, *, begin: typing.SupportsInt | typing.SupportsIndex | None = None, end: typing.SupportsInt | typing.SupportsIndex | None = None, code: str | int | Record | None = None, coder: str | int | Record | None = None, layer: str | None = None, polarity: str | None = None, weight: typing.SupportsFloat | typing.SupportsIndex | None = None) -> None:
        """
        Changes the named fields of a coding.
        """
    def set_criterion(self, criterion: str | int | Record, *, name: str | None = None, rule: str | None = None, text: str | None = None) -> None:
        """
        Changes the named fields of a criterion.
        """
    def set_factor(self, factor: str | int | Record, *, name: str | None = None, stands_for: str | Record | tuple[str, str | int] | None = None, stage: str | None = None) -> None:
        """
        Changes the named fields of a factor.
        """
    def set_frame(self, frame: str | int | Record, *, name: str | None = None, attributes: collections.abc.Sequence[str] | None = None, targets: collections.abc.Sequence[tuple[collections.abc.Sequence[str], typing.SupportsInt | typing.SupportsIndex | None]] | None = None, impossible: collections.abc.Sequence[collections.abc.Sequence[str]] = [], kind: str | None = None, strategies: collections.abc.Sequence[str] | None = None, role: str | None = None, stop: str | None = None, note: str | None = None) -> None:
        """
        Changes the named fields of a frame; `targets` replaces all cells.
        """
    def set_guide_item(self, item: str | int | Record, *, name: str | None = None, kind: str | None = None, serves: collections.abc.Sequence[str | Record | tuple[str, str | int]] | None = None, applied_in: collections.abc.Sequence[str | int | Record] | None = None, roles: collections.abc.Sequence[str] | None = None, text: str | None = None, probes: collections.abc.Sequence[str] | None = None, version: str | None = None) -> None:
        """
        Changes the named fields of a guide item.
        """
    def set_judgement(self, judgement: str | int | Record, *, value: str | None = None, author: str | int | Record | None = None, date: str | None = None, reason: str | None = None) -> None:
        """
        Changes the named fields of a judgement.
        """
    def set_memo(self, memo: str | int | Record, *, text: str | None = None, title: str | None = None, kind: str | None = None, on: collections.abc.Sequence[str | Record | tuple[str, str | int]] | None = None, date: str | None = None) -> None:
        """
        Changes the named fields of a memo.
        """
    def set_protocol_item(self, item: str | int | Record, *, name: str | None = None, stage: str | None = None, text: str | None = None, status: str | None = None, reason: str | None = None, evidence: collections.abc.Sequence[str | Record | tuple[str, str | int]] | None = None, planned_n: typing.SupportsInt | typing.SupportsIndex | None = None, added_after_freeze: bool | None = None) -> None:
        """
        Changes the named fields of a protocol item.
        """
    def set_recommendation(self, recommendation: str | int | Record, *, name: str | None = None, text_id: str | None = None, text_en: str | None = None, addressees: collections.abc.Sequence[str] | None = None, actors: collections.abc.Sequence[str] | None = None, rests_on: collections.abc.Sequence[str | Record | tuple[str, str | int]] | None = None, indicator: str | Record | tuple[str, str | int] | None = None, indicator_wave: str | None = None, threshold: typing.SupportsFloat | typing.SupportsIndex | None = None) -> None:
        """
        Changes the named fields of a recommendation.
        """
    def set_relation(self, relation: str | int | Record, *, type: str | None = None, direction: str | None = None, sign: typing.SupportsInt | typing.SupportsIndex | None = None, asserter: str | None = None, map: str | None = None, note: str | None = None) -> None:
        """
        Changes the named fields of a relation.
        """
    def set_source(self, source: str | int | Record, *, name: str | None = None, text: str | None = None, technique: str | None = None, date: str | None = None, wave: str | None = None, language: str | None = None, role: str | None = None, description: str | None = None) -> None:
        """
        Changes the named fields of a source; a new text must still hold every span that lies on it.
        """
    def set_theme(self, theme: str | int | Record, *, name: str | None = None, codes: collections.abc.Sequence[str | int | Record] | None = None, central_idea: str | None = None, description: str | None = None, reason: str = '') -> None:
        """
        Changes the named fields of a theme; codes that stay keep their sign.
        """
    def set_value(self, object: str | Record | tuple[str, str | int], attribute: str, value: typing.Any, *, wave: str = '') -> None:
        """
        Sets an attribute of a source, case or coder, of one wave where it is measured by wave; None stores "missing", which is not the same as no record.
        """
    def set_wave(self, wave: str | int | Record, *, name: str | None = None, label: str | None = None, begins: str | None = None, ends: str | None = None, note: str | None = None) -> None:
        """
        Changes the named fields of a wave.
        """
    def sha256(self) -> str:
        """
        Hash of everything in the study; the order of adding does not matter.
        """
    def show_memo(self, memo: str | int | Record) -> str:
        """
        The text of a memo, on the researcher's screen.
        """
    def show_text(self, source: str | int | Record) -> str | None:
        """
        The text of a source, on the researcher's screen; None: not known.
        """
    def split_code(self, code: str | int | Record, name: str, codings: collections.abc.Sequence[str | int | Record], *, parents: collections.abc.Sequence[str | int | Record] | None = None, definition: str = '', reason: str = '', author: str | int | Record | None = None, time: str | None = None) -> int:
        """
        A new code takes over the named codings of `code` and joins its themes; gives the new id. `author` and `time` as in `merge_codes`.
        """
    def stored_filter(self, name: str) -> Filter:
        """
        The filter stored under a name, as it was stored.
        """
    def stored_query(self, name: str) -> Query:
        """
        The query stored under a name, as it was stored.
        """
    @property
    def approach(self) -> str:
        """
        undeclared, reflexive, codebook or coding_reliability.
        """
    @approach.setter
    def approach(self, arg1: str) -> None:
        ...
    @property
    def attributes(self) -> Records:
        """
        Attributes of sources, cases and coders.
        """
    @property
    def case_labels(self) -> list[str]:
        ...
    @property
    def cases(self) -> Records:
        """
        Cases: people and other units that sources belong to.
        """
    @property
    def check_responses(self) -> Records:
        """
        Answers to member checks and what was made of them; no comment is shown.
        """
    @property
    def check_rounds(self) -> Records:
        """
        Rounds of member checking.
        """
    @property
    def claims(self) -> Records:
        """
        Claims with their evidence.
        """
    @property
    def code_labels(self) -> list[str]:
        ...
    @property
    def codebook_versions(self) -> Records:
        """
        Named states of the codebook.
        """
    @property
    def coder_labels(self) -> list[str]:
        ...
    @property
    def coders(self) -> Records:
        """
        Coders.
        """
    @property
    def codes(self) -> Records:
        """
        Codes in the order of the codebook.
        """
    @property
    def codings(self) -> Records:
        """
        Codings: which code lies where, and who put it there.
        """
    @property
    def consents(self) -> Records:
        """
        What participants allow.
        """
    @property
    def coverage(self) -> Records:
        """
        What coders looked at.
        """
    @property
    def criteria(self) -> Records:
        """
        Criteria of inclusion.
        """
    @property
    def factors(self) -> Records:
        """
        Factors of causal maps.
        """
    @property
    def frames(self) -> Records:
        """
        Sampling frames: wanted cells and their targets.
        """
    @property
    def guide(self) -> Records:
        """
        Questions, dimensions and items, and what they serve.
        """
    @property
    def import_report(self) -> typing.Any:
        """
        What became of the file the study was read from; None for a study not read from another tool's file.
        """
    @import_report.setter
    def import_report(self, arg1: typing.Any) -> None:
        ...
    @property
    def judgements(self) -> Records:
        """
        What only a researcher can say.
        """
    @property
    def links(self) -> Records:
        """
        Where relations are asserted.
        """
    @property
    def memos(self) -> Records:
        """
        Memos without their text (`show_memo` shows it).
        """
    @property
    def operation_count(self) -> int:
        """
        Changes of codebook and themes so far; the next one gets this number.
        """
    @property
    def protocol(self) -> Records:
        """
        Planned steps and what became of them.
        """
    @property
    def queries(self) -> Records:
        """
        Stored queries.
        """
    @property
    def recommendations(self) -> Records:
        """
        Advice and what it rests on.
        """
    @property
    def relations(self) -> Records:
        """
        Relations between codes, themes and factors.
        """
    @property
    def revision(self) -> int:
        ...
    @property
    def segments(self) -> Records:
        """
        Recorded places.
        """
    @property
    def sets(self) -> Records:
        """
        Sets brought along from other tools.
        """
    @property
    def source_labels(self) -> list[str]:
        ...
    @property
    def sources(self) -> Records:
        """
        Sources: what was read, seen or heard. No text is shown.
        """
    @property
    def theme_labels(self) -> list[str]:
        ...
    @property
    def themes(self) -> Records:
        """
        Themes with their codes.
        """
    @property
    def values(self) -> Records:
        """
        Values of attributes; a stored missing value is a row.
        """
    @property
    def waves(self) -> Records:
        """
        Waves of data collection.
        """
class Record:
    """
    One row of a study's table, read-only: its columns are attributes.
    """
    def __eq__(self, arg0: typing.Any) -> bool:
        ...
    def __getattr__(self, name: str) -> typing.Any:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def to_dict(self) -> dict[str, typing.Any]:
        """
        The columns by name; missing values are None.
        """
    @property
    def id(self) -> int:
        ...
    @property
    def object_kind(self) -> str:
        """
        What it is: source, code, coding, ...
        """
class Records:
    """
    The records of one kind: len(), iterate, [name or id], frames.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __contains__(self, name: str | int | Record) -> bool:
        ...
    def __getitem__(self, name: str | int | Record) -> Record:
        """
        A record by name, label or id.
        """
    def __iter__(self) -> collections.abc.Iterator[Record]:
        ...
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def add(self, name: str, query: typing.Any, note: str = '') -> int:
        """
        Of stored queries: `study.add_query`.
        """
    def column(self, name: str) -> typing.Any:
        """
        One column as a list; missing values are None.
        """
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def columns(self) -> list[str]:
        ...
    @property
    def kind(self) -> str:
        ...
class StudyGraph:
    """
    The study as one graph, frozen when it was made.
    """
    def __repr__(self) -> str:
        ...
    def _text(self, file_name: str, columns: collections.abc.Sequence[str], spreadsheet_safe: bool) -> tuple[bytes, Table]:
        ...
    def edges(self) -> Table:
        """
        One row per edge.
        """
    def only(self, vertices: collections.abc.Sequence[str], edges: collections.abc.Sequence[str]) -> StudyGraph:
        """
        The part with these kinds of vertices and edges.
        """
    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """
        A NetworkX graph: nodes by stable ids, parallel edges by the ids of the edges, columns as attributes.
        """
    def vertices(self) -> Table:
        """
        One row per vertex.
        """
    def write(self, path: str | os.PathLike[str], columns: list[str] | None = None, spreadsheet_safe: bool = False) -> Table:
        """
        Writes the graph; the ending names the format: .graphml .gexf .dot .gv .json .net .csv.

                Parameters
                ----------
                path : target; written whole or not at all
                columns : columns of nodes and edges to write; None: all
                spreadsheet_safe : only .csv: put ``'`` before text that a spreadsheet would run as a formula

                Returns
                -------
                Table
                    What the format has no place for: reason, of (nodes or edges), column, count.

        """
    @property
    def left_out(self) -> int:
        """
        References to objects that are no vertices (attributes, queries, sets, diagrams).
        """
    @property
    def n_edges(self) -> int:
        ...
    @property
    def n_vertices(self) -> int:
        ...
    @property
    def revision(self) -> int:
        """
        Revision of the study it was made from.
        """
class Selection:
    """
    What a query selects: places, and the codings, sources and cases that stand behind them.

    It is a table of its places: `column`, `to_dict()` and `to_pandas()` read it.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def column(self, name: str) -> typing.Any:
        """
        A column of the places.
        """
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def cases(self) -> list[str]:
        """
        Cases that some place belongs to.
        """
    @property
    def codings(self) -> list[int]:
        """
        Ids of the witnesses: codings on the places that match a part of the query which stands positively in it.

        In order of source, begin, end, code, coder and id. A query without such a part (``~a``) has all codings on its places.
        """
    @property
    def elements(self) -> Table:
        """
        The places, one row each.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        """
        The number of places.
        """
    @property
    def sources(self) -> list[str]:
        ...
    @property
    def spans(self) -> dict[str, list[tuple[int, int]]]:
        """
        Their characters: runs (begin, end) by source.
        """
    @property
    def warnings(self) -> list[Warning]:
        ...
class Consensus:
    """
    What coders agree on, what must be talked about, and what was put aside.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def report(self, language: str = 'en') -> str:
        """
        The sentence for the methods section.
        """
    def table(self) -> Table:
        """
        One row per item: item, source, begin, end, code, decision, ...
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def coders(self) -> list[str]:
        ...
    @property
    def counts(self) -> dict[str, int]:
        """
        Items by decision.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def queue(self) -> list[int]:
        """
        Numbers of the items that people must decide.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class PairTests:
    """
    Whether pairs of codes meet more often than chance; read `pair_status` first.

    Matrices are symmetric, shape (K, K); figures that are not defined are NaN. `family` is the number of pairs that have a
    p-value: p_adjusted is adjusted for it. Read the log odds ratio with its interval before p.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def expected(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def family(self) -> int:
        ...
    @property
    def few_arrangements(self) -> bool:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def hi(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def labels(self) -> list[str]:
        ...
    @property
    def lo(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def log_odds_ratio(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        ...
    @property
    def null(self) -> str:
        ...
    @property
    def p(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def p_adjusted(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def pair_status(self) -> typing.Any:
        ...
    @property
    def smallest_p(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def strata(self) -> int:
        ...
    @property
    def variance(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def z(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class AssociationIntervals:
    """
    A measure of every pair with its interval.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def draws(self) -> int:
        ...
    @property
    def exhaustive(self) -> bool:
        ...
    @property
    def hi(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def labels(self) -> list[str]:
        ...
    @property
    def lo(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def mean(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def measure(self) -> str:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def se(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def sources(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def too_few_sources(self) -> bool:
        ...
    @property
    def value_status(self) -> typing.Any:
        ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class Cooccurrence:
    """
    Which codes occur together, by a named rule.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __call__(self, row: str, column: str) -> int:
        """
        One cell by labels.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def association(self, measure: str) -> metrics.AssociationResult:
        """
        A measure of association for every pair, with its status.
        """
    def chart(self, language: str = 'en') -> tematik._heat.HtmlTable:
        """
        The lower triangle as an HTML table, the number in each cell.
        """
    def interval(self, measure: str, n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, *, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> AssociationIntervals:
        """
        Percentile intervals of a measure: sources (with unit "case": cases) are drawn anew.

        Up to eight sources every draw is listed; fewer than five say little (``too_few_sources``).

        Parameters
        ----------
        measure : str
            As at `association`.
        n_boot : int
        confidence : float
        seed : int
        threads : int, optional
        progress : callable or True, optional

        Returns
        -------
        AssociationIntervals

        References
        ----------
        .. [1] Efron & Tibshirani (1993), doi:10.1201/9780429246593

        Examples
        --------
        >>> met = tk.cooccurrence(tk.datasets.first_study(), unit="sentence")
        >>> ci = met.interval("jaccard", 200)
        >>> ci.status
        'ok'
        """
    def of_group(self, label: str) -> Cooccurrence:
        """
        The table of a group.
        """
    def quotations(self, row: str, column: str, text: bool = False) -> Table:
        """
        The places behind a cell: what two codings share, or the units that hold both rows.

        Parameters
        ----------
        row, column : str
            Labels.
        text : bool
            Also the words of each place, except where a participant refused to be quoted; they are the participants': keep
            them on your own screen.

        Returns
        -------
        Table
            source, begin, end, coder (several joined by ", ") and, with `text`, text.
        """
    def report(self, language: str = 'en') -> str:
        ...
    def shift_test(self, *, alternative: str = 'greater', exact: bool | None = None, adjust: str = 'bh', mid_p: bool = False, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> PairTests:
        """
        Whether each pair meets more than chance if every row keeps its runs: one row is rotated along each source.

        The end of a source meets its beginning. With few and short sources p is coarse: read `smallest_p` beside it. Units must
        have an order inside a source (lines, sentences, turns ..., or characters).

        Returns
        -------
        PairTests

        References
        ----------
        .. [1] Walter et al. (2011), doi:10.1093/bioinformatics/btq717 (another field)

        Examples
        --------
        >>> met = tk.cooccurrence(tk.datasets.first_study(), count="characters")
        >>> met.shift_test().null
        'circular_shift'
        """
    def table(self) -> Table:
        ...
    def test(self, *, alternative: str = 'greater', exact: bool | None = None, adjust: str = 'bh', mid_p: bool = False, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> PairTests:
        """
        Whether each pair meets in more units than chance within each source explains (Mantel & Haenszel 1959).

        Parameters
        ----------
        alternative : {"greater", "less", "two_sided"}
        exact : bool, optional
            None: the exact tail where it is cheap or E < 5, else the normal tail of z.
        adjust : {"bh", "by", "none"}
            For the number of pairs: Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini & Yekutieli
            2001, doi:10.1214/aos/1013699998.
        mid_p : bool
        confidence : float
            Of the interval of the common log odds ratio.
        threads : int, optional
        progress : callable or True, optional

        Returns
        -------
        PairTests
            Counts of pairs have no 2x2 table: every pair is ``no_table``. Characters, and windows that overlap, are not
            independent units (flag ``not_independent``): for characters use `shift_test`.

        References
        ----------
        .. [1] Mantel & Haenszel (1959), doi:10.1093/jnci/22.4.719

        Examples
        --------
        >>> met = tk.cooccurrence(tk.datasets.first_study(), unit="sentence")
        >>> tests = met.test()
        >>> tests.status, tests.null, bool(tests.family > 0)
        ('ok', 'within_source', True)
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    def top(self, k: typing.SupportsInt | typing.SupportsIndex) -> Table:
        """
        The k cells with the largest counts, without a row with itself.
        """
    @property
    def additive(self) -> bool:
        """
        Whether the tables of the groups add up to this one.
        """
    @property
    def column_labels(self) -> list[str]:
        """
        Labels of columns: those of rows unless `columns` were named.
        """
    @property
    def column_totals(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        The marginal of each column; of a square table of one kind of rows the totals.
        """
    @property
    def count(self) -> str:
        ...
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def directed(self) -> bool:
        """
        Whether cells (i, j) and (j, i) are different questions.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def groups(self) -> list[str]:
        """
        Labels of the groups of `by`, in order.
        """
    @property
    def is_table(self) -> bool:
        ...
    @property
    def labels(self) -> list[str]:
        ...
    @property
    def level(self) -> str:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int | None:
        """
        N; None for counts of pairs.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def structural(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        1: row and column share codes by construction.
        """
    @property
    def total(self) -> Cooccurrence:
        """
        All groups together: this table itself.
        """
    @property
    def totals(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def unit(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class FrequencyFigures:
    """
    Shares or rates of a table of frequencies; rows x groups.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __call__(self, row: str, group: str) -> float:
        """
        One cell by labels.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def figure(self) -> str:
        ...
    @property
    def groups(self) -> list[str]:
        ...
    @property
    def labels(self) -> list[str]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def status(self) -> typing.Any:
        ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class Frequencies:
    """
    How often each row occurs in each group.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __call__(self, row: str, group: str) -> int:
        """
        One cell by labels.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def coded_share(self) -> FrequencyFigures:
        """
        Characters under the row over those of the group's coded sources; of count "characters".
        """
    def crosstab(self, n_perm: typing.SupportsInt | typing.SupportsIndex = 9999, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None) -> metrics.CrosstabResult:
        """
        Whether rows depend on groups: of counts of sources or cases, each in one group; else NaN `no_table`.

        Returns
        -------
        CrosstabResult
        """
    def per(self, characters: typing.SupportsFloat | typing.SupportsIndex = 1000.0) -> FrequencyFigures:
        """
        Counts per so many characters of the group's coded sources.
        """
    def quotations(self, row: str, group: str, text: bool = False) -> Table:
        """
        The places behind a cell (source, begin, end, coder); with text also their words, except where a participant refused to be quoted.
        """
    def report(self, language: str = 'en') -> str:
        ...
    def share(self, of: str) -> FrequencyFigures:
        """
        Counts over the total of their "row", "column", or "total"; NaN `zero_total` where that is 0.
        """
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def additive(self) -> bool:
        """
        Whether nothing is counted in two groups.
        """
    @property
    def column_totals(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Counted, not summed.
        """
    @property
    def count(self) -> str:
        ...
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def group_characters(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Characters of the coded sources of each group; -1 where a length is not known.
        """
    @property
    def groups(self) -> list[str]:
        ...
    @property
    def labels(self) -> list[str]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def row_totals(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Counted, not summed.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def total(self) -> int:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class Configurations:
    """
    Which sets of codes occur together as a whole.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def report(self, language: str = 'en') -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def labels(self) -> list[str]:
        ...
    @property
    def level(self) -> str:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        ...
    @property
    def sets(self) -> list[list[str]]:
        ...
    @property
    def sets_left_out(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def unit(self) -> str:
        ...
    @property
    def units(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def units_left_out(self) -> int:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class SaturationReport:
    """
    The default figures of a study, with what has to be said beside them.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __contains__(self, part: str) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def cautions(self) -> list[Warning]:
        ...
    @property
    def coverage(self) -> metrics.CoverageResult:
        ...
    @property
    def curve(self) -> metrics.AccumulationResult:
        ...
    @property
    def expected_new(self) -> metrics.ExpectedNewResult:
        ...
    @property
    def guest(self) -> metrics.GuestResult:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def orders(self) -> metrics.PermuteAccumulationResult:
        """
        Band, and where Guest's rule stops in random orders.
        """
    @property
    def richness(self) -> metrics.RichnessResult:
        """
        chao2_bc: say "at least".
        """
    @property
    def text(self) -> str:
        """
        The methods paragraph.
        """
    @property
    def themes(self) -> metrics.ThemeSaturationResult:
        ...
class Saturation:
    """
    How new codes arrive unit by unit.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def batches(self, width: typing.SupportsInt | typing.SupportsIndex = 6, denominator: typing.SupportsInt | typing.SupportsIndex | None = None, edits: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = []) -> metrics.BatchesResult:
        """
        New codes per batch of units, see `metrics.batches`.
        """
    def by_theme(self, base: typing.SupportsInt | typing.SupportsIndex = 4, run: typing.SupportsInt | typing.SupportsIndex = 2, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05, own_units: bool = False) -> metrics.ThemeSaturationResult:
        """
        One row of figures per theme, see `metrics.theme_saturation`.
        """
    def chance_new(self, node_budget: typing.SupportsInt | typing.SupportsIndex = 10000000) -> metrics.ChanceNewResult:
        """
        Chance that the unit at each position brings a new code.
        """
    def chart(self, language: str = 'en') -> altair.VConcatChart:
        """
        Codes seen unit by unit, the mean of all orders, new codes as bars (extra ``report``).
        """
    def coverage(self, t: typing.SupportsInt | typing.SupportsIndex | None = None) -> metrics.CoverageResult:
        """
        Chao-Jost coverage: a share of code mentions, not of codes.
        """
    def curve(self, variance: str = 'conditional', extrapolate_to: typing.SupportsInt | typing.SupportsIndex | None = None, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, var_budget: typing.SupportsInt | typing.SupportsIndex = 5000000000) -> metrics.AccumulationResult:
        """
        Mean over all orders and its exact spread, see `metrics.accumulation`.
        """
    def diagnostics(self, n: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, rules: str | collections.abc.Sequence[str] = ['guest(4,2,0.05)', 'francis(10,3)', 'near(0.9)', 'true'], threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> metrics.OrderDiagnosticsResult:
        """
        Whether the order of the units carries meaning, see `metrics.order_diagnostics`.
        """
    def edges(self) -> metrics.EdgeSaturationResult:
        """
        Pairs of codes (that one unit holds, or by the rule `edges` of the call), beside the same figures for codes.
        """
    def expected_new(self) -> metrics.ExpectedNewResult:
        """
        Expected new codes from the next unit.
        """
    def first_appearance(self) -> metrics.FirstAppearanceResult:
        """
        First position of each code, against random order.
        """
    def francis(self, init: typing.SupportsInt | typing.SupportsIndex = 10, stop: typing.SupportsInt | typing.SupportsIndex = 3, min_units: typing.SupportsInt | typing.SupportsIndex = 1) -> metrics.FrancisResult:
        """
        Francis' stopping rule, see `metrics.francis`.
        """
    def guest(self, base: typing.SupportsInt | typing.SupportsIndex = 4, run: typing.SupportsInt | typing.SupportsIndex = 2, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05) -> metrics.GuestResult:
        """
        Guest's stopping rule, see `metrics.guest`.
        """
    def hill(self, q: typing.SupportsFloat | typing.SupportsIndex | collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [0.0, 1.0, 2.0], t: typing.SupportsInt | typing.SupportsIndex | None = None, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None) -> metrics.HillResult:
        """
        Hill numbers of code mentions, see `metrics.hill`.
        """
    def lowe(self, lowe: str = 'both') -> metrics.LoweResult:
        """
        Three fitted curves: read all of them, never one alone.
        """
    def near_saturation(self, share: typing.SupportsFloat | typing.SupportsIndex = 0.9) -> metrics.NearSaturationResult:
        """
        With hindsight: when `share` of all codes were there, and the last one.
        """
    def novelty(self) -> metrics.NoveltyResult:
        """
        Novel and duplicate codes per unit.
        """
    def permute(self, n: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, rules: str | collections.abc.Sequence[str] = ['guest(4,2,0.05)'], resample: str = 'permutation', joint: bool = False, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> metrics.PermuteAccumulationResult:
        """
        Curve and rules had the same units come in another order, see `metrics.permute_accumulation`.
        """
    def quartiles(self, blocks: typing.SupportsInt | typing.SupportsIndex = 4) -> metrics.BatchesResult:
        """
        New codes per quarter of the units.
        """
    def report(self, language: str = 'en', base: typing.SupportsInt | typing.SupportsIndex = 4, run: typing.SupportsInt | typing.SupportsIndex = 2, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05, n: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, threads: typing.SupportsInt | typing.SupportsIndex | None = None) -> SaturationReport:
        """
        The default figures, cautions and the methods paragraph (`.text`, also by str()).
        """
    @typing.overload
    def richness(self, estimator: collections.abc.Sequence[str], confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, jack_se: str = 'pseudo', ice: str = 'spader', cut: typing.SupportsInt | typing.SupportsIndex = 10) -> metrics.RichnessTable:
        ...
    @typing.overload
    def richness(self, estimator: str = 'chao2_bc', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, jack_se: str = 'pseudo', ice: str = 'spader', cut: typing.SupportsInt | typing.SupportsIndex = 10) -> metrics.RichnessResult:
        """
        A lower bound of the number of codes: say "at least". A list of estimators gives a table.
        """
    def salient(self, share: typing.SupportsFloat | typing.SupportsIndex = 0.2) -> metrics.SalientResult:
        """
        When every code had appeared that `share` of the units hold.
        """
    def strata(self, groups: str | collections.abc.Sequence[str], points: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = [], strata: collections.abc.Sequence[str] = [], grid_limit: typing.SupportsInt | typing.SupportsIndex = 100000, var_budget: typing.SupportsInt | typing.SupportsIndex = 5000000000) -> metrics.StrataSurfaceResult:
        """
        Codes by units of each stratum: an attribute such as "source.technique", or one group per unit.
        """
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    def units_for_coverage(self, c: typing.SupportsFloat | typing.SupportsIndex) -> metrics.UnitsForResult:
        """
        Units until the coverage is expected to be `c`.
        """
    def units_for_share(self, g: typing.SupportsFloat | typing.SupportsIndex) -> metrics.UnitsForResult:
        """
        Units until a share `g` of all codes (at least so many) is expected to be seen.
        """
    @property
    def approach(self) -> str:
        """
        How the study was analysed, as it says itself.
        """
    @property
    def codebook(self) -> str:
        ...
    @property
    def codes(self) -> list[str]:
        ...
    @property
    def cumulative(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def current(self) -> numpy.typing.NDArray[numpy.int64] | None:
        """
        With ``codebook="as_coded"``: `cumulative` by the codebook of today; else None.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def gap(self) -> numpy.typing.NDArray[numpy.int64] | None:
        """
        With ``codebook="as_coded"``: `current` - `cumulative` at each position; else None.
        """
    @property
    def incidence(self) -> metrics.Incidence:
        """
        Units x codes, in order.
        """
    @property
    def level(self) -> str:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def new(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def order(self) -> str:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def unit(self) -> str:
        ...
    @property
    def units(self) -> list[str]:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class Disagreements:
    """
    Where coders differ, passage by passage.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        """
        One row per passage.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def characters(self) -> int:
        """
        Characters on which coders differ, over all rows; what one of them did not look at is left out.
        """
    @property
    def counts(self) -> dict[str, int]:
        """
        Rows by kind.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
class DisagreementShares:
    """
    Which places make up the disagreement, the largest share first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        """
        One row per place.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def total(self) -> float:
        """
        The sum of all shares: ``observed`` of the row.
        """
class CodeConfusion:
    """
    Which codes coders take for one another, in characters and passages.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        """
        One row per pair of labels that occurs.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def conflict_length(self) -> int:
        """
        Characters to which one coder gave several codes, over coders.
        """
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Passages, labels x labels.
        """
    @property
    def labels(self) -> list[str]:
        """
        The codes and, last, ``(none)``: looked at, not coded.
        """
    @property
    def lengths(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        l_ck in characters, labels x labels; with two coders a character counts twice on the diagonal.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def pairable(self) -> int:
        """
        Characters that two coders or more looked at.
        """
    @property
    def status(self) -> str:
        ...
class Agreement:
    """
    How far coders agree: rows with value, status and interval.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def chart(self, overall: float | None = None, language: str = 'en') -> altair.LayerChart:
        """
        One row per code, dot and interval, sorted by value (extra ``report``).
        """
    def confusion(self) -> CodeConfusion:
        """
        Which codes the coders of this result take for one another, in characters and passages.

        Where a coder gave several codes to one place, ``overlap_policy`` (the longest by default) says which one keeps it.

        Returns
        -------
        CodeConfusion
            ``labels`` (the codes and ``(none)``), ``lengths`` and ``counts`` (labels x labels, symmetric).

        References
        ----------
        .. [1] Krippendorff, Mathet, Bouvry & Widlocher (2016), doi:10.1007/s11135-015-0266-1

        Examples
        --------
        >>> study = tk.datasets.first_study()
        >>> confusion = tk.agreement(study, ci="none").confusion()
        >>> confusion.lengths.shape == (len(confusion.labels), len(confusion.labels))
        True
        """
    def disagreements(self, *, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.5, reference: str | None = None, matches: bool = False, text: bool = False) -> Disagreements:
        """
        Where the coders of this result differ, span by span, and in which way.

        Parameters
        ----------
        threshold : float
            Least IoU (shared characters / characters of either) of spans of different codes to be taken as one passage.
        reference : str, optional
            A coder: compared with that one, others ``missed`` a passage or gave an ``extra`` one.
        matches : bool
            List also what agrees.
        text : bool
            Also the words of each passage, except where a participant refused to be quoted; they are the participants': keep
            them on your own screen.

        Returns
        -------
        Disagreements
            Kinds: match, boundary, split_merge, parent_child, sibling, cross_theme, only_first, only_second (missed, extra).
            ``not_covered`` is no disagreement: one of the two did not look there.

        Examples
        --------
        >>> study = tk.datasets.first_study()
        >>> found = tk.agreement(study, ci="none").disagreements()
        >>> len(found) > 0
        True
        """
    def drift(self, *, coder: str | None = None, lambda_: typing.SupportsFloat | typing.SupportsIndex = 0.2, limit: typing.SupportsFloat | typing.SupportsIndex = 3.0, slack: typing.SupportsFloat | typing.SupportsIndex = 0.5, decision: typing.SupportsFloat | typing.SupportsIndex = 5.0, mean: typing.SupportsFloat | typing.SupportsIndex | None = None, sigma: typing.SupportsFloat | typing.SupportsIndex | None = None, baseline: typing.SupportsInt | typing.SupportsIndex = 10) -> metrics.AgreementDrift:
        """
        Does agreement slip while coding goes on? Charts of the disagreement of each source in order of completion.

        The disagreement is D_o, or 1 - p_a, or 1 - the figure. A source is complete when the last coder of the call finished it
        (coder coverage with a time, else the latest coding); sources without a time are left out, and if none has one they stand
        in order of the study (flag ``order_is_insertion``).

        Parameters
        ----------
        coder : str, optional
            This coder against each of the others.
        lambda_, limit, slack, decision, mean, sigma, baseline
            As in ``tk.metrics.agreement_drift``.

        Returns
        -------
        AgreementDrift

        Examples
        --------
        >>> study = tk.datasets.first_study()
        >>> drift = tk.agreement(study, ci="none").drift(mean=0.1, sigma=0.05)
        >>> drift.table().columns[:3]
        ['source', 'x', 'ewma']
        """
    def plan(self, *, half_width: typing.SupportsFloat | typing.SupportsIndex = 0.1, of: str = 'sources', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, max_n: typing.SupportsInt | typing.SupportsIndex = 100000, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> metrics.AgreementPlan:
        """
        How many sources, or units, two coders must see for an interval of some half-width, of the whole call.

        Parameters
        ----------
        half_width : float
            Half of the width that is wanted.
        of : {"sources", "units"}
            What is drawn: whole sources (cases with ``cluster="case"``), or units of a metric that reads units. Neighbouring
            characters are not independent: plan sources.
        confidence, n_boot, max_n, seed, threads, progress
            As in ``tk.metrics.plan_sources``.

        Returns
        -------
        AgreementPlan

        Examples
        --------
        >>> study = tk.datasets.first_study()
        >>> plan = tk.agreement(study, ci="none").plan(half_width=0.2, n_boot=100, max_n=200)
        >>> plan.n_observed > 1
        True
        """
    def report(self, language: str = 'en') -> str:
        """
        The paragraph for the methods section.
        """
    def shares(self, *, text: bool = False) -> DisagreementShares:
        """
        Which places make up the disagreement of the whole call, the largest share first.

        Shares add up to ``observed`` (D_o, of gamma delta_o) of the row for scope "study": of krippendorff_alpha one row per
        place and code, of unitizing_alpha (component u) one per place, of gamma one per unitary alignment.

        Parameters
        ----------
        text : bool
            Also the words of each place, except where a participant refused to be quoted; keep them on your own screen.

        Returns
        -------
        DisagreementShares

        Examples
        --------
        >>> study = tk.datasets.first_study()
        >>> alpha = tk.agreement(study, ci="none")
        >>> abs(alpha.shares().total - alpha.table().column("observed")[0]) < 1e-9
        True
        """
    def table(self) -> Table:
        """
        One row per figure.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def coders(self) -> list[str]:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def metric(self) -> str:
        ...
    @property
    def n_clusters(self) -> int:
        """
        Sources in which two or more coders of the request are present.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def unit(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class SampledCell:
    """
    One cell of a sampling matrix.
    """
    @property
    def count(self) -> int:
        ...
    @property
    def impossible(self) -> bool:
        ...
    @property
    def levels(self) -> list[str]:
        ...
    @property
    def target(self) -> int | None:
        """
        None: none was set.
        """
class SampledFrame:
    """
    A sampling matrix: what was wanted and what was found.
    """
    @property
    def attributes(self) -> list[str]:
        ...
    @property
    def cells(self) -> list[SampledCell]:
        ...
    @property
    def coverage(self) -> metrics.CrossCoverageResult:
        ...
    @property
    def empty(self) -> list[str]:
        """
        Labels of the empty cells.
        """
    @property
    def n(self) -> int:
        """
        Cases in a cell.
        """
    @property
    def name(self) -> str:
        ...
    @property
    def quota(self) -> metrics.QuotaResult:
        ...
class SampledAttribute:
    """
    How even one attribute is filled.
    """
    @property
    def counts(self) -> list[int]:
        ...
    @property
    def declared(self) -> bool:
        """
        Whether every category was declared.
        """
    @property
    def iqv(self) -> metrics.IqvResult:
        ...
    @property
    def levels(self) -> list[str]:
        ...
    @property
    def n_missing(self) -> int:
        ...
    @property
    def name(self) -> str:
        ...
class AliasedAttributes:
    """
    Two attributes, or levels of them, that say the same.
    """
    @property
    def bound(self) -> str:
        ...
    @property
    def bound_level(self) -> str:
        ...
    @property
    def kind(self) -> str:
        ...
    @property
    def to(self) -> str:
        ...
    @property
    def to_level(self) -> str:
        ...
class InclusionReasons:
    """
    Why a case is in the study.
    """
    @property
    def case(self) -> int:
        ...
    @property
    def label(self) -> str:
        ...
    @property
    def met(self) -> list[str]:
        ...
    @property
    def unknown(self) -> list[str]:
        """
        Criteria that a missing value leaves open.
        """
class Sampling:
    """
    What was wanted beside what was found.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def aliases_of(self, attribute: str) -> list[AliasedAttributes]:
        """
        What is to be named beside every comparison on an attribute.
        """
    def aliases_table(self) -> Table:
        ...
    def attributes_table(self) -> Table:
        ...
    def frames_table(self) -> Table:
        ...
    def inclusion_table(self) -> Table:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def aliases(self) -> list[AliasedAttributes]:
        ...
    @property
    def attributes(self) -> list[SampledAttribute]:
        ...
    @property
    def attributes_status(self) -> str:
        ...
    @property
    def frames(self) -> list[SampledFrame]:
        ...
    @property
    def frames_status(self) -> str:
        """
        `not_done`: no frame was declared.
        """
    @property
    def inclusion(self) -> list[InclusionReasons]:
        ...
    @property
    def inclusion_status(self) -> str:
        """
        `not_done`: no criterion was declared.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class Triangulation:
    """
    What each key says of each finding, case by case.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def class_of(self, finding: str, case: str) -> str:
        """
        sama, berbeda, spesifik or diam.
        """
    def classes_table(self) -> Table:
        """
        Differences first.
        """
    def convergence(self, reading: str = 'A', basis: str = 'direction_counts', *, author: str = '', positive: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (2, 3), negative: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (1, 3), high: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (2, 3), middle: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (1, 3)) -> metrics.ConvergenceMatrix:
        """
        The convergence coding matrix of techniques (`tk.metrics.convergence_matrix`).

        Judgements are those of the study (`add_judgement` with field "meaning" or "examples" on the theme, keys the two techniques):
        of `author`, or the latest of anybody's. What is not judged has no verdict.
        """
    def counts_table(self) -> Table:
        """
        Cases per finding, key and state.
        """
    def state(self, finding: str, case: str, key: str) -> str:
        """
        "+", "-", "±", "silent" (asked), "uncovered" (nobody looked) or "not_applied" (not asked).
        """
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def findings(self) -> list[str]:
        ...
    @property
    def groups(self) -> list[str]:
        """
        Cases, or the values that join them.
        """
    @property
    def keys(self) -> list[str]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        ...
    @property
    def open(self) -> list[tuple[str, str]]:
        """
        Differences (finding, case) that wait for a judgement.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class CheckedItem:
    """
    An answer other than agreement.
    """
    @property
    def answer(self) -> str:
        ...
    @property
    def closed(self) -> bool:
        """
        Whether something shows what was made of it.
        """
    @property
    def disposition(self) -> str:
        ...
    @property
    def response(self) -> int:
        ...
    @property
    def statement(self) -> str:
        ...
    @property
    def who(self) -> str:
        ...
class CheckedStatement:
    """
    The answers to one statement.
    """
    @property
    def about(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def rates(self) -> metrics.AnswerRates:
        ...
class VersionChange:
    """
    A change of codebook or themes since the version was sent.
    """
    @property
    def after(self) -> str:
        ...
    @property
    def before(self) -> str:
        ...
    @property
    def cause(self) -> str:
        ...
    @property
    def kind(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def op(self) -> str:
        ...
    @property
    def operation(self) -> int:
        ...
    @property
    def reason(self) -> str:
        ...
    @property
    def responses(self) -> int:
        """
        Responses of the round that link to it.
        """
class CheckedRound:
    """
    A round of member checking.
    """
    def __repr__(self) -> str:
        ...
    @property
    def by_role(self) -> dict[str, metrics.CountShare]:
        """
        The response rate by role.
        """
    @property
    def changed(self) -> int:
        ...
    @property
    def closed_loop(self) -> metrics.CountShare:
        ...
    @property
    def diff(self) -> list[VersionChange]:
        ...
    @property
    def diff_status(self) -> str:
        ...
    @property
    def items(self) -> list[CheckedItem]:
        """
        Answers other than agreement.
        """
    @property
    def kept(self) -> int:
        ...
    @property
    def kind(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def new_data(self) -> int:
        ...
    @property
    def no_reply(self) -> list[str]:
        """
        No reply is not agreement.
        """
    @property
    def open(self) -> list[CheckedItem]:
        """
        Those without a disposition that holds.
        """
    @property
    def overall(self) -> metrics.AnswerRates:
        ...
    @property
    def response(self) -> metrics.CountShare:
        """
        replied / invited
        """
    @property
    def statements(self) -> list[CheckedStatement]:
        ...
    @property
    def version(self) -> str:
        ...
class MemberCheck:
    """
    Who answered, what they said, and what was made of it.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def diff_table(self) -> Table:
        """
        Changes since the version was sent.
        """
    def items_table(self) -> Table:
        """
        Answers other than agreement, open ones first.
        """
    def response_table(self) -> Table:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def gate(self) -> str:
        """
        What the declared approach makes of it; note: member reflection.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def rounds(self) -> list[CheckedRound]:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class ClaimCases:
    """
    The cases of one implication, by labels.
    """
    @property
    def claim(self) -> str:
        ...
    @property
    def deviant_consistency(self) -> list[str]:
        """
        X, not Y.
        """
    @property
    def deviant_coverage(self) -> list[str]:
        """
        Not X, Y.
        """
    @property
    def handled(self) -> list[str]:
        ...
    @property
    def implication(self) -> str:
        ...
    @property
    def irrelevant(self) -> list[str]:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def typical(self) -> list[str]:
        ...
    @property
    def unclassified(self) -> list[str]:
        """
        A value is missing.
        """
    @property
    def unhandled(self) -> list[str]:
        ...
class NegativeCases:
    """
    Which cases speak against a claim.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def claims(self) -> list[ClaimCases]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def status(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class TracedClaim:
    """
    The path of one claim to data.
    """
    @property
    def complete(self) -> bool:
        ...
    @property
    def id(self) -> int:
        ...
    @property
    def label(self) -> str:
        ...
    @property
    def missing(self) -> str:
        """
        The first missing step; none if complete.
        """
    @property
    def segments(self) -> int:
        ...
    @property
    def sources(self) -> int:
        ...
class TraceCompleteness:
    """
    Which claims have a path to data.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __float__(self) -> float:
        ...
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def claims(self) -> list[TracedClaim]:
        ...
    @property
    def complete(self) -> metrics.CountShare:
        """
        Claims with a path / claims.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def number_paths(self) -> str:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class QuestionCoverage:
    """
    Which question was put to whom, and who answered it.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def answered(self) -> metrics.CountShare:
        """
        answered / asked
        """
    @property
    def asked(self) -> metrics.CountShare:
        """
        asked / planned
        """
    @property
    def by_role(self) -> dict[str, tuple[metrics.CountShare, metrics.CountShare]]:
        """
        Asked and answered by role.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def off_guide(self) -> metrics.CountShare:
        """
        Coded segments that begin in a turn without a question.
        """
    @property
    def participants(self) -> list[str]:
        ...
    @property
    def questions(self) -> list[str]:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class Calibrated:
    """
    An attribute of cases as a fuzzy set by the direct method; see `tk.metrics.calibrate`.
    """
    def __init__(self, attribute: str, exclusion: typing.SupportsFloat | typing.SupportsIndex, crossover: typing.SupportsFloat | typing.SupportsIndex, inclusion: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def attribute(self) -> str:
        ...
    @property
    def crossover(self) -> float:
        ...
    @property
    def exclusion(self) -> float:
        ...
    @property
    def inclusion(self) -> float:
        ...
class QcaModel:
    """
    One of the tied models of a solution.
    """
    def __repr__(self) -> str:
        ...
    @property
    def deviant(self) -> list[str]:
        """
        Cases that the model does not explain.
        """
    @property
    def fit(self) -> metrics.ModelFit:
        ...
    @property
    def number(self) -> int:
        ...
    @property
    def of(self) -> int:
        """
        How many models tie.
        """
    @property
    def simplifying_assumptions(self) -> list[str]:
        """
        Remainders that the model covers.
        """
    @property
    def text(self) -> str:
        ...
    @property
    def type(self) -> str:
        ...
    @property
    def unhandled(self) -> list[str]:
        """
        Deviant cases without a memo (author and date) that holds the text of the model.
        """
class Qca:
    """
    A qualitative comparative analysis; read the share of remainders and every tied model.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def report(self, language: str = 'en') -> str:
        """
        Methods, cautions and every model, in sentences.
        """
    def solution(self, type: str) -> metrics.QcaSolution:
        ...
    def sweep(self, type: str = 'conservative', cuts: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = []) -> metrics.InclSweep:
        """
        The solutions at other thresholds of consistency; without `cuts` at all where the truth table changes.
        """
    def table(self) -> Table:
        """
        One row per model.
        """
    def terms(self) -> Table:
        """
        One row per model and term.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def left_out(self) -> list[str]:
        """
        Cases with some values, but not all.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def models(self) -> list[QcaModel]:
        """
        All models of the three types.
        """
    @property
    def necessity(self) -> metrics.Necessity:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def truth(self) -> metrics.TruthTable:
        """
        The truth table.
        """
    @property
    def unrelated(self) -> list[str]:
        """
        Cases without a value in any of the sets.
        """
    @property
    def warnings(self) -> list[Warning]:
        ...
class Comparison:
    """
    Two groups of cases on an outcome, with every exception.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def exceptions(self) -> Table:
        """
        One row per pair of cases that goes against the tendency.
        """
    def groups(self) -> Table:
        """
        One row per group.
        """
    def label(self, language: str = 'en') -> str:
        """
        Stands beside every p: "descriptive".
        """
    def report(self, language: str = 'en') -> str:
        """
        Methods, figures and exceptions, in sentences.
        """
    def strata(self) -> Table:
        """
        One row per stratum.
        """
    def table(self) -> Table:
        """
        One row.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def cliffs_delta(self) -> metrics.CliffsDelta:
        ...
    @property
    def difference(self) -> float:
        ...
    @property
    def first(self) -> metrics.GroupSummary:
        """
        The group that meets the rule.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def hedges_g(self) -> float:
        ...
    @property
    def icc(self) -> float:
        """
        ICC(1) over the strata.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def permutation(self) -> metrics.PermutationResult:
        ...
    @property
    def rule(self) -> str:
        ...
    @property
    def second(self) -> metrics.GroupSummary:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def unclassified(self) -> list[str]:
        """
        Cases with an outcome for which the rule asks a missing value.
        """
    @property
    def warnings(self) -> list[Warning]:
        ...
    @property
    def within(self) -> metrics.PermutationResult:
        """
        The test inside strata; `no_data` without strata.
        """
class Comparisons:
    """
    The same comparison under several rules.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _method(self, study_sha256: str | None) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self) -> Table:
        """
        One row per rule.
        """
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def rows(self) -> list[Comparison]:
        ...
    @property
    def warnings(self) -> list[Warning]:
        ...
class LossReport:
    """
    What became of everything in a file that was read or written.
    """
    def __repr__(self) -> str:
        ...
    def to_csv(self, arg0: bool) -> str:
        ...
    def to_json(self) -> str:
        ...
    def to_markdown(self) -> str:
        ...
    @property
    def losses(self) -> int:
        """
        Dropped and unverified objects.
        """
class _LossCounter:
    def __init__(self, examples: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def add(self, kind: str, id: str = '', where: str = '') -> int:
        ...
    def extend(self, report: LossReport) -> LossReport:
        ...
    def made(self, kind: str, reason: str, id: str) -> None:
        ...
    def mark(self, object: typing.SupportsInt | typing.SupportsIndex, reason: str, action: str | None = None) -> None:
        ...
    def report(self, format: str, origin: str, name: str, sha256: str, bytes: typing.SupportsInt | typing.SupportsIndex) -> LossReport:
        ...
def _add_attribute(study: Study, name: str, of: str, type: str, description: str) -> int:
    ...
def _add_segment(study: Study, source: str | int | Record, begin: typing.SupportsInt | typing.SupportsIndex, end: typing.SupportsInt | typing.SupportsIndex) -> int:
    ...
def _add_set(study: Study, name: str, sources: collections.abc.Sequence[str | int | Record]) -> int:
    ...
def _add_text(study: Study, name: str, text: str, paragraph: str, description: str, provenance: collections.abc.Sequence[tuple[str, str]], turns: collections.abc.Mapping[str, collections.abc.Sequence[str]] | None) -> int:
    ...
def _preview_turns(path: str, format: str, turns: collections.abc.Mapping[str, collections.abc.Sequence[str]], join_speakers: bool) -> tuple[Table, Table]:
    ...
def _read(path: str, format: str, base_dir: str, allow_absolute: bool, study_id: str, offset_rule: str, project: str, include_hidden: bool, tag_separator: str, columns: collections.abc.Sequence[tuple[str, str]], spreadsheet_safe: bool, turns: collections.abc.Mapping[str, collections.abc.Sequence[str]], join_speakers: bool, examples: typing.SupportsInt | typing.SupportsIndex, progress: typing.Any) -> tuple[Study, LossReport]:
    ...
def _read_table(table: bytes, name: str, format: str, sha256: str, bytes: typing.SupportsInt | typing.SupportsIndex, columns: collections.abc.Sequence[tuple[str, str]], spreadsheet_safe: bool, examples: typing.SupportsInt | typing.SupportsIndex, progress: typing.Any) -> tuple[Study, LossReport]:
    ...
def _write(study: Study, path: str, profile: str, theme_as: str, layer: str, loss_policy: str, validate: bool, compression: str, spreadsheet_safe: bool, examples: typing.SupportsInt | typing.SupportsIndex, progress: typing.Any) -> LossReport:
    ...
def agreement(study: Study, metric: str = 'krippendorff_alpha', unit: str = 'character', scope: typing.Any = 'study', level: str | int = 'code', *, codes: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], coders: collections.abc.Sequence[str] = [], where: Filter | None = None, within: Query | None = None, weights: typing.Any = 'identity', overlap_policy: str = '', membership: str | float = 'any', uncovered: str = 'missing', no_variation: str = 'nan', min_coverage: typing.SupportsFloat | typing.SupportsIndex = 0.5, ci: str = 'cluster', n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None, distance: typing.Any = '', window_width: typing.SupportsInt | typing.SupportsIndex = 10, window_step: typing.SupportsInt | typing.SupportsIndex | None = None, window_in: str = 'sources', alpha: typing.SupportsFloat | typing.SupportsIndex = 1.0, beta: typing.SupportsFloat | typing.SupportsIndex = 1.0, delta: typing.SupportsFloat | typing.SupportsIndex = 1.0, sampler: str = 'shuffle', bounds: str = 'source', pivot_distance: str = 'full', sources: str = 'pooled', samples: typing.SupportsInt | typing.SupportsIndex = 30, precision: typing.SupportsFloat | typing.SupportsIndex | None = None, max_states: typing.SupportsInt | typing.SupportsIndex = 20000, max_tuples: typing.SupportsInt | typing.SupportsIndex = 1000000, weight_alpha: bool = False, count_empty: bool = False, n_t: typing.SupportsInt | typing.SupportsIndex = 2, k: typing.SupportsInt | typing.SupportsIndex = 0, values: str = 'binary', domain: str = '', categories: collections.abc.Sequence[typing.Any] | None = None, include_uncoded: bool = True, cluster: str = 'source', drop_blank: bool = True) -> Agreement:
    """
    How far coders agree, from raw codings.

    Parameters
    ----------
    study : Study
    metric : str
        percent, holsti, brennan_prediger, scott_pi, cohen_kappa, fleiss_kappa, conger_kappa, light_kappa, gwet_ac1,
        krippendorff_alpha, pabak, rogot_goldberg, kupper_hafner, lin_ccc, icc, pooled_kappa, bangdiwala_b,
        unitizing_alpha, span_f1, gamma, gamma_cat, gamma_k, boundary_similarity, segmentation_similarity, p_k,
        window_diff or unitizing_alpha_1995.
    unit : str
        character, line, sentence, paragraph, turn, segment, source or a stored segmentation. Spans (unitizing_alpha,
        span_f1, the gamma family) lie on characters; boundaries stand between neighbouring units.
    scope : str or list of str
        study, source, case, code or theme, coder_pair or coder, batch or window; one row per combination.
    level : str or int
    codes, coders : list, optional
        Those that take part. Coders flagged as programs only where named; "final" stands for what was decided
        (``study.adjudicate``). Passes of a coder who made several are coders of their own ("P, pass 2").
    where, within : Filter, Query, optional
    weights : str or array_like
        Between values, of the coefficients that take weights: a word, or a square table over the categories. Between "no"
        and "yes" all words are the identity.
    overlap_policy : str
        Of unitizing_alpha and labels: longest, first, declared or strict; of unitizing_alpha also per_code and sets.
    membership : str or float
        When a code counts for a unit: any, majority, full, begins, or a share.
    uncovered : {"missing", "no"}
        A coder who did not look is missing, or counts as "no".
    no_variation : {"nan", "one", "zero"}
    min_coverage : float
        Below it: flag ``low_coverage``.
    ci : {"cluster", "unit", "gwet", "jackknife", "kripp", "kripp_pairs", "none"}
        cluster draws sources; with fewer than two of them units are drawn (flag ``ci_fallback_unit``).
    n_boot, confidence, seed, threads, progress
        The result is the same for any number of threads.
    distance : str or array_like
        Between codes, of unitizing_alpha, the gamma family and labels: nominal, tree (1/2 for siblings, parent and child, else
        1) or a square table in [0, 1]. Of krippendorff_alpha between labels also ordinal (declared categories), between sets
        jaccard, dice, masi, masi_product, set_1minusM or nominal, between numbers interval, nominal, ordinal, ratio, circular
        or bipolar. Without it the first that fits.
    window_width, window_step : int
        Of scope window: so many sources (or days), the next window so many later (None: no overlap).
    window_in : {"sources", "days"}
        Sources in order of completion, or days (UTC). A coder has finished a source at the latest completed coverage with a
        time, else at the latest coding made there.
    alpha, beta, delta, sampler, bounds, pivot_distance, samples, precision
        Of the gamma family, see ``tk.metrics.gamma``.
    sources, max_states, max_tuples, weight_alpha, count_empty
        Likewise; texts that are joined (``sources="concatenate"``) give no interval.
    n_t : int
        Of boundary_similarity and segmentation_similarity: boundaries less than so many places apart are one that moved.
    k : int
        Of p_k and window_diff: the window in units; 0: half the mean segment of the reference, the first coder.
    values : {"binary", "label", "set", "count", "weight"}
        What a coder says of a unit: per code yes or no; the one code of a domain that covers most of it (flag ``label_tie``
        where two cover the same); the set of its codes; per code the number of codings, or their mean weight by length.
    domain : str
        Of label and set: a theme, or a code with codes below it, whose codes exclude each other. "": all codes of the call.
    categories : list, optional
        Declared values of label (codes), count and weight (numbers), in their order; None: the values found.
    include_uncoded : bool
        Of label: a unit without a code has the value ``(none)``; else it is missing.
    cluster : {"source", "case"}
        What is drawn, or left out by the jackknife. Cases that share text are drawn together; a source without a case, and
        what of it belongs to none of several, on its own.
    drop_blank : bool
        Units of nothing but white space are left out (never characters).

    Returns
    -------
    Agreement
        Rows with value, status, flags, interval, observed and expected figures, and coverage.

    References
    ----------
    .. [1] Krippendorff (1970), doi:10.1177/001316447003000105; of the others see ``tk.metrics``.

    Examples
    --------
    >>> study = tk.datasets.first_study()
    >>> alpha = tk.agreement(study, scope="code", n_boot=100)
    >>> sorted(set(alpha.table().column("ci_method")))
    ['cluster']
    """
def all() -> Query:
    """
    Every coded place.
    """
def at_least(x: typing.SupportsInt | typing.SupportsIndex, queries: collections.abc.Sequence[Query]) -> Query:
    """
    Where at least x of the queries hold.
    """
def at_level(study: Study, level: typing.SupportsInt | typing.SupportsIndex) -> list[str]:
    """
    The codes at a depth of the tree, along any parent; roots are at 1.
    """
def at_most(x: typing.SupportsInt | typing.SupportsIndex, queries: collections.abc.Sequence[Query]) -> Query:
    """
    Where at most x of the queries hold, none included: judged over what is coded, as ~ is.
    """
def attr(name: str, quantifier: str = 'any') -> AttributeTest:
    """
    An attribute to compare; of a coding with several cases any of them counts, or with quantifier="all" all.
    """
def case(name: str) -> Filter:
    ...
def children(study: Study, code: typing.SupportsInt | typing.SupportsIndex | str, include_self: bool = False) -> list[str]:
    """
    The codes right below a code; see `down`.
    """
def code(name: str) -> Query:
    """
    Where a code lies.
    """
def coder(name: str) -> Filter:
    ...
def codes(names: collections.abc.Sequence[str]) -> Query:
    """
    Where any of the codes lies.
    """
def compare(study: Study, outcome: str, rule: typing.Any, strata: str | None = None, wave: str | None = None, *, max_exact: typing.SupportsInt | typing.SupportsIndex = 10000000, n_perm: typing.SupportsInt | typing.SupportsIndex = 9999, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, probability_sample: bool = False, progress: typing.Any = None) -> Comparison:
    """
    Cases that meet a rule beside those that do not, on an outcome: the tendency and every exception.

    Means, medians and SD, Cliff's delta (1993, doi:10.1037/0033-2909.114.3.494), Hedges' g (1981,
    doi:10.3102/10769986006002107), an exact permutation test (Pitman 1937, doi:10.2307/2984124), overall and inside strata,
    ICC(1) over the strata.

    Parameters
    ----------
    study : Study
    outcome : str
        A numeric attribute of cases.
    rule : str, Filter or dict
        A stored rule's name, a predicate on attributes of cases, or one name and predicate. A case for which it is unknown is in
        neither group.
    strata : str, optional
        An attribute of cases, such as their site.
    wave : str, optional
        Of attributes measured by wave; None: the earliest.
    max_exact : int
        More assignments: `n_perm` random ones.
    n_perm, seed, threads, progress
    probability_sample : bool
        The cases were drawn with known chances; else every p is labelled descriptive.

    Returns
    -------
    Comparison
        `too_few_units` if a group has no value. The groups may differ in more than the rule: see
        `validity.rival_attributes`.

    Examples
    --------
    >>> study = tk.Study("s")
    >>> for name, mark, group in [("a", 3, 1), ("b", 4, 1), ("c", 5, 1), ("d", 1, 0), ("e", 2, 0), ("f", 4, 0)]:
    ...     _ = study.add_case(name, attributes={"mark": mark, "group": group})
    >>> c = tk.compare(study, "mark", {"group 1": tk.query.attr("case.group") == 1})
    >>> c.permutation.p_two_sided, c.label(), c.exceptions().to_dict()["second"]
    (0.3, 'descriptive', ['f'])
    """
def configurations(study: Study, unit: str = 'overlap', max_size: typing.SupportsInt | typing.SupportsIndex | None = None, min_support: typing.SupportsInt | typing.SupportsIndex = 1, level: str | int = 'code', *, dimensions: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], where: Filter | None = None, within: Query | None = None, layer: str = 'auto', membership: str | float = 'any', codes: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], universe: str | dict[str, list[tuple[int, int]]] = 'coded', unassigned: str = 'keep', base: str = 'line', window: typing.SupportsInt | typing.SupportsIndex = 2, step: typing.SupportsInt | typing.SupportsIndex = 1) -> Configurations:
    """
    The distinct sets of codes of units, each with the units that have exactly it.

    Parameters
    ----------
    study : Study
    unit : str
        A unit of `cooccurrence`; "overlap": characters are counted.
    max_size : int, optional
    min_support : int
        Least number of units whose set includes a listed one.
    level : str or int
    dimensions : list of str or int
        Parents: per unit one child of each, none, or a conflict of two and more.
    where, within, layer, membership, codes, universe, unassigned, base, window, step
        As at `cooccurrence`; the universe "nonempty" has no answer here.

    Returns
    -------
    Configurations
        Over all sets, the empty one included, units add up to N.

    Examples
    --------
    >>> sets = tk.configurations(tk.datasets.first_study(), unit="sentence")
    >>> int(sets.units.sum()) == sets.n
    True
    """
def consensus(study: Study, *, codes: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], coders: collections.abc.Sequence[str] = [], where: Filter | None = None, within: Query | None = None, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.5, by: str = 'majority', alpha: typing.SupportsFloat | typing.SupportsIndex = 1.0, beta: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> Consensus:
    """
    What coders agree on, and what they must talk about.

    Parameters
    ----------
    study : Study
    codes, coders : list, optional
        Those that take part, as in ``tk.agreement``; at most 64 coders.
    where, within : Filter, Query, optional
    threshold : float
        Of r coders who looked j gave a code: coded if j/r is above it, rejected if j/r is below 1 - threshold, else an item
        of the queue (also where a single coder looked). From .5 up to 1, 1 excluded.
    by : {"majority", "gamma"}
        majority: stretches of text, code by code. gamma: units that were aligned with one another, with the lower medians of
        their begins and ends and the code of most (a tie goes to the queue).
    alpha, beta : float
        Of by="gamma", see ``tk.metrics.gamma``.

    Returns
    -------
    Consensus
        ``.queue``, ``.counts``, ``.table()``; ``study.adjudicate`` writes it into the study.

    References
    ----------
    .. [1] Mathet, Widlocher & Metivier (2015), doi:10.1162/COLI_a_00227

    Examples
    --------
    >>> study = tk.datasets.first_study()
    >>> found = tk.consensus(study)
    >>> sorted(found.counts) == sorted(set(found.table().column("decision")))
    True
    """
def cooccurrence(study: Study, unit: str = 'overlap', count: str | None = None, within: Query | None = None, level: str | int = 'code', *, where: Filter | None = None, layer: str = 'auto', coder_rule: str = 'pooled', across: tuple[str, str] | None = None, consensus: typing.SupportsInt | typing.SupportsIndex | None = None, same_code: str = 'auto', min_shared: typing.SupportsInt | typing.SupportsIndex = 1, min_share: typing.SupportsFloat | typing.SupportsIndex = 0.0, distance: typing.SupportsInt | typing.SupportsIndex | None = None, distance_unit: str = 'character', mask: typing.Any = None, membership: str | float = 'any', base: str = 'line', window: typing.SupportsInt | typing.SupportsIndex = 2, step: typing.SupportsInt | typing.SupportsIndex = 1, codes: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], columns: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], universe: str | dict[str, list[tuple[int, int]]] = 'coded', unassigned: str = 'keep', by: str | None = None, keep_sources: bool = True, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> Cooccurrence:
    """
    Which codes occur together: when two codings meet (unit), what is counted (count), what is one coding.

    Parameters
    ----------
    study : Study
    unit : str
        Contact rules: "overlap" (`min_shared` characters, `min_share` of the shorter span), "touching", "near" (`distance` in
        `distance_unit`), "exact", "relation" (`mask`). Else both codings are members of one "line", "sentence", "paragraph",
        "turn", "word", stored segmentation, "segment", "source", "case", or "window" (`window` units of `base`, one starting
        every `step`).
    count : str, optional
        "pairs" of codings that meet (default of contact rules); "codings" of the row that meet one of the column (directed);
        "pair_characters" shared by the pairs; distinct "characters" under both; "units" with both (default of the others);
        "sources", "cases" or "coders" with a meeting. Characters and units make 2x2 tables, and so do sources of unit
        "source" and cases of unit "case".
    within : Query, optional
        Units and characters are cut to its places; other codings count whole if they share a character with them.
    level : str or int
        "code", "parent", "top", "theme", "subtree", or a depth (roots are 1).
    where : Filter, optional
    layer : {"auto", "coder", "final"}
    coder_rule : {"pooled", "within", "across", "consensus"}
    across : (str, str), optional
        Two coders: rows of the first, columns of the second.
    consensus : int, optional
    same_code : {"auto", "union", "keep", "distinct"}
    min_shared, min_share : int, float
    distance : int, optional
        Of near (None: 0) and of relation (needed with "<" or ">").
    distance_unit : str
        "character", "word", "line", "sentence", "paragraph", "turn" or a stored segmentation.
    mask : list of str or int, optional
        Allen relations such as ["o", "m"], or 13 bits. Directed unless it is its own inverse.
    membership : str or float
        "any", "majority", "full", "begins", or a share of the unit.
    base, window, step : str, int, int
    codes, columns : list
        Codes, themes or stored queries by name, codes by id, queries, or (label, query). Without `columns` they are the rows.
    universe : str or dict
        "coded", "all", "nonempty" (units with a row), or places such as {"source": [(0, 120)]}.
    unassigned : {"keep", "drop"}
    by : str, optional
        "source", "case", "coder", or an attribute such as "source.technique": tables of groups, by `of_group`.
    keep_sources : bool
        Tests and intervals need the counts of each source.
    threads : int, optional
    progress : callable or True, optional

    Returns
    -------
    Cooccurrence
        counts of shape (rows, columns), totals of rows and `column_totals`, and N.

    References
    ----------
    .. [1] Allen (1983), doi:10.1145/182.358434

    Examples
    --------
    >>> study = tk.datasets.first_study()
    >>> met = tk.cooccurrence(study, unit="window", base="sentence", window=3)
    >>> met.is_table, met.counts.shape[0] == len(met.labels)
    (True, True)
    >>> before = tk.cooccurrence(study, unit="relation", mask=["<", "m"], distance=1, distance_unit="sentence")
    >>> before.directed
    True
    """
def created(begin: typing.Any = None, end: typing.Any = None) -> Filter:
    """
    Codings made at `begin` or later and before `end`; either may be left open.

    Parameters
    ----------
    begin, end : str or datetime, optional
        Such as 2026-01-05T08:30:00Z; without a zone: read as UTC.

    Returns
    -------
    Filter
        A coding without a time is neither kept by it nor by its complement.

    Examples
    --------
    >>> tk.query.created("2026-01-05T08:30:00Z")
    Filter(["created","2026-01-05T08:30:00.000000Z",null])
    """
def down(study: Study, code: typing.SupportsInt | typing.SupportsIndex | str, include_self: bool = True) -> list[str]:
    """
    The code and all below it, in the order of the codebook, each once.

    Parameters
    ----------
    study : Study
    code : str or int
    include_self : bool
        False: without the code itself.

    Returns
    -------
    list of str
        Labels, as `tk.codes` and the option ``codes`` take them.

    Examples
    --------
    >>> study = tk.Study("s")
    >>> _ = study.add_code("P"), study.add_code("A", parent="P"), study.add_code("B", parent="P")
    >>> tk.query.down(study, "P"), tk.query.up(study, "A"), tk.query.siblings(study, "A")
    (['P', 'A', 'B'], ['A', 'P'], ['B'])
    """
def exactly(x: typing.SupportsInt | typing.SupportsIndex, queries: collections.abc.Sequence[Query]) -> Query:
    """
    Where exactly x of the queries hold.
    """
def frequencies(study: Study, by: str | None = None, count: str = 'codings', level: str | int = 'code', columns: typing.Any = None, *, where: Filter | None = None, within: Query | None = None, layer: str = 'auto', codes: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], unassigned: str = 'keep') -> Frequencies:
    """
    How often each code occurs in each group of sources, cases or coders.

    Parameters
    ----------
    study : Study
    by : str, optional
        "source", "case", "coder", or an attribute such as "source.technique" or "case.age"; None: all together. What is
        missing is a group of its own. Groups of cases and coders may overlap: totals are counted, not summed.
    count : {"codings", "segments", "sources", "cases", "characters"}
    level : str or int
    columns : dict of str to Query, optional
        Instead of `by`: a coding counts in a column where it shares a character with a place of the query.
    where : Filter, optional
    within : Query, optional
    layer : {"auto", "coder", "final"}
    codes : list of str or int
        The rows; empty: all codable codes.
    unassigned : {"keep", "drop"}

    Returns
    -------
    Frequencies
        counts of shape (rows, groups); `share`, `per`, `coded_share`, `crosstab`, `quotations` read it.

    Examples
    --------
    >>> f = tk.frequencies(tk.datasets.first_study(), by="source.technique", count="sources")
    >>> f.status, bool((f.counts.sum(axis=1) >= f.row_totals).all())
    ('ok', True)
    """
def has_code(names: collections.abc.Sequence[str]) -> Filter:
    ...
def layer(layer: str) -> Filter:
    ...
def member_check(study: Study, *, rounds: collections.abc.Sequence[str] = []) -> MemberCheck:
    """
    Member checks: who answered, what they said, what was made of it, and what has changed since.

    Response rate = replied / invited, also by role; agree = setuju / responses; at least partly = (setuju + sebagian) /
    responses; closed loop = answers other than agreement with a disposition that holds / those answers. A disposition holds if
    it is *changed* with a link to an operation made after the version was sent, *kept* with a reason, or *new_data* with what
    was made from it; all else is open and listed.

    Parameters
    ----------
    study : Study
        With rounds (`add_check_round`) and responses (`add_check_response`).
    rounds : list of str
        By name; empty: all.

    Returns
    -------
    MemberCheck
        Shares are from 0 to 1. ``not_done`` without a round; a rate without responses is ``undefined``; the closed loop without
        an answer other than agreement is ``not_applicable``. No reply is not agreement.

    References
    ----------
    .. [1] Birt et al. (2016), doi:10.1177/1049732316654870
    .. [2] Lincoln & Guba (1985), Naturalistic inquiry.

    Examples
    --------
    >>> tk.member_check(tk.Study("empty")).status
    'not_done'
    """
def negative_cases(study: Study, *, claims: collections.abc.Sequence[str] = [], role: str = '') -> NegativeCases:
    """
    Which cases speak against a claim's implication, and whether anybody has dealt with them.

    Of X => Y: typical (X, Y), deviant_consistency (X, not Y), deviant_coverage (not X, Y), irrelevant, unclassified (a value is
    missing); a member has more than .5. Handled: a memo on the case and the claim, with author and date.

    Parameters
    ----------
    study : Study
        Claims with an `implication` such as ``"RPP*MET*~UMP => HAS"``: names of stored filters on cases, of boolean attributes or
        of numeric ones from 0 to 1; ``*`` and, ``+`` or, ``~`` not.
    claims : list of str
        By name; empty: all with an implication.
    role : str
        Keeps the cases of a role; "": all.

    Returns
    -------
    NegativeCases
        ``not_done`` where no claim states an implication.

    References
    ----------
    .. [1] Mays & Pope (2000), BMJ 320.
    .. [2] Schneider & Rohlfing (2013), doi:10.1177/0049124113481341

    Examples
    --------
    >>> tk.validity.negative_cases(tk.Study("empty")).status
    'not_done'
    """
def none() -> Query:
    """
    No place.
    """
def one_of(*args: Query) -> Query:
    """
    Where exactly one of the queries holds.
    """
def parents(study: Study, code: typing.SupportsInt | typing.SupportsIndex | str, include_self: bool = False) -> list[str]:
    """
    The codes right above a code; see `down`.
    """
def polarity(polarity: str) -> Filter:
    ...
def qca(study: Study, outcome: typing.Any, conditions: typing.Any, expect: collections.abc.Mapping[str, str] | None = None, negate: bool = False, n_cut: typing.SupportsInt | typing.SupportsIndex = 1, incl_cut: typing.SupportsFloat | typing.SupportsIndex = 0.8, wave: str | None = None, carry: bool = False, *, necessity_cut: typing.SupportsFloat | typing.SupportsIndex = 0.9, max_models: typing.SupportsInt | typing.SupportsIndex = 1000) -> Qca:
    """
    Which conditions, in which combinations, go with an outcome: qualitative comparative analysis of the cases.

    Truth table, conservative, intermediate and parsimonious solution with every tied model, consistency and coverage, necessity,
    deviant cases. Ragin 1987, 2008; Schneider & Wagemann 2012; Schneider & Rohlfing 2013, doi:10.1177/0049124113481341.

    Parameters
    ----------
    study : Study
    outcome : str or dict
        The name of an attribute of cases, or one name and where its memberships come from: an attribute (0 to 1, true and
        false), a predicate (a filter on attributes of cases; unknown is missing), or `Calibrated`.
    conditions : list of str or dict
        At most 12, likewise.
    expect : dict of str to str, optional
        Condition -> "present" or "absent": a judgement, for the intermediate solution.
    negate : bool
        Explain the absence of the outcome.
    n_cut : int
        Fewer cases: the combination is a remainder.
    incl_cut : float
        Consistency from which a combination leads to the outcome.
    wave : str, optional
        Of attributes measured by wave; None: the earliest.
    carry : bool
        A missing value of the wave: the last earlier one stands in.
    necessity_cut : float
    max_models : int
        More: `truncated`.

    Returns
    -------
    Qca
        `no_data` without a complete case, `no_variation` if the combinations seen have one output: no models. Cases with a
        missing value are left out and listed.

    Examples
    --------
    >>> study = tk.Study("s")
    >>> for name, a, b, y in [("c1", 1, 1, 1), ("c2", 1, 0, 1), ("c3", 0, 0, 0)]:
    ...     _ = study.add_case(name, attributes={"A": a, "B": b, "mark": 60 + 20 * y})
    >>> q = tk.qca(study, {"PASS": tk.query.attr("case.mark") >= 75}, ["A", "B"])
    >>> q.solution("conservative").models, q.truth.remainders
    (['A'], 1)
    """
def question_coverage(study: Study, *, role: str = '') -> QuestionCoverage:
    """
    Which guide question was put to whom, and who answered it.

    Of a question and a participant: not_planned (it addresses other roles), not_asked, asked_unanswered (an interviewer turn of
    an interview in which the participant takes part bears it), answered (a turn of the participant bears it too).

    Parameters
    ----------
    study : Study
        With guide questions (`add_guide_item`) and turns that bear them (`add_turns`); whoever is no case is an interviewer.
    role : str
        Keeps the cases of a role; "": all.

    Returns
    -------
    QuestionCoverage
        Shares asked / planned and answered / asked, from 0 to 1; ``undefined`` where nothing was planned or asked;
        ``not_done`` without a guide question.

    References
    ----------
    .. [1] Kallio et al. (2016), doi:10.1111/jan.13031

    Examples
    --------
    >>> tk.validity.question_coverage(tk.Study("empty")).status
    'not_done'
    """
def rival_attributes(study: Study, outcome: str, attributes: collections.abc.Sequence[str] = [], strata: str | None = None, wave: str | None = None, *, seed: typing.SupportsInt | typing.SupportsIndex = 0) -> Comparisons:
    """
    `tk.compare` on other attributes of cases: each of their values against the rest ("prior = high").

    What such an attribute tells apart may be what the rule of interest tells apart too. Without `attributes`: all that are not
    numeric.

    Parameters
    ----------
    study, outcome, strata, wave
        As at `tk.compare`.
    attributes : list of str

    Returns
    -------
    Comparisons
        One row per attribute and value; of a boolean one only "true".
    """
def rule_sensitivity(study: Study, outcome: str, rules: typing.Any = None, strata: str | None = None, wave: str | None = None, *, seed: typing.SupportsInt | typing.SupportsIndex = 0) -> Comparisons:
    """
    `tk.compare` under each of several rules: those given, or every stored rule that asks about cases only.

    A difference that holds under one way of drawing the line only is a property of the line.

    Parameters
    ----------
    study, outcome, strata, wave
        As at `tk.compare`.
    rules : list of str, or dict of str to Filter, optional

    Returns
    -------
    Comparisons
        One row per rule.
    """
def sampling(study: Study, *, frames: collections.abc.Sequence[str] = [], attributes: collections.abc.Sequence[str] = [], role: str = '') -> Sampling:
    """
    Sampling: what was wanted beside what was found, how even it is, what is aliased, why each case is in.

    Parameters
    ----------
    study : Study
        With sampling frames (`add_frame`), criteria (`add_criterion`) and attributes of cases.
    frames : list of str
        Frames by name; empty: all.
    attributes : list of str
        Attributes of cases for evenness and aliases; empty: all that are not numeric.
    role : str
        Keeps the cases of a role; "": all.

    Returns
    -------
    Sampling
        Quota, IQV, cross coverage and aliasing on the cases of the study (see `tk.metrics`). A part that nobody declared has
        the status ``not_done``; a case without a value enters no cell and is counted; a case that meets no criterion is named
        in the warning ``sampling.no_reason``.

    References
    ----------
    .. [1] Palinkas et al. (2015), doi:10.1007/s10488-013-0528-y
    .. [2] Patton (2002), Qualitative research and evaluation methods.

    Examples
    --------
    >>> tk.sampling(tk.Study("empty")).frames_status
    'not_done'
    """
def saturation(study: Study, unit: str | tuple[str, str] | collections.abc.Mapping[str, collections.abc.Sequence[str | Record | tuple[str, str | int]]] = 'source', order: str | list[str] | None = None, level: str | int = 'code', *, coder_rule: str = 'pooled', codebook: str = 'current', skip_empty: bool = False, where: Filter | None = None, within: Query | None = None, layer: str = 'auto', edges: str = 'none', codes: collections.abc.Sequence[str | int | Query | tuple[str, Query]] = [], min_units: typing.SupportsInt | typing.SupportsIndex = 1, unassigned: str = 'drop') -> Saturation:
    """
    How new codes arrive unit by unit: which unit holds which code, in an order.

    A unit without a coded source has no row and is counted in the warnings; a coded unit that holds no code has an empty
    row.

    Parameters
    ----------
    study : Study
    unit : str, pair of str, or dict
        "source", "case", or an attribute such as "source.wave" or "case.group": one unit per value. A pair
        ``("case", "source.wave")``: one unit per case and wave that meet in a source (also written "case x source.wave").
        ``{"label": [...], ...}``: units put together by the caller, each of sources, cases (by name, record, or
        ``("case", name)``), segments or codings (by record); a source in two units counts in both.
    order : str, list of str, or None
        "collected" (None): by date of the sources, the order of adding where one has no date (flag
        ``order_is_insertion``); "coded": by the first coding; "source": as added; "random(seed)"; or the labels of all
        units.
    level : str or int
        "code", "parent", "top", "theme", "subtree" or a depth: codes are rolled up before anything is counted.
    coder_rule : str
        "pooled": any coder's coding counts. "majority", "all": a code must be held by more than half, or by every one, of
        the coders with a coding in the unit; these read the coder layer.
    codebook : str
        "current": merged codes are one. "as_coded": codings and merges in order of time (`created` of codings; where one
        has none, the order of adding, with a warning). Each coding counts as the code it was given, so a merged code is
        a column of its own for the codings before the merge, and a code that a split made is new in the first unit that
        was given it; what re-coding found in units begun before the one where a code was first given is left out.
        `.current` and `.gap` then hold the curve by the codebook of today and its distance. At other levels than
        "code" the tree and the themes are those of today.
    skip_empty : bool
        Drops coded units without a code; they help every "nothing new" rule.
    where : Filter, optional
        Codings that count, and whose coders and sources do.
    within : Query, optional
        Only codings that reach into the places of the query.
    layer : str
        "auto", "coder" or "final".
    edges : str
        Pairs of codes as columns: "unit" (a unit holds both), "segment" (both on one span), "overlap" (two spans share a
        character; with a coder rule by one coder). Codings without a span meet nothing.
    codes : list of str or int
        Codes that count; empty: all codable ones.
    min_units : int
        Codes held by so many units at least (flag ``retrospective``).
    unassigned : str
        At level "theme": "drop", or "keep" codes without a theme in a row of their own.

    Returns
    -------
    Saturation
        ``no_data`` if no unit is coded. `.guest()`, `.curve()`, `.richness()` and others read the same table.

    References
    ----------
    .. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
    .. [2] Colwell, Mao & Chang (2004), Ecology 85(10). doi:10.1890/03-0557
    .. [3] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

    Examples
    --------
    >>> study = tk.Study("two interviews")
    >>> for code in ("trust", "cost"): _ = study.add_code(code)
    >>> for name in ("a", "b"): _ = study.add_source(name, "some words")
    >>> _ = study.add_coding("a", 0, 4, "trust"), study.add_coding("b", 0, 4, "trust")
    >>> _ = study.add_coding("b", 2, 6, "cost")
    >>> tk.saturation(study).new.tolist()
    [1, 1]
    >>> tk.saturation(study, edges="overlap").codes
    ['trust + cost']
    >>> tk.saturation(study, unit={"both": ["a", "b"]}).new.tolist()
    [2]
    >>> study.merge_codes(["cost"], "trust")
    >>> then = tk.saturation(study, codebook="as_coded")
    >>> then.new.tolist(), then.gap.tolist()
    ([1, 1], [0, -1])
    """
def select(filter: Filter) -> Query:
    """
    The places of the codings that a filter keeps.
    """
def siblings(study: Study, code: typing.SupportsInt | typing.SupportsIndex | str, include_self: bool = False) -> list[str]:
    """
    The other children of the code's parents; of a root the other roots. See `down`.
    """
def source(name: str) -> Filter:
    ...
def spans(places: collections.abc.Mapping[str, collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex]]]) -> Query:
    """
    Places given by hand: a mapping of sources to (begin, end) pairs, in the sources that count as coded.
    """
def stored(name: str) -> Query:
    """
    The places of a query stored in the study (`study.add_query`), as the study is when it is evaluated.
    """
def theme(name: str, nested: bool = True) -> Query:
    """
    Where a code of the theme, or with `nested` of a theme below it, lies.
    """
def trace_completeness(study: Study) -> TraceCompleteness:
    """
    Which claims have a path to data, and where the path of the others ends.

    Claims with a path claim, theme, code, segment, source or claim, relation, segment, source / claims. Else the first missing
    step is named: evidence, finding, code, segment or source. Counter-evidence is no path.

    Parameters
    ----------
    study : Study

    Returns
    -------
    TraceCompleteness
        From 0 to 1; ``not_applicable`` without a claim. Paths through results to attributes are not counted
        (``number_paths`` not_applicable).

    References
    ----------
    .. [1] Lincoln & Guba (1985), Naturalistic inquiry.
    .. [2] O'Cathain et al. (2010), doi:10.1136/bmj.c4587

    Examples
    --------
    >>> tk.validity.trace_completeness(tk.Study("empty")).status
    'not_applicable'
    """
def triangulate(study: Study, by: str = 'technique', *, role: str = '', wave: str = '', per: str = 'case', themes: collections.abc.Sequence[str] = [], keys: collections.abc.Sequence[str] = [], where: Filter | None = None, layer: str = 'auto') -> Triangulation:
    """
    Do sources, techniques, waves or coders say the same of a finding, case by case?

    A finding is a theme with a sign for each of its codes; a coding counts sign x polarity. A unit (a case within a technique)
    is positive, negative, both, *silent* (something that serves the finding was put to it and a coder looked), *uncovered* (put
    to it, nobody looked) or *not_applied* (nothing was put to it: see `add_guide_item`). None of the last three is "no".

    Parameters
    ----------
    study : Study
    by : {"role", "technique", "wave", "coder"}
        Sources, techniques, time, investigators.
    role, wave : str
        Keep these cases and sources; "": all.
    per : str
        "case", or an attribute of cases that joins its people ("school").
    themes : list of str
        Findings; empty: all.
    keys : list of str
        Which, in this order; empty: all there are, sorted.

    Returns
    -------
    Triangulation
        Cells, and a class per finding and case: sama, berbeda, spesifik, diam. Nothing is averaged. A difference waits for a
        judgement (field "discrepancy"); ``no_data`` without a finding, case or key.

    References
    ----------
    .. [1] Denzin (1978), The research act.
    .. [2] Patton (1999), Health Services Research 34(5).
    .. [3] Carter et al. (2014), doi:10.1188/14.ONF.545-547

    Examples
    --------
    >>> tk.triangulate(tk.Study("empty")).status
    'no_data'
    """
def units(unit: str) -> Query:
    """
    The units of a segmentation (line, sentence, turn, ... or a stored one) in the sources that count as coded.
    """
def up(study: Study, code: typing.SupportsInt | typing.SupportsIndex | str, include_self: bool = True) -> list[str]:
    """
    The code and all above it, through every parent, nearest first; see `down`.
    """
def weight() -> AttributeTest:
    """
    The weight of a coding, to compare; one that was not given is missing, not 1.
    """
__version__: str = '0.1.0'
