"""Whether a claim stands: sampling, triangulation, member checks, negative cases, traces. Missing shows as missing.

Groups are compared and configurations minimised by calls of their own: `tk.compare`, `tk.qca`.
"""

from tematik._core import (
    MemberCheck,
    NegativeCases,
    QuestionCoverage,
    Sampling,
    TraceCompleteness,
    Triangulation,
    member_check,
    negative_cases,
    question_coverage,
    rival_attributes,
    rule_sensitivity,
    sampling,
    trace_completeness,
    triangulate,
)
from tematik._core.metrics import (
    aliasing,
    answer_rates,
    convergence_matrix,
    cross_coverage,
    implication_class,
    iqv,
    quota,
    triangulation_class,
)

__all__ = [
    "MemberCheck",
    "NegativeCases",
    "QuestionCoverage",
    "Sampling",
    "TraceCompleteness",
    "Triangulation",
    "aliasing",
    "answer_rates",
    "convergence_matrix",
    "cross_coverage",
    "implication_class",
    "iqv",
    "member_check",
    "negative_cases",
    "question_coverage",
    "quota",
    "rival_attributes",
    "rule_sensitivity",
    "sampling",
    "trace_completeness",
    "triangulate",
    "triangulation_class",
]
