"""Charts: one palette with the map, a description for who cannot see them, a table beside them.

A chart's drawing (the specification) and its rows travel apart. Measured: a filter click that
builds an Altair chart anew costs 100 ms of its validation, and the browser draws it from
nothing; with the same specification only the rows are replaced.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ui import cache, live, theme, url_state
from ui.page import Page

Chart = Any  # Altair changes the type of a chart with every call
Spec = str  # a chart without its rows, as Vega-Lite's JSON
Colours = tuple[tuple[str, str], ...]  # (name, colour) of each theme
_ROW_HEIGHT = 30
_ROWS = alt.NamedData(name="rows")
_TYPE = {"labelFontSize": 14, "titleFontSize": 14}  # to be read on a projector


def theme_colours(page: Page) -> Colours:
    """Return the themes' names in the page's language with their colours."""
    return tuple(
        (page.text.of(row, "short"), theme.THEME_COLOURS[code])
        for code, row in page.rows.themes.items()
    )


def _theme_scale(colours: Colours) -> alt.Scale:
    return alt.Scale(domain=[name for name, _ in colours], range=[colour for _, colour in colours])


def _spec(chart: Chart, description: str) -> Spec:
    """Write a chart as JSON with its description; its rows are given when it is drawn."""
    spec = (
        chart.configure_axis(**_TYPE)
        .configure_legend(**_TYPE)
        .configure_header(labelFontSize=_TYPE["labelFontSize"])
        .to_dict()
    )
    del spec["data"]
    spec["description"] = description
    return json.dumps(spec, ensure_ascii=False)


@cache.kept
def bars(value: str, label: str, title: str, description: str) -> Spec:
    """Draw a bar a row, in the order of the rows.

    Parameters
    ----------
    value, label : str
        Columns of the length and of the name. The rows also have ``code``, and ``figure``
        (the value in words).
    title : str
        Title of the axis, with its unit.
    description : str
        The chart in a sentence, for screen readers.
    """
    pick = alt.selection_point(name="pick", fields=["code"])
    chart = (
        alt.Chart(_ROWS)
        .mark_bar(color=theme.CLASS_COLOURS[3], cursor="pointer")
        .encode(
            x=alt.X(f"{value}:Q", title=title),
            y=alt.Y(f"{label}:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)),
            tooltip=[alt.Tooltip(f"{label}:N", title=" "), alt.Tooltip("figure:N", title=title)],
            opacity=alt.condition(pick, alt.value(1), alt.value(0.55)),
        )
        .add_params(pick)
        .properties(height=alt.Step(_ROW_HEIGHT))
    )
    return _spec(chart, description)


@cache.kept
def heatmap(towns: tuple[str, ...], themes: tuple[str, ...], title: str, description: str) -> Spec:
    """Draw the town x theme matrix: shade and figure, and a sign where a cell is empty.

    Parameters
    ----------
    towns, themes : tuple of str
        Names in their order.
    title : str
        Title of the scale, with its unit.
    description : str
        The chart in a sentence, for screen readers. The rows have a row a cell, town by
        town: ``town`` and ``theme`` (codes), ``town_name``, ``theme_name``, ``value`` (NaN
        where the cell is empty), ``share`` (of the highest value), ``words`` (what stands in
        the cell), ``tip``.
    """
    pick = alt.selection_point(name="pick", fields=["town", "theme"])
    x = alt.X(
        "theme_name:N",
        sort=list(themes),
        title=None,
        # A word a line; the names are longer than a column is wide.
        axis=alt.Axis(orient="top", labelAngle=0, labelOverlap=False,
                      labelExpr="split(datum.label, ' ')"),
    )  # fmt: skip
    base: Chart = alt.Chart(_ROWS).encode(
        x=x,
        y=alt.Y("town_name:N", sort=list(towns), title=None),
        tooltip=[alt.Tooltip("tip:N", title=" ")],
    )
    # An empty cell is a layer of its own: a scale would give it the colour of zero.
    empty = base.transform_filter("!isValid(datum.value)").mark_rect(
        stroke="#8a9097", strokeWidth=0.5, strokeDash=[2, 2], fill="#ffffff"
    )
    boxes = (
        base.transform_filter("isValid(datum.value)")
        .mark_rect(stroke="#33475b", strokeWidth=0.5, cursor="pointer")
        .encode(
            color=alt.Color("value:Q", title=title, legend=alt.Legend(orient="bottom"),
                            scale=alt.Scale(range=list(theme.CLASS_COLOURS), type="sqrt",
                                            domainMin=0))
        )
        .add_params(pick)
    )  # fmt: skip
    dark = "isValid(datum.value) && datum.share > 0.55"
    words = base.mark_text(fontSize=14).encode(
        text="words:N", color=alt.condition(dark, alt.value("#ffffff"), alt.value("#17232f"))
    )
    chart = alt.layer(empty, boxes, words, data=_ROWS).properties(height=alt.Step(_ROW_HEIGHT))
    return _spec(chart, description)


@cache.kept
def timeline(
    names: tuple[str, ...], years: tuple[int, int], colours: Colours, legend: str, description: str
) -> Spec:
    """Draw a town's projects from start to end; a project without an end is a point.

    Parameters
    ----------
    names : tuple of str
        Names of the projects, in their order. The rows have a row a project: ``name``,
        ``start`` and ``end`` (years; end NaN where not known), ``until`` (where its bar
        ends), ``theme_name``, ``tip``.
    years : tuple of int
        First and last year of the axis.
    colours : tuple of (str, str)
        See `theme_colours`.
    legend, description : str
        Title of the legend, and the chart in a sentence, for screen readers.
    """
    axis = alt.Axis(format="d", tickMinStep=1, tickCount=6)
    base: Chart = alt.Chart(_ROWS).encode(
        y=alt.Y("name:N", sort=list(names), title=None, axis=alt.Axis(labelLimit=280)),
        color=alt.Color("theme_name:N", scale=_theme_scale(colours), title=legend,
                        legend=alt.Legend(orient="bottom", columns=1, labelLimit=300)),
        tooltip=[alt.Tooltip("tip:N", title=" ")],
    )  # fmt: skip
    scale = alt.Scale(domain=list(years), nice=False)
    spans = (
        base.transform_filter("isValid(datum.end)")
        .mark_bar(height=12)
        .encode(x=alt.X("start:Q", axis=axis, scale=scale, title=None), x2="until:Q")
    )
    points = (
        base.transform_filter("!isValid(datum.end)")
        .mark_point(filled=True, size=90, shape="diamond")
        .encode(x=alt.X("start:Q", axis=axis, scale=scale, title=None))
    )
    chart = alt.layer(spans, points, data=_ROWS).properties(height=alt.Step(_ROW_HEIGHT))
    return _spec(chart, description)


@cache.kept
def multiples(colours: Colours, title: str, description: str) -> Spec:
    """Draw the compared towns theme by theme, all on one scale.

    Parameters
    ----------
    colours : tuple of (str, str)
        See `theme_colours`. The rows have ``theme_name``, ``town_name``, ``value`` (NaN
        where there is none), ``words``.
    title : str
        Title of the axis, with its unit.
    description : str
        The chart in a sentence, for screen readers.
    """
    base: Chart = (
        alt.Chart(_ROWS)
        .mark_bar()
        .encode(
            x=alt.X("value:Q", title=title),
            y=alt.Y("town_name:N", sort=None, title=None),
            color=alt.Color("theme_name:N", scale=_theme_scale(colours), legend=None),
            tooltip=[alt.Tooltip("town_name:N", title=" "), alt.Tooltip("words:N", title=title)],
        )
        .properties(width=260, height=alt.Step(_ROW_HEIGHT))
    )
    order = [name for name, _ in colours]
    facet: Chart = base.facet(
        alt.Facet("theme_name:N", sort=order, title=None), columns=2, data=_ROWS
    )
    facet.spec.data = alt.Undefined  # the rows belong to the whole
    return _spec(facet, description)


def render(
    page: Page,
    spec: Spec,
    rows: pd.DataFrame,
    key: str,
    facets: Mapping[str, str] | None = None,
) -> None:
    """Draw a chart of rows; where it filters, a click on a mark sets the filters of its fields."""
    drawn = json.loads(spec)
    with live.apart():
        if facets is None:
            st.vega_lite_chart(rows, drawn, key=key)
            return
        st.vega_lite_chart(
            rows,
            drawn,
            key=key,
            on_select=partial(url_state.on_pick, page.dataset, key, facets),
            selection_mode="pick",
        )


def render_none() -> None:
    """Draw nothing in the place of a chart."""
    with live.apart():
        st.empty()
