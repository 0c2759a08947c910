"""What the live dashboard sends of a view, recorded page by page.

The page's own script runs in Streamlit's harness for tests; nothing is computed or worded a
second time. What it sends is read from its elements.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from content.cache import kept
from ui.page_shell import PAGES

ROOT = Path(__file__).resolve().parent.parent
_TIMEOUT_S = 120
_UPDATE = "zmosMap.update("


class RecordingError(RuntimeError):
    """A page could not be run, or sent what no static page can hold."""


@dataclass(frozen=True)
class Element:
    """What the live page puts at one place.

    Attributes
    ----------
    area : str
        ``side`` or ``main``.
    kind : str
        ``board``, ``presentation`` or ``map``.
    key : str
        The name that was given; the styles know it as ``st-key-<key>``.
    data : mapping
        What the browser gets: of a board its ``parts``, of the map its state.
    """

    area: str
    kind: str
    key: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class View:
    """What the live page sends of one view.

    Attributes
    ----------
    query : str
        The view as the address says it, without the language.
    elements : tuple of Element
        In the order of the page.
    """

    query: str
    elements: tuple[Element, ...]


class _Runner(LocalScriptRunner):
    """Waits for the end of a run, for which Streamlit's looks a thousand times a second."""

    def script_stopped(self) -> bool:
        """Tell that the run has ended, when it has."""
        if self._script_thread is not None:
            self._script_thread.join(_TIMEOUT_S)
        return super().script_stopped()


@kept(1, of_code=False)
def _components() -> BidiComponentManager:
    """Look through the installed packages for components: once in a process, not for each page."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found


class Recorder:
    """Runs one page of the dashboard in one language, view after view.

    Parameters
    ----------
    name : str
        Which page, of `ui.page_shell.PAGES`.
    language : str
        ``sl`` or ``en``.
    """

    def __init__(self, name: str, language: str) -> None:
        self.name, self.language = name, language

    @cached_property
    def _app(self) -> AppTest:
        vars(app_test)[LocalScriptRunner.__name__] = _Runner
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=_TIMEOUT_S)
        app._bidi_component_manager = _components()
        if self.name != "map":
            app.switch_page(PAGES[self.name])
        return app

    def record(self, view: Mapping[str, str]) -> View:
        """Run the page for a view.

        Parameters
        ----------
        view : mapping of str to str
            Parameters of the address, without the language.

        Returns
        -------
        View
            What the live page sends.

        Raises
        ------
        RecordingError
            If the page breaks off.
        """
        app = self._app
        app.query_params.clear()
        for name, value in {**view, "lang": self.language}.items():
            app.query_params[name] = value
        app.run()
        if app.exception:
            raise RecordingError(f"{self.name}, {dict(view)}: {app.exception[0].value}")
        found = tuple(_elements("side", app.sidebar)) + tuple(_elements("main", app.main))
        return View("&".join(f"{name}={value}" for name, value in view.items()), found)


def _elements(area: str, block: Any) -> Iterator[Element]:
    for element in block:
        if element.type == "bidi_component":
            kind = element.proto.component_name.removeprefix("zmos_")
            if kind in ("board", "presentation"):
                key = element.proto.id.split("-", 2)[2]
                yield Element(area, kind, key, json.loads(element.proto.json))
        elif element.type == "component_instance":
            yield Element(area, "map", "map", _map_state(element.proto.json_args))


def _map_state(arguments: str) -> Mapping[str, Any]:
    """Read the state that the page hands to the map."""
    sent = json.loads(arguments)["feature_group"]
    start = sent.index(_UPDATE) + len(_UPDATE)
    state, _ = json.JSONDecoder().raw_decode(sent, start)
    return dict(state)
