"""The read-only web interface: ``/api/v1/`` with the filters of the pages' links.

Pure as far as `respond`: a request in, an answer out. No session of Streamlit is involved.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import Scope

from api import choice, openapi, program, releases
from api.errors import FOUND, RequestError, error_of, refuse
from api.openapi import BASE, PROBLEM
from api.parameters import parameters_of
from api.resources import RESOURCES, Asked
from content import cache, file_names, geometries, store
from content import releases as kept
from content.share import ADDRESS_VARIABLE
from content.text import DEFAULT_LANGUAGE
from zmos_data import links, parameters
from zmos_data.aside import aside
from zmos_data.conditional import holds, takes
from zmos_data.model import DataError, Dataset
from zmos_data.selection import Selection

METHODS = ("GET", "HEAD", "OPTIONS")
_FIELDS = 100  # of a query
_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Data-Version",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "none",  # an answer is compressed as it is written: no part of it stays
    "Vary": "Accept-Encoding",
}


@dataclass(frozen=True)
class Answer:
    """What is sent back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Request:
    """What of a request matters.

    Attributes
    ----------
    path : str
        What follows ``/api/``.
    base : str
        Path that the operator has put before every other, such as ``/karta``.
    origin : str
        Scheme and host that were asked, such as ``http://localhost:8501``.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    origin: str = "http://localhost"

    @property
    def address(self) -> str:
        """Where the interface is."""
        return self.base + BASE

    @property
    def site(self) -> str:
        """Absolute address of the dashboard: the operator's public one, else the one asked."""
        public = os.environ.get(ADDRESS_VARIABLE, "").rstrip("/")
        return public or self.origin + self.base


@aside()
def respond(request: Request) -> Answer:
    """Answer a request; the names of its headers are lower case, or the mapping minds none."""
    cache.forget_if_edited()
    try:
        name = _routed(request)
        if request.method == "OPTIONS":
            return _preflight()
        return _reading(name, request)
    except RequestError as refusal:
        return refused(request, refusal)
    except DataError as error:
        problems = [str(problem) for problem in error.problems]
        return refused(
            request,
            RequestError(503, "The data do not pass their checks.", problems=problems),
            {"Retry-After": "60"},
        )


def _routed(request: Request) -> str:
    """Return the name of the resource that is asked for."""
    version, _, name = request.path.partition("/")
    if f"/api/{version}" != BASE or name not in RESOURCES:
        known = ", ".join(f"{request.address}/{path}" for path in RESOURCES)
        asked = f"{request.base}/api/{request.path[:FOUND]}"
        raise RequestError(404, f"There is no {asked}. There are: {known}.")
    if request.method not in METHODS:
        raise RequestError(405, f"{request.method} is not offered; there is {', '.join(METHODS)}.")
    return name


def _preflight() -> Answer:
    offered = ", ".join(METHODS)
    return Answer(
        204,
        {
            **_SHARED,
            "Allow": offered,
            "Access-Control-Allow-Methods": offered,
            "Access-Control-Allow-Headers": "If-None-Match",
            "Access-Control-Max-Age": "86400",
        },
    )


def _reading(name: str, request: Request) -> Answer:
    dataset = store.dataset()
    selection, language = read_query(name, request.query, dataset)
    asked = Asked(request.address, request.site, choice.pair(name, request.query))
    zipped = takes(request.headers.get("accept-encoding", ""), "gzip")
    etag = _etag(name, dataset, _about(name, selection, language, asked), zipped=zipped)
    headers = {
        **_SHARED,
        "ETag": etag,
        "Cache-Control": "public, no-cache",
        "Data-Version": dataset.version,
        "Link": '<openapi.json>; rel="service-desc"',
    }
    if holds(request.headers.get("if-none-match", ""), etag):
        return Answer(304, headers)
    page = store.unkept_page(dataset, selection, language)
    body = RESOURCES[name].build(page, asked)
    headers["Content-Type"] = f"{openapi.media_type(name)}; charset=utf-8"
    if name.endswith(".csv"):
        kind = page.text.say_as("file", "changes") if name == "changes.csv" else ""
        file = file_names.file_name(page, date.today(), "csv", kind)
        headers["Content-Disposition"] = f'attachment; filename="{file}"'
    if zipped:
        body = gzip.compress(body, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    return Answer(200, headers, b"" if request.method == "HEAD" else body)


def read_query(name: str, query: str, dataset: Dataset) -> tuple[Selection, str]:
    """Read the view out of a query: what of it changes the answer, and the language.

    Raises
    ------
    RequestError
        Naming each parameter that is not known or says what is not known.
    """
    try:
        params = parse_qs(query, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:
        raise RequestError(400, f"More than {_FIELDS} parameters.") from error
    codes = parameters.codes_of(dataset)
    known = parameters_of(name, codes)
    selection, language, ignored = parameters.parse(params, codes)
    names = f"one of the parameters {', '.join(known)}" if known else "no parameter"
    errors = [
        error_of(parameter, values[-1], names)
        for parameter, values in params.items()
        if parameter not in known
    ]
    errors += [
        error_of(bad.parameter, bad.value, known[bad.parameter].expected)
        for bad in ignored
        if bad.parameter in known
    ]
    if errors:
        raise refuse(errors)
    used = {field: getattr(selection, field) for field in RESOURCES[name].used}
    return replace(selection.filters, **used), language or DEFAULT_LANGUAGE


def _about(name: str, selection: Selection, language: str, asked: Asked) -> str:
    """Write what an answer is of, besides the data."""
    resource = RESOURCES[name]
    if name == "openapi.json":
        return asked.address
    parts = [links.link(selection, language)]
    if resource.of_releases:
        pair = asked.pair
        parts += [releases.state(kept.releases()), f"{pair and pair.before} {pair and pair.after}"]
    if resource.absolute:
        parts.append(asked.site)
    return " ".join(parts)


def _etag(name: str, dataset: Dataset, about: str, *, zipped: bool) -> str:
    """Return the strong validator of an answer: the same bytes, and only they, have the same."""
    shapes = geometries.geometries().digest if name == "municipalities.geojson" else ""
    parts = (program.digest(), name, dataset.checksum, shapes, about, "gzip" if zipped else "")
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'


def refused(
    request: Request, refusal: RequestError, more: Mapping[str, str] | None = None
) -> Answer:
    """Write a refusal as a problem in JSON (RFC 9457)."""
    title = HTTPStatus(refusal.status).phrase
    problem = {
        "type": "about:blank",
        "title": title,
        "status": refusal.status,
        "detail": refusal.detail,
        **refusal.more,
    }
    headers = {**_SHARED, "Content-Type": PROBLEM, "Cache-Control": "no-store", **(more or {})}
    if "retry_after" in refusal.more:
        headers["Retry-After"] = str(refusal.more["retry_after"])
    if refusal.status == 405:
        headers["Allow"] = ", ".join(METHODS)
    body = json.dumps(problem, ensure_ascii=False).encode()
    headers["Content-Length"] = str(len(body))
    return Answer(refusal.status, headers, b"" if request.method == "HEAD" else body)


_HOST = re.compile(r"[0-9A-Za-z.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?", re.ASCII)


def site(scope: Scope, base: str) -> str:
    """Return the absolute address of the dashboard: see `Request.site`."""
    return Request(scope["method"], "", base=base, origin=origin_of(scope)).site


def origin_of(scope: Scope) -> str:
    """Return scheme and host that were asked; a host that is none is not repeated."""
    host = Headers(scope=scope).get("host", "")
    scheme = "https" if scope.get("scheme") == "https" else "http"
    return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}"
