"""What the live dashboard sends of a view, recorded page by page.

The page's own script runs as a server of Streamlit's runs it; nothing is computed or worded a
second time. What it sends is read from its messages.
"""

from __future__ import annotations

import json
from asyncio import AbstractEventLoop, new_event_loop
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.state import SessionState

from content.cache import kept
from ui import url_state
from ui.map_component import STATE
from ui.page_shell import PAGES
from zmos_data.parameters import LANGUAGE

SCRIPT = str(Path(__file__).resolve().parent.parent / PAGES["map"])
_TIMEOUT_S = 120
_AREAS = {1: "side", 0: "main"}  # by the number that Streamlit has for them
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


class _Session:
    """What a server keeps for one visitor, who looks at one page after the other."""

    def __init__(self) -> None:
        self._state = SessionState()
        self._files, self._fragments = MemoryUploadedFileManager(""), MemoryFragmentStorage()
        self._pages = PagesManager(SCRIPT, _scripts())

    def run(self, page: str, query: str, link: str | None) -> list[ForwardMsg]:
        """Run a page for an address; return what it sends, from its last beginning on."""
        if link is not None:
            self._state[url_state.LINK] = link
        sent: list[ForwardMsg] = []
        ended = Event()

        def hear(_sender: object, event: ScriptRunnerEvent, **told: Any) -> None:
            if event is ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
                sent.append(told["forward_msg"])
            elif event is ScriptRunnerEvent.SCRIPT_STARTED:
                sent.clear()
            elif event is ScriptRunnerEvent.SHUTDOWN:
                ended.set()

        runner = ScriptRunner(
            "recording",
            SCRIPT,
            self._state,
            self._files,
            _scripts(),
            RerunData(query_string=query, page_name=page),
            {},
            self._fragments,
            self._pages,
            _loop(),
        )
        runner.on_event.connect(hear, weak=False)
        runner.start()
        if not ended.wait(_TIMEOUT_S):
            runner.request_stop()
            raise RecordingError(f"{page}?{query}: not drawn in {_TIMEOUT_S} s")
        return sent


@kept(1, of_code=False)
def _loop() -> AbstractEventLoop:
    """Keep the event loop that a script may ask for; nothing of ours runs in it."""
    return new_event_loop()


@kept(1)
def _scripts() -> ScriptCache:
    """Keep the scripts of the pages compiled."""
    return ScriptCache()


def _begin() -> None:
    """Let there be what Streamlit asks for files and components; there is one in a process."""
    if not Runtime.exists():
        Runtime(RuntimeConfig(SCRIPT, MemoryMediaFileStorage(""), MemoryUploadedFileManager("")))


class Recorder:
    """Runs one page of the dashboard in one language, view after view.

    Parameters
    ----------
    name : str
        Which page, of `ui.page_shell.PAGES`.
    language : str
        ``sl`` or ``en``.
    link : callable, optional
        Writes the link of a view, out of its parameters, for what names it in words: how to cite
        it, how to report an error in it. Without one they say that of the server.
    """

    def __init__(
        self,
        name: str,
        language: str,
        link: Callable[[Mapping[str, str]], str] | None = None,
    ) -> None:
        self.name, self.language, self.link = name, language, link
        self._session = _Session()

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
        _begin()
        page = "" if self.name == "map" else Path(PAGES[self.name]).stem
        link = self.link(view) if self.link else None
        sent = self._session.run(page, urlencode({**view, LANGUAGE: self.language}), link)
        if wrong := [message for message in sent if _broken(message)]:
            raise RecordingError(f"{self.name}, {dict(view)}: {_broken(wrong[0])}")
        return View(
            "&".join(f"{name}={value}" for name, value in view.items()), tuple(_elements(sent))
        )


def _broken(message: ForwardMsg) -> str:
    """Return why a page breaks off, where a message says so."""
    return str(message.delta.new_element.exception.message)


def _elements(sent: Iterable[ForwardMsg]) -> Iterator[Element]:
    """Give what stands in the sidebar, then what stands in the page, each in its order."""
    placed = {
        tuple(message.metadata.delta_path): message.delta.new_element
        for message in sent
        if message.delta.HasField("new_element")
    }
    for number, area in _AREAS.items():
        for place in sorted(place for place in placed if place[0] == number):
            yield from _element(area, placed[place])


def _element(area: str, element: Any) -> Iterator[Element]:
    kind = element.WhichOneof("type")
    if kind == "bidi_component":
        proto = element.bidi_component
        name = proto.component_name.removeprefix("zmos_")
        if name in ("board", "presentation"):
            yield Element(area, name, proto.id.split("-", 2)[2], json.loads(proto.json))
    elif kind == "component_instance":
        yield Element(area, "map", "map", _map_state(element.component_instance.json_args))


def _map_state(arguments: str) -> Mapping[str, Any]:
    """Read the state that the page hands to the map."""
    sent = json.loads(arguments)[STATE]
    start = sent.index(_UPDATE) + len(_UPDATE)
    state, _ = json.JSONDecoder().raw_decode(sent, start)
    return dict(state)
