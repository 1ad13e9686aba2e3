"""
The compiled part of tematik.
"""

from __future__ import annotations

import collections.abc
import typing

import numpy
import numpy.typing
import pandas

from . import metrics

__all__: list[str] = [
    "Agreement",
    "AttributeTest",
    "Cooccurrence",
    "Filter",
    "LossReport",
    "Query",
    "Saturation",
    "Study",
    "Table",
    "Warning",
    "agreement",
    "attr",
    "case",
    "code",
    "coder",
    "codes",
    "cooccurrence",
    "has_code",
    "layer",
    "metrics",
    "polarity",
    "saturation",
    "select",
    "source",
    "theme",
]

class Warning:
    """
    A remark about the study that travels with a result.
    """
    def __repr__(self) -> str: ...
    def text(self, language: str = "en") -> str:
        """
        The sentence in English or Indonesian.
        """
    @property
    def code(self) -> str: ...
    @property
    def objects(self) -> list[str]: ...

class Table:
    """
    Named, typed columns of equal length; missing values are None.
    """
    def __len__(self) -> int: ...
    def _repr_html_(self) -> str: ...
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
    def __and__(self, arg0: Filter) -> Filter: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, arg0: typing.Any) -> bool: ...
    def __hash__(self) -> int: ...
    def __invert__(self) -> Filter: ...
    def __or__(self, arg0: Filter) -> Filter: ...
    def __repr__(self) -> str: ...

class AttributeTest:
    """
    An attribute to compare.
    """

    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    def __eq__(self, arg0: typing.Any) -> Filter:  # type: ignore[override]
        ...
    def __ge__(self, arg0: typing.Any) -> Filter: ...
    def __gt__(self, arg0: typing.Any) -> Filter: ...
    def __le__(self, arg0: typing.Any) -> Filter: ...
    def __lt__(self, arg0: typing.Any) -> Filter: ...
    def __ne__(self, arg0: typing.Any) -> Filter:  # type: ignore[override]
        ...
    def between(self, low: typing.Any, high: typing.Any) -> Filter:
        """
        Both ends included.
        """
    def is_missing(self) -> Filter: ...
    def isin(self, values: collections.abc.Sequence[typing.Any]) -> Filter: ...

class Query:
    """
    A set of places; combine with &, |, ~ and -.
    """
    def __and__(self, arg0: Query) -> Query: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, arg0: typing.Any) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, filter: Filter) -> None: ...
    def __invert__(self) -> Query: ...
    def __or__(self, arg0: Query) -> Query: ...
    def __repr__(self) -> str: ...
    def __sub__(self, arg0: Query) -> Query: ...

