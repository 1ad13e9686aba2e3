"""The metrics on plain arrays, without a study."""

from tematik._core.metrics import (
    AgreementValue,
    AssociationResult,
    GuestResult,
    association,
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    guest,
    gwet_ac1,
    krippendorff_alpha,
    overlap_counts,
    percent,
    scott_pi,
    unit_counts,
)

__all__ = [
    "AgreementValue",
    "AssociationResult",
    "GuestResult",
    "association",
    "brennan_prediger",
    "cohen_kappa",
    "fleiss_kappa",
    "guest",
    "gwet_ac1",
    "krippendorff_alpha",
    "overlap_counts",
    "percent",
    "scott_pi",
    "unit_counts",
]
