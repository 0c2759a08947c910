"""A number of hostile inputs against one target, and what came of them."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import Target


@dataclass
class Outcome:
    """What came of the inputs of one kind.

    Attributes
    ----------
    tried, taken : int
        How many inputs there were, and how many of them were taken.
    crashes : dict of str to str
        An input of each kind of crash, by where it came from.
    slowest_s : float
        Seconds that the slowest took.
    """

    kind: str
    tried: int = 0
    taken: int = 0
    crashes: dict[str, str] = field(default_factory=dict)
    crashed: int = 0
    slowest_s: float = 0.0


def trial(target: Target, number: int, begin: int = 0) -> Outcome:
    """Throw inputs at a target; a crash is noted, and the next one is tried."""
    outcome = Outcome(target.kind)

    @seed(begin)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs)
    def one(value: object) -> None:
        if outcome.tried >= number:
            return
        outcome.tried += 1
        start = time.perf_counter()
        try:
            outcome.taken += target.take(value)
        except Exception as error:
            outcome.crashed += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} {place.filename}:{place.lineno} {error!s:.200}"
            outcome.crashes.setdefault(where, f"{value!r:.400}")
        outcome.slowest_s = max(outcome.slowest_s, time.perf_counter() - start)

    while outcome.tried < number:  # hypothesis ends early where it has seen enough of one kind
        before = outcome.tried
        seed(begin + outcome.tried)(one)()
        if outcome.tried == before:
            break
    return outcome