class Study:
    """
    A study: sources, codebook, themes, cases and codings.
    """

    description: str
    language: str
    name: str
    def __init__(self, name: str = "", language: str = "") -> None: ...
    def __len__(self) -> int:
        """
        Number of codings.
        """
    def __repr__(self) -> str: ...
    def _add_codings(
        self, source: typing.Any, begin: typing.Any, end: typing.Any, code: typing.Any, coder: typing.Any, layer: str
    ) -> int: ...
    def add_case(
        self,
        name: str,
        sources: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | str] = [],
        *,
        speakers: collections.abc.Sequence[str] = [],
        role: str = "",
        minor: bool = False,
        attributes: collections.abc.Mapping[str, typing.Any] = {},
    ) -> int: ...
    def add_code(
        self,
        name: str,
        *,
        parent: typing.SupportsInt | typing.SupportsIndex | str | None = None,
        definition: str = "",
        when: str = "",
        when_not: str = "",
        example: str = "",
        colour: str = "",
        codable: bool = True,
    ) -> int: ...
    def add_coder(self, name: str, *, system: bool = False) -> int: ...
    def add_coding(
        self,
        source: typing.SupportsInt | typing.SupportsIndex | str,
        begin: typing.SupportsInt | typing.SupportsIndex,
        end: typing.SupportsInt | typing.SupportsIndex,
        code: typing.SupportsInt | typing.SupportsIndex | str,
        coder: typing.SupportsInt | typing.SupportsIndex | str | None = None,
        *,
        layer: str = "coder",
        polarity: str = "+",
        weight: typing.SupportsFloat | typing.SupportsIndex | None = None,
    ) -> int:
        """
        Puts a code on a span [begin, end) of a source, in code points.
        """
    def add_codings(self, table: typing.Any, layer: str = "coder") -> int:
        """
        Many codings at once: columns source, begin, end, code and coder (absent: the coder ``unknown``), ids as whole
                numbers; all rows or none. Gives the id of the first.
        """
    def add_coverage(
        self,
        coder: typing.SupportsInt | typing.SupportsIndex | str,
        source: typing.SupportsInt | typing.SupportsIndex | str,
        begin: typing.SupportsInt | typing.SupportsIndex | None = None,
        end: typing.SupportsInt | typing.SupportsIndex | None = None,
        code: typing.SupportsInt | typing.SupportsIndex | str | None = None,
    ) -> int: ...
    def add_source(
        self,
        name: str,
        text: str | None = None,
        *,
        kind: str = "text",
        technique: str = "",
        date: str = "",
        language: str = "",
        attributes: collections.abc.Mapping[str, typing.Any] = {},
    ) -> int:
        """
        Adds a source; text None: not known (spans are then unchecked), "": known and empty.
        """
    def add_theme(
        self,
        name: str,
        codes: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | str] = [],
        *,
        central_idea: str = "",
    ) -> int: ...
    def delete_case(self, case: typing.SupportsInt | typing.SupportsIndex | str) -> None: ...
    def delete_code(self, code: typing.SupportsInt | typing.SupportsIndex | str) -> None: ...
    def delete_coding(self, id: typing.SupportsInt | typing.SupportsIndex) -> None: ...
    def delete_source(self, source: typing.SupportsInt | typing.SupportsIndex | str) -> None: ...
    def delete_theme(self, theme: typing.SupportsInt | typing.SupportsIndex | str) -> None: ...
    def find_turns(self, source: typing.SupportsInt | typing.SupportsIndex | str) -> tuple[int, list[tuple[str, int]]]:
        """
        Finds turns by speaker labels, stores them; gives their number and every candidate label.
        """
    def merge_codes(
        self,
        codes: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | str],
        into: typing.SupportsInt | typing.SupportsIndex | str,
    ) -> None: ...
    def sha256(self) -> str:
        """
        Hash of everything in the study; the order of adding does not matter.
        """
    def show_text(self, source: typing.SupportsInt | typing.SupportsIndex | str) -> str | None:
        """
        The text of a source, on the researcher's screen; None: not known.
        """
    @property
    def approach(self) -> str:
        """
        undeclared, reflexive, codebook or coding_reliability.
        """
    @approach.setter
    def approach(self, arg1: str) -> None: ...
    @property
    def case_labels(self) -> list[str]: ...
    @property
    def code_labels(self) -> list[str]: ...
    @property
    def coder_labels(self) -> list[str]: ...
    @property
    def codings(self) -> Table:
        """
        One row per coding.
        """
    @property
    def import_report(self) -> typing.Any:
        """
        What became of the file the study was read from; None for a study not read from another tool's file.
        """
    @import_report.setter
    def import_report(self, arg1: typing.Any) -> None: ...
    @property
    def revision(self) -> int: ...
    @property
    def source_labels(self) -> list[str]: ...
    @property
    def theme_labels(self) -> list[str]: ...

