"""Sites on the map: those that are known, none that is not, and how many are not."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from content import map_sites, map_state
from tests.pages import build_page
from tests.tables import table
from tests.words import plain
from webmap import sites

SITES = table("sites")
PROJECTS = table("projects")


def test_every_site_is_drawn_where_the_table_has_it_and_no_other(dataset):
    drawn = {(s["id"], *s["at"], s["precision"]) for s in sites.drawn(dataset)}
    own = SITES[["project_id", "lat", "lon", "precision"]].itertuples(index=False, name=None)
    assert drawn == {(code, float(lat), float(lon), how) for code, lat, lon, how in own}


def test_a_site_has_the_theme_and_both_names_of_its_project(dataset):
    themes = list(table("themes")["theme_code"])
    rows = PROJECTS.set_index("project_id")
    for site in sites.drawn(dataset):
        row = rows.loc[site["id"]]
        assert themes[site["theme"]] == row["theme_code"]
        assert site["name"]["sl"] == row["name_sl"]
        assert site["name"]["en"]


def test_the_state_names_the_projects_of_the_view_that_have_a_site(dataset):
    view = {"themes": ("sustainable_mobility",)}
    own = PROJECTS[PROJECTS["theme_code"] == "sustainable_mobility"]["project_id"]
    wanted = set(own) & set(SITES["project_id"])
    assert len(wanted) > 3
    state = map_state.build_state(build_page(dataset, **view))
    assert set(state["sites"].split()) == wanted


@pytest.mark.parametrize("code", ["061", "011", "070"])
def test_projects_without_a_site_are_counted(dataset, code):
    page = build_page(dataset, "en", municipality_code=code)
    own = set(PROJECTS[PROJECTS["municipality_code"] == code]["project_id"])
    known = len(own & set(SITES["project_id"]))
    said = plain(map_sites.words(page, map_sites.shown(page)))
    parts = [f"{known} project{'s' if known > 1 else ''} on the map"] if known else []
    rest = len(own) - known
    parts += [f"site not known for {rest} project{'s' if rest > 1 else ''}"] if rest else []
    assert said.lower() == "; ".join(parts)
    assert said[0].isdigit() or said[0].isupper()


def test_a_map_of_too_many_sites_draws_none_of_them(dataset):
    many = pd.concat([dataset.sites] * (sites.MOST // len(dataset.sites) + 1), ignore_index=True)
    larger = replace(dataset, sites=many, checksum="0" * 64)
    assert sites.drawn(larger) == []
    assert map_sites.shown(build_page(larger)) == []


def test_the_page_of_a_project_shows_its_site_alone(dataset):
    sited, other = dataset.sites["project_id"].iloc[0], "061-01"
    assert other not in set(dataset.sites["project_id"])
    for project, ids in ((sited, [sited]), (other, [])):
        page = replace(build_page(dataset, project_id=project), name="project")
        assert map_sites.shown(page) == ids
        assert map_sites.words(page, ids) == ""
