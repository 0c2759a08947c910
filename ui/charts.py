"""Charts: one palette with the map, a description for who cannot see them, a table beside them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ui import theme, url_state
from ui.page import Page

Chart = Any  # Altair changes the type of a chart with every call
_ROW_HEIGHT = 30


def theme_scale(page: Page) -> alt.Scale:
    """Return the themes' colours by their names in the page's language."""
    names = {code: page.text.of(row, "short") for code, row in page.rows.themes.items()}
    return alt.Scale(
        domain=list(names.values()), range=[theme.THEME_COLOURS[code] for code in names]
    )


def bars(frame: pd.DataFrame, *, value: str, label: str, title: str, description: str) -> Chart:
    """Draw a bar a row, in the order of the rows.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``code``, the columns ``label`` and ``value``, and ``figure`` (the value in words).
    value, label : str
        Columns of the length and of the name.
    title : str
        Title of the axis, with its unit.
    description : str
        The chart in a sentence, for screen readers.
    """
    pick = alt.selection_point(name="pick", fields=["code"])
    drawn: Chart = (
        alt.Chart(frame, description=description)
        .mark_bar(color=theme.CLASS_COLOURS[3], cursor="pointer")
        .encode(
            x=alt.X(f"{value}:Q", title=title),
            y=alt.Y(
                f"{label}:N", sort=list(frame[label]), title=None, axis=alt.Axis(labelLimit=260)
            ),
            tooltip=[alt.Tooltip(f"{label}:N", title=" "), alt.Tooltip("figure:N", title=title)],
            opacity=alt.condition(pick, alt.value(1), alt.value(0.55)),
        )
        .add_params(pick)
        .properties(height=alt.Step(_ROW_HEIGHT))
    )
    return drawn


def heatmap(frame: pd.DataFrame, *, title: str, description: str) -> Chart:
    """Draw the town x theme matrix: shade and figure, and a word where a cell is empty.

    Parameters
    ----------
    frame : pandas.DataFrame
        A row a cell: ``town`` and ``theme`` (codes), ``town_name``, ``theme_name``, ``value``
        (NaN where the cell is empty), ``words`` (what stands in the cell), ``tip``.
    title : str
        Title of the scale, with its unit.
    description : str
        The chart in a sentence, for screen readers.
    """
    pick = alt.selection_point(name="pick", fields=["town", "theme"])
    x = alt.X(
        "theme_name:N",
        sort=list(dict.fromkeys(frame["theme_name"])),
        title=None,
        # A word a line; the names are longer than a column is wide.
        axis=alt.Axis(orient="top", labelAngle=0, labelOverlap=False, labelFontSize=10,
                      labelExpr="split(datum.label, ' ')"),
    )  # fmt: skip
    y = alt.Y("town_name:N", sort=list(dict.fromkeys(frame["town_name"])), title=None)
    base: Chart = alt.Chart(frame, description=description).encode(
        x=x, y=y, tooltip=[alt.Tooltip("tip:N", title=" ")]
    )
    boxes = (
        base.mark_rect(stroke="#33475b", strokeWidth=0.5, cursor="pointer", invalid=None)
        .encode(
            color=alt.condition(
                "isValid(datum.value)",
                alt.Color("value:Q", title=title, legend=alt.Legend(orient="bottom"),
                          scale=alt.Scale(range=list(theme.CLASS_COLOURS), type="sqrt")),
                alt.value("#ffffff"),
            )
        )
        .add_params(pick)
    )  # fmt: skip
    dark = "isValid(datum.value) && datum.share > 0.55"
    words = base.mark_text(fontSize=12).encode(
        text="words:N", color=alt.condition(dark, alt.value("#ffffff"), alt.value("#17232f"))
    )
    return alt.layer(boxes, words).properties(height=alt.Step(_ROW_HEIGHT))


def timeline(page: Page, frame: pd.DataFrame, *, description: str) -> Chart:
    """Draw a town's projects from start to end; a project without an end is a point.

    Parameters
    ----------
    page : Page
        For the themes' names and colours.
    frame : pandas.DataFrame
        A row a project: ``name``, ``start`` and ``end`` (years; end NaN where not known),
        ``theme_name``, ``tip``.
    description : str
        The chart in a sentence, for screen readers.
    """
    years = [int(frame["start"].min()), int(frame[["start", "end"]].max().max()) + 1]
    axis = alt.Axis(format="d", tickMinStep=1)
    base: Chart = alt.Chart(frame, description=description).encode(
        y=alt.Y("name:N", sort=list(dict.fromkeys(frame["name"])), title=None,
                axis=alt.Axis(labelLimit=280)),
        color=alt.Color("theme_name:N", scale=theme_scale(page), title=page.text.say("Theme"),
                        legend=alt.Legend(orient="bottom", columns=2, labelLimit=260)),
        tooltip=[alt.Tooltip("tip:N", title=" ")],
    )  # fmt: skip
    scale = alt.Scale(domain=years, nice=False)
    spans = (
        base.transform_filter("isValid(datum.end)")
        .mark_bar(height=12)
        .encode(x=alt.X("start:Q", axis=axis, scale=scale, title=None), x2="until:Q")
    )
    points = base.mark_point(filled=True, size=90, shape="diamond").encode(
        x=alt.X("start:Q", axis=axis, scale=scale, title=None)
    )
    return alt.layer(spans, points).properties(height=alt.Step(_ROW_HEIGHT))


def multiples(page: Page, frame: pd.DataFrame, *, title: str, description: str) -> Chart:
    """Draw the compared towns theme by theme, all on one scale.

    Parameters
    ----------
    page : Page
        For the themes' names and colours.
    frame : pandas.DataFrame
        ``theme_name``, ``town_name``, ``value`` (NaN where there is none), ``words``.
    title : str
        Title of the axis, with its unit.
    description : str
        The chart in a sentence, for screen readers.
    """
    base: Chart = (
        alt.Chart(frame, description=description)
        .mark_bar()
        .encode(
            x=alt.X("value:Q", title=title),
            y=alt.Y("town_name:N", sort=list(dict.fromkeys(frame["town_name"])), title=None),
            color=alt.Color("theme_name:N", scale=theme_scale(page), legend=None),
            tooltip=[alt.Tooltip("town_name:N", title=" "), alt.Tooltip("words:N", title=title)],
        )
        .properties(width=260, height=alt.Step(_ROW_HEIGHT))
    )
    facet: Chart = base.facet(
        alt.Facet("theme_name:N", sort=list(dict.fromkeys(frame["theme_name"])), title=None),
        columns=2,
    )
    return facet


def render(page: Page, chart: Chart, key: str, facets: Mapping[str, str] | None = None) -> None:
    """Draw a chart; where it filters, a click on a mark sets the filters of its fields."""
    if facets is None:
        st.altair_chart(chart, key=key)
        return
    st.altair_chart(
        chart,
        key=key,
        on_select=partial(url_state.on_pick, page.dataset, key, facets),
        selection_mode="pick",
    )
