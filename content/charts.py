"""Charts: one palette with the map, words for who cannot see them, a table beside them.

A chart's drawing (the specification) and its rows travel apart. Measured: a filter click that
builds an Altair chart anew costs 100 ms of its validation, and the browser draws it from
nothing; with the same specification only the rows are replaced. A chart is a part of a board
and not an element of Streamlit's own, which took 25 ms more of each click (decision 8).
"""

from __future__ import annotations

import json
from typing import Any

import altair as alt

from content import cache, palette
from content.page import Page
from content.theme_badge import theme_badges
from webmap.tokens import COLOURS

Chart = Any  # Altair changes the type of a chart with every call
Spec = str  # a chart without its rows, as Vega-Lite's JSON
Colours = tuple[tuple[str, str], ...]  # (name, colour) of each theme
ROW_HEIGHT = 30  # px
TALL_ROW = 46  # px; with the name over the bar
# A project's name is as long as a phone is wide: it stands over its bar, not beside it.
_NAMES_OVER_THE_BARS = alt.Axis(
    labelAlign="left",
    labelBaseline="middle",
    labelOffset=-16,
    labelPadding=-2,
    labelLimit=alt.ExprRef("width"),
    ticks=False,
    domain=False,
)
# There are no half projects; Vega draws halves where there is room.
_WHOLE = alt.Axis(tickMinStep=1, labelExpr="datum.value % 1 ? '' : format(datum.value, ',d')")
_ROWS = alt.NamedData(name="rows")
_FONT = "Source Sans, sans-serif"
_INK = "currentColor"  # of the page, in light, dark and print
_TYPE = {
    "labelFontSize": 14,
    "titleFontSize": 14,
    "labelColor": _INK,
    "titleColor": _INK,
    "labelFont": _FONT,
    "titleFont": _FONT,
}
# A mark leads where its row says; one that leads nowhere has no hand.
_HAND = alt.ExprRef("datum.go ? 'pointer' : 'default'")


def theme_colours(page: Page) -> Colours:
    """Return the themes' names in the page's language with their colours."""
    return tuple((badge.label, badge.colour) for badge in theme_badges(page).values())


def _theme_scale(colours: Colours) -> alt.Scale:
    return alt.Scale(domain=[name for name, _ in colours], range=[colour for _, colour in colours])


def _spec(chart: Chart, description: str) -> Spec:
    """Write a chart as JSON with its description; its rows are given when it is drawn."""
    spec = chart.configure(
        aria=False,  # Vega would describe it in English, by the names of fields
        background="transparent",
        axis=_TYPE,
        legend=_TYPE,
        header={"labelFontSize": 15, "labelColor": _INK, "labelFont": _FONT},
        view={"stroke": COLOURS["edge"]},
    ).to_dict()
    del spec["data"]
    spec["description"] = description
    return json.dumps(spec, ensure_ascii=False)


@cache.kept()
def bars(value: str, label: str, title: str, description: str) -> Spec:
    """Draw a bar a row, in the order of the rows.

    Parameters
    ----------
    value, label : str
        Columns of the length and of the name. The rows also have ``place`` (in the order),
        ``tip`` and ``go`` (where a click leads, see `ui.board.chart.render`; empty where nowhere).
    title : str
        Title of the axis, with its unit.
    description : str
        The chart in a sentence, for screen readers.
    """
    chart = (
        alt.Chart(_ROWS)
        .mark_bar(color=palette.CLASS_COLOURS[3], cursor=_HAND)
        .encode(
            x=alt.X(f"{value}:Q", title=title, axis=_WHOLE),
            # By its place: a bar that was filtered away must come back where it stood.
            y=alt.Y(
                f"{label}:N",
                sort=alt.EncodingSortField("place", op="min"),
                title=None,
                axis=alt.Axis(labelLimit=260),
            ),
            tooltip=alt.Tooltip("tip:N"),
        )
        .properties(width="container", height=alt.Step(ROW_HEIGHT))
    )
    return _spec(chart, description)


