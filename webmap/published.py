"""The static files of the pages, served from memory.

No disk is written, so that none can be full, read-only or another user's, and no file on it can
be cut short or cleared away under a running server.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import PurePath
from weakref import WeakValueDictionary

import brotli
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from zmos_data.conditional import holds, takes

# Not what the machine knows of endings: on Windows a script may be plain text, which no browser
# takes for one.
_KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
FOR_EVER = "public, max-age=31536000, immutable"
# The smaller first. A file is compressed once and sent to many; the slower levels of brotli would
# make a start longer (docs/decisions/0019-the-first-visit.md).
_CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=8),
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
}
_SHARED = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, eq=False)
class File:
    """A file as it is sent: compressed once in each way, and not sent to whoever holds it.

    Attributes
    ----------
    name : str
        Such as ``layers-0123456789.json``; its ending says what it is.
    content : bytes
        What it holds.
    """

    name: str
    content: bytes

    @cached_property
    def _coded(self) -> dict[str, bytes]:
        return {}

    def coded(self, coding: str) -> bytes:
        """Return its content in a coding of HTTP: ``br``, ``gzip``, or as it is (``""``)."""
        if not coding:
            return self.content
        if coding not in self._coded:
            self._coded[coding] = _CODINGS[coding](self.content)
        return self._coded[coding]

    def smallest(self, accepted: str) -> str:
        """Choose the coding for who sends this ``Accept-Encoding``; ``""`` where none is less."""
        for coding in _CODINGS:
            if takes(accepted, coding) and len(self.coded(coding)) < len(self.content):
                return coding
        return ""

    @cached_property
    def digest(self) -> str:
        """A hash of its content."""
        return hashlib.sha256(self.content).hexdigest()[:20]

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """Answer a request for it; ``headers`` are added."""
        asked = request.headers
        coding = self.smallest(asked.get("accept-encoding", ""))
        etag = f'"{self.digest}{coding and f"-{coding}"}"'
        vary = {"Vary": ", ".join(filter(None, ("Accept-Encoding", headers.get("Vary"))))}
        told = {**headers, **vary, "ETag": etag}
        if holds(asked.get("if-none-match", ""), etag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=told)
        if coding:
            told["Content-Encoding"] = coding
        kind = _KINDS[PurePath(self.name).suffix]
        return Response(self.coded(coding), headers=told, media_type=kind)


_SERVED: WeakValueDictionary[str, File] = WeakValueDictionary()


def publish(name: str, content: bytes) -> File:
    """Serve a file under its name and a hash of its content, while anything holds the result.

    The hash is joined by a hyphen: streamlit-folium strips ``_[a-z0-9]+`` when it tells two
    maps apart.
    """
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    published = f"{re.sub('[^a-z0-9]+', '-', stem.lower())}-{digest}{dot}{suffix}"
    return _SERVED.setdefault(published, File(published, content))


def answer(request: Request) -> Response:
    """Answer a request for a published file, in a thread: it may have to be compressed."""
    file = _SERVED.get(request.path_params["name"])
    if file is None:
        headers = {**_SHARED, "Cache-Control": "no-store"}
        return PlainTextResponse(HTTPStatus.NOT_FOUND.phrase, HTTPStatus.NOT_FOUND, headers)
    return file.answer(request, {**_SHARED, "Cache-Control": FOR_EVER})
