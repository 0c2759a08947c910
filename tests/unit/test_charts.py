"""Charts without their rows: what an empty cell is, and that a filter changes no drawing."""

import json

from ui import charts

COLOURS = (("Mobility", "#0072B2"), ("Urban", "#009E73"))


def test_an_empty_cell_has_no_colour_of_the_scale():
    layers = json.loads(charts.heatmap(("Celje",), ("Mobility",), "Projects", "d"))["layer"]
    empty, boxes, _ = layers
    assert empty["transform"] == [{"filter": "!isValid(datum.value)"}]
    assert "color" not in empty.get("encoding", {})
    assert empty["mark"]["fill"] == "#ffffff"
    assert boxes["transform"] == [{"filter": "isValid(datum.value)"}]
    assert boxes["encoding"]["color"]["scale"]["domainMin"] == 0


def test_a_diamond_is_only_a_start_whose_end_is_not_known():
    spec = json.loads(charts.timeline(("a",), (2016, 2024), COLOURS, "Theme", "d"))
    spans, points = spec["layer"]
    assert spans["transform"] == [{"filter": "isValid(datum.end)"}]
    assert points["transform"] == [{"filter": "!isValid(datum.end)"}]


def test_no_chart_names_rows_that_it_does_not_get():
    specs = [
        charts.bars("n", "name", "Projects", "d"),
        charts.heatmap(("Celje",), ("Mobility",), "Projects", "d"),
        charts.timeline(("a",), (2016, 2024), COLOURS, "Theme", "d"),
        charts.multiples(COLOURS, "Projects", "d"),
    ]
    for spec in specs:
        assert '"data"' not in spec
        assert json.loads(spec)["description"] == "d"
