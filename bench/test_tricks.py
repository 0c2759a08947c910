"""Each trick is taken off where the product has it, and the page is drawn without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from bench.trick_runs import ACTS, FLOOR, trick_rows
from bench.tricks import ENVIRONMENT, NAMES, OFF, SETTINGS, switch
from tests.server import ROOT
from ui.page_styles import styles


@pytest.fixture(autouse=True)
def every_trick_put_back() -> Iterator[None]:
    yield
    switch("nothing")


def shown() -> AppTest:
    """Run the map's page twice, as a click does: some tricks begin with the second run."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.run()
    app.query_params["tema"] = "energy_efficiency"
    return app.run()


class _Asked:
    """Stands for a module, and notes which of its names are asked for."""

    def __init__(self, of: object, noted: list[str]) -> None:
        self._of, self._noted = of, noted

    def __getattr__(self, name: str) -> Any:
        self._noted.append(name)
        return getattr(self._of, name)


def noting(owner: object, attribute: str, noted: list[str]) -> Any:
    """Return what an owner has under a name, but that each use of it is noted."""
    found = getattr(owner, attribute)
    if not callable(found):
        return _Asked(found, noted)

    def called(*arguments: Any, **settings: Any) -> Any:
        noted.append(attribute)
        return found(*arguments, **settings)

    return called


@pytest.mark.parametrize("name", [name for name, found in OFF.items() if found])
def test_the_product_goes_through_what_a_trick_is_taken_off_by(monkeypatch, name):
    noted: list[str] = []
    owner, attribute, _ = OFF[name] or ("", "", None)
    monkeypatch.setattr(owner, attribute, noting(owner, attribute, noted))
    assert not shown().exception
    assert ("html" if attribute == "st" else attribute) in noted


def _boards(app: AppTest) -> int:
    return len(app.get("bidi_component"))


def _styles(app: AppTest) -> int:
    return sum(str(each.proto.body).startswith("<style") for each in app.get("html"))


def _links(app: AppTest) -> int:
    return len(app.get("page_link"))


# What of the tricks is seen in the elements of a page: there are more of these without it.
MORE: dict[str, Callable[[AppTest], int]] = {
    "parts share a board": _boards,
    "styles as one element": _styles,
    "navigation as one element": _links,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_drawn_without_each_trick(name):
    switch("nothing")
    whole = shown()
    switch(name)
    without = shown()
    assert not without.exception
    for trick, count in MORE.items():
        more = count(without) - count(whole)
        assert more > 0 if trick == name else more >= 0


def test_styles_apart_say_what_they_say_as_one():
    switch("styles as one element")
    apart = [str(each.proto.body) for each in shown().get("html")]
    written = [each for each in apart if each.startswith("<style")]
    words = "".join(each.partition(">")[2].removesuffix("</style>") for each in written)
    assert words == styles("map").words
    assert [each.startswith("<style data-shared") for each in written] == [True, False, False]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_switched_and_put_back(name):
    setting, off = SETTINGS[name]
    switch("nothing")
    shipped = config.get_option(setting)
    switch(name)
    assert config.get_option(setting) == off != shipped
    switch("nothing")
    assert config.get_option(setting) == shipped


def test_the_bare_page_heads_the_table_of_the_tricks():
    each = {"ms": 30.0, "server_ms": 8.0, "browser_ms": 9.0, "kb": 0.4}
    trick = {f"{act}_{key}": value for act in ACTS for key, value in each.items()}
    trick |= {f"{act}_saved_ms": 5.0 for act in ACTS}
    rows = trick_rows({FLOOR: each, **dict.fromkeys(NAMES, trick)})
    assert rows[0][:2] == ("click, bare page with our settings (a')", "30 ms")
    assert len(rows) == 1 + len(NAMES)
    assert rows[1][0] == "the product against itself"
    assert set(ENVIRONMENT) <= {name.removeprefix("without: ") for name, *_ in rows}
