"""Timing of one job done by tematik and by its peers: results are compared first, then each is timed."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

REPEATS = 5


class DifferentResult(Exception):
    """A peer counts something else: nothing is timed."""


@dataclass
class Row:
    """One line of the table: seconds of tematik, and of each peer."""

    job: str
    size: str
    tematik: float
    peers: dict[str, float] = field(default_factory=dict)

    def text(self) -> str:
        ratios = [
            f"{name} {seconds * 1000:.1f} ms ({seconds / self.tematik:.1f} x)" for name, seconds in self.peers.items()
        ]
        return "   ".join([f"{self.job:<18}{self.size:>26}: tematik {self.tematik * 1000:9.2f} ms", *ratios])


def median_seconds(work: Callable[[], Any], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def side_by_side(
    job: str,
    size: str,
    ours: Callable[[], Any],
    peers: Mapping[str, Callable[[], Any]],
    same: Callable[[Any, Any], bool],
    repeats: int = REPEATS,
) -> Row:
    """The row of one job. @raises DifferentResult if a peer's result is not the same."""
    expected = ours()
    for name, peer in peers.items():
        if not same(expected, peer()):
            raise DifferentResult(f"{job}, {size}: {name} gives another result; nothing is timed")
    row = Row(job, size, median_seconds(ours, repeats))
    for name, peer in peers.items():
        row.peers[name] = median_seconds(peer, repeats)
    print(row.text(), flush=True)
    return row


def save(rows: list[Row], about: Mapping[str, str], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"about": dict(about), "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
