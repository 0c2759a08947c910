"""The scripts of the boards, of their fields, and of the slides, as static files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from content.developing import state_of_code
from ui import streamlit_words
from webmap.assets import Assets, Gathering, Shelf, joined
from zmos_data.languages import LANGUAGES

FOLDER = Path(__file__).resolve().parent
SLIDES = FOLDER.parent / "slides"
OF_SLIDES = (
    "way_back",
    "keys",
    "swipe",
    "pair",
    "slide_map",
    "next_slide",
    "speakers_clock",
    "presentation",
)


def scripts() -> Assets:
    """Return the published scripts; what could not be read is tried again later."""
    return _SHELF.of(state_of_code())


def address(name: str) -> str:
    """Return the address of a script for a page; empty where it could not be published."""
    found = scripts()
    return found.on_page(name) if name in found.names else ""


def publish_scripts() -> Assets:
    """Publish every script.

    Returns
    -------
    Assets
        ``connection`` of every page, ``board`` of the pages' own parts, ``suggest`` of the
        search, ``years`` of the filter by years, ``starts`` of the player over the years,
        ``embedding`` of the frame for other sites,
        ``presentation`` of the slides; ``words-sl`` and
        ``words-en`` in the place of Streamlit's own. What cannot be read is named in
        ``problems``, or in ``aside`` where the pages work without it.
    """
    files = Gathering()
    parts = [FOLDER / f"{name}.js" for name in ("connection", "shared_style", "attend")]
    files.add("connection", "connection.js", partial(joined, parts))
    stems = (
        "behind",
        "links",
        "likeness",
        "after",
        "arrows",
        "drawer",
        "files",
        "picture",
        "held",
        "remembered",
        "next_view",
        "ahead",
    )
    names = [FOLDER / f"{stem}.js" for stem in stems]
    names += [SLIDES / "way_back.js", SLIDES / "kept_slides.js", FOLDER / "board.js"]
    files.add("board", "board.js", partial(speaking, *names))
    files.add("suggest", "suggest.js", partial(joined, [FOLDER / "fold.js", FOLDER / "suggest.js"]))
    for name in ("years", "embedding"):
        files.add(name, f"{name}.js", (FOLDER / f"{name}.js").read_bytes)
    starts = [FOLDER / "starts_map.js", FOLDER / "starts.js"]
    files.add("starts", "starts.js", partial(joined, starts))
    parts = [SLIDES / f"{name}.js" for name in OF_SLIDES]
    files.add("presentation", "presentation.js", partial(speaking, *parts))
    for code in LANGUAGES:
        words = partial(streamlit_words.module, code)
        files.add(f"words-{code}", f"words-{code}.js", words, needed=False)
    return files.assets()


def speaking(*parts: Path) -> bytes:
    """Join a page's scripts with what says the page's language and carries its clicks."""
    shared = [FOLDER / f"{name}.js" for name in ("speak", "connection", "travel")]
    return joined((*shared, *parts))


_SHELF = Shelf(publish_scripts)
