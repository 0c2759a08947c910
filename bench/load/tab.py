"""A tab without a browser: it speaks Streamlit's protocol and answers as the page's scripts do."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE_S = 120
WAIT_S = 0.25  # for the view that was asked for, as in ui/board/next_view.js
BOARD = "zmos_board"


class BrokenPageError(Exception):
    """The server answered with what no visitor should see."""


class Tab:
    """A tab on a page.

    Parameters
    ----------
    address : str
        Of the dashboard, such as ``http://127.0.0.1:8501``.
    page : str
        The page in the address, such as ``projekti``; empty for the map.
    view : str
        The view, as an address has it after ``?``.
    host : str
        The address that a proxy on this machine would say of the visitor.
    """

    def __init__(self, address: str, page: str = "", view: str = "", host: str = "") -> None:
        parts = urlsplit(address)
        self._stream = f"ws://{parts.netloc}{parts.path}/_stcore/stream"
        self._page, self._query = page, view
        self._headers = {"X-Forwarded-For": host} if host else {}
        self._url, self._next = f"{address}/{page}", f"{address}/app/static/next-view"
        self._boards: dict[str, dict[str, Any]] = {}  # what each has, by its id
        self._known: dict[str, bytes] = {}  # messages that are not sent twice, by their hash
        self._clicks, self._script = 0, ""
        self._questions: set[asyncio.Task[None]] = set()
        self._resumes = 0.0  # when it asks again
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Connect."""
        self._socket = await connect(
            self._stream,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=self._headers,
            max_size=None,
            open_timeout=PATIENCE_S,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave."""
        await asyncio.gather(*self._questions)
        if self._socket is not None:
            await self._socket.close()

    async def open(self) -> float:
        """Open the page; returns the seconds until all of it has come."""
        return await self._run(self._asked())

    async def act(self, action: dict[str, object]) -> float:
        """Do what a control of a board says; returns the seconds until the answer has come.

        The view is asked for first, as a page does of one that it does not know, and the click is
        said when that has come or after `WAIT_S`. A page that knows the view asks for nothing, nor
        does one for a while that a busy server has told to come later.

        Parameters
        ----------
        action : dict
            As ``data-nav`` holds it (ui/board/README.md).
        """
        self._clicks += 1
        board = next(iter(self._boards))
        marks = {k: v for each in self._boards.values() for k, v in each["marks"].items()}
        view = self._boards[board]["view"]
        asked = {"page": self._page, "view": view, "action": action, "has": marks}
        if time.monotonic() >= self._resumes:
            await self._wait_for_view(json.dumps(asked).encode())
        said = {"action": action, "view": view, "number": self._clicks, "has": marks}
        message = self._asked()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = _make_trigger_id(board, "events")
        state.json_trigger_value = json.dumps([{"event": "navigate", "value": said}])
        return await self._run(message)

    async def _wait_for_view(self, question: bytes) -> None:
        asking = asyncio.create_task(asyncio.to_thread(self._ask, question))
        self._questions.add(asking)  # a task that nobody holds may be dropped
        asking.add_done_callback(self._questions.discard)
        await asyncio.wait({asking}, timeout=WAIT_S)
        if asking.done():
            asking.result()  # raises what went wrong

    def _ask(self, question: bytes) -> None:
        request = urllib.request.Request(self._next, question, self._headers)
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            answer.read()
            self._resumes = time.monotonic() + float(answer.headers.get("Retry-After", 0))

    @property
    def view(self) -> str:
        """The view that the page shows, as an address has it after ``?``."""
        return str(next(iter(self._boards.values()))["view"])

    def _asked(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self._query
        if self._script:
            message.rerun_script.page_script_hash = self._script
        else:
            message.rerun_script.page_name = self._page
        message.rerun_script.cached_message_hashes.extend(self._known)
        message.rerun_script.context_info.url = self._url
        message.rerun_script.context_info.locale = "sl-SI"
        return message

    async def _run(self, message: BackMsg) -> float:
        socket = self._socket
        if socket is None:
            raise RuntimeError("tab: it is used outside `async with`")
        start = time.perf_counter()
        await socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE_S):
            while not self._takes(ForwardMsg.FromString(bytes(await socket.recv()))):
                pass
        return time.perf_counter() - start

    def _takes(self, said: ForwardMsg) -> bool:
        """Take a message of the server; tell whether the run is over."""
        match said.WhichOneof("type"):
            case "script_finished":
                return self._is_over(said.script_finished)
            case "navigation":
                self._script = said.navigation.page_script_hash
            case "page_info_changed":
                self._query = said.page_info_changed.query_string
            case "ref_hash":
                self._takes(ForwardMsg.FromString(self._known[said.ref_hash]))
            case "delta":
                self._keep(said)
                self._draw(said)
        return False

    def _is_over(self, how: int) -> bool:
        if how == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise BrokenPageError(f"{self._url}?{self._query}: the script does not compile")
        return how != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _keep(self, said: ForwardMsg) -> None:
        if said.hash and said.metadata.cacheable:
            self._known[said.hash] = said.SerializeToString()

    def _draw(self, said: ForwardMsg) -> None:
        element = said.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception" or 'role="alert"' in element.html.body:
            raise BrokenPageError(f"{self._url}?{self._query}: {element.exception.message}")
        found = element.bidi_component
        if kind == "bidi_component" and found.component_name.endswith(BOARD):
            data = json.loads(found.json)
            if "marks" in data:
                self._boards[found.id] = data
