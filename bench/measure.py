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
PATIENCE = 8.0  # seconds after which no further repetition is started


class DifferentResult(Exception):
    """A peer counts something else: nothing is timed."""


@dataclass
class Row:
    """One line of the table: seconds of tematik, and of each peer; `note`: what is not a ratio of seconds."""

    job: str
    size: str
    tematik: float
    peers: dict[str, float] = field(default_factory=dict)
    note: str = ""

    def text(self) -> str:
        ratios = [
            f"{name} {seconds * 1000:.1f} ms ({seconds / self.tematik:.1f} x)" for name, seconds in self.peers.items()
        ]
        return "   ".join([f"{self.job:<18}{self.size:>26}: tematik {self.tematik * 1000:9.2f} ms", *ratios])


def memory_available() -> int:
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))


class PeakMemory:
    """The most memory the process held while the block ran, beyond what it held before."""

    def __enter__(self) -> PeakMemory:
        Path("/proc/self/clear_refs").write_text("5")  # the high-water mark starts again
        self._before = self._status("VmRSS")
        self.bytes = 0
        return self

    def __exit__(self, *_: object) -> None:
        self.bytes = self._status("VmHWM") - self._before

    @staticmethod
    def _status(name: str) -> int:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def median_seconds(work: Callable[[], Any], repeats: int = REPEATS) -> float:
    times: list[float] = []
    while len(times) < repeats and sum(times) < PATIENCE:
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
    first = {}
    for name, peer in peers.items():
        start = time.perf_counter()
        found = peer()
        first[name] = time.perf_counter() - start
        if not same(expected, found):
            raise DifferentResult(f"{job}, {size}: {name} gives another result; nothing is timed")
    row = Row(job, size, median_seconds(ours, repeats))
    for name, peer in peers.items():
        row.peers[name] = first[name] if first[name] > PATIENCE else median_seconds(peer, repeats)
    print(row.text(), flush=True)
    return row


def save(rows: list[Row], about: Mapping[str, str], path: Path) -> None:
    """The rows as JSON, and beside it as the Markdown page that docs/performance.md is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"about": dict(about), "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    path.with_name("performance.md").write_text(page(rows, about), encoding="utf-8")


def page(rows: list[Row], about: Mapping[str, str]) -> str:
    versions = ", ".join(f"{name} {value}" for name, value in about.items())
    lines = [
        "# Performance",
        "",
        "One run of `make bench`, which wrote this page: tematik and its peers on one machine, one thread each, from",
        "Python objects to Python objects, conversions and sorting included. Results were compared before anything was",
        "timed. Medians; a job of more than eight seconds ran once. Ratios hold, seconds are of this machine.",
        "",
        versions,
        "",
        "| job | size | tematik | peers, and how many times as long they take |",
        "| --- | --- | ---: | --- |",
    ]
    for row in rows:
        said = [f"{name} {duration(s)} ({s / row.tematik:,.0f} x)" for name, s in row.peers.items()]
        said += [row.note] if row.note else []
        lines.append(f"| {row.job} | {row.size} | {duration(row.tematik)} | {'; '.join(said)} |")
    return "\n".join(lines) + "\n"


def duration(seconds: float) -> str:
    for factor, unit in ((1, "s"), (1e3, "ms")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
