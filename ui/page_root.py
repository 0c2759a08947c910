"""The element that holds a page: the styles and scripts know it as ``.st-key-page``.

A name that is given is promised by Streamlit, where those of its own elements are not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

KEY = "page"


def in_page(draw: Callable[[], None]) -> Callable[[], None]:
    """Let all that a page draws stand in one element with a name."""

    @wraps(draw)
    def drawn() -> None:
        with st.container(key=KEY):
            draw()

    return drawn
