"""The small job that is written in several ways: a map, a filter, four figures and a table."""

from __future__ import annotations

import json
from pathlib import Path

from geodata.boundaries import layer_paths
from zmos_data.loading import load_dataset
from zmos_data.queries import filter_projects
from zmos_data.selection import Selection

THEMES = ("urban_environment", "sustainable_mobility")


def write_job(path: Path) -> None:
    """Write what the job needs as one JSON file, for ways that know nothing of our code.

    Its keys: ``themes``, the choices of the filter; ``towns``, names by code; ``projects`` by
    theme, each with the town's code, total cost and EU contribution in EUR (null where not
    known); ``shapes``, the municipalities as GeoJSON.
    """
    data = load_dataset()
    names = data.municipalities.set_index("municipality_code")["name"]
    projects = {}
    for theme in THEMES:
        found = filter_projects(data, Selection(themes=(theme,)))
        kept = found[["municipality_code", "total_eur", "eu_eur"]]
        projects[theme] = json.loads(kept.to_json(orient="values"))
    shapes = json.loads(layer_paths()["municipalities"].read_text(encoding="utf-8"))
    job = {"themes": THEMES, "towns": names.to_dict(), "projects": projects, "shapes": shapes}
    path.write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
