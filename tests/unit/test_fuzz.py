"""Hostile inputs, some of each kind; ``make fuzz`` tries them by the ten thousand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.fuzz.__main__ import table, together
from tests.fuzz.targets import TARGETS, Target
from tests.fuzz.trial import trial
from tests.marked import write_part
from tests.server import ROOT


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.kind)
def test_hostile_inputs_are_taken_or_refused_in_words(target: Target):
    number = max(5, target.number // 800)
    outcome = trial(target, number)
    assert outcome.crashes == {}
    assert outcome.tried == number


def test_a_crash_is_noted_and_the_others_go_on():
    def take(value: int) -> bool:
        if value % 2:
            raise KeyError(value)
        return value % 4 == 0

    target = Target("numbers", TARGETS[0].inputs.map(len), take, 50)
    outcome = trial(target, 50)
    assert outcome.tried == 50
    assert 0 < outcome.crashed < 50
    assert len(outcome.crashes) >= 1
    whole = together([outcome, outcome])
    assert (whole.tried, whole.crashed) == (100, 2 * outcome.crashed)
    refused = 100 - whole.taken - whole.crashed
    assert f"| numbers | 100 | {whole.taken} | {refused} | {whole.crashed} |" in table([whole])


def test_the_command_tries_every_kind_in_processes():
    # So many that the page which a question leads to is recorded, in the middle of the work.
    command = [sys.executable, "-m", "tests.fuzz", "--share", "300", "--seed", "7"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    for target in TARGETS:
        assert f"{target.kind}: slowest" in done.stdout


def test_a_command_writes_between_its_marks_alone(tmp_path):
    document = tmp_path / "a.md"
    document.write_text("before\n<!-- x:start -->\nold\n<!-- x:end -->\nafter <!-- y:end -->\n")
    write_part(document, "x", "new \\1\n")
    assert document.read_text() == (
        "before\n<!-- x:start -->\nnew \\1\n<!-- x:end -->\nafter <!-- y:end -->\n"
    )
    with pytest.raises(ValueError, match="y:start"):
        write_part(document, "y", "")
