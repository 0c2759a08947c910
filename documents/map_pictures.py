"""Pictures of the map that were drawn before: the drawing needs matplotlib, which is heavy."""

from __future__ import annotations

from datetime import date
from typing import Any

from content.cache import by_key, kept
from content.change_marks import marks
from content.page import Page
from content.store import layers

WIDTH = 12.0  # inches of a picture, in which its letters have their size
_LETTERS = 13.0 * 0.72  # points, of its legend in that width
BYTES = 20_000_000  # of all that are kept


def larger(width: float, letters: float) -> float:
    """Return how much larger a legend is to be set, for letters of a size in a width.

    ``width`` is in inches, ``letters`` in points.
    """
    return WIDTH / width * letters / _LETTERS


def map_picture(page: Page, day: date, **options: Any) -> bytes:
    """Return the map's picture of a view; one that was drawn before costs nothing.

    ``options`` are those of `documents.map_picture.map_picture`.
    """
    files = f"{page.dataset.checksum} {page.assets.digest} {layers()}"
    files += f" {marks(page)}"  # a newer release changes them, and nothing else of the picture
    state = (
        f"{files} {page.selection.on_map!r} {page.text.language} {day} {sorted(options.items())}"
    )
    return _map_picture(state, page, day, options)


def card_picture(page: Page, day: date, **options: Any) -> bytes:
    """Return the picture of a town, a project or a comparison; kept as the map's are.

    ``options`` are those of `documents.card_picture.card_picture`.
    """
    files = f"{page.dataset.checksum} {page.assets.digest} {layers()}"
    state = f"{page.name} {files} {page.selection.pictured!r} {page.text.language} {day}"
    return _card_picture(f"{state} {sorted(options.items())}", page, day, options)


@kept(BYTES, key=by_key, size=len, unit="bytes")
def _map_picture(state: str, page: Page, day: date, options: dict[str, Any]) -> bytes:
    from documents.map_picture import map_picture

    return map_picture(page, day, **options)


@kept(BYTES, key=by_key, size=len, unit="bytes")
def _card_picture(state: str, page: Page, day: date, options: dict[str, Any]) -> bytes:
    from documents.card_picture import card_picture

    return card_picture(page, day, **options)
