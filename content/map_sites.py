"""Which projects of a view stand on the map at their site, and of how many no site is known."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from content import cache, store
from content.page import Page
from webmap import sites
from zmos_data.facets import passing
from zmos_data.model import Dataset

OF_ONE = "project"  # the page of one project


@cache.kept(4, key=lambda dataset: dataset.checksum)
def _with_site(dataset: Dataset) -> np.ndarray:
    return sites.positions(dataset)


def shown(page: Page) -> list[str]:
    """Return the ids of the view's projects that have a site, in the order of their table.

    On the page of a project its own alone.
    """
    found = _with_site(page.dataset)
    if not len(found):
        return []
    inside = found[passing(page.dataset.index, page.selection)[found]]
    ids = [str(project) for project in page.dataset.projects["project_id"].iloc[inside]]
    return ids if page.name != OF_ONE else [one for one in ids if one == page.selection.project_id]


def words(page: Page, sited: Collection[str]) -> str:
    """Say how many projects stand on the map, and of how many no site is known.

    Parameters
    ----------
    page : Page
        Its chosen town, else everything in the view, is what is counted.
    sited : collection of str
        Ids of the view's projects that have a site.
    """
    if page.name == OF_ONE:
        return ""  # the page says itself where its project is
    text, total, on_map = page.text, *_counted(page, sited)
    said = []
    if on_map:
        said.append(text.count("{n} project on the map", "{n} projects on the map", on_map))
    if total > on_map:
        said.append(
            text.count(
                "site not known for {n} project", "site not known for {n} projects", total - on_map
            )
        )
    joined = "; ".join(said)
    return joined[:1].upper() + joined[1:]


def _counted(page: Page, sited: Collection[str]) -> tuple[int, int]:
    """Count projects, and those of them that have a site."""
    code = page.selection.municipality_code
    if code is None:
        return page.view.headline.projects, len(sited)
    own = store.town_projects(page, page.selection, code)["project_id"]
    return len(own), int(own.isin(list(sited)).sum())
