"""What the address of the presentation says: which slide, and whether the speaker looks on."""

from __future__ import annotations

import streamlit as st

SLIDE, SPEAKER = "slide", "govornik"


def read_slide(slides: int) -> int:
    """Return the slide that the address asks for, from 1; the nearest there is."""
    value = st.query_params.get(SLIDE, "")
    asked = int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else 1
    return max(1, min(asked, slides))


def is_speaker() -> bool:
    """Tell whether the page is the speaker's window."""
    return st.query_params.get(SPEAKER) == "da"
