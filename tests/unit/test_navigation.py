"""What Python does with a click: of a board, on the map, to another page."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest

from ui import url_state
from zmos_data.selection import Selection

VIEW = "tema=energy_efficiency&lang=sl"


class Query(dict[str, str]):
    """The address as Streamlit hands it out."""

    def get_all(self, name: str) -> list[str]:
        """Return all values of a parameter."""
        return [self[name]] if name in self else []

    def from_dict(self, query: dict[str, str]) -> None:
        """Take the place of all parameters."""
        self.clear()
        self.update(query)


@pytest.fixture
def browser(monkeypatch) -> SimpleNamespace:
    """Stand in for Streamlit: a session, an address, and the pages that were switched to."""
    gone: list[tuple[str, dict[str, str]]] = []
    found = SimpleNamespace(
        session_state={},
        query_params=Query(tema="energy_efficiency", lang="sl"),
        context=SimpleNamespace(locale="sl-SI"),
        switch_page=lambda page, query_params: gone.append((page, query_params)),
        gone=gone,
    )
    monkeypatch.setattr(url_state, "st", found)
    return found


def act(browser, dataset, action: object, number: object = 1, view: object = VIEW) -> None:
    browser.session_state["main"] = {"navigate": {"action": action, "view": view, "number": number}}
    url_state.on_navigate("main", dataset)


def test_the_starts_by_town_open_and_close(browser, dataset):
    assert not url_state.starts_wanted()
    act(browser, dataset, {"show": "starts"})
    assert url_state.starts_wanted()
    act(browser, dataset, {"show": "starts"}, 2)
    assert not url_state.starts_wanted()


def test_what_the_browser_says_that_it_has_is_noted_also_of_an_old_click(browser, dataset):
    message = {"action": {"show": "qr"}, "view": VIEW, "number": 1, "has": {"a": "AAAAAAAA"}}
    for has in ({"a": "AAAAAAAA"}, {"b": "BBBBBBBB"}):
        browser.session_state["main"] = {"navigate": {**message, "has": has}}
        url_state.on_navigate("main", dataset)
    assert url_state.held() == {"a": ["AAAAAAAA"], "b": ["BBBBBBBB"]}
    act(browser, dataset, {"show": "qr"}, 2)
    assert len(url_state.held()) == 2
    browser.session_state["main"] = {"navigate": {**message, "number": 0, "has": None}}
    url_state.on_navigate("main", dataset)
    assert url_state.held() == {}


@pytest.mark.parametrize(
    ("action", "query"),
    [
        ({"set": {"obcina": "061"}}, {"obcina": "061", "tema": "energy_efficiency"}),
        ({"set": {"tema": ""}}, {}),
        ({"set": {"tema": "", "isci": "trg & čoln"}}, {"isci": "trg & čoln"}),
        (
            {"set": {"vrednost": "", "vrednost_od": "1.000", "vrednost_do": ""}},
            {"tema": "energy_efficiency", "vrednost": "1000-"},
        ),
        ({"set": {"od": "kdaj"}}, {"tema": "energy_efficiency", "od": "kdaj"}),
        ({"toggle": ["tema", "energy_efficiency"]}, {}),
        ({"toggle": ["faza", "completed"]}, {"tema": "energy_efficiency", "faza": "completed"}),
        ({"toggle": ["tema", "ni-take"]}, {"tema": "energy_efficiency"}),
        ({"years": [2021, None]}, {"tema": "energy_efficiency", "od": "2021"}),
        ({"years": [2024, 2021]}, {"tema": "energy_efficiency"}),
        ({"language": "en"}, {"tema": "energy_efficiency", "lang": "en"}),
    ],
)
def test_an_action_changes_the_view_in_the_address(browser, dataset, action, query):
    act(browser, dataset, action)
    assert browser.query_params == {"lang": "sl", **query}
    assert browser.gone == []


def test_a_click_made_before_the_page_has_caught_up_undoes_nothing(browser, dataset):
    browser.query_params["sklad"] = "KS"
    act(browser, dataset, {"set": {"obcina": "061"}})
    assert browser.query_params == {
        "tema": "energy_efficiency",
        "sklad": "KS",
        "obcina": "061",
        "lang": "sl",
    }


@pytest.mark.parametrize(
    ("action", "query"),
    [
        (
            {"page": "obcina", "set": {"obcina": "061"}},
            {"obcina": "061", "tema": "energy_efficiency", "lang": "sl"},
        ),
        (
            {"page": "obcina", "view": {"obcina": "061", "lang": "en"}},
            {"obcina": "061", "lang": "en"},
        ),
        ({"page": "obcina", "view": {}}, {"lang": "sl"}),
    ],
)
def test_another_page_is_led_to_by_the_run_that_follows(browser, dataset, action, query):
    before = dict(browser.query_params)
    act(browser, dataset, action)
    assert (browser.query_params, browser.gone) == (before, [])
    url_state.follow({"": "dashboard.py", "obcina": "pages/obcina.py"})
    url_state.follow({"": "dashboard.py", "obcina": "pages/obcina.py"})
    assert browser.gone == [("pages/obcina.py", query)]


def test_a_page_that_is_none_is_not_led_to(browser, dataset):
    act(browser, dataset, {"page": "../../etc", "set": {}})
    url_state.follow({"": "dashboard.py"})
    assert browser.gone == []


def test_the_files_of_a_page_are_opened_and_closed(browser, dataset):
    act(browser, dataset, {"show": "files", "of": "map"})
    assert url_state.files_wanted("map")
    act(browser, dataset, {"show": "files", "of": "town"}, 2)
    assert (url_state.files_wanted("map"), url_state.files_wanted("town")) == (False, True)
    act(browser, dataset, {"show": "files", "of": "town"}, 3)
    assert not url_state.files_wanted("town")


def test_the_code_of_a_view_is_shown_for_this_view_alone(browser, dataset):
    act(browser, dataset, {"show": "qr"})
    assert url_state.qr_wanted(VIEW)
    assert not url_state.qr_wanted("lang=sl")


def test_a_click_that_is_sent_again_is_carried_out_once(browser, dataset):
    flip = {"toggle": ["tema", "energy_efficiency"]}
    seen = []
    for number in (5, 5, 4, 6):
        act(browser, dataset, flip, number)
        seen.append("tema" in browser.query_params)
    assert seen == [False, False, False, True]
    assert url_state.heard() == 6


def test_a_session_that_is_woken_has_another_name(browser, dataset):
    before = url_state.session()
    assert url_state.session() == before
    act(browser, dataset, {"wake": "1"}, 0)
    assert url_state.session() == "1" != before
    assert url_state.heard() == 0


@pytest.mark.parametrize(
    "message",
    [
        ["~tema:energy_efficiency", VIEW, 1],
        "x",
        {},
        {"action": {"language": "en"}},
        {"action": {"language": "en"}, "view": None, "number": 1},
        {"action": {"language": "en"}, "view": VIEW, "number": "1"},
        {"action": {"language": "xx"}, "view": VIEW, "number": 1},
        {"action": "^lang:en", "view": VIEW, "number": 1},
        {"action": {"set": {}}, "view": "&".join(["a=b"] * 200), "number": 1},
        {"action": {"set": {}}, "view": "isci=\ud800", "number": 1},
    ],
)
def test_a_message_that_is_none_changes_nothing_and_is_logged_once(
    browser, dataset, caplog, message
):
    before = dict(browser.query_params)
    browser.session_state["main"] = {"navigate": message}
    with caplog.at_level(logging.WARNING):
        url_state.on_navigate("main", dataset)
        url_state.on_navigate("main", dataset)
    assert browser.query_params == before
    assert len(caplog.records) == 1
    assert "Board main" in caplog.messages[0]
    assert not caplog.records[0].exc_info


def test_a_refused_action_holds_up_no_click_after_it(browser, dataset):
    act(browser, dataset, {"nonsense": 1}, 7)
    assert url_state.heard() == 7


def test_no_message_is_nothing_to_say(browser, dataset, caplog):
    browser.session_state["main"] = {"navigate": None}
    url_state.on_navigate("main", dataset)
    url_state.on_navigate("of another page", dataset)
    assert caplog.messages == []


def tap(browser, dataset, said: object) -> None:
    browser.session_state["map"] = {"last_object_clicked_tooltip": said}
    url_state.on_map_click(dataset, "map")


def test_a_town_clicked_on_the_map_is_chosen_and_clicked_again_let_go_by_the_address(
    browser, dataset
):
    tap(browser, dataset, "061@10@1")
    assert browser.query_params["obcina"] == "061"
    browser.query_params.pop("obcina")
    tap(browser, dataset, "061@10@2")  # the map says the same click again
    assert "obcina" not in browser.query_params
    tap(browser, dataset, "080@11@3")
    assert browser.query_params["obcina"] == "080"
    assert browser.query_params["tema"] == "energy_efficiency"


def test_towns_are_put_into_the_comparison_and_one_too_many_is_said(browser, dataset):
    towns = ["061", "080", "096", "112"]
    for number, code in enumerate(towns, 1):
        tap(browser, dataset, f"{code}+@{number}@1")
    assert browser.query_params["primerjaj"] == ",".join(towns)
    tap(browser, dataset, "133+@9@1")
    assert browser.query_params["primerjaj"] == ",".join([*towns, "133"])


@pytest.mark.parametrize("said", [None, "", "999@1@1", "061", "061@x@1", {"a": 1}])
def test_what_names_no_town_changes_nothing(browser, dataset, said):
    before = dict(browser.query_params)
    tap(browser, dataset, said)
    assert browser.query_params == before


def test_a_map_that_says_nothing_at_all_changes_nothing(browser, dataset):
    url_state.on_map_click(dataset, "map")
    assert browser.query_params == {"tema": "energy_efficiency", "lang": "sl"}
    assert url_state.read(dataset)[0] == Selection(themes=("energy_efficiency",))
