"""Whether a server can answer visitors, of which data, and what is amiss: ``/readyz``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from content import map_layers, store
from webmap.bundle import why_no_map
from zmos_data.model import DataError

_HEADERS = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class State:
    """The state of a server.

    Attributes
    ----------
    reasons : tuple of str
        Why visitors cannot be answered; empty where they can.
    warnings : tuple of str
        What is amiss while they are answered.
    version, checksum : str
        Of the data that are served; "" where none are.
    created : str
        Day of those data (ISO); "" where their descriptor has none.
    age_days : int or None
        Days since then; None where the day is not known.
    is_newest : bool
        Whether they are the newest ones, which passed every check.
    reachable : bool
        Whether the place of the releases answers.
    """

    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    version: str = ""
    checksum: str = ""
    created: str = ""
    age_days: int | None = None
    is_newest: bool = False
    reachable: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether visitors can be answered."""
        return not self.reasons


def state() -> State:
    """Return the present state; a new state of the data is read, as by a visitor's click."""
    reachable = store.is_reachable()
    away = () if reachable else ("The place of the releases does not answer.",)
    try:
        served = store.served()
    except DataError as error:
        n = len(error.problems)
        reasons = (f"The data do not pass their checks ({n} problems), and none were served.",)
        return State(reasons, away, reachable=reachable)
    data, no_map = served.dataset, why_no_map()
    n = len(served.problems)
    stale = (f"The newest data do not pass their checks ({n} problems); earlier ones are served.",)
    return State(
        (no_map,) if no_map else (),
        (stale if n else ()) + _of_map() + away,
        data.version,
        data.checksum,
        data.created,
        age_days(data.created, datetime.now(UTC).date()),
        not served.problems,
        reachable,
    )


def _of_map() -> tuple[str, ...]:
    drawn = map_layers.drawn()
    words = f"The newest boundaries do not pass their checks ({len(drawn.problems)} problems)"
    return (f"{words}; earlier ones are drawn.",) if drawn.is_earlier else ()


def age_days(created: str, today: date) -> int | None:
    """Return the days since a day (ISO); None where it is not known."""
    return max(0, (today - date.fromisoformat(created)).days) if created else None


async def alive(request: Request) -> Response:
    """Answer that the server's loop runs; nothing else is asked."""
    return PlainTextResponse("ok", headers=_HEADERS)


async def ready(request: Request) -> Response:
    """Answer 200 where visitors can be answered, else 503; with the state either way.

    A server that goes on with earlier data, or without its database, is ready: taken away, it
    would leave its visitors with nothing.
    """
    found = await run_in_threadpool(state)
    status = HTTPStatus.OK if found.is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse(_members(found), status, _HEADERS)


def _members(found: State) -> dict[str, object]:
    return {
        "ready": found.is_ready,
        "reasons": found.reasons,
        "warnings": found.warnings,
        "data": {
            "version": found.version or None,
            "checksum": found.checksum or None,
            "created": found.created or None,
            "age_days": found.age_days,
            "validated": found.is_newest,
        },
        "releases_reachable": found.reachable,
    }
