"""
Metrics on plain arrays, without a study.
"""
from __future__ import annotations
import numpy
import numpy.typing
import pandas
import tematik._core
import typing
__all__: list[str] = ['AgreementValue', 'AssociationResult', 'GuestResult', 'association', 'brennan_prediger', 'cohen_kappa', 'fleiss_kappa', 'guest', 'gwet_ac1', 'krippendorff_alpha', 'overlap_counts', 'percent', 'scott_pi', 'unit_counts']
class GuestResult:
    """
    Guest's stopping rule; read `status` first.
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
    def table(self) -> tematik._core.Table:
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
    def base(self) -> int:
        ...
    @property
    def codes_after_stop(self) -> int | None:
        ...
    @property
    def degree(self) -> float:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def last_new_position(self) -> int | None:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def ratios(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def reason(self) -> str:
        ...
    @property
    def run(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def stop(self) -> int | None:
        """
        s, printed s+run; None unless status is ok.
        """
    @property
    def threshold(self) -> float:
        ...
class AgreementValue:
    """
    One figure of agreement; read `status` first.
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
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
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
    def expected(self) -> float:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def hi(self) -> float:
        ...
    @property
    def lo(self) -> float:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n_pairable(self) -> int:
        ...
    @property
    def n_units(self) -> int:
        ...
    @property
    def observed(self) -> float:
        ...
    @property
    def se(self) -> float:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def value(self) -> float:
        """
        The figure; NaN where undefined.
        """
class AssociationResult:
    """
    A measure for every pair, with its status.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __call__(self, row: str, column: str) -> float:
        """
        One cell by labels.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
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
    def hi(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def labels(self) -> list[str]:
        ...
    @property
    def lo(self) -> numpy.typing.NDArray[numpy.float64]:
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
    def p(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def se(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def status(self) -> typing.Any:
        ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
def association(counts: typing.Any, totals: typing.Any, n: typing.SupportsInt | typing.SupportsIndex | None, measure: str) -> AssociationResult:
    """
    A measure of association for every pair of a table of meetings; n None: the counts are no 2x2 table.
    """
def brennan_prediger(ratings: typing.Any, weights: str = 'identity', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Brennan and Prediger's coefficient (1981, doi:10.1177/001316448104100307).
    """
def cohen_kappa(ratings: typing.Any, weights: str = 'identity', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Cohen's kappa of two coders (Cohen 1960, doi:10.1177/001316446002000104).
    """
def fleiss_kappa(ratings: typing.Any, weights: str = 'identity', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Fleiss' kappa (Fleiss 1971, doi:10.1037/h0031619).
    """
def guest(new: typing.Any, base: typing.SupportsInt | typing.SupportsIndex = 4, run: typing.SupportsInt | typing.SupportsIndex = 2, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05) -> GuestResult:
    """
    Guest's stopping rule: the unit after which a run adds almost no new code.

    Parameters
    ----------
    new : array_like of int, shape (T,)
        Codes seen for the first time in each unit, in order of analysis.
    base, run : int
        Units in the base and in each run, both at least 1.
    threshold : float
        Largest ratio that stops; equality stops.

    Notes
    -----
    ``ratio(s) = sum(new[s:s+run]) / sum(new[:base])``. The result depends on the order of units and says nothing
    about meaning saturation.

    References
    ----------
    .. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076

    Examples
    --------
    >>> g = tk.metrics.guest([9, 5, 4, 2, 2, 1, 1, 0, 0, 1])
    >>> g.status, g.stop, g.codes_after_stop, g.ratios.tolist()
    ('ok', 6, 2, [0.15, 0.1, 0.05, 0.0, 0.05])
    """
def gwet_ac1(ratings: typing.Any, weights: str = 'identity', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Gwet's AC1, with weights AC2 (Gwet 2008, doi:10.1348/000711006X126600).
    """
def krippendorff_alpha(ratings: typing.Any, level: str = 'nominal', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Krippendorff's alpha of a table coders x units (NaN or None is missing).

    Examples
    --------
    >>> a = tk.metrics.krippendorff_alpha([[0, 1], [1, 0]])
    >>> a.value, a.status
    (-0.5, 'ok')
    """
def overlap_counts(source: typing.Any, begin: typing.Any, end: typing.Any, code: typing.Any, n_codes: typing.SupportsInt | typing.SupportsIndex, *, mode: str = 'overlap', distance: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> numpy.typing.NDArray[numpy.int64]:
    """
    Meeting pairs of spans, counted per pair of codes.

    Parameters
    ----------
    source, begin, end, code : array_like of int, shape (n,)
        One row per coding, in any order; spans are half-open, code in 0 .. n_codes - 1.
    n_codes : int
    mode : {"overlap", "touching", "near", "exact"}
    distance : int
        Of "near": at most so many characters lie between the spans.

    Returns
    -------
    numpy.ndarray of int64, shape (n_codes, n_codes)
        Symmetric; the diagonal holds unordered pairs of the same code.

    Raises
    ------
    InputError
        A row with begin >= end or a code outside its range (the sentence names the row).

    Examples
    --------
    >>> tk.metrics.overlap_counts([0, 0, 0], [0, 8, 10], [10, 20, 12], [0, 0, 1], 2).tolist()
    [[1, 1], [1, 0]]
    """
def percent(ratings: typing.Any, weights: str = 'identity', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Percent agreement of a table coders x units (NaN or None is missing).
    """
def scott_pi(ratings: typing.Any, weights: str = 'identity', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Scott's pi of two coders (Scott 1955, doi:10.1086/266577).
    """
def unit_counts(unit: typing.Any, code: typing.Any, n_units: typing.SupportsInt | typing.SupportsIndex, n_codes: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.int64]:
    """
    In how many units two codes both occur; doubles of (unit, code) count once.

    Examples
    --------
    >>> tk.metrics.unit_counts([0, 0, 1], [0, 1, 1], 2, 2).tolist()
    [[1, 1], [1, 2]]
    """
