"""The view as codes in the address; the only file that touches the session's state.

The address is the one truth. A widget shows what the address says; a change of the widget
writes the address before the page runs again. Copied links therefore open the same view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from ui.text import LANGUAGES, pick_language
from zmos_data.model import Dataset
from zmos_data.queries import PERIODS
from zmos_data.selection import Measure, Selection

TOWN, THEME, PERIOD, MEASURE, PAGE, LANGUAGE = (
    "obcina",
    "tema",
    "obdobje",
    "kazalnik",
    "stran",
    "lang",
)


@dataclass(frozen=True)
class Codes:
    """The codes that a link may name."""

    towns: tuple[str, ...]
    themes: tuple[str, ...]
    periods: tuple[str, ...] = PERIODS


@dataclass(frozen=True)
class Ignored:
    """A value of the link that is not known: parameter and what it said."""

    parameter: str
    value: str


def codes_of(dataset: Dataset) -> Codes:
    """Return the codes that the data set knows."""
    return Codes(
        towns=tuple(dataset.municipalities["municipality_code"]),
        themes=tuple(dataset.themes["theme_code"]),
    )


def parse(
    params: Mapping[str, Sequence[str]], codes: Codes
) -> tuple[Selection, str | None, tuple[Ignored, ...]]:
    """Read a view out of the address's parameters (pure).

    Parameters
    ----------
    params : mapping of str to sequence of str
        Every value of every parameter; unknown parameters are somebody else's.
    codes : Codes
        What may be named.

    Returns
    -------
    (Selection, str or None, tuple of Ignored)
        The view, the language asked for, and the values that were not understood. A bad
        value never spoils the rest of the link.
    """
    ignored: list[Ignored] = []

    def known(name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        values = [v for value in params.get(name, ()) for v in value.split(",") if v]
        ignored.extend(Ignored(name, v) for v in values if v not in allowed)
        return tuple(code for code in allowed if code in values)

    def last(name: str, allowed: Sequence[str]) -> str | None:
        found = known(name, allowed)
        return found[-1] if found else None

    measure = last(MEASURE, [m.value for m in Measure])
    selection = Selection(
        themes=known(THEME, codes.themes),
        periods=known(PERIOD, codes.periods),
        municipality_code=last(TOWN, codes.towns),
        measure=Measure(measure) if measure else Measure.PROJECTS,
        page=_page(params.get(PAGE, ()), ignored),
    )
    return selection, last(LANGUAGE, LANGUAGES), tuple(ignored)


def _page(values: Sequence[str], ignored: list[Ignored]) -> int:
    """Read a page number; what is not one counts as the first page and is reported."""
    page = 1
    for value in values:
        if value.isascii() and value.isdigit() and 1 <= len(value) <= 4 and int(value) >= 1:
            page = int(value)
        else:
            ignored.append(Ignored(PAGE, value))
    return page


def to_query(selection: Selection, language: str) -> dict[str, str]:
    """Write a view as the parameters of a link; defaults are left out."""
    query = {
        TOWN: selection.municipality_code or "",
        THEME: ",".join(selection.themes),
        PERIOD: ",".join(selection.periods),
        MEASURE: "" if selection.measure is Measure.PROJECTS else selection.measure.value,
        PAGE: "" if selection.page == 1 else str(selection.page),
        LANGUAGE: language,
    }
    return {name: value for name, value in query.items() if value}


def read(dataset: Dataset) -> tuple[Selection, str, tuple[Ignored, ...]]:
    """Read the view and the language of the present page."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    selection, asked, ignored = parse(params, codes_of(dataset))
    return selection, read_language(asked), ignored


def read_language(asked: str | None = None) -> str:
    """Return the language: of the link, else of the browser, else Slovenian."""
    return pick_language(asked or st.query_params.get(LANGUAGE), st.context.locale)


def write(selection: Selection, language: str) -> None:
    """Put the view into the address."""
    st.query_params.from_dict(to_query(selection, language))


def bound(key: str, value: object) -> str:
    """Make the widget with this key show the value; returns the key."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def on_themes(key: str, dataset: Dataset) -> None:
    """Take the themes from a widget."""
    _change(dataset, themes=_in_order(st.session_state[key], codes_of(dataset).themes), page=1)


def on_periods(key: str, dataset: Dataset) -> None:
    """Take the periods from a widget."""
    _change(dataset, periods=_in_order(st.session_state[key], PERIODS), page=1)


def on_measure(key: str, dataset: Dataset) -> None:
    """Take the measure from a widget."""
    _change(dataset, measure=Measure(st.session_state[key]))


def on_town(key: str, dataset: Dataset) -> None:
    """Take the town from a widget; empty closes the panel."""
    _change(dataset, municipality_code=st.session_state[key] or None, page=1)


def on_language(key: str, dataset: Dataset) -> None:
    """Take the language from a widget; the view stays."""
    selection, language, _ = read(dataset)
    write(selection, st.session_state[key] or language)


def on_map_click(dataset: Dataset, key: str) -> None:
    """Take the town that was clicked on the map."""
    code = clicked_town(st.session_state.get(key), codes_of(dataset).towns)
    if code:
        _change(dataset, municipality_code=code, page=1)


def clicked_town(value: object, towns: Sequence[str]) -> str | None:
    """Read the town's code out of what the map sent back (pure).

    The map sends ``{"last_object_clicked_tooltip": "061@12"}``: the code, and a serial
    number so that a second click on the same town counts as well.
    """
    tooltip = value.get("last_object_clicked_tooltip") if isinstance(value, dict) else None
    code = tooltip.split("@")[0] if isinstance(tooltip, str) else None
    return code if code in towns else None


def on_button(selection: Selection, language: str) -> None:
    """Go to a view that a button leads to."""
    write(selection, language)


def _change(dataset: Dataset, **changes: object) -> None:
    selection, language, _ = read(dataset)
    write(replace(selection, **changes), language)  # type: ignore[arg-type]


def _in_order(chosen: Sequence[str] | None, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in (chosen or ()))
