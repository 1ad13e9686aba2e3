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
__all__: list[str] = ['Agreement', 'AssociationIntervals', 'AttributeTest', 'CodeConfusion', 'Configurations', 'Cooccurrence', 'DisagreementShares', 'Disagreements', 'Filter', 'Frequencies', 'FrequencyFigures', 'LossReport', 'PairTests', 'Query', 'Record', 'Records', 'Saturation', 'SaturationReport', 'Study', 'StudyGraph', 'Table', 'Warning', 'agreement', 'all', 'at_least', 'at_most', 'attr', 'case', 'code', 'coder', 'codes', 'configurations', 'cooccurrence', 'created', 'exactly', 'frequencies', 'has_code', 'layer', 'metrics', 'none', 'one_of', 'polarity', 'saturation', 'select', 'source', 'spans', 'stored', 'theme', 'units', 'weight']
class Warning:
    """
    A remark about the study that travels with a result.
    """
    def __repr__(self) -> str:
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
    def add_case(self, name: str, sources: collections.abc.Sequence[str | int | Record] = [], *, speakers: collections.abc.Sequence[str] = [], role: str = '', minor: bool = False, attributes: collections.abc.Mapping[str, typing.Any] = {}) -> int:
        ...
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
    def add_coder(self, name: str, *, system: bool = False) -> int:
        ...
    def add_coding(self, source: str | int | Record, begin: typing.SupportsInt | typing.SupportsIndex, end: typing.SupportsInt | typing.SupportsIndex, code: str | int | Record, coder: str | int | Record | None = None, *, layer: str = 'coder', polarity: str = '+', weight: typing.SupportsFloat | typing.SupportsIndex | None = None, created: str | None = None) -> int:
        """
        Puts a code on a span [begin, end) of a source, in code points; no coder: the coder `unknown`. `created`: a time such as 2026-01-05T08:30:00Z.
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
    def add_coverage(self, coder: str | int | Record, source: str | int | Record, begin: typing.SupportsInt | typing.SupportsIndex | None = None, end: typing.SupportsInt | typing.SupportsIndex | None = None, code: str | int | Record | None = None, *, time: str | None = None, batch: str = '', assigned: bool = False) -> int:
        """
        A coder looked at a source, a stretch of it, or for one code only. `time`: when it was finished, such as 2026-01-05T08:30:00Z; `batch`: a label of the work; `assigned`: asked for, not finished.
        """
    def add_factor(self, name: str, *, stands_for: str | Record | tuple[str, str | int] | None = None, stage: str = '') -> int:
        """
        Adds a named node of a causal map; `stands_for`: the code or theme it is the factor of.
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
    def add_theme(self, name: str, codes: collections.abc.Sequence[str | int | Record] = [], *, central_idea: str = '') -> int:
        ...
    def delete_case(self, case: str | int | Record) -> None:
        ...
    def delete_claim(self, claim: str | int | Record) -> None:
        ...
    def delete_code(self, code: str | int | Record) -> None:
        """
        Removes a code with its codings; its children take its place.
        """
    def delete_coder(self, coder: str | int | Record) -> None:
        """
        Removes a coder without codings, coverage or decisions.
        """
    def delete_coding(self, id: str | int | Record) -> None:
        ...
    def delete_factor(self, factor: str | int | Record) -> None:
        """
        Removes a factor with the relations it takes part in.
        """
    def delete_memo(self, memo: str | int | Record) -> None:
        ...
    def delete_query(self, name: str) -> None:
        """
        Forgets a stored query.
        """
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
    def find_turns(self, source: str | int | Record) -> tuple[int, list[tuple[str, int]]]:
        """
        Finds turns by speaker labels, stores them; gives their number and every candidate label.
        """
    def graph(self) -> StudyGraph:
        """
        The study as a graph: sources, segments, codes, themes, cases, coders, memos, relations and claims.
        """
    def merge_codes(self, codes: collections.abc.Sequence[str | int | Record], into: str | int | Record, *, reason: str = '') -> None:
        """
        Codings of `codes` become codings of `into`; doubles are dropped; themes, relations and memos follow.
        """
    def merge_sources(self, sources: collections.abc.Sequence[str | int | Record], into: str | int | Record) -> None:
        """
        Copies of one source become one; their texts must be equal.
        """
    def select(self, query: Query, domain: str = 'segments', *, where: Filter | None = None, layer: str = 'auto', text: bool = False) -> Table:
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
        """
    def set_case(self, case: str | int | Record, *, name: str | None = None, role: str | None = None, minor: bool | None = None, sources: collections.abc.Sequence[str | int | Record] | None = None, speakers: collections.abc.Sequence[str] | None = None) -> None:
        """
        Changes the named fields of a case.
        """
    def set_claim(self, claim: str | int | Record, *, name: str | None = None, text_id: str | None = None, text_en: str | None = None, kind: str | None = None, generalisation: str | None = None, asserter: str | None = None, scope: str | None = None, implication: str | None = None, date: str | None = None) -> None:
        """
        Changes the named fields of a claim.
        """
    def set_code(self, code: str | int | Record, *, name: str | None = None, parents: collections.abc.Sequence[str | int | Record] | None = None, definition: str | None = None, when: str | None = None, when_not: str | None = None, example: str | None = None, colour: str | None = None, codable: bool | None = None, reason: str = '') -> None:
        """
        Changes the named fields of a code (`parents` []: a root); the change goes into its history.
        """
    def set_coder(self, coder: str | int | Record, *, name: str | None = None, initials: str | None = None, system: bool | None = None) -> None:
        """
        Changes the named fields of a coder.
        """
    def set_coding(self, coding: str | int | Record, *, begin: typing.SupportsInt | typing.SupportsIndex | None = None, end: typing.SupportsInt | typing.SupportsIndex | None = None, code: str | int | Record | None = None, coder: str | int | Record | None = None, layer: str | None = None, polarity: str | None = None, weight: typing.SupportsFloat | typing.SupportsIndex | None = None) -> None:
        """
        Changes the named fields of a coding.
        """
    def set_factor(self, factor: str | int | Record, *, name: str | None = None, stands_for: str | Record | tuple[str, str | int] | None = None, stage: str | None = None) -> None:
        """
        Changes the named fields of a factor.
        """
    def set_memo(self, memo: str | int | Record, *, text: str | None = None, title: str | None = None, kind: str | None = None, on: collections.abc.Sequence[str | Record | tuple[str, str | int]] | None = None, date: str | None = None) -> None:
        """
        Changes the named fields of a memo.
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
    def set_value(self, object: str | Record | tuple[str, str | int], attribute: str, value: typing.Any) -> None:
        """
        Sets an attribute of a source, case or coder; None stores "missing", which is not the same as no record.
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
    def split_code(self, code: str | int | Record, name: str, codings: collections.abc.Sequence[str | int | Record], *, parents: collections.abc.Sequence[str | int | Record] | None = None, definition: str = '', reason: str = '') -> int:
        """
        A new code takes over the named codings of `code` and joins its themes; gives the new id.
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
    def claims(self) -> Records:
        """
        Claims with their evidence.
        """
    @property
    def code_labels(self) -> list[str]:
        ...
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
    def factors(self) -> Records:
        """
        Factors of causal maps.
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
    def queries(self) -> Records:
        """
        Stored queries.
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
            Counts of pairs have no 2x2 table: every pair is ``no_table``. Characters are not independent units (flag
            ``not_independent``): use `shift_test`.

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
        Whether rows are of one coder and columns of another.
        """
    @property
    def flags(self) -> list[str]:
        ...
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
    def diagnostics(self, n: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, rules: collections.abc.Sequence[str] = ['guest(4,2,0.05)', 'francis(10,3)', 'near(0.9)', 'true'], threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> metrics.OrderDiagnosticsResult:
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
    def permute(self, n: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, rules: collections.abc.Sequence[str] = ['guest(4,2,0.05)'], resample: str = 'permutation', joint: bool = False, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> metrics.PermuteAccumulationResult:
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
    def codes(self) -> list[str]:
        ...
    @property
    def cumulative(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def flags(self) -> list[str]:
        ...
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
def _read(path: str, base_dir: str, allow_absolute: bool, study_id: str, columns: collections.abc.Sequence[tuple[str, str]], spreadsheet_safe: bool, examples: typing.SupportsInt | typing.SupportsIndex, progress: typing.Any) -> tuple[Study, LossReport]:
    ...
def _write(study: Study, path: str, profile: str, theme_as: str, layer: str, loss_policy: str, validate: bool, compression: str, spreadsheet_safe: bool, examples: typing.SupportsInt | typing.SupportsIndex, progress: typing.Any) -> LossReport:
    ...
def agreement(study: Study, metric: str = 'krippendorff_alpha', unit: str = 'character', scope: typing.Any = 'study', level: str | int = 'code', *, codes: collections.abc.Sequence[str | int] = [], coders: collections.abc.Sequence[str] = [], where: Filter | None = None, within: Query | None = None, weights: str = 'identity', overlap_policy: str = '', membership: str | float = 'any', uncovered: str = 'missing', no_variation: str = 'nan', min_coverage: typing.SupportsFloat | typing.SupportsIndex = 0.5, ci: str = 'cluster', n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None, distance: str = '', window_width: typing.SupportsInt | typing.SupportsIndex = 10, window_step: typing.SupportsInt | typing.SupportsIndex | None = None, window_in: str = 'sources', alpha: typing.SupportsFloat | typing.SupportsIndex = 1.0, beta: typing.SupportsFloat | typing.SupportsIndex = 1.0, delta: typing.SupportsFloat | typing.SupportsIndex = 1.0, sampler: str = 'shuffle', bounds: str = 'source', pivot_distance: str = 'full', sources: str = 'pooled', samples: typing.SupportsInt | typing.SupportsIndex = 30, precision: typing.SupportsFloat | typing.SupportsIndex | None = None, max_states: typing.SupportsInt | typing.SupportsIndex = 20000, max_tuples: typing.SupportsInt | typing.SupportsIndex = 1000000, weight_alpha: bool = False, count_empty: bool = False, n_t: typing.SupportsInt | typing.SupportsIndex = 2, k: typing.SupportsInt | typing.SupportsIndex = 0) -> Agreement:
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
        Those that take part. Coders flagged as programs only where named.
    where, within : Filter, Query, optional
    weights : str
        Between "no" and "yes" all of them are the identity.
    overlap_policy : str
        Of unitizing_alpha: per_code, longest, first, declared or strict.
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
    distance : {"", "nominal", "tree"}
        Between codes, of unitizing_alpha and the gamma family. tree: 1/2 for siblings, parent and child, else 1.
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
def configurations(study: Study, unit: str = 'overlap', max_size: typing.SupportsInt | typing.SupportsIndex | None = None, min_support: typing.SupportsInt | typing.SupportsIndex = 1, level: str | int = 'code', *, dimensions: collections.abc.Sequence[str | int] = [], where: Filter | None = None, within: Query | None = None, layer: str = 'auto', membership: str | float = 'any', codes: collections.abc.Sequence[str | int] = [], universe: str = 'coded', unassigned: str = 'keep') -> Configurations:
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
    where, within, layer, membership, codes, universe, unassigned
        As at `cooccurrence`.

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
def cooccurrence(study: Study, unit: str = 'overlap', count: str | None = None, within: Query | None = None, level: str | int = 'code', *, where: Filter | None = None, layer: str = 'auto', coder_rule: str = 'pooled', across: tuple[str, str] | None = None, consensus: typing.SupportsInt | typing.SupportsIndex | None = None, same_code: str = 'auto', distance: typing.SupportsInt | typing.SupportsIndex = 0, membership: str | float = 'any', codes: collections.abc.Sequence[str | int] = [], universe: str = 'coded', unassigned: str = 'keep', keep_sources: bool = True, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> Cooccurrence:
    ...
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
def exactly(x: typing.SupportsInt | typing.SupportsIndex, queries: collections.abc.Sequence[Query]) -> Query:
    """
    Where exactly x of the queries hold.
    """
def frequencies(study: Study, by: str | None = None, count: str = 'codings', level: str | int = 'code', columns: typing.Any = None, *, where: Filter | None = None, within: Query | None = None, layer: str = 'auto', codes: collections.abc.Sequence[str | int] = [], unassigned: str = 'keep') -> Frequencies:
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
def none() -> Query:
    """
    No place.
    """
def one_of(*args: Query) -> Query:
    """
    Where exactly one of the queries holds.
    """
def polarity(polarity: str) -> Filter:
    ...
def saturation(study: Study, unit: str = 'source', order: str | list[str] | None = None, level: str | int = 'code', *, coder_rule: str = 'pooled', codebook: str = 'current', skip_empty: bool = False, where: Filter | None = None, within: Query | None = None, layer: str = 'auto', edges: str = 'none', codes: collections.abc.Sequence[str | int] = [], min_units: typing.SupportsInt | typing.SupportsIndex = 1, unassigned: str = 'drop') -> Saturation:
    """
    How new codes arrive unit by unit: which unit holds which code, in an order.

    A unit without a coded source has no row and is counted in the warnings; a coded unit that holds no code has an empty
    row.

    Parameters
    ----------
    study : Study
    unit : str
        "source", "case", or an attribute such as "source.wave": one unit per value.
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
        "current". "as_coded" is refused: a merged code leaves no trace on its codings.
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
    """
def select(filter: Filter) -> Query:
    """
    The places of the codings that a filter keeps.
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
def units(unit: str) -> Query:
    """
    The units of a segmentation (line, sentence, turn, ... or a stored one) in the sources that count as coded.
    """
def weight() -> AttributeTest:
    """
    The weight of a coding, to compare; one that was not given is missing, not 1.
    """
__version__: str = '0.1.0'
