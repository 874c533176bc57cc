"""Tells how long each suite of tests took: one line per folder of tests/."""

from collections import Counter, defaultdict
from pathlib import PurePath
from typing import Any

_seconds: dict[str, float] = defaultdict(float)
_tests: Counter[str] = Counter()


def pytest_runtest_logreport(report: Any) -> None:
    suite = _suite_of(report.nodeid)
    _seconds[suite] += report.duration
    _tests[suite] += report.when == "call"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    terminalreporter.section("times of the suites")
    for suite, seconds in sorted(_seconds.items(), key=lambda pair: -pair[1]):
        terminalreporter.write_line(f"{seconds:8.1f} s  {_tests[suite]:5} tests  {suite}")


def _suite_of(nodeid: str) -> str:
    parts = PurePath(nodeid.split("::")[0]).parts[:-1]
    return "/".join(parts[1:3]) or "tests"
