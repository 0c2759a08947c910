"""What a browser may tell the server, and how fast.

Streamlit carries out whatever a websocket sends: emptying its caches for everybody, looking
through the repository, or a thousand runs a second. Anybody can open one.
"""

from __future__ import annotations

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

# Of what Streamlit knows, all that the pages use; the rest is for whoever develops.
TAKEN = {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"}
BYTES = 1_000_000  # of a message; a view with every filter takes some thousands
FILES = 10  # that may be announced at once; the editors' box takes one
BURST, A_SECOND = 40, 10  # messages of a browser: at once, and then; a visitor sends two or three
BROKEN, TOO_BIG = 1002, 1009  # codes of a websocket that is closed


class VisitorMessages:
    """Passes on what pages send; the rest is dropped, what is no message ends the session."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one session."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        pace = Pace()

        async def heard() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                if wait := pace.wait(time.monotonic()):
                    await asyncio.sleep(wait)
                if code := refusal(message.get("bytes")):
                    await send({"type": "websocket.close", "code": code})
                    return {"type": "websocket.disconnect", "code": code}
                if is_taken(message["bytes"]):
                    return message

        await self.app(scope, heard, send)


class Pace:
    """How long a browser that sends too fast has to wait; nothing of it is lost."""

    def __init__(self) -> None:
        self._left, self._then = float(BURST), float("-inf")

    def wait(self, now: float) -> float:
        """Count a message; return the seconds until it is heard."""
        self._left = min(BURST, self._left + (now - self._then) * A_SECOND) - 1
        self._then = now
        return max(0.0, -self._left / A_SECOND)


def refusal(content: bytes | None) -> int:
    """Return the code with which a session ends for what it sent; 0 if it goes on."""
    if content is None:  # words, which no page sends
        return BROKEN
    if len(content) > BYTES:
        return TOO_BIG
    return 0 if _read(content) else BROKEN


def is_taken(content: bytes) -> bool:
    """Tell whether a message is one that the pages send."""
    message = _read(content)
    return (
        message is not None
        and message.WhichOneof("type") in TAKEN
        and len(message.file_urls_request.file_names) <= FILES
    )


def _read(content: bytes) -> BackMsg | None:
    try:
        message: BackMsg = BackMsg.FromString(content)
    except Exception:  # of protobuf, which says with it that this is no message
        return None
    return message
