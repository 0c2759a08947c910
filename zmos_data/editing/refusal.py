"""A file that is not read at all."""

from __future__ import annotations

from zmos_data.cells import shortened
from zmos_data.editing.findings import Finding, Place


class RefusedError(Exception):
    """A file that is refused; carries its fault."""

    def __init__(
        self,
        words: str,
        advice: str,
        *,
        found: str = "",
        allowed: str = "",
        place: Place | None = None,
    ) -> None:
        super().__init__(words)
        self.finding = Finding(
            place or Place(), shortened(found), words, allowed, advice, is_fault=True
        )
