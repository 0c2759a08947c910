"""A session of the dashboard without a browser: what it sends, and what it hears."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 120


@contextmanager
def session(address: str, **headers: str) -> Iterator[ClientConnection]:
    """Open a websocket as a page does; ``headers`` are added."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(
        url, subprotocols=["streamlit"], additional_headers=headers, max_size=None
    ) as opened:
        yield opened


def send(connection: ClientConnection, **message: object) -> None:
    """Send a message of a page, such as ``rerun_script={"query_string": "lang=sl"}``."""
    connection.send(BackMsg(**message).SerializeToString())


def heard(connection: ClientConnection) -> ForwardMsg:
    """Return the next message of the server."""
    return ForwardMsg.FromString(connection.recv(PATIENCE_S))


def run(connection: ClientConnection, query: str) -> list[ForwardMsg]:
    """Run the page of the map for a view; return what it sends, to its end."""
    send(connection, rerun_script={"query_string": query})
    messages = []
    while not messages or messages[-1].WhichOneof("type") != "script_finished":
        messages.append(heard(connection))
    return messages
