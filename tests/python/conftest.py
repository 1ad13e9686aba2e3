"""Doctests and tests know the package as `tk`."""

import pytest

import tematik as tk


@pytest.fixture(autouse=True)
def _tk(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["tk"] = tk
