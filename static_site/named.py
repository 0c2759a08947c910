"""Names of files that carry their content's hash, so that a browser may keep them for ever."""

from __future__ import annotations

from hashlib import sha256


def digest(content: bytes) -> str:
    """Return what names a file by its content."""
    return sha256(content).hexdigest()[:10]


def named(stem: str, ending: str, content: bytes) -> tuple[str, bytes]:
    """Give a file its path, and its content with it."""
    return f"static/{stem}-{digest(content)}.{ending}", content
