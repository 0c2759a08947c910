"""The filters, their chips and the reset: one implementation for every page."""

from __future__ import annotations

import streamlit as st

from ui import url_state, wording
from ui.page import Page
from zmos_data.queries import PERIODS
from zmos_data.selection import Measure


def render_filters(page: Page) -> None:
    """Draw the filters of the view in the sidebar: theme, period, and the map's measure."""
    text, selection, dataset = page.text, page.selection, page.dataset
    themes = {code: wording.plain(text.of(row, "short")) for code, row in page.rows.themes.items()}
    st.pills(
        text.say("Theme"),
        list(themes),
        selection_mode="multi",
        format_func=themes.__getitem__,
        key=url_state.bound("themes", list(selection.themes)),
        on_change=url_state.on_themes,
        args=("themes", dataset),
    )
    st.pills(
        text.say("Programming period"),
        PERIODS,
        selection_mode="multi",
        format_func=wording.period,
        key=url_state.bound("periods", list(selection.periods)),
        on_change=url_state.on_periods,
        args=("periods", dataset),
    )


def render_measure(page: Page) -> None:
    """Draw the choice of what colours the map."""
    st.selectbox(
        page.text.say("Colour the map by"),
        [m.value for m in Measure],
        format_func=lambda code: wording.measure(page.text, Measure(code)),
        key=url_state.bound("measure", page.selection.measure.value),
        on_change=url_state.on_measure,
        args=("measure", page.dataset),
    )


def render_town_choice(page: Page) -> None:
    """Draw the select box of towns: the map's twin for keyboards and screen readers."""
    names = page.town_names
    st.selectbox(
        page.text.say("Town"),
        ["", *names],
        format_func=lambda code: names.get(code, page.text.say("Choose a town")),
        key=url_state.bound("town", page.selection.municipality_code or ""),
        on_change=url_state.on_town,
        args=("town", page.dataset),
    )


def render_chips(page: Page) -> None:
    """Draw the active filters as buttons that take them off, and one that takes off all."""
    text, selection = page.text, page.selection
    if not selection.active_filters:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for kind, code in selection.active_filters:
            st.button(
                f"{wording.plain(wording.filter_value(page, kind, code))} ✕",
                key=f"chip-{kind}-{code}",
                on_click=url_state.on_button,
                args=(selection.without(kind, code), text.language),
            )
        st.button(
            text.count("Clear {n} filter", "Clear {n} filters", len(selection.active_filters)),
            key="reset",
            type="tertiary",
            on_click=url_state.on_button,
            args=(selection.without_filters(), text.language),
        )
