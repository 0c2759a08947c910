"""The view that a click leads to, written beside Streamlit; what Streamlit sends of it comes after.

The page's own script writes it, so that nothing is worded or summed twice. Measured on the map's
page: from the press to the frame with a view that nobody has seen, 104 ms on Streamlit's way and 68
on this one, of which the script takes 20 (docs/decisions/0028-a-view-is-asked-for.md).
"""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from content import cache, store
from content.starts import MANY
from ui import turns
from ui.ahead import NAMES, OF_SESSION, WRITTEN
from ui.board.board import LINKS
from ui.recording import Element, Recorder, RecordingError
from zmos_data import actions, links
from zmos_data.conditional import takes
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError
from zmos_data.parameters import codes_of, parse, parse_query

LONGEST = 16_000  # bytes of a question; those of the pages have some 2,000
MOST_WAITING = 2  # runs of pages before this one; a longer line is left to who stands in it
LATER_S = 30  # until a page asks again that has asked a busy server
WAIT_S = 0.05  # for an answer that is being written; then Streamlit's way is as short
LOG = logging.getLogger(__name__)


class QuestionError(ValueError):
    """What was asked is no question of a page of ours."""


@dataclass(frozen=True)
class Question:
    """What a page asks: where a click leads.

    Attributes
    ----------
    page : str
        Name of the page, of `ui.page_shell.PAGES`.
    action : Action
        What the control does.
    view : str
        The query string that the control was written for; it says the language, too.
    marks : mapping of str to str
        Marks of the parts that the page shows, by their names; see `ui.sent`.
    """

    page: str
    action: actions.Action
    view: str
    marks: Mapping[str, str]


async def answer(request: Request) -> Response:
    """Answer with a view; with nothing where the page has it as soon from Streamlit."""
    said = b""
    async for piece in request.stream():
        said += piece
        if len(said) > LONGEST:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        question = read(said)
    except QuestionError as error:
        return Response(f"Expected page, view, action and marks: {error}", HTTPStatus.BAD_REQUEST)
    headers = {"Cache-Control": "no-store"}
    if is_busy():
        return Response(
            status_code=HTTPStatus.NO_CONTENT, headers={**headers, "Retry-After": str(LATER_S)}
        )
    found = await run_in_threadpool(written, question)
    if found is None:
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
    headers["Vary"] = "Accept-Encoding"
    if takes(request.headers.get("accept-encoding", ""), "gzip"):
        found, headers["Content-Encoding"] = gzip.compress(found, 1, mtime=0), "gzip"
    return Response(found, headers=headers, media_type="application/json")


def is_busy() -> bool:
    """Tell whether the time of the server is left to those who have clicked already.

    A view that is asked for is run for the click as well: with two hundred visitors each waited
    ten times as long (docs/reliability.md).
    """
    return turns.waiting() > MOST_WAITING or turns.is_crowded()


def read(said: bytes) -> Question:
    """Read a question; it comes from outside (pure).

    Raises
    ------
    QuestionError
        If it is none.
    """
    try:
        match json.loads(said):
            case {"page": str(path), "view": str(view), "action": dict(action), "has": dict(marks)}:
                return Question(NAMES.get(path or "index", ""), actions.read(action), view, marks)
            case _:
                raise QuestionError("something else was found")
    except (ValueError, RecursionError) as error:  # also of JSON, of UTF-8 and of an action
        raise QuestionError(str(error)) from error


def written(question: Question) -> bytes | None:
    """Write the view that a click leads to, as JSON.

    Returns
    -------
    bytes or None
        ``elements``, each with its kind, its key and what Streamlit would send for it,
        without the parts that the page has; ``left``, the parts that wait for Streamlit, for the
        session knows what they show. None where there is no such view, or no time for it.
    """
    if question.page not in WRITTEN:
        return None
    try:
        served = store.served()
    except DataError:
        return None
    if served.problems:  # an editor reads of them what others do not
        return None
    codes = codes_of(served.dataset)
    present, language, _ = parse(parse_query(question.view), codes)
    target = links.reached(question.action, present, codes)
    if target is None or language not in LANGUAGES:
        return None
    elements = _recorded(question.page, language, links.to_query(target, ""))
    left = (*OF_SESSION, "starts") if len(codes.towns) > MANY else OF_SESSION
    said = {
        "left": left,
        "elements": [[e.kind, e.key, _lacking(e, question.marks, left)] for e in elements],
    }
    return (
        json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() if elements else None
    )


def _recorded(page: str, language: str, view: Mapping[str, str]) -> tuple[Element, ...]:
    """Run the page for a view; nothing where that takes its time, or breaks off."""
    recorder, lock = _recorder(page, language)
    if not lock.acquire(timeout=WAIT_S):
        return ()
    try:
        return recorder.record(view).elements
    except RecordingError as error:
        LOG.warning("A view is left to Streamlit: %s", error)
        return ()
    finally:
        lock.release()


@cache.kept(2 * len(WRITTEN))
def _recorder(page: str, language: str) -> tuple[Recorder, Lock]:
    """Keep what runs a page, which runs one view after the other."""
    return Recorder(page, language), Lock()


def _lacking(
    element: Element, marks: Mapping[str, str], left: tuple[str, ...]
) -> Mapping[str, Any]:
    """Return what an element gets, without what the page has and what waits for Streamlit."""
    data = element.data
    if element.kind != "board":
        return data
    of = {name: mark for name, mark in data["marks"].items() if name not in left}
    parts = {
        n: data["parts"][n] for n, mark in of.items() if n in data["parts"] and marks.get(n) != mark
    }
    found = {**data, "marks": of, "parts": parts}
    if marks.get(LINKS) == of.get(LINKS):
        found.pop("evidence", None)
    return found
