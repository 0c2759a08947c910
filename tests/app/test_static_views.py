"""Views of the static edition that are put together are those that the whole page draws."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from static_site import composed
from static_site.axes import MEASURE, PERIOD, THEME, name_of
from static_site.states import DROPPED
from ui.parts import summary
from ui.recording import Recorder, RecordingError, View
from zmos_data.parameters import FIGURE, TOWN

FILTERS = [
    {},
    {THEME: "urban_environment"},
    {PERIOD: "2021-2027"},
    {THEME: "innovation_policy"},
    {THEME: "sustainable_mobility", PERIOD: "2014-2020"},
]
# Of the tables that a reader meets, the address of the view in them is the server's matter.
ADDRESSED = ("citation", "press", "share")


def recorded(recorder: Recorder, shown: dict[str, str]) -> View:
    return replace(recorder.record(shown), query=name_of(shown))


def held(view: View) -> dict[str, object]:
    """Return what the edition keeps of a view, by name."""
    found: dict[str, object] = {}
    for element in view.elements:
        if element.kind == "board":
            found |= element.data["parts"]
        else:
            found |= {f"${name}": value for name, value in element.data.items() if name != "id"}
    return {name: value for name, value in found.items() if name not in (*DROPPED, *ADDRESSED)}


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_town_on_the_map(language):
    recorder = Recorder("map", language)
    measures = ["", "eu_eur", "total_eur_per_1000", "themes"]
    wholes = [recorded(recorder, {**f, MEASURE: m}) for f in FILTERS for m in measures]
    for made in composed.of_towns(wholes, ("061", "133"), language):
        assert held(made) == held(recorder.record(dict(parse_qsl(made.query)))), made.query


def test_a_figure_and_a_town_on_the_page_of_the_data():
    recorder = Recorder("data", "sl")
    for filters in FILTERS[:4]:
        whole = recorded(recorder, filters)
        for more in (
            {TOWN: "061"},
            {FIGURE: "projects"},
            {FIGURE: "eu_eur", TOWN: "133"},
            {FIGURE: "total_eur_per_1000", TOWN: "061"},
        ):
            shown = {**filters, **more}
            assert held(composed.of_data(shown, whole, "sl")) == held(recorder.record(shown)), shown


def test_every_figure_of_a_view_leads_to_a_view_of_the_page_of_the_data():
    view = recorded(Recorder("map", "sl"), {THEME: "urban_environment", MEASURE: "eu_eur"})
    found = composed.figures_of(view)
    assert "stevilka=eu_eur&tema=urban_environment" in found
    assert "obcina=061&stevilka=projects&tema=urban_environment" in found
    assert not [name for name in found if MEASURE in name]
    assert all(FIGURE in dict(parse_qsl(name)) for name in found)


def test_figures_of_several_views_are_those_of_each():
    recorder = Recorder("map", "sl")
    views = [recorded(recorder, {**f, MEASURE: m}) for f in FILTERS[:2] for m in ("", "eu_eur")]
    together = set().union(*(composed.figures_of(view) for view in views))
    assert composed.figures_of(*views) == together


def test_a_page_that_breaks_off_is_not_recorded(monkeypatch):
    recorder = Recorder("map", "sl")

    def breaks(_page):
        raise ValueError("no such figure")

    with monkeypatch.context() as patch:
        patch.setattr(summary, "render_summary", breaks)
        with pytest.raises(RecordingError, match=r"^map, .*tema"):
            recorder.record({THEME: "x"})
    assert held(recorder.record({}))


def test_a_long_list_behind_a_figure_has_its_further_pages():
    recorder = Recorder("data", "sl")
    view = composed.of_data({FIGURE: "projects"}, recorded(recorder, {}), "sl")
    assert composed.pages_of(view) == ["2"]
    few = {THEME: "energy_efficiency"}
    view = composed.of_data({**few, FIGURE: "projects"}, recorded(recorder, few), "sl")
    assert composed.pages_of(view) == []
