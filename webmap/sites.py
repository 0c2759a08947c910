"""The sites of projects that the map draws: what of them is the same for every view."""

from __future__ import annotations

import numpy as np

from zmos_data.model import Dataset

MOST = 2000  # sites; a map that has more draws none of them, and no card lacks one for it


def drawn(dataset: Dataset) -> list[dict[str, object]]:
    """Write the sites of a data set for the map's script.

    Parameters
    ----------
    dataset : Dataset
        For its tables ``sites``, ``projects`` and ``themes``.

    Returns
    -------
    list of dict
        Of each site ``id`` of its project, ``at`` (WGS 84, lat/lon), ``theme`` (its place in the
        table of themes), ``precision``, and by language ``name`` of the project and ``where`` (what
        the point is). Empty where there are more than ``MOST``.
    """
    if len(dataset.sites) > MOST:
        return []
    order = {code: n for n, code in enumerate(dataset.themes["theme_code"])}
    projects = dataset.projects[["project_id", "theme_code", "name_sl", "name_en"]]
    joined = dataset.sites.merge(projects, on="project_id")
    return [
        {
            "id": site.project_id,
            "at": [site.lat, site.lon],
            "theme": order[site.theme_code],
            "precision": site.precision,
            "name": _words(site.name_sl, site.name_en),
            "where": _words(site.point_is_sl, site.point_is_en),
        }
        for site in joined.itertuples(name="Site")
    ]


def positions(dataset: Dataset) -> np.ndarray:
    """Return where the projects with a drawn site stand in the table ``projects``, rising."""
    if len(dataset.sites) > MOST:
        return np.array([], dtype=np.intp)
    found: np.ndarray = np.flatnonzero(
        dataset.projects["project_id"].isin(dataset.sites["project_id"])
    )
    return found


def _words(slovenian: object, english: object) -> dict[str, object]:
    return {"sl": slovenian, "en": english if isinstance(english, str) else slovenian}
