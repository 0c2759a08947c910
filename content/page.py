"""What every part of a page needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from content.text import Text
from webmap.assets import Assets
from zmos_data.classification import class_breaks
from zmos_data.collation import collation_key
from zmos_data.eligibility import ineligible_periods, theme_statuses
from zmos_data.facets import option_counts
from zmos_data.model import Dataset
from zmos_data.parameters import Ignored
from zmos_data.queries import (
    Coverage,
    Headline,
    ThemeTotal,
    coverage,
    headline,
    totals_by_theme,
)
from zmos_data.rows import Priority, ProgrammeFigure, Project, Theme, Town, rows_in
from zmos_data.selection import Selection
from zmos_data.town_totals import TownMeasure, TownTotal, town_measures, town_totals


@dataclass(frozen=True, eq=False)
class View:
    """The figures of one view, each computed when it is first asked; treat them as read-only.

    Attributes
    ----------
    dataset : Dataset
        The data.
    selection : Selection
        Its filters and its measure; nothing else of it is asked.
    same : View or None
        The same view by another measure, which has all figures but those of the measure.
    """

    dataset: Dataset
    selection: Selection
    same: View | None = None

    @cached_property
    def headline(self) -> Headline:
        """Towns, projects and sums."""
        if self.same:
            return self.same.headline
        return headline(self.dataset, self.selection)

    @cached_property
    def totals(self) -> dict[str, TownTotal]:
        """What the view holds of each town."""
        if self.same:
            return self.same.totals
        return town_totals(self.dataset, self.selection)

    @cached_property
    def measures(self) -> dict[str, TownMeasure]:
        """The chosen measure of each town."""
        return town_measures(self.dataset, self.totals, self.selection.measure)

    @cached_property
    def parts(self) -> dict[str, dict[str, tuple[int, str]]]:
        """For each town, (projects, status) by theme."""
        if self.same:
            return self.same.parts
        found: dict[str, dict[str, tuple[int, str]]] = {}
        for code, theme, n, status in theme_statuses(self.dataset, self.selection):
            found.setdefault(code, {})[theme] = (n, status)
        return found

    @cached_property
    def themes(self) -> dict[str, ThemeTotal]:
        """What the view holds of each theme."""
        if self.same:
            return self.same.themes
        return totals_by_theme(self.dataset, self.selection)

    @cached_property
    def breaks(self) -> tuple[float, ...]:
        """Upper limits of the map's classes."""
        values = (found.value for found in self.measures.values())
        return class_breaks(values, whole=self.selection.measure.is_count)

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """For each option of each filter, how many projects it would leave."""
        if self.same:
            return self.same.counts
        return option_counts(self.dataset.index, self.selection)

    def ask_all(self) -> None:
        """Compute every figure, as the pages do together."""
        for name, part in vars(View).items():
            if isinstance(part, cached_property):
                getattr(self, name)


@dataclass(frozen=True)
class Rows:
    """The rows of the small tables, and names by code; read once for a data set."""

    towns: dict[str, Town]
    themes: dict[str, Theme]
    priorities: dict[str, Priority]
    town_names: dict[str, str]
    regions: dict[str, dict[str, str]]
    coverage: Coverage
    programmes: tuple[ProgrammeFigure, ...]
    ineligible: dict[str, tuple[str, ...]]  # periods in which a town was not eligible


def rows_of(dataset: Dataset) -> Rows:
    """Read towns and themes by code; the towns' names by the Slovenian alphabet."""
    towns: dict[str, Town] = {
        str(t.municipality_code): t for t in rows_in(dataset.municipalities, Town)
    }
    names = sorted(
        ((code, town.name) for code, town in towns.items()), key=lambda item: collation_key(item[1])
    )
    themes: dict[str, Theme] = {str(t.theme_code): t for t in rows_in(dataset.themes, Theme)}
    priorities: dict[str, Priority] = {
        str(p.priority_code): p for p in rows_in(dataset.priorities, Priority)
    }
    programmes = tuple(rows_in(dataset.programmes, ProgrammeFigure))
    return Rows(
        towns,
        themes,
        priorities,
        dict(names),
        _regions(dataset),
        coverage(dataset),
        programmes,
        ineligible_periods(dataset),
    )


def _regions(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return the names of statistical and cohesion regions by language and NUTS code."""
    towns = dataset.municipalities
    return {
        language: {
            **dict(zip(towns["nuts3_code"], towns[f"statistical_region{suffix}"], strict=True)),
            **dict(zip(towns["nuts2_code"], towns[f"cohesion_region{suffix}"], strict=True)),
        }
        for language, suffix in (("sl", ""), ("en", "_en"))
    }


@dataclass(frozen=True)
class Page:
    """The data, the words, the view and the static files of one run of a page."""

    dataset: Dataset
    text: Text
    selection: Selection
    assets: Assets
    rows: Rows
    view: View
    name: str = ""  # of the page on screen, of `ui.page_shell.PAGES`; empty for a file
    ignored: tuple[Ignored, ...] = ()  # what of the link was not understood

    @property
    def town(self) -> str:
        """Code of the town that the page is of: the chosen one, else the first by name."""
        return self.selection.municipality_code or next(iter(self.town_names))

    @cached_property
    def project(self) -> Project | None:
        """Row of the project whose card is open."""
        ids = self.dataset.projects["project_id"]
        places = np.flatnonzero(ids == self.selection.project_id)
        return next(iter(self.dataset.project_rows.at(places)), None)

    @property
    def town_names(self) -> dict[str, str]:
        """Names of the towns by code, in the order of the Slovenian alphabet."""
        return self.rows.town_names