class Cooccurrence:
    """
    Which codes occur together, by a named rule.
    """
    def __call__(self, row: str, column: str) -> int:
        """
        One cell by labels.
        """
    def __repr__(self) -> str: ...
    def _method(self, study_sha256: str | None) -> str: ...
    def _repr_html_(self) -> str: ...
    def association(self, measure: str) -> metrics.AssociationResult:
        """
        A measure of association for every pair, with its status.
        """
    def report(self, language: str = "en") -> str: ...
    def table(self) -> Table: ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def count(self) -> str: ...
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]: ...
    @property
    def flags(self) -> list[str]: ...
    @property
    def is_table(self) -> bool: ...
    @property
    def labels(self) -> list[str]: ...
    @property
    def level(self) -> str: ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made.
        """
    @property
    def n(self) -> int | None:
        """
        N; None for counts of pairs.
        """
    @property
    def status(self) -> str: ...
    @property
    def totals(self) -> numpy.typing.NDArray[numpy.int64]: ...
    @property
    def unit(self) -> str: ...
    @property
    def warnings(self) -> list[Warning]: ...

class Saturation:
    """
    How new codes arrive unit by unit.
    """
    def __repr__(self) -> str: ...
    def _method(self, study_sha256: str | None) -> str: ...
    def _repr_html_(self) -> str: ...
    def coverage(self) -> float:
        """
        Chao-Jost coverage of code mentions.
        """
    def curve(self) -> Table:
        """
        Mean over all orders and its exact spread.
        """
    def expected_new(self) -> float:
        """
        Expected new codes from the next unit.
        """
    def guest(
        self,
        base: typing.SupportsInt | typing.SupportsIndex = 4,
        run: typing.SupportsInt | typing.SupportsIndex = 2,
        threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05,
    ) -> metrics.GuestResult: ...
    def report(self, language: str = "en") -> str: ...
    def richness(self, estimator: str = "chao2_bc") -> Table:
        """
        A lower bound of the number of codes: say "at least".
        """
    def table(self) -> Table: ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def codes(self) -> list[str]: ...
    @property
    def cumulative(self) -> numpy.typing.NDArray[numpy.int64]: ...
    @property
    def flags(self) -> list[str]: ...
    @property
    def level(self) -> str: ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made.
        """
    @property
    def new(self) -> numpy.typing.NDArray[numpy.int64]: ...
    @property
    def order(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def units(self) -> list[str]: ...
    @property
    def warnings(self) -> list[Warning]: ...

class Agreement:
    """
    How far coders agree: rows with value, status and interval.
    """
    def __len__(self) -> int: ...
    def __repr__(self) -> str: ...
    def _method(self, study_sha256: str | None) -> str: ...
    def _repr_html_(self) -> str: ...
    def report(self, language: str = "en") -> str: ...
    def table(self) -> Table: ...
    def to_dict(self) -> dict[str, list[typing.Any]]:
        """
        The figures as columns by name.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def coders(self) -> list[str]: ...
    @property
    def flags(self) -> list[str]: ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made.
        """
    @property
    def metric(self) -> str: ...
    @property
    def n_clusters(self) -> int:
        """
        Sources in which two or more coders of the request are present.
        """
    @property
    def status(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def warnings(self) -> list[Warning]: ...

class LossReport:
    """
    What became of everything in a file that was read or written.
    """
    def __repr__(self) -> str: ...
    def to_csv(self, arg0: bool) -> str: ...
    def to_json(self) -> str: ...
    def to_markdown(self) -> str: ...
    @property
    def losses(self) -> int:
        """
        Dropped and unverified objects.
        """

def _read(
    path: str,
    base_dir: str,
    allow_absolute: bool,
    study_id: str,
    examples: typing.SupportsInt | typing.SupportsIndex,
    progress: typing.Any,
) -> tuple[Study, LossReport]: ...
def agreement(
    study: Study,
    metric: str = "krippendorff_alpha",
    unit: str = "character",
    scope: typing.Any = "study",
    level: str | int = "code",
    *,
    codes: collections.abc.Sequence[str | int] = [],
    coders: collections.abc.Sequence[str] = [],
    where: Filter | None = None,
    within: Query | None = None,
    weights: str = "identity",
    membership: str | float = "any",
    uncovered: str = "missing",
    no_variation: str = "nan",
    min_coverage: typing.SupportsFloat | typing.SupportsIndex = 0.5,
    ci: str = "cluster",
    n_boot: typing.SupportsInt | typing.SupportsIndex = 2000,
    confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95,
    seed: typing.SupportsInt | typing.SupportsIndex = 0,
    threads: typing.SupportsInt | typing.SupportsIndex | None = None,
    progress: typing.Any = None,
) -> Agreement: ...
def attr(name: str) -> AttributeTest: ...
def case(name: str) -> Filter: ...
def code(name: str) -> Query:
    """
    Where a code lies.
    """

def coder(name: str) -> Filter: ...
def codes(names: collections.abc.Sequence[str]) -> Query:
    """
    Where any of the codes lies.
    """

def cooccurrence(
    study: Study,
    unit: str = "overlap",
    count: str | None = None,
    within: Query | None = None,
    level: str | int = "code",
    *,
    where: Filter | None = None,
    layer: str = "auto",
    coder_rule: str = "pooled",
    same_code: str = "auto",
    distance: typing.SupportsInt | typing.SupportsIndex = 0,
    membership: str | float = "any",
    codes: collections.abc.Sequence[str | int] = [],
    universe: str = "coded",
    unassigned: str = "keep",
    threads: typing.SupportsInt | typing.SupportsIndex | None = None,
    progress: typing.Any = None,
) -> Cooccurrence: ...
def has_code(names: collections.abc.Sequence[str]) -> Filter: ...
def layer(layer: str) -> Filter: ...
def polarity(polarity: str) -> Filter: ...
def saturation(
    study: Study,
    unit: str = "source",
    order: str | list[str] | None = None,
    level: str | int = "code",
    *,
    coder_rule: str = "pooled",
    skip_empty: bool = False,
    where: Filter | None = None,
    within: Query | None = None,
    layer: str = "auto",
    codes: collections.abc.Sequence[str | int] = [],
    min_units: typing.SupportsInt | typing.SupportsIndex = 1,
    unassigned: str = "drop",
) -> Saturation: ...
def select(filter: Filter) -> Query:
    """
    The places of the codings that a filter keeps.
    """

def source(name: str) -> Filter: ...
def theme(name: str) -> Query:
    """
    Where a code of the theme lies.
    """

__version__: str = "0.1.0"
