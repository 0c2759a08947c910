"""What a reader does is carried out, or the page says that it waits for the server."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import choose_theme, marker, open_map, wait_for_rest, wait_for_state
from tests.relay import relay
from tests.server import ROOT, free_port, serving
from ui.board.scripts import FOLDER

# A page as Streamlit draws it, and a board that notes what it sends.
STAGE = """<!doctype html><div data-testid="stApp" data-test-script-state="notRunning"
 data-test-connection-state="CONNECTED"></div><script>
const app = document.querySelector("div");
const sent = [];
const away = { said: "No answer.", reload: "Reload" };
let woken = 0;
let last = 0;
const come = (session, heard = 0) =>
  zmosConnection.attend({ session, heard, away, view: "" }, ({ action, number }) => {
    if ("wake" in action && number === 0) woken += 1;
  });
const send = ({ name, number }) => { sent.push(name); last = number; };
const click = (name) => zmosConnection.act(send, { name });
/* What is observed is heard of when the function that changes it is over. */
const turn = (name, value) => { app.dataset[name] = value; return Promise.resolve(); };
const script = (state) => turn("testScriptState", state);
const connection = (state) => turn("testConnectionState", state);
</script>"""


@pytest.fixture
def stage(page: Page) -> Page:
    """Return a page without a server, on which a board has come."""
    page.clock.install()
    page.set_content(STAGE)
    page.add_script_tag(path=FOLDER / "connection.js")
    page.evaluate("come('one')")
    return page


def sent(stage: Page, *steps: str) -> list[str]:
    """Take steps and return all that was sent until then."""
    for step in steps:
        stage.evaluate(step)
    found: list[str] = stage.evaluate("sent")
    return found


def test_clicks_go_one_by_one_as_the_server_hears_them(stage: Page):
    assert sent(stage, "click('first')", "click('second')", "script('running')") == ["first"]
    assert sent(stage, "come('one', last)") == ["first", "second"]
    # The run of the first click ends; the second has none yet.
    assert sent(stage, "click('third')", "script('notRunning')") == ["first", "second"]
    assert sent(stage, "come('one', last)") == ["first", "second", "third"]


def test_a_run_to_its_end_answers_a_click_too(stage: Page):
    steps = ("click('first')", "click('second')", "script('running')", "script('notRunning')")
    assert sent(stage, *steps) == ["first", "second"]


def test_a_click_without_a_connection_waits_for_a_run_to_its_end(stage: Page):
    assert sent(stage, "connection('PINGING_SERVER')", "click('first')") == []
    assert sent(stage, "connection('CONNECTED')", "script('running')", "come('two')") == []
    assert stage.evaluate("woken") == 1
    assert sent(stage, "script('notRunning')") == ["first"]


def test_what_went_into_a_lost_connection_is_sent_again(stage: Page):
    steps = (
        "click('first')",
        "connection('PINGING_SERVER')",
        "connection('CONNECTED')",
        "come('two')",
    )
    assert sent(stage, *steps) == ["first", "first"]


def test_a_click_without_an_answer_is_spoken_of_and_holds_no_other_up(stage: Page):
    notice = stage.get_by_role("alert")
    assert sent(stage, "click('first')", "click('second')") == ["first"]
    expect(notice).to_have_count(0)
    stage.clock.run_for(4_000)
    expect(notice).to_contain_text("No answer.")
    assert sent(stage, "click('third')") == ["first", "second"]
    stage.evaluate("come('one', last)")
    expect(notice).to_have_count(0)


@pytest.mark.fault("a restart under an open tab with clicks")
def test_clicks_while_the_server_starts_anew_are_carried_out(page: Page):
    port = free_port()
    with contextlib.ExitStack() as first:
        address = first.enter_context(serving("dashboard.py", port=port)).address
        open_map(page, f"{address}/?lang=sl")
    choose_theme(page, "Trajnostna mobilnost")
    choose_theme(page, "Urbano okolje")
    marker(page, "061").click()
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("Strežnik ne odgovarja. Stran se povezuje sama.")
    with serving("dashboard.py", port=port):
        page.wait_for_url("**obcina=061&tema=sustainable_mobility*urban_environment**")
        expect(page.get_by_role("heading", name="Ljubljana", exact=True)).to_be_visible()
        expect(notice).to_have_count(0)


# As `sitecustomize`, before everything else: a session whose tab is gone is forgotten at once, as
# Streamlit forgets it after two minutes.
FORGETFUL = """
import streamlit.runtime.memory_session_storage as storage
storage.MemorySessionStorage.get = lambda storage, session: None
"""


@pytest.fixture
def forgetful(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "sitecustomize.py").write_text(FORGETFUL, encoding="utf-8")
    with serving("scripts/serve.py", environment={"PYTHONPATH": f"{tmp_path}:{ROOT}"}) as server:
        yield server.address


LOOKS = 600  # at the server, ten a second, until it knows that a tab is gone


def tabs(server: str) -> float:
    """Return how many tabs a server knows to be open."""
    with urlopen(f"{server}/metrics") as answer:
        (found,) = re.findall(r"^zmos_tabs (\S+)$", answer.read().decode(), re.MULTILINE)
    return float(found)


@pytest.mark.fault("a tab that slept for an hour")
def test_a_tab_that_slept_for_an_hour_comes_back_to_its_view_by_itself(page: Page, forgetful: str):
    page.clock.install()
    with relay(forgetful) as way:
        open_map(page, f"{way.address}/?obcina=061&tema=sustainable_mobility&lang=sl")
        heading = page.get_by_role("heading", name="Ljubljana", exact=True)
        expect(heading).to_be_visible()
        page.evaluate("window.stays = true")
        way.cut()
        page.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])").wait_for()
        for _ in range(LOOKS):
            if not tabs(forgetful):
                break
            page.wait_for_timeout(100)
        assert tabs(forgetful) == 0
        page.clock.fast_forward("01:00:00")
        way.mend()
        page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]").wait_for()
        wait_for_rest(page)
        expect(heading).to_be_visible()
        wait_for_state(page, "obcina=061&tema=sustainable_mobility")
        choose_theme(page, "Urbano okolje")
        page.wait_for_url("**obcina=061&tema=sustainable_mobility*urban_environment**")
        marker(page, "070").wait_for()
        for told in ("alert", "dialog"):
            expect(page.get_by_role(told)).to_have_count(0)
        assert page.evaluate("window.stays")  # the page was not loaded anew