@cache.kept()
def timeline(
    names: tuple[str, ...], years: tuple[int, int], colours: Colours, legend: str, description: str
) -> Spec:
    """Draw a town's projects from start to end; a project without an end is a point.

    Parameters
    ----------
    names : tuple of str
        Names of the projects, in their order. The rows have a row a project: ``name``,
        ``start`` and ``end`` (years; end missing where not known), ``from`` and ``until``
        (where its bar begins and ends), ``theme_name``, ``tip`` and ``go`` (see `bars`).
    years : tuple of int
        First and last year of the axis; both are drawn whole.
    colours : tuple of (str, str)
        See `theme_colours`.
    legend, description : str
        Title of the legend, and the chart in a sentence, for screen readers.
    """
    axis = alt.Axis(format="d", values=_year_marks(*years))
    base: Chart = alt.Chart(_ROWS).encode(
        y=alt.Y("name:N", sort=list(names), title=None, axis=_NAMES_OVER_THE_BARS),
        color=alt.Color(
            "theme_name:N",
            scale=_theme_scale(colours),
            title=legend,
            legend=alt.Legend(orient="bottom", columns=1, labelLimit=300),
        ),
        tooltip=alt.Tooltip("tip:N"),
    )
    scale = alt.Scale(domain=[years[0] - 0.5, years[1] + 0.5], nice=False)
    spans = (
        base.transform_filter("isValid(datum.end)")
        .mark_bar(height=12, cursor=_HAND)
        .encode(x=alt.X("from:Q", axis=axis, scale=scale, title=None), x2="until:Q")
    )
    points = (
        base.transform_filter("!isValid(datum.end)")
        .mark_point(filled=True, opacity=1, size=90, shape="diamond", cursor=_HAND)
        .encode(x=alt.X("start:Q", axis=axis, scale=scale, title=None))
    )
    chart = alt.layer(spans, points, data=_ROWS).properties(
        width="container", height=alt.Step(TALL_ROW)
    )
    return _spec(chart, description)


def _year_marks(first: int, last: int) -> list[int]:
    """Return the years that stand under an axis: whole ones, each once, at most eight."""
    return list(range(first, last + 1, -(-(last + 1 - first) // 8)))


@cache.kept()
def multiples(towns: tuple[str, ...], colours: Colours, title: str, description: str) -> Spec:
    """Draw the compared towns theme by theme, all on one scale.

    Parameters
    ----------
    towns : tuple of str
        Names in their order.
    colours : tuple of (str, str)
        See `theme_colours`. The rows have ``theme_name``, ``town_name``, ``value`` (missing
        where there is none), ``words`` (said in the place of such a bar), ``tip`` and ``go``
        (see `bars`).
    title : str
        Title of the axis, with its unit.
    description : str
        The chart in a sentence, for screen readers.
    """
    base: Chart = alt.Chart(_ROWS).encode(y=alt.Y("town_name:N", sort=list(towns), title=None))
    drawn = base.mark_bar(cursor=_HAND).encode(
        x=alt.X("value:Q", title=title, axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("theme_name:N", scale=_theme_scale(colours), legend=None),
        tooltip=alt.Tooltip("tip:N"),
    )
    # A town without a value has its reason in the place of a bar, not a bar of length zero.
    missing = (
        base.transform_filter("!isValid(datum.value)")
        .mark_text(align="left", dx=4, fontSize=13, font=_FONT, color=_INK)
        .encode(x=alt.value(0), text="words:N")
    )
    small = alt.layer(drawn, missing).properties(width=260, height=alt.Step(ROW_HEIGHT))
    order = [name for name, _ in colours]
    facet: Chart = small.facet(
        alt.Facet("theme_name:N", sort=order, title=None), columns=2, data=_ROWS
    )
    facet.spec.data = alt.Undefined  # the rows belong to the whole
    for layer in facet.spec.layer:
        layer.data = alt.Undefined
    return _spec(facet, description)
