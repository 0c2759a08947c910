"""The faults that are survived: ``python -m tests.faults`` runs their tests and writes the table.

A test of a fault says which by ``@pytest.mark.fault("…")``; what ran, and only that, is counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.marked import write_part

TESTS = Path(__file__).parent
DOCUMENT = TESTS.parent / "docs" / "reliability.md"


class Survived:
    """Counts tests by their fault, as pytest runs them."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self._of: dict[str, str] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Note which test is of which fault."""
        for item in items:
            if found := item.get_closest_marker("fault"):
                self._of[item.nodeid] = str(found.args[0])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test that has come to its end, or could not begin."""
        fault = self._of.get(report.nodeid, "")
        if report.failed:
            self.failed[fault] += 1
        elif report.when == "call" and report.passed:
            self.passed[fault] += 1

    def table(self) -> str:
        """Write what was survived as Markdown."""
        lines = ["| Fault | tried | survived |", "| --- | ---: | ---: |"]
        for fault in sorted({*self.passed, *self.failed}):
            passed, failed = self.passed[fault], self.failed[fault]
            lines.append(f"| {fault[:1].upper()}{fault[1:]} | {passed + failed} | {passed} |")
        whole = self.passed.total() + self.failed.total()
        lines.append(f"| **All** | **{whole}** | **{self.passed.total()}** |")
        return "\n".join([f"Written by `make faults` on {date.today():%-d %B %Y}.", "", *lines])


def _has_faults(path: Path) -> bool:
    return "mark.fault(" in path.read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Run the tests of faults and write the table."""
    survived = Survived()
    files = [str(path) for path in sorted(TESTS.glob("*/test_*.py")) if _has_faults(path)]
    ended = pytest.main(["-m", "fault", *(arguments or files)], plugins=[survived])
    print(survived.table())
    if not arguments:
        write_part(DOCUMENT, "faults", survived.table())
    return int(ended)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
