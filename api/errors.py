"""Requests that cannot be answered, and how their parameters are named."""

from __future__ import annotations

from typing import Any

FOUND = 200  # characters of what was found that an error repeats


class RequestError(Exception):
    """A request that cannot be answered: the status and what is wrong."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more


def error_of(parameter: str, found: str, expected: str) -> dict[str, str]:
    """Name a parameter, what it says and what it may say."""
    return {"parameter": parameter[:FOUND], "found": found[:FOUND], "expected": expected}


def refuse(errors: list[dict[str, str]]) -> RequestError:
    """Return the error that names each parameter that is not known or says what is not known."""
    words = [f"{e['parameter']}={e['found']}: expected {e['expected']}." for e in errors]
    return RequestError(400, " ".join(words), errors=errors)
