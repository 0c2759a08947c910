"""How much visitors may leave on the server: files of the editors' box stay in its memory.

Streamlit takes any number of them from anybody who has a session, and keeps them while it lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from zmos_data import limits

PATH = "/_stcore/upload_file/"
FILES = 20  # of a session
BYTES = 20 * limits.UPLOAD_BYTES  # of all sessions together


class Uploads:
    """Holds what is uploaded to its bounds.

    Parameters
    ----------
    base : str
        Path below which everything is served, such as ``/karta``.
    kept : callable, optional
        Returns where Streamlit keeps the files.
    """

    def __init__(
        self, app: ASGIApp, base: str, kept: Callable[[], MemoryUploadedFileManager] | None = None
    ) -> None:
        self.app, self._path, self._kept = app, base + PATH, kept or _of_streamlit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] == "PUT":
            session, inside, _ = scope["path"].removeprefix(self._path).partition("/")
            if scope["path"].startswith(self._path) and inside:
                kept = self._kept()
                if len(kept.file_storage.get(session, ())) >= FILES:
                    said = PlainTextResponse("Too many files: load the page again.", 429)
                    await said(scope, receive, send)
                    return
                make_room(kept)
        await self.app(scope, receive, send)


def make_room(kept: MemoryUploadedFileManager) -> None:
    """Forget the files of whoever holds most, until another one has room."""
    held = {session: _size(files) for session, files in list(kept.file_storage.items())}
    while sum(held.values()) > BYTES - limits.UPLOAD_BYTES:
        most = max(held, key=held.__getitem__)
        kept.remove_session_files(most)
        del held[most]


def _size(files: Mapping[str, object]) -> int:
    return sum(len(getattr(file, "data", b"")) for file in list(files.values()))


def _of_streamlit() -> MemoryUploadedFileManager:
    kept = runtime.get_instance().uploaded_file_mgr
    assert isinstance(kept, MemoryUploadedFileManager)
    return kept
