"""The pack of a town, on screen: one click for two pages, one for slides."""

from __future__ import annotations

from datetime import date

import streamlit as st

from content.page import Page
from documents.town_pack import of_town
from documents.town_pack_files import exports
from ui.board import board
from ui.parts import share


def render_pack(page: Page) -> None:
    """Draw a button a file; a file is made when it is asked for."""
    view = of_town(page)
    found = exports(view, share.address(view), date.today())
    with board.outside_board("town-body"), st.container(key="town-pack", horizontal=True):
        for n, export in enumerate(found):
            st.download_button(
                export.label,
                export.build,
                export.name,
                export.mime,
                key=f"town-pack-{n}",
                type="secondary" if n else "primary",
                on_click="ignore",
            )
