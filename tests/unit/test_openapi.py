"""The description of the web interface says what the routes do."""

from __future__ import annotations

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette
from starlette.routing import Route

from api.app import RESOURCES, Request, respond
from api.openapi import BASE, describe, media_type
from api.parameters import parameters, parameters_of
from ui.interface import Interface
from zmos_data.links import to_query
from zmos_data.parameters import FACET_PARAMETERS, SORTS, codes_of
from zmos_data.selection import FACETS, Counting, Grouping, Measure, Selection

pytestmark = pytest.mark.usefixtures("two_releases")

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EVERYTHING = Selection(
    **dict.fromkeys(FACETS, ("x",)),
    year_from=2021,
    year_to=2024,
    years_unknown=True,
    total_min=1,
    total_max=2,
    total_unknown=True,
    search="x",
    municipality_code="061",
    measure=Measure.EU,
    page=2,
    compared=("061",),
    project_id="061-01",
    sort="name",
    grouping=Grouping.TOWN,
    counting=Counting.EACH,
    from_release=1,
    to_release=2,
    since_day="2026-11-28",
)

APP = Starlette(routes=[Route("/api/{path:path}", Interface("api.app", ""))])
SCHEMA = schemathesis.openapi.from_asgi(f"{BASE}/openapi.json", APP).exclude(path="/oembed")


@pytest.fixture(scope="module")
def description(dataset):
    return describe(codes_of(dataset), dataset.version)


def described_here(description):
    """Return what is described of the paths of the interface itself."""
    return [(path, said) for path, said in description["paths"].items() if path != "/oembed"]


def test_every_route_is_described_and_every_described_path_is_routed(description):
    assert description["openapi"].startswith("3.1")
    assert description["servers"] == [{"url": BASE}]
    # oEmbed stands beside the interface: tests/unit/test_oembed.py.
    assert set(description["paths"]) == {"/oembed", *(f"/{name}" for name in RESOURCES)}
    for path, operations in described_here(description):
        assert set(operations) == {"get"}
        answer = respond(Request("GET", f"{BASE}{path}".removeprefix("/api/")))
        assert answer.status == 200
        content = operations["get"]["responses"]["200"]["content"]
        assert list(content) == [media_type(path[1:])]
        assert answer.headers["Content-Type"].startswith(media_type(path[1:]))


def test_what_is_served_is_the_description(description):
    assert json.loads(respond(Request("GET", "v1/openapi.json")).body) == description


def test_the_parameters_are_those_of_the_links(description):
    names = set(to_query(EVERYTHING, "en"))
    own = {
        "/openapi.json": set(),
        **dict.fromkeys(("/changes", "/changes.csv"), names | {"from", "to"}),
    }
    assert set(description["components"]["parameters"]) == names
    for path, operations in described_here(description):
        described = {
            p["$ref"].rpartition("/")[2] if "$ref" in p else p["name"]
            for p in operations["get"]["parameters"]
        }
        assert described - {"If-None-Match"} == own.get(path, names)


def test_the_codes_are_those_of_the_data(dataset):
    known, codes = parameters(codes_of(dataset)), codes_of(dataset)
    for kind, name in FACET_PARAMETERS.items():
        assert tuple(known[name].schema["items"]["enum"]) == codes.facets[kind]
    assert tuple(known["obcina"].schema["enum"]) == codes.towns
    assert known["kazalnik"].schema["enum"] == [measure.value for measure in Measure]
    assert set(known["razvrsti"].schema["enum"]) == {*SORTS, *(f"-{name}" for name in SORTS)}


@pytest.mark.parametrize("path", ["releases.atom", "changes"])
def test_every_code_of_a_paths_own_parameters_is_taken(dataset, path):
    for name, parameter in parameters_of(path, codes_of(dataset)).items():
        allowed = parameter.schema.get("enum") or parameter.schema.get("items", {}).get("enum", [])
        for code in allowed[:2]:
            answer = respond(Request("HEAD", f"v1/{path}", f"{name}={code}"))
            assert answer.status == 200, (name, code)


def test_every_described_code_is_taken(dataset):
    for name, parameter in parameters(codes_of(dataset)).items():
        allowed = parameter.schema.get("enum") or parameter.schema.get("items", {}).get("enum", [])
        for code in allowed:
            answer = respond(Request("HEAD", "v1/themes.json", f"{name}={code}"))
            assert answer.status == 200, (name, code)


@SCHEMA.parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_is_answered_as_described(case):
    case.call_and_validate(checks=CHECKS)
