"""The two test suites of `bootstrap.py`: run, counted from their JUnit files, shown in one closing table."""

from __future__ import annotations

import re
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bootstrap_machine import ROOT, Stop, say


@dataclass
class Suite:
    """What came out of one suite. A problem is a failure that no single test stands for."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)  # by reason
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def found(self) -> int:
        return self.passed + self.failed + self.skipped.total()

    def read(self, report: Path) -> None:
        """Counts a JUnit file of ctest or pytest."""
        if not report.exists():
            return
        for case in ElementTree.parse(report).iter("testcase"):
            skipped, output = case.find("skipped"), case.findtext("system-out") or ""
            if case.find("failure") is not None or case.find("error") is not None:
                self.failed += 1
            elif case.get("status") == "notrun" and "skipped: " not in output:
                self.failed += 1  # ctest: the program was not built
            elif skipped is not None:
                reason = re.search(r"skipped: (.*)", output)
                self.skipped[reason[1] if reason else skipped.get("message", "no reason given")] += 1
            else:
                self.passed += 1


def run_suite(name: str, prepare: Callable[[], None], command: list[str], report: Path, floor: int) -> Suite:
    """Builds what a suite needs and runs it; a failure of either is kept, so that the next suite still runs."""
    suite, start = Suite(name), time.monotonic()
    report.unlink(missing_ok=True)
    try:
        prepare()
        say(f"tematik: {name}")
        code = subprocess.run(command, cwd=ROOT).returncode
        suite.read(report)
        if code != 0 and suite.failed == 0:
            suite.problems.append(f"{command[0]} ended with exit code {code}")
        if suite.found < floor:
            suite.problems.append(f"only {suite.found} tests found, tests/floor.json expects {floor}")
    except Stop as stop:
        suite.problems.append(str(stop))
    suite.seconds = time.monotonic() - start
    return suite


def closing_table(suites: Sequence[Suite]) -> None:
    """Prints what passed, failed and was skipped, why, and a last line of totals; stops on any failure."""
    print(f"\n{'suite':<24}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}")
    for suite in suites:
        row = (suite.passed, suite.failed, suite.skipped.total())
        print(f"{suite.name:<24}{row[0]:>8}{row[1]:>8}{row[2]:>9}{suite.seconds:>9.0f}")
    for suite in suites:
        for reason, count in sorted(suite.skipped.items()):
            print(f"skipped in {suite.name}: {count} x {reason}")
    for suite in suites:
        for problem in suite.problems:
            print(f"FAILED: {suite.name}: {problem}")
    passed = sum(suite.passed for suite in suites)
    failed = sum(suite.failed + len(suite.problems) for suite in suites)
    skipped = sum(suite.skipped.total() for suite in suites)
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    if failed:
        raise Stop("tematik: tests failed, see above.")
