"""What a click sends, in bytes: the difference to what the browser has, on every page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_pages import NUMBERS, run, trigger
from tests.app.test_pages import click as press

# Views of a comparable size, as `bench.acts.unseen` clicks through them: an option of a facet more.
VIEW = {
    "tema": "sustainable_mobility,urban_environment",
    "faza": "completed,under_construction",
    "tocnost": "exact",
}
# The most that the boards of a page may send into a view that nobody has seen, in bytes: one that
# changes nearly every figure, and one that changes some, as most clicks do.
MOST = {
    "dashboard.py": (26_000, 11_000),
    "pages/projekti.py": (34_000, 8_500),
    "pages/teme.py": (16_000, 8_500),
    "pages/primerjava.py": (35_000, 9_500),
    "pages/podatki.py": (13_500, 9_000),
}


def boards(app: AppTest) -> list[dict[str, Any]]:
    """Return what the boards of a page get."""
    found = [json.loads(board.proto.json) for board in app.get("bidi_component")]
    return [data for data in found if "parts" in data]


def click(app: AppTest, option: list[str], has: object) -> None:
    """Click an option as the browser does that shows these parts."""
    side = next(
        board
        for board in app.get("bidi_component")
        if "filters" in json.loads(board.proto.json).get("marks", {})
    )
    view = json.loads(side.proto.json)["view"]
    message = {"action": {"toggle": option}, "view": view, "number": next(NUMBERS), "has": has}
    trigger(app, side, message)


def shown(app: AppTest) -> dict[str, str]:
    """Return what the browser says that it shows."""
    return {name: mark for data in boards(app) for name, mark in data["marks"].items()}


def size(app: AppTest) -> int:
    """Return the bytes of what the boards get."""
    return sum(len(json.dumps(data, ensure_ascii=False).encode()) for data in boards(app))


@pytest.mark.parametrize("page", MOST)
def test_a_view_that_nobody_has_seen_sends_what_differs(page):
    app = run(page, **VIEW)
    click(app, ["tocnost", "rounded"], shown(app))
    wide = size(app)
    click(app, ["faza", "contracted"], shown(app))
    assert wide <= MOST[page][0]
    assert size(app) <= MOST[page][1]


@pytest.mark.parametrize("page", MOST)
def test_a_view_that_the_browser_has_sends_its_marks_alone(page):
    app = run(page, **VIEW)
    seen = [shown(app)]
    click(app, ["tocnost", "rounded"], seen[0])
    seen.append(shown(app))
    click(app, ["tocnost", "rounded"], seen[1])
    assert [data["parts"] for data in boards(app)] == [{} for _ in boards(app)]
    assert shown(app) == seen[0]


def test_a_browser_that_lacks_what_it_was_to_have_gets_all():
    app = run("dashboard.py", **VIEW)
    click(app, ["tocnost", "rounded"], shown(app))
    click(app, ["faza", "contracted"], None)
    for data in boards(app):
        assert list(data["parts"]) == [name for name in data["marks"] if name != "$evidence"]
        assert all(isinstance(part, str) for part in data["parts"].values())


def test_the_charts_of_many_towns_come_where_they_are_asked_for(monkeypatch):
    monkeypatch.setattr("content.starts.MANY", 11)
    app = run("dashboard.py", lang="en", tema="innovation_policy,energy_efficiency")

    def charts() -> int:
        return sum(data["parts"].get("starts", "").count("<li data-code=") for data in boards(app))

    assert charts() == 0
    press(app, "starts-by-town")
    assert charts() == 12
    press(app, "starts-by-town")
    assert charts() == 0
