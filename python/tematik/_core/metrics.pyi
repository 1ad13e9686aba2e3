"""
Metrics on plain arrays, without a study.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import pandas
import tematik._core
import typing
__all__: list[str] = ['AccumulationAreaResult', 'AccumulationResult', 'AdjustedP', 'AgreementDrift', 'AgreementPlan', 'AgreementValue', 'Alias', 'AliasingResult', 'AnswerRates', 'AssociationResult', 'AtlastiResult', 'BatchesResult', 'BlockShuffleResult', 'ChanceNewResult', 'CircularShiftResult', 'CliffsDelta', 'CodeConfigurations', 'CoderPairs', 'CohenKappaResult', 'ConsensusList', 'ConvergenceAgreement', 'ConvergenceEntry', 'ConvergenceMatrix', 'ConvergenceShare', 'CorrespondenceResult', 'CountShare', 'CoverageResult', 'CrossCoverageResult', 'CrosstabResult', 'DedooseResult', 'EdgeSaturationResult', 'ExpectedNewResult', 'FirstAppearanceResult', 'FirstSeen', 'FisherResult', 'FleissKappaResult', 'FrancisResult', 'FugardPottsResult', 'GalvinResult', 'GammaCatResult', 'GammaCategoryValue', 'GammaKResult', 'GammaResult', 'GroupSummary', 'GuestResult', 'HillResult', 'HolstiResult', 'IccResult', 'Incidence', 'InclSweep', 'InformationPowerResult', 'IqvResult', 'ItsResult', 'KupperHafnerResult', 'LightKappaResult', 'LinCccResult', 'LoweResult', 'MaximalInformationResult', 'MaxqdaResult', 'MeaningSaturationResult', 'MichaelisMentenResult', 'MinimalInformationResult', 'Minimised', 'ModelFit', 'MonitorState', 'NearSaturationResult', 'Necessity', 'NoveltyResult', 'OrderDiagnosticsResult', 'OrderStops', 'PabakResult', 'PairJudgement', 'PermutationResult', 'PermuteAccumulationResult', 'PooledKappaResult', 'QcaSolution', 'QuotaResult', 'RandomChanceResult', 'RichnessResult', 'RichnessTable', 'RogotGoldbergResult', 'SalientResult', 'SaturationMonitor', 'SaturationPartial', 'SegmentationSimilarity', 'SetFit', 'SimilarityResult', 'SpanF1Result', 'StrataSurfaceResult', 'StratifiedResult', 'Stratum', 'SurfacePoint', 'ThemeRow', 'ThemeSaturationResult', 'TruthTable', 'UnitBootstrapResult', 'UnitizingAlpha1995Result', 'UnitizingAlphaResult', 'UnitizingValue', 'UnitsForResult', 'WellerResult', 'accumulation', 'accumulation_area', 'adjust_p', 'agreement_drift', 'aliasing', 'answer_rates', 'association', 'atlasti', 'atlasti_domains', 'bangdiwala_b', 'batches', 'block_shuffle_test', 'boundary_similarity', 'brennan_prediger', 'calibrate', 'case_types', 'chance_new', 'circular_shift_test', 'cliffs_delta', 'code_configurations', 'coder_pairs', 'cohen_kappa', 'conger_kappa', 'consensus', 'convergence_matrix', 'correspondence_analysis', 'coverage', 'cross_coverage', 'crosstab', 'dedoose', 'dedoose_weights', 'document_similarity', 'edge_saturation', 'expected_new', 'first_appearance', 'fisher_exact', 'fleiss_kappa', 'francis', 'fugard_potts', 'galvin', 'gamma', 'gamma_cat', 'gamma_k', 'gamma_per_source', 'group_summary', 'guest', 'gwet_ac1', 'hedges_g', 'hill', 'holsti', 'icc', 'implication_class', 'incidence_from', 'information_power', 'iqv', 'its', 'krippendorff_alpha', 'kupper_hafner', 'light_kappa', 'lin_ccc', 'lowe', 'maximal_information', 'maxqda', 'meaning_saturation', 'michaelis_menten', 'minimal_information', 'minimise', 'near_saturation', 'necessity', 'novelty', 'nvivo', 'nvivo_mean', 'order_diagnostics', 'overlap_counts', 'p_k', 'pabak', 'percent', 'permutation_test', 'permute_accumulation', 'plan_sources', 'plan_units', 'pooled_kappa', 'quartiles', 'quota', 'random_chance', 'richness', 'rogot_goldberg', 'salient', 'scott_pi', 'segmentation_similarity', 'set_fit', 'site_icc', 'span_f1', 'strata_surface', 'stratified_test', 'theme_saturation', 'triangulation_class', 'truth_table', 'unit_bootstrap', 'unit_counts', 'unitizing_alpha', 'unitizing_alpha_1995', 'unitizing_alpha_per_code', 'unitizing_shares', 'units_for_coverage', 'units_for_share', 'weller', 'weller_units', 'window_diff']
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
class AdjustedP:
    """
    P-values adjusted for the size of their family.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
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
    def family(self) -> int:
        """
        p-values that are defined
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def status(self) -> str:
        ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class FisherResult:
    """
    Fisher's exact test of one 2x2 table.
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def p(self) -> float:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
class StratifiedResult:
    """
    A test within sources.
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
    def chi2(self) -> float:
        ...
    @property
    def chi2_corrected(self) -> float:
        ...
    @property
    def chi2_corrected_p(self) -> float:
        ...
    @property
    def chi2_p(self) -> float:
        ...
    @property
    def expected(self) -> float:
        ...
    @property
    def hi(self) -> float:
        ...
    @property
    def is_exact(self) -> bool:
        ...
    @property
    def lo(self) -> float:
        ...
    @property
    def log_odds_ratio(self) -> float:
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
    def n_i(self) -> int:
        ...
    @property
    def n_ij(self) -> int:
        ...
    @property
    def n_j(self) -> int:
        ...
    @property
    def odds_status(self) -> str:
        ...
    @property
    def p(self) -> float:
        ...
    @property
    def se(self) -> float:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def strata(self) -> int:
        ...
    @property
    def value(self) -> float:
        ...
    @property
    def variance(self) -> float:
        ...
    @property
    def z(self) -> float:
        ...
class CircularShiftResult:
    """
    A test that keeps runs.
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
    def few_arrangements(self) -> bool:
        ...
    @property
    def is_exact(self) -> bool:
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
    def n_i(self) -> int:
        ...
    @property
    def n_ij(self) -> int:
        ...
    @property
    def n_j(self) -> int:
        ...
    @property
    def p(self) -> float:
        ...
    @property
    def smallest_p(self) -> float:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
    @property
    def variance(self) -> float:
        ...
    @property
    def z(self) -> float:
        ...
