"""The map's page with Streamlit's own widgets around our map: what the board is measured by.

Not shipped. It shows less than the board: no number of projects beside an option, no figure that
opens its evidence, no view in the address.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # Streamlit puts only this script's own folder there

from ui import serving  # noqa: E402

LANGUAGE = "sl"


def chosen():
    """Draw the filters and return the view that they say."""
    from content import labels, store
    from zmos_data.selection import FACETS, Measure, Selection

    data, text = store.dataset(), store.text(LANGUAGE)
    page = store.page(data, Selection(), LANGUAGE)
    with st.sidebar:
        measure = st.selectbox("Mera", list(Measure), format_func=lambda m: labels.measure(text, m))
        search = st.text_input("Iskanje")
        facets = {}
        for kind in FACETS:
            title, codes = labels.facet(text, kind), data.index.facets[kind].codes
            named = {code: labels.filter_value(page, kind, code) for code in codes}
            if kind == "themes":
                st.caption(title)
                boxes = {code: st.checkbox(named[code], key=f"theme-{code}") for code in codes}
                facets[kind] = tuple(code for code, on in boxes.items() if on)
            else:
                found = st.multiselect(title, codes, format_func=named.get, key=kind)
                facets[kind] = tuple(code for code in codes if code in found)
        first, last = st.slider("Leta", 2014, 2030, (2014, 2030))
        low, high = st.number_input("Od", 0), st.number_input("Do", 0)
        unknown = st.checkbox("ni znan", key="unknown")
    return Selection(
        **facets,
        measure=measure,
        search=search,
        total_unknown=unknown,
        year_from=first if first > 2014 else None,
        year_to=last if last < 2030 else None,
        total_min=low or None,
        total_max=high or None,
    )


def main() -> None:
    """Draw the page."""
    from content import store, summary, view_description
    from content.credits import verdict
    from content.towns_table import towns_table
    from ui import map

    st.set_page_config(layout="wide")
    selection = chosen()
    page = replace(store.page(store.dataset(), selection, LANGUAGE), name="map")
    st.title("Mestne občine Slovenije")
    st.text(view_description.describe_view(page))
    cards = summary.headline_cards(page)
    for column, card in zip(st.columns(len(cards)), cards, strict=True):
        column.metric(card.label, card.figure.words, help=card.note)
    shown, beside = st.columns((2, 1))
    with shown:
        map.render_map(page, key="native", clicks=False)
    with beside:
        for theme, code in zip(page.rows.themes.values(), page.view.themes, strict=False):
            total = page.view.themes[code]
            st.metric(page.text.of(theme, "short"), page.text.number(total.projects))
    table = towns_table(page)
    st.caption(table.caption)
    rows = [
        [
            row.town,
            row.projects.words,
            row.themes.words,
            *(amount.words for amount, _ in row.amounts),
        ]
        for row in table.rows
    ]
    st.dataframe([dict(zip(table.heads, row, strict=False)) for row in rows], hide_index=True)
    st.button("Datoteke")
    st.caption(verdict(page.text, store.discrepancies(page)))


if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, **serving.parts())
