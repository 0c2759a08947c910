"""A visitor's session without a browser: what Streamlit's page sends over its websocket.

All connections are held by one loop in a thread of its own: the blocking client reads and writes a
TLS connection from two threads at once, which Python before 3.13 does not keep apart.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_S = 120
Result = TypeVar("Result")


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop


def _done(work: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run_coroutine_threadsafe(work, _loop()).result(PATIENCE_S)


class Session:
    """A session on an open connection.

    Attributes
    ----------
    number : str
        How the server names it; empty before its first run.
    cookie : str
        What the answer to the handshake sets, as a browser sends it back; empty without one.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        assert connection.response is not None
        given = connection.response.headers.get("Set-Cookie", "")
        self.cookie, self.number = given.partition(";")[0], ""

    def run(self, query: str) -> list[ForwardMsg]:
        """Run the page with a view; return what the server sends of it, to its end."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        self.send(asked)
        return self.hear()

    def send(self, asked: BackMsg | bytes | str) -> None:
        """Send a message, or what is none; `websockets.ConnectionClosed` where nobody hears."""
        content = asked.SerializeToString() if isinstance(asked, BackMsg) else asked
        _done(self._connection.send(content))

    def hear(self, last: str = "script_finished") -> list[ForwardMsg]:
        """Return the messages until one of a kind has come."""
        heard: list[ForwardMsg] = []
        while not heard or heard[-1].WhichOneof("type") != last:
            heard.append(message := self.next())
            if message.WhichOneof("type") == "new_session":
                self.number = message.new_session.initialize.session_id
        return heard

    def next(self) -> ForwardMsg:
        """Return the next message of the server."""
        return ForwardMsg.FromString(_done(self._connection.recv(decode=False)))

    def place_for(self, name: str) -> FileURLs:
        """Ask where a file of a name may be sent."""
        asked = BackMsg()
        asked.file_urls_request.request_id = name
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self.number
        self.send(asked)
        (place,) = self.hear("file_urls_response")[-1].file_urls_response.file_urls
        return place


def drawn(heard: list[ForwardMsg], kind: str = "") -> list[Element]:
    """Return the elements that a run has drawn, of one kind or of all."""
    all_drawn = [message.delta.new_element for message in heard if message.HasField("delta")]
    return [element for element in all_drawn if kind in ("", element.WhichOneof("type"))]


@contextmanager
def session(
    address: str, trust: ssl.SSLContext | None = None, cookie: str = "", **headers: str
) -> Iterator[Session]:
    """Open a session at an address of the dashboard, with its base path; add ``headers``."""
    said = {**headers, **({"Cookie": cookie} if cookie else {})}
    connection = _done(_connected(address, trust, said))
    try:
        yield Session(connection)
    finally:
        _done(connection.close())


async def _connected(
    address: str, trust: ssl.SSLContext | None, headers: Mapping[str, str]
) -> ClientConnection:
    parts = urlsplit(address)
    return await connect(
        f"{'wss' if trust else 'ws'}://{parts.netloc}{parts.path}/_stcore/stream",
        ssl=trust,
        additional_headers=headers,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        open_timeout=PATIENCE_S,
        max_size=None,
    )
