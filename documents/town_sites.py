"""The sites of a town's projects: in words, and as discs whose rim says how exact they are."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from content import project_sources
from content.text import Text
from documents.map_badge import INK, POINTS
from documents.map_keys import BODY, write
from documents.town_pack import Entry, Pack
from documents.town_spots import Spot
from webmap.tokens import COLOURS
from zmos_data.rows import Site, rows_in

RADIUS = 10.0  # of a project's disc
KEY = 26.0  # height of a line of the key
_EXACT, _NEAR, _AREA = "exact", "near", "area"
_PRECISIONS = {"address": _EXACT, "street": _NEAR, "line": _NEAR, "area": _AREA}


@dataclass(frozen=True)
class Sited:
    """A site of a project, with the entry that it is of, and where in the picture it is."""

    entry: Entry
    site: Site
    x: float
    y: float

    @property
    def precision(self) -> str:
        """How exact the point is, of the three kinds that the picture tells apart."""
        return _PRECISIONS[self.site.precision]


def map_words(pack: Pack) -> str:
    """Say in words what the picture shows: each project that has a site, and how exact it is."""
    text, dataset = pack.page.text, pack.page.dataset
    places = {code: n for n, code in enumerate(dataset.projects["project_id"])}
    projects = dataset.project_rows.at(places[entry.id] for entry in pack.entries)
    said = [
        f"{entry.number}: {'; '.join(where)}"
        for entry, project in zip(pack.entries, projects, strict=True)
        if (where := project_sources.sites(pack.page, project))
    ]
    title = text.say("Map of the town: {town}", town=pack.name)
    return f"{title}. {'. '.join([*said, unknown_sites(pack)])}".strip()


def under_map(pack: Pack) -> str:
    """Say what the numbers are, where there is any, and of how many projects no site is known."""
    numbers = pack.page.text.say("The numbers are those of the list of projects.")
    return " ".join(filter(None, (numbers if sites_of(pack) else "", unknown_sites(pack))))


def unknown_sites(pack: Pack) -> str:
    """Say of how many projects no site is known; "" where of all one is."""
    known = set(pack.page.dataset.sites["project_id"])
    without = sum(entry.id not in known for entry in pack.entries)
    if not without:
        return ""
    return pack.page.text.count(
        "The site is not known for {n} project.", "The site is not known for {n} projects.", without
    )


def sites_of(pack: Pack) -> list[tuple[Entry, Site]]:
    """Return the sites of the pack's projects, in the order of the projects."""
    table = pack.page.dataset.sites
    entries = {entry.id: entry for entry in pack.entries}
    rows = rows_in(table[table["project_id"].isin(entries)], Site)
    return sorted(((entries[row.project_id], row) for row in rows), key=lambda one: one[0].number)


def kinds(sites: list[tuple[Entry, Site]]) -> list[str]:
    """Return how exact the sites are, of the three kinds, the most exact first."""
    found = {_PRECISIONS[site.precision] for _, site in sites}
    return [kind for kind in (_EXACT, _NEAR, _AREA) if kind in found]


def draw_site(axes: Axes, one: Sited, spot: Spot) -> None:
    """Draw a project's disc with its number; where it had to move, a line to its place."""
    if spot.has_moved:
        axes.plot([one.x, spot.x], [one.y, spot.y], color=INK, linewidth=0.9 * POINTS, zorder=5)
        axes.add_artist(Circle((one.x, one.y), 2.4, facecolor=INK, linewidth=0, zorder=5))
    _draw_disc(axes, (spot.x, spot.y), one.precision, one.entry.theme.colour)
    write_number(axes, spot, str(one.entry.number), one.entry.theme.ink)


def write_number(axes: Axes, spot: Spot, words: str, ink: str) -> None:
    """Write a number into the middle of a disc."""
    size = 12.0 if len(words) < 3 else 9.0
    write(axes, spot.x, spot.y + size * 0.36, words, size, bold=True, colour=ink, anchor="center")


def _draw_disc(axes: Axes, at: tuple[float, float], precision: str, colour: str) -> None:
    """Draw a disc whose rim says how exact a point is: whole, dashed, or with a ring round it."""
    if precision == _AREA:
        axes.add_artist(
            Circle(at, RADIUS * 1.65, facecolor=f"{COLOURS['line']}40", linewidth=0, zorder=6)
        )
    axes.add_artist(
        Circle(
            at,
            RADIUS + 1.6,
            facecolor=COLOURS["paper"],
            edgecolor=INK,
            zorder=7,
            linewidth=1.3 * POINTS,
            linestyle=(0, (2.2, 1.6)) if precision == _NEAR else "solid",
        )
    )
    axes.add_artist(Circle(at, RADIUS - 0.4, facecolor=colour, linewidth=0, zorder=7))


def draw_key(axes: Axes, text: Text, kind: str, top: float) -> None:
    """Say what a rim means."""
    words = {
        _EXACT: text.say("at the address of the project"),
        _NEAR: text.say("on its street or path"),
        _AREA: text.say("marks the area"),
    }[kind]
    _draw_disc(axes, (18, top + KEY / 2), kind, COLOURS["no-part"])
    write(axes, 40, top + KEY / 2 + 4, words, 11.5, colour=BODY)