class BlockShuffleResult:
    """
    A test that shuffles blocks of units.
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
    def at_least(self) -> int:
        ...
    @property
    def at_most(self) -> int:
        ...
    @property
    def expected(self) -> float:
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
    def n_i(self) -> int:
        ...
    @property
    def n_ij(self) -> int:
        ...
    @property
    def n_j(self) -> int:
        ...
    @property
    def p(self) -> float:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
    @property
    def variance(self) -> float:
        ...
    @property
    def z(self) -> float:
        ...
class CrosstabResult:
    """
    Association of the rows and columns of a table of counts.
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
    def chi2(self) -> float:
        ...
    @property
    def expected(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def g2(self) -> float:
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
    def p(self) -> float:
        ...
    @property
    def p_method(self) -> str:
        ...
    @property
    def residuals(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def v(self) -> float:
        """
        Cramer's V
        """
    @property
    def value(self) -> float:
        ...
class CorrespondenceResult:
    """
    Principal coordinates of rows and columns.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
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
    def column_coordinates(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def inertia(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def row_coordinates(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def share(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def total_inertia(self) -> float:
        ...
class SimilarityResult:
    """
    How alike sources are, by the codes that they hold.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
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
    def measure(self) -> str:
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
class CodeConfigurations:
    """
    Distinct sets of codes of units.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        ...
    @property
    def sets(self) -> list[list[int]]:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def units(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
class Incidence:
    """
    Which unit holds which code: T units x S codes, units in order of analysis.

    A row of zeros is a unit that was coded and holds none of the codes; a unit that is not coded yet has no row.
    """
    def __array__(self, dtype: typing.Any = None, copy: typing.Any = None) -> typing.Any:
        """
        The table as 0 and 1, for `numpy.asarray`.
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
    def to_numpy(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        The table as 0 and 1.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def codes(self) -> list[str]:
        """
        Labels of the columns.
        """
    @property
    def cumulative(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def frequencies(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Q_k: codes held by exactly k units, k = 0..T.
        """
    @property
    def held_by(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Units that hold each code.
        """
    @property
    def new(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Codes first seen in each unit.
        """
    @property
    def uniques(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Codes of each unit only.
        """
    @property
    def units(self) -> list[str]:
        """
        Labels of the rows.
        """
class FrancisResult:
    """
    Francis' stopping rule.
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
    def codes(self) -> int:
        """
        Codes that count.
        """
    @property
    def codes_after_stop(self) -> int | None:
        """
        Codes first seen later.
        """
    @property
    def degree(self) -> float:
        """
        Share of all codes seen up to `stop`: it knows the final codebook.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def last_new_position(self) -> int | None:
        """
        The last unit (from 1) with a new code.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def runs(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def stop(self) -> int | None:
        """
        The unit after which the rule fires; None unless status is ok.
        """
    @property
    def tail_run(self) -> int:
        """
        Units without a new code at the end.
        """
class BatchesResult:
    """
    New codes per block of units.
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
    def cumulative(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def denominator(self) -> int:
        """
        Print it beside every share.
        """
    @property
    def edits(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def ends(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Last unit of each block.
        """
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
    def new(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def share(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        cumulative / denominator
        """
    @property
    def short_last(self) -> bool:
        """
        The last batch has fewer units than the others.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class NearSaturationResult:
    """
    True and near saturation.
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
    def codes(self) -> int:
        """
        S
        """
    @property
    def codes_after_stop(self) -> int | None:
        """
        Codes first seen later.
        """
    @property
    def degree(self) -> float:
        """
        Share of all codes seen up to `stop`: it knows the final codebook.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def last_new_position(self) -> int | None:
        """
        The last unit (from 1) with a new code.
        """
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
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def stop(self) -> int | None:
        """
        The unit after which the rule fires; None unless status is ok.
        """
    @property
    def true_position(self) -> int | None:
        """
        Position of the last new code.
        """
class NoveltyResult:
    """
    Novel and duplicate codes per unit.
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
    def codes(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def duplicate_share(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def duplicates(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def empty_units(self) -> int:
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
    def novel(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def novel_share(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> list[str]:
        ...
class SalientResult:
    """
    When every salient code had appeared.
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
    def codes(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Columns of the salient codes.
        """
    @property
    def codes_after_stop(self) -> int | None:
        """
        Codes first seen later.
        """
    @property
    def covered(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def degree(self) -> float:
        """
        Share of all codes seen up to `stop`: it knows the final codebook.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def last_new_position(self) -> int | None:
        """
        The last unit (from 1) with a new code.
        """
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
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def stop(self) -> int | None:
        """
        The unit after which the rule fires; None unless status is ok.
        """
class LoweResult:
    """
    Three fitted curves: read all of them, never one alone.
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
    def closed_a(self) -> float:
        ...
    @property
    def closed_beta(self) -> float:
        ...
    @property
    def closed_status(self) -> str:
        """
        Of the closed form of iw.
        """
    @property
    def codes(self) -> int:
        """
        S
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
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class ItsResult:
    """
    Different codes divided by codes given.
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
    def __format__(self, format: str) -> str:
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
    def different(self) -> int:
        ...
    @property
    def given(self) -> int:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def slope(self) -> float:
        """
        Least squares through 0, unit by unit.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def value(self) -> float:
        """
        Different codes / codes given.
        """
class WellerResult:
    """
    A power curve through the codes seen.
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
    def exponent(self) -> float:
        ...
    @property
    def factor(self) -> float:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def points(self) -> int:
        """
        Units that entered the fit.
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        """
        First N with a slope below 1; 0 unless status is ok.
        """
class MeaningSaturationResult:
    """
    When each code's meaning was full.
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
    def codes(self) -> list[str]:
        ...
    @property
    def codes_without_dimensions(self) -> int:
        ...
    @property
    def dimensions(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def dimensions_after_stop(self) -> int:
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
    def positions(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Unit of each code's last new dimension; 0: no dimension was seen.
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def stop(self) -> int | None:
        """
        Quantile over codes of their positions.
        """
class MichaelisMentenResult:
    """
    An end of the mean curve.
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
    def __format__(self, format: str) -> str:
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
    def flags(self) -> list[str]:
        ...
    @property
    def half(self) -> float:
        """
        Units at which half of S_max is seen.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def value(self) -> float:
        """
        S_max
        """
class AccumulationResult:
    """
    Codes in t units on average, t = 0..T.
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
    def column(self, name: str) -> typing.Any:
        """
        One column of the table as a list.
        """
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
    def codes(self) -> int:
        """
        S
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def hi(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def lo(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def mean(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def sd(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def sd_status(self) -> str:
        """
        Of sd, lo and hi.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        """
        T
        """
class FirstAppearanceResult:
    """
    First position of each code.
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
    def codes(self) -> list[str]:
        ...
    @property
    def first(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Observed, from 1; 0: no unit holds the code.
        """
    @property
    def held_by(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def mean(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        In random order.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def sd(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class AccumulationAreaResult:
    """
    Area under the curve.
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
    def __format__(self, format: str) -> str:
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
        """
        Its mean over all orders.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def value(self) -> float:
        """
        Observed: the sum of the codes seen after each unit.
        """
class ChanceNewResult:
    """
    Chance of a new code at each position.
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
    def chance(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Element i belongs to position i + 1.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class CoverageResult:
    """
    Sample coverage: a share of code mentions.
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
    def __format__(self, format: str) -> str:
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
    def flags(self) -> list[str]:
        ...
    @property
    def mentions(self) -> int:
        """
        U
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def turing(self) -> float:
        """
        1 - Q1/U
        """
    @property
    def value(self) -> float:
        """
        Chao-Jost coverage, of t units if t was given.
        """
class ExpectedNewResult:
    """
    Expected new codes from the next unit.
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
    def __format__(self, format: str) -> str:
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
    def flags(self) -> list[str]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def value(self) -> float:
        """
        New codes that one more unit is expected to bring.
        """
class UnitsForResult:
    """
    Units that a target is expected to take.
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
    def __format__(self, format: str) -> str:
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
    def estimate(self) -> float:
        """
        All codes by Chao2, or the coverage of the T units.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def further(self) -> float:
        """
        Of these, beyond T; 0 where T is enough.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def target(self) -> float:
        ...
    @property
    def units(self) -> int:
        """
        Whole units in all; 0 unless status is ok.
        """
    @property
    def value(self) -> float:
        """
        Units in all, a real number.
        """
class RichnessResult:
    """
    An estimate of the number of codes: say "at least".
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
    def __format__(self, format: str) -> str:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def column(self, name: str) -> typing.Any:
        """
        One column of the table as a list.
        """
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
    def observed(self) -> int:
        """
        S
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def se(self) -> float:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        """
        T, or the number of segments
        """
    @property
    def used(self) -> str:
        """
        The estimator that was computed.
        """
    @property
    def value(self) -> float:
        """
        The estimate.
        """
class RichnessTable:
    """
    Several estimates of one table, one row each.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __getitem__(self, arg0: typing.SupportsInt | typing.SupportsIndex) -> RichnessResult:
        ...
    def __len__(self) -> int:
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def rows(self) -> list[RichnessResult]:
        ...
class HillResult:
    """
    Hill numbers of code mentions.
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
    def value(self, kind: str, q: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        The figure of a kind ("observed", "rarefied", "asymptotic") and order; NaN if not asked for.
        """
    @property
    def _method_json(self) -> str:
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
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def skipped(self) -> int:
        """
        Bootstrap replicates without any code.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class EdgeSaturationResult:
    """
    Codes and their edges side by side.
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
    def curve_table(self) -> tematik._core.Table:
        """
        One row per t: t, new, cumulative, mean.
        """
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
    def chao2(self) -> RichnessResult:
        ...
    @property
    def chao2_bc(self) -> RichnessResult:
        ...
    @property
    def code_coverage(self) -> CoverageResult:
        """
        Show it beside `coverage`.
        """
    @property
    def code_expected_new(self) -> ExpectedNewResult:
        ...
    @property
    def codes(self) -> int:
        """
        S of the codes.
        """
    @property
    def coverage(self) -> CoverageResult:
        ...
    @property
    def edges(self) -> Incidence:
        """
        Units x edges.
        """
    @property
    def expected_new(self) -> ExpectedNewResult:
        ...
    @property
    def mean(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Mean curve, t = 0..T.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def new(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Edges first held at each position.
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class ThemeRow:
    """
    The figures of one theme; each carries its own status.
    """
    def __repr__(self) -> str:
        ...
    @property
    def chao2_bc(self) -> RichnessResult:
        ...
    @property
    def coverage(self) -> CoverageResult:
        ...
    @property
    def expected_new(self) -> ExpectedNewResult:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def francis(self) -> FrancisResult:
        """
        The rule per category, 10 + 3 units.
        """
    @property
    def guest(self) -> GuestResult:
        ...
    @property
    def last_new_position(self) -> int | None:
        ...
    @property
    def new(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def theme(self) -> str:
        ...
    @property
    def units(self) -> int:
        """
        T
        """
class ThemeSaturationResult:
    """
    One row of figures per theme.
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def rows(self) -> list[ThemeRow]:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        """
        T
        """
class Stratum:
    """
    One stratum of units.
    """
    def __repr__(self) -> str:
        ...
    @property
    def codes(self) -> int:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def next_yield(self) -> float:
        """
        New codes that one more unit of it is expected to bring.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def uniques(self) -> int:
        """
        Codes held by one unit of all, which lies in it.
        """
    @property
    def units(self) -> int:
        ...
class SurfacePoint:
    """
    The surface at one combination of units.
    """
    def __repr__(self) -> str:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def sd(self) -> float:
        ...
    @property
    def units(self) -> list[int]:
        ...
    @property
    def yields(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class StrataSurfaceResult:
    """
    Codes in t_g units of each stratum g.
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
    def strata_table(self) -> tematik._core.Table:
        """
        One row per stratum: stratum, units, codes, uniques, next_yield, status.
        """
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
    def allocation(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Strata, one per unit, greedy on yield from no unit to all: advice, no more.
        """
    @property
    def codes(self) -> int:
        """
        S
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def points(self) -> list[SurfacePoint]:
        ...
    @property
    def sd_status(self) -> str:
        ...
    @property
    def shared(self) -> int:
        """
        Codes held in every stratum that has units.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def strata(self) -> list[Stratum]:
        ...
class OrderStops:
    """
    The stop positions of one rule over all orders counted.
    """
    def __repr__(self) -> str:
        ...
    def degree_quantile(self, q: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        Of the share of all codes seen at the stop: it knows the final codebook.
        """
    def quantile(self, q: typing.SupportsFloat | typing.SupportsIndex) -> int | None:
        """
        Of the position, among orders that stop.
        """
    def share(self, s: typing.SupportsInt | typing.SupportsIndex) -> float:
        """
        Share of orders that stop at s; of 0: that never stop.
        """
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Orders that stop at s = 1..T; element 0: orders that never stop.
        """
    @property
    def mean(self) -> float:
        """
        Of the position, among orders that stop.
        """
    @property
    def never(self) -> float:
        """
        Share of orders that never stop.
        """
    @property
    def orders(self) -> int:
        ...
    @property
    def rule(self) -> str:
        ...
    @property
    def status(self) -> str:
        ...
class PermuteAccumulationResult:
    """
    Curve and rules over many orders of the units.
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
    def joint_table(self, a: typing.SupportsInt | typing.SupportsIndex, b: typing.SupportsInt | typing.SupportsIndex) -> tematik._core.Table:
        """
        Orders by the stops of rules a < b.
        """
    def stop_table(self) -> tematik._core.Table:
        """
        One row per rule and stop that occurs (0: never).
        """
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
    def area(self) -> int:
        """
        Area under the curve of the units as given.
        """
    @property
    def area_at_or_above(self) -> float:
        """
        Share of orders whose area is at least `area`.
        """
    @property
    def area_mean(self) -> float:
        ...
    @property
    def area_sd(self) -> float:
        ...
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Orders with c codes (column) after t units (row t - 1).
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def hi(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def lo(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def mean(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def median(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def new_share(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Share of orders whose unit at position t adds a code; element 0 is NaN.
        """
    @property
    def orders(self) -> int:
        ...
    @property
    def sd(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def stops(self) -> list[OrderStops]:
        """
        One per rule.
        """
class OrderDiagnosticsResult:
    """
    Whether the order of the units carries meaning.
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
    def stop_table(self) -> tematik._core.Table:
        """
        One row per rule: status, stop, codes_after_stop, never.
        """
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
    def unit_table(self) -> tematik._core.Table:
        """
        One row per unit left out: uniques, codes, coverage, its change.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def area(self) -> int:
        """
        Area under the curve, in the order given.
        """
    @property
    def area_at_or_above(self) -> float:
        ...
    @property
    def area_at_or_below(self) -> float:
        """
        Share of random orders: high if codes came early.
        """
    @property
    def area_mean(self) -> float:
        """
        Exact, over all orders.
        """
    @property
    def area_sd(self) -> float:
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
    def status(self) -> str:
        """
        Read it first.
        """
class GalvinResult:
    """
    Prevalence, power and units of one code.
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def power(self) -> float:
        """
        Of these units: at least the power asked for.
        """
    @property
    def prevalence(self) -> float:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        ...
class FugardPottsResult:
    """
    Units that bring a theme often enough.
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def power(self) -> float:
        """
        Of these units.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        """
        Least n, or the n given.
        """
class RandomChanceResult:
    """
    Units that bring every code.
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
    def allocation(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Units per population.
        """
    @property
    def chance(self) -> float:
        """
        Of meeting every code with these units.
        """
    @property
    def impossible(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Codes with chance 0 everywhere.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        """
        Least n, or the n given.
        """
class InformationPowerResult:
    """
    Five questions with their answers and reasons; there is no score.
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
    def column(self, name: str) -> typing.Any:
        """
        One column of the table as a list.
        """
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class MinimalInformationResult:
    """
    Steps until every code is seen.
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
    def exact(self) -> bool:
        """
        By enumeration; else by simulation.
        """
    @property
    def mean(self) -> float:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def probability(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def sd(self) -> float:
        ...
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def steps(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
class MaximalInformationResult:
    """
    The fewest units that hold every code.
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
    def at_least(self) -> int:
        """
        No cover is smaller than this.
        """
    @property
    def cover(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        One smallest cover, positions rising.
        """
    @property
    def covers(self) -> int | None:
        """
        Number of smallest covers; None where they were not counted.
        """
    @property
    def fewest(self) -> int | None:
        """
        Smallest greedy answer over all ties, with ties="range".
        """
    @property
    def gains(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def greedy(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Positions (from 1) of the units, in the order they are taken.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def most(self) -> int | None:
        ...
    @property
    def optimum(self) -> int:
        """
        Size of the smallest cover found.
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
class MonitorState:
    """
    Where the study stands after so many units.
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
    def alarm(self) -> bool:
        """
        Guest has stopped and the next unit is expected to bring at most `delta` codes.
        """
    @property
    def chao2_bc(self) -> RichnessResult:
        ...
    @property
    def codes(self) -> int:
        """
        S
        """
    @property
    def coverage(self) -> float:
        ...
    @property
    def duplicates(self) -> int:
        """
        Q2
        """
    @property
    def expected_new(self) -> float:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def francis_run(self) -> int:
        """
        Units without a new code at the end.
        """
    @property
    def francis_stop(self) -> int | None:
        ...
    @property
    def guest_status(self) -> str:
        ...
    @property
    def guest_stop(self) -> int | None:
        ...
    @property
    def mentions(self) -> int:
        """
        U
        """
    @property
    def new(self) -> int:
        """
        New codes of the last unit.
        """
    @property
    def reason(self) -> str:
        """
        Why the status is what it is; empty if nothing is to be said.
        """
    @property
    def share_with_unique(self) -> float:
        """
        Units that hold a code of their own.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def uniques(self) -> int:
        """
        Q1
        """
    @property
    def units(self) -> int:
        """
        N
        """
    @property
    def warnings(self) -> list[tematik._core.Warning]:
        """
        Looking after every unit makes an early stop more likely.
        """
class SaturationMonitor:
    """
    Saturation figures of a growing list of units, each in time of its own codes.

    After N units every figure equals the same call on the incidence of these N units: `coverage`, `expected_new`,
    `richness` (chao2_bc), `guest`, Francis' rule, the share of units that hold a code of their own. Looking after every unit
    makes an early stop more likely than one look at the end; the alarm is an occasion to think, no verdict.

    Parameters
    ----------
    base, run, threshold : int, int, float
        Of Guest's rule.
    francis_init, francis_stop : int
        Of Francis' rule.
    delta : float
        The alarm's largest expected yield of the next unit, in codes.

    References
    ----------
    .. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
    .. [2] Francis et al. (2010), Psychology & Health 25(10). doi:10.1080/08870440903194015
    .. [3] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

    Examples
    --------
    >>> monitor = tk.metrics.SaturationMonitor()
    >>> monitor.push(["support", "cost"]).new
    2
    >>> now = monitor.push(["support"])
    >>> now.units, now.codes, now.new, now.uniques
    (2, 2, 0, 1)
    """
    @staticmethod
    def from_bytes(bytes: bytes) -> SaturationMonitor:
        """
        The monitor that `to_bytes` wrote down.
        """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def __init__(self, base: typing.SupportsInt | typing.SupportsIndex = 4, run: typing.SupportsInt | typing.SupportsIndex = 2, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05, francis_init: typing.SupportsInt | typing.SupportsIndex = 10, francis_stop: typing.SupportsInt | typing.SupportsIndex = 3, delta: typing.SupportsFloat | typing.SupportsIndex = 0.05) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def push(self, codes: collections.abc.Sequence[bool | typing.SupportsInt | typing.SupportsIndex | str]) -> MonitorState:
        """
        Adds a unit and gives the state after it.

        Parameters
        ----------
        codes : list of str or int
            Ids of the codes that the unit holds; number 3 and "3" are one code, a repeated one counts once. [] is a unit that was
            coded and holds no code. Not a row of 0 and 1: of such a row ``numpy.flatnonzero(row)``.

        Returns
        -------
        MonitorState
            ``too_few_units`` after one unit, ``undefined`` while no unit holds a code.
        """
    def table(self) -> tematik._core.Table:
        ...
    def to_bytes(self) -> bytes:
        """
        A versioned record.
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
    def new(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        New codes of each unit so far.
        """
    @property
    def state(self) -> MonitorState:
        """
        The figures so far.
        """
class FirstSeen:
    """
    What the parts of a study tell together.
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
    def codes(self) -> list[str]:
        """
        By position, then by id.
        """
    @property
    def first(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def new(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Codes first seen in each unit: what every ordered rule reads.
        """
    @property
    def status(self) -> str:
        """
        Read it first.
        """
    @property
    def units(self) -> int:
        """
        T
        """
class SaturationPartial:
    """
    First position of each code in a part of a study; parts merge, in any grouping.

    With positions fixed before the study was split, ``+=`` merges; ``append`` puts a part behind another, whose positions
    are then shifted. A source in both parts is a UsageError, never counted twice. ``+=`` is associative and commutative,
    ``append`` associative: first_j = min(first_L, T_L + first_R). `finish` gives exactly the new codes of the whole, which
    every ordered rule reads.

    Parameters
    ----------
    rules : str
        What was counted and how; parts with different rules do not merge.

    Examples
    --------
    >>> a, b = tk.metrics.SaturationPartial(), tk.metrics.SaturationPartial()
    >>> a.add("s1", 0, ["x"])
    >>> b.add("s2", 1, ["x", "y"])
    >>> b += a
    >>> b.finish().new.tolist()
    [1, 1]
    """
    __hash__: typing.ClassVar[None] = None  # type: ignore[assignment]
    @staticmethod
    def from_bytes(bytes: bytes) -> SaturationPartial:
        """
        The part that `to_bytes` wrote down.
        """
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __iadd__(self, other: SaturationPartial) -> SaturationPartial:
        ...
    def __init__(self, rules: str = '{}') -> None:
        ...
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def add(self, source: str, position: typing.SupportsInt | typing.SupportsIndex, codes: collections.abc.Sequence[bool | typing.SupportsInt | typing.SupportsIndex | str]) -> None:
        """
        Adds a unit at a position from 0, each unit once.
        """
    def append(self, right: SaturationPartial) -> SaturationPartial:
        """
        Puts a complete part behind this one.
        """
    def finish(self) -> FirstSeen:
        """
        The study as a whole; UsageError if parts are missing.
        """
    def to_bytes(self) -> bytes:
        """
        A versioned record.
        """
    @property
    def units(self) -> int:
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
        """
        One row with every figure.
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
    def ci_method(self) -> str:
        """
        How the interval was made.
        """
    @property
    def expected(self) -> float:
        """
        Agreement (of alpha disagreement) expected by chance.
        """
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
    def metric(self) -> str:
        """
        Which coefficient.
        """
    @property
    def n_categories(self) -> int:
        """
        Categories, declared or found.
        """
    @property
    def n_coders(self) -> int:
        """
        Coders with a value.
        """
    @property
    def n_pairable(self) -> int:
        """
        Units with two values or more.
        """
    @property
    def n_units(self) -> int:
        """
        Units with a value.
        """
    @property
    def observed(self) -> float:
        """
        Observed agreement, of alpha observed disagreement.
        """
    @property
    def se(self) -> float:
        """
        Standard error; NaN where there is no formula.
        """
    @property
    def status(self) -> str:
        """
        Why the figure is or is not there. Read it first.
        """
    @property
    def value(self) -> float:
        """
        The figure; NaN where undefined.
        """
class CohenKappaResult(AgreementValue):
    """
    Cohen's kappa with what its margins allow.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def kappa_max(self) -> float:
        """
        The largest kappa that these margins allow.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def null_se(self) -> float:
        """
        Standard error if chance alone were at work.
        """
class FleissKappaResult(AgreementValue):
    """
    Fleiss' kappa, also per category.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def category_kappa(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        One per category; NaN where undefined.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def null_se(self) -> float:
        """
        Standard error if chance alone were at work.
        """
class LightKappaResult(AgreementValue):
    """
    Light's kappa and the pairs behind it.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
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
    def n_dropped(self) -> int:
        """
        Pairs without a kappa.
        """
    @property
    def n_pairs(self) -> int:
        ...
class HolstiResult(AgreementValue):
    """
    Holsti's coefficient and the pairs behind it.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
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
    def n_dropped(self) -> int:
        """
        Pairs without a figure.
        """
    @property
    def n_pairs(self) -> int:
        ...
class PabakResult(AgreementValue):
    """
    PABAK with the indices of its table.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def bias_index(self) -> float:
        """
        (b - c)/n; NaN unless two categories.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def prevalence_index(self) -> float:
        """
        (a - d)/n; NaN unless two categories.
        """
class RogotGoldbergResult(AgreementValue):
    """
    A1 is the value; A2 stands beside it.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def a2(self) -> float:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
class KupperHafnerResult(AgreementValue):
    """
    Kupper and Hafner's concordance.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
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
    def n_dropped(self) -> int:
        """
        Units where one coder gave no code.
        """
class LinCccResult(AgreementValue):
    """
    Lin's concordance and its parts.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def bias_correction(self) -> float:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def pearson(self) -> float:
        ...
    @property
    def se_z(self) -> float:
        """
        Standard error of Fisher's z.
        """
class IccResult(AgreementValue):
    """
    An intraclass correlation with its mean squares.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def between(self) -> float:
        """
        Mean square of units.
        """
    @property
    def form(self) -> str:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n_complete(self) -> int:
        """
        Units that every coder rated.
        """
    @property
    def n_dropped(self) -> int:
        ...
    @property
    def raters(self) -> float:
        ...
    @property
    def residual(self) -> float:
        ...
    @property
    def within(self) -> float:
        ...
class PooledKappaResult(AgreementValue):
    """
    Pooled kappa over codes.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def mean_kappa(self) -> float:
        """
        The mean of the kappas: not the pooled one.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n_codes(self) -> int:
        ...
    @property
    def n_dropped(self) -> int:
        """
        Codes without a unit that both rated.
        """
class UnitBootstrapResult:
    """
    A percentile interval from units drawn anew; read `status` first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
        """
        One row per resample.
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
    def n(self) -> int:
        """
        Units with a value: what every resample draws.
        """
    @property
    def n_undefined(self) -> int:
        """
        Resamples without a figure.
        """
    @property
    def se(self) -> float:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        One figure per resample; NaN where undefined.
        """
class AgreementDrift:
    """
    Control charts of disagreement; read `status` first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
        """
        One row per source, with limits and alarms.
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
    def cusum(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def ewma(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def first_cusum_alarm(self) -> int | None:
        ...
    @property
    def first_ewma_alarm(self) -> int | None:
        """
        From 0; None: no alarm.
        """
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def mean(self) -> float:
        """
        mu0.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        """
        Sources with a figure.
        """
    @property
    def n_missing(self) -> int:
        ...
    @property
    def n_undated(self) -> int:
        """
        Sources of a study that were left out because they have no time.
        """
    @property
    def sigma(self) -> float:
        ...
    @property
    def sources(self) -> list[str]:
        """
        Their labels, of a study.
        """
    @property
    def status(self) -> str:
        ...
class AgreementPlan:
    """
    How many units or sources are needed; read `status` first.
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
    def _method_json(self) -> str:
        ...
    @property
    def first_guess(self) -> int:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def half_width(self) -> float:
        """
        Achieved with n.
        """
    @property
    def mc_se(self) -> float:
        """
        Monte-Carlo standard error of it.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        """
        Needed; `max_n` if that was not reached.
        """
    @property
    def n_observed(self) -> int:
        ...
    @property
    def observed_half_width(self) -> float:
        ...
    @property
    def status(self) -> str:
        ...
class UnitizingAlpha1995Result(AgreementValue):
    """
    alpha_U of 1995; the value is over all codes.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def codes(self) -> list[AgreementValue]:
        """
        One figure per code.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
class ConsensusList:
    """
    Majority decisions per code and stretch of text.
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
    def table(self) -> tematik._core.Table:
        """
        source, code, begin, end, decision, coded (by whom), looked (who).
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
class SegmentationSimilarity:
    """
    How alike coders cut a text; read the status of each figure first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
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
    def _method_json(self) -> str:
        ...
    @property
    def additions(self) -> int:
        ...
    @property
    def boundary(self) -> AgreementValue:
        """
        B.
        """
    @property
    def kappa(self) -> AgreementValue:
        """
        B beyond chance, each coder's own habit.
        """
    @property
    def matches(self) -> int:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def pi(self) -> AgreementValue:
        """
        B beyond chance, one habit for all coders.
        """
    @property
    def segmentation(self) -> AgreementValue:
        """
        S: high wherever boundaries are rare; prefer B.
        """
    @property
    def status(self) -> str:
        """
        Of B.
        """
    @property
    def transpositions(self) -> int:
        ...
class UnitizingValue(AgreementValue):
    """
    One figure of the unitizing family; read `status` first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def component(self) -> str:
        """
        u, |u, cu or (k)u.
        """
    @property
    def coverage(self) -> float:
        """
        u, |u: text that two coders looked at, of all text; cu: text that both marked, of that; (k)u: the same of the code's text.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
class UnitizingAlphaResult:
    """
    Krippendorff's family for unitizing; read `status` first.
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
    def _method_json(self) -> str:
        ...
    @property
    def by_code(self) -> dict[str, UnitizingValue]:
        """
        (k)u by code.
        """
    @property
    def codes(self) -> list[str]:
        ...
    @property
    def coding(self) -> UnitizingValue:
        """
        cu: codes where two coders marked something.
        """
    @property
    def conflict_length(self) -> int:
        """
        Characters to which one coder gave several codes, over coders.
        """
    @property
    def expected(self) -> float:
        """
        D_e of u-alpha.
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
    def observed(self) -> float:
        """
        D_o of u-alpha.
        """
    @property
    def relevance(self) -> UnitizingValue:
        """
        |u: text against gap, whatever the code.
        """
    @property
    def status(self) -> str:
        """
        Of u-alpha.
        """
    @property
    def u(self) -> UnitizingValue:
        """
        Cutting and coding together.
        """
    @property
    def value(self) -> float:
        """
        u-alpha; NaN where undefined.
        """
class SpanF1Result:
    """
    F1 of two coders' spans; read `status` first.
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
        """
        One row per code, then micro and macro, with what matched.
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
    def by_code(self) -> dict[str, AgreementValue]:
        ...
    @property
    def codes(self) -> list[str]:
        ...
    @property
    def flags(self) -> list[str]:
        ...
    @property
    def macro(self) -> AgreementValue:
        """
        Mean over the codes that either coder used.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def micro(self) -> AgreementValue:
        """
        Over all codes together.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        """
        Micro F1; NaN where undefined.
        """
class GammaResult(AgreementValue):
    """
    Gamma and the alignment it rests on; read `status` first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
        """
        One row with the figure.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def alignment(self) -> tematik._core.Table:
        """
        One row per unit: alignment (number of its unitary alignment), source, coder, begin, end, code, disorder and share of delta_o of the unitary alignment.
        """
    @property
    def coders(self) -> list[str]:
        ...
    @property
    def codes(self) -> list[str]:
        ...
    @property
    def cv(self) -> float:
        """
        SD (divisor n-1) over mean of the disorders of the first samples.
        """
    @property
    def expected_lower(self) -> float:
        ...
    @property
    def has_ties(self) -> bool:
        ...
    @property
    def lower(self) -> float:
        """
        Bounds of gamma; equal to it unless status is ``bounded``.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def monte_carlo_se(self) -> float:
        """
        Of gamma, from the number of samples alone.
        """
    @property
    def n_optima(self) -> int:
        """
        Alignments of this disorder, counted up to 1000; 0: unknown.
        """
    @property
    def n_samples(self) -> int:
        ...
    @property
    def observed_lower(self) -> float:
        """
        The least delta_o there can be.
        """
    @property
    def optima_at_least(self) -> bool:
        """
        There may be more than `n_optima`.
        """
    @property
    def samples(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Delta of every sample, in order.
        """
    @property
    def sources(self) -> tematik._core.Table:
        """
        One row per source: disorder of its alignment in units of delta, and size (units per coder). Sums of both give `observed`.
        """
    @property
    def upper(self) -> float:
        ...
class GammaCategoryValue(AgreementValue):
    """
    A figure on codes given the alignment; read `status` first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
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
    def n_samples(self) -> int:
        ...
    @property
    def n_undefined(self) -> int:
        """
        Samples without an aligned pair, left out.
        """
class GammaCatResult(GammaCategoryValue):
    """
    Gamma-cat; read `status` first.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> pandas.DataFrame:
        """
        The figures as a data frame.
        """
    @property
    def _method_json(self) -> str:
        ...
    @property
    def gamma(self) -> GammaResult:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
class GammaKResult:
    """
    Gamma-k, one figure per code.
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
        """
        One row per code.
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
    def by_code(self) -> dict[str, GammaCategoryValue]:
        ...
    @property
    def codes(self) -> list[str]:
        ...
    @property
    def gamma(self) -> GammaResult:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
class CoderPairs:
    """
    2 x 2 tables of two coders or groups, in characters, per source and code.
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
    def pair(self, code: typing.Any, source: typing.Any = None) -> list[int]:
        """
        both, only_first, only_second, neither of a code, in one source or over all.
        """
    def table(self) -> tematik._core.Table:
        """
        One row per source and code.
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
    def codes(self) -> list[str]:
        ...
    @property
    def sources(self) -> list[str]:
        ...
class DedooseResult:
    """
    Kappa per code and pooled kappa; read `status` first.
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
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
        """
        One row per code, then pooled.
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
    def by_code(self) -> list[AgreementValue]:
        """
        Cohen's kappa of each code, in the order given.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def pooled(self) -> AgreementValue:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        """
        Pooled kappa.
        """
class MaxqdaResult:
    """
    MAXQDA's agreement of two coders; read `status` first.
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
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
        """
        One row per code: agreed, total.
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
    def codes(self) -> list[str]:
        ...
    @property
    def kappa(self) -> AgreementValue:
        """
        Of segments: (percent - 1/q)/(1 - 1/q), q codes.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def percent(self) -> AgreementValue:
        """
        agreed/total over all codes, as a share.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        """
        The share that agrees.
        """
class AtlastiResult:
    """
    ATLAS.ti's figures of one code.
    """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        The columns as a schema of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        The figures as a stream of the Arrow C data interface.
        """
    def _repr_html_(self) -> str:
        ...
    def table(self) -> tematik._core.Table:
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
    def _method_json(self) -> str:
        ...
    @property
    def alpha(self) -> AgreementValue:
        """
        Krippendorff's alpha on coded / not coded.
        """
    @property
    def holsti(self) -> AgreementValue:
        """
        2A/(N1 + N2).
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def percent(self) -> AgreementValue:
        """
        (both + neither)/all.
        """
class QuotaResult:
    """
    How far targets are filled.
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
    def excess(self) -> int:
        """
        Cases beyond the target of their cell.
        """
    @property
    def fill(self) -> float:
        """
        filled / wanted; NaN `undefined` where nothing was wanted.
        """
    @property
    def filled(self) -> int:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def short(self) -> dict[str, int]:
        """
        By cell, how many are missing.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
    @property
    def wanted(self) -> int:
        ...
class IqvResult:
    """
    How even categories are filled.
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
    def categories(self) -> int:
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
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
class CrossCoverageResult:
    """
    Which combinations of levels occur.
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
    def contradicted(self) -> list[list[int]]:
        """
        Cells that were declared impossible and hold a case.
        """
    @property
    def empty(self) -> list[list[int]]:
        """
        Levels of each empty cell.
        """
    @property
    def filled(self) -> int:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n_missing(self) -> int:
        """
        Cases with a missing value, left out.
        """
    @property
    def possible(self) -> int:
        ...
    @property
    def share(self) -> float:
        """
        filled / possible
        """
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
class Alias:
    """
    One binding of two attributes.
    """
    def __repr__(self) -> str:
        ...
    @property
    def kind(self) -> str:
        """
        full, nested or level.
        """
    @property
    def level(self) -> int:
        """
        Of the bound attribute; -1 but for kind level.
        """
    @property
    def reversed(self) -> bool:
        """
        b is bound to a, not a to b.
        """
    @property
    def within(self) -> int:
        """
        Of the other attribute; -1 but for kind level.
        """
class AliasingResult:
    """
    What of two attributes cannot be told apart.
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
    def aliases(self) -> list[Alias]:
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
    def n_missing(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
class PairJudgement:
    """
    What a researcher said of a pair, with author and date.
    """
    @property
    def agrees(self) -> bool:
        ...
    @property
    def author(self) -> str:
        ...
    @property
    def date(self) -> str:
        ...
class ConvergenceEntry:
    """
    One finding and pair of data sets.
    """
    def __repr__(self) -> str:
        ...
    @property
    def examples(self) -> bool | None:
        ...
    @property
    def finding(self) -> int:
        """
        Place among the findings.
        """
    @property
    def first(self) -> int:
        ...
    @property
    def judged_examples(self) -> PairJudgement | None:
        ...
    @property
    def judged_meaning(self) -> PairJudgement | None:
        ...
    @property
    def meaning(self) -> bool | None:
        ...
    @property
    def prominence(self) -> bool | None:
        ...
    @property
    def reason(self) -> str:
        """
        Of silence: applied_silent, uncovered or not_applied.
        """
    @property
    def second(self) -> int:
        ...
    @property
    def status(self) -> str:
        """
        ok or `judgement_missing`.
        """
    @property
    def verdict(self) -> str | None:
        """
        AG, PA, SL, DS; None while a judgement is missing.
        """
class ConvergenceShare:
    """
    A share of the entries that are no silence.
    """
    def __float__(self) -> float:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def count(self) -> int:
        ...
    @property
    def of(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
class ConvergenceAgreement:
    """
    Two researchers' matrices beside each other.
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
    def compared(self) -> int:
        ...
    @property
    def not_compared(self) -> int:
        """
        Without a verdict in one of them.
        """
    @property
    def same(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        """
        same / compared
        """
class ConvergenceMatrix:
    """
    The convergence coding matrix, in one reading.
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
    def compare(self, other: ConvergenceMatrix) -> ConvergenceAgreement:
        """
        A second researcher's matrix: how many entries agree, and which differ.
        """
    def counts_table(self) -> tematik._core.Table:
        ...
    def entry(self, finding: str, a: str, b: str) -> ConvergenceEntry | None:
        """
        None where both data sets are absent.
        """
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
    def at_least_partial(self) -> ConvergenceShare:
        """
        (AG + PA) / (AG + PA + DS)
        """
    @property
    def basis(self) -> str:
        ...
    @property
    def counts(self) -> dict[str, int]:
        ...
    @property
    def data_sets(self) -> list[str]:
        ...
    @property
    def entries(self) -> list[ConvergenceEntry]:
        ...
    @property
    def findings(self) -> list[str]:
        ...
    @property
    def full(self) -> ConvergenceShare:
        """
        AG / (AG + PA + DS)
        """
    @property
    def heading(self) -> str:
        """
        Reading, basis and N.
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
    def reading(self) -> str:
        ...
    @property
    def warnings(self) -> list[tematik._core.Warning]:
        ...
class CountShare:
    """
    A share with its two counts.
    """
    def __float__(self) -> float:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def count(self) -> int:
        ...
    @property
    def of(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
class AnswerRates:
    """
    Rates of the answers to a member check.
    """
    @property
    def agree(self) -> CountShare:
        ...
    @property
    def at_least_partly(self) -> CountShare:
        ...
    @property
    def counts(self) -> dict[str, int]:
        ...
class SetFit:
    """
    Consistency and coverage of a set for an outcome; NaN where a denominator is 0.
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
    def cov_s(self) -> float:
        ...
    @property
    def incl_n(self) -> float:
        """
        Consistency of necessity: the figure cov_s.
        """
    @property
    def incl_s(self) -> float:
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
    def pri(self) -> float:
        ...
    @property
    def ron(self) -> float:
        ...
    @property
    def status(self) -> dict[str, str]:
        """
        Of each figure: ok or undefined.
        """
class Minimised:
    """
    All minimal models of a Boolean function.
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
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def models(self) -> list[str]:
        """
        In order of printing.
        """
    @property
    def primes(self) -> list[str]:
        ...
    @property
    def status(self) -> str:
        ...
class QcaSolution:
    """
    A conservative, intermediate or parsimonious solution with all its models.
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
    def chart(self) -> tematik._core.Table:
        """
        Prime implicants beside the combinations that they cover.
        """
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
    def easy_counterfactuals(self) -> list[str]:
        """
        Of the intermediate solution.
        """
    @property
    def models(self) -> list[str]:
        """
        Every tied model, in order of printing.
        """
    @property
    def simplifying_assumptions(self) -> list[list[str]]:
        """
        Of each model the remainders it covers.
        """
    @property
    def status(self) -> str:
        ...
    @property
    def type(self) -> str:
        ...
class InclSweep:
    """
    The solutions of one type at several thresholds of consistency.
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
    def type(self) -> str:
        ...
class ModelFit:
    """
    Fit of a model of QCA and of its terms, and what each case says to it.
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
    def cases_of(self, type: str) -> list[str]:
        """
        Names of the cases of a type, such as "deviant_coverage".
        """
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
    def cov_s(self) -> float:
        ...
    @property
    def incl_s(self) -> float:
        ...
    @property
    def pri(self) -> float:
        ...
class TruthTable:
    """
    The combinations of conditions that were seen, with their cases.
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
    def fit(self, model: str) -> ModelFit:
        """
        Fit of a model or claim written as "A*~B + C", for the outcome of the table.
        """
    def solution(self, type: str = 'conservative', *, expect: collections.abc.Mapping[str, str] = {}, max_models: typing.SupportsInt | typing.SupportsIndex = 1000) -> QcaSolution:
        """
        The solution of a type, with every tied model.

        Parameters
        ----------
        type : {"conservative", "intermediate", "parsimonious"}
            Without remainders, with the easy counterfactuals, with all remainders.
        expect : dict of str to str
            Of the intermediate solution, condition -> "present" or "absent": how theory expects it to work.
        max_models : int

        Returns
        -------
        QcaSolution
            `no_variation` if the combinations seen have one output.
        """
    def sweep(self, type: str = 'conservative', cuts: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = []) -> InclSweep:
        """
        The solutions at other thresholds of consistency; without `cuts` at all where the table changes.
        """
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
    def ambiguous(self) -> list[str]:
        """
        Cases with a membership of exactly .5: in no row.
        """
    @property
    def conditions(self) -> list[str]:
        ...
    @property
    def left_out(self) -> list[str]:
        """
        Cases with a missing value.
        """
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def n(self) -> int:
        """
        Complete cases.
        """
    @property
    def outcome(self) -> str:
        ...
    @property
    def remainder_share(self) -> float:
        ...
    @property
    def remainders(self) -> int:
        """
        Combinations not seen in n_cut cases.
        """
    @property
    def status(self) -> str:
        ...
class Necessity:
    """
    Necessity of each condition and of its negation.
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
    def cut(self) -> float:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def necessary(self) -> list[str]:
        ...
    @property
    def outcome(self) -> str:
        ...
    @property
    def status(self) -> str:
        ...
class GroupSummary:
    """
    n, missing values, mean, SD and median of a group; NaN where undefined.
    """
    def __repr__(self) -> str:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def median(self) -> float:
        ...
    @property
    def n(self) -> int:
        ...
    @property
    def n_missing(self) -> int:
        ...
    @property
    def sd(self) -> float:
        """
        With n - 1.
        """
class CliffsDelta:
    """
    Cliff's delta with the counts it is made of.
    """
    def __float__(self) -> float:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def greater(self) -> int:
        """
        Pairs with a > b.
        """
    @property
    def less(self) -> int:
        """
        Pairs with a < b.
        """
    @property
    def pairs(self) -> int:
        ...
    @property
    def status(self) -> str:
        ...
    @property
    def value(self) -> float:
        ...
class PermutationResult:
    """
    A permutation test of the difference of two means.
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
    def assignments(self) -> int:
        ...
    @property
    def difference(self) -> float:
        ...
    @property
    def exact(self) -> bool:
        ...
    @property
    def hits_one_sided(self) -> int:
        ...
    @property
    def hits_two_sided(self) -> int:
        ...
    @property
    def method(self) -> dict[str, typing.Any]:
        """
        How the result was made; of a study also its hash (None if the study has changed since).
        """
    @property
    def p_one_sided(self) -> float:
        ...
    @property
    def p_two_sided(self) -> float:
        ...
    @property
    def status(self) -> str:
        ...
def accumulation(incidence: typing.Any, variance: str = 'conditional', extrapolate_to: typing.SupportsInt | typing.SupportsIndex | None = None, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, var_budget: typing.SupportsInt | typing.SupportsIndex = 5000000000) -> AccumulationResult:
    """
    Mean and standard deviation of the number of codes in t of these T units, over all T! orders, exactly.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units x codes, above 0 is "held".
    variance : str
        "conditional": another order of these units. "unconditional": another sample of units, not 0 at T.
    extrapolate_to : int, optional
        Last t of the curve, past T without a band; advisable up to 2 T (flag ``beyond_double`` after it).
    confidence : float
        Of the band mean +- z sd.
    var_budget : int
        Word operations that the exact variance may cost; past it ``sd_status`` is ``bounded`` and sd is NaN.

    Returns
    -------
    AccumulationResult
        ``mean``, ``sd``, ``lo`` and ``hi`` of length T + 1 (element t belongs to t units). The band describes reordering
        of these units; it is no forecast. ``no_data`` without units.

    References
    ----------
    .. [1] Colwell, Mao & Chang (2004), Ecology 85(10). doi:10.1890/03-0557
    .. [2] Colwell et al. (2012), Journal of Plant Ecology 5(1). doi:10.1093/jpe/rtr044

    Examples
    --------
    >>> curve = tk.metrics.accumulation([[1, 0], [1, 1]])
    >>> curve.mean.tolist(), curve.sd.tolist()
    ([0.0, 1.5, 2.0], [0.0, 0.5, 0.0])
    """
def accumulation_area(incidence: typing.Any) -> AccumulationAreaResult:
    """
    Area under the accumulation curve: large when codes come early.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units x codes in order of analysis, above 0 is "held".

    Returns
    -------
    AccumulationAreaResult
        ``value``, and ``expected``: (T+1) times the sum of n/(n+1) over codes held by n units. Its spread and the share of
        orders at or above it: `permute_accumulation`.

    Examples
    --------
    >>> a = tk.metrics.accumulation_area([[0, 1], [1, 1]])
    >>> a.value, a.expected
    (3.0, 3.5)
    """
def adjust_p(p: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], method: str = 'bh') -> AdjustedP:
    """
    P-values adjusted for the number of tests made; NaN has no p-value and is outside the family.

    bh: min over j >= k of min(1, m p_(j)/j), Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; by: the
    same times the sum of 1/j, Benjamini & Yekutieli 2001, doi:10.1214/aos/1013699998; none.

    Examples
    --------
    >>> tk.metrics.adjust_p([0.01, 0.04]).values.tolist()
    [0.02, 0.04]
    """
def agreement_drift(x: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], *, lambda_: typing.SupportsFloat | typing.SupportsIndex = 0.2, limit: typing.SupportsFloat | typing.SupportsIndex = 3.0, slack: typing.SupportsFloat | typing.SupportsIndex = 0.5, decision: typing.SupportsFloat | typing.SupportsIndex = 5.0, mean: typing.SupportsFloat | typing.SupportsIndex | None = None, sigma: typing.SupportsFloat | typing.SupportsIndex | None = None, baseline: typing.SupportsInt | typing.SupportsIndex = 10) -> AgreementDrift:
    """
    EWMA and CUSUM charts of disagreement per source, in order of completion.

    Parameters
    ----------
    x : array_like of float, shape (sources,)
        Disagreement (D_o) of each source; NaN: no figure.
    lambda_ : float
        Weight of the newest source.
    limit : float
        Half-width of the EWMA limits in standard errors.
    slack, decision : float
        Of CUSUM, in sigma.
    mean, sigma : float, optional
        Else those of the first `baseline` figures.
    baseline : int

    Returns
    -------
    AgreementDrift
        ``too_few_units``: fewer figures than the baseline needs. ``no_variation``: sigma is 0.

    References
    ----------
    .. [1] Page (1954), doi:10.1093/biomet/41.1-2.100; Roberts (1959), doi:10.1080/00401706.1959.10489860

    Examples
    --------
    >>> d = tk.metrics.agreement_drift([0.1, 0.1, 0.3], mean=0.1, sigma=0.05)
    >>> [round(z, 4) for z in d.ewma.tolist()]
    [0.1, 0.1, 0.14]
    """
def aliasing(a: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], b: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]) -> AliasingResult:
    """
    Whether a comparison on one attribute is one on the other too.

    *full*: each level of a occurs with one level of b and the reverse; *nested*: each level of one with one level of the
    other; *level*: one level, of at least two cases, within one level of the other. Only the strongest kind is given.

    Parameters
    ----------
    a, b : list of int
        The level of each case; -1 is missing, such a case is left out and counted.

    Returns
    -------
    AliasingResult
        Without aliases and ``no_variation`` where one of the two is constant.

    Examples
    --------
    >>> [x.kind for x in tk.metrics.aliasing([0, 1, 2, 2], [0, 0, 1, 1]).aliases]
    ['nested']
    """
def answer_rates(setuju: typing.SupportsInt | typing.SupportsIndex, sebagian: typing.SupportsInt | typing.SupportsIndex, tidak: typing.SupportsInt | typing.SupportsIndex) -> AnswerRates:
    """
    Rates of the answers to a member check: setuju / responses and (setuju + sebagian) / responses.

    No reply is not agreement and not disagreement: it is in no count. ``undefined`` without responses.

    References
    ----------
    .. [1] Birt et al. (2016), doi:10.1177/1049732316654870

    Examples
    --------
    >>> float(tk.metrics.answer_rates(3, 2, 1).agree)
    0.5
    """
def association(counts: typing.Any, totals: typing.Any, n: typing.SupportsInt | typing.SupportsIndex | None, measure: str) -> AssociationResult:
    """
    A measure of association for every pair of a table of meetings; n None: the counts are no 2x2 table.
    """
def atlasti(pair: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], no_variation: str = 'nan') -> AtlastiResult:
    """
    ATLAS.ti's percent, Holsti and binary alpha of one code.

    Parameters
    ----------
    pair : sequence of 4 int
        Characters or quotations coded by both, by the first only, by the second only, by neither.
    no_variation : {"nan", "one", "zero"}

    Examples
    --------
    >>> a = tk.metrics.atlasti([1, 1, 3, 5])
    >>> round(a.percent.value, 4), round(a.holsti.value, 4), round(a.alpha.value, 4)
    (0.6, 0.3333, 0.0952)
    """
def atlasti_domains(continuum: typing.Any, length: typing.Any, domains: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, order: str = 'longest', strict: bool = False, no_variation: str = 'nan') -> dict[str, UnitizingValue]:
    """
    cu-alpha per semantic domain: codes of a domain exclude each other, domains may share a quotation.

    Parameters
    ----------
    continuum, length, regions, coders, order, strict, no_variation
        As of `unitizing_alpha`.
    domains : mapping
        From the name of a domain to its codes.

    Returns
    -------
    dict of str to UnitizingValue

    Notes
    -----
    ATLAS.ti's Cu-alpha over all domains and csu-alpha are not offered: their algebra is not confirmed.

    References
    ----------
    .. [1] Gonzalez-Prieto et al. (2020), arXiv 2008.00977

    Examples
    --------
    >>> units = {"coder": ["A", "A", "B", "B"], "begin": [0, 20, 0, 20], "end": [9, 30, 9, 30], "code": ["x", "y", "x", "y"]}
    >>> tk.metrics.atlasti_domains(units, 40, {"d": ["x", "y"]})["d"].value
    1.0
    """
def bangdiwala_b(ratings: typing.Any, *, categories: typing.Any = None, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> AgreementValue:
    """
    Bangdiwala's B of two coders: sum of p_kk^2 over sum of p_k. p_.k.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    confidence : float

    Returns
    -------
    AgreementValue

    References
    ----------
    .. [1] Bangdiwala (1985), 45th session of the International Statistical Institute, 307-308

    Examples
    --------
    >>> tk.metrics.bangdiwala_b([[0, 0, 0, 1], [0, 0, 1, 1]]).value
    0.625
    """
def batches(new: typing.Any, width: typing.SupportsInt | typing.SupportsIndex = 6, denominator: typing.SupportsInt | typing.SupportsIndex | None = None, edits: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = []) -> BatchesResult:
    """
    New codes per batch of `width` units, with cumulative shares.

    Parameters
    ----------
    new : array_like of int, shape (T,), or incidence, shape (T, S)
    width : int
        Units in a batch; a short last batch is kept and marked (``short_last``).
    denominator : int, optional
        Codes that shares refer to; None: all codes seen. Published shares of one study used different codebooks here.
    edits : list of int
        Changes of the codebook after each unit, if they were recorded.

    References
    ----------
    .. [1] Guest, Bunce & Johnson (2006), Field Methods 18(1). doi:10.1177/1525822X05279903

    Examples
    --------
    >>> b = tk.metrics.batches([5, 3, 0, 1, 1], width=2)
    >>> b.new.tolist(), b.share.tolist(), b.short_last
    ([8, 1, 1], [0.8, 0.9, 1.0], True)
    """
def block_shuffle_test(i: typing.Any, j: typing.Any, source: typing.Any, *, block: typing.SupportsInt | typing.SupportsIndex = 0, alternative: str = 'greater', n_perm: typing.SupportsInt | typing.SupportsIndex = 9999, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None) -> BlockShuffleResult:
    """
    Whether two codes meet more than if one is cut into blocks of units in random order; block 0: the root of the
    units of a source. Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.

    Examples
    --------
    >>> held = [1, 1, 0, 0, 0, 0, 0, 0, 1]
    >>> tk.metrics.block_shuffle_test(held, held, [0] * 9, n_perm=99).n_ij
    3
    """
def boundary_similarity(texts: collections.abc.Sequence[collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] | None]], n_t: typing.SupportsInt | typing.SupportsIndex = 2) -> AgreementValue:
    """
    Boundary similarity B alone: 1 - (additions + weighted transpositions)/(all boundaries compared).

    Parameters
    ----------
    texts, n_t
        As in ``segmentation_similarity``.

    Returns
    -------
    AgreementValue

    References
    ----------
    .. [1] Fournier (2013), ACL P13-1167

    Examples
    --------
    >>> tk.metrics.boundary_similarity([[[2, 8, 2, 1], [2, 1, 7, 2, 1]]]).value
    0.75
    """
def brennan_prediger(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> AgreementValue:
    """
    Brennan and Prediger's coefficient: every *declared* category is equally likely by chance.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    AgreementValue

    References
    ----------
    .. [1] Brennan & Prediger (1981), doi:10.1177/001316448104100307

    Examples
    --------
    >>> tk.metrics.brennan_prediger([[1, 1, 0, 0], [1, 0, 0, 0]]).value
    0.5
    >>> tk.metrics.brennan_prediger([[1, 1, 0, 0], [1, 0, 0, 0]], categories=[0, 1, 2, 3]).n_categories
    4
    """
def calibrate(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], exclusion: typing.SupportsFloat | typing.SupportsIndex, crossover: typing.SupportsFloat | typing.SupportsIndex, inclusion: typing.SupportsFloat | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
    """
    Fuzzy memberships by the direct method: a logistic curve through three anchors.

    1/(1 + 19^(-(v-c)/(i-c))) on the side of full inclusion i, 1/(1 + 19^(-(v-c)/(c-e))) on that of full exclusion e; c is the
    crossover. Ragin 2008, Redesigning Social Inquiry, ch. 5.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        Raw values; NaN is missing and stays NaN.
    exclusion, crossover, inclusion : float
        Rising, or falling for a set in which low values are inside; memberships .05, .5 and .95. Take them from the field (a
        pass mark, a standard), not from the sample.

    Returns
    -------
    numpy.ndarray of float64, shape (n,)
        0 to 1.

    Raises
    ------
    InputError
        Anchors that neither rise nor fall.

    Examples
    --------
    >>> tk.metrics.calibrate([86.4, 78.0, 65, 75], 65, 75, 85).round(3).tolist()
    [0.966, 0.708, 0.05, 0.5]
    """
def case_types(x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> list[str]:
    """
    What each case says to "x implies y", by memberships above .5.

    typical (in x and y), deviant_consistency (in x, not in y), deviant_coverage (in y, not in x), irrelevant (in neither),
    unclassified (a value is missing). Schneider & Rohlfing 2013, doi:10.1177/0049124113481341.

    Examples
    --------
    >>> tk.metrics.case_types([1, 1, 0], [1, 0, 1])
    ['typical', 'deviant_consistency', 'deviant_coverage']
    """
def chance_new(incidence: typing.Any, node_budget: typing.SupportsInt | typing.SupportsIndex = 10000000) -> ChanceNewResult:
    """
    For each position, the share of all T! orders in which the unit there brings a code that none before it held.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units x codes, above 0 is "held".
    node_budget : int
        Unions of code columns that may be formed; past it only both ends are figures (``bounded``): simulate orders.

    Returns
    -------
    ChanceNewResult
        ``chance`` of length T; the last is the share of units with a code of their own. ``no_data`` without units.

    References
    ----------
    .. [1] Tran et al. (2016), Journal of Clinical Epidemiology 80. doi:10.1016/j.jclinepi.2016.07.014

    Examples
    --------
    >>> tk.metrics.chance_new([[1, 0], [1, 1]]).chance.tolist()
    [1.0, 0.5]
    """
def circular_shift_test(i: typing.Any, j: typing.Any, source: typing.Any, *, alternative: str = 'greater', exact: bool | None = None, mid_p: bool = False) -> CircularShiftResult:
    """
    Whether two codes meet more than they would if one were moved along its sources, runs kept.

    One entry per unit in order: 0 or 1 for each code, and its source. Exact, without simulation; the end of a source meets
    its beginning (Walter et al. 2011, doi:10.1093/bioinformatics/btq717).

    Examples
    --------
    >>> t = tk.metrics.circular_shift_test([1, 1, 0, 0, 0, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0, 1, 0, 0, 0], [0] * 10)
    >>> t.n_ij, t.few_arrangements
    (3, True)
    """
def cliffs_delta(a: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], b: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> CliffsDelta:
    """
    How much more often a case of group a lies above one of group b than below it.

    (#(a > b) - #(a < b))/(n1 n2) over all pairs; -1 to 1. Cliff 1993, doi:10.1037/0033-2909.114.3.494. NaN `too_few_units` if a
    group has no value.

    Examples
    --------
    >>> d = tk.metrics.cliffs_delta([3, 4, 5], [1, 2, 4])
    >>> d.greater, d.less, round(float(d), 4)
    (7, 1, 0.6667)
    """
def code_configurations(source_of_unit: typing.Any, unit: typing.Any, code: typing.Any, n_codes: typing.SupportsInt | typing.SupportsIndex, *, max_size: typing.SupportsInt | typing.SupportsIndex | None = None, min_support: typing.SupportsInt | typing.SupportsIndex = 1) -> CodeConfigurations:
    """
    The distinct sets of codes of units: one source per unit, and rows of (unit, code) in any order.

    Examples
    --------
    >>> c = tk.metrics.code_configurations([0, 0, 0], [0, 0, 1], [0, 1, 0], 2)
    >>> c.sets, c.units.tolist()
    ([[], [0], [0, 1]], [1, 1, 1])
    """
def coder_pairs(continuum: typing.Any, length: typing.Any, first: typing.Any, second: typing.Any, *, regions: typing.Any = None, codes: typing.Any = None) -> CoderPairs:
    """
    The 2 x 2 tables of two coders or groups of coders, in characters, per source and code.

    Parameters
    ----------
    continuum, length, regions, codes
        As of `unitizing_alpha`.
    first, second : sequence
        Coders of either group, 64 at most together. A group codes a character if any member does; characters count where a
        member of each group looked.

    Returns
    -------
    CoderPairs
        ``pair(code, source=None)`` is what `nvivo`, `dedoose` and `atlasti` take.

    Examples
    --------
    >>> units = {"coder": ["A", "B"], "begin": [0, 5], "end": [10, 10], "code": ["x", "x"]}
    >>> tk.metrics.coder_pairs(units, 20, ["A"], ["B"]).pair("x")
    [5, 5, 0, 10]
    """
def cohen_kappa(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> CohenKappaResult:
    """
    Cohen's kappa of two coders: (p_a - p_e)/(1 - p_e), chance from each coder's own margins.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    CohenKappaResult
        ``no_variation`` where both used one and the same value.

    References
    ----------
    .. [1] Cohen (1960), doi:10.1177/001316446002000104; Cohen (1968), doi:10.1037/h0026256

    Examples
    --------
    >>> k = tk.metrics.cohen_kappa([[1, 1, 0, 0], [1, 0, 0, 0]])
    >>> k.value, k.kappa_max
    (0.5, 0.5)
    """
def conger_kappa(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> AgreementValue:
    """
    Conger's kappa: Cohen's kappa for more than two coders, each with margins of their own.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    AgreementValue

    References
    ----------
    .. [1] Conger (1980), doi:10.1037/0033-2909.88.2.322

    Examples
    --------
    >>> tk.metrics.conger_kappa([[1, 1, 0, 0], [1, 0, 0, 0]]).value
    0.5
    """
def consensus(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.5) -> ConsensusList:
    """
    Majority decision per code and stretch: coded, rejected, or for the queue.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    threshold : float
        Coded above this share of the coders who looked, rejected below 1 - it, else (and where one coder looked alone)
        in the queue.

    Returns
    -------
    ConsensusList

    References
    ----------
    .. [1] The rule is plain counting; it decides nothing that people should talk about.

    Examples
    --------
    >>> units = {"coder": ["A", "B"], "begin": [5, 5], "end": [15, 12], "code": ["x", "x"]}
    >>> tk.metrics.consensus(units, 30).table().column("decision")
    ['coded', 'queue']
    """
def convergence_matrix(counts: collections.abc.Sequence[tuple[str, collections.abc.Sequence[typing.Annotated[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], "FixedSize(6)"]]]], data_sets: collections.abc.Sequence[str], n: typing.SupportsInt | typing.SupportsIndex, *, reading: str = 'A', basis: str = 'direction_counts', judged: collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex, str, bool, str, str]] = [], positive: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (2, 3), negative: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (1, 3), high: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (2, 3), middle: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (1, 3)) -> ConvergenceMatrix:
    """
    The convergence coding matrix of findings and data sets.

    Per finding and pair of data sets: exactly one present (somebody speaks) is SL; none, no entry; where both are, two
    elements are compared: AG both agree, PA one, DS neither. Direction is + if pos >= 2/3 of those that speak, - if pos <= 1/3,
    else both; prominence is tinggi if pos >= 2/3 of n, sedang from 1/3, else rendah. Whole numbers are compared.

    Parameters
    ----------
    counts : list of (finding, list of [positive, negative, mixed, silent, not_applied, uncovered])
        Cases per data set; they add up to n.
    data_sets : list of str
    n : int
    reading : {"A", "B"}
        A: meaning, and prominence. B: meaning and prominence together, and coverage with specific examples (judged).
    basis : {"direction_counts", "judged"}
        Where meaning comes from; the two are never mixed.
    judged : list of (finding, first, second, "meaning" or "examples", agrees, author, date)
        By places. A judgement always has its author and date.
    positive, negative, high, middle : (numerator, denominator)
        The thresholds, stored with the result.

    Returns
    -------
    ConvergenceMatrix
        An entry that needs a judgement nobody made has no verdict (``judgement_missing``), and neither have the shares then.
        Shares are ``undefined`` where every entry is silence. Convergence is not truth.

    References
    ----------
    .. [1] Farmer et al. (2006), doi:10.1177/1049732305285708
    .. [2] Squires et al. (2015), doi:10.1186/s13012-015-0325-y

    Examples
    --------
    >>> sets = [[16, 2, 0, 0, 0, 0], [13, 5, 0, 0, 0, 0]]
    >>> tk.metrics.convergence_matrix([("T1", sets)], ["interview", "document"], 18).counts["AG"]
    1
    """
def correspondence_analysis(counts: typing.Any, dimensions: typing.SupportsInt | typing.SupportsIndex = 0) -> CorrespondenceResult:
    """
    Principal coordinates of rows and columns of a table of counts; dimensions 0: all axes.

    A description, not a test; the sign of an axis means nothing. Greenacre 2017, doi:10.1201/9781315369983.

    Examples
    --------
    >>> round(tk.metrics.correspondence_analysis([[3, 1], [1, 3]]).total_inertia, 6)
    0.25
    """
def coverage(incidence: typing.Any, t: typing.SupportsInt | typing.SupportsIndex | None = None) -> CoverageResult:
    """
    Coverage of the sample: of all code mentions in further units, the share that belongs to codes already seen.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    t : int, optional
        Coverage of t units (exact up to T, extrapolated past it); None: of the T units there are.

    Returns
    -------
    CoverageResult
        1 with reason ``no_uniques`` if no code stands in one unit alone; flag ``optimistic`` where one code does and none
        stands in two. NaN: ``no_data`` without units, ``too_few_units`` with one, ``undefined`` if no unit holds a code.

    References
    ----------
    .. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

    Examples
    --------
    >>> z4 = [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]]
    >>> round(tk.metrics.coverage(z4).value, 6)
    0.678571
    """
def cross_coverage(rows: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], levels: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], *, impossible: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = []) -> CrossCoverageResult:
    """
    Which combinations of levels occur: filled cells over possible cells, and the empty ones by name.

    Parameters
    ----------
    rows : list of list of int
        Of each case its level of each attribute (0, 1, ...); -1 is missing, such a case is left out and counted.
    levels : list of int
        How many levels each attribute has.
    impossible : list of list of int
        Cells that cannot exist; they leave both numbers.

    Returns
    -------
    CrossCoverageResult
        The share is from 0 to 1; NaN ``undefined`` without a possible cell.

    References
    ----------
    .. [1] Ritchie & Lewis (2003), Qualitative research practice.

    Examples
    --------
    >>> c = tk.metrics.cross_coverage([[0, 0], [1, 1], [1, 0]], [2, 2])
    >>> c.filled, c.possible, c.empty
    (3, 4, [[0, 1]])
    """
def crosstab(counts: typing.Any, n_perm: typing.SupportsInt | typing.SupportsIndex = 9999, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None) -> CrosstabResult:
    """
    Chi-square, G, adjusted residuals, Cramer's V, and p by Fisher's test (2x2) or permutation.

    counts: sources (or cases) by row and group, each in one of both; never codings. Haberman 1973, doi:10.2307/2529686.

    Examples
    --------
    >>> x = tk.metrics.crosstab([[12, 5], [7, 76]])
    >>> x.p_method, round(x.v, 6)
    ('fisher', 0.595137)
    """
def dedoose(codes: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], no_variation: str = 'nan') -> DedooseResult:
    """
    Dedoose's kappa per code and pooled kappa.

    Parameters
    ----------
    codes : sequence of pairs
        Per code the excerpts to which both, only the first, only the second, neither coder applied it.
    no_variation : {"nan", "one", "zero"}

    Notes
    -----
    ``pooled = (mean p_a - mean p_e)/(1 - mean p_e)`` over codes: not the mean of kappa.

    References
    ----------
    .. [1] De Vries et al. (2008), Field Methods 20(3). doi:10.1177/1525822X08317166

    Examples
    --------
    >>> round(tk.metrics.dedoose([[50, 75, 75, 800], [200, 20, 30, 750]]).value, 6)
    0.647608
    """
def dedoose_weights(first: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], second: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> AgreementValue:
    """
    Dedoose: Pearson's r of two coders' code weights over excerpts that both weighted.

    Parameters
    ----------
    first, second : array_like of float, shape (excerpts,)
        NaN: not weighted. Undefined: ``no_pairable``, ``too_few_units`` (one pair), ``no_variation`` (one weight only).

    Examples
    --------
    >>> round(tk.metrics.dedoose_weights([1, 2, 3], [2, 4, 6]).value, 6)
    1.0
    """
def document_similarity(counts: typing.Any, measure: str) -> SimilarityResult:
    """
    Similarity of each pair of sources from counts (sources x codes): simple_matching, jaccard, russell_rao,
    cosine, kuckartz_raediker (the last is not checked against its first publication).

    Examples
    --------
    >>> tk.metrics.document_similarity([[1, 1, 0, 0], [1, 0, 1, 0]], "simple_matching").values.tolist()
    [[1.0, 0.5], [0.5, 1.0]]
    """
def edge_saturation(incidence: typing.Any, edges: typing.Any = None, kind: str | None = None) -> EdgeSaturationResult:
    """
    How far relations between codes are from being all seen, beside the same figures for codes.

    A unit holds the edge of two codes if it holds both; edges take the place of codes in the mean curve, coverage, expected
    new ones and Chao2. Edges of one unit are dependent by construction (c codes at once make c(c-1)/2 edges), so no
    intervals are given; codes are seen long before their relations: show both.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units x codes, units in order of analysis.
    edges : array_like, shape (T, E), optional
        Edges that the caller counted by another rule: pairs on one segment or on overlapping spans, code and case, code
        and theme; the same units in the same order.
    kind : str, optional
        What the edges are, for `.method`; "unit" without `edges`, else "given".

    Returns
    -------
    EdgeSaturationResult
        `.new` (T,): edges first held at each position; `.mean` (T + 1,): the mean curve; `.coverage`, `.expected_new`,
        `.chao2`, `.chao2_bc` of the edges; `.code_coverage`, `.code_expected_new` beside them. ``no_data`` without units;
        ``ok`` with the reason ``no_edges`` if no unit holds two codes: each figure then says its own status.

    References
    ----------
    .. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1, applied to edges

    Examples
    --------
    >>> e = tk.metrics.edge_saturation([[1, 1, 0], [1, 1, 1]])
    >>> e.new.tolist(), e.edges.codes
    ([1, 2], ['0 + 1', '0 + 2', '1 + 2'])
    """
def expected_new(incidence: typing.Any) -> ExpectedNewResult:
    """
    Expected new codes from the next unit, if it resembles those studied: (U/T)(1 - coverage).

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units x codes, above 0 is "held".

    Returns
    -------
    ExpectedNewResult
        NaN: ``no_data`` without units, ``too_few_units`` with one.

    References
    ----------
    .. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

    Examples
    --------
    >>> tk.metrics.expected_new([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]]).value
    0.5625
    """
def first_appearance(incidence: typing.Any) -> FirstAppearanceResult:
    """
    For each code its first position, and mean and spread of that position over all orders of these units.

    With n of T units: mean (T+1)/(n+1), variance n(T-n)(T+1)/((n+1)^2(n+2)). A code far from its mean hints that the order
    carries meaning (waves, sites, a changed guide), not that something is wrong.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units x codes in order of analysis, above 0 is "held".

    Returns
    -------
    FirstAppearanceResult
        A code that no unit holds has ``first`` 0 and no mean.

    Notes
    -----
    The position is that of the first success in draws without replacement: negative hypergeometric.

    Examples
    --------
    >>> f = tk.metrics.first_appearance([[0, 1], [1, 1]])
    >>> f.first.tolist(), f.mean.tolist()
    ([2, 1], [1.5, 1.0])
    """
def fisher_exact(a: typing.SupportsInt | typing.SupportsIndex, n_i: typing.SupportsInt | typing.SupportsIndex, n_j: typing.SupportsInt | typing.SupportsIndex, n: typing.SupportsInt | typing.SupportsIndex, *, alternative: str = 'greater', mid_p: bool = False) -> FisherResult:
    """
    Fisher's exact test: a units with both codes, n_i and n_j with each, n in all.

    Fisher 1935, doi:10.2307/2342435.

    NaN `zero_total` if a code is nowhere; 1 `full_total` if one is everywhere.

    Examples
    --------
    >>> f"{float(tk.metrics.fisher_exact(12, 17, 19, 100)):.3g}"
    '2.01e-07'
    """
def fleiss_kappa(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> FleissKappaResult:
    """
    Fleiss' kappa of two coders or more: chance from the shares of all values.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    FleissKappaResult

    References
    ----------
    .. [1] Fleiss (1971), doi:10.1037/h0031619

    Examples
    --------
    >>> round(tk.metrics.fleiss_kappa([[1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 0, 1]]).value, 4)
    0.3333
    """
def francis(new: typing.Any, init: typing.SupportsInt | typing.SupportsIndex = 10, stop: typing.SupportsInt | typing.SupportsIndex = 3, min_units: typing.SupportsInt | typing.SupportsIndex = 1) -> FrancisResult:
    """
    Francis' stopping rule: the first unit, past the initial sample, that ends a run without any new code.

    Parameters
    ----------
    new : array_like of int, shape (T,), or incidence, shape (T, S)
        Codes seen for the first time in each unit, in order of analysis.
    init, stop : int
        Units of the initial sample, and units in a row without a new code.
    min_units : int
        Only codes held by so many units (2: "shared"); it needs an incidence and is known with hindsight only.

    Returns
    -------
    FrancisResult
        ``not_reached``: no such run yet (``tail_run`` units at the end); ``too_few_units`` below init + stop.

    References
    ----------
    .. [1] Francis et al. (2010), Psychology & Health 25(10). doi:10.1080/08870440903194015

    Examples
    --------
    >>> f = tk.metrics.francis([5, 3, 0, 1, 0, 0, 2], init=3, stop=2)
    >>> f.stop, f.codes_after_stop
    (6, 2)
    """
def fugard_potts(prevalence: typing.SupportsFloat | typing.SupportsIndex = 0.1, mentions: typing.SupportsInt | typing.SupportsIndex = 2, power: typing.SupportsFloat | typing.SupportsIndex = 0.8, mention: typing.SupportsFloat | typing.SupportsIndex = 1.0, units: typing.SupportsInt | typing.SupportsIndex | None = None) -> FugardPottsResult:
    """
    The least number of units that bring a theme `mentions` times or more with the chance `power`; or the power.

    power(n) = P(X >= mentions), X binomial with n units and p = prevalence x mention; the answer is the smallest n with
    power(n) >= power. It takes themes for things that exist beforehand and can be counted, which is disputed for
    interpretive work (answers by Hammersley and by Emmel in the same journal).

    Parameters
    ----------
    prevalence : float
        Share of the population that could bring the theme, between 0 and 1: a guess.
    mentions : int
        Units that must bring it, at least 1.
    power : float
        Chance that they do, between 0 and 1; not read if `units` is given.
    mention : float
        Chance that a unit that could bring the theme does, above 0 and up to 1.
    units : int, optional
        If given, the power of so many units is computed.

    Returns
    -------
    FugardPottsResult
        `.units`, at least `mentions`, and `.power` of so many. ``out_of_range`` past 2^50 units.

    References
    ----------
    .. [1] Fugard & Potts (2015), Int. J. Social Research Methodology 18(6). doi:10.1080/13645579.2015.1005453

    Examples
    --------
    >>> tk.metrics.fugard_potts(prevalence=0.1, mentions=2).units
    29
    >>> tk.metrics.fugard_potts(prevalence=0.5, mentions=1, units=3).power
    0.875
    """
def galvin(prevalence: typing.SupportsFloat | typing.SupportsIndex | None = None, power: typing.SupportsFloat | typing.SupportsIndex | None = None, units: typing.SupportsInt | typing.SupportsIndex | None = None) -> GalvinResult:
    """
    Chance P that n units bring a code of prevalence R at least once; or n, or R: give two of the three.

    P = 1 - (1-R)^n, so n = ceil(ln(1-P)/ln(1-R)) and R = 1 - (1-P)^(1/n). The prevalence is a guess made before there are
    data; units are drawn at random and independently.

    Parameters
    ----------
    prevalence, power : float, optional
        Between 0 and 1.
    units : int, optional
        At least 1.

    Returns
    -------
    GalvinResult
        All three, one of them computed; of `units` the power is that of the whole number of units. ``out_of_range`` where
        the number of units would not fit.

    References
    ----------
    .. [1] The binomial with one success. Its attribution to Galvin (2015) was not confirmed: check it before you cite it.

    Examples
    --------
    >>> tk.metrics.galvin(prevalence=0.1, power=0.95).units
    29
    """
def gamma(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, alpha: typing.SupportsFloat | typing.SupportsIndex = 1.0, beta: typing.SupportsFloat | typing.SupportsIndex = 1.0, delta: typing.SupportsFloat | typing.SupportsIndex = 1.0, distance: typing.Any = 'nominal', sampler: str = 'shuffle', bounds: str = 'source', pivot_distance: str = 'full', sources: str = 'pooled', samples: typing.SupportsInt | typing.SupportsIndex = 30, precision: typing.SupportsFloat | typing.SupportsIndex | None = None, seed: typing.SupportsInt | typing.SupportsIndex = 0, max_states: typing.SupportsInt | typing.SupportsIndex = 20000, max_tuples: typing.SupportsInt | typing.SupportsIndex = 1000000, weight_alpha: bool = False, count_empty: bool = False, no_variation: str = 'nan', threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> GammaResult:
    """
    Gamma: agreement on where units lie and what they are, over the best alignment of the coders' units.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    alpha, beta : float
        Weights of position and of code, 0 or more; alpha=3, beta=1 and alpha=3, beta=2 are common too.
    delta : float
        Disorder of a unit that stays alone. Scales observed and expected, not gamma.
    distance : "nominal" or array_like of float, shape (codes, codes)
        Between codes, in [0, 1]; symmetric, 0 on the diagonal.
    sampler : {"shuffle", "statistical"}
        Chance: real coders with their units moved around the text, or units drawn with the numbers, gaps, lengths and codes
        of the data.
    bounds : {"source", "hull"}
        Where units are moved: the whole text, or from the first begin to the last end.
    pivot_distance : {"full", "half"}
        Moves of a sample are at least a mean unit length apart, or half of it (the authors' program).
    sources : {"pooled", "concatenate"}
        Disorders and sizes of sources are added up (tematik's definition), or the texts are put one behind the other.
    samples : int
    precision : float, optional
        e.g. 0.02: samples are added once to reach it.
    seed : int
    max_states, max_tuples : int
        Budget of the exact search; beyond it the status is ``bounded``.
    weight_alpha, count_empty : bool
        Of gamma-cat and gamma-k, to compare with other programs: alpha enters the weight; delta**2 counts for every unit
        left without a partner.
    no_variation : {"nan", "one", "zero"}
    threads : int, optional
        None: all. The result is the same for any number.
    progress : callable or True, optional
        Called with (done, total) samples; False stops (`Error` ``cancelled``).

    Returns
    -------
    GammaResult
        ``observed`` is delta_o, ``expected`` delta_e; ``alignment`` is a table.

    Notes
    -----
    ``gamma = 1 - delta_o/delta_e``; delta_o is the least sum of disorders of an alignment over (units/coders), delta_e its
    mean over samples. Up to 1, 0 is chance. Several alignments may be optimal (flag ``ties``); gamma is the same for all.
    Undefined: ``no_data`` (nobody looked), ``single_coder``, ``no_pairable``, ``no_variation`` (no unit, or delta_e = 0).
    ``bounded``: the search stopped at its budget; ``lower`` and ``upper`` hold the exact gamma.

    References
    ----------
    .. [1] Mathet, Widlocher & Metivier (2015), Computational Linguistics 41(3). doi:10.1162/COLI_a_00227

    Examples
    --------
    >>> units = {"coder": ["A", "B", "B"], "begin": [0, 0, 20], "end": [10, 10, 25], "code": ["x", "x", "y"]}
    >>> g = tk.metrics.gamma(units, 40)
    >>> g.status, round(g.observed, 6), g.alignment.column("alignment")
    ('ok', 0.666667, [0, 0, 1])
    """
def gamma_cat(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, alpha: typing.SupportsFloat | typing.SupportsIndex = 1.0, beta: typing.SupportsFloat | typing.SupportsIndex = 1.0, delta: typing.SupportsFloat | typing.SupportsIndex = 1.0, distance: typing.Any = 'nominal', sampler: str = 'shuffle', bounds: str = 'source', pivot_distance: str = 'full', sources: str = 'pooled', samples: typing.SupportsInt | typing.SupportsIndex = 30, precision: typing.SupportsFloat | typing.SupportsIndex | None = None, seed: typing.SupportsInt | typing.SupportsIndex = 0, max_states: typing.SupportsInt | typing.SupportsIndex = 20000, max_tuples: typing.SupportsInt | typing.SupportsIndex = 1000000, weight_alpha: bool = False, count_empty: bool = False, no_variation: str = 'nan', threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> GammaCatResult:
    """
    Gamma-cat: do aligned units have the same code?

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    alpha, beta : float
        Weights of position and of code, 0 or more; alpha=3, beta=1 and alpha=3, beta=2 are common too.
    delta : float
        Disorder of a unit that stays alone. Scales observed and expected, not gamma.
    distance : "nominal" or array_like of float, shape (codes, codes)
        Between codes, in [0, 1]; symmetric, 0 on the diagonal.
    sampler : {"shuffle", "statistical"}
        Chance: real coders with their units moved around the text, or units drawn with the numbers, gaps, lengths and codes
        of the data.
    bounds : {"source", "hull"}
        Where units are moved: the whole text, or from the first begin to the last end.
    pivot_distance : {"full", "half"}
        Moves of a sample are at least a mean unit length apart, or half of it (the authors' program).
    sources : {"pooled", "concatenate"}
        Disorders and sizes of sources are added up (tematik's definition), or the texts are put one behind the other.
    samples : int
    precision : float, optional
        e.g. 0.02: samples are added once to reach it.
    seed : int
    max_states, max_tuples : int
        Budget of the exact search; beyond it the status is ``bounded``.
    weight_alpha, count_empty : bool
        Of gamma-cat and gamma-k, to compare with other programs: alpha enters the weight; delta**2 counts for every unit
        left without a partner.
    no_variation : {"nan", "one", "zero"}
    threads : int, optional
        None: all. The result is the same for any number.
    progress : callable or True, optional
        Called with (done, total) samples; False stops (`Error` ``cancelled``).

    Returns
    -------
    GammaCatResult
        ``gamma`` is that of the same alignment.

    Notes
    -----
    Over pairs of units in one unitary alignment of n units: ``sum(w dist)/sum(w)``, ``w = max(0, 1 - d_pos/delta)/(n - 1)``;
    one less observed over the mean of the samples'. Units alone do not enter. Undefined as `gamma`; also ``undefined`` where
    no pair is aligned, ``no_variation`` where samples never differ.

    References
    ----------
    .. [1] Mathet (2017), Computational Linguistics 43(3). doi:10.1162/COLI_a_00296

    Examples
    --------
    >>> units = {"coder": ["A", "A", "B", "B"], "begin": [0, 20, 0, 20], "end": [9, 30, 9, 30], "code": ["x", "y", "x", "y"]}
    >>> tk.metrics.gamma_cat(units, 40).value
    1.0
    """
def gamma_k(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, alpha: typing.SupportsFloat | typing.SupportsIndex = 1.0, beta: typing.SupportsFloat | typing.SupportsIndex = 1.0, delta: typing.SupportsFloat | typing.SupportsIndex = 1.0, distance: typing.Any = 'nominal', sampler: str = 'shuffle', bounds: str = 'source', pivot_distance: str = 'full', sources: str = 'pooled', samples: typing.SupportsInt | typing.SupportsIndex = 30, precision: typing.SupportsFloat | typing.SupportsIndex | None = None, seed: typing.SupportsInt | typing.SupportsIndex = 0, max_states: typing.SupportsInt | typing.SupportsIndex = 20000, max_tuples: typing.SupportsInt | typing.SupportsIndex = 1000000, weight_alpha: bool = False, count_empty: bool = False, no_variation: str = 'nan', threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> GammaKResult:
    """
    Gamma-k: gamma-cat of the pairs in which one unit at least has the code, per code.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    alpha, beta : float
        Weights of position and of code, 0 or more; alpha=3, beta=1 and alpha=3, beta=2 are common too.
    delta : float
        Disorder of a unit that stays alone. Scales observed and expected, not gamma.
    distance : "nominal" or array_like of float, shape (codes, codes)
        Between codes, in [0, 1]; symmetric, 0 on the diagonal.
    sampler : {"shuffle", "statistical"}
        Chance: real coders with their units moved around the text, or units drawn with the numbers, gaps, lengths and codes
        of the data.
    bounds : {"source", "hull"}
        Where units are moved: the whole text, or from the first begin to the last end.
    pivot_distance : {"full", "half"}
        Moves of a sample are at least a mean unit length apart, or half of it (the authors' program).
    sources : {"pooled", "concatenate"}
        Disorders and sizes of sources are added up (tematik's definition), or the texts are put one behind the other.
    samples : int
    precision : float, optional
        e.g. 0.02: samples are added once to reach it.
    seed : int
    max_states, max_tuples : int
        Budget of the exact search; beyond it the status is ``bounded``.
    weight_alpha, count_empty : bool
        Of gamma-cat and gamma-k, to compare with other programs: alpha enters the weight; delta**2 counts for every unit
        left without a partner.
    no_variation : {"nan", "one", "zero"}
    threads : int, optional
        None: all. The result is the same for any number.
    progress : callable or True, optional
        Called with (done, total) samples; False stops (`Error` ``cancelled``).

    Returns
    -------
    GammaKResult
        ``by_code``. Undefined as `gamma_cat`.

    References
    ----------
    .. [1] Mathet (2017), Computational Linguistics 43(3). doi:10.1162/COLI_a_00296

    Examples
    --------
    >>> units = {"coder": ["A", "A", "B", "B"], "begin": [0, 20, 0, 20], "end": [9, 30, 9, 30], "code": ["x", "y", "x", "z"]}
    >>> {code: k.observed for code, k in tk.metrics.gamma_k(units, 40).by_code.items()}
    {'x': 0.0, 'y': 1.0, 'z': 1.0}
    """
def gamma_per_source(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, alpha: typing.SupportsFloat | typing.SupportsIndex = 1.0, beta: typing.SupportsFloat | typing.SupportsIndex = 1.0, delta: typing.SupportsFloat | typing.SupportsIndex = 1.0, distance: typing.Any = 'nominal', sampler: str = 'shuffle', bounds: str = 'source', pivot_distance: str = 'full', sources: str = 'pooled', samples: typing.SupportsInt | typing.SupportsIndex = 30, precision: typing.SupportsFloat | typing.SupportsIndex | None = None, seed: typing.SupportsInt | typing.SupportsIndex = 0, max_states: typing.SupportsInt | typing.SupportsIndex = 20000, max_tuples: typing.SupportsInt | typing.SupportsIndex = 1000000, weight_alpha: bool = False, count_empty: bool = False, no_variation: str = 'nan', threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> dict[str, GammaResult]:
    """
    Gamma of every source alone, each with its own samples. See `gamma`; `sources` does not enter.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    alpha, beta : float
        Weights of position and of code, 0 or more; alpha=3, beta=1 and alpha=3, beta=2 are common too.
    delta : float
        Disorder of a unit that stays alone. Scales observed and expected, not gamma.
    distance : "nominal" or array_like of float, shape (codes, codes)
        Between codes, in [0, 1]; symmetric, 0 on the diagonal.
    sampler : {"shuffle", "statistical"}
        Chance: real coders with their units moved around the text, or units drawn with the numbers, gaps, lengths and codes
        of the data.
    bounds : {"source", "hull"}
        Where units are moved: the whole text, or from the first begin to the last end.
    pivot_distance : {"full", "half"}
        Moves of a sample are at least a mean unit length apart, or half of it (the authors' program).
    sources : {"pooled", "concatenate"}
        Disorders and sizes of sources are added up (tematik's definition), or the texts are put one behind the other.
    samples : int
    precision : float, optional
        e.g. 0.02: samples are added once to reach it.
    seed : int
    max_states, max_tuples : int
        Budget of the exact search; beyond it the status is ``bounded``.
    weight_alpha, count_empty : bool
        Of gamma-cat and gamma-k, to compare with other programs: alpha enters the weight; delta**2 counts for every unit
        left without a partner.
    no_variation : {"nan", "one", "zero"}
    threads : int, optional
        None: all. The result is the same for any number.
    progress : callable or True, optional
        Called with (done, total) samples; False stops (`Error` ``cancelled``).

    Returns
    -------
    dict of str to GammaResult
        By source.

    Examples
    --------
    >>> units = {"source": ["s", "s", "t"], "coder": ["A", "B", "A"], "begin": [0, 0, 2], "end": [9, 9, 5], "code": [1, 1, 1]}
    >>> {s: g.status for s, g in tk.metrics.gamma_per_source(units, {"s": 20, "t": 10}).items()}
    {'s': 'ok', 't': 'single_coder'}
    """
def group_summary(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> GroupSummary:
    """
    n, missing values, mean, standard deviation (n - 1) and median of a group; NaN is missing.

    Without a value all are NaN; so is the SD of one.

    Examples
    --------
    >>> tk.metrics.group_summary([1, 2, 4]).median
    2.0
    """
def guest(new: typing.Any, base: typing.SupportsInt | typing.SupportsIndex = 4, run: typing.SupportsInt | typing.SupportsIndex = 2, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05) -> GuestResult:
    """
    Guest's stopping rule: the unit after which a run adds almost no new code.

    Parameters
    ----------
    new : array_like of int, shape (T,), or incidence, shape (T, S)
        Codes seen for the first time in each unit, in order of analysis.
    base, run : int
        Units in the base and in each run, both at least 1.
    threshold : float
        Largest ratio that stops; equality stops.

    Returns
    -------
    GuestResult
        ``stop``, printed "stop+run", and every ratio. Without a stop: ``not_reached``; ``too_few_units`` below base + run;
        ``undefined`` if the base holds no code.

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
def gwet_ac1(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> AgreementValue:
    """
    Gwet's AC1, with weights AC2: chance is small where one value dominates.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    AgreementValue
        ``single_category`` where fewer than two categories are declared.

    References
    ----------
    .. [1] Gwet (2008), doi:10.1348/000711006X126600

    Examples
    --------
    >>> round(tk.metrics.gwet_ac1([[1, 1, 0, 0], [1, 0, 0, 0]]).value, 4)
    0.5294
    """
def hedges_g(a: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], b: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> float:
    """
    The difference of two means in units of the pooled standard deviation, corrected for small groups.

    (1 - 3/(4(n1 + n2) - 9)) (m1 - m2)/s; Hedges 1981, doi:10.3102/10769986006002107. NaN if a group has no value, both have one,
    or s is 0.

    Examples
    --------
    >>> round(tk.metrics.hedges_g([3, 4, 5], [1, 2, 4]), 4)
    1.0328
    """
def hill(incidence: typing.Any, q: typing.SupportsFloat | typing.SupportsIndex | collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [0.0, 1.0, 2.0], t: typing.SupportsInt | typing.SupportsIndex | None = None, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None) -> HillResult:
    """
    Hill numbers of code mentions: observed, rarefied to `t` units, and with the codes not seen yet.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    q : float, or list of float
        Orders, 0 or more: 0 counts codes, 2 hardly counts rare ones. Asymptotic figures exist for 0, 1 and 2.
    t : int, optional
        Rarefied to so many units, 1..T.
    confidence : float
        Of the bootstrap intervals.
    n_boot : int
        Bootstrap replicates for the intervals; 0: none.
    seed : int
        Of the replicates: the same seed gives the same interval.
    threads : int, optional
        None: all processors; the figures do not depend on it.

    Returns
    -------
    HillResult
        With few units asymptotic figures may rise with q: flag ``order_violated``. Without units or codes every figure is
        NaN with its status.

    References
    ----------
    .. [1] Chao et al. (2014), Ecological Monographs 84(1). doi:10.1890/13-0133.1

    Examples
    --------
    >>> tk.metrics.hill([[1, 0], [1, 1], [0, 1]], n_boot=0).value("observed", 0)
    2.0
    """
def holsti(ratings: typing.Any, *, several: str = 'pairs', categories: typing.Any = None) -> HolstiResult:
    """
    Holsti's coefficient: decisions alike over each coder's own decisions, 2M/(N1 + N2).

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
        A cell may also be a set (or list) of codes: then each code on a unit is a decision.
    several : {"pairs", "joint"}
        More than two coders: the mean over pairs, or what all of them share.

    Returns
    -------
    HolstiResult
        No chance is taken out; no standard error: resample.

    References
    ----------
    .. [1] Holsti (1969), Content analysis for the social sciences and humanities

    Examples
    --------
    >>> round(tk.metrics.holsti([["a", "a", "b", "a"], ["a", "b", "b", None]]).value, 4)
    0.5714
    """
def icc(ratings: typing.Any, form: str = '2,1', *, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> IccResult:
    """
    Intraclass correlation of coders who give numbers; units that not every coder rated are left out.

    Parameters
    ----------
    ratings : array_like of float, shape (coders, units)
    form : {"1,1", "2,1", "3,1", "1,k", "2,k", "3,k"}
        1: other coders for every unit; 2: these coders stand for others; 3: these coders only. k: of their mean.
    no_variation : {"nan", "one", "zero"}
    confidence : float

    Returns
    -------
    IccResult
        No interval for form 2: resample.

    References
    ----------
    .. [1] Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420

    Examples
    --------
    >>> round(tk.metrics.icc([[1, 3, 4, 2], [2, 3, 5, 2], [4, 4, 6, 5]], "3,1").value, 6)
    0.763636
    """
def implication_class(x: typing.SupportsFloat | typing.SupportsIndex | None, y: typing.SupportsFloat | typing.SupportsIndex | None) -> str:
    """
    What a case is to X => Y, by its memberships (0 to 1; None: missing); a member has more than .5.

    Returns
    -------
    str
        typical, deviant_consistency (X, not Y), deviant_coverage (not X, Y), irrelevant or unclassified.

    References
    ----------
    .. [1] Schneider & Rohlfing (2013), doi:10.1177/0049124113481341

    Examples
    --------
    >>> tk.metrics.implication_class(1, 0)
    'deviant_consistency'
    """
def incidence_from(matrix: typing.Any, unit_ids: collections.abc.Sequence[str] = [], code_ids: collections.abc.Sequence[str] = []) -> Incidence:
    """
    An incidence from a table units x codes: 0 is "not held", any positive number "held".

    Parameters
    ----------
    matrix : array_like, shape (T, S)
        Units in order of analysis: numbers or truth values as NumPy reads them, a pandas or polars data frame (nullable
        types too), a sparse matrix, lists of lists, or an Incidence.
    unit_ids, code_ids : list of str
        Labels; without them those of a data frame, else "0", "1", ...

    Returns
    -------
    Incidence
        A negative number, NaN, None, a masked cell or text is an `InputError` that names its row and column: missing is
        not "not held". A unit that is not coded yet has no row.

    Examples
    --------
    >>> tk.metrics.incidence_from([[1, 0], [1, 2]], ["a", "b"], ["trust", "cost"]).new.tolist()
    [1, 1]
    """
def information_power(*, aim: str | tuple[str, str] | None = None, specificity: str | tuple[str, str] | None = None, theory: str | tuple[str, str] | None = None, dialogue: str | tuple[str, str] | None = None, analysis: str | tuple[str, str] | None = None) -> InformationPowerResult:
    """
    Information power: answers to five questions with two poles each, to print beside the numbers of planning.

    The more a sample can tell for the study, the fewer participants it takes; towards the first pole fewer may do. The
    model names no number and no score, and none is made here.

    Parameters
    ----------
    aim : str, or pair of str (answer, reason), optional
        "narrow" or "broad".
    specificity : str or pair, optional
        Of the sample for the aim: "dense" or "sparse".
    theory : str or pair, optional
        Established theory is "applied" or "not_applied".
    dialogue : str or pair, optional
        Between researcher and participant: "strong" or "weak".
    analysis : str or pair, optional
        "case" or "cross_case".

    Returns
    -------
    InformationPowerResult
        `.table()`: item, fewer, more (the poles), answer, reason. ``no_data`` if nothing was answered; another word is a
        `UsageError`.

    References
    ----------
    .. [1] Malterud, Siersma & Guassora (2016), Qualitative Health Research 26(13). doi:10.1177/1049732315617444

    Examples
    --------
    >>> power = tk.metrics.information_power(aim=("narrow", "one question"), dialogue="strong")
    >>> power.column("answer")
    ['narrow', '', '', 'strong', '']
    """
def iqv(counts: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]) -> IqvResult:
    """
    Index of qualitative variation: k/(k-1) * (1 - sum of p squared).

    Parameters
    ----------
    counts : list of int
        Cases per declared category, empty ones included. Missing values are no category.

    Returns
    -------
    IqvResult
        0 where all cases are in one category, 1 where they are spread evenly; NaN ``undefined`` with fewer than two
        categories or no case.

    References
    ----------
    .. [1] Mueller & Schuessler (1961), Statistical reasoning in sociology.

    Examples
    --------
    >>> [float(tk.metrics.iqv(c)) for c in ([6, 6, 0], [9, 0], [5, 5])]
    [0.75, 0.0, 1.0]
    """
def its(new: typing.Any, given: typing.Any = None, merge_policy: str = 'not recorded') -> ItsResult:
    """
    Different codes after merging, divided by codes given in all units: for machine coding, low when labels repeat.

    value = cum_T/G_T with G_i the codes given in units 1..i, above 0 and up to 1; slope = sum of G_i cum_i/sum of G_i^2, a
    line through 0 by least squares.

    Parameters
    ----------
    new : incidence, shape (T, S), or with `given` array_like of int, shape (T,)
        Codes first seen in each unit, in order of analysis.
    given : array_like of int, shape (T,), optional
        Codes given in each unit.
    merge_policy : str
        How labels of one meaning were merged. The figure depends wholly on it, so it goes into the record.

    Returns
    -------
    ItsResult
        A number with `.slope`, `.different` and `.given`; ``no_data`` without units, ``undefined`` if no code was given.

    References
    ----------
    .. [1] De Paoli & Mathis (2024), arXiv:2401.03239

    Examples
    --------
    >>> tk.metrics.its([6, 4], [20, 20]).value
    0.25
    """
def krippendorff_alpha(ratings: typing.Any, level: str = 'nominal', no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, *, categories: typing.Any = None, distance: typing.Any = None) -> AgreementValue:
    """
    Krippendorff's alpha: 1 - D_o/D_e, disagreement observed over disagreement expected.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
        A cell may also be a set (or list) of codes; an empty one says "no code".
    level : {"nominal", "ordinal", "interval", "ratio", "circular", "bipolar"}
    no_variation : {"nan", "one", "zero"}
    confidence : float
    distance : array_like, shape (q, q), or word, optional
        A table instead of `level`, taken as it is (not squared). For sets a word: jaccard (default), dice, masi,
        masi_product, set_1minusM.

    Returns
    -------
    AgreementValue
        `observed` and `expected` are D_o and D_e. ``no_variation`` where no two values differ.

    References
    ----------
    .. [1] Krippendorff (1970), doi:10.1177/001316447003000105; Hayes & Krippendorff (2007),
       doi:10.1080/19312450709336664

    Examples
    --------
    >>> a = tk.metrics.krippendorff_alpha([[0, 1], [1, 0]])
    >>> a.value, a.status
    (-0.5, 'ok')
    >>> round(tk.metrics.krippendorff_alpha([[{"a"}, {"a", "b"}, set()], [{"a"}, {"b"}, {"c"}]]).value, 4)
    0.4
    """
def kupper_hafner(ratings: typing.Any, *, categories: typing.Any = None, no_variation: str = 'nan') -> KupperHafnerResult:
    """
    Kupper and Hafner's concordance of two coders who give each unit one code or several.

    Parameters
    ----------
    ratings : list of two lists, one cell per unit
        A set (or list) of codes, or None where the coder did not look. Units where one coder gave no code are dropped.
    categories : sequence, optional
        Declared codes; their number enters the figure.
    no_variation : {"nan", "one", "zero"}

    Returns
    -------
    KupperHafnerResult

    References
    ----------
    .. [1] Kupper & Hafner (1989), doi:10.2307/2531695

    Examples
    --------
    >>> k = tk.metrics.kupper_hafner([[{"A"}, {"A", "B"}, set()], [{"A"}, {"B"}, {"C"}]], categories=["A", "B", "C"])
    >>> k.observed, k.n_dropped
    (0.75, 1)
    """
def light_kappa(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> LightKappaResult:
    """
    Light's kappa: the mean of Cohen's kappa over pairs of coders.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    LightKappaResult
        Pairs without a kappa are left out (flag ``invalid_pairs_dropped``). No standard error: resample.

    References
    ----------
    .. [1] Light (1971), doi:10.1037/h0031643

    Examples
    --------
    >>> tk.metrics.light_kappa([[1, 1, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]]).n_pairs
    3
    """
def lin_ccc(ratings: typing.Any, *, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> LinCccResult:
    """
    Lin's concordance correlation of two coders who give numbers.

    Parameters
    ----------
    ratings : array_like of float, shape (2, units)
        NaN is a missing value.
    no_variation : {"nan", "one", "zero"}
    confidence : float

    Returns
    -------
    LinCccResult
        Interval by Fisher's z.

    References
    ----------
    .. [1] Lin (1989), doi:10.2307/2532051

    Examples
    --------
    >>> round(tk.metrics.lin_ccc([[1, 3, 4, 2], [2, 3, 5, 2]]).value, 6)
    0.833333
    """
def lowe(new: typing.Any, lowe: str = 'both') -> LoweResult:
    """
    Three curves fitted by least squares to the codes seen after each unit, and the share of their end reached.

    With cum_n codes seen after n units: is a(1 - (1-b)^n); iw a b n/(1 + b(n-1)); sw a(1 - G(1-b+n)/(G(1-b) G(1+n))), G the
    gamma function; index = 100 cum_T/floor(a). The table has one row per fit, free and with an end a of at least S. That
    the equations are those of the paper was not confirmed: check its appendix before you cite them. The models often
    differ so much (33 to 106 % on one demo study) that an index alone is a choice of model.

    Parameters
    ----------
    new : array_like of int, shape (T,), or incidence, shape (T, S)
        Codes first seen in each unit, in order of analysis.
    lowe : str
        "both", "free" or "constrained": which fits are returned.

    Returns
    -------
    LoweResult
        `.table()`: model, constrained, a (codes), beta (0 to 1), sse, index (per cent; above 100 where a free end lies
        below S), status, reason. ``too_few_units`` below 3 units; ``undefined`` without a code; a row is ``limit`` where a
        straight or logarithmic line fits as well; `closed_a`, `closed_beta`: iw through the first and last point.

    References
    ----------
    .. [1] Lowe et al. (2018), Field Methods 30(3). doi:10.1177/1525822X17749386

    Examples
    --------
    >>> fits = tk.metrics.lowe([5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0], lowe="free")
    >>> [round(index, 2) for index in fits.table().column("index")]
    [105.88, 85.71, 33.33]
    """
def maximal_information(incidence: typing.Any, ties: str = 'lowest', node_budget: typing.SupportsInt | typing.SupportsIndex = 200000) -> MaximalInformationResult:
    """
    The fewest units that hold every code: taking the one that adds most each time, and the true minimum.

    The scenario "maximal information": one knows beforehand what each unit would bring. The minimum is exact, by branch and
    bound. In hindsight, and no forecast.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    ties : str
        Units that add equally much: "lowest" takes the first, "range" also tries them all.
    node_budget : int
        Steps of each exact search; past it the status is ``bounded``, reason ``not_proven_optimal``.

    Returns
    -------
    MaximalInformationResult
        `.greedy` and `.gains`: positions (from 1) in the order taken, and the codes each adds; `.optimum`, `.cover`,
        `.covers`. ``no_data`` without units.

    References
    ----------
    .. [1] van Rijnsoever (2017), PLOS ONE 12(7). doi:10.1371/journal.pone.0181689

    Examples
    --------
    >>> r = tk.metrics.maximal_information([[1, 0], [1, 1]])
    >>> r.optimum, r.cover.tolist(), r.covers
    (1, [2], 1)
    """
def maxqda(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, mode: str = 'segments', threshold: typing.SupportsFloat | typing.SupportsIndex = 0.9) -> MaxqdaResult:
    """
    MAXQDA's agreement of two coders.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    mode : {"presence", "frequency", "segments"}
        What is compared per code: present in a document, as often in it, or segments that overlap enough (each coder's are
        judged separately).
    threshold : float
        Of segments: shared characters over characters of either, above 0, up to 1.

    Notes
    -----
    Not confirmed: the default of the threshold, what the overlap is a share of, kappa over several codes. Undefined:
    ``no_data``; kappa also ``single_category`` (one code) and ``undefined`` (not of segments).

    Examples
    --------
    >>> units = {"coder": ["A", "B", "B"], "begin": [0, 0, 1], "end": [10, 10, 10], "code": ["x", "x", "x"]}
    >>> tk.metrics.maxqda(units, 20).table().to_dict()
    {'code': ['x'], 'agreed': [3], 'total': [3]}
    """
def meaning_saturation(dimensions: typing.Any, code_of: collections.abc.Sequence[str], quantile: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> MeaningSaturationResult:
    """
    Per code, the position of its last new dimension (sub-code, or tag of memos); for the study, the latest of them.

    A dimension is one aspect of what a code means. The position of a code is the unit (from 1) in which the last of its
    dimensions was seen first; the study's is the smallest position that `quantile` of the codes have reached.

    Parameters
    ----------
    dimensions : array_like, shape (T, D)
        Units x dimensions, units in order of analysis.
    code_of : list of str, length D
        The code that each dimension belongs to.
    quantile : float
        Of the codes, above 0 and up to 1; 1 is the latest.

    Returns
    -------
    MeaningSaturationResult
        `.stop`, and `.positions` per code (0: no dimension was seen). ``refused`` without any coded dimension: when codes
        appeared says nothing on when they were understood. ``no_data`` without units.

    References
    ----------
    .. [1] Hennink, Kaiser & Marconi (2017), Qualitative Health Research 27(4). doi:10.1177/1049732316665344

    Examples
    --------
    >>> s = tk.metrics.meaning_saturation([[1, 0, 0], [1, 1, 0], [0, 0, 1]], ["trust", "trust", "cost"])
    >>> s.positions.tolist(), s.stop
    ([2, 3], 3)
    """
def michaelis_menten(incidence: typing.Any) -> MichaelisMentenResult:
    """
    S_max and B of S(t) = S_max t/(B + t), fitted to the mean accumulation curve; flag when S_max lies below S.

    With y = S(t), x = S(t)/t, t = 1..T, and S_xx, S_xy, S_yy the sums of products about the means: B = (mean x S_yy - mean y
    S_xy)/(mean y S_xx - mean x S_xy), S_max = mean y + B mean x. Nothing about codes demands this shape, and S_max is no
    lower bound.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Their order does not matter.

    Returns
    -------
    MichaelisMentenResult
        A number of codes, with `.half` in units; below S it is kept with the flag ``below_observed``. ``too_few_units``
        below 3 units; ``undefined`` without a code or for a straight curve, which has no end.

    References
    ----------
    .. [1] Raaijmakers (1987), Biometrics 43, 793-803

    Examples
    --------
    >>> tk.metrics.michaelis_menten([[1, 0], [1, 1], [0, 1], [1, 1]]).status
    'ok'
    """
def minimal_information(incidence: typing.Any, state_budget: typing.SupportsInt | typing.SupportsIndex = 50000, runs: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None) -> MinimalInformationResult:
    """
    Steps until every code is seen, if each next unit is drawn at random among those that bring a new code.

    The scenario "minimal information": one can tell beforehand which units would bring something new, not how much. Each
    such unit is next with the same chance; the distribution is exact by enumeration of the sets of codes seen. Steps count
    units of this table; they are no forecast.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Real or simulated; the order of its rows does not matter.
    state_budget : int
        Sets of seen codes that the exact answer may hold; past it, or with 0, `runs` runs are simulated.
    runs, seed : int
        Of the simulation: the same seed gives the same figures, whatever the number of `threads`.

    Returns
    -------
    MinimalInformationResult
        `.steps`, `.probability`, `.mean` and `.sd`; steps lie between the smallest cover and min(T, S). ``no_data`` without
        units; 0 steps without codes.

    References
    ----------
    .. [1] van Rijnsoever (2017), PLOS ONE 12(7). doi:10.1371/journal.pone.0181689

    Examples
    --------
    >>> r = tk.metrics.minimal_information([[1, 1], [0, 1]])
    >>> r.exact, r.mean
    (True, 1.5)
    """
def minimise(on: collections.abc.Sequence[str], dont_care: collections.abc.Sequence[str] = [], *, names: collections.abc.Sequence[str] = [], max_models: typing.SupportsInt | typing.SupportsIndex = 1000) -> Minimised:
    """
    All minimal sums of products of a Boolean function with don't-cares.

    Minimal: fewest prime implicants (Quine 1952, doi:10.2307/2308219; McCluskey 1956, doi:10.1002/j.1538-7305.1956.tb03835.x)
    that cover `on` (Petrick 1956). Ties are all returned.

    Parameters
    ----------
    on, dont_care : list of str
        Combinations such as "101", one digit per condition: with the outcome, and those that may be assumed to have it.
    names : list of str, optional
        Of the conditions; default "0", "1", ...
    max_models : int
        More: `truncated`.

    Returns
    -------
    Minimised
        `no_data` if `on` is empty.

    Examples
    --------
    >>> tk.metrics.minimise(["10", "01"], names=["A", "B"]).models
    ['A*~B + ~A*B']
    >>> tk.metrics.minimise(["10", "01"], ["11"], names=["A", "B"]).models
    ['A + B']
    """
def near_saturation(new: typing.Any, share: typing.SupportsFloat | typing.SupportsIndex = 0.9) -> NearSaturationResult:
    """
    With hindsight: the unit that brought the last new code, and the first by which `share` of all were there.

    Parameters
    ----------
    new : array_like of int, shape (T,), or incidence, shape (T, S)
    share : float
        Above 0 and up to 1.

    References
    ----------
    .. [1] Squire et al. (2024), Journal of Medical Internet Research. doi:10.2196/52998

    Examples
    --------
    >>> n = tk.metrics.near_saturation([5, 3, 0, 1, 1])
    >>> n.stop, n.true_position, n.flags
    (4, 5, ['retrospective'])
    """
def necessity(conditions: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], outcome: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, names: collections.abc.Sequence[str] = [], cut: typing.SupportsFloat | typing.SupportsIndex = 0.9, negate: bool = False) -> Necessity:
    """
    Necessity of each condition and of its negation for an outcome.

    inclN = sum min(x,y)/sum y, with its relevance RoN = sum (1-x)/sum (1-min(x,y)): a condition that nearly every case has is
    nearly necessary, and RoN is low. Schneider & Wagemann 2012.

    Parameters
    ----------
    conditions : array_like of float, shape (cases, conditions)
    outcome : array_like of float, shape (cases,)
    names : list of str, optional
    cut : float
        inclN from which a condition counts as necessary.
    negate : bool

    Returns
    -------
    Necessity
        `undefined` if no case has the outcome.

    Examples
    --------
    >>> tk.metrics.necessity([[1, 1], [1, 0], [0, 0]], [1, 1, 0], names=["A", "B"]).necessary
    ['A']
    """
def novelty(incidence: typing.Any) -> NoveltyResult:
    """
    Novel and duplicate codes per unit, as counts, shares and running sums; NaN shares for a unit without codes.

    Parameters
    ----------
    incidence : array_like, shape (T, S)

    References
    ----------
    .. [1] Wong et al. (2023), International Journal of Qualitative Methods. doi:10.1177/16094069231220773

    Examples
    --------
    >>> n = tk.metrics.novelty([[1, 1, 0], [1, 0, 1]])
    >>> n.novel.tolist(), n.duplicates.tolist()
    ([2, 1], [0, 1])
    """
def nvivo(pair: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], no_variation: str = 'nan') -> AgreementValue:
    """
    NVivo's kappa and percentage of one code in one file.

    Parameters
    ----------
    pair : sequence of 4 int
        Characters coded by both, by the first only, by the second only, by neither (`coder_pairs`).
    no_variation : {"nan", "one", "zero"}

    Returns
    -------
    AgreementValue
        ``value`` is kappa = (O - E)/(L - E), Cohen's on characters; ``observed`` the percentage O/L as a share.
        Undefined: ``no_data`` (no character), ``no_variation`` (both coded all or nothing).

    Examples
    --------
    >>> n = tk.metrics.nvivo([50, 75, 75, 800])
    >>> n.observed, round(n.value, 6)
    (0.85, 0.314286)
    """
def nvivo_mean(files: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], weighting: str = 'equal', no_variation: str = 'nan') -> AgreementValue:
    """
    NVivo's mean kappa (``value``) and mean percentage (``observed``) over files.

    Parameters
    ----------
    files : sequence of pairs
        As of `nvivo`; each figure is a mean over the files that have it.
    weighting : {"equal", "length"}
    no_variation : {"nan", "one", "zero"}

    Examples
    --------
    >>> round(tk.metrics.nvivo_mean([[50, 75, 75, 800], [200, 20, 30, 750]]).value, 6)
    0.585469
    """
def order_diagnostics(incidence: typing.Any, n: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, rules: str | collections.abc.Sequence[str] = ['guest(4,2,0.05)', 'francis(10,3)', 'near(0.9)', 'true'], threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> OrderDiagnosticsResult:
    """
    Area under the curve against random order, arrival of each code, codes after each stop, units left out in turn.

    ``table()`` has one row per code: first position, its mean and sd in random order, and z = (first - mean)/sd. In random
    order the first of n units among T lies at (T+1)/(n+1) on average, with the variance n(T-n)(T+1)/((n+1)^2(n+2)). A high
    share of orders with a smaller area says that codes came early.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units in order of analysis: the order is what is judged.
    n, seed : int
        Random orders, for the area and the rules.
    rules : str or list of str
        As in `permute_accumulation`.

    Returns
    -------
    OrderDiagnosticsResult
        `.area` and its mean (exact), sd and share at or below; `.unit_table()`: u_i, S and coverage without each unit;
        `.stop_table()`: per rule the stop, the codes after it and the share of orders without one. z is NaN where the
        position cannot vary. ``no_data`` without units.

    References
    ----------
    .. [1] Constantinou, Georgiou & Perdikogianni (2017), Qualitative Research 17(5). doi:10.1177/1468794116686650
    .. [2] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

    Examples
    --------
    >>> d = tk.metrics.order_diagnostics([[0, 1], [1, 1], [0, 1]], n=100)
    >>> d.table().column("first"), d.unit_table().column("uniques")
    ([2, 1], [0, 1, 0])
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
def p_k(reference: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], other: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], k: typing.SupportsInt | typing.SupportsIndex = 0) -> AgreementValue:
    """
    P_k of a segmentation against a reference: share of windows where exactly one side has no boundary.

    Parameters
    ----------
    reference, other, k
        As in ``window_diff``.

    Returns
    -------
    AgreementValue
        Never above ``window_diff``.

    References
    ----------
    .. [1] Beeferman, Berger & Lafferty (1999), doi:10.1023/A:1007506220214

    Examples
    --------
    >>> tk.metrics.p_k([3, 4, 3], [3, 5, 2]).value
    0.25
    """
def pabak(ratings: typing.Any, *, categories: typing.Any = None, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> PabakResult:
    """
    PABAK of two coders: (q p_a - 1)/(q - 1), with prevalence and bias index.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    confidence : float

    Returns
    -------
    PabakResult

    References
    ----------
    .. [1] Byrt, Bishop & Carlin (1993), doi:10.1016/0895-4356(93)90018-V

    Examples
    --------
    >>> p = tk.metrics.pabak([[1, 1, 0, 0], [1, 0, 0, 0]])
    >>> p.value, p.prevalence_index, p.bias_index
    (0.5, 0.25, -0.25)
    """
def percent(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> AgreementValue:
    """
    Percent agreement: the mean over units of the share of pairs of coders who gave the same value.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    AgreementValue
        ``no_pairable`` where no unit has two values.

    References
    ----------
    .. [1] Gwet (2014), Handbook of inter-rater reliability, 4th ed.

    Examples
    --------
    >>> tk.metrics.percent([["a", "b", None], ["a", "c", "c"]]).value
    0.5
    """
def permutation_test(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], in_first: collections.abc.Sequence[bool], strata: typing.Any = None, *, max_exact: typing.SupportsInt | typing.SupportsIndex = 10000000, n_perm: typing.SupportsInt | typing.SupportsIndex = 9999, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> PermutationResult:
    """
    Exact permutation test of the difference of two means, over all cases or inside strata.

    p = share of all assignments with |D| >= |D observed| (one-sided: D >= D observed); ties count. Above `max_exact`
    assignments (b + 1)/(B + 1) over B random ones. Pitman 1937, doi:10.2307/2984124; Phipson & Smyth 2010,
    doi:10.2202/1544-6115.1585.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        NaN is left out; decimals are compared as whole numbers, so that ties are ties.
    in_first : list of bool
        Of group 1.
    strata : array_like of int, shape (n,), optional
        The group is permuted inside each; D is still the overall difference.
    max_exact, n_perm, seed, threads, progress

    Returns
    -------
    PermutationResult
        `too_few_units` if a group has no value. Of cases that were not drawn at random p is descriptive.

    Examples
    --------
    >>> p = tk.metrics.permutation_test([3, 4, 5, 1, 2, 4], [True, True, True, False, False, False])
    >>> p.hits_two_sided, p.hits_one_sided, p.assignments
    (6, 3, 20)
    """
def permute_accumulation(incidence: typing.Any, n: typing.SupportsInt | typing.SupportsIndex = 10000, seed: typing.SupportsInt | typing.SupportsIndex = 0, rules: str | collections.abc.Sequence[str] = ['guest(4,2,0.05)'], resample: str = 'permutation', joint: bool = False, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> PermuteAccumulationResult:
    """
    What named rules and the accumulation curve would have said, had the same units come in another order.

    Each of n orders is a shuffle of the T units (Philox4x32-10, one counter per order). Counted are the codes seen after t
    units, the positions at which each rule fires, and the orders in which it never does. A stop in one order says little
    if others stop far away: read the distribution.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    n : int
        Orders; not read by "exhaustive" and "subset_dp", which count all T! orders.
    seed : int
        The same seed gives the same figures, whatever the number of threads.
    rules : str or list of str
        "guest(base,run,threshold)", "francis(init,stop)", "near(share)", "true"; what is left out keeps its default.
    resample : str
        "permutation"; "bootstrap" (units drawn with replacement: a repeated unit is never new, so rules fire early, flag
        ``bootstrap_bias``); "exhaustive" (T <= 9); "subset_dp" (all orders, T <= 20).
    joint : bool
        Also a table of stop positions for each pair of rules.
    confidence : float
        Of the band over orders; it describes these units and is no forecast.

    Returns
    -------
    PermuteAccumulationResult
        `.mean`, `.sd`, `.lo`, `.median`, `.hi` (T + 1,): codes after t units; `.counts` (T, S + 1): orders with c codes after t
        units; `.new_share` (T + 1,): orders whose unit at t adds a code; `.stops`: per rule the orders that stop at s, the
        share that never does, quantiles; `.area`: sum of the curve of the order given, and its place among all. ``no_data``
        without units; a rule that T units cannot meet says ``too_few_units``.

    References
    ----------
    .. [1] Constantinou, Georgiou & Perdikogianni (2017), Qualitative Research 17(5). doi:10.1177/1468794116686650
    .. [2] Salmon et al. (2011), SC11. doi:10.1145/2063384.2063405

    Examples
    --------
    >>> p = tk.metrics.permute_accumulation([[1, 0], [1, 1]], resample="exhaustive")
    >>> p.orders, p.mean.tolist(), p.lo.tolist(), p.hi.tolist()
    (2, [0.0, 1.5, 2.0], [0, 1, 2], [0, 2, 2])
    """
def plan_sources(ratings: typing.Any, metric: str = 'krippendorff_alpha', *, half_width: typing.SupportsFloat | typing.SupportsIndex = 0.1, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, max_n: typing.SupportsInt | typing.SupportsIndex = 100000, categories: typing.Any = None, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> AgreementPlan:
    """
    The smallest number whose interval is narrow enough, by simulating studies like the one at hand.

    Parameters
    ----------
    ratings : array_like, shape (coders, units); of `plan_sources` a sequence of such tables, one per source
    metric : str
    half_width : float
        Wanted: half of the interval's width.
    confidence : float
    n_boot : int
        Simulated studies per tried number.
    max_n : int
    categories : sequence, optional
        Declared values; with several sources declare them.
    seed, threads, progress

    Returns
    -------
    AgreementPlan
        ``not_reached``: more than `max_n`. ``undefined``: no simulated study has a figure.

    References
    ----------
    .. [1] Gwet (2014), Handbook of inter-rater reliability, 4th ed.

    Examples
    --------
    >>> plan = tk.metrics.plan_units([[1, 1, 0, 0], [1, 0, 0, 0]], "percent", n_boot=500)
    >>> plan.status, 60 < plan.n < 85
    ('ok', True)
    """
def plan_units(ratings: typing.Any, metric: str = 'krippendorff_alpha', *, half_width: typing.SupportsFloat | typing.SupportsIndex = 0.1, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, max_n: typing.SupportsInt | typing.SupportsIndex = 100000, categories: typing.Any = None, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> AgreementPlan:
    """
    The smallest number whose interval is narrow enough, by simulating studies like the one at hand.

    Parameters
    ----------
    ratings : array_like, shape (coders, units); of `plan_sources` a sequence of such tables, one per source
    metric : str
    half_width : float
        Wanted: half of the interval's width.
    confidence : float
    n_boot : int
        Simulated studies per tried number.
    max_n : int
    categories : sequence, optional
        Declared values; with several sources declare them.
    seed, threads, progress

    Returns
    -------
    AgreementPlan
        ``not_reached``: more than `max_n`. ``undefined``: no simulated study has a figure.

    References
    ----------
    .. [1] Gwet (2014), Handbook of inter-rater reliability, 4th ed.

    Examples
    --------
    >>> plan = tk.metrics.plan_units([[1, 1, 0, 0], [1, 0, 0, 0]], "percent", n_boot=500)
    >>> plan.status, 60 < plan.n < 85
    ('ok', True)
    """
def pooled_kappa(codes: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan') -> PooledKappaResult:
    """
    Pooled kappa of two coders over codes: (mean p_a - mean p_e)/(1 - mean p_e).

    Parameters
    ----------
    codes : sequence of array_like, shape (2, units) each
        One table of ratings per code, usually 0 and 1.
    weights : str or array_like
    categories : sequence, optional
        Declared values of every code.
    no_variation : {"nan", "one", "zero"}

    Returns
    -------
    PooledKappaResult
        Defined also where the kappa of a single code is not; not the mean of the kappas (`mean_kappa`).

    References
    ----------
    .. [1] De Vries et al. (2008), doi:10.1177/1525822X08317166

    Examples
    --------
    >>> tk.metrics.pooled_kappa([[[1, 1, 0, 0], [1, 0, 0, 0]], [[0, 0, 0, 0], [0, 0, 0, 0]]]).value
    0.5
    """
def quartiles(new: typing.Any, blocks: typing.SupportsInt | typing.SupportsIndex = 4) -> BatchesResult:
    """
    New codes per quarter of the units: block q of 4 ends at unit floor(q T/4).

    ``too_few_units`` with fewer units than blocks.

    References
    ----------
    .. [1] Turner-Bowker et al. (2018), Value in Health 21(7), 839

    Examples
    --------
    >>> tk.metrics.quartiles([5, 3, 0, 1, 1]).new.tolist()
    [5, 3, 0, 2]
    """
def quota(counts: collections.abc.Mapping[str, typing.SupportsInt | typing.SupportsIndex], targets: collections.abc.Mapping[str, typing.SupportsInt | typing.SupportsIndex]) -> QuotaResult:
    """
    How far the targets of a sampling matrix are filled.

    Fill = sum of min(n, t) over sum of t; excess = sum of max(0, n - t); a cell is short by t - n where that is above 0.
    Overfilled cells never make up for short ones.

    Parameters
    ----------
    counts, targets : dict of str to int
        Cases per cell. A cell without a count has 0, one without a target has target 0.

    Returns
    -------
    QuotaResult
        Fill is from 0 to 1; NaN ``undefined`` where no target is above 0. A negative number is an InputError.

    References
    ----------
    .. [1] Patton (2002), Qualitative research and evaluation methods.
    .. [2] Palinkas et al. (2015), doi:10.1007/s10488-013-0528-y

    Examples
    --------
    >>> q = tk.metrics.quota({"a": 3, "b": 4, "c": 2}, {"a": 3, "b": 3, "c": 3})
    >>> q.filled, q.wanted, q.excess, q.short
    (8, 9, 1, {'c': 1})
    """
def random_chance(chances: typing.Any, chance: typing.SupportsFloat | typing.SupportsIndex = 0.95, units: typing.SupportsInt | typing.SupportsIndex | None = None, quotas: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = []) -> RandomChanceResult:
    """
    The least number of units, drawn at random, that bring every one of K codes with a given chance.

    P(n) = product over codes of (1 - product over populations g of (1 - p_gc)^n_g), codes independent of each other and all
    known to exist; the answer is the smallest n with P(n) >= chance. Unit n + 1 goes to the population furthest behind its
    quota. The mean chance matters more than the number of codes.

    Parameters
    ----------
    chances : array_like of float, shape (K,) or (G, K)
        Chance that a unit (of each population) brings the code.
    chance : float
        Of meeting every code; not read if `units` is given.
    units : int, optional
        If given, the chance of so many units is computed.
    quotas : list of float, length G
        Shares of the sample, relative to each other; empty: equal.

    Returns
    -------
    RandomChanceResult
        `.units`, `.chance` of meeting every code with them, `.allocation` (G,) units per population. ``never`` if a code has
        chance 0 everywhere (``impossible``), ``no_data`` without codes, ``out_of_range`` past 2^50 units (10^7 with several
        populations).

    References
    ----------
    .. [1] van Rijnsoever (2017), PLOS ONE 12(7). doi:10.1371/journal.pone.0181689

    Examples
    --------
    >>> tk.metrics.random_chance([0.3] * 10).units
    15
    """
@typing.overload
def richness(incidence: typing.Any, estimator: str = 'chao2_bc', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, jack_se: str = 'pseudo', ice: str = 'spader', cut: typing.SupportsInt | typing.SupportsIndex = 10, small_sample_factor: bool | None = None) -> RichnessResult:
    """
    The number of codes, seen or not: a lower bound (Chao) or another estimate.

    Print "at least about N codes, if further units resemble those studied"; never "N codes exist".

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        For chao1, chao1_bc and ace: segments per code, shape (S,).
    estimator : str, or list of str
        chao2, chao2_bc, chao2_auto, ichao2, jackknife1, jackknife2, bootstrap, ice; chao1, chao1_bc, ace. A list gives a
        table of estimates.
    confidence : float
        Of the log-normal interval; it starts at S or above.
    jack_se : str
        Standard error of the jackknife: "pseudo" (variance of the pseudo-values, first order only) or "delta" (what SpadeR
        prints).
    ice : str
        "spader" or "estimates": ICE as two programs write it.
    cut : int
        ICE, ACE: codes with at most so many units or segments are rare.
    small_sample_factor : bool, optional
        The factor (T-1)/T of Chao's formulas; None: on for units, off for segments.

    Returns
    -------
    RichnessResult
        ``degenerate``: the estimate is S, without interval. ``too_few_units`` with one unit. An estimate below S (second
        jackknife) is not raised to it: flag ``below_observed``, no interval. ``undefined``: ACE where every rare code has
        one segment.

    References
    ----------
    .. [1] Chao (1987), Biometrics 43(4). doi:10.2307/2531532
    .. [2] Chiu et al. (2014), Biometrics 70(3). doi:10.1111/biom.12200
    .. [3] Smith & van Belle (1984), Biometrics 40: 119 (bootstrap); Lee & Chao (1994) (ICE, ACE)

    Examples
    --------
    >>> z4 = [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]]
    >>> tk.metrics.richness(z4).value
    6.25
    >>> tk.metrics.richness(z4, ["chao2", "jackknife1"]).table().column("value")
    [6.25, 6.25]
    """
@typing.overload
def richness(incidence: typing.Any, estimator: collections.abc.Sequence[str], confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, jack_se: str = 'pseudo', ice: str = 'spader', cut: typing.SupportsInt | typing.SupportsIndex = 10, small_sample_factor: bool | None = None) -> RichnessTable:
    ...
def rogot_goldberg(ratings: typing.Any, *, categories: typing.Any = None) -> RogotGoldbergResult:
    """
    Rogot and Goldberg's A1 (the value) and A2 of two coders and two categories.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.

    Returns
    -------
    RogotGoldbergResult
        ``undefined`` where a coder never used one of the categories.

    References
    ----------
    .. [1] Rogot & Goldberg (1966), doi:10.1016/0021-9681(66)90032-4

    Examples
    --------
    >>> r = tk.metrics.rogot_goldberg([[0, 0, 1, 1], [0, 1, 0, 1]])
    >>> r.value, r.a2
    (0.5, 0.5)
    """
def salient(incidence: typing.Any, share: typing.SupportsFloat | typing.SupportsIndex = 0.2) -> SalientResult:
    """
    The unit by which every code had appeared that at least `share` of the units hold; `undefined` without any.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    share : float
        Of the units, above 0 and up to 1.

    Examples
    --------
    >>> s = tk.metrics.salient([[1, 0], [1, 0], [1, 1]], share=0.5)
    >>> s.codes.tolist(), s.stop, s.codes_after_stop
    ([0], 1, 1)
    """
def scott_pi(ratings: typing.Any, weights: typing.Any = 'identity', *, categories: typing.Any = None, no_variation: str = 'nan', confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, divisor: str = 'n-1') -> AgreementValue:
    """
    Scott's pi of two coders: chance from the margins of both together.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    weights : str or array_like, shape (q, q)
        identity, linear, quadratic, radical, ratio, circular, bipolar, ordinal_gwet, or a table with 1 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody used one value; `status` says so whatever is chosen.
    confidence : float
    divisor : {"n-1", "n"}
        Of the variance; "n" as in classical tables.

    Returns
    -------
    AgreementValue

    References
    ----------
    .. [1] Scott (1955), doi:10.1086/266577

    Examples
    --------
    >>> round(tk.metrics.scott_pi([[1, 1, 0, 0], [1, 0, 0, 0]]).value, 4)
    0.4667
    """
def segmentation_similarity(texts: collections.abc.Sequence[collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] | None]], n_t: typing.SupportsInt | typing.SupportsIndex = 2) -> SegmentationSimilarity:
    """
    Boundary similarity B, segmentation similarity S, and B corrected for chance (pi, kappa).

    Parameters
    ----------
    texts : sequence of texts
        A text is a list with, per coder, the numbers of units of its segments (``[2, 8, 2, 1]``), or None where the coder
        did not look.
    n_t : int
        A boundary that moved by fewer than `n_t` units is a transposition, not two edits.

    Returns
    -------
    SegmentationSimilarity
        ``no_variation`` where nobody set a boundary; ``no_pairable`` where no text has two coders.

    References
    ----------
    .. [1] Fournier (2013), ACL P13-1167

    Examples
    --------
    >>> s = tk.metrics.segmentation_similarity([[[3, 4, 3], [3, 5, 2]]])
    >>> s.boundary.value, s.transpositions
    (0.75, 1)
    """
def set_fit(x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> SetFit:
    """
    How well a set of cases x is a subset of an outcome y.

    inclS = sum min(x,y)/sum x; covS = inclN = sum min(x,y)/sum y; PRI = (sum min(x,y) - sum min(x,y,1-y))/(sum x - sum
    min(x,y,1-y)); RoN = sum (1-x)/sum (1-min(x,y)). Ragin 2008; Schneider & Wagemann 2012.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
        Memberships of the same cases, 0 to 1.

    Returns
    -------
    SetFit
        incl_s, cov_s (the same as incl_n), pri, ron, each 0 to 1; NaN `undefined` where a denominator is 0.

    Examples
    --------
    >>> f = tk.metrics.set_fit([.2, .7, .9], [.3, .6, .8])
    >>> round(f.incl_s, 4), round(f.cov_s, 4), round(f.pri, 4), round(f.ron, 4)
    (0.8889, 0.9412, 0.8, 0.8571)
    """
def site_icc(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], sites: typing.Any) -> float:
    """
    ICC(1): the share of the variance that lies between sites.

    (MSB - MSW)/(MSB + (k0 - 1) MSW), k0 = (N - sum n^2/N)/(G - 1); up to 1. Shrout & Fleiss 1979,
    doi:10.1037/0033-2909.86.2.420. NaN with fewer than two sites, one case per site, or no variance.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        NaN is left out.
    sites : array_like of int, shape (n,)
        Below 0: no site, left out.

    Examples
    --------
    >>> round(tk.metrics.site_icc([1, 2, 4, 5, 7, 9], [0, 0, 1, 1, 2, 2]), 4)
    0.9098
    """
def span_f1(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, match: str = 'exact', threshold: typing.SupportsFloat | typing.SupportsIndex = 0.5) -> SpanF1Result:
    """
    F1 of two coders' spans: how many of their units match, or how much of their text.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    match : {"exact", "iou", "shorter", "character"}
        Two spans of one code match if they are the same; if the characters they share are at least `threshold` of the
        characters of either, or of the shorter. ``character``: no spans, characters.
    threshold : float
        Above 0, up to 1.

    Returns
    -------
    SpanF1Result
        ``micro``, ``macro`` and ``by_code``.

    Notes
    -----
    ``F1 = 2 matched/(N_1 + N_2)``, matched by a largest one-to-one matching. Symmetric: neither coder is the truth; no
    correction for chance. Exactly two coders (``coders=[...]``). Undefined: ``no_data`` where neither has a span,
    ``single_coder``, ``no_pairable``.

    References
    ----------
    .. [1] Hripcsak & Rothschild (2005), JAMIA 12(3). doi:10.1197/jamia.M1733

    Examples
    --------
    >>> units = {"coder": ["A", "B"], "begin": [0, 2], "end": [10, 10], "code": ["x", "x"]}
    >>> tk.metrics.span_f1(units, 40).value, tk.metrics.span_f1(units, 40, match="iou", threshold=0.75).value
    (0.0, 1.0)
    """
def strata_surface(incidence: typing.Any, groups: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | str], points: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]] = [], strata: collections.abc.Sequence[str] = [], grid_limit: typing.SupportsInt | typing.SupportsIndex = 100000, var_budget: typing.SupportsInt | typing.SupportsIndex = 5000000000) -> StrataSurfaceResult:
    """
    Mean and standard deviation of the number of codes in t_g random units of each stratum g, exactly.

    mean = sum over codes j of (1 - product over g of C(T_g - n_jg, t_g)/C(T_g, t_g)), n_jg the units of g that hold j; the
    variance as of `accumulation`. The yield of g is the difference that one unit more makes; at T_g it is the number of codes
    that one unit of all holds, if that lies in g, divided by T_g, and asks that further units resemble those studied.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    groups : list of str or int, length T
        The stratum (technique, role, site) of each unit: one and only one.
    points : list of list of int
        Units per stratum; empty: the whole grid, up to `grid_limit` points.
    strata : list of str
        Names of the strata in the order wanted; empty: as they come in `groups`.
    grid_limit, var_budget : int
        Points of the whole grid, and word operations of the variance, that may be spent (else ``bounded``).

    Returns
    -------
    StrataSurfaceResult
        `.points` with `.mean` (0 to S; S at (T_1..T_G)), `.sd` and `.yields`; `.strata` with `.next_yield`; `.allocation`, the
        greedy order of strata, as advice in hindsight. ``no_data`` without units; a stratum without units is
        ``undefined``.

    References
    ----------
    .. [1] Colwell, Mao & Chang (2004), Ecology 85(10). doi:10.1890/03-0557, whose curve this applies to several groups

    Examples
    --------
    >>> s = tk.metrics.strata_surface([[1, 0], [1, 1], [0, 1]], ["talk", "talk", "group"], points=[[1, 0], [1, 1]])
    >>> [point.mean for point in s.points]
    [1.5, 2.0]
    """
def stratified_test(a: typing.Any, n_i: typing.Any, n_j: typing.Any, n: typing.Any, *, alternative: str = 'greater', exact: bool | None = None, mid_p: bool = False, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> StratifiedResult:
    """
    Whether two codes meet more than independent placement within each source explains.

    One entry per source: a units with both codes, n_i and n_j with each, n in all. Mantel & Haenszel 1959,
    doi:10.1093/jnci/22.4.719; Robins, Breslow & Greenland 1986, doi:10.2307/2531052. NaN `zero_total`, `no_variation`.

    Examples
    --------
    >>> t = tk.metrics.stratified_test([5, 2, 4], [8, 6, 5], [7, 5, 7], [20, 30, 12])
    >>> round(t.z, 5), t.is_exact
    (2.65005, True)
    """
def theme_saturation(incidence: typing.Any, themes: typing.Any, base: typing.SupportsInt | typing.SupportsIndex = 4, run: typing.SupportsInt | typing.SupportsIndex = 2, threshold: typing.SupportsFloat | typing.SupportsIndex = 0.05, own_units: bool = False) -> ThemeSaturationResult:
    """
    Coverage, expected yield, lower bound and Guest's stop for the codes of each theme.

    Every figure is that of the same function on the columns of the theme. Themes look saturated long before codes, and an
    early stop of one theme may be followed by a new code of it: read `codes_after_stop`.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
        Units x codes, units in order of analysis.
    themes : mapping of str to list
        Columns (numbers from 0, or labels of codes) of each theme; a code may stand in several.
    base, run, threshold : int, int, float
        Of Guest's rule.
    own_units : bool
        T of a theme counts only units that hold a code of it; else T is the study's.

    Returns
    -------
    ThemeSaturationResult
        `.rows`, one per theme, each figure with its own status: `.coverage`, `.expected_new`, `.chao2_bc` (a lower bound),
        `.guest`, `.francis` (10 + 3), `.new` (T,), `.last_new_position`. ``no_data`` without units or themes.

    References
    ----------
    .. [1] Guest, Namey & Chen (2020), PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
    .. [2] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

    Examples
    --------
    >>> t = tk.metrics.theme_saturation([[1, 0, 1], [0, 1, 1]], {"X": [0, 1], "Y": [2]})
    >>> t.table().column("uniques"), t.rows[1].coverage.value
    ([2, 0], 1.0)
    """
def triangulation_class(cells: collections.abc.Sequence[str]) -> str:
    """
    The class of one case's cells: sama, berbeda, spesifik or diam.

    Over the cells that speak ("+", "-", "±"): sama if two or more are all equal, berbeda if not all equal, spesifik if one
    speaks, diam if none does. "silent", "not_applied" and "uncovered" are not "no".

    References
    ----------
    .. [1] Denzin (1978), The research act.
    .. [2] Carter et al. (2014), doi:10.1188/14.ONF.545-547

    Examples
    --------
    >>> tk.metrics.triangulation_class(["+", "-", "silent", "+"])
    'berbeda'
    """
def truth_table(conditions: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], outcome: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, names: collections.abc.Sequence[str] = [], cases: collections.abc.Sequence[str] = [], outcome_name: str = 'Y', n_cut: typing.SupportsInt | typing.SupportsIndex = 1, incl_cut: typing.SupportsFloat | typing.SupportsIndex = 0.8, negate: bool = False) -> TruthTable:
    """
    The truth table of cases over conditions.

    A case belongs to the combination in which its membership is above .5. Of n >= n_cut cases: output 1 if inclS >= incl_cut,
    else 0; of fewer: a remainder. Crisp sets with 0 < inclS < 1: contradictory. Ragin 1987, 2008.

    Parameters
    ----------
    conditions : array_like of float, shape (cases, conditions)
        Memberships, 0 to 1; NaN is missing. At most 12 conditions.
    outcome : array_like of float, shape (cases,)
    names, cases : list of str, optional
    outcome_name : str
    n_cut : int
    incl_cut : float
    negate : bool
        Explain the absence of the outcome.

    Returns
    -------
    TruthTable
        `solution`, `fit` and `sweep` read it; `no_data` if no case belongs to a combination.

    Examples
    --------
    >>> t = tk.metrics.truth_table([[1, 1], [1, 0], [0, 0]], [1, 1, 0], names=["A", "B"])
    >>> t.solution("conservative").models, t.remainders
    (['A'], 1)
    >>> t.fit("A*B").cov_s
    0.5
    """
def unit_bootstrap(ratings: typing.Any, metric: str = 'krippendorff_alpha', *, weights: typing.Any = 'identity', categories: typing.Any = None, n_boot: typing.SupportsInt | typing.SupportsIndex = 2000, confidence: typing.SupportsFloat | typing.SupportsIndex = 0.95, seed: typing.SupportsInt | typing.SupportsIndex = 0, threads: typing.SupportsInt | typing.SupportsIndex | None = None, progress: typing.Any = None) -> UnitBootstrapResult:
    """
    Percentile interval of a coefficient from units drawn with replacement.

    Parameters
    ----------
    ratings : array_like, shape (coders, units)
        One row per coder, one column per unit: numbers or words; NaN, None and pandas' NA are missing values. Lists, arrays,
        data frames (one row per unit: pass ``frame.T``), or a mapping coder -> values.
    categories : sequence, optional
        Declared values in their order. Without them: the categories that all columns of a data frame declare alike, else
        the values found.
    metric : str
        A coefficient of one table of ratings, by name.
    weights : str or array_like
    n_boot, confidence, seed, threads, progress
        The result is the same for any number of threads.

    Returns
    -------
    UnitBootstrapResult
        ``too_few_units`` with fewer than two units. Neighbouring sentences are not independent: where there are several
        sources, draw those (``tk.agreement``).

    References
    ----------
    .. [1] Efron & Tibshirani (1993), doi:10.1201/9780429246593

    Examples
    --------
    >>> ci = tk.metrics.unit_bootstrap([[1, 1, 0, 0], [1, 0, 0, 0]], "percent", n_boot=200)
    >>> ci.status, ci.lo <= 0.75 <= ci.hi
    ('ok', True)
    """
def unit_counts(unit: typing.Any, code: typing.Any, n_units: typing.SupportsInt | typing.SupportsIndex, n_codes: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.int64]:
    """
    In how many units two codes both occur; doubles of (unit, code) count once.

    Examples
    --------
    >>> tk.metrics.unit_counts([0, 0, 1], [0, 1, 1], 2, 2).tolist()
    [[1, 1], [1, 2]]
    """
def unitizing_alpha(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, order: str = 'longest', strict: bool = False, distance: typing.Any = 'nominal', no_variation: str = 'nan') -> UnitizingAlphaResult:
    """
    Krippendorff's u-alpha, |u-alpha, cu-alpha and (k)u-alpha: do coders mark the same stretches with the same codes?

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    order : {"longest", "first", "declared"}
        Which of a coder's overlapping units of different codes keeps the text they share: the longest, the earliest, or
        that of the lowest code.
    strict : bool
        Units of different codes that overlap: status ``overlap_conflict``.
    distance : "nominal" or array_like of float, shape (codes, codes)
        Between codes, for cu and (k)u; symmetric, 0 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody uses one value only.

    Returns
    -------
    UnitizingAlphaResult
        ``u`` (its ``value``, ``status``, ... also directly), ``relevance`` (\\|u), ``coding`` (cu) and ``by_code`` ((k)u).

    Notes
    -----
    ``alpha = 1 - D_o/D_e``, from lengths of text in characters; up to 1, 0 is chance. cu is 1 whenever coders who both
    marked a text gave it the same code, however little that is: read its ``coverage``. Characters are not independent, so
    there is no standard error. Undefined: ``no_data`` (nobody looked), ``overlap_conflict`` (``strict``), ``single_coder``,
    ``no_pairable`` (no text with two coders; cu, (k)u: none that two marked), ``no_variation`` (one value only).

    References
    ----------
    .. [1] Krippendorff, Mathet, Bouvry & Widlocher (2016), Quality & Quantity 50. doi:10.1007/s11135-015-0266-1

    Examples
    --------
    >>> units = {"coder": ["A", "B"], "begin": [0, 5], "end": [10, 10], "code": ["x", "x"]}
    >>> a = tk.metrics.unitizing_alpha(units, 20)
    >>> a.status, a.observed, a.coding.status
    ('ok', 0.25, 'no_variation')
    """
def unitizing_alpha_1995(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, no_variation: str = 'nan') -> UnitizingAlpha1995Result:
    """
    Krippendorff's alpha_U of 1995, for comparison with older work; prefer ``unitizing_alpha``.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    no_variation : {"nan", "one", "zero"}

    Returns
    -------
    UnitizingAlpha1995Result
        A shifted match can score better than an exact one, and two codings without a common character can give 1.

    References
    ----------
    .. [1] Krippendorff (1995), doi:10.2307/271061; Krippendorff (2004), doi:10.1007/s11135-004-8107-7

    Examples
    --------
    >>> units = {"coder": ["A", "B"], "begin": [1, 1], "end": [9, 9], "code": ["x", "x"]}
    >>> tk.metrics.unitizing_alpha_1995(units, 10).value
    1.0
    """
def unitizing_alpha_per_code(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, order: str = 'longest', strict: bool = False, distance: typing.Any = 'nominal', no_variation: str = 'nan') -> dict[str, UnitizingAlphaResult]:
    """
    The unitizing family of each code alone against everything else: no code gives way to another.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    order : {"longest", "first", "declared"}
        Which of a coder's overlapping units of different codes keeps the text they share: the longest, the earliest, or
        that of the lowest code.
    strict : bool
        Units of different codes that overlap: status ``overlap_conflict``.
    distance : "nominal" or array_like of float, shape (codes, codes)
        Between codes, for cu and (k)u; symmetric, 0 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody uses one value only.

    Returns
    -------
    dict of str to UnitizingAlphaResult
        By code. See `unitizing_alpha` for definition, statuses and source.

    Examples
    --------
    >>> units = {"coder": ["A", "A", "B"], "begin": [0, 4, 0], "end": [10, 20, 10], "code": ["x", "y", "x"]}
    >>> alone = tk.metrics.unitizing_alpha_per_code(units, 30)
    >>> alone["x"].value, alone["x"].conflict_length
    (1.0, 0)
    """
def unitizing_shares(continuum: typing.Any, length: typing.Any, *, regions: typing.Any = None, coders: typing.Any = None, codes: typing.Any = None, order: str = 'longest', strict: bool = False, distance: typing.Any = 'nominal', no_variation: str = 'nan') -> tematik._core.Table:
    """
    Where the disagreement of u-alpha lies: stretches of text with their share of D_o, the largest first.

    Parameters
    ----------
    continuum : columns by name (a dict of sequences, a data frame, a Table), one row per unit
        coder, begin, end, code and, with several sources, source. Positions are code points, half-open; coder, code and
        source are names or whole numbers.
    length : int or mapping
        Characters of the one source, or of each source by its name.
    regions : columns by name, optional
        Who looked where: coder and, where needed, source, begin and end (without them: the whole source) and code (None:
        every code). Not looked at is not "no". Without regions a coder with a unit in a source is taken to have looked at
        all of it (flag ``coverage_inferred``).
    coders, codes : sequence, optional
        Those that take part, in this order. Else all, numbers and then names in alphabetical order.
    order : {"longest", "first", "declared"}
        Which of a coder's overlapping units of different codes keeps the text they share: the longest, the earliest, or
        that of the lowest code.
    strict : bool
        Units of different codes that overlap: status ``overlap_conflict``.
    distance : "nominal" or array_like of float, shape (codes, codes)
        Between codes, for cu and (k)u; symmetric, 0 on the diagonal.
    no_variation : {"nan", "one", "zero"}
        The value where everybody uses one value only.

    Returns
    -------
    Table
        source, begin, end, share; shares add up to ``observed`` of `unitizing_alpha`.

    Examples
    --------
    >>> units = {"coder": ["A", "B"], "begin": [0, 5], "end": [10, 10], "code": ["x", "x"]}
    >>> tk.metrics.unitizing_shares(units, 20).to_dict()
    {'source': ['0'], 'begin': [0], 'end': [5], 'share': [0.25]}
    """
def units_for_coverage(incidence: typing.Any, c: typing.SupportsFloat | typing.SupportsIndex) -> UnitsForResult:
    """
    Units until the coverage of code mentions is expected to be `c`.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    c : float
        Between 0 and 1. If T or fewer units are enough, the fewest on the exact curve, reason ``within``.

    References
    ----------
    .. [1] Chao & Jost (2012), Ecology 93(12). doi:10.1890/11-1952.1

    Examples
    --------
    >>> tk.metrics.units_for_coverage([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]], 0.7).units
    5
    """
def units_for_share(incidence: typing.Any, g: typing.SupportsFloat | typing.SupportsIndex) -> UnitsForResult:
    """
    Units until a share `g` of all codes, by Chao2 in its classic form, is expected to be seen.

    The number of codes is a lower bound, so say "at least"; past 2 T (flag ``beyond_double``) it is hardly more than a
    formula.

    Parameters
    ----------
    incidence : array_like, shape (T, S)
    g : float
        Between 0 and 1, both excluded.

    Returns
    -------
    UnitsForResult
        ``further`` is 0 where the T units already hold the share.

    References
    ----------
    .. [1] Chao et al. (2009), Ecology 90(4). doi:10.1890/07-2147.1

    Examples
    --------
    >>> tk.metrics.units_for_share([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 1]], 0.8).units
    7
    """
def weller(new: typing.Any) -> WellerResult:
    """
    A power curve factor N^exponent through the codes seen, and the first N whose slope is below one code per unit.

    Fitted by least squares of ln cum_N on ln N over the units by which a code had been seen; that the paper fits it in this
    way was not confirmed. A power curve never ends, so it says nothing on how many codes there are.

    Parameters
    ----------
    new : array_like of int, shape (T,), or incidence, shape (T, S)
        Codes first seen in each unit, in order of analysis.

    Returns
    -------
    WellerResult
        `.units`: the first N, 1 or more, often far beyond T. ``never`` if the curve does not flatten (exponent 1 or more),
        ``too_few_units`` with fewer than two points, ``undefined`` without a code.

    References
    ----------
    .. [1] Weller et al. (2018), PLOS ONE 13(6). doi:10.1371/journal.pone.0198606

    Examples
    --------
    >>> w = tk.metrics.weller([8, 0, 0, 8])
    >>> w.status, w.points
    ('ok', 4)
    """
def weller_units(factor: typing.SupportsFloat | typing.SupportsIndex, exponent: typing.SupportsFloat | typing.SupportsIndex) -> WellerResult:
    """
    First N at which the curve factor N^exponent has a slope below one code per unit.

    Parameters
    ----------
    factor : float
        Above 0: the codes of the first unit.
    exponent : float
        Any finite number.

    Returns
    -------
    WellerResult
        The first N with exponent factor N^(exponent - 1) < 1; ``never`` if the exponent is 1 or more and the slope does not
        lie below 1 already, ``out_of_range`` past 9e15.

    References
    ----------
    .. [1] Weller et al. (2018), PLOS ONE 13(6). doi:10.1371/journal.pone.0198606

    Examples
    --------
    >>> tk.metrics.weller_units(10, 0.5).units
    26
    """
def window_diff(reference: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], other: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], k: typing.SupportsInt | typing.SupportsIndex = 0) -> AgreementValue:
    """
    WindowDiff of a segmentation against a reference: share of windows with different numbers of boundaries.

    Parameters
    ----------
    reference, other : sequence of int
        Units per segment. Not symmetric: name the reference wherever the figure is shown.
    k : int
        Window in units; 0: half the mean segment of the reference, at least 2.

    Returns
    -------
    AgreementValue
        0 is the same; ``too_few_units`` where no window fits.

    References
    ----------
    .. [1] Pevzner & Hearst (2002), doi:10.1162/089120102317341756

    Examples
    --------
    >>> tk.metrics.window_diff([3, 4, 3], [3, 5, 2]).value
    0.25
    """
