"""The small job in Dash and dash-leaflet; runs in an environment of its own.

``python dash_page.py PORT FOLDER``: the folder holds ``job.json`` and ``assets/fill.js``.
"""

import json
import sys
from pathlib import Path

import dash_leaflet as dl
from dash import Dash, Input, Output, dcc, html

COLOURS = ("#c8dbeb", "#9fc2de", "#6c9fc8", "#3f7cae", "#1f5585")
port, folder = int(sys.argv[1]), Path(sys.argv[2])
job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
app = Dash(__name__, assets_folder=str(folder / "assets"))


def show(theme):
    """Return the four figures, the colours of the towns and the table of a theme."""
    projects = job["projects"][theme]
    rows = {code: [0, 0.0, 0.0] for code in job["towns"]}
    for code, total, eu in projects:
        row = rows[code]
        row[0] += 1
        row[1] += total or 0
        row[2] += eu or 0
    total, eu = (sum(row[n] for row in rows.values()) for n in (1, 2))
    figures = (sum(row[0] > 0 for row in rows.values()), len(projects), total, eu)
    colours = {code: COLOURS[min(row[0], 4)] for code, row in rows.items()}
    table = [
        html.Tr([html.Td(job["towns"][code]), *(html.Td(f"{value:,.0f}") for value in row)])
        for code, row in sorted(rows.items(), key=lambda item: -item[1][0])
    ]
    return [*(f"{figure:,.0f}" for figure in figures), colours, table]


names = ("Towns", "Projects", "Total cost", "EU contribution")
first = show(job["themes"][0])
app.layout = html.Div(
    [
        dcc.RadioItems(list(job["themes"]), job["themes"][0], id="filter"),
        html.Div(
            [html.P([name, html.Strong(first[n], id=f"f{n}")]) for n, name in enumerate(names)],
            id="figures",
        ),
        dl.Map(
            dl.GeoJSON(
                data=job["shapes"], style={"variable": "job.fill"}, hideout=first[4], id="shapes"
            ),
            center=[46.12, 14.82],
            zoom=8,
            style={"height": "520px"},
            id="map",
        ),
        html.Table(
            [
                html.Thead(html.Tr([html.Th(name) for name in ("Town", *names[1:])])),
                html.Tbody(first[5], id="rows"),
            ],
            id="table",
        ),
    ]
)
app.callback(
    [
        *(Output(f"f{n}", "children") for n in range(4)),
        Output("shapes", "hideout"),
        Output("rows", "children"),
    ],
    Input("filter", "value"),
    prevent_initial_call=True,
)(show)
app.run(host="127.0.0.1", port=port)
