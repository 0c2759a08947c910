"""The view as codes in the address; the only file that touches the session's state.

The address is the one truth. Every control is a link to another view, so that what is on
screen is always what a copied link opens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from ui.text import LANGUAGES, pick_language
from zmos_data.facets import ProjectIndex
from zmos_data.model import Dataset
from zmos_data.selection import COMPARED_LIMIT, FACETS, Counting, Grouping, Measure, Selection

TOWN, MEASURE, PAGE, LANGUAGE = "obcina", "kazalnik", "stran", "lang"
RANGE, UNKNOWN_TOTAL, SEARCH = "vrednost", "neznana", "isci"
COMPARED, PROJECT, SORT, GROUPING, COUNTING = (
    "primerjaj",
    "projekt",
    "razvrsti",
    "skupine",
    "stetje",
)
FACET_PARAMETERS = {
    "themes": "tema", "periods": "obdobje", "priorities": "prednost", "funds": "sklad",
    "stages": "faza", "towns": "mesta", "regions": "regija", "cohesion_regions": "kohezija",
    "figures": "tocnost", "confirmed": "ctn",
}  # fmt: skip
SORTS = (
    "name",
    "town",
    "theme",
    "period",
    "priority",
    "stage",
    "total_eur",
    "eu_eur",
    "start_year",
)
SEARCH_LIMIT = 200
# The presentation: which slide, and whether it is the speaker's window.
SLIDE, SPEAKER = "slide", "govornik"
# Two boxes of a form stand for one range in the link.
FORM_MIN, FORM_MAX = "vrednost_od", "vrednost_do"
_NEXT = "next-page"
SHOW_QR = "^qr"
_VIEW_PARAMETERS = frozenset((
    *FACET_PARAMETERS.values(), TOWN, MEASURE, PAGE, RANGE, UNKNOWN_TOTAL, SEARCH, COMPARED,
    PROJECT, SORT, GROUPING, COUNTING,
))  # fmt: skip


@dataclass(frozen=True)
class Codes:
    """The codes that a link may name."""

    facets: Mapping[str, tuple[str, ...]]
    towns: tuple[str, ...]
    projects: frozenset[str]


@dataclass(frozen=True)
class Ignored:
    """A value of the link that is not known: parameter and what it said."""

    parameter: str
    value: str


def codes_of(dataset: Dataset) -> Codes:
    """Return the codes that the data set knows."""
    index: ProjectIndex = dataset.index
    return Codes(
        facets={name: facet.codes for name, facet in index.facets.items()},
        towns=tuple(dataset.municipalities["municipality_code"]),
        projects=index.ids,
    )


class _Link:
    """The parameters of a link, and what of them was not understood."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self.params = params
        self.ignored: list[Ignored] = []

    def several(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Return the known codes in the order of the tables."""
        values = [v for value in self.params.get(name, ()) for v in value.split(",") if v]
        self.ignored += [Ignored(name, v) for v in dict.fromkeys(values) if v not in allowed]
        return tuple(code for code in allowed if code in values)

    def listed(self, name: str, allowed: Sequence[str], limit: int) -> tuple[str, ...]:
        """Return the known codes in the order of the link, at most ``limit`` of them."""
        values = [v for value in self.params.get(name, ()) for v in value.split(",") if v]
        known = [v for v in dict.fromkeys(values) if v in allowed]
        self.ignored += [Ignored(name, v) for v in values if v not in allowed]
        self.ignored += [Ignored(name, v) for v in known[limit:]]
        return tuple(known[:limit])

    def last(self, name: str, allowed: Sequence[str] | frozenset[str]) -> str | None:
        """Return the last known code."""
        found = None
        for value in self.params.get(name, ()):
            if value in allowed:
                found = value
            elif value:
                self.ignored.append(Ignored(name, value))
        return found

    def page(self) -> int:
        """Return the page; what is not a page number counts as the first one."""
        page = 1
        for value in self.params.get(PAGE, ()):
            if value.isascii() and value.isdigit() and 1 <= len(value) <= 4 and int(value) >= 1:
                page = int(value)
            else:
                self.ignored.append(Ignored(PAGE, value))
        return page

    def search(self) -> str:
        """Return what is searched for; what is too long is cut and said."""
        words = " ".join(" ".join(self.params.get(SEARCH, ())).split())
        if len(words) > SEARCH_LIMIT:
            self.ignored.append(Ignored(SEARCH, words[SEARCH_LIMIT:]))
        return words[:SEARCH_LIMIT].strip()

    def range(self) -> tuple[float | None, float | None]:
        """Return the bounds of the total cost; a range that is none is left out and said."""
        low = high = None
        for value in self.params.get(RANGE, ()):
            first, dash, second = value.partition("-")
            low, high = _euros(first), _euros(second)
            bad = not dash or (first and low is None) or (second and high is None)
            if bad or (low is not None and high is not None and low > high):
                self.ignored.append(Ignored(RANGE, value))
                low = high = None
        return low, high


# People write 1.000.000 or 1,000,000; amounts here are whole euros.
_GROUPING = str.maketrans("", "", " \u00a0.,'")


def _euros(value: str) -> float | None:
    plain = value.translate(_GROUPING)
    return float(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 13 else None


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
    link = _Link(params)
    facets: dict[str, Any] = {
        name: link.several(FACET_PARAMETERS[name], codes.facets[name]) for name in FACETS
    }
    low, high = link.range()
    selection = Selection(
        **facets,
        total_min=low,
        total_max=high,
        total_unknown=link.last(UNKNOWN_TOTAL, ("da",)) is not None,
        search=link.search(),
        municipality_code=link.last(TOWN, codes.towns),
        measure=Measure(link.last(MEASURE, [m.value for m in Measure]) or Measure.PROJECTS),
        page=link.page(),
        compared=link.listed(COMPARED, codes.towns, COMPARED_LIMIT),
        project_id=link.last(PROJECT, codes.projects),
        sort=link.last(SORT, [*SORTS, *(f"-{column}" for column in SORTS)]) or "",
        grouping=Grouping(link.last(GROUPING, [g.value for g in Grouping]) or Grouping.NONE),
        counting=Counting(link.last(COUNTING, [c.value for c in Counting]) or Counting.ONCE),
    )
    return selection, link.last(LANGUAGE, LANGUAGES), tuple(link.ignored)


def to_query(selection: Selection, language: str) -> dict[str, str]:
    """Write a view as the parameters of a link; defaults are left out."""
    query = {
        TOWN: selection.municipality_code or "",
        **{FACET_PARAMETERS[name]: ",".join(getattr(selection, name)) for name in FACETS},
        RANGE: _range(selection),
        UNKNOWN_TOTAL: "da" if selection.total_unknown else "",
        SEARCH: selection.search,
        COMPARED: ",".join(selection.compared),
        PROJECT: selection.project_id or "",
        MEASURE: "" if selection.measure is Measure.PROJECTS else selection.measure.value,
        SORT: selection.sort,
        GROUPING: "" if selection.grouping is Grouping.NONE else selection.grouping.value,
        COUNTING: "" if selection.counting is Counting.ONCE else selection.counting.value,
        PAGE: "" if selection.page == 1 else str(selection.page),
        LANGUAGE: language,
    }
    return {name: value for name, value in query.items() if value}


def _range(selection: Selection) -> str:
    if not selection.has_range:
        return ""
    bounds = (selection.total_min, selection.total_max)
    return "-".join("" if bound is None else f"{bound:.0f}" for bound in bounds)


def link(selection: Selection, language: str) -> str:
    """Write a view as the query string of a link, without the question mark."""
    return urlencode(to_query(selection, language), safe=",")


def flip(kind: str, code: str) -> str:
    """Write what switches an option of a facet on or off: short, there are many of them."""
    return f"~{FACET_PARAMETERS[kind]}:{code}"


def flipped(value: str, selection: Selection, codes: Codes) -> Selection:
    """Switch an option of a facet as `flip` says; anything else changes nothing (pure)."""
    parameter, _, code = value.removeprefix("~").partition(":")
    kinds = {name: kind for kind, name in FACET_PARAMETERS.items()}
    kind = kinds.get(parameter, "")
    if code not in codes.facets.get(kind, ()):
        return selection
    order = codes.facets[kind]
    changed = selection.toggled(kind, code)
    return changed.view(**{kind: tuple(c for c in order if c in getattr(changed, kind))})


def elsewhere(path: str, selection: Selection, language: str) -> str:
    """Write what leads to a view on another page of the dashboard; "" is the map."""
    return f"@{path}?{link(selection, language)}"


def parse_query(query: str) -> dict[str, list[str]]:
    """Read a query string; the two boxes of the range become one parameter (pure)."""
    params = parse_qs(query, keep_blank_values=True, max_num_fields=100)
    low, high = (params.pop(name, [""])[-1].strip() for name in (FORM_MIN, FORM_MAX))
    if low or high:
        params[RANGE] = [f"{low}-{high}"]
    return params


def refused(query: str, codes: Codes) -> tuple[str, ...]:
    """Name what of a stored view is not known: parameters and codes (pure)."""
    params = parse_qs(query, keep_blank_values=True)
    _, _, ignored = parse(params, codes)
    unknown = [name for name in params if name not in _VIEW_PARAMETERS]
    return (*unknown, *(f"{bad.parameter}={bad.value}" for bad in ignored))


def read_slide(slides: int) -> int:
    """Return the slide that the address asks for, from 1; the nearest there is."""
    value = st.query_params.get(SLIDE, "")
    asked = int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else 1
    return max(1, min(asked, slides))


def is_speaker() -> bool:
    """Tell whether the page is the speaker's window."""
    return st.query_params.get(SPEAKER) == "da"


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


def on_go(key: str, dataset: Dataset) -> None:
    """Go to the view that a control leads to.

    The browser sends the control's link and the view that it was written for, so that a
    click that comes before the page has caught up undoes nothing. What was not understood
    in a form stays in the address for one run, so that it is named.
    """
    sent = st.session_state[key].get("go")
    if not isinstance(sent, list) or len(sent) != 2 or not all(isinstance(v, str) for v in sent):
        return
    value, written_for = sent
    if value == SHOW_QR:
        st.session_state[SHOW_QR] = True
        return
    codes = codes_of(dataset)
    present, language, _ = read(dataset)
    if value.startswith("~"):
        write(flipped(value, present, codes), language)
        return
    path, _, query = value[1:].partition("?") if value.startswith("@") else ("", "", value)
    target, asked, ignored = parse(parse_query(query), codes)
    base, _, _ = parse(parse_query(written_for), codes)
    view = merged(target, base, present)
    language = read_language(asked or language)
    if value.startswith("@"):
        st.session_state[_NEXT] = (path, view, language)
        return
    write(view, language)
    for bad in ignored:
        st.query_params[bad.parameter] = bad.value


def merged(target: Selection, base: Selection, present: Selection) -> Selection:
    """Apply to the present view what a link changes in the view it was written for (pure)."""
    changes = {
        name: getattr(target, name)
        for name in Selection.__dataclass_fields__
        if getattr(target, name) != getattr(base, name)
    }
    return replace(present, **changes)


def qr_wanted() -> bool:
    """Tell whether the visitor has asked for the QR code of the view."""
    return SHOW_QR in st.session_state


def follow(files: Mapping[str, str]) -> None:
    """Go to the page that a control has led to, if one has.

    Parameters
    ----------
    files : mapping of str to str
        File of each page by its path.
    """
    path, view, language = st.session_state.pop(_NEXT, (None, Selection(), ""))
    if path in files:
        st.switch_page(files[path], query_params=to_query(view, language))


def on_map_click(dataset: Dataset, key: str) -> None:
    """Take the town that was clicked on the map."""
    code, several = clicked_town(st.session_state.get(key), codes_of(dataset).towns)
    if not code:
        return
    selection, language, _ = read(dataset)
    chosen = selection.compared_with(code) if several else selection.view(municipality_code=code)
    write(chosen, language)


def clicked_town(value: object, towns: Sequence[str]) -> tuple[str | None, bool]:
    """Read the town's code out of what the map sent back (pure).

    The map sends ``{"last_object_clicked_tooltip": "061@12"}``: the code, and a serial
    number so that a second click on the same town counts as well. ``061+@12`` puts the town
    into the comparison.
    """
    tooltip = value.get("last_object_clicked_tooltip") if isinstance(value, dict) else None
    code = tooltip.split("@")[0] if isinstance(tooltip, str) else ""
    several = code.endswith("+")
    code = code.removesuffix("+")
    return (code, several) if code in towns else (None, False)


def on_pick(dataset: Dataset, key: str, facets: Mapping[str, str]) -> None:
    """Take what was clicked in a chart as filters.

    Parameters
    ----------
    dataset : Dataset
        What may be named.
    key : str
        Key of the chart.
    facets : mapping of str to str
        Facet that each field of the chart filters by.
    """
    state = st.session_state.get(key)
    picked = state.get("selection", {}).get("pick") if state else None
    selection, language, _ = read(dataset)
    write(picked_view(picked, selection, facets, codes_of(dataset)), language)


def picked_view(
    picked: object, selection: Selection, facets: Mapping[str, str], codes: Codes
) -> Selection:
    """Filter by what was picked; anything that is not known changes nothing (pure)."""
    rows = [row for row in picked if isinstance(row, dict)] if isinstance(picked, list) else []
    for field, facet in facets.items():
        chosen = {str(row.get(field)) for row in rows}
        known = tuple(code for code in codes.facets[facet] if code in chosen)
        if known:
            selection = selection.view(**{facet: known})
    return selection
